//! What is said to happen and is no event: planned, denied, feared.

use dateline_text::{Class, Span};

use crate::read::cue::Cue;
use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::words;

use super::time::{governs, intended};
use super::topic::topic;
use super::{Scene, manned};

/// Spans that an `attempting to` governs, where another event stands before it.
pub(super) fn attempts(
    items: &[Item<'_>],
    cues: &[(Span, Cue)],
    hits: &[(usize, Hit)],
) -> Vec<Span> {
    let end = items.last().map_or(0, |item| item.span().end);
    cues.iter()
        .filter(|(span, cue)| {
            *cue == Cue::Attempt
                && hits.iter().any(|(_, hit)| hit.span.end <= span.start && !hit.sense().harm())
        })
        .map(|(span, _)| {
            // It reaches to the next finite harm verb or the end: `... preparing to launch drones killed four`.
            let stop = hits.iter().find(|(_, hit)| {
                hit.span.start > span.end && hit.sense().harm() && hit.form == Form::Past
            });
            Span { start: span.start, end: stop.map_or(end, |(_, hit)| hit.span.start) }
        })
        .collect()
}

/// Whether the words before `at` deny a report of what is told there: `denied that two helicopters were shot down`. Who
/// denies what `it` did speaks of an event that may well have been.
fn report_denied(scene: &Scene<'_>, at: usize) -> bool {
    /// As far as a denial reaches, in items.
    const REACH: usize = 16;
    let items = scene.part.items;
    let Some(denial) = scene.cue(Cue::Denial) else { return false };
    let after = items.partition_point(|item| item.span().start < denial.end);
    if after > at || at - after > REACH {
        return false;
    }
    let report = |item: &Item<'_>| item.among(&words::DENIED_TALK);
    let words = items[after..at].iter().take_while(|item| report(item)).count();
    let told = items[after..after + words].iter().any(|item| item.word("that"));
    let own = items[after + words..at].first().is_some_and(|item| {
        item.is(Class::PRONOUN | Class::POSSESSIVE)
            || item.one_of(&["its", "their", "his", "her", "it", "they", "he", "she"])
    });
    // `denied that the strike killed civilians` denies the harm and not the strike.
    let event = items[after..at].iter().any(|item| item.trigger().is_some());
    told && !own && !event
}

/// Whether a trigger at `at` is only thought of: threatened, feared, planned, denied.
pub(crate) fn unreal(scene: &Scene<'_>, at: usize, hit: &Hit) -> Option<&'static str> {
    let items = scene.part.items;
    let from = at.saturating_sub(7);
    let near = &items[from..at];
    // Another event in between takes the cue.
    let start = near
        .iter()
        .rposition(|item| {
            item.trigger().is_some_and(|other| {
                // `will launch a raid` is one event.
                let carries = other.sense() == Sense::Launch && hit.noun();
                !other.sense().harm() && !other.trigger.weak && !carries
            })
        })
        .map_or(from, |other| from + other + 1);
    let window = Span { start: items[start.min(at)].span().start, end: hit.span.start };
    // `nobody knew who had planned the murder`: whoever asks that speaks of one that was done.
    let presumed = |span: Span| {
        let at = items.partition_point(|item| item.span().end <= span.start);
        let back = &items[at.saturating_sub(2)..at];
        hit.noun() && back.iter().any(|item| item.one_of(&["who", "whoever"]))
    };
    // `30 people are feared dead after a raid`: the deaths are feared, and the raid was made.
    let outcome = |span: Span| {
        let behind = &items[items.partition_point(|item| item.span().end <= span.end)..at];
        let [harm, rest @ ..] = behind else { return false };
        (harm.one_of(&["dead", "missing", "trapped"])
            || harm.trigger().is_some_and(|hit| hit.sense().harm()))
            && rest.iter().any(|item| item.one_of(&["after", "when", "as", "following", "in"]))
    };
    if scene.cues.iter().any(|(span, cue)| {
        *cue == Cue::Hypothetical && window.contains(*span) && !presumed(*span) && !outcome(*span)
    }) {
        return Some("hypothetical");
    }
    let rehearsed = scene.cue(Cue::Exercise).is_some() && !scene.harms.iter().any(Harm::told);
    if rehearsed {
        return Some("exercise");
    }
    // A May that is no date of its own stands after `in`, `of`, `last`, or before a figure.
    let month = |at: usize| {
        let dated = |item: &Item<'_>| item.is(Class::PREPOSITION | Class::DIGIT | Class::WEEKDAY);
        let before = at.checked_sub(1).map(|before| &items[before]);
        items[at].one_of(&["may"])
            && (before.is_some_and(|item| dated(item) || item.one_of(&["last", "this", "next"]))
                || items.get(at + 1).is_some_and(|item| item.is(Class::DIGIT | Class::PUNCT)))
    };
    // `travelled to the capital to kill him`: a purpose. What was attempted is told as such.
    let tried =
        scene.cues.iter().any(|(span, cue)| *cue == Cue::Attempt && span.end <= hit.span.start);
    // `was intended to shoot down missiles`: what is only meant was not even tried.
    let meant = scene.cues.iter().any(|(span, cue)| {
        let at = items.partition_point(|item| item.span().end <= span.start);
        *cue == Cue::Attempt
            && span.end <= hit.span.start
            && hit.span.start - span.end <= 2
            && items.get(at).is_some_and(|item| item.word("intended"))
    });
    let purpose = (!tried || meant) && intended(items, hit.span);
    if matches!(hit.form, Form::Base | Form::Phrase) && purpose {
        return Some("purpose");
    }
    if (hit.form == Form::Ing || hit.noun())
        && items[..at].last().is_some_and(|item| item.among(&words::STOPPING))
    {
        return Some("stopped");
    }
    if report_denied(scene, at) {
        return Some("denied");
    }
    if of_a_life(scene, at, hit) {
        return Some("history");
    }
    if offence(scene, at, hit) {
        return Some("offence");
    }
    // `to intercept missiles fired by rebels`: what is to be stopped was not fired.
    let object = |item: &Item<'_>| item.mention().is_some();
    if hit.form == Form::Past
        && items[..at].last().is_some_and(object)
        && items.get(at + 1).is_some_and(|next| next.is(Class::PREPOSITION))
        && items[start.saturating_sub(3)..at].iter().any(|item| {
            item.trigger().is_some_and(|own| own.form == Form::Base) && intended(items, item.span())
        })
    {
        return Some("purpose");
    }
    if by_hearers(items, at) {
        return Some("figure");
    }
    if crash(scene, hit) {
        return Some("accident");
    }
    if let Some(topic) = topic(scene, at, hit) {
        return Some(topic);
    }
    if retold(scene, at) {
        return Some("history");
    }
    if planned(scene, at, hit) {
        return Some("planned");
    }
    if fallen_stone(scene, at, hit) {
        return Some("nature");
    }
    for (index, item) in items[start..at].iter().enumerate() {
        let next = items.get(start + index + 1);
        // `will carry out an attack`, `maybe I will just do a drive-by`
        let acts = || {
            items[start + index + 1..at].iter().take(3).any(|item| {
                item.one_of(&["do", "commit", "mount", "stage", "carry"])
                    || item.trigger().is_some_and(|own| own.form == Form::Base)
            })
        };
        if item.is(Class::MODAL)
            && governs(&items[start + index + 1..at])
            && !next.is_some_and(|next| next.one_of(&["have"]))
            && !hit.noun()
            && !month(start + index)
            || item.is(Class::MODAL) && hit.noun() && !month(start + index) && acts()
        {
            return Some("hypothetical");
        }
        // `fled without firing a shot`
        let without = item.word("without")
            && (hit.form == Form::Ing
                || next.and_then(Item::trigger).is_some_and(|own| own.form == Form::Ing));
        if (item.is(Class::NEGATION) && !item.word("nor") || without) && at - (start + index) <= 3 {
            return Some("negated");
        }
    }
    None
}

/// What somebody has done or been through in his life, told of no day: `a history of attacking guards`, `cases such as the
/// killings in Lagos`, `men who fought in Mali are treated for malaria`.
fn of_a_life(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    /// Items before the trigger in which the list may begin.
    const LIST: usize = 12;
    let items = scene.part.items;
    if !scene.times.is_empty() {
        return false;
    }
    let back = &items[at.saturating_sub(LIST)..at];
    let listed = back.windows(2).any(|pair| {
        pair[0].among(&words::RECORD) && pair[1].word("of")
            || pair[0].among(&words::OFFENCE_LIST)
                && pair[1].one_of(&["for", "including", "such", "like"])
    });
    // A town would tell of one fight; a war is fought in a country.
    let wide = scene
        .places
        .iter()
        .all(|(_, place)| matches!(place.kind, None | Some("country" | "region" | "continent")));
    let veterans = hit.trigger.id == "combat"
        && !hit.noun()
        && wide
        && matches!(items[..at], [.., ref who] if who.one_of(&["who", "that"]));
    listed || veterans
}

/// `was ambushed by reporters`: with questions.
fn by_hearers(items: &[Item<'_>], at: usize) -> bool {
    let behind = &items[at + 1..];
    let who = |item: &Item<'_>| {
        item.among(&words::HEARER)
            || item.people().is_some_and(|(_, people)| people.traits.contains(&"journalist"))
    };
    matches!(behind, [by, one, ..] if by.word("by") && who(one))
        || matches!(behind, [by, _, one, ..] if by.word("by") && who(one))
}

/// `A helicopter crashed in bad weather`: nobody brought it down, and it hit nobody on purpose.
fn crash(scene: &Scene<'_>, hit: &Hit) -> bool {
    let alone = scene.hits.iter().all(|(_, own)| own.span == hit.span || own.sense().harm());
    hit.sense() == Sense::Impact
        && !scene.downed
        && alone
        && !scene.weapons.is_empty()
        && scene.weapons.iter().all(|(_, weapon)| manned(weapon))
}

/// `marked the anniversary of the attack`, `the film tells of the raid`: what is remembered or retold, and of no day told here.
fn retold(scene: &Scene<'_>, at: usize) -> bool {
    /// Items in which it is said that it is told again.
    const NEAR: usize = 10;
    let back = &scene.part.items[at.saturating_sub(NEAR)..at];
    // `marked the anniversary of the siege of a mall, where gunmen killed nine`
    let before = &scene.part.items[..at];
    let anniversary = before.iter().any(|item| item.one_of(&["anniversary", "anniversaries"]))
        && before.iter().any(|item| item.among(&words::REMEMBERING));
    let work = back.iter().rposition(|item| item.among(&words::WORK));
    let tells =
        work.is_some_and(|work| back[work + 1..].iter().any(|item| item.among(&words::RETELLING)));
    anniversary || tells
}

/// `accused Iran of planning to attack an embassy`: nothing was done yet.
fn planned(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    let items = scene.part.items;
    let to = at.checked_sub(2).filter(|_| items[at - 1].word("to"));
    hit.form == Form::Base
        && to.is_some_and(|verb| items[verb].among(&words::PLANNING))
        && !scene.harms.iter().any(Harm::told)
}

/// `confessed to reckless homicide`, `pleaded guilty to assault`: the name of an offence, of which nothing is told.
fn offence(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    /// Items between the verb and the offence.
    const NEAR: usize = 5;
    let items = scene.part.items;
    let back = &items[at.saturating_sub(NEAR)..at];
    let Some(to) = back.iter().rposition(|item| item.one_of(&["to", "with"])) else { return false };
    let told = back[..to].iter().any(|item| item.among(&words::ADMITTING));
    told && hit.noun()
        && scene.places.iter().all(|(_, place)| place.phrase.end <= hit.span.start)
        && scene.targets.is_empty()
        && scene.weapons.is_empty()
        && scene.harms.iter().all(|harm| harm.who_span.is_none())
}

/// `A rock hit the roof`: stones do harm where somebody throws them.
fn fallen_stone(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    let stone = |class: &str| class == "projectile.stone";
    let threw = |item: &Item<'_>| item.among(&words::THROWING) || item.word("by");
    matches!(hit.sense(), Sense::Strike | Sense::Impact)
        && !scene.weapons.is_empty()
        && scene
            .weapons
            .iter()
            .all(|(mention, weapon)| stone(weapon.class) && mention.span.end <= hit.span.start)
        && !scene.part.items[..at].iter().any(threw)
        && !scene.part.items[at + 1..].iter().any(|item| item.people().is_some() || threw(item))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn what_is_only_meant() {
        for text in [
            "An exile in Oslo is calling for the assassination of President Vale.\n",
            "He said he had the mission of killing two bishops in Cali.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        assert_eq!(
            accounts(
                "The exile recalled the assassination of President Vale in Oslo in 2019.
"
            ),
            1
        );
    }

    #[test]
    fn what_is_done_no_more() {
        assert_eq!(accounts("The rebels ceased shelling the port of Hodeida on Monday.\n"), 0);
        assert_eq!(accounts("The rebels were shelling the port of Hodeida on Monday.\n"), 1);
    }

    #[test]
    fn a_report_that_is_denied() {
        for text in [
            "The minister denied that two helicopters were shot down by rebels near Tarapoto.\n",
            "The army denied reports that a barracks was attacked in Quilmes on Monday.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        // Who denies what he did leaves open what was done.
        assert_eq!(accounts("The army denied that it shelled a hospital in Juba on Monday.\n"), 1);
    }

    #[test]
    fn what_something_is_meant_for() {
        let text = "The system near Leeds was intended to shoot down Russian missiles, the ministry said on Monday.\n";
        assert_eq!(read_alone(text).accounts.len(), 0);
        let text = "Two men tried to shoot down a helicopter near Goma with a missile on Monday.\n";
        assert_eq!(read_alone(text).accounts.len(), 1);
    }
}
