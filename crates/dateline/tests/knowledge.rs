//! Knowledge of a user, laid over what comes with the program.

mod support;

use std::fs;

use support::{dateline, folder, said};

const HILL: &str = r#"[[place]]
id      = "camp-vardar"
kind    = "base"
name    = "Camp Vardar"
point   = [35.49, 44.35]
country = "IQ"
admin1  = "Kirkuk"
reach   = 6
sources = ["own knowledge"]
examples = ["Gunmen fired rockets at [Camp Vardar] on Monday."]
not      = ["He wrote to Vardar about the match."]
"#;

#[test]
fn knowledge_is_laid_over() {
    let at = folder("knowledge");
    fs::create_dir_all(at.join("know")).unwrap();
    fs::write(at.join("know/gazetteer.toml"), HILL).unwrap();
    fs::write(at.join("know/README.md"), "For readers.").unwrap();
    let output = dateline(&at, &["check", "know"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "1 files are right, and 2 examples are read as they say\n"
    );

    fs::write(
        at.join("a.txt"),
        "KIRKUK, Iraq, March 13, 2024 (Northern Post) - Two soldiers were killed in a rocket attack on Camp Vardar on Tuesday, the army said.\n",
    )
    .unwrap();
    let report = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&dateline(&at, arguments).stdout).unwrap()
    };
    let plain = report(&["report", "a.txt"]);
    let known = report(&["report", "a.txt", "--knowledge", "know"]);
    assert_ne!(plain["tool"]["knowledge"], known["tool"]["knowledge"]);
    assert!(!plain.to_string().contains("camp-vardar"));
    assert!(known["incidents"].to_string().contains("camp-vardar"), "{known:#}");
}

#[test]
fn a_name_may_begin_with_a_word_that_begins_no_other() {
    let at = folder("first-word");
    fs::create_dir_all(at.join("know")).unwrap();
    fs::write(at.join("know/gazetteer.toml"), HILL.replace("Camp Vardar", "Howitzer Ridge"))
        .unwrap();
    let output = dateline(&at, &["check", "know"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn a_mistake_in_knowledge_is_shown_where_it_stands() {
    let at = folder("mistake");
    fs::create_dir_all(at.join("know")).unwrap();
    fs::write(at.join("know/gazetteer.toml"), HILL.replace("\"base\"", "\"bsae\"")).unwrap();
    let output = dateline(&at, &["check", "know"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output).lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
        "error: `bsae` is no kind of place
 --> know/gazetteer.toml:3:11
  |
3 | kind    = \"bsae\"
  |           ^^^^^^
  |
  = help: did you mean `base`?"
    );
    fs::write(at.join("know/gazetteer.toml"), HILL.replace("at [Camp Vardar]", "at [Mosul]"))
        .unwrap();
    let output = dateline(&at, &["check", "know"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("are not read as `camp-vardar`"), "{}", said(&output));
    fs::write(at.join("know/gazeteer.toml"), HILL).unwrap();
    let output = dateline(&at, &["report", "know", "--knowledge", "know"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("did you mean `gazetteer.toml`?"), "{}", said(&output));
}

const FRONT: &str = r#"[[actor]]
id       = "dawn-front"
name     = "Dawn Front"
kind     = "armed_group"
country  = "IQ"
names    = ["Dawn Front", "DFX"]
examples = ["Police blamed [the Dawn Front] for the raid."]
not      = ["The dawn front brought rain."]
source   = "own knowledge"
"#;

const LANCE: &str = r#"[[weapon]]
id       = "lance-drone"
class    = "drone.explosive"
acled    = ["Air/drone strike"]
muc      = "EXPLOSIVE"
names    = ["Lance-7"]
examples = ["[Two Lance-7s] fell by the gate."]
"#;

#[test]
fn names_of_entities_are_laid_over() {
    let at = folder("entities");
    fs::create_dir_all(at.join("know")).unwrap();
    fs::write(at.join("know/actors.toml"), FRONT).unwrap();
    fs::write(at.join("know/weapons.toml"), LANCE).unwrap();
    let output = dateline(&at, &["check", "know"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "2 files are right, and 3 examples are read as they say\n"
    );
    fs::write(
        at.join("a.txt"),
        "KIRKUK, Iraq, March 13, 2024 (Northern Post) - Two soldiers were killed on Tuesday when DFX flew two Lance-7s into a checkpoint in Kirkuk, the army said.\n",
    )
    .unwrap();
    let mentions = |arguments: &[&str]| {
        String::from_utf8(dateline(&at, arguments).stdout).expect("the output is UTF-8")
    };
    let plain = mentions(&["explain", "a.txt", "--stage", "mentions"]);
    assert!(!plain.contains("dawn-front") && !plain.contains("lance-drone"), "{plain}");
    let known = mentions(&["explain", "a.txt", "--stage", "mentions", "--knowledge", "know"]);
    assert!(known.contains("dawn-front") && known.contains("lance-drone"), "{known}");
}

#[test]
fn a_name_of_two_entries_is_told_with_both_places() {
    let at = folder("ambiguous");
    fs::create_dir_all(at.join("know")).unwrap();
    let shown = |file: &str, text: &str| {
        fs::write(at.join("know").join(file), text).unwrap();
        let output = dateline(&at, &["check", "know"]);
        assert_eq!(output.status.code(), Some(2));
        said(&output).lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        shown("actors.toml", &FRONT.replace("DFX", "Hamas")),
        "error: `Hamas` is a name of both `hamas` in the bundled actors.toml and `dawn-front` in actors.toml
 --> know/actors.toml:6:27
  |
6 | names    = [\"Dawn Front\", \"Hamas\"]
  |                           ^^^^^^^
  |
  = help: leave the name to one of them; an entry with the id of one that is there replaces it"
    );
    fs::write(at.join("know/actors.toml"), FRONT).unwrap();
    assert_eq!(
        shown("weapons.toml", &LANCE.replace("[\"Lance-7\"]", "[\"Lance-7\", \"DFX\"]")),
        "error: `DFX` is a name of both `dawn-front` in actors.toml and `lance-drone` in weapons.toml
 --> know/weapons.toml:6:24
  |
6 | names    = [\"Lance-7\", \"DFX\"]
  |                        ^^^^^
  |
  = help: leave the name to one of them; an entry with the id of one that is there replaces it"
    );
    assert_eq!(
        shown("weapons.toml", &LANCE.replace("[Two Lance-7s]", "[Two gliders]")),
        "error: the words in brackets are not read as `weapons/lance-drone`
 --> know/weapons.toml:7:13
  |
7 | examples = [\"[Two gliders] fell by the gate.\"]
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: nothing is read there: is the name as the sentence spells it, with a capital letter?"
    );
}
