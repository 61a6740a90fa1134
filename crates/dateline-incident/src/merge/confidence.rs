//! How sure a record is, from what it rests on.
//!
//! | part | points |
//! | --- | --- |
//! | date | two fifths of the date's own confidence, at most 40 |
//! | place | named point 30, second-level area 25, first-level area 20, unnamed point 12, country or part of it 10, nothing 0 |
//! | origins | one 15, two 23, three or more 30 |
//! | disputes | 5 off for each disputed field, at most 15 |

use super::row::Level;
use crate::{Agreement, DateValue, Fields};

/// 0 to 100, by the table above.
pub(super) fn confidence(fields: &Fields, date: &DateValue, origins: usize) -> u8 {
    let time = date.confidence.min(100) / 5 * 2;
    let place = match fields.place.value.as_ref().map(Level::of) {
        Some(Level::Point) => 30,
        Some(Level::Admin2) => 25,
        Some(Level::Admin1) => 20,
        Some(Level::Unnamed) => 12,
        Some(Level::Country | Level::Region) => 10,
        Some(Level::World) | None => 0,
    };
    let heard = match origins {
        0 | 1 => 15,
        2 => 23,
        _ => 30,
    };
    let agreements = [
        fields.nature.agreement,
        fields.dates.agreement,
        fields.place.agreement,
        fields.weapons.agreement,
        fields.killed.agreement,
        fields.injured.agreement,
        fields.perpetrator.agreement,
    ];
    let disputed =
        agreements.into_iter().filter(|agreement| *agreement == Agreement::Disputed).count();
    let off = u8::try_from(disputed * 5).unwrap_or(u8::MAX).min(15);
    (time + place + heard).saturating_sub(off)
}
