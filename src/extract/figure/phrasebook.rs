//! The words that figures are made of: one table, compiled once from the lists beside this file.
//!
//! Every word of every list has a small number (its [`Entry`]'s index; 0 is any other word), so that the text is looked
//! up once and the finders compare numbers. Phrases are kept with their first word, the longest first; a space in a
//! phrase matches white space or one hyphen ("square metre", "22,000-square-metre"), no space wants the pieces to touch.

use std::collections::HashMap;
use std::ops::Range;

use crate::extract::figure::types::{Approx, FigureKind};
use crate::extract::token;

/// What a word by itself may mean; a word may be several things ("second", "m", "may").
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// "seven" → 7.
    pub cardinal: Option<u32>,
    /// "million" → 6, the power of ten.
    pub magnitude: Option<u8>,
    /// "thirds" → 1/3, "¾" → 3/4.
    pub fraction: Option<(u64, u64)>,
    /// "third" → 3.
    pub ordinal: Option<u64>,
    /// 1 to 12, or 0.
    pub month: i8,
    /// 1 (Monday) to 7, or 0.
    pub weekday: i8,
    /// 1 (spring) to 4, or 0.
    pub season: i8,
    /// The country it tells of: its place in [`Phrasebook::countries`] and one more, or 0.
    pub country: u8,
    /// The event it is a verb of, for [`Phrasebook::event`], or 0.
    pub event: u8,
    /// The parts it plays.
    pub roles: u32,
    phrases: Range<u32>,
    bounds: Range<u32>,
    /// Whether an article before it may count it: "a year", "a million", "a third".
    pub countable: bool,
}

/// What kinds of figure may start at a word, so that no finder is asked in vain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opens {
    /// A set phrase that is none.
    pub trap: bool,
    /// A date or time.
    pub date: bool,
    /// Any other.
    pub amount: bool,
    /// An article or its like, which opens a figure only with the word behind it.
    pub article: bool,
    /// Nothing, but the word tells of a country.
    pub country: bool,
}

impl Opens {
    /// Whether no figure starts here.
    pub fn nothing(self) -> bool {
        !(self.trap || self.date || self.amount)
    }
}

/// A part that a word plays in the grammar of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// A verb or noun of change.
    Change,
    /// Makes a name of the bare number behind it.
    Cue,
    /// Makes an address of the number before it.
    Street,
    /// Announces a phone number.
    Phone,
    /// "morning".
    Daypart,
    /// "this".
    This,
    /// "last".
    Last,
    /// "next".
    Next,
    /// "ago".
    Relative,
    /// "today".
    Today,
    /// "yesterday".
    Yesterday,
    /// "tomorrow".
    Tomorrow,
    /// "early", "end".
    Part,
    /// A noun that is counted.
    Counted,
    /// Never a counted noun.
    Stop,
    /// A preposition before a year.
    Yearly,
    /// Says that what follows is still to come.
    Future,
    /// A verb in the present of what is still to come: "the contract ends in May".
    Scheduled,
    /// A past verb without -ed.
    Past,
    /// May open a date though it means none by itself.
    OpensDate,
    /// May open an amount though it means none by itself.
    OpensAmount,
    /// Between an article and the unit that it counts: "a full year".
    Filler,
    /// A verb that only says how much or how long: "totalled", "lasts".
    Measuring,
    /// "compared": the same of another time follows.
    Comparing,
    /// A verb that gets money.
    Funding,
    /// A verb in -s with a regular past.
    Regular,
    /// "the", "its": a noun follows.
    Determiner,
    /// "has", "also": between a subject and what is said of it.
    Helper,
    /// A preposition, or a word that parts a date.
    Preposition,
    /// Opens another clause.
    Break,
    /// A pronoun.
    Pronoun,
    /// A verb of saying.
    Saying,
}

const ROLES: &[(&str, Role)] = &[
    ("change", Role::Change),
    ("cue", Role::Cue),
    ("street", Role::Street),
    ("phone", Role::Phone),
    ("daypart", Role::Daypart),
    ("this", Role::This),
    ("last", Role::Last),
    ("next", Role::Next),
    ("relative", Role::Relative),
    ("today", Role::Today),
    ("yesterday", Role::Yesterday),
    ("tomorrow", Role::Tomorrow),
    ("part", Role::Part),
    ("counted", Role::Counted),
    ("stop", Role::Stop),
    ("yearly", Role::Yearly),
    ("future", Role::Future),
    ("scheduled", Role::Scheduled),
    ("past", Role::Past),
    ("opens-date", Role::OpensDate),
    ("opens-amount", Role::OpensAmount),
    ("filler", Role::Filler),
    ("measuring", Role::Measuring),
    ("comparing", Role::Comparing),
    ("funding", Role::Funding),
    ("regular", Role::Regular),
    ("determiner", Role::Determiner),
    ("helper", Role::Helper),
    ("preposition", Role::Preposition),
    ("break", Role::Break),
    ("pronoun", Role::Pronoun),
    ("saying", Role::Saying),
];

impl Entry {
    /// Whether it plays a part.
    pub fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u8) != 0
    }
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A sign or code of a currency, before or behind the number.
    Sign(u16),
    /// The name of a currency, behind the number.
    Currency(u16),
    /// The hundredth part of a currency.
    Cent(u16),
    /// A unit.
    Unit(u16),
    /// No figure at all.
    Trap,
}

/// One phrase of the lists.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The words behind the first, each with whether it must touch the one before.
    pub rest: Box<[(u16, bool)]>,
    /// The exact letters, where they count.
    pub exact: Option<Box<[Box<str>]>>,
    /// What it means.
    pub meaning: Meaning,
}

/// A unit of measurement.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its English name in the singular.
    pub name: Box<str>,
    /// Quantity, percent or duration.
    pub kind: FigureKind,
}

/// A country whose currency shares its name with another's.
#[derive(Clone, Debug)]
pub struct Country {
    /// Its currency's ISO 4217 code.
    pub code: Box<str>,
    /// The shared names, "pesos".
    pub names: Box<[Box<str>]>,
}

/// The compiled lists.
#[derive(Clone, Debug)]
pub struct Phrasebook {
    ids: Spellings,
    entries: Vec<Entry>,
    /// By number, apart from the rest: every word of a text asks for it.
    opens: Vec<Opens>,
    phrases: Vec<Phrase>,
    bounds: Vec<(Box<[u16]>, Approx)>,
    /// Countries whose currency shares its name with another's.
    pub countries: Vec<Country>,
    /// ISO 4217 codes.
    pub currencies: Vec<Box<str>>,
    /// The units.
    pub units: Vec<Unit>,
    /// Events as nouns, each with the preposition before what it is done to.
    events: Vec<(Box<str>, Box<str>)>,
}

impl Default for Phrasebook {
    fn default() -> Self {
        Builder::default().build()
    }
}

impl Phrasebook {
    /// The number of a word, 0 where no list knows it.
    pub fn id(&self, word: &str) -> u16 {
        if word.is_ascii() { self.ids.find(word.as_bytes()) } else { self.ids.find(word.to_lowercase().as_bytes()) }
    }

    /// What a word may mean.
    pub fn entry(&self, id: u16) -> &Entry {
        &self.entries[usize::from(id).min(self.entries.len() - 1)]
    }

    /// What may start at a word.
    pub fn opens(&self, id: u16) -> Opens {
        self.opens.get(usize::from(id)).copied().unwrap_or_default()
    }

    /// The phrases that start with a word, the longest first.
    pub fn phrases(&self, id: u16) -> &[Phrase] {
        let range = &self.entry(id).phrases;
        self.phrases.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The approximators that end with a word, the longest first: the words before the last, from right to left.
    pub fn bounds(&self, id: u16) -> &[(Box<[u16]>, Approx)] {
        let range = &self.entry(id).bounds;
        self.bounds.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The ISO code of a currency.
    pub fn code(&self, currency: u16) -> &str {
        self.currencies.get(usize::from(currency)).map_or("", |code| code)
    }

    /// The noun of an event, "acquisition", and the preposition before its object, "of".
    pub fn event(&self, event: u8) -> Option<(&str, &str)> {
        self.events.get(usize::from(event).checked_sub(1)?).map(|(noun, preposition)| (&**noun, &**preposition))
    }

    /// A unit.
    pub fn unit(&self, unit: u16) -> Option<&Unit> {
        self.units.get(usize::from(unit))
    }
}

/// The words by their spelling in small letters, and their numbers: a table of open addressing, at most half full, small
/// enough to stay near the core; a part of the hash tells most words apart before their letters are compared as numbers.
#[derive(Clone, Debug, Default)]
struct Spellings {
    /// A part of the hash and the number of the word, 0 where a slot is free.
    slots: Vec<(u16, u16)>,
    /// The letters of each word, by its number.
    keys: Vec<[u64; 3]>,
}

impl Spellings {
    /// The longest spelling, in bytes.
    const LONGEST: usize = 24;

    fn new(words: &HashMap<Box<str>, u16>) -> Self {
        let size = (words.len() * 2).next_power_of_two();
        let numbers = words.values().max().map_or(0, |&id| usize::from(id) + 1);
        let mut spellings = Self { slots: vec![(0, 0); size], keys: vec![[0; 3]; numbers] };
        for (word, &id) in words {
            let Some(key) = Self::key(word.as_bytes()) else { continue };
            let (mut at, tag) = spellings.place(key);
            while spellings.slots.get(at).is_some_and(|slot| slot.1 != 0) {
                at = (at + 1) % size;
            }
            if let (Some(slot), Some(letters)) = (spellings.slots.get_mut(at), spellings.keys.get_mut(usize::from(id))) {
                (*slot, *letters) = ((tag, id), key);
            }
        }
        spellings
    }

    /// The letters as numbers, capitals made small: a word of ASCII letters and apostrophes has that bit set in the rest.
    fn key(word: &[u8]) -> Option<[u64; 3]> {
        let small = if word.first().is_some_and(u8::is_ascii_alphabetic) { 0x2020_2020_2020_2020 } else { 0 };
        let mut key = [0; 3];
        for (number, bytes) in key.iter_mut().zip(word.chunks(8)) {
            *number = match <[u8; 8]>::try_from(bytes) {
                Ok(bytes) => u64::from_le_bytes(bytes) | small,
                Err(_) => {
                    let letters = bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
                    letters | small & ((1 << (8 * bytes.len())) - 1)
                }
            };
        }
        (word.len() <= Self::LONGEST).then_some(key)
    }

    /// Where a word's search begins, and its part of the hash.
    fn place(&self, [a, b, c]: [u64; 3]) -> (usize, u16) {
        let mixed = (a ^ b.rotate_left(21) ^ c.rotate_left(43)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let at = usize::try_from(mixed >> 32).unwrap_or(0) & self.slots.len().wrapping_sub(1);
        (at, u16::try_from(mixed >> 48).unwrap_or(0))
    }

    fn find(&self, word: &[u8]) -> u16 {
        let Some(key) = Self::key(word) else { return 0 };
        let (mut at, tag) = self.place(key);
        while let Some(&(known, id)) = self.slots.get(at) {
            if id == 0 || known == tag && self.keys.get(usize::from(id)) == Some(&key) {
                return id;
            }
            at = (at + 1) & self.slots.len().wrapping_sub(1);
        }
        0
    }
}

#[derive(Default)]
struct Builder {
    ids: HashMap<Box<str>, u16>,
    entries: Vec<Entry>,
    phrases: Vec<(u16, Phrase)>,
    bounds: Vec<(u16, Box<[u16]>, Approx)>,
    countries: Vec<Country>,
    currencies: Vec<Box<str>>,
    units: Vec<Unit>,
    events: Vec<(Box<str>, Box<str>)>,
}

/// The lines of a list, without comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# "))
}

impl Builder {
    fn build(mut self) -> Phrasebook {
        self.entries.push(Entry::default());
        self.numerals(include_str!("numerals.txt"));
        self.words(include_str!("words.txt"));
        self.currencies(include_str!("currencies.txt"));
        self.countries(include_str!("countries.txt"));
        self.units(include_str!("units.txt"));
        self.events(include_str!("events.txt"));
        for line in lines(include_str!("traps.txt")) {
            self.phrase(line, Meaning::Trap);
        }
        self.approximators(include_str!("approximators.txt"));
        self.phrases.sort_by_key(|(first, phrase)| (*first, std::cmp::Reverse(phrase.rest.len()), phrase.exact.is_none()));
        self.bounds.sort_by_key(|(last, rest, _)| (*last, std::cmp::Reverse(rest.len())));
        for (id, entry) in (0u16..).zip(&mut self.entries) {
            let range = |low: usize, high: usize| u32::try_from(low).unwrap_or(0)..u32::try_from(high).unwrap_or(0);
            entry.phrases =
                range(self.phrases.partition_point(|(first, _)| *first < id), self.phrases.partition_point(|(first, _)| *first <= id));
            entry.bounds =
                range(self.bounds.partition_point(|(last, ..)| *last < id), self.bounds.partition_point(|(last, ..)| *last <= id));
        }
        let mut book = Phrasebook {
            ids: Spellings::new(&self.ids),
            entries: self.entries,
            opens: Vec::new(),
            phrases: self.phrases.into_iter().map(|(_, phrase)| phrase).collect(),
            bounds: self.bounds.into_iter().map(|(_, rest, approx)| (rest, approx)).collect(),
            countries: self.countries,
            currencies: self.currencies,
            units: self.units,
            events: self.events,
        };
        book.opens = (0..book.entries.len()).map(|id| opens(&book, id)).collect();
        for id in 1..book.entries.len() {
            book.entries[id].countable = countable(&book, id);
        }
        book
    }

    fn intern(&mut self, word: &str) -> u16 {
        let key = word.to_lowercase();
        if let Some(&id) = self.ids.get(key.as_str()) {
            return id;
        }
        let id = u16::try_from(self.entries.len()).unwrap_or(0);
        self.entries.push(Entry::default());
        self.ids.insert(key.into(), id);
        id
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let id = usize::from(self.intern(word));
        &mut self.entries[id]
    }

    fn phrase(&mut self, spelling: &str, meaning: Meaning) {
        let (spelling, exact) = match spelling.strip_prefix('=') {
            Some(exact) if !exact.is_empty() => (exact, true),
            _ => (spelling, false),
        };
        // "~": with and without a plural s, on the one word that carries it.
        if let Some((before, after)) = spelling.split_once('~') {
            self.phrase(&format!("{before}{after}"), meaning);
            self.phrase(&format!("{before}s{after}"), meaning);
            return;
        }
        let tokens = token::tokenise(spelling);
        let Some((first, rest)) = tokens.split_first() else { return };
        let first = self.intern(first.span.of(spelling));
        let rest = rest
            .iter()
            .zip(&tokens)
            .map(|(token, before)| (self.intern(token.span.of(spelling)), token::touches(*before, *token)))
            .collect();
        let exact = exact.then(|| tokens.iter().map(|token| token.span.of(spelling).into()).collect());
        self.phrases.push((first, Phrase { rest, exact, meaning }));
    }

    fn numerals(&mut self, list: &'static str) {
        for line in lines(list) {
            let Some((word, values)) = line.split_once(" = ") else { continue };
            for value in values.split(' ') {
                let entry = self.entry(word);
                if let Some(power) = value.strip_prefix('*') {
                    entry.magnitude = power.parse().ok();
                } else if let Some(place) = value.strip_prefix('#') {
                    entry.ordinal = place.parse().ok();
                } else if let Some((above, below)) = value.split_once('/') {
                    entry.fraction = below.parse().ok().map(|below| (above.parse().unwrap_or(1), below));
                } else {
                    entry.cardinal = value.parse().ok();
                }
            }
        }
    }

    fn words(&mut self, list: &'static str) {
        for line in lines(list) {
            let Some((role, words)) = line.split_once(": ") else { continue };
            let (role, number) = role.split_once(' ').map_or((role, 0), |(role, number)| (role, number.parse().unwrap_or(0)));
            let bit = ROLES.iter().find(|(name, _)| *name == role).map_or(0, |(_, role)| 1 << *role as u8);
            for word in words.split_whitespace() {
                let entry = self.entry(word);
                match role {
                    "month" => entry.month = number,
                    "weekday" => entry.weekday = number,
                    "season" => entry.season = number,
                    _ => entry.roles |= bit,
                }
            }
        }
    }

    fn currencies(&mut self, list: &'static str) {
        for line in lines(list) {
            let mut fields = line.split(';').map(str::trim);
            let Some(code) = fields.next() else { continue };
            let id = u16::try_from(self.currencies.len()).unwrap_or(0);
            self.currencies.push(code.into());
            self.phrase(&format!("={code}"), Meaning::Sign(id));
            for sign in fields.next().unwrap_or_default().split_whitespace() {
                let exact = sign.chars().any(char::is_alphabetic);
                self.phrase(&if exact { format!("={sign}") } else { sign.into() }, Meaning::Sign(id));
                // Old wire text has its capitals and its spaces taken away.
                if sign.ends_with('$') && exact {
                    self.phrase(&sign.to_lowercase(), Meaning::Sign(id));
                }
            }
            for name in fields.next().unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty()) {
                self.phrase(name, Meaning::Currency(id));
            }
            for name in fields.next().unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty()) {
                self.phrase(name, Meaning::Cent(id));
            }
        }
    }

    fn countries(&mut self, list: &'static str) {
        for line in lines(list) {
            let mut fields = line.split(';').map(str::trim);
            let (Some(code), Some(names), Some(places)) = (fields.next(), fields.next(), fields.next()) else { continue };
            self.countries.push(Country { code: code.into(), names: names.split_whitespace().map(Box::from).collect() });
            let number = u8::try_from(self.countries.len()).unwrap_or(0);
            for place in places.split_whitespace() {
                self.entry(place).country = number;
            }
        }
    }

    fn units(&mut self, list: &'static str) {
        for line in lines(list) {
            let mut fields = line.splitn(3, " ; ");
            let (Some(name), Some(kind), Some(spellings)) = (fields.next(), fields.next(), fields.next()) else { continue };
            let kind = FigureKind::ALL.into_iter().find(|known| known.name() == kind).unwrap_or(FigureKind::Quantity);
            let id = u16::try_from(self.units.len()).unwrap_or(0);
            self.units.push(Unit { name: name.into(), kind });
            for spelling in spellings.split(", ") {
                self.phrase(spelling.trim(), Meaning::Unit(id));
            }
        }
    }

    fn events(&mut self, list: &'static str) {
        for line in lines(list) {
            let Some((name, verbs)) = line.split_once(": ") else { continue };
            let Some((noun, preposition)) = name.split_once(' ') else { continue };
            self.events.push((noun.into(), preposition.into()));
            let number = u8::try_from(self.events.len()).unwrap_or(0);
            for verb in verbs.split_whitespace() {
                self.entry(verb).event = number;
            }
        }
    }

    fn approximators(&mut self, list: &'static str) {
        for line in lines(list) {
            let Some((name, phrases)) = line.split_once(": ") else { continue };
            let Some(approx) = Approx::ALL.into_iter().find(|approx| approx.name() == name) else { continue };
            for phrase in phrases.split(", ") {
                let tokens = token::tokenise(phrase);
                let mut ids: Vec<u16> = tokens.iter().map(|token| self.intern(token.span.of(phrase))).collect();
                ids.reverse();
                if let Some((&last, rest)) = ids.split_first() {
                    self.bounds.push((last, rest.into(), approx));
                }
            }
        }
    }
}

/// What may start at a word: nothing at plain units and steering words.
fn opens(book: &Phrasebook, id: usize) -> Opens {
    let Some(entry) = book.entries.get(id) else { return Opens::default() };
    let phrases = book.phrases(u16::try_from(id).unwrap_or(0));
    let counts = entry.cardinal.is_some() || entry.fraction.is_some() || entry.ordinal.is_some();
    let says = |roles: &[Role]| roles.iter().any(|&role| entry.is(role));
    Opens {
        trap: phrases.iter().any(|phrase| phrase.meaning == Meaning::Trap),
        date: counts
            || entry.month != 0
            || entry.weekday != 0
            || entry.season != 0
            || says(&[Role::This, Role::Last, Role::Next, Role::Today, Role::Yesterday, Role::Tomorrow, Role::Part, Role::OpensDate]),
        amount: counts
            || entry.magnitude.is_some()
            || entry.is(Role::OpensAmount)
            || phrases.iter().any(|phrase| matches!(phrase.meaning, Meaning::Sign(_) | Meaning::Currency(_))),
        article: entry.is(Role::Determiner),
        country: entry.country != 0,
    }
}

/// Whether an article may count a word.
fn countable(book: &Phrasebook, id: usize) -> bool {
    let Some(entry) = book.entries.get(id) else { return false };
    let phrases = book.phrases(u16::try_from(id).unwrap_or(0));
    entry.cardinal.is_some()
        || entry.magnitude.is_some()
        || entry.fraction.is_some()
        || entry.ordinal.is_some()
        || entry.is(Role::Filler)
        || phrases.iter().any(|phrase| phrase.meaning != Meaning::Trap)
}
