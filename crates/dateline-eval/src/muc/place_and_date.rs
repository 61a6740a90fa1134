//! Slots 2 and 3: when and where.

use dateline_incident::{DateBasis, DateValue, Incident, PlaceValue};
use dateline_text::fold;

use super::evidence::{Telling, upper};
use super::template::{Slot, Template};
use super::told;

/// Slot 2: a day, an interval, or `- DAY` for on or before it; the day of writing stands in for no date at all.
///
/// The task counts no days from the name of a weekday (7.3, note 1), nor from `recently`: such dates stand on or before
/// the day of writing.
pub(super) fn date(date: &DateValue, written: &DateValue) -> Option<String> {
    let day = |day: chrono::NaiveDate| day.format("%d %b %y").to_string().to_uppercase();
    let by_default = date.basis == DateBasis::Inferred;
    if let Some(written) = written.best.or(written.end)
        && (by_default && date.best.is_none() || date.best.is_none() && date.end >= Some(written))
    {
        return Some(format!("- {}", day(written)));
    }
    match (date.start, date.end) {
        (Some(start), Some(end)) if start == end => Some(day(start)),
        (Some(start), Some(end)) => Some(format!("{} - {}", day(start), day(end))),
        (None, Some(end)) => Some(format!("- {}", day(end))),
        (_, None) => written.best.or(written.end).map(|written| format!("- {}", day(written))),
    }
}

/// Slot 3: from the country down. Returns the country, alpha-2.
pub(super) fn location(
    telling: &Telling<'_>,
    incident: &Incident,
    template: &mut Template,
) -> Option<String> {
    // Where the story is at home is no place that the words for this incident tell.
    let own = incident.fields.place.positions.iter().any(|(_, position)| position.rule != "home");
    let place = told(&incident.fields.place)
        .into_iter()
        .next()
        .filter(|_| own)
        .map(|place| at_home(telling, place));
    let place = place.as_ref();
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

/// The place, taken in the country that the message speaks of where a place of its name lies there.
///
/// A town of another part of the world is no place of this task (rule 4): only the country of the message is kept.
fn at_home(telling: &Telling<'_>, place: &PlaceValue) -> PlaceValue {
    let country = place.countries.first().map(String::as_str);
    let Some(home) = telling.home.filter(|home| country.is_some_and(|own| own != *home)) else {
        return place.clone();
    };
    let areas = ["country", "region", "sea"];
    if place.kind.as_deref().is_some_and(|kind| areas.contains(&kind)) {
        return place.clone();
    }
    let mut known = place.name.iter().flat_map(|name| telling.gazetteer.lookup(name));
    let name =
        known.any(|other| other.country() == Some(home)).then(|| place.name.clone()).flatten();
    if name.is_none() && country.is_some_and(|own| REGION.contains(&own)) {
        return place.clone();
    }
    PlaceValue { name, countries: vec![home.to_owned()], admin1: None, ..place.clone() }
}

/// The countries of the task and their neighbours, alpha-2.
const REGION: [&str; 15] =
    ["AR", "BO", "BR", "CL", "CO", "CR", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "SV", "VE"];

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
        && fold(bare(area).0) != fold(bare(name).0)
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

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn day(day: u32) -> DateValue {
        let day = NaiveDate::from_ymd_opt(1990, 2, day);
        DateValue { start: day, end: day, best: day, ..DateValue::open() }
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
