//! Weapons: lists that refine each other, and lists that do not.

use super::{Fit, Said, Value, count};
use crate::WeaponValue;

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
        () if within(&one, &other) || within(&other, &one) => Fit::Compatible,
        () => Fit::Contradict,
    }
}

fn item(a: &WeaponValue, b: &WeaponValue) -> Fit {
    kind(a, b).max(count::fit(&a.count, &b.count))
}

/// Lists fit if each item of the shorter one is told in the longer one too: two weapons that one account knows nothing
/// of are not denied by it. "Four rockets" and "a drone and three rockets" do not fit.
fn fit(a: &[WeaponValue], b: &[WeaponValue]) -> Fit {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut worst = if short.len() == long.len() { Fit::Same } else { Fit::Compatible };
    for weapon in short {
        let best = long.iter().map(|other| item(weapon, other)).min().unwrap_or(Fit::Contradict);
        worst = worst.max(best);
    }
    worst
}

impl Value for Vec<WeaponValue> {
    fn speaks(&self) -> bool {
        !self.is_empty()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        fit(a.value, b.value)
    }

    /// The longest list, each weapon as finely named and as closely counted as any voice has it.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let longest = said.iter().map(|said| said.value).rev().max_by_key(|list| list.len())?;
        let united = longest.iter().map(|weapon| {
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
                count: count::unite(&counts),
            }
        });
        Some(united.collect())
    }
}
