//! What the user asks for.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use dateline::{
    Accounts, Decisions, Fields, InputFile, Knowledge, Options, Outcome, Render, collect,
    load_decisions,
};
use dateline_report::{FORMATS, Format};

use crate::knows::{self, Knows, Making};
use crate::output;

pub(crate) const WROTE_NOTHING: u8 = 1;
pub(crate) const USAGE: u8 = 2;
const SOME_UNREAD: u8 = 3;

/// Reads news about armed attacks and writes down what happened, with the words that say it.
#[derive(Parser)]
#[command(name = "dateline", version, long_version = long_version(), about, after_help = "Exit status: 0 all was read, 1 the output could not be written, 2 bad usage, a missing path or a mistake in a knowledge file, 3 some input could not be read and the rest is reported.")]
struct Arguments {
    #[command(flatten)]
    knows: Knows,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads files and folders and reports the incidents.
    Report {
        /// Articles, files of articles, folders; `-` is standard input.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        reading: ReadingFlags,
        #[command(flatten)]
        writing: Writing,
    },
    /// Reads files and folders and writes what each article tells, as JSON lines for `merge`.
    Accounts {
        /// Articles, files of articles, folders; `-` is standard input.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        reading: ReadingFlags,
    },
    /// Merges files of accounts into the report that their articles would have given together.
    Merge {
        /// Files that `accounts` wrote; `-` is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        writing: Writing,
    },
    /// Shows how one file is read, a line for each thing found.
    Explain {
        /// The file; with several, the incidents of all of them.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        reading: ReadingFlags,
        /// How far to read.
        #[arg(long, value_enum, default_value_t = Stage::Incidents)]
        stage: Stage,
        /// Only this record, with every pair of its accounts weighed and the pairs that were refused.
        #[arg(long, value_name = "ID", conflicts_with = "stage")]
        incident: Option<String>,
        /// What people decided about records (TOML).
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
    },
    /// Checks a folder of knowledge files: that they are well formed, and that their examples are read as they say.
    Check {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Lists the formats, in and out.
    Formats,
    /// Makes a gazetteer, for --gazetteer, from a table of places.
    Gazetteer {
        #[command(flatten)]
        making: Making,
    },
}

/// How a report is written.
#[derive(clap::Args)]
struct Writing {
    /// The format; with --out the default is all of them, else JSON.
    #[arg(long, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    format: Option<String>,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Whether the report carries the words that its byte ranges point at.
    #[arg(long, value_enum, default_value_t = Quotes::All)]
    quotes: Quotes,
    /// Write the text that byte ranges point into, as DIR/<document id>.txt.
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// What people decided about records (TOML); it overrides the machine and is shown beside it.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

/// How input is read.
#[derive(clap::Args)]
struct ReadingFlags {
    /// Which fields of JSON records hold what: `title=headline,text=page.body`, of text, title, date, updated, url, publisher, author, language.
    #[arg(long, value_name = "ROLE=NAME,...", default_value = "", hide_default_value = true)]
    fields: Fields,
}

#[derive(Clone, Copy, ValueEnum)]
enum Quotes {
    /// All of them.
    All,
    /// None: spans and hashes stay.
    None,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// Page and story, dates, sentences.
    Text,
    /// Places, actors, weapons, people, sources.
    Mentions,
    /// What each article tells.
    Accounts,
    /// What happened.
    Incidents,
}

fn long_version() -> &'static str {
    static VERSION: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let knowledge = Knowledge::bundled();
        let places = knowledge.gazetteer.info();
        format!(
            "{}\nknowledge {}\ngazetteer format {}, {} places, {}, {}\n{}",
            env!("CARGO_PKG_VERSION"),
            knowledge.fingerprint(),
            places.format,
            places.rows,
            places.date,
            places.hash,
            places.credits
        )
    });
    &VERSION
}

pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // `--help` and `--version` are no errors; all else is bad usage.
            let code = u8::try_from(error.exit_code()).unwrap_or(USAGE);
            return match error.print() {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::from(WROTE_NOTHING),
            };
        }
    };
    let knows = arguments.knows;
    match arguments.command {
        Command::Report { paths, reading, writing } => {
            report(&knows, &paths, reading.fields, &writing)
        }
        Command::Accounts { paths, reading } => accounts(&knows, &paths, reading.fields),
        Command::Merge { files, writing } => merge(&knows, &files, &writing),
        Command::Explain { files, reading, stage, incident, decisions } => {
            let incident = incident.as_deref();
            explain(&knows, &files, reading.fields, stage, incident, decisions.as_deref())
        }
        Command::Check { folder } => knows.check(&folder),
        Command::Formats => written(output::standard(formats().as_bytes())),
        Command::Gazetteer { making } => knows::gazetteer(&making),
    }
}

pub(crate) fn written(result: Result<(), output::WriteError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(error);
            ExitCode::from(WROTE_NOTHING)
        }
    }
}

/// The files behind the paths, or a message and the exit status of bad usage.
fn files(paths: &[PathBuf]) -> Result<Vec<InputFile>, ExitCode> {
    collect(paths).map_err(|error| {
        output::failure(error);
        ExitCode::from(USAGE)
    })
}

/// The decisions in the file, or a message and the exit status of bad usage.
fn decided(path: Option<&Path>) -> Result<Option<Decisions>, ExitCode> {
    path.map(load_decisions).transpose().map_err(|error| {
        output::failure(error);
        ExitCode::from(USAGE)
    })
}

/// What `work` makes with a bar on the terminal.
fn with_bar<T>(work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T) -> T {
    let bar = output::bar();
    let made = work(&|done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    made
}

fn ended(outcome: &Outcome) -> ExitCode {
    output::problems(&outcome.report.problems);
    if outcome.incomplete() { ExitCode::from(SOME_UNREAD) } else { ExitCode::SUCCESS }
}

impl Writing {
    /// The formats that are asked for, or a message and the exit status of bad usage.
    fn formats(&self) -> Result<Vec<&'static dyn Format>, ExitCode> {
        let (wanted, out) = (self.format.as_deref(), self.out.as_deref());
        let wanted = wanted.or(out.is_none().then_some("json"));
        let formats: Vec<_> = FORMATS
            .iter()
            .copied()
            .filter(|own| wanted.is_none_or(|name| own.name() == name))
            .collect();
        if let (None, [one]) = (out, &formats[..])
            && !one.stdout()
        {
            output::failure(format_args!(
                "the format `{}` is several files; name a folder for them with --out",
                one.name()
            ));
            return Err(ExitCode::from(USAGE));
        }
        Ok(formats)
    }

    fn write(&self, formats: &[&dyn Format], outcome: &Outcome) -> ExitCode {
        for format in formats {
            let made = match format.files(&outcome.report) {
                Ok(made) => made,
                Err(error) => {
                    output::failure(format_args!("the format `{}`: {error}", format.name()));
                    return ExitCode::from(WROTE_NOTHING);
                }
            };
            for (name, bytes) in made {
                let result = match &self.out {
                    Some(folder) => output::file(folder, &name, &bytes),
                    None => output::standard(&bytes),
                };
                if let Err(error) = result {
                    output::failure(error);
                    return ExitCode::from(WROTE_NOTHING);
                }
            }
        }
        if let Some(folder) = &self.texts {
            for (id, text) in &outcome.texts {
                if let Err(error) = output::file(folder, &format!("{id}.txt"), text.as_bytes()) {
                    output::failure(error);
                    return ExitCode::from(WROTE_NOTHING);
                }
            }
        }
        ended(outcome)
    }
}

fn report(knows: &Knows, paths: &[PathBuf], fields: Fields, writing: &Writing) -> ExitCode {
    let made = || -> Result<ExitCode, ExitCode> {
        let formats = writing.formats()?;
        let files = files(paths)?;
        let decisions = decided(writing.decisions.as_deref())?;
        let knowledge = knows.load()?;
        let outcome = with_bar(|progress| {
            let quotes = matches!(writing.quotes, Quotes::All);
            let decisions = decisions.as_ref();
            let options = Options { quotes, progress, fields, render: None, decisions };
            dateline::run(&knowledge, &files, &options)
        });
        Ok(writing.write(&formats, &outcome))
    };
    made().unwrap_or_else(|code| code)
}

fn accounts(knows: &Knows, paths: &[PathBuf], fields: Fields) -> ExitCode {
    let made = || -> Result<ExitCode, ExitCode> {
        let files = files(paths)?;
        let knowledge = knows.load()?;
        let accounts = with_bar(|progress| {
            let options = Options { progress, fields, ..Options::default() };
            dateline::accounts(&knowledge, &files, &options)
        });
        output::stream(|out| accounts.write(&knowledge, out)).map_err(|error| {
            output::failure(error);
            ExitCode::from(WROTE_NOTHING)
        })?;
        output::problems(&accounts.problems);
        Ok(if accounts.incomplete() { ExitCode::from(SOME_UNREAD) } else { ExitCode::SUCCESS })
    };
    made().unwrap_or_else(|code| code)
}

fn merge(knows: &Knows, files: &[PathBuf], writing: &Writing) -> ExitCode {
    let made = || -> Result<ExitCode, ExitCode> {
        let formats = writing.formats()?;
        let decisions = decided(writing.decisions.as_deref())?;
        let knowledge = knows.load()?;
        let mut accounts = Accounts::default();
        for file in files {
            accounts.read_file(&knowledge, file).map_err(|error| {
                output::failure(error);
                ExitCode::from(USAGE)
            })?;
        }
        let quotes = matches!(writing.quotes, Quotes::All);
        let options = Options { quotes, decisions: decisions.as_ref(), ..Options::default() };
        Ok(writing.write(&formats, &dateline::merge(&knowledge, accounts, &options)))
    };
    made().unwrap_or_else(|code| code)
}

fn explain(
    knows: &Knows,
    paths: &[PathBuf],
    fields: Fields,
    stage: Stage,
    incident: Option<&str>,
    decisions: Option<&Path>,
) -> ExitCode {
    let files = match files(paths) {
        Ok(files) => files,
        Err(code) => return code,
    };
    let decisions = match decided(decisions) {
        Ok(decisions) => decisions,
        Err(code) => return code,
    };
    let render = match stage {
        Stage::Text => Some(Render::Text),
        Stage::Mentions => Some(Render::Mentions),
        Stage::Accounts => Some(Render::Accounts),
        Stage::Incidents => None,
    };
    let knowledge = match knows.load() {
        Ok(knowledge) => knowledge,
        Err(code) => return code,
    };
    let outcome = with_bar(|progress| {
        let decisions = decisions.as_ref();
        let options = Options { quotes: true, progress, fields, render, decisions };
        dateline::run(&knowledge, &files, &options)
    });
    let mut out = String::new();
    for (document, rendered) in outcome.report.documents.iter().zip(&outcome.rendered) {
        writeln!(out, "{} ({})\n{rendered}", document.path, document.id)
            .expect("writing to a string");
    }
    if let Some(id) = incident {
        let told =
            dateline_incident::merge::explain_incident(&outcome.merged, &outcome.readings, id);
        let Some(told) = told else {
            output::failure(format_args!(
                "no record goes by `{id}`; `dateline explain FILE...` lists the ids"
            ));
            return ExitCode::from(USAGE);
        };
        out.push_str(&told);
    } else if render.is_none() {
        out.push_str(&dateline_incident::merge::explain(&outcome.merged, &outcome.readings));
    }
    if let Err(error) = output::standard(out.as_bytes()) {
        output::failure(error);
        return ExitCode::from(WROTE_NOTHING);
    }
    ended(&outcome)
}

fn formats() -> String {
    let mut out = String::from("in:\n");
    for input in dateline_document::INPUTS {
        writeln!(out, "  {:<12} {}", input.name(), input.about()).expect("writing to a string");
    }
    out.push_str("out:\n");
    for format in FORMATS {
        writeln!(out, "  {:<12} {}", format.name(), format.about()).expect("writing to a string");
    }
    out
}
