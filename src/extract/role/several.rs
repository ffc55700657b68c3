//! Several people in a row: of one role, or each with the role in their place.

use std::ops::Range;

use super::claim::{Claim, before, behind};
use super::deed::belonging;
use super::phrase::{Owner, Phrase, Scene};

/// The first and the last of several people that stand in a row with a person: "X and Y", "X, Y and Z".
fn row(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let word = |at: usize| scene.word(at, sentence);
    let joint = |from: usize, to: usize| {
        let between: Vec<&str> = (from..to).map(word).collect();
        matches!(between.as_slice(), ["and"] | ["&"] | [","] | [",", "and"])
    };
    let mut at = scene.people.partition_point(|place| place.start < person.start);
    let (mut first, mut last) = (person.clone(), person.clone());
    while let Some(earlier) = at.checked_sub(1).and_then(|at| scene.people.get(at)).filter(|place| joint(place.end, first.start)) {
        (first, at) = (earlier.clone(), at - 1);
    }
    let mut at = scene.people.partition_point(|place| place.start <= person.start);
    while let Some(later) = scene.people.get(at).filter(|place| joint(last.end, place.start)) {
        (last, at) = (later.clone(), at + 1);
    }
    (first != last).then_some((first, last))
}

/// What somebody is by their place in a list: "X and Y, respectively chairman and chief executive of Acme".
pub(super) fn in_their_place(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let (first, last) = row(scene, person, sentence)?;
    respectively(scene, person, &first, &last, sentence)
}

/// Several people of one role: "co-founders X and Y" · "X and Y, both professors at Acme".
pub(super) fn together(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let (first, last) = row(scene, person, sentence)?;
    let role = before(scene, first.start, sentence, true).or_else(|| behind(scene, last.end, sentence, true));
    // "researchers X and Y, both of Acme".
    let both = usize::from(word(last.end) == ",") + usize::from(word(last.end + 1) == "both");
    let own = belonging(scene, &(first.start..last.end + both), sentence);
    match (role, own) {
        (Some(mut role), Some(own)) if role.owner == Owner::Unsaid => {
            role.owner = own.owner;
            Some(role)
        }
        (role, own) => role.or(own),
    }
}

/// "X and Y, respectively chairman and chief executive of Acme": each has the role in their place.
fn respectively(scene: &Scene, person: &Range<usize>, first: &Range<usize>, last: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let ahead = usize::from(word(last.end + 1) == "respectively");
    let phrase = scene.phrase(last.end + 1 + ahead, sentence, false).filter(|_| word(last.end) == ",")?;
    if ahead == 0 && word(phrase.end) != "respectively" && word(phrase.end + 1) != "respectively" {
        return None;
    }
    let people = scene.people.iter().filter(|place| place.start >= first.start && place.end <= last.end);
    let (before, all) = people.fold((0, 0), |(before, all), place| (before + usize::from(place.start < person.start), all + 1));
    let roles: Vec<&str> = phrase.words.split(" and ").flat_map(|part| part.split(", ")).collect();
    let words = roles.get(before).filter(|_| roles.len() == all)?.trim().to_owned();
    Some(Claim::new(Phrase { words, ..phrase }, last.end + 1))
}
