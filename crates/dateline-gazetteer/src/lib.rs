//! Offline place names: lookup by folded name and spelling variant, with country, area and coordinates.

mod demonym;
mod gazetteer;
mod place;

pub use demonym::demonym;
pub use gazetteer::{Gazetteer, GazetteerError, Info};
pub use place::{Cue, Kind, Place, Places};
