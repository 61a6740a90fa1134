//! Whether a name in a run of capitals is a place: what stands before and after it decides.

use std::ops::Range;

use dateline_gazetteer::{Cue, Kind, Place as Entry, Places};
use dateline_text::{Class, Token, word_hash};

use super::country::demonym;
use super::cue::{OF, after, cued, listed_type, of_type};
use super::name::{FUNCTION, Reader};
use super::person;
use super::words;

/// `time`, which tells the clock of the place before it.
const TIME: u64 = word_hash("time");

/// What is called by its make.
const VEHICLES: [u64; 8] = [
    word_hash("van"),
    word_hash("sedan"),
    word_hash("pickup"),
    word_hash("jeep"),
    word_hash("minivan"),
    word_hash("motorcycle"),
    word_hash("motorbike"),
    word_hash("saloon"),
];

const OUR: u64 = word_hash("our");
const LADY: u64 = word_hash("lady");

const AXIS: u64 = word_hash("axis");

const COUNTRY: u64 = word_hash("country");
const NATION: u64 = word_hash("nation");

/// What is made of a name.
pub(super) enum Verdict {
    /// It is a place, perhaps `part` of a bigger name.
    Place { part: bool, sure: bool },
    /// Not a place by itself, but what follows may be.
    NoPlace,
    /// The whole run of capitals is something else.
    NoName,
}

/// Whether the name is only a part of one with a hyphen: `Pont-Sonde`, `Dasht-e-Barchi`.
fn compound(tokens: &[Token], name: &Range<usize>) -> bool {
    let joint = |dash: usize| {
        tokens[dash].is_mark("-")
            && tokens[dash - 1].touches(&tokens[dash])
            && tokens.get(dash + 1).is_some_and(|next| tokens[dash].touches(next))
    };
    let letter = |at: usize| tokens[at].is(Class::WORD) && tokens[at].span.len() == 1;
    // `the Tera-Dolbel axis` has two ends.
    let way = || {
        let behind = tokens.get(name.end + 2..).unwrap_or_default();
        let typed = words::typed(behind);
        typed.is_some_and(|(_, entry, _)| matches!(entry.kind, "road" | "border"))
            || behind.first().is_some_and(|word| word.hash == AXIS)
    };
    let goes_on = name.end + 1 < tokens.len()
        && joint(name.end)
        && !way()
        && (tokens[name.end + 1].is(Class::CAPITAL)
            || letter(name.end + 1) && name.end + 2 < tokens.len() && joint(name.end + 2));
    let begun =
        name.start > 3 && joint(name.start - 1) && letter(name.start - 2) && joint(name.start - 3);
    goes_on || begun
}

impl<'g> Reader<'_, 'g> {
    /// Words that only look like a name: `The city`, `I’ve`, `North`, `US$10`; `initials` may be a function word, as `US` is.
    pub(super) fn no_name(
        &self,
        tokens: &[Token],
        name: &Range<usize>,
        single: bool,
        initials: bool,
    ) -> bool {
        let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
        let name_end = name.end;
        let money =
            tokens.get(name.end).is_some_and(|next| next.is_mark("$") && last.touches(next));
        let contraction = || {
            if !first.is(Class::SPELLED) {
                return false;
            }
            let word = first.span.of(self.document.text);
            let tail = word.rsplit(['\'', '’']).next().filter(|tail| tail.len() < word.len());
            tail.is_some_and(|tail| ["ve", "ll", "re", "m", "d", "t"].contains(&tail))
        };
        let lower = |i: usize| tokens[i].is(Class::WORD) && !tokens[i].is(Class::CAPITAL);
        let article = first.is(FUNCTION.with(Class::TITLE))
            && (name.clone().skip(1).any(lower)
                || name.len() == 2
                    && first.is(Class::DETERMINER)
                    && (words::common(last) || last.is(Class::TITLE)));
        // `a European hospital`: a name takes no indefinite article.
        let one_of = || {
            name.len() > 1
                && name.start.checked_sub(1).is_some_and(|before| {
                    let word = tokens[before].span.of(self.document.text);
                    word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an")
                })
                && name.clone().skip(1).any(lower)
        };
        // `South West England`: where in the place that follows.
        let direction = || {
            let mut name = tokens[name.clone()].iter().filter(|token| token.is(Class::WORD));
            name.all(|token| token.is(Class::DIRECTION))
                && tokens.get(name_end).is_some_and(|next| next.is(Class::CAPITAL))
                && words::typed(&tokens[name_end..]).is_none()
        };
        // `the Caribbean country`, `a Baltic nation`: it lies there, whichever it is.
        let of_region = || {
            tokens.get(name_end).is_some_and(|next| {
                !next.is(Class::CAPITAL) && (next.hash == COUNTRY || next.hash == NATION)
            })
        };
        // `the French town of Rambouillet`: no place called French Town.
        let described = || {
            !single
                && last.is(Class::PLACE_TYPE)
                && lower(name_end - 1)
                && tokens.get(name_end).is_some_and(|next| next.hash == OF)
                && self.demonym(tokens, name.start).is_some()
        };
        money
            || single && of_region()
            || described()
            || !single && first.is(Class::DIRECTION) && direction()
            || article
            || one_of()
            || words::never(&tokens[name.clone()])
            || single
                && !initials
                && (first.is(FUNCTION | Class::DIRECTION | Class::TITLE)
                    || words::common(first)
                    || contraction())
    }

    /// Whether the words around make a place of the name.
    pub(super) fn judge(
        &mut self,
        tokens: &[Token],
        run: &Range<usize>,
        name: Range<usize>,
        places: Places<'g>,
        unknown: Option<usize>,
        after_name: bool,
    ) -> Verdict {
        let single = tokens[name.clone()].iter().filter(|token| token.is(Class::WORD)).count() == 1;
        let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
        let best = places.best().map(|place| (place.kind(), place.population()));
        let area =
            matches!(best, Some((Kind::Country | Kind::Admin1 | Kind::Region | Kind::Sea, _)));
        let country = matches!(best, Some((Kind::Country, _)));
        let cued = cued(tokens, name.start);
        if places.cue() == Cue::Upper
            && !after_name
            && !tokens[name.clone()].iter().all(|t| {
                t.is(Class::UPPER | Class::PUNCT) || t.span.of(self.document.text).contains('.')
            })
        {
            return Verdict::NoPlace;
        }
        if person::introduced(tokens, name.start) && !(country && cued) {
            return Verdict::NoName;
        }
        if compound(tokens, &name) && self.look_up(tokens, name.end + 1, run.end).is_none() {
            return Verdict::NoPlace;
        }
        // `University of Rouen`, `Stevens & Wilkinson`
        if words::led(tokens, name.start) || company(tokens, &name) {
            return Verdict::NoName;
        }
        // `Cooper Street`, unless it is a name of the list's
        if words::feature(&tokens[name.end..]).is_some()
            || !area && words::crossing(tokens, &name, self.document.text)
        {
            return Verdict::NoName;
        }
        // `10 p.m. Moscow time` tells the clock.
        if !cued && tokens.get(name.end).is_some_and(|next| next.hash == TIME) {
            return Verdict::NoPlace;
        }
        // `a white Kijang van`: the make of it.
        let vehicle = || {
            tokens
                .get(name.end)
                .is_some_and(|next| !next.is(Class::CAPITAL) && VEHICLES.contains(&next.hash))
        };
        // `the Cathedral of Our Lady of Lourdes`: whom the church is called after.
        let saint = || {
            name.start >= 3
                && tokens[name.start - 1].hash == OF
                && tokens[name.start - 2].hash == LADY
                && tokens[name.start - 3].hash == OUR
        };
        let street = || !area && words::street(tokens.get(name.end));
        if single && (vehicle() || street()) || saint() {
            return Verdict::NoName;
        }
        if single && half(tokens, run, &name) && !country {
            return Verdict::NoPlace;
        }
        // What stands after the name in the run of capitals.
        let rest = after(tokens, run, name.end);
        if let Some(rest) = rest {
            if let Some(local) = words::bigger(&tokens[rest..]) {
                return if local {
                    Verdict::Place { part: true, sure: true }
                } else {
                    Verdict::NoName
                };
            }
            let known = self.demonym(tokens, rest).is_some()
                || tokens[rest].is(Class::TITLE)
                || cued && self.look_up(tokens, rest, run.end).is_some();
            if single && words::given(first) && self.demonym(tokens, rest).is_none() {
                return Verdict::NoName;
            }
            // `Rivers Avenue`, `North Nokomis Street`, `Webb Center`: another place, which no gazetteer holds.
            if words::common(&tokens[run.end - 1])
                && !country
                && tokens.get(run.end).is_none_or(|next| !next.is(Class::TITLE))
            {
                return Verdict::NoName;
            }
            let big = area
                || matches!(best, Some((Kind::Admin2, _)))
                || matches!(best, Some((_, people)) if people > 100_000);
            if !cued || !known {
                return if big || known {
                    Verdict::Place { part: true, sure: cued || area }
                } else {
                    Verdict::NoName
                };
            }
        }
        // `Kelleyland` or a given name that no list holds, directly before.
        if let Some(start) = unknown
            && !country
            && (start > 0
                || words::given(&tokens[start])
                || !self.seen_lower(tokens[start].hash)
                    && !tokens[start].is(FUNCTION.with(Class::LEXICON_HEAD)))
        {
            return Verdict::NoPlace;
        }
        if self.people().has(last) && !cued {
            return Verdict::NoPlace;
        }
        let speaks = tokens.get(name.end).is_some_and(|next| next.is(Class::REPORTING));
        let seat = words::seat(&tokens[name.clone()]);
        if speaks && !area && !seat && !cued {
            return Verdict::NoPlace;
        }
        let typed = words::typed(&tokens[name.end..]).is_some();
        let comma = self.area_after(tokens, name.end);
        // `Hermitage, Tenn.`
        let outer =
            || places.take(8).any(|place| matches!(place.kind(), Kind::Country | Kind::Admin1));
        let listed = after_name && tokens[name.start - 1].is_mark(",") && outer();
        // `Tampa, Orlando and Pensacola`
        let joined = after_name
            && !words::given(first)
            && (tokens[name.start - 1].is_mark(",")
                || tokens[name.start - 1].is(Class::CONJUNCTION));
        let listed_type = listed_type(tokens, name.end).is_some();
        let local = words::resident(&tokens[name.end..]);
        let supported = cued
            || typed
            || comma
            || listed
            || listed_type
            || local
            || self.resident(tokens, name.start);
        if places.cue() == Cue::Context && !supported {
            return Verdict::NoPlace;
        }
        if single && !area && !supported && !seat && words::given(first) {
            return Verdict::NoPlace;
        }
        if single && !supported && name.start == 0 && !country && self.seen_lower(first.hash) {
            return Verdict::NoPlace;
        }
        Verdict::Place {
            part: false,
            sure: supported
                || joined
                || area
                || seat
                || !single
                || matches!(best, Some((_, people)) if people > 100_000),
        }
    }

    /// `Ann Hale, 43, of Winfield`, `Hale of Winfield`: where somebody lives.
    fn resident(&self, tokens: &[Token], at: usize) -> bool {
        // `D-Columbus`: whom a politician sits for.
        let seat = at >= 2
            && tokens[at - 1].is_mark("-")
            && tokens[at - 2].span.len() == 1
            && tokens[at - 2].is(Class::CAPITAL)
            && at >= 3
            && tokens[at - 3].is(Class::PUNCT);
        seat || at >= 2
            && tokens[at - 1].span.of(self.document.text) == "of"
            && (tokens[at - 2].is_mark(",")
                || tokens[at - 2].is(Class::CAPITAL) && self.people().has(&tokens[at - 2]))
    }

    /// Whether a comma and an area or country follow: `Hermitage, Tenn.`
    #[inline]
    pub(super) fn area_after(&self, tokens: &[Token], end: usize) -> bool {
        tokens.get(end).is_some_and(|t| t.is_mark(",")) && self.area_at(tokens, end)
    }

    fn area_at(&self, tokens: &[Token], end: usize) -> bool {
        let named = |t: &Token| t.is(Class::CAPITAL) && !t.is(Class::MONTH.with(Class::WEEKDAY));
        let area = |place: Entry<'_>| matches!(place.kind(), Kind::Country | Kind::Admin1);
        tokens.get(end + 1).is_some_and(named)
            && self
                .listed
                .longest(&tokens[end + 1..tokens.len().min(end + 6)])
                .is_some_and(|(_, places)| places.take(4).any(area))
    }

    /// `the Somali capital`: a people or its adjective, though an area is called after it, unless the noun says so (`the Somali
    /// region`).
    pub(super) fn people_of(
        &self,
        tokens: &[Token],
        name: &Range<usize>,
        places: Places<'_>,
    ) -> bool {
        let describes = tokens.get(name.end).is_some_and(|next| {
            next.is(Class::WORD) && !next.is(Class::CAPITAL) && !next.is(FUNCTION)
        });
        let area = || {
            words::typed(&tokens[name.end..])
                .is_some_and(|(_, entry, _)| matches!(entry.kind, "admin1" | "admin2" | "region"))
        };
        describes
            && self.demonym(tokens, name.start).is_some_and(|used| name.start + used >= name.end)
            && places.best().is_some_and(|best| best.kind() != Kind::Country)
            && !area()
    }

    pub(super) fn demonym(&self, tokens: &[Token], at: usize) -> Option<usize> {
        demonym(&self.listed, tokens, at).map(|(used, _)| used)
    }
}

/// `Stevens & Wilkinson`: a name beside the sign is a company's.
fn company(tokens: &[Token], name: &Range<usize>) -> bool {
    let sign = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark("&"));
    let capital = |at: usize| tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL));
    sign(name.end) && capital(name.end + 1)
        || name.start >= 2 && sign(name.start - 1) && capital(name.start - 2)
}

/// Whether the word at `name` is a part of a longer name, which no gazetteer holds: `Tongo Tongo`, `Lin Ta Lu village`, `the village of
/// Dongo Dawa`.
fn half(tokens: &[Token], run: &Range<usize>, name: &Range<usize>) -> bool {
    /// Words of a name behind the word for what it is, at most: `the village of Dongo Dawa`.
    const MOST: usize = 3;
    /// Words of a name before that word.
    const WORDS: usize = 2;
    let next = tokens.get(name.end).filter(|_| name.end < run.end);
    let day = Class::MONTH.with(Class::WEEKDAY);
    let goes_on = |next: &&Token| next.is(Class::WORD) && next.is(Class::CAPITAL) && !next.is(day);
    let Some(next) = next.filter(goes_on) else { return false };
    let twice = next.hash == tokens[name.end - 1].hash;
    let plain = || tokens[run.clone()].iter().all(|token| token.is(Class::WORD));
    let typed = run.start == name.start
        && run.len() >= WORDS
        && plain()
        && words::typed(&tokens[run.end..])
            .is_some_and(|(_, entry, plural)| !plural && entry.kind == "place");
    let named = || {
        run.start == name.start
            && !tokens[name.start].is(Class::UPPER)
            && run.len() <= MOST
            && plain()
            && tokens[..name.start].last().is_some_and(|of| of.hash == OF)
            && of_type(tokens, name.start)
    };
    twice || typed || named()
}
