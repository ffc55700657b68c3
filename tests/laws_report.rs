//! What holds of the output and the configuration, whatever the text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::LazyLock;

use gleaner::article::{Article, Source};
use gleaner::config::Config;
use gleaner::extract;
use gleaner::extract::lexicon::Lexicon;
use gleaner::report::codepoints::Codepoints;
use gleaner::report::{records, tables};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Made once: it reads the network.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// Text as strangers send it: any characters, and words that the finders look for.
fn text() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        any::<String>(),
        "[ -~]{0,12}",
        Just("Tarn plc said".to_owned()),
        Just("£1.3bn".to_owned()),
        Just("“a record”".to_owned()),
        Just("\u{1b}[2J\u{9b}\u{202e}".to_owned()),
        Just("日本 👩\u{200d}💻 e\u{301}".to_owned()),
        Just("\r\n\n".to_owned()),
        Just("=1+1|cmd".to_owned()),
    ];
    prop::collection::vec(words, 0..12).prop_map(|words| words.join(" "))
}

/// All but the joiner, which stands inside emoji.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_comes_back_with_its_text_and_places_in_it(texts in prop::collection::vec(text(), 1..4)) {
        let input: String = texts.iter().enumerate().map(|(n, text)| json!({"id": n, "text": text}).to_string() + "\n").collect();
        let mut out = Vec::new();
        let whole = records::run(input.as_bytes(), &mut out, &LEXICON, |problem| panic!("{problem}")).unwrap();
        prop_assert!(whole);
        let printed = String::from_utf8(out).unwrap();
        prop_assert!(!printed.contains(|c| c != '\n' && is_obeyed(c)));
        let objects: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(objects.len(), texts.len());
        for (object, text) in objects.iter().zip(&texts) {
            prop_assert_eq!(object["text"].as_str().unwrap(), text);
            let chars: Vec<char> = text.chars().collect();
            for range in object["body"].as_array().unwrap() {
                let words: String = chars[range[0].as_u64().unwrap() as usize..range[1].as_u64().unwrap() as usize].iter().collect();
                prop_assert!(!words.is_empty() && words.trim() == words && !words.contains('\n'));
            }
        }
    }

    #[test]
    fn code_points_are_counted_as_chars_are(text in any::<String>()) {
        let points = Codepoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(points.at(offset) as usize, count);
        }
        prop_assert_eq!(points.at(text.len()) as usize, text.chars().count());
    }

    #[test]
    fn tables_are_inert_and_whole(text in text(), title in text()) {
        let mut article = Article::from_body(Source::File(format!("{title}.txt").into()), text, None);
        article.meta.title = Some(title);
        let analysis = extract::analyse(&article, &LEXICON);
        let rows = [tables::csv_header(), tables::csv(&article, &analysis)].concat();
        let mut reader = csv::Reader::from_reader(rows.as_slice());
        let width = reader.headers().unwrap().len();
        let numbers = ["value", "low", "high"].map(|name| reader.headers().unwrap().iter().position(|column| column == name).unwrap());
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), analysis.facts.len() + analysis.figures.len());
        for record in records {
            prop_assert_eq!(record.len(), width);
            for (column, cell) in record.iter().enumerate() {
                prop_assert!(!cell.contains(is_obeyed), "{:?}", cell);
                prop_assert!(numbers.contains(&column) || !cell.starts_with(['=', '+', '-', '@']), "{:?}", cell);
            }
        }
        for shown in [tables::markdown(&article, &analysis), tables::text(&article, &analysis)] {
            prop_assert!(!shown.contains(|c| c != '\n' && is_obeyed(c)), "{:?}", shown);
        }
    }

    #[test]
    fn a_configuration_comes_back(width in 20u16..=400, megabytes in 1u32..=1000, names in prop::collection::vec(any::<String>(), 0..4),
            pairs in prop::collection::btree_map(any::<String>(), any::<String>(), 0..4), mouse: bool, folder in "[^\0]{1,20}") {
        let mut config = Config::default();
        config.screen.width = width;
        config.screen.mouse = mouse;
        config.load.max_megabytes = megabytes;
        config.load.leave_out = names.clone();
        config.library.folders = vec![folder.into()];
        config.figures.never = names.clone();
        config.organisations.always = names;
        config.organisations.same_as = pairs;
        let text = toml::to_string(&config).unwrap();
        prop_assert_eq!(Config::parse(&text, Path::new("config.toml")).unwrap(), config);
    }

    #[test]
    fn no_configuration_makes_it_panic(text in any::<String>(), table in "(library|load|figures|organisations|screen|styles|keys)", line in "[ -~]{0,30}") {
        for text in [text.clone(), format!("[{table}]\n{line}\n{text}")] {
            if let Err(fault) = Config::parse(&text, Path::new("config.toml")) {
                prop_assert!(fault.to_string().starts_with("config.toml:"));
                prop_assert!(!fault.to_string().contains(|c| c != '\n' && is_obeyed(c)));
            }
        }
    }
}
