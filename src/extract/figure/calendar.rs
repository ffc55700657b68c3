//! The calendar: dates with parts missing, resolved against the article's own day.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::extract::figure::relative::Tense;
use crate::extract::figure::types::Moment;

/// A date as far as the text gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Partial {
    /// The year.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
}

impl Partial {
    /// The same with its year, where its month stands alone and the verbs around it look back or ahead: the last such
    /// month before the day's own, or the next.
    pub fn looking(self, today: Option<Date>, tense: Option<Tense>) -> Self {
        let (Some(month), None, None, Some(today), Some(tense)) = (self.month, self.day, self.year, today, tense) else { return self };
        let year = match tense {
            Tense::Past if month > today.month() => today.year() - 1,
            Tense::Future if month < today.month() => today.year() + 1,
            _ => today.year(),
        };
        Self { year: Some(year), ..self }
    }

    /// The moment it names. Without a year it is the nearest to `today`, and yearless where that is not known; `None` where
    /// no such day exists.
    pub fn resolve(self, today: Option<Date>) -> Option<Moment> {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok().map(Moment::Day),
            (Some(year), Some(month), None) => Some(Moment::Month(year, month)),
            (Some(year), None, _) => Some(Moment::Year(year)),
            (None, Some(month), day) => {
                let Some(today) = today else { return yearless(month, day) };
                let middle = |year: i16| Date::new(year, month, day.unwrap_or(15)).ok();
                let years = (-4i16..=4).filter_map(|shift| today.year().checked_add(shift));
                let nearest = years.filter_map(middle).min_by_key(|date| days_between(*date, today).abs())?;
                Some(match day {
                    Some(_) => Moment::Day(nearest),
                    None => Moment::Month(nearest.year(), month),
                })
            }
            (None, None, _) => None,
        }
    }
}

/// A month, or a day of it that some year has.
fn yearless(month: i8, day: Option<i8>) -> Option<Moment> {
    const LEAP: i16 = 2000;
    Date::new(LEAP, month, day.unwrap_or(1)).ok().map(|_| Moment::Yearless(month, day))
}

/// Days from one date to another.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A date some days off.
pub fn shift(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// A date some months off, the day clamped to the month.
pub fn shift_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(months.months()).ok()
}

/// Monday is 1.
pub fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// The Monday of a date's week.
pub fn monday(date: Date) -> Option<Date> {
    shift(date, 1 - i32::from(weekday(date)))
}

/// The weekday on or before a date.
pub fn on_or_before(date: Date, day: i8) -> Option<Date> {
    let back = (i32::from(weekday(date)) - i32::from(day)).rem_euclid(7);
    shift(date, -back)
}

/// The weekday on or after a date.
pub fn on_or_after(date: Date, day: i8) -> Option<Date> {
    let ahead = (i32::from(day) - i32::from(weekday(date))).rem_euclid(7);
    shift(date, ahead)
}

/// The quarter of a month, 1 to 4.
pub fn quarter(month: i8) -> i8 {
    (month - 1) / 3 + 1
}

/// A quarter some quarters off.
pub fn shift_quarter(year: i16, quarter: i8, by: i32) -> Option<(i16, i8)> {
    let count = i32::from(year) * 4 + i32::from(quarter) - 1 + by;
    Some((i16::try_from(count.div_euclid(4)).ok()?, i8::try_from(count.rem_euclid(4)).ok()? + 1))
}

/// A month some months off.
pub fn shift_month(year: i16, month: i8, by: i32) -> Option<(i16, i8)> {
    let count = i32::from(year) * 12 + i32::from(month) - 1 + by;
    Some((i16::try_from(count.div_euclid(12)).ok()?, i8::try_from(count.rem_euclid(12)).ok()? + 1))
}

/// The first and the last day of a moment.
pub fn days(moment: Moment) -> Option<(Date, Date)> {
    let months = |year: i16, month: i8, count: i32| {
        let first = Date::new(year, month, 1).ok()?;
        Some((first, shift(shift_months(first, count)?, -1)?))
    };
    match moment {
        Moment::Day(date) => Some((date, date)),
        Moment::Month(year, month) => months(year, month, 1),
        Moment::Year(year) => months(year, 1, 12),
        Moment::Quarter(year, quarter) => months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3),
        Moment::Half(year, half) => months(year, half.checked_mul(6)?.checked_sub(5)?, 6),
        Moment::Decade(year) => months(year, 1, 120),
        Moment::FiscalYear(_) | Moment::Yearless(..) => None,
    }
}
