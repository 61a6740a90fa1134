//! From the paths that a user names to the files that are read.

use std::fs;
use std::path::{Path, PathBuf};

/// A file to read: the name that reports print, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputFile {
    /// As given where it was given relative; else relative to the named folder. `/` between its parts.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// A path that cannot be read from.
#[derive(Debug, thiserror::Error)]
pub enum PathError {
    /// There is nothing.
    #[error("no such file or folder: {path}")]
    Missing {
        /// As the user gave it.
        path: String,
    },
    /// A folder that cannot be listed.
    #[error("the folder {path} cannot be listed: {source}")]
    Unlisted {
        /// The folder.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// No file at all.
    #[error("no file to read in {paths}")]
    Nothing {
        /// As the user gave them.
        paths: String,
    },
}

/// The files behind `paths`, sorted by name and each once: files as they are, folders with all below them but for names
/// that begin with a point. A link is not followed into a folder.
pub fn collect(paths: &[PathBuf]) -> Result<Vec<InputFile>, PathError> {
    // A path that is not there fails before any work.
    for path in paths {
        fs::metadata(path).map_err(|_| PathError::Missing { path: path.display().to_string() })?;
    }
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let prefix = if path.is_absolute() { PathBuf::new() } else { path.clone() };
            walk(path, &prefix, &mut files)?;
        } else {
            let name = if path.is_absolute() {
                path.file_name().map_or_else(|| path.clone(), PathBuf::from)
            } else {
                path.clone()
            };
            files.push(InputFile { name: printed(&name), path: path.clone() });
        }
    }
    files.sort();
    files.dedup_by(|a, b| a.path == b.path || a == b);
    if files.is_empty() {
        let paths = paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ");
        return Err(PathError::Nothing { paths });
    }
    Ok(files)
}

fn walk(folder: &Path, prefix: &Path, files: &mut Vec<InputFile>) -> Result<(), PathError> {
    let unlisted = |source| PathError::Unlisted { path: folder.display().to_string(), source };
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let entry = entry.map_err(unlisted)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(unlisted)?;
        let path = entry.path();
        if kind.is_dir() {
            walk(&path, &prefix.join(&name), files)?;
        } else if path.is_file() {
            files.push(InputFile { name: printed(&prefix.join(&name)), path });
        }
    }
    Ok(())
}

/// A path as reports print it: `/` between its parts, no `./` before it.
fn printed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/").replace("//", "/")
}
