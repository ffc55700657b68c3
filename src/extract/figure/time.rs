//! Times of day: "9.30am", "5pm", "5:30 p.m.", "14:30 GMT".

use jiff::civil::Time;

use crate::extract::figure::amount::touched;
use crate::extract::figure::draft::Draft;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{FigureKind, Value};

const ZONES: &[&str] = &[
    "GMT", "BST", "UTC", "CET", "CEST", "EST", "EDT", "ET", "CT", "CST", "CDT", "MT", "PT", "PST", "PDT", "HKT", "SGT", "JST", "IST",
    "AEST", "AEDT",
];

/// The time that starts at a token.
pub fn at<'a>(reading: &Reading<'a>, first: usize) -> Option<Draft<'a>> {
    let digits = reading.digits(first).filter(|digits| digits.len() <= 2 && !touched(reading, first))?;
    let hour: i8 = digits.parse().ok().filter(|hour| (0..=24).contains(hour))?;
    let (mut end, mut minute, mut colon) = (first + 1, 0i8, false);
    if matches!(reading.word(end), ":" | ".") && reading.glued(end) && reading.glued(end + 1) {
        let digits = reading.digits(end + 1).filter(|digits| digits.len() == 2)?;
        minute = digits.parse().ok().filter(|minute| (0..60).contains(minute))?;
        colon = reading.word(end) == ":";
        end += 2;
        // Seconds: "17:49:19".
        if reading.word(end) == ":" && reading.glued(end) && reading.digits(end + 1).is_some() {
            end += 2;
        }
    }
    let half = half_of_day(reading, end);
    let zone = |at: usize| usize::from(ZONES.contains(&reading.word(at)));
    let hour = match half {
        Some((_, afternoon)) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) if hour > 12 || hour == 0 => hour,
        Some(_) => return None,
        None if colon && digits.len() <= 2 && hour < 24 && !ratio(reading, first) => hour,
        None if minute == 0 && end == first + 1 || !colon => return None,
        None => return None,
    };
    let end = half.map_or(end, |(end, _)| end);
    let end = end + zone(end);
    let time = Time::new(hour % 24, minute, 0, 0).ok()?;
    Some(Draft::new(first, end, FigureKind::Time, Value::Clock(time)))
}

/// "3:1" and "2:10" of ratios and scores have words that say so.
fn ratio(reading: &Reading, first: usize) -> bool {
    reading.digits(first + 2).is_some_and(|digits| digits.len() != 2)
        || (first.saturating_sub(4)..first).any(|at| reading.says_any(at, &["ratio", "split", "odds", "leverage", "chapter", "verse"]))
}

/// "am", "p.m.": the token after it, and whether it is after noon.
fn half_of_day(reading: &Reading, at: usize) -> Option<(usize, bool)> {
    match reading.word(at) {
        "am" | "AM" | "Am" => Some((at + 1, false)),
        "pm" | "PM" | "Pm" => Some((at + 1, true)),
        "a" | "A" | "p" | "P" => {
            let dotted = reading.word(at + 1) == "." && reading.says(at + 2, "m") && reading.glued(at + 1) && reading.glued(at + 2);
            let stop = usize::from(reading.word(at + 3) == "." && reading.glued(at + 3));
            dotted.then(|| (at + 3 + stop, reading.says(at, "p")))
        }
        _ => None,
    }
}
