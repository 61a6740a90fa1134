//! Days that a sentence counts from the event told before: `Later on Friday`, `Earlier in the day`.

use chrono::Datelike;
use dateline_document::Document;

use crate::read::draft::Draft;
use crate::read::scene::Scene;
use crate::{DateBasis, DateValue};

/// Rules of times that name the day that was told of.
const SAME: [&str; 2] = ["earlier_this", "same_day"];

/// Days between two of the same name.
const WEEK: i64 = 7;

/// Counts `later on Friday` and `earlier in the day` from the day of the event told before, where that is not the day of writing.
pub(super) fn count_from(
    document: &Document<'_>,
    scene: &Scene<'_>,
    before: Option<&Draft>,
    dates: &mut [DateValue],
) {
    /// Sentences back of which one still goes on.
    const NEAR: usize = 2;
    let near = |draft: &&Draft| draft.sentence + NEAR >= scene.sentence;
    let told = before.filter(near).and_then(|draft| draft.date.as_ref());
    let Some((own, day)) = told.and_then(|own| Some((own, own.best?))) else { return };
    for date in dates {
        let Some(best) = date.best.filter(|best| *best != day) else { continue };
        let rule = date.rule.as_deref().unwrap_or_default();
        let named =
            date.evidence.first().map(|words| document.words((*words).into()).to_lowercase());
        let starts = |start: &str| named.as_ref().is_some_and(|words| words.starts_with(start));
        // `Earlier in the day`, and not `earlier this week`
        let same =
            SAME.contains(&rule) && named.as_ref().is_some_and(|words| words.ends_with(" day"));
        let weekday =
            starts("later") && best.weekday() == day.weekday() && (best - day).num_days() == WEEK;
        if !(same || weekday) {
            continue;
        }
        date.rejected.push((best, "counted from the day of writing".to_owned()));
        (date.start, date.end, date.best) = (Some(day), Some(day), Some(day));
        date.basis = DateBasis::Inferred;
        date.confidence = (u16::from(own.confidence) * 8 / 10) as u8;
        date.reason = Some("the day of the event told before".to_owned());
        date.anchor = own.evidence.first().copied();
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// The day of each account.
    fn days(text: &str) -> Vec<String> {
        let reading = read_alone(text);
        let best =
            |own: &crate::Account| own.telling.dates.first().and_then(|said| said.value.best);
        reading.accounts.iter().filter_map(best).map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_day_told_before() {
        const LINE: &str = "MAPUTO, May 10, 2024 (Reuters) - ";
        let text = "Insurgents killed two farmers in Macomia last Friday. Later on Friday they attacked Palma, killing three guards.\n";
        assert_eq!(days(&format!("{LINE}{text}")), ["2024-05-03", "2024-05-03"]);
        let text = "A bomb killed six people in Baquba yesterday. Earlier in the day nine people were killed in a suicide attack in Ramadi.\n";
        assert_eq!(days(&format!("{LINE}{text}")), ["2024-05-09", "2024-05-09"]);
    }
}
