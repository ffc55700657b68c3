//! The build script: gives the program a sign of the sources that loading and extracting are made of, so that the cache can
//! tell what another build made.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// What decides how a file becomes an article, what is found in it, and how that is written.
const SOURCES: [&str; 5] = ["src/load", "src/extract", "src/article.rs", "src/span.rs", "src/library/cache"];

fn main() {
    let mut open: Vec<PathBuf> = SOURCES.iter().map(PathBuf::from).collect();
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        println!("cargo::rerun-if-changed={}", path.display());
        match fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.flatten().map(|entry| entry.path())),
            Err(_) => files.push(path),
        }
    }
    files.sort();
    let hash = files.iter().fold(0xcbf2_9ce4_8422_2325, |hash, file| add(hash, file));
    println!("cargo::rustc-env=GLEANER_SOURCES={hash:016x}");
    println!("cargo::rerun-if-changed={}", env::current_dir().unwrap_or_default().join("tools/sources.rs").display());
}

/// FNV-1a over a file's name and bytes.
fn add(hash: u64, file: &Path) -> u64 {
    let bytes = fs::read(file).unwrap_or_default();
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    file.to_string_lossy().as_bytes().iter().chain(&bytes).fold(hash, step)
}
