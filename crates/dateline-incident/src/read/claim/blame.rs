//! Those who are said to have done it: blamed, suspected, held responsible.

use dateline_entity::Entity;
use dateline_text::Class;

use super::{Statement, Told, actor_at};
use crate::read::doer::{anybody_at, doer};
use crate::read::item::Item;
use crate::read::trigger::Form;
use crate::read::words;
use crate::{Attributed, Claim};

pub(in crate::read) const BLAME: &[&str] =
    &["blamed", "blames", "blaming", "accused", "accuses", "accusing", "attributed"];
pub(super) const DONE: &[&str] = &[
    "committed",
    "perpetrated",
    "masterminded",
    "staged",
    "planned",
    "organized",
    "organised",
    "ordered",
    "out",
];
pub(super) const RESPONSIBLE: &[&str] = &["responsible"];
pub(super) const SUSPECT: &[&str] = &["suspect", "suspects", "suspected"];
pub(super) const TIED: &[&str] =
    &["arrested", "believed", "charged", "detained", "implicated", "indicted", "suspected"];
pub(super) const SUSPECTS: &[&str] = &["suspect", "suspects"];

/// `blamed the attack on the rebels`, `accused the army of it`, `was blamed on or claimed by`
pub(super) fn blames(told: &Told<'_>, found: &mut Vec<Statement>) {
    let (item, ahead) = (told.item(), told.ahead());
    // `He is accused of recruiting rebels`: who is accused stands before it.
    if item.word("accused") && ahead.first().is_some_and(|next| next.word("of")) {
        return;
    }
    // `nearly 90% of the attacks were attributed to the army`: no word on this one.
    let share = |item: &Item<'_>| {
        item.one_of(&["%", "percent", "cent", "most", "majority", "half", "many"])
    };
    if told.behind().iter().rev().take(9).any(share) {
        return;
    }
    // `the front was blamed for the attack`
    if item.word("blamed")
        && ahead.first().is_some_and(|next| next.word("for"))
        && told.behind().last().is_some_and(|item| item.is(Class::AUXILIARY))
    {
        let Some((actor, span)) = told.subject() else { return };
        let doer = Some((actor, Attributed::Blamed));
        found.push(Statement {
            claim: None,
            doer,
            span: told.since(span),
            speaker: None,
            rule: "blamed",
        });
        return;
    }
    let on = ahead.iter().take(8).position(|i| i.one_of(&["on", "to"]));
    let passive = on == Some(0);
    let blamed = item.one_of(&["blamed", "blaming", "blames", "attributed"]);
    // `attacks were attributed to them`: to whom is told elsewhere.
    if passive
        && ahead.get(1).is_some_and(|next| next.one_of(&["them", "him", "it", "her", "both"]))
    {
        return;
    }
    let object = match on {
        Some(on)
            if !passive
                && blamed
                && ahead[..on].iter().any(|i| i.trigger().is_some() || i.word("it")) =>
        {
            told.doer(&ahead[on..ahead.len().min(on + 8)])
        }
        // `accused the herders of spying for the army`: who is accused stands before the deed.
        _ if !blamed => {
            // `accused volunteers of the army of it`: they are of it.
            let deed = (0..ahead.len().min(9)).find(|at| {
                ahead[*at].one_of(&["of", "for", "in"])
                    && ahead.get(at + 1).is_none_or(|next| next.actor().is_none())
            });
            told.doer(&ahead[..deed.unwrap_or(9).min(ahead.len())])
        }
        _ => told.doer(&ahead[..ahead.len().min(9)]),
    };
    let Some((actor, span)) = object else { return };
    let open = passive
        && ahead.iter().take(4).any(|i| i.word("or"))
        && ahead.iter().take(6).any(|i| i.word("claimed"));
    let before = || told.behind().iter().rev().take(6).find_map(|i| i.mention().map(|m| m.span));
    let speaker = if passive { None } else { told.speaker().or_else(before) };
    let (claim, grounds, rule) = if open {
        (Some(Claim::ClaimedOrBlamed), Attributed::BlamedOrClaimed, "blamed_or_claimed")
    } else {
        (None, Attributed::Blamed, "blamed")
    };
    let doer = Some((actor, grounds));
    found.push(Statement { claim, doer, span: told.to(span), speaker, rule });
}

pub(super) const FINGER: &[&str] = &["finger", "fingers"];

/// `pointed the finger at the rebels`, `pointed the finger at Rwanda`
pub(super) fn points(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Items behind `at` in which whoever is blamed stands.
    const NEAR: usize = 4;
    let pointed = |item: &Item<'_>| item.one_of(&["point", "points", "pointed", "pointing"]);
    if !told.behind().iter().rev().take(3).any(pointed) {
        return;
    }
    let Some((at, whom)) = told.ahead().split_first().filter(|(at, _)| at.word("at")) else {
        return;
    };
    let nation = |item: &Item<'_>| {
        let mention = item.mention()?;
        super::nation(told.document, mention).map(|state| (state, mention.span))
    };
    let whom = &whom[..whom.len().min(NEAR)];
    let found_at = whom.first().and_then(nation).or_else(|| told.doer(whom));
    let Some((actor, span)) = found_at else { return };
    let doer = Some((actor, Attributed::Blamed));
    let speaker = told.speaker().or_else(|| told.subject().map(|(_, span)| span));
    let span = told.to(at.span().join(span));
    found.push(Statement { claim: None, doer, span, speaker, rule: "blamed" });
}

pub(super) const WORK: &[&str] = &["work", "handiwork", "hallmarks", "hallmark"];

/// `the attack was the work of the Taliban`, `it bore the hallmarks of the front`
pub(super) fn work_of(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Items before the word in which its verb stands, and behind `of` in which they stand.
    const NEAR: usize = 4;
    let hallmark = !told.item().one_of(&WORK[..2]);
    let verb = told.behind().iter().rev().take(NEAR).any(|item| {
        let bears = item.one_of(&["bore", "bears", "bearing", "had", "has"]);
        if hallmark { bears } else { item.is(Class::AUXILIARY) }
    });
    let negated = told.behind().iter().rev().take(NEAR).any(|item| item.is(Class::NEGATION));
    let Some((of, whose)) = told.ahead().split_first().filter(|(of, _)| of.word("of")) else {
        return;
    };
    if !verb || negated {
        return;
    }
    let Some((actor, span)) = told.doer(&whose[..whose.len().min(NEAR)]) else { return };
    let speaker = told.speaker();
    let grounds = if hallmark { Attributed::Suspected } else { Attributed::Blamed };
    let span = told.to(of.span().join(span));
    found.push(Statement {
        claim: None,
        doer: Some((actor, grounds)),
        span,
        speaker,
        rule: "work_of",
    });
}

pub(super) const USED: &[&str] = &["used"];

/// `Fighters of the front used machetes in the raid`: whose weapons were used in what has been told.
pub(super) fn used(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// Items before the verb in which they stand, and behind it in which their weapons and the attack do.
    const BEFORE: usize = 5;
    const BEHIND: usize = 8;
    let behind = told.behind();
    let near = &behind[behind.len().saturating_sub(BEFORE)..];
    let ahead = &told.ahead()[..told.ahead().len().min(BEHIND)];
    let passive = behind.last().is_some_and(|item| item.is(Class::AUXILIARY));
    let weapon = ahead.iter().take(2).any(|item| {
        item.mention().is_some_and(|mention| matches!(mention.entity, Entity::Weapon(_)))
    });
    let attack = ahead.windows(3).any(|three| {
        let [within, the, attack] = three else { return false };
        within.one_of(&["in", "during"])
            && the.one_of(&["the", "this"])
            && attack.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm())
    });
    let named = near
        .iter()
        .rev()
        .find_map(|item| told.actor(item).filter(|(actor, _)| actor.name.is_some()));
    let Some((actor, span)) = named.filter(|_| !passive && weapon && attack) else { return };
    found.push(Statement {
        claim: None,
        doer: Some((actor, Attributed::Asserted)),
        span: told.since(span),
        speaker: None,
        rule: "used_in",
    });
}

/// `the crime was committed by gunmen`, `it was carried out by the front`
pub(super) fn done_by(told: &Told<'_>, found: &mut Vec<Statement>) {
    let carried = || told.behind().last().is_some_and(|verb| verb.word("carried"));
    // `an operation carried out by the army` is the answer.
    let answer = |item: &Item<'_>| {
        item.one_of(&[
            "operation",
            "operations",
            "investigation",
            "search",
            "searches",
            "sweep",
            "arrest",
            "arrests",
            "evacuation",
            "rescue",
            "inspection",
            "autopsy",
        ])
    };
    if told.behind().iter().rev().take(6).any(answer) {
        return;
    }
    if told.item().word("out") && !carried() {
        return;
    }
    // `in the grips of violence perpetrated by gangs`: of no one event.
    if told.behind().last().is_some_and(|item| item.among(&words::MISDEEDS)) {
        return;
    }
    // When and where stand before the agent: `perpetrated on Monday in Lima by gunmen`.
    let aside = |next: &&Item<'_>| {
        matches!(next, Item::Time(_))
            || next.mention().is_some_and(|mention| matches!(mention.entity, Entity::Place(_)))
            || next.is(Class::PREPOSITION | Class::DETERMINER | Class::CAPITAL) && !next.word("by")
    };
    let by = told.ahead().iter().take(10).take_while(aside).count();
    if !told.ahead().get(by).is_some_and(|next| next.word("by"))
        || doer(told.document, told.scene).is_some()
    {
        return;
    }
    let agents = || told.ahead()[by + 1..].iter().take(3);
    let doer = agents().find_map(|next| {
        let actor = actor_at(told.document, next).or_else(|| anybody_at(told.document, next))?;
        Some((actor, next.span()))
    });
    if let Some((actor, span)) = doer {
        let hedged = agents().any(|next| next.is(Class::HEDGE));
        let grounds = if hedged { Attributed::Suspected } else { Attributed::Asserted };
        found.push(Statement {
            claim: None,
            doer: Some((actor, grounds)),
            span: told.to(span),
            speaker: None,
            rule: "done_by",
        });
    }
}

/// `hold the rebels responsible for the attack`, `the army is responsible for the massacre`
pub(super) fn responsible(told: &Told<'_>, found: &mut Vec<Statement>) {
    let back = told.behind();
    let negated = back.iter().rev().take(5).any(|i| i.is(Class::NEGATION));
    let held = back
        .iter()
        .rposition(|i| i.one_of(&["hold", "held", "holds", "holding"]))
        .filter(|held| told.at - held <= 8);
    let is = back.last().is_some_and(|i| i.is(Class::AUXILIARY) || i.one_of(&["as", "being"]));
    if negated || held.is_none() && !is || !told.ahead().first().is_some_and(|i| i.word("for")) {
        return;
    }
    let from = held.unwrap_or(0);
    let actor = back[from..].iter().rev().take(10).find_map(|item| told.actor(item));
    // `The front said it was responsible`
    let own = held.is_none()
        && matches!(back, [.., said, it, _] if it.one_of(&["it", "they", "he"])
            && (said.is(Class::REPORTING) || said.word("that")));
    let (claim, grounds) = if own {
        (Some(Claim::Claimed), Attributed::SelfClaimed)
    } else {
        (None, Attributed::Blamed)
    };
    if let Some((actor, span)) = actor {
        found.push(Statement {
            claim,
            doer: Some((actor, grounds)),
            span: told.since(span),
            speaker: told.speaker(),
            rule: "held_responsible",
        });
    }
}

/// `suspected rebels attacked`; `police suspect the front`, where somebody does it.
pub(super) fn suspects(told: &Told<'_>, found: &mut Vec<Statement>) {
    let (item, ahead) = (told.item(), told.ahead());
    let verb = told
        .behind()
        .last()
        .is_some_and(|before| before.mention().is_some() || before.is(Class::PRONOUN));
    let swallowed = item.people().is_some() && {
        const SWALLOWED: &str = "police suspect";
        let words = told.document.words(item.span());
        let from = words.len().saturating_sub(SWALLOWED.len());
        // `officials suspect the front`, read as one who is suspected
        let noun = words.eq_ignore_ascii_case("suspect")
            && told.behind().last().is_some_and(|before| before.people().is_some());
        noun || words.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(SWALLOWED))
    };
    // `killed four suspected rebels`: to whom it was done.
    let mut before = told.behind().iter().rev().take(3);
    let to_them = before
        .find(|item| !matches!(item, Item::Number { .. }) && !item.is(Class::DETERMINER))
        .and_then(Item::trigger)
        .is_some_and(|hit| !hit.noun() && hit.form != Form::Base);
    // `air attacks on suspected AQAP sites`: whom they were aimed at.
    let at_them = told.behind().last().is_some_and(|item| {
        item.is(Class::PREPOSITION) && !item.one_of(&["by", "from", "of", "after", "as", "when"])
    });
    let called = item.one_of(&["suspected", "suspects"])
        && told.scene.main().is_some()
        && !to_them
        && !at_them;
    if (swallowed || called || item.one_of(SUSPECT) && verb)
        && let Some((actor, span)) = told.doer(&ahead[..ahead.len().min(3)])
    {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Suspected)),
            span: told.to(span),
            speaker: None,
            rule: "suspected",
        });
    }
}

/// `ten people suspected of having planted the bomb`, `two men were arrested in connection with the attack`, `implicated
/// four officers in the killing`: those whom somebody holds to have had a part in it.
pub(super) fn tied(told: &Told<'_>, found: &mut Vec<Statement>) {
    /// As far as the deed may stand from the word, in items.
    const FAR: usize = 9;
    let ahead = &told.ahead()[..told.ahead().len().min(FAR)];
    let people = |item: &Item<'_>| {
        let actor = actor_at(told.document, item).or_else(|| anybody_at(told.document, item))?;
        Some((actor, item.span()))
    };
    let link = ahead.iter().position(|item| item.one_of(&["of", "with", "in", "to"]));
    let Some(link) = link else { return };
    // `charged at them with a knife`
    if told.item().word("charged") && ahead[0].one_of(&["at", "into", "toward", "towards"]) {
        return;
    }
    // `arrested in Lima` ties nobody to anything.
    let arrest = told.item().one_of(&["arrested", "detained"]);
    let tie = ahead.get(link + 1).is_some_and(|item| item.word("connection"));
    let deed = ahead[link..].iter().any(|item| {
        item.trigger().is_some_and(|hit| !hit.trigger.weak) || item.one_of(&["crime", "massacre"])
    });
    // `a trader believed to have been shot`: it was done to him.
    let suffers = ahead[link].word("to")
        && ahead[link..]
            .iter()
            .take_while(|item| item.trigger().is_none())
            .any(|item| item.word("been"));
    if suffers {
        return;
    }
    let told_of = if arrest { tie && (deed || told.scene.main().is_some()) } else { deed };
    if !told_of {
        return;
    }
    // Whom the verb has right behind it, or else who stands before it.
    let object = ahead[..link].iter().find_map(people);
    let subject = || {
        let ends = |item: &&Item<'_>| !item.one_of(&[",", ";"]) && item.trigger().is_none();
        told.behind().iter().rev().take(5).take_while(ends).find_map(people)
    };
    // `Detectives recovered the gun believed to be used`: who looks into it is tied to nothing.
    let police = |(actor, _): &(crate::ActorValue, _)| actor.kind.as_deref() == Some("police");
    if let Some((actor, span)) = object.or_else(subject).filter(|own| !police(own)) {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Suspected)),
            span: span.join(told.item().span()),
            speaker: None,
            rule: "tied_to_it",
        });
    }
}

/// `a splinter group was the main suspect`
pub(super) fn main_suspect(told: &Told<'_>, found: &mut Vec<Statement>) {
    let main = told.behind().last().is_some_and(|i| i.one_of(&["main", "prime", "chief"]));
    if main && let Some((actor, span)) = told.subject() {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Suspected)),
            span: told.since(span),
            speaker: None,
            rule: "main_suspect",
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::read::doers;

    #[test]
    fn the_agent_behind_day_and_place() {
        let text = "The attack on the judge was perpetrated on Monday in Cali by hooded men.\n";
        assert_eq!(doers(text), ["hooded men Asserted"]);
    }

    #[test]
    fn what_somebody_is_accused_of() {
        let text = "A teacher was killed in an attack in Kano on Monday. He was accused of recruiting rebels.\n";
        assert_eq!(doers(text), [""; 0]);
        let text = "A bomb hit a bank in Cali on Monday. The army carried out an operation; the search was carried out by troops.\n";
        assert_eq!(doers(text), [""; 0]);
    }

    #[test]
    fn whose_work_it_is_held_to_be() {
        let bomb = "Two guards were killed by a bomb in Kabul on Monday.";
        for (more, who) in [
            ("The attack was the work of the Taliban, officials said.", "the Taliban Blamed"),
            ("The attack bore the hallmarks of Islamic State.", "Islamic State Suspected"),
            ("Police believe the Taliban carried out the attack.", "the Taliban Suspected"),
            ("Officials suspect Boko Haram.", "Boko Haram Suspected"),
        ] {
            assert_eq!(doers(&format!("{bomb} {more}\n")), [who], "{more}");
        }
        let crime = "Two guards were shot in Kabul on Monday, a city in the grip of violence perpetrated by smugglers.\n";
        assert!(doers(crime).is_empty(), "{:?}", doers(crime));
    }

    #[test]
    fn at_whom_a_finger_points() {
        let text = "Kinshasa pointed the finger at Rwanda for the shelling of a camp near Goma on Monday.\n";
        assert_eq!(doers(text), ["Rwanda Blamed"]);
        let text = "A clerk lost a finger at the bank when gunmen attacked it in Goma on Monday.\n";
        assert_eq!(doers(text), ["gunmen Asserted"]);
    }

    #[test]
    fn those_who_are_tied_to_it() {
        for (text, who) in [
            (
                "Police arrested ten men suspected of having planted the bomb that hit a bank in Cali.\n",
                "ten men Suspected",
            ),
            (
                "Two men were detained in connection with the attack on a bank in Cali on Monday.\n",
                "Two men Suspected",
            ),
        ] {
            assert_eq!(doers(text), [who], "{text}");
        }
        let text = "Police arrested ten men in Cali after a bomb hit a bank there on Monday.\n";
        assert!(doers(text).is_empty(), "{:?}", doers(text));
    }

    #[test]
    fn the_accused_stands_before_the_deed() {
        let text = "Gunmen killed six herders near Gao on Monday. They accused the herders of spying for the Malian army.\n";
        assert!(doers(text).iter().all(|who| !who.contains("army")), "{:?}", doers(text));
        let text = "A blast killed six herders near Gao on Monday. The governor accused rebels of the attack.\n";
        assert_eq!(doers(text), ["rebels Blamed"]);
    }

    #[test]
    fn a_share_of_many() {
        let text = "A drone hit a house in Odesa on Monday. Nearly 90% of the attacks this year were attributed to Russian forces.\n";
        assert_eq!(doers(text), [""; 0]);
    }
}
