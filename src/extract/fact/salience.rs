//! How much an article is about each of its organisations.

use crate::article::Layer;
use crate::extract::document::Document;
use crate::extract::organisation::{Names, Naming, OrganisationId, OrganisationKind};

/// Mentions count; those in the headline, the standfirst and the first sentences count more.
pub fn salience(document: &Document, names: &Names) -> Vec<u32> {
    let lead = document.sentences.iter().position(|sentence| sentence.layer == Layer::Body).unwrap_or(0);
    names
        .organisations
        .iter()
        .map(|organisation| {
            if organisation.kind == OrganisationKind::Media {
                // A paper is mostly who reports, not what is reported on.
                return u32::try_from(organisation.mentions.len() / 3).unwrap_or(u32::MAX);
            }
            organisation
                .mentions
                .iter()
                .filter(|mention| mention.how != Naming::Reference)
                .filter_map(|mention| document.sentence_at(mention.span.start()).map(|index| (index, mention.span)))
                .map(|(index, span)| {
                    let Some(sentence) = document.sentences.get(index) else { return 0 };
                    match sentence.layer {
                        // Who acts stands first.
                        Layer::Headline if span.start() < sentence.span.start() + 12 => 5,
                        Layer::Headline => 4,
                        Layer::Standfirst => 2,
                        // The first name of the lead.
                        Layer::Body if index == lead && span.start() < sentence.span.start() + 40 => 3,
                        Layer::Body if index == lead => 2,
                        _ => 1,
                    }
                })
                .sum()
        })
        .collect()
}

/// The organisation that stands out, where one does.
pub fn topic(salience: &[u32]) -> Option<OrganisationId> {
    let mut ranked: Vec<(u32, u32)> = salience.iter().copied().zip(0..).collect();
    ranked.sort_by_key(|&(weight, id)| (std::cmp::Reverse(weight), id));
    match ranked[..] {
        [(weight, id)] if weight > 0 => Some(OrganisationId(id)),
        [(first, id), (second, _), ..] if first > second => Some(OrganisationId(id)),
        _ => None,
    }
}
