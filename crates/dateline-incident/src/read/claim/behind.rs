//! Who is said to have been behind an attack: by himself, by others, by nobody yet.

use dateline_text::Class;

use super::{Statement, Told, of_speaker};
use crate::read::item::Item;
use crate::read::scene;
use crate::read::value;
use crate::read::words;
use crate::{ActorValue, Attributed, Claim};

pub(in crate::read) const BEHIND: &[&str] = &["behind"];

/// `No group said it was behind the bombing`, `its agency said the group was behind the raid`, `police said the front was
/// behind the attack`
pub(super) fn behind(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Words that weigh it before `behind`: `most probably`, in quotes.
    const HEDGES: usize = 4;
    /// Items between `behind` and the attack.
    const NEAR: usize = 4;
    /// Items before it in which those stand who say so.
    const CLAUSE: usize = 12;
    let before = told.behind();
    // `was "most probably" behind`
    let hedged = before.iter().rev().take(HEDGES).take_while(|item| !item.is(Class::AUXILIARY));
    let hedges = hedged.clone().count();
    let plain = |item: &Item<'_>| matches!(item, Item::Word { .. });
    let is = hedged.into_iter().all(plain)
        && before[..before.len() - hedges].last().is_some_and(|item| item.is(Class::AUXILIARY));
    let mut ahead = told.ahead().iter().take(NEAR);
    let attack = ahead.any(|item| {
        item.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm())
            || item.one_of(&["it", "incident", "killing", "killings"])
    });
    // `said it was behind them`; `behind most of them` names none.
    let them = told.ahead().first().is_some_and(|item| item.one_of(&["them", "both"]));
    let attack = attack || them;
    if !is || !attack {
        return;
    }
    let end = before.len() - hedges - 1;
    let clause = &before[end.saturating_sub(CLAUSE)..end];
    let Some(said) = clause.iter().rposition(|item| item.is(Class::REPORTING)) else {
        return is_behind(told, clause, &before[end..], found);
    };
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
        // `said its fighters were behind it`
        of_speaker(words) || ["group", "movement", "militia"].iter().any(|own| words.ends_with(own))
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

/// `The front said it was in revenge for a raid`: whoever tells why has done it. What was avenged is no part of the scene.
pub(super) fn avenges(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Items before the verb in which the group says so.
    const CLAUSE: usize = 14;
    /// Tokens of `in a`, `an act of`, before the word.
    const NEAR: usize = 4;
    let last = told.items.len().saturating_sub(NEAR);
    let was = (last..told.items.len()).rev().find(|at| told.items[*at].is(Class::AUXILIARY));
    let Some(was) = was else { return };
    let tokens = &told.document.tokens;
    let end = tokens.partition_point(|token| token.span.start < told.items[was].span().end);
    let revenge = tokens[end..].iter().take(NEAR).any(|token| {
        let word = token.span.of(told.document.text);
        scene::REPRISALS.iter().any(|own| word.eq_ignore_ascii_case(own))
    });
    if !revenge {
        return;
    }
    let clause = &told.items[was.saturating_sub(CLAUSE)..was];
    let Some(said) = clause.iter().rposition(|item| item.is(Class::REPORTING)) else { return };
    let (speaks, what) = (&clause[..said], &clause[said + 1..]);
    let attack = what.last().is_some_and(|item| {
        item.one_of(&["it", "this", "that"])
            || item.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm())
    });
    let named = |actor: &ActorValue| actor.name.is_some() && value::is_group(actor);
    let by = told.doer(speaks).filter(|(actor, _)| named(actor));
    let Some((actor, span)) = by.filter(|_| attack && what.len() <= 4) else { return };
    found.push(Statement {
        claim: Some(Claim::Claimed),
        doer: Some((actor, Attributed::SelfClaimed)),
        span: span.join(told.items[was].span()),
        speaker: Some(span),
        rule: "said_revenge",
    });
}

/// `Boko Haram was probably behind the attack, the army said`
fn is_behind(told: &Told<'_>, subject: &[Item<'_>], verb: &[Item<'_>], found: &mut Vec<Statement>) {
    /// Items of the subject and of what weighs the verb.
    const NEAR: usize = 8;
    let near = &subject[subject.len().saturating_sub(NEAR)..];
    let not = |item: &Item<'_>| {
        item.is(Class::NEGATION)
            || item.one_of(&["who", "what", "whoever", "whether", "if", "nobody"])
    };
    if near.iter().chain(verb).any(not) {
        return;
    }
    let Some((actor, span)) = told.doer(near) else { return };
    let open = |item: &Item<'_>| {
        item.among(&words::OPEN)
            || item.among(&words::OPENLY)
            || item.among(&words::BELIEVING)
            || item.one_of(&["might", "may", "could", "likely", "probably"])
    };
    let weighed = near.iter().filter(|item| item.span().start >= span.end).chain(verb).any(open);
    let grounds = if weighed { Attributed::Suspected } else { Attributed::Blamed };
    let doer = Some((actor, grounds));
    found.push(Statement {
        claim: None,
        doer,
        span: told.since(span),
        speaker: None,
        rule: "is_behind",
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
        let text =
            "A bomb hit a bar in Kano on Monday. Boko Haram said it was in revenge for a raid.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::SelfClaimed)]);
        let text =
            "A bomb hit a bar in Kano on Monday. Police said it was in revenge for a raid.\n";
        assert_eq!(told(text), []);
        let text = "Boko Haram said it was behind the bombing of a bar in Kano on Monday.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::SelfClaimed)]);
        let text = "Two bombs hit a bar in Kano on Monday. Boko Haram said it was behind them.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::SelfClaimed)]);
        let most =
            "Two bombs hit a bar in Kano on Monday. Boko Haram said it was behind most of them.\n";
        assert_eq!(told(most), []);
        let text = "Police said Boko Haram was behind the bombing of a bar in Kano on Monday.\n";
        assert_eq!(told(text), [("Boko Haram".to_owned(), Attributed::Blamed)]);
        let open = "Boko Haram was most probably behind Monday's attack on a bar in Kano, the army said.\n";
        assert_eq!(told(open), [("Boko Haram".to_owned(), Attributed::Suspected)]);
        let blamed = "Boko Haram is behind the attack on a bar in Kano on Monday, the army said.\n";
        assert_eq!(told(blamed), [("Boko Haram".to_owned(), Attributed::Blamed)]);
        let open = "The army does not know who is behind the bombing of a bar in Kano on Monday.\n";
        assert!(told(open).is_empty());
        for none in ["No militant group has claimed the attack", "No cartel claimed responsibility"]
        {
            let text = format!("A bomb hit a bar in Cali on Monday. {none}.\n");
            assert!(told(&text).is_empty(), "{text}");
        }
        let text = "No group said it was behind the bombing of a bar in Kano on Monday.\n";
        assert!(told(text).is_empty());
    }
}
