//! One report, byte for byte, for any order of files and any number of threads.

use std::path::{Path, PathBuf};

use dateline::{InputFile, Knowledge, Options, collect, run};

fn fixtures() -> Option<Vec<InputFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles");
    // A packed crate has no fixtures.
    folder.is_dir().then(|| collect(&[PathBuf::from(&folder)]).expect("the fixtures can be read"))
}

fn report(files: &[InputFile], threads: usize) -> String {
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool can be made");
    pool.install(|| {
        serde_json::to_string(&run(Knowledge::bundled(), files, &Options::default()).report)
            .expect("a report is JSON")
    })
}

#[test]
fn order_and_threads_do_not_show() {
    let Some(mut files) = fixtures() else { return };
    let first = report(&files, 1);
    files.reverse();
    assert!(report(&files, 2) == first, "the reverse order with two threads gives another report");
    let half = files.len() / 2;
    files.rotate_left(half);
    assert!(report(&files, 2) == first, "a rotated order gives another report");
}

#[test]
fn every_quote_is_the_bytes_it_points_at() {
    let Some(files) = fixtures() else { return };
    let outcome = run(Knowledge::bundled(), &files, &Options::default());
    let report = serde_json::to_value(&outcome.report).expect("a report is JSON");
    let mut seen = 0;
    walk(&report, &mut |evidence| {
        let text = &outcome.texts[evidence["document"].as_str().expect("a document id")];
        let at = |key: &str| {
            usize::try_from(evidence[key].as_u64().expect("an offset")).expect("offsets are small")
        };
        assert_eq!(&text[at("start")..at("end")], evidence["quote"].as_str().expect("a quote"));
        seen += 1;
    });
    assert!(seen > 1_000, "{seen} quotes");
}

fn walk(
    value: &serde_json::Value,
    check: &mut impl FnMut(&serde_json::Map<String, serde_json::Value>),
) {
    match value {
        serde_json::Value::Object(object) if object.contains_key("quote") => check(object),
        serde_json::Value::Object(object) => object.values().for_each(|value| walk(value, check)),
        serde_json::Value::Array(list) => list.iter().for_each(|value| walk(value, check)),
        _ => {}
    }
}

#[test]
fn stories_without_an_attack_give_no_incident() {
    let Some(files) = fixtures() else { return };
    for name in [
        "mayor-heart-attack",
        "rovers-attack-football",
        "hospital-cyber-attack",
        "palawan-exercise",
        "bridge-at-sundown-review",
    ] {
        let own: Vec<InputFile> =
            files.iter().filter(|file| file.name.contains(name)).cloned().collect();
        assert_eq!(own.len(), 1, "{name} is a fixture");
        let outcome = run(Knowledge::bundled(), &own, &Options::default());
        let titles: Vec<&String> =
            outcome.merged.incidents.iter().map(|incident| &incident.title).collect();
        assert!(titles.is_empty(), "{name}: {titles:?}");
    }
}
