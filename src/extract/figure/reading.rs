//! One sentence as the finders read it: its tokens with their numbers in the [`Phrasebook`].
//!
//! Every index is a token's index in the document, and every question about a place outside the sentence has an empty
//! answer, so that no finder has to look where it stands.

use crate::extract::document::Document;
use crate::extract::figure::phrasebook::{Entry, Meaning, Phrase, Phrasebook, Role};
use crate::extract::token::{Case, Token, TokenKind};
use crate::span::Span;

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
    ids: &'a [u16],
}

impl<'a> Reading<'a> {
    /// The tokens `first..end`, whose numbers are `ids`.
    pub fn new(document: &'a Document<'a>, book: &'a Phrasebook, first: usize, ids: &'a [u16]) -> Self {
        Self { document, book, first, end: first + ids.len(), ids }
    }

    /// A token of the sentence.
    pub fn token(&self, at: usize) -> Option<Token> {
        if at < self.first || at >= self.end { None } else { self.document.tokens.get(at).copied() }
    }

    /// The letters of a token.
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.words(token.span))
    }

    /// The number of a word.
    pub fn id(&self, at: usize) -> u16 {
        at.checked_sub(self.first).and_then(|at| self.ids.get(at)).copied().unwrap_or(0)
    }

    /// What a word may mean.
    pub fn entry(&self, at: usize) -> &'a Entry {
        self.book.entry(self.id(at))
    }

    /// What the word before `at` may mean.
    pub fn before(&self, at: usize) -> &'a Entry {
        at.checked_sub(1).map_or_else(|| self.book.entry(0), |at| self.entry(at))
    }

    /// Whether a word plays a part.
    pub fn is(&self, at: usize, role: Role) -> bool {
        self.entry(at).is(role)
    }

    /// Whether a token is this word, in any case.
    pub fn says(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether a token is one of these words, in any case.
    pub fn says_any(&self, at: usize, words: &[&str]) -> bool {
        let here = self.word(at);
        !here.is_empty() && words.iter().any(|word| here.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of these words.
    pub fn said_any(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|at| self.says_any(at, words))
    }

    /// Whether a token follows the one before with nothing between.
    pub fn glued(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|before| self.token(before))) else { return false };
        before.span.end() == token.span.start()
    }

    /// The digits of a token.
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
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‑" | "‐" | "−" | "‒")
    }

    /// A hyphen with a word or number on both of its sides: `five-year`.
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‑" | "‐" | "–") && self.glued(at) && self.glued(at + 1)
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
