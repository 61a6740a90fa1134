//! `incidents.geojson` (RFC 7946): a point for each incident whose place has one.

use serde::Serialize;

use super::{File, Format, WriteError};
use crate::row::IncidentRow;
use crate::shape::Report;

pub(super) struct GeoJson;

impl Format for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn about(&self) -> &'static str {
        "incidents.geojson: a point for each incident whose place has one"
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        let mut features = Vec::new();
        let mut without_point = Vec::new();
        for row in IncidentRow::of_all(report) {
            match (row.lon, row.lat) {
                (Some(lon), Some(lat)) => features.push(Feature {
                    kind: "Feature",
                    id: row.id.clone(),
                    geometry: Point { kind: "Point", coordinates: [lon, lat] },
                    properties: row,
                }),
                _ => without_point.push(row.id),
            }
        }
        let mut out =
            serde_json::to_vec(&Collection { kind: "FeatureCollection", features, without_point })?;
        out.push(b'\n');
        Ok(vec![("incidents.geojson".to_owned(), out)])
    }
}

#[derive(Serialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature>,
    /// Ids of the incidents that no map can show: a member that the standard lets readers ignore.
    without_point: Vec<String>,
}

#[derive(Serialize)]
struct Feature {
    #[serde(rename = "type")]
    kind: &'static str,
    id: String,
    geometry: Point,
    properties: IncidentRow,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first.
    coordinates: [f64; 2],
}
