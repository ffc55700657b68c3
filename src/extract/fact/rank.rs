//! The most useful facts first: what the article is about, what is new and sure, with an amount and a party.

use std::cmp::Reverse;

use super::scene::Scene;
use super::types::{Fact, FactKind, Filler, Role, Status};
use crate::article::Layer;

/// Sorts facts, the most useful first; the order of the text decides between equals.
pub fn rank(scene: &Scene, facts: &mut [Fact]) {
    facts.sort_by_cached_key(|fact| (Reverse(usefulness(scene, fact)), fact.evidence.first().map(|span| span.start())));
}

fn usefulness(scene: &Scene, fact: &Fact) -> i32 {
    let layers = fact
        .evidence
        .iter()
        .filter_map(|span| scene.document.sentence_at(span.start()))
        .filter_map(|index| scene.document.sentences.get(index));
    let mut points = 0;
    for sentence in layers {
        points += match sentence.layer {
            Layer::Headline => 30,
            Layer::Standfirst => 20,
            _ => 2,
        };
    }
    let place = fact.evidence.first().and_then(|span| scene.document.sentence_at(span.start())).unwrap_or(0);
    points += 20 - i32::try_from(place.min(20)).unwrap_or(20);
    let of_topic = fact
        .roles
        .iter()
        .flat_map(|(_, fillers)| fillers)
        .any(|filler| matches!(filler, Filler::Organisation(id) if Some(*id) == scene.topic));
    points += if of_topic { 20 } else { 0 };
    let has_amount = [Role::Amount, Role::Value, Role::Stake, Role::Count].iter().any(|&role| !fact.role(role).is_empty());
    points += if has_amount { 10 } else { 0 };
    points += match fact.status {
        Status::Asserted | Status::Planned => 8,
        Status::Possible => 4,
        Status::Denied => 0,
    };
    points += match fact.kind {
        FactKind::Acquire | FactKind::Merge | FactKind::Invest | FactKind::Raise | FactKind::Divest => 8,
        FactKind::Partner | FactKind::Contract | FactKind::Report | FactKind::Regulate | FactKind::Workforce => 6,
        FactKind::Forecast | FactKind::Legal | FactKind::Launch | FactKind::Appoint | FactKind::Depart => 4,
        FactKind::Found => 0,
    };
    // Doubt weighs: a dim fact never leads.
    points + (fact.confidence * 30.0) as i32
}
