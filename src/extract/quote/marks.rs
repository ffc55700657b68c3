//! Where direct quotes begin and end.
//!
//! A quote is opened and closed by marks of one kind, inside one paragraph; a mark that is never closed reaches to the paragraph's end, as
//! it does where a quote goes on in the next. An apostrophe opens nothing: a single mark needs a space before it and a
//! partner of its kind. Quotes inside quotes belong to the outer one.

use crate::article::BlockKind;
use crate::extract::document::Document;
use crate::span::Span;

/// The fewest words of a quote: fewer are a term, or a title.
const FEWEST: usize = 3;

/// The direct quotes of the article itself, in order and disjoint.
pub fn find(document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = document.sentences.get(at) {
        let block = first.block;
        let end = at + document.sentences[at..].iter().take_while(|sentence| sentence.block == block).count();
        let last = document.sentences.get(end - 1).unwrap_or(first);
        if !matches!(first.kind, BlockKind::Code | BlockKind::Row) {
            in_block(document.text, first.span.join(last.span), &mut found);
        }
        at = end;
    }
    found
}

fn in_block(text: &str, block: Span, found: &mut Vec<Span>) {
    let words = block.of(text);
    let mut from = 0;
    while let Some((open, mark)) = opening(words, from) {
        // A mark that was struck twice: "““We sold it,”".
        let again = |rest: &str| rest.chars().next().filter(|&next| matches!(next, '“' | '”' | '"') && matches!(mark, '“' | '"'));
        let inside = open + mark.len_utf8();
        let inside = inside + words.get(inside..).and_then(again).map_or(0, char::len_utf8);
        let (end, closed) = match closing(words, inside, mark) {
            Some(end) => (end, true),
            None => (words.len(), false),
        };
        // "« Back to the list": an arrow.
        if !closed && matches!(mark, '‘' | '\'' | '«' | '»') {
            from = inside;
            continue;
        }
        let quote = Span::new(block.start() + open, block.start() + end);
        if is_speech(quote.of(text)) && !is_named(words.get(..open).unwrap_or_default()) {
            found.push(quote);
        }
        from = end;
    }
}

/// The next mark that opens a quote, from an offset.
fn opening(words: &str, from: usize) -> Option<(usize, char)> {
    let rest = words.get(from..)?;
    rest.char_indices().map(|(at, c)| (from + at, c)).find(|&(at, c)| match c {
        '“' | '«' | '„' => true,
        // "»We sold it«", as some languages turn them.
        '»' => {
            let before = words[..at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || c == '(') && words[at + c.len_utf8()..].starts_with(char::is_alphanumeric)
        }
        '"' | '‘' | '\'' => {
            let before = words[..at].chars().next_back();
            let after = words[at + c.len_utf8()..].chars().next();
            let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '“' | ',' | '.'));
            let firm = after
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '(' | '…' | '.' | '£' | '$' | '€' | '‘' | '\'' | '“'))
                || c == '"' && words[at + 1..].starts_with('"') && words[at + 2..].starts_with(char::is_alphanumeric);
            // `'90s`, `'em`.
            free && firm && (c == '"' || !after.is_some_and(|c| c.is_numeric()))
        }
        _ => false,
    })
}

/// The offset behind the mark that closes what `mark` opened.
fn closing(words: &str, from: usize, mark: char) -> Option<usize> {
    let rest = words.get(from..)?;
    let mut single: Option<usize> = None;
    for (at, c) in rest.char_indices() {
        let at = from + at;
        let end = at + c.len_utf8();
        let before = words[..at].chars().next_back();
        let after = words[end..].chars().next();
        match (mark, c) {
            ('“' | '„', '”') | ('«', '»') | ('„', '“') => return Some(end),
            ('»', '«') if before.is_some_and(|c| !c.is_whitespace()) => return Some(end),
            ('“', '"') if before.is_some_and(|c| !c.is_whitespace()) => return Some(end),
            ('"', '"' | '”') if before.is_some_and(|c| !c.is_whitespace()) => return Some(end),
            ('‘', '’') | ('\'', '\'') if !after.is_some_and(char::is_alphanumeric) => {
                // Behind a stop it closes; behind a letter it may be a plural's: the first is kept for want of a better.
                if before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…')) || before.is_some_and(|c| c != 's') {
                    return Some(end);
                }
                single.get_or_insert(end);
            }
            ('‘', '‘') => return single,
            _ => {}
        }
    }
    single
}

/// Whether no mark closes a quote: it goes on in the next paragraph.
pub fn is_open(quote: &str) -> bool {
    !quote.trim_end().ends_with(['”', '"', '’', '»', '«', '\'', '“'])
}

/// Whether the words before a mark tell that a title stands in it: "under the headline “…”", "her memoir, “…”".
fn is_named(before: &str) -> bool {
    const TITLED: &[&str] =
        &["headline", "headlined", "titled", "entitled", "book", "memoir", "novel", "essay", "song", "album", "film", "poem", "hashtag"];
    let before = before.trim_end_matches([' ', ',', '\u{a0}']);
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    TITLED.contains(&last)
}

/// Whether what stands between marks is speech: enough words, and not a title.
fn is_speech(quote: &str) -> bool {
    let inner = quote.trim_matches(['“', '”', '"', '‘', '’', '«', '»', '„', '\'', ',', '.', ' ']);
    let words: Vec<&str> = inner.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    if words.len() < FEWEST {
        return false;
    }
    let long = || words.iter().filter(|word| word.chars().count() > 3);
    let capital = long().filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())).count();
    !(capital == long().count() && words.len() <= 12 && capital > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Source};

    fn quotes(text: &str) -> Vec<String> {
        let article = Article::from_body(Source::Stream("test".into()), text.to_owned(), None);
        let document = Document::new(&article);
        find(&document).iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn marks_of_every_style() {
        let cases: &[(&str, &[&str])] = &[
            ("“We doubled our orders,” said Berg. “More will come.”", &["“We doubled our orders,”", "“More will come.”"]),
            ("\"We doubled our orders,\"said Berg.", &["\"We doubled our orders,\""]),
            ("‘The plant’s output won’t fall,’ he said.", &["‘The plant’s output won’t fall,’"]),
            ("« Nous avons doublé nos ventes », dit-il.", &["« Nous avons doublé nos ventes »"]),
            ("The firm's owner said the workers' pay won't fall.", &[]),
            ("The companies’ owners and the ‘big three’ met.", &[]),
            ("A so-called “strategic partnership” was signed.", &[]),
            ("Her book “The Long Road Home” sold well.", &[]),
            ("In his memoir, “A life among the pumps”, he tells all.", &[]),
            ("Under the headline “Pumps to go cold”, the paper wrote of it.", &[]),
            ("« Back to all of the pumps", &[]),
            ("“We will go on\nThey left.", &["“We will go on"]),
            ("“First we build.\n“Then we sell it.”", &["“First we build.", "“Then we sell it.”"]),
            ("Prices rose in the '90s and 'twas good.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&quotes(text), expected, "{text}");
        }
    }
}
