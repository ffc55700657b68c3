//! What stands in and around a candidate, as votes for what it names.
//!
//! The weights are a judgement, not a count: about 1 is a hint, 2 enough alone, 4 next to certain.

use std::ops::Range;

use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place};

/// What a name may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A place, a country, what belongs to one.
    Place,
    /// A product, an event, a law, a plain word.
    Other,
}

/// Votes for each label.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Votes([f32; 4]);

impl Votes {
    /// Votes for one label.
    pub fn add(&mut self, label: Label, weight: f32) {
        self.0[label as usize] += weight;
    }

    /// The votes for a label.
    pub fn of(self, label: Label) -> f32 {
        self.0[label as usize]
    }

    /// Keeps, of two, the stronger vote for each label.
    pub fn strongest(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = mine.max(theirs);
        }
    }

    /// All votes of another.
    pub fn gather(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The label with most votes, where they are `least` more than half of the next.
    pub fn winner(self, least: f32) -> Option<Label> {
        let mut ranked = [Label::Person, Label::Organisation, Label::Place, Label::Other].map(|label| (self.of(label), label));
        ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
        let [(best, label), (next, _), ..] = ranked;
        (best - next.max(0.0) / 2.0 >= least).then_some(label)
    }
}

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

/// A tag of an American lawmaker: `D-N.Y.`, `R-TX`.
fn is_party_tag(name: &str) -> bool {
    ["D-", "R-", "I-"].iter().any(|party| name.strip_prefix(party).is_some_and(|state| state.starts_with(char::is_uppercase)))
}

/// Whether a word opens a name of a company in a language that puts the head first.
fn opens_with_head(runs: &Runs, first: &str) -> bool {
    let capital = first.starts_with(char::is_uppercase);
    let made = ["erij", "werke", "gesellschaft", "verlag", "brauerei", "bank", "fabriek", "fabrik", "handel"];
    runs.lexicon.names().is(Class::OpeningHead, first) || capital && first.len() > 7 && made.iter().any(|end| first.ends_with(end))
}

/// Whether a word is a first name, its accents apart.
fn is_first_name(runs: &Runs, word: &str) -> bool {
    let lists = runs.lexicon.names();
    lists.is_first_name(word) || !word.is_ascii() && lists.is_first_name(&word.chars().map(plain).collect::<String>())
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ç' | 'č' | 'ć' => 'c',
        'ñ' | 'ń' => 'n',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ż' | 'ź' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        'ğ' => 'g',
        'ý' => 'y',
        'É' => 'E',
        'Á' => 'A',
        'Š' => 'S',
        'Ö' => 'O',
        'Ø' => 'O',
        'Ł' => 'L',
        other => other,
    }
}

/// Whether a name in capitals is where the report was sent from: "OSLO —", "GEORGE TOWN:", "BAAR, Switzerland".
fn dateline(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let upper = |at: usize| runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 2);
    let next = runs.at(piece.end, sentence);
    piece.start == sentence.start
        && piece.clone().all(upper)
        && lists.organisation(&runs.name(piece)).is_none()
        && (matches!(next, "—" | "–" | "--" | ":" | "/")
            || next == "-" && runs.words.get(piece.end).is_some_and(|dash| dash.span.start() > runs.words.span(piece).end())
            || next == "," && runs.words.get(piece.end + 1).is_some_and(|word| word.is_name()))
}

/// The noun of "a fast new language for robots", which starts at `from`.
fn described<'a>(runs: &'a Runs, from: usize, sentence: &Range<usize>) -> Option<&'a str> {
    if !matches!(runs.at(from, sentence), "a" | "an" | "the" | "one") {
        return None;
    }
    (from + 1..sentence.end.min(from + 9))
        .map(|at| runs.at(at, sentence))
        .take_while(|word| {
            !matches!(
                *word,
                "," | "."
                    | ";"
                    | ":"
                    | "("
                    | ")"
                    | "of"
                    | "at"
                    | "for"
                    | "in"
                    | "that"
                    | "which"
                    | "with"
                    | "from"
                    | "to"
                    | "and"
                    | "who"
                    | "based"
            )
        })
        .last()
}

/// What the name itself says, wherever it stands.
pub fn of_name(runs: &Runs, piece: &Range<usize>) -> Votes {
    use Label::{Organisation, Other, Person, Place as PlaceLabel};
    let lists = runs.lexicon.names();
    let mut votes = Votes::default();
    let name = runs.name(piece);
    let text = |at: usize| runs.words.get(at).map_or("", |word| runs.text(word));
    let stop = piece.len() > 1 && text(piece.end - 1) == ".";
    let (first, last) = (text(piece.start), text(piece.end - 1 - usize::from(stop)));
    let several = piece.len() > 1;
    match lists.organisation(&name) {
        Some(known) if known.ambiguous => votes.add(Organisation, 0.9),
        Some(_) => votes.add(Organisation, 4.0),
        None => {}
    }
    if several
        && (first == "Operation" || piece.clone().any(|at| text(at).strip_suffix('s').is_some_and(|one| lists.is(Class::TitleRole, one))))
    {
        votes.add(Other, if first == "Operation" { 5.0 } else { 2.5 });
    }
    match lists.place(&name) {
        Some(Place::Nationality | Place::Country) => votes.add(PlaceLabel, 5.0),
        Some(Place::Town) => votes.add(PlaceLabel, 1.6),
        Some(_) => votes.add(PlaceLabel, 3.6),
        None => {}
    }
    if lists.is(Class::Generic, &name) || lists.is(Class::Calendar, &name) || is_party_tag(&name) || name.chars().count() == 1 {
        votes.add(Other, 5.0);
    }
    if several {
        let of_headed = piece.clone().skip(1).any(|at| matches!(text(at), "of" | "for"))
            && (lists.is(Class::OfHead, first)
                || piece.clone().any(|at| lists.is(Class::OfHead, text(at)) && matches!(text(at + 1), "of" | "for")));
        if lists.is(Class::LegalForm, last) && (last != "Company" && last.len() > 1 && last != "de") {
            votes.add(Organisation, 4.5);
        } else if last == "Company" {
            votes.add(Organisation, 2.5);
        } else if of_headed && (lists.head(first).is_some() || !lists.is(Class::NoNameHead, last)) {
            votes.add(Organisation, 3.5);
        } else if let Some(kind) = lists.head(last) {
            use crate::extract::organisation::OrganisationKind::{Club, Company, Unit};
            let weight = match kind {
                Club => 2.0,
                // `Data Services` and `Cloud` head products too.
                Company
                    if matches!(
                        last,
                        "Cloud" | "Digital" | "Data" | "Games" | "Power" | "Mobile" | "Wind" | "Solar" | "Research" | "Services"
                    ) =>
                {
                    1.5
                }
                Company => 2.6,
                Unit => 3.0,
                _ => 3.2,
            };
            votes.add(Organisation, weight);
        } else if lists.is(Class::NoNameHead, last) {
            votes.add(Other, 3.0);
        } else if last.chars().count() == 1 && !matches!(last, "&" | "+") {
            // `Group C`, `Path A`.
            votes.add(Other, 2.5);
        } else if opens_with_head(runs, first) {
            votes.add(Organisation, 3.0);
        }
        if first.len() > 1 && is_first_name(runs, first) && lists.head(last).is_none() && piece.len() <= 4 && !name.contains(" of ") {
            let weight = if lists.place(first).is_some() || lists.is_ordinary(first) { 1.6 } else { 2.4 };
            votes.add(Person, weight);
        }
        let initial = |word: &str| word.len() == 2 && word.ends_with('.');
        if piece.clone().skip(1).any(|at| initial(text(at))) && piece.len() == 3 {
            votes.add(Person, 1.5);
        }
        // `LI Qing`, `Lilian CHEONG`: a surname in capitals.
        let uppers = piece.clone().filter(|&at| runs.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 1)).count();
        if uppers == 1 && piece.len() == 2 && lists.head(last).is_none() && lists.organisation(first).is_none() {
            votes.add(Person, 0.6);
        }
        if piece.clone().any(|at| text(at) == "&") {
            votes.add(Organisation, 2.0);
        }
        // "Data Science", "Mobile Computing": ordinary words with capitals.
        let plain =
            |at: usize| lists.is_ordinary(text(at)) || lists.is(Class::Topic, text(at)) || !runs.words.get(at).is_some_and(Word::is_name);
        if lists.head(last).is_none() && !of_headed && piece.clone().all(plain) && lists.organisation(&name).is_none() {
            votes.add(Other, 2.4);
        }
        if lists.is(Class::Generic, first) && lists.organisation(&name).is_none() {
            votes.add(Other, if piece.len() == 2 { 2.8 } else { 1.5 });
        }
    } else if let Some(word) = runs.words.get(piece.start) {
        let letters = runs.text(word).chars().filter(|c| c.is_alphabetic()).count();
        match word.form {
            Form::Coded => votes.add(Other, 1.5),
            Form::Name(crate::extract::token::Case::Upper) if (2..=6).contains(&letters) => votes.add(Organisation, 0.7),
            Form::Name(crate::extract::token::Case::Mixed) if first.starts_with(char::is_uppercase) => votes.add(Organisation, 0.6),
            _ => {}
        }
        if first.ends_with(".com") || first.ends_with(".ai") || first.ends_with(".io") {
            votes.add(Organisation, 2.0);
        }
        if (lists.is_ordinary(first) || lists.is(Class::Topic, first)) && !word.is_upper() && lists.organisation(&name).is_none() {
            votes.add(Other, 1.4);
        }
        // `eHealth`, `Web3.0`, `PS5`: products and terms.
        let coined = first.starts_with(char::is_lowercase) || first.contains(|c: char| c.is_ascii_digit());
        if coined && lists.organisation(&name).is_none() {
            votes.add(Other, 2.4);
        }
        // A head alone names nothing; "the Institute" is left to later short forms.
        if lists.head(first).is_some()
            || lists.is(Class::NoNameHead, first)
            || lists.is(Class::Honorific, first)
            || lists.is(Class::Role, first)
        {
            votes.add(Other, 2.0);
        }
    }
    votes
}

/// Whether a name of several words is made of none that is known for anything else: in the press it is a firm's more often than not.
pub fn is_unknown(runs: &Runs, piece: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let text = |at: usize| runs.words.get(at).map_or("", |word| runs.text(word));
    let unknown = |at: usize| {
        !lists.is_ordinary(text(at))
            && !lists.is_first_name(text(at))
            && lists.place(text(at)).is_none()
            && !lists.is(Class::Topic, text(at))
    };
    piece.len() > 1
        && unknown(piece.start)
        && !lists.is(Class::NoNameHead, text(piece.end - 1))
        && !runs.opens_sentence(piece.start, &runs.words.sentence_of(piece.start))
}

/// What stands around one place where the name is written.
pub fn of_place(runs: &Runs, piece: &Range<usize>) -> Votes {
    use Label::{Organisation, Other, Person, Place as PlaceLabel};
    let lists = runs.lexicon.names();
    let mut votes = Votes::default();
    let sentence = runs.words.sentence_of(piece.start);
    let behind = |more: usize| runs.at(piece.end + more, &sentence);
    let ahead = |more: usize| piece.start.checked_sub(more).map_or("", |at| runs.at(at, &sentence));
    let several = piece.len() > 1;
    let opens = runs.opens_sentence(piece.start, &sentence);
    let first = runs.at(piece.start, &sentence);
    if opens && !several && lists.is_ordinary(first) && !runs.words.get(piece.start).is_some_and(Word::is_upper) {
        votes.add(Other, 1.5);
    }
    if opens && !several && lists.is(Class::Opener, first) {
        votes.add(Other, 4.0);
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
    if lists.is(Class::Before, one) || lists.is(Class::Before, &two) {
        votes.add(Organisation, if matches!(one, "like" | "against" | "left" | "joined" | "join" | "via" | "by") { 0.8 } else { 1.5 });
    }
    if lists.is(Class::CompanyNoun, one) && !opens {
        votes.add(
            Organisation,
            if matches!(one, "app" | "platform" | "service" | "partner" | "veteran" | "pioneer" | "investor" | "rival") {
                1.0
            } else {
                2.8
            },
        );
    }
    if matches!(one, "in" | "near" | "across" | "throughout" | "outside") && !OWNED_IN.contains(&ahead(2)) {
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
    if matches!(one, "'s" | "’s")
        && several
        && lists.place(ahead(2)).is_some_and(|place| place != Place::Town)
        && !is_first_name(runs, first)
    {
        votes.add(Organisation, 1.0);
    }
    // "a smaller local unit, Acme Lift," · "its chief executive, Anna Berg,".
    if one == "," && lists.is(Class::CompanyNoun, ahead(2)) && !lists.is(Class::Role, ahead(2)) {
        let acronym = runs.words.get(piece.start).is_some_and(Word::is_upper);
        votes.add(Organisation, if acronym { 2.8 } else { 1.8 });
    } else if one == "," && several && lists.is(Class::PersonNoun, ahead(2)) {
        votes.add(Person, 2.0);
    }
    // "hidden Markov models (HMM)": an acronym of something written small.
    let small = |word: &str| word.starts_with(char::is_lowercase);
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
        }
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
        "'s" | "’s" | "'" | "’" if lists.is(Class::Owned, behind(1)) => {
            votes.add(Organisation, 1.6);
        }
        "," => apposition(runs, piece, &sentence, &mut votes),
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
        _ if lists.is(Class::Speech, next) => {
            votes.add(Person, if several { 0.8 } else { 0.4 });
            votes.add(Organisation, 0.8);
        }
        _ if lists.is(Class::OrganisationAct, next) => {
            votes.add(
                Organisation,
                if matches!(
                    next,
                    "has"
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
    votes
}

/// `Neul, the Cambridge IoT company` · `Anna Berg, chief executive of` · `Austin, Texas`.
fn apposition(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>, votes: &mut Votes) {
    use Label::{Organisation, Person, Place as PlaceLabel};
    let lists = runs.lexicon.names();
    let from = piece.end + 1;
    let word = |at: usize| runs.at(at, sentence);
    if lists.place(word(from)).is_some_and(|place| place != Place::Nationality)
        && piece.len() <= 2
        && lists.place(&runs.name(piece)).is_some()
    {
        votes.add(PlaceLabel, 1.0);
    }
    if runs.words.get(from).is_some_and(|age| age.form == Form::Number) && word(from).len() == 2 && word(from + 1) == "," {
        votes.add(Person, 3.0);
    }
    let article = matches!(word(from), "a" | "an" | "the" | "one" | "its" | "which");
    if word(from) == "which" {
        votes.add(Organisation, 0.8);
    } else if word(from) == "who" {
        votes.add(Person, 1.5);
    }
    // The noun of the apposition is the last before a preposition or a stop.
    let mut noun = "";
    let mut role = false;
    for at in from..sentence.end.min(from + 12) {
        let text = word(at);
        if matches!(
            text,
            "," | "."
                | ";"
                | ":"
                | "("
                | ")"
                | "of"
                | "at"
                | "for"
                | "in"
                | "that"
                | "which"
                | "with"
                | "from"
                | "–"
                | "—"
                | "based"
                | "and"
                | "who"
                | "said"
                | "to"
        ) {
            break;
        }
        let pair = format!("{text} {}", word(at + 1));
        role |= lists.is(Class::Role, text)
            && !matches!(
                text,
                "investor"
                    | "developer"
                    | "publisher"
                    | "pioneer"
                    | "leader"
                    | "specialist"
                    | "owner"
                    | "star"
                    | "partner"
                    | "producer"
                    | "member"
            )
            || lists.is(Class::Role, &pair);
        noun = text;
    }
    if role {
        if piece.len() > 1 {
            votes.add(Person, 2.5);
        }
    } else if article && lists.is(Class::Thing, noun) && !lists.is(Class::CompanyNoun, noun) {
        votes.add(Label::Other, 2.0);
    } else if article && lists.is(Class::CompanyNoun, noun) {
        votes.add(Organisation, 2.2);
    }
}
