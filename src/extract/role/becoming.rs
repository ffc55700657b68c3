//! Posts taken and left: "X has been named chief executive of Acme", "will join Acme as chairman", "replacing X".

use std::ops::Range;

use super::claim::{Claim, before, opens_person};
use super::deed::duty;
use super::phrase::{Owner, Scene};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::extract::organisation::OrganisationId;

/// "X has been named chief executive of Acme" · "Acme has appointed X as finance chief" · "X will join Acme as chairman".
pub(super) fn becoming(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    let back = |more: usize| person.start.checked_sub(more).map_or("", |at| word(at));
    // "promoted its treasurer, X, to".
    let described = before(scene, person.start, sentence, false).and_then(|claim| claim.at.checked_sub(1));
    // "named the former broadcaster X chair".
    let plain = |at: usize| {
        scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
            && !lists.is(Class::Speech, word(at))
            && !matches!(word(at), "and" | "to" | "after")
    };
    let far = (sentence.start..person.start).rev().take(6).take_while(|&at| plain(at)).any(|at| lists.is(Class::Making, word(at)));
    let made =
        far || (1..=2).any(|more| lists.is(Class::Making, back(more))) || described.is_some_and(|at| lists.is(Class::Making, word(at)));
    let replaced =
        matches!(back(1), "succeeds" | "succeed" | "replaces" | "replace" | "succeeded" | "replaced" | "succeeding" | "replacing");
    let named =
        back(1) == "of" && matches!(back(2), "appointment" | "promotion" | "hiring" | "election" | "arrival" | "resignation" | "departure");
    let mut at = person.end;
    // "X, head of trading at Acme, will become": what stands in apposition is passed over.
    if word(at) == "," {
        let relative = matches!(word(at + 1), "who" | "which");
        let passed = at + 1 + usize::from(relative);
        let clause = || if relative { (passed..passed + 30).find(|&at| word(at) == ",") } else { None };
        let past = scene.phrase(passed, sentence, false).map(|phrase| phrase.end).or_else(clause);
        if let Some(end) = past.filter(|&end| matches!(word(end), ",") && end > passed) {
            at = end + 1;
        }
    }
    let from = at;
    // "has added X to its board as an independent director".
    let added = matches!(back(1), "added" | "adds" | "adding") && word(at) == "to" && (at + 1..at + 4).any(|at| word(at) == "board");
    let made = made || added;
    let mut becomes = made || named || replaced;
    let (mut employer, mut acts) = (None, false);
    let mut leaves = replaced || matches!(back(2), "resignation" | "departure");
    for _ in 0..14 {
        let text = word(at);
        if let Some((place, id)) = scene.organisation_from(at) {
            // "joins Acme as chairman"; but "becomes Acme chairman".
            if scene.phrase(at, sentence, false).is_some() && word(place.end) != "as" && word(at.wrapping_sub(1)) != "from" {
                break;
            }
            let leaving = matches!(word(at.wrapping_sub(1)), "from" | "leaving" | "leaves" | "left" | "quit" | "quitting" | "leave");
            if !leaving {
                employer = Some(*id);
            }
            at = place.end;
            continue;
        }
        if let Some(place) = scene.person_over(at).filter(|place| place.start == at && at > person.end) {
            // "succeeds Anna Berg as chief executive".
            at = place.end;
            continue;
        }
        becomes |= lists.is(Class::Becoming, text) && !lists.is(Class::BecomingAs, text);
        acts |= lists.is(Class::BecomingAs, text);
        leaves |= matches!(text, "stepped" | "resigned" | "quit" | "retired" | "left");
        let passes = lists.is(Class::Becoming, text)
            || matches!(
                text,
                "has"
                    | "have"
                    | "been"
                    | "was"
                    | "is"
                    | "will"
                    | "be"
                    | "to"
                    | "as"
                    | "its"
                    | "the"
                    | "their"
                    | "a"
                    | "an"
                    | "over"
                    | "down"
                    | "also"
                    | "now"
                    | "from"
                    | "first"
                    | "who"
                    | ","
                    | "had"
                    | "group"
                    | "then"
                    | "'s"
                    | "’s"
                    | "would"
                    | "on"
                    | "up"
                    | "in"
                    | "company"
                    | "firm"
                    | "board"
                    | "role"
                    | "of"
                    | "new"
                    | "later"
                    | "group's"
                    | "and"
                    | "job"
                    | "post"
                    | "position"
                    | "bank"
                    | "retailer"
                    | "next"
                    | "last"
                    | "this"
                    | "month"
                    | "week"
                    | "year"
            )
            || lists.is(Class::Calendar, text);
        // "is leaving Acme, the firm she founded, to join Norvia as chairman".
        if text == "," && acts && matches!(word(at + 1), "the" | "which" | "where" | "a" | "its") && employer.is_none() {
            match (at + 1..at + 14).find(|&at| word(at) == "," || word(at).is_empty()) {
                Some(comma) if matches!(word(comma + 1), "to" | "and" | "will" | "has") => at = comma + 1,
                _ => break,
            }
            continue;
        }
        if text == "where" && made {
            // "poached from Acme, where he was head of trading, to be …".
            match (at + 1..at + 14).find(|&at| word(at) == ",") {
                Some(comma) => at = comma + 1,
                None => break,
            }
            continue;
        }
        let number = scene.runs.words.get(at).is_some_and(|word| word.form == Form::Number) && word(at + 1) == ",";
        if !passes && !number {
            break;
        }
        if text == "as" && (becomes || acts) {
            becomes = true;
            at += 1;
            break;
        }
        // "steps up from chief operating officer to chief executive of Acme": where from is past.
        if text == "from"
            && acts | becomes
            && let Some(phrase) = scene.phrase(at + 1, sentence, false)
        {
            let to = (at + 2..phrase.end + 1).find(|&at| word(at) == "to");
            if let Some(to) = to.filter(|&to| scene.phrase(to + 1, sentence, false).is_some()) {
                (becomes, at) = (true, to + 1);
                break;
            }
        }
        // A role that "the" or "its" opens is read with it.
        if becomes
            && at > person.end
            && matches!(text, "its" | "the" | "their" | "a" | "an" | "new")
            && scene.phrase(at, sentence, false).is_some()
        {
            break;
        }
        at += 1;
    }
    // "has been hired to run Acme".
    if word(at.wrapping_sub(1)) == "to" && matches!(word(at), "head" | "lead" | "run" | "manage" | "chair") && at > from && becomes && !made
    {
        let own = scene.body_behind(at).or_else(|| {
            let comma = (at + 1..at + 9).find(|&at| matches!(word(at), "," | "." | "to" | "and" | ""))?;
            scene.organisation_from(comma + 1).filter(|(place, _)| word(comma) == "," && matches!(word(place.end), "." | "," | "" | "("))
        });
        if let Some((_, id)) = own {
            let words = if word(at) == "chair" { "chair" } else { "" };
            return Some(Claim { words: words.to_owned(), news: true, taken: true, ..Claim::of(Owner::Named(*id), at) });
        }
    }
    // "has poached X from Norvia to head its mining unit".
    if word(at.wrapping_sub(1)) == "to"
        && matches!(word(at), "head" | "lead" | "run" | "manage" | "oversee")
        && matches!(word(at + 1), "its" | "the" | "their" | "a")
        && at > from
    {
        let id = if made { subject(scene, person, sentence) } else { employer };
        return id.map(|id| Claim { words: duty(scene, at, sentence), news: true, taken: true, ..Claim::of(Owner::Named(id), at) });
    }
    let subject = || subject(scene, person, sentence);
    // "Anna Berg resigned in May, and the finance director, Colin Tran, left": the next one's.
    let listed = (person.end..at).any(|at| word(at) == ",");
    let anothers = |end: usize| listed && opens_person(scene, end + usize::from(word(end) == ","), sentence);
    let phrase = scene.phrase(at, sentence, false).filter(|phrase| !anothers(phrase.end));
    let Some(phrase) = phrase.filter(|_| becomes && (at > from || made)) else {
        // "Acme has hired X from Norvia to lead its mining team."
        return subject().filter(|_| made).map(|id| Claim { news: true, ..Claim::of(Owner::Named(id), at) });
    };
    // "X, chief executive, joined": what stands in apposition is read elsewhere.
    if at > person.end && word(at - 1) == "," && !made {
        return None;
    }
    let end = phrase.end;
    let mut claim = Claim::new(phrase, at);
    if !matches!(claim.owner, Owner::Named(_)) {
        let id = employer.or_else(|| if made { subject() } else { None });
        claim.owner = id.map_or(claim.owner, Owner::Named);
    }
    // "becomes chairman on 1 May", "will take over as chairman": until then the person is something else.
    let to_come = (from..at).any(|at| matches!(word(at), "will" | "would" | "to" | "set" | "due"));
    let dated = claim_dated(scene, end, sentence)
        && (from..at).any(|at| matches!(word(at), "becomes" | "takes" | "joins" | "moves" | "succeeds" | "replaces" | "steps"));
    claim.future = !made && !leaves && !claim.former && (to_come || dated);
    claim.news = !leaves && !claim.future;
    claim.taken = true;
    claim.former |= replaced;
    Some(claim)
}

/// Whether a day or a time to come stands at a word: "on 1 May", "in June", "next month".
fn claim_dated(scene: &Scene, at: usize, sentence: &Range<usize>) -> bool {
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    let number = |at: usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Number);
    match word(at) {
        "on" | "from" | "in" | "effective" => {
            lists.is(Class::Calendar, word(at + 1))
                || number(at + 1) && lists.is(Class::Calendar, word(at + 2))
                || matches!(word(at + 1), "from" | "on")
        }
        "next" => true,
        _ => false,
    }
}

/// The body that a sentence names first, before a person.
fn subject(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<OrganisationId> {
    scene.organisations.iter().find(|(place, _)| sentence.contains(&place.start) && place.end <= person.start).map(|&(_, id)| id)
}
