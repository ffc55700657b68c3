//! The README tells the truth: its key table is that of the actions, and its examples of configuration are read.

#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use gleaner::config::Config;
use gleaner::tui::action::Action;

const README: &str = include_str!("../README.md");

fn table() -> String {
    let mut table = String::new();
    let mut context = None;
    for action in Action::ALL {
        if context != Some(action.context()) {
            context = Some(action.context());
            table.push_str(&format!("\n| {} | | name |\n|---|---|---|\n", action.context().title()));
        }
        let keys: Vec<String> = action.default_keys().iter().map(|key| format!("`{key}`")).collect();
        table.push_str(&format!("| {} | {} | {} |\n", keys.join(" "), action.doc(), action.name()));
    }
    table.push('\n');
    table
}

#[test]
fn the_key_table_is_that_of_the_actions() {
    let begin = "<!-- keys: made from the table of actions -->\n";
    let (_, rest) = README.split_once(begin).unwrap();
    let (found, _) = rest.split_once("<!-- /keys -->").unwrap();
    assert!(found == table(), "the key table of the README is stale; it should be:\n{}", table());
}

#[test]
fn the_examples_of_configuration_are_right() {
    let examples: Vec<&str> = README.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!examples.is_empty());
    for example in examples {
        if let Err(fault) = Config::parse(example, Path::new("README.md")) {
            panic!("{fault}\n{example}");
        }
    }
}

#[test]
fn every_picture_is_there() {
    for picture in README.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|path| path.ends_with(".svg")) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(picture).exists(), "{picture}");
    }
}
