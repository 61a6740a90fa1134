//! Tokens and sentences in wall time: `cargo bench -p dateline-text`.

use dateline_text::{Vocabulary, sentences, tokenize};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// A paragraph, again and again, in small letters or capitals.
fn news(wire: bool) -> String {
    let paragraph = "Gunmen in two pick-up trucks attacked a police post near Rio Seco at 10:30 p.m. on Thursday, and \
        2,500 people left the town before dawn, Gen. Amara Dol said. \"We heard at least three blasts,\" a baker told \
        the town's radio. The U.S. embassy called it an act of \u{201c}plain terror\u{201d} in Sana\u{2019}a.\n\n";
    let text = paragraph.repeat(2500);
    if wire { text.to_uppercase() } else { text }
}

#[divan::bench(args = [false, true])]
fn tokens(bencher: Bencher<'_, '_>, wire: bool) {
    let (text, words) = (news(wire), Vocabulary::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokenize(&text, &words));
}

#[divan::bench(args = [false, true])]
fn sentence_ends(bencher: Bencher<'_, '_>, wire: bool) {
    let text = news(wire);
    let tokens = tokenize(&text, &Vocabulary::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences(&text, &tokens, 0..tokens.len()));
}
