//! Articles, what was found in them, and what the reader did with them.
//!
//! ```text
//! folders ─ update ─▶ cache ─┬─ shelf ──▶ the list, a page at a time
//!                            ├─ search ─▶ the articles that answer a query
//!                            └─ dossier ▶ what several articles say together
//! marks, corrections: what the reader did, which the cache repeats
//! ```
//!
//! Two databases: the [`cache`] can be made again from the files and may be deleted at any time; [`marks`] cannot, and is
//! backed up before it is migrated. Nothing is ever written into a folder of articles.

pub mod cache;
pub mod corrections;
pub mod database;
pub mod dossier;
pub mod entry;
pub mod fuzzy;
pub mod marks;
pub mod query;
pub mod search;
pub mod settings;
pub mod shelf;
pub mod update;

pub use settings::{ABOUT, Settings};
