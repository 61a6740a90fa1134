//! Personal names: `Colonel Dmitri Vale`, `Rosa Ibarra, 43,`, and `VALE` once he has been named in full.
//!
//! Where capitals say nothing a name goes on over the words that are nothing else. Names are read to see who was harmed
//! and what is no place; no record keeps them.

use std::collections::BTreeSet;

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention};
use dateline_text::{Class, Sentence, Span, Token, word_hash};

use super::kinds::Kinds;
use crate::read::words;

/// Words of one name at most, particles not counted.
const LONGEST: usize = 4;

/// Words that are something else than a part of a name, whatever their capitals.
const OTHER: Class = Class::DETERMINER
    .with(Class::POSSESSIVE)
    .with(Class::PREPOSITION)
    .with(Class::PRONOUN)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::NEGATION)
    .with(Class::CONJUNCTION)
    .with(Class::REPORTING)
    .with(Class::HEDGE)
    .with(Class::TITLE)
    .with(Class::TRIGGER)
    .with(Class::HARM)
    .with(Class::DEMONYM)
    .with(Class::NUMBER_WORD)
    .with(Class::ORDINAL_WORD)
    .with(Class::VAGUE_NUMBER)
    .with(Class::MONTH)
    .with(Class::WEEKDAY)
    .with(Class::TIME_UNIT)
    .with(Class::TIME_CUE);

/// The surnames of those whom the document has named in full so far.
#[derive(Default)]
pub(crate) struct Names {
    surnames: BTreeSet<u64>,
    /// A bit for some of each: most words are none, and need no search.
    seen: [u64; 4],
}

impl Names {
    fn add(&mut self, surname: u64) {
        self.seen[(surname >> 6) as usize % 4] |= 1 << (surname & 63);
        self.surnames.insert(surname);
    }

    fn has(&self, word: u64) -> bool {
        self.seen[(word >> 6) as usize % 4] & (1 << (word & 63)) != 0
            && self.surnames.contains(&word)
    }

    /// The personal names of a sentence, in order.
    pub(crate) fn of(
        &mut self,
        document: &Document<'_>,
        entities: &Entities,
        sentence: &Sentence,
    ) -> Vec<Span> {
        let tokens = document.tokens_of(sentence);
        let mentions = entities.within(sentence.span);
        let loud = shouted(tokens);
        // Where capitals are rare, those of a word are an abbreviation's.
        let other = if loud { OTHER } else { OTHER.with(Class::UPPER) };
        let mut names = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            if !token.is(Class::CAPITAL) || token.is(other) {
                at += 1;
                continue;
            }
            let given = dateline_entity::given_name(token);
            let titled = !given && after_title(tokens, at);
            let known = !given && !titled && self.has(token.hash);
            if !(given || titled || known) {
                let harmed = (!loud).then(|| harmed(document, tokens, at, mentions)).flatten();
                if let Some(end) = harmed {
                    self.add(tokens[end - 1].hash);
                    names.push(token.span.join(tokens[end - 1].span));
                }
                at = harmed.unwrap_or(at + 1);
                continue;
            }
            if taken(mentions, token.span, given || known) {
                at += 1;
                continue;
            }
            let end = run(document, tokens, at, loud, mentions);
            let words = tokens[at..end].iter().filter(|t| t.is(Class::WORD) && t.span.len() > 1);
            if given && words.count() < 2 {
                at += 1;
                continue;
            }
            let last = &tokens[end - 1];
            if !known && last.span.len() > 3 {
                self.add(last.hash);
                // Two surnames, either of which may stand alone: `Marta Soler Vidal`.
                if end - at > 2 && !dateline_entity::given_name(&tokens[end - 2]) {
                    let middle = &tokens[end - 2];
                    if middle.is(Class::CAPITAL) && middle.span.len() > 3 {
                        self.add(middle.hash);
                    }
                }
            }
            names.push(token.span.join(last.span));
            at = end;
        }
        listed(tokens, mentions, loud, &mut names);
        names
    }
}

/// The end of a name of words that are in no list, where what is said of it is said of people alone: `Okoro Danjuma, 26,`,
/// `Okoro Danjuma was killed`, `killed Okoro Danjuma`.
fn harmed(
    document: &Document<'_>,
    tokens: &[Token],
    at: usize,
    mentions: &[Mention],
) -> Option<usize> {
    /// Tokens between a helping verb and the participle.
    const NEAR: usize = 3;
    /// Tokens of those listed behind the name.
    const LIST: usize = 6;
    /// Letters of a rank, at most.
    const RANK: usize = 4;
    /// Tokens in which the second word of a name stands: `Luis de la Torre`.
    const SECOND: usize = 4;
    let near = &tokens[at + 1..tokens.len().min(at + SECOND)];
    // `SPO Karim Vale`, `Journalist Karim Vale`: a rank in letters, and what he is at the beginning of a sentence.
    let rank = |before: &Token| {
        before.is(Class::TITLE)
            || before.is(Class::UPPER) && before.span.len() <= RANK
            || around(mentions, before.span).iter().any(|own| {
                own.span.end == before.span.end && matches!(own.entity, Entity::People(_))
            })
    };
    let goes_on = at > 0 && tokens[at - 1].is(Class::CAPITAL) && !rank(&tokens[at - 1]);
    if !near.iter().any(|token| token.is(Class::CAPITAL)) || goes_on {
        return None;
    }
    if taken(mentions, tokens[at].span, true) {
        return None;
    }
    let end = run(document, tokens, at, false, mentions);
    // `Mushtaq Sheikh was`: what is a title elsewhere.
    let surname = tokens
        .get(end)
        .is_some_and(|title| title.is(Class::TITLE) && title.is(Class::CAPITAL))
        && tokens.get(end + 1).is_some_and(|verb| verb.is(Class::AUXILIARY) || verb.hash == DIED);
    let end = end + usize::from(surname);
    let words = tokens[at..end].iter().filter(|t| t.is(Class::WORD) && t.span.len() > 1);
    let name = tokens[at].span.join(tokens[end - 1].span);
    if words.count() < 2 || around(mentions, name).iter().any(|own| own.span.contains(name)) {
        return None;
    }
    let done = |token: &Token| words::DONE_TO_PEOPLE.has(token.hash) && !token.is(Class::CAPITAL);
    // `killed Okoro Danjuma and two guards`
    let closes = |token: &Token| {
        token.is(Class::PUNCT | Class::CONJUNCTION | Class::PREPOSITION | Class::WEEKDAY)
    };
    // `shot dead SPO Karim Vale`
    let short = |before: &Token| before.is(Class::UPPER) && before.span.len() <= RANK;
    let verb = at - usize::from(at > 1 && short(&tokens[at - 1]));
    let object = verb > 0
        && (done(&tokens[verb - 1]) || words::DOING_TO_PEOPLE.has(tokens[verb - 1].hash))
        && tokens.get(end).is_none_or(closes)
        && !super::body::office(&tokens[end - 1]);
    if object {
        return Some(end);
    }
    let behind = &tokens[end..tokens.len().min(end + LIST + NEAR)];
    let behind = match behind {
        // `and three others were`
        [and, list @ ..] if and.hash == AND => {
            let verb = list.iter().take(LIST).position(|token| token.is(Class::AUXILIARY));
            &list[verb.unwrap_or(list.len())..]
        }
        _ => behind,
    };
    let behind = &behind[..behind.len().min(NEAR + 1)];
    let dies = match behind {
        [first, ..] if first.hash == DIED => true,
        [first, rest @ ..] if first.is(Class::AUXILIARY) => rest.iter().any(done),
        [comma, age, ..] if comma.is_mark(",") && age.is(Class::DIGIT) => {
            document.words(age.span).parse().is_ok_and(|age: u8| age <= OLDEST)
                && behind.get(2).is_none_or(|close| close.is(Class::PUNCT))
        }
        _ => false,
    };
    dies.then_some(end)
}

/// The oldest age that is believed.
const OLDEST: u8 = 110;

const DIED: u64 = word_hash("died");
const AND: u64 = word_hash("and");

/// Words of a name that only its list tells, at most.
const LISTED: usize = 4;

/// Adds the names that stand between two others of a list: `Ana Ruiz, Segundo Vale and Luis Soto`, whatever `Segundo` is.
fn listed(tokens: &[Token], mentions: &[Mention], loud: bool, names: &mut Vec<Span>) {
    let mark = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.is_mark(",") || token.is_mark(";") || token.hash == word_hash("and")
        })
    };
    let mut found = Vec::new();
    for pair in names.windows(2) {
        let first = tokens.partition_point(|token| token.span.end <= pair[0].end);
        let last = tokens.partition_point(|token| token.span.start < pair[1].start);
        // One list, of names, marks and ages alone.
        let mut at = first;
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut whole = last > first && last - first <= 8 * LISTED;
        while at < last && whole {
            if mark(at) || tokens[at].is(Class::DIGIT) {
                at += 1;
                continue;
            }
            let end = (at..last).find(|end| mark(*end)).unwrap_or(last);
            let words = &tokens[at..end];
            whole = (2..=LISTED).contains(&words.len())
                && mark(end)
                && words.iter().all(|token| {
                    token.is(Class::WORD)
                        && token.is(Class::CAPITAL)
                        && !token.is(OTHER)
                        && !(loud && token.is(Class::LEXICON_HEAD))
                })
                && {
                    let span = words[0].span.join(words[words.len() - 1].span);
                    !around(mentions, span).iter().any(|mention| {
                        mention.span.overlaps(span) && !matches!(mention.entity, Entity::Place(_))
                    })
                };
            runs.push((at, end));
            at = end;
        }
        if whole {
            found.extend(runs.iter().map(|(at, end)| tokens[*at].span.join(tokens[end - 1].span)));
        }
    }
    if !found.is_empty() {
        names.extend(found);
        names.sort_unstable_by_key(|name| name.start);
    }
}

/// Whether the capitals of the sentence say nothing.
fn shouted(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|t| t.is(Class::WORD) && t.span.len() > 1).take(12);
    words.next().is_some_and(|first| first.is(Class::UPPER)) && words.all(|t| t.is(Class::UPPER))
}

/// Whether a title stands right before, its point passed over: `Gen. Vale`, `Monsignor Ruiz`.
fn after_title(tokens: &[Token], at: usize) -> bool {
    let clergy = |at: usize| Kinds::of(tokens[at].hash).any(Kinds::CLERGY);
    let Some(before) = at.checked_sub(1) else { return false };
    if !tokens[before].is(Class::TITLE.with(Class::PUNCT)) {
        return clergy(before);
    }
    let before = if tokens[before].is_mark(".") { before.saturating_sub(1) } else { before };
    tokens[before].is(Class::TITLE) || clergy(before)
}

/// Titles that a name follows, beside those of the lexicon.
pub(super) const CLERGY: &[&str] = &["monsignor", "don", "reverend"];

/// Whether the word belongs to something that bears a name of its own. A given name may be taken for a town.
fn taken(mentions: &[Mention], span: Span, given: bool) -> bool {
    around(mentions, span).iter().any(|mention| {
        mention.span.contains(span)
            && match &mention.entity {
                Entity::Place(_) => !given || mention.span.len() > span.len(),
                Entity::Actor(actor) => actor.name.is_some(),
                Entity::Target(_) | Entity::Weapon(_) | Entity::People(_) => true,
            }
    })
}

/// The mentions, which are in order, that may hold what stands at `span`: a sentence may have many thousands.
fn around(mentions: &[Mention], span: Span) -> &[Mention] {
    /// Bytes of a mention at most.
    const LONGEST: u32 = 400;
    let first = span.start.saturating_sub(LONGEST);
    let from = mentions.partition_point(|own| own.span.start < first);
    let to = from + mentions[from..].partition_point(|own| own.span.start < span.end);
    &mentions[from..to]
}

/// Words that join the parts of a name.
const PARTICLES: &[&str] = &[
    "de", "del", "la", "las", "los", "y", "al", "bin", "ibn", "ben", "bint", "van", "von", "der",
    "den", "da", "do", "dos", "das", "el", "ag", "ould", "du", "di", "ul", "ur",
];

/// Articles of Arabic before a letter of the sun, which are words of English where no hyphen follows: `Hadi as-Sayed`.
const ARTICLES: &[&str] = &["as", "ad", "an", "ar", "ash", "at", "az", "es", "ed", "er", "ez"];

/// Particles of one name in a row, at most: `de la`.
const ROW: usize = 2;

/// Where the name goes on behind the particles at `at`: `de la [Torre]`, `al-[Sayed]`.
fn behind_particles(document: &Document<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let mut next = at;
    for _ in 0..ROW {
        let token = tokens.get(next)?;
        let text = token.span.of(document.text);
        let among = |list: &[&str]| list.iter().any(|own| text.eq_ignore_ascii_case(own));
        let hyphen =
            tokens.get(next + 1).is_some_and(|mark| mark.is_mark("-") && token.touches(mark));
        if !(among(PARTICLES) || hyphen && among(ARTICLES)) {
            break;
        }
        next += 1 + usize::from(hyphen);
    }
    (next > at && tokens.get(next)?.is(Class::CAPITAL)).then_some(next)
}

/// The end of the name that starts at `at`.
fn run(
    document: &Document<'_>,
    tokens: &[Token],
    at: usize,
    loud: bool,
    mentions: &[Mention],
) -> usize {
    let (mut end, mut next, mut words) = (at + 1, at + 1, 1);
    while next < tokens.len() && words < LONGEST {
        let token = &tokens[next];
        let text = token.span.of(document.text);
        if let Some(behind) = behind_particles(document, tokens, next) {
            next = behind;
            continue;
        }
        let initial = token.is_mark(".") && tokens[next - 1].span.len() == 1
            || token.is_mark("-") && tokens[next - 1].touches(token);
        if initial {
            next += 1;
            continue;
        }
        if !goes_on(token, text, loud, mentions) {
            break;
        }
        next += 1;
        end = next;
        words += 1;
    }
    end
}

/// Whether the word can go on with a name.
fn goes_on(token: &Token, text: &str, loud: bool, mentions: &[Mention]) -> bool {
    if !token.is(Class::CAPITAL) || token.is(OTHER) || token.is(Class::BLOCK_START) {
        return false;
    }
    let here = mentions.partition_point(|own| own.span.start < token.span.start);
    let started = mentions.get(here).filter(|own| own.span.start == token.span.start);
    let thing = started.is_some_and(|own| !matches!(own.entity, Entity::Place(_)));
    if thing || dateline_entity::given_name(token) && !loud && token.is(Class::UPPER) {
        return false;
    }
    if !loud {
        return !token.is(Class::UPPER) || text.len() == 1;
    }
    let ends = |suffix: &str| text.len() > suffix.len() + 2 && text.ends_with(suffix);
    let inflected = ends("ED") || ends("ING") || ends("LY") || ends("TION") || ends("IES");
    !inflected && !token.is(Class::LEXICON_HEAD)
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_gazetteer::Gazetteer;
    use dateline_text::Vocabulary;

    use crate::read;

    fn names(text: &str) -> Vec<String> {
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        dateline_entity::vocabulary(&mut words, Gazetteer::base());
        read::vocabulary(&mut words);
        let document = dateline_document::parse(text, &Hints::default(), &words);
        let entities = dateline_entity::read(&document, Gazetteer::base());
        let names = read::personal_names(&document, &entities);
        names.iter().map(|name| name.of(document.text).to_owned()).collect()
    }

    #[test]
    fn mixed_case() {
        let text =
            "Jorge Amaya, 43, was shot in Kano on Monday. The army said Amaya had been warned.\n";
        assert_eq!(names(text), ["Jorge Amaya", "Amaya"]);
        assert_eq!(names("Gunmen killed Colonel Idrissou near the bridge.\n"), ["Idrissou"]);
    }

    #[test]
    fn particles() {
        for name in ["Karim al-Sayed", "Luis de la Torre", "Hadi as-Sayed", "Alhassane ag Mossa"] {
            assert_eq!(names(&format!("{name} was shot dead in Kano on Monday.\n")), [name]);
        }
        assert_eq!(names("Gunmen killed Karim at Kano on Monday.\n"), [""; 0]);
    }

    #[test]
    fn lists() {
        let text = "Gunmen killed Ana Ruiz, Sabrosa Quillo and Pedro Soto near the bridge.\n";
        assert_eq!(names(text), ["Ana Ruiz", "Sabrosa Quillo", "Pedro Soto"]);
        let apart = "Ana Ruiz, the mayor of Kano, met Pedro Soto.\n";
        assert_eq!(names(apart), ["Ana Ruiz", "Pedro Soto"]);
    }

    #[test]
    fn capitals() {
        let text =
            "THE MAYOR, RAUL ITURBE LANDA, WAS MURDERED TODAY. ITURBE HAD BEEN THREATENED.\n";
        assert_eq!(names(text), ["RAUL ITURBE LANDA", "ITURBE"]);
        assert_eq!(names("THE TOWN OF SAN JUAN WAS SHELLED TODAY.\n"), [""; 0]);
        assert_eq!(names("PEDRO AMAYA'S MURDER SHOCKED THE TOWN.\n"), ["PEDRO AMAYA"]);
        assert_eq!(names("THE JUDGE'S MURDER SHOCKED THE TOWN.\n"), [""; 0]);
    }
}
