//! Records: what a set of accounts becomes.

use std::collections::{BTreeMap, BTreeSet};

use super::{confidence, disagree, eliminate, id, row, settle, title};
use crate::{
    Account, AccountKind, DateValue, Incident, Link, Multiplicity, PlaceValue, Reading, Stage,
};

/// A record of its accounts and the reasons that joined them; its fields are filled later.
pub(super) fn incident(
    readings: &[Reading],
    accounts: Vec<(usize, u32)>,
    links: Vec<Link>,
) -> Incident {
    let told = || accounts.iter().filter_map(|&at| settle::account(readings, at));
    let background = told().all(|account| account.kind != AccountKind::NewEvent);
    let group = told().filter(|account| account.multiplicity == Multiplicity::Group).count() * 2
        > accounts.len();
    let mut origins: Vec<&str> =
        accounts.iter().map(|&(reading, _)| readings[reading].facts.voice()).collect();
    origins.sort_unstable();
    origins.dedup();
    Incident {
        id: String::new(),
        title: String::new(),
        fields: crate::Fields::default(),
        date: DateValue::open(),
        stage: Stage::Unclear,
        background,
        multiplicity: if group { Multiplicity::Group } else { Multiplicity::One },
        independent_origins: origins.len(),
        merge: links,
        disagreements: Vec::new(),
        confidence: 0,
        supersedes: Vec::new(),
        rulings: Vec::new(),
        accounts,
    }
}

/// Hangs each umbrella line under the incidents of the accounts that it sums up, after their own accounts.
pub(super) fn umbrellas(readings: &[Reading], incidents: &mut [Incident]) {
    let mut lines = Vec::new();
    for (reading, told) in readings.iter().enumerate() {
        for line in told.accounts.iter().filter(|account| account.kind == AccountKind::Umbrella) {
            lines.push((
                row::document_key(readings, reading),
                line.root,
                (reading, line.ordinal),
                &line.sums_up,
            ));
        }
    }
    lines.sort();
    let mut home: BTreeMap<(usize, u32), usize> = BTreeMap::new();
    for (index, incident) in incidents.iter().enumerate() {
        home.extend(incident.accounts.iter().map(|&at| (at, index)));
    }
    for (_, _, at, sums_up) in lines {
        let summed = sums_up.iter().filter_map(|&ordinal| home.get(&(at.0, ordinal)));
        for index in summed.collect::<BTreeSet<_>>() {
            incidents[*index].accounts.push(at);
        }
    }
}

/// Settles the fields of all incidents, dates them, names them, and puts them in order.
pub(super) fn fill(readings: &[Reading], incidents: &mut [Incident]) {
    let covers = settle::Covers::of(readings, 0..readings.len());
    for incident in incidents.iter_mut() {
        incident.fields = settle::settled(readings, &covers, &incident.accounts);
        let said: Vec<&DateValue> =
            incident.fields.dates.positions.iter().map(|(_, said)| &said.value).collect();
        let settled = incident.fields.dates.value.clone().or_else(|| settle::date(&said));
        incident.date = settled.unwrap_or_else(DateValue::open);
        incident.stage = stage(incident);
    }
    eliminate::eliminate(readings, incidents);
    let mut taken = BTreeSet::new();
    for incident in incidents.iter_mut() {
        if incident.fields.dates.value.is_some() {
            incident.fields.dates.value = Some(incident.date.clone());
        }
        if let Some(root) = incident.accounts.first().and_then(|&at| settle::account(readings, at))
        {
            incident.id = id::id(root, &named(root), &mut taken);
        }
        for ruling in std::mem::take(&mut incident.rulings) {
            ruling.set.apply(incident);
            incident.rulings.push(ruling);
        }
        incident.title = title::title(&incident.fields, incident.stage, incident.multiplicity);
        incident.confidence =
            confidence::confidence(&incident.fields, &incident.date, incident.independent_origins);
        incident.disagreements = disagree::within(readings, incident);
    }
    incidents.sort_by(|a, b| {
        (a.date.start.is_none(), a.date.start, &a.id).cmp(&(
            b.date.start.is_none(),
            b.date.start,
            &b.id,
        ))
    });
}

/// Day and place in the name of a record: those of the account that it grew from, which later news does not move.
fn named(root: &Account) -> id::Named {
    let said: Vec<&DateValue> = root.telling.dates.iter().map(|said| &said.value).collect();
    let day = settle::date(&said).and_then(|date| date.best);
    let said: Vec<&PlaceValue> = root.telling.place.iter().map(|said| &said.value).collect();
    id::Named { day, place: settle::place(&said) }
}

/// The settled stage. Of a dispute, what went furthest: part of a salvo was stopped, part was not.
fn stage(incident: &Incident) -> Stage {
    let told = incident.fields.stages.positions.iter().map(|(_, said)| said.value);
    incident.fields.stages.value.or_else(|| told.min()).unwrap_or(Stage::Unclear)
}
