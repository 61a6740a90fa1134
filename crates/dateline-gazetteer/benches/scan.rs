//! Opening a table, and scanning text for names over tokens that are there already.
//!
//! The text is made here, of common words and of names of the table, one name to twelve words as in the news. Two
//! variables of the environment put other things in its stead: `DATELINE_GAZETTEER` a table, `DATELINE_TEXT` a text.

use std::{env, fs};

use dateline_gazetteer::Gazetteer;
use dateline_text::{Vocabulary, tokenize};
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn table_bytes() -> Vec<u8> {
    env::var_os("DATELINE_GAZETTEER").map_or_else(
        || Gazetteer::base_bytes().to_vec(),
        |path| fs::read(path).expect("the file of the variable can be read"),
    )
}

fn table() -> Gazetteer {
    Gazetteer::open(table_bytes()).expect("the table is whole")
}

const WORDS: [&str; 24] = [
    "the",
    "troops",
    "said",
    "on",
    "a",
    "convoy",
    "near",
    "and",
    "killed",
    "of",
    "two",
    "rocket",
    "in",
    "police",
    "with",
    "after",
    "an",
    "officials",
    "town",
    "fired",
    "had",
    "their",
    "at",
    "by",
];

fn text(table: &Gazetteer) -> String {
    if let Some(path) = env::var_os("DATELINE_TEXT") {
        return String::from_utf8_lossy(&fs::read(path).expect("the text can be read"))
            .into_owned();
    }
    let names: Vec<&str> = table.places().step_by(211).map(|place| place.name()).collect();
    let mut text = String::new();
    let mut seed = 42_u64;
    while text.len() < 4_000_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 33) as usize;
        text.push_str(match at % 13 {
            0 => names[at / 13 % names.len()],
            1 if at.is_multiple_of(5) => "General Staff",
            _ => WORDS[at / 13 % WORDS.len()],
        });
        text.push_str(if at.is_multiple_of(61) { ". " } else { " " });
    }
    text
}

fn scanned(bencher: divan::Bencher<'_, '_>, text: &str) {
    let table = table();
    let tokens = tokenize(text, &Vocabulary::default());
    bencher.counter(BytesCount::of_str(text)).bench(|| table.scan(&tokens).count());
}

#[divan::bench(sample_count = 20)]
fn scan_text(bencher: divan::Bencher<'_, '_>) {
    scanned(bencher, &text(&table()));
}

#[divan::bench(sample_count = 20)]
fn scan_capitals(bencher: divan::Bencher<'_, '_>) {
    scanned(bencher, &text(&table()).to_uppercase());
}

#[divan::bench(sample_count = 20)]
fn tokenize_text(bencher: divan::Bencher<'_, '_>) {
    let text = text(&table());
    let vocabulary = Vocabulary::default();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokenize(&text, &vocabulary));
}

#[divan::bench(sample_count = 20)]
fn open_checked(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(table_bytes).bench_values(|bytes| Gazetteer::open(bytes).is_ok());
}

#[divan::bench(sample_count = 20)]
fn read_and_open(bencher: divan::Bencher<'_, '_>) {
    let path = env::var_os("DATELINE_GAZETTEER").unwrap_or_else(|| {
        let path = env::temp_dir().join(format!("dateline-{}.gaz", std::process::id()));
        fs::write(&path, Gazetteer::base_bytes()).expect("there is room for the table");
        path.into()
    });
    bencher.bench(|| {
        let file = fs::File::open(&path).expect("the table is there");
        Gazetteer::read(&file).map(|table| table.info().rows)
    });
}

#[divan::bench]
fn open_embedded() -> bool {
    Gazetteer::open_unchecked(Gazetteer::base_bytes()).is_ok()
}

#[divan::bench]
fn look_up() -> usize {
    Gazetteer::base().lookup("San Salvador").count()
}

#[divan::bench]
fn other_spelling() -> usize {
    Gazetteer::base().variants("Deir Ezzor", "SY").len()
}
