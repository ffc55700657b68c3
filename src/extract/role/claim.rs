//! What stands around one place of a person, as claims of what the person is.

use std::ops::Range;

use super::becoming::becoming;
use super::body;
use super::deed::{belonging, by_whom, career, titled};
use super::phrase::{Owner, Phrase, Scene};
use super::several::{in_their_place, together};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::extract::organisation::OrganisationId;

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
    /// Whether it is to come: "will become", "becomes chairman on 1 May".
    pub future: bool,
    /// Whether the post is taken or given up in these words.
    pub taken: bool,
    /// Whether it only follows from what the person did: a founder for having founded.
    pub implied: bool,
    /// Where it was said, in words.
    pub at: usize,
}

impl Claim {
    /// The claim that a phrase makes.
    pub fn new(phrase: Phrase, at: usize) -> Self {
        Self {
            words: phrase.words,
            owner: phrase.owner,
            former: phrase.former,
            news: false,
            future: false,
            taken: false,
            implied: false,
            at,
        }
    }

    /// A claim that tells only whose somebody is.
    pub fn of(owner: Owner, at: usize) -> Self {
        Self { words: String::new(), owner, former: false, news: false, future: false, taken: false, implied: false, at }
    }

    /// How much a claim tells: the higher, the sooner it is believed.
    pub fn weight(&self) -> u32 {
        let owner = match self.owner {
            Owner::Named(_) => 3,
            Owner::Its | Owner::The(_) | Owner::Kind(_) | Owner::House => 2,
            Owner::Elsewhere => 1,
            Owner::Unsaid => 0,
        };
        let loose = self.words.is_empty() || self.implied || self.describes();
        let told = owner + if self.former { 0 } else { 4 } + if self.news { 3 } else { 0 } + if loose { 0 } else { 8 };
        let told = told - if self.future { 2.min(told) } else { 0 };
        // "Anna Berg, an agronomist" and "Berg, the chief executive": the post, of two that are told alike.
        2 * told + u32::from(body::is_of_one(&self.words))
    }

    /// Whether its words tell what somebody is known for, and no post that they hold: "billionaire", "a Cisco veteran".
    pub fn describes(&self) -> bool {
        let last = self.words.rsplit(' ').next().unwrap_or_default();
        ["billionaire", "tycoon", "magnate", "veteran", "alumnus", "alumna", "businessman", "businesswoman", "entrepreneur", "financier"]
            .contains(&last)
    }
}

/// All claims that one place of a person makes.
pub fn around(scene: &Scene, person: &Range<usize>) -> Vec<Claim> {
    let sentence = scene.runs.words.sentence_of(person.start);
    let mut claims = Vec::new();
    if let Some(claim) = in_their_place(scene, person, &sentence) {
        return vec![claim];
    }
    claims.extend(behind(scene, person.end, &sentence, false));
    claims.extend(before(scene, person.start, &sentence, false));
    claims.extend(becoming(scene, person, &sentence));
    if !claims.iter().any(|claim| !claim.words.is_empty()) {
        claims.extend(among(scene, person, &sentence));
    }
    if !claims.iter().any(|claim| !claim.words.is_empty()) {
        // "Norvia's X and Y of Acme": each has their own.
        let own = belonging(scene, person, &sentence).is_some();
        claims.extend(together(scene, person, &sentence).filter(|claim| !own || !claim.words.is_empty()));
    }
    if !claims.iter().any(|claim| !claim.words.is_empty()) {
        claims.extend(titled(scene, person, &sentence));
    }
    claims.extend(career(scene, person.end, &sentence));
    claims.extend(belonging(scene, person, &sentence));
    claims.extend(by_whom(scene, person, &sentence));
    // "X, a former banker who runs Acme," · "X, the man who founded it".
    if let Some(who) = clause(scene, person.end, &sentence) {
        claims.extend(career(scene, who, &sentence));
        claims.extend(relative(scene, who, &sentence));
    }
    // "X, until last year at Norvia, is now chief executive of Acme."
    if let Some(end) = aside(scene, person.end, &sentence) {
        claims.extend(behind(scene, end, &sentence, false));
        claims.extend(becoming(scene, &(person.start..end), &sentence));
        claims.extend(career(scene, end, &sentence));
    }
    claims
}

/// The "who" of a remark that tells what somebody is: ", a former banker who".
fn clause(scene: &Scene, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = |at: usize| scene.word(at, sentence);
    if !matches!(word(end), "," | "–" | "—") || !matches!(word(end + 1), "a" | "an" | "the" | "one" | "another") {
        return None;
    }
    let stops = |at: usize| {
        matches!(word(at), "" | "," | ";" | ":" | "." | "“" | "”" | "\"" | "(" | ")" | "–" | "—") || scene.person_over(at).is_some()
    };
    (end + 2..end + 14).take_while(|&at| !stops(at)).find(|&at| word(at) == "who")
}

/// "who is chairman of Acme", from "who" on.
fn relative(scene: &Scene, who: usize, sentence: &Range<usize>) -> Option<Claim> {
    let mut former = false;
    let start = copula(scene, who + 1, sentence, &mut former)?;
    let mut claim = Claim::new(scene.phrase(start, sentence, false)?, start);
    claim.former |= former;
    Some(claim)
}

/// The index behind a remark in commas that tells no role: ", formerly of Norvia,".
fn aside(scene: &Scene, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = |at: usize| scene.word(at, sentence);
    let opens = matches!(
        word(end + 1),
        "until"
            | "formerly"
            | "previously"
            | "once"
            | "who"
            | "whose"
            | "most"
            | "currently"
            | "now"
            | "born"
            | "himself"
            | "herself"
            | "a"
            | "an"
    );
    if word(end) != "," || !opens || scene.phrase(end + 1, sentence, false).is_some() {
        return None;
    }
    let stops = |at: &usize| !matches!(word(*at), "" | ";" | ":" | "“" | "”" | "\"" | "(" | ")");
    let close = (end + 2..end + 20).take_while(stops).find(|&at| word(at) == ",")?;
    let verb = |at: usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    (verb(close + 1) && !matches!(word(close + 1), "and" | "who" | "or" | "but")).then_some(close + 1)
}

/// "his company, Acme": whose firm a sentence says it is, from a word on.
pub fn of_own_firm(scene: &Scene, from: usize) -> Option<Claim> {
    let sentence = scene.runs.words.sentence_of(from);
    let lists = scene.runs.lexicon.names();
    (from..sentence.end).find_map(|at| {
        let whose = matches!(scene.word(at, &sentence), "his" | "her" | "His" | "Her") || at == from && scene.is_clitic(at, &sentence);
        // "his holding company, Acme".
        let kind = usize::from(matches!(scene.word(at + 1, &sentence), "own" | "holding" | "family" | "investment" | "new" | "private"));
        let at = at + kind;
        let own = whose && lists.is(Class::CompanyNoun, scene.word(at + 1, &sentence));
        let next = at + 2 + usize::from(scene.word(at + 2, &sentence) == ",");
        let (_, id) = scene.organisation_from(next).filter(|_| own)?;
        Some(Claim::of(Owner::Named(*id), next))
    })
}

/// "The Acme chairman said": how the sentence behind describes the person that was just named.
pub fn of_description(scene: &Scene, at: usize) -> Option<Claim> {
    let sentence = scene.runs.words.sentence_of(at);
    // "A spokesman said": somebody else.
    if matches!(scene.word(at, &sentence), "A" | "An") {
        return None;
    }
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
pub(super) fn behind(scene: &Scene, end: usize, sentence: &Range<usize>, plural: bool) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let lists = scene.runs.lexicon.names();
    let mut start = end;
    // "Anna Berg, MD, of Acme"; but "Anna Berg, MD of Acme".
    let letters = |at: usize| {
        lists.is(Class::PostNominal, word(at)) && !(lists.is(Class::Role, word(at)) && matches!(word(at + 1), "of" | "at" | "for"))
    };
    while word(start) == "," && letters(start + 1) || letters(start) {
        start += 1 + usize::from(word(start) == ",");
    }
    // "Anna Berg (pictured), chief executive".
    if word(start) == "(" && matches!(word(start + 1), "pictured" | "left" | "right" | "above" | "centre" | "center" | "below") {
        start += 1 + (1..5).find(|&more| word(start + more) == ")").unwrap_or(0);
    }
    let mut former = false;
    // "Anna Berg - managing director, Acme -".
    let span = |at: usize| scene.runs.words.get(at).map(|word| word.span);
    let dash = word(start) == "-" && span(start.wrapping_sub(1)).zip(span(start)).is_some_and(|(name, dash)| name.end() < dash.start());
    match word(start) {
        _ if dash => start += 1,
        "," | "(" | "–" | "—" => {
            start += 1;
            // An age: "Anna Berg, 47, chief executive".
            if scene.runs.words.get(start).is_some_and(|age| age.form == Form::Number) && matches!(word(start + 1), "," | ")") {
                start += 2;
                start += usize::from(word(start) == ",");
            }
            if matches!(word(start), "who" | "which") {
                start = promoted(scene, copula(scene, start + 1, sentence, &mut former)?, sentence);
            }
        }
        _ => start = copula(scene, start, sentence, &mut former)?,
    }
    if let Some(claim) = trade(scene, start, sentence).filter(|_| !plural) {
        return Some(Claim { former, ..claim });
    }
    // "Anna Berg, finance director Colin Tran": the next one's.
    let phrase = scene.phrase(start, sentence, plural).filter(|phrase| plural || !opens_person(scene, phrase.end, sentence))?;
    // "Anna Berg, chairman, and Colin Tran, chief executive, of Acme".
    let owner = if phrase.owner == Owner::Unsaid { shared(scene, phrase.end, sentence) } else { None };
    let mut claim = Claim::new(phrase, start);
    claim.owner = owner.map_or(claim.owner, Owner::Named);
    claim.former |= former;
    Some(claim)
}

/// "a ward sister at the Norvia Clinic" · "a welder for 30 years at Acme": work that no list knows, where it is done.
fn trade(scene: &Scene, start: usize, sentence: &Range<usize>) -> Option<Claim> {
    const NONE: &[&str] = &[
        "friend", "critic", "guest", "speaker", "regular", "newcomer", "daughter", "son", "wife", "husband", "brother", "sister", "name",
        "figure", "voice", "face", "man", "woman", "resident", "visitor", "patient", "customer", "spell", "stint", "fixture", "job",
    ];
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    if !matches!(word(start), "a" | "an") || scene.phrase(start, sentence, false).is_some() {
        return None;
    }
    let small = |at: usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small) && scene.is_modifier(at, sentence);
    let end = (start + 1..start + 5).find(|&at| matches!(word(at), "at" | "for"))?;
    if end < start + 2 || !(start + 1..end).all(small) {
        return None;
    }
    let noun = word(end - 1);
    if NONE.contains(&noun) || lists.is(Class::CompanyNoun, noun) || noun.ends_with("ing") || noun.ends_with('s') {
        return None;
    }
    // "for 30 years at".
    let at = if word(end) == "for" { (end + 1..end + 6).find(|&at| word(at) == "at" && word(at - 1).starts_with("year"))? } else { end };
    let (_, id) = scene.body_behind(at)?;
    Some(Claim::new(
        Phrase { words: scene.runs.name(&(start + 1..end)).into_owned(), owner: Owner::Named(*id), former: false, determined: true, end },
        start,
    ))
}

/// Whether a person's name starts at a word, or behind a title there.
pub(super) fn opens_person(scene: &Scene, at: usize, sentence: &Range<usize>) -> bool {
    let title = scene.runs.lexicon.names().is(Class::Honorific, scene.word(at, sentence));
    let at = at + usize::from(title) + usize::from(title && scene.word(at + 1, sentence) == ".");
    sentence.contains(&at) && scene.person_over(at).is_some_and(|place| place.start == at)
}

/// The body that stands behind all of several people with their roles, from the comma behind one role on.
fn shared(scene: &Scene, from: usize, sentence: &Range<usize>) -> Option<OrganisationId> {
    let word = |at: usize| scene.word(at, sentence);
    let mut at = from;
    for _ in 0..4 {
        at += usize::from(word(at) == ",");
        if matches!(word(at), "of" | "at") {
            return scene
                .organisation_from(at + 1)
                .or_else(|| scene.organisation_from(at + 2).filter(|_| word(at + 1) == "the"))
                .map(|(_, id)| *id);
        }
        at += usize::from(word(at) == "and");
        let person = scene.person_over(at).filter(|place| place.start == at && word(place.end) == ",")?;
        let phrase = scene.phrase(person.end + 1, sentence, false)?;
        if let Owner::Named(id) = phrase.owner {
            return (!phrase.determined).then_some(id);
        }
        at = phrase.end;
    }
    None
}

/// The index behind "is", "has been", "was once", "serves as".
fn copula(scene: &Scene, from: usize, sentence: &Range<usize>, former: &mut bool) -> Option<usize> {
    let (mut at, mut is) = (from, false);
    for _ in 0..5 {
        match scene.word(at, sentence) {
            "is" | "was" | "became" | "remains" | "are" | "were" | "been" | "becomes" => is = true,
            "be" | "become" if at > from && matches!(scene.word(at - 1, sentence), "will" | "would" | "to") => is = true,
            "will" | "would" => {}
            // "is to be chairman", but "is to head security".
            "to" if matches!(scene.word(at + 1, sentence), "be" | "become") => {}
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

/// The index behind "promoted to", "hired as", "brought in as" at a word; else the word's own.
fn promoted(scene: &Scene, at: usize, sentence: &Range<usize>) -> usize {
    let word = |at: usize| scene.word(at, sentence);
    let next = at + 1 + usize::from(word(at + 1) == "in");
    let raised = matches!(word(at), "promoted" | "elevated" | "moved" | "raised") && word(next) == "to";
    let taken = matches!(word(at), "hired" | "recruited" | "brought" | "drafted" | "installed" | "appointed" | "named" | "promoted")
        && word(next) == "as";
    if raised || taken { next + 1 } else { at }
}

/// "Acme chief executive X" · "chief executive X" · "Acme’s chief executive, X" · "the chief executive of Acme, X".
pub(super) fn before(scene: &Scene, start: usize, sentence: &Range<usize>, plural: bool) -> Option<Claim> {
    before_with(scene, start, sentence, plural, FELLOWS)
}

/// The longest list of people with roles that share the body named first.
const FELLOWS: usize = 4;

fn before_with(scene: &Scene, start: usize, sentence: &Range<usize>, plural: bool, fellows: usize) -> Option<Claim> {
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
    // "the company’s new chief executive is X".
    let copula = back(end).is_some_and(|at| matches!(word(at), "is" | "was" | "remains" | "became"));
    let edge = if comma || copula { end - 1 } else { end };
    let from = sentence.start.max(edge.saturating_sub(16));
    for at in from..edge {
        let Some(phrase) = scene.phrase(at, &(sentence.start..edge), plural).filter(|phrase| phrase.end == edge) else { continue };
        let whose = back(at).is_some_and(|at| word(at) == "whose");
        let fronted = at == sentence.start + 1 && word(sentence.start) == "As";
        // "Acme's chair, Anna Berg, and chief executive, X".
        let second = comma
            && back(at).is_some_and(|at| word(at) == "and")
            && phrase.owner == Owner::Unsaid
            && fellow(scene, at, sentence, fellows).is_some();
        // "Norwick's mayor, X": of a place that no list knows.
        let owned = comma && back(at).is_some_and(|at| scene.is_clitic(at, sentence));
        if (comma || copula) && !phrase.determined && !whose && !fronted && !second && !owned && !matches!(phrase.owner, Owner::Named(_)) {
            continue;
        }
        let loose = matches!(phrase.owner, Owner::Unsaid | Owner::Elsewhere);
        let open = loose && !phrase.former;
        let unsaid = phrase.owner == Owner::Unsaid;
        let mut claim = Claim::new(phrase, at);
        if owned && unsaid {
            claim.owner = Owner::Elsewhere;
            return Some(claim);
        }
        if whose {
            // "Acme, whose chief executive is X".
            let ended = |at: usize| scene.organisation_over(at).filter(|(place, _)| place.end == at + 1);
            let owner = at.checked_sub(3).filter(|&name| sentence.contains(&name) && word(name + 1) == ",").and_then(ended);
            claim.owner = owner.map_or(Owner::Its, |(_, id)| Owner::Named(*id));
        } else if loose && let Some(outer) = outer(scene, at, sentence, plural) {
            return Some(outer);
        } else if open
            && unsaid
            && let Some(id) = fellow(scene, at, sentence, fellows).or_else(|| publisher(scene, at, sentence))
        {
            claim.owner = Owner::Named(id);
        }
        return Some(claim);
    }
    None
}

/// "one of Acme’s engineers, X," · "her counterpart at Acme, X,".
fn among(scene: &Scene, person: &Range<usize>, sentence: &Range<usize>) -> Option<Claim> {
    let word = |at: usize| scene.word(at, sentence);
    let edge = person.start.checked_sub(1).filter(|&at| at > sentence.start && word(at) == ",")?;
    let from = sentence.start.max(edge.saturating_sub(14));
    (from..edge).rev().find_map(|at| {
        if matches!(word(at), "one" | "One") && word(at + 1) == "of" {
            let phrase = scene.phrase(at, &(sentence.start..edge), false).filter(|phrase| phrase.end == edge)?;
            return Some(Claim::new(phrase, at));
        }
        if matches!(word(at), "counterpart" | "opposite") && matches!(word(at + 1), "at" | "number") {
            let (place, id) = (at + 2..at + 5).find_map(|at| scene.organisation_from(at)).filter(|(place, _)| place.end == edge)?;
            return Some(Claim::of(Owner::Named(*id), place.start));
        }
        None
    })
}

/// "Acme’s owner, the billionaire X": the role around a description of the person.
fn outer(scene: &Scene, at: usize, sentence: &Range<usize>, plural: bool) -> Option<Claim> {
    let edge = at.checked_sub(1).filter(|&at| sentence.contains(&at) && scene.word(at, sentence) == ",")?;
    (sentence.start.max(edge.saturating_sub(16))..edge).find_map(|at| {
        let phrase = scene.phrase(at, &(sentence.start..edge), plural)?;
        let owned = phrase.end == edge && phrase.determined && matches!(phrase.owner, Owner::Named(_) | Owner::Its | Owner::The(_));
        owned.then(|| Claim::new(phrase, at))
    })
}

/// "Acme chairman Anna Berg and chief executive X": whose the role of the one before is.
fn fellow(scene: &Scene, at: usize, sentence: &Range<usize>, fellows: usize) -> Option<OrganisationId> {
    let joint = at.checked_sub(1).filter(|&at| sentence.contains(&at) && matches!(scene.word(at, sentence), "and" | ","))?;
    let last = joint - usize::from(joint > sentence.start && scene.word(joint - 1, sentence) == ",");
    let person =
        last.checked_sub(1).and_then(|at| scene.person_over(at)).filter(|place| place.end == last && sentence.contains(&place.start))?;
    match before_with(scene, person.start, sentence, false, fellows.checked_sub(1)?)?.owner {
        Owner::Named(id) => Some(id),
        _ => None,
    }
}

/// "In a note from Acme, the analyst X said": whose the paper is that somebody speaks in.
fn publisher(scene: &Scene, at: usize, sentence: &Range<usize>) -> Option<OrganisationId> {
    let comma = at.checked_sub(1).filter(|&at| sentence.contains(&at) && scene.word(at, sentence) == ",")?;
    let (place, id) = comma.checked_sub(1).and_then(|last| scene.organisation_over(last)).filter(|(place, _)| place.end == comma)?;
    let by = place.start.checked_sub(1).filter(|&by| matches!(scene.word(by, sentence), "by" | "from"))?;
    let paper = |at: usize| matches!(scene.word(at, sentence), "statement" | "note" | "report" | "letter" | "email" | "release" | "memo");
    (sentence.start.max(by.saturating_sub(3))..by).any(paper).then_some(*id)
}
