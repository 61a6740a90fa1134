//! One place, hit with one weapon week after week: which articles tell of one attack.
//!
//! `gold/sites.jsonl` holds 200 attacks at 20 places, one to nine days apart, told by 450 short articles of our own with
//! delays, revised tolls, rounded numbers and recollections of the attack before.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::NaiveDate;
use dateline::{Hints, Knowledge};
use dateline_incident::{AccountKind, Merged, Reading, merge};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    doc_id: String,
    incident: String,
    day: NaiveDate,
    title: String,
    date: String,
    publisher: String,
    text: String,
}

fn articles() -> Vec<Article> {
    include_str!("../gold/sites.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is an article"))
        .collect()
}

fn read(article: &Article) -> Reading {
    let hints = Hints {
        title: Some(article.title.clone()),
        date: Some(article.date.clone()),
        publisher: Some(article.publisher.clone()),
        ..Hints::default()
    };
    let mut reading = dateline::read_text(Knowledge::bundled(), &article.text, &hints);
    // Each article is an outlet's own.
    reading.facts.origin.clone_from(&article.doc_id);
    reading
}

/// The incident of what each article reports as news, by its place among the articles.
fn homes(readings: &[Reading], merged: &Merged) -> Vec<Option<usize>> {
    let mut homes = vec![None; readings.len()];
    for (incident, own) in merged.incidents.iter().enumerate() {
        for &(reading, ordinal) in &own.accounts {
            let news = |at: &&dateline_incident::Account| at.kind == AccountKind::NewEvent;
            let main = readings[reading].accounts.iter().find(news);
            if main.is_some_and(|account| account.ordinal == ordinal) {
                homes[reading] = Some(incident);
            }
        }
    }
    homes
}

fn scoreboard(articles: &[Article], readings: &[Reading], merged: &Merged) -> (String, u32) {
    let homes = homes(readings, merged);
    let pairs = || (0..articles.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let one = |&(a, b): &(usize, usize)| articles[a].incident == articles[b].incident;
    let joined = |&(a, b): &(usize, usize)| homes[a].is_some() && homes[a] == homes[b];
    let (all, found) = (pairs().filter(one).count(), pairs().filter(joined).count());
    let right = pairs().filter(one).filter(joined).count();
    let percent = |part: usize, whole: usize| part * 100 / whole.max(1);
    let (precision, recall) = (percent(right, found), percent(right, all));
    let f = percent(2 * right, found + all);
    let across =
        pairs().filter(joined).filter(|&(a, b)| articles[a].day != articles[b].day).count();
    let silent = homes.iter().filter(|home| home.is_none()).count();
    let mut out = String::new();
    let _ = writeln!(out, "pairs P {precision} R {recall} F {f}");
    let _ = writeln!(out, "pairs of different days in one record: {across}");
    let _ = writeln!(out, "articles without news: {silent} of {}", articles.len());
    let mut sites: BTreeMap<&str, (usize, BTreeSet<usize>, BTreeSet<&str>)> = BTreeMap::new();
    for (article, home) in articles.iter().zip(&homes) {
        let name = article.incident.rsplit_once('-').map_or("", |(site, _)| site);
        let (read, records, attacks) = sites.entry(name).or_default();
        *read += usize::from(home.is_some());
        records.extend(home);
        attacks.insert(&article.incident);
    }
    for (name, (read, records, attacks)) in sites {
        let _ = writeln!(
            out,
            "{name:<10} {:>2} attacks, {:>2} records of {read:>2} articles",
            attacks.len(),
            records.len()
        );
    }
    (out, u32::try_from(f).unwrap_or(0))
}

#[test]
fn attacks_on_one_place_stay_apart_and_articles_on_one_attack_come_together() {
    let articles = articles();
    let (attacks, days): (BTreeSet<_>, BTreeSet<_>) =
        articles.iter().map(|own| (own.incident.as_str(), (&own.incident, own.day))).unzip();
    assert_eq!((articles.len(), attacks.len(), days.len()), (450, 200, 200));
    let mut readings: Vec<Reading> = articles.iter().map(read).collect();
    merge::series(&mut readings);
    let merged = merge::merge(&readings);
    let (board, f) = scoreboard(&articles, &readings, &merged);
    insta::assert_snapshot!("sites", board);
    assert!(f >= 92, "{board}");
    let apart = |own: &&str| own.ends_with(" in one record: 0");
    assert!(board.lines().any(|line| apart(&line)), "no record goes across a stated day: {board}");

    // More articles do not rename what is known.
    readings.sort_by(|a, b| {
        let key = |reading: &Reading| {
            (reading.facts.reference.best.is_none(), reading.facts.reference.best)
        };
        key(a).cmp(&key(b)).then_with(|| a.facts.id.cmp(&b.facts.id))
    });
    let stability = dateline_eval::stability::of(&readings, 200);
    assert!(stability.untouched > 5_000 && stability.later > 5_000, "{stability:?}");
    assert_eq!(stability.untouched_renamed, 0, "{stability:?}");
    assert_eq!(stability.later_renamed, 0, "{stability:?}");
}
