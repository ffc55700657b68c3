//! Which facts and figures of the articles that answer a query are asked for themselves.
//!
//! A condition on an article (its words, its day, its marks) lets all of its facts through; one on a fact (its sort, its status, an
//! organisation in it, its amount) only those that meet it.

use rust_decimal::Decimal;

use crate::library::dossier::figures::FigureLine;
use crate::library::dossier::{FactLine, Names, Party, names};
use crate::library::query::{Compare, Field, Kind, Query, Term};

/// Whether a fact of an article that answers the query is asked for.
pub fn fact(query: &Query, fact: &FactLine, names: &Names) -> bool {
    let holds = |term: &Term| match term {
        Term::Fact(kind) => Some(fact.kind == *kind),
        Term::Status(status) => Some(fact.status == *status),
        Term::Field(Field::Organisation, words) => Some(fact.parties.iter().any(|&(_, party)| goes_by(names, party, &words.words))),
        Term::Amount { kind, compare, value, unit } => {
            fact.amount.as_ref().map(|amount| is_kind(*kind, &amount.2) && within(amount, *compare, *value, unit.as_deref()))
        }
        _ => None,
    };
    asked(query, &holds)
}

/// Whether a figure of an article that answers the query is asked for.
pub fn figure(query: &Query, line: &FigureLine, names: &Names) -> bool {
    let holds = |term: &Term| match term {
        Term::Fact(kind) => Some(line.kind == Some(*kind)),
        Term::Status(status) => Some(line.status == Some(*status)),
        Term::Field(Field::Organisation, words) => Some(line.party.is_some_and(|party| goes_by(names, party, &words.words))),
        Term::Amount { kind, compare, value, unit } => {
            Some(is_kind(*kind, &line.amount.2) && within(&line.amount, *compare, *value, unit.as_deref()))
        }
        _ => None,
    };
    asked(query, &holds)
}

/// A query of conditions of which some say nothing: those let through.
fn asked(query: &Query, holds: &impl Fn(&Term) -> Option<bool>) -> bool {
    fn told(query: &Query, holds: &impl Fn(&Term) -> Option<bool>) -> Option<bool> {
        match query {
            Query::All => None,
            Query::Term(term) => holds(term),
            Query::Not(inner) => told(inner, holds).map(|told| !told),
            Query::And(parts) => parts.iter().filter_map(|part| told(part, holds)).reduce(|one, other| one && other),
            // One that says nothing of facts may be why the article is here.
            Query::Or(parts) => parts.iter().map(|part| told(part, holds)).collect::<Option<Vec<_>>>().map(|parts| parts.contains(&true)),
        }
    }
    told(query, holds).unwrap_or(true)
}

/// Whether the words asked for stand in a name of a party.
fn goes_by(names: &Names, party: Party, words: &str) -> bool {
    let wanted = format!(" {} ", names::key(words));
    let holds = |name: &str| format!(" {} ", names::key(name)).contains(&wanted);
    holds(names.name(party)) || names.aliases(party).any(|(alias, _)| holds(alias))
}

/// Money has a currency, a percentage its sign; of the rest the unit does not tell.
fn is_kind(kind: Kind, unit: &Option<String>) -> bool {
    let money = unit.as_deref().is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
    let percent = matches!(unit.as_deref(), Some("%" | "pp" | "bp"));
    match kind {
        Kind::Money => money,
        Kind::Percent => percent,
        _ => !money && !percent,
    }
}

fn within(amount: &(Decimal, Decimal, Option<String>), compare: Compare, value: Decimal, unit: Option<&str>) -> bool {
    let (low, high) = (amount.0, amount.1);
    let fits = match compare {
        Compare::More => high > value,
        Compare::MoreOrEqual => high >= value,
        Compare::Less => low < value,
        Compare::LessOrEqual => low <= value,
        Compare::Equal => low <= value && value <= high,
    };
    fits && unit.is_none_or(|unit| amount.2.as_deref() == Some(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dossier::{facts, told::tests::told};
    use crate::library::query::parse;

    #[test]
    fn conditions_on_facts_choose_facts() {
        let articles = told(&["Corvane Group plc bought Brill Ltd for £12m. Norvia Ltd posted a profit of £5m."]);
        let names = Names::new(&articles);
        let lines = facts(&articles, &names);
        assert_eq!(lines.len(), 2, "{lines:?}");
        let cases = [
            ("", 2),
            ("profit", 2),
            ("type:acquire", 1),
            ("org:norvia", 1),
            ("money>10m", 1),
            ("-type:acquire", 1),
            ("type:legal OR mill", 2),
            ("type:legal", 0),
        ];
        for (query, count) in cases {
            let query = parse(query).unwrap();
            assert_eq!(lines.iter().filter(|line| fact(&query, line, &names)).count(), count, "{query}");
        }
    }
}
