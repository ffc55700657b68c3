//! What looks like a figure and is none: set phrases, phone numbers, versions, identifiers.

use crate::extract::figure::amount::touched;
use crate::extract::figure::numeral;
use crate::extract::figure::phrasebook::{Meaning, Role};
use crate::extract::figure::reading::Reading;
use crate::extract::token::TokenKind;

/// Where reading goes on behind a trap that starts at a token.
pub fn at(reading: &Reading, first: usize) -> Option<usize> {
    let phrase = reading.phrase(first, |meaning| (meaning == Meaning::Trap).then_some(()));
    if let Some((end, ())) = phrase.filter(|&(end, ())| !(reading.glued(end) && (reading.is_word(end) || reading.digits(end).is_some()))) {
        return Some(end);
    }
    let starts = reading.digits(first).is_some() || matches!(reading.word(first), "+" | "(");
    if starts {
        return identifier(reading, first).or_else(|| phone(reading, first)).or_else(|| version(reading, first));
    }
    None
}

/// Digits inside a word, an address or a code: "LGA1156", "CVE-2024-3094", "x@y2.com".
fn identifier(reading: &Reading, first: usize) -> Option<usize> {
    if reading.digits(first).is_none() || !touched(reading, first) {
        return None;
    }
    let before = first.checked_sub(1)?;
    let hyphen = reading.is_hyphen(before);
    let owner = if hyphen { before.checked_sub(1)? } else { before };
    let code = match reading.word(before) {
        "#" | "@" | "_" | "=" | "\\" => true,
        "." | "/" => reading.is_word(before.checked_sub(1)?) && reading.glued(before),
        _ => {
            reading.is_word(owner) && !is_prefix(reading, owner) && reading.entry(owner).cardinal.is_none() && !is_currency(reading, owner)
        }
    };
    if !code || reading.entry(owner).month != 0 {
        return None;
    }
    let mut end = first + 1;
    while reading.glued(end)
        && (reading.is_word(end)
            || reading.digits(end).is_some()
            || matches!(reading.word(end), "-" | "_" | "/" | "." | ":")
                && reading.glued(end + 1)
                && (reading.is_word(end + 1) || reading.digits(end + 1).is_some()))
    {
        end += 1;
    }
    Some(end)
}

/// A prefix that leaves the number behind its hyphen a number: "mid-2025", "sub-4%", "post-2008".
fn is_prefix(reading: &Reading, at: usize) -> bool {
    reading
        .says_any(at, &["mid", "early", "late", "pre", "post", "sub", "non", "near", "the", "a", "than", "plus", "to", "from", "and", "of"])
}

fn is_currency(reading: &Reading, at: usize) -> bool {
    reading.phrase(at, |meaning| matches!(meaning, Meaning::Sign(_)).then_some(())).is_some()
}

/// A version or an address of a network: three or more numbers parted by full stops, which are no date and no thousands.
fn version(reading: &Reading, first: usize) -> Option<usize> {
    let mut end = first + 1;
    let (mut parts, mut thousands) = (1, true);
    while reading.word(end) == "." && reading.glued(end) && reading.glued(end + 1) {
        let Some(digits) = reading.digits(end + 1) else { break };
        thousands &= digits.len() == 3;
        (parts, end) = (parts + 1, end + 2);
    }
    let date = parts == 3
        && reading.digits(end - 1).is_some_and(|year| matches!(year.len(), 2 | 4))
        && reading.digits(first).is_some_and(|day| day.len() <= 2)
        || parts == 3 && reading.digits(first).is_some_and(|year| year.len() == 4);
    (parts >= 3
        && !thousands
        && !(date
            && reading.digits(end - 1).is_some_and(|last| last.len() >= 2 || reading.digits(first).is_some_and(|year| year.len() == 4))))
    .then_some(end)
}

/// A phone number: a run of digit groups that is no grouped number, no date and no range; a cue word helps.
fn phone(reading: &Reading, first: usize) -> Option<usize> {
    let (mut at, mut end) = (first, first);
    let (mut digits, mut groups, mut bracketed, mut dashes, mut spaces) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let mut lengths = [0usize; 12];
    let plus = reading.word(first) == "+" || reading.word(first) == "(" && reading.word(first + 1) == "+";
    let (mut gap, mut waiting) = (0usize, 0usize);
    while at < reading.end && at < first + 32 {
        let Some(token) = reading.token(at) else { break };
        if token.kind == TokenKind::Digits {
            // A letter on either side belongs to something else ("5G"), but an extension is welcome.
            if let Some(length) = lengths.get_mut(groups) {
                *length = token.span.len();
            }
            if at > first && !reading.glued(at) {
                spaces += 1;
            }
            (digits, groups, gap) = (digits + token.span.len(), groups + 1, 0);
            dashes += std::mem::take(&mut waiting);
            end = at + 1;
        } else {
            gap += 1;
            match reading.word(at) {
                "-" | "–" | "/" | "." | "‑" => waiting += usize::from(at > first),
                "(" | ")" => bracketed += 1,
                "+" if at <= first + 1 => {}
                _ => break,
            }
            if gap > 3 {
                break;
            }
        }
        at += 1;
    }
    if digits < 7 || groups == 0 {
        return None;
    }
    // The extension: "x123", "ext. 123".
    if reading.says_any(end, &["x", "ext", "extension"]) {
        let dot = usize::from(reading.word(end + 1) == ".");
        if reading.digits(end + 1 + dot).is_some() {
            end += 2 + dot;
        }
    }
    let lengths = lengths.get(..groups.min(12)).unwrap_or_default();
    let head = lengths.first().copied().unwrap_or(0);
    let leading_zero = reading.digits(first).is_some_and(|digits| digits.starts_with('0'));
    let cue = (first.saturating_sub(5)..first).any(|at| reading.is(at, Role::Phone));
    // 2016-11-07 and 2013–2018 are dates; 12.5 and 1 234 567 are numbers.
    let date = groups == 3
        && dashes == 2
        && spaces == 0
        && (lengths == [4, 2, 2] || digits <= 8 && lengths.last().is_some_and(|&last| last == 4 || last == 2) && head <= 2);
    let years = groups == 2 && lengths == [4, 4] && dashes == 1;
    let thousands = groups > 1 && numeral::at(reading, first).is_some_and(|numeral| numeral.shaped && numeral.end >= end);
    let known = cue || plus || leading_zero;
    if groups == 1 {
        return (leading_zero || plus && digits > 8 || cue).then_some(end);
    }
    if date && !cue || years && !known || thousands && !known {
        return None;
    }
    let number_range = groups == 2 && dashes == 1 && bracketed == 0;
    (known
        || bracketed >= 2 && head <= 4 && reading.word(first) == "("
        || groups >= 3 && (dashes >= 2 || spaces >= 2 || dashes + spaces >= 2) && !number_range)
        .then_some(end)
}
