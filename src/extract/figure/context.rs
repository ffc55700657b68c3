//! What the whole text tells: whose dollars are meant, and whether 03/04 is March or April.

use crate::extract::document::Document;
use crate::extract::figure::date;
use crate::extract::figure::phrasebook::{Meaning, Phrasebook};
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{DateOrder, Evidence, Figure, FigureKind, Settings};

/// What was read so far.
pub struct Context {
    dollar: String,
    /// The country of the text's dollars, where it says so once: "in Australian dollars".
    governing: Option<String>,
    order: DateOrder,
    order_seen: Option<DateOrder>,
    /// How often each country of the phrasebook is named.
    countries: Vec<u32>,
}

impl Context {
    /// What the settings say, before reading.
    pub fn new(settings: &Settings) -> Self {
        Self { dollar: settings.dollar.clone(), governing: None, order: settings.date_order, order_seen: None, countries: Vec::new() }
    }

    /// Reads a sentence for its evidence.
    pub fn read(&mut self, reading: &Reading) {
        self.countries.resize(reading.book.countries.len(), 0);
        for at in reading.first..reading.end {
            let opens = reading.mark(at).opens;
            if opens.country
                && let Some(count) =
                    usize::from(reading.entry(at).country).checked_sub(1).and_then(|country| self.countries.get_mut(country))
            {
                *count += 1;
            }
            if self.order_seen.is_none() && reading.says(at + 1, "/") {
                self.order_seen = date::evidence(reading, at);
            }
            if self.governing.is_none() && reading.mark(at + 1).opens.amount {
                self.governing = governing(reading, at);
            }
        }
    }

    /// How all-digit dates are read.
    pub fn date_order(&self) -> DateOrder {
        self.order_seen.unwrap_or(self.order)
    }
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

/// Gives bare dollars, and currencies whose name several countries share, the country that the text tells.
pub fn settle(figures: &mut [Figure], context: &Context, document: &Document, book: &Phrasebook) {
    let told = context.countries.iter().any(|&count| count > 0);
    let cents = of_cents(figures, document);
    for figure in figures.iter_mut().filter(|figure| figure.kind == FigureKind::Money) {
        if figure.unit_evidence == Evidence::Default {
            let cents = cents.as_ref().filter(|_| !names_dollar(document.words(figure.span)));
            match context.governing.as_ref().or(cents) {
                Some(code) => (figure.unit, figure.unit_evidence) = (Some(code.clone()), Evidence::Context),
                None => figure.unit = Some(context.dollar.clone()),
            }
        } else if told
            && let Some(code) = shared(document.words(figure.span), context, book)
            && figure.unit.as_deref() != Some(code)
        {
            (figure.unit, figure.unit_evidence) = (Some(code.to_owned()), Evidence::Context);
        }
    }
}

/// Whose hundredth parts "cents" are: the currency of cents that the text tells its amounts in, where that is one and there are no
/// bare dollars.
fn of_cents(figures: &[Figure], document: &Document) -> Option<String> {
    let mut code: Option<&str> = None;
    for figure in figures.iter().filter(|figure| figure.kind == FigureKind::Money) {
        let unit = figure.unit.as_deref()?;
        let bare = figure.unit_evidence == Evidence::Default;
        if bare && names_dollar(document.words(figure.span)) {
            return None;
        }
        if !bare && matches!(unit, "EUR" | "USD" | "AUD" | "CAD" | "HKD" | "NZD" | "SGD" | "TWD" | "ZAR" | "KES") {
            match code {
                Some(known) if known != unit => return None,
                _ => code = Some(unit),
            }
        }
    }
    code.map(str::to_owned)
}

fn names_dollar(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["$", "dollar", "dlr", "buck"].iter().any(|name| words.contains(name))
}

/// The country most named of those that share the currency's name in these words; none where the words name one.
fn shared<'a>(words: &str, context: &Context, book: &'a Phrasebook) -> Option<&'a str> {
    let parts = || words.split(|c: char| !c.is_alphabetic() && c != '¥').filter(|part| !part.is_empty());
    if parts().any(|part| book.entry(book.id(part)).country != 0) {
        return None;
    }
    let named = |names: &[Box<str>]| parts().any(|part| names.iter().any(|name| **name == *part || part.strip_prefix(&**name) == Some("")));
    let tells = book.countries.iter().zip(&context.countries).filter(|(country, count)| **count > 0 && named(&country.names));
    tells.max_by_key(|(_, count)| **count).map(|(country, _)| &*country.code)
}
