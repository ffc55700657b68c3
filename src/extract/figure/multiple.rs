//! Multiples and ratios: "threefold", "2x", "1.5 times higher", "one in five", "3:1", "two out of ten".

use rust_decimal::Decimal;

use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::{self, Form, Numeral};
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{FigureKind, Value};

/// A numeral with "x", "times" or "fold" behind it.
pub fn suffixed<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let at = numeral.end;
    let draft = |end| Draft {
        in_words: numeral.form != Form::Digits,
        scale: numeral.scale,
        ..Draft::new(numeral.first, end, FigureKind::Multiple, Value::Number(numeral.value))
    };
    if matches!(reading.word(at), "x" | "X" | "×")
        && reading.glued(at)
        && !(reading.glued(at + 1) && (reading.digits(at + 1).is_some() || reading.is_word(at + 1)))
    {
        return Some(draft(at + 1));
    }
    if reading.says(at, "fold") && (reading.glued(at) || numeral.form == Form::Words)
        || reading.is_hyphen(at) && reading.says(at + 1, "fold")
    {
        return Some(draft(at + 1 + usize::from(reading.is_hyphen(at))));
    }
    // "four times a week" is how often.
    let compared = [
        "higher",
        "more",
        "larger",
        "faster",
        "as",
        "the",
        "bigger",
        "greater",
        "its",
        "their",
        "that",
        "what",
        "earnings",
        "revenue",
        "revenues",
        "sales",
        "book",
        "oversubscribed",
        "over",
        "cheaper",
        "lower",
        "less",
        "smaller",
        "better",
        "ebitda",
        "profit",
        "profits",
        "annual",
        "forward",
        "future",
        "expected",
        "forecast",
    ];
    // "down from 3.1 times": how often is whole.
    let part = !numeral.value.is_integer() && !reading.is_word(at + 1);
    if reading.says(at, "times") && (part || reading.says_any(at + 1, &compared)) {
        return Some(draft(at + 1));
    }
    None
}

/// Whether a word may be "threefold" or its like.
pub fn is_fold(word: &str) -> bool {
    word.len() > 6 && word.as_bytes().last().is_some_and(|last| last.eq_ignore_ascii_case(&b'd'))
}

/// "threefold", "tenfold" as one word.
pub fn fold<'a>(reading: &Reading<'a>, at: usize) -> Option<Draft<'a>> {
    let word = reading.word(at);
    let stem = word
        .len()
        .checked_sub(4)
        .filter(|&cut| cut > 1 && word.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case("fold")))
        .and_then(|cut| word.get(..cut))?;
    let entry = reading.book.entry(reading.book.id(stem));
    let value = entry.cardinal.map(Decimal::from).or_else(|| entry.magnitude.filter(|_| stem.len() > 2).and_then(numeral::power))?;
    Some(Draft { in_words: true, ..Draft::new(at, at + 1, FigureKind::Multiple, Value::Number(value)) })
}

/// "one in five", "two out of every ten", "3:1", "a ratio of three to one".
pub fn ratio<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let above = numeral::at(reading, first)
        .filter(|numeral| numeral.scale == Decimal::ONE && numeral.form != Form::Fraction && numeral.form != Form::Round)?;
    let at = above.end;
    let skip = if reading.says(at, "in") {
        1 + usize::from(reading.says(at + 1, "every"))
    } else if reading.says(at, "out") && reading.says(at + 1, "of") {
        2 + usize::from(reading.says(at + 2, "every"))
    } else {
        return colon(reading, above);
    };
    let below = numeral::at(reading, at + skip).filter(|numeral| numeral.form != Form::Fraction && numeral.form != Form::Round)?;
    let whole = |number: Decimal| number.is_integer() && number > Decimal::ZERO;
    if !whole(above.value)
        || !whole(below.value)
        || above.value >= below.value
        || below.form == Form::Digits && below.value >= Decimal::from(1900) && below.value < Decimal::from(2100)
    {
        return None;
    }
    // "two in 10 years" is no ratio; neither is "50 in 2000".
    if skip == 1 && (crate::extract::figure::quantity::unit_at(reading, below.end).is_some() || above.value > Decimal::from(9)) {
        return None;
    }
    let value = above.value.checked_div(below.value)?;
    Some(Draft { in_words: true, ..Draft::new(first, below.end, FigureKind::Ratio, Value::Number(value)) })
}

/// "3:1" where the words speak of a ratio or a split.
fn colon<'a>(reading: &Reading<'a>, above: Numeral) -> Option<Draft<'a>> {
    let near = (above.first.saturating_sub(4)..above.first)
        .chain(above.end..above.end + 6)
        .any(|at| reading.says_any(at, &["ratio", "split", "leverage", "odds", "gearing", "outnumber", "outnumbered", "margin"]));
    let parted = reading.word(above.end) == ":" && reading.glued(above.end) && reading.glued(above.end + 1)
        || reading.says_any(above.end, &["to", "for"])
        || reading.is_hyphen(above.end);
    if !near || !parted {
        return None;
    }
    let skip = 1 + usize::from(reading.is_hyphen(above.end) && reading.says_any(above.end + 1, &["to", "for"])) * 2;
    let below = numeral::at(reading, above.end + skip)?;
    let value = above.value.checked_div(below.value)?;
    if above.shaped && above.form == Form::Digits && below.shaped
        || below.end < reading.end && crate::extract::figure::quantity::unit_at(reading, below.end).is_some()
    {
        return None;
    }
    Some(Draft::new(above.first, below.end, FigureKind::Ratio, Value::Number(value)))
}
