//! One sentence as the finders read it: its tokens with their numbers in the [`Phrasebook`].
//!
//! Every index is a token's index in the document, and every question about a place outside the sentence has an empty
//! answer, so that no finder has to look where it stands.

use std::cell::Cell;

use crate::extract::document::Document;
use crate::extract::figure::numeral::Numeral;
use crate::extract::figure::phrasebook::{Entry, Meaning, Opens, Phrase, Phrasebook, Role};
use crate::extract::token::{Case, Token, TokenKind};
use crate::span::Span;

/// What is asked of a word again and again, found out once: its number in the phrasebook, and enough of its letters to
/// tell at a glance that it is not another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark {
    /// Its number, 0 where no list knows it.
    pub id: u16,
    /// What may start at it.
    pub opens: Opens,
    /// Whether it is a hyphen or dash of any length, or a minus sign.
    pub dash: bool,
    /// Its bytes, 255 of as many or more.
    length: u8,
    /// Its first byte, a capital made small.
    head: u8,
}

impl Mark {
    /// The mark of a word.
    pub fn new(book: &Phrasebook, word: &str) -> Self {
        let id = book.id(word);
        Self { id, opens: book.opens(id), ..Self::unknown(word) }
    }

    /// The mark of letters that no list knows.
    pub fn unknown(word: &str) -> Self {
        Self { id: 0, opens: Opens::default(), dash: false, length: u8::try_from(word.len()).unwrap_or(u8::MAX), head: head(word) }
    }

    /// Whether it may be that word: if not, it is not.
    #[inline]
    fn may_be(self, word: &str) -> bool {
        usize::from(self.length) == word.len() && self.head == head(word)
    }
}

fn head(word: &str) -> u8 {
    word.as_bytes().first().map_or(0, |byte| byte | 0x20)
}

/// A sentence being read.
pub struct Reading<'a> {
    /// The text it stands in.
    pub document: &'a Document<'a>,
    /// The lists.
    pub book: &'a Phrasebook,
    /// The first token of the sentence.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    tokens: &'a [Token],
    marks: &'a [Mark],
    /// The numerals asked for last.
    pub numeral: Kept<Numeral>,
}

/// A token, and what was found there.
type Answer<T> = (usize, Option<T>);

/// The last answers to a question about tokens.
pub struct Kept<T> {
    answers: [Cell<Option<Answer<T>>>; 4],
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { answers: [const { Cell::new(None) }; 4] }
    }
}

impl<T: Copy> Kept<T> {
    /// The answer for a token, found if it is not kept.
    pub fn of(&self, at: usize, find: impl FnOnce() -> Option<T>) -> Option<T> {
        let Some(place) = self.answers.get(at % 4) else { return find() };
        match place.get() {
            Some((known, answer)) if known == at => answer,
            _ => {
                let answer = find();
                place.set(Some((at, answer)));
                answer
            }
        }
    }
}

impl<'a> Reading<'a> {
    /// The tokens from `first` on, whose marks are given.
    pub fn new(document: &'a Document<'a>, book: &'a Phrasebook, first: usize, marks: &'a [Mark]) -> Self {
        let tokens = document.tokens.get(first..first + marks.len()).unwrap_or_default();
        Self { document, book, first, end: first + tokens.len(), tokens, marks, numeral: Kept::default() }
    }

    /// A token of the sentence.
    #[inline]
    pub fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at.wrapping_sub(self.first)).copied()
    }

    /// The letters of a token.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.words(token.span))
    }

    /// The mark of a token.
    #[inline]
    pub fn mark(&self, at: usize) -> Mark {
        // Before the sentence the difference wraps round to a place far behind it.
        self.marks.get(at.wrapping_sub(self.first)).copied().unwrap_or_default()
    }

    /// The number of a word.
    #[inline]
    pub fn id(&self, at: usize) -> u16 {
        self.mark(at).id
    }

    /// What a word may mean.
    #[inline]
    pub fn entry(&self, at: usize) -> &'a Entry {
        self.book.entry(self.id(at))
    }

    /// What the word before `at` may mean.
    #[inline]
    pub fn before(&self, at: usize) -> &'a Entry {
        at.checked_sub(1).map_or_else(|| self.book.entry(0), |at| self.entry(at))
    }

    /// Whether a word plays a part.
    #[inline]
    pub fn is(&self, at: usize, role: Role) -> bool {
        self.entry(at).is(role)
    }

    /// Whether a token is this word, in any case.
    #[inline]
    pub fn says(&self, at: usize, word: &str) -> bool {
        self.mark(at).may_be(word) && self.spells(at, word)
    }

    #[inline(never)]
    fn spells(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether a token is one of these words, in any case.
    #[inline]
    pub fn says_any(&self, at: usize, words: &[&str]) -> bool {
        let mark = self.mark(at);
        words.iter().any(|word| mark.may_be(word) && self.spells(at, word))
    }

    /// Whether the token before `at` is one of these words.
    pub fn said_any(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|at| self.says_any(at, words))
    }

    /// Whether a token follows the one before with nothing between.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|before| self.token(before))) else { return false };
        before.span.end() == token.span.start()
    }

    /// Whether a word ends a bound: "than" of "more than".
    pub fn is_bound(&self, at: usize) -> bool {
        !self.book.bounds(self.id(at)).is_empty()
    }

    /// The digits of a token.
    #[inline]
    pub fn digits(&self, at: usize) -> Option<&'a str> {
        self.token(at).filter(|token| token.kind == TokenKind::Digits).map(|token| self.document.words(token.span))
    }

    /// Whether a token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// Whether a token is a word with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
    }

    /// Whether a token is a word without capitals.
    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word(Case::Lower))
    }

    /// Whether a token is a hyphen or dash of any length, or a minus sign.
    #[inline]
    pub fn is_dash(&self, at: usize) -> bool {
        self.mark(at).dash
    }

    /// A hyphen with a word or number on both of its sides: `five-year`.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_dash(at) && !matches!(self.word(at), "—" | "−" | "‒") && self.glued(at) && self.glued(at + 1)
    }

    /// The bytes of the tokens `first..end`.
    pub fn span(&self, first: usize, end: usize) -> Option<Span> {
        let (first, last) = (self.token(first)?, self.token(end.checked_sub(1)?)?);
        Some(first.span.join(last.span))
    }

    /// The longest phrase at `at` whose meaning `wanted` takes, and the token after it.
    pub fn phrase<T>(&self, at: usize, wanted: impl Fn(Meaning) -> Option<T>) -> Option<(usize, T)> {
        let id = self.id(at);
        if id == 0 {
            return None;
        }
        self.book.phrases(id).iter().find_map(|phrase| Some((self.phrase_end(at, phrase)?, wanted(phrase.meaning)?)))
    }

    fn phrase_end(&self, at: usize, phrase: &Phrase) -> Option<usize> {
        let mut next = at + 1;
        for &(id, glued) in &phrase.rest {
            if !glued && self.is_hyphen(next) {
                next += 1;
            } else if glued && !self.glued(next) {
                return None;
            }
            if self.id(next) != id {
                return None;
            }
            next += 1;
        }
        if let Some(exact) = &phrase.exact {
            let mut words =
                (at..next).filter(|&at| phrase.rest.is_empty() || !self.is_dash(at) || exact.iter().any(|word| **word == *self.word(at)));
            if !exact.iter().all(|word| words.next().is_some_and(|at| self.word(at) == &**word)) {
                return None;
            }
        }
        Some(next)
    }
}
