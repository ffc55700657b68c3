//! What figures measure, by the clauses they stand in.

use crate::article::{Article, Source};
use crate::extract::clause;
use crate::extract::document::Document;
use crate::extract::fact::staged;
use crate::extract::figure;
use crate::extract::gauge::fill;
use crate::extract::lexicon::Lexicon;

/// What each figure of a text measures.
fn measures(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let article = Article::from_body(Source::Stream("stage".into()), text.into(), "2024-05-15".parse().ok());
    let document = Document::new(&article);
    let (names, mut figures) = (staged(text), figure::find(&document, lexicon));
    let readings = clause::read(&document, &names, &figures, &[], lexicon);
    fill(&mut figures, &document, &readings, lexicon);
    figures.into_iter().map(|figure| figure.measures.unwrap_or_default()).collect()
}

#[test]
fn tells_what_is_measured_by_its_clause() {
    let cases: &[(&str, &[&str])] = &[
        // What moved, and how far.
        ("Norvia's pre-tax profit rose 12% to £40m in 2023.", &["rise in pre-tax profit", "pre-tax profit", "pre-tax profit"]),
        ("The board expects sales to fall by 3% next year.", &["fall in sales", "fall in sales"]),
        ("The brewer saw turnover grow 8% to £12m.", &["growth in turnover", "turnover"]),
        ("Turnover was £9m, up from £8m a year earlier.", &["Turnover", "Turnover", "Turnover"]),
        ("Acme rose 3% on Monday.", &["rise in shares", "rise in shares"]),
        ("Brill hopes to double its capacity to 400 MW by 2028.", &["capacity", "capacity"]),
        ("There were 7bn devices, a figure that will grow to 9bn in 2030.", &["devices", "devices", "devices"]),
        // The noun it stands before or behind, whole.
        ("It has a £6m grant from partners.", &["grant from partners"]),
        ("It dropped its 22bn-euro (£15bn) bid for Brill.", &["bid for Brill", "bid for Brill"]),
        ("The plan has a £5m investment and training budget.", &["investment and training budget"]),
        ("The talks are about $60m in milestone payments.", &["milestone payments"]),
        ("It paid its first dividend, of $2m.", &["", "dividend"]),
        // Parts of a whole.
        ("Diesel accounts for 40% of sales.", &["Diesel’s share of sales"]),
        ("It will cut a fifth of its workforce.", &["share of workforce cut"]),
        ("Acme owns 30% of Brill.", &["stake in Brill"]),
        ("Rents climbed 6% in Leeds, 4% in York and 2% in Hull.", &["rise in Rents", "rise in Rents", "rise in Rents"]),
        // What is paid.
        ("The watchdog fined Dorn £2m in May.", &["fine on Dorn", "fine on Dorn"]),
        ("The yard was sold to Brill for €12m in 2019.", &["sale of yard", "sale of yard"]),
        ("Crest is valued at $2bn.", &["valuation of Crest"]),
        ("The rack weighs 40 kilograms and costs €900.", &["weight of rack", "cost of rack"]),
        // What happened.
        ("The merger was approved on Friday.", &["approval of merger"]),
        ("The museum, founded in 1901, will shut for two years.", &["founding of museum", "closure of museum"]),
        ("Jane Roe joined Acme in 2019.", &["arrival of Jane Roe at Acme"]),
        ("The board turned down the offer on Monday.", &["rejection of offer"]),
        ("A proposed ban was dropped in January.", &["proposed ban dropped"]),
        ("The takeover is expected to close in May.", &["completion of takeover"]),
        ("It announced a contract with Brill last week.", &["contract with Brill"]),
        ("The 90-day review ends in July.", &["review", "end of review"]),
        ("Crest will invest $50m in a plant over five years.", &["investment in plant", "period of investment in plant"]),
        // Nothing, rather than whose it is.
        ("Acme will receive $5m up front.", &[""]),
    ];
    let lexicon = Lexicon::default();
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let told = measures(text, &lexicon);
            (told != *expected).then(|| format!("{text}\n   {told:?}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn months_and_numbers_of_rules_are_told_by_their_words() {
    let lexicon = Lexicon::default();
    let spans = |text: &str| -> Vec<String> {
        let article = Article::from_body(Source::Stream("stage".into()), text.into(), "2024-05-15".parse().ok());
        figure::find(&Document::new(&article), &lexicon).iter().map(|figure| figure.span.of(text).to_owned()).collect()
    };
    assert!(spans("It broke the rules (Articles 12 and 13), she said.").is_empty());
    assert!(spans("It moved into the number two spot.").is_empty());
    assert_eq!(spans("It has 12 and 13 shops there."), ["12", "13"]);
}

#[test]
fn a_month_that_may_have_been_lies_behind() {
    let lexicon = Lexicon::default();
    let value = |text: &str| {
        let article = Article::from_body(Source::Stream("stage".into()), text.into(), "2024-07-07".parse().ok());
        figure::find(&Document::new(&article), &lexicon).first().and_then(figure::value)
    };
    assert_eq!(value("The sale of the yard in April may have won applause.").as_deref(), Some("April 2024"));
    assert_eq!(value("It would have to choose by April.").as_deref(), Some("April 2025"));
}
