//! People: names and later surnames. Their roles are found in [`role`](super::role).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexicon::names::Class;
use super::name::evidence::Label;
use super::name::run::Runs;
use super::name::verdict::Named;
use super::name::word::Word;
use super::organisation::OrganisationId;
use crate::span::Span;

/// The index of a person in its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub u32);

/// One person of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The full name, without honorific or post-nominals, as written where it is longest.
    pub name: String,
    /// "chief executive", as written.
    pub role: Option<String>,
    /// The organisation that the role belongs to.
    pub organisation: Option<OrganisationId>,
    /// Where the person is named, in the order of the text.
    pub mentions: Vec<Span>,
}

/// A person with places in words.
#[derive(Clone, Debug, Default)]
pub struct Somebody {
    /// The longest name.
    pub name: String,
    /// Small-letter words of the name.
    pieces: Vec<String>,
    /// The piece that stands alone later.
    surname: String,
    /// Whether the first piece may be the surname, as in `Chen Mei-ling`.
    surname_first: bool,
    /// Places, in the order of the text.
    pub places: Vec<Range<usize>>,
}

/// The people of an article, in the order of their first mention.
///
/// A full name makes a person; a title with one name does too. A surname alone joins the person whose it is.
pub fn find(runs: &Runs, names: &[Named]) -> Vec<Somebody> {
    let mut people: Vec<Somebody> = Vec::new();
    let mut full: Vec<(Range<usize>, &Named)> = Vec::new();
    // `Altiplano Verde` beside `Minera Altiplano Verde`: a firm's short name, where nothing else tells of a person.
    let ends: HashSet<&str> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation))
        .filter_map(|named| named.key.split_once(' ').map(|(_, end)| end))
        .filter(|end| end.contains(' '))
        .collect();
    let is_person =
        |named: &&Named| named.label == Some(Label::Person) && (!ends.contains(named.key.as_str()) || named.cues.of(Label::Person) >= 2.0);
    for named in names.iter().filter(is_person) {
        full.extend(named.places.iter().map(|place| (place.clone(), named)));
    }
    full.sort_by_key(|(place, _)| place.start);
    // Who may be the same have the first and the last word of their names in common.
    let mut alike: HashMap<[String; 2], Vec<usize>> = HashMap::new();
    let mut tails: HashMap<String, usize> = HashMap::new();
    // Full names first: a surname may stand before its full name, in a standfirst.
    for (place, _) in full.iter().filter(|(place, _)| place.len() > 1) {
        let place = without_post_nominals(runs, place.clone());
        let name = runs.name(&place).into_owned();
        let pieces: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
        if let Some(person) = tails.get(&name.to_lowercase()).and_then(|&at| people.get_mut(at)) {
            person.places.push(place);
            continue;
        }
        let Some(ends) = pieces.first().zip(pieces.last()).map(|(first, last)| [first.clone(), last.clone()]) else { continue };
        let alike = alike.entry(ends).or_default();
        match alike.iter().copied().find(|&at| same(&people[at].pieces, &pieces)) {
            Some(at) => {
                let person = &mut people[at];
                if pieces.len() > person.pieces.len() {
                    (person.name, person.pieces) = (name, pieces);
                }
                person.places.push(place);
            }
            None => {
                let surname = surname(runs, &place);
                let first = runs.words.get(place.start).map(|word| runs.text(word).to_lowercase()).unwrap_or_default();
                let surname_first = runs.lexicon.names().is(Class::SurnameFirst, &capitalised(&first));
                alike.push(people.len());
                // `Dale Lindqvist` behind `Marit Dale Lindqvist`.
                if let Some((_, tail)) = name.split_once(' ').filter(|(_, tail)| tail.contains(' ')) {
                    tails.insert(tail.to_lowercase(), people.len());
                }
                people.push(Somebody { name, pieces, surname, surname_first, places: vec![place] });
            }
        }
    }
    let mut told: HashSet<String> = people.iter().flat_map(|person| person.pieces.iter().chain([&person.surname])).cloned().collect();
    for (place, _) in full.iter().filter(|(place, _)| place.len() == 1) {
        let name = runs.name(place).into_owned();
        let titled = place.start.checked_sub(1).and_then(|at| runs.words.get(at)).is_some_and(|word| {
            let word = runs.text(word);
            word == "." || runs.lexicon.names().is(Class::Honorific, word)
        });
        let small = name.to_lowercase();
        if titled && !told.contains(&small) && !runs.lexicon.names().is(Class::Role, &name) {
            told.insert(small.clone());
            people.push(Somebody { surname: small.clone(), pieces: vec![small], name, ..Somebody::default() });
        }
    }
    surnames(runs, names, &mut people);
    for person in &mut people {
        person.places.sort_by_key(|place| place.start);
        person.places.dedup();
    }
    people.retain(|person| !person.places.is_empty());
    people.sort_by_key(|person| person.places.first().map_or(0, |place| place.start));
    people
}

/// A word in small letters with its first as a capital.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether two names are of one person: the same words, or one is the other without middle names.
fn same(left: &[String], right: &[String]) -> bool {
    if left == right {
        return true;
    }
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    short.len() > 1 && short.first() == long.first() && short.last() == long.last()
}

/// The word that stands for a person later: the one in capitals where only one is, else the last.
fn surname(runs: &Runs, place: &Range<usize>) -> String {
    let upper = || {
        place
            .clone()
            .filter(|&at| runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 1 && !runs.text(word).contains('.')))
    };
    let at = if upper().count() == 1 { upper().next() } else { None };
    let at = at.unwrap_or(place.end - 1);
    runs.words.get(at).map(|word| runs.text(word).to_lowercase()).unwrap_or_default()
}

fn without_post_nominals(runs: &Runs, place: Range<usize>) -> Range<usize> {
    let mut place = place;
    while place.len() > 2 && runs.words.get(place.end - 1).is_some_and(|word| runs.lexicon.names().is(Class::PostNominal, runs.text(word)))
    {
        place.end -= 1;
    }
    place
}

/// Adds the places where a surname stands alone.
fn surnames(runs: &Runs, names: &[Named], people: &mut [Somebody]) {
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        bearers.entry(person.surname.clone()).or_default().push(at);
        // Surname first, without capitals: `Mr Shen` for Shen Weizhong.
        for piece in &person.pieces {
            if *piece != person.surname {
                bearers.entry(piece.clone()).or_default().push(at);
            }
        }
    }
    let mut candidates: HashMap<usize, (&Range<usize>, &Named)> = HashMap::new();
    for named in names {
        for place in &named.places {
            for at in place.clone() {
                candidates.insert(at, (place, named));
            }
        }
    }
    // Firms that bear a person's name: `Berg Capital`.
    let firms: HashSet<&str> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation))
        .filter_map(|named| named.key.split_once(' ').map(|(first, _)| first))
        .collect();
    // `Dale Lindqvist` behind `Marit Dale Lindqvist`.
    let tail = |person: &Somebody| person.name.split_once(' ').map(|(_, tail)| tail.to_owned());
    let tails: HashMap<String, usize> = people.iter().enumerate().filter_map(|(at, person)| Some((tail(person)?, at))).collect();
    for named in names.iter().filter(|named| named.key.contains(' ') && runs.lexicon.names().organisation(&named.key).is_none()) {
        if let Some(person) = tails.get(&named.key).and_then(|&at| people.get_mut(at)) {
            person.places.extend(named.places.iter().cloned());
        }
    }
    for sentence in &runs.words.sentences {
        let title_case = runs.is_title_case(sentence);
        for at in sentence.clone() {
            let Some(word) = runs.words.get(at).filter(|word| word.is_name()) else { continue };
            let text = runs.text(word);
            let Some(bearing) = bearers.get(text.to_lowercase().as_str()) else { continue };
            let candidate = candidates.get(&at);
            if candidate.is_some_and(|(place, _)| place.len() > 1) {
                continue;
            }
            if candidate.is_none() && title_case && (runs.lexicon.names().is_ordinary(text) || within_full_name(runs, at, sentence)) {
                continue;
            }
            let titled = runs.lexicon.names().is(Class::Honorific, runs.at(at.wrapping_sub(1), sentence))
                || runs.at(at.wrapping_sub(1), sentence) == ".";
            let bearer = bearing.iter().rev().copied().find(|&bearer| {
                let person = &people[bearer];
                let first_name_only = person.surname != text.to_lowercase() && !person.surname_first;
                let introduced = person.places.first().is_none_or(|place| place.start < at) || title_case;
                introduced && (!first_name_only || titled)
            });
            let Some(bearer) = bearer else { continue };
            // A surname of the article is no organisation, unless more than the network says so.
            let firm = |named: &Named| {
                let listed = runs.lexicon.names().organisation(&named.key).is_some() || firms.contains(named.key.as_str());
                listed && named.label == Some(Label::Organisation) && named.cues.of(Label::Organisation) >= 1.9
            };
            if candidate.is_some_and(|(_, named)| firm(named)) && !titled && !speaks(runs, at, sentence) {
                continue;
            }
            let doubtful = is_word(runs, word) && (title_case || runs.opens_sentence(at, sentence) || is_day(runs, word));
            if doubtful && !titled && !speaks(runs, at, sentence) {
                continue;
            }
            people[bearer].places.push(at..at + 1);
        }
    }
}

/// Whether a capitalised word stands next to it on either side, in a line where all have capitals.
fn within_full_name(runs: &Runs, at: usize, sentence: &Range<usize>) -> bool {
    runs.lexicon.names().is_first_name(runs.at(at.wrapping_sub(1), sentence))
}

/// Whether a surname is an ordinary word too: So, May, Young.
fn is_word(runs: &Runs, word: Word) -> bool {
    let text = runs.text(word);
    let lists = runs.lexicon.names();
    lists.is(Class::Opener, text) || lists.is_ordinary(text) || lists.is(Class::Calendar, text)
}

/// Whether a surname is a day or a month too: May.
fn is_day(runs: &Runs, word: Word) -> bool {
    runs.lexicon.names().is(Class::Calendar, runs.text(word))
}

/// Whether a surname stands where somebody speaks or owns: `So said` · `So’s` · `said So`.
fn speaks(runs: &Runs, at: usize, sentence: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let next = runs.at(at + 1, sentence);
    let before = runs.at(at.wrapping_sub(1), sentence);
    let behind = runs.at(at + 2, sentence);
    lists.is(Class::Speech, next) && !lists.is(Class::Opener, behind)
        || matches!(next, "'s" | "’s" | "has" | "also" | "was" | "will" | "joined") && !lists.is(Class::Opener, runs.at(at, sentence))
        || matches!(next, "'s" | "’s") && !runs.opens_sentence(at, sentence)
        || lists.is(Class::Speech, before) && !runs.words.get(at.wrapping_sub(1)).is_some_and(Word::is_name)
}
