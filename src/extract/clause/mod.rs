//! Clauses: who does what to whom, with which prepositions, read off a sentence without a parse of the whole.
//!
//! [`units`] cuts a sentence, [`tagger`] tells the parts of speech by what stands around (`context`), [`phrases`] groups them into noun phrases and verb groups,
//! [`frames`] gives every verb its
//! objects and prepositional slots, `subjects` its subject and what governs it. Invariant: every index is of the sentence's own
//! lists, and a frame never reaches across a boundary (a colon, a quoted clause). Deliberately absent: what a verb means;
//! that is the facts' table.

mod context;
pub mod frames;
mod participle;
pub mod phrases;
mod subjects;
pub mod tagger;
pub mod units;
pub mod verbs;
pub mod words;
