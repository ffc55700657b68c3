//! Which of the claims is believed, and whose the role is where the phrase does not say: "its", "the company's", or nothing.

use std::cmp::Reverse;
use std::ops::Range;

use super::body;
use super::claim::{self, Claim};
use super::phrase::{Owner, Scene};
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::extract::organisation::{Organisation, OrganisationId, OrganisationKind};
use crate::extract::reference;

/// What a person is: the role as written, and where.
pub type Held = (Option<String>, Option<OrganisationId>);

/// What a person is, by all the places where they stand.
pub fn held(scene: &Scene, organisations: &[Organisation], places: &[Range<usize>]) -> Held {
    decide(scene, organisations, places, claims(scene, places))
}

/// The post that a person takes up or gives up, by all the places where they stand; else what the person is.
pub fn post(scene: &Scene, organisations: &[Organisation], places: &[Range<usize>]) -> Held {
    let all = claims(scene, places);
    let taken: Vec<Claim> =
        all.iter().filter(|claim| claim.taken).map(|claim| Claim { future: false, former: false, ..claim.clone() }).collect();
    let own = decide(scene, organisations, places, all);
    if taken.is_empty() {
        return own;
    }
    let named = taken.iter().any(|claim| matches!(claim.owner, Owner::Named(_)));
    let (role, organisation) = decide(scene, organisations, places, taken);
    // Whose the post is, more may tell than the words that it is taken in.
    (role, if named { organisation } else { own.1 })
}

/// Whether all that is told of a person's posts is past: "previously a vice-president at Acme".
pub fn is_past(scene: &Scene, places: &[Range<usize>]) -> bool {
    let claims = claims(scene, places);
    let mut posts = claims.iter().filter(|claim| !claim.words.is_empty()).peekable();
    posts.peek().is_some() && posts.all(|claim| claim.former)
}

/// All that is claimed of a person.
fn claims(scene: &Scene, places: &[Range<usize>]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = places.iter().flat_map(|place| claim::around(scene, place)).collect();
    for at in places.iter().filter_map(|place| resumed(scene, place)) {
        if matches!(scene.word(at, &scene.runs.words.sentence_of(at)), "He" | "She") {
            claims.extend(claim::of_pronoun(scene, at));
        } else {
            claims.extend(claim::of_description(scene, at));
        }
        claims.extend(claim::of_own_firm(scene, at));
    }
    claims.extend(places.iter().filter_map(|place| claim::of_own_firm(scene, place.end)));
    claims
}

/// What a person is, by what is claimed.
fn decide(scene: &Scene, organisations: &[Organisation], places: &[Range<usize>], claims: Vec<Claim>) -> Held {
    let told =
        || claims.iter().filter(|claim| !claim.former).find_map(|claim| if let Owner::Named(id) = claim.owner { Some(id) } else { None });
    // The first of those that tell most; what somebody was once, nowhere said, gives way to where they are.
    // So does it to what they run now.
    let duty = |words: &str| matches!(words.split(' ').next(), Some("runs" | "heads" | "leads" | "manages" | "oversees"));
    let runs = claims.iter().any(|claim| !claim.former && duty(&claim.words) && matches!(claim.owner, Owner::Named(_) | Owner::Its));
    let passes = |claim: &&Claim| !claim.former || !runs && (told().is_none() || claim.owner != Owner::Unsaid && !claim.describes());
    let best = claims.iter().filter(|claim| !claim.words.is_empty()).filter(passes).rev().max_by_key(|claim| claim.weight());
    let Some(best) = best else {
        if let Some((words, id)) = places.first().and_then(|place| unnamed(scene, organisations, place)) {
            return (Some(words), id);
        }
        let past = || claims.iter().find_map(|claim| if let Owner::Named(id) = claim.owner { Some(id) } else { None });
        // "who heads the storage division".
        let own = || {
            let claim = claims.iter().find(|claim| matches!(claim.owner, Owner::Its | Owner::House))?;
            if claim.owner == Owner::House { body::house(scene, organisations, claim.at) } else { its(scene, organisations, claim) }
        };
        return (None, told().or_else(own).or_else(past).or_else(|| body::of_the_family(scene, organisations, places)));
    };
    let organisation = match best.owner {
        Owner::Named(id) => Some(id),
        // "gave up the CEO job": of whom the person is elsewhere said to be.
        Owner::Its if best.taken => told().or_else(|| its(scene, organisations, best)),
        Owner::Its => its(scene, organisations, best),
        Owner::House => body::house(scene, organisations, best.at),
        Owner::Kind(kinds) => most_named(organisations, kinds),
        // "Chairman of the Board of Directors": of the body that is spoken of.
        Owner::Elsewhere if best.words.to_lowercase().contains(" of the board") => {
            topic(scene, organisations, best.at).or_else(|| salient(scene, organisations, best.at))
        }
        // "spokesman for the ministry", "president of the union": one of that kind that was named before.
        Owner::Elsewhere => body::described(scene, organisations, &best.words, best.at),
        Owner::Unsaid if matches!(best.words.as_str(), "Judge" | "judge") => told().or_else(|| its(scene, organisations, best)),
        // "The former chief executive, X": of the body that the paragraph is about.
        Owner::Unsaid if best.former => {
            let role = best.words.split_once(' ').map_or("", |(_, role)| role);
            if body::is_of_one(role) || body::is_of_staff(role) { topic(scene, organisations, best.at) } else { None }
        }
        // "stays on as a consultant".
        Owner::Unsaid if best.taken && told().is_none() && !best.words.contains(" of ") && !body::is_of_one(&best.words) => {
            topic(scene, organisations, best.at)
        }
        Owner::Unsaid => told().or_else(|| {
            // "She has worked there since 1998."
            let own = || {
                claims.iter().find(|claim| claim.owner == Owner::Its && !claim.former).and_then(|claim| its(scene, organisations, claim))
            };
            let kind = || body::nearest(scene, organisations, &best.words, best.at);
            let house = || if body::is_of_a_house(&best.words) { body::house(scene, organisations, best.at) } else { None };
            let found = own().or_else(house).or_else(|| body::described(scene, organisations, &best.words, best.at)).or_else(kind);
            // "Anna Berg, President, said" in news of firms; "President Berg" is a state's.
            let behind = || places.iter().any(|place| place.end <= best.at && best.at <= place.end + 2);
            let presides = best.words == "President" && scene.runs.is_business() && behind();
            let held = found.is_none() && (presides || body::is_of_one(&best.words)) && !body::is_anothers(&best.words);
            // "President Berg told reporters", where the firm is Berg Precision.
            let family = || if best.words == "President" { body::of_the_family(scene, organisations, places) } else { None };
            found.or_else(family).or_else(|| {
                held.then(|| {
                    let near = topic(scene, organisations, best.at).or_else(|| of_the_post_before(scene, organisations, best.at));
                    near.or_else(|| salient(scene, organisations, best.at))
                })
                .flatten()
            })
        }),
    };
    let words = bare(&best.words);
    (Some(if organisation.is_some() { of_the_firm(scene, words) } else { words }.to_owned()), organisation)
}

/// A role without the noun for the body that it is held in: "head of sales at the airline", "secretary of the union".
fn of_the_firm<'a>(scene: &Scene, role: &'a str) -> &'a str {
    let lists = scene.runs.lexicon.names();
    let cut = [" of the ", " at the ", " for the "].iter().find_map(|joint| {
        let (job, body) = role.rsplit_once(joint)?;
        let (people, noun) = body.split_once(' ').map_or((None, body), |(people, noun)| (Some(people), noun));
        let told = lists.is(Class::CompanyNoun, noun) || !reference::kinds(noun).is_empty();
        let whole = !matches!(noun, "unit" | "arm" | "division" | "plant" | "factory" | "site" | "network" | "team");
        (told && whole && people.is_none_or(|word| lists.place(word).is_some())).then_some(job)
    });
    cut.or_else(|| role.strip_suffix(" there")).unwrap_or(role)
}

/// A role without what hangs on it: "chief executive on 1 April" is a chief executive, "’s co-ordinator" a co-ordinator.
fn bare(role: &str) -> &str {
    let role = ["’s ", "'s ", "s "].iter().find_map(|clitic| role.strip_prefix(clitic)).unwrap_or(role);
    match role.rsplit_once(" on ") {
        Some((job, date)) if date.contains(|c: char| c.is_ascii_digit()) => job,
        _ => role,
    }
}

/// The role of somebody who spoke unnamed right before, where the first place of this person only names who says the next quote: "its chief
/// executive told staff. “…,” wrote X."
fn unnamed(scene: &Scene, organisations: &[Organisation], place: &Range<usize>) -> Option<(String, Option<OrganisationId>)> {
    let words = scene.runs.words;
    let lists = scene.runs.lexicon.names();
    let number = words.get(place.start)?.sentence as usize;
    let here = words.sentences.get(number)?;
    let speaks = |at: usize| lists.is(Class::Speech, scene.word(at, here)) || scene.word(at, here) == "wrote";
    if !speaks(place.start.wrapping_sub(1)) && !speaks(place.end) || scene.people_in(here).iter().any(|other| other.start < place.start) {
        return None;
    }
    for back in 1..4 {
        let sentence = words.sentences.get(number.checked_sub(back)?)?;
        if !scene.people_in(sentence).is_empty() {
            return None;
        }
        for at in sentence.clone() {
            if !matches!(scene.word(at, sentence), "its" | "Its" | "the" | "The") && scene.organisation_from(at).is_none() {
                continue;
            }
            let Some(phrase) = scene.phrase(at, sentence, false) else { continue };
            if lists.is(Class::Speech, scene.word(phrase.end, sentence)) && body::is_of_one(&phrase.words) && !phrase.former {
                let claim = Claim::new(phrase, at);
                let id = match claim.owner {
                    Owner::Named(id) => Some(id),
                    Owner::Elsewhere => None,
                    _ => its(scene, organisations, &claim),
                };
                return Some((claim.words, id));
            }
        }
    }
    None
}

/// The first word of the sentence behind the one that names this person and nobody else, where it may mean the person: "He", "The".
fn resumed(scene: &Scene, place: &Range<usize>) -> Option<usize> {
    let words = scene.runs.words;
    let number = words.get(place.start)?.sentence as usize;
    let here = words.sentences.get(number)?;
    let text = |place: &Range<usize>| scene.runs.name(&(place.end - 1..place.end)).to_lowercase();
    if scene.people_in(here).iter().any(|other| text(other) != text(place)) {
        return None;
    }
    let next = words.sentences.get(number + 1)?;
    let silent = scene.people_in(next).is_empty();
    (matches!(scene.word(next.start, next), "He" | "She" | "The") || silent).then_some(next.start)
}

/// The places of organisations in a sentence before a word, outside quotation marks.
fn named<'a>(scene: &'a Scene, sentence: &Range<usize>, before: usize) -> Vec<&'a (Range<usize>, OrganisationId)> {
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

/// Whose "its" is, where it can be told.
fn its(scene: &Scene, organisations: &[Organisation], claim: &Claim) -> Option<OrganisationId> {
    match antecedent(scene, organisations, claim) {
        Antecedent::Named(id) => Some(id),
        Antecedent::Unnamed => None,
        // Of whom the article is about no judge is.
        Antecedent::Unknown if matches!(claim.words.as_str(), "Justice" | "Judge" | "judge") => None,
        Antecedent::Unknown => salient(scene, organisations, claim.at),
    }
}

/// What "its" goes back to.
enum Antecedent {
    Named(OrganisationId),
    /// A body that the article gives no name: "the metalworkers’ union".
    Unnamed,
    Unknown,
}

/// Whether a sentence opens with a body that has no name: "The metalworkers’ union said".
fn opens_unnamed(scene: &Scene, sentence: &Range<usize>, before: usize) -> bool {
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

/// The body that opens a sentence by the last word of its name alone: "The panel" is the Fair Trade Panel, where no other is one.
fn opens_by_kind(scene: &Scene, organisations: &[Organisation], sentence: &Range<usize>) -> Option<OrganisationId> {
    let noun = scene.word(sentence.start + 1, sentence);
    let opens = scene.word(sentence.start, sentence) == "The" && noun.len() > 3 && noun.chars().all(char::is_lowercase);
    let ends = |name: &str| name.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == noun) && name.contains(' ');
    let mut found = organisations.iter().zip(0..).filter(|(body, _)| opens && ends(&body.name));
    let (_, id) = found.next()?;
    found.next().is_none().then_some(OrganisationId(id))
}

/// Which of the bodies that a sentence names it speaks of: the first, or what that one owns: "Acme’s largest shareholder, the fund Norvia,".
fn subject<'a>(
    scene: &Scene,
    sentence: &Range<usize>,
    places: &[&'a (Range<usize>, OrganisationId)],
) -> Option<&'a (Range<usize>, OrganisationId)> {
    let first = *places.first()?;
    let lists = scene.runs.lexicon.names();
    let nominal =
        |at: usize| !lists.is(Class::OrganisationAct, scene.word(at, sentence)) && !lists.is(Class::Speech, scene.word(at, sentence));
    let owned = places.get(1).filter(|(place, _)| {
        let between = first.0.end..place.start;
        scene.is_clitic(first.0.end, sentence)
            && between.len() < 10
            && between.clone().skip(1).all(nominal)
            && between.clone().any(|at| scene.word(at, sentence) == ",")
            && scene.word(place.end, sentence) == ","
    });
    Some(owned.copied().unwrap_or(first))
}

/// What "its" means: the body right before, the first one of the sentence, or of the last sentence that names one.
fn antecedent(scene: &Scene, organisations: &[Organisation], claim: &Claim) -> Antecedent {
    let Some(number) = scene.runs.words.get(claim.at).map(|word| word.sentence as usize) else { return Antecedent::Unknown };
    let court = |id: OrganisationId| {
        organisations.get(id.0 as usize).is_some_and(|body| body.name.contains("Court") || body.name.contains("Tribunal"))
    };
    let judge = matches!(claim.words.as_str(), "Justice" | "Judge" | "judge");
    for back in 0..if judge { 40 } else { 4 } {
        let Some(sentence) = number.checked_sub(back).and_then(|number| scene.runs.words.sentences.get(number)) else { break };
        let places = named(scene, sentence, claim.at);
        if let Some(id) = opens_by_kind(scene, organisations, sentence).filter(|_| !judge && back > 0) {
            return Antecedent::Named(id);
        }
        if !judge && opens_unnamed(scene, sentence, claim.at) {
            return Antecedent::Unnamed;
        }
        if judge {
            if let Some((_, id)) = places.iter().find(|(_, id)| court(*id)) {
                return Antecedent::Named(*id);
            }
            continue;
        }
        let near = places.last().filter(|(place, _)| {
            back == 0
                && place.end < claim.at
                && (place.end..claim.at).all(|at| matches!(scene.word(at, sentence), "and" | "," | "its" | "their" | "’s" | "'s"))
        });
        if let Some((_, id)) = near.copied().or_else(|| subject(scene, sentence, &places)) {
            return Antecedent::Named(*id);
        }
    }
    Antecedent::Unknown
}

/// The body of the post that the sentence before, of the same paragraph, tells of: "finance director of Acme".
fn of_the_post_before(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    let words = scene.runs.words;
    let number = words.get(at)?.sentence as usize;
    let block = |number: usize| scene.runs.document.sentences.get(number).map(|sentence| sentence.block);
    let earlier = number.checked_sub(1).filter(|&earlier| block(earlier) == block(number))?;
    let sentence = words.sentences.get(earlier)?;
    let fits = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| is_employer(body.kind));
    let people = scene.people_in(sentence);
    let place = people.first().filter(|_| people.len() == 1)?;
    claim::around(scene, place).into_iter().find_map(|claim| match claim.owner {
        Owner::Named(id) if fits(id) && body::is_of_one(&claim.words) => Some(id),
        _ => None,
    })
}

/// The body that the paragraph is about, where one opens a sentence of it before the role.
fn topic(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    let number = scene.runs.words.get(at)?.sentence as usize;
    let block = |number: usize| scene.runs.document.sentences.get(number).map(|sentence| sentence.block);
    let fits = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| is_employer(body.kind));
    for back in 0..4 {
        let earlier = number.checked_sub(back)?;
        if block(earlier) != block(number) {
            return None;
        }
        let sentence = scene.runs.words.sentences.get(earlier)?;
        let places = named(scene, sentence, sentence.end.min(at));
        // "Late last year, Acme overtook".
        let fronted = |at: usize| at < sentence.start + 9 && at > sentence.start && scene.word(at - 1, sentence) == ",";
        let opens = places.first().is_some_and(|(place, _)| place.start < sentence.start + 4 || fronted(place.start));
        if let Some((_, id)) = subject(scene, sentence, &places).filter(|(_, id)| opens && fits(*id)) {
            return Some(*id);
        }
    }
    None
}

/// Whether a body of this kind is likely meant by a role that names none.
fn is_employer(kind: OrganisationKind) -> bool {
    !matches!(kind, OrganisationKind::Media | OrganisationKind::Government | OrganisationKind::Regulator | OrganisationKind::Exchange)
}

/// The body of such a kind that the article names most; the first, of two named as often.
fn most_named(organisations: &[Organisation], kinds: &[OrganisationKind]) -> Option<OrganisationId> {
    let fits = organisations.iter().zip(0..).filter(|(body, _)| kinds.contains(&body.kind));
    fits.min_by_key(|(body, _)| Reverse(body.mentions.len())).map(|(_, id)| OrganisationId(id))
}

/// The body that the article is about so far: the most mentioned one, and sooner one that opens it.
fn salient(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    let before = scene.runs.words.get(at)?.span.start();
    let opening = scene.runs.document.sentences.iter().take(3).next_back().map_or(0, |sentence| sentence.span.end());
    let last = |organisation: &Organisation| {
        organisation.mentions.iter().map(|mention| mention.span.start()).filter(|&start| start < before).max()
    };
    let weight = |organisation: &Organisation| {
        organisation.mentions.len() + 2 * usize::from(organisation.mentions.first().is_some_and(|mention| mention.span.start() < opening))
    };
    let among = |employers: bool| {
        organisations
            .iter()
            .zip(0..)
            .filter(|(organisation, _)| organisation.kind != OrganisationKind::Media && last(organisation).is_some())
            .filter(|(organisation, _)| !employers || is_employer(organisation.kind))
            // Of two named as often, the one named last.
            .max_by_key(|(organisation, _)| (weight(organisation), last(organisation)))
            .map(|(_, id)| OrganisationId(id))
    };
    // "Under its chief executive, X, Acme has": what the sentence names behind.
    let ahead = || {
        let sentence = scene.runs.words.sentence_of(at);
        let fits = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| is_employer(body.kind));
        scene.organisations.iter().find(|(place, id)| place.start > at && sentence.contains(&place.start) && fits(*id)).map(|&(_, id)| id)
    };
    among(true).or_else(ahead).or_else(|| among(false))
}
