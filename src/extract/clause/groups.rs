//! Verb groups: a verb with its auxiliaries and its particle, and what a second verb shares with the first.

use super::phrases::{Item, ItemKind, Mood, VerbGroup, is_before_amount};
use super::units::{Tag, Thing, Unit};
use super::verbs::Forms;
use crate::extract::figure::FigureKind;

/// How far back the verb may stand whose "will" or "to" a second one shares, in pieces.
const SHARED: usize = 12;

/// Whether the clause before tells of the past what nobody plans by it: "failed to", but not "agreed to".
fn is_done(before: &[Item]) -> bool {
    const PLANS: &[&str] =
        &["agree", "decide", "plan", "promise", "pledge", "vow", "vote", "offer", "want", "hope", "threaten", "intend", "propose"];
    let finite = before.iter().rev().find_map(|item| match &item.kind {
        ItemKind::Verb(group) if group.mood == Mood::Finite => Some(group),
        _ => None,
    });
    finite.is_some_and(|group| (group.past || group.perfect) && group.modal.is_none() && !PLANS.contains(&group.lemma.as_str()))
}

/// "will buy Brill and sell its yard", "plans to buy Brill and sell its yard": the second verb stands as the first does.
pub(super) fn share_modals(items: &mut [Item], units: &[Unit]) {
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
        // "failed to find a buyer and shut": of "shut" the form does not tell.
        let has_past = units.get(group.main).and_then(|unit| unit.verb).is_some_and(|reading| reading.forms.any(Forms::PAST));
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
        } else if first.mood == Mood::Infinitive && !(has_past && is_done(before)) {
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
    ("build", &["up"]),
    ("fend", &["off"]),
    ("fill", &["in"]),
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
    ("float", &["off"]),
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

pub(super) fn verb_group(units: &[Unit], start: usize) -> Option<(usize, VerbGroup)> {
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
