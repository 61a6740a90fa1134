//! The foot of the page, read from below, and what stands between the paragraphs.

use dateline_text::Class;

use super::shape::{bulleted, captioned, names_person, post};
use super::{Role, Sorter};
use crate::FurnitureKind;
use crate::label::{ALERT, LIST, SECTION, WIDGET};

/// Pieces from below that the foot may have.
const FOOT: usize = 8;
/// Bytes of the longest line in a list of other stories.
const LISTED: usize = 180;

impl Sorter<'_, '_> {
    /// Reads from below.
    pub(super) fn foot(&mut self, first: usize) {
        let from = self.pieces.len().saturating_sub(FOOT).max(first + 1);
        for at in (from..self.pieces.len()).rev() {
            if self.roles[at].is_none() && !self.line(at, true) {
                break;
            }
        }
    }

    /// Reads what is between.
    pub(super) fn middle(&mut self, first: usize) {
        let mut listing = false;
        for at in first..self.pieces.len() {
            let line = self.body(at);
            if self.roles[at].is_some() {
                listing = heads_list(line);
                continue;
            }
            if at > first || at > 0 && at + 1 == self.pieces.len() {
                if self.line(at, false) {
                    listing = heads_list(line);
                    continue;
                }
                if self.title.is_some_and(|title| {
                    title < at && self.same(title, at) && self.words(at).nth(3).is_some()
                }) {
                    self.furniture(at, FurnitureKind::TitleRepeat);
                    continue;
                }
            }
            if heads_list(line) && self.short_of_sentence(at) {
                listing = true;
                self.furniture(at, FurnitureKind::Widget);
                continue;
            }
            listing = listing
                && line.len() <= LISTED
                && !post(line)
                && !line.starts_with(['"', '“'])
                && (bulleted(line) || !self.stopped(at));
            if listing || self.film(at) {
                self.furniture(at, FurnitureKind::Widget);
            } else if self.repeated[at] && !post(line) {
                self.furniture(at, FurnitureKind::Standfirst);
            } else if self.picture(at) || self.cut_caption(at) {
                self.furniture(at, FurnitureKind::PhotoCaption);
            } else if (at > first || self.titled || self.title.is_some())
                && self.punctuated
                && self.short(at)
            {
                self.short_line(at);
            }
        }
    }

    fn short_of_sentence(&self, at: usize) -> bool {
        self.pieces[at].tokens.len() <= 14 && !self.stopped(at)
    }

    /// The words under a picture, between paragraphs: they point into it, or lack the stop that the sentences around have
    /// and say what those say, or stand with others of their kind.
    fn picture(&mut self, at: usize) -> bool {
        if self.points(at) {
            return true;
        }
        if !self.unstopped(at) || self.short(at) {
            return false;
        }
        let pair =
            |other: usize| other < self.pieces.len() && self.unstopped(other) && !self.short(other);
        captioned(self.body(at))
            || pair(at + 1)
            || at > 0
                && self.roles[at - 1] == Some(Role::Furniture(FurnitureKind::PhotoCaption))
                && pair(at - 1)
            || self.told_again(at, false)
    }

    /// `Jane Roe, pictured,`, `(pictured left)`, `Pictured, an officer at the scene`
    fn points(&self, at: usize) -> bool {
        if !self.cues[at].pictured() {
            return false;
        }
        let range = self.pieces[at].tokens.clone();
        let pictured = dateline_text::fold_hash("pictured");
        self.tokens[range.clone()].iter().enumerate().any(|(within, token)| {
            token.hash == pictured
                && (within == 0 || self.tokens[range.start + within - 1].is(Class::PUNCT))
        })
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

    /// A short line that no full stop ends, that no page broke off, and that is no item of a list.
    pub(super) fn short(&self, at: usize) -> bool {
        let line = self.body(at);
        if line.len() > 100 {
            return false;
        }
        let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let ends = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ')' | '?'));
        let last = self.tokens[self.pieces[at].tokens.clone()].last();
        let broken = last.is_some_and(|last| {
            last.is(Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION)
                && !last.is(Class::CAPITAL)
        });
        starts && ends && !broken && !bulleted(line) && line.split_whitespace().count() <= 12
    }
}

/// `RELATED STORIES:`, `Also on northernpost.example:`: what follows are other stories.
fn heads_list(line: &str) -> bool {
    line.len() <= LISTED && {
        let line = line.trim_end_matches([':', ' ', '.']);
        LIST.is(line) || LIST.begins(line)
    }
}
