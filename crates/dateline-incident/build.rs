//! Compiles the files of `data` to static tables, so that nothing is parsed at start-up.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use dateline_text::fingerprints;
use toml::Value;

fn main() {
    known();
    println!("cargo::rerun-if-changed=data/triggers.toml");
    println!("cargo::rerun-if-changed=data/cues.toml");
    println!("cargo::rerun-if-changed=data/persons.toml");
    println!("cargo::rerun-if-changed=data/weights.tsv");
    println!("cargo::rerun-if-changed=data/words.toml");
    println!("cargo::rerun-if-changed=build.rs");
    let source =
        fs::read_to_string("data/triggers.toml").expect("the data file is part of the package");
    let data: toml::Table = source.parse().expect("`data/triggers.toml` is TOML");
    let mut out = String::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut forms: Vec<(String, usize, &str)> = Vec::new();
    let entries = data["trigger"].as_array().expect("`trigger` is a list");
    writeln!(out, "pub(crate) static TRIGGERS: &[Trigger] = &[").expect("writing to a string");
    for (index, entry) in entries.iter().enumerate() {
        let id = entry["id"].as_str().expect("`id` is text");
        let sense = camel(entry["sense"].as_str().expect("`sense` is text"));
        let alone = entry.get("alone").and_then(Value::as_bool).unwrap_or(false);
        let weak = entry.get("weak").and_then(Value::as_bool).unwrap_or(false);
        let examples = strings(entry, "examples");
        assert!(!examples.is_empty(), "trigger `{id}` has no example");
        writeln!(out, "    Trigger {{ id: {id:?}, sense: Sense::{sense}, alone: {alone}, weak: {weak}, examples: &{examples:?} }},").expect("writing to a string");
        let mut own: Vec<(String, &str)> = Vec::new();
        let irregular = entry.get("forms").and_then(Value::as_table);
        for verb in strings(entry, "verb") {
            let past = irregular.and_then(|forms| forms.get(&verb)).and_then(Value::as_array);
            own.extend(inflect(&verb, past));
        }
        for noun in strings(entry, "noun") {
            own.push((plural(&noun), "Plural"));
            own.push((noun, "Noun"));
        }
        // Verbs whose base is a common noun (`a shell`, `the target`) are given by their other forms.
        own.extend(strings(entry, "past").into_iter().map(|form| (form, "Past")));
        own.extend(strings(entry, "ing").into_iter().map(|form| (form, "Ing")));
        own.extend(strings(entry, "phrase").into_iter().map(|phrase| (phrase, "Phrase")));
        own.sort();
        for (form, kind) in own {
            if let Some(first) = seen.insert(form.clone(), id.to_owned()) {
                assert!(first == id, "`{form}` is a form of both `{first}` and `{id}`");
                // A noun and a verb form that look alike (`attack`, `attacks`) are told apart by their sentence.
                if let Some(old) = forms.iter_mut().find(|(old, ..)| *old == form) {
                    old.2 = if matches!(kind, "Plural" | "Third")
                        && matches!(old.2, "Plural" | "Third")
                    {
                        "PluralOrThird"
                    } else {
                        "NounOrBase"
                    };
                }
                continue;
            }
            forms.push((form, index, kind));
        }
    }
    writeln!(out, "];\npub(crate) static FORMS: &[(&str, usize, Form)] = &[")
        .expect("writing to a string");
    for (form, index, kind) in &forms {
        writeln!(out, "    ({form:?}, {index}, Form::{kind}),").expect("writing to a string");
    }
    writeln!(out, "];\npub(crate) static OTHER_SENSES: &[(&str, &str)] = &[")
        .expect("writing to a string");
    for entry in data["other"].as_array().expect("`other` is a list") {
        let id = entry["id"].as_str().expect("`id` is text");
        for phrase in strings(entry, "phrase") {
            writeln!(out, "    ({phrase:?}, {id:?}),").expect("writing to a string");
        }
    }
    writeln!(out, "];").expect("writing to a string");
    write("triggers.rs", &out);
    cues();
    word_sets("persons", "");
    word_sets("words", "pub(in crate::read) ");
    weights();
}

/// Each line of `data/weights.tsv` as a constant, and all of them as a list.
fn weights() {
    let source =
        fs::read_to_string("data/weights.tsv").expect("the data file is part of the package");
    let mut out = String::new();
    let mut before = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, rule, points, how, tells, about] = fields[..] else {
            panic!("`data/weights.tsv`: `{line}` has not six fields");
        };
        assert!(before < id, "`data/weights.tsv`: `{id}` is out of order");
        let points: i32 = points.parse().expect("points are a whole number");
        let (low, high) = match how.split_once(' ') {
            Some(("learned", range)) => {
                let (low, high) = range.split_once("..").expect("a range is `LOW..HIGH`");
                (low.parse().unwrap_or(i32::MIN), high.parse().unwrap_or(i32::MAX))
            }
            None if matches!(how, "set" | "learned") => (i32::MIN, i32::MAX),
            _ => panic!("`data/weights.tsv`: `{id}` is `{how}`"),
        };
        assert!((low..=high).contains(&points), "`data/weights.tsv`: `{id}` is out of its range");
        let tells = match tells {
            "-" => "None".to_owned(),
            kind => format!("Some(Evidence::{})", camel(kind)),
        };
        let name = id.to_uppercase();
        writeln!(
            out,
            "/// {about}\npub(in crate::merge) const {name}: Weight = Weight {{ id: {id:?}, rule: {rule:?}, points: {points}, tells: {tells} }};"
        )
        .expect("writing to a string");
        before = id;
    }
    write("weights.rs", &out);
}

fn write(name: &str, source: &str) {
    let path = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join(name);
    fs::write(path, source).expect("OUT_DIR can be written");
}

fn cues() {
    let source =
        fs::read_to_string("data/cues.toml").expect("the data file is part of the package");
    let data: toml::Table = source.parse().expect("`data/cues.toml` is TOML");
    let mut out = String::from("pub(crate) static CUES: &[(&str, Cue)] = &[\n");
    let mut examples =
        String::from("#[cfg(test)]\npub(crate) static CUE_EXAMPLES: &[(&str, Cue)] = &[\n");
    for entry in data["cue"].as_array().expect("`cue` is a list") {
        let cue = camel(entry["id"].as_str().expect("`id` is text"));
        for phrase in strings(entry, "phrase") {
            writeln!(out, "    ({phrase:?}, Cue::{cue}),").expect("writing to a string");
        }
        let own = strings(entry, "examples");
        assert!(!own.is_empty(), "cue `{cue}` has no example");
        for example in own {
            writeln!(examples, "    ({example:?}, Cue::{cue}),").expect("writing to a string");
        }
    }
    write("cues.rs", &format!("{out}];\n{examples}];\n"));
}

/// Each list of `data/NAME.toml` as a set of words, seen as far as `seen` says.
fn word_sets(name: &str, seen: &str) {
    let file = format!("data/{name}.toml");
    let source = fs::read_to_string(&file).expect("the data file is part of the package");
    let data: toml::Table = source.parse().expect("the data file is TOML");
    let mut out = String::new();
    let mut examples = String::from(
        "#[cfg(test)]\ntype Has = fn(u64) -> bool;\n#[cfg(test)]\nstatic EXAMPLES: &[(&str, Has)] = &[\n",
    );
    let mut before = String::new();
    for entry in data["words"].as_array().expect("`words` is a list") {
        let id = entry["id"].as_str().expect("`id` is text").to_uppercase();
        assert!(before < id, "`{file}`: `{id}` is out of order");
        let words = strings(entry, "words");
        if let Some(about) = entry.get("about").and_then(Value::as_str) {
            writeln!(out, "/// {about}").expect("writing to a string");
        }
        writeln!(out, "{seen}static {id}: WordSet<{}> = WordSet::new({words:?});", words.len())
            .expect("writing to a string");
        let own = strings(entry, "examples");
        assert!(!own.is_empty(), "`{file}`: `{id}` has no example");
        for example in own {
            writeln!(examples, "    ({example:?}, |hash| {id}.has(hash)),")
                .expect("writing to a string");
        }
        before = id;
    }
    write(&format!("{name}.rs"), &format!("{out}{examples}];\n"));
}

fn strings(entry: &Value, key: &str) -> Vec<String> {
    let list = entry.get(key).and_then(Value::as_array);
    list.into_iter().flatten().map(|v| v.as_str().expect("a list of texts").to_owned()).collect()
}

fn camel(sense: &str) -> String {
    sense[..1].to_uppercase() + &sense[1..]
}

fn vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// The forms of a verb; the first word of a phrase is inflected.
fn inflect(verb: &str, irregular: Option<&Vec<Value>>) -> Vec<(String, &'static str)> {
    let (stem, rest) = verb
        .split_once(' ')
        .map_or((verb, String::new()), |(stem, rest)| (stem, format!(" {rest}")));
    let b = stem.as_bytes();
    let n = b.len();
    let consonant_y = n > 1 && b[n - 1] == b'y' && !vowel(b[n - 2]);
    let vowels = b.iter().filter(|c| vowel(**c)).count();
    let doubles = n > 2
        && !vowel(b[n - 1])
        && !b"wxy".contains(&b[n - 1])
        && vowel(b[n - 2])
        && !vowel(b[n - 3])
        && (vowels == 1 || matches!(stem, "kidnap"));
    let last = &stem[n - 1..];
    let third = if consonant_y {
        format!("{}ies", &stem[..n - 1])
    } else if ["s", "x", "ch", "sh", "z"].iter().any(|end| stem.ends_with(end)) {
        format!("{stem}es")
    } else {
        format!("{stem}s")
    };
    let ing = if stem.ends_with("ie") {
        format!("{}ying", &stem[..n - 2])
    } else if stem.ends_with('e') && !stem.ends_with("ee") {
        format!("{}ing", &stem[..n - 1])
    } else if doubles {
        format!("{stem}{last}ing")
    } else {
        format!("{stem}ing")
    };
    let past = if consonant_y {
        format!("{}ied", &stem[..n - 1])
    } else if stem.ends_with('e') {
        format!("{stem}d")
    } else if doubles {
        format!("{stem}{last}ed")
    } else {
        format!("{stem}ed")
    };
    let mut forms = vec![
        (format!("{stem}{rest}"), "Base"),
        (format!("{third}{rest}"), "Third"),
        (format!("{ing}{rest}"), "Ing"),
    ];
    match irregular {
        Some(given) => {
            for form in given {
                let form = form.as_str().expect("forms are texts").to_owned();
                if !forms.iter().any(|(f, _)| *f == form) {
                    forms.push((form, "Past"));
                } else if form == verb {
                    // `hit`: base and past look alike; news is mostly past.
                    forms[0].1 = "Past";
                }
            }
        }
        None => forms.push((format!("{past}{rest}"), "Past")),
    }
    forms.dedup();
    forms
}

fn plural(noun: &str) -> String {
    let b = noun.as_bytes();
    let n = b.len();
    if b[n - 1] == b'y' && !vowel(b[n - 2]) {
        format!("{}ies", &noun[..n - 1])
    } else if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// Name and sha256 of each file in `data/`, so that nothing is hashed to say what the tool knows.
fn known() {
    println!("cargo::rerun-if-changed=data");
    let files = fingerprints(Path::new("data"), |_| true);
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(
        Path::new(&folder).join("data.rs"),
        files.expect("the data files are part of the package"),
    )
    .expect("OUT_DIR is writable");
}
