//! What each figure measures, read off the clauses: "rise in pre-tax profit", "acquisition of Lumen", "share of connections".
//!
//! The finders of figures tell it by the words around, which is all they have; here the sentence is cut into phrases and
//! verbs with their subjects and objects, so that the noun is whole and the verb is the right one. A figure before its noun
//! and one behind "of" are told by that noun ([`amount`]), any other by its verb ([`deeds`]); a date by what happened then
//! ([`date`]). What these cannot tell stays as the finders left it. [`phrase`] puts a noun phrase into words.

mod amount;
mod date;
pub mod deeds;
mod phrase;
#[cfg(test)]
mod tests;

use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::ItemKind;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::verbs::Verbs;
use crate::extract::clause::words::one_of;
use crate::extract::document::Document;
use crate::extract::figure::{Figure, FigureKind};
use crate::extract::lexicon::Lexicon;
use deeds::Deeds;

/// Fills `measures` of the figures, whose sentences were read as clauses.
pub fn fill(figures: &mut [Figure], document: &Document, readings: &[Reading], lexicon: &Lexicon) {
    let (deeds, verbs) = (&lexicon.facts().deeds, &lexicon.facts().verbs);
    for reading in readings {
        let mut before: Vec<Told> = Vec::new();
        for (item, piece) in reading.items.iter().enumerate() {
            for unit in piece.units.clone() {
                let Some(Thing::Figure(id, kind)) = reading.units.get(unit).map(|unit| unit.thing) else { continue };
                let Some(figure) = figures.get(id.0 as usize) else { continue };
                let place = Place { document, reading, deeds, verbs, before: &before, figure, kind, item, unit };
                let words = place.measure();
                let kept = |words: &String| {
                    matches!(kind, FigureKind::Number | FigureKind::DateRange | FigureKind::Duration) || place.is_nominal(words)
                };
                let measure = words.or_else(|| figure.measures.clone().filter(kept));
                before.push(Told { item, kind, measure: measure.clone() });
                if let Some(figure) = figures.get_mut(id.0 as usize) {
                    figure.measures = measure;
                }
            }
        }
    }
    twins(figures, document);
}

/// The same money in another currency: "€3m (US$3.3m)", which stands in brackets that no clause sees.
fn twins(figures: &mut [Figure], document: &Document) {
    let mut last: Option<(usize, FigureKind, Option<String>)> = None;
    for figure in figures {
        if let Some((end, FigureKind::Money, measure)) = &last
            && figure.kind == FigureKind::Money
            && let Some(between) = document.text.get(*end..figure.span.start())
            && between.len() < 12
            && between.contains(['(', ';', '/'])
            && !between.contains(')')
        {
            figure.measures.clone_from(measure);
        }
        last = Some((figure.span.end(), figure.kind, figure.measures.clone()));
    }
}

/// A figure of the sentence whose measure is known.
struct Told {
    item: usize,
    kind: FigureKind,
    measure: Option<String>,
}

/// A figure among the pieces of its sentence.
struct Place<'a> {
    document: &'a Document<'a>,
    reading: &'a Reading,
    deeds: &'a Deeds,
    verbs: &'a Verbs,
    /// The figures before it.
    before: &'a [Told],
    figure: &'a Figure,
    kind: FigureKind,
    item: usize,
    unit: usize,
}

/// Where a figure stands in the frame of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    /// Behind the preposition at this item, or bare.
    Slot(usize),
}

impl Place<'_> {
    fn measure(&self) -> Option<String> {
        match self.kind {
            FigureKind::Ordinal | FigureKind::Time => None,
            FigureKind::Date | FigureKind::DateRange => self.date(),
            FigureKind::Duration => self.duration(),
            FigureKind::Number if self.figure.noun.is_some() && !self.is_part() => None,
            _ => self.amount(),
        }
    }

    /// The frame of the nearest verb that has the figure for its subject, its object or in a slot.
    fn frame(&self) -> Option<(&Frame, Part)> {
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
                known_part == Part::Subject && part != Part::Subject
                    || self.item.abs_diff(frame.verb) < self.item.abs_diff(known.verb) && part != Part::Subject
            });
            if nearer {
                found = Some((frame, part));
            }
        }
        found
    }

    /// The last figure before it of a kind that is asked for, no further back than an item.
    fn told(&self, from: usize, wanted: impl Fn(FigureKind) -> bool) -> Option<String> {
        self.before.iter().rev().take_while(|told| told.item >= from).find(|told| wanted(told.kind))?.measure.clone()
    }

    /// The noun of its phrase that it stands before: "pumps" of "a £5m pumps business", none of "£94m apiece".
    fn noun_behind(&self) -> Option<usize> {
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
    fn participle(&self, frame: &Frame) -> Option<String> {
        let lemma = self.reading.verb(frame.verb)?.lemma.as_str();
        let (verb, particle) = lemma.split_once(' ').map_or((lemma, None), |(verb, particle)| (verb, Some(particle)));
        let participle = self.verbs.participle(verb)?;
        Some(particle.map_or_else(|| participle.to_owned(), |particle| format!("{participle} {particle}")))
    }

    /// Whether words of the sentence end in a noun, as what is measured does: not "forced", "due on", "twice as much".
    fn is_nominal(&self, words: &str) -> bool {
        let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let mut known = self.reading.units.iter().filter(|unit| unit.word == last).peekable();
        known.peek().is_none() || known.any(|unit| matches!(unit.tag, Tag::Noun | Tag::Name))
    }

    fn is_preposition(&self, item: usize) -> bool {
        self.reading.items.get(item).is_some_and(|item| matches!(item.kind, ItemKind::Preposition))
    }

    fn head(&self, item: usize) -> Option<&Unit> {
        self.reading.head(item)
    }
}
