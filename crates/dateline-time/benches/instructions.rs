//! Instructions for each byte, which other work on the machine does not change:
//! `cargo bench -p dateline-time --bench instructions` (needs valgrind).
//!
//! The bench runs itself under callgrind, once for each stage, and takes off what making the text costs.
#![expect(clippy::print_stdout, reason = "a bench reports to whoever runs it")]

mod common;

use std::env;
use std::hint::black_box;
use std::process::Command;

use dateline_text::{Vocabulary, sentences, tokenize};
use dateline_time::{Context, Day, read_tokens, vocabulary};

const BYTES: usize = 1 << 20;
const STAGE: &str = "DATELINE_BENCH_STAGE";

/// What is run for each stage; each includes the one before.
fn run(stage: &str, wire: bool) {
    let text = common::news(BYTES, wire);
    if stage == "text" {
        black_box(&text);
        return;
    }
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let tokens = black_box(tokenize(&text, &words));
    if stage == "sentences" {
        black_box(sentences(&text, &tokens, 0..tokens.len()));
    } else if stage == "times" {
        let context = Context { reference: Day::from_ymd_opt(2024, 6, 15), ..Context::default() };
        black_box(read_tokens(&text, &tokens, &context));
    }
}

/// Instructions that the stage executes, as callgrind counts them.
fn count(stage: &str, wire: bool) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .env(STAGE, format!("{stage} {wire}"))
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = told.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(' ').next()?.parse().ok()
}

fn main() {
    if let Some((stage, wire)) =
        env::var(STAGE).ok().as_deref().and_then(|stage| stage.split_once(' '))
    {
        run(stage, wire == "true");
        return;
    }
    for wire in [false, true] {
        let counts = ["text", "tokens", "sentences", "times"].map(|stage| count(stage, wire));
        let [Some(text), Some(tokens), Some(sentences), Some(times)] = counts else {
            println!("callgrind did not run");
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "a few digits are printed")]
        let a_byte = |more: u64, less: u64| more.saturating_sub(less) as f64 / BYTES as f64;
        println!(
            "{}: tokens {:.1}, sentences {:.1}, times {:.1} instructions a byte",
            if wire { "wire copy" } else { "news" },
            a_byte(tokens, text),
            a_byte(sentences, tokens),
            a_byte(times, tokens),
        );
    }
}
