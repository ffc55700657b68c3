//! Clauses: who does what to whom, with which prepositions, read off a sentence without a parse of the whole.
//!
//! [`units`] cuts a sentence, [`tagger`] tells the parts of speech by what stands around (`context`), [`phrases`] groups them into noun phrases and verb groups (`groups`),
//! [`frames`] gives every verb its
//! objects and prepositional slots, `subjects` its subject and what governs it. Invariant: every index is of the sentence's own
//! lists, and a frame never reaches across a boundary (a colon, a quoted clause). Deliberately absent: what a verb means;
//! that is the facts' table.

mod context;
pub mod frames;
mod groups;
mod guess;
mod participle;
pub mod phrases;
mod subjects;
pub mod tagger;
pub mod units;
pub mod verbs;
pub mod words;

use crate::article::BlockKind;
use crate::extract::document::Document;
use crate::extract::figure::Figure;
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::Names;
use crate::extract::quote::Quote;
use crate::extract::sentence::Sentence;
use frames::Reading;

/// The sentences of a text as clauses, in step with the document's.
pub fn read(document: &Document, names: &Names, figures: &[Figure], quotes: &[Quote], lexicon: &Lexicon) -> Vec<Reading> {
    let things = units::things(names, figures);
    let verbs = &lexicon.facts().verbs;
    let read = |sentence: &Sentence| match sentence.kind {
        // A row of a table or a line of code has no clauses.
        BlockKind::Row | BlockKind::Code => Reading::new(Vec::new()),
        _ => Reading::new(tagger::tag(document, sentence, &things, quotes, verbs)),
    };
    document.sentences.iter().map(read).collect()
}
