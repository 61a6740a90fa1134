//! The table as bytes: whole, or refused.

use std::fs::{self, File};
use std::path::Path;

use dateline_gazetteer::{Gazetteer, GazetteerError};
use dateline_text::{Vocabulary, tokenize};
use insta::assert_snapshot;

/// Bytes that live as long as a table must.
fn leak(bytes: Vec<u8>) -> &'static [u8] {
    Vec::leak(bytes)
}

#[test]
fn the_blob_is_the_one_that_was_checked_in() {
    let info = Gazetteer::base().info();
    assert_eq!(
        info.hash,
        include_str!("../data/base.sha256").trim(),
        "`cargo xtask gazetteer` writes both"
    );
    assert!(info.rows > 270_000, "{} places", info.rows);
    assert!(include_bytes!("../data/base.gaz").len() < 9_000_000);
    assert_snapshot!(format!("{} {}\n{}", info.format, info.date, info.credits), @"
    4 2026-09-05
    Contains data from GeoNames (www.geonames.org), CC BY 4.0, modified.
    Made with Natural Earth.
    Airfields from airportsdata, MIT, copyright 2020 Mike Borsetti, 2014 mwgg.
    ");
}

#[test]
fn its_own_bytes_open() {
    let opened = Gazetteer::open(Gazetteer::base_bytes()).expect("the embedded table is whole");
    assert_eq!(opened.info(), Gazetteer::base().info());
    assert_eq!(
        opened.lookup("Baghdad").best().map(|place| place.id()),
        Gazetteer::base().lookup("Baghdad").best().map(|place| place.id())
    );
}

#[test]
fn other_bytes_are_refused() {
    let error = |bytes: &'static [u8]| {
        Gazetteer::open(bytes).expect_err("these bytes are no table").to_string()
    };
    assert_snapshot!(error(b""), @"not a gazetteer");
    assert_snapshot!(error(b"PK\x03\x04 something else"), @"not a gazetteer");
    assert_snapshot!(error(b"DLPLACES\x07\0\0\0"), @"gazetteer of format 7, where 4 is read");
    assert_snapshot!(error(b"DLPLACES\x04\0\0\0\xff\xff\xff\xff"), @"gazetteer cut short or changed");
}

#[test]
fn a_table_cut_short_is_refused() {
    let whole = Gazetteer::base_bytes();
    let cuts = (0..400).chain((1..40).map(|part| whole.len() / 40 * part)).chain([whole.len() - 1]);
    for cut in cuts {
        let error = Gazetteer::open(&whole[..cut]).expect_err("a part is no table");
        assert!(matches!(error, GazetteerError::Magic | GazetteerError::Corrupt), "{cut}: {error}");
    }
}

#[test]
fn a_table_with_a_hole_is_refused() {
    let mut bytes = Gazetteer::base_bytes().to_vec();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4_096].fill(0);
    assert_eq!(Gazetteer::open(leak(bytes)).expect_err("a page is gone"), GazetteerError::Corrupt);
}

/// Bytes in a file of this name.
fn file(name: &str, bytes: &[u8]) -> File {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("there is room for the file");
    File::open(path).expect("the file was written")
}

#[test]
fn a_file_is_read_where_it_lies() {
    let whole = Gazetteer::base_bytes();
    let opened = Gazetteer::read(&file("whole.places", whole)).expect("the file is whole");
    assert_eq!(opened.info(), Gazetteer::base().info());
    let place = |table: &Gazetteer| table.lookup("Khan Younis").best().map(|place| place.id());
    assert_eq!(place(&opened), place(Gazetteer::base()));
    assert!(opened.clone().verify());
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let whole = Gazetteer::base_bytes();
    let error = |name: &str, bytes: &[u8]| {
        Gazetteer::read(&file(name, bytes)).expect_err("these bytes are no table")
    };
    assert_eq!(error("empty.places", b""), GazetteerError::Magic);
    assert_eq!(error("text.places", b"id\tname\n"), GazetteerError::Magic);
    for cut in [20, 200, whole.len() / 2, whole.len() - 1] {
        assert_eq!(error("cut.places", &whole[..cut]), GazetteerError::Corrupt, "{cut}");
    }
    let mut holed = whole.to_vec();
    let middle = holed.len() / 2;
    holed[middle..middle + 4_096].fill(0);
    assert_eq!(error("holed.places", &holed), GazetteerError::Corrupt);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused() {
    let folder = File::open(env!("CARGO_TARGET_TMPDIR")).expect("the folder is there");
    assert!(matches!(Gazetteer::read(&folder), Err(GazetteerError::Unread(_))));
}

#[test]
fn one_changed_bit_is_found_where_all_bytes_are_read() {
    assert!(Gazetteer::base().verify());
    let mut bytes = Gazetteer::base_bytes().to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(Gazetteer::open_unchecked(leak(bytes)).is_ok_and(|changed| !changed.verify()));
}

/// Even bytes that were changed on purpose, checksum and all, lead to no panic.
#[test]
fn a_forged_table_answers_something() {
    let names = ["Baghdad", "San Salvador", "Tripoli", "Hit", "Khan Younis"];
    let whole = Gazetteer::base_bytes();
    let mut seed = 7_u64;
    for _ in 0..6 {
        let mut bytes = whole.to_vec();
        for _ in 0..200_000 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = 200 + (seed >> 20) as usize % (bytes.len() - 4_000);
            bytes[at] = (seed >> 56) as u8;
        }
        let Ok(forged) = Gazetteer::open_unchecked(leak(bytes)) else { continue };
        for name in names {
            for place in forged.lookup(name).take(50).chain(forged.variants(name, "IQ")) {
                assert!(
                    format!("{place:?} {:?} {:?}", place.admin1(), place.point()).len() < 2_000
                );
            }
            let tokens = tokenize(name, &Vocabulary::default());
            assert!(forged.longest(&tokens).is_none_or(|(used, _)| used <= tokens.len()));
        }
        assert!(forged.country("IQ").is_none_or(|place| place.country() == Some("IQ")));
        assert!(forged.place("gn:95446").is_none_or(|place| !place.id().is_empty()));
        assert!(forged.area("IQ", "Anbar").is_none_or(|area| area.country() == Some("IQ")));
        assert!(forged.places().step_by(5_003).all(|place| place.id().len() < 300));
    }
}
