//! Articles, what was found in them, and what the reader did with them.

pub mod database;
pub mod marks;
