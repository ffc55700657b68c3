//! What a person does or belongs to, where no phrase of a role says it: "who runs Acme", "led by X", "X of Acme", "Justice X".

use std::ops::Range;

use super::claim::Claim;
use super::focus::{self, Topic};
use super::phrase::{Owner, Phrase, Scene};
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
            | "Gov"
            | "Sen"
            | "Rep"
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
    let stop = if scene.word(at + 1, sentence) == "." { "." } else { "" };
    Some(Claim { words: format!("{title}{stop}"), ..Claim::of(owner, at) })
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
    // "was at Acme until May".
    if word(at) == "was" && word(at + 1) == "at" {
        let (_, id) = scene.organisation_from(at + 2)?;
        return Some(Claim { former: true, ..Claim::of(Owner::Named(*id), at) });
    }
    // "is giving up the chair", "gave up the CEO job".
    if matches!(word(at), "giving" | "gave" | "gives" | "give") && word(at + 1) == "up" && matches!(word(at + 2), "the" | "his" | "her") {
        let phrase = scene.phrase(at + 3, sentence, false)?;
        let past = word(at) == "gave";
        return Some(Claim {
            taken: true,
            former: past,
            implied: past,
            ..Claim::new(Phrase { owner: if phrase.owner == Owner::Unsaid { Owner::Its } else { phrase.owner }, ..phrase }, at)
        });
    }
    // "is at the helm of Acme", "is in charge of trains at Acme".
    let charge = match (word(at), word(at + 1), word(at + 2)) {
        ("at", "the", "helm") => Some(at + 4),
        ("in", "charge", "of") => (at + 3..at + 9).find(|&at| word(at) == "at").map_or(Some(at + 3), |at| Some(at + 1)),
        _ => None,
    };
    if let Some(from) = charge.filter(|_| at > end && matches!(word(at - 1), "is" | "been")) {
        let (_, id) = scene.organisation_from(from).or_else(|| scene.organisation_from(from + 1))?;
        return Some(Claim { former, implied: true, ..Claim::of(Owner::Named(*id), from) });
    }
    // "spent 12 years at Acme, most recently as treasurer".
    if word(at) == "spent" {
        let place = (at + 1..at + 7).find(|&at| matches!(word(at), "at" | "with"))?;
        let (place, id) = scene.organisation_from(place + 1)?;
        let last = match (word(place.end), word(place.end + 1), word(place.end + 2), word(place.end + 3)) {
            (",", "most", "recently" | "lately", "as") => place.end + 4,
            (",", "latterly" | "lately" | "finally" | "lastly", "as", _) => place.end + 3,
            _ => sentence.end,
        };
        let phrase = scene.phrase(last, sentence, false).filter(|phrase| matches!(phrase.owner, Owner::Unsaid | Owner::Its));
        let words = phrase.map_or_else(String::new, |phrase| phrase.words);
        return Some(Claim { words, former: true, ..Claim::of(Owner::Named(*id), at) });
    }
    // "who wrote the report": of whom the report is.
    if matches!(word(at), "wrote" | "compiled" | "authored" | "co-authored" | "co-wrote")
        && matches!(word(at + 1), "the" | "its")
        && (at + 2..at + 5).any(|at| matches!(word(at), "study" | "report" | "note" | "survey" | "analysis" | "research" | "paper"))
    {
        return Some(Claim { implied: true, ..Claim::of(Owner::House, at) });
    }
    let role = match word(at) {
        "runs" | "heads" | "leads" | "manages" | "oversees" => word(at),
        "running" | "leading" | "heading" | "controls" => "",
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
            // "who took Acme from a shell to a producer": a firm is taken so by its head.
            if let Some((_, id)) = scene
                .organisation_from(at + 1)
                .filter(|(place, _)| relative && matches!(word(place.end), "from" | "public" | "private" | "into"))
            {
                return Some(Claim { implied: true, ..Claim::of(Owner::Named(*id), at + 1) });
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
            return Some(Claim::of(Owner::Unsaid, at));
        }
        "built" | "turned" | "transformed" | "steered" | "guided" | "grew" | "rescued" | "saved" | "shepherded"
            if relative && scene.organisation_from(at + 1).is_some_and(|(place, _)| !scene.is_clitic(place.end, sentence)) =>
        {
            ""
        }
        "chair" if matches!(word(at - 1), "to" | "will") => "chair",
        "stepped" | "steps" | "stepping" | "stood" if matches!(word(at + 1), "down" | "aside" | "back") => {
            return Some(Claim::of(Owner::Unsaid, at));
        }
        // "who follows the industry at Acme".
        verb if relative && verb.ends_with('s') && !matches!(verb, "was" | "is" | "has") => {
            let place = (at + 1..at + 9)
                .take_while(|&at| !matches!(word(at), "," | "." | ";" | "and" | ""))
                .find(|&at| matches!(word(at), "at" | "for"))?;
            // "at the Leeds brokerage Acme"
            let (_, id) = scene.body_behind(place)?;
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
            .find(|&at| matches!(word(at), "at" | "within"))?;
        let (place, id) = scene.organisation_from(at + 1 + usize::from(word(at + 1) == "the"))?;
        Some((*id, place.start))
    };
    let within = if (role.is_empty() || does(role)) && matches!(word(at + 1), "a" | "an" | "its" | "the") { within() } else { None };
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
    // "who heads research at the truckmaker".
    let kind = || {
        let noun = (at + 2..at + 7)
            .take_while(|&at| !matches!(word(at), "," | "." | "" | "and"))
            .find(|&at| word(at) == "the" && word(at - 1) == "at")?;
        let kinds = crate::extract::reference::kinds(word(noun + 1));
        (!kinds.is_empty()).then_some((kinds, noun))
    };
    if named.is_none()
        && does(role)
        && let Some((kinds, from)) = kind()
    {
        return Some(Claim { words: duty(scene, at, sentence), former, implied: true, ..Claim::of(Owner::Kind(kinds), from) });
    }
    let Some((id, from)) = named else {
        // "who heads the storage division", "joined the company in 2010", "joined from Norvia".
        // "founded the mobile payments company", "will chair the new bank".
        let whose = |at: usize| {
            let noun = || {
                let plain =
                    |&at: &usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small) && scene.is_modifier(at, sentence);
                let end = (at + 1..at + 5).take_while(plain).take_while(|&at| !matches!(word(at), "division" | "arm" | "unit")).last()?;
                // "leads the opposition group": no firm.
                let far = end > at + 1 && does(role);
                (scene.runs.lexicon.names().is(Class::CompanyNoun, word(end)) && !far).then_some(end)
            };
            match word(at) {
                "the" => noun().map(Owner::The),
                "its" => noun().map(|_| Owner::Its),
                "it" | "there" => Some(Owner::Its),
                _ => None,
            }
        };
        let own = |at: usize| whose(at).is_some();
        let part = part || own(at + 1) || matches!(word(at), "joined" | "joins") && matches!(word(at + 1), "in" | "from");
        let does = does(role);
        return (part && (role.is_empty() || does || own(at + 1))).then(|| Claim {
            former,
            implied: true,
            words: if does { duty(scene, at, sentence) } else { role.to_owned() },
            ..Claim::of(whose(at + 1).unwrap_or(Owner::Its), at)
        });
    };
    // "who runs the technology fund at Acme": as near to a post as it is told.
    // "joined Acme as finance director" is told in full elsewhere.
    let mut claim = Claim::of(Owner::Named(id), from);
    claim.words = if does(role) || word(at) == "covers" { duty(scene, at, sentence) } else { role.to_owned() };
    claim.implied = true;
    claim.former = former;
    Some(claim)
}

/// Whether a verb tells what somebody is in charge of.
fn does(verb: &str) -> bool {
    matches!(verb, "runs" | "heads" | "leads" | "manages" | "oversees")
}

/// What somebody does, as near to a post as it is told: "runs the storage division", "leads Acme's signalling team"; of "runs Acme" the verb.
pub fn duty(scene: &Scene, verb: usize, sentence: &Range<usize>) -> String {
    let word = |at: usize| scene.word(at, sentence);
    let mut end = verb + 1 + usize::from(word(verb + 1) == "up");
    while end < verb + 9 {
        if let Some((place, _)) = scene.organisation_over(end) {
            let own = scene.is_clitic(place.end, sentence) && place.end + 1 < sentence.end;
            if !own {
                break;
            }
            end = place.end + 1;
            continue;
        }
        let stops = matches!(
            word(end),
            "at" | "for"
                | "within"
                | ","
                | "."
                | "of"
                | "in"
                | "and"
                | "that"
                | ""
                | "from"
                | "by"
                | "which"
                | "who"
                | "as"
                | "on"
                | "with"
                | "since"
                | ";"
                | "to"
                | "after"
                | "until"
                | "”"
                | "\""
                | "alongside"
                | "together"
        );
        if stops || scene.person_over(end).is_some() {
            break;
        }
        end += 1;
    }
    // "runs the company", "runs it".
    let whole = scene.runs.lexicon.names().is(Class::CompanyNoun, word(end - 1))
        && end <= verb + 3
        && !matches!(word(end - 1), "unit" | "arm" | "division");
    if whole || word(verb + 1) == "it" || matches!(word(end - 1), "the" | "its" | "a" | "an") || scene.is_clitic(end - 1, sentence) {
        end = verb + 1;
    }
    scene.runs.name(&(verb..end)).into_owned()
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
    // "her Norvia counterpart X".
    let peer = person.start.checked_sub(2).filter(|&at| sentence.contains(&at) && matches!(word(at + 1), "counterpart" | "colleague"));
    if let Some((_, id)) = own.or_else(|| peer.and_then(|at| scene.organisation_over(at))) {
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
    // "Anna Berg, formerly of Acme".
    let formerly = word(at) == ","
        && matches!(word(at + 1), "formerly" | "previously" | "late")
        && matches!(word(at + 2), "of" | "at" | "with" | "from");
    if formerly {
        let (_, id) = scene.organisation_from(at + 3)?;
        return Some(Claim { former: true, ..Claim::of(Owner::Named(*id), at) });
    }
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

/// Verbs of what people do to a body, and the role that follows from having done it.
const DONE_BY: &[(&str, &str)] = &[
    ("run", ""),
    ("led", ""),
    ("headed", ""),
    ("managed", ""),
    ("overseen", ""),
    ("controlled", ""),
    ("backed", ""),
    ("chaired", "chair"),
    ("owned", "owner"),
    ("founded", "founder"),
    ("established", "founder"),
    ("started", "founder"),
    ("created", "founder"),
    ("launched", "founder"),
    ("set up", "founder"),
    ("spun out", "founder"),
    ("spun off", "founder"),
    ("co-founded", "co-founder"),
    ("cofounded", "co-founder"),
];

/// "Acme is run by X" · "the law firm founded in 2009 by two former bankers, X and Y": what a body had done by people.
pub fn by_whom(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let small = |at: usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    let lists = scene.runs.lexicon.names();
    // Back over the list that the person stands in, and over what its people are.
    let mut by = person.start.checked_sub(1)?;
    // "by X, who was at Brill, and Y": the body is no more than X's past where "who" stands before it.
    let mut owed = false;
    for _ in 0..24 {
        if by <= sentence.start || matches!(word(by), "by" | "with") {
            break;
        }
        if let Some(place) = scene.person_over(by) {
            by = place.start.checked_sub(1)?;
            continue;
        }
        if let Some((place, _)) = scene.organisation_over(by) {
            owed = true;
            by = place.start.checked_sub(1)?;
            continue;
        }
        let told = word(by) == "who" && word(by - 1) == "," && scene.person_over(by.wrapping_sub(2)).is_some();
        owed &= !told;
        let passes = told
            || matches!(word(by), "and" | "," | "." | "-")
            // "the brothers Otto and Emil Marchand".
            || word(by + 1) == "and" && scene.runs.words.get(by).is_some_and(|word| word.is_name())
            || small(by) && !lists.is(Class::Speech, word(by)) && !matches!(word(by), "is" | "was" | "who" | "that")
            || lists.is(Class::Honorific, word(by));
        if !passes {
            return None;
        }
        by = by.checked_sub(1)?;
    }
    let with = word(by) == "with";
    if owed || by <= sentence.start || !with && word(by) != "by" {
        return None;
    }
    // The role is the predecessor's.
    if !with && matches!(word(by - 1), "succeeded" | "replaced") {
        return Some(Claim::of(Owner::Its, by));
    }
    // "in 2009", "three years ago", "out of the institute in 2017", "in a kitchen".
    let floor = sentence.start.max(by.saturating_sub(12));
    let (verb, role) = (floor..by).rev().find_map(|at| {
        let pair = format!("{} {}", word(at), word(at + 1));
        let opening = if at == sentence.start { pair.to_lowercase() } else { String::new() };
        let same = |verb: &str| {
            verb == word(at) || verb == pair || opening.strip_prefix(verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let (_, role) = DONE_BY.iter().find(|(verb, _)| same(verb))?;
        Some((at, *role))
    })?;
    let between = verb + 1 + usize::from(matches!(word(verb), "set" | "spun"))..by;
    let told = if role.is_empty() || role == "owner" {
        between.is_empty()
    } else if with {
        // "who started the firm with her brother": the subject stands before.
        true
    } else {
        between.is_empty()
            || matches!(word(between.start), "in" | "out" | "of" | "last" | "this" | "a" | "from" | "at")
            || between.clone().any(|at| word(at) == "ago")
    };
    let halts = |at: usize| matches!(word(at), "," | ";" | ":" | "that" | "said" | "“" | "”" | "\"");
    if !told || between.clone().any(halts) {
        return None;
    }
    if with {
        // "co-founded Acme with X": of what stands between.
        let active = verb.checked_sub(1).is_some_and(|at| !matches!(word(at), "was" | "is" | "been" | "were"));
        if role != "founder" && role != "co-founder" || !active {
            return None;
        }
        let id = between.clone().find_map(|at| scene.organisation_from(at));
        let own = between.clone().any(|at| lists.is(Class::CompanyNoun, word(at)) || word(at) == "it");
        let owner = match id {
            Some((_, id)) => Owner::Named(*id),
            None if own => Owner::Its,
            None => return None,
        };
        return Some(Claim { words: "co-founder".to_owned(), implied: true, ..Claim::of(owner, by) });
    }
    // "The bank's analysts, led by X": one of them.
    let group = verb.checked_sub(1).filter(|&at| word(at) == ",").unwrap_or(verb);
    let noun = group.checked_sub(1).map_or("", |at| word(at));
    // "the board, which is chaired by X".
    let seat = (verb.saturating_sub(4).max(sentence.start)..verb)
        .rev()
        .find(|&at| !matches!(word(at), "is" | "was" | "," | "which" | "has" | "been"));
    if role == "chair" && seat.is_some_and(|at| matches!(word(at), "board" | "Board")) {
        return Some(Claim { words: "chair".to_owned(), implied: true, ..Claim::of(Owner::Unsaid, by) });
    }
    let one = noun.strip_suffix('s').filter(|one| lists.is(Class::Role, one) && role.is_empty());
    let team = matches!(noun, "team" | "unit" | "division" | "desk" | "department" | "business" | "arm" | "trio" | "pair");
    let found = scene.organisations.iter().rev().find(|(place, _)| place.end <= verb && sentence.contains(&place.start));
    let near = found.filter(|(place, _)| {
        // What is between them holds no other subject.
        let passes = |at: usize| {
            (small(at) || scene.is_clitic(at, sentence) || word(at) == ",")
                && !matches!(word(at), "and" | "said" | "that" | "in" | "from" | "to")
        };
        place.end + 9 >= verb && (place.end..verb).all(passes)
    });
    let at_one = || {
        let before = group.checked_sub(3).filter(|&at| matches!(word(at), "at" | "of" | "from"))?;
        scene.organisation_from(before + 1)
    };
    let words = one.unwrap_or(role).to_owned();
    // "Founded in 2018 by X, Acme makes drones".
    if verb == sentence.start && near.is_none() {
        let owner = match focus::topic(scene, sentence, sentence.end) {
            Topic::Body(id) => Owner::Named(id),
            Topic::Noun(noun) => Owner::The(noun),
            Topic::Same => Owner::Its,
            Topic::Other => return None,
        };
        return Some(Claim { words, implied: true, ..Claim::of(owner, by) });
    }
    match near.or_else(at_one) {
        Some((_, id)) => Some(Claim { words, implied: true, ..Claim::of(Owner::Named(*id), by) }),
        None if team || one.is_some() => Some(Claim { words, implied: true, ..Claim::of(Owner::Its, by) }),
        None => None,
    }
}
