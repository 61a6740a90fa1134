//! Reads, compares and blesses the Markdown corpora of the grammars
