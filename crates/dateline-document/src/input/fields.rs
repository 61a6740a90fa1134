//! The names under which records keep what an article has: by convention, or as the user says.

use std::fmt;
use std::str::FromStr;

use rustc_hash::FxHashMap;

/// How many names a message shows.
const SHOWN: usize = 6;

/// What an article has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    Title,
    Date,
    Updated,
    Url,
    Publisher,
    Author,
    Language,
}

/// How many roles there are.
pub(super) const ROLES: usize = 8;

/// The names that feeds, crawlers, archives and benchmarks give each, the surest first.
const CONVENTION: [(Role, &str, &[&str]); ROLES] = [
    (
        Role::Text,
        "text",
        &[
            "text",
            "body",
            "content",
            "article",
            "full_text",
            "fulltext",
            "fullText",
            "maintext",
            "main_text",
            "article_text",
            "articleBody",
            "article_body",
            "bodyText",
            "body_text",
            "raw_text",
            "plain_text",
            "plainText",
            "cleaned_text",
            "content_text",
            "story",
            "raw_content",
            "content_html",
            "body_html",
            "html",
        ],
    ),
    (Role::Title, "title", &["title", "headline", "heading", "webTitle", "article_title"]),
    (
        Role::Date,
        "date",
        &[
            "date",
            "published",
            "dct",
            "date_published",
            "published_at",
            "publishedAt",
            "datePublished",
            "date_publish",
            "publish_date",
            "publishDate",
            "published_date",
            "publishedDate",
            "pubDate",
            "pubdate",
            "pub_date",
            "publication_date",
            "webPublicationDate",
            "published_time",
            "article:published_time",
            "created_at",
            "timestamp",
            "datetime",
        ],
    ),
    (
        Role::Updated,
        "updated",
        &[
            "updated",
            "updated_at",
            "updatedAt",
            "modified",
            "date_modified",
            "dateModified",
            "date_modify",
            "modified_at",
            "last_updated",
            "lastUpdated",
            "article:modified_time",
        ],
    ),
    (Role::Url, "url", &["url", "link", "canonical_url", "webUrl", "web_url", "source_url", "uri"]),
    (
        Role::Publisher,
        "publisher",
        &[
            "publisher",
            "source",
            "outlet",
            "publication",
            "site_name",
            "siteName",
            "sitename",
            "source_name",
            "source_domain",
            "domain",
            "hostname",
            "site",
        ],
    ),
    (Role::Author, "author", &["author", "byline", "authors", "creator", "writer"]),
    (Role::Language, "language", &["language", "lang", "inLanguage", "language_code"]),
];

/// Where a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) role: Role,
    /// A smaller one goes before a larger one.
    pub(super) rank: u8,
    /// The names that lead on from there, for a field within a field.
    pub(super) path: Vec<String>,
}

/// Which fields of a record are the title, the text, and so on.
///
/// ```
/// use dateline_document::Fields;
/// let fields: Fields = "title=headline,text=page.body".parse()?;
/// assert_eq!("headlin=title".parse::<Fields>().unwrap_err().to_string(),
///     "`headlin` is nothing that an article has; it has text, title, date, updated, url, publisher, author, language");
/// # Ok::<(), dateline_document::FieldsError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    names: FxHashMap<String, Vec<Target>>,
    /// The names of the text, for a message.
    text: String,
}

/// What is wrong with a user's `title=headline,text=body`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldsError {
    /// A part without `=`, or with nothing on one side of it.
    #[error("`{part}` is not of the form `text=body`")]
    Shape {
        /// As the user gave it.
        part: String,
    },
    /// A part that begins with an unknown name.
    #[error("`{role}` is nothing that an article has; it has {known}")]
    Role {
        /// As the user gave it.
        role: String,
        /// What there is.
        known: String,
    },
}

impl Default for Fields {
    fn default() -> Self {
        Self::with(&[])
    }
}

impl Fields {
    fn with(given: &[(Role, &str)]) -> Self {
        let mut fields = Self { names: FxHashMap::default(), text: String::new() };
        for (role, _, names) in CONVENTION {
            let own: Vec<&str> =
                given.iter().filter(|(known, _)| *known == role).map(|(_, name)| *name).collect();
            let names = if own.is_empty() { names } else { &own };
            for (rank, name) in names.iter().enumerate() {
                fields.add(role, u8::try_from(rank).unwrap_or(u8::MAX), name, !own.is_empty());
            }
            if role == Role::Text {
                let more = if names.len() > SHOWN { ", ..." } else { "" };
                fields.text = names[..names.len().min(SHOWN)].join(", ") + more;
            }
        }
        fields
    }

    fn add(&mut self, role: Role, rank: u8, name: &str, given: bool) {
        let mut target = |name: &str, path| {
            self.names.entry(name.to_owned()).or_default().push(Target { role, rank, path });
        };
        target(name, Vec::new());
        // A user's `page.body` is the field of that name, or the field `body` of the field `page`.
        if given && let Some((first, rest)) = name.split_once('.') {
            target(first, rest.split('.').map(str::to_owned).collect());
        }
    }

    /// What the field of this name may hold.
    pub(super) fn targets(&self, name: &str) -> &[Target] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names under which the text is looked for.
    pub(super) fn text(&self) -> impl fmt::Display + '_ {
        &self.text
    }
}

impl FromStr for Fields {
    type Err = FieldsError;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let mut roles = Vec::new();
        for part in given.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (role, name) = part
                .split_once('=')
                .map(|(role, name)| (role.trim(), name.trim()))
                .filter(|(role, name)| !role.is_empty() && !name.is_empty())
                .ok_or_else(|| FieldsError::Shape { part: part.to_owned() })?;
            let known = CONVENTION.iter().find(|(_, known, _)| *known == role);
            let (known, ..) = known.ok_or_else(|| FieldsError::Role {
                role: role.to_owned(),
                known: CONVENTION.map(|(_, known, _)| known).join(", "),
            })?;
            roles.push((*known, name));
        }
        Ok(Self::with(&roles))
    }
}
