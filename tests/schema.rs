//! The published JSON Schema, held against what is printed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gleaner::article::{Article, Source};
use gleaner::extract::analysis::Analysis;
use gleaner::extract::fact::{Fact, FactKind, Filler, Role, Status};
use gleaner::extract::figure::{
    Approx, Change, ChangeRole, Confidence, Evidence, Figure, FigureId, FigureKind, Modifier, Moment, Value as Amount,
};
use gleaner::extract::organisation::{Naming, Organisation, OrganisationId, OrganisationKind, OrganisationMention};
use gleaner::extract::person::{Person, PersonId};
use gleaner::extract::quote::{Quote, QuoteKind, Speaker};
use gleaner::report::json::{self, ArticleReport, ProblemReport};
use gleaner::span::Span;
use jiff::civil::{date, time};
use serde_json::{Value, json};
use validator::{check, faults};

mod validator;

fn figure(kind: FigureKind, value: Amount) -> Figure {
    Figure {
        span: Span::new(0, "Acmé".len()),
        kind,
        value,
        unit: None,
        unit_evidence: Evidence::Explicit,
        approx: None,
        per: None,
        noun: None,
        measures: None,
        of: None,
        change: None,
        moment: None,
        interval: None,
        confidence: Confidence::High,
    }
}

/// An analysis with every kind, every value and every optional part there is.
fn everything() -> (Article, Analysis) {
    let text = "Acmé will pay Norvia about £5.50m, said Jo Li.".to_owned();
    let span = |words: &str| Span::from(text.find(words).unwrap()..text.find(words).unwrap() + words.len());
    use OrganisationKind as Kind;
    let kinds = [
        Kind::Company,
        Kind::University,
        Kind::Government,
        Kind::Regulator,
        Kind::Media,
        Kind::Exchange,
        Kind::Club,
        Kind::Ngo,
        Kind::Unit,
    ];
    let ways = [Naming::Name, Naming::Alias, Naming::Acronym, Naming::Reference];
    let organisations = kinds.map(|kind| Organisation {
        name: "Acmé".into(),
        aliases: vec!["AC".into()],
        kind,
        mentions: ways.map(|how| OrganisationMention { span: span("Acmé"), how }).to_vec(),
        confidence: Confidence::High,
    });
    let people = [None, Some(OrganisationId(1))].map(|organisation| Person {
        name: "Jo Li".into(),
        role: organisation.map(|_| "chair".into()),
        organisation,
        mentions: vec![span("Jo Li")],
    });
    let mut figures: Vec<_> = FigureKind::ALL.iter().map(|&kind| figure(kind, Amount::Unknown)).collect();
    let five = "5.50".parse().unwrap();
    let moments = [
        Moment::Day(date(2016, 3, 17)),
        Moment::Month(2016, 3),
        Moment::Year(2016),
        Moment::Quarter(2024, 3),
        Moment::Half(2024, 1),
        Moment::Decade(1990),
        Moment::FiscalYear(2025),
    ];
    figures.push(figure(FigureKind::Money, Amount::Number(five)));
    figures.push(figure(FigureKind::Money, Amount::Range("-0.50".parse().unwrap(), five)));
    figures.push(figure(FigureKind::Time, Amount::Clock(time(23, 5, 0, 0))));
    figures.push(figure(FigureKind::DateRange, Amount::Between(moments[0], moments[6])));
    figures.extend(moments.map(|moment| figure(FigureKind::Date, Amount::When(moment))));
    use Approx::*;
    figures.extend([About, Nearly, Over, Under, UpTo, AtLeast, AtMost, From, Plus].map(|approx| Figure {
        span: span("£5.50m"),
        approx: Some(approx),
        unit: Some("GBP".into()),
        unit_evidence: Evidence::Context,
        per: Some("year".into()),
        noun: Some(span("Norvia")),
        measures: Some("pay".into()),
        of: Some(OrganisationId(0)),
        interval: Some((date(2016, 1, 1), date(2016, 12, 31))),
        confidence: Confidence::Low,
        ..figure(FigureKind::Money, Amount::Number(five))
    }));
    figures.extend([ChangeRole::From, ChangeRole::To, ChangeRole::By].map(|role| Figure {
        change: Some(Change { role, of: FigureId(0) }),
        unit_evidence: Evidence::Default,
        ..figure(FigureKind::Money, Amount::Number(five))
    }));
    use Modifier as M;
    figures.extend(
        [M::Early, M::Mid, M::Late, M::Start, M::End, M::Since, M::By, M::Before, M::After]
            .map(|moment| Figure { moment: Some(moment), ..figure(FigureKind::Date, Amount::When(moments[1])) }),
    );
    let speakers =
        [None, Some(Speaker::Person(PersonId(1))), Some(Speaker::Organisation(OrganisationId(8))), Some(Speaker::Unnamed(span("said")))];
    let quotes = [QuoteKind::Direct, QuoteKind::Indirect]
        .iter()
        .flat_map(|&kind| speakers.map(|speaker| Quote { span: span("pay"), kind, speaker }));
    let fillers = [
        Filler::Organisation(OrganisationId(0)),
        Filler::Person(PersonId(0)),
        Filler::Figure(FigureId(0)),
        Filler::Words(span("will pay")),
    ];
    let fact = |kind: FactKind, status: Status, attributed_to: Option<Speaker>| Fact {
        kind,
        roles: Role::ALL.iter().map(|&role| (role, fillers.to_vec())).collect(),
        status,
        attributed_to,
        date: attributed_to.map(|_| moments[3]),
        line: "Acmé will pay Norvia £5.50m".into(),
        evidence: vec![span("Acmé"), span("Norvia")],
        confidence: 0.93,
    };
    let mut facts: Vec<_> = FactKind::ALL.iter().map(|&kind| fact(kind, Status::Asserted, None)).collect();
    facts.extend([Status::Planned, Status::Possible, Status::Denied].map(|status| fact(FactKind::Invest, status, speakers[1])));
    let analysis = Analysis {
        sentences: vec![Span::new(0, text.len())],
        organisations: organisations.to_vec(),
        people: people.to_vec(),
        figures,
        quotes: quotes.collect(),
        facts,
        mentions: Vec::new(),
    };
    let mut article = Article::from_body(Source::Entry("feed.xml".into(), "7".into()), text, Some(date(2024, 2, 29)));
    article.meta.title = Some("A deal".into());
    article.meta.url = Some("https://example.org/7".into());
    (article, analysis)
}

fn printed(value: &impl serde::Serialize) -> Value {
    let mut line = Vec::new();
    json::write_line(&mut line, value).unwrap();
    serde_json::from_slice(&line).unwrap()
}

fn full_object() -> Value {
    let (article, analysis) = everything();
    printed(&ArticleReport::new(&article, &analysis))
}

#[test]
fn all_that_can_be_found_fits_the_schema() {
    let schema: Value = serde_json::from_str(json::DOCUMENT).unwrap();
    let object = full_object();
    let article = &schema["$defs"]["article"];
    assert_eq!(faults(article, &object, &schema, ""), Vec::<String>::new());
    assert_eq!(check(&object), Vec::<String>::new());
    assert_eq!(check(&printed(&ArticleReport::new(&everything().0, &Analysis::default()))), Vec::<String>::new());
}

#[test]
fn a_problem_fits_the_schema() {
    for (id, path) in [(None, None), (Some("7"), Some(std::path::Path::new("a/b.txt")))] {
        assert_eq!(check(&printed(&ProblemReport::new(id, path, "it is empty"))), Vec::<String>::new());
    }
}

/// The values of the object are checked too, not only their form.
#[test]
fn references_offsets_and_numbers_are_right() {
    let object = full_object();
    assert_eq!(object["id"], "feed.xml#7");
    assert_eq!(object["path"], "feed.xml");
    assert_eq!(object["meta"]["date"], "2024-02-29");
    let text: Vec<char> = object["text"].as_str().unwrap().chars().collect();
    for figure in object["figures"].as_array().unwrap() {
        let [start, end] = ["start", "end"].map(|edge| figure[edge].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), figure["text"].as_str().unwrap());
    }
    let fact = &object["facts"][0];
    assert_eq!(fact["roles"]["investor"], json!(["@o1", "@p1", "Acmé", "will pay"]));
    assert_eq!(fact["evidence"], json!([[0, 4], [14, 20]]));
    assert_eq!(object["people"][1]["organisation"], "@o2");
    assert_eq!(object["quotes"][2]["speaker"], "@o9");
    assert!(object["figures"].as_array().unwrap().iter().any(|figure| figure["low"] == "-0.5" && figure["high"] == "5.5"));
    assert!(object["figures"].as_array().unwrap().iter().any(|figure| figure["change"] == json!({"role": "by", "of": "@f1"})));
}

/// The schema is worth something only if it turns down what is wrong: each part left out, and each made another type.
#[test]
fn whatever_is_changed_breaks_the_schema() {
    let mut object = full_object();
    object["figures"].as_array_mut().unwrap().retain(|figure| figure["approx"] == "plus" || figure["change"]["role"] == "by");
    for list in ["organisations", "quotes", "facts"] {
        object[list].as_array_mut().unwrap().truncate(2);
    }
    let mut pointers = vec![String::new()];
    let mut next = 0;
    while next < pointers.len() {
        let here = pointers[next].clone();
        match object.pointer(&here).unwrap() {
            Value::Object(parts) => pointers.extend(parts.keys().map(|name| format!("{here}/{name}"))),
            Value::Array(items) => pointers.extend((0..items.len().min(2)).map(|index| format!("{here}/{index}"))),
            _ => {}
        }
        next += 1;
    }
    assert!(pointers.len() > 100);
    for pointer in &pointers {
        let mut wrong = object.clone();
        *wrong.pointer_mut(pointer).unwrap() = json!({"no": ["such", "thing"]});
        assert!(!check(&wrong).is_empty(), "{pointer} may be anything");
    }
    for pointer in pointers.iter().filter(|pointer| !pointer.contains("/roles/") && !pointer.is_empty()) {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut wrong = object.clone();
        if let Value::Object(parts) = wrong.pointer_mut(parent).unwrap() {
            parts.remove(name);
            assert!(!check(&wrong).is_empty(), "{pointer} may be missing");
        }
    }
}
