//! `stability DOCUMENTS [--draws N]`: whether records keep their names as more articles are read.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use dateline_eval::{Input, stability};

/// Draws articles at random, many times, and compares the ids of their records with those of all
#[derive(Parser)]
struct Arguments {
    /// The articles, as JSON lines
    documents: PathBuf,
    /// How many draws
    #[arg(long, default_value_t = 200)]
    draws: u32,
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
    stability::stability(&[input], arguments.draws)
        .map(|stability| stability.table())
        .map_err(|error| error.to_string())
}
