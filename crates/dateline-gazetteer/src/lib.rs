#![doc = include_str!("../README.md")]

mod demonym;
mod gazetteer;
mod layout;
mod place;
mod skeleton;

pub use demonym::{demonym, demonym_heads};
pub use gazetteer::{Gazetteer, GazetteerError, Info};
pub use place::{Cue, Kind, Match, Place, Places};
