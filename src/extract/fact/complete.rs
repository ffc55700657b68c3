//! What a kind of fact takes from beyond its own slots: whose a measure is, who forecasts, where a person works.

use super::around::{frame_of, topic};
use super::candidate::Candidate;
use super::fill;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use super::{authority, employment, measure, workforce};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::figure::Value;
use crate::extract::organisation::OrganisationId;

/// Completes a candidate of a sentence; `noun` is the phrase of a noun trigger, `counts` whether the row leaves what is measured
/// to what is counted.
pub fn complete(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>, counts: bool) {
    match candidate.kind {
        FactKind::Report | FactKind::Forecast => measure::measure(scene, candidate, reading, noun, counts),
        FactKind::Appoint | FactKind::Depart => employment::employment(scene, candidate, reading),
        FactKind::Found => founder(scene, candidate, reading, noun),
        FactKind::Workforce => workforce::workforce(scene, candidate, reading),
        FactKind::Raise => {
            backers(scene, candidate, reading);
            candidate.listed = listed(scene, candidate);
        }
        FactKind::Contract if candidate.role(Role::Supplier).is_empty() => maker(candidate, reading),
        FactKind::Contract if candidate.role(Role::Customer).is_empty() => part(scene, candidate, reading),
        FactKind::Invest => {
            // "owns 12%" of whom the article is about
            let bought = [Role::Stake, Role::Amount].iter().any(|&role| !candidate.role(role).is_empty());
            let shares = frame_of(candidate, reading)
                .and_then(|frame| reading.head(*frame.object.first()?))
                .is_some_and(|unit| one_of(&unit.word, "shares|stock|equity"));
            let put_in = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.lemma == "put");
            // "Jane Roe invested a further £5m": one who backs a firm backs the article's.
            let backed = matches!(candidate.role(Role::Investor), [Filler::Person(_)])
                && frame_of(candidate, reading).is_some_and(|frame| {
                    reading.verb(frame.verb).is_some_and(|group| group.lemma == "invest")
                        && !frame.slots.iter().any(|slot| matches!(reading.word(slot.preposition), "in" | "into"))
                });
            let put_in = put_in || backed;
            if candidate.role(Role::Target).is_empty() && bought && (shares || put_in || !candidate.role(Role::Stake).is_empty()) {
                topic(scene, candidate, Role::Target);
            }
            majority(scene, candidate, reading);
            built(scene, candidate, reading);
        }
        // "The nozzle was developed with Brill": who speaks of it is the other.
        FactKind::Partner if candidate.role(Role::Parties).len() == 1 => {
            let passive = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.passive);
            if passive && noun.is_none() {
                topic(scene, candidate, Role::Parties);
            }
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
        FactKind::Legal if candidate.role(Role::Claimant).is_empty() => {
            patentee(scene, candidate, reading);
            complainant(scene, candidate, reading);
        }
        FactKind::Acquire if candidate.role(Role::Target).is_empty() => {
            if let Some(noun) = noun {
                holders(candidate, reading, noun);
            }
        }
        FactKind::Regulate => authority::regulation(scene, candidate, reading, noun),
        _ => {}
    }
}

/// "went public in 2019", "its listing in London": shares sold to all, at a time or place that is told.
fn listed(scene: &Scene, candidate: &Candidate) -> bool {
    let told = [Role::Date, Role::Place].iter().any(|&role| !candidate.role(role).is_empty());
    let is_listing = |filler: &Filler| match *filler {
        Filler::Words(span) => {
            let words = scene.document.words(span).to_lowercase();
            words.split(' ').any(|word| one_of(word, "listing|listed|list|float|floated|flotation|ipo|debut|public"))
        }
        _ => false,
    };
    told && candidate.role(Role::Instrument).iter().any(is_listing)
}

/// "infringed Brill's patents": Brill complains.
fn patentee(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let infringed = reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "infringe|copy|breach|violate"));
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let owner = frame.object.first().and_then(|&object| scene.owner(candidate.sentence, object, &exclude));
    if let Some((organisation, sure)) = owner.filter(|(organisation, _)| infringed && !exclude.contains(organisation)) {
        candidate.confidence *= sure;
        candidate.add(Role::Claimant, vec![Filler::Organisation(organisation)]);
    }
}

/// "The suit, filed by Acme, accuses Brill", "a lawsuit brought by Acme": who went to court.
fn complainant(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let filed = reading.frames.iter().find(|frame| {
        let suit = |item: &usize| reading.head(*item).is_some_and(|unit| one_of(&unit.word, "suit|lawsuit|complaint|claim|case|action"));
        frame.subject.iter().any(suit)
            && reading.verb(frame.verb).is_some_and(|group| group.passive && one_of(&group.lemma, "file|bring|lodge|launch"))
    });
    let by = filed.and_then(|frame| frame.slots.iter().find(|slot| reading.word(slot.preposition) == "by"));
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Legal, role: Role::Claimant, exclude: &exclude };
    if candidate.role(Role::Claimant).is_empty()
        && let Some((fillers, sure)) = by.and_then(|by| fill::fill(scene, &slot, &by.phrases))
    {
        candidate.confidence *= sure;
        candidate.add(Role::Claimant, fillers);
    }
}

/// "Brill shareholders voted for the takeover by Acme": what they hold is taken over.
fn holders(candidate: &mut Candidate, reading: &Reading, noun: usize) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let Some(&subject) = frame.subject.first() else { return };
    // "welcomed the takeover", "approved the takeover of a rival": they own it, or do not sell.
    let agrees = reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "vote|back|approve|accept|agree"));
    if reading.word(noun + 1) == "of" || !agrees {
        return;
    }
    let hold = reading.head(subject).is_some_and(|unit| one_of(&unit.word, "shareholders|investors|board|directors|owners"));
    let units = reading.items.get(subject).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    let held = units.iter().find_map(|unit| match unit.thing {
        Thing::Organisation(id) if hold && !candidate.names(id) => Some(id),
        _ => None,
    });
    if let Some(held) = held {
        candidate.confidence *= 0.9;
        // What is voted for is still to come.
        candidate.status = candidate.status.max(Status::Planned);
        candidate.add(Role::Target, vec![Filler::Organisation(held)]);
    }
}

/// "The motor is supplied by Brill": a part of what the article is about.
fn part(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let Some(group) = reading.verb(frame.verb) else { return };
    let thing = if group.passive { frame.subject.first() } else { frame.object.first() };
    let definite = thing.and_then(|&thing| reading.noun(thing)).is_some_and(|noun| noun.definite && noun.owner.is_none());
    let supplied = one_of(&group.lemma, "supply|provide|make|build|manufacture|deliver|come");
    if supplied
        && (definite || group.lemma == "come")
        && !candidate.role(Role::Supplier).is_empty()
        && !candidate.role(Role::Object).is_empty()
    {
        topic(scene, candidate, Role::Customer);
    }
}

/// "has ordered 30 Acme jets": who makes them supplies them.
fn maker(candidate: &mut Candidate, reading: &Reading) {
    let ([Filler::Words(object)], [Filler::Organisation(_)]) = (candidate.role(Role::Object), candidate.role(Role::Customer)) else {
        return;
    };
    let verb = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb));
    if !verb.is_some_and(|group| one_of(&group.lemma, "order|buy|purchase|lease|acquire|pick|choose|select|place|announce|confirm|take")) {
        return;
    }
    let inside = reading.units.iter().filter(|unit| object.start() <= unit.span.start() && unit.span.end() <= object.end());
    let mut makers = inside.filter_map(|unit| match unit.thing {
        Thing::Organisation(id) => Some(id),
        _ => None,
    });
    if let (Some(maker), None) = (makers.next(), makers.next())
        && !candidate.names(maker)
    {
        candidate.confidence *= 0.95;
        candidate.add(Role::Supplier, vec![Filler::Organisation(maker)]);
    }
}

/// "Its new plant will cost £5m": whoever builds it invests.
fn built(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    let costs = reading.verb(frame.verb).is_some_and(|group| group.lemma == "cost");
    if !costs || !candidate.role(Role::Investor).is_empty() {
        return;
    }
    match frame.subject.first().and_then(|&subject| scene.owner(candidate.sentence, subject, &[])) {
        Some((organisation, sure)) => {
            candidate.confidence *= sure;
            candidate.add(Role::Investor, vec![Filler::Organisation(organisation)]);
        }
        None => topic(scene, candidate, Role::Investor),
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
        let round = |item: &usize| reading.head(*item).is_some_and(|unit| one_of(&unit.word, "round|funding|financing|investment|series"));
        // "Acme led the round"
        if !group.passive && matches!(group.lemma.as_str(), "lead" | "co-lead") && frame.object.iter().any(round) {
            let exclude: Vec<OrganisationId> = candidate.organisations().collect();
            let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Raise, role: Role::Lead, exclude: &exclude };
            if let Some((fillers, _)) = fill::fill(scene, &slot, &frame.subject).filter(|_| candidate.role(Role::Lead).is_empty()) {
                candidate.add(Role::Lead, fillers);
            }
            continue;
        }
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
        // "has hired Brill to lead the sale": who hires sells.
        let infinitive = reading.verb(planner.verb).is_some_and(|group| group.mood == Mood::Infinitive);
        let planner = planner.governor.filter(|_| infinitive).and_then(|governor| reading.frames.get(governor)).unwrap_or(planner);
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

/// "Jane Roe, founder of Acme", "Acme founder Jane Roe".
fn founder(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
    let Some(noun) = noun.filter(|_| candidate.role(Role::Founder).is_empty()) else { return };
    let comma = |item: usize| {
        reading.items.get(item).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma)
    };
    let person = |item: usize| match reading.head(item)?.thing {
        Thing::Person(person) => Some(person),
        _ => None,
    };
    // "Jane Roe and John Doe, the founders of Acme"
    if reading.head(noun).is_some_and(|unit| unit.word.ends_with('s')) {
        let mut at = noun.checked_sub(2).filter(|&before| comma(before + 1));
        while let Some((place, found)) = at.and_then(|at| Some((at, person(at)?))) {
            candidate.add(Role::Founder, vec![Filler::Person(found)]);
            at = place.checked_sub(2).filter(|_| matches!(reading.word(place - 1), "and" | ","));
        }
        return;
    }
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
