//! Parties: which organisation, person or unnamed body a noun phrase stands for in a role.

use super::description::Class;
use super::fill::{Filled, Slot, full_span, gather};
use super::nouns::{is_business, is_empty_noun, is_metric, is_state, is_unnamed_party};
use super::scene::Scene;
use super::types::{FactKind, Filler, Role};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;
use crate::extract::person::PersonId;

/// The parties of the noun phrases of a slot; `things` where the role may be filled by what is no party.
pub fn parties(scene: &Scene, slot: &Slot, reading: &Reading, phrases: &[usize], things: bool) -> Filled {
    let mut found = Vec::new();
    for &phrase in phrases {
        if slot.role == Role::Parties
            && reading.head(phrase).is_some_and(|unit| unit.tag == Tag::Pronoun)
            && let Some(pair) = scene.pair(slot.sentence, phrase)
        {
            found.extend(pair.map(|id| (Filler::Organisation(id), 0.85)));
        } else if let Some(filler) = party(scene, slot, reading, phrase, things) {
            found.push(filler);
            // "investors including Acme and Brill"
            let such = reading.word(phrase + 1) == "such" && reading.word(phrase + 2) == "as";
            if (such || reading.word(phrase + 1) == "including") && matches!(slot.role, Role::Investors | Role::Investor | Role::Customer) {
                let mut last = phrase + 2 + usize::from(such);
                while matches!(reading.word(last + 1), "," | "and") && reading.noun(last + 2).is_some() {
                    last += 2;
                    found.extend(party(scene, slot, reading, last, things));
                }
            }
        } else if matches!(slot.role, Role::Parties | Role::Org)
            && let Some(pair) = scene.pair(slot.sentence, phrase)
        {
            found.extend(pair.map(|id| (Filler::Organisation(id), 0.85)));
        } else if phrases.len() == 1 {
            return None;
        }
    }
    gather(found)
}

fn party(scene: &Scene, slot: &Slot, reading: &Reading, phrase: usize, things: bool) -> Option<(Filler, f32)> {
    let noun = reading.noun(phrase)?;
    if noun.negative {
        return None;
    }
    if let Some((organisation, sure)) = scene.organisation(slot.sentence, phrase, slot.exclude) {
        return (!slot.exclude.contains(&organisation)).then_some((Filler::Organisation(organisation), sure));
    }
    let head = reading.units.get(noun.head)?;
    match head.thing {
        // "Judge Jane Roe ordered": the court does.
        Thing::Person(_) if slot.role == Role::Authority => {
            let before = reading.units.get(reading.items.get(phrase)?.units.start..noun.head)?;
            let sits = before.iter().any(|unit| matches!(unit.word.as_str(), "justice" | "judge" | "commissioner"));
            // "President Jane Roe signed the bill"
            let rules = before
                .first()
                .is_some_and(|unit| unit.capital && one_of(&unit.word, "president|governor|chancellor|premier|mayor|minister|senator"));
            if rules && !before.iter().any(|unit| matches!(unit.thing, Thing::Organisation(_))) {
                return Some((Filler::Words(full_span(reading, phrase)), 0.75));
            }
            let court = scene.topic_of(Class::Authority).filter(|id| sits && !slot.exclude.contains(id))?;
            return Some((Filler::Organisation(court), 0.75));
        }
        // "Acme's chief executive Jane Roe unveiled": it is the firm's.
        Thing::Person(person) if slot.kind == FactKind::Launch && slot.role == Role::Org => {
            // "was launched by Jane Roe": a firm may be.
            let agent = phrase.checked_sub(1).is_some_and(|before| reading.word(before) == "by");
            return employer(scene, slot, person, 1.0).filter(|_| !agent);
        }
        Thing::Person(person) => {
            let may = matches!(
                slot.role,
                Role::Investor
                    | Role::Founder
                    | Role::Claimant
                    | Role::Defendant
                    | Role::Acquirer
                    | Role::Buyer
                    | Role::Seller
                    | Role::Investors
                    | Role::Forecaster
            ) || slot.kind == FactKind::Regulate && slot.role == Role::Target;
            return may.then_some((Filler::Person(person), if slot.role == Role::Forecaster { 0.95 } else { 0.85 }));
        }
        // "two of the sites"
        Thing::Figure(_, FigureKind::Number)
            if things
                && matches!(slot.kind, FactKind::Acquire | FactKind::Divest)
                && reading.word(phrase + 1) == "of"
                && reading.head(phrase + 2).is_some_and(|unit| unit.thing == Thing::Word && is_business(&unit.word)) =>
        {
            return Some((Filler::Words(full_span(reading, phrase)), 0.8));
        }
        Thing::Figure(..) | Thing::Organisation(_) => return None,
        Thing::Word => {}
    }
    if matches!(slot.role, Role::Founder | Role::Claimant | Role::Defendant | Role::Investor)
        && let Some((person, sure)) = scene.person(slot.sentence, phrase)
    {
        return Some((Filler::Person(person), sure * 0.9));
    }
    if head.tag == Tag::Pronoun {
        // "He also announced a new chip."
        let person = scene.person(slot.sentence, phrase).filter(|_| slot.kind == FactKind::Launch && slot.role == Role::Org);
        return person.and_then(|(person, sure)| employer(scene, slot, person, sure));
    }
    if slot.kind == FactKind::Forecast
        && slot.role == Role::Org
        && one_of(&head.word, "analysts|analyst|economists|brokers|forecasters|researchers")
    {
        return None;
    }
    // "analysts at Acme", "researchers from Acme"
    if one_of(
        &head.word,
        "analysts|economists|researchers|scientists|engineers|executives|lawyers|officials|backers|investors|customers|clients|firms|companies",
    ) && matches!(reading.word(phrase + 1), "at" | "from" | "of" | "including")
        // "a claim by customers of Acme" is none of Acme's.
        && !(slot.kind == FactKind::Legal && one_of(&head.word, "investors|customers|clients"))
        && let Some(Thing::Organisation(id)) = reading.head(phrase + 2).map(|unit| unit.thing)
    {
        return (!slot.exclude.contains(&id)).then_some((Filler::Organisation(id), 0.95));
    }
    // "unions at Acme", "Acme's pilots": whom they work for.
    if slot.kind == FactKind::Workforce
        && slot.role == Role::Org
        && one_of(
            &head.word,
            "workers|staff|employees|members|machinists|pilots|drivers|crew|crews|attendants|miners|engineers|unions|union|dockers|nurses|teachers|people",
        )
    {
        let behind = matches!(reading.word(phrase + 1), "at" | "of" | "from" | "for").then(|| reading.head(phrase + 2)).flatten();
        let inside = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
        let whose = inside.iter().chain(behind).find_map(|unit| match unit.thing {
            Thing::Organisation(id) if !slot.exclude.contains(&id) => Some(id),
            _ => None,
        });
        if let Some(id) = whose {
            return Some((Filler::Organisation(id), 0.95));
        }
    }
    // "eligible employees of Acme" are served for it.
    if slot.role == Role::Customer
        && one_of(&head.word, "employees|staff|members|workers|students|faculty|patients|crews|drivers")
        && reading.word(phrase + 1) == "of"
        && let Some(Thing::Organisation(id)) = reading.head(phrase + 2).map(|unit| unit.thing)
    {
        return (!slot.exclude.contains(&id)).then_some((Filler::Organisation(id), 0.9));
    }
    // "its unit had ordered": the house it belongs to, where the unit has no name.
    if matches!(slot.role, Role::Customer | Role::Supplier | Role::Org | Role::Acquirer | Role::Seller | Role::Investor | Role::Defendant)
        && one_of(&head.word, "unit|subsidiary|arm|division")
        && !reading.head(phrase + 2).is_some_and(|unit| reading.word(phrase + 1) == "," && matches!(unit.thing, Thing::Organisation(_)))
        && let Some((id, sure)) = scene.owner(slot.sentence, phrase, slot.exclude)
        && !slot.exclude.contains(&id)
    {
        return Some((Filler::Organisation(id), sure * 0.85));
    }
    // "maintenance for Acme's fleet"
    if slot.role == Role::Customer
        && let Some((id, sure)) = scene.owner(slot.sentence, phrase, slot.exclude)
        && !slot.exclude.contains(&id)
    {
        return Some((Filler::Organisation(id), sure * 0.9));
    }
    // "EU competition officials", "the ministry's inspectors"
    if slot.role == Role::Authority
        && one_of(&head.word, "officials|regulators|authorities|prosecutors|ministers|inspectors|investigators|commissioners|watchdogs")
    {
        let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
        let whose = units.iter().find_map(|unit| match unit.thing {
            Thing::Organisation(id) => Some(id),
            _ => None,
        });
        if let Some(id) = whose.filter(|id| !slot.exclude.contains(id)) {
            return Some((Filler::Organisation(id), 0.9));
        }
    }
    // "Acme's analysts", "Acme analysts"
    if slot.role == Role::Forecaster && is_unnamed_party(&head.word, slot.role) {
        let owner = noun.owner.as_ref().and_then(|owner| reading.units.get(owner.end.checked_sub(1)?));
        let before = reading.items.get(phrase).filter(|item| noun.head > item.units.start).and_then(|_| reading.units.get(noun.head - 1));
        let whose = [owner, before].into_iter().flatten().find_map(|unit| match unit.thing {
            Thing::Organisation(id) => Some(id),
            _ => None,
        });
        if let Some(id) = whose.filter(|id| !slot.exclude.contains(id)) {
            return Some((Filler::Organisation(id), 0.95));
        }
    }
    // "the share capital of Brill", "64 shops of Brill": the whole that the part stands for.
    let whole = match slot.role {
        Role::Target | Role::Asset => one_of(&head.word, "capital|shares|equity|stock|whole|remainder|rest"),
        Role::Customer | Role::Supplier | Role::Parties | Role::Investor | Role::Buyer => is_business(&head.word),
        _ => false,
    };
    // "the entire issued and to be issued share capital of Brill"
    let capital = (phrase..reading.items.len().min(phrase + 8)).find(|&item| reading.head(item).is_some_and(|unit| unit.word == "capital"));
    if slot.role == Role::Target
        && let Some(of) = capital.filter(|&item| reading.word(item + 1) == "of")
        && let Some((id, sure)) = scene.organisation(slot.sentence, of + 2, slot.exclude)
        && !slot.exclude.contains(&id)
    {
        return Some((Filler::Organisation(id), sure * 0.95));
    }
    if whole
        && matches!(reading.word(phrase + 1), "of" | "in" | "at")
        && let Some((id, sure)) = scene.organisation(slot.sentence, phrase + 2, slot.exclude)
        && !slot.exclude.contains(&id)
    {
        return Some((Filler::Organisation(id), sure * 0.95));
    }
    // "each Brill share"
    let in_front = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    if matches!(slot.role, Role::Target | Role::Asset)
        && one_of(&head.word, "share|shares")
        && let Some(Thing::Organisation(id)) = in_front.iter().map(|unit| unit.thing).find(|thing| matches!(thing, Thing::Organisation(_)))
    {
        return (!slot.exclude.contains(&id)).then_some((Filler::Organisation(id), 0.9));
    }
    // "Brill's stock"
    if matches!(slot.role, Role::Target)
        && one_of(&head.word, "capital|shares|equity|stock")
        && let Some((id, sure)) = scene.owner(slot.sentence, phrase, slot.exclude)
        && !slot.exclude.contains(&id)
    {
        return Some((Filler::Organisation(id), sure * 0.95));
    }
    let span = full_span(reading, phrase);
    if matches!(head.word.as_str(), "ipo" | "ipos") {
        return None;
    }
    // "the port of Rotterdam"
    if matches!(slot.role, Role::Customer | Role::Supplier | Role::Investor | Role::Buyer | Role::Acquirer)
        && head.tag == Tag::Noun
        && reading.word(phrase + 1) == "of"
        && reading.head(phrase + 2).is_some_and(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word)
        && !is_metric(&head.word)
        && !is_empty_noun(&head.word)
    {
        return Some((Filler::Words(span), 0.7));
    }
    // "Germany has banned": a state that opens its sentence looks like any other word.
    let state =
        head.capital && is_state(&head.word) && matches!(slot.role, Role::Authority | Role::Target | Role::Customer | Role::Claimant);
    if state && head.tag != Tag::Name {
        return Some((Filler::Words(span), 0.8));
    }
    if head.tag == Tag::Name {
        // A name that no finder took for an organisation: a country, a brand, a firm named once.
        let capitals = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
        let long = capitals.iter().filter(|unit| unit.tag == Tag::Name && unit.capital).count() > 1;
        let sure = match slot.role {
            Role::Authority | Role::Target | Role::Customer if is_state(&head.word) => 0.8,
            Role::Authority | Role::Claimant | Role::Defendant => 0.6,
            _ if long && !is_state(&head.word) => 0.75,
            _ => 0.6,
        };
        return Some((Filler::Words(span), sure));
    }
    // What belongs to an organisation stands for it before the law: "Acme's board", "Acme technology".
    if slot.kind == FactKind::Regulate && slot.role == Role::Target {
        let inside = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone()))?;
        if let Some(Thing::Organisation(id)) = inside.iter().map(|unit| unit.thing).find(|thing| matches!(thing, Thing::Organisation(_))) {
            return (!slot.exclude.contains(&id)).then_some((Filler::Organisation(id), 0.8));
        }
    }
    let central_bank = slot.role == Role::Authority
        && head.word == "bank"
        && noun.head.checked_sub(1).and_then(|before| reading.units.get(before)).is_some_and(|unit| unit.word == "central");
    if central_bank || is_unnamed_party(&head.word, slot.role) {
        return Some((
            Filler::Words(span),
            if slot.role == Role::Forecaster {
                0.88
            } else if slot.role == Role::Authority || slot.kind == FactKind::Regulate || noun.owner.is_some() {
                0.75
            } else {
                0.65
            },
        ));
    }
    let deals = matches!(slot.kind, FactKind::Acquire | FactKind::Divest);
    if things && head.tag == Tag::Noun && (if deals { is_business(&head.word) } else { !is_empty_noun(&head.word) }) && !span.is_empty() {
        return Some((Filler::Words(span), if noun.owner.is_some() { 0.85 } else { 0.7 }));
    }
    None
}

/// The organisation a person works for.
fn employer(scene: &Scene, slot: &Slot, person: PersonId, sure: f32) -> Option<(Filler, f32)> {
    let organisation = scene.names.people.get(person.0 as usize)?.organisation?;
    (!slot.exclude.contains(&organisation)).then_some((Filler::Organisation(organisation), sure * 0.9))
}
