//! Offline place names: lookup by folded name and spelling variant, with country, area and coordinates
