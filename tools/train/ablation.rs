//! What each part of the names is worth: the network alone, the rules alone, both. Reads annotated articles
//! (`{"id", "text", "spans": [{"start", "end", "label"}]}` a line, offsets in code points; `ORG` is scored, `IGNORE` is left out).
//!
//!     cargo run --release --example ablation -- tools/train/press.jsonl …
//!
//! Spans count as right where both ends agree, "the" before them and 's behind them apart. Memory is the peak of the process so far, which
//! is why the parts run from the smallest to the largest.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool fails by panicking")]

use std::collections::BTreeSet;
use std::time::Instant;

use gleaner::article::{Article, Source};
use gleaner::extract::document::Document;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::name::hint::Hints;
use gleaner::extract::network::Label;
use gleaner::extract::organisation::{self, Naming};
use gleaner::span::Span;

/// An annotated article, its spans in bytes.
struct Gold {
    text: String,
    organisations: BTreeSet<(usize, usize)>,
    ignored: Vec<(usize, usize)>,
}

fn read(path: &str) -> Vec<Gold> {
    let lines = std::fs::read_to_string(path).unwrap();
    lines.lines().filter(|line| !line.trim().is_empty()).map(gold).collect()
}

fn gold(line: &str) -> Gold {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = value["text"].as_str().unwrap().to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (mut organisations, mut ignored) = (BTreeSet::new(), Vec::new());
    for span in value["spans"].as_array().unwrap() {
        let place = |key: &str| bytes[usize::try_from(span[key].as_u64().unwrap()).unwrap()];
        let place = (place("start"), place("end"));
        match span["label"].as_str().unwrap() {
            label if label.starts_with("ORG") => _ = organisations.insert(trim(&text, place)),
            "IGNORE" => ignored.push(place),
            _ => {}
        }
    }
    Gold { text, organisations, ignored }
}

/// A place without "the" before it, 's behind it and signs around it.
fn trim(text: &str, (mut start, mut end): (usize, usize)) -> (usize, usize) {
    loop {
        let words = &text[start..end];
        let signs = |c: char| c.is_whitespace() || "\"“”‘’'`,".contains(c);
        let lead = ["the ", "The ", "a ", "an ", "A ", "An "].iter().find(|lead| words.starts_with(**lead)).map_or(0, |lead| lead.len());
        let tail = ["'s", "’s", "."].iter().find(|tail| words.ends_with(**tail)).map_or(0, |tail| tail.len());
        let lead = lead.max(words.len() - words.trim_start_matches(signs).len());
        let tail = tail.max(words.len() - words.trim_end_matches(signs).len());
        if lead + tail == 0 || lead + tail >= words.len() {
            return (start, end);
        }
        (start, end) = (start + lead, end - tail);
    }
}

/// The organisations that one part finds.
type Part = fn(&Document, &Lexicon) -> Vec<Span>;

fn mentions(names: &organisation::Names) -> Vec<Span> {
    let named = names.organisations.iter().flat_map(|organisation| &organisation.mentions);
    named.filter(|mention| mention.how != Naming::Reference).map(|mention| mention.span).collect()
}

const PARTS: &[(&str, Part)] = &[
    ("rules alone", |document, lexicon| mentions(&organisation::find_with(document, lexicon, |_| Hints::default()))),
    ("network alone", |document, lexicon| {
        let passages: Vec<Span> = document.sentences.iter().map(|sentence| sentence.span).collect();
        let entities = lexicon.network().entities(document.text, &passages);
        entities.into_iter().filter(|entity| entity.label == Label::Organisation).map(|entity| entity.span).collect()
    }),
    ("both", |document, lexicon| mentions(&organisation::find_with(document, lexicon, Hints::new))),
];

/// The process's peak of memory in MB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

fn main() {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        paths.push("tools/train/press.jsonl".to_owned());
    }
    println!("{:16}{:28}{:>7}{:>7}{:>7}{:>12}{:>10}", "part", "set", "P", "R", "F1", "words/s", "peak MB");
    for (part, find) in PARTS {
        let lexicon = Lexicon::default();
        for path in &paths {
            let golds = read(path);
            let (mut right, mut found, mut wanted, mut words) = (0, 0, 0, 0);
            let mut seconds = 0.0;
            for gold in &golds {
                let article = Article::from_body(Source::Stream("set".into()), gold.text.clone(), None);
                let start = Instant::now();
                let document = Document::new(&article);
                let spans = find(&document, &lexicon);
                seconds += start.elapsed().as_secs_f64();
                let over = |place: (usize, usize), other: (usize, usize)| place.0 < other.1 && other.0 < place.1;
                let spans: BTreeSet<(usize, usize)> = spans
                    .into_iter()
                    .map(|span| (span.start(), span.end()))
                    .filter(|&span| {
                        gold.organisations.iter().any(|&other| over(span, other)) || !gold.ignored.iter().any(|&other| over(span, other))
                    })
                    .map(|span| trim(&gold.text, span))
                    .collect();
                right += spans.intersection(&gold.organisations).count();
                found += spans.len();
                wanted += gold.organisations.len();
                words += gold.text.split_whitespace().count();
            }
            let (p, r) = (right as f64 / found.max(1) as f64, right as f64 / wanted.max(1) as f64);
            let f1 = 2.0 * right as f64 / (found + wanted).max(1) as f64;
            let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".jsonl");
            let memory = peak().map_or("–".to_owned(), |peak| peak.to_string());
            println!(
                "{part:16}{name:28}{:7.1}{:7.1}{:7.1}{:12.0}{memory:>10}",
                100.0 * p,
                100.0 * r,
                100.0 * f1,
                words as f64 / seconds.max(1e-9)
            );
        }
    }
}
