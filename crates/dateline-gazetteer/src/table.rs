//! Writes the table that `layout` describes.

use std::collections::BTreeSet;

use dateline_text::{Class, Vocabulary, tokenize};

use crate::layout::{self, FORMAT, HEADER, MAGIC, RECORD, SECTIONS, Section, Slot, TAGS, Tag};
use crate::lists::Words;
use crate::row::{KINDS, Row, Texts};
use crate::skeleton;

/// A path, and what it leads to: nothing but longer names, or a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    path: u64,
    /// Less is likelier.
    order: u16,
    place: u32,
    how: u8,
    cue: u8,
    more: bool,
    large: bool,
}

/// How a name is the place's: its main name, one of our choice, one from a source.
pub(crate) const NAME: u8 = 0;
pub(crate) const OWN: u8 = 1;
const OTHER: u8 = 2;
pub(crate) const VARIANT: u8 = 3;

/// What must stand beside a name: a capital, all capitals, a context.
const UPPER: u8 = 1;
pub(crate) const CONTEXT: u8 = 2;

/// Countries whose names reach English from another script, or in several spellings.
const COUNTRIES: &str = "AE AF AM AZ BD BG BH BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KE KG KM KW KZ LB LK LY \
                         MA MD MK MM MR ML NE NP OM PK PS QA RS RU SA SD SO SS SY TD TJ TM TN TR UA UZ XK YE";

/// Whether places of this country can be found by skeleton.
pub(crate) fn is_kept(country: &str) -> bool {
    country.len() == 2 && COUNTRIES.split_whitespace().any(|code| code == country)
}

/// Countries whose towns have names with the Arabic article, which news leaves out: `Al Diwaniyah`, `Diwaniyah`.
const ARTICLED: &str = "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TD TN YE";

/// The article before letters of every kind.
const ARTICLES: [&str; 14] =
    ["Al", "Ad", "Adh", "An", "Ar", "As", "Ash", "At", "Ath", "Az", "El", "Ed", "Er", "Es"];

/// People of a town that is known well enough to be named without its article.
const KNOWN: u32 = 20_000;

/// The name of a town without its article.
fn without_article<'n>(name: &'n str, country: &str, people: u32) -> Option<&'n str> {
    let (article, rest) = name.split_once([' ', '-'])?;
    let told = people >= KNOWN
        && ARTICLED.split(' ').any(|code| code == country)
        && ARTICLES.contains(&article)
        && rest.chars().count() > 3;
    told.then_some(rest)
}

/// The table of sorted rows, fewer than [`Slot::NOWHERE`]. `about` is the text of its section.
pub(crate) fn write(rows: &[Row], extra: &Words, about: &str) -> Vec<u8> {
    let Words { peoples, common } = extra;
    let mut common: Vec<u64> = common.iter().map(|name| path(&words(name))).collect();
    common.sort_unstable();
    let mut names = Vec::with_capacity(4 * rows.len());
    let mut variants = Vec::with_capacity(rows.len());
    let mut heads = BTreeSet::new();
    let mut longer = BTreeSet::new();
    for (at, row) in (0..).zip(rows) {
        let country = std::str::from_utf8(&row.country).unwrap_or_default();
        let kept = is_kept(country).then_some(row.country);
        let mut keys = BTreeSet::new();
        let all = std::iter::once((row.name, NAME))
            .chain(row.own.iter().map(|name| (name.as_ref(), OWN)))
            .chain(row.others.split('|').map(|name| (name, OTHER)))
            .chain(without_article(row.name, country, row.people).map(|name| (name, OTHER)));
        for (name, how) in all {
            let words = words(name);
            if !is_name(name, &words, how == OWN || row.tag == Tag::Own) {
                continue;
            }
            let path = path(&words);
            let is_common = common.binary_search(&path).is_ok();
            // `She` is no name for Huicheng that a reader of news would know.
            if is_common && how == OTHER || !keys.insert(path) {
                continue;
            }
            let order = order(row.tag, row.kind, row.people, how);
            let cue = if is_common { CONTEXT } else { cue(name, how) };
            let large = is_large(row.kind, row.people);
            let node = Node { path, order, place: at, how, cue, more: false, large };
            add(&mut names, &mut longer, layout::NAME, &words, node);
            heads.insert(words[0]);
            if let Some(country) = kept {
                let bones = skeleton::skeleton(name);
                if bones.len() >= skeleton::SHORTEST {
                    variants.push(Node {
                        path: layout::variant(country, &bones),
                        order,
                        place: at,
                        how: VARIANT,
                        cue: 0,
                        more: false,
                        large: false,
                    });
                }
            }
        }
    }
    let mut demonym_heads = BTreeSet::new();
    for (people, country) in peoples.iter().copied() {
        let words = words(people);
        let (order, how, cue) = (0, NAME, 0);
        let node = Node { path: 0, order, place: country, how, cue, more: false, large: false };
        add(&mut names, &mut longer, layout::DEMONYM, &words, node);
        demonym_heads.insert(words[0]);
    }

    let mut texts = Texts::new();
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    let mut postings = Vec::new();
    sections[Section::Names as usize] = slots(names, &mut postings);
    sections[Section::Variants as usize] = slots(variants, &mut postings);
    sections[Section::Postings as usize] = postings;
    sections[Section::Records as usize] =
        rows.iter().flat_map(|row| record(row, &mut texts)).collect();
    sections[Section::Text as usize] = std::mem::take(&mut texts.bytes);
    sections[Section::Heads as usize] =
        heads.iter().flat_map(|hash: &u64| hash.to_le_bytes()).collect();
    sections[Section::HeadBits as usize] = bits(&heads);
    sections[Section::PathBits as usize] = bits(&longer);
    sections[Section::DemonymHeads as usize] =
        demonym_heads.iter().flat_map(|hash: &u64| hash.to_le_bytes()).collect();
    let mut ranges = [0_u32; TAGS];
    for row in rows {
        ranges[row.tag as usize] += 1;
    }
    sections[Section::Ranges as usize] =
        ranges.iter().flat_map(|count| count.to_le_bytes()).collect();
    sections[Section::About as usize] = about.as_bytes().to_vec();
    join(&sections)
}

/// The folded words of a name, as the walk over a text meets them.
pub(crate) fn words(name: &str) -> Vec<u64> {
    tokenize(name, &Vocabulary::default())
        .iter()
        .filter(|token| !token.is(Class::PUNCT))
        .map(|token| token.hash)
        .collect()
}

/// Codes, numbers and words of one or two letters are no names, unless we chose them.
pub(crate) fn is_name(name: &str, words: &[u64], chosen: bool) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    !words.is_empty() && letters > 0 && (chosen || letters > 2)
}

pub(crate) fn cue(name: &str, how: u8) -> u8 {
    let letters = || name.chars().filter(|c| *c != '.');
    if how != OWN {
        0
    } else if letters().all(char::is_uppercase) && letters().count() <= 4 {
        // `US`, `N.Y.`: but a state's needs its town before it.
        if name.contains('.') && letters().count() == 2 && !matches!(name, "U.S." | "U.K.") {
            CONTEXT
        } else {
            UPPER
        }
    } else if name.ends_with('.') {
        CONTEXT
    } else {
        0
    }
}

pub(crate) fn path(words: &[u64]) -> u64 {
    words.iter().fold(layout::NAME, |path, word| layout::step(path, *word))
}

/// Adds the nodes along a name, and the paths of two words and more to `longer`.
fn add(nodes: &mut Vec<Node>, longer: &mut BTreeSet<u64>, root: u64, words: &[u64], end: Node) {
    let mut path = root;
    for (at, word) in words.iter().enumerate() {
        path = layout::step(path, *word);
        if at > 0 {
            longer.insert(path);
        }
        nodes.push(if at + 1 < words.len() {
            let (place, order) = (Slot::NOWHERE, u16::MAX);
            Node { path, order, place, how: 0, cue: 0, more: true, large: false }
        } else {
            Node { path, ..end }
        });
    }
}

/// The bits of the hashes: a hash of which one is not set is none of them.
pub(crate) fn bits(hashes: &BTreeSet<u64>) -> Vec<u8> {
    let mut words = vec![0_u64; layout::bit_bytes(hashes.len()) / 8];
    for hash in hashes {
        let (at, bits) = layout::filter(*hash, words.len());
        words[at] |= bits;
    }
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Whether a place is a country, a first-level area, a region or a sea, or has more than 20,000 people.
pub(crate) fn is_large(kind: u8, people: u32) -> bool {
    let area = ["country", "admin1", "region", "sea"];
    people > 20_000 || KINDS.get(usize::from(kind)).is_some_and(|kind| area.contains(kind))
}

/// The order of a place among those of its name: ten times the logarithm of its people to base 2, and what its kind is worth.
pub(crate) fn order(tag: Tag, kind: u8, people: u32, how: u8) -> u16 {
    let people = u64::from(people) + 1;
    let whole = u64::from(people.ilog2());
    // One step of the logarithm in ten parts, as a straight line, so that no two machines round apart.
    let log = 10 * whole + 10 * (people - (1 << whole)) / (1 << whole);
    let worth = match KINDS.get(usize::from(kind)).copied().unwrap_or_default() {
        "country" => 600 + log,
        "region" | "sea" => 232,
        "base" | "field" | "camp" | "site" | "place" if matches!(tag, Tag::Own | Tag::Added) => 185,
        "base" | "airport" => 120,
        "admin1" => log.saturating_sub(3).max(100),
        "admin2" => (log / 2).max(40),
        _ => log,
    };
    1_000 - worth.saturating_sub(if how == OTHER { 25 } else { 0 }) as u16
}

/// Open addressing over the paths, three slots used of five; places of a shared path go to `postings`.
fn slots(mut nodes: Vec<Node>, postings: &mut Vec<u8>) -> Vec<u8> {
    nodes.sort_unstable();
    let paths = nodes.chunk_by(|a, b| a.path == b.path).count();
    let mut slots = vec![0_u64; (paths * 5 / 3).max(1)];
    for nodes in nodes.chunk_by(|a, b| a.path == b.path) {
        let path = nodes[0].path;
        let more = nodes.iter().any(|node| node.more);
        let cue = nodes.iter().map(|node| node.cue).max().unwrap_or(0);
        let mut flags = u64::from(cue) << Slot::CUE | path << Slot::TAG;
        if more {
            flags |= Slot::MORE;
        }
        if nodes[0].large {
            flags |= Slot::LARGE;
        }
        let mut seen = BTreeSet::new();
        let places: Vec<&Node> = nodes
            .iter()
            .filter(|node| node.place != Slot::NOWHERE && seen.insert(node.place))
            .collect();
        flags |= match places[..] {
            [] => u64::from(Slot::NOWHERE),
            [one] => u64::from(one.place) | Slot::ONE | u64::from(one.how) << Slot::HOW,
            _ => {
                let at = postings.len() as u64 / 4;
                postings.extend((places.len() as u32).to_le_bytes());
                postings.extend(
                    places
                        .iter()
                        .flat_map(|node| (node.place | u32::from(node.how) << 24).to_le_bytes()),
                );
                at
            }
        };
        let mut at = layout::home(path, slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = flags;
    }
    assert!(postings.len() / 4 < Slot::NOWHERE as usize, "postings are counted in 24 bits");
    slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
}

fn record<'a>(row: &'a Row, texts: &mut Texts<'a>) -> [u8; RECORD] {
    let mut bytes = [0; RECORD];
    let id = if row.tag == Tag::GeoNames { row.number } else { texts.add(&row.id) };
    let words = [texts.add(row.name), id, row.people, texts.add(row.admin1), texts.add(row.admin2)];
    for (at, word) in words.iter().enumerate() {
        bytes[4 * at..4 * at + 4].copy_from_slice(&word.to_le_bytes());
    }
    facts(row, &mut bytes);
    bytes
}

/// Writes what a record holds but texts and people.
pub(crate) fn facts(row: &Row<'_>, record: &mut [u8; RECORD]) {
    point(row.lat, row.lon, record);
    record[26..28].copy_from_slice(&row.country);
    record[28] = row.kind;
    record[29..31].copy_from_slice(&row.reach.to_le_bytes());
}

/// Writes a point, in ten-thousandths of a degree, into a record.
pub(crate) fn point(lat: i32, lon: i32, record: &mut [u8]) {
    record[20..23].copy_from_slice(&lat.to_le_bytes()[..3]);
    record[23..26].copy_from_slice(&lon.to_le_bytes()[..3]);
}

pub(crate) fn join(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut body = Vec::new();
    for section in sections {
        list.extend(((HEADER + 8 * SECTIONS + body.len()) as u32).to_le_bytes());
        list.extend((section.len() as u32).to_le_bytes());
        body.extend(section);
        body.resize(body.len().next_multiple_of(8), 0);
    }
    list.extend(body);
    let mut table = MAGIC.to_vec();
    table.extend(FORMAT.to_le_bytes());
    table.extend((SECTIONS as u32).to_le_bytes());
    table.extend(layout::checksum(&list).to_le_bytes());
    table.extend(layout::sample(&list).to_le_bytes());
    table.extend(list);
    table
}
