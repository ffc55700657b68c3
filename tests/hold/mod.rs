//! What must hold of every article, analysis and row, whatever the text: the laws and the fuzz targets ask the same.
#![allow(dead_code, missing_docs, clippy::expect_used, reason = "each test asks for its own part, and fails by panicking")]

use std::path::Path;

use gleaner::article::{Article, Source};
use gleaner::config::Config;
use gleaner::extract::analysis::{Analysis, Entity};
use gleaner::library::corrections::Corrections;
use gleaner::load::{self, clean};
use gleaner::span::Span;
use gleaner::tui::command;
use gleaner::tui::keymap::Chord;
use gleaner::tui::wrap::{Setting, wrap_as};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cases a law is tried with: as many as PROPTEST_CASES says, else the usual.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// An article of a clean text.
pub fn of_text(text: &str) -> Article {
    Article::from_body(Source::Stream("law".into()), clean::text(text), Some(jiff::civil::date(2024, 3, 17)))
}

/// Sorted, disjoint, not empty, on character boundaries, inside the text.
pub fn in_order(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end && !span.is_empty(), "{span:?} after {end}");
        assert!(text.get(span.range()).is_some(), "{span:?} is not of the text");
        end = span.end();
    }
}

/// Any bytes under any name are read, and what is read are articles.
pub fn bytes(bytes: &[u8]) {
    for name in ["a.txt", "a.md", "a.html", "a.xml", "a"] {
        load::bytes(bytes, Source::File(name.into()), &load::Settings::default()).iter().for_each(article);
    }
}

/// Any text is a configuration or has a fault, any list of corrections is read, and no fault carries what a terminal obeys.
pub fn settings(text: &str) {
    if let Err(fault) = Config::parse(text, Path::new("config.toml")) {
        let words = fault.to_string();
        assert!(words.chars().all(|c| c == '\n' || !c.is_control()), "{words:?} is not printable");
    }
    for correction in Corrections::parse(text).iter() {
        assert_eq!(Corrections::parse(&correction.to_string()).iter().next(), Some(correction));
    }
    if let Ok(chord) = Chord::parse(text) {
        assert_eq!(Chord::parse(&chord.to_string()), Ok(chord));
    }
    let _ = command::words(text); // it has an answer
}

/// What every article must hold to.
pub fn article(article: &Article) {
    assert_eq!(clean::text(&article.text), article.text, "the text is not clean");
    let mut end = 0;
    for block in &article.blocks {
        let (from, to) = (block.span.start(), block.span.end());
        assert!(from >= end && from < to && to <= article.text.len(), "blocks must be sorted, disjoint and not empty");
        let words = article.text.get(from..to).expect("blocks must lie on characters");
        assert_eq!(words, words.trim(), "blocks must be trimmed");
        assert_eq!(article.text[end..from].trim(), "", "words must not lie between blocks");
        end = to;
    }
    assert_eq!(article.text[end..].trim(), "", "words must not lie behind the last block");
    for link in &article.links {
        assert!(!link.span.of(&article.text).is_empty() && link.url.to_ascii_lowercase().starts_with("http"));
        assert!(!link.url.contains(|c: char| c.is_control() || c.is_whitespace()));
    }
    let meta = &article.meta;
    for field in [&meta.title, &meta.standfirst, &meta.source, &meta.byline, &meta.url].into_iter().flatten() {
        assert_eq!(&clean::line(field), field, "metadata must be clean lines");
    }
}

/// What every analysis of an article must hold to.
pub fn analysis(article: &Article, analysis: &Analysis) {
    let text = article.text.as_str();
    in_order(text, analysis.mentions.iter().map(|mention| mention.span));
    in_order(text, analysis.figures.iter().map(|figure| figure.span));
    for mention in &analysis.mentions {
        let known = match mention.of {
            Entity::Organisation(id) => analysis.organisation(id).is_some(),
            Entity::Person(id) => analysis.person(id).is_some(),
            Entity::Figure(id) => analysis.figure(id).is_some(),
        };
        assert!(known, "{mention:?} names nothing");
    }
    assert!(analysis.quotes.iter().all(|quote| !quote.span.of(text).is_empty()));
    for fact in &analysis.facts {
        assert!(!fact.evidence.is_empty() && fact.evidence.iter().all(|span| !span.of(text).is_empty()), "{fact:?} stands nowhere");
        assert!((0.0..=1.0).contains(&fact.confidence) && !fact.line.is_empty() && !fact.line.contains('\n'), "{fact:?}");
    }
}

/// What the rows of an article at a width must hold to, hyphenated or not.
pub fn rows(article: &Article, width: u16) {
    for hyphenated in [false, true] {
        let rows = wrap_as(&article.text, &article.blocks, width, true, Setting { hyphenated, justified: false });
        in_order(&article.text, rows.iter().map(|row| row.span).filter(|span| !span.is_empty()));
        let mut end = 0;
        for row in &rows {
            let words = row.span.of(&article.text);
            let columns: usize = words.graphemes(true).map(|grapheme| grapheme.width()).sum::<usize>() + usize::from(row.hyphen);
            let alone = words.graphemes(true).count() == 1;
            assert!(columns + usize::from(row.indent) <= usize::from(width) || alone, "{words:?} at {width}");
            assert!(article.text[end..row.span.start()].trim().is_empty(), "words are lost");
            end = row.span.end();
        }
        assert!(article.text[end..].trim().is_empty(), "words are lost at the end");
    }
}
