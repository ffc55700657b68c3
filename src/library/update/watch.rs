//! The watch: says that something changed in the folders. What it was, the next survey finds; so nothing is lost where the
//! system drops events, and a folder that was renamed needs no rules of its own.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::AccessKind, event::AccessMode};

/// Watches as long as it lives.
pub struct Watch(#[allow(dead_code, reason = "it watches until it is dropped")] RecommendedWatcher);

impl Watch {
    /// Watches the folders and files; each change sends a wish for a survey. `None` where the system cannot watch: changes are then
    /// found at the next start.
    pub fn start(paths: &[PathBuf], wish: Sender<()>) -> Option<Watch> {
        let changed = move |event: notify::Result<notify::Event>| {
            // Reading files is no change, and we do much of that ourselves.
            let matters = event.map_or(true, |event| match event.kind {
                EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
                _ => true,
            });
            if matters {
                let _ = wish.send(()); // the program may be ending
            }
        };
        let mut watcher = notify::recommended_watcher(changed).ok()?;
        for path in paths {
            // A file is watched through its folder: editors put a new one in its place.
            let (place, mode) = match path.parent() {
                Some(parent) if !path.is_dir() => (parent, RecursiveMode::NonRecursive),
                _ => (path.as_path(), RecursiveMode::Recursive),
            };
            let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            let _ = watcher.watch(place, mode); // one that cannot be watched does not keep the others from it
        }
        Some(Watch(watcher))
    }
}
