//! Harm that a scene names and its event did not do: denied, feared, or done by many events.

use dateline_text::Class;

use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::trigger::Form;

use super::Scene;

/// Whether the harm is denied or only feared: `did not kill any soldiers`, `the toll could go up`.
pub(super) fn of_no_event(items: &[Item<'_>], harm: &Harm<'_>) -> bool {
    if !harm.told() {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < harm.span.start);
    let end = items.partition_point(|item| item.span().start < harm.span.end);
    let denied = at.checked_sub(1).is_some_and(|before| items[before].is(Class::NEGATION));
    let near = &items[at..items.len().min(end + 2)];
    // `who would shoot little kids`: what is done at all; a headline counts them.
    let base = items.get(at).and_then(Item::trigger).is_some_and(|hit| hit.form == Form::Base);
    let uncounted = harm.count.best.is_none() && harm.count.words.is_none();
    let back = &items[at.saturating_sub(3)..at];
    let at_all = back
        .iter()
        .any(|item| item.is(Class::MODAL) || item.one_of(&["do", "does", "did", "why", "who"]));
    // `would not say if the suspects suffered injuries`
    let asked = items[at.saturating_sub(6)..at].iter().any(|item| item.one_of(&["if", "whether"]))
        && harm.count.best.is_none();
    base && uncounted && at_all
        || asked
        || denied
        || told_before(items, at)
        || harm.rule == "toll" && near.iter().any(|item| item.is(Class::MODAL))
}

/// `raised the toll to 12 dead, after earlier reporting 11`: what they had told first.
fn told_before(items: &[Item<'_>], at: usize) -> bool {
    /// Items between both.
    const NEAR: usize = 8;
    let back = &items[at.saturating_sub(NEAR)..at];
    let first = |two: &[Item<'_>]| {
        two[0].one_of(&["earlier", "initially", "previously"])
            && (two[1].is(Class::REPORTING) || two[1].one_of(&["reporting", "putting"]))
    };
    let said = back.windows(2).rposition(first);
    said.is_some_and(|said| {
        let after = said > 0 && back[said - 1].one_of(&["after", "having"]);
        after && !back[said + 2..].iter().any(|item| item.is(Class::PUNCT))
    })
}

/// Whether the harm is the toll of many events: `the clashes have killed 300 people`, where no day is told.
pub(crate) fn of_many(scene: &Scene<'_>, harm: &Harm<'_>) -> bool {
    /// Items before a verb in which its subject may stand.
    const NEAR: usize = 14;
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < harm.span.start);
    let before = &items[at.saturating_sub(NEAR)..at];
    let many = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| hit.plural() && hit.noun())
            || item.one_of(&[
                "war",
                "conflict",
                "violence",
                "unrest",
                "fighting",
                "insurgency",
                "confrontations",
                "hostilities",
            ])
    };
    let has = |item: &Item<'_>| item.one_of(&["have", "has"]);
    let perfect = match harm.rule {
        "harmed_people" | "some_harm" => before.last().is_some_and(has),
        "toll" | "counted_deaths" => before.iter().rev().take(5).any(has),
        _ => false,
    };
    scene.times.is_empty() && perfect && before.iter().any(many)
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed, at least, by each who says so.
    fn killed(text: &str) -> Vec<u64> {
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.killed);
        told.filter_map(|said| said.value.min).collect()
    }

    #[test]
    fn harm_of_no_event() {
        for text in [
            "Gunmen attacked a school near Goma on Monday. Why do they kill children, a mother asked.\n",
            "A drone hit a barracks near Goma on Monday but did not kill or injure any soldiers.\n",
            "A strike hit a car near Tyre on Monday. The confrontations between the two sides have killed 317 people.\n",
        ] {
            assert_eq!(killed(text), [0; 0], "{text}");
        }
        let text = "A strike on a car near Tyre on Monday killed 3 people. Strikes have killed nine people on Tuesday.\n";
        assert!(killed(text).contains(&9));
    }

    #[test]
    fn what_it_is_said_to_avenge() {
        let text = "Gunmen killed 70 people at Corrin in Haiti on Monday, in retaliation for a raid in which police killed nine of their men.\n";
        assert!(!killed(text).contains(&9), "{:?}", killed(text));
        let text = "The envoy condemned the attacks that are meant to frighten judges, above all the murder of two judges in Cali.\n";
        assert!(killed(text).contains(&2), "{:?}", killed(text));
    }
}
