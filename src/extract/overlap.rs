//! Overlaps resolved: the longest wins, then the one given first.

use std::cmp::Reverse;

use crate::span::Span;

/// Keeps of `items` a sorted, disjoint choice: a longer span beats a shorter, an earlier item a later one.
pub fn resolve<T>(items: Vec<T>, span: impl Fn(&T) -> Span) -> Vec<T> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&index| (Reverse(span(&items[index]).len()), index));
    // Kept spans by start: disjoint, so a neighbour on each side is all there is to compare with.
    let mut kept: std::collections::BTreeMap<usize, (Span, usize)> = std::collections::BTreeMap::new();
    for index in order {
        let candidate = span(&items[index]);
        if candidate.is_empty() {
            continue;
        }
        let before = kept.range(..=candidate.start()).next_back().map(|(_, &(span, _))| span);
        let after = kept.range(candidate.start()..).next().map(|(_, &(span, _))| span);
        if [before, after].into_iter().flatten().all(|other| !candidate.overlaps(other)) {
            kept.insert(candidate.start(), (candidate, index));
        }
    }
    let chosen: std::collections::HashSet<usize> = kept.values().map(|&(_, index)| index).collect();
    let mut result: Vec<T> = items.into_iter().enumerate().filter(|(index, _)| chosen.contains(index)).map(|(_, item)| item).collect();
    result.sort_by_key(|item| span(item));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_wins_then_the_first() {
        let spans = [(4, 8), (0, 5), (6, 7), (9, 9), (10, 12), (11, 13)].map(|(start, end)| Span::new(start, end));
        assert_eq!(resolve(spans.to_vec(), |&span| span), [Span::new(0, 5), Span::new(6, 7), Span::new(10, 12)]);
    }
}
