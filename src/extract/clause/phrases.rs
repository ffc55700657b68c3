//! Units → noun phrases, verb groups and the words between them.

use std::ops::Range;

use super::groups::{share_modals, verb_group};
use super::units::{Tag, Thing, Unit};
use super::words::one_of;
use crate::extract::figure::FigureKind;
use crate::span::Span;

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its units.
    pub units: Range<usize>,
    /// What it is.
    pub kind: ItemKind,
}

/// What a piece of a sentence is.
#[allow(missing_docs)]
#[derive(Clone, Debug)]
pub enum ItemKind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Preposition,
    Comma,
    And,
    But,
    Subordinator,
    Relative,
    Adverb,
    Adjective,
    Boundary,
}

/// A noun phrase without what follows its head.
#[derive(Clone, Debug)]
pub struct NounPhrase {
    /// The unit of its head.
    pub head: usize,
    /// The units of its possessor: "Acme" in "Acme's new plant", "its" in "its plant".
    pub owner: Option<Range<usize>>,
    /// Whether "the", "this" or a possessor points it out.
    pub definite: bool,
    /// Whether "no", "neither" or "none" empties it.
    pub negative: bool,
}

/// How a verb group stands in its clause.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Finite,
    Infinitive,
    Gerund,
    /// Without an auxiliary: "founded in 2015".
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub struct VerbGroup {
    /// The unit of the main verb.
    pub main: usize,
    /// The plain form of the main verb with its particle: "take over"; an adjective where it carries the sense ("is likely to").
    pub lemma: String,
    /// How it stands.
    pub mood: Mood,
    /// Whether its subject suffers it.
    pub passive: bool,
    /// Whether "not" or "never" stands in it.
    pub negative: bool,
    /// Whether it has "have": done before.
    pub perfect: bool,
    /// Whether it has "be" and -ing: under way.
    pub progressive: bool,
    /// Whether its first verb is a past form.
    pub past: bool,
    /// "will", "may" and the like, in lower case.
    pub modal: Option<String>,
}

/// The pieces of a sentence, in order.
pub fn items(units: &[Unit]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if let Some((end, group)) = verb_group(units, at) {
            items.push(Item { units: at..end, kind: ItemKind::Verb(group) });
            at = end;
        } else if let Some((end, phrase)) = noun_phrase(units, at) {
            items.push(Item { units: at..end, kind: ItemKind::Noun(phrase) });
            at = end;
        } else {
            let kind = match units[at].tag {
                Tag::Preposition | Tag::To => Some(ItemKind::Preposition),
                Tag::Comma => Some(ItemKind::Comma),
                Tag::And | Tag::Or => Some(ItemKind::And),
                Tag::But => Some(ItemKind::But),
                Tag::Subordinator => Some(ItemKind::Subordinator),
                Tag::Relative => Some(ItemKind::Relative),
                Tag::Adverb | Tag::Not => Some(ItemKind::Adverb),
                Tag::Adjective => Some(ItemKind::Adjective),
                Tag::Boundary => Some(ItemKind::Boundary),
                _ => None,
            };
            if let Some(kind) = kind {
                items.push(Item { units: at..at + 1, kind });
            }
            at += 1;
        }
    }
    share_modals(&mut items, units);
    items
}

fn noun_phrase(units: &[Unit], start: usize) -> Option<(usize, NounPhrase)> {
    let first = &units[start];
    if first.tag == Tag::Pronoun {
        let definite = true;
        let negative = matches!(first.word.as_str(), "none" | "nobody" | "nothing");
        return Some((start + 1, NounPhrase { head: start, owner: None, definite, negative }));
    }
    let mut at = start;
    let mut head = None;
    let mut owner = None;
    while let Some(unit) = units.get(at) {
        let previous = at.checked_sub(1).filter(|&previous| previous >= start).map(|previous| &units[previous]);
        let take = match unit.tag {
            Tag::Determiner => at == start || previous.is_some_and(|unit| matches!(unit.word.as_str(), "all" | "both" | "such")),
            Tag::Possessive => at == start || previous.is_some_and(|unit| matches!(unit.word.as_str(), "all" | "both")),
            Tag::Adjective if head.is_some() && matches!(unit.word.as_str(), "last" | "next" | "late" | "early" | "due") => false,
            Tag::Adjective => {
                // "Acme's 2015 net profit", "third-quarter net profit", but not "in the third quarter net profit".
                let year = owner.is_some() && previous.is_some_and(|unit| unit.is_date() && unit.span.len() == 4)
                    || previous.is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::DateRange)))
                        && (at < start + 2 || units[at - 2].tag != Tag::Determiner);
                head.is_none() || unit.word.starts_with(['-', '–']) || (leads_to_nominal(units, at) && (year || !breaks_after(previous)))
            }
            Tag::Adverb => {
                leads_to_nominal(units, at) && head.is_none() && (at > start || is_before_amount(units, at) && !tells_time(&unit.word))
            }
            Tag::Noun | Tag::Name => !breaks(units, start, at, head),
            Tag::Clitic => head.is_some(),
            // "a four-year, $12m partnership"
            Tag::Comma => joins_modifiers(units, start, at),
            // "R&D"-like joints and "investment and procurement plan" are left to the coordination of phrases.
            _ => false,
        };
        if !take {
            break;
        }
        match unit.tag {
            Tag::Noun | Tag::Name if head.is_none() || !is_model_number(units, at) => head = Some(at),
            Tag::Clitic => owner = Some(start..at),
            Tag::Possessive => owner = Some(at..at + 1),
            _ => {}
        }
        at += 1;
        if unit.tag == Tag::Clitic {
            // A possessor starts the count anew: "Acme's" alone is no phrase.
            head = None;
        }
    }
    // Adjectives behind the head are not of the phrase; a possessor without a thing is a phrase of its own.
    let head = match (head, &owner) {
        (Some(head), _) => head,
        (None, Some(owner)) if owner.end < at => {
            return Some((at, NounPhrase { head: owner.end - 1, owner: None, definite: true, negative: false }));
        }
        (None, _) => {
            // "the largest", "the acquired": an adjective stands for its noun.

            at.checked_sub(1).filter(|&last| last > start && units[last].tag == Tag::Adjective)?
        }
    };
    let definite = owner.is_some() || one_of(&units[start].word, "the|this|these|those|that|both|all");
    let negative = units[start].word == "no";
    let end = (head + 1).max(start + 1);
    // "-backed" behind a head that is last belongs to what follows; keep the units up to the head.
    Some((end, NounPhrase { head, owner, definite, negative }))
}

/// "Today 46 people work there": the day is not of the phrase.
fn tells_time(word: &str) -> bool {
    one_of(word, "today|yesterday|tomorrow|tonight|now|then|already|currently|soon|later|earlier|again|also|still")
}

pub(super) fn is_before_amount(units: &[Unit], at: usize) -> bool {
    units[at..].iter().find(|unit| unit.tag != Tag::Adverb).is_some_and(Unit::is_amount)
}

fn leads_to_nominal(units: &[Unit], at: usize) -> bool {
    units[at + 1..]
        .iter()
        .find(|unit| !matches!(unit.tag, Tag::Adverb | Tag::Adjective))
        .is_some_and(|unit| matches!(unit.tag, Tag::Noun | Tag::Name))
}

/// Whether the comma at `at` only parts two modifiers of one head.
fn joins_modifiers(units: &[Unit], start: usize, at: usize) -> bool {
    let opened = matches!(units[start].tag, Tag::Determiner | Tag::Possessive);
    let modifies = |unit: &Unit| unit.tag == Tag::Adjective || unit.is_amount() || unit.word.contains('-');
    let left = at > start + 1 && units[start + 1..at].iter().all(modifies);
    let right = units.get(at + 1).is_some_and(modifies) && leads_to_nominal(units, at + 1);
    opened && left && right
}

/// "under the deal Acme will …": the name behind a deed's noun is the subject of what follows.
fn opens_clause_behind(units: &[Unit], start: usize, at: usize) -> bool {
    let deed = one_of(
        &units[at - 1].word,
        "deal|agreement|contract|plan|plans|programme|program|project|partnership|terms|scheme|arrangement|acquisition|merger|order|pact\
         |year|month|quarter|period|past|time|meantime|tie-up|takeover|accord|settlement|proposal|offer",
    );
    let finite = units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Modal | Tag::Have | Tag::Be | Tag::Do | Tag::Verb));
    deed && finite && start > 0 && matches!(units[start - 1].tag, Tag::Preposition)
}

/// "the Volta 3": a short number right behind a name is part of it.
fn is_model_number(units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    let named = at.checked_sub(1).is_some_and(|before| units[before].tag == Tag::Name && units[before].thing == Thing::Word);
    let counts = units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name | Tag::Adjective));
    matches!(unit.thing, Thing::Figure(_, FigureKind::Number)) && unit.span.len() <= 2 && named && !counts
}

/// Whether nothing can be added after this unit.
fn breaks_after(previous: Option<&Unit>) -> bool {
    previous.is_some_and(|unit| matches!(unit.thing, Thing::Person(_)) || (unit.is_date() && unit.thing != Thing::Word))
}

/// Whether the nominal at `at` starts a phrase of its own.
fn breaks(units: &[Unit], start: usize, at: usize, head: Option<usize>) -> bool {
    if at == start {
        return false;
    }
    let (unit, previous) = (&units[at], &units[at - 1]);
    // "a $1.5bn, 10-year deal": the comma was of the phrase.
    if previous.tag == Tag::Comma {
        return false;
    }
    let after_clitic = matches!(previous.tag, Tag::Clitic | Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb);
    if after_clitic && head.is_none() {
        return false;
    }
    if previous.word.starts_with(['-', '–']) {
        return false;
    }
    match unit.thing {
        Thing::Organisation(_) => {
            opens_clause_behind(units, start, at)
                || matches!(previous.thing, Thing::Organisation(_) | Thing::Person(_))
                || (matches!(previous.thing, Thing::Figure(..)) && previous.is_date())
                || (previous.tag == Tag::Name && previous.thing == Thing::Word && start > 0 && units[start - 1].tag == Tag::Preposition)
        }
        Thing::Person(_) => matches!(previous.thing, Thing::Person(_) | Thing::Figure(..)),
        // "Acme last week", "staff £5m": a figure behind a finished phrase is the next one; "2015 revenues" has it in front.
        Thing::Figure(..) if is_model_number(units, at) => false,
        Thing::Figure(_, kind) => {
            !(kind == FigureKind::Ordinal
                || (kind == FigureKind::Number
                    && !matches!(previous.thing, Thing::Organisation(_) | Thing::Person(_))
                    && previous.word == "series"))
        }
        Thing::Word => {
            if matches!(previous.thing, Thing::Person(_)) {
                return true;
            }
            // "gave Acme permission": two objects of one verb.
            let given = matches!(previous.thing, Thing::Organisation(_))
                && one_of(&unit.word, "permission|approval|clearance|consent|authority|access|time")
                && start
                    .checked_sub(1)
                    .and_then(|before| units[before].verb)
                    .is_some_and(|verb| one_of(verb.lemma, "give|grant|deny|refuse"));
            if given {
                return true;
            }
            // "on Monday shares": a day alone does not modify; a year does ("2015 revenues").
            if previous.is_date() && unit.tag == Tag::Name {
                return true;
            }
            false
        }
    }
}

/// The place of some units.
pub fn span_of(units: &[Unit], range: Range<usize>) -> Span {
    match units.get(range).and_then(|units| Some((units.first()?, units.last()?))) {
        Some((first, last)) => first.span.join(last.span),
        None => Span::default(),
    }
}
