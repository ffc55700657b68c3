//! Numerals: digits with their grouping, number words, fractions, and the magnitude behind them.
//!
//! "1,234.56", "1.234,56", "1 234 567", "1'250'000", "12,34,567", "2½", "10 1/2", "four hundred and six", "half a
//! billion", "1.3bn", "2.5-million", "1.25 lakh", "a couple of hundred". A numeral has no sign and no unit.

use rust_decimal::Decimal;

use crate::extract::figure::reading::Reading;
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
        TokenKind::Word(_) => words(reading, at),
        TokenKind::Clitic => None,
    }
}

/// Digits, then a fraction or a magnitude.
fn digits(reading: &Reading, first: usize) -> Option<Numeral> {
    let (mut end, mut value, mut shaped) = grouped(reading, first)?;
    let mut form = Form::Digits;
    // 2½, 10 1/2, 3/4
    if end == first + 1 {
        if let Some((above, below)) =
            reading.entry(end).fraction.filter(|_| reading.token(end).is_some_and(|token| token.kind == TokenKind::Sign))
        {
            value = value.checked_add(Decimal::from(above).checked_div(Decimal::from(below))?)?;
            (end, shaped) = (end + 1, true);
        } else if let Some((after, part)) = slashed(reading, end).filter(|_| !reading.glued(end)) {
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
    // 1e10
    if reading.glued(end) && reading.says(end, "e") && reading.glued(end + 1) {
        let negative = reading.is_dash(end + 1);
        let power_at = end + 1 + usize::from(negative);
        if let Some(exponent) = reading.digits(power_at).filter(|_| reading.glued(power_at)).and_then(|digits| digits.parse::<u8>().ok()) {
            let factor = power(exponent)?;
            value = if negative { value.checked_div(factor)? } else { value.checked_mul(factor)? };
            (end, shaped) = (power_at + 1, true);
        }
    }
    let plain = Numeral { first, end, value, form, scale: Decimal::ONE, shaped };
    Some(magnitude(reading, half(reading, plain)))
}

/// "three and a half million", "5 and a quarter".
fn half(reading: &Reading, plain: Numeral) -> Numeral {
    let article = reading.says_any(plain.end + 1, &["a", "an"]);
    let part = plain.end + 1 + usize::from(article);
    if !reading.says(plain.end, "and") {
        return plain;
    }
    let fraction = reading.entry(part).fraction.filter(|_| article || reading.says_any(part, &["half", "quarter"]));
    let added = fraction.and_then(|(above, below)| plain.value.checked_add(Decimal::from(above).checked_div(Decimal::from(below))?));
    match added {
        Some(value) => Numeral { value, end: part + 1, ..plain },
        None => plain,
    }
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
        } else if !(reading.glued(end) && reading.glued(at))
            || groups.iter().any(|&(separator, _)| separator == ' ' || separator == '.' && groups.len() > 6)
        {
            break;
        }
        groups.push((separator, digits));
        end = at + 1;
        if groups.len() > 10 {
            return None;
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
    } else if last == ',' && (thousands(front, '.') || thousands(front, ' ') || front.is_empty() && last_digits.len() <= 2) {
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
    // "m" is a million and "M" too; "5G" is a network, "3T" a scanner: only the letters of the press.
    if word.len() == 1 && !matches!(word, "k" | "K" | "m" | "M" | "b" | "B") {
        return None;
    }
    if word.len() == 2 && !glued_digits && !matches!(word, "bn" | "mn" | "tn" | "tr" | "cr" | "Bn" | "Mn") {
        return None;
    }
    power(exponent)
}

/// Number words.
fn words(reading: &Reading, first: usize) -> Option<Numeral> {
    let entry = reading.entry(first);
    // "half a billion", "a quarter of a million", "two-thirds", "a third"
    if let Some(numeral) = fraction(reading, first) {
        return Some(numeral);
    }
    if reading.says_any(first, &["a", "an"]) {
        return article(reading, first);
    }
    if reading.says_any(first, &["couple", "pair", "dozen", "dozens", "several", "few"]) {
        return round(reading, first);
    }
    if entry.cardinal.is_none() && entry.magnitude.is_none_or(|power| power < 2) {
        return None;
    }
    let (mut end, value) = cardinal(reading, first)?;
    let mut numeral = Numeral { first, end, value, form: Form::Words, scale: Decimal::ONE, shaped: end > first + 1 };
    // "two point five million"
    if reading.says(end, "point") {
        let mut fraction = String::from("0.");
        let mut next = end + 1;
        while let Some(cardinal) = reading.entry(next).cardinal.filter(|_| reading.is_word(next) && fraction.len() < 12) {
            fraction.push_str(&cardinal.to_string());
            next += 1;
        }
        if let Some(digits) = reading.digits(next).filter(|digits| fraction.len() == 2 && digits.len() < 12) {
            fraction.push_str(digits);
            next += 1;
        }
        if fraction.len() > 2
            && let Some(value) = fraction.parse::<Decimal>().ok().and_then(|part| part.checked_add(value))
        {
            (end, numeral.value) = (next, value);
            (numeral.end, numeral.shaped) = (end, true);
        }
    }
    let whole = half(reading, numeral);
    let scaled = magnitude(reading, whole);
    // The scale of a plain cardinal is its last magnitude word: "one to two million".
    Some(if scaled.scale == Decimal::ONE { Numeral { scale: last_scale(reading, first, scaled.end), ..scaled } } else { scaled })
}

fn last_scale(reading: &Reading, first: usize, end: usize) -> Decimal {
    let last = end.checked_sub(1).filter(|&last| last > first);
    last.and_then(|last| reading.entry(last).magnitude).filter(|&exponent| exponent > 2).and_then(power).unwrap_or(Decimal::ONE)
}

/// "two-thirds", "a third", "three quarters", "half", "half a billion", "a quarter of a million".
fn fraction(reading: &Reading, first: usize) -> Option<Numeral> {
    let article = reading.says_any(first, &["a", "an"]);
    let above = if article { Some(1) } else { reading.entry(first).cardinal };
    let hyphen = usize::from(!article && reading.is_hyphen(first + 1));
    let at = match above {
        Some(_) => first + 1 + hyphen,
        None => first,
    };
    let (_, below) = reading.entry(at).fraction.filter(|_| reading.is_word(at))?;
    let word = reading.word(at);
    let plural = word.ends_with('s') || word.eq_ignore_ascii_case("halves");
    let singular = above.is_none_or(|above| above == 1);
    let mut value = Decimal::from(above.unwrap_or(1)).checked_div(Decimal::from(below))?;
    if above.is_some() && singular == plural {
        return None;
    }
    // Without an article only "half" is a part: "third" and "quarter" are places and times.
    let halves = word.eq_ignore_ascii_case("half") || word.eq_ignore_ascii_case("quarter");
    if above.is_none() && !word.eq_ignore_ascii_case("half") && !(halves && reading.entry(at + 1).magnitude.is_some()) {
        return None;
    }
    let mut end = at + 1;
    // "half a billion", "a quarter of a million", "half million"
    let of = usize::from(reading.says(end, "of"));
    let next = end + of + usize::from(reading.says_any(end + of, &["a", "an", "one"]));
    let factor = reading.entry(next).magnitude.filter(|&exponent| exponent > 2 && reading.word(next).len() > 2).and_then(power);
    let mut scale = Decimal::ONE;
    if let Some(factor) = factor.filter(|_| next > end || halves) {
        value = Decimal::from(above.unwrap_or(1)).checked_mul(factor)?.checked_div(Decimal::from(below))?;
        (end, scale) = (next + 1, factor);
    } else if (reading.says(next, "dozen")) && next > end {
        (value, end) = (value.checked_mul(Decimal::from(12))?, next + 1);
    }
    let form = if scale == Decimal::ONE { Form::Fraction } else { Form::Words };
    Some(Numeral { first, end, value, form, scale, shaped: scale != Decimal::ONE || above.is_some_and(|above| above > 1) })
}

/// "a hundred", "a dozen", "a couple of hundred", "a million".
fn article(reading: &Reading, first: usize) -> Option<Numeral> {
    let next = first + 1;
    if reading.entry(next).magnitude.is_some_and(|exponent| exponent >= 2)
        && reading.word(next).len() > 2
        && !reading.word(next).ends_with('s')
    {
        let (end, value) = cardinal(reading, next)?;
        let scale = last_scale(reading, first, end);
        return Some(Numeral { first, end, value, form: Form::Words, scale, shaped: true });
    }
    round(reading, next).map(|numeral| Numeral { first, ..numeral })
}

/// "couple of hundred", "dozen", "pair of": a number by a round word. "several" and "few" have no value.
fn round(reading: &Reading, at: usize) -> Option<Numeral> {
    let value = match reading.word(at) {
        "dozen" | "Dozen" => 12,
        "couple" | "Couple" => 2,
        _ => return None,
    };
    let mut numeral = Numeral { first: at, end: at + 1, value: Decimal::from(value), form: Form::Round, scale: Decimal::ONE, shaped: true };
    let next = at + 1 + usize::from(reading.says(at + 1, "of"));
    if let Some(factor) = reading.entry(next).magnitude.filter(|_| reading.word(next).len() > 2).and_then(power) {
        numeral.value = numeral.value.checked_mul(factor)?;
        (numeral.end, numeral.scale) = (next + 1, factor);
    }
    Some(numeral)
}

/// A whole number in words, or in digits and words ("25 lakh", "one hundred and six", "twenty-one million").
fn cardinal(reading: &Reading, first: usize) -> Option<(usize, Decimal)> {
    let (mut total, mut group, mut end, mut at) = (0i128, 0i128, first, first);
    // What may still follow: below this power of ten.
    let mut room = i128::MAX;
    let mut empty = true;
    loop {
        // "and" and hyphens and commas go on only where a number does.
        let mut next = at;
        if at > first {
            if reading.is_hyphen(next) {
                next += 1;
            } else if reading.says_any(next, &["and", "&"]) {
                if group == 0 && total == 0 || group % 100 != 0 {
                    break;
                }
                next += 1;
            } else if reading.word(next) == ","
                && group == 0
                && total >= 1000
                && reading.entry(next + 1).cardinal.is_some()
                && has_hundred(reading, next + 1)
            {
                next += 1;
            }
        }
        if !reading.is_word(next) {
            break;
        }
        let entry = reading.entry(next);
        if let Some(value) = entry.cardinal {
            let value = i128::from(value);
            let fits = if empty {
                true
            } else if group == 0 {
                // After a magnitude: "two thousand [and] five".
                value > 0
            } else if group % 100 == 0 {
                value > 0 && value < 100
            } else {
                // "twenty one"
                group % 10 == 0 && group % 100 >= 20 && (1..10).contains(&value)
            };
            if !fits || reading.entry(next + 1).fraction.is_some() && next > first && reading.word(next + 1).ends_with('s') {
                break;
            }
            group += value;
            empty = false;
        } else if let Some(exponent) = entry.magnitude.filter(|_| reading.word(next).len() > 2 || reading.says(next, "bn")) {
            let factor = 10i128.checked_pow(u32::from(exponent))?;
            if exponent == 2 {
                if group == 0 && total > 0 || group >= 100 {
                    break;
                }
                group = group.max(1).checked_mul(100)?;
            } else if group == 0 && total > 0 {
                // "hundred thousand million"
                if total.checked_mul(factor)? > 10i128.pow(20) {
                    break;
                }
                total = total.checked_mul(factor)?;
                room = factor;
            } else {
                if factor >= room {
                    // "two hundred thousand million"
                    break;
                }
                total = total.checked_add(group.max(1).checked_mul(factor)?)?;
                (group, room) = (0, factor);
            }
            empty = false;
        } else {
            break;
        }
        at = next + 1;
        end = at;
        if end - first > 24 {
            break;
        }
    }
    (end > first).then_some(())?;
    Decimal::try_from_i128_with_scale(total.checked_add(group)?, 0).ok().map(|value| (end, value))
}

/// Whether the words from `at` go on to a hundred or a thousand: "three million, two hundred".
fn has_hundred(reading: &Reading, at: usize) -> bool {
    (at + 1..at + 4).any(|at| reading.entry(at).magnitude.is_some_and(|exponent| exponent <= 3))
}
