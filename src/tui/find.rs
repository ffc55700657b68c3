//! The search in an article: smart case, and any white space in the query matches any in the text, line ends included.

use crate::span::Span;

/// Every place where the query stands, sorted and disjoint. A query without a capital takes any case; an empty one
/// stands nowhere. Time is linear in the text but for texts that repeat the query's beginning without end.
pub fn all(text: &str, query: &str) -> Vec<Span> {
    let words: Vec<char> = query.trim().chars().collect();
    let any_case = !words.iter().any(|c| c.is_uppercase());
    let Some(&first) = words.first() else { return Vec::new() };
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some(found) = next_start(text, at, first, any_case) else { break };
        match match_at(text, found, &words, any_case) {
            Some(end) => {
                hits.push(Span::new(found, end));
                at = end;
            }
            None => at = found + text[found..].chars().next().map_or(1, char::len_utf8),
        }
    }
    hits
}

fn same(one: char, other: char, any_case: bool) -> bool {
    one == other || (any_case && (one.eq_ignore_ascii_case(&other) || (!one.is_ascii() && one.to_lowercase().eq(other.to_lowercase()))))
}

fn next_start(text: &str, from: usize, first: char, any_case: bool) -> Option<usize> {
    text[from..].char_indices().find(|&(_, c)| same(c, first, any_case)).map(|(offset, _)| from + offset)
}

fn match_at(text: &str, from: usize, words: &[char], any_case: bool) -> Option<usize> {
    let mut chars = text[from..].char_indices().peekable();
    let mut end = from;
    let mut n = 0;
    while n < words.len() {
        let (offset, c) = chars.next()?;
        if words[n].is_whitespace() {
            if !c.is_whitespace() {
                return None;
            }
            while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            while words.get(n + 1).is_some_and(|c| c.is_whitespace()) {
                n += 1;
            }
        } else if !(same(c, words[n], any_case) || is_quote(c) && is_quote(words[n])) {
            return None;
        }
        end = from + offset + c.len_utf8();
        n += 1;
    }
    Some(end)
}

/// A typed straight apostrophe or quote finds the curly ones, too.
fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '"' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_across_cases_line_ends_and_quotes() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("Acme buys acme", "acme", &["Acme", "acme"]),
            ("Acme buys acme", "Acme", &["Acme"]),
            ("smart\n  city, smart city", "smart city", &["smart\n  city", "smart city"]),
            ("Zoë’s ZOË's", "zoë's", &["Zoë’s", "ZOË's"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("abc", "", &[]),
            ("abc", "  ", &[]),
            ("£5m and £50m", "£5", &["£5", "£5"]),
            ("", "x", &[]),
        ];
        for (text, query, expected) in cases {
            let found: Vec<&str> = all(text, query).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(&found, expected, "{query:?} in {text:?}");
        }
    }
}
