//! What the words of a candidate say, as votes for what it names. What stands around it is read in [`place`](super::place).
//!
//! The weights are a judgement, not a count: about 1 is a hint, 2 enough alone, 4 next to certain.

use std::ops::Range;

use super::run::Runs;
use super::thing;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place};

/// What a name may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A place, a country, what belongs to one.
    Place,
    /// A product, an event, a law, a plain word.
    Other,
}

/// Votes for each label.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Votes([f32; 4]);

impl Votes {
    /// Votes for one label.
    pub fn add(&mut self, label: Label, weight: f32) {
        self.0[label as usize] += weight;
    }

    /// The votes for a label.
    pub fn of(self, label: Label) -> f32 {
        self.0[label as usize]
    }

    /// Keeps, of two, the stronger vote for each label.
    pub fn strongest(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = mine.max(theirs);
        }
    }

    /// Adds the votes of another that may tell the same in another way: of two votes for a label the stronger counts whole, the other half.
    pub fn overlay(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = mine.max(theirs) + mine.min(theirs).max(0.0) / 2.0;
        }
    }

    /// All votes of another.
    pub fn gather(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The label with most votes, where they are `least` more than half of the next.
    pub fn winner(self, least: f32) -> Option<Label> {
        let mut ranked = [Label::Person, Label::Organisation, Label::Place, Label::Other].map(|label| (self.of(label), label));
        ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
        let [(best, label), (next, _), ..] = ranked;
        (best - next.max(0.0) / 2.0 >= least).then_some(label)
    }
}

/// A tag of an American lawmaker: `D-N.Y.`, `R-TX`.
fn is_party_tag(name: &str) -> bool {
    ["D-", "R-", "I-"].iter().any(|party| name.strip_prefix(party).is_some_and(|state| state.starts_with(char::is_uppercase)))
}

/// Whether a word opens a name of a company in a language that puts the head first.
fn opens_with_head(runs: &Runs, first: &str) -> bool {
    let capital = first.starts_with(char::is_uppercase);
    let made = ["erij", "werke", "gesellschaft", "verlag", "brauerei", "bank", "fabriek", "fabrik", "handel"];
    runs.lexicon.names().is(Class::OpeningHead, first) || capital && first.len() > 7 && made.iter().any(|end| first.ends_with(end))
}

/// Whether a word is a first name, its accents apart.
pub fn is_first_name(runs: &Runs, word: &str) -> bool {
    let lists = runs.lexicon.names();
    lists.is_first_name(word) || !word.is_ascii() && lists.is_first_name(&word.chars().map(plain).collect::<String>())
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ç' | 'č' | 'ć' => 'c',
        'ñ' | 'ń' => 'n',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ż' | 'ź' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        'ğ' => 'g',
        'ý' => 'y',
        'É' => 'E',
        'Á' => 'A',
        'Š' => 'S',
        'Ö' => 'O',
        'Ø' => 'O',
        'Ł' => 'L',
        other => other,
    }
}

/// Whether a prefix tells the side, or the time, that somebody or something is of.
fn is_side(prefix: &str) -> bool {
    matches!(prefix.to_lowercase().as_str(), "pro" | "anti" | "non" | "ex" | "pre" | "post" | "mid" | "counter" | "neo")
}

/// A sum with the letters of its currency before it, which is one word: `R3.41`, `Rs450`, `KSh1,200`.
fn is_amount(name: &str) -> bool {
    const SIGNS: &[&str] =
        &["R", "Rs", "Rp", "RM", "Kr", "Fr", "Sh", "KSh", "TSh", "USh", "N", "P", "K", "Q", "L", "B", "T", "GH", "Bs", "S"];
    let digits = name.trim_start_matches(char::is_alphabetic);
    let sign = name.strip_suffix(digits).unwrap_or_default();
    let number = digits.trim_end_matches(['m', 'b', 'n', 'k']);
    let amount = number.len() > 1 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    amount && SIGNS.contains(&sign) && (sign.len() > 1 || digits.contains(['.', ',']) || number.len() > 3)
}

/// What newspapers are called, and other things too: behind a place's name it is the paper.
fn is_newspaper(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "Standard",
        "Star",
        "Sun",
        "Mail",
        "Mirror",
        "Express",
        "Echo",
        "Record",
        "Independent",
        "Globe",
        "Mercury",
        "Register",
        "Citizen",
        "Guardian",
        "Nation",
        "Leader",
        "Reporter",
        "Monitor",
        "Intelligencer",
        "Republic",
        "World",
        "Age",
        "Telegram",
        "Press",
        "Chronicle",
    ];
    TITLES.contains(&word)
}

/// Whether what follows is the name of an undertaking or a storm.
fn is_named_so(first: &str) -> bool {
    matches!(first, "Operation" | "Storm" | "Hurricane" | "Typhoon" | "Cyclone")
}

/// What the name itself says, wherever it stands.
pub fn of_name(runs: &Runs, piece: &Range<usize>) -> Votes {
    use Label::{Organisation, Other, Person, Place as PlaceLabel};
    let lists = runs.lexicon.names();
    let mut votes = Votes::default();
    let name = runs.name(piece);
    let text = |at: usize| runs.words.get(at).map_or("", |word| runs.text(word));
    let stop = piece.len() > 1 && text(piece.end - 1) == ".";
    let (first, last) = (text(piece.start), text(piece.end - 1 - usize::from(stop)));
    let several = piece.len() > 1;
    match lists.organisation(&name) {
        Some(known) if known.ambiguous => votes.add(Organisation, 0.9),
        Some(_) => votes.add(Organisation, if several { 5.0 } else { 4.0 }),
        None => {}
    }
    votes.add(Other, thing::listed(runs, piece));
    // "Secretary of State for Energy"
    if several && first == "State" && text(piece.start + 1) == "for" {
        votes.add(Other, 6.0);
    }
    if several
        && (is_named_so(first) || piece.clone().any(|at| text(at).strip_suffix('s').is_some_and(|one| lists.is(Class::TitleRole, one))))
    {
        votes.add(Other, if is_named_so(first) { 9.0 } else { 2.5 });
    }
    // `Dean of Medicine`, `Secretary for Innovation`: an office.
    if several && matches!(text(piece.start + 1), "of" | "for") && lists.is(Class::TitleRole, first) && lists.head(first).is_none() {
        votes.add(Other, 6.0);
    }
    // `Europeans`.
    let people = || name.strip_suffix('s').and_then(|one| lists.place(one)).filter(|place| *place == Place::Nationality);
    match lists.place(&name).or_else(people) {
        Some(Place::Nationality | Place::Country) => votes.add(PlaceLabel, 5.0),
        Some(Place::Town) => votes.add(PlaceLabel, 1.6),
        Some(_) => votes.add(PlaceLabel, 3.6),
        None => {}
    }
    if lists.is(Class::Generic, &name) || lists.is(Class::Calendar, &name) || is_party_tag(&name) || name.chars().count() == 1 {
        // `Board of Directors`: its head speaks for a body, and no less is it everybody's.
        votes.add(Other, if several { 9.0 } else { 7.0 });
    }
    // `pro-Quillon`, `anti-Nato`: for and against something.
    if !several && name.split_once('-').is_some_and(|(side, _)| is_side(side)) && lists.organisation(&name).is_none() {
        votes.add(Other, 8.0);
    }
    if is_amount(&name) {
        votes.add(Other, 6.0);
    }
    if several {
        let of_headed = piece.clone().skip(1).any(|at| matches!(text(at), "of" | "for"))
            && (lists.is(Class::OfHead, first)
                || piece.clone().any(|at| lists.is(Class::OfHead, text(at)) && matches!(text(at + 1), "of" | "for")));
        // `U.S. Court of Appeals for the Ninth Circuit`.
        let opens_of = || piece.clone().any(|at| text(at) == "Court" && text(at + 1) == "of");
        if lists.is(Class::LegalForm, last) && (last != "Company" && last.len() > 1 && last != "de") {
            votes.add(Organisation, 4.5);
        } else if last == "Company" {
            votes.add(Organisation, 2.5);
        } else if of_headed && (lists.head(first).is_some() || opens_of() || !lists.is(Class::NoNameHead, last)) {
            votes.add(Organisation, 3.5);
        } else if let Some(kind) = lists.head(last) {
            use crate::extract::organisation::OrganisationKind::{Club, Company, Unit};
            let weight = match kind {
                Club => 2.0,
                // `Data Services` and `Cloud` head products too.
                Company
                    if matches!(
                        last,
                        "Cloud"
                            | "Digital"
                            | "Data"
                            | "Games"
                            | "Power"
                            | "Mobile"
                            | "Wind"
                            | "Solar"
                            | "Research"
                            | "Services"
                            | "Resources"
                            | "Exploration"
                            | "Collective"
                            | "Recruitment"
                            | "Leisure"
                            | "Tobacco"
                            | "Lithium"
                            | "Optical"
                    ) =>
                {
                    1.5
                }
                Company => 2.6,
                Unit => 3.0,
                _ => 3.2,
            };
            votes.add(Organisation, weight);
        } else if lists.is(Class::NoNameHead, last) {
            votes.add(Other, if lists.is(Class::ThingHead, last) && !of_headed { 5.0 } else { 3.0 });
        } else if last.chars().count() == 1 && !matches!(last, "&" | "+") {
            // `Group C`, `Path A`.
            votes.add(Other, 2.5);
        } else if opens_with_head(runs, first) {
            votes.add(Organisation, 3.0);
        }
        if first.len() > 1 && is_first_name(runs, first) && lists.head(last).is_none() && piece.len() <= 4 && !name.contains(" of ") {
            let weight = if lists.place(first).is_some() || lists.is_ordinary(first) { 1.6 } else { 2.4 };
            votes.add(Person, weight);
        }
        // `Goh Siew Ling`: a surname that stands first, and what no language has a word for.
        let given = |at: usize| runs.words.get(at).is_some_and(Word::is_name) && !lists.is_plain(&text(at).to_lowercase());
        if piece.len() == 3 && lists.is(Class::SurnameFirst, first) && (piece.start + 1..piece.end).all(given) {
            votes.add(Person, 1.2);
        }
        let initial = |word: &str| word.len() == 2 && word.ends_with('.');
        if piece.clone().skip(1).any(|at| initial(text(at))) && piece.len() == 3 {
            votes.add(Person, 1.5);
        }
        // `LI Qing`, `Lilian CHEONG`: a surname in capitals.
        let uppers = piece.clone().filter(|&at| runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 1)).count();
        if uppers == 1 && piece.len() == 2 && lists.head(last).is_none() && lists.organisation(first).is_none() {
            // `JTD Unimar`: no surname is without a vowel.
            let initials = first.len() > 2 && first.chars().all(|c| c.is_ascii_uppercase() && !"AEIOUY".contains(c));
            votes.add(if initials && !lists.is(Class::Generic, first) { Organisation } else { Person }, if initials { 1.2 } else { 0.6 });
        }
        // `Oslo Standard`, `Denver Mirror`: a place before what newspapers are called.
        if piece.len() == 2
            && is_newspaper(last)
            && matches!(lists.place(first), Some(Place::City | Place::Town | Place::Region | Place::Country))
        {
            votes.add(Organisation, 4.0);
        }
        let office = |at: usize| lists.is(Class::Role, text(at)) || lists.is(Class::Generic, text(at));
        if piece.clone().any(|at| text(at) == "&")
            && !lists.is(Class::NoNameHead, last)
            && !piece.clone().all(|at| office(at) || text(at) == "&")
        {
            votes.add(Organisation, 2.0);
        }
        // `Oakhaven Tiles`, `Larkspur Mobility`: a word of no language before what somebody may deal in.
        let trade = text(piece.end - 1).to_lowercase();
        if piece.len() == 2
            && lists.is_plain(&trade)
            && lists.head(last).is_none()
            && !lists.is(Class::NoNameHead, last)
            && !lists.is(Class::Topic, first)
            && !lists.is_plain(&first.to_lowercase())
            && !is_first_name(runs, first)
            && lists.place(first).is_none()
            && lists.place(last).is_none()
            && runs.words.get(piece.start).is_some_and(|word| word.form == Form::Name(crate::extract::token::Case::Capital))
        {
            votes.add(Organisation, 0.9);
        }
        // "Data Science", "Mobile Computing": ordinary words with capitals.
        let plain =
            |at: usize| lists.is_ordinary(text(at)) || lists.is(Class::Topic, text(at)) || !runs.words.get(at).is_some_and(Word::is_name);
        if lists.head(last).is_none() && !of_headed && piece.clone().all(plain) && lists.organisation(&name).is_none() {
            votes.add(Other, 2.4);
        }
        if lists.is(Class::Generic, first) && lists.organisation(&name).is_none() {
            votes.add(Other, if piece.len() == 2 { 2.8 } else { 1.5 });
        }
    } else if let Some(word) = runs.words.get(piece.start) {
        let letters = runs.text(word).chars().filter(|c| c.is_alphabetic()).count();
        match word.form {
            Form::Coded => votes.add(Other, 1.5),
            Form::Name(crate::extract::token::Case::Upper) if (2..=6).contains(&letters) => votes.add(Organisation, 0.7),
            Form::Name(crate::extract::token::Case::Mixed) if first.starts_with(char::is_uppercase) => votes.add(Organisation, 0.6),
            _ => {}
        }
        if first.ends_with(".com") || first.ends_with(".ai") || first.ends_with(".io") {
            votes.add(Organisation, 2.0);
        }
        if (lists.is_ordinary(first) || lists.is(Class::Topic, first)) && !word.is_upper() && lists.organisation(&name).is_none() {
            votes.add(Other, 1.4);
        }
        // `AZD-1222`, `TRX-40`: a compound, a model.
        if first.split_once(['-', '‑']).is_some_and(|(_, number)| number.len() > 1 && number.chars().all(|c| c.is_ascii_digit())) {
            votes.add(Other, 1.5);
        }
        // `eHealth`, `Web3.0`, `PS5`: products and terms.
        let coined = first.starts_with(char::is_lowercase) || first.contains(|c: char| c.is_ascii_digit());
        if coined && lists.organisation(&name).is_none() {
            votes.add(Other, 2.4);
        }
        // `(NORV) GmbH`: a form is no name.
        if lists.is(Class::LegalForm, first) && first.len() > 2 && lists.organisation(first).is_none() {
            votes.add(Other, 5.0);
        }
        // A head alone names nothing; "the Institute" is left to later short forms.
        if lists.head(first).is_some()
            || lists.is(Class::NoNameHead, first)
            || lists.is(Class::Honorific, first)
            || lists.is(Class::Role, first)
        {
            votes.add(Other, 2.0);
        }
    }
    votes
}

/// Whether a name of several words is made of none that is known for anything else: in the press it is a firm's more often than not.
pub fn is_unknown(runs: &Runs, piece: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let text = |at: usize| runs.words.get(at).map_or("", |word| runs.text(word));
    let unknown = |at: usize| {
        !lists.is_ordinary(text(at))
            && !lists.is_first_name(text(at))
            && lists.place(text(at)).is_none()
            && !lists.is(Class::Topic, text(at))
    };
    piece.len() > 1
        && unknown(piece.start)
        && !lists.is(Class::NoNameHead, text(piece.end - 1))
        && !runs.opens_sentence(piece.start, &runs.words.sentence_of(piece.start))
}
