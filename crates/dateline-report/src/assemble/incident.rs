//! Incidents: indices become ids of mentions and sources, positions name who speaks.

use std::collections::{BTreeMap, BTreeSet};

use dateline_incident::merge::{Correction, Number, RULE, Ruling, Verb};
use dateline_incident::{self as model, Account, Agreement, Bytes, Said};

use super::statement::overlap;
use super::value::Leave;
use super::{Input, Quoting, by_place};
use crate::shape::{
    AnyValue, Context, Date, Decided, Disagreement, Evidence, Field, Incident, Mention, Merge,
    MergeReason, Percent, Position, Review, Source,
};

/// (reading, ordinal): which account.
type Key = (usize, u32);

/// The incidents as told, and the names under which their mentions go.
pub(super) struct Incidents<'a> {
    pub(super) told: Vec<Incident>,
    names: Names<'a>,
}

/// Where accounts went.
struct Names<'a> {
    accounts: BTreeMap<Key, &'a Account>,
    mentions: BTreeMap<Key, String>,
    /// Ids of the incidents that an account tells.
    incidents: BTreeMap<Key, BTreeSet<&'a str>>,
}

/// The incidents, by first day (unknown last), id.
pub(super) fn incidents<'a>(input: &Input<'a>, quoting: &[Quoting<'a>]) -> Incidents<'a> {
    let mut order: Vec<&model::Incident> = input.merged.incidents.iter().collect();
    order.sort_by(|a, b| {
        let key = |i: &model::Incident| (i.date.start.is_none(), i.date.start);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let names = Names::new(input, quoting, &order);
    order.retain(|incident| !names.accounts_of(incident, quoting).is_empty());
    let told = order.iter().map(|incident| one(input, quoting, &names, incident)).collect();
    Incidents { told, names }
}

/// Disagreements between statements that belong to no one incident.
pub(super) fn between_statements(
    input: &Input<'_>,
    quoting: &[Quoting<'_>],
    incidents: &Incidents<'_>,
    context: &[Context],
) -> Vec<Disagreement> {
    let voices = Voices { input, quoting, names: &incidents.names, incident: None };
    let told = input.merged.disagreements.iter().filter_map(|told| {
        let said = |said| voices.said(said, &told.field, context);
        disagreement(told, told.positions.iter().filter_map(said).collect())
    });
    sorted(told.collect())
}

impl<'a> Names<'a> {
    /// Numbers mentions in the order of the report: by incident, then by document and start.
    fn new(input: &Input<'a>, quoting: &[Quoting<'a>], order: &[&'a model::Incident]) -> Self {
        let mut names = Self {
            accounts: input
                .documents
                .iter()
                .enumerate()
                .flat_map(|(reading, document)| {
                    document.reading.accounts.iter().map(move |a| ((reading, a.ordinal), a))
                })
                .collect(),
            mentions: BTreeMap::new(),
            incidents: BTreeMap::new(),
        };
        for incident in order {
            for (key, _) in names.accounts_of(incident, quoting) {
                let next = names.mentions.len() + 1;
                names.mentions.entry(key).or_insert_with(|| format!("m{next}"));
                names.incidents.entry(key).or_default().insert(&incident.id);
            }
        }
        names
    }

    /// The accounts of `incident` by document and start, each once.
    fn accounts_of(
        &self,
        incident: &model::Incident,
        quoting: &[Quoting<'_>],
    ) -> Vec<(Key, &'a Account)> {
        let mut accounts: Vec<(Key, &Account)> = incident
            .accounts
            .iter()
            .filter_map(|key| Some((*key, *self.accounts.get(key)?)))
            .collect();
        let order = |&(key, account): &(Key, &Account)| {
            let start = account.evidence.iter().min().copied().unwrap_or(account.root);
            (quoting[key.0].document, start, key)
        };
        accounts.sort_by(|a, b| order(a).cmp(&order(b)));
        accounts.dedup_by_key(|(key, _)| *key);
        accounts
    }
}

fn one(
    input: &Input<'_>,
    quoting: &[Quoting<'_>],
    names: &Names<'_>,
    incident: &model::Incident,
) -> Incident {
    let voices = Voices { input, quoting, names, incident: Some(incident) };
    let fields = &incident.fields;
    let types = voices.decided(&fields.types, &corrections(incident, |set| set.types.clone()));
    let (event_type, sub_event_type) = types.value.as_ref().map_or((None, None), |settled| {
        (settled.event_type.clone(), settled.sub_event_type.clone())
    });
    Incident {
        id: incident.id.clone(),
        supersedes: incident.supersedes.clone(),
        coded_by: "machine".to_owned(),
        review: review(&incident.rulings),
        title: incident.title.clone(),
        nature: voices.decided(&fields.nature, &corrections(incident, |set| set.nature)),
        event_type,
        sub_event_type,
        types,
        stage: incident.stage,
        stages: voices.decided(&fields.stages, &corrections(incident, |set| set.stage)),
        date: voices.settled_date(incident),
        dates: voices.decided(&fields.dates, &corrections(incident, Correction::date)),
        place: voices.decided(&fields.place, &corrections(incident, Correction::place)),
        launched_from: voices.field(&fields.launched_from),
        weapons: voices.decided(&fields.weapons, &corrections(incident, Correction::weapons)),
        attacks: voices
            .decided(&fields.attacks, &corrections(incident, |set| set.attacks.map(Number::count))),
        targets: voices.field(&fields.targets),
        killed: voices
            .decided(&fields.killed, &corrections(incident, |set| set.killed.map(Number::count))),
        injured: voices
            .decided(&fields.injured, &corrections(incident, |set| set.injured.map(Number::count))),
        missing: voices
            .decided(&fields.missing, &corrections(incident, |set| set.missing.map(Number::count))),
        abducted: voices.decided(
            &fields.abducted,
            &corrections(incident, |set| set.abducted.map(Number::count)),
        ),
        attackers_killed: voices.decided(
            &fields.attackers_killed,
            &corrections(incident, |set| set.attackers_killed.map(Number::count)),
        ),
        attackers_injured: voices.decided(
            &fields.attackers_injured,
            &corrections(incident, |set| set.attackers_injured.map(Number::count)),
        ),
        victims: voices.field(&fields.victims),
        sides: voices.field(&fields.sides),
        perpetrator: voices
            .decided(&fields.perpetrator, &corrections(incident, Correction::perpetrator)),
        claim: voices.decided(&fields.claim, &corrections(incident, |set| set.claim)),
        background: incident.background,
        multiplicity: incident.multiplicity,
        independent_origins: incident.independent_origins,
        mentions: voices.mentions(incident),
        merge: incident.merge.iter().filter_map(|link| merge(link, names)).collect(),
        disagreements: sorted(
            incident
                .disagreements
                .iter()
                .filter_map(|told| {
                    let said = |said| voices.said(said, &told.field, &[]);
                    disagreement(told, told.positions.iter().filter_map(said).collect())
                })
                .collect(),
        ),
        confidence: Percent::new(incident.confidence),
        decisions: incident.rulings.iter().map(decided).collect(),
    }
}

/// What the last decision about a record makes of it.
fn review(rulings: &[Ruling]) -> Review {
    match rulings.last().map(|ruling| ruling.verb) {
        None => Review::Unreviewed,
        Some(Verb::Confirm) => Review::Confirmed,
        Some(Verb::Reject) => Review::Rejected,
        Some(Verb::Correct | Verb::Merge | Verb::Separate) => Review::Corrected,
    }
}

fn decided(ruling: &Ruling) -> Decided {
    Decided {
        decision: ruling.verb,
        others: ruling.others.clone(),
        by: ruling.by.clone(),
        on: ruling.on,
        why: ruling.why.clone(),
    }
}

/// A person's value of a field, who and why; the last one stands.
type Correcting<'r, T> = (T, &'r Ruling);

/// The corrections of a field.
fn corrections<T>(
    incident: &model::Incident,
    of: impl Fn(&Correction) -> Option<T>,
) -> Vec<Correcting<'_, T>> {
    incident.rulings.iter().filter_map(|ruling| Some((of(&ruling.set)?, ruling))).collect()
}

fn merge(link: &model::Link, names: &Names<'_>) -> Option<Merge> {
    let reasons = link.reasons.iter().map(|reason| MergeReason {
        rule: reason.rule.to_string(),
        weight: reason.weight,
        detail: reason.detail.clone(),
    });
    Some(Merge {
        a: names.mentions.get(&link.a)?.clone(),
        b: names.mentions.get(&link.b)?.clone(),
        score: link.score,
        reasons: reasons.collect(),
    })
}

fn disagreement(
    told: &model::Disagreement,
    positions: Vec<Position<AnyValue>>,
) -> Option<Disagreement> {
    (!positions.is_empty()).then(|| Disagreement {
        field: told.field.clone(),
        kind: told.kind,
        positions,
    })
}

/// By where they are first said; what is said in one place stays in the order of merging.
fn sorted(mut disagreements: Vec<Disagreement>) -> Vec<Disagreement> {
    let place = |d: &Disagreement| d.positions.first().map(|p| p.evidence.first().cloned());
    disagreements.sort_by_cached_key(|d| {
        let first = place(d).flatten();
        (first.map(|e| (e.document, e.start, e.end)), d.kind, d.field.clone())
    });
    disagreements
}

/// Turns positions of one incident (or of none) into named voices.
struct Voices<'i, 'a> {
    input: &'i Input<'a>,
    quoting: &'i [Quoting<'a>],
    names: &'i Names<'a>,
    incident: Option<&'i model::Incident>,
}

/// Finds the positions of a field by its name.
macro_rules! position_of {
    ($voices:ident, $fields:expr, $name:expr, $index:expr, [$($field:ident)*]) => {
        match $name {
            $(stringify!($field) => $voices
                .position($fields.$field.positions.get($index)?)
                .map(|position| position.map(AnyValue::from)),)*
            _ => None,
        }
    };
}

impl Voices<'_, '_> {
    fn field<T: Leave>(&self, field: &model::Field<T>) -> Field<T::Out> {
        let told: Vec<&T> = field.positions.iter().map(|(_, position)| &position.value).collect();
        let positions: Vec<Position<T::Out>> =
            field.positions.iter().filter_map(|position| self.position(position)).collect();
        if positions.is_empty() {
            let value = T::unsettled(&[]);
            return Field { value, agreement: Agreement::None, positions };
        }
        let value = match &field.value {
            Some(value) => Some(self.settled(value, &field.positions)),
            None => T::unsettled(&told),
        };
        Field { value, agreement: field.agreement, positions }
    }

    /// A field with what people say of it, beside what the machine read and over it.
    fn decided<T: Leave>(
        &self,
        field: &model::Field<T>,
        corrections: &[Correcting<'_, T>],
    ) -> Field<T::Out> {
        let mut out = self.field(field);
        for (value, ruling) in corrections {
            let value = || value.leave(&Quoting::NOWHERE);
            out.value = Some(value());
            out.positions.push(Position {
                value: value(),
                mention: None,
                source: None,
                source_name: Some(ruling.by.clone()),
                source_kind: Some("reviewer".to_owned()),
                origin: None,
                hedge: None,
                covers: Vec::new(),
                rule: Some(RULE.to_owned()),
                evidence: Vec::new(),
            });
        }
        out
    }

    /// A settled value in the words of the position that it was taken from, else in the words of all.
    fn settled<T: Leave>(&self, value: &T, told: &[(usize, model::Position<T>)]) -> T::Out {
        let same = told.iter().find(|(_, position)| position.value == *value);
        let same = same.or_else(|| told.iter().find(|(_, p)| p.value.same_words(value)));
        let here = |account: usize| self.quoting.get(self.incident?.accounts.get(account)?.0);
        let quoting = match same {
            Some((account, _)) => here(*account),
            // What was made of several positions stands on no one document's words; without positions the root's are left.
            None if told.is_empty() => here(0),
            None => None,
        };
        let mut out = value.leave(quoting.unwrap_or(&Quoting::NOWHERE));
        let voices = same.map_or(told, std::slice::from_ref);
        let mut words: Vec<Evidence> = voices
            .iter()
            .filter_map(|(account, position)| Some(here(*account)?.all(&position.evidence)))
            .flatten()
            .collect();
        words.sort_by(|a, b| by_place(a).cmp(&by_place(b)));
        words.dedup();
        T::stand_on(&mut out, &words);
        out
    }

    /// The settled date; one that stands on no words is not told.
    fn settled_date(&self, incident: &model::Incident) -> Date {
        if let Some((date, _)) = corrections(incident, Correction::date).pop() {
            return date.leave(&Quoting::NOWHERE);
        }
        let date = self.settled(&incident.date, &incident.fields.dates.positions);
        if date.evidence.is_empty() && date.anchor.is_none() {
            return model::DateValue::open().leave(&Quoting::NOWHERE);
        }
        date
    }

    fn mentions(&self, incident: &model::Incident) -> Vec<Mention> {
        let accounts = self.names.accounts_of(incident, self.quoting);
        let mention = |(key, account): (Key, &Account)| {
            let id = &self.names.mentions[&key];
            let source = |(n, source)| Source::new(source_id(id, n), source);
            let words: &[Bytes] = match account.evidence.as_slice() {
                [] => &[account.root],
                words => words,
            };
            Mention {
                id: id.clone(),
                document: self.quoting[key.0].document.to_owned(),
                kind: account.kind,
                sources: account.sources.iter().enumerate().map(source).collect(),
                evidence: self.quoting[key.0].all(words),
            }
        };
        accounts.into_iter().map(mention).collect()
    }

    /// A position of this incident; `None` if it stands on no words.
    fn position<T: Leave>(
        &self,
        (account, told): &(usize, model::Position<T>),
    ) -> Option<Position<T::Out>> {
        let key = *self.incident?.accounts.get(*account)?;
        let quoting = &self.quoting[key.0];
        let evidence = quoting.all(&told.evidence);
        if evidence.is_empty() {
            return None;
        }
        let covers = told.covers.iter().map(|&ordinal| (key.0, ordinal));
        let voice = self.voice(key, told.source)?;
        let mut value = told.value.leave(quoting);
        T::stand_on(&mut value, &evidence);
        Some(Position {
            hedge: told.hedge.clone(),
            covers: self.covers(covers),
            rule: Some(told.rule.to_string()),
            evidence,
            ..voice.map(|()| value)
        })
    }

    /// Who speaks, in account `key`, with nothing said yet.
    fn voice(&self, key: Key, source: Option<u32>) -> Option<Position<()>> {
        let account = self.names.accounts.get(&key)?;
        let mention = self.names.mentions.get(&key);
        let speaker = source.and_then(|n| Some((n, account.sources.get(n as usize)?)));
        let source = speaker.zip(mention).map(|((n, _), mention)| source_id(mention, n as usize));
        let speaker = speaker.map(|(_, speaker)| speaker);
        Some(Position {
            value: (),
            mention: mention.cloned(),
            source,
            source_name: speaker.map(|s| s.name.clone()).filter(|name| !name.is_empty()),
            source_kind: Some(speaker.map_or("narrator", |s| &s.kind).to_owned()),
            origin: Some(self.input.documents[key.0].reading.facts.origin.clone()),
            hedge: None,
            covers: Vec::new(),
            rule: None,
            evidence: Vec::new(),
        })
    }

    /// Ids of the other incidents that accounts tell.
    fn covers(&self, accounts: impl Iterator<Item = Key>) -> Vec<String> {
        let me = self.incident.map(|incident| incident.id.as_str());
        let ids = accounts.filter_map(|key| self.names.incidents.get(&key)).flatten();
        let ids: BTreeSet<&str> = ids.copied().filter(|id| Some(*id) != me).collect();
        ids.into_iter().map(str::to_owned).collect()
    }

    /// One side of a disagreement about `field`.
    fn said(&self, said: &Said, field: &str, context: &[Context]) -> Option<Position<AnyValue>> {
        match said {
            Said::Position(index) => {
                let fields = &self.incident?.fields;
                position_of!(self, fields, field, *index, [
                    nature types stages dates place launched_from weapons attacks targets killed injured missing
                    abducted attackers_killed attackers_injured victims sides perpetrator claim
                ])
            }
            Said::Account { account, value, evidence, rule } => {
                let evidence = self.quoting.get(account.0)?.all(evidence);
                let voice = self.voice(*account, None)?;
                (!evidence.is_empty()).then(|| Position {
                    rule: Some(rule.to_string()),
                    evidence,
                    ..voice.map(|()| AnyValue::Words(value.clone()))
                })
            }
            Said::Statement { reading, value, evidence, rule, hedge } => {
                let here = self.quoting.get(*reading)?;
                let words = here.all(evidence);
                // Context is sorted by document.
                let from = context.partition_point(|told| told.document.as_str() < here.document);
                let speaker = context[from..]
                    .iter()
                    .take_while(|told| told.document == here.document)
                    .filter(|told| touches(&told.evidence, evidence))
                    .find_map(|told| told.speaker.as_ref());
                (!words.is_empty()).then(|| Position {
                    value: AnyValue::Words(value.clone()),
                    mention: None,
                    source: speaker.map(|s| s.id.clone()),
                    source_name: speaker.and_then(|s| s.name.clone()),
                    source_kind: Some(speaker.map_or("narrator", |s| &s.kind).to_owned()),
                    origin: Some(self.input.documents[*reading].reading.facts.origin.clone()),
                    hedge: hedge.clone(),
                    covers: Vec::new(),
                    rule: Some(rule.to_string()),
                    evidence: words,
                })
            }
        }
    }
}

fn touches(told: &[Evidence], words: &[Bytes]) -> bool {
    told.iter().any(|e| words.iter().any(|&bytes| overlap(bytes, (e.start, e.end))))
}

fn source_id(mention: &str, index: usize) -> String {
    format!("{mention}.s{}", index + 1)
}
