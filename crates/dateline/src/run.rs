//! The whole way: files in, one report out.
//!
//! Files, records and documents are worked on in parallel; what depends on all of them (near-duplicates, the order,
//! merging) is done once, in an order that depends on nothing but their bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;

use dateline_document::{
    Document, Fields, Fingerprint, Hints, Language, MAX_FILE, NearDuplicate, Part, Record, Voice,
};
use dateline_incident::merge::Decisions;
use dateline_incident::{DocumentFacts, Merged, Reading, merge, read};
use dateline_report::shape::Problem;
use dateline_report::{DocumentInput, Report};
use rayon::prelude::*;

use crate::{InputFile, Knowledge, decisions};

/// How to run.
pub struct Options<'a> {
    /// Whether evidence carries its words; spans stay in any case.
    pub quotes: bool,
    /// Called with the number of steps done so far and in all, from any thread.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
    /// Which fields of a record are its text, its title, and so on.
    pub fields: Fields,
    /// Which stage to render for a reader, beside the report.
    pub render: Option<Render>,
    /// What people have decided about the records, put over what the machine makes of the articles.
    pub decisions: Option<&'a Decisions>,
}

/// A stage that can be rendered for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Render {
    /// Page and story, dates, sentences.
    Text,
    /// Places, actors, weapons, people, sources.
    Mentions,
    /// What each article tells.
    Accounts,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            quotes: true,
            progress: &|_, _| {},
            fields: Fields::default(),
            render: None,
            decisions: None,
        }
    }
}

/// What came out.
pub struct Outcome {
    /// The report.
    pub report: Report,
    /// What each document tells, in the report's order.
    pub readings: Vec<Reading>,
    /// The incidents.
    pub merged: Merged,
    /// The text that the spans of each document point into, by document id.
    pub texts: BTreeMap<String, String>,
    /// The rendering that was asked for, in the report's order; empty where none was.
    pub rendered: Vec<String>,
}

impl Outcome {
    /// Whether some input could not be read.
    pub fn incomplete(&self) -> bool {
        self.report
            .problems
            .iter()
            .any(|problem| problem.severity == dateline_report::shape::Severity::Error)
    }
}

/// A record and every name it goes by.
struct Article<'b> {
    record: Record<'b>,
    paths: Vec<String>,
    id: String,
    sha256: String,
}

/// Reads one text alone: no other document says when it was written.
pub fn read_text(knowledge: &Knowledge, text: &str, hints: &Hints) -> Reading {
    let document = dateline_document::parse(text, hints, &knowledge.vocabulary);
    let entities = dateline_entity::read(&document, &knowledge.gazetteer);
    let (id, _) = dateline_document::document_id(text.as_bytes());
    let facts = facts(&document, &id, id.clone());
    read::read(&document, &entities, facts)
}

fn facts(document: &Document<'_>, id: &str, origin: String) -> DocumentFacts {
    DocumentFacts {
        id: id.to_owned(),
        origin,
        reference: read::reference_date(&document.reference),
    }
}

/// Reads all files and tells what happened.
pub fn run(knowledge: &Knowledge, files: &[InputFile], options: &Options<'_>) -> Outcome {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let steps = std::sync::atomic::AtomicUsize::new(files.len() * 2);
    let step = || {
        let done = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        (options.progress)(done, steps.load(std::sync::atomic::Ordering::Relaxed).max(done));
    };
    let loaded: Vec<_> = files
        .par_iter()
        .map(|file| {
            let loaded = load(file);
            step();
            loaded.map_err(|problem| Problem::of(&problem, Some(&file.name), None))
        })
        .collect();
    let mut problems = Vec::new();
    let mut contents: Vec<(&str, Vec<u8>)> = Vec::with_capacity(files.len());
    for (file, loaded) in files.iter().zip(loaded) {
        match loaded {
            Ok((bytes, doubt)) => {
                problems.extend(doubt.map(|doubt| Problem::of(&doubt, Some(&file.name), None)));
                contents.push((&file.name, bytes));
            }
            Err(problem) => problems.push(problem),
        }
    }
    let (cut, mut doubts): (Vec<_>, Vec<_>) = contents
        .iter()
        .map(|(name, bytes)| dateline_document::parts(name, bytes, &options.fields))
        .unzip();
    let parts: Vec<(usize, Part<'_>)> = cut
        .into_iter()
        .enumerate()
        .flat_map(|(file, parts)| parts.into_iter().map(move |part| (file, part)))
        .collect();
    let read: Vec<_> = parts.par_iter().map(|(_, part)| part.read(&options.fields)).collect();
    let mut articles = Vec::with_capacity(read.len());
    for ((file, _), read) in parts.iter().zip(read) {
        match read {
            Ok(record) => {
                doubts[*file].extend(record.problems.iter().cloned());
                articles.push((contents[*file].0, record));
            }
            Err(problem) => doubts[*file].push(problem),
        }
    }
    for ((name, _), own) in contents.iter().zip(doubts) {
        let own = dateline_document::sum_up(own);
        problems.extend(own.iter().map(|problem| Problem::of(problem, Some(name), None)));
    }
    let articles: Vec<_> =
        articles.into_par_iter().map(|(name, record)| article(name, record)).collect();
    let articles = once_each(articles);
    steps.store(files.len() + articles.len() * 2, std::sync::atomic::Ordering::Relaxed);

    let mut documents: Vec<Parsed<'_>> = articles
        .par_iter()
        .map(|article| {
            let Record { text, hints, .. } = &article.record;
            let language = dateline_document::language(text, hints);
            let document = match language {
                Language::Other { .. } => Document::unread(text, hints),
                Language::English | Language::Unknown => {
                    dateline_document::parse(text, hints, &knowledge.vocabulary)
                }
            };
            let print =
                dateline_document::fingerprint(&document).with_headline(hints.title.as_deref());
            step();
            Parsed { article, language, document, print, lender: None }
        })
        .collect();
    // Near-duplicates are found in the order of ids, so that no file order shows.
    documents.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    let near = near(&documents);
    lend(&mut documents, &near);
    let near = reorder(&mut documents, near);

    let voices: Vec<Voice<'_>> = documents
        .iter()
        .map(|Parsed { article, document, .. }| Voice {
            id: &article.id,
            agency: document.header.agency.as_ref().map(|credit| credit.name.as_str()),
            publisher: document
                .header
                .publisher
                .as_ref()
                .map(|credit| credit.name.as_str())
                .or(article.record.hints.publisher.as_deref()),
        })
        .collect();
    let origins = dateline_document::origins(&voices, &near);

    let (mut readings, rendered): (Vec<Reading>, Vec<Option<String>>) = documents
        .par_iter()
        .zip(origins)
        .map(|(Parsed { article, document, .. }, origin)| {
            let entities = dateline_entity::read(document, &knowledge.gazetteer);
            let reading = read::read(document, &entities, facts(document, &article.id, origin));
            let rendered = options.render.map(|stage| match stage {
                Render::Text => dateline_document::explain(document),
                Render::Mentions => dateline_entity::explain(document, &entities),
                Render::Accounts => read::explain(document.text, &reading),
            });
            step();
            (reading, rendered)
        })
        .unzip();
    merge::series(&mut readings);
    let merged = match options.decisions {
        Some(decisions) => {
            let (merged, unmatched) = merge::merge_decided(&readings, decisions);
            problems.extend(unmatched.iter().map(decisions::unmatched));
            merged
        }
        None => merge::merge(&readings),
    };

    problems.extend(documents.iter().filter_map(unread));
    let report = {
        let inputs: Vec<DocumentInput<'_>> = documents
            .iter()
            .zip(&readings)
            .map(|(Parsed { article, language, document, lender, .. }, reading)| DocumentInput {
                paths: article.paths.clone(),
                sha256: article.sha256.clone(),
                bytes: article.record.bytes.len() as u64,
                format: article.record.format,
                language: language.tag(),
                text: document.text,
                header: &document.header,
                hints: &article.record.hints,
                furniture: &document.furniture,
                dateline_place: dateline_place(document, knowledge),
                reading,
                lender: lender
                    .and_then(|id| documents.iter().position(|parsed| parsed.article.id == id)),
            })
            .collect();
        dateline_report::assemble(dateline_report::Input {
            tool_version: env!("CARGO_PKG_VERSION"),
            knowledge: knowledge.fingerprint(),
            documents: &inputs,
            near_duplicates: &near,
            merged: &merged,
            problems,
            quotes: options.quotes,
        })
    };
    let texts = documents
        .iter()
        .map(|parsed| (parsed.article.id.clone(), parsed.document.text.to_owned()))
        .collect();
    Outcome { report, readings, merged, texts, rendered: rendered.into_iter().flatten().collect() }
}

/// The bytes of a file, unpacked, and why there may be less of it than there should be.
fn load(
    file: &InputFile,
) -> Result<(Vec<u8>, Option<dateline_document::Problem>), dateline_document::Problem> {
    let problem = dateline_document::Problem::error;
    let limit = MAX_FILE as u64;
    let mut bytes = Vec::new();
    let read = if file.is_standard_input() {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        // A file that grows while it is read, or a pipe, may be longer than it says.
        fs::File::open(&file.path).and_then(|open| {
            let size = open.metadata().map_or(0, |meta| meta.len());
            bytes.reserve(usize::try_from(size.min(limit)).unwrap_or(0) + 1);
            if size > limit {
                Ok(MAX_FILE + 1)
            } else {
                open.take(limit + 1).read_to_end(&mut bytes)
            }
        })
    };
    match read {
        Ok(size) if size > MAX_FILE => {
            let message = format!(
                "the file has more than {MAX_FILE} bytes, which is the limit; split it into smaller files"
            );
            return Err(problem("too_large", message));
        }
        Ok(_) => {}
        Err(error) => {
            let message =
                format!("the file cannot be read ({error}); check its permissions and try again");
            return Err(problem("unreadable", message));
        }
    }
    Ok(match dateline_document::unpack(&file.name, &bytes)? {
        Some(unpacked) => (unpacked.bytes, unpacked.problem),
        None => (bytes, None),
    })
}

fn article<'b>(name: &str, record: Record<'b>) -> Article<'b> {
    let path = record.index.map_or_else(|| name.to_owned(), |index| format!("{name}#{index}"));
    let (id, sha256) = dateline_document::document_id(&record.bytes);
    Article { record, paths: vec![path], id, sha256 }
}

/// A document and what is kept beside it.
struct Parsed<'a> {
    article: &'a Article<'a>,
    language: Language,
    document: Document<'a>,
    print: Fingerprint,
    /// The id of the document whose day this one has borrowed.
    lender: Option<&'a str>,
}

/// Records of equal bytes are one document with several paths.
fn once_each(articles: Vec<Article<'_>>) -> Vec<Article<'_>> {
    let mut by_hash: BTreeMap<String, Article<'_>> = BTreeMap::new();
    for article in articles {
        match by_hash.get_mut(&article.sha256) {
            Some(known) => known.paths.extend(article.paths),
            None => {
                by_hash.insert(article.sha256.clone(), article);
            }
        }
    }
    let mut articles: Vec<Article<'_>> = by_hash.into_values().collect();
    for article in &mut articles {
        article.paths.sort();
    }
    articles
}

fn near(documents: &[Parsed<'_>]) -> Vec<NearDuplicate> {
    let prints: Vec<Fingerprint> = documents.iter().map(|parsed| parsed.print.clone()).collect();
    dateline_document::near_duplicates(&prints)
}

/// A document without a day borrows that of the likest near-duplicate that has one.
fn lend(documents: &mut [Parsed<'_>], near: &[NearDuplicate]) {
    let mut loans: BTreeMap<usize, (usize, u8)> = BTreeMap::new();
    for pair in near {
        for (to, from) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let has = |at: usize| documents[at].document.reference.best.is_some();
            if !has(to)
                && has(from)
                && loans.get(&to).is_none_or(|(_, likest)| pair.similarity > *likest)
            {
                loans.insert(to, (from, pair.similarity));
            }
        }
    }
    for (to, (from, similarity)) in loans {
        let lender: &str = &documents[from].article.id;
        let lent = &documents[from].document.reference;
        let borrowed =
            dateline_document::borrow_reference(lent, lender, similarity, &documents[to].document);
        documents[to].lender = Some(lender);
        documents[to].document.set_reference(borrowed);
    }
}

/// Puts the documents in the report's order: day of writing, then bytes.
fn reorder(documents: &mut Vec<Parsed<'_>>, near: Vec<NearDuplicate>) -> Vec<NearDuplicate> {
    let key = |at: usize| {
        let Parsed { article, document, .. } = &documents[at];
        let day = document.reference.best.or(document.reference.interval.start);
        (day.is_none(), day, article.sha256.clone())
    };
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_cached_key(|at| key(*at));
    let mut rank = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old] = new;
    }
    let mut slots: Vec<Option<_>> = documents.drain(..).map(Some).collect();
    documents.extend(
        order.iter().map(|old| slots[*old].take().expect("an order holds each index once")),
    );
    let mut near: Vec<NearDuplicate> = near
        .into_iter()
        .map(|pair| {
            let (a, b) = (rank[pair.a], rank[pair.b]);
            NearDuplicate { a: a.min(b), b: a.max(b), ..pair }
        })
        .collect();
    near.sort_by_key(|pair| (pair.a, pair.b));
    near
}

/// A text in another language, or in which nothing is story, is said to be so.
fn unread(Parsed { article, language, document, .. }: &Parsed<'_>) -> Option<Problem> {
    let paragraph =
        |block: &dateline_document::Block| block.kind == dateline_document::BlockKind::Paragraph;
    let problem = match language {
        Language::Other { tag, name } => dateline_document::Problem::warning(
            "other_language",
            format!(
                "the text is in {name} ({tag}), and only English is read; nothing of it is reported"
            ),
        ),
        _ if document.blocks.iter().any(paragraph) => return None,
        _ => dateline_document::Problem::warning(
            "no_text",
            "nothing on the page reads as a story; check that the file holds the article and not only what stands around it",
        ),
    };
    Some(Problem::of(&problem, article.paths.first().map(String::as_str), Some(&article.id)))
}

/// The place of the dateline (`KIRKUK, Iraq`): the likeliest of its name, in the country that follows it where one does.
fn dateline_place(
    document: &Document<'_>,
    knowledge: &Knowledge,
) -> Option<dateline_incident::PlaceValue> {
    let span = document.header.dateline_place?;
    let words = document.words(span);
    let (name, rest) = words.split_once(',').unwrap_or((words, ""));
    let within = rest.rsplit(',').next().map(str::trim).filter(|rest| !rest.is_empty());
    let country = within.and_then(|rest| {
        knowledge.gazetteer.lookup(rest).find_map(|place| place.country().map(str::to_owned))
    });
    let fits = |place: &dateline_gazetteer::Place<'_>| {
        country.as_deref().is_none_or(|country| place.country() == Some(country))
    };
    let candidates = knowledge.gazetteer.lookup(name.trim());
    let place = candidates.clone().find(fits).or_else(|| candidates.clone().next())?;
    Some(dateline_incident::PlaceValue {
        name: Some(place.name().to_owned()),
        words: words.to_owned(),
        id: Some(place.id()),
        kind: Some(place.kind().as_str().to_owned()),
        relation: Some(std::borrow::Cow::Borrowed("at")),
        countries: place.country().map(str::to_owned).into_iter().collect(),
        admin1: place.admin1().map(str::to_owned),
        admin2: place.admin2().map(str::to_owned),
        point: place.point(),
        precision_km: place.point().map(|_| place.precision_km()),
        candidates: Vec::new(),
    })
}
