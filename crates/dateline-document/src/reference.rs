//! The day of writing.
