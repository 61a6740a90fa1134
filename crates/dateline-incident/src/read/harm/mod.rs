//! Harm to people: who and how many were killed, hurt, taken or are missing, and the ways of saying that nobody was.

mod care;
mod effect;
mod frame;
mod none;
mod who;

use dateline_entity::Entity;
use dateline_text::number::Quantity;
use dateline_text::{Class, Span, WordSet};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::error::{Error, ErrorKind};

pub(crate) use self::care::BROUGHT;
pub(crate) use self::effect::effects;
use self::frame::Told;
pub(crate) use self::who::{Group, Who};
use super::cue::Cue;
use super::item::{In, Item, Out, find_all};
use super::trigger::Sense;
use crate::{Count, CountStatus};

/// What became of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Killed,
    Injured,
    Missing,
    Abducted,
    /// `casualties`: killed or injured.
    Both,
    /// `shot`: hurt, and it is not said that they died.
    Shot,
    /// Taken to a hospital: hurt, and it is not said that they died.
    Hospital,
    /// Attacked, and no more is said: `an attack on the mayor`.
    Attacked,
}

/// One statement of harm.
#[derive(Clone, Debug)]
pub(crate) struct Harm<'a> {
    pub(crate) kind: Kind,
    pub(crate) count: Count,
    pub(crate) who: Who<'a>,
    pub(crate) who_span: Option<Span>,
    /// Of a list of people each kind; empty where there is one.
    pub(crate) groups: Vec<Group<'a>>,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

impl Harm<'_> {
    /// Whether it says that people were harmed, with a number or without.
    pub(crate) fn told(&self) -> bool {
        let some = matches!(self.count.status, CountStatus::Stated | CountStatus::StatedNoNumber);
        some && self.kind != Kind::Attacked
    }

    /// Whether the word for those harmed says that they attacked, whoever else did: `two attackers died`.
    pub(crate) fn attacked(&self, cues: &[(Span, Cue)]) -> bool {
        let who = |word: Span| self.who_span.is_some_and(|who| who.contains(word));
        cues.iter().any(|(word, cue)| *cue == Cue::Attacker && who(*word))
    }

    /// Whether those harmed are likelier the attackers.
    pub(crate) fn attackers(&self) -> bool {
        match self.who {
            Who::People(people) => people.armed,
            Who::Actor(actor) => matches!(actor.kind, dateline_entity::ActorKind::Unidentified),
            Who::Named | Who::Nobody | Who::Oneself => false,
        }
    }
}

fn stated(text: &str, quantity: Quantity, number: Option<Span>) -> Count {
    Count {
        status: CountStatus::Stated,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: number.map(|span| span.of(text).to_owned()),
    }
}

/// The trigger of wounds by shots, which tell who was hurt by what stands before them.
pub(crate) const WOUND: &str = "gunshot-wound";

const ANYBODY: Quantity = Quantity { min: Some(1), max: None, best: None };

/// The rule of those who got away unharmed from an attack on them.
pub(crate) const ESCAPED: &str = "escaped_attack";

/// What a frame of harm says.
enum Said<'a> {
    None(Vec<Kind>, CountStatus),
    Counted(Told<'a>, &'static str),
    Some(Vec<Kind>),
}

/// What stands among items, without which a frame that starts with somebody cannot fit; a set, as bits.
#[derive(Clone, Copy, Default)]
struct Seen(u8);

impl Seen {
    const HARM: u8 = 1;
    const ESCAPE: u8 = 1 << 1;
    const CARE: u8 = 1 << 2;
    const ONESELF: u8 = 1 << 3;
    const POSSESSOR: u8 = 1 << 4;
    const SUFFERING: u8 = 1 << 5;
    const WOUND: u8 = 1 << 6;
    const STRUCK: u8 = 1 << 7;

    fn of(items: &[Item<'_>]) -> Self {
        let mut seen = Self::default();
        for item in items {
            match item {
                Item::Word { .. } => {
                    seen.add(Self::POSSESSOR, item.is(Class::POSSESSIVE));
                    seen.add(Self::HARM, item.among(&frame::HARMED));
                    seen.add(Self::ESCAPE, item.among(&ESCAPES));
                    seen.add(Self::CARE, item.among(&CARE));
                    seen.add(Self::ONESELF, item.among(&ONESELF));
                    seen.add(Self::SUFFERING, item.among(&SUFFERING));
                    seen.add(Self::STRUCK, item.word("grazed"));
                }
                Item::Trigger(hit) => {
                    seen.add(Self::HARM, true);
                    seen.add(Self::WOUND, hit.trigger.id == WOUND);
                    seen.add(Self::STRUCK, hit.sense() == Sense::Strike && !hit.noun());
                }
                Item::Mention(mention) => {
                    let hospital = matches!(&mention.entity, Entity::Target(target) if target.id == "hospital");
                    seen.add(Self::CARE, hospital);
                }
                Item::Name(_) | Item::Number { .. } | Item::Time(_) => {}
            }
        }
        seen
    }

    fn add(&mut self, kind: u8, is: bool) {
        self.0 |= if is { kind } else { 0 };
    }

    /// Whether one of these kinds was seen.
    const fn any(self, of: u8) -> bool {
        self.0 & of != 0
    }

    /// Whether something may be told of what became of somebody.
    const fn fate(self) -> bool {
        self.any(
            Self::HARM
                | Self::ESCAPE
                | Self::POSSESSOR
                | Self::SUFFERING
                | Self::WOUND
                | Self::STRUCK,
        )
    }
}

/// Words of those who got away, of which [`frame::escaped`] needs one.
static ESCAPES: WordSet<10> = WordSet::new([
    "escaped",
    "survived",
    "emerged",
    "unharmed",
    "unhurt",
    "unscathed",
    "uninjured",
    "unwounded",
    "alive",
    "safe",
]);

/// Words for where the hurt are taken, of which [`care::hospital`] needs one.
static CARE: WordSet<5> =
    WordSet::new(["hospital", "hospitals", "hospitalized", "hospitalised", "hospitalization"]);

/// Pronouns, of which [`care::oneself`] needs one.
static ONESELF: WordSet<5> = WordSet::new(["himself", "herself", "self", "itself", "themselves"]);

/// Verbs, of which [`care::suffered`] needs one.
static SUFFERING: WordSet<6> =
    WordSet::new(["suffered", "suffering", "sustained", "received", "suffers", "sustaining"]);

/// `frame`, tried only where it may fit.
fn only<'a, T>(
    may: bool,
    mut frame: impl FnMut(In<'a>) -> Out<'a, T>,
) -> impl Parser<In<'a>, Output = T, Error = Error<In<'a>>> {
    move |input: In<'a>| {
        if may { frame(input) } else { Err(nom::Err::Error(Error::new(input, ErrorKind::Verify))) }
    }
}

/// Every statement of harm in `items`; a `headline` leaves helping verbs out (`Four shot at club`).
pub(crate) fn harms<'a>(text: &str, items: &'a [Item<'a>], headline: bool) -> Vec<Harm<'a>> {
    let mut found = Vec::new();
    let anchor = |item: &Item<'_>| match item {
        Item::Mention(_) => item.people().is_some() || item.actor().is_some(),
        Item::Name(_) | Item::Number { .. } | Item::Trigger(_) => true,
        Item::Word { .. } => item.is(Class::NEGATION.with(Class::HARM)) || item.among(&ANCHORS),
        Item::Time(_) => false,
    };
    let has = Seen::of(items);
    let harmed = |someone: bool| {
        alt((
            map(only(has.any(Seen::ONESELF), care::oneself), |counted| (counted, "harmed_oneself")),
            map(only(someone && has.any(Seen::STRUCK), care::struck), |counted| {
                (counted, "people_struck")
            }),
            map(only(someone && has.any(Seen::WOUND), care::with_wounds), |counted| {
                (counted, "people_with_wounds")
            }),
            map(only(has.any(Seen::CARE), care::hospital), |counted| {
                (counted, "people_in_hospital")
            }),
            map(only(someone && has.any(Seen::SUFFERING), care::suffered), |counted| {
                (counted, "people_with_injuries")
            }),
        ))
    };
    let frames = |input: In<'a>| {
        let someone = has.fate() && who::someone(input);
        alt((
            map(none::none, |(kinds, status)| Said::None(kinds, status)),
            map(frame::risen, |counted| Said::Counted(counted, "toll_rose")),
            map(only(someone && has.any(Seen::POSSESSOR), frame::possessed), |counted| {
                Said::Counted(counted, "people_s_death")
            }),
            map(frame::found_dead, |counted| Said::Counted(counted, "body_found")),
            map(frame::left, |counted| Said::Counted(counted, "left_dead")),
            map(frame::identified, |counted| Said::Counted(counted, "identified_victims")),
            map(frame::inverted, |counted| Said::Counted(counted, "harmed_were_people")),
            map(only(someone && has.any(Seen::ESCAPE), frame::escaped), |counted| {
                Said::Counted(counted, ESCAPED)
            }),
            map(harmed(someone), |(counted, rule)| Said::Counted(counted, rule)),
            map(
                only(someone && has.any(Seen::HARM), |input| frame::passive(input, headline)),
                |counted| Said::Counted(counted, "people_harmed"),
            ),
            map(frame::members, |counted| Said::Counted(counted, "harmed_members")),
            map(
                |input| frame::active(text, input),
                |counted| Said::Counted(counted, "harmed_people"),
            ),
            map(frame::toll, |counted| Said::Counted(counted, "toll")),
            map(only(someone && has.any(Seen::HARM), frame::set_upon), |counted| {
                Said::Counted(counted, "attacked_people")
            }),
            map(frame::attacked, |counted| Said::Counted(counted, "attacked_people")),
            map(none::some, Said::Some),
        ))
        .parse(input)
    };
    for (span, said) in find_all(items, anchor, frames) {
        match said {
            Said::None(kinds, status) => {
                let rule = match status {
                    CountStatus::ExplicitNone => "no_casualties",
                    CountStatus::NoReportsYet => "no_reports_yet",
                    _ => "no_reports",
                };
                for kind in kinds {
                    found.push(Harm {
                        kind,
                        count: Count::bare(status, Some(span.of(text).to_owned())),
                        who: Who::Nobody,
                        who_span: None,
                        groups: Vec::new(),
                        span,
                        rule,
                    });
                }
            }
            Said::Some(kinds) => {
                for kind in kinds {
                    let count =
                        Count::bare(CountStatus::StatedNoNumber, Some(span.of(text).to_owned()));
                    found.push(Harm {
                        kind,
                        count,
                        who: Who::Nobody,
                        who_span: None,
                        groups: Vec::new(),
                        span,
                        rule: "some_harm",
                    });
                }
            }
            Said::Counted(list, rule) => {
                for (kind, victims) in list {
                    let quantity = victims.quantity.unwrap_or(match victims.who {
                        Who::People(_) => Quantity::exactly(1),
                        _ => ANYBODY,
                    });
                    if quantity.max == Some(0) {
                        let count =
                            Count::bare(CountStatus::ExplicitNone, Some(span.of(text).to_owned()));
                        found.push(Harm {
                            kind,
                            count,
                            who: Who::Nobody,
                            who_span: None,
                            groups: Vec::new(),
                            span,
                            rule: "no_casualties",
                        });
                        continue;
                    }
                    // `a guard and two of the attackers`: those of each side by themselves.
                    let sided = victims.parts.iter().any(Group::attacked);
                    if sided && !victims.parts.iter().all(Group::attacked) {
                        found.extend(victims.parts.iter().map(|part| Harm {
                            kind,
                            count: part.count(text),
                            who: part.who,
                            who_span: Some(part.span),
                            groups: Vec::new(),
                            span,
                            rule,
                        }));
                        continue;
                    }
                    let count = stated(text, quantity, victims.number);
                    found.push(Harm {
                        kind,
                        count,
                        who: victims.who,
                        who_span: Some(victims.span),
                        groups: victims.parts,
                        span,
                        rule,
                    });
                }
            }
        }
    }
    found
}

static ANCHORS: WordSet<47> = WordSet::new([
    "body",
    "bodies",
    "remains",
    "he",
    "she",
    "another",
    "sent",
    "sends",
    "sending",
    "number",
    "without",
    "no",
    "not",
    "nobody",
    "none",
    "left",
    "leaving",
    "leaves",
    "death",
    "deaths",
    "fatalities",
    "toll",
    "lives",
    "caused",
    "causing",
    "cause",
    "causes",
    "inflicting",
    "inflicted",
    "include",
    "included",
    "suffered",
    "sustained",
    "resulted",
    "resulting",
    "deadly",
    "fatal",
    "lethal",
    "dead",
    "treated",
    "victim",
    "victims",
    "wounded",
    "injured",
    "also",
    "fatally",
    "martyred",
]);

/// Words that tell harm and are no triggers.
static WORDS: WordSet<20> = WordSet::new([
    "body",
    "bodies",
    "unhurt",
    "unharmed",
    "casualties",
    "injuries",
    "deaths",
    "dead",
    "deadly",
    "death",
    "fatalities",
    "toll",
    "grazed",
    "treated",
    "hospitalised",
    "hospitalized",
    "hospital",
    "hospitals",
    "suffered",
    "sustained",
]);

/// Whether the items hold a word of harm at all: cheaper than reading it.
pub(crate) fn any(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| {
        item.trigger().is_some_and(|hit| hit.sense().harm())
            || item.among(&WORDS)
            || item.trigger().is_some_and(|hit| hit.trigger.id == WOUND)
            || matches!(item.mention().map(|m| &m.entity), Some(Entity::Target(t)) if t.id == "hospital")
    })
}
