//! Bytes to documents, in MB/s, over generated news: `cargo bench -p dateline-document`.
//!
//! `documents` is what a file costs until its articles are documents: bytes in; header facts, furniture, blocks, sentences,
//! quotations and the day of writing out, its language told. `read` is the part of it until the articles have their text.
//! The times within the story are `dateline-time`'s, which has benches of its own; `parse` counts them in.
//! The pages have 100 kB, nine tenths of it markup. `DATELINE_LINES` names a file of JSON lines to
//! read in their stead, as it is and each of its articles as a text.

use std::fmt::Write as _;

use dateline_document::{Fields, arrange, language, parse, records, vocabulary};
use dateline_text::Vocabulary;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Numbers that look like chance and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const PLACES: &[&str] =
    &["Kirkuk", "Harlan", "Douentza", "Beni", "Odesa", "Kherson", "Baghlan", "Quetta", "Goma"];
const ACTORS: &[&str] =
    &["gunmen", "militants", "soldiers", "armed men", "insurgents", "unidentified attackers"];
const VERBS: &[&str] =
    &["attacked", "shelled", "stormed", "bombed", "raided", "ambushed", "set fire to"];
const TARGETS: &[&str] =
    &["a police post", "a market", "a convoy", "a fuel depot", "a village", "a bridge", "a clinic"];
const DAYS: &[&str] =
    &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const AROUND: &[&str] = &[
    "The governor told reporters that the road to the town was closed for several hours.",
    "Residents described hearing explosions before dawn and said many families had fled.",
    "“We do not know who did it,” said a shopkeeper who asked not to be named.",
    "The ministry did not respond to requests for comment.",
    "Aid groups have warned that the harvest could fail if the fighting goes on.",
    "A spokesman for the army declined to give further details, citing security.",
];

/// A headline and the paragraphs of an article of some 2.5 kB.
fn article(chance: &mut Chance) -> (String, Vec<String>) {
    let place = chance.of(PLACES);
    let title = format!("Attack on {} near {place}", chance.of(TARGETS));
    let (actor, verb, target, day) =
        (chance.of(ACTORS), chance.of(VERBS), chance.of(TARGETS), chance.of(DAYS));
    let date = 1 + chance.below(28);
    let killed = 2 + chance.below(30);
    let mut paragraphs = vec![format!(
        "{}, March {date}, 2024 (Meridian News) - At least {killed} people were killed when {actor} {verb} {target} near {place} on {day}, police said.",
        place.to_uppercase()
    )];
    while paragraphs.iter().map(String::len).sum::<usize>() < 2_300 {
        let sentences = 1 + chance.below(3);
        let mut paragraph: Vec<_> = (0..sentences).map(|_| chance.of(AROUND)).collect();
        paragraph.sort_unstable();
        paragraphs.push(paragraph.join(" "));
    }
    (title, paragraphs)
}

fn texts() -> Vec<String> {
    if std::env::var_os("DATELINE_LINES").is_some() {
        let (lines, fields) = (json_lines(), Fields::default());
        let (records, _) = records("a.jsonl", &lines, &fields);
        return records.into_iter().map(|record| record.text.into_owned()).collect();
    }
    let mut chance = Chance(1);
    let one = |_| {
        let (title, paragraphs) = article(&mut chance);
        format!("{title}\n\n{}\n", paragraphs.join("\n\n"))
    };
    (0..200).map(one).collect()
}

fn json_lines() -> Vec<u8> {
    if let Some(path) = std::env::var_os("DATELINE_LINES") {
        return std::fs::read(path).expect("the file of the variable can be read");
    }
    let mut chance = Chance(2);
    let one = |_| {
        let (title, paragraphs) = article(&mut chance);
        let text = paragraphs.join("\n\n");
        let record = serde_json::json!({"title": title, "date": "2024-03-28", "url": "https://post.example/a", "text": text, "tags": ["a", "b"]});
        format!("{record}\n")
    };
    (0..200).map(one).collect::<Vec<_>>().concat().into_bytes()
}

fn page(chance: &mut Chance) -> Vec<u8> {
    let (title, paragraphs) = article(chance);
    let mut head = String::new();
    for rule in 0..300 {
        let _ = write!(
            head,
            ".c{rule}{{margin:{}px;color:#{:06x};display:flex}}",
            rule % 7,
            chance.below(1 << 24)
        );
    }
    let mut script = String::new();
    for event in 0..300 {
        let _ = writeln!(
            script,
            "window.dataLayer.push({{\"event\":\"e{event}\",\"id\":\"{:x}\",\"if\":function(a){{return a<{event}}}}});",
            chance.below(1 << 30)
        );
    }
    let mut nav = String::new();
    for section in 0..120 {
        let _ = write!(
            nav,
            "<li class=\"nav__item\"><a href=\"/section/{section}\" class=\"nav__link\" data-track=\"nav-{section}\"><span>Section {section}</span></a></li>"
        );
    }
    let mut cards = String::new();
    for card in 0..90 {
        let (title, _) = article(chance);
        let _ = writeln!(
            cards,
            "<div class=\"card card--{} js-card\" data-id=\"{:x}\"><div class=\"card__inner\"><a href=\"/a/{card}\" class=\"card__link\"><h3 class=\"card__title\">{title}</h3></a><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" loading=\"lazy\" alt=\"\"></div></div>",
            card % 5,
            chance.below(1 << 30)
        );
    }
    let mut story = String::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let _ = write!(
            story,
            "<p class=\"article__paragraph text-{at}\" data-component=\"text-block\">{paragraph}</p>\n<div class=\"ad ad--inline\"><div class=\"ad__slot\" id=\"slot-{at}\"></div></div>"
        );
    }
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>{title} | Northern Post</title><style>{head}</style><script>{script}</script></head><body><header><nav><ul>{nav}</ul></nav></header><main><article><h1>{title}</h1>{story}</article><aside><ul>{cards}</ul></aside></main><footer>{nav}</footer><script>{script}</script></body></html>"
    );
    page.into_bytes()
}

fn pages() -> Vec<Vec<u8>> {
    let mut chance = Chance(3);
    (0..20).map(|_| page(&mut chance)).collect()
}

fn words() -> Vocabulary {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    words
}

/// Sentences of the documents in a file.
fn documents(name: &str, file: &[u8], fields: &Fields, words: &Vocabulary) -> usize {
    let (records, _) = records(name, file, fields);
    let english = records.iter().filter(|record| {
        language(&record.text, &record.hints) == dateline_document::Language::English
    });
    english.map(|record| arrange(&record.text, &record.hints, words).sentences.len()).sum()
}

#[divan::bench]
fn documents_of_text(bencher: Bencher<'_, '_>) {
    let (texts, fields, words) = (texts(), Fields::default(), words());
    let read = || {
        let texts = texts.iter();
        texts.map(|text| documents("a.txt", text.as_bytes(), &fields, &words)).sum::<usize>()
    };
    bencher.counter(BytesCount::new(texts.concat().len())).bench(read);
}

#[divan::bench]
fn documents_of_json_lines(bencher: Bencher<'_, '_>) {
    let (lines, fields, words) = (json_lines(), Fields::default(), words());
    let read = || documents("a.jsonl", &lines, &fields, &words);
    bencher.counter(BytesCount::new(lines.len())).bench(read);
}

#[divan::bench]
fn documents_of_pages(bencher: Bencher<'_, '_>) {
    let (pages, fields, words) = (pages(), Fields::default(), words());
    let read =
        || pages.iter().map(|page| documents("a.html", page, &fields, &words)).sum::<usize>();
    bencher.counter(BytesCount::new(pages.concat().len())).bench(read);
}

#[divan::bench]
fn read_text(bencher: Bencher<'_, '_>) {
    let (texts, fields) = (texts(), Fields::default());
    let read = || {
        texts.iter().map(|text| records("a.txt", text.as_bytes(), &fields).0.len()).sum::<usize>()
    };
    bencher.counter(BytesCount::new(texts.concat().len())).bench(read);
}

#[divan::bench]
fn read_json_lines(bencher: Bencher<'_, '_>) {
    let (lines, fields) = (json_lines(), Fields::default());
    bencher.counter(BytesCount::new(lines.len())).bench(|| records("a.jsonl", &lines, &fields));
}

#[divan::bench]
fn read_pages(bencher: Bencher<'_, '_>) {
    let (pages, fields) = (pages(), Fields::default());
    let read = || pages.iter().map(|page| records("a.html", page, &fields).0.len()).sum::<usize>();
    bencher.counter(BytesCount::new(pages.concat().len())).bench(read);
}

#[divan::bench]
fn tell_language(bencher: Bencher<'_, '_>) {
    let (texts, hints) = (texts(), dateline_document::Hints::default());
    let tell = || texts.iter().filter(|text| language(text, &hints).tag() == Some("en")).count();
    bencher.counter(BytesCount::new(texts.concat().len())).bench(tell);
}

#[divan::bench]
fn parse_text(bencher: Bencher<'_, '_>) {
    let (texts, words, hints) = (texts(), words(), dateline_document::Hints::default());
    let read =
        || texts.iter().map(|text| parse(text, &hints, &words).sentences.len()).sum::<usize>();
    bencher.counter(BytesCount::new(texts.concat().len())).bench(read);
}
