//! Merging, from hand-made readings to records.

mod components;
mod decide;
mod disagree;
mod join;
mod order;
mod series;
mod settle;
mod told;
