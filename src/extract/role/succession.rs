//! Who takes a post over from whom: "She succeeds X" · "his predecessor, X" · "will be replaced by X". What the post is, is told of one of the two.

use std::ops::Range;

use super::holder::{self, Held};
use super::phrase::Scene;
use crate::extract::lexicon::names::Class;
use crate::extract::organisation::Organisation;

/// How many words back from a name the noun may stand that makes it a predecessor's.
const REACH: usize = 9;

/// What all people are, each by their places; of whom only the one before or after them is told, the post of that one.
pub fn held(scene: &Scene, organisations: &[Organisation], people: &[&[Range<usize>]]) -> Vec<Held> {
    let mut held: Vec<Held> = people.iter().map(|places| holder::held(scene, organisations, places)).collect();
    let lists = scene.runs.lexicon.names();
    for (who, other) in links(scene, people).into_iter().enumerate() {
        let Some((own, places)) = held.get_mut(who).zip(other.and_then(|other| people.get(other))) else { continue };
        let open = |role: &str| {
            let former = role.split(' ').next().is_some_and(|first| lists.is(Class::Former, first));
            former || matches!(role, "predecessor" | "successor" | "replacement")
        };
        let past = people.get(who).is_some_and(|places| holder::is_past(scene, places));
        if !past && !own.0.as_deref().is_none_or(open) {
            continue;
        }
        let (role, organisation) = holder::post(scene, organisations, places);
        let named = past || matches!(own.0.as_deref(), Some("predecessor" | "successor" | "replacement"));
        if organisation.is_some() || role.is_some() && (own.1.is_none() || named) {
            *own = (role, organisation);
        }
    }
    held
}

/// Whose post each person takes over or leaves to: the index of the other one, for those of whom it is told.
fn links(scene: &Scene, people: &[&[Range<usize>]]) -> Vec<Option<usize>> {
    let mut bearers: Vec<(usize, usize)> =
        people.iter().enumerate().flat_map(|(who, places)| places.iter().map(move |place| (place.start, who))).collect();
    bearers.sort_unstable();
    let who_at =
        |start: usize| bearers.binary_search_by_key(&start, |&(at, _)| at).ok().and_then(|at| bearers.get(at)).map(|&(_, who)| who);
    people
        .iter()
        .enumerate()
        .map(|(who, places)| {
            places.iter().find_map(|place| {
                let before = hinge(scene, place)?;
                // The one named last before the words that tell it, in this sentence or the ones before.
                let earlier = scene.people.partition_point(|other| other.end <= before);
                let mut near = scene.people.get(..earlier)?.iter().rev().take(4).filter_map(|other| who_at(other.start));
                near.find(|&other| other != who)
            })
        })
        .collect()
}

/// Where the words start that make a person somebody's predecessor or successor.
fn hinge(scene: &Scene, place: &Range<usize>) -> Option<usize> {
    let sentence = scene.runs.words.sentence_of(place.start);
    let word = |at: usize| scene.word(at, &sentence);
    let lists = scene.runs.lexicon.names();
    let mut start = place.start;
    while let Some(at) = start.checked_sub(1).filter(|&at| {
        sentence.contains(&at)
            && (lists.is(Class::Honorific, word(at)) || word(at) == "." && lists.is(Class::Honorific, word(at.wrapping_sub(1))))
    }) {
        start = at;
    }
    // "from the retiring X".
    if start > sentence.start + 2
        && matches!(word(start - 1), "retiring" | "outgoing" | "departing" | "late" | "ousted" | "veteran" | "disgraced" | "long-serving")
        && matches!(word(start - 2), "the")
    {
        start -= 2;
    }
    let back = |more: usize| start.checked_sub(more).map_or("", |at| word(at));
    let from = |more: usize| Some(start - more);
    match (back(3), back(2), back(1)) {
        (_, _, "succeeds" | "succeed" | "succeeded" | "succeeding" | "replaces" | "replace" | "replaced" | "replacing") => return from(1),
        ("takes" | "took" | "take" | "taking", "over", "from") => return from(3),
        ("handed" | "hands" | "hand" | "handing", "over", "to") => return from(3),
        // "took over as finance director from X", "a successor to X".
        (.., "from") if start > sentence.start + 4 => {
            let floor = sentence.start.max(start.saturating_sub(10));
            let over =
                |&at: &usize| matches!(word(at), "takes" | "took" | "take" | "taking") && word(at + 1) == "over" && word(at + 2) == "as";
            if let Some(at) = (floor..start - 3).rev().find(over) {
                return Some(at);
            }
        }
        (_, "succession" | "successor", "to") => return from(2),
        (_, "succeeded" | "replaced", "by") => return from(2),
        ("in", "favour" | "favor", "of") | ("makes" | "make" | "made" | "making", "way", "for") | (_, "shoes", "of") => return from(3),
        _ => {}
    }
    // "her predecessor, X," · "His successor, the former treasurer X" · "in favour of the treasurer, X".
    let turns = |at: usize| {
        matches!(word(at), "predecessor" | "successor" | "replacement") || matches!(word(at), "favour" | "favor") && word(at + 1) == "of"
    };
    let noun = (start.saturating_sub(REACH).max(sentence.start)..start).rev().find(|&at| turns(at))?;
    let own = noun.checked_sub(1).is_some_and(|at| {
        matches!(word(at), "his" | "her" | "their" | "His" | "Her" | "whose" | "in")
            || scene.is_clitic(at, &sentence) && scene.person_over(at.wrapping_sub(1)).is_some()
    });
    let described = (noun + 1..start).all(|at| {
        // "Her replacement is X".
        let is = at + 1 == start && matches!(word(at), "is" | "was" | "be");
        let small = !word(at).is_empty()
            && word(at).starts_with(char::is_lowercase)
            && !lists.is(Class::Speech, word(at))
            && !matches!(word(at), "is" | "was" | "and" | "as" | "in");
        word(at) == "," || small || is || scene.organisation_over(at).is_some()
    });
    (own && described).then(|| noun - 1)
}
