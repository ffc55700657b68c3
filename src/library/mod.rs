//! Articles, what was found in them, and what the reader did with them.

pub mod cache;
pub mod corrections;
pub mod database;
pub mod entry;
pub mod marks;
mod settings;
pub mod shelf;

pub use settings::{ABOUT, Settings};
