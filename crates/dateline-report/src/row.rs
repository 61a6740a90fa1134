//! An incident as one flat row: the settled readings, and never an actor without its attribution.

use serde::Serialize;

use crate::brief::Brief;
use crate::shape::{
    Agreement, Attribution, Claim, Count, CountStatus, DateBasis, Degrees, Incident, Nature,
    Report, Review, Stage,
};
use crate::shelf::Shelf;

/// Declares the row with the names of its columns.
macro_rules! columns {
    ($($column:ident: $type:ty,)*) => {
        /// The columns of `incidents.csv`, which are the properties of a map feature too.
        #[derive(Clone, Debug, Serialize)]
        pub(crate) struct IncidentRow { $(pub(crate) $column: $type,)* }

        impl IncidentRow {
            pub(crate) const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];
        }
    };
}

columns! {
    id: String,
    date_start: Option<String>,
    date_end: Option<String>,
    date_best: Option<String>,
    date_basis: DateBasis,
    date_confidence: f64,
    country: Option<String>,
    admin1: Option<String>,
    place: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    precision_km: Option<u32>,
    nature: Option<Nature>,
    event_type: Option<String>,
    sub_event_type: Option<String>,
    stage: Stage,
    weapons: Option<String>,
    killed_status: CountStatus,
    killed_min: Option<u64>,
    killed_max: Option<u64>,
    killed_best: Option<u64>,
    killed_agreement: Agreement,
    injured_status: CountStatus,
    injured_min: Option<u64>,
    injured_max: Option<u64>,
    injured_best: Option<u64>,
    injured_agreement: Agreement,
    actor: Option<String>,
    attribution: Option<Attribution>,
    claim: Option<Claim>,
    origins: usize,
    documents: usize,
    disputed: Option<String>,
    background: bool,
    coded_by: String,
    review: Review,
    title: String,
    quote: Option<String>,
}

impl IncidentRow {
    /// The rows of all incidents, in their order.
    pub(crate) fn of_all(report: &Report) -> Vec<Self> {
        let shelf = Shelf::new(report);
        report.incidents.iter().map(|incident| Self::new(&shelf, incident)).collect()
    }

    fn new(shelf: &Shelf<'_>, incident: &Incident) -> Self {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let place = incident.place.value.as_ref();
        let silent = Count::NOT_STATED;
        let killed = incident.killed.value.as_ref().unwrap_or(&silent);
        let injured = incident.injured.value.as_ref().unwrap_or(&silent);
        let perpetrator = incident.perpetrator.value.as_ref();
        let mut documents: Vec<&str> =
            incident.mentions.iter().map(|mention| mention.document.as_str()).collect();
        documents.sort_unstable();
        documents.dedup();
        let disputed = incident.disputed();
        let root = shelf.root(incident).and_then(|mention| mention.evidence.first());
        Self {
            id: incident.id.clone(),
            date_start: day(incident.date.start),
            date_end: day(incident.date.end),
            date_best: day(incident.date.best),
            date_basis: incident.date.basis,
            date_confidence: incident.date.confidence.unit(),
            country: place.and_then(|place| place.country.clone()),
            admin1: place.and_then(|place| place.admin1.clone()),
            place: place.map(|place| place.name.as_ref().unwrap_or(&place.words).clone()),
            lat: place.and_then(|place| place.lat).map(Degrees::degrees),
            lon: place.and_then(|place| place.lon).map(Degrees::degrees),
            precision_km: place.and_then(|place| place.precision_km),
            nature: incident.nature.value,
            event_type: incident.event_type.clone(),
            sub_event_type: incident.sub_event_type.clone(),
            stage: incident.stage,
            weapons: incident.weapons.value.as_ref().map(Brief::brief),
            killed_status: killed.status,
            killed_min: killed.min,
            killed_max: killed.max,
            killed_best: killed.best,
            killed_agreement: incident.killed.agreement,
            injured_status: injured.status,
            injured_min: injured.min,
            injured_max: injured.max,
            injured_best: injured.best,
            injured_agreement: incident.injured.agreement,
            actor: perpetrator.map(|perpetrator| perpetrator.actor.brief()),
            attribution: perpetrator.map(|perpetrator| perpetrator.attribution),
            claim: incident.claim.value,
            origins: incident.independent_origins,
            documents: documents.len(),
            disputed: (!disputed.is_empty()).then(|| disputed.join(";")),
            background: incident.background,
            coded_by: incident.coded_by.clone(),
            review: incident.review,
            title: incident.title.clone(),
            quote: root.map(|evidence| evidence.quote.clone()),
        }
    }
}
