//! What the introduction of somebody tells of the names in it: "examiner Anna Berg", "Norvia's Anna Berg wrote", "Anna Berg of Norvia Rail".

use std::ops::Range;

use super::evidence::{Label, Votes, is_first_name};
use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place};

/// The votes of an introduction that a name stands in.
pub fn votes(runs: &Runs, piece: &Range<usize>, sentence: &Range<usize>) -> Votes {
    let lists = runs.lexicon.names();
    let word = |at: usize| runs.at(at, sentence);
    let ahead = |more: usize| piece.start.checked_sub(more).map_or("", |at| word(at));
    let small = |at: usize| runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    let several = piece.len() > 1;
    let mut votes = Votes::default();
    // "admitted examiner Anna Berg".
    let one = ahead(1);
    let office = lists.is(Class::Role, one) && !lists.is(Class::PersonNoun, one) && !lists.is(Class::CompanyNoun, one);
    // "at the property adviser Norvia Rail".
    let placed = (2..6).any(|more| matches!(ahead(more), "at" | "to" | "with"));
    if several && office && !placed && one.starts_with(char::is_lowercase) && one.len() > 3 {
        votes.add(Label::Person, 1.8);
    }
    // "Norvia's Anna Berg wrote".
    let speaks = |at: usize| lists.is(Class::Speech, word(at));
    if several && matches!(one, "'s" | "’s") && speaks(piece.end) && piece.len() < 4 {
        votes.add(Label::Person, 1.2);
    }
    // "Anna Berg, chief executive, said".
    if several && word(piece.end) == "," {
        let role = (1..5).rev().find(|&length| {
            let end = piece.end + 1 + length;
            word(end) == "," && end < sentence.end && lists.is(Class::Role, &runs.name(&(piece.end + 1..end)))
        });
        if role.is_some_and(|length| speaks(piece.end + length + 2)) {
            votes.add(Label::Person, 1.5);
        }
    }
    // "Anna Berg of Norvia Rail", "Anna Berg, of Norvia Rail,".
    if several && matches!(one, "of" | "from") && lists.place(&runs.name(piece)).is_none() && !is_first_name(runs, word(piece.start)) {
        let end = piece.start - 1 - usize::from(ahead(2) == ",");
        let full = end.checked_sub(2).is_some_and(|first| first >= sentence.start && is_first_name(runs, word(first)))
            && runs.words.get(end - 1).is_some_and(Word::is_name);
        votes.add(Label::Organisation, if full { 1.8 } else { 0.0 });
    }
    // "Norvia Rail engineer Anna Berg": whose engineer she is, sooner than anything else.
    let first = word(piece.start);
    // "Danish-Swedish investor Anna Berg": of no firm.
    let people = |word: &str| word.split('-').any(|part| lists.place(part) == Some(Place::Nationality));
    let opens = piece.start == sentence.start && lists.is_plain(&first.to_lowercase());
    let plain = !several && (lists.is_ordinary(first) || opens)
        || people(first)
        || lists.place(&runs.name(piece)).is_some_and(|place| place != Place::Town)
        || is_first_name(runs, first);
    if !plain {
        let head = (piece.end..piece.end + 4).take_while(|&at| small(at) && !speaks(at)).find(|&at| lists.is(Class::Role, word(at)));
        let person = |at: usize| runs.words.get(at).is_some_and(|word| word.is_name()) && is_first_name(runs, word(at));
        if head.is_some_and(|head| sentence.contains(&(head + 1)) && person(head + 1)) {
            votes.add(Label::Organisation, 1.4);
        }
    }
    votes
}
