//! The reader's marks under a sudden end.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use gleaner::article::{Article, Source};
use gleaner::library::marks::{ArticleKey, Marks};

/// Tells the child process where to write.
const FILE: &str = "GLEANER_TEST_MARKS";

fn key() -> ArticleKey {
    ArticleKey::of(&Article::from_body(Source::File("a.txt".into()), "Tarn buys Osk".into(), None))
}

/// Not a test of its own: the process that [`a_killed_reader_loses_nothing_that_was_confirmed`] kills.
#[test]
fn writer() {
    let Ok(file) = env::var(FILE) else { return };
    let (mut marks, _) = Marks::open(file.as_ref());
    for place in 0.. {
        marks.set_place(&key(), place).unwrap();
        println!("\nconfirmed {place}");
    }
}

#[test]
fn a_killed_reader_loses_nothing_that_was_confirmed() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("marks.db");
    for round in 0..5 {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(FILE, &file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let confirmed = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .filter_map(|line| line.unwrap().strip_prefix("confirmed ").map(|place| place.parse::<usize>().unwrap()))
            .nth(20 * (round + 1))
            .unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let (marks, notice) = Marks::open(&file);
        assert_eq!(notice, None);
        assert!(marks.of(&key()).place >= confirmed, "{} was confirmed, {} is kept", confirmed, marks.of(&key()).place);
    }
}
