//! Files of a user laid over what comes with the crates.
//!
//! They have the names and the form of the crates' own data files. A stage whose files can be laid over is one
//! [`Layer`], named in [`layers`]: it reads a file into changes or mistakes, and applies the changes to the knowledge.

use dateline_document::{Document, Hints};
use dateline_gazetteer::GazetteerError;
use dateline_text::{Mistake, Span, nearest};

use crate::Knowledge;
use crate::knowledge::sha256;

/// A file to lay over what comes with the crates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeFile {
    /// Its name, which tells what it holds: `gazetteer.toml`.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// What is wrong with a file of knowledge.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {mistake}")]
pub struct Fault {
    /// The name of the file.
    pub file: String,
    /// What, where in it, and what would be right.
    pub mistake: Box<dyn Mistake>,
}

/// Knowledge with files laid over it, and the examples that they give.
pub struct Overlaid {
    /// The whole knowledge.
    pub knowledge: Knowledge,
    examples: Vec<Example>,
}

/// A sentence that shows how an entry is read, with brackets about its words.
struct Example {
    /// The file that has it.
    file: &'static str,
    id: String,
    text: String,
    /// Whether the sentence names the entry; else nothing in it does.
    named: bool,
    at: Span,
    /// What the stage reads in a document for entries of the file.
    read: Read,
}

/// What a stage reads in a document for entries of a file.
type Read = fn(&Knowledge, &Document<'_>, &str) -> Vec<Found>;

/// Words that are read as an entry.
struct Found {
    words: Span,
    /// The entry's id; empty where no entry tells what the words are.
    id: String,
    /// Its name, for people.
    name: String,
}

/// A stage whose files can be laid over.
trait Layer {
    /// The names of its files, in the order in which to read them.
    fn files(&self) -> Vec<&'static str>;
    /// Reads a file, and adds nothing if anything is wrong with it.
    fn add(&mut self, to: &Knowledge, file: &str, text: &str) -> Result<(), Vec<Box<dyn Mistake>>>;
    /// Applies what was added.
    fn lay(&self, over: &mut Knowledge) -> Result<(), Box<dyn Mistake>>;
    /// The examples of what was added.
    fn examples(&self) -> Vec<Example>;
}

fn layers() -> Vec<Box<dyn Layer>> {
    vec![Box::new(Places::default()), Box::new(Entities::default())]
}

/// Places, their names, points and peoples.
#[derive(Default)]
struct Places(dateline_gazetteer::Overlay);

impl Layer for Places {
    fn files(&self) -> Vec<&'static str> {
        dateline_gazetteer::FILES.to_vec()
    }

    fn add(&mut self, to: &Knowledge, file: &str, text: &str) -> Result<(), Vec<Box<dyn Mistake>>> {
        self.0.add(&to.gazetteer, file, text).map_err(boxed)
    }

    fn lay(&self, over: &mut Knowledge) -> Result<(), Box<dyn Mistake>> {
        if !self.0.is_empty() {
            over.gazetteer = over
                .gazetteer
                .with(&self.0)
                .map_err(|error| Box::new(NoRoom(error)) as Box<dyn Mistake>)?;
            // The words were told what names begin with them before there were more names.
            dateline_entity::vocabulary(&mut over.vocabulary, &over.gazetteer);
        }
        Ok(())
    }

    fn examples(&self) -> Vec<Example> {
        fn read(knowledge: &Knowledge, document: &Document<'_>, _: &str) -> Vec<Found> {
            dateline_entity::toponyms(document, &knowledge.gazetteer)
                .into_iter()
                .map(|name| Found {
                    words: name.span,
                    id: name.id.unwrap_or_default(),
                    name: name.name,
                })
                .collect()
        }
        let examples = self.0.examples();
        examples
            .map(|example| Example {
                file: dateline_gazetteer::FILES[0],
                id: example.id.to_owned(),
                text: example.text.to_owned(),
                named: example.named,
                at: example.at,
                read,
            })
            .collect()
    }
}

/// Actors, forces, people, sources, states, targets and weapons.
#[derive(Default)]
struct Entities(dateline_entity::Overlay);

impl Layer for Entities {
    fn files(&self) -> Vec<&'static str> {
        dateline_entity::Overlay::files().collect()
    }

    fn add(&mut self, to: &Knowledge, file: &str, text: &str) -> Result<(), Vec<Box<dyn Mistake>>> {
        self.0.add(&to.lexicon, file, text).map_err(boxed)
    }

    fn lay(&self, over: &mut Knowledge) -> Result<(), Box<dyn Mistake>> {
        if !self.0.is_empty() {
            over.lexicon = over.lexicon.with(&self.0);
            over.lexicon.vocabulary(&mut over.vocabulary);
        }
        Ok(())
    }

    fn examples(&self) -> Vec<Example> {
        fn read(knowledge: &Knowledge, document: &Document<'_>, file: &str) -> Vec<Found> {
            dateline_entity::readings(file, document, &knowledge.gazetteer, &knowledge.lexicon)
                .into_iter()
                .map(|(words, rule)| Found { words, id: rule.clone(), name: rule })
                .collect()
        }
        let examples = self.0.examples().iter();
        examples
            .map(|example| Example {
                file: example.file,
                id: example.rule.clone(),
                text: example.text.clone(),
                named: example.named,
                at: example.at,
                read,
            })
            .collect()
    }
}

fn boxed<M: Mistake>(mistakes: Vec<M>) -> Vec<Box<dyn Mistake>> {
    mistakes.into_iter().map(|mistake| Box::new(mistake) as Box<dyn Mistake>).collect()
}

/// More names than fit into the table in use.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct NoRoom(GazetteerError);

impl Mistake for NoRoom {
    fn span(&self) -> Span {
        Span::default()
    }

    fn hint(&self) -> Option<String> {
        Some("make a gazetteer of your own with `dateline gazetteer`".to_owned())
    }
}

/// A file that no stage reads.
#[derive(Debug, thiserror::Error)]
#[error("no knowledge file has this name")]
struct NoSuchFile {
    hint: String,
}

impl Mistake for NoSuchFile {
    fn span(&self) -> Span {
        Span::default()
    }

    fn hint(&self) -> Option<String> {
        Some(self.hint.clone())
    }
}

/// An example that is not read as it says.
#[derive(Debug, thiserror::Error)]
enum Unlike {
    #[error("the words in brackets are not read as `{id}`")]
    NotFound { id: String, found: String, at: Span },
    #[error("`{words}` is read as `{id}`")]
    Found { id: String, words: String, at: Span },
    #[error("no words stand in brackets")]
    NoBrackets { at: Span },
}

impl Mistake for Unlike {
    fn span(&self) -> Span {
        match self {
            Self::NotFound { at, .. } | Self::Found { at, .. } | Self::NoBrackets { at } => *at,
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NotFound { found, .. } if found.is_empty() => {
                "nothing is read there: is the name as the sentence spells it, with a capital letter?".to_owned()
            }
            Self::NotFound { found, .. } => format!("read there: {found}"),
            Self::Found { id, .. } if id.contains('/') => {
                "list the longer words under `not_in`, or leave the name out".to_owned()
            }
            Self::Found { .. } => "list the name in common-words.txt, or leave it out".to_owned(),
            Self::NoBrackets { .. } => "write the name as [Hill 402] does here".to_owned(),
        })
    }
}

impl Knowledge {
    /// This knowledge with files laid over it, whatever their order; or everything that is wrong with them.
    pub fn with(&self, files: &[KnowledgeFile]) -> Result<Overlaid, Vec<Fault>> {
        let mut layers = layers();
        let mut faults = Vec::new();
        let mut examples = Vec::new();
        let known: Vec<&str> = layers.iter().flat_map(|layer| layer.files()).collect();
        for file in files.iter().filter(|file| !known.contains(&file.name.as_str())) {
            let hint = match nearest(&file.name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the files are {}", known.join(", ")),
            };
            faults.push(Fault { file: file.name.clone(), mistake: Box::new(NoSuchFile { hint }) });
        }
        let mut knowledge = Self {
            vocabulary: self.vocabulary.clone(),
            gazetteer: self.gazetteer.clone(),
            lexicon: self.lexicon.clone(),
            overlaid: self.overlaid.clone(),
        };
        for layer in &mut layers {
            for name in layer.files() {
                for file in files.iter().filter(|file| file.name == name) {
                    let fault = |mistake| Fault { file: file.name.clone(), mistake };
                    if let Err(mistakes) = layer.add(self, name, &file.text) {
                        faults.extend(mistakes.into_iter().map(fault));
                    }
                    let overlaid = (format!("overlay/{}", file.name), sha256(file.text.as_bytes()));
                    knowledge.overlaid.push(overlaid);
                }
            }
            examples.extend(layer.examples());
            if let Err(mistake) = layer.lay(&mut knowledge) {
                faults.push(Fault { file: layer.files()[0].to_owned(), mistake });
            }
        }
        if faults.is_empty() { Ok(Overlaid { knowledge, examples }) } else { Err(faults) }
    }
}

impl Overlaid {
    /// Number of the examples.
    pub fn examples(&self) -> usize {
        self.examples.len()
    }

    /// Reads every example, and tells those that are not read as they say.
    pub fn check(&self) -> Vec<Fault> {
        let fault = |example: &Example| {
            let mistake = self.unlike(example)?;
            Some(Fault { file: example.file.to_owned(), mistake: Box::new(mistake) })
        };
        self.examples.iter().filter_map(fault).collect()
    }

    fn unlike(&self, example: &Example) -> Option<Unlike> {
        let (id, at) = (&example.id, example.at);
        let brackets = example.text.find('[').zip(example.text.find(']'));
        let text: String = example.text.replace(['[', ']'], "");
        let document =
            dateline_document::parse(&text, &Hints::default(), &self.knowledge.vocabulary);
        let mut found = (example.read)(&self.knowledge, &document, example.file);
        if !example.named {
            let found = found.iter().find(|found| found.id == *id)?;
            let words = found.words.of(&text).to_owned();
            return Some(Unlike::Found { id: id.clone(), words, at });
        }
        let Some((open, close)) = brackets.filter(|(open, close)| open < close) else {
            return Some(Unlike::NoBrackets { at });
        };
        let wanted = Span::new(open, close - 1);
        found.retain(|found| found.words.overlaps(wanted));
        if found.iter().any(|found| found.id == *id && wanted.contains(found.words)) {
            return None;
        }
        let found: Vec<String> = found
            .iter()
            .map(|found| {
                let words = found.words.of(&text);
                match found.id.as_str() {
                    "" => format!("`{words}` as no place of the table ({})", found.name),
                    id if id == found.name => format!("`{words}` as {id}"),
                    id => format!("`{words}` as {id} ({})", found.name),
                }
            })
            .collect();
        Some(Unlike::NotFound { id: id.clone(), found: found.join(", "), at })
    }
}
