//! Pages made to cost more than they weigh, from their bytes to their facts: each is read in about the time that an ordinary
//! page of its length takes.
#![allow(clippy::expect_used)]

use std::time::{Duration, Instant};

use gleaner::article::Source;
use gleaner::extract::analyse;
use gleaner::extract::lexicon::Lexicon;
use gleaner::load::{self, Settings};

/// How many times as long as an ordinary page of its length a page may take: dense figures take four times as long, what is
/// read again for each of its words takes hundreds.
const MOST: u32 = 25;

/// The length of the pages, in bytes.
const LENGTH: usize = 40_000;

const PLAIN: &str = "The harbour of Kotka has sold its quay to Morska Stocznia for €40m, said Halina Wrońska, its director, on Tuesday. ";

fn page(before: &str, unit: &str, behind: &str) -> String {
    format!("<html><body>{before}{}{behind}", unit.repeat(LENGTH / unit.len()))
}

fn time(page: &str, lexicon: &Lexicon) -> Duration {
    let started = Instant::now();
    for article in load::bytes(page.as_bytes(), Source::File("page.html".into()), &Settings::default()) {
        let analysis = analyse(&article, lexicon);
        assert!(analysis.figures.iter().all(|figure| article.text.get(figure.span.range()).is_some()));
    }
    started.elapsed()
}

#[test]
fn no_page_costs_more_than_its_length() {
    let lexicon = Lexicon::default();
    let ordinary = time(&page("", &format!("<p>{}</p>", PLAIN.repeat(3)), ""), &lexicon);
    let numbered = |unit: &dyn Fn(usize) -> String| (0..LENGTH / 60).map(unit).collect::<String>();
    let letters = |n: usize| (0..3).filter_map(|at| char::from_u32(u32::from(b'a') + (n >> (4 * at)) as u32 % 16)).collect::<String>();
    let crowd: String = (0..LENGTH / 80).map(|n| format!("Ada Lund{} and Bo Moss{} met the board. ", letters(n), letters(n))).collect();
    let answers = format!("<p>{crowd}</p>{}", "<p>Why now?</p><p>“No one was here now.”</p>".repeat(2));
    let pages = [
        ("nested deep", page("", "<div>", PLAIN)),
        ("nested named", page("", "<div class='related article-body'>", PLAIN)),
        ("nested bold", page("<p>", "<b>", PLAIN)),
        ("bold words", page("<p>", "<b>crane ", PLAIN)),
        ("nothing closed", page("", &format!("<div><p>{PLAIN}"), "")),
        ("siblings", "<html>".to_owned() + &"<p>Sold.</p>".repeat(10_000)),
        ("headings of lists", page(&format!("<p>{PLAIN}</p>"), "<div><h3>You may also like</h3>", PLAIN)),
        ("menus in a line", page("<p>", "<span><a href=/x>one two three</a>", PLAIN)),
        ("a giant table", page("<table>", "<tr><td>Quay<td>£4m<td>12%", "</table>")),
        ("one row", page("<table><tr>", "<td>5", "</table>")),
        ("lines", page("<p>", "crane<br>", "")),
        ("no full stop", page("<p>", "the quay and the crane with some of the sand from Lund ", "")),
        ("names without end", page("<p>", "Norvia and Tarnwick Holdings with the bank of Lund ", "")),
        ("verbs of speech", page("<p>", "said it said that ", "")),
        ("titles", page("<p>", "Mr. Dr. ", "")),
        ("quotes that open", page("<p>", "\"Norvia said ", "")),
        ("brackets that open", page("<p>", "(Norvia ", "")),
        ("commas", page("<p>", "Norvia, ", "said Lund.")),
        ("hyphens", page("<p>", "a-", "")),
        ("digits", page("<p>", "1", PLAIN)),
        ("one firm after the other", numbered(&|n| format!("<p>Norvia{n:x} Holdings bought Tarn{n:x} Group for ${n}m in 2019.</p>"))),
        ("answers without a name", page(&answers, "<p>“No one was here now.”</p>", "")),
        ("answers by initials", page(&answers, "<p>AL: “No one was here now.”</p>", "")),
        ("one person after the other", numbered(&|n| format!("<p>Ada Lund{n:x} of Norvia said that the quay was sold in {n} hours.</p>"))),
    ];
    for (name, page) in pages {
        let share = u32::try_from(page.len() / LENGTH).unwrap_or(u32::MAX).max(1);
        let most = ordinary * share * MOST;
        let taken = time(&page, &lexicon);
        // The machine may have been busy at that moment, but not twice.
        let enough = taken < most || time(&page, &lexicon) < most;
        assert!(enough, "{name}: {taken:?} for {} bytes, an ordinary page {ordinary:?}", page.len());
    }
}
