//! Figures: money, percentages, counts, quantities, durations, dates and their like, with normalised values.
//!
//! One pass by hand over the tokens of each sentence ([`scan`]), anchored on digits, currency signs, number words,
//! months, weekdays and relative-date words: a numeral ([`numeral`]), then a currency or unit on either side, then a
//! range, then the fields around it; names and set phrases are vetoed first ([`trap`]), and what needs the whole text
//! (bare dollars, the order of all-digit dates) is settled last ([`context`]). A file for each kind; `ordinal.rs` is the
//! simplest and tells how to add one. The words are lists beside the code ([`phrasebook`]).
//!
//! Invariants: figures are sorted and disjoint, lie on token boundaries inside one sentence of the article itself, and
//! `low ≤ high` in every range. Deliberately absent: sums, conversions, and regular expressions.

mod amount;
mod calendar;
mod change;
mod context;
mod date;
mod describe;
mod draft;
mod event;
mod fields;
mod measure;
mod money;
mod multiple;
mod number;
mod numeral;
mod ordinal;
mod owner;
mod period;
pub mod phrasebook;
mod quantity;
mod range;
mod reading;
mod relative;
mod scan;
mod spelled;
mod time;
mod told;
mod trap;
pub mod types;
mod year;

#[cfg(test)]
mod tests;

pub use describe::{compact, describe, value};
pub use owner::attach as attach_owners;
pub use scan::find;
pub use types::*;
