//! Values in a few words, for people: the same words in every format.

use std::fmt::Write;

use crate::shape::{
    Actor, AggregateKind, Agreement, AnyValue, Attribution, Claim, ContextKind, Count, CountStatus,
    Date, DateBasis, Decided, DisagreementKind, Effect, EventType, MentionKind, Nature,
    Perpetrator, Place, PlaceTable, Review, Severity, Side, Stage, Target, Verb, Victim, Weapon,
};

/// A value that can be said in a few words.
pub trait Brief {
    /// One line, not empty, in words that do not go beyond the value.
    fn brief(&self) -> String;
}

impl Brief for Decided {
    /// `corrected, by A. Reader on 2024-04-01: the ministry mended its count`
    fn brief(&self) -> String {
        let others = match &self.others[..] {
            [] => String::new(),
            others => format!(" ({})", others.join(", ")),
        };
        format!("{}{others}, by {} on {}: {}", self.decision.brief(), self.by, self.on, self.why)
    }
}

impl Brief for Count {
    /// `3`, `at least 3`, `2 to 4`, `none`, `none reported so far`, `some, no number given (deadly)`, `not stated`.
    ///
    /// The words follow where they say less, or other, than a figure: `at least 24 (dozens)`.
    fn brief(&self) -> String {
        let number = match (self.min, self.max) {
            _ if self.status == CountStatus::ExplicitNone => return "none".to_owned(),
            _ if self.status == CountStatus::NoReports => return "none reported".to_owned(),
            _ if self.status == CountStatus::NoReportsYet => {
                return "none reported so far".to_owned();
            }
            _ if self.status == CountStatus::NotStated => return "not stated".to_owned(),
            (Some(min), Some(max)) if min == max => return min.to_string(),
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => "some, no number given".to_owned(),
        };
        match self.words.as_deref() {
            Some(words) if !words.is_empty() && words != number => format!("{number} ({words})"),
            _ => number,
        }
    }
}

impl Brief for Date {
    /// `2024-03-12, evening`, `2024-03-10 to 2024-03-12`, `by 2024-03-12`, `not known`.
    fn brief(&self) -> String {
        let mut words = match (self.start, self.end, self.best) {
            (Some(start), Some(end), _) if start == end => start.to_string(),
            (Some(start), Some(end), None) => format!("{start} to {end}"),
            (Some(start), Some(end), Some(best)) => format!("{best} (within {start} to {end})"),
            (Some(start), None, None) => format!("{start} or later"),
            (None, Some(end), None) => format!("by {end}"),
            (None, None, None) => return "not known".to_owned(),
            (_, _, Some(best)) => best.to_string(),
        };
        if let Some(time) = &self.time {
            let _ = write!(words, ", {time}");
            if let Some(zone) = &self.zone {
                let _ = write!(words, " {zone}");
            }
        } else if let Some(part) = &self.part_of_day {
            let _ = write!(words, ", {part}");
        }
        words
    }
}

impl Brief for Place {
    /// `outside Kirkuk, IQ`; an unnamed place in its own words, `a base in Jordan, JO`; of a land that only some place in it tells,
    /// `in IQ (of "Kirkuk")`.
    fn brief(&self) -> String {
        let mut words = String::new();
        if let Some(name) = &self.name {
            if let Some(relation) = self.relation.as_deref().filter(|relation| *relation != "at") {
                words.push_str(relation);
                words.push(' ');
            }
            words.push_str(name);
            if let Some(admin1) = self.admin1.as_deref().filter(|admin1| admin1 != name) {
                let _ = write!(words, ", {admin1}");
            }
        } else if self.kind.as_deref() == Some("country") && !self.countries.is_empty() {
            let _ = write!(words, "in {} (of \"{}\")", self.countries.join(" or "), self.words);
        } else {
            words.push_str(&self.words);
        }
        if !self.countries.is_empty() && self.kind.as_deref() != Some("country") {
            let _ = write!(words, ", {}", self.countries.join(" or "));
        }
        words
    }
}

impl Brief for Actor {
    /// The name; of an unnamed actor the describing words.
    fn brief(&self) -> String {
        self.name.as_ref().or(self.descriptor.as_ref()).unwrap_or(&self.words).clone()
    }
}

impl Brief for Perpetrator {
    /// `Dawn Brigade (blamed)`: never without the grounds.
    fn brief(&self) -> String {
        format!("{} ({})", self.actor.brief(), self.attribution.brief())
    }
}

impl Brief for Side {
    /// `attacker: Dawn Brigade (blamed)`
    fn brief(&self) -> String {
        let mut words = format!("{}: {}", self.role, self.actor.brief());
        if let Some(attribution) = self.attribution {
            let _ = write!(words, " ({})", attribution.brief());
        }
        words
    }
}

impl Brief for Weapon {
    /// `2 × rocket`, `at least 2 × rocket`, `rocket`
    fn brief(&self) -> String {
        let kind = spaced(&self.kind);
        match self.count.status {
            CountStatus::Stated => format!("{} × {kind}", self.count.brief()),
            CountStatus::ExplicitNone => format!("no {kind}"),
            _ => kind,
        }
    }
}

impl Brief for Target {
    /// `fuel depot (damaged)`
    fn brief(&self) -> String {
        let mut words = match (&self.name, &self.kind) {
            (Some(name), _) => name.clone(),
            (None, Some(kind)) => spaced(kind),
            (None, None) => "a target".to_owned(),
        };
        if !self.owner.is_empty() {
            let _ = write!(words, " of {}", self.owner.join(", "));
        }
        if self.effect != Effect::NotStated {
            let _ = write!(words, " ({})", self.effect.brief());
        }
        words
    }
}

impl Brief for Victim {
    /// `guards: 2 injured`, `civilians (child): 1 killed, at least 2 injured`
    fn brief(&self) -> String {
        let mut words = self.group.clone().unwrap_or_else(|| match &*self.status {
            "unknown" => "people".to_owned(),
            status => spaced(status),
        });
        if !self.traits.is_empty() {
            let traits: Vec<String> = self.traits.iter().map(|of| spaced(of)).collect();
            let _ = write!(words, " ({})", traits.join(", "));
        }
        let hurt: Vec<String> = [(&self.killed, "killed"), (&self.injured, "injured")]
            .into_iter()
            .filter(|(count, _)| count.status != CountStatus::NotStated)
            .map(|(count, how)| format!("{} {how}", count.brief()))
            .collect();
        if !hurt.is_empty() {
            let _ = write!(words, ": {}", hurt.join(", "));
        }
        words
    }
}

impl Brief for EventType {
    /// `Explosions/Remote violence: Air/drone strike`
    fn brief(&self) -> String {
        match (&self.event_type, &self.sub_event_type) {
            (Some(event), Some(sub)) => format!("{event}: {sub}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => "no type".to_owned(),
        }
    }
}

impl<T: Brief> Brief for Vec<T> {
    /// The items with commas; semicolons where an item holds a comma itself.
    fn brief(&self) -> String {
        let items: Vec<String> = self.iter().map(Brief::brief).collect();
        match items.as_slice() {
            [] => "none".to_owned(),
            items if items.iter().any(|item| item.contains(", ")) => items.join("; "),
            items => items.join(", "),
        }
    }
}

impl Brief for AnyValue {
    fn brief(&self) -> String {
        match self {
            Self::Nature(value) => value.brief(),
            Self::Stage(value) => value.brief(),
            Self::Claim(value) => value.brief(),
            Self::Words(value) => value.clone(),
            Self::Date(value) => value.brief(),
            Self::Place(value) => value.brief(),
            Self::Count(value) => value.brief(),
            Self::Perpetrator(value) => value.brief(),
            Self::Weapons(value) => value.brief(),
            Self::Targets(value) => value.brief(),
            Self::Victims(value) => value.brief(),
            Self::Sides(value) => value.brief(),
            Self::Types(value) => value.brief(),
        }
    }
}

/// Declares the words of an enum, one for each variant.
macro_rules! words {
    ($($type:ident { $($variant:ident => $words:literal,)* })*) => {
        $(impl Brief for $type {
            fn brief(&self) -> String {
                match self { $(Self::$variant => $words,)* }.to_owned()
            }
        })*
    };
}

words! {
    Nature {
        Attack => "attack",
        Clash => "clash",
        Interception => "interception",
        Explosion => "explosion, cause not settled",
        Accident => "accident",
    }
    Stage {
        Accomplished => "accomplished",
        Intercepted => "intercepted",
        Attempted => "attempted",
        Threatened => "threatened",
        Unclear => "unclear",
    }
    Claim {
        Claimed => "claimed",
        NoClaimYet => "no claim yet",
        Denied => "denied",
        UnderInvestigation => "under investigation",
        AssertedAttack => "said to be an attack",
        ClaimedOrBlamed => "claimed or blamed",
        NotStated => "not stated",
    }
    Attribution {
        SelfClaimed => "claims it",
        Blamed => "blamed",
        Asserted => "named by the report",
        Suspected => "suspected",
        BlamedOrClaimed => "blamed or claims it",
        Denied => "denies it",
    }
    Effect {
        Destroyed => "destroyed",
        Damaged => "damaged",
        NoDamage => "no damage, a source says",
        NoReports => "no damage reported",
        NotStated => "not stated",
    }
    DateBasis {
        Stated => "printed",
        Anchored => "counted from another date",
        Inferred => "inferred from other facts",
        Borrowed => "borrowed from a near-duplicate",
        None => "not known",
    }
    Agreement {
        Single => "one voice",
        Agreed => "agreed",
        Compatible => "compatible",
        Disputed => "disputed",
        None => "not stated",
    }
    Review {
        Unreviewed => "unreviewed",
        Confirmed => "confirmed",
        Corrected => "corrected",
        Rejected => "rejected",
    }
    Verb {
        Merge => "one record",
        Separate => "records apart",
        Reject => "no incident",
        Confirm => "right",
        Correct => "corrected",
    }
    MentionKind {
        NewEvent => "reported as news",
        Background => "recalled as background",
        Umbrella => "summed up with others",
    }
    DisagreementKind {
        Contradiction => "contradiction",
        Scope => "scope",
        Time => "time",
    }
    AggregateKind {
        AttackCount => "attacks counted",
        ClaimShare => "share of attacks claimed",
        Lull => "lull",
        Frequency => "frequency",
        StrikeSeries => "series of strikes",
        TroopLevel => "troop level",
        CasualtyTotal => "casualties in total",
        OngoingActivity => "ongoing activity",
    }
    ContextKind {
        Diplomatic => "diplomatic",
        Demand => "demand",
        Statement => "statement",
        Accusation => "accusation",
        History => "history",
        Denial => "denial",
        Warning => "warning",
        Other => "other",
    }
    Severity {
        Warning => "warning",
        Error => "error",
    }
}

/// Where the positions of places come from; none where that is not told.
pub(crate) fn source(places: &PlaceTable) -> Option<String> {
    let hash = places.sha256.get(..16).unwrap_or(&places.sha256);
    (places.rows > 0).then(|| {
        format!(
            "Positions from a gazetteer of {} with {} places (format {}, sha256 {hash})",
            places.date, places.rows, places.format
        )
    })
}

/// `fuel_depot` and `car-bomb` as people write them.
pub(crate) fn spaced(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(min: Option<u64>, max: Option<u64>, words: Option<&str>) -> String {
        let status = CountStatus::Stated;
        Count { status, min, max, best: None, words: words.map(str::to_owned) }.brief()
    }

    #[test]
    fn counts() {
        assert_eq!(count(Some(3), Some(3), Some("three")), "3");
        assert_eq!(count(Some(3), None, None), "at least 3");
        assert_eq!(count(Some(24), None, Some("dozens")), "at least 24 (dozens)");
        assert_eq!(count(None, Some(9), None), "at most 9");
        assert_eq!(count(Some(2), Some(4), None), "2 to 4");
        assert_eq!(Count::NOT_STATED.brief(), "not stated");
        assert_eq!(Count::bare(CountStatus::ExplicitNone, None).brief(), "none");
    }

    #[test]
    fn an_unnamed_place_is_told_in_its_words() {
        let place: Place = serde_json::from_str(
            r#"{"name": null, "words": "a base in Jordan", "id": null, "kind": "military_base", "relation": "at",
                "country": "JO", "countries": ["JO"], "admin1": null, "admin2": null, "lat": null, "lon": null,
                "precision_km": null, "candidates": []}"#,
        )
        .expect("it is a place");
        assert_eq!(place.brief(), "a base in Jordan, JO");
    }
}
