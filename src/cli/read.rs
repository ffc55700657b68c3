//! `gleaner [PATH…]`: the reader itself.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::library;
use crate::config::Config;
use crate::library::shelf::Sort;
use crate::library::{corrections, marks};
use crate::tui::items::Certainty;
use crate::tui::{self, Reload, Start, plain};

/// What to read.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    place: library::Where,
    /// Print the list, the articles and their facts as plain lines, for screen readers and pipes
    #[arg(long)]
    plain: bool,
}

/// Standard output is a file or a pipe.
#[derive(Debug)]
pub struct NoTerminal;

impl fmt::Display for NoTerminal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the reader needs a terminal; `gleaner --plain` and `gleaner extract` print to files and pipes")
    }
}

impl std::error::Error for NoTerminal {}

/// Opens the reader, and comes back when it is left; or prints everything as plain lines. Answers whether all could be read.
///
/// # Errors
/// [`NoTerminal`], or those of the terminal and of standard output.
pub fn run(options: &Options, config: &Config, file: Option<PathBuf>) -> anyhow::Result<bool> {
    if options.plain {
        return print_plain(&options.place, config);
    }
    if !io::stdout().is_terminal() {
        bail!(NoTerminal);
    }
    let reload = file.map(|file| {
        let path = file.clone();
        let read = move || match Config::find(Some(&path)) {
            Ok((config, _)) => Ok((config.tui(), config.lexicon())),
            // The place and what is wrong there; the line itself has no room on the screen.
            Err(fault) => Err(fault.to_string().lines().next().unwrap_or_default().to_owned()),
        };
        Reload { file, read: Box::new(read) }
    });
    tui::run(Start {
        paths: options.place.paths(config).to_vec(),
        load: config.load.clone(),
        lexicon: config.lexicon(),
        settings: config.tui(),
        cache: options.place.cache(config),
        marks: marks::usual_file(),
        reload,
        corrections: corrections::usual_file(),
    })?;
    Ok(true)
}

/// Prints the list, then each article with its facts; answers whether all files could be read.
fn print_plain(place: &library::Where, config: &Config) -> anyhow::Result<bool> {
    let (cache, whole) = library::opened(place, config)?;
    let sort = Sort::from_name(&config.screen.sort).unwrap_or_default();
    let certainty = Certainty::from_name(&config.screen.facts).unwrap_or_default();
    let order = cache.order(sort, u32::MAX >> 1)?;
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(plain::count(order.len()).as_bytes())?;
    for (&id, number) in order.iter().zip(1..) {
        for entry in cache.entries(&[id])? {
            out.write_all(plain::entry(number, &entry).as_bytes())?;
        }
    }
    for id in order {
        if let Some((article, analysis)) = cache.article(id)? {
            out.write_all(b"\n\n")?;
            out.write_all(plain::article(&article, &analysis.unwrap_or_default(), certainty).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(whole)
}
