//! What a row of the table asks of the words around its trigger.

use super::nouns::{is_business, is_state};
use super::patterns::{Pattern, Place};
use super::scene::Scene;
use super::site::Site;
use super::types::Status;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;
use crate::extract::organisation::OrganisationKind;

/// In a condition: any business or part of one that is bought and sold whole.
const BUSINESS: &str = "business*";

/// In a condition: anything at all, as long as the place is there.
const ANY: &str = "any*";

/// In a condition: a sum of money.
const MONEY: &str = "money*";

/// In a condition: a name that no organisation, person or state has, as products have.
const NAME: &str = "name*";

/// Whether a verb is in a list, where `_` joins the words of "turn down".
fn is_listed(heads: &[&str], verb: &str) -> bool {
    heads.iter().any(|head| head.split('_').eq(verb.split(' ')))
}

/// Whether the heads of a row's slots are what it asks for.
pub fn holds(scene: &Scene, site: &Site, pattern: &Pattern) -> bool {
    let named =
        |heads: &[&str], word: &str| heads.contains(&word) || heads.contains(&ANY) || (heads.contains(&BUSINESS) && is_business(word));
    pattern.conditions.iter().all(|condition| {
        let mut phrases = places(site, condition.place);
        // "140 robots, software and support": the first says what it is.
        if !condition.wanted && matches!(condition.place, Place::Object | Place::Subject | Place::Second) {
            phrases.truncate(1);
        }
        if matches!(condition.place, Place::Object | Place::Subject) && condition.wanted {
            phrases.extend(phrases.clone().into_iter().filter_map(|phrase| described(site, phrase)));
        }
        let is_one = |phrase: &usize| {
            let in_modifiers = matches!(condition.place, Place::Modifier | Place::Within);
            let units = site.reading.items.get(*phrase).and_then(|item| site.reading.units.get(item.units.clone())).unwrap_or_default();
            let heads: &[Unit] = if in_modifiers {
                units
            } else {
                let noun = site.reading.noun(*phrase);
                noun.and_then(|noun| site.reading.naming(noun.head)).map_or(&[], std::slice::from_ref)
            };
            let any_amount = condition.wanted && condition.heads.contains(&"figure") && units.iter().any(Unit::is_amount);
            let money =
                condition.heads.contains(&MONEY) && units.iter().any(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Money)));
            let is_product = |unit: &Unit| unit.tag == Tag::Name && unit.thing == Thing::Word && unit.span.len() > 2 && !is_state(&unit.word);
            // "a range of blinds", "a new line of chips"
            let kinds = condition.wanted && heads.iter().any(|unit| one_of(&unit.word, "line|range|family|series|generation|pair|trio"));
            any_amount
                || kinds && counted(site, *phrase).is_some_and(|word| named(&condition.heads, word))
                || (condition.heads.contains(&NAME) && heads.iter().any(is_product))
                || money
                || heads.iter().any(|unit| {
                    named(&condition.heads, &unit.word)
                    || condition.wanted && body(scene, unit).is_some_and(|body| condition.heads.contains(&body.as_str()))
                    || (unit.is_amount() && condition.heads.contains(&"figure"))
                    // A counted phrase: "500 jobs", "thousands of jobs", whose head the figure may be.
                    || ((unit.is_amount() || matches!(unit.word.as_str(), "thousands" | "hundreds" | "dozens" | "scores")) && counted(site, *phrase).is_some_and(|word| named(&condition.heads, word)))
                })
        };
        match condition.place {
            Place::Verb => {
                let frame = site.frame.and_then(|index| site.reading.frames.get(index));
                let verb = frame.and_then(|frame| site.reading.verb(frame.verb)).map(|group| group.lemma.as_str());
                condition.wanted == verb.is_some_and(|verb| is_listed(&condition.heads, verb))
            }
            Place::Adverb => {
                let frame = site.frame.and_then(|index| site.reading.frames.get(index));
                let span = frame.map_or(0..0, |frame| {
                    let now = frame.verb > 0 && matches!(site.reading.word(frame.verb - 1), "now" | "currently");
                    frame.verb - usize::from(now)..frame.end.max(frame.verb + 2)
                });
                let items = site.reading.items.get(span.start..span.end.min(site.reading.items.len())).unwrap_or_default();
                let mut units = items.iter().filter_map(|item| site.reading.units.get(item.units.clone())).flatten();
                condition.wanted
                    == units.any(|unit| matches!(unit.tag, Tag::Adverb | Tag::Adjective) && condition.heads.contains(&unit.word.as_str()))
            }
            Place::Governor => {
                let frame = site.frame.and_then(|index| site.reading.frames.get(index));
                let governor = frame.and_then(|frame| site.reading.frames.get(frame.governor?));
                let verb = governor.and_then(|frame| site.reading.verb(frame.verb)).map(|group| group.lemma.as_str());
                condition.wanted == verb.is_some_and(|verb| is_listed(&condition.heads, verb))
            }
            Place::Before => {
                let word = site.noun.and_then(|noun| noun.checked_sub(1)).map_or("", |before| match site.reading.word(before) {
                    "with" | "to" if site.reading.word(before.wrapping_sub(1)) == "compared" => "compared",
                    word => word,
                });
                condition.wanted == condition.heads.contains(&word)
            }
            Place::Tense => {
                let frame = site.frame.and_then(|index| site.reading.frames.get(index));
                let under_way = frame.and_then(|frame| site.reading.verb(frame.verb)).is_some_and(|group| group.progressive);
                let future = site.status == Status::Planned && condition.heads.contains(&"future");
                condition.wanted == (future || under_way && condition.heads.contains(&"progressive"))
            }
            Place::Infinitive if condition.heads.contains(&"any") => condition.wanted == site.infinitive.is_some(),
            Place::Infinitive => {
                let verb = site.infinitive.and_then(|item| site.reading.verb(item)).map(|group| group.lemma.as_str());
                condition.wanted == verb.is_some_and(|verb| is_listed(&condition.heads, verb))
            }
            _ => condition.wanted == phrases.iter().any(is_one),
        }
    })
}

/// What an authority's name says that it is: "court" of "the High Court", "bank" of "the Bank of Spain".
fn body(scene: &Scene, unit: &Unit) -> Option<String> {
    let Thing::Organisation(id) = unit.thing else { return None };
    let organisation = scene.names.organisations.get(id.0 as usize)?;
    let rules = matches!(organisation.kind, OrganisationKind::Government | OrganisationKind::Regulator);
    let name = organisation.name.split(" of ").next().filter(|_| rules)?;
    name.rsplit(' ').next().map(str::to_lowercase)
}

/// What a name is said to be: "the Ezel, an electric cargo trike".
fn described(site: &Site, phrase: usize) -> Option<usize> {
    let name = site.reading.head(phrase).is_some_and(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word || unit.is_amount());
    let comma = site.reading.word(phrase + 1) == ",";
    let article = site.reading.items.get(phrase + 2).and_then(|item| site.reading.units.get(item.units.start));
    (name && comma && article.is_some_and(|unit| matches!(unit.word.as_str(), "a" | "an" | "its" | "the"))).then_some(phrase + 2)
}

/// The noun behind a figure that heads a phrase: "500 of its staff".
fn counted<'r>(site: &Site<'r>, phrase: usize) -> Option<&'r str> {
    matches!(site.reading.word(phrase + 1), "of").then(|| site.reading.head(phrase + 2)).flatten().map(|unit| unit.word.as_str())
}

/// The noun phrases of a place.
pub fn places(site: &Site, place: Place) -> Vec<usize> {
    match place {
        Place::Subject => site.subject.clone(),
        Place::Object => site.object.clone(),
        Place::Within => site.subject.iter().chain(&site.object).copied().collect(),
        Place::Second => site.second.clone(),
        Place::Owner | Place::Modifier | Place::Trigger | Place::Head => site.noun.into_iter().collect(),
        Place::Verb | Place::Governor | Place::Adverb | Place::Before | Place::Tense => Vec::new(),
        Place::Infinitive => site.infinitive.into_iter().collect(),
        Place::Preposition(word) => site.slots.iter().filter(|(slot, _)| slot == word).flat_map(|(_, phrases)| phrases.clone()).collect(),
    }
}
