//! Days by elimination: a list of days over a list of places, of which all but one are fixed elsewhere.
//!
//! "Rockets were fired on Thursday and Friday at bases in A and B" does not say which was when. Once another account
//! puts A on Thursday, Friday is left for B: likely, not stated, and so the span stays as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{Bytes, DateBasis, DateValue, Incident, Reading};

/// Days that a list can have; longer spans are no list of days.
const MOST: i64 = 4;

/// How sure such a day can be.
const CONFIDENCE: u8 = 50;

/// Words of one document that date several incidents, with the days that they list.
struct List {
    days: (NaiveDate, NaiveDate),
    incidents: Vec<usize>,
}

/// Gives the one open incident of a list of days the one day that is left.
pub(super) fn eliminate(readings: &[Reading], incidents: &mut [Incident]) {
    // By document, not by its place in `readings`: two lists could reach one incident.
    let mut lists: BTreeMap<(&str, &[Bytes]), List> = BTreeMap::new();
    for (index, incident) in incidents.iter().enumerate() {
        for (account, said) in &incident.fields.dates.positions {
            let (Some(start), Some(end)) = (said.value.start, said.value.end) else { continue };
            let days = (1..MOST).contains(&(end - start).num_days());
            let reading = incident.accounts.get(*account).and_then(|at| readings.get(at.0));
            if let (Some(reading), true, false) = (reading, days, said.value.evidence.is_empty()) {
                let key = (&*reading.facts.id, &*said.value.evidence);
                let list =
                    lists.entry(key).or_insert(List { days: (start, end), incidents: Vec::new() });
                if !list.incidents.contains(&index) && list.days == (start, end) {
                    list.incidents.push(index);
                }
            }
        }
    }
    let mut found = Vec::new();
    for List { days, incidents: members } in lists.into_values() {
        let fixed: Vec<NaiveDate> =
            members.iter().filter_map(|&index| fixed(&incidents[index].date)).collect();
        let mut open = members.iter().filter(|&&index| {
            let date = &incidents[index].date;
            (date.start, date.end, date.best) == (Some(days.0), Some(days.1), None)
        });
        let listed = || days.0.iter_days().take_while(|day| *day <= days.1);
        let mut left = listed().filter(|day| !fixed.contains(day));
        let all = listed().count() == members.len() && fixed.len() + 1 == members.len();
        if let (Some(&index), Some(day), None, true) = (open.next(), left.next(), left.next(), all)
        {
            found.push((index, day, fixed.clone()));
        }
    }
    for (index, day, fixed) in found {
        settle(&mut incidents[index].date, day, &fixed);
    }
}

fn fixed(date: &DateValue) -> Option<NaiveDate> {
    date.start.filter(|_| date.start == date.end)
}

fn settle(date: &mut DateValue, day: NaiveDate, others: &[NaiveDate]) {
    date.best = Some(day);
    date.basis = DateBasis::Inferred;
    date.confidence = date.confidence.min(CONFIDENCE);
    date.rule = Some(Cow::Borrowed("by_elimination"));
    date.reason =
        Some("the other days of the list belong to other incidents of the document".to_owned());
    for &other in others {
        if date.rejected.iter().all(|(rejected, _)| *rejected != other) {
            date.rejected.push((other, "the day of another incident of the list".to_owned()));
        }
    }
}
