//! What holds of the facts of every text: nothing panics, and everything they name is in the article.

use proptest::prelude::*;

use super::stage::{Cast, play};
use super::types::{Fact, Filler};
use crate::extract::quote::Speaker;
use crate::span::Span;

const PIECES: &[&str] = include!("../../../tests/hold/pieces.rs");

fn is_sound(text: &str, fact: &Fact, cast: &Cast) -> bool {
    let is_place = |span: Span| !span.is_empty() && text.get(span.range()).is_some();
    let is_real = |filler: &Filler| match *filler {
        Filler::Organisation(id) => (id.0 as usize) < cast.organisations,
        Filler::Person(id) => (id.0 as usize) < cast.people,
        Filler::Figure(id) => (id.0 as usize) < cast.figures,
        Filler::Words(span) => is_place(span),
    };
    let speaks = match fact.attributed_to {
        Some(Speaker::Person(id)) => (id.0 as usize) < cast.people,
        Some(Speaker::Organisation(id)) => (id.0 as usize) < cast.organisations,
        Some(Speaker::Unnamed(span)) => is_place(span),
        None => true,
    };
    let roles = fact.roles.iter().enumerate().all(|(index, (role, fillers))| {
        !fillers.is_empty() && fillers.iter().all(is_real) && fact.roles[..index].iter().all(|(other, _)| other != role)
    });
    speaks
        && roles
        && !fact.roles.is_empty()
        && !fact.line.trim().is_empty()
        && !fact.line.contains(['\n', '\r', '\t'])
        && !fact.evidence.is_empty()
        && fact.evidence.iter().all(|&span| is_place(span))
        && (0.0..=1.0).contains(&fact.confidence)
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
        play(&text, |facts, cast| {
            for fact in facts {
                assert!(is_sound(&text, fact, cast), "{fact:?}");
            }
        });
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,160}") {
        play(&text, |facts, cast| assert!(facts.iter().all(|fact| is_sound(&text, fact, cast))));
    }
}

#[test]
fn a_page_without_a_full_stop_is_read_as_far_as_a_sentence_goes() {
    let text = "Acme bought Brill and sold its stake in Crest to ".repeat(2_000);
    play(&text, |facts, _| assert!(facts.len() < 400));
}
