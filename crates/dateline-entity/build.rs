//! Compiles the knowledge files in `data/` to static tables, so that nothing is parsed at start-up.
//!
//! A mistake in the data (a name of two entries, a missing example, an unknown parent) stops the build and names the entries.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline_text::fold;
use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

#[path = "build/context.rs"]
mod context;

/// One knowledge file: its stem, the key of its entries, and the keys that an entry must and may have.
struct File {
    stem: &'static str,
    key: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const FILES: &[File] = &[
    File {
        stem: "actors",
        key: "actor",
        required: &["id", "name", "kind", "names", "examples", "source"],
        optional: &["country", "parent", "members", "short", "not_in", "not"],
    },
    File {
        stem: "forces",
        key: "force",
        required: &["id", "name", "kind", "names", "examples"],
        optional: &["plural", "both", "people", "needs", "not_in", "not"],
    },
    File {
        stem: "people",
        key: "people",
        required: &["id", "names", "status", "examples"],
        optional: &["plural", "both", "traits", "armed", "speaker", "not_in", "not"],
    },
    File {
        stem: "states",
        key: "state",
        required: &["id", "name", "adjective"],
        optional: &["names", "adjectives", "seats"],
    },
    File {
        stem: "targets",
        key: "target",
        required: &["id", "names", "examples"],
        optional: &["plural", "both", "not_in", "not"],
    },
    File {
        stem: "weapons",
        key: "weapon",
        required: &["id", "class", "names", "examples"],
        optional: &["plural", "both", "not_in", "not", "source"],
    },
];

fn main() {
    fingerprints();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let mut problems = Vec::new();
    let mut code = String::new();
    let mut all = BTreeMap::new();
    for file in FILES {
        let path = format!("data/{}.toml", file.stem);
        println!("cargo::rerun-if-changed={path}");
        match fs::read_to_string(&path)
            .map_err(|e| e.to_string())
            .and_then(|text| text.parse::<Table>().map_err(|e| e.to_string()))
        {
            Ok(table) => compile(file, &table, &mut all, &mut code, &mut problems),
            Err(error) => problems.push(format!("{path}: {error}")),
        }
    }
    let context = context::compile(&mut problems);
    for problem in &problems {
        println!("cargo::error={}", problem.replace('\n', " "));
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("tables.rs"), code).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("context.rs"), context).expect("OUT_DIR is writable");
}

/// An entry of a data file, with the words to name it by in a complaint.
struct Entry<'t> {
    table: &'t Table,
    title: String,
}

impl Entry<'_> {
    fn text(&self, key: &str) -> &str {
        self.table.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn list(&self, key: &str) -> Vec<&str> {
        self.table
            .get(key)
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default()
    }

    fn flag(&self, key: &str) -> bool {
        self.table.get(key).and_then(Value::as_bool).unwrap_or_default()
    }
}

/// Names of all files by their folded words, with the file and the title of the entry that has it.
type AllNames = BTreeMap<String, (&'static str, String)>;

fn compile(
    file: &File,
    table: &Table,
    all: &mut AllNames,
    code: &mut String,
    problems: &mut Vec<String>,
) {
    let path = format!("data/{}.toml", file.stem);
    let list = table.get(file.key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let entries: Vec<Entry<'_>> = list
        .iter()
        .filter_map(Value::as_table)
        .map(|table| Entry {
            table,
            title: format!(
                "{path}: {}",
                table.get("id").and_then(Value::as_str).unwrap_or("an entry without id")
            ),
        })
        .collect();
    if entries.is_empty() || entries.len() != list.len() || table.len() != 1 {
        problems.push(format!("{path}: expected nothing but [[{}]] tables", file.key));
    }
    for entry in &entries {
        check(file, entry, &entries, problems);
    }
    for pair in entries.windows(2) {
        if pair[0].text("id") >= pair[1].text("id") {
            problems.push(format!(
                "{}: must stand before `{}`: entries are sorted by id, and each id is used once",
                pair[1].title,
                pair[0].text("id")
            ));
        }
    }
    let names = tables(file, &entries, code, problems);
    across(file.stem, names, all, problems);
}

/// Complains of a name that another file has too. Those who fight are people by design, under a group's name too, and
/// short names of actors are known to be something else.
fn across(stem: &'static str, names: Names, all: &mut AllNames, problems: &mut Vec<String>) {
    for (key, (name, (entry, form, title))) in names.0 {
        if entry.is_none() || form == "Short" {
            continue;
        }
        match all.get(&key) {
            Some((other, first))
                if !(stem == "people" && matches!(*other, "actors" | "forces")) =>
            {
                problems.push(format!("{title}: `{name}` is a name of {first} too"));
            }
            Some(_) => {}
            None => {
                all.insert(key, (stem, title));
            }
        }
    }
}

fn check(file: &File, entry: &Entry<'_>, all: &[Entry<'_>], problems: &mut Vec<String>) {
    for key in file.required {
        let empty = match entry.table.get(*key) {
            None => *key != "names" || entry.list("plural").len() + entry.list("both").len() == 0,
            Some(Value::Array(list)) => {
                list.is_empty()
                    && !(*key == "names"
                        && entry.list("plural").len() + entry.list("both").len() > 0)
            }
            Some(Value::String(text)) => text.is_empty(),
            Some(_) => false,
        };
        if empty {
            problems.push(format!("{}: `{key}` is missing or empty", entry.title));
        }
    }
    for (key, value) in entry.table {
        if !file.required.contains(&key.as_str()) && !file.optional.contains(&key.as_str()) {
            problems.push(format!("{}: `{key}` is not a key of this file", entry.title));
        }
        if value.as_array().is_some_and(|list| list.iter().any(|item| !item.is_str())) {
            problems.push(format!("{}: `{key}` must be a list of texts", entry.title));
        }
    }
    for example in entry.list("examples") {
        if !matches!((example.find('['), example.find(']')), (Some(open), Some(close)) if open < close)
        {
            problems.push(format!(
                "{}: the example `{example}` must mark what is read with [ and ]",
                entry.title
            ));
        }
    }
    for key in ["parent", "members"] {
        for other in entry
            .list(key)
            .into_iter()
            .chain((!entry.text(key).is_empty()).then(|| entry.text(key)))
        {
            if !all.iter().any(|e| e.text("id") == other) {
                problems.push(format!(
                    "{}: `{key}` names `{other}`, which is no entry of this file",
                    entry.title
                ));
            }
        }
    }
}

/// The grammatical number of a form. The names are those of the crate's `Form`.
const SINGULAR: &str = "Singular";
const PLURAL: &str = "Plural";
const BOTH: &str = "Both";

/// Writes the entries and the names of one file as two statics.
fn tables(
    file: &File,
    entries: &[Entry<'_>],
    code: &mut String,
    problems: &mut Vec<String>,
) -> Names {
    let upper = file.stem.to_uppercase();
    let type_name = match file.stem {
        "actors" => "ActorEntry",
        "forces" => "ForceEntry",
        "people" => "PeopleEntry",
        "states" => "StateEntry",
        "targets" => "TargetEntry",
        _ => "WeaponEntry",
    };
    let _ = writeln!(code, "pub(crate) static {upper}: &[{type_name}] = &[");
    for entry in entries {
        let _ = writeln!(code, "    {type_name} {{ {} }},", fields(file, entry, problems));
    }
    let _ = writeln!(code, "];");

    let mut names = Names::default();
    for (index, entry) in entries.iter().enumerate() {
        let index = Some(index);
        match file.stem {
            "states" => {
                let first = [entry.text("name")];
                let adjective = [entry.text("adjective")];
                names.add(index, &first, "Name", entry, problems);
                names.add(index, &entry.list("names"), "Name", entry, problems);
                names.add(index, &adjective, "Adjective", entry, problems);
                names.add(index, &entry.list("adjectives"), "Adjective", entry, problems);
                names.add(index, &entry.list("seats"), "Seat", entry, problems);
            }
            "actors" => {
                names.add(index, &entry.list("names"), BOTH, entry, problems);
                names.add(index, &entry.list("short"), "Short", entry, problems);
            }
            _ => {
                let singular = entry.list("names");
                let plurals: Vec<String> = singular.iter().map(|name| plural(name)).collect();
                names.add(index, &singular, SINGULAR, entry, problems);
                names.add(
                    index,
                    &plurals.iter().map(String::as_str).collect::<Vec<_>>(),
                    PLURAL,
                    entry,
                    problems,
                );
                names.add(index, &entry.list("plural"), PLURAL, entry, problems);
                names.add(index, &entry.list("both"), BOTH, entry, problems);
            }
        }
        let other = entry.list("not_in");
        let plurals: Vec<String> = other.iter().map(|name| plural(name)).collect();
        names.block(&other);
        names.block(&plurals.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let _ = writeln!(code, "pub(crate) static {upper}_NAMES: &[Name] = &[");
    for (name, (entry, form, _)) in names.0.values() {
        let entry = entry.map_or("None".to_owned(), |index| format!("Some({index})"));
        let (capital, acronym) = shape(name);
        let _ = writeln!(
            code,
            "    Name {{ text: {name:?}, entry: {entry}, form: Form::{form}, capital: {capital}, acronym: {acronym} }},"
        );
    }
    let _ = writeln!(code, "];");
    names
}

/// Folded words to the name as written and what it is a name of.
#[derive(Default)]
struct Names(BTreeMap<String, (String, Meaning)>);

/// (entry, form, title); a name without an entry only keeps shorter ones from being read in it.
type Meaning = (Option<usize>, &'static str, String);

impl Names {
    fn add(
        &mut self,
        entry: Option<usize>,
        names: &[&str],
        form: &'static str,
        of: &Entry<'_>,
        problems: &mut Vec<String>,
    ) {
        for name in names {
            let key = key(name);
            match self.0.get(&key) {
                Some((_, (Some(other), _, _))) if Some(*other) == entry && form == PLURAL => {}
                // `Myanmar` is a state and its adjective, `US` too.
                Some((_, (Some(other), "Name", _)))
                    if Some(*other) == entry && form == "Adjective" =>
                {
                    self.0.insert(key, ((*name).to_owned(), (entry, BOTH, of.title.clone())));
                }
                Some((first, (Some(_), _, title))) => {
                    problems.push(format!(
                        "{}: `{name}` is the same words as `{first}` of {title}",
                        of.title
                    ));
                }
                _ => {
                    self.0.insert(key, ((*name).to_owned(), (entry, form, of.title.clone())));
                }
            }
        }
    }

    fn block(&mut self, names: &[&str]) {
        for name in names {
            self.0
                .entry(key(name))
                .or_insert_with(|| ((*name).to_owned(), (None, BOTH, String::new())));
        }
    }
}

fn key(name: &str) -> String {
    // The clitic is a word of its own: `Lord's` and `Lords` are two names.
    let name = name.replace("'s", " s").replace("’s", " s");
    fold(&name)
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn fields(file: &File, entry: &Entry<'_>, problems: &mut Vec<String>) -> String {
    let rule = format!("{}/{}", file.stem, entry.text("id"));
    let option = |key: &str| match entry.text(key) {
        "" => "None".to_owned(),
        text => format!("Some({text:?})"),
    };
    let mut variant = |key: &str, known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(name, _)| *name == entry.text(key));
        if found.is_none() {
            problems.push(format!(
                "{}: `{key}` is `{}`, which is none of {}",
                entry.title,
                entry.text(key),
                known.iter().map(|k| k.0).collect::<Vec<_>>().join(", ")
            ));
        }
        found.map_or(known[0].1, |(_, variant)| variant)
    };
    let id = entry.text("id");
    let name = entry.text("name");
    match file.stem {
        "actors" => {
            let kind = variant("kind", KINDS);
            format!(
                "id: {id:?}, name: {name:?}, kind: ActorKind::{kind}, country: {}, parent: {}, members: &{:?}, rule: {rule:?}",
                option("country"),
                option("parent"),
                entry.list("members")
            )
        }
        "forces" => {
            let kind = variant("kind", KINDS);
            let needs = variant(
                "needs",
                &[("", "Nothing"), ("nation", "Nation"), ("backer", "Backer"), ("name", "Name")],
            );
            format!(
                "id: {id:?}, name: {name:?}, kind: ActorKind::{kind}, people: {}, needs: Needs::{needs}, rule: {rule:?}",
                entry.flag("people")
            )
        }
        "people" => {
            let status = variant(
                "status",
                &[
                    ("civilian", "Civilian"),
                    ("military", "Military"),
                    ("police", "Police"),
                    ("armed_group", "ArmedGroup"),
                    ("unknown", "Unknown"),
                ],
            );
            format!(
                "status: Status::{status}, traits: &{:?}, armed: {}, speaker: {}, rule: {rule:?}",
                entry.list("traits"),
                entry.flag("armed"),
                entry.flag("speaker")
            )
        }
        "states" => format!("id: {id:?}, name: {name:?}, adjective: {:?}", entry.text("adjective")),
        "targets" => format!("id: {id:?}, rule: {rule:?}"),
        _ => format!("id: {id:?}, class: {:?}, rule: {rule:?}", entry.text("class")),
    }
}

const KINDS: &[(&str, &str)] = &[
    ("state", "State"),
    ("state_force", "StateForce"),
    ("police", "Police"),
    ("coalition", "Coalition"),
    ("armed_group", "ArmedGroup"),
    ("umbrella", "Umbrella"),
    ("criminal_group", "CriminalGroup"),
    ("unidentified", "Unidentified"),
    ("other", "Other"),
];

/// Which words of the name are capitalised, and which are acronyms, as bits from the first word on.
fn shape(name: &str) -> (u16, u16) {
    let (mut capital, mut acronym, mut at) = (0, 0, 0);
    for word in name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '(' | ')'))
        .filter(|word| !word.is_empty())
    {
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        let letters: Vec<char> =
            stem.unwrap_or(word).chars().filter(|c| c.is_alphabetic()).collect();
        if letters.first().is_some_and(|c| c.is_uppercase()) && at < 16 {
            capital |= 1 << at;
            if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
                acronym |= 1 << at;
            }
        }
        at += if stem.is_some() { 2 } else { 1 };
    }
    (capital, acronym)
}

/// Nouns whose plural no rule gives, and nouns in `man` that are no men.
const IRREGULAR: &[(&str, &str)] = &[
    ("child", "children"),
    ("knife", "knives"),
    ("person", "people"),
    ("wife", "wives"),
    ("human", "humans"),
    ("german", "germans"),
    ("shaman", "shamans"),
    ("thief", "thieves"),
    ("leaf", "leaves"),
    ("half", "halves"),
    ("stronghold", "strongholds"),
];

/// The plural of a noun or noun phrase: of the word before `of`, `at`, `for` or `in`, or else of the last.
fn plural(name: &str) -> String {
    for joint in [" of ", " at ", " for ", " in ", " with "] {
        if let Some((head, rest)) = name.split_once(joint) {
            return format!("{}{joint}{rest}", plural(head));
        }
    }
    let cut = name.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, word) = name.split_at(cut);
    if let Some((_, plural)) =
        IRREGULAR.iter().find(|(singular, _)| word.eq_ignore_ascii_case(singular))
    {
        return format!("{before}{plural}");
    }
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{before}{stem}men");
    }
    let bytes = word.as_bytes();
    let last = bytes.last().copied().unwrap_or_default();
    let before_last = bytes.len().checked_sub(2).map(|at| bytes[at]).unwrap_or_default();
    if last == b'y' && !b"aeiou".contains(&before_last) {
        return format!("{before}{}ies", &word[..word.len() - 1]);
    }
    let hisses =
        matches!(last, b's' | b'x' | b'z') || last == b'h' && matches!(before_last, b'c' | b's');
    format!("{before}{word}{}", if hisses { "es" } else { "s" })
}

/// Writes name and sha256 of each file in `data/`, so that nothing is hashed to say what the tool knows.
fn fingerprints() {
    println!("cargo::rerun-if-changed=data");
    let mut files: Vec<_> = fs::read_dir("data")
        .expect("the data files are part of the package")
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    files.sort();
    let mut out = String::from("&[\n");
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).expect("names are ASCII");
        let hash = Sha256::digest(fs::read(&path).expect("the data file can be read"));
        writeln!(out, "    ({name:?}, \"{hash:x}\"),").expect("a string can be written to");
    }
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("data.rs"), out + "]").expect("OUT_DIR is writable");
}
