//! Schema gleaner-1: one JSON object an article. Offsets are half-open, in Unicode code points of `text`; numbers are
//! decimal strings; `"@o1"`, `"@p1"` and `"@f1"` refer to an organisation, a person and a figure of the same object.

use std::io::{self, Write};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::codepoints::Codepoints;
use crate::article::{Article, Layer, Metadata, Source};
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, Filler, Role};
use crate::extract::figure::{Approx, Change, ChangeRole, Confidence, Evidence, Figure, Modifier, Moment, Value};
use crate::extract::organisation::{Naming, Organisation, OrganisationId, OrganisationKind};
use crate::extract::person::{Person, PersonId};
use crate::extract::quote::{Quote, QuoteKind, Speaker};
use crate::load::clean;
use crate::span::Span;

/// The name and version of the schema, the first field of every object.
pub const SCHEMA: &str = "gleaner-1";

/// The schema as a JSON Schema document (2020-12).
pub const DOCUMENT: &str = include_str!("schema.json");

/// An article that was read, with all that was found in it.
#[derive(Debug, serde::Serialize)]
pub struct ArticleReport<'a> {
    schema: &'static str,
    id: String,
    path: Option<String>,
    text: &'a str,
    offset_unit: &'static str,
    meta: MetaReport<'a>,
    // Headline, standfirst and lines of date and byline stand in `meta`.
    body: Vec<[u32; 2]>,
    organisations: Vec<OrganisationReport<'a>>,
    people: Vec<PersonReport<'a>>,
    figures: Vec<FigureReport<'a>>,
    quotes: Vec<QuoteReport<'a>>,
    facts: Vec<FactReport<'a>>,
}

/// An input that could not be read.
#[derive(Debug, serde::Serialize)]
pub struct ProblemReport<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    path: Option<String>,
    problem: &'a str,
}

impl<'a> ProblemReport<'a> {
    /// A problem with a file, with a record of a stream, or, where neither has a name, with the stream itself.
    pub fn new(id: Option<&'a str>, path: Option<&std::path::Path>, problem: &'a str) -> Self {
        Self { schema: SCHEMA, id, path: path.map(|path| path.to_string_lossy().into_owned()), problem }
    }
}

#[derive(Debug, serde::Serialize)]
struct MetaReport<'a> {
    title: Option<&'a str>,
    standfirst: Option<&'a str>,
    date: Option<String>,
    source: Option<&'a str>,
    byline: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Debug, serde::Serialize)]
struct OrganisationReport<'a> {
    id: String,
    name: &'a str,
    aliases: &'a [String],
    kind: &'static str,
    mentions: Vec<NamedPlace>,
}

#[derive(Debug, serde::Serialize)]
struct NamedPlace {
    start: u32,
    end: u32,
    how: &'static str,
}

#[derive(Debug, serde::Serialize)]
struct PersonReport<'a> {
    id: String,
    name: &'a str,
    role: Option<&'a str>,
    organisation: Option<String>,
    mentions: Vec<Place>,
}

#[derive(Debug, serde::Serialize)]
struct Place {
    start: u32,
    end: u32,
}

#[derive(Debug, serde::Serialize)]
struct FigureReport<'a> {
    id: String,
    start: u32,
    end: u32,
    text: &'a str,
    kind: &'static str,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    unit: Option<&'a str>,
    unit_evidence: &'static str,
    approx: Option<&'static str>,
    per: Option<&'a str>,
    noun: Option<&'a str>,
    measures: Option<&'a str>,
    of: Option<String>,
    change: Option<ChangeReport>,
    #[serde(rename = "mod")]
    moment: Option<&'static str>,
    interval: Option<[String; 2]>,
    confidence: &'static str,
}

#[derive(Debug, serde::Serialize)]
struct ChangeReport {
    role: &'static str,
    of: String,
}

#[derive(Debug, serde::Serialize)]
struct QuoteReport<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    speaker: Option<Reference<'a>>,
}

#[derive(Debug, serde::Serialize)]
struct FactReport<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    roles: Roles<'a>,
    status: &'static str,
    attributed_to: Option<Reference<'a>>,
    date: Option<String>,
    line: &'a str,
    evidence: Vec<[u32; 2]>,
    confidence: f32,
}

/// Roles as a map, in the order of the fact.
#[derive(Debug)]
struct Roles<'a>(Vec<(Role, Vec<Reference<'a>>)>);

impl Serialize for Roles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (role, fillers) in &self.0 {
            map.serialize_entry(role.name(), fillers)?;
        }
        map.end()
    }
}

/// An entity of the object, or words of its text.
#[derive(Debug)]
enum Reference<'a> {
    Organisation(OrganisationId),
    Person(PersonId),
    Words(&'a str),
}

impl Serialize for Reference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Reference::Organisation(id) => serializer.serialize_str(&refer('o', id.0)),
            Reference::Person(id) => serializer.serialize_str(&refer('p', id.0)),
            Reference::Words(words) => serializer.serialize_str(words),
        }
    }
}

/// The id of the `index`th entity of a list: `o1`, `p1`, `f1`.
fn name(list: char, index: u32) -> String {
    format!("{list}{}", u64::from(index) + 1)
}

fn refer(list: char, index: u32) -> String {
    format!("@{}", name(list, index))
}

/// The id under which an article is reported: its record's own, else its path, with `#` and the entry's id where a file
/// holds several.
pub fn id(source: &Source) -> String {
    match source {
        Source::File(path) => path.to_string_lossy().into_owned(),
        Source::Entry(path, entry) => format!("{}#{entry}", path.to_string_lossy()),
        Source::Stream(name) => name.clone(),
    }
}

impl<'a> ArticleReport<'a> {
    /// Copies an article and its analysis into the schema.
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let copy = Copy { text: &article.text, points: Codepoints::new(&article.text), analysis };
        Self {
            schema: SCHEMA,
            id: id(&article.source),
            path: article.source.path().map(|path| path.to_string_lossy().into_owned()),
            text: &article.text,
            offset_unit: "codepoint",
            meta: meta(&article.meta),
            body: article.blocks.iter().filter(|block| block.layer == Layer::Body).map(|block| copy.points.span(block.span)).collect(),
            organisations: analysis
                .organisations
                .iter()
                .zip(0..)
                .map(|(organisation, index)| copy.organisation(organisation, index))
                .collect(),
            people: analysis.people.iter().zip(0..).map(|(person, index)| copy.person(person, index)).collect(),
            figures: analysis.figures.iter().zip(0..).map(|(figure, index)| copy.figure(figure, index)).collect(),
            quotes: analysis.quotes.iter().map(|quote| copy.quote(quote)).collect(),
            facts: analysis.facts.iter().map(|fact| copy.fact(fact)).collect(),
        }
    }
}

fn meta(meta: &Metadata) -> MetaReport<'_> {
    MetaReport {
        title: meta.title.as_deref(),
        standfirst: meta.standfirst.as_deref(),
        date: meta.published.map(day),
        source: meta.source.as_deref(),
        byline: meta.byline.as_deref(),
        url: meta.url.as_deref(),
    }
}

/// What every copied part needs to know of the whole.
struct Copy<'a> {
    text: &'a str,
    points: Codepoints<'a>,
    analysis: &'a Analysis,
}

impl<'a> Copy<'a> {
    fn organisation(&self, organisation: &'a Organisation, index: u32) -> OrganisationReport<'a> {
        let mentions = organisation.mentions.iter().map(|mention| {
            let [start, end] = self.points.span(mention.span);
            NamedPlace { start, end, how: naming(mention.how) }
        });
        OrganisationReport {
            id: name('o', index),
            name: &organisation.name,
            aliases: &organisation.aliases,
            kind: organisation_kind(organisation.kind),
            mentions: mentions.collect(),
        }
    }

    fn person(&self, person: &'a Person, index: u32) -> PersonReport<'a> {
        let mentions = person.mentions.iter().map(|&span| {
            let [start, end] = self.points.span(span);
            Place { start, end }
        });
        PersonReport {
            id: name('p', index),
            name: &person.name,
            role: person.role.as_deref(),
            organisation: person.organisation.map(|id| refer('o', id.0)),
            mentions: mentions.collect(),
        }
    }

    fn figure(&self, figure: &'a Figure, index: u32) -> FigureReport<'a> {
        let [start, end] = self.points.span(figure.span);
        let (value, low, high) = values(figure.value);
        FigureReport {
            id: name('f', index),
            start,
            end,
            text: figure.span.of(self.text),
            kind: figure.kind.name(),
            value,
            low,
            high,
            unit: figure.unit.as_deref(),
            unit_evidence: unit_evidence(figure.unit_evidence),
            approx: figure.approx.map(Approx::name),
            per: figure.per.as_deref(),
            noun: figure.noun.map(|span| span.of(self.text)),
            measures: figure.measures.as_deref(),
            of: figure.of.map(|id| refer('o', id.0)),
            change: figure.change.map(change),
            moment: figure.moment.map(modifier),
            interval: figure.interval.map(|(first, last)| [day(first), day(last)]),
            confidence: confidence(figure.confidence),
        }
    }

    fn quote(&self, quote: &Quote) -> QuoteReport<'a> {
        let [start, end] = self.points.span(quote.span);
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        };
        QuoteReport { start, end, kind, speaker: quote.speaker.map(|speaker| self.speaker(speaker)) }
    }

    fn fact(&self, fact: &'a Fact) -> FactReport<'a> {
        let roles = fact.roles.iter().map(|(role, fillers)| (*role, fillers.iter().map(|&filler| self.filler(filler)).collect()));
        FactReport {
            kind: fact.kind.name(),
            roles: Roles(roles.collect()),
            status: fact.status.name(),
            attributed_to: fact.attributed_to.map(|speaker| self.speaker(speaker)),
            date: fact.date.map(moment),
            line: &fact.line,
            evidence: fact.evidence.iter().map(|&span| self.points.span(span)).collect(),
            confidence: fact.confidence,
        }
    }

    fn filler(&self, filler: Filler) -> Reference<'a> {
        match filler {
            Filler::Organisation(id) => Reference::Organisation(id),
            Filler::Person(id) => Reference::Person(id),
            Filler::Figure(id) => self.words(self.analysis.figure(id).map(|figure| figure.span).unwrap_or_default()),
            Filler::Words(span) => self.words(span),
        }
    }

    fn speaker(&self, speaker: Speaker) -> Reference<'a> {
        match speaker {
            Speaker::Person(id) => Reference::Person(id),
            Speaker::Organisation(id) => Reference::Organisation(id),
            Speaker::Unnamed(span) => self.words(span),
        }
    }

    fn words(&self, span: Span) -> Reference<'a> {
        Reference::Words(span.of(self.text))
    }
}

/// A value as `value`, `low` and `high`.
pub fn values(value: Value) -> (Option<String>, Option<String>, Option<String>) {
    match value {
        Value::Unknown => (None, None, None),
        Value::Number(number) => (Some(decimal(number)), None, None),
        Value::Range(low, high) => (None, Some(decimal(low)), Some(decimal(high))),
        Value::When(when) => (Some(moment(when)), None, None),
        Value::Between(from, to) => (None, Some(moment(from)), Some(moment(to))),
        Value::Clock(time) => (Some(time.strftime("%H:%M").to_string()), None, None),
    }
}

/// A decimal without trailing zeros: `1300000000`, `0.5`.
pub fn decimal(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A day as `2016-03-17`.
pub fn day(date: Date) -> String {
    date.to_string()
}

/// A point of the calendar: `2016-03-17`, `2016-03`, `2016`, `2024-Q3`, `2024-H1`, `199X`, `FY2025`, and `XXXX-06` where the year is
/// not known.
pub fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(date) => day(date),
        Moment::Month(year, month) => format!("{year:04}-{month:02}"),
        Moment::Year(year) => format!("{year:04}"),
        Moment::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Moment::Half(year, half) => format!("{year:04}-H{half}"),
        Moment::Decade(year) => format!("{:03}X", year / 10),
        Moment::FiscalYear(year) => format!("FY{year:04}"),
        Moment::Yearless(month, None) => format!("XXXX-{month:02}"),
        Moment::Yearless(month, Some(day)) => format!("XXXX-{month:02}-{day:02}"),
    }
}

fn organisation_kind(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Company => "company",
        OrganisationKind::University => "university",
        OrganisationKind::Government => "government",
        OrganisationKind::Regulator => "regulator",
        OrganisationKind::Media => "media",
        OrganisationKind::Exchange => "exchange",
        OrganisationKind::Club => "club",
        OrganisationKind::Ngo => "ngo",
        OrganisationKind::Unit => "unit",
    }
}

fn naming(how: Naming) -> &'static str {
    match how {
        Naming::Name => "name",
        Naming::Alias => "alias",
        Naming::Acronym => "acronym",
        Naming::Reference => "reference",
    }
}

fn unit_evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Explicit => "explicit",
        Evidence::Context => "context",
        Evidence::Default => "default",
    }
}

fn change(change: Change) -> ChangeReport {
    let role = match change.role {
        ChangeRole::From => "from",
        ChangeRole::To => "to",
        ChangeRole::By => "by",
    };
    ChangeReport { role, of: refer('f', change.of.0) }
}

fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Early => "early",
        Modifier::Mid => "mid",
        Modifier::Late => "late",
        Modifier::Start => "start",
        Modifier::End => "end",
        Modifier::Since => "since",
        Modifier::By => "by",
        Modifier::Before => "before",
        Modifier::After => "after",
    }
}

/// The name of a confidence.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Low => "low",
    }
}

/// Writes one object and a line end. Characters that a terminal might obey are written as `\u` escapes, which any reader
/// of JSON turns back.
///
/// # Errors
/// Those of the writer.
pub fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Escaping);
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// Compact JSON in which every invisible or commanding character is escaped. (serde_json itself escapes C0 only.)
struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (offset, c) in fragment.char_indices().filter(|&(_, c)| clean::unseen(c)) {
            out.write_all(fragment.get(plain..offset).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = offset + c.len_utf8();
        }
        out.write_all(fragment.get(plain..).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_points_are_as_precise_as_the_text() {
        let cases = [
            (Moment::Day(Date::constant(2016, 3, 7)), "2016-03-07"),
            (Moment::Month(2016, 3), "2016-03"),
            (Moment::Year(987), "0987"),
            (Moment::Quarter(2024, 3), "2024-Q3"),
            (Moment::Half(2024, 1), "2024-H1"),
            (Moment::Decade(1990), "199X"),
            (Moment::FiscalYear(2025), "FY2025"),
        ];
        for (point, expected) in cases {
            assert_eq!(moment(point), expected);
        }
    }

    #[test]
    fn decimals_are_exact_and_plain() {
        for (number, expected) in [("1300000000.00", "1300000000"), ("0.50", "0.5"), ("-0.0", "0"), ("100", "100")] {
            assert_eq!(decimal(number.parse().unwrap()), expected);
        }
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_written_plain() {
        let text = "a\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{200b}\u{e0041}\u{ad}é";
        let mut out = Vec::new();
        write_line(&mut out, &text).unwrap();
        let printed = String::from_utf8(out).unwrap();
        assert!(printed.trim_end_matches('\n').chars().all(|c| !clean::unseen(c)), "{printed:?}");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), text);
    }
}
