//! People who come and go: the job and the employer, where the clause leaves them to what stands beside the name.

use super::around::{frame_of, reporter, topic};
use super::candidate::Candidate;
use super::fill;
use super::scene::Scene;
use super::types::{Fact, FactKind, Filler, Role, SHOWN, Status};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::document::Document;
use crate::extract::person::{Person, PersonId};

/// Those whose role says that they founded their organisation, where no clause says so: "chief executive and co-founder Jane Roe".
pub fn founders(scene: &Scene, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (person, id) in scene.names.people.iter().zip(0..) {
        let is_founder = person
            .role
            .as_deref()
            .is_some_and(|role| role.split([' ', ',']).any(|word| one_of(&word.to_lowercase(), "founder|co-founder|cofounder")));
        let (true, Some(organisation)) = (is_founder, person.organisation) else { continue };
        let founder = Filler::Person(PersonId(id));
        let told = |candidate: &Candidate| {
            candidate.kind == FactKind::Found && (candidate.names(organisation) || candidate.role(Role::Founder).contains(&founder))
        };
        let place = person.mentions.iter().take(4).find_map(|mention| {
            let sentences = &scene.document.sentences;
            let at = sentences.partition_point(|sentence| sentence.span.end() < mention.end());
            let text = scene.document.words(sentences.get(at)?.span).to_lowercase();
            text.contains("founder").then_some((at, *mention))
        });
        if let Some((sentence, trigger)) = place.filter(|_| !candidates.iter().any(told)) {
            found.push(Candidate {
                kind: FactKind::Found,
                roles: vec![(Role::Org, vec![Filler::Organisation(organisation)]), (Role::Founder, vec![founder])],
                status: Status::Asserted,
                sentence,
                trigger,
                frame: None,
                punished: false,
                of_market: false,
                listed: false,
                confidence: 0.72,
            });
        }
    }
    found
}

/// What the facts say of people of whom nothing is told beside their names: "Boxline is to be run by Jane Roe", "lost its chief engineer".
pub fn settle(people: &mut [Person], facts: &[Fact], document: &Document) {
    let told = facts.iter().filter(|fact| fact.confidence >= SHOWN && matches!(fact.status, Status::Asserted | Status::Planned));
    for fact in told {
        let named = match fact.kind {
            FactKind::Appoint | FactKind::Depart => fact.role(Role::Person),
            FactKind::Found => fact.role(Role::Founder),
            _ => continue,
        };
        let Some(Filler::Organisation(organisation)) = fact.role(Role::Org).first().copied() else { continue };
        let role = match fact.role(Role::Role).first() {
            Some(Filler::Words(span)) => Some(document.words(*span).to_owned()),
            _ if fact.kind == FactKind::Found => Some("founder".to_owned()),
            _ => None,
        };
        for filler in named {
            let Filler::Person(id) = filler else { continue };
            let Some(person) = people.get_mut(id.0 as usize) else { continue };
            let was = person.role.as_deref().is_some_and(|role| role.starts_with("former ") || role.starts_with("ex-"));
            if person.organisation.is_none() && person.role.is_none() || was && fact.kind == FactKind::Appoint && role.is_some() {
                person.organisation = Some(organisation);
                person.role = role.clone();
            } else if person.organisation.is_none() && !was {
                person.organisation = Some(organisation);
            } else if person.organisation == Some(organisation) && person.role.is_none() {
                person.role = role.clone();
            }
        }
    }
}

/// Verbs of those who take somebody on.
fn is_hiring(lemma: &str) -> bool {
    one_of(lemma, "hire|recruit|poach|lure|entice")
}

/// The job and the employer, if the clause leaves them to what stands beside the name.
pub fn employment(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(Filler::Person(person)) = candidate.role(Role::Person).first().copied() else { return };
    if candidate.kind == FactKind::Depart && candidate.role(Role::Org).is_empty() && left_something_else(candidate, reading) {
        candidate.confidence = 0.0;
        return;
    }
    let phrase = (0..reading.items.len()).find(|&item| reading.head(item).is_some_and(|unit| unit.thing == Thing::Person(person)));
    // "is leaving": of a move it says what is to come.
    let moving = frame_of(candidate, reading)
        .and_then(|frame| reading.verb(frame.verb))
        .is_some_and(|group| group.progressive && !group.past && !group.perfect);
    if moving && candidate.status == Status::Asserted {
        candidate.status = Status::Planned;
    }
    if candidate.kind == FactKind::Appoint {
        // Nobody replaces himself.
        candidate.roles.retain(|(role, fillers)| *role != Role::Replaces || *fillers != [Filler::Person(person)]);
        replaced(scene, candidate, reading);
    }
    if candidate.kind == FactKind::Depart
        && let Some(phrase) = phrase
    {
        beside(scene, candidate, reading, phrase);
    }
    if !candidate.role(Role::Org).is_empty() {
        return;
    }
    // "Brill has hired Jane Roe": it is not Brill that she leaves.
    let hirer = frame_of(candidate, reading)
        .filter(|frame| candidate.kind == FactKind::Depart && reading.verb(frame.verb).is_some_and(|group| is_hiring(&group.lemma)))
        .map(|frame| frame.subject.iter().filter_map(|&subject| scene.organisation(candidate.sentence, subject, &[])).map(|(id, _)| id));
    let hirer: Vec<_> = hirer.into_iter().flatten().collect();
    let known = scene
        .names
        .people
        .get(person.0 as usize)
        .and_then(|person| person.organisation)
        .filter(|id| candidate.kind == FactKind::Depart && !hirer.contains(id));
    // Who takes another's place works where that one did.
    let before = match candidate.role(Role::Replaces) {
        [Filler::Person(before)] => scene.names.people.get(before.0 as usize).and_then(|person| person.organisation),
        _ => None,
    };
    let known = known.or(before);
    let said = || frame_of(candidate, reading).and_then(|frame| reporter(scene, candidate, reading, frame));
    match known.map(|id| (id, 0.9)).or_else(said) {
        Some((organisation, sure)) => {
            candidate.confidence *= sure;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
        // "took the helm in January": of whom the article is about.
        None if frame_of(candidate, reading)
            .and_then(|frame| reading.head(*frame.object.first()?))
            .is_some_and(|unit| one_of(&unit.word, "helm|reins|wheel")) =>
        {
            topic(scene, candidate, Role::Org);
        }
        None if hirer.is_empty()
            && ([Role::Role, Role::Replaces].iter().any(|&role| !candidate.role(role).is_empty())
                || candidate.kind == FactKind::Depart) =>
        {
            topic(scene, candidate, Role::Org);
        }
        None => {}
    }
}

/// "quit politics", "left school": what is left is neither a post nor the body of an article.
fn left_something_else(candidate: &Candidate, reading: &Reading) -> bool {
    let Some(frame) = frame_of(candidate, reading) else { return false };
    let leaves = reading
        .verb(frame.verb)
        .is_some_and(|group| !group.passive && one_of(&group.lemma, "leave|quit|exit|depart|resign|retire|step down|stand down"));
    leaves
        && frame.object.first().and_then(|&object| reading.head(object)).is_some_and(|unit| {
            let post = one_of(&unit.word, "post|job|role|position|board|company|firm|group|business");
            let time = one_of(&unit.word, "day|week|month|year|morning|night|spring|summer|autumn|winter");
            unit.thing == Thing::Word && unit.tag == Tag::Noun && !post && !time
        })
}

/// "technical director Jane Roe", "Jane Roe, chief executive of Acme, …".
fn beside(scene: &Scene, candidate: &mut Candidate, reading: &Reading, phrase: usize) {
    let (sentence, kind) = (candidate.sentence, candidate.kind);
    let slot = |role| fill::Slot { sentence, kind, role, exclude: &[] };
    let apposed = phrase + 2;
    let comma =
        reading.items.get(phrase + 1).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma);
    let mut found: Vec<(Role, Vec<Filler>)> = Vec::new();
    // "Acme's chief executive, Jane Roe, …"
    let titled = phrase.checked_sub(2).filter(|&titled| reading.noun(titled).is_some() && reading.noun(titled + 1).is_none());
    if let Some((title, _)) =
        titled.filter(|_| candidate.role(Role::Role).is_empty()).and_then(|titled| fill::fill(scene, &slot(Role::Role), &[titled]))
    {
        candidate.add(Role::Role, title);
        if let Some((id, _)) =
            titled.and_then(|titled| scene.owner(candidate.sentence, titled, &[])).filter(|_| candidate.role(Role::Org).is_empty())
        {
            candidate.add(Role::Org, vec![Filler::Organisation(id)]);
        }
    }
    if candidate.role(Role::Role).is_empty() {
        if let Some(title) = fill::title_before(reading, phrase) {
            found.push((Role::Role, title));
        } else if comma && let Some((title, _)) = fill::fill(scene, &slot(Role::Role), &[apposed]) {
            found.push((Role::Role, title));
        }
    }
    if candidate.role(Role::Org).is_empty() {
        if comma
            && matches!(reading.word(apposed + 1), "of" | "at")
            && let Some((org, _)) = fill::fill(scene, &slot(Role::Org), &[apposed + 2])
        {
            found.push((Role::Org, org));
        } else if comma && let Some((id, _)) = scene.owner(candidate.sentence, apposed, &[]).filter(|_| !found.is_empty()) {
            found.push((Role::Org, vec![Filler::Organisation(id)]));
        } else if let Some((id, _)) = scene.owner(candidate.sentence, phrase, &[]) {
            found.push((Role::Org, vec![Filler::Organisation(id)]));
        }
    }
    for (role, fillers) in found {
        candidate.add(role, fillers);
    }
}

/// "…, replacing John Doe": whom the newcomer follows.
fn replaced(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if !candidate.role(Role::Replaces).is_empty() {
        return;
    }
    let Some(own) = frame_of(candidate, reading) else { return };
    // "Her successor is Jane Roe".
    let after = own.subject.first().copied().filter(|&subject| {
        let first = reading.items.get(subject).and_then(|item| reading.units.get(item.units.start));
        first.is_some_and(|unit| one_of(&unit.word, "his|her"))
            && reading.head(subject).is_some_and(|unit| one_of(&unit.word, "successor|replacement"))
    });
    if let Some((person, _)) = after.and_then(|subject| scene.person_before(candidate.sentence, subject, &[])) {
        candidate.add(Role::Replaces, vec![Filler::Person(person)]);
        return;
    }
    // "elected Jane Roe to succeed John Doe as chair"
    let succeeds = own.infinitive.and_then(|verb| reading.frame_of(verb)).filter(|frame| {
        frame.verb > own.verb && reading.verb(frame.verb).is_some_and(|group| matches!(group.lemma.as_str(), "replace" | "succeed"))
    });
    if let Some(frame) = succeeds {
        if let Some((person, _)) = frame.object.first().and_then(|&object| scene.person(candidate.sentence, object)) {
            candidate.roles.retain(|(role, _)| *role != Role::Replaces);
            if !candidate.role(Role::Person).contains(&Filler::Person(person)) {
                candidate.add(Role::Replaces, vec![Filler::Person(person)]);
            }
        }
        let slot = fill::Slot { sentence: candidate.sentence, kind: FactKind::Appoint, role: Role::Role, exclude: &[] };
        let title = frame.slots.iter().find(|slot| reading.word(slot.preposition) == "as");
        if let Some((title, _)) =
            title.filter(|_| candidate.role(Role::Role).is_empty()).and_then(|title| fill::fill(scene, &slot, &title.phrases))
        {
            candidate.add(Role::Role, title);
        }
        return;
    }
    let replacing = reading.frames.iter().find(|frame| {
        frame.verb > own.verb
            && reading
                .verb(frame.verb)
                .is_some_and(|group| group.mood == Mood::Gerund && matches!(group.lemma.as_str(), "replace" | "succeed"))
    });
    let who = replacing.and_then(|frame| scene.person(candidate.sentence, *frame.object.first()?));
    if let Some((person, _)) = who {
        candidate.add(Role::Replaces, vec![Filler::Person(person)]);
    }
}
