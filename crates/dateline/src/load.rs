//! From files to the records in them.

use std::fs;
use std::io::Read as _;

use dateline_document::MAX_FILE;

use crate::InputFile;

/// The bytes of a file, unpacked, and why there may be less of it than there should be.
pub(crate) fn load(
    file: &InputFile,
) -> Result<(Vec<u8>, Option<dateline_document::Problem>), dateline_document::Problem> {
    let problem = dateline_document::Problem::error;
    let limit = MAX_FILE as u64;
    let mut bytes = Vec::new();
    let read = if file.is_standard_input() {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        // A file that grows while it is read, or a pipe, may be longer than it says.
        fs::File::open(&file.path).and_then(|open| {
            let size = open.metadata().map_or(0, |meta| meta.len());
            bytes.reserve(usize::try_from(size.min(limit)).unwrap_or(0) + 1);
            if size > limit {
                Ok(MAX_FILE + 1)
            } else {
                open.take(limit + 1).read_to_end(&mut bytes)
            }
        })
    };
    match read {
        Ok(size) if size > MAX_FILE => {
            let message = format!(
                "the file has more than {MAX_FILE} bytes, which is the limit; split it into smaller files"
            );
            return Err(problem("too_large", message));
        }
        Ok(_) => {}
        Err(error) => {
            let message =
                format!("the file cannot be read ({error}); check its permissions and try again");
            return Err(problem("unreadable", message));
        }
    }
    Ok(match dateline_document::unpack(&file.name, &bytes)? {
        Some(unpacked) => (unpacked.bytes, unpacked.problem),
        None => (bytes, None),
    })
}
