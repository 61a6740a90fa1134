//! From text to a document.

use dateline_text::{Span, Token, Vocabulary, quotes, sentences_of, tokenize};
use dateline_time::{Context, Day, Timex};

use crate::header::{self, Moment, Printing, span_in};
use crate::outlet::outlet;
use crate::page::{Piece, pieces};
use crate::story::{self, Page, Role};
use crate::{
    Block, BlockKind, Credit, Document, Entry, Furniture, FurnitureKind, Header, Hints, Reference,
    Stamp, reference,
};

/// Adds the words that this stage and the time stage ask for.
pub fn vocabulary(vocabulary: &mut Vocabulary) {
    dateline_time::vocabulary(vocabulary);
}

/// Reads an article: what is page, what is story, and when it was written.
///
/// `vocabulary` holds at least what [`vocabulary`] adds. Total: words that no header grammar knows are story.
/// Spans are byte ranges of `text`, on `char` boundaries; blocks and furniture are in order and do not overlap,
/// but that a subheading is both.
pub fn parse<'s>(text: &'s str, hints: &Hints, vocabulary: &Vocabulary) -> Document<'s> {
    let mut document = arrange(text, hints, vocabulary);
    document.read_times();
    document
}

/// As [`parse`], but for the time expressions, which [`Document::set_reference`] reads: they are most of the work.
pub fn arrange<'s>(text: &'s str, hints: &Hints, vocabulary: &Vocabulary) -> Document<'s> {
    let tokens = tokenize(text, vocabulary);
    let pieces = pieces(text, &tokens);
    let page = story::sort(text, &tokens, &pieces, hints);

    let mut furniture: Vec<Furniture> =
        page.parts.iter().map(|(kind, span)| Furniture { kind: *kind, span: *span }).collect();
    let mut blocks = Vec::with_capacity(pieces.len());
    // News has a sentence for every twenty tokens or so.
    let mut all_sentences = Vec::with_capacity(pieces.len() + tokens.len() / 20);
    let mut all_quotes = Vec::new();
    let sorted = page.roles.iter().zip(&page.starts).zip(&page.cues);
    for (piece, ((role, start), cues)) in pieces.iter().zip(sorted) {
        let span = Span { start: *start, end: piece.span.end };
        let kind = match role {
            Role::Furniture(kind) => {
                furniture.push(Furniture { kind: *kind, span });
                continue;
            }
            Role::Subheading => {
                furniture.push(Furniture { kind: FurnitureKind::Subheading, span });
                blocks.push(Block {
                    kind: BlockKind::Subheading,
                    span,
                    sentences: all_sentences.len()..all_sentences.len(),
                });
                continue;
            }
            Role::Title => BlockKind::Title,
            Role::Paragraph => BlockKind::Paragraph,
        };
        let skipped = tokens[piece.tokens.clone()]
            .iter()
            .take_while(|token| token.span.start < *start)
            .count();
        let range = piece.tokens.start + skipped..piece.tokens.end;
        if range.is_empty() {
            continue;
        }
        let first = all_sentences.len();
        all_sentences.extend(sentences_of(text, &tokens, range.clone()));
        if cues.quoted() {
            all_quotes.extend(quotes(text, &tokens[range]));
        }
        blocks.push(Block { kind, span, sentences: first..all_sentences.len() });
    }
    furniture.sort_by_key(|piece| piece.span);

    let header = read_header(text, &tokens, &pieces, title_of(&blocks), &page);
    let undated = reference::undated();
    let mut document = Document {
        text,
        tokens,
        header,
        furniture,
        blocks,
        sentences: all_sentences,
        quotes: all_quotes,
        times: Vec::new(),
        reference: undated,
    };
    let printed = page.dateline.as_ref().and_then(|dateline| dateline.date);
    let found = reference::find(
        &document,
        printed.map(|(words, printing)| (span_in(text, words), printing)),
        page.cues.iter().any(|cues| cues.wars()),
        hints,
    );
    complete_dateline(&mut document.header, printed, &found, text);
    document.header.site = hints.url.as_deref().and_then(host);
    document.header.house.clone_from(&hints.publisher);
    document.reference = found;
    document.date_entries();
    document
}

fn title_of(blocks: &[Block]) -> Option<Span> {
    blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span)
}

/// Gives the day in the dateline the year that the day of writing has.
fn complete_dateline(
    header: &mut Header,
    printed: Option<(&str, Printing)>,
    reference: &Reference,
    text: &str,
) {
    if let (None, Some((words, Printing::Yearless(month, day)))) = (&header.dateline_day, printed)
        && let Some(best) = reference.best
        && let Some(day) = reference::nearest(month, day, best)
    {
        header.dateline_day = Some(Stamp {
            span: span_in(text, words),
            day,
            clock: None,
            zone: None,
            rule: "month_day",
        });
    }
}

/// How a printed date is written; the name that reports print as its rule.
fn form(words: &str) -> &'static str {
    let digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut parts =
        words.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty());
    match parts.next() {
        Some(first) if digits(first) && parts.next().is_some() => "day_month_year",
        Some(first)
            if digits(first)
                && first.len() >= 8
                && first.as_bytes()[..4].iter().all(u8::is_ascii_digit) =>
        {
            "iso_date"
        }
        Some(first) if digits(first) && !first.contains(char::is_alphabetic) => "numeric_date",
        Some(first) if digits(first) => "day_month_year",
        _ => "month_day_year",
    }
}

fn stamp(text: &str, moment: &Moment<'_>) -> Stamp {
    Stamp {
        span: span_in(text, moment.words),
        day: moment.day,
        clock: moment.clock,
        zone: moment.zone.map(str::to_owned),
        rule: form(moment.words),
    }
}

/// The credit of a name as people write it.
fn credit(text: &str, words: &str) -> Credit {
    // `CBSDC/AP`, `CBS 8/CNS`: the agency among the names, else the words as they stand.
    let known = outlet(words).or_else(|| words.split(['/', ',', '|']).find_map(outlet));
    Credit { name: known.map_or(words, |known| known.name).to_owned(), span: span_in(text, words) }
}

/// The host of an address, in lower case without `www.`; none where the words are no address of the web.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    let well = host.len() <= 253 && host.contains('.') && host.bytes().all(plain);
    let host = host.to_ascii_lowercase();
    well.then(|| host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

fn read_header(
    text: &str,
    tokens: &[Token],
    pieces: &[Piece],
    title: Option<Span>,
    page: &Page<'_>,
) -> Header {
    let mut header = Header { title, ..Header::default() };
    header.published = page.prefix.as_ref().map(|moment| stamp(text, moment));
    let mut readings: Vec<_> = page.readings.iter().collect();
    readings.sort_by_key(|(piece, ..)| *piece);
    for (_, reading) in readings {
        if let Some(moment) = &reading.published {
            let better = match &header.published {
                None => true,
                // The same day with its time says more.
                Some(known) => {
                    known.clock.is_none() && moment.clock.is_some() && known.day == moment.day
                }
            };
            if better {
                header.published = Some(stamp(text, moment));
            }
        }
        if let Some(moment) = &reading.updated {
            header.updated.get_or_insert_with(|| stamp(text, moment));
        }
        if let Some(words) = reading.agency {
            header.agency.get_or_insert_with(|| credit(text, words));
        }
        if let Some(words) = reading.author {
            header.author.get_or_insert_with(|| Credit {
                name: words.to_owned(),
                span: span_in(text, words),
            });
        }
        if let Some(words) = reading.publisher {
            header.publisher.get_or_insert_with(|| credit(text, words));
        }
        if let Some(words) = reading.place {
            header.dateline_place.get_or_insert_with(|| span_in(text, words));
        }
    }
    if let Some(dateline) = &page.dateline {
        if let Some(words) = dateline.place {
            header.dateline_place = Some(span_in(text, words));
        }
        if let Some(words) = dateline.credit {
            header.agency = Some(credit(text, words));
        }
        if let Some((words, Printing::Full(day))) = dateline.date {
            header.dateline_day = Some(Stamp {
                span: span_in(text, words),
                day,
                clock: None,
                zone: None,
                rule: form(words),
            });
        }
    }
    header.entries = page
        .entries
        .iter()
        .map(|entry| Entry {
            span: span_in(text, entry.words),
            clock: entry.clock,
            zone: entry.zone.map(str::to_owned),
            day: None,
        })
        .collect();
    let told = || {
        let mut pieces = pieces.iter().zip(&page.cues).filter(|(_, cues)| cues.told());
        pieces.find_map(|(piece, _)| header::told(text, &tokens[piece.tokens.clone()]))
    };
    // Words told to an agency make it the origin only where the page names nobody else.
    if header.agency.is_none()
        && header.publisher.is_none()
        && header.author.is_none()
        && let Some((name, span)) = told()
    {
        header.agency = Some(Credit { name: name.to_owned(), span });
    }
    header
}

impl Document<'_> {
    /// Takes another day of writing and resolves the document's times against it.
    pub fn set_reference(&mut self, reference: Reference) {
        self.reference = reference;
        self.date_entries();
        self.read_times();
    }

    /// The times of the story, each stretch against the day on which it was written: the page's, or that of its entry.
    fn read_times(&mut self) {
        let mut times = Vec::new();
        let mut story: Vec<Token> = Vec::with_capacity(self.tokens.len());
        let mut writing = self.writing(0);
        for sentence in &self.sentences {
            let own = self.writing(sentence.span.start);
            if own.0 != writing.0 {
                times.extend(self.times_of(&story, writing));
                story.clear();
                writing = own;
            }
            story.extend_from_slice(&self.tokens[sentence.tokens.clone()]);
        }
        times.extend(self.times_of(&story, writing));
        self.times = times;
    }

    /// The day on which the text at this offset was written, and the words that give it.
    fn writing(&self, offset: u32) -> (Option<Day>, Option<Span>) {
        let Reference { best, anchor, evidence, .. } = &self.reference;
        let page = (*best, anchor.or_else(|| evidence.first().copied()));
        self.entry_day(offset).map_or(page, |(day, span)| (Some(day), Some(span)))
    }

    /// The reader is given the story's tokens only, so that a repeated caption is no anchor; a phrase that ran over furniture
    /// is none.
    fn times_of(
        &self,
        story: &[Token],
        (reference, reference_span): (Option<Day>, Option<Span>),
    ) -> impl Iterator<Item = Timex> + '_ {
        let context = Context { reference, reference_span, ..Context::default() };
        let inside = |span: Span| {
            let at = self.blocks.partition_point(|block| block.span.end <= span.start);
            self.blocks.get(at).is_some_and(|block| {
                block.kind != BlockKind::Subheading && block.span.contains(span)
            })
        };
        let times = dateline_time::read_tokens(self.text, story, &context);
        times.into_iter().filter(move |time| inside(time.span))
    }
}
