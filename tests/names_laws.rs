//! What must hold of the names in any text, and of the reader's own lists.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use gleaner::article::{Article, Source};
use gleaner::extract;
use gleaner::extract::analysis::Analysis;
use gleaner::extract::lexicon::{Lexicon, OrganisationSettings, Settings};
use gleaner::extract::organisation::Naming;
use proptest::prelude::*;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

fn analyse(text: &str, lexicon: &Lexicon) -> Analysis {
    extract::analyse(&Article::from_body(Source::Stream("law".into()), text.to_owned(), None), lexicon)
}

/// Pieces that names and roles are made of, with some that are neither.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "Acme Group plc", "Norvia Rail", "the", "The", "University of Surrey", "Ministry of Trade", "and", "of", "at", ",", ".", "(", ")", "“",
            "”", "'s", "’s", "’", "said", "has named", "as", "its", "chief executive", "former", "head of research", "Anna Berg", "Berg", "LI Qing",
            "Dr", "Professor", "who", "is", "joins", "Reuters", "CADE", "Co.", "Ltd.", "in Oslo", "OSLO –", "D-N.Y.", "co-founders", "company’s", "She",
            "where", "to be", "香川車輌", "ČNEXBA", "Čenovska National Export Bank",
            "Österdal", "\n\n", "–", "professors", "both",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Mentions are of the text, not empty, begin and end in no space, and no two of one kind overlap.
    #[test]
    fn mentions_are_places_of_the_text(text in text()) {
        let found = analyse(&text, &LEXICON);
        let named = found.organisations.iter().flat_map(|organisation| &organisation.mentions);
        let mut organisations: Vec<_> = named.filter(|mention| mention.how != Naming::Reference).map(|mention| mention.span).collect();
        let mut people: Vec<_> = found.people.iter().flat_map(|person| person.mentions.iter().copied()).collect();
        for spans in [&mut organisations, &mut people] {
            spans.sort();
            prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{spans:?}");
            for span in spans.iter() {
                let words = text.get(span.range());
                prop_assert!(words.is_some_and(|words| !words.is_empty() && words.trim() == words), "{span:?} {words:?}");
            }
        }
        for person in &found.people {
            prop_assert!(person.organisation.is_none_or(|id| found.organisation(id).is_some()));
            prop_assert!(person.role.as_ref().is_none_or(|role| !role.trim().is_empty()));
        }
    }

    /// What kind of space parts the words changes no name.
    #[test]
    fn every_space_is_a_space(text in text(), space in prop::sample::select(vec!['\u{a0}', '\u{2009}', '\u{202f}', '\u{3000}'])) {
        let spaced = text.replace(' ', &space.to_string());
        let names = |found: &Analysis| {
            let organisations: Vec<_> = found.organisations.iter().map(|organisation| (organisation.name.clone(), organisation.mentions.len())).collect();
            let people: Vec<_> = found.people.iter().map(|person| (person.name.clone(), person.role.clone(), person.mentions.len())).collect();
            (organisations, people)
        };
        prop_assert_eq!(names(&analyse(&text, &LEXICON)), names(&analyse(&spaced, &LEXICON)));
    }
}

#[test]
fn the_readers_lists_win() {
    let organisations = OrganisationSettings {
        always: vec!["Torvik".into(), "Night Shift".into()],
        never: vec!["Vodafone".into()],
        same_as: [("IC London".to_owned(), "Imperial College London".to_owned())].into(),
    };
    let lexicon = Lexicon::new(Settings { organisations, ..Settings::default() });
    let text = "Night Shift works with Torvik and Vodafone. IC London is in Kensington; Imperial College London has a new head.";
    let found = analyse(text, &lexicon);
    let names: Vec<&str> = found.organisations.iter().map(|organisation| organisation.name.as_str()).collect();
    assert!(names.contains(&"Torvik") && names.contains(&"Night Shift"), "{names:?}");
    assert!(!names.contains(&"Vodafone"), "{names:?}");
    let college = found.organisations.iter().find(|organisation| organisation.name == "Imperial College London").unwrap();
    assert_eq!((college.aliases.as_slice(), college.mentions.len()), (["IC London".to_owned()].as_slice(), 2));
}
