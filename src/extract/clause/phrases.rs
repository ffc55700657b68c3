//! Units → noun phrases, verb groups and the words between them.

use std::ops::Range;

use super::units::{Tag, Thing, Unit};
use super::verbs::Forms;
use super::words::one_of;
use crate::extract::figure::FigureKind;
use crate::span::Span;

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its units.
    pub units: Range<usize>,
    /// What it is.
    pub kind: ItemKind,
}

/// What a piece of a sentence is.
#[allow(missing_docs)]
#[derive(Clone, Debug)]
pub enum ItemKind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Preposition,
    Comma,
    And,
    But,
    Subordinator,
    Relative,
    Adverb,
    Adjective,
    Boundary,
}

/// A noun phrase without what follows its head.
#[derive(Clone, Debug)]
pub struct NounPhrase {
    /// The unit of its head.
    pub head: usize,
    /// The units of its possessor: "Acme" in "Acme's new plant", "its" in "its plant".
    pub owner: Option<Range<usize>>,
    /// Whether "the", "this" or a possessor points it out.
    pub definite: bool,
    /// Whether "no", "neither" or "none" empties it.
    pub negative: bool,
}

/// How a verb group stands in its clause.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Finite,
    Infinitive,
    Gerund,
    /// Without an auxiliary: "founded in 2015".
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub struct VerbGroup {
    /// The unit of the main verb.
    pub main: usize,
    /// The plain form of the main verb with its particle: "take over"; an adjective where it carries the sense ("is likely to").
    pub lemma: String,
    /// How it stands.
    pub mood: Mood,
    /// Whether its subject suffers it.
    pub passive: bool,
    /// Whether "not" or "never" stands in it.
    pub negative: bool,
    /// Whether it has "have": done before.
    pub perfect: bool,
    /// Whether it has "be" and -ing: under way.
    pub progressive: bool,
    /// Whether its first verb is a past form.
    pub past: bool,
    /// "will", "may" and the like, in lower case.
    pub modal: Option<String>,
}

/// The pieces of a sentence, in order.
pub fn items(units: &[Unit]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if let Some((end, group)) = verb_group(units, at) {
            items.push(Item { units: at..end, kind: ItemKind::Verb(group) });
            at = end;
        } else if let Some((end, phrase)) = noun_phrase(units, at) {
            items.push(Item { units: at..end, kind: ItemKind::Noun(phrase) });
            at = end;
        } else {
            let kind = match units[at].tag {
                Tag::Preposition | Tag::To => Some(ItemKind::Preposition),
                Tag::Comma => Some(ItemKind::Comma),
                Tag::And | Tag::Or => Some(ItemKind::And),
                Tag::But => Some(ItemKind::But),
                Tag::Subordinator => Some(ItemKind::Subordinator),
                Tag::Relative => Some(ItemKind::Relative),
                Tag::Adverb | Tag::Not => Some(ItemKind::Adverb),
                Tag::Adjective => Some(ItemKind::Adjective),
                Tag::Boundary => Some(ItemKind::Boundary),
                _ => None,
            };
            if let Some(kind) = kind {
                items.push(Item { units: at..at + 1, kind });
            }
            at += 1;
        }
    }
    share_modals(&mut items, units);
    items
}

/// How far back the verb may stand whose "will" or "to" a second one shares, in pieces.
const SHARED: usize = 12;

/// "will buy Brill and sell its yard", "plans to buy Brill and sell its yard": the second verb stands as the first does.
fn share_modals(items: &mut [Item], units: &[Unit]) {
    const SAID: &[&str] = &["say", "think", "believe", "expect", "fear", "warn", "add", "want", "hope", "argue", "know"];
    for at in 2..items.len() {
        let (before, rest) = items.split_at_mut(at);
        let Some(ItemKind::Verb(group)) = rest.first_mut().map(|item| &mut item.kind) else { continue };
        let plain = units.get(group.main).is_some_and(|unit| group.lemma.split(' ').next() == Some(unit.word.as_str()));
        let bare = group.mood == Mood::Finite && group.modal.is_none() && !group.perfect && !group.progressive && !group.passive;
        if !plain || !bare || SAID.contains(&group.lemma.as_str()) || !before.last().is_some_and(|item| matches!(item.kind, ItemKind::And))
        {
            continue;
        }
        let mut near = before.iter().rev().skip(1).take(SHARED);
        let stops = |item: &&Item| {
            !matches!(
                item.kind,
                ItemKind::Noun(_) | ItemKind::Preposition | ItemKind::Adverb | ItemKind::Adjective | ItemKind::And | ItemKind::Comma
            )
        };
        let Some(ItemKind::Verb(first)) = near.find(stops).map(|item| &item.kind) else { continue };
        if first.modal.is_some() && first.mood == Mood::Finite {
            group.modal.clone_from(&first.modal);
            group.negative |= first.negative;
            group.past = first.past;
        } else if first.mood == Mood::Infinitive {
            group.mood = Mood::Infinitive;
            group.negative |= first.negative;
        }
    }
}

/// Two-word verbs of the patterns: verb and particle.
const PHRASAL: &[(&str, &[&str])] = &[
    ("take", &["over", "on", "in", "private", "up"]),
    ("keep", &["on"]),
    ("end", &["up"]),
    ("crack", &["down"]),
    ("clamp", &["down"]),
    ("run", &["up"]),
    ("add", &["up"]),
    ("snap", &["up"]),
    ("team", &["up"]),
    ("tie", &["up"]),
    ("set", &["up", "aside"]),
    ("turn", &["down", "over", "on", "out"]),
    ("churn", &["out"]),
    ("burn", &["through"]),
    ("tick", &["up", "down"]),
    ("inch", &["up", "down"]),
    ("creep", &["up"]),
    ("bottom", &["out"]),
    ("rack", &["up"]),
    ("move", &["up"]),
    ("put", &["up"]),
    ("show", &["off"]),
    ("spin", &["off", "out"]),
    ("carve", &["out"]),
    ("hive", &["off"]),
    ("bail", &["out"]),
    ("split", &["off"]),
    ("sell", &["off", "down"]),
    ("lay", &["off", "out"]),
    ("roll", &["out"]),
    ("open", &["up"]),
    ("step", &["down", "aside", "up", "in"]),
    ("stand", &["down"]),
    ("shut", &["down"]),
    ("scale", &["back"]),
    ("call", &["off", "in"]),
    ("rule", &["out"]),
    ("walk", &["away", "out"]),
    ("pull", &["out", "in"]),
    ("contract", &["out"]),
    ("make", &["way", "up"]),
    ("tear", &["up"]),
    ("back", &["out"]),
    ("wave", &["through"]),
    ("pencil", &["in"]),
    ("knock", &["back"]),
    ("throw", &["out"]),
    ("strike", &["down"]),
    ("shoot", &["up"]),
    ("fit", &["out"]),
    ("buy", &["out", "up", "back"]),
    ("bring", &["in", "out", "together", "back"]),
    ("hand", &["over"]),
    ("wind", &["down", "up"]),
    ("play", &["down"]),
    ("fall", &["through"]),
    ("link", &["up"]),
    ("let", &["go"]),
    ("line", &["up"]),
    ("join", &["up"]),
    ("go", &["on", "up", "down", "ahead", "live", "public", "online"]),
    ("give", &["up"]),
    ("sign", &["up", "off"]),
    ("write", &["off", "down"]),
    ("come", &["in", "out", "online", "down"]),
    ("pick", &["up"]),
    ("start", &["up"]),
    ("close", &["down"]),
    ("kick", &["off"]),
    ("scoop", &["up"]),
    ("hoover", &["up"]),
    ("gobble", &["up"]),
    ("splash", &["out"]),
    ("bow", &["out"]),
    ("break", &["off", "up", "even"]),
    ("date", &["back"]),
    ("phase", &["out"]),
    ("pay", &["down"]),
    ("edge", &["out", "up", "down"]),
    ("drive", &["out"]),
    ("force", &["out"]),
    ("push", &["out"]),
    ("switch", &["on"]),
    ("chip", &["in"]),
    ("cough", &["up"]),
    ("fork", &["out"]),
    ("shell", &["out"]),
    ("stump", &["up"]),
];

/// Adjectives that carry the sense of "is … to": likely, due, able.
const PREDICATES: &[&str] = &[
    "likely",
    "unlikely",
    "able",
    "unable",
    "due",
    "ready",
    "keen",
    "willing",
    "unwilling",
    "eager",
    "free",
    "subject",
    "poised",
    "close",
    "worth",
    "available",
    "responsible",
    "set",
    "sure",
    "reluctant",
    "bound",
];

fn verb_group(units: &[Unit], start: usize) -> Option<(usize, VerbGroup)> {
    let mut at = start;
    let infinitive = units[at].tag == Tag::To;
    if infinitive {
        at += 1;
        while units.get(at).is_some_and(|unit| matches!(unit.tag, Tag::Adverb | Tag::Not)) {
            at += 1;
        }
        let next = units.get(at)?;
        let plain = match next.tag {
            Tag::Be => next.word == "be",
            Tag::Have => next.word == "have",
            Tag::Do => next.word == "do",
            Tag::Verb => next.verb.is_some_and(|reading| reading.forms.any(Forms::BASE)),
            _ => false,
        };
        if !plain {
            return None;
        }
    }
    let mut group = VerbGroup {
        main: at,
        lemma: String::new(),
        mood: if infinitive { Mood::Infinitive } else { Mood::Finite },
        passive: false,
        negative: units[start..at].iter().any(|unit| unit.tag == Tag::Not),
        perfect: false,
        progressive: false,
        past: false,
        modal: None,
    };
    let mut auxiliary: Option<usize> = None;
    let mut end = at;
    // The unit after the last auxiliary or verb that belongs to the group.
    while let Some(unit) = units.get(at) {
        match unit.tag {
            Tag::Modal if auxiliary.is_none() && !infinitive => {
                group.negative |= unit.word.ends_with("n't") || unit.word == "cannot";
                group.modal = Some(modal(&unit.word).to_owned());
                auxiliary = Some(at);
            }
            Tag::Be | Tag::Have | Tag::Do => {
                group.negative |= unit.word.ends_with("n't");
                if auxiliary.is_none() {
                    group.past |= matches!(unit.word.trim_end_matches("n't"), "was" | "were" | "had" | "did");
                    if !infinitive && matches!(unit.word.as_str(), "being" | "having") {
                        group.mood = Mood::Gerund;
                    } else if !infinitive && matches!(unit.word.as_str(), "be" | "been") {
                        return None;
                    }
                }
                auxiliary = Some(at);
            }
            Tag::Not if auxiliary.is_some() => {
                group.negative = true;
                at += 1;
                continue;
            }
            Tag::Adverb if auxiliary.is_some() => {
                at += 1;
                continue;
            }
            // "have today announced"
            Tag::Noun if unit.is_date() && auxiliary.is_some_and(|at| units[at].tag == Tag::Have) && leads_to_participle(units, at) => {
                at += 1;
                continue;
            }
            // "is 40% owned by"
            Tag::Noun
                if matches!(unit.thing, Thing::Figure(_, FigureKind::Percent))
                    && auxiliary.is_some_and(|at| units[at].tag == Tag::Be)
                    && leads_to_participle(units, at) =>
            {
                at += 1;
                continue;
            }
            Tag::Verb => {
                let reading = unit.verb?;
                group.negative |= start.checked_sub(1).is_some_and(|before| units[before].tag == Tag::Not);
                group.main = at;
                end = at + 1;
                finish(&mut group, units, auxiliary, reading.forms);
                group.lemma = if reading.lemma.is_empty() { unit.word.clone() } else { reading.lemma.to_owned() };
                if let Some(&(_, particles)) = PHRASAL.iter().find(|(verb, _)| *verb == group.lemma)
                    && let Some(particle) = units.get(end).filter(|unit| particles.contains(&unit.word.as_str()))
                    && !is_particle_a_preposition(&group.lemma, units, end)
                {
                    group.lemma = format!("{} {}", group.lemma, particle.word);
                    end += 1;
                }
                return Some((end, group));
            }
            _ => break,
        }
        at += 1;
        end = at;
    }
    let auxiliary = auxiliary?;
    // "is likely to", "will be able to": the adjective carries the sense.
    group.main = auxiliary;
    group.lemma = match units[auxiliary].tag {
        Tag::Be => "be",
        Tag::Have => "have",
        Tag::Do => "do",
        // A modal alone, cut off from its verb.
        _ => "",
    }
    .to_owned();
    if units[auxiliary].tag == Tag::Be {
        let adverbs = units[end..].iter().take_while(|unit| matches!(unit.tag, Tag::Adverb | Tag::Not)).count();
        if let Some(unit) = units.get(end + adverbs).filter(|unit| PREDICATES.contains(&unit.word.as_str())) {
            group.negative |= units[end..end + adverbs].iter().any(|unit| unit.tag == Tag::Not);
            group.lemma = unit.word.clone();
            group.main = end + adverbs;
            end += adverbs + 1;
            // "is due out in May"
            if group.lemma == "due" && units.get(end).is_some_and(|unit| unit.word == "out") {
                group.lemma = "due out".to_owned();
                end += 1;
            }
        }
    }
    Some((end, group))
}

/// "buy up to 5m shares", "rose over 5%": the particle belongs to the figure. "go on sale" and "take on Acme" keep theirs.
fn is_particle_a_preposition(lemma: &str, units: &[Unit], at: usize) -> bool {
    (units[at].tag == Tag::Adverb
        && matches!(units[at].word.as_str(), "over" | "up" | "under" | "around" | "about")
        && is_before_amount(units, at))
        || (lemma == "take" && units[at].word == "on" && units.get(at + 1).is_some_and(Unit::is_date))
        || (matches!(lemma, "put" | "move" | "step") && units[at].word == "up" && units.get(at + 1).is_some_and(|next| next.word == "for"))
        || (lemma == "go" && units[at].word == "on" && units.get(at + 1).is_none_or(|next| next.word != "sale"))
        || (lemma == "come" && units[at].word == "in" && units.get(at + 1).is_none_or(|next| next.word != "at"))
}

fn leads_to_participle(units: &[Unit], at: usize) -> bool {
    units[at + 1..]
        .iter()
        .find(|unit| !unit.is_date() && unit.tag != Tag::Adverb)
        .is_some_and(|unit| unit.verb.is_some_and(|reading| unit.tag == Tag::Verb && reading.forms.any(Forms::PARTICIPLE)))
}

fn modal(word: &str) -> &str {
    match word {
        "'ll" | "won't" | "shall" => "will",
        "'d" | "wouldn't" => "would",
        "can't" | "cannot" => "can",
        "couldn't" => "could",
        "shouldn't" => "should",
        "mustn't" => "must",
        word => word,
    }
}

/// Voice, aspect and mood from the last auxiliary and the form of the main verb.
fn finish(group: &mut VerbGroup, units: &[Unit], auxiliary: Option<usize>, forms: Forms) {
    let Some(last) = auxiliary else {
        if group.mood == Mood::Infinitive {
            return;
        }
        group.mood = if forms.only(Forms::PARTICIPLE) {
            group.passive = true;
            Mood::Participle
        } else if forms.only(Forms::GERUND) {
            Mood::Gerund
        } else {
            Mood::Finite
        };
        group.past = forms.any(Forms::PAST);
        return;
    };
    group.perfect = units[..last + 1].iter().rev().take(8).any(|unit| unit.tag == Tag::Have) && auxiliaries_hold_have(units, group.main);
    if units[last].tag == Tag::Be {
        group.passive = forms.any(Forms::PARTICIPLE);
        group.progressive = forms.any(Forms::GERUND) || units[last].word == "being";
    }
}

/// Whether "have" is one of the auxiliaries just before the main verb.
fn auxiliaries_hold_have(units: &[Unit], main: usize) -> bool {
    units[..main]
        .iter()
        .rev()
        .take_while(|unit| matches!(unit.tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Adverb | Tag::Not) || unit.is_date())
        .any(|unit| unit.tag == Tag::Have)
}

fn noun_phrase(units: &[Unit], start: usize) -> Option<(usize, NounPhrase)> {
    let first = &units[start];
    if first.tag == Tag::Pronoun {
        let definite = true;
        let negative = matches!(first.word.as_str(), "none" | "nobody" | "nothing");
        return Some((start + 1, NounPhrase { head: start, owner: None, definite, negative }));
    }
    let mut at = start;
    let mut head = None;
    let mut owner = None;
    while let Some(unit) = units.get(at) {
        let previous = at.checked_sub(1).filter(|&previous| previous >= start).map(|previous| &units[previous]);
        let take = match unit.tag {
            Tag::Determiner => at == start || previous.is_some_and(|unit| matches!(unit.word.as_str(), "all" | "both" | "such")),
            Tag::Possessive => at == start || previous.is_some_and(|unit| matches!(unit.word.as_str(), "all" | "both")),
            Tag::Adjective if head.is_some() && matches!(unit.word.as_str(), "last" | "next" | "late" | "early" | "due") => false,
            Tag::Adjective => {
                // "Acme's 2015 net profit", "third-quarter net profit", but not "in the third quarter net profit".
                let year = owner.is_some() && previous.is_some_and(|unit| unit.is_date() && unit.span.len() == 4)
                    || previous.is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::DateRange)))
                        && (at < start + 2 || units[at - 2].tag != Tag::Determiner);
                head.is_none() || unit.word.starts_with(['-', '–']) || (leads_to_nominal(units, at) && (year || !breaks_after(previous)))
            }
            Tag::Adverb => {
                leads_to_nominal(units, at) && head.is_none() && (at > start || is_before_amount(units, at) && !tells_time(&unit.word))
            }
            Tag::Noun | Tag::Name => !breaks(units, start, at, head),
            Tag::Clitic => head.is_some(),
            // "a four-year, $12m partnership"
            Tag::Comma => joins_modifiers(units, start, at),
            // "R&D"-like joints and "investment and procurement plan" are left to the coordination of phrases.
            _ => false,
        };
        if !take {
            break;
        }
        match unit.tag {
            Tag::Noun | Tag::Name if head.is_none() || !is_model_number(units, at) => head = Some(at),
            Tag::Clitic => owner = Some(start..at),
            Tag::Possessive => owner = Some(at..at + 1),
            _ => {}
        }
        at += 1;
        if unit.tag == Tag::Clitic {
            // A possessor starts the count anew: "Acme's" alone is no phrase.
            head = None;
        }
    }
    // Adjectives behind the head are not of the phrase; a possessor without a thing is a phrase of its own.
    let head = match (head, &owner) {
        (Some(head), _) => head,
        (None, Some(owner)) if owner.end < at => {
            return Some((at, NounPhrase { head: owner.end - 1, owner: None, definite: true, negative: false }));
        }
        (None, _) => {
            // "the largest", "the acquired": an adjective stands for its noun.

            at.checked_sub(1).filter(|&last| last > start && units[last].tag == Tag::Adjective)?
        }
    };
    let definite = owner.is_some() || one_of(&units[start].word, "the|this|these|those|that|both|all");
    let negative = units[start].word == "no";
    let end = (head + 1).max(start + 1);
    // "-backed" behind a head that is last belongs to what follows; keep the units up to the head.
    Some((end, NounPhrase { head, owner, definite, negative }))
}

/// "Today 46 people work there": the day is not of the phrase.
fn tells_time(word: &str) -> bool {
    one_of(word, "today|yesterday|tomorrow|tonight|now|then|already|currently|soon|later|earlier|again|also|still")
}

fn is_before_amount(units: &[Unit], at: usize) -> bool {
    units[at..].iter().find(|unit| unit.tag != Tag::Adverb).is_some_and(Unit::is_amount)
}

fn leads_to_nominal(units: &[Unit], at: usize) -> bool {
    units[at + 1..]
        .iter()
        .find(|unit| !matches!(unit.tag, Tag::Adverb | Tag::Adjective))
        .is_some_and(|unit| matches!(unit.tag, Tag::Noun | Tag::Name))
}

/// Whether the comma at `at` only parts two modifiers of one head.
fn joins_modifiers(units: &[Unit], start: usize, at: usize) -> bool {
    let opened = matches!(units[start].tag, Tag::Determiner | Tag::Possessive);
    let modifies = |unit: &Unit| unit.tag == Tag::Adjective || unit.is_amount() || unit.word.contains('-');
    let left = at > start + 1 && units[start + 1..at].iter().all(modifies);
    let right = units.get(at + 1).is_some_and(modifies) && leads_to_nominal(units, at + 1);
    opened && left && right
}

/// "under the deal Acme will …": the name behind a deed's noun is the subject of what follows.
fn opens_clause_behind(units: &[Unit], start: usize, at: usize) -> bool {
    let deed = one_of(
        &units[at - 1].word,
        "deal|agreement|contract|plan|plans|programme|program|project|partnership|terms|scheme|arrangement|acquisition|merger|order|pact\
         |year|month|quarter|period|past|time|meantime|tie-up|takeover|accord|settlement|proposal|offer",
    );
    let finite = units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Modal | Tag::Have | Tag::Be | Tag::Do | Tag::Verb));
    deed && finite && start > 0 && matches!(units[start - 1].tag, Tag::Preposition)
}

/// "the Volta 3": a short number right behind a name is part of it.
fn is_model_number(units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    let named = at.checked_sub(1).is_some_and(|before| units[before].tag == Tag::Name && units[before].thing == Thing::Word);
    let counts = units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name | Tag::Adjective));
    matches!(unit.thing, Thing::Figure(_, FigureKind::Number)) && unit.span.len() <= 2 && named && !counts
}

/// Whether nothing can be added after this unit.
fn breaks_after(previous: Option<&Unit>) -> bool {
    previous.is_some_and(|unit| matches!(unit.thing, Thing::Person(_)) || (unit.is_date() && unit.thing != Thing::Word))
}

/// Whether the nominal at `at` starts a phrase of its own.
fn breaks(units: &[Unit], start: usize, at: usize, head: Option<usize>) -> bool {
    if at == start {
        return false;
    }
    let (unit, previous) = (&units[at], &units[at - 1]);
    // "a $1.5bn, 10-year deal": the comma was of the phrase.
    if previous.tag == Tag::Comma {
        return false;
    }
    let after_clitic = matches!(previous.tag, Tag::Clitic | Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb);
    if after_clitic && head.is_none() {
        return false;
    }
    if previous.word.starts_with(['-', '–']) {
        return false;
    }
    match unit.thing {
        Thing::Organisation(_) => {
            opens_clause_behind(units, start, at)
                || matches!(previous.thing, Thing::Organisation(_) | Thing::Person(_))
                || (matches!(previous.thing, Thing::Figure(..)) && previous.is_date())
                || (previous.tag == Tag::Name && previous.thing == Thing::Word && start > 0 && units[start - 1].tag == Tag::Preposition)
        }
        Thing::Person(_) => matches!(previous.thing, Thing::Person(_) | Thing::Figure(..)),
        // "Acme last week", "staff £5m": a figure behind a finished phrase is the next one; "2015 revenues" has it in front.
        Thing::Figure(..) if is_model_number(units, at) => false,
        Thing::Figure(_, kind) => {
            !(kind == FigureKind::Ordinal
                || (kind == FigureKind::Number
                    && !matches!(previous.thing, Thing::Organisation(_) | Thing::Person(_))
                    && previous.word == "series"))
        }
        Thing::Word => {
            if matches!(previous.thing, Thing::Person(_)) {
                return true;
            }
            // "gave Acme permission": two objects of one verb.
            let given = matches!(previous.thing, Thing::Organisation(_))
                && one_of(&unit.word, "permission|approval|clearance|consent|authority|access|time")
                && start
                    .checked_sub(1)
                    .and_then(|before| units[before].verb)
                    .is_some_and(|verb| one_of(verb.lemma, "give|grant|deny|refuse"));
            if given {
                return true;
            }
            // "on Monday shares": a day alone does not modify; a year does ("2015 revenues").
            if previous.is_date() && unit.tag == Tag::Name {
                return true;
            }
            false
        }
    }
}

/// The place of some units.
pub fn span_of(units: &[Unit], range: Range<usize>) -> Span {
    match units.get(range).and_then(|units| Some((units.first()?, units.last()?))) {
        Some((first, last)) => first.span.join(last.span),
        None => Span::default(),
    }
}
