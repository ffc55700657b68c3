//! Whom "he", "she", "it" and "they" mean before a verb of speech.

use std::ops::Range;

use super::model::Speaker;
use super::speaker::{Mention, Speakers};
use crate::extract::lexicon::names::Class;

/// How many sentences before its own "it" looks for what it means.
const FURTHEST: usize = 3;

/// Who opens the sentences before a pronoun.
enum Opened {
    By(Speaker),
    /// An organisation that the words do not tell.
    ByStranger,
    ByNobody,
}

impl Speakers<'_> {
    /// Whom "he", "she", "it" or "they" at the start of a stretch means: the last who spoke, else the last person before.
    pub(super) fn pronoun(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let at =
            (start..end).find(|&at| matches!(self.word(at, sentence), "he" | "she" | "He" | "She" | "it" | "It") && !self.is_quoted(at))?;
        self.pronoun_at(at, sentence)
    }

    /// Whom the pronoun at a place means.
    pub(super) fn pronoun_at(&self, at: usize, sentence: &Range<usize>) -> Option<Speaker> {
        self.pronoun_as(self.word(at, sentence), at, sentence)
    }

    /// Whom a pronoun at a place means, read as "he", "she", "it" or "they".
    pub(super) fn pronoun_as(&self, word: &str, at: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let before = self.mentions.partition_point(|mention| mention.words.start < at);
        let earlier = || self.mentions[..before].iter().rev().filter(|mention| !self.is_quoted(mention.words.start));
        match word {
            "he" | "she" | "He" | "She" | "I" => {
                // "Her brother Rui is less sure. “No,” he says."
                let before = sentence.start.checked_sub(1).map(|before| self.runs.words.sentence_of(before));
                if let Some(kin) = before.as_ref().and_then(|before| self.relation(before).filter(|_| is_kin(self, before, word))) {
                    return Some(kin);
                }
                // Somebody named later than the last speaker, as the subject of the sentence before, is meant.
                let fits = |speaker: Speaker| matches!(speaker, Speaker::Person(id) if self.sexes.fits(id, word));
                let near = earlier().find(|mention| fits(mention.speaker));
                let fresh = near.filter(|mention| at - mention.words.start < 60).map(|mention| self.leading(mention, at, fits));
                // Of whom nothing is known but a name amid another sentence is not meant, where one who spoke is known to fit.
                let known = |speaker: Speaker| matches!(speaker, Speaker::Person(id) if self.sexes.knows(id, word));
                let fresh = fresh.filter(|&fresh| {
                    known(fresh) || !self.last_person.is_some_and(known) || near.is_some_and(|near| self.leads(near, sentence))
                });
                let spoke = self.last_person.filter(|&last| fits(last));
                let told = fresh.or(spoke).or_else(|| near.map(|mention| mention.speaker)).or(self.last_person);
                // Where the given names know of nobody, they may be wrong: somebody named more than once.
                let named = |speaker: Speaker| match speaker {
                    Speaker::Person(id) => self.names.people.get(id.0 as usize).is_some_and(|person| person.mentions.len() > 1),
                    _ => false,
                };
                told.or_else(|| earlier().find(|mention| named(mention.speaker)).map(|mention| mention.speaker))
            }
            "it" | "It" => {
                let opened = self.opening_organisation(at);
                match opened {
                    Opened::By(speaker) => Some(speaker),
                    Opened::ByStranger => None,
                    Opened::ByNobody => self.last_unknown.or(self.last_organisation),
                }
            }
            "they" | "They" => self.last_group,
            _ => None,
        }
    }

    /// The organisation that its own sentence or one of those before opens with, nearest first.
    fn opening_organisation(&self, at: usize) -> Opened {
        let lists = self.runs.lexicon.names();
        let mut sentence = self.runs.words.sentence_of(at);
        let mut end = at;
        for _ in 0..=FURTHEST {
            let named = |mention: &&Mention| is_organisation(mention);
            if let Some(first) =
                self.mentions_in(sentence.start, end).find(named).filter(|mention| mention.words.start <= sentence.start + 4)
            {
                return Opened::By(first.speaker);
            }
            let Some(before) = sentence.start.checked_sub(1).map(|before| self.runs.words.sentence_of(before)) else { break };
            // "The arrival of Acme matters. The brewer has": whom the sentence before names, if one only.
            let noun = |at: usize| at < end && lists.is(Class::CompanyNoun, self.word(at, &sentence));
            if self.word(sentence.start, &sentence) == "The" && (sentence.start + 1..sentence.start + 4).any(noun) {
                let mut named = self.mentions_in(before.start, before.end).filter(|mention| is_organisation(mention));
                let first = named.next().map(|mention| mention.speaker);
                let alone = named.all(|mention| Some(mention.speaker) == first);
                return first.filter(|_| alone).map_or(Opened::ByStranger, Opened::By);
            }
            (end, sentence) = (sentence.start, before);
        }
        Opened::ByNobody
    }

    /// Whether a name stands in a sentence itself, or opens its own.
    fn leads(&self, mention: &Mention, sentence: &Range<usize>) -> bool {
        let own = self.runs.words.sentence_of(mention.words.start);
        own == *sentence || mention.words.start <= own.start + 3
    }

    /// Of two people in one earlier sentence a pronoun means the one whom it opens with.
    fn leading(&self, near: &Mention, at: usize, fits: impl Fn(Speaker) -> bool) -> Speaker {
        let sentence = self.runs.words.sentence_of(near.words.start);
        if sentence.contains(&at) {
            return near.speaker;
        }
        // "Anna Lind, who followed Xu Po-chun. She": of whom the name tells it, not of whom it does not.
        let word = self.word(at, &self.runs.words.sentence_of(at));
        let known = |mention: &&Mention| matches!(mention.speaker, Speaker::Person(id) if self.sexes.knows(id, word));
        if !known(&near)
            && let Some(mention) = self.mentions_in(sentence.start, near.words.start).find(known)
        {
            return mention.speaker;
        }
        let first = self.mentions_in(sentence.start, near.words.start).find(|mention| fits(mention.speaker));
        first.filter(|mention| mention.words.start <= sentence.start + 6).map_or(near.speaker, |mention| mention.speaker)
    }
}

fn is_organisation(mention: &Mention) -> bool {
    matches!(mention.speaker, Speaker::Organisation(_))
}

/// Whether a sentence opens with a relation whom the pronoun fits: "Her brother" for "he".
fn is_kin(speakers: &Speakers, sentence: &Range<usize>, word: &str) -> bool {
    let noun = speakers.word(sentence.start + 1, sentence);
    match word {
        "he" | "He" => matches!(noun, "son" | "brother" | "husband" | "father" | "uncle" | "nephew" | "cousin" | "partner" | "colleague"),
        "she" | "She" => matches!(noun, "daughter" | "sister" | "wife" | "mother" | "aunt" | "niece" | "cousin" | "partner" | "colleague"),
        _ => false,
    }
}
