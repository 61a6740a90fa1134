//! From the paths that a user names to the files that are read.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A file to read: the name that reports print, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputFile {
    /// As given where it was given relative; else relative to the named folder. `/` between its parts.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

impl InputFile {
    /// Whether it is standard input, which goes by the name `-`.
    pub fn is_standard_input(&self) -> bool {
        self.path == Path::new(STANDARD_INPUT)
    }
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
        source: ignore::Error,
    },
    /// No file at all.
    #[error("no file to read in {paths}")]
    Nothing {
        /// As the user gave them.
        paths: String,
    },
}

/// The files behind `paths`, sorted by name and each once; `-` is standard input.
///
/// A file is taken as it is. A folder is taken with all below it but for names that begin with a point and what its own
/// `.gitignore` and `.ignore` files leave out; those above it, and those of the user, do not count, so that one folder is one
/// report. A link is not followed into a folder.
pub fn collect(paths: &[PathBuf]) -> Result<Vec<InputFile>, PathError> {
    // A path that is not there fails before any work.
    for path in paths.iter().filter(|path| *path != Path::new(STANDARD_INPUT)) {
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
    let mut walk = WalkBuilder::new(folder);
    walk.parents(false).git_global(false).git_exclude(false).require_git(false).follow_links(false);
    for entry in walk.build() {
        let entry = entry.map_err(unlisted)?;
        let path = entry.path();
        // A link to a file is the file.
        if path.is_file() {
            let below = path.strip_prefix(folder).unwrap_or(path);
            files.push(InputFile { name: printed(&prefix.join(below)), path: path.to_owned() });
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
