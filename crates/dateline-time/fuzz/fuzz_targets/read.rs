//! Any text, any day of writing: reading never panics, spans slice the text, and do not overlap.
#![no_main]

use std::sync::LazyLock;

use dateline_text::Vocabulary;
use dateline_time::{Context, Day, Direction, ages, read_tokens, vocabulary};
use libfuzzer_sys::fuzz_target;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    words
});

fuzz_target!(|input: (Option<i32>, u8, String)| {
    let (days, flags, text) = input;
    let context = Context {
        reference: days.and_then(|days| Day::from_num_days_from_ce_opt(days % 3_700_000)),
        direction: match flags & 3 {
            0 => Direction::Past,
            1 => Direction::Future,
            _ => Direction::Auto,
        },
        narrative: flags & 4 != 0,
        ..Context::default()
    };
    let tokens = dateline_text::tokenize(&text, &WORDS);
    let found = read_tokens(&text, &tokens, &context);
    let mut end = 0;
    for timex in &found {
        assert!(timex.span.start >= end && timex.span.end > timex.span.start);
        assert!(text.get(timex.span.range()).is_some());
        end = timex.span.end;
        let _ = (dateline_time::line(&text, timex), timex.ends(&text));
    }
    ages(&text, &tokens, &found);
});
