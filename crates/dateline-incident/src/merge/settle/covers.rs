//! Words that speak of several accounts at once ("neither attack was claimed").

use std::collections::{BTreeMap, BTreeSet};

use super::{Accounts, Value};
use crate::{Account, AccountKind, Position, Reading, Telling};

/// Which accounts hold positions that cover another account of their document.
pub(in crate::merge) struct Covers {
    /// By reading and the ordinal that is covered: indices of the accounts that cover it.
    by: BTreeMap<(usize, u32), BTreeSet<usize>>,
}

impl Covers {
    /// Of the given readings; indices that no reading has are passed over.
    pub(in crate::merge) fn of(
        readings: &[Reading],
        which: impl IntoIterator<Item = usize>,
    ) -> Self {
        let mut by: BTreeMap<(usize, u32), BTreeSet<usize>> = BTreeMap::new();
        for reading in which {
            let accounts = readings.get(reading).map_or(&[][..], |reading| &reading.accounts);
            for (at, account) in accounts.iter().enumerate() {
                if account.kind != AccountKind::Umbrella {
                    for ordinal in covered(&account.telling) {
                        by.entry((reading, ordinal)).or_default().insert(at);
                    }
                }
            }
        }
        Self { by }
    }
}

/// The ordinals that positions of any field cover.
fn covered(telling: &Telling) -> BTreeSet<u32> {
    let mut all = BTreeSet::new();
    macro_rules! each {
        ($($field:ident)*) => {
            $(all.extend(telling.$field.iter().flat_map(|position| position.covers.iter().copied()));)*
        };
    }
    each!(nature types stages dates place launched_from weapons attacks targets killed injured missing abducted
        attackers_killed attackers_injured victims sides perpetrator claim);
    all
}

/// Of an umbrella line, keeps what it says of accounts of this incident.
pub(super) fn keep<T>(accounts: &Accounts<'_>, reading: usize, own: &mut Vec<Position<T>>) {
    let told = accounts
        .list
        .iter()
        .filter(|other| other.0.0 == reading && other.1.kind != AccountKind::Umbrella);
    let ordinals: Vec<u32> = told.map(|other| other.0.1).collect();
    own.retain(|position| position.covers.iter().any(|ordinal| ordinals.contains(ordinal)));
    for position in own {
        position.covers.retain(|ordinal| !ordinals.contains(ordinal));
    }
}

/// Adds what other accounts of the document say of this one too.
///
/// A source is one of the account's own by its words in the text; what only another account's source says stays there.
pub(super) fn add<T: Value>(
    accounts: &Accounts<'_>,
    reading: usize,
    account: &Account,
    of: &impl Fn(&Telling) -> &Vec<Position<T>>,
    own: &mut Vec<Position<T>>,
) {
    let covering = accounts.covers.by.get(&(reading, account.ordinal)).into_iter().flatten();
    for other in covering.filter_map(|&at| accounts.readings[reading].accounts.get(at)) {
        let said = of(&other.telling).iter();
        for position in said.filter(|position| position.covers.contains(&account.ordinal)) {
            let source = position.source.and_then(|source| other.sources.get(source as usize));
            let mapped = source
                .and_then(|source| account.sources.iter().position(|own| own.at == source.at));
            let lost = position.source.is_some() && mapped.is_none();
            if lost
                || other.ordinal == account.ordinal
                || own.iter().any(|own| own.evidence == position.evidence)
            {
                continue;
            }
            let mut covering = position.clone();
            covering.source = mapped.and_then(|at| u32::try_from(at).ok());
            covering.covers.retain(|&ordinal| ordinal != account.ordinal);
            covering.covers.push(other.ordinal);
            covering.covers.sort_unstable();
            own.push(covering);
        }
    }
}
