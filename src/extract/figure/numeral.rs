//! Numerals in digits: their grouping, fractions, and the magnitude behind them. Numerals in words are in `spelled`.
//!
//! "1,234.56", "1.234,56", "1 234 567", "1'250'000", "12,34,567", "2½", "10 1/2", "1.3bn", "2.5-million", "1.25 lakh",
//! "4 thousand 3 hundred". A numeral has no sign and no unit.

use rust_decimal::Decimal;

use crate::extract::figure::reading::Reading;
use crate::extract::figure::spelled;
use crate::extract::token::TokenKind;

/// A number as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// Its value, magnitude and all.
    pub value: Decimal,
    /// How it is written.
    pub form: Form,
    /// What the magnitude word multiplies by; 1 without one.
    pub scale: Decimal,
    /// Grouped, a fraction, or with a magnitude: a number, hardly ever a name's.
    pub shaped: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// A part of one: "two-thirds", "3/4".
    Fraction,
    /// Vague words: "a couple of hundred", "a dozen".
    Round,
}

/// Ten to a power.
pub fn power(exponent: u8) -> Option<Decimal> {
    10i128.checked_pow(u32::from(exponent)).and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok())
}

/// The numeral that starts at a token.
pub fn at(reading: &Reading, at: usize) -> Option<Numeral> {
    let token = reading.token(at)?;
    match token.kind {
        TokenKind::Digits => digits(reading, at),
        TokenKind::Sign => {
            if reading.word(at) == "." && reading.digits(at + 1).is_some() && reading.glued(at + 1) && !reading.glued(at) {
                digits(reading, at)
            } else {
                let (above, below) = reading.entry(at).fraction?;
                let value = Decimal::from(above).checked_div(Decimal::from(below))?;
                let plain = Numeral { first: at, end: at + 1, value, form: Form::Fraction, scale: Decimal::ONE, shaped: true };
                Some(magnitude(reading, plain))
            }
        }
        TokenKind::Word(_) => spelled::at(reading, at),
        TokenKind::Clitic => None,
    }
}

/// Digits, then a fraction or a magnitude.
fn digits(reading: &Reading, first: usize) -> Option<Numeral> {
    let (mut end, mut value, mut shaped) = grouped(reading, first)?;
    let mut form = Form::Digits;
    // 2½, 10 1/2, 3/4
    if let Some((above, below)) =
        reading.entry(end).fraction.filter(|_| value.is_integer() && reading.token(end).is_some_and(|token| token.kind == TokenKind::Sign))
    {
        value = value.checked_add(Decimal::from(above).checked_div(Decimal::from(below))?)?;
        (end, shaped) = (end + 1, true);
    } else if end == first + 1 {
        if let Some((after, part)) = slashed(reading, end).filter(|_| !reading.glued(end)) {
            value = value.checked_add(part)?;
            (end, shaped) = (after, true);
        } else if reading.is_hyphen(end)
            && let Some((after, part)) = slashed(reading, end + 1)
        {
            value = value.checked_add(part)?;
            (end, shaped) = (after, true);
        } else if let Some((after, part)) = slashed(reading, first) {
            (value, end, form, shaped) = (part, after, Form::Fraction, true);
        }
    }
    if let Some((after, scientific)) = scientific(reading, end, value) {
        (end, value, shaped) = (after, scientific, true);
    }
    let plain = Numeral { first, end, value, form, scale: Decimal::ONE, shaped };
    if let Some(part) = spelled::over(reading, plain) {
        return Some(part);
    }
    let scaled = magnitude(reading, spelled::half(reading, plain));
    // "4 thousand 3 hundred and 21", "3 crore 20 lakh"
    if form == Form::Digits
        && scaled.end > plain.end
        && value.is_integer()
        && let Some((end, value)) = spelled::cardinal(reading, first).filter(|&(end, _)| end > scaled.end)
    {
        return Some(Numeral { end, value, ..scaled });
    }
    Some(scaled)
}

/// What a power of ten or of itself makes of a value: "1e10", "2.48×10−5", "10^6".
fn scientific(reading: &Reading, end: usize, value: Decimal) -> Option<(usize, Decimal)> {
    let exponent = |at: usize| {
        let sign = usize::from(reading.is_dash(at) || reading.word(at) == "+");
        let digits = reading.digits(at + sign).filter(|_| reading.glued(at) && reading.glued(at + sign))?;
        let exponent: u8 = digits.parse().ok().filter(|&exponent| exponent <= 28)?;
        Some((at + sign + 1, exponent, reading.is_dash(at)))
    };
    let (after, base, factor, down) = if reading.glued(end) && reading.says(end, "e") {
        let (after, exponent, down) = exponent(end + 1)?;
        (after, value, power(exponent)?, down)
    } else if matches!(reading.word(end), "×" | "x") && reading.digits(end + 1) == Some("10") {
        let caret = usize::from(reading.word(end + 2) == "^");
        let (after, exponent, down) = exponent(end + 2 + caret).filter(|&(.., down)| down || caret > 0)?;
        (after, value, power(exponent)?, down)
    } else if reading.word(end) == "^" && reading.glued(end) {
        let (after, exponent, down) = exponent(end + 1)?;
        let mut factor = Decimal::ONE;
        for _ in 0..exponent {
            factor = factor.checked_mul(value)?;
        }
        (after, Decimal::ONE, factor, down)
    } else {
        return None;
    };
    let value = if down { base.checked_div(factor)? } else { base.checked_mul(factor)? };
    Some((after, value))
}

/// "3/4" at a token: the token after, and the value. Only a true part of a whole.
fn slashed(reading: &Reading, at: usize) -> Option<(usize, Decimal)> {
    let above: u32 = reading.digits(at)?.parse().ok()?;
    if !(matches!(reading.word(at + 1), "/" | "⁄") && reading.glued(at + 1) && reading.glued(at + 2)) {
        return None;
    }
    let below: u32 = reading.digits(at + 2)?.parse().ok()?;
    let more = reading.glued(at + 3)
        && matches!(reading.word(at + 3), "/" | "." | "-")
        && reading.glued(at + 4)
        && reading.digits(at + 4).is_some();
    if above == 0 || above >= below || more {
        return None;
    }
    Some((at + 3, Decimal::from(above).checked_div(Decimal::from(below))?))
}

/// A run of digits with its separators: the token after, the value, and whether it is grouped by thousands.
fn grouped(reading: &Reading, first: usize) -> Option<(usize, Decimal, bool)> {
    let mut written = String::new();
    let leading = reading.word(first) == ".";
    if leading {
        written.push('0');
    }
    let mut end = if leading { first } else { first + 1 };
    if !leading {
        written.push_str(reading.digits(first)?);
    }
    let head = written.len();
    // The separators and groups behind the first digits.
    let mut groups: Vec<(char, &str)> = Vec::new();
    loop {
        let separator = match reading.word(end) {
            "." => '.',
            "," => ',',
            "'" | "’" => '\'',
            _ => ' ',
        };
        let at = if separator == ' ' { end } else { end + 1 };
        let Some(digits) = reading.digits(at) else { break };
        if separator == ' ' {
            // A space parts thousands only where every group has three digits and the first has at most three.
            let gap = match (reading.token(end - 1), reading.token(end)) {
                (Some(before), Some(after)) => after.span.start() - before.span.end(),
                _ => 0,
            };
            let alone = reading.document.text.get(reading.token(end - 1)?.span.end()..reading.token(end)?.span.start());
            let one = gap > 0 && alone.is_some_and(|gap| gap.chars().count() == 1 && gap != "\n");
            if !one || digits.len() != 3 || head > 3 || groups.iter().any(|&(separator, _)| separator != ' ') || written.starts_with('0') {
                break;
            }
        } else if !(reading.glued(at) && (reading.glued(end) || leading && groups.is_empty())) {
            break;
        }
        groups.push((separator, digits));
        end = at + 1;
        if groups.len() > 10 {
            return None;
        }
        // "1 234 567.89": what follows spaces and a point is the end.
        if separator != ' ' && groups.iter().any(|&(separator, _)| separator == ' ') {
            break;
        }
    }
    if groups.is_empty() {
        return written.parse().ok().map(|value| (end, value, false));
    }
    let (last, last_digits) = *groups.last()?;
    let thousands = |groups: &[(char, &str)], separator: char| {
        head <= 3 && !groups.is_empty() && groups.iter().all(|&(here, digits)| here == separator && digits.len() == 3)
    };
    // 12,34,567: lakhs and crores.
    let indian = |groups: &[(char, &str)]| {
        head <= 2
            && groups.len() >= 2
            && groups
                .iter()
                .enumerate()
                .all(|(place, &(here, digits))| here == ',' && digits.len() == if place + 1 == groups.len() { 3 } else { 2 })
    };
    let front = groups.get(..groups.len() - 1).unwrap_or_default();
    let whole = |groups: &[(char, &str)], written: &str| groups.iter().fold(written.to_owned(), |number, (_, digits)| number + digits);
    let mut shaped = true;
    let number = if leading {
        (groups.len() == 1).then(|| format!("0.{last_digits}"))
    } else if [' ', ',', '\''].into_iter().any(|separator| thousands(&groups, separator))
        || indian(&groups)
        || thousands(&groups, '.') && groups.len() > 1
    {
        Some(whole(&groups, &written))
    } else if last == '.' && (front.is_empty() || thousands(front, ',') || thousands(front, '\'') || thousands(front, ' ') || indian(front))
    {
        shaped = !front.is_empty();
        Some(format!("{}.{last_digits}", whole(front, &written)))
    } else if last == ','
        && (thousands(front, '.')
            || thousands(front, ' ')
            || front.is_empty() && last_digits.len() <= 2 && !(reading.glued(first) && reading.said_any(first, &[","])))
    {
        Some(format!("{}.{last_digits}", whole(front, &written)))
    } else {
        None
    };
    match number {
        Some(number) => number.parse().ok().map(|value| (end, value, shaped)),
        // A list without spaces: "22,24,26".
        None if groups.iter().all(|&(separator, _)| separator == ',') => written.parse().ok().map(|value| (first + 1, value, false)),
        None => None,
    }
}

/// The magnitude behind a numeral, if there is one: "1.3bn", "5 million", "2.5-million", "400m", "25 lakh", "3 dozen".
pub fn magnitude(reading: &Reading, mut numeral: Numeral) -> Numeral {
    for _ in 0..2 {
        let hyphen = usize::from(reading.is_hyphen(numeral.end));
        let at = numeral.end + hyphen;
        let Some(factor) = magnitude_at(reading, at, numeral.form == Form::Digits && hyphen == 0 && reading.glued(at)) else { break };
        let Some(value) = numeral.value.checked_mul(factor) else { break };
        numeral.value = value;
        numeral.scale = numeral.scale.checked_mul(factor).unwrap_or(Decimal::ONE);
        numeral.end = at + 1;
        numeral.shaped = true;
    }
    numeral
}

/// The factor a word multiplies by. One or two letters count only behind digits that they touch.
fn magnitude_at(reading: &Reading, at: usize, glued_digits: bool) -> Option<Decimal> {
    let word = reading.word(at);
    if matches!(word, "dozen" | "dozens" | "dz" | "dzs" | "doz") {
        return Some(Decimal::from(12));
    }
    let exponent = reading.entry(at).magnitude?;
    if word.len() == 1 && !glued_digits {
        return None;
    }
    // "24703m2" and "120km/h" have units of more than one piece.
    if word.len() == 1 && crate::extract::figure::quantity::unit_at(reading, at).is_some_and(|(end, _)| end > at + 1) {
        return None;
    }
    // "m" is a million and "M" too; "5G" is a network, "3T" a scanner: only the letters of the press.
    if word.len() == 1 && !matches!(word, "k" | "K" | "m" | "M" | "b" | "B") {
        return None;
    }
    if word.len() == 2 && !glued_digits && !matches!(word, "bn" | "mn" | "tn" | "tr" | "cr" | "Bn" | "Mn") {
        return None;
    }
    power(exponent)
}
