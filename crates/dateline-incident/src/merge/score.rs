//! Scores: how much speaks for two rows being one event, and what forbids it.
//!
//! Evidence is soft: noisy days and places, held to equality, lose two thirds of the pairs. Only a strong
//! contradiction is a veto. Weights are integers and stand in `data/weights.tsv`; those that reports of shootings can tell
//! were learned from them. [`MERGE`] is what a pair needs on average.

use std::borrow::Cow;

use super::likeness::likeness;
use super::near::Near;
use super::row::{Arm, Hold, Level, Manner, Row};
use super::weight::{self, Weight};
use super::who::Who;
use crate::{Multiplicity, Reason, RuleName};

/// The mean score that joins two sets of rows.
pub const MERGE: i32 = 28;

const SAME_DEATHS: [Weight; 3] =
    [weight::SAME_DEATHS_1, weight::SAME_DEATHS_2, weight::SAME_DEATHS_3];

const SAME_INJURED: [Weight; 3] =
    [weight::SAME_INJURED_1, weight::SAME_INJURED_2, weight::SAME_INJURED_3];

/// So many rare words of both, and none in common, tell two stories apart.
const NAMES: usize = 3;

/// Of a hundred of what is telling in their words, what two stories of one event have in common.
const ALIKE: u64 = 5;

/// Days within which the day of an arrest or a hearing is taken for that of the event.
const WEEK: i32 = 7;

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
    /// The lines of `data/weights.tsv` that were added up, in order; empty from [`weigh`].
    pub weights: Vec<&'static str>,
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
        rule: Cow::Borrowed(weight::BESIDE.rule),
        weight: weight::BESIDE.points,
        detail: String::new(),
    }
}

fn compare(a: &Row, b: &Row, explain: bool) -> Verdict {
    let mut sum = Sum {
        verdict: Verdict::default(),
        explain,
        dated: false,
        anchored: false,
        rare: 0,
        near: None,
        evidence: 0,
    };
    if a.document == b.document {
        sum.veto("same_document", String::new);
        return sum.verdict;
    }
    sum.rare = shared(&a.rare, &b.rare);
    days(a, b, &mut sum);
    places(a, b, &mut sum);
    weapons(a, b, &mut sum);
    counts(a, b, &mut sum);
    people(a, b, &mut sum);
    manner(a, b, &mut sum);
    documents(a, b, &mut sum);
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
    /// Rare words that both have.
    rare: usize,
    /// How their places lie to each other.
    near: Option<Near>,
    /// The kinds of [`Evidence`](weight::Evidence) found, a bit each.
    evidence: u8,
}

impl Sum {
    fn add(&mut self, weight: Weight, detail: impl FnOnce() -> String) {
        self.verdict.score += weight.points;
        self.evidence |= weight.tells.map_or(0, |kind| 1 << kind as u8);
        if self.explain {
            self.verdict.weights.push(weight.id);
            // What weighs nothing is no reason; in print that would be what forbids the pair.
            if weight.points != 0 {
                self.reason(weight.rule, weight.points, detail());
            }
        }
    }

    fn reason(&mut self, rule: &'static str, weight: i32, detail: String) {
        self.verdict.reasons.push(Reason { rule: Cow::Borrowed(rule), weight, detail });
    }

    fn plain(&mut self, weight: Weight) {
        self.add(weight, String::new);
    }

    /// Days that exclude each other forbid the pair. Stories of people give the day of an arrest or a hearing for the day of what
    /// led to it: where both tell of the same, by name or age, it weighs much, and lets others that know both days join them.
    fn apart(&mut self, people: usize, detail: impl FnOnce() -> String) {
        match people {
            0 => self.veto("days_apart", detail),
            1 => self.add(weight::DATED_FAR_HINT, detail),
            _ => self.add(weight::DATED_FAR_STORY, detail),
        }
    }

    /// Forbids the pair; the reason weighs nothing, as nothing can outweigh it.
    fn veto(&mut self, rule: &'static str, detail: impl FnOnce() -> String) {
        if self.explain {
            self.reason(rule, 0, detail());
        }
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
            (Hold::Loose, _) => sum.add(weight::RECENT, detail),
            (_, 1) => sum.plain(weight::SAME_DAY),
            (_, 2..=4) => sum.add(weight::DAYS_OVERLAP, detail),
            (_, 5..=16) => sum.add(weight::WEEKS_OVERLAP, detail),
            (_, 17..=100) => sum.add(weight::MONTHS_OVERLAP, detail),
            _ => sum.add(weight::YEARS_OVERLAP, detail),
        }
        return;
    }
    let gap = start.saturating_sub(end);
    let detail = || format!("{gap} days");
    // Two attacks on one base, a day apart, are two, however alike. Of stories of one person a day may be misread, and
    // of stories of two, or of one of that age, a week.
    let of_one = one_story(a, b) || gap <= WEEK && one_person(a, b);
    if hold == Hold::Firm && (single_day(a) && single_day(b)) && !of_one {
        return sum.apart(people_of_both(a, b), detail);
    }
    match (hold, gap) {
        (Hold::Loose, ..=31) => {}
        // News without a day is of its week; only people carry it to another month.
        (Hold::Loose, _) if shared(&a.persons, &b.persons) == 0 => {
            sum.apart(people_of_both(a, b), detail);
        }
        (Hold::Loose, _) => sum.add(weight::LONG_BEFORE, detail),
        (_, 1) if a.night || b.night => sum.plain(weight::NIGHT_BETWEEN),
        // One of the days is misread more often than two events share their names.
        (_, 1) if sum.rare > 1 => sum.plain(weight::DAY_MISREAD),
        (_, 1) => sum.plain(weight::DAY_APART),
        (Hold::Derived, 2..=14) => sum.add(weight::DAYS_APART, detail),
        (_, 2..=3) if sum.rare > 1 => sum.add(weight::DAYS_APART, detail),
        // One of the days is that of the arrest or the burial.
        _ if one_story(a, b) => sum.add(weight::DATED_FAR_NAMED, detail),
        _ if of_people(a, b) && one_person(a, b) => {
            sum.add(weight::DATED_FAR_PEOPLE, detail);
        }
        _ => sum.apart(people_of_both(a, b), detail),
    }
}

/// Whether both name one person at least, of no other age.
fn one_person(a: &Row, b: &Row) -> bool {
    let ages = a.ages.is_empty() || b.ages.is_empty() || shared(&a.ages, &b.ages) > 0;
    ages && shared(&a.persons, &b.persons) > 0
}

/// Whether the row gives one day, and not the night to the next.
fn single_day(row: &Row) -> bool {
    row.days.0 == row.days.1 && !row.night
}

/// Whether two documents are about the same persons, so that a day or a place which forbids the pair is rather misread.
fn one_story(a: &Row, b: &Row) -> bool {
    a.main
        && b.main
        && match shared(&a.persons, &b.persons) {
            0 => false,
            1 => shared(&a.ages, &b.ages) > 0,
            _ => true,
        }
}

/// Whether both documents are about what happened to persons whom they name. Such stories go on for weeks, by arrest,
/// burial and court, and are known by more than their day: what they say of day and place is one thing among others.
fn of_people(a: &Row, b: &Row) -> bool {
    let names = |row: &Row| !(row.persons.is_empty() && row.bodies.is_empty());
    a.main && b.main && names(a) && names(b)
}

/// How many names and ages of persons both documents tell that are about what is compared.
fn people_of_both(a: &Row, b: &Row) -> usize {
    if a.main && b.main { shared(&a.persons, &b.persons) + shared(&a.ages, &b.ages) } else { 0 }
}

/// Whether two documents may be about the same persons though their places lie far apart. One age is that of many: without
/// names in common it says something only beside `rare` words or in stories told alike.
fn may_be_theirs(a: &Row, b: &Row, rare: usize) -> bool {
    a.main
        && b.main
        && (shared(&a.persons, &b.persons) > 0
            || match shared(&a.ages, &b.ages) {
                0 => false,
                1 => {
                    rare >= NAMES
                        || likeness(&a.words, &b.words).is_some_and(|share| share >= ALIKE)
                }
                _ => true,
            })
}

/// What is worth more, or less, in stories of persons who are named than in news of attacks.
fn story(a: &Row, b: &Row, sum: &mut Sum) {
    if !of_people(a, b) {
        return;
    }
    sum.plain(weight::PEOPLE);
    let dated = a.hold.min(b.hold) > Hold::Loose;
    if let (true, Some(start), Some(end)) =
        (dated, later(a.days.0, b.days.0), earlier(a.days.1, b.days.1))
    {
        match start.saturating_sub(end) {
            ..=0 if single_day(a) && single_day(b) => sum.plain(weight::PEOPLE_DAY),
            ..=0 => {}
            1 => sum.plain(weight::PEOPLE_DAY_APART),
            _ => sum.plain(weight::PEOPLE_DAYS_APART),
        }
    } else {
        sum.plain(weight::PEOPLE_UNDATED);
    }
    match sum.near {
        Some(Near::Same | Near::Km(_)) => sum.plain(weight::PEOPLE_PLACE),
        Some(Near::Apart(_)) => sum.plain(weight::PEOPLE_APART),
        None => sum.plain(weight::PEOPLE_PLACELESS),
        _ => {}
    }
    if let (Some(killed), Some(other)) = (a.killed, b.killed) {
        sum.plain(if killed == other {
            weight::PEOPLE_DEATHS
        } else {
            weight::PEOPLE_DEATHS_DIFFER
        });
    }
    if let (Some(injured), Some(other)) = (a.injured, b.injured) {
        sum.plain(if injured == other {
            weight::PEOPLE_INJURED
        } else {
            weight::PEOPLE_INJURED_DIFFER
        });
    }
}

/// What the documents have in common beyond what they tell of the event: for the events that they are about.
fn documents(a: &Row, b: &Row, sum: &mut Sum) {
    if !(a.main && b.main) {
        return;
    }
    sum.plain(weight::BOTH_MAIN);
    // Offices and forces are of one town too.
    let persons = shared(&a.persons, &b.persons) + shared(&a.bodies, &b.bodies);
    match persons {
        0 if of_people(a, b) => sum.plain(weight::PERSONS_DIFFER),
        0 => {}
        1 => sum.plain(weight::PERSON_1),
        _ => sum.add(weight::PERSON_2, || persons.to_string()),
    }
    match shared(&a.ages, &b.ages) {
        0 if a.ages.is_empty() || b.ages.is_empty() => {}
        0 => sum.plain(weight::AGES_DIFFER),
        1 => sum.plain(weight::SAME_AGE_1),
        ages => sum.add(weight::SAME_AGE_2, || ages.to_string()),
    }
    match shared(&a.named, &b.named) {
        0 if a.named.is_empty() || b.named.is_empty() => {}
        0 => sum.plain(weight::NAMED_PLACES_DIFFER),
        1 => sum.plain(weight::NAMED_PLACE_1),
        2 => sum.plain(weight::NAMED_PLACE_2),
        places => sum.add(weight::NAMED_PLACE_3, || places.to_string()),
    }
    let home = |row: &Row| {
        let town = row.sites.first().filter(|site| site.level == Level::Point && site.id != 0);
        town.map(|site| site.id)
    };
    if let (Some(one), Some(other)) = (home(a), home(b)) {
        let named = |town: u64, row: &Row| usize::from(row.named.binary_search(&town).is_ok());
        sum.plain(match named(one, b) + named(other, a) {
            0 => weight::HOME_0,
            1 => weight::HOME_1,
            _ => weight::HOME_2,
        });
    }
    story(a, b, sum);
    let alike = likeness(&a.words, &b.words);
    let weight = match alike {
        None => weight::LIKENESS_UNKNOWN,
        Some(..5) => weight::LIKENESS_0,
        Some(5..10) => weight::LIKENESS_1,
        Some(10..15) => weight::LIKENESS_2,
        Some(15..20) => weight::LIKENESS_3,
        Some(20..30) => weight::LIKENESS_4,
        Some(_) => weight::LIKENESS_5,
    };
    sum.add(weight, || alike.map_or_else(String::new, |share| format!("{share} %")));
    if let (Some(one), Some(other)) = (a.reference, b.reference) {
        let days = one.abs_diff(other);
        let weight = match days {
            0 | 1 => weight::PRINTED_TOGETHER,
            2..=4 => weight::PRINTED_DAYS,
            5..=10 => weight::PRINTED_WEEK,
            11..=31 => weight::PRINTED_MONTH,
            32..=92 => weight::PRINTED_MONTHS,
            _ => weight::PRINTED_LONG,
        };
        sum.add(weight, || format!("{days} days"));
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
        if one_story(a, b) {
            sum.plain(weight::NEAR_OTHER);
        } else if of_people(a, b) && may_be_theirs(a, b, sum.rare) {
            sum.plain(weight::NEAR_FAR);
            sum.plain(weight::PEOPLE_FAR);
        } else {
            sum.veto("other_country", String::new);
        }
        return;
    }
    let best = a
        .sites
        .iter()
        .flat_map(|site| b.sites.iter().filter_map(move |other| Near::of(site, other)))
        .max_by_key(|near| near.rank());
    sum.near = best;
    match best {
        Some(Near::Far(km)) => {
            sum.add(weight::NEAR_FAR, || format!("{km} km"));
            match () {
                () if one_story(a, b) => {}
                () if of_people(a, b) && may_be_theirs(a, b, sum.rare) => {
                    sum.plain(weight::PEOPLE_FAR);
                }
                () => sum.veto("far_apart", || format!("{km} km")),
            }
        }
        Some(near) => {
            sum.anchored |= near.may_be_one();
            sum.add(near.weight(), || near.detail());
        }
        // What is recalled by its day is one of few: `bases in Iraq` is then as good as `a base in Iraq`.
        None if meet && (a.background || b.background) && share(&a.targets, &b.targets) => {
            sum.anchored = true;
            sum.plain(weight::NEAR_UNNAMED);
        }
        None if meet => sum.plain(weight::SAME_COUNTRY),
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
        Some(2) => sum.plain(weight::SAME_WEAPON),
        Some(1) => sum.plain(weight::KIN_WEAPON),
        Some(_) => sum.plain(weight::OTHER_WEAPON),
        None => {}
    }
}

fn counts(a: &Row, b: &Row, sum: &mut Sum) {
    // What both only recall has settled; news of the day revises its tolls.
    let settled = a.background && b.background;
    if let (Some(killed), Some(other)) = (a.killed, b.killed) {
        match fit(killed, other) {
            Fit::Same(count) => {
                sum.add(SAME_DEATHS[grade(count)], || count.to_string());
            }
            Fit::Overlap => sum.plain(weight::DEATHS_FIT),
            Fit::Differ | Fit::Far if settled => sum.veto("other_deaths", String::new),
            Fit::Differ => sum.plain(weight::COUNTS_DIFFER),
            Fit::Far if weeks_later(a, b) => sum.veto("other_deaths", String::new),
            Fit::Far => sum.plain(weight::COUNTS_FAR),
        }
    }
    if let (Some(injured), Some(other)) = (a.injured, b.injured) {
        match fit(injured, other) {
            Fit::Same(count) => {
                sum.add(SAME_INJURED[grade(count)], || count.to_string());
            }
            Fit::Overlap => sum.plain(weight::INJURED_FIT),
            Fit::Differ => {}
            Fit::Far => sum.plain(weight::INJURED_FAR),
        }
    }
    if let (Some(attacks), Some(other)) = (a.attacks, b.attacks) {
        match fit(attacks, other) {
            Fit::Same(count) if count > 1 => {
                sum.plain(weight::SAME_ATTACKS);
            }
            Fit::Same(_) | Fit::Overlap => sum.plain(weight::ATTACKS_FIT),
            Fit::Differ | Fit::Far => {}
        }
    }
}

/// Whether both are the news of stories written weeks apart, of people of other ages, and one of them gives no day. A toll
/// is revised in the first days; later another one is of another event, whoever of office has spoken of both.
fn weeks_later(a: &Row, b: &Row) -> bool {
    /// Days in which news still counts.
    const COUNTING: u32 = 21;
    let written = a.reference.zip(b.reference).map_or(0, |(one, other)| one.abs_diff(other));
    let undated = a.hold.min(b.hold) == Hold::Loose;
    !a.background && !b.background && undated && written > COUNTING && shared(&a.ages, &b.ages) == 0
}

/// Whether two sorted lists share an element.
fn share(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|word| b.binary_search(word).is_ok())
}

/// How many elements two sorted lists share.
fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut both = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.cmp(other);
        both += usize::from(order.is_eq());
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    both
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
        () if any(&a.doers, &b.doers, Who::same) => sum.plain(weight::SAME_DOER),
        () if any(&a.doers, &b.doers, Who::may_be) => sum.plain(weight::LIKE_DOER),
        () => sum.plain(weight::OTHER_DOER),
    }
    if any(&a.attacked, &b.attacked, Who::same) {
        sum.plain(weight::SAME_VICTIM);
    } else if any(&a.attacked, &b.attacked, Who::may_be) {
        sum.plain(weight::LIKE_VICTIM);
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
        sum.plain(weight::SAME_TARGET);
    }
    if share(&a.victims, &b.victims) {
        sum.plain(weight::VICTIM_WORDS);
    }
    let rare = sum.rare;
    if rare > 0 {
        sum.anchored = true;
        let weight = match rare {
            1 => weight::RARE_1,
            2 => weight::RARE_2,
            3 => weight::RARE_3,
            4 | 5 => weight::RARE_4,
            _ => weight::RARE_6,
        };
        sum.add(weight, || rare.to_string());
    } else if a.main && b.main && a.rare.len().min(b.rare.len()) >= NAMES {
        sum.plain(weight::RARE_0);
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
        sum.plain(weight::NOBODY_NOWHERE);
    }
    if !sum.dated {
        sum.plain(weight::NO_DATE);
    }
    // What is recalled is one of few, and known by little.
    match sum.evidence.count_ones() {
        _ if !(a.main && b.main) => {}
        0 => sum.veto("no_evidence", String::new),
        1 => sum.plain(weight::ONE_KIND),
        _ => {}
    }
}

fn manner(a: &Row, b: &Row, sum: &mut Sum) {
    if one_wire(a, b) {
        sum.plain(weight::SAME_ORIGIN);
    }
    match (a.multiplicity, b.multiplicity) {
        (Multiplicity::Group, Multiplicity::Group) => sum.plain(weight::BOTH_GROUPS),
        (Multiplicity::One, Multiplicity::One) => {}
        _ => sum.plain(weight::ONE_AND_GROUP),
    }
    if (a.manner == Manner::Accident) != (b.manner == Manner::Accident) {
        sum.plain(weight::ACCIDENT);
    }
}
