//! Slots 2 and 3: when and where.

use dateline_incident::{DateValue, Incident, PlaceValue};
use dateline_text::fold;

use super::evidence::{Telling, upper};
use super::template::{Slot, Template};
use super::told;

/// Slot 2: a day, an interval, or `- DAY` for on or before it; the day of writing stands in for no date at all.
pub(super) fn date(date: &DateValue, written: &DateValue) -> Option<String> {
    let day = |day: chrono::NaiveDate| day.format("%d %b %y").to_string().to_uppercase();
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
