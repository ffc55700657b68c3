//! What a candidate takes from around its own slots: its frame, who reports it, whom the article is about.

use super::candidate::Candidate;
use super::description::Class;
use super::scene::Scene;
use super::types::{Filler, Role};
use crate::extract::clause::frames::{Frame, Reading};
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

/// The organisation that says the clause of a frame.
pub fn reporter(scene: &Scene, candidate: &Candidate, reading: &Reading, frame: &Frame) -> Option<(OrganisationId, f32)> {
    let governor = reading.frames.get(frame.governor.filter(|_| frame.reported)?)?;
    scene.organisation(candidate.sentence, *governor.subject.first()?, &[]).map(|(id, sure)| (id, sure * 0.95))
}
