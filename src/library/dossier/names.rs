//! Which organisations of several articles are one: those of the same full name, or where an article gives the one name as an
//! alias of the other. Never by a bare acronym, nor by a first word that others share ("Imperial").

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::told::Told;
use crate::extract::organisation::{Organisation, OrganisationId};

/// An organisation of several articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Party(pub u32);

/// Words at the end of a name that say what form a company has, not which.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "inc",
    "incorporated", "international", "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sab",
    "sarl", "sas", "se", "sl", "spa", "srl", "technologies", "tbk",
];

/// Forms in law: a name without them is the same name.
#[rustfmt::skip]
const LEGAL: &[&str] = &[
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "kk", "limited", "llc",
    "llp", "lp", "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sab", "sarl", "sas", "se", "sl", "spa", "srl", "tbk",
];

/// A name as it is compared: small letters, no signs, no "the" in front, no legal form behind.
pub fn key(name: &str) -> String {
    let mut words = words(name);
    if words.len() > 1 && words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    strip(&mut words, LEGAL);
    words.join(" ")
}

fn words(name: &str) -> Vec<String> {
    // Dots join: "S.p.A." is "spa".
    let bare = name.to_lowercase().replace(['.', '\'', '’'], "");
    bare.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn strip(words: &mut Vec<String>, forms: &[&str]) {
    while words.len() > 1 && words.last().is_some_and(|last| forms.contains(&last.as_str())) {
        words.pop();
    }
}

/// Whether a name is an acronym: one short word without a small letter.
pub fn is_acronym(name: &str) -> bool {
    !name.contains(' ') && name.chars().count() <= 6 && !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase)
}

/// Whether an alias stands for a name wherever it is met: it is the name without its form ("Tarnwick" for Tarnwick Holdings),
/// or has two words of its own.
fn stands_alone(alias: &str, full: &str) -> bool {
    if is_acronym(alias) {
        return false;
    }
    let mut bare = words(full);
    strip(&mut bare, FORMS);
    let alias = words(alias);
    alias.len() >= 2 || alias == bare
}

/// The organisations of several articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    of: HashMap<(usize, OrganisationId), Party>,
    names: Vec<String>,
    /// Every name and alias that an article gives for a party, with the number of articles.
    aliases: Vec<BTreeMap<String, usize>>,
}

impl Names {
    /// Reads the names of articles.
    pub fn new(told: &[Told]) -> Self {
        let all =
            || told.iter().enumerate().flat_map(|(at, told)| told.organisations().map(move |(id, organisation)| (at, id, organisation)));
        // Full names that an article calls by a short one.
        let mut fulls: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (_, _, organisation) in all() {
            let full = key(&organisation.name);
            for alias in organisation.aliases.iter().filter(|alias| stands_alone(alias, &organisation.name)) {
                let short = key(alias);
                if short != full {
                    fulls.entry(short).or_default().insert(full.clone());
                }
            }
        }
        // A short name stands for the one full name that it is given to; where it is given to two, for neither.
        let full_of = |name: String| match fulls.get(&name).map(|names| (names.len(), names.first())) {
            Some((1, Some(full))) => full.clone(),
            _ => name,
        };
        let mut names = Names::default();
        let mut parties: HashMap<String, Party> = HashMap::new();
        let mut spellings: Vec<BTreeMap<&str, usize>> = Vec::new();
        for (at, id, organisation) in all() {
            let full = full_of(key(&organisation.name));
            let next = Party(u32::try_from(spellings.len()).unwrap_or(u32::MAX));
            let party = *parties.entry(full).or_insert(next);
            if party == next {
                spellings.push(BTreeMap::new());
                names.aliases.push(BTreeMap::new());
            }
            names.of.insert((at, id), party);
            if let (Some(spelling), Some(aliases)) = (spellings.get_mut(party.0 as usize), names.aliases.get_mut(party.0 as usize)) {
                *spelling.entry(&organisation.name).or_default() += 1;
                for alias in &organisation.aliases {
                    *aliases.entry(alias.clone()).or_default() += 1;
                }
            }
        }
        // The longest full name, and of several the most frequent.
        let best = |spelling: &BTreeMap<&str, usize>| {
            let longest = spelling.iter().max_by_key(|(name, count)| (key(name).len(), **count, std::cmp::Reverse(name.len())));
            longest.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
        };
        names.names = spellings.iter().map(best).collect();
        for (name, (aliases, spelling)) in names.names.iter().zip(names.aliases.iter_mut().zip(&spellings)) {
            for (other, count) in spelling {
                *aliases.entry((*other).to_owned()).or_default() += count;
            }
            aliases.remove(name);
        }
        names
    }

    /// The party that an organisation of the `at`th article is.
    pub fn party(&self, at: usize, id: OrganisationId) -> Option<Party> {
        self.of.get(&(at, id)).copied()
    }

    /// Its fullest name.
    pub fn name(&self, party: Party) -> &str {
        self.names.get(party.0 as usize).map(String::as_str).unwrap_or_default()
    }

    /// Its other names, each with the number of articles that give it.
    pub fn aliases(&self, party: Party) -> impl Iterator<Item = (&str, usize)> {
        self.aliases.get(party.0 as usize).into_iter().flatten().map(|(name, count)| (name.as_str(), *count))
    }

    /// Every party.
    pub fn parties(&self) -> impl Iterator<Item = Party> {
        (0..).take(self.names.len()).map(Party)
    }

    /// The parties that go by a name, as their full name if any do, else as an alias that an article gives.
    pub fn called(&self, name: &str) -> Vec<Party> {
        let wanted = key(name);
        let full: Vec<Party> = self.parties().filter(|&party| key(self.name(party)) == wanted).collect();
        if !full.is_empty() {
            return full;
        }
        self.parties().filter(|&party| self.aliases(party).any(|(alias, _)| key(alias) == wanted)).collect()
    }
}

/// Whether an organisation of one article goes by a name.
pub fn goes_by(organisation: &Organisation, name: &str) -> bool {
    let wanted = key(name);
    std::iter::once(&organisation.name).chain(&organisation.aliases).any(|own| key(own) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dossier::told::tests::told;

    #[test]
    fn names_are_compared_without_their_form() {
        let cases = [
            ("The Harbour Company", "harbour company"),
            ("Tarnwick Holdings plc", "tarnwick holdings"),
            ("Brill Ltd.", "brill"),
            ("Ravello S.p.A.", "ravello"),
            ("AT&T Inc", "at&t"),
            ("Co", "co"),
        ];
        for (name, expected) in cases {
            assert_eq!(key(name), expected, "{name}");
        }
    }

    #[test]
    fn only_full_names_and_aliases_that_stand_alone_join() {
        let articles = told(&[
            "Tarnwick Holdings bought a mill. Tarnwick said the mill was cheap.",
            "Tarnwick sold a mill.",
            "The Competition and Markets Authority (CMA) fined a mill. The CMA said so.",
            "The Capital Markets Authority (CMA) of Kenya fined a bank. The CMA said so.",
        ]);
        let names = Names::new(&articles);
        let called = |name: &str| names.called(name).into_iter().map(|party| names.name(party)).collect::<Vec<_>>();
        assert_eq!(called("tarnwick"), ["Tarnwick Holdings"]);
        assert_eq!(called("Tarnwick Holdings plc"), ["Tarnwick Holdings"]);
        assert_eq!(called("CMA"), ["Competition and Markets Authority", "Capital Markets Authority"]);
        assert!(called("Nobody").is_empty());
    }
}
