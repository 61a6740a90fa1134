//! The name of a document: equal bytes are one document, wherever they lie.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The id (`d-` and 12 hex digits) and the whole sha256, in hex, of a document's bytes.
///
/// ```
/// let (id, sha256) = dateline_document::document_id(b"");
/// assert_eq!(id, "d-e3b0c44298fc");
/// assert!(sha256.starts_with("e3b0c44298fc1c14"));
/// ```
pub fn document_id(bytes: &[u8]) -> (String, String) {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
    }
    (format!("d-{}", &hex[..12]), hex)
}
