//! Distances between places, good enough to tell near from far.

/// A point, with what is needed to measure from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    lat: f32,
    lon: f32,
    /// Kilometres of a degree of longitude here.
    east: f32,
}

/// Kilometres of a degree of latitude.
const DEGREE: f32 = 111.2;

impl Point {
    /// A point in millionths of a degree.
    #[expect(clippy::cast_precision_loss, reason = "a metre more or less")]
    pub(super) fn new((lat, lon): (i32, i32)) -> Self {
        let (lat, lon) = (lat as f32 / 1e6, lon as f32 / 1e6);
        Self { lat, lon, east: DEGREE * lat.to_radians().cos() }
    }

    /// Distance on a plane that touches the earth here, in km; right to some percent up to 500 km.
    pub(super) fn km(&self, other: &Self) -> f32 {
        let mut degrees = (self.lon - other.lon).abs();
        if degrees > 180.0 {
            degrees = 360.0 - degrees;
        }
        let north = (self.lat - other.lat) * DEGREE;
        let east = degrees * self.east.min(other.east);
        (north * north + east * east).sqrt()
    }

    /// Whether the other lies farther than `km` to the north or south, which is cheap to see.
    pub(super) fn beyond(&self, other: &Self, km: f32) -> bool {
        (self.lat - other.lat).abs() * DEGREE > km
    }

    /// The row and column of the half degree in which it lies.
    pub(super) fn cell(&self) -> (u16, u16) {
        #[expect(
            clippy::cast_sign_loss,
            reason = "shifted to above nothing: cutting off is rounding down"
        )]
        let half = |degrees: f32, least: f32| ((degrees + least) * 2.0) as u16;
        (half(self.lat, 91.0), half(self.lon, 181.0))
    }
}
