//! What bytes and texts are, told by their content first and by the file's ending where the content leaves it open.

use std::path::Path;

use super::epub;

/// How many bytes at the start tell text from everything else.
pub const HEAD: usize = 8192;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines.
    Text,
    /// Markdown.
    Markdown,
    /// A saved page.
    Html,
    /// RSS or Atom.
    Feed,
}

/// Beginnings of files that are no text, and what they are called.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF; turn it into text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or office document; save it as text or HTML first"),
    (b"\xD0\xCF\x11\xE0", "an office document; save it as text or HTML first"),
    (b"{\\rtf", "a rich-text document; save it as text or HTML first"),
    (b"\x1F\x8B", "compressed (gzip); unpack it first"),
    (b"BZh", "compressed (bzip2); unpack it first"),
    (b"\xFD7zXZ\0", "compressed (xz); unpack it first"),
    (b"(\xB5/\xFD", "compressed (zstd); unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7FELF", "a program"),
];

/// Why the bytes at the start of a file cannot be a text; `None` where they can.
pub fn not_text(head: &[u8]) -> Option<String> {
    if epub::is_book(head) {
        return None;
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(format!("it is {name}"));
    }
    // UTF-16 has zeros in every other place, other texts have none; what has more zeros than that is data.
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    let pairs = head.as_chunks::<2>().0.iter().filter(|pair| **pair == [0, 0]).count();
    let marked = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let data = pairs > head.len() / 50 || (!marked && zeros > 0 && zeros * 10 < head.len() * 3);
    data.then(|| "it is not a text".to_owned())
}

/// How a text is written. `path` is absent for standard input.
pub fn of(text: &str, path: Option<&Path>) -> Format {
    let mut head_end = text.len().min(HEAD);
    while !text.is_char_boundary(head_end) {
        head_end -= 1;
    }
    let head = text.get(..head_end).unwrap_or_default().trim_start().to_ascii_lowercase();
    let ending = path.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if head.starts_with('<') {
        if head.starts_with("<!doctype html") || head.starts_with("<html") {
            return Format::Html;
        }
        if ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| head.contains(root)) && !head.contains("<html") {
            return Format::Feed;
        }
        if ["<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<title", "<meta"].iter().any(|tag| head.contains(tag)) {
            return Format::Html;
        }
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        _ if head.starts_with("# ") => Format::Markdown,
        _ => Format::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_ending() {
        let cases = [
            ("<!DOCTYPE html><p>x", "a.txt", Format::Html),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "a.xml", Format::Feed),
            ("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", "a", Format::Feed),
            ("<div class=x><p>saved part</p></div>", "a", Format::Html),
            ("a < b and nothing else", "a.html", Format::Html),
            ("# Title\n\ntext", "a.txt", Format::Markdown),
            ("plain", "a.MD", Format::Markdown),
            ("plain", "a.txt", Format::Text),
            ("", "", Format::Text),
        ];
        for (text, name, format) in cases {
            assert_eq!(of(text, Some(Path::new(name))), format, "{text} {name}");
        }
    }

    #[test]
    fn data_is_no_text() {
        let utf16: Vec<u8> = "A wide text of some length".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(not_text(&utf16), None);
        assert_eq!(not_text("£5m".as_bytes()), None);
        assert!(not_text(&[0; 4096]).is_some());
        assert!(not_text(b"abc\0def, a long run of letters with one zero in it").is_some());
        assert!(not_text(b"%PDF-1.7").is_some_and(|reason| reason.contains("PDF")));
    }
}
