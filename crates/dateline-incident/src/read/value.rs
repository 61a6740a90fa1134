//! From what stages before have read to the values that accounts hold.

use std::borrow::Cow;

use chrono::Days;
use dateline_document::{Document, Reference, ReferenceBasis};
use dateline_entity::{Actor, Number, People, Place, Relation, Source, Status, Target, Weapon};
use dateline_text::Span;
use dateline_time::{Basis, Interval, PartOfDay, Precision, Timex};

use crate::{
    ActorValue, CandidateValue, Count, CountStatus, DateBasis, DateValue, Effect, PlaceValue,
    SourceValue, TargetValue, WeaponValue,
};

pub(crate) fn precision(precision: Precision) -> Cow<'static, str> {
    Cow::Borrowed(match precision {
        Precision::Day => "day",
        Precision::Days => "days",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Open => "open",
    })
}

fn part_of_day(part: PartOfDay) -> Cow<'static, str> {
    Cow::Borrowed(match part {
        PartOfDay::Night => "night",
        PartOfDay::Morning => "morning",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Evening => "evening",
    })
}

fn from_interval(interval: &Interval) -> DateValue {
    DateValue {
        start: interval.start,
        end: interval.last(),
        best: interval.single(),
        precision: precision(interval.precision),
        part_of_day: interval.part_of_day.map(part_of_day),
        clock: interval.clock,
        zone: interval.zone.clone(),
        ..DateValue::open()
    }
}

/// The date that `time` gives in `document`. A date counted from a doubtful day of writing is no surer than that day.
pub(crate) fn date(document: &Document<'_>, time: &Timex) -> DateValue {
    let Some(interval) = &time.interval else {
        let rule = Some(Cow::Borrowed(time.rule));
        let reason = Some("no day of writing to count from".to_owned());
        return DateValue { rule, reason, evidence: vec![time.span.into()], ..DateValue::open() };
    };
    let reference = &document.reference;
    let (basis, anchor) = match &time.basis {
        Basis::Stated => (DateBasis::Stated, None),
        Basis::Anchored { anchor } => {
            // Counted from the day of writing, it is known no better than that day.
            let written = anchor
                .filter(|own| !reference.evidence.contains(own) && reference.anchor != Some(*own));
            let basis = match (written, reference.basis) {
                (None, ReferenceBasis::Inferred) => DateBasis::Inferred,
                (None, ReferenceBasis::Borrowed) => DateBasis::Borrowed,
                _ => DateBasis::Anchored,
            };
            (basis, anchor.or(reference.anchor).or(reference.evidence.first().copied()))
        }
        Basis::Assumed { .. } => (DateBasis::Anchored, None),
        Basis::Unresolved => (DateBasis::None, None),
    };
    let counted = !matches!(basis, DateBasis::Stated | DateBasis::None);
    let confidence = if counted {
        u16::from(time.confidence()) * u16::from(reference.confidence.max(1)) / 99
    } else {
        u16::from(time.confidence())
    };
    let mut rejected: Vec<_> = time.rejected.iter().map(|r| (r.day, r.reason.to_owned())).collect();
    if counted && matches!(reference.basis, ReferenceBasis::Inferred | ReferenceBasis::Borrowed) {
        rejected.extend(reference.rejected.iter().cloned());
    }
    rejected.retain(|(day, _)| Some(*day) != interval.single());
    rejected.dedup();
    DateValue {
        basis,
        confidence: confidence.min(99) as u8,
        rule: Some(Cow::Borrowed(time.rule)),
        evidence: vec![time.span.into()],
        anchor: anchor.filter(|_| counted).map(Into::into),
        rejected,
        reason: time.reason.clone().or_else(|| counted.then(|| reference.reason.clone()).flatten()),
        ..from_interval(interval)
    }
}

/// Whether the time lies after the day of writing, so that what has happened did not happen then. Elsewhere it may be the next
/// day already.
pub(crate) fn not_yet(document: &Document<'_>, time: &Timex) -> bool {
    let reference = &document.reference;
    let told = matches!(reference.basis, ReferenceBasis::Stated | ReferenceBasis::Anchored);
    let last = reference.best.filter(|_| told).and_then(|day| day.checked_add_days(Days::new(1)));
    let start = time.interval.as_ref().and_then(|interval| interval.start);
    matches!((start, last), (Some(start), Some(last)) if start > last)
}

/// The day of writing, as a date.
pub(crate) fn reference(reference: &Reference) -> DateValue {
    DateValue {
        best: reference.best,
        basis: match reference.basis {
            ReferenceBasis::Stated => DateBasis::Stated,
            ReferenceBasis::Anchored => DateBasis::Anchored,
            ReferenceBasis::Inferred => DateBasis::Inferred,
            ReferenceBasis::Borrowed => DateBasis::Borrowed,
            ReferenceBasis::None => DateBasis::None,
        },
        confidence: reference.confidence,
        rule: Some(Cow::Borrowed(reference.rule)),
        evidence: reference.evidence.iter().map(|span| (*span).into()).collect(),
        anchor: reference.anchor.map(Into::into),
        rejected: reference.rejected.clone(),
        reason: reference.reason.clone(),
        ..from_interval(&reference.interval)
    }
}

/// A number of things as a count; a plural without a number says that there were some.
pub(crate) fn count(
    document: &Document<'_>,
    number: Option<&Number>,
    plural: Option<Span>,
) -> Count {
    match (number, plural) {
        (Some(number), _) => {
            let q = number.quantity;
            let words = (!number.span.is_empty()).then(|| document.words(number.span).to_owned());
            if q.min.is_none() && q.max.is_none() && q.best.is_none() {
                return Count::bare(CountStatus::StatedNoNumber, words);
            }
            Count { status: CountStatus::Stated, min: q.min, max: q.max, best: q.best, words }
        }
        (None, Some(span)) => {
            Count::bare(CountStatus::StatedNoNumber, Some(document.words(span).to_owned()))
        }
        (None, None) => Count::NOT_STATED,
    }
}

pub(crate) fn weapon(document: &Document<'_>, span: Span, weapon: &Weapon) -> WeaponValue {
    let plural = (weapon.plural && !weapon.modifies).then_some(span);
    WeaponValue {
        kind: weapon.id.to_owned(),
        class: Some(weapon.class.to_owned()),
        count: count(document, weapon.count.as_ref(), plural),
    }
}

pub(crate) fn relation(relation: Relation) -> Cow<'static, str> {
    Cow::Borrowed(match relation {
        Relation::At => "at",
        Relation::Inside => "inside",
        Relation::Near => "near",
        Relation::Outside => "outside",
        Relation::Toward => "toward",
    })
}

/// Somewhere in a country, of which no more is told.
pub(crate) fn country(words: String, code: String) -> PlaceValue {
    PlaceValue {
        name: None,
        words,
        id: None,
        kind: Some("country".to_owned()),
        relation: Some(Cow::Borrowed("inside")),
        countries: vec![code],
        admin1: None,
        admin2: None,
        point: None,
        precision_km: None,
        candidates: Vec::new(),
    }
}

pub(crate) fn place(document: &Document<'_>, place: &Place) -> PlaceValue {
    PlaceValue {
        name: place.name.as_ref().map(ToString::to_string),
        words: document.words(place.phrase).to_owned(),
        id: place.id.as_ref().map(ToString::to_string),
        kind: place.kind.map(str::to_owned),
        relation: place.relation.map(relation),
        countries: place.countries.iter().map(ToString::to_string).collect(),
        admin1: place.admin1.as_ref().map(ToString::to_string),
        admin2: place.admin2.as_ref().map(ToString::to_string),
        point: place.point.filter(|_| place.name.is_some()),
        precision_km: place.precision_km.filter(|_| place.name.is_some() && place.point.is_some()),
        candidates: place
            .candidates
            .iter()
            .map(|c| CandidateValue {
                name: c.name.to_string(),
                id: c.id.to_string(),
                country: c.country.as_ref().map(ToString::to_string),
                point: c.point,
                score: c.score,
            })
            .collect(),
    }
}

pub(crate) fn target(
    document: &Document<'_>,
    span: Span,
    target: &Target,
    effect: Effect,
) -> TargetValue {
    let name = target.name.clone().unwrap_or_else(|| document.words(span).to_owned());
    TargetValue {
        name: Some(name),
        kind: Some(target.id.to_owned()),
        owner: target.owners.clone(),
        effect,
    }
}

pub(crate) fn actor(document: &Document<'_>, span: Span, actor: &Actor) -> ActorValue {
    ActorValue {
        id: actor.id.as_ref().map(ToString::to_string),
        name: actor.name.as_ref().map(ToString::to_string),
        kind: Some(actor.kind.name().to_owned()),
        words: document.words(span).to_owned(),
        descriptor: actor.descriptor.as_ref().map(ToString::to_string),
        sponsor: actor.sponsor.as_ref().map(ToString::to_string),
        parent: actor.parent.as_ref().map(ToString::to_string),
    }
}

/// Whether it is a group that fights for itself, and no state.
pub(crate) fn is_group(actor: &ActorValue) -> bool {
    matches!(actor.kind.as_deref(), Some("armed_group" | "umbrella" | "criminal_group"))
}

/// A group of which no more is known than what it is called: `a faction`, `the Sons of the Coast`.
pub(crate) fn called_group(document: &Document<'_>, span: Span) -> ActorValue {
    let words = document.words(span).to_owned();
    ActorValue {
        id: None,
        name: None,
        kind: Some(dateline_entity::ActorKind::ArmedGroup.name().to_owned()),
        descriptor: Some(words.clone()),
        words,
        sponsor: None,
        parent: None,
    }
}

/// People as an actor: `gunmen`, `soldiers`.
pub(crate) fn people_actor(document: &Document<'_>, span: Span, people: &People) -> ActorValue {
    let kind = match people.status {
        Status::Military => "state_force",
        Status::Police => "police",
        Status::ArmedGroup => "armed_group",
        _ => "unidentified",
    };
    let words = document.words(span).to_owned();
    ActorValue {
        id: None,
        name: None,
        kind: Some(kind.to_owned()),
        descriptor: Some(words.clone()),
        words,
        sponsor: None,
        parent: None,
    }
}

pub(crate) fn source(document: &Document<'_>, source: &Source) -> SourceValue {
    SourceValue {
        name: document.words(source.span).to_owned(),
        kind: Cow::Borrowed(source.kind.name()),
        named: source.named,
        plural: source.plural,
        via: source.via.clone(),
        anonymity: source.anonymity.clone(),
        at: source.span.into(),
    }
}

pub(crate) fn status(status: Status) -> Cow<'static, str> {
    Cow::Borrowed(match status {
        Status::Civilian => "civilian",
        Status::Military => "military",
        Status::Police => "police",
        Status::ArmedGroup => "armed_group",
        Status::Unknown => "unknown",
    })
}
