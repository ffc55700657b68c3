//! A short way to write figures: `money 1200000000 GBP over /year` for each, parted by `; `.

use crate::article::{Article, Source};
use crate::extract::document::Document;
use crate::extract::figure::types::{ChangeRole, Confidence, Evidence, Figure, FigureKind, Modifier, Moment, Value};
use crate::extract::figure::{Settings, find};
use crate::extract::lexicon::{self, Lexicon};
use jiff::civil::{Date, date};

/// The day that every case is read on: a Wednesday.
pub const TODAY: Date = date(2024, 6, 12);

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Month(year, month) => format!("{year:04}-{month:02}"),
        Moment::Year(year) => format!("{year:04}"),
        Moment::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Moment::Half(year, half) => format!("{year:04}-H{half}"),
        Moment::Decade(year) => format!("{}X", year / 10),
        Moment::FiscalYear(year) => format!("FY{year:04}"),
        Moment::Yearless(month, None) => format!("XXXX-{month:02}"),
        Moment::Yearless(month, Some(day)) => format!("XXXX-{month:02}-{day:02}"),
    }
}

fn value(value: Value) -> String {
    match value {
        Value::Unknown => "?".into(),
        Value::Number(number) => number.round_dp(6).normalize().to_string(),
        Value::Range(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
        Value::When(when) => moment(when),
        Value::Between(low, high) => format!("{}..{}", moment(low), moment(high)),
        Value::Clock(time) => time.strftime("%H:%M").to_string(),
    }
}

fn note(figure: &Figure, text: &str) -> String {
    let mut out = format!("{} {}", figure.kind.name(), value(figure.value));
    if let Some(unit) = figure.unit.as_deref().filter(|_| figure.kind != FigureKind::Percent || figure.unit.as_deref() != Some("%")) {
        out += &format!(" {unit}");
    }
    if figure.unit_evidence == Evidence::Context {
        out += " (context)";
    }
    if let Some(approx) = figure.approx {
        out += &format!(" {}", approx.name());
    }
    if let Some(per) = &figure.per {
        out += &format!(" /{per}");
    }
    if let Some(noun) = figure.noun {
        out += &format!(" [{}]", noun.of(text));
    }
    if let Some(moment) = figure.moment {
        out += match moment {
            Modifier::Early => " <early",
            Modifier::Mid => " <mid",
            Modifier::Late => " <late",
            Modifier::Start => " <start",
            Modifier::End => " <end",
            Modifier::Since => " <since",
            Modifier::By => " <by",
            Modifier::Before => " <before",
            Modifier::After => " <after",
        };
    }
    if let Some(change) = figure.change {
        out += match change.role {
            ChangeRole::From => " ^from",
            ChangeRole::To => " ^to",
            ChangeRole::By => " ^by",
        };
    }
    if figure.confidence == Confidence::Low {
        out += " ~";
    }
    out
}

/// The figures of a text in the short notation.
pub fn read(text: &str, published: Option<Date>, settings: Settings) -> (String, Vec<String>) {
    let lexicon = Lexicon::new(lexicon::Settings { figures: settings, ..lexicon::Settings::default() });
    let article = Article::from_body(Source::Stream("case".into()), text.into(), published);
    let document = Document::new(&article);
    let figures = find(&document, &lexicon);
    let spans = figures.iter().map(|figure| figure.span.of(text).to_owned()).collect();
    (figures.iter().map(|figure| note(figure, text)).collect::<Vec<_>>().join("; "), spans)
}

/// Checks a table and shows every case that fails.
pub fn check(cases: &[(&str, &str)]) {
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let (found, _) = read(text, Some(TODAY), Settings::default());
            (found != *expected).then(|| format!("{text}\n   expected  {expected}\n   found     {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} cases fail\n{}", failures.len(), cases.len(), failures.join("\n"));
}
