//! The candidates of one sentence set against each other: what one gives another, and which tell the same.

use super::candidate::Candidate;
use super::fill;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::units::Thing;

/// "First-quarter sales rose 4% but profit slid to £5m": of one time, where no other is told.
pub fn same_time(found: &mut [Candidate]) {
    let timed: Vec<(usize, Vec<Filler>, Vec<Filler>)> = found
        .iter()
        .filter(|candidate| candidate.kind == FactKind::Report && candidate.status == Status::Asserted)
        .map(|candidate| (candidate.trigger.start(), candidate.role(Role::Org).to_vec(), candidate.role(Role::Period).to_vec()))
        .collect();
    for candidate in found.iter_mut().filter(|candidate| {
        candidate.kind == FactKind::Report && candidate.status == Status::Asserted && candidate.role(Role::Period).is_empty()
    }) {
        let before =
            timed.iter().filter(|(place, org, _)| *place < candidate.trigger.start() && org.as_slice() == candidate.role(Role::Org));
        if let Some((_, _, period)) = before.max_by_key(|(place, _, _)| *place).filter(|(_, _, period)| !period.is_empty()) {
            candidate.add(Role::Period, period.clone());
        }
    }
}

/// "Acme has 3 million subscribers": one result, whether the verb or the noun tells it.
pub fn told_of_one_figure(found: &mut Vec<Candidate>) {
    let figure = |candidate: &Candidate| {
        matches!(candidate.kind, FactKind::Report | FactKind::Forecast).then(|| candidate.role(Role::Value).first().copied()).flatten()
    };
    let told: Vec<(Option<Filler>, f32)> = found.iter().map(|candidate| (figure(candidate), candidate.confidence)).collect();
    found.retain(|candidate| {
        let own = figure(candidate);
        own.is_none() || !told.iter().any(|(other, sure)| *other == own && *sure > candidate.confidence)
    });
}

/// "They agreed to merge in a £3bn deal": the deal is the merger.
pub fn told_twice(scene: &Scene, found: &mut Vec<Candidate>) {
    let deals: Vec<Candidate> = found
        .iter()
        .filter(|candidate| {
            matches!(candidate.kind, FactKind::Acquire | FactKind::Merge | FactKind::Divest | FactKind::Invest | FactKind::Contract)
        })
        .cloned()
        .collect();
    found.retain(|candidate| {
        let words = scene.document.words(candidate.trigger).to_lowercase();
        let generic = ["deal", "agreement", "pact", "accord"].iter().any(|noun| words.ends_with(noun));
        let told = |deal: &Candidate| candidate.organisations().all(|organisation| deal.names(organisation));
        // "will deliver trams to Brill under a £5m order"
        let parties = candidate.organisations().count();
        let fuller = |deal: &Candidate| deal.kind == FactKind::Contract && deal.organisations().count() > parties && told(deal);
        let order = candidate.kind == FactKind::Contract && parties < 2 && deals.iter().any(fuller);
        let agreement = candidate.kind == FactKind::Partner && generic && deals.iter().any(told);
        !(order || agreement)
    });
}

/// Two people who come or go are two facts, each with the job that stands before the name.
pub fn apart(candidate: Candidate, reading: &Reading) -> Vec<Candidate> {
    let people = candidate.role(Role::Person).to_vec();
    if people.len() < 2 {
        return vec![candidate];
    }
    people
        .into_iter()
        .map(|person| {
            let mut own = candidate.clone();
            own.roles.retain(|(role, _)| *role != Role::Person);
            own.add(Role::Person, vec![person]);
            let is_named = |item: &usize| matches!((reading.head(*item).map(|unit| unit.thing), person), (Some(Thing::Person(id)), Filler::Person(named)) if id == named);
            if let Some(title) = (0..reading.items.len()).find(is_named).and_then(|phrase| fill::title_before(reading, phrase)) {
                own.roles.retain(|(role, _)| *role != Role::Role);
                own.add(Role::Role, title);
            }
            own
        })
        .collect()
}
