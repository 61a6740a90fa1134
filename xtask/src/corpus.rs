//! `cargo xtask corpus [--bless]`: the examples beside the grammars.

use crate::Outcome;
use crate::workspace::{cargo, crates, root, run as start};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let bless = match arguments {
        [] => false,
        [flag] if flag == "--bless" => true,
        _ => return Err("`corpus` takes `--bless` or nothing".into()),
    };
    let mut tests = cargo();
    tests.current_dir(root()).args(["test", "--quiet"]);
    for name in crates()? {
        if root().join("crates").join(&name).join("corpus").is_dir() {
            tests.args(["--package", &name]);
        }
    }
    if bless {
        tests.env("DATELINE_BLESS", "1");
    }
    // All tests, since a page is run where its grammar is tested; only pages heed the wish to bless.
    start(tests.args(["--lib", "--tests", "--no-fail-fast"]))
}
