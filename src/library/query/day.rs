//! Days in a query: `2020`, `2020-03`, `2020-03-17`, and counted back from today: `7d`, `2w`, `3m`, `1y`.

use jiff::ToSpan;
use jiff::civil::Date;

/// A day, month or year, or some time ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// `2020`
    Year(i16),
    /// `2020-03`
    Month(i16, i8),
    /// `2020-03-17`
    Day(Date),
    /// `7d`: so many of a unit before today.
    Ago(u16, Unit),
}

/// A unit of time.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

impl Unit {
    /// Every one.
    pub const ALL: [Unit; 4] = [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];

    fn letter(self) -> char {
        match self {
            Unit::Days => 'd',
            Unit::Weeks => 'w',
            Unit::Months => 'm',
            Unit::Years => 'y',
        }
    }
}

impl Day {
    /// Reads a day; `today` and `yesterday` are none and one day ago.
    pub fn parse(text: &str) -> Option<Day> {
        let text = text.to_lowercase();
        match text.as_str() {
            "today" => return Some(Day::Ago(0, Unit::Days)),
            "yesterday" => return Some(Day::Ago(1, Unit::Days)),
            _ => {}
        }
        if let Some(unit) = Unit::ALL.into_iter().find(|unit| text.ends_with(unit.letter())) {
            return text.trim_end_matches(unit.letter()).parse().ok().map(|count| Day::Ago(count, unit));
        }
        let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
        if !parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())) {
            return None;
        }
        let year = |text: &str| text.parse::<i16>().ok().filter(|year| text.len() == 4 && *year > 0);
        match parts.as_slice() {
            [only] => Some(Day::Year(year(only)?)),
            [first, month] => Some(Day::Month(year(first)?, month.parse().ok().filter(|month| (1..=12).contains(month))?)),
            [first, month, day] => Date::new(year(first)?, month.parse().ok()?, day.parse().ok()?).ok().map(Day::Day),
            _ => None,
        }
    }

    /// As it is read again.
    pub fn print(self) -> String {
        match self {
            Day::Year(year) => format!("{year:04}"),
            Day::Month(year, month) => format!("{year:04}-{month:02}"),
            Day::Day(date) => date.to_string(),
            Day::Ago(count, unit) => format!("{count}{}", unit.letter()),
        }
    }

    /// The first and the last day.
    pub fn covers(self, today: Date) -> (Date, Date) {
        let month = |year: i16, month: i8| Date::new(year, month, 1).unwrap_or(Date::MIN);
        match self {
            Day::Year(year) => (month(year, 1), month(year, 12).last_of_month()),
            Day::Month(year, number) => (month(year, number), month(year, number).last_of_month()),
            Day::Day(date) => (date, date),
            Day::Ago(count, unit) => {
                // No calendar goes back further than that.
                let count = i64::from(count.min(9998));
                let back = match unit {
                    Unit::Days => today.saturating_sub(count.days()),
                    Unit::Weeks => today.saturating_sub(count.weeks()),
                    Unit::Months => today.saturating_sub(count.months()),
                    Unit::Years => today.saturating_sub(count.years()),
                };
                (back, back)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let today = jiff::civil::date(2024, 3, 31);
        let cases = [
            ("2020", Some(("2020-01-01", "2020-12-31"))),
            ("2020-02", Some(("2020-02-01", "2020-02-29"))),
            ("2020/2/9", Some(("2020-02-09", "2020-02-09"))),
            ("7d", Some(("2024-03-24", "2024-03-24"))),
            ("1m", Some(("2024-02-29", "2024-02-29"))),
            ("65535y", Some(("-007974-03-31", "-007974-03-31"))),
            ("7D", Some(("2024-03-24", "2024-03-24"))),
            ("yesterday", Some(("2024-03-30", "2024-03-30"))),
            ("2020-13", None),
            ("2020-02-30", None),
            ("20", None),
            ("d", None),
            ("", None),
            ("2020-", None),
        ];
        for (text, expected) in cases {
            let found = Day::parse(text).map(|day| day.covers(today));
            let found = found.map(|(first, last)| (first.to_string(), last.to_string()));
            assert_eq!(found, expected.map(|(first, last)| (first.to_owned(), last.to_owned())), "{text}");
        }
    }
}
