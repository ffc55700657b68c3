//! What the reader is shown of a figure, and what it measures.

use super::notation::TODAY;
use crate::article::{Article, Source};
use crate::extract::document::Document;
use crate::extract::figure::{Figure, attach_owners, compact, describe, find};
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::{Naming, Organisation, OrganisationId, OrganisationKind, OrganisationMention};
use crate::span::Span;

fn figures(text: &str) -> Vec<Figure> {
    let article = Article::from_body(Source::Stream("case".into()), text.into(), Some(TODAY));
    find(&Document::new(&article), &Lexicon::default())
}

#[test]
fn describes_the_first_figure() {
    let cases: &[(&str, &str, &str)] = &[
        ("Acme plans a £1.3bn factory.", "£1.3bn = GBP 1,300,000,000 · factory", "GBP 1.3bn"),
        ("Its share fell to just under 58%.", "58% = under 58% · share", "under 58%"),
        ("The stake is worth between £1m and £2.5m.", "£1m and £2.5m = GBP 1,000,000 to 2,500,000 · stake", "GBP 1m–2.5m"),
        ("The lease of 18 months ends.", "18 months · lease", "18 months"),
        ("It opened in Q3 2023.", "Q3 2023 = 2023-Q3 · opened", "2023-Q3"),
        ("Talks ran on 3–5 June 2024.", "3–5 June 2024 = 3 June 2024 to 5 June 2024 · Talks ran", "2024-06-03 – 2024-06-05"),
        ("It spent $9m on it.", "$9m = USD 9,000,000 · USD assumed · spent", "USD 9m"),
        ("The plan costs £9.99 a month.", "£9.99 = GBP 9.99 per month · plan costs", "GBP 9.99 per month"),
        ("Sales grew threefold.", "threefold = 3 times · Sales", "3×"),
        ("A 2-inch gap opened.", "2-inch = 2 inches · gap", "2 inches"),
        ("The call is at 14:30 GMT.", "14:30 GMT = 14:30", "14:30"),
        ("Double-digit growth is likely.", "Double-digit · no value · growth", "Double-digit"),
    ];
    let mut failures = Vec::new();
    for (text, line, short) in cases {
        let figures = figures(text);
        let figure = figures.first().expect(text);
        let words = figure.span.of(text);
        let shown = (describe(figure, words, None), compact(figure, words));
        if (shown.0.as_str(), shown.1.as_str()) != (*line, *short) {
            failures.push(format!("{text}\n   {shown:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn says_what_is_measured() {
    let cases: &[(&str, &[Option<&str>])] = &[
        ("Acme plans a £1.3bn port in Leeds.", &[Some("port in Leeds")]),
        ("It was given a fine of £3m.", &[Some("given a fine")]),
        ("Revenue rose 4% to £2bn from £1.9bn.", &[Some("Revenue"), Some("Revenue"), Some("Revenue")]),
        ("Net income was €4m.", &[Some("Net income")]),
        ("The order is worth €14m.", &[Some("order")]),
        ("The app has 400m young users.", &[Some("young users")]),
        ("It holds 20% of its home market.", &[Some("home market")]),
        ("The sale of the mill brought in €9m in 2021.", &[Some("sale of the mill brought"), Some("sale of the mill brought")]),
        ("The fee is €3m ($3.3m).", &[Some("fee"), Some("fee")]),
        ("Acme was founded in 1998.", &[Some("founding of Acme")]),
        ("She said on Monday.", &[Some("announcement")]),
        // What happened, as a noun.
        ("Lumentek bought Brightwell in 2019.", &[Some("Lumentek’s purchase of Brightwell")]),
        (
            "Norden has acquired Kestrel Labs (KL) in 2017 and Tolvan, a chip designer, in 2020.",
            &[Some("Norden’s acquisition of Kestrel Labs"), Some("Norden’s acquisition of Tolvan")],
        ),
        ("The court will hear the appeal in June.", &[Some("court’s hearing of appeal")]),
        ("The appeal will be heard in June.", &[Some("hearing of appeal")]),
        ("Harbour Bank on Tuesday announced a bond.", &[Some("Harbour Bank’s announcement of bond")]),
        ("The ministry said on Friday that it was ready.", &[Some("ministry’s announcement")]),
        ("Its chairman told reporters on Friday.", &[Some("chairman’s announcement")]),
        ("The mill closed in 1984.", &[Some("mill’s closure")]),
        // What was paid for.
        ("Oakhurst agreed to buy Pine Foods for €420 million.", &[Some("purchase of Pine Foods")]),
        ("Acme invested £5m in a brewery.", &[Some("Acme’s investment in brewery")]),
        ("Plinth raised $12m in a Series B round.", &[Some("Series B round")]),
        ("Plinth bags $12m.", &[Some("funding")]),
        ("The sale values the firm at £80m.", &[Some("valuation of firm")]),
        ("It received a state loan of ₹900m.", &[Some("received a state loan")]),
        // How long.
        ("The council extended the lease by ten years.", &[Some("extension of lease")]),
        ("It hired a 30-year-old banker.", &[Some("age of banker")]),
        ("They own 51% of it.", &[Some("stake")]),
        // What is changed, and what is done to what is counted.
        ("Hotels raised prices by 6% in May.", &[Some("prices"), Some("prices")]),
        ("It will double its workforce to 150.", &[Some("workforce")]),
        ("Net profit was £4m, compared with £3m.", &[Some("Net profit"), Some("Net profit")]),
        ("The service serves 40m people.", &[Some("people served")]),
        ("The line has speeds of 90 km/h downhill.", &[Some("downhill speeds")]),
    ];
    let mut failures = Vec::new();
    for (text, expected) in cases {
        let found = figures(text);
        let found: Vec<Option<&str>> = found.iter().map(|figure| figure.measures.as_deref()).collect();
        if found != *expected {
            failures.push(format!("{text}\n   {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn says_whose_a_figure_is() {
    let named = |text: &str, names: &[&str]| -> Vec<Organisation> {
        let mention =
            |name: &&str| text.find(name).map(|at| OrganisationMention { span: Span::new(at, at + name.len()), how: Naming::Name });
        let organisation = |name: &&str| Organisation {
            name: (*name).into(),
            aliases: Vec::new(),
            kind: OrganisationKind::Company,
            mentions: mention(name).into_iter().collect(),
            confidence: Default::default(),
        };
        names.iter().map(organisation).collect()
    };
    let cases: &[(&str, &[Option<u32>])] = &[
        ("Acme sold its stake in Bolt for £3m.", &[Some(0)]),
        ("Acme said Bolt’s £3m loss was large.", &[Some(1)]),
        ("A sum of £3m went to Acme, not to Bolt.", &[None]),
        ("Acme shut; profit at rivals of Bolt fell 3%.", &[Some(1)]),
        ("Acme opened in 1998 with Bolt.", &[None]),
    ];
    for (text, expected) in cases {
        let article = Article::from_body(Source::Stream("case".into()), (*text).into(), Some(TODAY));
        let document = Document::new(&article);
        let mut figures = find(&document, &Lexicon::default());
        attach_owners(&mut figures, &document, &named(text, &["Acme", "Bolt"]));
        let owners: Vec<Option<u32>> = figures.iter().map(|figure| figure.of.map(|OrganisationId(id)| id)).collect();
        assert_eq!(owners, *expected, "{text}");
    }
}
