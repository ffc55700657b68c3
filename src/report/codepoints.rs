//! Byte offsets → code-point offsets of one text, in constant time each after one pass.

use crate::span::Span;

/// Bytes between two marks: a look-up counts at most so many.
const STRIDE: usize = 64;

/// The code points of a text, counted at every [`STRIDE`]th byte.
pub struct Codepoints<'a> {
    bytes: &'a [u8],
    before: Vec<u32>,
}

impl<'a> Codepoints<'a> {
    /// Counts a text once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut count = 0;
        let before = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let here = count;
                count += starts(chunk);
                here
            })
            .collect();
        Self { bytes, before }
    }

    /// The code points before a byte offset; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> u32 {
        let offset = offset.min(self.bytes.len());
        let mark = (offset / STRIDE).min(self.before.len().saturating_sub(1));
        let rest = self.bytes.get(mark * STRIDE..offset).unwrap_or_default();
        self.before.get(mark).copied().unwrap_or(0) + starts(rest)
    }

    /// A span in code points, half-open.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.at(span.start()), self.at(span.end())]
    }
}

/// The characters that start among these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_chars_does() {
        for text in ["", "plain", "£5m für 日本 👩‍💻", &"é日a👩".repeat(100)] {
            let points = Codepoints::new(text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(offset) as usize, count, "{offset} of {text:?}");
            }
            assert_eq!(points.at(text.len()) as usize, text.chars().count());
            assert_eq!(points.at(usize::MAX) as usize, text.chars().count());
        }
    }
}
