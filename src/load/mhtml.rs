//! Pages saved with all their parts in one file (MHTML, RFC 2557): a MIME message of which the first part of HTML is the page.

use super::page::is_web;

/// How many bytes at the start may hold the message's own header.
const HEADER: usize = 8192;

/// A saved page taken out of its message.
#[derive(Debug, PartialEq)]
pub struct Saved {
    /// The page's own bytes.
    pub html: Vec<u8>,
    /// Where it was saved from.
    pub url: Option<String>,
}

/// The page in a message; `None` where the bytes are no such message.
pub fn page(bytes: &[u8]) -> Option<Saved> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEADER))?);
    let header = unfolded(head.trim_start_matches('\u{FEFF}').lines());
    let kind = field(&header, "content-type").filter(|_| field(&header, "mime-version").is_some())?;
    if !kind.to_ascii_lowercase().starts_with("multipart/related") {
        return None;
    }
    let (_, boundary) = kind.split_once("boundary=")?;
    let boundary = boundary.trim_start_matches('"').split(['"', ';']).next().filter(|boundary| !boundary.is_empty())?;
    let border = format!("--{boundary}");
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n').skip_while(|line| !line.starts_with(border.as_bytes()));
    lines.next()?;
    loop {
        let part: Vec<&[u8]> = lines.by_ref().take_while(|line| !line.starts_with(border.as_bytes())).collect();
        if part.is_empty() {
            return None;
        }
        let blank = part.iter().position(|line| line.trim_ascii().is_empty()).unwrap_or(part.len());
        let (above, below) = part.split_at(blank);
        let above: Vec<_> = above.iter().map(|line| String::from_utf8_lossy(line)).collect();
        let own = unfolded(above.iter().map(AsRef::as_ref));
        if field(&own, "content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("html")) {
            let body = below.concat();
            let html = match field(&own, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
                "quoted-printable" => quoted_printable(&body),
                "base64" => base64(&body),
                _ => body,
            };
            let url = field(&own, "content-location").or_else(|| field(&header, "snapshot-content-location"));
            return Some(Saved { html, url: url.map(str::to_owned).filter(|url| is_web(url)) });
        }
    }
}

/// The lines of a header, up to a blank one, with those that go on joined.
fn unfolded<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        match fields.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => fields.push(line.trim_end().to_owned()),
        }
    }
    fields
}

fn field<'h>(header: &'h [String], name: &str) -> Option<&'h str> {
    header.iter().filter_map(|line| line.split_once(':')).find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// `=3D` is a byte, `=` at a line's end joins it to the next.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'=' {
            bytes.push(*first);
            continue;
        }
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (code, after) {
            (Some(byte), _) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (None, [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => rest = after,
            (None, _) => bytes.push(b'='),
        }
    }
    bytes
}

/// Six bits a letter; all else is passed over.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(encoding: &str, body: &str) -> String {
        format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://quay.example/a\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_b1\"\r\n\r\n\
             ----=_b1\r\nContent-Type: text/css\r\n\r\np {{}}\r\n----=_b1\r\nContent-Type: text/html; charset=utf-8\r\n\
             Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n----=_b1--\r\n"
        )
    }

    #[test]
    fn the_page_is_taken_out() {
        for (encoding, body) in [
            ("quoted-printable", "<p>The quay=\r\n cost =C2=A35m = a lot</p>"),
            ("base64", "PHA+VGhlIHF1YXkgY29zdCDCozVt\r\nID0gYSBsb3Q8L3A+"),
            ("8bit", "<p>The quay cost £5m = a lot</p>"),
        ] {
            let saved = page(message(encoding, body).as_bytes()).expect(encoding);
            assert_eq!(String::from_utf8(saved.html).unwrap().trim(), "<p>The quay cost £5m = a lot</p>", "{encoding}");
            assert_eq!(saved.url.as_deref(), Some("https://quay.example/a"));
        }
    }

    #[test]
    fn other_texts_are_no_message() {
        let whole = message("8bit", "<p>x</p>");
        for text in [
            "",
            "MIME-Version: 1.0\n\nletter",
            "Content-Type: multipart/related; boundary=\n\n",
            &whole.replace("text/html;", "text/plain;"),
        ] {
            assert_eq!(page(text.as_bytes()), None, "{text}");
        }
    }
}
