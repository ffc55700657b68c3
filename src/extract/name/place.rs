//! What stands around one place of a candidate, as votes for what it names there.

use std::ops::Range;

use super::beside::{apposition, closes_phrase, has_officer, person_acts};
use super::evidence::{Label, Votes, is_first_name, of_name};
use super::run::Runs;
use super::word::{Form, Word};
use super::{descriptor, introduced, thing};
use crate::extract::lexicon::names::{Class, Place};
use crate::extract::organisation::OrganisationKind;

/// Nouns and verbs behind which "in Acme" names no place.
const OWNED_IN: &[&str] = &[
    "stake",
    "stakes",
    "shares",
    "share",
    "invest",
    "invested",
    "investing",
    "invests",
    "investment",
    "investments",
    "interest",
    "holding",
    "holdings",
    "shareholder",
    "shareholders",
    "investor",
    "investors",
    "trading",
    "confidence",
    "faith",
    "trust",
    "position",
    "positions",
    "control",
    "interested",
    "involved",
    "stock",
    "bonds",
    "majority",
    "minority",
    "believe",
    "believes",
    "rise",
    "fall",
    "drop",
    "jump",
    "surge",
    "decline",
    "gain",
    "gains",
    "losses",
    "shareholding",
    "partner",
    "partners",
    "cent",
    "percent",
    "%",
    "options",
    "dealing",
    "bet",
];

/// Whether a name in capitals is where the report was sent from: "OSLO —", "GEORGE TOWN:", "BAAR, Switzerland".
fn dateline(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let upper = |at: usize| runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 2);
    let next = runs.at(piece.end, sentence);
    let agency = || {
        matches!(runs.at(piece.end + 2, sentence), ")")
            || matches!(runs.at(piece.end + 3, sentence), ")")
            || matches!(runs.at(piece.end + 4, sentence), ")")
    };
    piece.start < sentence.start + 3
        && (sentence.start..piece.end).all(upper)
        && lists.organisation(&runs.name(piece)).is_none()
        && (matches!(next, "—" | "–" | "--" | ":" | "/")
            || next == "(" && agency()
            || next == "-" && runs.words.get(piece.end).is_some_and(|dash| dash.span.start() > runs.words.span(piece).end())
            || next == "," && runs.words.get(piece.end + 1).is_some_and(|word| word.is_name() || word.form == Form::Number))
}

/// The noun of "a fast new language for robots", which starts at `from`.
fn described<'a>(runs: &'a Runs, from: usize, sentence: &Range<usize>) -> Option<&'a str> {
    if !matches!(runs.at(from, sentence), "a" | "an" | "the" | "one") {
        return None;
    }
    (from + 1..sentence.end.min(from + 9)).map(|at| runs.at(at, sentence)).take_while(|word| !closes_phrase(word)).last()
}

/// What stands around one place where the name is written.
pub fn of_place(runs: &Runs, piece: &Range<usize>) -> Votes {
    use Label::{Organisation, Other, Person, Place as PlaceLabel};
    let lists = runs.lexicon.names();
    let (mut votes, mut phrased) = (Votes::default(), Votes::default());
    let sentence = runs.words.sentence_of(piece.start);
    let behind = |more: usize| runs.at(piece.end + more, &sentence);
    let ahead = |more: usize| piece.start.checked_sub(more).map_or("", |at| runs.at(at, &sentence));
    let several = piece.len() > 1;
    let opens = runs.opens_sentence(piece.start, &sentence);
    let (first, last) = (runs.at(piece.start, &sentence), runs.at(piece.end - 1, &sentence));
    if opens && !several && lists.is_ordinary(first) && !runs.words.get(piece.start).is_some_and(Word::is_upper) {
        votes.add(Other, 1.5);
    }
    if opens && !several && lists.is(Class::Opener, first) {
        votes.add(Other, 4.0);
    }
    // "Group chief executive Jane Doe": a head alone names nothing.
    let bare = !several && (opens && lists.is(Class::Opener, first) || matches!(first, "Group" | "Company"));
    if !bare {
        phrased = runs.lexicon.frames().votes(runs, piece, &sentence);
    }
    if thing::is_code(runs, piece, &sentence) || thing::is_office(runs, piece, &sentence) {
        votes.add(Other, 6.0);
    }
    if thing::is_traded(runs, piece, &sentence) {
        votes.add(Organisation, 2.0);
    }
    // Before the name.
    let one = ahead(1);
    let two = format!("{} {one}", ahead(2));
    if lists.is(Class::Honorific, one) || one == "." && lists.is(Class::Honorific, ahead(2)) {
        votes.add(Person, 5.0);
    } else if lists.is(Class::PersonNoun, one) && !opens {
        // "chief executive Anna Berg", but "rival chief Acme".
        votes.add(Person, if several { 2.5 } else { 1.2 });
    }
    if matches!(
        two.as_str(),
        "shares in"
            | "Shares in"
            | "stake in"
            | "stakes in"
            | "subsidiary of"
            | "shareholder in"
            | "shareholders in"
            | "investors in"
            | "Customers of"
            | "customers of"
            | "% of"
            | "cent of"
            | "takeover of"
            | "employees of"
    ) && !lists.is(Class::Opener, first)
        && !(matches!(one, "of") && runs.words.get(piece.start).is_some_and(|word| word.form == Form::Number))
    {
        // What only bodies have: shares, staff, customers.
        votes.add(Organisation, if matches!(ahead(2), "%" | "cent") { 1.5 } else { 2.6 });
    } else if lists.is(Class::Before, one) || lists.is(Class::Before, &two) {
        votes.add(Organisation, if matches!(one, "like" | "against" | "left" | "joined" | "join" | "via" | "by") { 0.8 } else { 1.5 });
    }
    if lists.is(Class::CompanyNoun, one) && !opens && several && lists.is(Class::Former, ahead(2)) {
        // "the former broadcaster Anna Berg".
        votes.add(Person, 1.5);
    } else if lists.is(Class::CompanyNoun, one) && !opens {
        votes.add(
            Organisation,
            if matches!(one, "app" | "platform" | "service" | "partner" | "veteran" | "pioneer" | "investor" | "rival") {
                1.0
            } else {
                2.8
            },
        );
    }
    if matches!(one, "in" | "near" | "across" | "throughout" | "outside") && !OWNED_IN.contains(&ahead(2).to_lowercase().as_str()) {
        // "in Norwick,": what ends there is where, sooner than whose.
        let ends = !several
            && matches!(behind(0), "," | "." | "and" | "to" | "for" | "on" | "since" | "after" | "where" | "next" | "last" | ";" | "with");
        votes.add(PlaceLabel, if ends { 1.6 } else { 0.8 });
    }
    if dateline(runs, piece, &sentence) {
        votes.add(PlaceLabel, 4.0);
    }
    // "seen by The Level": a title inside a sentence keeps its article.
    if one == "The" && piece.start > sentence.start + 1 && !runs.opens_sentence(piece.start - 1, &sentence) {
        votes.add(Organisation, 2.5);
    }
    // "120 Torvik machines", "sold as Torvik", "the brand name Torvik".
    let before = piece.start.checked_sub(1).and_then(|at| runs.words.get(at)).filter(|_| piece.start > sentence.start);
    if before.is_some_and(|word| word.form == Form::Number) && behind(0).ends_with('s') && behind(0).starts_with(char::is_lowercase) {
        votes.add(Other, 1.5);
    }
    if matches!(
        two.as_str(),
        "sold as" | "marketed as" | "branded as" | "brand name" | "trade name" | "under the" | "codenamed the" | "called the"
    ) || matches!(one, "codenamed" | "dubbed" | "nicknamed" | "branded" | "acronym" | "abbreviation")
    {
        votes.add(Other, 4.0);
    }
    // "Professor of Data Science", "town of Norwick".
    if matches!(one, "of" | "for") {
        let before = ahead(2);
        if matches!(
            before,
            "town"
                | "city"
                | "village"
                | "port"
                | "island"
                | "county"
                | "district"
                | "province"
                | "state"
                | "region"
                | "suburb"
                | "parish"
                | "north"
                | "south"
                | "east"
                | "west"
                | "outskirts"
                | "mayor"
                | "Mayor"
                | "people"
        ) {
            votes.add(PlaceLabel, 2.0);
        } else if before.starts_with(char::is_uppercase)
            && lists.is(Class::Role, before)
            && votes.of(Organisation) < 1.0
            && runs.words.get(piece.start).is_some_and(|_| of_name(runs, piece).of(Other) > 1.0)
        {
            votes.add(Other, 2.0);
        }
    }
    // "stakes in India's Paylekha", "acquired Chile's Norvia": what a country has and somebody buys.
    if matches!(one, "'s" | "’s")
        && !several
        && matches!(lists.place(ahead(2)), Some(Place::Country | Place::City | Place::Region))
        && !lists.is_ordinary(first)
        && !is_first_name(runs, first)
    {
        let pair = format!("{} {}", ahead(4), ahead(3));
        let dealt = lists.is(Class::Before, ahead(3)) || lists.is(Class::Before, &pair);
        votes.add(Organisation, if dealt { 2.8 } else { 0.8 });
    }
    // "the Egyptian delivery app Wasalni".
    if lists.is(Class::CompanyNoun, one)
        && matches!(one, "app" | "platform" | "service" | "marketplace" | "fintech")
        && (2..6).any(|back| lists.place(ahead(back)) == Some(Place::Nationality) && matches!(ahead(back + 1), "the" | "a" | "The" | "A"))
    {
        votes.add(Organisation, 2.0);
    }
    // "he told Nordic Shipping that": whom somebody told, and of no person's name.
    if one == "told" && several && matches!(behind(0), "it" | "that" | "he" | "she" | "in" | "there") && !is_first_name(runs, first) {
        votes.add(Organisation, 2.6);
    }
    if several && thing::is_taught(runs, piece, &sentence) {
        votes.add(Other, 9.0);
    }
    // "Anna Berg, VP, Cloud Solutions Group at Acme": what somebody heads there.
    if one == "," && several && lists.is(Class::TitleRole, ahead(2)) && behind(0) == "at" && behind(1).starts_with(char::is_uppercase) {
        votes.add(Other, 9.0);
    }
    // "pharmacologist Anna Berg", "bank economist Anna Berg".
    if several && one.len() > 7 && ["ologist", "ician", "omist", "ntist", "ategist"].iter().any(|end| one.ends_with(end)) {
        votes.add(Person, 2.5);
    }
    // "15,000 TEU", "40 UHT lines": what counts is a unit, or says of what kind.
    if !several
        && runs.words.get(piece.start).is_some_and(Word::is_upper)
        && piece
            .start
            .checked_sub(1)
            .and_then(|at| runs.words.get(at))
            .is_some_and(|word| word.form == Form::Number && sentence.contains(&(piece.start - 1)))
        && !ahead(1).starts_with(['1', '2']) | (ahead(1).len() != 4)
    {
        votes.add(Other, 1.5);
    }
    if matches!(
        two.as_str(),
        "production entitled" | "book entitled" | "film entitled" | "report entitled" | "programme entitled" | "show entitled"
    ) || matches!(one, "entitled" | "titled")
    {
        votes.add(Other, 4.0);
    }
    if matches!(one, "'s" | "’s")
        && several
        && lists.place(ahead(2)).is_some_and(|place| place != Place::Town)
        && !is_first_name(runs, first)
    {
        votes.add(Organisation, if runs.is_business() { 1.8 } else { 1.0 });
    }
    // "Head of Fundamental Research at Acme"
    if one == "of"
        && several
        && lists.is(Class::Role, ahead(2))
        && matches!(behind(0), "at" | "for")
        && behind(1).starts_with(char::is_uppercase)
    {
        votes.add(Other, if lists.head(last).is_none_or(|kind| kind == OrganisationKind::Company) { 6.0 } else { 2.5 });
    }
    if thing::is_remit(runs, piece, &sentence) {
        votes.add(Other, 8.0);
    }
    // "a smaller local unit, Acme Lift," · "its chief executive, Anna Berg,".
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let titled = lists.is(Class::PersonNoun, ahead(2)) || lists.is(Class::Role, ahead(2)) && !lists.is(Class::CompanyNoun, ahead(2));
    if one == "," && small(ahead(2)) && lists.is(Class::CompanyNoun, ahead(2)) && !lists.is(Class::Role, ahead(2)) {
        let acronym = runs.words.get(piece.start).is_some_and(Word::is_upper);
        votes.add(Organisation, if acronym { 2.8 } else { 1.8 });
    } else if one == "," && several && titled {
        // "its finance chief, Anna Berg, said".
        votes.add(Person, if behind(0) == "," { 3.5 } else { 2.0 });
    } else if one == "," && several && runs.at(sentence.start, &sentence) == "As" && piece.start < sentence.start + 12 {
        // "As chief economist at Acme, Anna Berg".
        let role = (1..4).any(|length| lists.is(Class::Role, &runs.name(&(sentence.start + 1..sentence.start + 1 + length))));
        votes.add(Person, if role { 2.5 } else { 0.0 });
    }
    // "The association of asset managers, Kapvera, disagrees".
    let explained = one == ","
        && behind(0) == ","
        && (4..9).any(|back| {
            let Some(at) = piece.start.checked_sub(back).filter(|at| sentence.contains(at)) else { return false };
            matches!(runs.at(at, &sentence), "The" | "the" | "A" | "a")
                && lists.is(Class::CompanyNoun, runs.at(at + 1, &sentence))
                && matches!(runs.at(at + 2, &sentence), "of" | "for")
                && (at + 3..piece.start - 1).all(|at| runs.words.get(at).is_some_and(|word| word.form == Form::Small))
        });
    if explained {
        votes.add(Organisation, 2.2);
    }
    // "Anna Berg, CEO, Acme, said".
    if one == "," && !opens && matches!(behind(0), "," | ")" | "." | "") {
        let role = (1..=5).any(|length| {
            let Some(at) = piece.start.checked_sub(length + 2).filter(|&at| at > sentence.start) else { return false };
            let capital = runs.words.get(at + 1).is_some_and(Word::is_name);
            runs.at(at, &sentence) == "," && capital && lists.is(Class::Role, &runs.name(&(at + 1..at + 1 + length)))
        });
        // "Anna Berg, VP, Operations, Acme": what she is for.
        let plain = !several && (lists.is_ordinary(first) || lists.is(Class::Topic, first) || lists.is_plain(&first.to_lowercase()));
        votes.add(Organisation, if role && !plain { 2.5 } else { 0.0 });
    }
    // "Two operators, Acme and Norvia, are".
    let plural = |at: usize| {
        at.checked_sub(1).and_then(|at| runs.at(at, &sentence).strip_suffix('s')).is_some_and(|one| lists.is(Class::CompanyNoun, one))
    };
    let listed = one == "," && plural(piece.start - 1)
        || one == "and"
            && (3..6).any(|back| {
                piece.start.checked_sub(back).is_some_and(|at| at > sentence.start && runs.at(at, &sentence) == "," && plural(at))
            });
    if listed && !opens {
        votes.add(Organisation, 2.4);
    }
    // "hidden Markov models (HMM)": an acronym of something written small.
    if one == "(" && behind(0) == ")" && !several && small(ahead(2)) && !lists.is(Class::CompanyNoun, ahead(2)) {
        votes.add(Other, 4.0);
    }
    if matches!(one, "a" | "an")
        && !several
        && small(behind(0))
        && !lists.is(Class::CompanyNoun, behind(0))
        && !lists.is(Class::Role, behind(0))
    {
        votes.add(Other, 0.7);
    }
    // A dateline: "OSLO (Nordic Wire) –".
    if one == "(" && behind(0) == ")" && matches!(behind(1), "-" | "–" | "—" | "--") && piece.start < sentence.start + 12 {
        votes.add(Organisation, 4.0);
    }
    if matches!(one, "told" | "tells") && !several || two == "reported by" || two == "seen by" || two == "told The" || two == "told the" {
        votes.add(Organisation, 1.2);
    }
    if matches!(one, "said" | "says" | "explained" | "added" | "explains") && several {
        votes.add(Person, 1.2);
    }
    // Behind the name.
    let mut next = behind(0);
    if next == "(" {
        // "Acme (ACM) has won": the verb stands behind the brackets.
        if let Some(close) = (1..8).find(|&more| behind(more) == ")")
            && lists.is(Class::OrganisationAct, behind(close + 1))
            && !["NYSE", "NASDAQ", "Nasdaq"].contains(&behind(1))
        {
            next = behind(close + 1);
        } else if let Some(close) = (1..8).find(|&more| behind(more) == ")")
            && thing::is_undertaking(behind(close + 1))
        {
            // "Lunar Payload Services (LPS) contracts".
            votes.add(Other, 4.0);
        }
    }
    if one == "(" && behind(0) == ")" && thing::is_undertaking(behind(1)) {
        votes.add(Other, 4.0);
    }
    // "the Lindqvist twins": of a family.
    if matches!(next, "twins" | "brothers" | "sisters" | "siblings" | "family" | "families" | "dynasty" | "clan" | "heirs") && !several {
        votes.add(Other, if one == "the" || one == "The" { 4.0 } else { 1.5 });
    }
    // "the BlueCare PPO health care plans".
    let insured = next == "health" && matches!(behind(1), "plan" | "plans" | "insurance")
        || next == "health" && behind(1) == "care" && matches!(behind(2), "plan" | "plans");
    if insured || !several && matches!(next, "trilogy" | "saga" | "mission" | "missions") {
        votes.add(Other, 5.0);
    }
    if several && thing::is_undertaking(next) {
        votes.add(Other, 2.5);
    }
    // "Orla, the group's migraine patch": what a firm makes.
    if next == "," && matches!(behind(1), "the" | "its" | "a" | "an") {
        let close = (2..12).find(|&more| matches!(behind(more), "," | "." | "" | "for" | "that" | "which"));
        let made = close.is_some_and(|close| {
            thing::is_product(behind(close - 1)) && (2..close).any(|more| matches!(behind(more), "'s" | "’s") || behind(1) == "its")
        });
        votes.add(Other, if made { 4.0 } else { 0.0 });
    }
    let noun = if matches!(next, "is" | "was" | "are" | "were") { described(runs, piece.end + 1, &sentence) } else { None };
    if let Some(noun) = noun {
        if lists.is(Class::Thing, noun) {
            votes.add(Other, 3.0);
        } else if lists.is(Class::CompanyNoun, noun) {
            votes.add(Organisation, 2.2);
        }
    }
    match next {
        "'s" | "’s" | "'" | "’"
            if matches!(
                behind(1),
                "shares" | "shareholders" | "headquarters" | "revenue" | "revenues" | "workforce" | "board" | "customers"
            ) || behind(1) == "chief" && behind(2) == "executive" =>
        {
            votes.add(Organisation, 2.6);
        }
        // "Acme’s Anna Berg said".
        "'s" | "’s" if is_first_name(runs, behind(1)) && runs.words.get(piece.end + 2).is_some_and(Word::is_name) => {
            votes.add(Organisation, 2.0);
        }
        "'s" | "’s" | "'" | "’" if lists.is(Class::Owned, behind(1)) || has_officer(runs, piece.end + 1, &sentence) => {
            votes.add(Organisation, 1.6);
        }
        "," if behind(1) == "whose" => {
            // "Acme, whose chief executive is": a firm's; "whose family controls": a person's.
            let owned = (2..4).any(|more| lists.is(Class::Owned, behind(more))) && !matches!(behind(2), "family" | "company" | "firm");
            votes.add(Organisation, if owned { 2.8 } else { 0.0 });
        }
        "," => {
            let role = apposition(runs, piece, &sentence, &mut votes);
            // "Acme, its main rival, will open a plant".
            let close = (piece.end + 2..sentence.end.min(piece.end + 14)).find(|&at| !role && runs.at(at, &sentence) == ",");
            if let Some(close) = close {
                phrased.strongest(runs.lexicon.frames().resumed(runs, piece, close + 1, &sentence));
            }
        }
        "(" => {
            let inside = behind(1);
            if [
                "NYSE", "NASDAQ", "Nasdaq", "LSE", "LON", "TSX", "ASX", "HKEX", "HKG", "SEHK", "AMEX", "AIM", "FRA", "ETR", "EPA", "TYO",
                "OTC", "OTCQB", "OTCQX", "Euronext", "BSE", "NSE",
            ]
            .contains(&inside)
            {
                votes.add(Organisation, 4.0);
            }
        }
        "who" => votes.add(Person, 1.5),
        _ if several && person_acts(runs, piece.end, &sentence) => votes.add(Person, 2.2),
        _ if !lists.is_ordinary(first)
            && !lists.is(Class::Role, &format!("{first} {next}"))
            && lists.place(first) != Some(Place::Nationality)
            && !lists.is(Class::Making, one)
            && has_officer(runs, piece.end, &sentence) =>
        {
            votes.add(Organisation, 1.5);
        }
        _ if lists.is(Class::Speech, next) => {
            votes.add(Person, if several { 0.8 } else { 0.4 });
            votes.add(Organisation, 0.8);
        }
        _ if lists.is(Class::OrganisationAct, next) => {
            // "has raised $48m", "employs 430", "had revenue of": what people do not do.
            let counted = |more: usize| {
                matches!(behind(more), "$" | "€" | "£" | "¥")
                    || runs.words.get(piece.end + more).is_some_and(|word| word.form == Form::Number)
            };
            let sum = |more: usize| {
                counted(more) || matches!(behind(more), "over" | "about" | "some" | "around" | "nearly" | "almost") && counted(more + 1)
            };
            let bodily = next == "employs" && sum(1)
                || next == "raised" && sum(1)
                || next == "has" && behind(1) == "raised" && sum(2)
                || next == "had" && matches!(behind(1), "revenue" | "revenues" | "sales");
            votes.add(Organisation, if bodily { 2.0 } else { 0.0 });
            // "has agreed", "will launch": the verb behind says more.
            let tense = matches!(next, "has" | "will" | "had") && lists.is(Class::OrganisationAct, behind(1));
            let next = if tense { behind(1) } else { next };
            votes.add(
                Organisation,
                if matches!(
                    next,
                    "has"
                        | "been"
                        | "is"
                        | "was"
                        | "will"
                        | "would"
                        | "had"
                        | "could"
                        | "may"
                        | "makes"
                        | "won"
                        | "lost"
                        | "aims"
                        | "hopes"
                        | "wants"
                        | "expects"
                        | "paid"
                        | "joined"
                        | "added"
                        | "plans"
                        | "faces"
                        | "offers"
                ) {
                    0.6
                } else {
                    1.2
                },
            );
        }
        "shares" | "stock" | "executives" | "executive" | "officials" | "spokesman" | "spokeswoman" | "spokesperson" | "employees"
        | "staff" | "subsidiary" | "headquarters" | "shareholders" | "investors" | "bosses" | "unit" => {
            votes.add(Organisation, 1.5);
        }
        "smartphone" | "smartphones" | "phone" | "phones" | "app" | "apps" | "chip" | "chips" | "platform" | "software" | "processor"
        | "series" | "model" | "models" | "browser" | "console" | "tablet" | "laptop" | "brand" | "engine" | "devices" | "device"
        | "assistant" | "network" | "networks" | "technology" | "system" | "systems" | "algorithm" | "algorithms" | "technique"
        | "format" | "standard" | "standards" | "language" | "protocol" | "tool" | "tools" | "framework" | "library" | "method"
        | "methods" | "feed" | "feeds" | "machines" | "cars" | "car" | "range" => {
            let acronym = !several && runs.words.get(piece.start).is_some_and(Word::is_upper);
            votes.add(Other, if acronym { 1.6 } else { 0.5 });
        }
        "program" | "programme" | "project" | "scheme" | "mission" | "family" | "theorem" | "classifier" | "metric" | "score" | "loss"
        | "index" | "robot" | "robots" | "book" | "books" | "code" | "supercomputer" | "spacecraft" | "satellite" | "telescope"
        | "rocket" | "beer" | "wine" | "whisky" | "vaccine" | "drug" | "pill" | "game" | "games" | "adapter" | "monitor" | "camera"
        | "specification" => {
            votes.add(Other, if several { 3.0 } else { 1.5 });
        }
        _ => {}
    }
    if let Some(word) = runs.words.get(piece.end).filter(|_| sentence.contains(&piece.end))
        && matches!(word.form, Form::Number | Form::Coded)
        && !several
    {
        votes.add(Other, 1.0);
    }
    votes.gather(introduced::votes(runs, piece, &sentence));
    votes.overlay(descriptor::votes(runs, piece, &sentence));
    votes.overlay(phrased);
    votes
}

/// Whether a name stands where places stand: "in Ostrava", "Ostrava, Texas".
pub fn is_where(runs: &Runs, place: &Range<usize>) -> bool {
    let sentence = runs.words.sentence_of(place.start);
    let before = place.start.checked_sub(1).map_or("", |at| runs.at(at, &sentence));
    let behind = || runs.at(place.end, &sentence) == "," && runs.lexicon.names().place(runs.at(place.end + 1, &sentence)).is_some();
    matches!(before, "in" | "In" | "near" | "from" | "outside" | "at" | "to" | "of" | "around" | "across") || behind()
}
