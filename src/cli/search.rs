//! `gleaner search`.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::Args;

use super::library;
use super::terminal::{complain, plain};
use crate::config::Config;
use crate::library::search::{self, Hit};
use crate::report::across;
use crate::report::output::Format;

/// What to look for, and where.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Options {
    /// What to look for
    #[arg(value_name = "QUERY")]
    query: String,
    #[command(flatten)]
    place: library::Where,
    /// Print one JSON object a hit, one a line; the same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// At most so many hits
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// The language of queries, for every command that takes one.
pub const HELP: &str = "\
A query is words, all of which must be there; and
  \"smart city\"        words one behind the other     cit*           words that begin so
  a OR b, (a b) OR c  either                         -football      not this
  org:huawei          an organisation                person:\"jo so\" a person
  title:outlook       in the title                   source:ft      the paper or site
  tag:5g              your tag                       unread starred your marks
  money>1m money<2bn  a sum; money>€5m in euros      percent>10, number>, quantity>, duration>, multiple>, ratio>
  type:acquire        a fact of a kind               status:denied  asserted, planned, possible or denied
  after:2020-03       published behind March 2020    before:2021, on:2020, after:7d (2w, 3m, 1y)

Examples:
  gleaner search 'org:huawei money>1m -tag:read'
  gleaner search 'type:acquire status:planned after:30d' ~/news --json | jq -r .id";

/// Prints what answers, the best first; answers whether all files could be read.
pub fn run(options: &Options, config: &Config) -> anyhow::Result<bool> {
    let query = library::parsed(&options.query)?;
    let (cache, whole) = library::opened(&options.place, config)?;
    let hits = search::search(&cache, &query, library::today(), options.limit)?;
    let stdout = io::stdout();
    let bright = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut out = BufWriter::new(stdout.lock());
    let format = if options.json { Format::Json } else { options.format };
    match format {
        Format::Text if hits.is_empty() => complain(&format!("no article answers {}", options.query)),
        Format::Text => {
            for hit in &hits {
                out.write_all(shown(hit, bright).as_bytes())?;
            }
        }
        format => across::hits(&hits).write(&mut out, across::HIT, format)?,
    }
    out.flush()?;
    Ok(whole)
}

/// A hit for the eye: title and origin, the file, the words that answer.
fn shown(hit: &Hit, bright: bool) -> String {
    let (on, off) = if bright { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let date = hit.entry.published.map(|date| date.to_string()).unwrap_or_default();
    let origin: Vec<&str> = [hit.entry.publisher.as_str(), date.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let mut snippet = String::new();
    let mut end = 0;
    for range in &hit.snippet.lit {
        let part = |range: std::ops::Range<usize>| plain(hit.snippet.words.get(range).unwrap_or_default());
        snippet.push_str(&format!("{}{on}{}{off}", part(end..range.start), part(range.clone())));
        end = range.end;
    }
    snippet.push_str(&plain(hit.snippet.words.get(end..).unwrap_or_default()));
    let id = plain(&crate::report::json::id(&hit.entry.source)).replace('\n', " ");
    format!("{on}{}{off}  {}\n  {id}\n  {snippet}\n\n", plain(&hit.entry.title), plain(&origin.join(" · ")))
}
