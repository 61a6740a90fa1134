//! Development tasks of dateline: `cargo xtask report` and its kin.
//!
//! Links none of the crates, runs them. Each task is a file and its line in [`TASKS`].

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people at a terminal"
)]

mod ci;
mod corpus;
mod furniture;
mod gazetteer;
mod origins;
mod package;
mod predict;
mod report;
mod score;
mod train;
mod workspace;

use std::fmt::Write as _;
use std::process::ExitCode;

/// What a task ends with: what to say when it failed.
type Outcome = Result<(), String>;

/// A verb of `cargo xtask`.
struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

/// Every task, in the order that the help lists them.
const TASKS: &[Task] = &[
    Task {
        name: "report",
        arguments: "[PATH...]",
        about: "read articles (fixtures/articles) and write target/report in every format",
        run: report::run,
    },
    Task {
        name: "ci",
        arguments: "",
        about: "every check that a change must pass (.ci/run)",
        run: ci::run,
    },
    Task {
        name: "corpus",
        arguments: "[--bless]",
        about: "run the examples of the grammars; --bless rewrites what they are read as",
        run: corpus::run,
    },
    Task {
        name: "gazetteer",
        arguments: "[--check]",
        about: "fetch the packages that the place table is made of, and make it anew",
        run: gazetteer::run,
    },
    Task {
        name: "package",
        arguments: "",
        about: "pack each published crate and run its README from the packed file",
        run: package::run,
    },
    Task {
        name: "predict",
        arguments: "timex|places|muc|incidents INPUT... [--narrative]",
        about: "answer a public benchmark, on standard output",
        run: predict::run,
    },
    Task {
        name: "train",
        arguments: "",
        about: "learn the weights of merging where ../shared holds reports, and write what cross-validation merges to target/",
        run: train::run,
    },
    Task {
        name: "score",
        arguments: "[NAME...]",
        about: "score all benchmarks, or those named, where ../shared holds them",
        run: score::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", help());
        return ExitCode::from(2);
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("no task is called `{name}`\n\n{}", help());
        return ExitCode::from(2);
    };
    match (task.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask TASK\n\n");
    for Task { name, arguments, about, .. } in TASKS {
        let usage = format!("{name} {arguments}");
        let _ = writeln!(text, "  {}\n      {about}", usage.trim_end());
    }
    text
}
