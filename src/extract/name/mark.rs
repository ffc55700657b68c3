//! Marks every place of the article itself where a proven name stands.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::Label;
use super::run::Runs;
use super::thing;
use super::verdict::Named;
use crate::extract::lexicon::names::Class;

/// A place where a proven organisation's name stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The place, in words.
    pub place: Range<usize>,
    /// The name as a key.
    pub key: String,
}

/// Names to be marked, by their first word.
#[derive(Debug, Default)]
pub struct Forms {
    keys: HashSet<String>,
    /// Those that are a place's name too: they are marked only where a body acts.
    subjects: HashSet<String>,
    lengths: HashMap<String, usize>,
}

impl Forms {
    /// Adds a name of `words` words that opens with `first`.
    pub fn add(&mut self, first: &str, words: usize, key: String) {
        let most = self.lengths.entry(first.to_owned()).or_insert(0);
        *most = words.max(*most);
        self.keys.insert(key);
    }

    /// Adds a name of one word that is a place's too: only where it acts is it the firm.
    pub fn add_subject(&mut self, name: &str) {
        self.add(name, 1, name.to_owned());
        self.subjects.insert(name.to_owned());
    }

    /// Whether it holds a name.
    pub fn holds(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// The index behind the longest name that starts at `at`.
    fn end(&self, runs: &Runs, at: usize, end: usize) -> Option<usize> {
        let first = runs.words.get(at)?;
        let most = *self.lengths.get(runs.text(first))?;
        (at + 1..=end.min(at + most)).rev().find(|&end| self.keys.contains(runs.name(&(at..end)).as_ref()))
    }
}

/// Every place of the article itself where a form stands and nothing longer that is something else.
pub fn places(runs: &Runs, names: &[Named], forms: &Forms, always: &HashSet<String>) -> Vec<Mark> {
    // Which candidate covers a word.
    let mut cover: HashMap<usize, (&Range<usize>, Option<Label>)> = HashMap::new();
    for named in names {
        for place in &named.places {
            for at in place.clone() {
                cover.insert(at, (place, named.label));
            }
        }
    }
    let mut marks = Vec::new();
    for sentence in &runs.words.sentences {
        let title_case = runs.is_title_case(sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            // A headline proves nothing, but what is well known is known there too.
            let known = || title_case.then(|| runs.well_known(at, sentence)).flatten();
            let Some(end) = forms.end(runs, at, sentence.end).or_else(known) else {
                at += 1;
                continue;
            };
            // `Falcon 9`, `Nikkei 225`: what begins like a body's name.
            if let Some(behind) = thing::begins(runs, at, sentence).filter(|&behind| behind > end) {
                at = behind;
                continue;
            }
            let place = at..end;
            if thing::is_measured(runs, &place, sentence) {
                at = end;
                continue;
            }
            let key = runs.name(&place);
            let inside = |at: usize| {
                cover.get(&at).is_some_and(|(candidate, label)| {
                    **candidate != place
                        && candidate.len() > place.len()
                        && !matches!(label, Some(Label::Organisation))
                        && candidate.start <= at
                })
            };
            let free = always.contains(key.as_ref())
                || if title_case {
                    !starts_longer(runs, &place, sentence)
                } else {
                    // "Bright Harvest said": its first word may have been taken for one that only opens the sentence.
                    (cover.contains_key(&at) || place.len() > 1 && cover.contains_key(&(end - 1))) && !inside(at) && !inside(end - 1)
                };
            let acts = || !forms.subjects.contains(key.as_ref()) || acts(runs, &place, sentence);
            if free && acts() {
                marks.push(Mark { place, key: key.into_owned() });
                at = end;
            } else {
                at += 1;
            }
        }
    }
    marks
}

/// Whether a name stands where a body acts or owns: "Ostrava will appeal", "Ostrava’s shares".
fn acts(runs: &Runs, place: &Range<usize>, sentence: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let next = runs.at(place.end, sentence);
    matches!(next, "'s" | "’s") && lists.is(Class::Owned, runs.at(place.end + 1, sentence))
        || lists.is(Class::OrganisationAct, next)
        || lists.is(Class::Reported, next)
}

/// Whether, in title case, a single ordinary word is rather a word of the headline.
fn starts_longer(runs: &Runs, place: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = runs.at(place.start, sentence);
    place.len() == 1 && (runs.lexicon.names().is_ordinary(word) || runs.lexicon.names().is(Class::Opener, word))
}
