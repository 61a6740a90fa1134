//! `predict NAME INPUT...`: answers to public benchmarks, on standard output.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::builder::PossibleValuesParser;
use dateline_eval::{ADAPTERS, Input, Options, adapter};

/// Answers a public benchmark, on standard output
#[derive(Parser)]
struct Arguments {
    /// The benchmark
    #[arg(value_parser = PossibleValuesParser::new(ADAPTERS.iter().map(|adapter| adapter.name)))]
    name: String,
    /// Files of the benchmark
    #[arg(required = true)]
    input: Vec<PathBuf>,
    /// For `timex`: the texts are histories, count from what they say
    #[arg(long)]
    narrative: bool,
}

#[expect(clippy::print_stderr, reason = "a program for people at a terminal")]
fn main() -> ExitCode {
    match answer(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn answer(arguments: &Arguments) -> Result<(), String> {
    let adapter = adapter(&arguments.name).expect("the parser takes known names only");
    let mut inputs = Vec::new();
    for path in &arguments.input {
        let bytes =
            std::fs::read(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
        inputs.push(Input { name: path.display().to_string(), bytes });
    }
    let options = Options { narrative: arguments.narrative };
    let answer = (adapter.answer)(&inputs, options).map_err(|error| error.to_string())?;
    std::io::stdout()
        .write_all(answer.as_bytes())
        .map_err(|error| format!("standard output: {error}"))
}
