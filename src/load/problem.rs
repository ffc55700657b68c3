//! Why a file could not be read, for people.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::clean;

/// A path that gave no article, and why. One bad file never stops the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path as it was given or found; it may hold any bytes, so show it with [`Problem::name`].
    pub path: PathBuf,
    /// The reason, a clause without a full stop: "no permission to read it".
    pub reason: String,
}

impl Problem {
    /// A problem with a path.
    pub fn new(path: impl Into<PathBuf>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// A problem from the system's answer, in plain words where the answer is a common one.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
            _ if is_circle(error) => "its links lead round in a circle".to_owned(),
            _ => clean::line(&error.to_string()),
        };
        Self::new(path, reason)
    }

    /// The path as one line of printable text.
    pub fn name(&self) -> String {
        clean::line(&self.path.to_string_lossy())
    }
}

/// Whether symbolic links led back to themselves.
fn is_circle(error: &io::Error) -> bool {
    cfg!(unix) && error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name(), self.reason)
    }
}
