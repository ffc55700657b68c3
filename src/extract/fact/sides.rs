//! What one deed tells besides: the other side of a deal, and the further owners of a list whose verb is said once.

use super::candidate::{Candidate, organisations_of};
use super::fill::{Slot, bare_span, fill};
use super::scene::Scene;
use super::types::{FactKind, Filler, Role};
use super::whole::has_role;
use crate::extract::clause::frames::Reading;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::extract::organisation::OrganisationKind;

/// How many owners a list may have.
const OWNERS: usize = 12;

/// "Acme bought the mill from Brill": Brill sold it.
pub fn sold(scene: &Scene, found: &mut Vec<Candidate>) {
    let sales: Vec<Candidate> = found
        .iter()
        .filter(|deal| deal.kind == FactKind::Acquire && deal.role(Role::Stake).is_empty() && !deal.role(Role::Target).is_empty())
        .filter(|deal| {
            // A place, or an office, sells nothing.
            organisations_of(deal.role(Role::Seller)).any(|id| {
                scene
                    .names
                    .organisations
                    .get(id.0 as usize)
                    .is_some_and(|organisation| !matches!(organisation.kind, OrganisationKind::Regulator | OrganisationKind::Exchange))
            })
        })
        .filter(|deal| !found.iter().any(|other| other.kind == FactKind::Divest && other.role(Role::Seller) == deal.role(Role::Seller)))
        .map(|deal| {
            let mut sale = deal.clone();
            sale.kind = FactKind::Divest;
            sale.confidence *= 0.95;
            sale.roles = Vec::new();
            for (role, fillers) in &deal.roles {
                let own = match role {
                    Role::Acquirer => Role::Buyer,
                    Role::Target => Role::Asset,
                    Role::Seller | Role::Amount => *role,
                    other if has_role(FactKind::Divest, *other) => *other,
                    _ => continue,
                };
                sale.add(own, fillers.clone());
            }
            sale
        })
        .collect();
    found.extend(sales);
}

/// "Acme owns 40% of Brill, Crest 30% and Dorn the rest", "is 60% owned by Acme and 40% by Brill": each owner is a fact.
pub fn shared(scene: &Scene, found: &mut Vec<Candidate>) {
    let mut told: Vec<usize> = Vec::new();
    let mut others = Vec::new();
    for candidate in found.iter_mut() {
        let is_share = candidate.kind == FactKind::Invest
            && !candidate.role(Role::Stake).is_empty()
            && !candidate.role(Role::Target).is_empty()
            && candidate.role(Role::Amount).is_empty();
        let Some(reading) = scene.readings.get(candidate.sentence).filter(|_| is_share) else { continue };
        let Some(frame) = candidate.frame.filter(|frame| !told.contains(frame)).and_then(|frame| reading.frames.get(frame)) else {
            continue;
        };
        told.extend(candidate.frame);
        let owners = listed(reading, frame.verb + 1);
        let mut read = Vec::new();
        for (owner, share) in owners {
            let slot = |role| Slot { sentence: candidate.sentence, kind: FactKind::Invest, role, exclude: &[] };
            // A name that nothing is known of stands here as those beside it do.
            let named = || {
                let unknown = reading.head(owner).is_some_and(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word);
                unknown.then(|| (vec![Filler::Words(bare_span(reading, owner))], 0.8))
            };
            let investor = fill(scene, &slot(Role::Investor), &[owner]).or_else(named);
            let (Some((investor, sure)), Some((stake, _))) = (investor, fill(scene, &slot(Role::Stake), &[share])) else {
                continue;
            };
            read.push((investor, stake, sure));
        }
        // "40% of the venture and Brill the rest": an owner is not what is owned.
        for (_, fillers) in candidate.roles.iter_mut().filter(|(role, fillers)| *role == Role::Target && fillers.len() > 1) {
            fillers.retain(|filler| !read.iter().any(|(investor, ..)| investor.contains(filler)));
        }
        if candidate.role(Role::Target).is_empty() {
            continue;
        }
        for (investor, stake, sure) in read {
            if candidate.role(Role::Investor) == investor || candidate.role(Role::Target).iter().any(|target| investor.contains(target)) {
                continue;
            }
            let mut other = candidate.clone();
            other.roles.retain(|(role, _)| !matches!(role, Role::Investor | Role::Stake));
            other.add(Role::Investor, investor);
            other.add(Role::Stake, stake);
            other.confidence *= sure * 0.95;
            others.push(other);
        }
    }
    found.extend(others);
}

/// Owners and their shares behind a verb: "Brill 30%", "Brill the rest", "40% by Brill", "with Brill holding 30%".
fn listed(reading: &Reading, first: usize) -> Vec<(usize, usize)> {
    let tag = |item: usize| reading.items.get(item).and_then(|item| reading.units.get(item.units.start)).map(|unit| unit.tag);
    let mut found = Vec::new();
    for item in first..reading.items.len() {
        if found.len() == OWNERS || reading.verb(item).is_some_and(|group| !one_of(&group.lemma, "hold|own|control|retain|keep|have|take"))
        {
            break;
        }
        let parted = matches!(tag(item), Some(Tag::Comma | Tag::And | Tag::Boundary | Tag::Subordinator | Tag::But))
            || reading.word(item) == "with" && tag(item.wrapping_sub(1)) == Some(Tag::Comma);
        if !parted {
            continue;
        }
        let next = item + 1;
        // "and 40% by Brill"
        if is_share(reading, next) && reading.word(next + 1) == "by" {
            found.push((next + 2, next));
        } else if is_owner(reading, next) {
            let verb =
                usize::from(reading.verb(next + 1).is_some_and(|group| one_of(&group.lemma, "hold|own|control|retain|keep|have|take")));
            let last = next + 2 + verb;
            let closes = !matches!(reading.word(last), "of" | "in" | "to" | "from");
            if is_share(reading, next + 1 + verb) && closes {
                found.push((next, next + 1 + verb));
            }
        }
    }
    found
}

fn is_owner(reading: &Reading, item: usize) -> bool {
    reading.head(item).is_some_and(|unit| !unit.is_amount() && !unit.is_date() && unit.tag != Tag::Pronoun)
}

/// "30%", "the rest", "a quarter".
fn is_share(reading: &Reading, item: usize) -> bool {
    let units = reading.items.get(item).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    let rest = units.len() == 2 && units.first().is_some_and(|unit| unit.word == "the");
    units.len() < 4
        && (units.last().is_some_and(Unit::is_amount)
            || rest && units.last().is_some_and(|unit| one_of(&unit.word, "rest|remainder|balance|remaining")))
}
