//! Watching single files: the configuration and the corrections, which the reader edits while the program runs.
//!
//! Editors replace a file rather than write it, so the folder is watched and the file's own bytes are compared: whatever
//! happens in the folder, only another text counts.

use std::path::PathBuf;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long a change is given to end before the file is read.
const CALM: Duration = Duration::from_millis(80);

/// Calls `changed` on a thread of its own whenever the bytes of a file become others. The watch lasts as long as what is
/// answered; without one, nothing is watched: the folder is not there, or the system refuses.
pub fn watch(file: PathBuf, mut changed: impl FnMut() + Send + 'static) -> Option<RecommendedWatcher> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let (rings, bell) = std::sync::mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading is no change, and the comparison below reads.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = rings.send(());
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    let mut known = std::fs::read(&file).ok();
    std::thread::spawn(move || {
        // Ends when the watcher, which holds the other end, is dropped.
        while bell.recv().is_ok() {
            while bell.recv_timeout(CALM).is_ok() {}
            let now = std::fs::read(&file).ok();
            // A file that is gone is one that is being replaced, or is not wanted: what was read of it stays.
            if now.is_some() && now != known {
                known = now;
                changed();
            }
        }
    });
    Some(watcher)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn only_another_text_is_a_change() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("config.toml");
        std::fs::write(&file, "a").unwrap();
        let (sender, changes) = mpsc::channel();
        let watcher = watch(file.clone(), move || sender.send(()).unwrap()).unwrap();
        std::fs::write(home.path().join("other"), "x").unwrap();
        std::fs::write(&file, "a").unwrap();
        assert!(changes.recv_timeout(CALM * 5).is_err());
        // As editors do it.
        std::fs::write(home.path().join("new"), "b").unwrap();
        std::fs::rename(home.path().join("new"), &file).unwrap();
        assert!(changes.recv_timeout(Duration::from_secs(20)).is_ok());
        drop(watcher);
        assert!(changes.recv_timeout(Duration::from_secs(20)).is_err());
    }
}
