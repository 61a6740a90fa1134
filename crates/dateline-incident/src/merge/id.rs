//! Ids of incidents: readable, and stable while the root account stands.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;
use dateline_text::fold;
use sha2::{Digest, Sha256};

use crate::{Account, PlaceValue};

/// The longest slug that leaves an id within 64 characters: day, country and 6 hex digits take 22.
const SLUG: usize = 42;

/// The day and the place that a record is named for.
pub(super) struct Named {
    pub(super) day: Option<NaiveDate>,
    pub(super) place: Option<PlaceValue>,
}

/// `2024-03-12-iq-kirkuk-3fa9c1`: day or `undated`, country or `xx`, place or `none`, 6 hex digits of the root account.
///
/// Only news from an earlier document, which is the root then, changes it. An id in `taken` gets other digits.
pub(super) fn id(root: &Account, named: &Named, taken: &mut BTreeSet<String>) -> String {
    let day = named.day.map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let place = named.place.as_ref();
    let country = place
        .filter(|place| place.countries.len() == 1)
        .map(|place| place.countries[0].to_ascii_lowercase());
    let country = country
        .filter(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()));
    let place = slug(place.and_then(|place| place.name.as_deref()).unwrap_or(""));
    let stem = format!("{day}-{}-{place}", country.as_deref().unwrap_or("xx"));
    let mut round = 0;
    loop {
        let mut text = format!("{}:{}", root.document, root.root.start);
        if round > 0 {
            let _ = write!(text, ":{}:{round}", root.ordinal);
        }
        let id = format!("{stem}-{}", digits(&text));
        if taken.insert(id.clone()) {
            return id;
        }
        round += 1;
    }
}

/// The digits that the id of a record which grew from `root` ends in, but for a clash with another.
pub(super) fn root_digits(root: &Account) -> String {
    digits(&format!("{}:{}", root.document, root.root.start))
}

/// The first 6 hex digits of the text's SHA-256.
fn digits(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(3).fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Lower-case ASCII letters and digits with single hyphens between them; `none` where nothing is left.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in fold(name).chars() {
        if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
            slug.push(letter);
        } else if !slug.is_empty()
            && !slug.ends_with('-')
            && (letter.is_ascii() || letter.is_whitespace())
        {
            slug.push('-');
        }
        if slug.len() == SLUG {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "none".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Ain al-Asad Air Base"), "ain-al-asad-air-base");
        assert_eq!(slug("São João d’Aliança"), "sao-joao-dalianca");
        assert_eq!(slug("Шевченкове"), "none");
        assert_eq!(slug(&"a b ".repeat(40)).len(), 41);
    }
}
