//! `entities sample|show|score CORPUS=FILE...`: how well entities are read in sampled sentences.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use dateline_eval::Input;
use dateline_eval::entities::{self, Part, Sentence};

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
    /// The part to look at; all without it
    #[arg(long, value_parser = part)]
    part: Option<Part>,
    /// Print every difference, with words of the texts
    #[arg(long)]
    errors: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Command {
    /// Choose sentences
    Sample,
    /// Choose the next sentences, of documents that gave none
    Next,
    /// Print the chosen sentences
    Show,
    /// Compare with the labels
    Score,
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

fn part(name: &str) -> Result<Part, String> {
    let names = || Part::ALL.map(Part::name).join(", ");
    Part::of_name(name).ok_or_else(|| format!("expected one of {}", names()))
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
    let read = |name: &str| {
        let path = arguments.gold.join(name);
        std::fs::read_to_string(&path).map_err(|error| format!("`{}`: {error}", path.display()))
    };
    let known = || entities::sentences(&read("sentences.tsv")?).map_err(|error| error.to_string());
    let rows = |sentences: Vec<Sentence>| {
        let mut out = String::from("# part\tdocument\tstart\tlength\n");
        for sentence in sentences {
            let part = sentence.part.name();
            let (document, start) = (sentence.document, sentence.start);
            let _ = writeln!(out, "{part}\t{document}\t{start}\t{}", sentence.length);
        }
        out
    };
    match arguments.command {
        Command::Sample => return Ok(rows(entities::sample(&texts, 100))),
        Command::Next => {
            return Ok(rows(entities::next(
                &texts,
                &known()?,
                arguments.part.unwrap_or(Part::Next),
            )));
        }
        Command::Show | Command::Score => {}
    }
    let sentences: Vec<_> = known()?
        .into_iter()
        .filter(|sentence| arguments.part.is_none_or(|part| sentence.part == part))
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
