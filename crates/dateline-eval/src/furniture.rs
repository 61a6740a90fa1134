//! What is page and what is story: a row for each line of a text that holds a letter or digit.

use std::fmt::Write as _;

use dateline::Knowledge;
use dateline_document::{BlockKind, Document};
use dateline_text::Span;
use rayon::prelude::*;

use crate::input::{Article, lines};
use crate::{Input, InputError, Options};

/// Tab-separated rows: the document's id, the line from 1, and `story`, `title` or the kind of furniture.
pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let articles: Vec<Article<'_>> = lines(inputs)?;
    let vocabulary = &Knowledge::bundled().vocabulary;
    let rows = articles.par_iter().map(|article| {
        let hints = article.hints();
        let document = dateline_document::parse(&article.text, &hints, vocabulary);
        let mut rows = String::new();
        let mut start = 0;
        for (index, line) in article.text.split('\n').enumerate() {
            if line.contains(char::is_alphanumeric) {
                let kind = kind(&document, Span::new(start, start + line.len()));
                let _ = writeln!(rows, "{}\t{}\t{kind}", article.doc_id, index + 1);
            }
            start += line.len() + 1;
        }
        rows
    });
    Ok(rows.collect())
}

/// What the line is: story where any of its bytes are.
fn kind(document: &Document<'_>, line: Span) -> &'static str {
    let meets = |span: Span| span.start < line.end && line.start < span.end;
    let block = document.blocks.iter().find(|block| meets(block.span));
    match block.map(|block| block.kind) {
        Some(BlockKind::Paragraph) => "story",
        Some(BlockKind::Title) => "title",
        Some(BlockKind::Subheading) | None => document
            .furniture
            .iter()
            .find(|piece| meets(piece.span))
            .map_or("story", |piece| piece.kind.name()),
    }
}
