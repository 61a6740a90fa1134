//! Reads the blob that `blob.rs` describes.

use std::borrow::Cow;
use std::io::Read as _;

use lzma_rust2::LzmaReader;

use crate::Result;
use crate::blob::{ADMIN1, ADMIN2, AIRPORT, BASE, COUNTRY, FORMAT, MAGIC, OFFSET, PLACE};
use crate::layout::Tag;
use crate::row::{Row, kind, size};

/// The date of the sources as a number, and the columns.
pub(crate) fn unpack(file: &[u8]) -> Result<(u32, Vec<u8>)> {
    let rest = file.strip_prefix(MAGIC).ok_or("data/base.gaz is no gazetteer")?;
    let (head, stream) = rest.split_at_checked(6).ok_or("data/base.gaz is cut short")?;
    if head[..2] != FORMAT.to_le_bytes() {
        return Err("data/base.gaz has another format: run `cargo xtask gazetteer`".into());
    }
    let mut columns = Vec::with_capacity(16 << 20);
    LzmaReader::new_mem_limit(stream, 1 << 18, None)?.read_to_end(&mut columns)?;
    Ok((u32::from_le_bytes(head[2..].try_into()?), columns))
}

/// How far an airfield reaches, in km.
const AIRFIELD: u16 = 3;

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            break;
        }
    }
    number
}

/// The number of row `at` among `rows`, from planes of its bytes.
fn plane(bytes: &[u8], rows: usize, at: usize) -> u32 {
    bytes.chunks_exact(rows).rev().fold(0, |number, plane| number << 8 | u32::from(plane[at]))
}

pub(crate) fn rows(stream: &[u8]) -> Result<Vec<Row<'_>>> {
    let mut rest = stream;
    let mut column = || -> Result<&[u8]> {
        let (length, after) = rest.split_at_checked(4).ok_or("the columns end early")?;
        let (bytes, after) = after
            .split_at_checked(u32::from_le_bytes(length.try_into()?) as usize)
            .ok_or("a column ends early")?;
        rest = after;
        Ok(bytes)
    };
    let kinds = column()?;
    let countries = column()?;
    let mut numbers = column()?;
    let mut codes = std::str::from_utf8(column()?)?.lines();
    let names: Vec<&str> = std::str::from_utf8(column()?)?.lines().collect();
    let mut aliases = std::str::from_utf8(column()?)?.lines();
    let (lat, lon) = (column()?, column()?);
    let (mut people, mut reaches) = (column()?, column()?);
    let (admin1, admin2) = (column()?, column()?);
    let count = kinds.len();
    let area = |kind: u8| -> Vec<&str> {
        (0..count).filter(|at| kinds[*at] == kind).map(|at| names[at]).collect()
    };
    let (firsts, seconds) = (area(ADMIN1), area(ADMIN2));

    let mut number_before = 0_u32;
    let mut rows = Vec::with_capacity(count + 500);
    for at in 0..count {
        let country = [countries[2 * at], countries[2 * at + 1]];
        let letters = std::str::from_utf8(&countries[2 * at..2 * at + 2])?;
        let stored = kinds[at];
        let people = varint(&mut people) as u32;
        let reach = varint(&mut reaches) as u16;
        let mut number = 0;
        let mut id = Cow::Borrowed(letters);
        if stored == PLACE {
            // Zigzag: the lowest bit is the sign.
            let step = varint(&mut numbers);
            let size = (step >> 1) as u32;
            number = if step & 1 == 0 {
                number_before.wrapping_add(size)
            } else {
                number_before.wrapping_sub(size + 1)
            };
            number_before = number;
            id = Cow::Borrowed("");
        } else {
            let code = codes.next().ok_or("a code is missing")?;
            if stored == ADMIN1 || stored == ADMIN2 {
                id = Cow::Owned(format!("{letters}.{code}"));
            } else if stored != COUNTRY {
                id = Cow::Borrowed(code);
            }
        }
        let (tag, name) = match stored {
            COUNTRY => (Tag::Country, "country"),
            ADMIN1 => (Tag::Admin1, "admin1"),
            ADMIN2 => (Tag::Admin2, "admin2"),
            BASE => (Tag::Airfield, "base"),
            AIRPORT => (Tag::Airfield, "airport"),
            _ => (Tag::GeoNames, "place"),
        };
        let kind = kind(name).ok_or("a kind is unknown")?;
        let degrees = |planes| plane(planes, count, at).cast_signed() - OFFSET;
        rows.push(Row {
            tag,
            id,
            number,
            kind,
            name: names[at],
            others: aliases.next().ok_or("aliases are missing")?,
            own: Vec::new(),
            country,
            lat: degrees(lat),
            lon: degrees(lon),
            people,
            reach: match reach {
                0 if stored == PLACE => size(people),
                0 => AIRFIELD,
                reach => reach,
            },
            admin1: named(&firsts, plane(admin1, count, at)),
            admin2: named(&seconds, plane(admin2, count, at)),
        });
    }
    Ok(rows)
}

/// The name of the area with this number, 1 being the first and 0 none.
fn named<'a>(areas: &[&'a str], number: u32) -> &'a str {
    (number as usize).checked_sub(1).and_then(|at| areas.get(at).copied()).unwrap_or_default()
}
