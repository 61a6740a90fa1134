//! Scores: how much speaks for two rows being one event, and what forbids it.
//!
//! Evidence is soft: noisy days and places, held to equality, lose two thirds of the pairs. Only a strong
//! contradiction is a veto. Weights are integers, in the order of importance that a regression on reports of shootings
//! gave them: rare names, the place, the day, counts. [`MERGE`] is what a pair needs on average.

use std::borrow::Cow;

use super::row::{Arm, Hold, Level, Manner, Row, Site, Who};
use crate::{Multiplicity, Reason, RuleName};

/// The mean score that joins two sets of rows.
pub const MERGE: i32 = 28;

/// What can speak for or against a pair, and how much.
mod weight {
    pub(super) const SAME_DAY: i32 = 25;
    pub(super) const DAYS_OVERLAP: i32 = 18;
    pub(super) const WEEKS_OVERLAP: i32 = 12;
    pub(super) const MONTHS_OVERLAP: i32 = 8;
    pub(super) const YEARS_OVERLAP: i32 = 4;
    pub(super) const RECENT: i32 = 9;
    pub(super) const LONG_BEFORE: i32 = -15;
    pub(super) const NO_DATE: i32 = -10;
    pub(super) const NOBODY_NOWHERE: i32 = -15;
    pub(super) const NIGHT_BETWEEN: i32 = 12;
    pub(super) const DAY_APART: i32 = -20;
    pub(super) const DAY_MISREAD: i32 = -5;
    pub(super) const DAYS_APART: i32 = -25;
    pub(super) const SAME_PLACE: i32 = 25;
    pub(super) const SAME_AREA: i32 = 10;
    pub(super) const NEARBY: i32 = 15;
    pub(super) const WITHIN: i32 = 6;
    pub(super) const SAME_COUNTRY: i32 = 3;
    pub(super) const UNNAMED_ALIKE: i32 = 10;
    pub(super) const ELSEWHERE: i32 = -15;
    pub(super) const OTHER_PLACE: i32 = -5;
    pub(super) const SAME_WEAPON: i32 = 10;
    pub(super) const KIN_WEAPON: i32 = 5;
    pub(super) const OTHER_WEAPON: i32 = -8;
    pub(super) const SAME_DEATHS: [i32; 3] = [6, 10, 15];
    pub(super) const SAME_INJURED: [i32; 3] = [3, 6, 10];
    pub(super) const COUNTS_FIT: i32 = 2;
    pub(super) const COUNTS_DIFFER: i32 = -5;
    pub(super) const COUNTS_FAR: i32 = -10;
    pub(super) const SAME_DOER: i32 = 10;
    pub(super) const LIKE_DOER: i32 = 4;
    pub(super) const OTHER_DOER: i32 = -5;
    pub(super) const SAME_VICTIM: i32 = 5;
    pub(super) const LIKE_VICTIM: i32 = 2;
    pub(super) const SAME_TARGET: i32 = 6;
    pub(super) const VICTIM_WORDS: i32 = 4;
    /// One, two, ... rare words in common. One is chance; four are hardly ever.
    pub(super) const RARE: [i32; 5] = [10, 24, 34, 40, 46];
    pub(super) const SAME_ORIGIN: i32 = 10;
    pub(super) const BOTH_GROUPS: i32 = 8;
    pub(super) const ONE_AND_GROUP: i32 = -20;
    pub(super) const ACCIDENT: i32 = -15;
    pub(super) const BESIDE: i32 = 8;
}

/// Points further apart than this are different places, whatever the gazetteer's precision.
const FAR_KM: u32 = 150;

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

/// How two places lie to each other, where both are finer than a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Near {
    Same,
    Area,
    Km(u32),
    Within,
    Unnamed,
    Apart(u32),
    Other,
    Far(u32),
}

impl Near {
    fn of(a: &Site, b: &Site) -> Option<Self> {
        let equal = |a: u64, b: u64| a != 0 && a == b;
        let (coarse, fine) = if a.level <= b.level { (a, b) } else { (b, a) };
        let same = equal(a.id, b.id) || (equal(a.name, b.name) && (a.id == 0 || b.id == 0));
        if coarse.level <= Level::Region {
            return (fine.level == Level::Region && same).then_some(Self::Area);
        }
        if coarse.level == Level::Unnamed {
            return (equal(a.kind, b.kind) || fine.level == Level::Point).then_some(Self::Unnamed);
        }
        if coarse.level == Level::Admin1 && fine.level == Level::Admin1 {
            return Some(if same { Self::Area } else { Self::Other });
        }
        if same {
            return Some(Self::Same);
        }
        if coarse.level == Level::Admin1 {
            let inside = coarse.name == fine.admin1 || coarse.id == fine.admin1 || fine.admin1 == 0;
            return Some(if inside { Self::Within } else { Self::Other });
        }
        let (Some(from), Some(to)) = (a.point, b.point) else {
            return Some(Self::Other);
        };
        let km = kilometres(from, to);
        let slack = a.precision_km.saturating_add(b.precision_km).clamp(5, FAR_KM / 2);
        Some(match km {
            _ if km <= slack.min(25) => Self::Km(km),
            _ if km <= slack => Self::Within,
            _ if km <= FAR_KM => Self::Apart(km),
            _ => Self::Far(km),
        })
    }

    fn weight(self) -> i32 {
        match self {
            Self::Same => weight::SAME_PLACE,
            Self::Area => weight::SAME_AREA,
            Self::Km(_) => weight::NEARBY,
            Self::Within => weight::WITHIN,
            Self::Unnamed => weight::UNNAMED_ALIKE,
            Self::Other => weight::OTHER_PLACE,
            Self::Apart(_) => weight::ELSEWHERE,
            Self::Far(_) => weight::ELSEWHERE - 1,
        }
    }

    fn rule(self) -> &'static str {
        match self {
            Self::Same => "same_place",
            Self::Area => "same_area",
            Self::Km(_) => "nearby",
            Self::Within => "one_within_the_other",
            Self::Unnamed => "unnamed_alike",
            Self::Other => "other_place",
            Self::Apart(_) | Self::Far(_) => "apart",
        }
    }

    fn detail(self) -> String {
        match self {
            Self::Km(km) | Self::Apart(km) | Self::Far(km) => format!("{km} km"),
            _ => String::new(),
        }
    }
}

/// Thousandths of the cosine of whole degrees from 0 to 90: trigonometry that is the same on every machine.
#[rustfmt::skip]
const COSINE: [i64; 91] = [
    1000, 1000, 999, 999, 998, 996, 995, 993, 990, 988, 985, 982, 978, 974, 970, 966, 961, 956, 951, 946, 940, 934, 927,
    921, 914, 906, 899, 891, 883, 875, 866, 857, 848, 839, 829, 819, 809, 799, 788, 777, 766, 755, 743, 731, 719, 707,
    695, 682, 669, 656, 643, 629, 616, 602, 588, 574, 559, 545, 530, 515, 500, 485, 469, 454, 438, 423, 407, 391, 375,
    358, 342, 326, 309, 292, 276, 259, 242, 225, 208, 191, 174, 156, 139, 122, 105, 87, 70, 52, 35, 17, 0,
];

/// The distance of two points given in millionths of a degree, within a few per cent below 500 km.
pub(super) fn kilometres(a: (i32, i32), b: (i32, i32)) -> u32 {
    let wide = |number: i32| i64::from(number);
    let middle =
        usize::try_from((wide(a.0) + wide(b.0)).abs() / 2 / 1_000_000).unwrap_or(90).min(90);
    let around = (wide(a.1) - wide(b.1)).abs() % 360_000_000;
    let metres = |e6: i64| e6 * 111_195 / 1_000_000;
    let north = metres((wide(a.0) - wide(b.0)).abs());
    let east = metres(around.min(360_000_000 - around)) * COSINE[middle] / 1000;
    u32::try_from((north * north + east * east).isqrt() / 1000).unwrap_or(u32::MAX)
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
