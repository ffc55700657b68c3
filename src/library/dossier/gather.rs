//! The articles of one organisation or of a query, taken from the cache.

use jiff::civil::Date;

use super::names;
use super::told::Told;
use crate::library::cache::Cache;
use crate::library::entry::ArticleId;
use crate::library::query::Query;
use crate::library::search;

/// The articles that answer a query whole, the newest first and at most `most`, and whether there are more; those that are not
/// analysed yet are left out.
///
/// # Errors
/// Those of the database.
pub fn articles_answering(cache: &Cache, query: &Query, today: Date, most: usize) -> rusqlite::Result<(Vec<Told>, bool)> {
    let ids = search::newest(cache, query, today, most + 1)?;
    let mut told = Vec::new();
    for &id in ids.iter().take(most) {
        if let Some((article, Some(analysis))) = cache.article(id)? {
            told.push(Told { id, article, analysis });
        }
    }
    Ok((told, ids.len() > most))
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
    found.sort_by_key(|told| std::cmp::Reverse((told.article.meta.published, told.id)));
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
