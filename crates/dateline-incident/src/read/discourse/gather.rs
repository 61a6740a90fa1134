//! One decision over a whole document: which of its accounts tell one event.
//!
//! Sentence by sentence a story is followed as it comes, and an account is opened wherever the words do not plainly go on with
//! another. Once all is told, every two accounts that stand near each other are weighed again with all that is known of them
//! (`tie`), and the surest pairs are joined first. An account that is given up leaves behind why.

use std::collections::BTreeSet;

use crate::AccountKind;
use crate::Dropped;
use crate::read::draft::Draft;
use crate::read::trigger::Sense;

use super::Discourse;
use super::tie::Tie;

/// How many accounts back one is compared, besides the first of the document: a document of thousands stays linear.
pub(super) const NEAR: usize = 12;

impl Discourse<'_, '_> {
    /// Joins the accounts that tell one event.
    pub(super) fn gather(&mut self) {
        let mut ties: Vec<(Tie, usize, usize)> = Vec::new();
        for later in 1..self.drafts.len() {
            let oldest = later.saturating_sub(NEAR);
            for at in (oldest..later).chain((oldest > 0).then_some(0)) {
                ties.extend(self.tie(at, later).map(|tie| (tie, at, later)));
            }
        }
        if ties.is_empty() {
            return;
        }
        // Of two equal ties that of the nearer accounts.
        ties.sort_unstable_by_key(|(tie, at, later)| (*tie, later - at, *at));
        let mut gone = Gone((0..self.drafts.len()).collect());
        for (_, at, later) in ties {
            let (a, b) = (gone.end_of(at), gone.end_of(later));
            let (a, b) = (a.min(b), a.max(b));
            // Either may have grown since: what they tell now must still go together.
            let Some(tie) = (a != b).then(|| self.tie(a, b)).flatten() else { continue };
            let root = self.drafts[b].root;
            let nothing = Draft::new(AccountKind::Background, root, Sense::Attack, 0, 0);
            let other = std::mem::replace(&mut self.drafts[b], nothing);
            self.drafts[a].absorb(other);
            self.dropped.push(Dropped { at: root.into(), reason: tie.name().into() });
            gone.0[b] = a;
        }
        let ends: Vec<usize> = (0..self.drafts.len()).map(|at| gone.end_of(at)).collect();
        self.close_ranks(&ends);
    }

    /// Leaves out the accounts that have gone into others, and tells those that are left their new places.
    pub(super) fn close_ranks(&mut self, ends: &[usize]) {
        let mut rank = vec![0; self.drafts.len()];
        let mut left = 0;
        for (at, into) in ends.iter().enumerate() {
            rank[at] = left;
            left += usize::from(*into == at);
        }
        let place = |at: usize| rank[ends[at]];
        let drafts = std::mem::take(&mut self.drafts).into_iter().enumerate();
        self.drafts = drafts.filter(|(at, _)| ends[*at] == *at).map(|(_, draft)| draft).collect();
        for (at, draft) in self.drafts.iter_mut().enumerate() {
            for covers in draft.telling.covers().filter(|covers| !covers.is_empty()) {
                let others: BTreeSet<usize> =
                    covers.iter().map(|other| place(*other as usize)).collect();
                *covers =
                    others.into_iter().filter(|other| *other != at).map(|at| at as u32).collect();
            }
        }
        self.umbrella = self.umbrella.map(place);
        self.news = self.news.map(place);
        self.focus = self.focus.map(place);
    }
}

/// What each account has gone into: itself, or one before it.
struct Gone(Vec<usize>);

impl Gone {
    /// The account that tells what the one at `at` told.
    fn end_of(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            // The way is halved as it is gone, so that none is long.
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_joins_them_is_told() {
        let text = "Militiamen fired on a customs post in Ituri province on Thursday. News of the attack on the customs post in \
                    Mbau-Kasa hamlet came by radio.\n";
        let reading = read_alone(text);
        assert_eq!(reading.accounts.len(), 1);
        assert!(reading.dropped.iter().any(|own| own.reason == "one event: points back"));
    }

    #[test]
    fn whom_they_took_in_it() {
        let text = "Boko Haram fighters attacked a post near Bama on Monday, killing 12. The militants have taken two nurses captive \
                    since the raid, a clerk said.\n";
        let reading = read_alone(text);
        assert_eq!(reading.accounts.len(), 1);
        assert!(!reading.accounts[0].telling.abducted.is_empty());
    }
}
