//! A place that a name may mean, with all that is asked of it again and again.

use dateline_gazetteer::{Kind, Match, Place as Entry, Places};

use super::country::Country;
use super::distance::Point;

/// Candidates looked at for one name; the gazetteer gives the likeliest first.
pub(super) const MOST: usize = 40;

/// How far from a place lies what is told to be near it, in km.
const BESIDE: f32 = 150.0;

/// One reading of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'g> {
    pub(super) place: Entry<'g>,
    pub(super) kind: Kind,
    pub(super) country: Country,
    /// Its first-level area as a number; 0 where it has none.
    pub(super) area: u32,
    pub(super) point: Option<Point>,
    /// How likely it is before anything is known of the document.
    pub(super) prior: i32,
    /// What its nearness to candidates of other names adds.
    pub(super) gain: i32,
    pub(super) score: i32,
}

impl<'g> Choice<'g> {
    #[inline]
    pub(super) fn new(place: Entry<'g>, seat: bool) -> Self {
        let kind = place.kind();
        Self {
            place,
            kind,
            country: Country::of_key(place.country_key()),
            area: place.admin1_key(),
            point: place.point().map(Point::new),
            prior: prior(&place, kind, seat),
            gain: 0,
            score: 0,
        }
    }

    /// Whether it is a country, a first-level area, or a region.
    pub(super) fn is_area(&self) -> bool {
        matches!(self.kind, Kind::Country | Kind::Admin1 | Kind::Region | Kind::Sea)
    }

    pub(super) fn near(&self, other: &Self, km: f32) -> bool {
        matches!((&self.point, &other.point), (Some(a), Some(b)) if a.km(b) <= km)
    }

    /// Whether `place` lies in this one, going by country and area names.
    pub(super) fn holds(&self, place: &Self) -> bool {
        if self.place == place.place {
            return false;
        }
        let admin1 = || self.area == place.area;
        match self.kind {
            Kind::Country => self.country == place.country && place.kind != Kind::Country,
            Kind::Admin1 => self.country == place.country && place.kind != Kind::Admin1 && admin1(),
            Kind::Admin2 => {
                self.country == place.country
                    && place.kind != Kind::Admin2
                    && admin1()
                    && self.place.admin2() == place.place.admin2()
            }
            Kind::Region => {
                #[expect(clippy::cast_precision_loss, reason = "kilometres")]
                let reach = self.place.precision_km() as f32 * 2.0;
                !self.country.is_nowhere()
                    && self.country == place.country
                    && self.near(place, reach)
            }
            Kind::Place => {
                self.country == place.country
                    && matches!(place.kind, Kind::Place | Kind::Site | Kind::Airport)
                    && self.near(place, 25.0)
            }
            _ => false,
        }
    }

    /// Whether `place` may lie in this one or, `beside` it, as far from it as anybody would tell it by its name.
    pub(super) fn reaches(&self, place: &Self, beside: bool) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "kilometres")]
        let precision = self.place.precision_km() as f32;
        let (own, other) = (self.country, place.country);
        let around = match self.kind {
            Kind::Country if own == other => return true,
            _ if beside => precision + BESIDE,
            Kind::Country => precision,
            // Where both areas are known, only what lies as one within the other does is told of both.
            Kind::Admin1 if own == other && place.area != 0 => precision * 0.6,
            // Across a border lie other places of the same names.
            _ if own != other && !own.is_nowhere() && !other.is_nowhere() => {
                0.5 * (precision + BESIDE)
            }
            _ => precision + BESIDE,
        };
        self.holds(place) || self.near(place, around)
    }

    /// A city and the area around it are one answer at two levels.
    pub(super) fn same_site(&self, other: &Self) -> bool {
        self.holds(other) || other.holds(self) || self.near(other, 60.0)
    }
}

/// Whether some place of `outer` holds some place of `inner`.
pub(super) fn may_contain(outer: Places<'_>, inner: Places<'_>) -> bool {
    let plain = |place| Choice::new(place, false);
    outer.take(8).any(|area| {
        // Nothing lies in a base, and in a country only what has its code.
        let (kind, code) = (area.kind(), area.country_key());
        matches!(kind, Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Region | Kind::Place)
            && {
                let mut inside = inner.take(MOST).filter(|place| place.country_key() == code);
                inside.any(|place| plain(area).holds(&plain(place)))
            }
    })
}

/// In hundredths of a doubling of population.
fn prior(place: &Entry<'_>, kind: Kind, seat: bool) -> i32 {
    let doublings = (place.population() + 1).ilog2().cast_signed() + 1;
    let size = match kind {
        Kind::Country => 1_500,
        Kind::Admin1 => 500 + 32 * doublings,
        Kind::Admin2 => 50 + 25 * doublings,
        Kind::Region | Kind::Sea => 1_450,
        Kind::Place => 60 * doublings + if seat && doublings > 16 { 200 } else { 0 },
        Kind::Base | Kind::Field | Kind::Camp | Kind::Site => 700,
        _ => 200,
    };
    // An old or foreign name of a big place (`Antigone`) is rarely meant; its own is.
    size + match place.matched() {
        Match::Name => 150,
        Match::Alias => 100,
        Match::Listed => 0,
        Match::Variant => -100,
    }
}
