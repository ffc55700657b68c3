//! Bare numbers: what is left when no unit stands by a numeral, and no name holds it.
//!
//! "400m people", "1,400 branches", "two-thirds of the workforce", "10-member board". Vetoed here: numbers of names
//! ("iPhone 15", "Channel 4", "10 Downing Street"), of lists ("1. Technology") and of scores ("2-1"). Whole phrases are
//! vetoed before, in `trap`.

use rust_decimal::Decimal;

use crate::extract::figure::amount::touched;
use crate::extract::figure::draft::Draft;
use crate::extract::figure::numeral::{Form, Numeral};
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Approx, Confidence, FigureKind, Value};
use crate::extract::token::{Case, TokenKind};

/// A numeral that stands for itself; `signed` is where its sign stands.
pub fn bare<'a>(reading: &Reading<'a>, numeral: Numeral, signed: usize) -> Option<Draft<'a>> {
    let (mut end, mut approx, mut in_words) = (numeral.end, None, numeral.form != Form::Digits);
    if touched(reading, signed) || named(reading, &numeral, signed) {
        return None;
    }
    if reading.is_hyphen(end) {
        if reading.says(end + 1, "odd") {
            (end, approx) = (end + 2, Some(Approx::About));
        } else if reading.says(end + 1, "plus") {
            (end, approx) = (end + 2, Some(Approx::Plus));
        } else if !reading.is_lower(end + 1) && !reading.says(end + 1, "strong") && reading.digits(end + 1).is_none() {
            return None;
        }
    } else if reading.word(end) == "+" && reading.glued(end) {
        (end, approx) = (end + 1, Some(Approx::Plus));
    } else if reading.glued(end) && reading.is_word(end) {
        return None;
    }
    let alone = signed == reading.first && end >= reading.end.saturating_sub(1);
    let mut confidence = Confidence::High;
    if numeral.form == Form::Words && !numeral.shaped {
        let opens = reading.says_any(end, &["to", "or"]) && reading.entry(end + 1).cardinal.is_some();
        if numeral.value < Decimal::from(2)
            && !alone
            && !opens
            && !numeral.value.is_zero()
            && !reading.said_any(numeral.first, &["minus", "negative"])
        {
            return None;
        }
        if numeral.value <= Decimal::TEN {
            confidence = Confidence::Low;
        }
        // "the two companies" were counted before; "at eleven" is a time.
        let counted_before = reading.said_any(signed, &["the", "these", "those", "both"]);
        let clock = reading.said_any(signed, &["at", "past", "until", "o’clock"])
            && noun(reading, end).is_none()
            && numeral.value <= Decimal::from(12)
            && !alone;
        if (counted_before || clock) && numeral.value <= Decimal::from(12) {
            return None;
        }
        // "Seven West", "the Big Four"
        let capital = reading.is_capitalised(numeral.first) && numeral.first != reading.first;
        let neighbour = reading.is_capitalised(end) || numeral.first.checked_sub(1).is_some_and(|before| reading.is_capitalised(before));
        let shouting = reading.token(numeral.first).is_some_and(|token| token.kind == TokenKind::Word(Case::Upper));
        if capital && neighbour && !shouting {
            return None;
        }
        // "two-way": only a hyphen before a counted noun or a unit makes a figure.
        if reading.is_hyphen(end) && approx.is_none() && !reading.is_lower(end + 1) {
            return None;
        }
    }
    if numeral.form == Form::Round {
        let couple = reading.says(numeral.first, "couple");
        approx = approx.or((couple && numeral.scale > Decimal::ONE).then_some(Approx::About));
        in_words = true;
        // "a couple" may be two people who are married.
        if couple && numeral.scale == Decimal::ONE && !reading.says(end, "of") {
            return None;
        }
    }
    // Eight digits and more without grouping are an identifier, unless they are all there is or count something.
    let long = numeral.form == Form::Digits && !numeral.shaped && reading.digits(numeral.first).is_some_and(|digits| digits.len() > 7);
    if long && !alone && noun(reading, end).is_none() && signed + 2 < reading.end {
        return None;
    }
    let draft = Draft::new(numeral.first, end, FigureKind::Number, Value::Number(numeral.value));
    Some(Draft { approx, confidence, in_words, scale: numeral.scale, ..draft })
}

/// Whether a number is part of a name, an address or the numbering of a list.
fn named(reading: &Reading, numeral: &Numeral, first: usize) -> bool {
    let end = numeral.end;
    let before = first.checked_sub(1);
    // "Rule 10b-5": one letter is a weak magnitude.
    let letter = end.checked_sub(1).is_some_and(|last| last > first && reading.is_word(last) && reading.word(last).len() == 1);
    let plain = numeral.form == Form::Digits && (!numeral.shaped || letter);
    let small = numeral.form == Form::Words && !numeral.shaped;
    if reading.said_any(first, &["#", "№", "@", "_", "/", "\\", "&"])
        && (reading.glued(first) || reading.word(first.saturating_sub(1)) == "#")
    {
        return true;
    }
    // "1. Technology", "2) ...", and "1." where it was cut off as a sentence of its own
    let short = reading.digits(first).is_some_and(|digits| digits.len() < 3);
    if plain && first == reading.first && matches!(reading.word(end), "." | ")") && reading.glued(end) && (short || end + 1 < reading.end) {
        return true;
    }
    if plain && reading.digits(first).is_some_and(|digits| digits.len() > 1 && digits.starts_with('0')) && end == first + 1 {
        return true;
    }
    if !(plain || small) {
        return false;
    }
    // "No. 1", "No 10"
    let stop = usize::from(before.is_some_and(|before| reading.word(before) == "."));
    if let Some(number) = before.and_then(|before| before.checked_sub(stop)) {
        let word = reading.word(number);
        if matches!(word, "No" | "Nos" | "no" | "nos" | "Number" | "nr" | "Nr") && (stop == 1 || reading.is_capitalised(number))
            || word == "Number"
        {
            return true;
        }
    }
    // "the number two spot"
    if small && before.is_some_and(|before| reading.says(before, "number")) && reading.is_lower(end) && !is_plural(reading.word(end)) {
        return true;
    }
    // "Articles 12 and 13": the second of two numbers that one word makes names of.
    if plain
        && reading.said_any(first, &["and", "to", "or", "&"])
        && first >= reading.first + 3
        && reading.digits(first - 2).is_some_and(|digits| digits.len() < 4)
        && reading.is_capitalised(first - 3)
        && reading.word(first - 3).strip_suffix('s').is_some_and(|cue| reading.book.entry(reading.book.id(cue)).is(Role::Cue))
    {
        return true;
    }
    let counts = reading.is(end, Role::Counted)
        || reading.is_lower(end) && is_plural(reading.word(end)) && !reading.is(end, Role::Stop) && !reading.is(end, Role::Change);
    // "iPhone 15 sales" is still the phone's; "In phase 3 trials" needs no noun behind it.
    if before.is_some_and(|before| {
        reading.is(before, Role::Cue)
            && (reading.is_capitalised(before) && before > reading.first
                || !counts && (reading.is_capitalised(before) || plain && !reading.is_capitalised(end)))
    }) {
        return true;
    }
    if plain && street(reading, end) {
        return true;
    }
    // A capital right before, and nothing counted behind: "Falcon 9", "Core 2 and Core 3".
    let name = before.is_some_and(|before| {
        before > reading.first
            && reading.is_capitalised(before)
            && !reading.is(before, Role::Stop)
            && reading.entry(before).month == 0
            && reading.book.bounds(reading.id(before)).is_empty()
    });
    plain
        && !letter
        && name
        && !counts
        && !(reading.is_lower(end) && reading.is_lower(end + 1) && is_plural(reading.word(end + 1)) && !reading.is(end, Role::Stop))
}

/// Whether a word looks like a plural noun.
pub fn is_plural(word: &str) -> bool {
    let word = word.as_bytes();
    word.len() > 3 && word.ends_with(b"s") && !word.ends_with(b"ss") && !word.ends_with(b"us") && !word.ends_with(b"is")
}

/// "10 Downing Street", "1 Canada Square".
fn street(reading: &Reading, end: usize) -> bool {
    (end..end + 3).take_while(|&at| reading.is_capitalised(at)).any(|at| at > end && reading.is(at, Role::Street))
}

/// The noun that a number counts, right behind it: its first and last-plus-one token.
pub fn noun(reading: &Reading, end: usize) -> Option<(usize, usize)> {
    let hyphen = usize::from(reading.is_hyphen(end));
    let start = end
        + hyphen
        + usize::from(reading.says(end, "of"))
        + usize::from(reading.says(end, "of") && reading.says_any(end + 1, &["the", "its", "their", "our", "these", "those"]));
    // "130 of its 390 jobs", "two of the four founders"
    let mut start = start;
    // "a 1.5 million-strong crowd"
    if hyphen > 0 && reading.says_any(start, &["strong", "odd", "plus"]) {
        return reading.is_lower(start + 1).then_some((start + 1, start + 2));
    }
    while reading.says(end, "of")
        && start < end + 8
        && (reading.digits(start).is_some()
            || reading.entry(start).cardinal.is_some()
            || reading.word(start) == "," && reading.glued(start))
    {
        start += 1;
    }
    let mut at = start;
    let mut last = None;
    while at < start + 5 && (reading.is_word(at) || reading.is_hyphen(at) || reading.digits(at).is_some() && at > start) {
        let word = reading.word(at);
        if reading.is(at, Role::Stop) && !reading.is_capitalised(at) || reading.entry(at).month != 0 && reading.is_capitalised(at) {
            break;
        }
        let glued_s = word == "s" && reading.glued(at);
        if reading.is_word(at) && (is_plural(word) || reading.is(at, Role::Counted) || glued_s) {
            last = Some(at + 1);
            // "sales staff", "software engineers": the last of a row of plurals.
            if !(reading.is_lower(at + 1) && (reading.is(at + 1, Role::Counted))) {
                break;
            }
        }
        at += 1;
    }
    // One noun in the singular behind a hyphen: "10-member".
    let last = last.or_else(|| (hyphen > 0 && reading.is_lower(start)).then_some(start + 1))?;
    Some((start, last))
}
