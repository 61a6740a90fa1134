//! Slots 8 to 11: who did it.

use dateline_incident::{ActorValue, Attributed, Incident};
use dateline_text::fold;

use super::evidence::Telling;
use super::relevance::by_state;
use super::template::{Slot, Template, quoted};
use super::told;

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
        perpetrator_fills(
            &perpetrator.actor,
            confidence(perpetrator.attribution, authority),
            &mut done,
            template,
        );
    }
    for side in
        told(&incident.fields.sides).into_iter().flatten().filter(|side| side.role == "attacker")
    {
        let attribution = side.attribution.unwrap_or(Attributed::Asserted);
        if attribution != Attributed::Denied {
            perpetrator_fills(&side.actor, confidence(attribution, false), &mut done, template);
        }
    }
    // Nobody named: presumed to be a terrorist act (section 1, rule 3).
    if template.fills(Slot::Category).is_empty() {
        template.fill(Slot::Category, "TERRORIST ACT");
    }
}

fn perpetrator_fills(
    actor: &ActorValue,
    confidence: &str,
    done: &mut Vec<String>,
    template: &mut Template,
) {
    let key = fold(&actor.words).into_owned();
    if done.contains(&key) {
        return;
    }
    done.push(key);
    let words = quoted(&actor.words);
    if organization(actor) {
        template.fill(Slot::Confidence, format!("{confidence}: {words}"));
        template.fill(Slot::Organization, words);
    } else {
        template.fill(Slot::Individual, words);
    }
}

/// Whether the words are an organization and not the people of one: `the army`, not `army soldiers`.
fn organization(actor: &ActorValue) -> bool {
    let kind = actor.kind.as_deref();
    if matches!(kind, Some("unidentified" | "other")) {
        return false;
    }
    let words = fold(&actor.words);
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let people = last.ends_with('s')
        && !matches!(last, "forces" | "armed forces" | "extraditables")
        || last.ends_with("men");
    let body = matches!(kind, Some("state" | "state_force" | "police" | "coalition"));
    if body { !people } else { actor.name.is_some() && !last.ends_with("guerrillas") }
}

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
