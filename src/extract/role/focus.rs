//! Whom the text speaks of: the body that a sentence has for its subject, and the last one before "its", "the company's" or a role alone.

use std::ops::Range;

use super::phrase::{Place, Scene};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::extract::organisation::{Organisation, OrganisationId, OrganisationKind};
use crate::extract::reference;

/// What a sentence has for its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A body by its name, or what is owned by it: "Acme", "Acme's sales", "Shares in Acme".
    Body(OrganisationId),
    /// "It", "Its sales": what the sentence before had.
    Same,
    /// "The company", at the noun: a body named before.
    Noun(usize),
    /// Anything else.
    Other,
}

/// How many sentences back a body may have been spoken of.
const BACK: usize = 7;

/// What is found before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Antecedent {
    /// A body by its name.
    Named(OrganisationId),
    /// A body that the article gives no name: "the metalworkers’ union".
    Unnamed,
    /// Nothing is spoken of.
    Unknown,
}

impl Antecedent {
    /// The body, where it has a name.
    pub fn id(self) -> Option<OrganisationId> {
        if let Self::Named(id) = self { Some(id) } else { None }
    }
}

/// What is sought among the bodies spoken of.
pub struct Sought<'a> {
    /// Whether a body may be it.
    pub fits: &'a dyn Fn(OrganisationId) -> bool,
    /// The kinds it may be of; none: any.
    pub kinds: &'static [OrganisationKind],
    /// Whether only the paragraph tells, and what it goes on with.
    pub paragraph: bool,
    /// Whether only subjects tell, no other names of a sentence.
    pub subject: bool,
}

/// The topic of a sentence, of its words before `limit`, and where that opens.
pub fn topic(scene: &Scene, sentence: &Range<usize>, limit: usize) -> Topic {
    let Some(start) = opening(scene, sentence) else { return Topic::Other };
    if let Start::Topic(topic) = start {
        return topic;
    }
    let Start::At(start) = start else { return Topic::Other };
    if start >= limit.min(sentence.end) { Topic::Other } else { subject(scene, start, sentence) }
}

/// Where the subject of a sentence opens, or what it is where no phrase of its own tells.
enum Start {
    At(usize),
    Topic(Topic),
}

/// Behind a quotation, a connective and what is put before the subject.
fn opening(scene: &Scene, sentence: &Range<usize>) -> Option<Start> {
    let word = |at: usize| scene.word(at, sentence);
    let lists = scene.runs.lexicon.names();
    let mut at = sentence.start;
    while matches!(word(at), "•" | "*" | "-" | "–" | "—" | "▪" | "·" | "...") {
        at += 1;
    }
    // "“…,” said Acme": who speaks.
    if matches!(word(at), "“" | "\"" | "‘") {
        let close = (at + 1..sentence.end).find(|&at| matches!(word(at), "”" | "\"" | "’"))?;
        at = close + 1;
        at += usize::from(lists.is(Class::Speech, word(at)));
    }
    if matches!(word(at), "But" | "And" | "Yet" | "So" | "Meanwhile" | "However" | "Still" | "Now" | "Then" | "Also" | "Separately") {
        at += 1 + usize::from(word(at + 1) == ",");
    }
    let small = word(at).to_lowercase();
    let clause = matches!(
        &*small,
        "after" | "when" | "while" | "although" | "though" | "because" | "if" | "before" | "as" | "since" | "once" | "whereas"
    );
    let participle =
        small.len() > 4 && (small.ends_with("ed") || small.ends_with("ing")) || matches!(&*small, "spun" | "born" | "built" | "set");
    let fronted = clause
        || participle && scene.organisation_over(at).is_none() && scene.person_over(at).is_none()
        || matches!(
            &*small,
            "in" | "on"
                | "at"
                | "for"
                | "under"
                | "with"
                | "by"
                | "from"
                | "during"
                | "despite"
                | "over"
                | "until"
                | "late"
                | "early"
                | "last"
                | "earlier"
                | "this"
                | "to"
                | "following"
                | "according"
                | "of"
                | "among"
                | "without"
                | "like"
                | "unlike"
                | "besides"
                | "amid"
                | "through"
                | "against"
                | "between"
                | "within"
                | "across"
                | "two"
                | "three"
                | "yesterday"
                | "today"
        );
    if !fronted {
        return Some(Start::At(at));
    }
    if small == "for"
        && let Some((place, id)) = scene.organisation_from(at + 1)
        && !scene.is_clitic(place.end, sentence)
    {
        return Some(Start::Topic(Topic::Body(*id)));
    }
    // "For Acme the award marks", "As part of the deal it is to open".
    for next in at + 1..(at + 10).min(sentence.end) {
        match word(next) {
            "," | ";" => break,
            "it" | "they" if !clause || &*small == "as" && word(at + 1) == "part" => return Some(Start::Topic(Topic::Same)),
            _ => {}
        }
    }
    // The first comma with a subject behind it.
    let commas = (at + 1..(at + 40).min(sentence.end)).filter(|&at| word(at) == ",");
    let opens = |at: usize| {
        if matches!(word(at), "which" | "who" | "whose" | "and" | "or" | "a" | "an") || word(at).is_empty() {
            return false;
        }
        let found = subject(scene, at, sentence);
        found != Topic::Other && !matches!(word(at + 1), "," | "and")
    };
    commas.map(|comma| comma + 1).find(|&at| opens(at)).map(Start::At)
}

/// What the phrase at a word names, as a subject: "Acme", "the French retailer Acme", "the company", "it", "shares in Acme".
fn subject(scene: &Scene, start: usize, sentence: &Range<usize>) -> Topic {
    let lists = scene.runs.lexicon.names();
    let word = |at: usize| scene.word(at, sentence);
    // "It was at Acme's behest that".
    if matches!(word(start), "It" | "it")
        && matches!(word(start + 1), "is" | "was")
        && let Some((place, id)) = (start + 2..start + 4).find_map(|at| scene.organisation_from(at))
        && reference_noun(scene, place).is_none()
    {
        return Topic::Body(*id);
    }
    if matches!(word(start), "It" | "it" | "Its" | "its" | "They" | "they" | "Their" | "their") {
        return Topic::Same;
    }
    let determined = matches!(word(start), "The" | "the" | "This" | "this" | "That" | "that" | "Both" | "both");
    let mut related = false;
    for at in start..(start + 9).min(sentence.end) {
        if let Some((place, id)) = scene.organisation_from(at) {
            return named(scene, place, *id, sentence);
        }
        if scene.person_over(at).is_some() {
            return Topic::Other;
        }
        let text = word(at);
        let Some(kind) = scene.runs.words.get(at).map(|word| word.form) else { break };
        let relates = matches!(text, "in" | "of" | "at" | "for") && at > start && !related && at < start + 5;
        if relates {
            // "Shares in Acme", "Revenue at the group"; but "Analysts at Acme" speak for themselves.
            let head = word(at - 1);
            if head.ends_with("ists") || head.ends_with("ysts") || head.ends_with("ers") && text == "at" {
                return Topic::Other;
            }
            related = true;
            continue;
        }
        // "The company", "Revenue at the group".
        let the = determined || related;
        if the
            && at > start
            && kind == Form::Small
            && names_a_body(scene, text)
            && !scene
                .runs
                .words
                .get(at + 1)
                .is_some_and(|next| sentence.contains(&(at + 1)) && (next.is_name() || names_a_body(scene, scene.runs.text(next))))
        {
            return Topic::Noun(at);
        }
        // "The board rejected a call by the fund"; but "The listed company".
        let deed = lists.is(Class::OrganisationAct, text) || text.ends_with("ed");
        if kind == Form::Small && at > start && deed && !names_a_body(scene, word(at + 1)) {
            break;
        }
        let place = |at: usize| at > start && scene.geography(at - 1, sentence).is_some();
        let passes = match kind {
            Form::Small => at == start || !lists.is(Class::NoRole, text) && !lists.is(Class::Speech, text) || text == "the" && related,
            Form::Name(_) | Form::Coded | Form::Number => true,
            Form::Clitic => place(at),
            Form::Sign => text == "-" || scene.is_clitic(at, sentence) && place(at),
        };
        if !passes {
            break;
        }
    }
    Topic::Other
}

/// The topic that a place of a body makes: a reference is one by its noun.
fn named(scene: &Scene, place: &Range<usize>, id: OrganisationId, sentence: &Range<usize>) -> Topic {
    let lists = scene.runs.lexicon.names();
    if let Some(noun) = reference_noun(scene, place) {
        return Topic::Noun(noun);
    }
    // "Acme’s parent, the New York-listed Norvia,": what is owned.
    if scene.is_clitic(place.end, sentence) {
        let nominal = |at: &usize| {
            let text = scene.word(*at, sentence);
            !text.is_empty() && !lists.is(Class::OrganisationAct, text) && !lists.is(Class::Speech, text) && !matches!(text, "." | ";")
        };
        let owned = (place.end + 1..place.end + 12).take_while(nominal).filter_map(|at| scene.organisation_from(at)).find(|(owned, _)| {
            scene.word(owned.end, sentence) == "," && (place.end..owned.start).any(|at| scene.word(at, sentence) == ",")
        });
        if let Some((_, id)) = owned {
            return Topic::Body(*id);
        }
    }
    Topic::Body(id)
}

/// The noun of a place that refers to a body without its name: "company".
fn reference_noun(scene: &Scene, place: &Range<usize>) -> Option<usize> {
    let last = place.end.checked_sub(1)?;
    scene.runs.words.get(last).is_some_and(|word| word.form == Form::Small).then_some(last)
}

/// Whether a noun stands for a body.
fn names_a_body(scene: &Scene, noun: &str) -> bool {
    scene.runs.lexicon.names().is(Class::CompanyNoun, noun) || !reference::kinds(noun).is_empty()
}

/// Whether a body is called by a noun: "the office" is the Office for Rail, "the bank" Norvia Bank.
fn is_called(body: &Organisation, noun: &str) -> bool {
    noun.len() > 3
        && std::iter::once(&body.name).chain(&body.aliases).any(|name| {
            name.contains(' ')
                && (name.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == noun)
                    || name.split(' ').next().is_some_and(|first| first.to_lowercase() == noun)
                    || name
                        .split_once(" for ")
                        .or_else(|| name.split_once(" of "))
                        .is_some_and(|(head, _)| head.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == noun)))
        })
}

/// Whether a body is described by a noun where it is named: "the union Norvia", "Norvia, a charity".
fn is_said_to_be(scene: &Scene, place: &Range<usize>, noun: &str) -> bool {
    let sentence = scene.runs.words.sentence_of(place.start);
    let word = |at: usize| scene.word(at, &sentence);
    let before = place.start.checked_sub(1).map_or("", |at| word(at));
    let open = word(place.end) == "," && matches!(word(place.end + 1), "a" | "an" | "the");
    let stops = |at: &usize| !matches!(word(*at), "," | "" | "." | ")" | "–" | "of" | "that" | "which" | "whose" | "in" | "at" | "for");
    before == noun || open && (place.end + 2..place.end + 8).take_while(stops).last().is_some_and(|last| word(last) == noun)
}

/// Whether the last word of a body's name tells what it is: a council, a ministry.
fn is_told_by_its_name(body: &Organisation) -> bool {
    let last = body.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    body.name.contains(' ')
        && (!reference::kinds(&last).is_empty() || matches!(&*last, "council" | "office" | "party" | "board" | "service"))
}

/// Whether a noun is of one sort of body, so that no other is meant by it.
pub fn is_special(noun: &str) -> bool {
    const OTHER: &[&str] = &[
        "council",
        "party",
        "church",
        "hospital",
        "museum",
        "theatre",
        "orchestra",
        "gallery",
        "trust",
        "lobby",
        "guild",
        "chambers",
        "daily",
        "weekly",
        "tabloid",
        "bureau",
        "office",
        "panel",
        "society",
        "academy",
        "league",
        "board",
        "service",
        "inspectorate",
        "coalition",
    ];
    let kinds = reference::kinds(noun);
    OTHER.contains(&noun) || !kinds.is_empty() && !kinds.contains(&OrganisationKind::Company) || noun == "newspaper" || noun == "magazine"
}

/// The places of bodies by their names in a sentence before a word, outside quotation marks.
pub fn names_in<'a>(scene: &'a Scene, sentence: &Range<usize>, before: usize) -> Vec<&'a Place> {
    let mut quoted = false;
    let mut found = Vec::new();
    for at in sentence.start..before.min(sentence.end) {
        match scene.word(at, sentence) {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ => {}
        }
        if !quoted {
            found.extend(scene.organisation_from(at));
        }
    }
    found
}

/// The words for a body that may be any firm.
fn is_general(noun: &str) -> bool {
    matches!(noun, "company" | "firm" | "group" | "business" | "giant")
}

/// The body that the noun at a word means: "the union's", "the company said".
pub fn meant(scene: &Scene, organisations: &[Organisation], at: usize) -> Antecedent {
    let Some(word) = scene.runs.words.get(at) else { return Antecedent::Unknown };
    let noun = scene.runs.text(word);
    let before = scene.organisations.partition_point(|(place, _)| place.end <= at);
    let called = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| is_called(body, noun));
    let (earlier, later) = scene.organisations.split_at_checked(before).unwrap_or_default();
    let by_name = |(place, id): &&Place| reference_noun(scene, place).is_none() && (called(*id) || is_said_to_be(scene, place, noun));
    if let Some((_, id)) = earlier.iter().rev().find(by_name).or_else(|| later.iter().find(by_name)).filter(|_| !is_general(noun)) {
        return Antecedent::Named(*id);
    }
    let kinds = reference::kinds(noun);
    if kinds.is_empty() {
        return Antecedent::Unknown;
    }
    let referred = scene.organisation_over(at).map(|&(_, id)| id);
    if let Some(id) = referred.filter(|_| !is_general(noun)) {
        return Antecedent::Named(id);
    }
    let number = word.sentence as usize;
    // "The Espoo-based group": told from another one, so sooner the one just spoken of than the one most spoken of.
    let sentence = scene.runs.words.sentence_of(at);
    let told_apart = at > sentence.start + 1 && !matches!(scene.word(at - 1, &sentence), "the" | "The");
    // "the union" is no council.
    let fits = |id: OrganisationId| {
        kinds.contains(&OrganisationKind::Company) || !organisations.get(id.0 as usize).is_some_and(is_told_by_its_name)
    };
    let sought = |paragraph: bool, subject: bool| Sought { fits: &fits, kinds, paragraph, subject };
    match spoken_of(scene, organisations, number, &sought(!told_apart, true)) {
        Antecedent::Unknown => {}
        found => return found,
    }
    referred.map_or_else(|| spoken_of(scene, organisations, number, &sought(false, false)), Antecedent::Named)
}

/// The body spoken of before a sentence, nearest first.
pub fn spoken_of(scene: &Scene, organisations: &[Organisation], number: usize, sought: &Sought) -> Antecedent {
    let block = |number: usize| scene.runs.document.sentences.get(number).map(|sentence| sentence.block);
    let mut kinds = sought.kinds;
    let mut goes_on = false;
    for earlier in (number.saturating_sub(BACK)..number).rev() {
        if sought.paragraph && !goes_on && block(earlier) != block(number) {
            return Antecedent::Unknown;
        }
        let Some(sentence) = scene.runs.words.sentences.get(earlier) else { return Antecedent::Unknown };
        let fits = |id: OrganisationId| {
            let kind = organisations.get(id.0 as usize).map(|body| body.kind);
            (sought.fits)(id) && (kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(&kind)))
        };
        goes_on = false;
        match topic(scene, sentence, sentence.end) {
            Topic::Body(id) if fits(id) => return Antecedent::Named(id),
            Topic::Same => goes_on = true,
            Topic::Noun(at) => {
                let noun = scene.runs.words.get(at).map_or("", |word| scene.runs.text(word));
                let mut called = organisations.iter().zip(0..).filter(|(body, _)| is_called(body, noun));
                if let Some((_, id)) = called.next().filter(|_| called.next().is_none()) {
                    if fits(OrganisationId(id)) {
                        return Antecedent::Named(OrganisationId(id));
                    }
                    continue;
                }
                let own = reference::kinds(noun);
                let alike = kinds.is_empty() || own.iter().any(|kind| kinds.contains(kind));
                let referred = scene.organisation_over(at).map(|&(_, id)| id).filter(|&id| !is_general(noun) && fits(id));
                if let Some(id) = referred {
                    return Antecedent::Named(id);
                }
                if alike && opens_unnamed(scene, sentence, sentence.end) {
                    return Antecedent::Unnamed;
                }
                // "the regulator" between "Acme" and "the company": somebody else.
                if alike && !own.is_empty() {
                    kinds = own;
                    goes_on = true;
                }
            }
            _ if kinds.is_empty() && opens_unnamed(scene, sentence, sentence.end) => return Antecedent::Unnamed,
            _ if sought.subject => {}
            _ => {
                let places = names_in(scene, sentence, sentence.end);
                if let Some((_, id)) = places.iter().find(|(place, id)| fits(*id) && reference_noun(scene, place).is_none()) {
                    return Antecedent::Named(*id);
                }
            }
        }
    }
    Antecedent::Unknown
}

/// The body whose clause a word stands in, where the sentence has several: "Acme fell, and Norvia rose as its chief executive, X, said".
pub fn clause(scene: &Scene, sentence: &Range<usize>, at: usize) -> Option<OrganisationId> {
    let word = |at: usize| scene.word(at, sentence);
    let opens = |at: usize| match word(at) {
        ";" | "while" | "whereas" => Some(at + 1),
        "and" | "but" if at > sentence.start && word(at - 1) == "," => Some(at + 1),
        _ => None,
    };
    let start = (sentence.start..at).rev().find_map(opens)?;
    let Topic::Body(id) = subject(scene, start, sentence) else { return None };
    let (place, _) = (start..at).find_map(|at| scene.organisation_from(at))?;
    let verb =
        scene.runs.words.get(place.end).is_some_and(|word| word.form == Form::Small) && !matches!(word(place.end), "and" | "or" | "of");
    (verb && place.end < at).then_some(id)
}

/// Whether a sentence opens with a body that has no name: "The metalworkers’ union said".
pub fn opens_unnamed(scene: &Scene, sentence: &Range<usize>, before: usize) -> bool {
    const BODIES: &[&str] = &[
        "union",
        "unions",
        "association",
        "charity",
        "regulator",
        "watchdog",
        "lobby",
        "federation",
        "opposition",
        "ministry",
        "government",
        "party",
        "city",
        "town",
        "council",
        "court",
        "parliament",
        "committee",
        "commission",
        "police",
        "church",
        "club",
        "school",
        "hospital",
        "museum",
        "state",
        "province",
        "port",
        "film",
        "play",
        "book",
        "festival",
        "ship",
        "study",
        "trial",
    ];
    let start = sentence.start;
    if !matches!(scene.word(start, sentence), "The" | "A" | "An") {
        return false;
    }
    let small = |at: usize| scene.runs.words.get(at).is_some_and(|word| word.form == Form::Small) || scene.is_clitic(at, sentence);
    let noun = (start + 1..(start + 6).min(before))
        .take_while(|&at| small(at) && scene.organisation_over(at).is_none())
        .find(|&at| BODIES.contains(&scene.word(at, sentence)));
    // "The union Unite", "The regulator, Ofreda,".
    noun.is_some_and(|at| {
        let next = at + 1 + usize::from(scene.word(at + 1, sentence) == ",");
        scene.organisation_from(next).is_none() && !scene.is_clitic(at + 1, sentence)
    })
}
