//! Development tasks of dateline: `cargo xtask report` and its kin.
fn main() {}
