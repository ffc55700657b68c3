//! What stands right behind a name: its apposition, its officers, the deeds of people.

use std::ops::Range;

use super::evidence::{Label, Votes};
use super::run::Runs;
use super::word::Form;
use crate::extract::lexicon::names::{Class, Place};

/// Whether a role stands in the apposition behind a name: `Norvia, the Bergen crane firm` · `Anna Berg, chief executive of` · `Austin, Texas`.
pub fn apposition(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>, votes: &mut Votes) -> bool {
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
        if closes_phrase(text) {
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
    role || word(from) == "who"
}

/// Whether "finance director", "chief executive", "Americas president" starts at a word: what bodies have.
pub fn has_officer(runs: &Runs, from: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| runs.at(at, sentence);
    let head = |at: usize| {
        matches!(
            word(at),
            "chief"
                | "chairman"
                | "chairwoman"
                | "chair"
                | "president"
                | "head"
                | "manager"
                | "director"
                | "founder"
                | "co-founder"
                | "boss"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
        )
    };
    let modifies = |at: usize| {
        matches!(
            word(at),
            "finance"
                | "managing"
                | "deputy"
                | "vice"
                | "executive"
                | "commercial"
                | "technical"
                | "sales"
                | "country"
                | "former"
                | "marketing"
                | "product"
                | "research"
                | "group"
                | "operations"
                | "regional"
                | "general"
                | "first"
                | "new"
                | "female"
                | "technology"
                | "policy"
                | "-"
        ) || runs.lexicon.names().place(word(at)).is_some()
            || matches!(word(at), "Americas" | "EMEA" | "Europe" | "Asia")
    };
    (from..from + 4).take_while(|&at| at == from || modifies(at - 1)).any(head)
}

/// Whether a verb of people stands at a word, behind what only tells the tense.
pub fn person_acts(runs: &Runs, from: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| runs.at(at, sentence);
    let at = (from..from + 3).find(|&at| !matches!(word(at), "has" | "had" | "will" | "is" | "to" | "also")).unwrap_or(from);
    let made = matches!(word(at), "appointed" | "promoted" | "named" | "elected" | "hired") && at > from;
    runs.lexicon.names().is(Class::PersonAct, word(at)) && !matches!(word(at + 1), "up" | "in")
        || (matches!(word(at), "joined" | "joins" | "join") || made)
            && (at + 1..at + 9).take_while(|&at| word(at) != ",").any(|at| word(at) == "as")
}

/// Whether a noun phrase is over at a word: a stop, a preposition, what opens a clause.
pub fn closes_phrase(word: &str) -> bool {
    const CLOSES: &[&str] = &[
        ",", ".", ";", ":", "(", ")", "–", "—", "of", "at", "for", "in", "that", "which", "with", "from", "to", "and", "who", "based",
        "said",
    ];
    CLOSES.contains(&word)
}
