//! Changes: "rose from 61% to 58%", "by $43.6bn to $419.2bn" are linked figures, not ranges.

use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Change, ChangeRole, Evidence, Figure, FigureId, FigureKind, Value};
use rust_decimal::Decimal;

/// Links the figures of one sentence, `figures[from..]` at the token places given.
pub fn link(reading: &Reading, figures: &mut [Figure], from: usize, places: &[(usize, usize)]) {
    let mut roles: Vec<Option<ChangeRole>> = Vec::with_capacity(places.len());
    for (index, &(first, _)) in places.iter().enumerate() {
        let figure = figures.get(from + index);
        let dated = figure.is_none_or(|figure| figure.kind.is_date() || matches!(figure.kind, FigureKind::Duration | FigureKind::Ordinal));
        roles.push(if dated { None } else { role(reading, first) });
    }
    // A change is a row of figures with different parts, without a full clause between them.
    let mut start = 0;
    while start < places.len() {
        if roles.get(start).copied().flatten().is_none() {
            start += 1;
            continue;
        }
        let mut members = vec![start];
        let mut next = start + 1;
        while next < places.len() {
            let Some(role) = roles.get(next).copied().flatten() else {
                // Dates stand between: "from 61% in 2019 to 58%".
                let dated = figures.get(from + next).is_some_and(|figure| figure.kind.is_date());
                if !dated {
                    break;
                }
                next += 1;
                continue;
            };
            let taken = members.iter().any(|&member| roles.get(member).copied().flatten() == Some(role));
            let gap = members
                .last()
                .and_then(|&last| places.get(last))
                .zip(places.get(next))
                .map_or(usize::MAX, |(last, next)| next.0.saturating_sub(last.1));
            if taken || gap > 9 {
                break;
            }
            members.push(next);
            next += 1;
        }
        if members.len() > 1 {
            let main =
                members.iter().copied().find(|&member| roles.get(member).copied().flatten() == Some(ChangeRole::To)).unwrap_or(start);
            for &member in &members {
                let other = if member == main { members.iter().copied().find(|&other| other != main) } else { Some(main) };
                let target = other.and_then(|other| u32::try_from(from + other).ok());
                if let (Some(figure), Some(role), Some(target)) =
                    (figures.get_mut(from + member), roles.get(member).copied().flatten(), target)
                {
                    figure.change = Some(Change { role, of: FigureId(target) });
                }
            }
        }
        start = members.last().copied().unwrap_or(start) + 1;
    }
}

/// Measures that are told in money.
const OF_MONEY: &[&str] =
    &["profit", "profits", "loss", "losses", "sales", "revenue", "revenues", "turnover", "earnings", "income", "debt", "costs", "ebitda"];

/// Gives a bare number the currency of the money it is set against: "£8bn to £9bn from 10.2 billion", "4 cents from 6".
pub fn inherit(reading: &Reading, figures: &mut [Figure], places: &[(usize, usize)]) {
    let mut money: Option<(usize, Option<String>)> = None;
    for (figure, &(first, end)) in figures.iter_mut().zip(places) {
        if figure.kind == FigureKind::Money {
            money = Some((end, figure.unit.clone()));
        }
        if figure.kind != FigureKind::Number || figure.noun.is_some() {
            continue;
        }
        let Some((before, unit)) = money.as_mut().filter(|(before, _)| first.saturating_sub(*before) < 8) else { continue };
        let scaled = reading.entry(end - 1).magnitude.is_some_and(|power| power >= 6)
            && (reading.said_any(first, &["from", "to", "with", "against", "than", "versus", "and", "or", "of"])
                || reading.said_any(first, OF_MONEY));
        let hundredth = match figure.value {
            Value::Number(number)
                if reading.said_any(first, &["from", "against", "versus"])
                    && reading.says_any(*before - 1, &["cents", "pence", "p", "c"])
                    && !reading.is_word(end) =>
            {
                number.checked_div(Decimal::ONE_HUNDRED)
            }
            _ => None,
        };
        if scaled || hundredth.is_some() {
            (figure.kind, figure.unit, figure.unit_evidence) = (FigureKind::Money, unit.clone(), Evidence::Context);
            figure.value = hundredth.map_or(figure.value, Value::Number);
            *before = if scaled { end } else { *before };
        }
    }
}

/// The part of a change that the words before a figure give it.
fn role(reading: &Reading, first: usize) -> Option<ChangeRole> {
    let mut at = first;
    for _ in 0..4 {
        let before = at.checked_sub(1).filter(|&before| before >= reading.first)?;
        if reading.says(before, "from") {
            return Some(ChangeRole::From);
        } else if reading.says(before, "to") {
            return Some(ChangeRole::To);
        } else if reading.says(before, "by") {
            return Some(ChangeRole::By);
        }
        let light = reading.says_any(before, &["a", "an", "just", "only", "the", "some"]);
        if !light && reading.is(before, Role::Change) {
            return Some(ChangeRole::By);
        }
        if !light && reading.book.bounds(reading.id(before)).is_empty() {
            return None;
        }
        at = before;
    }
    None
}

/// Drops the figures that `wanted` refuses, and keeps the links right.
pub fn keep(figures: &mut Vec<Figure>, wanted: impl Fn(&Figure) -> bool) {
    let mut moved = Vec::with_capacity(figures.len());
    let mut next = 0u32;
    for figure in figures.iter() {
        moved.push(wanted(figure).then_some(next));
        next += u32::from(wanted(figure));
    }
    figures.retain(|figure| wanted(figure));
    for figure in figures {
        figure.change =
            figure.change.and_then(|change| Some(Change { of: FigureId(moved.get(change.of.0 as usize).copied().flatten()?), ..change }));
    }
}
