//! The list, an article and its facts as lines of plain text, one thought a line: for screen readers, braille and pipes. What
//! the screen says by a sign, a colour or a place is said in words.

use std::fmt::Write;

use super::items::{self, Certainty, Item};
use super::reader;
use crate::article::{Article, BlockKind, Layer};
use crate::extract::analysis::Analysis;
use crate::extract::fact::Status;
use crate::library::entry::{Entry, State};
use crate::load::clean;

/// How many articles the list has.
pub fn count(articles: usize) -> String {
    if articles == 1 { "1 article\n".to_owned() } else { format!("{articles} articles\n") }
}

/// A line of the list with its number.
pub fn entry(number: usize, entry: &Entry) -> String {
    let mut text = String::new();
    let title = entry.title.trim_end_matches('.');
    match &entry.state {
        State::Failed(reason) => put(&mut text, &format!("{number}. {title}: cannot be read: {reason}")),
        _ => {
            let day = entry.published.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
            let about: Vec<&str> = [entry.publisher.as_str(), &day].into_iter().filter(|words| !words.is_empty()).collect();
            let stop = if about.is_empty() { "" } else { ". " };
            let remark = if entry.remark.is_empty() { String::new() } else { format!(". {}", entry.remark) };
            put(&mut text, &format!("{number}. {title}{stop}{}{remark}", about.join(", ")));
        }
    }
    text
}

/// Source, day, byline and reading time.
fn about(article: &Article) -> String {
    let meta = &article.meta;
    let day = meta.published.map(|day| day.strftime("%-d %B %Y").to_string());
    let minutes = match reader::minutes(article) {
        1 => "1 minute to read".to_owned(),
        minutes => format!("{minutes} minutes to read"),
    };
    [meta.source.clone(), day, meta.byline.clone(), Some(minutes)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An article and what was found in it.
pub fn article(article: &Article, analysis: &Analysis, certainty: Certainty) -> String {
    let mut text = String::new();
    // Of a text without a title it is the file's name, which may hold anything.
    put(&mut text, &clean::line(&article.display_title()));
    put(&mut text, &about(article));
    article.remarks.iter().for_each(|remark| put(&mut text, remark));
    text.push('\n');
    for block in article.blocks.iter().filter(|block| matches!(block.layer, Layer::Standfirst | Layer::Body)) {
        let lead = match block.kind {
            BlockKind::Heading(_) => "Heading: ",
            BlockKind::Item => "Item: ",
            BlockKind::Quote => "Quotation: ",
            BlockKind::Caption => "Caption: ",
            BlockKind::Paragraph | BlockKind::Row | BlockKind::Code => "",
        };
        put(&mut text, &format!("{lead}{}", items::one_line(block.span.of(&article.text))));
    }
    let mut group = None;
    for item in items::items(article, analysis).iter().filter(|item| certainty.shows(item)) {
        if group != Some(item.group) {
            group = Some(item.group);
            text.push('\n');
            put(&mut text, &format!("{}:", item.group.title()));
        }
        put(&mut text, &line(item, article));
    }
    text
}

fn line(item: &Item, article: &Article) -> String {
    let status = match item.status {
        Some(Status::Planned) => "Planned: ",
        Some(Status::Possible) => "Possible: ",
        Some(Status::Denied) => "Denied: ",
        // What is said to be so needs no word more.
        Some(Status::Asserted) | None => "",
    };
    let unsure = if item.unsure() { "Unsure: " } else { "" };
    let said = match (item.status, item.evidence.first()) {
        (Some(_), Some(place)) => format!(" Said in: {}", items::one_line(place.of(&article.text))),
        _ => String::new(),
    };
    let words = item.words.replace(" · ", ", ");
    let stop = if said.is_empty() || words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{unsure}{status}{words}{stop}{said}")
}

fn put(text: &mut String, line: &str) {
    // Writing to memory does not fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    #[test]
    fn what_the_screen_shows_by_signs_is_said_in_words() {
        let body = "Tarn plc will buy Osk Ltd for £3m, it said on Monday.\nThe deal is to close in May.".to_owned();
        let mut one = Article::from_body(Source::Stream("x".into()), body, Some(jiff::civil::date(2025, 3, 4)));
        one.meta.title = Some("Tarn to buy Osk".into());
        let analysis = crate::extract::analyse(&one, &Default::default());
        let text = article(&one, &analysis, Certainty::All);
        assert!(text.starts_with("Tarn to buy Osk\n4 March 2025, 1 minute to read\n\nTarn plc will buy"), "{text}");
        assert!(text.contains("\nNames:\n") && text.contains("\nFigures:\nGBP 3m, "), "{text}");
        if let Some(fact) = analysis.facts.first() {
            assert!(text.contains(&format!("{}. Said in: ", fact.line)), "{text}");
        }
        assert!(!text.contains(['✓', '»', '·', '\u{1b}']), "{text}");
    }
}
