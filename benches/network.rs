//! Tokens a second through the embedded network on one core. Input: the texts of tests/fixtures/parity.jsonl, some 7,000 tokens in
//! press style, most of them single sentences (a paragraph is cheaper a token).

use divan::{Bencher, black_box, counter::ItemsCount};
use gleaner::extract::network::Network;
use gleaner::span::Span;

fn main() {
    divan::main();
}

fn texts() -> Vec<String> {
    let text = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned);
    include_str!("../tests/fixtures/parity.jsonl").lines().filter_map(text).collect()
}

/// The text whole, as a passage.
fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

#[divan::bench(min_time = 1)]
fn load() -> Network {
    Network::embedded()
}

#[divan::bench(min_time = 2)]
fn tokens(bencher: Bencher) {
    let (network, texts) = (Network::embedded(), texts());
    let count: usize = texts.iter().map(|text| network.tokens(text, whole(text)).len()).sum();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| texts.iter().map(|text| black_box(network.tokens(text, whole(text))).len()).sum::<usize>());
}

#[divan::bench(min_time = 3)]
fn entities(bencher: Bencher) {
    let (network, texts) = (Network::embedded(), texts());
    let count: usize = texts.iter().map(|text| network.tokens(text, whole(text)).len()).sum();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| texts.iter().map(|text| black_box(network.entities(text, &[whole(text)])).len()).sum::<usize>());
}
