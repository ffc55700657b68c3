//! The README tells the truth: its key table is that of the actions, its examples of configuration are read and its commands run.

#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

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

#[test]
fn the_commands_answer() {
    let (_, rest) = README.split_once("## On the command line").unwrap();
    let commands = rest.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let home = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["articles", "news"] {
        std::os::unix::fs::symlink(root.join("articles"), home.path().join(name)).unwrap();
    }
    std::fs::write(home.path().join("records.jsonl"), "{\"id\": 1, \"text\": \"Acme plc bought Brill Ltd for £5m.\"}\n").unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_gleaner")).parent().unwrap().display();
    assert!(commands.lines().count() > 5);
    for line in commands.lines() {
        let command = line.split("  #").next().unwrap().replace("| less", "| cat");
        let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
        let mut run = Command::new("sh");
        run.args(["-c", &command]).current_dir(home.path()).env("HOME", home.path()).env("PATH", path);
        for kept in ["XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            run.env_remove(kept);
        }
        let output = run.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty() && !output.stdout.is_empty(), "{command}: {}: {said}", output.status);
    }
}
