//! What speaks for a country or an area: the names of a document vote for where it is at home.

use dateline_gazetteer::Kind;

use super::choice::Choice;

/// What one name adds to the support of where it lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vote<'g> {
    country: Option<&'g str>,
    area: Option<&'g str>,
    weight: i32,
}

impl<'g> Vote<'g> {
    /// The vote of a name for where it lies.
    pub(super) fn of(choice: &Choice<'g>, weight: i32) -> Self {
        Self {
            country: choice.country,
            area: (choice.kind != Kind::Country).then(|| choice.place.admin1()).flatten(),
            weight,
        }
    }

    /// The vote for the country alone.
    pub(super) fn national(self) -> Self {
        Self { area: None, ..self }
    }
}

/// How much speaks for each country and first-level area.
#[derive(Clone, Debug, Default)]
pub(super) struct Support<'g> {
    countries: Vec<(&'g str, i32)>,
    areas: Vec<(&'g str, &'g str, i32)>,
    all_countries: i32,
    all_areas: i32,
}

/// Countries and areas that are kept apart; a text that names more is no story of one place.
const KEPT: usize = 64;

impl<'g> Support<'g> {
    pub(super) fn nation(&mut self, country: &'g str, weight: i32) {
        self.all_countries += weight;
        if let Some((_, sum)) = self.countries.iter_mut().find(|(known, _)| *known == country) {
            *sum += weight;
        } else if self.countries.len() < KEPT {
            self.countries.push((country, weight));
        }
    }

    pub(super) fn vote(&mut self, vote: &Vote<'g>) {
        let Some(country) = vote.country else { return };
        self.nation(country, vote.weight);
        let Some(area) = vote.area else { return };
        self.all_areas += vote.weight;
        let known = self.areas.iter_mut().find(|(c, a, _)| *c == country && *a == area);
        if let Some((_, _, sum)) = known {
            *sum += vote.weight;
        } else if self.areas.len() < KEPT {
            self.areas.push((country, area, vote.weight));
        }
    }

    /// The countries with the most support, best first.
    pub(super) fn leading(&self) -> Vec<&'g str> {
        let mut all = self.countries.clone();
        all.sort_by(|(x, a), (y, b)| b.cmp(a).then(x.cmp(y)));
        all.into_iter().take(2).map(|(country, _)| country).collect()
    }

    /// Whether much speaks for one country, and nothing but its own name for the country of a place.
    pub(super) fn elsewhere(&self, choice: &Choice<'g>, own: &Vote<'g>) -> bool {
        let Some(country) = choice.country else { return false };
        let weight = |of: &str| {
            let all = self.countries.iter().find(|(known, _)| *known == of).map_or(0, |(_, w)| *w);
            all - if own.country == Some(of) { own.weight } else { 0 }
        };
        let rest = self.all_countries - if own.country.is_some() { own.weight } else { 0 };
        let most = self.countries.iter().map(|(known, _)| weight(known)).max().unwrap_or(0);
        weight(country) == 0 && most >= 6 && most * 10 >= rest * 6
    }

    /// What speaks for a place, without the vote of its own name.
    pub(super) fn of(&self, choice: &Choice<'g>, own: &Vote<'g>) -> i32 {
        let share = |mine: i32, all: i32, most: i32| {
            if all <= 0 || mine <= 0 { 0 } else { 120 + most * mine / all }
        };
        let Some(country) = choice.country else { return 0 };
        let mut score = 0;
        let weight = if own.country.is_some() { own.weight } else { 0 };
        if let Some((_, mine)) = self.countries.iter().find(|(known, _)| *known == country) {
            let mine = mine - if own.country == Some(country) { weight } else { 0 };
            score += share(mine, self.all_countries - weight, 450);
        }
        if choice.kind == Kind::Country || self.areas.is_empty() {
            return score;
        }
        let weight = if own.area.is_some() { own.weight } else { 0 };
        if let Some(area) = choice.place.admin1()
            && let Some((_, _, mine)) =
                self.areas.iter().find(|(c, a, _)| *c == country && *a == area)
        {
            let of_own = own.country == Some(country) && own.area == Some(area);
            let mine = mine - if of_own { weight } else { 0 };
            score += share(mine, self.all_areas - weight, 250);
        }
        score
    }
}
