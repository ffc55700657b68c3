//! What a noun beside a name tells of it: "the brokerage Anna Marsh", "Anna Marsh, a rival agency,", "exchange for goods, or EFG".
//!
//! A firm may bear somebody's name. What is told here no person is, so it outweighs a first name and the network's word together.

use std::ops::Range;

use super::evidence::{Label, Votes};
use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place};

/// What outweighs a first name that the network believes in.
const CERTAIN: f32 = 6.0;

/// Nouns that a body is called by, and that somebody may be called by too, or what somebody makes or owns.
const DOUBTFUL: &[&str] = &[
    "giant",
    "rival",
    "competitor",
    "partner",
    "owner",
    "parent",
    "customer",
    "client",
    "target",
    "specialist",
    "player",
    "champion",
    "challenger",
    "newcomer",
    "veteran",
    "pioneer",
    "incumbent",
    "titan",
    "heavyweight",
    "stalwart",
    "supplier",
    "contractor",
    "vendor",
    "provider",
    "buyer",
    "bidder",
    "investor",
    "shareholder",
    "broker",
    "developer",
    "publisher",
    "producer",
    "distributor",
    "importer",
    "exporter",
    "trader",
    "shipper",
    "grower",
    "breeder",
    "printer",
    "builder",
    "miner",
    "recruiter",
    "headhunter",
    "hotelier",
    "consultant",
    "shipowner",
    "hauler",
    "tracker",
    "custodian",
    "pollster",
    "innovator",
    "app",
    "platform",
    "service",
    "website",
    "site",
    "plant",
    "label",
    "house",
    "team",
    "side",
    "party",
    "body",
    "paper",
    "daily",
    "weekly",
    "journal",
    "court",
    "factory",
    "mill",
    "yard",
    "unit",
    "arm",
    "division",
    "department",
    "hospital",
    "club",
    "school",
    "college",
    "theatre",
    "museum",
    "gallery",
    "church",
    "orchestra",
    "outlet",
    "franchise",
    "practice",
    "network",
    "market",
    "marketplace",
    "stockbroker",
    "packager",
    "installer",
    "processor",
    "collective",
    "magazine",
    "newspaper",
    "studio",
    "caterer",
    "jeweller",
    "clothier",
    "confectioner",
    "bookseller",
    "winemaker",
    "packer",
    "winery",
    "bakery",
    "brewery",
    "dairy",
    "venture",
    "group",
    "maker",
    "brewer",
    "refiner",
    "grocer",
    "lobby",
    "university",
    "institute",
    "foundation",
    "trust",
    "council",
    "board",
];

/// Firms that are named by what their people are.
const PROFESSIONS: &[&str] = &[
    "auditors",
    "brokers",
    "stockbrokers",
    "administrators",
    "advisers",
    "solicitors",
    "accountants",
    "liquidators",
    "headhunters",
    "recruiters",
    "auctioneers",
    "estate agents",
    "surveyors",
    "shipbrokers",
];

/// Whether a noun stands for bodies alone.
fn is_body(runs: &Runs, noun: &str) -> bool {
    let lists = runs.lexicon.names();
    noun.starts_with(char::is_lowercase) && lists.is(Class::CompanyNoun, noun) && !lists.is(Class::Role, noun) && !DOUBTFUL.contains(&noun)
}

/// Whether what stands behind a name is what somebody did to the noun before it: "the firm Anna Berg founded".
fn is_deed(word: &str) -> bool {
    matches!(
        word,
        "founded"
            | "co-founded"
            | "started"
            | "built"
            | "created"
            | "runs"
            | "ran"
            | "leads"
            | "led"
            | "heads"
            | "headed"
            | "owns"
            | "owned"
            | "set"
            | "chairs"
            | "chaired"
            | "left"
            | "joined"
            | "works"
            | "worked"
            | "manages"
            | "managed"
            | "took"
            | "inherited"
            | "bought"
            | "sold"
            | "wants"
            | "hopes"
            | "controls"
            | "has"
            | "had"
            | "launched"
    )
}

/// Whether a word is how an American state is shortened.
fn is_state(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Ala"
            | "Ariz"
            | "Ark"
            | "Calif"
            | "Colo"
            | "Conn"
            | "Del"
            | "Fla"
            | "Ga"
            | "Ill"
            | "Ind"
            | "Kan"
            | "Ky"
            | "La"
            | "Mass"
            | "Md"
            | "Mich"
            | "Minn"
            | "Miss"
            | "Mo"
            | "Mont"
            | "Neb"
            | "Nev"
            | "N.H"
            | "N.J"
            | "N.M"
            | "N.Y"
            | "N.C"
            | "N.D"
            | "Okla"
            | "Ore"
            | "Pa"
            | "R.I"
            | "S.C"
            | "S.D"
            | "Tenn"
            | "Tex"
            | "Vt"
            | "Va"
            | "Wash"
            | "Wis"
            | "Wyo"
            | "W.Va"
    )
}

/// The votes of the nouns beside a name.
pub fn votes(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> Votes {
    let lists = runs.lexicon.names();
    let word = |at: usize| runs.at(at, sentence);
    let ahead = |more: usize| piece.start.checked_sub(more).map_or("", |at| word(at));
    let small = |at: usize| sentence.contains(&at) && runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    let mut votes = Votes::default();
    // "The Australian market": a people's, not the paper's.
    if piece.len() == 2
        && matches!(word(piece.start), "The")
        && lists.place(word(piece.start + 1)) == Some(Place::Nationality)
        && small(piece.end)
        && !lists.is(Class::Reported, word(piece.end))
        && !lists.is(Class::OrganisationAct, word(piece.end))
    {
        votes.add(Label::Other, 9.0);
    }
    // "judges in The Hague"
    if ahead(1) == "The" && lists.place(&format!("The {}", runs.name(piece))).is_some() {
        votes.add(Label::Place, 8.0);
    }
    // "Norvia Corp <NRV>"
    let code = runs.words.get(piece.end + 1).is_some_and(Word::is_upper);
    if word(piece.end) == "<" && code && (piece.end + 2..piece.end + 5).any(|at| word(at) == ">") {
        votes.add(Label::Organisation, 2.5);
    }
    // "New Overhill, Mass.,": a town.
    if piece.len() < 3 && word(piece.end) == "," && is_state(word(piece.end + 1)) && lists.head(word(piece.end - 1)).is_none() {
        votes.add(Label::Place, 4.0);
    }
    if piece.len() == 1 {
        // "an exchange for goods, or EFG": an acronym of something written small.
        let letters = word(piece.start);
        let or = matches!(ahead(1), "or" | "called" | "abbreviated");
        if or && runs.words.get(piece.start).is_some_and(Word::is_upper) && (3..=5).contains(&letters.len()) {
            let behind = piece.start - 1 - usize::from(ahead(2) == ",");
            let spelt = behind.checked_sub(letters.len()).is_some_and(|from| {
                let initials = (from..behind).filter(|&at| small(at)).filter_map(|at| word(at).chars().next());
                initials.flat_map(char::to_uppercase).eq(letters.chars())
            });
            votes.add(Label::Other, if spelt { 6.0 } else { 0.0 });
        }
        return votes;
    }
    let (one, next) = (ahead(1), word(piece.end));
    let joins = matches!(next, "and" | ",") && runs.words.get(piece.end + 1).is_some_and(Word::is_name);
    let past = |more: usize| lists.is(Class::Former, ahead(more));
    // "the brokerage Anna Marsh said"; "the firm Anna Berg founded".
    if is_body(runs, one) {
        if is_deed(next) {
            votes.add(
                Label::Person,
                if matches!(next, "founded" | "co-founded" | "started" | "built" | "created" | "runs" | "heads") { 2.5 } else { 0.0 },
            );
        } else if !past(2) {
            votes.add(Label::Organisation, CERTAIN);
        }
    } else if PROFESSIONS.contains(&one) && !joins && !matches!(next, "of" | "from" | "who" | "at") && !past(2) {
        votes.add(Label::Organisation, CERTAIN);
    }
    // "Anna Marsh, a rival agency,": a body of some kind; not "Anna Berg, the company said".
    if next == "," && matches!(word(piece.end + 1), "a" | "an" | "the" | "one") {
        let from = piece.end + 2;
        let close = (from..sentence.end.min(from + 7)).find(|&at| !small(at) && word(at) != "-" && lists.place(word(at)).is_none());
        let stop = (from..close.unwrap_or(from))
            .find(|&at| matches!(word(at), "of" | "based" | "in" | "that" | "which" | "with" | "for" | "owned"));
        let end = stop.or(close.filter(|&at| matches!(word(at), "," | "." | ";")));
        if let Some(end) = end.filter(|&end| end > from + usize::from(word(piece.end + 1) == "the")) {
            let role = (from..end).any(|at| lists.is(Class::Role, word(at)) || lists.is(Class::PersonNoun, word(at)));
            if is_body(runs, word(end - 1)) && !role {
                votes.add(Label::Organisation, CERTAIN);
            }
        }
    }
    // "its Canadian parent, Anna Marsh,": whose parent or subsidiary it is.
    if one == "," && matches!(ahead(2), "parent" | "subsidiary" | "affiliate") && matches!(next, "," | ".") {
        votes.add(Label::Organisation, CERTAIN);
    }
    votes
}

#[cfg(test)]
mod tests {
    use crate::extract::name::organisations;

    #[test]
    fn a_firm_that_bears_somebodys_name_is_known_by_the_noun_beside_it() {
        for text in [
            "The brokerage Doris Hallam said on Tuesday that profit would rise.",
            "Ann Keeble, an analyst at Doris Hallam, cut her forecast for sales.",
            "It lost the account to Doris Hallam, a rival agency.",
            "Its Canadian parent, Doris Hallam, will provide the loan.",
            "The group has appointed Doris Hallam as auditors.",
            "Doris Hallam added 9p to 166p in London trading.",
        ] {
            assert!(organisations(text).iter().any(|found| found == "Doris Hallam"), "{text}: {:?}", organisations(text));
        }
        for text in [
            "The firm Doris Hallam founded in 2004 now employs 300 people.",
            "Profit fell by a third under Doris Hallam, the company said.",
            "It is led by the former broker Doris Hallam, who joined in May.",
            "Doris Hallam added that sales would rise 4 per cent.",
        ] {
            assert!(!organisations(text).iter().any(|found| found.contains("Hallam")), "{text}: {:?}", organisations(text));
        }
    }

    #[test]
    fn codes_towns_and_acronyms_of_small_words_are_no_bodies() {
        for (text, wanted) in [
            ("Norvia Pumps Inc <NRVP> rose 3 per cent on Monday.", vec!["Norvia Pumps Inc"]),
            ("It uses an exchange for goods, or EFG, which must be reported.", vec![]),
            ("SOUTHERN QUILLON chairman Anna Berg resigned on Monday, the company said.", vec!["SOUTHERN QUILLON"]),
            ("He was cleared by the American Food and Drug Administration in May.", vec!["Food and Drug Administration"]),
            ("It trades in U.S. Government securities.", vec![]),
            ("The industrial average .QJI fell 102 points and crude QLc1 rose 3 per cent.", vec![]),
        ] {
            assert_eq!(organisations(text), wanted, "{text}");
        }
    }
}
