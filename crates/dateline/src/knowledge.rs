//! What the tool knows: one vocabulary merged from the parts of every stage, the gazetteer and the lexicon.

use std::sync::LazyLock;

use dateline_entity::Lexicon;
use dateline_gazetteer::Gazetteer;
use dateline_report::shape::PlaceTable;
use dateline_text::Vocabulary;
use sha2::{Digest, Sha256};

/// The knowledge that reading needs; built once and shared by all threads.
#[derive(Clone)]
pub struct Knowledge {
    /// Classes of words, of all stages.
    pub vocabulary: Vocabulary,
    /// Names of places.
    pub gazetteer: Gazetteer,
    /// Names of actors, weapons, targets, people and sources.
    pub lexicon: Lexicon,
    /// Name and sha256 of every file that was laid over what comes with the crates.
    pub(crate) overlaid: Vec<(String, String)>,
}

impl Knowledge {
    /// What comes with the crates. It is built at the first call, in milliseconds.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Knowledge> =
            LazyLock::new(|| Knowledge::of(Gazetteer::base().clone()));
        &BUNDLED
    }

    /// What comes with the crates, but with this gazetteer.
    pub fn of(gazetteer: Gazetteer) -> Self {
        let mut vocabulary = Vocabulary::new();
        dateline_document::vocabulary(&mut vocabulary);
        dateline_entity::vocabulary(&mut vocabulary, &gazetteer);
        dateline_incident::read::vocabulary(&mut vocabulary);
        let lexicon = Lexicon::bundled().clone();
        Self { vocabulary, gazetteer, lexicon, overlaid: Vec::new() }
    }

    /// 16 hex digits that change with what the tool knows: of the sha256 over the sorted (name, sha256) of every
    /// data file and gazetteer in use.
    pub fn fingerprint(&self) -> String {
        let mut parts: Vec<(String, String)> = [
            ("time", dateline_time::DATA),
            ("document", dateline_document::DATA),
            ("entity", dateline_entity::DATA),
            ("gazetteer", dateline_gazetteer::DATA),
            ("incident", dateline_incident::DATA),
        ]
        .into_iter()
        .flat_map(|(stage, files)| {
            files.iter().map(move |(name, hash)| (format!("{stage}/{name}"), (*hash).to_owned()))
        })
        .collect();
        parts.push(("gazetteer".to_owned(), self.gazetteer.info().hash.to_owned()));
        parts.extend(self.overlaid.iter().cloned());
        parts.sort();
        let mut all = Sha256::new();
        for (name, hash) in &parts {
            all.update(format!("{name} {hash}\n"));
        }
        hex(&all.finalize())[..16].to_owned()
    }
}

impl Knowledge {
    /// The gazetteer in use, as reports tell it.
    pub fn places(&self) -> PlaceTable {
        let info = self.gazetteer.info();
        PlaceTable {
            format: info.format,
            rows: info.rows,
            date: info.date.to_owned(),
            sha256: info.hash.to_owned(),
            credits: info.credits.lines().map(str::to_owned).collect(),
        }
    }
}

/// The digest of some bytes, as 64 hex digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").expect("writing to a string");
        out
    })
}
