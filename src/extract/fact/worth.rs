//! What a deal is worth, where the words that say so are not the deed's own: "in a deal worth £5m", "valuing it at £90m",
//! "paid £5m to buy it", and in a sentence of its own right after, "The deal is worth £5m".

use super::candidate::Candidate;
use super::fill::{Slot, figures_in, fill};
use super::scene::Scene;
use super::types::{FactKind, Filler, Role};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;

/// How many sentences on a deal may be spoken of without its parties.
const REACH: usize = 2;

/// Adds the amounts and valuations that stand beside the deeds; the candidates are in the order of the text.
pub fn complete(scene: &Scene, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut() {
        if let Some(reading) = scene.readings.get(candidate.sentence) {
            within(candidate, reading);
        }
    }
    for sentence in 0..scene.readings.len() {
        // Only those told shortly before can be meant.
        let first = candidates.partition_point(|candidate| candidate.sentence + REACH + 1 < sentence);
        let candidates = candidates.get_mut(first..).unwrap_or_default();
        let behind = candidates.partition_point(|candidate| candidate.sentence <= sentence);
        let candidates = candidates.get_mut(..behind).unwrap_or_default();
        party_after(scene, candidates, sentence);
        supplied_after(candidates, sentence);
        ordered_before(scene, candidates, sentence);
        led_after(scene, candidates, sentence);
        priced_after(scene, candidates, sentence);
        backed_after(scene, candidates, sentence);
        appealed(scene, candidates, sentence);
        let Some((role, amount)) = scene.readings.get(sentence).and_then(told_after) else { continue };
        let last = candidates.iter_mut().rev().find(|candidate| {
            candidate.sentence <= sentence
                && candidate.sentence + REACH >= sentence
                && has_amount(candidate.kind)
                && (role == Role::Amount || candidate.kind == FactKind::Raise)
        });
        if let Some(last) = last.filter(|last| last.role(role).is_empty()) {
            last.add(role, vec![amount]);
        }
    }
}

/// "The customer, Acme, …", "The buyer is Acme": a part in the deal just told.
fn party_after(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    let Some(reading) = scene.readings.get(sentence) else { return };
    for frame in &reading.frames {
        let Some(&subject) = frame.subject.first() else { continue };
        let Some(noun) = reading.noun(subject).filter(|noun| noun.definite && noun.owner.is_none()) else { continue };
        let role = match reading.units.get(noun.head).map(|unit| unit.word.as_str()) {
            Some("customer") => Role::Customer,
            Some("supplier") => Role::Supplier,
            Some("buyer") => Role::Buyer,
            Some("seller" | "vendor") => Role::Seller,
            _ => continue,
        };
        let is_comma = reading.word(subject + 1) == ",";
        let is = reading.verb(frame.verb).is_some_and(|group| group.lemma == "be");
        let named = if is_comma { Some(subject + 2) } else { frame.object.first().copied().filter(|_| is) };
        let Some(Thing::Organisation(id)) = named.and_then(|item| reading.head(item)).map(|unit| unit.thing) else { continue };
        let last = candidates.iter_mut().rev().find(|candidate| {
            candidate.sentence < sentence
                && candidate.sentence + REACH + 1 >= sentence
                && match role {
                    Role::Buyer => candidate.kind == FactKind::Divest,
                    Role::Seller => matches!(candidate.kind, FactKind::Acquire | FactKind::Divest),
                    _ => candidate.kind == FactKind::Contract,
                }
        });
        let described = |last: &Candidate| matches!(last.role(role), [] | [Filler::Words(_)]);
        if let Some(last) = last.filter(|last| described(last) && !last.names(id)) {
            // "won an order from the city. The customer, Acme, …": the name says it better.
            last.roles.retain(|(other, _)| *other != role);
            last.add(role, vec![Filler::Organisation(id)]);
            last.confidence = (last.confidence * 1.1).min(0.9);
        }
    }
}

/// "Acme was fined by the Harbour Authority. It will appeal": against whoever ruled, or won.
fn appealed(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    let appeals = |candidate: &Candidate| {
        let words = |role: Role| match candidate.role(role) {
            [Filler::Words(span)] => scene.document.words(*span).to_lowercase(),
            _ => String::new(),
        };
        let trigger = scene.document.words(candidate.trigger).to_lowercase();
        [words(Role::Matter), trigger].iter().any(|words| words.contains("appeal") || words.contains("challeng"))
    };
    for at in 0..candidates.len() {
        let Some(appeal) = candidates.get(at).filter(|candidate| {
            candidate.kind == FactKind::Legal
                && candidate.sentence == sentence
                && candidate.role(Role::Defendant).is_empty()
                && appeals(candidate)
        }) else {
            continue;
        };
        let [claimant] = appeal.role(Role::Claimant) else { continue };
        let against = candidates.iter().enumerate().rev().find_map(|(other, told)| match told.kind {
            FactKind::Regulate if told.role(Role::Target).contains(claimant) => told.role(Role::Authority).first().copied(),
            FactKind::Legal if other != at && told.role(Role::Defendant).contains(claimant) => told.role(Role::Claimant).first().copied(),
            FactKind::Legal if other != at && told.role(Role::Claimant).contains(claimant) => told.role(Role::Defendant).first().copied(),
            _ => None,
        });
        if let Some(against) = against.filter(|against| against != claimant)
            && let Some(appeal) = candidates.get_mut(at)
        {
            appeal.add(Role::Defendant, vec![against]);
            appeal.confidence = (appeal.confidence * 1.1).min(0.9);
        }
    }
}

/// "Under the agreement Acme will supply pumps": to whom, the deal just told says.
fn supplied_after(candidates: &mut [Candidate], sentence: usize) {
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at).filter(|candidate| candidate.kind == FactKind::Contract && candidate.sentence == sentence)
        else {
            continue;
        };
        let (have, lacks) = match (candidate.role(Role::Supplier), candidate.role(Role::Customer)) {
            ([Filler::Organisation(id)], []) => ((Role::Supplier, *id), Role::Customer),
            ([], [Filler::Organisation(id)]) => ((Role::Customer, *id), Role::Supplier),
            _ => continue,
        };
        let told = candidates.iter().rev().find(|earlier| {
            earlier.kind == FactKind::Contract
                && earlier.sentence < sentence
                && earlier.sentence + REACH >= sentence
                && earlier.role(have.0) == [Filler::Organisation(have.1)]
                && matches!(earlier.role(lacks), [Filler::Organisation(_)])
        });
        if let Some(party) = told.map(|told| told.role(lacks).to_vec())
            && let Some(candidate) = candidates.get_mut(at)
        {
            candidate.add(lacks, party);
        }
    }
}

/// "Brill lost its contract with Corran. Acme won the order": whose order it is, the one just told says.
fn ordered_before(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at).filter(|candidate| candidate.kind == FactKind::Contract && candidate.sentence == sentence)
        else {
            continue;
        };
        let words = scene.document.words(candidate.trigger).to_lowercase();
        let known = words.strip_prefix("the ").is_some_and(|thing| one_of(thing, "contract|order|tender|deal|work|job"));
        let ([Filler::Organisation(supplier)], [], true) = (candidate.role(Role::Supplier), candidate.role(Role::Customer), known) else {
            continue;
        };
        let told = candidates.iter().rev().find(|earlier| {
            earlier.kind == FactKind::Contract
                && earlier.sentence < sentence
                && earlier.sentence + REACH >= sentence
                && matches!(earlier.role(Role::Customer), [Filler::Organisation(customer)] if customer != supplier)
        });
        if let Some(customer) = told.map(|told| told.role(Role::Customer).to_vec())
            && let Some(candidate) = candidates.get_mut(at)
        {
            candidate.add(Role::Customer, customer);
        }
    }
}

/// "The round was led by Acme, with participation from Brill": of the round just told.
fn led_after(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    let Some(reading) = scene.readings.get(sentence) else { return };
    let round = |item: &usize| reading.head(*item).is_some_and(|unit| one_of(&unit.word, "round|funding|financing|investment|series"));
    let led = reading.frames.iter().any(|frame| {
        reading.verb(frame.verb).is_some_and(|group| group.passive && matches!(group.lemma.as_str(), "lead" | "co-lead"))
            && frame.subject.iter().any(round)
    });
    let valued = reading.frames.iter().find(|frame| {
        reading.verb(frame.verb).is_some_and(|group| group.lemma == "value")
            && frame.subject.first().is_some_and(|item| round(item) || reading.word(*item) == "it")
    });
    let earlier = candidates
        .iter_mut()
        .rev()
        .find(|candidate| candidate.kind == FactKind::Raise && candidate.sentence < sentence && candidate.sentence + REACH >= sentence);
    let Some(earlier) = earlier else { return };
    if led && earlier.role(Role::Lead).is_empty() {
        let place = earlier.sentence;
        earlier.sentence = sentence;
        super::complete::backers(scene, earlier, reading);
        earlier.sentence = place;
    }
    let at = valued.and_then(|frame| frame.slots.iter().find(|slot| reading.word(slot.preposition) == "at"));
    if let Some(amount) = at.and_then(|slot| slot.phrases.iter().find_map(|&item| money(reading, item)))
        && earlier.role(Role::Valuation).is_empty()
    {
        earlier.add(Role::Valuation, vec![amount]);
    }
}

/// "Investors include Acme", "Its backers include Acme and Brill": of the round just told.
fn backed_after(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    let Some(reading) = scene.readings.get(sentence) else { return };
    let investors = reading.frames.iter().find(|frame| {
        let backers = |item: &usize| reading.head(*item).is_some_and(|unit| one_of(&unit.word, "investors|backers|participants"));
        frame.subject.iter().any(backers) && reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "include|be"))
    });
    let Some(investors) = investors else { return };
    let earlier = candidates
        .iter_mut()
        .rev()
        .find(|candidate| candidate.kind == FactKind::Raise && candidate.sentence < sentence && candidate.sentence + REACH >= sentence);
    let Some(earlier) = earlier.filter(|earlier| earlier.role(Role::Investors).is_empty()) else { return };
    let exclude: Vec<_> = earlier.organisations().collect();
    let slot = Slot { sentence, kind: FactKind::Raise, role: Role::Investors, exclude: &exclude };
    if let Some((fillers, _)) = fill(scene, &slot, &investors.object) {
        earlier.add(Role::Investors, fillers);
    }
}

/// "It goes on sale in May at £900", "The van costs £18,000": of the product just told.
fn priced_after(scene: &Scene, candidates: &mut [Candidate], sentence: usize) {
    let Some(reading) = scene.readings.get(sentence) else { return };
    let told = |frame: &&Frame| {
        reading.verb(frame.verb).is_some_and(|group| {
            matches!(group.lemma.as_str(), "cost" | "go on" | "start" | "price" | "available" | "sell" | "retail") && !group.negative
        }) && frame.subject.first().is_some_and(|&subject| {
            reading.word(subject) == "it" || reading.noun(subject).is_some_and(|noun| noun.definite && noun.owner.is_none())
        })
    };
    let priced = |frame: &&Frame| reading.verb(frame.verb).is_some_and(|group| group.lemma == "price");
    let Some(first) = reading.frames.first() else { return };
    let Some(frame) = reading.frames.iter().find(told).or_else(|| reading.frames.iter().find(priced)) else { return };
    let frame_subject = if told(&frame) { frame } else { first };
    let Some(subject) = frame_subject.subject.first().and_then(|&subject| reading.head(subject)) else { return };
    let launched = candidates.iter_mut().rev().find(|candidate| {
        candidate.kind == FactKind::Launch
            && candidate.sentence < sentence
            && candidate.sentence + REACH >= sentence
            && candidate.role(Role::Product).iter().any(|filler| match filler {
                Filler::Words(span) => subject.word == "it" || scene.document.words(*span).to_lowercase().ends_with(&subject.word),
                _ => false,
            })
    });
    let Some(launched) = launched.filter(|launched| launched.role(Role::Price).is_empty()) else { return };
    let slots = frame.slots.iter().filter(|slot| matches!(reading.word(slot.preposition), "at" | "for" | "from"));
    let price = frame.object.iter().chain(slots.flat_map(|slot| &slot.phrases)).find_map(|&item| money(reading, item));
    if let Some(price) = price {
        launched.add(Role::Price, vec![price]);
    }
}

fn has_amount(kind: FactKind) -> bool {
    use FactKind::*;
    matches!(kind, Acquire | Merge | Divest | Contract | Partner | Invest | Raise)
}

fn is_deal(word: &str) -> bool {
    one_of(
        word,
        "deal|transaction|agreement|contract|order|acquisition|takeover|purchase|sale|merger|offer|buyout|investment|partnership|pact\
             |move|package|swap|project|venture|tender|bid",
    )
}

fn money(reading: &Reading, item: usize) -> Option<Filler> {
    figures_in(reading, item).find(|(_, kind)| *kind == FigureKind::Money).map(|(id, _)| Filler::Figure(id))
}

/// The amount within a clause, behind the deed.
fn within(candidate: &mut Candidate, reading: &Reading) {
    if !has_amount(candidate.kind) {
        return;
    }
    let frame = candidate.frame.and_then(|index| reading.frames.get(index));
    if candidate.role(Role::Amount).is_empty() && candidate.kind != FactKind::Raise {
        let paid = frame.and_then(|frame| paid(reading, frame));
        if let Some(amount) = paid.or_else(|| deal_behind(reading, candidate)) {
            candidate.add(Role::Amount, vec![amount]);
        }
    }
    let role = if candidate.kind == FactKind::Raise { Role::Valuation } else { Role::Amount };
    if candidate.role(role).is_empty()
        && matches!(candidate.kind, FactKind::Raise | FactKind::Acquire | FactKind::Merge)
        && let Some(valued) = valued(reading, candidate)
    {
        candidate.add(role, vec![valued]);
    }
}

/// "paid £5m to buy Brill"
fn paid(reading: &Reading, frame: &Frame) -> Option<Filler> {
    // "struck a £5m deal to buy Brill"
    let deal = frame.governing_noun.filter(|&noun| reading.head(noun).is_some_and(|unit| is_deal(&unit.word)));
    if let Some(amount) = deal.and_then(|noun| money(reading, noun)) {
        return Some(amount);
    }
    let governor = reading.frames.get(frame.governor?)?;
    let pays = reading.verb(governor.verb).is_some_and(|group| matches!(group.lemma.as_str(), "pay" | "spend" | "use"));
    governor.object.iter().find_map(|&item| money(reading, item)).filter(|_| pays)
}

fn place_of(reading: &Reading, candidate: &Candidate) -> Option<usize> {
    reading.items.iter().position(|item| {
        reading.units.get(item.units.clone()).is_some_and(|units| units.iter().any(|unit| unit.span.end() == candidate.trigger.end()))
    })
}

/// "in a deal worth £5m", "under a £5m contract": up to the next clause.
fn deal_behind(reading: &Reading, candidate: &Candidate) -> Option<Filler> {
    let trigger = place_of(reading, candidate)?;
    for item in trigger + 1..reading.items.len().min(trigger + 16) {
        if reading.verb(item).is_some_and(|group| group.mood == Mood::Finite) {
            return None;
        }
        if !reading.head(item).is_some_and(|unit| is_deal(&unit.word)) {
            continue;
        }
        if let Some(amount) = money(reading, item) {
            return Some(amount);
        }
        // "worth £5m", "valued at about £5m"
        let behind = item + 1..reading.items.len().min(item + 4);
        if behind.clone().any(|at| matches!(reading.word(at), "worth" | "valued" | "of" | "totalling")) {
            return behind.into_iter().find_map(|at| money(reading, at));
        }
    }
    None
}

/// "valuing it at £90m", "which values the company at £90m", "at a £90m valuation".
fn valued(reading: &Reading, candidate: &Candidate) -> Option<Filler> {
    let trigger = place_of(reading, candidate)?;
    let frames = reading.frames.iter().filter(|frame| frame.verb > trigger);
    frames
        .filter(|frame| reading.verb(frame.verb).is_some_and(|group| group.lemma == "value"))
        .flat_map(|frame| &frame.slots)
        .filter(|slot| reading.word(slot.preposition) == "at")
        .find_map(|slot| slot.phrases.iter().find_map(|&item| money(reading, item)))
}

/// "The deal is worth £5m", "The order is valued at £5m".
fn told_after(reading: &Reading) -> Option<(Role, Filler)> {
    for frame in &reading.frames {
        let Some(&subject) = frame.subject.first().filter(|&&subject| subject < frame.verb) else { continue };
        let Some(noun) = reading.noun(subject) else { continue };
        let Some(group) = reading.verb(frame.verb) else { continue };
        let bare = reading.items.get(subject + 1).and_then(|item| reading.units.get(item.units.start));
        let bare = bare.is_none_or(|unit| !matches!(unit.tag, Tag::Preposition)) && noun.owner.is_none();
        if !(noun.definite && bare && is_deal(&reading.units.get(noun.head)?.word)) || group.negative {
            continue;
        }
        let slot = |word: &str| {
            let slots = frame.slots.iter().filter(|slot| reading.word(slot.preposition) == word);
            slots.flat_map(|slot| &slot.phrases).find_map(|&item| money(reading, item))
        };
        let object = frame.object.iter().find_map(|&item| money(reading, item));
        let found = match group.lemma.as_str() {
            "worth" | "total" | "cost" | "be" => object.or_else(|| slot("worth")).map(|amount| (Role::Amount, amount)),
            "value" if group.passive => slot("at").map(|amount| (Role::Amount, amount)),
            "value" => slot("at").map(|amount| (Role::Amount, amount)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
