//! The command line: its words, and what each command does. Exit codes: 0, 1 some input failed, 2 usage or configuration.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::article::{Article, Source};
use crate::extract;
use crate::extract::lexicon::Lexicon;
use crate::report::json::{self, ArticleReport, ProblemReport};
use crate::report::records;

/// Reads business and technology news: who does what, with whom and for how much.
#[derive(Debug, Parser)]
#[command(name = "gleaner", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is in articles: one JSON object an article, one a line
    Extract(Extract),
}

#[derive(Debug, Args)]
struct Extract {
    /// Files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read JSON Lines {"id", "text", "reference_date"?} on standard input instead
    #[arg(long, conflicts_with = "paths")]
    records: bool,
}

/// Does what the command line says.
pub fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Extract(options) => extract(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

/// Whether whoever read our output has gone: nothing is wrong, and nobody is left to tell.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Says on standard error what went wrong; if that is closed too, there is nobody to tell.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "gleaner: {problem}");
}

fn extract(options: &Extract) -> anyhow::Result<bool> {
    let lexicon = Lexicon::new(extract::lexicon::Settings::default());
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
