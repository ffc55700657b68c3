//! Facts: typed statements with filled roles, a status, whose claim they are, and the words that say them.
//!
//! [`find`] is the way through: the article is read as a [`scene`] (clauses, references), its clauses are held against the
//! table of [`patterns`] ([`matching`], [`fill`], [`complete`]), each hit gets its [`status`] and its [`attribution`], what says
//! the same is [`merge`]d, and the whole is [`rank`]ed and put into words ([`line`]). Invariants: every filler is an id of the
//! article's own lists or a span of its text, and evidence is never empty. Deliberately absent: open triples and any inference
//! from two sentences to a third; a fact that no words say is not a fact.

mod attribution;
mod complete;
mod fill;
mod line;
mod matching;
mod merge;
pub mod patterns;
mod rank;
mod scene;
pub mod status;
mod types;

pub use types::{Fact, FactKind, Filler, Role, SHOWN, Status};

use super::document::Document;
use super::figure::{Figure, Value};
use super::lexicon::Lexicon;
use super::organisation::Names;
use super::quote::Quote;
use matching::Candidate;
use scene::Scene;

/// Below this a reading is too doubtful to be kept even dimmed.
const KEPT: f32 = 0.4;

/// Finds the facts of an article, the most useful first.
pub fn find(document: &Document, names: &Names, figures: &[Figure], quotes: &[Quote], lexicon: &Lexicon) -> Vec<Fact> {
    let scene = Scene::new(document, names, figures, quotes, &lexicon.verbs);
    let candidates = (0..document.sentences.len())
        .flat_map(|sentence| matching::candidates(&scene, sentence, &lexicon.patterns, &lexicon.governors))
        .filter(|candidate| candidate.confidence >= KEPT)
        .collect();
    let mut facts: Vec<Fact> = merge::merge(&scene, candidates).into_iter().filter_map(|group| fact(&scene, group)).collect();
    rank::rank(&scene, &mut facts);
    facts
}

/// One fact of the candidates that say the same: the first leads, the others add roles it lacks.
fn fact(scene: &Scene, group: Vec<Candidate>) -> Option<Fact> {
    let mut evidence = Vec::new();
    for candidate in &group {
        let span = scene.document.sentences.get(candidate.sentence)?.span;
        if !evidence.contains(&span) {
            evidence.push(span);
        }
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
    let date = lead.role(Role::Date).iter().find_map(|filler| match filler {
        Filler::Figure(id) => match scene.figures.get(id.0 as usize)?.value {
            Value::When(moment) => Some(moment),
            _ => None,
        },
        _ => None,
    });
    let order = |role: Role| Role::ALL.iter().position(|candidate| *candidate == role);
    lead.roles.sort_by_key(|(role, _)| order(*role));
    let mut fact =
        Fact { kind: lead.kind, roles: lead.roles, status: lead.status, attributed_to, date, line: String::new(), evidence, confidence: lead.confidence };
    fact.line = line::line(scene, &fact);
    Some(fact)
}
