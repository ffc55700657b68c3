//! Dates that name their day, month or year: "17 March 2016", "July 3rd", "2016-03-17", "mid-2025", "the 1990s",
//! "Q3 2024", "FY25", "between 2013 and 2018", "June 3–5". Dates told from the article's own day are in `relative`.
//!
//! A month and day without a year is the nearest to the article; all-digit dates are read by evidence (a part above
//! twelve, or another date of the text), else as the settings say, else left without a value.

use jiff::civil::Date;

use crate::extract::figure::amount::touched;
use crate::extract::figure::calendar::{self, Partial};
use crate::extract::figure::draft::Draft;
use crate::extract::figure::period::{hundred_years, period};
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::relative;
use crate::extract::figure::types::{DateOrder, FigureKind, Modifier, Moment, Value};
use crate::extract::figure::year::{century, digits_go_on, short_year, year, year_behind};
use crate::extract::token::TokenKind;

/// What dates are told by.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The article's own day.
    pub today: Option<Date>,
    /// How all-digit dates are read.
    pub order: DateOrder,
}

/// The date or range of dates that starts at a token.
pub fn at<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let draft = |end, value| Some(Draft::new(first, end, FigureKind::Date, value));
    if reading.digits(first).is_some_and(|digits| digits.len() != 4) && !leads_on(reading, first + 1) {
        return relative::ago(reading, first, frame);
    }
    if let Some((end, value)) = numeric(reading, first, frame) {
        return draft(end, value);
    }
    if let Some(found) = days_of_month(reading, first, frame).or_else(|| accounts(reading, first, frame)) {
        return Some(found);
    }
    if let Some((end, hundred)) = hundred_years(reading, first) {
        let years = Value::Between(Moment::Year(hundred), Moment::Year(hundred + 99));
        return Some(Draft::new(first, end, FigureKind::DateRange, years));
    }
    if let Some((end, moment)) = period(reading, first, frame) {
        return match until(reading, end, |at| period(reading, at, frame)) {
            Some((end, high)) => range(first, end, moment, high),
            None => draft(end, moment.map_or(Value::Unknown, Value::When)),
        };
    }
    let (start, weekday) = match weekday(reading, first) {
        Some((after, day)) => (after, Some(day)),
        None => (first, None),
    };
    if let Some((end, partial)) = day_and_month(reading, start).or_else(|| month(reading, start).filter(|_| weekday.is_none())) {
        if let Some(found) = span_of_days(reading, first, end, partial, frame) {
            return Some(found);
        }
        let partial = partial.looking(frame.today, relative::tense(reading, first));
        let value = partial.resolve(frame.today).map_or(Value::Unknown, Value::When);
        return draft(end, value);
    }
    // "Friday the 22nd", "Monday 15"
    if weekday.is_some()
        && let Some(found) = relative::weekday(reading, first, frame)
    {
        return Some(found);
    }
    if let Some((end, year)) = year(reading, first).or_else(|| short_year(reading, first)) {
        return Some(years(reading, first, end, year));
    }
    relative::at(reading, first, frame)
}

/// Whether what stands behind the number of a day, quarter or hour leads on to a date; only four digits need nothing.
fn leads_on(reading: &Reading, next: usize) -> bool {
    match reading.token(next).map(|token| token.kind) {
        Some(TokenKind::Word(_)) => {
            reading.entry(next).month != 0
                || reading.glued(next)
                || reading.says_any(next, &["to", "of", "and", "until", "through", "months", "weeks", "quarter", "year"])
        }
        Some(TokenKind::Sign) => !matches!(reading.word(next), "%" | "," | ")"),
        Some(TokenKind::Clitic) => true,
        Some(TokenKind::Digits) | None => false,
    }
}

fn range<'a>(first: usize, end: usize, low: Option<Moment>, high: Option<Moment>) -> Option<Draft<'a>> {
    let value = match (low, high) {
        (Some(low), Some(high)) if ordered(low, high) => Value::Between(low, high),
        _ => Value::Unknown,
    };
    Some(Draft::new(first, end, FigureKind::DateRange, value))
}

/// Whether one moment starts no later than another ends.
pub fn ordered(low: Moment, high: Moment) -> bool {
    match (low, high) {
        (Moment::FiscalYear(low), Moment::FiscalYear(high)) => low <= high,
        _ => calendar::days(low).zip(calendar::days(high)).is_some_and(|((low, _), (_, high))| low <= high),
    }
}

/// Past a dash, "to", "and" (behind "between"), "until" or "through" to what ends a range.
fn until<T>(reading: &Reading, end: usize, find: impl Fn(usize) -> Option<(usize, T)>) -> Option<(usize, T)> {
    let dash = reading.is_dash(end);
    let word = reading.says_any(end, &["to", "through", "until", "till"]);
    if dash || word { find(end + 1) } else { None }
}

/// "June 3–5", "3-5 June", "from May to October 2020", "between March and May": a range of days or months.
fn span_of_days<'a>(reading: &Reading<'a>, first: usize, end: usize, low: Partial, frame: Frame) -> Option<Draft<'a>> {
    let between = reading.said_any(first, &["between"]) && reading.says(end, "and");
    let next =
        if reading.is_dash(end) || reading.says_any(end, &["to", "through", "until", "till"]) || between { end + 1 } else { return None };
    let (end, mut high) = match day_and_month(reading, next).or_else(|| month(reading, next)) {
        Some(found) => found,
        // "June 3–5"
        None => {
            let (end, day) = day(reading, next)?;
            low.day?;
            let (end, year) = year_behind(reading, end).map_or((end, low.year), |(end, year)| (end, Some(year)));
            (end, Partial { day: Some(day), month: low.month, year })
        }
    };
    let mut low = low;
    low.year = low.year.or(high.year);
    let (Some(mut from), to) = (low.resolve(frame.today), high.resolve(frame.today)) else {
        return range(first, end, None, None);
    };
    let mut to = to?;
    if !ordered(from, to) {
        // "November to February 2017" starts the year before; "November to February" ends the year after.
        if high.year.is_some() {
            low.year = low.year.and_then(|year| year.checked_sub(1));
            from = low.resolve(frame.today)?;
        } else if let Some((_, day)) = calendar::days(to) {
            high.year = day.year().checked_add(1);
            to = high.resolve(frame.today)?;
        }
    }
    range(first, end, Some(from), Some(to))
}

/// "3–5 June 2024", "3 to 5 June", "between 3 and 5 June": two days before their month.
fn days_of_month<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let (end, low) = day(reading, first).filter(|_| !touched(reading, first))?;
    if !(reading.is_dash(end) || reading.says_any(end, &["to", "until", "through", "and"])) {
        return None;
    }
    let (end, high) = day_and_month(reading, end + 1).or_else(|| {
        // The day behind a dash is touched by it.
        let (after, day) = day(reading, end + 1)?;
        let (after, month) = month_word(reading, after + usize::from(reading.says(after, "of")))
            .filter(|&(next, _)| reading.is_capitalised(next - 1) || next > after + 1)?;
        let (end, year) = year_behind(reading, after).map_or((after, None), |(end, year)| (end, Some(year)));
        Some((end, Partial { day: Some(day), month: Some(month), year }))
    })?;
    let low = Partial { day: Some(low), ..high };
    range(first, end, low.resolve(frame.today), high.resolve(frame.today))
}

/// "year to 31 March", "three months ended Sept. 30", "quarter ending in June": the days up to a date.
fn accounts<'a>(reading: &Reading<'a>, first: usize, frame: Frame) -> Option<Draft<'a>> {
    let (noun, count) = match reading.entry(first).cardinal {
        Some(count) => (first + 1, i32::try_from(count).ok()?),
        None => match reading.digits(first).filter(|digits| digits.len() <= 2) {
            Some(digits) => (first + 1, digits.parse().ok()?),
            None => (first + usize::from(reading.says_any(first, &["fiscal", "financial"])), 1),
        },
    };
    let weeks = reading.says(noun, "weeks") || reading.says(noun, "week");
    let months = if reading.says(noun, "months") || weeks {
        count
    } else if count == 1 && reading.says(noun, "year") {
        12
    } else if count == 1 && reading.says(noun, "quarter") {
        3
    } else {
        return None;
    };
    if !reading.says_any(noun + 1, &["to", "ended", "ending", "through"]) {
        return None;
    }
    let at = (noun + 2..noun + 6).find(|&at| !reading.says_any(at, &["in", "on", "the", "end", "of"]) && !reading.is_hyphen(at))?;
    let (end, mut partial) = day_and_month(reading, at).or_else(|| {
        month_word(reading, at).filter(|_| reading.is_capitalised(at)).map(|(end, month)| {
            let (end, year) = year_behind(reading, end).map_or((end, None), |(end, year)| (end, Some(year)));
            (end, Partial { month: Some(month), day: None, year })
        })
    })?;
    // Accounts are of the past: the last such day, unless they say "ending".
    if partial.year.is_none()
        && let (Some(today), Some(month)) = (frame.today, partial.month)
    {
        let later = (month, partial.day.unwrap_or(31)) > (today.month(), today.day());
        let year = if later && !reading.says(noun + 1, "ending") { today.year() - 1 } else { today.year() };
        partial.year = Some(year);
    }
    let last = partial.resolve(frame.today).and_then(calendar::days).map(|(_, last)| last);
    let value = last.and_then(|last| {
        let start =
            if weeks { calendar::shift(last, 1 - 7 * months)? } else { calendar::shift_months(calendar::shift(last, 1)?, -months)? };
        Some(Value::Between(Moment::Day(start), Moment::Day(last)))
    });
    Some(Draft::new(first, end, FigureKind::DateRange, value.unwrap_or(Value::Unknown)))
}

/// Years, alone or in a range: "2016", "2013–2018", "2013-14", "2013 to 2018", "between 2013 and 2018".
fn years<'a>(reading: &Reading<'a>, first: usize, end: usize, low: i16) -> Draft<'a> {
    let single = Draft::new(first, end, FigureKind::Date, Value::When(Moment::Year(low)));
    let dash = reading.is_dash(end) || reading.word(end) == "/" && reading.glued(end) && reading.glued(end + 1);
    let between = reading.said_any(first, &["between"]) && reading.says(end, "and");
    // "rose from 4m in 2019 to 5m": only a year follows.
    let word = reading.says_any(end, &["to", "through", "until"]);
    if !dash && !between && !word {
        return single;
    }
    let Some(digits) = reading.digits(end + 1).filter(|_| !digits_go_on(reading, end + 1)) else { return single };
    let high = match digits.len() {
        4 => digits.parse::<i16>().ok(),
        2 if dash && reading.glued(end + 1) => digits.parse::<i16>().ok().map(|short| low - low % 100 + short),
        _ => None,
    };
    match high.filter(|&high| high > low && high < 2200) {
        Some(high) => Draft::new(first, end + 2, FigureKind::DateRange, Value::Between(Moment::Year(low), Moment::Year(high))),
        None => single,
    }
}

/// The number of a day, with its ending: "3", "3rd", "21st".
fn day(reading: &Reading, at: usize) -> Option<(usize, i8)> {
    let digits = reading.digits(at).filter(|digits| digits.len() <= 2)?;
    let day: i8 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    if reading.glued(at + 1) && reading.says_any(at + 1, &["st", "nd", "rd", "th"]) {
        return Some((at + 2, day));
    }
    let next = at + 1;
    let decimal = reading.glued(next)
        && matches!(reading.word(next), "." | "," | ":" | "/" | "%")
        && reading.glued(next + 1)
        && reading.digits(next + 1).is_some();
    let unit = reading.word(next) == "%"
        || reading.glued(next) && reading.is_word(next)
        || reading.entry(next).magnitude.is_some_and(|power| power >= 3) && reading.word(next).len() > 1;
    (!decimal && !unit).then_some((next, day))
}

/// The month that a word names, where it can be nothing else.
pub fn month_word(reading: &Reading, at: usize) -> Option<(usize, i8)> {
    let month = reading.entry(at).month;
    if month == 0 || !reading.is_word(at) {
        return None;
    }
    let word = reading.word(at);
    let stop = usize::from(
        word.len() <= 4 && reading.word(at + 1) == "." && reading.glued(at + 1) && !reading.says_any(at, &["may", "june", "july"]),
    );
    Some((at + 1 + stop, month))
}

/// "17 March 2016", "the 17th of March", "March 17, 2016", "Jan-1": a day of a month.
fn day_and_month(reading: &Reading, first: usize) -> Option<(usize, Partial)> {
    let article = usize::from(reading.says(first, "the"));
    if let Some((after, day)) = day(reading, first + article).filter(|_| !touched(reading, first + article)) {
        let joint = usize::from(
            reading.says(after, "of") || reading.is_hyphen(after) || reading.word(after) == "." && reading.entry(after + 1).month != 0,
        );
        let (end, month) = month_word(reading, after + joint)?;
        if !reading.is_capitalised(after + joint)
            && reading.word(after + joint).len() < 5
            && !reading.says_any(after + joint, &["june", "july"])
        {
            return None;
        }
        let hyphen = usize::from(reading.is_hyphen(end));
        let year = year_behind(reading, end + hyphen);
        let (end, year) = year.map_or((end, None), |(end, year)| (end, Some(year)));
        return Some((end, Partial { day: Some(day), month: Some(month), year }));
    }
    let (after, month) = month_word(reading, first)?;
    // "may 5" of a verb: a capital, unless the word is a month in any case.
    if !reading.is_capitalised(first) && matches!(reading.word(first), "may" | "march" | "mar" | "dec" | "jan") {
        let verb = reading.says_any(first, &["may", "march", "mar"]);
        if verb {
            return None;
        }
    }
    let joint = usize::from(reading.is_hyphen(after)) + usize::from(reading.says(after, "the"));
    let (end, day) = day(reading, after + joint)?;
    // "June 20 million": no day.
    let (end, year) = year_behind(reading, end).map_or((end, None), |(end, year)| (end, Some(year)));
    Some((end, Partial { day: Some(day), month: Some(month), year }))
}

/// "March 2016", "in March", "last sept": a month, with its year or without.
fn month(reading: &Reading, first: usize) -> Option<(usize, Partial)> {
    let (after, month) = month_word(reading, first)?;
    let word = reading.word(first);
    let capital = reading.is_capitalised(first);
    let hyphen = usize::from(reading.is_hyphen(after));
    if let Some((end, year)) = year_behind(reading, after + hyphen).filter(|_| capital || word.len() > 4 || !matches!(word, "may" | "mar"))
    {
        return Some((end, Partial { month: Some(month), year: Some(year), day: None }));
    }
    let led = reading.said_any(
        first,
        &[
            "in", "since", "by", "until", "till", "of", "early", "mid", "late", "from", "through", "between", "before", "after", "during",
            "for", "to", "and", "back", "until", "-", "–", "this", "every", "to", "or", "previous", "earlier", "or",
        ],
    ) || reading.before(first).is(Role::Part);
    let possessive = reading.token(after).is_some_and(|token| token.kind == crate::extract::token::TokenKind::Clitic);
    let full = word.len() > 3 || month == 5;
    let doubtful = matches!(word, "May" | "March" | "may" | "march" | "Mar" | "Dec" | "Jan" | "Sep" | "August") && first == reading.first
        || matches!(word, "May" | "March" | "Mar");
    // "April Jones", "August Capital"
    let name = reading.is_capitalised(after) && !led && reading.entry(after).month == 0 && reading.entry(after).weekday == 0;
    let certain = if capital {
        (full || after > first + 1 || led) && (!doubtful || led || possessive) && !name
    } else {
        full && !matches!(word, "may" | "march" | "august") && led
    };
    certain.then_some((after, Partial { month: Some(month), day: None, year: None }))
}

/// A weekday before a date: "Thursday, July 3rd", "Fri 4 May".
fn weekday(reading: &Reading, first: usize) -> Option<(usize, i8)> {
    let day = reading.entry(first).weekday;
    if day == 0 || !reading.is_capitalised(first) && reading.word(first).len() < 6 {
        return None;
    }
    let after = first + 1;
    let comma = usize::from(reading.word(after) == "," || reading.word(after) == "." && reading.word(first).len() < 5);
    Some((after + comma, day))
}

/// "2016-03-17", "17/03/2016", "17.03.16", "05-Aug-2016", "2015/3".
fn numeric(reading: &Reading, first: usize, frame: Frame) -> Option<(usize, Value)> {
    let head = reading.digits(first)?;
    if touched(reading, first) {
        return None;
    }
    let separator = reading.word(first + 1);
    if !matches!(separator, "-" | "/" | "." | "–") || !reading.glued(first + 1) || !reading.glued(first + 2) {
        return None;
    }
    // 05-Aug-2016, 2020/Sep/23
    if reading.entry(first + 2).month != 0 && reading.word(first + 3) == separator && reading.glued(first + 3) && reading.glued(first + 4) {
        let tail = reading.digits(first + 4)?;
        let (day, year) = if head.len() == 4 { (tail, head) } else { (head, tail) };
        let year = year.parse::<i16>().ok().map(|number| if year.len() == 2 { century(number) } else { number })?;
        let partial = Partial { year: Some(year), month: Some(reading.entry(first + 2).month), day: day.parse().ok() };
        return Some((first + 5, partial.resolve(None).map_or(Value::Unknown, Value::When)));
    }
    let middle = reading.digits(first + 2)?;
    if reading.word(first + 3) != separator || !reading.glued(first + 3) || !reading.glued(first + 4) || middle.len() > 2 {
        return None;
    }
    let tail = reading.digits(first + 4)?;
    let more = reading.glued(first + 5)
        && matches!(reading.word(first + 5), "-" | "/" | ".")
        && reading.glued(first + 6)
        && reading.digits(first + 6).is_some();
    if more || head.len() > 4 || tail.len() > 4 {
        return None;
    }
    let end = first + 5;
    let (a, b): (i8, i8);
    let year: i16;
    let order;
    if head.len() == 4 && tail.len() <= 2 {
        (year, a, b) = (head.parse().ok()?, middle.parse().ok()?, tail.parse().ok()?);
        order = DateOrder::MonthFirst;
    } else if head.len() <= 2 && matches!(tail.len(), 2 | 4) {
        (a, b) = (head.parse().ok()?, middle.parse().ok()?);
        let number: i16 = tail.parse().ok()?;
        year = if tail.len() == 2 { century(number) } else { number };
        // Full stops part days from months where the day comes first.
        order = if separator == "." { DateOrder::DayFirst } else { frame.order };
    } else {
        return None;
    }
    if !(1..=31).contains(&a) || !(1..=31).contains(&b) || a > 12 && b > 12 || year < 1000 {
        return None;
    }
    let (day, month) = match order {
        _ if a > 12 => (a, b),
        _ if b > 12 => (b, a),
        DateOrder::DayFirst => (a, b),
        DateOrder::MonthFirst => (b, a),
        DateOrder::Unresolved if a == b => (a, b),
        DateOrder::Unresolved => return Some((end, Value::Unknown)),
    };
    let value = Date::new(year, month, day).ok().map(|date| Value::When(Moment::Day(date)))?;
    Some((end, value))
}

/// What an all-digit date tells of the order of its text: `17/03/2016` is day first.
pub fn evidence(reading: &Reading, first: usize) -> Option<DateOrder> {
    let (head, middle) = (reading.digits(first)?, reading.digits(first + 2)?);
    let slash = reading.word(first + 1) == "/"
        && reading.word(first + 3) == "/"
        && reading.digits(first + 4).is_some_and(|year| matches!(year.len(), 2 | 4));
    let (a, b): (u32, u32) = (head.parse().ok()?, middle.parse().ok()?);
    match (slash && head.len() <= 2 && !touched(reading, first), a, b) {
        (true, 13..=31, 1..=12) => Some(DateOrder::DayFirst),
        (true, 1..=12, 13..=31) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// A date with the words before it that name a part of it, which belong to its span: "early", "mid-", "the end of". Words that
/// only relate something to the date ("since", "by") do not. `free` is the first token that no figure before has.
pub fn with_part<'a>(reading: &Reading<'a>, draft: Draft<'a>, free: usize) -> Draft<'a> {
    let part = |&(_, modifier): &(usize, Modifier)| {
        matches!(modifier, Modifier::Start | Modifier::Mid | Modifier::End | Modifier::Early | Modifier::Late)
    };
    match modifier(reading, draft.first).filter(part) {
        Some((first, modifier)) if draft.moment.is_none() && draft.kind == FigureKind::Date && first >= free => {
            let article = usize::from(first > free && reading.said_any(first, &["the"]));
            Draft { first: first - article, moment: Some(modifier), ..draft }
        }
        _ => draft,
    }
}

/// What the words before a date say of it, and where they start: "early", "mid-", "end of", "since".
pub fn modifier(reading: &Reading, first: usize) -> Option<(usize, Modifier)> {
    let mut at = first.checked_sub(1).filter(|&at| at >= reading.first)?;
    if reading.is_dash(at)
        || reading.says(at, "the")
        || reading.says_any(at, &["in", "on"]) && reading.said_any(at, &["early", "late", "earlier", "later"])
    {
        at = at.checked_sub(1)?;
    }
    // "the end of", "at the start of the"
    if reading.says(at, "of") {
        let noun = at.checked_sub(1)?;
        let part = if reading.says_any(noun, &["start", "beginning", "turn", "outset"]) {
            Modifier::Start
        } else if reading.says_any(noun, &["end", "close"]) {
            Modifier::End
        } else if reading.says(noun, "middle") {
            Modifier::Mid
        } else {
            return None;
        };
        return Some((noun, part));
    }
    const WORDS: &[(&str, Modifier)] = &[
        ("early", Modifier::Early),
        ("earlier", Modifier::Early),
        ("mid", Modifier::Mid),
        ("late", Modifier::Late),
        ("later", Modifier::Late),
        ("since", Modifier::Since),
        ("by", Modifier::By),
        ("before", Modifier::Before),
        ("until", Modifier::Before),
        ("till", Modifier::Before),
        ("after", Modifier::After),
    ];
    WORDS.iter().find(|(word, _)| reading.says(at, word)).map(|(_, modifier)| (at, *modifier))
}
