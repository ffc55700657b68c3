//! What stands around a word: the neighbours and the rest of its clause, by which the tagger decides.
//!
//! Every question looks one way and ends at the clause's end; none changes a tag.

use super::units::{Tag, Thing, Unit};
use super::verbs::{Forms, Reading};
use super::words::one_of;
use crate::extract::figure::FigureKind;

/// "as chair of Acme": an office, not a clause.
pub fn is_office(units: &[Unit], at: usize) -> bool {
    units[at].word == "as"
        && units[at + 1..].iter().take(3).find(|unit| unit.tag == Tag::Noun).is_some_and(|unit| {
            one_of(
                &unit.word,
                "chief|chair|chairman|chairwoman|head|director|president|ceo|cfo|cto|partner|manager|executive|managing|vice|deputy",
            )
        })
}

/// Whether a finite verb comes before the clause could end.
pub fn opens_clause(units: &[Unit], at: usize) -> bool {
    for (offset, unit) in units[at + 1..].iter().enumerate() {
        match unit.tag {
            Tag::Modal | Tag::Do => return true,
            Tag::Be | Tag::Have => return !matches!(unit.word.as_str(), "be" | "been" | "being" | "having"),
            Tag::Verb if unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST | Forms::THIRD) || reading.forms == Forms::BASE) => {
                return true;
            }
            // "after its rival, Brill, bought a stake"
            Tag::Comma => return insertion_ends_in_verb(&units[at + 1 + offset + 1..]),
            // "after its founder and chief executive left"
            Tag::And if units.get(at + 2 + offset).is_some_and(opens_noun_phrase) => {}
            Tag::Boundary | Tag::Subordinator | Tag::Relative | Tag::But | Tag::And | Tag::To => return false,
            Tag::Verb if unit.verb.is_some_and(|reading| reading.forms.only(Forms::GERUND)) => return false,
            _ => {}
        }
    }
    false
}

/// Whether a short insertion closes with a comma and a finite verb follows at once: "Brill, bought".
fn insertion_ends_in_verb(units: &[Unit]) -> bool {
    let nominal = |unit: &&Unit| {
        matches!(unit.tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Preposition | Tag::Possessive | Tag::Clitic)
    };
    let inside = units.iter().take(8).take_while(nominal).count();
    let closes = inside > 0 && units.get(inside).is_some_and(|unit| unit.tag == Tag::Comma);
    closes
        && units.get(inside + 1).is_some_and(|unit| match unit.tag {
            Tag::Modal | Tag::Do | Tag::Be | Tag::Have => true,
            Tag::Verb => unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST | Forms::THIRD)),
            _ => false,
        })
}

/// Whether nearly every long word has a capital: there a capital tells nothing.
pub fn is_title_case(units: &[Unit]) -> bool {
    let long = units.iter().skip(1).filter(|unit| unit.thing == Thing::Word && unit.word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let (capital, all) = long.fold((0, 0), |(capital, all), unit| (capital + usize::from(unit.capital), all + 1));
    all >= 2 && capital * 4 >= all * 3
}

/// "the Acme-Brill merger": a hyphen or dash that touches two names.
pub fn joins_names(units: &[Unit], at: usize) -> bool {
    let is_name = |unit: &Unit| matches!(unit.thing, Thing::Organisation(_));
    match (at.checked_sub(1).and_then(|at| units.get(at)), units.get(at), units.get(at + 1)) {
        (Some(left), Some(sign), Some(right)) => {
            is_name(left) && is_name(right) && left.span.end() == sign.span.start() && sign.span.end() == right.span.start()
        }
        _ => false,
    }
}

/// The word before, adverbs aside.
pub fn before(units: &[Unit], at: usize) -> Option<&Unit> {
    units[..at].iter().rev().find(|unit| unit.tag != Tag::Adverb)
}

/// The word behind, adverbs aside.
pub fn after(units: &[Unit], at: usize) -> Option<&Unit> {
    units.get(at + 1..)?.iter().find(|unit| unit.tag != Tag::Adverb)
}

/// Whether a noun phrase may open with it.
pub fn opens_noun_phrase(unit: &Unit) -> bool {
    matches!(unit.tag, Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Adjective | Tag::Pronoun)
}

/// Whether a figure before the word is its subject, not its counter: "sales of £5m beat forecasts".
pub fn finite_follows_needed(units: &[Unit], at: usize, forms: Forms) -> bool {
    let money = units[..at].last().is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Money | FigureKind::Percent)));
    money && forms.any(Forms::PAST) && !clause_has_finite_before(units, at) && !finite_after(units, at)
}

/// Whether its verb is a noun as well: "plan", "cut".
pub fn is_noun_or_verb(unit: &Unit) -> bool {
    unit.tag == Tag::Verb && unit.verb.is_some_and(|reading| reading.noun)
}

/// Whether it is a finite verb that cannot be anything else.
pub fn is_surely_finite(unit: &Unit) -> bool {
    unit.tag == Tag::Verb && unit.verb.is_some_and(|reading| !reading.noun && reading.forms.any(Forms::THIRD | Forms::PAST))
}

/// Whether it is a finite verb or auxiliary.
pub fn is_finite(unit: &Unit) -> bool {
    match unit.tag {
        Tag::Modal | Tag::Do => true,
        Tag::Be | Tag::Have => !matches!(unit.word.as_str(), "be" | "been" | "being" | "having"),
        Tag::Verb => unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST | Forms::THIRD)),
        _ => false,
    }
}

/// Whether the clause ends here.
pub fn is_break(unit: &Unit) -> bool {
    matches!(unit.tag, Tag::Boundary | Tag::Subordinator | Tag::Relative | Tag::But)
}

/// Whether a finite verb stands before, in the same clause.
pub fn clause_has_finite_before(units: &[Unit], at: usize) -> bool {
    let end = closed_relative(units, at).unwrap_or(at);
    let mut crossed = false;
    for (index, unit) in units[..end].iter().enumerate().rev() {
        if is_break(unit) {
            return false;
        }
        // "appealed, and in April the court set the order aside": a clause of its own.
        let fronted = unit.tag == Tag::Preposition
            && index > 1
            && matches!(units[index - 1].tag, Tag::And | Tag::But)
            && units[index - 2].tag == Tag::Comma
            && units.get(index + 1).is_some_and(Unit::is_date);
        if fronted {
            return false;
        }
        crossed |= unit.tag == Tag::Comma;
        let finite = match unit.tag {
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do => unit.word != "being" && unit.word != "having",
            Tag::Verb => unit.verb.is_some_and(|reading| reading.forms.any(Forms::THIRD | Forms::PAST) || reading.forms.only(Forms::BASE)),
            _ => false,
        };
        if finite {
            // "After Roe left, Acme agreed": the verb is of the clause in front.
            let opener = units[..index].iter().rposition(is_break);
            if crossed
                && opener
                    .is_some_and(|opener| units[opener].tag == Tag::Subordinator && (opener == 0 || units[opener - 1].tag == Tag::Boundary))
            {
                return false;
            }
            // What is said is a clause of its own: "Acme said profits fell".
            return !unit.verb.is_some_and(|reading| takes_clause(reading.lemma));
        }
    }
    false
}

/// The comma before a relative clause that another comma closes right before a place: "Acme, which makes pumps, said".
pub fn closed_relative(units: &[Unit], at: usize) -> Option<usize> {
    let closing = units[..at].iter().rposition(|unit| unit.tag != Tag::Adverb).filter(|&last| units[last].tag == Tag::Comma)?;
    let opening = units[..closing].iter().rposition(|unit| unit.tag == Tag::Comma)?;
    units.get(opening + 1).filter(|unit| matches!(unit.word.as_str(), "which" | "who" | "whose" | "where")).map(|_| opening)
}

/// Whether a finite verb that cannot be anything else stands behind, before the clause ends.
pub fn finite_after(units: &[Unit], at: usize) -> bool {
    for unit in &units[at + 1..] {
        if is_break(unit) || matches!(unit.tag, Tag::Comma | Tag::And | Tag::Or) {
            return false;
        }
        match unit.tag {
            Tag::Modal | Tag::Do => return true,
            Tag::Be | Tag::Have => return !matches!(unit.word.as_str(), "be" | "been" | "being" | "have" | "having"),
            Tag::Verb if unit.verb.is_some_and(|reading| !reading.noun && reading.forms.any(Forms::THIRD)) => return true,
            Tag::Verb if unit.verb.is_some_and(|reading| reading.forms.only(Forms::PAST)) => return true,
            _ => {}
        }
    }
    false
}

/// Verbs whose object may be a whole clause without "that".
pub fn takes_clause(lemma: &str) -> bool {
    one_of(
        lemma,
        "say|rule|demand|propose|recommend|write|stress|hold|add|believe|think|hope|expect|claim|warn|confirm|announce\
             |report|show|estimate|note|suggest|insist|argue|mean|know|understand|predict|reckon|reveal|tell|explain|admit\
             |acknowledge|deny|forecast|state|calculate|find|see|fear|assume",
    )
}

/// "Acme and Brill merge": two subjects joined.
pub fn joined_subject(units: &[Unit], at: usize) -> bool {
    let mut names = 0;
    for unit in units[..at].iter().rev() {
        match unit.tag {
            Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner => names += 1,
            Tag::And => return names > 0,
            _ => return false,
        }
    }
    false
}

/// "its Mexican bottling unit": only adjectives and names between it and what opens the phrase.
pub fn inside_noun_phrase(units: &[Unit], at: usize) -> bool {
    let before = units[..at].iter().rev().find(|unit| !matches!(unit.tag, Tag::Adjective | Tag::Name));
    let opens = before.is_some_and(|unit| matches!(unit.tag, Tag::Determiner | Tag::Possessive | Tag::Clitic));
    // "Acme's Brill making pumps" has a subject.
    let named = at.checked_sub(1).is_some_and(|before| units[before].thing != Thing::Word);
    opens && !named
}

/// Whether the main verb of the clause is still to come, with no comma or subordinator between.
pub fn finite_ahead(units: &[Unit], at: usize) -> bool {
    for unit in &units[at + 1..] {
        if is_break(unit) || matches!(unit.tag, Tag::Comma | Tag::And) {
            return false;
        }
        match unit.tag {
            Tag::Modal | Tag::Do => return true,
            Tag::Be | Tag::Have => return !matches!(unit.word.as_str(), "be" | "been" | "being" | "have" | "having"),
            Tag::Verb if unit.verb.is_some_and(|reading| !reading.noun && reading.forms.any(Forms::THIRD | Forms::PAST)) => return true,
            _ => {}
        }
    }
    false
}

/// Verbs that are not passive without an auxiliary: their -ed form after a noun is the verb of the clause.
pub fn is_intransitive(lemma: &str) -> bool {
    one_of(
        lemma,
        "rise|fall|grow|jump|slip|climb|surge|soar|plunge|tumble|slump|slide|dip|sink|edge|rocket|leap|swing|drop|gain\
             |decline|increase|decrease|double|triple|treble|shrink|rally|rebound|improve|resign|retire|join|agree|emerge\
             |collapse|merge|come|go|begin|start|end|become|remain|stand|amount|appear|debut|depart|quit|step|leave|reply\
             |respond|comment|refuse|fail|decide|try|hope|intend|seek|vow|partner|team|collaborate|cooperate|succeed|top\
             |exceed|total",
    )
}

/// "and before that ran Brill": "that" stands for a time and no noun follows.
pub fn stands_for_a_time(units: &[Unit], at: usize) -> bool {
    let opens = at == 0 || matches!(units[at - 1].tag, Tag::And | Tag::Comma | Tag::Boundary | Tag::But);
    opens
        && units.get(at + 1).is_some_and(|that| that.word == "that")
        && units.get(at + 2).is_some_and(|next| match next.tag {
            Tag::Comma | Tag::Be | Tag::Have | Tag::Pronoun => true,
            Tag::Verb => {
                !next.capital
                    && next.verb.is_some_and(|verb| !verb.noun && !verb.lemma.is_empty() && verb.forms.any(Forms::PAST | Forms::THIRD))
            }
            _ => false,
        })
}

/// "the company states that": one body or paper that says, where a bare noun before could be what is said ("profit forecasts that").
pub fn says_in_the_singular(units: &[Unit], at: usize, forms: Forms) -> bool {
    let Some(noun) = at.checked_sub(1).filter(|_| forms.only(Forms::THIRD)) else { return false };
    let sayers = "company|firm|group|bank|agency|regulator|watchdog|ministry|commission|report|study|statement|filing|document|letter|survey\
                  |prospectus|complaint|lawsuit|spokesman|spokeswoman|spokesperson|chairman|chief";
    one_of(&units[noun].word, sayers) && noun > 0 && units[noun - 1].tag == Tag::Determiner
}

/// ", and the maker plans to close": a clause with a subject of its own behind a comma.
pub fn opens_second_clause(units: &[Unit], at: usize) -> bool {
    let subject =
        units[..at].iter().rev().take(6).take_while(|unit| matches!(unit.tag, Tag::Noun | Tag::Adjective | Tag::Determiner)).count();
    let Some(and) = (at - subject).checked_sub(1).filter(|_| subject > 1) else { return false };
    let follows = units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::To | Tag::Determiner | Tag::Possessive));
    units[and + 1].tag == Tag::Determiner
        && !units.get(at - 1).is_some_and(|unit| super::words::is_plural(&unit.word))
        && and > 0
        && matches!(units[and].word.as_str(), "and" | "but")
        && units[and - 1].tag == Tag::Comma
        && follows
        && !finite_after(units, at)
}

/// "a clear warning", "has complete confidence", "into separate units": a plain form where no verb can stand describes or is a noun.
pub fn described(units: &[Unit], at: usize, reading: Reading, next_is_nominal: bool) -> Option<Tag> {
    if !reading.forms.only(Forms::BASE) || reading.noun {
        return None;
    }
    let joined = units.get(at + 1).is_some_and(|next| next.tag == Tag::And)
        && units.get(at + 2).is_some_and(|unit| matches!(unit.tag, Tag::Adjective | Tag::Adverb));
    let previous = before(units, at)?;
    let as_adjective = one_of(
        reading.lemma,
        "clear|complete|separate|correct|live|clean|secure|slow|narrow|open|select|corrupt|smooth|mean|warm|calm|perfect|close",
    );
    let tag = if next_is_nominal || joined { Tag::Adjective } else { Tag::Noun };
    match previous.tag {
        Tag::Determiner if one_of(&previous.word, "a|an|the|every|another") => Some(tag),
        Tag::Preposition if tag == Tag::Adjective && as_adjective && !one_of(&previous.word, "than|up|out|off|down|over|like|around") => {
            Some(tag)
        }
        Tag::Have | Tag::Verb if tag == Tag::Adjective && as_adjective => {
            (!previous.verb.is_some_and(|verb| matches!(verb.lemma, "help" | "make" | "let" | "dare" | "go" | "come"))).then_some(tag)
        }
        _ => None,
    }
}
