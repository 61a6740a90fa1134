//! What a rule sees of the words after it: whether they are counted by its number, or belong to a person.

use dateline_text::Class;

use crate::lang::cursor::{Cursor, Words, any_word, hyphen, words};

/// Nouns that a number before them counts, so that it is no year and no day.
const COUNTED: &Words = words!(
    "people persons soldiers troops men women children civilians dead killed wounded injured houses homes \
     buildings rockets missiles drones shells bombs miles kilometers kilometres km kms meters metres feet \
     yards acres hectares dollars pounds euros rubles tons tonnes kilograms kg percent per votes students \
     pupils workers police policemen officers fighters militants rebels insurgents guerrillas gunmen \
     refugees families villagers residents prisoners hostages vehicles points others personnel members \
     deaths casualties injuries times tanks aircraft planes ships barrels shares jobs protesters \
     demonstrators migrants inhabitants employees households cases seats rounds mines weapons rifles \
     bodies survivors passengers horses bc bce hp mph kph cc mm calories rpm mw mhz ghz volts"
);

/// Whether the next word makes the number before it a count or a measure: `1812 people`, `2000-pound`, `1990.5`, `50%`.
pub(super) fn counts(rest: Cursor<'_>) -> bool {
    match rest.ahead() {
        Some('%' | '°') => true,
        Some('-' | '‐' | '‑') => goes_on(rest),
        Some('.' | ',' | ':') if rest.tail()[1..].starts_with(|c: char| c.is_ascii_digit()) => true,
        _ => rest.sees(COUNTED),
    }
}

/// Whether the number of a month and a number counts what follows, read from the month on: in `in March 10 people
/// died` it counts people; after `on` or an article (`the March 10 dead`), and before a verb, it is the day.
pub(super) fn counts_in_month(month: Cursor<'_>, rest: Cursor<'_>) -> bool {
    const OPEN: &Words = words!(
        "in during throughout since until till by from to between and of last this next early late mid"
    );
    const VERBS: &Words = words!("killed wounded injured");
    if !counts(rest) || !rest.sees(COUNTED) {
        return counts(rest);
    }
    let open = month.last().is_none_or(|before| !before.is(Class::WORD) || OPEN.has(before));
    let inside = month.last().is_some_and(|before| words!("in during").has(before));
    if rest.sees(VERBS) { inside } else { open }
}

/// Whether the four figures before `rest` count what follows; `start` stands before them, and before `early` and its like.
///
/// News writes large numbers with a comma, so `in 2019 rebels attacked` and `the bombing in 2005 killed 90` tell the
/// year; `in 2000 homes` counts, and so does what has no preposition: `1812 people`.
pub(super) fn year_counts(start: Cursor<'_>, rest: Cursor<'_>, year: i32, part: bool) -> bool {
    const DATES: &Words = words!("in since until during by");
    let dated = part || start.last().is_some_and(|before| DATES.has(before));
    let plain = (1900..=2035).contains(&year) && (part || year % 100 != 0);
    counts(rest) && !(dated && plain && rest.sees(COUNTED))
}

/// Whether two figures after a day can be its year: `16 NOV 89 --`, but not `23 September 28 bodies`; behind a `comma` they
/// count whatever goes on in small letters: `Nov. 15, 40 were missing`.
pub(super) fn is_short_year(rest: Cursor<'_>, comma: bool) -> bool {
    let goes_on = |next: char| next.is_lowercase() || next.is_ascii_digit();
    !counts(rest) && rest.ahead() != Some('/') && !(comma && rest.first().is_some_and(goes_on))
}

/// Whether a hyphen joins the words before it to another word.
pub(super) fn goes_on(rest: Cursor<'_>) -> bool {
    let mut letters = rest.tail().chars();
    matches!(letters.next(), Some('-' | '‐' | '‑'))
        && letters.next().is_some_and(char::is_alphabetic)
}

/// Whether a noun for a person follows: the age before it is theirs.
pub(super) fn person_follows(rest: Cursor<'_>) -> bool {
    const PERSONS: &Words = words!(
        "boy girl man woman son daughter baby infant child children twin twins toddler kid kids teenager \
     student mother father brother sister boys girls niece nephew granddaughter grandson"
    );
    rest.sees(PERSONS)
}

/// Whether a noun for what lasts follows: `war`, `siege`, `truce`, perhaps after one or two words of its own.
pub(super) fn lasting_follows(rest: Cursor<'_>) -> bool {
    const LASTING: &Words = words!(
        "war conflict siege campaign insurgency ceasefire cease truce blockade offensive government ban law \
     dispute crisis strike rebellion uprising occupation embargo regime movement agreement accord pact \
     peace coup junta republic state kingdom program programme fight fighting invasion revolt struggle \
     mission operation feud treaty battle violence standoff bombardment curfew rule revolution \
     hostilities intifada assault civil guerrilla bloody border separatist internal armed bush"
    );
    let mut rest = rest;
    for _ in 0..3 {
        if rest.sees(LASTING) {
            return true;
        }
        match any_word(rest) {
            Ok((after, _)) => rest = hyphen(after).map_or(after, |(after, ())| after),
            Err(_) => return false,
        }
    }
    false
}
