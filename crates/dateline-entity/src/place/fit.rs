//! How well a place fits what stands beside its name and what else the text names.

use dateline_gazetteer::Kind;

use super::choice::Choice;
use super::country::Country;
use super::distance::Point;

/// How the type word beside a name agrees with the place.
pub(super) fn kind_fit(kind: Kind, kinds: &[&str]) -> i32 {
    kinds
        .iter()
        .take(4)
        .map(|said| match (*said, kind) {
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
pub(super) fn containment(choice: &Choice<'_>, outer: &[Choice<'_>], nations: &[Country]) -> i32 {
    let said = if outer.is_empty() {
        0
    } else if outer.iter().any(|area| area.holds(choice)) {
        1_500
    } else {
        -600
    };
    let nation = match nations.first() {
        None => 0,
        Some(_) if nations.contains(&choice.country) => 800,
        Some(_) => -200,
    };
    said + nation
}

/// The most that nearness to a settled place adds.
pub(super) const NEAREST: i32 = 300;

/// Near a settled place of the document.
pub(super) fn nearness(choice: &Choice<'_>, own: usize, anchors: &[(usize, Point)]) -> i32 {
    if matches!(choice.kind, Kind::Country | Kind::Region | Kind::Sea) {
        return 0;
    }
    let Some(point) = choice.point else { return 0 };
    let mut gain = 0;
    for (sense, other) in anchors {
        if *sense == own || point.beyond(other, 300.0) {
            continue;
        }
        gain = gain.max(match point.km(other) {
            ..=30.0 => NEAREST,
            ..=100.0 => 220,
            ..=300.0 => 100,
            _ => 0,
        });
    }
    gain
}
