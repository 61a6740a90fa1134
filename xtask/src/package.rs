//! `cargo xtask package`: each published crate as a stranger gets it.
//!
//! The crates are packed as for the registry and unpacked under `target/package-check`. For each, a consumer of
//! its own, outside the workspace, depends on the packed crate and on what that crate depends on, and runs the
//! Rust examples of the packed README as doctests.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::workspace::{cargo, empty_folder, published, read, root, run as start, shown, write};

pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let check = root().join("target/package-check");
    empty_folder(&check)?;
    let crates = published()?;
    pack(&crates, &check.join("packed"))?;
    let unpacked = check.join("unpacked");
    empty_folder(&unpacked)?;
    let consumers = check.join("consumers");
    let version = version()?;
    for name in &crates {
        let folder = format!("{name}-{version}");
        let file = check.join("packed/package").join(format!("{folder}.crate"));
        // Packed files all carry one old time, by which cargo would take them for those that it built before.
        start(Command::new("tar").arg("-xmzf").arg(&file).arg("-C").arg(&unpacked))?;
        consume(name, &unpacked.join(&folder), &consumers.join(name))?;
        let bytes = file.metadata().map_err(|error| format!("{}: {error}", shown(&file)))?.len();
        println!("packed {folder}.crate, {} kB", bytes.div_ceil(1000));
    }
    write(&consumers.join("Cargo.toml"), &workspace(&crates, &version))?;
    // The same versions of what comes from the registry, so that nothing new is fetched or built.
    write(&consumers.join("Cargo.lock"), &read(&root().join("Cargo.lock"))?)?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| root().join("target").into());
    start(cargo().current_dir(&consumers).env("CARGO_TARGET_DIR", target).args([
        "test",
        "--quiet",
        "--workspace",
        "--doc",
    ]))?;
    println!("the READMEs of {} packed crates run", crates.len());
    Ok(())
}

fn pack(crates: &[String], folder: &Path) -> Outcome {
    let mut package = cargo();
    package.current_dir(root()).env("CARGO_TARGET_DIR", folder);
    // Without a lock file, since the lock of a crate names its kin in the registry before they are there.
    package.args(["package", "--quiet", "--no-verify", "--allow-dirty", "--exclude-lockfile"]);
    for name in crates {
        package.args(["--package", name]);
    }
    start(&mut package)
}

/// Writes the consumer of one packed crate.
fn consume(name: &str, unpacked: &Path, consumer: &Path) -> Outcome {
    let readme = unpacked.join("README.md");
    let text = read(&readme).map_err(|_| format!("the packed `{name}` has no README"))?;
    if !text.contains("```rust") {
        return Err(format!("the README of `{name}` has no Rust example"));
    }
    let manifest = read(&unpacked.join("Cargo.toml"))?;
    let mut own = format!(
        "[package]\nname = \"consumer-of-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies.{name}]\nversion = \"*\"\n"
    );
    for section in dependencies(&manifest) {
        let _ = write!(own, "\n{section}");
    }
    write(&consumer.join("Cargo.toml"), &own)?;
    let source = format!("#![doc = include_str!({:?})]\n", readme.display().to_string());
    write(&consumer.join("src/lib.rs"), &source)
}

/// The sections of a packed manifest that tell what the crate depends on, as they stand.
///
/// Cargo writes packed manifests anew, one `[dependencies.NAME]` section for each.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.starts_with("[dependencies.");
            if inside {
                sections.push(String::new());
            }
        }
        if inside
            && !line.starts_with("optional")
            && let Some(section) = sections.last_mut()
        {
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}

/// The workspace of the consumers; the crates come from where they were unpacked.
fn workspace(crates: &[String], version: &str) -> String {
    let mut text = String::from(
        "[workspace]\nresolver = \"3\"\nmembers = [\"dateline*\"]\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n\n[patch.crates-io]\n",
    );
    for name in crates {
        let _ = writeln!(text, "{name} = {{ path = \"../unpacked/{name}-{version}\" }}");
    }
    text
}

/// The version that the crates share.
fn version() -> Result<String, String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "the workspace's manifest states no version".into())
}
