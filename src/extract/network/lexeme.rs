//! What the network sees of a word: four strings (its norm, its first character, its last three, its shape), each by its number.

use std::collections::HashMap;

use super::characters::is_digit;
use super::murmur::hash64;

/// Strings that have a small number of their own instead of their hash: the names of the training library's attributes.
const SYMBOLS: &str = include_str!("symbols.txt");

/// Word → the spelling that the network reads in its place.
const NORMS: &str = include_str!("norms.tsv");

/// A word longer than this has the shape of no other word.
const LONGEST_SHAPE: usize = 99;

/// The tables that turn a word into numbers.
#[derive(Clone, Debug)]
pub struct Lexemes {
    symbols: HashMap<&'static str, u64>,
    norms: HashMap<&'static str, &'static str>,
}

impl Lexemes {
    /// Reads the embedded tables.
    pub fn embedded() -> Self {
        Self { symbols: SYMBOLS.lines().zip(1..).collect(), norms: NORMS.lines().filter_map(|line| line.split_once('\t')).collect() }
    }

    /// The number of a string: 0 for none, a symbol's own, else its hash.
    pub fn number(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        self.symbols.get(text).copied().unwrap_or_else(|| hash64(text.as_bytes()))
    }

    /// The numbers of the norm, the first character, the last three characters and the shape of a word. `norm` is the one that
    /// the tokeniser gave it, which wins over the table and over the small letters of the word itself.
    pub fn features(&self, word: &str, norm: Option<&str>) -> [u64; 4] {
        let norm = match norm.or_else(|| self.norms.get(word).copied()) {
            Some(norm) => self.number(norm),
            None => self.number(&word.to_lowercase()),
        };
        let first = word.chars().next().map_or(0, char::len_utf8);
        let last_three = word.char_indices().rev().take(3).last().map_or(0, |(at, _)| at);
        let [prefix, suffix] = [&word[..first], &word[last_three..]].map(|part| self.number(part));
        [norm, prefix, suffix, self.number(&shape(word))]
    }
}

/// The shape of a word: `X` for a capital, `x` for another letter, `d` for a digit, others as they are; at most four of one kind
/// in a row.
fn shape(word: &str) -> String {
    if word.chars().nth(LONGEST_SHAPE).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let mut last = None;
    let mut run = 0;
    for c in word.chars() {
        // A number that is written with letters (Ⅳ) is not one.
        let kind = if c.is_alphabetic() && !c.is_numeric() {
            if c.is_uppercase() { 'X' } else { 'x' }
        } else if is_digit(c) {
            'd'
        } else {
            c
        };
        run = if last == Some(kind) { run + 1 } else { 1 };
        last = Some(kind);
        if run <= 4 {
            shape.push(kind);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let cases = [
            ("Acme", "Xxxx"),
            ("organisation", "xxxx"),
            ("HSBC", "XXXX"),
            ("5G", "dX"),
            ("£1,200", "£d,ddd"),
            ("2024", "dddd"),
            ("km²", "xxd"),
            ("é", "x"),
            ("", ""),
        ];
        for (word, expected) in cases {
            assert_eq!(shape(word), expected, "{word}");
        }
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn norms_and_numbers() {
        let lexemes = Lexemes::embedded();
        let norm = |word, given| lexemes.features(word, given)[0];
        assert_eq!(norm("€", None), lexemes.number("$"));
        assert_eq!(norm("Organisation", None), lexemes.number("organization"));
        assert_eq!(norm("Acme", None), lexemes.number("acme"));
        assert_eq!(norm("ca", Some("can")), lexemes.number("can"));
        assert_eq!(lexemes.number(""), 0);
        assert_eq!(lexemes.number("ORG"), 383);
        assert_eq!(lexemes.features("a", None)[1..3], [lexemes.number("a"); 2]);
    }
}
