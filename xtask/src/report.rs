//! `cargo xtask report [PATH...]`: the main job, on the fixtures or on anything.

use std::path::Path;

use crate::Outcome;
use crate::workspace::{empty_folder, program, root, shown};

/// What is written, in the order that it is shown in.
const FILES: [(&str, &str); 8] = [
    ("index.html", "for people: open it in a browser"),
    ("report.md", "for people: Markdown"),
    ("report.json", "everything, with evidence"),
    ("incidents.csv", "a row per incident"),
    ("positions.csv", "a row per statement on an incident"),
    ("mentions.csv", "a row per telling of an incident"),
    ("documents.csv", "a row per document"),
    ("aggregates.csv", "a row per count over several incidents"),
];

/// Exit status of `dateline` when some input could not be read and the rest is reported.
const SOME_UNREAD: i32 = 3;

pub(crate) fn run(paths: &[String]) -> Outcome {
    if let Some(flag) = paths.iter().find(|path| path.starts_with('-')) {
        return Err(format!("`report` has no flag `{flag}`; it takes files and folders"));
    }
    let mut command = program("dateline", "dateline")?;
    let out = root().join("target/report");
    empty_folder(&out)?;
    command.arg("report");
    if paths.is_empty() {
        // Named from the workspace, so that the report is the same wherever this is run.
        command.current_dir(root()).arg("fixtures/articles");
    } else {
        command.args(paths);
    }
    let status = command
        .arg("--out")
        .arg(&out)
        .status()
        .map_err(|error| format!("`dateline` cannot be started: {error}"))?;
    if !status.success() && status.code() != Some(SOME_UNREAD) {
        return Err(format!("`dateline report` ended with {status}"));
    }
    show(&out)
}

fn show(out: &Path) -> Outcome {
    println!("{}", shown(out));
    for (name, about) in FILES {
        let path = out.join(name);
        let bytes = path
            .metadata()
            .map_err(|_| format!("`dateline report` did not write `{}`", shown(&path)))?
            .len();
        println!("  {name:<15}{:>7} kB  {about}", bytes.div_ceil(1000));
    }
    Ok(())
}
