//! gleaner: a terminal reader for business and technology news.
//!
//! A folder is **loaded** into articles ([`article`]), an article is **extracted** into an analysis ([`extract`]), and a
//! library of both is shown or reported.

pub mod article;
pub mod cli;
pub mod config;
pub mod extract;
pub mod library;
pub mod load;
pub mod report;
pub mod span;
pub mod tui;
