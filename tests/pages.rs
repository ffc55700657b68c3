//! Pages with the furniture of real sites, and what must be made of them: the article's own lines, the rest as furniture, and
//! what the page says about itself.
//!
//! `pages/text/*.page` are plain texts, each line marked: `B|` the article, `B+|` the same paragraph on another line, `F|`
//! furniture, `T|` title, `S|` standfirst, `M|` date and byline. In `pages/html/*.html` the article stands between comments.
//! `@field value` is what the metadata must be; a field that is not given must not be made up.
#![allow(clippy::expect_used)]

use std::collections::HashMap;
use std::path::Path;

use gleaner::article::{Article, Layer, Source};
use gleaner::load::{self, Settings};

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the pages").map(|entry| entry.expect("a page").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), std::fs::read_to_string(path).expect("a page"))
    };
    files.iter().map(read).collect()
}

fn article(text: &str, name: &str) -> Article {
    load::bytes(text.as_bytes(), Source::File(name.into()), &Settings::default()).remove(0)
}

/// Hits, how many were found, how many were to be found.
#[derive(Default)]
struct Score {
    hits: f64,
    found: f64,
    wanted: f64,
}

impl Score {
    fn add(&mut self, wanted: bool, found: bool) {
        self.hits += f64::from(u8::from(wanted && found));
        self.found += f64::from(u8::from(found));
        self.wanted += f64::from(u8::from(wanted));
    }

    fn f1(&self) -> f64 {
        2.0 * self.hits / (self.found + self.wanted)
    }
}

const FIELDS: [&str; 5] = ["title", "standfirst", "date", "source", "byline"];

/// Compares the metadata with the `@field` lines; answers what differs.
fn score_metadata(score: &mut Score, article: &Article, expected: &HashMap<&str, &str>) -> Vec<String> {
    let meta = &article.meta;
    let date = meta.published.map(|date| date.to_string());
    let found = [&meta.title, &meta.standfirst, &date, &meta.source, &meta.byline];
    let mut differences = Vec::new();
    for (field, found) in FIELDS.iter().zip(found) {
        let wanted = expected.get(field).copied();
        score.found += f64::from(u8::from(found.is_some()));
        score.wanted += f64::from(u8::from(wanted.is_some()));
        score.hits += f64::from(u8::from(wanted.is_some() && wanted == found.as_deref()));
        // The paper's own name may be known from elsewhere on the page.
        if wanted != found.as_deref() {
            differences.push(format!("{field}: wanted {wanted:?}, found {found:?}"));
        }
    }
    differences
}

fn expected(text: &str) -> HashMap<&str, &str> {
    text.lines().filter_map(|line| line.strip_prefix('@')?.split_once(' ')).collect()
}

#[test]
fn lines_are_told_apart() {
    let (mut body, mut furniture, mut metadata) = (Score::default(), Score::default(), Score::default());
    let mut differences = Vec::new();
    for (name, marked) in files("text") {
        let mut text = String::new();
        let mut lines: Vec<(&str, usize, usize)> = Vec::new();
        for line in marked.lines().filter(|line| !line.starts_with('@')) {
            let (mark, words) = line.split_once('|').filter(|(mark, _)| mark.len() <= 2).unwrap_or(("", line));
            if !words.is_empty() {
                lines.push((mark, text.len(), text.len() + words.len()));
            }
            text.push_str(words);
            text.push('\n');
        }
        let article = article(&text, "page.txt");
        assert_eq!(article.text, text, "{name}: the text must stay as it is");
        for (mark, from, to) in lines {
            let covered = |layers: &[Layer]| {
                let cover = |span: gleaner::span::Span| span.end().min(to).saturating_sub(span.start().max(from));
                article.blocks.iter().filter(|block| layers.contains(&block.layer)).map(|block| cover(block.span)).sum::<usize>() * 2
                    >= to - from
            };
            let (is_body, is_furniture) = (covered(&[Layer::Body]), covered(&[Layer::Furniture]));
            if mark.starts_with('B') || mark == "F" {
                body.add(mark != "F", is_body);
                furniture.add(mark == "F", is_furniture);
            }
            if (mark == "F") != is_furniture || mark.starts_with('B') != is_body {
                differences.push(format!("{name}: {mark}| {}", &text[from..to]));
            }
        }
        differences.extend(
            score_metadata(&mut metadata, &article, &expected(&marked)).into_iter().map(|difference| format!("{name}: {difference}")),
        );
    }
    let told = differences.join("\n");
    assert!(body.f1() >= 0.98, "body {:.3}\n{told}", body.f1());
    assert!(furniture.f1() >= 0.97, "furniture {:.3}\n{told}", furniture.f1());
    assert!(metadata.f1() >= 0.95, "metadata {:.3}\n{told}", metadata.f1());
}

/// Runs of four words, and how often each comes.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut runs = HashMap::new();
    for run in words.windows(4.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

#[test]
fn saved_pages_give_their_article() {
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
    let mut metadata = Score::default();
    let mut differences = Vec::new();
    for (name, page) in files("html") {
        let wanted: String =
            page.split("<!--body-->").skip(1).filter_map(|part| part.split("<!--/body-->").next()).collect::<Vec<_>>().join("\n");
        let wanted = wanted
            .replace("<br>", "\n")
            .replace(['<', '>'], "\u{0}")
            .split('\0')
            .enumerate()
            .filter(|(nth, _)| nth % 2 == 0)
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
            .join(" ");
        let article = article(&page, "page.html");
        let found: Vec<&str> =
            article.blocks.iter().filter(|block| block.layer == Layer::Body).map(|block| block.span.of(&article.text)).collect();
        let found = found.join("\n");
        let (gold, own) = (runs(&wanted), runs(&found));
        let hits: usize = gold.iter().map(|(run, n)| (*n).min(own.get(run).copied().unwrap_or_default())).sum();
        let (p, r) = (hits as f64 / own.values().sum::<usize>().max(1) as f64, hits as f64 / gold.values().sum::<usize>() as f64);
        (precision, recall, count) = (precision + p, recall + r, count + 1.0);
        if p.min(r) < 0.97 {
            differences.push(format!("{name}: P {p:.2} R {r:.2}\n{found}\n"));
        }
        differences.extend(
            score_metadata(&mut metadata, &article, &expected(&page)).into_iter().map(|difference| format!("{name}: {difference}")),
        );
    }
    let f1 = 2.0 * precision * recall / (precision + recall) / count;
    let told = differences.join("\n");
    assert!(f1 >= 0.97, "F1 {f1:.3}\n{told}");
    assert!(metadata.f1() >= 0.95, "metadata {:.3}\n{told}", metadata.f1());
}
