//! The tables that facts are told by, parsed once.

use super::patterns::Patterns;
use super::status::Governors;
use crate::extract::clause::verbs::Verbs;
use crate::extract::gauge::deeds::Deeds;

/// The forms of verbs, what says which kind of fact, and what makes a deed planned, possible or denied.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The forms of verbs.
    pub verbs: Verbs,
    /// What says which kind of fact.
    pub patterns: Patterns,
    /// What makes a deed planned, possible or denied.
    pub governors: Governors,
    /// What verbs tell of the figures about them.
    pub deeds: Deeds,
}
