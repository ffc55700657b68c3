//! What names in the news that is no body: codes that a firm is traded under, what firms make, what is undertaken under a name.

use std::ops::Range;

use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::alias;
use crate::extract::lexicon::names::Class;

/// Nouns of what is undertaken under a name, and is no body: "the Norvia effort".
pub fn is_undertaking(noun: &str) -> bool {
    matches!(
        noun,
        "contract"
            | "contracts"
            | "mission"
            | "missions"
            | "effort"
            | "efforts"
            | "trilogy"
            | "franchise"
            | "saga"
            | "plans"
            | "policy"
            | "policies"
            | "initiative"
            | "campaign"
            | "exercise"
            | "exercises"
            | "trial"
            | "trials"
            | "procedure"
            | "rule"
            | "rules"
            | "standard"
            | "guidelines"
            | "bonds"
            | "loan"
            | "loans"
            | "scholarship"
            | "scholarships"
            | "fellowship"
            | "degree"
            | "course"
            | "courses"
            | "programs"
            | "programmes"
            | "projects"
            | "schemes"
            | "tender"
            | "accord"
            | "pact"
            | "treaty"
            | "law"
            | "act"
            | "list"
            | "awards"
            | "award"
            | "prize"
    )
}

/// Nouns of what firms make and give a name.
pub fn is_product(noun: &str) -> bool {
    matches!(
        noun,
        "patch"
            | "drug"
            | "treatment"
            | "vaccine"
            | "pill"
            | "therapy"
            | "candidate"
            | "injection"
            | "inhaler"
            | "implant"
            | "antibody"
            | "compound"
            | "medicine"
            | "car"
            | "model"
            | "van"
            | "truck"
            | "bike"
            | "phone"
            | "smartphone"
            | "tablet"
            | "laptop"
            | "console"
            | "headset"
            | "watch"
            | "game"
            | "film"
            | "series"
            | "show"
            | "album"
            | "brand"
            | "beer"
            | "drink"
            | "app"
            | "tool"
            | "robot"
            | "chip"
            | "processor"
            | "software"
            | "product"
            | "assistant"
            | "chatbot"
            | "device"
            | "cream"
            | "engine"
            | "aircraft"
            | "ship"
            | "vessel"
            | "satellite"
            | "rocket"
            | "reactor"
            | "magazine"
    )
}

/// Whether a name is that of a listed thing, or opens or closes with one and with no head: `Google Maps`, `Xbox Live Gold`, `Acme iPhone`. The
/// answer is what it weighs.
pub fn listed(runs: &Runs, piece: &Range<usize>) -> f32 {
    let lists = runs.lexicon.names();
    let name = |words: Range<usize>| lists.is_thing(&runs.name(&words));
    if name(piece.clone()) {
        return 6.0;
    }
    let text = |at: usize| runs.words.get(at).map_or("", |word| runs.text(word));
    let last = text(piece.end - 1).trim_end_matches('.');
    let headed = lists.head(last).is_some() || lists.is(Class::LegalForm, last) || last.is_empty();
    if piece.len() < 2 || headed || lists.organisation(&runs.name(piece)).is_some() {
        return 0.0;
    }
    let most = lists.thing_words_behind(text(piece.start)) + 1;
    let opens = (1..=most.min(piece.len() - 1)).any(|length| name(piece.start..piece.start + length));
    let closes = (piece.start + 1..piece.end).any(|from| name(from..piece.end));
    if opens || closes { 4.0 } else { 0.0 }
}

/// The index behind the longest listed thing that starts at a word, its numbers included: `Falcon 9`, `Nikkei 225`.
pub fn begins(runs: &Runs, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let lists = runs.lexicon.names();
    // Signs are words of their own here.
    let most = lists.thing_words_behind(runs.at(at, sentence)) * 2;
    (at + 2..=sentence.end.min(at + 1 + most)).rev().find(|&end| lists.is_thing(&runs.name(&(at..end))))
}

/// Whether a market's name stands for what is measured there: "the Nasdaq fell", "Nikkei futures".
pub fn is_measured(runs: &Runs, place: &Range<usize>, sentence: &Range<usize>) -> bool {
    const MOVES: &[&str] = &[
        "rose",
        "fell",
        "gained",
        "lost",
        "added",
        "dropped",
        "climbed",
        "slipped",
        "slid",
        "jumped",
        "surged",
        "tumbled",
        "edged",
        "closed",
        "ended",
        "finished",
        "advanced",
        "declined",
        "retreated",
        "rallied",
        "plunged",
        "sank",
        "was",
        "is",
        "up",
        "down",
        "futures",
        "index",
        "shed",
    ];
    let before = place.start.checked_sub(1).map_or("", |at| runs.at(at, sentence));
    let next = runs.at(place.end, sentence);
    is_borrowing(runs.at(place.end - 1, sentence), next)
        || place.len() == 1
            && matches!(runs.at(place.start, sentence), "Nasdaq" | "NASDAQ" | "Nikkei" | "Dow")
            && MOVES.contains(&next)
            && (matches!(before, "the" | "The") || matches!(next, "futures" | "index"))
}

/// Whether a lone acronym is the office that somebody holds: "Anna Berg, CTIO of Acme".
pub fn is_office(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = runs.at(piece.start, sentence);
    let chief = word.len() < 6 && word.starts_with('C') && word.ends_with('O');
    let before = piece.start.checked_sub(1).map_or("", |at| runs.at(at, sentence));
    piece.len() == 1
        && chief
        && runs.words.get(piece.start).is_some_and(Word::is_upper)
        && matches!(before, "," | "and" | "&" | "the" | "as" | "its" | "'s" | "’s")
        && matches!(runs.at(piece.end, sentence), "of" | "at" | "and" | "&" | "for" | ",")
}

/// Whether a state's debt is named after it: "Treasury yields", "U.S. Government securities".
pub fn is_borrowing(last: &str, next: &str) -> bool {
    matches!(last, "Treasury" | "Government" | "government")
        && matches!(
            next,
            "yields"
                | "yield"
                | "bonds"
                | "bond"
                | "notes"
                | "note"
                | "bills"
                | "securities"
                | "prices"
                | "futures"
                | "stock"
                | "debt"
                | "gilts"
        )
}

/// Whether a name is what an office is for, or stands behind somebody's name for what was earned: "Vice-President (Research and Technology)",
/// "Secretary for Innovation and Technology", "Anna Berg, JP, Chairman", "Treasury yields".
pub fn is_remit(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let lists = runs.lexicon.names();
    let ahead = |more: usize| piece.start.checked_sub(more).map_or("", |at| runs.at(at, sentence));
    let word = |at: usize| runs.at(at, sentence);
    let office = |word: &str| word.starts_with(char::is_uppercase) && lists.is(Class::TitleRole, word);
    let topics = || piece.clone().all(|at| lists.is(Class::Topic, word(at)) || matches!(word(at), "and" | "," | "&"));
    if ahead(1) == "(" && word(piece.end) == ")" && office(ahead(2)) && lists.organisation(&runs.name(piece)).is_none() {
        return runs.words.get(piece.start).is_none_or(|word| !word.is_upper());
    }
    if matches!(ahead(1), "for" | "of") && matches!(ahead(2), "Secretary" | "Minister" | "Commissioner" | "Dean" | "Professor") && topics()
    {
        return true;
    }
    if piece.len() == 1 && ahead(1) == "," && matches!(word(piece.end), "," | "and") && lists.is(Class::PostNominal, word(piece.start)) {
        return lists.organisation(word(piece.start)).is_none_or(|known| known.ambiguous);
    }
    is_borrowing(word(piece.end - 1), word(piece.end))
}

/// The name ahead of a bracket in which a code stands that it is traded under, and which is none of its acronyms: `Norvia (NRVA)`.
fn traded(runs: &Runs, code: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let lists = runs.lexicon.names();
    let text = |at: usize| runs.at(at, sentence);
    let word = runs.words.get(code)?;
    let letters = text(code);
    let bracketed = code > sentence.start + 1 && text(code - 1) == "(" && text(code + 1) == ")";
    if !bracketed || !word.is_upper() || !(2..=5).contains(&letters.len()) || !letters.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let mut end = code - 1;
    if matches!(text(end - 1), "'" | "’" | "'s" | "’s") && end > sentence.start + 1 {
        end -= 1;
    }
    let first = (sentence.start..end).rev().take_while(|&at| runs.words.get(at).is_some_and(Word::is_name)).last()?;
    let (name, last) = (runs.name(&(first..end)), text(end - 1));
    use crate::extract::organisation::OrganisationKind::Company;
    let other = lists.organisation(letters).is_some()
        || lists.is(Class::Generic, letters)
        || lists.head(last).is_some_and(|kind| kind != Company)
        || lists.is(Class::NoNameHead, last)
        || lists.place(&name).is_some()
        || end - first > 1 && lists.is_first_name(text(first))
        || (first..end).any(|from| alias::stands_for(letters, &runs.name(&(from..end))));
    // Its letters stand in the name, in their order.
    let mut rest = name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase);
    let spelt = letters.chars().all(|letter| rest.any(|other| other == letter));
    (!other && spelt && name.starts_with(char::is_uppercase)).then_some(first..end)
}

/// Whether a name in brackets is a code that the name ahead is traded under: "Norvia (NRVA)".
pub fn is_ticker(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    piece.len() == 1 && traded(runs, piece.start, sentence).is_some()
}

/// Whether a code stands in brackets behind a name, under which it is traded.
pub fn is_traded(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let owned = usize::from(matches!(runs.at(piece.end, sentence), "'" | "’" | "'s" | "’s"));
    let behind = traded(runs, piece.end + owned + 1, sentence);
    behind.is_some_and(|name| name.end == piece.end && name.start <= piece.start)
}

/// Whether a name in brackets behind a firm's full name is what it is traded under: "Norvia Foods Inc. (NVFD)", "(TYO: 4999)".
pub fn is_code(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |at: usize| runs.at(at, sentence);
    let upper = runs.words.get(piece.start).is_some_and(Word::is_upper);
    // "(NYSE: NRV)"
    if upper && piece.len() == 1 && piece.start > sentence.start + 3 && word(piece.start - 1) == ":" && word(piece.start - 3) == "(" {
        let market = runs.words.get(piece.start - 2).is_some_and(Word::is_upper) || matches!(word(piece.start - 2), "Nasdaq" | "Euronext");
        return market && matches!(word(piece.end), ")" | "," | ";");
    }
    // "the index .NRVX fell", "crude NRc1 rose", "Copper NRVC3 was up": an instrument of the wires.
    let span = |at: usize| runs.words.get(at).map(|word| word.span);
    let dotted = || {
        let (dot, before) = (span(piece.start - 1), span(piece.start.wrapping_sub(2)));
        let touches = dot.zip(span(piece.start)).is_some_and(|(dot, code)| dot.end() == code.start());
        touches && dot.zip(before).is_some_and(|(dot, before)| before.end() < dot.start())
    };
    if upper && piece.len() == 1 && piece.start > sentence.start && word(piece.start - 1) == "." && dotted() {
        return true;
    }
    if piece.len() <= 2 && is_future(word(piece.end - 1)) {
        return true;
    }
    // "Norvia Corp <NRV.L>"
    if upper && piece.start > sentence.start && word(piece.start - 1) == "<" && piece.len() < 4 {
        return (piece.end..piece.end + 3).any(|at| word(at) == ">");
    }
    let Some(open) = piece.start.checked_sub(1).filter(|&at| at > sentence.start && word(at) == "(") else { return false };
    if piece.len() != 1 || !upper || runs.lexicon.names().organisation(word(piece.start)).is_some() {
        return false;
    }
    let number = runs.words.get(piece.end + 1).is_some_and(|word| matches!(word.form, Form::Number | Form::Coded) || word.is_upper());
    if word(piece.end) == ":" && number {
        return true;
    }
    // What its initials make is its acronym.
    let form = open - 1 - usize::from(word(open - 1) == ".");
    let first = (sentence.start..=form)
        .rev()
        .take_while(|&at| runs.words.get(at).is_some_and(Word::is_name) || matches!(word(at), "." | "&" | ","))
        .last();
    let own = first.map(|first| runs.name(&(first..open)).into_owned()).unwrap_or_default();
    let traded = runs.lexicon.names().is(Class::LegalForm, word(form))
        || runs.lexicon.names().is(Class::LegalForm, word(form).trim_end_matches('.'));
    word(piece.end) == ")" && traded && !alias::stands_for(word(piece.start), &own)
}

/// Whether a word is made as the wires make the codes of futures: `NRc1`, `NRVC3`.
fn is_future(code: &str) -> bool {
    let Some(root) = code.strip_suffix(|c: char| c.is_ascii_digit()) else { return false };
    let capitals = |letters: &str| letters.bytes().all(|byte| byte.is_ascii_uppercase());
    root.strip_suffix('c').is_some_and(|root| (2..=4).contains(&root.len()) && capitals(root)) || root.len() == 4 && capitals(root)
}

/// Whether a name is what is taught: "a degree in Electrical Engineering", "schools, including Creative Industries, Trades and Fine Art".
pub fn is_taught(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |at: usize| runs.at(at, sentence);
    // Back over the names before it in a list, to what opens the list.
    let listed = |at: &usize| runs.words.get(*at).is_some_and(Word::is_name) || matches!(word(*at), "," | "and" | "&");
    let Some(opener) = (sentence.start..piece.start).rev().find(|at| !listed(at)) else { return false };
    let noun = |at: usize| {
        matches!(
            word(at).to_lowercase().trim_end_matches('.'),
            "degree"
                | "degrees"
                | "bachelor"
                | "bachelor's"
                | "doctorate"
                | "diploma"
                | "schools"
                | "faculties"
                | "departments"
                | "courses"
                | "majors"
        ) || runs.words.get(at).is_some_and(Word::is_name)
            && matches!(
                word(at),
                "Ph.D." | "PhD" | "Ph.D" | "MBA" | "BSc" | "MSc" | "Bachelor" | "Master" | "B.A." | "M.A." | "M.S." | "B.S." | "DPhil"
            )
    };
    let reach = |more: usize| opener.checked_sub(more).is_some_and(|at| at >= sentence.start && noun(at));
    matches!(word(opener), "in" | "of") && (reach(1) || reach(2)) || matches!(word(opener), "including" | "as") && (reach(1) || reach(2))
}
