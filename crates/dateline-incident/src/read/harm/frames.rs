//! The frames in which harm is told, each with what it may begin at and what must stand in the sentence.

use dateline_text::Class;
use nom::Parser;
use nom::error::{Error, ErrorKind};

use super::assailed;
use super::died;
use super::frame::{self, Told};
use super::toll;
use super::who::{self, Begin};
use super::{ESCAPED, Kind, care, none};
use crate::read::item::{Bag, In, Item, Out, lists};
use crate::read::kinds::Kinds;
use crate::read::trigger::{Form, Hit, Sense};
use crate::{CountStatus, ROSE};

/// What a frame of harm says.
pub(super) enum Said<'a> {
    None(Vec<Kind>, CountStatus),
    Counted(Told<'a>, &'static str),
    Some(Vec<Kind>),
}

/// Reads the people of a frame, for each kind of harm.
type Counted = for<'a> fn(&Begin<'a>) -> Out<'a, Told<'a>>;

/// How a frame is read, by what it gives.
#[derive(Clone, Copy)]
enum Read {
    None(for<'a> fn(In<'a>) -> Out<'a, (Vec<Kind>, CountStatus)>),
    Counted(Counted),
    Some(for<'a> fn(In<'a>) -> Out<'a, Vec<Kind>>),
}

/// A frame: it is tried only at an item at which it may begin, in a sentence that holds what it needs.
struct Frame {
    rule: &'static str,
    /// Kinds of item at which it may begin, as bits.
    starts: u8,
    /// Words at which it may begin.
    words: &'static [&'static str],
    /// What must stand in the sentence, one of the bits of [`Need`]; none of them needs nothing.
    needs: u16,
    read: Read,
}

const fn counted(
    rule: &'static str,
    (starts, words, needs): (u8, &'static [&'static str], u16),
    read: Counted,
) -> Frame {
    Frame { rule, starts, words, needs, read: Read::Counted(read) }
}

/// Somebody: people, an actor, a name, a number.
const SOMEBODY: u8 = 1;
const TRIGGER: u8 = 1 << 1;
/// A trigger that tells harm.
const HARMING: u8 = 1 << 2;
/// A trigger that tells of an attack, a bombing or a strike.
const ATTACK: u8 = 1 << 3;
/// A trigger that is a noun.
const NOUN: u8 = 1 << 4;
/// A trigger in the past.
const PAST: u8 = 1 << 5;

/// What a trigger is of these, as bits.
fn starts(hit: &Hit) -> u8 {
    let when = |is: bool, bit: u8| if is { bit } else { 0 };
    let attack = matches!(hit.sense(), Sense::Attack | Sense::Bombing | Sense::Strike);
    TRIGGER
        | when(frame::told_by(hit).is_some(), HARMING)
        | when(attack, ATTACK)
        | when(hit.noun(), NOUN)
        | when(hit.form == Form::Past, PAST)
}
const HARMED: &[&str] = frame::HARMED;

/// Frames in the order in which they are tried.
const FRAMES: [Frame; 27] = [
    Frame {
        rule: "nobody_harmed",
        starts: SOMEBODY | HARMING,
        words: none::NOBODY,
        needs: Need::NOBODY,
        read: Read::None(none::none),
    },
    counted(ROSE, (0, toll::TOLL, 0), toll::risen),
    counted("people_s_death", (SOMEBODY, who::PRONOUNS, Need::POSSESSOR), frame::possessed),
    counted("body_found", (SOMEBODY, toll::BODY, 0), toll::found_dead),
    counted(toll::THEIRS, (SOMEBODY, &[], Need::BODY), toll::theirs),
    counted("left_dead", (0, toll::LEFT, 0), toll::left),
    counted("lost_people", (0, toll::LOST, 0), toll::lost),
    counted("identified_victims", (PAST, toll::VICTIM, 0), toll::identified),
    counted("harmed_were_people", (HARMING, frame::ALSO, 0), frame::inverted),
    counted("harmed_were_people", (0, HARMED, 0), frame::inverted),
    counted(ESCAPED, (SOMEBODY, who::PRONOUNS, Need::ESCAPE), assailed::escaped),
    counted("harmed_oneself", (SOMEBODY | TRIGGER, who::PRONOUNS, Need::ONESELF), care::oneself),
    counted("people_struck", (SOMEBODY, who::PRONOUNS, Need::STRUCK), care::struck),
    counted("people_with_wounds", (SOMEBODY, who::PRONOUNS, Need::WOUND), care::with_wounds),
    counted("people_in_hospital", (SOMEBODY, who::PRONOUNS, Need::CARE), care::hospital),
    counted("people_in_hospital", (0, care::BRINGS, Need::CARE), care::brought),
    counted("people_with_injuries", (SOMEBODY, who::PRONOUNS, Need::SUFFERING), care::suffered),
    counted("people_harmed", (SOMEBODY, who::PRONOUNS, Need::HARM), frame::passive),
    counted("harmed_members", (HARMING, HARMED, 0), frame::members),
    counted("harmed_people", (HARMING, HARMED, 0), frame::active),
    counted("toll", (NOUN, toll::DEATH, 0), toll::toll),
    counted("toll", (0, toll::HURT, 0), toll::toll),
    counted("lives_claimed", (0, toll::TAKES, 0), toll::lives),
    counted("counted_deaths", (SOMEBODY, &[], Need::DEATHS), toll::deaths),
    counted("attacked_people", (SOMEBODY, who::PRONOUNS, Need::HARM), assailed::set_upon),
    counted("attacked_people", (ATTACK, &[], 0), assailed::attacked),
    Frame {
        rule: "some_harm",
        starts: 0,
        words: none::SOME,
        needs: 0,
        read: Read::Some(none::some),
    },
];

/// The rules of frames that tell of people what harm came to them, which may go on to their death.
const HURTING: [&str; 4] =
    ["people_struck", "people_with_wounds", "people_with_injuries", "people_harmed"];

/// Words at which some frame may begin.
pub(in crate::read) const STARTS: [&[&str]; FRAMES.len()] = lists!(FRAMES, words);

/// The frames that may begin at each kind of item, as bits by their order.
const AT: [u32; 6] = {
    let (mut all, mut kind) = ([0; 6], 0);
    while kind < all.len() {
        let mut at = 0;
        while at < FRAMES.len() {
            if FRAMES[at].starts & (1 << kind) != 0 {
                all[kind] |= 1 << at;
            }
            at += 1;
        }
        kind += 1;
    }
    all
};

/// Those that may begin at an item of any of the kinds.
fn at(mut kinds: u8) -> u32 {
    let mut frames = 0;
    while kinds != 0 {
        frames |= AT[kinds.trailing_zeros() as usize];
        kinds &= kinds - 1;
    }
    frames
}

/// The frames that can fit among some items, as bits by their order.
#[derive(Clone, Copy)]
pub(super) struct Fitting(u32);

/// The frames that need harm behind those whom it came to.
const HARM_BEHIND: u32 = {
    let (mut frames, mut at) = (0, 0);
    while at < FRAMES.len() {
        if FRAMES[at].needs == Need::HARM {
            frames |= 1 << at;
        }
        at += 1;
    }
    frames
};

/// Whether harm to those who stand before the item may be told by it.
pub(super) fn tells_harm(item: &Item<'_>) -> bool {
    frame::harm_of(item).is_some() || item.trigger().is_some_and(|hit| hit.sense() == Sense::Attack)
}

impl Fitting {
    /// Those whose need the items hold.
    pub(super) fn among(bag: &Bag) -> Self {
        let seen = seen(bag);
        let fits = |frame: &Frame| frame.needs == 0 || seen & frame.needs != 0;
        let bits = FRAMES.iter().enumerate();
        Self(bits.filter(|(_, frame)| fits(frame)).fold(0, |bits, (at, _)| bits | 1 << at))
    }

    /// Those of them that may begin at the item.
    fn at(self, item: &Item<'_>) -> u32 {
        match item {
            Item::Name(_) | Item::Number { .. } => self.0 & at(SOMEBODY),
            Item::Mention(_) if item.people().is_some() || item.actor().is_some() => {
                self.0 & at(SOMEBODY)
            }
            Item::Trigger(hit) => self.0 & at(starts(hit)),
            Item::Word { kinds, .. } if kinds.any(Kinds::FRAME) => self.0,
            _ => 0,
        }
    }

    /// Those of them that fit where no harm is told behind.
    pub(super) const fn without_harm_behind(self) -> Self {
        Self(self.0 & !HARM_BEHIND)
    }

    /// Whether some frame may begin at the item.
    pub(super) fn may_start(self, item: &Item<'_>) -> bool {
        self.at(item) != 0
    }
}

/// What the first frame that fits says at the start of the input.
pub(super) fn first<'a>(begin: &Begin<'a>, fitting: Fitting) -> Out<'a, Said<'a>> {
    let fail = || nom::Err::Error(Error::new(begin.input, ErrorKind::Verify));
    let item = begin.input.0.first().ok_or_else(fail)?;
    let word = matches!(item, Item::Word { .. });
    let mut left = fitting.at(item);
    while left != 0 {
        let frame = &FRAMES[left.trailing_zeros() as usize];
        left &= left - 1;
        if word && !item.one_of(frame.words) {
            continue;
        }
        let said = match frame.read {
            Read::None(read) => {
                read.map(|(kinds, status)| Said::None(kinds, status)).parse(begin.input)
            }
            Read::Counted(read) => {
                let mut found = read(begin);
                if HURTING.contains(&frame.rule) {
                    found = found.map(|own| died::of_it(begin.input, own));
                }
                found.map(|(rest, told)| (rest, Said::Counted(told, frame.rule)))
            }
            Read::Some(read) => read.map(Said::Some).parse(begin.input),
        };
        if said.is_ok() {
            return said;
        }
    }
    Err(fail())
}

/// What a frame may need, as bits.
struct Need;

impl Need {
    const HARM: u16 = 1;
    const ESCAPE: u16 = 1 << 1;
    const CARE: u16 = 1 << 2;
    const ONESELF: u16 = 1 << 3;
    const POSSESSOR: u16 = 1 << 4;
    const SUFFERING: u16 = 1 << 5;
    const WOUND: u16 = 1 << 6;
    const STRUCK: u16 = 1 << 7;
    const NOBODY: u16 = 1 << 8;
    const DEATHS: u16 = 1 << 9;
    const BODY: u16 = 1 << 10;
}

/// What of it stands among the items.
fn seen(bag: &Bag) -> u16 {
    let word = |kinds: Kinds| bag.kinds.any(kinds);
    let when = |is: bool, need: u16| if is { need } else { 0 };
    when(bag.has(Bag::TRIGGER) || word(Kinds::HARMED), Need::HARM)
        | when(word(Kinds::ESCAPE), Need::ESCAPE)
        | when(word(Kinds::CARE) || bag.has(Bag::HOSPITAL), Need::CARE)
        | when(word(Kinds::ONESELF), Need::ONESELF)
        | when(bag.classes.any(Class::POSSESSIVE), Need::POSSESSOR)
        | when(word(Kinds::SUFFERING), Need::SUFFERING)
        | when(bag.has(Bag::WOUND), Need::WOUND)
        | when(word(Kinds::STRUCK) || bag.has(Bag::STRIKE), Need::STRUCK)
        | when(word(Kinds::HARM), Need::DEATHS)
        | when(bag.has(Bag::HARM), Need::BODY)
        | when(word(Kinds::NOBODY) || bag.has(Bag::NOUGHT), Need::NOBODY)
}
