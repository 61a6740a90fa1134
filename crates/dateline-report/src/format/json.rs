//! `report.json`: the contract itself, one record a line, so that reports can be compared with line tools.

use std::io::Write;

use serde::Serialize;

use super::{File, Format, WriteError};
use crate::shape::Report;

pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "report.json: everything, one record a line"
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        let mut out = Vec::new();
        out.extend_from_slice(b"{\"schema\":");
        serde_json::to_writer(&mut out, &report.schema)?;
        out.extend_from_slice(b",\n\"tool\":");
        serde_json::to_writer(&mut out, &report.tool)?;
        records(&mut out, "documents", &report.documents)?;
        records(&mut out, "incidents", &report.incidents)?;
        records(&mut out, "aggregates", &report.aggregates)?;
        records(&mut out, "context", &report.context)?;
        records(&mut out, "disagreements", &report.disagreements)?;
        records(&mut out, "problems", &report.problems)?;
        out.extend_from_slice(b"}\n");
        Ok(vec![("report.json".to_owned(), out)])
    }
}

fn records<T: Serialize>(out: &mut Vec<u8>, key: &str, records: &[T]) -> Result<(), WriteError> {
    write!(out, ",\n\"{key}\":[").map_err(serde_json::Error::io)?;
    for (index, record) in records.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut *out, record)?;
    }
    out.extend_from_slice(if records.is_empty() { b"]" } else { b"\n]" });
    Ok(())
}
