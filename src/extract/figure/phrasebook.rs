//! The words that figures are made of: one table, compiled once from the lists beside this file.
//!
//! Every word of every list has a small number (its [`Entry`]'s index; 0 is any other word), so that the text is looked
//! up once and the finders compare numbers. Phrases are kept with their first word, the longest first; a space in a
//! phrase matches white space or one hyphen ("square metre", "22,000-square-metre"), no space wants the pieces to touch.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
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
    /// The parts it plays.
    pub roles: u32,
    phrases: Range<u32>,
    bounds: Range<u32>,
    /// Whether a figure may start here.
    pub anchor: bool,
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
    /// A past verb without -ed.
    Past,
    /// May open a figure though it means none by itself.
    Starter,
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
    ("past", Role::Past),
    ("starter", Role::Starter),
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
    ids: HashMap<Box<str>, u16, BuildHasherDefault<Fnv>>,
    entries: Vec<Entry>,
    phrases: Vec<Phrase>,
    bounds: Vec<(Box<[u16]>, Approx)>,
    /// Countries whose currency shares its name with another's.
    pub countries: Vec<Country>,
    /// ISO 4217 codes.
    pub currencies: Vec<Box<str>>,
    /// The units.
    pub units: Vec<Unit>,
}

impl Default for Phrasebook {
    fn default() -> Self {
        Builder::default().build()
    }
}

impl Phrasebook {
    /// The number of a word, 0 where no list knows it.
    pub fn id(&self, word: &str) -> u16 {
        const LONGEST: usize = 24;
        if word.is_ascii() {
            let mut small = [0u8; LONGEST];
            let Some(buffer) = small.get_mut(..word.len()) else { return 0 };
            buffer.copy_from_slice(word.as_bytes());
            buffer.make_ascii_lowercase();
            return std::str::from_utf8(buffer).ok().and_then(|word| self.ids.get(word)).copied().unwrap_or(0);
        }
        if word.len() > LONGEST {
            return 0;
        }
        self.ids.get(word.to_lowercase().as_str()).copied().unwrap_or(0)
    }

    /// What a word may mean.
    pub fn entry(&self, id: u16) -> &Entry {
        &self.entries[usize::from(id).min(self.entries.len() - 1)]
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

    /// A unit.
    pub fn unit(&self, unit: u16) -> Option<&Unit> {
        self.units.get(usize::from(unit))
    }
}

/// FNV-1a: short keys, no hostile ones (the table is fixed).
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[derive(Default)]
struct Builder {
    ids: HashMap<Box<str>, u16, BuildHasherDefault<Fnv>>,
    entries: Vec<Entry>,
    phrases: Vec<(u16, Phrase)>,
    bounds: Vec<(u16, Box<[u16]>, Approx)>,
    countries: Vec<Country>,
    currencies: Vec<Box<str>>,
    units: Vec<Unit>,
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
            ids: self.ids,
            entries: self.entries,
            phrases: self.phrases.into_iter().map(|(_, phrase)| phrase).collect(),
            bounds: self.bounds.into_iter().map(|(_, rest, approx)| (rest, approx)).collect(),
            countries: self.countries,
            currencies: self.currencies,
            units: self.units,
        };
        for id in 1..book.entries.len() {
            book.entries[id].anchor = is_anchor(&book, id);
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

/// Whether a figure may start at a word: all but plain units, magnitudes and steering words.
fn is_anchor(book: &Phrasebook, id: usize) -> bool {
    let Some(entry) = book.entries.get(id) else { return false };
    let phrases = book.phrases(u16::try_from(id).unwrap_or(0));
    entry.cardinal.is_some()
        || entry.fraction.is_some()
        || entry.ordinal.is_some()
        || entry.magnitude.is_some()
        || entry.month != 0
        || entry.weekday != 0
        || entry.season != 0
        || [Role::This, Role::Last, Role::Next, Role::Today, Role::Yesterday, Role::Tomorrow, Role::Part, Role::Starter]
            .into_iter()
            .any(|role| entry.is(role))
        || phrases.iter().any(|phrase| matches!(phrase.meaning, Meaning::Sign(_) | Meaning::Currency(_) | Meaning::Trap))
}
