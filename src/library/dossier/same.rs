//! One fact told in several articles: of one sort, with the same organisations, and the same amount or about the same day.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::fact::FactLine;
use super::names::Party;
use crate::extract::fact::{FactKind, Status};

/// How many days apart two articles may put one event.
const DAYS: i32 = 7;

/// Facts that are one, by their places in the list given; the first is the most certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The facts.
    pub facts: Vec<usize>,
    /// Whether they give different amounts, or one denies what another asserts.
    pub disagree: bool,
}

/// Puts facts into groups, in the order of their first; every fact is in one.
pub fn groups(facts: &[FactLine]) -> Vec<Group> {
    // Only facts that share a sort and an organisation can be one.
    let mut open: HashMap<(FactKind, Party), Vec<usize>> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let keys: BTreeSet<Party> = fact.parties.iter().map(|&(_, party)| party).collect();
        let known = keys.iter().filter_map(|&party| open.get(&(fact.kind, party))).flatten();
        let found = known.copied().find(|&group| {
            let members = groups.get(group).map(Vec::as_slice).unwrap_or_default();
            members.iter().filter_map(|&member| facts.get(member)).any(|member| is_same(member, fact))
        });
        let group = match found {
            Some(group) => group,
            None => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        if let Some(members) = groups.get_mut(group) {
            members.push(at);
        }
        for party in keys {
            let listed = open.entry((fact.kind, party)).or_default();
            if !listed.contains(&group) {
                listed.push(group);
            }
        }
    }
    groups.into_iter().map(|members| finished(members, facts)).collect()
}

fn finished(mut members: Vec<usize>, facts: &[FactLine]) -> Group {
    let of = |at: &usize| facts.get(*at);
    members.sort_by(|one, other| {
        let confidence = |at: &usize| of(at).map_or(0.0, |fact| fact.confidence);
        confidence(other).total_cmp(&confidence(one))
    });
    let amounts: Vec<_> = members.iter().filter_map(of).filter_map(|fact| fact.amount.as_ref()).collect();
    let differ = amounts.iter().any(|one| amounts.iter().any(|other| one.2 == other.2 && !is_near(one, other)));
    let status = |wanted: Status| members.iter().filter_map(of).any(|fact| fact.status == wanted);
    let disagree = members.len() > 1 && (differ || (status(Status::Denied) && status(Status::Asserted)));
    Group { facts: members, disagree }
}

/// Whether two facts are one.
fn is_same(one: &FactLine, other: &FactLine) -> bool {
    let parties = |fact: &FactLine| fact.parties.iter().map(|&(_, party)| party).collect::<BTreeSet<_>>();
    let (ours, theirs) = (parties(one), parties(other));
    let (few, many) = if ours.len() <= theirs.len() { (&ours, &theirs) } else { (&theirs, &ours) };
    if few.is_empty() || !few.is_subset(many) {
        return false;
    }
    let near = match (&one.amount, &other.amount) {
        (Some(ours), Some(theirs)) => Some(ours.2 == theirs.2 && is_near(ours, theirs)),
        _ => None,
    };
    // Two parties meet once about a day; one party does many things, so the amount must tell.
    match near {
        Some(true) => few.len() >= 2 || days_apart(one, other).is_none_or(|days| days <= 366),
        Some(false) | None if few.len() >= 2 => days_apart(one, other).is_some_and(|days| days <= DAYS),
        Some(false) | None => false,
    }
}

/// Whether two amounts are within a hundredth of each other.
fn is_near(one: &(Decimal, Decimal, Option<String>), other: &(Decimal, Decimal, Option<String>)) -> bool {
    let near = |a: Decimal, b: Decimal| match a.checked_sub(b) {
        Some(difference) => difference.abs() <= a.abs().max(b.abs()) / Decimal::ONE_HUNDRED,
        None => false,
    };
    near(one.0, other.0) && near(one.1, other.1)
}

/// How many days lie between two events; none where they overlap.
fn days_apart(one: &FactLine, other: &FactLine) -> Option<i32> {
    let (first, last) = ((one.when.day()?, one.when.last_day()?), (other.when.day()?, other.when.last_day()?));
    let gap = |from: Date, to: Date| to.since(from).map_or(i32::MAX, |span| span.get_days());
    Some(gap(first.1, last.0).max(gap(last.1, first.0)).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::dossier::fact;
    use crate::library::dossier::names::Names;
    use crate::library::dossier::told::tests::told;

    fn grouped(texts: &[&str]) -> Vec<(usize, bool)> {
        let articles = told(texts);
        let names = Names::new(&articles);
        let facts = fact::facts(&articles, &names);
        groups(&facts).into_iter().map(|group| (group.facts.len(), group.disagree)).collect()
    }

    #[test]
    fn one_deal_told_twice_is_one() {
        assert_eq!(
            grouped(&["Corvane Group plc bought Brill Ltd for £12m.", "Corvane Group plc has acquired Brill Ltd for £12.05m."]),
            [(2, false)]
        );
        assert_eq!(
            grouped(&["Corvane Group plc bought Brill Ltd for £12m.", "Corvane Group plc has acquired Brill Ltd for £15m."]),
            [(2, true)]
        );
        assert_eq!(
            grouped(&["Corvane Group plc bought Brill Ltd for £12m.", "Corvane Group plc bought Norvia Ltd for £12m."]),
            [(1, false), (1, false)]
        );
    }

    #[test]
    fn one_party_does_many_things() {
        let texts = ["Corvane Group plc posted a profit of £12m.", "Corvane Group plc posted a profit of £14m."];
        assert_eq!(grouped(&texts), [(1, false), (1, false)]);
    }
}
