//! Laws of figures, on generated text: whatever is written, figures lie on character boundaries, are disjoint and
//! sorted, never start or end inside a word, print to what they are, and do not care which space is used.

use gleaner::article::{Article, Source};
use gleaner::extract::document::Document;
use gleaner::extract::figure::{Figure, Moment, Value, compact, describe, find};
use gleaner::extract::lexicon::Lexicon;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

const PIECES: &[&str] = &[
    "£",
    "$",
    "€",
    "US$",
    "5",
    "12",
    "1,234",
    "3.5",
    "2016",
    "400",
    "m",
    "bn",
    "million",
    "billion",
    "dozen",
    "half",
    "a",
    "a quarter",
    "of",
    "per cent",
    "%",
    "percentage points",
    "bp",
    "km",
    "square metres",
    "years",
    "year",
    "five",
    "twenty",
    "hundred",
    "thousand",
    "and",
    "-",
    "–",
    "to",
    "between",
    "from",
    "rose",
    "fell",
    "by",
    "more than",
    "up to",
    "nearly",
    "May",
    "3",
    "June",
    "Monday",
    "last",
    "next",
    "week",
    "Q3",
    "FY24",
    "H1",
    "the",
    "1990s",
    "century",
    "third",
    "21st",
    "threefold",
    "2x",
    "times",
    "one",
    "in",
    "ago",
    "today",
    "(",
    ")",
    ".",
    ",",
    ":",
    "'",
    "’s",
    "/",
    "+44",
    "020",
    "7946",
    "people",
    "jobs",
    "Acme",
    "Boeing",
    "5G",
    "24/7",
    "401(k)",
    "9.30",
    "am",
    "14:30",
    "GMT",
    "each",
    "a share",
    "euros",
    "pence",
    "pounds",
    "dollars",
    "yen",
    "x",
    "^",
    "e10",
    "½",
    "17/03/2016",
    "°C",
    "\n",
    "million-strong",
    "9999999999999999999999999999",
    "0.0000000000000000000000000001",
    "𝟗",
    "٣",
    "e\u{301}",
];

fn figures(text: &str, lexicon: &Lexicon) -> Vec<Figure> {
    let article = Article::from_body(Source::Stream("law".into()), text.into(), Some(date(2024, 6, 12)));
    find(&Document::new(&article), lexicon)
}

fn texts() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop::bool::weighted(0.8));
    let press = prop::collection::vec(piece, 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { format!("{piece} ") } else { piece.into() }).collect());
    prop_oneof![3 => press, 1 => any::<String>(), 1 => "[0-9a-zA-Z£$€%.,:/()'’ –+-]{0,80}"]
}

fn first_day(moment: Moment) -> Option<Date> {
    match moment {
        Moment::Day(day) => Some(day),
        Moment::Month(year, month) => Date::new(year, month, 1).ok(),
        Moment::Year(year) | Moment::Decade(year) | Moment::FiscalYear(year) => Date::new(year, 1, 1).ok(),
        Moment::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1).ok(),
        Moment::Half(year, half) => Date::new(year, half * 6 - 5, 1).ok(),
        Moment::Yearless(month, day) => Date::new(2000, month, day.unwrap_or(1)).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn figures_lie_well_in_their_text(text in texts()) {
        let lexicon = Lexicon::default();
        let figures = figures(&text, &lexicon);
        let mut end = 0;
        for figure in &figures {
            prop_assert!(figure.span.start() >= end && !figure.span.is_empty());
            end = figure.span.end();
            let words = text.get(figure.span.range());
            prop_assert!(words.is_some(), "no character boundary");
            let words = words.unwrap_or_default();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = text.get(..figure.span.start()).and_then(|text| text.chars().next_back());
            let after = text.get(figure.span.end()..).and_then(|text| text.chars().next());
            prop_assert!(!(letter(before) && letter(words.chars().next())), "starts inside a word: {words:?} in {text:?}");
            prop_assert!(!(letter(after) && letter(words.chars().next_back())), "ends inside a word: {words:?} in {text:?}");
        }
    }

    #[test]
    fn values_are_what_they_print(text in texts()) {
        let lexicon = Lexicon::default();
        for figure in figures(&text, &lexicon) {
            let parses = |number: Decimal| number.to_string().parse() == Ok(number);
            match figure.value {
                Value::Number(number) => prop_assert!(parses(number)),
                Value::Range(low, high) => prop_assert!(parses(low) && parses(high) && low <= high),
                Value::Between(low, high) => prop_assert!(first_day(low) <= first_day(high), "{:?} in {text:?}", figure.value),
                Value::When(moment) => prop_assert!(first_day(moment).is_some(), "{moment:?} in {text:?}"),
                Value::Clock(_) | Value::Unknown => {}
            }
            prop_assert!(figure.interval.is_none_or(|(first, last)| first <= last));
            let words = figure.span.of(&text);
            prop_assert!(!describe(&figure, words, None).is_empty() && !compact(&figure, words).is_empty());
        }
    }

    #[test]
    fn spaces_are_all_alike(text in texts(), space in prop::sample::select(&['\u{a0}', '\u{2009}', '\u{202f}'][..])) {
        let lexicon = Lexicon::default();
        let told = |text: &str| -> Vec<String> {
            figures(text, &lexicon)
                .iter()
                .map(|figure| {
                    let words: String = figure.span.of(text).chars().map(|c| if c == space { ' ' } else { c }).collect();
                    format!("{words} {:?} {:?} {:?} {:?} {:?}", figure.kind, figure.value, figure.unit, figure.approx, figure.per)
                })
                .collect()
        };
        // Blocks are trimmed of any space, so only those inside a line are swapped.
        let swapped = text.replace(' ', space.to_string().as_str());
        prop_assert_eq!(told(&text), told(&swapped));
    }
}
