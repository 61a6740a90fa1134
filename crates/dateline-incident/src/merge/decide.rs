//! Decisions of people: they override what merging made of the accounts, and stay visible as theirs.
//!
//! A decision names records by their ids. Of an id only the digits at its end have to hold: they are those of the account
//! that the record grew from, so that a decision still finds its record when later news has moved the day or the place.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{id, settle};
use crate::{
    ActorValue, Attributed, Claim, Count, CountStatus, DateBasis, DateValue, EventType, Incident,
    Nature, Perpetrator, PlaceValue, Reading, Stage, WeaponValue,
};

/// The name under which a person's value goes, where a rule would be named.
pub const RULE: &str = "decision";

/// What people have decided, in the order in which they did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Each decision; a later one overrides an earlier one.
    #[serde(default)]
    pub decision: Vec<Decision>,
}

/// One decision: exactly one of `merge`, `separate`, `reject`, `confirm`, `correct`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// These records are one incident; at least two ids.
    #[serde(default)]
    pub merge: Vec<String>,
    /// No two of these are one incident; at least two ids.
    #[serde(default)]
    pub separate: Vec<String>,
    /// This is not an incident.
    pub reject: Option<String>,
    /// This record is right.
    pub confirm: Option<String>,
    /// This record is right but for what `set` says.
    pub correct: Option<String>,
    /// For `correct`: the fields, as they should be.
    #[serde(default)]
    pub set: Correction,
    /// Who decided.
    pub by: String,
    /// The day of the decision.
    pub on: NaiveDate,
    /// The reason.
    pub why: String,
}

/// What kind of decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Records are one.
    Merge,
    /// Records are not one.
    Separate,
    /// The record is no incident.
    Reject,
    /// The record is right.
    Confirm,
    /// The record is mended.
    Correct,
}

impl Decision {
    /// What the decision does and the records that it names; an error says what is wrong with it.
    pub fn verb(&self) -> Result<(Verb, Vec<&str>), &'static str> {
        let lists = [(Verb::Merge, &self.merge), (Verb::Separate, &self.separate)];
        let single = [
            (Verb::Reject, &self.reject),
            (Verb::Confirm, &self.confirm),
            (Verb::Correct, &self.correct),
        ];
        let mut found: Vec<(Verb, Vec<&str>)> = Vec::new();
        for (verb, ids) in lists {
            match ids.len() {
                0 => {}
                1 => return Err("`merge` and `separate` take at least two ids"),
                _ => found.push((verb, ids.iter().map(String::as_str).collect())),
            }
        }
        found
            .extend(single.into_iter().filter_map(|(verb, id)| Some((verb, vec![id.as_deref()?]))));
        let [(verb, _)] = found[..] else {
            return Err(
                "a decision is exactly one of `merge`, `separate`, `reject`, `confirm`, `correct`",
            );
        };
        match (verb, self.set == Correction::default()) {
            (Verb::Correct, true) => Err("`correct` needs a `set` with at least one field"),
            (Verb::Correct, false) | (_, true) => Ok(found.remove(0)),
            (_, false) => Err("only `correct` takes a `set`"),
        }
    }
}

/// Fields as a person says they are; those left out stay the machine's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// `"2024-08-05"`, or `{ start = "2024-08-05", end = "2024-08-06" }`, both inclusive.
    pub date: Option<Days>,
    /// Where.
    pub place: Option<Spot>,
    /// Victims killed: `4`, or `{ min = 4 }`.
    pub killed: Option<Number>,
    /// Victims injured.
    pub injured: Option<Number>,
    /// Victims missing.
    pub missing: Option<Number>,
    /// Victims abducted.
    pub abducted: Option<Number>,
    /// Attackers killed.
    pub attackers_killed: Option<Number>,
    /// Attackers injured.
    pub attackers_injured: Option<Number>,
    /// Attacks told as one record.
    pub attacks: Option<Number>,
    /// `"attack"`, `"clash"`, ...
    pub nature: Option<Nature>,
    /// `"accomplished"`, `"intercepted"`, ...
    pub stage: Option<Stage>,
    /// `"claimed"`, ...
    pub claim: Option<Claim>,
    /// ACLED's two names.
    pub types: Option<EventType>,
    /// Kinds of weapons: `["rocket"]`.
    pub weapons: Option<Vec<String>>,
    /// Who did it, and on what grounds.
    pub perpetrator: Option<Blame>,
}

/// A day, or a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Days {
    /// One day.
    One(NaiveDate),
    /// From the first to the last, inclusive.
    Span {
        /// First day.
        start: NaiveDate,
        /// Last day.
        end: NaiveDate,
    },
}

/// A number, or its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Number {
    /// So many.
    Exactly(u64),
    /// At least, at most, or both.
    Between {
        /// The least.
        min: Option<u64>,
        /// The most.
        max: Option<u64>,
    },
}

/// A place; `lat` and `lon` in degrees, both or neither.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Its name; left out, only the country is known.
    pub name: Option<String>,
    /// Alpha-2.
    pub country: Option<String>,
    /// First-level area.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

/// Who did it, never without the grounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blame {
    /// The actor's name.
    pub name: String,
    /// On what grounds.
    pub attribution: Attributed,
}

/// A decision about one record, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// What was decided.
    pub verb: Verb,
    /// The other records that it names.
    pub others: Vec<String>,
    /// For `correct`: the values.
    pub set: Correction,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub why: String,
}

/// A decision that names a record which is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its place in [`Decisions::decision`].
    pub decision: usize,
    /// The id that no record answers to.
    pub id: String,
}

impl Number {
    /// The count that it says.
    pub fn count(self) -> Count {
        let (min, max) = match self {
            Self::Exactly(number) => (Some(number), Some(number)),
            Self::Between { min, max } => (min, max),
        };
        let status = match max {
            Some(0) => CountStatus::ExplicitNone,
            _ if min.or(max).is_none() => CountStatus::StatedNoNumber,
            _ => CountStatus::Stated,
        };
        Count { status, min, max, best: min.filter(|_| min == max), words: None }
    }
}

impl Correction {
    /// The day, as a date that a person states.
    pub fn date(&self) -> Option<DateValue> {
        let (start, end) = match self.date? {
            Days::One(day) => (day, day),
            Days::Span { start, end } => (start.min(end), start.max(end)),
        };
        Some(DateValue {
            start: Some(start),
            end: Some(end),
            best: (start == end).then_some(start),
            precision: if start == end { "day" } else { "days" }.into(),
            basis: DateBasis::Stated,
            confidence: 100,
            rule: Some(RULE.into()),
            ..DateValue::open()
        })
    }

    /// The place.
    pub fn place(&self) -> Option<PlaceValue> {
        let spot = self.place.as_ref()?;
        let e6 = |degrees: f64, most: f64| {
            (degrees.abs() <= most).then(|| (degrees * 1e6).round() as i32)
        };
        let point =
            spot.lat.zip(spot.lon).and_then(|(lat, lon)| Some((e6(lat, 90.)?, e6(lon, 180.)?)));
        Some(PlaceValue {
            name: spot.name.clone(),
            words: spot.name.clone().or_else(|| spot.country.clone()).unwrap_or_default(),
            id: None,
            kind: Some(if spot.name.is_some() { "place" } else { "country" }.to_owned()),
            relation: None,
            countries: spot.country.iter().cloned().collect(),
            admin1: spot.admin1.clone(),
            admin2: None,
            point,
            precision_km: point.map(|_| 1),
            candidates: Vec::new(),
        })
    }

    /// The weapons.
    pub fn weapons(&self) -> Option<Vec<WeaponValue>> {
        let one = |kind: &String| WeaponValue {
            kind: kind.clone(),
            class: None,
            count: Count::NOT_STATED,
        };
        Some(self.weapons.as_ref()?.iter().map(one).collect())
    }

    /// Who did it.
    pub fn perpetrator(&self) -> Option<Perpetrator> {
        let Blame { name, attribution } = self.perpetrator.as_ref()?;
        let actor = ActorValue {
            id: None,
            name: Some(name.clone()),
            kind: None,
            words: name.clone(),
            descriptor: None,
            sponsor: None,
            parent: None,
        };
        Some(Perpetrator { actor, attribution: *attribution })
    }

    /// Writes the values over those of `incident`; its positions stay as they are.
    pub(super) fn apply(&self, incident: &mut Incident) {
        let fields = &mut incident.fields;
        if let Some(date) = self.date() {
            fields.dates.value = Some(date.clone());
            incident.date = date;
        }
        macro_rules! set {
            ($($field:ident = $value:expr),* $(,)?) => {
                $(if let Some(value) = $value { fields.$field.value = Some(value); })*
            };
        }
        let count = |number: Option<Number>| number.map(Number::count);
        set!(
            place = self.place(),
            killed = count(self.killed),
            injured = count(self.injured),
            missing = count(self.missing),
            abducted = count(self.abducted),
            attackers_killed = count(self.attackers_killed),
            attackers_injured = count(self.attackers_injured),
            attacks = count(self.attacks),
            nature = self.nature,
            stages = self.stage,
            claim = self.claim,
            types = self.types.clone(),
            weapons = self.weapons(),
            perpetrator = self.perpetrator(),
        );
        incident.stage = self.stage.unwrap_or(incident.stage);
    }
}

/// Decisions with the accounts that they speak of.
#[derive(Default)]
pub(super) struct Decided<'d> {
    pub(super) rulings: Vec<(&'d Decision, Verb, Vec<Account>)>,
    pub(super) unmatched: Vec<Unmatched>,
}

/// (reading, ordinal), and the id that the decision gave it.
pub(super) type Account = ((usize, u32), String);

impl<'d> Decided<'d> {
    /// Finds the accounts that the ids of `decisions` grew from, in what the machine made of them alone.
    ///
    /// Decisions that [`Decision::verb`] refuses are passed over.
    pub(super) fn of(decisions: &'d Decisions, readings: &[Reading], machine: &[Incident]) -> Self {
        let mut decided = Self::default();
        if decisions.decision.is_empty() {
            return decided;
        }
        let mut roots: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
        for (at, reading) in readings.iter().enumerate() {
            for account in &reading.accounts {
                roots.entry(id::root_digits(account)).or_default().push((at, account.ordinal));
            }
        }
        let whole: BTreeMap<&str, (usize, u32)> = machine
            .iter()
            .filter_map(|incident| Some((&*incident.id, *incident.accounts.first()?)))
            .collect();
        let find = |name: &str| {
            let by_digits = || {
                let digits = name.get(name.len().checked_sub(6)?..)?;
                match &roots.get(digits)?[..] {
                    [one] => Some(*one),
                    // Two accounts of the same digits: only the whole id tells them apart.
                    _ => None,
                }
            };
            whole.get(name).copied().or_else(by_digits)
        };
        for (at, decision) in decisions.decision.iter().enumerate() {
            let Ok((verb, names)) = decision.verb() else { continue };
            let mut accounts = Vec::new();
            for name in names {
                match find(name) {
                    Some(account) => accounts.push((account, name.to_owned())),
                    None => decided.unmatched.push(Unmatched { decision: at, id: name.to_owned() }),
                }
            }
            decided.rulings.push((decision, verb, accounts));
        }
        decided
    }

    /// Groups of accounts that are one by decision.
    pub(super) fn together(&self) -> impl Iterator<Item = &[Account]> {
        self.rulings.iter().filter(|ruling| ruling.1 == Verb::Merge).map(|ruling| &*ruling.2)
    }

    /// Pairs of accounts that are not one by decision.
    pub(super) fn apart(&self) -> impl Iterator<Item = ((usize, u32), (usize, u32))> {
        self.rulings.iter().filter(|ruling| ruling.1 == Verb::Separate).flat_map(|ruling| {
            let accounts = &ruling.2;
            accounts
                .iter()
                .enumerate()
                .flat_map(move |(at, a)| accounts[at + 1..].iter().map(move |b| (a.0, b.0)))
        })
    }

    /// Hangs each ruling under the record that it speaks of, and names the records that a record has replaced.
    pub(super) fn keep(
        &self,
        readings: &[Reading],
        machine: &[Incident],
        incidents: &mut [Incident],
    ) {
        let mut home: BTreeMap<(usize, u32), usize> = BTreeMap::new();
        for (index, incident) in incidents.iter().enumerate() {
            home.extend(
                incident.accounts.iter().filter(|at| tells(readings, **at)).map(|&at| (at, index)),
            );
        }
        for (decision, verb, accounts) in &self.rulings {
            let homes: BTreeSet<usize> =
                accounts.iter().filter_map(|(at, _)| home.get(at).copied()).collect();
            for index in homes {
                let others = accounts.iter().filter(|(at, _)| match verb {
                    Verb::Merge => true,
                    _ => home.get(at) != Some(&index),
                });
                incidents[index].rulings.push(Ruling {
                    verb: *verb,
                    others: others.map(|(_, name)| name.clone()).collect(),
                    set: decision.set.clone(),
                    by: decision.by.clone(),
                    on: decision.on,
                    why: decision.why.clone(),
                });
            }
        }
        for before in machine {
            let now: BTreeSet<usize> =
                before.accounts.iter().filter_map(|at| home.get(at).copied()).collect();
            for index in now {
                incidents[index].supersedes.push(before.id.clone());
            }
        }
    }
}

/// Whether an account can make a record of its own.
fn tells(readings: &[Reading], at: (usize, u32)) -> bool {
    settle::account(readings, at)
        .is_some_and(|account| account.kind != crate::AccountKind::Umbrella)
}
