//! Dates as pages write them: `17 March 2016`, `March 17, 2016`, `2016-03-17`, `17.03.2016`, `25/12/2019`.
//!
//! A date is the civil day as written, whatever the time zone beside it. `03/04/2019` is a different day on either side of the
//! Atlantic and is not guessed at.

use std::ops::Range;

use jiff::civil::Date;

/// How far into a text a date is looked for, in bytes.
const REACH: usize = 400;
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(i8),
    Word(String),
    Sign(char),
}

/// The first date in a text, with its place.
pub fn find(text: &str) -> Option<(Date, Range<usize>)> {
    let parts = parts(text);
    (0..parts.len()).find_map(|at| {
        let rest = parts.get(at..)?;
        let (date, taken) = at_start(rest)?;
        let (_, from) = rest.first()?;
        let (_, to) = rest.get(taken - 1)?;
        Some((date, from.start..to.end))
    })
}

/// The first date in a text.
pub fn parse(text: &str) -> Option<Date> {
    find(text).map(|(date, _)| date)
}

fn parts(text: &str) -> Vec<(Part, Range<usize>)> {
    let mut parts = Vec::new();
    let mut chars = text.char_indices().take_while(|(at, _)| *at < REACH).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let mut end = start + c.len_utf8();
        if c.is_ascii_digit() || c.is_alphabetic() {
            while let Some((at, next)) = chars.next_if(|(_, next)| class(*next) == class(c)) {
                end = at + next.len_utf8();
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        let part = match word.parse::<u32>() {
            Ok(number) => Part::Number(number, word.len()),
            Err(_) if c.is_alphabetic() => {
                let word = word.to_lowercase();
                month(&word).map_or(Part::Word(word), Part::Month)
            }
            Err(_) => Part::Sign(c),
        };
        parts.push((part, start..end));
    }
    parts
}

/// A month by its name, or an abbreviation of three letters or more.
fn month(word: &str) -> Option<i8> {
    if word.len() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|name| name.starts_with(word))?;
    i8::try_from(index + 1).ok()
}

/// A date that begins at the first part, and how many parts it takes.
fn at_start(parts: &[(Part, Range<usize>)]) -> Option<(Date, usize)> {
    let part = |at: usize| parts.get(at).map(|(part, _)| part);
    let skip = |mut at: usize, wanted: &dyn Fn(&Part) -> bool| {
        if part(at).is_some_and(wanted) {
            at += 1;
        }
        at
    };
    let ordinal = |part: &Part| matches!(part, Part::Word(word) if matches!(word.as_str(), "st" | "nd" | "rd" | "th"));
    let joint = |part: &Part| matches!(part, Part::Sign('.' | ',' | '-' | '/' | '\'')) || matches!(part, Part::Word(word) if word == "of");
    match *part(0)? {
        Part::Number(year, 4) => {
            let (Part::Sign(first), Part::Number(month, 1..=2)) = (part(1)?, part(2)?) else { return None };
            let (Part::Sign(second), Part::Number(day, 1..=2)) = (part(3)?, part(4)?) else { return None };
            (first == second && matches!(first, '-' | '/' | '.')).then_some(())?;
            Some((civil(year, *month, *day)?, 5))
        }
        Part::Number(number @ 19_000_101..=21_001_231, 8) => Some((civil(number / 10_000, number / 100 % 100, number % 100)?, 1)),
        Part::Number(day, 1..=2) => {
            let at = skip(skip(1, &ordinal), &joint);
            if let Some(Part::Month(month)) = part(at) {
                let at = skip(skip(at + 1, &joint), &joint);
                let Part::Number(year, 4) = part(at)? else { return None };
                return Some((civil(*year, month.unsigned_abs().into(), day)?, at + 1));
            }
            let (Part::Sign(first), Part::Number(other, 1..=2)) = (part(1)?, part(2)?) else { return None };
            let (Part::Sign(second), Part::Number(year, 4)) = (part(3)?, part(4)?) else { return None };
            let (month, day) = match first {
                '.' => (*other, day),
                '/' | '-' if day > 12 || day == *other => (*other, day),
                '/' | '-' if *other > 12 => (day, *other),
                _ => return None,
            };
            (first == second).then_some(())?;
            Some((civil(*year, month, day)?, 5))
        }
        Part::Month(month) => {
            let at = skip(1, &joint);
            let Part::Number(day, 1..=2) = part(at)? else { return None };
            let at = skip(skip(at + 1, &ordinal), &joint);
            let Part::Number(year, 4) = part(at)? else { return None };
            Some((civil(*year, month.unsigned_abs().into(), *day)?, at + 1))
        }
        _ => None,
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1800..=2100).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_pages() {
        let cases = [
            ("Published 4th of May, 2018 at 10:15", Some("2018-05-04")),
            ("Updated: Nov. 3, 2021", Some("2021-11-03")),
            ("Sept 9 2009", Some("2009-09-09")),
            ("2023-01-31T08:00:00+08:00", Some("2023-01-31")),
            ("2019/7/2", Some("2019-07-02")),
            ("20210630", Some("2021-06-30")),
            ("3.9.2014", Some("2014-09-03")),
            ("25/12/2019", Some("2019-12-25")),
            ("12/25/2019", Some("2019-12-25")),
            ("03/04/2019", None),
            ("Tue, 05 Feb 2013 19:00:00 GMT", Some("2013-02-05")),
            ("June 8, 2017edited 9 June 2017", Some("2017-06-08")),
            ("7-Jan-2015", Some("2015-01-07")),
            ("31 February 2020", None),
            ("May we meet at 5, 2018 times", None),
            ("room 12, 4000 visitors", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_place_is_the_date_alone() {
        let line = "Posted on 1 July 2020 by Ann";
        assert_eq!(find(line).and_then(|(_, range)| line.get(range)), Some("1 July 2020"));
    }
}
