//! What a candidate takes from around its own slots: its frame, who reports it, whom the article is about.

use super::candidate::Candidate;
use super::description::Class;
use super::scene::Scene;
use super::types::{Filler, Role};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::words::one_of;
use crate::extract::organisation::OrganisationId;

/// The frame of the verb that says it, or that governs the noun that does.
pub fn frame_of<'r>(candidate: &Candidate, reading: &'r Reading) -> Option<&'r Frame> {
    reading.frames.get(candidate.frame?)
}

/// Whom the paragraph, or else the article, is about, where a passive or a headline leaves a part unsaid.
pub fn topic(scene: &Scene, candidate: &mut Candidate, role: Role) {
    if let Some((topic, sure)) = scene.at_hand(candidate.sentence, Class::Company).filter(|(topic, _)| !candidate.names(*topic)) {
        candidate.confidence *= sure;
        candidate.add(role, vec![Filler::Organisation(topic)]);
    }
}

/// The organisation that says the clause of a frame: "Acme said sales …", "sales …, Acme said", "…, said Jane Roe of Acme".
pub fn reporter(scene: &Scene, candidate: &Candidate, reading: &Reading, frame: &Frame) -> Option<(OrganisationId, f32)> {
    let governor = frame.governor.filter(|_| frame.reported).and_then(|governor| reading.frames.get(governor));
    let trailing = || {
        let behind = reading.frames.iter().rev().find(|other| other.verb > frame.verb)?;
        let comma = behind.subject.first().copied()?.min(behind.verb).checked_sub(1)?;
        let says = reading.verb(behind.verb).is_some_and(|group| one_of(&group.lemma, "say|add|announce|state|confirm"));
        (says && behind.object.is_empty() && comma > frame.verb && matches!(reading.word(comma), "," | "”" | "\"")).then_some(behind)
    };
    let &speaker = governor.or_else(trailing)?.subject.first()?;
    if let Some((id, sure)) = scene.organisation(candidate.sentence, speaker, &[]) {
        return Some((id, sure * 0.95));
    }
    let person = governor.is_none().then(|| scene.person(candidate.sentence, speaker)).flatten()?;
    let organisation = scene.names.people.get(person.0.0 as usize)?.organisation?;
    Some((organisation, 0.85))
}
