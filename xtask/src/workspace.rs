//! Where things are, and how other programs are run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask is a folder of the workspace").to_owned()
}

/// A path as it is shown: relative to the workspace where it lies within.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// `cargo`, the one that runs this.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Builds a program of the workspace for use, and gives a command that starts it.
///
/// What cargo has to say goes to standard error, so that standard output is the program's.
pub(crate) fn program(package: &str, binary: &str) -> Result<Command, String> {
    let mut build = cargo();
    build.current_dir(root()).args(["build", "--release", "--package", package, "--bin", binary]);
    build.args(["--message-format", "json-render-diagnostics"]).stderr(Stdio::inherit());
    let output = build.output().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{binary}` does not build"));
    }
    let executable = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == binary)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .ok_or_else(|| format!("cargo does not say where it put `{binary}`"))?;
    Ok(Command::new(executable))
}

/// Runs a command to its end; an exit status other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let name = Path::new(&name).file_name().map_or(name.clone(), |n| n.to_string_lossy().into());
    let status =
        command.status().map_err(|error| format!("`{name}` cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` ended with {status}")) }
}

/// Removes a folder, if it is there, and makes it anew, empty.
pub(crate) fn empty_folder(path: &Path) -> Result<(), String> {
    if path.exists() {
        std::fs::remove_dir_all(path)
            .map_err(|error| format!("`{}` cannot be emptied: {error}", shown(path)))?;
    }
    std::fs::create_dir_all(path)
        .map_err(|error| format!("`{}` cannot be made: {error}", shown(path)))
}

/// The folders of the crates that are published, by name, those that others need first.
///
/// Read from the manifests as written: `publish = false` marks the others.
pub(crate) fn published() -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for name in crates()? {
        let manifest = read(&root().join("crates").join(&name).join("Cargo.toml"))?;
        if !manifest.lines().any(|line| line.trim() == "publish = false") {
            names.push(name);
        }
    }
    Ok(names)
}

/// The folders under `crates`, by name.
pub(crate) fn crates() -> Result<Vec<String>, String> {
    let folder = root().join("crates");
    let entries = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", shown(path)))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let say = |error: std::io::Error| format!("`{}`: {error}", shown(path));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(say)?;
    }
    std::fs::write(path, text).map_err(say)
}
