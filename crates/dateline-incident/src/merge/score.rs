//! Scores: how much speaks for two rows being one event, and what forbids it.
//!
//! Evidence is soft: noisy days and places, held to equality, lose two thirds of the pairs. Only a strong
//! contradiction is a veto. Weights are integers, in the order of importance that a regression on reports of shootings
//! gave them: rare names, the place, the day, counts. [`MERGE`] is what a pair needs on average.

use std::borrow::Cow;

use super::near::Near;
use super::row::{Arm, Hold, Manner, Row};
use super::who::Who;
use crate::{Multiplicity, Reason, RuleName};

/// The mean score that joins two sets of rows.
pub const MERGE: i32 = 28;

/// What can speak for or against a pair, and how much.
pub(super) mod weight {
    pub(in crate::merge) const SAME_DAY: i32 = 25;
    pub(in crate::merge) const DAYS_OVERLAP: i32 = 18;
    pub(in crate::merge) const WEEKS_OVERLAP: i32 = 12;
    pub(in crate::merge) const MONTHS_OVERLAP: i32 = 8;
    pub(in crate::merge) const YEARS_OVERLAP: i32 = 4;
    pub(in crate::merge) const RECENT: i32 = 9;
    pub(in crate::merge) const LONG_BEFORE: i32 = -15;
    pub(in crate::merge) const NO_DATE: i32 = -10;
    pub(in crate::merge) const NOBODY_NOWHERE: i32 = -15;
    pub(in crate::merge) const NIGHT_BETWEEN: i32 = 12;
    pub(in crate::merge) const DAY_APART: i32 = -20;
    pub(in crate::merge) const DAY_MISREAD: i32 = -5;
    pub(in crate::merge) const DAYS_APART: i32 = -25;
    pub(in crate::merge) const SAME_PLACE: i32 = 25;
    pub(in crate::merge) const SAME_AREA: i32 = 10;
    pub(in crate::merge) const NEARBY: i32 = 15;
    pub(in crate::merge) const WITHIN: i32 = 6;
    pub(in crate::merge) const SAME_COUNTRY: i32 = 3;
    pub(in crate::merge) const UNNAMED_ALIKE: i32 = 10;
    pub(in crate::merge) const ELSEWHERE: i32 = -15;
    pub(in crate::merge) const OTHER_PLACE: i32 = -5;
    pub(in crate::merge) const SAME_WEAPON: i32 = 10;
    pub(in crate::merge) const KIN_WEAPON: i32 = 5;
    pub(in crate::merge) const OTHER_WEAPON: i32 = -8;
    pub(in crate::merge) const SAME_DEATHS: [i32; 3] = [6, 10, 15];
    pub(in crate::merge) const SAME_INJURED: [i32; 3] = [3, 6, 10];
    pub(in crate::merge) const COUNTS_FIT: i32 = 2;
    pub(in crate::merge) const COUNTS_DIFFER: i32 = -5;
    pub(in crate::merge) const COUNTS_FAR: i32 = -10;
    pub(in crate::merge) const SAME_DOER: i32 = 10;
    pub(in crate::merge) const LIKE_DOER: i32 = 4;
    pub(in crate::merge) const OTHER_DOER: i32 = -5;
    pub(in crate::merge) const SAME_VICTIM: i32 = 5;
    pub(in crate::merge) const LIKE_VICTIM: i32 = 2;
    pub(in crate::merge) const SAME_TARGET: i32 = 6;
    pub(in crate::merge) const VICTIM_WORDS: i32 = 4;
    /// One, two, ... rare words in common. One is chance; four are hardly ever.
    pub(in crate::merge) const RARE: [i32; 5] = [10, 24, 34, 40, 46];
    pub(in crate::merge) const SAME_ORIGIN: i32 = 10;
    pub(in crate::merge) const BOTH_GROUPS: i32 = 8;
    pub(in crate::merge) const ONE_AND_GROUP: i32 = -20;
    pub(in crate::merge) const ACCIDENT: i32 = -15;
    pub(in crate::merge) const BESIDE: i32 = 8;
}

/// Days within which copies of one story are printed.
const COPIED_DAYS: u32 = 2;

/// What a pair of rows comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Sum of the weights.
    pub score: i32,
    /// What it is made of, in the order of the fields; empty from [`weigh`].
    pub reasons: Vec<Reason>,
    /// What forbids the pair.
    pub veto: Option<RuleName>,
}

/// Compares two rows, with reasons.
pub fn score(a: &Row, b: &Row) -> Verdict {
    compare(a, b, true)
}

/// Compares two rows without keeping the reasons: the same score and veto as [`score`], made without allocating.
pub fn weigh(a: &Row, b: &Row) -> (i32, bool) {
    let verdict = compare(a, b, false);
    (verdict.score, verdict.veto.is_some())
}

/// The reason that two accounts are told next to accounts that are one incident.
pub(super) fn beside() -> Reason {
    Reason {
        rule: Cow::Borrowed("told_beside_the_same"),
        weight: weight::BESIDE,
        detail: String::new(),
    }
}

fn compare(a: &Row, b: &Row, explain: bool) -> Verdict {
    let mut sum = Sum { verdict: Verdict::default(), explain, dated: false, anchored: false };
    if a.document == b.document {
        sum.veto("same_document", String::new);
        return sum.verdict;
    }
    days(a, b, &mut sum);
    places(a, b, &mut sum);
    weapons(a, b, &mut sum);
    counts(a, b, &mut sum);
    people(a, b, &mut sum);
    manner(a, b, &mut sum);
    support(a, b, &mut sum);
    sum.verdict
}

struct Sum {
    verdict: Verdict,
    explain: bool,
    /// Both say when, closely enough to tell.
    dated: bool,
    /// Something says that it is one place, one actor, one group of victims, or one set of names.
    anchored: bool,
}

impl Sum {
    fn add(&mut self, rule: &'static str, weight: i32, detail: impl FnOnce() -> String) {
        self.verdict.score += weight;
        if self.explain {
            self.verdict.reasons.push(Reason {
                rule: Cow::Borrowed(rule),
                weight,
                detail: detail(),
            });
        }
    }

    fn plain(&mut self, rule: &'static str, weight: i32) {
        self.add(rule, weight, String::new);
    }

    /// Forbids the pair; the reason weighs nothing, as nothing can outweigh it.
    fn veto(&mut self, rule: &'static str, detail: impl FnOnce() -> String) {
        self.add(rule, 0, detail);
        self.verdict.veto.get_or_insert(Cow::Borrowed(rule));
    }
}

fn days(a: &Row, b: &Row, sum: &mut Sum) {
    let (start, end) = (later(a.days.0, b.days.0), earlier(a.days.1, b.days.1));
    let hold = a.hold.min(b.hold);
    let (Some(start), Some(end)) = (start, end) else {
        return;
    };
    sum.dated = true;
    let bounded =
        a.days.0.is_some() && a.days.1.is_some() && b.days.0.is_some() && b.days.1.is_some();
    if start <= end {
        let width = |row: &Row| {
            row.days.1.unwrap_or(i32::MAX).saturating_sub(row.days.0.unwrap_or(i32::MIN)).max(0)
        };
        let widest = width(a).max(width(b)).saturating_add(1);
        let detail = || format!("{widest} days");
        match (hold, widest) {
            (_, _) if !bounded => sum.dated = false,
            (Hold::Loose, _) => sum.add("recent", weight::RECENT, detail),
            (_, 1) => sum.plain("same_day", weight::SAME_DAY),
            (_, 2..=4) => sum.add("dates_overlap", weight::DAYS_OVERLAP, detail),
            (_, 5..=16) => sum.add("dates_overlap", weight::WEEKS_OVERLAP, detail),
            (_, 17..=100) => sum.add("dates_overlap", weight::MONTHS_OVERLAP, detail),
            _ => sum.add("dates_overlap", weight::YEARS_OVERLAP, detail),
        }
        return;
    }
    let gap = start.saturating_sub(end);
    let detail = || format!("{gap} days");
    match (hold, gap) {
        (Hold::Loose, ..=31) => {}
        (Hold::Loose, _) => sum.add("long_before", weight::LONG_BEFORE, detail),
        (_, 1) if a.night || b.night => sum.plain("night_between", weight::NIGHT_BETWEEN),
        // One of the days is misread more often than two events share their names.
        (_, 1) if shared_rare(a, b) > 1 => sum.plain("day_apart", weight::DAY_MISREAD),
        (_, 1) => sum.plain("day_apart", weight::DAY_APART),
        (Hold::Derived, 2..=14) => sum.add("days_apart", weight::DAYS_APART, detail),
        (_, 2..=3) if shared_rare(a, b) > 1 => sum.add("days_apart", weight::DAYS_APART, detail),
        _ => sum.veto("days_apart", detail),
    }
}

fn later(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    a.into_iter().chain(b).max()
}

fn earlier(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    a.into_iter().chain(b).min()
}

fn places(a: &Row, b: &Row, sum: &mut Sum) {
    let meet = a.countries.iter().any(|code| b.countries.contains(code));
    if !a.countries.is_empty() && !b.countries.is_empty() && !meet {
        sum.veto("other_country", String::new);
        return;
    }
    let best = a
        .sites
        .iter()
        .flat_map(|site| b.sites.iter().filter_map(move |other| Near::of(site, other)))
        .max_by_key(|near| near.weight());
    match best {
        Some(Near::Far(km)) => {
            sum.plain("elsewhere", weight::ELSEWHERE);
            sum.veto("far_apart", || format!("{km} km"));
        }
        Some(near) => {
            sum.anchored |= near.weight() > 0;
            sum.add(near.rule(), near.weight(), || near.detail());
        }
        // What is recalled by its day is one of few: `bases in Iraq` is then as good as `a base in Iraq`.
        None if meet && (a.background || b.background) && share(&a.targets, &b.targets) => {
            sum.anchored = true;
            sum.plain("unnamed_alike", weight::UNNAMED_ALIKE);
        }
        None if meet => sum.plain("same_country", weight::SAME_COUNTRY),
        None => {}
    }
}

fn weapons(a: &Row, b: &Row, sum: &mut Sum) {
    let kin = |a: &Arm, b: &Arm| {
        let equal = |a: u64, b: u64| a != 0 && a == b;
        match () {
            () if equal(a.kind, b.kind) || equal(a.class, b.class) => 2,
            () if equal(a.family, b.family) => 1,
            () => 0,
        }
    };
    let best = a.arms.iter().flat_map(|arm| b.arms.iter().map(move |other| kin(arm, other))).max();
    match best {
        Some(2) => sum.plain("same_weapon", weight::SAME_WEAPON),
        Some(1) => sum.plain("kin_weapon", weight::KIN_WEAPON),
        Some(_) => sum.plain("other_weapon", weight::OTHER_WEAPON),
        None => {}
    }
}

fn counts(a: &Row, b: &Row, sum: &mut Sum) {
    // What both only recall has settled; news of the day revises its tolls.
    let settled = a.background && b.background;
    if let (Some(killed), Some(other)) = (a.killed, b.killed) {
        match fit(killed, other) {
            Fit::Same(count) => {
                sum.add("same_deaths", weight::SAME_DEATHS[grade(count)], || count.to_string());
            }
            Fit::Overlap => sum.plain("deaths_fit", weight::COUNTS_FIT),
            Fit::Differ | Fit::Far if settled => sum.veto("other_deaths", String::new),
            Fit::Differ => sum.plain("deaths_differ", weight::COUNTS_DIFFER),
            Fit::Far => sum.plain("deaths_far_apart", weight::COUNTS_FAR),
        }
    }
    if let (Some(injured), Some(other)) = (a.injured, b.injured) {
        match fit(injured, other) {
            Fit::Same(count) => {
                sum.add("same_injured", weight::SAME_INJURED[grade(count)], || count.to_string());
            }
            Fit::Overlap => sum.plain("injured_fit", weight::COUNTS_FIT),
            Fit::Differ => {}
            Fit::Far => sum.plain("injured_far_apart", weight::COUNTS_DIFFER),
        }
    }
    if let (Some(attacks), Some(other)) = (a.attacks, b.attacks) {
        match fit(attacks, other) {
            Fit::Same(count) if count > 1 => {
                sum.plain("same_number_of_attacks", weight::SAME_DEATHS[1]);
            }
            Fit::Same(_) | Fit::Overlap => sum.plain("attacks_fit", weight::COUNTS_FIT),
            Fit::Differ | Fit::Far => {}
        }
    }
}

/// Whether two sorted lists share an element.
fn share(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|word| b.binary_search(word).is_ok())
}

/// How many rare words two rows share.
fn shared_rare(a: &Row, b: &Row) -> usize {
    a.rare.iter().filter(|word| b.rare.binary_search(word).is_ok()).count()
}

enum Fit {
    /// One number, or one range; the least of it.
    Same(u64),
    Overlap,
    Differ,
    Far,
}

fn fit(a: (u64, u64), b: (u64, u64)) -> Fit {
    match () {
        () if a == b => Fit::Same(a.0),
        () if a.0 <= b.1 && b.0 <= a.1 => Fit::Overlap,
        () => {
            let (low, high) = if a.1 < b.0 { (a.1, b.0) } else { (b.1, a.0) };
            if high > low.saturating_mul(2).saturating_add(3) { Fit::Far } else { Fit::Differ }
        }
    }
}

/// Equal small numbers are a coincidence more often than equal large ones.
fn grade(count: u64) -> usize {
    match count {
        0 | 1 => 0,
        2 => 1,
        _ => 2,
    }
}

fn people(a: &Row, b: &Row, sum: &mut Sum) {
    let any = |a: &[Who], b: &[Who], test: fn(Who, Who) -> bool| {
        a.iter().any(|&who| b.iter().any(|&other| test(who, other)))
    };
    match () {
        () if a.doers.is_empty() || b.doers.is_empty() => {}
        () if any(&a.doers, &b.doers, Who::same) => sum.plain("same_doer", weight::SAME_DOER),
        () if any(&a.doers, &b.doers, Who::may_be) => sum.plain("like_doer", weight::LIKE_DOER),
        () => sum.plain("other_doer", weight::OTHER_DOER),
    }
    if any(&a.attacked, &b.attacked, Who::same) {
        sum.plain("same_victim", weight::SAME_VICTIM);
    } else if any(&a.attacked, &b.attacked, Who::may_be) {
        sum.plain("like_victim", weight::LIKE_VICTIM);
    }
    // Strikes on those who attack are not the attack: the doer of one is the victim of the other.
    let turned = |a: &Row, b: &Row| {
        any(&a.doers, &b.attacked, Who::same) && !any(&a.doers, &b.doers, Who::may_be)
    };
    let agree = any(&a.attacked, &b.attacked, Who::same);
    let mutual = a.manner == Manner::Mutual || b.manner == Manner::Mutual;
    if !mutual && !agree && (turned(a, b) || turned(b, a)) {
        sum.veto("opposite_direction", String::new);
    }
    if share(&a.targets, &b.targets) {
        sum.plain("same_target", weight::SAME_TARGET);
    }
    if share(&a.victims, &b.victims) {
        sum.plain("victims_alike", weight::VICTIM_WORDS);
    }
    let rare = shared_rare(a, b);
    if rare > 0 {
        let points = weight::RARE[rare.min(weight::RARE.len()) - 1];
        sum.anchored = true;
        sum.add("rare_words", points, || rare.to_string());
    }
}

/// Whether two documents may be copies of one story: an agency sends the same words for a day or two.
fn one_wire(a: &Row, b: &Row) -> bool {
    let apart = match (a.reference, b.reference) {
        (Some(a), Some(b)) => a.abs_diff(b),
        _ => 0,
    };
    a.origin == b.origin && apart <= COPIED_DAYS
}

/// A day and a weapon are no event, nor are a town and nothing else.
fn support(a: &Row, b: &Row, sum: &mut Sum) {
    let known = |a: &[Who], b: &[Who]| a.iter().any(|&who| b.iter().any(|&other| who.same(other)));
    let counted = matches!((a.killed, b.killed), (Some(killed), Some(other)) if killed == other && killed.0 > 1);
    let anchored = sum.anchored
        || counted
        || one_wire(a, b)
        || known(&a.doers, &b.doers)
        || known(&a.attacked, &b.attacked);
    if !anchored {
        sum.plain("nobody_and_nowhere", weight::NOBODY_NOWHERE);
    }
    if !sum.dated {
        sum.plain("no_date_in_common", weight::NO_DATE);
    }
}

fn manner(a: &Row, b: &Row, sum: &mut Sum) {
    if one_wire(a, b) {
        sum.plain("same_origin", weight::SAME_ORIGIN);
    }
    match (a.multiplicity, b.multiplicity) {
        (Multiplicity::Group, Multiplicity::Group) => sum.plain("both_groups", weight::BOTH_GROUPS),
        (Multiplicity::One, Multiplicity::One) => {}
        _ => sum.plain("one_and_group", weight::ONE_AND_GROUP),
    }
    if (a.manner == Manner::Accident) != (b.manner == Manner::Accident) {
        sum.plain("accident", weight::ACCIDENT);
    }
}
