//! The knowledge of places in context and of verbs of saying, as static tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dateline_text::fold;
use toml::{Table, Value};

use crate::data::names::{is_plural, plural};

/// Reads the three files; complaints go to `problems`.
pub(crate) fn compile(problems: &mut Vec<String>) -> String {
    let mut code = String::new();
    let places = read("data/places.toml", problems);
    entries("TYPES", "TypeEntry", &list(&places, "type"), &mut code, problems, |entry, rule| {
        format!(
            "rule: {rule:?}, kind: {:?}, unnamed: {}",
            text(entry, "kind"),
            flag(entry, "unnamed")
        )
    });
    words("TYPE_WORDS", &list(&places, "type"), |_| true, &mut code, problems);
    entries("BIGGER", "BiggerEntry", &list(&places, "bigger"), &mut code, problems, |entry, _| {
        format!("local: {}", flag(entry, "local"))
    });
    words("BIGGER_WORDS", &list(&places, "bigger"), |_| false, &mut code, problems);
    entries(
        "RELATIONS",
        "RelationEntry",
        &list(&places, "relation"),
        &mut code,
        problems,
        |entry, _| format!("relation: Relation::{}", pascal(text(entry, "id"))),
    );
    words("RELATION_WORDS", &list(&places, "relation"), |_| false, &mut code, problems);
    words("FEATURE_WORDS", &list(&places, "feature"), |_| false, &mut code, problems);
    words("FORCE_WORDS", &list(&places, "force"), |_| false, &mut code, problems);
    words("LEAD_WORDS", &list(&places, "lead"), |_| false, &mut code, problems);
    words("RESIDENT_WORDS", &list(&places, "resident"), |_| false, &mut code, problems);
    words("SIEGE_WORDS", &list(&places, "siege"), |_| false, &mut code, problems);
    valued("institution", "country", &list(&places, "institution"), &mut code, problems);
    valued("numbered", "kind", &list(&places, "numbered"), &mut code, problems);
    hashes("SEATS", &list(&places, "seat"), &mut code);
    hashes("OUTLETS", &list(&places, "outlet"), &mut code);
    let (everywhere, no_name): (Vec<&Table>, _) =
        list(&places, "domain").into_iter().partition(|entry| text(entry, "id") == "everywhere");
    hashes("EVERYWHERE", &everywhere, &mut code);
    hashes("NO_NAME", &no_name, &mut code);
    let sayings = read("data/sayings.toml", problems);
    verbs(&sayings, &mut code, problems);
    sets(&list(&sayings, "list"), &mut code, problems);
    let names = read("data/names.toml", problems);
    hashes("GIVEN_NAMES", &list(&names, "given"), &mut code);
    hashes("NEVER", &list(&names, "never"), &mut code);
    for (sex, table) in [("female", "FEMALE"), ("male", "MALE")] {
        let mut of_sex = list(&names, "sex");
        of_sex.retain(|entry| text(entry, "id") == sex);
        hashes(table, &of_sex, &mut code);
    }
    of_kinds("TAILS", &list(&names, "tail"), &mut code, problems);
    of_kinds("RANKS", &list(&names, "rank"), &mut code, problems);
    code
}

/// Words that tell of a name what kind of source its bearer is.
fn of_kinds(table: &str, entries: &[&Table], code: &mut String, problems: &mut Vec<String>) {
    let mut known = BTreeMap::new();
    let _ = writeln!(code, "pub(crate) static {table}: &[(u64, SourceKind)] = &[");
    for entry in entries {
        let kind = text(entry, "kind");
        for name in names(entry) {
            if let Some(other) = known.insert(fold(name), kind) {
                problems.push(format!("{table}: `{name}` is of `{other}` and of `{kind}`"));
            }
            let _ = writeln!(code, "    (word_hash({name:?}), SourceKind::{}),", pascal(kind));
        }
    }
    let _ = writeln!(code, "];");
}

fn read(path: &str, problems: &mut Vec<String>) -> Table {
    println!("cargo::rerun-if-changed={path}");
    let table = std::fs::read_to_string(path)
        .map_err(|e| e.to_string())
        .and_then(|text| text.parse::<Table>().map_err(|e| e.to_string()));
    table.unwrap_or_else(|error| {
        problems.push(format!("{path}: {error}"));
        Table::new()
    })
}

fn list<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    table
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .collect()
}

fn text<'t>(entry: &'t Table, key: &str) -> &'t str {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn flag(entry: &Table, key: &str) -> bool {
    entry.get(key).and_then(Value::as_bool).unwrap_or_default()
}

fn names(entry: &Table) -> impl Iterator<Item = &str> {
    entry.get("names").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// `armed_group` is `ArmedGroup`.
pub(crate) fn pascal(word: &str) -> String {
    word.split('_')
        .flat_map(|part| {
            part.chars().take(1).map(|c| c.to_ascii_uppercase()).chain(part.chars().skip(1))
        })
        .collect()
}

fn entries(
    table: &str,
    shape: &str,
    entries: &[&Table],
    code: &mut String,
    problems: &mut Vec<String>,
    fields: impl Fn(&Table, &str) -> String,
) {
    let _ = writeln!(code, "pub(crate) static {table}: &[{shape}] = &[");
    for entry in entries {
        let rule = format!("{}/{}", table.to_ascii_lowercase(), text(entry, "id"));
        let _ = writeln!(code, "    {shape} {{ {} }},", fields(entry, &rule));
        if !entry.contains_key("examples") && !entry.contains_key("not") {
            problems.push(format!("{rule}: has no example"));
        }
    }
    let _ = writeln!(code, "];");
    for pair in entries.windows(2) {
        if text(pair[0], "id") >= text(pair[1], "id") {
            problems.push(format!(
                "{table}: `{}` must stand before `{}`",
                text(pair[1], "id"),
                text(pair[0], "id")
            ));
        }
    }
}

/// The names of the entries as (words, index of the entry, whether it is a plural).
fn words(
    table: &str,
    entries: &[&Table],
    inflects: impl Fn(&Table) -> bool,
    code: &mut String,
    problems: &mut Vec<String>,
) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let _ = writeln!(code, "pub(crate) static {table}: &[(&str, u16, bool)] = &[");
    for (index, entry) in entries.iter().enumerate() {
        for name in names(entry) {
            if let Some(other) = known.insert(fold(name).replace('-', " "), index) {
                problems.push(format!(
                    "{table}: `{name}` of `{}` is a name of `{}` too",
                    text(entry, "id"),
                    text(entries[other], "id")
                ));
            }
            let several = inflects(entry) && is_plural(name);
            let _ = writeln!(code, "    ({name:?}, {index}, {several}),");
            if inflects(entry) && !several {
                let _ = writeln!(code, "    ({:?}, {index}, true),", plural(name));
            }
        }
    }
    let _ = writeln!(code, "];");
}

/// The names of the entries of a list, each with the entry's value for `key`.
fn valued(
    table: &str,
    key: &str,
    entries: &[&Table],
    code: &mut String,
    problems: &mut Vec<String>,
) {
    let mut known = BTreeMap::new();
    let constant = table.to_ascii_uppercase();
    let _ = writeln!(code, "pub(crate) static {constant}_WORDS: &[(&str, &str)] = &[");
    for entry in entries {
        let value = text(entry, key);
        for name in names(entry) {
            if let Some(other) = known.insert(fold(name), value) {
                problems.push(format!("{table}: `{name}` is of `{other}` and of `{value}`"));
            }
            let _ = writeln!(code, "    ({name:?}, {value:?}),");
        }
    }
    let _ = writeln!(code, "];");
}

/// By whom something is said with a word, in the order of their bits.
const SPEAKERS: [&str; 7] = ["anyone", "before", "known", "text", "clause", "agent", "silent"];

/// The verbs of saying with a bit for each of their speakers and each of their guards, which come after those; then the guards.
fn verbs(sayings: &Table, code: &mut String, problems: &mut Vec<String>) {
    let mut verbs: BTreeMap<&str, u64> = BTreeMap::new();
    for saying in list(sayings, "saying") {
        let speaker = text(saying, "speaker");
        let Some(bit) = SPEAKERS.iter().position(|known| *known == speaker) else {
            problems.push(format!("saying/{}: no speaker `{speaker}`", text(saying, "id")));
            continue;
        };
        for name in names(saying) {
            *verbs.entry(name).or_default() |= 1 << bit;
        }
    }
    let guards = list(sayings, "guard");
    if SPEAKERS.len() + guards.len() > u64::BITS as usize {
        problems.push("sayings.toml: more guards than a verb has bits for".to_owned());
    }
    let _ = writeln!(code, "pub(crate) static GUARDS: &[Guard] = &[");
    for (number, guard) in guards.iter().enumerate() {
        for name in names(guard) {
            *verbs.entry(name).or_default() |=
                1_u64.checked_shl((SPEAKERS.len() + number) as u32).unwrap_or_default();
        }
        if !guard.contains_key("not") {
            problems.push(format!("guard/{}: has no example", text(guard, "id")));
        }
        let tests =
            |key: &str| list(guard, key).into_iter().map(beside).collect::<Vec<_>>().concat();
        let (all, none, passive) = (tests("where"), tests("unless"), flag(guard, "passive"));
        let _ =
            writeln!(code, "    Guard {{ all: &[{all}], none: &[{none}], passive: {passive} }},");
    }
    let _ = writeln!(code, "];\npub(crate) static VERBS: &[(&str, u64)] = &[");
    for (verb, bits) in verbs {
        let [first, second, third, fourth] = [48, 32, 16, 0].map(|place| bits >> place & 0xffff);
        let _ =
            writeln!(code, "    ({verb:?}, 0x{first:04x}_{second:04x}_{third:04x}_{fourth:04x}),");
    }
    let _ = writeln!(code, "];");
}

/// Each list as a set of words with the name of its id.
fn sets(lists: &[&Table], code: &mut String, problems: &mut Vec<String>) {
    for list in lists {
        let id = text(list, "id");
        let words: Vec<&str> = names(list).collect();
        if !words.is_sorted() {
            problems.push(format!("list/{id}: words stand in order"));
        }
        if !list.contains_key("examples") {
            problems.push(format!("list/{id}: has no example"));
        }
        let (name, count) = (id.to_ascii_uppercase(), words.len());
        let _ =
            writeln!(code, "pub(crate) static {name}: WordSet<{count}> = WordSet::new({words:?});");
    }
}

/// What a guard looks for beside its verb.
fn beside(test: &Table) -> String {
    let strings = |key: &str| {
        test.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    };
    let words: Vec<_> = strings("words").map(|word| format!("word_hash({word:?})")).collect();
    let classes: Vec<_> = strings("classes")
        .map(|class| format!(".with(Class::{})", class.to_ascii_uppercase()))
        .collect();
    let within = test.get("within").and_then(Value::as_integer).unwrap_or(1);
    format!(
        "Beside {{ side: Side::{}, within: {within}, words: &[{}], classes: Class::NONE{}, ending: {:?} }}, ",
        pascal(text(test, "on")),
        words.join(", "),
        classes.concat(),
        text(test, "ending")
    )
}

/// The folded hashes of one-word names, and of whole names of several words, sorted.
fn hashes(table: &str, entries: &[&Table], code: &mut String) {
    let mut all: Vec<&str> = entries.iter().flat_map(|entry| names(entry)).collect();
    all.sort_unstable();
    all.dedup();
    let _ = writeln!(code, "pub(crate) static {table}: &[&str] = &{all:?};");
}
