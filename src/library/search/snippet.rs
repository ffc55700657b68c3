//! The words of an article that answer a query best, with those asked for to be lit.

use std::ops::Range;

use rusqlite::{Connection, OptionalExtension};

use super::sql::phrase;
use crate::library::query::{Field, Query, Term, Words};
use crate::load::clean;
use crate::span::Span;

/// How many words of the text a snippet has.
const WORDS: u32 = 28;
/// About how many bytes stand before a place that is shown.
const BEFORE: usize = 90;
/// About how many bytes a snippet has that is cut out by hand.
const LENGTH: usize = 220;
/// How much of an article is looked through, in bytes.
const READ: usize = 300_000;

/// A piece of an article on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words; "…" where more stands before or behind.
    pub words: String,
    /// The bytes of it to be lit.
    pub lit: Vec<Range<usize>>,
}

/// Cuts snippets for one query.
pub struct Snippets {
    /// An index of one article at a time, which finds words as the library's index does.
    scratch: Connection,
    /// Any of the words asked for.
    wanted: Option<String>,
}

/// Signs around what is lit, which no article holds.
const LIT: (char, char) = ('\u{1}', '\u{2}');

impl Snippets {
    /// Gets ready for a query.
    pub fn new(query: &Query) -> rusqlite::Result<Self> {
        let mut words = Vec::new();
        gather(query, &mut words);
        let scratch = Connection::open_in_memory()?;
        scratch.execute_batch("CREATE VIRTUAL TABLE one USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')")?;
        let wanted = words.iter().map(phrase).collect::<Vec<_>>().join(" OR ");
        Ok(Self { scratch, wanted: Some(wanted).filter(|wanted| !wanted.is_empty()) })
    }

    /// The best piece of a text: around the words asked for, else around `place`, else its beginning.
    pub fn of(&self, text: &str, place: Option<Span>) -> Snippet {
        let by_words = self.wanted.as_deref().and_then(|wanted| self.around_words(text, wanted).ok().flatten());
        by_words.unwrap_or_else(|| around(text, place))
    }

    fn around_words(&self, text: &str, wanted: &str) -> rusqlite::Result<Option<Snippet>> {
        let mut end = text.len().min(READ);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let insert = "INSERT OR REPLACE INTO one (rowid, body) VALUES (1, ?1)";
        self.scratch.prepare_cached(insert)?.execute([text.get(..end).unwrap_or_default()])?;
        let cut = format!("SELECT snippet(one, 0, '{}', '{}', '…', {WORDS}) FROM one WHERE one MATCH ?1", LIT.0, LIT.1);
        let marked: Option<String> = self.scratch.prepare_cached(&cut)?.query_row([wanted], |row| row.get(0)).optional()?;
        Ok(marked.map(|marked| lit(&marked)))
    }
}

/// The words that are to be there.
fn gather(query: &Query, words: &mut Vec<Words>) {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.iter().for_each(|part| gather(part, words)),
        Query::Term(Term::Text(own) | Term::Field(Field::Organisation | Field::Person | Field::Title, own)) => words.push(own.clone()),
        Query::All | Query::Not(_) | Query::Term(_) => {}
    }
}

/// A marked piece on one line, the marks taken out.
fn lit(marked: &str) -> Snippet {
    let mut snippet = Snippet::default();
    let mut open = None;
    for c in marked.chars() {
        if c == LIT.0 {
            open = Some(snippet.words.len());
        } else if c == LIT.1 {
            snippet.lit.extend(open.take().map(|from| from..snippet.words.len()));
        } else if c.is_whitespace() {
            if !snippet.words.ends_with(' ') && !snippet.words.is_empty() {
                snippet.words.push(' ');
            }
        } else {
            snippet.words.push(c);
        }
    }
    snippet
}

/// The piece around a place, from the line or the sentence that it stands in.
fn around(text: &str, place: Option<Span>) -> Snippet {
    let place = place.filter(|place| text.get(place.start()..place.end()).is_some()).unwrap_or_default();
    let line = text.get(..place.start()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let mut from = line;
    if place.start() - line > BEFORE {
        from = place.start() - BEFORE;
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        from += text.get(from..place.start()).and_then(|before| before.find(' ')).map_or(0, |at| at + 1);
    }
    let rest = text.get(from..).unwrap_or_default();
    let mut end = rest.len().min(LENGTH.max(place.end() - from));
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    if end < rest.len() {
        let past = place.end() - from;
        end = rest.get(past..end).and_then(|tail| tail.rfind(char::is_whitespace)).map_or(end, |at| past + at);
    }
    let piece = |part: Option<&str>| clean::line(part.unwrap_or_default());
    let (before, shown, after) =
        (piece(text.get(from..place.start())), piece(text.get(place.start()..place.end())), piece(rest.get(place.end() - from..end)));
    let mut words = if from > line { "…".to_owned() } else { String::new() };
    words.push_str(&before);
    let gap = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) && at > from;
    if gap(place.start()) && !before.is_empty() {
        words.push(' ');
    }
    let start = words.len();
    words.push_str(&shown);
    let lit = (!shown.is_empty()).then_some(start..words.len());
    if !shown.is_empty() && text.get(place.end()..).is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
        words.push(' ');
    }
    words.push_str(&after);
    if end < rest.len() {
        words.push('…');
    }
    Snippet { words, lit: lit.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_piece_around_a_place_is_one_line() {
        let text = "First line.\nThe quay\u{a0}was sold for £5m,\nits owner said.";
        let at = text.find("£5m").unwrap();
        let snippet = around(text, Some(Span::new(at, at + 4)));
        assert_eq!(snippet.words, "The quay was sold for £5m, its owner said.");
        assert_eq!(&snippet.words[snippet.lit[0].clone()], "£5m");
        assert!(around(text, None).words.starts_with("First line. The quay"));
        let long = format!("{} £5m {}", "before ".repeat(60), "after ".repeat(60));
        let at = long.find("£5m").unwrap();
        let snippet = around(&long, Some(Span::new(at, at + 4)));
        assert!(snippet.words.starts_with("…before") && snippet.words.ends_with("after…"), "{}", snippet.words);
        assert!(around("", Some(Span::new(3, 9))).words.is_empty());
    }
}
