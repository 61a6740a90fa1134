//! Lists of words that the grammars ask about, from `data/words.toml`.

use dateline_text::WordSet;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use dateline_text::word_hash;

    use super::EXAMPLES;

    #[test]
    fn examples_hold_words_of_their_list() {
        for (example, list) in EXAMPLES {
            let word = example.split(['[', ']']).nth(1).expect("a word stands in brackets");
            assert!(list(word_hash(word)), "{example}");
        }
    }
}
