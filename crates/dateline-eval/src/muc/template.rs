//! Templates as the task prints them: 25 slots, a fill a line.

use std::fmt;
use std::ops::RangeInclusive;

/// The names of the slots, by number.
const NAMES: [&str; 25] = [
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
];

/// The column of the fills.
const COLUMN: usize = 36;

/// A slot that this adapter fills, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Slot {
    Date = 2,
    Location = 3,
    Type = 4,
    Stage = 5,
    InstrumentId = 6,
    InstrumentType = 7,
    Category = 8,
    Individual = 9,
    Organization = 10,
    Confidence = 11,
    TargetId = 12,
    TargetType = 13,
    TargetNumber = 14,
    TargetNation = 15,
    TargetEffect = 16,
    HumanName = 18,
    HumanDescription = 19,
    HumanType = 20,
    HumanNumber = 21,
    HumanNation = 22,
    HumanEffect = 23,
}

/// The slots on instruments and those on physical targets.
const INSTRUMENT: RangeInclusive<usize> = 6..=7;
const PHYSICAL_TARGET: RangeInclusive<usize> = 12..=17;

/// A type of incident, as the task has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Arson,
    Attack,
    Bombing,
    Kidnapping,
}

impl Type {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Arson => "ARSON",
            Self::Attack => "ATTACK",
            Self::Bombing => "BOMBING",
            Self::Kidnapping => "KIDNAPPING",
        }
    }

    /// Whether the slot does not apply to incidents of this type.
    fn leaves_out(self, slot: usize) -> bool {
        match self {
            Self::Arson => INSTRUMENT.contains(&slot),
            Self::Kidnapping => INSTRUMENT.contains(&slot) || PHYSICAL_TARGET.contains(&slot),
            Self::Attack | Self::Bombing => false,
        }
    }
}

/// A template of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    message: String,
    /// Number among the message's templates and type; `None` for a message without an incident.
    incident: Option<(usize, Type)>,
    fills: [Vec<String>; 25],
}

impl Template {
    /// The template of a message that tells no incident.
    pub(super) fn irrelevant(message: &str) -> Self {
        Self { message: message.to_owned(), incident: None, fills: Default::default() }
    }

    /// The template of an incident, empty but for its type. `number` counts from 1.
    pub(super) fn new(message: &str, number: usize, kind: Type) -> Self {
        let mut template = Self::irrelevant(message);
        template.incident = Some((number, kind));
        template.fill(Slot::Type, kind.name());
        template
    }

    /// Adds a fill, once. Where the slot does not apply it is not printed.
    pub(super) fn fill(&mut self, slot: Slot, fill: impl Into<String>) {
        let fill = fill.into();
        let fills = &mut self.fills[slot as usize];
        if !fills.contains(&fill) {
            fills.push(fill);
        }
    }

    /// The fills of a slot.
    pub(super) fn fills(&self, slot: Slot) -> &[String] {
        &self.fills[slot as usize]
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, name) in NAMES.iter().enumerate() {
            let label = format!("{:<4}{name}", format!("{number}."));
            let fills = match (number, self.incident) {
                (0, _) => std::slice::from_ref(&self.message),
                _ => &self.fills[number][..],
            };
            match (number, self.incident) {
                (1, Some((number, _))) => writeln!(f, "{label:<COLUMN$}{number}")?,
                (1.., None) => writeln!(f, "{label:<COLUMN$}*")?,
                (_, Some((_, kind))) if kind.leaves_out(number) => {
                    writeln!(f, "{label:<COLUMN$}*")?;
                }
                _ => match fills.split_first() {
                    None => writeln!(f, "{label:<COLUMN$}-")?,
                    Some((first, more)) => {
                        writeln!(f, "{label:<COLUMN$}{first}")?;
                        for fill in more {
                            writeln!(f, "{:COLUMN$}{fill}", "")?;
                        }
                    }
                },
            }
        }
        writeln!(f)
    }
}

/// Words of a text as a fill: upper case, on one line, in quotes.
pub(super) fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.to_uppercase().replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    #[test]
    fn a_message_without_an_incident() {
        let text = Template::irrelevant("TST0-MUC3-0001").to_string();
        assert_snapshot!(text.lines().take(3).collect::<Vec<_>>().join("\n"), @r"
        0.  MESSAGE: ID                     TST0-MUC3-0001
        1.  MESSAGE: TEMPLATE               *
        2.  INCIDENT: DATE                  *
        ");
        assert_eq!(text.lines().filter(|line| line.ends_with('*')).count(), 24);
    }

    #[test]
    fn a_kidnapping_has_neither_instrument_nor_physical_target() {
        let mut template = Template::new("TST0-MUC3-0002 (OURS)", 1, Type::Kidnapping);
        template.fill(Slot::HumanDescription, quoted("two\n  engineers"));
        template.fill(Slot::HumanDescription, quoted("a driver"));
        assert_snapshot!(template, @r#"
        0.  MESSAGE: ID                     TST0-MUC3-0002 (OURS)
        1.  MESSAGE: TEMPLATE               1
        2.  INCIDENT: DATE                  -
        3.  INCIDENT: LOCATION              -
        4.  INCIDENT: TYPE                  KIDNAPPING
        5.  INCIDENT: STAGE OF EXECUTION    -
        6.  INCIDENT: INSTRUMENT ID         *
        7.  INCIDENT: INSTRUMENT TYPE       *
        8.  PERP: INCIDENT CATEGORY         -
        9.  PERP: INDIVIDUAL ID             -
        10. PERP: ORGANIZATION ID           -
        11. PERP: ORGANIZATION CONFIDENCE   -
        12. PHYS TGT: ID                    *
        13. PHYS TGT: TYPE                  *
        14. PHYS TGT: NUMBER                *
        15. PHYS TGT: FOREIGN NATION        *
        16. PHYS TGT: EFFECT OF INCIDENT    *
        17. PHYS TGT: TOTAL NUMBER          *
        18. HUM TGT: NAME                   -
        19. HUM TGT: DESCRIPTION            "TWO ENGINEERS"
                                            "A DRIVER"
        20. HUM TGT: TYPE                   -
        21. HUM TGT: NUMBER                 -
        22. HUM TGT: FOREIGN NATION         -
        23. HUM TGT: EFFECT OF INCIDENT     -
        24. HUM TGT: TOTAL NUMBER           -
        "#);
    }
}
