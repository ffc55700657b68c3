//! Per cents, quantities and durations: a numeral with a unit behind it.
//!
//! "5.2%", "25 basis points", "1.2 gigawatts", "22,000-square-metre", "five-year", "5 ft 2 in", "an hour and a half".

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::{Form, Numeral};
use crate::extract::figure::phrasebook::{Meaning, Role, Unit};
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Approx, Confidence, FigureKind, Value};

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
    if let Some(found) = metres(reading, numeral).or_else(|| inches(reading, numeral)) {
        return Some(found);
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
    if let Some(heat) = degrees(reading, numeral) {
        return Some(heat);
    }
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
    if word.chars().count() == 1 && reading.is_word(start) && (reading.digits(numeral.first).is_none() || hyphen > 0) {
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
    // "24703 m212" and "5L-202" are codes.
    if reading.glued(end)
        && bracket == 0
        && (reading.is_word(end)
            || reading.digits(end).is_some()
            || word.len() == 1 && reading.is_word(start) && reading.is_hyphen(end) && reading.digits(end + 1).is_some())
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

/// "49.6C", "-12F": degrees by their letter alone, which a small whole number does not show ("5C" is a grade).
fn degrees<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let at = numeral.end;
    let unit = match reading.word(at) {
        "C" => "celsius",
        "F" => "fahrenheit",
        _ => return None,
    };
    // "777F" is an aeroplane.
    if numeral.value > Decimal::from(150) {
        return None;
    }
    let told = !numeral.value.is_integer() || numeral.value.is_sign_negative() || numeral.value >= Decimal::from(20);
    let alone = reading.glued(at)
        && !(reading.glued(at + 1) && (reading.is_word(at + 1) || reading.digits(at + 1).is_some() || reading.is_dash(at + 1)));
    (told && alone && numeral.form == Form::Digits && numeral.scale == Decimal::ONE)
        .then(|| Draft::new(numeral.first, at + 1, FigureKind::Quantity, Value::Number(numeral.value)).with_unit(unit))
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

/// "twenty-pound bag", "100 pounds of rice", "weighs two pounds": weight, where the words say so; else pounds are money.
pub fn pounds<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let hyphen = usize::from(reading.is_hyphen(numeral.end));
    let at = numeral.end + hyphen;
    if !reading.says_any(at, &["pound", "pounds"]) || numeral.scale > Decimal::from(1000) {
        return None;
    }
    const MONEY: &[&str] = &[
        "debt",
        "cash",
        "funding",
        "investment",
        "savings",
        "sales",
        "losses",
        "compensation",
        "public",
        "taxpayer",
        "taxpayers",
        "aid",
        "tax",
        "income",
        "profit",
        "revenue",
        "revenues",
        "the",
        "its",
        "their",
        "damage",
        "new",
        "extra",
        "stock",
        "shares",
        "assets",
        "goods",
        "his",
        "her",
        "our",
        "government",
        "money",
        "exports",
        "loans",
        "bonds",
        "business",
        "work",
        "costs",
        "fines",
        "spending",
    ];
    let of = hyphen == 0 && reading.says(at + 1, "of") && reading.is_lower(at + 2) && !reading.says_any(at + 2, MONEY);
    let thing = hyphen > 0
        && reading.says(at, "pound")
        && reading.is_lower(at + 1)
        && reading.says_any(
            at + 1,
            &[
                "bag",
                "box",
                "weight",
                "man",
                "woman",
                "dog",
                "package",
                "payload",
                "machine",
                "vehicle",
                "block",
                "satellite",
                "bomb",
                "test",
            ],
        );
    let near = |from: usize, to: usize| {
        (from..to).any(|at| {
            reading.says_any(
                at,
                &[
                    "weigh",
                    "weighs",
                    "weighed",
                    "weighing",
                    "weight",
                    "heavy",
                    "heavier",
                    "lighter",
                    "lift",
                    "thrust",
                    "payload",
                    "ton",
                    "tons",
                    "tonne",
                    "kilogram",
                    "kilograms",
                    "kg",
                    "baby",
                    "bag",
                    "fuel",
                    "catch",
                    "poundage",
                ],
            )
        })
    };
    if !of && !thing && !near(numeral.first.saturating_sub(6), numeral.first) && !near(at + 1, at + 4) {
        return None;
    }
    Some(Draft {
        in_words: numeral.form != Form::Digits,
        scale: numeral.scale,
        ..Draft::new(numeral.first, at + 1, FigureKind::Quantity, Value::Number(numeral.value)).with_unit("pound")
    })
}

/// "2 1/2 in thick", "is 2 in.": inches by their letters, where no word follows that "in" could lead to.
fn inches<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let at = numeral.end;
    // A 27" screen, where no quotation is open that the mark could end.
    if matches!(reading.word(at), "\"" | "″") && reading.glued(at) && numeral.form == Form::Digits && numeral.scale == Decimal::ONE {
        let quoted = reading.word(at) == "\"" && (reading.first..numeral.first).filter(|&at| reading.word(at) == "\"").count() % 2 == 1;
        let follows = reading.is_lower(at + 1) || reading.is_capitalised(at + 1) || at + 1 >= reading.end || reading.word(at + 1) == "x";
        return (!quoted && follows)
            .then(|| Draft::new(numeral.first, at + 1, FigureKind::Quantity, Value::Number(numeral.value)).with_unit("inch"));
    }
    let size = reading.says_any(at + 1, &["thick", "long", "wide", "deep", "tall", "high", "across", "x"]) || at + 1 >= reading.end;
    let stop = reading.word(at + 1) == "." && at + 2 >= reading.end;
    if !reading.says(at, "in") || numeral.scale != Decimal::ONE || !(size || stop) {
        return None;
    }
    Some(Draft::new(numeral.first, at + 1, FigureKind::Quantity, Value::Number(numeral.value)).with_unit("inch"))
}

/// A unit that goes on in a smaller one, and how many of the smaller make the larger.
const PARTS: &[(&str, &str, i64)] = &[
    ("foot", "inch", 12),
    ("yard", "foot", 3),
    ("mile", "yard", 1760),
    ("metre", "centimetre", 100),
    ("kilometre", "metre", 1000),
    ("stone", "pound", 14),
    ("pound", "ounce", 16),
    ("year", "month", 12),
    ("year", "day", 365),
    ("month", "day", 30),
    ("week", "day", 7),
    ("day", "hour", 24),
    ("hour", "minute", 60),
    ("hour", "second", 3600),
    ("minute", "second", 60),
];

/// "5 feet 2 inches", "one hour and 45 minutes", "2 years 3 months", "an hour and a half": one amount in two units or
/// more, counted in the smallest.
fn compound<'a>(reading: &Reading<'a>, mut draft: Draft<'a>) -> Draft<'a> {
    for _ in 0..4 {
        let Some(longer) = halved(reading, &draft).or_else(|| longer(reading, &draft)) else { break };
        draft = longer;
    }
    draft
}

/// "an hour and a half", "one hour and half".
fn halved<'a>(reading: &Reading<'a>, draft: &Draft<'a>) -> Option<Draft<'a>> {
    if draft.kind != FigureKind::Duration || !reading.says(draft.end, "and") {
        return None;
    }
    let article = usize::from(reading.says_any(draft.end + 1, &["a", "an"]));
    let part = draft.end + 1 + article;
    let (above, below) = reading.entry(part).fraction.filter(|_| reading.says_any(part, &["half", "quarter"]))?;
    let value = Decimal::from(above).checked_div(Decimal::from(below))?.checked_add(draft.number()?)?;
    Some(Draft { end: part + 1, value: Value::Number(value), ..draft.clone() })
}

/// An amount with the next smaller unit taken in: "2 years" of "2 years, 3 months".
fn longer<'a>(reading: &Reading<'a>, draft: &Draft<'a>) -> Option<Draft<'a>> {
    let comma = usize::from(reading.word(draft.end) == ",");
    let and = usize::from(reading.says(draft.end + comma, "and"));
    let numeral = crate::extract::figure::numeral::at(reading, draft.end + comma + and).filter(|numeral| numeral.scale == Decimal::ONE)?;
    let unit = draft.unit?;
    let (end, name) = match unit_at(reading, numeral.end) {
        Some((end, unit)) => (end, &*unit.name),
        // "11 stone 4 pounds"
        None if unit == "stone" && reading.says_any(numeral.end, &["pound", "pounds"]) => (numeral.end + 1, "pound"),
        // "5 ft 2 in"
        None if reading.says(numeral.end, "in") && matches!(unit, "foot" | "yard") => (numeral.end + 1, "inch"),
        // "1 hour thirty": minutes, where nothing else is counted.
        None if unit == "hour" && comma == 0 && (numeral.end >= reading.end || !reading.is_word(numeral.end)) => (numeral.end, "minute"),
        None => return None,
    };
    let (.., parts) = PARTS.iter().find(|(large, small, _)| *large == unit && *small == name)?;
    // "6 hours and 90 minutes" is two things: parts are fewer than the whole, unless nothing stands between.
    if numeral.value >= Decimal::from(*parts) && comma + and > 0 || numeral.value.is_sign_negative() {
        return None;
    }
    let value = draft.number()?.checked_mul(Decimal::from(*parts))?.checked_add(numeral.value)?;
    let name = PARTS.iter().find_map(|(_, small, _)| (*small == name).then_some(*small))?;
    Some(Draft { end, value: Value::Number(value), unit: Some(name), ..draft.clone() })
}

/// "per cent of 210": a per cent said before its number.
pub fn led<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let (end, unit) = unit_at(reading, first).filter(|(_, unit)| &*unit.name == "%")?;
    let counted = first > reading.first
        && (reading.digits(first - 1).is_some()
            || reading.before(first).cardinal.is_some()
            || reading.before(first).magnitude.is_some()
            || reading.before(first).fraction.is_some());
    if counted || !reading.says(end, "of") || !reading.is_word(first) {
        return None;
    }
    let numeral = crate::extract::figure::numeral::at(reading, end + 1)?;
    let last = numeral.end >= reading.end || !reading.is_word(numeral.end);
    last.then(|| Draft {
        in_words: numeral.form != Form::Digits,
        ..Draft::new(first, numeral.end, FigureKind::Percent, Value::Number(numeral.value)).with_unit(&unit.name)
    })
}

/// "double-digit growth": a per cent whose number is not told.
pub fn digit_growth<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let digit = first + 1 + usize::from(reading.is_hyphen(first + 1));
    if !reading.says_any(first, &["double", "single", "triple"]) || !reading.says_any(digit, &["digit", "digits"]) {
        return None;
    }
    let draft = Draft::new(first, digit + 1, FigureKind::Percent, Value::Unknown).with_unit("%");
    Some(Draft { confidence: Confidence::Low, in_words: true, ..draft })
}

/// A unit of time without a number before it, counted by its article: "nearly a decade", "another year", "an hour".
pub fn article_duration<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let article = reading.says_any(first, &["a", "an", "another"]);
    if !article {
        return None;
    }
    let full = usize::from(reading.is(first + 1, Role::Filler));
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
    let goes_on = reading.says(end, "and")
        && (reading.says_any(end + 1, &["a", "an", "half"]) && reading.says_any(end + 2, &["half", "quarter"])
            || reading.says(end + 1, "half")
            || reading.digits(end + 1).is_some());
    if !bound && !goes_on && !reading.says(first, "another") && !matches!(&*unit.name, "decade" | "century" | "fortnight") {
        return None;
    }
    // "nearly a decade" is less than one: the words "a decade" alone would say too much.
    let start = if reading.said_any(first, &["nearly", "almost"]) { first - 1 } else { first };
    let approx = (start < first).then_some(Approx::Nearly);
    Some(compound(
        reading,
        Draft { in_words: true, approx, ..Draft::new(start, end, unit.kind, Value::Number(Decimal::ONE)).with_unit(&unit.name) },
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
