//! Configuration files, good and bad, and the annotated default in the root.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use gleaner::config::{Config, default_text};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 3);
    files
}

#[test]
fn the_config_file_in_the_root_is_the_default() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml")).unwrap();
    assert!(root == default_text(), "config.toml is stale, run `cargo run -- config default > config.toml`");
}

#[test]
fn good_files_are_read_and_come_back() {
    for file in files("good") {
        let text = fs::read_to_string(&file).unwrap();
        let config = Config::parse(&text, &file).unwrap_or_else(|fault| panic!("{fault}"));
        let again = toml::to_string(&config).unwrap();
        assert_eq!(Config::parse(&again, &file).unwrap(), config, "{again}");
        assert_eq!(config == Config::default(), file.ends_with("empty.toml"), "{}", file.display());
    }
}

/// Each bad file begins with `#: ` lines, words that its fault must have.
#[test]
fn bad_files_are_explained() {
    for file in files("bad") {
        let text = fs::read_to_string(&file).unwrap();
        let fault = Config::parse(&text, &file).expect_err(&file.to_string_lossy()).to_string();
        let words: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("#: ")).collect();
        assert!(!words.is_empty(), "{} says nothing of its fault", file.display());
        for words in words {
            assert!(fault.contains(words), "{words}\nis not in\n{fault}");
        }
    }
}
