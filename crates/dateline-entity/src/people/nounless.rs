//! People without a noun for them: of a nation (`two Iraqis`), of an age (`a 17-year-old`), or more of those told of (`two more`).

use std::borrow::Cow;

use dateline_text::Class;
use smol_str::SmolStr;

use crate::lexicon::nation::{nation, nationals};
use crate::lexicon::phrase;
use crate::lexicon::{Form, Kind, Words, any};
use crate::{Entity, Mention, People, Status, actor};

/// `two Iraqis`, `Palestinians`, `an Israeli`
pub(super) fn compatriots(words: &Words<'_>, at: usize, out: &mut Vec<Mention>) {
    let noun_follows = |next: usize| {
        words.has(next, Class::WORD)
            && !words.has(
                next,
                Class::PREPOSITION
                    | Class::AUXILIARY
                    | Class::CONJUNCTION
                    | Class::MODAL
                    | Class::PRONOUN
                    | Class::HARM
                    | Class::REPORTING,
            )
    };
    let (code, used, form) = if let Some(code) = nationals(words, at) {
        (code, 1, Form::Plural)
    } else {
        // Most names of states are no adjectives.
        if words.find(Kind::State, at).is_some_and(|hit| hit.form != Form::Adjective) {
            return;
        }
        let nation = nation(words, at).filter(|nation| nation.form == Form::Adjective);
        let Some(nation) = nation else { return };
        let next = at + nation.used;
        // `an Israeli and four Turks`, but not `an Israeli and Turkish force`
        let another = words.has(
            next + 1,
            Class::NUMBER_WORD | Class::DIGIT | Class::DETERMINER | Class::VAGUE_NUMBER,
        );
        let describes = noun_follows(next)
            || words.joins(next)
            || words.has(next, Class::POSSESSIVE)
            || words.has(next, Class::CONJUNCTION) && !another;
        if describes {
            return;
        }
        (nation.code, nation.used, Form::Singular)
    };
    let lead = phrase::lead(words, at);
    let count = lead.count(words, form);
    if form == Form::Singular && count.is_none() {
        return;
    }
    let last = at + used - 1;
    let people = People {
        group: actor::plain(words, at, last),
        status: Status::Unknown,
        traits: Cow::Borrowed(&[]),
        plural: count.is_none(),
        count,
        country: Some(SmolStr::new_static(code)),
        armed: false,
        speaker: false,
    };
    let span = lead.span(words, last);
    out.push(Mention { span, entity: Entity::People(people), rule: "people/nationals" });
}

/// `a 17-year-old`, `two 16-year-olds`, with no noun after it: somebody of that age, as the last token and the mention.
pub(super) fn aged(words: &Words<'_>, at: usize) -> Option<(usize, Mention)> {
    let year = at + 1 + usize::from(words.joins(at + 1));
    let last = year + 1 + usize::from(words.joins(year + 1));
    let infant = words.is_any(year, any!["month", "week", "day"]);
    if !infant && !words.is_any(year, any!["year", "years"])
        || !words.is_any(last, any!["old", "olds"])
    {
        return None;
    }
    // `a 15-year-old male`
    let last = last + usize::from(words.is_any(last + 1, any!["male", "female"]));
    let next = last + 1;
    let ends = next >= words.tokens.len()
        || words.has(
            next,
            Class::PUNCT
                | Class::AUXILIARY
                | Class::HARM
                | Class::TRIGGER
                | Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::MODAL
                | Class::PRONOUN
                | Class::REPORTING
                | Class::CAPITAL,
        )
        || words.text(next).ends_with("ly");
    if !ends || words.joins(next) {
        return None;
    }
    let form = if words.is(last, "olds") { Form::Plural } else { Form::Singular };
    let lead = phrase::lead(words, at);
    let age = words.text(at).parse::<u32>().ok();
    let count = lead.count(words, form);
    let people = People {
        group: actor::plain(words, at, last),
        status: Status::Unknown,
        traits: Cow::Borrowed(if infant || age.is_some_and(|age| age < 18) {
            &["child"]
        } else {
            &[]
        }),
        plural: count.is_none() && form == Form::Plural,
        count,
        country: None,
        armed: false,
        speaker: false,
    };
    let span = lead.span(words, last);
    Some((last, Mention { span, entity: Entity::People(people), rule: "people/aged" }))
}

/// `two more` without a noun
pub(super) fn more(words: &Words<'_>, at: usize) -> Option<Mention> {
    let (_, _) = phrase::quantity_before(words, at)?;
    let ends = at + 1 >= words.tokens.len()
        || words.has(
            at + 1,
            Class::PUNCT | Class::AUXILIARY | Class::HARM | Class::PREPOSITION | Class::CONJUNCTION,
        );
    if !ends || words.is_any(at + 1, any!["than", "of"]) || words.joins(at + 1) {
        return None;
    }
    let lead = phrase::lead(words, at);
    let count = lead.count(words, Form::Plural);
    let people = People {
        group: SmolStr::new_static("more"),
        status: Status::Unknown,
        traits: Cow::Borrowed(&[]),
        plural: false,
        count,
        country: None,
        armed: false,
        speaker: false,
    };
    Some(Mention {
        span: lead.span(words, at),
        entity: Entity::People(people),
        rule: "people/more",
    })
}
