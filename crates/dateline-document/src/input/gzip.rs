//! gzip around any other kind of file.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::{Fields, Input, Problem, Record, Unpacked};
use crate::MAX_BYTES;

/// The largest file that is read, in bytes, packed or unpacked: one that holds many articles.
pub const MAX_FILE: usize = 1 << 30;

/// How many times its own size a file may unpack to. Text packs to a quarter, logs of like lines to a fiftieth.
const MAX_RATIO: usize = 100;

pub(super) struct Gzip;

fn limit(packed: usize) -> usize {
    packed.saturating_mul(MAX_RATIO).clamp(MAX_BYTES, MAX_FILE)
}

impl Input for Gzip {
    fn name(&self) -> &'static str {
        "gzip"
    }

    fn about(&self) -> &'static str {
        "any of the others, packed with gzip (`.gz`); read as what is in it"
    }

    fn is(&self, _name: &str, bytes: &[u8]) -> bool {
        bytes.starts_with(b"\x1f\x8b\x08")
    }

    fn unpack(&self, bytes: &[u8]) -> Option<Result<Unpacked, Problem>> {
        if !self.is("", bytes) {
            return None;
        }
        let limit = limit(bytes.len());
        let mut out = Vec::new();
        let result = MultiGzDecoder::new(bytes).take(limit as u64 + 1).read_to_end(&mut out);
        if out.len() > limit {
            return Some(Err(Problem::error(
                "archive_bomb",
                format!(
                    "it unpacks to more than {limit} bytes, which no text of its size does; unpack it yourself if you trust it"
                ),
            )));
        }
        let problem = match result {
            Ok(_) => None,
            Err(error) if out.is_empty() => {
                return Some(Err(Problem::error(
                    "broken_archive",
                    format!("the gzip file cannot be unpacked ({error}); fetch it again"),
                )));
            }
            Err(error) => Some(Problem::warning(
                "broken_archive",
                format!(
                    "the gzip file breaks off after {} unpacked bytes ({error}), which are read; fetch it again",
                    out.len()
                ),
            )),
        };
        Some(Ok(Unpacked { bytes: out, problem }))
    }

    fn read<'b>(&self, _bytes: &'b [u8], _fields: &Fields) -> Result<Record<'b>, Problem> {
        Err(Problem::error(
            "archive_bomb",
            "it is packed more than twice; unpack it first (`gunzip`)",
        ))
    }
}
