//! What stands around one place of a person, as claims of what the person is.

use std::ops::Range;

use super::phrase::{Owner, Phrase, Scene};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;

/// What one place says of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The role; empty where only the organisation is told.
    pub words: String,
    /// Whose role.
    pub owner: Owner,
    /// Whether it is past.
    pub former: bool,
    /// Whether it is news: "has been named".
    pub news: bool,
    /// Whether it only follows from what the person did: a founder for having founded.
    pub implied: bool,
    /// Where it was said, in words.
    pub at: usize,
}

impl Claim {
    /// The claim that a phrase makes.
    pub fn new(phrase: Phrase, at: usize) -> Self {
        Self { words: phrase.words, owner: phrase.owner, former: phrase.former, news: false, implied: false, at }
    }

    fn of(owner: Owner, at: usize) -> Self {
        Self { words: String::new(), owner, former: false, news: false, implied: false, at }
    }

    /// How much a claim tells: the higher, the sooner it is believed.
    pub fn weight(&self) -> u32 {
        let owner = match self.owner {
            Owner::Named(_) => 3,
            Owner::Its => 2,
            Owner::Elsewhere => 1,
            Owner::Unsaid => 0,
        };
        owner + if self.former { 0 } else { 4 } + if self.news { 2 } else { 0 } + if self.words.is_empty() || self.implied { 0 } else { 8 }
    }
}

/// All claims that one place of a person makes.
pub fn around(scene: &Scene, person: &Range<usize>) -> Vec<Claim> {
    let sentence = scene.runs.words.sentence_of(person.start);
    let mut claims = Vec::new();
    claims.extend(behind(scene, person.end, &sentence, false));
    claims.extend(before(scene, person.start, &sentence, false));
    claims.extend(becoming(scene, person, &sentence));
    if !claims.iter().any(|claim| !claim.words.is_empty()) {
        claims.extend(together(scene, person, &sentence));
    }
    if !claims.iter().any(|claim| !claim.words.is_empty()) {
        claims.extend(titled(scene, person, &sentence));
    }
    claims.extend(career(scene, person.end, &sentence));
    claims.extend(belonging(scene, person, &sentence));
    claims
}

/// "his company, Acme": whose firm a sentence says it is, from a word on.
pub fn of_own_firm(scene: &Scene, from: usize) -> Option<Claim> {
    let sentence = scene.runs.words.sentence_of(from);
    let lists = scene.runs.lexicon.names();
    (from..sentence.end).find_map(|at| {
        let own = matches!(scene.word(at, &sentence), "his" | "her" | "His" | "Her")
            && lists.is(Class::CompanyNoun, scene.word(at + 1, &sentence));
        let next = at + 2 + usize::from(scene.word(at + 2, &sentence) == ",");
        let (_, id) = scene.organisation_from(next).filter(|_| own)?;
        Some(Claim::of(Owner::Named(*id), next))
    })
}

/// "The Acme chairman said": how the sentence behind describes the person that was just named.
pub fn of_description(scene: &Scene, at: usize) -> Option<Claim> {
    let sentence = scene.runs.words.sentence_of(at);
    let phrase = scene.phrase(at, &sentence, false).filter(|phrase| phrase.determined && !phrase.former)?;
    let next = scene.word(phrase.end, &sentence);
    let goes_on = scene.runs.lexicon.names().is(Class::Speech, next) || matches!(next, "has" | "is" | "was" | "also" | "had");
    goes_on.then(|| Claim::new(phrase, at))
}

/// What a sentence that opens with "He" or "She" says of the person meant.
pub fn of_pronoun(scene: &Scene, at: usize) -> Vec<Claim> {
    let sentence = scene.runs.words.sentence_of(at);
    let place = at..at + 1;
    let mut claims: Vec<Claim> = Vec::new();
    if !matches!(scene.word(at + 1, &sentence), "," | "(" | "–" | "—") {
        claims.extend(behind(scene, at + 1, &sentence, false));
    }
    claims.extend(becoming(scene, &place, &sentence));
    claims.extend(career(scene, at + 1, &sentence));
    claims
}

/// "…, chief executive of Acme," · "… (Acme chief executive)" · "… has been chief executive of Acme".
fn behind(scene: &Scene, end: usize, sentence: &Range<usize>, plural: bool) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let lists = scene.runs.lexicon.names();
    let mut start = end;
    while word(start) == "," && lists.is(Class::PostNominal, word(start + 1)) {
        start += 2;
    }
    // "Anna Berg (pictured), chief executive".
    if word(start) == "(" && matches!(word(start + 1), "pictured" | "left" | "right" | "above" | "centre" | "center" | "below") {
        start += 1 + (1..5).find(|&more| word(start + more) == ")").unwrap_or(0);
    }
    let mut former = false;
    match word(start) {
        "," | "(" | "–" | "—" => {
            start += 1;
            // An age: "Anna Berg, 47, chief executive".
            if scene.runs.words.get(start).is_some_and(|age| age.form == Form::Number) && matches!(word(start + 1), "," | ")") {
                start += 2;
                start += usize::from(word(start) == ",");
            }
            if matches!(word(start), "who" | "which") {
                start = copula(scene, start + 1, sentence, &mut former)?;
            }
        }
        _ => start = copula(scene, start, sentence, &mut former)?,
    }
    let phrase = scene.phrase(start, sentence, plural)?;
    let mut claim = Claim::new(phrase, start);
    claim.former |= former;
    Some(claim)
}

/// The index behind "is", "has been", "was once", "serves as".
fn copula(scene: &Scene, from: usize, sentence: &Range<usize>, former: &mut bool) -> Option<usize> {
    let (mut at, mut is) = (from, false);
    for _ in 0..5 {
        match scene.word(at, sentence) {
            "is" | "was" | "became" | "remains" | "are" | "were" | "been" | "becomes" => is = true,
            "served" | "serves" | "acts" | "works" | "worked" | "acted" | "serving" if scene.word(at + 1, sentence) == "as" => {
                *former |= scene.word(at, sentence) == "worked";
                is = true;
                at += 1;
            }
            "previously" | "once" | "formerly" => *former = true,
            "has" | "have" | "had" | "also" | "now" | "still" | "currently" | "then" | "himself" | "herself" => {}
            _ => break,
        }
        at += 1;
    }
    is.then_some(at)
}

/// "Acme chief executive X" · "chief executive X" · "Acme’s chief executive, X" · "the chief executive of Acme, X".
fn before(scene: &Scene, start: usize, sentence: &Range<usize>, plural: bool) -> Option<Claim> {
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    let mut end = start;
    let back = |at: usize| at.checked_sub(1).filter(|at| sentence.contains(at));
    // Honorifics between role and name.
    while let Some(at) = back(end) {
        let stop = word(at) == "." && at > sentence.start && lists.is(Class::Honorific, word(at - 1));
        if stop {
            end = at - 1;
        } else if lists.is(Class::Honorific, word(at)) && !lists.is(Class::Role, word(at)) {
            end = at;
        } else {
            break;
        }
    }
    let comma = back(end).is_some_and(|at| matches!(word(at), "," | "–" | "—"));
    let edge = if comma { end - 1 } else { end };
    let from = sentence.start.max(edge.saturating_sub(16));
    for at in from..edge {
        let phrase = scene.phrase(at, &(sentence.start..edge), plural);
        if let Some(phrase) =
            phrase.filter(|phrase| phrase.end == edge && (!comma || phrase.determined || matches!(phrase.owner, Owner::Named(_))))
        {
            return Some(Claim::new(phrase, at));
        }
    }
    None
}

/// "X has been named chief executive of Acme" · "Acme has appointed X as finance chief" · "X will join Acme as chairman".
fn becoming(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    let back = |more: usize| person.start.checked_sub(more).map_or("", |at| word(at));
    let made = (1..=2).any(|more| lists.is(Class::Making, back(more)));
    let replaced =
        matches!(back(1), "succeeds" | "succeed" | "replaces" | "replace" | "succeeded" | "replaced" | "succeeding" | "replacing");
    let named =
        back(1) == "of" && matches!(back(2), "appointment" | "promotion" | "hiring" | "election" | "arrival" | "resignation" | "departure");
    let mut at = person.end;
    // "X, head of trading at Acme, will become": what stands in apposition is passed over.
    if word(at) == "," {
        let relative = matches!(word(at + 1), "who" | "which");
        let passed = at + 1 + usize::from(relative);
        let clause = || if relative { (passed..passed + 16).find(|&at| word(at) == ",") } else { None };
        let past = scene.phrase(passed, sentence, false).map(|phrase| phrase.end).or_else(clause);
        if let Some(end) = past.filter(|&end| matches!(word(end), ",") && end > passed) {
            at = end + 1;
        }
    }
    let from = at;
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
            if word(at.wrapping_sub(1)) != "from" {
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
            );
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
    let subject =
        || scene.organisations.iter().find(|(place, _)| sentence.contains(&place.start) && place.end <= person.start).map(|&(_, id)| id);
    let Some(phrase) = scene.phrase(at, sentence, false).filter(|_| becomes && (at > from || made)) else {
        // "Acme has hired X from Norvia to lead its mining team."
        return subject().filter(|_| made).map(|id| Claim { news: true, ..Claim::of(Owner::Named(id), at) });
    };
    // "X, chief executive, joined": what stands in apposition is read elsewhere.
    if at > person.end && word(at - 1) == "," && !made {
        return None;
    }
    let mut claim = Claim::new(phrase, at);
    if !matches!(claim.owner, Owner::Named(_)) {
        let id = employer.or_else(|| if made { subject() } else { None });
        claim.owner = id.map_or(claim.owner, Owner::Named);
    }
    claim.news = !leaves;
    claim.former |= replaced;
    Some(claim)
}

/// Several people of one role: "co-founders X and Y" · "X and Y, both professors at Acme".
fn together(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
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
    if first == last {
        return None;
    }
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

/// "Justice X", "Professor X": a title that is a role.
fn titled(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let at = person.start.checked_sub(1).filter(|at| sentence.contains(at))?;
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
fn career(scene: &Scene, end: usize, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let mut at = end;
    if word(at) == "," && word(at + 1) == "who" || word(at) == "who" {
        at += 1 + usize::from(word(at) == ",");
    }
    let (mut perfect, mut former) = (false, false);
    while matches!(
        word(at),
        "has" | "have" | "had" | "also" | "now" | "previously" | "still" | "first" | "currently" | "once" | "been" | "helped" | "to"
    ) {
        perfect |= word(at) == "has";
        former |= matches!(word(at), "had" | "previously" | "once");
        at += 1;
    }
    let role = match word(at) {
        "runs" | "heads" | "leads" | "manages" | "oversees" | "running" | "leading" | "heading" => "",
        "run" | "headed" | "led" | "managed" | "overseen" => {
            former |= !perfect;
            ""
        }
        "ran" => {
            former = true;
            ""
        }
        "works" | "joined" | "joins" => "",
        "worked" => {
            former = true;
            ""
        }
        "took" | "takes" | "taken" => {
            let over =
                matches!((word(at + 1), word(at + 2), word(at + 3)), ("over", ..) | ("charge", "of", _) | ("the", "helm" | "reins", "of"));
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
        _ => return None,
    };
    let (id, from) = (at + 1..at + 9)
        .take_while(|&next| {
            !matches!(
                word(next),
                "," | "." | ";" | "“" | "”" | "\"" | "" | "and" | "that" | "when" | "after" | "a" | "an" | "against" | "as" | "to"
            )
        })
        .find_map(|at| scene.organisation_from(at).map(|(_, id)| (*id, at)))?;
    // "joined Acme as finance director" is told in full elsewhere.
    let mut claim = Claim::of(Owner::Named(id), from);
    claim.words = role.to_owned();
    claim.implied = true;
    claim.former = former;
    Some(claim)
}

/// "X of Acme" · "X, from the law firm Acme," · "X (Acme)" · "Acme's X".
fn belonging(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
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
