//! Events of one day that the hour keeps apart.
//!
//! `A man was shot in Ashford on Monday morning. A girl was wounded around 9:30 p.m.` tells of two shootings, though both were
//! in one town on one day. Only somebody new at an hour that is far off opens another account: those who are told of again die,
//! are found and are taken away for hours.

use dateline_document::Document;
use dateline_text::{Class, word_hash};

use crate::DateValue;
use crate::read::harm::Harm;
use crate::read::scene::Scene;
use crate::read::trigger::Hit;

/// Hours between two events, at least.
const FAR: i32 = 2;

/// Whether both tell an hour, of one day, and the hours are far from each other.
pub(super) fn apart(own: Option<&DateValue>, new: &DateValue) -> bool {
    let Some(own) = own.filter(|own| own.best.is_some() && own.best == new.best) else {
        return false;
    };
    let (Some((a, b)), Some((c, d))) = (hours(own), hours(new)) else { return false };
    c - b >= FAR || a - d >= FAR
}

/// The hours in which it may have been, the last one inclusive.
fn hours(date: &DateValue) -> Option<(i32, i32)> {
    if let Some((hour, _)) = date.clock {
        return Some((i32::from(hour), i32::from(hour)));
    }
    match date.part_of_day.as_deref()? {
        "morning" => Some((0, 12)),
        "afternoon" => Some((12, 18)),
        "evening" => Some((17, 24)),
        // A night may be that before the day.
        _ => None,
    }
}

/// Whether the scene tells that somebody was harmed of whom nothing was told: `a girl`, `two other people`.
pub(super) fn somebody_new(document: &Document<'_>, scene: &Scene<'_>) -> bool {
    let new = |harm: &Harm<'_>| {
        let Some(span) = harm.who_span.filter(|_| harm.told()) else { return false };
        let at = document.tokens.partition_point(|token| token.span.start < span.start);
        document.tokens.get(at).is_some_and(|first| {
            first.is(Class::NUMBER_WORD | Class::DIGIT)
                || ["a", "an", "another"].iter().any(|word| first.hash == word_hash(word))
        })
    };
    let dies = |hit: &Hit| hit.trigger.id == "die";
    !scene.hits.iter().any(|(_, hit)| dies(hit)) && scene.harms.iter().any(new)
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn another_hour() {
        let text = "DENVER, 6 June 2024 (Harbor Wire) - A man was shot in Denver on Wednesday morning. A girl was wounded in a \
            shooting around 9:30 p.m. on Wednesday.\n";
        assert_eq!(accounts(text), 2);
    }

    #[test]
    fn one_hour() {
        let text = "DENVER, 6 June 2024 (Harbor Wire) - A man was shot in Denver on Wednesday morning. The man died at 4 p.m. on \
            Wednesday.\n";
        assert_eq!(accounts(text), 1);
    }
}
