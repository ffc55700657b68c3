//! HTML → tags and text, after the tokenizer of the HTML standard with error recovery, in one pass and linear time whatever
//! the input. Names and values are slices of the input; character references are left for whoever needs the words.
//!
//! Deliberately absent: the escaped states within `<script>`, and everything a scripting browser would add.

/// One piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name …>`.
    Open {
        /// The name as written, in any case.
        name: &'a str,
        /// Everything between the name and the `>`, for [`attributes`].
        attributes: &'a str,
        /// Whether it ends with `/>`.
        closed: bool,
    },
    /// `</name>`.
    Close(&'a str),
    /// Words between tags, with their character references.
    Text(&'a str),
}

/// Elements whose content is text up to their own end tag, whatever it looks like.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Cuts a page into tags and text; comments, doctypes and processing instructions are left out.
pub struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<&'a str>,
    /// The quotes that are known not to come again, so that nothing looks for them twice.
    spent: Vec<u8>,
}

impl<'a> Tokens<'a> {
    /// The tokens of a page.
    pub fn new(page: &'a str) -> Self {
        Self { page, at: 0, raw: None, spent: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Text up to `</name`, or to the end where it never closes.
    fn raw_text(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let end = rest.match_indices("</").map(|(at, _)| at).find(|at| {
            let after = rest.get(at + 2..).unwrap_or_default();
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && !after.get(name.len()..).unwrap_or_default().starts_with(|c: char| c.is_ascii_alphanumeric())
        });
        let end = end.unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Passes over `<!…` or `<?…`, which show nothing.
    fn skip_declaration(&mut self) {
        let rest = self.rest();
        let length = if let Some(comment) = rest.strip_prefix("<!--") {
            // `<!-->` and `<!--->` are whole comments.
            let early = ["-->", "->", ">"].iter().find(|end| comment.starts_with(**end)).map(|end| 4 + end.len());
            early.or_else(|| comment.find("-->").or_else(|| comment.find("--!>").map(|at| at + 1)).map(|at| 4 + at + 3))
        } else {
            rest.find('>').map(|at| at + 1)
        };
        self.at += length.unwrap_or(rest.len());
    }

    /// The tag at the current `<`; `None` where it opens none.
    fn tag(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let close = rest.starts_with("</");
        let from = if close { 2 } else { 1 };
        let body = rest.get(from..)?;
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = body.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(body.len());
        let name = body.get(..name_end)?;
        let inner = body.get(name_end..)?;
        let end = tag_end(inner, &mut self.spent);
        self.at += from + name_end + (end + 1).min(inner.len());
        let inner = inner.get(..end)?;
        if close {
            return Some(Token::Close(name));
        }
        let closed = inner.ends_with('/');
        self.raw = RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)).then_some(name);
        Some(Token::Open { name, attributes: inner, closed })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.skip_declaration();
                continue;
            }
            if rest.starts_with('<') {
                if let Some(tag) = self.tag() {
                    return Some(tag);
                }
                // `</` before anything but a letter is a comment up to `>`.
                if rest.starts_with("</") {
                    self.at += rest.find('>').map_or(rest.len(), |at| at + 1);
                    continue;
                }
            }
            // A `<` that opens nothing is a sign like any other.
            let from = usize::from(rest.starts_with('<'));
            let end = rest.get(from..).and_then(|after| after.find('<')).map_or(rest.len(), |at| at + from);
            self.at += end;
            return rest.get(..end).map(Token::Text);
        }
    }
}

/// Where a tag ends: the first `>` outside quoted values, or the end of the page.
fn tag_end(inner: &str, spent: &mut Vec<u8>) -> usize {
    let bytes = inner.as_bytes();
    let mut at = 0;
    let mut value = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            b'=' => value = true,
            b'"' | b'\'' if value => {
                let quoted = bytes.get(at + 1..).unwrap_or_default();
                let length = if spent.contains(&byte) { None } else { quoted.iter().position(|&other| other == byte) };
                match length {
                    Some(length) => at += length + 1,
                    // A quote that never closes would swallow the page: it ends with its tag.
                    None => {
                        spent.push(byte);
                        return bytes
                            .get(at..)
                            .and_then(|rest| rest.iter().position(|&other| other == b'>'))
                            .map_or(bytes.len(), |end| at + end);
                    }
                }
                value = false;
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
        at += 1;
    }
    bytes.len()
}

/// The names and values of a tag's attributes, in order, values without their quotes.
pub fn attributes(inner: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = inner;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A `=` at the start is part of a name, so that every turn takes something.
        let end = rest.char_indices().skip(1).find(|(_, c)| c.is_whitespace() || matches!(c, '=' | '/')).map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value.get(1..).and_then(|value| value.split_once(quote)).unwrap_or((value.get(1..).unwrap_or_default(), "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> String {
        let mut told = String::new();
        for token in Tokens::new(page) {
            match token {
                Token::Open { name, attributes: inner, closed } => {
                    told.push_str(&format!("[{name}"));
                    attributes(inner).for_each(|(name, value)| told.push_str(&format!(" {name}={value}")));
                    told.push_str(if closed { "/]" } else { "]" });
                }
                Token::Close(name) => told.push_str(&format!("[/{name}]")),
                Token::Text(text) => told.push_str(&format!("({text})")),
            }
        }
        told
    }

    #[test]
    fn pages_are_cut() {
        let cases = [
            ("<p class=\"a b\" id=x hidden>Hi</p>", "[p class=a b id=x hidden=](Hi)[/p]"),
            ("a < b <3 <b>", "(a )(< b )(<3 )[b]"),
            ("<!doctype html><!-- <p> --><?xml x?>x", "(x)"),
            ("<!-->a<!--->b<!-- c --!>d", "(a)(b)(d)"),
            ("<script>if (a<b) '</p>'</SCRIPT >x", "[script](if (a<b) '</p>')[/SCRIPT](x)"),
            ("<a title='5 > 4' href=/x/>y", "[a title=5 > 4 href=/x//](y)"),
            ("<img alt=\"never closed>text", "[img alt=never closed](text)"),
            ("<br/><p\n>", "[br/][p]"),
            ("</ x>y</>z", "(y)(z)"),
            ("<title>A <b> title", "[title](A <b> title)"),
            ("<p =x>", "[p =x=]"),
            ("<", "(<)"),
        ];
        for (page, expected) in cases {
            assert_eq!(told(page), expected, "{page}");
        }
    }
}
