//! Jobs and the places where people work, where the clause leaves them to what is counted or stands beside.

use super::around::{frame_of, reporter, topic};
use super::candidate::Candidate;
use super::fill;
use super::scene::Scene;
use super::types::{Filler, Role, Status};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;

/// Whose jobs they are, how many, of what and where.
pub fn workforce(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    // "employs 400" tells of what is, "will employ 400" of what is to come.
    let employs = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.lemma == "employ");
    if employs && candidate.status == Status::Asserted {
        candidate.confidence = 0.0;
        return;
    }
    // "will close with the loss of 240 jobs"
    if candidate.role(Role::Count).is_empty() {
        let lost = (2..reading.items.len()).find(|&item| {
            reading.word(item - 1) == "of" && reading.head(item - 2).is_some_and(|unit| matches!(unit.word.as_str(), "loss" | "losses"))
        });
        let jobs = lost.filter(|&item| reading.head(item).is_some_and(|unit| matches!(unit.word.as_str(), "jobs" | "posts" | "positions")));
        if let Some((figure, _)) = jobs.and_then(|item| fill::figures_in(reading, item).next()) {
            candidate.add(Role::Count, vec![Filler::Figure(figure)]);
        }
    }
    staff(scene, candidate, reading);
    site_of(candidate, reading);
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    // "The company's Leeds plant will close", "Acme said 500 jobs would go"
    let frame = frame_of(candidate, reading);
    let owner = frame.and_then(|frame| scene.owner(candidate.sentence, *frame.subject.first()?, &[]));
    let said = frame.and_then(|frame| reporter(scene, candidate, reading, frame));
    // "The tariffs hurt trade, eliminating 500 jobs": nobody's whom the article is about.
    let others = frame.is_some_and(|frame| {
        let subject = frame.subject.first().or_else(|| reading.frames.get(frame.governor?)?.subject.first());
        let gerund = reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Gerund);
        let thing =
            subject.and_then(|&subject| reading.head(subject)).is_some_and(|unit| unit.thing == Thing::Word && unit.tag != Tag::Pronoun);
        thing && gerund && frame.governor.is_some()
    });
    if others && owner.or(said).is_none() {
        return;
    }
    match owner.or(said) {
        Some((organisation, sure)) => {
            candidate.confidence *= sure;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
        None => topic(scene, candidate, Role::Org),
    }
}

/// "will cut 400 jobs": what is counted is what it is done to.
fn staff(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let &[Filler::Figure(count)] = candidate.role(Role::Count) else { return };
    // "a quarter of its workforce", "one in ten of its 900 staff"
    let part = || {
        let item = (0..reading.items.len()).find(|&item| fill::figures_in(reading, item).any(|(figure, _)| figure == count))?;
        let whole =
            reading.head(item + 2).filter(|unit| reading.word(item + 1) == "of" && unit.thing == Thing::Word && unit.tag == Tag::Noun)?;
        Some(whole.span)
    };
    let counted = scene.figures.get(count.0 as usize).and_then(|figure| figure.noun).or_else(part);
    if let Some(counted) = counted.filter(|_| candidate.role(Role::Object).is_empty()) {
        candidate.add(Role::Object, vec![Filler::Words(counted)]);
    }
}

/// Where people work.
const SITES: &str = "plant|plants|factory|factories|mill|mills|mine|works|site|sites|office|offices|studio|centre|center|warehouse|depot|furnace|yard\
     |shipyard|smelter|refinery|foundry|brewery|bakery|dairy|laboratory|lab|campus|headquarters|terminal|hub|kitchen|store|shop|branch|quarry|pit|unit|base|facility\
     |complex|operation|operations|hotel|hospital|school|airport|port|workshop|garage|showroom|gigafactory";

/// "at its Leeds mill", "its mill in Leeds": the place that stands beside where the people work.
fn site_of(candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading).filter(|_| candidate.role(Role::Place).is_empty()) else { return };
    let slots = frame.slots.iter().filter(|slot| matches!(reading.word(slot.preposition), "at" | "in" | "of" | "from"));
    let phrases = frame.object.iter().chain(slots.flat_map(|slot| &slot.phrases)).chain(&frame.subject);
    let is_site = |item: &&usize| reading.head(**item).is_some_and(|unit| unit.thing == Thing::Word && one_of(&unit.word, SITES));
    let is_place = |unit: &Unit| unit.tag == Tag::Name && unit.thing == Thing::Word && unit.capital && unit.span.len() > 3;
    let place = phrases.filter(is_site).find_map(|&item| {
        let noun = reading.noun(item)?;
        let units = reading.items.get(item)?.units.clone();
        let owned = noun.owner.clone().unwrap_or(0..0);
        let named: Vec<usize> = units.filter(|at| *at < noun.head && !owned.contains(at) && is_place(&reading.units[*at])).collect();
        if let (Some(&first), Some(&last)) = (named.first(), named.last()) {
            return Some(span_of(&reading.units, first..last + 1));
        }
        let behind = matches!(reading.word(item + 1), "in" | "at" | "near" | "outside").then(|| reading.head(item + 2)).flatten()?;
        (is_place(behind) && reading.noun(item + 2)?.owner.is_none()).then(|| fill::bare_span(reading, item + 2))
    });
    if let Some(place) = place.filter(|place| !place.is_empty()) {
        candidate.add(Role::Place, vec![Filler::Words(place)]);
    }
}
