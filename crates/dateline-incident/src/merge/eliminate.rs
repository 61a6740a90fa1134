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

/// Gives the one open incident of a list of days the one day that is left.
pub(super) fn eliminate(readings: &[Reading], incidents: &mut [Incident]) {
    // Words of a date, by reading, with the incidents that they date.
    let mut lists: BTreeMap<(usize, Vec<Bytes>), (NaiveDate, NaiveDate, Vec<usize>)> =
        BTreeMap::new();
    for (index, incident) in incidents.iter().enumerate() {
        for &(account, ref said) in &incident.fields.dates.positions {
            let date = &said.value;
            if let (Some(start), Some(end), Some(&(reading, _))) =
                (date.start, date.end, incident.accounts.get(account))
            {
                if (1..MOST).contains(&(end - start).num_days())
                    && !date.evidence.is_empty()
                    && reading < readings.len()
                {
                    let list = lists.entry((reading, date.evidence.clone())).or_insert((
                        start,
                        end,
                        Vec::new(),
                    ));
                    if !list.2.contains(&index) && (list.0, list.1) == (start, end) {
                        list.2.push(index);
                    }
                }
            }
        }
    }
    // By document, not by position in `readings`: two lists could reach one incident.
    let mut lists: Vec<_> = lists
        .into_iter()
        .map(|((reading, words), list)| (&readings[reading].facts.id, words, list))
        .collect();
    lists.sort();
    for (_, _, (start, end, members)) in lists {
        let days: Vec<NaiveDate> = start.iter_days().take_while(|day| *day <= end).collect();
        let fixed: Vec<NaiveDate> =
            members.iter().filter_map(|&index| fixed(&incidents[index].date)).collect();
        let open: Vec<usize> =
            members.iter().copied().filter(|&index| fixed_not(&incidents[index].date)).collect();
        let left: Vec<NaiveDate> =
            days.iter().copied().filter(|day| !fixed.contains(day)).collect();
        if let ([index], [day], true) = (&open[..], &left[..], members.len() == days.len()) {
            let date = &mut incidents[*index].date;
            if (date.start, date.end, date.best) == (Some(start), Some(end), None) {
                settle(date, *day, &fixed);
            }
        }
    }
}

fn fixed(date: &DateValue) -> Option<NaiveDate> {
    date.start.filter(|_| date.start == date.end)
}

fn fixed_not(date: &DateValue) -> bool {
    fixed(date).is_none()
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
