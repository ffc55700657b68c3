//! Rows under columns, in any form: JSON Lines for programs, CSV for spreadsheets, Markdown for notes, text for the eye.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use unicode_width::UnicodeWidthStr;

use super::json;
use super::output::Format;
use super::tables::{escaped, inert, padded};
use crate::load::clean;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not known.
    Nothing,
    /// Words.
    Text(String),
    /// A count.
    Count(usize),
    /// A number between 0 and 1, to two places.
    Share(f32),
    /// Yes or no.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        if words.is_empty() { Cell::Nothing } else { Cell::Text(words.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Cell::Nothing } else { Cell::Text(words) }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Nothing, Into::into)
    }
}

impl Cell {
    /// On one line, for people and spreadsheets.
    fn words(&self) -> String {
        match self {
            Cell::Nothing | Cell::Flag(false) => String::new(),
            Cell::Text(words) => clean::line(words),
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => format!("{share:.2}"),
            Cell::Flag(true) => "yes".to_owned(),
            Cell::List(list) => clean::line(&list.join("; ")),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Nothing => serializer.serialize_none(),
            Cell::Text(words) => serializer.serialize_str(words),
            Cell::Count(count) => serializer.serialize_u64(*count as u64),
            Cell::Share(share) => serializer.serialize_f64((f64::from(*share) * 100.0).round() / 100.0),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::List(list) => list.serialize(serializer),
        }
    }
}

/// Rows, each as long as the columns are many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The columns' names.
    pub columns: &'static [&'static str],
    /// Of them, those that people want to see; programs get all.
    pub shown: &'static [&'static str],
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One row as an object.
struct Object<'r> {
    schema: Option<&'r str>,
    columns: &'r [&'static str],
    row: &'r [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(schema) = self.schema {
            map.serialize_entry("schema", schema)?;
        }
        for (column, cell) in self.columns.iter().zip(self.row) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Object { schema: None, columns: self.columns, row }))
    }
}

impl Rows {
    /// Writes all rows; `schema` is the first field of each object.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut impl Write, schema: &str, format: Format) -> io::Result<()> {
        match format {
            Format::Json => {
                self.rows.iter().try_for_each(|row| json::write_line(out, &Object { schema: Some(schema), columns: self.columns, row }))
            }
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(self.columns)?;
                for row in &self.rows {
                    writer.write_record(row.iter().map(|cell| inert(&cell.words())))?;
                }
                writer.flush()
            }
            Format::Markdown => out.write_all(self.markdown().as_bytes()),
            Format::Text => out.write_all(self.text().as_bytes()),
        }
    }

    /// The places of the columns that people want to see.
    fn places(&self) -> Vec<usize> {
        self.shown.iter().filter_map(|shown| self.columns.iter().position(|column| column == shown)).collect()
    }

    /// A table of Markdown.
    pub fn markdown(&self) -> String {
        let places = self.places();
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut table = line(self.shown.iter().map(|&name| name.replace('_', " ")).collect());
        table.push_str(&format!("|{}\n", "---|".repeat(places.len())));
        for row in &self.rows {
            table.push_str(&line(places.iter().map(|&at| row.get(at).map(|cell| escaped(&cell.words())).unwrap_or_default()).collect()));
        }
        table
    }

    /// Columns side by side, two spaces between; one that is empty throughout is left out. A count says what is counted, because no
    /// heading does.
    pub fn text(&self) -> String {
        let words = |(cell, column): (&Cell, &&str)| match cell {
            Cell::Count(1) => format!("1 {}", column.strip_suffix('s').unwrap_or(column)),
            Cell::Count(count) => format!("{count} {column}"),
            cell => cell.words(),
        };
        let cell = |row: &[Cell], at: usize| row.get(at).zip(self.columns.get(at)).map(words).unwrap_or_default();
        let places = self.places();
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| places.iter().map(|&at| cell(row, at)).collect()).collect();
        let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..self.shown.len()).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).filter(|(_, width)| **width > 0).map(|(cell, &width)| padded(cell, width));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
        };
        rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Rows {
        Rows {
            columns: &["who", "how_much", "twice", "where"],
            shown: &["who", "how_much", "where"],
            rows: vec![
                vec!["中国 Ltd".into(), "=1+1".into(), Cell::Flag(true), Cell::Nothing],
                vec!["B|ll\u{1b}".into(), Cell::Nothing, Cell::Flag(false), Cell::List(vec![])],
            ],
        }
    }

    fn written(format: Format) -> String {
        let mut out = Vec::new();
        rows().write(&mut out, "s-1", format).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_counted_is_said_to_people() {
        let rows = Rows {
            columns: &["who", "facts"],
            shown: &["who", "facts"],
            rows: vec![vec!["A".into(), Cell::Count(1)], vec!["B".into(), Cell::Count(12)]],
        };
        assert_eq!(rows.text(), "A  1 fact\nB  12 facts\n");
    }

    #[test]
    fn rows_in_every_form() {
        assert_eq!(
            written(Format::Json),
            "{\"schema\":\"s-1\",\"who\":\"中国 Ltd\",\"how_much\":\"=1+1\",\"twice\":true,\"where\":null}\n\
             {\"schema\":\"s-1\",\"who\":\"B|ll\\u001b\",\"how_much\":null,\"twice\":false,\"where\":[]}\n"
        );
        assert_eq!(written(Format::Csv), "who,how_much,twice,where\n中国 Ltd,'=1+1,yes,\nB|ll,,,\n");
        assert_eq!(written(Format::Markdown), "| who | how much | where |\n|---|---|---|\n| 中国 Ltd | =1+1 |  |\n| B\\|ll |  |  |\n");
        assert_eq!(written(Format::Text), "中国 Ltd  =1+1\nB|ll\n");
    }
}
