//! How two places lie to each other, in whole kilometres.

use super::row::{Level, Site};
use super::weight::{self, Weight};

/// Points further apart than this are different places, whatever the gazetteer's precision.
const FAR_KM: u32 = 150;

/// How two places lie to each other, where both are finer than a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Near {
    Same,
    Area,
    Km(u32),
    Within,
    Unnamed,
    Apart(u32),
    Other,
    Far(u32),
}

impl Near {
    pub(super) fn of(a: &Site, b: &Site) -> Option<Self> {
        let equal = |a: u64, b: u64| a != 0 && a == b;
        let (coarse, fine) = if a.level <= b.level { (a, b) } else { (b, a) };
        let same = equal(a.id, b.id) || (equal(a.name, b.name) && (a.id == 0 || b.id == 0));
        if coarse.level <= Level::Region {
            return (fine.level == Level::Region && same).then_some(Self::Area);
        }
        if coarse.level == Level::Unnamed {
            return (equal(a.kind, b.kind) || fine.level == Level::Point).then_some(Self::Unnamed);
        }
        if coarse.level == Level::Admin1 && fine.level == Level::Admin1 {
            return Some(if same { Self::Area } else { Self::Other });
        }
        if same {
            return Some(Self::Same);
        }
        if coarse.level == Level::Admin1 {
            let inside = coarse.name == fine.admin1 || coarse.id == fine.admin1 || fine.admin1 == 0;
            return Some(if inside { Self::Within } else { Self::Other });
        }
        let (Some(from), Some(to)) = (a.point, b.point) else {
            return Some(Self::Other);
        };
        let km = kilometres(from, to);
        let slack = a.precision_km.saturating_add(b.precision_km).clamp(5, FAR_KM / 2);
        Some(match km {
            _ if km <= slack.min(25) => Self::Km(km),
            _ if km <= slack => Self::Within,
            _ if km <= FAR_KM => Self::Apart(km),
            _ => Self::Far(km),
        })
    }

    pub(super) fn weight(self) -> Weight {
        match self {
            Self::Same => weight::NEAR_SAME,
            Self::Area => weight::NEAR_AREA,
            Self::Km(_) => weight::NEAR_KM,
            Self::Within => weight::NEAR_WITHIN,
            Self::Unnamed => weight::NEAR_UNNAMED,
            Self::Other => weight::NEAR_OTHER,
            Self::Apart(_) => weight::NEAR_APART,
            Self::Far(_) => weight::NEAR_FAR,
        }
    }

    /// Whether the two may be one place.
    pub(super) fn may_be_one(self) -> bool {
        !matches!(self, Self::Other | Self::Apart(_) | Self::Far(_))
    }

    /// The nearer, the greater.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Same => 7,
            Self::Km(_) => 6,
            Self::Area => 5,
            Self::Unnamed => 4,
            Self::Within => 3,
            Self::Other => 2,
            Self::Apart(_) => 1,
            Self::Far(_) => 0,
        }
    }

    pub(super) fn detail(self) -> String {
        match self {
            Self::Km(km) | Self::Apart(km) | Self::Far(km) => format!("{km} km"),
            _ => String::new(),
        }
    }
}

/// Thousandths of the cosine of whole degrees from 0 to 90: trigonometry that is the same on every machine.
#[rustfmt::skip]
const COSINE: [i64; 91] = [
    1000, 1000, 999, 999, 998, 996, 995, 993, 990, 988, 985, 982, 978, 974, 970, 966, 961, 956, 951, 946, 940, 934, 927,
    921, 914, 906, 899, 891, 883, 875, 866, 857, 848, 839, 829, 819, 809, 799, 788, 777, 766, 755, 743, 731, 719, 707,
    695, 682, 669, 656, 643, 629, 616, 602, 588, 574, 559, 545, 530, 515, 500, 485, 469, 454, 438, 423, 407, 391, 375,
    358, 342, 326, 309, 292, 276, 259, 242, 225, 208, 191, 174, 156, 139, 122, 105, 87, 70, 52, 35, 17, 0,
];

/// The distance of two points given in millionths of a degree, within a few per cent below 500 km.
pub(super) fn kilometres(a: (i32, i32), b: (i32, i32)) -> u32 {
    let wide = |number: i32| i64::from(number);
    let middle =
        usize::try_from((wide(a.0) + wide(b.0)).abs() / 2 / 1_000_000).unwrap_or(90).min(90);
    let around = (wide(a.1) - wide(b.1)).abs() % 360_000_000;
    let metres = |e6: i64| e6 * 111_195 / 1_000_000;
    let north = metres((wide(a.0) - wide(b.0)).abs());
    let east = metres(around.min(360_000_000 - around)) * COSINE[middle] / 1000;
    u32::try_from((north * north + east * east).isqrt() / 1000).unwrap_or(u32::MAX)
}
