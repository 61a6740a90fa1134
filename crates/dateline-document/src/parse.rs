//! From text to a document.

use dateline_text::{Span, Vocabulary, quotes, sentences, tokenize};
use dateline_time::{Interval, Precision};

use crate::{Block, BlockKind, Document, Header, Hints, Reference, ReferenceBasis};

/// Adds the words that this stage and the time stage ask for.
pub fn vocabulary(vocabulary: &mut Vocabulary) {
    dateline_time::vocabulary(vocabulary);
}

/// Reads an article: what is page, what is story, and when it was written.
pub fn parse<'s>(text: &'s str, _hints: &Hints, vocabulary: &Vocabulary) -> Document<'s> {
    let tokens = tokenize(text, vocabulary);
    let mut blocks = Vec::new();
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        while end < tokens.len() && !tokens[end].is(dateline_text::Class::LINE_START) {
            end += 1;
        }
        let found = sentences(text, &tokens, at..end);
        let first = all.len();
        all.extend(found);
        let span = tokens[at].span.join(tokens[end - 1].span);
        blocks.push(Block { kind: BlockKind::Paragraph, span, sentences: first..all.len() });
        at = end;
    }
    let quotes: Vec<Span> = quotes(text, &tokens);
    let reference = Reference {
        interval: Interval::between(None, None, Precision::Open),
        best: None,
        basis: ReferenceBasis::None,
        rule: "undated",
        confidence: 0,
        evidence: Vec::new(),
        anchor: None,
        rejected: Vec::new(),
        reason: None,
    };
    Document {
        text,
        tokens,
        header: Header::default(),
        furniture: Vec::new(),
        blocks,
        sentences: all,
        quotes,
        times: Vec::new(),
        reference,
    }
}

impl Document<'_> {
    /// Takes another day of writing and resolves the document's times against it.
    pub fn set_reference(&mut self, reference: Reference) {
        self.reference = reference;
    }
}
