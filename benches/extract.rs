//! How long an article of some 700 words takes: all of it, and its facts alone.

use gleaner::article::{Article, Source};
use gleaner::extract::document::Document;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::{analyse, clause, fact, figure, organisation, quote};

const ARTICLE: &str = include_str!("article.txt");

fn main() {
    divan::main();
}

fn article() -> Article {
    Article::from_body(Source::Stream("bench".into()), ARTICLE.into(), "2024-05-15".parse().ok())
}

#[divan::bench]
fn whole(bencher: divan::Bencher) {
    let (article, lexicon) = (article(), Lexicon::default());
    bencher.bench(|| analyse(&article, &lexicon));
}

#[divan::bench]
fn facts(bencher: divan::Bencher) {
    let (article, lexicon) = (article(), Lexicon::default());
    let document = Document::new(&article);
    let figures = figure::find(&document, &lexicon);
    let names = organisation::find(&document, &lexicon);
    let quotes = quote::find(&document, &names, &lexicon);
    bencher.bench(|| {
        let readings = clause::read(&document, &names, &figures, &quotes, &lexicon);
        fact::find(&document, &names, &figures, &quotes, &readings, &lexicon)
    });
}
