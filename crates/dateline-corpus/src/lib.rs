#![doc = include_str!("../README.md")]

use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

/// The part of a page under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The words of the heading; empty before the first.
    pub heading: String,
    /// Its settings, those of the enclosing sections first; the last of one name holds.
    pub settings: Vec<(String, String)>,
    level: usize,
}

impl Section {
    /// The value of a setting.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// One example: what is read, and what it is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The input, with `\n` made a line end.
    pub left: String,
    /// The expected reading; lines for a case of two blocks.
    pub right: String,
    /// Line of the page, from 1.
    pub line: usize,
}

/// A case that reads otherwise than its page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The heading over the case.
    pub heading: String,
    /// The case as it stands.
    pub case: Case,
    /// What it was read as.
    pub actual: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { left, right, line } = &self.case;
        let gap = if right.contains('\n') || self.actual.contains('\n') { "\n" } else { " " };
        let pad = if gap == " " { "  " } else { "" };
        let Self { heading, actual, .. } = self;
        write!(
            f,
            "line {line}, {heading}: {left}\n  expected{gap}{right}\n  actual{pad}{gap}{actual}"
        )
    }
}

/// A line of a page, as far as blessing must know it.
#[derive(Clone, Debug)]
enum Piece {
    /// Kept as it is.
    Kept(String),
    /// A case of one line: its left side as written, its place in `cases`.
    Case(String, usize),
    /// Where the right side of a case of two blocks stands.
    Reading(usize),
}

/// A Markdown page of examples.
#[derive(Clone, Debug)]
pub struct Page {
    pieces: Vec<Piece>,
    cases: Vec<(Section, Case)>,
}

#[derive(PartialEq)]
enum Fence {
    None,
    Corpus,
    Text,
    Reading,
    Other,
}

impl Page {
    /// Reads a page; total, what is no example is kept as prose.
    pub fn parse(source: &str) -> Self {
        let mut page = Self { pieces: Vec::new(), cases: Vec::new() };
        let mut stack = vec![Section::default()];
        let mut settings_open = true;
        let mut fence = Fence::None;
        let mut input: Option<(String, usize)> = None;
        for (index, line) in source.lines().enumerate() {
            let line_number = index + 1;
            let mut piece = Piece::Kept(line.to_owned());
            if let Some(info) = line.strip_prefix("```") {
                let opening = match info.trim() {
                    "corpus" => Fence::Corpus,
                    "text" => Fence::Text,
                    "reading" => Fence::Reading,
                    _ => Fence::Other,
                };
                fence = if fence == Fence::None { opening } else { Fence::None };
                settings_open = false;
                if fence == Fence::Text {
                    input = Some((String::new(), line_number));
                } else if fence == Fence::Reading
                    && let Some((left, at)) = input.take()
                {
                    let section = stack.last().cloned().unwrap_or_default();
                    page.cases.push((section, Case { left, right: String::new(), line: at }));
                    page.pieces.push(piece);
                    piece = Piece::Reading(page.cases.len() - 1);
                }
                page.pieces.push(piece);
                continue;
            }
            match fence {
                Fence::None => {
                    let level = line.bytes().take_while(|b| *b == b'#').count();
                    if level > 0 && line[level..].starts_with(' ') {
                        while stack.len() > 1
                            && stack.last().is_some_and(|above| above.level >= level)
                        {
                            stack.pop();
                        }
                        let settings =
                            stack.last().map(|above| above.settings.clone()).unwrap_or_default();
                        stack.push(Section {
                            heading: line[level..].trim().to_owned(),
                            settings,
                            level,
                        });
                        settings_open = true;
                    } else if settings_open
                        && let Some((key, value)) = setting(line)
                        && let Some(section) = stack.last_mut()
                    {
                        section.settings.push((key.to_owned(), value.to_owned()));
                    }
                }
                Fence::Corpus => {
                    if let Some((left, right)) = line.rsplit_once("=>")
                        && !line.starts_with('#')
                    {
                        let left = left.trim_end();
                        let section = stack.last().cloned().unwrap_or_default();
                        let case = Case {
                            left: left.replace("\\n", "\n"),
                            right: right.trim().to_owned(),
                            line: line_number,
                        };
                        page.cases.push((section, case));
                        piece = Piece::Case(left.to_owned(), page.cases.len() - 1);
                    }
                }
                Fence::Text => {
                    if let Some((left, _)) = &mut input {
                        if !left.is_empty() {
                            left.push('\n');
                        }
                        left.push_str(line);
                    }
                }
                Fence::Reading => {
                    if let Some(Piece::Reading(_)) =
                        page.pieces.iter().rev().find(|p| !matches!(p, Piece::Kept(_)))
                        && let Some((_, case)) = page.cases.last_mut()
                    {
                        if !case.right.is_empty() {
                            case.right.push('\n');
                        }
                        case.right.push_str(line.trim_end());
                        continue;
                    }
                }
                Fence::Other => {}
            }
            page.pieces.push(piece);
        }
        page
    }

    /// The cases with their sections, in order.
    pub fn cases(&self) -> impl Iterator<Item = (&Section, &Case)> {
        self.cases.iter().map(|(section, case)| (section, case))
    }

    /// The cases that `read` reads otherwise than the page says; runs of spaces count as one.
    pub fn compare(&self, read: &mut dyn FnMut(&Section, &Case) -> String) -> Vec<Mismatch> {
        let mut wrong = Vec::new();
        for (section, case) in &self.cases {
            let actual = read(section, case);
            if squeezed(&actual) != squeezed(&case.right) {
                wrong.push(Mismatch {
                    heading: section.heading.clone(),
                    case: case.clone(),
                    actual,
                });
            }
        }
        wrong
    }

    /// The page with every right-hand side as `read` reads it now.
    pub fn bless(&self, read: &mut dyn FnMut(&Section, &Case) -> String) -> String {
        let readings: Vec<String> =
            self.cases.iter().map(|(section, case)| read(section, case)).collect();
        let mut out = String::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Kept(line) => out.push_str(line),
                Piece::Case(left, case) => {
                    let column = self.column(index);
                    let gap = column.saturating_sub(left.chars().count());
                    let _ = write!(out, "{left}{:gap$} => {}", "", readings[*case].trim());
                }
                Piece::Reading(case) => out.push_str(readings[*case].trim_end()),
            }
            out.push('\n');
        }
        out
    }

    /// Where the arrows of the block stand to which the piece belongs.
    fn column(&self, index: usize) -> usize {
        const WIDEST: usize = 76;
        let width = |piece: &Piece| match piece {
            Piece::Case(left, _) => Some(left.chars().count()).filter(|width| *width <= WIDEST),
            _ => None,
        };
        let outside =
            |piece: &&Piece| !matches!(piece, Piece::Kept(line) if line.starts_with("```"));
        let before = self.pieces[..index].iter().rev().take_while(outside).filter_map(width).max();
        let after = self.pieces[index..].iter().take_while(outside).filter_map(width).max();
        before.max(after).unwrap_or(0)
    }
}

/// `dateline: 2024-03-14`: a lower-case name, a colon, a value.
fn setting(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let name = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    (name && !value.trim().is_empty()).then(|| (key, value.trim()))
}

fn squeezed(reading: &str) -> String {
    let mut out = String::with_capacity(reading.len());
    for line in reading.trim().lines() {
        line.split_whitespace().for_each(|word| {
            out.push_str(word);
            out.push(' ');
        });
        out.push('\n');
    }
    out
}

/// Runs every page (`*.md`) of `dir`, its folders too, in the order of their names.
///
/// With `DATELINE_BLESS=1` in the environment the pages are rewritten instead.
///
/// # Panics
/// Where a case reads otherwise than its page says, with all of those cases; where `dir` holds no case;
/// and where a page cannot be read or written.
pub fn check(dir: impl AsRef<Path>, mut read: impl FnMut(&Section, &Case) -> String) {
    let mut pages = Vec::new();
    collect(dir.as_ref(), &mut pages);
    pages.sort();
    let bless = std::env::var_os("DATELINE_BLESS").is_some_and(|value| value == "1");
    let (mut count, mut wrong) = (0, String::new());
    for path in &pages {
        let source = fs::read_to_string(path).expect("the corpus page is readable UTF-8");
        let page = Page::parse(&source);
        count += page.cases.len();
        if bless {
            let blessed = page.bless(&mut read);
            if blessed != source {
                fs::write(path, blessed).expect("the corpus page is writable");
            }
        } else {
            for mismatch in page.compare(&mut read) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let _ = writeln!(wrong, "{name}, {mismatch}");
            }
        }
    }
    assert!(count > 0, "no case under {}", dir.as_ref().display());
    assert!(wrong.is_empty(), "{wrong}\n(DATELINE_BLESS=1 rewrites the right-hand sides)");
}

fn collect(dir: &Path, pages: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    for entry in entries {
        let path = entry.expect("the folder is readable").path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Top\nsize: 1\n\nSome prose: not a setting.\n## Inner\ncolor: red\n```corpus\na b => x\n# a remark => kept\nlonger\\nleft => y\n```\n\
         ## Other\n```text\none\n\ntwo\n```\n```reading\nfirst\nsecond\n```\nend\n";

    #[test]
    fn settings_are_inherited_and_blocks_pair_up() {
        let page = Page::parse(PAGE);
        let cases: Vec<_> = page.cases().collect();
        assert_eq!(cases.len(), 3);
        assert_eq!(
            (cases[0].0.setting("size"), cases[0].0.setting("color")),
            (Some("1"), Some("red"))
        );
        assert_eq!((cases[2].0.setting("size"), cases[2].0.setting("color")), (Some("1"), None));
        assert_eq!(cases[1].1.left, "longer\nleft");
        assert_eq!(
            (cases[2].1.left.as_str(), cases[2].1.right.as_str()),
            ("one\n\ntwo", "first\nsecond")
        );
    }

    #[test]
    fn blessing_with_what_stands_only_moves_arrows() {
        let page = Page::parse(PAGE);
        let blessed = page.bless(&mut |_, case| case.right.clone());
        assert_eq!(blessed, PAGE.replace("a b => x", "a b          => x"));
        assert_eq!(Page::parse(&blessed).bless(&mut |_, case| case.right.clone()), blessed);
        assert!(page.compare(&mut |_, case| format!("  {} ", case.right)).is_empty());
        assert_eq!(page.compare(&mut |_, _| String::new()).len(), 3);
    }
}
