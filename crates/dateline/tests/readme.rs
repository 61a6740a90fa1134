//! The output that the top README shows is what the program prints.
//!
//! A `console` block holds one command after `$ ` and its standard output; a line `...` stands for any lines.
//! `DATELINE_BLESS=1` writes whole outputs in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OPEN: &str = "```console\n$ ";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What `command` prints, run where a reader of the README is.
fn output(command: &str) -> String {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("dateline"), "`{command}`");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(words)
        .current_dir(root())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "`{command}`: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("it prints UTF-8");
    // Markdown keeps trailing spaces badly.
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Whether `actual` is `shown` with lines in the place of each `...`.
fn fits(shown: &[&str], actual: &[&str]) -> bool {
    match shown.split_first() {
        None => actual.is_empty(),
        Some((&"...", rest)) => (0..=actual.len()).any(|skip| fits(rest, &actual[skip..])),
        Some((first, rest)) => {
            actual.first().is_some_and(|line| line == first) && fits(rest, &actual[1..])
        }
    }
}

#[test]
fn shown_output_is_printed() {
    let path = root().join("README.md");
    // A packed crate has no README above it.
    let Ok(readme) = fs::read_to_string(&path) else { return };
    let bless = std::env::var_os("DATELINE_BLESS").is_some_and(|value| value == "1");
    let (mut blessed, mut rest, mut blocks) = (String::new(), readme.as_str(), 0);
    while let Some((before, block)) = rest.split_once(OPEN) {
        let (block, after) = block.split_once("```").expect("the block is closed");
        let (command, shown) = block.split_once('\n').expect("a command is a line");
        let actual = output(command);
        if !bless {
            let [shown, printed] = [shown, &*actual].map(|text| text.lines().collect::<Vec<_>>());
            assert!(
                fits(&shown, &printed),
                "`{command}` prints\n{actual}\n(DATELINE_BLESS=1 writes it into README.md)"
            );
        }
        blessed.extend([before, OPEN, command, "\n", &actual, "```"]);
        rest = after;
        blocks += 1;
    }
    assert!(blocks > 0, "README.md shows no output");
    if bless {
        fs::write(&path, blessed + rest).expect("README.md is writable");
    }
}
