//! Facts and figures as tables: CSV for spreadsheets, Markdown for notes, text for the eye. Cells are one line each and
//! hold printable characters only, wherever the article came from.

use unicode_width::UnicodeWidthStr;

use super::json;
use crate::article::{Article, Metadata};
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, Filler, Status};
use crate::extract::figure::{self, Approx, Confidence, Figure};
use crate::load::clean;

/// The columns of the CSV.
const COLUMNS: [&str; 18] = [
    "article",
    "title",
    "published",
    "row",
    "type",
    "text",
    "status",
    "attributed_to",
    "date",
    "value",
    "low",
    "high",
    "unit",
    "approx",
    "measures",
    "organisations",
    "confidence",
    "evidence",
];

/// The header of the CSV.
pub fn csv_header() -> Vec<u8> {
    record(COLUMNS.map(str::to_owned))
}

/// One row a fact and one a figure, under [`csv_header`]. A cell that a spreadsheet would take for a formula begins with
/// an apostrophe.
pub fn csv(article: &Article, analysis: &Analysis) -> Vec<u8> {
    let id = json::id(&article.source);
    let published = article.meta.published.map(json::day).unwrap_or_default();
    let head = || [inert(&id), inert(&article.display_title()), published.clone()];
    let mut rows = Vec::new();
    for fact in &analysis.facts {
        let [id, title, published] = head();
        let names: Vec<_> =
            fact.roles.iter().flat_map(|(_, fillers)| fillers).filter_map(|&filler| organisation(filler, analysis)).collect();
        rows.extend(record([
            id,
            title,
            published,
            "fact".into(),
            fact.kind.name().into(),
            inert(&fact.line),
            fact.status.name().into(),
            inert(&speaker(fact, article, analysis).unwrap_or_default()),
            fact.date.map(json::moment).unwrap_or_default(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            inert(&names.join("; ")),
            fact.confidence.to_string(),
            inert(fact.evidence.first().map(|span| span.of(&article.text)).unwrap_or_default()),
        ]));
    }
    for figure in &analysis.figures {
        let [id, title, published] = head();
        let (value, low, high) = json::values(figure.value);
        rows.extend(record([
            id,
            title,
            published,
            "figure".into(),
            figure.kind.name().into(),
            inert(figure.span.of(&article.text)),
            String::new(),
            String::new(),
            String::new(),
            value.unwrap_or_default(),
            low.unwrap_or_default(),
            high.unwrap_or_default(),
            figure.unit.clone().unwrap_or_default(),
            figure.approx.map(Approx::name).unwrap_or_default().into(),
            inert(figure.measures.as_deref().unwrap_or_default()),
            inert(figure.of.and_then(|id| analysis.organisation(id)).map(|owner| owner.name.as_str()).unwrap_or_default()),
            json::confidence(figure.confidence).into(),
            String::new(),
        ]));
    }
    rows
}

fn record(cells: [String; COLUMNS.len()]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and one record has no other's length to differ from.
    let _ = writer.write_record(cells);
    writer.into_inner().unwrap_or_default()
}

/// A cell of a stranger's words that no spreadsheet runs.
pub fn inert(words: &str) -> String {
    let words = clean::line(words);
    if words.starts_with(['=', '+', '-', '@']) { format!("'{words}") } else { words }
}

fn organisation(filler: Filler, analysis: &Analysis) -> Option<&str> {
    match filler {
        Filler::Organisation(id) => analysis.organisation(id).map(|organisation| organisation.name.as_str()),
        Filler::Person(_) | Filler::Figure(_) | Filler::Words(_) => None,
    }
}

/// Whose claim a fact is.
fn speaker(fact: &Fact, article: &Article, analysis: &Analysis) -> Option<String> {
    analysis.speaker(fact.attributed_to?, &article.text).map(clean::line)
}

/// The sign of a status.
pub fn glyph(status: Status) -> &'static str {
    match status {
        Status::Asserted => "✓",
        Status::Planned => "»",
        Status::Possible => "?",
        Status::Denied => "✗",
    }
}

/// The line of a fact with whose claim it is, where the line does not name him.
pub fn attributed(line: &str, speaker: Option<&str>) -> String {
    match speaker.filter(|speaker| !line.contains(speaker)) {
        Some(speaker) => format!("{line} (according to {speaker})"),
        None => line.to_owned(),
    }
}

/// A fact on one line, with whose claim it is.
fn said(fact: &Fact, article: &Article, analysis: &Analysis) -> String {
    attributed(&clean::line(&fact.line), speaker(fact, article, analysis).as_deref())
}

/// A figure's normalised value; empty where it has none.
fn value(figure: &Figure) -> String {
    figure::value(figure).unwrap_or_default()
}

/// What a figure measures, and whose it is where that does not say it.
fn meaning(figure: &Figure, article: &Article, analysis: &Analysis) -> String {
    let measured = figure.measures.as_deref().or(figure.noun.map(|noun| noun.of(&article.text)));
    let owner = figure.of.and_then(|id| analysis.organisation(id)).map(|owner| owner.name.as_str());
    let owner = owner.filter(|owner| !measured.is_some_and(|measured| measured.contains(owner)));
    clean::line(&[measured, owner].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn origin(meta: &Metadata, id: &str) -> String {
    let date = meta.published.map(json::day);
    let parts = [meta.source.as_deref(), date.as_deref(), meta.byline.as_deref(), Some(id)];
    clean::line(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// A heading, a table of facts and a table of figures.
pub fn markdown(article: &Article, analysis: &Analysis) -> String {
    let mut lines = vec![format!("## {}", escaped(&article.display_title())), String::new()];
    lines.push(escaped(&origin(&article.meta, &json::id(&article.source))));
    if !analysis.facts.is_empty() {
        lines.extend(["", "| status | type | fact |", "|---|---|---|"].map(str::to_owned));
        for fact in &analysis.facts {
            lines.push(format!("| {} | {} | {} |", fact.status.name(), fact.kind.name(), escaped(&said(fact, article, analysis))));
        }
    }
    if !analysis.figures.is_empty() {
        lines.extend(["", "| figure | kind | value | of what |", "|---|---|---|---|"].map(str::to_owned));
        for figure in &analysis.figures {
            let cells =
                [figure.span.of(&article.text), figure.kind.name(), &value(figure), &meaning(figure, article, analysis)].map(escaped);
            lines.push(format!("| {} |", cells.join(" | ")));
        }
    }
    lines.join("\n") + "\n\n"
}

/// Words that Markdown shows as they are.
pub fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in clean::line(words).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Title, origin, facts with their status, and figures in columns.
pub fn text(article: &Article, analysis: &Analysis) -> String {
    let mut lines = vec![clean::line(&article.display_title()), origin(&article.meta, &json::id(&article.source))];
    if !analysis.facts.is_empty() {
        lines.extend(["", "  Facts"].map(str::to_owned));
        lines.extend(analysis.facts.iter().map(|fact| format!("  {} {}", glyph(fact.status), said(fact, article, analysis))));
    }
    if !analysis.figures.is_empty() {
        lines.extend(["", "  Figures"].map(str::to_owned));
        let rows: Vec<_> = analysis
            .figures
            .iter()
            .map(|figure| {
                let doubt = if figure.confidence == Confidence::Low { "?" } else { "" };
                [clean::line(figure.span.of(&article.text)) + doubt, value(figure), meaning(figure, article, analysis)]
            })
            .collect();
        let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
        let widths = [width(0), width(1), 0];
        for row in &rows {
            let cells: Vec<_> = row.iter().zip(widths).map(|(cell, width)| padded(cell, width)).collect();
            lines.push(format!("  {}", cells.join("  ")).trim_end().to_owned());
        }
    }
    lines.join("\n") + "\n\n"
}

/// Padded to a width in columns, whatever the script.
pub fn padded(cell: &str, width: usize) -> String {
    format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_claim_it_is_stands_behind_a_line_that_does_not_name_him() {
        let cases = [
            ("Norvia will buy Brill", None, "Norvia will buy Brill"),
            ("Norvia will buy Brill", Some("two bankers"), "Norvia will buy Brill (according to two bankers)"),
            ("Norvia will buy Brill", Some("Norvia"), "Norvia will buy Brill"),
        ];
        for (line, speaker, words) in cases {
            assert_eq!(attributed(line, speaker), words);
        }
    }
}
