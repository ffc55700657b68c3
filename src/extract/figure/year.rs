//! Years: four digits that look and stand like one, and two where the words around them say so.

use crate::extract::figure::amount::touched;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::FigureKind;
use crate::extract::figure::{fields, quantity};

/// Whether digits are part of a longer number: "2,016", "2016.5", "2016th", "2016m".
pub fn digits_go_on(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    reading.glued(next)
        && (reading.is_word(next)
            || matches!(reading.word(next), "." | "," | "/" | ":" | "'" | "%" | "°")
                && reading.glued(next + 1)
                && reading.digits(next + 1).is_some()
            || reading.word(next) == "%")
}

/// Four digits that are a year by their look and place.
pub fn year(reading: &Reading, at: usize) -> Option<(usize, i16)> {
    let digits = reading.digits(at).filter(|digits| digits.len() == 4)?;
    let year: i16 = digits.parse().ok().filter(|year| (1500..2100).contains(year))?;
    let prefixed = at >= 2 && reading.is_hyphen(at - 1) && reading.says_any(at - 2, &["mid", "early", "late", "pre", "post", "end"]);
    if digits_go_on(reading, at) && (reading.word(at + 1) != "/") || touched(reading, at) && !prefixed {
        return None;
    }
    let next = at + 1 + usize::from(reading.is_hyphen(at + 1));
    let entry = reading.entry(next);
    let unit =
        quantity::unit_at(reading, next).is_some_and(|(_, unit)| unit.kind != FigureKind::Duration || reading.word(next).ends_with('s'));
    if unit || entry.magnitude.is_some() && reading.word(next).len() > 1 || crate::extract::figure::money::is_sign(reading, next) {
        return None;
    }
    if reading.phrase(next, |meaning| matches!(meaning, crate::extract::figure::phrasebook::Meaning::Currency(_)).then_some(())).is_some() {
        return None;
    }
    let before = at.checked_sub(1);
    let counted = reading.is(next, Role::Counted);
    let firm = prefixed
        || before.is_some_and(|before| {
            reading.says_any(before, &["in", "since", "during", "until", "till", "before", "after", "circa", "between"])
        });
    let loose =
        before.is_some_and(|before| reading.is(before, Role::Yearly) || reading.is(before, Role::Part) || reading.says(before, "fiscal"));
    if firm {
        // "in 2000 homes"
        return (!counted || reading.is_capitalised(at - 1) || year > 2000).then_some((at + 1, year));
    }
    if year < 1900 && !loose || counted {
        return None;
    }
    if before.is_some_and(|before| {
        !loose && fields::bound_before(reading, at).is_some()
            || reading.says(before, "to") && reading.before(before).is(Role::Change)
            || reading.is(before, Role::Cue)
            || reading.says_any(before, &["by", "than", "#", "no"]) && !loose
    }) {
        return None;
    }
    Some((at + 1, year))
}

/// "in ’08", "since '98".
pub fn short_year(reading: &Reading, at: usize) -> Option<(usize, i16)> {
    let quote = matches!(reading.word(at), "’" | "‘" | "'") && !reading.glued(at) && reading.glued(at + 1);
    let led = reading.said_any(at, &["in", "since", "by", "until", "of", "from", "before", "after"]);
    let short: i16 =
        reading.digits(at + 1).filter(|digits| digits.len() == 2 && quote && led && !digits_go_on(reading, at + 1))?.parse().ok()?;
    Some((at + 2, century(short)))
}

/// A year right behind a month or quarter: "2016", ", 2016", "of 2016", "'16", "last year".
pub fn year_behind(reading: &Reading, at: usize) -> Option<(usize, i16)> {
    let skip = usize::from(reading.word(at) == ",") + usize::from(reading.says_any(at, &["of", "in"]));
    let here = at + skip;
    if matches!(reading.word(here), "'" | "’" | "‘") && reading.glued(here + 1) {
        let short: i16 = reading.digits(here + 1).filter(|digits| digits.len() == 2)?.parse().ok()?;
        return Some((here + 2, century(short)));
    }
    let digits = reading.digits(here).filter(|digits| digits.len() == 4 && !digits_go_on(reading, here))?;
    let year: i16 = digits.parse().ok().filter(|year| (1000..2200).contains(year))?;
    let spoken_for = skip == 0
        && (quantity::unit_at(reading, here + 1).is_some_and(|(_, unit)| unit.kind != FigureKind::Duration)
            || reading.is(here + 1, Role::Counted) && !(1900..2100).contains(&year));
    (!spoken_for).then_some((here + 1, year))
}

/// The year of two digits: those below 70 are of this century.
pub fn century(short: i16) -> i16 {
    if short < 70 { 2000 + short } else { 1900 + short }
}
