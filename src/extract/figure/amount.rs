//! A signed numeral with what stands on either side of it: a currency, a unit, or nothing.

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::Numeral;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{FigureKind, Value};
use crate::extract::figure::{money, multiple, number, numeral, quantity};

/// The amount that starts at a token: money, per cent, quantity, duration, multiple, or a bare number.
pub fn at<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let (start, negative) = sign(reading, first);
    if let Some(money) = money::prefixed(reading, start, negative) {
        return Some(in_accounts(reading, Draft { first, ..money }));
    }
    let numeral = numeral::at(reading, start)?;
    let numeral = Numeral { value: if negative { -numeral.value } else { numeral.value }, ..numeral };
    let found = quantity::pounds(reading, numeral)
        .or_else(|| money::suffixed(reading, numeral))
        .or_else(|| quantity::suffixed(reading, numeral))
        .or_else(|| multiple::suffixed(reading, numeral))
        .or_else(|| number::bare(reading, numeral, first))?;
    Some(in_accounts(reading, Draft { first, ..found }))
}

/// "(12.4m)" in accounts is a loss: brackets around money or a scaled number, where a statement leads up to them and
/// no figure does.
fn in_accounts<'a>(reading: &Reading<'a>, draft: Draft<'a>) -> Draft<'a> {
    let bracket = draft.first.checked_sub(1).filter(|&at| reading.word(at) == "(" && reading.glued(draft.first));
    let (Some(bracket), Some(value)) = (bracket, draft.number()) else { return draft };
    let scaled = draft.kind == FigureKind::Money || draft.kind == FigureKind::Number && draft.scale > Decimal::ONE;
    let led = bracket == reading.first || reading.said_any(bracket, &["is", "was", "were", "of", "to", "at", "|", ":", "from", "against"]);
    if !scaled || !led || reading.word(draft.end) != ")" || !reading.glued(draft.end) {
        return draft;
    }
    Draft { value: Value::Number(-value), ..draft }
}

/// A sign before a number: where the number starts, and whether it is negative. A dash counts only where it touches the
/// number and nothing touches it: "10-12" and "Covid-19" have none.
pub fn sign(reading: &Reading, at: usize) -> (usize, bool) {
    let starts_number = |next: usize| reading.digits(next).is_some() || money::is_sign(reading, next) || reading.word(next) == ".";
    if reading.is_dash(at) && reading.glued(at + 1) && starts_number(at + 1) && !touched(reading, at) {
        return (at + 1, true);
    }
    if reading.word(at) == "+" && reading.glued(at + 1) && starts_number(at + 1) && !touched(reading, at) {
        return (at + 1, false);
    }
    if reading.says_any(at, &["minus", "negative"]) && (starts_number(at + 1) || reading.entry(at + 1).cardinal.is_some()) {
        return (at + 1, true);
    }
    (at, false)
}

/// Whether a word, number or closing sign touches a token from the left. An opening bracket or quote does not count.
pub fn touched(reading: &Reading, at: usize) -> bool {
    reading.glued(at)
        && at.checked_sub(1).is_some_and(|before| {
            !matches!(
                reading.word(before),
                "(" | "[" | "“" | "‘" | "\"" | "'" | "~" | "≈" | "<" | ">" | "=" | ":" | "*" | "|" | ";" | "≤" | "≥" | "—" | "…" | ","
            )
        })
}

/// `whole` and hundredth parts: "3 dollars 50 cents".
pub fn with_hundredths(whole: Decimal, part: Decimal) -> Option<Decimal> {
    whole.checked_add(part.checked_div(Decimal::ONE_HUNDRED)?)
}
