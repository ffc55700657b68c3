//! Names that commas and "and" are part of: `Adler, Voss and Quine LLP` · `Miners, Smelters and Allied Trades Union (MSATU)`.

use std::ops::Range;

use super::run::Runs;
use super::word::Word;

/// The most words of a name that its acronym explains.
const LONGEST: usize = 14;

impl Runs<'_> {
    /// The index behind a firm that is named for its partners: `Adler, Voss and Quine LLP`. Without `LLP` a list of firms looks the same: only
    /// behind a preposition is it one, and where each partner is one word.
    pub(super) fn partners(&self, first: usize, from: usize, end: usize) -> Option<usize> {
        let word = |at: usize| self.words.get(at).filter(|_| at < end).map_or("", |word| self.text(word));
        if from != first + 1 {
            return None;
        }
        let mut at = from;
        while word(at) == "," && self.is_name(at + 1, end) && !self.is_form(at + 1) {
            at += 2;
        }
        let several = at > from;
        at += usize::from(word(at) == ",");
        if !matches!(word(at), "and" | "&") || !self.is_name(at + 1, end) {
            return None;
        }
        let before = first.checked_sub(1).and_then(|at| self.words.get(at)).map_or("", |word| self.text(word));
        let at_work = matches!(before, "at" | "with" | "of" | "from" | "for" | "by" | "brokerage" | "firm" | "advisers" | "bank");
        if self.is_form(at + 2) {
            let only = matches!(word(at + 2), "LLP" | "LLC" | "LP");
            return (several && (only || at_work) || only && at_work).then_some(at + 3);
        }
        // `Adler, Voss & Quine`, `Adler, Voss & Co.`; but "at Tesco, Asda & Lidl".
        let known = |at: usize| self.lexicon.names().organisation(word(at)).is_some();
        let whole = !self.is_name(at + 2, end) && !matches!(word(at + 2), "," | "and" | "&");
        let partners = (first..=at + 1).all(|at| !known(at));
        (several && at_work && word(at) == "&" && word(at - 1) != "," && whole && partners).then_some(at + 2)
    }

    /// The index behind the name that starts here and that the acronym in brackets behind it explains, where commas or "and" are in it.
    pub(super) fn spelt_out(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let word = |at: usize| self.at(at, sentence);
        let mut initials = String::new();
        let mut listed = false;
        let mut end = at;
        while end < sentence.end.min(at + LONGEST) && word(end) != "(" {
            match word(end) {
                "," | "and" | "&" => listed = true,
                "of" | "for" | "the" => {}
                text if self.is_name(end, sentence.end) => initials.extend(text.chars().next()),
                _ => return None,
            }
            end += 1;
        }
        let short = word(end + 1).to_lowercase();
        let upper = self.words.get(end + 1).is_some_and(Word::is_upper);
        let spells = |initials: &str| initials.to_lowercase() == short;
        // `Rail, Maritime and Transport Union (RMT)`: a union may be left out.
        let head = if self.is_head(end - 1) { initials.strip_suffix(|_| true) } else { None };
        let told = short.chars().count() > 2 && (spells(&initials) || head.is_some_and(spells));
        (listed && upper && word(end + 2) == ")" && end > at + 2 && told).then_some(end)
    }
}
