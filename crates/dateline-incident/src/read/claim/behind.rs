//! Who is said to have been behind an attack: by himself, by others, by nobody yet.

use dateline_text::Class;

use super::{Statement, Told};
use crate::read::item::Item;
use crate::{Attributed, Claim};

pub(in crate::read) const BEHIND: &[&str] = &["behind"];

/// `No group said it was behind the bombing`, `its agency said the group was behind the raid`, `police said the front was
/// behind the attack`
pub(super) fn behind(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Items between `behind` and the attack.
    const NEAR: usize = 4;
    /// Items before it in which those stand who say so.
    const CLAUSE: usize = 12;
    let before = told.behind();
    let is = before.last().is_some_and(|item| item.is(Class::AUXILIARY));
    let mut ahead = told.ahead().iter().take(NEAR);
    let attack = ahead.any(|item| {
        item.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm())
            || item.one_of(&["it", "incident", "killing", "killings"])
    });
    if !is || !attack {
        return;
    }
    let clause = &before[before.len().saturating_sub(CLAUSE)..before.len() - 1];
    let Some(said) = clause.iter().rposition(|item| item.is(Class::REPORTING)) else { return };
    let (speaks, who) = (&clause[..said], &clause[said + 1..]);
    let no = |item: &&Item<'_>| item.is(Class::NEGATION) || item.one_of(&["nobody", "none"]);
    if let Some(no) = speaks.iter().find(no) {
        found.push(Statement {
            claim: Some(Claim::NoClaimYet),
            doer: None,
            span: told.since(no.span()),
            speaker: None,
            rule: "none_behind",
        });
        return;
    }
    let group = |item: &Item<'_>| {
        let words = told.document.words(item.span());
        ["group", "movement", "militia"].iter().any(|own| words.ends_with(own))
    };
    let by = told.doer(speaks);
    let same = |item: &Item<'_>| {
        told.actor(item).is_none_or(|(actor, _)| {
            actor.name.is_none() || by.as_ref().is_some_and(|(own, _)| own.id == actor.id)
        })
    };
    // `said it was behind`, `said the group was behind`: whoever speaks, or has others speak for it.
    let own = match who {
        [that, it] => that.word("that") && it.one_of(&["it", "they"]),
        [it] => it.one_of(&["it", "they"]),
        _ => false,
    } || who.iter().any(group) && who.iter().all(same);
    let doer = if own { by } else { told.doer(who) };
    let Some((actor, span)) = doer else { return };
    let (claim, grounds) = if own {
        (Some(Claim::Claimed), Attributed::SelfClaimed)
    } else {
        (None, Attributed::Blamed)
    };
    let speaker = if own { Some(span) } else { told.said_by(clause[said].span(), |own| own.verb) };
    found.push(Statement {
        claim,
        doer: Some((actor, grounds)),
        span: told.since(span),
        speaker,
        rule: if own { "said_behind" } else { "blamed_behind" },
    });
}

#[cfg(test)]
mod tests {
    use crate::Attributed;
    use crate::read::read_alone;

    fn told(text: &str) -> Vec<(String, Attributed)> {
        let reading = read_alone(text);
        let all = reading.accounts.iter().flat_map(|account| &account.telling.perpetrator);
        all.map(|said| (said.value.actor.words.clone(), said.value.attribution)).collect()
    }

    #[test]
    fn whoever_says_so_claims_or_blames() {
        let text = "Boko Haram said it was behind the bombing of a bar in Kano on Monday.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::SelfClaimed)]);
        let text = "Police said Boko Haram was behind the bombing of a bar in Kano on Monday.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::Blamed)]);
        let text = "No group said it was behind the bombing of a bar in Kano on Monday.\n";
        assert!(told(text).is_empty());
    }
}
