//! Our own lists: places, aliases, points, demonyms and common words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::layout::Tag;
use crate::{Result, Row, kind};

/// Lines of tab-separated fields below the line of headings.
fn fields<const N: usize>(list: &str) -> impl Iterator<Item = Result<[&str; N]>> {
    list.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().map_err(|_| format!("`{line}` has not {N} fields").into())
    })
}

/// `33.786` in ten-thousandths.
fn degrees(text: &str) -> Result<i32> {
    Ok((text.parse::<f64>()? * 1e4).round() as i32)
}

/// Better points for first-level areas.
pub(crate) fn points(rows: &mut [Row], list: &str) -> Result<()> {
    for line in fields(list) {
        let [id, _, lat, lon] = line?;
        let id = id.strip_prefix("a1:").ok_or_else(|| format!("`{id}` is no first-level area"))?;
        let row = rows
            .iter_mut()
            .find(|row| row.tag == Tag::Admin1 && row.id == id)
            .ok_or_else(|| format!("`{id}` is not known"))?;
        (row.lat, row.lon) = (degrees(lat)?, degrees(lon)?);
    }
    Ok(())
}

/// Bases, fields, camps and regions; one takes the names of a military airfield at the same spot.
pub(crate) fn curated<'a>(rows: &mut Vec<Row<'a>>, list: &'a str) -> Result<()> {
    let known: BTreeSet<([u8; 2], &str)> = rows
        .iter()
        .filter(|row| row.tag == Tag::Admin1)
        .map(|row| (row.country, row.name))
        .collect();
    let mut previous = "";
    for line in fields(list) {
        let [id, class, name, lat, lon, country, admin1, reach, aliases] = line?;
        if id <= previous {
            return Err(format!(
                "curated.tsv is sorted by id, and `{id}` comes after `{previous}`"
            )
            .into());
        }
        previous = id;
        let country: [u8; 2] = country
            .as_bytes()
            .try_into()
            .map_err(|_| format!("`{country}` of {id} is no alpha-2 code"))?;
        if !admin1.is_empty() && !known.contains(&(country, admin1)) {
            return Err(
                format!("`{admin1}` of {id} names no first-level area of its country").into()
            );
        }
        let mut own: Vec<Cow<str>> =
            aliases.split('|').filter(|alias| !alias.is_empty()).map(Cow::Borrowed).collect();
        let (lat, lon) = (degrees(lat)?, degrees(lon)?);
        if class == "base" {
            rows.retain(|row| {
                let same = row.tag == Tag::Airfield
                    && row.kind == kind("base")
                    && row.country == country
                    && (row.lat - lat).abs() < 600
                    && (row.lon - lon).abs() < 600;
                if same {
                    own.push(Cow::Borrowed(row.name));
                    own.extend(
                        row.others.split('|').filter(|name| !name.is_empty()).map(Cow::Borrowed),
                    );
                }
                !same
            });
        }
        rows.push(Row {
            tag: Tag::Own,
            id: Cow::Borrowed(id),
            number: 0,
            kind: kind(class),
            name,
            others: "",
            own,
            country,
            lat,
            lon,
            people: 0,
            reach: reach.parse()?,
            admin1,
            admin2: "",
        });
    }
    Ok(())
}

/// `Nineveh Governorate` is also `Nineveh`.
pub(crate) fn shorten(rows: &mut [Row]) {
    const AFTER: [&str; 24] = [
        "Governorate",
        "Province",
        "Region",
        "Oblast",
        "Department",
        "District",
        "State",
        "County",
        "Prefecture",
        "Raion",
        "Krai",
        "Kray",
        "Republic",
        "Parish",
        "Municipality",
        "Division",
        "City",
        "Regional State",
        "Autonomous Oblast",
        "oblast",
        "District Council",
        "Canton",
        "Voivodeship",
        "Atoll",
    ];
    const BEFORE: [&str; 7] = [
        "Muhafazat ",
        "Municipality of ",
        "Republic of ",
        "Wilaya of ",
        "State of ",
        "Province of ",
        "Department of ",
    ];
    for row in rows.iter_mut().filter(|row| row.tag == Tag::Admin1) {
        let name = row.name;
        for word in AFTER {
            if let Some(short) = name.strip_suffix(word).and_then(|short| short.strip_suffix(' ')) {
                row.own.push(Cow::Borrowed(short));
            }
        }
        for word in BEFORE {
            row.own.extend(name.strip_prefix(word).map(Cow::Borrowed));
        }
    }
}

/// More names of places that have a row already. `rows` is sorted.
pub(crate) fn aliases<'a>(rows: &mut [Row<'a>], list: &'a str) -> Result<()> {
    let mut previous = "";
    for line in fields(list) {
        let [id, names] = line?;
        if id <= previous {
            return Err(format!(
                "aliases.tsv is sorted by id, and `{id}` comes after `{previous}`"
            )
            .into());
        }
        previous = id;
        let (tag, rest) = match id.split_once(':') {
            Some(("country", rest)) => (Tag::Country, rest),
            Some(("a1", rest)) => (Tag::Admin1, rest),
            Some(("a2", rest)) => (Tag::Admin2, rest),
            Some(("ap", rest)) => (Tag::Airfield, rest),
            Some(("gn", rest)) => (Tag::GeoNames, rest),
            _ => return Err(format!("`{id}` is no id of a place that can have aliases").into()),
        };
        let number = if tag == Tag::GeoNames { rest.parse()? } else { 0 };
        let text = if tag == Tag::GeoNames { "" } else { rest };
        let at = rows
            .binary_search_by(|row| {
                (row.tag, row.number, row.id.as_ref()).cmp(&(tag, number, text))
            })
            .map_err(|_| format!("`{id}` is not known"))?;
        rows[at].own.extend(names.split('|').map(Cow::Borrowed));
    }
    Ok(())
}

/// Peoples and adjectives, each with the row of its country.
pub(crate) fn demonyms<'a>(
    countries: &BTreeMap<[u8; 2], u32>,
    list: &'a str,
) -> Result<Vec<(&'a str, u32)>> {
    let mut peoples = Vec::new();
    for line in fields(list) {
        let [country, names] = line?;
        let at = country.as_bytes().try_into().ok().and_then(|code: [u8; 2]| countries.get(&code));
        let at = *at.ok_or_else(|| format!("`{country}` is no country"))?;
        peoples.extend(names.split('|').map(|name| (name, at)));
    }
    Ok(peoples)
}

/// Names that mean something else more often.
pub(crate) fn common(list: &str) -> Vec<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|name| name.replace('_', " ")).collect()
}
