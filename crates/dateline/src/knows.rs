//! Knowledge from files of the user: `--knowledge`, `--gazetteer`, `dateline check` and `dateline gazetteer`.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use clap::Args;
use dateline::{Fault, Knowledge, KnowledgeFile, Overlaid, sha256};
use dateline_gazetteer::{About, Gazetteer, make};
use dateline_text::Mistake;

use crate::cli::{USAGE, WROTE_NOTHING, written};
use crate::output;

/// What is known besides what comes with the program.
#[derive(Args)]
pub(crate) struct Knows {
    /// A folder of knowledge files to lay over what comes with the program.
    #[arg(long, global = true, value_name = "DIR")]
    knowledge: Option<PathBuf>,
    /// A gazetteer to use in the stead of the one that comes with the program; `dateline gazetteer` makes one.
    #[arg(long, global = true, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

/// How `dateline gazetteer` makes a gazetteer.
#[derive(Args)]
pub(crate) struct Making {
    /// Lines of tab-separated fields under a heading: id class name lat lon, and where known cc admin1 admin2 population aliases.
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// The gazetteer to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Day of the youngest source, ISO 8601.
    #[arg(long, value_name = "DAY", default_value = "")]
    date: String,
    /// A file with what must be said about the sources, one line each.
    #[arg(long, value_name = "FILE")]
    credits: Option<PathBuf>,
}

/// Mistakes that are shown at most.
const SHOWN: usize = 20;

impl Knows {
    /// All that is known, or the exit status after what is wrong was told.
    pub(crate) fn load(&self) -> Result<Cow<'static, Knowledge>, ExitCode> {
        let base = self.base()?;
        match &self.knowledge {
            None => Ok(base),
            Some(folder) => Ok(Cow::Owned(overlaid(&base, folder)?.0.knowledge)),
        }
    }

    fn base(&self) -> Result<Cow<'static, Knowledge>, ExitCode> {
        let Some(path) = &self.gazetteer else {
            return Ok(Cow::Borrowed(Knowledge::bundled()));
        };
        let wrong =
            |error: &dyn std::fmt::Display| bad(format_args!("{}: {error}", path.display()));
        let file = fs::File::open(path).map_err(|error| wrong(&error))?;
        match Gazetteer::read(&file) {
            Ok(gazetteer) => Ok(Cow::Owned(Knowledge::of(gazetteer))),
            Err(error) => Err(wrong(&error)),
        }
    }

    /// Reads a folder of knowledge files and their examples, and tells what is wrong or how much is right.
    pub(crate) fn check(&self, folder: &Path) -> ExitCode {
        let checked = self.base().and_then(|base| overlaid(&base, folder));
        let (overlaid, files) = match checked {
            Ok(read) => read,
            Err(code) => return code,
        };
        let faults = overlaid.check();
        if !faults.is_empty() {
            show(folder, &faults, &files);
            return ExitCode::from(USAGE);
        }
        let told = format!(
            "{} files are right, and {} examples are read as they say\n",
            files.len(),
            overlaid.examples()
        );
        written(output::standard(told.as_bytes()))
    }
}

fn bad(message: impl std::fmt::Display) -> ExitCode {
    output::failure(message);
    ExitCode::from(USAGE)
}

fn bytes(path: &Path) -> Result<Vec<u8>, ExitCode> {
    fs::read(path).map_err(|error| bad(format_args!("{}: {error}", path.display())))
}

fn text(path: &Path) -> Result<String, ExitCode> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        bad(format_args!("{}: byte {at} is not UTF-8", path.display()))
    })
}

/// The knowledge with the files of a folder laid over it. Hidden files and pages for readers (`.md`) are passed over.
fn overlaid(base: &Knowledge, folder: &Path) -> Result<(Overlaid, Vec<KnowledgeFile>), ExitCode> {
    let unreadable = |error| bad(format_args!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let page = path.extension().is_some_and(|extension| extension == "md");
        if path.is_file() && !page && !name.starts_with('.') {
            files.push(KnowledgeFile { name, text: text(&path)? });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    base.with(&files).map(|overlaid| (overlaid, files.clone())).map_err(|faults| {
        show(folder, &faults, &files);
        ExitCode::from(USAGE)
    })
}

/// Shows what is wrong, each under the words that say it.
fn show(folder: &Path, faults: &[Fault], files: &[KnowledgeFile]) {
    for fault in faults.iter().take(SHOWN) {
        let text = files.iter().find(|file| file.name == fault.file).map_or("", |file| &file.text);
        output::note(&shown(&folder.join(&fault.file), text, fault.mistake.as_ref()));
    }
    if faults.len() > SHOWN {
        output::failure(format_args!("{} more mistakes", faults.len() - SHOWN));
    }
}

/// A mistake with its line, carets under the offending words, and what would be right.
fn shown(path: &Path, text: &str, mistake: &dyn Mistake) -> String {
    let (title, hint) = (mistake.to_string(), mistake.hint());
    let path = path.to_string_lossy();
    let mut range = mistake.span().range();
    if text.get(range.clone()).is_none() {
        range = 0..0;
    }
    let snippet =
        Snippet::source(text).path(path.as_ref()).annotation(AnnotationKind::Primary.span(range));
    let group = Level::ERROR.primary_title(title.as_str()).element(snippet);
    let report = match &hint {
        Some(hint) => vec![group.element(Level::HELP.message(hint.as_str()))],
        None => vec![group],
    };
    Renderer::plain().render(&report)
}

/// Makes a gazetteer from a table.
pub(crate) fn gazetteer(making: &Making) -> ExitCode {
    let made = || {
        let table = text(&making.table)?;
        let credits = making.credits.as_deref().map_or(Ok(String::new()), text)?;
        let about =
            About { date: &making.date, hash: &sha256(table.as_bytes()), credits: &credits };
        make(&table, &about).map_err(|mistakes| {
            for mistake in mistakes.iter().take(SHOWN) {
                output::note(&shown(&making.table, &table, mistake));
            }
            ExitCode::from(USAGE)
        })
    };
    let bytes = match made() {
        Ok(bytes) => bytes,
        Err(code) => return code,
    };
    let folder = making.out.parent().unwrap_or(Path::new(""));
    let Some(name) = making.out.file_name().and_then(|name| name.to_str()) else {
        return bad(format_args!("{} names no file", making.out.display()));
    };
    // A table that some other program has open is not changed under it; what is no plain file, a pipe for one, is written to.
    let plain = fs::symlink_metadata(&making.out).map_or(true, |there| there.is_file());
    let fresh = if plain { format!(".{name}.new") } else { name.to_owned() };
    let written = output::file(folder, &fresh, &bytes).map_err(|error| error.to_string());
    let named = written.and_then(|()| {
        if !plain {
            return Ok(());
        }
        fs::rename(folder.join(&fresh), &making.out)
            .map_err(|error| format!("{}: {error}", making.out.display()))
    });
    match named {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(error);
            ExitCode::from(WROTE_NOTHING)
        }
    }
}
