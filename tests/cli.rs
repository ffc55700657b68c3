//! The program as another program sees it: its output, its exit codes, and what it says on standard error.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use clap::Parser;
use serde_json::{Value, json};
use tempfile::TempDir;

mod validator;

const PROGRAM: &str = env!("CARGO_BIN_EXE_gleaner");

/// A place with nothing in it but what a test puts there: no configuration of the user's, no marks.
struct Place(TempDir);

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let file = place.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn process(&self) -> Process {
        let mut process = Process::new(PROGRAM);
        process.current_dir(self.path()).env("HOME", self.path()).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
        process
    }

    fn gleaner(&self, arguments: &[&str]) -> Command {
        let mut command = Command::from_std(self.process());
        command.args(arguments);
        command
    }
}

fn objects(printed: &[u8]) -> Vec<Value> {
    let printed = std::str::from_utf8(printed).unwrap();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const NEWS: &str = "Tarn buys Osk for €40m\n\nTarn will pay €40m for Osk, it said on Monday.\n";

#[test]
fn every_input_has_its_object_in_order_and_a_bad_one_its_reason() {
    let place = Place::new(&[("z.txt", NEWS), ("b/two.txt", NEWS), ("b/one.txt", NEWS), ("a.txt", NEWS)]);
    let output = place.gleaner(&["extract", "z.txt", "gone.txt", "b", "a.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "gleaner: gone.txt: there is no such file or folder\n");
    let objects = objects(&output.stdout);
    let paths: Vec<_> = objects.iter().map(|object| object["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["z.txt", "gone.txt", "b/one.txt", "b/two.txt", "a.txt"]);
    assert_eq!(objects[1], json!({"schema": "gleaner-1", "path": "gone.txt", "problem": "there is no such file or folder"}));
    place.gleaner(&["extract", "a.txt"]).assert().success().stderr("");
}

/// Every object that is printed for the articles of this project fits the schema, and all that it points at is there.
#[test]
fn the_projects_own_articles_are_printed_as_the_schema_says() {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let output = Place::new(&[]).gleaner(&["extract", articles.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let objects = objects(&output.stdout);
    assert!(objects.len() >= 10);
    for object in &objects {
        let id = object["id"].as_str().unwrap();
        assert_eq!(validator::check(object), Vec::<String>::new(), "{id}");
        let text: Vec<char> = object["text"].as_str().unwrap().chars().collect();
        assert!(text.iter().all(|&c| c == '\n' || !c.is_control()), "{id}");
        let list = |name: &str| object[name].as_array().unwrap().clone();
        let mut places: Vec<[u64; 2]> = Vec::new();
        places.extend(list("body").iter().map(|range| [range[0].as_u64().unwrap(), range[1].as_u64().unwrap()]));
        assert!(places.windows(2).all(|pair| pair[0][1] <= pair[1][0]), "{id}: the body's ranges are not in order");
        let placed = |part: &Value| [part["start"].as_u64().unwrap(), part["end"].as_u64().unwrap()];
        for entity in list("organisations").iter().chain(&list("people")) {
            places.extend(entity["mentions"].as_array().unwrap().iter().map(placed));
        }
        places.extend(list("quotes").iter().map(placed));
        for figure in list("figures") {
            let [start, end] = placed(&figure);
            assert_eq!(text[start as usize..end as usize].iter().collect::<String>(), figure["text"].as_str().unwrap(), "{id}");
        }
        for fact in list("facts") {
            places
                .extend(fact["evidence"].as_array().unwrap().iter().map(|range| [range[0].as_u64().unwrap(), range[1].as_u64().unwrap()]));
        }
        assert!(places.iter().all(|[start, end]| start < end && *end as usize <= text.len()), "{id}: a place is not in the text");
        for reference in references(object) {
            let (sort, number) = reference.split_at(2);
            let list = match sort {
                "@o" => list("organisations"),
                "@p" => list("people"),
                _ => list("figures"),
            };
            assert!((1..=list.len()).contains(&number.parse().unwrap()), "{id}: {reference} is nowhere");
        }
    }
}

/// What the reader corrected holds on the command line as well, unless it is not wanted; a filter without state knows nothing of it.
#[test]
fn the_settings_of_figures_and_organisations_hold() {
    let text = "Tarn will pay $40m for Osk. It is due on 03/04/2024. It sold 64 cranes, said Norvia and Brill Ltd.\n";
    let settings = "[figures]\ndollar = \"CAD\"\ndate_order = \"day_first\"\nnever = [\"64\"]\n\
        [organisations]\nalways = [\"Norvia\"]\nnever = [\"Brill Ltd\"]\nsame_as = { \"Tarn\" = \"Tarn Holdings\" }\n";
    let place = Place::new(&[("a.txt", text), ("own.toml", settings)]);
    let found = |arguments: &[&str]| {
        let output = place.gleaner(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let (usual, own) = (found(&["extract", "a.txt"]), found(&["--config", "own.toml", "extract", "a.txt"]));
    let cases = [
        ("\"CAD\"", false, true),
        ("2024-04-03", false, true),
        ("\"text\":\"64\"", true, false),
        ("\"name\":\"Norvia\"", false, true),
        ("\"name\":\"Brill Ltd\"", true, false),
        ("\"name\":\"Tarn Holdings\"", false, true),
    ];
    for (words, usually, then) in cases {
        assert_eq!((usual.contains(words), own.contains(words)), (usually, then), "{words}\n{usual}\n{own}");
    }
}

#[test]
fn corrections_hold_for_what_is_extracted_too() {
    let text = "Corvane Group plc bought Brill Ltd for €40m, and Tarnwick said that Norvia had helped.";
    let corrections = "none: Brill Ltd\nsame: Corvane Group plc = Corvane Holdings\norganisation: Norvia\n";
    let place = Place::new(&[("a.txt", text), (".local/share/gleaner/corrections.txt", corrections)]);
    let names = |arguments: &[&str]| -> Vec<String> {
        let record = serde_json::to_string(&json!({"id": 1, "text": text})).unwrap();
        let output = place.gleaner(arguments).write_stdin(record).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let name = |organisation: &Value| organisation["name"].as_str().unwrap().to_owned();
        objects(&output.stdout)[0]["organisations"].as_array().unwrap().iter().map(name).collect()
    };
    let corrected = names(&["extract", "a.txt"]);
    for (name, is_there) in [("Corvane Holdings", true), ("Corvane Group plc", false), ("Brill Ltd", false), ("Norvia", true)] {
        assert_eq!(corrected.iter().any(|other| other == name), is_there, "{name} in {corrected:?}");
    }
    for arguments in [&["extract", "--uncorrected", "a.txt"][..], &["extract", "--records"]] {
        let uncorrected = names(arguments);
        for (name, is_there) in [("Corvane Holdings", false), ("Corvane Group plc", true), ("Brill Ltd", true)] {
            assert_eq!(uncorrected.iter().any(|other| other == name), is_there, "{name} in {uncorrected:?}");
        }
    }
}

/// Every string of an object that is a reference.
fn references(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if ["@o", "@p", "@f"].iter().any(|sort| text.starts_with(sort)) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(parts) => parts.iter().filter(|(name, _)| *name != "text").flat_map(|(_, part)| references(part)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn records_are_answered_in_order_and_a_bad_line_does_not_stop_the_rest() {
    let place = Place::new(&[]);
    let records: String = (0..300)
        .map(|n| if n == 150 { "no record\n".into() } else { format!("{{\"id\":\"r{n}\",\"text\":\"Tarn paid £{n}m.\"}}\n") })
        .collect();
    let output = place.gleaner(&["extract", "--records"]).write_stdin(records).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("gleaner: line 151: "));
    for (n, object) in objects(&output.stdout).iter().enumerate() {
        assert_eq!(validator::check(object), Vec::<String>::new());
        if n == 150 {
            assert!(object["problem"].as_str().unwrap().starts_with("line 151: "));
        } else {
            assert_eq!(object["id"], format!("r{n}"));
            assert_eq!(object["text"], format!("Tarn paid £{n}m."));
        }
    }
}

/// What an engine for many machines relies on: nothing is known of one record from another.
#[test]
fn records_read_in_parts_give_the_same_lines() {
    let place = Place::new(&[]);
    let record = |n: usize| {
        let text = format!("Tarn Holdings (TH) bought Osk{n} for £{n}m. TH paid in May. Ada Lund, its head, spoke. Lund left.");
        format!("{}\n", json!({"id": n, "text": text, "reference_date": "2024-02-29"}))
    };
    let read = |records: String| place.gleaner(&["extract", "--records"]).write_stdin(records).output().unwrap().stdout;
    let whole = read((0..40).map(record).collect());
    let parts: Vec<u8> = [0..1, 1..15, 15..40].into_iter().flat_map(|part| read(part.map(record).collect())).collect();
    assert_eq!(objects(&whole).len(), 40);
    assert!(whole == parts, "the parts' lines must be those of the whole");
}

/// The next record is written only when the one before has been answered: nothing may wait for a buffer to fill.
#[test]
fn a_record_is_answered_before_the_next_is_there() {
    let place = Place::new(&[]);
    let mut child = place.process().args(["extract", "--records"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for n in 0..5 {
        writeln!(input, "{{\"id\":{n},\"text\":\"Tarn paid £{n}m.\",\"reference_date\":\"2024-02-29\"}}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        let object: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!((&object["id"], &object["meta"]["date"]), (&json!(n.to_string()), &json!("2024-02-29")));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_broken_pipe_ends_quietly() {
    let place = Place::new(&[("a.txt", NEWS)]);
    for arguments in
        [vec!["extract", "--records"], vec!["config", "keys"], vec!["config", "default"], vec!["completions", "bash"], vec!["man"]]
    {
        let mut child =
            place.process().args(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut input = child.stdin.take().unwrap();
        for n in 0..200 {
            // It may have left already, which is what it should.
            let _ = writeln!(input, "{{\"id\":{n},\"text\":\"Tarn paid £{n}m.\"}}");
        }
        drop(input);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let hostile = "Tarn\u{1b}]0;owned\u{7} buys\u{1b}[31m Osk\u{9b}2J for £4m\u{202e}\n\nOsk\u{200b}\u{e0041} cost =£4m\u{90}q, \u{1b}kname\u{1b}\\ it said.\n";
    let place = Place::new(&[("in.txt", hostile), ("\u{1b}[2Jname.txt", hostile), ("bad\u{1b}[2J\u{202e}.txt", "")]);
    let obeyed = |c: char| {
        c != '\n' && (c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{e0000}'..='\u{e0fff}'))
    };
    for format in ["json", "csv", "markdown", "text"] {
        let output = place.gleaner(&["extract", "--format", format, "."]).output().unwrap();
        for printed in [output.stdout, output.stderr] {
            let printed = String::from_utf8(printed).unwrap();
            assert!(printed.contains("name") || printed.contains("bad"), "{printed}");
            assert_eq!(printed.chars().filter(|&c| obeyed(c) && c != '\r').collect::<String>(), "", "{format}: {printed:?}");
        }
    }
    let record = json!({"id": hostile, "text": hostile}).to_string();
    let output = place.gleaner(&["extract", "--records"]).write_stdin(record).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(!printed.contains(obeyed), "{printed:?}");
    assert_eq!(objects(printed.as_bytes())[0]["text"], hostile);
    let said = place.gleaner(&["extract", "no\u{1b}[2J\u{9b}such"]).output().unwrap().stderr;
    assert!(!String::from_utf8(said).unwrap().contains(obeyed));
    let said = place.gleaner(&["--config", "no\u{1b}[2J\u{9b}such", "extract"]).output().unwrap().stderr;
    assert!(!String::from_utf8(said).unwrap().contains(obeyed));
}

#[test]
fn tables_have_a_row_for_each_fact_and_figure() {
    let place = Place::new(&[("a.txt", NEWS), ("b.txt", "=cmd()|run buys £5m of shares\n\nThe price was £5m.\n")]);
    let full = objects(&place.gleaner(&["extract", "a.txt", "b.txt"]).output().unwrap().stdout);
    let rows: usize =
        full.iter().map(|object| object["facts"].as_array().unwrap().len() + object["figures"].as_array().unwrap().len()).sum();
    let output = place.gleaner(&["extract", "--format", "csv", "a.txt", "b.txt"]).output().unwrap();
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    assert_eq!(reader.headers().unwrap().get(0), Some("article"));
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), rows);
    assert!(records.iter().flatten().all(|cell| !cell.starts_with(['=', '@', '+'])));
    for format in ["markdown", "text"] {
        let printed = String::from_utf8(place.gleaner(&["extract", "--format", format, "a.txt"]).output().unwrap().stdout).unwrap();
        assert!(printed.contains("Tarn buys Osk for €40m") && printed.contains("a.txt"), "{printed}");
        for figure in full[0]["figures"].as_array().unwrap() {
            assert!(printed.contains(figure["text"].as_str().unwrap()), "{printed}");
        }
    }
}

#[test]
fn exit_codes_tell_usage_from_input() {
    let place = Place::new(&[("a.txt", NEWS), ("bad.toml", "[screen]\nwidht = 3\n")]);
    let cases: &[(&[&str], i32)] = &[
        (&["extract", "a.txt"], 0),
        (&["extract", "nothing-here"], 1),
        (&["extract", "--nonsense"], 2),
        (&["extract", "--records", "a.txt"], 2),
        (&["config", "check"], 0),
        (&["--config", "bad.toml", "config", "check"], 2),
        (&["--config", "bad.toml", "extract", "a.txt"], 2),
        (&["--config", "none.toml", "extract", "a.txt"], 2),
        (&["config", "unknown"], 2),
        (&["completions", "no-shell"], 2),
        (&["a.txt"], 2), // no terminal to draw on
        (&["--version"], 0),
        (&["--help"], 0),
    ];
    for (arguments, code) in cases {
        let assert = place.gleaner(arguments).assert().code(*code);
        // A wrong configuration is told, whatever was asked for.
        if arguments.contains(&"bad.toml") {
            let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
            assert!(said.starts_with("gleaner: bad.toml:2:1: "), "{said}");
        }
    }
}

#[test]
fn the_configuration_is_found_in_its_places() {
    let quit = |key: &str| format!("[keys]\nquit = [\"{key}\"]\n");
    let place = Place::new(&[("explicit.toml", &quit("F5")), ("config.toml", &quit("F6")), ("own/gleaner/config.toml", &quit("F7"))]);
    let keys = |arguments: &[&str]| {
        let own = place.path().join("own");
        let output = place.gleaner(arguments).env("XDG_CONFIG_HOME", own).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let line = printed.lines().find(|line| line.contains(" quit ")).unwrap().to_owned();
        line.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(keys(&["--config", "explicit.toml", "config", "keys"]), "F5");
    assert_eq!(keys(&["config", "keys"]), "F6");
    fs::remove_file(place.path().join("config.toml")).unwrap();
    assert_eq!(keys(&["config", "keys"]), "F7");
    fs::remove_dir_all(place.path().join("own")).unwrap();
    assert_eq!(keys(&["config", "keys"]), "q");
}

#[test]
fn folders_count_from_the_file_that_names_them() {
    let place = Place::new(&[
        ("far/config.toml", "[library]\nfolders = [\"news\", \"~/more.txt\"]\n"),
        ("far/news/a.txt", NEWS),
        ("more.txt", NEWS),
    ]);
    let output = place.gleaner(&["--config", "far/config.toml", "extract"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let objects = objects(&output.stdout);
    let paths: Vec<_> = objects.iter().map(|object| object["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(paths, ["far/news/a.txt".to_owned(), place.path().join("more.txt").to_string_lossy().into_owned()]);
}

#[test]
fn the_default_configuration_is_a_right_one() {
    let place = Place::new(&[]);
    let printed = place.gleaner(&["config", "default"]).output().unwrap().stdout;
    fs::write(place.path().join("config.toml"), printed).unwrap();
    place.gleaner(&["config", "check"]).assert().success().stdout("config.toml: no fault found\n");
}

#[test]
fn completions_manual_and_schema_are_printed() {
    let place = Place::new(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = place.gleaner(&["completions", shell]).output().unwrap().stdout;
        assert!(String::from_utf8(script).unwrap().contains("extract"), "{shell}");
    }
    let manual = String::from_utf8(place.gleaner(&["man"]).output().unwrap().stdout).unwrap();
    assert!(manual.contains(".TH gleaner 1") && manual.contains("Exit status"), "{manual}");
    let schema: Value = serde_json::from_slice(&place.gleaner(&["extract", "--schema"]).output().unwrap().stdout).unwrap();
    assert_eq!(schema["title"], "gleaner-1");
}

/// What the help teaches is right: each of its examples is understood.
#[test]
fn the_examples_of_the_help_are_understood() {
    let help = String::from_utf8(Place::new(&[]).gleaner(&["--help"]).output().unwrap().stdout).unwrap();
    let examples: Vec<_> = help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| line.starts_with("  ")).collect();
    assert!(examples.len() >= 5, "{help}");
    for example in examples {
        let command = example.trim().split("   ").next().unwrap();
        let words = command.split(['|', '<', '>']).map(str::trim).find(|part| part.starts_with("gleaner")).unwrap();
        gleaner::cli::Cli::try_parse_from(words.split_whitespace()).unwrap_or_else(|error| panic!("{example}: {error}"));
    }
}
