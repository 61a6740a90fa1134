//! Which documents retell one text: a row for each article.

use std::fmt::Write as _;

use dateline::Knowledge;
use dateline_document::{Voice, document_id, fingerprint, near_duplicates, origins, parse};
use rayon::prelude::*;

use crate::input::{Article, lines};
use crate::{Input, InputError, Options};

/// Tab-separated rows: the benchmark's id, the document (articles of equal text are one), its origin.
pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let articles: Vec<Article<'_>> = lines(inputs)?;
    let vocabulary = &Knowledge::bundled().vocabulary;
    let read: Vec<_> = articles
        .par_iter()
        .map(|article| {
            let hints = article.hints();
            let document = parse(&article.text, &hints, vocabulary);
            let print = fingerprint(&document).with_headline(hints.title.as_deref());
            let (id, _) = document_id(article.text.as_bytes());
            (id, print, document.header)
        })
        .collect();
    let prints: Vec<_> = read.iter().map(|(_, print, _)| print.clone()).collect();
    let voices: Vec<Voice<'_>> = read
        .iter()
        .map(|(id, _, header)| Voice {
            id,
            agency: header.agency.as_ref().map(|credit| credit.name.as_str()),
            publisher: header.publisher.as_ref().map(|credit| credit.name.as_str()),
        })
        .collect();
    let origins = origins(&voices, &near_duplicates(&prints));
    let mut rows = String::new();
    for ((article, (id, ..)), origin) in articles.iter().zip(&read).zip(origins) {
        let _ = writeln!(rows, "{}\t{id}\t{origin}", article.doc_id);
    }
    Ok(rows)
}
