//! Who speaks: the subject of a verb of speech, before it or behind it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::model::Speaker;
use super::sexes::Sexes;
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Class;
use crate::extract::name::run::Runs;
use crate::extract::name::word::Form;
use crate::extract::organisation::{Names, Naming, OrganisationId};
use crate::extract::person::PersonId;
use crate::span::Span;

/// A place that may be a subject.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where, in words.
    pub words: Range<usize>,
    /// Who is named.
    pub speaker: Speaker,
    /// Whether by a noun only: "the company".
    pub reference: bool,
}

/// Reads the words around quotes for their speakers.
pub struct Speakers<'a> {
    /// The article's words.
    pub runs: &'a Runs<'a>,
    pub(super) names: &'a Names,
    mentions: Vec<Mention>,
    direct: &'a [Span],
    pub(super) last_person: Option<Speaker>,
    pub(super) last_organisation: Option<Speaker>,
    pub(super) last_unknown: Option<Speaker>,
    sexes: Sexes,
    /// The person named most, with the first byte of the first name.
    interviewed: Option<(Speaker, usize)>,
    /// Names in small letters, whole and their last words, with the first person of each.
    labels: HashMap<String, PersonId>,
    initials: HashMap<String, PersonId>,
}

/// How many words the label of an answer may have.
pub const LABEL: usize = 4;

/// How far from its verb a subject may stand, in words.
const REACH: usize = 26;

/// Verbs that say of somebody what is quoted: their subject speaks, not whom they speak of.
const OF_SOMEBODY: &str = "thanked|thanks|congratulated|credited|blamed|blames|lauded|branded|labelled|dubbed|condemned|condemns|applauded\
    |mocked|defended|slammed|urged|urges|likened|denounced|saluted|ridiculed|chided|decried|reminded|assured|apologised";

/// Verbs that nobody but a speaker has for a subject.
const CERTAIN: &str = "said|says|say|told|tells|added|adds|insisted|insists|argued|argues|explained|warned";

impl<'a> Speakers<'a> {
    /// Indexes the mentions of an article. `direct` are its direct quotes, in order: nobody inside one is its speaker.
    pub fn new(runs: &'a Runs<'a>, names: &'a Names, direct: &'a [Span]) -> Self {
        let mut mentions = Vec::new();
        let mut add = |span: Span, speaker: Speaker, reference: bool| {
            let words = runs.words.at_offset(span.start())..runs.words.at_offset(span.end());
            if !words.is_empty() {
                mentions.push(Mention { words, speaker, reference });
            }
        };
        for (person, id) in names.people.iter().zip(0..) {
            for &span in &person.mentions {
                add(span, Speaker::Person(PersonId(id)), false);
            }
        }
        for (organisation, id) in names.organisations.iter().zip(0..) {
            for mention in &organisation.mentions {
                add(mention.span, Speaker::Organisation(OrganisationId(id)), mention.how == Naming::Reference);
            }
        }
        mentions.sort_by_key(|mention| (mention.words.start, mention.words.end));
        let (mut labels, mut initials) = (HashMap::new(), HashMap::new());
        for (person, id) in names.people.iter().zip(0..) {
            let name = person.name.to_lowercase();
            for (at, _) in name.rmatch_indices(' ').take(LABEL) {
                labels.entry(name[at + 1..].to_owned()).or_insert(PersonId(id));
            }
            let letters: String = name.split_whitespace().filter_map(|piece| piece.chars().next()).collect();
            initials.entry(letters).or_insert(PersonId(id));
            labels.entry(name).or_insert(PersonId(id));
        }
        let mut speakers = Self {
            runs,
            names,
            mentions,
            direct,
            last_person: None,
            last_organisation: None,
            last_unknown: None,
            sexes: Sexes::default(),
            interviewed: None,
            labels,
            initials,
        };
        speakers.sexes = Sexes::read(&speakers);
        speakers.interviewed = speakers.most_named();
        speakers
    }

    /// All places, in the order of the text.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The first person whom a label in small letters names by a full name, by its last words, or by its initials.
    pub fn of_label(&self, label: &str, initials: &str) -> Option<Speaker> {
        let named = self.labels.get(label);
        let shortened = self.initials.get(initials).filter(|_| initials.len() > 1);
        named.into_iter().chain(shortened).min().map(|&id| Speaker::Person(id))
    }

    /// Somebody of no list, as written.
    pub fn written(&self, start: usize, end: usize) -> Speaker {
        Speaker::Unnamed(self.runs.words.span(&(start..end.max(start + 1))))
    }

    /// The only person whom the article names before a place, where there is just one: whom an interview is with.
    pub fn only_person(&self, before: Span) -> Option<Speaker> {
        let mut people = self.mentions.iter().filter(|mention| matches!(mention.speaker, Speaker::Person(_)));
        let first = people.next()?;
        let named = self.runs.words.get(first.words.start).is_some_and(|word| word.span.start() < before.start());
        (named && people.all(|mention| mention.speaker == first.speaker)).then_some(first.speaker)
    }

    /// Remembers who spoke.
    pub fn heard(&mut self, speaker: Speaker) {
        match speaker {
            Speaker::Person(_) => self.last_person = Some(speaker),
            Speaker::Organisation(_) => self.last_organisation = Some(speaker),
            Speaker::Unnamed(span) => {
                // An organisation that no list knows speaks by its name: "Acme said … the company added".
                let at = self.runs.words.at_offset(span.start());
                let named = self.runs.words.get(at).is_some_and(|word| word.is_name() && word.span.end() == span.end());
                self.last_unknown = named.then_some(speaker);
                return;
            }
        }
        self.last_unknown = None;
    }

    /// The words of a sentence at an index; empty outside.
    pub fn word(&self, at: usize, sentence: &Range<usize>) -> &'a str {
        let runs: &'a Runs<'a> = self.runs;
        runs.at(at, sentence)
    }

    /// Whether a word stands inside a direct quote.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quote_over(at).is_some()
    }

    /// Whether a word is a verb of speech here, not a noun.
    pub(super) fn is_speech(&self, at: usize, sentence: &Range<usize>) -> bool {
        let word = self.word(at, sentence);
        let small = self.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
        small
            && self.runs.lexicon.names().is(Class::Speech, word)
            && !matches!(
                self.word(at.wrapping_sub(1), sentence),
                "the" | "a" | "an" | "its" | "their" | "his" | "her" | "of" | "to" | "be" | "is" | "are" | "was" | "were" | "been"
            )
    }

    /// Whether a word says something of somebody: "thanked", not "was thanked".
    fn is_of_somebody(&self, at: usize, sentence: &Range<usize>) -> bool {
        let before = self.word(at.wrapping_sub(1), sentence);
        one_of(self.word(at, sentence), OF_SOMEBODY) && !matches!(before, "is" | "are" | "was" | "were" | "been" | "be" | "being")
    }

    /// The speaker named behind a quote: `said Anna Berg`, `Berg said`, before `limit` in bytes.
    pub fn behind(&self, quote: Span, sentence: &Range<usize>, limit: usize) -> Option<Speaker> {
        let start = self.runs.words.at_offset(quote.end());
        if !sentence.contains(&start) {
            return None;
        }
        let mut end = sentence.end.min(start + REACH);
        while end > start && self.runs.words.get(end - 1).is_some_and(|word| word.span.start() >= limit) {
            end -= 1;
        }
        let mut at = start;
        if matches!(self.word(at, sentence), "," | "–" | "—" | "-") {
            at += 1;
        }
        if self.word(at, sentence) == "according" && self.word(at + 1, sentence) == "to" {
            return self.named_from(at + 2, end, sentence);
        }
        // "…, he said" and "…, said Berg": the verb stands near.
        let verb = (at..end).find(|&at| self.is_speech(at, sentence))?;
        let boundary = (at..verb).find(|&at| matches!(self.word(at, sentence), ";" | "." | "but" | "while"));
        if boundary.is_some() {
            return None;
        }
        if verb == at
            || verb == at + 1
                && self.runs.words.get(at).is_some_and(|word| word.form == Form::Small && self.runs.text(word).ends_with("ly"))
        {
            let inverted = self.named_from(verb + 1, end, sentence);
            if inverted.is_some() {
                return inverted;
            }
        }
        self.subject(verb, at, sentence)
    }

    /// The speaker named before a quote: `Berg said: “…`, `calling it “…`, behind `from` in bytes.
    pub fn before(&mut self, quote: Span, sentence: &Range<usize>, from: usize) -> Option<Speaker> {
        let end = self.runs.words.at_offset(quote.start()).min(sentence.end);
        let mut start = sentence.start;
        while start < end && self.runs.words.get(start).is_some_and(|word| word.span.start() < from) {
            start += 1;
        }
        if start >= end {
            return None;
        }
        let verb = (start..end).rev().find(|&at| {
            self.is_speech(at, sentence)
                || self.is_of_somebody(at, sentence)
                || matches!(
                    self.word(at, sentence),
                    "saying" | "adding" | "calling" | "arguing" | "warning" | "claiming" | "noting" | "stating"
                )
        });
        if let Some(verb) = verb {
            if let Some(speaker) = self.subject(verb, start, sentence) {
                return Some(speaker);
            }
            // "So said Berg: “…".
            if end.saturating_sub(verb) > 1
                && !self.is_of_somebody(verb, sentence)
                && let Some(speaker) = self.named_from(verb + 1, end, sentence)
            {
                return Some(speaker);
            }
            // A participle, "saying", or a clause between: whoever the sentence began with.
            if let Some(speaker) = self.first_of(start, verb, sentence) {
                return Some(speaker);
            }
        }
        if let Some(to) = (start..end).find(|&at| self.word(at, sentence) == "according" && self.word(at + 1, sentence) == "to") {
            return self.named_from(to + 2, end, sentence);
        }
        // "Berg: “…".
        let colon = self.word(end.wrapping_sub(1), sentence) == ":";
        if verb.is_none() && !colon {
            // A fragment without a verb of speech, in a sentence about somebody who speaks elsewhere.
            let person = self
                .mentions_in(start, end)
                .find(|mention| matches!(mention.speaker, Speaker::Person(_)) && self.is_near_start(mention, sentence));
            return person.map(|mention| mention.speaker).or_else(|| self.pronoun(start, end, sentence));
        }
        if !colon {
            return None;
        }
        // "Brandt was curt: “…": whoever it opens with speaks, known or not.
        self.labelled(start, end - 1, sentence)
            .or_else(|| self.first_of(start, end, sentence))
            .or_else(|| self.opening_name(start, end - 1, sentence))
    }

    /// Whether a quote is a part of somebody else's clause: it opens in small letters and no sign ends it.
    pub fn is_fragment(&self, quote: Span) -> bool {
        let inner = quote.of(self.runs.document.text).trim_matches(['“', '”', '"', '‘', '’', '«', '»', '„', '\'', ' ']);
        inner.starts_with(char::is_lowercase) && !inner.ends_with([',', '.', '!', '?', '…', '–', '—'])
    }

    /// Whether a quote goes on with a clause, or a clause with it: its first word is no sentence's first.
    pub fn is_part(&self, quote: Span) -> bool {
        let inner = quote.of(self.runs.document.text).trim_matches(['“', '”', '"', '‘', '’', '«', '»', '„', '\'', ' ']);
        inner.starts_with(char::is_lowercase) && ![". ", "? ", "! "].iter().any(|stop| inner.contains(stop))
    }

    /// The direct quote that holds a word, marks and all.
    pub fn quote_over(&self, at: usize) -> Option<Span> {
        let word = self.runs.words.get(at)?;
        let after = self.direct.partition_point(|quote| quote.end() <= word.span.start());
        self.direct.get(after).copied().filter(|quote| quote.holds(word.span.start()))
    }

    /// The subject of the verb of speech that stands nearest before a quote in its sentence, behind `from` in bytes.
    pub fn told_before(&self, quote: Span, sentence: &Range<usize>, from: usize) -> Option<Speaker> {
        let end = self.runs.words.at_offset(quote.start()).min(sentence.end);
        let start = (sentence.start..end).find(|&at| self.runs.words.get(at).is_some_and(|word| word.span.start() >= from))?;
        let verb = (start..end).rev().find(|&at| self.is_speech(at, sentence) || self.is_of_somebody(at, sentence))?;
        self.subject(verb, start, sentence)
    }

    fn is_near_start(&self, mention: &Mention, sentence: &Range<usize>) -> bool {
        mention.words.start <= sentence.start + 12
    }

    /// Who is named between two words, outside quotes.
    pub fn mentions_in(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.words.end <= start);
        self.mentions[from..]
            .iter()
            .take_while(move |mention| mention.words.start < end)
            .filter(|mention| !self.is_quoted(mention.words.start))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The person, organisation or pronoun that a stretch of a sentence begins with.
    fn first_of(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let mention = self.mentions_in(start, end).find(|mention| matches!(mention.speaker, Speaker::Person(_)));
        mention
            .map(|mention| mention.speaker)
            .or_else(|| self.pronoun(start, end, sentence))
            .or_else(|| self.mentions_in(start, end).next().map(|mention| mention.speaker))
    }

    /// Whom "he", "she", "it" or "they" at the start of a stretch means: the last who spoke, else the last person before.
    fn pronoun(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let at =
            (start..end).find(|&at| matches!(self.word(at, sentence), "he" | "she" | "He" | "She" | "it" | "It") && !self.is_quoted(at))?;
        self.pronoun_at(at, sentence)
    }

    fn pronoun_at(&self, at: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let before = self.mentions.partition_point(|mention| mention.words.start < at);
        let earlier = || self.mentions[..before].iter().rev().filter(|mention| !self.is_quoted(mention.words.start));
        match self.word(at, sentence) {
            "he" | "she" | "He" | "She" | "I" => {
                // Somebody named later than the last speaker, as the subject of the sentence before, is meant.
                let fits = |speaker: Speaker| matches!(speaker, Speaker::Person(id) if self.sexes.fits(id, self.word(at, sentence)));
                let near = earlier().find(|mention| fits(mention.speaker));
                let fresh = near.filter(|mention| at - mention.words.start < 60).map(|mention| self.leading(mention, at, fits));
                // Where the given names know of nobody, they may be wrong: somebody who spoke already, sooner than who was only named.
                let anybody = || earlier().find(|mention| matches!(mention.speaker, Speaker::Person(_)));
                let spoke = self.last_person.filter(|&last| fits(last));
                let told = fresh.or(spoke).or_else(|| near.map(|mention| mention.speaker)).or(self.last_person);
                told.or_else(|| anybody().map(|mention| mention.speaker))
            }
            "it" | "It" | "they" | "They" => {
                let opens = |mention: &&Mention| {
                    let sentence = self.runs.words.sentence_of(mention.words.start);
                    let first = self.mentions_in(sentence.start, mention.words.start).all(|before| !is_organisation(before));
                    is_organisation(mention) && mention.words.start <= sentence.start + 4 && first
                };
                earlier().take(12).find(opens).map(|mention| mention.speaker).or(self.last_organisation)
            }
            _ => None,
        }
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

    /// The subject that is named from `start` on: `said Acme chief executive Anna Berg`, `according to a person close to the talks`.
    pub fn named_from(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let stop = (start..end)
            .find(|&at| {
                matches!(
                    self.word(at, sentence),
                    "," | ";" | ":" | "“" | "\"" | "‘" | "”" | "who" | "in" | "that" | "as" | "when" | "after" | "during" | "(" | "–" | "—"
                ) || self.is_quoted(at)
                    || self.word(at, sentence) == "on" && self.word(at.wrapping_sub(1), sentence) != "briefed"
                    || self.word(at, sentence) == "."
                        && !self.runs.lexicon.names().is(Class::Honorific, self.word(at.wrapping_sub(1), sentence))
            })
            .unwrap_or(end);
        if stop <= start {
            return None;
        }
        // "said its chief executive, Anna Berg".
        if self.word(stop, sentence) == "," && self.is_unnamed(start, stop, sentence) {
            let named = self
                .mentions_in(stop, end)
                .find(|mention| mention.words.start == stop + 1 && matches!(mention.speaker, Speaker::Person(_)));
            if let Some(mention) = named {
                return Some(mention.speaker);
            }
        }
        let here: Vec<&Mention> = self.mentions_in(start, stop).collect();
        if let Some(mention) = here.iter().find(|mention| matches!(mention.speaker, Speaker::Person(_))) {
            return Some(mention.speaker);
        }
        if let Some(mention) = here.first() {
            let lead = mention.words.start - start;
            // "said a person close to Acme": the words before the name tell that it is not Acme that speaks.
            let words = self.runs.name(&(start..mention.words.start)).into_owned();
            let own = lead == 0 || lead <= 4 && !words.contains("close to") && !words.contains("familiar") && !is_held(&words);
            return Some(if own { mention.speaker } else { self.unnamed(start, stop) });
        }
        match self.word(start, sentence) {
            "he" | "she" | "it" | "they" => self.pronoun_at(start, sentence),
            _ if self.is_unnamed(start, stop, sentence) => {
                // "three people who saw the plan": the clause tells which.
                let ends = |at: &usize| matches!(self.word(*at, sentence), "," | ";" | "." | ":" | "–" | "—" | "(") || self.is_quoted(*at);
                let whose = self.word(stop, sentence) == "who";
                let stop = if whose { (stop..end).find(ends).unwrap_or(end) } else { stop };
                Some(self.unnamed(start, stop))
            }
            _ => self.unknown_name(stop, start, sentence).filter(|speaker| {
                // The whole phrase is the name.
                matches!(speaker, Speaker::Unnamed(span) if self.runs.words.at_offset(span.start()) == start)
            }),
        }
    }

    /// The subject before a verb, looked for from `from` on.
    pub fn subject(&self, verb: usize, from: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let mut edge = verb;
        // "also", "later", "had", "has", "is quick to".
        while edge > from
            && (matches!(
                self.word(edge - 1, sentence),
                "also"
                    | "later"
                    | "had"
                    | "has"
                    | "have"
                    | "then"
                    | "previously"
                    | "recently"
                    | "repeatedly"
                    | "now"
                    | "further"
                    | "himself"
                    | "herself"
                    | "will"
                    | "would"
                    | "did"
                    | "not"
                    | "today"
                    | "yesterday"
                    | "and"
                    | "but"
                    | "always"
                    | "never"
                    | "both"
                    | "just"
                    | "once"
                    | "simply"
            ) || self.is_adverb(edge - 1, sentence))
        {
            edge -= 1;
        }
        if self.word(edge.wrapping_sub(1), sentence) == "to" && self.word(edge.wrapping_sub(2), sentence) == "quick" {
            edge = edge.saturating_sub(3).max(from);
        }
        if edge == from {
            return None;
        }
        if matches!(self.word(edge - 1, sentence), "which" | "who") {
            // "Acme, which had argued that".
            let head = if self.word(edge.wrapping_sub(2), sentence) == "," { edge - 2 } else { edge - 1 };
            return self.mentions_in(from, head).next_back().filter(|mention| mention.words.end == head).map(|mention| mention.speaker);
        }
        if let Some(speaker) = self.pronoun_at(edge - 1, sentence) {
            return Some(speaker);
        }
        let start = from.max(edge.saturating_sub(REACH));
        if let Some(speaker) = self.modified(edge, start, sentence) {
            return Some(speaker);
        }
        let before: Vec<&Mention> = self.mentions_in(start, edge).collect();
        let between_ok = |mention: &Mention| {
            let gap = mention.words.end..edge;
            // Right before, or with an apposition between commas, and no other verb of speech.
            gap.is_empty()
                || matches!(self.word(gap.start, sentence), "," | "(" | "–" | "—")
                    && matches!(self.word(edge - 1, sentence), "," | ")" | "–" | "—")
                || self.word(gap.start, sentence) == "," && self.word(gap.start + 1, sentence) == "who"
        };
        let person = before.iter().rev().find(|mention| {
            matches!(mention.speaker, Speaker::Person(_)) && (between_ok(mention) || self.is_workplace(mention, edge, sentence))
        });
        if let Some(mention) = person {
            return Some(mention.speaker);
        }
        let organisation = before.iter().rev().find(|mention| matches!(mention.speaker, Speaker::Organisation(_)) && between_ok(mention));
        if let Some(mention) = organisation {
            // "analysts at Acme said": not Acme itself, unless it is a spokesman's word.
            let lead = self.noun_phrase(mention.words.start, start, sentence);
            let words = self.runs.name(&(lead..mention.words.start)).into_owned();
            let other = mention.words.start > lead
                && !mention.reference
                && (1..=2).any(|back| {
                    let word = self.word(mention.words.start.wrapping_sub(back), sentence);
                    mention.words.start >= lead + back && matches!(word, "at" | "to" | "with" | "from" | "by" | "of" | "for")
                });
            let other = other || words.contains("close to") || words.contains("familiar");
            return Some(if other && self.is_unnamed(lead, edge, sentence) { self.unnamed(lead, edge) } else { mention.speaker });
        }
        // "a Huawei spokesman said".
        let lead = self.noun_phrase(edge, start, sentence);
        if let Some(mention) = before.iter().rev().find(|mention| mention.words.start >= lead)
            && matches!(
                self.word(edge - 1, sentence),
                "spokesman" | "spokeswoman" | "spokesperson" | "executives" | "officials" | "bosses" | "management"
            )
        {
            return Some(mention.speaker);
        }
        if self.is_unnamed(lead, edge, sentence) || one_of(self.word(verb, sentence), CERTAIN) && self.is_plain(lead, edge, sentence) {
            return Some(self.unnamed(lead, edge));
        }
        self.unknown_name(edge, from, sentence)
    }

    /// Whether a word looks like an adverb of manner: "drily", not the "Kelly" of "Kelly said".
    fn is_adverb(&self, at: usize, sentence: &Range<usize>) -> bool {
        let word = self.word(at, sentence);
        let noun = matches!(self.word(at.wrapping_sub(1), sentence), "the" | "a" | "an" | "The" | "its" | "his" | "her" | "their");
        word.len() > 4 && word.ends_with("ly") && !noun && self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
    }

    /// Who is said to speak in a sentence before a place: the subject of the last verb of speech, else whom the sentence is about.
    pub fn main_speaker(&self, at: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let verb = (sentence.start..at).rev().find(|&at| self.is_speech(at, sentence) && !self.word(at, sentence).ends_with("ing"));
        let spoken = verb.and_then(|verb| {
            let inverted = matches!(self.word(verb.wrapping_sub(1), sentence), "," | "”" | "\"" | "’");
            let behind = if inverted { self.named_from(verb + 1, at, sentence) } else { None };
            behind.or_else(|| self.subject(verb, sentence.start, sentence))
        });
        spoken
            .or_else(|| {
                let mention = self.mentions_in(sentence.start, at).next().filter(|mention| mention.words.start <= sentence.start + 8)?;
                let pronoun = self.pronoun(sentence.start, mention.words.start, sentence);
                Some(pronoun.unwrap_or(mention.speaker))
            })
            .or_else(|| self.pronoun(sentence.start, at, sentence))
    }

    /// Whom the sentences of a paragraph before a quote are about: "Berg shrugs. “It is late.”"
    pub fn subject_before(&self, quote: Span, paragraph: usize) -> Option<Speaker> {
        let (from, to) = (self.runs.words.at_offset(paragraph), self.runs.words.at_offset(quote.start()));
        let opens = |mention: &Mention| {
            let sentence = self.runs.words.sentence_of(mention.words.start);
            mention.words.start <= sentence.start + 2 && matches!(mention.speaker, Speaker::Person(_))
        };
        let quoted = (from..to).rev().find(|&at| self.is_quoted(at)).map_or(from, |at| at + 1);
        self.mentions_in(quoted, to).rev().find(|mention| opens(mention)).map(|mention| mention.speaker)
    }

    /// Whom an interview is with: the person named most, where a name stands before the place.
    pub fn interviewee(&self, before: Span) -> Option<Speaker> {
        self.interviewed.filter(|(_, first)| *first < before.start()).map(|(speaker, _)| speaker)
    }

    /// The person named most, and the first byte of the first name.
    fn most_named(&self) -> Option<(Speaker, usize)> {
        // How often each is told of, and the words where they are first told of and first named.
        let mut people: BTreeMap<PersonId, (usize, usize, usize)> = BTreeMap::new();
        for mention in &self.mentions {
            let Speaker::Person(id) = mention.speaker else { continue };
            let at = mention.words.start;
            let (count, told, _) = people.entry(id).or_insert((0, at, at));
            // Whom a question names is spoken of, not to.
            let sentence = self.runs.words.sentence_of(at);
            if self.word(sentence.end.saturating_sub(1), &sentence) != "?" {
                if *count == 0 {
                    *told = at;
                }
                *count += 1;
            }
        }
        // Of two that are named as often the first is meant.
        let told = people.into_iter().filter(|(_, (count, ..))| *count > 0);
        let (id, (.., named)) = told.max_by_key(|&(id, (count, told, _))| (count, Reverse((told, id))))?;
        Some((Speaker::Person(id), self.runs.words.get(named)?.span.start()))
    }
}

fn is_organisation(mention: &Mention) -> bool {
    matches!(mention.speaker, Speaker::Organisation(_))
}

/// Whether the words before a name make it another's: "a spokesman for" Acme.
fn is_held(words: &str) -> bool {
    ["for", "at", "of", "from", "with", "to", "by"].iter().any(|word| words.trim_end().rsplit(' ').next() == Some(word))
}
