//! An article with its analysis, as the views read it.

use std::sync::Arc;

use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::extract::organisation::{Organisation, OrganisationId};
use crate::library::entry::ArticleId;

/// An article and what was found in it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its number in the cache.
    pub id: ArticleId,
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it.
    pub analysis: Arc<Analysis>,
}

impl Told {
    /// The organisations of the article.
    pub fn organisations(&self) -> impl Iterator<Item = (OrganisationId, &Organisation)> {
        (0..).map(OrganisationId).zip(&self.analysis.organisations)
    }
}

#[cfg(test)]
#[allow(missing_docs)]
pub mod tests {
    use super::*;
    use crate::article::Source;
    use crate::extract::{self, lexicon::Lexicon};

    /// Articles of a sentence or two, a day apart from 1 March 2024.
    pub fn told(texts: &[&str]) -> Vec<Told> {
        let lexicon = Lexicon::default();
        let one = |(nth, text): (u32, &&str)| {
            let date = jiff::civil::date(2024, 3, 1).saturating_add(jiff::Span::new().days(i64::from(nth)));
            let article = Article::from_body(Source::Stream(nth.to_string()), (*text).to_owned(), Some(date));
            let analysis = extract::analyse(&article, &lexicon);
            Told { id: ArticleId(nth), article: Arc::new(article), analysis: Arc::new(analysis) }
        };
        (0..).zip(texts).map(one).collect()
    }
}
