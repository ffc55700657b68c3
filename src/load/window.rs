//! A large feed → its text by windows, so that it need never be in memory whole.
//!
//! Only where the format is plain from the head and all that is read is UTF-8, so that nothing is told otherwise than if the file were
//! read whole; everything else is. Deliberately absent: other formats, whose text is one article and so in memory anyway.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::format::{self, Format, HEAD};

/// The least file that is read by windows, and how much of it is read at once.
const WINDOW: usize = 1 << 22;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether the first `limit` bytes of a file are those of a large feed. It stands behind its mark then, else at its start.
///
/// # Errors
/// Those of reading it.
pub fn is_large_feed(file: &mut File, path: &Path, length: u64, limit: u64) -> io::Result<bool> {
    if length.min(limit) < WINDOW as u64 {
        return Ok(false);
    }
    let mut head = vec![0; HEAD];
    file.read_exact(&mut head)?;
    let mark = if head.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let written = String::from_utf8_lossy(head.get(mark..).unwrap_or_default());
    let is_feed = format::not_text(&head).is_none() && format::of(&written, Some(path)) == Format::Feed;
    file.rewind()?;
    let is_feed = is_feed && is_utf8(&mut file.by_ref().take(limit))?;
    file.seek(SeekFrom::Start(if is_feed { mark as u64 } else { 0 }))?;
    Ok(is_feed)
}

/// Whether all of it is UTF-8, but for a character that is cut at the end.
fn is_utf8(source: &mut impl Read) -> io::Result<bool> {
    let mut bytes = Vec::with_capacity(1 << 16);
    loop {
        let read = source.by_ref().take(1 << 16).read_to_end(&mut bytes)?;
        let whole = match std::str::from_utf8(&bytes) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        bytes.drain(..whole);
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Hands UTF-8 on by windows; `take` answers how many bytes it is done with, and finds the rest at the beginning of the next window.
/// What it is not done with at all comes again in a window of twice the size.
///
/// # Errors
/// Those of reading.
pub fn windows(mut source: impl Read, mut take: impl FnMut(&str) -> usize) -> io::Result<()> {
    let mut bytes = Vec::new();
    loop {
        let wanted = bytes.len().max(WINDOW);
        let read = source.by_ref().take(wanted as u64).read_to_end(&mut bytes)?;
        let (text, broken) = match std::str::from_utf8(&bytes) {
            Ok(text) => (text, false),
            // The file was written to meanwhile, if it is no cut character.
            Err(error) => (valid(&bytes, error.valid_up_to()), error.error_len().is_some()),
        };
        let last = read < wanted || broken;
        let done = take(text);
        if last {
            return Ok(());
        }
        bytes.drain(..done.min(bytes.len()));
    }
}

fn valid(bytes: &[u8], end: usize) -> &str {
    bytes.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_hand_every_byte_on_once() {
        let text = "aé€😀".repeat(WINDOW / 4);
        let mut all = String::new();
        let mut calls = 0;
        windows(text.as_bytes(), |window| {
            calls += 1;
            // Nothing is taken of the second window until it comes twice as large.
            let taken = match calls {
                1 => window.floor_char_boundary(window.len() * 3 / 4),
                2 => 0,
                _ => window.len(),
            };
            all.push_str(&window[..taken]);
            taken
        })
        .unwrap();
        assert!(calls == 3 && all == text, "{calls}");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_told() {
        let text = "é".repeat(40_000);
        let cases = [(text.as_bytes(), true), (&text.as_bytes()[..79_999], true), (b"caf\xe9 noir", false), (b"", true)];
        for (bytes, valid) in cases {
            assert_eq!(is_utf8(&mut &bytes[..]).unwrap(), valid, "{} bytes", bytes.len());
        }
    }
}
