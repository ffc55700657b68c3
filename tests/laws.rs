//! What must hold for every text, whatever it is.

#![allow(missing_docs, clippy::unwrap_used)]

use gleaner::article::{Article, Block, BlockKind, Layer, Source};
use gleaner::extract;
use gleaner::extract::analysis::Entity;
use gleaner::extract::document::Document;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::token::tokenise;
use gleaner::load::clean;
use gleaner::span::Span;
use gleaner::tui::app::App;
use gleaner::tui::event::{Event, Mouse};
use gleaner::tui::find;
use gleaner::tui::keymap::{Chord, Key};
use gleaner::tui::settings::Settings;
use gleaner::tui::theme::ThemeName;
use gleaner::tui::wrap::wrap;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| clean::text(&fragments.join(" ")))
}

fn article(text: String) -> Article {
    Article::from_body(Source::Stream("law".into()), text, Some(jiff::civil::date(2024, 3, 17)))
}

/// Sorted, disjoint, not empty, on character boundaries, inside the text.
fn in_order(text: &str, spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut end = 0;
    for span in spans {
        prop_assert!(span.start() >= end && !span.is_empty(), "{span:?} after {end}");
        prop_assert!(text.get(span.range()).is_some(), "{span:?} is not of the text");
        end = span.end();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn tokens_and_gaps_concatenate_to_the_text(text in text()) {
        let tokens = tokenise(&text);
        in_order(&text, tokens.iter().map(|token| token.span))?;
        let mut end = 0;
        for token in &tokens {
            prop_assert!(text[end..token.span.start()].chars().all(char::is_whitespace), "a gap that is no space");
            end = token.span.end();
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn sentences_stay_in_their_blocks_and_lose_no_token(text in text()) {
        let article = article(text);
        let document = Document::new(&article);
        in_order(&article.text, document.sentences.iter().map(|sentence| sentence.span))?;
        for sentence in &document.sentences {
            prop_assert!(article.blocks.iter().any(|block| block.span.contains(sentence.span)));
        }
        let covered: usize = document.sentences.iter().map(|sentence| sentence.tokens().len()).sum();
        prop_assert_eq!(covered, document.tokens.len());
    }

    #[test]
    fn every_text_has_an_analysis_in_order(text in text()) {
        let article = article(text);
        let analysis = extract::analyse(&article, &LEXICON);
        let text = article.text.as_str();
        in_order(text, analysis.mentions.iter().map(|mention| mention.span))?;
        in_order(text, analysis.figures.iter().map(|figure| figure.span))?;
        for mention in &analysis.mentions {
            let known = match mention.of {
                Entity::Organisation(id) => analysis.organisation(id).is_some(),
                Entity::Person(id) => analysis.person(id).is_some(),
                Entity::Figure(id) => analysis.figure(id).is_some(),
            };
            prop_assert!(known);
        }
        for quote in &analysis.quotes {
            prop_assert!(!quote.span.of(text).is_empty());
        }
        for fact in &analysis.facts {
            prop_assert!(!fact.evidence.is_empty() && fact.evidence.iter().all(|span| !span.of(text).is_empty()));
            prop_assert!((0.0..=1.0).contains(&fact.confidence) && !fact.line.is_empty() && !fact.line.contains('\n'));
        }
    }

    #[test]
    fn rows_are_no_wider_than_the_screen_and_lose_only_spaces(text in text(), width in 1u16..60) {
        let article = article(text);
        let rows = wrap(&article.text, &article.blocks, width, true);
        let spans = rows.iter().map(|row| row.span).filter(|span| !span.is_empty());
        in_order(&article.text, spans.clone())?;
        let mut end = 0;
        for row in &rows {
            let words = row.span.of(&article.text);
            let columns: usize = words.graphemes(true).map(|grapheme| grapheme.width()).sum();
            prop_assert!(columns + usize::from(row.indent) <= usize::from(width) || words.graphemes(true).count() == 1, "{words:?} at {width}");
            prop_assert!(article.text[end..row.span.start()].trim().is_empty(), "words are lost");
            end = row.span.end();
        }
        prop_assert!(article.text[end..].trim().is_empty());
    }

    #[test]
    fn a_word_of_the_text_is_found(text in text(), n in any::<prop::sample::Index>()) {
        let words: Vec<&str> = text.split_whitespace().collect();
        prop_assume!(!words.is_empty());
        let word = words[n.index(words.len())];
        let hits = find::all(&text, word);
        prop_assert!(!hits.is_empty());
        in_order(&text, hits.into_iter())?;
    }

    #[test]
    fn keys_are_read_as_they_are_written(text in "(Ctrl-)?(Alt-)?([!-~é]|Enter|F[1-9]|PageUp)( [a-z])?") {
        let chord = Chord::parse(&text).unwrap();
        prop_assert_eq!(Chord::parse(&chord.to_string()).unwrap(), chord);
    }

    #[test]
    fn no_keys_at_any_size_break_the_reader(
        text in text(),
        moves in prop::collection::vec((0usize..60, 0u16..200, 0u16..60), 0..60),
    ) {
        let settings = Settings::default();
        let keymap = settings.keymap().unwrap();
        let mut app = App::new(settings, keymap, ThemeName::Dark);
        let article = Arc::new(article(text));
        app.update(Event::Resize(100, 30));
        app.update(Event::Found(vec!["a.txt".into()]));
        app.update(Event::Loaded("a.txt".into(), vec![article.clone()]));
        app.update(Event::Analysed(article.source.clone(), Arc::new(extract::analyse(&article, &LEXICON))));
        app.catch_up();
        app.fit();
        let keys = [
            "j", "k", "G", "g", "Enter", "Esc", "Tab", "/", "a", "n", "N", "]", "[", "o", "f", "e", "q", "Ctrl-d", "Ctrl-u", "Space", "b", "v", "z",
            "+", "-", "c", "s", "u", "y", ":", "?", "m", "'", "Ctrl-o", "Ctrl-i", "}", "{", "1", "9", "i", "J", "K", "S", "t", "Backspace",
        ];
        for (what, column, row) in moves {
            match what {
                0..=2 => app.update(Event::Resize(column, row)),
                3 => app.update(Event::Mouse(Mouse::Press, column, row)),
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
