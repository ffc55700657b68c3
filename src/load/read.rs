//! A path → bytes, for files that may be hostile: nothing but a plain file is opened, never more than the limit is held, and
//! nothing is mapped into memory, so a file cut short while it is read is only a shorter file.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::format;
use super::problem::Problem;

/// The bytes of a file, or of its head.
pub struct Contents {
    /// The bytes, at most the limit.
    pub bytes: Vec<u8>,
    /// Whether there were more.
    pub cut: bool,
}

/// Opens a plain file; answers its length, too.
pub fn open_plain(path: &Path) -> Result<(File, u64), Problem> {
    let io_problem = |error: io::Error| Problem::from_io(path, &error);
    require_plain(path, &std::fs::metadata(path).map_err(io_problem)?)?;
    let file = open(path).map_err(io_problem)?;
    // What the name stood for may have changed since it was looked at.
    let metadata = file.metadata().map_err(io_problem)?;
    require_plain(path, &metadata)?;
    Ok((file, metadata.len()))
}

/// Reads an open file of about this length, at most `limit` bytes of it.
pub fn read_file(file: File, path: &Path, limit: u64, length: u64) -> Result<Contents, Problem> {
    read_from(file, path, limit, length)
}

/// Reads standard input to its end, at most `limit` bytes of it.
pub fn read_stdin(limit: u64) -> Result<Contents, Problem> {
    read_from(io::stdin().lock(), Path::new("-"), limit, 0)
}

fn read_from(mut source: impl Read, path: &Path, limit: u64, expected: u64) -> Result<Contents, Problem> {
    let io_problem = |error: io::Error| Problem::from_io(path, &error);
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit).saturating_add(1)).unwrap_or_default());
    source.by_ref().take(format::HEAD as u64).read_to_end(&mut bytes).map_err(io_problem)?;
    if let Some(reason) = format::not_text(&bytes) {
        return Err(Problem::new(path, reason));
    }
    let rest = limit.saturating_sub(bytes.len() as u64);
    source.by_ref().take(rest).read_to_end(&mut bytes).map_err(io_problem)?;
    let cut = source.read(&mut [0]).map_err(io_problem)? > 0;
    Ok(Contents { bytes, cut })
}

/// Opens without waiting: a pipe put in a file's place must not hold the reader up.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    }
    options.open(path)
}

fn require_plain(path: &Path, metadata: &Metadata) -> Result<(), Problem> {
    if metadata.is_file() { Ok(()) } else { Err(Problem::new(path, other_kind(metadata.file_type()))) }
}

/// What a path that is no plain file is, as a reason.
pub fn other_kind(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "it is a pipe, not a file";
        }
        if kind.is_socket() {
            return "it is a socket, not a file";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "it is a device, not a file";
        }
    }
    if kind.is_dir() { "it is a folder, not a file" } else { "it is not a plain file" }
}
