//! The whole way: files in, one report out.
//!
//! It has two halves, so that several machines can share the first: [`accounts`] reads each article alone, in parallel,
//! and [`merge`] does what depends on all of them (near-duplicates, the order, merging) once, in an order that depends
//! on nothing but their bytes. [`run`] is one after the other.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use dateline_document::{Fields, NearDuplicate, Part, Record, Voice};
use dateline_incident::merge::Decisions;
use dateline_incident::{Merged, Reading};
use dateline_report::shape::{Document, Problem, Severity};
use dateline_report::{DocumentInput, Report};
use rayon::prelude::*;

use crate::article::{ReadArticle, Render};
use crate::load::load;
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
        failed(&self.report.problems)
    }
}

/// What articles tell, each for itself.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// The articles.
    pub articles: Vec<ReadArticle>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Accounts {
    /// Whether some input could not be read.
    pub fn incomplete(&self) -> bool {
        failed(&self.problems)
    }
}

fn failed(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Reads all files and tells what happened.
pub fn run(knowledge: &Knowledge, files: &[InputFile], options: &Options<'_>) -> Outcome {
    merge(knowledge, accounts(knowledge, files, options), options)
}

/// Reads all files, each article alone.
pub fn accounts(knowledge: &Knowledge, files: &[InputFile], options: &Options<'_>) -> Accounts {
    let (done, steps) = (AtomicUsize::new(0), AtomicUsize::new(files.len() * 2));
    let step = || {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        (options.progress)(done, steps.load(Ordering::Relaxed).max(done));
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
    let mut records = Vec::with_capacity(read.len());
    for ((file, _), read) in parts.iter().zip(read) {
        match read {
            Ok(record) => {
                doubts[*file].extend(record.problems.iter().cloned());
                records.push((contents[*file].0, record));
            }
            Err(problem) => doubts[*file].push(problem),
        }
    }
    for ((name, _), own) in contents.iter().zip(doubts) {
        let own = dateline_document::sum_up(own);
        problems.extend(own.iter().map(|problem| Problem::of(problem, Some(name), None)));
    }
    let records = once_each(records);
    steps.store(files.len() + records.len(), Ordering::Relaxed);
    let articles = records
        .into_par_iter()
        .map(|(paths, record)| {
            let article = ReadArticle::read(knowledge, paths, record, options.render);
            step();
            article
        })
        .collect();
    Accounts { articles, problems }
}

/// Tells what happened, as far as the articles know. They may come in any order, and more than once.
pub fn merge(knowledge: &Knowledge, accounts: Accounts, options: &Options<'_>) -> Outcome {
    let Accounts { articles, mut problems } = accounts;
    let mut articles = pooled(articles);
    // Near-duplicates are found in the order of ids, so that no other order shows.
    articles.sort_by(|a, b| a.page.id.cmp(&b.page.id));
    let prints: Vec<_> =
        articles.iter_mut().map(|article| std::mem::take(&mut article.print)).collect();
    let near = dateline_document::near_duplicates(&prints);
    drop(prints);
    let lenders = lend(knowledge, &mut articles, &near, options.render);
    let near = reorder(&mut articles, near);

    let voices: Vec<Voice<'_>> = articles
        .iter()
        .map(|ReadArticle { page, .. }| Voice {
            id: &page.id,
            agency: page.agency.as_deref(),
            publisher: page.publisher.as_deref(),
        })
        .collect();
    let origins = dateline_document::origins(&voices, &near);
    problems.extend(articles.iter_mut().filter_map(|article| article.problem.take()));
    let (mut readings, shown): (Vec<Reading>, Vec<Shown>) = articles
        .into_iter()
        .zip(origins)
        .map(|(ReadArticle { page, text, mut reading, rendered, .. }, origin)| {
            reading.facts.origin = origin;
            (reading, Shown { page, text, rendered })
        })
        .unzip();
    dateline_incident::merge::series(&mut readings);
    let merged = match options.decisions {
        Some(decisions) => {
            let (merged, unmatched) = dateline_incident::merge::merge_decided(&readings, decisions);
            problems.extend(unmatched.iter().map(decisions::unmatched));
            merged
        }
        None => dateline_incident::merge::merge(&readings),
    };

    let place: BTreeMap<&str, usize> =
        shown.iter().enumerate().map(|(at, shown)| (shown.page.id.as_str(), at)).collect();
    let documents: Vec<DocumentInput<'_>> = shown
        .iter()
        .zip(&readings)
        .map(|(Shown { page, text, .. }, reading)| DocumentInput {
            page,
            text,
            reading,
            lender: lenders.get(&page.id).and_then(|id| place.get(id.as_str()).copied()),
        })
        .collect();
    let report = dateline_report::assemble(dateline_report::Input {
        tool_version: env!("CARGO_PKG_VERSION"),
        knowledge: knowledge.fingerprint(),
        places: knowledge.places(),
        documents: &documents,
        near_duplicates: &near,
        merged: &merged,
        problems,
        quotes: options.quotes,
    });
    let (mut texts, mut rendered) = (BTreeMap::new(), Vec::new());
    for Shown { page, text, rendered: own } in shown {
        texts.insert(page.id, text);
        rendered.extend(own);
    }
    Outcome { report, readings, merged, texts, rendered }
}

/// What is printed of an article beside what it tells.
struct Shown {
    page: Document,
    text: String,
    rendered: Option<String>,
}

/// Records of equal bytes are one article with several names, read under the first of them.
fn once_each<'b>(records: Vec<(&str, Record<'b>)>) -> Vec<(Vec<String>, Record<'b>)> {
    let named = |(name, record): (&str, Record<'b>)| {
        let path = record.index.map_or_else(|| name.to_owned(), |index| format!("{name}#{index}"));
        let (_, sha256) = dateline_document::document_id(&record.bytes);
        (sha256, path, record)
    };
    let mut named: Vec<_> = records.into_par_iter().map(named).collect();
    named.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let mut once: Vec<(String, Vec<String>, Record<'b>)> = Vec::with_capacity(named.len());
    for (sha256, path, record) in named {
        match once.last_mut() {
            Some((known, paths, _)) if *known == sha256 => paths.push(path),
            _ => once.push((sha256, vec![path], record)),
        }
    }
    once.into_iter().map(|(_, paths, record)| (paths, record)).collect()
}

/// Articles of equal bytes are one, with the names of all.
fn pooled(mut articles: Vec<ReadArticle>) -> Vec<ReadArticle> {
    articles.sort_by(|a, b| (&a.page.sha256, &a.page.path).cmp(&(&b.page.sha256, &b.page.path)));
    articles.dedup_by(|copy, first| {
        let same = copy.page.sha256 == first.page.sha256;
        if same {
            first.page.paths.append(&mut copy.page.paths);
            first.page.paths.sort();
            first.page.paths.dedup();
        }
        same
    });
    articles
}

/// An article without a day borrows that of the likest near-duplicate that has one; says who borrowed from whom, by id.
fn lend(
    knowledge: &Knowledge,
    articles: &mut [ReadArticle],
    near: &[NearDuplicate],
    render: Option<Render>,
) -> BTreeMap<String, String> {
    let mut loans: BTreeMap<usize, (usize, u8)> = BTreeMap::new();
    for pair in near {
        for (to, from) in [(pair.a, pair.b), (pair.b, pair.a)] {
            if !articles[to].is_dated()
                && articles[from].is_dated()
                && loans.get(&to).is_none_or(|(_, likest)| pair.similarity > *likest)
            {
                loans.insert(to, (from, pair.similarity));
            }
        }
    }
    let lent: BTreeMap<usize, _> = loans
        .values()
        .map(|&(from, _)| (from, articles[from].page.id.clone()))
        .collect::<BTreeMap<_, _>>()
        .into_par_iter()
        .map(|(from, id)| (from, (id, articles[from].reference(knowledge))))
        .collect();
    articles.par_iter_mut().enumerate().for_each(|(at, article)| {
        if let Some((from, similarity)) = loans.get(&at) {
            let (id, reference) = &lent[from];
            article.borrow(knowledge, (id, reference), *similarity, render);
        }
    });
    let id = |at: usize| articles[at].page.id.clone();
    loans.iter().map(|(&to, &(from, _))| (id(to), id(from))).collect()
}

/// Puts the articles in the report's order: day of writing, then bytes.
fn reorder(articles: &mut Vec<ReadArticle>, near: Vec<NearDuplicate>) -> Vec<NearDuplicate> {
    let key = |at: usize| {
        let ReadArticle { page, reading, .. } = &articles[at];
        let day = reading.facts.reference.best.or(reading.facts.reference.start);
        (day.is_none(), day, page.sha256.clone())
    };
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_cached_key(|at| key(*at));
    let mut rank = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old] = new;
    }
    let mut slots: Vec<Option<_>> = articles.drain(..).map(Some).collect();
    articles.extend(
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
