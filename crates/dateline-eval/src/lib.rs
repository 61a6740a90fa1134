#![doc = include_str!("../README.md")]

pub mod entities;
mod furniture;
mod incidents;
mod input;
mod library;
mod muc;
mod offsets;
mod origins;
mod places;
pub mod scale;
pub mod stability;
mod timex;
mod train;

pub use input::{Input, InputError};
pub use train::{Trained, train};

/// How a benchmark is to be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `timex`: the texts are histories, and their `dct` is only the day of download.
    pub narrative: bool,
}

/// A public benchmark: inputs in, answer out.
#[derive(Debug)]
pub struct Adapter {
    /// What `predict` calls it.
    pub name: &'static str,
    /// What it reads and answers, in a line.
    pub about: &'static str,
    /// The answer to the inputs, in the order of their documents, with a line end after each line.
    pub answer: fn(&[Input], Options) -> Result<String, InputError>,
}

/// Every benchmark, in the order that the help lists them.
pub const ADAPTERS: &[Adapter] = &[
    Adapter {
        name: "timex",
        about: "time expressions: JSON lines of texts",
        answer: timex::answer,
    },
    Adapter { name: "places", about: "place names: JSON lines of texts", answer: places::answer },
    Adapter {
        name: "places-given",
        about: "places of names that are given: JSON lines of texts with spans",
        answer: places::given,
    },
    Adapter {
        name: "places-listed",
        about: "all places of names that are given: JSON lines of texts with spans",
        answer: places::listed,
    },
    Adapter {
        name: "muc",
        about: "MUC-3 and MUC-4 templates: files of messages",
        answer: muc::answer,
    },
    Adapter {
        name: "incidents",
        about: "incidents across documents: JSON lines of articles",
        answer: incidents::answer,
    },
    Adapter {
        name: "furniture",
        about: "what is page and what is story: JSON lines of articles",
        answer: furniture::answer,
    },
    Adapter {
        name: "origins",
        about: "which documents retell one text: JSON lines of articles",
        answer: origins::answer,
    },
];

/// The benchmark of that name.
pub fn adapter(name: &str) -> Option<&'static Adapter> {
    ADAPTERS.iter().find(|adapter| adapter.name == name)
}

/// One line of an answer.
fn line(answer: &impl serde::Serialize) -> String {
    let mut line = serde_json::to_string(answer).expect("an answer has keys that are strings");
    line.push('\n');
    line
}

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct TopReadme;
