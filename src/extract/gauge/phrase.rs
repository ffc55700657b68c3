//! A noun phrase in words: its noun with what stands before it, and what completes it: "stake in Lumen", "plan to buy Lumen".

use super::place::Place;
use crate::extract::clause::frames::Frame;
use crate::extract::clause::phrases::{ItemKind, Mood};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;

/// The most words of a phrase.
const WORDS: usize = 9;

/// Nouns that say nothing without what completes them.
const EMPTY: &str =
    "figure|number|total|amount|sum|level|value|maximum|minimum|average|rest|range|region|region|one|part|some|lot|kind|type";

/// Nouns that their prepositions complete.
const RELATIONAL: &str = "stake|share|deal|contract|fine|bid|demand|spending|talks|plan|order|loan|grant|rise|fall|cut|interest|research|ban\
     |partnership|offer|growth|market|shares|price|role|increase|decrease|drop|decline|jump|loan|spending|debt|exposure|option|options\
     |purchase|takeover|merger|sale|sales|fine|penalty|levy|tax|tariff|duty|bonus|bond|bonds|venture|exports|imports|deliveries|supply|access\
     |capacity|subsidy|subsidies|claim|claims|suit|lawsuit|case|search|appeal|buyer|cap|limit|target|guidance|forecast|budget|funding|stakes|jobs";

impl Place<'_> {
    /// The noun of an item with the words before it, without articles, owners and figures.
    pub(super) fn noun(&self, item: usize) -> Option<String> {
        let phrase = self.reading.noun(item)?;
        let piece = self.reading.items.get(item)?;
        let start = phrase.owner.as_ref().map_or(piece.units.start, |owner| owner.end);
        self.words(start, phrase.head)
    }

    /// The words of units up to a head that is a word or name.
    pub(super) fn words(&self, start: usize, head: usize) -> Option<String> {
        let last = self.reading.units.get(head)?;
        if last.tag == Tag::Pronoun || matches!(last.thing, Thing::Figure(..)) || !matches!(last.tag, Tag::Noun | Tag::Name | Tag::Verb) {
            return None;
        }
        let light = |unit: &Unit| {
            matches!(unit.tag, Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Adverb | Tag::Comma | Tag::Preposition)
                || matches!(unit.thing, Thing::Figure(..))
                || unit.word.starts_with(['-', '–'])
                || one_of(&unit.word, "own|so-called|entire|whole|record|same|other|such|more|further|additional|estimated")
        };
        // Past the last figure: "a £5m, five-year contract".
        let after = (start..head).rev().find(|&at| self.reading.units.get(at).is_some_and(|unit| matches!(unit.thing, Thing::Figure(..))));
        let mut from = after.map_or(start, |figure| figure + 1);
        while from < head && self.reading.units.get(from).is_some_and(light) {
            from += 1;
        }
        let from = from.max(head.saturating_sub(5));
        let first = self.reading.units.get(from)?;
        let words = self.document.words(first.span.join(last.span));
        // What stands in brackets is no part of it.
        let words: Vec<&str> = match words.find('(') {
            Some(open) => words[..open]
                .split_whitespace()
                .chain(words.rfind(')').map_or("", |close| &words[close + 1..]).split_whitespace())
                .collect(),
            None => words.split_whitespace().collect(),
        };
        // A reference to a name has its article with it.
        let bare = one_of(&words.first().map_or(String::new(), |word| word.to_lowercase()), "the|a|an|its|their|this|that|his|her|our");
        let words = words.get(usize::from(bare)..).unwrap_or_default();
        (!words.is_empty() && words.len() <= WORDS && words.iter().any(|word| word.len() > 1)).then(|| words.join(" "))
    }

    /// The noun of an item with what completes it.
    pub(super) fn whole(&self, item: usize) -> Option<String> {
        let noun = self.noun(item)?;
        match self.completion(item) {
            Some(more) if noun.split(' ').count() + more.split(' ').count() <= WORDS => Some(format!("{noun} {more}")),
            _ if one_of(self.reading.word_of_head(item), EMPTY) => None,
            _ => Some(noun),
        }
    }

    /// "of the plant", "in Lumen", "to buy Lumen": what completes the noun of an item.
    pub(super) fn completion(&self, item: usize) -> Option<String> {
        let head = self.reading.word_of_head(item);
        let relational = one_of(head, RELATIONAL) || ["ment", "tion", "sion"].iter().any(|end| head.len() > 5 && head.ends_with(end));
        // Past the figure of "a stake of 4% in Lumen".
        let mut at = item + 1;
        if self.reading.word(at) == "of" && self.head(at + 1).is_some_and(Unit::is_amount) {
            at += 2;
        }
        let preposition = self.reading.word(at);
        let group = self.reading.verb(at);
        if let Some(group) = group.filter(|group| {
            group.mood == Mood::Infinitive
                && one_of(head, "plan|plans|bid|offer|option|deal|attempt|agreement|proposal|right|move|effort|decision")
        }) {
            let verb = self.reading.units.get(group.main)?.span;
            return Some(format!("to {} {}", self.document.words(verb), self.noun(at + 1)?));
        }
        let takes = preposition == "of" || relational && one_of(preposition, "in|for|on|with|from|by|between|against|into|to");
        if !takes || !self.is_preposition(at) || self.head(at + 1).is_some_and(|unit| matches!(unit.thing, Thing::Figure(..))) {
            return None;
        }
        let noun = self.noun(at + 1)?;
        let words: Vec<&str> = noun.split(' ').collect();
        let named = self.head(at + 1).is_some_and(|unit| unit.tag == Tag::Name);
        let noun = match words.len() {
            // Of a long name enough is said without it, of a long noun with its last words.
            length if length > 2 && named && preposition != "of" => return None,
            _ if named => noun,
            0..=3 => noun,
            length => words.get(length - 2..)?.join(" "),
        };
        Some(format!("{preposition} {noun}"))
    }

    /// What the subject of a frame names, where it is a thing: no pronoun, and nobody.
    pub(super) fn subject(&self, frame: &Frame) -> Option<String> {
        let subject = frame.subject.first().copied().or_else(|| self.before_insertion(frame))?;
        // "7bn devices, a figure that will grow to 9bn": what the figure before measures.
        let counted =
            one_of(self.reading.word_of_head(subject), "figure|number|total|amount|sum") && self.reading.word(subject + 1) != "of";
        if counted {
            return self.told(subject.saturating_sub(8), |kind| !kind.is_date()).filter(|_| subject < self.item);
        }
        self.whole(subject)
    }

    /// "Shares, up 14% in three months, rose": the noun before what is put in between commas.
    fn before_insertion(&self, frame: &Frame) -> Option<usize> {
        let closing = frame.verb.checked_sub(1).filter(|&comma| self.reading.word(comma) == ",")?;
        let opening = (closing.saturating_sub(12)..closing).rev().find(|&comma| self.reading.word(comma) == ",")?;
        let inside = opening + 1..closing;
        if inside.clone().any(|item| self.reading.verb(item).is_some_and(|group| group.mood == Mood::Finite)) {
            return None;
        }
        let noun = opening.checked_sub(1)?;
        self.reading.noun(noun).map(|_| self.chain(noun))
    }

    /// The first noun of a chain: "shares" from "Lumen" in "shares of Lumen".
    pub(super) fn chain(&self, noun: usize) -> usize {
        let mut noun = noun;
        while noun >= 2 && self.is_preposition(noun - 1) && self.reading.noun(noun - 2).is_some() {
            noun -= 2;
        }
        noun
    }

    /// Whether the subject of a frame is an organisation or a person.
    pub(super) fn is_acted(&self, frame: &Frame) -> bool {
        frame.subject.first().copied().is_some_and(|subject| {
            self.head(subject)
                .is_none_or(|unit| matches!(unit.thing, Thing::Organisation(_) | Thing::Person(_)) || unit.tag == Tag::Pronoun)
        })
    }

    /// What the object of a frame names, where it is no figure.
    pub(super) fn object(&self, frame: &Frame) -> Option<String> {
        // "gave Acme a loan": what is given.
        let given =
            self.reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "give|award|hand|grant|offer|send|lend|pay|owe|charge"));
        let (first, second) = if given { (&frame.second, &frame.object) } else { (&frame.object, &frame.second) };
        // "shut its doors" tells nothing of doors.
        let idle = |object: usize| one_of(self.reading.word_of_head(object), "doors|door|gates|shutters|curtain|way|place");
        if frame.object.first().is_some_and(|&object| idle(object)) {
            return None;
        }
        let object = first.iter().chain(second).find(|&&object| {
            // "£2bn a year": the rate is no object.
            let rate = one_of(self.reading.word_of_head(object), "year|month|week|day|hour|share|apiece");
            !rate && object != self.item && self.noun(object).is_some()
        });
        object.and_then(|&object| self.whole(object)).or_else(|| {
            // "bought 80% of Lumen"
            let &object = frame.object.first()?;
            let part = self.head(object).is_some_and(Unit::is_amount) && self.reading.word(object + 1) == "of";
            if part { self.noun(object + 2) } else { None }
        })
    }

    /// What the first slot behind one of the prepositions names.
    pub(super) fn slot(&self, frame: &Frame, prepositions: &[&str]) -> Option<String> {
        let slot =
            frame.slots.iter().find(|slot| prepositions.contains(&self.reading.word(slot.preposition)) && slot.preposition > frame.verb)?;
        slot.phrases.first().and_then(|&phrase| self.noun(phrase))
    }

    /// Whether an item is a comma or "and".
    pub(super) fn is_joint(&self, item: usize) -> bool {
        self.reading.items.get(item).is_some_and(|item| matches!(item.kind, ItemKind::Comma | ItemKind::And))
    }
}
