//! What the whole text tells: whose dollars are meant, and whether 03/04 is March or April.

use crate::extract::figure::date;
use crate::extract::figure::draft::Draft;
use crate::extract::figure::phrasebook::Meaning;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{DateOrder, Evidence, Figure, FigureKind, Settings};

/// What was read so far.
pub struct Context {
    dollar: String,
    /// The country of the text's dollars, where it says so once: "in Australian dollars".
    governing: Option<String>,
    order: DateOrder,
    order_seen: Option<DateOrder>,
}

impl Context {
    /// What the settings say, before reading.
    pub fn new(settings: &Settings) -> Self {
        Self { dollar: settings.dollar.clone(), governing: None, order: settings.date_order, order_seen: None }
    }

    /// Reads a sentence for its evidence.
    pub fn read(&mut self, reading: &Reading) {
        for at in reading.first..reading.end {
            if self.order_seen.is_none() && reading.word(at + 1) == "/" {
                self.order_seen = date::evidence(reading, at);
            }
            if self.governing.is_none() {
                self.governing = governing(reading, at);
            }
        }
    }

    /// How all-digit dates are read.
    pub fn date_order(&self) -> DateOrder {
        self.order_seen.unwrap_or(self.order)
    }

    /// Notes a figure found.
    pub fn note(&mut self, _reading: &Reading, _draft: &Draft, _index: usize) {}
}

/// "in Australian dollars", "All figures in C$": a country's dollar named without an amount.
fn governing(reading: &Reading, at: usize) -> Option<String> {
    if !reading.says_any(at, &["in", "dollar", "dollars", "are"]) {
        return None;
    }
    let start = at + 1;
    let (end, currency) = reading.phrase(start, |meaning| match meaning {
        Meaning::Currency(currency) | Meaning::Sign(currency) => Some(currency),
        _ => None,
    })?;
    let code = reading.book.code(currency);
    let dollar = matches!(code, "AUD" | "CAD" | "HKD" | "NZD" | "SGD" | "TWD" | "USD");
    let amount = reading.digits(end).is_some();
    let bare = matches!(reading.word(start), "dollars" | "dollar" | "$");
    (dollar && !amount && !bare).then(|| code.to_owned())
}

/// Gives bare dollars the country that the text tells, else the settings'.
pub fn settle(figures: &mut [Figure], context: &Context) {
    for figure in figures {
        if figure.kind == FigureKind::Money && figure.unit_evidence == Evidence::Default {
            match &context.governing {
                Some(code) => (figure.unit, figure.unit_evidence) = (Some(code.clone()), Evidence::Context),
                None => figure.unit = Some(context.dollar.clone()),
            }
        }
    }
}
