//! People: names, titles, roles.

use super::organisation::OrganisationId;
use crate::span::Span;

/// The index of a person in its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub u32);

/// One person of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The full name, without honorific or post-nominals, as written where it is longest.
    pub name: String,
    /// "chief executive", as written.
    pub role: Option<String>,
    /// The organisation that the role belongs to.
    pub organisation: Option<OrganisationId>,
    /// Where the person is named, in the order of the text.
    pub mentions: Vec<Span>,
}
