//! Questions that several forms ask of a line, without regard to case and without copies.

/// Whether `line` begins with `words`, ASCII in small case.
pub(super) fn begins(line: &str, words: &str) -> bool {
    line.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

/// Whether `line` ends with `words`, ASCII in small case.
pub(super) fn ends(line: &str, words: &str) -> bool {
    line.len()
        .checked_sub(words.len())
        .and_then(|at| line.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(words))
}

/// Whether `line` holds `words`, ASCII in small case.
pub(super) fn holds(line: &str, words: &str) -> bool {
    let (line, words) = (line.as_bytes(), words.as_bytes());
    let Some((first, rest)) = words.split_first() else { return true };
    let small = first.to_ascii_lowercase();
    let mut from = 0;
    // The first letter alone is looked for, which is what most of the line is.
    while let Some(at) = line[from..].iter().position(|byte| byte.to_ascii_lowercase() == small) {
        from += at + 1;
        match line.get(from..from + rest.len()) {
            None => return false,
            Some(next) if next.eq_ignore_ascii_case(rest) => return true,
            Some(_) => {}
        }
    }
    false
}

/// Whether the word looks like an address for letters: `desk@northernpost.example`.
pub(super) fn address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && host.len() > 3
    })
}

/// Whether the word is a link: `https://northernpost.example/a`, `www.northernpost.example`.
pub(super) fn link(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '<']);
    begins(word, "http://") || begins(word, "https://") || begins(word, "www.")
}

/// Whether the letters are those of an American station: `KING`, `WKRN-TV`.
pub(super) fn station(word: &str) -> bool {
    let call = word.split(['-', ' ']).next().unwrap_or(word);
    (3..=4).contains(&call.len())
        && call.starts_with(['K', 'W'])
        && call.bytes().all(|letter| letter.is_ascii_uppercase())
}
