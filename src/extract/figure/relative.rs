//! Dates told from the article's own day: "today", "last November", "this quarter", "on Monday", "two years ago",
//! "the end of the year", "year to 31 March". Without that day they are found and given no value.
//!
//! A bare weekday is that day or one of the six before, unless a verb in front of it looks ahead. A week runs from
//! Monday to Sunday.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use crate::extract::figure::calendar::{self, Partial};
use crate::extract::figure::date::Frame;
use crate::extract::figure::draft::Draft;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Figure, FigureKind, Modifier, Moment, Value};
use crate::extract::figure::{date, numeral, quantity};
use crate::extract::token::TokenKind;

/// The relative date that starts at a token.
pub fn at<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let entry = reading.entry(first);
    let day = |end: usize, shift: i32| {
        let value =
            frame.today.and_then(|today| calendar::shift(today, shift)).map_or(Value::Unknown, |date| Value::When(Moment::Day(date)));
        Some(Draft::new(first, end, FigureKind::Date, value))
    };
    if entry.is(Role::Today) {
        return if nowadays(reading, first) { None } else { day(first + 1, 0) };
    }
    if entry.is(Role::Yesterday) {
        return day(first + 1, -1);
    }
    if entry.is(Role::Tomorrow) && !reading.is_hyphen(first + 1) {
        return day(first + 1, 1);
    }
    ago(reading, first, frame)
        .or_else(|| year_earlier(reading, first, frame))
        .or_else(|| shifted(reading, first, frame))
        .or_else(|| season(reading, first, frame))
        .or_else(|| of_the_year(reading, first, frame))
        .or_else(|| the_weekend(reading, first, frame))
}

/// Whether "today" means these times, not this day: nothing near it happened or will happen.
fn nowadays(reading: &Reading, at: usize) -> bool {
    let possessive = reading.token(at + 1).is_some_and(|token| token.kind == TokenKind::Clitic);
    let near = (at.saturating_sub(5).max(reading.first)..at + 6).any(|near| near != at && verb(reading, near).is_some());
    let said = reading.says_any(at + 1, &["announces", "launches", "says", "reports", "unveils", "is", "at"])
        || reading.said_any(at, &["out", "later", "earlier"])
        || reading.says(at, "tonight");
    !(possessive || near || said && !reading.said_any(at, &["have", "has"]))
}

/// "Monday", "Friday the 22nd".
pub fn weekday<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let day = reading.entry(first).weekday;
    let word = reading.word(first);
    // "Sun" and "Mon" alone are other things; "Black Friday" is a sale.
    let named = reading
        .said_any(first, &["Black", "Good", "Cyber", "Super", "Giving", "Ash", "Easter", "Fat", "Shrove", "Bloody", "Palm", "Sheffield"]);
    let any = reading.said_any(first, &["a", "an", "every", "each", "any"]);
    if day == 0
        || word.len() < 6
        || named
        || any
        || !reading.is_capitalised(first)
            && !matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
    {
        return None;
    }
    let ahead = tense(reading, first) == Some(Tense::Future) && !reading.said_any(first, &["since", "last"]);
    let value = frame.today.and_then(|today| if ahead { calendar::on_or_after(today, day) } else { calendar::on_or_before(today, day) });
    let value = value.map_or(Value::Unknown, |date| Value::When(Moment::Day(date)));
    Some(Draft::new(first, first + 1, FigureKind::Date, value))
}

/// Which way from the article's day the verbs near a date point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "fell in March", "since March".
    Past,
    /// "will open in March", "until March".
    Future,
}

/// The tense of the clause that a token stands in, by the nearest verb: first to its left, then to its right.
pub fn tense(reading: &Reading, first: usize) -> Option<Tense> {
    let start = first.saturating_sub(14).max(reading.first);
    let edge = |at: usize| matches!(reading.word(at), ";" | "." | "(" | ")" | "—" | "“" | "”" | "\"");
    if reading.said_any(first, &["as"]) && reading.says(first.saturating_sub(2), "recently") {
        return Some(Tense::Past);
    }
    // "closed from Monday" looks ahead, "ran from Monday to Friday" need not.
    if reading.said_any(first, &["from"]) && reading.entry(first).weekday != 0 && !reading.says_any(first + 1, &["to", "until", "through"])
    {
        return Some(Tense::Future);
    }
    let until = reading.said_any(first, &["until", "till"]);
    for at in (start..first).rev().skip(usize::from(until)) {
        if let Some(tense) = verb(reading, at) {
            // "the offer was extended until March", "the arm she headed until March": either way.
            return if until && tense == Tense::Past { None } else { Some(tense) };
        }
        if edge(at) {
            break;
        }
    }
    if until {
        return Some(Tense::Future);
    }
    (first + 1..first + 12).take_while(|&at| !edge(at)).find_map(|at| verb(reading, at))
}

/// The tense of a word, if it is a verb that shows one. "will be finished" looks ahead though "finished" looks back.
fn verb(reading: &Reading, at: usize) -> Option<Tense> {
    // "may have won", "could have been": behind us.
    if is_perfect(reading, at) {
        return Some(Tense::Past);
    }
    // "had set aside" is behind us, "is set to open" is not.
    let settled = reading.says(at, "set") && !reading.says_any(at + 1, &["to", "for"]);
    if reading.is(at, Role::Future) && !reading.is_capitalised(at) && !settled {
        return Some(Tense::Future);
    }
    if reading.is(at, Role::Scheduled) {
        return Some(Tense::Future);
    }
    let word = reading.word(at);
    let regular = reading.is_lower(at) && word.len() > 4 && word.ends_with("ed") && !reading.is_hyphen(at + 1);
    if !regular && !reading.is(at, Role::Past) {
        return None;
    }
    let future = |at: usize| reading.is(at, Role::Future) && !reading.is_capitalised(at) && !is_perfect(reading, at);
    let ahead = (1..4).any(|back| at.checked_sub(back).is_some_and(future));
    // "is located", "are faced": a state of now.
    let state = regular && reading.said_any(at, &["is", "are", "be", "being"]);
    match (ahead, state) {
        (true, _) => Some(Tense::Future),
        (false, true) => None,
        (false, false) => Some(Tense::Past),
    }
}

/// "may have won", but not "would have to declare".
fn is_perfect(reading: &Reading, at: usize) -> bool {
    reading.says_any(at, &["may", "might", "could", "would", "should"]) && reading.says(at + 1, "have") && !reading.says(at + 2, "to")
}

/// "two years ago", "a week earlier", "three months from now".
pub fn ago<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let (end, count) = if reading.says_any(first, &["a", "an"]) {
        (first + 1, Some(1))
    } else {
        let numeral = numeral::at(reading, first)?;
        (numeral.end, numeral.value.to_i32().filter(|count| rust_decimal::Decimal::from(*count) == numeral.value))
    };
    let (after, unit) = quantity::unit_at(reading, end).filter(|(_, unit)| unit.kind == FigureKind::Duration)?;
    let back = reading.says(after, "ago");
    let earlier = reading.says_any(after, &["earlier", "before"]) && first < end && count == Some(1);
    let hence = reading.says(after, "hence") || reading.says(after, "from") && reading.says_any(after + 1, &["now", "today"]);
    if !back && !hence && !earlier {
        return None;
    }
    let end = after + if reading.says(after, "from") { 2 } else { 1 };
    let signed = count.and_then(|count| count.checked_mul(if hence { 1 } else { -1 })).filter(|count| count.abs() < 20_000);
    let value = frame.today.zip(signed).and_then(|(today, count)| {
        Some(match &*unit.name {
            "day" => Value::When(Moment::Day(calendar::shift(today, count)?)),
            "week" | "fortnight" => {
                let weeks = if &*unit.name == "week" { 7 } else { 14 };
                week(calendar::shift(today, count.checked_mul(weeks)?)?)?
            }
            "month" => {
                let (year, month) = calendar::shift_month(today.year(), today.month(), count)?;
                Value::When(Moment::Month(year, month))
            }
            "quarter" => {
                let (year, quarter) = calendar::shift_quarter(today.year(), calendar::quarter(today.month()), count)?;
                Value::When(Moment::Quarter(year, quarter))
            }
            "year" => Value::When(Moment::Year(today.year().checked_add(i16::try_from(count).ok()?)?)),
            "decade" => {
                let year = today.year().checked_add(i16::try_from(count.checked_mul(10)?).ok()?)?;
                Value::When(Moment::Decade(year - year.rem_euclid(10)))
            }
            _ => return None,
        })
    });
    Some(Draft::new(first, end, FigureKind::Date, value.filter(valid).unwrap_or(Value::Unknown)))
}

/// "year-earlier", "year-ago".
fn year_earlier<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    if !reading.says(first, "year") || !reading.is_hyphen(first + 1) || !reading.says_any(first + 2, &["earlier", "ago"]) {
        return None;
    }
    let value = frame.today.map_or(Value::Unknown, |today| Value::When(Moment::Year(today.year() - 1)));
    Some(Draft::new(first, first + 3, FigureKind::Date, value))
}

/// Ties "a year earlier" to the time that its sentence speaks of: a year before that quarter, half, month or year.
pub fn tie(reading: &Reading, figures: &mut [Figure], places: &[(usize, usize)]) {
    for index in 0..figures.len() {
        let Some(&(first, end)) = places.get(index) else { return };
        let year =
            (first..end).any(|at| reading.says(at, "year")) && reading.says_any(end.saturating_sub(1), &["earlier", "ago", "before"]);
        let single = !(first..end).any(|at| reading.digits(at).is_some() || reading.entry(at).cardinal.is_some());
        if !year || !single {
            continue;
        }
        let spoken = figures.iter().take(index).rev().take(8).find_map(|figure| match figure.value {
            Value::When(Moment::Quarter(year, quarter)) => Some(Moment::Quarter(year - 1, quarter)),
            Value::When(Moment::Half(year, half)) => Some(Moment::Half(year - 1, half)),
            Value::When(Moment::Month(year, month)) => Some(Moment::Month(year - 1, month)),
            Value::When(Moment::Year(year)) => Some(Moment::Year(year - 1)),
            _ => None,
        });
        if let (Some(figure), Some(moment)) = (figures.get_mut(index), spoken) {
            figure.value = Value::When(moment);
        }
    }
}

/// "over the weekend", "at the weekend": the last one, or the next where the verbs look ahead.
fn the_weekend<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let led = reading.said_any(first, &["over", "at", "on", "during", "for", "this"]);
    if !reading.says(first, "the") || !reading.says(first + 1, "weekend") || !led || reading.says(first + 2, "of") {
        return None;
    }
    let saturday = frame.today.and_then(|today| match tense(reading, first) {
        Some(Tense::Future) => calendar::on_or_after(today, 6),
        _ => calendar::on_or_before(today, 6),
    });
    let value = saturday.and_then(|day| Some(Value::Between(Moment::Day(day), Moment::Day(calendar::shift(day, 1)?))));
    Some(Draft::new(first, first + 2, FigureKind::DateRange, value.unwrap_or(Value::Unknown)))
}

/// Years outside the calendar have no value.
fn valid(value: &Value) -> bool {
    let fits = |moment: Moment| calendar::days(moment).is_some();
    match *value {
        Value::When(moment) => fits(moment),
        Value::Between(low, high) => fits(low) && fits(high),
        _ => true,
    }
}

/// The week of a day, Monday to Sunday.
fn week(day: Date) -> Option<Value> {
    let monday = calendar::monday(day)?;
    Some(Value::Between(Moment::Day(monday), Moment::Day(calendar::shift(monday, 6)?)))
}

/// "this week", "last November", "next Friday", "the current quarter", "last night", "this summer".
fn shifted<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let entry = reading.entry(first);
    let by = if entry.is(Role::This) {
        0
    } else if entry.is(Role::Last) {
        -1
    } else if entry.is(Role::Next) {
        1
    } else {
        return None;
    };
    let word = reading.word(first).to_ascii_lowercase();
    let fiscal = usize::from(reading.says_any(first + 1, &["fiscal", "financial", "calendar", "trading"]));
    let at = first + 1 + fiscal;
    let noun = reading.word(at).to_ascii_lowercase();
    let today = frame.today;
    let end = at + 1;
    let made = |kind: FigureKind, end: usize, value: Option<Value>| {
        Some(Draft::new(first, end, kind, value.filter(valid).unwrap_or(Value::Unknown)))
    };
    // "over the past year" counts a year back from the day; "last year" is the year before.
    let running = matches!(word.as_str(), "past" | "coming" | "following");
    let next = reading.entry(at);
    match noun.as_str() {
        "week" | "month" | "quarter" | "year" | "decade" | "century" if running => {
            let (end, unit) = quantity::unit_at(reading, at)?;
            let draft = Draft::new(at, end, FigureKind::Duration, Value::Number(rust_decimal::Decimal::ONE));
            Some(Draft { in_words: true, ..draft.with_unit(&unit.name) })
        }
        "week" => made(FigureKind::DateRange, end, today.and_then(|today| week(calendar::shift(today, by * 7)?))),
        "weekend" => {
            let days = today.and_then(|today| {
                let saturday = calendar::shift(calendar::monday(calendar::shift(today, by * 7)?)?, 5)?;
                Some(Value::Between(Moment::Day(saturday), Moment::Day(calendar::shift(saturday, 1)?)))
            });
            made(FigureKind::DateRange, end, days)
        }
        "month" => made(
            FigureKind::Date,
            end,
            today
                .and_then(|today| calendar::shift_month(today.year(), today.month(), by))
                .map(|(year, month)| Value::When(Moment::Month(year, month))),
        ),
        "quarter" => made(
            FigureKind::Date,
            end,
            today
                .filter(|_| fiscal == 0)
                .and_then(|today| calendar::shift_quarter(today.year(), calendar::quarter(today.month()), by))
                .map(|(year, quarter)| Value::When(Moment::Quarter(year, quarter))),
        ),
        "year" if fiscal > 0 && !reading.says(first + 1, "calendar") => made(FigureKind::Date, end, None),
        "year" => made(
            FigureKind::Date,
            end,
            today.and_then(|today| today.year().checked_add(i16::try_from(by).ok()?)).map(|year| Value::When(Moment::Year(year))),
        ),
        "decade" if !running => made(
            FigureKind::Date,
            end,
            today.and_then(|today| {
                let year = today.year().checked_add(i16::try_from(by).ok()? * 10)?;
                Some(Value::When(Moment::Decade(year - year.rem_euclid(10))))
            }),
        ),
        "morning" | "afternoon" | "evening" | "night" | "lunchtime" if by <= 0 => {
            made(FigureKind::Date, end, today.and_then(|today| Some(Value::When(Moment::Day(calendar::shift(today, by)?)))))
        }
        _ if next.weekday != 0 && noun.len() >= 6 => {
            let date = today.and_then(|today| match by {
                0 => calendar::shift(calendar::monday(today)?, i32::from(next.weekday) - 1),
                -1 => calendar::on_or_before(calendar::shift(today, -1)?, next.weekday),
                _ => calendar::on_or_after(calendar::shift(today, 1)?, next.weekday),
            });
            made(FigureKind::Date, end, date.map(|date| Value::When(Moment::Day(date))))
        }
        _ if next.month != 0 && (reading.is_capitalised(at) || noun.len() > 3) => {
            // "last 31 March" is rare; "last March 5" is a day.
            let (end, month) = date::month_word(reading, at)?;
            let year = today.map(|today| match by {
                0 => today.year(),
                -1 if month < today.month() => today.year(),
                -1 => today.year() - 1,
                _ if month > today.month() => today.year(),
                _ => today.year() + 1,
            });
            let day = reading
                .digits(end)
                .filter(|digits| digits.len() <= 2)
                .and_then(|digits| digits.parse::<i8>().ok())
                .filter(|day| (1..=31).contains(day));
            let partial = Partial { year, month: Some(month), day };
            made(FigureKind::Date, end + usize::from(day.is_some()), year.and_then(|_| partial.resolve(None)).map(Value::When))
        }
        _ if next.season != 0 && noun != "fall" => {
            made(FigureKind::DateRange, end, today.and_then(|today| of_season(next.season, season_year(next.season, by, today))))
        }
        _ => None,
    }
}

fn season_year(season: i8, by: i32, today: Date) -> i16 {
    // The season that the day is in, or the last before it.
    let starts = i32::from(season) * 3;
    let begun = i32::from(today.month()) >= starts;
    match by {
        0 => today.year(),
        -1 if begun && i32::from(today.month()) >= starts + 3 => today.year(),
        -1 => today.year() - 1,
        _ if begun => today.year() + 1,
        _ => today.year(),
    }
}

/// The months of a season of the north.
fn of_season(season: i8, year: i16) -> Option<Value> {
    let first = season.checked_mul(3)?;
    let (end_year, end) = calendar::shift_month(year, first, 2)?;
    Some(Value::Between(Moment::Month(year, first), Moment::Month(end_year, end)))
}

/// "summer 2024", "the spring of 2023".
fn season<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let season = reading.entry(first).season;
    if season == 0 {
        return None;
    }
    let article = reading.said_any(first, &["the"])
        && first
            .checked_sub(2)
            .is_some_and(|at| reading.says_any(at, &["by", "in", "until", "since", "during", "over", "before", "after"]));
    let bare = first + 1 >= reading.end || !reading.is_word(first + 1) || reading.is(first + 1, Role::Stop);
    if article && bare && !reading.says(first, "fall") && !reading.says(first + 1, "of") {
        let value = frame.today.and_then(|today| {
            let by = match tense(reading, first) {
                Some(Tense::Past) => -1,
                _ => 1,
            };
            let this = of_season(season, today.year());
            let inside = this.is_some_and(|value| matches!(value, Value::Between(low, high) if calendar::days(low).zip(calendar::days(high)).is_some_and(|((low, _), (_, high))| low <= today && today <= high)));
            if inside { this } else { of_season(season, season_year(season, by, today)) }
        });
        return Some(Draft::new(first, first + 1, FigureKind::DateRange, value.unwrap_or(Value::Unknown)));
    }
    let at = first + 1 + usize::from(reading.says(first + 1, "of"));
    let year: i16 = reading.digits(at).filter(|digits| digits.len() == 4)?.parse().ok().filter(|year| (1500..2200).contains(year))?;
    Some(Draft::new(first, at + 1, FigureKind::DateRange, of_season(season, year)?))
}

/// "the end of the year", "year-end", "later in the year", "the rest of the month".
fn of_the_year<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    // "by year-end"
    if reading.says(first, "year")
        && reading.says(first + 1 + usize::from(reading.is_hyphen(first + 1)), "end")
        && !reading.says(first + 2, "results")
    {
        let value = frame.today.map_or(Value::Unknown, |today| Value::When(Moment::Year(today.year())));
        let end = first + 2 + usize::from(reading.is_hyphen(first + 1));
        return Some(Draft { moment: Some(Modifier::End), ..Draft::new(first, end, FigureKind::Date, value) });
    }
    let part = reading.entry(first).is(Role::Part) || reading.says(first, "rest") || reading.says(first, "remainder");
    if !part {
        return None;
    }
    let joint = reading.says_any(first + 1, &["of", "in"]) && reading.says(first + 2, "the");
    let at = first + 3;
    if !joint {
        return None;
    }
    let moment = |today: Date| {
        Some(match reading.word(at) {
            "year" => Moment::Year(today.year()),
            "quarter" => Moment::Quarter(today.year(), calendar::quarter(today.month())),
            "month" => Moment::Month(today.year(), today.month()),
            "decade" => Moment::Decade(today.year() - today.year().rem_euclid(10)),
            _ => return None,
        })
    };
    if !reading.says_any(at, &["year", "quarter", "month", "decade"]) {
        return None;
    }
    let modifier = match reading.word(first).to_ascii_lowercase().as_str() {
        "end" | "close" => Some(Modifier::End),
        "start" | "beginning" => Some(Modifier::Start),
        "later" | "late" => Some(Modifier::Late),
        "earlier" | "early" => Some(Modifier::Early),
        "middle" => Some(Modifier::Mid),
        _ => None,
    };
    let value = frame.today.and_then(moment).map_or(Value::Unknown, Value::When);
    Some(Draft { moment: modifier, ..Draft::new(first, at + 1, FigureKind::Date, value) })
}
