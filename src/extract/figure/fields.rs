//! What stands around a figure and is not of its span: bounds, rates, counted nouns, parts of dates.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use crate::extract::figure::calendar;
use crate::extract::figure::date;
use crate::extract::figure::draft::Draft;
use crate::extract::figure::number;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::quantity;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Approx, Figure, FigureKind};

/// Words before "over" that make it the bound of a duration rather than the time something takes.
const LASTING: &[&str] =
    &["for", "just", "well", "a", "of", "lasts", "lasted", "lasting", "took", "takes", "taken", "is", "was", "after", "in"];

/// A draft with its fields, as a figure of the text.
pub fn finish(reading: &Reading, draft: &Draft, today: Option<Date>) -> Option<Figure> {
    let span = reading.span(draft.first, draft.end)?;
    let dated = draft.kind.is_date();
    // "the past two decades" is no bound; nor is "£5m over five years", unlike "for over five years".
    let past = draft.kind == FigureKind::Duration
        && (reading.said_any(draft.first, &["past"])
            || reading.said_any(draft.first, &["over"]) && !draft.first.checked_sub(1).is_some_and(|over| reading.said_any(over, LASTING)));
    let approx =
        draft.approx.or_else(|| if past { None } else { bound_before(reading, draft.first) }).or_else(|| bound_behind(reading, draft.end));
    let noun = (draft.kind == FigureKind::Number).then(|| number::noun(reading, draft.end)).flatten();
    Some(Figure {
        span,
        kind: draft.kind,
        value: draft.value,
        unit: draft.unit.map(str::to_owned),
        unit_evidence: draft.evidence,
        approx: approx.filter(|_| !dated),
        per: if dated { None } else { rate(reading, draft.end) },
        noun: noun.and_then(|(first, end)| reading.span(first, end)),
        measures: None,
        of: None,
        change: None,
        moment: draft.moment.or_else(|| if dated { date::modifier(reading, draft.first).map(|(_, modifier)| modifier) } else { None }),
        interval: interval(reading, draft, today),
        confidence: draft.confidence,
    })
}

/// The bound that ends right before a token: "more than", "just under", "up to". A determiner may stand between.
pub fn bound_before(reading: &Reading, first: usize) -> Option<Approx> {
    let mut last = first.checked_sub(1).filter(|&at| at >= reading.first)?;
    if reading.says_any(last, &["a", "an", "the", "just", "only"]) && last > reading.first {
        let plain = reading.book.bounds(reading.id(last)).iter().find(|(rest, _)| matches(reading, last, rest));
        if let Some((_, approx)) = plain {
            return Some(*approx);
        }
        // "under a €120m contract", "a row over the £5m loan": prepositions of what the figure describes.
        let digits = reading.word(first).starts_with(|c: char| !c.is_alphabetic());
        if digits
            && reading.says_any(last, &["a", "an", "the"])
            && reading.says_any(last - 1, &["under", "over", "about", "around", "above", "below"])
        {
            return None;
        }
        last -= 1;
    }
    // "ticked up to 8%" is no bound.
    let crept =
        ["ticked", "ticks", "edged", "edges", "inched", "crept", "creeping", "went", "goes", "gone", "moved", "shot", "nudged", "picked"];
    // "handed over 38 jets"
    if last > reading.first && reading.says(last, "over") && reading.says_any(last - 1, &["hand", "hands", "handed", "handing"]) {
        return None;
    }
    if last >= reading.first + 2 && reading.says(last, "to") && reading.says(last - 1, "up") && reading.says_any(last - 2, &crept) {
        return None;
    }
    reading.book.bounds(reading.id(last)).iter().find(|(rest, _)| matches(reading, last, rest)).map(|(_, approx)| *approx)
}

fn matches(reading: &Reading, last: usize, rest: &[u16]) -> bool {
    rest.iter().zip(1..).all(|(&id, back)| last.checked_sub(back).is_some_and(|at| reading.id(at) == id))
}

/// "or more", "or so", "at least" behind.
fn bound_behind(reading: &Reading, end: usize) -> Option<Approx> {
    match (reading.word(end), reading.word(end + 1)) {
        ("or", "more" | "above") => Some(Approx::AtLeast),
        ("or", "less" | "fewer" | "below" | "under") => Some(Approx::AtMost),
        ("or", "so") | ("or", "thereabouts") => Some(Approx::About),
        _ => None,
    }
}

/// What a rate counts by: "a year", "per share", "/hour", "an hour", "-a-share", "each", "annually".
fn rate(reading: &Reading, end: usize) -> Option<String> {
    let hyphen = usize::from(reading.is_hyphen(end));
    let at = end + hyphen;
    let per = reading.says_any(at, &["per", "a", "an", "every"]) || reading.word(at) == "/";
    if per {
        let next = at + 1 + usize::from(reading.is_hyphen(at + 1));
        if reading.says_any(next, &["annum"]) {
            return Some("year".into());
        }
        // "$4m a year earlier" is no rate.
        let dated =
            reading.is(next + 1, Role::Relative) || reading.says_any(next + 1, &["before", "after"]) && reading.says_any(at, &["a", "an"]);
        if dated {
            return None;
        }
        if let Some((_, unit)) = quantity::unit_at(reading, next).filter(|_| reading.word(next).len() > 1) {
            return Some(unit.name.to_string());
        }
        let word = reading.word(next);
        let known = [
            "share",
            "head",
            "person",
            "unit",
            "barrel",
            "user",
            "customer",
            "ticket",
            "seat",
            "night",
            "bottle",
            "item",
            "litre",
            "therm",
            "vehicle",
            "car",
            "member",
            "employee",
            "household",
            "ounce",
            "piece",
            "app",
            "download",
            "message",
            "employee",
            "student",
            "game",
            "transaction",
            "subscriber",
            "capita",
            "token",
            "megawatt",
            "pupil",
            "worker",
            "passenger",
            "order",
            "month",
        ];
        if reading.is_lower(next)
            && (reading.says(at, "per") || reading.word(at) == "/" || known.contains(&word))
            && (known.contains(&word) || reading.says(at, "per"))
        {
            return Some(word.to_owned());
        }
        return None;
    }
    match reading.word(at) {
        "annually" | "yearly" => Some("year".into()),
        "monthly" => Some("month".into()),
        "weekly" => Some("week".into()),
        "daily" => Some("day".into()),
        "hourly" => Some("hour".into()),
        "apiece" | "each" => Some("item".into()),
        _ => None,
    }
}

/// The days that a duration covers, where its words count from the article's own: "the next 12 months".
fn interval(reading: &Reading, draft: &Draft, today: Option<Date>) -> Option<(Date, Date)> {
    let (today, before) = (today?, draft.first.checked_sub(1)?);
    let ahead = reading.is(before, Role::Next);
    let back = reading.is(before, Role::Last);
    if draft.kind != FigureKind::Duration || !(ahead || back) {
        return None;
    }
    let count = draft.number().filter(rust_decimal::Decimal::is_integer)?.to_i32().filter(|count| (1..2000).contains(count))?;
    let (months, days) = match draft.unit? {
        "day" => (0, count),
        "week" => (0, count * 7),
        "month" => (count, 0),
        "quarter" => (count * 3, 0),
        "year" => (count * 12, 0),
        "decade" => (count * 120, 0),
        _ => return None,
    };
    let sign = if ahead { 1 } else { -1 };
    let other = calendar::shift(calendar::shift_months(today, months * sign)?, days * sign)?;
    Some(if ahead { (today, other) } else { (other, today) })
}
