//! The frames in which harm is told, each with what it may begin at and what must stand in the sentence.

use dateline_entity::Entity;
use dateline_text::{Class, WordSet, words_in};
use nom::Parser;
use nom::error::{Error, ErrorKind};

use super::frame::{self, Told};
use super::who::{self, Begin};
use super::{ESCAPED, Kind, WOUND, care, none};
use crate::CountStatus;
use crate::read::item::{In, Item, Out, lists};
use crate::read::trigger::Sense;

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
    /// Kinds of item at which it may begin, as bits of [`Start`].
    starts: u8,
    /// Words at which it may begin.
    words: &'static [&'static str],
    /// What must stand in the sentence, one of the bits of [`Seen`]; none of them needs nothing.
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

/// Kinds of item, as bits.
struct Start;

impl Start {
    const SOMEBODY: u8 = 1;
    const TRIGGER: u8 = 1 << 1;

    fn of(item: &Item<'_>) -> u8 {
        match item {
            Item::Mention(_) if item.people().is_some() || item.actor().is_some() => Self::SOMEBODY,
            Item::Name(_) | Item::Number { .. } => Self::SOMEBODY,
            Item::Trigger(_) => Self::TRIGGER,
            _ => 0,
        }
    }
}

const SOMEBODY: u8 = Start::SOMEBODY;
const TRIGGER: u8 = Start::TRIGGER;
const HARMED: &[&str] = frame::HARMED;

/// Frames in the order in which they are tried.
const FRAMES: [Frame; 22] = [
    Frame {
        rule: "nobody_harmed",
        starts: SOMEBODY | TRIGGER,
        words: none::NOBODY,
        needs: Seen::NOBODY,
        read: Read::None(none::none),
    },
    counted("toll_rose", (0, frame::TOLL, 0), frame::risen),
    counted("people_s_death", (SOMEBODY, who::PRONOUNS, Seen::POSSESSOR), frame::possessed),
    counted("body_found", (SOMEBODY, frame::BODY, 0), frame::found_dead),
    counted("left_dead", (0, frame::LEFT, 0), frame::left),
    counted("identified_victims", (TRIGGER, frame::VICTIM, 0), frame::identified),
    counted("harmed_were_people", (TRIGGER, frame::ALSO, 0), frame::inverted),
    counted("harmed_were_people", (TRIGGER, HARMED, 0), frame::inverted),
    counted(ESCAPED, (SOMEBODY, who::PRONOUNS, Seen::ESCAPE), frame::escaped),
    counted("harmed_oneself", (SOMEBODY | TRIGGER, who::PRONOUNS, Seen::ONESELF), care::oneself),
    counted("people_struck", (SOMEBODY, who::PRONOUNS, Seen::STRUCK), care::struck),
    counted("people_with_wounds", (SOMEBODY, who::PRONOUNS, Seen::WOUND), care::with_wounds),
    counted("people_in_hospital", (SOMEBODY, who::PRONOUNS, Seen::CARE), care::hospital),
    counted("people_in_hospital", (0, care::BRINGS, Seen::CARE), care::brought),
    counted("people_with_injuries", (SOMEBODY, who::PRONOUNS, Seen::SUFFERING), care::suffered),
    counted("people_harmed", (SOMEBODY, who::PRONOUNS, Seen::HARM), frame::passive),
    counted("harmed_members", (TRIGGER, HARMED, 0), frame::members),
    counted("harmed_people", (TRIGGER, HARMED, 0), frame::active),
    counted("toll", (TRIGGER, frame::DEATH, 0), frame::toll),
    counted("attacked_people", (SOMEBODY, who::PRONOUNS, Seen::HARM), frame::set_upon),
    counted("attacked_people", (TRIGGER, &[], 0), frame::attacked),
    Frame {
        rule: "some_harm",
        starts: 0,
        words: none::SOME,
        needs: 0,
        read: Read::Some(none::some),
    },
];

const LISTS: [&[&str]; FRAMES.len()] = lists!(FRAMES, words);

/// Words at which some frame may begin.
static STARTS: WordSet<{ words_in(&LISTS) }> = WordSet::of_lists(&LISTS);

/// Whether some frame may begin at the item.
pub(super) fn may_start(item: &Item<'_>) -> bool {
    Start::of(item) != 0 || item.among(&STARTS)
}

/// What the first frame that fits says at the start of the input.
pub(super) fn first<'a>(begin: &Begin<'a>, seen: Seen) -> Out<'a, Said<'a>> {
    let fail = || nom::Err::Error(Error::new(begin.input, ErrorKind::Verify));
    let item = begin.input.0.first().ok_or_else(fail)?;
    let start = Start::of(item);
    FRAMES
        .iter()
        .filter(|frame| {
            (frame.needs == 0 || seen.any(frame.needs))
                && (frame.starts & start != 0 || start == 0 && item.one_of(frame.words))
        })
        .find_map(|frame| {
            match frame.read {
                Read::None(read) => {
                    read.map(|(kinds, status)| Said::None(kinds, status)).parse(begin.input)
                }
                Read::Counted(read) => {
                    read(begin).map(|(rest, told)| (rest, Said::Counted(told, frame.rule)))
                }
                Read::Some(read) => read.map(Said::Some).parse(begin.input),
            }
            .ok()
        })
        .ok_or_else(fail)
}

/// What stands among items, without which a frame cannot fit; a set, as bits.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen(u16);

impl Seen {
    const HARM: u16 = 1;
    const ESCAPE: u16 = 1 << 1;
    const CARE: u16 = 1 << 2;
    const ONESELF: u16 = 1 << 3;
    const POSSESSOR: u16 = 1 << 4;
    const SUFFERING: u16 = 1 << 5;
    const WOUND: u16 = 1 << 6;
    const STRUCK: u16 = 1 << 7;
    const NOBODY: u16 = 1 << 8;

    pub(super) fn of(items: &[Item<'_>]) -> Self {
        let mut seen = Self::default();
        for item in items {
            match item {
                Item::Word { hash, .. } => {
                    seen.add(Self::POSSESSOR, item.is(Class::POSSESSIVE));
                    if WORDS.has(*hash) {
                        for (kind, words) in NEEDED {
                            seen.add(*kind, item.one_of(words));
                        }
                    }
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
                Item::Number { quantity, .. } => seen.add(Self::NOBODY, quantity.max == Some(0)),
                Item::Name(_) | Item::Time(_) => {}
            }
        }
        seen
    }

    fn add(&mut self, kind: u16, is: bool) {
        self.0 |= if is { kind } else { 0 };
    }

    /// Whether one of these kinds was seen.
    const fn any(self, of: u16) -> bool {
        self.0 & of != 0
    }
}

/// The words of which the frames that need a kind need one, as those frames have them.
const NEEDED: &[(u16, &[&str])] = &[
    (Seen::HARM, HARMED),
    (Seen::ESCAPE, frame::ESCAPED),
    (Seen::ESCAPE, frame::UNHARMED),
    (Seen::CARE, care::HOSPITAL),
    (Seen::ONESELF, care::ONESELF),
    (Seen::SUFFERING, care::SUFFERED),
    (Seen::STRUCK, care::STRUCK),
    (Seen::NOBODY, none::NOBODY),
];

const NEEDED_LISTS: [&[&str]; NEEDED.len()] = lists!(NEEDED, 1);

/// All words of [`NEEDED`].
static WORDS: WordSet<{ words_in(&NEEDED_LISTS) }> = WordSet::of_lists(&NEEDED_LISTS);
