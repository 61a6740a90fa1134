//! Accounts to incidents: block, score, components, settle.

use crate::{Merged, Reading};

/// Joins the accounts of all readings into incidents.
///
/// Readings come sorted by document (reference date, then id); the result does not depend on anything else.
pub fn merge(_readings: &[Reading]) -> Merged {
    Merged { incidents: Vec::new(), disagreements: Vec::new(), refused: Vec::new() }
}
