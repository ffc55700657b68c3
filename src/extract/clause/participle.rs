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
    if words::is_nominal_ing(word) && !begun {
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
    if next_is_preposition && !moves && (describes(units, at) || fronted(units, at) && is_made(lemma)) {
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

/// "Under a memorandum of understanding signed in May, …": nothing before it could be its subject.
fn fronted(units: &[Unit], at: usize) -> bool {
    let mut start = at;
    loop {
        let inside = |unit: &&Unit| matches!(unit.tag, Tag::Noun | Tag::Adjective) && unit.thing == Thing::Word;
        let words = units[..start].iter().rev().take_while(inside).count();
        let article = units[..start - words].last().filter(|unit| matches!(unit.tag, Tag::Determiner | Tag::Possessive));
        let opens = start - words - usize::from(article.is_some());
        let Some(before) = opens.checked_sub(1).filter(|_| words > 0).and_then(|before| units.get(before)) else { return false };
        if before.tag != Tag::Preposition {
            return false;
        }
        // Only what is pointed at: "In May sales agreed with" has its subject.
        if opens == 1 || matches!(units[opens - 2].tag, Tag::Boundary) {
            return article.is_some();
        }
        if before.word != "of" {
            return false;
        }
        start = opens - 1;
    }
}

/// What is done to agreements and reports.
fn is_made(lemma: &str) -> bool {
    one_of(
        lemma,
        "sign|announce|strike|reach|publish|release|conclude|seal|unveil|file|make|issue|form|launch|pass|propose|draw|negotiate|ink|award|approve",
    )
}
