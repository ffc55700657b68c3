//! What a user may say about the library.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Settings of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The folders and files that are read when none are given.
    pub folders: Vec<PathBuf>,
}

/// What the table and each setting are about, for the annotated configuration.
pub const ABOUT: &[(&str, &str)] = &[
    ("", "Where articles are."),
    (
        "folders",
        "The folders and files that are read when none are given on the command line.\nRelative ones count from this file; \"~/\" is your home.",
    ),
];

impl Default for Settings {
    fn default() -> Self {
        Self { folders: vec!["articles".into()] }
    }
}

/// A path as a user writes it: `~/…` is in the home.
pub fn at_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), etcetera::home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}
