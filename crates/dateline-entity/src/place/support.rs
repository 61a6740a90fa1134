//! What speaks for a country or an area: the names of a document vote for where it is at home.

use dateline_gazetteer::Kind;

use super::choice::Choice;

/// An alpha-2 code as a number; 0 where there is none.
pub(super) fn code(country: Option<&str>) -> u16 {
    match country.map(str::as_bytes) {
        Some([a, b]) => u16::from_be_bytes([*a, *b]),
        _ => 0,
    }
}

/// What one name adds to the support of where it lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vote<'g> {
    country: Option<&'g str>,
    code: u16,
    /// The area as a number; 0 where only the country is known.
    area: u32,
    weight: i32,
}

impl<'g> Vote<'g> {
    /// The vote of a name for where it lies.
    pub(super) fn of(choice: &Choice<'g>, weight: i32) -> Self {
        Self {
            country: choice.place.country(),
            code: choice.code,
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
#[derive(Clone, Debug, Default)]
pub(super) struct Support<'g> {
    countries: Vec<(u16, i32, &'g str)>,
    areas: Vec<(u16, u32, i32)>,
    all_countries: i32,
    all_areas: i32,
}

/// Countries and areas that are kept apart; a text that names more is no story of one place.
const KEPT: usize = 64;

impl<'g> Support<'g> {
    pub(super) fn nation(&mut self, country: &'g str, weight: i32) {
        self.all_countries += weight;
        let code = code(Some(country));
        if let Some((_, sum, _)) = self.countries.iter_mut().find(|(known, ..)| *known == code) {
            *sum += weight;
        } else if self.countries.len() < KEPT {
            self.countries.push((code, weight, country));
        }
    }

    pub(super) fn vote(&mut self, vote: &Vote<'g>) {
        let Some(country) = vote.country else { return };
        self.nation(country, vote.weight);
        if vote.area == 0 {
            return;
        }
        self.all_areas += vote.weight;
        let known = self.areas.iter_mut().find(|(c, a, _)| *c == vote.code && *a == vote.area);
        if let Some((_, _, sum)) = known {
            *sum += vote.weight;
        } else if self.areas.len() < KEPT {
            self.areas.push((vote.code, vote.area, vote.weight));
        }
    }

    /// The countries with the most support, best first.
    pub(super) fn leading(&self) -> Vec<&'g str> {
        let mut all = self.countries.clone();
        all.sort_by(|(x, a, _), (y, b, _)| b.cmp(a).then(x.cmp(y)));
        all.into_iter().take(2).map(|(.., country)| country).collect()
    }

    /// Whether much speaks for one country, and nothing but its own name for the country of a place.
    pub(super) fn elsewhere(&self, choice: &Choice<'g>, own: &Vote<'g>) -> bool {
        let weight = |of: u16| {
            let all =
                self.countries.iter().find(|(known, ..)| *known == of).map_or(0, |(_, w, _)| *w);
            all - if own.code == of { own.weight } else { 0 }
        };
        let rest = self.all_countries - if own.code != 0 { own.weight } else { 0 };
        let most = self.countries.iter().map(|(known, ..)| weight(*known)).max().unwrap_or(0);
        choice.code != 0 && weight(choice.code) == 0 && most >= 6 && most * 10 >= rest * 6
    }

    /// What speaks for a place, without the vote of its own name.
    pub(super) fn of(&self, choice: &Choice<'g>, own: &Vote<'g>) -> i32 {
        let share = |mine: i32, all: i32, most: i32| {
            if all <= 0 || mine <= 0 { 0 } else { 120 + most * mine / all }
        };
        if choice.code == 0 {
            return 0;
        }
        let mut score = 0;
        let weight = if own.code == 0 { 0 } else { own.weight };
        if let Some((_, mine, _)) = self.countries.iter().find(|(known, ..)| *known == choice.code)
        {
            let mine = mine - if own.code == choice.code { weight } else { 0 };
            score += share(mine, self.all_countries - weight, 450);
        }
        if choice.kind == Kind::Country || choice.area == 0 {
            return score;
        }
        let weight = if own.area == 0 { 0 } else { own.weight };
        let here =
            |(country, area, _): &&(u16, u32, i32)| *country == choice.code && *area == choice.area;
        if let Some((_, _, mine)) = self.areas.iter().find(here) {
            let of_own = own.code == choice.code && own.area == choice.area;
            let mine = mine - if of_own { weight } else { 0 };
            score += share(mine, self.all_areas - weight, 250);
        }
        score
    }
}
