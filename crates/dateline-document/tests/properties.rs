//! What holds for any text.

use dateline_document::{
    BlockKind, Fields, FurnitureKind, Hints, explain, fingerprint, near_duplicates, parse, records,
    vocabulary,
};
use dateline_text::{Span, Vocabulary};
use proptest::prelude::*;

/// Text that looks like a page more often than chance would have it.
fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("\n".to_owned()),
        Just(" date 2024-07-26 BAGHDAD: Rockets fell.".to_owned()),
        Just("date 2024-07-26".to_owned()),
        Just("Last updated on August 29th, 2024 at 03:39 pm".to_owned()),
        Just("2024-04-23 | 00:15".to_owned()),
        Just("KIRKUK, Iraq, March 13 (Reuters) - Two rockets fell on Monday, a man told AFP on Monday.".to_owned()),
        Just("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [REPORT] [X] [TEXT]".to_owned()),
        Just("Past Attacks:".to_owned()),
        Just("MENA".to_owned()),
        Just("REPUBLIC OF NOWHERE".to_owned()),
        Just("By Jane Roe, AP".to_owned()),
        Just("Reuters".to_owned()),
        Just("“Quoted by “nobody” at all".to_owned()),
        Just("The almost 10-month-old war between Israel and Hamas went on on July 25 and 26.".to_owned()),
        Just("A line of ordinary length that stops in the middle of a sentence and goes".to_owned()),
        "[ -~]{0,80}",
        "\\PC{0,40}",
        "[\\[\\](),:\\-–— 0-9A-Zéß’]{0,40}",
    ];
    prop::collection::vec(
        (line, prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n"), Just(" "), Just("\n   ")]),
        0..14,
    )
    .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect())
}

fn check(text: &str, hints: &Hints) -> Result<(), TestCaseError> {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let document = parse(text, hints, &words);
    let inside = |span: Span| span.start <= span.end && text.get(span.range()).is_some();

    // Blocks and furniture are in order, apart, and hold everything but white space and stray marks.
    let mut parts: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
    prop_assert!(parts.is_sorted());
    parts.extend(
        document
            .furniture
            .iter()
            .filter(|piece| piece.kind != FurnitureKind::Subheading)
            .map(|piece| piece.span),
    );
    prop_assert!(document.furniture.is_sorted_by_key(|piece| piece.span));
    parts.sort();
    prop_assert!(parts.iter().all(|span| inside(*span)));
    for pair in parts.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{pair:?} overlap in {text:?}");
    }
    for token in &document.tokens {
        prop_assert!(
            parts.iter().any(|part| part.contains(token.span)),
            "{:?} is in no part",
            document.words(token.span)
        );
    }

    // Sentences nest in blocks, quotes and times too.
    let mut next = 0;
    for block in &document.blocks {
        prop_assert_eq!(block.sentences.start, next);
        next = block.sentences.end;
        prop_assert!(block.kind != BlockKind::Subheading || block.sentences.is_empty());
        for sentence in &document.sentences[block.sentences.clone()] {
            prop_assert!(block.span.contains(sentence.span));
        }
    }
    prop_assert_eq!(next, document.sentences.len());
    let story = |span: &Span| document.blocks.iter().any(|block| block.span.contains(*span));
    prop_assert!(document.quotes.iter().all(story));
    prop_assert!(document.times.iter().all(|time| story(&time.span)));

    // What the header and the reference say stands in the text.
    let header = &document.header;
    let stamps = [&header.published, &header.updated, &header.dateline_day];
    prop_assert!(
        stamps.into_iter().flatten().all(|stamp| inside(stamp.span) && !stamp.span.is_empty())
    );
    let entries = &header.entries;
    prop_assert!(entries.iter().all(|entry| inside(entry.span) && !entry.span.is_empty()));
    prop_assert!(entries.is_sorted_by(|one, next| one.span.end <= next.span.start));
    let credits = [&header.publisher, &header.agency, &header.author];
    prop_assert!(
        credits.into_iter().flatten().all(|credit| inside(credit.span) && !credit.name.is_empty())
    );
    prop_assert!(
        document
            .reference
            .evidence
            .iter()
            .chain(&document.reference.anchor)
            .all(|span| inside(*span))
    );
    if let (Some(best), interval) = (document.reference.best, &document.reference.interval) {
        prop_assert!(
            interval.start.is_none_or(|start| start <= best)
                && interval.end.is_none_or(|end| best < end)
        );
    }

    prop_assert!(explain(&document).ends_with('\n'));
    let print = fingerprint(&document);
    near_duplicates(&[print.clone(), print]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages(text in page()) {
        check(&text, &Hints::default())?;
    }

    #[test]
    fn any_text(text in any::<String>(), title in any::<Option<String>>(), date in any::<Option<String>>()) {
        check(&text, &Hints { title, date, ..Hints::default() })?;
    }

    #[test]
    fn any_bytes(name in "[a-z]{0,4}(\\.(txt|jsonl|html|xml))?", bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (records, problems) = records(&name, &bytes, &Fields::default());
        prop_assert!(!records.is_empty() || !problems.is_empty() || name.ends_with("jsonl"));
        for problem in problems {
            prop_assert!(problem.span.is_none_or(|span| span.end as usize <= bytes.len()));
            prop_assert!(problem.message.starts_with(|c: char| !c.is_uppercase()));
        }
    }
}
