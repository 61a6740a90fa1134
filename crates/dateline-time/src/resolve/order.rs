//! Which of two figures is the month: a document keeps one order, and any day after the twelfth shows it.

use dateline_text::{Class, Token};

use super::place::Place;
use super::{Resolver, count, value};
use crate::{Basis, Precision, Rejected};

/// Whether the text writes the day first; `None` where no date of it tells.
pub(super) fn day_first(text: &str, tokens: &[Token]) -> Option<bool> {
    let number = |token: &Token| {
        token.is(Class::DIGIT).then(|| token.span.of(text).parse::<u32>().ok()).flatten()
    };
    let joint = |token: &Token| token.is_mark("/") || token.is_mark("-");
    tokens.windows(5).find_map(|window| {
        let [first, one, second, other, year] = window else { return None };
        let (first, second, year) = (number(first)?, number(second)?, number(year)?);
        let written = joint(one) && joint(other) && (1900..2100).contains(&year);
        match (first, second) {
            _ if !written => None,
            (13..=31, 1..=12) => Some(true),
            (1..=12, 13..=31) => Some(false),
            _ => None,
        }
    })
}

impl Resolver<'_> {
    /// `5/6/2024`, by the order of the text; without one, neither day is taken.
    pub(super) fn figures(&self, first: u32, second: u32, year: i32) -> Place {
        let (day_first, month_first) =
            (count::ymd(year, second, first), count::ymd(year, first, second));
        let place = match self.day_first {
            Some(true) => day_first,
            Some(false) => month_first,
            None => None,
        };
        if let Some(day) = place {
            let convention = "the order of another date of the text";
            let stretch = day.succ_opt().map(|end| (day, end));
            let basis = Basis::Assumed { convention };
            return Place::new(stretch, Precision::Day, value::day(day), basis);
        }
        let reason = "nothing says which figure is the month";
        let mut open = Place::unresolved(format!("{year:04}-XX-XX")).because(reason);
        let either = [day_first, month_first].into_iter().flatten();
        open.rejected.extend(either.map(|day| Rejected { day, reason }));
        open
    }
}
