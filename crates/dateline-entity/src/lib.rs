//! Places in context, actors, weapons, targets, people counts and sources in news text
