//! `gleaner [PATH…]`: the reader itself.

use std::fmt;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use crate::config::Config;
use crate::library::{corrections, marks};
use crate::tui::{self, Start};

/// What to read.
#[derive(Debug, Args)]
pub struct Options {
    /// Files and folders, `-` for standard input; without any, the folders of the configuration
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Standard output is a file or a pipe.
#[derive(Debug)]
pub struct NoTerminal;

impl fmt::Display for NoTerminal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the reader needs a terminal; `gleaner extract` prints to files and pipes")
    }
}

impl std::error::Error for NoTerminal {}

/// Opens the reader, and comes back when it is left.
///
/// # Errors
/// [`NoTerminal`], or those of the terminal.
pub fn run(options: &Options, config: &Config) -> anyhow::Result<()> {
    if !io::stdout().is_terminal() {
        bail!(NoTerminal);
    }
    let paths = if options.paths.is_empty() { &config.library.folders } else { &options.paths };
    tui::run(Start {
        paths: paths.clone(),
        load: config.load.clone(),
        lexicon: config.lexicon(),
        settings: config.tui(),
        marks: marks::usual_file(),
        corrections: corrections::usual_file(),
    })
}
