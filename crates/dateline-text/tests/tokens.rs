//! Tokens, sentences, quotations, numbers and phrases, as a reader sees them.

use dateline_text::{
    Class, Phrases, Span, Token, Vocabulary, fold, fold_hash, kit, number, quotes, sentences,
    tokenize,
};
use insta::assert_snapshot;
use nom::Parser as _;
use proptest::prelude::*;

fn tokens(text: &str) -> Vec<Token> {
    tokenize(text, &Vocabulary::new())
}

fn split(text: &str) -> String {
    tokens(text).iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn words_and_clitics() {
    assert_snapshot!(split("The U.S. base in Iraq's Anbar, Shi'ite-led"), @"The | U.S. | base | in | Iraq | 's | Anbar | , | Shi'ite | - | led");
    assert_snapshot!(split("Monday’s attack at 3:30 p.m. on Sana’a"), @"Monday | ’s | attack | at | 3 | : | 30 | p.m. | on | Sana’a");
    assert_snapshot!(split("2,500 troops, 3.5 km, the 16th, F-16 and $5."), @"2,500 | troops | , | 3.5 | km | , | the | 16th | , | F | - | 16 | and | $ | 5 | .");
}

#[test]
fn a_token_knows_what_stands_before_it() {
    let before = |text: &str| {
        let marks = [(Class::BLOCK_START, "¶"), (Class::LINE_START, "/"), (Class::SPACED, " ")];
        let mark = |token: &Token| {
            let held = marks.iter().find(|(class, _)| token.is(*class));
            format!("{}{}", held.map_or("", |(_, mark)| mark), token.span.of(text))
        };
        tokens(text).iter().map(mark).collect::<String>()
    };
    let told = before("It fell.\nA guard ran,\n  and\n\nfell. \n \r\n\"So\"\nhe\u{a0}said\n");
    assert_snapshot!(told, @r#"¶It fell./A guard ran,/and¶fell.¶"So"/he said"#);
}

#[test]
fn a_sentence_ends_at_its_point() {
    let told = |text: &str| {
        let tokens = tokens(text);
        sentences(text, &tokens, 0..tokens.len())
            .iter()
            .map(|s| s.span.of(text))
            .collect::<Vec<_>>()
            .join(" / ")
    };
    assert_snapshot!(told("Gen. Omar spoke. He left on Feb. 4 for the U.S. The army agreed."), @"Gen. Omar spoke. / He left on Feb. 4 for the U.S. / The army agreed.");
    assert_snapshot!(told("“It fell.” A guard ran. \"Stop!\" he said."), @"“It fell.” / A guard ran. / \"Stop!\" he said.");
    assert_snapshot!(told("LT. COL. JAIME DIAZ DIED. THE ARMY, SAID NO. 2 POST."), @"LT. COL. JAIME DIAZ DIED. / THE ARMY, SAID NO. 2 POST.");
}

#[test]
fn the_same_curly_mark_opens_and_closes() {
    let text = "fell with “a drone and three rockets“ that hit. “Four rockets fell” near.";
    let found: Vec<&str> = quotes(text, &tokens(text)).into_iter().map(|q| q.of(text)).collect();
    assert_eq!(found, ["“a drone and three rockets“", "“Four rockets fell”"]);
}

#[test]
fn quantities_bind_as_their_words_do() {
    let read = |text: &str| {
        number::quantity(text, &tokens(text)).map_or("none".to_owned(), |(used, q)| {
            format!("{used}: {:?} {:?} {:?}", q.min, q.max, q.best)
        })
    };
    assert_snapshot!(read("at least two dozen rockets"), @"4: Some(24) None None");
    assert_snapshot!(read("more than 175 times"), @"3: Some(176) None None");
    assert_snapshot!(read("two hundred and six people"), @"4: Some(206) Some(206) Some(206)");
    assert_snapshot!(read("twenty-five men"), @"3: Some(25) Some(25) Some(25)");
    assert_snapshot!(read("between 10 and 15 shells"), @"4: Some(10) Some(15) None");
    assert_snapshot!(read("10 to 15 shells"), @"3: Some(10) Some(15) None");
    assert_snapshot!(read("some 2,500 troops"), @"2: None None Some(2500)");
    assert_snapshot!(read("a number of rockets"), @"3: Some(2) None None");
    assert_snapshot!(read("dozens of strikes"), @"2: Some(24) None None");
    assert_snapshot!(read("no more than four"), @"4: None Some(4) None");
    assert_snapshot!(read("a rocket"), @"none");
    assert_snapshot!(read("3.5 million"), @"2: Some(3500000) Some(3500000) Some(3500000)");
    assert_snapshot!(read("half a dozen men"), @"3: Some(6) Some(6) Some(6)");
    assert_snapshot!(read("3.5 men"), @"none");
}

#[test]
fn numbers_over_text() {
    let cardinal = |text| kit::cardinal(text).map(|(rest, n)| (n, rest)).ok();
    assert_eq!(cardinal("twenty-one days"), Some((21, " days")));
    assert_eq!(cardinal("2,500 men"), Some((2500, " men")));
    assert_eq!(cardinal("a dozen shells"), Some((12, " shells")));
    assert_eq!(cardinal("16th"), None);
    assert_eq!(kit::ordinal("twenty-first of May").map(|(_, n)| n).ok(), Some(21));
    assert_eq!(kit::ordinal("3rd").map(|(_, n)| n).ok(), Some(3));
    assert_eq!(kit::any_word("Friday's raid"), Ok(("'s raid", "Friday")));
    assert_eq!(kit::any_word("Shi'ite"), Ok(("", "Shi'ite")));
    assert!(kit::word("may").parse("  MAY 4").is_ok() && kit::word("may").parse("mayor").is_err());
}

#[test]
fn phrases_pass_over_hyphens_and_take_the_longest() {
    let mut phrases = Phrases::default();
    phrases.add("car bomb", 1);
    phrases.add("car", 2);
    phrases.add("roadside car-bomb attack", 3);
    let longest = |text: &str| phrases.longest(&tokens(text)).map(|(used, value)| (used, *value));
    assert_eq!(longest("car-bomb went off"), Some((3, 1)));
    assert_eq!(longest("Car, bomb"), Some((1, 2)));
    assert_eq!(longest("roadside car bomb blast"), None);
}

#[test]
fn classes_name_themselves() {
    let text = "Monday";
    let names: Vec<_> = tokens(text)[0].class.names().collect();
    let shape = ["WORD", "CAPITAL", "LONG", "BLOCK_START", "LINE_START", "SPACED"];
    assert_eq!(names, [&shape[..], &["WEEKDAY"]].concat());
    assert!(!Class::NONE.any(Class::WORD));
}

proptest! {
    #[test]
    fn tokens_slice_and_keep_order(text in "\\PC{0,80}|[ -~\n’“”é·]{0,120}") {
        let tokens = tokens(&text);
        let mut end = 0;
        for token in &tokens {
            prop_assert!(token.span.start >= end && !token.span.is_empty());
            prop_assert!(text.get(token.span.range()).is_some());
            end = token.span.end;
        }
        for sentence in sentences(&text, &tokens, 0..tokens.len()) {
            prop_assert!(!sentence.tokens.is_empty() && text.get(sentence.span.range()).is_some());
        }
        for at in 0..tokens.len() {
            if let Some((used, _)) = number::quantity(&text, &tokens[at..]) {
                prop_assert!(used >= 1 && at + used <= tokens.len());
            }
        }
        quotes(&text, &tokens);
    }

    #[test]
    fn sentences_cover_all_tokens(text in "[A-Za-z .!?\"0-9\n]{0,200}") {
        let tokens = tokens(&text);
        let found = sentences(&text, &tokens, 0..tokens.len());
        let covered: usize = found.iter().map(|s| s.tokens.len()).sum();
        prop_assert_eq!(covered, tokens.len());
    }

    #[test]
    fn folding_is_stable(word in "\\PC{0,30}") {
        let folded = fold(&word).into_owned();
        prop_assert_eq!(fold(&folded).into_owned(), folded.clone());
        prop_assert_eq!(fold_hash(&word), fold_hash(&folded));
    }

    #[test]
    fn lexemes_never_panic(text in "\\PC{0,40}|[0-9a-z ,.'-]{0,40}") {
        let _ = (kit::cardinal(&text), kit::ordinal(&text), kit::any_word(&text), kit::digits(1, 4).parse(&text));
        prop_assert!(Span::locate(&text, &text).len() == text.len());
    }
}

#[test]
fn a_word_tells_whether_a_phrase_goes_on() {
    let mut phrases = Phrases::default();
    for (value, phrase) in ["base", "base camp", "car-bomb factory"].into_iter().enumerate() {
        phrases.add(phrase, value);
    }
    let start = |text: &str| {
        let tokens = tokenize(text, &Vocabulary::default());
        let start = phrases.start(&tokens[0]).expect("a phrase begins with the word");
        let goes_on = tokens.get(1).is_some_and(|next| phrases.goes_on(start, &tokens[0], next));
        (start.value().copied(), goes_on)
    };
    assert!(phrases.start(&tokenize("camp", &Vocabulary::default())[0]).is_none());
    assert_eq!(start("base"), (Some(0), false));
    assert_eq!(start("base, camp"), (Some(0), false));
    assert_eq!(start("base camp"), (Some(0), true));
    assert_eq!(start("car-bomb"), (None, true));
    assert_eq!(start("car -bomb"), (None, false));
    let tokens = tokenize("base camp", &Vocabulary::default());
    let mut all = Vec::new();
    phrases.each(&tokens, |used, value| all.push((used, *value)));
    assert_eq!(all, [(1, 0), (2, 1)]);
}
