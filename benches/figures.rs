//! How fast figures are found, in megabytes of text a second: alone, on tokens already made, and with the tokeniser.
//!
//! The text is over five megabytes of the articles of `articles/` and `tests/gold/`, again and again: one figure in about
//! 120 bytes, twice as many as most news has. The dense text is made of sentences of market reports: one in 50 bytes.

use std::fs;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use gleaner::article::{Article, Source};
use gleaner::extract::document::Document;
use gleaner::extract::figure::find;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::token::tokenise;
use jiff::civil::date;

fn main() {
    divan::main();
}

/// The size of the texts, in bytes.
const SIZE: usize = 5_500_000;

/// The articles that come with the reader and those that its accuracy is measured on.
fn varied() -> String {
    let mut files: Vec<_> = ["articles", "tests/gold/open", "tests/gold/blind"]
        .iter()
        .filter_map(|folder| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let texts: String = files.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    assert!(!texts.is_empty(), "the articles are read");
    texts.repeat(SIZE / texts.len() + 1)
}

/// Sentences of market reports: figures of every kind, and sentences that have none.
fn dense() -> String {
    const SENTENCES: &[&str] = &[
        "{Name} said on {day} that revenue rose {n}% to £{n}.{k}bn in the {quarter} quarter, up from £{n}m a year earlier. ",
        "The group, which is based in a quiet town by the river, declined to comment on whether its board had seen the letter. ",
        "Analysts had expected earnings of ${n}.{k} a share, according to people who follow the company. ",
        "“We have always tried to listen to the people who use what we make,” said its chief executive, who joined from a rival. ",
        "It will close {n} of its {n},{n}00 branches by 20{n}, and about {n},000 jobs are at risk, a union said. ",
        "Neither side would say how long the talks might last, nor who had asked for them in the first place. ",
        "The plant in the north of the country makes {n},{n}00 tonnes of paper a year and runs on {n} megawatts. ",
        "Lawyers for both firms are due in court next week, and a ruling is not expected before {month} {k}, 20{n}. ",
        "Between 20{n} and 20{n} the fund put more than €{n}m into start-ups that write software for hospitals and schools. ",
        "Shares in {Name} slipped from {n}.{k} to {n} pence, the third fall in a row, while the wider market was little changed. ",
        "The regulator has opened an inquiry into the way in which the service treats its customers, and has asked them to write in. ",
    ];
    const NAMES: &[&str] = &["Northgate", "Lumentek", "Acme Foods", "Bolt & Sons", "Harbour Bank"];
    const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    const MONTHS: &[&str] = &["March", "June", "October", "December"];
    const QUARTERS: &[&str] = &["first", "second", "third", "fourth"];
    let mut out = String::new();
    let mut seed = 7u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    while out.len() < SIZE {
        let mut sentence = SENTENCES[next(SENTENCES.len())].to_owned();
        while let Some(at) = sentence.find("{n}") {
            sentence.replace_range(at..at + 3, &(10 + next(89)).to_string());
        }
        while let Some(at) = sentence.find("{k}") {
            sentence.replace_range(at..at + 3, &(1 + next(9)).to_string());
        }
        let sentence = sentence
            .replace("{Name}", NAMES[next(NAMES.len())])
            .replace("{day}", DAYS[next(DAYS.len())])
            .replace("{month}", MONTHS[next(MONTHS.len())])
            .replace("{quarter}", QUARTERS[next(QUARTERS.len())]);
        out += &sentence;
        if next(6) == 0 {
            out.push('\n');
        }
    }
    out
}

fn article(text: String) -> Article {
    Article::from_body(Source::Stream("bench".into()), text, Some(date(2024, 6, 12)))
}

#[divan::bench(sample_count = 10)]
fn figures_alone(bencher: Bencher) {
    alone(bencher, varied());
}

#[divan::bench(sample_count = 10)]
fn figures_alone_dense(bencher: Bencher) {
    alone(bencher, dense());
}

fn alone(bencher: Bencher, text: String) {
    let (article, lexicon) = (article(text), Lexicon::default());
    let document = Document::new(&article);
    bencher.counter(BytesCount::of_str(&article.text)).bench_local(|| find(&document, &lexicon));
}

#[divan::bench(sample_count = 10)]
fn figures_with_tokens_and_sentences(bencher: Bencher) {
    let (article, lexicon) = (article(varied()), Lexicon::default());
    bencher.counter(BytesCount::of_str(&article.text)).bench_local(|| find(&Document::new(&article), &lexicon));
}

#[divan::bench(sample_count = 10)]
fn tokens_alone(bencher: Bencher) {
    let article = article(varied());
    bencher.counter(BytesCount::of_str(&article.text)).bench_local(|| tokenise(&article.text));
}

#[divan::bench(sample_count = 20)]
fn phrasebook(bencher: Bencher) {
    bencher.bench_local(|| Lexicon::default().phrasebook().units.len());
}
