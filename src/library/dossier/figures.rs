//! Who reported what, for which time, how much, and where it stands: one line a value. Values of one thing that differ stand side by
//! side and are flagged.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::names::{Names, Party};
use super::told::Told;
use crate::extract::fact::{FactKind, Filler, Role, Status};
use crate::extract::figure::{self, Figure, FigureId, FigureKind, Moment, Value};
use crate::library::entry::ArticleId;
use crate::span::Span;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureLine {
    /// Whose it is, where that is known.
    pub party: Option<Party>,
    /// What it measures, in words of the article.
    pub metric: String,
    /// For which time: words of the article, or the fact's own day.
    pub period: Option<Period>,
    /// The value, as the article writes it.
    pub text: String,
    /// The value, normalised: "GBP 1,300,000,000".
    pub value: String,
    /// The ends of the range, and the unit.
    pub amount: (Decimal, Decimal, Option<String>),
    /// Whether it happened: forecasts are planned or asserted as such.
    pub kind: Option<FactKind>,
    /// Whether it is asserted, planned, possible or denied; where a fact tells.
    pub status: Option<Status>,
    /// The article.
    pub article: ArticleId,
    /// Its place in the article.
    pub place: Span,
    /// Another line gives another value for the same.
    pub disagrees: bool,
}

/// The time that a value is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Period {
    /// A point of the calendar.
    Moment(Moment),
    /// As the article says it.
    Words(String),
}

/// The values of articles: sorted by organisation, metric and period, so that what belongs together stands together.
pub fn table(told: &[Told], names: &Names) -> Vec<FigureLine> {
    let mut lines: Vec<FigureLine> = told.iter().enumerate().flat_map(|(at, told)| of_article(at, told, names)).collect();
    let name = |line: &FigureLine| line.party.map(|party| names.name(party).to_lowercase());
    let sorted = |line: &FigureLine| (line.party.is_none(), name(line), metric_key(&line.metric), period_key(line.period.as_ref()));
    lines.sort_by_cached_key(sorted);
    flag(&mut lines);
    lines
}

fn of_article(at: usize, told: &Told, names: &Names) -> Vec<FigureLine> {
    let (text, analysis) = (&told.article.text, &told.analysis);
    let words = |filler: &Filler| match filler {
        Filler::Words(span) => span.of(text).to_owned(),
        Filler::Figure(id) => analysis.figure(*id).map(|figure| figure.span.of(text).to_owned()).unwrap_or_default(),
        Filler::Organisation(id) => analysis.organisation(*id).map(|organisation| organisation.name.clone()).unwrap_or_default(),
        Filler::Person(id) => analysis.person(*id).map(|person| person.name.clone()).unwrap_or_default(),
    };
    let mut taken: Vec<FigureId> = Vec::new();
    let mut lines = Vec::new();
    for fact in analysis.facts.iter().filter(|fact| matches!(fact.kind, FactKind::Report | FactKind::Forecast)) {
        let metric = fact.role(Role::Metric).first().map(words).unwrap_or_default();
        let party = fact.role(Role::Org).iter().find_map(|filler| match filler {
            Filler::Organisation(id) => names.party(at, *id),
            Filler::Person(_) | Filler::Figure(_) | Filler::Words(_) => None,
        });
        let said = fact.role(Role::Period).first();
        let when = said.and_then(|filler| match filler {
            Filler::Figure(id) => analysis.figure(*id).and_then(moment),
            Filler::Organisation(_) | Filler::Person(_) | Filler::Words(_) => None,
        });
        let period = when.or(fact.date.filter(|_| said.is_none())).map(Period::Moment).or_else(|| said.map(words).map(Period::Words));
        for filler in fact.role(Role::Value) {
            let Filler::Figure(id) = filler else { continue };
            let Some((figure, amount)) = analysis.figure(*id).and_then(|figure| Some((figure, amount(figure)?))) else { continue };
            if metric.is_empty() || taken.contains(id) {
                continue;
            }
            taken.push(*id);
            let (kind, status) = (Some(fact.kind), Some(fact.status));
            lines.push(line(told, figure, amount, party, metric.clone(), period.clone(), kind, status));
        }
    }
    for (id, figure) in (0..).map(FigureId).zip(&analysis.figures) {
        let (Some(measures), Some(of), Some(amount)) = (&figure.measures, figure.of, amount(figure)) else { continue };
        if !taken.contains(&id) {
            let period = figure.interval.map(|(_, last)| Period::Moment(Moment::Day(last)));
            lines.push(line(told, figure, amount, names.party(at, of), measures.clone(), period, None, None));
        }
    }
    lines
}

#[expect(clippy::too_many_arguments, reason = "each is a column of the table")]
fn line(
    told: &Told,
    figure: &Figure,
    amount: (Decimal, Decimal, Option<String>),
    party: Option<Party>,
    metric: String,
    period: Option<Period>,
    kind: Option<FactKind>,
    status: Option<Status>,
) -> FigureLine {
    FigureLine {
        party,
        metric,
        period,
        text: figure.span.of(&told.article.text).to_owned(),
        value: figure::value(figure).unwrap_or_default(),
        amount,
        kind,
        status,
        article: told.id,
        place: figure.span,
        disagrees: false,
    }
}

/// A figure's size; none where it says when.
fn amount(figure: &Figure) -> Option<(Decimal, Decimal, Option<String>)> {
    if figure.kind.is_date() || figure.kind == FigureKind::Ordinal {
        return None;
    }
    match figure.value {
        Value::Number(number) => Some((number, number, figure.unit.clone())),
        Value::Range(low, high) => Some((low, high, figure.unit.clone())),
        Value::Unknown | Value::When(_) | Value::Between(..) | Value::Clock(_) => None,
    }
}

fn moment(figure: &Figure) -> Option<Moment> {
    match figure.value {
        Value::When(Moment::Yearless(..)) => None,
        Value::When(moment) => Some(moment),
        Value::Unknown | Value::Number(_) | Value::Range(..) | Value::Between(..) | Value::Clock(_) => None,
    }
}

/// A metric as it is compared: small letters, without "the" and its kin, nouns in the singular.
pub fn metric_key(metric: &str) -> String {
    let words = metric.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let kept = words.filter(|word| !matches!(word.as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "s" | "total"));
    let singular = kept.map(|word| match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word,
    });
    singular.collect::<Vec<_>>().join(" ")
}

fn period_key(period: Option<&Period>) -> String {
    match period {
        Some(Period::Moment(moment)) => format!("{moment:?}"),
        Some(Period::Words(words)) => words.to_lowercase(),
        None => String::new(),
    }
}

/// What a value is of: organisation, metric, period, unit, and whether it is forecast.
type Subject = (Party, String, String, Option<String>, Option<FactKind>);

/// Flags the values that another article contradicts: one organisation, metric, period and unit, and more than a hundredth between.
fn flag(lines: &mut [FigureLine]) {
    let mut groups: HashMap<Subject, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        // Without a period two values may well be of two times.
        let (Some(party), Some(period)) = (line.party, line.period.as_ref()) else { continue };
        let key = (party, metric_key(&line.metric), period_key(Some(period)), line.amount.2.clone(), line.kind);
        groups.entry(key).or_default().push(at);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let ends =
            group.iter().filter_map(|&at| lines.get(at)).map(|line| (line.amount.0, line.amount.1, line.article)).collect::<Vec<_>>();
        let differ = |one: &(Decimal, Decimal, ArticleId), other: &(Decimal, Decimal, ArticleId)| {
            let slack = one.1.abs().max(other.1.abs()) / Decimal::ONE_HUNDRED;
            one.2 != other.2 && (one.0 > other.1.saturating_add(slack) || other.0 > one.1.saturating_add(slack))
        };
        let disagree = ends.iter().any(|one| ends.iter().any(|other| differ(one, other)));
        for at in group {
            if let Some(line) = lines.get_mut(at) {
                line.disagrees = disagree;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dossier::told::tests::told;

    #[test]
    fn values_that_differ_stand_side_by_side() {
        let articles = told(&[
            "Corvane Group plc posted revenue of £310m in 2023.",
            "Revenue at Corvane Group plc was £340m in 2023.",
            "Corvane Group plc posted revenue of £280m in 2022.",
        ]);
        let names = Names::new(&articles);
        let lines = table(&articles, &names);
        let told: Vec<_> = lines.iter().map(|line| (line.metric.as_str(), line.text.as_str(), line.disagrees)).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told.contains(&("revenue", "£280m", false)), "{told:?}");
        assert_eq!(told.iter().filter(|line| line.2).count(), 2, "{told:?}");
    }

    #[test]
    fn metrics_are_compared_by_their_words() {
        for (one, other) in [("The total sales", "sale"), ("net profits", "Net profit"), ("its loss", "loss"), ("status", "status")] {
            assert_eq!(metric_key(one), metric_key(other));
        }
    }
}
