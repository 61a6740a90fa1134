//! Rounds of news in paragraphs of their own, each headed by where it happened: `* KIRKUK - Police found two bodies`.

use dateline_document::{Block, BlockKind, Document};
use dateline_entity::{Entities, Entity, Place};
use dateline_text::Span;

use super::Discourse;
use crate::read::draft::{Draft, position};
use crate::read::value;

/// Bytes that the head of an item takes, at most: `NEAR BAQUBA, Iraq - `.
const HEAD: usize = 60;

/// What stands between a head and its item.
const BREAKS: [&str; 5] = [" - ", " -- ", " – ", " — ", ": "];

/// A paragraph that opens an item of a list, and the place that heads it.
pub(super) type Head<'a> = (usize, &'a Place);

/// The paragraphs that open an item of a list, where the heads name several places: a story has one dateline.
pub(super) fn heads<'a>(document: &Document<'_>, entities: &'a Entities) -> Vec<Head<'a>> {
    let blocks = document.blocks.iter().enumerate();
    let heads: Vec<Head<'a>> =
        blocks.filter_map(|(at, own)| Some((at, head(document, entities, own)?))).collect();
    let words = |head: &Head<'_>| document.words(head.1.phrase);
    let several = heads.windows(2).any(|two| words(&two[0]) != words(&two[1]));
    if several { heads } else { Vec::new() }
}

/// The place that a paragraph begins with, before a dash and the first word of a sentence.
fn head<'a>(document: &Document<'_>, entities: &'a Entities, block: &Block) -> Option<&'a Place> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let text = document.words(block.span);
    let end = (0..=HEAD.min(text.len())).rfind(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let near = &text[..end];
    let (at, dash) = BREAKS.iter().filter_map(|own| near.find(own).map(|at| (at, own))).min()?;
    let opens = |rest: &str| rest.starts_with(|first: char| first.is_uppercase() || first == '"');
    let name = text[..at].trim_start_matches(|own: char| !own.is_alphabetic());
    if !opens(name) || !opens(&text[at + dash.len()..]) {
        return None;
    }
    let end = block.span.start + at as u32;
    let own = Span { start: end - name.len() as u32, end };
    let (at, place) = entities.within(own).iter().find_map(|mention| match &mention.entity {
        Entity::Place(place) => Some((mention.span, place)),
        _ => None,
    })?;
    // All of it is the place, but for `NEAR` before it.
    let before = document.words(Span { start: own.start, end: at.start });
    before.split_whitespace().all(|word| word.eq_ignore_ascii_case("near")).then_some(place)
}

impl Discourse<'_, '_> {
    /// Goes over to the next item of a list.
    pub(super) fn turn_to(&mut self, block: usize) {
        self.block = block;
        if self.heads.binary_search_by_key(&block, |(head, _)| *head).is_ok() {
            (self.focus, self.umbrella, self.news) = (None, None, None);
            self.opened = self.drafts.len();
        }
    }

    /// Whether no event has been told, in this item of a list or at all.
    pub(super) fn none_told(&self) -> bool {
        self.drafts.len() == self.opened
    }

    /// Gives what an item tells without a place, or with one that no table holds, the place that heads it.
    pub(super) fn place_items(&mut self) {
        for draft in &mut self.drafts {
            let item = self.heads.partition_point(|(head, _)| *head <= draft.block);
            let Some((_, place)) = item.checked_sub(1).map(|item| self.heads[item]) else {
                continue;
            };
            if draft.telling.place.iter().all(|own| own.value.countries.is_empty()) {
                let town = value::place(self.document, place);
                draft.place = Some(town.clone());
                draft.telling.place.push(position(town, None, None, "home", &[place.phrase]));
            }
        }
    }

    /// Whether two accounts are told in two items of a list.
    pub(super) fn of_two_items(&self, a: &Draft, b: &Draft) -> bool {
        let item = |draft: &Draft| self.heads.partition_point(|(head, _)| *head <= draft.block);
        !self.heads.is_empty() && item(a) != item(b)
    }
}

#[cfg(test)]
mod tests {
    use crate::AccountKind;
    use crate::read::read_alone;

    /// Of each account whether it is news, where it happened and how many were killed.
    fn told(text: &str) -> Vec<(bool, String, Option<u64>)> {
        let accounts = read_alone(text).accounts.into_iter();
        let row = |own: crate::Account| {
            let place = own.telling.place.last().and_then(|said| said.value.name.clone());
            let killed = own.telling.killed.first().and_then(|said| said.value.best);
            (own.kind == AccountKind::NewEvent, place.unwrap_or_default(), killed)
        };
        accounts.map(row).collect()
    }

    #[test]
    fn items_of_a_list_are_events_of_their_own() {
        let list = "* BAGHDAD - Gunmen killed a judge in the Rabia quarter on Monday.\n\n\
                    The killers fled in two cars.\n\n\
                    * KIRKUK - Police found four bodies with gunshot wounds on Monday.\n";
        let own = |place: &str, killed| (true, place.to_owned(), Some(killed));
        assert_eq!(told(list), [own("Baghdad", 1), own("Kirkuk", 4)]);
    }

    #[test]
    fn one_dateline_heads_no_list() {
        let story = "KIRKUK - Gunmen killed a judge on Monday.\n\nThe judge was shot in his car, police in Baghdad said.\n";
        assert_eq!(told(story).len(), 1);
        let words = "Mosul: a city at war, by our reporter.\n\nKirkuk: a city of four peoples.\n";
        assert_eq!(told(words), []);
    }
}
