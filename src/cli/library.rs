//! The library of a command: the cache of its paths, brought up to date before it is asked.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::anyhow;
use clap::Args;
use jiff::Zoned;
use jiff::civil::Date;

use super::terminal::complain;
use crate::config::Config;
use crate::extract::lexicon::{self, Lexicon};
use crate::library::cache::{self, Cache};
use crate::library::corrections::{self, Corrections};
use crate::library::dossier::{self, Told};
use crate::library::marks::{self, Marks};
use crate::library::query::{self, Query};
use crate::library::search;
use crate::library::update::{News, Plan, Updater};
use crate::load;

/// Which articles are asked, and how much is told.
#[derive(Debug, Args)]
pub struct Where {
    /// Files and folders, `-` for standard input; without any, the folders of the configuration
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Keep nothing of what is found: read and analyse everything again
    #[arg(long)]
    no_cache: bool,
}

impl Where {
    /// The files and folders.
    pub fn paths<'w>(&'w self, config: &'w Config) -> &'w [PathBuf] {
        if self.paths.is_empty() { &config.library.folders } else { &self.paths }
    }

    /// The file of their cache. There is none where nothing is to be kept: what came through standard input will not come again.
    pub fn cache(&self, config: &Config) -> Option<PathBuf> {
        let paths = self.paths(config);
        let kept = !self.no_cache && paths.iter().all(|path| path.as_os_str() != load::STDIN);
        kept.then(|| cache::usual_file(paths)).flatten()
    }
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

/// What the finders are told: the configuration, and over it what was corrected in the reader.
///
/// # Errors
/// Where the corrections cannot be read.
pub fn corrected(config: &Config) -> anyhow::Result<lexicon::Settings> {
    let mut told = config.lexicon();
    if let Some(file) = corrections::usual_file() {
        told.organisations = Corrections::load(&file)?.over(&told.organisations);
    }
    Ok(told)
}

/// The cache of the paths given, up to date, and whether all of their files could be read.
///
/// # Errors
/// Those of the database.
pub fn opened(place: &Where, config: &Config) -> anyhow::Result<(Cache, bool)> {
    let paths = place.paths(config);
    let file = place.cache(config);
    let lexicon = corrected(config)?;
    let (cache, notice) = Cache::open(file.as_deref(), cache::stamp(&config.load, &lexicon))?;
    notice.iter().for_each(|notice| complain(notice));
    let plan = Plan { paths: paths.to_vec(), load: config.load.clone(), lexicon: Lexicon::new(lexicon), watch: false };
    update(&cache, plan)?;
    let failures = search::failures(&cache)?;
    failures.iter().for_each(|(path, reason)| complain(&format!("{}: {reason}", path.display())));
    Ok((cache, failures.is_empty()))
}

/// Brings the cache up to date with the folders and with the reader's marks.
fn update(cache: &Cache, plan: Plan) -> anyhow::Result<()> {
    let met = Arc::new(Mutex::new(Vec::new()));
    let keys = met.clone();
    let tell = move |news| match news {
        News::Notice(words) => complain(&words),
        News::Met(articles) => keys.lock().unwrap_or_else(PoisonError::into_inner).extend(articles),
        _ => {}
    };
    let updater = Updater::start(cache, plan, Arc::new(tell))
        .map_err(|trouble| anyhow!("could not bring the cache up to date: {}", trouble.words()))?;
    updater.wait();
    if let Some(file) = marks::usual_file().filter(|file| file.exists()) {
        let mut marks = Marks::open(&file).0;
        // An edited article keeps what was marked of it; that it cannot be written down now is told when the reader opens.
        let _ = marks.meet(met.lock().unwrap_or_else(PoisonError::into_inner).iter());
        let _ = updater.marks().mark_all(&mut marks);
    }
    Ok(()) // what was marked is written when the updater ends
}

/// The articles that answer a query whole, the newest first, at most `most`; says so where there are more.
///
/// # Errors
/// Those of the database.
pub fn told(cache: &Cache, query: &Query, most: usize) -> anyhow::Result<Vec<Told>> {
    let (told, more) = dossier::articles_answering(cache, query, today(), most)?;
    if more {
        complain(&format!("only the newest {most} articles are asked; --articles asks more, a narrower query fewer"));
    }
    Ok(told)
}
