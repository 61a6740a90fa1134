//! The work shared out: accounts that were written apart merge into the report that the articles give together.

use std::path::{Path, PathBuf};

use dateline::{
    Accounts, AccountsError, InputFile, Knowledge, Options, accounts, collect, merge, run,
};

fn fixtures() -> Option<Vec<InputFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    // A packed crate has no fixtures.
    folder.is_dir().then(|| {
        let folders = ["articles", "inputs"].map(|name| folder.join(name));
        collect(&folders.map(PathBuf::from)).expect("the fixtures can be read")
    })
}

/// What a machine that has these files alone would send.
fn lines(files: &[InputFile]) -> Vec<u8> {
    let mut lines = Vec::new();
    accounts(Knowledge::bundled(), files, &Options::default())
        .write(Knowledge::bundled(), &mut lines)
        .expect("accounts are JSON");
    lines
}

fn received(lines: &[&[u8]]) -> Accounts {
    let mut accounts = Accounts::default();
    for lines in lines {
        accounts.read(Knowledge::bundled(), "accounts", *lines).expect("the lines are our own");
    }
    accounts
}

fn json(report: &dateline::Report) -> String {
    serde_json::to_string(report).expect("a report is JSON")
}

#[test]
fn accounts_written_apart_merge_into_the_same_report() {
    let Some(files) = fixtures() else { return };
    let whole = json(&run(Knowledge::bundled(), &files, &Options::default()).report);
    let (near, far) = files.split_at(files.len() / 3);
    let (near, far) = (lines(near), lines(far));
    for order in [[&near, &far], [&far, &near]] {
        let accounts = received(&order.map(Vec::as_slice));
        let merged = merge(Knowledge::bundled(), accounts, &Options::default());
        assert!(json(&merged.report) == whole, "the parts give another report than the whole");
    }
    // What two machines both read counts once.
    let twice = received(&[&near, &far, &near]);
    assert!(json(&merge(Knowledge::bundled(), twice, &Options::default()).report) == whole);
}

#[test]
fn an_undated_copy_borrows_its_day_across_machines() {
    let story = "Gunmen on motorcycles opened fire on a checkpoint outside the town of Djibo on Tuesday, killing four \
                 soldiers and wounding nine, the army said. The men fled north with two pick-up trucks and a heavy \
                 machine gun, a herder who saw the convoy pass told reporters. Helicopters searched the bush until dark \
                 without finding them, and the road to Ouahigouya stayed closed. Two of the wounded were flown to the \
                 capital. Traders who had slept under their lorries at the barrier spoke of an hour of shooting, of a \
                 burning fuel truck and of goats that nobody dared to bring in before the morning.\n";
    let dated = format!("Four soldiers killed near Djibo\n\nPublished March 12, 2025\n\n{story}");
    let undated = format!("Checkpoint attacked\n\n{story}");
    let folder = std::env::temp_dir().join(format!("dateline-split-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file can be written");
        collect(&[path]).expect("it was written")
    };
    let (dated, undated) = (file("dated.txt", &dated), file("undated.txt", &undated));
    let both: Vec<InputFile> = dated.iter().chain(&undated).cloned().collect();
    let whole = run(Knowledge::bundled(), &both, &Options::default());
    let borrowed = whole
        .readings
        .iter()
        .filter(|reading| reading.facts.reference.basis == dateline_incident::DateBasis::Borrowed);
    assert_eq!(borrowed.count(), 1, "the undated copy borrows");
    let accounts = received(&[&lines(&undated), &lines(&dated)]);
    let merged = merge(Knowledge::bundled(), accounts, &Options::default());
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(json(&merged.report) == json(&whole.report));
}

#[test]
fn lines_that_are_not_ours_are_refused() {
    let Some(files) = fixtures() else { return };
    let own = String::from_utf8(lines(&files[..1])).expect("JSON is UTF-8");
    let refused = |lines: &str| {
        Accounts::default()
            .read(Knowledge::bundled(), "x.jsonl", lines.as_bytes())
            .expect_err("these lines are not ours")
    };
    let second = own.lines().nth(1).expect("there is one article");
    assert!(matches!(refused(""), AccountsError::Malformed { line: 1, .. }));
    assert!(
        matches!(refused(second), AccountsError::Malformed { line: 1, .. }),
        "the head is missing"
    );
    assert!(matches!(refused("not JSON\n"), AccountsError::Malformed { line: 1, .. }));
    let other = own.replacen(&Knowledge::bundled().fingerprint(), "0123456789abcdef", 1);
    assert!(matches!(refused(&other), AccountsError::OtherTool { .. }));
    // An id is the name of a file that --texts writes.
    let id =
        second.split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let outside = own.replace(id, "../../outside");
    assert!(matches!(refused(&outside), AccountsError::Malformed { line: 2, .. }));
    assert!(refused(&outside).to_string().contains("x.jsonl`:2: the id of the article"));
}
