//! What must hold for every text, whatever it is.

#![allow(missing_docs, clippy::unwrap_used)]

mod hold;

use gleaner::article::{Block, BlockKind, Layer};
use gleaner::extract;
use gleaner::extract::document::Document;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::token::tokenise;
use gleaner::library::entry::{ArticleId, Entry, State, Totals};
use gleaner::library::shelf::Listing;
use gleaner::load::clean;
use gleaner::span::Span;
use gleaner::tui::ahead::Prepared;
use gleaner::tui::app::App;
use gleaner::tui::event::{Event, Mouse};
use gleaner::tui::find;
use gleaner::tui::keymap::{Chord, Key};
use gleaner::tui::settings::Settings;
use gleaner::tui::theme::ThemeName;
use gleaner::tui::wrap::wrap;
use hold::{in_order, of_text};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Default::default()));

/// Texts that look like news at one moment and like nothing at the next.
fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        4 => prop::sample::select(vec![
            "Acme Group plc", "said", "it will", "acquire", "Brill Ltd", "for", "£1.3bn", "$5-a-share", "in 2024", "“We won,”", "’s", "Jane Doe",
            "chief executive", "of", "the company", "(CMA)", "not", "may", "from 61% to 58%", "Q3", "on Tuesday", ".", ",", "\n", "\n\n", "\"", "-",
            "University of Surrey", "5G", "up to", "20 Feb 2025", "Ms LI Qing", "nearly a decade", "1,234.56", "between", "and", "denied", "AT&T",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[a-z]{1,60}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| clean::text(&fragments.join(" ")))
}

/// Lines of a configuration and of corrections, right and wrong.
fn line_of_settings() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "[screen]",
        "[keys]",
        "[styles]",
        "[programs]",
        "[organisations]",
        "width = 80",
        "width = -1",
        "theme = \"drak\"",
        "theme = \"\\u001b[31m\"",
        "down = [\"j\"]",
        "quit = [\"Ctrl-\"]",
        "\"a\\u001bb\" = 1",
        "organisation = \"bold purpel\"",
        "editor = \"vi 'x\"",
        "same_as = { \"A\" = \"B\" }",
        "organisation: Norvia",
        "none: \u{1b}[31m",
        "same: A = B = C",
        "same: = ",
        "g g",
        "Ctrl-Alt-x",
        "-",
        "\u{feff}",
        "=",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(hold::cases(192)))]

    #[test]
    fn tokens_and_gaps_concatenate_to_the_text(text in text()) {
        let tokens = tokenise(&text);
        in_order(&text, tokens.iter().map(|token| token.span));
        let mut end = 0;
        for token in &tokens {
            prop_assert!(text[end..token.span.start()].chars().all(char::is_whitespace), "a gap that is no space");
            end = token.span.end();
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn sentences_stay_in_their_blocks_and_lose_no_token(text in text()) {
        let article = of_text(&text);
        let document = Document::new(&article);
        in_order(&article.text, document.sentences.iter().map(|sentence| sentence.span));
        for sentence in &document.sentences {
            prop_assert!(article.blocks.iter().any(|block| block.span.contains(sentence.span)));
        }
        let covered: usize = document.sentences.iter().map(|sentence| sentence.tokens().len()).sum();
        prop_assert_eq!(covered, document.tokens.len());
    }

    #[test]
    fn every_text_has_an_analysis_in_order(text in text()) {
        let article = of_text(&text);
        hold::analysis(&article, &extract::analyse(&article, &LEXICON));
    }

    #[test]
    fn rows_are_no_wider_than_the_screen_and_lose_only_spaces(text in text(), width in 1u16..60) {
        let article = of_text(&text);
        hold::rows(&article, width);
    }

    #[test]
    fn every_text_is_a_configuration_or_has_a_fault(lines in prop::collection::vec(prop_oneof![line_of_settings(), "\\PC{0,20}", any::<String>()], 0..8)) {
        lines.iter().for_each(|line| hold::settings(line));
        hold::settings(&lines.join("\n"));
    }

    #[test]
    fn a_word_of_the_text_is_found(text in text(), n in any::<prop::sample::Index>()) {
        let words: Vec<&str> = text.split_whitespace().collect();
        prop_assume!(!words.is_empty());
        let word = words[n.index(words.len())];
        let hits = find::all(&text, word);
        prop_assert!(!hits.is_empty());
        in_order(&text, hits.into_iter());
    }

    #[test]
    fn keys_are_read_as_they_are_written(text in "(Ctrl-)?(Alt-)?([!-~é]|Enter|F[1-9]|PageUp)( [a-z])?") {
        let chord = Chord::parse(&text).unwrap();
        prop_assert_eq!(Chord::parse(&chord.to_string()).unwrap(), chord);
    }

    #[test]
    fn no_keys_at_any_size_break_the_reader(
        text in text(),
        moves in prop::collection::vec((0usize..70, 0u16..200, 0u16..60), 0..60),
    ) {
        let settings = Settings::default();
        let keymap = settings.keymap().unwrap();
        let mut app = App::new(settings, keymap, ThemeName::Dark);
        let article = Arc::new(of_text(&text));
        app.update(Event::Resize(100, 30));
        let line = Entry::new(ArticleId(1), article.source.clone(), State::Read, article.display_title());
        let totals = Totals { articles: 1, unread: 1 };
        app.update(Event::Listed(Box::new(Listing { selection: app.shelf.selection().clone(), order: vec![line.id], totals })));
        app.catch_up();
        let analysis = Arc::new(extract::analyse(&article, &LEXICON));
        app.update(Event::Opened(line.id, Some(Box::new(line)), Some(Prepared::new((article, Some(analysis))))));
        prop_assert!(app.reader.article.is_some());
        app.fit();
        let keys = [
            "j", "k", "G", "g", "Enter", "Esc", "Tab", "/", "a", "n", "N", "]", "[", "o", "f", "e", "q", "Ctrl-d", "Ctrl-u", "Space", "b", "v", "z",
            "+", "-", "c", "s", "u", "y", ":", "?", "m", "'", "Ctrl-o", "Ctrl-i", "}", "{", "1", "9", "i", "J", "K", "S", "t", "Backspace", "T", "W", "U", "C", "L", "x", "d", "I", ">", "<", "E",
        ];
        for (what, column, row) in moves {
            match what {
                0..=2 => app.update(Event::Resize(column, row)),
                3 => app.update(Event::Mouse(Mouse::Press, column, row)),
                5 => app.update(Event::Mouse(Mouse::Drag, column, row)),
                4 => app.update(Event::Mouse(Mouse::WheelDown, column, row)),
                key => app.update(Event::Key(Key::parse(keys[key % keys.len()]).unwrap())),
            };
            app.fit();
            prop_assert!(app.reader.top <= app.reader.text().len() && app.reader.cursor <= app.reader.text().len());
        }
    }
}

#[test]
fn a_block_of_spaces_has_no_rows() {
    let block = Block { span: Span::new(0, 3), kind: BlockKind::Paragraph, layer: Layer::Body };
    assert!(wrap("   ", &[block], 10, true).is_empty());
}
