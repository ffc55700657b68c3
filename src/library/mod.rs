//! Articles, what was found in them, and what the reader did with them.

pub mod database;
pub mod marks;
pub mod shelf;
mod settings;

pub use settings::{ABOUT, Settings};
