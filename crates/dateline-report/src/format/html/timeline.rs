//! The days of all dated incidents on one line; long stretches without any are cut, so that an incident recalled from
//! years ago does not press the others together.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::brief::Brief;
use crate::shape::{Agreement, Incident};

/// Width of the drawing, in its own units.
const WIDTH: i64 = 1000;
/// Room at both ends.
const MARGIN: i64 = 52;
/// Days without any incident that are still drawn to scale.
const LONGEST_GAP: i64 = 21;
/// Room between two labels.
const LABEL: i64 = 92;
/// Greatest height of the stack of marks.
const HEIGHT: i64 = 132;
/// The most rows; what has no room any more is drawn over the highest.
const ROWS: usize = 100;
/// Room between two marks of a stack, where there is enough.
const STEP: i64 = 16;

#[derive(Serialize)]
pub(super) struct Timeline {
    width: i64,
    height: i64,
    base: i64,
    marks: Vec<Mark>,
    ticks: Vec<Tick>,
    cuts: Vec<i64>,
    undated: usize,
    about: String,
}

#[derive(Serialize)]
struct Mark {
    id: String,
    x: i64,
    width: i64,
    y: i64,
    background: bool,
    disputed: bool,
    label: String,
}

#[derive(Serialize)]
struct Tick {
    x: i64,
    label: String,
}

/// The drawing; `None` where fewer than two incidents have a day.
pub(super) fn timeline(incidents: &[Incident]) -> Option<Timeline> {
    let dated: Vec<(NaiveDate, NaiveDate, &Incident)> = incidents.iter().filter_map(days).collect();
    if dated.len() < 2 {
        return None;
    }
    let places = places(&dated);
    let at = |day: &NaiveDate| places.get(day).map_or(MARGIN, |(x, _)| *x);
    // Each mark lies on the lowest row that is free there; the incidents come by their first day.
    let mut rows: Vec<i64> = Vec::new();
    let mut marks: Vec<(usize, Mark)> = Vec::new();
    for (start, end, incident) in &dated {
        let mark = mark(incident, at(start), at(end));
        let free = rows.iter().position(|taken| *taken < mark.x);
        let row = free.unwrap_or(rows.len().min(ROWS));
        if row == rows.len() {
            rows.push(0);
        }
        rows[row] = mark.x + mark.width + 1;
        marks.push((row, mark));
    }
    let height = ordinal(rows.len());
    let step = ((HEIGHT - 24) / height).clamp(1, STEP);
    let base = (24 + step * height).min(HEIGHT);
    let place = |(row, mark): (usize, Mark)| Mark { y: base - 14 - ordinal(row) * step, ..mark };
    let marks = marks.into_iter().map(place).collect();
    let first = dated.iter().map(|(start, ..)| start).min()?;
    let last = dated.iter().map(|(_, end, _)| end).max()?;
    Some(Timeline {
        width: WIDTH,
        height: base + 34,
        base,
        marks,
        ticks: ticks(&places),
        cuts: places.values().filter_map(|(_, cut)| *cut).collect(),
        undated: incidents.len() - dated.len(),
        about: format!("{} incidents from {first} to {last}, by day", dated.len()),
    })
}

/// A number of rows, which are no more than incidents.
fn ordinal(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

fn days(incident: &Incident) -> Option<(NaiveDate, NaiveDate, &Incident)> {
    let date = &incident.date;
    let start = date.start.or(date.best).or(date.end)?;
    let end = date.end.or(date.best).unwrap_or(start);
    Some((start.min(end), end.max(start), incident))
}

fn mark(incident: &Incident, from: i64, to: i64) -> Mark {
    Mark {
        id: incident.id.clone(),
        x: from - 5,
        width: to - from + 10,
        y: 0,
        background: incident.background,
        disputed: incident.told().iter().any(|told| told.agreement == Agreement::Disputed),
        label: format!("{}: {}", incident.date.brief(), incident.title),
    }
}

/// Where each day stands, and where the line is cut before it.
fn places(dated: &[(NaiveDate, NaiveDate, &Incident)]) -> BTreeMap<NaiveDate, (i64, Option<i64>)> {
    let mut days: Vec<NaiveDate> =
        dated.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
    days.sort_unstable();
    days.dedup();
    let gaps: Vec<i64> = days.windows(2).map(|two| (two[1] - two[0]).num_days()).collect();
    let whole: i64 = gaps.iter().map(|gap| gap.min(&LONGEST_GAP)).sum::<i64>().max(1);
    let x = |run: i64| MARGIN + (WIDTH - 2 * MARGIN) * run / whole;
    let mut run = 0;
    let mut places = BTreeMap::new();
    places.extend(days.first().map(|day| (*day, (x(0), None))));
    for (day, gap) in days.iter().skip(1).zip(gaps) {
        let before = x(run);
        run += gap.min(LONGEST_GAP);
        let cut = (gap > LONGEST_GAP).then(|| i64::midpoint(before, x(run)));
        places.insert(*day, (x(run), cut));
    }
    places
}

/// Labels for days, as many as have room: the first, the last, and those after a cut before others.
fn ticks(places: &BTreeMap<NaiveDate, (i64, Option<i64>)>) -> Vec<Tick> {
    let ends = [places.iter().next(), places.iter().next_back()];
    let after_cuts = places.iter().filter(|(_, (_, cut))| cut.is_some());
    let mut taken: BTreeMap<i64, NaiveDate> = BTreeMap::new();
    for (day, (x, _)) in ends.into_iter().flatten().chain(after_cuts).chain(places) {
        if taken.range(x - LABEL + 1..x + LABEL).next().is_none() {
            taken.insert(*x, *day);
        }
    }
    let label = |day: NaiveDate| {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
    };
    taken.into_iter().map(|(x, day)| Tick { x, label: label(day) }).collect()
}
