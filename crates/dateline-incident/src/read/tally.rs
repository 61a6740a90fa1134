//! People whom a story tells one by one: who of them is new, who was told before, and how many that makes.
//!
//! `A man, 34, was shot. A woman, 25, was hit in the arm. The man died at the hospital.` has one dead and one wounded, though no
//! sentence says so. Two are one person where nothing keeps them apart: not age, nor sex, nor name, nor `another`.

use dateline_document::Document;
use dateline_text::{Class, Span, Token, word_hash};

use super::body::{self, Sex};
use super::harm::{Harm, Kind, Who};
use super::words;

/// More people than this are not told one by one.
const MOST: usize = 64;

/// The oldest age that is believed.
const OLDEST: u8 = 110;

/// How many tokens behind a person his age may stand: `Rosa Ibarra, 43,`.
const AGE_WITHIN: usize = 2;

/// What became of a person, as far as it is told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fate {
    pub(crate) dead: bool,
    /// Said to be wounded.
    pub(crate) wounded: bool,
    /// Shot, or taken to a hospital; what became of him is not said.
    pub(crate) shot: bool,
}

/// A person who was harmed.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    age: Option<u8>,
    sex: Option<Sex>,
    /// Hash of the last name.
    name: Option<u64>,
    /// Hash of what he is: `mayor`; none of a man, a brother, a victim or somebody young.
    role: Option<u64>,
    /// He goes with somebody else: `his wife`, `the driver`.
    beside: bool,
    /// He is somebody's by birth or marriage: `his wife`.
    kin: bool,
    pub(crate) attacker: bool,
    pub(crate) fate: Fate,
    /// The words of each telling.
    pub(crate) spans: Vec<Span>,
}

/// Those harmed in one account, one by one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    persons: Vec<Person>,
    /// Where people are counted by sex, age or name, who may be some of those that are counted as people.
    parts: Vec<Span>,
}

impl Tally {
    /// Notes whom `harm` tells of.
    pub(crate) fn add(&mut self, document: &Document<'_>, harm: &Harm<'_>, attackers: bool) {
        let fate = match harm.kind {
            Kind::Killed => Fate { dead: true, ..Fate::default() },
            Kind::Injured => Fate { wounded: true, ..Fate::default() },
            Kind::Shot | Kind::Hospital => Fate { shot: true, ..Fate::default() },
            _ => return,
        };
        let Some(span) = harm.who_span else { return };
        let from = document.tokens.partition_point(|token| token.span.start < span.start);
        let to = document.tokens.partition_point(|token| token.span.start < span.end);
        let tokens = &document.tokens[from..to];
        let word = |word: &str| tokens.iter().any(|token| token.hash == word_hash(word));
        // `his cousin was killed`: one of all.
        if harm.part || described(tokens) || whose(tokens) || matches!(harm.who, Who::Named) {
            self.parts.push(harm.span);
        }
        let more =
            ["other", "others", "another", "second", "third", "fourth"].iter().any(|own| word(own));
        let Some(many) = harm.count.best.filter(|many| harm.count.max == Some(*many)) else {
            return;
        };
        if many != 1 || !harm.groups.is_empty() {
            return;
        }
        if matches!(harm.who, Who::Oneself) {
            return;
        }
        // `She died`, `the girl died`, `a wounded soldier died`: told of before, or of one whose wounds are told with it.
        let known = tokens.first().is_some_and(|first| {
            first.is(Class::PRONOUN.with(Class::TRIGGER))
                || first.is(Class::DETERMINER) && !indefinite(first)
        });
        let after = &document.tokens[to..document.tokens.len().min(to + AGE_WITHIN)];
        let person = Person {
            age: age(document, tokens).or_else(|| age_behind(document, after)),
            sex: tokens.iter().find_map(body::sex),
            name: matches!(harm.who, Who::Named)
                .then(|| tokens.iter().rev().find(|token| token.is(Class::CAPITAL)))
                .flatten()
                .map(|token| token.hash),
            role: role(document, harm),
            kin: whose(tokens) && tokens.last().is_some_and(|token| body::sex(token).is_some()),
            beside: tokens.last().is_some_and(|token| words::RETINUE.has(token.hash))
                || whose(tokens) && tokens.last().is_some_and(|token| body::sex(token).is_some()),
            attacker: attackers,
            fate,
            spans: vec![harm.span],
        };
        self.person(person, known, more);
    }

    fn person(&mut self, new: Person, known: bool, more: bool) {
        let side = |own: &Person| own.attacker == new.attacker;
        let same = |own: &Person| {
            let apart = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
            side(own)
                && own.age.zip(new.age).is_none_or(|(a, b)| a.abs_diff(b) < 2)
                && own.sex.zip(new.sex).is_none_or(|(a, b)| a == b)
                && !apart(own.name, new.name)
                && !(new.beside && own.role.is_some_and(|role| new.role != Some(role)))
                // `Ana Ruiz was killed. Her husband was hurt.`
                && !(new.kin && new.fate.wounded && own.name.is_some() && own.fate.dead)
        };
        let sure = |own: &Person| {
            side(own)
                && (own.age.is_some() && own.age == new.age
                    || own.name.is_some() && own.name == new.name)
        };
        // Who is told dead is rather the one who was told dead before than one who was wounded; and somebody new who is
        // wounded is not the one who died.
        let fate = |own: &Person| {
            new.fate.dead && own.fate.dead
                || new.fate.wounded && own.fate.wounded
                || new.fate.shot && own.fate.shot
        };
        let open = |own: &Person| {
            known || !(own.fate.wounded && new.fate.dead || own.fate.dead && new.fate.wounded)
        };
        let last = |test: &dyn Fn(&Person) -> bool| self.persons.iter().rposition(test);
        let found =
            last(&sure).filter(|at| self.persons[*at].sex.zip(new.sex).is_none_or(|(a, b)| a == b));
        let found = if found.is_none() && (known || !more) {
            last(&|own| same(own) && fate(own)).or_else(|| last(&|own| same(own) && open(own)))
        } else {
            found
        };
        match found {
            Some(at) => {
                let own = &mut self.persons[at];
                own.age = own.age.or(new.age);
                own.sex = own.sex.or(new.sex);
                own.name = own.name.or(new.name);
                own.fate.dead |= new.fate.dead;
                own.fate.wounded |= new.fate.wounded;
                own.fate.shot |= new.fate.shot;
                own.spans.extend(new.spans);
            }
            None if self.persons.len() < MOST => self.persons.push(new),
            None => {}
        }
    }

    /// Takes over those of another account of the same event.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.parts.extend(other.parts);
        other.persons.into_iter().for_each(|person| self.person(person, false, false));
    }

    /// Where people are counted by sex, age or name.
    pub(crate) fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// The persons of one side.
    pub(crate) fn of(&self, attackers: bool) -> impl Iterator<Item = &Person> {
        self.persons.iter().filter(move |person| person.attacker == attackers)
    }
}

/// Whether the words tell people by sex or age alone: `two women and a man`, `he`; not `12 people`, `three others`.
fn described(tokens: &[Token]) -> bool {
    let all = ["people", "persons", "others", "civilians", "soldiers", "victims"];
    let counted = |token: &Token| all.iter().any(|word| token.hash == word_hash(word));
    tokens.iter().any(|token| body::sex(token).is_some() || body::young(token))
        && !tokens.iter().any(counted)
}

/// `driver` of `his driver`, by its hash.
fn role(document: &Document<'_>, harm: &Harm<'_>) -> Option<u64> {
    let (Who::People(_), Some(span)) = (harm.who, harm.who_span) else { return None };
    let to = document.tokens.partition_point(|token| token.span.start < span.end);
    let last = document.tokens[..to].last()?;
    let anybody =
        ["baby", "old", "olds", "person", "victim", "student", "teen", "suspect", "resident"];
    let general = body::young(last)
        || body::sex(last).is_some()
        || anybody.iter().any(|own| last.hash == word_hash(own));
    (!general).then_some(last.hash)
}

/// `his wife`
fn whose(tokens: &[Token]) -> bool {
    let first = |own: &str| tokens.first().is_some_and(|token| token.hash == word_hash(own));
    ["his", "her", "their"].iter().any(|own| first(own))
}

fn indefinite(token: &Token) -> bool {
    ["a", "an", "another", "one"].iter().any(|word| token.hash == word_hash(word))
}

fn believed(document: &Document<'_>, token: &Token) -> Option<u8> {
    let digits = token.is(Class::DIGIT) && token.span.len() <= 3;
    digits.then(|| document.words(token.span).parse().ok())?.filter(|age| *age <= OLDEST)
}

/// `the 24-year-old man`
fn age(document: &Document<'_>, tokens: &[Token]) -> Option<u8> {
    let year = [word_hash("year"), word_hash("years")];
    tokens.iter().enumerate().find_map(|(at, token)| {
        let next = tokens[at + 1..].iter().find(|token| !token.is(Class::PUNCT))?;
        year.contains(&next.hash).then(|| believed(document, token))?
    })
}

/// `, 43`
fn age_behind(document: &Document<'_>, after: &[Token]) -> Option<u8> {
    let [comma, number] = after else { return None };
    comma.is_mark(",").then(|| believed(document, number))?
}
