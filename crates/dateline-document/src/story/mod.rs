//! What each piece of the page is: headline, furniture, heading, paragraph.
//!
//! The head of the page is read from above until the story begins, its foot from below, the rest by shape.
//! Of what is printed twice the last full copy is story, but of the headline the first.

mod again;
mod below;
mod head;
mod shape;

use dateline_text::{Class, Span, Token};

use self::again::Runs;
use self::shape::{bulleted, post, stops};
use crate::header::{self, Cues, Dateline, Entry, Moment, Reading, playlist};
use crate::page::Piece;
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
    /// The times over entries of a page that is written as the news comes in.
    pub(crate) entries: Vec<Entry<'s>>,
    /// The forms of line that each piece may have.
    pub(crate) cues: Vec<Cues>,
}

/// Tokens from which on a piece is long enough to be a sentence.
const SENTENCE: usize = 6;

/// Pieces for which the page is read before the runs of its words are made.
const ASKED: usize = 3;

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
        cues: pieces.iter().map(|piece| Cues::of(&tokens[piece.tokens.clone()])).collect(),
        roles: vec![None; pieces.len()],
        page: Page {
            starts: pieces.iter().map(|piece| piece.span.start).collect(),
            ..Page::default()
        },
        repeated: Vec::new(),
        stops: Vec::new(),
        runs: None,
        asked: 0,
        punctuated: false,
        title: None,
        titled: hints.title.is_some(),
    };
    sorter.prefix();
    sorter.stops = (0..pieces.len()).map(|at| stops(sorter.body(at))).collect();
    sorter.punctuated = sorter.punctuated();
    sorter.known_title(hints);
    sorter.repeated = sorter.repeats();
    sorter.entries();
    let first = sorter.head();
    sorter.foot(first);
    sorter.middle(first);
    let Sorter { roles, cues, mut page, .. } = sorter;
    page.cues = cues;
    page.roles = roles.into_iter().map(|role| role.unwrap_or(Role::Paragraph)).collect();
    page
}

struct Sorter<'s, 't> {
    text: &'s str,
    tokens: &'t [Token],
    pieces: &'t [Piece],
    /// The forms of line that each piece may have.
    cues: Vec<Cues>,
    roles: Vec<Option<Role>>,
    page: Page<'s>,
    /// Whether a later piece prints its words again.
    repeated: Vec<bool>,
    /// Whether each piece ends as sentences do.
    stops: Vec<bool>,
    /// Runs of words and where they stand, made when a piece asks that may be told again, or the fourth.
    runs: Option<Runs>,
    /// For how many pieces the page was read without such.
    asked: usize,
    /// Whether most sentences end as sentences do. Lists, verse and transcripts have none that a missing stop could show.
    punctuated: bool,
    /// The piece that is the headline.
    title: Option<usize>,
    /// Whether the headline is known, from the page or from elsewhere.
    titled: bool,
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

    fn line(&mut self, at: usize, margins: bool) -> bool {
        if post(self.body(at)) {
            return false;
        }
        match self.read_line(at, margins) {
            Some((_, reading)) => {
                self.furniture(at, reading.kind);
                self.page.readings.push((at, reading));
                true
            }
            None => false,
        }
    }

    fn read_line(&self, at: usize, margins: bool) -> Option<(&'static str, Reading<'s>)> {
        header::read_line(self.body(at), self.cues[at], margins)
    }

    /// The times over entries, two at least: lines with a sentence under them, or under one more heading. The story begins
    /// with the first.
    fn entries(&mut self) {
        let timed = |at: usize| {
            let free = self.roles.get(at).is_some_and(Option::is_none) && !self.stopped(at);
            if free { header::entry(self.body(at)).ok().map(|(_, entry)| entry) } else { None }
        };
        let sentence = |at: usize| {
            self.pieces.get(at).is_some_and(|piece| piece.tokens.len() >= SENTENCE)
                && self.stopped(at)
        };
        let told = |at: usize| sentence(at + 1) || timed(at + 1).is_none() && sentence(at + 2);
        let found: Vec<_> = (0..self.pieces.len())
            .filter_map(|at| timed(at).filter(|_| told(at)).map(|entry| (at, entry)))
            .collect();
        if found.len() > 1 {
            for (at, entry) in found {
                self.roles[at] = Some(Role::Subheading);
                self.page.entries.push(entry);
            }
        }
    }

    fn punctuated(&self) -> bool {
        // Headings are short; where nothing is long, short lines decide.
        let (mut long, mut all) = ((0, 0), (0, 0));
        for (at, piece) in self.pieces.iter().enumerate() {
            let without = usize::from(!self.stopped(at));
            all = (all.0 + 1, all.1 + without);
            if piece.tokens.len() >= 2 * SENTENCE {
                long = (long.0 + 1, long.1 + without);
            }
        }
        let (all, without) = if long.0 > 1 { long } else { all };
        without * 2 <= all
    }

    fn stopped(&self, at: usize) -> bool {
        self.stops[at]
    }

    /// A line of a list of films: `0:43 Police chief warns`, with others of its kind beside it.
    fn film(&self, at: usize) -> bool {
        let one = |at: usize| at < self.pieces.len() && playlist(self.body(at));
        one(at) && (one(at + 1) || at > 0 && one(at - 1))
    }

    /// The end of a caption once more, cut short: `A memorial at the door step of...` under the picture's full words.
    fn cut_caption(&self, at: usize) -> bool {
        let caption = Some(Role::Furniture(FurnitureKind::PhotoCaption));
        at > 0
            && self.roles[at - 1] == caption
            && self.body(at).ends_with(['…', '.'])
            && (self.body(at).ends_with("...") || self.body(at).ends_with('…'))
    }

    /// Whether the rest of the page, or what is below, prints the words of the piece in sentences: a caption or a standfirst.
    fn told_again(&mut self, at: usize, below: bool) -> bool {
        if self.runs.is_none() {
            // Most pages ask once or twice, for a piece that nothing tells again.
            if self.asked < ASKED {
                self.asked += 1;
                if !self.may_be_told_again(at, below) {
                    return false;
                }
            }
            self.runs = Some(Runs::of(self));
        }
        self.runs.as_ref().is_some_and(|runs| runs.elsewhere(self, at, below))
    }

    /// A line that could be the words under a picture: no full stop, no list, no post of a network.
    fn unstopped(&self, at: usize) -> bool {
        let line = self.body(at);
        let tokens = &self.tokens[self.pieces[at].tokens.clone()];
        let cut = Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION;
        self.punctuated
            && tokens.len() >= SENTENCE
            && !self.stopped(at)
            && !bulleted(line)
            && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && line.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '\'' || c == '’')
            && !post(line)
            && !line.contains('#')
            // `the inquiry shows the`: the line was broken by the page.
            && tokens.last().is_some_and(|last| !last.is(cut) || last.is(Class::CAPITAL))
            && (at == 0 || !self.body(at - 1).ends_with(':'))
    }
}
