//! Accounts as JSON lines: what is read on one machine is merged on another.
//!
//! The first line says which program wrote the file and what it knew; each line after it is an article or a problem.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use dateline_report::shape::{Problem, Tool};
use serde::{Deserialize, Serialize};

use crate::run::Accounts;
use crate::{Knowledge, ReadArticle};

/// The name and version of the lines.
const SCHEMA: &str = "dateline.accounts/1";

/// The line as it is written.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Written<'a> {
    Head { schema: &'a str, tool: Tool },
    Article(&'a ReadArticle),
    Problem(&'a Problem),
}

/// The line as it is read.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Head { schema: String, tool: Tool },
    Article(Box<ReadArticle>),
    Problem(Problem),
}

/// Why a file of accounts cannot be merged.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// It cannot be read.
    #[error("`{name}` cannot be read: {source}")]
    Unreadable {
        /// The file as given.
        name: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line is none of a file of accounts.
    #[error("`{name}`:{line}: {message}; `dateline accounts PATH...` writes such files")]
    Malformed {
        /// The file as given.
        name: String,
        /// From 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// It was written by another version of the program, or with other knowledge.
    #[error(
        "`{name}` was written by dateline {theirs} and this is {ours}; write it again, or give the same --knowledge and --gazetteer"
    )]
    OtherTool {
        /// The file as given.
        name: String,
        /// Version and knowledge that wrote it.
        theirs: String,
        /// Version and knowledge that reads it.
        ours: String,
    },
}

impl Accounts {
    /// Writes them as JSON lines, by the articles' bytes: the same articles give the same lines.
    pub fn write(&self, knowledge: &Knowledge, mut out: impl Write) -> std::io::Result<()> {
        let mut line = |line: &Written<'_>| {
            serde_json::to_writer(&mut out, line)?;
            out.write_all(b"\n")
        };
        line(&Written::Head { schema: SCHEMA, tool: tool(knowledge) })?;
        let mut articles: Vec<&ReadArticle> = self.articles.iter().collect();
        articles.sort_by_key(|article| (&article.page.sha256, &article.page.path));
        for article in articles {
            line(&Written::Article(article))?;
        }
        let mut problems: Vec<&Problem> = self.problems.iter().collect();
        problems.sort();
        for problem in problems {
            line(&Written::Problem(problem))?;
        }
        out.flush()
    }

    /// Adds what a file tells; `-` is standard input.
    pub fn read_file(&mut self, knowledge: &Knowledge, path: &Path) -> Result<(), AccountsError> {
        let name = path.display().to_string();
        if name == "-" {
            return self.read(knowledge, "standard input", std::io::stdin().lock());
        }
        match File::open(path) {
            Ok(file) => self.read(knowledge, &name, BufReader::new(file)),
            Err(source) => Err(AccountsError::Unreadable { name, source }),
        }
    }

    /// Adds what the lines of the file `name` tell.
    ///
    /// The files are the program's own, yet nothing in them is trusted to name a file to write: ids are checked.
    pub fn read(
        &mut self,
        knowledge: &Knowledge,
        name: &str,
        lines: impl BufRead,
    ) -> Result<(), AccountsError> {
        let mut headed = false;
        for (at, text) in lines.lines().enumerate() {
            let malformed = |message: String| AccountsError::Malformed {
                name: name.to_owned(),
                line: at + 1,
                message,
            };
            let text =
                text.map_err(|source| AccountsError::Unreadable { name: name.to_owned(), source })?;
            if text.trim().is_empty() {
                continue;
            }
            let line = serde_json::from_str(&text).map_err(|error| malformed(error.to_string()))?;
            match line {
                Line::Head { schema, tool: theirs } => {
                    if schema != SCHEMA {
                        return Err(malformed(format!("the schema is `{schema}`, not `{SCHEMA}`")));
                    }
                    let ours = tool(knowledge);
                    if theirs != ours {
                        let told = |tool: &Tool| {
                            format!("{} with knowledge {}", tool.version, tool.knowledge)
                        };
                        return Err(AccountsError::OtherTool {
                            name: name.to_owned(),
                            theirs: told(&theirs),
                            ours: told(&ours),
                        });
                    }
                    headed = true;
                }
                _ if !headed => {
                    return Err(malformed("the head of the file is missing".to_owned()));
                }
                Line::Article(article) => {
                    whole(&article).map_err(|why| malformed(why.to_owned()))?;
                    self.articles.push(*article);
                }
                Line::Problem(problem) => self.problems.push(problem),
            }
        }
        if headed {
            Ok(())
        } else {
            let message = "the file is empty".to_owned();
            Err(AccountsError::Malformed { name: name.to_owned(), line: 1, message })
        }
    }
}

/// Whether an article can be merged: its id is that of its bytes, and its accounts are counted as they must be.
fn whole(article: &ReadArticle) -> Result<(), &'static str> {
    let ReadArticle { page, reading, .. } = article;
    let hex = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    if page.sha256.len() != 64 || !hex(&page.sha256) {
        return Err("the SHA-256 of the article is not 64 hex digits");
    }
    if page.id.strip_prefix("d-") != page.sha256.get(..12) || reading.facts.id != page.id {
        return Err("the id of the article is not that of its bytes");
    }
    if page.paths.is_empty() || page.paths.first() != Some(&page.path) {
        return Err("the article has no path");
    }
    let counted = reading.accounts.iter().zip(0..).all(|(account, at)| account.ordinal == at);
    if !counted || reading.accounts.iter().any(|account| account.document != page.id) {
        return Err("the accounts of the article are not its own, from 0 on");
    }
    Ok(())
}

fn tool(knowledge: &Knowledge) -> Tool {
    Tool {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        knowledge: knowledge.fingerprint(),
        places: knowledge.places(),
    }
}
