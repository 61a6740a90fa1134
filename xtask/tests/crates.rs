//! The table of `crates/README.md` against the manifests: arrows between the crates run one way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask has a parent").to_owned()
}

/// What each crate of the table may use, and the crates in the order of their rows.
fn table() -> (Vec<String>, BTreeMap<String, BTreeSet<String>>) {
    let page = fs::read_to_string(root().join("crates/README.md")).expect("the page is there");
    let (mut order, mut allowed) = (Vec::new(), BTreeMap::new());
    let rows = page.lines().skip_while(|line| !line.starts_with("| crate |")).skip(2);
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [name, _, uses] = cells[..] else { panic!("a row of other than three cells: {row}") };
        let name = name.trim_matches('`').to_owned();
        let uses: BTreeSet<String> = match uses {
            "none" => BTreeSet::new(),
            "all above" => order.iter().cloned().collect(),
            list => list.split(", ").map(|used| used.trim_matches('`').to_owned()).collect(),
        };
        for used in &uses {
            assert!(order.contains(used), "`{name}` may use `{used}`, which stands below it");
        }
        allowed.insert(name.clone(), uses);
        order.push(name);
    }
    (order, allowed)
}

fn manifest(folder: &Path) -> toml::Table {
    let text = fs::read_to_string(folder.join("Cargo.toml")).expect("the manifest is there");
    text.parse().expect("the manifest is TOML")
}

/// The crates of ours in the given tables of a manifest.
fn ours(manifest: &toml::Table, sections: &[&str]) -> BTreeSet<String> {
    let sections = sections.iter().filter_map(|section| manifest.get(*section));
    let names = sections.filter_map(toml::Value::as_table).flat_map(toml::Table::keys);
    names.filter(|name| *name == "dateline" || name.starts_with("dateline-")).cloned().collect()
}

/// The folders under `crates` with a manifest; the name of a folder is that of its crate.
fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(root().join("crates")).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let crates = paths.filter(|path| path.join("Cargo.toml").is_file());
    crates
        .map(|path| path.file_name().expect("it has a name").to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_crate_has_its_row() {
    let (order, allowed) = table();
    assert_eq!(order.len(), allowed.len(), "a crate stands twice in the table");
    assert_eq!(folders(), order.into_iter().collect());
}

#[test]
fn crates_use_what_the_table_allows() {
    let (order, allowed) = table();
    for name in folders() {
        let manifest = manifest(&root().join("crates").join(&name));
        assert_eq!(manifest["package"]["name"].as_str(), Some(&*name), "of the folder `{name}`");
        let uses = ours(&manifest, &["dependencies", "build-dependencies"]);
        let extra: Vec<_> = uses.difference(&allowed[&name]).collect();
        assert!(extra.is_empty(), "`{name}` uses {extra:?}, which the table does not allow");
        let mut in_tests = ours(&manifest, &["dev-dependencies"]);
        in_tests.remove("dateline-corpus");
        let above: BTreeSet<String> = order.iter().take_while(|n| **n != name).cloned().collect();
        let extra: Vec<_> = in_tests.difference(&above).collect();
        assert!(extra.is_empty(), "the tests of `{name}` use {extra:?}, which stand below it");
    }
}

#[test]
fn xtask_links_none_of_ours() {
    let manifest = manifest(&root().join("xtask"));
    let uses = ours(&manifest, &["dependencies", "dev-dependencies", "build-dependencies"]);
    assert!(uses.is_empty(), "xtask uses {uses:?}");
}

/// Nothing stands at the top but what a reader looks for; the files of tools are dotfiles.
#[test]
fn the_top_holds_what_it_should() {
    const TOP: [&str; 9] = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "crates",
        "fixtures",
        "target",
        "xtask",
    ];
    let entries = fs::read_dir(root()).expect("the folder is there");
    for entry in entries {
        let name =
            entry.expect("the folder can be read").file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || TOP.contains(&&*name), "`{name}` at the top");
    }
}

/// The tasks that the READMEs and the checks name are there.
#[test]
fn named_tasks_exist() {
    let tasks = fs::read_to_string(root().join("xtask/src/main.rs")).expect("the tasks are there");
    for page in ["README.md", "crates/README.md", "fixtures/README.md", ".ci/run"] {
        let text = fs::read_to_string(root().join(page)).expect("the page is there");
        for (at, _) in text.match_indices("cargo xtask ") {
            let name: String = text[at + "cargo xtask ".len()..]
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .collect();
            assert!(
                tasks.contains(&format!("name: \"{name}\"")) || name == "help",
                "{page} names the task `{name}`"
            );
        }
    }
}
