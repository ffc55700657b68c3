//! What the embedded network takes the names for, told in words and labels of this room.
//!
//! The network's answer is the main evidence, but not the last word: its ends are trimmed ("the", 's), its pieces give
//! way to a run that proves itself by its own words, and it votes with the other evidence, place by place.

use std::collections::HashMap;
use std::ops::Range;

use super::evidence::{self, Label};
use super::place;
use super::run::Runs;
use super::thing;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place as Geography};
use crate::extract::network;
use crate::span::Span;

/// The network's labels by place, in words.
#[derive(Debug, Default)]
pub struct Hints {
    labels: HashMap<(usize, usize), Label>,
    covered: HashMap<usize, Label>,
}

impl Hints {
    /// Lets the network read the article, paragraph by paragraph.
    pub fn new(runs: &Runs) -> Self {
        let mut passages: Vec<(u32, Span)> = Vec::new();
        for sentence in &runs.document.sentences {
            match passages.last_mut() {
                Some((block, span)) if *block == sentence.block => *span = span.join(sentence.span),
                _ => passages.push((sentence.block, sentence.span)),
            }
        }
        let passages: Vec<_> = passages.into_iter().map(|(_, span)| span).collect();
        let mut hints = Self::default();
        let plain = with_plain_spaces(runs.document.text);
        let (text, original) = plain.as_ref().map_or((runs.document.text, None), |(text, places)| (text.as_str(), Some(places)));
        // Where a byte of the original stands in the plain text, and back.
        let there = |byte: usize| original.map_or(byte, |places| places.partition_point(|&place| place < byte));
        let back = |byte: usize| original.map_or(byte, |places| places.get(byte).copied().unwrap_or(runs.document.text.len()));
        let passages: Vec<_> = passages.iter().map(|span| Span::new(there(span.start()), there(span.end()))).collect();
        for entity in runs.lexicon.network().entities(text, &passages) {
            let Some(label) = label(entity.label) else { continue };
            let whole = runs.words.at_offset(back(entity.span.start()))..runs.words.at_offset(back(entity.span.end()));
            for piece in if label == Label::Organisation { apart(runs, whole) } else { vec![whole] } {
                let place = trim(runs, piece);
                let place = if label == Label::Person { untitled(runs, place) } else { place };
                if !place.is_empty() {
                    for at in place.clone() {
                        hints.covered.insert(at, label);
                    }
                    hints.labels.insert((place.start, place.end), label);
                }
            }
        }
        hints
    }

    /// What a place is taken for.
    pub fn at(&self, place: &Range<usize>) -> Option<Label> {
        self.labels.get(&(place.start, place.end)).copied().or_else(|| {
            // A piece of something longer, wholly inside it.
            let label = self.covered.get(&place.start).copied()?;
            place.clone().all(|at| self.covered.get(&at) == Some(&label)).then_some(label)
        })
    }

    /// Puts the network's organisations and people among the candidates, where no run that proves itself is in the way.
    pub fn merge(&mut self, runs: &Runs, candidates: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = self
            .labels
            .iter()
            .filter(|(_, label)| matches!(label, Label::Organisation | Label::Person))
            .map(|(&(start, end), _)| start..end)
            .collect();
        places.sort_by_key(|place| (place.start, place.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        let mut out: Vec<bool> = vec![false; candidates.len()];
        let mut grown = Vec::new();
        for place in places {
            let from = candidates.partition_point(|candidate| candidate.end <= place.start);
            let over: Vec<usize> = (from..candidates.len()).take_while(|&at| candidates[at].start < place.end).collect();
            if over.iter().any(|&at| candidates[at] == place) || runs.is_title_case(&runs.words.sentence_of(place.start)) {
                continue;
            }
            // "US Commerce" before "Secretary".
            if runs.names_an_office(&place, place.end + 1) {
                continue;
            }
            let proves = |at: usize| {
                let own = evidence::of_name(runs, &candidates[at]);
                let said = || (2..=3).contains(&candidates[at].len()) && place::of_place(runs, &candidates[at]).of(Label::Person) >= 2.5;
                own.of(Label::Organisation) >= 2.5 || own.of(Label::Person) >= 2.4 || thing::listed(runs, &candidates[at]) > 0.0 || said()
            };
            if let [at] = *over.as_slice()
                && self.grows(runs, &place, &candidates[at])
            {
                grown.push((candidates[at].start, candidates[at].end));
                continue;
            }
            // A longer run around it that is one name; pieces that prove themselves.
            if over.iter().any(|&at| proves(at)) || over.iter().any(|&at| out[at]) {
                continue;
            }
            for at in over {
                out[at] = true;
            }
            merged.push(place);
        }
        merged.extend(candidates.into_iter().zip(out).filter(|(_, out)| !out).map(|(candidate, _)| candidate));
        merged.sort_by_key(|place| place.start);
        self.labels.extend(grown.into_iter().map(|place| (place, Label::Organisation)));
        merged
    }

    /// Whether the network saw but a part of a name: the first word of `Mitsuba Seiki`, the last of `DHV Courier`.
    fn grows(&self, runs: &Runs, place: &Range<usize>, whole: &Range<usize>) -> bool {
        let lists = runs.lexicon.names();
        let unseen = |at: usize| {
            let word = runs.words.get(at).map_or("", |word| runs.text(word));
            let apart =
                [Class::Generic, Class::NoNameHead, Class::Role, Class::Calendar, Class::Opener].iter().any(|&class| lists.is(class, word));
            runs.words.get(at).is_some_and(|word| word.is_name()) && !self.covered.contains_key(&at) && !apart
        };
        let sentence = runs.words.sentence_of(whole.start);
        // Amid a sentence a word has its capital from the name.
        let inner = |at: usize| unseen(at) && !runs.opens_sentence(at, &sentence);
        // "CLOSING STAGES": a line in capitals.
        let loud = whole.clone().all(|at| runs.words.get(at).is_some_and(Word::is_upper));
        self.labels.get(&(place.start, place.end)) == Some(&Label::Organisation)
            && whole.start <= place.start
            && whole.end >= place.end
            && whole.len() > place.len()
            && whole.len() < 4
            && !loud
            && (whole.start..place.start).chain(place.end..whole.end).all(inner)
    }
}

fn label(label: network::Label) -> Option<Label> {
    use network::Label as Net;
    match label {
        Net::Organisation => Some(Label::Organisation),
        Net::Person => Some(Label::Person),
        Net::Place | Net::Group | Net::Location | Net::Facility => Some(Label::Place),
        Net::Work | Net::Event | Net::Product | Net::Law | Net::Language => Some(Label::Other),
        _ => None,
    }
}

/// The names that the network took for one: `Modern Terminals and The Acme Group`, `Norwick to Lubbock`.
fn apart(runs: &Runs, place: Range<usize>) -> Vec<Range<usize>> {
    let sentence = runs.words.sentence_of(place.start);
    let lists = runs.lexicon.names();
    let word = |at: usize| runs.at(at, &sentence);
    if lists.organisation(&runs.name(&place)).is_some() {
        return vec![place];
    }
    let of = place.clone().any(|at| matches!(word(at), "of" | "for" | "on"));
    let subject = |at: usize| lists.is(Class::Topic, word(at)) || lists.is_ordinary(word(at));
    let parts = |at: usize| match word(at) {
        "in" | "to" | "after" | "against" | "without" | "from" | "by" | "with" | "before" | "at" => !of,
        "and" if at > place.start && at + 1 < place.end => {
            word(at + 1) == "The" || at >= place.start + 2 && !of && !(subject(at - 1) && subject(at + 1))
        }
        _ => false,
    };
    let mut pieces = Vec::new();
    let mut start = place.start;
    for at in place.clone().filter(|&at| parts(at)) {
        pieces.push(start..at);
        start = at + 1;
    }
    pieces.push(start..place.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The text with a plain space for every other kind, which the network would take for a word, and where its bytes were; none where the text
/// holds no other.
fn with_plain_spaces(text: &str) -> Option<(String, Vec<usize>)> {
    if text.is_ascii() || !text.chars().any(|c| c.is_whitespace() && !c.is_ascii()) {
        return None;
    }
    let (mut plain, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices() {
        let c = if c.is_whitespace() && !c.is_ascii() { ' ' } else { c };
        plain.push(c);
        places.extend(at..at + c.len_utf8());
    }
    places.push(text.len());
    Some((plain, places))
}

/// A person's name without the offices before it: `Controller Anna Berg`.
fn untitled(runs: &Runs, place: Range<usize>) -> Range<usize> {
    let mut place = place;
    while place.len() > 2 && runs.lexicon.names().is(Class::TitleRole, &runs.name(&(place.start..place.start + 1))) {
        place.start += 1;
    }
    place
}

/// The words of an entity without "the" before it, 's behind it, and what is no name at its ends; inside one sentence.
fn trim(runs: &Runs, place: Range<usize>) -> Range<usize> {
    let sentence = runs.words.sentence_of(place.start);
    let mut place = place.start..place.end.min(sentence.end);
    let is_name = |at: usize| runs.words.get(at).is_some_and(|word| word.is_name());
    while !place.is_empty() && (!is_name(place.start) || matches!(runs.at(place.start, &sentence), "The" | "A" | "An")) {
        place.start += 1;
    }
    while !place.is_empty() && !is_name(place.end - 1) {
        place.end -= 1;
    }
    // No name holds an amount of money, a quotation mark or a sign that stands free: "Features / Networks", "the Gulf for Rs 2,400".
    let foreign = |at: usize| {
        let free = |word: Word| {
            let before = at.checked_sub(1).and_then(|at| runs.words.get(at));
            before.is_some_and(|before| before.span.end() < word.span.start())
        };
        runs.words.get(at).is_some_and(|word| match runs.text(word) {
            "/" => free(word),
            // "joined the Council on 1 September"
            "on" | "in" => runs.words.get(at + 1).is_some_and(|day| day.form == Form::Number),
            "for" => at + 2 == place.end && runs.words.get(place.end).is_some_and(|amount| amount.form == Form::Number),
            text => word.form == Form::Sign && !matches!(text, "&" | "." | "," | "(" | ")" | "-" | "–" | "+" | "!"),
        })
    };
    if let Some(at) = place.clone().find(|&at| foreign(at)) {
        place.end = at;
    }
    // "Customers of Acme": a plain word that only opens the sentence.
    let lists = runs.lexicon.names();
    let opener = runs.at(place.start, &sentence);
    if place.len() > 2
        && runs.at(place.start + 1, &sentence) == "of"
        && runs.opens_sentence(place.start, &sentence)
        && lists.is_ordinary(opener)
        && lists.head(opener).is_none()
        && !lists.is(Class::OfHead, opener)
    {
        place.start += 2;
    }
    // "the Rector of UCM": an office, and whose it is.
    if place.len() > 2
        && runs.at(place.start + 1, &sentence) == "of"
        && lists.is(Class::TitleRole, &runs.name(&(place.start..place.start + 1)))
        && (place.start + 2..place.end).any(|at| {
            lists.head(runs.at(at, &sentence)).is_some() || runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 1)
        })
    {
        place.start += 2;
    }
    // "Corvaglia Medical of Lugano": where a firm is, is no part of its name.
    if let Some(of) = place.clone().skip(1).find(|&at| runs.at(at, &sentence) == "of")
        && lists
            .place(&runs.name(&(of + 1..place.end)))
            .is_some_and(|country| country != Geography::Country || of > place.start + 1 && !lists.is_plain(&opener.to_lowercase()))
        && (place.start..of).all(|at| lists.head(runs.at(at, &sentence)).is_none() && !lists.is(Class::OfHead, runs.at(at, &sentence)))
    {
        place.end = of;
    }
    let owns = |at: usize| matches!(runs.at(at, &sentence), "'s" | "’s");
    while place.len() > 1 && !owns(place.start + 1) && lists.is(Class::Honorific, runs.at(place.start, &sentence)) {
        place.start += 1 + usize::from(runs.at(place.start + 1, &sentence) == ".");
        place.start = place.start.min(place.end);
    }
    place
}
