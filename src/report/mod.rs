//! Articles, analyses and the library's views for other programs: serialisable counterparts of the domain types, and the
//! streams that print them.
//!
//! The domain knows no serde; what leaves the program is copied into the types of this room, so that a change of the
//! domain is not by accident a change of the output. Deliberately absent: reading files (`load`'s) and finding anything
//! (`extract`'s).

pub mod across;
pub mod codepoints;
pub mod json;
pub mod output;
pub mod records;
pub mod rows;
pub mod stream;
pub mod tables;
