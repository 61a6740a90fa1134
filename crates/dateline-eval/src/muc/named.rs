//! The names of those who were hit, where the words for them or a list in the message tell them.

use dateline_entity::{Entity, Mention};
use dateline_incident::{Bytes, VictimValue};
use dateline_text::{Span, fold};

use super::evidence::{Telling, head, phrase};
use super::target::{Person, harm, human_type};

/// Words that say of a list of names what became of them.
const HIT: [&str; 6] = ["victims", "dead", "injured", "wounded", "kidnapped", "hostages"];

/// Those whom the words name; nobody where they name nobody.
pub(super) fn named_victims<'a>(
    telling: &Telling<'a>,
    at: Option<Bytes>,
    victim: &VictimValue,
) -> Vec<Person<'a>> {
    let Some(at) = at.map(Span::from) else { return Vec::new() };
    let word = |name: &Span| name.len() > 2;
    let own = telling.names.iter().filter(|name| at.contains(**name) && word(name));
    own.map(|name| {
        let full = full_name(telling, *name);
        let role = role(telling, *name).or_else(|| role(telling, full));
        Person {
            kind: human_type(role.as_deref().unwrap_or_default(), victim),
            name: Some(full.of(telling.message.text)),
            words: role,
            count: Some("1".to_owned()),
            nation: None,
            killed: harm(&victim.killed, "DEATH"),
            injured: harm(&victim.injured, "INJURY"),
        }
    })
    .collect()
}

/// The people of a counted group, where a sentence of the message lists their names: `The victims were identified as ...`,
/// `Engineers Ana Ruiz, Juan Vale and Rosa Ibarra`.
pub(super) fn roster<'a>(telling: &Telling<'a>, group: &Person<'a>) -> Vec<Person<'a>> {
    let words = group.words.as_deref().unwrap_or_default();
    let Some(most) = group.count.as_deref().and_then(|count| count.parse::<usize>().ok()) else {
        return Vec::new();
    };
    if group.name.is_some() || !(2..=ROSTER_MOST).contains(&most) {
        return Vec::new();
    }
    let head = head(words);
    let text = telling.message.text;
    for sentence in &telling.document.sentences {
        let from = telling.names.partition_point(|name| name.start < sentence.span.start);
        let names = telling.names[from..].iter().take_while(|name| name.end <= sentence.span.end);
        let names: Vec<Span> = names.copied().take(ROSTER_MOST + 1).collect();
        let Some(first) = names.first().filter(|_| (2..=most).contains(&names.len())) else {
            continue;
        };
        let lead = text.get(sentence.span.start as usize..first.start as usize).unwrap_or_default();
        if !introduces(lead, &head) {
            continue;
        }
        return names
            .iter()
            .map(|name| Person {
                name: Some(name.of(text)),
                words: None,
                kind: group.kind,
                count: Some("1".to_owned()),
                nation: None,
                killed: group.killed.clone(),
                injured: group.injured.clone(),
            })
            .collect();
    }
    Vec::new()
}

/// Names of one list at most.
const ROSTER_MOST: usize = 15;

/// Whether words lead to a list of those with the given head, or of those who were hit.
fn introduces(lead: &str, own: &str) -> bool {
    let lead = fold(lead);
    let mut words: Vec<&str> = lead
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // `19-year-old Rosa Ibarra`
    while words.last().is_some_and(|word| {
        matches!(*word, "year" | "old") || word.starts_with(|first: char| first.is_ascii_digit())
    }) {
        words.pop();
    }
    match &words[..] {
        [.., "identified", "as"] => true,
        [.., who, "are" | "were"] if HIT.contains(who) => true,
        [.., who] => who.strip_suffix('s') == Some(own) && !ANYBODY.contains(&own),
        [] => false,
    }
}

/// The one person of the message who is named with this role: `the mayor`, where a `Mayor Ana Ruiz` is told of.
///
/// Nobody where several share the role, or where the words are anybody's (`the man`).
pub(super) fn bearer<'a>(telling: &Telling<'a>, words: &str) -> Option<&'a str> {
    let head = head(words);
    if ANYBODY.contains(&&*head) || telling.names.len() > NAMES_MOST {
        return None;
    }
    let mut only: Option<&str> = None;
    for name in telling.names {
        let role = role(telling, *name);
        if role.is_none_or(|role| super::evidence::head(&role) != head) {
            continue;
        }
        let full = full_name(telling, *name).of(telling.message.text);
        if only.is_some_and(|only| !same_words(only, full)) {
            return None;
        }
        only = Some(full);
    }
    only
}

/// Names of a message that are compared with a role at most.
const NAMES_MOST: usize = 200;

/// Words for people that fit everybody.
pub(super) const ANYBODY: [&str; 9] =
    ["man", "men", "woman", "person", "people", "victim", "individual", "other", "body"];

/// Whether two stretches are the same words, however they break into lines.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

pub(super) fn without_article(words: &str) -> &str {
    let articles = ["THE ", "A ", "AN "];
    articles.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

/// The longest name of the message that holds this one: `VALE`, `DMITRI VALE`.
fn full_name(telling: &Telling<'_>, name: Span) -> Span {
    let text = telling.message.text;
    let words: Vec<&str> = name.of(text).split_whitespace().collect();
    let holds = |other: &&Span| {
        let other: Vec<&str> = other.of(text).split_whitespace().collect();
        other.len() > words.len() && other.windows(words.len()).any(|part| part == words)
    };
    telling.names.iter().filter(holds).max_by_key(|other| other.len()).copied().unwrap_or(name)
}

/// What somebody is, from the words right before the name (`the mayor`) or after its comma (`, a lawyer,`).
fn role(telling: &Telling<'_>, name: Span) -> Option<String> {
    let text = telling.message.text;
    let people = |mention: &Mention| matches!(mention.entity, Entity::People(_));
    let near = Span { start: name.start.saturating_sub(60), end: name.end.saturating_add(60) };
    let near = telling.entities.within(near);
    let before = near.iter().rfind(|mention| {
        people(mention)
            && mention.span.end <= name.start
            && text
                .get(mention.span.end as usize..name.start as usize)
                .is_some_and(|gap| gap.len() <= 24 && !gap.contains([',', '.', ';']))
    });
    let after = || {
        near.iter().find(|mention| {
            people(mention)
                && mention.span.start >= name.end
                && text.get(name.end as usize..mention.span.start as usize).is_some_and(|gap| {
                    gap.len() <= 40
                        && gap.trim_start().starts_with(',')
                        && !gap.contains([';', '.'])
                        && gap.matches(',').count() == 1
                })
        })
    };
    let mention = before.or_else(after)?;
    let words = phrase(telling, mention);
    // The name itself may stand in the complement: `the bodyguard of Ana Ruiz`.
    Some(without_article(words).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names() {
        assert!(introduces("The victims were identified as ", "miner"));
        assert!(introduces("The wounded were 19-year-old ", "miner"));
        assert!(introduces("Yesterday engineers ", "engineer"));
        assert!(!introduces("He spoke with ", "engineer"));
    }
}
