//! Slots 12 to 23: what and who was hit.

use dateline_entity::{Entity, Mention, Number, People};
use dateline_incident::{Bytes, Count, CountStatus, Effect, Field, Incident, VictimValue};
use dateline_text::{Span, fold};

use super::evidence::{Telling, listed, mention_in, upper, words_at};
use super::template::{Slot, Template, Type, quoted};
use super::told;

/// Slots 12 to 16.
pub(super) fn targets(
    telling: &Telling<'_>,
    incident: &Incident,
    country: Option<&str>,
    template: &mut Template,
) {
    for (at, target) in listed(incident, &incident.fields.targets) {
        let kind = target.kind.as_deref().unwrap_or_default();
        // An effect alone (`damage`) names nothing.
        let own = || words_at(telling, at?).filter(|_| target.kind.is_some());
        let words = target.name.as_deref().or_else(own).map(quoted);
        // What the location slot takes is no target (rule 7), and roads are where something happened.
        let scene = matches!(
            kind,
            "residential_area" | "road" | "town" | "village" | "funeral" | "farm_field"
        );
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

/// Slots 18 to 23.
///
/// The library keeps no names of private people: slot 18 is read again from the words that tell the harm.
pub(super) fn victims(
    telling: &Telling<'_>,
    incident: &Incident,
    kind: Type,
    country: Option<&str>,
    template: &mut Template,
) {
    let fields = &incident.fields;
    for (at, victim) in listed(incident, &fields.victims) {
        if named_victims(telling, at, victim, template) {
            continue;
        }
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

/// Fills the slots of victims whom the words name; false where they name nobody.
fn named_victims(
    telling: &Telling<'_>,
    at: Option<Bytes>,
    victim: &VictimValue,
    template: &mut Template,
) -> bool {
    let Some(at) = at.map(Span::from) else { return false };
    let mut any = false;
    for name in telling.names.iter().filter(|name| at.contains(**name)) {
        any = true;
        let full = full_name(telling, *name);
        let words = quoted(full.of(telling.message.text));
        if let Some(role) = role(telling, *name).or_else(|| role(telling, full)) {
            template.fill(Slot::HumanDescription, format!("{}: {words}", quoted(role)));
        }
        template.fill(Slot::HumanType, format!("{}: {words}", human_type(victim)));
        template.fill(Slot::HumanNumber, format!("1: {words}"));
        for effect in
            [harm(&victim.killed, "DEATH"), harm(&victim.injured, "INJURY")].into_iter().flatten()
        {
            template.fill(Slot::HumanEffect, format!("{effect}: {words}"));
        }
        template.fill(Slot::HumanName, words);
    }
    any
}

/// The longest name of the message that ends in the same word, or holds this one.
fn full_name(telling: &Telling<'_>, name: Span) -> Span {
    let words = name.of(telling.message.text);
    let holds = |other: &&Span| {
        let other = other.of(telling.message.text);
        other.len() > words.len() && other.split_whitespace().any(|word| word == words)
    };
    if words.split_whitespace().count() > 1 {
        return name;
    }
    telling.names.iter().filter(holds).max_by_key(|other| other.len()).copied().unwrap_or(name)
}

/// What somebody is, from the words right before the name (`the mayor`) or after its comma (`, a lawyer,`).
fn role<'a>(telling: &Telling<'a>, name: Span) -> Option<&'a str> {
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
                && text
                    .get(name.end as usize..mention.span.start as usize)
                    .is_some_and(|gap| gap.trim() == ",")
        })
    };
    let mention = before.or_else(after)?;
    let words = mention.span.of(text);
    let articles = ["THE ", "A ", "AN "];
    Some(articles.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let stated =
            |min, max, best| Count { status: CountStatus::Stated, min, max, best, words: None };
        assert_eq!(number(&stated(Some(6), Some(6), Some(6))).as_deref(), Some("6"));
        assert_eq!(number(&stated(Some(6), None, None)).as_deref(), Some("6-"));
        assert_eq!(number(&stated(Some(6), Some(8), None)).as_deref(), Some("6-8"));
        assert_eq!(number(&stated(Some(80), Some(120), Some(100))).as_deref(), Some("~100"));
        assert_eq!(
            number(&Count::bare(CountStatus::StatedNoNumber, None)).as_deref(),
            Some("PLURAL")
        );
        assert_eq!(number(&Count::NOT_STATED), None);
    }
}
