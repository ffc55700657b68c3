//! Words as names see them: tokens that touch and belong together are one word (`AT&T`, `Jean-Luc`, `U.S.`, `3M`,
//! `Booking.com`, `McDonald's`).

use std::collections::HashSet;
use std::ops::Range;

use crate::extract::document::Document;
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::names::Class;
use crate::extract::token::{Case, Token, TokenKind, touches};
use crate::span::Span;

/// One word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub form: Form,
    /// The index of its sentence.
    pub sentence: u32,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A word with a capital: it may be part of a name. The case of its first piece.
    Name(Case),
    /// Digits with letters behind them: `5G`, `3M`.
    Coded,
    /// A word without a capital.
    Small,
    /// Digits.
    Number,
    /// `'s`.
    Clitic,
    /// Any other sign.
    Sign,
}

impl Word {
    /// Whether it may be part of a name.
    pub fn is_name(self) -> bool {
        matches!(self.form, Form::Name(_) | Form::Coded)
    }

    /// Whether all its letters are capitals.
    pub fn is_upper(self) -> bool {
        self.form == Form::Name(Case::Upper)
    }
}

/// All words of the article itself, with the words of each sentence.
#[derive(Debug, Default)]
pub struct Words {
    /// In the order of the text.
    pub all: Vec<Word>,
    /// The words of each sentence, by index into `all`.
    pub sentences: Vec<Range<usize>>,
}

impl Words {
    /// Puts the tokens of every sentence together.
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        let owners = owners(document, lexicon);
        for (number, sentence) in (0u32..).zip(&document.sentences) {
            let first = words.all.len();
            let tokens = document.sentence_tokens(sentence);
            let mut at = 0;
            while at < tokens.len() {
                let mut end = word_end(document.text, tokens, at, lexicon);
                if end == at + 1
                    && tokens.get(end).is_some_and(|next| next.kind == TokenKind::Clitic)
                    && owners.contains(tokens[at].span.of(document.text))
                {
                    end += 1;
                }
                let span = tokens[at].span.join(tokens[end - 1].span);
                let mut form = form(tokens, at, end);
                // A firm that writes itself small.
                if matches!(form, Form::Small | Form::Number)
                    && lexicon.names().organisation(span.of(document.text)).is_some_and(|known| !known.ambiguous)
                {
                    form = Form::Name(Case::Mixed);
                }
                words.all.push(Word { span, form, sentence: number });
                at = end;
            }
            words.sentences.push(first..words.all.len());
        }
        words
    }

    /// The word at an index.
    pub fn get(&self, at: usize) -> Option<Word> {
        self.all.get(at).copied()
    }

    /// The span from one word to the one before `range.end`.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (self.all.get(range.start), self.all.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The words of the sentence that a word stands in.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        self.all.get(at).and_then(|word| self.sentences.get(word.sentence as usize)).cloned().unwrap_or(0..0)
    }

    /// The index of the first word at or behind an offset.
    pub fn at_offset(&self, offset: usize) -> usize {
        self.all.partition_point(|word| word.span.start() < offset)
    }
}

fn form(tokens: &[Token], at: usize, end: usize) -> Form {
    match tokens[at].kind {
        TokenKind::Word(case) => {
            let pieces =
                || tokens[at..end].iter().filter_map(|token| if let TokenKind::Word(case) = token.kind { Some(case) } else { None });
            match case {
                Case::Lower if pieces().all(|case| case == Case::Lower) => Form::Small,
                Case::Lower => Form::Name(Case::Mixed),
                _ if pieces().all(|case| case == Case::Upper) => Form::Name(Case::Upper),
                Case::Upper if end - at > 1 && pieces().any(|case| case == Case::Capital) => Form::Name(Case::Capital),
                _ => Form::Name(case),
            }
        }
        TokenKind::Digits => {
            if tokens[at..end].iter().any(|token| token.is_capitalised()) {
                Form::Coded
            } else {
                Form::Number
            }
        }
        TokenKind::Clitic => Form::Clitic,
        TokenKind::Sign => Form::Sign,
    }
}

/// Names that hold an 's of their own: what is `Brannigan's` where it acts, "Brannigan's said", is so everywhere in the article.
fn owners<'a>(document: &Document<'a>, lexicon: &Lexicon) -> HashSet<&'a str> {
    let mut found = HashSet::new();
    for (window, at) in document.tokens.windows(3).zip(3..) {
        let [name, clitic, verb] = window else { continue };
        // "Acme's reported loss", "Acme's will", "Acme's said to be": the 's is of the clause.
        let next = document.tokens.get(at).map_or("", |token| token.span.of(document.text));
        let acts = matches!(verb.span.of(document.text), "said" | "says" | "has" | "would") && next != "to";
        let lists = lexicon.names();
        let plain = lists.is_ordinary(name.span.of(document.text)) || lists.is(Class::Opener, name.span.of(document.text));
        if name.is_capitalised() && !plain && clitic.kind == TokenKind::Clitic && touches(*name, *clitic) && acts {
            found.insert(name.span.of(document.text));
        }
    }
    found
}

/// Endings of addresses that are part of a firm's name.
const DOMAINS: &[&str] = &["com", "ai", "AI", "io", "co", "net", "org", "de", "me", "tv"];

/// Whether two short pieces that are no words make a given name: `Mei-ling`, `Jae-yong`.
fn is_given_name(lexicon: &Lexicon, left: &str, right: &str) -> bool {
    left.len() <= 5
        && (2..=6).contains(&right.len())
        && !lexicon.names().is_ordinary(left)
        && !lexicon.names().is_ordinary(right)
        && !matches!(left, "UK" | "US" | "EU" | "Co")
}

/// The index after the last token of the word that starts at `at`.
fn word_end(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> usize {
    if !matches!(tokens[at].kind, TokenKind::Word(_) | TokenKind::Digits) {
        return at + 1;
    }
    let mut end = at + 1;
    loop {
        let last = tokens[end - 1];
        let Some(&next) = tokens.get(end).filter(|next| touches(last, **next)) else { break };
        let behind = tokens.get(end + 1).copied().filter(|behind| touches(next, *behind));
        let letter = |token: Token| token.is_word() && token.span.of(text).chars().count() == 1;
        let single = |token: Token| letter(token) && token.is_capitalised();
        let named = tokens[at].is_capitalised() || tokens[at].kind == TokenKind::Digits;
        let joined = match (next.span.of(text), behind) {
            _ if matches!(next.kind, TokenKind::Digits) && last.is_word() => 1,
            _ if next.is_word() && last.kind == TokenKind::Digits && next.is_capitalised() => 1,
            ("&" | "+", Some(behind)) if behind.is_capitalised() && named => 2,
            // `Rolls-Royce`, `al-Sisi`, `COVID-19`; but `ex-Google` is two words.
            ("-" | "‑", Some(behind)) if behind.is_capitalised() && (named || last.span.len() <= 2) => 2,
            ("-" | "‑", Some(behind)) if behind.kind == TokenKind::Digits && named => 2,
            // `start-up`, and `Mei-ling`.
            ("-", Some(behind)) if behind.is_word() && !named && tokens[at].is_word() => 2,
            ("-", Some(behind)) if behind.is_word() && is_given_name(lexicon, last.span.of(text), behind.span.of(text)) => 2,
            // `Park Sung-min`, whatever its parts mean elsewhere.
            ("-", Some(behind))
                if named
                    && behind.is_word()
                    && last.span.len() <= 5
                    && behind.span.len() <= 5
                    && at.checked_sub(1).is_some_and(|at| lexicon.names().is(Class::SurnameFirst, tokens[at].span.of(text))) =>
            {
                2
            }
            ("-", Some(behind)) if behind.is_word() && matches!(last.span.of(text), "Co" | "Ex") => 2,
            (".", Some(behind)) if single(last) && single(behind) => 2,
            // `S.r.l.`, `S.p.A.`
            (".", Some(behind)) if named && letter(last) && letter(behind) => 2,
            (".", Some(behind)) if behind.is_word() && named && DOMAINS.contains(&behind.span.of(text)) => 2,
            (".", Some(behind)) if behind.kind == TokenKind::Digits && last.kind == TokenKind::Digits && tokens[at].is_word() => 2,
            // `Acme A/S`.
            ("/", Some(behind)) if end == at + 1 && last.span.of(text) == "A" && behind.span.of(text) == "S" => 2,
            // The stop of an initial, or the last of `U.S.`.
            (".", _)
                if (single(last) || named && letter(last))
                    && !(end > at + 2 && tokens[end - 2].span.of(text) == "/")
                    && (end > at + 1 || tokens.get(end + 1).is_some_and(|token| token.is_capitalised())) =>
            {
                end += 1;
                break;
            }
            _ => 0,
        };
        if joined == 0 {
            // `Moody's` is a name, `Acme's` is not.
            if next.kind == TokenKind::Clitic {
                let key = text[tokens[at].span.start()..next.span.end()].replace('’', "'");
                if lexicon.names().organisation(&key).is_some() {
                    end += 1;
                }
            }
            break;
        }
        end += joined;
    }
    end
}
