//! Places that a scene names and its event was not at: where people live, were brought, spoke or listened; what lies beside.

use dateline_document::Document;
use dateline_entity::{Entity, Mention, Place};
use dateline_text::{Class, Span, Token, fold_hash};

use crate::read::item::Item;
use crate::read::trigger::Sense;
use crate::read::words;

/// `Moscow-appointed governor`, `the Cairo-based group`: a place that tells of what kind somebody is.
pub(crate) fn by_its_place(document: &Document<'_>, mention: &Mention) -> bool {
    let after = document.text.get(mention.span.end as usize..).unwrap_or_default();
    after.strip_prefix('-').is_some_and(|rest| {
        let word =
            rest.split(|letter: char| !letter.is_ascii_lowercase()).next().unwrap_or_default();
        word.len() > 3 && (word.ends_with("ed") || word.ends_with("run") || word.ends_with("led"))
    })
}

/// `the elite unit known as BIR`, `the Freedom Falcons (TAK)`: the letters of a name, whatever town is spelled so.
pub(super) fn acronym(text: &str, mention: &Mention, place: &Place) -> bool {
    /// Letters of an acronym, at most.
    const MOST: usize = 5;
    let words = mention.span.of(text);
    let letters = words.len() <= MOST && words.bytes().all(|byte| byte.is_ascii_uppercase());
    let before = text.get(..mention.span.start as usize).unwrap_or_default().trim_end();
    let named = before.ends_with('(') || before.ends_with(" as") || before.ends_with(" called");
    letters && named && place.relation.is_none() && place.kind != Some("country")
}

/// Words between a distance and what it is counted from: `350 km (217 miles) north of the capital`.
const COUNTED_FROM: [&str; 34] = [
    "of",
    "from",
    "the",
    "city",
    "town",
    "capital",
    "state",
    "provincial",
    "regional",
    "away",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "northern",
    "southern",
    "eastern",
    "western",
    "(",
    ")",
    ",",
    "-",
    "km",
    "miles",
    "kilometers",
    "kilometres",
];

/// Kilometres or miles within which a place is near, where another one is told.
pub(super) const NEAR: u32 = 30;

/// Kilometres or miles beyond which no place is near.
pub(crate) const LONG: u32 = 100;

/// The kilometres or miles that are counted from a place: `in Lopa, some 350 km south of Lima`.
pub(crate) fn way_from(document: &Document<'_>, phrase: Span) -> Option<u32> {
    /// Tokens from the number to the place.
    const WORDS: usize = 16;
    let end = document.tokens.partition_point(|token| token.span.start < phrase.end);
    // The phrase may begin with the way itself: `north of Jos`.
    let capital = |token: &Token| token.is(Class::CAPITAL);
    let start = document.tokens.partition_point(|token| token.span.start < phrase.start);
    let name = document.tokens[start..end].iter().position(capital)?;
    let at = start + name;
    let units = ["km", "kilometers", "kilometres", "miles"];
    let own = |token: &Token| token.span.of(document.text);
    let mut unit = false;
    for token in document.tokens[..at].iter().rev().take(WORDS) {
        let words = own(token);
        let figures = words.starts_with(|c: char| c.is_ascii_digit());
        let digits = words.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number = figures.then(|| digits.replace(',', "").parse::<u32>().ok()).flatten();
        // `400km`
        let joined = number.is_some() && words.ends_with("km");
        if let Some(number) = number.filter(|_| unit || joined) {
            return Some(number);
        }
        let known = COUNTED_FROM.iter().any(|word| word.eq_ignore_ascii_case(words));
        if !known && number.is_none() {
            return None;
        }
        unit = units.iter().any(|word| word.eq_ignore_ascii_case(words));
    }
    None
}

/// Whether somebody lives at `span` or was brought there: `Rosa Ibarra, 43, of Ashford`, `flown to a hospital in Ashford`.
pub(super) fn elsewhere(items: &[Item<'_>], span: Span) -> bool {
    /// As far as those who bring somebody may stand from where they bring him, in items.
    const CARRIED: usize = 10;
    let at = items.partition_point(|item| item.span().start < span.start);
    let from_whom = |at: usize| {
        let before = items[..at].iter().rev().take(3);
        let mut person = before.clone().filter(|item| !matches!(item, Item::Number { .. }));
        let named = |item: &Item<'_>| matches!(item, Item::Name(_)) || item.people().is_some();
        before.clone().next().is_some_and(|item| matches!(item, Item::Name(_)))
            || before.clone().next().is_some_and(|item| item.word(",")) && person.any(named)
    };
    // `told a reporter by telephone from the nearby town of Lopa`
    let spoke = items[at.saturating_sub(CARRIED)..at]
        .windows(2)
        .any(|pair| pair[0].one_of(&["telephone", "phone"]) && pair[1].one_of(&["from", "in"]));
    if spoke {
        return true;
    }
    if at > 1 && items[at - 1].one_of(&["of", "from"]) && from_whom(at - 1) {
        return true;
    }
    let back = &items[at.saturating_sub(CARRIED)..at];
    let start = back
        .iter()
        .rposition(|item| item.word(";") || item.trigger().is_some_and(|hit| !hit.sense().harm()));
    let back = &back[start.map_or(0, |at| at + 1)..];
    let care = |item: &Item<'_>| {
        item.one_of(&["hospital", "hospitals"])
            || matches!(item.mention().map(|m| &m.entity), Some(Entity::Target(t)) if t.id == "hospital")
    };
    let brought = back.iter().position(|item| item.among(&words::BRINGING));
    let died = back.iter().position(|item| {
        item.trigger().is_some_and(|hit| hit.sense() == Sense::Kill && !hit.noun())
            || item.one_of(&["pronounced", "treated", "recovering"])
    });
    let to = |from: usize| back[from..].iter().any(|item| item.word("to") || care(item));
    brought.is_some_and(to) || died.is_some_and(|from| back[from..].iter().any(care))
}

/// `confirmed the attack to journalists in Kaduna`: where those stood who heard of it.
pub(super) fn of_hearers(document: &Document<'_>, items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let hears = |item: &Item<'_>| {
        let words = document.words(item.span()).to_ascii_lowercase();
        words.rsplit(' ').next().is_some_and(|last| words::HEARER.has(fold_hash(last)))
    };
    matches!(&items[..at], [.., who, place] if place.one_of(&["in", "at"]) && hears(who))
}

/// `a spokesman told The Irrawaddy`: a paper or a station, whatever place it is called by.
pub(super) fn told_to(document: &Document<'_>, span: Span) -> bool {
    let at = document.tokens.partition_point(|token| token.span.start < span.start);
    let word = |token: &Token, word: &str| token.span.of(document.text).eq_ignore_ascii_case(word);
    let [.., before, last] = &document.tokens[..at] else { return false };
    let named = document.words(span).starts_with(char::is_uppercase);
    named && (word(last, "told") || word(before, "told") && last.span.of(document.text) == "The")
}

/// As [`of_hearers`], of a town wherever its words stand.
pub(crate) fn heard_in(text: &str, town: Span) -> bool {
    let before = text.get(..town.start as usize).unwrap_or_default();
    let mut words = before.rsplit_terminator(' ').filter(|word| !word.is_empty());
    let own = town.of(text).starts_with("in ") || words.next().is_some_and(|word| word == "in");
    own && words.next().is_some_and(|who| words::HEARER.has(fold_hash(who)))
}

/// `residents who fled to Pemba said`: where somebody went, and where nothing was done.
pub(super) fn fled_to(items: &[Item<'_>], phrase: Span) -> bool {
    let at = items.partition_point(|item| item.span().end <= phrase.start);
    let to = |item: &Item<'_>| item.one_of(&["to", "into", "for", "toward", "towards"]);
    match &items[..at] {
        [.., verb, last] if to(last) => verb.among(&words::FLEEING),
        [.., verb] => {
            let own = items.get(at).is_some_and(to);
            own && verb.among(&words::FLEEING)
        }
        _ => false,
    }
}

/// `a convoy heading to Gao was ambushed near Ansongo`, `drove from Jos to Barkin`: whether somebody was bound for there, or came from
/// there, and was still on the way.
pub(super) fn bound_for(items: &[Item<'_>], span: Span) -> Option<bool> {
    /// Items between the verb and where it leads: `carrying three prisoners to`.
    const NEAR: usize = 4;
    let at = items.partition_point(|item| item.span().start < span.start);
    let (last, before) = items[..at].split_last()?;
    let to = last.one_of(&["to", "for"]);
    let near_to = |items: &[Item<'_>]| items.iter().any(|item| item.word("to"));
    let beside = at.saturating_sub(NEAR)..items.len().min(at + 3);
    let from = last.word("from") && near_to(&items[beside]);
    let near = before.iter().rev().take(if from { 2 * NEAR } else { NEAR });
    let plain = near.take_while(|item| !item.is(Class::PUNCT) && item.trigger().is_none());
    let verb = plain.into_iter().find(|item| item.among(&words::HEADING));
    let still =
        |verb: &Item<'_>| !verb.one_of(&["drove", "moved", "rode", "traveled", "travelled"]);
    verb.filter(|_| to || from).map(|verb| from || still(verb))
}

/// `The jets attacked from an air base`: where those came from who did it.
pub(super) fn come_from(items: &[Item<'_>], phrase: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < phrase.start);
    let flies = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| {
            !hit.noun()
                && matches!(
                    hit.sense(),
                    Sense::Attack | Sense::Strike | Sense::Bombing | Sense::Launch
                )
        })
    };
    let weapon =
        |item: &Item<'_>| item.mention().is_some_and(|own| matches!(own.entity, Entity::Weapon(_)));
    let target =
        |item: &Item<'_>| item.mention().is_some_and(|own| matches!(own.entity, Entity::Target(_)));
    match &items[..at] {
        // `rockets from Tyre`
        [.., verb, from] if from.word("from") => flies(verb) || weapon(verb),
        // `fired rockets from a school in Rafah`
        [.., arms, from, site] if from.word("from") => target(site) && weapon(arms),
        _ => false,
    }
}

/// `struck a car in which men who had launched rockets into Haifa were driving`: what those who were hit had done before,
/// behind the deed whose item is at `main`.
pub(super) fn done_before(items: &[Item<'_>], main: usize) -> Option<Span> {
    let deed = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| {
            !hit.noun() && matches!(hit.sense(), Sense::Attack | Sense::Launch | Sense::Shoot)
        })
    };
    let relative = items.windows(2).enumerate().skip(main + 1).find_map(|(at, pair)| {
        let people = pair[0].people().is_some() || pair[0].actor().is_some();
        (people && pair[1].one_of(&["who", "that"])).then_some(at + 1)
    })?;
    let told = items[relative + 1..].iter().take(3).any(deed);
    let ends = |item: &Item<'_>| item.one_of(&[",", ";", "were", "was"]);
    let end =
        items[relative + 1..].iter().position(ends).map_or(items.len(), |at| relative + 1 + at);
    told.then(|| items[relative].span().join(items[end - 1].span()))
}

/// `the district bordering Kasur`, `a road connecting Beirut to the south`: what it lies beside, or goes to.
pub(super) fn beside(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    // `in neighbouring Kasur` is in it.
    let told = at >= 2 && items[at - 2].is(Class::PREPOSITION);
    items[..at].last().is_some_and(|item| item.among(&words::LYING)) && !told
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn a_paper_is_no_place() {
        let text = "Shells hit a base in Laiza on Monday, a spokesman told The Irrawaddy.\n";
        let reading = read_alone(text);
        let mut places = reading.accounts.iter().flat_map(|own| &own.telling.place);
        assert!(places.all(|said| !said.value.words.contains("Irrawaddy")));
    }

    /// Where the accounts of a text say that it was.
    fn told(text: &str) -> Vec<String> {
        let accounts = read_alone(text).accounts;
        accounts
            .iter()
            .flat_map(|own| &own.telling.place)
            .map(|said| said.value.words.clone())
            .collect()
    }

    #[test]
    fn where_they_come_from_and_go_to() {
        for (text, place) in [
            ("Rockets from Tyre hit a house near Haifa on Monday.\n", "near Haifa"),
            (
                "Rebels fired rockets from a school in Tyre at a base near Haifa on Monday.\n",
                "near Haifa",
            ),
            ("A convoy heading to Gao was ambushed near Ansongo on Monday.\n", "near Ansongo"),
            ("Rebels killed six men of a unit known as BIR in Batibo on Monday.\n", "in Batibo"),
            ("A mine killed six men in neighbouring Chad on Monday.\n", "in neighbouring Chad"),
        ] {
            assert_eq!(told(text), [place], "{text}");
        }
    }

    #[test]
    fn the_road_of_an_event() {
        let text = "A mine killed six traders of a convoy in the troubled north of Mali on Monday. The event happened on a road between Gao and Ansongo.\n";
        let places = told(text);
        assert_eq!(
            places.last().map(String::as_str),
            Some("between Gao and Ansongo"),
            "{places:?}"
        );
    }

    #[test]
    fn what_a_village_is_or_lies_in() {
        for (text, places) in [
            (
                "Gunmen attacked a post in Petaka, in a mostly French-speaking province, on Monday.\n",
                &["in Petaka"][..],
            ),
            (
                "A mine killed two sailors at Petaka, a former fishing village, on Monday.\n",
                &["at Petaka"],
            ),
            ("Gunmen raided a hall in Parliament, a building of stone, on Monday.\n", &[]),
        ] {
            assert_eq!(told(text), places, "{text}");
        }
    }

    #[test]
    fn the_town_of_the_dateline() {
        let places = |text: &str| -> Vec<Option<String>> {
            let reading = read_alone(text);
            let told = reading.accounts.into_iter().flat_map(|account| account.telling.place);
            told.map(|said| said.value.name).collect()
        };
        let text = "LAGOS, Nigeria (HW) -- Gunmen raided another town north of the capital on Thursday and shot three people.\n";
        assert!(!places(text).contains(&Some("Lagos".to_owned())), "{:?}", places(text));
    }
}
