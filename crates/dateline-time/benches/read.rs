//! Reading in wall time: `cargo bench -p dateline-time --bench read`.

mod common;

use dateline_text::{Vocabulary, tokenize};
use dateline_time::{Context, Day, read, read_tokens, vocabulary};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn context() -> Context {
    Context { reference: Day::from_ymd_opt(2024, 6, 15), ..Context::default() }
}

/// Tokens made, times read.
#[divan::bench(args = [false, true])]
fn alone(bencher: Bencher<'_, '_>, wire: bool) {
    let text = common::news(1 << 20, wire);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(&text, &context()));
}

/// Times read from tokens that other stages need too.
#[divan::bench(args = [false, true])]
fn over_tokens(bencher: Bencher<'_, '_>, wire: bool) {
    let text = common::news(1 << 20, wire);
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let tokens = tokenize(&text, &words);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read_tokens(&text, &tokens, &context()));
}
