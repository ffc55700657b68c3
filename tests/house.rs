//! The house and its rules, held against the sources: which room may know which, and how a file is built.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex_lite::Regex;

/// Each room, and the rooms that it may know: only such as stand before it. A room that is not here may not be.
const ROOMS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("article", &["span"]),
    ("extract", &["span", "article"]),
    ("load", &["span", "article"]),
    ("library", &["span", "article", "extract", "load"]),
    ("report", &["span", "article", "extract", "load", "library"]),
    ("tui", &["span", "article", "extract", "load", "library", "report"]),
    ("config", &["extract", "load", "library", "tui"]),
    ("cli", &["span", "article", "extract", "load", "library", "report", "tui", "config"]),
];

/// Crates that only some rooms may name.
const KEPT_APART: &[(&str, &[&str])] = &[
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("rusqlite", &["library"]),
    ("clap", &["cli", "report"]),  // report: the names of its forms are words of the command line
    ("toml", &["config", "load"]), // load: what stands before a Markdown text
];

/// What the pure room may not know.
const IMPURE: &[&str] = &["std::fs", "std::thread", "std::time", "std::env", "std::process", "std::net", "std::io", "rayon"];

/// No file is longer, its tests apart.
const LONGEST: usize = 700;

/// Files that still break a rule. A file that no longer does must leave this list.
const OWED: &[(&str, &str)] = &[];

/// Rooms whose files do not yet all stand one above the other.
const ROUND: &[&str] = &["extract", "tui"];

/// One source file.
struct Source {
    /// As seen from the root of the project.
    path: String,
    /// The names of its module, from the crate's root.
    module: Vec<String>,
    /// The whole text.
    text: String,
    /// The text without comments, strings and tests.
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let module = if inner == "lib" || inner == "main" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() };
        Self { path: path.to_owned(), module, text: text.to_owned(), code: without_tests(&bare(text)) }
    }

    fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Every path that the code names, from the crate's root or from another crate's.
    fn paths(&self) -> BTreeSet<Vec<String>> {
        let path = Regex::new(r"[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)+").unwrap();
        let uses = Regex::new(r"\buse\s+([^;]+);").unwrap();
        let mut named: Vec<Vec<String>> = Vec::new();
        for found in uses.captures_iter(&self.code) {
            unfold(&found[1], &mut Vec::new(), &mut named);
        }
        let rest = uses.replace_all(&self.code, "");
        named.extend(path.find_iter(&rest).map(|found| found.as_str().split("::").map(|name| name.trim().to_owned()).collect()));
        named.into_iter().map(|path| self.resolved(path)).collect()
    }

    /// `super::x` and `self::x` as seen from the root, with a leading `crate`.
    fn resolved(&self, path: Vec<String>) -> Vec<String> {
        let mut here = self.module.clone();
        let mut names = path.into_iter().peekable();
        match names.peek().map(String::as_str) {
            Some("crate") => return names.collect(),
            Some("self") => drop(names.next()),
            Some("super") => {
                while names.next_if(|name| name == "super").is_some() {
                    here.pop();
                }
            }
            _ => return names.collect(),
        }
        std::iter::once("crate".to_owned()).chain(here).chain(names).collect()
    }
}

/// The paths of a `use` tree.
fn unfold(tree: &str, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let depth = before.len();
    match tree.split_once('{') {
        Some((head, inner)) => {
            before.extend(head.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned));
            let inner = inner.strip_suffix('}').unwrap_or(inner);
            let mut level = 0;
            for part in inner.split(|c| {
                level += i32::from(c == '{') - i32::from(c == '}');
                c == ',' && level == 0
            }) {
                unfold(part, before, paths);
            }
        }
        None if tree.is_empty() => {}
        None => {
            let path = tree.split(" as ").next().unwrap_or(tree);
            paths.push(before.iter().cloned().chain(path.split("::").map(|name| name.trim().to_owned())).collect());
        }
    }
    before.truncate(depth);
}

/// Source text without comments and without what stands in strings.
fn bare(text: &str) -> String {
    let pieces = Regex::new(r##"//[^\n]*|(?s:/\*.*?\*/)|b?r#"(?s:.*?)"#|b?"(?s:\\.|[^"\\])*"|b?'(?:\\.[^']*|[^'\\])'"##).unwrap();
    pieces.replace_all(text, "\"\"").into_owned()
}

/// Code without the items under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let mut depth = 0;
        let end = after.char_indices().find(|&(_, c)| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && matches!(c, '}' | ';')
        });
        rest = end.map_or("", |(end, _)| &after[end + 1..]);
    }
    kept + rest
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |file: &PathBuf| Source::new(&file.strip_prefix(root).unwrap().to_string_lossy(), &fs::read_to_string(file).unwrap());
    let mut sources: Vec<_> = files.iter().map(read).collect();
    // Files that are only there for tests: `#[cfg(test)] mod stage;`.
    let test_file = Regex::new(r"#\[cfg\(test\)\]\s*mod\s+(\w+);").unwrap();
    let of_tests: Vec<Vec<String>> = sources
        .iter()
        .flat_map(|source| test_file.captures_iter(&source.text).map(|found| [source.module.clone(), vec![found[1].to_owned()]].concat()))
        .collect();
    sources.retain(|source| !of_tests.iter().any(|module| source.module.starts_with(module)));
    sources
}

/// The module that a path leads into: its longest beginning that is a module.
fn module_of<'p>(path: &'p [String], modules: &BTreeSet<&[String]>) -> Option<&'p [String]> {
    let path = path.strip_prefix(&["crate".to_owned()])?;
    (0..=path.len()).rev().map(|length| &path[..length]).find(|beginning| modules.contains(beginning))
}

/// What breaks the rules about who may know whom.
fn knows_too_much(sources: &[Source]) -> Vec<String> {
    let modules: BTreeSet<&[String]> = sources.iter().map(|source| source.module.as_slice()).collect();
    let mut breaches = Vec::new();
    for source in sources.iter().filter(|source| !source.module.is_empty()) {
        let Some((_, known)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
            breaches.push(format!("{}: there is no room `{}`", source.path, source.room()));
            continue;
        };
        for path in source.paths() {
            let shown = path.join("::");
            for (name, rooms) in KEPT_APART {
                if path[0] == *name && !rooms.contains(&source.room()) {
                    breaches.push(format!("{}: only {rooms:?} may name {shown}", source.path));
                }
            }
            if source.room() == "extract" && IMPURE.iter().any(|name| shown == *name || shown.starts_with(&format!("{name}::"))) {
                breaches.push(format!("{}: extract is pure and may not name {shown}", source.path));
            }
            let Some(target) = module_of(&path, &modules) else { continue };
            if target.first().is_some_and(|room| room != source.room() && !known.contains(&room.as_str())) {
                breaches.push(format!("{}: {} may not know {shown}", source.path, source.room()));
            }
            if source.module.len() > target.len() && source.module.starts_with(target) && path.len() > target.len() + 1 {
                breaches.push(format!("{}: a child may not import its parent's {shown}", source.path));
            }
        }
    }
    breaches
}

/// Circles of files that name each other, each as its members.
fn circles(sources: &[Source]) -> Vec<BTreeSet<String>> {
    let modules: BTreeSet<&[String]> = sources.iter().map(|source| source.module.as_slice()).collect();
    let known: BTreeMap<String, BTreeSet<String>> = sources
        .iter()
        .filter(|source| !source.module.is_empty())
        .map(|source| {
            let targets = source.paths();
            let targets = targets.iter().filter_map(|path| module_of(path, &modules)).filter(|target| *target != source.module);
            (source.module.join("::"), targets.map(|target| target.join("::")).collect())
        })
        .collect();
    let reach = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(here) = open.pop() {
            open.extend(known.get(here).into_iter().flatten().filter(|next| seen.insert((*next).clone())));
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = known.keys().map(|module| (module, reach(module))).collect();
    let circle = |module: &&String| -> BTreeSet<String> {
        reached[*module].iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*module))).cloned().collect()
    };
    reached.keys().map(circle).filter(|circle| circle.len() > 1).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What breaks the rules about how one file is built.
fn badly_built(source: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut complain = |words: String| breaches.push(format!("{}: {words}", source.path));
    if !source.text.starts_with("//!") {
        complain("does not begin with what it is for".into());
    }
    let tests = source.text.find("#[cfg(test)]\nmod tests").unwrap_or(source.text.len());
    let lines = source.text[..tests].lines().count();
    if lines > LONGEST {
        complain(format!("has {lines} lines"));
    }
    if source.module.iter().any(|name| ["prelude", "utils", "util", "common", "helpers", "misc"].contains(&name.as_str())) {
        complain("is named for nothing".into());
    }
    let derived = Regex::new(r"derive\([^)]*\b(Serialize|Deserialize)\b").unwrap().is_match(&source.code);
    let settings = Regex::new(r"\bstruct\s+\w*Settings\b").unwrap().is_match(&source.code);
    if derived && !settings && !["report", "config"].contains(&source.room()) {
        complain("derives serde, and is neither the report nor settings".into());
    }
    let global = Regex::new(
        r"\bstatic\s+mut\b|\bthread_local!|\bstatic\s+\w+\s*:\s*(\w+::)*(Mutex|RwLock|Atomic\w+|RefCell|Cell|OnceLock|OnceCell)\b",
    );
    if global.unwrap().is_match(&source.code) {
        complain("keeps a global that changes".into());
    }
    breaches
}

#[test]
fn rooms_stand_one_above_the_other() {
    for (index, (room, known)) in ROOMS.iter().enumerate() {
        assert!(known.iter().all(|other| ROOMS[..index].iter().any(|(before, _)| before == other)), "{room}");
    }
}

#[test]
fn the_house_is_in_order() {
    let sources = sources();
    assert!(sources.len() > 30);
    let mut breaches = knows_too_much(&sources);
    breaches.extend(sources.iter().flat_map(badly_built));
    let in_order = |circle: &&BTreeSet<String>| !circle.iter().all(|file| ROUND.iter().any(|room| file.starts_with(room)));
    breaches.extend(circles(&sources).iter().filter(in_order).map(|circle| format!("{circle:?}: files in a circle")));
    let is_owed = |breach: &String| OWED.iter().any(|(file, words)| breach.starts_with(file) && breach.contains(words));
    for (file, words) in OWED {
        assert!(breaches.iter().any(|breach| breach.starts_with(file) && breach.contains(words)), "{file} owes nothing more: {words}");
    }
    breaches.retain(|breach| !is_owed(breach));
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

/// Nothing of the program speaks to a network: no source names a socket, and no crate that does is built in.
#[test]
fn no_network_is_used() {
    for source in sources() {
        let speaks = ["std::net", "TcpStream", "UdpSocket", "TcpListener"].iter().find(|word| source.code.contains(**word));
        assert_eq!(speaks, None, "{}", source.path);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (deny, lock) = (fs::read_to_string(root.join("deny.toml")).unwrap(), fs::read_to_string(root.join("Cargo.lock")).unwrap());
    let denied: Vec<String> =
        Regex::new(r#"\{ crate = "([^"]+)" \},"#).unwrap().captures_iter(&deny).map(|found| found[1].to_owned()).collect();
    assert!(denied.iter().any(|name| name == "reqwest"), "{denied:?}");
    for name in denied {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is built in");
    }
}

/// The rules are worth something only if they catch what breaks them.
#[test]
fn what_breaks_a_rule_is_caught() {
    let world = |path: &str, text: &str| {
        let rest = [
            ("src/lib.rs", ""),
            ("src/span.rs", ""),
            ("src/extract/mod.rs", ""),
            ("src/extract/token.rs", ""),
            ("src/tui/mod.rs", ""),
            ("src/load/mod.rs", ""),
        ];
        let mut sources: Vec<_> = rest.iter().filter(|(other, _)| *other != path).map(|(path, text)| Source::new(path, text)).collect();
        sources.push(Source::new(path, text));
        sources
    };
    let caught: &[(&str, &str)] = &[
        ("src/extract/fact.rs", "use std::{fmt, fs};"),
        ("src/extract/fact.rs", "fn now() { std::time::Instant::now(); }"),
        ("src/extract/fact.rs", "use ratatui::text::Line;"),
        ("src/extract/fact.rs", "use crate::load::file;"),
        ("src/extract/fact.rs", "use crate::{span::Span, tui::{self}};"),
        ("src/extract/fact.rs", "use super::analyse;"),
        ("src/extract/fact.rs", "use super::{token::Token, analyse};"),
        ("src/extract/fact.rs", "fn f() { crate::extract::analyse() }"),
        ("src/extract/fact/frame.rs", "use super::super::analyse;"),
        ("src/load/mod.rs", "use crate::config::Config;\nmod config {}"),
        ("src/utils.rs", ""),
        ("src/attic/mod.rs", ""),
    ];
    for (path, text) in caught {
        let mut sources = world(path, text);
        sources.push(Source::new("src/config.rs", ""));
        assert!(!knows_too_much(&sources).is_empty(), "{path}: {text}");
    }
    let allowed = [
        (
            "src/extract/fact.rs",
            "use super::token::{self, Token};\nuse crate::span::Span; // not crate::tui\nconst WORDS: &str = \"std::fs\";",
        ),
        ("src/extract/fact.rs", "#[cfg(test)]\nmod tests { use super::*; use std::fs; }"),
        ("src/extract/mod.rs", "pub mod token;\nuse token::Token;\nuse self::token::Case;"),
        ("src/tui/app.rs", "use ratatui::text::Line;\nuse crate::extract::analyse;"),
    ];
    for (path, text) in allowed {
        assert_eq!(knows_too_much(&world(path, text)), Vec::<String>::new(), "{path}: {text}");
    }
    let circle = [
        ("src/tui/a.rs", "use super::b::B;"),
        ("src/tui/b.rs", "use crate::tui::c::C;"),
        ("src/tui/c.rs", "use super::{a::A, d};"),
        ("src/tui/d.rs", ""),
    ];
    let found = circles(&circle.map(|(path, text)| Source::new(path, text)));
    assert_eq!(found, [BTreeSet::from(["tui::a", "tui::b", "tui::c"].map(str::to_owned))]);
    for text in [
        "use std::fmt;",
        "//! X.\n#[derive(Clone, Serialize)]\nstruct Figure;",
        "//! X.\nstatic COUNT: AtomicUsize = AtomicUsize::new(0);",
        &format!("//! X.{}", "\n".repeat(LONGEST + 1)),
    ] {
        assert!(!badly_built(&Source::new("src/extract/fact.rs", text)).is_empty(), "{text}");
    }
    let fine = "//! X.\n#[derive(Serialize)]\npub struct Settings;\nconst S: &'static str = \"static mut\";";
    assert_eq!(badly_built(&Source::new("src/extract/fact.rs", fine)), Vec::<String>::new());
}
