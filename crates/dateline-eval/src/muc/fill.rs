//! From an incident to the fills of a template.

use dateline_entity::{Entities, Entity, Mention, Number, People};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{
    ActorValue, Attributed, Bytes, Count, CountStatus, DateValue, Effect, Field, Incident, Nature,
    PlaceValue, Position, Reading, Stage, VictimValue, WeaponValue,
};
use dateline_text::{Span, fold};

use super::relevance::by_state;
use super::template::{Slot, Template, Type, quoted};
use super::{Message, told};

/// What a template is made from.
pub(super) struct Telling<'a> {
    pub(super) message: &'a Message<'a>,
    pub(super) entities: &'a Entities,
    pub(super) reading: &'a Reading,
    pub(super) gazetteer: &'a Gazetteer,
    /// The country that the message speaks of most, alpha-2.
    pub(super) home: Option<&'a str>,
}

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
    instruments(telling, incident, &mut template);
    perpetrators(telling, incident, &mut template);
    targets(telling, incident, country.as_deref(), &mut template);
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
    let arson = fields.types.positions.iter().any(|(_, position)| position.rule.contains("arson"));
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

/// Slot 2: a day, an interval, or `- DAY` for on or before it; the day of writing stands in for no date at all.
fn date(date: &DateValue, written: &DateValue) -> Option<String> {
    let day = |day: chrono::NaiveDate| day.format("%d %b %y").to_string().to_uppercase();
    match (date.start, date.end) {
        (Some(start), Some(end)) if start == end => Some(day(start)),
        (Some(start), Some(end)) => Some(format!("{} - {}", day(start), day(end))),
        (None, Some(end)) => Some(format!("- {}", day(end))),
        (_, None) => written.best.or(written.end).map(|written| format!("- {}", day(written))),
    }
}

/// Slot 3: from the country down. Returns the country, alpha-2.
fn location(telling: &Telling<'_>, incident: &Incident, template: &mut Template) -> Option<String> {
    let place = told(&incident.fields.place).into_iter().next();
    let country = place
        .and_then(|place| place.countries.first().map(String::as_str))
        .or(telling.home)
        .map(str::to_owned);
    let mut parts: Vec<String> = country
        .as_deref()
        .and_then(|code| telling.gazetteer.country(code))
        .map(|country| upper(country.name()))
        .into_iter()
        .collect();
    if let Some(place) = place
        && !parts.is_empty()
    {
        parts.extend(within(place));
    }
    if !parts.is_empty() {
        template.fill(Slot::Location, parts.join(": "));
    }
    country
}

/// The parts of a place below its country: its area where the words name it, then its name.
fn within(place: &PlaceValue) -> Vec<String> {
    let Some(name) = &place.name else { return Vec::new() };
    let kind = match place.kind.as_deref().unwrap_or_default() {
        "country" => return Vec::new(),
        "admin1" => "DEPARTMENT",
        "admin2" => "MUNICIPALITY",
        "place" => "CITY",
        "airport" => "AIRPORT",
        _ => "REGION",
    };
    let mut parts = Vec::new();
    let words = fold(&place.words);
    if let Some(area) = &place.admin1
        && fold(area) != fold(name)
        && words.contains(&*fold(bare(area).0))
    {
        parts.push(typed(area, "DEPARTMENT"));
    }
    parts.push(typed(name, kind));
    parts
}

/// A name with its type in brackets; a type that is part of the name leaves it (`San Miguel Department`).
fn typed(name: &str, kind: &str) -> String {
    let (name, own) = bare(name);
    format!("{} ({})", upper(name), own.unwrap_or(kind))
}

/// A name without the type that ends it.
fn bare(name: &str) -> (&str, Option<&'static str>) {
    const TYPES: [&str; 5] = ["DEPARTMENT", "PROVINCE", "MUNICIPALITY", "REGION", "DISTRICT"];
    let Some((rest, last)) = name.rsplit_once(' ') else { return (name, None) };
    match TYPES.iter().find(|kind| kind.eq_ignore_ascii_case(last)) {
        Some(kind) => (rest, Some(kind)),
        None => (name, None),
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
fn instruments(telling: &Telling<'_>, incident: &Incident, template: &mut Template) {
    for (at, weapon) in listed(incident, &incident.fields.weapons) {
        let kind = instrument(weapon);
        let Some(words) = at.and_then(|at| words_at(telling, at)).map(quoted) else { continue };
        if let Some(kind) = kind {
            template.fill(Slot::InstrumentType, format!("{kind}: {words}"));
        }
        template.fill(Slot::InstrumentId, words);
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
    let entry = ENTRIES.iter().find(|(id, _)| *id == weapon.kind);
    entry
        .or_else(|| CLASSES.iter().find(|(prefix, _)| class.starts_with(prefix)))
        .map(|(_, name)| *name)
}

/// Slots 8 to 11.
fn perpetrators(telling: &Telling<'_>, incident: &Incident, template: &mut Template) {
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
    if actor.name.is_some() && actor.kind.as_deref() != Some("unidentified") {
        template.fill(Slot::Confidence, format!("{confidence}: {words}"));
        template.fill(Slot::Organization, words);
    } else {
        template.fill(Slot::Individual, words);
    }
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

/// Slots 12 to 16.
fn targets(
    telling: &Telling<'_>,
    incident: &Incident,
    country: Option<&str>,
    template: &mut Template,
) {
    for (at, target) in listed(incident, &incident.fields.targets) {
        let kind = target.kind.as_deref().unwrap_or_default();
        let words = target.name.as_deref().or_else(|| words_at(telling, at?)).map(quoted);
        // What the location slot takes is no target (rule 7), and roads are where something happened.
        let scene = matches!(kind, "residential_area" | "road" | "town" | "village");
        let (Some(words), false) = (words, scene) else { continue };
        template.fill(Slot::TargetType, format!("{}: {words}", target_type(kind)));
        let counted = mention_in(telling, at, |entity| match entity {
            Entity::Target(target) => target.count.as_ref(),
            _ => None,
        });
        // Without a number the words name one thing.
        let counted = counted.map_or(Some("1".to_owned()), |(_, number)| quantity(number));
        if let Some(count) = counted {
            template.fill(Slot::TargetNumber, format!("{count}: {words}"));
        }
        let foreign = target.owner.iter().find_map(|owner| nation(telling, owner, country));
        if let Some(nation) = foreign {
            template.fill(Slot::TargetNation, format!("{nation}: {words}"));
        }
        let effect = match target.effect {
            Effect::Destroyed => Some("DESTROYED"),
            Effect::Damaged => Some("SOME DAMAGE"),
            Effect::NoDamage => Some("NO DAMAGE"),
            Effect::NoReports | Effect::NotStated => None,
        };
        if let Some(effect) = effect {
            template.fill(Slot::TargetEffect, format!("{effect}: {words}"));
        }
        template.fill(Slot::TargetId, words);
    }
}

/// Slots 15 and 22: the nation of a target, where it is another than that of the place.
fn nation(telling: &Telling<'_>, code: &str, country: Option<&str>) -> Option<String> {
    let foreign = Some(code) != country;
    foreign.then(|| telling.gazetteer.country(code)).flatten().map(|nation| upper(nation.name()))
}

/// The task's type of a physical target.
fn target_type(kind: &str) -> &'static str {
    match kind {
        "apartment_building" | "residence" | "tent" => "CIVILIAN RESIDENCE",
        "factory" | "farm" | "hotel" | "market" | "mine" | "petrol_station" | "restaurant"
        | "shop" | "shopping_centre" | "warehouse" => "COMMERCIAL",
        "communications" | "media_office" => "COMMUNICATIONS",
        "consulate" | "embassy" => "DIPLOMAT OFFICE OR RESIDENCE",
        "fuel_depot" | "gas_facility" | "nuclear_site" | "oil_facility" | "oil_field"
        | "oil_refinery" | "pipeline" | "power_grid" | "power_plant" => "ENERGY",
        "bank" => "FINANCIAL",
        "courthouse" | "government_building" | "presidential_palace" | "town_hall" => {
            "GOVERNMENT OFFICE OR RESIDENCE"
        }
        "checkpoint" | "police_station" | "prison" => "LAW ENFORCEMENT FACILITY",
        "aid_office" | "headquarters" | "office" | "party_office" | "union_office" => {
            "ORGANIZATION OFFICE"
        }
        "aircraft_target" | "ambulance" | "bus" | "convoy" | "military_vehicle" | "motorcycle"
        | "police_vehicle" | "ship" | "taxi" | "train" | "truck" | "vehicle" => "TRANSPORT VEHICLE",
        "airport" | "bus_station" | "port" | "railway_station" => "TRANSPORTATION FACILITY",
        "bridge" | "railway" | "road" => "TRANSPORTATION ROUTE",
        "dam" | "water_facility" => "WATER",
        _ => "OTHER",
    }
}

/// Slots 18 to 23. The library keeps no names of private people, so that slot 18 stays empty.
fn victims(
    telling: &Telling<'_>,
    incident: &Incident,
    kind: Type,
    country: Option<&str>,
    template: &mut Template,
) {
    let fields = &incident.fields;
    for (at, victim) in listed(incident, &fields.victims) {
        let people = mention_in(telling, at, |entity| match entity {
            Entity::People(people) => named(people, victim).then_some(people),
            _ => None,
        });
        let words = people.and_then(|(mention, _)| words_at(telling, mention.span.into()));
        let Some(words) = words.or(victim.group.as_deref()).map(quoted) else { continue };
        let foreign =
            people.and_then(|(_, people)| nation(telling, people.country.as_deref()?, country));
        if let Some(nation) = foreign {
            template.fill(Slot::HumanNation, format!("{nation}: {words}"));
        }
        template.fill(Slot::HumanType, format!("{}: {words}", human_type(victim)));
        let counted = [&victim.killed, &victim.injured].into_iter().find_map(number);
        if let Some(count) = counted {
            template.fill(Slot::HumanNumber, format!("{count}: {words}"));
        }
        for effect in
            [harm(&victim.killed, "DEATH"), harm(&victim.injured, "INJURY")].into_iter().flatten()
        {
            template.fill(Slot::HumanEffect, format!("{effect}: {words}"));
        }
        template.fill(Slot::HumanDescription, words);
    }
    if template.fills(Slot::HumanDescription).is_empty() && kind != Type::Kidnapping {
        let none = |field: &Field<Count>| {
            told(field).into_iter().any(|count| count.status == CountStatus::ExplicitNone)
        };
        match (none(&fields.killed), none(&fields.injured)) {
            (true, true) => template.fill(Slot::HumanEffect, "NO INJURY OR DEATH: \"-\""),
            (true, false) => template.fill(Slot::HumanEffect, "NO DEATH: \"-\""),
            (false, true) => template.fill(Slot::HumanEffect, "NO INJURY: \"-\""),
            (false, false) => {}
        }
    }
}

/// The task's type of a human target.
fn human_type(victim: &VictimValue) -> &'static str {
    const TRAITS: &[(&str, &str)] = &[
        ("diplomat", "DIPLOMAT"),
        ("official", "GOVERNMENT OFFICIAL"),
        ("judge", "LEGAL OR JUDICIAL"),
        ("lawyer", "LEGAL OR JUDICIAL"),
        ("politician", "POLITICAL FIGURE"),
        ("guard", "SECURITY GUARD"),
    ];
    let by_trait = TRAITS.iter().find(|(name, _)| victim.traits.iter().any(|held| held == name));
    match (by_trait, &*victim.status) {
        (Some((_, name)), _) => name,
        (None, "military") => "ACTIVE MILITARY",
        (None, "police") => "LAW ENFORCEMENT",
        (None, _) => "CIVILIAN",
    }
}

/// The effect that a count tells, or that it denies.
fn harm(count: &Count, what: &str) -> Option<String> {
    match count.status {
        CountStatus::Stated if count.max == Some(0) => Some(format!("NO {what}")),
        CountStatus::Stated | CountStatus::StatedNoNumber => Some(what.to_owned()),
        CountStatus::ExplicitNone => Some(format!("NO {what}")),
        CountStatus::NoReports | CountStatus::NoReportsYet | CountStatus::NotStated => None,
    }
}

/// A number as the task writes it: `6`, `6-8`, `6-` for at least, `~6` for about, `PLURAL` for several.
fn number(count: &Count) -> Option<String> {
    match (count.status, count.min, count.max, count.best) {
        (CountStatus::StatedNoNumber, ..) => Some("PLURAL".to_owned()),
        (CountStatus::Stated, Some(min), Some(max), _) if min == max => Some(min.to_string()),
        (CountStatus::Stated, Some(min), Some(max), Some(best)) if min < best && best < max => {
            Some(format!("~{best}"))
        }
        (CountStatus::Stated, Some(min), Some(max), _) => Some(format!("{min}-{max}")),
        (CountStatus::Stated, Some(min), None, _) => Some(format!("{min}-")),
        (CountStatus::Stated, None, _, Some(best)) => Some(best.to_string()),
        _ => None,
    }
}

/// The values of a field of lists, over all positions, each with its own words where a position has one piece of
/// evidence for each value, or one for all.
fn listed<'a, T>(
    incident: &'a Incident,
    field: &'a Field<Vec<T>>,
) -> impl Iterator<Item = (Option<Bytes>, &'a T)> {
    let own = |account: usize| incident.accounts.get(account).is_some();
    field.positions.iter().filter(move |(account, _)| own(*account)).flat_map(|(_, position)| {
        let Position { value, evidence, .. } = position;
        value.iter().enumerate().map(move |(index, value)| {
            let at = match &evidence[..] {
                [only] => Some(only),
                several if several.len() == position.value.len() => several.get(index),
                _ => None,
            };
            (at.copied(), value)
        })
    })
}

fn words_at<'a>(telling: &Telling<'a>, at: Bytes) -> Option<&'a str> {
    telling.message.text.get(Span::from(at).range())
}

/// The first mention within the words that `find` finds something in.
fn mention_in<'a, T>(
    telling: &Telling<'a>,
    at: Option<Bytes>,
    find: impl Fn(&'a Entity) -> Option<T>,
) -> Option<(&'a Mention, T)> {
    let mentions = telling.entities.within(at?.into());
    mentions.iter().find_map(|mention| Some((mention, find(&mention.entity)?)))
}

/// Whether the victims are these people.
fn named(people: &People, victim: &VictimValue) -> bool {
    victim.group.as_deref().is_some_and(|group| fold(group) == fold(&people.group))
}

/// A number of things as the task writes it.
fn quantity(counted: &Number) -> Option<String> {
    let quantity = counted.quantity;
    let status = if quantity.min.or(quantity.max).or(quantity.best).is_some() {
        CountStatus::Stated
    } else {
        CountStatus::StatedNoNumber
    };
    number(&Count {
        status,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: None,
    })
}

/// Upper case without accents, as the set lists have names.
fn upper(name: &str) -> String {
    fold(name).to_uppercase()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use chrono::NaiveDate;
    use dateline_incident::{
        Agreement, DateBasis, DocumentFacts, EventType, Fields, Multiplicity, Perpetrator,
        TargetValue,
    };
    use insta::assert_snapshot;

    use super::*;

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
            name: None,
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
        }
    }

    fn reading() -> Reading {
        Reading {
            facts: DocumentFacts { id: "d-0".into(), origin: "d-0".into(), reference: day(14) },
            accounts: Vec::new(),
            aggregates: Vec::new(),
            context: Vec::new(),
            dropped: Vec::new(),
        }
    }

    fn filled(incident: &Incident) -> Template {
        let message = Message { id: "TST0-MUC3-0001", text: TEXT };
        let reading = reading();
        let telling = Telling {
            message: &message,
            entities: &Entities::default(),
            reading: &reading,
            gazetteer: Gazetteer::base(),
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

    #[test]
    fn dates() {
        let written = day(14);
        let from = DateValue { start: day(3).start, end: day(5).end, ..DateValue::open() };
        let until = DateValue { end: day(5).end, ..DateValue::open() };
        assert_eq!(date(&day(3), &written).as_deref(), Some("03 FEB 90"));
        assert_eq!(date(&from, &written).as_deref(), Some("03 FEB 90 - 05 FEB 90"));
        assert_eq!(date(&until, &written).as_deref(), Some("- 05 FEB 90"));
        assert_eq!(date(&DateValue::open(), &written).as_deref(), Some("- 14 FEB 90"));
        assert_eq!(date(&DateValue::open(), &DateValue::open()), None);
    }

    #[test]
    fn numbers() {
        let stated =
            |min, max, best| Count { status: CountStatus::Stated, min, max, best, words: None };
        assert_eq!(number(&exactly(6)).as_deref(), Some("6"));
        assert_eq!(number(&stated(Some(6), None, None)).as_deref(), Some("6-"));
        assert_eq!(number(&stated(Some(6), Some(8), None)).as_deref(), Some("6-8"));
        assert_eq!(number(&stated(Some(80), Some(120), Some(100))).as_deref(), Some("~100"));
        assert_eq!(
            number(&Count::bare(CountStatus::StatedNoNumber, None)).as_deref(),
            Some("PLURAL")
        );
        assert_eq!(number(&Count::NOT_STATED), None);
    }

    #[test]
    fn places_from_the_country_down() {
        let place = PlaceValue {
            name: Some("Bogotá".into()),
            words: "in Bogotá".into(),
            id: None,
            kind: Some("place".into()),
            relation: None,
            countries: vec!["CO".into()],
            admin1: Some("Cundinamarca".into()),
            admin2: None,
            point: None,
            precision_km: None,
            candidates: Vec::new(),
        };
        assert_eq!(within(&place), ["BOGOTA (CITY)"]);
        let place = PlaceValue { words: "IN BOGOTA, CUNDINAMARCA DEPARTMENT".into(), ..place };
        assert_eq!(within(&place), ["CUNDINAMARCA (DEPARTMENT)", "BOGOTA (CITY)"]);
    }
}
