//! A figure among the pieces of its sentence, and what is asked of its place.

use super::deeds::Deeds;
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::ItemKind;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::verbs::Verbs;
use crate::extract::clause::words::one_of;
use crate::extract::document::Document;
use crate::extract::figure::{Figure, FigureKind};

/// A figure of the sentence whose measure is known.
pub struct Told {
    /// The piece it stands in.
    pub item: usize,
    /// What it is.
    pub kind: FigureKind,
    /// What it measures.
    pub measure: Option<String>,
}

/// A figure among the pieces of its sentence.
pub struct Place<'a> {
    /// Its text.
    pub document: &'a Document<'a>,
    /// Its sentence.
    pub reading: &'a Reading,
    /// What verbs tell.
    pub deeds: &'a Deeds,
    /// The forms of verbs.
    pub verbs: &'a Verbs,
    /// The figures before it.
    pub before: &'a [Told],
    /// The figure.
    pub figure: &'a Figure,
    /// What it is.
    pub kind: FigureKind,
    /// The piece it stands in.
    pub item: usize,
    /// Its unit.
    pub unit: usize,
}

/// Where a figure stands in the frame of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its subject.
    Subject,
    /// One of its objects.
    Object,
    /// Behind the preposition at this item, or bare.
    Slot(usize),
}

impl Place<'_> {
    /// The frame of the nearest verb that has the figure for its subject, its object or in a slot.
    pub fn frame(&self) -> Option<(&Frame, Part)> {
        let mut found: Option<(&Frame, Part)> = None;
        for frame in &self.reading.frames {
            let part = if frame.object.contains(&self.item) || frame.second.contains(&self.item) {
                Part::Object
            } else if let Some(slot) = frame.slots.iter().find(|slot| slot.phrases.contains(&self.item)) {
                Part::Slot(slot.preposition)
            } else if frame.subject.contains(&self.item) {
                Part::Subject
            } else {
                continue;
            };
            let nearer = found.is_none_or(|(known, known_part)| {
                part != Part::Subject && (known_part == Part::Subject || self.item.abs_diff(frame.verb) < self.item.abs_diff(known.verb))
            });
            if nearer {
                found = Some((frame, part));
            }
        }
        found
    }

    /// The last figure before it of a kind that is asked for, no further back than an item.
    pub fn told(&self, from: usize, wanted: impl Fn(FigureKind) -> bool) -> Option<String> {
        self.before.iter().rev().take_while(|told| told.item >= from).find(|told| wanted(told.kind))?.measure.clone()
    }

    /// The noun of its phrase that it stands before: "pumps" of "a £5m pumps business", none of "£94m apiece".
    pub fn noun_behind(&self) -> Option<usize> {
        let head = self.reading.noun(self.item)?.head;
        let word = &self.reading.units.get(head)?.word;
        let adverb = one_of(
            word,
            "apiece|each|lower|higher|thanks|more|less|fewer|short|long|wide|high|deep|tall|morning|afternoon|evening|night|lunchtime|today|yesterday\
             |ago|later|earlier|together|alone|annually|now|overall|full|excluding|early|late|old|away|net|gross",
        );
        (head > self.unit && !adverb).then_some(head)
    }

    /// The participle of a verb with its particle: "laid off".
    pub fn participle(&self, frame: &Frame) -> Option<String> {
        let lemma = self.reading.verb(frame.verb)?.lemma.as_str();
        let (verb, particle) = lemma.split_once(' ').map_or((lemma, None), |(verb, particle)| (verb, Some(particle)));
        let participle = self.verbs.participle(verb)?;
        Some(particle.map_or_else(|| participle.to_owned(), |particle| format!("{participle} {particle}")))
    }

    /// What the finders told, without the verb that it runs into ("Acme's grid peaks at"); nothing where it is all small words.
    pub fn kept(&self, words: &str) -> Option<String> {
        if self.kind == FigureKind::Number {
            return Some(words.to_owned());
        }
        let is = |word: &str, tags: &[Tag]| {
            let word = word.to_lowercase();
            let mut known = self.reading.units.iter().filter(|unit| unit.word == word).peekable();
            known.peek().is_none() || known.any(|unit| tags.contains(&unit.tag) || unit.verb.is_some_and(|verb| verb.noun))
        };
        let all: Vec<&str> = words.split(' ').collect();
        // A verb tells what happened.
        let ends = if self.kind.is_date() || self.kind == FigureKind::Duration {
            &[Tag::Noun, Tag::Name, Tag::Verb][..]
        } else {
            &[Tag::Noun, Tag::Name]
        };
        let last = all.iter().rposition(|word| is(word, ends));
        let kept = match last {
            Some(last) => all.get(..last + 1)?.join(" "),
            None if all.iter().any(|word| is(word, &[Tag::Verb, Tag::Adjective])) => words.to_owned(),
            None => return None,
        };
        // Whose it is, is no measure, nor is what it counts by.
        let named = |unit: &Unit| matches!(unit.thing, Thing::Organisation(_) | Thing::Person(_)) && self.document.words(unit.span) == kept;
        let none = one_of(&kept, "year|month|week|day|hour|share") || !self.kind.is_date() && self.reading.units.iter().any(named);
        (!none).then_some(kept)
    }

    pub fn is_preposition(&self, item: usize) -> bool {
        self.reading.items.get(item).is_some_and(|item| matches!(item.kind, ItemKind::Preposition))
    }

    pub fn head(&self, item: usize) -> Option<&Unit> {
        self.reading.head(item)
    }
}
