//! The pages of `corpus/`.

use dateline_text::{Span, Vocabulary, quotes, sentences, tokenize};

#[test]
fn corpus() {
    let words = Vocabulary::new();
    dateline_corpus::check(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"), |section, case| {
        let text = case.left.as_str();
        let tokens = tokenize(text, &words);
        let spans: Vec<Span> =
            if ["double", "single", "garbled"].contains(&section.heading.as_str()) {
                quotes(text, &tokens)
            } else {
                let all = sentences(text, &tokens, 0..tokens.len());
                all.into_iter().map(|sentence| sentence.span).collect()
            };
        let told: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        if told.is_empty() { "nothing".to_owned() } else { told.join(" / ") }
    });
}
