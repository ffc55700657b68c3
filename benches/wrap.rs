//! How fast a text is wrapped: once for an article and a width.

#![allow(missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use gleaner::article::{Article, Source};
use gleaner::tui::wrap::wrap;

fn main() {
    divan::main();
}

fn article(paragraph: &str, bytes: usize) -> Article {
    Article::from_body(Source::Stream("bench".into()), paragraph.repeat(bytes / paragraph.len()), None)
}

const ASCII: &str = "Acme Group plc said on Tuesday that it would invest 5 million pounds in Brill Ltd, a maker of pumps in Leeds, over the next \
    five years, and that more was to follow if the five-year plan went as well as its chief executive hoped it would.\n\n";
const MIXED: &str = "“Zoë’s café” costs £5m – a price nobody had foreseen; 華為 invests in the União, too, and the naïve façade crumbles when \
    the déjà vu of the past year’s crisis comes round again, as it does.\n\n";

#[divan::bench(args = [10_000, 1_000_000])]
fn ascii(bencher: Bencher, bytes: usize) {
    let article = article(ASCII, bytes);
    bencher.counter(BytesCount::new(article.text.len())).bench(|| wrap(&article.text, &article.blocks, 76, false));
}

#[divan::bench(args = [10_000, 1_000_000])]
fn mixed(bencher: Bencher, bytes: usize) {
    let article = article(MIXED, bytes);
    bencher.counter(BytesCount::new(article.text.len())).bench(|| wrap(&article.text, &article.blocks, 76, false));
}
