//! Accounts and incidents: what is told, by whom, with which words.
//!
//! An [`Account`] is one document's telling of one incident; an [`Incident`] is what accounts of one event agree and
//! disagree on. Both are owned and serialisable: accounts leave the task that read them, and travel.

use std::borrow::Cow;

use chrono::NaiveDate;
use dateline_text::Span;
use serde::{Deserialize, Serialize};

/// A byte range, in a form that can be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Bytes {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl From<Span> for Bytes {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<Bytes> for Span {
    fn from(bytes: Bytes) -> Self {
        Self { start: bytes.start, end: bytes.end }
    }
}

/// The name of a rule or data entry.
pub type RuleName = Cow<'static, str>;

/// Where a document stands in time, for what is read from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// `d-` and 12 hex digits.
    pub id: String,
    /// The text that it retells, after whose words it is (`afp/0ef65b7aac54`); documents of one wire share it.
    pub origin: String,
    /// The reference date; see [`DateValue`].
    pub reference: DateValue,
}

impl DocumentFacts {
    /// Whose words the document tells, which is the part of its origin before the stroke.
    pub fn voice(&self) -> &str {
        dateline_document::voice(&self.origin)
    }
}

/// One value, who says it, and the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position<T> {
    /// What is said.
    pub value: T,
    /// Index into the account's sources; `None` is the narrator.
    pub source: Option<u32>,
    /// Words of distance (`initial reports`).
    pub hedge: Option<String>,
    /// The rule or entry that read it.
    pub rule: RuleName,
    /// The words, in order; never empty.
    pub evidence: Vec<Bytes>,
    /// Ordinals of other accounts of the same document that the same words also speak of.
    pub covers: Vec<u32>,
}

/// The fields of an incident that can be disputed, each as `F<T>` of its value.
///
/// An account holds lists of positions; an incident holds settled fields.
macro_rules! telling {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// What one account says, field by field, in the order of its text.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Telling { $($(#[$doc])* pub $field: Vec<Position<$type>>,)* }

        /// What the accounts of an incident say, field by field.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Fields { $($(#[$doc])* pub $field: Field<$type>,)* }
    };
}

telling! {
    /// Attack, clash, interception, explosion, accident.
    nature: Nature,
    /// ACLED's event and sub-event type.
    types: EventType,
    /// How far it got.
    stages: Stage,
    /// When.
    dates: DateValue,
    /// Where.
    place: PlaceValue,
    /// From where.
    launched_from: PlaceValue,
    /// With what.
    weapons: Vec<WeaponValue>,
    /// How many attacks, where several are told as one.
    attacks: Count,
    /// What was attacked.
    targets: Vec<TargetValue>,
    /// Victims killed.
    killed: Count,
    /// Victims injured.
    injured: Count,
    /// Victims missing.
    missing: Count,
    /// Victims abducted.
    abducted: Count,
    /// Attackers killed.
    attackers_killed: Count,
    /// Attackers injured.
    attackers_injured: Count,
    /// Who was hurt.
    victims: Vec<VictimValue>,
    /// Who took part.
    sides: Vec<Side>,
    /// Who did it, never without the attribution.
    perpetrator: Perpetrator,
    /// Whether somebody claims it.
    claim: Claim,
}

/// How the positions of a field lie to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// One position.
    Single,
    /// Several, the same.
    Agreed,
    /// Several that can all be true (`at least three`, `four`).
    Compatible,
    /// Several that cannot.
    Disputed,
    /// Nothing said.
    #[default]
    None,
}

/// A settled field: the reading to print, or none where printing one would hide a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The settled reading.
    pub value: Option<T>,
    /// How the positions agree.
    pub agreement: Agreement,
    /// Every position, with the index of its account in the incident.
    pub positions: Vec<(usize, Position<T>)>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { value: None, agreement: Agreement::None, positions: Vec::new() }
    }
}

/// One document's telling of one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The document's id.
    pub document: String,
    /// Position among the document's accounts, from 0, in order of `root`.
    pub ordinal: u32,
    /// What part it plays in the document.
    pub kind: AccountKind,
    /// The words that first tell it.
    pub root: Bytes,
    /// All sentences (or parts) that tell it, in order, not overlapping.
    pub evidence: Vec<Bytes>,
    /// Who is cited in it.
    pub sources: Vec<SourceValue>,
    /// What is said.
    pub telling: Telling,
    /// One incident, or several told as one (`dozens of strikes`).
    pub multiplicity: Multiplicity,
    /// For an umbrella: the ordinals of the accounts that it sums up.
    pub sums_up: Vec<u32>,
    /// Folded hashes of rare words and of names of people, sorted: for merging, never printed.
    pub rare: Vec<u64>,
}

/// The part an account plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// What the article reports.
    NewEvent,
    /// An earlier or other incident that it recalls.
    Background,
    /// A line that sums up several.
    Umbrella,
}

/// One or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Multiplicity {
    /// One incident.
    #[default]
    One,
    /// Several, told as one.
    Group,
}

/// What happened, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// One side attacked.
    Attack,
    /// Two sides fought.
    Clash,
    /// Something was shot down or stopped.
    Interception,
    /// The cause is not settled.
    Explosion,
    /// No one meant it.
    Accident,
}

/// ACLED's names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventType {
    /// `Explosions/Remote violence`, ...
    pub event_type: Option<String>,
    /// `Air/drone strike`, ...
    pub sub_event_type: Option<String>,
}

/// How far it got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was carried out.
    Accomplished,
    /// It was stopped on the way.
    Intercepted,
    /// It was tried and failed.
    Attempted,
    /// It was announced.
    Threatened,
    /// The words leave it open.
    Unclear,
}

/// The basis of a date, as the contract names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// Printed whole.
    Stated,
    /// Counted from the dateline or another date.
    Anchored,
    /// From other facts: the age of a war, the order of events.
    Inferred,
    /// The reference date came from a near-duplicate.
    Borrowed,
    /// Nothing justifies one.
    None,
}

/// A date as the contract has it, but for quotes. Both ends are inclusive here: this is the shape that leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateValue {
    /// First day; `None` is open.
    pub start: Option<NaiveDate>,
    /// Last day touched, inclusive; `None` is open.
    pub end: Option<NaiveDate>,
    /// The one day to print.
    pub best: Option<NaiveDate>,
    /// `day`, `days`, `week`, `month`, `season`, `year`, `open`.
    pub precision: Cow<'static, str>,
    /// `night`, `morning`, `afternoon`, `evening`.
    pub part_of_day: Option<Cow<'static, str>>,
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
    /// The zone as written.
    pub zone: Option<String>,
    /// How it is known.
    pub basis: DateBasis,
    /// 0 to 100.
    pub confidence: u8,
    /// The rule.
    pub rule: Option<RuleName>,
    /// The words read.
    pub evidence: Vec<Bytes>,
    /// What they were counted from.
    pub anchor: Option<Bytes>,
    /// Days not taken, with the reason.
    pub rejected: Vec<(NaiveDate, String)>,
    /// For people.
    pub reason: Option<String>,
}

impl DateValue {
    /// A date of which nothing is known.
    pub fn open() -> Self {
        Self {
            start: None,
            end: None,
            best: None,
            precision: Cow::Borrowed("open"),
            part_of_day: None,
            clock: None,
            zone: None,
            basis: DateBasis::None,
            confidence: 0,
            rule: None,
            evidence: Vec::new(),
            anchor: None,
            rejected: Vec::new(),
            reason: None,
        }
    }
}

/// What is known of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountStatus {
    /// With a number or a bound.
    Stated,
    /// Some, without a number (`causing injuries`).
    StatedNoNumber,
    /// A source says none.
    ExplicitNone,
    /// Nobody reports any.
    NoReports,
    /// Nobody reports any, for now.
    NoReportsYet,
    /// The text is silent. This is never a zero.
    NotStated,
}

/// A number of people or things, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// What is known.
    pub status: CountStatus,
    /// The least it can be; `None` is open.
    pub min: Option<u64>,
    /// The most it can be; `None` is open.
    pub max: Option<u64>,
    /// The one number to print.
    pub best: Option<u64>,
    /// The number's words.
    pub words: Option<String>,
}

impl Count {
    /// The text is silent.
    pub const NOT_STATED: Self =
        Self { status: CountStatus::NotStated, min: None, max: None, best: None, words: None };

    /// A count without numbers: `no_reports`, `stated_no_number`, ...; zeros for `explicit_none`.
    pub fn bare(status: CountStatus, words: Option<String>) -> Self {
        let number = (status == CountStatus::ExplicitNone).then_some(0);
        Self { status, min: number, max: number, best: number, words }
    }
}

/// A place as the contract has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceValue {
    /// Normalised name; `None` for an unnamed place.
    pub name: Option<String>,
    /// As written.
    pub words: String,
    /// Gazetteer id.
    pub id: Option<String>,
    /// `military_base`, `place`, `admin1`, `country`, ...
    pub kind: Option<String>,
    /// `at`, `inside`, `near`, `outside`, `toward`.
    pub relation: Option<Cow<'static, str>>,
    /// Alpha-2; several only where the text leaves it open.
    pub countries: Vec<String>,
    /// First-level area.
    pub admin1: Option<String>,
    /// Second-level area.
    pub admin2: Option<String>,
    /// Millionths of a degree; none for an unnamed place.
    pub point: Option<(i32, i32)>,
    /// How far off the point may be, in kilometres.
    pub precision_km: Option<u32>,
    /// Other readings: (name, id, country, point, score 0..=100).
    pub candidates: Vec<CandidateValue>,
}

/// Another reading of a place name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CandidateValue {
    /// Normalised name.
    pub name: String,
    /// Gazetteer id.
    pub id: String,
    /// Alpha-2.
    pub country: Option<String>,
    /// Millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// Higher is likelier.
    pub score: i32,
}

/// A weapon and how many.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WeaponValue {
    /// `rocket`, `drone`, ...
    pub kind: String,
    /// `explosive.rocket`, ...
    pub class: Option<String>,
    /// How many.
    pub count: Count,
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It is gone.
    Destroyed,
    /// It was hurt.
    Damaged,
    /// A source says that it was not.
    NoDamage,
    /// Nobody reports damage.
    NoReports,
    /// The text is silent.
    NotStated,
}

/// What was attacked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TargetValue {
    /// As written.
    pub name: Option<String>,
    /// `military_base`, `fuel_depot`, ...
    pub kind: Option<String>,
    /// Who owns or uses it.
    pub owner: Vec<String>,
    /// What became of it.
    pub effect: Effect,
}

/// Who was hurt.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VictimValue {
    /// As written (`soldiers`).
    pub group: Option<String>,
    /// `civilian`, `military`, `police`, `armed_group`, `unknown`.
    pub status: Cow<'static, str>,
    /// `child`, `aid_worker`, ...
    pub traits: Vec<String>,
    /// Killed.
    pub killed: Count,
    /// Injured.
    pub injured: Count,
}

/// An actor, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActorValue {
    /// Entry id; `None` for descriptors and unknown names.
    pub id: Option<String>,
    /// Canonical name; `None` for descriptors.
    pub name: Option<String>,
    /// `state`, `armed_group`, `umbrella`, ...
    pub kind: Option<String>,
    /// As written.
    pub words: String,
    /// The describing words (`Iran-backed groups`).
    pub descriptor: Option<String>,
    /// The state said to stand behind it.
    pub sponsor: Option<String>,
    /// The larger actor.
    pub parent: Option<String>,
}

/// On what grounds somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attributed {
    /// The actor says so.
    SelfClaimed,
    /// Somebody else says so.
    Blamed,
    /// The narrator states it.
    Asserted,
    /// Somebody is suspected.
    Suspected,
    /// The words leave open which (`blamed on or claimed by`).
    BlamedOrClaimed,
    /// The actor denies it.
    Denied,
}

/// Who did it, and on what grounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Perpetrator {
    /// Who.
    pub actor: ActorValue,
    /// The grounds.
    pub attribution: Attributed,
}

/// A side of the incident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Side {
    /// Who.
    pub actor: ActorValue,
    /// `attacker`, `attacked`, `party`, `supporter`.
    pub role: Cow<'static, str>,
    /// The grounds, where the role is one that can be blamed.
    pub attribution: Option<Attributed>,
}

/// Whether somebody claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// The actor claims it.
    Claimed,
    /// Nobody has, so far.
    NoClaimYet,
    /// Somebody denies it.
    Denied,
    /// It is being looked into.
    UnderInvestigation,
    /// Somebody says that it was an attack.
    AssertedAttack,
    /// The words leave open which.
    ClaimedOrBlamed,
    /// The text is silent.
    NotStated,
}

/// A source, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceValue {
    /// As written.
    pub name: String,
    /// `official`, `military`, ...
    pub kind: Cow<'static, str>,
    /// Whether a name identifies it.
    pub named: bool,
    /// Whether it is several.
    pub plural: bool,
    /// The chain it came by.
    pub via: Vec<String>,
    /// The reason given for not naming it.
    pub anonymity: Option<String>,
    /// Where the words stand.
    pub at: Bytes,
}

/// A count over many incidents; never an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aggregate {
    /// The document's id.
    pub document: String,
    /// What kind of statement.
    pub kind: AggregateKind,
    /// How many.
    pub value: Count,
    /// What is counted, in words.
    pub what: Option<String>,
    /// Country codes or place names.
    pub area: Vec<String>,
    /// Whose.
    pub actor: Option<ActorValue>,
    /// Over which time.
    pub window: Option<DateValue>,
    /// As of when.
    pub as_of: Option<DateValue>,
    /// What aggregates of several dates count alike.
    pub series: Option<String>,
    /// The words.
    pub evidence: Vec<Bytes>,
}

/// What kind of aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AggregateKind {
    /// `more than 175 times`.
    AttackCount,
    /// `claimed most of the attacks`.
    ClaimShare,
    /// `have largely halted`.
    Lull,
    /// `near-daily`, `the latest in a spate`.
    Frequency,
    /// `on several occasions launched strikes`.
    StrikeSeries,
    /// `some 2,500 troops`.
    TroopLevel,
    /// `at least 40,000 people have been killed since`.
    CasualtyTotal,
    /// `still carry out attacks`.
    OngoingActivity,
}

/// A statement around incidents; never an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// The document's id.
    pub document: String,
    /// What kind.
    pub kind: ContextKind,
    /// When.
    pub date: Option<DateValue>,
    /// Who speaks.
    pub speaker: Option<SourceValue>,
    /// The words.
    pub evidence: Vec<Bytes>,
    /// What is at issue, folded: statements of one topic are compared across documents (`demand:withdrawal`).
    pub topic: Option<String>,
}

/// What kind of context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContextKind {
    /// Talks, visits, agreements.
    Diplomatic,
    /// Somebody demands something.
    Demand,
    /// Somebody says something.
    Statement,
    /// Somebody accuses somebody.
    Accusation,
    /// What led here.
    History,
    /// Somebody denies something.
    Denial,
    /// Somebody warns or fears.
    Warning,
    /// Anything else.
    Other,
}

/// Everything that one document tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The document.
    pub facts: DocumentFacts,
    /// Its accounts, by ordinal.
    pub accounts: Vec<Account>,
    /// Its aggregates.
    pub aggregates: Vec<Aggregate>,
    /// Its context.
    pub context: Vec<Context>,
    /// Candidates that tell no incident (generic, hypothetical, negated, other senses), with the reason; for `explain`.
    pub dropped: Vec<Dropped>,
    /// What the whole document speaks of; for merging.
    #[serde(default)]
    pub traits: Traits,
}

/// Names, ages, places and words of a whole document: hashes and numbers for merging, never printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Folded hashes of capitalised words within sentences, sorted, each once.
    pub names: Vec<u64>,
    /// Hashes of two names in a row that are neither place nor actor, sorted, each once.
    pub persons: Vec<u64>,
    /// Ages of people in years, sorted, each once.
    pub ages: Vec<u8>,
    /// Hashes of the gazetteer ids of places finer than a first-level area, sorted, each once.
    pub places: Vec<u64>,
    /// Hashes of words that are more than grammar, sorted, with how often each stands there.
    #[serde(default)]
    pub words: Vec<(u32, u8)>,
}

/// A trigger that tells no incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// The words.
    pub at: Bytes,
    /// Why not.
    pub reason: RuleName,
}

/// An incident: accounts of one event, settled field by field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Its day or `undated`, country, place slug and 6 hex digits of the root account.
    pub id: String,
    /// One line for people; names a perpetrator only if self-claimed, or as `blamed on`.
    pub title: String,
    /// The accounts, as (index into the readings, ordinal), smallest first; the first is the root.
    pub accounts: Vec<(usize, u32)>,
    /// Settled fields.
    pub fields: Fields,
    /// The settled reading of `fields.dates`.
    pub date: DateValue,
    /// Settled stage.
    pub stage: Stage,
    /// No document reports it as its own news.
    pub background: bool,
    /// One, or several told as one.
    pub multiplicity: Multiplicity,
    /// Number of different voices among the accounts.
    pub independent_origins: usize,
    /// Why accounts were joined.
    pub merge: Vec<Link>,
    /// What its accounts contradict each other in.
    pub disagreements: Vec<Disagreement>,
    /// 0 to 100.
    pub confidence: u8,
    /// Ids that the machine alone would have given to what this record was made of.
    pub supersedes: Vec<String>,
    /// What people decided about it, in order.
    pub rulings: Vec<crate::merge::Ruling>,
}

/// Why two accounts are one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// (reading, ordinal) of the first.
    pub a: (usize, u32),
    /// (reading, ordinal) of the second.
    pub b: (usize, u32),
    /// Sum of the weights.
    pub score: i32,
    /// The reasons.
    pub reasons: Vec<Reason>,
}

/// One reason for or against joining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// `same_day`, `same_place`, ...
    pub rule: RuleName,
    /// Points.
    pub weight: i32,
    /// For people.
    pub detail: String,
}

/// Statements that do not fit each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The field, or a topic for what belongs to no one incident.
    pub field: String,
    /// In what way.
    pub kind: DisagreementKind,
    /// What is said, in order.
    pub positions: Vec<Said>,
}

/// In what way statements differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisagreementKind {
    /// They cannot both be true.
    Contradiction,
    /// One is finer, or speaks of more.
    Scope,
    /// They speak of different times.
    Time,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// A position of a field of this incident: index into the field's positions.
    Position(usize),
    /// A statement of a document that belongs to no incident.
    Statement {
        /// The reading.
        reading: usize,
        /// What is said, in a word or two (`withdrawal`).
        value: String,
        /// The words.
        evidence: Vec<Bytes>,
        /// The rule.
        rule: RuleName,
        /// Words of distance.
        hedge: Option<String>,
    },
    /// A position of another field or account that bears on it: (reading, ordinal) with the words.
    Account {
        /// (reading, ordinal).
        account: (usize, u32),
        /// What is said.
        value: String,
        /// The words.
        evidence: Vec<Bytes>,
        /// The rule.
        rule: RuleName,
    },
}

/// The result of merging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// By date start (open last), then id.
    pub incidents: Vec<Incident>,
    /// Between statements that belong to no one incident.
    pub disagreements: Vec<Disagreement>,
    /// Pairs that were looked at and refused, with the reasons; for `explain`.
    pub refused: Vec<Link>,
}
