//! Files from strangers: each is read or gives a reason, the rest goes on, and nothing hangs.
#![cfg(unix)]
#![allow(clippy::expect_used)]

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gleaner::load::{self, Problem, Settings};

const GOOD: &str = "Harbour sold to builder of turbines\n\nThe harbour board has sold its northern quay for £40m, it said on Tuesday.\n";

/// A folder with one good article, and whatever else is put in.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.txt"), GOOD).expect("an article");
    folder
}

fn load(path: &Path) -> (usize, Vec<Problem>) {
    let (articles, problems) = load::load(&[path.to_owned()], &Settings::default());
    assert!(articles.iter().any(|article| article.text == GOOD), "the good article must be read whatever lies beside it");
    (articles.len(), problems)
}

fn reason<'a>(problems: &'a [Problem], name: &str) -> &'a str {
    problems
        .iter()
        .find(|problem| problem.name().ends_with(name))
        .map_or_else(|| panic!("no problem with {name}: {problems:?}"), |problem| problem.reason.as_str())
}

#[test]
fn what_is_no_file_gives_a_reason() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    rustix::fs::mknodat(rustix::fs::CWD, at("pipe.txt"), rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o644), 0)
        .expect("a pipe");
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.txt")).expect("a socket");
    symlink("round.txt", at("round.txt")).expect("a link");
    symlink("/dev/zero", at("zero.txt")).expect("a link");
    symlink("nowhere", at("broken.txt")).expect("a link");
    symlink(".", at("again")).expect("a link");
    fs::create_dir(at("folder.txt")).expect("a folder");
    fs::write(at("folder.txt/inner.txt"), GOOD).expect("an article");
    let (count, problems) = load(folder.path());
    assert_eq!(count, 2, "a folder is entered whatever it is called, and links within it are not");
    assert!(reason(&problems, "pipe.txt").contains("pipe"));
    assert!(reason(&problems, "socket.txt").contains("socket"));
    assert!(reason(&problems, "round.txt").contains("circle"));
    assert!(reason(&problems, "zero.txt").contains("leads out"));
    assert!(reason(&problems, "broken.txt").contains("no such file"));
    assert_eq!(problems.len(), 5, "{problems:?}");
    // By name, too.
    for (path, word) in
        [(at("pipe.txt"), "pipe"), (PathBuf::from("/dev/zero"), "device"), (at("folder.txt"), "folder"), (at("none.txt"), "no such file")]
    {
        let problem = load::file(&path, &Settings::default()).expect_err("no article");
        assert!(problem.reason.contains(word), "{problem}");
    }
}

#[test]
fn an_unreadable_file_gives_a_reason() {
    let folder = folder();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, GOOD).expect("an article");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("no permissions");
    let (count, problems) = load(folder.path());
    // The superuser may read everything.
    if count == 1 {
        assert!(reason(&problems, "secret.txt").contains("permission"));
    }
}

#[test]
fn names_may_hold_any_bytes() {
    let folder = folder();
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xE9 \x1b[31m\n.txt"));
    if fs::write(&odd, "").is_err() {
        return; // not every file system takes such names
    }
    let (_, problems) = load(folder.path());
    assert_eq!(problems.len(), 1);
    assert!(problems[0].name().chars().all(|c| !c.is_control()), "{:?}", problems[0].name());
    assert_eq!(problems[0].reason, "it is empty");
}

#[test]
fn what_is_no_text_gives_a_reason() {
    let folder = folder();
    let sparse = fs::File::create(folder.path().join("sparse.txt")).expect("a file");
    sparse.set_len(5_000_000_000).expect("5 GB of nothing");
    fs::write(folder.path().join("report.pdf"), b"%PDF-1.7\n\x00\x01").expect("a file");
    fs::write(folder.path().join("blank.txt"), "\n \t\n\u{200b}").expect("a file");
    fs::write(folder.path().join("tags.html"), "<html><body><script>x</script></body></html>").expect("a file");
    let (_, problems) = load(folder.path());
    assert_eq!(reason(&problems, "sparse.txt"), "it is not a text");
    assert!(reason(&problems, "report.pdf").contains("PDF"));
    assert_eq!(reason(&problems, "blank.txt"), "there is no text in it");
    assert_eq!(reason(&problems, "tags.html"), "there is no text in it");
}

#[test]
fn of_a_huge_file_the_head_is_shown() {
    let folder = folder();
    let line = "The quay is four hundred metres long and was dredged in the spring.\n";
    fs::write(folder.path().join("huge.txt"), line.repeat(2_000_000 / line.len())).expect("a file");
    let settings = Settings { max_megabytes: 1, ..Settings::default() };
    let articles = load::file(&folder.path().join("huge.txt"), &settings).expect("its head");
    assert!(articles[0].text.len() <= 1_000_000 && articles[0].text.len() > 990_000);
    assert_eq!(articles[0].remarks, ["Only the first 1 MB of the file are shown."]);
}

/// A file that is cut short, written anew and taken away while it is read is a text or a reason, whatever was there.
#[test]
fn what_changes_while_it_is_read_is_a_text_or_a_reason() {
    let folder = folder();
    let path = folder.path().join("changing.txt");
    let line = "The quay is four hundred metres long and was dredged in the spring.\n";
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let _ = fs::write(&path, line.repeat(3000));
                let _ = fs::OpenOptions::new().write(true).open(&path).and_then(|file| file.set_len(1000));
                let _ = fs::remove_file(&path);
            }
        });
        for _ in 0..200 {
            match load::file(&path, &Settings::default()) {
                Ok(articles) => assert!(articles.iter().all(|article| line.repeat(3000).starts_with(article.text.trim_end()))),
                Err(problem) => assert!(["empty", "no such file", "no text"].iter().any(|why| problem.reason.contains(why)), "{problem}"),
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    let (found, _) = load::discover(&[folder.path().to_owned()], &Settings::default());
    let (articles, problems) = load::load(&[found, vec![path]].concat(), &Settings::default());
    assert_eq!((articles.len(), problems.len()), (1, 1), "what is gone is said, the rest is read");
}

#[test]
fn left_out_is_left_out() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("drafts/old")).expect("folders");
    fs::write(folder.path().join("drafts/old/a.txt"), GOOD).expect("an article");
    fs::write(folder.path().join("b.bak.txt"), GOOD).expect("an article");
    fs::write(folder.path().join(".hidden.txt"), GOOD).expect("an article");
    let settings = Settings { leave_out: vec!["drafts".into(), "*.bak.txt".into()], ..Settings::default() };
    let (files, problems) = load::discover(&[folder.path().to_owned(), folder.path().join("good.txt")], &settings);
    assert_eq!((files, problems), (vec![folder.path().join("good.txt")], vec![]));
}

/// Texts made to cost more than they weigh. Each must be read in time that a reader would wait.
#[test]
fn no_text_costs_more_than_its_length() {
    let deep = "<div>".repeat(200_000) + "<p>The words at the bottom of the page are still read.</p>";
    let attributes = format!("<p {}>The words behind a million attributes are still read.</p>", "a=b ".repeat(300_000));
    let quotes = "<a b=\"".repeat(100_000) + "the end";
    let bold = "<b><i><a href=x>".repeat(60_000) + "word";
    let cells = "<table><tr><td>".repeat(50_000) + "word";
    let items = "<ul><li>an item of the list that never ends".repeat(30_000);
    let entries = (0..65_000)
        .map(|n| format!("<item><title>Entry {n}</title><description>The port was sold.</description></item>"))
        .collect::<String>();
    let pages = [
        ("deep", format!("<html>{deep}")),
        ("attributes", format!("<html>{attributes}")),
        ("quotes", format!("<html><p>{quotes}")),
        ("bold", format!("<html>{bold}")),
        ("bold alone", format!("<html><p>{}word", "<b>".repeat(1_000_000))),
        ("cells", format!("<html>{cells}")),
        ("items", format!("<html>{items}")),
        ("comments", format!("<html>{}", "<!--".repeat(200_000))),
        ("references", format!("<html><p>{}", "&amp".repeat(300_000))),
        ("entries", format!("<rss><channel>{entries}</channel></rss>")),
        (
            "entity",
            format!("<!DOCTYPE r [<!ENTITY a \"{}\">]><rss><item><title>{}</title></item></rss>", "x".repeat(1000), "&a;".repeat(100_000)),
        ),
        ("line", "word ".repeat(400_000)),
        ("letters", "x".repeat(2_000_000)),
        ("lines", "\n".repeat(2_000_000) + "x"),
        ("short", "a\n".repeat(500_000)),
        ("marks", "e".to_owned() + &"\u{301}".repeat(500_000)),
        ("brackets", "[".repeat(100_000) + "# "),
        ("quote marks", "> ".repeat(20_000) + "deep"),
        ("matter", "---\n".repeat(200_000)),
    ];
    for (name, page) in pages {
        let started = Instant::now();
        let file = if name == "brackets" || name == "quote marks" { "a.md" } else { "a" };
        let articles = load::bytes(page.as_bytes(), gleaner::article::Source::File(file.into()), &Settings::default());
        assert!(started.elapsed() < Duration::from_secs(20), "{name} took {:?}", started.elapsed());
        if name == "entries" {
            assert_eq!(articles.len(), 65_000);
        }
        let held: usize = articles.iter().map(|article| article.text.len()).sum();
        assert!(held <= page.len() * 2 + 1000, "{name} grew to {held} bytes");
    }
}
