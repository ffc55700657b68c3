//! A fact found in one sentence, before it is merged with its like.

use super::types::{FactKind, Filler, Role, Status};
use crate::extract::organisation::OrganisationId;
use crate::span::Span;

/// A fact found in one sentence, not yet merged with its like.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it says.
    pub kind: FactKind,
    /// Its roles.
    pub roles: Vec<(Role, Vec<Filler>)>,
    /// Whether it happened.
    pub status: Status,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The verb or noun that says it.
    pub trigger: Span,
    /// The frame of its verb, or of the verb that governs its noun.
    pub frame: Option<usize>,
    /// Whether only an authority does such a thing: a fine, an investigation.
    pub punished: bool,
    /// Whether it measures a whole market or economy, which nobody owns.
    pub of_market: bool,
    /// Whether money was raised by a listing whose time or place is told.
    pub listed: bool,
    /// From 0 to 1.
    pub confidence: f32,
}

impl Candidate {
    /// The fillers of a role; empty where it has none.
    pub fn role(&self, role: Role) -> &[Filler] {
        self.roles.iter().find(|(candidate, _)| *candidate == role).map_or(&[], |(_, fillers)| fillers)
    }

    /// The organisations in any of its roles.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        self.roles.iter().flat_map(|(_, fillers)| organisations_of(fillers))
    }

    /// Organisations that already play another part than this role: nobody buys itself.
    pub fn others(&self, role: Role) -> Vec<OrganisationId> {
        let others = self.roles.iter().filter(|(other, _)| *other != role || role == Role::Parties);
        others.flat_map(|(_, fillers)| organisations_of(fillers)).collect()
    }

    /// Whether an organisation plays a part in it.
    pub fn names(&self, organisation: OrganisationId) -> bool {
        self.organisations().any(|id| id == organisation)
    }

    /// Adds fillers to a role.
    pub fn add(&mut self, role: Role, fillers: Vec<Filler>) {
        match self.roles.iter_mut().find(|(candidate, _)| *candidate == role) {
            Some((_, have)) => {
                for filler in fillers {
                    if !have.contains(&filler) {
                        have.push(filler);
                    }
                }
            }
            None => self.roles.push((role, fillers)),
        }
    }
}

/// The organisations among fillers.
pub fn organisations_of(fillers: &[Filler]) -> impl Iterator<Item = OrganisationId> + '_ {
    fillers.iter().filter_map(|filler| match filler {
        Filler::Organisation(id) => Some(*id),
        _ => None,
    })
}
