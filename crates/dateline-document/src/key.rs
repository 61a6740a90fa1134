//! How names of outlets and labels compare.

/// `name` folded, hyphens as spaces, no white space around or doubled, no leading article.
pub(crate) fn key(name: &str) -> String {
    let folded = dateline_text::fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded
        .split(|c: char| c.is_whitespace() || c == '-' || c == '–')
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    match out.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}
