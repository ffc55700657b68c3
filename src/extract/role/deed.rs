//! What a person does or belongs to, where no phrase of a role says it: "who runs Acme", "led by X", "X of Acme", "Justice X".

use std::ops::Range;

use super::claim::Claim;
use super::phrase::{Owner, Scene};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;

/// "Justice X", "Professor X": a title that is a role.
pub fn titled(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let at = person.start.checked_sub(1).filter(|at| sentence.contains(at))?;
    let at = at - usize::from(scene.word(at, sentence) == "." && at > sentence.start);
    let title = scene.word(at, sentence);
    let role = matches!(
        title,
        "Justice"
            | "Judge"
            | "Professor"
            | "Prof"
            | "Senator"
            | "Ambassador"
            | "Councillor"
            | "Colonel"
            | "General"
            | "Admiral"
            | "Captain"
            | "Inspector"
    );
    if !role {
        return None;
    }
    let judge = matches!(title, "Justice" | "Judge");
    let owner = if judge { Owner::Its } else { Owner::Unsaid };
    Some(Claim {
        words: if title == "Prof" { "Professor".to_owned() } else { title.to_owned() },
        owner,
        former: false,
        news: false,
        implied: false,
        at,
    })
}

/// "X runs Acme" · "X, who founded Acme": only the body is told, or a role with it.
pub fn career(scene: &Scene, end: usize, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let mut at = end;
    let relative = word(at) == "," && word(at + 1) == "who" || word(at) == "who";
    if relative {
        at += 1 + usize::from(word(at) == ",");
    }
    let (mut perfect, mut former) = (false, false);
    while matches!(
        word(at),
        "has"
            | "have"
            | "had"
            | "is"
            | "will"
            | "also"
            | "now"
            | "previously"
            | "still"
            | "first"
            | "currently"
            | "once"
            | "been"
            | "helped"
            | "to"
    ) {
        perfect |= word(at) == "has";
        former |= matches!(word(at), "had" | "previously" | "once");
        at += 1;
    }
    let role = match word(at) {
        "runs" | "heads" | "leads" | "manages" | "oversees" | "running" | "leading" | "heading" => "",
        // "is to head security at Acme".
        "head" | "lead" | "run" | "manage" | "oversee" if matches!(word(at - 1), "to" | "will") => "",
        "run" | "headed" | "led" | "managed" | "overseen" => {
            former |= !perfect;
            ""
        }
        "ran" => {
            former = true;
            ""
        }
        "works" | "joined" | "joins" => "",
        // A seat on a board is no post: where there is one, it tells more.
        "sits" | "sat" if word(at + 1) == "on" => {
            former = true;
            ""
        }
        "leaving" | "quitting" if word(at.wrapping_sub(1)) == "is" => {
            former = true;
            ""
        }
        "quits" | "leaves" | "left" | "departs" => {
            former = true;
            ""
        }
        "worked" => {
            former |= !perfect;
            ""
        }
        "took" | "takes" | "taken" => {
            let over =
                matches!((word(at + 1), word(at + 2), word(at + 3)), ("over", ..) | ("charge", "of", _) | ("the", "helm" | "reins", "of"));
            // "who took the helm in May": of whom the article is about.
            if !over && matches!((word(at + 1), word(at + 2)), ("the", "helm" | "reins") | ("over", "in" | "last" | "on" | "this")) {
                return Some(Claim { implied: true, ..Claim::of(Owner::Its, at) });
            }
            if !over {
                return None;
            }
            at += 1 + usize::from(word(at + 1) == "the");
            ""
        }
        "chairs" => "chair",
        "chaired" => {
            former |= !perfect;
            "chair"
        }
        "founded" | "started" | "established" => "founder",
        "co-founded" | "cofounded" => "co-founder",
        "owns" => "owner",
        "set" if word(at + 1) == "up" => "founder",
        // "resigned on Friday": whose the post is, the paragraph tells.
        "resigned" | "resigns" | "quit" | "retired" | "retires" if !(at + 1..at + 8).any(|at| scene.organisation_over(at).is_some()) => {
            return Some(Claim::of(Owner::Its, at));
        }
        "stepped" | "steps" | "stepping" | "stood" if matches!(word(at + 1), "down" | "aside" | "back") => {
            return Some(Claim::of(Owner::Its, at));
        }
        // "who follows the industry at Acme".
        verb if relative && verb.ends_with('s') && !matches!(verb, "was" | "is" | "has") => {
            let place = (at + 1..at + 9)
                .take_while(|&at| !matches!(word(at), "," | "." | ";" | "and" | ""))
                .find(|&at| matches!(word(at), "at" | "for"))?;
            // "at the brokerage Acme"
            let lists = scene.runs.lexicon.names();
            let next = place + 1 + usize::from(word(place + 1) == "the");
            let next = next + usize::from(lists.is(Class::CompanyNoun, word(next)));
            let (_, id) = scene.organisation_from(next)?;
            let duty = matches!(verb, "covers" | "follows" | "directs" | "coordinates" | "handles") && place > at + 1;
            let words = if duty { scene.runs.name(&(at..place)).into_owned() } else { String::new() };
            return Some(Claim { words, implied: true, ..Claim::of(Owner::Named(*id), place) });
        }
        _ => return None,
    };
    let part = (at + 1..at + 6).take_while(|&at| !matches!(word(at), "," | "." | "at" | "of" | "for" | "and" | "in" | "")).any(|at| {
        matches!(word(at), "division" | "arm" | "unit" | "business" | "team" | "desk" | "office" | "practice" | "department" | "subsidiary")
    });
    // "who runs a fund at Acme".
    let within = || {
        let at = (at + 2..at + 9)
            .take_while(|&at| !matches!(word(at), "," | "." | ";" | "and" | "that" | "" | "”" | "“"))
            .find(|&at| word(at) == "at")?;
        let (place, id) = scene.organisation_from(at + 1 + usize::from(word(at + 1) == "the"))?;
        Some((*id, place.start))
    };
    let within = if role.is_empty() && matches!(word(at + 1), "a" | "an" | "its" | "the") { within() } else { None };
    let named = within.or_else(|| {
        (at + 1..at + 9)
            .take_while(|&next| {
                !matches!(
                    word(next),
                    "," | "."
                        | ";"
                        | "“"
                        | "”"
                        | "\""
                        | ""
                        | "and"
                        | "that"
                        | "when"
                        | "after"
                        | "a"
                        | "an"
                        | "against"
                        | "as"
                        | "to"
                        | "from"
                )
            })
            .find_map(|at| scene.organisation_from(at).map(|(_, id)| (*id, at)))
    });
    let Some((id, from)) = named else {
        // "who heads the storage division", "joined the company in 2010", "joined from Norvia".
        let own = |at: usize| {
            matches!(word(at), "the" | "its") && scene.runs.lexicon.names().is(Class::CompanyNoun, word(at + 1))
                || matches!(word(at), "it" | "there")
        };
        let part = part || own(at + 1) || matches!(word(at), "joined" | "joins") && matches!(word(at + 1), "in" | "from");
        return (part && (role.is_empty() || own(at + 1))).then(|| Claim {
            former,
            implied: true,
            words: role.to_owned(),
            ..Claim::of(Owner::Its, at)
        });
    };
    // "who runs the technology fund at Acme": as near to a post as it is told.
    let does = matches!(word(at), "runs" | "heads" | "leads" | "manages" | "oversees" | "covers" | "chairs")
        && matches!(word(at + 1), "the" | "its");
    let duty = (at + 2..at + 8).find(|&at| matches!(word(at), "at" | "for" | "," | "." | "of" | "in" | "and" | "that" | ""));
    let duty = duty.filter(|&to| does && to > at + 2 && !(at + 2..to).any(|at| scene.organisation_over(at).is_some()));
    // "joined Acme as finance director" is told in full elsewhere.
    let mut claim = Claim::of(Owner::Named(id), from);
    claim.words = duty.map_or_else(|| role.to_owned(), |to| scene.runs.name(&(at..to)).into_owned());
    claim.implied = true;
    claim.former = former;
    Some(claim)
}

/// "X of Acme" · "X, from the law firm Acme," · "X (Acme)" · "Acme's X".
pub fn belonging(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let lists = scene.runs.lexicon.names();
    let taken = (1..=2).any(|more| person.start.checked_sub(more).is_some_and(|at| lists.is(Class::Making, word(at))));
    if taken && word(person.end) == "from" {
        return None;
    }
    let own = person
        .start
        .checked_sub(2)
        .filter(|_| scene.is_clitic(person.start.wrapping_sub(1), sentence))
        .and_then(|at| scene.organisation_over(at));
    if let Some((_, id)) = own {
        return Some(Claim::of(Owner::Named(*id), person.start));
    }
    // "Anna Berg’s Acme".
    if scene.is_clitic(person.end, sentence)
        && let Some((_, id)) = scene.organisation_from(person.end + 1)
    {
        return Some(Claim::of(Owner::Named(*id), person.end));
    }
    // "Anna Berg, whose fund Acme owns".
    if word(person.end) == "," && word(person.end + 1) == "whose" {
        let noun = (person.end + 2..person.end + 4).find(|&at| lists.is(Class::CompanyNoun, word(at)))?;
        let (_, id) = scene.organisation_from(noun + 1 + usize::from(word(noun + 1) == ","))?;
        return Some(Claim::of(Owner::Named(*id), noun));
    }
    let mut at = person.end;
    at += usize::from(matches!(word(at), ",") && matches!(word(at + 1), "of" | "from" | "at" | "for"));
    match word(at) {
        "(" => {
            let (place, id) = scene.organisation_from(at + 1)?;
            (word(place.end) == ")").then(|| Claim::of(Owner::Named(*id), at))
        }
        "of" | "from" | "at" | "for" if word(at) != "for" || at > person.end => {
            let next = (at + 1..at + 7)
                .take_while(|&next| {
                    let small = scene.runs.words.get(next).is_some_and(|word| word.form == Form::Small);
                    scene.organisation_from(next).is_some()
                        || small && !matches!(word(next), "and" | "who" | "said" | "with" | "to" | "in" | "his" | "her" | "by")
                        || scene.runs.lexicon.names().place(word(next)).is_some()
                })
                .find_map(|next| scene.organisation_from(next))?;
            Some(Claim::of(Owner::Named(next.1), at))
        }
        _ => None,
    }
}

/// "Acme is run by X" · "the law firm founded by X and Y": what a body had done by people.
pub fn by_whom(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    // The first of a list of people.
    let mut start = person.start;
    for _ in 0..6 {
        let Some(last) = start.checked_sub(1).filter(|&at| sentence.contains(&at) && matches!(word(at), "and" | ",")) else { break };
        let earlier = last.checked_sub(1).and_then(|at| scene.person_over(at)).filter(|place| place.end == last);
        match earlier {
            Some(place) => start = place.start,
            None => break,
        }
    }
    let by = start.checked_sub(1).filter(|&at| at > sentence.start && word(at) == "by")?;
    // "was founded in 2009 by".
    let dated =
        by > sentence.start + 3 && word(by - 2) == "in" && scene.runs.words.get(by - 1).is_some_and(|word| word.form == Form::Number);
    let by = if dated { by - 2 } else { by };
    let (role, former) = match word(by - 1) {
        // The role is the predecessor's.
        "succeeded" | "replaced" => return Some(Claim::of(Owner::Its, by)),
        "run" | "led" | "headed" | "managed" | "overseen" | "controlled" | "backed" => ("", false),
        "founded" | "established" | "started" => ("founder", false),
        "co-founded" | "cofounded" => ("co-founder", false),
        "chaired" => ("chair", false),
        "owned" => ("owner", false),
        _ => return None,
    };
    let (place, id) = scene.organisations.iter().rev().find(|(place, _)| place.end < by && sentence.contains(&place.start))?;
    // What is between them holds no other subject.
    let passes = |at: usize| {
        let small = scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
        (small || word(at) == ",") && !matches!(word(at), "and" | "said" | "that" | "in" | "from" | "to")
    };
    if place.end + 9 < by || !(place.end..by - 1).all(passes) {
        return None;
    }
    Some(Claim { words: role.to_owned(), former, implied: true, ..Claim::of(Owner::Named(*id), by) })
}
