//! `index.html`: one page that works from a disk, without a network.
//!
//! Every word of an article is escaped by the template; a content security policy forbids all else that a page could
//! load or run, but for the one script, which is named by its hash.

mod card;
mod timeline;
mod view;
mod voice;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, context};

use super::{File, Format, WriteError};
use crate::shape::Report;

pub(super) struct Html;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The SHA-256 of `page.js`, as a content security policy writes it.
const SCRIPT_HASH: &str = "sha256-2kTGMELdyhmthjy2azfdtPL4o+s5QDF/PzJEm9sgBPQ=";

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "index.html: one page to read, search and filter, without a network"
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        environment.set_syntax(syntax.build()?);
        environment.add_template("page", PAGE)?;
        let page = environment.get_template("page")?.render(context! {
            style => STYLE,
            script => SCRIPT,
            script_hash => SCRIPT_HASH,
            timeline => Serde(timeline::timeline(&report.incidents)),
            page => Serde(view::page(report)),
        })?;
        Ok(vec![("index.html".to_owned(), page.into_bytes())])
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Base64 of RFC 4648, for 32 bytes.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let word = three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte))
                << (8 * (3 - three.len()));
            for letter in 0..4 {
                let six = (word >> (18 - 6 * letter)) & 63;
                out.push(if letter > three.len() {
                    '='
                } else {
                    char::from(LETTERS[six as usize])
                });
            }
        }
        out
    }

    #[test]
    fn the_policy_names_the_script() {
        assert_eq!(SCRIPT_HASH, format!("sha256-{}", base64(&Sha256::digest(SCRIPT))));
    }

    #[test]
    fn style_and_script_cannot_end_early() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</"));
    }
}
