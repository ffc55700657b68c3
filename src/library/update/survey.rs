//! The survey: what the folders hold against what the cache knows.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::clerk::Order;
use super::news::{News, Progress};
use super::shop::Shop;
use super::watch::Watch;
use crate::library::entry::FileState;
use crate::load;

/// How many names are shown of a folder that nothing is known of, before it is listed whole.
const GLIMPSE: usize = 200;

/// How many new files are put on the list at once.
const BATCH: usize = 5000;

/// Changes are let settle for this long before they are looked at, and never looked at more often.
const SETTLING: Duration = Duration::from_millis(200);

/// How long a survey is followed by rest, as a multiple of what it took: listing a hundred thousand files takes a second, and a
/// folder may change without end.
const REST: u32 = 10;
const MOST_REST: Duration = Duration::from_secs(10);

/// Surveys, and again at every wish, until the program ends.
pub fn repeat(shop: &Shop, wish: Sender<()>, wishes: &Receiver<()>) {
    if let Err(error) = glimpse(shop) {
        shop.send(Order::Damaged(error.to_string()));
    }
    // Watched before the survey, so that nothing slips in between; here, because a watch lists the folders, too.
    let _watch = if shop.plan.watch { Watch::start(&shop.plan.paths, wish) } else { None };
    loop {
        let start = Instant::now();
        let surveyed = survey(shop);
        let took = start.elapsed();
        if let Err(error) = &surveyed {
            shop.send(Order::Damaged(error.to_string()));
        }
        // What is damaged is surveyed again when there is something in its place.
        if surveyed.is_ok() || !shop.cache.is_kept() {
            shop.send(Order::Surveyed);
        }
        if shop.plan.watch {
            std::thread::sleep((took * REST).min(MOST_REST));
        }
        if wishes.recv().is_err() || shop.queue.is_closed() {
            return;
        }
        std::thread::sleep(SETTLING);
        while wishes.try_recv().is_ok() {}
    }
}

/// Puts some names on the list at once where it is empty.
fn glimpse(shop: &Shop) -> rusqlite::Result<()> {
    if shop.cache.totals()?.articles == 0 {
        let glimpse = load::glimpse(&shop.plan.paths, &shop.plan.load, GLIMPSE);
        expect(shop, &glimpse.into_iter().filter_map(state_of).collect::<Vec<_>>());
    }
    Ok(())
}

fn survey(shop: &Shop) -> rusqlite::Result<()> {
    let mut known = HashMap::new();
    shop.cache.files(|file, current| {
        known.insert(file.path, (file.size, file.modified, current));
    })?;
    let (files, problems) = load::discover(&shop.plan.paths, &shop.plan.load);
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for file in files.into_iter().filter_map(state_of) {
        match known.remove(&file.path) {
            Some((size, modified, true)) if (size, modified) == (file.size, file.modified) => {}
            Some(_) => changed.push(file),
            None => new.push(file),
        }
    }
    for problem in &problems {
        if known.remove(&problem.path).is_none_or(|(_, _, current)| !current) {
            shop.send(Order::Fail(FileState { path: problem.path.clone(), size: 0, modified: 0 }, problem.reason.clone()));
        }
    }
    // Of a folder that cannot be reached nothing is known to be gone.
    known.retain(|path, _| !problems.iter().any(|problem| *path != problem.path && path.starts_with(&problem.path)));
    let renamed = renamed(&known, &new);
    new.retain(|file| !renamed.contains_key(&file.path));
    for (to, from) in renamed {
        known.remove(&from);
        shop.send(Order::Rename(from, to));
    }
    if !known.is_empty() {
        shop.send(Order::Remove(known.into_keys().collect()));
    }
    expect(shop, &new);
    let mut wanted = new;
    wanted.append(&mut changed);
    wanted.sort_unstable_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
    if !wanted.is_empty() {
        shop.tell(News::Progress(Some(Progress { reading: true, done: 0, all: wanted.len() })));
    }
    shop.queue.surveyed(wanted);
    Ok(())
}

/// Puts files on the list, and goes no further ahead of the clerk than it takes to keep it busy: there may be a hundred thousand.
fn expect(shop: &Shop, files: &[FileState]) {
    let mut writing = None::<Receiver<()>>;
    for batch in files.chunks(BATCH) {
        let (written, wait) = mpsc::channel();
        shop.send(Order::Expect(batch.to_vec(), written));
        if let Some(wait) = writing.replace(wait) {
            let _ = wait.recv(); // nothing is ever sent: the clerk drops the other end
        }
    }
}

/// Files that went under one name and came under another, by the new name: the same size, the same time to the nanosecond, and no
/// other like it on either side.
fn renamed(gone: &HashMap<PathBuf, (u64, i64, bool)>, new: &[FileState]) -> HashMap<PathBuf, PathBuf> {
    if gone.is_empty() {
        return HashMap::new();
    }
    // By size and time: what went, and what came.
    let mut alike: HashMap<_, (Vec<&PathBuf>, Vec<&PathBuf>)> = HashMap::new();
    for (path, (size, modified, _)) in gone {
        alike.entry((*size, *modified)).or_default().0.push(path);
    }
    for file in new {
        if let Some((_, came)) = alike.get_mut(&(file.size, file.modified)) {
            came.push(&file.path);
        }
    }
    let pair = |(went, came): &(Vec<&PathBuf>, Vec<&PathBuf>)| match (&went[..], &came[..]) {
        ([from], [to]) => Some(((*to).clone(), (*from).clone())),
        _ => None,
    };
    alike.values().filter_map(pair).collect()
}

/// A file as it lies in its folder; `None` where it is there no longer.
pub fn state_of(path: PathBuf) -> Option<FileState> {
    if path.as_os_str() == load::STDIN {
        return Some(FileState { path, size: 0, modified: 0 });
    }
    let metadata = std::fs::metadata(&path).ok()?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX));
    Some(FileState { path, size: metadata.len(), modified })
}
