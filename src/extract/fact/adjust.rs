//! What is put right once a row has filled its roles: a subject that is left unsaid, dates and places that any kind may have,
//! and a status that follows from what is done rather than from how it is said.

use super::candidate::Candidate;
use super::description::Class;
use super::fill::{self, Slot, figures_in};
use super::nouns::is_state;
use super::patterns::{Pattern, Place};
use super::scene::Scene;
use super::site::Site;
use super::types::{FactKind, Filler, Role, Status};
use super::whole::has_role;
use crate::article::Layer;
use crate::extract::clause::units::Thing;
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;
use crate::extract::organisation::{OrganisationId, OrganisationKind};

/// A headline, a participle or a passive without the one who acts: who says it of a deed of its own, else the article's own
/// organisation.
pub fn missing_subject(scene: &Scene, site: &Site, pattern: &Pattern, candidate: &mut Candidate) {
    let role = pattern.slots.iter().find(|(place, _)| *place == Place::Subject).and_then(|(_, roles)| roles.first().copied());
    // "Its new pump goes on sale": what is launched is the subject, whose it is stands before it or nowhere.
    let of_product = pattern.kind == FactKind::Launch && role != Some(Role::Org);
    if of_product
        && let Some((organisation, sure)) =
            site.subject.first().or(site.object.first()).and_then(|&item| scene.owner(site.sentence, item, &[]))
    {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        return;
    }
    // "the launch of Acme's new pump"
    let launched = site.slots.iter().filter(|(word, _)| pattern.kind == FactKind::Launch && site.noun.is_some() && word == "of");
    if candidate.role(Role::Org).is_empty()
        && let Some((organisation, sure)) =
            launched.filter_map(|(_, phrases)| phrases.first()).find_map(|&item| scene.owner(site.sentence, item, &[]))
    {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        return;
    }
    let role = if of_product { Some(Role::Org) } else { role };
    let Some(role) = role.filter(|role| matches!(role, Role::Investor | Role::Org | Role::Acquirer | Role::Seller | Role::Parties)) else {
        return;
    };
    // "Its plant is a joint venture with Brill": the other party owns what is spoken of.
    let alone = role == Role::Parties && candidate.role(role).len() == 1 && site.noun.is_some();
    if let Some((organisation, sure)) = site.subject.first().filter(|_| alone).and_then(|&item| scene.owner(site.sentence, item, &[])) {
        candidate.confidence *= sure * 0.95;
        candidate.add(role, vec![Filler::Organisation(organisation)]);
        return;
    }
    if !candidate.role(role).is_empty() {
        return;
    }
    // "The sale of Acme's mill was completed": whose it was sold it.
    let own = site.slots.iter().find(|(word, _)| word == "of" && candidate.kind == FactKind::Divest && site.noun.is_some());
    if let Some((organisation, sure)) = own.and_then(|(_, phrases)| scene.owner(site.sentence, *phrases.first()?, &candidate.others(role)))
    {
        candidate.confidence *= sure * 0.95;
        candidate.add(role, vec![Filler::Organisation(organisation)]);
        return;
    }
    // "Acme's decision to sell Brill": who decides does it.
    let planner = site
        .frame
        .filter(|_| site.noun.is_none() && site.subject.is_empty())
        .and_then(|index| scene.owner(site.sentence, site.reading.frames.get(index)?.governing_noun?, &candidate.others(role)));
    if let Some((organisation, sure)) = planner {
        candidate.confidence *= sure * 0.95;
        candidate.add(role, vec![Filler::Organisation(organisation)]);
        return;
    }
    // "Acme said the purchase of Brill would …"
    let frame = site.frame.and_then(|index| site.reading.frames.get(index));
    let frame = frame.filter(|_| site.noun.is_some() || site.subject.is_empty() || of_product);
    let exclude = candidate.others(role);
    if let Some((organisation, sure)) = frame
        .and_then(|frame| super::around::reporter(scene, candidate, site.reading, frame))
        .filter(|(organisation, _)| !exclude.contains(organisation))
    {
        candidate.confidence *= sure * 0.9;
        candidate.add(role, vec![Filler::Organisation(organisation)]);
        return;
    }
    // "after the ill-starred purchase of Brill": by whom the article is about.
    let bought = candidate.kind == FactKind::Acquire
        && site
            .noun
            .and_then(|noun| site.reading.head(noun))
            .is_some_and(|unit| one_of(&unit.word, "purchase|acquisition|takeover|buyout"))
        && matches!(candidate.role(Role::Target), [Filler::Organisation(_)])
        && !site.slots.iter().any(|(word, _)| word == "by");
    if bought && let Some((topic, sure)) = scene.at_hand(site.sentence, Class::Company).filter(|(topic, _)| !exclude.contains(topic)) {
        candidate.confidence *= sure * 0.9;
        candidate.add(role, vec![Filler::Organisation(topic)]);
        return;
    }
    // "Who will buy Brill?" asks.
    let asks = frame.is_some_and(|frame| frame.verb > 0 && matches!(site.reading.word(frame.verb - 1), "who" | "what" | "which"));
    let unsaid = (site.subject_missing && !asks) || of_product || (pattern.kind == FactKind::Launch && site.subject.is_empty());
    if let Some((topic, sure)) = scene
        .at_hand(site.sentence, Class::Company)
        .filter(|(topic, _)| unsaid && !exclude.contains(topic) && !speaks_of(scene, candidate, *topic))
    {
        candidate.confidence *= if pattern.kind == FactKind::Launch { 0.68 } else { sure };
        candidate.add(role, vec![Filler::Organisation(topic)]);
    }
}

/// Whether the words of a product hold the name of an organisation: no product launches itself.
fn speaks_of(scene: &Scene, candidate: &Candidate, organisation: OrganisationId) -> bool {
    let name = scene.names.organisations.get(organisation.0 as usize).map(|organisation| organisation.name.as_str()).unwrap_or_default();
    candidate.role(Role::Product).iter().any(|filler| matches!(filler, Filler::Words(span) if scene.document.words(*span).contains(name)))
}

/// Dates, periods and places that any kind may have.
pub fn extras(scene: &Scene, site: &Site, word: &str, phrases: &[usize], candidate: &mut Candidate) {
    let slot = |role| Slot { sentence: site.sentence, kind: candidate.kind, role, exclude: &[] };
    let timed = candidate.kind != FactKind::Report && candidate.kind != FactKind::Forecast;
    let is_free = |role: Role| candidate.role(role).is_empty();
    let mut found = None;
    let times = phrases
        .iter()
        .flat_map(|&phrase| figures_in(site.reading, phrase))
        .find(|(_, kind)| matches!(kind, FigureKind::Date | FigureKind::DateRange | FigureKind::Duration));
    match times {
        Some((id, FigureKind::Duration)) => {
            if matches!(word, "over" | "for" | "within" | "during") && is_free(Role::Period) && has_role(candidate.kind, Role::Period) {
                found = Some((Role::Period, Filler::Figure(id)));
            }
        }
        Some((id, FigureKind::DateRange)) if has_role(candidate.kind, Role::Period) && is_free(Role::Period) => {
            found = Some((Role::Period, Filler::Figure(id)))
        }
        Some((id, _)) => {
            if timed
                && is_free(Role::Date)
                && has_role(candidate.kind, Role::Date)
                && matches!(word, "" | "on" | "in" | "at" | "from" | "by" | "during")
            {
                found = Some((Role::Date, Filler::Figure(id)));
            } else if !timed && is_free(Role::Period) && matches!(word, "" | "in" | "for" | "during" | "by" | "at") {
                found = Some((Role::Period, Filler::Figure(id)));
            }
        }
        None => {
            if !timed
                && is_free(Role::Period)
                && matches!(word, "in" | "for" | "during" | "over" | "by" | "at" | "until" | "before")
                && let Some((fillers, _)) = fill::fill(scene, &slot(Role::Period), phrases)
                && let Some(&filler) = fillers.first()
            {
                found = Some((Role::Period, filler));
            } else if matches!(word, "in" | "at")
                && has_role(candidate.kind, Role::Place)
                && is_free(Role::Place)
                && let Some((fillers, _)) = fill::fill(scene, &slot(Role::Place), phrases)
                && let Some(&filler) = fillers.first()
                && !candidate.roles.iter().any(|(_, have)| have.contains(&filler))
            {
                found = Some((Role::Place, filler));
            }
        }
    }
    if let Some((role, filler)) = found {
        candidate.add(role, vec![filler]);
    }
}

/// An offer that was made is a takeover that may come.
pub fn bids(site: &Site, candidate: &mut Candidate) {
    let offered =
        site.noun.and_then(|noun| site.reading.head(noun)).is_some_and(|unit| one_of(&unit.word, "offer|offers|bid|bids|approach"));
    if candidate.kind == FactKind::Acquire && offered && candidate.status == Status::Asserted {
        candidate.status = Status::Possible;
    }
}

/// "a contract to supply trains to Brill": who is supplied stands in the infinitive's clause.
pub fn deliveries(scene: &Scene, site: &Site, candidate: &mut Candidate) {
    if candidate.kind != FactKind::Contract || site.noun.is_none() || !candidate.role(Role::Customer).is_empty() {
        return;
    }
    let Some(frame) = site.infinitive.and_then(|verb| site.reading.frame_of(verb)) else { return };
    let exclude: Vec<OrganisationId> = candidate.organisations().collect();
    let slot = Slot { sentence: site.sentence, kind: candidate.kind, role: Role::Customer, exclude: &exclude };
    let phrases = frame.slots.iter().filter(|slot| matches!(site.reading.word(slot.preposition), "to" | "for")).map(|slot| &slot.phrases);
    // "a contract to replace Brill's core network"
    let whose = || {
        let object = *frame.object.first().filter(|&&object| site.reading.noun(object).is_some_and(|noun| noun.owner.is_some()))?;
        let (organisation, sure) = scene.owner(site.sentence, object, &exclude)?;
        (!exclude.contains(&organisation)).then_some((vec![Filler::Organisation(organisation)], sure))
    };
    if let Some((fillers, sure)) = phrases.map(|phrases| fill::fill(scene, &slot, phrases)).find_map(|filled| filled).or_else(whose) {
        candidate.confidence *= sure;
        candidate.add(Role::Customer, fillers);
    }
}

/// "The ministry signed a contract with Brill": states, armies and airlines are supplied; so is who signs an outsourcing agreement.
pub fn orders(scene: &Scene, site: &Site, candidate: &mut Candidate) {
    let agreed =
        site.noun.and_then(|noun| site.reading.head(noun)).is_some_and(|unit| one_of(&unit.word, "agreement|deal|contract|contracts"));
    if candidate.kind != FactKind::Contract || !agreed {
        return;
    }
    let buys = |fillers: &[Filler]| match fillers {
        [Filler::Organisation(id)] => scene.names.organisations.get(id.0 as usize).is_some_and(|organisation| {
            let carrier = ["Airlines", "Airways", "Air Lines", "Council", "Railways", "Army", "Navy", "Hospital", "NHS Trust"]
                .iter()
                .any(|ending| organisation.name.ends_with(ending));
            let kind = organisation.kind;
            carrier || matches!(kind, OrganisationKind::Government | OrganisationKind::Regulator | OrganisationKind::University)
        }),
        [Filler::Words(span)] => {
            let words = scene.document.words(*span).to_lowercase();
            let last = words.rsplit(' ').next().unwrap_or_default();
            is_state(last) || one_of(last, "government|ministry|council|army|navy|airline|carrier")
        }
        _ => false,
    };
    let (supplier, customer) = (candidate.role(Role::Supplier), candidate.role(Role::Customer));
    let units = site.noun.and_then(|noun| site.reading.items.get(noun)).and_then(|item| site.reading.units.get(item.units.clone()));
    let outsources = units.unwrap_or_default().iter().any(|unit| unit.word == "outsourcing");
    if (buys(supplier) || outsources) && matches!(customer, [Filler::Organisation(_)]) && !buys(customer) {
        for (role, _) in &mut candidate.roles {
            *role = match *role {
                Role::Supplier => Role::Customer,
                Role::Customer => Role::Supplier,
                other => other,
            };
        }
    }
}

/// "have today announced"
pub fn date_inside(site: &Site, candidate: &mut Candidate) {
    if !has_role(candidate.kind, Role::Date) || !candidate.role(Role::Date).is_empty() {
        return;
    }
    let verb = site.frame.and_then(|index| site.reading.frames.get(index)).and_then(|frame| site.reading.items.get(frame.verb));
    let units = verb.and_then(|item| site.reading.units.get(item.units.clone())).unwrap_or_default();
    if let Some(Thing::Figure(id, _)) = units.iter().find(|unit| unit.is_date()).map(|unit| unit.thing) {
        candidate.add(Role::Date, vec![Filler::Figure(id)]);
    }
}

/// "steps down on 30 September": of a day to come, though it says so in the present.
pub fn scheduled(scene: &Scene, site: &Site, candidate: &mut Candidate) {
    let moves = matches!(candidate.kind, FactKind::Appoint | FactKind::Depart) && candidate.status == Status::Asserted;
    let group =
        site.frame.filter(|_| moves && site.noun.is_none()).and_then(|index| site.reading.verb(site.reading.frames.get(index)?.verb));
    let present =
        group.is_some_and(|group| !(group.past || group.perfect || group.passive) && group.modal.is_none() && group.lemma != "be");
    let body = scene.document.sentences.get(site.sentence).is_some_and(|sentence| sentence.layer == Layer::Body);
    let &[Filler::Figure(date)] = candidate.role(Role::Date) else { return };
    let words = scene.figures.get(date.0 as usize).map_or(String::new(), |figure| scene.document.words(figure.span).to_lowercase());
    let dated = words.split([' ', '.', ',']).any(|word| {
        let month = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec";
        one_of(word, month) || matches!(word, "next" | "tomorrow")
    });
    if present && body && dated && !words.contains("last") {
        candidate.status = Status::Planned;
    }
}

/// "took the decision to bar Acme": what an authority has decided is in force.
pub fn decided(site: &Site, candidate: &mut Candidate) {
    let Some(frame) = site.frame.and_then(|index| site.reading.frames.get(index)) else { return };
    let decision = frame.governing_noun.and_then(|noun| site.reading.head(noun)).is_some_and(|unit| unit.word == "decision");
    let past = frame
        .governor
        .and_then(|index| site.reading.frames.get(index))
        .and_then(|governor| site.reading.verb(governor.verb))
        .is_some_and(|group| group.past);
    // "must be approved by the court": and may not be.
    let pending = site.reading.verb(frame.verb).is_some_and(|group| {
        let asked = one_of(
            &group.lemma,
            "approve|clear|authorise|authorize|back|support|pass|examine|review|sign off|endorse|license|certify|sanction",
        );
        asked && group.passive && matches!(group.modal.as_deref(), Some("must" | "should"))
    });
    if pending && candidate.kind == FactKind::Regulate && site.noun.is_none() && candidate.status <= Status::Planned {
        candidate.status = Status::Possible;
        return;
    }
    let must = site.reading.verb(frame.verb).is_some_and(|group| group.modal.as_deref() == Some("must"));
    // "The merger would create": it is still to come.
    let group = site.reading.verb(frame.verb);
    let hangs = site.noun.is_some_and(|noun| frame.subject.contains(&noun)) && group.is_some_and(|group| !group.passive);
    if matches!(candidate.kind, FactKind::Acquire | FactKind::Merge | FactKind::Divest) && candidate.status == Status::Asserted && hangs {
        // "A combination of the two would create": one that is thought of.
        let any = site.noun.and_then(|noun| site.reading.items.get(noun)).and_then(|item| site.reading.units.get(item.units.start));
        let thought_of = any.is_some_and(|unit| matches!(unit.word.as_str(), "a" | "an" | "any" | "such"));
        candidate.status = match group.and_then(|group| group.modal.as_deref()) {
            Some("would") if thought_of => Status::Possible,
            Some("will" | "would") => Status::Planned,
            Some("may" | "might" | "could") => Status::Possible,
            _ => Status::Asserted,
        };
    }
    let judged = candidate.kind == FactKind::Legal && !candidate.role(Role::Amount).is_empty();
    if (candidate.kind == FactKind::Regulate || judged) && candidate.status == Status::Planned && (decision && past || must) {
        candidate.status = Status::Asserted;
    }
}
