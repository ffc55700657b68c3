//! One sentence as units: a word, a sign, or a whole name or figure that a finder has found, so that what is inside a name
//! cannot mislead. Words in brackets, the marks of quoted fragments and the dateline are left out, because a clause goes on
//! around them. A sentence is read up to [`LONGEST`] tokens: what is longer is no sentence.

use super::verbs::Reading;
use crate::extract::document::Document;
use crate::extract::figure::{Figure, FigureId, FigureKind};
use crate::extract::organisation::{Names, OrganisationId};
use crate::extract::overlap;
use crate::extract::person::PersonId;
use crate::extract::quote::{Quote, QuoteKind};
use crate::extract::sentence::Sentence;
use crate::extract::token::{Token, TokenKind, touches};
use crate::span::Span;

/// The most tokens of one sentence that are read: frames compare pieces with pieces, and a page without a full stop is no
/// sentence.
pub const LONGEST: usize = 400;

/// What a unit is, where a finder knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A word or sign.
    Word,
    /// An organisation's mention.
    Organisation(OrganisationId),
    /// A person's mention.
    Person(PersonId),
    /// A figure.
    Figure(FigureId, FigureKind),
}

/// A part of speech, as fine as the frames need it.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Noun,
    Name,
    Adjective,
    Adverb,
    Determiner,
    Possessive,
    Pronoun,
    Preposition,
    To,
    And,
    Or,
    But,
    Subordinator,
    Relative,
    Modal,
    Be,
    Have,
    Do,
    Verb,
    Not,
    /// The 's of a possessor.
    Clitic,
    Comma,
    /// A colon, a semicolon, the edge of a quoted clause: no phrase goes across.
    Boundary,
    Other,
}

/// A word, a sign, a name or a figure of one sentence.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its place.
    pub span: Span,
    /// What it is, where a finder knows.
    pub thing: Thing,
    /// Its part of speech.
    pub tag: Tag,
    /// Its word in lower case; empty for names and figures.
    pub word: String,
    /// What it is as a verb: the forms left after tagging, where `tag` is a verb's.
    pub verb: Option<Reading>,
    /// Whether a capital opens it.
    pub capital: bool,
}

impl Unit {
    /// Whether it is the figure of a day, month, year or time.
    pub fn is_date(&self) -> bool {
        matches!(self.thing, Thing::Figure(_, kind) if kind.is_date())
    }

    /// Whether it is a figure that counts or measures.
    pub fn is_amount(&self) -> bool {
        matches!(self.thing, Thing::Figure(_, kind) if !kind.is_date())
    }
}

/// The names and figures of a text, sorted and disjoint.
pub fn things(names: &Names, figures: &[Figure]) -> Vec<(Span, Thing)> {
    let organisations = names.organisations.iter().zip(0..).flat_map(|(organisation, id)| {
        organisation.mentions.iter().map(move |mention| (mention.span, Thing::Organisation(OrganisationId(id))))
    });
    let people =
        names.people.iter().zip(0..).flat_map(|(person, id)| person.mentions.iter().map(move |&span| (span, Thing::Person(PersonId(id)))));
    let figures = figures.iter().zip(0..).map(|(figure, id)| (figure.span, Thing::Figure(FigureId(id), figure.kind)));
    overlap::resolve(organisations.chain(people).chain(figures).collect(), |(span, _)| *span)
}

/// Cuts a sentence into units without their parts of speech.
pub(super) fn cut(document: &Document, sentence: &Sentence, things: &[(Span, Thing)], quotes: &[Quote]) -> Vec<Unit> {
    let tokens = document.sentence_tokens(sentence);
    let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
    let mut things = &things[things.partition_point(|(span, _)| span.end() <= sentence.span.start())..];
    let mut edges: Vec<usize> = Vec::new();
    let first_quote = quotes.partition_point(|quote| quote.span.end() <= sentence.span.start());
    for quote in quotes[first_quote..].iter().take_while(|quote| quote.span.start() < sentence.span.end()) {
        if quote.kind == QuoteKind::Direct && is_clause(document.words(quote.span)) {
            edges.extend([quote.span.start(), quote.span.end()]);
        }
    }
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        if edges.iter().any(|&edge| edge == token.span.start() || edge == token.span.end()) {
            push(&mut units, token.span, Thing::Word, ";".into(), false);
            at += 1;
            continue;
        }
        while things.first().is_some_and(|(span, _)| span.end() <= token.span.start()) {
            things = &things[1..];
        }
        if let Some(&(span, thing)) = things.first().filter(|(span, _)| span.start() <= token.span.start()) {
            push(&mut units, span, thing, String::new(), true);
            at += tokens[at..].partition_point(|token| token.span.start() < span.end());
            // "Acme-backed": the rest is an adjective.
            if let Some(end) = hyphenated(document, tokens, at, things.get(1).map(|(span, _)| span.start())) {
                let span = Span::new(tokens[at].span.start(), tokens[end - 1].span.end());
                push(&mut units, span, Thing::Word, document.words(span).to_lowercase(), false);
                at = end;
            }
            continue;
        }
        let limit = things.first().map(|(span, _)| span.start());
        let sign = document.words(token.span);
        if matches!(sign, "(" | "[")
            && let Some(close) = closing(document, tokens, at)
        {
            at = close + 1;
            continue;
        }
        if token.kind == TokenKind::Sign {
            // "U.S. buyout house": the stop is of the word.
            let of_initials =
                sign == "." && units.last().is_some_and(|unit| unit.word.contains('.') && unit.span.end() == token.span.start());
            // "a 50:50 venture": one figure to the eye.
            let halves = sign == ":"
                && units.last().is_some_and(|unit| unit.is_amount() && unit.span.end() == token.span.start())
                && tokens.get(at + 1).is_some_and(|next| touches(token, *next) && next.kind == TokenKind::Digits);
            if halves {
                at += 2;
                continue;
            }
            let skipped = is_quote_mark(sign) || of_initials && at + 1 < tokens.len();
            if !skipped {
                push(&mut units, token.span, Thing::Word, sign.to_owned(), false);
            }
            at += 1;
            continue;
        }
        let end = compound(document, tokens, at, limit);
        let span = token.span.join(tokens[end - 1].span);
        let capital = token.is_capitalised();
        let word = document.words(span).to_lowercase().replace('’', "'");
        // "we'll", "they've": the pronoun and the auxiliary.
        match word.find('\'').filter(|&place| place > 0 && matches!(&word[place..], "'ll" | "'ve" | "'re" | "'d" | "'m")) {
            Some(place) if span.len() >= word.len() => {
                let middle = span.start() + place;
                push(&mut units, Span::new(span.start(), middle), Thing::Word, word[..place].to_owned(), capital);
                push(&mut units, Span::new(middle, span.end()), Thing::Word, word[place..].to_owned(), false);
            }
            _ => push(&mut units, span, Thing::Word, word, capital),
        }
        at = end;
    }
    drop_dateline(&mut units);
    units
}

fn push(units: &mut Vec<Unit>, span: Span, thing: Thing, word: String, capital: bool) {
    units.push(Unit { span, thing, tag: Tag::Other, word, verb: None, capital });
}

/// Whether a direct quote is a clause of its own rather than a fragment inside one: it ends with a stop or comma before the mark.
fn is_clause(quote: &str) -> bool {
    let inner = quote.trim_end_matches(['”', '"', '’', '\'', '»']);
    inner.ends_with([',', '.', '?', '!', '…']) || inner.len() == quote.len()
}

fn is_quote_mark(sign: &str) -> bool {
    matches!(sign, "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "„" | "*")
}

/// The token that closes the bracket at `open`.
fn closing(document: &Document, tokens: &[Token], open: usize) -> Option<usize> {
    let close = if document.words(tokens[open].span) == "(" { ")" } else { "]" };
    (open + 1..tokens.len().min(open + 60)).find(|&at| document.words(tokens[at].span) == close)
}

fn is_hyphen(document: &Document, token: Token) -> bool {
    matches!(document.words(token.span), "-" | "‑" | "‐")
}

/// The end of "-backed" at `at`.
fn hyphenated(document: &Document, tokens: &[Token], at: usize, limit: Option<usize>) -> Option<usize> {
    let [before, hyphen, word] = *tokens.get(at.checked_sub(1)?..at + 2)? else { return None };
    let joined = touches(before, hyphen) && is_hyphen(document, hyphen) && touches(hyphen, word) && word.is_word();
    (joined && limit.is_none_or(|limit| limit > word.span.start())).then(|| compound(document, tokens, at + 1, limit))
}

/// The end of the word at `at` with all that hangs on it: "co-founded", "5G", "AT&T", "and/or".
fn compound(document: &Document, tokens: &[Token], at: usize, limit: Option<usize>) -> usize {
    let mut end = at + 1;
    let free = |token: Token| limit.is_none_or(|limit| token.span.end() <= limit);
    while let Some(&next) = tokens.get(end).filter(|next| touches(tokens[end - 1], **next) && free(**next)) {
        let is_joint = is_hyphen(document, next) || matches!(document.words(next.span), "/" | "&" | "." | "+");
        if next.is_word() || next.kind == TokenKind::Digits {
            end += 1;
        } else if let Some(&after) = tokens.get(end + 1).filter(|after| is_joint && touches(next, **after) && free(**after))
            && (after.is_word() || after.kind == TokenKind::Digits)
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// "LONDON, 3 May (Wire) – ": the place and day of filing before a dash or colon are no part of the sentence.
fn drop_dateline(units: &mut Vec<Unit>) {
    let Some(dash) = units.iter().take(14).position(|unit| matches!(unit.word.as_str(), "–" | "—" | "-" | "--" | ":")) else { return };
    let shouted = |unit: &Unit| unit.span.len() > 2 && unit.word.chars().all(char::is_alphabetic) && unit.capital;
    let (before, after) = units.split_at(dash);
    let all_names = before.iter().all(|unit| unit.capital || unit.thing != Thing::Word || !unit.word.starts_with(char::is_alphabetic));
    let dated = before.iter().any(Unit::is_date);
    if all_names && dated && before.first().is_some_and(shouted) && after.len() > 3 {
        units.drain(..=dash);
    }
}
