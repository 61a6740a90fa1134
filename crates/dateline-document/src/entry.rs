//! The days of the entries of a page that is written as the news comes in.

use dateline_text::Span;
use dateline_time::Day;

use crate::{Document, Entry, Reference, ReferenceBasis};

/// Minutes that the clock goes back at least where midnight has passed; entries may be some minutes out of order.
const BACK: i32 = 6 * 60;

const HALF_DAY: i32 = 12 * 60;

/// Hours after midnight in which the night of the day before goes on.
const SMALL_HOURS: u8 = 6;

impl Document<'_> {
    /// Counts the days of the entries from the page's: the oldest is of that day.
    pub(crate) fn date_entries(&mut self) {
        let known = page_day(&self.reference);
        let entries = &mut self.header.entries;
        if newest_first(entries) {
            count(entries.iter_mut().rev(), known);
        } else {
            count(entries.iter_mut(), known);
        }
    }

    /// The day on which the entry that the text at this offset is part of was written, where it is not the page's, and the
    /// words of its time.
    ///
    /// In the first hours of a later day a writer's `tonight` is still the evening before.
    pub(crate) fn entry_day(&self, offset: u32) -> Option<(Day, Span)> {
        let entries = &self.header.entries;
        let after = entries.partition_point(|entry| entry.span.start <= offset);
        let entry = entries.get(after.checked_sub(1)?)?;
        let other = |day: &Day| Some(*day) != self.reference.best;
        let day = entry.day.filter(other)?;
        let day = if entry.clock.0 < SMALL_HOURS { day.pred_opt()? } else { day };
        Some((day, entry.span)).filter(|(day, _)| other(day))
    }
}

/// The page's day, where the page itself gives it.
fn page_day(reference: &Reference) -> Option<Day> {
    let given = matches!(reference.basis, ReferenceBasis::Stated | ReferenceBasis::Anchored);
    reference.best.filter(|_| given)
}

fn minutes(entry: &Entry) -> i32 {
    i32::from(entry.clock.0) * 60 + i32::from(entry.clock.1)
}

fn newest_first(entries: &[Entry]) -> bool {
    // A step of more than half a day is a smaller one over midnight.
    let step = |pair: &[Entry]| {
        (minutes(&pair[1]) - minutes(&pair[0]) + HALF_DAY).rem_euclid(2 * HALF_DAY) - HALF_DAY
    };
    let steps = || entries.windows(2).map(step);
    let falls = steps().filter(|step| *step < 0).count();
    let rises = steps().filter(|step| *step > 0).count();
    falls >= rises
}

/// Gives each entry its day, from the oldest on.
fn count<'e>(entries: impl Iterator<Item = &'e mut Entry>, known: Option<Day>) {
    let (mut day, mut last) = (known, i32::MIN / 2);
    for entry in entries {
        let now = minutes(entry);
        if now + BACK < last {
            day = day.and_then(|day| day.succ_opt());
        }
        entry.day = day;
        last = now;
    }
}

#[cfg(test)]
mod tests {
    use crate::{Hints, parse};

    fn read(text: &str) -> Vec<String> {
        let mut words = dateline_text::Vocabulary::new();
        crate::vocabulary(&mut words);
        let document = parse(text, &Hints::default(), &words);
        let entries = document.header.entries.iter().map(|entry| {
            let day = entry.day.map_or("no day".to_owned(), |day| day.to_string());
            format!("{} {day}", document.words(entry.span))
        });
        let times = document.times.iter().filter_map(|time| {
            Some(format!("{} {}", document.words(time.span), time.interval.as_ref()?.start?))
        });
        entries.chain(times).collect()
    }

    #[test]
    fn entries_have_their_own_day() {
        let late = "07:30 Search goes on\n\nThe search began again this morning, rescuers say.";
        let early = "22:10 Market shelled\n\nTwo shells hit the market today, the mayor says.";
        let head = "Shells hit Harlan market - latest\n\nMeridian News | 14 August 2023";
        assert_eq!(
            read(&format!("{head}\n\n{late}\n\n{early}\n")),
            ["07:30 2023-08-15", "22:10 2023-08-14", "this morning 2023-08-15", "today 2023-08-14"]
        );
        assert_eq!(
            read(&format!("{head}\n\n{early}\n\n{late}\n")),
            ["22:10 2023-08-14", "07:30 2023-08-15", "today 2023-08-14", "this morning 2023-08-15"]
        );
        let undated = "Shells hit Harlan market - latest";
        assert_eq!(
            read(&format!("{undated}\n\n{late}\n\n{early}\n"))[..2],
            ["07:30 no day", "22:10 no day"]
        );
    }

    #[test]
    fn a_night_goes_on_after_midnight() {
        let text = "Shells hit Harlan\n\nMeridian News | 14 August 2023\n\n00:30 Search goes on\n\nThe search goes on tonight, rescuers say.\n\n22:10 Market shelled\n\nTwo shells hit the market today, the mayor says.\n";
        assert_eq!(
            read(text),
            ["00:30 2023-08-15", "22:10 2023-08-14", "tonight 2023-08-14", "today 2023-08-14"]
        );
    }

    #[test]
    fn one_time_makes_no_entries() {
        let text = "Shells hit market\n\n14 August 2023\n\n22:10 Market shelled\n\nTwo shells hit the market today, the mayor says.\n";
        assert_eq!(read(text), ["today 2023-08-14"]);
    }
}
