//! `cargo xtask predict NAME INPUT...`: answers in the shape of public benchmarks.

use crate::Outcome;
use crate::workspace::{program, run as start};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    start(program("dateline-eval", "predict")?.args(arguments))
}
