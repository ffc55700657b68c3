//! Clauses: who does what to whom, with which prepositions, read off a sentence without a parse of the whole.
//!
//! [`tagger`] makes a sentence into units with parts of speech, [`phrases`] groups them into noun phrases and verb groups,
//! [`frames`] gives every verb its subject, objects and prepositional slots. Invariant: every index is of the sentence's own
//! lists, and a frame never reaches across a boundary (a colon, a quoted clause). Deliberately absent: what a verb means;
//! that is the facts' table.

pub mod frames;
pub mod phrases;
pub mod tagger;
pub mod verbs;
mod words;
