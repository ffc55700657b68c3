//! Noun phrases → fillers of roles: each role takes only what fits it.

use super::description::class_of;
use super::metric::metric;
use super::nouns::{is_empty_noun, is_job, is_metric, is_state};
use super::party::parties;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::span_of;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureId, FigureKind, Value};
use crate::extract::organisation::OrganisationId;
use crate::span::Span;

/// Fillers of one role, and how sure they are (a product of factors, 1 for names and figures).
pub type Filled = Option<(Vec<Filler>, f32)>;

/// What is being filled, and what may not fill it.
pub struct Slot<'a> {
    /// The index of the sentence.
    pub sentence: usize,
    /// The kind of fact.
    pub kind: FactKind,
    /// The role.
    pub role: Role,
    /// Organisations that play another core part of the fact.
    pub exclude: &'a [OrganisationId],
}

/// What a role asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    /// An organisation, by name or reference; a country or an unnamed party where the role has such.
    Party,
    /// A party, or anything else that can be had.
    PartyOrThing,
    Person,
    Money,
    Percent,
    Count,
    Value,
    Change,
    Date,
    Period,
    Place,
    JobTitle,
    Metric,
    Round,
    Words,
}

fn wants(kind: FactKind, role: Role) -> Wants {
    match role {
        Role::Investor
        | Role::Org
        | Role::Acquirer
        | Role::Parties
        | Role::Seller
        | Role::Buyer
        | Role::Supplier
        | Role::Customer
        | Role::Claimant
        | Role::Defendant
        | Role::Authority
        | Role::Forecaster
        | Role::Lead
        | Role::Investors => Wants::Party,
        Role::Target if kind == FactKind::Regulate => Wants::Party,
        Role::Target | Role::Asset => Wants::PartyOrThing,
        Role::Founder => Wants::Party,
        Role::Person | Role::Replaces | Role::Signatories => Wants::Person,
        Role::Amount | Role::Valuation | Role::Price => Wants::Money,
        Role::Stake => Wants::Percent,
        Role::Count => Wants::Count,
        Role::Value | Role::Prior => Wants::Value,
        Role::Change => Wants::Change,
        Role::Date => Wants::Date,
        Role::Period => Wants::Period,
        Role::Place => Wants::Place,
        Role::Role => Wants::JobTitle,
        Role::Metric => Wants::Metric,
        Role::Round => Wants::Round,
        Role::Product | Role::Object | Role::Matter | Role::Reason | Role::Purpose | Role::Instrument | Role::Action => Wants::Words,
    }
}

/// Fills a role from the noun phrases of a slot; `None` where they do not fit.
pub fn fill(scene: &Scene, slot: &Slot, phrases: &[usize]) -> Filled {
    let reading = scene.readings.get(slot.sentence)?;
    match wants(slot.kind, slot.role) {
        Wants::Party => parties(scene, slot, reading, phrases, false),
        Wants::PartyOrThing => parties(scene, slot, reading, phrases, true),
        Wants::Person => {
            let phrases = with_apposed_people(reading, phrases);
            let people: Vec<(Filler, f32)> = phrases
                .iter()
                .filter_map(|&phrase| scene.person(slot.sentence, phrase))
                .map(|(id, sure)| (Filler::Person(id), sure))
                .collect();
            gather(people)
        }
        Wants::Money => figure(scene, reading, phrases, &[FigureKind::Money]),
        Wants::Percent => stake(scene, reading, phrases),
        Wants::Count => {
            // "with 500 of its 900 staff facing dismissal": the part.
            let part = phrases.first().and_then(|&phrase| phrase.checked_sub(2)).filter(|&part| {
                reading.word(part + 1) == "of"
                    && reading.head(part).is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Number)))
            });
            let kinds = [FigureKind::Number, FigureKind::Percent];
            part.and_then(|part| figure(scene, reading, &[part], &kinds)).or_else(|| figure(scene, reading, phrases, &kinds))
        }
        Wants::Value => {
            figure(scene, reading, phrases, &[FigureKind::Money, FigureKind::Percent, FigureKind::Number, FigureKind::Quantity])
        }
        // "by a fifth"
        Wants::Change => figure(scene, reading, phrases, &[FigureKind::Percent, FigureKind::Multiple])
            .or_else(|| {
                figure(scene, reading, phrases, &[FigureKind::Number]).filter(|(found, _)| found.iter().all(|&found| is_part(scene, found)))
            })
            // "rose by £250m"
            .or_else(|| {
                let by = phrases.first().and_then(|phrase| phrase.checked_sub(1)).is_some_and(|before| reading.word(before) == "by");
                figure(scene, reading, phrases, &[FigureKind::Money, FigureKind::Quantity]).filter(|_| by)
            }),
        Wants::Date => figure(scene, reading, phrases, &[FigureKind::Date, FigureKind::DateRange]),
        Wants::Period => figure(scene, reading, phrases, &[FigureKind::Duration, FigureKind::DateRange, FigureKind::Date])
            .or_else(|| quarter(reading, phrases)),
        Wants::Place => place(reading, phrases),
        Wants::JobTitle => job_title(reading, phrases),
        Wants::Metric => metric(reading, phrases),
        Wants::Round => round(reading, phrases),
        Wants::Words => words(reading, slot.role, phrases),
    }
}

/// "Two of the founders, Jane Roe and John Doe, left": the people named beside a description.
fn with_apposed_people(reading: &Reading, phrases: &[usize]) -> Vec<usize> {
    let is_person = |item: usize| reading.head(item).is_some_and(|unit| matches!(unit.thing, Thing::Person(_)));
    // "possible contaminants" are nobody.
    let is_described = |unit: &Unit| {
        is_job(&unit.word)
            || one_of(&unit.word, "predecessor|assistant|colleague|lieutenant|understudy")
            || unit.word.strip_suffix('s').is_some_and(is_job)
            || matches!(unit.thing, Thing::Figure(_, FigureKind::Number))
    };
    let Some(&first) = phrases.first().filter(|&&first| !is_person(first) && reading.head(first).is_some_and(is_described)) else {
        return phrases.to_vec();
    };
    // Up to the comma or verb that closes the insertion.
    let mut at = first + 1;
    let mut found = Vec::new();
    while at < first + 12 && reading.items.get(at).is_some() && reading.verb(at).is_none() {
        if is_person(at) {
            found.push(at);
        }
        at += 1;
    }
    if found.is_empty() { phrases.to_vec() } else { found }
}

/// All of what was found, as sure as the least sure.
pub fn gather(found: Vec<(Filler, f32)>) -> Filled {
    let least = found.iter().map(|(_, sure)| *sure).fold(1.0, f32::min);
    // Who stands beside a known name is one of its kind.
    let sure = if found.iter().any(|(_, sure)| *sure > 0.94) { least.max(0.85) } else { least };
    let mut fillers: Vec<Filler> = Vec::new();
    for (filler, _) in found {
        if !fillers.contains(&filler) {
            fillers.push(filler);
        }
    }
    (!fillers.is_empty()).then_some((fillers, sure))
}

/// The first figure of one of the kinds in the phrases, at their head or before it.
fn figure(scene: &Scene, reading: &Reading, phrases: &[usize], kinds: &[FigureKind]) -> Filled {
    for &phrase in phrases {
        // "a total of £5m", "a valuation of £90m"
        let of = (reading.word(phrase + 1) == "of").then(|| reading.items.get(phrase + 2)).flatten();
        let of = of.filter(|_| {
            reading.head(phrase).is_some_and(|unit| {
                one_of(
                    &unit.word,
                    "total|sum|cost|valuation|value|price|maximum|minimum|combined|amount|rate|pace|clip|cagr|backing|financing|capital\
                     |credit|loan|loans|facility|commitments|equity|support|package|round|injection|grants|debt|bonds|stake|fine",
                ) || is_metric(&unit.word)
            })
        });
        let item = reading.items.get(phrase)?;
        let units = reading.units.get(item.units.clone())?;
        let of = of.and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
        for (at, unit) in units.iter().chain(of).enumerate() {
            // "a 120p-a-share offer"
            let of_one = units.get(at + 1).is_some_and(|next| matches!(next.word.as_str(), "-a-share" | "-per-share"));
            if let Thing::Figure(id, kind) = unit.thing
                && kinds.contains(&kind)
                && !of_one
                && scene.figures.get(id.0 as usize).is_some()
            {
                return Some((vec![Filler::Figure(id)], 1.0));
            }
        }
    }
    None
}

/// All figures inside a phrase, by kind.
pub fn figures_in<'r>(reading: &'r Reading, phrase: usize) -> impl Iterator<Item = (FigureId, FigureKind)> + 'r {
    let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    units.iter().filter_map(|unit| match unit.thing {
        Thing::Figure(id, kind) => Some((id, kind)),
        _ => None,
    })
}

/// "a fifth"
fn is_part(scene: &Scene, filler: Filler) -> bool {
    let Filler::Figure(id) = filler else { return false };
    scene.figures.get(id.0 as usize).is_some_and(|figure| matches!(figure.value, Value::Number(value) if value < 1.into()))
}

/// "25%", "a majority stake", "half".
fn stake(scene: &Scene, reading: &Reading, phrases: &[usize]) -> Filled {
    let &phrase = phrases.first()?;
    let item = reading.items.get(phrase)?;
    for unit in reading.units.get(item.units.clone())? {
        match unit.thing {
            Thing::Figure(id, FigureKind::Percent) => return Some((vec![Filler::Figure(id)], 1.0)),
            // "a third of Acme"
            Thing::Figure(id, FigureKind::Multiple | FigureKind::Ratio | FigureKind::Number) if is_part(scene, Filler::Figure(id)) => {
                return Some((vec![Filler::Figure(id)], 0.95));
            }
            Thing::Word
                if matches!(
                    unit.word.as_str(),
                    "majority" | "minority" | "controlling" | "half" | "third" | "quarter" | "fifth" | "tenth" | "remaining"
                ) =>
            {
                return Some((vec![Filler::Words(unit.span)], 0.95));
            }
            // "owns the rest"
            Thing::Word
                if one_of(&unit.word, "rest|remainder|balance|most|bulk")
                    && reading.head(phrase).is_some_and(|head| head.span == unit.span) =>
            {
                return Some((vec![Filler::Words(unit.span)], 0.95));
            }
            _ => {}
        }
    }
    None
}

/// "seed", "Series B" in "a seed round", "Series B funding".
fn round(reading: &Reading, phrases: &[usize]) -> Filled {
    let units = reading.units.get(reading.items.get(*phrases.first()?)?.units.clone())?;
    let named = units.iter().position(|unit| one_of(&unit.word, "seed|pre-seed|series|angel|bridge|growth|pre-series|venture"))?;
    let unit = &units[named];
    let next = units.get(named + 1).filter(|next| matches!(unit.word.as_str(), "series" | "pre-series") && next.span.len() <= 2);
    Some((vec![Filler::Words(next.map_or(unit.span, |next| unit.span.join(next.span)))], 1.0))
}

/// "the first quarter", "the year to March".
fn quarter(reading: &Reading, phrases: &[usize]) -> Filled {
    let &phrase = phrases.first()?;
    let head = reading.head(phrase)?;
    // "the end of 2029"
    if one_of(&head.word, "end|start|beginning|close|middle|turn") {
        let of = (reading.word(phrase + 1) == "of").then(|| reading.head(phrase + 2)).flatten();
        let time = of.is_some_and(|unit| unit.is_date() || one_of(&unit.word, "year|decade|month|quarter|century|period|week"));
        return time.then(|| (vec![Filler::Words(bare_span(reading, phrase).join(bare_span(reading, phrase + 2)))], 1.0));
    }
    // "year over year" compares.
    // "up £3m on the year before" compares, too.
    let bare = reading.items.get(phrase).is_some_and(|item| item.units.len() < 2) && head.word == "year"
        || one_of(reading.word(phrase + 1), "before|earlier|ago|previously");
    (!bare && one_of(&head.word, "quarter|half|year|month|period|months|years|nine-month|weekend|week"))
        .then(|| (vec![Filler::Words(bare_span(reading, phrase))], 0.95))
}

/// A capitalised name that nothing else is known of.
fn place(reading: &Reading, phrases: &[usize]) -> Filled {
    let mut found = Vec::new();
    for &phrase in phrases {
        let noun = reading.noun(phrase)?;
        let head = reading.units.get(noun.head)?;
        // "AI", "5G": capitals alone are a thing, unless a country's.
        let is_acronym = head.span.len() < 4 && !is_state(&head.word);
        if head.tag == Tag::Name && head.thing == Thing::Word && noun.owner.is_none() && !is_acronym {
            found.push((Filler::Words(bare_span(reading, phrase)), 0.95));
        }
    }
    gather(found)
}

fn job_title(reading: &Reading, phrases: &[usize]) -> Filled {
    let &phrase = phrases.first()?;
    let noun = reading.noun(phrase)?;
    let head = reading.units.get(noun.head)?;
    // "the new post of chief digital officer"
    if one_of(&head.word, "post|position|role|job")
        && reading.word(phrase + 1) == "of"
        && let Some(title) = job_title(reading, &[phrase + 2])
    {
        return Some(title);
    }
    // "stepped down from the role"
    let bare = noun.head == reading.items.get(phrase)?.units.start + usize::from(noun.definite);
    if bare && one_of(&head.word, "post|position|role|job") {
        return None;
    }
    // "gave up the chief executive job"
    let before = noun.head.checked_sub(1).filter(|_| one_of(&head.word, "post|position|role|job")).and_then(|at| reading.units.get(at));
    let last = match before {
        Some(unit) if is_job(&unit.word) => noun.head,
        _ if head.thing == Thing::Word && is_job(&head.word) => reading.items.get(phrase)?.units.end,
        _ => return None,
    };
    // "its new chief executive": the job is not what is new.
    let item = reading.items.get(phrase)?;
    let bare = |at: &usize| {
        let unit = &reading.units[*at];
        !(unit.tag == Tag::Possessive
            || unit.tag == Tag::Clitic
            || unit.thing != Thing::Word
            || one_of(&unit.word, "the|a|an|new|next|first|long-time|longtime|current"))
    };
    let start = (item.units.start..last).rev().take_while(bare).last()?;
    let mut span = span_of(&reading.units, start..last);
    // "head of sales", "director for Europe", "chairman and chief executive".
    let next = reading.head(phrase + 2);
    let goes_on = match reading.word(phrase + 1) {
        "and" => next.is_some_and(|unit| is_job(&unit.word)),
        "of" | "for" => next.is_some_and(|unit| unit.thing == Thing::Word && class_of(&unit.word).is_none()),
        _ => false,
    };
    if goes_on {
        span = span.join(bare_span(reading, phrase + 2));
    }
    Some((vec![Filler::Words(span)], 1.0))
}

/// "technical director" in "technical director Jane Roe".
pub fn title_before(reading: &Reading, phrase: usize) -> Option<Vec<Filler>> {
    let (item, noun) = (reading.items.get(phrase)?, reading.noun(phrase)?);
    let last = noun.head.checked_sub(1).filter(|&last| last >= item.units.start && is_job(&reading.units[last].word))?;
    let start = (item.units.start..=last)
        .rev()
        .take_while(|&at| {
            reading.units[at].thing == Thing::Word
                && matches!(reading.units[at].tag, Tag::Noun | Tag::Adjective)
                && reading.units[at].word != "former"
        })
        .last()?;
    Some(vec![Filler::Words(span_of(&reading.units, start..last + 1))])
}

/// What a noun's modifier names: "job" in "no job cuts".
pub fn noun_before(reading: &Reading, phrase: usize) -> Filled {
    let head = reading.noun(phrase)?.head;
    let unit =
        reading.units.get(head.checked_sub(1).filter(|&at| reading.items.get(phrase).is_some_and(|item| at >= item.units.start))?)?;
    (unit.thing == Thing::Word && unit.tag == Tag::Noun).then(|| (vec![Filler::Words(unit.span)], 1.0))
}

fn words(reading: &Reading, role: Role, phrases: &[usize]) -> Filled {
    let (&first, &last) = (phrases.first()?, phrases.last()?);
    let head = reading.head(first)?;
    if matches!(role, Role::Object | Role::Purpose) && matches!(head.thing, Thing::Organisation(_)) {
        return None;
    }
    // "selected Acme as its vendor": what Acme is, not what it delivers.
    let is_party = role == Role::Object && one_of(&head.word, "vendor|supplier|provider|winner|bidder");
    // "a range of blinds"
    let ranged = role == Role::Product && head.word == "range" && reading.word(first + 1) == "of";
    if head.tag == Tag::Pronoun
        || is_party
        || matches!(head.thing, Thing::Person(_))
        || (matches!(head.thing, Thing::Figure(..)) && !is_quantity_of(reading, role, first))
        || (head.thing == Thing::Word
            && is_empty_noun(&head.word)
            && !ranged
            && !(role == Role::Object && one_of(&head.word, "deal|agreement|bid")))
    {
        return None;
    }
    let mut span = full_span(reading, first).join(full_span(reading, last));
    // "a new chip, the Talos 3,": what is launched has a name.
    let named = |item: usize| {
        let units = reading.items.get(item).filter(|_| reading.noun(item).is_some()).and_then(|item| reading.units.get(item.units.clone()));
        units.is_some_and(|units| units.iter().any(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word))
            && reading.head(item).is_some_and(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word || unit.is_amount())
    };
    if role == Role::Product && head.tag == Tag::Noun && reading.word(last + 1) == "," && named(last + 2) && reading.word(last + 3) != "and"
    {
        span = span.join(bare_span(reading, last + 2));
    }
    (!span.is_empty()).then_some((vec![Filler::Words(span)], 0.95))
}

/// "2m tonnes of gas", "180 MW": so much of a thing is supplied.
fn is_quantity_of(reading: &Reading, role: Role, phrase: usize) -> bool {
    let kind = reading.head(phrase).map(|unit| unit.thing);
    let counts = matches!(kind, Some(Thing::Figure(_, FigureKind::Number | FigureKind::Quantity)));
    // "has ordered 1,500"
    role == Role::Object && counts
}

/// A phrase without its article.
pub fn bare_span(reading: &Reading, phrase: usize) -> Span {
    let Some(item) = reading.items.get(phrase) else { return Span::default() };
    let mut start = item.units.start;
    if item.units.len() > 1 && reading.units.get(start).is_some_and(|unit: &Unit| matches!(unit.word.as_str(), "the" | "a" | "an")) {
        start += 1;
    }
    span_of(&reading.units, start..item.units.end)
}

/// A phrase without its article, with the "of" phrases that hang on it.
pub fn full_span(reading: &Reading, phrase: usize) -> Span {
    let mut span = bare_span(reading, phrase);
    let mut last = phrase;
    for _ in 0..3 {
        let word = reading.word(last + 1);
        let held = word == "in"
            && reading.head(phrase).is_some_and(|unit| matches!(unit.word.as_str(), "stake" | "interest" | "holding" | "shareholding"));
        if !(word == "of" || held) || reading.noun(last + 2).is_none() {
            break;
        }
        last += 2;
        span = span.join(bare_span(reading, last));
    }
    span
}
