//! What merging did, for a reader: one incident with one field a line, then what was refused.

use std::fmt::Write as _;

use super::disagree::span;
use super::{MERGE, country, settle};
use crate::{
    AccountKind, Agreement, Attributed, Claim, Count, CountStatus, DateValue, DisagreementKind,
    EventType, Field, Fields, Incident, Link, Merged, Nature, Perpetrator, PlaceValue, Reading,
    Said, Side, Stage, TargetValue, VictimValue, WeaponValue,
};

/// Renders `merged` for people: stable, one line for each field that anybody speaks of.
pub fn explain(merged: &Merged, readings: &[Reading]) -> String {
    let mut out = String::new();
    for incident in &merged.incidents {
        let joined = |link| format!("  {:<12} {}\n", "joined", joined(link, readings));
        record(
            &mut out,
            incident,
            readings,
            &incident.merge.iter().map(joined).collect::<String>(),
        );
        out.push('\n');
    }
    for told in &merged.disagreements {
        let _ =
            writeln!(out, "disagreement {}", disagreement(&told.field, told.kind, &told.positions));
        for said in &told.positions {
            if let Said::Statement { reading, value, evidence, .. } = said {
                let at = evidence.first().map_or(0, |words| words.start);
                let _ = writeln!(out, "  {} {at}: {value}", readings[*reading].facts.id);
            }
        }
    }
    for link in &merged.refused {
        let _ = writeln!(out, "refused {}", joined(link, readings));
    }
    out
}

/// Renders one record with every pair of its accounts weighed, and the pairs with accounts outside that were refused.
///
/// `None` where no record goes by `id`, now or before a decision.
pub fn explain_incident(merged: &Merged, readings: &[Reading], id: &str) -> Option<String> {
    let named = |incident: &&Incident| incident.id == id;
    let before = |incident: &&Incident| incident.supersedes.iter().any(|old| old == id);
    let incident =
        merged.incidents.iter().find(named).or_else(|| merged.incidents.iter().find(before))?;
    let mut out = String::new();
    let mut pairs = String::new();
    let rows = super::rows(readings);
    let rows: Vec<_> = rows.iter().filter(|row| incident.accounts.contains(&row.account)).collect();
    for (at, a) in rows.iter().take(PAIRED).enumerate() {
        for b in rows.iter().take(PAIRED).skip(at + 1) {
            let known =
                incident.merge.iter().find(|link| (link.a, link.b) == (a.account, b.account));
            let link = known.cloned().unwrap_or_else(|| {
                let verdict = super::score(a, b);
                Link { a: a.account, b: b.account, score: verdict.score, reasons: verdict.reasons }
            });
            line(&mut pairs, "pair", &joined(&link, readings));
        }
    }
    let touches =
        |link: &&Link| incident.accounts.contains(&link.a) || incident.accounts.contains(&link.b);
    for link in merged.refused.iter().filter(touches) {
        let outside = if incident.accounts.contains(&link.a) { link.b } else { link.a };
        let home = merged.incidents.iter().find(|other| other.accounts.contains(&outside));
        let home = home.map_or("no record", |home| &home.id);
        line(&mut pairs, "refused", &format!("{} [{home}]", joined(link, readings)));
    }
    record(&mut out, incident, readings, &pairs);
    Some(out)
}

/// Accounts of one record whose pairs are all printed.
const PAIRED: usize = 64;

fn line(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "  {name:<12} {text}");
}

/// A record, with the lines that say what made it one.
fn record(out: &mut String, incident: &Incident, readings: &[Reading], links: &str) {
    let _ = writeln!(out, "{}  {}", incident.id, incident.title);
    line(out, "date", &date(&incident.date));
    line(out, "stage", &word(&incident.stage));
    let multiplicity = word(&incident.multiplicity);
    let role = if incident.background { "background" } else { "news" };
    let origins = incident.independent_origins;
    line(
        out,
        "record",
        &format!("{multiplicity}, {role}, origins {origins}, confidence {}", incident.confidence),
    );
    fields(&incident.fields, &mut |name, text| line(out, name, text));
    for &at in &incident.accounts {
        if let Some(account) = settle::account(readings, at) {
            let kind = match account.kind {
                AccountKind::NewEvent => "new_event",
                AccountKind::Background => "background",
                AccountKind::Umbrella => "umbrella",
            };
            let text = format!(
                "{} {kind} {}..{}",
                name(readings, at),
                account.root.start,
                account.root.end
            );
            line(out, "account", &text);
        }
    }
    out.push_str(links);
    for told in &incident.disagreements {
        line(out, "disagreement", &disagreement(&told.field, told.kind, &told.positions));
    }
    if !incident.supersedes.is_empty() {
        line(out, "supersedes", &incident.supersedes.join(", "));
    }
    for ruling in &incident.rulings {
        let others = if ruling.others.is_empty() {
            String::new()
        } else {
            format!(" with {}", ruling.others.join(", "))
        };
        let text = format!(
            "{}{others} by {} on {}: {}",
            word(&ruling.verb),
            ruling.by,
            ruling.on,
            ruling.why
        );
        line(out, "decided", &text);
    }
}

fn name(readings: &[Reading], (reading, ordinal): (usize, u32)) -> String {
    format!("{}#{ordinal}", readings[reading].facts.id)
}

fn joined(link: &Link, readings: &[Reading]) -> String {
    let mut text = format!(
        "{} + {} = {} of {MERGE}:",
        name(readings, link.a),
        name(readings, link.b),
        link.score
    );
    for (at, reason) in link.reasons.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = match reason.weight {
            0 => write!(text, "{comma} {} forbids it", reason.rule),
            weight => write!(text, "{comma} {} {weight:+}", reason.rule),
        };
        if !reason.detail.is_empty() {
            let _ = write!(text, " ({})", reason.detail);
        }
    }
    text
}

fn disagreement(field: &str, kind: DisagreementKind, positions: &[Said]) -> String {
    format!("{field}: {}, {} positions", word(&kind), positions.len())
}

fn fields(fields: &Fields, line: &mut impl FnMut(&str, &str)) {
    macro_rules! each {
        ($($field:ident)*) => { $(if let Some(text) = field(&fields.$field) { line(stringify!($field), &text); })* };
    }
    each!(nature types stages dates place launched_from weapons attacks targets killed injured missing abducted
        attackers_killed attackers_injured victims sides perpetrator claim);
}

/// `4 (agreed)`, or for a dispute `? (disputed: 4 | 5)`.
fn field<T: Shown + settle::Value>(field: &Field<T>) -> Option<String> {
    let speaks = |value: &T| value.speaks();
    if field.agreement == Agreement::None {
        return None;
    }
    let mut said: Vec<String> = Vec::new();
    for (_, position) in field.positions.iter().filter(|(_, position)| speaks(&position.value)) {
        let text = position.value.shown();
        if !said.contains(&text) {
            said.push(text);
        }
    }
    let value = field.value.as_ref().map_or_else(|| "?".to_owned(), Shown::shown);
    Some(match field.agreement {
        agreement if said.len() < 2 => format!("{value} ({})", word(&agreement)),
        agreement => format!("{value} ({}: {})", word(&agreement), said.join(" | ")),
    })
}

/// The name that a unit variant is written with: `Debug` in snake case.
fn word(value: &impl std::fmt::Debug) -> String {
    let mut name = String::new();
    for letter in format!("{value:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn date(date: &DateValue) -> String {
    let mut text = span(date);
    if let Some(best) = date.best.filter(|_| date.start != date.end) {
        let _ = write!(text, " best {best}");
    }
    let _ = write!(text, " ({}, {}, {}", date.precision, word(&date.basis), date.confidence);
    if let Some(rule) = &date.rule {
        let _ = write!(text, ", {rule}");
    }
    text.push(')');
    text
}

/// How a value is printed on one line.
trait Shown {
    fn shown(&self) -> String;
}

impl Shown for Nature {
    fn shown(&self) -> String {
        word(self)
    }
}

impl Shown for Stage {
    fn shown(&self) -> String {
        word(self)
    }
}

impl Shown for Claim {
    fn shown(&self) -> String {
        word(self)
    }
}

impl Shown for EventType {
    fn shown(&self) -> String {
        let part = |name: &Option<String>| name.clone().unwrap_or_else(|| "?".to_owned());
        format!("{} - {}", part(&self.event_type), part(&self.sub_event_type))
    }
}

impl Shown for DateValue {
    fn shown(&self) -> String {
        span(self)
    }
}

impl Shown for Count {
    fn shown(&self) -> String {
        match (self.status, self.min, self.max) {
            (CountStatus::Stated, Some(min), Some(max)) if min == max => min.to_string(),
            (CountStatus::Stated, Some(min), None) => format!("{min}+"),
            (CountStatus::Stated, None, Some(max)) => format!("..{max}"),
            (CountStatus::Stated, Some(min), Some(max)) => match self.best {
                Some(best) => format!("{min}..{max} best {best}"),
                None => format!("{min}..{max}"),
            },
            (status, ..) => word(&status),
        }
    }
}

impl Shown for PlaceValue {
    fn shown(&self) -> String {
        let name = match (&self.name, &self.kind) {
            (Some(name), _) => name.clone(),
            (None, Some(kind)) => format!("a {kind}"),
            (None, None) => "somewhere".to_owned(),
        };
        let relation =
            self.relation.as_deref().map_or_else(String::new, |relation| format!("{relation} "));
        let lands: Vec<&str> =
            self.countries.iter().map(|code| country::name(code).unwrap_or(code)).collect();
        let lands =
            if lands.is_empty() { String::new() } else { format!(", {}", lands.join(" or ")) };
        format!("{relation}{name}{lands}")
    }
}

impl Shown for Vec<WeaponValue> {
    fn shown(&self) -> String {
        let items: Vec<String> = self
            .iter()
            .map(|weapon| match weapon.count.status {
                CountStatus::NotStated => weapon.kind.clone(),
                _ => format!("{} {}", weapon.count.shown(), weapon.kind),
            })
            .collect();
        items.join(" and ")
    }
}

impl Shown for Vec<TargetValue> {
    fn shown(&self) -> String {
        let items: Vec<String> = self
            .iter()
            .map(|target| {
                let name = target.name.as_deref().or(target.kind.as_deref()).unwrap_or("?");
                match target.effect {
                    crate::Effect::NotStated => name.to_owned(),
                    effect => format!("{name} {}", word(&effect)),
                }
            })
            .collect();
        items.join(", ")
    }
}

impl Shown for Vec<VictimValue> {
    fn shown(&self) -> String {
        let items: Vec<String> = self
            .iter()
            .map(|victim| {
                let group = victim.group.as_deref().unwrap_or(&victim.status);
                let counts = [("killed", &victim.killed), ("injured", &victim.injured)];
                let said =
                    counts.iter().filter(|(_, count)| count.status != CountStatus::NotStated);
                let said: Vec<String> =
                    said.map(|(name, count)| format!("{} {name}", count.shown())).collect();
                format!("{group} {}", said.join(" "))
            })
            .collect();
        items.join(", ")
    }
}

fn actor(actor: &crate::ActorValue) -> &str {
    actor.name.as_deref().or(actor.descriptor.as_deref()).unwrap_or(&actor.words)
}

fn grounds(attribution: Attributed) -> String {
    word(&attribution)
}

impl Shown for Vec<Side> {
    fn shown(&self) -> String {
        let items: Vec<String> =
            self.iter().map(|side| format!("{} {}", side.role, actor(&side.actor))).collect();
        items.join(", ")
    }
}

impl Shown for Perpetrator {
    fn shown(&self) -> String {
        format!("{} {}", actor(&self.actor), grounds(self.attribution))
    }
}
