//! The head of the page, read from above until the story begins.

use dateline_text::Span;

use super::shape::stops;
use super::{Role, Sorter};
use crate::header::{self, Reading};
use crate::label::NOUN;
use crate::{FurnitureKind, Hints};

/// Pieces that the head of a page may have.
const HEAD: usize = 40;
/// Pieces in which the headline stands.
const TOP: usize = 15;

impl Sorter<'_, '_> {
    /// The headline that is known from elsewhere, or that the head of the page prints twice.
    pub(super) fn known_title(&mut self, hints: &Hints) {
        let top = self.pieces.len().min(TOP);
        if let Some(known) = hints.title.as_deref().filter(|_| self.pieces.len() > 1) {
            let open = |at: &usize| self.roles[*at].is_none();
            self.title = (0..top).filter(open).find(|at| same_headline(self.body(*at), known));
            self.title = self.title.or_else(|| {
                (0..top.min(3))
                    .filter(open)
                    .find(|at| self.headline(*at) && reworded(self.body(*at), known))
            });
        }
        if self.title.is_none() {
            // Lines that are alike begin with one word; few do.
            let first: Vec<_> = (0..top).map(|at| self.words(at).next()).collect();
            let same = |at: usize, other: usize| first[at] == first[other] && self.same(at, other);
            let twice = |at: &usize| {
                self.roles[*at].is_none()
                    && (*at + 1..top).any(|other| same(*at, other))
                    && self.words(*at).nth(2).is_some()
                    && self.headline(*at)
                    && self.read_line(*at, true).is_none()
            };
            self.title = (0..top).find(twice);
        }
        if let Some(at) = self.title {
            self.roles[at] = Some(Role::Title);
        }
    }

    /// Whether a piece has the shape of a headline: no full stop, not long, a capital first.
    pub(super) fn headline(&self, at: usize) -> bool {
        let line = self.body(at);
        let starts = line
            .trim_start_matches(['"', '“', '‘', '\'', '('])
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        starts
            && line.len() <= 250
            && !line.contains('\n')
            && !self.stopped(at)
            && !line.ends_with([',', ';', '-', '—', ':'])
            && line.split_whitespace().count() >= 2
    }

    /// Reads from above; the index of the piece in which the story begins.
    pub(super) fn head(&mut self) -> usize {
        let mut at = 0;
        while at < self.pieces.len().min(HEAD) {
            let entry = self.roles[at] == Some(Role::Subheading);
            if entry || self.roles[at].is_none() && !self.before_story(at) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// Whether a piece of the head is read as something that stands before the story; a dateline's piece begins it.
    fn before_story(&mut self, at: usize) -> bool {
        let last = at + 1 == self.pieces.len();
        let line = self.body(at);
        if self.title.is_some_and(|title| title < at && self.same(title, at)) {
            self.furniture(at, FurnitureKind::TitleRepeat);
        } else if !last && self.line(at, true) || self.page_only(at) {
        } else if self.dateline(at) {
            return self.roles[at].is_some();
        } else if !self.titled_above()
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
        } else if self.repeated[at] || !last && at < TOP && self.told_again(at, true) {
            let caption = header::caption(line);
            self.furniture(
                at,
                if caption { FurnitureKind::PhotoCaption } else { FurnitureKind::Standfirst },
            );
        } else if !last && header::caption(line) {
            self.furniture(at, FurnitureKind::PhotoCaption);
        } else if self.titled_above()
            && self.short(at)
            && line.split_whitespace().count() <= 3
            && !last
        {
            self.furniture(at, FurnitureKind::SectionLabel);
        } else if !last && self.titled && self.summary(at) {
            self.furniture(at, FurnitureKind::Standfirst);
        } else {
            return false;
        }
        true
    }

    /// Whether the headline is known, here or from elsewhere.
    fn titled_above(&self) -> bool {
        self.title.is_some() || self.titled
    }

    /// Lists of films and cut captions, which no story begins with.
    fn page_only(&mut self, at: usize) -> bool {
        if self.film(at) {
            self.furniture(at, FurnitureKind::Widget);
        } else if self.cut_caption(at) {
            self.furniture(at, FurnitureKind::PhotoCaption);
        } else {
            return false;
        }
        true
    }

    /// A line under the headline that ends without its stop, in a page whose sentences have theirs.
    fn summary(&self, at: usize) -> bool {
        let goes_on =
            self.body(at + 1).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let story = (at + 1..self.pieces.len()).any(|at| self.stopped(at));
        self.headline(at)
            && !super::shape::post(self.body(at))
            && self.punctuated
            && !goes_on
            && story
            && !super::shape::names_person(self.body(at))
    }

    /// Whether what follows a headline without a blank line shows that it is one: a label, a date, a byline, the headline again.
    fn headed(&self, at: usize) -> bool {
        let next = at + 1;
        let line = self.body(next);
        self.read_line(next, true).is_some()
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
        let sentence = self.stopped(at)
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
            self.stops[at] = stops(self.body(at));
        }
        self.page.dateline.get_or_insert(dateline);
        true
    }
}

/// The letters and digits of a line, in small case.
fn letters(line: &str) -> impl Iterator<Item = char> + '_ {
    let small = |c: char| {
        if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
    };
    line.chars()
        .filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric())
        .map(small)
}

/// Whether the line is the headline, but for marks; a record may add the name of its site after it.
fn same_headline(line: &str, known: &str) -> bool {
    if line == known {
        return letters(line).next().is_some();
    }
    let mut rest = letters(known);
    if !letters(line).all(|letter| rest.next() == Some(letter)) {
        return false;
    }
    let count = letters(line).take(16).count();
    count > 0
        && (rest.next().is_none()
            || count > 15 && [" - ", " | ", " – "].iter().any(|joint| known.contains(joint)))
}

/// Whether the line shares most words of weight with the headline.
fn reworded(line: &str, known: &str) -> bool {
    let heavy = |text: &'_ str| -> Vec<u64> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.len() > 3).map(dateline_text::fold_hash).take(30).collect()
    };
    let (line, known) = (heavy(line), heavy(known));
    let shared = line.iter().filter(|word| known.contains(word)).count();
    line.len() >= 3 && shared * 2 > line.len()
}
