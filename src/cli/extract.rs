//! `gleaner extract`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;

use super::terminal::{complain, print};
use crate::article::{Article, Source};
use crate::config::Config;
use crate::extract;
use crate::extract::lexicon::Lexicon;
use crate::report::json::{self, ArticleReport, ProblemReport};
use crate::report::records;

/// What to extract from, and in which form.
#[derive(Debug, Args)]
pub struct Options {
    /// Files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read JSON Lines {"id", "text", "reference_date"?} on standard input instead
    #[arg(long, conflicts_with = "paths")]
    records: bool,
    /// Print the JSON Schema of the output, and nothing else
    #[arg(long, exclusive = true)]
    schema: bool,
}

/// Prints one object an article; answers whether every input could be read.
pub fn run(options: &Options, config: &Config) -> anyhow::Result<bool> {
    if options.schema {
        print(json::DOCUMENT)?;
        return Ok(true);
    }
    let lexicon = Lexicon::new(config.lexicon());
    let mut out = BufWriter::new(io::stdout().lock());
    if options.records {
        return Ok(records::run(&mut io::stdin().lock(), &mut out, &lexicon, complain)?);
    }
    let mut whole = true;
    for path in &options.paths {
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let article = Article::from_body(Source::File(path.clone()), text, None);
                let analysis = extract::analyse(&article, &lexicon);
                json::write_line(&mut out, &ArticleReport::new(&article, &analysis))?;
            }
            Err(error) => {
                whole = false;
                complain(&format!("{}: {error}", path.display()));
                json::write_line(&mut out, &ProblemReport::new(None, Some(path), &error.to_string()))?;
            }
        }
        out.flush()?;
    }
    Ok(whole)
}
