//! What kind of source a noun phrase is.

use dateline_text::{Class, Token};

use super::scene::Scene;
use crate::SourceKind;
use crate::lexicon::{Form, Kind, SourceEntry, any};

/// Words that end any noun phrase, whatever stands in it; some phrases end at others too.
pub(super) const CLOSED: Class = Class::PREPOSITION
    .with(Class::PRONOUN)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::CONJUNCTION)
    .with(Class::REPORTING)
    .with(Class::WEEKDAY);

/// How a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A noun for people: a name beside it identifies them.
    Person,
    /// An institution: identified, unless the article is indefinite.
    Body,
    /// A proper name.
    Name,
    /// Something that says.
    Text,
}

/// A noun of the table in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub(super) entry: SourceEntry,
    /// The kind of the entry, or of the body that it speaks for.
    pub(super) kind: SourceKind,
    pub(super) plural: bool,
    /// Its tokens.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The longest noun or name of a source that starts at `at`.
pub(super) fn noun(scene: &Scene<'_>, at: usize, end: usize) -> Option<Noun> {
    let hit = scene.find(Kind::Source, at, end)?;
    let entry = *scene.lexicon.sources.entry(hit)?;
    // `government-paid clerks`, `the UN-recognised council`
    if let [last, hyphen, next, ..] = scene.tokens.get(at + hit.used() - 1..)?
        && hyphen.is_mark("-")
        && last.touches(hyphen)
        && hyphen.touches(next)
        && (entry.form != Naming::Name || !next.is(Class::CAPITAL))
    {
        return None;
    }
    // `the police deputy director`: an adjective, no member of a parliament.
    if hit.used() == 1
        && scene.is(at, any!["deputy"])
        && scene.find(Kind::Source, at + 1, end).is_some()
    {
        return None;
    }
    if hit.used() == 1 && hit.form != Form::Plural && describes(scene, at) {
        return None;
    }
    // `Article 4` lays down, an article tells.
    let next = scene.tokens.get(at + hit.used());
    if scene.is(at, any!["article"]) && next.is_some_and(|next| next.is(Class::DIGIT)) {
        return None;
    }
    let plural = hit.form == Form::Plural || scene.is(at, any!["people"]);
    let kind = entry.several.filter(|_| plural).unwrap_or(entry.kind);
    Some(Noun { entry, kind, plural, start: at, end: at + hit.used() })
}

/// The noun that heads the phrase `start..end`: the first, or the last of several that follow each other directly.
///
/// `health ministry spokesman` is one phrase of three nouns; `a doctor at the hospital` is headed by its first.
pub(super) fn head(scene: &Scene<'_>, start: usize, end: usize) -> Option<Noun> {
    let tokens = scene.tokens;
    let mut at = start;
    let mut found: Option<Noun> = None;
    let mut official = false;
    while at < end {
        let Some(next) = noun(scene, at, end) else {
            match found {
                // `the ministry's spokesman`, `police chief`
                Some(noun)
                    if at == noun.end
                        && (tokens[at].is(Class::POSSESSIVE) || scene.of_several(at)) =>
                {
                    at += 1;
                }
                // `the ministry's own spokesman`
                Some(noun)
                    if at <= noun.end + 1
                        && (tokens[at.saturating_sub(1)].is(Class::POSSESSIVE)
                            || scene.of_several(at.saturating_sub(1))) =>
                {
                    at += 1;
                }
                // `official Iraqi sources`: an adjective.
                Some(noun)
                    if noun.entry.rule == "sources/official"
                        && !noun.plural
                        && at == noun.end
                        && tokens[at].is(Class::DEMONYM | Class::STATE_HEAD)
                        && scene.find(Kind::Source, at + 1, end).is_some() =>
                {
                    (found, official) = (None, true);
                    at += 1;
                }
                // `University Heights police`, `the council chairperson's envoy`: of a body, up to who speaks for it.
                Some(noun)
                    if matches!(noun.entry.form, Naming::Body | Naming::Name)
                        && at < noun.end + 4
                        && part_of_name(&tokens[at]) =>
                {
                    at += 1;
                }
                Some(_) => break,
                None => at += 1,
            }
            continue;
        };
        found = Some(match found {
            None => next,
            // The first noun tells whose, the last what: an official of a ministry speaks for it.
            Some(first) => {
                let general = matches!(next.entry.kind, SourceKind::Official | SourceKind::Person)
                    || next.entry.form == Naming::Person && of_its_people(&first, &next);
                let entry = if general && next.entry.form == first.entry.form {
                    first.entry
                } else {
                    next.entry
                };
                let kind = if general { first.kind } else { next.kind };
                Noun { entry, kind, plural: next.plural, start: first.start, end: next.end }
            }
        });
        at = next.end;
    }
    let vague = official && found.is_some_and(|noun| noun.kind == SourceKind::Person);
    found.map(|noun| if vague { Noun { kind: SourceKind::Official, ..noun } } else { noun })
}

/// Whether those whom `next` names are of the kind of the body or of the people before: `the club president`, `National Police
/// chief General Hale`, `UN counterterrorism officials`, `a hospital guard`.
fn of_its_people(first: &Noun, next: &Noun) -> bool {
    let forces = matches!(next.kind, SourceKind::Military | SourceKind::Police);
    let armed = matches!(
        first.kind,
        SourceKind::Military | SourceKind::Police | SourceKind::Security | SourceKind::ArmedGroup
    );
    let world = first.entry.form == Naming::Name && first.kind == SourceKind::Monitor;
    let body = first.entry.form != Naming::Text;
    first.kind == SourceKind::Medical || world || next.entry.office && body && (armed || !forces)
}

/// Whether a word for one person only tells of which kind the noun behind it is: `the local branch`.
fn describes(scene: &Scene<'_>, at: usize) -> bool {
    let closed = CLOSED | Class::NEGATION | Class::DETERMINER | Class::CAPITAL;
    let noun = |next: &Token| next.is(Class::WORD) && !next.is(closed) && !scene.adverb(at + 1);
    scene.is(at, any!["local", "civilian", "resident"])
        && scene.tokens.get(at + 1).is_some_and(noun)
}

/// Whether the word may stand between a body and its people in one phrase.
fn part_of_name(token: &Token) -> bool {
    let closed = CLOSED | Class::NEGATION | Class::DETERMINER;
    token.is(Class::WORD | Class::POSSESSIVE) && !token.is(closed)
}
