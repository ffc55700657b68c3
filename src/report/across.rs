//! What several articles say, as rows: hits of a search, facts, figures, and the dossier of an organisation.

use std::collections::HashMap;

use super::json;
use super::rows::{Cell, Rows};
use super::tables::glyph;
use crate::library::dossier::figures::{FigureLine, Period};
use crate::library::dossier::same::Group;
use crate::library::dossier::{Dossier, FactLine, Names, Told, When};
use crate::library::entry::ArticleId;
use crate::library::search::Hit;

/// The first field of a hit's object.
pub const HIT: &str = "gleaner-hit-1";
/// The first field of a fact's object.
pub const FACT: &str = "gleaner-fact-1";
/// The first field of a figure's object.
pub const FIGURE: &str = "gleaner-figure-1";
/// The first field of an organisation's object.
pub const ORGANISATION: &str = "gleaner-organisation-1";

/// Hits, the best first. `lit` is what answers, in Unicode code points of `snippet`.
pub fn hits(hits: &[Hit]) -> Rows {
    let row = |hit: &Hit| {
        let points = |at: usize| hit.snippet.words.get(..at).unwrap_or_default().chars().count();
        let lit = hit.snippet.lit.iter().map(|range| format!("{}-{}", points(range.start), points(range.end)));
        vec![
            json::id(&hit.entry.source).into(),
            hit.entry.title.as_str().into(),
            hit.entry.publisher.as_str().into(),
            hit.entry.published.map(json::day).into(),
            hit.snippet.words.as_str().into(),
            Cell::List(lit.collect()),
            Cell::Flag(hit.entry.read),
            Cell::Flag(hit.entry.starred),
        ]
    };
    Rows {
        columns: &["id", "title", "source", "date", "snippet", "lit", "read", "starred"],
        shown: &["title", "source", "date", "snippet"],
        rows: hits.iter().map(row).collect(),
    }
}

/// What of the articles stands in the rows.
pub struct Articles<'t>(HashMap<ArticleId, &'t Told>);

impl<'t> Articles<'t> {
    /// The articles of a view.
    pub fn new(told: &'t [Told]) -> Self {
        Self(told.iter().map(|told| (told.id, told)).collect())
    }

    fn id(&self, id: ArticleId) -> Cell {
        self.0.get(&id).map(|told| json::id(&told.article.source)).into()
    }

    fn title(&self, id: ArticleId) -> Cell {
        self.0.get(&id).map(|told| told.article.display_title()).into()
    }

    fn source(&self, id: ArticleId) -> Cell {
        self.0.get(&id).and_then(|told| told.article.meta.source.clone()).into()
    }

    fn published(&self, id: ArticleId) -> Cell {
        self.0.get(&id).and_then(|told| told.article.meta.published).map(json::day).into()
    }

    fn words(&self, id: ArticleId, place: crate::span::Span) -> Cell {
        self.0.get(&id).and_then(|told| told.article.text.get(place.start()..place.end())).into()
    }
}

/// When something happened, with a sign where it is only the day of the article.
pub fn when(when: When) -> String {
    let moment = when.moment.map(json::moment).unwrap_or_default();
    if when.resolved || moment.is_empty() { moment } else { format!("≈{moment}") }
}

/// Facts in the order given. Those that are one have the same `same`, by which they can be counted; `told_in` says in how many
/// articles, `disagree` whether these differ.
pub fn facts(facts: &[FactLine], groups: &[Group], names: &Names, articles: &Articles<'_>) -> Rows {
    let mut of: HashMap<usize, (usize, &Group)> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        of.extend(group.facts.iter().map(|&at| (at, (number + 1, group))));
    }
    let row = |(at, fact): (usize, &FactLine)| {
        let (number, group) = of.get(&at).map_or((0, None), |(number, group)| (*number, Some(*group)));
        let tellers = |group: &Group| {
            let mut tellers: Vec<ArticleId> = group.facts.iter().filter_map(|&at| facts.get(at)).map(|fact| fact.article).collect();
            tellers.sort_unstable();
            tellers.dedup();
            tellers.len()
        };
        let (low, high, unit) = match &fact.amount {
            Some((low, high, unit)) => (Some(json::decimal(*low)), Some(json::decimal(*high)), unit.clone()),
            None => (None, None, None),
        };
        vec![
            fact.kind.name().into(),
            fact.status.name().into(),
            glyph(fact.status).into(),
            fact.line.as_str().into(),
            fact.said_by.as_deref().into(),
            fact.when.moment.map(json::moment).into(),
            Cell::Flag(fact.when.resolved),
            when(fact.when).into(),
            Cell::List(fact.parties.iter().map(|&(_, party)| names.name(party).to_owned()).collect()),
            Cell::List(fact.parties.iter().map(|&(role, party)| format!("{}={}", role.name(), names.name(party))).collect()),
            low.into(),
            high.into(),
            unit.into(),
            Cell::Share(fact.confidence),
            Cell::Count(number),
            Cell::Count(group.map_or(1, tellers)),
            Cell::Flag(group.is_some_and(|group| group.disagree)),
            articles.words(fact.article, fact.place),
            articles.id(fact.article),
            articles.title(fact.article),
            articles.source(fact.article),
            articles.published(fact.article),
        ]
    };
    Rows {
        columns: &[
            "type",
            "status",
            "sign",
            "fact",
            "said_by",
            "date",
            "date_given",
            "when",
            "organisations",
            "roles",
            "low",
            "high",
            "unit",
            "confidence",
            "same",
            "told_in",
            "disagree",
            "evidence",
            "article",
            "title",
            "source",
            "published",
        ],
        shown: &["when", "sign", "type", "fact", "said_by", "disagree", "article"],
        rows: facts.iter().enumerate().map(row).collect(),
    }
}

/// Figures in the order given.
pub fn figures(lines: &[FigureLine], names: &Names, articles: &Articles<'_>) -> Rows {
    let row = |line: &FigureLine| {
        let period = line.period.as_ref().map(|period| match period {
            Period::Moment(moment) => json::moment(*moment),
            Period::Words(words) => words.clone(),
        });
        let (low, high, unit) = &line.amount;
        vec![
            line.party.map(|party| names.name(party)).into(),
            line.metric.as_str().into(),
            period.into(),
            line.text.as_str().into(),
            line.value.as_str().into(),
            json::decimal(*low).into(),
            json::decimal(*high).into(),
            unit.as_deref().into(),
            line.kind.map(|kind| kind.name()).into(),
            line.status.map(|status| status.name()).into(),
            Cell::Flag(line.disagrees),
            articles.id(line.article),
            articles.title(line.article),
            articles.published(line.article),
        ]
    };
    Rows {
        columns: &[
            "organisation",
            "metric",
            "period",
            "text",
            "value",
            "low",
            "high",
            "unit",
            "type",
            "status",
            "disagrees",
            "article",
            "title",
            "published",
        ],
        shown: &["organisation", "metric", "period", "value", "status", "disagrees", "article"],
        rows: lines.iter().map(row).collect(),
    }
}

/// The parts of a dossier, in the order in which they are shown: a heading and its rows.
pub fn sections(dossier: &Dossier, articles: &Articles<'_>) -> Vec<(&'static str, Rows)> {
    let day = |day: Option<jiff::civil::Date>| Cell::from(day.map(json::day));
    let counterparties = dossier.counterparties.iter().map(|line| {
        vec![
            dossier.names.name(line.party).into(),
            Cell::Count(line.facts),
            Cell::Count(line.articles),
            Cell::List(
                line.kinds
                    .iter()
                    .map(|(kind, count)| if *count == 1 { kind.name().to_owned() } else { format!("{} {count}", kind.name()) })
                    .collect(),
            ),
            line.latest.moment.map(json::moment).into(),
        ]
    });
    let people =
        dossier.people.iter().map(|line| vec![line.name.as_str().into(), line.role.as_deref().into(), Cell::Count(line.articles.len())]);
    let lines = dossier.articles.iter().map(|line| {
        vec![day(line.published), line.title.as_str().into(), line.source.as_str().into(), Cell::Count(line.mentions), articles.id(line.id)]
    });
    vec![
        ("facts", facts(&dossier.facts, &dossier.groups, &dossier.names, articles)),
        (
            "counterparties",
            Rows {
                columns: &["organisation", "facts", "articles", "types", "latest"],
                shown: &["organisation", "facts", "articles", "types", "latest"],
                rows: counterparties.collect(),
            },
        ),
        ("figures", figures(&dossier.figures, &dossier.names, articles)),
        ("people", Rows { columns: &["name", "role", "articles"], shown: &["name", "role", "articles"], rows: people.collect() }),
        (
            "articles",
            Rows {
                columns: &["published", "title", "source", "mentions", "article"],
                shown: &["published", "title", "source", "mentions", "article"],
                rows: lines.collect(),
            },
        ),
    ]
}

/// A dossier as one object.
pub fn object(dossier: &Dossier, articles: &Articles<'_>) -> impl serde::Serialize {
    #[derive(serde::Serialize)]
    struct Organisation {
        schema: &'static str,
        name: String,
        aliases: Vec<Alias>,
        #[serde(flatten)]
        sections: std::collections::BTreeMap<&'static str, Rows>,
    }
    #[derive(serde::Serialize)]
    struct Alias {
        name: String,
        articles: usize,
    }
    Organisation {
        schema: ORGANISATION,
        name: dossier.name.clone(),
        aliases: dossier.aliases.iter().map(|(name, articles)| Alias { name: name.clone(), articles: *articles }).collect(),
        sections: sections(dossier, articles).into_iter().collect(),
    }
}
