//! Articles, what was found in them, and what the reader did with them.

pub mod cache;
pub mod corrections;
pub mod database;
pub mod dossier;
pub mod entry;
pub mod fuzzy;
pub mod marks;
pub mod query;
pub mod search;
mod settings;
pub mod shelf;
pub mod update;

pub use settings::{ABOUT, Settings};
