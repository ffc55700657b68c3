//! Organisations: companies, universities and their units, authorities, media, clubs, exchanges.

use super::document::Document;
use super::figure::{Confidence, Figure};
use super::lexicon::Lexicon;
use super::person::Person;
use crate::span::Span;

/// The index of an organisation in its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationId(pub u32);

/// The organisations and people of an article: found together, because a name is one or the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The most mentioned first.
    pub organisations: Vec<Organisation>,
    /// In the order of their first mention.
    pub people: Vec<Person>,
}

/// One organisation of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its canonical name: the longest full name in the article.
    pub name: String,
    /// Its other names: short forms and acronyms.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where it stands, in the order of the text.
    pub mentions: Vec<OrganisationMention>,
    /// How sure the finder is.
    pub confidence: Confidence,
}

/// What an organisation is.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    #[default]
    Company,
    University,
    Government,
    Regulator,
    Media,
    Exchange,
    Club,
    Ngo,
    Unit,
}

/// One place where an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationMention {
    /// The name without "the" and without 's.
    pub span: Span,
    /// How it is named there.
    pub how: Naming,
}

/// How a mention names its organisation.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Name,
    Alias,
    Acronym,
    /// "the company", "the university".
    Reference,
}

/// Finds the organisations and people of an article.
pub fn find(_document: &Document, _lexicon: &Lexicon, _figures: &[Figure]) -> Names {
    Names::default()
}
