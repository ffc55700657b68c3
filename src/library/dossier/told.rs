//! An article with its analysis, as the views read it.

use std::sync::Arc;

use super::names;
use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::extract::organisation::{Organisation, OrganisationId};
use crate::library::cache::Cache;
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

/// The articles, the newest first and at most `most`, in which an organisation goes by this name; those that are not analysed
/// yet are left out.
///
/// # Errors
/// Those of the database.
pub fn articles_naming(cache: &Cache, name: &str, most: usize) -> rusqlite::Result<Vec<Told>> {
    let mut found = Vec::new();
    // A short name leads to a full one, by which other articles may know it.
    let mut asked = vec![names::key(name)];
    let mut next = 0;
    while let Some(wanted) = asked.get(next).cloned() {
        next += 1;
        for id in candidates(cache, &wanted, most)? {
            if found.iter().any(|told: &Told| told.id == id) {
                continue;
            }
            let Some((article, Some(analysis))) = cache.article(id)? else { continue };
            let told = Told { id, article, analysis };
            let own: Vec<String> = told
                .organisations()
                .filter(|(_, organisation)| names::goes_by(organisation, &wanted))
                .map(|(_, organisation)| names::key(&organisation.name))
                .collect();
            if own.is_empty() {
                continue;
            }
            if next == 1 {
                asked.extend(own.into_iter().filter(|full| *full != wanted));
                asked.dedup();
                asked.truncate(8);
            }
            found.push(told);
        }
    }
    found.sort_by(|one, other| (other.article.meta.published, other.id).cmp(&(one.article.meta.published, one.id)));
    found.truncate(most);
    Ok(found)
}

/// The articles whose names of organisations hold these words.
fn candidates(cache: &Cache, words: &str, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    let connection = cache.connection();
    let query = "SELECT articles.id FROM words JOIN articles ON articles.id = words.rowid
        WHERE words MATCH ?1 ORDER BY published DESC, articles.id DESC LIMIT ?2";
    let mut statement = connection.prepare_cached(query)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = statement.query_map(rusqlite::params![format!("organisations : \"{words}\""), most], |row| row.get(0).map(ArticleId))?;
    rows.collect()
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
