//! `cargo xtask ci`: the same as `.ci/run`.

use std::process::Command;

use crate::Outcome;
use crate::workspace::{root, run as start};

pub(crate) fn run(_arguments: &[String]) -> Outcome {
    start(Command::new("bash").current_dir(root()).arg(".ci/run"))
}
