//! The network's own cut of a text into words. Its weights were trained on exactly this cut, which is why it is not that of
//! [`crate::extract::token`].
//!
//! A text is split at white space (a single space vanishes, other white space is a token). From each piece affixes are cut off
//! at both ends until an exception or nothing remains to be cut; what is left is an exception, an address, or is cut inside.
//! At last, tokens that together spell an exception become its pieces. The rules are those of spaCy's English tokeniser.

use std::collections::HashMap;
use std::ops::Range;

use super::affixes;
use super::characters::is_space;
use super::url::is_url;
use crate::span::Span;

/// The exceptions, one a line: piece, norm, piece, norm …; an empty norm is the piece's own.
const EXCEPTIONS: &str = include_str!("exceptions.tsv");

/// One token of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text.
    pub span: Span,
    /// The word that it stands for, where an exception says so (`n't` for "not").
    pub norm: Option<&'static str>,
}

/// A piece of an exception.
#[derive(Clone, Copy, Debug)]
struct Piece {
    length: usize,
    norm: Option<&'static str>,
}

/// The tokeniser's compiled exceptions.
#[derive(Clone, Debug)]
pub struct Tokeniser {
    exceptions: HashMap<String, Vec<Piece>>,
    /// Exceptions that the rules would cut: the tokens they would be cut into, by the first of these.
    cut_exceptions: HashMap<String, Vec<CutException>>,
    /// The length in bytes of the longest exception.
    longest: usize,
}

#[derive(Clone, Debug)]
struct CutException {
    /// The exception's text.
    text: String,
    /// The lengths in bytes of the tokens that the rules would make of it.
    tokens: Vec<usize>,
}

impl Tokeniser {
    /// Compiles the embedded exceptions.
    pub fn embedded() -> Self {
        let mut tokeniser = Self { exceptions: HashMap::new(), cut_exceptions: HashMap::new(), longest: 0 };
        let mut exceptions = HashMap::with_capacity(2048);
        for line in EXCEPTIONS.lines() {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let pieces =
                fields.chunks_exact(2).map(|field| Piece { length: field[0].len(), norm: Some(field[1]).filter(|n| !n.is_empty()) });
            let text: String = fields.iter().step_by(2).copied().collect();
            if affixes::prefix(&text) + affixes::suffix(&text) + affixes::infixes(&text).len() > 0 {
                // Cut while no exception is known.
                let mut tokens = Vec::new();
                tokeniser.cut(&text, 0..text.len(), &mut tokens);
                let lengths: Vec<usize> = tokens.iter().map(|token| token.span.len()).collect();
                let first = text[..lengths[0]].to_owned();
                tokeniser.cut_exceptions.entry(first).or_default().push(CutException { text: text.clone(), tokens: lengths });
            }
            exceptions.insert(text, pieces.collect());
        }
        tokeniser.longest = exceptions.keys().map(String::len).max().unwrap_or_default();
        tokeniser.exceptions = exceptions;
        tokeniser
    }

    /// The tokens of a passage of `text`, in order.
    pub fn tokenise(&self, text: &str, passage: Span) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(passage.len() / 5);
        let mut at = passage.start();
        let words = passage.of(text);
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let in_space = is_space(first);
            let length = rest.find(|c| is_space(c) != in_space).unwrap_or(rest.len());
            let piece = at..at + length;
            if in_space {
                // One plain space behind a word belongs to that word.
                let skipped = usize::from(first == ' ' && at > passage.start());
                push(&mut tokens, piece.start + skipped..piece.end);
            } else {
                self.tokenise_piece(text, piece, &mut tokens);
            }
            at += length;
            rest = &rest[length..];
        }
        tokens
    }

    /// The tokens of a piece without white space.
    fn tokenise_piece(&self, text: &str, piece: Range<usize>, tokens: &mut Vec<Token>) {
        let word = &text[piece.clone()];
        if let Some(pieces) = self.exception(word) {
            push_pieces(tokens, piece.start, pieces);
        } else if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            push(tokens, piece);
        } else {
            let first = tokens.len();
            self.cut(text, piece, tokens);
            self.join_exceptions(text, first, tokens);
        }
    }

    fn exception(&self, word: &str) -> Option<&[Piece]> {
        if word.len() > self.longest { None } else { self.exceptions.get(word).map(Vec::as_slice) }
    }

    /// Cuts affixes off both ends, then the rest inside.
    fn cut(&self, text: &str, piece: Range<usize>, tokens: &mut Vec<Token>) {
        let Range { mut start, mut end } = piece;
        let mut suffixes = Vec::new();
        while start < end && self.exception(&text[start..end]).is_none() {
            let prefix = affixes::prefix(&text[start..end]);
            if prefix > 0 && self.exception(&text[start + prefix..end]).is_some() {
                push(tokens, start..start + prefix);
                start += prefix;
                break;
            }
            let suffix = affixes::suffix(&text[start + prefix..end]);
            if suffix > 0 && self.exception(&text[start..end - suffix]).is_some() {
                suffixes.push(end - suffix..end);
                end -= suffix;
                break;
            }
            if prefix + suffix == 0 {
                break;
            }
            push(tokens, start..start + prefix);
            if suffix > 0 {
                suffixes.push(end - suffix..end);
            }
            start += prefix;
            end -= suffix;
        }
        self.cut_inside(text, start..end, tokens);
        for suffix in suffixes.into_iter().rev() {
            push(tokens, suffix);
        }
    }

    fn cut_inside(&self, text: &str, piece: Range<usize>, tokens: &mut Vec<Token>) {
        let word = &text[piece.clone()];
        if let Some(pieces) = self.exception(word) {
            push_pieces(tokens, piece.start, pieces);
            return;
        }
        let mut start = piece.start;
        if !is_url(word) {
            // A sign at the very front stays with what follows.
            for sign in affixes::infixes(word).into_iter().filter(|sign| sign.start > 0) {
                push(tokens, start..piece.start + sign.start);
                start = piece.start + sign.end;
                push(tokens, piece.start + sign.start..start);
            }
        }
        push(tokens, start..piece.end);
    }

    /// Puts the pieces of an exception in the place of tokens (from `first` on) that together spell it: the longest before the
    /// shorter, then the leftmost.
    fn join_exceptions(&self, text: &str, first: usize, tokens: &mut Vec<Token>) {
        let mut matches: Vec<Range<usize>> = Vec::new();
        for start in first..tokens.len() {
            let Some(candidates) = self.cut_exceptions.get(tokens[start].span.of(text)) else { continue };
            let at = tokens[start].span.start();
            let spelt = candidates.iter().filter(|exception| {
                text[at..].starts_with(&exception.text)
                    && tokens[start..].iter().zip(&exception.tokens).filter(|(token, length)| token.span.len() == **length).count()
                        == exception.tokens.len()
            });
            matches.extend(spelt.map(|exception| start..start + exception.tokens.len()));
        }
        matches.sort_by_key(|tokens| (std::cmp::Reverse(tokens.len()), tokens.start));
        let mut taken = vec![false; tokens.len()];
        let mut chosen: Vec<Range<usize>> = Vec::new();
        for found in matches {
            if !taken[found.start] && !taken[found.end - 1] {
                chosen.push(found.clone());
            }
            taken[found].fill(true);
        }
        // From the last to the first, so that the places of the others stay.
        chosen.sort_by_key(|tokens| std::cmp::Reverse(tokens.start));
        for found in chosen {
            let span = tokens[found.start].span.join(tokens[found.end - 1].span);
            if let Some(pieces) = self.exception(span.of(text)) {
                let mut joined = Vec::new();
                push_pieces(&mut joined, span.start(), pieces);
                tokens.splice(found, joined);
            }
        }
    }
}

fn push(tokens: &mut Vec<Token>, place: Range<usize>) {
    if !place.is_empty() {
        tokens.push(Token { span: Span::from(place), norm: None });
    }
}

fn push_pieces(tokens: &mut Vec<Token>, mut at: usize, pieces: &[Piece]) {
    for piece in pieces {
        tokens.push(Token { span: Span::new(at, at + piece.length), norm: piece.norm });
        at += piece.length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        Tokeniser::embedded().tokenise(text, Span::new(0, text.len())).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn cuts_as_the_network_was_trained() {
        let cases: &[(&str, &[&str])] = &[
            ("Acme's US$5m bid (rejected).", &["Acme", "'s", "US$", "5", "m", "bid", "(", "rejected", ")", "."]),
            ("It can't, won’t.", &["It", "ca", "n't", ",", "wo", "n’t", "."]),
            ("the U.K.-based firm", &["the", "U.K.-based", "firm"]),
            ("five-year 5G-ready", &["five", "-", "year", "5G", "-", "ready"]),
            ("see www.example.com/a-b, now", &["see", "www.example.com/a-b", ",", "now"]),
            ("at 10a.m. Inc. Corp.", &["at", "10", "a.m.", "Inc.", "Corp."]),
            ("\"''Tis\" :)", &["\"", "''", "Tis", "\"", ":)"]),
            ("one  two\nthree", &["one", " ", "two", "\n", "three"]),
            (" lead", &[" ", "lead"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&cut(text), expected, "{text:?}");
        }
    }
}
