//! A builder of readings: each value gets words of its own, one after the other.

use std::borrow::Cow;

use chrono::NaiveDate;
use dateline_incident::*;
use dateline_text::fold_hash;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write ISO days")
}

/// A date as read: `2024-03-12` or `2024-03-12/2024-03-13`.
pub(crate) fn date(text: &str) -> DateValue {
    let (start, end) = text.split_once('/').unwrap_or((text, text));
    let (start, end) = (day(start), day(end));
    let one = start == end;
    DateValue {
        start: Some(start),
        end: Some(end),
        best: one.then_some(start),
        precision: Cow::Borrowed(if one { "day" } else { "days" }),
        basis: DateBasis::Anchored,
        confidence: 90,
        rule: Some(Cow::Borrowed("weekday")),
        ..DateValue::open()
    }
}

/// An exact count.
pub(crate) fn exactly(number: u64) -> Count {
    Count {
        status: CountStatus::Stated,
        min: Some(number),
        max: Some(number),
        best: Some(number),
        words: None,
    }
}

/// A lower bound.
pub(crate) fn at_least(number: u64) -> Count {
    Count { status: CountStatus::Stated, min: Some(number), max: None, best: None, words: None }
}

/// A count without numbers.
pub(crate) fn bare(status: CountStatus) -> Count {
    Count::bare(status, None)
}

fn place(kind: &str, name: Option<&str>, countries: &[&str]) -> PlaceValue {
    PlaceValue {
        name: name.map(str::to_owned),
        words: name.unwrap_or(kind).to_owned(),
        id: name.map(|name| format!("p:{}", name.to_lowercase())),
        kind: Some(kind.to_owned()),
        relation: None,
        countries: countries.iter().map(|&code| code.to_owned()).collect(),
        admin1: None,
        admin2: None,
        point: None,
        precision_km: None,
        candidates: Vec::new(),
    }
}

/// A town or base with a point, in whole degrees.
pub(crate) fn town(name: &str, country: &str, lat: i32, lon: i32) -> PlaceValue {
    PlaceValue {
        point: Some((lat * 1_000_000, lon * 1_000_000)),
        precision_km: Some(5),
        relation: Some(Cow::Borrowed("near")),
        ..place("place", Some(name), &[country])
    }
}

/// A base without a name.
pub(crate) fn some_base(countries: &[&str]) -> PlaceValue {
    place("military_base", None, countries)
}

/// A country and nothing finer.
pub(crate) fn land(name: &str, code: &str) -> PlaceValue {
    place("country", Some(name), &[code])
}

/// Somebody with an entry.
pub(crate) fn group(name: &str) -> ActorValue {
    ActorValue {
        id: Some(name.to_lowercase().replace(' ', "-")),
        name: Some(name.to_owned()),
        kind: Some("armed_group".to_owned()),
        words: name.to_owned(),
        descriptor: None,
        sponsor: None,
        parent: None,
    }
}

/// Somebody described.
pub(crate) fn described(words: &str, sponsor: &str) -> ActorValue {
    ActorValue {
        id: None,
        name: None,
        kind: Some("armed_group".to_owned()),
        words: words.to_owned(),
        descriptor: Some(words.to_owned()),
        sponsor: Some(sponsor.to_owned()),
        parent: None,
    }
}

/// A document that is being written.
pub(crate) struct Doc {
    reading: Reading,
    at: u32,
}

/// A document of its own wire, written on `reference`.
pub(crate) fn doc(id: &str, reference: &str) -> Doc {
    let facts = DocumentFacts {
        id: format!("d-{id}"),
        origin: format!("o-{id}"),
        reference: date(reference),
    };
    let reading = Reading {
        facts,
        accounts: Vec::new(),
        aggregates: Vec::new(),
        context: Vec::new(),
        dropped: Vec::new(),
        traits: Traits::default(),
    };
    Doc { reading, at: 0 }
}

impl Doc {
    pub(crate) fn wire(mut self, origin: &str) -> Self {
        origin.clone_into(&mut self.reading.facts.origin);
        self
    }

    /// Persons whom the document names.
    pub(crate) fn persons(mut self, names: &[&str]) -> Self {
        self.reading.traits.persons.extend(names.iter().map(|name| fold_hash(name)));
        self.reading.traits.persons.sort_unstable();
        self
    }

    /// Offices and forces that the document names.
    pub(crate) fn bodies(mut self, names: &[&str]) -> Self {
        self.reading.traits.bodies.extend(names.iter().map(|name| fold_hash(name)));
        self.reading.traits.bodies.sort_unstable();
        self
    }

    pub(crate) fn news(self, tell: impl FnOnce(Tale) -> Tale) -> Self {
        self.tell(AccountKind::NewEvent, tell)
    }

    pub(crate) fn recalls(self, tell: impl FnOnce(Tale) -> Tale) -> Self {
        self.tell(AccountKind::Background, tell)
    }

    /// A line that sums up the accounts with these ordinals.
    pub(crate) fn sums_up(self, ordinals: &[u32], tell: impl FnOnce(Tale) -> Tale) -> Self {
        let ordinals = ordinals.to_vec();
        self.tell(AccountKind::Umbrella, |mut tale| {
            tale.account.sums_up = ordinals;
            tell(tale)
        })
    }

    fn tell(mut self, kind: AccountKind, tell: impl FnOnce(Tale) -> Tale) -> Self {
        let root = Bytes { start: self.at, end: self.at + 10 };
        let account = Account {
            document: self.reading.facts.id.clone(),
            ordinal: u32::try_from(self.reading.accounts.len()).expect("few accounts"),
            kind,
            root,
            evidence: vec![root],
            sources: Vec::new(),
            telling: Telling::default(),
            multiplicity: Multiplicity::One,
            sums_up: Vec::new(),
            rare: Vec::new(),
        };
        let tale = tell(Tale { account, at: self.at, source: None, covers: Vec::new() });
        self.at = tale.at + 100;
        let mut account = tale.account;
        account.evidence = vec![Bytes { start: account.root.start, end: tale.at + 10 }];
        self.reading.accounts.push(account);
        self
    }

    pub(crate) fn counts(
        mut self,
        kind: AggregateKind,
        value: Count,
        what: &str,
        area: &[&str],
    ) -> Self {
        self.at += 20;
        self.reading.aggregates.push(Aggregate {
            document: self.reading.facts.id.clone(),
            kind,
            value,
            what: Some(what.to_owned()),
            area: area.iter().map(|&area| area.to_owned()).collect(),
            actor: None,
            window: None,
            as_of: None,
            series: None,
            evidence: vec![Bytes { start: self.at, end: self.at + 10 }],
        });
        self
    }

    /// A window on the aggregate told last.
    pub(crate) fn window(mut self, window: &str) -> Self {
        self.reading.aggregates.last_mut().expect("an aggregate goes before").window =
            Some(date(window));
        self
    }

    /// A statement of a topic.
    pub(crate) fn states(mut self, kind: ContextKind, topic: &str) -> Self {
        self.at += 20;
        self.reading.context.push(Context {
            document: self.reading.facts.id.clone(),
            kind,
            date: None,
            speaker: None,
            evidence: vec![Bytes { start: self.at, end: self.at + 10 }],
            topic: Some(topic.to_owned()),
        });
        self
    }

    pub(crate) fn done(self) -> Reading {
        self.reading
    }
}

/// An account that is being told.
pub(crate) struct Tale {
    account: Account,
    at: u32,
    source: Option<u32>,
    covers: Vec<u32>,
}

macro_rules! say {
    ($($name:ident => $field:ident: $type:ty),* $(,)?) => {
        $(pub(crate) fn $name(mut self, value: $type) -> Self {
            let position = self.position(value);
            self.account.telling.$field.push(position);
            self
        })*
    };
}

impl Tale {
    fn position<T>(&mut self, value: T) -> Position<T> {
        self.at += 20;
        Position {
            value,
            source: self.source,
            hedge: None,
            rule: Cow::Borrowed("told"),
            evidence: vec![Bytes { start: self.at, end: self.at + 10 }],
            covers: self.covers.clone(),
        }
    }

    say! {
        nature => nature: Nature,
        typed => types: EventType,
        stage => stages: Stage,
        at => place: PlaceValue,
        from => launched_from: PlaceValue,
        attacks => attacks: Count,
        targets => targets: Vec<TargetValue>,
        killed => killed: Count,
        injured => injured: Count,
        sides => sides: Vec<Side>,
        claim => claim: Claim,
    }

    /// What follows is said by this source, named if it starts with a capital.
    pub(crate) fn by(mut self, name: &str) -> Self {
        self.at += 20;
        self.source = Some(u32::try_from(self.account.sources.len()).expect("few sources"));
        self.account.sources.push(SourceValue {
            name: name.to_owned(),
            kind: Cow::Borrowed("official"),
            named: name.starts_with(char::is_uppercase),
            plural: false,
            via: Vec::new(),
            anonymity: None,
            at: Bytes { start: self.at, end: self.at + 5 },
        });
        self
    }

    /// What follows is said of these accounts too.
    pub(crate) fn covering(mut self, ordinals: &[u32]) -> Self {
        self.covers = ordinals.to_vec();
        self
    }

    pub(crate) fn on(mut self, when: &str) -> Self {
        let mut position = self.position(date(when));
        position.value.evidence.clone_from(&position.evidence);
        self.account.telling.dates.push(position);
        self
    }

    /// Dated by the words that date other accounts of the document too.
    pub(crate) fn on_list(mut self, when: &str, words: u32) -> Self {
        let mut position = self.position(date(when));
        position.value.evidence = vec![Bytes { start: words, end: words + 10 }];
        self.account.telling.dates.push(position);
        self
    }

    pub(crate) fn on_night(self, when: &str) -> Self {
        let mut tale = self.on(when);
        let said = tale.account.telling.dates.last_mut().expect("just told");
        said.value.part_of_day = Some(Cow::Borrowed("night"));
        tale
    }

    /// Weapons as (kind, class, how many).
    pub(crate) fn with(mut self, weapons: &[(&str, &str, Count)]) -> Self {
        let value = weapons.iter().map(|(kind, class, count)| WeaponValue {
            kind: (*kind).to_owned(),
            class: Some((*class).to_owned()),
            count: count.clone(),
        });
        let position = self.position(value.collect());
        self.account.telling.weapons.push(position);
        self
    }

    pub(crate) fn blamed(self, attribution: Attributed, actor: ActorValue) -> Self {
        let mut tale = self;
        let position = tale.position(Perpetrator { actor, attribution });
        tale.account.telling.perpetrator.push(position);
        tale
    }

    pub(crate) fn attacked(self, actor: ActorValue) -> Self {
        self.sides(vec![Side { actor, role: Cow::Borrowed("attacked"), attribution: None }])
    }

    pub(crate) fn group(mut self) -> Self {
        self.account.multiplicity = Multiplicity::Group;
        self
    }

    pub(crate) fn rare(mut self, words: &[&str]) -> Self {
        self.account.rare.extend(words.iter().map(|word| fold_hash(word)));
        self.account.rare.sort_unstable();
        self
    }
}

/// The record of the readings, as `explain` prints it.
pub(crate) fn explained(readings: &[Reading]) -> String {
    merge::explain(&merge::merge(readings), readings)
}

/// For each incident, its accounts as `document#ordinal`.
pub(crate) fn sets(readings: &[Reading]) -> Vec<Vec<String>> {
    let merged = merge::merge(readings);
    let name =
        |&(reading, ordinal): &(usize, u32)| format!("{}#{ordinal}", readings[reading].facts.id);
    merged.incidents.iter().map(|incident| incident.accounts.iter().map(name).collect()).collect()
}

/// Whether two accounts, as `document#ordinal`, stand in one incident.
pub(crate) fn one(readings: &[Reading], a: &str, b: &str) -> bool {
    sets(readings)
        .iter()
        .any(|set| set.iter().any(|name| name == a) && set.iter().any(|name| name == b))
}
