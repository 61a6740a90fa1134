//! Numbers that are integers inside and decimals on the page.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share in percent, 0 to 100, printed as 0 to 1 with at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

impl Percent {
    /// `percent` per hundred; more than 100 is 100.
    pub fn new(percent: u8) -> Self {
        Self(percent.min(100))
    }

    /// The share per hundred.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The share of one. Division rounds to the nearest double, which prints as the two decimals meant.
    pub fn unit(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.unit())
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let unit = f64::deserialize(from)?;
        u8::try_from(rounded(unit * 100.0, 0, 100)?)
            .map(Self::new)
            .map_err(serde::de::Error::custom)
    }
}

/// A coordinate in millionths of a degree, printed in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degrees(pub i32);

impl Degrees {
    /// The coordinate in degrees: the double nearest to the six decimals, so that no noise is printed.
    pub fn degrees(self) -> f64 {
        f64::from(self.0) / 1e6
    }
}

impl Serialize for Degrees {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.degrees())
    }
}

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let degrees = f64::deserialize(from)?;
        Ok(Self(rounded(degrees * 1e6, -180_000_000, 180_000_000)?))
    }
}

fn rounded<E: serde::de::Error>(number: f64, low: i32, high: i32) -> Result<i32, E> {
    let near = number.round();
    if near >= f64::from(low) && near <= f64::from(high) {
        Ok(near as i32)
    } else {
        Err(E::custom(format_args!("a number out of bounds: {number}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_float_noise() {
        for e6 in (-180_000_000..=180_000_000).step_by(7_654_321) {
            let json = serde_json::to_string(&Degrees(e6)).expect("a number is JSON");
            assert!(json.len() <= 11, "{json}");
            assert_eq!(serde_json::from_str::<Degrees>(&json).expect("reads back"), Degrees(e6));
        }
        for percent in 0..=100 {
            let json = serde_json::to_string(&Percent::new(percent)).expect("a number is JSON");
            assert!(json.len() <= 4, "{json}");
            assert_eq!(serde_json::from_str::<Percent>(&json).expect("reads back").get(), percent);
        }
        assert_eq!(
            serde_json::to_string(&Degrees(33_786_000)).expect("a number is JSON"),
            "33.786"
        );
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        assert!(serde_json::from_str::<Percent>("1.5").is_err());
        assert!(serde_json::from_str::<Degrees>("1e9").is_err());
    }
}
