//! Text → [`Analysis`]: pure and total. Nothing here knows a file, a clock, a thread or a screen, and every text has an
//! answer. The order of the work is the order of [`analyse`], which can be read aloud.

pub mod alias;
pub mod analysis;
pub mod clause;
pub mod document;
pub mod fact;
pub mod figure;
pub mod gauge;
pub mod lexicon;
pub mod name;
pub mod network;
pub mod organisation;
pub mod overlap;
pub mod person;
pub mod quote;
pub mod reference;
pub mod role;
pub mod sentence;
pub mod token;

use crate::article::Article;
use analysis::Analysis;
use document::Document;
use lexicon::Lexicon;

/// Reads an article: who, how much, when, who said what, and the facts made of them.
pub fn analyse(article: &Article, lexicon: &Lexicon) -> Analysis {
    let document = Document::new(article);
    let mut figures = figure::find(&document, lexicon);
    let mut names = organisation::find(&document, lexicon);
    figure::attach_owners(&mut figures, &document, &names.organisations);
    let quotes = quote::find(&document, &names, lexicon);
    let readings = clause::read(&document, &names, &figures, &quotes, lexicon);
    gauge::fill(&mut figures, &document, &readings, lexicon);
    let facts = fact::find(&document, &names, &figures, &quotes, &readings, lexicon);
    fact::settle(&mut names.people, &facts, &document);
    Analysis::new(&document, names, figures, quotes, facts)
}
