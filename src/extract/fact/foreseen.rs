//! Forecasts: what makes a result one, whose it is and what it is of: a bank's view of oil, the market's of a company, a figure that was expected.

use super::around::frame_of;
use super::candidate::Candidate;
use super::fill::{self, figures_in};
use super::metric::{is_commodity, metric};
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::Thing;
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;
use crate::extract::organisation::{OrganisationId, OrganisationKind};
use crate::extract::person::PersonId;
use crate::extract::quote::Speaker;

/// "beat the £2m expected by analysts", "analysts' forecasts of £2m": what was expected is what the clause before tells of.
pub fn expected(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) {
    let lacks = candidate.kind == FactKind::Forecast && candidate.role(Role::Metric).is_empty() && !candidate.role(Role::Value).is_empty();
    // "analysts' forecasts of £2m", "the market consensus of £2m"
    let among = noun.filter(|_| lacks && candidate.role(Role::Forecaster).is_empty()).and_then(|noun| {
        let units = reading.units.get(reading.items.get(noun)?.units.clone())?;
        units.iter().find(|unit| one_of(&unit.word, "analyst|analysts|market|consensus|city|street|economists|brokers"))
    });
    if let Some(unit) = among {
        candidate.add(Role::Forecaster, vec![Filler::Words(unit.span)]);
    }
    let lacks = lacks && !candidate.role(Role::Forecaster).is_empty();
    if !lacks {
        return;
    }
    let Some(from) = noun.or(frame_of(candidate, reading).map(|frame| frame.verb)) else { return };
    let own = |item: usize| {
        reading
            .head(item)
            .is_some_and(|unit| one_of(&unit.word, "forecast|forecasts|estimate|estimates|expectations|consensus|analysts|share"))
    };
    let measured = |item: usize| (!own(item)).then(|| metric(reading, &[item])).flatten();
    // "sales of £9m, against the £8m that was expected": the measure nearest before, else the verb that stands for one.
    let told = (0..from).rev().find_map(|item| measured(item).map(|(fillers, _)| (item, fillers)));
    let earned = || {
        let earned = reading.frames.iter().find(|other| {
            other.verb < from && reading.verb(other.verb).is_some_and(|group| one_of(&group.lemma, "make|earn|lose|take in"))
        })?;
        let main = reading.units.get(reading.verb(earned.verb)?.main)?;
        Some((*earned.subject.first()?, vec![Filler::Words(main.span)]))
    };
    let Some((item, fillers)) = told.or_else(earned) else {
        expected_before(scene, candidate);
        return;
    };
    candidate.add(Role::Metric, fillers);
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    let subject = reading.frames.iter().filter(|other| other.verb < from).find_map(|other| other.subject.first().copied());
    let owner = scene
        .owner(candidate.sentence, item, &[])
        .or_else(|| subject.and_then(|subject| scene.organisation(candidate.sentence, subject, &[])))
        .or_else(|| subject.and_then(|subject| scene.owner(candidate.sentence, subject, &[])));
    if let Some((organisation, sure)) = owner.filter(|(id, _)| !candidate.role(Role::Forecaster).contains(&Filler::Organisation(*id))) {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
}

/// "Acme made a profit of £3m. Analysts had expected £2m": what was expected is what the sentence before tells of.
fn expected_before(scene: &Scene, candidate: &mut Candidate) {
    let Some(before) = candidate.sentence.checked_sub(1) else { return };
    let (Some(reading), &[Filler::Figure(value)]) = (scene.readings.get(before), candidate.role(Role::Value)) else { return };
    let kind = scene.figures.get(value.0 as usize).map(|figure| figure.kind);
    let told = reading.frames.iter().find_map(|frame| {
        let measured =
            frame.object.first().into_iter().chain(&frame.subject).find_map(|&item| Some((item, metric(reading, &[item])?.0)))?;
        let same = (0..reading.items.len()).any(|item| figures_in(reading, item).any(|(_, other)| Some(other) == kind));
        same.then_some((frame, measured))
    });
    let Some((frame, (item, fillers))) = told else { return };
    candidate.confidence *= 0.92;
    candidate.add(Role::Metric, fillers);
    // "Acme sees a market of £3m. Brill had forecast £2m": who foresaw it does not earn it.
    if reading.verb(frame.verb).is_some_and(|group| is_forecasting(&group.lemma)) {
        return;
    }
    let owner =
        scene.owner(before, item, &[]).or_else(|| frame.subject.first().and_then(|&subject| scene.organisation(before, subject, &[])));
    if let Some((organisation, sure)) = owner.filter(|(id, _)| candidate.role(Role::Org).is_empty() && !candidate.names(*id)) {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
}

/// Who expects something of another, or of what nobody owns, foretells it; of itself it is guidance.
pub fn sign_off(scene: &Scene, candidate: &mut Candidate, reading: &Reading, phrase: Option<usize>, noun: Option<usize>) {
    if candidate.kind != FactKind::Forecast || !candidate.role(Role::Forecaster).is_empty() {
        return;
    }
    let &[who] = candidate.role(Role::Org) else { return };
    let id = match who {
        // "The City expects", "Wall Street has pencilled in"
        Filler::Words(span) => {
            if one_of(scene.document.words(span), "City|Wall Street|Street|Market|Markets|Consensus") {
                candidate.roles.retain(|(role, _)| *role != Role::Org);
                candidate.add(Role::Forecaster, vec![who]);
            }
            return;
        }
        Filler::Organisation(id) => id,
        _ => return,
    };
    let head = phrase.and_then(|phrase| reading.head(phrase)).map_or("", |unit| unit.word.as_str());
    let other = measured_of(scene, candidate, reading, phrase, noun, id);
    let kind = scene.names.organisations.get(id.0 as usize).map(|organisation| organisation.kind);
    let public = matches!(
        kind,
        Some(OrganisationKind::Government | OrganisationKind::Regulator | OrganisationKind::Ngo | OrganisationKind::Exchange)
    );
    let unowned = phrase.is_some_and(|phrase| reading.noun(phrase).is_some_and(|noun| noun.owner.is_none()));
    let of_all = one_of(head, "growth|economy|inflation|gdp|unemployment|demand|supply|market") && public
        || is_commodity(head) && unowned
        || one_of(head, "prices|price|futures") && unowned && (public || names_commodity(reading, phrase));
    if other.is_some() || of_all {
        candidate.roles.retain(|(role, _)| *role != Role::Org);
        candidate.add(Role::Forecaster, vec![who]);
        if let Some(other) = other {
            candidate.add(Role::Org, vec![Filler::Organisation(other)]);
        }
    }
}

/// The house of an analyst, whose forecasts are of others.
pub fn analysed_by(scene: &Scene, person: PersonId) -> Option<OrganisationId> {
    let person = scene.names.people.get(person.0 as usize)?;
    let role = person.role.as_ref().map(|role| role.to_lowercase()).unwrap_or_default();
    ["analyst", "economist", "strategist", "researcher"].iter().any(|job| role.contains(job)).then_some(person.organisation).flatten()
}

/// "oil prices", "the price of lithium"
fn names_commodity(reading: &Reading, phrase: Option<usize>) -> bool {
    let Some(phrase) = phrase else { return false };
    let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    let of = (reading.word(phrase + 1) == "of").then(|| reading.head(phrase + 2)).flatten();
    units.iter().chain(of).any(|unit| is_commodity(&unit.word))
}

/// Another than the one who expects, whose measure it is: "expects Brill's sales to rise", "profits of £2m for Brill".
fn measured_of(
    scene: &Scene,
    candidate: &Candidate,
    reading: &Reading,
    phrase: Option<usize>,
    noun: Option<usize>,
    who: OrganisationId,
) -> Option<OrganisationId> {
    let owner = phrase
        .filter(|&phrase| reading.noun(phrase).is_some_and(|noun| noun.owner.is_some()))
        .and_then(|phrase| scene.owner(candidate.sentence, phrase, &[]))
        .map(|(id, _)| id);
    if let Some(owner) = owner {
        return (owner != who).then_some(owner);
    }
    let verb = frame_of(candidate, reading).map_or(0, |frame| frame.verb);
    let from = noun.unwrap_or(verb).max(verb);
    (from..reading.items.len().min(from + 9))
        .skip(1)
        .take_while(|&item| reading.verb(item).is_none() && reading.word(item) != ",")
        .find_map(|item| match reading.head(item).map(|unit| unit.thing) {
            Some(Thing::Organisation(id)) if id != who && one_of(reading.word(item - 1), "for|at|from") => Some(id),
            _ => None,
        })
}

/// Whether a result only repeats a forecast: "looks for growth of 4%", "its guidance of 4% growth".
pub fn is_guidance(reading: &Reading, candidate: &Candidate, noun: Option<usize>) -> bool {
    let Some(noun) = noun.filter(|_| candidate.kind == FactKind::Report) else { return false };
    let before = noun.checked_sub(1).map_or("", |before| reading.word(before));
    let told = noun.checked_sub(2).and_then(|item| reading.head(item)).is_some_and(|unit| {
        one_of(&unit.word, "forecast|forecasts|guidance|target|targets|outlook|goal|estimate|estimates|expectation|expectations|hopes|consensus|projection|projections")
    });
    let sought = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| {
        one_of(&group.lemma, "look|hope|aim|guide|reckon|call|budget|plan|wait|target") && one_of(before, "for|on|to|at|towards|with")
    });
    // "confirmed its forecast for higher sales and a profit of £5m"
    let held = frame_of(candidate, reading).is_some_and(|frame| {
        let forecast =
            |&item: &usize| item < noun && reading.head(item).is_some_and(|unit| one_of(&unit.word, "forecast|guidance|target|outlook"));
        before == "and" && frame.object.iter().any(forecast)
    });
    told && one_of(before, "of|for|that") || sought || held || reading_is_forecast_list(reading, noun)
}

/// "confirmed its guidance: sales growth of 4%"
fn reading_is_forecast_list(reading: &Reading, noun: usize) -> bool {
    let colon = noun.checked_sub(1).is_some_and(|before| reading.word(before) == ":");
    colon
        && noun
            .checked_sub(2)
            .and_then(|item| reading.head(item))
            .is_some_and(|unit| one_of(&unit.word, "forecast|guidance|target|targets|outlook"))
}

/// The time that follows what was before is not the time of the forecast: "from £1bn in 2013 to £7bn in 2020".
pub fn time_of_value(reading: &Reading, candidate: &mut Candidate) {
    let place = |figure| (0..reading.items.len()).find(|&item| figures_in(reading, item).any(|(id, _)| id == figure));
    // "worth £7bn in 2020, will reach £12bn by 2029": the time right behind the value is its own.
    if let &[Filler::Figure(value)] = candidate.role(Role::Value)
        && let Some(at) = place(value)
        && one_of(reading.word(at + 1), "by|in|until")
        && let Some((id, _)) = figures_in(reading, at + 2).find(|(_, kind)| matches!(kind, FigureKind::Date | FigureKind::DateRange))
    {
        candidate.roles.retain(|(role, _)| *role != Role::Period);
        candidate.add(Role::Period, vec![Filler::Figure(id)]);
        return;
    }
    let (&[Filler::Figure(prior)], &[Filler::Figure(period)]) = (candidate.role(Role::Prior), candidate.role(Role::Period)) else { return };
    let (Some(prior), Some(period)) = (place(prior), place(period)) else { return };
    if period != prior + 2 && period != prior + 1 {
        return;
    }
    let dated = |item: &usize| {
        let time = figures_in(reading, *item).any(|(_, kind)| matches!(kind, FigureKind::Date | FigureKind::DateRange));
        time && *item != period && item.checked_sub(1).is_some_and(|before| matches!(reading.word(before), "in" | "by" | "for" | "until"))
    };
    let other = (0..reading.items.len()).find(dated).and_then(|item| figures_in(reading, item).next());
    candidate.roles.retain(|(role, _)| *role != Role::Period);
    if let Some((id, _)) = other {
        candidate.add(Role::Period, vec![Filler::Figure(id)]);
    }
}

/// "…, according to Acme": who foretells it.
pub fn according(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let at = (0..reading.items.len()).find(|&item| reading.word(item) == "according");
    let named = at.and_then(|at| (at + 1..reading.items.len().min(at + 4)).find(|&item| reading.noun(item).is_some()));
    // "…, Acme estimates."
    let verb = frame_of(candidate, reading).map_or(0, |frame| frame.verb);
    let behind = || {
        let frame = reading.frames.iter().find(|frame| {
            let foretells = reading.verb(frame.verb).is_some_and(|group| foretells(&group.lemma) && !group.passive);
            foretells && frame.verb > verb && frame.object.is_empty() && frame.infinitive.is_none()
        })?;
        frame.subject.first().copied()
    };
    let Some(phrase) = named.or_else(behind) else { return };
    sign(scene, candidate, phrase);
}

/// "…, Acme said": who says what will be, of a market rather than of itself, foretells it.
pub fn said_by(scene: &Scene, candidate: &mut Candidate) {
    let unsigned = candidate.kind == FactKind::Forecast
        && candidate.of_market
        && candidate.role(Role::Forecaster).is_empty()
        && candidate.role(Role::Org).is_empty();
    let speaker = if unsigned { super::attribution::of(scene, candidate) } else { None };
    match speaker {
        Some(Speaker::Organisation(speaker)) => candidate.add(Role::Forecaster, vec![Filler::Organisation(speaker)]),
        Some(Speaker::Person(speaker)) => candidate.add(Role::Forecaster, vec![Filler::Person(speaker)]),
        _ => {}
    }
}

fn sign(scene: &Scene, candidate: &mut Candidate, phrase: usize) {
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Forecast, role: Role::Forecaster, exclude: &exclude };
    let found = fill::fill(scene, &slot, &[phrase])
        .or_else(|| scene.owner(candidate.sentence, phrase, &exclude).map(|(id, sure)| (vec![Filler::Organisation(id)], sure)));
    if let Some((fillers, _)) = found {
        candidate.add(Role::Forecaster, fillers);
    }
}

/// Verbs of those who foretell what is another's.
pub fn foretells(lemma: &str) -> bool {
    one_of(lemma, "predict|estimate|reckon|project|calculate|forecast|expect")
}

/// The frame of the verb that expects what a frame says.
pub fn forecasting<'r>(reading: &'r Reading, frame: &Frame) -> Option<&'r Frame> {
    let mut governor = reading.frames.get(frame.governor?)?;
    // "expects spending to grow 20% to reach £9m"
    let goes_on = reading.verb(governor.verb).is_some_and(|group| group.mood == Mood::Infinitive && !is_forecasting(&group.lemma));
    if goes_on && let Some(above) = governor.governor.and_then(|index| reading.frames.get(index)) {
        governor = above;
    }
    let group = reading.verb(governor.verb)?;
    let will = has_future(reading, frame);
    // "a year that saw prices slump" tells what happened.
    let saw = group.lemma == "see"
        && (group.past || group.perfect)
        && reading.verb(frame.verb).is_some_and(|group| group.mood != Mood::Gerund && group.modal.is_none());
    (!saw && is_forecasting(&group.lemma) && (will || !frame.reported || group.lemma != "believe")).then_some(governor)
}

pub fn has_future(reading: &Reading, frame: &Frame) -> bool {
    // "will lead the market, accounting for 65% of sales"
    let group = reading.verb(frame.verb);
    if group.is_some_and(|group| group.mood == Mood::Gerund)
        && let Some(main) = reading.frames.iter().rev().find(|main| main.verb < frame.verb && main.subject == frame.subject)
    {
        // "is expected to reach £9m, growing at 8% a year"
        let expected = || {
            let governor = main.governor.and_then(|index| reading.frames.get(index)).and_then(|frame| reading.verb(frame.verb));
            reading.verb(main.verb).is_some_and(|group| group.mood == Mood::Infinitive)
                && governor.is_some_and(|group| is_forecasting(&group.lemma))
        };
        return reading.verb(main.verb).is_some_and(|group| group.modal.as_deref() == Some("will")) || expected();
    }
    let modal = reading.verb(frame.verb).and_then(|group| group.modal.as_deref());
    modal.is_some_and(|modal| matches!(modal, "will" | "would" | "could" | "may" | "might" | "should"))
}

fn is_forecasting(lemma: &str) -> bool {
    one_of(
        lemma,
        "expect|forecast|predict|project|estimate|anticipate|see|guide|target|reckon|hope|set|think|believe|aim|tip|likely|want|plan|intend",
    )
}

/// A result that is still to come is a forecast; who expects it makes it.
pub fn foretell(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(frame) = frame_of(candidate, reading) else { return };
    // What is to be paid out is decided, not foretold.
    let paid_out = |filler: &Filler| match *filler {
        Filler::Words(span) => scene.document.words(span).split(' ').any(|word| one_of(word, "dividend|dividends|buyback|buy-back|payout")),
        _ => false,
    };
    let returned = reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "return|buy back"));
    if returned || candidate.role(Role::Metric).iter().any(paid_out) {
        return;
    }
    let will = has_future(reading, frame);
    let governor = frame.governor.and_then(|index| reading.frames.get(index));
    // "shares lost 4% to close at 212p", "sales rose to reach £5m": the end of what happened.
    let moved = governor.and_then(|governor| reading.verb(governor.verb)).is_some_and(|group| {
        group.modal.is_none() && group.mood == Mood::Finite
            && one_of(&group.lemma, "lose|gain|rise|fall|drop|jump|slip|add|climb|surge|tumble|slide|soar|shed|recover|rally|increase|decline|grow|go on|double|rebound")
    });
    let ends = reading.verb(frame.verb).is_some_and(|group| {
        group.mood == Mood::Infinitive && one_of(&group.lemma, "close|end|finish|trade|stand|settle|reach|hit|total|touch|become")
    });
    if moved && ends {
        candidate.status = Status::Asserted;
        return;
    }
    let forecasting = forecasting(reading, frame);
    // "Market to grow to £5bn by 2030": a headline.
    let headlined =
        governor.is_none() && !frame.subject.is_empty() && reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Infinitive);
    let future = will || headlined || reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Infinitive && governor.is_some());
    let is_estimate = forecasting.is_some();
    // "Acme sees sales of £5m"
    let sees = reading.verb(frame.verb).is_some_and(|group| group.lemma == "see" && group.mood == Mood::Finite && !group.past);
    if sees {
        candidate.kind = FactKind::Forecast;
        return;
    }
    // "is confident of reaching sales of £5m"
    let confident = reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Gerund)
        && frame.verb.checked_sub(2).is_some_and(|before| {
            reading.word(before + 1) == "of" && one_of(reading.word(before), "confident|hopeful|certain|sure|capable")
        });
    if confident {
        candidate.kind = FactKind::Forecast;
        return;
    }
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
