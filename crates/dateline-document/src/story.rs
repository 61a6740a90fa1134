//! What each piece of the page is: headline, furniture, heading, paragraph.
//!
//! The head of the page is read from above until the story begins, its foot from below, the rest by shape.
//! Of what is printed twice the last full copy is story, but of the headline the first.

use dateline_text::{Class, Span, Token};
use rustc_hash::FxHashMap;

use crate::header::{self, Dateline, Moment, Reading};
use crate::outlet::{ALERT, NOUN, SECTION, WIDGET};
use crate::page::{Piece, blank};
use crate::{FurnitureKind, Hints};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Subheading,
    Paragraph,
    Furniture(FurnitureKind),
}

/// The page, sorted.
#[derive(Debug, Default)]
pub(crate) struct Page<'s> {
    /// One for each piece.
    pub(crate) roles: Vec<Role>,
    /// Where what the role speaks of starts in each piece: after a prefix, a dateline.
    pub(crate) starts: Vec<u32>,
    /// Prefixes and datelines, which are parts of pieces.
    pub(crate) parts: Vec<(FurnitureKind, Span)>,
    /// The readings of whole lines, with the piece.
    pub(crate) readings: Vec<(usize, Reading<'s>)>,
    /// The date glued to the first line.
    pub(crate) prefix: Option<Moment<'s>>,
    pub(crate) dateline: Option<Dateline<'s>>,
}

/// Pieces that the head of a page may have.
const HEAD: usize = 40;
/// Pieces from below that the foot may have.
const FOOT: usize = 8;
/// Words that a repeated passage has at least.
const REPEATED: usize = 8;

/// Sorts the pieces of the page.
pub(crate) fn sort<'s>(
    text: &'s str,
    tokens: &[Token],
    pieces: &[Piece],
    hints: &Hints,
) -> Page<'s> {
    let mut sorter = Sorter {
        text,
        tokens,
        pieces,
        roles: vec![None; pieces.len()],
        page: Page {
            starts: pieces.iter().map(|piece| piece.span.start).collect(),
            ..Page::default()
        },
        repeated: Vec::new(),
        title: None,
    };
    sorter.prefix();
    sorter.known_title(hints);
    sorter.repeated = sorter.repeats();
    let first = sorter.head();
    sorter.foot(first);
    sorter.middle(first);
    let Sorter { roles, mut page, .. } = sorter;
    page.roles = roles.into_iter().map(|role| role.unwrap_or(Role::Paragraph)).collect();
    page
}

struct Sorter<'s, 't> {
    text: &'s str,
    tokens: &'t [Token],
    pieces: &'t [Piece],
    roles: Vec<Option<Role>>,
    page: Page<'s>,
    /// Whether a later piece prints its words again.
    repeated: Vec<bool>,
    title: Option<usize>,
}

impl<'s> Sorter<'s, '_> {
    /// The words of a piece after what was cut off its front.
    fn body(&self, at: usize) -> &'s str {
        Span { start: self.page.starts[at], end: self.pieces[at].span.end }.of(self.text)
    }

    /// The hashes of the words of a piece.
    fn words(&self, at: usize) -> impl Iterator<Item = u64> + '_ {
        let start = self.page.starts[at];
        let tokens = &self.tokens[self.pieces[at].tokens.clone()];
        tokens
            .iter()
            .filter(move |token| token.span.start >= start && token.is(Class::WORD | Class::DIGIT))
            .map(|token| token.hash)
    }

    fn same(&self, a: usize, b: usize) -> bool {
        self.words(a).eq(self.words(b))
    }

    fn furniture(&mut self, at: usize, kind: FurnitureKind) {
        self.roles[at] = Some(Role::Furniture(kind));
    }

    /// ` date 2024-07-26 `
    fn prefix(&mut self) {
        let Some(piece) = self.pieces.first() else { return };
        if let Ok((rest, moment)) = header::prefix(piece.of(self.text)) {
            let rest = Span::new(
                self.text.len().min(piece.span.end as usize - rest.len()),
                piece.span.end as usize,
            );
            self.page.parts.push((FurnitureKind::HeaderPrefix, Span { start: 0, end: rest.start }));
            self.page.prefix = Some(moment);
            self.page.starts[0] = rest.start;
            if rest.is_empty() {
                self.furniture(0, FurnitureKind::HeaderPrefix);
                // The whole line is one.
                self.page.parts.clear();
                self.page.starts[0] = piece.span.start;
            }
        }
    }

    /// The headline that is known from elsewhere, or that the head of the page prints twice.
    fn known_title(&mut self, hints: &Hints) {
        let top = self.pieces.len().min(15);
        if let Some(known) = &hints.title {
            let known: Vec<&str> = known.split_whitespace().collect();
            let found = (0..top).find(|at| {
                self.roles[*at].is_none()
                    && self.body(*at).split_whitespace().eq(known.iter().copied())
            });
            self.title = found.filter(|_| self.pieces.len() > 1);
        }
        if self.title.is_none() {
            let twice = |at: &usize| {
                self.roles[*at].is_none()
                    && self.words(*at).nth(2).is_some()
                    && (*at + 1..top).any(|other| self.same(*at, other))
                    && self.headline(*at)
                    && header::read_line(self.body(*at), true).is_none()
            };
            self.title = (0..top).find(twice);
        }
        if let Some(at) = self.title {
            self.roles[at] = Some(Role::Title);
        }
    }

    /// Whether a piece has the shape of a headline: no full stop, not long, a capital first.
    fn headline(&self, at: usize) -> bool {
        let line = self.body(at);
        let starts = line
            .trim_start_matches(['"', '“', '‘', '\'', '('])
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        starts
            && line.len() <= 250
            && !line.contains('\n')
            && !stops(line)
            && !line.ends_with([',', ';', '-', '—', ':'])
            && line.split_whitespace().count() >= 2
    }

    /// For each piece, whether a later one prints all its words again, alone or as its beginning.
    fn repeats(&self) -> Vec<bool> {
        let mut repeated = vec![false; self.pieces.len()];
        let mut later: FxHashMap<u64, usize> = FxHashMap::default();
        for at in (0..self.pieces.len()).rev() {
            let words = self.words(at);
            let mut head = 0_u64;
            let mut count = 0;
            for word in words.take(REPEATED) {
                head = head.rotate_left(7) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                count += 1;
            }
            if count < REPEATED {
                continue;
            }
            if let Some(other) = later.get(&head) {
                let mut longer = self.words(*other);
                repeated[at] = self.words(at).all(|word| longer.next() == Some(word));
            }
            later.insert(head, at);
        }
        repeated
    }

    fn line(&mut self, at: usize, margins: bool) -> bool {
        match header::read_line(self.body(at), margins) {
            Some((_, reading)) => {
                self.furniture(at, reading.kind);
                self.page.readings.push((at, reading));
                true
            }
            None => false,
        }
    }

    /// Reads from above; the index of the piece in which the story begins.
    fn head(&mut self) -> usize {
        let mut at = 0;
        while at < self.pieces.len().min(HEAD) {
            if self.roles[at].is_some() {
                at += 1;
                continue;
            }
            let titled = self.title.is_some();
            let last = at + 1 == self.pieces.len();
            let line = self.body(at);
            let repeats_title = self.title.is_some_and(|title| title < at && self.same(title, at));
            if repeats_title {
                self.furniture(at, FurnitureKind::TitleRepeat);
            } else if !last && self.line(at, true) {
            } else if self.dateline(at) {
                if self.roles[at].is_none() {
                    return at;
                }
            } else if !titled
                && !last
                && self.headline(at)
                && (self.pieces[at].before_blank || self.headed(at))
            {
                if self.letterhead(at) {
                    self.furniture(at, FurnitureKind::SectionLabel);
                    if NOUN.is(line.rsplit(' ').next().unwrap_or(line)) {
                        let reading = Reading {
                            publisher: Some(line),
                            ..Reading::of(FurnitureKind::SectionLabel)
                        };
                        self.page.readings.push((at, reading));
                    }
                } else {
                    self.title = Some(at);
                    self.roles[at] = Some(Role::Title);
                }
            } else if self.repeated[at] {
                self.furniture(
                    at,
                    if header::caption(line) {
                        FurnitureKind::PhotoCaption
                    } else {
                        FurnitureKind::Standfirst
                    },
                );
            } else if self.trimmed_caption(at) {
                self.furniture(at, FurnitureKind::PhotoCaption);
            } else if titled && self.short(at) && line.split_whitespace().count() <= 3 && !last {
                self.furniture(at, FurnitureKind::SectionLabel);
            } else {
                return at;
            }
            at += 1;
        }
        at
    }

    /// A caption with a credit; where the story repeats its words but for the credit, or where it is no sentence of news.
    fn trimmed_caption(&self, at: usize) -> bool {
        header::caption(self.body(at)) && at + 1 < self.pieces.len()
    }

    /// Whether what follows a headline without a blank line shows that it is one: a label, a date, a byline, the headline again.
    fn headed(&self, at: usize) -> bool {
        let next = at + 1;
        let line = self.body(next);
        header::read_line(line, true).is_some()
            || self.same(at, next)
            || self.letterhead(at)
            || header::dateline(line).is_ok()
    }

    /// `REPUBLIC OF NIGER` over further lines of a head: capitals, short, no blank line after it.
    fn letterhead(&self, at: usize) -> bool {
        let line = self.body(at);
        let capitals = !line.contains(char::is_lowercase) && line.contains(char::is_uppercase);
        let heads = !self.pieces[at].before_blank && self.headline(at + 1);
        let next = self.body(at + 1);
        capitals
            && heads
            && line.split_whitespace().count() <= 7
            && (next.contains(char::is_lowercase) || next.split_whitespace().count() <= 7)
    }

    /// Cuts the dateline off a piece; the whole piece is one where nothing follows.
    fn dateline(&mut self, at: usize) -> bool {
        let line = self.body(at);
        let Ok((rest, dateline)) = header::dateline(line) else { return false };
        // `KYIV: Missiles hit port` over a story is its headline.
        let sentence = stops(line)
            || rest.trim().is_empty()
            || rest.split_whitespace().count() > 30
            || !self.pieces[at].before_blank;
        if dateline.date.is_none()
            && dateline.credit.is_none()
            && !sentence
            && at + 1 < self.pieces.len()
        {
            return false;
        }
        let start = self.page.starts[at];
        let end = self.pieces[at].span.end - rest.len() as u32;
        let printed = line[..line.len() - rest.len()].trim_end().len() as u32;
        if rest.trim().is_empty() {
            self.furniture(at, FurnitureKind::Dateline);
        } else {
            self.page.parts.push((FurnitureKind::Dateline, Span { start, end: start + printed }));
            self.page.starts[at] = end;
        }
        self.page.dateline.get_or_insert(dateline);
        true
    }

    /// Reads from below.
    fn foot(&mut self, first: usize) {
        let from = self.pieces.len().saturating_sub(FOOT).max(first + 1);
        for at in (from..self.pieces.len()).rev() {
            if self.roles[at].is_none() && !self.line(at, true) {
                break;
            }
        }
    }

    /// Reads what is between.
    fn middle(&mut self, first: usize) {
        // Text without full stops (lists, verse, transcripts) has no headings that a missing one could show.
        let open = (first..self.pieces.len()).filter(|at| self.roles[*at].is_none());
        let (all, unstopped) = open.fold((0, 0), |(all, without), at| {
            (all + 1, without + usize::from(!stops(self.body(at))))
        });
        let punctuated = unstopped * 2 <= all;
        for at in first..self.pieces.len() {
            if self.roles[at].is_some() {
                continue;
            }
            if at > first {
                if self.line(at, false) {
                    continue;
                }
                if self.title.is_some_and(|title| {
                    title < at && self.words(at).nth(3).is_some() && self.same(title, at)
                }) {
                    self.furniture(at, FurnitureKind::TitleRepeat);
                    continue;
                }
            }
            if self.repeated[at] {
                self.furniture(at, FurnitureKind::Standfirst);
            } else if (at > first || self.title.is_some()) && punctuated && self.short(at) {
                self.short_line(at);
            }
        }
    }

    /// A short line within the story: a heading before a paragraph, a widget among others of its kind or of the words of
    /// such, a line of the story where neither fits.
    fn short_line(&mut self, at: usize) {
        let line = self.body(at);
        let open = |other: usize| self.roles.get(other).is_some_and(Option::is_none);
        let widget = Some(Role::Furniture(FurnitureKind::Widget));
        let label = SECTION.made_of(line) || WIDGET.is(line);
        let run = at > 0 && self.roles[at - 1] == widget
            || open(at + 1) && self.short(at + 1) && !self.heading(at + 1);
        let last = !(at + 1..self.pieces.len()).any(open);
        // `UPDATE 8/3/16 5:30 PM`, `FIRST REPORT`: the story is told anew below.
        let first_word = line.split([' ', ':']).next().unwrap_or(line);
        let alert = first_word.len() > 3
            && !first_word.contains(char::is_lowercase)
            && ALERT.is(first_word);
        if !last && (self.heading(at) || alert) {
            self.roles[at] = Some(Role::Subheading);
        } else if names_person(line) || line.ends_with(':') {
        } else if label || run || last && line.split_whitespace().count() <= 4 {
            self.roles[at] = widget;
        } else if !last {
            self.roles[at] = Some(Role::Subheading);
        }
    }

    /// `Past Attacks:`: each word of weight has a capital.
    fn heading(&self, at: usize) -> bool {
        let line = self.body(at);
        let Some(line) = line.strip_suffix(':') else { return false };
        // In text of capitals only, they mark nothing.
        let capitals = !line.contains(char::is_lowercase);
        let mut heavy = line.split([' ', '-']).filter(|word| word.chars().count() > 3);
        line.split_whitespace().count() <= 3 && self.short(at)
            || !capitals && heavy.all(|word| !word.starts_with(char::is_lowercase))
    }

    /// A short line that no full stop ends, and that is no item of a list.
    fn short(&self, at: usize) -> bool {
        let line = self.body(at);
        let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let ends = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ')' | '?'));
        let item = line.split(' ').next().is_some_and(|first| {
            first.ends_with(['.', ')'])
                && first.len() <= 4
                && first.starts_with(|c: char| c.is_ascii_digit())
        });
        starts && ends && !item && line.len() <= 100 && line.split_whitespace().count() <= 12
    }
}

/// `Jane Roe, 26`: lists of the dead and the wounded are story.
fn names_person(line: &str) -> bool {
    let age = |part: &str| {
        part.trim_start()
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .is_some_and(|age| (1..=3).contains(&age.len()))
    };
    line.split(',').skip(1).any(age)
}

/// Whether the line ends as sentences do.
fn stops(line: &str) -> bool {
    line.trim_end_matches(|c: char| {
        blank(c) || matches!(c, '"' | '”' | '“' | '’' | '\'' | ')' | ']')
    })
    .ends_with(['.', '!', '…'])
        || line.ends_with(['”', '"']) && line.contains(['.', '?'])
}
