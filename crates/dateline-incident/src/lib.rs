//! Accounts of armed incidents in one article, and their merging across articles
