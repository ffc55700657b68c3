//! What a form in -ing, or a past form without an auxiliary, is: a verb, a noun or an adjective.

use super::context::{
    after, clause_has_finite_before, closed_relative, finite_ahead, inside_noun_phrase, is_finite, is_intransitive, is_noun_or_verb,
    opens_noun_phrase, takes_clause,
};
use super::units::{Tag, Thing, Unit};
use super::verbs::{Forms, Reading};
use super::words::{self, one_of};
use crate::extract::figure::FigureKind;

/// A form in -ing: "is buying", "the funding", "shopping centres".
pub fn gerund(units: &[Unit], at: usize, reading: Reading, previous: Option<&Unit>, next_is_nominal: bool) -> (Tag, Forms) {
    let word = units[at].word.as_str();
    // "three shopping centres"
    if next_is_nominal && inside_noun_phrase(units, at) {
        return (Tag::Adjective, reading.forms);
    }
    let counted = units.get(at.wrapping_sub(1)).is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Number)));
    if counted && next_is_nominal {
        return (Tag::Adjective, reading.forms);
    }
    // "a share placing"
    if word == "placing" && previous.is_some_and(|unit| one_of(&unit.word, "share|private|equity|bond|stock|institutional")) {
        return (Tag::Noun, reading.forms);
    }
    // "bought testing company Acme"
    let firm =
        |unit: &Unit| one_of(&unit.word, "company|firm|startup|start-up|maker|group|provider|giant|specialist|platform|retailer|business");
    if units.get(at + 1).is_some_and(firm)
        && units.get(at + 2).is_some_and(|unit| unit.tag == Tag::Name || matches!(unit.thing, Thing::Organisation(_)))
        && previous.is_some_and(|unit| unit.tag == Tag::Verb)
    {
        return (Tag::Adjective, reading.forms);
    }
    // "spent £5m building a mill"
    let dated = usize::from(units.get(at.wrapping_sub(1)).is_some_and(Unit::is_date));
    let sum = units.get(at.wrapping_sub(1 + dated)).is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Money)));
    if sum
        && next_is_nominal | units.get(at + 1).is_some_and(opens_noun_phrase)
        && units[..at]
            .iter()
            .rev()
            .take(4)
            .any(|unit| unit.verb.is_some_and(|reading| matches!(reading.lemma, "spend" | "invest" | "waste")))
    {
        return (Tag::Verb, Forms::GERUND);
    }
    // "a 50% controlling stake"
    if word == "controlling"
        && units
            .get(at + 1)
            .is_some_and(|next| one_of(&next.word, "stake|stakes|interest|shareholder|shareholders|shareholding|owner|family"))
    {
        return (Tag::Adjective, reading.forms);
    }
    // "profit from continuing operations"
    if word == "continuing" && next_is_nominal && previous.is_some_and(|unit| unit.tag == Tag::Preposition) {
        return (Tag::Adjective, reading.forms);
    }
    // "as acting finance chief"
    if word == "acting" && next_is_nominal {
        return (Tag::Adjective, reading.forms);
    }
    // "£5m in new funding led by Acme"
    let led = units.get(at + 1).and_then(|unit| unit.verb).is_some_and(|reading| reading.forms.any(Forms::PARTICIPLE))
        && units.get(at + 2).is_some_and(|unit| unit.word == "by");
    if led && words::is_nominal_ing(word) {
        return (Tag::Noun, reading.forms);
    }
    let begun = previous.and_then(|unit| unit.verb).is_some_and(|reading| matches!(reading.lemma, "start" | "begin" | "stop"));
    // "from building the mill", "after marketing its shares": a noun has nothing to act on.
    let acts = units.get(at + 1).is_some_and(|unit| matches!(unit.word.as_str(), "a" | "an" | "the") || unit.tag == Tag::Possessive)
        && !one_of(word, "trading|hearing|meeting|following|morning|evening|dealing|listing|filing|ruling|landing")
        && previous.is_some_and(|unit| matches!(unit.tag, Tag::Preposition | Tag::Subordinator));
    if words::is_nominal_ing(word) && !begun && !acts {
        return if next_is_nominal { (Tag::Adjective, reading.forms) } else { (Tag::Noun, reading.forms) };
    }
    let next = units.get(at + 1);
    match previous.map(|unit| unit.tag) {
        Some(Tag::Determiner | Tag::Possessive | Tag::Adjective) => {
            if next_is_nominal {
                (Tag::Adjective, reading.forms)
            } else {
                (Tag::Noun, reading.forms)
            }
        }
        // "Acme's buying of", "in marketing": a noun unless something to act on follows.
        Some(Tag::Clitic) => (Tag::Noun, reading.forms),
        Some(Tag::Preposition)
            if !next.is_some_and(|unit| {
                opens_noun_phrase(unit) || matches!(unit.tag, Tag::Preposition | Tag::To | Tag::Adverb) || is_noun_or_verb(unit)
            }) =>
        {
            (Tag::Noun, reading.forms)
        }
        _ if reading.lemma.is_empty() && !next.is_some_and(opens_noun_phrase) => (Tag::Noun, reading.forms),
        _ => (Tag::Verb, Forms::GERUND),
    }
}

/// A past form without an auxiliary: the verb of the clause, or a participle ("the deal announced on Monday")?
pub fn past_or_participle(units: &[Unit], at: usize, forms: Forms, previous: Option<&Unit>) -> Forms {
    if !forms.any(Forms::PARTICIPLE) {
        return Forms::PAST;
    }
    if !forms.any(Forms::PAST) {
        return Forms::PARTICIPLE;
    }
    let mut next = after(units, at);
    // "Acme snapped up two-year-old Brill": a particle, with what is acted on behind it.
    let particle = next.is_some_and(|unit| one_of(&unit.word, "up|out|off|down|back|away"));
    if particle && units.get(at + 2).is_some_and(|unit| (opens_noun_phrase(unit) || unit.is_amount()) && !unit.is_date()) {
        next = units.get(at + 2);
    }
    let next_is_preposition =
        next.is_none_or(|unit| matches!(unit.tag, Tag::Preposition | Tag::To | Tag::Comma | Tag::Subordinator) || unit.is_date());
    let by = next.is_some_and(|unit| unit.word == "by");
    let lemma = units[at].verb.map_or("", |reading| reading.lemma);
    let moves = is_intransitive(lemma);
    // "Acme, owned 60% by Brill,"
    let shared = one_of(lemma, "own|hold|control|fund|finance")
        && next.is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Percent)))
        && units.get(at + 2).is_some_and(|unit| unit.word == "by");
    if shared {
        return Forms::PARTICIPLE;
    }
    if next_is_preposition && !moves && describes(units, at) {
        return Forms::PARTICIPLE;
    }
    match previous.map(|unit| unit.tag) {
        // "a charge related to the recall"
        Some(before) if lemma == "relate" && !matches!(before, Tag::Be | Tag::Have) && next.is_some_and(|unit| unit.word == "to") => {
            Forms::PARTICIPLE
        }
        None | Some(Tag::Boundary) => {
            // "Founded in 2015, Acme …"
            if next_is_preposition { Forms::PARTICIPLE } else { Forms::PAST }
        }
        Some(Tag::Subordinator | Tag::Preposition) => Forms::PARTICIPLE,
        // "was leased from Acme and equipped by Brill"
        Some(Tag::And) if by && !moves => Forms::PARTICIPLE,
        // "Jane Roe, appointed chief executive in May, said": named what, with the verb of the clause behind the next comma.
        Some(Tag::Comma)
            if one_of(lemma, "appoint|name|elect|nominate|call|dub|rename|promote|vote|rank|rate")
                && !clause_has_finite_before(units, at)
                && units[at + 1..]
                    .windows(2)
                    .any(|pair| pair[0].tag == Tag::Comma && (is_finite(&pair[1]) || pair[1].tag == Tag::Verb)) =>
        {
            Forms::PARTICIPLE
        }
        Some(Tag::Comma) => {
            // "Its founders, Jane Roe and John Doe, turned down the offer": the clause has no other verb.
            let main = !by
                && !clause_has_finite_before(units, at)
                && (closed_relative(units, at).is_some() || !units[at + 1..].iter().any(is_finite));
            if ((next_is_preposition && !moves) || by) && !main { Forms::PARTICIPLE } else { Forms::PAST }
        }
        Some(Tag::Name | Tag::Noun) => {
            if by && !moves {
                return Forms::PARTICIPLE;
            }
            // "Acme ordered to repay": nobody is ordered but Acme.
            let ordered = one_of(lemma, "order|allow|force|require|compel|tell|urge|permit|instruct|ask|clear|select|pick|tip|name");
            if ordered && next.is_some_and(|unit| unit.tag == Tag::To) {
                return Forms::PARTICIPLE;
            }
            if moves {
                return Forms::PAST;
            }
            if next_is_preposition && !takes_clause(lemma) && in_fronted_phrase(units, at) || shown_ahead(units, at) {
                return Forms::PARTICIPLE;
            }
            if next_is_preposition && (finite_ahead(units, at) || clause_has_finite_before(units, at)) && !takes_clause(lemma) {
                return Forms::PARTICIPLE;
            }
            if next_is_preposition && finite_ahead(units, at) {
                return Forms::PARTICIPLE;
            }
            Forms::PAST
        }
        _ => Forms::PAST,
    }
}

/// "Acme, a joint venture formed in 2024": the phrase before says what a name is, and the clause has its subject in the name.
fn describes(units: &[Unit], at: usize) -> bool {
    let inside = |unit: &&Unit| matches!(unit.tag, Tag::Noun | Tag::Adjective) && unit.thing == Thing::Word;
    let start = at - units[..at].iter().rev().take_while(inside).count();
    let [named @ .., comma, article] = &units[..start] else { return false };
    start < at
        && matches!(article.word.as_str(), "a" | "an")
        && comma.tag == Tag::Comma
        && named.last().is_some_and(|unit| matches!(unit.thing, Thing::Organisation(_)))
        && !matches!(named, [.., before, _] if before.tag == Tag::Preposition)
}

/// "the largest ever signed with Acme", "those licensed from Acme": a participle behind what stands for a noun.
pub fn follows_what_it_describes(units: &[Unit], at: usize, reading: Reading) -> bool {
    let passive =
        reading.forms.any(Forms::PARTICIPLE) && !reading.forms.any(Forms::BASE) && !reading.noun && !is_intransitive(reading.lemma);
    let governed =
        units.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Preposition | Tag::To) && next.word != "for" || next.is_date());
    let Some(before) = at.checked_sub(1).filter(|_| passive && governed) else { return false };
    let ever = units[before].word == "ever" || units[before].word == "yet";
    let head = if ever { before.checked_sub(1) } else { Some(before) };
    let Some(head) = head else { return false };
    let word = units[head].word.as_str();
    let opened = head > 0 && units[head - 1].tag == Tag::Determiner;
    match units[head].tag {
        Tag::Determiner => one_of(word, "those|another"),
        Tag::Adjective | Tag::Noun => ever && opened && word.ends_with("est"),
        _ => false,
    }
}

/// "In a statement issued on Monday, Acme said": the noun before is governed by the preposition that opens the sentence, and the
/// subject is still to come behind a comma.
fn in_fronted_phrase(units: &[Unit], at: usize) -> bool {
    let in_phrase = |unit: &Unit| matches!(unit.tag, Tag::Noun | Tag::Adjective) && unit.thing == Thing::Word || unit.word == "of";
    let inside = units[..at].iter().rev().take(8).take_while(|unit| in_phrase(unit)).count();
    let Some(article) = (at - inside).checked_sub(1).filter(|_| inside > 0) else { return false };
    let timed = units[at - inside..at].iter().any(|unit| {
        one_of(&unit.word, "year|quarter|half|month|week|weeks|months|years|day|days|period|session|season|meantime|past|end|wake|run-up")
    });
    let articled = one_of(&units[article].word, "a|an|the|this|its|their|his|her");
    let preposition = if articled { article.checked_sub(1) } else { Some(article) };
    let fronted = preposition.is_some_and(|preposition| {
        let governs = units[preposition].tag == Tag::Preposition && articled
            || units[preposition].tag == Tag::To && preposition > 0 && units[preposition - 1].word == "according";
        let opener = if units[preposition].tag == Tag::To { preposition.checked_sub(1) } else { Some(preposition) };
        governs && opener.is_some_and(|opener| opener == 0 || matches!(units[opener - 1].tag, Tag::Boundary | Tag::Comma))
    });
    let comma = units[at + 1..].iter().take(16).position(|unit| unit.tag == Tag::Comma);
    fronted
        && !timed
        && comma.is_some_and(|comma| {
            units.get(at + 2 + comma).is_some_and(opens_noun_phrase) && !units[at + 1..at + 1 + comma].iter().any(is_finite)
        })
}

/// "accounts filed in Leeds show": the plain form of a verb of showing is the clause's own.
fn shown_ahead(units: &[Unit], at: usize) -> bool {
    let many = at.checked_sub(1).is_some_and(|before| units[before].tag == Tag::Noun && words::is_plural(&units[before].word));
    let rest =
        units[at + 1..].iter().take(10).take_while(|unit| !matches!(unit.tag, Tag::Comma | Tag::Boundary | Tag::And) && !is_finite(unit));
    let found =
        rest.enumerate().find(|(_, unit)| one_of(&unit.word, "show|suggest|indicate|reveal|confirm")).map(|(place, _)| at + 1 + place);
    many && found.is_some_and(|found| {
        let closes = units
            .get(found + 1)
            .is_none_or(|next| matches!(next.tag, Tag::Comma | Tag::Boundary | Tag::Relative | Tag::Determiner | Tag::Other));
        found > at + 1 && !matches!(units[found - 1].tag, Tag::To | Tag::Modal | Tag::Not | Tag::Do) && closes
    })
}
