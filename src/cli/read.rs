//! `gleaner [PATH…]`: the reader itself.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use clap::Args;

use crate::article::Source;
use crate::config::Config;
use crate::extract::{self, lexicon::Lexicon};
use crate::library::corrections::{self, Corrections};
use crate::library::marks;
use crate::library::shelf::{Shelf, Sort};
use crate::load;
use crate::tui::items::Certainty;
use crate::tui::{self, Reload, Start, plain};

/// What to read.
#[derive(Debug, Args)]
pub struct Options {
    /// Files and folders, `-` for standard input; without any, the folders of the configuration
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
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
    let paths = if options.paths.is_empty() { &config.library.folders } else { &options.paths };
    let corrections = corrections::usual_file();
    if options.plain {
        return print_plain(paths, config, corrections.as_deref());
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
        paths: paths.clone(),
        load: config.load.clone(),
        lexicon: config.lexicon(),
        settings: config.tui(),
        marks: marks::usual_file(),
        reload,
        corrections,
    })?;
    Ok(true)
}

/// Prints the list, then each article with its facts.
fn print_plain(paths: &[PathBuf], config: &Config, corrections: Option<&Path>) -> anyhow::Result<bool> {
    let mut shelf = Shelf::new(Sort::from_name(&config.screen.sort).unwrap_or_default());
    let (files, problems) = load::discover(paths, &config.load);
    let mut whole = problems.is_empty();
    problems.into_iter().for_each(|problem| shelf.failed(Source::File(problem.path), problem.reason));
    for path in files {
        match load::file(&path, &config.load) {
            Ok(articles) => shelf.loaded(&path, articles.into_iter().map(Arc::new).collect()),
            Err(problem) => {
                whole = false;
                shelf.failed(Source::File(path), problem.reason);
            }
        }
    }
    shelf.refresh();
    let mut told = config.lexicon();
    if let Some(file) = corrections {
        told.organisations = Corrections::load(file)?.over(&told.organisations);
    }
    let lexicon = Lexicon::new(told);
    let certainty = Certainty::from_name(&config.screen.facts).unwrap_or_default();
    let mut out = io::stdout().lock();
    out.write_all(plain::list(&shelf).as_bytes())?;
    for article in shelf.listed().filter_map(|entry| entry.article()) {
        let analysis = extract::analyse(article, &lexicon);
        out.write_all(b"\n\n")?;
        out.write_all(plain::article(article, &analysis, certainty).as_bytes())?;
    }
    out.flush()?;
    Ok(whole)
}
