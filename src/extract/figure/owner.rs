//! Whose a figure is: the organisation that its own sentence names before it, where only one can be meant.

use crate::extract::document::Document;
use crate::extract::figure::types::{Figure, FigureKind};
use crate::extract::organisation::{Organisation, OrganisationId};

/// Fills `of`, once the organisations are known: the possessor right before the figure or its noun, else the first
/// organisation of the sentence before the figure; none where a semicolon or a quote begins between the two.
pub fn attach(figures: &mut [Figure], document: &Document, organisations: &[Organisation]) {
    let mut mentions: Vec<(usize, usize, u32)> = organisations
        .iter()
        .zip(0u32..)
        .flat_map(|(organisation, id)| organisation.mentions.iter().map(move |mention| (mention.span.start(), mention.span.end(), id)))
        .collect();
    mentions.sort_unstable();
    for figure in figures {
        if figure.kind.is_date() || matches!(figure.kind, FigureKind::Duration | FigureKind::Ordinal) {
            continue;
        }
        let sentence = document.sentence_at(figure.span.start()).and_then(|index| document.sentences.get(index));
        let Some(sentence) = sentence else { continue };
        let from = mentions.partition_point(|&(start, ..)| start < sentence.span.start());
        let to = mentions.partition_point(|&(start, ..)| start < figure.span.start());
        let before = mentions.get(from..to).unwrap_or_default();
        let owner = |&&(_, end, _): &&(usize, usize, u32)| {
            let between = document.text.get(end..figure.span.start()).unwrap_or_default();
            !between.contains([';', '“', '”', '"', ':'])
        };
        // "Acme’s $5m": the nearest that owns something; else the first, the subject.
        let possessor = before.iter().rev().find(|&&(_, end, _)| {
            let behind = document.text.get(end..).unwrap_or_default();
            behind.starts_with("’s ") || behind.starts_with("'s ")
        });
        let chosen = possessor.filter(owner).or_else(|| before.iter().find(owner));
        figure.of = chosen.map(|&(.., id)| OrganisationId(id));
    }
}
