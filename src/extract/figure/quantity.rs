//! Per cents, quantities and durations: a numeral with a unit behind it.
//!
//! "5.2%", "25 basis points", "1.2 gigawatts", "22,000-square-metre", "five-year", "5 ft 2 in", "an hour and a half".

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::{Form, Numeral};
use crate::extract::figure::phrasebook::{Meaning, Role, Unit};
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{FigureKind, Value};

/// The unit at a token, and the token after it.
pub fn unit_at<'a>(reading: &Reading<'a>, at: usize) -> Option<(usize, &'a Unit)> {
    let book = reading.book;
    let (end, unit) = reading.phrase(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })?;
    Some((end, book.unit(unit)?))
}

/// A numeral with its unit.
pub fn suffixed<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    if let Some(metres) = metres(reading, numeral) {
        return Some(metres);
    }
    let hyphen = usize::from(reading.is_hyphen(numeral.end));
    let at = numeral.end + hyphen;
    // "half of an hour", "a couple of weeks", "two and a quarter of hours"
    let of = match numeral.form {
        Form::Fraction | Form::Round => {
            let of = usize::from(reading.says(at, "of"));
            of + usize::from(reading.says_any(at + of, &["a", "an"]))
        }
        _ => 0,
    };
    // "20 (kg)"
    let bracket = usize::from(of == 0 && hyphen == 0 && matches!(reading.word(at), "(" | "["));
    // "two additional minutes", "another two full weeks"
    let filler = usize::from(
        of + hyphen + bracket == 0
            && reading.says_any(
                at,
                &["additional", "more", "further", "fewer", "extra", "full", "consecutive", "straight", "successive", "whole"],
            ),
    );
    let start = at + of + bracket + filler;
    let (mut end, unit) = unit_at(reading, start)?;
    if filler > 0 && unit.kind != FigureKind::Duration {
        return None;
    }
    if bracket > 0 {
        if !matches!(reading.word(end), ")" | "]") {
            return None;
        }
        end += 1;
    }
    let word = reading.word(start);
    // One letter is a unit only in its place: "5 s" of a list is not.
    if word.chars().count() == 1 && reading.is_word(start) && (numeral.form != Form::Digits || hyphen > 0) {
        return None;
    }
    // "a second", "two second-hand cars", "a quarter": places and parts, unless they count time.
    if numeral.form == Form::Fraction
        && unit.kind == FigureKind::Percent
        && numeral.value != Decimal::new(5, 1)
        && reading.is_word(numeral.first)
        && reading.word(start) == "points"
    {
        return None;
    }
    let value = numeral.value;
    // "10 degrees" of an angle or of heat; "5 point" is no unit.
    if unit.name.as_ref() == "second" && numeral.form == Form::Words && value == Decimal::ONE && !reading.says(numeral.first, "one") {
        return None;
    }
    let (value, name) = in_seconds(value, &unit.name);
    let mut draft = Draft::new(numeral.first, end, unit.kind, Value::Number(value)).with_unit(name);
    draft.scale = numeral.scale;
    draft.in_words = numeral.form != Form::Digits;
    Some(compound(reading, draft))
}

/// Durations below a second are counted in seconds.
fn in_seconds(value: Decimal, unit: &str) -> (Decimal, &str) {
    let parts = match unit {
        "millisecond" => 1_000,
        "microsecond" => 1_000_000,
        "nanosecond" => 1_000_000_000,
        _ => return (value, unit),
    };
    value.checked_div(Decimal::from(parts)).map_or((value, unit), |seconds| (seconds, "second"))
}

/// "1.8m tall", "a height of 300m": metres, where the words say so; else "m" is a million.
fn metres<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let last = numeral.end.checked_sub(1)?;
    let letter = reading.word(last) == "m" && reading.glued(last) && numeral.form == Form::Digits;
    let size = reading.says_any(
        numeral.end,
        &["tall", "wide", "long", "deep", "high", "thick", "above", "below", "away", "sprint", "hurdles", "race", "x"],
    ) || (numeral.first.saturating_sub(3)..numeral.first)
        .any(|at| reading.says_any(at, &["height", "depth", "width", "length", "altitude", "distance"]));
    if !letter || !size {
        return None;
    }
    let (_, unit) = unit_at(reading, last)?;
    let value = numeral.value.checked_div(numeral.scale)?;
    Some(Draft::new(numeral.first, numeral.end, FigureKind::Quantity, Value::Number(value)).with_unit(&unit.name))
}

/// A unit that goes on in a smaller one, and how many of the smaller make the larger.
const PARTS: &[(&str, &str, i64)] = &[
    ("foot", "inch", 12),
    ("yard", "foot", 3),
    ("yard", "inch", 36),
    ("mile", "yard", 1760),
    ("metre", "centimetre", 100),
    ("kilometre", "metre", 1000),
    ("stone", "pound", 14),
    ("pound", "ounce", 16),
    ("year", "month", 12),
    ("month", "day", 30),
    ("week", "day", 7),
    ("day", "hour", 24),
    ("hour", "minute", 60),
    ("hour", "second", 3600),
    ("minute", "second", 60),
];

/// "5 feet 2 inches", "one hour and 45 minutes", "2 years 3 months", "an hour and a half".
fn compound<'a>(reading: &Reading<'a>, draft: Draft<'a>) -> Draft<'a> {
    let (Some(unit), Some(value)) = (draft.unit, draft.number()) else { return draft };
    let and = draft.end + usize::from(reading.says(draft.end, "and"));
    if and > draft.end && draft.kind == FigureKind::Duration {
        let article = usize::from(reading.says_any(and, &["a", "an"]));
        let part = and + article;
        if let Some((above, below)) =
            reading.entry(part).fraction.filter(|_| reading.says_any(part, &["half", "quarter"]) && (article > 0 || draft.end + 1 == and))
            && let Some(value) = Decimal::from(above).checked_div(Decimal::from(below)).and_then(|part| value.checked_add(part))
        {
            return Draft { end: part + 1, value: Value::Number(value), ..draft };
        }
    }
    let Some(numeral) = crate::extract::figure::numeral::at(reading, and).filter(|numeral| numeral.scale == Decimal::ONE) else {
        return draft;
    };
    let Some((end, smaller)) = unit_at(reading, numeral.end) else { return draft };
    let Some((.., parts)) = PARTS.iter().find(|(large, small, _)| *large == unit && *small == &*smaller.name) else { return draft };
    // "6 hours and 30 days" is two things; so are parts as large as the whole.
    if numeral.value >= Decimal::from(*parts) || numeral.value.is_sign_negative() {
        return draft;
    }
    match numeral.value.checked_div(Decimal::from(*parts)).and_then(|part| value.checked_add(part)) {
        Some(value) => Draft { end, value: Value::Number(value), ..draft },
        None => draft,
    }
}

/// A unit of time without a number before it, counted by its article: "nearly a decade", "another year", "an hour".
pub fn article_duration<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let article = reading.says_any(first, &["a", "an", "another"]);
    if !article {
        return None;
    }
    let full = usize::from(reading.says_any(first + 1, &["full", "whole", "further", "single"]));
    let (end, unit) = unit_at(reading, first + 1 + full).filter(|(_, unit)| unit.kind == FigureKind::Duration)?;
    let word = reading.word(first + 1 + full);
    if word.ends_with('s')
        || word.chars().count() < 3
        || matches!(&*unit.name, "second" | "quarter" | "minute") && !reading.says(first, "another") && full == 0 && &*unit.name != "minute"
    {
        return None;
    }
    // "€5m a year" is a rate, "a year ago" a date, "a day trader" a noun; "a month later" is a date too.
    let rate = first > reading.first && (reading.digits(first - 1).is_some() || rated(reading, first - 1));
    if rate || reading.is(end, Role::Relative) || reading.is_hyphen(end) {
        return None;
    }
    let bound = reading.said_any(
        first,
        &[
            "nearly", "almost", "for", "about", "over", "than", "within", "in", "of", "around", "roughly", "half", "after", "least",
            "under", "to", "back", "just", "took", "lasted", "last", "lasts", "by", "and", "every",
        ],
    );
    if !bound && !reading.says(first, "another") && !matches!(&*unit.name, "decade" | "century" | "fortnight") {
        return None;
    }
    Some(compound(
        reading,
        Draft { in_words: true, ..Draft::new(first, end, unit.kind, Value::Number(Decimal::ONE)).with_unit(&unit.name) },
    ))
}

/// Whether a word ends an amount: a magnitude, unit or currency before "a year".
fn rated(reading: &Reading, at: usize) -> bool {
    let entry = reading.entry(at);
    entry.magnitude.is_some()
        || reading.says_any(at, &["times", "once", "twice", "people", "units", "shares", "%"])
        || reading
            .phrase(at, |meaning| {
                matches!(meaning, Meaning::Unit(_) | Meaning::Currency(_) | Meaning::Cent(_) | Meaning::Sign(_)).then_some(())
            })
            .is_some()
}
