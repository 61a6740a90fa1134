//! The messages of a file, each under a line with its id.

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message<'i> {
    /// The line over it: `DEV-MUC3-0001 (NOSC)`.
    pub(super) id: &'i str,
    /// What stands below.
    pub(super) text: &'i str,
}

/// The text of a file: UTF-8, or else Latin-1, in which these files were written.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Splits a file into its messages; what stands before the first is no message.
pub(super) fn messages(text: &str) -> Vec<Message<'_>> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    let (mut at, mut body) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if is_id(line.trim_end()) {
            if let Some(last) = messages.last_mut() {
                last.text = &text[body..start];
            }
            messages.push(Message { id: line.trim_end(), text: "" });
            body = at;
        }
    }
    if let Some(last) = messages.last_mut() {
        last.text = &text[body..];
    }
    messages
}

/// `DEV-MUC3-0001 (NOSC)`, `TST1-MUC3-0001`: words with hyphens that end in four digits, from the first column.
fn is_id(line: &str) -> bool {
    let (id, site) = line.split_once(' ').unwrap_or((line, ""));
    let parts: Vec<&str> = id.split('-').collect();
    let word = |part: &&str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let number =
        parts.last().is_some_and(|n| n.len() == 4 && n.bytes().all(|b| b.is_ascii_digit()));
    let site = site.trim();
    let closed = site.is_empty() || site.starts_with('(') && site.ends_with(')');
    parts.len() >= 3 && parts.iter().all(word) && number && closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_stand_under_their_ids() {
        let text = "preface\nDEV-MUC3-0001 (NOSC)\n\n   A TOWN, 3 JAN 90 -- ONE.\n\nTST1-MUC3-0002\nTWO, IN THE M-16-0001 STYLE.\n";
        let found = messages(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].id, "DEV-MUC3-0001 (NOSC)");
        assert_eq!(found[0].text.trim(), "A TOWN, 3 JAN 90 -- ONE.");
        assert_eq!(found[1].id, "TST1-MUC3-0002");
        assert!(messages("no message\n").is_empty());
    }

    #[test]
    fn latin_1_is_read_as_such() {
        assert_eq!(decoded(b"BOGOT\xc1"), "BOGOTÁ");
    }
}
