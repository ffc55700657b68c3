//! What results measure, as a noun phrase says it: its words without their owner, figures and period.

use super::fill::{Filled, bare_span};
use super::nouns::is_metric;
use super::types::Filler;
use crate::extract::clause::frames::Reading;
use crate::extract::clause::phrases::span_of;
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::span::Span;

/// The measure that a phrase names: "the number of users", "pre-tax profit".
pub fn metric(reading: &Reading, phrases: &[usize]) -> Filled {
    let &phrase = phrases.first()?;
    let noun = reading.noun(phrase)?;
    let head = reading.units.get(noun.head)?;
    if head.thing != Thing::Word || noun.negative {
        return None;
    }
    let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    if units.iter().any(|unit| unit.tag == Tag::Name && is_index(&unit.word)) {
        return Some((vec![Filler::Words(bare_span(reading, phrase))], 0.95));
    }
    // "its target price to £3.40": what an analyst thinks.
    let ahead = noun.head.checked_sub(1).and_then(|before| reading.units.get(before)).map_or("", |unit| unit.word.as_str());
    if matches!((ahead, head.word.as_str()), ("target", "price") | ("price", "target") | (_, "rating" | "recommendation")) {
        return None;
    }
    // "the number of users", "sales of cars": the measure goes on behind "of".
    let of = (reading.word(phrase + 1) == "of")
        .then(|| phrase + 2)
        .filter(|&of| reading.head(of).is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun))
        // "a fleet of 40 lorries": the value, not the measure.
        .filter(|&of| {
            !reading.items.get(of).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default().iter().any(Unit::is_amount)
        });
    // "passenger numbers", "a market value of £2bn"
    let before = noun.head.checked_sub(1).filter(|&before| before >= reading.items.get(phrase).map_or(0, |item| item.units.start));
    // "It put the cost at £5m"
    let bare_cost = of.is_none() && matches!(head.word.as_str(), "cost" | "bill") && noun.definite && noun.owner.is_none();
    if bare_cost {
        return Some((vec![Filler::Words(metric_span(reading, phrase))], 0.85));
    }
    let qualified = of.is_none()
        && (one_of(&head.word, "numbers|value|cost|volume|level")
            || head.word == "size" && before.is_some_and(|before| reading.units[before].word == "market"))
        && before.is_some_and(|before| {
            matches!(reading.units[before].tag, Tag::Noun | Tag::Adjective) && reading.units[before].thing == Thing::Word
        });
    if !qualified && one_of(&head.word, "number|numbers|amount|volume|value|level|cost|total") {
        let of = of?;
        return Some((vec![Filler::Words(metric_span(reading, phrase).join(bare_span(reading, of)))], 0.9));
    }
    // "the customer base", but not a base of any other sort.
    let counted = noun.head.checked_sub(1).and_then(|before| reading.units.get(before));
    if head.word == "base"
        && !counted.is_some_and(|unit| one_of(&unit.word, "customer|user|subscriber|client|member|subscription|installed|membership"))
    {
        return None;
    }
    // "oil and gas revenue", "food and drink sales": what is sold may be two things.
    let next = (reading.word(phrase + 1) == "and").then(|| reading.head(phrase + 2)).flatten();
    let first = reading.items.get(phrase).map_or(0, |item| item.units.start);
    let own = noun.owner.as_ref().map_or(first, |owner| owner.end)..noun.head + 1;
    let plain = |unit: &Unit| unit.thing == Thing::Word && matches!(unit.tag, Tag::Noun | Tag::Adjective | Tag::Clitic | Tag::Possessive);
    let two = reading.units.get(own.clone()).is_some_and(|units| units.iter().all(plain))
        && own.len() < 3
        && (is_commodity(&head.word) || !is_metric(&head.word) && phrases.contains(&(phrase + 2)))
        && next.is_some_and(|unit| is_metric(&unit.word) && !is_commodity(&unit.word))
        && reading.items.get(phrase + 2).is_some_and(|item| item.units.len() == 2)
        && reading.noun(phrase + 2).is_some_and(|noun| noun.owner.is_none() && !noun.definite);
    if two {
        return Some((vec![Filler::Words(metric_span(reading, phrase).join(bare_span(reading, phrase + 2)))], 0.95));
    }
    if !is_metric(&head.word) && !qualified {
        return None;
    }
    let mut span = metric_span(reading, phrase);
    let market = (head.word == "market" && reading.word(phrase + 1) == "for" && reading.noun(phrase + 2).is_some()).then_some(phrase + 2);
    // "profit before tax"
    let before = (reading.word(phrase + 1) == "before" && reading.noun(phrase + 2).is_some()).then_some(phrase + 2);
    let before = before.filter(|&at| {
        reading.head(at).is_some_and(|unit| one_of(&unit.word, "tax|taxes|interest|items|charges|amortisation|depreciation"))
    });
    if let Some(of) = of.or(market).or(before) {
        span = span.join(bare_span(reading, of));
    }
    Some((vec![Filler::Words(span)], 1.0))
}

/// The well-known measures of whole markets.
pub fn is_index(word: &str) -> bool {
    one_of(word, "ftse|sensex|nifty|nikkei|topix|dax|stoxx|nasdaq|hang|kospi|bovespa|ibovespa|tsx|asx|s&p|brent|wti|cac|ibex|smi|omx")
}

/// What is traded by weight or measure, and has a price of its own.
pub fn is_commodity(word: &str) -> bool {
    one_of(
        word,
        "oil|crude|brent|wti|gold|silver|copper|nickel|aluminium|aluminum|zinc|lithium|cobalt|tin|lead|platinum|palladium|wheat|maize|corn|soybeans|cocoa|coffee|sugar|cotton|rubber|iron|steel|coal|gas|petrol|diesel|uranium|bitcoin|freight|milk|rice|palm",
    )
}

/// "full-year", "second-quarter": when it is measured, not what.
fn is_period(word: &str) -> bool {
    word.ends_with("-quarter") || one_of(word, "full-year|half-year|first-half|second-half|interim|quarterly|nine-month|six-month")
}

/// The words of a measure: without its owner, figures and names before it.
fn metric_span(reading: &Reading, phrase: usize) -> Span {
    let (Some(item), Some(noun)) = (reading.items.get(phrase), reading.noun(phrase)) else { return Span::default() };
    let end = noun.head + 1;
    let mut start = end;
    while start > item.units.start {
        let unit = &reading.units[start - 1];
        // "the global EV battery market"
        let short = unit.tag == Tag::Name && unit.capital && unit.word.len() < 4 && start < end && start - 1 > item.units.start;
        let of_measure = unit.thing == Thing::Word
            && (short || matches!(unit.tag, Tag::Noun | Tag::Adjective))
            && !one_of(&unit.word, "last|next|record|higher|lower|strong|weak|its|total-")
            && !is_period(&unit.word);
        if !of_measure {
            break;
        }
        start -= 1;
    }
    span_of(&reading.units, start.min(noun.head)..end)
}

/// The measure in front of a noun: "profit" in "its profit forecast".
pub fn metric_before(reading: &Reading, phrase: usize) -> Filled {
    let (item, noun) = (reading.items.get(phrase)?, reading.noun(phrase)?);
    let end = noun.head;
    let start = (item.units.start..end).rev().take_while(|&at| {
        let unit = &reading.units[at];
        unit.thing == Thing::Word
            && matches!(unit.tag, Tag::Noun | Tag::Adjective)
            && !matches!(unit.word.as_str(), "its" | "new" | "previous" | "own")
            && !is_period(&unit.word)
    });
    let start = start.last()?;
    is_metric(&reading.units.get(end.checked_sub(1)?)?.word).then(|| (vec![Filler::Words(span_of(&reading.units, start..end))], 0.95))
}
