//! Where the page is at home: the country of its address, and the town that its outlet is called after.
//!
//! Weak evidence, and never a place of the story itself: it only tells which of several places of one name is likelier.

use dateline_document::Document;
use dateline_gazetteer::{Cue, Gazetteer, Kind};
use dateline_text::{Vocabulary, fold, tokenize};

use super::country::Country;
use super::resolve::Resolved;
use super::sense::headed;
use super::support::Support;
use crate::context::{EVERYWHERE, NO_NAME, OUTLETS};

/// Longer labels and names are no outlet's.
const LONGEST: usize = 48;

/// Adds what the page's address and its outlet's name tell.
pub(super) fn outlet<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    given: &mut Support,
    resolved: &mut Resolved<'g>,
) {
    let header = &document.header;
    let mut town = None;
    if let Some(site) = &header.site {
        if let Some(country) = country(site, gazetteer) {
            given.nation(Country::of(country), 1);
        }
        town = label(site).and_then(|label| in_label(label, gazetteer));
    }
    let printed = header.publisher.as_ref().map(|credit| credit.name.as_str());
    for name in header.house.as_deref().into_iter().chain(printed) {
        town = town.or_else(|| in_name(name, gazetteer));
    }
    if let Some(town) = town {
        headed(&tokenize(&town, &Vocabulary::default()), (1, 0), gazetteer, resolved);
    }
}

/// The country of an address, by its last part, where that is used in one country.
fn country<'g>(site: &str, gazetteer: &'g Gazetteer) -> Option<&'g str> {
    let (_, last) = site.rsplit_once('.')?;
    if last.len() != 2 || EVERYWHERE.contains(&last) {
        return None;
    }
    let code = if last == "uk" { "GB".to_owned() } else { last.to_ascii_uppercase() };
    gazetteer.country(&code)?.country()
}

/// The part of an address that its owner chose: `khuzdarnews` of `archive.khuzdarnews.com.pk`.
fn label(site: &str) -> Option<&str> {
    let (rest, _) = site.rsplit_once('.')?;
    rest.rsplit('.').find(|part| !NO_NAME.contains(part)).filter(|part| part.len() <= LONGEST)
}

/// The town in words that are written together: `khuzdarnews`, `thekhuzdar-observer`, `lasvegassun`.
fn in_label(label: &str, gazetteer: &Gazetteer) -> Option<String> {
    let spaced = label.replace('-', " ");
    let plain = spaced.strip_prefix("the").unwrap_or(&spaced);
    [spaced.as_str(), plain].into_iter().find_map(|label| {
        OUTLETS
            .iter()
            .filter_map(|kind| without(label, kind))
            .find_map(|name| together(name.trim(), gazetteer))
    })
}

/// The label without the words at its end, which stand there without spaces.
fn without<'l>(label: &'l str, kind: &str) -> Option<&'l str> {
    kind.split(' ').rev().try_fold(label, |rest, word| rest.strip_suffix(word))
}

/// The name of one word, or of two without the space between them.
fn together(name: &str, gazetteer: &Gazetteer) -> Option<String> {
    if name.len() < 4 || !name.is_ascii() {
        return None;
    }
    let split = |at: usize| format!("{} {}", &name[..at], &name[at..]);
    let two = (3..name.len().saturating_sub(2)).map(split);
    std::iter::once(name.to_owned()).chain(two).find(|name| is_town(name, gazetteer))
}

/// The town in an outlet's name, before the word for what it is: `Khuzdar Observer`, `The Khuzdar Daily Times`.
fn in_name(name: &str, gazetteer: &Gazetteer) -> Option<String> {
    let name = fold(name);
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let town = OUTLETS
        .iter()
        .filter_map(|kind| name.strip_suffix(kind)?.strip_suffix(' '))
        .min_by_key(|town| town.len())?;
    (town.len() <= LONGEST && is_town(town, gazetteer)).then(|| town.to_owned())
}

/// Whether the whole name is that of a town, and no word of the language.
fn is_town(name: &str, gazetteer: &Gazetteer) -> bool {
    let places = gazetteer.lookup(name);
    places.cue() == Cue::Capital
        && places.best().is_some_and(|best| {
            matches!(best.kind(), Kind::Place | Kind::Admin1 | Kind::Admin2)
                && best.population() >= 5_000
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_country_and_town() {
        let gazetteer = Gazetteer::base();
        let town = |site: &str| label(site).and_then(|label| in_label(label, gazetteer));
        assert_eq!(country("news.khuzdar.com.pk", gazetteer), Some("PK"));
        assert_eq!(country("example.co.uk", gazetteer), Some("GB"));
        assert_eq!(
            (country("channel.tv", gazetteer), country("a.example", gazetteer)),
            (None, None)
        );
        assert_eq!(town("archive.khuzdarnews.com.pk").as_deref(), Some("khuzdar"));
        assert_eq!(town("theaddisababa-observer.example").as_deref(), Some("addis ababa"));
        assert_eq!(town("dailynews.example"), None);
    }

    #[test]
    fn outlets_are_called_after_towns() {
        let gazetteer = Gazetteer::base();
        assert_eq!(in_name("The Khuzdar Daily Times", gazetteer).as_deref(), Some("khuzdar"));
        assert_eq!(in_name("Northern Post", gazetteer), None);
    }
}
