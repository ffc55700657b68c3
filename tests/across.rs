//! Searching and the views across articles, as the command line shows them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder of articles, and a home for the cache.
fn library() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let articles = [
        (
            "deal.txt",
            "Corvane to buy Brill\n\n12 March 2024\n\nCorvane Group plc has agreed to buy Brill Ltd for £12m, the two companies said. The price is high.\n",
        ),
        (
            "denial.txt",
            "Norvia denies a bid\n\n3 March 2024\n\nNorvia Ltd has denied that it will buy Brill Ltd for €2.5bn. “We sell smart city software,” it said.\n",
        ),
        (
            "results.md",
            "---\ntitle: Corvane’s year\ndate: 2024-02-20\nsource: Harbour Daily\n---\nCorvane Group plc posted revenue of £310m in 2023.\n",
        ),
        (
            "again.md",
            "---\ntitle: Corvane revisited\ndate: 2024-02-21\nsource: Wire\n---\nCorvane Group plc posted revenue of £340m in 2023.\n",
        ),
    ];
    std::fs::create_dir(home.path().join("news")).unwrap();
    for (name, text) in articles {
        std::fs::write(home.path().join("news").join(name), text).unwrap();
    }
    home
}

/// What a command prints, complains of, and answers.
fn run(home: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gleaner"));
    for name in ["HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, home);
    }
    let output = command.current_dir(home).args(arguments).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
}

fn objects(printed: &str) -> Vec<Value> {
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn titles(home: &Path, query: &str) -> Vec<String> {
    let (printed, said, code) = run(home, &["search", query, "news", "--json"]);
    assert_eq!((said.as_str(), code), ("", Some(0)), "{query}");
    let mut titles: Vec<String> = objects(&printed).iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

#[test]
fn articles_are_found_and_the_cache_follows_the_folder() {
    let home = library();
    assert_eq!(titles(home.path(), "brill"), ["Corvane to buy Brill", "Norvia denies a bid"]);
    assert_eq!(titles(home.path(), "brill money>1bn"), ["Norvia denies a bid"]);
    assert_eq!(titles(home.path(), "source:wire OR on:2024-03-12"), ["Corvane revisited", "Corvane to buy Brill"]);
    std::fs::write(
        home.path().join("news/deal.txt"),
        "Corvane lets Brill go\n\n13 March 2024\n\nCorvane Group plc will not buy a ferry after all, it said on Tuesday.\n",
    )
    .unwrap();
    std::fs::remove_file(home.path().join("news/denial.txt")).unwrap();
    assert_eq!(titles(home.path(), "brill"), ["Corvane lets Brill go"]);
    let (printed, ..) = run(home.path(), &["search", "ferry", "news"]);
    assert!(printed.starts_with("Corvane lets Brill go  2024-03-13\n") && printed.contains("will not buy a ferry"), "{printed}");
    assert!(!printed.contains('\u{1b}'));
    let (printed, ..) = run(home.path(), &["search", "ferry", "news", "--json", "--no-cache"]);
    let hit = &objects(&printed)[0];
    assert_eq!((hit["schema"].as_str(), hit["lit"].as_array().map(Vec::len)), (Some("gleaner-hit-1"), Some(1)), "{hit}");
}

#[test]
fn who_finds_nothing_is_told() {
    let home = library();
    let (printed, said, code) = run(home.path(), &["search", "zeppelin", "news"]);
    assert_eq!((printed.as_str(), said.as_str(), code), ("", "gleaner: no article answers zeppelin\n", Some(0)));
    assert!(titles(home.path(), "zeppelin").is_empty(), "another program needs no words");
    for (command, what) in [("facts", "fact"), ("figures", "figure")] {
        let (printed, said, code) = run(home.path(), &[command, "zeppelin", "news"]);
        assert_eq!((printed.as_str(), said, code), ("", format!("gleaner: no {what} answers zeppelin\n"), Some(0)));
        assert_eq!(run(home.path(), &[command, "zeppelin", "news", "--format", "json"]), (String::new(), String::new(), Some(0)));
    }
}

#[test]
fn nonsense_is_pointed_at() {
    let home = library();
    let (printed, said, code) = run(home.path(), &["search", "brill ogr:acme", "news"]);
    assert_eq!((printed.as_str(), code), ("", Some(2)));
    assert!(said.contains("brill ogr:acme\n      ^^^^\n") && said.contains("did you mean org:?"), "{said}");
}

#[test]
fn facts_and_figures_of_several_articles() {
    let home = library();
    let (printed, ..) = run(home.path(), &["facts", "type:acquire", "news", "--format", "json"]);
    let facts = objects(&printed);
    assert!(!facts.is_empty() && facts.iter().all(|fact| fact["type"] == "acquire" && fact["schema"] == "gleaner-fact-1"), "{printed}");
    let (printed, ..) = run(home.path(), &["facts", "", "news", "--format", "csv"]);
    assert!(printed.starts_with("type,status,sign,fact,"), "{printed}");
    let (printed, ..) = run(home.path(), &["figures", "org:corvane", "news", "--format", "json"]);
    let revenue: Vec<Value> = objects(&printed).into_iter().filter(|line| line["metric"] == "revenue").collect();
    assert_eq!(revenue.len(), 2, "{printed}");
    assert!(revenue.iter().all(|line| line["disagrees"] == true && line["organisation"] == "Corvane Group plc"), "{printed}");
    let (printed, ..) = run(home.path(), &["figures", "org:corvane", "news", "--format", "markdown", "--sort", "value"]);
    assert!(printed.starts_with("| organisation | metric | period |"), "{printed}");
}

#[test]
fn the_dossier_of_an_organisation() {
    let home = library();
    let (printed, said, code) = run(home.path(), &["org", "corvane group", "news", "--format", "json"]);
    assert_eq!((said.as_str(), code), ("", Some(0)));
    let dossier = &objects(&printed)[0];
    assert_eq!(dossier["name"], "Corvane Group plc");
    assert_eq!(dossier["articles"].as_array().map(Vec::len), Some(3), "{dossier}");
    assert_eq!(dossier["counterparties"][0]["organisation"], "Brill Ltd", "{dossier}");
    let (printed, ..) = run(home.path(), &["org", "Corvane Group", "news", "--part", "counterparties", "--format", "csv"]);
    assert!(printed.starts_with("organisation,facts,articles,types,latest\nBrill Ltd,1,1,"), "{printed}");
    let (printed, ..) = run(home.path(), &["org", "Corvane Group", "news"]);
    assert!(printed.starts_with("Corvane Group plc\n") && printed.contains("\nFacts\n"), "{printed}");
    let (_, said, code) = run(home.path(), &["org", "Nobody", "news"]);
    assert!(code == Some(1) && said.contains("no article names Nobody"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_said() {
    let home = library();
    std::fs::write(home.path().join("news/empty.txt"), "").unwrap();
    let (printed, said, code) = run(home.path(), &["search", "corvane", "news", "--json"]);
    assert_eq!((objects(&printed).len(), code), (3, Some(1)), "{printed}");
    assert!(said.contains("empty.txt: it is empty"), "{said}");
}
