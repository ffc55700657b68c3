//! What several articles say of the same organisations, put together. Never summed, averaged or converted: each line keeps its
//! article, and where two disagree both are shown and flagged.
//!
//! ```text
//! articles ─ Told ─▶ Names (who is one with whom) ─▶ facts() ─┬─▶ Dossier of one organisation
//!                                                            ├─▶ timeline()
//!                                                            ├─▶ same::groups(): one fact told n times
//!                                                            └─▶ counterparties()
//!                                          figures::table() ─────▶ who × what × when × how much × where
//! ```
//!
//! The views are pure functions of the articles given: [`articles_naming`] takes those of one organisation from the cache,
//! [`articles_answering`] those of a query. How a view of 100 articles is made:
//!
//! ```text
//! let told = dossier::articles_naming(&cache, "Tarnwick", 500)?;
//! match Dossier::of("Tarnwick", &told) {
//!     Answer::Found(dossier) => …, Answer::Several(names) => …, Answer::Nobody => …
//! }
//! ```

pub mod fact;
pub mod figures;
pub mod gather;
pub mod names;
pub mod organisation;
pub mod same;
pub mod told;

pub use fact::{FactLine, When, facts, timeline};
pub use gather::{articles_answering, articles_naming};
pub use names::{Names, Party};
pub use organisation::{Answer, Counterparty, Dossier, counterparties};
pub use told::Told;
