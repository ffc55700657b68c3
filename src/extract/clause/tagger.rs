//! Parts of speech for the units of a sentence.
//!
//! The parts are told by closed classes, the verb table and the neighbours; a word that nothing is known of is a noun, which is what it is nine
//! times in ten. Deliberately absent: a statistical tagger. What the frames need (verb groups, noun phrases, prepositions)
//! is decided by few words, all of them in the tables.

use super::context::{
    after, before, clause_has_finite_before, described, finite_after, finite_follows_needed, is_intransitive, is_noun_or_verb, is_office,
    is_surely_finite, is_title_case, joined_subject, opens_clause, opens_noun_phrase, opens_second_clause, says_in_the_singular,
    stands_for_a_time, takes_clause,
};
use super::guess::first_guess;
use super::participle::{follows_what_it_describes, gerund, past_or_participle};
use super::units::{Tag, Thing, Unit, cut};
use super::verbs::{Forms, Reading, Verbs};
use super::words::{self, one_of};
use crate::extract::document::Document;
use crate::extract::figure::FigureKind;
use crate::extract::quote::Quote;
use crate::extract::sentence::Sentence;
use crate::span::Span;

/// Cuts a sentence into units and tags them.
pub fn tag(document: &Document, sentence: &Sentence, things: &[(Span, Thing)], quotes: &[Quote], verbs: &Verbs) -> Vec<Unit> {
    let mut units = cut(document, sentence, things, quotes);
    let title_case = is_title_case(&units);
    for at in 0..units.len() {
        first_guess(&mut units, at, title_case, verbs);
    }
    for at in 0..units.len() {
        approximators(&mut units, at);
    }
    for at in 0..units.len() {
        temporal(&mut units, at);
    }
    for at in 0..units.len() {
        settle(&mut units, at);
    }
    // What follows is known now: "as chief executive", "after the sale" open no clause.
    for at in 0..units.len() {
        if units[at].tag == Tag::Subordinator
            && matches!(units[at].word.as_str(), "as" | "after" | "before" | "since" | "until" | "till")
            && (!opens_clause(&units, at) || is_office(&units, at) || is_before_items(&units, at))
        {
            units[at].tag = Tag::Preposition;
        }
    }
    units
}

/// "profit before exceptional items rose": what a measure leaves out.
fn is_before_items(units: &[Unit], at: usize) -> bool {
    let items =
        "tax|taxes|interest|items|charges|amortisation|amortization|depreciation|adjustments|provisions|goodwill|costs|impairments|bonuses";
    let left_out = units[at + 1..].iter().take(4).take_while(|unit| matches!(unit.tag, Tag::Noun | Tag::Adjective | Tag::And | Tag::Comma));
    units[at].word == "before"
        && at > 0
        && units[at - 1].tag == Tag::Noun
        && left_out.into_iter().any(|unit| unit.thing == Thing::Word && one_of(&unit.word, items))
}

/// "about £5m", "more than 500", "up to 20%": words that bound the figure, not prepositions.
fn approximators(units: &mut [Unit], at: usize) {
    let is_amount = |unit: &Unit| matches!(unit.thing, Thing::Figure(_, kind) if !kind.is_date() && kind != FigureKind::Duration);
    let mut figure = at + 1;
    let word = units[at].word.as_str();
    // "hand over £5m"
    if word == "over" && at > 0 && units[at - 1].verb.is_some_and(|reading| matches!(reading.lemma, "hand" | "turn" | "sign")) {
        return;
    }
    // "ticked up to 8%"
    let crept = |unit: &Unit| unit.verb.is_some_and(|reading| one_of(reading.lemma, "tick|edge|inch|creep|go|move|shoot|nudge|pick"));
    if word == "up" && at > 0 && crept(&units[at - 1]) {
        return;
    }
    match word {
        "about" | "around" | "over" | "under" | "above" | "below" | "roughly" | "nearly" | "almost" | "approximately" => {}
        "up" if units.get(at + 1).is_some_and(|next| next.tag == Tag::To) => figure = at + 2,
        "more" | "less" | "fewer" | "higher" if units.get(at + 1).is_some_and(|next| next.word == "than") => figure = at + 2,
        "at" if units.get(at + 1).is_some_and(|next| matches!(next.word.as_str(), "least" | "most")) => figure = at + 2,
        "as" if units.get(at + 2).is_some_and(|next| next.word == "as") => figure = at + 3,
        "some" => {}
        _ => return,
    }
    // "more than doubled"
    let than = matches!(word, "more" | "less") && units.get(figure).is_some_and(|unit| unit.tag == Tag::Verb && !unit.capital);
    if than && units.get(figure).is_some_and(|unit| unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST | Forms::BASE))) {
        units[at].tag = Tag::Adverb;
        units[at + 1].tag = Tag::Adverb;
        return;
    }
    // "an estimated", "a further" and the like may stand between.
    if units.get(figure).is_some_and(is_amount) {
        for unit in &mut units[at..figure] {
            unit.tag = Tag::Adverb;
            unit.verb = None;
        }
    }
}

/// "has yet to", "may yet", "no longer": words of time that look like joints and determiners.
fn temporal(units: &mut [Unit], at: usize) {
    let next = units.get(at + 1);
    match units[at].word.as_str() {
        "yet"
            if next.is_some_and(|unit| unit.tag == Tag::To)
                || matches!(before(units, at).map(|unit| unit.tag), Some(Tag::Modal | Tag::Not)) =>
        {
            units[at].tag = Tag::Adverb;
        }
        // "it last raised money in 2021"
        "last" | "first"
            if next.is_some_and(|unit| {
                unit.tag == Tag::Verb && unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST) && !reading.forms.any(Forms::BASE))
            }) && before(units, at).is_some_and(|unit| {
                matches!(unit.tag, Tag::Comma | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Noun) || is_noun_or_verb(unit)
            }) =>
        {
            units[at].tag = Tag::Adverb;
        }
        // "has since set up a mill"
        "since" if at > 0 && units[at - 1].tag == Tag::Have && next.is_some_and(|unit| unit.tag == Tag::Verb) => {
            units[at].tag = Tag::Adverb;
        }
        // "was at Acme and before that ran Brill"
        "before" | "after" if stands_for_a_time(units, at) => {
            units[at].tag = Tag::Adverb;
            units[at + 1].tag = Tag::Adverb;
        }
        // "has so far raised £5m"
        "so" if next.is_some_and(|unit| unit.word == "far") => {
            units[at].tag = Tag::Adverb;
        }
        // "was little changed"
        "little" if next.is_some_and(|unit| unit.word == "changed") => {
            units[at].tag = Tag::Adverb;
        }
        // "a fund to back young firms"
        "back"
            if at > 0
                && units[at - 1].tag == Tag::To
                && next.is_some_and(|unit| opens_noun_phrase(unit) || matches!(unit.tag, Tag::Adjective | Tag::Noun | Tag::Name)) =>
        {
            units[at].tag = Tag::Verb;
            units[at].verb = Some(Reading { lemma: "back", forms: Forms::BASE, noun: false });
        }
        "no" if next.is_some_and(|unit| unit.word == "longer") => {
            units[at].tag = Tag::Adverb;
            units[at + 1].tag = Tag::Not;
            units[at + 1].verb = None;
        }
        _ => {}
    }
}

/// "opened three automated warehouses": a participle between a number and what it counts, where the number has no verb to be the subject of.
fn is_counted(units: &[Unit], at: usize) -> bool {
    let tag = |at: Option<usize>| at.and_then(|at| units.get(at)).map(|unit| unit.tag);
    let number = at.checked_sub(1).filter(|&at| matches!(units[at].thing, Thing::Figure(_, FigureKind::Number)));
    let governed = matches!(
        tag(number.and_then(|number| number.checked_sub(1))),
        Some(Tag::Preposition | Tag::Verb | Tag::Determiner | Tag::Possessive | Tag::Clitic)
    );
    governed && units.get(at + 1).is_some_and(|next| next.tag == Tag::Noun && words::is_plural(&next.word))
}

/// Decides between verb and noun, past and participle, where the first guess left both.
fn settle(units: &mut [Unit], at: usize) {
    let unit = &units[at];
    let Some(reading) = unit.verb else {
        // "will replace her": no possessor where nothing is possessed.
        let bare = units.get(at + 1).is_none_or(|next| !opens_noun_phrase(next) && next.tag != Tag::Verb && next.tag != Tag::Adverb);
        if unit.word == "her" && bare {
            units[at].tag = Tag::Pronoun;
            return;
        }
        // "sales there slumped"
        if unit.word == "there"
            && matches!(before(units, at).map(|unit| unit.tag), Some(Tag::Noun))
            && units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Verb | Tag::Modal | Tag::Have))
        {
            units[at].tag = Tag::Adverb;
            return;
        }
        // "all of the stock": what is bought.
        if matches!(unit.word.as_str(), "all" | "most") && units.get(at + 1).is_some_and(|next| next.word == "of") {
            units[at].tag = Tag::Noun;
            return;
        }
        if unit.tag == Tag::Relative && unit.word == "that" {
            settle_that(units, at);
        }
        return;
    };
    let previous = before(units, at);
    let previous_tag = previous.map(|unit| unit.tag);
    if matches!(unit.tag, Tag::Adjective | Tag::Subordinator | Tag::Preposition) {
        // "will close", "to open", "they own".
        // "will not close": what stands before "not" decides.
        let negated = previous_tag == Some(Tag::Not);
        let auxiliary = if negated { units[..at].iter().rev().find(|unit| !matches!(unit.tag, Tag::Adverb | Tag::Not)) } else { previous };
        let auxiliary = auxiliary.map(|unit| unit.tag);
        let governed = matches!(auxiliary, Some(Tag::Modal | Tag::Do)) || (auxiliary == Some(Tag::To) && reading.forms.any(Forms::BASE));
        let owns = unit.word == "own"
            && (matches!(previous_tag, Some(Tag::Pronoun | Tag::Name))
                || previous.is_some_and(|unit| unit.tag == Tag::Noun && words::is_plural(&unit.word)))
            && units.get(at + 1).is_some_and(|next| next.is_amount() || opens_noun_phrase(next));
        if (governed || owns) && reading.forms.any(Forms::BASE) {
            units[at].tag = Tag::Verb;
            units[at].verb = Some(Reading { forms: Forms::BASE, ..reading });
        } else {
            units[at].verb = None;
        }
        return;
    }
    if unit.tag != Tag::Verb {
        return;
    }
    let (tag, forms) = decide(units, at, reading, previous);
    units[at].tag = tag;
    units[at].verb = (tag == Tag::Verb).then_some(Reading { forms, ..reading });
}

fn settle_that(units: &mut [Unit], at: usize) {
    // "that deal": a determiner where a noun, not a clause, follows; the clause has a verb soon.
    let after_verb = matches!(before(units, at).map(|unit| unit.tag), Some(Tag::Verb | Tag::Noun | Tag::Name | Tag::Comma));
    if !after_verb {
        units[at].tag = Tag::Determiner;
    }
}

/// What somebody is for a while: "acting chairman".
const ACTING: &str = "chief|chair|chairman|chairwoman|head|director|president|managing|finance|group|governor|editor|secretary|general|ceo|cfo|boss|deputy|vice-president|commissioner|principal|manager";

fn decide(units: &[Unit], at: usize, reading: Reading, previous: Option<&Unit>) -> (Tag, Forms) {
    let forms = reading.forms;
    let noun = (Tag::Noun, forms);
    let next = units.get(at + 1);
    let following = after(units, at);
    let next_is_nominal = next.is_some_and(|unit| matches!(unit.tag, Tag::Noun | Tag::Name | Tag::Adjective) || is_noun_or_verb(unit));
    let previous_tag = previous.map(|unit| unit.tag);
    // "has been acting chief executive"
    if units[at].word == "acting" && next.is_some_and(|unit| one_of(&unit.word, ACTING)) {
        return (Tag::Adjective, forms);
    }
    // Auxiliaries decide.
    match previous_tag {
        Some(Tag::Modal | Tag::Do) if forms.any(Forms::BASE) => return (Tag::Verb, Forms::BASE),
        // "to date", "to market": a phrase of its own.
        Some(Tag::To) if units[at].word == "date" => return noun,
        // "promoted to head of research", "took Acme to court"
        Some(Tag::To) if reading.noun && next.is_some_and(|unit| unit.word == "of") => return noun,
        // "promoted to finance director"
        Some(Tag::To) if reading.noun && next.is_some_and(|unit| one_of(&unit.word, "director|chief|officer|manager|head|partner")) => {
            return noun;
        }
        Some(Tag::To) if reading.lemma == "court" && !next.is_some_and(opens_noun_phrase) => return noun,
        Some(Tag::To) if forms.any(Forms::BASE) && !forms.any(Forms::GERUND) => {
            // "to market", "to plan": a noun only where nothing it could act on, or a stop, follows a noun of motion.
            return (Tag::Verb, Forms::BASE);
        }
        Some(Tag::Not) => {
            let auxiliary = units[..at].iter().rev().find(|unit| !matches!(unit.tag, Tag::Adverb | Tag::Not)).map(|unit| unit.tag);
            return match auxiliary {
                Some(Tag::Be | Tag::Have) if forms.any(Forms::PARTICIPLE) => (Tag::Verb, Forms::PARTICIPLE),
                Some(Tag::Modal | Tag::Do | Tag::To) if forms.any(Forms::BASE) => (Tag::Verb, Forms::BASE),
                _ => (Tag::Verb, forms),
            };
        }
        Some(Tag::Be) if forms.any(Forms::PARTICIPLE) => return (Tag::Verb, Forms::PARTICIPLE),
        Some(Tag::Be) if forms.any(Forms::GERUND) => return (Tag::Verb, Forms::GERUND),
        Some(Tag::Be) if reading.noun => return noun,
        Some(Tag::Have) if forms.any(Forms::PARTICIPLE) => return (Tag::Verb, Forms::PARTICIPLE),
        Some(Tag::Have) if reading.noun => return noun,
        Some(Tag::Noun) if previous.is_some_and(Unit::is_date) && forms.any(Forms::PARTICIPLE) => {
            // "have today announced"
            let auxiliary = units[..at].iter().rev().find(|unit| unit.tag != Tag::Adverb && !unit.is_date()).map(|unit| unit.tag);
            if auxiliary == Some(Tag::Have) {
                return (Tag::Verb, Forms::PARTICIPLE);
            }
        }
        _ => {}
    }
    // "his father, retired professor John Doe": who retires, retires from something, not someone.
    if units[at].word == "retired"
        && next.is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Adjective) && next.thing == Thing::Word && !next.capital)
        && !matches!(previous_tag, Some(Tag::Name | Tag::Pronoun))
    {
        return (Tag::Adjective, forms);
    }
    // "Acme, set up in 2001 by two brothers"
    if units[at].word == "set"
        && next.is_some_and(|next| next.word == "up")
        && matches!(previous_tag, Some(Tag::Comma | Tag::Noun | Tag::Name))
    {
        let behind = units.get(at + 2).is_some_and(|unit| matches!(unit.tag, Tag::Preposition | Tag::To) || unit.is_date());
        return (Tag::Verb, if behind { Forms::PARTICIPLE } else { Forms::PAST });
    }
    // "offshore wind farms": a deed only where it is wound up or down.
    if units[at].word == "wind" && !next.is_some_and(|unit| matches!(unit.word.as_str(), "up" | "down")) {
        return noun;
    }
    // "in the quarter ended 30 September": says until when, as a preposition does.
    if matches!(units[at].word.as_str(), "ended" | "ending")
        && next.is_some_and(Unit::is_date)
        && previous.is_some_and(|unit| unit.is_date() || one_of(&unit.word, "quarter|year|half|months|month|weeks|week|period"))
    {
        return (Tag::Preposition, forms);
    }
    if forms.only(Forms::GERUND) {
        return gerund(units, at, reading, previous, next_is_nominal);
    }
    if let Some(tag) = described(units, at, reading, next_is_nominal) {
        return (tag, forms);
    }
    if follows_what_it_describes(units, at, reading) {
        return (Tag::Verb, Forms::PARTICIPLE);
    }
    let determined = matches!(previous_tag, Some(Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Adjective));
    // "Exports, mostly to Spain, account for a fifth"
    if units[at].word == "account"
        && next.is_some_and(|unit| unit.word == "for")
        && matches!(previous_tag, Some(Tag::Comma | Tag::Noun | Tag::Name))
        && units.get(at + 2).is_some_and(|unit| unit.is_amount() || unit.tag == Tag::Adverb)
    {
        return (Tag::Verb, Forms::BASE);
    }
    // "had four workers left"
    if units[at].word == "left"
        && matches!(previous_tag, Some(Tag::Noun))
        && !next.is_some_and(|unit| matches!(unit.tag, Tag::Determiner | Tag::Possessive | Tag::Name | Tag::To))
        && clause_has_finite_before(units, at)
    {
        return (Tag::Adverb, forms);
    }
    if forms.any(Forms::PAST | Forms::PARTICIPLE) && !forms.any(Forms::BASE) {
        if determined && previous.is_none_or(|unit| !one_of(&unit.word, "all|both|some|many|few|this|most")) {
            return if next_is_nominal || next.is_some_and(|unit| unit.tag == Tag::Verb) { (Tag::Adjective, forms) } else { noun };
        }
        // "agreed to sell wholly owned Brill"
        let described = next_is_nominal
            && at > 1
            && one_of(&units[at - 1].word, "wholly|partly|jointly|newly|recently|formerly|privately|publicly|majority|family")
            && !matches!(units[at - 2].tag, Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Have | Tag::Be | Tag::Relative | Tag::Comma);
        // "expects adjusted earnings", "sold used cars"
        let acted_on = previous_tag == Some(Tag::Verb)
            && next.is_some_and(|unit| unit.tag == Tag::Noun && unit.thing == Thing::Word)
            && previous.is_some_and(|unit| {
                unit.verb.is_some_and(|reading| !takes_clause(reading.lemma) || one_of(reading.lemma, "expect|report|forecast|announce"))
                    && !unit.verb.is_some_and(|reading| matches!(reading.lemma, "be" | "have" | "do" | "get"))
            });
        if previous_tag == Some(Tag::Preposition) && next_is_nominal || is_counted(units, at) || described || acted_on {
            return (Tag::Adjective, forms);
        }
        return (Tag::Verb, past_or_participle(units, at, forms, previous));
    }
    // Plain forms and -s forms.
    if !reading.noun && !forms.any(Forms::PAST) {
        // "its wind business", "Acme's build"
        let possessed = matches!(previous_tag, Some(Tag::Possessive | Tag::Clitic)) && forms.any(Forms::BASE);
        if possessed {
            return noun;
        }
        return (Tag::Verb, if forms.any(Forms::THIRD) { Forms::THIRD } else { Forms::BASE });
    }
    if determined || previous_tag == Some(Tag::Preposition) {
        return noun;
    }
    // "Merger talks between Acme and Brill have ended": people talk, mergers do not.
    if units[at].word == "talks"
        && next.is_some_and(|unit| one_of(&unit.word, "between|with|over|about|on|aimed|to"))
        && previous.is_some_and(|unit| {
            one_of(&unit.word, "merger|takeover|trade|peace|pay|buyout|acquisition|investment|sale|rescue|funding|wage|tie-up|bid|debt")
        })
    {
        return noun;
    }
    // "Acme in merger talks with Brill"
    if units[at].word == "talks" && units[..at].iter().rev().take(4).any(|unit| unit.word == "in") {
        return noun;
    }
    if previous_tag == Some(Tag::To) {
        return noun;
    }
    if previous.is_some_and(|unit| unit.is_amount() && !matches!(unit.thing, Thing::Figure(_, FigureKind::Duration)))
        && !finite_follows_needed(units, at, forms)
    {
        return noun;
    }
    let subject_pronoun = previous.is_some_and(|unit| one_of(&unit.word, "i|you|he|she|it|we|they|who"));
    let relative = previous_tag == Some(Tag::Relative);
    let finite = if forms.any(Forms::PAST) {
        forms
    } else if forms.any(Forms::THIRD) {
        Forms::THIRD
    } else {
        Forms::BASE
    };
    // "that yields were expected to fall"
    let is_subject = relative && following.is_some_and(|unit| matches!(unit.tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do));
    if subject_pronoun || relative && !is_subject {
        return (Tag::Verb, finite);
    }
    // "expects the market for heat pumps to grow": to pump takes no infinitive.
    let governs = one_of(
        reading.lemma,
        "plan|hope|aim|bid|move|offer|promise|pledge|look|work|need|start|attempt|claim|go|return|rush|race|try|want|pay|seek|ask|order|decide|vote\
         |threaten|struggle|fight|push|prepare|battle|apply|commit|step|press|serve|act|help|continue|begin|cease|fail|care|dare|wait|use|come",
    );
    let led = units[..at].last().is_some_and(|unit| one_of(&unit.word, "now|also|still|already|currently|then|soon"));
    if next.is_some_and(|unit| unit.tag == Tag::To) && !governs && !led && forms.only(Forms::THIRD) && previous_tag == Some(Tag::Noun) {
        return noun;
    }
    // "has seen its turnover shrink by a fifth"
    let seen = forms.any(Forms::BASE)
        && matches!(previous_tag, Some(Tag::Noun))
        && next.is_some_and(|unit| one_of(&unit.word, "by|to|from"))
        && is_intransitive(reading.lemma)
        && units[..at]
            .iter()
            .rev()
            .take(8)
            .find_map(|unit| unit.verb.filter(|_| unit.tag == Tag::Verb))
            .is_some_and(|verb| matches!(verb.lemma, "see" | "watch" | "help" | "let"));
    if seen {
        return (Tag::Verb, Forms::BASE);
    }
    // "forecasts for profit range from £5m to £6m"
    if reading.lemma == "range"
        && next.is_some_and(|unit| unit.word == "from")
        && previous_tag == Some(Tag::Noun)
        && !clause_has_finite_before(units, at)
    {
        return (Tag::Verb, finite);
    }
    // ", and the maker plans to close"
    if forms.only(Forms::THIRD) && opens_second_clause(units, at) {
        return (Tag::Verb, Forms::THIRD);
    }
    // "…, Crest estimates."
    let closes = next.is_none_or(|unit| matches!(unit.tag, Tag::Boundary | Tag::Comma | Tag::Other));
    if previous_tag == Some(Tag::Name)
        && takes_clause(reading.lemma)
        && closes
        && at.checked_sub(2).is_some_and(|before| units[before].tag == Tag::Comma)
    {
        return (Tag::Verb, finite);
    }
    // "Acme estimates that the market …", "papers seen by reporters show that"
    let named = previous_tag == Some(Tag::Name)
        || previous.is_some_and(|unit| unit.tag == Tag::Noun && (words::is_plural(&unit.word) || says_in_the_singular(units, at, forms)));
    if named && takes_clause(reading.lemma) && next.is_some_and(|unit| unit.word == "that") {
        return (Tag::Verb, finite);
    }
    // A verb or auxiliary right behind makes it a noun: "cuts hit staff", "plans were leaked".
    if (forms.only(Forms::THIRD) && next.is_some_and(|unit| unit.verb.is_some_and(|reading| reading.forms.any(Forms::PAST))))
        || following.is_some_and(|unit| matches!(unit.tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Relative | Tag::Clitic))
        || next.is_some_and(is_surely_finite)
    {
        return noun;
    }
    match previous_tag {
        None => {
            // A headline may open with a verb only if something to act on follows; mostly it is a noun.
            if forms.any(Forms::BASE) && next.is_some_and(|unit| matches!(unit.tag, Tag::Determiner | Tag::Possessive)) {
                (Tag::Verb, Forms::BASE)
            } else {
                noun
            }
        }
        Some(Tag::Name | Tag::Noun | Tag::Comma | Tag::And | Tag::Or | Tag::But | Tag::Pronoun | Tag::Subordinator) => {
            let takes_something = next.is_some_and(|unit| {
                opens_noun_phrase(unit) || matches!(unit.tag, Tag::To | Tag::Preposition | Tag::Verb | Tag::Adverb | Tag::Subordinator)
            });
            let plural = previous.is_some_and(|unit| words::is_plural(&unit.word)) || joined_subject(units, at);
            let agrees = if forms.any(Forms::PAST) {
                true
            } else if forms.any(Forms::THIRD) {
                !plural || previous_tag == Some(Tag::Name)
            } else {
                plural
            };
            let subject_like = matches!(previous_tag, Some(Tag::Name | Tag::Noun | Tag::Pronoun));
            // "Jane Roe, head of sales, plans to leave": the clause has no verb yet, and an infinitive wants one.
            let inserted = previous_tag == Some(Tag::Comma)
                && (forms.any(Forms::THIRD) && !forms.any(Forms::PAST))
                && next.is_some_and(|unit| {
                    unit.tag == Tag::To
                        || opens_noun_phrase(unit)
                        || one_of(&unit.word, "down|aside|over")
                        || one_of(reading.lemma, "make|go|come") && unit.tag != Tag::Comma
                })
                && !finite_after(units, at)
                && units[..at - 1].iter().any(|unit| unit.tag == Tag::Comma)
                && !clause_has_finite_before(units, at);
            if inserted {
                return (Tag::Verb, Forms::THIRD);
            }
            if !subject_like {
                // "bought Brill and plans to": after "and" a verb where a verb stands before and something follows.
                let verb_before =
                    units[..at].iter().any(|unit| unit.tag == Tag::Verb && unit.verb.is_some() || matches!(unit.tag, Tag::Be | Tag::Have));
                let coordinated = matches!(previous_tag, Some(Tag::And | Tag::Or | Tag::But)) && verb_before && takes_something;
                // "and now holds", "and also plans": an adverb in between belongs to a verb.
                let adverb = units[at - 1].tag == Tag::Adverb;
                // "will fund a dock and take on 600 welders"
                let particle = next.is_some_and(|unit| one_of(&unit.word, "on|up|over|out|off|down|back"))
                    && units.get(at + 2).is_some_and(|unit| unit.is_amount() || matches!(unit.tag, Tag::Determiner | Tag::Possessive));
                return if coordinated
                    && (adverb
                        || particle
                        || next.is_some_and(|unit| unit.tag == Tag::To || unit.tag == Tag::Determiner || unit.thing != Thing::Word)
                        || following.is_some_and(Unit::is_amount))
                {
                    (Tag::Verb, finite)
                } else {
                    noun
                };
            }
            let already_finite = clause_has_finite_before(units, at);
            let needed = !already_finite && !finite_after(units, at);
            if agrees && takes_something && needed { (Tag::Verb, finite) } else { noun }
        }
        _ => noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Source};

    /// The verbs of a sentence with their forms: F finite, B plain, P participle, G gerund.
    fn verbs_of(text: &str) -> String {
        let article = Article::from_body(Source::Stream("test".into()), text.into(), None);
        let document = Document::new(&article);
        let verbs = Verbs::default();
        let mut found = Vec::new();
        for sentence in &document.sentences {
            for unit in tag(&document, sentence, &[], &[], &verbs) {
                let Some(reading) = unit.verb.filter(|_| unit.tag == Tag::Verb) else { continue };
                let form = match reading.forms {
                    forms if forms == Forms::BASE => "B",
                    forms if forms == Forms::PARTICIPLE => "P",
                    forms if forms == Forms::GERUND => "G",
                    _ => "F",
                };
                found.push(format!("{}/{form}", unit.word));
            }
        }
        found.join(" ")
    }

    #[test]
    fn tells_verbs_from_nouns() {
        let cases = [
            ("Acme plans job cuts.", "plans/F"),
            ("Acme's plans were leaked on Monday.", "leaked/P"),
            ("Acme plans to launch a new offer in May.", "plans/F launch/B"),
            ("The launch of the product was delayed.", "delayed/P"),
            ("Acme will fund the work.", "fund/B"),
            ("Analysts expect sales to rise.", "expect/B rise/B"),
            ("The deal announced on Monday will create jobs.", "announced/P create/B"),
            ("The company acquired by Brill makes pumps.", "acquired/P makes/F"),
            ("Acme acquired Brill.", "acquired/F"),
            ("Founded in 2015, Acme has raised money.", "Founded/P raised/P"),
            ("Sales rose by a tenth.", "rose/F"),
            ("The proposed merger fell through.", "fell/F"),
            ("Acme and Brill plan a joint venture.", "plan/F"),
            ("It is buying a rival.", "buying/G"),
            ("The group reports record profits.", "reports/F"),
            ("Job cuts hit staff in Leeds.", "hit/F"),
            ("Acme said profits fell.", "said/F fell/F"),
            ("It reported a rise in sales.", "reported/F"),
            ("The operating profit grew.", "grew/F"),
            ("Acme has signed a deal to supply chips.", "signed/P supply/B"),
            ("The bank did not raise its offer.", "raise/B"),
            ("The plant will close in June.", "close/B"),
            ("A spokesman declined to comment.", "declined/F comment/B"),
            ("Acme won a contract to build ships.", "won/F build/B"),
            ("Acme Buys Norvia in Record Deal", "Buys/F"),
            ("It announced new funding led by Brill.", "announced/F led/P"),
            ("In a statement issued on Monday, Acme said it won.", "issued/P said/F won/F"),
            ("Under the agreement signed in May, Acme will build a mill.", "signed/P build/B"),
            ("In the deal Acme bought Brill from Corran.", "bought/F"),
            ("Accounts filed in Leeds show that it lost money.", "filed/P show/F lost/F"),
            ("One mill was built by Acme and another leased from Brill.", "built/P leased/P"),
            ("It was the largest order ever signed with Brill.", "signed/P"),
            ("The court sent a clear warning.", "sent/F"),
            ("The bank has complete confidence.", ""),
            ("They clear cheques.", "clear/F"),
            ("It makes money from building the mill.", "makes/F building/G"),
            ("The price fell in a meeting the board held.", "fell/F held/F"),
            ("She was in Leeds and before that joined Acme.", "joined/F"),
            ("Roe has since set up a fund.", "set/P"),
            ("The company states that it is small.", "states/F"),
            ("Acme cut its profit forecasts that were high.", "cut/F"),
            ("The report was published, and the maker plans to close.", "published/P plans/F close/B"),
            ("Attention now turns to the spring.", "turns/F"),
            ("The stock last traded at par.", "traded/F"),
        ];
        for (text, expected) in cases {
            let expected: String = expected.to_lowercase().replace("/f", "/F").replace("/b", "/B").replace("/p", "/P").replace("/g", "/G");
            let found = verbs_of(text).replace("/B", "/b").replace("/F", "/f").replace("/P", "/p").replace("/G", "/g");
            // A plain form with a plural subject is finite and a plain form at once.
            let same = |a: &str| {
                a.replace("/F", "/x").replace("/f", "/x").replace("/B", "/x").replace("/b", "/x").replace("/P", "/p").replace("/G", "/g")
            };
            assert_eq!(same(&found), same(&expected), "{text}");
        }
    }
}
