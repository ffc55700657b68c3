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

/// Whether a name in brackets behind a firm's full name is what it is traded under: "Norvia Foods Inc. (NVFD)", "(TYO: 4999)".
pub fn is_code(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |at: usize| runs.at(at, sentence);
    let upper = runs.words.get(piece.start).is_some_and(Word::is_upper);
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
