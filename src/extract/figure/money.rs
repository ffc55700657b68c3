//! Money: a numeral with a currency before or behind it.
//!
//! "£1.3bn", "HK$5m", "CHF 1'250'000", "Rs. 20", "12.5 million Swiss francs", "34 cents", "3 dollars 50 cents", "120 MEUR",
//! "75 USD million". A `$` without a country is left open ([`Evidence::Default`]) for the whole text to tell.

use crate::extract::figure::amount::{self, touched};
use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::{self, Form, Numeral};
use crate::extract::figure::phrasebook::Meaning;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Evidence, FigureKind, Value};
use rust_decimal::Decimal;

/// Whether a currency's sign or code stands at a token.
pub fn is_sign(reading: &Reading, at: usize) -> bool {
    sign(reading, at).is_some()
}

/// A sign or code: the token after it, the currency, and whether it is a bare dollar.
fn sign(reading: &Reading, at: usize) -> Option<(usize, u16, bool)> {
    let (end, currency) = reading.phrase(at, |meaning| match meaning {
        Meaning::Sign(currency) => Some(currency),
        _ => None,
    })?;
    Some((end, currency, reading.word(at) == "$"))
}

/// A sign with its letters set apart, as old wire text has it: "c $ 16.4 million", "cad $ 15". "a $ 4 billion" is none.
fn spaced_sign(reading: &Reading, at: usize) -> Option<(usize, u16, bool)> {
    if reading.word(at + 1) != "$" || reading.glued(at + 1) || reading.glued(at + 2) {
        return None;
    }
    let code = match reading.word(at).to_ascii_lowercase().as_str() {
        "c" | "cad" => "CAD",
        "us" | "usd" => "USD",
        "hk" => "HKD",
        "nz" => "NZD",
        "nt" => "TWD",
        "aud" => "AUD",
        _ => return None,
    };
    let currency = reading.book.currencies.iter().position(|known| &**known == code)?;
    Some((at + 2, u16::try_from(currency).ok()?, false))
}

/// A currency's name before its number: "ringgit 42", "dollar 22.5 million". Where the number stands alone it must be
/// no year ("Euro 2024").
fn named(reading: &Reading, at: usize) -> Option<(usize, u16, bool)> {
    let (end, currency, bare) = name(reading, at).filter(|_| reading.is_word(at))?;
    let counted = at > reading.first
        && (reading.digits(at - 1).is_some() || reading.before(at).magnitude.is_some() || reading.before(at).cardinal.is_some());
    let numeral = numeral::at(reading, end).filter(|numeral| numeral.form == Form::Digits && !reading.glued(end))?;
    let year = !numeral.shaped && numeral.value >= Decimal::from(1900) && numeral.value < Decimal::from(2100);
    let plain = bare || matches!(reading.book.code(currency), "EUR" | "GBP" | "USD" | "DEM" | "BTC");
    let verb = reading.says_any(at, &["won", "marks", "crowns", "kip", "rand"]);
    (!counted && !year && !verb && (numeral.scale > Decimal::ONE || !plain)).then_some((end, currency, bare))
}

/// One unit of a currency, where nothing else is counted: "a dollar", "a penny".
pub fn one<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    if !reading.says_any(first, &["a", "an"]) || reading.digits(first.saturating_sub(1)).is_some() {
        return None;
    }
    let at = first + 1;
    let spelled = |meaning| match meaning {
        Meaning::Currency(currency) => Some(currency),
        _ => None,
    };
    let whole =
        reading.phrase(at, spelled).filter(|_| reading.is_word(at)).map(|(end, currency)| (end, currency, reading.says(at, "dollar")));
    let (end, currency, value, bare) = match (whole, cents(reading, at)) {
        (Some((end, currency, bare)), _) => (end, currency, Decimal::ONE, bare),
        (None, Some((end, currency))) if reading.word(at).len() > 1 => {
            (end, currency, Decimal::new(1, 2), reading.book.code(currency) == "USD")
        }
        _ => return None,
    };
    let rate = reading.before(first).magnitude.is_some()
        || first > reading.first && cents(reading, first - 1).is_some()
        || reading.said_any(first, &["to", "against", "on"]);
    let over = end >= reading.end
        || !reading.is_word(end) && !reading.is_hyphen(end) && reading.digits(end).is_none()
        || reading.says_any(end, &["and", "for", "per", "each", "more", "less"]);
    let singular = !reading.word(at).ends_with('s') && !matches!(reading.word(at), "won" | "rand" | "lei" | "lira" | "real");
    if !over || !singular || rate {
        return None;
    }
    let numeral = Numeral { first, end, value, form: Form::Words, scale: Decimal::ONE, shaped: true };
    let (value, end) = match hundredths(reading, end, currency) {
        Some(part) => (amount::with_hundredths(value, part.value)?, part.end),
        None => (value, end),
    };
    Some(draft(reading, numeral, end, value, currency, bare))
}

/// A name, sign or code behind a number.
fn name(reading: &Reading, at: usize) -> Option<(usize, u16, bool)> {
    let (end, currency) = reading.phrase(at, |meaning| match meaning {
        Meaning::Currency(currency) | Meaning::Sign(currency) => Some(currency),
        _ => None,
    })?;
    let bare = matches!(reading.word(at), "$" | "dollar" | "dollars" | "dlr" | "dlrs" | "Dollar" | "Dollars" | "buck" | "bucks");
    Some((end, currency, bare))
}

fn cents(reading: &Reading, at: usize) -> Option<(usize, u16)> {
    reading.phrase(at, |meaning| match meaning {
        Meaning::Cent(currency) => Some(currency),
        _ => None,
    })
}

fn draft<'a>(reading: &Reading<'a>, numeral: Numeral, end: usize, value: Decimal, currency: u16, bare: bool) -> Draft<'a> {
    let evidence = if bare { Evidence::Default } else { Evidence::Explicit };
    let draft = Draft::new(numeral.first, end, FigureKind::Money, Value::Number(value)).with_unit(reading.book.code(currency));
    Draft { evidence, scale: numeral.scale, in_words: numeral.form != Form::Digits, ..draft }
}

/// Currency, then number: "£1.3bn".
pub fn prefixed<'a>(reading: &Reading<'a>, first: usize, negative: bool) -> Option<Draft<'a>> {
    let (after, currency, bare, million) =
        match sign(reading, first).or_else(|| spaced_sign(reading, first)).or_else(|| named(reading, first)) {
            Some((after, currency, bare)) => (after, currency, bare, false),
            None => {
                let currency = millions(reading, first)?;
                (first + 1, currency, false, true)
            }
        };
    // A code of letters is a word: "CHF" yes, the end of another word no.
    if reading.is_word(first) && touched(reading, first) {
        return None;
    }
    let negative_inside = reading.is_dash(after) && reading.glued(after) && reading.glued(after + 1);
    let start = after + usize::from(negative_inside);
    let mut numeral =
        numeral::at(reading, start).filter(|numeral| matches!(numeral.form, Form::Digits | Form::Fraction) || reading.glued(start))?;
    // "kr5" and "Rs 20", but not a product's "R5".
    if million {
        numeral.value = numeral.value.checked_mul(numeral::power(6)?)?;
    }
    // "US$4.7 bn", and "$5 m" set apart.
    if numeral.scale == Decimal::ONE
        && let Some(factor) = spaced_magnitude(reading, numeral.end)
    {
        numeral.value = numeral.value.checked_mul(factor)?;
        (numeral.scale, numeral.end) = (factor, numeral.end + 1);
    }
    // "R140 million" and "R5,000" are rand, "R5" a model or a row.
    if matches!(reading.word(first), "R" | "N" | "P") && !(numeral.shaped && reading.glued(start)) {
        return None;
    }
    let (mut end, mut value) = (numeral.end, numeral.value);
    // "C$100 and fifty", "$20 and 43c", "10 $ 30 cent"
    if let Some(fraction) = hundredths(reading, end, currency).filter(|_| numeral.scale == Decimal::ONE) {
        (value, end) = (amount::with_hundredths(value, fraction.value)?, fraction.end);
    }
    if negative || negative_inside {
        value = -value;
    }
    // "$2bn dollars", "£5m sterling": said twice.
    if let Some((again, same, _)) = name(reading, end).filter(|&(_, same, _)| same == currency && !reading.glued(end))
        && reading.is_word(end)
        && same == currency
    {
        end = again;
    }
    let (mut currency, mut bare) = (currency, bare);
    // "$5m Australian": the country behind; "$400m (US)" is left to the text.
    if bare
        && let Some((again, named, _)) =
            name(reading, end).filter(|&(_, named, _)| reading.is_word(end) && named != currency && dollars(reading, named))
    {
        (end, currency, bare) = (again, named, false);
    }
    Some(Draft { first, ..draft(reading, numeral, end, value, currency, bare) })
}

/// Whether a currency is a dollar of some country.
fn dollars(reading: &Reading, currency: u16) -> bool {
    matches!(reading.book.code(currency), "USD" | "AUD" | "CAD" | "HKD" | "NZD" | "SGD" | "TWD")
}

/// One letter of magnitude set apart from money: "$5 m", "$1.5 b".
fn spaced_magnitude(reading: &Reading, at: usize) -> Option<Decimal> {
    match reading.word(at) {
        "m" | "M" => numeral::power(6),
        "b" | "B" => numeral::power(9),
        "T" | "t" if reading.glued(at) => numeral::power(12),
        _ => None,
    }
}

/// Whether a word may be a currency of millions.
pub fn is_millions(word: &str) -> bool {
    word.len() == 4 && word.starts_with('M') && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "MUSD", "MEUR": the currency of millions.
fn millions(reading: &Reading, at: usize) -> Option<u16> {
    let code = reading.word(at).strip_prefix('M').filter(|code| code.len() == 3)?;
    reading.book.phrases(reading.book.id(code)).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Sign(currency) if reading.book.code(currency) == code => Some(currency),
        _ => None,
    })
}

/// "43 cents", "and forty-two cents", or a bare number below a hundred where the amount ends: hundredth parts, with
/// what leads up to them.
fn hundredths(reading: &Reading, end: usize, currency: u16) -> Option<Numeral> {
    let at = end + usize::from(reading.says(end, "and"));
    let numeral = numeral::at(reading, at).filter(|numeral| numeral.scale == Decimal::ONE && numeral.value.is_integer())?;
    if numeral.value >= Decimal::ONE_HUNDRED || numeral.value <= Decimal::ZERO || numeral.form == Form::Round {
        return None;
    }
    if let Some((end, _)) = cents(reading, numeral.end)
        .filter(|&(_, cents)| cents == currency || reading.says_any(numeral.end, &["c", "cent", "cents", "pence"]))
    {
        return Some(Numeral { end, ..numeral });
    }
    // "15 dollars 50." says what the coins are; "15 dollars 50 times" does not.
    let over = numeral.end >= reading.end || matches!(reading.word(numeral.end), "." | "!" | "?") && numeral.end + 1 >= reading.end;
    (over && !reading.glued(at)).then_some(numeral)
}

/// Number, then currency: "five million euros", "197 pence", "115USD".
pub fn suffixed<'a>(reading: &Reading<'a>, numeral: Numeral) -> Option<Draft<'a>> {
    let hyphen = usize::from(reading.is_hyphen(numeral.end));
    let mut at = numeral.end + hyphen;
    let of = usize::from(reading.says(at, "of") && matches!(numeral.form, Form::Round));
    at += of;
    if let Some(currency) = millions(reading, at) {
        return Some(draft(reading, numeral, at + 1, numeral.value.checked_mul(numeral::power(6)?)?, currency, false));
    }
    if let Some((end, currency)) = cents(reading, at) {
        let letter = reading.word(at).len() == 1;
        if reading.word(at) == "C" {
            return None;
        }
        // "50p" and "43c" touch; 1080p is a picture.
        let picture = ["240", "360", "480", "720", "1080", "1440", "2160"]
            .iter()
            .any(|lines| numeral.value == lines.parse().unwrap_or(Decimal::ZERO));
        if !letter || reading.glued(at) && hyphen == 0 && !picture && numeral.scale == Decimal::ONE {
            let value = numeral.value.checked_div(Decimal::ONE_HUNDRED)?;
            let bare = reading.book.code(currency) == "USD";
            return Some(draft(reading, numeral, end, value, currency, bare));
        }
    }
    // A word of a name is no currency: "won" and "marks" want digits.
    let (mut end, currency, bare) = name(reading, at)?;
    if reading.says_any(at, &["won", "marks", "kip", "rand", "lei", "crowns", "crown", "krona"])
        && numeral.form == Form::Words
        && numeral.scale == Decimal::ONE
    {
        return None;
    }
    let (mut value, mut scale) = (numeral.value, numeral.scale);
    // "the 10 $5 notes": the sign belongs to the next number.
    let next_number = numeral::at(reading, end).filter(|next| matches!(next.form, Form::Digits));
    if !reading.is_word(at) && !reading.glued(at) && reading.glued(end) && next_number.is_some() {
        return None;
    }
    // "75 USD million"
    if scale == Decimal::ONE
        && let Some(factor) =
            reading.entry(end).magnitude.filter(|&exponent| exponent >= 6 && reading.word(end).len() > 2).and_then(numeral::power)
    {
        value = value.checked_mul(factor)?;
        (scale, end) = (factor, end + 1);
    }
    if scale == Decimal::ONE
        && value.is_integer()
        && let Some(fraction) = hundredths(reading, end, currency)
    {
        (value, end) = (amount::with_hundredths(value, fraction.value)?, fraction.end);
    }
    Some(Draft { scale, ..draft(reading, numeral, end, value, currency, bare) })
}
