//! What all articles say together, as tables: the dossier of an organisation, the timeline, the figures. Each row leads to the
//! words that say it.
//!
//! The state of the screen makes a [`Wish`]; a thread that may take its time asks the cache and answers with the table.

use std::collections::HashMap;

use jiff::Zoned;

use super::app::App;
use super::event::Effect;
use super::facts;
use super::items::Certainty;
use super::sheet::{Row, Sheet, Target};
use super::theme::{Glyphs, Kind};
use crate::extract::fact::SHOWN;
use crate::library::cache::Cache;
use crate::library::dossier::figures::{self, FigureLine, Period};
use crate::library::dossier::{self, Answer, Dossier, FactLine, Names, Told, same};
use crate::library::entry::ArticleId;
use crate::library::query;
use crate::library::search::{self, Hit};
use crate::load::clean;
use crate::report::across::when;
use crate::report::json;
use crate::report::tables::attributed;

/// What stands where nothing is read yet.
const NOTHING: &str = "Nothing is found yet: the articles are still being read.";

/// The most articles that a table is made of, the newest: what a second or two can read.
const MOST: usize = 2000;

/// The most articles that a search shows, the best.
const HITS: usize = 200;

/// A table over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// Everything on the organisation of this name.
    Dossier(String),
    /// Facts, the latest first.
    Timeline,
    /// Whose, what, when, how much.
    Figures,
    /// The articles that answer a query best, each with the words that do.
    Hits(String),
}

/// A table that is wanted, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Which table.
    pub table: Table,
    /// The list's filter, by which the timeline and the figures are narrowed.
    pub filter: String,
    /// How sure facts must be.
    pub certainty: Certainty,
    /// The signs of the screen.
    pub glyphs: Glyphs,
}

impl App {
    /// The organisation under the cursor, or of the selected item of the facts.
    fn organisation_here(&self) -> Option<String> {
        let analysis = self.reader.analysis.as_ref()?;
        if self.focus == super::layout::Pane::Facts {
            let first = *self.facts.item()?.about.first()?;
            return analysis.organisation(first).map(|organisation| organisation.name.clone());
        }
        match self.reader.mention()?.of {
            crate::extract::analysis::Entity::Organisation(id) => analysis.organisation(id).map(|organisation| organisation.name.clone()),
            _ => None,
        }
    }

    /// Asks for the dossier of the organisation here, else that of the article's most mentioned one.
    pub(super) fn show_dossier_here(&mut self) -> Vec<Effect> {
        let main = || self.reader.analysis.as_ref()?.organisations.first().map(|organisation| organisation.name.clone());
        match self.organisation_here().or_else(main) {
            Some(name) => self.gather(Table::Dossier(name)),
            None => {
                self.message = Some("no organisation is named here".into());
                Vec::new()
            }
        }
    }

    /// Asks for a table.
    pub(super) fn gather(&mut self, table: Table) -> Vec<Effect> {
        self.message = Some("gathering what the articles say".into());
        let filter = self.shelf.filter().to_owned();
        vec![Effect::Gather(Box::new(Wish { table, filter, certainty: self.certainty, glyphs: self.glyphs }))]
    }
}

impl Wish {
    /// The table, or why there is none.
    ///
    /// # Errors
    /// What the cache says.
    pub fn answer(&self, cache: &Cache) -> Result<Result<Box<Sheet>, String>, String> {
        let table = match &self.table {
            Table::Dossier(name) => self.dossier_of(name, &dossier::articles_naming(cache, name, MOST).map_err(|error| error.to_string())?),
            Table::Timeline => {
                let (told, which) = self.newest(cache)?;
                Ok(self.timeline(format!("Timeline{which}"), &told))
            }
            Table::Figures => {
                let (told, which) = self.newest(cache)?;
                Ok(figures_table(format!("Figures{which} (≠ another article says otherwise)"), &told))
            }
            Table::Hits(words) => {
                let query = query::parse(words).unwrap_or_default();
                let hits = search::search(cache, &query, Zoned::now().date(), HITS).map_err(|error| error.to_string())?;
                hits_table(words, hits)
            }
        };
        Ok(table.map(Box::new))
    }

    /// The newest articles of the list, and how they are told in a title where they are not all.
    fn newest(&self, cache: &Cache) -> Result<(Vec<Told>, String), String> {
        let query = query::parse_typed(&self.filter).unwrap_or_default();
        let (told, more) = dossier::articles_answering(cache, &query, Zoned::now().date(), MOST).map_err(|error| error.to_string())?;
        let of = if more { format!(" of the newest {MOST} articles") } else { String::new() };
        let with = if self.filter.is_empty() { String::new() } else { format!(" with “{}”", self.filter) };
        Ok((told, of + &with))
    }

    fn dossier_of(&self, name: &str, told: &[Told]) -> Result<Sheet, String> {
        match Dossier::of(name, told) {
            Answer::Found(dossier) => Ok(self.dossier(&dossier, told)),
            Answer::Several(names) => {
                let rows = names.into_iter().map(|name| Row::to(Target::Organisation(name.clone()), vec![name])).collect();
                Ok(Sheet::new(format!("{name} is the name of several"), &["organisation"], rows, NOTHING))
            }
            Answer::Nobody => Err(format!("no article that is read yet knows {name} by this name")),
        }
    }

    fn dossier(&self, dossier: &Dossier, told: &[Told]) -> Sheet {
        let places = Places::new(told);
        let mut rows = vec![Row::heading("Facts, the latest first")];
        rows.extend(self.fact_rows(&dossier.facts, &places));
        rows.push(Row::heading("Deals with"));
        for other in &dossier.counterparties {
            let name = dossier.names.name(other.party).to_owned();
            let facts = if other.facts == 1 { "1 fact".to_owned() } else { format!("{} facts", other.facts) };
            let kinds: Vec<&str> = other.kinds.keys().map(|kind| kind.name()).collect();
            let words = format!("{name}: {facts}, {}", kinds.join(", "));
            rows.push(Row::to(Target::Organisation(name), vec![when(other.latest), String::new(), words, String::new()]));
        }
        rows.push(Row::heading("Figures"));
        for line in &dossier.figures {
            let [_, metric, period, value, status, source] = figure_cells(line, &dossier.names, &places);
            rows.push(Row::to(places.at(line.article, line.place.start()), vec![period, status, format!("{metric}: {value}"), source]));
        }
        rows.push(Row::heading("People"));
        for person in &dossier.people {
            let target = person.articles.first().map_or(Target::Heading, |&id| places.at(id, places.first_of(id, &person.name)));
            let role = person.role.as_deref().unwrap_or_default();
            rows.push(Row::to(target, vec![String::new(), String::new(), format!("{}  {role}", person.name), String::new()]));
        }
        rows.push(Row::heading("Articles"));
        for article in &dossier.articles {
            let day = article.published.map(json::day).unwrap_or_default();
            let cells = vec![day, format!("{}×", article.mentions), clean::line(&article.title), clean::line(&article.source)];
            rows.push(Row::to(places.at(article.id, 0), cells));
        }
        let aliases: Vec<&str> =
            dossier.aliases.iter().map(|(name, _)| name.as_str()).filter(|name| *name != dossier.name).take(4).collect();
        let also = if aliases.is_empty() { String::new() } else { format!(" (also {})", aliases.join(", ")) };
        Sheet::new(format!("{}{also}", dossier.name), &["when", "", "what", "source"], rows, NOTHING)
    }

    /// Facts, the latest first.
    fn timeline(&self, title: String, told: &[Told]) -> Sheet {
        let names = Names::new(told);
        let facts = dossier::timeline(dossier::facts(told, &names));
        let rows = self.fact_rows(&facts, &Places::new(told));
        Sheet::new(title, &["when", "", "what", "source"], rows, NOTHING)
    }

    /// A row for each fact that is sure enough; one that several articles tell stands once, with their number.
    fn fact_rows(&self, facts: &[FactLine], places: &Places) -> Vec<Row> {
        let mut rows = Vec::new();
        let groups = same::groups(facts);
        let mut told_by: HashMap<usize, (usize, bool)> = HashMap::new();
        for group in &groups {
            let shown = if group.disagree { group.facts.len() } else { 1 };
            for &fact in group.facts.iter().take(shown) {
                told_by.insert(fact, (group.facts.len(), group.disagree));
            }
        }
        for (n, fact) in facts.iter().enumerate() {
            let unsure = fact.confidence < SHOWN;
            let Some(&(count, disagree)) = told_by.get(&n) else { continue };
            if unsure && self.certainty != Certainty::All {
                continue;
            }
            let (sign, kind) = facts::sign(Some(fact.status), &self.glyphs);
            let mut words = attributed(&fact.line, fact.said_by.as_deref());
            if count > 1 {
                words.push_str(&format!(" [{}{count} articles]", if disagree { "≠ " } else { "" }));
            }
            let cells = vec![when(fact.when), sign.to_owned(), words, places.source(fact.article)];
            let kind = if unsure {
                Kind::Low
            } else if disagree {
                kind
            } else {
                Kind::Text
            };
            rows.push(Row { kind, ..Row::to(places.at(fact.article, fact.place.start()), cells) });
        }
        rows
    }
}

/// The articles that answer a query, each with the words that do.
fn hits_table(words: &str, hits: Vec<Hit>) -> Result<Sheet, String> {
    if hits.is_empty() {
        return Err(format!("no article answers “{words}”"));
    }
    let count = match hits.len() {
        1 => "1 article".to_owned(),
        HITS => format!("the best {HITS} articles"),
        count => format!("{count} articles"),
    };
    let row = |hit: Hit| {
        let lit = hit.snippet.lit.first().and_then(|lit| hit.snippet.words.get(lit.clone())).unwrap_or_default();
        let day = hit.entry.published.map(json::day).unwrap_or_default();
        Row::to(Target::Words(hit.entry.id, lit.to_owned()), vec![day, hit.entry.title, hit.snippet.words])
    };
    Ok(Sheet::new(format!("{count} with “{words}”"), &["when", "article", "words"], hits.into_iter().map(row).collect(), NOTHING))
}

/// Whose, what, when, how much.
fn figures_table(title: String, told: &[Told]) -> Sheet {
    let names = Names::new(told);
    let places = Places::new(told);
    let row = |line: &FigureLine| Row {
        kind: if line.disagrees { Kind::Possible } else { Kind::Text },
        ..Row::to(places.at(line.article, line.place.start()), figure_cells(line, &names, &places).to_vec())
    };
    let rows = figures::table(told, &names).iter().map(row).collect();
    Sheet::new(title, &["organisation", "what", "when", "value", "", "source"], rows, NOTHING)
}

/// Where the articles are.
struct Places<'a> {
    of: HashMap<u32, &'a Told>,
}

impl<'a> Places<'a> {
    fn new(told: &'a [Told]) -> Places<'a> {
        Places { of: told.iter().map(|told| (told.id.0, told)).collect() }
    }

    fn at(&self, article: ArticleId, place: usize) -> Target {
        if self.of.contains_key(&article.0) { Target::Place(article, place) } else { Target::Heading }
    }

    /// Where a person is first named in an article.
    fn first_of(&self, article: ArticleId, name: &str) -> usize {
        let people = self.of.get(&article.0).map(|told| told.analysis.people.as_slice()).unwrap_or_default();
        people.iter().find(|person| person.name == name).and_then(|person| person.mentions.first()).map_or(0, |span| span.start())
    }

    fn source(&self, article: ArticleId) -> String {
        let Some(told) = self.of.get(&article.0) else { return String::new() };
        clean::line(&told.article.meta.source.clone().unwrap_or_else(|| told.article.display_title()))
    }
}

/// Whose, what, when, how much, whether another article says otherwise, source.
fn figure_cells(line: &FigureLine, names: &Names, places: &Places) -> [String; 6] {
    let whose = line.party.map(|party| names.name(party).to_owned()).unwrap_or_default();
    let period = match &line.period {
        Some(Period::Moment(moment)) => json::moment(*moment),
        Some(Period::Words(words)) => super::items::one_line(words),
        None => String::new(),
    };
    let other = if line.disagrees { "≠" } else { "" };
    let text = super::items::one_line(&line.text);
    [whose, super::items::one_line(&line.metric), period, text, other.to_owned(), places.source(line.article)]
}
