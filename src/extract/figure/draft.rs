//! A figure in the making: places are tokens, and the unit is still the phrasebook's own name.

use rust_decimal::Decimal;

use crate::extract::figure::types::{Approx, Confidence, Evidence, FigureKind, Modifier, Value};
use jiff::civil::Date;

/// A figure in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<'a> {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// What it is.
    pub kind: FigureKind,
    /// Its value.
    pub value: Value,
    /// ISO code or unit name.
    pub unit: Option<&'a str>,
    /// How the unit is known; `Default` marks a bare dollar until the whole text is read.
    pub evidence: Evidence,
    /// A bound that is part of its own words ("2,300-odd").
    pub approx: Option<Approx>,
    /// "early 2024".
    pub moment: Option<Modifier>,
    /// The days covered.
    pub interval: Option<(Date, Date)>,
    /// How sure.
    pub confidence: Confidence,
    /// What its magnitude word multiplies by, to be shared along a range: 1 without one.
    pub scale: Decimal,
    /// Words rather than digits.
    pub in_words: bool,
}

impl<'a> Draft<'a> {
    /// A draft of a kind and value, all else empty.
    pub fn new(first: usize, end: usize, kind: FigureKind, value: Value) -> Self {
        Self {
            first,
            end,
            kind,
            value,
            unit: None,
            evidence: Evidence::Explicit,
            approx: None,
            moment: None,
            interval: None,
            confidence: Confidence::High,
            scale: Decimal::ONE,
            in_words: false,
        }
    }

    /// The same with a unit.
    pub fn with_unit(self, unit: &'a str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Its single number.
    pub fn number(&self) -> Option<Decimal> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}
