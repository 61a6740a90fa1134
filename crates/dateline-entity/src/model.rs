//! What a sentence mentions.

use std::borrow::Cow;

use dateline_text::{Span, number::Quantity};
use smol_str::SmolStr;

/// Everything that a document mentions, in order of position.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// Places, actors, weapons, targets and people, in order of `span.start`; they do not overlap, but for a place
    /// inside the name of a target (`the base in Jordan`) or an actor inside people (`three US soldiers`).
    pub mentions: Vec<Mention>,
    /// Who says what, in order.
    pub attributions: Vec<Attribution>,
    /// The town that the story is at home in, where its words settle one.
    pub home: Option<Home>,
    /// The country of the place over the story, alpha-2, as far as one is printed there and known.
    pub dateline_country: Option<SmolStr>,
}

/// The town, or the county without one, that a story is at home in.
///
/// What a story tells without a place of its own happened there, as far as can be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// The town; its `phrase` is the words that most speak for it.
    pub place: Place,
    /// How much speaks for it: two for each time that something is told to be there, more for its police and the dateline.
    pub strength: u32,
    /// Its police are named, or streets under its dateline: what happened is theirs to look into, so that the story is one of
    /// this town and not only told from it.
    pub policed: bool,
}

impl Entities {
    /// The mentions that start within `span`.
    pub fn within(&self, span: Span) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.span.start < span.start);
        let to = self.mentions.partition_point(|m| m.span.start < span.end);
        &self.mentions[from..to]
    }
}

/// An entity in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its words, with number and article (`two drones`, `at least three US soldiers`, `Ain al-Assad base`).
    pub span: Span,
    /// What it is.
    pub entity: Entity,
    /// The rule or data entry that made it.
    pub rule: &'static str,
}

/// What a mention stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Entity {
    /// Somewhere.
    Place(Place),
    /// Someone who acts: a state, a force, a group, or a description of one.
    Actor(Actor),
    /// Something that harms.
    Weapon(Weapon),
    /// Something that may be attacked: a base, a convoy, a market. A named site is a [`Place`] and a target in one mention.
    Target(Target),
    /// A group of people, counted or not (`three US soldiers`, `civilians`, `a policeman`).
    People(People),
}

/// How the thing told lies to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `at`, `on`, `in` a point.
    At,
    /// `inside`, or `in` an area.
    Inside,
    /// `near`, `in the vicinity of`.
    Near,
    /// `outside`.
    Outside,
    /// `toward`, `in the direction of`.
    Toward,
}

/// A place in context.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The normalised name; `None` for a place without one (`a base in Jordan`).
    pub name: Option<SmolStr>,
    /// The gazetteer's id; `None` without a name, and for names that no gazetteer holds.
    pub id: Option<SmolStr>,
    /// `country`, `admin1`, `admin2`, `place`, `base`, `field`, `military_base`, `region`, ...
    pub kind: Option<&'static str>,
    /// How the words relate to it.
    pub relation: Option<Relation>,
    /// ISO 3166-1 alpha-2; several only where the text leaves it open (`the Iraqi-Jordanian border`).
    pub countries: Vec<SmolStr>,
    /// First-level area.
    pub admin1: Option<SmolStr>,
    /// Second-level area.
    pub admin2: Option<SmolStr>,
    /// Latitude and longitude in millionths of a degree; never finer than the words.
    pub point: Option<(i32, i32)>,
    /// How far off the point may be, in kilometres.
    pub precision_km: Option<u32>,
    /// How many live there; 0 where that is not known.
    pub population: u32,
    /// Where in the sentence it stands.
    pub role: PlaceRole,
    /// Other readings of the name, best first, when it is ambiguous: (id, name, country, point, score).
    pub candidates: Vec<Candidate>,
    /// The whole phrase with its preposition and containing places (`near the Ain al-Asad base in Anbar province`).
    pub phrase: Span,
}

/// Another reading of a place name.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Normalised name.
    pub name: SmolStr,
    /// Gazetteer id.
    pub id: SmolStr,
    /// ISO 3166-1 alpha-2.
    pub country: Option<SmolStr>,
    /// Latitude and longitude in millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// Higher is likelier.
    pub score: i32,
}

/// What a place does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceRole {
    /// Where something is or happens.
    Location,
    /// Where something was launched from (`from northern Iraq`).
    Origin,
    /// It contains the place before it (`Ain al-Assad base in Anbar province`): context, not a second location.
    Container,
    /// A government or force is meant (`Washington said`).
    Metonym,
    /// It describes something else (`the Iraqi capital`, `Gaza war`, `US-Iraqi relations`).
    Modifier,
}

/// What kind of actor. Names follow the contract where it has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A state or its government.
    State,
    /// The armed forces of a state, or a part of them.
    StateForce,
    /// Police and other security services.
    Police,
    /// Several states together (`US-led coalition`).
    Coalition,
    /// Rebels, militias, guerrillas, terrorist groups.
    ArmedGroup,
    /// A group of groups (`Islamic Resistance in Iraq`).
    Umbrella,
    /// Gangs and cartels.
    CriminalGroup,
    /// Unnamed people with arms (`gunmen`, `attackers`).
    Unidentified,
    /// Anything else that acts: parties, companies, peacekeepers, international bodies.
    Other,
}

impl ActorKind {
    pub(crate) const ALL: &[Self] = &[
        Self::State,
        Self::StateForce,
        Self::Police,
        Self::Coalition,
        Self::ArmedGroup,
        Self::Umbrella,
        Self::CriminalGroup,
        Self::Unidentified,
        Self::Other,
    ];

    /// The name that reports print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::StateForce => "state_force",
            Self::Police => "police",
            Self::Coalition => "coalition",
            Self::ArmedGroup => "armed_group",
            Self::Umbrella => "umbrella",
            Self::CriminalGroup => "criminal_group",
            Self::Unidentified => "unidentified",
            Self::Other => "other",
        }
    }
}

/// An actor, or words that describe one.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The entry's id; `None` for descriptors.
    pub id: Option<SmolStr>,
    /// The canonical name; `None` for descriptors (`Iran-backed groups`).
    pub name: Option<SmolStr>,
    /// What it is.
    pub kind: ActorKind,
    /// The describing words, for descriptors.
    pub descriptor: Option<SmolStr>,
    /// The state said to stand behind it, as alpha-2 (`Iran-backed` gives `IR`).
    pub sponsor: Option<SmolStr>,
    /// The larger actor that it is a part of, as an id.
    pub parent: Option<SmolStr>,
    /// The state that it belongs to or acts in, as alpha-2, where that is plain.
    pub country: Option<SmolStr>,
    /// Whether it can be harmed and counted as people too (`US troops`, `militants`).
    pub people: bool,
}

/// A number of things, with the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The bounds; all open for an uncounted plural.
    pub quantity: Quantity,
    /// The number's words (`at least two dozen`, `a`); empty for an uncounted plural.
    pub span: Span,
}

/// A weapon.
#[derive(Clone, Debug, PartialEq)]
pub struct Weapon {
    /// The entry's id, the plainest name of the kind: `rocket`, `drone`, `ballistic-missile`, `car-bomb`.
    pub id: &'static str,
    /// Its class: `explosive.rocket`, `firearm.rifle`.
    pub class: &'static str,
    /// How many; `None` where nothing says (`a rocket attack` tells no number of rockets).
    pub count: Option<Number>,
    /// Plural without a number: at least two is implied, but not said.
    pub plural: bool,
    /// Whether the word is the weapon of an event noun (`rocket attack`, `drone strike`) or stands by itself.
    pub modifies: bool,
}

/// Something that may be attacked.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The entry's id: `military_base`, `fuel_depot`, `market`.
    pub id: &'static str,
    /// What its kind is like: `post` (held by forces), `unmanned` (nobody is in it), `movable` (taken as loot is).
    pub traits: &'static [&'static str],
    /// Name as written, where it has one.
    pub name: Option<String>,
    /// Alpha-2 or actor names said to own or use it (`a base hosting US troops`).
    pub owners: Vec<String>,
    /// How many, where said (`two checkpoints`).
    pub count: Option<Number>,
    /// Whether the words point back (`the base`, `the same base`).
    pub definite: bool,
}

/// A group of people.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// Head noun as written (`soldiers`).
    pub group: SmolStr,
    /// What they are.
    pub status: Status,
    /// `child`, `woman`, `aid_worker`, `journalist`, `health_worker`, ...
    pub traits: Cow<'static, [&'static str]>,
    /// How many.
    pub count: Option<Number>,
    /// Plural without a number.
    pub plural: bool,
    /// Alpha-2 of the nation that they belong to.
    pub country: Option<SmolStr>,
    /// They are likely attackers (`gunmen`, `militants`), not victims.
    pub armed: bool,
    /// A rank, office or role word that often speaks (`official`, `spokesman`): rarely a victim.
    pub speaker: bool,
}

/// The status of people, as the contract has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Civilians.
    Civilian,
    /// Members of armed forces.
    Military,
    /// Police and other law enforcement.
    Police,
    /// Members of armed groups.
    ArmedGroup,
    /// Not said.
    Unknown,
}

impl Status {
    pub(crate) const ALL: &[Self] =
        &[Self::Civilian, Self::Military, Self::Police, Self::ArmedGroup, Self::Unknown];

    /// The name that reports print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Civilian => "civilian",
            Self::Military => "military",
            Self::Police => "police",
            Self::ArmedGroup => "armed_group",
            Self::Unknown => "unknown",
        }
    }
}

/// What kind of source. Names as the contract has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// An official without further detail.
    Official,
    /// Armed forces.
    Military,
    /// Security services.
    Security,
    /// Police.
    Police,
    /// A government, ministry or governor.
    Government,
    /// An armed group or its spokesman.
    ArmedGroup,
    /// War monitors and rights groups.
    Monitor,
    /// Witnesses and residents.
    Witness,
    /// Hospitals, doctors, rescue services.
    Medical,
    /// A news agency.
    Agency,
    /// A newspaper, broadcaster or site.
    Outlet,
    /// Any other person, somebody of whom nothing is told (`a source`), or a private body: a company, a club, a party.
    Person,
}

impl SourceKind {
    pub(crate) const ALL: &[Self] = &[
        Self::Official,
        Self::Military,
        Self::Security,
        Self::Police,
        Self::Government,
        Self::ArmedGroup,
        Self::Monitor,
        Self::Witness,
        Self::Medical,
        Self::Agency,
        Self::Outlet,
        Self::Person,
    ];

    /// The name that reports print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Military => "military",
            Self::Security => "security",
            Self::Police => "police",
            Self::Government => "government",
            Self::ArmedGroup => "armed_group",
            Self::Monitor => "monitor",
            Self::Witness => "witness",
            Self::Medical => "medical",
            Self::Agency => "agency",
            Self::Outlet => "outlet",
            Self::Person => "person",
        }
    }
}

/// Someone who says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The words, without clauses (`an Iraqi security source`, `US officials`).
    pub span: Span,
    /// What it is.
    pub kind: SourceKind,
    /// Whether a name identifies it.
    pub named: bool,
    /// Whether it is several.
    pub plural: bool,
    /// The chain it came by (`told Reuters`).
    pub via: Vec<String>,
    /// The reason given for not naming it.
    pub anonymity: Option<String>,
    /// The source that a pronoun or a short form (`the official`, `the monitor`) goes back to, as an index into the attributions.
    pub same_as: Option<usize>,
    /// Alpha-2 of the country that it speaks for, where said.
    pub country: Option<String>,
}

/// A source and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who.
    pub source: Source,
    /// The verb or phrase of saying (`said`, `according to`).
    pub verb: Span,
    /// What is said: the part of the sentence, or the sentences, that the source answers for.
    pub content: Vec<Span>,
    /// Words that distance the source from the fact (`initial reports`, `believed`).
    pub hedge: Option<Span>,
    /// When it was said, if that is said (`on Monday`): this time is not the event's.
    pub said_on: Option<Span>,
    /// The rule.
    pub rule: &'static str,
}
