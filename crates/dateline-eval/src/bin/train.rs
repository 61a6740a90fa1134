//! `train DOCUMENTS INCIDENTS TABLE [--clusters FILE]`: learns the weights of merging and writes them into the table.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use dateline_eval::{Input, train};

/// Learns the weights of merging from reports whose incidents are known
#[derive(Parser)]
struct Arguments {
    /// The reports, as JSON lines
    documents: PathBuf,
    /// Their incidents, as JSON lines
    incidents: PathBuf,
    /// The table of weights, written anew
    table: PathBuf,
    /// Where to write what cross-validation merges, as JSON lines
    #[arg(long)]
    clusters: Option<PathBuf>,
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
    let read = |path: &PathBuf| {
        let bytes =
            std::fs::read(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
        Ok::<_, String>(Input { name: path.display().to_string(), bytes })
    };
    let write = |path: &PathBuf, text: &str| {
        std::fs::write(path, text).map_err(|error| format!("`{}`: {error}", path.display()))
    };
    let table = std::fs::read_to_string(&arguments.table)
        .map_err(|error| format!("`{}`: {error}", arguments.table.display()))?;
    let trained = train(&[read(&arguments.documents)?], &[read(&arguments.incidents)?], &table)
        .map_err(|error| error.to_string())?;
    write(&arguments.table, &trained.table)?;
    if let Some(path) = &arguments.clusters {
        write(path, &trained.clusters)?;
    }
    Ok(trained.told)
}
