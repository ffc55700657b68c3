//! The library of a command: the cache of its paths, brought up to date before it is asked.

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::Context;
use clap::Args;
use jiff::Zoned;
use jiff::civil::Date;

use super::terminal::complain;
use crate::article::Article;
use crate::config::Config;
use crate::extract::analysis::Analysis;
use crate::extract::{self, lexicon::Lexicon};
use crate::library::cache::{self, Cache, FileState};
use crate::library::dossier::Told;
use crate::library::marks::{self, ArticleKey, Identity, Mark, Marks};
use crate::library::query::{self, Query};
use crate::library::search;
use crate::load::{self, Problem};
use crate::report::stream;

/// Which articles are asked, and how much is told.
#[derive(Debug, Args)]
pub struct Where {
    /// Files and folders; without any, the folders of the configuration
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Keep nothing on disk
    #[arg(long)]
    no_cache: bool,
}

/// A query that makes no sense, shown with a caret under the place.
#[derive(Debug)]
pub struct Nonsense(String);

impl std::fmt::Display for Nonsense {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Nonsense {}

/// Reads a query.
///
/// # Errors
/// [`Nonsense`].
pub fn parsed(words: &str) -> Result<Query, Nonsense> {
    query::parse(words).map_err(|fault| Nonsense(format!("the query makes no sense\n{}", fault.shown(words))))
}

/// The day from which relative days are counted.
pub fn today() -> Date {
    Zoned::now().date()
}

/// The cache of the paths given, up to date, and whether all of their files could be read.
///
/// # Errors
/// Those of the database.
pub fn opened(place: &Where, config: &Config) -> anyhow::Result<(Cache, bool)> {
    let paths = if place.paths.is_empty() { &config.library.folders } else { &place.paths };
    let file = cache::usual_file(paths).filter(|_| !place.no_cache);
    let (cache, notice) = Cache::open(file.as_deref(), cache::stamp(&config.load, &config.lexicon()))?;
    notice.iter().for_each(|notice| complain(notice));
    let problems = update(&cache, paths, config).context("could not bring the cache up to date")?;
    let failures = search::failures(&cache)?;
    problems.iter().for_each(|problem| complain(&problem.to_string()));
    failures.iter().for_each(|(path, reason)| complain(&format!("{}: {reason}", path.display())));
    Ok((cache, failures.is_empty() && problems.is_empty()))
}

/// How many files are written at once.
const PORTION: usize = 256;

/// Reads and analyses what the cache does not know as it is now, on all cores; answers what stood in the way of finding files.
fn update(cache: &Cache, paths: &[PathBuf], config: &Config) -> anyhow::Result<Vec<Problem>> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect();
    let (files, mut problems) = load::discover(&paths, &config.load);
    let mut known: HashMap<PathBuf, (FileState, bool)> = HashMap::new();
    cache.files(|file, current| drop(known.insert(file.path.clone(), (file, current))))?;
    let mut news = Vec::new();
    for path in files {
        match state(&path) {
            Ok(file) => {
                if known.remove(&path) != Some((file.clone(), true)) {
                    news.push(file);
                }
            }
            Err(error) => problems.push(Problem::from_io(&path, &error)),
        }
    }
    if !known.is_empty() {
        cache.write(|writer| known.keys().try_for_each(|gone| writer.remove(gone)))?;
    }
    if news.is_empty() {
        return Ok(problems);
    }
    let marks = marks::usual_file().filter(|file| file.exists()).map_or_else(Marks::in_memory, |file| Marks::open(&file).0);
    let lexicon = Lexicon::new(config.lexicon());
    let work = |file: FileState| {
        let analysed = |article: Article| {
            // A fault in a finder costs this article's facts, not the search.
            let analysis = catch_unwind(AssertUnwindSafe(|| extract::analyse(&article, &lexicon))).unwrap_or_default();
            (article, analysis)
        };
        let read = load::file(&file.path, &config.load).map(|articles| articles.into_iter().map(analysed).collect::<Vec<_>>());
        (file, read)
    };
    let mut waiting = Vec::new();
    let write = |waiting: &mut Vec<_>| keep(cache, &marks, waiting).map_err(io::Error::other);
    stream::in_order(news.into_iter(), work, |done| {
        waiting.push(done);
        if waiting.len() >= PORTION { write(&mut waiting) } else { Ok(()) }
    })?;
    write(&mut waiting)?;
    Ok(problems)
}

/// A file as the folder shows it now.
fn state(path: &Path) -> io::Result<FileState> {
    let metadata = std::fs::metadata(path)?;
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(FileState { path: path.to_owned(), size: metadata.len(), modified: i64::try_from(modified.as_nanos()).unwrap_or(i64::MAX) })
}

/// A file, and what is in it or why that is not known.
type Done = (FileState, Result<Vec<(Article, Analysis)>, Problem>);

/// Writes what was read, with the reader's marks.
fn keep(cache: &Cache, marks: &Marks, waiting: &mut Vec<Done>) -> anyhow::Result<()> {
    Ok(cache.write(|writer| {
        for (file, read) in waiting.drain(..) {
            match read {
                Ok(articles) => {
                    writer.put(&file, articles.iter().map(|(article, analysis)| (article, Some(analysis))))?;
                    for (article, _) in &articles {
                        let mark = marks.of(&ArticleKey::of(article));
                        if mark != Mark::default() {
                            writer.mark(Identity::of_text(&article.text), mark)?;
                        }
                    }
                }
                Err(problem) => writer.fail(&file, &problem.reason)?,
            }
        }
        Ok(())
    })?)
}

/// The articles that answer a query whole, the newest first, at most `most`; says so where there are more.
///
/// # Errors
/// Those of the database.
pub fn told(cache: &Cache, query: &Query, most: usize) -> anyhow::Result<Vec<Told>> {
    let ids = search::newest(cache, query, today(), most + 1)?;
    if ids.len() > most {
        complain(&format!("only the newest {most} articles are asked; --articles asks more, a narrower query fewer"));
    }
    let mut told = Vec::new();
    for &id in ids.iter().take(most) {
        if let Some((article, Some(analysis))) = cache.article(id)? {
            told.push(Told { id, article, analysis });
        }
    }
    Ok(told)
}
