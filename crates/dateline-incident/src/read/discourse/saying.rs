//! Parts of a day that are counted from the day of saying: `overnight, the governor said on Wednesday`.

use chrono::{Days, NaiveDate};
use dateline_document::Document;

use crate::DateValue;
use crate::read::scene::Scene;

/// Rules of times that name a part of a day and no day.
const PARTS: [&str; 2] = ["overnight", "part_alone"];

/// Days of saying further back than this are of another story.
const WEEK: u64 = 7;

/// Counts the parts of days among `dates` from the day on which the source of the scene spoke, where it names one.
pub(super) fn count_from(document: &Document<'_>, scene: &Scene<'_>, dates: &mut [DateValue]) {
    let part = |date: &DateValue| date.rule.as_ref().is_some_and(|rule| PARTS.contains(&&**rule));
    let (Some(written), true) = (document.reference.best, dates.iter().any(part)) else { return };
    let said = scene.voices.iter().find_map(|(_, own)| {
        let span = own.said_on?;
        let time = document.times_in(span).iter().find(|time| time.span.overlaps(span))?;
        Some((time.span, time.interval.as_ref()?.single()?))
    });
    let Some((span, day)) = said else { return };
    let Ok(back) = u64::try_from((written - day).num_days()) else { return };
    if back == 0 || back > WEEK {
        return;
    }
    let shift = |day: &mut Option<NaiveDate>| {
        *day = day.and_then(|own| own.checked_sub_days(Days::new(back)));
    };
    // `said on Tuesday that they came in the morning`: counted from Tuesday already.
    let open = |date: &DateValue| part(date) && date.best != Some(day);
    for date in dates.iter_mut().filter(|date| open(date)) {
        if let Some(best) = date.best {
            date.rejected.push((best, "counted from the day of writing".to_owned()));
        }
        shift(&mut date.start);
        shift(&mut date.end);
        shift(&mut date.best);
        date.anchor = Some(span.into());
        date.evidence.push(span.into());
    }
}
