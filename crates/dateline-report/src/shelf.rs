//! A report's documents and sources by id, found without a search through all of them.

use std::collections::BTreeMap;

use crate::shape::{Document, Incident, Mention, MentionKind, Report, Source};

/// Documents with their numbers, from 1, in the order of the report; and all sources.
pub(crate) struct Shelf<'a> {
    papers: BTreeMap<&'a str, (usize, &'a Document)>,
    sources: BTreeMap<&'a str, &'a Source>,
}

impl<'a> Shelf<'a> {
    /// The shelf of `report`.
    pub(crate) fn new(report: &'a Report) -> Self {
        let papers = report.documents.iter().enumerate();
        let mentions = report.incidents.iter().flat_map(|incident| &incident.mentions);
        let speakers = report.context.iter().filter_map(|context| context.speaker.as_ref());
        let sources = mentions.flat_map(|mention| &mention.sources).chain(speakers);
        Self {
            papers: papers.map(|(n, paper)| (paper.id.as_str(), (n + 1, paper))).collect(),
            sources: sources.map(|source| (source.id.as_str(), source)).collect(),
        }
    }

    /// The number of a document.
    pub(crate) fn number(&self, document: &str) -> Option<usize> {
        self.papers.get(document).map(|(number, _)| *number)
    }

    /// The document of that id.
    pub(crate) fn paper(&self, document: &str) -> Option<&'a Document> {
        self.papers.get(document).map(|(_, paper)| *paper)
    }

    /// The source of that id.
    pub(crate) fn source(&self, id: &str) -> Option<&'a Source> {
        self.sources.get(id).copied()
    }

    /// The mention that an incident is named for: the smallest by reference date, document and start.
    ///
    /// A line that sums up several incidents is taken only where there is nothing else.
    pub(crate) fn root<'i>(&self, incident: &'i Incident) -> Option<&'i Mention> {
        let order = |mention: &&'i Mention| {
            let written = self.paper(&mention.document).map(|paper| &paper.reference_date);
            let written = written.and_then(|date| date.best.or(date.start));
            let start = mention.evidence.first().map_or(0, |evidence| evidence.start);
            let umbrella = mention.kind == MentionKind::Umbrella;
            (umbrella, written.is_none(), written, mention.document.as_str(), start)
        };
        incident.mentions.iter().min_by_key(order)
    }
}
