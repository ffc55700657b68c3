//! Which people "he" and "she" may mean, by what the article itself calls them.
//!
//! A title tells ("Ms Berg"), and a given name that only women or only men bear; so does a pronoun behind whom nobody else was named for a while. Where neither speaks, either may be meant.

use std::collections::HashMap;

use super::model::Speaker;
use super::speaker::Speakers;
use crate::extract::person::PersonId;

/// How far behind a name a pronoun still tells, in words.
const WINDOW: usize = 40;

/// One pronoun's worth of evidence against a title's.
const TITLE: i32 = 10;

/// … and against a given name's.
const GIVEN: i32 = 3;

/// What is known of each person: above nought "she", below "he".
#[derive(Clone, Debug, Default)]
pub struct Sexes(HashMap<PersonId, i32>);

impl Sexes {
    /// Reads the titles and pronouns of an article.
    pub fn read(speakers: &Speakers) -> Self {
        let mut sexes = Self::default();
        let words = speakers.runs.words;
        for (person, id) in speakers.names.people.iter().zip(0..) {
            let first = person.name.split_once(' ').map_or("", |(first, _)| first);
            let sex = speakers.runs.lexicon.names().sex(first);
            *sexes.0.entry(PersonId(id)).or_default() += GIVEN * i32::from(sex);
        }
        for mention in speakers.mentions() {
            let (Speaker::Person(id), Some(before)) = (mention.speaker, mention.words.start.checked_sub(1)) else { continue };
            let sentence = words.sentence_of(mention.words.start);
            let title =
                [before, before.saturating_sub(1), mention.words.start].iter().map(|&at| speakers.word(at, &sentence)).find_map(vote);
            *sexes.0.entry(id).or_default() += TITLE * title.unwrap_or(0);
        }
        // The mentions and the pronouns side by side, in the order of the text.
        let mut recent: Vec<(usize, PersonId)> = Vec::new();
        let mut mentions = speakers.mentions().iter().peekable();
        for (at, word) in words.all.iter().enumerate() {
            while let Some(mention) = mentions.next_if(|mention| mention.words.start <= at) {
                if let Speaker::Person(id) = mention.speaker {
                    recent.retain(|(_, other)| *other != id);
                    recent.push((mention.words.start, id));
                }
            }
            let Some(vote) = pronoun(speakers.runs.text(*word)) else { continue };
            recent.retain(|(place, _)| place + WINDOW >= at);
            if speakers.is_quoted(at) {
                continue;
            }
            match recent.as_slice() {
                [(_, only)] => *sexes.0.entry(*only).or_default() += vote,
                // Of two, the one who cannot be meant leaves the other; of two unknown, the first is who the sentence is about.
                [(_, first), (_, second)] => {
                    let known = |id: &PersonId| sexes.0.get(id).copied().unwrap_or(0) * vote;
                    let meant = match (known(first), known(second)) {
                        (..0, 0..) => second,
                        (0.., ..0) | (0, 0) => first,
                        _ => continue,
                    };
                    *sexes.0.entry(*meant).or_default() += vote;
                }
                _ => {}
            }
        }
        sexes
    }

    /// Whether a pronoun is known to fit a person.
    pub fn knows(&self, person: PersonId, word: &str) -> bool {
        pronoun(word).unwrap_or(0) * self.0.get(&person).copied().unwrap_or(0) > 0
    }

    /// Whether a pronoun may mean a person.
    pub fn fits(&self, person: PersonId, word: &str) -> bool {
        pronoun(word).unwrap_or(0) * self.0.get(&person).copied().unwrap_or(0) >= 0
    }
}

fn pronoun(word: &str) -> Option<i32> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(-1),
        "she" | "She" | "her" | "Her" | "hers" | "herself" => Some(1),
        _ => None,
    }
}

fn vote(title: &str) -> Option<i32> {
    match title {
        "Mr" | "Sir" | "Lord" | "Herr" => Some(-1),
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" | "Frau" => Some(1),
        _ => None,
    }
}
