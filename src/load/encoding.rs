//! Bytes → characters: byte order mark, valid UTF-8, the page's own declaration, else detected.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes at the start may declare an encoding (the HTML standard's own bound).
const DECLARED_WITHIN: usize = 1024;
/// How many bytes are shown to the detector: enough for any article, bounded for a huge file.
const DETECTED_FROM: usize = 256 * 1024;

/// Characters read from bytes.
pub struct Decoded<'b> {
    /// The text; bytes that fit nothing are U+FFFD.
    pub text: Cow<'b, str>,
    /// Whether any byte fitted nothing.
    pub replaced: bool,
}

/// Reads bytes as text, in the encoding they are most likely in.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return as_encoding(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = wide(bytes) {
        return as_encoding(encoding, bytes);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => return Decoded { text: text.into(), replaced: false },
        Err(error) => error.valid_up_to(),
    };
    // A head cut within its last character is no fault of the text.
    if bytes.len() - valid < 4 && bytes.get(valid..).is_some_and(is_cut_character) {
        return as_encoding(UTF_8, bytes.get(..valid).unwrap_or_default());
    }
    as_encoding(mostly_utf8(bytes).or_else(|| declared(bytes)).unwrap_or_else(|| detected(bytes)), bytes)
}

fn as_encoding<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, replaced }
}

/// Whether the bytes are the beginning of one UTF-8 character.
fn is_cut_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// UTF-16 without a mark: nearly every other byte of a western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 2 * 7 / 10;
    match () {
        () if head.len() < 8 => None,
        () if odd > many && even * 8 < odd => Some(UTF_16LE),
        () if even > many && odd * 8 < even => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 with a few broken bytes: more whole characters beyond ASCII than faults.
fn mostly_utf8(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut whole, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    (whole > faults).then_some(UTF_8)
}

/// What the text itself says: `<meta charset=…>`, `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARED_WITHIN))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    for key in ["charset=", "encoding="] {
        let Some((_, after)) = head.split_once(key) else { continue };
        let label: String =
            after.trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            // A page that could be read so far as ASCII is not in UTF-16, whatever it says; and it is not valid UTF-8 either.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { WINDOWS_1252 } else { encoding });
        }
    }
    None
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    let head = bytes.get(..bytes.len().min(DETECTED_FROM)).unwrap_or_default();
    detector.feed(head, head.len() == bytes.len());
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "Profit rose".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = [0xFE, 0xFF].into_iter().chain("Café".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let french = "Le groupe a annoncé une hausse de ses bénéfices, a déclaré son président à Orléans.";
        let cases: [(&[u8], &str, bool); 7] = [
            ("plain £5m".as_bytes(), "plain £5m", false),
            (b"\xEF\xBB\xBFmarked", "marked", false),
            (&utf16, "Profit rose", false),
            (&utf16be, "Café", false),
            (b"caf\xC3\xA9 and \xC2\xA35m, one bad \xFF byte", "café and £5m, one bad \u{FFFD} byte", true),
            (b"<meta charset=\"windows-1252\"><p>\x93Yes\x94", "<meta charset=\"windows-1252\"><p>“Yes”", false),
            (b"cut at \xE2\x82", "cut at ", false),
        ];
        for (bytes, text, replaced) in cases {
            let decoded = decode(bytes);
            assert_eq!((&*decoded.text, decoded.replaced), (text, replaced));
        }
        let latin = encoding_rs::WINDOWS_1252.encode(french).0.into_owned();
        assert_eq!(decode(&latin).text, french);
    }
}
