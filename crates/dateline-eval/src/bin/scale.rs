//! `scale DOCUMENTS [ACCOUNTS...]`: how long merging takes as accounts grow.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use dateline_eval::{Input, scale};

/// Merges accounts made from those of some articles, at other times and places, and tells how long it took
#[derive(Parser)]
struct Arguments {
    /// The articles, as JSON lines
    documents: PathBuf,
    /// How many accounts, each number a run
    #[arg(default_values_t = [100_000, 1_000_000])]
    accounts: Vec<usize>,
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]
fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let path = &arguments.documents;
    let bytes = std::fs::read(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
    let input = Input { name: path.display().to_string(), bytes };
    let scaled = scale::scale(&[input], &arguments.accounts).map_err(|error| error.to_string())?;
    Ok(scale::table(&scaled))
}
