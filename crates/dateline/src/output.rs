//! What the program writes: the only place that prints.
#![expect(clippy::print_stderr, reason = "the program speaks to people on standard error")]

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use dateline_report::shape::{Problem, Severity};
use indicatif::{ProgressBar, ProgressStyle};

/// Something could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be written: {source}")]
pub(crate) struct WriteError {
    path: String,
    source: io::Error,
}

/// Writes to standard output. A reader that stops reading (`| head`) is no failure.
pub(crate) fn standard(bytes: &[u8]) -> Result<(), WriteError> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(WriteError { path: "standard output".to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Writes to standard output bit by bit; as [`standard`].
pub(crate) fn stream(
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(WriteError { path: "standard output".to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Writes a file, and the folder that it lies in.
pub(crate) fn file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
    let path = folder.join(name);
    let failed = |source| WriteError { path: path.display().to_string(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    fs::write(&path, bytes).map_err(failed)
}

/// Tells a failure.
pub(crate) fn failure(message: impl std::fmt::Display) {
    eprintln!("dateline: {message}");
}

/// Tells something that has its own form.
pub(crate) fn note(text: &str) {
    eprintln!("{text}");
}

/// Tells the problems of a run, one a line. Control characters of hostile names and texts stay out of the terminal.
pub(crate) fn problems(problems: &[Problem]) {
    for problem in problems {
        let severity = match problem.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let path: String = problem
            .path
            .iter()
            .flat_map(|path| path.chars())
            .flat_map(char::escape_debug)
            .collect();
        let message: String =
            problem.message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        eprintln!("{severity}: {path}: {} ({})", message, problem.code);
    }
}

/// A bar over the steps of a run: on a terminal only.
pub(crate) fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta}")
        .expect("the template is well formed");
    ProgressBar::new(0).with_style(style).with_message("reading")
}
