//! From the drafts of a document to its accounts, in order of telling.

use std::collections::BTreeSet;

use dateline_document::Document;
use dateline_text::Span;

use crate::read::cue::Cue;
use crate::read::day;
use crate::read::draft::{Draft, may_meet};
use crate::read::fill::act;
use crate::read::land;
use crate::read::parts;
use crate::read::scene::{self, Joint, Scene};
use crate::read::survivors;
use crate::read::traits::names;
use crate::read::trigger::{Marks, Sense};
use crate::{Account, AccountKind, DateValue, Dropped, Reading};

use super::{Discourse, FRESH, SHORT, Time, again};

impl Discourse<'_, '_> {
    pub(super) fn part_played(&self, scene: &Scene<'_>, dates: &[DateValue]) -> AccountKind {
        let writing = self.document.reference.best;
        let last = dates.iter().filter_map(|d| d.end).max();
        if let (Some(last), Some(writing)) = (last, writing)
            && (writing - last).num_days() > FRESH
        {
            return AccountKind::Background;
        }
        let first = self.news.is_none();
        let fresh = dates.iter().all(|d| matches!(&*d.precision, "day" | "days" | "week" | "open"));
        let before = matches!(scene.part.joint, Joint::Earlier | Joint::Done);
        if first && !before && fresh {
            return AccountKind::NewEvent;
        }
        // `and a bomb killed two in Lima`: as new as what it is told with.
        if scene.part.joint == Joint::Beside
            && fresh
            && self.focus.is_some_and(|focus| self.drafts[focus].kind == AccountKind::NewEvent)
        {
            return AccountKind::NewEvent;
        }
        if let Some(umbrella) = self.umbrella {
            let own = &self.drafts[umbrella];
            let meets = dates.is_empty()
                || own.date.as_ref().is_none_or(|span| dates.iter().all(|d| may_meet(span, d)));
            if meets
                && scene.part.joint != Joint::Later
                && fresh
                && scene.cue(Cue::Retaliation).is_none()
            {
                return AccountKind::NewEvent;
            }
        } else if scene.cue(Cue::Separate).is_some() && fresh {
            return AccountKind::NewEvent;
        }
        AccountKind::Background
    }

    /// The times that may be that of the news, in order.
    fn times(&mut self) -> Vec<Span> {
        let (document, entities, marks) = (self.document, self.entities, self.marks);
        let recent = |time: &dateline_time::Timex| {
            let day = time.interval.as_ref().and_then(dateline_time::Interval::single);
            day.is_some_and(|day| day::recent(document, day))
        };
        let times = std::mem::take(&mut self.times).into_iter();
        let spans = times.flat_map(|time| match time {
            Time::Told(span) => vec![span],
            // Most tell of no day that can be that of the news.
            Time::Passed(index, _)
                if !document.times_in(document.sentences[index].span).iter().any(recent) =>
            {
                Vec::new()
            }
            Time::Passed(index, names) => {
                scene::times_passed(document, entities, &marks[index], index, names)
            }
        });
        spans.collect()
    }

    /// Settles what every account is, and hands them over.
    pub(crate) fn finish(mut self) -> Reading {
        again::settle(self.document, self.entities, &mut self.drafts);
        self.gather();
        self.close_umbrella();
        self.place_items();
        self.home.settle(&mut self.drafts);
        land::settle(self.document, self.entities, &mut self.drafts);
        self.drafts
            .iter_mut()
            .for_each(|draft| survivors::settle(&mut draft.telling, &draft.tally));
        self.drafts.iter_mut().for_each(|draft| parts::settle(&mut draft.telling, &draft.tally));
        self.drafts.iter_mut().for_each(act::settle);
        let mut drafts = std::mem::take(&mut self.drafts);
        day::settle(self.document, || self.times(), &mut drafts);
        self.drafts = drafts;
        self.date_undated();
        self.drop_bare();
        let document = self.document;
        let order = account_order(&self.drafts);
        let rank: Vec<u32> = {
            let mut rank = vec![0; self.drafts.len()];
            for (ordinal, at) in order.iter().enumerate() {
                rank[*at] = ordinal as u32;
            }
            rank
        };
        let mut slots: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let accounts: Vec<Account> = order
            .iter()
            .enumerate()
            .map(|(ordinal, at)| {
                let draft = slots[*at].take().expect("each draft is taken once");
                account(document, &self.facts.id, ordinal as u32, draft, &rank)
            })
            .collect();
        self.aggregates.sort_by(|a, b| (&a.evidence, a.kind).cmp(&(&b.evidence, b.kind)));
        self.context.sort_by(|a, b| (&a.evidence, a.kind).cmp(&(&b.evidence, b.kind)));
        self.dropped.sort_by_key(|d| d.at);
        Reading {
            facts: self.facts,
            accounts,
            aggregates: self.aggregates,
            context: self.context,
            dropped: self.dropped,
            traits: crate::Traits::default(),
        }
    }
}

impl Discourse<'_, '_> {
    /// An account that holds no value is a word for violence, and no record: `the vote was marred by an attack`.
    fn drop_bare(&mut self) {
        let others: BTreeSet<u32> =
            self.drafts.iter().flat_map(|draft| draft.sums_up.iter().copied()).collect();
        for (at, draft) in self.drafts.iter_mut().enumerate() {
            let t = &draft.telling;
            let told = [
                t.killed.len(),
                t.injured.len(),
                t.missing.len(),
                t.abducted.len(),
                t.attackers_killed.len(),
                t.attackers_injured.len(),
            ];
            let bare = draft.kind == AccountKind::Background
                && told.iter().sum::<usize>() == 0
                && t.dates
                    .iter()
                    .all(|said| said.value.start.is_none() && said.value.evidence.is_empty())
                && t.place.is_empty()
                && t.targets.is_empty()
                && t.weapons.is_empty()
                && t.perpetrator.is_empty()
                && t.sides.is_empty()
                && t.claim.is_empty()
                && t.victims.is_empty();
            if bare && draft.sums_up.is_empty() && !others.contains(&(at as u32)) {
                draft.evidence.clear();
                self.dropped.push(Dropped { at: draft.root.into(), reason: "nothing told".into() });
            }
        }
    }
}

/// Accounts stand in the order of their roots.
pub(super) fn account_order(drafts: &[Draft]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|at| !drafts[*at].evidence.is_empty()).collect();
    order.sort_by_key(|at| (drafts[*at].root, *at));
    order
}

pub(super) fn account(
    document: &Document<'_>,
    id: &str,
    ordinal: u32,
    mut draft: Draft,
    rank: &[u32],
) -> Account {
    let recode = |covers: &mut Vec<u32>| covers.iter_mut().for_each(|at| *at = rank[*at as usize]);
    draft.telling.covers().for_each(recode);
    let mut sums_up: Vec<u32> = draft.sums_up.iter().map(|at| rank[*at as usize]).collect();
    sums_up.sort_unstable();
    let rare = rare(document, &draft.evidence);
    Account {
        document: id.to_owned(),
        ordinal,
        kind: draft.kind,
        root: draft.root.into(),
        evidence: draft.evidence.iter().map(|span| (*span).into()).collect(),
        sources: draft.sources,
        telling: draft.telling,
        multiplicity: draft.multiplicity,
        sums_up,
        rare,
    }
}

/// Hashes of capitalised words within sentences: names of people and small places.
pub(super) fn rare(document: &Document<'_>, evidence: &[Span]) -> Vec<u64> {
    let tokens = &document.tokens;
    let mut rare: Vec<u64> = Vec::new();
    for span in evidence {
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let to = tokens.partition_point(|token| token.span.start < span.end);
        rare.extend(names(&tokens[from..to]).map(|token| token.hash));
    }
    rare.sort_unstable();
    rare.dedup();
    rare
}

/// Stories about games, films, exercises, computers and bills use the words of war: a document with several different
/// words of such a trade tells no attack. A debate is told from an attack on a parliament by nobody being hurt.
pub(super) fn genre(
    document: &Document<'_>,
    marks: &[Marks],
) -> (Option<&'static str>, bool, bool) {
    const GENRES: [(Cue, &str, usize); 5] = [
        (Cue::Sport, "sport", 4),
        (Cue::Film, "film", 4),
        (Cue::Exercise, "exercise", 3),
        (Cue::Cyber, "cyber", 4),
        (Cue::Politics, "politics", 5),
    ];
    let mut seen: [BTreeSet<u64>; 5] = Default::default();
    let (mut hurt, mut attacks, mut accident) = (false, 0_usize, false);
    let (mut films, mut told) = (0_usize, 0_usize);
    for own in marks {
        for (span, cue) in &own.cues {
            accident |= *cue == Cue::Accident;
            films += usize::from(*cue == Cue::Film);
            if let Some(at) = GENRES.iter().position(|(genre, ..)| genre == cue) {
                seen[at].insert(dateline_text::fold_hash(document.words(*span)));
            }
        }
        for hit in &own.hits {
            told += 1;
            hurt |= hit.sense().harm() && hit.sense() != Sense::Missing;
            attacks += usize::from(hit.trigger.alone && hit.sense() != Sense::Intercept);
        }
    }
    // A short item needs fewer words to tell its trade.
    let short = document.tokens.len() < SHORT && !hurt;
    let found = GENRES.iter().zip(&seen).filter(|((cue, _, least), words)| {
        let least = if short && *cue == Cue::Sport { 2 } else { *least };
        // Long news of a killing has a scene, a camera and a director of police; a film's has more of film than of killing.
        let other = *cue == Cue::Politics && hurt || *cue == Cue::Film && films < told;
        words.len() >= least && !other
    });
    let genre = found.max_by_key(|(_, words)| words.len()).map(|((_, name, _), _)| *name);
    (genre, attacks >= 2, accident)
}
