//! What figures measure, by the clauses they stand in.

use crate::article::{Article, Source};
use crate::extract::analyse;
use crate::extract::lexicon::Lexicon;

/// A figure's words, and what it is said to measure.
const CASES: &[(&str, &str, &str)] = &[
    ("Pre-tax profit at Calder Ltd rose by 12% last year.", "12%", "rise in Pre-tax profit"),
    ("Calder Ltd acquired Lumen Ltd in 2015.", "2015", "acquisition of Lumen Ltd"),
    ("Calder Ltd will invest £5m in Lumen Ltd.", "£5m", "investment in Lumen Ltd"),
    ("Calder Ltd employs 400 people in Leeds.", "400", "people employed"),
];

#[test]
fn a_figure_measures_what_its_clause_says() {
    let lexicon = Lexicon::default();
    for (text, figure, measure) in CASES {
        let article = Article::from_body(Source::Stream("test".into()), (*text).into(), None);
        let analysis = analyse(&article, &lexicon);
        let found = analysis.figures.iter().find(|found| &text[found.span.start()..found.span.end()] == *figure);
        assert_eq!(found.and_then(|found| found.measures.as_deref()), Some(*measure), "{text}");
    }
}
