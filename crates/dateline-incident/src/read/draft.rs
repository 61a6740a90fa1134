//! Accounts while they are being read.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use dateline_document::Document;
use dateline_entity::Entities;
use dateline_text::Span;

use super::fallen::Fallen;
use super::fill::act::Arm;
use super::said::first_mention;
use super::tally::Tally;
use super::trigger::Sense;
use super::value;
use crate::{
    AccountKind, ActorValue, Bytes, DateValue, Multiplicity, PlaceValue, Position, RuleName,
    SourceValue, Telling,
};

/// How weapons come to where they go off.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Way {
    /// Laid, carried or driven there.
    pub(crate) laid: bool,
    /// From the air.
    pub(crate) flown: bool,
}

impl Way {
    /// That of a weapon, by its class.
    pub(crate) fn of(class: &str) -> Self {
        let bomb = class.strip_prefix("explosive.bomb.");
        let laid = matches!(
            bomb,
            Some("vehicle" | "ied" | "roadside" | "suicide" | "magnetic" | "parcel")
        );
        let flown = ["platform.warplane", "platform.helicopter", "platform.aircraft", "drone"];
        Self {
            laid: laid || class == "explosive.mine",
            flown: bomb == Some("aerial") || flown.iter().any(|own| class.starts_with(own)),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self { laid: self.laid || other.laid, flown: self.flown || other.flown }
    }

    /// Whether what came the one way cannot be what came the other: a mine and an air strike.
    pub(crate) fn apart(self, other: Self) -> bool {
        let only_laid = |way: Self| way.laid && !way.flown;
        let only_flown = |way: Self| way.flown && !way.laid;
        only_laid(self) && only_flown(other) || only_flown(self) && only_laid(other)
    }
}

/// How the words that open an account stand to what was told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// `gunmen attacked`, `an attack`
    Anew,
    /// `the attack`
    Back,
    /// `a week after the attack`, `before he was shot`
    Linked,
    /// `another attack`, `in a separate incident`
    Another,
}

/// An account in the making.
#[expect(clippy::struct_excessive_bools, reason = "each is told or not, apart from the others")]
pub(crate) struct Draft {
    pub(crate) kind: AccountKind,
    pub(crate) root: Span,
    pub(crate) evidence: Vec<Span>,
    pub(crate) sources: Vec<SourceValue>,
    pub(crate) telling: Telling,
    /// Those harmed, one by one.
    pub(crate) tally: Tally,
    /// Those named among the killed and the taken.
    pub(crate) fallen: Vec<Fallen>,
    pub(crate) multiplicity: Multiplicity,
    pub(crate) sums_up: Vec<u32>,
    /// What its first trigger tells.
    pub(crate) sense: Sense,
    /// The kinds of deed that it has told of, as bits of [`Sense::deed`].
    pub(crate) deeds: u8,
    /// The best date so far.
    pub(crate) date: Option<DateValue>,
    /// The best place so far.
    pub(crate) place: Option<PlaceValue>,
    /// Who did it, as far as grammar tells.
    pub(crate) doer: Option<ActorValue>,
    /// It is told as what an arrest, a hearing or a burial came of: it may be long past.
    pub(crate) late: bool,
    /// What was laid did not go off, or was made harmless.
    pub(crate) dud: bool,
    /// How its first words stand to what was told before them.
    pub(crate) opening: Opening,
    /// It was told as one more: `another explosion`, `a second bomb`.
    pub(crate) another: bool,
    /// Its first words told of several: `two mine blasts`.
    pub(crate) several: bool,
    /// The triggers of the nouns that have told it: `ambush`.
    pub(crate) nouns: BTreeSet<&'static str>,
    /// How its weapons came there.
    pub(crate) way: Way,
    /// The kinds of the weapons that it tells of.
    pub(crate) arms: BTreeSet<String>,
    /// What its deed was done with, by the word for it.
    pub(crate) arm: Option<(Span, Arm)>,
    /// Sentence of the first mention.
    pub(crate) first: usize,
    /// Sentence of the latest mention.
    pub(crate) sentence: usize,
    pub(crate) block: usize,
}

impl Draft {
    pub(crate) fn new(
        kind: AccountKind,
        root: Span,
        sense: Sense,
        sentence: usize,
        block: usize,
    ) -> Self {
        Self {
            kind,
            root,
            evidence: Vec::new(),
            sources: Vec::new(),
            telling: Telling::default(),
            tally: Tally::default(),
            fallen: Vec::new(),
            multiplicity: Multiplicity::One,
            sums_up: Vec::new(),
            sense,
            deeds: sense.deed(),
            date: None,
            place: None,
            doer: None,
            late: false,
            dud: false,
            opening: Opening::Anew,
            another: false,
            several: false,
            nouns: BTreeSet::new(),
            way: Way::default(),
            arms: BTreeSet::new(),
            arm: None,
            first: sentence,
            sentence,
            block,
        }
    }

    /// The index of `source` among this account's sources; added where it is new.
    pub(crate) fn source(
        &mut self,
        document: &Document<'_>,
        entities: &Entities,
        attribution: usize,
    ) -> u32 {
        let first = first_mention(entities, attribution);
        let source = &entities.attributions[first].source;
        // `the army and a rights group said`: one position tells of both.
        let verb = entities.attributions[first].verb;
        let other = entities.attributions.get(first + 1).filter(|other| other.verb == verb);
        let span = other.map_or(source.span, |other| source.span.join(other.source.span));
        let at: Bytes = span.into();
        // What later mentions add: the chain and the reason for not naming.
        let later = &entities.attributions[attribution].source;
        let anonymity = || source.anonymity.clone().or_else(|| later.anonymity.clone());
        if let Some(known) = self.sources.iter().position(|s| s.at == at) {
            let known_source = &mut self.sources[known];
            known_source.anonymity = known_source.anonymity.take().or_else(anonymity);
            return known as u32;
        }
        let mut made = value::source(document, source);
        if other.is_some() {
            (made.name, made.at, made.plural) = (document.words(span).to_owned(), at, true);
        }
        made.anonymity = anonymity();
        for via in &later.via {
            if !made.via.contains(via) {
                made.via.push(via.clone());
            }
        }
        self.sources.push(made);
        self.sources.len() as u32 - 1
    }

    /// The index of a source given by its words alone: one who claims, blames or denies without a verb of saying.
    pub(crate) fn plain_source(
        &mut self,
        document: &Document<'_>,
        span: Span,
        kind: &'static str,
        named: bool,
    ) -> u32 {
        let at: Bytes = span.into();
        let name = document.words(span);
        if let Some(known) = self.sources.iter().position(|s| s.at == at || s.name == name) {
            return known as u32;
        }
        self.sources.push(SourceValue {
            name: name.to_owned(),
            kind: Cow::Borrowed(kind),
            named,
            plural: false,
            via: Vec::new(),
            anonymity: None,
            at,
        });
        self.sources.len() as u32 - 1
    }

    /// The index of a source that another account cites.
    pub(crate) fn cite(&mut self, source: &SourceValue) -> u32 {
        if let Some(known) = self.sources.iter().position(|own| own.at == source.at) {
            return known as u32;
        }
        self.sources.push(source.clone());
        self.sources.len() as u32 - 1
    }

    /// Adds `span`, unless it is told already.
    pub(crate) fn add_evidence(&mut self, span: Span) {
        // No piece of evidence lies within another, so that both their starts and their ends are in order.
        let after = self.evidence.partition_point(|own| own.start <= span.start);
        let told = after.checked_sub(1).is_some_and(|before| self.evidence[before].contains(span));
        let from = self.evidence.partition_point(|own| own.start < span.start);
        let to = self.evidence.partition_point(|own| own.end <= span.end);
        if !told {
            self.evidence.splice(from..to.max(from), [span]);
        }
    }

    /// Takes a date if it is finer than the one so far.
    pub(crate) fn take_date(&mut self, date: &DateValue) {
        if self
            .date
            .as_ref()
            .is_none_or(|old| days(old).is_none_or(|old| days(date).is_some_and(|new| new < old)))
        {
            self.date = Some(date.clone());
        }
    }
}

/// Length of a date in days; `None` where it is open.
pub(crate) fn days(date: &DateValue) -> Option<i64> {
    Some((date.end? - date.start?).num_days() + 1)
}

/// First and last day of a stretch of time, where they are known.
pub(crate) type Stretch = (Option<NaiveDate>, Option<NaiveDate>);

/// Whether two stretches can share a day; open ends reach as far as needed.
pub(crate) fn may_meet(a: &DateValue, b: &DateValue) -> bool {
    meet((a.start, a.end), b)
}

/// As [`may_meet`], of the days from the first to the last.
pub(crate) fn meet((start, end): Stretch, b: &DateValue) -> bool {
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
    !before(end, b.start) && !before(b.end, start)
}

fn folded(text: Option<&String>) -> Option<Cow<'_, str>> {
    text.map(|text| dateline_text::fold(text))
}

/// Whether the countries of two places agree, as far as they are known.
pub(crate) fn one_land(a: &PlaceValue, b: &PlaceValue) -> bool {
    a.countries.is_empty()
        || b.countries.is_empty()
        || a.countries.iter().any(|own| b.countries.contains(own))
}

/// Whether two places can be one: neither names another site, and the countries agree.
pub(crate) fn may_be_one_place(a: &PlaceValue, b: &PlaceValue) -> bool {
    if !one_land(a, b) {
        return false;
    }
    if a.id.is_some() && a.id == b.id {
        return true;
    }
    let wide = |place: &PlaceValue| {
        place.name.is_none() || matches!(place.kind.as_deref(), Some("country" | "region" | "sea"))
    };
    let area = |place: &PlaceValue| {
        matches!(place.kind.as_deref(), Some("admin1" | "admin2" | "province" | "district"))
    };
    if wide(a) || wide(b) {
        return true;
    }
    let (name_a, name_b) = (folded(a.name.as_ref()), folded(b.name.as_ref()));
    if name_a == name_b {
        return true;
    }
    // `the Shuala neighbourhood`, which no gazetteer holds, may lie in any town of the land.
    let quarter = |place: &PlaceValue| {
        place.id.is_none()
            && place.point.is_none()
            && matches!(
                place.kind.as_deref(),
                Some("neighborhood" | "suburb" | "quarter" | "street")
            )
    };
    let town = |place: &PlaceValue| place.kind.as_deref() == Some("place");
    // Of which province it is may be known: `the Damascus suburb of Petaka` is not in Homs.
    let apart = match (folded(a.admin1.as_ref()), folded(b.admin1.as_ref())) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    if (quarter(a) && town(b) || quarter(b) && town(a)) && !apart {
        return true;
    }
    // A site within an area: the area's name is the site's.
    let inside = |site: &PlaceValue, area_name: &Option<Cow<'_, str>>| {
        area_name.is_some()
            && (folded(site.admin1.as_ref()) == *area_name
                || folded(site.admin2.as_ref()) == *area_name)
    };
    // `Rangamati's Naniarchar upazila` lies in Rangamati.
    let within = |site: &PlaceValue, area: &PlaceValue| {
        site.id.is_none()
            && area.name.as_ref().is_some_and(|name| {
                let behind = site.words.split_once::<&str>(name.as_ref()).map(|(_, rest)| rest);
                behind.is_some_and(|rest| rest.starts_with("'s ") || rest.starts_with("’s "))
            })
    };
    if inside(a, &name_b)
        || inside(b, &name_a)
        || within(a, b)
        || within(b, a)
        || area(a)
            && area(b)
            && (a.admin1.is_some() && folded(a.admin1.as_ref()) == folded(b.admin1.as_ref()))
    {
        return true;
    }
    // Two points a short way apart: a base and its town.
    match (a.point, b.point) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() < 250_000 && (a.1 - b.1).abs() < 250_000,
        _ => false,
    }
}

/// A position.
pub(crate) fn position<T>(
    value: T,
    source: Option<u32>,
    hedge: Option<String>,
    rule: impl Into<RuleName>,
    evidence: &[Span],
) -> Position<T> {
    let mut evidence: Vec<Bytes> = evidence.iter().map(|span| (*span).into()).collect();
    if evidence.len() > 1 {
        evidence.sort();
        evidence.dedup();
    }
    Position { value, source, hedge, rule: rule.into(), evidence, covers: Vec::new() }
}
