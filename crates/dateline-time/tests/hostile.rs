//! What no input may break: spans lie on character boundaries, in order, apart; nothing panics.

use std::time::Instant;

use dateline_text::{Vocabulary, tokenize};
use dateline_time::{Context, Day, Direction, ages, grammar, line, read_tokens, vocabulary};
use proptest::prelude::*;

fn check(text: &str, context: &Context) {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let tokens = tokenize(text, &words);
    let found = read_tokens(text, &tokens, context);
    let mut end = 0;
    for timex in &found {
        assert!(timex.span.start >= end && !timex.span.is_empty(), "{timex:?}");
        assert!(text.get(timex.span.range()).is_some(), "{timex:?}");
        end = timex.span.end;
        assert!(timex.confidence() <= 100);
        for (span, value) in timex.ends(text) {
            assert!(
                timex.span.contains(span) && text.get(span.range()).is_some() && !value.is_empty(),
                "{timex:?}"
            );
        }
        if let Some(interval) = &timex.interval {
            assert!(
                interval.start.is_none() || interval.end.is_none() || interval.start < interval.end,
                "{timex:?} in {text:?}"
            );
        }
        assert!(line(text, timex).contains(timex.kind.name()));
    }
    let _ = ages(text, &tokens, &found);
}

/// Words and pieces of which time expressions are made, so that chance meets the rules.
const PIECES: &[&str] = &[
    "the",
    "a",
    "last",
    "next",
    "this",
    "that",
    "same",
    "following",
    "previous",
    "Monday",
    "Friday's",
    "May",
    "March",
    "Sept.",
    "january",
    "JULY",
    "16",
    "25th",
    "31",
    "30",
    "29",
    "2024",
    "1989",
    "'88",
    "0001",
    "9999",
    "1000",
    "99999999999",
    "10-month-old",
    "14-15",
    "-",
    "–",
    "/",
    ":",
    ".",
    ",",
    "2024-02-30",
    "29 February",
    "00:15",
    "24:00",
    "5 p.m.",
    "GMT",
    "night",
    "morning",
    "dawn",
    "overnight",
    "late",
    "early",
    "mid-",
    "end of",
    "week",
    "weeks",
    "days",
    "year",
    "years",
    "century",
    "decade",
    "quarter",
    "third",
    "tenth",
    "ago",
    "later",
    "after",
    "before",
    "since",
    "then",
    "a million",
    "hundred",
    "thousand",
    "two",
    "half",
    "and",
    "or",
    "to",
    "of",
    "in its",
    "old",
    "war in Gaza",
    "the September 11 attacks",
    "will",
    "was",
    "said",
    "\n\n",
    "\n",
    "'s",
    "’s",
    "é",
    "“",
    "summer",
    "Christmas",
    "Easter 9999",
    "weekend",
    "every",
    "per",
    "now",
    "251430ZJUL24",
    "12/12/12",
];

proptest! {
    #[test]
    fn pieces_in_any_order(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        glue in prop::sample::select(&[" ", "", "  "][..]),
        reference in prop::option::of((1i32..=9999, 1u32..=12, 1u32..=28)),
        narrative in any::<bool>(),
        direction in prop::sample::select(&[Direction::Auto, Direction::Past, Direction::Future][..]),
    ) {
        let reference = reference.and_then(|(year, month, day)| Day::from_ymd_opt(year, month, day));
        check(&pieces.join(glue), &Context { reference, narrative, direction, ..Context::default() });
    }

    #[test]
    fn any_text(text in "\\PC{0,80}", digits in "[0-9:./ T+-]{0,24}") {
        check(&text, &Context { reference: Day::from_ymd_opt(2024, 7, 26), ..Context::default() });
        check(&digits, &Context { reference: Day::from_ymd_opt(2024, 7, 26), ..Context::default() });
        let _ = (grammar::full_date(&text), grammar::clock(&text), grammar::zone(&text), grammar::day_month(&text));
        let _ = (grammar::full_date(&digits), grammar::clock(&digits), grammar::zone(&digits), grammar::day_month(&digits));
    }
}

#[test]
fn time_grows_with_length_only() {
    let context = Context { reference: Day::from_ymd_opt(2024, 7, 26), ..Context::default() };
    for piece in [
        "the ",
        "16, ",
        "July ",
        "a week after ",
        "1 ",
        "10-month-old war in Gaza ",
        "Monday at ",
        "more than ",
        "the\n",
        "(",
        "two days later ",
    ] {
        let took = |times: usize| {
            let text = piece.repeat(times);
            let start = Instant::now();
            check(&text, &context);
            start.elapsed().as_secs_f64()
        };
        took(100);
        let (short, long) = (took(500), took(4_000));
        assert!(
            long < short.max(0.01) * 40.0,
            "{piece:?}: {short} s, then {long} s for eight times as much"
        );
    }
}
