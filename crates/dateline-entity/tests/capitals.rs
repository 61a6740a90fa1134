//! Text in capitals is looked through in stretches of tokens: a name is found wherever in a stretch it stands.

use dateline_document::{Hints, parse};
use dateline_entity::{Gazetteer, toponyms, vocabulary};
use dateline_text::Vocabulary;

/// What speaks for each name, and the name.
const TOLD: [(&str, &str); 4] = [
    ("THEY MET IN THE NORTHERN MASTUNG AREA", "Mastung"),
    ("THEY CAME FROM MASTUNG AND LEFT", "Mastung"),
    ("WORK IN THE VILLAGE OF MASTUNG WENT ON", "Mastung"),
    ("WORK WENT ON AND KHAN YOUNIS STAYED QUIET", "Khān Yūnis"),
];

#[test]
fn a_name_in_capitals_is_found_wherever_it_stands() {
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, gazetteer);
    for (told, name) in TOLD {
        for before in 0..140 {
            let text = format!("{}{told}.", "NEIGHBOURS SANG ".repeat(before));
            let document = parse(&text, &Hints::default(), &words);
            let found = toponyms(&document, gazetteer);
            assert!(
                found.iter().any(|found| found.name == name),
                "{told} after {before}: {found:?}"
            );
        }
    }
}
