//! The stored form of the places: columns of text and numbers that compress well, under LZMA.
//!
//! ```text
//! file     magic "dlgaz" NUL, format u16, date u32 (20260905), then one LZMA stream with its header
//! stream   columns, each: length u32, bytes; every number is little endian
//!   kinds    one byte a row
//!   country  two letters a row
//!   numbers  GeoNames ids of the rows of `PLACE`, each as a zigzag varint of the difference to the last
//!   codes    of all other rows a line: "01" of a1:IQ.01, "ORAA" of ap:ORAA, nothing for a country
//!   names    a line a row
//!   aliases  a line a row, `|` between names
//!   lat, lon ten-thousandths of a degree plus 2^23, the low bytes of all rows, then the middle, then the high ones
//!   people   a varint a row
//!   reach    varint, in km, for countries and areas
//!   admin1   a u16 a row in two planes: 1 + the place among the rows of `ADMIN1`, or 0
//!   admin2   a u24 a row in three planes, as above among `ADMIN2`
//! ```
//! Rows come as countries, first-level and second-level areas, airfields, towns; by code within these.
//! `build/main.rs` reads it, `examples/build-blob.rs` writes it.

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 6] = b"dlgaz\0";
/// Number of the format.
pub(crate) const FORMAT: u16 = 1;

pub(crate) const COUNTRY: u8 = 0;
pub(crate) const ADMIN1: u8 = 1;
pub(crate) const ADMIN2: u8 = 2;
pub(crate) const BASE: u8 = 3;
pub(crate) const AIRPORT: u8 = 4;
pub(crate) const PLACE: u8 = 5;

/// Added to a coordinate in ten-thousandths of a degree so that three unsigned bytes hold it.
pub(crate) const OFFSET: i32 = 1 << 23;
