//! What the whole article says of each name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::{self, Label, Votes};
use super::hint::Hints;
use super::run::Runs;
use crate::extract::lexicon::names::Class;

/// A name that stands in the article, with all its places as a candidate and what it was found to be.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name as a key.
    pub key: String,
    /// Its places, in words.
    pub places: Vec<Range<usize>>,
    /// All the votes.
    pub votes: Votes,
    /// The votes without the network's.
    pub cues: Votes,
    /// What it is.
    pub label: Option<Label>,
}

/// The least votes that prove a name, less half of what speaks for another label.
const LEAST: f32 = 1.6;

/// Weighs every candidate and lets the article decide on each name.
pub fn judge(runs: &Runs, hints: &Hints, candidates: &[Range<usize>]) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut around: Vec<(Votes, Votes)> = Vec::new();
    for piece in candidates {
        let name = runs.name(piece);
        let at = match index.get(name.as_ref()) {
            Some(&at) => at,
            None => {
                let at = names.len();
                names.push(Named {
                    key: name.to_string(),
                    places: Vec::new(),
                    votes: evidence::of_name(runs, piece),
                    cues: Votes::default(),
                    label: None,
                });
                around.push(Default::default());
                index.insert(name.into_owned(), at);
                at
            }
        };
        names[at].places.push(piece.clone());
        let votes = evidence::of_place(runs, piece);
        around[at].0.strongest(votes);
        around[at].1.gather(votes);
    }
    for (named, (strongest, gathered)) in names.iter_mut().zip(around) {
        // The strongest cue counts whole, all others a little: a name is not proven by being frequent.
        named.votes.gather(strongest);
        let places = named.places.len() as f32;
        for label in [Label::Organisation, Label::Person, Label::Place, Label::Other] {
            let rest = gathered.of(label) - strongest.of(label);
            named.votes.add(label, (rest * 0.3).min(1.5));
            // What most places deny, one odd place cannot prove.
            if label == Label::Other && places > 2.0 {
                named.votes.add(label, -strongest.of(label) * (1.0 - gathered.of(label) / (strongest.of(label) * places).max(0.1)));
            }
        }
        named.cues = named.votes;
        for place in &named.places {
            if let Some(label) = hints.at(place) {
                named.votes.add(label, weight(place, label, named.cues) / places);
            }
        }
        let taken = |place: &Range<usize>| matches!(hints.at(place), Some(Label::Person | Label::Place | Label::Other));
        if named.places.iter().any(|place| evidence::is_unknown(runs, place)) && !named.places.iter().any(taken) {
            named.votes.add(Label::Organisation, 0.6);
        }
        named.label = named.votes.winner(LEAST);
    }
    // What stands before a legal form elsewhere is that company: `Rovigo Robotica` beside `Rovigo Robotica S.r.l.`
    let firms: HashSet<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation))
        .filter_map(|named| named.key.rsplit_once(' '))
        .filter(|(_, form)| {
            runs.lexicon.names().is(Class::LegalForm, form) || runs.lexicon.names().is(Class::LegalForm, form.trim_end_matches('.'))
        })
        .map(|(name, _)| name.trim_end_matches(',').to_owned())
        .collect();
    // So is, less surely, the beginning of any longer name: `Formosa Lithic` beside `Formosa Lithic Technology Corp`.
    let wholes: Vec<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation) && named.key.split(' ').count() > 2)
        .map(|named| named.key.clone())
        .collect();
    for named in names.iter_mut().filter(|named| named.key.contains(' ') && named.label != Some(Label::Organisation)) {
        if wholes.iter().any(|whole| whole.strip_prefix(named.key.as_str()).is_some_and(|rest| rest.starts_with(' '))) {
            named.votes.add(Label::Organisation, 2.5);
            named.label = named.votes.winner(LEAST);
        }
    }
    for named in names.iter_mut().filter(|named| firms.contains(&named.key)) {
        named.votes.add(Label::Organisation, 4.0);
        named.cues.add(Label::Organisation, 4.0);
        named.label = named.votes.winner(LEAST);
    }
    names
}

/// What the network's word is worth, where it says it of every place of a name: it is surest of names of several words, and takes
/// many a young company for a person.
fn weight(place: &Range<usize>, label: Label, cues: Votes) -> f32 {
    let several = place.len() > 1;
    match label {
        Label::Organisation if several => 2.7,
        Label::Organisation => 2.3,
        Label::Person if several && cues.of(Label::Person) >= 1.5 => 2.6,
        Label::Person if several && cues.of(Label::Organisation) < 0.8 => 2.3,
        Label::Person if several => 1.7,
        Label::Person => 0.9,
        Label::Place => 2.3,
        Label::Other => 2.0,
    }
}
