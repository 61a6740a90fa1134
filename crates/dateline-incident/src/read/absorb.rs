//! Two accounts of one event become one.

use super::draft::{Draft, Opening, may_be_one_place, may_meet, one_land};
use super::fallen;
use super::fill::finer;
use crate::{AccountKind, Multiplicity, Nature};

impl Draft {
    /// Takes over all that `other` tells of the same event, told after this account was opened.
    pub(crate) fn absorb(&mut self, mut other: Self) {
        let sources: Vec<u32> = other.sources.iter().map(|source| self.cite(source)).collect();
        // A later word for what is told already (`the blast`) has no nature or type of its own.
        if other.sense.harm() || !self.telling.nature.is_empty() {
            other.telling.nature.retain(|said| {
                said.value != Nature::Explosion && said.value != Nature::Interception
            });
        }
        if other.arms.is_empty() && !self.telling.types.is_empty() {
            other.telling.types.clear();
        }
        // What came of an attack was done by others: `before he was shot by guards`.
        if other.opening == Opening::Linked {
            other.doer = None;
            other.telling.perpetrator.clear();
            other.telling.sides.clear();
        }
        // `today`, in the words of somebody who speaks on the next day
        if let (Some(own), Some(new)) = (&self.date, &other.date)
            && !may_meet(own, new)
        {
            other.telling.dates.clear();
            other.date = None;
        }
        // Where the two do not lie in one place, one of the names is misread, rather the later one.
        if let (Some(own), Some(new)) = (&self.place, &other.place)
            && !may_be_one_place(own, new)
            && !(one_land(own, new) && finer(new) > finer(own))
        {
            other.telling.place.clear();
            other.place = None;
        }
        self.telling.absorb(other.telling, |source| sources[source as usize]);
        other.evidence.into_iter().for_each(|span| self.add_evidence(span));
        self.tally.absorb(other.tally);
        fallen::add(self, other.fallen);
        if other.multiplicity == Multiplicity::Group {
            self.multiplicity = Multiplicity::Group;
        }
        if other.kind == AccountKind::NewEvent {
            self.kind = AccountKind::NewEvent;
        }
        self.root = if other.root.start < self.root.start { other.root } else { self.root };
        self.deeds |= other.deeds;
        self.several |= other.several;
        self.nouns.extend(other.nouns);
        if let Some(date) = &other.date {
            self.take_date(date);
        }
        if let Some(place) = other.place
            && self.place.as_ref().is_none_or(|own| finer(&place) > finer(own))
        {
            self.place = Some(place);
        }
        self.doer = self.doer.take().or(other.doer);
        self.late &= other.late;
        self.way = self.way.and(other.way);
        self.arms.extend(other.arms);
        self.arm = self.arm.or(other.arm);
        self.first = self.first.min(other.first);
        self.sentence = self.sentence.max(other.sentence);
        self.block = self.block.max(other.block);
    }
}
