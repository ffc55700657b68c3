//! What the reader's settings and the text's own evidence change.

use super::notation::{TODAY, read};
use crate::extract::figure::{DateOrder, Settings};

#[test]
fn settings_and_evidence() {
    let ours = Settings { dollar: "AUD".into(), date_order: DateOrder::DayFirst, never: vec!["Series 7".into(), "40%".into()] };
    let cases: &[(&str, Settings, &str)] = &[
        ("It spent $9m.", Settings::default(), "money 9000000 USD"),
        ("It spent $9m.", ours.clone(), "money 9000000 AUD"),
        ("It spent US$9m.", ours.clone(), "money 9000000 USD"),
        ("It began on 03/04/2024.", Settings::default(), "date ?"),
        ("It began on 03/04/2024.", ours.clone(), "date 2024-04-03"),
        ("It began on 03/04/2024 and ended on 03/25/2024.", ours.clone(), "date 2024-03-04; date 2024-03-25"),
        ("It began on 03/04/2024 and ended on 25/04/2024.", Settings::default(), "date 2024-04-03; date 2024-04-25"),
        ("The share fell from 50% to 40% in May 2023.", ours, "percent 50; date 2023-05"),
    ];
    for (text, settings, expected) in cases {
        assert_eq!(read(text, Some(TODAY), settings.clone()).0, *expected, "{text}");
    }
}

#[test]
fn without_a_day_relative_dates_have_no_value_and_months_no_year() {
    let cases: &[(&str, &str)] = &[
        ("It fell last week.", "date_range ?"),
        ("It said on Monday that it closed in January.", "date ?; date XXXX-01"),
        ("It opened on 3 June and closed between May and July.", "date XXXX-06-03; date_range ?"),
        ("The firm said today it would close by 2030.", "date ?; date 2030 <by"),
        ("Between 2013 and 2018 it grew.", "date_range 2013..2018"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, None, Settings::default()).0, *expected, "{text}");
    }
}

/// The span is sign, symbol or code, number, magnitude and unit, and no more.
#[test]
fn spans() {
    let cases: &[(&str, &[&str])] = &[
        ("It paid about £1.3bn a year.", &["£1.3bn"]),
        ("More than 400m people saw a 22,000-square-metre hall.", &["400m", "22,000-square-metre"]),
        ("It earns $5-a-share, up from US$4.", &["$5", "US$4"]),
        ("The stake is worth between £1m and £2m.", &["£1m and £2m"]),
        ("Output shrank minus 0.4 per cent.", &["minus 0.4 per cent"]),
        ("The loss was (12.4m).", &["12.4m"]),
        ("It closes by the end of March or early in 2027, not before June.", &["the end of March", "early in 2027", "June"]),
        ("It opens next June. It closed last May.", &["next June", "last May"]),
        ("It was sold in the late 1980s and in mid-2025.", &["the late 1980s", "mid-2025"]),
    ];
    for (text, expected) in cases {
        let spans = read(text, Some(TODAY), Settings::default()).1;
        assert_eq!(spans, *expected, "{text}");
    }
}

/// A long run of any one piece is read without recursion and in time that grows with its length.
#[test]
fn long_runs() {
    let pieces = [
        "£",
        "5 ",
        "1,234 ",
        "million ",
        "twenty-",
        "and ",
        "half ",
        "3/4 ",
        "May ",
        "Monday ",
        "£5m to ",
        "5% from ",
        "a year ago ",
        "2013–",
        "(",
        "’08 ",
        "+44 ",
        "1.",
        "5 m ",
    ];
    for piece in pieces {
        let text = piece.repeat(4_000);
        let _ = read(&text, Some(TODAY), Settings::default());
    }
}
