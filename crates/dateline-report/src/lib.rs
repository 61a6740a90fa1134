//! The serialised shapes of a dateline report and its output formats
