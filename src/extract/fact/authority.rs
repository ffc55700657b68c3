//! What authorities and courts do: who rules, on whom, and for what, where the clause leaves it to the words around.

use super::around::{frame_of, topic};
use super::candidate::Candidate;
use super::description::Class;
use super::fill;
use super::matching::clause_span;
use super::nouns::is_state;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::words::one_of;
use crate::extract::organisation::{OrganisationId, OrganisationKind};

/// The last words of names that rule.
const AUTHORITIES: &str = "Board|Bureau|Authority|Commission|Agency|Office|Court|Tribunal|Ombudsman|Council|Commissioner";

/// Whether a name says that its bearer rules: boards and bureaus.
pub fn rules(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    one_of(last, AUTHORITIES) || name.contains(' ') && is_state(&last.to_lowercase())
}

/// Who rules, and on whom, where the clause leaves it to the article: "Acme ordered to pay", "opened its investigation".
pub fn regulation(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
    let swapped = fined(scene, candidate, reading);
    if candidate.role(Role::Target).is_empty() {
        target(scene, candidate, reading);
    }
    if candidate.role(Role::Target).is_empty() {
        suspected(scene, candidate, reading);
    }
    payment(scene, candidate, reading);
    // "It imposed a fine of £5m": on whom the article is about.
    let imposed = noun.and_then(|noun| reading.head(noun)).is_some_and(|unit| one_of(&unit.word, "fine|penalty|fines|penalties"));
    if imposed && candidate.role(Role::Target).is_empty() && !candidate.role(Role::Authority).is_empty() {
        topic(scene, candidate, Role::Target);
    }
    if candidate.role(Role::Authority).is_empty()
        && let Some((authority, sure)) = ruling(scene, candidate, reading)
    {
        candidate.confidence *= sure * 0.95;
        candidate.add(Role::Authority, vec![Filler::Organisation(authority)]);
    }
    awarded(scene, candidate, reading);
    let passive = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.passive);
    let unsaid = noun.is_none() && (passive || swapped) && !candidate.role(Role::Target).is_empty();
    if candidate.role(Role::Authority).is_empty()
        && unsaid
        && let Some(authority) = scene.topic_of(Class::Authority).filter(|id| !candidate.names(*id))
    {
        candidate.confidence *= 0.75;
        candidate.add(Role::Authority, vec![Filler::Organisation(authority)]);
    }
}

/// "Acme must pay a fine, the Harbour Authority ruled": the authority that says so.
fn ruling(scene: &Scene, candidate: &Candidate, reading: &Reading) -> Option<(OrganisationId, f32)> {
    // Who says that something will be paid may pay it.
    let pays = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.lemma == "pay");
    let verbs = if pays { "rule|find|decide|order" } else { "rule|say|find|decide|announce|confirm|tell|add" };
    let ruled =
        reading.frames.iter().filter(|frame| reading.verb(frame.verb).is_some_and(|group| !group.passive && one_of(&group.lemma, verbs)));
    ruled.filter_map(|frame| scene.organisation(candidate.sentence, *frame.subject.first()?, &[])).find(|(id, _)| {
        let kind = scene.names.organisations.get(id.0 as usize).map(|organisation| organisation.kind);
        // Boards and bureaus rule, though their names do not say so.
        let rules = scene.names.organisations.get(id.0 as usize).is_some_and(|body| rules(&body.name));
        !candidate.names(*id) && (rules || matches!(kind, Some(OrganisationKind::Regulator | OrganisationKind::Government)))
    })
}

/// "Acme fined £5m", in a headline: a company that fines nobody is fined.
fn fined(scene: &Scene, candidate: &mut Candidate, reading: &Reading) -> bool {
    let &[Filler::Organisation(id)] = candidate.role(Role::Authority) else { return false };
    let company = scene.names.organisations.get(id.0 as usize).is_some_and(|organisation| organisation.kind == OrganisationKind::Company);
    // "Acme is to stop making soup" is nobody's order.
    let past = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.past);
    if company && past && candidate.role(Role::Target).is_empty() {
        candidate.roles.retain(|(role, _)| *role != Role::Authority);
        candidate.add(Role::Target, vec![Filler::Organisation(id)]);
        return true;
    }
    false
}

/// "ordered Acme to pay £5m": the sum, and what for.
fn payment(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let paid = frame
        .infinitive
        .filter(|&verb| reading.verb(verb).is_some_and(|group| group.lemma == "pay"))
        .and_then(|verb| reading.frame_of(verb));
    let Some(paid) = paid.filter(|_| reading.verb(frame.verb).is_some_and(|group| is_order(&group.lemma))) else { return };
    let slot = fill::Slot { sentence: candidate.sentence, kind: candidate.kind, role: Role::Amount, exclude: &[] };
    if let Some((amount, _)) = fill::fill(scene, &slot, &paid.object) {
        candidate.add(Role::Amount, amount);
        let by = paid.slots.iter().find(|slot| reading.word(slot.preposition) == "by");
        let slot = fill::Slot { role: Role::Authority, ..slot };
        if let Some((authority, sure)) =
            by.filter(|_| candidate.role(Role::Authority).is_empty()).and_then(|by| fill::fill(scene, &slot, &by.phrases))
        {
            candidate.confidence *= sure;
            candidate.add(Role::Authority, authority);
        }
        let reason = paid.gerund.filter(|&(preposition, _)| reading.word(preposition) == "for");
        if let Some(span) = reason.and_then(|(_, verb)| clause_span(reading, verb)).filter(|_| candidate.role(Role::Reason).is_empty()) {
            candidate.add(Role::Reason, vec![Filler::Words(span)]);
        }
    }
}

/// "A jury ordered Acme to pay £5m to Brill": a case between the two, and no fine.
fn awarded(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let &[authority] = candidate.role(Role::Authority) else { return };
    let name = match authority {
        Filler::Organisation(id) => scene.names.organisations.get(id.0 as usize).map_or("", |organisation| &organisation.name),
        Filler::Words(span) => scene.document.words(span),
        _ => "",
    };
    let judges = name.to_lowercase().split(' ').any(|word| one_of(word, "court|jury|tribunal|judge|judges|arbitrators|arbitrator|panel"));
    let Some(frame) = frame_of(candidate, reading).filter(|_| judges && !candidate.role(Role::Amount).is_empty()) else { return };
    let pays = |verb: usize| reading.verb(verb).is_some_and(|group| one_of(&group.lemma, "pay|hand over|repay|refund|compensate"));
    let paid =
        if pays(frame.verb) { Some(frame) } else { frame.infinitive.filter(|&verb| pays(verb)).and_then(|verb| reading.frame_of(verb)) };
    let Some(paid) = paid else { return };
    let to = paid.slots.iter().find(|slot| reading.word(slot.preposition) == "to").map_or(&[][..], |slot| &slot.phrases[..]);
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Legal, role: Role::Claimant, exclude: &exclude };
    let Some((payee, sure)) = [to, &paid.object[..], &paid.second[..]].into_iter().find_map(|phrases| fill::fill(scene, &slot, phrases))
    else {
        return;
    };
    candidate.kind = FactKind::Legal;
    candidate.confidence *= sure.max(0.9);
    candidate.roles.retain(|(role, _)| matches!(role, Role::Target | Role::Amount | Role::Reason | Role::Date));
    for (role, _) in &mut candidate.roles {
        *role = match *role {
            Role::Target => Role::Defendant,
            Role::Reason => Role::Matter,
            other => other,
        };
    }
    candidate.add(Role::Claimant, payee);
}

/// Verbs of those whose word is law.
pub fn is_order(lemma: &str) -> bool {
    one_of(lemma, "order|tell|require|instruct|force|compel|direct")
}

/// "is examining whether Brill broke the rules": who may have.
fn suspected(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let asks = |verb: usize| (frame.verb + 1..verb).any(|at| reading.word(at) == "whether");
    let asked = reading.frames.iter().find(|other| other.verb > frame.verb && asks(other.verb));
    let Some(&subject) = asked.and_then(|asked| asked.subject.first()) else { return };
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    // "whether former managers of Brill paid bribes", "whether Brill's bosses knew"
    let whose = || {
        let of = matches!(reading.word(subject + 1), "of" | "at")
            .then(|| scene.organisation(candidate.sentence, subject + 2, &exclude))
            .flatten();
        of.or_else(|| scene.owner(candidate.sentence, subject, &exclude))
    };
    if let Some((organisation, sure)) = scene.organisation(candidate.sentence, subject, &exclude).or_else(whose) {
        candidate.confidence *= sure;
        candidate.add(Role::Target, vec![Filler::Organisation(organisation)]);
    }
}

/// "cleared the takeover of Brill", "blocked Acme's purchase of Brill": whose deal it is; where nobody is named, the company's
/// that the article is about.
fn target(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let done = if reading.verb(frame.verb).is_some_and(|group| group.passive) { &frame.subject } else { &frame.object };
    // "took a closer look at the takeover"
    let looked = frame.slots.iter().filter(|slot| matches!(reading.word(slot.preposition), "at" | "into")).flat_map(|slot| &slot.phrases);
    let deal = |item: &&usize| {
        reading.head(**item).is_some_and(|unit| {
            one_of(
                &unit.word,
                "takeover|merger|deal|acquisition|purchase|bid|sale|investigation|probe|inquiry|review|transaction|offer|tie-up|combination|buyout\
                 |plan|plans|project|proposal",
            )
        })
    };
    // "gave the pump the green light": whose pump it is.
    let light = frame.second.first().and_then(|&second| reading.head(second));
    if light.is_some_and(|unit| one_of(&unit.word, "light|go-ahead|nod|clearance")) {
        topic(scene, candidate, Role::Target);
        return;
    }
    let Some(&object) = done.first().into_iter().chain(looked).find(deal) else { return };
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let of = matches!(reading.word(object + 1), "of" | "between" | "with" | "by" | "from" | "for")
        .then(|| scene.organisation(candidate.sentence, object + 2, &exclude));
    let own = scene.owner(candidate.sentence, object, &exclude).or_else(|| of.flatten()).filter(|(id, _)| !exclude.contains(id));
    match own {
        Some((organisation, sure)) => {
            candidate.confidence *= sure * 0.95;
            candidate.add(Role::Target, vec![Filler::Organisation(organisation)]);
        }
        None => topic(scene, candidate, Role::Target),
    }
}
