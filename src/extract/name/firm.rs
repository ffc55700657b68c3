//! What only organisations do and have, as votes around one place of a candidate: shares, staff, rivals, orders, job cuts, products
//! that they make. Each is a phrase that no person or town stands in, so it weighs more than what the network says.

use std::ops::Range;

use super::run::Runs;
use super::word::Form;
use crate::extract::lexicon::names::{Class, Place};

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
/// `The acquisition of X`, `a bid for X`: what is bought.
const BOUGHT: &[&str] =
    &["acquisition", "takeover", "purchase", "buyout", "merger", "flotation", "listing", "nationalisation", "administration"];
/// `A joint venture with X`.
const JOINED: &[&str] = &["venture", "partnership", "merger", "merge", "merging", "contract", "alliance", "tie-up"];
/// `Owned by X`, `the round was led by X`: verbs that firms are the agents of more often than people, and what stands before some.
const DONE_BY: &[&str] =
    &["owned", "made", "manufactured", "supplied", "acquired", "operated", "controlled", "developed", "sold", "backed"];
/// `X has signed an agreement`.
const SIGNED: &[&str] = &["agreement", "deal", "contract", "partnership", "memorandum", "order", "lease"];
/// `X, based in Leeds`.
const BASED: &[&str] = &["based", "headquartered", "listed", "owned"];
/// `X-owned shops`.
const TAILS: &[&str] = &["owned", "backed", "listed", "operated", "branded", "controlled"];
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
    let number = |back: usize| {
        let at = piece.start.checked_sub(back).filter(|at| sentence.contains(at));
        at.and_then(|at| runs.words.get(at)).is_some_and(|word| word.form == Form::Number)
    };
    // A town has workers and managers, too.
    let town = lists.place(&runs.name(piece)).is_some();
    match word(1) {
        // "Shares in Tokyo fell": a market; a firm may bear the name of a smaller town.
        "in" if one_of(HELD, 2) && lists.place(&runs.name(piece)).is_none_or(|place| place == Place::Town) => SURE,
        "at" if one_of(WITHIN, 2) && !town => STRONG,
        "of" if one_of(OFFICERS, 2) && !town => STRONG,
        "with" if (matches!(word(2), "compete" | "competes" | "competed" | "competing") || one_of(JOINED, 2)) && !town => STRONG,
        "of" if one_of(BOUGHT, 2) && !town => STRONG,
        "for" if matches!(word(2), "bid" | "bidding") && !town => STRONG,
        "by" if one_of(DONE_BY, 2) && !town => LIKELY,
        "by" if word(2) == "led" && (3..7).any(|back| word(back) == "round") => STRONG,
        "against" | "Against" if matches!(word(2), "lawsuit" | "complaint" | "probe") && !town => LIKELY,
        "to" if matches!(word(2), "supplier" | "suppliers" | "supplies") && !town => STRONG,
        "to" if !town
            && (matches!(word(2), "loan" | "loans") || number(2) && (3..6).any(|back| matches!(word(back), "loan" | "loans"))) =>
        {
            STRONG
        }
        "in" if (2..6).any(|back| matches!(word(back), "invested" | "invest" | "invests" | "investing")) && !town => STRONG,
        "at" if matches!(word(2), "%" | "cent" | "percent") && !town => LIKELY,
        "from" if one_of(AWARDS, 2) && !town => STRONG,
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
    if word(0) == "-" && TAILS.contains(&word(1)) {
        return STRONG;
    }
    // "X, based in Leeds, makes": of a person it is "who is based".
    if word(0) == ","
        && BASED.contains(&word(1))
        && matches!(word(2), "in" | "on" | "by")
        && (4..9).any(|more| word(more) == "," && MAKES.contains(&word(more + 1)))
    {
        return STRONG;
    }
    // "was founded in 1987", "is listed in Oslo", "reported revenue of", "operates 60 hotels".
    if matches!(word(0), "was" | "is")
        && (matches!(word(1), "founded" | "incorporated") || word(1) == "listed" && matches!(word(2), "in" | "on"))
    {
        return STRONG;
    }
    let results = |at: usize| {
        matches!(
            word(at),
            "revenue" | "revenues" | "sales" | "turnover" | "pre-tax" | "operating" | "quarterly" | "half-year" | "first-half"
        )
    };
    if matches!(word(0), "reported" | "posted") && (1..4).any(results) || matches!(word(0), "operates" | "employs") && number(1) {
        return STRONG;
    }
    // "lost £3m last year", "made a loss": a sum behind the verb.
    let sum = |at: usize| matches!(word(at), "$" | "€" | "£" | "¥") || number(at);
    if word(0) == "lost" && sum(1) && (2..7).any(|more| matches!(word(more), "year" | "quarter" | "half")) {
        return STRONG;
    }
    let signed = |at: usize| {
        matches!(word(at), "signed" | "won" | "secured" | "extended" | "renewed") && (at + 1..at + 5).any(|at| SIGNED.contains(&word(at)))
    };
    let opened = |at: usize| {
        matches!(word(at), "opened" | "built" | "closed" | "closing" | "shut")
            && (at + 1..at + 5)
                .any(|at| matches!(word(at), "plant" | "factory" | "factories" | "stores" | "branches" | "warehouse" | "mill" | "mine"))
    };
    let named = |at: usize| {
        matches!(word(at), "appointed" | "named" | "hired" | "promoted")
            && (at + 1..at + 6).any(|at| matches!(word(at), "chief" | "chairman" | "chair" | "director" | "president"))
    };
    let helped = usize::from(matches!(word(0), "has" | "had" | "will"));
    if alone && (signed(helped) || opened(helped) || named(helped)) || helped == 1 && (signed(1) || opened(1) || named(1)) {
        return if alone { STRONG } else { LIKELY };
    }
    // "said on Monday that it would"; a full name may be a person's who says it of a firm.
    let person = !alone && runs.lexicon.names().is_first_name(runs.at(piece.start, sentence));
    let says = !person && matches!(word(0), "said" | "says") && (1..6).any(|more| word(more) == "that" && word(more + 1) == "it");
    if says
        || !person
            && matches!(word(0), "said" | "says")
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

#[cfg(test)]
mod tests {
    use crate::article::{Article, Source};
    use crate::extract::{analyse, lexicon::Lexicon};

    fn organisations(text: &str) -> Vec<String> {
        let article = Article::from_body(Source::Stream("case".into()), text.into(), None);
        analyse(&article, &Lexicon::default()).organisations.into_iter().map(|organisation| organisation.name).collect()
    }

    #[test]
    fn a_name_of_no_known_shape_is_proven_by_what_only_firms_do_and_have() {
        const CASES: &[&str] = &[
            "Shares in _ fell 4% after its chairman resigned.",
            "_ shares closed down 3% on Tuesday.",
            "Profit at _ rose to $40m.",
            "_ will cut 300 jobs at its plant.",
            "Analysts expect _ to report a loss of €4m.",
            "_, which makes valves, said sales had doubled.",
            "The company, _, was founded in 1987.",
            "Rivals such as _ and Dunbrick have followed.",
            "_ said on Monday that it would appeal.",
            "The order went to _.",
            "It competes with _.",
            "It completed the acquisition of _ in June.",
            "The chief executive of _ stepped down.",
            "_ has signed a five-year agreement with the city.",
            "_ was founded in 1987 in Cork.",
            "_ reported revenue of €40m.",
            "_, based in Leeds, makes pumps.",
            "_-owned shops will close.",
        ];
        for case in CASES {
            let text = case.replace('_', "Quillon");
            assert!(organisations(&text).iter().any(|name| name == "Quillon"), "{text}: {:?}", organisations(&text));
        }
    }

    #[test]
    fn a_town_or_a_country_stands_in_some_of_them_too() {
        for text in [
            "Shares in Tokyo fell 2%.",
            "The fund has invested €8m in Poland.",
            "Staff at Birmingham walked out.",
            "Loans to Greece were repaid.",
            "Workers at Manchester went home.",
        ] {
            assert_eq!(organisations(text), Vec::<String>::new(), "{text}");
        }
    }
}
