//! What is wrong with a configuration, for people: the file, the line itself with a caret under the fault, and the name
//! that was probably meant.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};
use unicode_width::UnicodeWidthStr;

use crate::load::clean;
use crate::tui::keymap::Complaint;

/// What is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// A file that cannot be read.
    pub fn unread(file: &Path, error: &std::io::Error) -> Self {
        Self(clean::line(&format!("{}: {error}", file.display())))
    }

    /// What the parser of `text` complains of.
    pub fn new(text: &str, file: &Path, error: &toml::de::Error) -> Self {
        let message = error.message().trim_end();
        let (given, valid) = names(message);
        Self::explain(text, file, error.span(), message, given, valid)
    }

    /// What a room complains of in a file that was parsed.
    pub fn complained(text: &str, file: &Path, complaint: &Complaint) -> Self {
        let given = complaint.message.split('`').nth(1);
        let span = DeTable::parse(text).ok().and_then(|table| place(table.get_ref(), &complaint.at, given));
        Self::explain(text, file, span, &complaint.message, given, complaint.valid.iter().copied())
    }

    fn explain<'n>(
        text: &str,
        file: &Path,
        span: Option<Range<usize>>,
        message: &str,
        given: Option<&str>,
        valid: impl Iterator<Item = &'n str>,
    ) -> Self {
        let message = match given.and_then(|given| nearest(given, valid)) {
            Some(name) => format!("{message}\ndid you mean `{name}`?"),
            None => message.to_owned(),
        };
        Self(match span {
            Some(span) => at(text, file, span, &clean::text(&message)),
            None => clean::text(&format!("{}: {message}", file.display())),
        })
    }
}

/// Where the value under a path of names stands; or the last name itself, where that is what was given wrongly.
fn place(table: &DeTable, path: &[String], given: Option<&str>) -> Option<Range<usize>> {
    let (name, rest) = path.split_first()?;
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    match (value.get_ref(), rest) {
        (DeValue::Table(inner), [_, ..]) => place(inner, rest, given),
        (_, [_, ..]) => None,
        (_, []) if given == Some(name) => Some(key.span()),
        (_, []) => Some(value.span()),
    }
}

/// A message with its place: file, line, column, the line itself, and a caret under each column of the fault.
fn at(text: &str, file: &Path, span: Range<usize>, message: &str) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let number = before.matches('\n').count() + 1;
    let faulty = text.get(span).unwrap_or_default().lines().next().unwrap_or_default();
    let lead = before.get(start..).unwrap_or_default();
    let column = lead.chars().count() + 1;
    let margin = " ".repeat(number.to_string().len());
    let indent = " ".repeat(plain(lead).width());
    let carets = "^".repeat(plain(faulty).width().max(1));
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let file = clean::line(&file.to_string_lossy());
    let mut shown = format!("{file}:{number}:{column}: {first}\n{margin} |\n{number} | {}\n{margin} | {indent}{carets}", plain(line));
    for line in rest.lines() {
        shown.push_str(&format!("\n{margin} = {line}"));
    }
    shown
}

/// A line with each character that a terminal might obey, and each tab, shown as one column.
fn plain(line: &str) -> String {
    line.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if clean::unseen(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

/// serde names what it met and what it would have taken, in that order, between backticks.
fn names(message: &str) -> (Option<&str>, impl Iterator<Item = &str>) {
    let mut names = message.split('`').skip(1).step_by(2);
    (names.next().filter(|_| message.starts_with("unknown ")), names)
}

/// The name nearest to what was given, where one is near enough to have been meant.
fn nearest<'n>(given: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = names.map(|name| (distance(given, name), name)).min_by_key(|&(distance, _)| distance)?;
    (near.0 <= 1 + given.chars().count() / 3).then_some(near.1)
}

/// How many letters must be put in, left out, changed, or swapped with their neighbour (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let letters = |word: &str| word.to_lowercase().replace('-', "_").chars().take(64).collect::<Vec<_>>();
    let (left, right) = (letters(left), letters(right));
    let mut rows = vec![(0..=right.len()).collect::<Vec<_>>()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let change = rows[i][j] + usize::from(a != b);
            let mut best = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_slips() {
        for (left, right, expected) in
            [("", "", 0), ("width", "width", 0), ("widht", "width", 1), ("with", "width", 1), ("", "abc", 3), ("day-first", "Day_first", 0)]
        {
            assert_eq!(distance(left, right), expected, "{left} {right}");
        }
    }

    #[test]
    fn only_a_near_name_is_offered() {
        let names = ["folders", "leave_out", "dollar"];
        for (given, expected) in [("folder", Some("folders")), ("dolar", Some("dollar")), ("zebra", None), ("", None)] {
            assert_eq!(nearest(given, names.into_iter()), expected, "{given}");
        }
    }

    #[test]
    fn the_caret_stands_under_the_fault_in_any_script() {
        let text = "first = 1\n\t\"日本\u{1b}\" = 2\n";
        let span = text.find("2").unwrap()..text.len() - 1;
        let shown = at(text, Path::new("c.toml"), span, "no\nhint");
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines[0], "c.toml:2:10: no");
        assert_eq!(lines[2], "2 |  \"日本\u{fffd}\" = 2");
        assert_eq!(lines[3].trim_end_matches('^').width(), lines[2].trim_end_matches('2').width());
        assert_eq!(lines[4], "  = hint");
    }
}
