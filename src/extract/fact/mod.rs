//! Facts: typed statements with filled roles, a status, whose claim they are, and the words that say them.
//!
//! [`find()`] is the way through: the article is read as a [`scene`] (clauses, references: [`referring`]), its clauses are held against
//! the table of [`patterns`] ([`matching`], [`fill`], [`party`], [`sides`], [`gapped`]) and completed by what their matter asks for
//! ([`complete`], [`measure`], [`foreseen`], [`authority`], [`workforce`], [`employment`]); the candidates of a sentence are set against
//! each other ([`reconcile`]), each hit gets its [`status`] and its [`attribution`], what says
//! the same is [`merge`]d, and the whole is [`rank`]ed and put into words ([`mod@line`], [`ruling`]). Invariants: every filler is an id of the
//! article's own lists or a span of its text, and evidence is never empty. Deliberately absent: open triples and any inference
//! from two sentences to a third; a fact that no words say is not a fact.

mod adjust;
mod around;
mod attribution;
mod authority;
mod candidate;
#[cfg(test)]
mod cases;
mod complete;
mod conditions;
#[cfg(test)]
mod deals;
mod description;
mod employment;
mod fill;
mod find;
mod foreseen;
mod gapped;
#[cfg(test)]
mod laws;
mod line;
mod matching;
mod measure;
mod merge;
mod metric;
mod nouns;
mod party;
mod patterns;
mod rank;
mod reconcile;
mod referring;
mod ruling;
mod salience;
mod scene;
mod sides;
mod site;
#[cfg(test)]
mod stage;
mod status;
pub mod tables;
mod types;
mod whole;
mod workforce;
mod worth;

pub use employment::settle;
pub use find::find;
#[cfg(test)]
pub(in crate::extract) use stage::names as staged;
pub use types::{Fact, FactKind, Filler, Role, SHOWN, Status};
