//! What a quote is.

use crate::extract::organisation::OrganisationId;
use crate::extract::person::PersonId;
use crate::span::Span;

/// One quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// A direct quote with its marks; the reported clause of an indirect one.
    pub span: Span,
    /// Whether the words are the speaker's own.
    pub kind: QuoteKind,
    /// Who said it.
    pub speaker: Option<Speaker>,
}

/// Whether a quote gives the speaker's own words.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    Direct,
    Indirect,
}

/// Who speaks, or whose claim a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A person of the article.
    Person(PersonId),
    /// An organisation of the article.
    Organisation(OrganisationId),
    /// Someone without a name: "a person close to the talks", as written.
    Unnamed(Span),
}
