//! Tokens: the words, digit runs and signs of a text.
//!
//! Law: tokens are sorted and disjoint, and the gaps between them are white space only, so that tokens and gaps
//! concatenate to the text. The cut is fine on purpose (`£1.3bn` is `£` `1` `.` `3` `bn`; `five-year` is `five` `-`
//! `year`): finders put pieces together by [`touches`], and no finder has to look inside a token. (The embedded
//! network has its own tokeniser, because its weights were trained on another cut.)

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with their marks; inner apostrophes belong to it (`don't`, `O'Brien`). The case of its letters.
    Word(Case),
    /// A possessive or contracted ending cut off a word: `'s` or `’s`.
    Clitic,
    /// ASCII digits only.
    Digits,
    /// Any other single character: punctuation, currency, sign, emoji.
    Sign,
}

/// The case of a word's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital (also scripts without case).
    Lower,
    /// A capital first letter, the rest small.
    Capital,
    /// Capitals only (one letter counts as upper).
    Upper,
    /// Capitals inside: `PolyU`, `eBay`.
    Mixed,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Word(_))
    }

    /// Whether it is a word that starts with, or holds, a capital.
    pub fn is_capitalised(self) -> bool {
        matches!(self.kind, TokenKind::Word(Case::Capital | Case::Upper | Case::Mixed))
    }
}

/// Whether `right` follows `left` with nothing between.
pub fn touches(left: Token, right: Token) -> bool {
    left.span.end() == right.span.start()
}

/// Cuts a text into tokens.
pub fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let first = bytes[at];
        if first.is_ascii_digit() {
            let end = run(bytes, at, |byte| byte.is_ascii_digit());
            tokens.push(Token { span: Span::new(at, end), kind: TokenKind::Digits });
            at = end;
        } else if first.is_ascii_whitespace() {
            at += 1;
        } else if first.is_ascii() && !first.is_ascii_alphabetic() {
            // An ASCII sign may carry a combining mark or a variation selector (`#️⃣`).
            let end = if bytes.get(at + 1).is_none_or(u8::is_ascii) { at + 1 } else { at + grapheme(text, at) };
            tokens.push(Token { span: Span::new(at, end), kind: TokenKind::Sign });
            at = end;
        } else {
            at = word_or_sign(text, at, &mut tokens);
        }
    }
    tokens
}

fn run(bytes: &[u8], from: usize, accept: impl Fn(&u8) -> bool) -> usize {
    from + bytes[from..].iter().take_while(|byte| accept(byte)).count()
}

/// The bytes of the grapheme that starts at `at`. Looks a bounded way ahead, so a long run stays linear.
fn grapheme(text: &str, at: usize) -> usize {
    let mut end = (at + 64).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text[at..end].graphemes(true).next().map_or(1, str::len)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn word_or_sign(text: &str, at: usize, tokens: &mut Vec<Token>) -> usize {
    let mut chars = text[at..].char_indices().peekable();
    let (mut end, mut upper, mut lower, mut first_upper, mut letters) = (at, 0usize, 0usize, false, 0usize);
    let mut apostrophe = None;
    while let Some((offset, c)) = chars.next() {
        if c.is_alphabetic() {
            if c.is_uppercase() {
                upper += 1;
                first_upper |= letters == 0;
            } else if c.is_lowercase() {
                lower += 1;
            }
            letters += 1;
        } else if letters > 0 && is_apostrophe(c) && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic()) {
            apostrophe = Some((at + offset, upper, lower, letters));
        } else if letters == 0 || !is_mark(c) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    if letters == 0 {
        let Some(c) = text[at..].chars().next() else { return text.len() };
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        let end = at + grapheme(text, at);
        tokens.push(Token { span: Span::new(at, end), kind: TokenKind::Sign });
        return end;
    }
    // `Acme's`: the ending is a token of its own; `don't` and `O'Brien` stay whole.
    let clitic =
        apostrophe.filter(|&(from, ..)| matches!(text[from..end].chars().nth(1), Some('s' | 'S')) && text[from..end].chars().count() == 2);
    let word_end = match clitic {
        Some((from, u, l, n)) => {
            (upper, lower, letters) = (u, l, n);
            from
        }
        None => end,
    };
    let case = match (upper, lower) {
        (0, _) => Case::Lower,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Capital,
        _ => Case::Mixed,
    };
    let case = if case == Case::Upper && letters > 1 && upper < letters { Case::Mixed } else { case };
    tokens.push(Token { span: Span::new(at, word_end), kind: TokenKind::Word(case) });
    if word_end < end {
        tokens.push(Token { span: Span::new(word_end, end), kind: TokenKind::Clitic });
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn cuts_finely() {
        let cases: &[(&str, &[&str])] = &[
            ("£1.3bn over", &["£", "1", ".", "3", "bn", "over"]),
            ("a five-year, 5G deal", &["a", "five", "-", "year", ",", "5", "G", "deal"]),
            ("Acme’s staff don't", &["Acme", "’s", "staff", "don't"]),
            ("O'Brien's AT&T", &["O'Brien", "'s", "AT", "&", "T"]),
            ("Zoë Müller—CEO", &["Zoë", "Müller", "—", "CEO"]),
            ("e\u{301}te\u{301} 日本", &["e\u{301}te\u{301}", "日本"]),
            ("👩‍💻 x", &["👩‍💻", "x"]),
            ("", &[]),
            (" \u{a0}\u{2009} ", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&cut(text), expected, "{text:?}");
        }
    }

    #[test]
    fn knows_the_case_of_words() {
        let text = "the Acme PLC eBay PolyU X";
        let kinds: Vec<_> = tokenise(text).iter().map(|token| token.kind).collect();
        use Case::*;
        assert_eq!(kinds, [Lower, Capital, Upper, Mixed, Mixed, Upper].map(TokenKind::Word));
    }
}
