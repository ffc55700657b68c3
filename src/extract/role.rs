//! What people are, and for whom: "X, chief executive of Acme" · "Acme chief executive X" · "X, PolyU President".

use std::ops::Range;

use super::lexicon::names::{self as lists, Class};
use super::name::run::Runs;
use super::name::word::Form;
use super::organisation::OrganisationId;

/// A role, and the organisation that it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    /// As written.
    pub words: String,
    /// Where it is told.
    pub organisation: Option<OrganisationId>,
}

/// A place of an organisation, in words.
pub type Place = (Range<usize>, OrganisationId);

/// The longest role, in words.
const LONGEST: usize = 22;

/// The role that the words around one place of a person tell. `organisations` are sorted and disjoint.
pub fn at(runs: &Runs, person: &Range<usize>, organisations: &[Place]) -> Option<Role> {
    behind(runs, person, organisations).or_else(|| before(runs, person, organisations)).or_else(|| becoming(runs, person, organisations))
}

/// Words that stand before a role and belong to it.
const LEADS: &[&str] = &[
    "senior",
    "deputy",
    "interim",
    "acting",
    "group",
    "global",
    "regional",
    "assistant",
    "associate",
    "research",
    "joint",
    "executive",
    "lead",
    "principal",
    "managing",
    "former",
    "vice",
    "new",
    "then",
    "outgoing",
    "incoming",
    "Senior",
    "Deputy",
    "Group",
    "Former",
    "Executive",
    "UK",
    "US",
    "angel",
    "company",
    "parish",
];

/// Whether a role is held in one body, so that "chief executive" alone means that of the organisation spoken of.
pub fn is_of_a_body(role: &str) -> bool {
    let role = role.to_lowercase();
    let held = [
        "chief",
        "president",
        "chair",
        "director",
        "founder",
        "ceo",
        "cfo",
        "cto",
        "coo",
        "cio",
        "head",
        "manager",
        "secretary",
        "partner",
        "spokes",
        "boss",
        "dean",
        "provost",
        "rector",
        "officer",
        "vp",
        "treasurer",
        "owner",
        "governor",
        "executive",
        "commissioner",
    ];
    held.iter().any(|word| role.contains(word))
        && !["former", "analyst", "prime minister", "professor"].iter().any(|word| role.contains(word))
}

/// The length of the role that starts at a word, in words: "vice president" is two.
fn role_len(runs: &Runs, at: usize, sentence: &Range<usize>) -> usize {
    (1..=5)
        .rev()
        .find(|&length| at + length <= sentence.end && runs.lexicon.names().is(Class::Role, &runs.name(&(at..at + length))))
        .unwrap_or(0)
}

fn organisation_at(organisations: &[Place], at: usize) -> Option<&Place> {
    let after = organisations.partition_point(|(place, _)| place.end <= at);
    organisations.get(after).filter(|(place, _)| place.start <= at)
}

/// Words of "has been named as", "will become", "joins as": what makes somebody something.
const BECOMING: &[&str] = &[
    "named",
    "appointed",
    "promoted",
    "become",
    "becomes",
    "became",
    "joins",
    "joined",
    "join",
    "served",
    "serves",
    "hired",
    "elected",
    "takes",
    "took",
    "take",
    "steps",
    "stepped",
    "step",
    "resigned",
    "resigns",
    "leads",
    "retires",
    "retired",
    "returns",
    "succeeds",
    "succeeded",
    "replaces",
    "remains",
    "remain",
    "works",
    "worked",
];

/// "X has been named chief executive of Acme" · "Acme has appointed X as finance chief" · "X will join Acme as chairman".
fn becoming(runs: &Runs, person: &Range<usize>, organisations: &[Place]) -> Option<Role> {
    let sentence = runs.words.sentence_of(person.start);
    let word = |at: usize| runs.at(at, &sentence);
    let made = (1..=2).any(|back| {
        matches!(
            word(person.start.wrapping_sub(back)),
            "named"
                | "appointed"
                | "hired"
                | "promoted"
                | "elected"
                | "appoints"
                | "names"
                | "hires"
                | "promotes"
                | "appoint"
                | "name"
                | "hire"
        )
    });
    let mut at = person.end;
    let mut becomes = made;
    let mut employer = None;
    for _ in 0..9 {
        let text = word(at);
        if let Some((place, id)) = organisation_at(organisations, at) {
            // "joins Acme as chairman"; "succeeds" is followed by a person.
            if role_len(runs, place.end, &sentence) > 0 {
                break;
            }
            (employer, at) = (Some(*id), place.end);
            continue;
        }
        becomes |= BECOMING.contains(&text);
        let passes = BECOMING.contains(&text)
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
                    | "over"
                    | "down"
                    | "also"
                    | "now"
                    | "from"
                    | "first"
                    | "who"
                    | ","
                    | "had"
                    | "group's"
                    | "then"
            );
        if !passes {
            break;
        }
        at += 1;
    }
    let mut role = phrase(runs, at, &sentence, organisations).filter(|_| becomes && at > person.end)?;
    let subject =
        || organisations.iter().find(|(place, _)| sentence.contains(&place.start) && place.end <= person.start).map(|&(_, id)| id);
    role.organisation = role.organisation.or(employer).or_else(|| if made { subject() } else { None });
    Some(role)
}

/// "…, chief executive of Acme," · "… (Acme chief executive)" · "… is chief executive of Acme".
fn behind(runs: &Runs, person: &Range<usize>, organisations: &[Place]) -> Option<Role> {
    let sentence = runs.words.sentence_of(person.start);
    let word = |at: usize| runs.at(at, &sentence);
    let mut start = person.end;
    while word(start) == "," && runs.lexicon.names().is(Class::PostNominal, word(start + 1)) {
        start += 2;
    }
    start += match (word(start), word(start + 1)) {
        (",", "who") | (",", "which") if matches!(word(start + 2), "is" | "was" | "became" | "runs" | "heads" | "leads") => 3,
        ("," | "(" | "–" | "—", _) => 1,
        ("is" | "was" | "became" | "as", _) => 1,
        _ => return None,
    };
    // An age: "Anna Berg, 47, chief executive".
    if runs.words.get(start).is_some_and(|age| age.form == Form::Number) && word(start + 1) == "," {
        start += 2;
    }
    if matches!(word(start), "the" | "a" | "an" | "its" | "their" | "our" | "now" | "one") {
        start += 1;
    }
    phrase(runs, start, &sentence, organisations)
}

/// A phrase that starts at `start` and holds a role within its first words.
fn phrase(runs: &Runs, start: usize, sentence: &Range<usize>, organisations: &[Place]) -> Option<Role> {
    let word = |at: usize| runs.at(at, sentence);
    let owner = organisation_at(organisations, start).filter(|(place, _)| place.start == start);
    let mut at = owner.map_or(start, |(place, _)| place.end);
    if owner.is_some() && matches!(word(at), "'s" | "’s" | "'" | "’") {
        at += 1;
    }
    let role_start = at;
    // Up to three words may stand before the role: "senior research analyst", "new chief executive".
    let head = (at..at + 4).take_while(|&at| sentence.contains(&at) && !ends_phrase(runs, at, sentence)).find_map(|at| {
        let length = role_len(runs, at, sentence);
        (length > 0).then_some(at..at + length)
    })?;
    let end = phrase_end(runs, head.end, sentence, organisations);
    if owner.is_some() {
        // "PolyU Vice President (Research and Innovation)".
        let words = text(runs, role_start..end);
        return Some(Role { words, organisation: owner.map(|&(_, id)| id) });
    }
    let mut at = head.end;
    while at < end {
        if let Some((_, id)) = organisation_at(organisations, at).filter(|(place, _)| place.start == at) {
            let mut before = at;
            // "partner at the law firm Acme": what describes the organisation is no part of the role.
            while before > head.end
                && runs.words.get(before - 1).is_some_and(|word| word.form == Form::Small)
                && is_description(runs, before - 1, sentence)
            {
                before -= 1;
            }
            while before > head.end
                && matches!(word(before - 1), "the" | "of" | "at" | "for" | "with" | "in" | "," | "'s" | "’s" | "and" | "from")
            {
                before -= 1;
            }
            let linked = before < at && (before..at).any(|at| matches!(word(at), "of" | "at" | "for" | "with" | "in" | "from"));
            if linked || before == at {
                let words = text(runs, role_start..before);
                return Some(Role { words, organisation: Some(*id) });
            }
        }
        at += 1;
    }
    let stop = (head.end..end).find(|&at| matches!(word(at), "," | "at" | "with" | "in" | "from")).unwrap_or(end);
    let stop = (head.end..stop)
        .find(|&at| matches!(word(at), "of" | "for") && runs.words.get(at + 1).is_some_and(|word| word.is_name()))
        .unwrap_or(stop);
    let near = text(runs, role_start..stop);
    Some(Role { words: near, organisation: None })
}

/// Whether a word before an organisation's name describes it: "the law firm", "the Swiss start-up".
fn is_description(runs: &Runs, at: usize, sentence: &Range<usize>) -> bool {
    let word = runs.at(at, sentence);
    runs.lexicon.names().is(Class::CompanyNoun, word)
        || matches!(
            word,
            "law"
                | "accountancy"
                | "consulting"
                | "trade"
                | "research"
                | "software"
                | "technology"
                | "rating"
                | "private"
                | "equity"
                | "bank"
        )
}

fn ends_phrase(runs: &Runs, at: usize, sentence: &Range<usize>) -> bool {
    matches!(
        runs.at(at, sentence),
        "," | ";" | ":" | "." | ")" | "(" | "”" | "\"" | "“" | "who" | "which" | "that" | "said" | "and" | "but"
    )
}

/// The index behind a role's phrase: the clause's end, or the comma behind its organisation.
fn phrase_end(runs: &Runs, from: usize, sentence: &Range<usize>, organisations: &[Place]) -> usize {
    let word = |at: usize| runs.at(at, sentence);
    let mut depth = 0;
    let mut at = from;
    let limit = sentence.end.min(from + LONGEST);
    let mut named = organisation_at(organisations, from.saturating_sub(1)).is_some();
    while at < limit {
        let text = word(at);
        match text {
            "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            ")" | ";" | ":" | "“" | "”" | "\"" | "–" | "—" | "who" | "which" | "that" | "." => return at,
            "and" | "&" if runs.lexicon.names().is(Class::Honorific, word(at + 1)) => return at,
            "," if depth == 0 => {
                // A comma inside a role is followed by "and", or by more of the place where it is held.
                let continues = !named
                    && (at + 1..limit.min(at + 9))
                        .take_while(|&at| {
                            !matches!(word(at), "," | ";" | "." | "“" | "\"" | "who" | "said") && !is_verb(runs, at, sentence)
                        })
                        .any(|next| {
                            matches!(word(next), "at" | "of")
                                && (organisation_at(organisations, next + 1).is_some()
                                    || organisation_at(organisations, next + 2).is_some())
                                || word(next) == "and"
                                    && role_len(runs, next + 1, sentence) == 0
                                    && organisation_at(organisations, next + 1).is_none()
                                    && next <= at + 3
                        });
                if !continues {
                    return at;
                }
            }
            _ if is_verb(runs, at, sentence) => return at,
            _ => {}
        }
        named |= organisation_at(organisations, at).is_some();
        at += 1;
    }
    limit
}

fn is_verb(runs: &Runs, at: usize, sentence: &Range<usize>) -> bool {
    let word = runs.at(at, sentence);
    runs.words.get(at).is_some_and(|word| word.form == Form::Small)
        && (runs.lexicon.names().is(Class::Speech, word)
            && !matches!(
                word,
                "reports"
                    | "report"
                    | "comment"
                    | "comments"
                    | "note"
                    | "state"
                    | "call"
                    | "calls"
                    | "claims"
                    | "finds"
                    | "estimates"
                    | "shows"
            )
            || matches!(
                word,
                "is" | "was"
                    | "will"
                    | "has"
                    | "had"
                    | "would"
                    | "were"
                    | "are"
                    | "told"
                    | "spoke"
                    | "met"
                    | "took"
                    | "when"
                    | "after"
                    | "during"
            ))
}

/// "Acme chief executive X" · "chief executive X" · "Acme’s chief executive, X" · "the chief executive of Acme, X".
fn before(runs: &Runs, person: &Range<usize>, organisations: &[Place]) -> Option<Role> {
    let sentence = runs.words.sentence_of(person.start);
    let word = |at: usize| runs.at(at, &sentence);
    let mut end = person.start;
    let back = |at: usize| at.checked_sub(1).filter(|at| sentence.contains(at));
    // Honorifics between role and name.
    while let Some(at) = back(end) {
        let stop = word(at) == "." && at > sentence.start && runs.lexicon.names().is(Class::Honorific, word(at - 1));
        if stop {
            end = at - 1;
        } else if runs.lexicon.names().is(Class::Honorific, word(at)) && !runs.lexicon.names().is(Class::Role, word(at)) {
            end = at;
        } else {
            break;
        }
    }
    let comma = back(end).is_some_and(|at| word(at) == ",");
    let edge = if comma { end - 1 } else { end };
    // "…role, X" and "…role X".
    let role = (1..=5.min(edge.saturating_sub(sentence.start)))
        .rev()
        .map(|length| edge - length..edge)
        .find(|words| runs.lexicon.names().is(Class::Role, &runs.name(words)));
    if let Some(mut role) = role {
        // Adjectives of the role: "senior", "deputy", "research".
        while let Some(at) = back(role.start) {
            let text = word(at);
            // "senior research analyst", "its India head".
            let place = runs.lexicon.names().place(text).is_some_and(|place| place != lists::Place::Nationality);
            if (place || LEADS.contains(&text)) && organisation_at(organisations, at).is_none() {
                role.start = at;
            } else {
                break;
            }
        }
        // "co-founder and CEO".
        if let Some(and) = back(role.start).filter(|&at| word(at) == "and") {
            let first = (1..=4.min(and.saturating_sub(sentence.start))).rev().map(|length| and - length..and);
            if let Some(first) = first.into_iter().find(|words| runs.lexicon.names().is(Class::Role, &runs.name(words))) {
                role.start = first.start;
            }
        }
        let mut owner = role.start;
        while let Some(at) = back(owner).filter(|&at| matches!(word(at), "'s" | "’s" | "'" | "’" | "UK" | "US")) {
            owner = at;
        }
        let organisation = back(owner).and_then(|at| organisation_at(organisations, at)).map(|&(_, id)| id);
        if comma
            && organisation.is_none()
            && !matches!(word(role.start.wrapping_sub(1)), "its" | "the" | "their" | "Its" | "The" | "a" | "new")
        {
            return None;
        }
        return Some(Role { words: text(runs, role), organisation });
    }
    // "the chief executive of Acme, X": the organisation stands at the edge.
    let (place, id) = back(edge).and_then(|at| organisation_at(organisations, at)).filter(|_| comma)?;
    let mut at = place.start;
    while let Some(before) = back(at).filter(|&at| matches!(word(at), "of" | "at" | "the" | "for")) {
        at = before;
    }
    if at == place.start {
        return None;
    }
    let role = (1..=5.min(at.saturating_sub(sentence.start)))
        .rev()
        .map(|length| at - length..at)
        .find(|words| runs.lexicon.names().is(Class::Role, &runs.name(words)))?;
    Some(Role { words: text(runs, role), organisation: Some(*id) })
}

fn text(runs: &Runs, words: Range<usize>) -> String {
    runs.name(&words).trim_matches([',', ' ']).to_owned()
}
