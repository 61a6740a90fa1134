//! Reading a document takes time in proportion to its length.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dateline_document::{Hints, parse};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, read};
use dateline_text::Vocabulary;

/// News of `paragraphs` attacks, all of which fall into a few accounts: the worst that an account has to hold.
fn story(paragraphs: usize) -> String {
    const TOWNS: [&str; 5] = ["Kano", "Goma", "Mosul", "Herat", "Aden"];
    const DAYS: [&str; 3] = ["Monday", "Tuesday", "Friday"];
    let mut text = String::new();
    for n in 0..paragraphs {
        let (town, day) = (TOWNS[n % TOWNS.len()], DAYS[n % DAYS.len()]);
        writeln!(
            text,
            "Gunmen attacked a checkpoint near {town} on {day} and killed {} soldiers, a police officer said. \
             Rebels of the northern front claimed the attack with rockets on the post. The council put off its vote \
             on the schools. Two farmers were wounded when a bomb exploded beside a bus, according to the hospital.\n",
            n % 7 + 2,
        )
        .expect("a string takes all");
    }
    text
}

/// News of one attack that tells its dead by name, `people` of them, no two alike.
fn roll(people: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "ro", "su"];
    let mut text = String::from("Gunmen attacked a market in Kano on Monday.\n\n");
    for n in 0..people {
        let part = |by: usize| SYLLABLES[n / by % SYLLABLES.len()];
        writeln!(
            text,
            "Maria V{}{}{}{} was killed in the attack.\n",
            part(1),
            part(10),
            part(100),
            part(1000)
        )
        .expect("a string takes all");
    }
    text
}

fn took(text: &str, words: &Vocabulary) -> Duration {
    let start = Instant::now();
    let document = parse(text, &Hints::default(), words);
    let entities = dateline_entity::read(&document, Gazetteer::base());
    let reference = read::reference_date(&document.reference);
    let facts = DocumentFacts { id: "d".into(), origin: "d".into(), reference };
    let reading = read::read(&document, &entities, facts);
    assert!(!reading.accounts.is_empty());
    start.elapsed()
}

/// Sixteen times the text takes less than four times as long for each byte: noise may double a time, and what grows with
/// the square would be sixteen times as slow.
#[test]
fn long_documents_cost_no_more_a_byte() {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    dateline_entity::vocabulary(&mut words, Gazetteer::base());
    read::vocabulary(&mut words);
    for (what, short, long) in
        [("attacks", story(40), story(640)), ("names", roll(400), roll(6400))]
    {
        took(&short, &words);
        let best = |text: &str| (0..3).map(|_| took(text, &words)).min().unwrap_or_default();
        let (short, long) = (best(&short), best(&long));
        assert!(long < short * 16 * 4, "{what}: {short:?}, of sixteen times as many {long:?}");
    }
}
