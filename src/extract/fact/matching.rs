//! Clauses against the pattern table: every verb and every trigger noun of a sentence is tried with its rows.

use super::adjust;
use super::authority;
use super::candidate::{Candidate, organisations_of};
use super::conditions::{holds, places};
use super::fill::{self, Slot, bare_span, figures_in};
use super::gapped::gapped;
use super::metric;
use super::patterns::{Pattern, Patterns, Place};
use super::reconcile::{apart, same_time, told_of_one_figure, told_twice};
use super::scene::Scene;
use super::sides;
use super::site::{Site, joint_site, noun_site, verb_site};
use super::status::{Governors, weaker};
use super::types::{FactKind, Filler, Role, Status};
use super::whole::{is_punishment, is_whole};
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::verbs::Forms;
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;
use crate::extract::organisation::{OrganisationId, OrganisationKind};
use crate::span::Span;

/// All candidates of a sentence.
pub fn candidates(scene: &Scene, sentence: usize, patterns: &Patterns, governors: &Governors) -> Vec<Candidate> {
    let Some(reading) = scene.readings.get(sentence) else { return Vec::new() };
    let mut found: Vec<Candidate> = Vec::new();
    for (index, frame) in reading.frames.iter().enumerate() {
        let Some(group) = reading.verb(frame.verb) else { continue };
        let mut rows = patterns.of_verb(&group.lemma).peekable();
        if rows.peek().is_none() {
            continue;
        }
        // "You can't cut jobs without …" tells of nobody.
        if frame.subject.first().is_some_and(|&subject| matches!(reading.word(subject), "you" | "one" | "anyone" | "nobody" | "everyone")) {
            continue;
        }
        let site = verb_site(reading, sentence, index, frame, governors);
        // Who comes and who goes are two facts of one verb: "gave up the post in favour of Jane Roe".
        let (gone, rest): (Vec<Candidate>, Vec<Candidate>) =
            rows.filter_map(|pattern| try_row(scene, &site, pattern)).partition(|candidate| candidate.kind == FactKind::Depart);
        for candidates in [rest, gone] {
            let best = candidates.into_iter().max_by(|a, b| value(a).total_cmp(&value(b)));
            found.extend(best.into_iter().flat_map(|candidate| apart(candidate, reading)));
        }
    }
    for item in 0..reading.items.len() {
        let Some(head) = reading.noun(item).and_then(|noun| named_by(reading, noun.head)) else { continue };
        let word = singular(&head.word, patterns);
        let mut rows = patterns.of_noun(word).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let site = noun_site(reading, sentence, item, governors);
        let best = rows.filter_map(|pattern| try_row(scene, &site, pattern)).max_by(|a, b| value(a).total_cmp(&value(b)));
        found.extend(best.into_iter().flat_map(|candidate| apart(candidate, reading)));
    }
    for item in 0..reading.items.len() {
        let units = reading.items.get(item).filter(|_| reading.noun(item).is_some()).map_or(0..0, |item| item.units.clone());
        for unit in units.skip(1).filter(|&unit| reading.units[unit].word.starts_with('-')) {
            let mut rows = patterns.of_joint(&reading.units[unit].word).peekable();
            if rows.peek().is_some() {
                let site = joint_site(reading, sentence, item, unit);
                found.extend(rows.filter_map(|pattern| try_row(scene, &site, pattern)).max_by(|a, b| value(a).total_cmp(&value(b))));
            }
        }
    }
    let shared = gapped(scene, sentence, reading, &found);
    // "Sales rose 4%, with profit up 8% to £2m": what is the second's is not the first's.
    for candidate in &mut found {
        for other in shared.iter().filter(|other| other.frame == candidate.frame && other.trigger == candidate.trigger) {
            candidate.roles.retain(|(role, fillers)| {
                let amount = matches!(role, Role::Value | Role::Change | Role::Prior);
                !amount || !other.roles.iter().any(|(_, others)| others == fillers)
            });
        }
    }
    found.extend(shared);
    same_time(&mut found);
    sides::sold(scene, &mut found);
    sides::shared(scene, &mut found);
    told_twice(scene, &mut found);
    told_of_one_figure(&mut found);
    found
}

/// The word that says what a phrase is: its head, or the title before a person's name ("Acme founder Jane Roe").
fn named_by(reading: &Reading, head: usize) -> Option<&Unit> {
    let unit = reading.units.get(head)?;
    match unit.thing {
        Thing::Word => reading.naming(head),
        Thing::Person(_) => {
            reading.units.get(head.checked_sub(1)?).filter(|unit| unit.thing == Thing::Word && unit.word.contains("founder"))
        }
        // "our partner Acme"
        Thing::Organisation(_) => {
            let described = |unit: &&Unit| {
                unit.thing == Thing::Word && matches!(unit.word.as_str(), "partner" | "partners" | "supplier" | "contractor")
            };
            reading.units.get(head.checked_sub(1)?).filter(described)
        }
        _ => None,
    }
}

/// Of two rows for the same words the one that fills more, with more confidence, is meant.
fn value(candidate: &Candidate) -> f32 {
    candidate.confidence + 0.1 * candidate.roles.len() as f32
}

fn singular<'w>(word: &'w str, patterns: &Patterns) -> &'w str {
    if patterns.is_noun(word) {
        return word;
    }
    for ending in ["s", "es"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| patterns.is_noun(stem)) {
            return stem;
        }
    }
    match word {
        "laboratories" => "laboratory",
        "penalties" => "penalty",
        "redundancies" => "redundancy",
        "inquiries" => "inquiry",
        word => word,
    }
}

fn try_row(scene: &Scene, site: &Site, pattern: &Pattern) -> Option<Candidate> {
    if !holds(scene, site, pattern) {
        return None;
    }
    let mut candidate = Candidate {
        kind: pattern.kind,
        roles: Vec::new(),
        status: weaker(site.status, pattern.status),
        sentence: site.sentence,
        trigger: site.trigger,
        frame: site.frame,
        punished: is_punishment(site),
        of_market: false,
        listed: false,
        confidence: pattern.prior * site.sure,
    };
    for (place, roles) in &pattern.slots {
        for &role in roles {
            let exclude = candidate.others(role);
            if !matches!(role, Role::Parties | Role::Founder | Role::Investors) && !candidate.role(role).is_empty() {
                continue;
            }
            let filled = fill_place(scene, site, pattern.kind, role, *place, &exclude);
            if let Some((fillers, sure)) = filled {
                candidate.confidence *= sure;
                candidate.add(role, fillers);
                break;
            }
        }
    }
    adjust::missing_subject(scene, site, pattern, &mut candidate);
    // Whose result it is was said, but not understood: the article's own organisation is a guess.
    let misread = site.noun.is_none()
        && !site.subject.is_empty()
        && matches!(candidate.kind, FactKind::Report | FactKind::Forecast)
        && candidate.role(Role::Org).is_empty()
        && pattern.slots.iter().any(|(place, roles)| *place == Place::Subject && roles.contains(&Role::Org));
    if misread {
        candidate.confidence *= 0.8;
    }
    let measures = pattern.slots.iter().any(|(_, roles)| roles.contains(&Role::Metric));
    super::complete::complete(scene, &mut candidate, site.reading, site.noun, !measures);
    adjust::bids(site, &mut candidate);
    adjust::deliveries(scene, site, &mut candidate);
    adjust::orders(scene, site, &mut candidate);
    if candidate.kind == FactKind::Found && site.noun.is_some() {
        // A founder is one whatever the clause says of him.
        candidate.status = Status::Asserted;
    } else {
        for (word, phrases) in &site.slots {
            adjust::extras(scene, site, word, phrases, &mut candidate);
        }
        adjust::date_inside(site, &mut candidate);
    }
    adjust::decided(site, &mut candidate);
    adjust::scheduled(scene, site, &mut candidate);
    let verb = site.frame.and_then(|index| site.reading.frames.get(index)).and_then(|frame| site.reading.verb(frame.verb));
    let outside = verb.is_some_and(|group| match site.noun {
        None => group.lemma == "work",
        Some(_) => one_of(&group.lemma, "approve|reject|block|clear|knock|veto|stop|wave through|review|investigate|examine|oppose"),
    });
    if candidate.kind == FactKind::Merge || candidate.kind == FactKind::Partner && outside {
        // Who waves a merger through is no party to it, and who works with a regulator no partner of it.
        for (_, fillers) in candidate.roles.iter_mut().filter(|(role, _)| *role == Role::Parties) {
            fillers.retain(|filler| !matches!(filler, Filler::Organisation(id) if is_authority(scene, *id)));
        }
    }
    // What a row took for a fine may be a case between two.
    let has_required = candidate.kind != pattern.kind || pattern.required.iter().all(|&role| !candidate.role(role).is_empty());
    (has_required
        && is_whole(&mut candidate)
        && !is_anothers(&candidate, site)
        && !is_official(scene, &candidate)
        && !is_origin(&candidate, site)
        && !is_belief(&candidate, site)
        && !is_mere_company(scene, &candidate, site))
    .then_some(candidate)
}

fn is_authority(scene: &Scene, id: OrganisationId) -> bool {
    let kind = scene.names.organisations.get(id.0 as usize).map(|organisation| organisation.kind);
    matches!(kind, Some(OrganisationKind::Regulator | OrganisationKind::Government))
}

/// "Acme, a spin-off of Leeds University": where it comes from, not what is sold.
fn is_origin(candidate: &Candidate, site: &Site) -> bool {
    let units = site.noun.and_then(|noun| site.reading.items.get(noun)).and_then(|item| site.reading.units.get(item.units.clone()));
    candidate.kind == FactKind::Divest
        && units.is_some_and(|units| {
            let named = |word: &str| units.iter().any(|unit| unit.word == word);
            (named("spin-off") || named("spin-out") || named("spinoff")) && (named("a") || named("an"))
        })
}

/// "He is not buying it": what is no company is not bought.
fn is_belief(candidate: &Candidate, site: &Site) -> bool {
    candidate.kind == FactKind::Acquire
        && matches!(candidate.role(Role::Acquirer), [Filler::Person(_), ..])
        && site.noun.is_none()
        && site.object.first().and_then(|&object| site.reading.head(object)).is_some_and(|unit| unit.tag == Tag::Pronoun)
}

/// A company that forbids, orders or warns is no authority; what it may do as one does is take back its own goods.
fn is_mere_company(scene: &Scene, candidate: &Candidate, site: &Site) -> bool {
    let recalls = site
        .frame
        .filter(|_| site.noun.is_none())
        .and_then(|index| site.reading.verb(site.reading.frames.get(index)?.verb))
        .is_some_and(|group| group.lemma == "recall");
    candidate.kind == FactKind::Regulate
        && !recalls
        && organisations_of(candidate.role(Role::Authority)).any(|id| {
            let Some(organisation) = scene.names.organisations.get(id.0 as usize) else { return false };
            let company = matches!(
                organisation.kind,
                OrganisationKind::Company | OrganisationKind::University | OrganisationKind::Media | OrganisationKind::Club
            );
            company && !authority::rules(&organisation.name)
        })
}

/// Regulators and papers are not parties to takeovers.
fn is_official(scene: &Scene, candidate: &Candidate) -> bool {
    let buyers = [Role::Acquirer, Role::Seller].map(|role| candidate.role(role));
    buyers
        .iter()
        .flat_map(|fillers| organisations_of(fillers))
        .any(|id| scene.names.organisations.get(id.0 as usize).is_some_and(|organisation| organisation.kind == OrganisationKind::Regulator))
}

/// An agreement to do a deed of its own kind ("a deal to buy Brill") is told by that deed's row.
fn is_anothers(candidate: &Candidate, site: &Site) -> bool {
    let verb = site.infinitive.filter(|_| site.noun.is_some()).and_then(|item| site.reading.verb(item));
    let of_contract = site
        .frame
        .filter(|_| site.noun.is_none() && candidate.kind == FactKind::Contract)
        .and_then(|index| site.reading.frames.get(index)?.governing_noun)
        .and_then(|noun| site.reading.head(noun))
        .is_some_and(|unit| matches!(unit.word.as_str(), "contract" | "order" | "tender"));
    // "picked Acme to supply trams" is told by "picked".
    let chosen = site
        .frame
        .filter(|_| site.noun.is_none() && candidate.kind == FactKind::Contract)
        .and_then(|index| site.reading.frames.get(site.reading.frames.get(index)?.governor?))
        // "was picked to supply Brill": by whom is told by "supply" alone.
        .filter(|governor| {
            let passive = site.reading.verb(governor.verb).is_some_and(|group| group.passive);
            !passive || governor.slots.iter().any(|slot| site.reading.word(slot.preposition) == "by")
        })
        .and_then(|governor| site.reading.verb(governor.verb))
        .is_some_and(|group| one_of(&group.lemma, "select|choose|pick|hire|appoint|commission|tap|award|contract"));
    // "ordered Acme to pay" is told by "ordered".
    let ordered = site
        .frame
        .filter(|_| site.noun.is_none() && candidate.kind == FactKind::Regulate && verb.is_some_and(|group| group.lemma == "pay"))
        .and_then(|index| site.reading.frames.get(site.reading.frames.get(index)?.governor?))
        .and_then(|governor| site.reading.verb(governor.verb))
        .is_some_and(|group| authority::is_order(&group.lemma));
    // "Acme and Brill signed an agreement to build …": partners.
    let shared = candidate.kind == FactKind::Contract
        && site.noun.and_then(|noun| site.reading.head(noun)).is_some_and(|unit| matches!(unit.word.as_str(), "agreement" | "deal"))
        && site.subject.len() > 1;
    if of_contract || chosen || shared || ordered {
        return true;
    }
    // "an alliance to buy goods together" is one whatever it is for.
    let lasting = site
        .noun
        .and_then(|noun| site.reading.head(noun))
        .is_some_and(|unit| one_of(&unit.word, "alliance|partnership|venture|consortium|collaboration|tie-up"));
    candidate.kind == FactKind::Partner
        && !lasting
        && verb.is_some_and(|group| one_of(&group.lemma, "buy|acquire|sell|supply|provide|deliver|merge|purchase|take over|invest|settle"))
}

fn fill_place(scene: &Scene, site: &Site, kind: FactKind, role: Role, place: Place, exclude: &[OrganisationId]) -> fill::Filled {
    let slot = Slot { sentence: site.sentence, kind, role, exclude };
    // "took over after eleven years at Brill": where one was before.
    let elsewhere = |phrase: usize| {
        let before = phrase.checked_sub(2).and_then(|before| site.reading.head(before));
        before.is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Duration)))
    };
    match place {
        // "Jane Roe's appointment"
        Place::Owner if role == Role::Person => {
            let owner = site.reading.noun(site.noun?)?.owner.clone()?;
            match site.reading.units.get(owner.end.checked_sub(1)?)?.thing {
                Thing::Person(person) => Some((vec![Filler::Person(person)], 1.0)),
                _ => None,
            }
        }
        Place::Owner => {
            // About a verb: "uses Acme's chips", "Acme's offer values".
            let owned = |phrase: &usize| scene.owner(site.sentence, *phrase, exclude).is_some();
            let noun = site.noun.or_else(|| {
                let of = site.slots.iter().filter(|(word, _)| matches!(word.as_str(), "of" | "to")).flat_map(|(_, phrases)| phrases);
                site.object.iter().chain(&site.subject).chain(of).copied().find(|phrase| owned(phrase))
            })?;
            let (organisation, sure) = scene.owner(site.sentence, noun, exclude)?;
            let mut owners = vec![Filler::Organisation(organisation)];
            // "Acme and Brill's joint venture"
            if role == Role::Parties
                && let Some(other) = noun.checked_sub(2).filter(|_| matches!(site.reading.word(noun - 1), "and" | "&"))
                && let Some(Thing::Organisation(other)) = site.reading.head(other).map(|unit| unit.thing)
                && other != organisation
            {
                owners.insert(0, Filler::Organisation(other));
            }
            (!exclude.contains(&organisation)).then_some((owners, sure))
        }
        Place::Modifier => {
            let noun = site.noun?;
            if let Some(joint) = site.joint {
                // "Acme-backed": the name in front of the hyphen.
                return match site.reading.units.get(joint.checked_sub(1)?)?.thing {
                    Thing::Organisation(id) => Some((vec![Filler::Organisation(id)], 1.0)),
                    _ => None,
                };
            }
            match role {
                Role::Parties | Role::Org | Role::Target | Role::Acquirer | Role::Customer | Role::Supplier | Role::Authority => {
                    let item = site.reading.items.get(noun)?;
                    let owner = site.reading.noun(noun)?.owner.clone().unwrap_or(0..0);
                    let found: Vec<Filler> = item
                        .units
                        .clone()
                        .filter(|at| !owner.contains(at))
                        .filter_map(|at| match site.reading.units.get(at)?.thing {
                            Thing::Organisation(id) => Some(Filler::Organisation(id)),
                            _ => None,
                        })
                        .collect();
                    (!found.is_empty() && !organisations_of(&found).any(|id| exclude.contains(&id))).then_some((found, 0.9))
                }
                Role::Metric => metric::metric_before(site.reading, noun),
                Role::Object if kind == FactKind::Workforce => fill::noun_before(site.reading, noun),
                _ => fill::fill(scene, &slot, &[noun]),
            }
        }
        // "its biggest shareholder, Acme": who is described has a name.
        Place::Head if role == Role::Investor => {
            fill::fill(scene, &slot, &places(site, place)).filter(|(fillers, _)| matches!(fillers[..], [Filler::Organisation(_)]))
        }
        // "its partners Acme and Brill"
        Place::Head if role == Role::Parties => {
            let mut named = places(site, place);
            let last = |named: &[usize]| named.last().copied().unwrap_or_default();
            while matches!(site.reading.word(last(&named) + 1), "and" | ",")
                && site.reading.head(last(&named) + 2).is_some_and(|unit| matches!(unit.thing, Thing::Organisation(_)))
            {
                named.push(last(&named) + 2);
            }
            fill::fill(scene, &slot, &named)
        }
        Place::Trigger => {
            let span = match site.noun {
                Some(noun) if role == Role::Action => action(site, noun)?,
                Some(noun) => trigger_words(site.reading, noun),
                None if role == Role::Stake => return share(site),
                None => main_verb(site)?,
            };
            Some((vec![Filler::Words(span)], 1.0))
        }
        Place::Infinitive => {
            let verb = site.infinitive?;
            // "a contract to supply 20 trams": the trams.
            if kind == FactKind::Contract
                && let Some(object) = site.reading.frame_of(verb).map(|frame| &frame.object).filter(|object| !object.is_empty())
            {
                return fill::fill(scene, &slot, object);
            }
            Some((vec![Filler::Words(clause_span(site.reading, verb)?)], 0.95))
        }
        place => {
            let word = match place {
                Place::Preposition(word) => word,
                // "Its founders turned down an approach": what they own is sought.
                Place::Subject if kind == FactKind::Acquire && role == Role::Target => {
                    let owners = |item: &usize| {
                        site.reading
                            .head(*item)
                            .is_some_and(|unit| one_of(&unit.word, "founders|owners|founder|owner|shareholders|family|board|directors"))
                    };
                    let owned =
                        site.subject.first().filter(|item| owners(item)).and_then(|&item| scene.owner(site.sentence, item, exclude));
                    let owned =
                        owned.filter(|(id, _)| !exclude.contains(id)).map(|(id, sure)| (vec![Filler::Organisation(id)], sure * 0.9));
                    return owned.or_else(|| fill::fill(scene, &slot, &places(site, place)));
                }
                _ => return fill::fill(scene, &slot, &places(site, place)),
            };
            let mut phrases = site.slots.iter().filter(|(slot, _)| slot == word).map(|(_, phrases)| phrases).peekable();
            if phrases.peek().is_none() {
                // "for polluting a river"
                let (preposition, verb) =
                    site.gerund.filter(|_| matches!(role, Role::Reason | Role::Matter | Role::Object | Role::Purpose))?;
                let is_meant = word == site.reading.word(preposition);
                return if is_meant { Some((vec![Filler::Words(clause_span(site.reading, verb)?)], 0.95)) } else { None };
            }
            // "made £4m in profit on sales of £30m": the second sum is of the sales.
            let object = site.noun.is_none().then(|| site.object.last()).flatten();
            let reading = site.reading;
            let apart = |object: usize, first: usize| (object + 1..first).any(|item| reading.noun(item).is_some());
            let anothers = |phrases: &[usize]| {
                word == "of"
                    && (matches!(role, Role::Value | Role::Amount) || role == Role::Object && kind == FactKind::Workforce)
                    && object.is_some_and(|&object| phrases.first().is_some_and(|&first| apart(object, first)))
            };
            let past = |phrases: &[usize]| {
                matches!(kind, FactKind::Appoint | FactKind::Depart)
                    && role == Role::Org
                    && phrases.first().is_some_and(|&first| elsewhere(first))
            };
            phrases.filter(|phrases| !anothers(phrases) && !past(phrases)).find_map(|phrases| fill::fill(scene, &slot, phrases))
        }
    }
}

/// The words of a noun trigger: "memorandum of understanding", "seven-year bond".
fn trigger_words(reading: &Reading, noun: usize) -> Span {
    let (Some(item), Some(phrase)) = (reading.items.get(noun), reading.noun(noun)) else { return Span::default() };
    let mut start = phrase.head;
    while start > item.units.start
        && reading.units[start - 1].thing == Thing::Word
        && matches!(reading.units[start - 1].tag, Tag::Noun | Tag::Adjective)
    {
        start -= 1;
    }
    let span = span_of(&reading.units, start..phrase.head + 1);
    if reading.word(noun + 1) == "of" && reading.head(noun + 2).is_some_and(|unit| unit.word == "understanding") {
        return span.join(bare_span(reading, noun + 2));
    }
    span
}

/// "fine"; with a verb that changes what it does, both: "extended the trade ban".
fn action(site: &Site, noun: usize) -> Option<Span> {
    let head = site.reading.head(noun).map(|unit| unit.span)?;
    let frame = site.frame.and_then(|index| site.reading.frames.get(index)).filter(|frame| frame.object.contains(&noun));
    let changed = frame.and_then(|frame| site.reading.verb(frame.verb)).filter(|group| {
        one_of(&group.lemma, "extend|lift|ease|renew|end|remove|suspend|drop|delay|tighten|close|overturn|quash|reduce|revoke")
    });
    Some(match changed.and_then(|group| site.reading.units.get(group.main)) {
        Some(verb) => verb.span.join(head),
        None => head,
    })
}

/// "is 40% owned"
fn share(site: &Site) -> fill::Filled {
    let frame = site.reading.frames.get(site.frame?)?;
    // "owned 60% by Acme"
    let behind = (site.reading.word(frame.verb + 2) == "by").then_some(frame.verb + 1);
    let figure = [Some(frame.verb), behind].into_iter().flatten().find_map(|item| {
        figures_in(site.reading, item).find(|(_, kind)| *kind == FigureKind::Percent).map(|(id, _)| (vec![Filler::Figure(id)], 1.0))
    });
    // "majority-owned"
    figure.or_else(|| {
        let verb = site.reading.units.get(site.reading.verb(frame.verb)?.main)?;
        let (measure, _) = verb.word.split_once('-').filter(|(measure, _)| one_of(measure, "majority|minority|half"))?;
        Some((vec![Filler::Words(Span::new(verb.span.start(), verb.span.start() + measure.len()))], 0.95))
    })
}

/// The main verb's own word, with its particle.
fn main_verb(site: &Site) -> Option<Span> {
    let frame = site.reading.frames.get(site.frame?)?;
    let group = site.reading.verb(frame.verb)?;
    let main = site.reading.units.get(group.main)?;
    // "lay off": with its particle.
    let particle = group.lemma.split_once(' ').and_then(|(_, particle)| {
        let next = site.reading.units.get(group.main + 1)?;
        (next.word == particle).then_some(next.span)
    });
    Some(particle.map_or(main.span, |particle| main.span.join(particle)))
}

/// The words of an infinitive or gerund without "to", to the end of its clause.
pub fn clause_span(reading: &Reading, verb: usize) -> Option<Span> {
    let group = reading.verb(verb)?;
    let takes_plain = matches!(group.lemma.as_str(), "help" | "let" | "make" | "see");
    let mut end = verb + 1;
    while let Some(item) = reading.items.get(end) {
        let unit = reading.units.get(item.units.start)?;
        // "help develop it", "help Acme grow": the plain form goes on with it.
        let goes_on = takes_plain && item.units.len() == 1 && unit.verb.is_some_and(|reading| reading.forms.any(Forms::BASE));
        // "was ordered to pay £5m by the court": who orders is not of what is to be done.
        let agent = unit.word == "by" && reading.head(end + 1).is_some_and(|unit| unit.tag == Tag::Name);
        let stops = agent
            || matches!(unit.tag, Tag::Comma | Tag::Boundary | Tag::Subordinator | Tag::Relative | Tag::But)
            || (reading.verb(end).is_some_and(|group| group.mood == Mood::Finite) && !goes_on)
            || end > verb + 14;
        if stops {
            break;
        }
        end += 1;
    }
    let last = reading.items.get(end - 1)?.units.end;
    Some(span_of(&reading.units, group.main..last))
}
