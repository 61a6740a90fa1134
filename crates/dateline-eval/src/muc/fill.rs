//! From an incident to the fills of a template.

use dateline_incident::{BY_ACT, Incident, Nature, Stage, WeaponValue};

use super::evidence::{Telling, listed, uncounted, words_at};
use super::perpetrator::perpetrators;
use super::place_and_date::{date, location};
use super::target::victims;
use super::template::{Slot, Template, Type, quoted};
use super::thing::things;
use super::told;

/// The template of a relevant incident; `number` counts from 1.
pub(super) fn template(telling: &Telling<'_>, incident: &Incident, number: usize) -> Template {
    let kind = incident_type(incident);
    let mut template = Template::new(telling.message.id, number, kind);
    let written = &telling.reading.facts.reference;
    if let Some(date) = date(&incident.date, written) {
        template.fill(Slot::Date, date);
    }
    let country = location(telling, incident, &mut template);
    template.fill(Slot::Stage, stage(incident.stage));
    instruments(telling, incident, kind, &mut template);
    perpetrators(telling, incident, &mut template);
    things(telling, incident, kind, country.as_deref(), &mut template);
    victims(telling, incident, kind, country.as_deref(), &mut template);
    template
}

/// Slot 4: by ACLED's sub-event type and by what was used.
fn incident_type(incident: &Incident) -> Type {
    let fields = &incident.fields;
    let types: Vec<&str> = told(&fields.types)
        .into_iter()
        .filter_map(|types| types.sub_event_type.as_deref())
        .collect();
    let arson = fields
        .types
        .positions
        .iter()
        .any(|(_, position)| matches!(&*position.rule, "arson" | "burn"));
    let explosive = |weapon: &WeaponValue| {
        let class = weapon.class.as_deref().unwrap_or_default();
        let planted = ["explosive.bomb", "explosive.charge", "explosive.device", "explosive.mine"];
        planted.iter().any(|prefix| class.starts_with(prefix)) && class != "explosive.bomb.aerial"
    };
    if types.contains(&"Abduction/forced disappearance") {
        Type::Kidnapping
    } else if arson {
        Type::Arson
    } else if types
        .iter()
        .any(|t| matches!(*t, "Remote explosive/landmine/IED" | "Suicide bomb" | "Grenade"))
        || fields.nature.value == Some(Nature::Explosion)
        || told(&fields.weapons).into_iter().flatten().any(explosive)
    {
        Type::Bombing
    } else {
        Type::Attack
    }
}

/// Slot 5.
const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Accomplished | Stage::Unclear => "ACCOMPLISHED",
        Stage::Intercepted | Stage::Attempted => "ATTEMPTED",
        Stage::Threatened => "THREATENED",
    }
}

/// Slots 6 and 7.
///
/// An instrument told twice (`a bomb`, `the bomb`) is one; where none is named, the act tells its type (7.8, note 7).
fn instruments(telling: &Telling<'_>, incident: &Incident, kind: Type, template: &mut Template) {
    let mut seen: Vec<&str> = Vec::new();
    // What the act implies has no words of its own.
    let mut named = incident.fields.weapons.clone();
    named.positions.retain(|(_, said)| said.rule != BY_ACT);
    for (at, weapon) in listed(incident, &named) {
        // What is no instrument of the task's list (`weapons`, `bullets`, `a helicopter`) fills nothing.
        let Some(kind) = instrument(weapon) else { continue };
        if seen.contains(&kind) {
            continue;
        }
        let Some(words) = at.and_then(|at| words_at(telling, at)).map(uncounted).map(quoted) else {
            continue;
        };
        seen.push(kind);
        template.fill(Slot::InstrumentType, format!("{kind}: {words}"));
        template.fill(Slot::InstrumentId, words);
    }
    if seen.is_empty()
        && let Some(kind) = by_act(incident, kind)
    {
        template.fill(Slot::InstrumentType, format!("{kind}: \"-\""));
    }
}

/// The type of the instrument that the words for the act imply: `shot` a gun, `a bombing` a bomb.
fn by_act(incident: &Incident, kind: Type) -> Option<&'static str> {
    let rules = || incident.fields.nature.positions.iter().map(|(_, position)| &*position.rule);
    match kind {
        Type::Bombing if rules().any(|rule| rule == "bomb") => Some("BOMB"),
        Type::Bombing => Some("EXPLOSIVE"),
        Type::Attack if rules().any(|rule| rule == "machine-gun") => Some("MACHINE GUN"),
        Type::Attack if rules().any(|rule| matches!(rule, "shoot" | "fire")) => Some("GUN"),
        _ => None,
    }
}

/// The task's type of an instrument: by entry where a class holds several types, else by the longest class.
fn instrument(weapon: &WeaponValue) -> Option<&'static str> {
    const ENTRIES: &[(&str, &str)] =
        &[("dynamite", "DYNAMITE"), ("petrol-bomb", "MOLOTOV COCKTAIL"), ("stone", "STONE")];
    const CLASSES: &[(&str, &str)] = &[
        ("explosive.bomb.aerial", "AERIAL BOMB"),
        ("explosive.bomb.vehicle", "VEHICLE BOMB"),
        ("explosive.bomb", "BOMB"),
        ("explosive.grenade", "GRENADE"),
        ("explosive.mine", "MINE"),
        ("explosive.missile", "MISSILE"),
        ("explosive.mortar", "MORTAR"),
        ("explosive.projectile", "PROJECTILE"),
        ("explosive.rocket", "ROCKET"),
        ("explosive", "EXPLOSIVE"),
        ("firearm.machine-gun", "MACHINE GUN"),
        ("firearm.pistol", "HANDGUN"),
        ("firearm.rifle", "RIFLE"),
        ("firearm", "GUN"),
        ("launcher.rocket", "ROCKET"),
        ("incendiary", "FIRE"),
        ("blade", "CUTTING DEVICE"),
    ];
    let class = weapon.class.as_deref().unwrap_or_default();
    // `three bullets`: what was fired is told by what fired it.
    if class.contains("ammunition") || matches!(&*weapon.kind, "bullet" | "ammunition") {
        return None;
    }
    let entry = ENTRIES.iter().find(|(id, _)| *id == weapon.kind);
    entry
        .or_else(|| CLASSES.iter().find(|(prefix, _)| class.starts_with(prefix)))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use chrono::NaiveDate;
    use dateline::Hints;
    use dateline_entity::Entities;
    use dateline_gazetteer::Gazetteer;
    use dateline_incident::{
        ActorValue, Agreement, Attributed, Bytes, Count, CountStatus, DateBasis, DateValue,
        DocumentFacts, Effect, EventType, Field, Fields, Multiplicity, Perpetrator, Position,
        Reading, TargetValue, VictimValue,
    };
    use insta::assert_snapshot;

    use super::*;
    use crate::library;
    use crate::muc::Message;

    const TEXT: &str =
        "FOUR TEACHERS WERE KILLED WHEN GUERRILLAS THREW DYNAMITE AT THE SCHOOL BUS.";

    fn bytes(words: &str) -> Bytes {
        let start = TEXT.find(words).expect("the words are in the text") as u32;
        Bytes { start, end: start + words.len() as u32 }
    }

    /// A field of one position, with the words that say it.
    fn field<T: Clone>(value: T, words: &[&str]) -> Field<T> {
        let position = Position {
            value: value.clone(),
            source: None,
            hedge: None,
            rule: Cow::Borrowed("test"),
            evidence: words.iter().map(|words| bytes(words)).collect(),
            covers: Vec::new(),
        };
        Field { value: Some(value), agreement: Agreement::Single, positions: vec![(0, position)] }
    }

    fn day(day: u32) -> DateValue {
        let day = NaiveDate::from_ymd_opt(1990, 2, day);
        DateValue { start: day, end: day, best: day, basis: DateBasis::Stated, ..DateValue::open() }
    }

    fn exactly(number: u64) -> Count {
        let number = Some(number);
        Count { status: CountStatus::Stated, min: number, max: number, best: number, words: None }
    }

    fn incident(date: DateValue) -> Incident {
        let count = Count::NOT_STATED;
        let dynamite =
            WeaponValue { kind: "dynamite".into(), class: Some("explosive.charge".into()), count };
        let bus = TargetValue {
            name: Some("THE SCHOOL BUS".into()),
            kind: Some("bus".into()),
            owner: Vec::new(),
            effect: Effect::Destroyed,
        };
        let teachers = VictimValue {
            group: Some("teachers".into()),
            status: Cow::Borrowed("civilian"),
            traits: Vec::new(),
            killed: exactly(4),
            injured: Count::NOT_STATED,
        };
        let guerrillas = ActorValue {
            id: None,
            name: None,
            kind: Some("unidentified".into()),
            words: "GUERRILLAS".into(),
            descriptor: None,
            sponsor: None,
            parent: None,
        };
        Incident {
            id: "1990-02-13-sv-nowhere-000000".into(),
            title: "four killed".into(),
            accounts: vec![(0, 0)],
            fields: Fields {
                types: field(
                    EventType { event_type: None, sub_event_type: Some("Attack".into()) },
                    &["THREW DYNAMITE"],
                ),
                weapons: field(vec![dynamite], &["DYNAMITE"]),
                targets: field(vec![bus], &["THE SCHOOL BUS"]),
                victims: field(vec![teachers], &["FOUR TEACHERS"]),
                perpetrator: field(
                    Perpetrator { actor: guerrillas, attribution: Attributed::Asserted },
                    &["GUERRILLAS"],
                ),
                ..Fields::default()
            },
            date,
            stage: Stage::Accomplished,
            background: false,
            multiplicity: Multiplicity::One,
            independent_origins: 1,
            merge: Vec::new(),
            disagreements: Vec::new(),
            confidence: 50,
            supersedes: Vec::new(),
            rulings: Vec::new(),
        }
    }

    fn reading() -> Reading {
        Reading {
            facts: DocumentFacts { id: "d-0".into(), origin: "d-0".into(), reference: day(14) },
            accounts: Vec::new(),
            aggregates: Vec::new(),
            context: Vec::new(),
            dropped: Vec::new(),
            traits: dateline_incident::Traits::default(),
        }
    }

    fn filled(incident: &Incident) -> Template {
        let message = Message { id: "TST0-MUC3-0001", text: TEXT };
        let reading = reading();
        let (document, _) = library::entities(TEXT, &Hints::default());
        let telling = Telling {
            message: &message,
            document: &document,
            entities: &Entities::default(),
            reading: &reading,
            gazetteer: Gazetteer::base(),
            names: &[],
            home: None,
        };
        template(&telling, incident, 1)
    }

    #[test]
    fn a_bombing() {
        assert_snapshot!(filled(&incident(day(13))), @r#"
        0.  MESSAGE: ID                     TST0-MUC3-0001
        1.  MESSAGE: TEMPLATE               1
        2.  INCIDENT: DATE                  13 FEB 90
        3.  INCIDENT: LOCATION              -
        4.  INCIDENT: TYPE                  BOMBING
        5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
        6.  INCIDENT: INSTRUMENT ID         "DYNAMITE"
        7.  INCIDENT: INSTRUMENT TYPE       DYNAMITE: "DYNAMITE"
        8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
        9.  PERP: INDIVIDUAL ID             "GUERRILLAS"
        10. PERP: ORGANIZATION ID           -
        11. PERP: ORGANIZATION CONFIDENCE   -
        12. PHYS TGT: ID                    "THE SCHOOL BUS"
        13. PHYS TGT: TYPE                  TRANSPORT VEHICLE: "THE SCHOOL BUS"
        14. PHYS TGT: NUMBER                1: "THE SCHOOL BUS"
        15. PHYS TGT: FOREIGN NATION        -
        16. PHYS TGT: EFFECT OF INCIDENT    DESTROYED: "THE SCHOOL BUS"
        17. PHYS TGT: TOTAL NUMBER          -
        18. HUM TGT: NAME                   -
        19. HUM TGT: DESCRIPTION            "TEACHERS"
        20. HUM TGT: TYPE                   CIVILIAN: "TEACHERS"
        21. HUM TGT: NUMBER                 4: "TEACHERS"
        22. HUM TGT: FOREIGN NATION         -
        23. HUM TGT: EFFECT OF INCIDENT     DEATH: "TEACHERS"
        24. HUM TGT: TOTAL NUMBER           -
        "#);
    }
}
