//! A reader's rendering of what was read: one account a paragraph, one position a line.

use std::fmt::Write as _;

use dateline_text::Span;

use crate::{
    Account, AccountKind, ActorValue, Count, CountStatus, DateValue, PlaceValue, Position, Reading,
};

/// Renders `reading` over the text that it was read from.
pub fn explain(text: &str, reading: &Reading) -> String {
    let mut out = String::new();
    for account in &reading.accounts {
        account_lines(text, account, &mut out);
    }
    for aggregate in &reading.aggregates {
        let window =
            aggregate.window.as_ref().map(|w| format!(" over {}", date(w))).unwrap_or_default();
        let actor =
            aggregate.actor.as_ref().map(|a| format!(" by {}", actor(a))).unwrap_or_default();
        let area = if aggregate.area.is_empty() {
            String::new()
        } else {
            format!(" in {}", aggregate.area.join(", "))
        };
        line(
            &mut out,
            &format!(
                "aggregate {:?}: {}{actor}{area}{window} | {}",
                aggregate.kind,
                count(&aggregate.value),
                quote(text, &aggregate.evidence)
            ),
        );
    }
    for context in &reading.context {
        line(&mut out, &format!("context {:?}: {}", context.kind, quote(text, &context.evidence)));
    }
    for dropped in &reading.dropped {
        line(
            &mut out,
            &format!("dropped ({}): {}", dropped.reason, Span::from(dropped.at).of(text)),
        );
    }
    out
}

fn line(out: &mut String, line: &str) {
    writeln!(out, "{line}").expect("writing to a string");
}

fn account_lines(text: &str, account: &Account, out: &mut String) {
    let kind = match account.kind {
        AccountKind::NewEvent => "new event",
        AccountKind::Background => "background",
        AccountKind::Umbrella => "umbrella",
    };
    line(
        out,
        &format!(
            "account {} ({kind}{}{})",
            account.ordinal,
            if account.multiplicity == crate::Multiplicity::Group { ", group" } else { "" },
            if account.sums_up.is_empty() {
                String::new()
            } else {
                format!(", sums up {:?}", account.sums_up)
            }
        ),
    );
    for evidence in &account.evidence {
        line(out, &format!("  > {}", Span::from(*evidence).of(text).replace('\n', " ")));
    }
    let t = &account.telling;
    let mut show = |name: &str, rows: Vec<(String, &str, String)>| {
        for (value, rule, words) in rows {
            line(out, &format!("  {name}: {value} [{rule}] {words}"));
        }
    };
    macro_rules! rows {
        ($field:ident, $render:expr) => {
            show(
                stringify!($field),
                t.$field
                    .iter()
                    .map(|p| {
                        (
                            format!("{}{}", $render(&p.value), said(account, p)),
                            p.rule.as_ref(),
                            quote(text, &p.evidence),
                        )
                    })
                    .collect(),
            );
        };
    }
    rows!(nature, |v: &crate::Nature| format!("{v:?}"));
    rows!(types, |v: &crate::EventType| v.sub_event_type.clone().unwrap_or_default());
    rows!(stages, |v: &crate::Stage| format!("{v:?}"));
    rows!(dates, date);
    rows!(place, place);
    rows!(launched_from, place);
    rows!(weapons, |v: &Vec<crate::WeaponValue>| v
        .iter()
        .map(|w| format!("{} x {}", count(&w.count), w.kind))
        .collect::<Vec<_>>()
        .join(" + "));
    rows!(attacks, count);
    rows!(targets, |v: &Vec<crate::TargetValue>| v
        .iter()
        .map(|t| format!("{} ({:?})", t.kind.as_deref().unwrap_or("it"), t.effect))
        .collect::<Vec<_>>()
        .join(" + "));
    rows!(killed, count);
    rows!(injured, count);
    rows!(missing, count);
    rows!(abducted, count);
    rows!(attackers_killed, count);
    rows!(attackers_injured, count);
    rows!(victims, |v: &Vec<crate::VictimValue>| v
        .iter()
        .map(|x| format!("{} ({})", x.group.as_deref().unwrap_or("people"), x.status))
        .collect::<Vec<_>>()
        .join(" + "));
    rows!(perpetrator, |v: &crate::Perpetrator| format!(
        "{} ({:?})",
        actor(&v.actor),
        v.attribution
    ));
    rows!(claim, |v: &crate::Claim| format!("{v:?}"));
}

fn said<T>(account: &Account, position: &Position<T>) -> String {
    let who = position
        .source
        .map(|at| format!(" says {}", account.sources[at as usize].name))
        .unwrap_or_default();
    let hedge = position.hedge.as_ref().map(|h| format!(" ({h})")).unwrap_or_default();
    let covers = if position.covers.is_empty() {
        String::new()
    } else {
        format!(" also of {:?}", position.covers)
    };
    format!("{who}{hedge}{covers}")
}

fn quote(text: &str, evidence: &[crate::Bytes]) -> String {
    evidence
        .iter()
        .map(|b| format!("\"{}\"", Span::from(*b).of(text).replace('\n', " ")))
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn count(count: &Count) -> String {
    let status = match count.status {
        CountStatus::Stated => {
            return match (count.min, count.max, count.best) {
                (Some(a), Some(b), _) if a == b => a.to_string(),
                (Some(a), Some(b), _) => format!("{a}..{b}"),
                (Some(a), None, _) => format!("{a}.."),
                (None, Some(b), _) => format!("..{b}"),
                (None, None, Some(n)) => format!("~{n}"),
                (None, None, None) => "some".to_owned(),
            };
        }
        CountStatus::StatedNoNumber => "some",
        CountStatus::ExplicitNone => "none",
        CountStatus::NoReports => "no reports",
        CountStatus::NoReportsYet => "no reports yet",
        CountStatus::NotStated => "not stated",
    };
    status.to_owned()
}

pub(crate) fn date(date: &DateValue) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("..".to_owned(), |d| d.to_string());
    let span = match (date.start == date.end, date.best) {
        (true, Some(best)) => best.to_string(),
        (_, best) => format!(
            "{}/{}{}",
            day(date.start),
            day(date.end),
            best.map(|b| format!(" best {b}")).unwrap_or_default()
        ),
    };
    let part = date.part_of_day.as_ref().map(|p| format!(" {p}")).unwrap_or_default();
    format!("{span}{part} ({:?} .{:02})", date.basis, date.confidence)
}

pub(crate) fn place(place: &PlaceValue) -> String {
    let name = place.name.as_deref().unwrap_or("unnamed");
    let relation = place.relation.as_ref().map(|r| format!("{r} ")).unwrap_or_default();
    let admin = place.admin1.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
    format!(
        "{relation}{name}{admin}, {} <{}>",
        if place.countries.is_empty() { "?".to_owned() } else { place.countries.join("+") },
        place.kind.as_deref().unwrap_or("?")
    )
}

pub(crate) fn actor(actor: &ActorValue) -> String {
    actor
        .name
        .clone()
        .or_else(|| actor.descriptor.as_ref().map(|d| format!("\"{d}\"")))
        .unwrap_or_else(|| actor.words.clone())
}
