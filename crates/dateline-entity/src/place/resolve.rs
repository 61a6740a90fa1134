//! Which of the places of a name is meant, for all names of a document together.
//!
//! Scores are integers in hundredths of a doubling of population. One name has one sense in a document.

use std::collections::BTreeMap;

use dateline_document::Document;
use dateline_gazetteer::{Gazetteer, Kind, Match, Place as Entry, Places};
use dateline_text::{Vocabulary, tokenize};

use super::name::Name;
use super::spot::Spot;

/// Candidates looked at for one name; the gazetteer gives the likeliest first.
const MOST: usize = 40;
/// A candidate this much behind the best one is no rival.
const CLOSE: i32 = 250;

/// The places taken.
pub(super) struct Resolved<'g> {
    /// For each name its sense.
    sense: Vec<usize>,
    senses: Vec<Sense<'g>>,
}

/// One name of the document, however often it stands there.
struct Sense<'g> {
    /// Candidates with their scores, best first once settled.
    scored: Vec<(Entry<'g>, i32)>,
    /// A country known for a name that no gazetteer holds.
    country: Option<&'g str>,
    written: String,
    /// Type words beside it.
    kinds: Vec<&'static str>,
    /// Names that are said to contain it, as senses.
    containers: Vec<usize>,
    nations: Vec<&'g str>,
    times: i32,
    settled: bool,
}

impl<'g> Resolved<'g> {
    /// The place of the name with this index.
    pub(super) fn place(&self, name: usize) -> Option<Entry<'g>> {
        self.senses[self.sense[name]].scored.first().map(|(place, _)| *place)
    }

    /// The country of a name that no gazetteer holds, where its phrase tells it.
    pub(super) fn country(&self, name: usize) -> Option<&'g str> {
        self.senses[self.sense[name]].country
    }

    /// Places of the name elsewhere that are nearly as likely, with their scores; at most five.
    pub(super) fn others(&self, name: usize) -> Vec<(Entry<'g>, i32)> {
        let scored = &self.senses[self.sense[name]].scored;
        let Some((first, best)) = scored.first() else { return Vec::new() };
        let rivals = scored.iter().skip(1).take_while(|(_, score)| best - score <= CLOSE);
        rivals.filter(|(other, _)| !same_site(first, other)).take(5).copied().collect()
    }
}

/// Whether some place of `outer` holds some place of `inner`, going by country and area names.
pub(super) fn may_contain(outer: Places<'_>, inner: Places<'_>) -> bool {
    outer.take(8).any(|area| inner.take(MOST).any(|place| holds(&area, &place)))
}

fn holds(area: &Entry<'_>, place: &Entry<'_>) -> bool {
    if area == place {
        return false;
    }
    match area.kind() {
        Kind::Country => area.country() == place.country() && place.kind() != Kind::Country,
        Kind::Admin1 => {
            area.country() == place.country()
                && area.admin1() == place.admin1()
                && place.kind() != Kind::Admin1
        }
        Kind::Admin2 => {
            area.country() == place.country()
                && area.admin1() == place.admin1()
                && area.admin2() == place.admin2()
                && place.kind() != Kind::Admin2
        }
        Kind::Region => {
            area.country().is_some()
                && area.country() == place.country()
                && near(area, place, i64::from(area.precision_km()) * 2)
        }
        Kind::Place => {
            area.country() == place.country()
                && matches!(place.kind(), Kind::Place | Kind::Site | Kind::Airport)
                && near(area, place, 25)
        }
        _ => false,
    }
}

/// A city and the area around it are one answer at two levels.
fn same_site(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    holds(a, b) || holds(b, a) || near(a, b, 60)
}

fn near(a: &Entry<'_>, b: &Entry<'_>, km: i64) -> bool {
    distance_km(a, b).is_some_and(|distance| distance <= km)
}

/// Distance on a plane that touches the earth between the two, in km; right to some percent up to 1,000 km.
fn distance_km(a: &Entry<'_>, b: &Entry<'_>) -> Option<i64> {
    let ((lat_a, lon_a), (lat_b, lon_b)) = (a.point()?, b.point()?);
    let middle = f64::from(lat_a / 2 + lat_b / 2) / 1e6;
    let north = f64::from(lat_a - lat_b) / 1e6 * 111.2;
    let mut degrees = (f64::from(lon_a) - f64::from(lon_b)).abs() / 1e6;
    if degrees > 180.0 {
        degrees = 360.0 - degrees;
    }
    let east = degrees * 111.2 * middle.to_radians().cos();
    #[expect(clippy::cast_possible_truncation, reason = "the earth is 40,000 km around")]
    Some(north.hypot(east) as i64)
}

/// How likely a place is before anything is known of the document.
fn prior(place: &Entry<'_>, written: &str) -> i32 {
    let doublings = (place.population() + 1).ilog2().cast_signed() + 1;
    let kind = match place.kind() {
        Kind::Country => 1_500,
        Kind::Admin1 => 500 + 32 * doublings,
        Kind::Admin2 => 50 + 25 * doublings,
        Kind::Region | Kind::Sea => 1_450,
        Kind::Place => 60 * doublings,
        Kind::Base | Kind::Field | Kind::Camp | Kind::Site => 700,
        _ => 200,
    };
    let own = match place.matched() {
        Match::Name | Match::Alias => 100,
        Match::Listed => 0,
        Match::Variant => -100,
    };
    // An old or foreign name of a big place (`Antigone`) is rarely meant; its own, folded, is.
    own + kind
        + if dateline_text::fold(place.name()) == dateline_text::fold(written) { 50 } else { 0 }
}

/// Takes a place for every name.
pub(super) fn resolve<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    names: &[Name<'g>],
    spots: &mut [Spot<'g>],
    nations: &[&'g str],
) -> Resolved<'g> {
    let (sense, mut senses) = senses(document, names, spots);
    let mut support = Support::default();
    for nation in nations {
        support.add(nation, 2);
    }
    dateline_place(document, gazetteer, &mut support);
    for sense in &senses {
        support.certain(sense);
    }
    for sense in &mut senses {
        variants(gazetteer, sense, &support);
    }
    // First by country alone; then what is settled tells of what is near it.
    for round in 0..3 {
        let settled: Vec<(Entry<'g>, i32)> = senses
            .iter()
            .filter(|sense| sense.settled && round > 0)
            .filter_map(|sense| Some((sense.scored.first()?.0, sense.times)))
            .take(64)
            .collect();
        let outer: Vec<Vec<Entry<'g>>> = senses
            .iter()
            .map(|sense| {
                sense
                    .containers
                    .iter()
                    .flat_map(|c| {
                        senses[*c]
                            .scored
                            .iter()
                            .take(if round > 0 { 1 } else { 8 })
                            .map(|(place, _)| *place)
                    })
                    .collect()
            })
            .collect();
        for (index, sense) in senses.iter_mut().enumerate() {
            let Sense { scored, written, kinds, nations, settled: done, .. } = sense;
            for (place, score) in scored.iter_mut() {
                *score = prior(place, written)
                    + support.of(place)
                    + kind_fit(place, kinds)
                    + containment(place, &outer[index], nations)
                    + nearness(place, &settled);
            }
            // Ties go to the smaller id, whatever order the table has.
            scored.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.row().cmp(&b.row())));
            *done = match scored.as_slice() {
                [] => false,
                [_] => true,
                [(best, first), (next, second), ..] => {
                    first - second > CLOSE || same_site(best, next)
                }
            };
        }
        if round == 0 {
            support = Support::default();
            for nation in nations {
                support.add(nation, 2);
            }
            dateline_place(document, gazetteer, &mut support);
            for sense in senses.iter().filter(|sense| sense.settled) {
                if let Some((place, _)) = sense.scored.first() {
                    support.place(place, sense.times);
                }
            }
        }
    }
    for spot in spots {
        // A container that turns out not to hold the place is a place by itself.
        if let Some(name) = spot.core.name
            && let Some((place, _)) = senses[sense[name]].scored.first()
        {
            spot.core.containers.retain(|outer| {
                senses[sense[*outer]]
                    .scored
                    .first()
                    .is_none_or(|(area, _)| holds(area, place) || area == place)
            });
        }
    }
    Resolved { sense, senses }
}

/// The distinct names, with the words that stand beside them.
fn senses<'g>(
    document: &Document<'_>,
    names: &[Name<'g>],
    spots: &[Spot<'g>],
) -> (Vec<usize>, Vec<Sense<'g>>) {
    let mut by_key = BTreeMap::new();
    let mut senses: Vec<Sense<'g>> = Vec::new();
    let mut sense = Vec::with_capacity(names.len());
    for name in names {
        let index = *by_key.entry(name.key).or_insert_with(|| {
            senses.push(Sense {
                scored: name.places.take(MOST).map(|place| (place, 0)).collect(),
                country: None,
                written: document.words(name.span).to_owned(),
                kinds: Vec::new(),
                containers: Vec::new(),
                nations: Vec::new(),
                times: 0,
                settled: false,
            });
            senses.len() - 1
        });
        senses[index].times += 1;
        sense.push(index);
    }
    for spot in spots {
        for (index, kind) in &spot.core.typed {
            senses[sense[*index]].kinds.push(kind.kind);
        }
        let Some(name) = spot.core.name else { continue };
        let inner = sense[name];
        let outer: Vec<usize> = spot
            .core
            .containers
            .iter()
            .map(|index| sense[*index])
            .filter(|outer| *outer != inner)
            .collect();
        let here = &mut senses[inner];
        if here.containers.len() < 16 {
            here.containers.extend(outer);
        }
        if here.nations.len() < 16 {
            here.nations.extend(&spot.core.nations);
        }
    }
    (sense, senses)
}

/// The place over the story speaks for its country.
fn dateline_place<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    support: &mut Support<'g>,
) {
    let Some(span) = document.header.dateline_place else { return };
    let tokens = tokenize(document.words(span), &Vocabulary::default());
    if let Some((_, places)) = gazetteer.longest(&tokens)
        && let Some(place) = places.best()
    {
        support.place(&place, 2);
    }
}

/// Other spellings, where the country is known and the spelling is not.
fn variants<'g>(gazetteer: &'g Gazetteer, sense: &mut Sense<'g>, support: &Support<'g>) {
    let said = sense.nations.first().copied();
    if !sense.scored.is_empty() {
        return;
    }
    sense.country = said;
    for country in said.into_iter().chain(support.leading()) {
        let found = gazetteer.variants(&sense.written, country);
        if !found.is_empty() {
            sense.scored = found.into_iter().take(8).map(|place| (place, 0)).collect();
            return;
        }
    }
}

/// How much speaks for each country and first-level area.
#[derive(Default)]
struct Support<'g> {
    countries: BTreeMap<&'g str, i32>,
    areas: BTreeMap<(&'g str, &'g str), i32>,
}

impl<'g> Support<'g> {
    fn add(&mut self, country: &'g str, weight: i32) {
        *self.countries.entry(country).or_default() += weight;
    }

    fn place(&mut self, place: &Entry<'g>, times: i32) {
        let Some(country) = place.country() else { return };
        let times = times.min(4);
        self.add(country, 2 * times);
        if let Some(area) = place.admin1().filter(|area| !area.is_empty()) {
            *self.areas.entry((country, area)).or_default() += 2 * times;
        }
    }

    /// Counts a name that can only lie in one country.
    fn certain(&mut self, sense: &Sense<'g>) {
        let Some((first, _)) = sense.scored.first() else { return };
        let one = first.kind() == Kind::Country
            || sense.scored.iter().all(|(place, _)| place.country() == first.country());
        if one && let Some(country) = first.country() {
            self.add(country, 2 * sense.times.min(4));
        }
    }

    /// The countries with the most support, best first.
    fn leading(&self) -> Vec<&'g str> {
        let mut all: Vec<_> =
            self.countries.iter().map(|(country, weight)| (*weight, *country)).collect();
        all.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.cmp(y)));
        all.into_iter().take(2).map(|(_, country)| country).collect()
    }

    fn of(&self, place: &Entry<'g>) -> i32 {
        let share =
            |mine: i32, all: i32, most: i32| if all == 0 { 0 } else { 120 + most * mine / all };
        let mut score = 0;
        if let Some(country) = place.country() {
            if let Some(mine) = self.countries.get(country) {
                score += share(*mine, self.countries.values().sum(), 450);
            }
            if place.kind() != Kind::Country
                && let Some(mine) = place.admin1().and_then(|area| self.areas.get(&(country, area)))
            {
                score += share(*mine, self.areas.values().sum(), 250);
            }
        }
        score
    }
}

/// How the type word beside a name agrees with the place.
fn kind_fit(place: &Entry<'_>, kinds: &[&str]) -> i32 {
    kinds
        .iter()
        .take(4)
        .map(|kind| match (*kind, place.kind()) {
            ("admin1", Kind::Admin1) | ("admin2", Kind::Admin2) => 500,
            ("admin1", Kind::Admin2) | ("admin2", Kind::Admin1) => 100,
            ("admin1" | "admin2", Kind::Place) => -300,
            ("base" | "airport", Kind::Base | Kind::Airport | Kind::Field | Kind::Site)
            | ("camp", Kind::Camp | Kind::Base)
            | ("field", Kind::Field) => 800,
            ("place", Kind::Place) => 250,
            ("place", Kind::Country) => -1_500,
            ("place", Kind::Admin1 | Kind::Admin2 | Kind::Region) => -400,
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

/// What the names around it say of where it lies.
fn containment(place: &Entry<'_>, outer: &[Entry<'_>], nations: &[&str]) -> i32 {
    let said = if outer.is_empty() {
        0
    } else if outer.iter().any(|area| holds(area, place)) {
        1_500
    } else {
        -600
    };
    let nation = match nations.first() {
        None => 0,
        Some(_) if nations.iter().any(|nation| place.country() == Some(nation)) => 800,
        Some(_) => -200,
    };
    said + nation
}

/// Near a settled place of the document.
fn nearness(place: &Entry<'_>, settled: &[(Entry<'_>, i32)]) -> i32 {
    if matches!(place.kind(), Kind::Country | Kind::Region | Kind::Sea) {
        return 0;
    }
    let point = |other: &&(Entry<'_>, i32)| {
        other.0 != *place
            && matches!(
                other.0.kind(),
                Kind::Place | Kind::Admin2 | Kind::Base | Kind::Field | Kind::Site | Kind::Camp
            )
    };
    let nearest =
        settled.iter().filter(point).filter_map(|(other, _)| distance_km(other, place)).min();
    match nearest {
        Some(..=30) => 300,
        Some(31..=100) => 220,
        Some(101..=300) => 100,
        _ => 0,
    }
}
