//! What a crate was built from, for the build scripts of crates that compile data files.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use sha2::{Digest as _, Sha256};

/// Name and SHA-256 of the files in `folder` whose names are `kept`, by name, as the text of a Rust slice of pairs of strings:
/// a crate that includes it can say what it knows without hashing anything.
///
/// The error is a folder or file that cannot be read; a name that is not UTF-8 is passed over.
/// ```no_run
/// use std::path::Path;
///
/// println!("cargo::rerun-if-changed=data");
/// let files = dateline_text::fingerprints(Path::new("data"), |name| name.ends_with(".toml"));
/// let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
/// std::fs::write(Path::new(&out).join("data.rs"), files.expect("the files are part of the package"));
/// ```
pub fn fingerprints(folder: &Path, kept: impl Fn(&str) -> bool) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| kept(name)));
    }
    names.sort();
    let mut out = String::from("&[\n");
    for name in names {
        let hash = Sha256::digest(fs::read(folder.join(&name))?);
        let _ = writeln!(out, "    ({name:?}, \"{hash:x}\"),");
    }
    Ok(out + "]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_name_and_hash() {
        let of =
            |kept: &str| fingerprints(Path::new("src"), |name| name == kept).expect("it is there");
        assert_eq!(of("nothing.rs"), "&[\n]");
        let told = of("span.rs");
        let hash =
            told.strip_prefix("&[\n    (\"span.rs\", \"").and_then(|rest| rest.split_once('"'));
        assert!(hash.is_some_and(|(hash, rest)| hash.len() == 64 && rest == "),\n]"), "{told}");
        assert!(fingerprints(Path::new("no such folder"), |_| true).is_err());
    }
}
