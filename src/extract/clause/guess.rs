//! The first guess at a unit's part, by the word itself and what stands right before it. The tagger settles from the neighbours what
//! this leaves open.

use super::context::joins_names;
use super::units::{Tag, Thing, Unit};
use super::verbs::{Forms, Reading, Verbs};
use super::words::{self, one_of};
use crate::extract::figure::FigureKind;

/// Gives a unit the part that its word has where nothing else is known.
pub fn first_guess(units: &mut [Unit], at: usize, title_case: bool, verbs: &Verbs) {
    let tag = match units[at].thing {
        Thing::Organisation(_) | Thing::Person(_) => Tag::Name,
        Thing::Figure(_, FigureKind::Ordinal) => Tag::Adjective,
        Thing::Figure(..) => Tag::Noun,
        Thing::Word => {
            let unit = &units[at];
            let word = unit.word.as_str();
            let opens = at == 0 || matches!(units[at - 1].tag, Tag::Boundary);
            let is_word = word.starts_with(char::is_alphabetic);
            let looks_known = !unit.capital || title_case || opens;
            if matches!(word, "'s") {
                clitic(units, at)
            } else if matches!(word, "-" | "–") && joins_names(units, at) {
                Tag::Adjective
            } else if matches!(word, "," | "–" | "—" | "-" | "--") {
                Tag::Comma
            } else if matches!(word, ":" | ";" | "|" | "…" | "!" | "?") {
                Tag::Boundary
            } else if word == "&" || word == "+" {
                Tag::And
            } else if word.starts_with('-') {
                Tag::Adjective
            } else if word.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with('%') {
                Tag::Noun
            } else if !is_word && !word.starts_with('\'') {
                Tag::Other
            } else if word == "each" && at > 0 && is_floating(units, at, verbs) {
                Tag::Adverb
            } else if let Some(tag) = words::closed(word).filter(|_| looks_known || at == 0) {
                if matches!(tag, Tag::Adjective | Tag::Subordinator | Tag::Preposition) {
                    units[at].verb = verbs.get(word);
                }
                tag
            } else if looks_known && let Some(reading) = verbs.get(word) {
                units[at].verb = Some(reading);
                Tag::Verb
            } else if looks_known
                && units.get(at + 1).is_some_and(|next| next.word == "by")
                && let Some(reading) = shared_deed(word).and_then(|deed| verbs.get(deed))
            {
                // "majority-owned by Acme"
                units[at].verb = Some(reading);
                Tag::Verb
            } else if looks_known && word.contains('-') && (word.ends_with("ing") || word.ends_with("ed")) {
                // "chip-making tools", "a state-owned bank"
                Tag::Adjective
            } else if looks_known && word.len() > 5 && word.ends_with("ing") && !words::is_nominal_ing(word) {
                units[at].verb = Some(Reading { lemma: "", forms: Forms::GERUND, noun: true });
                Tag::Verb
            } else if !unit.capital && is_word && at > 0 && units[at - 1].tag == Tag::To && is_coined_verb(word) {
                // "to decarbonise its mills"
                units[at].verb = Some(Reading { lemma: "", forms: Forms::BASE, noun: false });
                Tag::Verb
            } else if looks_known
                && word.ends_with("ed")
                && (word.len() > 6 && word.starts_with("un")
                    || at > 0 && units[at - 1].tag == Tag::To && !word.ends_with("eed") && !one_of(word, "embed|wed|bed"))
            {
                // "to unlisted Brill": no verb is known of these letters, and none stands so behind "to".
                Tag::Adjective
            } else if looks_known && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") {
                units[at].verb = Some(Reading { lemma: "", forms: Forms::PAST | Forms::PARTICIPLE, noun: false });
                Tag::Verb
            } else if !looks_known || (opens && unit.capital && !title_case && at + 1 < units.len() && units[at + 1].capital) {
                Tag::Name
            } else {
                Tag::Noun
            }
        }
    };
    units[at].tag = tag;
}

/// "Acme and Brill each won": of the subject, not of what follows.
fn is_floating(units: &[Unit], at: usize, verbs: &Verbs) -> bool {
    matches!(units[at - 1].tag, Tag::Name | Tag::Noun | Tag::Have | Tag::Modal)
        && units.get(at + 1).is_some_and(|next| {
            next.thing == Thing::Word && verbs.get(&next.word).is_some_and(|reading| reading.forms.any(Forms::PAST | Forms::BASE))
        })
}

/// Whether the ending of a word that is not in the table is a verb's.
fn is_coined_verb(word: &str) -> bool {
    word.len() > 6 && ["ise", "ize", "ify", "ate"].iter().any(|ending| word.ends_with(ending))
}

/// 's is a possessor's after a noun or name; "is" after a pronoun.
fn clitic(units: &[Unit], at: usize) -> Tag {
    match units.get(at.wrapping_sub(1)).map(|unit| (unit.tag, unit.word.as_str())) {
        Some((Tag::Pronoun | Tag::Relative, _)) | Some((_, "here" | "there")) => Tag::Be,
        _ => Tag::Clitic,
    }
}

/// "owned" of "majority-owned": a deed of which the word before the hyphen says how far it goes.
fn shared_deed(word: &str) -> Option<&str> {
    let (measure, deed) = word.split_once('-')?;
    (one_of(measure, "majority|minority|half|part|partly|wholly|fully|jointly|family") && deed.ends_with("ed")).then_some(deed)
}
