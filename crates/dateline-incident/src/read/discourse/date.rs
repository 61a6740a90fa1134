//! The days of an event that other sentences give: by a link to another event, by what is recent, by what was told before.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};
use dateline_text::{Class, Span};
use dateline_time::Kind;

use crate::read::cue::Cue;
use crate::read::draft::{Draft, Stretch, may_meet, position};
use crate::read::item::Item;
use crate::read::scene::{Joint, Reference, Scene};
use crate::read::trigger::Hit;
use crate::read::value;
use crate::{AccountKind, DateBasis, DateValue, PlaceValue};

use super::fit::fits_place;
use super::{Discourse, RECENT, WEEKS};

/// A count further off than this gives no day.
const WEEK: i64 = 7;

/// Days from which on it is all one whether news is of this week or of the last.
const MONTHS: i64 = 180;

impl Discourse<'_, '_> {
    pub(super) fn same_day(&self, date: &DateValue, place: Option<&PlaceValue>) -> Option<usize> {
        self.remembered().find(|at| {
            let draft = &self.drafts[*at];
            draft.kind != AccountKind::Umbrella
                && draft
                    .date
                    .as_ref()
                    .is_some_and(|own| own.best == date.best && own.best.is_some())
                && fits_place(draft, place)
        })
    }

    /// Dates that the order of telling gives: `a week after`, `after`, `led to`, `in retaliation`.
    pub(super) fn related_date(
        &mut self,
        scene: &Scene<'_>,
        dates: Vec<DateValue>,
    ) -> (Vec<DateValue>, bool) {
        let before = self.focus.and_then(|focus| self.drafts[focus].date.clone());
        let anchor = self.last_date.clone().or(before);
        let part = &scene.part;
        // `The Palma attack came a day after a bomb`: what a sentence between them has told without a day gives none.
        let news = || self.drafts[self.news?].date.clone();
        let anchor = anchor.or_else(|| part.link.and_then(|_| news()));
        if part.joint == Joint::Earlier && self.pronoun_before(part.span) {
            // `That followed five rockets fired on Sunday`: what is told first came later.
            if let (Some(focus), Some(date)) = (self.focus, dates.first()) {
                self.not_before(focus, date);
            }
            return (dates, false);
        }
        if let Some(date) = dates.first() {
            if let (Joint::Beside, Some(focus)) = (part.joint, self.focus) {
                self.of_both(focus, scene, date);
            }
            self.last_date = Some(date.clone());
            return (dates, false);
        }
        if scene.part.joint == Joint::Earlier && part.link.is_none() && self.recent(scene) {
            let dates: Vec<DateValue> = self.recently(scene).into_iter().collect();
            return (dates, true);
        }
        let retaliation = scene
            .cue(Cue::Retaliation)
            .filter(|_| part.joint != Joint::Earlier || scene.reference != Reference::Definite);
        let relation =
            match (part.joint, part.link.and_then(|time| time.link.as_ref()), retaliation) {
                (Joint::Earlier, Some(link), _) => Some((
                    -i64::from(link.days),
                    -i64::from(link.days),
                    slack(link),
                    "before_event",
                    part.link.map(|t| t.span),
                )),
                (Joint::Earlier, None, _) if scene.reference != Reference::Definite => {
                    Some((-WEEKS, 0, 0, "before_event", None))
                }
                (Joint::Later, _, _) => Some((0, WEEKS, 0, "after_event", None)),
                (Joint::Beside, None, None) => Some((0, 0, 0, "beside_event", None)),
                (_, _, Some(span))
                    if scene.reference != Reference::Definite
                        && scene.main().is_some_and(|(_, hit)| hit.span.start >= span.start) =>
                {
                    Some((0, WEEKS, 0, "retaliation", Some(span)))
                }
                _ => None,
            };
        let Some((from, to, slack, rule, words)) = relation else { return (dates, false) };
        // `Ten years after gunmen attacked a museum, survivors met`: what is told beside it is of these days.
        let now = || (from <= -MONTHS).then(|| value::reference(&self.document.reference));
        let anchor = anchor.or_else(now);
        let Some(anchor) = anchor.filter(|a| a.start.is_some() && a.end.is_some()) else {
            return (dates, true);
        };
        let shift = |day: Option<NaiveDate>, by: i64| {
            day.and_then(|day| {
                if by < 0 {
                    day.checked_sub_days(Days::new(by.unsigned_abs()))
                } else {
                    day.checked_add_days(Days::new(by.unsigned_abs()))
                }
            })
        };
        let writing = self.document.reference.best;
        let latest = |day: Option<NaiveDate>| match (day, writing) {
            (Some(day), Some(writing)) => Some(day.min(writing)),
            (day, _) => day,
        };
        let start = shift(anchor.start, from - slack);
        let end = latest(shift(anchor.end, to + slack));
        let span = words.or_else(|| scene.main().map(|(_, hit)| hit.span));
        let date = DateValue {
            start,
            end,
            best: (from == to && slack <= WEEK).then(|| shift(anchor.best, from)).flatten(),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Inferred,
            confidence: (u16::from(anchor.confidence) * 6 / 10) as u8,
            rule: Some(Cow::Borrowed(rule)),
            evidence: span.map(Into::into).into_iter().collect(),
            anchor: anchor.evidence.first().copied(),
            reason: Some(match rule {
                "beside_event" => "told in one sentence with another event".to_owned(),
                "retaliation" | "after_event" => "told as following another event".to_owned(),
                _ => "told as coming before another event".to_owned(),
            }),
            ..DateValue::open()
        };
        self.last_date = Some(date.clone());
        (vec![date], true)
    }

    /// `recent strikes`
    pub(super) fn recent(&self, scene: &Scene<'_>) -> bool {
        let Some((at, _)) = scene.main() else { return false };
        scene.part.items[..*at]
            .iter()
            .rev()
            .take(3)
            .any(|item| self.document.words(item.span()).eq_ignore_ascii_case("recent"))
    }

    /// The days that `recent` gives to an incident.
    pub(super) fn recently(&self, scene: &Scene<'_>) -> Option<DateValue> {
        let (at, _) = scene.main()?;
        let word = scene.part.items[..*at]
            .iter()
            .rev()
            .find(|item| self.document.words(item.span()).eq_ignore_ascii_case("recent"))?;
        let writing = self.document.reference.best?;
        let reference = value::reference(&self.document.reference);
        Some(DateValue {
            start: writing.checked_sub_days(Days::new(RECENT)),
            end: Some(writing),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Inferred,
            confidence: (u16::from(reference.confidence) * 4 / 10) as u8,
            rule: Some(Cow::Borrowed("recent")),
            evidence: vec![word.span().into()],
            anchor: reference.evidence.first().copied(),
            reason: Some(format!("called recent: taken as the {RECENT} days before writing")),
            ..DateValue::open()
        })
    }

    /// `A judge was shot in Cali and a bomb killed two in Lima on Monday`: the day at the end of the sentence is that of both, where
    /// the account at `at` has none.
    fn of_both(&mut self, at: usize, scene: &Scene<'_>, date: &DateValue) {
        let draft = &mut self.drafts[at];
        if draft.date.is_some() || draft.sentence != scene.sentence {
            return;
        }
        let value = DateValue {
            basis: DateBasis::Inferred,
            confidence: (u16::from(date.confidence) * 7 / 10) as u8,
            rule: Some(Cow::Borrowed("beside_event")),
            reason: Some("told in one sentence with another event of this day".to_owned()),
            ..date.clone()
        };
        let evidence: Vec<Span> = date.evidence.iter().map(|b| (*b).into()).collect();
        draft.telling.dates.push(position(value.clone(), None, None, "beside_event", &evidence));
        draft.date = Some(value);
    }

    /// The account happened on or after `date`, and not after the day of writing.
    pub(super) fn not_before(&mut self, at: usize, date: &DateValue) {
        let draft = &mut self.drafts[at];
        if draft.date.as_ref().is_some_and(|own| own.best.is_some()) {
            return;
        }
        let end = self.document.reference.best.or(self.document.reference.interval.last());
        let (Some(start), Some(end)) = (date.start, end) else { return };
        if end < start {
            return;
        }
        let value = DateValue {
            start: Some(start),
            end: Some(end),
            best: None,
            precision: Cow::Borrowed(if start == end { "day" } else { "days" }),
            basis: DateBasis::Inferred,
            confidence: (u16::from(date.confidence) * 7 / 10) as u8,
            rule: Some(Cow::Borrowed("after_event")),
            evidence: date.evidence.clone(),
            anchor: date.evidence.first().copied(),
            reason: Some("told as following an event of this day".to_owned()),
            ..DateValue::open()
        };
        let evidence: Vec<Span> = date.evidence.iter().map(|b| (*b).into()).collect();
        draft.telling.dates.push(position(value.clone(), None, None, "after_event", &evidence));
        draft.date = Some(value);
    }

    /// The time that an account may lie in: its date, that of the umbrella over it, or the days before writing.
    pub(super) fn days_of(&self, draft: &Draft) -> Option<Stretch> {
        let days = |date: &DateValue| (date.start, date.end);
        if let Some(date) = &draft.date {
            return Some(days(date));
        }
        if draft.kind != AccountKind::NewEvent {
            return None;
        }
        if let Some(date) = self.umbrella.and_then(|at| self.drafts[at].date.as_ref()) {
            return Some(days(date));
        }
        let writing = self.document.reference.best?;
        Some((writing.checked_sub_days(Days::new(7)), Some(writing)))
    }

    /// `in less than 24 hours` before the day of writing.
    pub(super) fn spell(&self, scene: &Scene<'_>) -> Option<DateValue> {
        let time = self.document.times_in(scene.part.span).iter().find(|t| {
            t.kind == Kind::Duration
                && t.link.is_none()
                && (t.value.starts_with("PT") || t.value.ends_with('D'))
        })?;
        let end = self.document.reference.best?;
        let count: u64 = time
            .value
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(1);
        let back = if time.value.starts_with("PT") { count.div_ceil(24).max(1) } else { count };
        let reference = value::reference(&self.document.reference);
        Some(DateValue {
            start: end.checked_sub_days(Days::new(back.min(31))),
            end: Some(end),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Anchored,
            confidence: (u16::from(reference.confidence) * 8 / 10) as u8,
            rule: Some(Cow::Borrowed("spell_before_report")),
            evidence: vec![time.span.into()],
            anchor: reference.evidence.first().copied(),
            reason: Some("a spell that ends when the sources spoke".to_owned()),
            ..DateValue::open()
        })
    }

    /// News without a day of its own happened shortly before it was written, and no closer than that can be said.
    pub(super) fn date_undated(&mut self) {
        let Some(writing) = self.document.reference.best else { return };
        let reference = value::reference(&self.document.reference);
        for draft in &mut self.drafts {
            // `arrested on Wednesday for the shooting of a boy`: it may be long past.
            if draft.date.is_some()
                || draft.late
                || draft.kind != AccountKind::NewEvent
                || reference.evidence.is_empty()
            {
                continue;
            }
            let value = DateValue {
                start: writing.pred_opt(),
                end: Some(writing),
                best: None,
                precision: Cow::Borrowed("days"),
                basis: DateBasis::Inferred,
                confidence: (u16::from(reference.confidence) * 5 / 10) as u8,
                rule: Some(Cow::Borrowed("reported_day")),
                evidence: reference.evidence.clone(),
                anchor: reference.evidence.first().copied(),
                reason: Some("no day is told; news is written within a day".to_owned()),
                ..DateValue::open()
            };
            let evidence: Vec<Span> = reference.evidence.iter().map(|b| (*b).into()).collect();
            draft.telling.dates.push(position(
                value.clone(),
                None,
                None,
                "reported_day",
                &evidence,
            ));
            draft.date = Some(value);
        }
    }
}

/// How far off a counted distance may be: a seventh of it, a day for `a week`, and never more than the words allow. `A day after`
/// is the next day.
pub(super) fn slack(link: &dateline_time::Link) -> i64 {
    if link.days.unsigned_abs() == 1 {
        return 0;
    }
    i64::from((link.days.unsigned_abs() / 7).clamp(1, link.slack.max(1)))
}

pub(super) fn days_of(interval: &dateline_time::Interval) -> i64 {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) => (end - start).num_days(),
        _ => i64::MAX,
    }
}

/// Whether the trigger at `at` stands in a relative clause: `who was killed`, `where gunmen shot nine`.
fn relative(items: &[Item<'_>], at: usize) -> bool {
    /// Items from the pronoun to the verb.
    const NEAR: usize = 5;
    let back = items[..at].iter().rev().take(NEAR);
    let mut clause = back.take_while(|item| !item.is(Class::PUNCT));
    clause.any(|item| item.one_of(&["who", "which", "whom", "whose", "where", "that"]))
}

/// `between June 3 and June 5`: one time of several days.
fn range(items: &[Item<'_>], start: &DateValue, end: &DateValue) -> Option<DateValue> {
    let own = Span::from(*start.evidence.first()?);
    let at = items.partition_point(|item| item.span().start < own.start);
    let between = items[..at].last()?.word("between");
    let (first, last) = (start.start?, end.end?);
    (between && first < last).then(|| DateValue {
        end: Some(last),
        best: None,
        evidence: start.evidence.iter().chain(&end.evidence).copied().collect(),
        ..start.clone()
    })
}

/// The dates of an event: the possessive one alone where there is one (`Thursday's attack came after ... this week`).
pub(super) fn event_dates(scene: &Scene<'_>, hit: &Hit, dates: Vec<DateValue>) -> Vec<DateValue> {
    if dates.len() < 2 {
        return dates;
    }
    let items = scene.part.items;
    let at = items.iter().position(|item| item.span() == hit.span);
    if let Some(at) = at {
        let possessive = (0..at).rev().take(4).find(|i| {
            matches!(items[*i], Item::Time(_))
                && items.get(i + 1).is_some_and(|next| {
                    next.is(Class::POSSESSIVE) || *i + 1 == at || next.mention().is_some()
                })
        });
        if let Some(time) = possessive.filter(|_| hit.noun())
            && let Some(own) = dates
                .iter()
                .find(|d| d.evidence.iter().any(|b| Span::from(*b).overlaps(items[time].span())))
        {
            return vec![own.clone()];
        }
    }
    // One clause tells one time, the nearest to its trigger, unless days are listed: `Thursday and Friday`.
    let place = |date: &DateValue| {
        date.evidence
            .first()
            .and_then(|b| items.iter().position(|item| item.span().overlaps(Span::from(*b))))
    };
    let distance = |date: &DateValue| match (place(date), at) {
        (Some(own), Some(at)) => (own.abs_diff(at), own > at),
        _ => (usize::MAX, true),
    };
    let nearest = (0..dates.len()).min_by_key(|i| distance(&dates[*i])).unwrap_or(0);
    let joined = |a: &DateValue, b: &DateValue| {
        let (a, b) = (Span::from(a.evidence[0]), Span::from(b.evidence[0]));
        let between =
            || items.iter().filter(|item| item.span().start >= a.end && item.span().end <= b.start);
        b.start >= a.end
            && between().count() <= 2
            && between().all(|item| item.one_of(&["and", ",", "or", "on", "to", "through"]))
    };
    let (mut first, mut last) = (nearest, nearest);
    while first > 0 && joined(&dates[first - 1], &dates[first]) {
        first -= 1;
    }
    while last + 1 < dates.len() && joined(&dates[last], &dates[last + 1]) {
        last += 1;
    }
    if let [start, end] = &dates[first..=last]
        && let Some(span) = range(items, start, end)
    {
        return vec![span];
    }
    let listed = dates[first..=last].to_vec();
    // A day beats a vaguer time that stands before it: `Early this month, on 3 March`.
    if listed.len() == 1
        && let Some(day) = dates
            .iter()
            .find(|d| d.best.is_some())
            .filter(|_| listed[0].best.is_none() && dates.len() > 1)
            // `The widow of a clerk who was killed in 2017 met him on Thursday`: of the verb around it.
            .filter(|day| may_meet(&listed[0], day) || !at.is_some_and(|at| relative(items, at)))
    {
        return vec![day.clone()];
    }
    listed
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// The first day that may be that of each account.
    fn days(text: &str) -> Vec<String> {
        let reading = read_alone(&format!("PARIS, May 10, 2024 (Reuters) - {text}"));
        let start =
            |own: &crate::Account| own.telling.dates.first().and_then(|said| said.value.start);
        reading.accounts.iter().filter_map(start).map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_day_of_the_verb_around_it() {
        let text = "The widow of a clerk who was killed by a bomb in Lima in 2017 met the mayor on Thursday.\n";
        assert_eq!(days(text), ["2017-01-01"]);
    }

    #[test]
    fn the_wounded_die_later() {
        let text = "Shells hit a school in Kutum on Monday. Five pupils were killed and a teacher died on Tuesday.\n";
        let reading = read_alone(text);
        assert_eq!(
            reading.accounts.iter().map(|own| own.telling.killed.len()).collect::<Vec<_>>(),
            [2]
        );
    }
}
