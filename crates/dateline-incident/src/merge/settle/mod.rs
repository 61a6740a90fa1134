//! Settling: from positions to one reading, or to none where printing one would hide a dispute.
//!
//! Each type of value says how two of its values lie to each other and what can be read from values that fit. The
//! rest is the same for all fields: who counts as a voice, what agreement means, what stays listed (everything).

mod count;
mod covers;
mod date;
mod kind;
mod place;
mod weapon;
mod who;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dateline_text::{fold, fold_hash};

pub(super) use self::covers::Covers;
pub(super) use self::date::choose as date;
pub(super) use self::place::finest as place;
use crate::{
    Account, AccountKind, Agreement, BY_ACT, Count, Effect, Field, Fields, Position, ROSE, Reading,
    Stage, TargetValue, Telling,
};

/// Values of one field that are compared with each other; further ones are listed and not compared.
const COMPARED: usize = 128;

/// How two values lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// They say the same.
    Same,
    /// Both can be true.
    Compatible,
    /// They cannot.
    Contradict,
}

/// One voice's value.
#[derive(Debug)]
pub(super) struct Said<'a, T> {
    pub(super) value: &'a T,
    /// No source is named: the article itself says so.
    pub(super) narrator: bool,
    /// Those who fight say so.
    pub(super) partisan: bool,
    /// It is told as what a toll has risen to.
    pub(super) risen: bool,
    /// Its account, by its place among those of the incident.
    pub(super) account: usize,
    voice: Voice,
}

// Not derived: a reference is copied whatever it points to.
impl<T> Clone for Said<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Said<'_, T> {}

/// A value that can be disputed.
pub(super) trait Value: Clone + PartialEq {
    /// Whether it says anything: silence neither agrees nor disputes.
    fn speaks(&self) -> bool {
        true
    }

    /// How it lies to another value.
    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit;

    /// The reading of values that fit each other; never of an empty list.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self>;

    /// What may be printed of a dispute.
    fn disputed(_said: &[Said<'_, Self>]) -> Option<Self> {
        None
    }

    /// What may be printed where nothing is said.
    fn silent() -> Option<Self> {
        None
    }

    /// Whether a later value by the same voice takes the place of an earlier one, as a toll does.
    const REVISED: bool = false;

    /// Whether one voice adds to what it said: a car bomb, then gunfire. Only another voice can dispute it.
    const ADDS: bool = false;

    /// What is compared: without the values that their own voice tells as parts of others.
    fn whole(said: Vec<Said<'_, Self>>) -> Vec<Said<'_, Self>> {
        said
    }
}

/// The accounts of one incident, with what their documents add.
pub(super) struct Accounts<'a> {
    readings: &'a [Reading],
    covers: &'a Covers,
    /// (reading, ordinal) with the account itself.
    list: Vec<((usize, u32), &'a Account)>,
}

/// The fields that the accounts agree or disagree on: `accounts` are (reading, ordinal), in the order of the incident.
///
/// Positions keep the index of their account in `accounts`. An umbrella line gives only the positions that it marks as
/// covering an account of the incident. Ordinals that no account has are passed over.
pub fn settle(readings: &[Reading], accounts: &[(usize, u32)]) -> Fields {
    let told: BTreeSet<usize> = accounts.iter().map(|at| at.0).collect();
    settled(readings, &Covers::of(readings, told), accounts)
}

/// As [`settle`], with what covers what known already.
pub(super) fn settled(readings: &[Reading], covers: &Covers, accounts: &[(usize, u32)]) -> Fields {
    let list = accounts.iter().filter_map(|&at| Some((at, account(readings, at)?))).collect();
    let accounts = Accounts { readings, covers, list };
    macro_rules! fields {
        ($($field:ident)*) => { Fields { $($field: accounts.field(|telling| &telling.$field),)* } };
    }
    let mut fields = fields!(nature types stages dates place launched_from weapons attacks targets killed injured missing
        abducted attackers_killed attackers_injured victims sides perpetrator claim);
    // A type is read off nature and weapons: while these are disputed, so is it.
    if fields.nature.agreement == Agreement::Disputed {
        fields.types.value = None;
    } else if fields.types.agreement == Agreement::Disputed
        && fields.weapons.agreement != Agreement::Disputed
    {
        fields.types.value = kind::mixed(fields.nature.value, &fields.types.positions);
    }
    if fields.stages.agreement == Agreement::Disputed && harmed(&fields) {
        fields.stages.value = got_through(&fields.stages);
    }
    fields
}

/// Whether anybody or anything is told to have been hit.
fn harmed(fields: &Fields) -> bool {
    let some = |count: &Field<Count>| count.value.as_ref().and_then(|count| count.min) > Some(0);
    let hit = |target: &TargetValue| matches!(target.effect, Effect::Destroyed | Effect::Damaged);
    some(&fields.killed) || some(&fields.injured) || fields.targets.value.iter().flatten().any(hit)
}

/// What did harm got through, though a part of it was stopped.
fn got_through(stages: &Field<Stage>) -> Option<Stage> {
    let of = |stage: Stage| stages.positions.iter().any(|(_, own)| own.value == stage);
    let parted = of(Stage::Accomplished) && !of(Stage::Attempted) && !of(Stage::Threatened);
    parted.then_some(Stage::Accomplished)
}

/// The account of `readings` at (reading, ordinal).
pub(super) fn account(readings: &[Reading], (reading, ordinal): (usize, u32)) -> Option<&Account> {
    let accounts = &readings.get(reading)?.accounts;
    let at_its_place = accounts.get(ordinal as usize).filter(|account| account.ordinal == ordinal);
    at_its_place.or_else(|| accounts.iter().find(|account| account.ordinal == ordinal))
}

impl Accounts<'_> {
    fn field<T: Value>(&self, of: impl Fn(&Telling) -> &Vec<Position<T>>) -> Field<T> {
        let positions = self.positions(of);
        let voices = self.voices(&positions);
        let said: Vec<Said<'_, T>> = voices
            .iter()
            .map(|&at| Said {
                value: &positions[at].1.value,
                narrator: positions[at].1.source.is_none(),
                partisan: self.partisan(positions[at].0, &positions[at].1),
                risen: positions[at].1.rule == ROSE,
                account: positions[at].0,
                voice: self.voice(positions[at].0, &positions[at].1),
            })
            .collect();
        let said = T::whole(said);
        let agreement = agreement(&said);
        let value = match agreement {
            Agreement::None => T::silent(),
            Agreement::Disputed => T::disputed(&said),
            _ => T::unite(&said),
        };
        Field { value, agreement, positions }
    }

    /// All positions, by account and place in its text, with those of umbrella lines and neighbours that cover it.
    fn positions<T: Value>(
        &self,
        of: impl Fn(&Telling) -> &Vec<Position<T>>,
    ) -> Vec<(usize, Position<T>)> {
        let mut positions: Vec<(usize, Position<T>)> = Vec::new();
        for (index, &((reading, _), account)) in self.list.iter().enumerate() {
            let mut own = of(&account.telling).clone();
            if account.kind == AccountKind::Umbrella {
                covers::keep(self, reading, &mut own);
            } else {
                covers::add(self, reading, account, &of, &mut own);
            }
            own.sort_by_key(|position| position.evidence.first().copied());
            positions.extend(own.into_iter().map(|position| (index, position)));
        }
        positions
    }

    /// The positions that count: one for each voice and value, in order, silence and revised values left out.
    fn voices<T: Value>(&self, positions: &[(usize, Position<T>)]) -> Vec<usize> {
        let mut latest: BTreeMap<Voice, (Option<NaiveDate>, usize)> = BTreeMap::new();
        for (at, (account, position)) in positions.iter().enumerate() {
            if position.value.speaks() {
                let entry = latest
                    .entry(self.voice(*account, position))
                    .or_insert((self.day(*account), at));
                entry.0 = entry.0.max(self.day(*account));
            }
        }
        let mut counted: Vec<usize> = Vec::new();
        for (at, (account, position)) in positions.iter().enumerate() {
            if !position.value.speaks() {
                continue;
            }
            let voice = self.voice(*account, position);
            let revised =
                T::REVISED && latest.get(&voice).is_some_and(|(day, _)| self.day(*account) < *day);
            let repeats = counted.iter().take(COMPARED).any(|&other| {
                let (from, said) = &positions[other];
                said.value == position.value && self.voice(*from, said) == voice
            });
            if !revised && !repeats {
                counted.push(at);
            }
        }
        // `initial reports spoke of one dead`: what was thought before others knew more.
        let first =
            |at: &usize| T::REVISED && positions[*at].1.hedge.as_deref().is_some_and(first_reports);
        if counted.iter().any(first) && !counted.iter().all(first) {
            counted.retain(|at| !first(at));
        }
        // What only the deed tells of a weapon says nothing against what is named.
        let implied = |at: &usize| positions[*at].1.rule == BY_ACT;
        if counted.iter().any(implied) && !counted.iter().all(implied) {
            counted.retain(|at| !implied(at));
        }
        counted
    }

    /// Who speaks: a named source wherever it is cited, else the words for it (or the narrator) within one wire.
    fn voice<T>(&self, account: usize, position: &Position<T>) -> Voice {
        let ((reading, _), account) = self.list[account];
        let origin = fold_hash(self.readings[reading].facts.voice());
        match position.source.and_then(|source| account.sources.get(source as usize)) {
            Some(source) if source.named => Voice { origin: 0, name: fold_hash(&source.name) },
            Some(source) => Voice { origin, name: fold_hash(&source.name) },
            None => Voice { origin, name: 0 },
        }
    }

    /// Whether those who fight are the source.
    fn partisan<T>(&self, account: usize, position: &Position<T>) -> bool {
        let sources = &self.list[account].1.sources;
        let source = position.source.and_then(|source| sources.get(source as usize));
        source.is_some_and(|source| source.kind == "armed_group")
    }

    fn day(&self, account: usize) -> Option<NaiveDate> {
        let reference = &self.readings[self.list[account].0.0].facts.reference;
        reference.best.or(reference.start)
    }
}

/// Whether words of distance say that more was known later.
fn first_reports(hedge: &str) -> bool {
    let words = fold(hedge);
    ["initial", "preliminary", "first reports", "early reports"]
        .iter()
        .any(|own| words.contains(own))
}

/// One voice: positions of one wire and one source are not two confirmations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Voice {
    origin: u64,
    name: u64,
}

/// How two values lie to each other, whoever says them.
fn fit<T: Value>(a: Said<'_, T>, b: Said<'_, T>) -> Fit {
    match T::fit(a, b) {
        Fit::Contradict if T::ADDS && a.voice == b.voice => Fit::Compatible,
        fit => fit,
    }
}

fn agreement<T: Value>(said: &[Said<'_, T>]) -> Agreement {
    let compared = &said[..said.len().min(COMPARED)];
    let fits = compared
        .iter()
        .enumerate()
        .flat_map(|(at, &a)| compared[at + 1..].iter().map(move |&b| fit(a, b)));
    match (said.len(), fits.max()) {
        (0, _) => Agreement::None,
        (1, _) | (_, None) => Agreement::Single,
        (_, Some(Fit::Same)) => Agreement::Agreed,
        (_, Some(Fit::Compatible)) => Agreement::Compatible,
        (_, Some(Fit::Contradict)) => Agreement::Disputed,
    }
}

/// Values in order of how often they are said, the more often said first, then as they come.
fn by_votes<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counted: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counted.iter_mut().find(|(other, _)| *other == value) {
            Some((_, votes)) => *votes += 1,
            None => counted.push((value, 1)),
        }
    }
    counted.sort_by_key(|&(_, votes)| std::cmp::Reverse(votes));
    counted
}

/// Whether two counts cannot both be true.
pub(super) fn apart(a: &crate::Count, b: &crate::Count) -> bool {
    count::fit(a, b) == Fit::Contradict
}
