//! What the nouns of a description ask for: "the company" a company, "its board" the whole that it acts for.

use crate::extract::clause::words::one_of;
use crate::extract::organisation::OrganisationKind;

/// What sort of organisation a reference asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// "it"
    Any,
    /// "the company", "the retailer"
    Company,
    /// "the university"
    University,
    /// "the regulator"
    Authority,
    /// "the government"
    Government,
    /// "the club"
    Club,
    /// "the institute", "the charity"
    Other,
}

impl Class {
    /// Whether an organisation of a kind may be meant.
    pub fn holds(self, kind: OrganisationKind) -> bool {
        use OrganisationKind::*;
        match self {
            Class::Any => kind != Media,
            Class::Company => matches!(kind, Company | Exchange | Club | Unit),
            Class::University => matches!(kind, University),
            Class::Authority => matches!(kind, Regulator | Government),
            Class::Government => matches!(kind, Government),
            Class::Club => matches!(kind, Club),
            Class::Other => matches!(kind, Ngo | Unit | University | Company),
        }
    }
}

/// What a description asks for: "the company".
pub fn class_of(word: &str) -> Option<Class> {
    Some(match word {
        "foundry" | "brewery" | "shipyard" | "shipbuilder" | "mill" | "newspaper" | "railway" | "trust" | "fund" | "refiner"
        | "exchange" | "restaurant" | "company" | "group" | "firm" | "business" | "retailer" | "bank" | "lender" | "insurer"
        | "carmaker" | "automaker" | "airline" | "chipmaker" | "startup" | "start-up" | "supplier" | "manufacturer" | "operator"
        | "giant" | "maker" | "developer" | "publisher" | "vendor" | "conglomerate" | "corporation" | "utility" | "unicorn" | "fintech"
        | "telco" | "carrier" | "chain" | "supermarket" | "studio" | "contractor" | "consultancy" | "drugmaker" | "miner" | "brewer"
        | "producer" | "builder" | "housebuilder" | "provider" | "multinational" | "broadcaster" | "grocer" | "rival" | "parent"
        | "owner" | "buyer" | "bidder" | "target" | "distributor" | "wholesaler" | "specialist" | "outfit" | "scale-up" | "scaleup"
        | "spin-off" | "spinout" | "spin-out" | "subsidiary" | "network" | "player" | "investor" | "partnership" | "cooperative" => {
            Class::Company
        }
        "university" | "college" | "school" => Class::University,
        "regulator" | "watchdog" | "authority" | "agency" | "commission" => Class::Authority,
        "government" | "ministry" | "administration" | "department" => Class::Government,
        "club" => Class::Club,
        "institute" | "institution" | "charity" | "foundation" | "organisation" | "organization" | "centre" | "center" => Class::Other,
        _ => return None,
    })
}

/// A part of an organisation that acts for the whole.
pub fn is_organ(word: &str) -> bool {
    one_of(word, "board|directors|management|executives|bosses|leadership|spokesman|spokeswoman|spokesperson")
}

/// Whether a word means a part of an organisation that does business of its own.
pub fn is_part(word: &str) -> bool {
    one_of(word, "arm|unit|division|subsidiary|affiliate|offshoot")
}
