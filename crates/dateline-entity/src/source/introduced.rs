//! Offices and their holders told apart: `Ana Quill blamed a fault. The port's spokesman said` and the other way round.
//!
//! News that tells a name and nothing of it tells the office as the next phrase for the same one, right before or right behind.

use dateline_document::Document;

use super::refer;
use crate::{Attribution, Source, SourceKind};

/// Sentences between the office and the name, at most.
const FAR: usize = 2;

/// The kind of the holder of an office told near a name: `at` is the attribution of the name, which ends with the word `last`.
pub(super) fn kind(
    document: &Document<'_>,
    all: &[Attribution],
    at: usize,
    last: u64,
) -> Option<SourceKind> {
    let name = &all[at].source;
    let alone = document.text.get(name.span.end as usize..)?.starts_with(' ');
    let held = || held_before(document, all, at).or_else(|| held_behind(document, all, at));
    held().filter(|_| alone && new(document, name, last))
}

/// `The ministry's spokesman said two died. Ana Quill told reporters that`
fn held_before(document: &Document<'_>, all: &[Attribution], at: usize) -> Option<SourceKind> {
    let office = &all[at.checked_sub(1)?];
    let name = &all[at].source;
    let near = apart(document, office.verb.start, name.span.start);
    let opens = opens_clause(document, name.span.start);
    (opens && (1..=FAR).contains(&near) && is_office(document, office))
        .then_some(office.source.kind)
}

/// `Ana Quill blamed a fault. The ministry's spokesman said`: unless somebody else of that kind was named before, whose office it
/// may be.
fn held_behind(document: &Document<'_>, all: &[Attribution], at: usize) -> Option<SourceKind> {
    let name = &all[at].source;
    let office = all[at + 1..].iter().find(|next| next.source.same_as != Some(at))?;
    let kind = office.source.kind;
    let words = document.words(office.source.span);
    let definite = words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let near = apart(document, name.span.start, office.source.span.start);
    let other = || all[..at].iter().any(|one| one.source.named && one.source.kind == kind);
    (definite && (1..=FAR).contains(&near) && is_office(document, office) && !other())
        .then_some(kind)
}

/// Whether one who is not named speaks for an office that only one holds.
fn is_office(document: &Document<'_>, attribution: &Attribution) -> bool {
    use SourceKind::{Government, Military, Police, Security};
    let source = &attribution.source;
    !source.named
        && !source.plural
        && source.same_as.is_none()
        && attribution.rule.starts_with("sources/")
        && matches!(source.kind, Government | Military | Police | Security)
        && refer::heads_office(document.words(source.span))
}

/// How many sentences lie between two places in the text.
fn apart(document: &Document<'_>, before: u32, behind: u32) -> usize {
    let sentence = |at: u32| document.sentences.partition_point(|told| told.span.end <= at);
    sentence(behind).saturating_sub(sentence(before))
}

/// Whether the name was not told before.
fn new(document: &Document<'_>, name: &Source, last: u64) -> bool {
    /// Tokens in which it is looked for.
    const LONG: usize = 4000;
    let end = document.tokens.partition_point(|token| token.span.start < name.span.start);
    document.tokens[..end].iter().rev().take(LONG).all(|token| token.hash != last)
}

/// Whether a sentence begins at the byte, or what follows a quotation.
fn opens_clause(document: &Document<'_>, at: u32) -> bool {
    let before = document.text.get(..at as usize).unwrap_or_default().trim_end();
    before.ends_with(['"', '”', '.', '\n'])
        || document.sentences.binary_search_by_key(&at, |sentence| sentence.span.start).is_ok()
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_gazetteer::Gazetteer;
    use dateline_text::Vocabulary;

    use crate::SourceKind;

    /// The kind of the one called Malan.
    fn kind(text: &str) -> Option<SourceKind> {
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        crate::vocabulary(&mut words, Gazetteer::base());
        let document = dateline_document::parse(text, &Hints::default(), &words);
        let read = crate::read(&document, Gazetteer::base());
        let mut sources = read.attributions.iter().map(|said| &said.source);
        sources
            .find(|source| document.words(source.span) == "Idris Malan")
            .map(|source| source.kind)
    }

    #[test]
    fn an_office_is_told_beside_its_holder() {
        for (text, expected) in [
            (
                "The police spokesman said a bridge burned. Idris Malan said nobody was hurt.\n",
                SourceKind::Police,
            ),
            (
                "Idris Malan said a bridge burned. The police spokesman said nobody was hurt.\n",
                SourceKind::Police,
            ),
            (
                "In Zuru, Idris Malan denied the raid. The army's commander said the bridge stood.\n",
                SourceKind::Military,
            ),
            // One spokesman of several is nobody in particular.
            (
                "Idris Malan said a bridge burned. A police spokesman said nobody was hurt.\n",
                SourceKind::Person,
            ),
            // Somebody else is the minister.
            (
                "Interior Minister Aldo Reyes said a bridge burned. Idris Malan saw it, he said. Idris Malan said it \
                 was old. The minister said nobody was hurt.\n",
                SourceKind::Person,
            ),
            (
                "Idris Malan, 40, said a bridge burned. The police spokesman said nobody was hurt.\n",
                SourceKind::Person,
            ),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }
}
