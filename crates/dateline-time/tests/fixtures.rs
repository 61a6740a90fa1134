//! The time expressions of the fixture articles, one line each, under the file's name.
//!
//! A packaged crate has no fixtures beside it; then there is nothing to compare.

use std::path::Path;

use dateline_time::{Basis, Context, Day, line, read};

/// The first day that the head of the file states in full, as a stand-in for what the document stage finds.
fn reference(text: &str) -> Option<Day> {
    const HEAD: u32 = 700;
    let found = read(text, &Context::default());
    let mut stated = found
        .iter()
        .take_while(|timex| timex.span.start < HEAD)
        .filter(|timex| timex.basis != Basis::Unresolved);
    stated.find_map(|timex| timex.interval.as_ref()?.single())
}

#[test]
fn articles() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles");
    if !fixtures.is_dir() {
        return;
    }
    insta::glob!("../../../fixtures/articles", "*.txt", |path| {
        let bytes = std::fs::read(path).expect("the fixture is readable");
        let text = String::from_utf8_lossy(&bytes);
        let context = Context { reference: reference(&text), ..Context::default() };
        let mut out = format!(
            "reference {}\n",
            context.reference.map_or_else(|| "none".to_owned(), |day| day.to_string())
        );
        for timex in read(&text, &context) {
            out.push_str(&line(&text, &timex));
            out.push('\n');
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("timexes", out);
        });
    });
}
