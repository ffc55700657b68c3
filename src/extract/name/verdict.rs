//! What the whole article says of each name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::{self, Label, Votes};
use super::hint::Hints;
use super::place;
use super::run::Runs;
use super::thing;
use super::word::Form;
use crate::extract::lexicon::names::{Class, Place};
use crate::extract::token::Case;

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

/// The least votes in a text that is not English, where the network's do not count.
const FOREIGN: f32 = 3.0;

/// Weighs every candidate and lets the article decide on each name.
pub fn judge(runs: &Runs, hints: &Hints, candidates: &[Range<usize>]) -> Vec<Named> {
    let english = runs.is_english();
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
        let votes = place::of_place(runs, piece);
        around[at].0.strongest(votes);
        around[at].1.gather(votes);
    }
    let (alone, business) = (alone(runs), runs.is_business());
    let small = small(runs);
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
        if business && called(runs, named, &alone) {
            named.votes.add(Label::Organisation, if strongest.of(Label::Organisation) >= 2.0 { 3.0 } else { 1.6 });
        }
        // A town that has shares and staff, and in which nothing is, is a firm of that name.
        let town = matches!(runs.lexicon.names().place(&named.key), Some(Place::City | Place::Town));
        if town && strongest.of(Label::Organisation) >= 2.5 && !named.places.iter().any(|at| place::is_where(runs, at)) {
            named.votes.add(Label::Place, -3.0);
        }
        // What stands nowhere but in brackets behind a firm's name, and is not its acronym; the words of `Falcon 9`.
        let thing = |place: &Range<usize>| {
            let sentence = runs.words.sentence_of(place.start);
            thing::is_ticker(runs, place, &sentence) || thing::begins(runs, place.start, &sentence).is_some_and(|end| end > place.end)
        };
        if named.places.iter().all(thing) {
            named.votes.add(Label::Other, 8.0);
        }
        // "Couriers say": a word that only opens sentences, and is one of the language or of this very article.
        let only_opens =
            || named.places.iter().all(|place| place.len() == 1 && runs.opens_sentence(place.start, &runs.words.sentence_of(place.start)));
        let lists = runs.lexicon.names();
        let word = named.key.to_lowercase();
        let plain = !named.key.contains(' ')
            && lists.organisation(&named.key).is_none()
            && only_opens()
            && (small.contains(word.as_str()) || lists.is_plain(&word));
        // "Iodine" amid a sentence, where the article writes it small too.
        let common = !plain
            && !named.key.contains(' ')
            && lists.organisation(&named.key).is_none()
            && strongest.of(Label::Organisation) < 1.5
            && named.places.iter().all(|place| runs.words.get(place.start).is_some_and(|word| word.form == Form::Name(Case::Capital)))
            && small.contains(word.as_str());
        named.votes.add(Label::Other, if common { 1.5 } else { 0.0 });
        if plain {
            named.votes.add(Label::Other, if word.ends_with("ing") || word.ends_with('s') { 6.0 } else { 3.0 });
        }
        named.cues = named.votes;
        for place in &named.places {
            if let Some(label) = hints.at(place).filter(|_| english) {
                let coined = runs.words.get(place.start).is_some_and(|word| matches!(word.form, Form::Name(Case::Upper | Case::Mixed)));
                let doubt = if plain && label == Label::Organisation { 0.3 } else { 1.0 };
                named.votes.add(label, weight(place, label, named.cues, coined) * doubt / places);
            }
        }
        let taken = |place: &Range<usize>| matches!(hints.at(place), Some(Label::Person | Label::Place | Label::Other));
        if english && named.places.iter().any(|place| evidence::is_unknown(runs, place)) && !named.places.iter().any(taken) {
            named.votes.add(Label::Organisation, 0.6);
        }
        named.label = named.votes.winner(if english { LEAST } else { FOREIGN });
    }
    if english {
        unexplained(runs, hints, &mut names, candidates);
    }
    // `Hollis Quarry`, where `Hollis` is a firm and nobody.
    let short: HashSet<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation) && !named.key.contains(' ') && named.cues.of(Label::Organisation) >= 1.2)
        .map(|named| named.key.clone())
        .collect();
    for named in names.iter_mut().filter(|named| named.label != Some(Label::Organisation)) {
        let opens = named.key.split_once(' ').is_some_and(|(first, rest)| !rest.contains(' ') && short.contains(first));
        if opens
            && business
            && named.places.iter().all(|at| place::of_place(runs, at).of(Label::Person) < 0.8)
            && named.votes.of(Label::Place) < 3.0
        {
            named.votes.add(Label::Organisation, 5.0);
            named.label = named.votes.winner(LEAST);
        }
    }
    among_others(runs, &mut names, candidates);
    // "The Haugdals": of a family, not of a firm.
    let surnames: HashSet<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Person))
        .filter_map(|named| named.key.rsplit_once(' ').map(|(_, last)| last.to_owned()))
        .collect();
    for named in names.iter_mut().filter(|named| named.key.strip_suffix('s').is_some_and(|one| surnames.contains(one))) {
        named.votes.add(Label::Other, 12.0);
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
            let given = named.key.split(' ').next().is_some_and(|first| runs.lexicon.names().is_first_name(first));
            named.votes.add(Label::Organisation, if given { 2.5 } else { 4.0 });
            named.label = named.votes.winner(LEAST);
        }
    }
    // `Donnchadh MacAskill`, whom the article calls `MacAskill` and takes for somebody: the name in full is his.
    let lone: HashSet<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Person) && !named.key.contains(' '))
        .map(|named| named.key.clone())
        .collect();
    for named in names.iter_mut().filter(|named| named.label == Some(Label::Organisation) && named.cues.of(Label::Organisation) < 2.0) {
        let surname = named.key.rsplit_once(' ').filter(|(given, _)| given.split(' ').count() < 3).map(|(_, surname)| surname);
        if surname.is_some_and(|surname| lone.contains(surname) && runs.lexicon.names().head(surname).is_none()) {
            named.votes.add(Label::Person, 6.0);
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

/// The words that somewhere stand without a capital.
fn small<'a>(runs: &'a Runs) -> HashSet<&'a str> {
    runs.words.all.iter().filter(|word| word.form == Form::Small).map(|word| runs.text(*word)).collect()
}

/// The words with a capital that somewhere stand with no other beside them.
fn alone<'a>(runs: &'a Runs) -> HashSet<&'a str> {
    let is_name = |at: usize| runs.words.get(at).is_some_and(|word| word.is_name());
    let lone = |at: &usize| is_name(*at) && !is_name(at + 1) && !at.checked_sub(1).is_some_and(is_name);
    (0..runs.words.all.len()).filter(lone).filter_map(|at| runs.words.get(at)).map(|word| runs.text(word)).collect()
}

/// Whether the article calls a name of two words as it calls firms: later by the first word, or in full again and again.
fn called(runs: &Runs, named: &Named, alone: &HashSet<&str>) -> bool {
    let Some((first, last)) = named.key.split_once(' ').filter(|(_, last)| !last.contains(' ')) else { return false };
    let lists = runs.lexicon.names();
    let doubtful = named.votes.of(Label::Person) >= 1.5 && named.votes.of(Label::Person) < 3.5;
    if !doubtful || named.votes.of(Label::Organisation) < 1.2 {
        return false;
    }
    // Somebody is named in full once or twice, a firm again and again.
    if named.places.len() > 2 && !alone.contains(last) && !alone.contains(first) {
        return true;
    }
    if lists.is_ordinary(first) || lists.place(first).is_some() {
        return false;
    }
    alone.contains(first) && !alone.contains(last)
}

/// Gives lone names that nothing explains to organisations, where they stand in a list with organisations, or where the article is about
/// business and something speaks for it: the network takes many a young company for a person or a place.
fn unexplained(runs: &Runs, hints: &Hints, names: &mut [Named], candidates: &[Range<usize>]) {
    let lists = runs.lexicon.names();
    let business = runs.is_business();
    let bearers: HashSet<String> = names
        .iter()
        .filter(|named| named.label == Some(Label::Person) && named.key.contains(' '))
        .flat_map(|named| named.key.split(' ').map(str::to_owned))
        .collect();
    let mut found: HashSet<usize> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation))
        .flat_map(|named| named.places.iter().map(|place| place.start))
        .collect();
    let ends: HashMap<usize, usize> = candidates.iter().map(|place| (place.end, place.start)).collect();
    // A list is walked from its proven end.
    for _ in 0..3 {
        for named in names.iter_mut().filter(|named| named.label != Some(Label::Organisation)) {
            let cues = named.cues;
            if let Some((first, rest)) = named.key.split_once(' ') {
                // `Glass Lewis`, which the network takes for a person.
                let plain = rest.split(' ').count() < 3
                    && !lists.is_first_name(first)
                    && lists.place(first).is_none()
                    && [Label::Other, Label::Person, Label::Place].iter().all(|&label| cues.of(label) < 0.8);
                if !plain || !business || named.votes.of(Label::Organisation) > 4.0 || !first.starts_with(char::is_uppercase) {
                    continue;
                }
                let listed = named.places.iter().any(|place| is_listed_with(runs, place, &ends, &found));
                let weight = if cues.of(Label::Organisation) >= 1.4 { 1.5 } else { 0.0 } + if listed { 2.8 } else { 0.0 };
                named.votes.add(Label::Organisation, weight);
                named.label = named.votes.winner(LEAST);
                if named.label == Some(Label::Organisation) {
                    found.extend(named.places.iter().map(|place| place.start));
                }
                continue;
            }
            let key = named.key.as_str();
            let known = lists.is_ordinary(key)
                || lists.is_first_name(key)
                || lists.place(key).is_some()
                || bearers.contains(key)
                || lists.is(Class::Opener, key)
                || key.contains(['\'', '’', '.'])
                || [Label::Other, Label::Person].iter().any(|&label| cues.of(label) >= 1.4)
                || cues.of(Label::Place) >= 0.8;
            let seen: Vec<Label> = named.places.iter().filter_map(|place| hints.at(place)).collect();
            if known || seen.contains(&Label::Other) || key.len() < 3 {
                continue;
            }
            let listed = named.places.iter().any(|place| is_listed_with(runs, place, &ends, &found));
            let speaks = cues.of(Label::Organisation) >= if business { 0.6 } else { 1.4 };
            if listed && business
                || speaks && (business || !seen.is_empty())
                || listed && seen.is_empty() && cues.of(Label::Organisation) > 0.0
            {
                named.votes.add(Label::Organisation, 5.0);
                named.label = named.votes.winner(LEAST);
                found.extend(named.places.iter().map(|place| place.start));
            }
        }
    }
}

/// Gives a name that stands in a list between two of a kind to that kind: a firm between firms, a town among towns; and to the firms what
/// is a firm's name with a place behind it: `Norvia North America`.
fn among_others(runs: &Runs, names: &mut [Named], candidates: &[Range<usize>]) {
    let lists = runs.lexicon.names();
    let mut labels: HashMap<usize, Label> = HashMap::new();
    let mut firms: HashSet<String> = HashSet::new();
    for named in names.iter() {
        if named.label == Some(Label::Organisation) {
            firms.insert(named.key.clone());
        }
        let place = named.cues.of(Label::Organisation) < 0.8 && lists.place(&named.key).is_some_and(|place| place != Place::Nationality);
        if let Some(label) = if place { Some(Label::Place) } else { named.label } {
            labels.extend(named.places.iter().map(|place| (place.start, label)));
        }
    }
    let ends: HashMap<usize, usize> = candidates.iter().map(|place| (place.end, place.start)).collect();
    let somebody: HashSet<usize> = names
        .iter()
        .filter(|named| named.label == Some(Label::Person) && named.key.contains(' ') && named.votes.of(Label::Person) >= 3.0)
        .flat_map(|named| named.places.iter().map(|place| place.start))
        .collect();
    let word = |at: usize, sentence: &Range<usize>| runs.at(at, sentence);
    for named in names.iter_mut() {
        let lists_with = |label: Label| {
            named.places.iter().any(|place| {
                let sentence = runs.words.sentence_of(place.start);
                let mut next = place.end;
                while matches!(word(next, &sentence), "," | "and" | "or" | "the") && next < place.end + 3 {
                    next += 1;
                }
                let Some(mut last) = place.start.checked_sub(1) else { return false };
                while matches!(word(last, &sentence), "," | "and" | "or" | "the") && last + 3 > place.start && last > sentence.start {
                    last -= 1;
                }
                let after = next > place.end && labels.get(&next) == Some(&label);
                let before = last + 1 < place.start && ends.get(&(last + 1)).is_some_and(|start| labels.get(start) == Some(&label));
                let comma = word(place.end, &sentence) == "," || word(place.start - 1, &sentence) == ",";
                before && after && comma
            })
        };
        let first = named.key.split(' ').next().unwrap_or_default();
        // "Anna Berg and Quintin Aske": who is named beside somebody in full, and of whom nothing speaks for a body.
        let beside_somebody = |place: &Range<usize>| {
            let sentence = runs.words.sentence_of(place.start);
            let before = place.start.checked_sub(1).filter(|&at| word(at, &sentence) == "and").and_then(|and| ends.get(&and).copied());
            let after = (word(place.end, &sentence) == "and").then_some(place.end + 1);
            [before, after].into_iter().flatten().any(|start| somebody.contains(&start))
        };
        match named.label {
            Some(Label::Organisation)
                if named.cues.of(Label::Organisation) < 0.8
                    && named.key.split(' ').count() == 2
                    && named.key.split(' ').all(|word| {
                        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase) && !lists.is_ordinary(word)
                    })
                    && named.places.iter().all(beside_somebody) =>
            {
                named.votes.add(Label::Person, 6.0);
            }
            Some(Label::Organisation) if named.cues.of(Label::Organisation) < 1.5 && lists_with(Label::Place) => {
                named.votes.add(Label::Place, 8.0);
            }
            Some(Label::Organisation) => continue,
            _ if named.key.contains(' ')
                && named.votes.of(Label::Person) < 2.0
                && lists.place(&named.key).is_none()
                && !lists.is_first_name(first)
                && lists_with(Label::Organisation) =>
            {
                named.votes.add(Label::Organisation, 7.0);
            }
            _ => {
                let located = firms.iter().any(|firm| {
                    let rest = named.key.strip_prefix(firm.as_str()).and_then(|rest| rest.strip_prefix(' '));
                    rest.is_some_and(|rest| matches!(lists.place(rest), Some(Place::Country | Place::Region)))
                });
                if !located {
                    continue;
                }
                named.votes.add(Label::Organisation, 7.0);
            }
        }
        named.label = named.votes.winner(LEAST);
    }
}

/// Whether a name stands in a list beside an organisation: `Acme, Norvia and X`.
fn is_listed_with(runs: &Runs, place: &Range<usize>, ends: &HashMap<usize, usize>, organisations: &HashSet<usize>) -> bool {
    let sentence = runs.words.sentence_of(place.start);
    let word = |at: usize| runs.at(at, &sentence);
    let joins = |at: usize| matches!(word(at), "," | "and" | "or");
    let behind = place.end + usize::from(word(place.end) == "," && word(place.end + 1) == "and");
    if joins(behind) && organisations.contains(&(behind + 1)) {
        return true;
    }
    let Some(mut ahead) = place.start.checked_sub(1).filter(|&at| joins(at)) else { return false };
    if word(ahead) != "," && ahead > sentence.start && word(ahead - 1) == "," {
        ahead -= 1;
    }
    ends.get(&ahead).is_some_and(|start| organisations.contains(start))
}

/// What the network's word is worth, where it says it of every place of a name: it is surest of names of several words, and takes
/// many a young company for a person.
fn weight(place: &Range<usize>, label: Label, cues: Votes, coined: bool) -> f32 {
    let several = place.len() > 1;
    match label {
        // A first name with a word behind it that is no head.
        Label::Organisation if several && cues.of(Label::Person) >= 2.4 && cues.of(Label::Organisation) < 0.8 => 1.5,
        Label::Organisation if several && cues.of(Label::Person) >= 2.4 && cues.of(Label::Organisation) < 1.6 => 1.4,
        Label::Organisation if several => 2.7,
        // A lone acronym or coined word is as often a method or a product.
        Label::Organisation if coined && cues.of(Label::Organisation) < 1.0 => 1.3,
        Label::Organisation => 2.3,
        Label::Person if several && cues.of(Label::Person) >= 1.5 => 2.6,
        Label::Person if several && cues.of(Label::Organisation) < 1.0 => 2.3,
        Label::Person if several => 1.7,
        Label::Person => 0.9,
        // `Norwick Harbour Ferries`: its own words name a body.
        Label::Place if several && cues.of(Label::Organisation) >= 2.5 => 1.2,
        Label::Place => 2.3,
        Label::Other => 2.0,
    }
}
