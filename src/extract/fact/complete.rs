//! What a kind of fact takes from beyond its own slots: whose a measure is, who forecasts, where a person works.

use super::around::{frame_of, reporter, topic};
use super::candidate::Candidate;
use super::description::Class;
use super::fill;
use super::nouns::is_state;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use super::{employment, measure};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::extract::figure::Value;
use crate::extract::organisation::{OrganisationId, OrganisationKind};

/// Completes a candidate of a sentence; `noun` is the phrase of a noun trigger, `counts` whether the row leaves what is measured
/// to what is counted.
pub fn complete(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>, counts: bool) {
    match candidate.kind {
        FactKind::Report | FactKind::Forecast => measure::measure(scene, candidate, reading, noun, counts),
        FactKind::Appoint | FactKind::Depart => employment::employment(scene, candidate, reading),
        FactKind::Found => founder(scene, candidate, reading, noun),
        FactKind::Workforce => workforce(scene, candidate, reading),
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
        FactKind::Regulate => regulation(scene, candidate, reading, noun),
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

fn workforce(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
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

/// The last words of names that rule.
const AUTHORITIES: &str = "Board|Bureau|Authority|Commission|Agency|Office|Court|Tribunal|Ombudsman|Council|Commissioner";

/// Whether a name says that its bearer rules: boards and bureaus.
pub fn rules(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    one_of(last, AUTHORITIES) || name.contains(' ') && is_state(&last.to_lowercase())
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

/// Who rules, and on whom, where the clause leaves it to the article: "Acme ordered to pay", "opened its investigation".
fn regulation(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
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
        if let Some(span) =
            reason.and_then(|(_, verb)| super::matching::clause_span(reading, verb)).filter(|_| candidate.role(Role::Reason).is_empty())
        {
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
