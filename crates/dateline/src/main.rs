//! The `dateline` program: a thin shell around the library.
//!
//! Exit status: 0 everything was read; 1 the output could not be written; 2 bad usage, a path that is not there, or a mistake in a knowledge file;
//! 3 some input could not be read, and the rest is reported.

mod cli;
mod knows;
mod output;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
