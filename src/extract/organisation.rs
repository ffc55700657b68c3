//! Organisations: companies, universities and their units, authorities, media, clubs, exchanges.
//!
//! A name is proven by its own words, by what stands around it, and by the whole article: proven once, it is marked
//! everywhere in the article itself. A mention never holds "the" before the name or 's behind it. Not organisations:
//! places, nationalities, products (nor the brand inside a product's name), events, laws.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::alias::{self, Name};
use super::document::Document;
use super::figure::Confidence;
use super::lexicon::Lexicon;
use super::lexicon::names::{Class, Place};
use super::name::evidence::Label;
use super::name::hint::Hints;
use super::name::mark::{self, Forms, Mark};
use super::name::place;
use super::name::run::{Runs, key};
use super::name::thing;
use super::name::verdict::{self, Named};
use super::name::word::Words;
use super::person::{self, Person};
use super::reference::{self, Referent};
use super::role::phrase::{self, Scene};
use super::role::succession;
use crate::span::Span;

/// The index of an organisation in its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationId(pub u32);

/// The organisations and people of an article: found together, because a name is one or the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The most mentioned first.
    pub organisations: Vec<Organisation>,
    /// In the order of their first mention.
    pub people: Vec<Person>,
}

/// One organisation of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its canonical name: the longest full name in the article.
    pub name: String,
    /// Its other names: short forms and acronyms.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where it stands, in the order of the text.
    pub mentions: Vec<OrganisationMention>,
    /// How sure the finder is.
    pub confidence: Confidence,
}

/// What an organisation is.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    #[default]
    Company,
    University,
    Government,
    Regulator,
    Media,
    Exchange,
    Club,
    Ngo,
    Unit,
}

/// One place where an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationMention {
    /// The name without "the" and without 's.
    pub span: Span,
    /// How it is named there.
    pub how: Naming,
}

/// How a mention names its organisation.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Name,
    Alias,
    Acronym,
    /// "the company", "the university".
    Reference,
}

/// Finds the organisations and people of an article.
pub fn find(document: &Document, lexicon: &Lexicon) -> Names {
    find_with(document, lexicon, Hints::new)
}

/// Finds them with the hints that a reader of the words gives: the embedded network, or none.
pub fn find_with(document: &Document, lexicon: &Lexicon, read: impl Fn(&Runs) -> Hints) -> Names {
    let words = Words::new(document, lexicon);
    let runs = Runs { document, words: &words, lexicon };
    let mut hints = read(&runs);
    let candidates = hints.merge(&runs, runs.candidates());
    let mut names = verdict::judge(&runs, &hints, &candidates);
    let definitions = alias::definitions(&runs, &candidates);
    let always = settle(&runs, &mut names, &definitions);
    let people = person::find(&runs, &names);
    let forms = forms(&runs, &names, &definitions, &always);
    let mut marks = mark::places(&runs, &names, &forms, &always);
    let taken: HashSet<usize> = people.iter().flat_map(|person| person.places.iter().cloned().flatten()).collect();
    marks.retain(|mark| !mark.place.clone().any(|at| taken.contains(&at)));
    marks.extend(governments(&runs, &marks));
    marks.sort_by_key(|mark| mark.place.start);
    heads_alone(&runs, &mut marks);
    let mut definitions = definitions;
    native_names(&runs, &mut marks, &mut definitions);
    let organisations = gather(&runs, &marks, &names, &definitions);
    let places = mention_places(&words, &organisations);
    let mut persons: Vec<Range<usize>> = people.iter().flat_map(|person| person.places.iter().cloned()).collect();
    persons.sort_by_key(|place| place.start);
    let scene = Scene { runs: &runs, organisations: &places, people: &persons };
    let everybody: Vec<&[Range<usize>]> = people.iter().map(|somebody| somebody.places.as_slice()).collect();
    let held = succession::held(&scene, &organisations, &everybody);
    let people = people
        .into_iter()
        .zip(held)
        .map(|(somebody, (role, organisation))| {
            let mentions = somebody.places.iter().map(|place| words.span(place)).collect();
            Person { name: somebody.name, role: role.filter(|words| !words.is_empty()), organisation, mentions }
        })
        .collect();
    Names { organisations, people }
}

/// Applies what is surer than votes: definitions, the reader's own lists. Answers the names that always are organisations.
fn settle(runs: &Runs, names: &mut [Named], definitions: &[alias::Definition]) -> HashSet<String> {
    for definition in definitions {
        let proves = |named: &Named| named.label == Some(Label::Organisation) || named.votes.of(Label::Organisation) >= 2.3;
        let headed = alias::kind(&[&definition.long], runs.lexicon) != OrganisationKind::default();
        let either = names.iter().any(|named| (named.key == definition.long || named.key == definition.short) && proves(named));
        if either || headed {
            for named in names.iter_mut().filter(|named| named.key == definition.long || named.key == definition.short) {
                // `AI` is no body's where its long form is none; an acronym of a proven body is that body, whatever it means elsewhere.
                if named.votes.of(Label::Other) < 4.0 || named.key == definition.short && either && headed {
                    named.label = Some(Label::Organisation);
                }
            }
        }
        // `PSN`, the Payment Service Number: an acronym of a thing.
        let thing = definition.long.rsplit(' ').next().is_some_and(|last| runs.lexicon.names().is(Class::NoNameHead, last)) && !headed;
        let proven = |key: &str| names.iter().any(|named| named.key == key && named.label == Some(Label::Organisation));
        if thing && !proven(&definition.long) && runs.lexicon.names().organisation(&definition.short).is_none() {
            for named in names.iter_mut().filter(|named| named.key == definition.short && named.cues.of(Label::Organisation) < 3.0) {
                named.label = None;
            }
        }
    }
    let settings = &runs.lexicon.settings.organisations;
    let mut always: HashSet<String> = settings.always.iter().map(|name| key(name).into_owned()).collect();
    always.extend(settings.same_as.iter().flat_map(|(other, name)| [key(other).into_owned(), key(name).into_owned()]));
    let never: HashSet<String> = settings.never.iter().map(|name| key(name).into_owned()).collect();
    always.retain(|name| !never.contains(name));
    for named in names.iter_mut() {
        if always.contains(&named.key) {
            named.label = Some(Label::Organisation);
        } else if never.contains(&named.key) && named.label == Some(Label::Organisation) {
            named.label = None;
        }
    }
    always
}

/// Every form that is to be marked: proven names, their short forms, what the reader adds.
fn forms(runs: &Runs, names: &[Named], definitions: &[alias::Definition], always: &HashSet<String>) -> Forms {
    let mut forms = Forms::default();
    let never: HashSet<String> = runs.lexicon.settings.organisations.never.iter().map(|name| key(name).into_owned()).collect();
    let mut heads: HashMap<String, Vec<String>> = HashMap::new();
    for named in names.iter().filter(|named| named.label == Some(Label::Organisation)) {
        if let Some(place) = named.places.first() {
            let first = runs.words.get(place.start).map_or("", |word| runs.text(word));
            forms.add(first, place.len(), named.key.clone());
            // `Adler and Voss`, said of `Adler & Voss`.
            if named.key.contains(" & ") {
                forms.add(first, place.len(), named.key.replace(" & ", " and "));
            }
            if let Some((first, rest)) = named.key.split_once(' ') {
                heads.entry(first.to_owned()).or_default().push(rest.to_owned());
            }
        }
    }
    // The last word before a legal form: `Marajó` of `Lojas Marajó SA`.
    let lists = runs.lexicon.names();
    let tails: HashSet<&str> = names
        .iter()
        .filter(|named| named.label == Some(Label::Organisation))
        .filter_map(|named| {
            let stem: Vec<&str> = named
                .key
                .split(' ')
                .take_while(|word| !lists.is(Class::LegalForm, word.trim_matches(',')) || matches!(*word, "de" | "Company"))
                .collect();
            let last = *stem.last()?;
            (stem.len() > 1 && stem.len() < named.key.split(' ').count() && lists.head(last).is_none() && !lists.is_ordinary(last))
                .then_some(last)
        })
        .collect();
    // A short form that nothing else explains: `Norwick` beside `Norwick College London`.
    for named in names.iter().filter(|named| named.label != Some(Label::Organisation) && !never.contains(&named.key)) {
        let (first, rest) = named.key.split_once(' ').unwrap_or((&named.key, ""));
        let ends = rest.is_empty() && tails.contains(first);
        let shortens =
            ends || heads.get(first).is_some_and(|longer| longer.iter().any(|long| long.len() > rest.len() && long.starts_with(rest)));
        let unexplained = match named.label {
            None => true,
            Some(Label::Other) => named.votes.of(Label::Other) < 3.0 && !runs.lexicon.names().is(Class::Opener, first),
            Some(Label::Person) => named.key == first && named.votes.of(Label::Person) < 3.0,
            Some(Label::Place) => named.cues.of(Label::Place) < 1.5,
            _ => false,
        };
        let place = runs.lexicon.names().place(&named.key).is_some();
        let head = rest.is_empty()
            && (runs.lexicon.names().is(Class::Topic, first)
                || runs.lexicon.names().head(first).is_some()
                || runs.lexicon.names().is(Class::NoNameHead, first));
        // `Ostrava` beside `Ostrava Motive`, where the article never means the town.
        let town = rest.is_empty()
            && matches!(runs.lexicon.names().place(&named.key), Some(Place::City | Place::Town))
            && heads.contains_key(first)
            && !named.places.iter().any(|place| place::is_where(runs, place));
        if town && !forms.holds(&named.key) {
            forms.add_subject(&named.key);
        }
        if shortens
            && unexplained
            && !place
            && !head
            && first.len() > 2
            && let Some(place) = named.places.first()
        {
            let first = runs.words.get(place.start).map_or("", |word| runs.text(word));
            forms.add(first, place.len(), named.key.clone());
        }
    }
    // "NORVIA BUYS A BREWER": a headline in capitals.
    if runs.words.sentences.iter().any(|sentence| runs.is_shouted(sentence)) {
        let held: Vec<&Named> = names.iter().filter(|named| forms.holds(&named.key)).collect();
        for named in held {
            let known = runs.lexicon.names().is_ordinary(&named.key) || is_shortening(&named.key);
            if let Some(place) = named.places.first().filter(|_| !known) {
                let first = runs.words.get(place.start).map_or("", |word| runs.text(word));
                forms.add(&first.to_uppercase(), place.len(), named.key.to_uppercase());
            }
        }
    }
    for definition in definitions {
        if forms.holds(&definition.long) && !never.contains(&definition.short) {
            forms.add(&definition.short, definition.short_place.len(), definition.short.clone());
        }
    }
    for name in always {
        let words: Vec<&str> = name.split_whitespace().collect();
        if let Some(first) = words.first() {
            // Signs and endings are words of their own.
            forms.add(first, words.len() * 2 + 1, name.clone());
            let bare = first.trim_end_matches("'s");
            forms.add(bare, words.len() * 2 + 2, name.clone());
        }
    }
    forms
}

/// Whether a name is in capitals anyway, or is too short to be told from a word in capitals.
fn is_shortening(key: &str) -> bool {
    key.chars().count() < 4 || key.chars().all(|letter| !letter.is_lowercase())
}

/// `Trump administration`, `Hong Kong government`: a place's or person's name with its government behind.
fn governments(runs: &Runs, marks: &[Mark]) -> Vec<Mark> {
    let marked: HashSet<usize> = marks.iter().flat_map(|mark| mark.place.clone()).collect();
    let mut found = Vec::new();
    for sentence in &runs.words.sentences {
        for at in sentence.clone() {
            let head = runs.at(at, sentence);
            let before = |back: usize| at.checked_sub(back).filter(|at| sentence.contains(at));
            let Some(one) = before(1).filter(|one| !marked.contains(one)) else { continue };
            let is_place = |words: Range<usize>| {
                matches!(
                    runs.lexicon.names().place(&runs.name(&words)),
                    Some(Place::Country | Place::Region | Place::City | Place::Nationality)
                )
                .then_some(words.start)
            };
            let start = match head {
                "government" | "Government" if !thing::is_borrowing(head, runs.at(at + 1, sentence)) => {
                    before(2).and_then(|two| is_place(two..at)).or_else(|| is_place(one..at))
                }
                "administration" | "Administration" if runs.words.get(one).is_some_and(|word| word.is_name()) => Some(one),
                _ => None,
            };
            if let Some(start) = start.filter(|start| !(*start..=at).any(|at| marked.contains(&at))) {
                found.push(Mark { place: start..at + 1, key: runs.name(&(start..at + 1)).into_owned() });
            }
        }
    }
    found
}

/// A name in a script without capitals, in brackets behind the Latin one: `Kagawa Sharyo (香川車輌)`.
fn native_names(runs: &Runs, marks: &mut Vec<Mark>, definitions: &mut Vec<alias::Definition>) {
    let uncased = |at: usize| runs.words.get(at).is_some_and(|word| runs.text(word).chars().all(|c| c > '\u{2e7f}'));
    let mut found = Vec::new();
    for mark in marks.iter() {
        let sentence = runs.words.sentence_of(mark.place.start);
        let start = mark.place.end + 1;
        let Some(end) = (start + 1..start + 6).find(|&at| runs.at(at, &sentence) == ")") else { continue };
        if runs.at(mark.place.end, &sentence) == "(" && (start..end).all(uncased) {
            let key = runs.name(&(start..end)).into_owned();
            let (long, long_place) = (mark.key.clone(), mark.place.clone());
            definitions.push(alias::Definition { short: key.clone(), long, long_place, short_place: start..end });
            found.push(Mark { place: start..end, key });
        }
    }
    marks.extend(found);
    marks.sort_by_key(|mark| mark.place.start);
}

/// A capitalised head alone, "the Institute": the last organisation so headed, under its own name.
fn heads_alone(runs: &Runs, marks: &mut Vec<Mark>) {
    let mut last: HashMap<String, String> = HashMap::new();
    let mut found = Vec::new();
    let marked: HashMap<usize, usize> = marks.iter().enumerate().map(|(index, mark)| (mark.place.start, index)).collect();
    let covered: HashSet<usize> = marks.iter().flat_map(|mark| mark.place.clone()).collect();
    for sentence in &runs.words.sentences {
        for at in sentence.clone() {
            if let Some(mark) = marked.get(&at).and_then(|&index| marks.get(index)) {
                for word in mark.key.split(' ') {
                    if runs.lexicon.names().head(word).is_some() {
                        last.insert(word.to_owned(), mark.key.clone());
                    }
                }
            }
            let text = runs.at(at, sentence);
            let alone = !covered.contains(&at)
                && runs.lexicon.names().head(text).is_some()
                && at > sentence.start
                && matches!(runs.at(at - 1, sentence), "the" | "The")
                && !runs.words.get(at + 1).is_some_and(|next| sentence.contains(&(at + 1)) && next.is_name())
                && runs.at(at + 1, sentence) != "of"
                && !runs.is_title_case(sentence);
            if let Some(key) = last.get(text).filter(|_| alone) {
                found.push(Mark { place: at..at + 1, key: key.clone() });
            }
        }
    }
    marks.extend(found);
    marks.sort_by_key(|mark| mark.place.start);
}

/// Joins the marks into organisations, the most mentioned first, with their references.
fn gather(runs: &Runs, marks: &[Mark], names: &[Named], definitions: &[alias::Definition]) -> Vec<Organisation> {
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut keys: Vec<Name> = Vec::new();
    for mark in marks {
        index.entry(&mark.key).or_insert_with(|| {
            keys.push(Name { key: mark.key.clone(), proven: true });
            keys.len() - 1
        });
    }
    let groups = alias::group(&keys, definitions, runs.lexicon);
    let mut members: BTreeMap<usize, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        if let Some(&at) = index.get(mark.key.as_str()) {
            members.entry(groups[at]).or_default().push(mark);
        }
    }
    let votes: HashMap<&str, f32> = names.iter().map(|named| (named.key.as_str(), named.votes.of(Label::Organisation))).collect();
    let mut organisations: Vec<(Vec<usize>, Organisation)> =
        members.into_values().map(|marks| organisation(runs, &marks, &votes)).collect();
    organisations.sort_by_key(|(starts, organisation)| (std::cmp::Reverse(organisation.mentions.len()), starts.first().copied()));
    let covered: HashSet<usize> = marks.iter().flat_map(|mark| mark.place.clone()).collect();
    for (starts, organisation) in &mut organisations {
        let unknown = organisation.kind == OrganisationKind::Company && runs.lexicon.names().organisation(&organisation.name).is_none();
        if let Some(kind) = described(runs, starts, &organisation.mentions).iter().find_map(|noun| kind_of(noun)).filter(|_| unknown) {
            organisation.kind = kind;
        }
    }
    let referents: Vec<Referent> = organisations
        .iter()
        .map(|(starts, organisation)| Referent {
            kind: organisation.kind,
            places: starts.clone(),
            described: described(runs, starts, &organisation.mentions),
        })
        .collect();
    for (place, referent) in reference::find(runs, &referents, |at| covered.contains(&at)) {
        if let Some((_, organisation)) = organisations.get_mut(referent) {
            organisation.mentions.push(OrganisationMention { span: runs.words.span(&place), how: Naming::Reference });
        }
    }
    let mut organisations: Vec<Organisation> = organisations.into_iter().map(|(_, organisation)| organisation).collect();
    for organisation in &mut organisations {
        organisation.mentions.sort_by_key(|mention| mention.span);
    }
    organisations.sort_by_key(|organisation| std::cmp::Reverse(organisation.mentions.len()));
    organisations
}

/// One organisation from its marks, with the starts of its places in words.
fn organisation(runs: &Runs, marks: &[&Mark], votes: &HashMap<&str, f32>) -> (Vec<usize>, Organisation) {
    let written = |mark: &Mark| runs.name(&mark.place).into_owned();
    let same_as = &runs.lexicon.settings.organisations.same_as;
    // What the reader says a name stands for need not stand in this text.
    let told = marks.iter().find_map(|mark| same_as.get(&written(mark)).cloned());
    let longest = || {
        let rank = |name: &String| {
            (!alias::is_acronym(name), name.split(' ').count(), name.len(), name.chars().filter(|c| c.is_lowercase()).count())
        };
        marks.iter().map(|mark| written(mark)).max_by_key(rank)
    };
    let name = told.or_else(longest).unwrap_or_default();
    let mut aliases: Vec<String> = Vec::new();
    for mark in marks {
        let other = written(mark);
        if other != name && !aliases.contains(&other) {
            aliases.push(other);
        }
    }
    let all: Vec<&str> = std::iter::once(name.as_str()).chain(aliases.iter().map(String::as_str)).collect();
    let kind = alias::kind(&all, runs.lexicon);
    let proof = marks.iter().filter_map(|mark| votes.get(mark.key.as_str())).fold(0.0, |best: f32, &votes| best.max(votes));
    let confidence = if proof >= 2.5 { Confidence::High } else { Confidence::Low };
    let mentions = marks
        .iter()
        .map(|mark| {
            let other = written(mark);
            let how = if other == name {
                Naming::Name
            } else if alias::is_acronym(&other) {
                Naming::Acronym
            } else {
                Naming::Alias
            };
            OrganisationMention { span: runs.words.span(&mark.place), how }
        })
        .collect();
    (marks.iter().map(|mark| mark.place.start).collect(), Organisation { name, aliases, kind, mentions, confidence })
}

/// What a description makes of an organisation that its name tells nothing of.
fn kind_of(noun: &str) -> Option<OrganisationKind> {
    match noun {
        "university" | "college" => Some(OrganisationKind::University),
        "regulator" | "watchdog" | "authority" | "commission" => Some(OrganisationKind::Regulator),
        "ministry" | "department" => Some(OrganisationKind::Government),
        "newspaper" | "magazine" | "broadcaster" => Some(OrganisationKind::Media),
        "exchange" | "bourse" => Some(OrganisationKind::Exchange),
        "charity" | "association" | "union" | "federation" | "foundation" | "think-tank" => Some(OrganisationKind::Ngo),
        "institute" | "lab" | "laboratory" => Some(OrganisationKind::Unit),
        "club" => Some(OrganisationKind::Club),
        _ => None,
    }
}

/// The nouns that stand right before or behind the organisation's places: "the retailer Acme", "Acme, a retailer".
fn described(runs: &Runs, starts: &[usize], mentions: &[OrganisationMention]) -> Vec<String> {
    let mut nouns = Vec::new();
    for (&start, mention) in starts.iter().zip(mentions) {
        let sentence = runs.words.sentence_of(start);
        let before = runs.at(start.wrapping_sub(1), &sentence);
        // "the consumer authority, Acme,".
        let mut near = vec![if before == "," { runs.at(start.wrapping_sub(2), &sentence) } else { before }];
        let end = runs.words.at_offset(mention.span.end());
        if runs.at(end, &sentence) == "," {
            let stops = |word: &str| matches!(word, "," | "." | ";" | "" | ")");
            // "Built by Acme, the ship sailed": what "the" opens is a description where it is closed, too.
            let closed = (end + 1..end + 10).any(|at| stops(runs.at(at, &sentence)));
            if closed || runs.at(end + 1, &sentence) != "the" {
                near.extend((end + 1..end + 7).map(|at| runs.at(at, &sentence)).take_while(|word| !stops(word)));
            }
        }
        nouns.extend(near.into_iter().filter(|word| runs.lexicon.names().is(Class::CompanyNoun, word)).map(str::to_lowercase));
    }
    nouns
}

/// The places of all names, acronyms and aliases, in words, sorted.
fn mention_places(words: &Words, organisations: &[Organisation]) -> Vec<phrase::Place> {
    let mut places: Vec<phrase::Place> = Vec::new();
    for (organisation, id) in organisations.iter().zip(0..) {
        for mention in &organisation.mentions {
            let start = words.at_offset(mention.span.start());
            let end = words.at_offset(mention.span.end());
            let start = if mention.how == Naming::Reference { start + 1 } else { start };
            if start < end {
                places.push((start..end, OrganisationId(id)));
            }
        }
    }
    places.sort_by_key(|(place, _)| place.start);
    places
}
