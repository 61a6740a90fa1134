//! Harm to people: who and how many were killed, hurt, taken or are missing, and the ways of saying that nobody was.

mod assailed;
mod behind;
mod besides;
mod care;
mod died;
mod effect;
mod frame;
mod frames;
mod none;
mod toll;
mod unlisted;
mod who;

use dateline_document::Document;
use dateline_entity::Status;
use dateline_text::Span;
use dateline_text::number::Quantity;
use nom::error::{Error, ErrorKind};

pub(super) use self::care::{HOSPITAL, ONESELF, STRUCK, SUFFERED};
pub(super) use self::effect::EFFECTS;
pub(crate) use self::effect::effects;
pub(crate) use self::frame::told_by;
pub(super) use self::frame::{ESCAPED as ESCAPES, HARMED, UNHARMED};
pub(super) use self::frames::STARTS;
use self::frames::{Fitting, Said};
pub(super) use self::none::NOBODY;
pub(in crate::read) use self::toll::{LOSS, THEIRS};
use self::who::Begin;
pub(in crate::read) use self::who::is_body;
pub(crate) use self::who::{Group, Who};
use super::cue::Cue;
use super::item::{Bag, In, Item, find_all};
use super::kinds::Kinds;
use super::words;
use crate::{Count, CountStatus, ROSE};

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
    /// Told to be among those of a toll behind it: `died, bringing the toll to nine`.
    pub(crate) part: bool,
}

impl Harm<'_> {
    /// Whether it says that people were harmed, with a number or without.
    pub(crate) fn told(&self) -> bool {
        let some = matches!(self.count.status, CountStatus::Stated | CountStatus::StatedNoNumber);
        some && self.kind != Kind::Attacked
    }

    /// Whether the word for those harmed says that they attacked, whoever else did: `two attackers died`.
    pub(crate) fn attacked(&self, cues: &[(Span, Cue)]) -> bool {
        if self.rule == FELLED {
            return true;
        }
        let who = |word: Span| self.who_span.is_some_and(|who| who.contains(word));
        cues.iter().any(|(word, cue)| *cue == Cue::Attacker && who(*word))
    }

    /// Whether those harmed by whoever repelled an attack are those who made it: `killing 30 insurgents`, `killed 12 of them`.
    pub(crate) fn of_those_repelled(&self) -> bool {
        use dateline_entity::ActorKind;
        match self.who {
            Who::Actor(actor) => matches!(actor.kind, ActorKind::ArmedGroup | ActorKind::Umbrella),
            Who::Nobody => self.rule == "harmed_people",
            _ => self.attackers(),
        }
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

/// The rule of those who attacked and were killed or hurt for it.
const FELLED: &str = "attackers_felled";

/// What became of so many of those who attacked.
pub(crate) fn of_attackers<'a>(
    text: &str,
    kind: Kind,
    (quantity, number): (Quantity, Option<Span>),
    span: Span,
) -> Harm<'a> {
    Harm {
        kind,
        count: stated(text, quantity, number),
        who: Who::Oneself,
        who_span: None,
        groups: Vec::new(),
        span,
        rule: FELLED,
        part: false,
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

/// Whether it is what a toll has risen to: `the death toll has risen to six`.
pub(super) fn rose(document: &Document<'_>, harm: &Harm<'_>) -> bool {
    const RISING: [&str; 6] = ["rose", "risen", "rises", "climbed", "increased", "jumped"];
    let mut words = document.words(harm.span).split_whitespace();
    harm.rule == ROSE || harm.rule == "toll" && words.any(|word| RISING.contains(&word))
}

/// Every statement of harm in `items`; a `headline` leaves helping verbs out (`Four shot at club`).
pub(crate) fn harms<'a>(
    text: &'a str,
    items: &'a [Item<'a>],
    bag: &Bag,
    headline: bool,
) -> Vec<Harm<'a>> {
    let mut found = Vec::new();
    let fitting = Fitting::among(bag);
    let behind = fitting.without_harm_behind();
    let last = items.iter().rposition(frames::tells_harm).unwrap_or(0);
    let said = |input: In<'a>| {
        // `according to the mayor, two people died`, `in a raid by soldiers, two people died`: none of them.
        let at = items.len() - input.0.len();
        let aside = input.0.get(1).is_some_and(|next| next.one_of(&[",", "and"]));
        let governed = items[..at]
            .last()
            .is_some_and(|before| before.one_of(&["to", "by", "with", "from", "besides", "per"]));
        if governed && aside && input.0[0].mention().is_some() {
            return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
        }
        let fitting = if items.len() - input.0.len() < last { fitting } else { behind };
        frames::first(&Begin::new(text, input, headline), fitting)
    };
    for (span, said) in find_all(items, |item| fitting.may_start(item), said) {
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
                        part: false,
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
                        part: false,
                    });
                }
            }
            Said::Counted(list, rule) => {
                for (kind, victims) in list {
                    if victims
                        .number
                        .is_some_and(|number| ages(text, number) || asked(text, number))
                    {
                        continue;
                    }
                    let hurt = matches!(kind, Kind::Shot | Kind::Injured);
                    let dead = hurt && fatal(text, span) || victims.bodies();
                    let kind = if dead { Kind::Killed } else { kind };
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
                            part: false,
                        });
                        continue;
                    }
                    // `a guard and two of the attackers`: those of each side by themselves.
                    let sided = victims.parts.iter().any(Group::attacked);
                    if sided && !victims.parts.iter().all(Group::attacked) {
                        let (theirs, others): (Vec<_>, Vec<_>) =
                            victims.parts.iter().copied().partition(Group::attacked);
                        let alone = |part: &Group<'a>| Harm {
                            kind,
                            count: part.count(text),
                            who: part.who,
                            who_span: Some(part.span),
                            groups: Vec::new(),
                            span,
                            rule,
                            part: false,
                        };
                        if let [one] = &others[..] {
                            found.push(alone(one));
                        } else {
                            found.push(Harm {
                                count: stated(text, who::sum(&others), None),
                                groups: others.clone(),
                                ..alone(&others[0])
                            });
                        }
                        found.extend(theirs.iter().map(alone));
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
                        part: false,
                    });
                }
            }
        }
    }
    if bag.has(Bag::TRIGGER) {
        unlisted::add(text, items, &mut found);
    }
    besides::join(text, items, &mut found);
    add_up(items, &mut found);
    carry_over(items, &mut found);
    found
}

/// `Eight rebels were killed and 20 were wounded`, `and two others hurt`: those of the second number are rebels too.
fn carry_over(items: &[Item<'_>], harms: &mut [Harm<'_>]) {
    /// Items between the two: `and more than`.
    const NEAR: usize = 4;
    for at in 1..harms.len() {
        let (told, rest) = harms.split_at_mut(at);
        let (first, next) = (&told[at - 1], &mut rest[0]);
        let others = match next.who {
            Who::Nobody => next.rule.ends_with("harmed"),
            Who::People(people) => matches!(&*people.group, "others" | "other"),
            _ => false,
        };
        let group = match first.who {
            Who::Actor(actor) => matches!(
                actor.kind,
                dateline_entity::ActorKind::ArmedGroup | dateline_entity::ActorKind::Umbrella
            ),
            _ => first.attackers(),
        };
        if !(group && first.told() && next.told() && others) {
            continue;
        }
        let from = items.partition_point(|item| item.span().start < first.span.end);
        let to = items.partition_point(|item| item.span().start < next.span.start);
        let between = items.get(from..to).unwrap_or_default();
        let joined = between.len() <= NEAR
            && between.first().is_some_and(|item| item.one_of(&["and", "while"]))
            && between.iter().all(|item| item.mention().is_none() && item.trigger().is_none());
        if joined {
            (next.who, next.who_span) = (first.who, first.who_span);
        }
    }
}

/// Those who died before a toll that they raised are of it: `a guard died of his wounds, bringing the toll to four`.
fn add_up(items: &[Item<'_>], harms: &mut [Harm<'_>]) {
    /// Items between the verb and the number.
    const NEAR: usize = 9;
    let killed = |harm: &&mut Harm<'_>| harm.kind == Kind::Killed;
    let raised = |harm: &Harm<'_>| {
        let from = items.partition_point(|item| item.span().start < harm.span.start);
        let to = items.partition_point(|item| item.span().start < harm.span.end);
        let told = &items[from.saturating_sub(NEAR)..to];
        let verb = told.iter().position(|item| item.among(&words::RAISING));
        verb.is_some_and(|verb| {
            let noun =
                |item: &Item<'_>| item.one_of(toll::TOLL) || item.one_of(&["dead", "deaths"]);
            let toll = told[verb..].iter().position(noun);
            toll.is_some_and(|toll| told[verb + toll..].iter().any(|item| item.word("to")))
        })
    };
    if harms.len() < 2 {
        return;
    }
    let Some(all) = harms.iter().rposition(|harm| harm.kind == Kind::Killed && raised(harm)) else {
        return;
    };
    harms[..all].iter_mut().filter(killed).for_each(|harm| harm.part = true);
}

/// `the fatal shooting of a teacher`
fn fatal(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default().trim_end();
    ["fatal", "deadly"].iter().any(|word| {
        let from = before.len().saturating_sub(word.len());
        before.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(word))
    })
}

/// `did not say how many had died`: a question, and no number.
fn asked(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).unwrap_or_default().trim_end();
    let from = before.len().saturating_sub(4);
    before.get(from..).is_some_and(|end| end.trim_start().eq_ignore_ascii_case("how"))
}

/// `Soto and Ruiz, both 17, died`: a figure between commas is an age.
fn ages(text: &str, number: Span) -> bool {
    let before = text.get(..number.start as usize).unwrap_or_default().trim_end();
    let after = text.get(number.end as usize..).unwrap_or_default();
    let stands = before.ends_with(',') || before.ends_with(", both") || before.ends_with(", aged");
    let figure = number.of(text).bytes().all(|byte| byte.is_ascii_digit());
    // `Ana Reyes, 66 and Rosa Reyes, 64 were found`: the one before has an age too.
    let pair = || {
        let from = before.len().saturating_sub(60);
        let back = before.get(from..).unwrap_or_default().trim_end_matches(',');
        let (first, _) = back.rsplit_once(" and ")?;
        let age = first.rsplit(' ').next().filter(|age| age.len() <= 2)?;
        let comma = first.strip_suffix(age)?.trim_end().ends_with(',');
        (comma && age.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    figure && number.len() <= 2 && stands && (after.starts_with(',') || pair().is_some())
}

/// Words that tell harm and are no triggers.
pub(super) const WORDS: &[&str] = &[
    "body",
    "bodies",
    "unhurt",
    "unharmed",
    "casualties",
    "injuries",
    "injury",
    "wounds",
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
];

/// Those who fell on the side of those who fight, where no word of harm tells it: `The rebels lost 20 fighters`.
pub(crate) fn losses<'a>(text: &'a str, items: &'a [Item<'a>], bag: &Bag) -> Vec<Harm<'a>> {
    if !bag.kinds.any(Kinds::LOSS) {
        return Vec::new();
    }
    let fought = |harm: &Harm<'_>| match harm.who {
        Who::People(people) => {
            people.armed || matches!(people.status, Status::Military | Status::Police)
        }
        _ => false,
    };
    let mut harms = harms(text, items, bag, false);
    harms.retain(fought);
    harms
}

/// Whether the items hold a word of harm at all: cheaper than reading it.
pub(crate) fn any(bag: &Bag) -> bool {
    bag.kinds.any(Kinds::HARM) || bag.has(Bag::HARM | Bag::HOSPITAL)
}
