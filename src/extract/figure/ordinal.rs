//! Ordinals: "150th", "twenty-first", "second". The simplest finder, and the one to copy for a new kind.
//!
//! A finder is a function from a [`Reading`] and the index of a token to the [`Draft`] that starts there, or nothing. It
//! looks as far ahead as the grammar of its kind goes and no further, never looks back (what stands before a figure is
//! a field, see `fields`), and leaves names and set phrases alone (see `trap`). To add a kind: write such a function
//! with its case table, name it in the order of `scan`, and put its words into a list beside this file.

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Confidence, FigureKind, Value};
use crate::extract::token::TokenKind;

/// The ordinal that starts at a token.
pub fn at<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let token = reading.token(first)?;
    let (end, value, confidence) = match token.kind {
        TokenKind::Digits => {
            let suffix = first + 1;
            if !reading.glued(suffix) || !reading.says_any(suffix, &["st", "nd", "rd", "th"]) {
                return None;
            }
            (suffix + 1, reading.digits(first)?.parse().ok()?, Confidence::High)
        }
        TokenKind::Word(_) => {
            let (end, value) = words(reading, first)?;
            // "the first nine months" and "the first week of May" are time.
            let counts =
                reading.entry(end).cardinal.is_some() || reading.digits(end).is_some() || reading.says_any(end, &["few", "couple"]);
            if value == 1 && (counts || reading.says_any(end, &["week", "day", "month", "year"]) && reading.says(end + 1, "of")) {
                return None;
            }
            // A place in a row says less than a number does.
            (end, value, if value < 13 { Confidence::Low } else { Confidence::High })
        }
        _ => return None,
    };
    Some(Draft { confidence, ..Draft::new(first, end, FigureKind::Ordinal, Value::Number(Decimal::from(value))) })
}

/// "twenty-first", "one hundred and third", "second".
fn words(reading: &Reading, first: usize) -> Option<(usize, u64)> {
    let (mut total, mut at) = (0u64, first);
    loop {
        let hyphen = usize::from(at > first && reading.is_hyphen(at));
        let and = usize::from(hyphen == 0 && at > first && total % 100 == 0 && reading.says(at, "and"));
        let here = at + hyphen + and;
        let entry = reading.entry(here);
        if !reading.is_word(here) || here > first + 12 {
            return None;
        }
        if let Some(place) = entry.ordinal {
            let value = if place >= 100 { total.max(1).checked_mul(place)? } else { total.checked_add(place)? };
            return (total == 0 || place >= 100 || total % 10 == 0).then_some((here + 1, value));
        }
        if let Some(value) = entry.cardinal {
            total = total.checked_add(u64::from(value))?;
        } else if let Some(exponent) = entry.magnitude.filter(|_| reading.word(here).len() > 2) {
            total = total.max(1).checked_mul(10u64.checked_pow(u32::from(exponent))?)?;
        } else {
            return None;
        }
        at = here + 1;
    }
}
