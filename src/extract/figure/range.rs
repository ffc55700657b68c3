//! Ranges: two amounts that are one figure. "$41bn–$60bn", "$50–60m", "between 2% and 3%", "8- to 16-metre".
//!
//! After a verb of change "from 61% to 58%" is two figures; see `change`.

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Approx, Confidence, FigureKind, Value};
use crate::extract::figure::{amount, fields, money};

/// A draft, taken together with the one that it opens a range with.
pub fn extend<'a>(reading: &Reading<'a>, low: Draft<'a>) -> Option<Draft<'a>> {
    let Some(first) = low.number() else { return Some(low) };
    let Some((start, dash)) = connector(reading, &low) else { return Some(low) };
    let Some(high) = amount::at(reading, start).or_else(|| glued_amount(reading, start, dash)) else { return Some(low) };
    let Some(second) = high.number() else { return Some(low) };
    if !matches!(
        low.kind,
        FigureKind::Money | FigureKind::Percent | FigureKind::Quantity | FigureKind::Duration | FigureKind::Number | FigureKind::Multiple
    ) {
        return Some(low);
    }
    let (kind, unit, evidence) = match (low.kind, high.kind) {
        (here, there) if here == there && low.unit == high.unit => (here, low.unit, low.evidence),
        (FigureKind::Number, there) if low.unit.is_none() && there != FigureKind::Ordinal => (there, high.unit, high.evidence),
        (FigureKind::Money, FigureKind::Number) => (FigureKind::Money, low.unit, low.evidence),
        _ => return Some(low),
    };
    // "two to three": words alone count something, or are close.
    let mut bottom = first;
    if low.scale == Decimal::ONE && high.scale != Decimal::ONE {
        let scaled = first.checked_mul(high.scale).unwrap_or(first);
        if scaled.abs() <= second.abs() {
            bottom = scaled;
        }
    }
    let both_negative = bottom.is_sign_negative() && second.is_sign_negative();
    if bottom > second && !both_negative {
        // "beat them 2-1": a score, not a range, and no two numbers either.
        let score = dash && kind == FigureKind::Number && reading.glued(low.end) && low.scale == Decimal::ONE;
        return if score { None } else { Some(low) };
    }
    if bottom == second {
        let score = dash && kind == FigureKind::Number && reading.glued(low.end);
        return if score { None } else { Some(low) };
    }
    let (bottom, top) = if bottom > second { (second, bottom) } else { (bottom, second) };
    Some(Draft {
        first: low.first,
        end: high.end,
        kind,
        value: Value::Range(bottom, top),
        unit,
        evidence,
        approx: high.approx.or(low.approx),
        confidence: if low.confidence == Confidence::Low && high.confidence == Confidence::Low {
            Confidence::Low
        } else {
            Confidence::High
        },
        scale: high.scale,
        in_words: low.in_words,
        ..high
    })
}

/// Where the upper end starts, and whether a dash stands before it.
fn connector(reading: &Reading, low: &Draft) -> Option<(usize, bool)> {
    let end = low.end;
    if reading.is_dash(end) {
        // "8- to 16-metre"
        if reading.glued(end) && reading.says_any(end + 1, &["to", "or"]) && !reading.glued(end + 1) {
            return Some((end + 2, false));
        }
        // "2 -7 g"; " - " between words parts sentences, so both sides must touch or be figures.
        let tight = reading.glued(end) && reading.glued(end + 1);
        let numeric = reading.digits(end + 1).is_some()
            || amount::sign(reading, end + 1).0 != end + 1
            || crate::extract::figure::money::is_sign(reading, end + 1);
        let lonely = !reading.glued(end) && reading.glued(end + 1) && reading.word(end) == "-" && low.kind != FigureKind::Number;
        return (numeric && (tight || low.kind == FigureKind::Number || reading.word(end) == "–") && !lonely).then_some((end + 1, true));
    }
    let between = reading.said_any(low.first, &["between"]) || within(reading, low.first, "between");
    if between && reading.says(end, "and") {
        return Some((skip_bound(reading, end + 1), false));
    }
    if reading.says_any(end, &["to", "through"]) {
        return (!is_change(reading, low.first)).then(|| (skip_bound(reading, end + 1), false));
    }
    // "more than 100 but fewer than 300": a bound on either side.
    if let Some(start) = bounded(reading, low) {
        return Some((start, false));
    }
    // "two or three"
    if reading.says(end, "or") && low.kind == FigureKind::Number && low.scale == Decimal::ONE {
        let next = amount::at(reading, end + 1)?;
        let near = next.number()?.checked_sub(low.number()?)? == Decimal::ONE;
        return (near && next.in_words && low.in_words).then_some((end + 1, false));
    }
    None
}

/// Where the upper end starts of a number between two bounds: "greater than 100 and smaller than 300".
fn bounded(reading: &Reading, low: &Draft) -> Option<usize> {
    let floor = matches!(fields::bound_before(reading, low.first), Some(Approx::Over | Approx::AtLeast));
    if !floor || !reading.says_any(low.end, &["and", "but"]) {
        return None;
    }
    let start = (low.end + 2..low.end + 6).find(|&at| reading.digits(at).is_some() || money::is_sign(reading, at))?;
    let ceiling = matches!(fields::bound_before(reading, start), Some(Approx::Under | Approx::AtMost | Approx::UpTo));
    ceiling.then_some(start)
}

/// "between about 2 and 3": the word, with one or two bounds behind it.
fn within(reading: &Reading, first: usize, word: &str) -> bool {
    (first.saturating_sub(3)..first.saturating_sub(1)).any(|at| {
        reading.says(at, word)
            && (at + 1..first)
                .all(|at| !reading.book.bounds(reading.id(at)).is_empty() || reading.says_any(at, &["a", "an", "the", "just"]))
    })
}

/// Past "about", "as much as" and the like before the upper end.
fn skip_bound(reading: &Reading, at: usize) -> usize {
    let mut next = at;
    while next < at + 3
        && reading.says_any(
            next,
            &["about", "around", "roughly", "approximately", "nearly", "almost", "perhaps", "maybe", "as", "much", "many", "a", "the"],
        )
        && !reading.says(next + 1, "of")
    {
        if reading.says_any(next, &["a", "the"]) && reading.digits(next + 1).is_none() {
            break;
        }
        next += 1;
    }
    next
}

/// An amount right behind a dash, which would else be its sign.
fn glued_amount<'a>(reading: &Reading<'a>, at: usize, dash: bool) -> Option<Draft<'a>> {
    if !dash {
        return None;
    }
    let numeral = crate::extract::figure::numeral::at(reading, at)?;
    crate::extract::figure::money::suffixed(reading, numeral)
        .or_else(|| crate::extract::figure::quantity::suffixed(reading, numeral))
        .or_else(|| {
            (!(reading.glued(numeral.end) && reading.is_word(numeral.end))).then(|| {
                let draft = Draft::new(numeral.first, numeral.end, FigureKind::Number, Value::Number(numeral.value));
                Draft { scale: numeral.scale, ..draft }
            })
        })
}

/// Whether "X to Y" that starts at a token is a change, not a range: a verb of change stands right before, or before
/// the "from" in front.
pub fn is_change(reading: &Reading, first: usize) -> bool {
    let mut at = first;
    // Past the bound: "by about", "to just under".
    let mut from = false;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= reading.first) else { return false };
        if reading.says_any(before, &["of", "ranging", "range", "ranges", "ranged", "anywhere", "between", "to"]) {
            return false;
        }
        if reading.is(before, Role::Change) {
            return true;
        }
        // "put on 5p to 212p"
        if reading.says(before, "on") && reading.said_any(before, &["put", "puts", "putting"]) {
            return true;
        }
        // "losses widened as well, from £6m to £8m"
        if reading.says(before, "from") {
            let near = before.saturating_sub(5).max(reading.first)..before;
            if near.rev().take_while(|&at| !matches!(reading.word(at), ";" | ":" | "." | "(")).any(|at| reading.is(at, Role::Change)) {
                return true;
            }
        }
        // "cut its debt by £2bn to £9bn"
        if reading.says(before, "from") || reading.says(before, "by") {
            from = true;
        }
        if matches!(reading.word(before), "," | ";" | ":" | "." | "(" | "—") {
            return false;
        }
        if !from
            && !reading.says(before, "by")
            && reading.book.bounds(reading.id(before)).is_empty()
            && !reading.says_any(before, &["a", "an", "just", "another", "further", "sharply", "the", "only"])
        {
            return false;
        }
        at = before;
    }
    false
}
