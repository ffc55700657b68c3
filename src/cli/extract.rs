//! `gleaner extract`.

use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::library;
use super::terminal::{complain, print};
use crate::article::Source;
use crate::config::Config;
use crate::extract::lexicon::Lexicon;
use crate::load::{self, Problem};
use crate::report::output::{Format, Output};
use crate::report::{json, records, stream};

/// What to extract from, and in which form.
#[derive(Debug, Args)]
pub struct Options {
    /// Files and folders, `-` for standard input; without any, the folders of the configuration
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Read JSON Lines {"id", "text", "reference_date"?} on standard input instead of files
    #[arg(long, conflicts_with_all = ["paths", "format"])]
    records: bool,
    /// Leave out what was corrected in the reader; --records never heeds it
    #[arg(long)]
    uncorrected: bool,
    /// Print the JSON Schema of the output, and nothing else
    #[arg(long, conflicts_with_all = ["paths", "format", "records"])]
    schema: bool,
}

/// Prints what is in every article; answers whether every input could be read.
pub fn run(options: &Options, config: &Config) -> anyhow::Result<bool> {
    if options.schema {
        print(json::DOCUMENT)?;
        return Ok(true);
    }
    // A filter without state answers alike wherever it runs.
    let told = if options.uncorrected || options.records { config.lexicon() } else { library::corrected(config)? };
    let lexicon = Lexicon::new(told);
    let mut out = BufWriter::new(io::stdout().lock());
    if options.records {
        return Ok(records::run(BufReader::new(io::stdin()), &mut out, &lexicon, complain)?);
    }
    let paths = if options.paths.is_empty() { &config.library.folders } else { &options.paths };
    let work = |input: Result<PathBuf, Problem>| extracted(input, &config.load, &lexicon, options.format);
    let mut whole = true;
    out.write_all(&options.format.header())?;
    stream::in_order(paths.iter().flat_map(|path| inputs(path, &config.load)), work, |output| {
        whole &= output.print(&mut out, &mut complain)?;
        Ok(())
    })?;
    Ok(whole)
}

/// The files under a path, and what stood in the way.
fn inputs(path: &Path, settings: &load::Settings) -> impl Iterator<Item = Result<PathBuf, Problem>> + use<> {
    let (files, problems) = load::discover(&[path.to_owned()], settings);
    files.into_iter().map(Ok).chain(problems.into_iter().map(Err))
}

/// What is printed for one file, which may hold several articles.
fn extracted(input: Result<PathBuf, Problem>, settings: &load::Settings, lexicon: &Lexicon, format: Format) -> Output {
    let mut output = Output::default();
    match input.and_then(|path| load::file(&path, settings)) {
        Ok(articles) => {
            for article in &articles {
                article.remarks.iter().for_each(|remark| output.remark(&format!("{}: {remark}", json::id(&article.source))));
                output.article(article, lexicon, format);
            }
        }
        Err(problem) => output.problem(Some(&Source::File(problem.path.clone())), &problem.to_string(), &problem.reason, format),
    }
    output
}
