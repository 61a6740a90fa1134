//! What speaks for a country or an area: the names of a document vote for where it is at home.

use dateline_gazetteer::Kind;

use super::choice::Choice;
use super::country::Country;

/// What one name adds to the support of where it lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vote {
    country: Country,
    /// The area as a number; 0 where only the country is known.
    area: u32,
    weight: i32,
}

impl Vote {
    /// The vote of a name for where it lies.
    pub(super) fn of(choice: &Choice<'_>, weight: i32) -> Self {
        Self {
            country: choice.country,
            area: if choice.kind == Kind::Country { 0 } else { choice.area },
            weight,
        }
    }

    /// The vote for the country alone.
    pub(super) fn national(self) -> Self {
        Self { area: 0, ..self }
    }
}

/// How much speaks for each country and first-level area.
#[derive(Debug, Default)]
pub(super) struct Support {
    countries: Vec<(Country, i32)>,
    areas: Vec<(Country, u32, i32)>,
    all_countries: i32,
    all_areas: i32,
    /// A bit for each country: most candidates lie where nothing speaks for.
    some: u64,
}

impl Clone for Support {
    fn clone(&self) -> Self {
        let mut copy = Self::default();
        copy.clone_from(self);
        copy
    }

    /// Into the lists that are there.
    fn clone_from(&mut self, from: &Self) {
        self.countries.clone_from(&from.countries);
        self.areas.clone_from(&from.areas);
        (self.all_countries, self.all_areas) = (from.all_countries, from.all_areas);
        self.some = from.some;
    }
}

/// Countries and areas that are kept apart; a text that names more is no story of one place.
const KEPT: usize = 64;

/// People of a place that no news of another country tells of without its own.
pub(super) const HAMLET: u64 = 30_000;

impl Support {
    /// Forgets what speaks for what.
    pub(super) fn clear(&mut self) {
        self.clone_from(&Self::default());
    }

    pub(super) fn nation(&mut self, country: Country, weight: i32) {
        self.all_countries += weight;
        self.some |= country.bit();
        if let Some((_, sum)) = self.countries.iter_mut().find(|(known, _)| *known == country) {
            *sum += weight;
        } else if self.countries.len() < KEPT {
            self.countries.push((country, weight));
        }
    }

    pub(super) fn vote(&mut self, vote: &Vote) {
        if vote.country.is_nowhere() {
            return;
        }
        self.nation(vote.country, vote.weight);
        if vote.area == 0 {
            return;
        }
        self.all_areas += vote.weight;
        let known = self.areas.iter_mut().find(|(c, a, _)| *c == vote.country && *a == vote.area);
        if let Some((_, _, sum)) = known {
            *sum += vote.weight;
        } else if self.areas.len() < KEPT {
            self.areas.push((vote.country, vote.area, vote.weight));
        }
    }

    /// The countries with the most support, best first.
    pub(super) fn leading(&self) -> impl Iterator<Item = Country> {
        let mut all = self.countries.clone();
        all.sort_by(|(x, a), (y, b)| b.cmp(a).then(x.cmp(y)));
        all.into_iter().take(2).map(|(country, _)| country)
    }

    /// Whether much speaks for one country, and nothing but its own name for the country of a place.
    ///
    /// Of a hamlet abroad, of which the text does not tell in what it lies, a word for one nation tells enough.
    pub(super) fn elsewhere(&self, choice: &Choice<'_>, own: &Vote, told: bool) -> bool {
        let (here, most, rest) = self.beside(choice, own);
        !choice.country.is_nowhere()
            && here == 0
            && (most >= 6 && most * 10 >= rest * 6
                // `Malian troops in Moura`
                || !told && choice.place.population() < HAMLET && most >= 2 && most == rest)
    }

    /// Whether nearly all speaks for one country, and nothing for that of a place.
    pub(super) fn abroad(&self, choice: &Choice<'_>, own: &Vote) -> bool {
        let (here, most, rest) = self.beside(choice, own);
        !choice.country.is_nowhere() && here == 0 && most >= 10 && most * 10 >= rest * 8
    }

    /// Whether something speaks for other countries, and nothing for that of a place.
    pub(super) fn of_others(&self, choice: &Choice<'_>, own: &Vote) -> bool {
        let (here, most, _) = self.beside(choice, own);
        !choice.country.is_nowhere() && here == 0 && most >= 2
    }

    /// What speaks, beside the name of a place, for its country, for the country of which most is told, and for all.
    fn beside(&self, choice: &Choice<'_>, own: &Vote) -> (i32, i32, i32) {
        let weight = |of: Country| {
            let all = self.countries.iter().find(|(known, _)| *known == of).map_or(0, |(_, w)| *w);
            all - if own.country == of { own.weight } else { 0 }
        };
        let rest = self.all_countries - if own.country.is_nowhere() { 0 } else { own.weight };
        let most = self.countries.iter().map(|(known, ..)| weight(*known)).max().unwrap_or(0);
        (weight(choice.country), most, rest)
    }

    /// What speaks for a place, without the vote of its own name.
    #[inline]
    pub(super) fn of(&self, choice: &Choice<'_>, own: &Vote) -> i32 {
        if self.some & choice.country.bit() == 0 { 0 } else { self.told(choice, own) }
    }

    fn told(&self, choice: &Choice<'_>, own: &Vote) -> i32 {
        let share = |mine: i32, all: i32, most: i32| {
            if all <= 0 || mine <= 0 { 0 } else { 120 + most * mine / all }
        };
        if choice.country.is_nowhere() {
            return 0;
        }
        let mut score = 0;
        let weight = if own.country.is_nowhere() { 0 } else { own.weight };
        let country = self.countries.iter().find(|(known, _)| *known == choice.country);
        if let Some((_, mine)) = country {
            let mine = mine - if own.country == choice.country { weight } else { 0 };
            score += share(mine, self.all_countries - weight, 450);
        }
        if choice.kind == Kind::Country || choice.area == 0 {
            return score;
        }
        let weight = if own.area == 0 { 0 } else { own.weight };
        let here = |(country, area, _): &&(Country, u32, i32)| {
            *country == choice.country && *area == choice.area
        };
        if let Some((_, _, mine)) = self.areas.iter().find(here) {
            let of_own = own.country == choice.country && own.area == choice.area;
            let mine = mine - if of_own { weight } else { 0 };
            score += share(mine, self.all_areas - weight, 250);
        }
        score
    }
}
