//! Plain values as bytes, and back: the compact form in which articles and analyses lie in the cache.
//!
//! Whole numbers take seven bits a byte, the lowest first; a list is its length and its items; a record its fields in order.
//! The form carries no version: the stamp of the build that wrote it stands beside it. Reading answers `None` for
//! bytes that are no such value, and takes no more memory than the bytes could fill.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use crate::span::Span;

/// A value that can be written as bytes and read again.
pub trait Coded: Sized {
    /// Appends it.
    fn put(&self, out: &mut Vec<u8>);
    /// Takes it from the front.
    fn get(bytes: &mut &[u8]) -> Option<Self>;
}

/// The bytes of a value.
pub fn bytes_of(value: &impl Coded) -> Vec<u8> {
    let mut out = Vec::new();
    value.put(&mut out);
    out
}

/// The value that these bytes are, all of them.
pub fn value_of<T: Coded>(mut bytes: &[u8]) -> Option<T> {
    let value = T::get(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

/// FNV-1a in 64 bits (Fowler, Noll and Vo) over the parts and their borders: guards against damage, not against malice.
pub fn checksum<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> i64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    let whole = |hash, part: &[u8]| part.iter().copied().chain((part.len() as u64).to_le_bytes()).fold(hash, step);
    parts.into_iter().fold(BASIS, whole).cast_signed()
}

/// The sign of this build: what another one wrote may not be what this one reads.
pub const BUILD: &[u8] = env!("GLEANER_SOURCES").as_bytes();

/// What guards the contents of an article: against damage, and against the bytes of another build.
pub fn sum(text: &[u8], layout: &[u8], analysis: Option<&[u8]>) -> i64 {
    checksum([BUILD, text, layout, analysis.unwrap_or_default()])
}

/// Tags as a column has them, one a line.
pub fn tags_of(column: &str) -> Vec<String> {
    column.lines().map(str::to_owned).collect()
}

/// A path as the system has it: any bytes but a zero.
pub fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_bytes()
}

fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

impl Coded for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        take(bytes, 1)?.first().copied()
    }
}

impl Coded for u128 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0u128;
        for shift in (0..u128::BITS).step_by(7) {
            let byte = u8::get(bytes)?;
            value |= u128::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Coded for i128 {
    /// The sign in the lowest bit, so that small negative numbers are short, too.
    fn put(&self, out: &mut Vec<u8>) {
        ((self << 1) ^ (self >> 127)).cast_unsigned().put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let value = u128::get(bytes)?;
        Some((value >> 1).cast_signed() ^ -((value & 1).cast_signed()))
    }
}

macro_rules! numbers {
    ($($small:ty as $large:ty),+) => {$(
        impl Coded for $small {
            fn put(&self, out: &mut Vec<u8>) {
                <$large>::try_from(*self).unwrap_or_default().put(out);
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                <$large>::get(bytes)?.try_into().ok()
            }
        }
    )+};
}
numbers!(u32 as u128, usize as u128, i8 as i128, i16 as i128, i32 as i128);

impl Coded for f32 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self::from_le_bytes(take(bytes, 4)?.try_into().ok()?))
    }
}

impl Coded for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend(self.as_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::get(bytes)?;
        Some(std::str::from_utf8(take(bytes, length)?).ok()?.to_owned())
    }
}

impl<T: Coded> Coded for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.put(out));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        match u8::get(bytes)? {
            0 => Some(None),
            1 => T::get(bytes).map(Some),
            _ => None,
        }
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        self.iter().for_each(|item| item.put(out));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let count = usize::get(bytes)?;
        // Every item takes a byte or more, so a count that the bytes cannot hold is none.
        let mut items = Vec::with_capacity(if count <= bytes.len() { count } else { return None });
        for _ in 0..count {
            items.push(T::get(bytes)?);
        }
        Some(items)
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::get(bytes)?, B::get(bytes)?))
    }
}

impl Coded for Span {
    fn put(&self, out: &mut Vec<u8>) {
        (self.start(), self.len()).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let (start, length) = <(usize, usize)>::get(bytes)?;
        Some(Span::new(start, start.checked_add(length)?))
    }
}

impl Coded for Date {
    fn put(&self, out: &mut Vec<u8>) {
        self.year().put(out);
        (self.month(), self.day()).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Date::new(Coded::get(bytes)?, Coded::get(bytes)?, Coded::get(bytes)?).ok()
    }
}

impl Coded for Time {
    fn put(&self, out: &mut Vec<u8>) {
        (self.hour(), self.minute()).put(out);
        (self.second(), self.subsec_nanosecond()).put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Time::new(Coded::get(bytes)?, Coded::get(bytes)?, Coded::get(bytes)?, Coded::get(bytes)?).ok()
    }
}

impl Coded for Decimal {
    fn put(&self, out: &mut Vec<u8>) {
        self.mantissa().put(out);
        self.scale().put(out);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Decimal::try_from_i128_with_scale(Coded::get(bytes)?, Coded::get(bytes)?).ok()
    }
}

/// A struct: its fields in order. One that is left out does not compile.
macro_rules! record {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl Coded for $type {
            fn put(&self, out: &mut Vec<u8>) {
                let $type { $($field),+ } = self;
                $($field.put(out);)+
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                Some($type { $($field: Coded::get(bytes)?),+ })
            }
        }
    };
}
pub(super) use record;

/// An enum: a tag, and what the variant holds. One that is left out does not compile.
macro_rules! choice {
    ($type:ident { $($tag:literal $variant:ident $(($($field:ident),+))?),+ $(,)? }) => {
        impl Coded for $type {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $($type::$variant $(($($field),+))? => {
                        out.push($tag);
                        $($($field.put(out);)+)?
                    })+
                }
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                match u8::get(bytes)? {
                    $($tag => {
                        $($(let $field = Coded::get(bytes)?;)+)?
                        Some($type::$variant $(($($field),+))?)
                    })+
                    _ => None,
                }
            }
        }
    };
}
pub(super) use choice;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stays_the_same<T: Coded + PartialEq + std::fmt::Debug>(value: T) {
        let bytes = bytes_of(&value);
        assert_eq!(value_of::<T>(&bytes).as_ref(), Some(&value));
        for end in 0..bytes.len() {
            assert_eq!(value_of::<T>(&bytes[..end]), None, "{value:?} cut at {end}");
        }
    }

    #[test]
    fn extremes_stay_the_same() {
        [i128::MIN, -1, 0, 1, i128::MAX].into_iter().for_each(stays_the_same);
        [u128::MAX, 127, 128].into_iter().for_each(stays_the_same);
        [Decimal::MAX, Decimal::MIN, Decimal::new(-1, 28), Decimal::new(1300, 2)].into_iter().for_each(stays_the_same);
        [Date::MIN, Date::MAX].into_iter().for_each(stays_the_same);
        [Time::MIN, Time::MAX].into_iter().for_each(stays_the_same);
        stays_the_same(vec![Some("Zoë".to_owned()), None]);
        stays_the_same((Span::new(7, 9), f32::MIN_POSITIVE));
    }

    #[test]
    fn a_length_that_cannot_be_takes_no_memory() {
        let mut bytes = Vec::new();
        usize::MAX.put(&mut bytes);
        assert_eq!(value_of::<Vec<u8>>(&bytes), None);
        assert_eq!(value_of::<String>(&bytes), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes: Vec<u8>) {
            let _ = value_of::<Vec<(Option<String>, Span)>>(&bytes);
            let _ = value_of::<Vec<(Decimal, Date)>>(&bytes);
        }
    }
}
