//! What holds of the quotes of every text: they are places of it, direct ones are disjoint, and who speaks is in it.

use proptest::prelude::*;

use super::{Quote, QuoteKind, Speaker, find};
use crate::article::{Article, Source};
use crate::extract::document::Document;
use crate::extract::fact::staged;
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::Names;
use crate::span::Span;

const PIECES: &[&str] = include!("../../../tests/hold/pieces.rs");

fn is_sound(text: &str, quotes: &[Quote], names: &Names) -> bool {
    let is_place = |span: Span| !span.is_empty() && text.get(span.range()).is_some();
    let speaks = |quote: &Quote| match quote.speaker {
        Some(Speaker::Person(id)) => (id.0 as usize) < names.people.len(),
        Some(Speaker::Organisation(id)) => (id.0 as usize) < names.organisations.len(),
        Some(Speaker::Unnamed(span)) => is_place(span),
        None => quote.kind == QuoteKind::Direct,
    };
    let direct: Vec<Span> = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).map(|quote| quote.span).collect();
    quotes.iter().all(|quote| is_place(quote.span) && speaks(quote))
        && quotes.is_sorted_by_key(|quote| quote.span)
        && direct.windows(2).all(|pair| pair[0].end() <= pair[1].start())
}

fn holds(text: &str) {
    thread_local! {
        static LEXICON: Lexicon = Lexicon::default();
    }
    let article = Article::from_body(Source::Stream("test".into()), text.into(), None);
    let document = Document::new(&article);
    let names = staged(text);
    let quotes = LEXICON.with(|lexicon| find(&document, &names, lexicon));
    assert!(is_sound(&article.text, &quotes, &names), "{quotes:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn quotes_are_of_their_article(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60)) {
        holds(&pieces.join(" "));
    }

    #[test]
    fn any_text_has_its_quotes(text in "\\PC{0,160}") {
        holds(&text);
    }
}

#[test]
fn talk_without_end_is_read_in_time() {
    holds(&"Acme said that it was so, and Jane Roe told Brill, adding that ".repeat(1_500));
}
