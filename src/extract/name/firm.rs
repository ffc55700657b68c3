//! What only organisations do and have, as votes around one place of a candidate: shares, staff, rivals, orders, job cuts, products
//! that they make. Each is a phrase that no person or town stands in, so it weighs more than what the network says.

use std::ops::Range;

use super::run::Runs;
use super::word::Form;
use crate::extract::lexicon::names::Class;

/// No other reading.
const SURE: f32 = 4.0;
/// Another reading is rare.
const STRONG: f32 = 3.0;
/// What a person's surname may stand in, too.
const LIKELY: f32 = 1.8;

/// `Shares in X`: what is held in a firm.
const HELD: &[&str] =
    &["shares", "share", "stake", "stakes", "investors", "investor", "shareholders", "shareholder", "shareholding", "stock"];
/// `Profit at X`, `workers at X`: what goes up and down in a firm, and who works there.
const WITHIN: &[&str] = &[
    "profit",
    "profits",
    "sales",
    "revenue",
    "revenues",
    "turnover",
    "earnings",
    "losses",
    "margins",
    "orders",
    "staff",
    "workers",
    "employees",
    "managers",
    "engineers",
    "colleagues",
    "bosses",
    "executives",
    "directors",
    "jobs",
];
/// `The chief executive of X`; not `the president of X`, which may be a country's, nor `head of X`, a department's.
const OFFICERS: &[&str] =
    &["executive", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "co-founder", "boss", "owners"];
/// `Rivals such as X`.
const PEERS: &[&str] = &[
    "rivals",
    "competitors",
    "peers",
    "suppliers",
    "companies",
    "firms",
    "banks",
    "lenders",
    "insurers",
    "retailers",
    "carmakers",
    "airlines",
    "start-ups",
    "startups",
    "groups",
    "manufacturers",
    "operators",
    "brands",
    "chains",
    "utilities",
];
/// `The order went to X`.
const AWARDS: &[&str] = &["order", "orders", "contract", "contracts", "tender", "licence", "license", "mandate", "work"];
/// `X, which makes`.
const MAKES: &[&str] = &[
    "makes",
    "sells",
    "employs",
    "owns",
    "operates",
    "runs",
    "supplies",
    "builds",
    "manufactures",
    "provides",
    "develops",
    "reported",
    "posted",
    "trades",
    "bought",
    "acquired",
    "raised",
    "produces",
    "distributes",
    "imports",
    "exports",
    "installs",
    "designs",
    "insures",
    "lends",
];
/// `X shares fell`.
const TRADES: &[&str] = &[
    "fell", "rose", "closed", "jumped", "slid", "gained", "dropped", "climbed", "tumbled", "surged", "slipped", "plunged", "were", "have",
    "had", "lost", "ended", "opened", "traded",
];
/// `will cut 300 jobs`: the verb and what is counted.
const STAFFS: &[&str] =
    &["cut", "axe", "shed", "slash", "eliminate", "create", "add", "hire", "recruit", "cutting", "axing", "shedding", "hiring"];
const POSTS: &[&str] = &["jobs", "posts", "staff", "workers", "positions", "people", "roles", "employees"];
/// `X is to supply`.
const TRADE: &[&str] =
    &["supply", "deliver", "build", "acquire", "buy", "sell", "provide", "manufacture", "install", "distribute", "list", "float", "merge"];
/// `X unveiled a new phone`: what a person does seldom, and not under a full name.
const SHOWS: &[&str] =
    &["unveiled", "launched", "released", "acquired", "bought", "supplies", "manufactures", "raised", "posted", "competes"];

/// How surely an organisation stands at a place.
pub fn stands_at(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> f32 {
    before(runs, piece, sentence).max(behind(runs, piece, sentence))
}

fn before(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> f32 {
    let lists = runs.lexicon.names();
    let word = |back: usize| piece.start.checked_sub(back).map_or("", |at| runs.at(at, sentence));
    let small = |back: usize| word(back).to_lowercase();
    let one_of = |list: &[&str], back: usize| list.contains(&small(back).as_str());
    // A town has workers and managers, too.
    let town = lists.place(&runs.name(piece)).is_some();
    match word(1) {
        "in" if one_of(HELD, 2) => SURE,
        "at" if one_of(WITHIN, 2) && !town => STRONG,
        "of" if one_of(OFFICERS, 2) && !town => STRONG,
        "with" if matches!(word(2), "compete" | "competes" | "competed" | "competing") && !town => STRONG,
        "to" if matches!(word(2), "went" | "goes" | "awarded" | "go") && !town => {
            let awarded = (3..6).any(|back| one_of(AWARDS, back));
            if awarded { STRONG } else { 0.0 }
        }
        "as" if word(2) == "such" && one_of(PEERS, 3) && !town => STRONG,
        "like" | "including" if one_of(PEERS, 2) && !town => STRONG,
        // "The company, X, was founded".
        "," if runs.at(piece.end, sentence) == ","
            && matches!(word(3), "The" | "the")
            && lists.is(Class::CompanyNoun, word(2))
            && !lists.is(Class::Role, word(2)) =>
        {
            STRONG
        }
        "expect" | "expects"
            if runs.at(piece.end, sentence) == "to" && matches!(word(2), "Analysts" | "analysts" | "investors" | "Investors") =>
        {
            STRONG
        }
        _ => 0.0,
    }
}

fn behind(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> f32 {
    let word = |more: usize| runs.at(piece.end + more, sentence);
    let number = |more: usize| runs.words.get(piece.end + more).is_some_and(|word| word.form == Form::Number);
    let alone = piece.len() == 1;
    if matches!(word(0), "shares" | "stock") && TRADES.contains(&word(1)) {
        return SURE;
    }
    if word(0) == "," && word(1) == "which" && (MAKES.contains(&word(2)) || word(2) == "has" && MAKES.contains(&word(3))) {
        return STRONG;
    }
    // "said on Monday that it would".
    let says = matches!(word(0), "said" | "says") && (1..6).any(|more| word(more) == "that" && word(more + 1) == "it");
    if says
        || matches!(word(0), "said" | "says")
            && word(1) == "it"
            && matches!(word(2), "would" | "will" | "had" | "has" | "was" | "is" | "expects" | "expected")
    {
        return STRONG;
    }
    // What only tells the tense.
    let tense = (0..3)
        .take_while(|&more| matches!(word(more), "will" | "is" | "was" | "to" | "plans" | "has" | "had" | "would" | "are" | "may"))
        .count();
    let verb = word(tense);
    if STAFFS.contains(&verb) && (1..4).any(|more| number(tense + more)) && (2..6).any(|more| POSTS.contains(&word(tense + more))) {
        return SURE;
    }
    let agreed = tense > 1 && word(tense - 1) == "to" && TRADE.contains(&verb);
    if alone && (agreed || SHOWS.contains(&verb)) { LIKELY } else { 0.0 }
}
