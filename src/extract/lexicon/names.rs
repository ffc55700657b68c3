//! The lists that names are told by. Each is a text file beside this one: sections in brackets, entries parted by `;`
//! or line ends. Adding a name or a word is adding it there; nothing here knows a single entry.

use std::collections::{HashMap, HashSet};

use crate::extract::organisation::OrganisationKind;

const ORGANISATIONS: &str = include_str!("organisations.txt");
const THINGS: &str = include_str!("things.txt");
const PLACES: &str = include_str!("places.txt");
const CITIES: &str = include_str!("cities.txt");
const WORDS: &str = include_str!("words.txt");
const FIRST_NAMES: &str = include_str!("first_names.txt");
const GIVEN_NAMES: &str = include_str!("given_names.txt");
const ORDINARY: &str = include_str!("ordinary.txt");
const DICTIONARY: &str = include_str!("dictionary.txt");

/// What is known of a listed organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub kind: OrganisationKind,
    /// Whether the name is also an ordinary word, a place, a person or a product, and needs a cue.
    pub ambiguous: bool,
    /// The long name of a listed acronym.
    pub stands_for: Option<&'static str>,
}

/// A list of words of `words.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// Closes a company's name: plc, GmbH.
    LegalForm,
    /// Heads of universities.
    HeadUniversity,
    /// Heads of government bodies.
    HeadGovernment,
    /// Heads of regulators and agencies.
    HeadRegulator,
    /// Heads of units: institute, laboratory, school.
    HeadUnit,
    /// Heads of associations and the like.
    HeadNgo,
    /// Heads of media.
    HeadMedia,
    /// Heads of exchanges.
    HeadExchange,
    /// Heads of sports clubs.
    HeadClub,
    /// Heads of companies.
    HeadCompany,
    /// Opens a name with `of` behind it.
    OfHead,
    /// Opens a name of the shape "X and Y Authority".
    Topic,
    /// Last words of names that are no organisation.
    NoNameHead,
    /// Of these, what no organisation at all is called by.
    ThingHead,
    /// Capitals that name no organisation: CEO, GDP.
    Generic,
    /// Days, months, seasons, feasts.
    Calendar,
    /// Mr, Dr, Sir.
    Honorific,
    /// OBE, PhD.
    PostNominal,
    /// What people are: chief executive, dean.
    Role,
    /// Verbs of speech.
    Speech,
    /// Verbs that report a clause.
    Reported,
    /// Nouns that stand for an organisation.
    CompanyNoun,
    /// Verbs whose subject is an organisation.
    OrganisationAct,
    /// Nouns that organisations own.
    Owned,
    /// Words before an organisation's name.
    Before,
    /// Words before a person's name.
    PersonNoun,
    /// Capitalised only because a sentence starts.
    Opener,
    /// Roles at which a capitalised run is cut.
    TitleRole,
    /// Small words inside a person's name.
    Particle,
    /// Opens a company's name where the language puts its head first: Grupo, Cantieri.
    OpeningHead,
    /// What is no organisation: "X is a language".
    Thing,
    /// Verbs of people alone.
    PersonAct,
    /// Surnames that stand before the given name.
    SurnameFirst,
    /// Words of business news.
    Business,
    /// Before a role that is past.
    Former,
    /// Words before a role that are no part of it.
    RoleOpener,
    /// Words that no role begins with or holds before its head.
    NoRole,
    /// What makes somebody something: `has been named`, `joins as`.
    Becoming,
    /// Of these, what says so only with `as` behind.
    BecomingAs,
    /// Words by which a body makes somebody something.
    Making,
}

/// Sections of `words.txt` and whether their entries are kept in small letters.
const CLASSES: &[(&str, Class, bool)] = &[
    ("legal_form", Class::LegalForm, false),
    ("head_university", Class::HeadUniversity, false),
    ("head_government", Class::HeadGovernment, false),
    ("head_regulator", Class::HeadRegulator, false),
    ("head_unit", Class::HeadUnit, false),
    ("head_ngo", Class::HeadNgo, false),
    ("head_media", Class::HeadMedia, false),
    ("head_exchange", Class::HeadExchange, false),
    ("head_club", Class::HeadClub, false),
    ("head_company", Class::HeadCompany, false),
    ("of_head", Class::OfHead, false),
    ("topic", Class::Topic, false),
    ("no_name_head", Class::NoNameHead, false),
    ("thing_head", Class::ThingHead, false),
    ("generic", Class::Generic, false),
    ("calendar", Class::Calendar, false),
    ("honorific", Class::Honorific, false),
    ("post_nominal", Class::PostNominal, false),
    ("role", Class::Role, true),
    ("speech", Class::Speech, true),
    ("reported", Class::Reported, true),
    ("company_noun", Class::CompanyNoun, true),
    ("organisation_act", Class::OrganisationAct, true),
    ("owned", Class::Owned, true),
    ("before", Class::Before, true),
    ("person_noun", Class::PersonNoun, true),
    ("opener", Class::Opener, false),
    ("title_role", Class::TitleRole, true),
    ("particle", Class::Particle, true),
    ("opening_head", Class::OpeningHead, false),
    ("thing", Class::Thing, true),
    ("person_act", Class::PersonAct, true),
    ("surname_first", Class::SurnameFirst, false),
    ("business", Class::Business, true),
    ("former", Class::Former, true),
    ("role_opener", Class::RoleOpener, true),
    ("no_role", Class::NoRole, true),
    ("becoming", Class::Becoming, true),
    ("becoming_as", Class::BecomingAs, true),
    ("making", Class::Making, true),
];

/// What a listed place name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A state or territory.
    Country,
    /// A part of a country, or of the world.
    Region,
    /// A city.
    City,
    /// A city that few know; its name may as well be a firm's or a person's.
    Town,
    /// What belongs to a place, a people, a creed or a party.
    Nationality,
}

/// The lists, hashed.
#[derive(Clone, Debug)]
pub struct NameLists {
    organisations: HashMap<&'static str, Known>,
    /// The first word of listed names of several words, with the most words that follow.
    openings: HashMap<&'static str, usize>,
    things: HashSet<&'static str>,
    /// The first word of listed things of several words, with the most words that follow.
    thing_openings: HashMap<&'static str, usize>,
    places: HashMap<&'static str, Place>,
    /// With the sex that bears them: above nought women, below men.
    first_names: HashMap<&'static str, i8>,
    ordinary: HashSet<&'static str>,
    dictionary: HashSet<&'static str>,
    exact: HashMap<&'static str, u64>,
    small: HashMap<String, u64>,
}

impl NameLists {
    /// Reads and hashes the embedded lists.
    pub fn new() -> Self {
        let mut organisations = HashMap::new();
        for (section, entry) in entries(ORGANISATIONS) {
            let kind = match section {
                "university" => OrganisationKind::University,
                "government" => OrganisationKind::Government,
                "regulator" => OrganisationKind::Regulator,
                "media" => OrganisationKind::Media,
                "exchange" => OrganisationKind::Exchange,
                "ngo" => OrganisationKind::Ngo,
                "club" => OrganisationKind::Club,
                _ => OrganisationKind::Company,
            };
            let (short, long) = match entry.split_once(" = ") {
                Some((short, long)) => (short, Some(long)),
                None => (entry, None),
            };
            let ambiguous = short.ends_with('?');
            let name = short.strip_suffix('?').unwrap_or(short);
            organisations.insert(name, Known { kind, ambiguous, stands_for: long });
            if let Some(long) = long {
                organisations.entry(long).or_insert(Known { kind, ambiguous: false, stands_for: None });
            }
        }
        let openings = openings(organisations.keys().copied());
        let things: HashSet<&'static str> = entries(THINGS).map(|(_, entry)| entry).collect();
        let thing_openings = self::openings(things.iter().copied());
        let mut places = HashMap::new();
        for (section, entry) in entries(PLACES) {
            let place = match section {
                "country" => Place::Country,
                "region" => Place::Region,
                "nationality" => Place::Nationality,
                _ => Place::City,
            };
            places.entry(entry).or_insert(place);
        }
        for (_, entry) in entries(CITIES) {
            places.entry(entry).or_insert(Place::Town);
        }
        let (mut exact, mut small) = (HashMap::new(), HashMap::new());
        for (section, entry) in entries(WORDS) {
            let entry = entry.strip_suffix('?').unwrap_or(entry);
            let Some(&(_, class, lower)) = CLASSES.iter().find(|(name, ..)| *name == section) else { continue };
            let bit = 1u64 << class as u32;
            if lower {
                *small.entry(entry.to_lowercase()).or_insert(0) |= bit;
            } else {
                *exact.entry(entry).or_insert(0) |= bit;
            }
        }
        let mut first_names: HashMap<&'static str, i8> = entries(FIRST_NAMES).map(|(_, name)| (name, 0)).collect();
        first_names.extend(entries(GIVEN_NAMES).map(|(section, name)| {
            let sex = match section {
                "women" => 1,
                "men" => -1,
                _ => 0,
            };
            (name, sex)
        }));
        let list = |text: &'static str| entries(text).map(|(_, entry)| entry).collect();
        Self {
            organisations,
            openings,
            things,
            thing_openings,
            places,
            first_names,
            ordinary: list(ORDINARY),
            dictionary: list(DICTIONARY),
            exact,
            small,
        }
    }

    /// What is known of an organisation of exactly this name.
    pub fn organisation(&self, name: &str) -> Option<Known> {
        self.organisations.get(name).copied()
    }

    /// How many more words a listed name that opens with this word may have.
    pub fn words_behind(&self, first: &str) -> usize {
        self.openings.get(first).copied().unwrap_or(0)
    }

    /// Whether a name is that of a listed thing: a product, an index, an event, a programme, a standard.
    pub fn is_thing(&self, name: &str) -> bool {
        self.things.contains(name)
    }

    /// How many more words a listed thing that opens with this word may have.
    pub fn thing_words_behind(&self, first: &str) -> usize {
        self.thing_openings.get(first).copied().unwrap_or(0)
    }

    /// What kind of place, or belonging to a place, a name is.
    pub fn place(&self, name: &str) -> Option<Place> {
        self.places.get(name).copied()
    }

    /// Whether a word is a first name somewhere.
    pub fn is_first_name(&self, word: &str) -> bool {
        self.first_names.contains_key(word) || word.split_once('-').is_some_and(|(left, _)| self.first_names.contains_key(left))
    }

    /// Whom a first name is given to: 1 women, -1 men, 0 either, or nobody knows.
    pub fn sex(&self, first_name: &str) -> i8 {
        self.first_names.get(first_name).copied().unwrap_or(0)
    }

    /// Whether a word, given in any case, is an ordinary one.
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.ordinary.contains(word) || word.chars().any(char::is_uppercase) && self.ordinary.contains(word.to_lowercase().as_str())
    }

    /// Whether a word, given in small letters, is in the dictionary or an inflection of what is: too weak a sign against a name that
    /// stands amid a sentence, but enough against one that only opens some.
    pub fn is_plain(&self, word: &str) -> bool {
        const ENDINGS: &[(&str, &str)] =
            &[("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")];
        let holds = |word: &str| self.dictionary.contains(word) || self.ordinary.contains(word);
        ENDINGS.iter().any(|(end, put)| {
            let Some(stem) = word.strip_suffix(end).filter(|stem| end.is_empty() || stem.len() > 2) else { return false };
            let mut letters = stem.bytes().rev();
            let twice = letters.next().zip(letters.next()).is_some_and(|(last, before)| last == before && last.is_ascii());
            if put.is_empty() {
                holds(stem) || twice && !end.is_empty() && stem.get(..stem.len() - 1).is_some_and(holds)
            } else {
                holds(&format!("{stem}{put}"))
            }
        })
    }

    /// Whether words belong to a class. Roles, verbs and nouns are matched in small letters.
    pub fn is(&self, class: Class, words: &str) -> bool {
        let bit = 1u64 << class as u32;
        if self.exact.get(words).is_some_and(|classes| classes & bit != 0) {
            return true;
        }
        let classes =
            if words.chars().any(char::is_uppercase) { self.small.get(words.to_lowercase().as_str()) } else { self.small.get(words) };
        classes.is_some_and(|classes| classes & bit != 0)
    }

    /// What a head word makes of a name, in capitals too: `NORVIA HOLDINGS`.
    pub fn head(&self, word: &str) -> Option<OrganisationKind> {
        let loud = || {
            let all = word.len() > 3 && word.bytes().all(|letter| letter.is_ascii_uppercase());
            all.then(|| format!("{}{}", &word[..1], word[1..].to_ascii_lowercase()))
        };
        let classes = *self.exact.get(word).or_else(|| self.exact.get(loud()?.as_str()))?;
        let has = |class: Class| classes & (1u64 << class as u32) != 0;
        [
            (Class::HeadUniversity, OrganisationKind::University),
            (Class::HeadGovernment, OrganisationKind::Government),
            (Class::HeadRegulator, OrganisationKind::Regulator),
            (Class::HeadUnit, OrganisationKind::Unit),
            (Class::HeadNgo, OrganisationKind::Ngo),
            (Class::HeadMedia, OrganisationKind::Media),
            (Class::HeadExchange, OrganisationKind::Exchange),
            (Class::HeadClub, OrganisationKind::Club),
            (Class::HeadCompany, OrganisationKind::Company),
        ]
        .into_iter()
        .find(|&(class, _)| has(class))
        .map(|(_, kind)| kind)
    }
}

impl Default for NameLists {
    fn default() -> Self {
        Self::new()
    }
}

/// The first words of names of several words, each with the most words that follow.
fn openings(names: impl Iterator<Item = &'static str>) -> HashMap<&'static str, usize> {
    let mut openings: HashMap<&'static str, usize> = HashMap::new();
    for name in names {
        let mut pieces = name.split_whitespace();
        let (first, more) = (pieces.next().unwrap_or_default(), pieces.count());
        // `Canal+`: a sign is a word of its own in the text.
        let sign = first.find(['+', '*']).filter(|&at| at > 0);
        if more > 0 || sign.is_some() {
            let first = sign.map_or(first, |at| &first[..at]);
            let most = openings.entry(first.trim_end_matches(',').trim_end_matches("'s")).or_insert(0);
            *most = (more + usize::from(sign.is_some())).max(*most);
        }
    }
    openings
}

/// The entries of a list with their sections, in order.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    text.lines().flat_map(move |line| {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
        }
        let entries = if line.starts_with(['#', '[']) { "" } else { line };
        entries.split(';').map(str::trim).filter(|entry| !entry.is_empty()).map(move |entry| (section, entry))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let lists = NameLists::new();
        assert_eq!(lists.organisation("Vodafone").map(|known| (known.kind, known.ambiguous)), Some((OrganisationKind::Company, false)));
        assert!(lists.organisation("Apple").is_some_and(|known| known.ambiguous));
        assert_eq!(lists.organisation("FCA").and_then(|known| known.stands_for), Some("Financial Conduct Authority"));
        assert_eq!(lists.place("Hong Kong"), Some(Place::Country));
        assert_eq!(lists.head("University"), Some(OrganisationKind::University));
        assert!(lists.is(Class::Role, "Chief Executive") && lists.is(Class::Generic, "GDP") && !lists.is(Class::Generic, "gdp"));
        assert!(["courier", "couriers", "tilting", "recycling", "landlord", "planned"].iter().all(|word| lists.is_plain(word)));
        assert_eq!(["Imogen", "Piet", "Morgan", "Norvia"].map(|name| lists.sex(name)), [1, -1, 0, 0]);
        assert!(!lists.is_plain("norvia") && !lists.is_plain("quillons"));
        assert!(lists.is_first_name("Jean-Luc") && lists.is_ordinary("Growth") && !lists.is_ordinary("Norvia"));
    }

    #[test]
    fn no_thing_is_an_organisation_too() {
        let lists = NameLists::new();
        for (_, thing) in entries(THINGS) {
            assert!(lists.organisation(thing).is_none() && lists.place(thing).is_none(), "{thing}");
        }
        assert!(lists.is_thing("Google Maps") && lists.thing_words_behind("Google") > 1 && !lists.is_thing("Google"));
    }

    #[test]
    fn every_section_is_known() {
        for (section, entry) in entries(WORDS) {
            assert!(CLASSES.iter().any(|(name, ..)| *name == section), "{section}: {entry}");
        }
    }
}
