//! Names, before they are known to be organisations or people.
//!
//! The words of the article ([`word`]) are cut into capitalised runs ([`run`], [`joined`]); every run is weighed by its own words
//! ([`evidence`]) and by what stands around it ([`place`], [`beside`], [`descriptor`], [`frame`]); what the whole article says of a name
//! decides ([`verdict`]). A headline in title case carries no evidence,
//! and nothing outside the article itself is read.

mod beside;
mod descriptor;
pub mod evidence;
pub mod frame;
pub mod hint;
pub mod introduced;
mod joined;
pub mod mark;
pub mod place;
pub mod run;
pub mod thing;
pub mod verdict;
pub mod word;

/// The organisations of a text, by name, for the tests of the room.
#[cfg(test)]
fn organisations(text: &str) -> Vec<String> {
    use crate::article::{Article, Source};
    use crate::extract::{analyse, lexicon::Lexicon};

    let article = Article::from_body(Source::Stream("case".into()), text.into(), None);
    analyse(&article, &Lexicon::default()).organisations.into_iter().map(|organisation| organisation.name).collect()
}
