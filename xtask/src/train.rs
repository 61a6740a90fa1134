//! `cargo xtask train`: learns the weights of merging from the reports of shootings beside the project.

use crate::Outcome;
use crate::workspace::{program, root, run as start};

pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let data = root().join("../shared/data/gva");
    if !data.is_dir() {
        return Err("`../shared/data/gva` is not there; the weights stay as they are".to_owned());
    }
    let mut train = program("dateline-eval", "train")?;
    train.args([data.join("dev-documents.jsonl"), data.join("dev-incidents.jsonl")]);
    train.arg(root().join("crates/dateline-incident/data/weights.tsv"));
    start(train.arg("--clusters").arg(root().join("target/train-clusters.jsonl")))
}
