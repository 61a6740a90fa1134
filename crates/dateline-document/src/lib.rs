//! From bytes to a news document: header dates, dateline, credits, furniture, sections, sentences
