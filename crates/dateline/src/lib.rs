//! From a folder of news articles to incident records that can be checked
