//! Sentences of the article itself.
//!
//! A sentence never crosses a block. It ends at `.`, `!`, `?` or `…` with the closing quotes and brackets behind it, where the
//! next word may open a sentence; not behind an abbreviation, an initial, inside a number, or in an address. A run of words
//! that ends nowhere is cut at [`LONGEST`] tokens, so a finder may look through a whole sentence from each of its words.

use std::ops::Range;

use super::token::{Case, Token, TokenKind, touches};
use crate::article::{Block, BlockKind, Layer};
use crate::span::Span;

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place, from its first token to its last.
    pub span: Span,
    /// The index of the block it stands in.
    pub block: u32,
    /// The block's part in the page: headline, standfirst or body.
    pub layer: Layer,
    /// The block's form.
    pub kind: BlockKind,
    first: u32,
    last: u32,
}

impl Sentence {
    /// The indices of its tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// The most tokens of a sentence: several times what the longest of the press have.
pub const LONGEST: usize = 400;

/// Words with a full stop that does not end a sentence when a capital follows.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "sir", "st", "sr", "jr", "gen", "col", "maj", "capt", "lt", "sgt", "gov", "sen",
    "rep", "pres", "messrs", "mme", "mlle", "no", "nos", "vs", "v", "fig", "figs", "eq", "sec", "art", "para", "approx", "est", "ca", "cf",
    "al", "e.g", "i.e", "eg", "ie", "dept", "univ", "assn", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "mt", "ft", "vol", "pp", "ed", "eds", "rs",
];

/// Abbreviations that stand inside a name as well as at its end: they end a sentence only before a word that opens one.
const SUFFIXES: &[&str] = &["inc", "corp", "co", "ltd", "plc", "llc", "bhd", "sdn", "pty", "cie", "etc", "a.m", "p.m", "am", "pm"];

/// Words that open a sentence far more often than they go on after an abbreviation.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "it",
    "he",
    "she",
    "they",
    "we",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "as",
    "after",
    "while",
    "when",
    "if",
    "for",
    "by",
    "with",
    "to",
    "from",
    "however",
    "meanwhile",
    "under",
    "last",
    "there",
    "both",
    "shares",
];

/// Cuts the blocks of the article itself into sentences.
pub fn split(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut next = 0;
    for (number, block) in blocks.iter().enumerate() {
        next += tokens[next..].partition_point(|token| token.span.start() < block.span.start());
        let end = next + tokens[next..].partition_point(|token| token.span.end() <= block.span.end());
        if matches!(block.layer, Layer::Headline | Layer::Standfirst | Layer::Body) {
            let mut first = next;
            while first < end {
                let last = sentence_end(text, tokens, first, longest_end(tokens, first, end));
                let span = tokens[first].span.join(tokens[last - 1].span);
                let (from, to) = (u32::try_from(first).unwrap_or(u32::MAX), u32::try_from(last).unwrap_or(u32::MAX));
                let block_number = u32::try_from(number).unwrap_or(u32::MAX);
                sentences.push(Sentence { span, block: block_number, layer: block.layer, kind: block.kind, first: from, last: to });
                first = last;
            }
        }
        next = end;
    }
    sentences
}

/// Where a sentence that starts at `first` is cut at the latest: between two words, where there is such a place near.
fn longest_end(tokens: &[Token], first: usize, end: usize) -> usize {
    let limit = first + LONGEST;
    if end <= limit {
        return end;
    }
    (limit - LONGEST / 4..=limit).rev().find(|&at| !touches(tokens[at - 1], tokens[at])).unwrap_or(limit)
}

/// The index after the last token of the sentence that starts at `first`.
fn sentence_end(text: &str, tokens: &[Token], first: usize, end: usize) -> usize {
    let mut at = first;
    while at < end {
        let sign = tokens[at].span.of(text);
        let ends = match sign {
            "!" | "?" | "…" | "。" | "！" | "？" => true,
            "." => is_full_stop(text, tokens, first, at, end),
            _ => false,
        };
        at += 1;
        if !ends {
            continue;
        }
        while at < end && tokens[at].kind == TokenKind::Sign && is_trailer(text, tokens, at) {
            at += 1;
        }
        if at >= end || may_open(text, tokens, at, end) || matches!(sign, "。" | "！" | "？") {
            return at;
        }
    }
    end
}

/// Closing quotes and brackets, repeated stops, and footnote marks that touch the end of a sentence.
fn is_trailer(text: &str, tokens: &[Token], at: usize) -> bool {
    match tokens[at].span.of(text) {
        "." | "!" | "?" | "…" | "”" | "’" | "»" | ")" | "]" | "」" | "』" => true,
        "\"" | "'" => touches(tokens[at - 1], tokens[at]) && tokens.get(at + 1).is_none_or(|next| !touches(tokens[at], *next)),
        _ => false,
    }
}

fn may_open(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let mut at = at;
    while at < end && matches!(tokens[at].span.of(text), "\"" | "“" | "‘" | "'" | "«" | "(" | "[" | "–" | "—" | "-" | "„" | "£" | "$" | "€")
    {
        at += 1;
    }
    let Some(token) = tokens.get(at).filter(|_| at < end) else { return true };
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Word(Case::Lower) => token.span.of(text).chars().next().is_some_and(|c| !c.is_lowercase()),
        // `eBay`, `iPhone` open sentences too.
        TokenKind::Word(_) => true,
        TokenKind::Clitic | TokenKind::Sign => false,
    }
}

fn is_full_stop(text: &str, tokens: &[Token], first: usize, at: usize, end: usize) -> bool {
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    let Some(next) = next else { return true };
    if touches(tokens[at], *next) && (next.is_word() || next.kind == TokenKind::Digits) {
        // A word after a stop without a space: an address (`acme.com`), a number, or a scraped page that lost its space.
        let lost_space =
            matches!(next.kind, TokenKind::Word(Case::Capital)) && at > first && tokens[at - 1].kind == TokenKind::Word(Case::Lower);
        return lost_space && next.span.len() > 1;
    }
    if at == first {
        return false;
    }
    let previous = tokens[at - 1];
    if !touches(previous, tokens[at]) || !previous.is_word() {
        return true;
    }
    let word = dotted(text, tokens, first, at);
    let lower = word.to_lowercase();
    let following = next.span.of(text).to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        // `No.` and `Dec.` may end a sentence, too, but rarely before anything but a number or a name.
        return false;
    }
    let initials = word.split('.').all(|part| part.chars().count() == 1) && word.chars().next().is_some_and(char::is_uppercase);
    if SUFFIXES.contains(&lower.as_str()) || (initials && word.contains('.')) {
        return OPENERS.contains(&following.as_str()) && next.is_capitalised();
    }
    // A single capital is an initial (`J. Smith`) unless what follows opens sentences.
    !initials || OPENERS.contains(&following.as_str())
}

/// The word before the stop at `at`, with the dotted letters before it: `U.S`, `e.g`.
fn dotted<'a>(text: &'a str, tokens: &[Token], first: usize, at: usize) -> &'a str {
    let mut from = at - 1;
    while from >= first + 2
        && tokens[from - 1].span.of(text) == "."
        && touches(tokens[from - 1], tokens[from])
        && touches(tokens[from - 2], tokens[from - 1])
        && tokens[from - 2].is_word()
    {
        from -= 2;
    }
    Span::new(tokens[from].span.start(), tokens[at - 1].span.end()).of(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Source};
    use crate::extract::token::tokenise;

    fn cut(text: &str) -> Vec<String> {
        let article = Article::from_body(Source::Stream("test".into()), text.into(), None);
        let tokens = tokenise(text);
        split(text, &tokens, &article.blocks).iter().map(|sentence| sentence.span.of(text).to_owned()).collect()
    }

    #[test]
    fn cuts_where_a_reader_would() {
        let cases: &[&[&str]] = &[
            &["Acme rose.", "Brill fell."],
            &["Mr. Smith of Acme Inc. left.", "He was 50."],
            &["Acme Corp. The firm sells pumps."],
            &["Sales rose 3.5%.", "Costs fell to $1.2bn."],
            &["“We won,” he said.", "“Again!”", "She laughed."],
            &["The U.S. Treasury agreed.", "It paid £5m."],
            &["J. Smith joined in Jan. 2020.", "eBay followed."],
            &["Visit acme.com today.", "Or call."],
            &["It ended at 5 p.m. The market closed."],
            &["One line", "Another line"],
            &["It grew (by 4%.)", "Then it stopped."],
        ];
        for expected in cases {
            let joined = if expected.len() == 2 && expected[0] == "One line" { expected.join("\n") } else { expected.join(" ") };
            let found = cut(&joined);
            // A suffix before an opener is two sentences.
            let expected: Vec<String> = match joined.as_str() {
                "Acme Corp. The firm sells pumps." => vec!["Acme Corp.".into(), "The firm sells pumps.".into()],
                "It ended at 5 p.m. The market closed." => vec!["It ended at 5 p.m.".into(), "The market closed.".into()],
                _ => expected.iter().map(|&sentence| sentence.to_owned()).collect(),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn no_sentence_is_endless() {
        for unit in ["crane 1,250.50 and ", "Mr. Berg ", "a-", "(", "said it "] {
            let text = unit.repeat(2000);
            let tokens = tokenise(&text);
            let article = Article::from_body(Source::Stream("test".into()), text.clone(), None);
            let sentences = split(&text, &tokens, &article.blocks);
            assert!(sentences.iter().all(|sentence| sentence.tokens().len() <= LONGEST), "{unit}");
            assert_eq!(sentences.iter().map(|sentence| sentence.tokens().len()).sum::<usize>(), tokens.len(), "{unit}");
            // No number is cut in two.
            let whole = |pair: &[Sentence]| !unit.contains(' ') || pair[0].span.end() < pair[1].span.start();
            assert!(sentences.windows(2).all(whole), "{unit}");
        }
    }
}
