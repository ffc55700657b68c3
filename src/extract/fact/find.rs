//! From an article to its facts: the order of the work.

use std::collections::HashSet;

use super::candidate::Candidate;
use super::scene::Scene;
use super::types::{Fact, Filler, Role};
use super::{attribution, employment, foreseen, line, matching, merge, rank, worth};
use crate::extract::clause::frames::Reading;
use crate::extract::document::Document;
use crate::extract::figure::{Figure, Moment, Value};
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::Names;
use crate::extract::quote::Quote;

/// Below this a reading is too doubtful to be kept even dimmed.
const KEPT: f32 = 0.4;

/// Finds the facts of an article, whose sentences were read as clauses, the most useful first.
pub fn find(
    document: &Document,
    names: &Names,
    figures: &[Figure],
    quotes: &[Quote],
    readings: &[Reading],
    lexicon: &Lexicon,
) -> Vec<Fact> {
    let tables = lexicon.facts();
    let scene = Scene::new(document, names, figures, quotes, readings);
    let mut candidates: Vec<Candidate> = (0..document.sentences.len())
        .flat_map(|sentence| matching::candidates(&scene, sentence, &tables.patterns, &tables.governors))
        .filter(|candidate| candidate.confidence >= KEPT)
        .collect();
    let founders = employment::founders(&scene, &candidates);
    candidates.extend(founders);
    candidates.sort_by_key(|candidate| candidate.sentence);
    for candidate in &mut candidates {
        foreseen::said_by(&scene, candidate);
    }
    worth::complete(&scene, &mut candidates);
    let mut facts: Vec<Fact> = merge::merge(&scene, candidates).into_iter().filter_map(|group| fact(&scene, group)).collect();
    rank::rank(&scene, &mut facts);
    facts
}

/// One fact of the candidates that say the same: the first leads, the others add roles it lacks.
fn fact(scene: &Scene, group: Vec<Candidate>) -> Option<Fact> {
    let mut told = HashSet::new();
    let mut evidence = Vec::new();
    for candidate in group.iter().filter(|candidate| told.insert(candidate.sentence)) {
        evidence.push(scene.document.sentences.get(candidate.sentence)?.span);
    }
    let mut group = group.into_iter();
    let mut lead = group.next()?;
    let attributed_to = attribution::of(scene, &lead);
    for other in group {
        for (role, fillers) in other.roles {
            if lead.role(role).is_empty() {
                lead.add(role, fillers);
            }
        }
        // Said twice is surer.
        lead.confidence = (lead.confidence + 0.05).min(0.98);
    }
    // "growth of 4%": told as a value it is not told again as a change.
    let value = |role: Role| match lead.role(role) {
        [Filler::Figure(id)] => scene.figures.get(id.0 as usize).map(|figure| figure.value),
        _ => None,
    };
    if value(Role::Change).is_some() && value(Role::Change) == value(Role::Value) {
        lead.roles.retain(|(role, _)| *role != Role::Change);
    }
    let date = lead.role(Role::Date).iter().find_map(|filler| match filler {
        Filler::Figure(id) => match scene.figures.get(id.0 as usize)?.value {
            // A month of no known year orders nothing.
            Value::When(Moment::Yearless(..)) => None,
            Value::When(moment) => Some(moment),
            _ => None,
        },
        _ => None,
    });
    let order = |role: Role| Role::ALL.iter().position(|candidate| *candidate == role);
    lead.roles.sort_by_key(|(role, _)| order(*role));
    let mut fact = Fact {
        kind: lead.kind,
        roles: lead.roles,
        status: lead.status,
        attributed_to,
        date,
        line: String::new(),
        evidence,
        confidence: lead.confidence,
    };
    fact.line = line::line(scene, &fact);
    Some(fact)
}
