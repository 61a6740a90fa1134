//! A news document: what is page, what is story, and when it was written.

use dateline_text::{Sentence, Span, Token};
use dateline_time::{Day, Interval, Timex};

/// A parsed article. It borrows its text and lives in one task.
#[derive(Clone, Debug)]
pub struct Document<'s> {
    /// The text that every span points into.
    pub text: &'s str,
    /// All its tokens.
    pub tokens: Vec<Token>,
    /// What stands around the story.
    pub header: Header,
    /// What is page and not story, in order; no later stage reads it.
    pub furniture: Vec<Furniture>,
    /// Title, subheadings and paragraphs, in order.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks, in order.
    pub sentences: Vec<Sentence>,
    /// Quotations within blocks.
    pub quotes: Vec<Span>,
    /// Time expressions within blocks, resolved against `reference`.
    pub times: Vec<Timex>,
    /// The day of writing, and how it is known.
    pub reference: Reference,
}

impl<'s> Document<'s> {
    /// The words at `span`.
    pub fn words(&self, span: Span) -> &'s str {
        span.of(self.text)
    }

    /// Whether anything of it reads as a story, and not as what stands around one.
    pub fn has_story(&self) -> bool {
        self.blocks.iter().any(|block| block.kind == BlockKind::Paragraph)
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The time expressions that start within `span`.
    pub fn times_in(&self, span: Span) -> &[Timex] {
        let from = self.times.partition_point(|t| t.span.start < span.start);
        let to = self.times.partition_point(|t| t.span.start < span.end);
        &self.times[from..to]
    }
}

/// A stretch of the page that is story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes.
    pub span: Span,
    /// Indices into the document's sentences.
    pub sentences: std::ops::Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading within the story; it starts a section.
    Subheading,
    /// A paragraph of the story.
    Paragraph,
}

/// A stretch of the page that is not story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its bytes.
    pub span: Span,
}

/// What a piece of page is. The name that reports print is [`FurnitureKind::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FurnitureKind {
    /// ` date 2024-07-26 ` before the story.
    HeaderPrefix,
    /// A printed date or time on a line of its own.
    Timestamp,
    /// `Last updated on ...`
    UpdateStamp,
    /// `By NAME, AP`
    Byline,
    /// The headline once more.
    TitleRepeat,
    /// A summary under the headline that the story repeats.
    Standfirst,
    /// Words under a picture, with or without credit.
    PhotoCaption,
    /// A heading within the story that cuts it and tells nothing.
    Subheading,
    /// `Middle East News`
    SectionLabel,
    /// `2 min read`
    ReadTime,
    /// View counters, share bars, related stories, newsletter boxes, tags.
    Widget,
    /// The agency's name alone on a line.
    AgencyFooter,
    /// `(This story has not been edited by ...)`
    SyndicationFooter,
    /// `(C) 2024 ...`
    Copyright,
    /// Cookie, login and paywall notices.
    Notice,
    /// The line that gives place, date and agency before the story: `BAGHDAD, Jan 3 (Agency) -`.
    Dateline,
}

impl FurnitureKind {
    /// The name that reports print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HeaderPrefix => "header_prefix",
            Self::Timestamp => "timestamp",
            Self::UpdateStamp => "update_stamp",
            Self::Byline => "byline",
            Self::TitleRepeat => "title_repeat",
            Self::Standfirst => "standfirst",
            Self::PhotoCaption => "photo_caption",
            Self::Subheading => "subheading",
            Self::SectionLabel => "section_label",
            Self::ReadTime => "read_time",
            Self::Widget => "widget",
            Self::AgencyFooter => "agency_footer",
            Self::SyndicationFooter => "syndication_footer",
            Self::Copyright => "copyright",
            Self::Notice => "notice",
            Self::Dateline => "dateline",
        }
    }
}

/// What the page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The headline, its first printing.
    pub title: Option<Span>,
    /// Who put the page out.
    pub publisher: Option<Credit>,
    /// The agency whose wire it is.
    pub agency: Option<Credit>,
    /// The author of the byline.
    pub author: Option<Credit>,
    /// The printed day of publication.
    pub published: Option<Stamp>,
    /// The printed day of the last change: an upper bound, not a publication day.
    pub updated: Option<Stamp>,
    /// The day in the dateline.
    pub dateline_day: Option<Stamp>,
    /// The place in the dateline, as written (`KIRKUK, Iraq`).
    pub dateline_place: Option<Span>,
    /// The times over the entries of a page that is written as the news comes in, in the order of the page.
    pub entries: Vec<Entry>,
    /// Host of the page's address, in lower case without `www.`, where a hint gives one (`news.example.co.uk`).
    pub site: Option<String>,
    /// Who put the page out, where a hint says it; what the page itself prints is [`publisher`](Self::publisher).
    pub house: Option<String>,
}

/// The time over an entry (`14:05 GMT`): the text up to the next one was written then.
///
/// The day is counted from the page's, over midnight where the hours begin anew; so it is trusted less than the page's day
/// and than a dateline, and it never makes the page's day known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The words of the time, without the heading after it.
    pub span: Span,
    /// Hour and minute.
    pub clock: (u8, u8),
    /// The zone as written, if printed; it is kept, not applied.
    pub zone: Option<String>,
    /// The day, where the page's is known.
    pub day: Option<Day>,
}

/// A name that the page credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The name as people write it (`AFP`, `Reuters`, `NDTV`).
    pub name: String,
    /// The words that give it.
    pub span: Span,
}

/// A printed date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The words of the date (`2024-07-26`), without the words around them.
    pub span: Span,
    /// The day.
    pub day: Day,
    /// Hour and minute, if printed.
    pub clock: Option<(u8, u8)>,
    /// The zone as written, if printed; it is kept, not applied.
    pub zone: Option<String>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// How the day of writing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceBasis {
    /// Printed on the page or in the dateline.
    Stated,
    /// Counted from a printed date (`told Reuters on Monday` under a stamp of Tuesday 00:15).
    Anchored,
    /// From other facts: the age of a war, an upper bound.
    Inferred,
    /// From a near-duplicate.
    Borrowed,
    /// Not known.
    None,
}

/// The day of writing: an interval, one day of it to count from where one is justified, and the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The days that it may be; `start` or `end` may be open.
    pub interval: Interval,
    /// The day to count from; `None` where no day is justified.
    pub best: Option<Day>,
    /// How it is known.
    pub basis: ReferenceBasis,
    /// The rule.
    pub rule: &'static str,
    /// 0 to 100.
    pub confidence: u8,
    /// The words read.
    pub evidence: Vec<Span>,
    /// What they were counted from.
    pub anchor: Option<Span>,
    /// Days considered and not taken, with the reason.
    pub rejected: Vec<(Day, String)>,
    /// For people.
    pub reason: Option<String>,
}
