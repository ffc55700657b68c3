//! Numerals in words: "four hundred and six", "half a billion", "two-thirds", "a couple of hundred", "one hundred and
//! thirty and two fifths", "two point five million".

use rust_decimal::Decimal;

use crate::extract::figure::numeral::{Form, Numeral, magnitude, power};
use crate::extract::figure::reading::Reading;

/// The longest numeral in words, in tokens: no number of the press is longer, and hostile text stays linear.
const LONGEST: usize = 32;

/// The numeral in words that starts at a token.
pub fn at(reading: &Reading, first: usize) -> Option<Numeral> {
    if let Some(numeral) = fraction(reading, first) {
        return Some(numeral);
    }
    if reading.says_any(first, &["a", "an"]) {
        return article(reading, first);
    }
    if reading.says_any(first, &["couple", "dozen", "dozens"]) {
        return round(reading, first);
    }
    let entry = reading.entry(first);
    if reading.says(first, "point") && reading.digits(first + 1).is_some() {
        let value = format!("0.{}", reading.digits(first + 1)?).parse().ok()?;
        return Some(Numeral { first, end: first + 2, value, form: Form::Words, scale: Decimal::ONE, shaped: true });
    }
    // "hundreds of people" and "several thousand" have no number; "a thousand" has its article.
    entry.cardinal?;
    let (end, value) = cardinal(reading, first)?;
    let plain = Numeral { first, end, value, form: Form::Words, scale: Decimal::ONE, shaped: end > first + 1 };
    if let Some(numeral) = parts(reading, plain) {
        return Some(numeral);
    }
    let scaled = magnitude(reading, half(reading, point(reading, plain)));
    // The scale of a plain cardinal is its last magnitude word: "one to two million".
    Some(if scaled.scale == Decimal::ONE { Numeral { scale: last_scale(reading, first, scaled.end), ..scaled } } else { scaled })
}

/// "two point five", "two hundred point zero three", "one point seventy-one".
pub fn point(reading: &Reading, plain: Numeral) -> Numeral {
    if !reading.says(plain.end, "point") {
        return plain;
    }
    let mut written = String::from("0.");
    let mut next = plain.end + 1;
    while written.len() < 12 {
        let at = next + usize::from(next > plain.end + 1 && reading.is_hyphen(next));
        let Some(cardinal) = reading.entry(at).cardinal.filter(|_| reading.is_word(at)) else { break };
        // "seventy-one" is 71, not 701.
        if cardinal < 10 && written.ends_with('0') && written.len() > 3 && at > next {
            written.pop();
        }
        written.push_str(&cardinal.to_string());
        next = at + 1;
    }
    if written.len() == 2
        && let Some(digits) = reading.digits(next).filter(|digits| digits.len() < 12)
    {
        written.push_str(digits);
        next += 1;
    }
    let value = written.parse::<Decimal>().ok().filter(|_| written.len() > 2).and_then(|part| part.checked_add(plain.value));
    match value {
        Some(value) => Numeral { value, end: next, shaped: true, ..plain },
        None => plain,
    }
}

/// "three and a half", "5 and a quarter", "one and two quarters", "forty-two and a third": a whole with its part.
pub fn half(reading: &Reading, plain: Numeral) -> Numeral {
    if !reading.says(plain.end, "and") {
        return plain;
    }
    let article = reading.says_any(plain.end + 1, &["a", "an"]);
    let bare = reading.says_any(plain.end + 1, &["half", "quarter"]);
    let part = match fraction(reading, plain.end + 1) {
        Some(part) if part.scale == Decimal::ONE && part.value < Decimal::ONE => Some((part.end, part.value)),
        _ => None,
    };
    // "two hundred and fifty-four hundredths"
    let part = part.or_else(|| {
        let (end, value) = cardinal(reading, plain.end + 1)?;
        let above = Numeral { first: plain.end + 1, end, value, form: Form::Words, scale: Decimal::ONE, shaped: false };
        parts(reading, above).filter(|part| part.value < Decimal::ONE).map(|part| (part.end, part.value))
    });
    let part = part.or_else(|| {
        let at = plain.end + 1 + usize::from(article);
        let (above, below) = reading.entry(at).fraction.filter(|_| bare || article && reading.is_word(at))?;
        Some((at + 1, Decimal::from(above).checked_div(Decimal::from(below))?))
    });
    // "five billion and three quarters" is of the billion.
    let spoken = last_scale(reading, plain.first, plain.end);
    let of = plain.scale.max(spoken).max(Decimal::ONE);
    let whole = plain.value.is_integer() && plain.form != Form::Fraction;
    match part.filter(|_| whole).and_then(|(end, part)| Some((end, part.checked_mul(of)?.checked_add(plain.value)?))) {
        Some((end, value)) => Numeral { value, end, form: Form::Fraction, shaped: true, ..plain },
        None => plain,
    }
}

fn last_scale(reading: &Reading, first: usize, end: usize) -> Decimal {
    let last = end.checked_sub(1).filter(|&last| last > first);
    last.and_then(|last| reading.entry(last).magnitude).filter(|&exponent| exponent > 2).and_then(power).unwrap_or(Decimal::ONE)
}

/// The denominator at a token: "fifths", "twenty-firsts", "one hundred and fifth". The token after it, the number, and
/// whether it is a plural.
fn denominator(reading: &Reading, at: usize) -> Option<(usize, u64, bool)> {
    let ordinal = |at: usize| {
        let word = reading.word(at);
        let entry = reading.entry(at);
        if let Some((1, below)) = entry.fraction.filter(|_| reading.is_word(at)) {
            return Some((below, word.ends_with('s') || word == "halves"));
        }
        let (stem, plural) = word.strip_suffix('s').map_or((word, false), |stem| (stem, true));
        let place = reading.book.entry(reading.book.id(stem)).ordinal?;
        Some((place, plural)).filter(|_| place > 3)
    };
    if let Some((below, plural)) = ordinal(at) {
        return Some((at + 1, below, plural));
    }
    let tens = reading.entry(at).cardinal.filter(|&tens| tens >= 20 && tens % 10 == 0)?;
    if !reading.is_hyphen(at + 1) {
        return None;
    }
    let last = at + 2;
    let stem = reading.word(last).strip_suffix('s').unwrap_or(reading.word(last));
    let unit = reading.book.entry(reading.book.id(stem)).ordinal.filter(|&unit| unit < 10)?;
    Some((last + 1, u64::from(tens) + unit, reading.word(last).ends_with('s')))
}

/// A cardinal that is the upper part of a fraction: "twenty-three fifths", "one twenty-fifth", "1 over 20".
fn parts(reading: &Reading, above: Numeral) -> Option<Numeral> {
    let hyphen = usize::from(reading.is_hyphen(above.end));
    // "two quarters" is half a year: see `is_part`.
    if reading.says_any(above.end + hyphen, &["quarter", "quarters", "half", "halves"])
        && above.value.is_integer()
        && above.end == above.first + 1
    {
        return None;
    }
    if let Some((end, below, plural)) = denominator(reading, above.end + hyphen) {
        let one = above.value == Decimal::ONE;
        // Without a plural only "one" has parts: "twenty fifth" is a place.
        if plural != one && below > 1 {
            let value = above.value.checked_div(Decimal::from(below))?;
            return Some(Numeral { end, value, form: Form::Fraction, shaped: true, ..above });
        }
    }
    over(reading, above)
}

/// "1 over 20", "one over one hundred and five".
pub fn over(reading: &Reading, above: Numeral) -> Option<Numeral> {
    if !reading.says(above.end, "over") || above.scale != Decimal::ONE || !above.value.is_integer() {
        return None;
    }
    let (end, below) = match reading.digits(above.end + 1) {
        Some(digits) => (above.end + 2, digits.parse().ok()?),
        None => cardinal(reading, above.end + 1)?,
    };
    let last = end >= reading.end || matches!(reading.word(end), "." | "?" | "!") && end + 1 >= reading.end;
    let value = above.value.checked_div(below).filter(|_| last && below > Decimal::ONE)?;
    Some(Numeral { end, value, form: Form::Fraction, shaped: true, ..above })
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
    let half = word.eq_ignore_ascii_case("half");
    let quarter = word.eq_ignore_ascii_case("quarter");
    if above.is_some_and(|above| (above == 1) == plural && !(quarter || plural && above == 1)) || above == Some(0) {
        return None;
    }
    let mut end = at + 1;
    // "half a billion", "a quarter of a million", "half million"
    let of = usize::from(reading.says(end, "of"));
    let next = end + of + usize::from(reading.says_any(end + of, &["a", "an", "one"]));
    let factor = reading.entry(next).magnitude.filter(|&exponent| exponent > 2 && reading.word(next).len() > 2).and_then(power);
    let factor = factor.filter(|_| (half || quarter || next > end) && !reading.word(next).ends_with('s'));
    let mut value = Decimal::from(above.unwrap_or(1)).checked_mul(factor.unwrap_or(Decimal::ONE))?.checked_div(Decimal::from(below))?;
    let mut form = Form::Fraction;
    let scale = factor.unwrap_or(Decimal::ONE);
    if factor.is_some() {
        (end, form) = (next + 1, Form::Words);
    } else if reading.says(next, "dozen") && next > end {
        (value, end) = (value.checked_mul(Decimal::from(12))?, next + 1);
    } else if !is_part(reading, first, above, at, article) {
        return None;
    }
    Some(Numeral { first, end, value, form, scale, shaped: scale != Decimal::ONE || above.is_some_and(|above| above > 1) })
}

/// Whether a fraction word is a part here, and no place in a row ("a third runway") and no time ("two quarters").
fn is_part(reading: &Reading, first: usize, above: Option<u32>, at: usize, article: bool) -> bool {
    let word = reading.word(at);
    let half = word.eq_ignore_ascii_case("half") || word.eq_ignore_ascii_case("halves");
    let quarter = word.eq_ignore_ascii_case("quarter") || word.eq_ignore_ascii_case("quarters");
    let of = reading.says(at + 1, "of") && !reading.says_any(at + 2, &["this", "last", "next"]) && reading.digits(at + 2).is_none();
    let over = at + 1 >= reading.end || !reading.is_word(at + 1) && !reading.is_hyphen(at + 1);
    match above {
        None => half && !reading.is_hyphen(at + 1),
        Some(1) if article || quarter => {
            let led = reading.said_any(
                first,
                &[
                    "by", "nearly", "almost", "about", "over", "than", "around", "roughly", "least", "to", "and", "up", "down", "another",
                    "for",
                ],
            );
            let compared = reading.says_any(
                at + 1,
                &[
                    "more", "less", "lower", "higher", "fewer", "as", "are", "were", "say", "said", "in", "to", "on", "from", "since",
                    "and", "were",
                ],
            );
            if quarter {
                return of
                    || article
                        && (reading.said_any(first, &["by", "nearly", "almost", "about", "over", "than", "least", "up", "down", "to"]))
                        && (over || compared);
            }
            half || of || over || led && compared || led && !reading.is_lower(at + 1)
        }
        // "two quarters" is half a year; "three quarters" is a part but where it is time: "for three quarters".
        Some(above) if quarter => {
            above == 3 && !reading.said_any(first, &["first", "last", "next", "past", "previous", "for"])
                || of && above == 2 && reading.says_any(at + 2, &["hour", "hours", "a", "an"])
        }
        Some(_) => true,
    }
}

/// "a hundred", "a dozen", "a couple of hundred", "a million".
fn article(reading: &Reading, first: usize) -> Option<Numeral> {
    let next = first + 1;
    let magnitude = reading.entry(next).magnitude.is_some_and(|exponent| exponent >= 2);
    if magnitude && reading.word(next).len() > 2 && !reading.word(next).ends_with('s') {
        let (end, value) = cardinal(reading, next)?;
        let scale = last_scale(reading, first, end);
        return Some(Numeral { first, end, value, form: Form::Words, scale, shaped: true });
    }
    let (end, below, plural) = denominator(reading, next)?;
    let far = below > 10 && !plural && (end >= reading.end || !reading.is_word(end));
    if far {
        let value = Decimal::ONE.checked_div(Decimal::from(below))?;
        return Some(Numeral { first, end, value, form: Form::Fraction, scale: Decimal::ONE, shaped: true });
    }
    None
}

/// "couple of hundred", "a dozen": a number by a round word; the article before it is its own.
fn round(reading: &Reading, at: usize) -> Option<Numeral> {
    let couple = reading.says(at, "couple");
    if reading.says(at, "dozens") {
        return None;
    }
    let value = Decimal::from(if couple { 2 } else { 12 });
    let mut numeral = Numeral { first: at, end: at + 1, value, form: Form::Round, scale: Decimal::ONE, shaped: true };
    let next = at + 1 + usize::from(reading.says(at + 1, "of"));
    if let Some(factor) = reading.entry(next).magnitude.filter(|_| reading.word(next).len() > 2).and_then(power) {
        numeral.value = numeral.value.checked_mul(factor)?;
        (numeral.end, numeral.scale) = (next + 1, factor);
    }
    Some(numeral)
}

/// A whole number in words, or in digits and words ("3 hundred and 21", "twenty-one million"), and the token after it.
pub fn cardinal(reading: &Reading, first: usize) -> Option<(usize, Decimal)> {
    let (mut total, mut group, mut end, mut at) = (0i128, 0i128, first, first);
    // What may still follow: below this power of ten.
    let mut room = i128::MAX;
    let mut empty = true;
    while end - first < LONGEST {
        // "and", hyphens and commas go on only where a number does.
        let (mut next, mut and) = (at, false);
        if at > first {
            if reading.is_hyphen(next) {
                next += 1;
            } else if reading.says_any(next, &["and", "&"]) {
                if group == 0 && total == 0 || group % 100 != 0 {
                    break;
                }
                (next, and) = (next + 1, true);
            } else if reading.word(next) == ","
                && group == 0
                && total >= 1000
                && reading.entry(next + 1).cardinal.is_some()
                && has_hundred(reading, next + 1)
            {
                next += 1;
            }
        }
        let entry = reading.entry(next);
        let digits = || {
            reading.digits(next).filter(|digits| {
                digits.len() <= if next == first { 9 } else { 3 }
                    && !(reading.glued(next + 1)
                        && !reading.is_hyphen(next + 1)
                        && reading.word(next + 1).len() < 2
                        && reading.digits(next + 2).is_some())
            })
        };
        let value = if reading.is_word(next) { entry.cardinal.map(i128::from) } else { digits().and_then(|digits| digits.parse().ok()) };
        if let Some(value) = value {
            let in_digits = !reading.is_word(next);
            // Digits go on a number only below its last magnitude: "3 hundred and 21", "3 crore 20 lakh", not "5 million 20".
            let smaller = reading.entry(next + 1).magnitude.is_some_and(|exponent| {
                reading.word(next + 1).len() > 2 && 10i128.checked_pow(u32::from(exponent)).is_some_and(|factor| factor < room)
            });
            if in_digits && next > first && !(smaller || and && room <= 1000 && group % 1000 != 0 || and && group > 0) {
                break;
            }
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
            // "one hundred and thirty and two fifths", "one hundred thirty-fifths": the rest is a part.
            let part = next > first
                && (denominator(reading, next).is_some()
                    || and && reading.entry(next + 1).fraction.is_some() && reading.word(next + 1).ends_with('s'));
            let part = part
                || and
                    && reading.is_hyphen(next + 1)
                    && denominator(reading, next + 3).is_some_and(|(_, below, plural)| plural && below > 10);
            let hundreds = group > 0 && reading.entry(next + 1).magnitude == Some(2);
            if !fits || part || hundreds {
                break;
            }
            group += value;
            empty = false;
        } else if let Some(exponent) =
            entry.magnitude.filter(|_| reading.is_word(next) && (reading.word(next).len() > 2 || reading.says_any(next, &["bn", "cr"])))
        {
            // "hundred thousandths" is a part.
            let factor = 10i128.checked_pow(u32::from(exponent))?;
            if exponent == 2 {
                if group == 0 && total > 0 || group >= 100 && next > first + 1 {
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
    }
    (end > first).then_some(())?;
    Decimal::try_from_i128_with_scale(total.checked_add(group)?, 0).ok().map(|value| (end, value))
}

/// Whether the words from `at` go on to a hundred or a thousand: "three million, two hundred".
fn has_hundred(reading: &Reading, at: usize) -> bool {
    (at + 1..at + 4).any(|at| reading.entry(at).magnitude.is_some_and(|exponent| exponent <= 3))
}
