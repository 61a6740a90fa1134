//! Slots 8 to 11: who did it.

use dateline_entity::{ActorKind, Entity, Mention};
use dateline_incident::read::whole_phrase;
use dateline_incident::{ActorValue, Attributed, Incident};
use dateline_text::{Span, fold};

use super::evidence::{Telling, head, phrase};
use super::relevance::by_state;
use super::template::{Slot, Template, quoted};

/// Slots 8 to 11.
pub(super) fn perpetrators(telling: &Telling<'_>, incident: &Incident, template: &mut Template) {
    let mut done: Vec<String> = Vec::new();
    for (account, position) in &incident.fields.perpetrator.positions {
        let perpetrator = &position.value;
        if perpetrator.attribution == Attributed::Denied {
            continue;
        }
        match by_state(perpetrator) {
            Some(true) => template.fill(Slot::Category, "STATE-SPONSORED VIOLENCE"),
            Some(false) => template.fill(Slot::Category, "TERRORIST ACT"),
            None => {}
        }
        let authority = authority(telling, incident, *account, position.source);
        let at = position.evidence.first().map(|bytes| Span::from(*bytes));
        let confidence = confidence(perpetrator.attribution, authority);
        perpetrator_fills(telling, &perpetrator.actor, at, confidence, &mut done, template);
    }
    possible(telling, incident, done.is_empty(), template);
    if template.fills(Slot::Organization).is_empty() {
        rebels_of_the_only_group(telling, incident, template);
    }
    // Nobody named: presumed to be a terrorist act (section 1, rule 3).
    if template.fills(Slot::Category).is_empty() {
        template.fill(Slot::Category, "TERRORIST ACT");
    }
}

/// `The guerrillas` of a message that speaks of one armed group are that group's.
fn rebels_of_the_only_group(telling: &Telling<'_>, incident: &Incident, template: &mut Template) {
    let rebels = template
        .fills(Slot::Individual)
        .iter()
        .any(|fill| REBELS.contains(&&*head(fill.trim_matches('"'))));
    if !rebels {
        return;
    }
    let mut only: Option<(&str, &str)> = None;
    for mention in &telling.entities.mentions {
        let Entity::Actor(actor) = &mention.entity else { continue };
        let Some(name) = actor.name.as_deref() else { continue };
        let words = group(mention.span.of(telling.message.text));
        if !matches!(actor.kind, ActorKind::ArmedGroup | ActorKind::CriminalGroup)
            || words.is_empty()
        {
            continue;
        }
        match only {
            Some((known, _)) if known != name => return,
            Some(_) => {}
            None => only = Some((name, words)),
        }
    }
    let Some((_, words)) = only else { return };
    let told = incident.fields.perpetrator.positions.first();
    let confidence = told.map_or("POSSIBLE", |(account, position)| {
        let authority = authority(telling, incident, *account, position.source);
        confidence(position.value.attribution, authority)
    });
    let words = quoted(words);
    template.fill(Slot::Confidence, format!("{confidence}: {words}"));
    template.fill(Slot::Organization, words);
}

/// Slot 11, note 4: armed groups that the words for the incident speak of, and accuse of nothing, are possible.
///
/// Those who were harmed are none of them.
fn possible(telling: &Telling<'_>, incident: &Incident, nobody: bool, template: &mut Template) {
    let by_state = template.fills(Slot::Category).iter().any(|fill| fill.starts_with("STATE"));
    let mut group_open = nobody;
    let mut people_open = template.fills(Slot::Individual).is_empty() && !by_state;
    let harmed: Vec<Span> = incident
        .fields
        .victims
        .positions
        .iter()
        .flat_map(|(_, position)| &position.evidence)
        .map(|bytes| Span::from(*bytes))
        .collect();
    let own = incident.accounts.iter().filter_map(|(_, ordinal)| {
        telling.reading.accounts.iter().find(|account| account.ordinal == *ordinal)
    });
    for evidence in own.flat_map(|account| &account.evidence).map(|bytes| Span::from(*bytes)) {
        for mention in telling.entities.within(evidence) {
            if harmed.iter().any(|harm| harm.contains(mention.span)) {
                continue;
            }
            let words = mention.span.of(telling.message.text);
            match &mention.entity {
                Entity::Actor(actor)
                    if group_open
                        && matches!(
                            actor.kind,
                            ActorKind::ArmedGroup | ActorKind::CriminalGroup
                        )
                        && actor.name.is_some()
                        && !group(words).is_empty() =>
                {
                    let words = quoted(group(words));
                    template.fill(Slot::Confidence, format!("POSSIBLE: {words}"));
                    template.fill(Slot::Organization, words);
                    group_open = false;
                }
                Entity::People(people) if people_open && people.armed => {
                    template.fill(Slot::Individual, quoted(phrase(telling, mention)));
                    people_open = false;
                }
                _ => {}
            }
        }
    }
}

fn perpetrator_fills(
    telling: &Telling<'_>,
    actor: &ActorValue,
    at: Option<Span>,
    confidence: &str,
    done: &mut Vec<String>,
    template: &mut Template,
) {
    let mention = at.and_then(|at| {
        let own = |mention: &&Mention| mention.span.of(telling.message.text) == actor.words;
        telling.entities.within(at).iter().find(own)
    });
    let words = mention.map_or(&*actor.words, |mention| phrase(telling, mention));
    let kind = actor.kind.as_deref();
    // The organization is what the name says; what describes it stands outside.
    let name = mention.map_or(&*actor.words, |mention| mention.span.of(telling.message.text));
    let body = if actor.name.is_some() { group(name) } else { group(words) };
    let people = people(words);
    let named = actor.name.is_some()
        || matches!(kind, Some("state" | "state_force" | "police" | "coalition"));
    let whole = mention.map(|mention| whole_phrase(telling.document, mention.span));
    // `members of the front`: the front is the organization.
    let of = whole.and_then(|whole| {
        let named = |mention: &&Mention| {
            matches!(&mention.entity, Entity::Actor(actor) if actor.name.is_some())
        };
        telling.entities.within(whole).iter().find(named)
    });
    let organization = if named && !body.is_empty() && kind != Some("unidentified") {
        Some(body)
    } else {
        of.map(|mention| group(mention.span.of(telling.message.text)))
    };
    if let Some(organization) = organization.filter(|words| !words.is_empty()) {
        let key = fold(organization).into_owned();
        if !done.contains(&key) {
            done.push(key);
            let words = quoted(organization);
            template.fill(Slot::Confidence, format!("{confidence}: {words}"));
            template.fill(Slot::Organization, words);
        }
    }
    // `members of the front`: its people are told beside it.
    let beside = at.and_then(|at| {
        let soldiers = |mention: &&Mention| {
            mention.span.start == at.start && matches!(mention.entity, Entity::People(_))
        };
        telling.entities.within(at).iter().find(soldiers)
    });
    if let Some(mention) = beside.filter(|_| !people && organization.is_some()) {
        let words = phrase(telling, mention);
        let key = head(words);
        if !done.contains(&key) {
            done.push(key);
            template.fill(Slot::Individual, quoted(words));
        }
    }
    // `the guerrillas` again after `four guerrillas` are the same.
    if people || organization.is_none() {
        // `the rebels` after `four guerrillas` too.
        let head = head(words);
        let key = if REBELS.contains(&&*head) { REBELS[0].to_owned() } else { head };
        if !done.contains(&key) {
            done.push(key);
            template.fill(Slot::Individual, quoted(words));
        }
    }
}

/// Whether the words are people and not their organization: `army soldiers`, `members of the front`.
fn people(words: &str) -> bool {
    let head = head(words);
    TROOPS.contains(&&*head) || head.ends_with("men") || head.ends_with("man")
}

/// The words for an organization without those for its people: `the front` in `the front guerrillas`.
fn group(words: &str) -> &str {
    let mut words = words.trim();
    while let Some((rest, last)) = words.rsplit_once(char::is_whitespace) {
        let last = head(last);
        if !(TROOPS.contains(&&*last)
            || last.ends_with("men")
            || ["urban", "leftist", "rebel"].contains(&&*last))
        {
            return words;
        }
        words = rest.trim_end();
    }
    let alone = head(words);
    if TROOPS.contains(&&*alone) || alone.ends_with("men") || matches!(&*alone, "the" | "a" | "an")
    {
        ""
    } else {
        words
    }
}

/// Words for people who fight a state, their plural taken off.
const REBELS: [&str; 6] =
    ["guerrilla", "rebel", "terrorist", "insurgent", "extremist", "subversive"];

/// Words for the people of an organization, their plural taken off.
const TROOPS: [&str; 22] = [
    "guerrilla",
    "rebel",
    "terrorist",
    "member",
    "troop",
    "soldier",
    "unit",
    "militant",
    "commando",
    "command",
    "fighter",
    "insurgent",
    "extremist",
    "subversive",
    "element",
    "column",
    "officer",
    "agent",
    "patrol",
    "trafficker",
    "mercenary",
    "hit",
];

/// Slot 11.
const fn confidence(attribution: Attributed, by_authority: bool) -> &'static str {
    match attribution {
        Attributed::SelfClaimed => "CLAIMED OR ADMITTED",
        Attributed::Asserted => "REPORTED AS FACT",
        Attributed::Blamed | Attributed::Suspected if by_authority => {
            "SUSPECTED OR ACCUSED BY AUTHORITIES"
        }
        Attributed::Blamed | Attributed::Suspected => "SUSPECTED OR ACCUSED",
        Attributed::BlamedOrClaimed | Attributed::Denied => "POSSIBLE",
    }
}

/// Whether the source of a position is one of the state's.
fn authority(
    telling: &Telling<'_>,
    incident: &Incident,
    account: usize,
    source: Option<u32>,
) -> bool {
    let account = incident.accounts.get(account).and_then(|(_, ordinal)| {
        telling.reading.accounts.iter().find(|account| account.ordinal == *ordinal)
    });
    let kind =
        account.zip(source).and_then(|(account, source)| account.sources.get(source as usize));
    kind.is_some_and(|source| {
        matches!(&*source.kind, "official" | "government" | "military" | "police" | "security")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_and_its_people() {
        assert_eq!(group("the northern front guerrillas"), "the northern front");
        assert_eq!(group("the gunmen"), "");
        assert!(people("army soldiers") && !people("the army"));
    }
}
