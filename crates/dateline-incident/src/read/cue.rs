//! Cues: words around events that say what kind of statement a sentence makes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dateline_text::{Class, Phrases, Span, Token, Vocabulary};

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// What a cue points to. Entries are in `data/cues.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cue {
    Accident,
    Accusation,
    Aftermath,
    Attempt,
    Attacker,
    Cyber,
    /// Something else that is dated: `signed in May`, `elected in 2019`.
    Deed,
    Demand,
    Denial,
    Diplomatic,
    /// What was laid or thrown did not go off.
    Dud,
    /// Another time than that of what is told: `days before`.
    Elsewhen,
    Exercise,
    Film,
    Frequent,
    Happening,
    History,
    Hypothetical,
    Investigation,
    Lull,
    Motive,
    /// Words for something that happened, which may begin and end on a day: `the rampage`.
    Occasion,
    /// A story goes over to another hour: `hours later`, `at around the same time`.
    Onward,
    Politics,
    Response,
    Retaliation,
    Separate,
    Serial,
    Sport,
    Still,
    Warning,
}

/// A phrase may be several cues (`fears` is a warning and makes what follows hypothetical).
static PHRASES: LazyLock<Phrases<Vec<Cue>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Vec<Cue>> = BTreeMap::new();
    for (phrase, cue) in CUES {
        all.entry(phrase).or_default().push(*cue);
    }
    let mut phrases: Phrases<Vec<Cue>> = Phrases::default();
    for (phrase, cues) in all {
        phrases.add(phrase, cues);
    }
    phrases
});

/// Marks the first words of cues.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary) {
    for (phrase, _) in CUES {
        if let Some(head) = Phrases::<()>::head(phrase) {
            vocabulary.add_hash(head, Class::SERIES);
        }
    }
}

/// All phrases that are cues.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    CUES.iter().map(|(phrase, _)| *phrase)
}

/// Adds the cues that the phrase at the start of `tokens` is.
pub(crate) fn cues(tokens: &[Token], found: &mut Vec<(Span, Cue)>) {
    if let Some((length, cues)) = PHRASES.longest(tokens) {
        let span = tokens[0].span.join(tokens[length - 1].span);
        found.extend(cues.iter().map(|cue| (span, *cue)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples() {
        let mut words = Vocabulary::new();
        vocabulary(&mut words);
        for (example, cue) in CUE_EXAMPLES {
            let text = example.replace(['[', ']'], "");
            let span = Span::new(example.find('[').unwrap(), example.find(']').unwrap() - 1);
            let tokens = dateline_text::tokenize(&text, &words);
            let found = crate::read::trigger::marks(&tokens).cues;
            assert!(found.contains(&(span, *cue)), "`{example}` gives {found:?}");
        }
    }
}
