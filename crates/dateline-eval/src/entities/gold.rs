//! The two files of labels: which sentences, and what is in them.

/// A sampled sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// To develop on, or to be scored once.
    pub part: Part,
    /// Corpus and document.
    pub document: String,
    /// First byte in the document's text.
    pub start: usize,
    /// Bytes.
    pub length: usize,
}

/// What a sentence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its errors are looked at.
    Dev,
    /// Labelled last, scored once.
    Last,
    /// Labelled when the errors of the others were mended, before a look at what is read in them.
    Next,
    /// Two hundred to develop on, taken after those.
    More,
    /// Labelled when the errors of all the others were mended, and scored once before they were looked at.
    Fresh,
    /// As `Fresh`, taken when its errors had been mended too.
    Final,
    /// A hundred, as `Final`, taken when the errors of that one had been mended.
    Held,
    /// A hundred, as `Held`, labelled by the rules of the parts before, unseen by those who mend the reading.
    Sealed,
}

impl Part {
    /// Every part, in the order in which they were taken.
    pub const ALL: [Self; 8] = [
        Self::Dev,
        Self::Last,
        Self::Next,
        Self::More,
        Self::Fresh,
        Self::Final,
        Self::Held,
        Self::Sealed,
    ];

    /// Its name in `sentences.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Last => "last",
            Self::Next => "next",
            Self::More => "more",
            Self::Fresh => "fresh",
            Self::Final => "final",
            Self::Held => "held",
            Self::Sealed => "sealed",
        }
    }

    /// The part of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// What a stretch of text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Corpus and document.
    pub document: String,
    /// First byte of the head words.
    pub start: usize,
    /// Bytes of the head words.
    pub length: usize,
    /// `actor`, `weapon`, `target`, `people`, `source`.
    pub kind: String,
    /// Whether it may be left out: readers may differ on whether it is one.
    pub optional: bool,
    /// The right values, any of which will do: an id, a kind, a count; `*` for any.
    pub values: Vec<String>,
}

/// A line that is not as the files have it.
#[derive(Debug, thiserror::Error)]
#[error("`{file}`, line {line}: expected {expected}")]
pub struct GoldError {
    file: &'static str,
    line: usize,
    expected: &'static str,
}

/// Reads lines of `part, document, start, length`, tabs between them; `#` begins a remark.
pub fn sentences(text: &str) -> Result<Vec<Sentence>, GoldError> {
    rows(text)
        .map(|(line, row)| {
            let error = GoldError {
                file: "sentences.tsv",
                line,
                expected: "a part (dev, last, ...), document, start, length",
            };
            let [part, document, start, length] = row[..] else { return Err(error) };
            let (Ok(start), Ok(length)) = (start.parse(), length.parse()) else {
                return Err(error);
            };
            let Some(part) = Part::of_name(part) else { return Err(error) };
            Ok(Sentence { part, document: document.to_owned(), start, length })
        })
        .collect()
}

/// Reads lines of `document, start, length, kind, value`; a `?` after the kind makes it optional, `|` stands between values.
pub fn labels(text: &str) -> Result<Vec<Label>, GoldError> {
    rows(text)
        .map(|(line, row)| {
            let error = GoldError {
                file: "entities.tsv",
                line,
                expected: "document, start, length, kind, value",
            };
            let [document, start, length, kind, value] = row[..] else { return Err(error) };
            let (Ok(start), Ok(length)) = (start.parse(), length.parse()) else {
                return Err(error);
            };
            Ok(Label {
                document: document.to_owned(),
                start,
                length,
                kind: kind.trim_end_matches('?').to_owned(),
                optional: kind.ends_with('?'),
                values: value.split('|').map(str::to_owned).collect(),
            })
        })
        .collect()
}

fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(at, line)| (at + 1, line.split('\t').collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_mistakes_named() {
        let read = labels("# remark\na:1\t3\t5\tactor?\thamas|armed_group\n").expect("it is right");
        assert_eq!((read[0].start, read[0].optional, read[0].values.len()), (3, true, 2));
        let error = sentences("dev\ta:1\t3\n").expect_err("the length is missing");
        assert_eq!(
            error.to_string(),
            "`sentences.tsv`, line 1: expected a part (dev, last, ...), document, start, length"
        );
    }
}
