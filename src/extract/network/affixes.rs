//! The tokeniser's rules: what is cut off at the front of a word, at its end and inside.
//!
//! All lengths and places are in bytes, on character boundaries.

use std::ops::Range;

use super::characters::{is_currency, is_icon, is_letter, is_lower, is_punctuation, is_quote, is_upper};

/// Units that are cut off behind a digit.
const UNITS: &[&str] = &[
    "km",
    "km²",
    "km³",
    "m",
    "m²",
    "m³",
    "dm",
    "dm²",
    "dm³",
    "cm",
    "cm²",
    "cm³",
    "mm",
    "mm²",
    "mm³",
    "ha",
    "µm",
    "nm",
    "yd",
    "in",
    "ft",
    "kg",
    "g",
    "mg",
    "µg",
    "t",
    "lb",
    "oz",
    "m/s",
    "km/h",
    "kmh",
    "mph",
    "hPa",
    "Pa",
    "mbar",
    "mb",
    "MB",
    "kb",
    "KB",
    "gb",
    "GB",
    "tb",
    "TB",
    "T",
    "G",
    "M",
    "K",
    "%",
    "км",
    "км²",
    "км³",
    "м",
    "м²",
    "м³",
    "дм",
    "дм²",
    "дм³",
    "см",
    "см²",
    "см³",
    "мм",
    "мм²",
    "мм³",
    "нм",
    "кг",
    "г",
    "мг",
    "м/с",
    "км/ч",
    "кПа",
    "Па",
    "мбар",
    "Кб",
    "КБ",
    "кб",
    "Мб",
    "МБ",
    "мб",
    "Гб",
    "ГБ",
    "гб",
    "Тб",
    "ТБ",
    "كم",
    "كم²",
    "كم³",
    "م",
    "م²",
    "م³",
    "سم",
    "سم²",
    "سم³",
    "مم",
    "مم²",
    "مم³",
    "غرام",
    "جرام",
    "جم",
    "كغ",
    "ملغ",
    "كوب",
    "اكواب",
];

/// Currencies of more than one character.
const CURRENCIES: &[&str] = &["US$", "C$", "A$"];

/// How much is cut off at the front of a word; 0 for nothing.
pub fn prefix(word: &str) -> usize {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return 0 };
    let one = match first {
        '§' | '%' | '=' | '—' | '–' => true,
        '+' => !chars.next().is_some_and(|next| next.is_ascii_digit()),
        _ => is_punctuation(first) || is_quote(first) || is_currency(first) || is_icon(first),
    };
    if one {
        return first.len_utf8();
    }
    if word.starts_with("..") {
        return word.bytes().take_while(|&byte| byte == b'.').count();
    }
    CURRENCIES.iter().find(|sign| word.starts_with(**sign)).map_or(0, |sign| sign.len())
}

/// How much is cut off at the end of a word: the longest that any rule allows; 0 for nothing.
pub fn suffix(word: &str) -> usize {
    let mut before = word.chars();
    let Some(last) = before.next_back() else { return 0 };
    if last.is_ascii_digit() || (last.is_ascii_uppercase() && !matches!(last, 'S' | 'B' | 'T' | 'G' | 'M' | 'K')) {
        return 0;
    }
    let stem = before.as_str();
    let mut longest = 0;
    if is_punctuation(last) || is_quote(last) || is_icon(last) || matches!(last, '—' | '–') {
        longest = if last == '…' && stem.ends_with('…') { 2 * last.len_utf8() } else { last.len_utf8() };
    }
    if matches!(last, 's' | 'S') && stem.ends_with(['\'', '’']) {
        longest = before.next_back().map_or(0, char::len_utf8) + 1;
    }
    if last == '.' {
        let dots = word.bytes().rev().take_while(|&byte| byte == b'.').count();
        longest = if dots > 1 { dots } else { usize::from(stop_is_cut(stem)) };
    }
    let behind_digit = |affix: &str| word.strip_suffix(affix).is_some_and(|stem| stem.ends_with(|c: char| c.is_ascii_digit()));
    if last == '+' && behind_digit("+") || is_currency(last) && stem.ends_with(|c: char| c.is_ascii_digit()) {
        longest = last.len_utf8();
    }
    if !stem.bytes().any(|byte| byte.is_ascii_digit()) {
        return longest;
    }
    UNITS.iter().chain(CURRENCIES).filter(|affix| behind_digit(affix)).map(|affix| affix.len()).fold(longest, usize::max)
}

/// Whether a single full stop behind `stem` is cut off: behind a number, a small letter, a sign, a temperature or two capitals.
fn stop_is_cut(stem: &str) -> bool {
    let mut before = stem.chars().rev();
    let Some(last) = before.next() else { return false };
    let ends_word = last.is_ascii_digit() || is_lower(last) || is_punctuation(last) || is_quote(last) || "%²-+|".contains(last);
    let next_to_last = before.next();
    ends_word
        || (matches!(last, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && next_to_last == Some('°'))
        || (is_upper(last) && next_to_last.is_some_and(is_upper))
}

/// Where a word is cut inside: the places of the signs that become tokens of their own, in order.
pub fn infixes(word: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut previous = None;
    let mut at = 0;
    while let Some(rest) = word.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let length = infix(previous, first, rest);
        let step = if length == 0 { first.len_utf8() } else { length };
        if length > 0 {
            found.push(at..at + length);
        }
        previous = rest.get(..step).and_then(|passed| passed.chars().next_back());
        at += step;
    }
    found
}

/// The length of the sign that starts `rest` and cuts the word, seen with the character before it.
fn infix(previous: Option<char>, first: char, rest: &str) -> usize {
    if first.is_ascii_alphanumeric() {
        return 0;
    }
    if first == '…' || is_icon(first) {
        return first.len_utf8();
    }
    if rest.starts_with("..") {
        return rest.bytes().take_while(|&byte| byte == b'.').count();
    }
    let Some(previous) = previous else { return 0 };
    let next_behind = |sign: &str| rest.strip_prefix(sign).and_then(|behind| behind.chars().next());
    let next = rest.chars().nth(1);
    let next_is = |class: fn(char) -> bool| next.is_some_and(class);
    let cuts = match first {
        '+' | '-' | '*' | '^' if previous.is_ascii_digit() && next_is(|c| c.is_ascii_digit() || c == '-') => true,
        '.' => (is_lower(previous) || is_quote(previous)) && next_is(|c| is_upper(c) || is_quote(c)),
        ',' => is_letter(previous) && next_is(is_letter),
        ':' | '<' | '>' | '=' | '/' => (is_letter(previous) || previous.is_ascii_digit()) && next_is(is_letter),
        _ => false,
    };
    if cuts {
        return first.len_utf8();
    }
    // Dashes, single or doubled, between a letter or digit and a letter.
    if !is_letter(previous) && !previous.is_ascii_digit() {
        return 0;
    }
    let dashes = ["-", "–", "—", "--", "---", "——", "~"];
    dashes.iter().find(|dash| next_behind(dash).is_some_and(is_letter)).map_or(0, |dash| dash.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        let cases =
            [("(Acme", 1), ("“Yes", 3), ("$5", 1), ("US$5", 3), ("...and", 3), (".5", 0), ("+5", 0), ("+a", 1), ("Acme", 0), ("😀x", 4)];
        for (word, expected) in cases {
            assert_eq!(prefix(word), expected, "{word}");
        }
    }

    #[test]
    fn suffixes() {
        let cases = [
            ("Acme,", 1),
            ("Acme's", 2),
            ("Acme’s", 4),
            ("5km", 2),
            ("5km²", 4),
            ("kg", 0),
            ("10%", 1),
            ("end.", 1),
            ("U.S.", 0),
            ("UK.", 1),
            ("A.", 0),
            ("wait...", 3),
            ("5+", 1),
            ("a+", 0),
            ("20°C.", 1),
            ("50€", 3),
            ("50US$", 3),
            ("……", 6),
            ("7m/s", 3),
        ];
        for (word, expected) in cases {
            assert_eq!(suffix(word), expected, "{word}");
        }
    }

    #[test]
    fn signs_inside() {
        let cases: &[(&str, &[&str])] = &[
            ("five-year", &["-"]),
            ("5-year", &["-"]),
            ("2019-20", &["-"]),
            ("a--b", &["--"]),
            ("wait...then", &["..."]),
            ("end.Then", &["."]),
            ("U.S", &[]),
            ("either/or", &["/"]),
            ("3/4", &[]),
            ("one,two", &[","]),
            ("1,000", &[]),
            ("key:value", &[":"]),
            ("pre-\u{2014}", &[]),
        ];
        for (word, expected) in cases {
            let found: Vec<&str> = infixes(word).into_iter().map(|place| &word[place]).collect();
            assert_eq!(&found, expected, "{word}");
        }
    }
}
