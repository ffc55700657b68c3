//! What is wrong with a query, and where.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// A fault in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place, in bytes of the query.
    pub place: Range<usize>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(place: Range<usize>, message: impl Into<String>) -> Self {
        Self { place, message: message.into() }
    }

    /// The query, carets under the place, and the message: three lines.
    pub fn shown(&self, query: &str) -> String {
        let query = crate::load::clean::line(query);
        let width = |end: usize| query.get(..end.min(query.len())).unwrap_or(&query).width();
        let (from, to) = (width(self.place.start), width(self.place.end));
        format!("{query}\n{}{}\n{}", " ".repeat(from), "^".repeat(to.saturating_sub(from).max(1)), self.message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// The name most like a word: within two letters of it, or one that it begins.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    let most = if word.chars().count() <= 3 { 1 } else { 2 };
    let far = |name: &str| if name.starts_with(&word) && word.len() >= 2 { 0 } else { distance(&word, name) };
    names.into_iter().map(|name| (far(name), name)).min().filter(|&(far, _)| far <= most).map(|(_, name)| name)
}

/// How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(30).collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let least = (row[j] + usize::from(a != b)).min(row[j + 1] + 1).min(next[j] + 1);
            let swapped = i > 0 && j > 0 && one[i - 1] == *b && other[j - 1] == *a;
            next.push(if swapped { least.min(before[j - 1] + 1) } else { least });
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_slips() {
        let names = ["org", "person", "source", "status", "starred", "type", "title"];
        let cases = [
            ("ogr", Some("org")),
            ("perosn", Some("person")),
            ("Sources", Some("source")),
            ("pers", Some("person")),
            ("typo", Some("type")),
            ("colour", None),
            ("x", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, names), expected, "{word}");
        }
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        let fault = Fault::new("中国 ".len().."中国 colour:".len(), "no such field");
        assert_eq!(fault.shown("中国 colour:red"), "中国 colour:red\n     ^^^^^^^\nno such field");
    }
}
