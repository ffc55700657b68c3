//! References: "the company", "the university", "the Chinese giant", where one organisation is plainly meant.

use std::ops::Range;

use super::lexicon::names::{Class, Place};
use super::name::run::Runs;
use super::name::word::Form;
use super::organisation::OrganisationKind;

/// What a reference may mean: an organisation with its places so far.
#[derive(Clone, Debug)]
pub struct Referent {
    /// What it is.
    pub kind: OrganisationKind,
    /// The starts of its places, in words, sorted.
    pub places: Vec<usize>,
    /// The words by which the article itself has described it: "the retailer Acme".
    pub described: Vec<String>,
}

/// The nouns that refer, with the kinds they fit.
pub fn kinds(noun: &str) -> &'static [OrganisationKind] {
    use OrganisationKind::{Club, Company, Exchange, Government, Media, Ngo, Regulator, Unit, University};
    match noun {
        "university" | "college" => &[University],
        "institute" | "laboratory" | "lab" | "centre" | "center" | "school" => &[Unit],
        "regulator" | "watchdog" | "authority" => &[Regulator, Government],
        "ministry" | "department" | "court" | "tribunal" => &[Government],
        "agency" | "commission" => &[Government, Regulator],
        "newspaper" | "magazine" | "broadcaster" => &[Media, Company],
        "exchange" | "bourse" => &[Exchange],
        "club" => &[Club],
        "charity" | "association" | "union" | "federation" | "foundation" => &[Ngo],
        "company" | "firm" | "giant" | "maker" | "manufacturer" | "carmaker" | "automaker" | "chipmaker" | "drugmaker" | "planemaker"
        | "retailer" | "supermarket" | "grocer" | "insurer" | "lender" | "bank" | "startup" | "start-up" | "scale-up" | "unicorn"
        | "operator" | "carrier" | "telco" | "airline" | "conglomerate" | "multinational" | "utility" | "miner" | "brewer"
        | "consultancy" | "brokerage" | "spin-out" | "spinout" | "fintech" | "behemoth" | "titan" | "group" | "business" | "landlord"
        | "developer" | "builder" | "housebuilder" | "publisher" | "studio" | "producer" | "supplier" | "chain" | "refiner"
        | "shipbuilder" | "shipper" | "haulier" | "steelmaker" | "toymaker" | "contractor" | "provider" | "distributor" | "wholesaler"
        | "recycler" | "distiller" | "lessor" | "designer" | "bookseller" | "caterer" | "railway" => &[Company],
        _ if makes(noun) => &[Company],
        _ => &[],
    }
}

/// Whether a noun names a firm by what it makes: "trainmaker".
fn makes(noun: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "law",
        "policy",
        "film",
        "peace",
        "match",
        "pace",
        "home",
        "rain",
        "trouble",
        "play",
        "deal",
        "change",
        "king",
        "decision-",
        "merry",
    ];
    noun.strip_suffix("maker").is_some_and(|made| made.len() > 2 && !PEOPLE.contains(&made))
}

/// Nouns that say so much that only an organisation so described, or so named, is meant.
const NARROW: &[&str] = &[
    "carmaker",
    "automaker",
    "chipmaker",
    "drugmaker",
    "planemaker",
    "retailer",
    "supermarket",
    "grocer",
    "insurer",
    "lender",
    "bank",
    "airline",
    "utility",
    "miner",
    "brewer",
    "consultancy",
    "brokerage",
    "fintech",
    "carrier",
    "telco",
    "operator",
    "startup",
    "start-up",
    "scale-up",
    "unicorn",
    "spin-out",
    "spinout",
    "manufacturer",
    "maker",
    "landlord",
    "developer",
    "builder",
    "housebuilder",
    "publisher",
    "studio",
    "producer",
    "supplier",
    "chain",
    "refiner",
    "shipbuilder",
    "shipper",
    "haulier",
    "steelmaker",
    "toymaker",
    "contractor",
    "provider",
    "distributor",
    "wholesaler",
    "recycler",
    "distiller",
    "lessor",
    "designer",
    "bookseller",
    "caterer",
];

/// The references of the article with the index of the organisation that each means. `referents` are in the order of the analysis.
pub fn find(runs: &Runs, referents: &[Referent], taken: impl Fn(usize) -> bool) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    if referents.is_empty() {
        return found;
    }
    for sentence in &runs.words.sentences {
        for at in sentence.clone() {
            if !matches!(runs.at(at, sentence), "the" | "The") {
                continue;
            }
            let mut noun = at + 1;
            let mut adjectives = 0;
            // "the Southampton-based company".
            if runs.words.get(noun).is_some_and(|word| word.is_name())
                && runs.at(noun + 1, sentence) == "-"
                && matches!(runs.at(noun + 2, sentence), "based" | "listed" | "owned" | "headquartered")
            {
                noun += 3;
            }
            while noun < sentence.end && adjectives < 3 && kinds(runs.at(noun, sentence)).is_empty() {
                let text = runs.at(noun, sentence);
                let nationality = runs.lexicon.names().place(text) == Some(Place::Nationality);
                let sector = runs.words.get(noun).is_some_and(|word| word.form == Form::Small) && ADJECTIVES.contains(&text);
                if !nationality && !sector {
                    break;
                }
                adjectives += 1;
                noun += 1;
            }
            let text = runs.at(noun, sentence);
            let fitting = kinds(text);
            let next = runs.at(noun + 1, sentence);
            let bare = !matches!(next, "of" | "that" | "which" | "-" | "behind" | "store" | "stores")
                && !runs.words.get(noun + 1).is_some_and(|word| sentence.contains(&(noun + 1)) && word.is_name());
            // "The regulator, Ofreda,": it is named at once.
            if next == "," && taken(noun + 2) {
                continue;
            }
            if fitting.is_empty() || !bare || taken(noun) || runs.lexicon.names().is(Class::CompanyNoun, next) {
                continue;
            }
            if let Some(referent) = meant(referents, fitting, text, at, sentence.start) {
                found.push((at..noun + 1, referent));
            }
        }
    }
    found
}

/// Words between "the" and the noun that change nothing.
const ADJECTIVES: &[&str] = &[
    "tech",
    "technology",
    "telecoms",
    "telecom",
    "software",
    "internet",
    "chip",
    "car",
    "drug",
    "oil",
    "energy",
    "retail",
    "media",
    "social",
    "online",
    "listed",
    "struggling",
    "fast-growing",
    "young",
    "parent",
    "state-owned",
    "semiconductor",
    "mobile",
    "banking",
    "pharmaceutical",
    "industrial",
    "engineering",
    "electronics",
    "e-commerce",
    "smartphone",
    "search",
    "streaming",
    "mining",
    "aerospace",
    "defence",
    "competition",
    "financial",
    "markets",
    "data",
    "media",
    "antitrust",
    "networking",
    "equipment",
    "security",
    "cybersecurity",
    "insurance",
    "logistics",
    "shipping",
    "food",
    "luxury",
    "fashion",
    "gaming",
];

/// The organisation that is meant, where one is plainly ahead of the others.
fn meant(referents: &[Referent], kinds: &[OrganisationKind], noun: &str, at: usize, sentence: usize) -> Option<usize> {
    let fitting = |narrow: bool| {
        referents.iter().enumerate().filter(move |(_, referent)| {
            kinds.contains(&referent.kind) && (!narrow || referent.described.iter().any(|described| described == noun))
        })
    };
    // "the retailer": the one that was called a retailer, where the article did so.
    let narrow = NARROW.contains(&noun) && fitting(true).next().is_some();
    let mut scored: Vec<(usize, usize)> = fitting(narrow)
        .filter_map(|(index, referent)| {
            let before = referent.places.partition_point(|&place| place < at);
            // A standfirst may refer ahead.
            let last = referent.places.get(before.wrapping_sub(1)).copied();
            let near = last.map_or(0, |last| {
                if last >= sentence {
                    4
                } else if at - last < 40 {
                    3
                } else if at - last < 90 {
                    1
                } else {
                    0
                }
            });
            let score = near + before.min(6) + referent.places.len().min(4);
            (last.is_some() || at < 60).then_some((score, index))
        })
        .collect();
    scored.sort_by(|left, right| right.cmp(left).then(left.1.cmp(&right.1)));
    match scored.as_slice() {
        [(_, only)] => Some(*only),
        [(best, index), (second, _), ..] if *best >= second + 3 => Some(*index),
        _ => None,
    }
}
