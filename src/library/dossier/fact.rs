//! The facts of several articles as lines, and the order of events.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::names::{Names, Party};
use super::told::Told;
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, FactKind, Filler, Role, Status};
use crate::extract::figure::{Moment, Value};
use crate::library::entry::ArticleId;
use crate::span::Span;

/// A fact of an article, told without the article.
#[derive(Clone, Debug, PartialEq)]
pub struct FactLine {
    /// The article.
    pub article: ArticleId,
    /// The fact's place in the article's analysis.
    pub number: usize,
    /// The plainest words that say it.
    pub place: Span,
    /// What sort of fact.
    pub kind: FactKind,
    /// Whether it happened.
    pub status: Status,
    /// It in plain words.
    pub line: String,
    /// Whose claim it is, by name.
    pub said_by: Option<String>,
    /// When.
    pub when: When,
    /// The organisations in its roles, in their order.
    pub parties: Vec<(Role, Party)>,
    /// How much, in its main role: the ends of the range, and the unit.
    pub amount: Option<(Decimal, Decimal, Option<String>)>,
    /// From 0 to 1.
    pub confidence: f32,
}

impl FactLine {
    /// Whether an organisation has a role in it.
    pub fn names(&self, party: Party) -> bool {
        self.parties.iter().any(|&(_, other)| other == party)
    }
}

/// When something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The moment that the article gives; where it gives none, the day of the article.
    pub moment: Option<Moment>,
    /// Whether the article gives it. If not, it is shown with "≈".
    pub resolved: bool,
}

impl When {
    /// The first day of it, to sort by.
    pub fn day(self) -> Option<Date> {
        self.moment.and_then(first_day)
    }

    /// The last day of it.
    pub fn last_day(self) -> Option<Date> {
        let first = self.day()?;
        let span = match self.moment? {
            Moment::Day(_) => return Some(first),
            Moment::Month(..) => 1.month(),
            Moment::Quarter(..) => 3.months(),
            Moment::Half(..) => 6.months(),
            Moment::Year(_) | Moment::FiscalYear(_) => 1.year(),
            Moment::Decade(_) => 10.years(),
            Moment::Yearless(..) => return None,
        };
        Some(first.saturating_add(span).saturating_sub(1.day()))
    }
}

fn first_day(moment: Moment) -> Option<Date> {
    match moment {
        Moment::Day(date) => Some(date),
        Moment::Month(year, month) => Date::new(year, month, 1).ok(),
        Moment::Quarter(year, quarter) => Date::new(year, (quarter - 1).checked_mul(3)? + 1, 1).ok(),
        Moment::Half(year, half) => Date::new(year, if half == 1 { 1 } else { 7 }, 1).ok(),
        Moment::Year(year) | Moment::FiscalYear(year) | Moment::Decade(year) => Date::new(year, 1, 1).ok(),
        Moment::Yearless(..) => None,
    }
}

/// Roles whose figure is a fact's amount, the first that it has.
const AMOUNTS: [Role; 5] = [Role::Amount, Role::Value, Role::Price, Role::Count, Role::Valuation];

/// All facts of articles, in the order of the articles.
pub fn facts(told: &[Told], names: &Names) -> Vec<FactLine> {
    let of = |(at, told): (usize, &Told)| {
        let lines = told.analysis.facts.iter().enumerate().map(|(number, fact)| line(at, told, number, fact, names));
        lines.collect::<Vec<_>>()
    };
    told.iter().enumerate().flat_map(of).collect()
}

fn line(at: usize, told: &Told, number: usize, fact: &Fact, names: &Names) -> FactLine {
    let analysis = &told.analysis;
    let party = |filler: &Filler| match filler {
        Filler::Organisation(id) => names.party(at, *id),
        Filler::Person(_) | Filler::Figure(_) | Filler::Words(_) => None,
    };
    let parties = fact.roles.iter().flat_map(|(role, fillers)| fillers.iter().filter_map(|filler| Some((*role, party(filler)?))));
    let published = told.article.meta.published.map(Moment::Day);
    FactLine {
        article: told.id,
        number,
        place: fact.evidence.first().copied().unwrap_or_default(),
        kind: fact.kind,
        status: fact.status,
        line: fact.line.clone(),
        said_by: fact.attributed_to.and_then(|speaker| analysis.speaker(speaker, &told.article.text)).map(str::to_owned),
        when: When { moment: fact.date.or(published), resolved: fact.date.is_some() },
        parties: parties.collect(),
        amount: AMOUNTS.iter().find_map(|&role| amount(fact.role(role), analysis)),
        confidence: fact.confidence,
    }
}

fn amount(fillers: &[Filler], analysis: &Analysis) -> Option<(Decimal, Decimal, Option<String>)> {
    fillers.iter().find_map(|filler| {
        let Filler::Figure(id) = filler else { return None };
        let figure = analysis.figure(*id)?;
        match figure.value {
            Value::Number(number) => Some((number, number, figure.unit.clone())),
            Value::Range(low, high) => Some((low, high, figure.unit.clone())),
            Value::Unknown | Value::When(_) | Value::Between(..) | Value::Clock(_) => None,
        }
    })
}

/// Facts in the order in which they happened, the latest first; those without any day at the end.
pub fn timeline(mut facts: Vec<FactLine>) -> Vec<FactLine> {
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.when.day(), fact.when.resolved)));
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dossier::told::tests::told;

    #[test]
    fn events_stand_at_their_own_day() {
        let articles = told(&[
            "Corvane Group plc will open a plant in Leeds on 1 June 2024, it said.",
            "Corvane Group plc bought Brill Ltd for £12m in 2019.",
            "Corvane Group plc bought Norvia Ltd for £3m.",
        ]);
        let names = Names::new(&articles);
        let lines = timeline(facts(&articles, &names));
        let days: Vec<_> = lines.iter().map(|fact| (fact.when.day().unwrap().to_string(), fact.when.resolved)).collect();
        assert_eq!(days, [("2024-06-01".to_owned(), true), ("2024-03-03".to_owned(), false), ("2019-01-01".to_owned(), true)]);
    }

    #[test]
    fn a_moment_has_a_first_and_a_last_day() {
        let cases = [
            (Moment::Quarter(2024, 3), "2024-07-01", "2024-09-30"),
            (Moment::Half(2024, 2), "2024-07-01", "2024-12-31"),
            (Moment::Month(2024, 2), "2024-02-01", "2024-02-29"),
            (Moment::Decade(1990), "1990-01-01", "1999-12-31"),
        ];
        for (moment, first, last) in cases {
            let when = When { moment: Some(moment), resolved: true };
            assert_eq!(when.day().map(|day| day.to_string()).as_deref(), Some(first));
            assert_eq!(when.last_day().map(|day| day.to_string()).as_deref(), Some(last));
        }
    }
}
