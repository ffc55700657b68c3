//! Sentences in varied press wording against the facts they tell: what a row of the pattern table fits by chance shows here.
//!
//! A line is `kind status | sentence`, the roles marked in it. A fact of the sentence must have the kind, the status and every
//! marked role with just those words.

use super::scene::Scene;
use super::stage::{marked, names, play};
use super::types::{FactKind, Role};
use crate::article::{Article, Source};
use crate::extract::clause::phrases::ItemKind;
use crate::extract::document::Document;
use crate::extract::lexicon::Lexicon;

/// How a text was read, for the messages of tests: its pieces, and each verb with its slots.
fn read(text: &str, lexicon: &Lexicon) -> String {
    let article = Article::from_body(Source::Stream("stage".into()), text.into(), None);
    let document = Document::new(&article);
    let (names, figures) = (names(text), crate::extract::figure::find(&document, lexicon));
    let readings = crate::extract::clause::read(&document, &names, &figures, &[], lexicon);
    let scene = Scene::new(&document, &names, &figures, &[], &readings);
    let mut told = String::new();
    for reading in scene.readings {
        told.push_str("\n       ");
        for (index, item) in reading.items.iter().enumerate() {
            let words: Vec<&str> = reading.units[item.units.clone()].iter().map(|unit| unit.span.of(text)).collect();
            let kind = match &item.kind {
                ItemKind::Noun(_) => "noun".to_owned(),
                ItemKind::Verb(group) => format!("{} {:?}{}", group.lemma, group.mood, if group.passive { " passive" } else { "" }),
                other => format!("{other:?}"),
            };
            told.push_str(&format!(" {index}[{}]:{kind}", words.join(" ")));
        }
        for frame in &reading.frames {
            let slots: Vec<String> =
                frame.slots.iter().map(|slot| format!("{}{:?}", reading.word(slot.preposition), slot.phrases)).collect();
            told.push_str(&format!(
                "\n        {}: subject {:?} object {:?} second {:?} {} infinitive {:?} governor {:?}",
                reading.verb(frame.verb).map_or("", |group| &group.lemma),
                frame.subject,
                frame.object,
                frame.second,
                slots.join(" "),
                frame.infinitive,
                frame.governor.or(frame.governing_noun),
            ));
        }
    }
    told
}

/// The lines of a table whose fact is not told, each with what is told instead.
fn missed(table: &'static str) -> Vec<String> {
    let lexicon = Lexicon::default();
    let mut missed = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (head, example) = line.split_once('|').expect("kind status | sentence");
        let (kind, status) = head.trim().split_once(' ').expect("kind status");
        let kind = FactKind::named(kind).expect("a kind");
        let (text, roles) = marked(example.trim());
        play(&text, |facts, cast| {
            let words = |role: Role, fact: &super::types::Fact| -> Vec<String> {
                fact.role(role).iter().map(|&filler| (cast.words)(filler)).collect()
            };
            let told = facts.iter().any(|fact| {
                fact.kind == kind && fact.status.name() == status && roles.iter().all(|(&role, expected)| words(role, fact) == *expected)
            });
            if !told {
                let found: Vec<String> = facts
                    .iter()
                    .map(|fact| {
                        let roles: Vec<String> =
                            fact.roles.iter().map(|(role, _)| format!("{}={}", role.name(), words(*role, fact).join("+"))).collect();
                        format!("{} {} {} {:.2}", fact.kind.name(), fact.status.name(), roles.join("; "), fact.confidence)
                    })
                    .collect();
                missed.push(format!("{line}\n     told {found:?}{}", read(&text, &lexicon)));
            }
        });
    }
    missed
}

#[test]
fn tells_results_work_people_regulators_and_courts() {
    let missed = missed(include_str!("cases_results.txt"));
    assert!(missed.is_empty(), "{} are not told:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn tells_the_deeds_of_every_kind_in_many_wordings() {
    let missed = missed(include_str!("cases_press.txt"));
    assert!(missed.is_empty(), "{} are not told:\n{}", missed.len(), missed.join("\n"));
}
