//! Which incidents the task wants: its section 1, rule by rule, over what the library says.

use chrono::Days;
use dateline_incident::{BY_ACT, DateValue, Incident, Nature, Perpetrator};

use super::evidence::{Telling, listed, points_back};
use super::template::{Slot, Template, Type};
use super::thing;
use super::told;

/// The countries of the task, alpha-2: an incident belongs to one of them.
pub(super) const COUNTRIES: [&str; 9] = ["AR", "BO", "CL", "CO", "EC", "GT", "HN", "PE", "SV"];

/// `Recent` is within two months of the article (rule 6).
const RECENT_DAYS: u64 = 62;

/// Whether the task wants the incident.
///
/// `written` is the day of writing.
pub(super) fn relevant(telling: &Telling<'_>, incident: &Incident, written: &DateValue) -> bool {
    incident.fields.nature.value != Some(Nature::Accident)
        && in_region(incident, telling.home)
        && recent(incident, written)
        && specific(incident)
        && !purely_military(telling, incident)
}

/// Rule 4: the location belongs to one of the countries, or else what the message speaks of does.
///
/// Every message is about one of them in some way, so that an incident without a country stays in.
fn in_region(incident: &Incident, home: Option<&str>) -> bool {
    let mut countries =
        told(&incident.fields.place).into_iter().flat_map(|place| &place.countries).peekable();
    home.is_some()
        || countries.peek().is_none()
        || countries.any(|country| COUNTRIES.contains(&country.as_str()))
}

/// Rule 6: recent, or news now. What is recalled without a date may be either and stays in.
fn recent(incident: &Incident, written: &DateValue) -> bool {
    let last = incident.date.end.or(incident.date.start);
    let horizon =
        written.best.or(written.start).and_then(|day| day.checked_sub_days(Days::new(RECENT_DAYS)));
    match (last, horizon) {
        (Some(last), Some(horizon)) => !incident.background || last >= horizon,
        _ => true,
    }
}

/// Rule 7: it tells whom or what was hit, or with what and where. An attack of which no more is told than that it was is
/// left out.
fn specific(incident: &Incident) -> bool {
    let fields = &incident.fields;
    let named = fields.weapons.positions.iter().any(|(_, said)| said.rule != BY_ACT);
    let armed = named && !fields.place.positions.is_empty();
    armed
        || !fields.targets.positions.is_empty()
        || !fields.victims.positions.is_empty()
        || !fields.abducted.positions.is_empty()
}

/// Rule 7 again, over what the template would say: something hit and, for things, a day, a place, what became of them or somebody who did it,
/// and for people in general a place too. `They bomb pipelines` and `they killed peasants` are generic.
pub(super) fn worth_a_template(template: &Template) -> bool {
    let has = |slot: Slot| !template.fills(slot).is_empty();
    let day = template.fills(Slot::Date).iter().any(|date| !date.starts_with('-'));
    let doer = has(Slot::Individual) || has(Slot::Organization);
    let place = template.fills(Slot::Location).iter().any(|place| place.contains(':'));
    let number =
        |fill: &String| fill.starts_with(|first: char| first.is_ascii_digit() || first == '~');
    let counted = template.fills(Slot::HumanNumber).iter().any(number);
    let general = |fill: &String| {
        let last = fill.trim_matches('"').rsplit(' ').next().unwrap_or_default();
        GENERAL.contains(&last) || last.ends_with("ANS")
    };
    let anybody = template.fills(Slot::HumanDescription).iter().all(general);
    // `the priests` are known ones, `civilians` anybody, `the people` everybody.
    let known = template
        .fills(Slot::HumanDescription)
        .iter()
        .any(|fill| points_back(fill.trim_matches('"')) && !general(fill));
    let people = has(Slot::HumanName) || has(Slot::HumanDescription);
    // `attacks on the workers`: of whom nothing is told but that they were attacked.
    let kidnapped = template.fills(Slot::Type).iter().any(|kind| kind == Type::Kidnapping.name());
    let unharmed = !has(Slot::HumanName) && !has(Slot::HumanEffect) && !kidnapped;
    if people && unharmed && !has(Slot::TargetId) {
        return false;
    }
    // `A car bomb exploded in the centre of Lima`, `on Monday`
    let bombed = template.fills(Slot::Type).iter().any(|kind| kind == Type::Bombing.name());
    bombed && has(Slot::InstrumentId) && (day || place)
        || has(Slot::HumanName)
        || counted
        || known
        || people && (day || doer) && (place || !anybody)
        || has(Slot::TargetId) && (day || doer || place || has(Slot::TargetEffect))
}

/// Words for people in general, article or not; so are the people of a nation.
const GENERAL: [&str; 16] = [
    "CHILDREN",
    "CITIZENS",
    "CIVILIANS",
    "JOURNALISTS",
    "LEADERS",
    "MEN",
    "OFFICIALS",
    "PEASANTS",
    "PEOPLE",
    "PERSON",
    "PERSONS",
    "POPULATION",
    "STUDENTS",
    "VICTIMS",
    "WOMEN",
    "WORKERS",
];

/// Rule 1b: only armed people and their posts are hit, and not by the state's own hand.
fn purely_military(telling: &Telling<'_>, incident: &Incident) -> bool {
    let fields = &incident.fields;
    let clash = fields.nature.value == Some(Nature::Clash);
    let mut hit = told(&fields.victims)
        .into_iter()
        .flatten()
        .filter(|victim| !clash || victim.status != "unknown")
        .map(|victim| matches!(&*victim.status, "military" | "police" | "armed_group"))
        .chain(listed(incident, &fields.targets).filter_map(|(at, target)| {
            let kind = target.kind.as_deref().filter(|kind| !SCENES.contains(kind))?;
            // Parties, unions and firms have headquarters too.
            let theirs = kind != "headquarters" || thing::of_forces(telling, at);
            Some(MILITARY_TARGETS.contains(&kind) && theirs)
        }))
        .peekable();
    if hit.peek().is_none() {
        return clash;
    }
    hit.all(|military| military)
}

/// Kinds of target that only say where it was.
const SCENES: [&str; 4] = ["residential_area", "road", "town", "village"];

/// Kinds of target that are posts of the armed forces or of the police.
const MILITARY_TARGETS: [&str; 12] = [
    "military_vehicle",
    "air_defence",
    "arms_depot",
    "barracks",
    "checkpoint",
    "headquarters",
    "military_base",
    "military_position",
    "patrol",
    "police_station",
    "troops_quarters",
    "convoy",
];

/// Whether a government or its forces did it, by the kind of actor (rule 2, and slot 8).
pub(super) fn by_state(perpetrator: &Perpetrator) -> Option<bool> {
    match perpetrator.actor.kind.as_deref()? {
        "state" | "state_force" | "police" | "coalition" => Some(true),
        "armed_group" | "umbrella" | "criminal_group" | "unidentified" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(kind: Type, fills: &[(Slot, &str)]) -> Template {
        let mut template = Template::new("TST0-MUC3-0003", 1, kind);
        for (slot, fill) in fills {
            template.fill(*slot, *fill);
        }
        template
    }

    #[test]
    fn people_in_general_need_a_place() {
        let (day, dead) = ((Slot::Date, "03 JAN 90"), (Slot::HumanEffect, "DEATH: \"-\""));
        let who = |words| (Slot::HumanDescription, words);
        let worth = |fills: &[_]| worth_a_template(&template(Type::Attack, fills));
        assert!(!worth(&[day, dead, who("\"PEASANTS\"")]));
        assert!(!worth(&[day, dead, who("\"THE PEOPLE\"")]));
        assert!(worth(&[day, dead, who("\"PEASANTS\""), (Slot::Location, "PERU: CUZCO (CITY)")]));
        assert!(worth(&[day, dead, who("\"TEACHERS\"")]));
        assert!(worth(&[dead, who("\"THE TEACHERS\"")]));
    }

    #[test]
    fn something_must_have_become_of_them() {
        let fills = [(Slot::Date, "03 JAN 90"), (Slot::HumanDescription, "\"TEACHERS\"")];
        assert!(!worth_a_template(&template(Type::Attack, &fills)));
        assert!(worth_a_template(&template(Type::Kidnapping, &fills)));
        let damaged = [(Slot::TargetId, "\"A BANK\""), (Slot::TargetEffect, "SOME DAMAGE: \"-\"")];
        assert!(worth_a_template(&template(Type::Bombing, &damaged)));
        assert!(!worth_a_template(&template(Type::Bombing, &damaged[..1])));
    }

    #[test]
    fn a_bomb_needs_no_target() {
        let (day, place) = ((Slot::Date, "03 JAN 90"), (Slot::Location, "PERU: LIMA (CITY)"));
        let bomb = (Slot::InstrumentId, "\"CAR BOMB\"");
        assert!(worth_a_template(&template(Type::Bombing, &[day, bomb])));
        assert!(worth_a_template(&template(Type::Bombing, &[place, bomb])));
        assert!(!worth_a_template(&template(Type::Bombing, &[bomb])));
        assert!(!worth_a_template(&template(Type::Attack, &[day, place, bomb])));
    }
}
