//! Cues: words around events that say what kind of statement a sentence makes.

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
    Demand,
    Denial,
    Diplomatic,
    Exercise,
    Film,
    Frequent,
    Happening,
    History,
    Hypothetical,
    Investigation,
    Lull,
    Motive,
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
    let mut phrases: Phrases<Vec<Cue>> = Phrases::default();
    for (phrase, _) in CUES {
        let all = CUES.iter().filter(|(other, _)| other == phrase).map(|(_, cue)| *cue).collect();
        phrases.add(phrase, all);
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

/// The cues among `tokens`, in order.
pub(crate) fn cues(tokens: &[Token]) -> Vec<(Span, Cue)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is(Class::SERIES)
            && let Some((length, cues)) = PHRASES.longest(&tokens[at..])
        {
            let span = token.span.join(tokens[at + length - 1].span);
            found.extend(cues.iter().map(|cue| (span, *cue)));
        }
    }
    found
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
            let found = cues(&dateline_text::tokenize(&text, &words));
            assert!(found.contains(&(span, *cue)), "`{example}` gives {found:?}");
        }
    }
}
