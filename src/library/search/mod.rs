//! Finding articles: a [`Query`] asked of the cache, and the words that answer it.
//!
//! What full text can answer goes to SQLite's index (FTS5) as one expression, ranked by BM25 with the title before the text;
//! all else is a condition on the other tables. Without words to rank by, the newest comes first. The same conditions
//! filter the list ([`condition`]). Deliberately absent: reading queries (`query`'s), and any judgement of case and accents of its own:
//! SQLite's tokeniser decides, in the index and in the snippet.

pub mod keep;
mod snippet;
mod sql;

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::cache::{Cache, order_by};
use super::entry::{ArticleId, Entry};
use super::query::Query;
use super::shelf::Sort;
use crate::span::Span;
pub use snippet::Snippet;
use snippet::Snippets;
pub use sql::{Condition, condition};

/// An article that answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its line of the list.
    pub entry: Entry,
    /// The words of it that answer best.
    pub snippet: Snippet,
}

/// The articles that answer a query, the best first, at most `most`. `today` is the day that relative days count from.
///
/// # Errors
/// Those of the database; so for every function here.
pub fn search(cache: &Cache, query: &Query, today: Date, most: usize) -> rusqlite::Result<Vec<Hit>> {
    let ids = ranked(cache, query, today, most)?;
    let entries = cache.entries(&ids)?;
    let connection = cache.connection();
    let snippets = Snippets::new(query)?;
    let mut hits = Vec::new();
    for entry in entries {
        let snippet = match text(&connection, entry.id)? {
            Some(text) => snippets.of(&text, place(&connection, query, entry.id)?),
            None => Snippet::default(),
        };
        hits.push(Hit { entry, snippet });
    }
    Ok(hits)
}

/// The numbers of the articles that answer a query, the best first, at most `most`.
pub fn ranked(cache: &Cache, query: &Query, today: Date, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    let connection = cache.connection();
    let (statement, values) = sql::ranking(query, today, most);
    let mut statement = connection.prepare_cached(&statement)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0).map(ArticleId))?;
    rows.collect()
}

/// The numbers of the articles that answer a query, the newest first, at most `most`.
pub fn newest(cache: &Cache, query: &Query, today: Date, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    listed(cache, Sort::Date, query, today, most)
}

/// The articles of the list that answer a query, in an order of the list, at most `most`: what the list shows when it is filtered.
pub fn listed(cache: &Cache, sort: Sort, query: &Query, today: Date, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    let Condition { sql, mut values } = condition(query, today);
    values.push(i64::try_from(most).unwrap_or(i64::MAX).into());
    let connection = cache.connection();
    let query = format!("SELECT id FROM articles WHERE {sql} ORDER BY {} LIMIT ?", order_by(sort));
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0).map(ArticleId))?;
    rows.collect()
}

/// The files that could not be read, and why.
pub fn failures(cache: &Cache) -> rusqlite::Result<Vec<(PathBuf, String)>> {
    let connection = cache.connection();
    let query = "SELECT path, ifnull(reason, '') FROM articles JOIN files ON files.id = articles.file WHERE state = 3 ORDER BY path";
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([], |row| Ok((OsString::from_vec(row.get(0)?).into(), row.get(1)?)))?;
    rows.collect()
}

fn text(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<String>> {
    connection.prepare_cached("SELECT text FROM contents WHERE article = ?1")?.query_row([id.0], |row| row.get(0)).optional()
}

/// The place of the figure or fact that a query asks for, in an article that has one.
fn place(connection: &Connection, query: &Query, id: ArticleId) -> rusqlite::Result<Option<Span>> {
    let Some(Condition { sql, values }) = sql::place(query) else { return Ok(None) };
    let mut statement = connection.prepare_cached(&sql)?;
    let values = values.into_iter().chain([rusqlite::types::Value::from(id.0)]);
    let found = statement.query_row(params_from_iter(values), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?))).optional()?;
    Ok(found.map(|(start, end)| Span::new(start as usize, end.max(start) as usize)))
}

/// How many articles answer a query.
pub fn count(cache: &Cache, query: &Query, today: Date) -> rusqlite::Result<usize> {
    let Condition { sql, values } = condition(query, today);
    let query = format!("SELECT count(*) FROM articles WHERE {sql}");
    let count: u32 = cache.connection().prepare_cached(&query)?.query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(count as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Source};
    use crate::extract::{self, lexicon::Lexicon};
    use crate::library::entry::FileState;
    use crate::library::query::parse;

    const TODAY: Date = Date::constant(2024, 3, 20);

    fn library() -> Cache {
        let (cache, _) = Cache::open(None, 7).unwrap();
        let lexicon = Lexicon::default();
        let articles = [
            (
                "Corvane buys Brill",
                12,
                "Wire",
                "Corvane Group plc has bought Brill Ltd for £12m. “It is a smart city deal,” said Jane Doe, its chief executive.",
            ),
            (
                "Norvia denies a bid",
                3,
                "Harbour Daily",
                "Norvia Ltd has denied that it will buy Brill Ltd for €2.5bn. Its citizens’ app for smart cities is not for sale.",
            ),
            (
                "Ferries and résumés",
                18,
                "Harbour Daily",
                "A ferry sank. Nobody was hurt, and 61% of the passengers had kept their tickets.",
            ),
        ];
        for (title, day, source, text) in articles {
            let path = std::path::PathBuf::from(format!("/news/{day}.txt"));
            let mut article = Article::from_body(Source::File(path.clone()), text.into(), Some(jiff::civil::date(2024, 3, day)));
            article.meta.title = Some(title.into());
            article.meta.source = Some(source.into());
            let analysis = extract::analyse(&article, &lexicon);
            let ids = cache.write(|writer| writer.put(&FileState { path, size: 1, modified: 1 }, [&article])).unwrap();
            cache.write(|writer| writer.analysed(ids[0], &article, &analysis)).unwrap();
        }
        cache
    }

    #[test]
    fn queries_are_answered() {
        let cache = library();
        let cases: &[(&str, &[&str])] = &[
            ("", &["Ferries and résumés", "Corvane buys Brill", "Norvia denies a bid"]),
            ("brill", &["Corvane buys Brill", "Norvia denies a bid"]),
            ("BRILL -norvia", &["Corvane buys Brill"]),
            ("\"smart city\"", &["Corvane buys Brill"]),
            ("smart cit*", &["Corvane buys Brill", "Norvia denies a bid"]),
            ("resumes", &["Ferries and résumés"]),
            ("ferry OR norvia", &["Norvia denies a bid", "Ferries and résumés"]),
            ("-brill", &["Ferries and résumés"]),
            ("-(ferry OR norvia)", &["Corvane buys Brill"]),
            ("org:corvane", &["Corvane buys Brill"]),
            ("org:brill org:norvia", &["Norvia denies a bid"]),
            ("person:\"jane doe\"", &["Corvane buys Brill"]),
            ("title:brill", &["Corvane buys Brill"]),
            ("source:daily", &["Ferries and résumés", "Norvia denies a bid"]),
            ("money>1m money<1bn", &["Corvane buys Brill"]),
            ("money>=€1m", &["Norvia denies a bid"]),
            ("money>£1bn", &[]),
            ("percent>50", &["Ferries and résumés"]),
            ("type:acquire", &["Corvane buys Brill", "Norvia denies a bid"]),
            ("type:acquire status:denied", &["Norvia denies a bid"]),
            ("after:2024-03-10", &["Ferries and résumés", "Corvane buys Brill"]),
            ("before:2024-03-12", &["Norvia denies a bid"]),
            ("on:2024-03 after:9d", &["Ferries and résumés", "Corvane buys Brill"]),
            ("brill (source:wire OR before:2024-03-05)", &["Corvane buys Brill", "Norvia denies a bid"]),
            ("unread -starred brill", &["Corvane buys Brill", "Norvia denies a bid"]),
            ("starred", &[]),
            ("tag:5g OR ferry", &["Ferries and résumés"]),
        ];
        for (query, titles) in cases {
            let parsed = parse(query).unwrap();
            let mut hits: Vec<String> = search(&cache, &parsed, TODAY, 10).unwrap().into_iter().map(|hit| hit.entry.title).collect();
            assert_eq!(count(&cache, &parsed, TODAY).unwrap(), titles.len(), "{query}");
            // The order among equals is the ranking's own affair.
            let mut wanted = titles.to_vec();
            if !query.is_empty() {
                hits.sort();
                wanted.sort_unstable();
            }
            assert_eq!(hits, wanted, "{query}");
        }
    }

    #[test]
    fn the_title_counts_most() {
        let cache = library();
        let hits = search(&cache, &parse("brill").unwrap(), TODAY, 1).unwrap();
        assert_eq!(hits[0].entry.title, "Corvane buys Brill");
    }

    #[test]
    fn snippets_show_what_answers() {
        let cache = library();
        let shown = |query: &str| {
            let hit = search(&cache, &parse(query).unwrap(), TODAY, 1).unwrap().remove(0);
            let lit: Vec<String> = hit.snippet.lit.iter().map(|range| hit.snippet.words[range.clone()].to_owned()).collect();
            (hit.snippet.words, lit)
        };
        assert_eq!(shown("\"smart city\" deal").1, ["smart city", "deal"]);
        assert_eq!(shown("person:doe").1, ["Doe"]);
        let (words, lit) = shown("money>€1bn");
        assert_eq!(lit, ["€2.5bn"]);
        assert!(words.starts_with("Norvia Ltd has denied"), "{words}");
        assert!(shown("source:wire").0.starts_with("Corvane Group plc"));
    }

    #[test]
    fn no_query_is_an_error_of_the_database() {
        let cache = library();
        for query in
            ["co-operate", "AND*", "a^b", "NEAR", "{x}", "col : y\"", "x + y", "\"a OR b\"*", "it's", "-\"x\"", "100%", "\u{1f600}a"]
        {
            let Ok(query) = parse(query) else { continue };
            search(&cache, &query, TODAY, 3).unwrap();
        }
    }
}
