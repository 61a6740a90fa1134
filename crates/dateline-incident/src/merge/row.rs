//! Accounts as plain rows: days, cells, hashes.
//!
//! A row holds all that blocking and scoring look at, in integers, so that a cluster engine can ship it, sort it and
//! join it. Nothing of a row is printed, but for the numbers in the reasons of a score.

use chrono::{Datelike, NaiveDate};
use dateline_text::fold_hash;
use serde::{Deserialize, Serialize};

use super::likeness::Usage;
use super::settle;
use super::who::{Who, country};
use crate::{
    Account, AccountKind, Count, CountStatus, DateBasis, Multiplicity, Nature, PlaceValue,
    Position, Reading, WeaponValue,
};

/// A rare word stands in at most this many documents. Above it, it tells topics apart, not events.
const RARE_DOCUMENTS: usize = 12;

/// In a small collection a word is rare in at most one of so many documents, but two may always share it.
const RARE_SHARE: usize = 8;

/// Days before and after the reference day within which news that gives no date is taken to have happened.
///
/// Of dated reports of shootings 87 % appeared within a week of the event.
const RECENT: (i32, i32) = (7, 1);

/// How firmly the days of a row hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Nothing is known, or only that news is recent.
    #[default]
    Loose,
    /// Worked out from other facts.
    Derived,
    /// Read from words of the text and a reference date that stands in it.
    Firm,
}

/// Who meant what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// One side did, as far as is said.
    #[default]
    OneSide,
    /// Two sides fought, so that "who attacked whom" has no direction.
    Mutual,
    /// Nobody.
    Accident,
}

/// What one account says, in integers. `0` is "not known" for hashes and country codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Index of the reading, and the account's ordinal.
    pub account: (usize, u32),
    /// The byte of its document at which it is first told.
    pub root: u32,
    /// A label that accounts of one document share.
    pub document: u32,
    /// Hash of the wire it came by.
    pub origin: u64,
    /// The document's reference day, in days since 0001-01-01.
    pub reference: Option<i32>,
    /// It only recalls the incident.
    pub background: bool,
    /// One incident, or several told as one.
    pub multiplicity: Multiplicity,
    /// First and last possible day, inclusive.
    pub days: (Option<i32>, Option<i32>),
    /// How firmly they hold.
    pub hold: Hold,
    /// Night or evening: the other account may have the day before or after.
    pub night: bool,
    /// Where it may have been, finest first.
    pub sites: Vec<Site>,
    /// All countries that it may have been in, sorted.
    pub countries: Vec<u16>,
    /// With what.
    pub arms: Vec<Arm>,
    /// Least and most killed, where a number is said.
    pub killed: Option<(u64, u64)>,
    /// Least and most injured, where a number is said.
    pub injured: Option<(u64, u64)>,
    /// How many attacks, where said.
    pub attacks: Option<(u64, u64)>,
    /// Who did it, by whatever grounds.
    pub doers: Vec<Who>,
    /// Who was attacked.
    pub attacked: Vec<Who>,
    /// Kinds of targets, hashed and sorted.
    pub targets: Vec<u64>,
    /// Words for the victims, hashed and sorted.
    pub victims: Vec<u64>,
    /// Who meant it.
    pub manner: Manner,
    /// Hashes of rare words and names of people, sorted.
    pub rare: Vec<u64>,
    /// Whether its document is about this event; else the lists below are empty.
    pub main: bool,
    /// Hashes of persons whom the document names, rare ones, sorted.
    pub persons: Vec<u64>,
    /// As `persons`, of offices, forces and areas.
    pub bodies: Vec<u64>,
    /// Ages that the document tells, sorted.
    pub ages: Vec<u8>,
    /// Hashes of places that the document names, sorted.
    pub named: Vec<u64>,
    /// Hashes of the words that tell most of the document, sorted, with their worth; empty in a small collection.
    pub words: Vec<(u32, u16)>,
}

/// A place: hashes, and a cell of the earth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Hash of the gazetteer id.
    pub id: u64,
    /// Hash of the name.
    pub name: u64,
    /// Hash of what kind of place it is (`military_base`).
    pub kind: u64,
    /// How fine it is.
    pub level: Level,
    /// Hash of the first-level area.
    pub admin1: u64,
    /// Countries, sorted.
    pub countries: Vec<u16>,
    /// Latitude and longitude in millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// How far off the point may be, in kilometres.
    pub precision_km: u32,
}

/// How fine a place is; later is finer.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing, or a part of the world.
    #[default]
    World,
    /// A country, or one of several.
    Country,
    /// A part of a country without borders of its own (`southern Somalia`).
    Region,
    /// A point without a name (`a base in Jordan`).
    Unnamed,
    /// A first-level area.
    Admin1,
    /// A second-level area.
    Admin2,
    /// A town, a base, a field.
    Point,
}

impl Level {
    /// How fine `place` is.
    pub fn of(place: &PlaceValue) -> Self {
        match (place.kind.as_deref(), &place.name) {
            (Some("continent" | "world" | "sea" | "ocean"), _) => Self::World,
            // A region of several countries, or of none that is known: `the Middle East`.
            (Some("region"), _) if place.countries.len() != 1 => Self::World,
            (Some("country"), _) => Self::Country,
            (Some("region"), _) => Self::Region,
            (Some("admin1" | "province" | "state"), Some(_)) => Self::Admin1,
            (Some("admin2" | "county" | "district"), Some(_)) => Self::Admin2,
            (_, Some(_)) => Self::Point,
            (Some(_), None) => Self::Unnamed,
            (None, None) if place.countries.is_empty() => Self::World,
            (None, None) => Self::Country,
        }
    }
}

/// A weapon: hashes of its kind and class, and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arm {
    /// Hash of the kind.
    pub kind: u64,
    /// Hash of the class (`explosive.rocket`).
    pub class: u64,
    /// Hash of the first part of the class (`explosive`).
    pub family: u64,
    /// Least and most.
    pub count: (u64, u64),
}

/// Days since 0001-01-01.
pub(super) fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The rows of all accounts that may make an incident, by (reference day, document, place in the text).
///
/// Undated documents come last. Umbrella lines make no incident and give no row.
pub fn rows(readings: &[Reading]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&reading| document_key(readings, reading));
    let rare = rare_words(readings, |reading| {
        let told = reading.accounts.iter().flat_map(|account| &account.rare);
        told.chain(&reading.traits.names).copied().collect()
    });
    let persons = rare_words(readings, |reading| reading.traits.persons.clone());
    let bodies = rare_words(readings, |reading| reading.traits.bodies.clone());
    let usage = Usage::of(readings);
    let mut rows = Vec::new();
    let mut label = 0;
    for (rank, &reading) in order.iter().enumerate() {
        if rank > 0 && readings[order[rank - 1]].facts.id != readings[reading].facts.id {
            label += 1;
        }
        let mut accounts: Vec<&Account> = readings[reading].accounts.iter().collect();
        accounts.sort_by_key(|account| (account.root, account.ordinal));
        for account in accounts.into_iter().filter(|account| account.kind != AccountKind::Umbrella)
        {
            let mut row = row(&readings[reading], (reading, label), account, &rare);
            if main(&readings[reading]) == Some(account.ordinal) {
                let traits = &readings[reading].traits;
                row.main = true;
                row.rare.extend(known(&traits.names, &rare));
                row.rare.sort_unstable();
                row.rare.dedup();
                row.persons = known(&traits.persons, &persons);
                row.bodies = known(&traits.bodies, &bodies);
                row.ages.clone_from(&traits.ages);
                row.named.clone_from(&traits.places);
                row.words = usage.as_ref().map_or_else(Vec::new, |all| all.telling(&traits.words));
            }
            rows.push(row);
        }
    }
    rows
}

/// What documents are ordered by: reference day (unknown last), then id.
pub(super) fn document_key(
    readings: &[Reading],
    reading: usize,
) -> (bool, Option<NaiveDate>, &str) {
    let facts = &readings[reading].facts;
    let day = facts.reference.best.or(facts.reference.start);
    (day.is_none(), day, &facts.id)
}

/// The account that a document is about: the first that it reports as news, or else the first that it tells.
fn main(reading: &Reading) -> Option<u32> {
    let of = |kind| reading.accounts.iter().find(|account| account.kind == kind);
    of(AccountKind::NewEvent).or_else(|| of(AccountKind::Background)).map(|account| account.ordinal)
}

/// Those of `words` that are in `rare`; both sorted.
fn known(words: &[u64], rare: &[u64]) -> Vec<u64> {
    words.iter().copied().filter(|word| rare.binary_search(word).is_ok()).collect()
}

/// Words in few enough documents to tell events apart, sorted.
fn rare_words(readings: &[Reading], of: impl Fn(&Reading) -> Vec<u64>) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    for reading in readings {
        let mut own = of(reading);
        own.sort_unstable();
        own.dedup();
        words.append(&mut own);
    }
    words.sort_unstable();
    let most = (readings.len() / RARE_SHARE).clamp(2, RARE_DOCUMENTS);
    words.chunk_by(|a, b| a == b).filter(|same| same.len() <= most).map(|same| same[0]).collect()
}

fn row(reading: &Reading, (index, label): (usize, u32), account: &Account, rare: &[u64]) -> Row {
    let telling = &account.telling;
    let reference = reading.facts.reference.best.or(reading.facts.reference.start).map(day);
    let background = account.kind == AccountKind::Background;
    let mut row = Row {
        account: (index, account.ordinal),
        root: account.root.start,
        document: label,
        origin: fold_hash(&reading.facts.origin),
        reference,
        background,
        multiplicity: account.multiplicity,
        killed: numbers(&telling.killed),
        injured: numbers(&telling.injured),
        attacks: numbers(&telling.attacks),
        manner: manner(&telling.nature),
        rare: known(&account.rare, rare),
        ..Row::default()
    };
    time(&mut row, account);
    place(&mut row, &telling.place);
    let named = telling.weapons.iter().filter(|said| said.rule != crate::BY_ACT);
    row.arms = named.flat_map(|said| &said.value).map(arm).collect();
    for said in &telling.perpetrator {
        if said.value.attribution != crate::Attributed::Denied {
            push(&mut row.doers, Who::of(&said.value.actor));
        }
    }
    for side in telling.sides.iter().flat_map(|said| &said.value) {
        match side.role.as_ref() {
            "attacker" => push(&mut row.doers, Who::of(&side.actor)),
            "attacked" => push(&mut row.attacked, Who::of(&side.actor)),
            _ => {}
        }
    }
    for target in telling.targets.iter().flat_map(|said| &said.value) {
        row.targets.extend(target.kind.as_deref().map(fold_hash));
        for owner in &target.owner {
            push(&mut row.attacked, Who::owner(owner));
        }
    }
    for victim in telling.victims.iter().flat_map(|said| &said.value) {
        row.victims.extend(
            victim.group.as_deref().into_iter().flat_map(str::split_whitespace).map(fold_hash),
        );
        row.victims.extend(victim.traits.iter().map(|trait_| fold_hash(trait_)));
    }
    for list in [&mut row.targets, &mut row.victims, &mut row.rare] {
        list.sort_unstable();
        list.dedup();
    }
    row
}

fn manner(said: &[Position<Nature>]) -> Manner {
    match () {
        () if said.iter().any(|said| said.value == Nature::Clash) => Manner::Mutual,
        () if !said.is_empty() && said.iter().all(|said| said.value == Nature::Accident) => {
            Manner::Accident
        }
        () => Manner::OneSide,
    }
}

fn push(list: &mut Vec<Who>, who: Who) {
    if who != Who::default() && !list.contains(&who) {
        list.push(who);
    }
}

fn time(row: &mut Row, account: &Account) {
    let said: Vec<_> = account.telling.dates.iter().map(|said| &said.value).collect();
    if let Some(date) = settle::date(&said) {
        row.days = (date.start.map(day), date.end.map(day));
        row.hold = match date.basis {
            DateBasis::Stated | DateBasis::Anchored => Hold::Firm,
            DateBasis::Inferred | DateBasis::Borrowed => Hold::Derived,
            DateBasis::None => Hold::Loose,
        };
        row.night = matches!(date.part_of_day.as_deref(), Some("night" | "evening"));
    }
    if row.days == (None, None) && !row.background {
        row.days =
            (row.reference.map(|day| day - RECENT.0), row.reference.map(|day| day + RECENT.1));
        row.hold = Hold::Loose;
    }
}

fn place(row: &mut Row, said: &[Position<PlaceValue>]) {
    for place in said.iter().map(|said| &said.value) {
        let mut countries: Vec<u16> = place.countries.iter().map(|code| country(code)).collect();
        countries.sort_unstable();
        countries.dedup();
        let site = Site {
            id: place.id.as_deref().map_or(0, fold_hash),
            name: place.name.as_deref().map_or(0, fold_hash),
            kind: place.kind.as_deref().map_or(0, fold_hash),
            level: Level::of(place),
            admin1: place.admin1.as_deref().map_or(0, fold_hash),
            countries,
            point: place.point,
            precision_km: place.precision_km.unwrap_or(0),
        };
        if !row.sites.contains(&site) {
            row.sites.push(site);
        }
    }
    // A country is ruled out once a finer place of the account lies elsewhere: "on bases in Iraq and Syria" above
    // "at a base in Rumalyn in Syria".
    row.sites.sort_by_key(|site| std::cmp::Reverse(site.level));
    let finest = row.sites.first().map_or(Level::World, |site| site.level);
    row.countries = row
        .sites
        .iter()
        .filter(|site| site.level == finest || finest < Level::Admin1)
        .flat_map(|site| site.countries.iter().copied())
        .collect();
    row.countries.sort_unstable();
    row.countries.dedup();
}

fn arm(weapon: &WeaponValue) -> Arm {
    let class = weapon.class.as_deref().unwrap_or("");
    Arm {
        kind: fold_hash(&weapon.kind),
        class: if class.is_empty() { 0 } else { fold_hash(class) },
        family: class.split('.').next().filter(|part| !part.is_empty()).map_or(0, fold_hash),
        count: (weapon.count.min.unwrap_or(0), weapon.count.max.unwrap_or(u64::MAX)),
    }
}

/// The envelope of the numbers said.
fn numbers(said: &[Position<Count>]) -> Option<(u64, u64)> {
    said.iter()
        .filter(|said| matches!(said.value.status, CountStatus::Stated | CountStatus::ExplicitNone))
        .map(|said| (said.value.min.unwrap_or(0), said.value.max.unwrap_or(u64::MAX)))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}
