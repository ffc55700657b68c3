//! Named parts of years and runs of them: quarters, halves, fiscal years, decades, centuries.

use crate::extract::figure::amount::touched;
use crate::extract::figure::date::Frame;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::Moment;
use crate::extract::figure::year::{century, digits_go_on, year_behind};
use crate::extract::figure::{calendar, relative};

/// Quarters, halves, fiscal years, decades and centuries: the token after, and the moment where it can be told.
pub fn period(reading: &Reading, first: usize, frame: Frame) -> Option<(usize, Option<Moment>)> {
    quarter(reading, first, frame).or_else(|| fiscal(reading, first)).or_else(|| decade(reading, first))
}

/// A part of a year by its number: 1–4 for quarters, 1–2 for halves.
#[derive(Clone, Copy)]
enum Part {
    Quarter(i8),
    Half(i8),
}

/// "Q3 2024", "3Q24", "2024-Q3", "H1", "third quarter of 2024", "second-quarter", "first half".
fn quarter(reading: &Reading, first: usize, frame: Frame) -> Option<(usize, Option<Moment>)> {
    let lettered = |letter: &str, number: i8| match (letter, number) {
        ("Q" | "q", 1..=4) => Some(Part::Quarter(number)),
        ("H" | "h", 1..=2) => Some(Part::Half(number)),
        _ => None,
    };
    let small = |at: usize| reading.digits(at).filter(|digits| digits.len() == 1).and_then(|digits| digits.parse::<i8>().ok());
    // "2016 Q3", "2024-Q3"
    if let Some(digits) = reading.digits(first).filter(|digits| digits.len() == 4 && !touched(reading, first)) {
        let joint = usize::from(reading.is_hyphen(first + 1));
        let letter = first + 1 + joint;
        if let Some(part) =
            small(letter + 1).filter(|_| reading.glued(letter + 1)).and_then(|number| lettered(reading.word(letter), number))
        {
            return Some((letter + 2, Some(moment(part, digits.parse().ok()?))));
        }
    }
    let (mut end, part, adjective) = if let Some(part) = small(first + 1)
        .filter(|_| reading.glued(first + 1) && !touched(reading, first))
        .and_then(|number| lettered(reading.word(first), number))
    {
        (first + 2, part, false)
    } else if let Some(part) = small(first)
        .filter(|_| reading.glued(first + 1) && !touched(reading, first))
        .and_then(|number| lettered(reading.word(first + 1), number))
    {
        // "3Q24" but not "3Qx"
        (first + 2, part, false)
    } else {
        let article = usize::from(reading.says(first, "the"));
        let here = first + article;
        let number = match reading.entry(here).ordinal {
            Some(number) => i8::try_from(number).ok()?,
            None => match small(here) {
                Some(number) if reading.glued(here + 1) && reading.says_any(here + 1, &["st", "nd", "rd", "th"]) => number,
                _ => return None,
            },
        };
        let after = here + if reading.digits(here).is_some() { 2 } else { 1 };
        let fiscal = usize::from(reading.says_any(after, &["fiscal", "financial"]));
        let noun = after + fiscal + usize::from(reading.is_hyphen(after));
        let part = if reading.says(noun, "quarter") && number <= 4 {
            Part::Quarter(number)
        } else if reading.says(noun, "half") && number <= 2 && !reading.is_hyphen(noun + 1) {
            Part::Half(number)
        } else {
            return None;
        };
        if fiscal > 0 || reading.said_any(first, &["fiscal"]) {
            let end = year_behind(reading, noun + 1).map_or(noun + 1, |(end, _)| end);
            return Some((end, None));
        }
        // "first half" of a match, "first-half goals"
        if matches!(part, Part::Half(_))
            && article == 0
            && !reading.is_hyphen(after)
            && !reading.said_any(first, &["in", "for", "during", "of", "and", "its", "the", "our", "their"])
            && year_behind(reading, noun + 1).is_none()
        {
            return None;
        }
        (noun + 1, part, true)
    };
    if !adjective && reading.glued(end) && reading.is_word(end) {
        return None;
    }
    // The year behind: "Q3 2024", "Q3'24", "Q3 FY24", "3Q24", "third quarter of last year".
    let fiscal = usize::from(reading.says_any(end, &["of"]))
        + usize::from(reading.says_any(end + usize::from(reading.says(end, "of")), &["fiscal", "FY"]));
    if reading.says_any(end + fiscal.saturating_sub(1), &["fiscal", "FY"])
        && fiscal > 0
        && let Some(digits) = reading.digits(end + fiscal)
    {
        let year: i16 = digits.parse().ok()?;
        let _ = year;
        return Some((end + fiscal + 1, None));
    }
    if let Some((after, year)) = year_behind(reading, end) {
        return Some((after, Some(moment(part, year))));
    }
    if !adjective && let Some(short) = reading.digits(end).filter(|digits| digits.len() == 2 && reading.glued(end)) {
        return Some((end + 1, Some(moment(part, century(short.parse().ok()?)))));
    }
    if !adjective
        && reading.is_hyphen(end)
        && let Some(digits) = reading.digits(end + 1).filter(|digits| digits.len() == 4)
    {
        return Some((end + 2, Some(moment(part, digits.parse().ok()?))));
    }
    let of = usize::from(reading.says_any(end, &["of", "in"]));
    let the = usize::from(reading.says(end + of, "the"));
    let here = end + of + the;
    let today = frame.today;
    if reading.says_any(here + 1, &["year"]) || reading.says(here, "year") && the > 0 && of > 0 {
        let by = if reading.is(here, Role::Last) {
            Some(-1)
        } else if reading.is(here, Role::Next) {
            Some(1)
        } else if reading.is(here, Role::This) || reading.says(here, "year") {
            Some(0)
        } else {
            None
        };
        if let Some(by) = by {
            end = if reading.says(here, "year") { here + 1 } else { here + 2 };
            return Some((end, today.map(|today| moment(part, today.year() + by))));
        }
    }
    // Without a year: the latest that has begun, or the next to end where the verbs look ahead.
    let ahead = relative::tense(reading, first) == Some(relative::Tense::Future);
    let found = today.map(|today| {
        let (number, count) = match part {
            Part::Quarter(number) => (number, calendar::quarter(today.month())),
            Part::Half(number) => (number, if today.month() > 6 { 2 } else { 1 }),
        };
        let year = match ahead {
            true if number < count => today.year() + 1,
            false if number > count => today.year() - 1,
            _ => today.year(),
        };
        moment(part, year)
    });
    Some((end, found))
}

fn moment(part: Part, year: i16) -> Moment {
    match part {
        Part::Quarter(number) => Moment::Quarter(year, number),
        Part::Half(number) => Moment::Half(year, number),
    }
}

/// "FY2025", "FY25", "fiscal 2024", "financial year 2024", "fiscal year 2023/24".
fn fiscal(reading: &Reading, first: usize) -> Option<(usize, Option<Moment>)> {
    let glued = reading.says(first, "FY");
    let spoken = reading.says_any(first, &["fiscal", "financial"]);
    if !glued && !spoken {
        return None;
    }
    let year = usize::from(spoken && reading.says_any(first + 1, &["year"]));
    let at = first + 1 + year + usize::from(matches!(reading.word(first + 1 + year), "'" | "’"));
    let digits = reading
        .digits(at)
        .filter(|digits| digits.len() == 4 || digits.len() == 2 && glued || digits.len() == 2 && at > first + 1 + year)?;
    let number: i16 = digits.parse().ok()?;
    let number = if digits.len() == 2 { century(number) } else { number };
    // "FY2024/25" ends in 2025.
    if matches!(reading.word(at + 1), "/" | "-" | "–")
        && reading.glued(at + 1)
        && reading.glued(at + 2)
        && reading.digits(at + 2).is_some_and(|next| matches!(next.len(), 2 | 4))
    {
        return Some((at + 3, Some(Moment::FiscalYear(number.checked_add(1)?))));
    }
    if spoken && year == 0 && digits_go_on(reading, at) {
        return None;
    }
    Some((at + 1, Some(Moment::FiscalYear(number))))
}

/// "the 1990s", "1990's", "the '90s", "the 19th century".
fn decade(reading: &Reading, first: usize) -> Option<(usize, Option<Moment>)> {
    let article = usize::from(reading.says(first, "the"));
    let quote = usize::from(matches!(reading.word(first + article), "'" | "’" | "‘"));
    let at = first + article + quote;
    if let Some(digits) =
        reading.digits(at).filter(|digits| digits.ends_with('0') && (digits.len() == 4 || digits.len() == 2 && (quote > 0 || article > 0)))
    {
        let ending = reading.glued(at + 1) && matches!(reading.word(at + 1), "s" | "'s" | "’s")
            || matches!(reading.word(at + 1), "'" | "’") && reading.word(at + 2) == "s" && reading.glued(at + 2);
        let prefixed = at >= 2 && reading.is_hyphen(at - 1) && reading.says_any(at - 2, &["mid", "early", "late", "pre", "post"]);
        if ending && (quote > 0 || prefixed || !touched(reading, at)) {
            let number: i16 = digits.parse().ok()?;
            let year = if digits.len() == 2 { if number < 30 { 2000 + number } else { 1900 + number } } else { number };
            let end = at + if matches!(reading.word(at + 1), "'" | "’") { 3 } else { 2 };
            return (1000..2100).contains(&year).then_some((end, Some(Moment::Decade(year))));
        }
    }
    None
}

/// "the 19th century", "21st-century": the token after, and the first year.
pub fn hundred_years(reading: &Reading, first: usize) -> Option<(usize, i16)> {
    let (number, after): (i16, usize) = match reading.digits(first).filter(|digits| digits.len() <= 2) {
        Some(digits) if reading.glued(first + 1) && reading.says_any(first + 1, &["st", "nd", "rd", "th"]) => {
            (digits.parse().ok()?, first + 2)
        }
        Some(_) => return None,
        None => (reading.entry(first).ordinal?.try_into().ok()?, first + 1),
    };
    let noun = after + usize::from(reading.is_hyphen(after));
    let capital = reading.is_capitalised(noun) && reading.is_capitalised(noun + 1);
    ((1..=21).contains(&number) && reading.says(noun, "century") && !capital).then(|| (noun + 1, (number - 1) * 100))
}
