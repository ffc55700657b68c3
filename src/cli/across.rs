//! `gleaner facts`, `gleaner figures` and `gleaner org`: what several articles say, put together.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};

use super::library;
use super::search::HELP;
use super::terminal::{complain, plain};
use crate::config::Config;
use crate::library::dossier::{self, Answer, Dossier, FactLine, Names, Told, figures, same};
use crate::library::search::keep;
use crate::report::across::{self, Articles};
use crate::report::json;
use crate::report::output::Format;

/// Which articles and facts are asked.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Asked {
    /// Which articles, and of them which facts or figures; without it, all
    #[arg(value_name = "QUERY", default_value = "")]
    query: String,
    #[command(flatten)]
    place: library::Where,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Ask at most so many articles, the newest
    #[arg(long, value_name = "N", default_value_t = 5000)]
    articles: usize,
}

/// The options of `gleaner facts`.
#[derive(Debug, Args)]
pub struct Facts {
    #[command(flatten)]
    asked: Asked,
    /// Print a fact once for each article that tells it
    #[arg(long)]
    each: bool,
}

/// By what figures are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum By {
    /// Organisation, metric, period
    #[default]
    Organisation,
    /// Metric, organisation, period
    Metric,
    /// The newest article first
    Date,
    /// The largest first
    Value,
}

/// The options of `gleaner figures`.
#[derive(Debug, Args)]
pub struct Figures {
    #[command(flatten)]
    asked: Asked,
    /// By what they are sorted
    #[arg(long, value_enum, default_value_t)]
    sort: By,
}

/// The parts of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Facts, the latest first: its timeline
    Facts,
    /// Who deals with it, and how often
    Counterparties,
    /// What it reported
    Figures,
    /// Who works there
    People,
    /// What names it
    Articles,
}

/// The options of `gleaner org`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gleaner org Tarnwick
  gleaner org 'Imperial College London' ~/news --part counterparties --format csv")]
pub struct Organisation {
    /// The organisation, by its full name or one that an article gives it
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    place: library::Where,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Only this part; CSV has the facts unless told
    #[arg(long, value_enum)]
    part: Option<Part>,
    /// Ask at most so many articles, the newest
    #[arg(long, value_name = "N", default_value_t = 2000)]
    articles: usize,
}

/// Prints facts, the latest first; answers whether all files could be read.
pub fn facts(options: &Facts, config: &Config) -> anyhow::Result<bool> {
    let (told, whole, query) = asked(&options.asked, config)?;
    let names = Names::new(&told);
    let kept: Vec<FactLine> = dossier::facts(&told, &names).into_iter().filter(|fact| keep::fact(&query, fact, &names)).collect();
    let facts = dossier::timeline(kept);
    let groups = same::groups(&facts);
    let format = options.asked.format;
    let mut rows = across::facts(&facts, &groups, &names, &Articles::new(&told));
    if !options.each && matches!(format, Format::Text | Format::Markdown) {
        // One line a fact, but both where articles disagree.
        let first: std::collections::HashSet<usize> =
            groups.iter().flat_map(|group| group.facts.iter().take(if group.disagree { usize::MAX } else { 1 })).copied().collect();
        rows.rows = rows.rows.into_iter().enumerate().filter(|(at, _)| first.contains(at)).map(|(_, row)| row).collect();
    }
    let mut out = BufWriter::new(io::stdout().lock());
    rows.write(&mut out, across::FACT, format)?;
    out.flush()?;
    if rows.rows.is_empty() {
        say_nothing_answers("fact", &options.asked);
    }
    Ok(whole)
}

/// Prints figures; answers whether all files could be read.
pub fn figures(options: &Figures, config: &Config) -> anyhow::Result<bool> {
    let (told, whole, query) = asked(&options.asked, config)?;
    let names = Names::new(&told);
    let mut lines: Vec<_> = figures::table(&told, &names).into_iter().filter(|line| keep::figure(&query, line, &names)).collect();
    let day = |line: &figures::FigureLine| told.iter().find(|told| told.id == line.article).and_then(|told| told.article.meta.published);
    match options.sort {
        By::Organisation => {}
        By::Metric => lines.sort_by_cached_key(|line| figures::metric_key(&line.metric)),
        By::Date => lines.sort_by_cached_key(|line| std::cmp::Reverse(day(line))),
        By::Value => lines.sort_by(|one, other| (&other.amount.2, other.amount.1).cmp(&(&one.amount.2, one.amount.1))),
    }
    let mut out = BufWriter::new(io::stdout().lock());
    across::figures(&lines, &names, &Articles::new(&told)).write(&mut out, across::FIGURE, options.asked.format)?;
    out.flush()?;
    if lines.is_empty() {
        say_nothing_answers("figure", &options.asked);
    }
    Ok(whole)
}

/// Says why nothing is printed, to people; another program needs no words.
fn say_nothing_answers(what: &str, asked: &Asked) {
    match (asked.format, asked.query.trim()) {
        (Format::Text, "") => complain(&format!("there is no {what}")),
        (Format::Text, query) => complain(&format!("no {what} answers {query}")),
        _ => {}
    }
}

fn asked(options: &Asked, config: &Config) -> anyhow::Result<(Vec<Told>, bool, crate::library::query::Query)> {
    let query = library::parsed(&options.query)?;
    let (cache, whole) = library::opened(&options.place, config)?;
    Ok((library::told(&cache, &query, options.articles)?, whole, query))
}

/// Prints the dossier of an organisation; answers whether all files could be read and there was one to print.
pub fn organisation(options: &Organisation, config: &Config) -> anyhow::Result<bool> {
    let (cache, whole) = library::opened(&options.place, config)?;
    let told = dossier::articles_naming(&cache, &options.name, options.articles)?;
    let dossier = match Dossier::of(&options.name, &told) {
        Answer::Found(dossier) => dossier,
        Answer::Several(names) => {
            complain(&format!("several organisations go by the name {}: {}", options.name, names.join(", ")));
            return Ok(false);
        }
        Answer::Nobody => {
            complain(&format!("no article names {}", options.name));
            return Ok(false);
        }
    };
    let articles = Articles::new(&told);
    let mut out = BufWriter::new(io::stdout().lock());
    let part = options.part.or((options.format == Format::Csv).then_some(Part::Facts));
    match (part, options.format) {
        (Some(part), format) => {
            let name = part.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            for (_, rows) in across::sections(&dossier, &articles).into_iter().filter(|(title, _)| *title == name) {
                rows.write(&mut out, across::ORGANISATION, format)?;
            }
        }
        (None, Format::Json) => json::write_line(&mut out, &across::object(&dossier, &articles))?,
        (None, format) => {
            let aliases = dossier.aliases.iter().map(|(name, _)| plain(name)).collect::<Vec<_>>().join(", ");
            let (head, mark) = if format == Format::Markdown { ("# ", "## ") } else { ("", "") };
            writeln!(out, "{head}{}", plain(&dossier.name))?;
            if !aliases.is_empty() {
                writeln!(out, "\nAlso {aliases}")?;
            }
            for (title, rows) in across::sections(&dossier, &articles).into_iter().filter(|(_, rows)| !rows.rows.is_empty()) {
                let mut title = title.to_owned();
                title.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
                writeln!(out, "\n{mark}{title}\n")?;
                rows.write(&mut out, across::ORGANISATION, format)?;
            }
        }
    }
    out.flush()?;
    Ok(whole)
}
