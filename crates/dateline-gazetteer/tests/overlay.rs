//! Files of a user laid over the table, and what is wrong with them.

use dateline_gazetteer::{DataError, FILES, Gazetteer, Kind, Overlay};
use dateline_text::{Mistake as _, Vocabulary, tokenize};
use insta::assert_snapshot;

const PLACES: &str = r#"
[[place]]
id      = "camp-vardar"
kind    = "base"
name    = "Camp Vardar"
point   = [36.21, 42.87]
country = "IQ"
admin1  = "Nineveh"
reach   = 6
names   = ["Vardar base", "Deyr Zorav"]
sources = ["own knowledge"]
examples = ["Two drones came down near [Camp Vardar] before dawn."]
not      = ["The Vardar flows into the sea."]
"#;

/// The table with some files laid over it.
fn with(files: &[(&str, &str)]) -> Gazetteer {
    let mut overlay = Overlay::default();
    for name in FILES {
        for (_, text) in files.iter().filter(|(file, _)| *file == name) {
            overlay.add(Gazetteer::base(), name, text).expect("the file is right");
        }
    }
    Gazetteer::base().with(&overlay).expect("there is room")
}

fn mistakes(file: &str, text: &str) -> Vec<DataError> {
    let mut overlay = Overlay::default();
    let wrong = overlay.add(Gazetteer::base(), file, text).err().unwrap_or_default();
    assert!(wrong.is_empty() || overlay.is_empty(), "a wrong file adds nothing");
    wrong
}

/// Each mistake with its words and its hint, one a line.
fn told(file: &str, text: &str) -> String {
    let line = |mistake: &DataError| {
        let words = mistake.span().of(text);
        format!("{words:?}: {mistake}; {}\n", mistake.hint().unwrap_or_default())
    };
    mistakes(file, text).iter().map(line).collect()
}

#[test]
fn a_place_without_a_point_keeps_its_kind_and_country() {
    let open = PLACES.replace("point   = [36.21, 42.87]\n", "").replace("reach   = 6\n", "");
    let table = with(&[("gazetteer.toml", &open)]);
    let place = table.lookup("Camp Vardar").best().expect("the name is known");
    assert_eq!(
        (place.kind(), place.country(), place.admin1(), place.point()),
        (Kind::Base, Some("IQ"), Some("Nineveh"), None)
    );
    let half = PLACES.replace("reach   = 6\n", "");
    assert_snapshot!(told("gazetteer.toml", &half), @r#""[36.21, 42.87]": a point stands alone; a place has a point and how far it reaches from there, in km, or neither"#);
}

#[test]
fn a_new_place_is_found_by_each_of_its_names() {
    let table = with(&[("gazetteer.toml", PLACES)]);
    for name in ["Camp Vardar", "VARDAR BASE", "Deyr Zorav"] {
        let place = table.lookup(name).best().expect("the name is known");
        assert_eq!(place.id(), "camp-vardar");
    }
    let place = table.place("camp-vardar").expect("the id is known");
    assert_eq!(
        (place.point(), place.precision_km(), place.admin1()),
        (Some((36_210_000, 42_870_000)), 6, Some("Nineveh"))
    );
    let tokens = tokenize("Camp Vardar was hit", &Vocabulary::default());
    assert!(table.is_head(tokens[0].hash));
    assert_eq!(table.longest(&tokens).map(|(used, _)| used), Some(2));
    assert_eq!(table.variants("Dayr Zawrav", "IQ")[0].id(), "camp-vardar", "by its skeleton");
    assert_eq!(table.info().rows, Gazetteer::base().info().rows + 1);
}

#[test]
fn what_was_known_stays_known() {
    let table = with(&[("gazetteer.toml", PLACES)]);
    for place in Gazetteer::base().places().step_by(997) {
        let same = table.place(&place.id()).expect("every id is kept");
        assert_eq!((same.name(), same.point()), (place.name(), place.point()));
        let ids = |gazetteer: &Gazetteer| -> Vec<String> {
            gazetteer.lookup(place.name()).map(|place| place.id()).collect()
        };
        assert_eq!(ids(&table), ids(Gazetteer::base()));
    }
}

#[test]
fn a_place_is_replaced_by_its_id() {
    let moved = r#"
[[place]]
id      = "al-tanf"
kind    = "base"
name    = "Tanf outpost"
point   = [33.5, 38.6]
country = "SY"
reach   = 9
sources = ["own knowledge"]
"#;
    let table = with(&[("gazetteer.toml", moved)]);
    let place = table.lookup("al-Tanf").best().expect("the old name leads there");
    assert_eq!((place.name(), place.precision_km()), ("Tanf outpost", 9));
    assert_eq!(table.lookup("Tanf outpost").best(), Some(place));
    assert_eq!(table.info().rows, Gazetteer::base().info().rows);
}

#[test]
fn names_points_peoples_and_common_words_are_added() {
    let table = with(&[
        ("gazetteer.toml", PLACES),
        ("aliases.tsv", "id\tnames\ncamp-vardar\tSite Nine|FOB Nine\ngn:98182\tMadinat as-Salam\n"),
        ("admin1_points.tsv", "id\tname\tlat\tlon\na1:IQ.01\tAnbar\t33.25\t41.75\n"),
        ("demonyms.tsv", "country\tnames\nIQ\tMesopotamian|Mesopotamians\n"),
        ("common-words.txt", "# as words\nsite_nine\n"),
    ]);
    let best = |name: &str| table.lookup(name).best().map(|place| place.id());
    assert_eq!(best("FOB Nine").as_deref(), Some("camp-vardar"));
    assert_eq!(best("Madinat as-Salam").as_deref(), Some("gn:98182"));
    assert!(table.lookup("Site Nine").common() && !table.lookup("FOB Nine").common());
    let anbar = table.place("a1:IQ.01").expect("Anbar is there");
    assert_eq!(anbar.point(), Some((33_250_000, 41_750_000)));
    let tokens = tokenize("Mesopotamians fled", &Vocabulary::default());
    assert_eq!(table.demonym(&tokens), Some((1, "IQ")));
    assert!(table.demonym_heads().any(|hash| hash == tokens[0].hash));
}

#[test]
fn examples_stand_where_their_file_has_them() {
    let mut overlay = Overlay::default();
    overlay.add(Gazetteer::base(), "gazetteer.toml", PLACES).expect("the file is right");
    let examples: Vec<_> = overlay.examples().collect();
    assert_eq!(examples.len(), 2);
    assert_eq!((examples[0].named, examples[1].named), (true, false));
    assert_eq!(examples[1].at.of(PLACES), "\"The Vardar flows into the sea.\"");
}

#[test]
fn a_mistake_in_a_place_tells_its_words() {
    let wrong = PLACES
        .replace("\"base\"", "\"bsae\"")
        .replace("36.21", "96.21")
        .replace("reach   = 6", "reach   = 2")
        .replace("Deyr Zorav", "1991");
    assert_snapshot!(told("gazetteer.toml", &wrong), @r#"
    "\"bsae\"": `bsae` is no kind of place; did you mean `base`?
    "[96.21, 42.87]": 96.21, 42.87 is no point on the globe; latitude from -90 to 90 comes first, then longitude from -180 to 180
    "\"1991\"": `1991` is no name of a place; a name has a letter, no tab, `|` or line break, and at most 255 bytes
    "2": a point of one source is not known to 2 km; name a second source, or write a reach of 5 km or more
    "#);
    assert_snapshot!(told("gazetteer.toml", &PLACES.replace("Nineveh", "Ninevah")), @r#""\"Ninevah\"": `Ninevah` is no first-level area of IQ; did you mean `Nineveh`?"#);
    assert_snapshot!(told("gazetteer.toml", &PLACES.replace("\"IQ\"", "\"IRQ\"")), @r#""\"IRQ\"": `IRQ` is no country; two capital letters of ISO 3166-1, such as `IQ`; leave it out where there is none"#);
    assert_snapshot!(told("gazetteer.toml", &PLACES.replace("country", "contry")), @r#""contry": unknown field `contry`, expected one of `id`, `kind`, `name`, `point`, `country`, `admin1`, `reach`, `names`, `sources`, `examples`, `not`; did you mean `country`?"#);
    assert_snapshot!(told("gazetteer.toml", &PLACES.repeat(2)), @r#""\"camp-vardar\"": `camp-vardar` stands here twice; join the two entries"#);
}

#[test]
fn a_mistake_in_a_list_tells_its_words() {
    assert_snapshot!(told("aliases.tsv", "id\tnames\ngn:1\tNowhere\n"), @r#""gn:1": no place has the id `gn:1`; ids look like `country:IQ`, `a1:IQ.01`, `gn:94787`, `ap:ORAA`, `ain-al-asad`"#);
    assert_snapshot!(told("aliases.tsv", "gn:98182\tMadinat\n"), @r#""gn:98182\tMadinat": the first line does not name the fields; the fields, with a tab between them, are: id names"#);
    assert_snapshot!(told("demonyms.tsv", "country\tnames\nIQ\tIraqi\tone more\nAA\tAaan\n"), @r#""IQ\tIraqi\tone more": 3 fields where 2 are wanted; the fields, with a tab between them, are: country names"#);
    assert_snapshot!(told("admin1_points.tsv", "id\tname\tlat\tlon\na1:IQ.01\tAnbar\t33,5\t41\n"), @r#""33,5\t41": 33,5, 41 is no point on the globe; latitude from -90 to 90 comes first, then longitude from -180 to 180"#);
}

/// Whatever a file holds, its mistakes lie within it.
#[test]
fn hostile_files_are_refused_or_read() {
    let texts = [
        "",
        "\0",
        "[[place]]",
        "[[place]]\nid = 1",
        "id\tnames\n\t\n",
        "id\tnames\n\u{feff}\t|\n",
        "[[place]]\nid=\"a\"\nkind=\"base\"\nname=\"\u{1F4A3}\"\npoint=[nan, inf]\nreach=70000\nsources=[]",
        "a=\"\"\"\n\"\"\"",
        "id\tname\tlat\tlon\na1:IQ.01\tA\tnan\t1e999\n",
        "country\tnames\né\té\n",
    ];
    for file in FILES {
        for text in texts {
            for mistake in mistakes(file, text) {
                assert!(text.get(mistake.span().range()).is_some(), "{file}: {mistake}");
                assert!(!mistake.to_string().is_empty() && mistake.hint() != Some(String::new()));
            }
        }
    }
    let deep = format!("x = {}", "[".repeat(100_000));
    assert!(!mistakes("gazetteer.toml", &deep).is_empty());
    let long = format!("id\tnames\n{}\tName\n", "a".repeat(1_000_000));
    assert_eq!(mistakes("aliases.tsv", &long).len(), 1);
}
