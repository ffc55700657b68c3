//! Which of the claims is believed, and whose the role is where the phrase does not say: "its", "the company's", or nothing.

use std::cmp::Reverse;
use std::ops::Range;

use super::body;
use super::claim::{self, Claim};
use super::focus::{self, Antecedent, Sought, Topic};
use super::phrase::{Owner, Scene};
use crate::extract::lexicon::names::Class;
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
    let runs = claims.iter().any(|claim| {
        let owned = matches!(claim.owner, Owner::Named(_) | Owner::Its | Owner::The(_));
        !claim.former && (duty(&claim.words) && owned || claim.words == "chair")
    });
    let passes = |claim: &&Claim| !claim.former || !runs && (told().is_none() || claim.owner != Owner::Unsaid && !claim.describes());
    let best = claims.iter().filter(|claim| !claim.words.is_empty()).filter(passes).rev().max_by_key(|claim| claim.weight());
    let Some(best) = best else {
        if let Some((words, id)) = places.first().and_then(|place| unnamed(scene, organisations, place)) {
            return (Some(words), id);
        }
        let past = || claims.iter().find_map(|claim| if let Owner::Named(id) = claim.owner { Some(id) } else { None });
        // "who heads the storage division".
        let own = || {
            let claim = claims.iter().find(|claim| !matches!(claim.owner, Owner::Named(_) | Owner::Elsewhere | Owner::Kind(_)))?;
            match claim.owner {
                Owner::House => body::house(scene, organisations, claim.at),
                Owner::The(noun) => the(scene, organisations, noun, claim),
                Owner::Unsaid => unsaid(scene, organisations, claim.at),
                _ => its(scene, organisations, claim),
            }
        };
        return (None, told().or_else(own).or_else(past).or_else(|| body::of_the_family(scene, organisations, places)));
    };
    let organisation = match best.owner {
        Owner::Named(id) => Some(id),
        // "gave up the CEO job": of whom the person is elsewhere said to be.
        Owner::Its if best.taken => told().or_else(|| its(scene, organisations, best)),
        Owner::Its => its(scene, organisations, best),
        Owner::The(noun) => the(scene, organisations, noun, best),
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
                claims.iter().filter(|claim| !claim.former).find_map(|claim| match claim.owner {
                    Owner::Its => its(scene, organisations, claim),
                    Owner::The(noun) => the(scene, organisations, noun, claim),
                    _ => None,
                })
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
            found.or_else(family).or_else(|| held.then(|| unsaid(scene, organisations, best.at)).flatten())
        }),
    };
    let words = bare(&best.words);
    (Some(if organisation.is_some() { of_the_firm(scene, words) } else { words }.to_owned()), organisation)
}

/// Whose a post is that is told alone: of whom the paragraph speaks, else the article.
fn unsaid(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    let near = topic(scene, organisations, at).or_else(|| of_the_post_before(scene, organisations, at));
    near.or_else(|| salient(scene, organisations, at))
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

/// Whose "the company's" is, at the noun; of a noun that no body is known by, whose the role alone would be.
fn the(scene: &Scene, organisations: &[Organisation], noun: usize, claim: &Claim) -> Option<OrganisationId> {
    match focus::meant(scene, organisations, noun) {
        Antecedent::Named(id) => Some(id),
        Antecedent::Unnamed => None,
        Antecedent::Unknown => {
            let noun = scene.runs.words.get(noun).map_or("", |word| scene.runs.text(word));
            if focus::is_special(noun) { None } else { its(scene, organisations, claim) }
        }
    }
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

/// What "its" means: the body right before, the one that its sentence speaks of, or that the last sentence does.
fn antecedent(scene: &Scene, organisations: &[Organisation], claim: &Claim) -> Antecedent {
    let Some(number) = scene.runs.words.get(claim.at).map(|word| word.sentence as usize) else { return Antecedent::Unknown };
    let Some(sentence) = scene.runs.words.sentences.get(number) else { return Antecedent::Unknown };
    let places = focus::names_in(scene, sentence, claim.at);
    if matches!(claim.words.as_str(), "Justice" | "Judge" | "judge") {
        return court(scene, organisations, number, claim.at);
    }
    let near = places.last().filter(|(place, _)| {
        place.end < claim.at
            && (place.end..claim.at).all(|at| matches!(scene.word(at, sentence), "and" | "," | "its" | "their" | "’s" | "'s"))
    });
    if let Some(id) = near.map(|(_, id)| *id).or_else(|| focus::clause(scene, sentence, claim.at)) {
        return Antecedent::Named(id);
    }
    let before = |kinds| {
        let sought = Sought { fits: &|_| true, kinds, paragraph: false, subject: false };
        focus::spoken_of(scene, organisations, number, &sought)
    };
    match focus::topic(scene, sentence, claim.at) {
        Topic::Body(id) => Antecedent::Named(id),
        Topic::Same => before(&[]),
        Topic::Noun(at) => match focus::meant(scene, organisations, at) {
            Antecedent::Unknown if focus::opens_unnamed(scene, sentence, claim.at) => Antecedent::Unnamed,
            Antecedent::Unknown => before(&[]),
            found => found,
        },
        Topic::Other if focus::opens_unnamed(scene, sentence, claim.at) => Antecedent::Unnamed,
        Topic::Other => match places.first() {
            Some((_, id)) => Antecedent::Named(*id),
            None => before(&[]),
        },
    }
}

/// The court spoken of last before a judge.
fn court(scene: &Scene, organisations: &[Organisation], number: usize, at: usize) -> Antecedent {
    let court = |id: OrganisationId| {
        organisations.get(id.0 as usize).is_some_and(|body| body.name.contains("Court") || body.name.contains("Tribunal"))
    };
    for earlier in (number.saturating_sub(40)..=number).rev() {
        let Some(sentence) = scene.runs.words.sentences.get(earlier) else { break };
        if let Some((_, id)) = focus::names_in(scene, sentence, at).iter().find(|(_, id)| court(*id)) {
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

/// The body that the paragraph speaks of before the role.
fn topic(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    let number = scene.runs.words.get(at)?.sentence as usize;
    let sentence = scene.runs.words.sentences.get(number)?;
    let fits = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| is_employer(body.kind));
    let own = focus::clause(scene, sentence, at).or_else(|| match focus::topic(scene, sentence, at) {
        Topic::Body(id) => Some(id),
        Topic::Noun(noun) => focus::meant(scene, organisations, noun).id(),
        _ => None,
    });
    if let Some(id) = own.filter(|&id| fits(id)) {
        return Some(id);
    }
    let sought = Sought { fits: &fits, kinds: &[], paragraph: true, subject: true };
    focus::spoken_of(scene, organisations, number, &sought).id()
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
