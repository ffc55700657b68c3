//! What holds of the facts of every text: nothing panics, and everything they name is in the article.

use gleaner::article::{Article, Source};
use gleaner::extract::fact::Filler;
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::quote::Speaker;
use gleaner::extract::{analyse, fact};
use gleaner::span::Span;
use proptest::prelude::*;
use std::sync::OnceLock;

/// Pieces of business news, well and badly put together.
const PIECES: &[&str] = &[
    "Acme Inc",
    "Brill plc",
    "the company",
    "it",
    "Jane Roe",
    "chief executive",
    "has bought",
    "will sell",
    "to buy",
    "agreed to",
    "denied",
    "plans to",
    "a £5m stake",
    "in talks",
    "about",
    "with",
    "of",
    "for $1.2bn",
    "by 12%",
    "to €3m",
    "from",
    "and",
    ",",
    ".",
    "which",
    "who",
    "that",
    "said",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "–",
    ":",
    ";",
    "not",
    "never",
    "did not rule out",
    "500 jobs",
    "in May",
    "last year",
    "as",
    "after",
    "acquisition",
    "partnership between",
    "revenue",
    "rose",
    "'s",
    "’s",
    "its",
    "both",
    "\n",
    "\n\n",
    "É",
    "日本",
    "🚀",
    "e\u{301}",
    "according to",
    "fined",
    "lawsuit against",
    "to",
    "be",
    "been",
    "is",
    "set",
    "up",
    "over",
    "down",
    "on",
    "more than",
    "as much as",
    "-backed",
    "5G",
    "…",
];

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::default)
}

fn check(text: String) -> Result<(), TestCaseError> {
    let article = Article::from_body(Source::Stream("law".into()), text, "2024-05-15".parse().ok());
    let analysis = analyse(&article, lexicon());
    let text = article.text.as_str();
    let is_place = |span: Span| !span.is_empty() && text.get(span.range()).is_some();
    let in_body = |span: Span| article.body().any(|block| block.span.contains(span));
    for fact in &analysis.facts {
        prop_assert!(!fact.line.trim().is_empty() && !fact.line.contains(['\n', '\r', '\t']), "{:?}", fact.line);
        prop_assert!(!fact.evidence.is_empty());
        prop_assert!(fact.evidence.iter().all(|&span| is_place(span) && in_body(span)));
        prop_assert!((0.0..=1.0).contains(&fact.confidence));
        prop_assert!(!fact.roles.is_empty());
        for (index, (role, fillers)) in fact.roles.iter().enumerate() {
            prop_assert!(!fillers.is_empty());
            prop_assert!(fact.roles[..index].iter().all(|(other, _)| other != role), "a role stands twice");
            for filler in fillers {
                prop_assert!(match *filler {
                    Filler::Organisation(id) => analysis.organisation(id).is_some(),
                    Filler::Person(id) => analysis.person(id).is_some(),
                    Filler::Figure(id) => analysis.figure(id).is_some(),
                    Filler::Words(span) => is_place(span) && in_body(span),
                });
            }
        }
        prop_assert!(match fact.attributed_to {
            Some(Speaker::Person(id)) => analysis.person(id).is_some(),
            Some(Speaker::Organisation(id)) => analysis.organisation(id).is_some(),
            Some(Speaker::Unnamed(span)) => is_place(span),
            None => true,
        });
    }
    prop_assert!(fact::SHOWN > 0.0);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn facts_are_of_their_article(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60), gaps in any::<u64>()) {
        let mut text = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            text.push_str(piece);
            if gaps >> (index % 64) & 7 != 0 {
                text.push(' ');
            }
        }
        check(text)?;
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,160}") {
        check(text)?;
    }
}

#[test]
fn a_page_without_a_full_stop_is_read_in_time() {
    let text = "Acme bought Brill and sold its stake in Crest to ".repeat(20_000);
    let article = Article::from_body(Source::Stream("long".into()), text, None);
    let document = gleaner::extract::document::Document::new(&article);
    // Twenty thousand clauses in one sentence: read as far as a sentence goes.
    let facts = fact::find(&document, &Default::default(), &[], &[], lexicon());
    assert!(facts.len() < 400);
}
