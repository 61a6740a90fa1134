//! Slots 18 to 23: who was hit.

use dateline_entity::{Entity, People};
use dateline_incident::{Bytes, Count, CountStatus, Field, Incident, VictimValue};
use dateline_text::fold;

use super::evidence::{Telling, head, listed, mention_in, phrase, points_back, upper};
use super::named::{ANYBODY, bearer, named_victims, roster, same_words, without_article};
use super::template::{Slot, Template, Type, quoted};
use super::told;

/// Slots 15 and 22: the nation of a target, where it is another than that of the place.
pub(super) fn nation(telling: &Telling<'_>, code: &str, country: Option<&str>) -> Option<String> {
    let foreign = Some(code) != country;
    foreign.then(|| telling.gazetteer.country(code)).flatten().map(|nation| upper(nation.name()))
}

/// People who were hit, over all that is said of them.
pub(super) struct Person<'a> {
    /// Their name; the library keeps no names of private people, so it is read again from the words that tell the harm.
    pub(super) name: Option<&'a str>,
    /// What they are, in the text's words.
    pub(super) words: Option<String>,
    pub(super) kind: &'static str,
    pub(super) count: Option<String>,
    pub(super) nation: Option<String>,
    pub(super) killed: Option<String>,
    pub(super) injured: Option<String>,
}

impl Person<'_> {
    fn head(&self) -> String {
        self.words.as_deref().map(head).unwrap_or_default()
    }

    /// Takes over what `new` says of the same people.
    fn take(&mut self, new: Self) {
        self.killed = self.killed.take().or(new.killed);
        self.injured = self.injured.take().or(new.injured);
        self.nation = self.nation.take().or(new.nation);
        if self.words.is_none() || self.kind == "CIVILIAN" && new.kind != "CIVILIAN" {
            self.kind = new.kind;
        }
        self.words = self.words.take().or(new.words);
        if self.count.as_deref() == Some("PLURAL") {
            self.count = new.count;
        }
    }
}

/// Slots 18 to 23.
pub(super) fn victims(
    telling: &Telling<'_>,
    incident: &Incident,
    kind: Type,
    country: Option<&str>,
    template: &mut Template,
) {
    let fields = &incident.fields;
    let mut people: Vec<Person<'_>> = Vec::new();
    for (at, victim) in listed(incident, &fields.victims) {
        if victim.status == "armed_group" {
            continue;
        }
        let named = named_victims(telling, at, victim);
        let nameless = named.is_empty().then(|| described(telling, at, victim, country)).flatten();
        let roster = nameless.as_ref().map(|group| roster(telling, group)).unwrap_or_default();
        let nameless = nameless.filter(|_| roster.is_empty());
        for person in named.into_iter().chain(nameless).chain(roster) {
            add(&mut people, person);
        }
    }
    for person in &people {
        fill(person, template);
    }
    if template.fills(Slot::HumanType).is_empty() && kind != Type::Kidnapping {
        let none = |field: &Field<Count>| {
            told(field).into_iter().any(|count| count.status == CountStatus::ExplicitNone)
        };
        match (none(&fields.killed), none(&fields.injured)) {
            (true, true) => template.fill(Slot::HumanEffect, "NO INJURY OR DEATH: \"-\""),
            (true, false) => template.fill(Slot::HumanEffect, "NO DEATH: \"-\""),
            (false, true) => template.fill(Slot::HumanEffect, "NO INJURY: \"-\""),
            (false, false) => {}
        }
    }
}

fn fill(person: &Person<'_>, template: &mut Template) {
    let words = person.words.as_deref().map(quoted);
    let name = person.name.map(quoted);
    let Some(tag) = name.clone().or(words.clone()) else { return };
    match (&name, words) {
        (Some(name), Some(role)) => {
            template.fill(Slot::HumanDescription, format!("{role}: {name}"));
        }
        (None, Some(words)) => template.fill(Slot::HumanDescription, words),
        _ => {}
    }
    if let Some(name) = name {
        template.fill(Slot::HumanName, name);
    }
    template.fill(Slot::HumanType, format!("{}: {tag}", person.kind));
    if let Some(count) = &person.count {
        template.fill(Slot::HumanNumber, format!("{count}: {tag}"));
    }
    if let Some(nation) = &person.nation {
        template.fill(Slot::HumanNation, format!("{nation}: {tag}"));
    }
    // Whoever was shot and died is dead.
    let single = person.count.as_deref() == Some("1");
    let dead = person.killed.as_deref() == Some("DEATH");
    if let Some(effect) = &person.killed {
        template.fill(Slot::HumanEffect, format!("{effect}: {tag}"));
    }
    if let Some(effect) = person.injured.as_ref().filter(|_| !(single && dead)) {
        template.fill(Slot::HumanEffect, format!("{effect}: {tag}"));
    }
}

/// Adds people, or what is said of somebody known already.
fn add<'a>(people: &mut Vec<Person<'a>>, new: Person<'a>) {
    if new.name.is_some() {
        if let Some(known) = people.iter_mut().find(|known| {
            known.name.zip(new.name).is_some_and(|(known, new)| same_words(known, new))
        }) {
            known.take(new);
            return;
        }
        // `a judge was shot ... Judge Ana Ruiz`: what was told of the judge is hers.
        let role = new.head();
        let told = people.iter().position(|known| {
            known.name.is_none()
                && known.count.as_deref() == Some("1")
                && !role.is_empty()
                && known.head() == role
        });
        let mut new = new;
        if let Some(at) = told {
            new.take(people.remove(at));
        }
        people.push(new);
        return;
    }
    let words = new.words.as_deref().unwrap_or_default();
    let (own, back) = (new.head(), points_back(words));
    let same = |known: &&mut Person<'_>| {
        let one = known.head() == own
            && (back || known.count == new.count || new.count.as_deref() == Some("PLURAL"));
        let number = |count: &Option<String>| count.as_deref().is_some_and(|count| count != "1");
        one || back && ANYBODY.contains(&&*own) && number(&known.count) == number(&new.count)
    };
    match people.iter_mut().find(same) {
        Some(known) => known.take(new),
        None => people.push(new),
    }
}

/// People given by what they are.
fn described<'a>(
    telling: &Telling<'a>,
    at: Option<Bytes>,
    victim: &VictimValue,
    country: Option<&str>,
) -> Option<Person<'a>> {
    let people = mention_in(telling, at, |entity| match entity {
        Entity::People(people) => named(people, victim).then_some(people),
        _ => None,
    });
    if people.is_some_and(|(_, people)| people.armed) {
        return None;
    }
    let words = match people {
        Some((mention, _)) => phrase(telling, mention).to_owned(),
        None => victim.group.clone()?,
    };
    let nation =
        people.and_then(|(_, people)| nation(telling, people.country.as_deref()?, country));
    let plural = people.is_some_and(|(_, people)| people.plural);
    let counted = people.and_then(|(_, people)| people.count.as_ref()).map(|count| Count {
        status: CountStatus::Stated,
        min: count.quantity.min,
        max: count.quantity.max,
        best: count.quantity.best,
        words: None,
    });
    let told = [Some(&victim.killed), Some(&victim.injured), counted.as_ref()];
    let count = told.into_iter().flatten().find_map(number);
    // `at least two` that nobody counted is a plural.
    let count = if plural { Some("PLURAL".to_owned()) } else { count };
    let single = !plural && matches!(count.as_deref(), None | Some("1"));
    let bearer = single.then(|| bearer(telling, &words)).flatten();
    let count = if bearer.is_some() { Some("1".to_owned()) } else { count };
    Some(Person {
        kind: human_type(&words, victim),
        name: bearer,
        words: Some(if bearer.is_some() { without_article(&words).to_owned() } else { words }),
        count,
        nation,
        killed: harm(&victim.killed, "DEATH"),
        injured: harm(&victim.injured, "INJURY"),
    })
}

/// The task's type of a human target.
pub(super) fn human_type(words: &str, victim: &VictimValue) -> &'static str {
    const HEADS: &[(&str, &str)] = &[
        ("ambassador", "DIPLOMAT"),
        ("consul", "DIPLOMAT"),
        ("attache", "DIPLOMAT"),
        ("minister", "GOVERNMENT OFFICIAL"),
        ("mayor", "GOVERNMENT OFFICIAL"),
        ("governor", "GOVERNMENT OFFICIAL"),
        ("senator", "GOVERNMENT OFFICIAL"),
        ("magistrate", "LEGAL OR JUDICIAL"),
        ("prosecutor", "LEGAL OR JUDICIAL"),
        ("candidate", "POLITICAL FIGURE"),
        ("leader", "POLITICAL FIGURE"),
        ("hopeful", "POLITICAL FIGURE"),
        ("sergeant", "LAW ENFORCEMENT"),
        ("watchman", "SECURITY GUARD"),
    ];
    const TRAITS: &[(&str, &str)] = &[
        ("diplomat", "DIPLOMAT"),
        ("official", "GOVERNMENT OFFICIAL"),
        ("judge", "LEGAL OR JUDICIAL"),
        ("lawyer", "CIVILIAN"),
        ("politician", "POLITICAL FIGURE"),
        ("guard", "SECURITY GUARD"),
    ];
    let head = head(words);
    let by_head = HEADS.iter().find(|(word, _)| *word == head).map(|(_, name)| *name);
    let by_trait = TRAITS
        .iter()
        .find(|(name, _)| victim.traits.iter().any(|held| held == name))
        .map(|(_, name)| *name);
    let status = match &*victim.status {
        "military" => Some("ACTIVE MILITARY"),
        "police" => Some("LAW ENFORCEMENT"),
        _ => None,
    };
    let now = by_head.or(by_trait).or(status).unwrap_or("CIVILIAN");
    let former =
        fold(words).split_whitespace().any(|word| matches!(word, "former" | "retired" | "ex"));
    match now {
        "GOVERNMENT OFFICIAL" if former => "FORMER GOVERNMENT OFFICIAL",
        "ACTIVE MILITARY" if former => "FORMER ACTIVE MILITARY",
        _ => now,
    }
}

/// The effect that a count tells, or that it denies.
pub(super) fn harm(count: &Count, what: &str) -> Option<String> {
    match count.status {
        CountStatus::Stated if count.max == Some(0) => Some(format!("NO {what}")),
        CountStatus::Stated | CountStatus::StatedNoNumber => Some(what.to_owned()),
        CountStatus::ExplicitNone => Some(format!("NO {what}")),
        CountStatus::NoReports | CountStatus::NoReportsYet | CountStatus::NotStated => None,
    }
}

/// A number as the task writes it: `6`, `6-8`, `6-` for at least, `~6` for about, `PLURAL` for several.
pub(super) fn number(count: &Count) -> Option<String> {
    match (count.status, count.min, count.max, count.best) {
        (CountStatus::StatedNoNumber, ..) => Some("PLURAL".to_owned()),
        (CountStatus::Stated, Some(min), Some(max), _) if min == max => Some(min.to_string()),
        (CountStatus::Stated, Some(min), Some(max), Some(best)) if min < best && best < max => {
            Some(format!("~{best}"))
        }
        (CountStatus::Stated, Some(min), Some(max), _) => Some(format!("{min}-{max}")),
        (CountStatus::Stated, Some(min), None, _) => Some(format!("{min}-")),
        (CountStatus::Stated, None, _, Some(best)) => Some(best.to_string()),
        _ => None,
    }
}

/// Whether the victims are these people.
fn named(people: &People, victim: &VictimValue) -> bool {
    victim.group.as_deref().is_some_and(|group| fold(group) == fold(&people.group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let stated =
            |min, max, best| Count { status: CountStatus::Stated, min, max, best, words: None };
        assert_eq!(number(&stated(Some(6), Some(6), Some(6))).as_deref(), Some("6"));
        assert_eq!(number(&stated(Some(6), None, None)).as_deref(), Some("6-"));
        assert_eq!(number(&stated(Some(6), Some(8), None)).as_deref(), Some("6-8"));
        assert_eq!(number(&stated(Some(80), Some(120), Some(100))).as_deref(), Some("~100"));
        assert_eq!(
            number(&Count::bare(CountStatus::StatedNoNumber, None)).as_deref(),
            Some("PLURAL")
        );
        assert_eq!(number(&Count::NOT_STATED), None);
    }

    fn told(words: &str, count: &str) -> Person<'static> {
        Person {
            name: None,
            words: Some(words.to_owned()),
            kind: "CIVILIAN",
            count: Some(count.to_owned()),
            nation: None,
            killed: Some("DEATH".to_owned()),
            injured: None,
        }
    }

    #[test]
    fn people_told_twice() {
        let mut people = Vec::new();
        add(&mut people, told("SIX MINERS", "6"));
        add(&mut people, told("THE MINERS", "PLURAL"));
        add(&mut people, told("A JUDGE", "1"));
        add(&mut people, Person { name: Some("ANA RUIZ"), ..told("JUDGE", "1") });
        let told: Vec<_> = people.iter().map(|p| (p.name, p.words.as_deref())).collect();
        assert_eq!(told, [(None, Some("SIX MINERS")), (Some("ANA RUIZ"), Some("JUDGE"))]);
    }
}
