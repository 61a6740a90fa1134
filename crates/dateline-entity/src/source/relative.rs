//! Who somebody is by what a relative clause says that he does: `Ana Quill, who lives in Harbor,`, `Ana Quill, who heads the
//! district,`.

use dateline_document::Document;
use dateline_text::Span;

use super::noun::{self, Naming};
use super::scene::Scene;
use crate::SourceKind;
use crate::context::{AREAS, HEADS, LIVES};
use crate::lexicon::words::any;

/// The kind of a speaker, by the clause behind the name where he speaks. `scene` makes the scene of a sentence.
pub(super) fn of_speaker<'a>(
    document: &Document<'_>,
    source: Span,
    scene: impl Fn(usize) -> Scene<'a>,
) -> Option<SourceKind> {
    let at = document.sentences.partition_point(|told| told.span.end <= source.start);
    let tokens = document.tokens_of(document.sentences.get(at)?);
    let end = tokens.partition_point(|token| token.span.start < source.end);
    scene(at).by_clause(end.checked_sub(1)?)
}

impl Scene<'_> {
    /// The kind of the one whose name ends at the token, if the clause behind the name tells it.
    pub(super) fn by_clause(&self, last: usize) -> Option<SourceKind> {
        /// Tokens of what somebody heads, at most.
        const LONGEST: usize = 14;
        let verb = last + 3;
        if self.word(last + 1) != "," || !self.is(last + 2, any!["who"]) {
            return None;
        }
        if self.among(verb, &LIVES) {
            return Some(SourceKind::Witness);
        }
        if !self.among(verb, &HEADS) {
            return None;
        }
        let start = verb + 1;
        let end = (start..self.tokens.len().min(start + LONGEST)).find(|at| self.stops(*at))?;
        let body = noun::head(self, start, end)
            .filter(|body| matches!(body.entry.form, Naming::Body | Naming::Name));
        let area =
            || (start..end).any(|at| self.among(at, &AREAS)).then_some(SourceKind::Government);
        let known = || (start..end).find_map(|at| self.named_actor(at..at + 1));
        body.map(|body| self.stands_for(&body, start, end).unwrap_or(body.kind))
            .filter(|kind| *kind != SourceKind::Person)
            .or_else(known)
            .or_else(area)
    }
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_gazetteer::Gazetteer;
    use dateline_text::Vocabulary;

    use crate::SourceKind;

    /// The kind of the first who says something.
    fn kind(text: &str) -> Option<SourceKind> {
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        crate::vocabulary(&mut words, Gazetteer::base());
        let document = dateline_document::parse(text, &Hints::default(), &words);
        let read = crate::read(&document, Gazetteer::base());
        read.attributions.first().map(|said| said.source.kind)
    }

    #[test]
    fn a_clause_tells_who_speaks() {
        for (text, expected) in [
            ("Idris Malan, who lives in Zuru, said six huts burned.\n", SourceKind::Witness),
            (
                "Peter Loku, who directs the border police, said it was calm.\n",
                SourceKind::Security,
            ),
            (
                "Halima Tewo, who heads the Harar district, said it was calm.\n",
                SourceKind::Government,
            ),
            ("Halima Tewo, who sells tea, said it was calm.\n", SourceKind::Person),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }
}
