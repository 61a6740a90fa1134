//! The score of `furniture`: which lines of the labelled pages were told from the story.

use std::collections::BTreeMap;

use crate::score::Row;

/// Pages that the rules were made on; the others were labelled after them.
const DEVELOPED_ON: usize = 100;

type Lines<'t> = BTreeMap<u32, &'t str>;

/// The lines of each document, in the order of the file. Headings are page; a headline is neither page nor story.
fn documents(table: &str) -> Vec<(&str, Lines<'_>)> {
    let mut documents: Vec<(&str, Lines<'_>)> = Vec::new();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(id), Some(line), Some(kind)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        if documents.last().is_none_or(|(last, _)| *last != id) {
            documents.push((id, Lines::new()));
        }
        if let (Some((_, lines)), Ok(line)) = (documents.last_mut(), line.parse()) {
            lines.insert(line, kind);
        }
    }
    documents
}

/// Precision, recall and F1 of the lines that are page, and the share of story lines that were kept.
pub(crate) fn score(gold: &str, answer: &str) -> Vec<Row> {
    let gold = documents(gold);
    let answers: BTreeMap<&str, Lines<'_>> = documents(answer).into_iter().collect();
    let (developed, late) = gold.split_at(gold.len().min(DEVELOPED_ON));
    let row = |name: &str, documents: &[(&str, Lines<'_>)]| {
        let (mut right, mut missed, mut wrong, mut kept) = (0, 0, 0, 0);
        for (id, page) in documents {
            for (line, kind) in answers.get(id).into_iter().flatten() {
                match (page.contains_key(line), matches!(*kind, "story" | "title")) {
                    (true, false) => right += 1,
                    (true, true) => missed += 1,
                    (false, false) => wrong += 1,
                    (false, true) => kept += 1,
                }
            }
        }
        let share = |part: i32, of: i32| 100.0 * f64::from(part) / f64::from(of.max(1));
        let measures = vec![
            ("F1", share(2 * right, 2 * right + missed + wrong)),
            ("precision", share(right, right + wrong)),
            ("recall", share(right, right + missed)),
            ("story kept", share(kept, kept + wrong)),
            ("lines", f64::from(right + missed + wrong + kept)),
        ];
        (name.to_owned(), measures)
    };
    vec![row("first 100 pages", developed), row("last 50 pages", late)]
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines_are_counted() {
        let gold = "# doc\na\t1\twidget\na\t2\tbyline\nb\t0\tnone\n";
        let answer =
            "a\t1\tnotice\na\t2\tstory\na\t3\ttitle\nb\t1\twidget\nb\t2\tstory\nc\t1\twidget\n";
        let rows = super::score(gold, answer);
        let [f1, precision, recall, kept, lines] =
            [0, 1, 2, 3, 4].map(|at| rows[0].1[at].1.round() as i32);
        assert_eq!((f1, precision, recall, kept, lines), (50, 50, 50, 67, 5));
        assert!(rows[1].1[4].1 < 0.5, "no late pages");
    }
}
