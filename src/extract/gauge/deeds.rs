//! What each verb tells of the figures about it: a table, parsed once.

use std::collections::HashMap;

/// What a verb tells of the figures about it.
#[derive(Clone, Debug, Default)]
pub struct Deed {
    /// What happened, as a noun, and the word before what it happened to.
    pub event: Option<(&'static str, &'static str)>,
    /// Whether it happened to the subject even where an object stands: "left Acme".
    pub own: bool,
    /// The noun of a movement: "rise".
    pub change: Option<&'static str>,
    /// What money behind it is, the word before what it is for, and where that stands: "subject", "object" or a preposition.
    pub paid: Option<(&'static str, &'static str, Vec<&'static str>)>,
    /// Whether its event has a price.
    pub trade: bool,
    /// Whether its subject is what is measured: "be", "reach".
    pub is: bool,
    /// Whether a part behind it is its subject's share: "account for".
    pub share: bool,
    /// Whether a part behind it is a stake: "own".
    pub stake: bool,
    /// Whether its object tells what happened: "announce".
    pub light: bool,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Deeds(HashMap<&'static str, Deed>);

impl Default for Deeds {
    fn default() -> Self {
        let mut deeds: HashMap<&'static str, Deed> = HashMap::new();
        for line in include_str!("deeds.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((head, verbs)) = line.split_once(": ") else { continue };
            let mut words = head.split(' ');
            let (sort, noun, preposition) =
                (words.next().unwrap_or_default(), words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let places: Vec<&'static str> = words.collect();
            for verb in verbs.split(", ") {
                let deed = deeds.entry(verb).or_default();
                match sort {
                    "event" => {
                        deed.event = Some((noun, preposition));
                        deed.own = places.contains(&"subject");
                    }
                    "change" => deed.change = Some(noun),
                    "paid" => deed.paid = Some((noun, preposition, places.clone())),
                    "trade" => deed.trade = true,
                    "is" => deed.is = true,
                    "share" => deed.share = true,
                    "stake" => deed.stake = true,
                    _ => deed.light = true,
                }
            }
        }
        Self(deeds)
    }
}

impl Deeds {
    /// What the plain form of a verb, with its particle, tells.
    pub fn of(&self, lemma: &str) -> Option<&Deed> {
        self.0.get(lemma)
    }
}
