//! Near misses: what reads like a time and is none, by the words around what a rule has read.
//!
//! What a rule itself has to see of the words after it is in `ahead`.

use dateline_text::{Class, Found, Token};

use crate::expr::{Expr, Point, Unit, When};
use crate::lang::cursor::{Words, words};

/// The words on both sides of what a rule read.
struct Around<'t> {
    text: &'t str,
    tokens: &'t [Token],
    first: usize,
    after: usize,
}

impl Around<'_> {
    fn before(&self, back: usize) -> Option<&Token> {
        self.first.checked_sub(back).map(|at| &self.tokens[at])
    }

    fn before_in(&self, words: &Words) -> bool {
        self.before(1).is_some_and(|token| words.has(token))
    }

    fn next_in(&self, words: &Words) -> bool {
        self.tokens.get(self.after).is_some_and(|next| words.has(next))
    }

    /// `US-three`, `F-16`: the expression goes on from a word, by a hyphen; `19:00-21:30` are two clock times.
    fn joined(&self, value: &Expr) -> bool {
        let (Some(mark), Some(word)) = (self.first.checked_sub(1), self.first.checked_sub(2))
        else {
            return false;
        };
        let (mark, word, first) =
            (&self.tokens[mark], &self.tokens[word], &self.tokens[self.first]);
        let hyphen = ["-", "‐", "‑", "/"].iter().any(|hyphen| mark.is_mark(hyphen));
        let prefix = words!("mid post pre then late early").has(word);
        hyphen
            && mark.touches(first)
            && word.touches(mark)
            && !prefix
            && !(word.is(Class::DIGIT) && matches!(value, Expr::Point(it) if it.clock.is_some()))
            && !word.is(Class::WEEKDAY.with(Class::MONTH))
    }

    fn capital(&self) -> bool {
        self.tokens[self.first].is(Class::CAPITAL)
    }

    /// The word before is written as a name is: `Bloody Sunday`, `Prague Spring`.
    fn after_name(&self) -> bool {
        self.first.checked_sub(1).is_some_and(|at| {
            let token = &self.tokens[at];
            token.is(Class::WORD)
                && token.is(Class::CAPITAL)
                && !token.is(Class::UPPER
                    .with(Class::LINE_START)
                    .with(Class::PREPOSITION)
                    .with(Class::DETERMINER))
        })
    }

    /// `Now, he says`: at the head of a sentence and set off by a comma, it turns to the next thing and tells no time.
    fn turns(&self, words: &str) -> bool {
        let heads = self.before(1).is_none_or(|token| !token.is(Class::WORD.with(Class::DIGIT)))
            || self.tokens[self.first].is(Class::LINE_START);
        words.eq_ignore_ascii_case("now") && self.capital() && heads && self.next_in(words!(","))
    }

    fn before_name(&self) -> bool {
        self.tokens.get(self.after).is_some_and(|next| {
            let apart = next.is(Class::SPACED);
            apart
                && next.is(Class::CAPITAL)
                && !next.is(Class::UPPER
                    .with(Class::LINE_START)
                    .with(Class::MONTH)
                    .with(Class::WEEKDAY))
                && next.is(Class::WORD)
        })
    }
}

/// Nouns that a season tells the time of, though both are written as one name: `the Spring Offensive`.
pub(super) const CAMPAIGN: &Words = words!("offensive counteroffensive campaign");

/// Words that open a clause which says what night `the night` is.
const RELATIVE: &Words =
    words!("the a an he she they it we i you his her their its that when who this these");

/// Words after which a month, or a year, is one.
const BEFORE_DATES: &Words = words!(
    "in since of by until till from to between through throughout during before after and or last this \
     next early late mid for on around about circa through beginning starting ending"
);

/// Whether what a rule read stands where a time can stand.
pub(crate) fn stands(text: &str, tokens: &[Token], found: &Found<Expr>) -> bool {
    let first = tokens.partition_point(|token| token.span.start < found.span.start);
    let after = first + tokens[first..].partition_point(|token| token.span.start < found.span.end);
    if first >= tokens.len() {
        return false;
    }
    let around = Around { text, tokens, first, after };
    let figure = tokens[first].is(Class::DIGIT);
    if around.joined(&found.value) || figure && around.before_in(words!("$ £ € ¥ # & Rs")) {
        return false;
    }
    // A number that goes on (`16,000`, `3.5`) was not read whole.
    let last = &tokens[after - 1];
    if last.is(Class::DIGIT)
        && last.span.end > found.span.end
        && last.span.of(text).contains([',', '.'])
    {
        return false;
    }
    let words = found.span.of(text);
    match &found.value {
        Expr::Point(point) | Expr::Part { of: point, .. } | Expr::WeekOf(point) => {
            point_stands(&around, found, point)
        }
        Expr::Duration(amount) if found.rule == "units_alone" => {
            amount.unit >= Unit::Minute
                && around
                    .before_in(words!("for in within after over took lasted lasting spent past"))
        }
        Expr::Duration(_) => {
            // `One day he left` is any day; `in one day` is a length.
            let any_day = words.eq_ignore_ascii_case("one day")
                && !around.before(1).is_some_and(|token| token.is(Class::PREPOSITION));
            !(any_day
                || around.next_in(words!("old"))
                || age_in_words(&around)
                || rate(&around, words))
        }
        Expr::Age(_) if found.rule == "nth_unit" => {
            around.before_in(words!("its their the a his her"))
                && around.before(2).is_some_and(|token| {
                    words!(
                        "in into enters entered entering marks marked on reached reaches approaches"
                    )
                    .has(token)
                })
        }
        // Of the past, `soon` only orders what happened.
        Expr::Vague(crate::expr::Vague::Future) if found.span.len() == 4 => {
            let to_come = |back| {
                around.before(back).is_some_and(|token| {
                    words!("will would could may can should might to be very shall").has(token)
                })
            };
            to_come(1) || to_come(2) || around.next_in(words!("be . ,"))
        }
        Expr::Vague(crate::expr::Vague::Present) if around.turns(words) => false,
        Expr::Vague(_) => {
            !around.next_in(words!("-"))
                || around.tokens.get(around.after).is_some_and(|next| next.is(Class::SPACED))
        }
        Expr::AnyDay(_) => !around.capital() || !(around.after_name() || around.before_name()),
        Expr::Set(_) => !around.after_name() || !around.capital(),
        _ => true,
    }
}

/// `$2 million a year`, `four flights a week`: how often, and not how long.
fn rate(around: &Around<'_>, words: &str) -> bool {
    let article = words.get(..2).is_some_and(|article| article.eq_ignore_ascii_case("a "));
    let counted = around.before(1).is_some_and(|token| {
        token.is(Class::DIGIT)
            || words!("hundred thousand million billion trillion").has(token)
            || token.is(Class::WORD)
                && token.span.of(around.text).ends_with('s')
                && !token.is(Class::PREPOSITION
                    | Class::DETERMINER
                    | Class::CONJUNCTION
                    | Class::REPORTING)
                && !words!(
                    "lasts takes spends is was has does this his its us needs requires says days"
                )
                .has(token)
    });
    article && counted
}

/// `10 years of age`, `aged 30 years`
fn age_in_words(around: &Around<'_>) -> bool {
    around.before_in(words!("aged age"))
        || around.next_in(words!("of"))
            && around.tokens.get(around.after + 1).is_some_and(|next| words!("age").has(next))
}

fn point_stands(around: &Around<'_>, found: &Found<Expr>, point: &Point) -> bool {
    let words = found.span.of(around.text);
    let plain = point.modifier.is_none() && point.part.is_none() && point.clock.is_none();
    match &point.when {
        When::Month { which: None, of_year: None, .. } if point.modifier.is_none() => {
            month_stands(around, words)
        }
        // `THEY NOTED THAT THIS MAY HAVE BEEN A BOMB`
        When::Month { .. }
            if words.eq_ignore_ascii_case("this may")
                && around.next_in(words!("be have not also well")) =>
        {
            false
        }
        When::Month { .. } | When::MonthYear { .. } | When::DayMonth { .. } => {
            // `may 5` and `march 10 miles` in lower case are no months.
            !words
                .split(|c: char| !c.is_alphabetic())
                .any(|word| matches!(word, "may" | "march" | "mar" | "dec" | "jan" | "sun" | "sat"))
        }
        When::Weekday { which: None, week: None, .. } if plain => {
            let named =
                words!("bloody black good ash palm easter man super cyber fat holy girl joe");
            let papers = words!(
                "times telegraph mirror mail express herald people post tribune agreement world star"
            );
            around.capital()
                && !around.before_in(named)
                && !(around.before_name() && around.next_in(papers))
        }
        When::OldYear(_) => {
            around.before_in(words!("in since until by of before after from to and"))
        }
        When::Year { .. } if found.rule == "year_of_our_lord" => true,
        When::Year { .. } => year_stands(around, words, point.modifier.is_some()),
        When::Season { year: None, which: None, .. } => {
            let campaign = around.next_in(CAMPAIGN);
            !(around.capital() && (around.after_name() || around.before_name())) || campaign
        }
        When::Holiday { year: None, .. } if plain => {
            let names = words!(
                "war agreement accord accords rising uprising island islands party tree card cards song carol"
            );
            // `a good Friday` is none.
            let capital = around.capital()
                || words!("last past previous this next coming").has(&around.tokens[around.first]);
            !around.before_name() && !around.next_in(names) && capital
        }
        When::Then if found.rule == "that_time" => around.before_in(words!(
            "at by in from during since until till through throughout around about before after"
        )),
        When::Then => around.before_in(words!("since by until till before from back")),
        When::Unsaid if point.part.is_some() && point.clock.is_none() => {
            let article = words.get(..4).is_some_and(|the| {
                the.eq_ignore_ascii_case("the ") || the.eq_ignore_ascii_case("mid ")
            });
            // `at night` and `in the evening` of any day are no time of one.
            let any = ["night", "morning", "afternoon", "evening"]
                .iter()
                .any(|part| words.eq_ignore_ascii_case(part));
            let cued = !any
                && around.before_in(words!(
                    "at before after by since until around about from till near towards toward"
                ));
            // `from dawn to dusk`, `between midnight and dawn`
            let dusk = words!("dawn dusk daybreak sunrise sunset nightfall");
            let cued = cued
                || around.before_in(words!("and to"))
                    && dusk.has(&around.tokens[around.first])
                    && (!around.capital() || around.tokens[around.first].is(Class::UPPER));
            // `the night the bridge fell` is the night of that, and no other day's.
            let told = article && (around.next_in(RELATIVE) || around.before_name());
            if told {
                return false;
            }
            let name = around.capital() && (around.after_name() || around.before_name());
            (article && around.before_in(words!("in during by for throughout through of")) || cued)
                && !name
        }
        // `on ABC's This Week`, `VOA Today`
        When::Unit { .. } => {
            !around.tokens[around.after - 1].is(Class::CAPITAL)
                || around.tokens[around.after - 1].is(Class::UPPER)
        }
        // `in today's world`, `the leaders of tomorrow`: these times, and no day.
        When::Today(_) if plain => {
            let times = words!("world society age generation youth children standards technology");
            let owned = around.tokens.get(around.after).is_some_and(|it| it.is(Class::POSSESSIVE));
            let of_times = owned
                && around.tokens.get(around.after + 1).is_some_and(|noun| times.has(noun))
                || words.eq_ignore_ascii_case("tomorrow") && around.before_in(words!("of"));
            !of_times && (!around.capital() || !around.after_name())
        }
        When::DayOnly(_) if plain => {
            let ends = around.tokens.get(around.after).is_none_or(|next| !next.is(Class::WORD));
            let dated = words!("on by since until till from to and through before after");
            (ends || around.before_in(dated)) && !around.next_in(words!("-"))
        }
        When::Anaphor { unit: Unit::Day, .. } if plain => !around.next_in(words!("-")),
        _ => true,
    }
}

fn month_stands(around: &Around<'_>, words: &str) -> bool {
    // `Feb. 30, 2024` is no day, and not the month of this year either.
    let no_day = around.tokens.get(around.after).is_some_and(|next| next.is(Class::DIGIT))
        && around.tokens.get(around.after + 1).is_some_and(|comma| comma.is_mark(","))
        && around
            .tokens
            .get(around.after + 2)
            .is_some_and(|year| year.is(Class::DIGIT) && year.span.len() == 4);
    if !around.capital() || no_day {
        return false;
    }
    let cued = around.before_in(BEFORE_DATES);
    let abbreviation = words.len() <= 4
        && !["june", "july", "may"]
            .iter()
            .any(|name| words.trim_end_matches('.').eq_ignore_ascii_case(name));
    let ambiguous = words.eq_ignore_ascii_case("may") || words.eq_ignore_ascii_case("march");
    let upper = around.tokens[around.first].is(Class::UPPER);
    if abbreviation || words.ends_with('.') {
        return cued;
    }
    if ambiguous {
        let verb = around.next_in(words!("be have not also on of to for toward towards"))
            && (upper || words.eq_ignore_ascii_case("march"));
        let determined = around.before_in(words!("the a its his their"))
            && !upper
            && !around.tokens[around.first].is(Class::LINE_START);
        return (cued && !around.before_in(words!("and or to for on")) || determined) && !verb;
    }
    cued && !around.before_in(words!("and or")) || !around.before_name()
}

fn year_stands(around: &Around<'_>, words: &str, modified: bool) -> bool {
    if modified || !words.starts_with(|c: char| c.is_ascii_digit()) {
        let cues = words!("in since of the early late until by from to summer fall spring winter");
        return !words.starts_with(['\'', '’']) || around.before_in(cues);
    }
    let Ok(year) = words.parse::<u32>() else { return true };
    let counted = words!(
        "than some least nearly over roughly another total estimated approximately number no no. flight at \
     channel room route highway page psalm boeing under"
    );
    if around.before_in(counted)
        || around.next_in(words!("and")) && around.before_in(words!("between")) && year < 1500
    {
        return false;
    }
    let heap = words!(
        "crowd force total group number population garrison army convoy fleet batch height speed strength \
         altitude contingent membership staff workforce"
    );
    if around.before_in(words!("of")) && around.before(2).is_some_and(|noun| heap.has(noun)) {
        return false;
    }
    let cued = around.before_in(BEFORE_DATES)
        || around.before_in(words!("the a its ( , his their fiscal year years - – spring summer winter fall autumn [ / than as"));
    match year {
        1900..=2035 => true,
        1500..=1899 => cued && !around.next_in(words!("of")),
        1000..=1499 => {
            around.before_in(words!("in since until by")) && !around.next_in(words!("of"))
        }
        _ => around.before_in(words!("in by until")) && (2036..=2100).contains(&year),
    }
}
