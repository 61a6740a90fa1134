//! Where the bytes of a table lie: in the program, in memory, or in a file, of which what nobody asks for is never read.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

use memmap2::Mmap;

use crate::{Gazetteer, GazetteerError};

/// The bytes of a table; a clone shares them.
#[derive(Clone)]
pub(crate) enum Bytes {
    Embedded(&'static [u8]),
    Read(Arc<Vec<u8>>),
    Mapped(Arc<Mmap>),
}

impl Bytes {
    /// The bytes, wherever they lie.
    pub(crate) fn all(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Read(bytes) => bytes,
            Self::Mapped(bytes) => bytes,
        }
    }
}

impl From<Cow<'static, [u8]>> for Bytes {
    fn from(bytes: Cow<'static, [u8]>) -> Self {
        match bytes {
            Cow::Borrowed(bytes) => Self::Embedded(bytes),
            Cow::Owned(bytes) => Self::Read(Arc::new(bytes)),
        }
    }
}

impl Gazetteer {
    /// Opens a table in a file, and checks it as [`open`](Self::open) does.
    ///
    /// The file is mapped, so that a table of a million places is open before a tenth of it was read, and two programs that
    /// use it share the memory. It must not be changed in place as long as the table is in use: whoever makes a new one
    /// writes it beside the old one and renames it. What cannot be mapped, a pipe for one, is read whole.
    /// ```
    /// use dateline_gazetteer::{Gazetteer, GazetteerError};
    ///
    /// let file = std::fs::File::open("Cargo.toml").unwrap();
    /// assert_eq!(Gazetteer::read(&file).unwrap_err(), GazetteerError::Magic);
    /// ```
    pub fn read(file: &File) -> Result<Self, GazetteerError> {
        #[expect(
            unsafe_code,
            reason = "no other way leads to mapped memory; see the docs of this function"
        )]
        // SAFETY: the mapping is private and read only, lives as long as the table, and its length is the file's at this
        // moment. Nothing that this crate reads from it is trusted: every offset is checked against the length, every text
        // for UTF-8 where it is used, and no reference to a part is kept beyond the table. So a byte that another program
        // changes gives another answer, as a changed file would; a file cut short below the part in use ends the program,
        // which the docs tell whoever makes tables.
        let mapped = unsafe { Mmap::map(file) };
        if let Ok(mapped) = mapped {
            return Self::checked(Bytes::Mapped(mapped.into()));
        }
        let (mut file, mut bytes) = (file, Vec::new());
        match file.read_to_end(&mut bytes) {
            Ok(_) => Self::open(bytes),
            Err(error) => Err(GazetteerError::Unread(error.kind())),
        }
    }
}
