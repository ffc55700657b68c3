//! What each figure measures, read off the clauses: "rise in pre-tax profit", "acquisition of Lumen", "share of connections".
//!
//! The finders of figures tell it by the words around, which is all they have; here the sentence is cut into phrases and
//! verbs with their subjects and objects, so that the noun is whole and the verb is the right one. A figure before its noun
//! and one behind "of" are told by that noun ([`amount`]), any other by its verb ([`deeds`]); a date by what happened then
//! ([`date`]). What these cannot tell stays as the finders left it, without the verb it runs into. [`phrase`] puts a noun phrase
//! into words, [`place`] is a figure among the pieces of its sentence.

mod amount;
mod date;
pub mod deeds;
mod phrase;
mod place;
#[cfg(test)]
mod tests;

use crate::extract::clause::frames::Reading;
use crate::extract::clause::units::Thing;
use crate::extract::document::Document;
use crate::extract::figure::{Figure, FigureKind};
use crate::extract::lexicon::Lexicon;
use place::{Place, Told};

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
                let measure = words.or_else(|| figure.measures.as_deref().and_then(|words| place.kept(words)));
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
}
