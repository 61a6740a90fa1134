//! Weapons: lists that refine each other, and lists that do not.

use super::{Fit, Said, Value, count};
use crate::{Count, CountStatus, WeaponValue};

/// Classes that leave the weapon open: any weapon refines them (`projectiles`, `munitions`).
const OPEN_CLASSES: [&str; 6] = [
    "explosive.device",
    "explosive.fragment",
    "explosive.munition",
    "explosive.projectile",
    "unknown",
    "weapon",
];

/// Classes of what carries weapons: a warplane and its bombs are one telling.
const CARRIERS: [&str; 3] = ["launcher", "platform", "vehicle"];

/// How two weapons lie to each other by kind alone.
fn kind(a: &WeaponValue, b: &WeaponValue) -> Fit {
    let class = |weapon: &WeaponValue| weapon.class.clone().unwrap_or_default();
    let (one, other) = (class(a), class(b));
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let open = |class: &str| OPEN_CLASSES.contains(&class);
    // Explosives are what bombs are made of, and a mine in a road is a bomb beside it to others.
    let pair = |one: &str, other: &str| match one {
        "explosive.charge" => laid(other),
        "explosive.mine" => BURIED.contains(&other),
        _ => false,
    };
    let carries = |class: &str| CARRIERS.contains(&class.split('.').next().unwrap_or(class));
    // `ballistic-missile` is a kind of `missile` even where the classes do not say so.
    let refines = |fine: &str, plain: &str| {
        fine.strip_suffix(plain).is_some_and(|rest| rest.ends_with(['-', '_', ' ']))
    };
    match () {
        () if a.kind == b.kind => Fit::Same,
        () if refines(&a.kind, &b.kind) || refines(&b.kind, &a.kind) => Fit::Compatible,
        () if one.is_empty() || other.is_empty() || open(&one) || open(&other) => Fit::Compatible,
        () if carries(&one) != carries(&other) => Fit::Compatible,
        () if pair(&one, &other) || pair(&other, &one) => Fit::Compatible,
        () if within(&one, &other) || within(&other, &one) => Fit::Compatible,
        () => Fit::Contradict,
    }
}

fn item(a: &WeaponValue, b: &WeaponValue) -> Fit {
    kind(a, b).max(number(&a.count, &b.count))
}

/// Whether an article is all that counts: `a drone` hit the market, of fourteen that were launched.
fn article(count: &Count) -> bool {
    let words = count.words.as_deref().unwrap_or_default();
    ["a", "an"].iter().any(|own| words.eq_ignore_ascii_case(own))
}

/// How two numbers of weapons lie to each other: an article tells of one and denies no other.
fn number(a: &Count, b: &Count) -> Fit {
    match count::fit(a, b) {
        Fit::Contradict if article(a) != article(b) => Fit::Compatible,
        fit => fit,
    }
}

/// The number that `counts` give.
fn united(counts: &[&Count]) -> Count {
    let numbers: Vec<&Count> = counts.iter().copied().filter(|count| !article(count)).collect();
    let most = numbers.iter().any(|count| count.status == CountStatus::Stated);
    count::unite(if most { &numbers } else { counts })
}

/// What one voice adds: the weapons of `said` that are none of `all`.
fn add(all: &mut Vec<WeaponValue>, said: &[WeaponValue]) {
    for weapon in said {
        if all.iter().all(|other| kind(other, weapon) == Fit::Contradict) {
            all.push(weapon.clone());
        }
    }
}

/// Bombs that may lie in a road.
const BURIED: [&str; 4] = [
    "explosive.bomb",
    "explosive.bomb.ied",
    "explosive.bomb.improvised",
    "explosive.bomb.roadside",
];

/// Whether a weapon of the class is laid, carried or parked where it goes off.
fn laid(class: &str) -> bool {
    let falls = ["explosive.bomb.aerial", "explosive.bomb.cluster"].contains(&class);
    class == "explosive.charge"
        || class == "explosive.mine"
        || class.starts_with("explosive.bomb") && !falls
}

/// Whether the two would be told of one another's act: a rocket for a drone, but no gun or grenade for a bomb, which go
/// together, and no shell for the mortar that fires it.
fn instead(a: &WeaponValue, b: &WeaponValue) -> bool {
    let (one, other) = (a.class.as_deref(), b.class.as_deref());
    let fires = |gun: Option<&str>, shell: Option<&str>| {
        shell == Some("explosive.shell")
            && matches!(gun, Some("explosive.artillery" | "explosive.mortar"))
    };
    strikes(a) && strikes(b) && !fires(one, other) && !fires(other, one)
}

/// Whether it does by itself what an article tells of, as no gun beside it does.
fn strikes(weapon: &WeaponValue) -> bool {
    let class = weapon.class.as_deref().unwrap_or_default();
    let family = class.split('.').next();
    matches!(family, Some("drone" | "explosive")) && !class.starts_with("explosive.grenade")
}

/// Lists fit if they tell one weapon in common and no other number of it: what else one of them knows of the other does
/// not deny. "Four rockets" and "a drone and three rockets" do not fit, and neither do a rocket and a drone.
fn fit(a: &[WeaponValue], b: &[WeaponValue]) -> Fit {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let told = |weapon: &WeaponValue| {
        let alike = long.iter().filter(|other| kind(weapon, other) != Fit::Contradict);
        alike.map(|other| item(weapon, other)).min()
    };
    let common: Vec<Fit> = short.iter().filter_map(told).collect();
    let whole = short.len() == long.len() && common.len() == short.len();
    match common.into_iter().max() {
        Some(worst) if whole => worst,
        Some(worst) => worst.max(Fit::Compatible),
        None if short.iter().any(|one| {
            let mut others = long.iter().filter(|other| strikes(other)).peekable();
            others.peek().is_some() && others.all(|other| instead(one, other))
        }) =>
        {
            Fit::Contradict
        }
        None => Fit::Compatible,
    }
}

impl Value for Vec<WeaponValue> {
    fn speaks(&self) -> bool {
        !self.is_empty()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        fit(a.value, b.value)
    }

    const ADDS: bool = true;

    /// The longest list and what others add to it, each weapon as finely named and as closely counted as any voice has it.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let mut all =
            said.iter().map(|said| said.value).rev().max_by_key(|list| list.len())?.clone();
        for other in said {
            add(&mut all, other.value);
        }
        let united = all.iter().map(|weapon| {
            let alike = said.iter().filter_map(|said| {
                said.value.iter().find(|other| item(weapon, other) != Fit::Contradict)
            });
            let alike: Vec<&WeaponValue> = alike.collect();
            let name = |weapon: &WeaponValue| {
                let class = weapon.class.as_deref().filter(|class| !OPEN_CLASSES.contains(class));
                (
                    class.map_or(0, |class| 1 + class.matches('.').count()),
                    weapon.kind.matches('-').count(),
                )
            };
            let finest =
                alike.iter().rev().max_by_key(|weapon| name(weapon)).copied().unwrap_or(weapon);
            let counts: Vec<_> = alike.iter().map(|weapon| &weapon.count).collect();
            WeaponValue {
                kind: finest.kind.clone(),
                class: finest.class.clone(),
                count: united(&counts),
            }
        });
        let mut list: Self = Vec::new();
        for weapon in united {
            if !list.contains(&weapon) {
                list.push(weapon);
            }
        }
        Some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::merge::settle::Fit;
    use crate::{Count, CountStatus, WeaponValue};

    fn list(classes: &[&str]) -> Vec<WeaponValue> {
        let one = |class: &&str| WeaponValue {
            kind: (*class).to_owned(),
            class: Some((*class).to_owned()),
            count: Count::bare(CountStatus::NotStated, None),
        };
        classes.iter().map(one).collect()
    }

    #[test]
    fn what_goes_together_is_no_contradiction() {
        for (a, b) in [
            (&["explosive.bomb.vehicle"][..], &["firearm"][..]),
            (&["explosive.bomb.vehicle"], &["explosive.grenade"]),
            (&["explosive.mine"], &["explosive.charge"]),
            (&["explosive.mine"], &["explosive.bomb.roadside"]),
            (&["explosive.mortar", "explosive.rocket"], &["explosive.shell"]),
        ] {
            assert_eq!(fit(&list(a), &list(b)), Fit::Compatible, "{a:?} {b:?}");
            assert_eq!(fit(&list(b), &list(a)), Fit::Compatible, "{b:?} {a:?}");
        }
        for (a, b) in [
            (&["drone"][..], &["explosive.missile"][..]),
            (&["explosive.bomb.vehicle"], &["explosive.bomb.roadside"]),
            (&["drone", "firearm"], &["explosive.rocket"]),
            (&["explosive.mine"], &["explosive.bomb.aerial"]),
        ] {
            assert_eq!(fit(&list(a), &list(b)), Fit::Contradict, "{a:?} {b:?}");
        }
    }
}
