//! What pages print around stories: one grammar function a form, over the whole of a line.
//!
//! Examples, which are also the tests: `corpus/header.md`.

mod caption;
mod contact;
mod credit;
mod cue;
mod dateline;
mod entry;
mod label;
mod link;
mod notice;
mod prefix;
mod stamp;
mod words;

use dateline_text::{Parse, Span};
use dateline_time::Day;
use nom::error::{Error, ErrorKind};

use crate::FurnitureKind;

pub(crate) use caption::{caption, playlist};
pub(crate) use credit::told;
pub(crate) use cue::Cues;
pub(crate) use dateline::{Dateline, Printing, dateline};
pub(crate) use entry::{Entry, entry};
#[cfg(test)]
pub(crate) use label::views;
pub(crate) use prefix::prefix;
pub(crate) use stamp::{Moment, metadata};

/// What one line of the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading<'i> {
    pub(crate) kind: FurnitureKind,
    pub(crate) published: Option<Moment<'i>>,
    pub(crate) updated: Option<Moment<'i>>,
    pub(crate) publisher: Option<&'i str>,
    pub(crate) agency: Option<&'i str>,
    pub(crate) author: Option<&'i str>,
    pub(crate) place: Option<&'i str>,
}

impl Reading<'_> {
    pub(crate) const fn of(kind: FurnitureKind) -> Self {
        Self {
            kind,
            published: None,
            updated: None,
            publisher: None,
            agency: None,
            author: None,
            place: None,
        }
    }
}

/// Where on the page a form is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the first paragraph of the story and after the last.
    Margins,
    /// Anywhere: its words are never story.
    Anywhere,
}

/// One form of line.
pub(crate) struct LineRule {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    /// Bytes of the longest line of this form; paragraphs are longer than most.
    longest: usize,
    /// How lines of this form open: letters in small case, `0` for any digit, `~` for what is not ASCII, `*` for anything.
    opens: &'static str,
    /// Words and marks one of which each line of this form has, `0` for any number; nothing where it may have none.
    needs: &'static str,
    pub(crate) parse: for<'i> fn(&'i str) -> Parse<'i, Reading<'i>>,
}

macro_rules! lines {
    ($($module:ident :: $rule:ident @ $place:ident, $longest:literal, $opens:literal, $needs:literal);* $(;)?) => {
        &[$(LineRule {
            name: stringify!($rule),
            place: Place::$place,
            longest: $longest,
            opens: $opens,
            needs: $needs,
            parse: $module::$rule,
        }),*]
    };
}

/// Every form of line, in the order in which they are tried, with where it stands, how long it is at most, how it opens and
/// what it has.
pub(crate) const LINES: &[LineRule] = lines![
    stamp::labelled_stamps @ Anywhere, 160, "cdefilmpru(", "created date edited filed issued modified posted published revised update updated";
    stamp::date_line @ Margins, 100, "*", "0";
    stamp::clock_line @ Margins, 60, "0(", "0";
    stamp::ago_line @ Margins, 60, "0alpu", "ago";
    stamp::agency_stamps @ Margins, 160, "*", "0";
    stamp::name_and_date @ Margins, 160, "*", "0";
    label::read_time @ Anywhere, 40, "0er~", "read reading";
    label::view_badge @ Anywhere, 40, "0chlmnrstv", "comment comments likes reads shares view views";
    label::zone_note @ Margins, 60, "a", "times";
    label::page_number @ Margins, 40, "0p", "last next page";
    label::tag_list @ Anywhere, 400, "cfkpt#", "# categories category filed keywords posted published tagged tags topics";
    label::breadcrumb @ Margins, 160, "*", "/ > » ›";
    notice::weather_alert @ Anywhere, 400, "abcdefhlrstw.", "advisory alert effect effective expiring read statement warning watch";
    notice::advisory @ Margins, 200, "acruw(", "adds corrects recasts rewrites updates writes";
    notice::end_mark @ Margins, 30, "*", "";
    notice::editor_note @ Anywhere, 400, "cen(", "clarification correction note";
    notice::stay_tuned @ Anywhere, 240, "cdfgklmrstw", "";
    notice::promise @ Margins, 240, "*", "bring following keep more follow update updates";
    link::bare_link @ Anywhere, 1200, "*", "/ > » › → ► ▶ ➜ close code skip videos www";
    link::embed @ Anywhere, 300, "alprtv", "comments pic posted shared twitter view";
    credit::copyright @ Anywhere, 400, "ac(~0", "© c content contents copyright";
    credit::syndication @ Margins, 400, "*", "edited feed generated published";
    credit::contributors @ Anywhere, 400, "*", "additional compiled contributed edited editing inputs reporting story writing";
    credit::byline @ Margins, 200, "b", "by";
    credit::source_line @ Margins, 60, "scv", ":";
    credit::agency_line @ Margins, 60, "*", "";
    caption::gallery @ Anywhere, 1200, "bipsv0~", "caption gallery image photo picture slide view";
    caption::photo_credit @ Anywhere, 600, "*", "above caption courtesy credit file frame image images photo photograph photographer photos picture pictured pictures screengrab screenshot screenshots source still undated";
    caption::station_credit @ Anywhere, 600, "*", "";
    caption::dated_caption @ Anywhere, 600, "*", "0";
    contact::staff_line @ Margins, 100, "*", ", / | · • – — contributor correspondent editor journalist producer reporter staff writer writers";
    contact::contact @ Margins, 300, "*", "0 @ / reached";
    contact::toss @ Margins, 80, "*", "has live reports";
    notice::notice @ Anywhere, 400, "*", "";
    label::widget @ Anywhere, 160, "*", "";
    label::section @ Margins, 60, "*", "";
    credit::outlet_line @ Margins, 60, "*", "";
];

/// For each letter that a line may open with, the forms that open so, a bit each in the order of [`LINES`].
const OPENINGS: [u64; 128] = {
    let mut table = [0_u64; 128];
    let mut rule = 0;
    while rule < LINES.len() {
        let opens = LINES[rule].opens.as_bytes();
        let mut at = 0;
        while at < opens.len() {
            let mut letter = 0_usize;
            while letter < 128 {
                let byte = opens[at];
                let fits = byte == b'*'
                    || byte as usize == letter
                    || byte == b'0' && letter >= b'0' as usize && letter <= b'9' as usize;
                if fits {
                    table[letter] |= 1 << rule;
                }
                letter += 1;
            }
            at += 1;
        }
        rule += 1;
    }
    table
};

// The bits above are those of words that others than forms ask for.
const _: () = assert!(LINES.len() < 60, "there is a bit for each form");

/// The forms that stand anywhere, a bit each.
const ANYWHERE: u64 = {
    let mut set = 0;
    let mut rule = 0;
    while rule < LINES.len() {
        if matches!(LINES[rule].place, Place::Anywhere) {
            set |= 1 << rule;
        }
        rule += 1;
    }
    set
};

/// The first form that takes the whole line, with its name; `cues` are of its tokens.
pub(crate) fn read_line(
    line: &str,
    cues: Cues,
    margins: bool,
) -> Option<(&'static str, Reading<'_>)> {
    let first = *line.as_bytes().first()?;
    let letter = if first.is_ascii() { first.to_ascii_lowercase() } else { b'~' };
    let mut rules = OPENINGS[usize::from(letter)] & cues.0;
    if !margins {
        rules &= ANYWHERE;
    }
    while rules != 0 {
        let rule = &LINES[rules.trailing_zeros() as usize];
        rules &= rules - 1;
        if line.len() > rule.longest {
            continue;
        }
        let Ok((rest, reading)) = (rule.parse)(line) else { continue };
        let left = rest.trim_matches(|c: char| {
            crate::page::blank(c) || matches!(c, '|' | '·' | '•' | '-' | ')')
        });
        if left.is_empty() {
            return Some((rule.name, reading));
        }
    }
    None
}

/// A day that the page prints, as a span of the text that the words are part of.
pub(crate) fn span_in(text: &str, words: &str) -> Span {
    Span::locate(text, words)
}

/// Whether the day is one that a news page may print: not before the wires, not centuries ahead.
pub(crate) fn plausible(day: Day) -> bool {
    use chrono::Datelike;
    (1850..=2200).contains(&day.year())
}

pub(crate) fn fail<T>(input: &str) -> Parse<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// Whether a date may begin here: with a figure, or with a letter that months, weekdays and words of the clock begin with.
pub(crate) fn may_date(input: &str) -> bool {
    let first = input.trim_start().as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    first.is_ascii_digit() || b"adfjmnostw(".contains(&first)
}

/// The part of `input` before `rest`, white space around it left out.
pub(crate) fn taken<'i>(input: &'i str, rest: &str) -> &'i str {
    input[..input.len() - rest.len()].trim()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write;

    use super::*;

    fn moment(out: &mut String, label: &str, moment: Option<Moment<'_>>) {
        if let Some(moment) = moment {
            let _ = write!(out, "; {label} {}", moment.day);
            if let Some((hour, minute)) = moment.clock {
                let _ = write!(out, " {hour:02}:{minute:02}");
            }
            if let Some(zone) = moment.zone {
                let _ = write!(out, " {zone}");
            }
        }
    }

    fn line(reading: &Reading<'_>) -> String {
        let mut out = reading.kind.name().to_owned();
        moment(&mut out, "published", reading.published);
        moment(&mut out, "updated", reading.updated);
        let names = [
            ("publisher", reading.publisher),
            ("agency", reading.agency),
            ("author", reading.author),
            ("place", reading.place),
        ];
        for (label, words) in names {
            if let Some(words) = words {
                let _ = write!(out, "; {label} {words}");
            }
        }
        out
    }

    fn before_story(rest: &str, dateline: &Dateline<'_>) -> String {
        let date = dateline.date.map(|(_, printing)| match printing {
            Printing::Full(day) => day.to_string(),
            Printing::Yearless(month, day) => format!("--{month:02}-{day:02}"),
        });
        let parts = [
            dateline.place.map(|words| format!("place {words}")),
            date.map(|date| format!("dateline {date}")),
            dateline.credit.map(|words| format!("agency {words}")),
            Some(rest.to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn corpus() {
        // The forms that an example of their own section has.
        let mut fired: BTreeSet<String> = BTreeSet::new();
        dateline_corpus::check(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"), |section, case| {
            let input = case.left.as_str();
            let datelines = ["bare_credit", "city_colon", "city_dash", "monitored_broadcast"];
            if section.heading == "prefix" {
                return prefix(input).map_or_else(
                    |_| "nothing".to_owned(),
                    |(rest, stamp)| {
                        fired.insert("prefix".to_owned());
                        let mut out = FurnitureKind::HeaderPrefix.name().to_owned();
                        moment(&mut out, "published", Some(stamp));
                        format!("{out}; {rest}")
                    },
                );
            }
            if section.heading == "entry" {
                return entry(input).map_or_else(
                    |_| "nothing".to_owned(),
                    |(heading, found)| {
                        fired.insert("entry".to_owned());
                        let (hour, minute) = found.clock;
                        let zone = found.zone.map(|zone| format!(" {zone}")).unwrap_or_default();
                        format!("{hour:02}:{minute:02}{zone}; {heading}")
                    },
                );
            }
            if datelines.contains(&section.heading.as_str()) {
                return dateline(input).map_or_else(
                    |_| "nothing".to_owned(),
                    |(rest, found)| {
                        if found.rule == section.heading {
                            fired.insert(found.rule.to_owned());
                        }
                        before_story(rest, &found)
                    },
                );
            }
            let tokens = dateline_text::tokenize(input, &dateline_text::Vocabulary::new());
            read_line(input, Cues::of(&tokens), true).map_or_else(
                || "nothing".to_owned(),
                |(rule, reading)| {
                    if rule == section.heading {
                        fired.insert(rule.to_owned());
                    }
                    line(&reading)
                },
            )
        });
        let rules = LINES.iter().map(|rule| rule.name).chain([
            "prefix",
            "entry",
            "bare_credit",
            "city_colon",
            "city_dash",
            "monitored_broadcast",
        ]);
        let silent: Vec<_> = rules.filter(|rule| !fired.contains(*rule)).collect();
        assert!(silent.is_empty(), "no example of its own section fires {silent:?}");
        assert!(fired.len() > 40, "the forms that news pages have are more than {}", fired.len());
    }

    #[test]
    fn told_names_an_agency_and_nobody_else() {
        let read = |text: &str| {
            let tokens = dateline_text::tokenize(text, &dateline_text::Vocabulary::new());
            told(text, &tokens).map(|(name, span)| format!("{name} from {}", span.of(text)))
        };
        assert_eq!(
            read("An officer told the Associated Press so.").as_deref(),
            Some("AP from told the Associated Press")
        );
        assert_eq!(read("HE TOLD ACAN-EFE THAT").as_deref(), Some("ACAN-EFE from TOLD ACAN-EFE"));
        assert_eq!(
            read("He told Al Jazeera, then told AFP.").as_deref(),
            Some("AFP from told AFP")
        );
        assert_eq!(read("He told the map of his life, and told"), None);
    }
}
