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

/// The numeral that starts at a token. Every finder asks for it, so the last answer is kept.
pub fn at(reading: &Reading, at: usize) -> Option<Numeral> {
    reading.numeral.of(at, || find(reading, at))
}

fn find(reading: &Reading, at: usize) -> Option<Numeral> {
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
    // "4 thousand 3 hundred and 21", "3 crore 20 lakh"; but "fined $9 million and six years".
    let millions = power(6).is_some_and(|million| scaled.scale >= million);
    if form == Form::Digits
        && scaled.end > plain.end
        && value.is_integer()
        && let Some((end, value)) =
            spelled::cardinal(reading, first).filter(|&(end, _)| end > scaled.end && !(millions && reading.says(scaled.end, "and")))
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

/// The most groups a number is read with; more are a list or a code.
const GROUPS: usize = 11;

/// A run of digits with its separators: the token after, the value, and whether it is grouped by thousands.
fn grouped(reading: &Reading, first: usize) -> Option<(usize, Decimal, bool)> {
    let leading = reading.word(first) == ".";
    let head = if leading { "0" } else { reading.digits(first)? };
    let mut end = if leading { first } else { first + 1 };
    // The separators and groups behind the first digits.
    let (mut groups, mut count) = ([(' ', ""); GROUPS], 0);
    loop {
        let separator = match reading.word(end) {
            "." => '.',
            "," => ',',
            "'" | "’" => '\'',
            _ => ' ',
        };
        let at = if separator == ' ' { end } else { end + 1 };
        let Some(digits) = reading.digits(at) else { break };
        let before = groups.get(..count).unwrap_or_default();
        if separator == ' ' {
            // A space parts thousands only where every group has three digits and the first has at most three.
            let gap = reading.document.text.get(reading.token(end - 1)?.span.end()..reading.token(end)?.span.start());
            let one = gap.is_some_and(|gap| gap != "\n" && gap.chars().count() == 1);
            if !one || digits.len() != 3 || head.len() > 3 || before.iter().any(|&(separator, _)| separator != ' ') || head.starts_with('0')
            {
                break;
            }
        } else if !(reading.glued(at) && (reading.glued(end) || leading && count == 0)) {
            break;
        }
        // "1 234 567.89": what follows spaces and a point is the end.
        let last = separator != ' ' && before.iter().any(|&(separator, _)| separator == ' ');
        *groups.get_mut(count)? = (separator, digits);
        (end, count) = (at + 1, count + 1);
        if last {
            break;
        }
    }
    let groups = groups.get(..count).unwrap_or_default();
    let Some((&(last, last_digits), front)) = groups.split_last() else { return Some((end, exact(head, &[], "")?, false)) };
    let thousands = |groups: &[(char, &str)], separator: char| {
        head.len() <= 3 && !groups.is_empty() && groups.iter().all(|&(here, digits)| here == separator && digits.len() == 3)
    };
    // 12,34,567: lakhs and crores.
    let indian = |groups: &[(char, &str)]| {
        head.len() <= 2
            && groups.len() >= 2
            && groups
                .iter()
                .enumerate()
                .all(|(place, &(here, digits))| here == ',' && digits.len() == if place + 1 == groups.len() { 3 } else { 2 })
    };
    let (whole, fraction, shaped) = if leading {
        if count > 1 {
            return None;
        }
        (front, last_digits, true)
    } else if [' ', ',', '\''].into_iter().any(|separator| thousands(groups, separator))
        || indian(groups)
        || thousands(groups, '.') && count > 1
    {
        (groups, "", true)
    } else if last == '.' && (front.is_empty() || thousands(front, ',') || thousands(front, '\'') || thousands(front, ' ') || indian(front))
    {
        (front, last_digits, !front.is_empty())
    } else if last == ','
        && (thousands(front, '.')
            || thousands(front, ' ')
            || front.is_empty() && last_digits.len() <= 2 && !(reading.glued(first) && reading.said_any(first, &[","])))
    {
        (front, last_digits, true)
    } else if groups.iter().all(|&(separator, _)| separator == ',') {
        // A list without spaces: "22,24,26".
        return Some((first + 1, exact(head, &[], "")?, false));
    } else {
        return None;
    };
    Some((end, exact(head, whole, fraction)?, shaped))
}

/// The decimal of digits: a head, the groups behind it, and a fraction.
fn exact(head: &str, groups: &[(char, &str)], fraction: &str) -> Option<Decimal> {
    let length = head.len() + groups.iter().map(|(_, digits)| digits.len()).sum::<usize>() + fraction.len();
    // As many digits as a decimal holds without rounding.
    if length <= 28 {
        let digits = head.bytes().chain(groups.iter().flat_map(|(_, digits)| digits.bytes())).chain(fraction.bytes());
        let mantissa = digits.fold(0i128, |number, digit| number * 10 + i128::from(digit.wrapping_sub(b'0')));
        return Decimal::try_from_i128_with_scale(mantissa, u32::try_from(fraction.len()).ok()?).ok();
    }
    let whole = groups.iter().fold(head.to_owned(), |number, (_, digits)| number + digits);
    if fraction.is_empty() { whole.parse().ok() } else { format!("{whole}.{fraction}").parse().ok() }
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
