//! `entities sample|show|score CORPUS=FILE...`: how well entities are read in sampled sentences.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use dateline_eval::Input;
use dateline_eval::entities::{self, Part};

/// Samples sentences, and scores the entities that are read in them
#[derive(Parser)]
struct Arguments {
    /// What to do
    command: Command,
    /// Files of texts, each under the name of its corpus: `muc=FILE`
    #[arg(required = true)]
    inputs: Vec<String>,
    /// The folder of `sentences.tsv` and `entities.tsv`
    #[arg(long, default_value = "crates/dateline-eval/gold")]
    gold: PathBuf,
    /// The part to look at; both without it
    #[arg(long)]
    part: Option<PartName>,
    /// Print every difference, with words of the texts
    #[arg(long)]
    errors: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Command {
    /// Choose sentences
    Sample,
    /// Print the chosen sentences
    Show,
    /// Compare with the labels
    Score,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum PartName {
    Dev,
    Last,
}

#[expect(clippy::print_stderr, reason = "a program for people at a terminal")]
fn main() -> ExitCode {
    let answer = answer(&Arguments::parse()).and_then(|text| {
        std::io::stdout()
            .write_all(text.as_bytes())
            .map_err(|error| format!("standard output: {error}"))
    });
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn answer(arguments: &Arguments) -> Result<String, String> {
    let mut inputs = Vec::new();
    for input in &arguments.inputs {
        let (corpus, path) =
            input.split_once('=').ok_or_else(|| format!("`{input}` is not CORPUS=FILE"))?;
        let bytes = std::fs::read(path).map_err(|error| format!("`{path}`: {error}"))?;
        inputs.push((corpus.to_owned(), Input { name: path.to_owned(), bytes }));
    }
    let texts = entities::texts(&inputs).map_err(|error| error.to_string())?;
    if matches!(arguments.command, Command::Sample) {
        let mut out = String::from("# part\tdocument\tstart\tlength\n");
        for sentence in entities::sample(&texts, 100) {
            let part = if sentence.part == Part::Dev { "dev" } else { "last" };
            let _ = writeln!(
                out,
                "{part}\t{}\t{}\t{}",
                sentence.document, sentence.start, sentence.length
            );
        }
        return Ok(out);
    }
    let read = |name: &str| {
        let path = arguments.gold.join(name);
        std::fs::read_to_string(&path).map_err(|error| format!("`{}`: {error}", path.display()))
    };
    let sentences: Vec<_> = entities::sentences(&read("sentences.tsv")?)
        .map_err(|error| error.to_string())?
        .into_iter()
        .filter(|sentence| match arguments.part {
            None => true,
            Some(part) => (sentence.part == Part::Last) == (part == PartName::Last),
        })
        .collect();
    if matches!(arguments.command, Command::Show) {
        return Ok(entities::show(&texts, &sentences));
    }
    let labels = entities::labels(&read("entities.tsv")?).map_err(|error| error.to_string())?;
    let (scores, errors) = entities::score(&texts, &sentences, &labels);
    let mut out = if arguments.errors { errors } else { String::new() };
    let _ = writeln!(out, "kind     labels  recall  wrong value  precision");
    for (kind, score) in scores {
        let _ = writeln!(
            out,
            "{kind:<8} {:>6} {:>6.1}% {:>11.1}% {:>9.1}%",
            score.gold,
            score.recall() * 100.0,
            score.wrong_share() * 100.0,
            score.precision() * 100.0
        );
    }
    Ok(out)
}
