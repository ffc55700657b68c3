//! A query as SQL over the cache's tables.

use jiff::civil::Date;
use rusqlite::types::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::extract::fact::{FactKind, Status};
use crate::library::query::{Compare, Field, Kind, Query, Term, Words};

/// A condition on a row of `articles`, and the values of its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The condition.
    pub sql: String,
    /// The values of its `?`s, in order.
    pub values: Vec<Value>,
}

impl Condition {
    fn new(sql: impl Into<String>, values: impl Into<Vec<Value>>) -> Self {
        Self { sql: sql.into(), values: values.into() }
    }
}

/// The words of the index: how much a hit in each of its columns counts.
const RANK: &str = "bm25(10.0, 1.0, 3.0, 3.0)";

/// The statement that answers the numbers of the articles, the best first, at most `most`.
pub fn ranking(query: &Query, today: Date, most: usize) -> (String, Vec<Value>) {
    let parts = match query {
        Query::And(parts) => parts.clone(),
        one => vec![one.clone()],
    };
    let (worded, rest): (Vec<Query>, Vec<Query>) = parts.into_iter().partition(is_worded);
    let rest = condition(&joined(rest), today);
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    match expression(&joined(worded.clone())) {
        Some(matching) => {
            let mut values = vec![Value::from(matching), Value::from(RANK.to_owned())];
            values.extend(rest.values);
            values.push(most.into());
            let select = if rest.sql == "1" {
                "SELECT rowid FROM words WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?".to_owned()
            } else {
                format!(
                    "SELECT articles.id FROM words JOIN articles ON articles.id = words.rowid
                     WHERE words MATCH ? AND rank MATCH ? AND {} ORDER BY rank LIMIT ?",
                    rest.sql
                )
            };
            (select, values)
        }
        None => {
            // Nothing but words that must not be there, or no words at all.
            let mut all = condition(query, today);
            all.values.push(most.into());
            let select = format!("SELECT id FROM articles WHERE {} ORDER BY state = 3, published DESC, title_key, id LIMIT ?", all.sql);
            (select, all.values)
        }
    }
}

fn joined(mut parts: Vec<Query>) -> Query {
    if parts.len() > 1 { Query::And(parts) } else { parts.pop().unwrap_or_default() }
}

/// A query as a condition.
pub fn condition(query: &Query, today: Date) -> Condition {
    if let Some(matching) = expression(query) {
        return Condition::new("articles.id IN (SELECT rowid FROM words WHERE words MATCH ?)", [Value::from(matching)]);
    }
    match query {
        Query::All => Condition::new("1", []),
        Query::And(parts) => all(parts, today),
        Query::Or(parts) => chained(parts.iter().map(|part| condition(part, today)), " OR "),
        Query::Not(inner) => {
            let Condition { sql, values } = condition(inner, today);
            Condition { sql: format!("NOT ifnull({sql}, 0)"), values }
        }
        Query::Term(term) => of_term(term, today),
    }
}

fn chained(parts: impl Iterator<Item = Condition>, between: &str) -> Condition {
    let (mut sqls, mut values) = (Vec::new(), Vec::new());
    for part in parts {
        sqls.push(part.sql);
        values.extend(part.values);
    }
    Condition { sql: format!("({})", sqls.join(between)), values }
}

/// Parts that must all hold: the words as one expression, amounts of one kind as one figure's, a sort and a status as one fact's.
fn all(parts: &[Query], today: Date) -> Condition {
    let (worded, rest): (Vec<&Query>, Vec<&Query>) = parts.iter().partition(|part| is_worded(part));
    let words = joined(worded.iter().map(|&part| part.clone()).collect());
    let mut conditions = match expression(&words) {
        Some(_) => vec![condition(&words, today)],
        None => worded.into_iter().map(|part| condition(part, today)).collect(),
    };
    for kind in Kind::ALL {
        let bounds: Vec<Bound> = rest.iter().filter_map(|part| bound(part)).filter(|bound| bound.0 == kind).collect();
        if !bounds.is_empty() {
            let Condition { sql, values } = amounts(kind, &bounds);
            conditions.push(Condition { sql: format!("articles.id IN (SELECT article FROM figures WHERE {sql})"), values });
        }
    }
    let (kinds, statuses) = asked_facts(&rest);
    let one_fact = kinds.len() == 1 && statuses.len() == 1;
    if one_fact {
        let Condition { sql, values } = fact(kinds.first().copied(), statuses.first().copied());
        conditions.push(Condition { sql: format!("articles.id IN (SELECT article FROM facts WHERE {sql})"), values });
    }
    for part in rest {
        let told = bound(part).is_some() || (one_fact && matches!(part, Query::Term(Term::Fact(_) | Term::Status(_))));
        if !told {
            conditions.push(condition(part, today));
        }
    }
    chained(conditions.into_iter(), " AND ")
}

fn asked_facts(parts: &[&Query]) -> (Vec<FactKind>, Vec<Status>) {
    let kinds = parts.iter().filter_map(|part| if let Query::Term(Term::Fact(kind)) = part { Some(*kind) } else { None });
    let statuses = parts.iter().filter_map(|part| if let Query::Term(Term::Status(status)) = part { Some(*status) } else { None });
    (kinds.collect(), statuses.collect())
}

type Bound<'q> = (Kind, Compare, Decimal, Option<&'q str>);

fn bound(query: &Query) -> Option<Bound<'_>> {
    match query {
        Query::Term(Term::Amount { kind, compare, value, unit }) => Some((*kind, *compare, *value, unit.as_deref())),
        _ => None,
    }
}

/// The row of one figure within bounds. A range is within where a part of it is.
fn amounts(kind: Kind, bounds: &[Bound<'_>]) -> Condition {
    let mut sql = "kind = ?".to_owned();
    let mut values = vec![Value::from(kind.name().to_owned())];
    for (_, compare, value, unit) in bounds {
        let value = value.to_f64().unwrap_or_default();
        let mut bound = |test: &str, value: f64| {
            sql.push_str(test);
            values.push(value.into());
        };
        match compare {
            Compare::More => bound(" AND high > ?", value),
            Compare::MoreOrEqual => bound(" AND high >= ?", value),
            Compare::Less => bound(" AND low < ?", value),
            Compare::LessOrEqual => bound(" AND low <= ?", value),
            // Decimals do not all fit a float.
            Compare::Equal => {
                let slack = value.abs() * 1e-9;
                bound(" AND high >= ?", value - slack);
                bound(" AND low <= ?", value + slack);
            }
        }
        if let Some(unit) = unit {
            sql.push_str(" AND unit = ?");
            values.push(Value::from((*unit).to_owned()));
        }
    }
    Condition { sql, values }
}

fn fact(kind: Option<FactKind>, status: Option<Status>) -> Condition {
    let parts = [kind.map(|kind| ("kind = ?", kind.name())), status.map(|status| ("status = ?", status.name()))];
    let parts: Vec<(&str, &str)> = parts.into_iter().flatten().collect();
    let sql = parts.iter().map(|(sql, _)| *sql).collect::<Vec<_>>().join(" AND ");
    Condition { sql, values: parts.iter().map(|(_, value)| Value::from((*value).to_owned())).collect() }
}

fn of_term(term: &Term, today: Date) -> Condition {
    let day = |date: Date| [Value::from(date.to_string())];
    match term {
        Term::Amount { kind, compare, value, unit } => {
            let Condition { sql, values } = amounts(*kind, &[(*kind, *compare, *value, unit.as_deref())]);
            Condition { sql: format!("articles.id IN (SELECT article FROM figures WHERE {sql})"), values }
        }
        Term::Fact(kind) => {
            let Condition { sql, values } = fact(Some(*kind), None);
            Condition { sql: format!("articles.id IN (SELECT article FROM facts WHERE {sql})"), values }
        }
        Term::Status(status) => {
            let Condition { sql, values } = fact(None, Some(*status));
            Condition { sql: format!("articles.id IN (SELECT article FROM facts WHERE {sql})"), values }
        }
        Term::Before(moment) => Condition::new("articles.published < ?", day(moment.covers(today).0)),
        Term::After(moment) => Condition::new("articles.published > ?", day(moment.covers(today).1)),
        Term::On(moment) => {
            let (first, last) = moment.covers(today);
            Condition::new("articles.published BETWEEN ? AND ?", [Value::from(first.to_string()), Value::from(last.to_string())])
        }
        Term::Unread => Condition::new("articles.read = 0", []),
        Term::Starred => Condition::new("articles.starred <> 0", []),
        Term::Field(Field::Source, words) => {
            Condition::new("instr(ifnull(articles.source_key, ''), ?) > 0", [Value::from(words.words.to_lowercase())])
        }
        Term::Field(Field::Tag, Words { words, prefix: false }) => {
            Condition::new("articles.id IN (SELECT article FROM tags WHERE tag_key = ?)", [Value::from(words.to_lowercase())])
        }
        Term::Field(Field::Tag, Words { words, prefix: true }) => {
            let (from, to) = (words.to_lowercase(), format!("{}\u{10FFFF}", words.to_lowercase()));
            Condition::new("articles.id IN (SELECT article FROM tags WHERE tag_key BETWEEN ? AND ?)", [Value::from(from), Value::from(to)])
        }
        Term::Text(_) | Term::Field(Field::Organisation | Field::Person | Field::Title, _) => Condition::new("1", []),
    }
}

/// Whether the index of words can answer all of a query, perhaps beside something that it can.
fn is_worded(query: &Query) -> bool {
    match query {
        Query::All => false,
        Query::And(parts) | Query::Or(parts) => parts.iter().all(is_worded),
        Query::Not(inner) => is_worded(inner),
        Query::Term(term) => matches!(term, Term::Text(_) | Term::Field(Field::Organisation | Field::Person | Field::Title, _)),
    }
}

/// A query as an expression of FTS5; `None` where it cannot say it: other conditions, or nothing but what must not be.
fn expression(query: &Query) -> Option<String> {
    match query {
        Query::All | Query::Not(_) => None,
        Query::Term(Term::Text(words)) => Some(format!("{{title body}} : {}", phrase(words))),
        Query::Term(Term::Field(Field::Organisation, words)) => Some(format!("organisations : {}", phrase(words))),
        Query::Term(Term::Field(Field::Person, words)) => Some(format!("people : {}", phrase(words))),
        Query::Term(Term::Field(Field::Title, words)) => Some(format!("title : {}", phrase(words))),
        Query::Term(_) => None,
        Query::Or(parts) => {
            let parts: Vec<String> = parts.iter().map(expression).collect::<Option<_>>()?;
            Some(format!("({})", parts.join(" OR ")))
        }
        Query::And(parts) => {
            let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
            for part in parts {
                match part {
                    Query::Not(inner) => unwanted.push(expression(inner)?),
                    part => wanted.push(expression(part)?),
                }
            }
            if wanted.is_empty() {
                return None;
            }
            let wanted = wanted.join(" AND ");
            Some(if unwanted.is_empty() { format!("({wanted})") } else { format!("(({wanted}) NOT ({}))", unwanted.join(" OR ")) })
        }
    }
}

/// Words as FTS5 reads them: a phrase, whatever is in it.
pub fn phrase(words: &Words) -> String {
    format!("\"{}\"{}", words.words.replace('"', "\"\""), if words.prefix { " *" } else { "" })
}

/// The statement that answers the first figure or fact which a query asks for, in the article of its last parameter.
pub fn place(query: &Query) -> Option<Condition> {
    let parts: Vec<&Query> = match query {
        Query::And(parts) => parts.iter().collect(),
        one => vec![one],
    };
    let bounds: Vec<Bound> = parts.iter().filter_map(|part| bound(part)).collect();
    let (kinds, statuses) = asked_facts(&parts);
    let (table, Condition { sql, values }) = match bounds.first() {
        Some(first) => ("figures", amounts(first.0, &bounds.iter().copied().filter(|bound| bound.0 == first.0).collect::<Vec<_>>())),
        None if kinds.is_empty() && statuses.is_empty() => return None,
        None => ("facts", fact(kinds.first().copied(), statuses.first().copied())),
    };
    Some(Condition { sql: format!("SELECT start, \"end\" FROM {table} WHERE {sql} AND article = ? ORDER BY number LIMIT 1"), values })
}
