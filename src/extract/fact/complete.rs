//! What a kind of fact takes from beyond its own slots: whose a measure is, who forecasts, where a person works.

use super::matching::Candidate;
use super::scene::{Class, Scene};
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::span_of;
use crate::extract::clause::tagger::Thing;
use crate::extract::organisation::OrganisationId;

/// Completes a candidate of a sentence.
pub fn complete(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
    match candidate.kind {
        FactKind::Report | FactKind::Forecast => measure(scene, candidate, reading),
        FactKind::Appoint | FactKind::Depart => employer(scene, candidate),
        FactKind::Workforce | FactKind::Raise if candidate.role(Role::Org).is_empty() => {
            // "Some 500 jobs will be cut", "The round brings the total to £5m".
            let missing = noun.is_none()
                && frame_of(candidate, reading).is_some_and(|frame| reading.verb(frame.verb).is_some_and(|group| group.passive));
            if missing && let Some(topic) = scene.topic_of(Class::Company) {
                candidate.confidence *= 0.75;
                candidate.add(Role::Org, vec![Filler::Organisation(topic)]);
            }
        }
        _ => {}
    }
}

fn frame_of<'r>(candidate: &Candidate, reading: &'r Reading) -> Option<&'r Frame> {
    reading.frames.get(candidate.frame?)
}

/// "employs 500 people": what is counted is what is measured.
fn counted(candidate: &mut Candidate, reading: &Reading) {
    let Some(object) = frame_of(candidate, reading).and_then(|frame| frame.object.first().copied()) else { return };
    let (Some(item), Some(noun)) = (reading.items.get(object), reading.noun(object)) else { return };
    let figure = item.units.clone().rev().find(|&at| reading.units[at].is_amount());
    if let Some(figure) = figure.filter(|&figure| figure < noun.head) {
        candidate.add(Role::Metric, vec![Filler::Words(span_of(&reading.units, figure + 1..noun.head + 1))]);
    }
}

fn measure(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if candidate.role(Role::Metric).is_empty() && !candidate.role(Role::Value).is_empty() {
        counted(candidate, reading);
    }
    let metric = candidate.role(Role::Metric).first().copied();
    let phrase = metric.and_then(|metric| match metric {
        Filler::Words(span) => (0..reading.items.len()).find(|&item| {
            reading.noun(item).is_some()
                && scene.span(candidate.sentence, item, item).contains(crate::span::Span::new(span.start(), span.start() + 1))
        }),
        _ => None,
    });
    if candidate.kind == FactKind::Report {
        foretell(scene, candidate, reading);
    }
    let head = phrase.and_then(|phrase| reading.head(phrase)).map(|unit| unit.word.clone()).unwrap_or_default();
    let is_market = matches!(head.as_str(), "market" | "inflation" | "gdp" | "unemployment" | "economy" | "demand" | "exports" | "imports");
    if let Some(phrase) = phrase
        && candidate.role(Role::Org).is_empty()
        && let Some((organisation, sure)) = owner_of_measure(scene, candidate, reading, phrase)
    {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
    if candidate.role(Role::Org).is_empty() && !is_market && phrase.is_some() {
        // What Acme says of sales is of its own; else of whom the article is about.
        let said = frame_of(candidate, reading)
            .filter(|frame| frame.reported)
            .and_then(|frame| reading.frames.get(frame.governor?))
            .and_then(|governor| scene.organisation(candidate.sentence, *governor.subject.first()?, &[]));
        let subject = said.map(|(id, sure)| (id, sure * 0.95)).or_else(|| scene.topic_of(Class::Company).map(|id| (id, 0.75)));
        if let Some((organisation, sure)) =
            subject.filter(|_| candidate.kind == FactKind::Report || !candidate.role(Role::Forecaster).is_empty())
        {
            candidate.confidence *= sure;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
    }
    if candidate.kind == FactKind::Forecast {
        if matches!(candidate.status, Status::Planned) {
            candidate.status = Status::Asserted;
        }
        // Its own guidance is the company's; another's forecast is a forecaster's.
        let (forecaster, org) = (candidate.role(Role::Forecaster).to_vec(), candidate.role(Role::Org).to_vec());
        if !forecaster.is_empty() && forecaster == org {
            candidate.roles.retain(|(role, _)| *role != Role::Forecaster);
        }
        if is_market && forecaster.is_empty() && !org.is_empty() {
            candidate.roles.retain(|(role, _)| *role != Role::Org);
            candidate.add(Role::Forecaster, org);
        }
    }
}

/// "Acme's sales", "sales at Acme", "Acme sales".
fn owner_of_measure(scene: &Scene, candidate: &Candidate, reading: &Reading, phrase: usize) -> Option<(OrganisationId, f32)> {
    if let Some(owner) = scene.owner(candidate.sentence, phrase, &[]) {
        return Some(owner);
    }
    let mut next = phrase + 1;
    // "sales of pumps at Acme"
    for _ in 0..2 {
        if matches!(reading.word(next), "at" | "of" | "for" | "from" | "by")
            && let Some(Thing::Organisation(organisation)) = reading.head(next + 1).map(|unit| unit.thing)
        {
            return Some((organisation, 1.0));
        }
        next += 2;
    }
    let units = reading.units.get(reading.items.get(phrase)?.units.clone())?;
    units.iter().find_map(|unit| match unit.thing {
        Thing::Organisation(organisation) => Some((organisation, 0.95)),
        _ => None,
    })
}

fn is_forecasting(lemma: &str) -> bool {
    matches!(
        lemma,
        "expect"
            | "forecast"
            | "predict"
            | "project"
            | "estimate"
            | "anticipate"
            | "see"
            | "guide"
            | "target"
            | "reckon"
            | "hope"
            | "set"
            | "think"
            | "believe"
    )
}

/// A result that is still to come is a forecast; who expects it makes it.
fn foretell(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let will = reading
        .verb(frame.verb)
        .and_then(|group| group.modal.as_deref())
        .is_some_and(|modal| matches!(modal, "will" | "would" | "could" | "may" | "might" | "should"));
    let governor = frame.governor.and_then(|index| reading.frames.get(index));
    let forecasting = governor.filter(|governor| {
        reading.verb(governor.verb).is_some_and(|group| is_forecasting(&group.lemma))
            && (will || !frame.reported || reading.verb(governor.verb).is_some_and(|group| group.lemma != "believe"))
    });
    let future = will
        || reading
            .verb(frame.verb)
            .is_some_and(|group| group.mood == crate::extract::clause::phrases::Mood::Infinitive && governor.is_some());
    let is_estimate = forecasting.is_some();
    if !(is_estimate || will || (future && candidate.status != Status::Asserted)) {
        return;
    }
    candidate.kind = FactKind::Forecast;
    let Some(governor) = forecasting.or(governor.filter(|_| frame.reported)) else { return };
    let passive = reading.verb(governor.verb).is_some_and(|group| group.passive);
    let by = governor.slots.iter().find(|slot| reading.word(slot.preposition) == "by").map(|slot| slot.phrases.clone()).unwrap_or_default();
    let who = if passive { by } else { governor.subject.clone() };
    let slot = super::fill::Slot { sentence: candidate.sentence, kind: FactKind::Forecast, role: Role::Forecaster, exclude: &[] };
    if let Some((fillers, sure)) = super::fill::fill(scene, &slot, &who) {
        candidate.confidence *= sure.max(0.8);
        candidate.add(Role::Forecaster, fillers);
    }
}

/// Where the person works or worked, if the sentence leaves it out.
fn employer(scene: &Scene, candidate: &mut Candidate) {
    let Some(Filler::Person(person)) = candidate.role(Role::Person).first().copied() else { return };
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    let known =
        scene.names.people.get(person.0 as usize).and_then(|person| person.organisation).filter(|_| candidate.kind == FactKind::Depart);
    let organisation = known
        .map(|id| (id, 0.9))
        .or_else(|| scene.topic_of(Class::Company).filter(|_| !candidate.role(Role::Role).is_empty()).map(|id| (id, 0.75)));
    if let Some((organisation, sure)) = organisation {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
}
