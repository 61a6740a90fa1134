//! Mistakes in the files of places.

use dateline_text::{Mistake, Span, nearest};

use crate::row::{KINDS, LONGEST};

/// A mistake in a file of places.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The file is no TOML, or an entry has a key too few or too many.
    #[error("{what}")]
    Syntax {
        /// What the reader of TOML says.
        what: String,
        /// Where.
        at: Span,
    },
    /// A line has too few or too many fields.
    #[error("{found} fields where {wanted} are wanted")]
    Fields {
        /// Number of fields.
        found: usize,
        /// Number of fields of the heading.
        wanted: usize,
        /// The headings.
        heading: &'static str,
        /// The line.
        at: Span,
    },
    /// The first line does not tell the fields.
    #[error("the first line does not name the fields")]
    Heading {
        /// The headings.
        heading: &'static str,
        /// The first line.
        at: Span,
    },
    /// An entry comes after one that it should precede.
    #[error("`{id}` comes after `{previous}`, and entries are sorted by id")]
    Unsorted {
        /// Its id.
        id: String,
        /// That of the entry before it.
        previous: String,
        /// The id.
        at: Span,
    },
    /// Two entries have one id.
    #[error("`{id}` stands here twice")]
    Twice {
        /// The id.
        id: String,
        /// The second of them.
        at: Span,
    },
    /// An id has other characters than small letters, digits and hyphens.
    #[error("`{id}` is no id")]
    Id {
        /// The id.
        id: String,
        /// The id.
        at: Span,
    },
    /// No kind of place has this name.
    #[error("`{found}` is no kind of place")]
    Kind {
        /// The word.
        found: String,
        /// The word.
        at: Span,
    },
    /// A point is not on the globe.
    #[error("{lat}, {lon} is no point on the globe")]
    Point {
        /// Latitude as written.
        lat: String,
        /// Longitude as written.
        lon: String,
        /// Both.
        at: Span,
    },
    /// A point without a reach, or the other way about.
    #[error("a {given} stands alone")]
    Alone {
        /// The one that is there: `point` or `reach`.
        given: &'static str,
        /// What it is.
        at: Span,
    },
    /// A name without letters, over-long, or with a mark that names do not have.
    #[error("`{name}` is no name of a place")]
    Name {
        /// The name.
        name: String,
        /// The name.
        at: Span,
    },
    /// A site whose point two sources do not tell, yet that claims to be known to less than 5 km.
    #[error("a point of one source is not known to {reach} km")]
    Unchecked {
        /// The reach, in km.
        reach: u16,
        /// The reach.
        at: Span,
    },
    /// No country has this code.
    #[error("`{found}` is no country")]
    Country {
        /// The code.
        found: String,
        /// The code.
        at: Span,
    },
    /// No first-level area of the country has this name.
    #[error("`{found}` is no first-level area of {country}")]
    Area {
        /// The name.
        found: String,
        /// Alpha-2 code.
        country: String,
        /// The area with the most like name.
        nearest: Option<String>,
        /// The name.
        at: Span,
    },
    /// No place has this id.
    #[error("no place has the id `{id}`")]
    Unknown {
        /// The id.
        id: String,
        /// The id.
        at: Span,
    },
}

/// The source of what its writer knew without reading it anywhere.
pub(crate) const OWN_KNOWLEDGE: &str = "own knowledge";

/// Reach in km below which the point of a site needs two sources; the docs of the error say it too.
pub(crate) const UNCHECKED: u16 = 5;

impl Mistake for DataError {
    fn span(&self) -> Span {
        match self {
            Self::Syntax { at, .. }
            | Self::Fields { at, .. }
            | Self::Heading { at, .. }
            | Self::Unsorted { at, .. }
            | Self::Twice { at, .. }
            | Self::Id { at, .. }
            | Self::Kind { at, .. }
            | Self::Point { at, .. }
            | Self::Alone { at, .. }
            | Self::Name { at, .. }
            | Self::Unchecked { at, .. }
            | Self::Country { at, .. }
            | Self::Area { at, .. }
            | Self::Unknown { at, .. } => *at,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Syntax { what, .. } => {
                let unknown = what.strip_prefix("unknown field `")?;
                let (word, known) = unknown.split_once("`, expected")?;
                let near = nearest(word, known.split('`').skip(1).step_by(2))?;
                format!("did you mean `{near}`?")
            }
            Self::Fields { heading, .. } | Self::Heading { heading, .. } => {
                format!("the fields, with a tab between them, are: {}", heading.replace('\t', " "))
            }
            Self::Unsorted { previous, .. } => format!("move it above `{previous}`"),
            Self::Twice { .. } => "join the two entries".to_owned(),
            Self::Id { .. } => {
                "small letters, digits and hyphens, such as `ain-al-asad`; `gn:94787` or `ap:ORAA` replaces a place of the table"
                    .to_owned()
            }
            Self::Kind { found, .. } => match nearest(found, KINDS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the kinds are {}", KINDS.join(", ")),
            },
            Self::Point { .. } => {
                "latitude from -90 to 90 comes first, then longitude from -180 to 180".to_owned()
            }
            Self::Alone { .. } => {
                "a place has a point and how far it reaches from there, in km, or neither"
                    .to_owned()
            }
            Self::Name { .. } => {
                format!("a name has a letter, no tab, `|` or line break, and at most {LONGEST} bytes")
            }
            Self::Unchecked { .. } => {
                format!("name a second source, or write a reach of {UNCHECKED} km or more")
            }
            Self::Country { .. } => {
                "two capital letters of ISO 3166-1, such as `IQ`; leave it out where there is none"
                    .to_owned()
            }
            Self::Area { nearest, .. } => match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "leave it out where it is not known".to_owned(),
            },
            Self::Unknown { .. } => {
                "ids look like `country:IQ`, `a1:IQ.01`, `gn:94787`, `ap:ORAA`, `ain-al-asad`"
                    .to_owned()
            }
        };
        Some(hint)
    }
}
