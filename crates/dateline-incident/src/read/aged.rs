//! Numbers that are the age of somebody and count nobody: `Ada Brook, 26, was killed`, `the death of a 15-year-old`.

use dateline_text::{Class, Token, WordSet, word_hash};

/// As many digits as an age has.
const DIGITS: usize = 3;

/// Whether the number at `at` is an age.
pub(super) fn aged(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.is(Class::DIGIT)
        && token.span.len() <= DIGITS
        && (after_name(tokens, at) || of_years(tokens, at))
}

/// `Ada Brook, 26,` and `Ada Brook Jr., 26,`: between commas behind a name. Days and months take numbers too.
fn after_name(tokens: &[Token], at: usize) -> bool {
    let comma = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(","));
    if at < 2 || !comma(at - 1) || !comma(at + 1) {
        return false;
    }
    let before = &tokens[at - 2];
    let name = if before.is_mark(".") && at > 2 { &tokens[at - 3] } else { before };
    name.is(Class::CAPITAL) && !name.is(Class::MONTH.with(Class::WEEKDAY).with(Class::DIGIT))
}

/// `15-year-old`, `a 17 year old boy`, `as young as 13`
fn of_years(tokens: &[Token], at: usize) -> bool {
    static YEARS: WordSet<4> = WordSet::new(["year", "years", "month", "months"]);
    static YOUNG: WordSet<4> = WordSet::new(["young", "old", "aged", "age"]);
    const AS: u64 = word_hash("as");
    let words: Vec<u64> = tokens[at + 1..]
        .iter()
        .take(5)
        .filter(|own| !own.is_mark("-"))
        .map(|own| own.hash)
        .collect();
    let old = matches!(words[..], [unit, old, ..] if YEARS.has(unit) && old == word_hash("old"));
    let young = at >= 2 && tokens[at - 1].hash == AS && YOUNG.has(tokens[at - 2].hash);
    old || young
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn killed(text: &str) -> Vec<Option<u64>> {
        let accounts = read_alone(text).accounts;
        accounts.iter().flat_map(|own| &own.telling.killed).map(|told| told.value.best).collect()
    }

    #[test]
    fn an_age_counts_nobody() {
        for text in [
            "Zora Quill, 26, died in a shooting in Lagos on Monday.\n",
            "Gunmen attacked a farm near Lagos on Monday. Zora Quill Jr., 31, was killed.\n",
            "Gunmen attacked a farm near Lagos on Monday. Zora Quill, 31, was found dead.\n",
        ] {
            assert!(killed(text).iter().all(|best| best.is_none_or(|count| count == 1)), "{text}");
        }
        let counted = "Gunmen attacked a farm near Lagos on Monday. In Kano, 26 were killed.\n";
        assert!(killed(counted).contains(&Some(26)));
    }
}
