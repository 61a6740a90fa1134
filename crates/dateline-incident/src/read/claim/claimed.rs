//! Those who say that they did it.

use dateline_document::Document;
use dateline_text::{Class, Span};

use super::claimant::is_group;
use super::{Statement, Told};
use crate::read::item::Item;
use crate::read::said::near;
use crate::read::trigger::{Form, Hit};
use crate::read::value;
use crate::{ActorValue, Attributed, Claim};

pub(in crate::read) const CLAIM: &[&str] = &["claim", "claimed", "claims", "claiming"];
pub(super) const TAKE: &[&str] =
    &["admitted", "accepted", "acknowledged", "took", "assumed", "taken"];
pub(super) const OWN: &[&str] = &["its", "their"];

/// What is claimed or taken.
const RESPONSIBILITY: &[&str] = &["responsibility", "credit"];

/// `The front claimed responsibility`, `was claimed by the front`, `no one has claimed it`
pub(super) fn claims(told: &Told<'_>, found: &mut Vec<Statement>) {
    let (item, ahead, behind) = (told.item(), told.ahead(), told.behind());
    let passive = behind
        .iter()
        .rev()
        .take(2)
        .any(|i| i.is(Class::AUXILIARY) && !i.one_of(&["has", "have", "had"]))
        || participle(behind, ahead);
    // `no one was hurt and the front claimed it`: what is denied is told in another clause.
    let own = |at: &usize| {
        behind[*at].one_of(&["and", "but", ";", "while"])
            && behind[*at..].iter().any(|item| told.actor(item).is_some())
            && behind[..*at]
                .iter()
                .any(|item| item.trigger().is_some() || item.is(Class::AUXILIARY))
    };
    let clause = (0..behind.len()).rev().take(8).find(own).unwrap_or(0);
    let negated = behind[clause..].iter().rev().take(8).find(|i| {
        i.is(Class::NEGATION)
            || matches!(i, Item::Number { quantity, .. } if quantity.max == Some(0))
    });
    let responsibility = told.near(4, RESPONSIBILITY);
    // `claimed it in a letter`, `claimed to have killed`
    let it = ahead.first().is_some_and(|next| next.word("it"))
        && !ahead.get(1).is_some_and(|next| next.is(Class::AUXILIARY | Class::MODAL));
    // `a region that it claims to have annexed` claims no attack.
    let deed =
        |item: &Item<'_>| item.trigger().is_some() || item.one_of(&["carried", "done", "made"]);
    // `claimed it had sent the parcel`
    let sent = ahead.first().is_some_and(|next| next.one_of(&["it", "they"]))
        && ahead.get(1).is_some_and(|next| next.word("had"))
        && ahead
            .iter()
            .skip(2)
            .take(2)
            .any(|next| next.one_of(&["sent", "mailed", "posted", "made"]));
    let done = it
        || sent
        || ahead.iter().take(5).enumerate().any(|(at, to)| {
            to.word("to")
                && ahead.get(at + 1).is_some_and(|next| next.word("have"))
                && ahead[at + 2..].iter().take(3).any(deed)
        });
    let attack =
        done || ahead.iter().take(5).any(|i| i.trigger().is_some_and(|hit| !hit.sense().harm()));
    // `has claimed several past attacks there`: not this one.
    let past = |i: &Item<'_>| {
        i.one_of(&[
            "past",
            "previous",
            "earlier",
            "recent",
            "similar",
            "other",
            "multiple",
            "numerous",
            "many",
            "most",
            "several",
            "dozens",
            "countless",
        ])
    };
    let several = |hit: &Hit| matches!(hit.form, Form::Plural | Form::Third);
    let others =
        ahead.iter().take(8).position(past).is_some_and(|at| {
            ahead[at + 1..].iter().take(3).any(|i| i.trigger().is_some_and(several))
        });
    // `although previous attacks were claimed by the front`
    let others = others
        || passive
            && behind.len() > 2
            && behind.iter().rev().take(6).any(past)
            && behind.iter().rev().take(5).any(|i| i.trigger().is_some_and(several));
    // `has only claimed firing once since the truce`
    let only = behind.iter().rev().take(2).any(|i| i.one_of(&["only", "previously"]));
    // `The army issued a statement claiming that the attack took place at night`, `claimed by no organisation`
    let tells = item.word("claiming")
        && ahead.first().is_some_and(|next| next.word("that"))
        && !ahead.iter().skip(1).take(3).any(|next| next.one_of(&["it", "its", "they", "their"]));
    let by_none = ahead.first().is_some_and(|next| next.word("by"))
        && ahead.get(1).is_some_and(|next| next.one_of(&["any", "no"]));
    if others || only && !responsibility || tells || by_none && negated.is_none() {
        return;
    }
    // `was claimed on a website by the front`
    let by = ahead.iter().take(6).take_while(|i| i.trigger().is_none()).position(|i| i.word("by"));
    let nobody = || behind.iter().any(|i| i.one_of(&["group", "one", "nobody", "militia"]));
    if let Some(no) = negated.filter(|_| responsibility || attack || nobody()) {
        found.push(Statement {
            claim: Some(Claim::NoClaimYet),
            doer: None,
            span: no.span().join(told.end(4, RESPONSIBILITY)),
            speaker: None,
            rule: "no_claim",
        });
    } else if let Some(by) = by.filter(|by| item.word("claim") && *by == 0 || passive) {
        if let Some((actor, span)) = told.doer(&ahead[by..ahead.len().min(by + 8)]) {
            let open = behind.iter().rev().take(4).any(|i| i.word("or"));
            let (claim, grounds) = if open {
                (Claim::ClaimedOrBlamed, Attributed::BlamedOrClaimed)
            } else {
                (Claim::Claimed, Attributed::SelfClaimed)
            };
            found.retain(|s| !(open && s.rule == "blamed"));
            found.push(Statement {
                claim: Some(claim),
                doer: Some((actor, grounds)),
                span: told.to(span),
                speaker: (!open).then_some(span),
                rule: if open { "blamed_or_claimed" } else { "claimed_by" },
            });
        }
    } else if (responsibility || attack && !passive)
        && let Some((actor, span)) = subject(told).map(|found| by_name(told, found))
    {
        found.push(Statement {
            claim: Some(Claim::Claimed),
            doer: Some((actor, Attributed::SelfClaimed)),
            span: span.join(told.end(4, RESPONSIBILITY)),
            speaker: Some(span),
            rule: "claimed",
        });
    }
}

/// `The attack, claimed by the front, came`, `an attack claimed by the front`
fn participle(behind: &[Item<'_>], ahead: &[Item<'_>]) -> bool {
    let attack = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun);
    let (last, before) = match behind {
        [.., before, last] => (last, Some(before)),
        [last] => (last, None),
        [] => return false,
    };
    let told = attack(last) || last.word(",") && before.is_some_and(attack);
    told && ahead.first().is_some_and(|next| next.word("by"))
}

/// Who claims: `the army said, with the front claiming responsibility`, whoever stands before `with`.
fn subject(told: &Told<'_>) -> Option<(ActorValue, Span)> {
    let behind = told.behind();
    let with = behind.iter().rposition(|i| i.word("with")).filter(|_| told.item().word("claiming"));
    match with {
        Some(with) => behind[with..].iter().rev().find_map(|item| told.actor(item)),
        None => told.claimant(),
    }
}

/// `Night Watch, a leftist group, claimed`: the group by the name that the speaker has, where no list holds it.
fn by_name(told: &Told<'_>, (actor, span): (ActorValue, Span)) -> (ActorValue, Span) {
    let verb = told.item().span();
    let speaks =
        near(told.entities, verb).find(|(_, a)| a.verb.overlaps(verb)).map(|(_, a)| &a.source);
    match speaks {
        Some(source)
            if actor.name.is_none()
                && source.named
                && source.span.end <= span.start
                && (source.kind.name() == "armed_group" || apposed(told, source.span, span)) =>
        {
            let words = told.document.words(source.span).to_owned();
            (ActorValue { words, ..actor }, source.span)
        }
        _ => (actor, span),
    }
}

/// Whether nothing but a comma stands between a name and what it is said to be: `Night Watch, a leftist group`.
fn apposed(told: &Told<'_>, name: Span, what: Span) -> bool {
    let between = told.document.text.get(name.end as usize..what.start as usize);
    between.is_some_and(|between| between.trim() == ",")
}

/// `accepted responsibility for the attack`, `took credit`, `no one has taken responsibility`
pub(super) fn takes(told: &Told<'_>, found: &mut Vec<Statement>) {
    if !told.near(3, RESPONSIBILITY) {
        return;
    }
    let no = told.behind().iter().rev().take(4).find(|i| i.is(Class::NEGATION));
    let (claim, doer, span, speaker, rule) = if let Some(no) = no {
        (Claim::NoClaimYet, None, no.span().join(told.end(3, RESPONSIBILITY)), None, "none_took")
    } else if let Some((actor, span)) = told.claimant() {
        let doer = Some((actor, Attributed::SelfClaimed));
        (Claim::Claimed, doer, told.since(span), Some(span), "took_responsibility")
    } else {
        return;
    };
    found.push(Statement { claim: Some(claim), doer, span, speaker, rule });
}

/// `The front said that its men had done it`
pub(super) fn own_people(told: &Told<'_>, found: &mut Vec<Statement>) {
    if let Some((actor, span)) = whose_people(told.document, told.items, told.at) {
        found.push(Statement {
            claim: Some(Claim::Claimed),
            doer: Some((actor, Attributed::SelfClaimed)),
            span: span.join(told.item().span()),
            speaker: Some(span),
            rule: "own_people",
        });
    }
}

/// `The front said that its men had done it`, `said that the attacker was one of its soldiers`: the group that says so of its
/// own people, at `its`.
fn whose_people(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
) -> Option<(ActorValue, Span)> {
    let (own, people) = own_at(document, items, at)?;
    let said = says_of_own(items, own)?;
    let before = &items[own.saturating_sub(3)..own];
    let behind = &items[people + 1..items.len().min(people + 5)];
    let of = (document.words(items[people].span()).to_ascii_lowercase().starts_with("one of ")
        || before.iter().any(|item| item.one_of(&["of", "by"])))
        && items[said..own].iter().any(|item| {
            item.one_of(&["attacker", "attackers", "bomber", "gunman", "one", "work"])
                || item.people().is_some_and(|(_, people)| people.armed)
                || item.trigger().is_some_and(|hit| !hit.noun())
        })
        && !items[said..own]
            .iter()
            .any(|item| item.trigger().is_some_and(|hit| hit.sense().harm()));
    let acts = behind.first().is_some_and(|item| item.one_of(&["had", "have", "were", "was"]))
        && behind.iter().any(|item| {
            item.one_of(&["done", "behind", "inside", "carried", "responsible"])
                || item.trigger().is_some_and(|hit| {
                    !hit.noun() && behind[0].one_of(&["had", "have"]) && hit.trigger.id != "die"
                })
        })
        || behind.first().and_then(Item::trigger).is_some_and(|hit| {
            // `its fighters killed 12 soldiers`; `its men killed there` are dead.
            let object = behind.get(1).is_some_and(|next| {
                next.people().is_some() || matches!(next, Item::Number { .. } | Item::Name(_))
            });
            hit.form == Form::Past && (!hit.sense().harm() || object && hit.trigger.id != "die")
        });
    if !(of || acts) {
        return None;
    }
    items[..said].iter().rev().take(10).find_map(|item| {
        let (mention, actor) = item.actor()?;
        (is_group(actor.kind) && actor.name.is_some())
            .then(|| (value::actor(document, mention.span, actor), mention.span))
    })
}

/// Where it is said what `its` people at `own` did, unless the words blame another for it or deny it.
pub(in crate::read) fn says_of_own(items: &[Item<'_>], own: usize) -> Option<usize> {
    let said = items[..own].iter().rposition(|item| item.is(Class::REPORTING))?;
    // `accused the army of firing upon their men`, `denied that its men had done it`
    let turned = items[said].one_of(super::BLAME)
        || items[said].one_of(super::deny::DENY)
        || items[said].one_of(&["rejected", "dismissed"]);
    (!turned).then_some(said)
}

/// Whether words are of whoever speaks: `its fighters`, `one of their planes`.
pub(in crate::read) fn of_speaker(words: &str) -> bool {
    let starts = |own: &&str| words.get(..own.len()).is_some_and(|w| w.eq_ignore_ascii_case(own));
    ["its ", "their ", "our ", "one of its ", "one of their "].iter().any(starts)
}

/// Where `its` and the people behind it stand, for the word at `at`, or the mention that holds both.
fn own_at(document: &Document<'_>, items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    if items[at].people().is_some() && of_speaker(document.words(items[at].span())) {
        return Some((at, at));
    }
    let people = |item: &Item<'_>| item.people().is_some() || item.actor().is_some();
    let next = items.get(at + 1).is_some_and(people);
    (items[at].one_of(OWN) && next).then_some((at, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::read::{doers, read_alone};

    /// Those who say that they did it, in their words.
    fn claimants(text: &str) -> Vec<String> {
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.perpetrator);
        let own = told.filter(|said| said.value.attribution == crate::Attributed::SelfClaimed);
        own.map(|said| said.value.actor.words.clone()).collect()
    }

    #[test]
    fn who_claims_with_whom() {
        let text = "A settler was killed near Nablus on Sunday, the Israeli army said, with Hamas claiming responsibility.\n";
        assert_eq!(claimants(text), ["Hamas"]);
    }

    #[test]
    fn other_attacks_are_claimed() {
        let text = "Two bombs hit police vans in Quetta on Monday. The Pakistani Taliban have claimed multiple past attacks there.\n";
        assert!(claimants(text).is_empty(), "{:?}", claimants(text));
    }

    #[test]
    fn what_is_claimed_to_be_so() {
        let text = "A drone hit a market in El Fasher on Monday. Al-Shabaab claimed it was moving civilians out.\n";
        assert!(claimants(text).is_empty(), "{:?}", claimants(text));
    }

    #[test]
    fn whose_claim_it_is() {
        let text = "Three car bombs hit a hotel in Mogadishu on Friday. Somalia's rebels, al-Shabab, claimed responsibility for the attack.\n";
        assert_eq!(claimants(text), ["al-Shabab"]);
        let text = "An Israeli drone killed five people near Tyre on Sunday. Hezbollah has only claimed firing across the border once.\n";
        assert!(claimants(text).is_empty(), "{:?}", claimants(text));
    }

    #[test]
    fn who_speaks_for_whom() {
        for (text, who) in [
            (
                "A Taliban spokesman claimed responsibility for a bombing in Zabul on Monday.\n",
                "Taliban",
            ),
            (
                "A militia linked to Al Qaeda took responsibility for an attack on a base in Gao on Monday.\n",
                "A militia",
            ),
            (
                "Al-Qaeda affiliated group al-Shabaab claimed responsibility for a bombing in Jilib on Monday.\n",
                "al-Shabaab",
            ),
            (
                "A faction allied with Boko Haram claimed an attack on a base in Diffa on Monday.\n",
                "A faction",
            ),
            (
                "The Taliban said they were responsible for a bombing in Zabul on Monday.\n",
                "The Taliban",
            ),
            (
                "Armed men shot dead nine people in Quetta on Monday. The Taliban claimed responsibility for the attack, saying such attacks would go on.\n",
                "The Taliban",
            ),
        ] {
            assert_eq!(claimants(text), [who], "{text}");
        }
        let land = "Shells hit a plant in Melitopol on Monday, in a region that Russia claims to have annexed.\n";
        assert!(claimants(land).is_empty(), "{:?}", claimants(land));
        let earlier = "Armed men shot dead nine people in Quetta on Monday. No one has claimed it, although previous attacks were claimed by the Taliban.\n";
        assert!(claimants(earlier).is_empty(), "{:?}", claimants(earlier));
    }

    #[test]
    fn who_denies() {
        let text = "A mine killed five soldiers in Vavuniya on Monday. The country's army blamed rebels for the blast, but the rebels denied any role.\n";
        assert!(
            !doers(text).contains(&"The country's army Denied".to_owned()),
            "{:?}",
            doers(text)
        );
        assert!(doers(text).contains(&"the rebels Denied".to_owned()), "{:?}", doers(text));
    }

    #[test]
    fn for_whom_they_speak() {
        let blast = "A car bomb killed six people in Zabul on Monday.";
        for claim in [
            "Ahmed Yar, a Taliban spokesman, claimed responsibility for the attack.",
            "Mullah Yar, the main Taliban commander in the south, claimed responsibility.",
            "A purported Taliban spokesman, Ahmed Yar, took responsibility in a call to reporters.",
            "A Taliban spokesman took responsibility.",
        ] {
            assert_eq!(claimants(&format!("{blast} {claim}\n")), ["Taliban"], "{claim}");
        }
        let raid = "Gunmen of Boko Haram burned a farm in Kano on Monday.";
        for claim in [
            "Its leader, Musa Bako, took responsibility.",
            "The raid, claimed by Boko Haram, came at night.",
        ] {
            assert_eq!(claimants(&format!("{raid} {claim}\n")), ["Boko Haram"], "{claim}");
        }
        let mujahid = format!("{blast} Ahmed Mujahid claimed responsibility for the attack.\n");
        assert_eq!(claimants(&mujahid), [""; 0]);
    }

    #[test]
    fn who_did_not_claim() {
        for none in ["No one took responsibility.", "Nobody has taken responsibility for it."] {
            let text = format!("A car bomb killed six people in Zabul on Monday. {none}\n");
            let reading = read_alone(&text);
            let claims = reading.accounts.iter().flat_map(|account| &account.telling.claim);
            let claims: Vec<_> = claims.map(|said| said.value).collect();
            assert_eq!(claims, [crate::Claim::NoClaimYet], "{none}");
        }
    }

    #[test]
    fn whose_people_did_it() {
        let text = "Hezbollah said its fighters killed two soldiers near Tyre on Monday.\n";
        assert!(doers(text).iter().all(|who| who == "Hezbollah SelfClaimed"), "{text}");
        assert!(!doers(text).is_empty());
        for text in [
            "Hezbollah denied its fighters killed two soldiers near Tyre on Monday.\n",
            "Hezbollah denied its fighters had killed two soldiers near Tyre on Monday.\n",
        ] {
            assert_eq!(doers(text), ["Hezbollah Denied"], "{text}");
        }
    }

    #[test]
    fn what_a_statement_says() {
        let text = "A mine killed 15 soldiers near Djibo on Monday. The army released a statement claiming that the attack took place at night.\n";
        assert_eq!(doers(text), [""; 0]);
    }
}
