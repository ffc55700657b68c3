//! The ground floor: a byte range of one text.
//!
//! Everything that is known about a text is a [`Span`] of that very text. A span never outlives the meaning of its
//! text: cleaning happens once, at load, and after it no stage changes a byte.

use std::ops::Range;

/// A half-open byte range `start..end` of a text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets beyond 4 GiB are clamped: loading refuses such texts long before.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The offset of the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The offset after the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The same as a standard range.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words of `text` at this span; empty where the span is not of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether the byte at `offset` is inside.
    pub fn holds(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether all of `other` is inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare_by_place() {
        let (a, b) = (Span::new(0, 4), Span::new(4, 6));
        assert!(a < b && !a.overlaps(b) && a.join(b).contains(b) && a.holds(3) && !a.holds(4));
        assert_eq!(a.of("Acme buys"), "Acme");
        assert_eq!(Span::new(3, 900).of("Acme"), "");
    }
}
