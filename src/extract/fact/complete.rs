//! What a kind of fact takes from beyond its own slots: whose a measure is, who forecasts, where a person works.

use super::fill;
use super::matching::Candidate;
use super::scene::{Class, Scene};
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureKind, Value};
use crate::extract::organisation::OrganisationId;

/// Completes a candidate of a sentence; `noun` is the phrase of a noun trigger, `counts` whether the row leaves what is measured
/// to what is counted.
pub fn complete(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>, counts: bool) {
    match candidate.kind {
        FactKind::Report | FactKind::Forecast => measure(scene, candidate, reading, counts),
        FactKind::Appoint | FactKind::Depart => employment(scene, candidate, reading),
        FactKind::Found => founder(scene, candidate, reading, noun),
        FactKind::Workforce => workforce(scene, candidate, reading),
        FactKind::Raise => backers(scene, candidate, reading),
        FactKind::Contract if candidate.role(Role::Customer).is_empty() => part(scene, candidate, reading),
        FactKind::Invest => {
            // "owns 12%" of whom the article is about
            if candidate.role(Role::Target).is_empty() && !candidate.role(Role::Stake).is_empty() {
                topic(scene, candidate, Role::Target);
            }
            majority(scene, candidate, reading);
        }
        // People buy houses; what they buy of companies has a name.
        FactKind::Acquire
            if matches!(
                (candidate.role(Role::Acquirer), candidate.role(Role::Target)),
                ([Filler::Person(_), ..], [Filler::Words(_), ..])
            ) =>
        {
            candidate.confidence *= 0.8;
        }
        FactKind::Regulate if candidate.role(Role::Target).is_empty() => target(scene, candidate, reading),
        _ => {}
    }
}

/// "The motor is supplied by Brill": a part of what the article is about.
fn part(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let Some(group) = reading.verb(frame.verb) else { return };
    let thing = if group.passive { frame.subject.first() } else { frame.object.first() };
    let definite = thing.and_then(|&thing| reading.noun(thing)).is_some_and(|noun| noun.definite && noun.owner.is_none());
    let supplied = one_of(&group.lemma, "supply|provide|make|build|manufacture|deliver|come");
    if supplied && definite && !candidate.role(Role::Supplier).is_empty() && !candidate.role(Role::Object).is_empty() {
        topic(scene, candidate, Role::Customer);
    }
}

/// Who buys half of a company or more takes it over.
fn majority(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let bought = frame_of(candidate, reading)
        .and_then(|frame| reading.verb(frame.verb))
        .is_some_and(|group| matches!(group.lemma.as_str(), "buy" | "acquire" | "purchase" | "take" | "agree" | "snap up"));
    let most = match candidate.role(Role::Stake).first() {
        Some(Filler::Figure(id)) => match scene.figures.get(id.0 as usize).map(|figure| figure.value) {
            Some(Value::Number(percent)) => percent >= 50.into(),
            _ => false,
        },
        Some(Filler::Words(span)) => matches!(scene.document.words(*span), "majority" | "controlling" | "remaining"),
        _ => false,
    };
    if bought && most {
        candidate.kind = FactKind::Acquire;
        for (role, _) in &mut candidate.roles {
            if *role == Role::Investor {
                *role = Role::Acquirer;
            }
        }
    }
}

/// Whom the article is about, where a passive or a headline leaves a part unsaid.
pub fn topic(scene: &Scene, candidate: &mut Candidate, role: Role) {
    if let Some(topic) = scene.topic_of(Class::Company).filter(|topic| !candidate.names(*topic)) {
        candidate.confidence *= 0.75;
        candidate.add(role, vec![Filler::Organisation(topic)]);
    }
}

fn workforce(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    // "The company's Leeds plant will close", "Acme said 500 jobs would go"
    let frame = frame_of(candidate, reading);
    let owner = frame.and_then(|frame| scene.owner(candidate.sentence, *frame.subject.first()?, &[]));
    let said = frame.and_then(|frame| reporter(scene, candidate, reading, frame));
    match owner.or(said) {
        Some((organisation, sure)) => {
            candidate.confidence *= sure;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
        None => topic(scene, candidate, Role::Org),
    }
}

/// The organisation that says the clause of a frame.
pub fn reporter(scene: &Scene, candidate: &Candidate, reading: &Reading, frame: &Frame) -> Option<(OrganisationId, f32)> {
    let governor = reading.frames.get(frame.governor.filter(|_| frame.reported)?)?;
    scene.organisation(candidate.sentence, *governor.subject.first()?, &[]).map(|(id, sure)| (id, sure * 0.95))
}

/// "…, led by Acme", "with participation from Brill".
pub fn backers(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if candidate.role(Role::Org).is_empty() {
        match raiser(scene, candidate, reading) {
            Some((organisation, sure)) => {
                candidate.confidence *= sure;
                candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
            }
            None => topic(scene, candidate, Role::Org),
        }
    }
    for frame in &reading.frames {
        let Some(group) = reading.verb(frame.verb) else { continue };
        let role = match group.lemma.as_str() {
            "lead" | "co-lead" if group.passive => Role::Lead,
            "join" | "back" if group.passive && group.mood == Mood::Participle => Role::Investors,
            _ => continue,
        };
        let by = frame.slots.iter().find(|slot| reading.word(slot.preposition) == "by");
        let exclude: Vec<OrganisationId> = candidate.organisations().collect();
        let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Raise, role, exclude: &exclude };
        if let Some((fillers, _)) = by.and_then(|by| fill::fill(scene, &slot, &by.phrases)).filter(|_| candidate.role(role).is_empty()) {
            candidate.add(role, fillers);
        }
    }
    participants(scene, candidate, reading);
}

/// "brings Acme's total funding to £5m", "Its last round brought in £5m", "Acme plans a listing that could raise £5m".
fn raiser(scene: &Scene, candidate: &Candidate, reading: &Reading) -> Option<(OrganisationId, f32)> {
    let frame = frame_of(candidate, reading)?;
    let owned = frame.subject.first().into_iter().chain(frame.object.first()).find_map(|&item| scene.owner(candidate.sentence, item, &[]));
    let offering = frame.subject.first().filter(|&&item| {
        reading
            .head(item)
            .is_some_and(|unit| one_of(&unit.word, "ipo|listing|flotation|float|offering|sale|issue|round|placing|deal|share|bond|loan"))
    });
    let planner = offering.and_then(|item| {
        let planner = reading
            .frames
            .iter()
            .find(|other| other.object.contains(item) || other.slots.iter().any(|slot| slot.phrases.contains(item)))?;
        scene.organisation(candidate.sentence, *planner.subject.first()?, &[])
    });
    owned.or(planner)
}

/// "with participation from Acme and Brill", "including existing backers Acme and Brill"
fn participants(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    for item in 0..reading.items.len() {
        let takes_part = reading
            .head(item)
            .is_some_and(|unit| one_of(&unit.word, "participation|backing|support|contributions|involvement|backers|investors|funds"));
        if !takes_part || !matches!(reading.word(item + 1), "from" | "including" | "by" | "of" | "such") {
            continue;
        }
        let exclude: Vec<OrganisationId> = candidate.organisations().collect();
        let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Raise, role: Role::Investors, exclude: &exclude };
        if let Some((fillers, _)) = fill::fill(scene, &slot, &reading.joined_right(item + 2)) {
            candidate.add(Role::Investors, fillers);
        }
    }
}

/// "The watchdog blocked the takeover": the deal is the company's that the article is about.
fn target(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let object = frame_of(candidate, reading).and_then(|frame| {
        if reading.verb(frame.verb).is_some_and(|group| group.passive) { frame.subject.first() } else { frame.object.first() }
    });
    let deal = object.and_then(|&object| reading.head(object)).is_some_and(|unit| {
        one_of(&unit.word, "takeover|merger|deal|acquisition|purchase|bid|sale|investigation|probe|inquiry|transaction")
    });
    if deal {
        topic(scene, candidate, Role::Target);
    }
}

/// "Jane Roe, founder of Acme", "Acme founder Jane Roe".
fn founder(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
    let one = |noun: &usize| reading.head(*noun).is_none_or(|unit| !unit.word.ends_with('s'));
    let Some(noun) = noun.filter(|noun| candidate.role(Role::Founder).is_empty() && one(noun)) else { return };
    let comma = |item: usize| {
        reading.items.get(item).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma)
    };
    let person = |item: usize| match reading.head(item)?.thing {
        Thing::Person(person) => Some(person),
        _ => None,
    };
    // "Acme founder Jane Roe"
    if let Some(person) = person(noun) {
        candidate.add(Role::Founder, vec![Filler::Person(person)]);
        return;
    }
    let before = noun.checked_sub(2).filter(|&before| comma(before + 1)).and_then(person);
    let found =
        before.or_else(|| person(noun + 1)).or_else(|| person(noun + 2).filter(|_| comma(noun + 1) || reading.word(noun + 1) == "and"));
    if let Some(found) = found {
        candidate.add(Role::Founder, vec![Filler::Person(found)]);
        let employer = scene.names.people.get(found.0 as usize).and_then(|person| person.organisation);
        if let Some(employer) = employer.filter(|_| candidate.role(Role::Org).is_empty()) {
            candidate.add(Role::Org, vec![Filler::Organisation(employer)]);
        }
    }
}

fn frame_of<'r>(candidate: &Candidate, reading: &'r Reading) -> Option<&'r Frame> {
    reading.frames.get(candidate.frame?)
}

/// "employs 500 people", "has 20% of its home market": what is counted is what is measured.
fn counted(candidate: &mut Candidate, reading: &Reading) {
    let Some(object) = frame_of(candidate, reading).and_then(|frame| frame.object.first().copied()) else { return };
    let (Some(item), Some(noun)) = (reading.items.get(object), reading.noun(object)) else { return };
    let Some(figure) = item.units.clone().rev().find(|&at| reading.units[at].is_amount()) else { return };
    if matches!(reading.units[figure].thing, Thing::Figure(_, FigureKind::Money | FigureKind::Duration)) {
        return;
    }
    if figure < noun.head {
        candidate.add(Role::Metric, vec![Filler::Words(span_of(&reading.units, figure + 1..noun.head + 1))]);
    } else if reading.word(object + 1) == "of"
        && reading.head(object + 2).is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun)
    {
        candidate.add(Role::Metric, vec![Filler::Words(fill::bare_span(reading, object + 2))]);
    }
}

/// "second-quarter profit", "2015 revenues": the time in front of a measure.
fn period_before(candidate: &mut Candidate, reading: &Reading, phrase: usize) {
    if !candidate.role(Role::Period).is_empty() {
        return;
    }
    let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    let found = units.iter().find_map(|unit| match unit.thing {
        Thing::Figure(id, FigureKind::Date | FigureKind::DateRange) => Some(Filler::Figure(id)),
        Thing::Word
            if unit.word.ends_with("-quarter")
                || one_of(
                    &unit.word,
                    "full-year|half-year|first-half|second-half|interim|annual|quarterly|nine-month|six-month|monthly",
                ) =>
        {
            Some(Filler::Words(unit.span))
        }
        _ => None,
    });
    if let Some(found) = found {
        candidate.add(Role::Period, vec![found]);
    }
}

/// "…, compared with £4m", "…, against £4m a year before".
fn compared(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if !candidate.role(Role::Prior).is_empty() {
        return;
    }
    let Some(start) = frame_of(candidate, reading).map(|frame| frame.verb) else { return };
    let place = (start..reading.items.len()).find(|&item| matches!(reading.word(item), "compared" | "versus" | "against"));
    let Some(place) =
        place.filter(|&place| !(start + 1..place).any(|item| reading.verb(item).is_some_and(|group| group.mood == Mood::Finite)))
    else {
        return;
    };
    let noun = (place + 1..reading.items.len().min(place + 4)).find(|&item| reading.noun(item).is_some());
    let slot = fill::Slot { sentence: candidate.sentence, kind: candidate.kind, role: Role::Prior, exclude: &[] };
    if let Some((fillers, _)) = noun.and_then(|noun| fill::fill(scene, &slot, &[noun])) {
        candidate.add(Role::Prior, fillers);
    }
}

fn measure(scene: &Scene, candidate: &mut Candidate, reading: &Reading, counts: bool) {
    if counts && candidate.role(Role::Metric).is_empty() && !candidate.role(Role::Value).is_empty() {
        counted(candidate, reading);
        // What will be counted is no result.
        if candidate.status != Status::Asserted {
            candidate.roles.retain(|(role, _)| *role != Role::Metric);
        }
    }
    compared(scene, candidate, reading);
    let metric = candidate.role(Role::Metric).first().copied();
    let phrase = metric.and_then(|metric| match metric {
        Filler::Words(span) => (0..reading.items.len()).find(|&item| {
            reading.noun(item).is_some()
                && scene.span(candidate.sentence, item, item).contains(crate::span::Span::new(span.start(), span.start() + 1))
        }),
        _ => None,
    });
    if let Some(phrase) = phrase {
        period_before(candidate, reading, phrase);
    }
    if candidate.kind == FactKind::Report {
        foretell(scene, candidate, reading);
    }
    let head = phrase.and_then(|phrase| reading.head(phrase)).map(|unit| unit.word.clone()).unwrap_or_default();
    let is_market = one_of(&head, "market|inflation|gdp|unemployment|economy|demand|exports|imports");
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
    one_of(lemma, "expect|forecast|predict|project|estimate|anticipate|see|guide|target|reckon|hope|set|think|believe")
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
    let future = will || reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Infinitive && governor.is_some());
    let is_estimate = forecasting.is_some();
    if !(is_estimate || will || (future && candidate.status != Status::Asserted)) {
        return;
    }
    candidate.kind = FactKind::Forecast;
    let Some(governor) = forecasting.or(governor.filter(|_| frame.reported)) else { return };
    let passive = reading.verb(governor.verb).is_some_and(|group| group.passive);
    let by = governor.slots.iter().find(|slot| reading.word(slot.preposition) == "by").map(|slot| slot.phrases.clone()).unwrap_or_default();
    let who = if passive { by } else { governor.subject.clone() };
    let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Forecast, role: Role::Forecaster, exclude: &[] };
    if let Some((fillers, sure)) = fill::fill(scene, &slot, &who) {
        candidate.confidence *= sure.max(0.8);
        candidate.add(Role::Forecaster, fillers);
    }
}

/// The job and the employer, if the clause leaves them to what stands beside the name.
fn employment(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(Filler::Person(person)) = candidate.role(Role::Person).first().copied() else { return };
    let phrase = (0..reading.items.len()).find(|&item| reading.head(item).is_some_and(|unit| unit.thing == Thing::Person(person)));
    // "is leaving": of a move it says what is to come.
    let moving = frame_of(candidate, reading)
        .and_then(|frame| reading.verb(frame.verb))
        .is_some_and(|group| group.progressive && !group.past && !group.perfect);
    if moving && candidate.status == Status::Asserted {
        candidate.status = Status::Planned;
    }
    if candidate.kind == FactKind::Depart
        && let Some(phrase) = phrase
    {
        beside(scene, candidate, reading, phrase);
    }
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    let known =
        scene.names.people.get(person.0 as usize).and_then(|person| person.organisation).filter(|_| candidate.kind == FactKind::Depart);
    match known {
        Some(organisation) => {
            candidate.confidence *= 0.9;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
        None if !candidate.role(Role::Role).is_empty() => topic(scene, candidate, Role::Org),
        None => {}
    }
}

/// "technical director Jane Roe", "Jane Roe, chief executive of Acme, …".
fn beside(scene: &Scene, candidate: &mut Candidate, reading: &Reading, phrase: usize) {
    let (sentence, kind) = (candidate.sentence, candidate.kind);
    let slot = |role| fill::Slot { sentence, kind, role, exclude: &[] };
    let apposed = phrase + 2;
    let comma =
        reading.items.get(phrase + 1).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma);
    let mut found: Vec<(Role, Vec<Filler>)> = Vec::new();
    // "Acme's chief executive, Jane Roe, …"
    let titled = phrase.checked_sub(2).filter(|&titled| reading.noun(titled).is_some() && reading.noun(titled + 1).is_none());
    if let Some((title, _)) =
        titled.filter(|_| candidate.role(Role::Role).is_empty()).and_then(|titled| fill::fill(scene, &slot(Role::Role), &[titled]))
    {
        candidate.add(Role::Role, title);
        if let Some((id, _)) =
            titled.and_then(|titled| scene.owner(candidate.sentence, titled, &[])).filter(|_| candidate.role(Role::Org).is_empty())
        {
            candidate.add(Role::Org, vec![Filler::Organisation(id)]);
        }
    }
    if candidate.role(Role::Role).is_empty() {
        if let Some(title) = fill::title_before(reading, phrase) {
            found.push((Role::Role, title));
        } else if comma && let Some((title, _)) = fill::fill(scene, &slot(Role::Role), &[apposed]) {
            found.push((Role::Role, title));
        }
    }
    if candidate.role(Role::Org).is_empty() {
        if comma
            && matches!(reading.word(apposed + 1), "of" | "at")
            && let Some((org, _)) = fill::fill(scene, &slot(Role::Org), &[apposed + 2])
        {
            found.push((Role::Org, org));
        } else if comma && let Some((id, _)) = scene.owner(candidate.sentence, apposed, &[]).filter(|_| !found.is_empty()) {
            found.push((Role::Org, vec![Filler::Organisation(id)]));
        } else if let Some((id, _)) = scene.owner(candidate.sentence, phrase, &[]) {
            found.push((Role::Org, vec![Filler::Organisation(id)]));
        }
    }
    for (role, fillers) in found {
        candidate.add(role, fillers);
    }
}
