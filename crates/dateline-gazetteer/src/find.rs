//! Places for a name in a context, ranked, with the reasons.

use crate::{Gazetteer, Kind, Match, Place};

/// What a caller knows about the place that a name means. Nothing need be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'c> {
    /// Alpha-2 code of the country that is spoken of.
    pub country: Option<&'c str>,
    /// Latitude and longitude of a place nearby, in millionths of a degree.
    pub near: Option<(i32, i32)>,
    /// What the place is.
    pub kind: Option<Kind>,
}

/// A place that a name can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'g> {
    /// The place.
    pub place: Place<'g>,
    /// More is likelier; the sum of what the reasons are worth.
    pub score: i32,
    /// What speaks for the place and against it, each with its worth.
    pub why: Vec<(Reason, i32)>,
}

/// What speaks for a place or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// How the name is the place's.
    Name(Match),
    /// What it is and how many people live there.
    Size,
    /// It lies in the country that is spoken of, or not.
    Country,
    /// It lies so many km from the place nearby.
    Distance(u32),
    /// It is of the wanted kind, or not.
    Kind,
}

impl Gazetteer {
    /// The places that a name can mean in a context, the likeliest first.
    ///
    /// Places of this name come from [`lookup`](Self::lookup); where the country is known and has none,
    /// those of another spelling come from [`variants`](Self::variants); where the kind is known, `Harir` finds `Harir Air Base`.
    /// ```
    /// use dateline_gazetteer::{Context, Gazetteer, Reason};
    ///
    /// let gazetteer = Gazetteer::base();
    /// let context = Context { country: Some("LB"), ..Context::default() };
    /// let found = gazetteer.find("Tripoli", &context);
    /// assert_eq!(found[0].place.admin1(), Some("North Lebanon"));
    /// assert!(found[0].why.iter().any(|(reason, worth)| *reason == Reason::Country && *worth > 0));
    /// ```
    pub fn find(&self, name: &str, context: &Context<'_>) -> Vec<Candidate<'_>> {
        let variants = context.country.map_or_else(Vec::new, |code| self.variants(name, code));
        let mut places: Vec<Place> = self.lookup(name).chain(variants).collect();
        for word in context.kind.map_or(&[][..], words) {
            let longer = self.lookup(&format!("{name} {word}"));
            let fresh: Vec<Place> = longer.filter(|place| !places.contains(place)).collect();
            places.extend(fresh);
        }
        let mut found: Vec<Candidate> =
            places.into_iter().map(|place| judged(place, context)).collect();
        // The table's own order decides among equals.
        found.sort_by_key(|candidate| -candidate.score);
        found
    }
}

/// Words that names of this kind have, and that a caller who knows the kind may have taken off.
fn words(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Base => &["air base", "base", "airfield"],
        Kind::Camp => &["camp", "refugee camp"],
        Kind::Field => &["oil field", "gas field"],
        Kind::Airport => &["airport", "international airport"],
        Kind::Admin1 => &["province", "governorate", "oblast", "department"],
        _ => &[],
    }
}

fn judged<'g>(place: Place<'g>, context: &Context<'_>) -> Candidate<'g> {
    let matched = match place.matched() {
        Match::Name => 0,
        Match::Alias => -2,
        Match::Listed => -40,
        Match::Variant => -150,
    };
    let mut why = vec![(Reason::Name(place.matched()), matched), (Reason::Size, size(place))];
    if let Some(country) = context.country {
        let worth = match place.country() {
            Some(own) if own == country => 300,
            Some(_) => -300,
            // A sea or a region of several countries can lie there too.
            None => 0,
        };
        why.push((Reason::Country, worth));
    }
    if let (Some(near), Some(point)) = (context.near, place.point()) {
        let km = distance_km(near, point);
        let beyond = km.saturating_sub(place.precision_km());
        // 300 on the spot, nothing at 640 km, and as much less at the other side of the world.
        let worth = 300 - 50 * (1 + beyond / 10).ilog2().cast_signed();
        why.push((Reason::Distance(km), worth));
    }
    if let Some(kind) = context.kind {
        why.push((Reason::Kind, if place.kind() == kind { 200 } else { -100 }));
    }
    Candidate { place, score: why.iter().map(|(_, worth)| worth).sum(), why }
}

/// Ten for each doubling of the people; countries, regions and what our lists name have a worth of their own.
fn size(place: Place<'_>) -> i32 {
    let people = 10 * (place.population() + 1).ilog2().cast_signed();
    match place.kind() {
        Kind::Country => 600 + people,
        Kind::Region | Kind::Sea => 230,
        Kind::Base | Kind::Field | Kind::Camp | Kind::Site => 185,
        Kind::Airport => 120,
        Kind::Admin1 => (people - 3).max(100),
        Kind::Admin2 => (people / 2).max(40),
        Kind::Place => people,
    }
}

/// Distance between two points in millionths of a degree along the globe, in whole km.
pub fn distance_km(one: (i32, i32), other: (i32, i32)) -> u32 {
    const RADIUS_KM: f64 = 6371.0;
    let radians = |millionths: i32| (f64::from(millionths) / 1e6).to_radians();
    let (lat, lon) = (radians(one.0), radians(one.1));
    let (other_lat, other_lon) = (radians(other.0), radians(other.1));
    let half = ((other_lat - lat) / 2.0).sin().powi(2)
        + lat.cos() * other_lat.cos() * ((other_lon - lon) / 2.0).sin().powi(2);
    let km = 2.0 * RADIUS_KM * half.clamp(0.0, 1.0).sqrt().asin();
    #[expect(clippy::cast_sign_loss, reason = "a distance is not negative")]
    let whole = km.round() as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::distance_km;

    #[test]
    fn distances_are_those_of_a_map() {
        let (baghdad, erbil) = ((33_340_600, 44_400_900), (36_190_100, 44_009_000));
        assert_eq!((distance_km(baghdad, erbil), distance_km(erbil, erbil)), (319, 0));
        assert_eq!(distance_km((0, 180_000_000), (0, -180_000_000)), 0);
        assert_eq!(distance_km((i32::MAX, i32::MIN), (i32::MIN, i32::MAX)) / 30_000, 0);
    }
}
