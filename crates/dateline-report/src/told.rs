//! The fields of an incident side by side, whatever their types: what formats walk.

use crate::brief::Brief;
use crate::shape::{Agreement, Evidence, Field, Incident, Position};

/// A field in words.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The key in the report.
    pub field: &'static str,
    /// The settled reading; `None` where printing one would hide a dispute, or nothing is said.
    pub value: Option<String>,
    /// How the positions lie to each other.
    pub agreement: Agreement,
    /// Every position.
    pub positions: Vec<Saying<'a>>,
}

/// A position in words.
#[derive(Clone, Debug)]
pub struct Saying<'a> {
    /// What is said.
    pub value: String,
    /// The mention's id.
    pub mention: Option<&'a str>,
    /// The source's id.
    pub source: Option<&'a str>,
    /// The source as written.
    pub source_name: Option<&'a str>,
    /// `official`, ..., `narrator`.
    pub source_kind: Option<&'a str>,
    /// The wire it came by.
    pub origin: Option<&'a str>,
    /// Words of distance.
    pub hedge: Option<&'a str>,
    /// Other incidents that the same words speak of.
    pub covers: &'a [String],
    /// The rule.
    pub rule: Option<&'a str>,
    /// The words.
    pub evidence: &'a [Evidence],
}

impl<'a> Saying<'a> {
    /// `position` in words.
    pub fn of<T: Brief>(position: &'a Position<T>) -> Self {
        Self {
            value: position.value.brief(),
            mention: position.mention.as_deref(),
            source: position.source.as_deref(),
            source_name: position.source_name.as_deref(),
            source_kind: position.source_kind.as_deref(),
            origin: position.origin.as_deref(),
            hedge: position.hedge.as_deref(),
            covers: &position.covers,
            rule: position.rule.as_deref(),
            evidence: &position.evidence,
        }
    }

    /// Who says it: the source as written, or the article's own voice.
    pub fn speaker(&self) -> &'a str {
        self.source_name.unwrap_or(match self.source_kind {
            None | Some("narrator") => "the article",
            Some(kind) => kind,
        })
    }
}

impl Incident {
    /// Every field, in the order of the contract, said or not.
    pub fn told(&self) -> Vec<Told<'_>> {
        macro_rules! told {
            ($($field:ident)*) => { vec![$(told(stringify!($field), &self.$field),)*] };
        }
        told![
            nature types stages dates place launched_from weapons attacks targets killed injured missing abducted
            attackers_killed attackers_injured victims sides perpetrator claim
        ]
    }

    /// The fields whose positions cannot all be true.
    pub fn disputed(&self) -> Vec<&'static str> {
        let disputed = |told: &Told<'_>| told.agreement == Agreement::Disputed;
        self.told().iter().filter(|told| disputed(told)).map(|told| told.field).collect()
    }
}

fn told<'a, T: Brief>(field: &'static str, of: &'a Field<T>) -> Told<'a> {
    Told {
        field,
        value: of.value.as_ref().filter(|_| !of.positions.is_empty()).map(Brief::brief),
        agreement: of.agreement,
        positions: of.positions.iter().map(Saying::of).collect(),
    }
}
