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
    pub(super) mentions: Vec<Mention>,
    direct: &'a [Span],
    pub(super) last_person: Option<Speaker>,
    pub(super) last_organisation: Option<Speaker>,
    pub(super) last_unknown: Option<Speaker>,
    /// The several people without names who spoke last: whom "they" means.
    pub(super) last_group: Option<Speaker>,
    pub(super) sexes: Sexes,
    /// The person named most, with the first byte of the first name.
    interviewed: Option<(Speaker, usize)>,
    /// Names in small letters, whole and their last words, with the first person of each.
    labels: HashMap<String, PersonId>,
    initials: HashMap<String, PersonId>,
}

/// How far from its verb a subject may stand, in words.
pub(super) const REACH: usize = 26;

/// How many words the label of an answer may have.
pub const LABEL: usize = 4;

/// Verbs that say of somebody what is quoted: their subject speaks, not whom they speak of.
const OF_SOMEBODY: &str = "thanked|thanks|congratulated|credited|blamed|blames|lauded|branded|labelled|dubbed|condemned|condemns|applauded\
    |mocked|defended|slammed|urged|urges|likened|denounced|saluted|ridiculed|chided|decried|reminded|assured|apologised|accused|accuses|accuse|termed|terms|deemed|slated|panned";

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
            last_group: None,
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
            Speaker::Organisation(_) => {
                self.last_organisation = Some(speaker);
                self.last_group = None;
            }
            Speaker::Unnamed(span) => {
                if is_group(span.of(self.runs.document.text)) {
                    self.last_group = Some(speaker);
                }
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
            && (self.runs.lexicon.names().is(Class::Speech, word) || self.is_phrase(at, sentence))
            && !matches!(
                self.word(at.wrapping_sub(1), sentence),
                "the" | "a" | "an" | "its" | "their" | "his" | "her" | "of" | "to" | "be" | "is" | "are" | "was" | "were" | "been"
            )
    }

    /// Whether a verb of speech of two words opens at a place: "puts it", "went on".
    fn is_phrase(&self, at: usize, sentence: &Range<usize>) -> bool {
        let next = self.word(at + 1, sentence);
        match self.word(at, sentence) {
            "put" | "puts" => next == "it",
            "summed" | "sums" => next == "up",
            "went" | "goes" => next == "on",
            "point" | "points" | "pointed" => next == "out",
            "chimed" | "chimes" => next == "in",
            _ => false,
        }
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
        let told = self.told_by(verb, at, end, sentence);
        // "“…” announced in May, said Berg": a verb behind the first, with a comma before it.
        told.or_else(|| {
            let inverted = |&next: &usize| self.word(next - 1, sentence) == "," && matches!(self.word(next, sentence), "said" | "says");
            let next = (verb + 2..end).find(inverted)?;
            self.named_from(next + 1, end, sentence)
        })
    }

    /// Who speaks by a verb behind a quote that ends before `at`.
    fn told_by(&self, verb: usize, at: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
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
        // "is, in the words of Berg, “too late”".
        let words =
            (start..end).rev().take(14).find(|&at| self.word(at, sentence) == "of" && self.word(at.wrapping_sub(1), sentence) == "words");
        if let Some(speaker) = words.and_then(|of| self.named_from(of + 1, end, sentence)) {
            return Some(speaker);
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

    /// Whether "he" or "she" is told to have spoken a quote: where nobody fits, nobody is guessed.
    pub fn is_of_stranger(&self, quote: Span, sentence: &Range<usize>) -> bool {
        let at = self.runs.words.at_offset(quote.end());
        let at = at + usize::from(self.word(at, sentence) == ",");
        matches!(self.word(at, sentence), "he" | "she") && self.is_speech(at + 1, sentence) && self.pronoun_at(at, sentence).is_none()
    }

    /// Whether a quote is told by who writes or reads: "We found it “a very large oven”", "I asked her “what do you do?”".
    pub fn is_ours(&self, quote: Span, sentence: &Range<usize>, from: usize) -> bool {
        let end = self.runs.words.at_offset(quote.start()).min(sentence.end);
        let start = (sentence.start..end).find(|&at| self.runs.words.get(at).is_some_and(|word| word.span.start() >= from));
        let Some(start) = start else { return false };
        let verb = (start..end).rev().find(|&at| self.is_speech(at, sentence));
        verb.is_some_and(|verb| {
            let (subject, verb) = (self.word(verb.wrapping_sub(1), sentence), self.word(verb, sentence));
            one_of(subject, "We|we|You|you") || subject == "I" && one_of(verb, "asked|ask|call|called|told|tell")
        })
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

    /// Who is said to speak in a sentence before a place: the subject of the last verb of speech, else whom the sentence is about.
    pub fn main_speaker(&self, at: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let verb = (sentence.start..at).rev().find(|&at| self.is_speech(at, sentence) && !self.word(at, sentence).ends_with("ing"));
        let spoken = verb.and_then(|verb| {
            let inverted = matches!(self.word(verb.wrapping_sub(1), sentence), "," | "”" | "\"" | "’");
            let inverted = inverted && !self.has_aside(verb, sentence);
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
        let quoted = (from..to).rev().find(|&at| self.is_quoted(at)).map_or(from, |at| at + 1);
        let mut end = to;
        while end > quoted {
            let sentence = self.runs.words.sentence_of(end - 1);
            if sentence.is_empty() || sentence.start < quoted {
                return None;
            }
            let told = match self.word(sentence.start, &sentence) {
                "He" | "She" => self.pronoun_at(sentence.start, &sentence),
                _ => self.opening_person(&sentence),
            };
            if told.is_some() {
                return told;
            }
            end = sentence.start;
        }
        None
    }

    /// The person whom a sentence opens with: "Berg shrugs.", "Her partner Rui Paz nods.", "The chair, Anna Berg, agrees."
    fn opening_person(&self, sentence: &Range<usize>) -> Option<Speaker> {
        let mut people = self.mentions_in(sentence.start, sentence.end.min(sentence.start + 12));
        let first = people.find(|mention| matches!(mention.speaker, Speaker::Person(_)))?;
        let at = first.words.start;
        let apart = at > sentence.start + 2
            && self.word(at - 1, sentence) == ","
            && self.word(first.words.end, sentence) == ","
            && is_article(self.word(sentence.start, sentence))
            && (sentence.start..at - 1).all(|at| !self.is_speech(at, sentence) && self.word(at, sentence) != ",");
        let opens = at <= sentence.start + 2 || apart;
        (opens && !self.is_possessor(first, sentence.end, sentence)).then_some(first.speaker)
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

/// Whether words name several people: "analysts at Crest", "two former employees".
fn is_group(words: &str) -> bool {
    let head = words.split([',']).next().unwrap_or(words);
    let mut head =
        head.split_whitespace().take_while(|word| !matches!(*word, "at" | "of" | "with" | "from" | "who" | "close" | "familiar" | "in"));
    head.by_ref().last().is_some_and(|last| last == "people" || last.ends_with('s') && !last.ends_with("ss"))
}

/// Whether a sentence that opens with a word opens with somebody: "The chair, Anna Berg, agrees."
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "The" | "A" | "An" | "Its" | "Their" | "Her" | "His" | "the" | "a" | "an" | "its" | "their" | "her" | "his")
}
