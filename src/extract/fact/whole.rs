//! When a fact is whole: which roles each kind needs to say anything, and which it may have besides.

use super::candidate::Candidate;
use super::site::Site;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::words::one_of;

/// Whether a kind has an optional role of time or place.
pub fn has_role(kind: FactKind, role: Role) -> bool {
    use FactKind::*;
    match role {
        Role::Date => kind != Report && kind != Forecast,
        Role::Period => matches!(kind, Invest | Partner | Contract | Regulate | Report | Forecast),
        Role::Place => matches!(kind, Invest | Raise | Partner | Contract | Launch | Found | Legal | Workforce),
        _ => false,
    }
}

/// The roles without which a fact says nothing; the first list that is filled will do.
pub fn is_whole(candidate: &mut Candidate) -> bool {
    use FactKind::*;
    let has = |role: Role| !candidate.role(role).is_empty();
    let parties = candidate.role(Role::Parties).len();
    let (whole, factor) = match candidate.kind {
        Invest => match (has(Role::Investor), has(Role::Target)) {
            (true, true) => (true, 1.0),
            (true, false) => (has(Role::Amount) && [Role::Purpose, Role::Period, Role::Place].into_iter().any(has), 0.85),
            _ => (false, 1.0),
        },
        Raise => match (has(Role::Org), has(Role::Amount)) {
            (true, true) => (true, 1.0),
            // A round or a loan whose size nobody tells.
            (true, false) => {
                let backed = has(Role::Investors) || has(Role::Lead);
                // A listing that is planned, or put off, has no amount yet; of an old one few tell it.
                let open = has(Role::Instrument) && (candidate.status != Status::Asserted || candidate.listed);
                (has(Role::Valuation) || backed || open, 0.9)
            }
            _ => (false, 1.0),
        },
        Acquire => match (has(Role::Acquirer), has(Role::Target)) {
            (true, true) => (true, 1.0),
            // Sold to somebody unnamed.
            (false, true) => {
                let sold = has(Role::Amount) || has(Role::Date);
                (sold && matches!(candidate.role(Role::Target), [Filler::Organisation(_)]), 0.85)
            }
            _ => (false, 1.0),
        },
        Merge | Partner => (parties >= 2, 1.0),
        Divest => (has(Role::Seller) && has(Role::Asset), 1.0),
        Contract => match (has(Role::Supplier), has(Role::Customer)) {
            (true, true) => (true, 1.0),
            (true, false) | (false, true) => (has(Role::Object) || has(Role::Amount), 0.8),
            _ => (false, 1.0),
        },
        Launch => (has(Role::Org) && has(Role::Product), 1.0),
        Appoint => match (has(Role::Person), has(Role::Role), has(Role::Org)) {
            (true, true, true) => (true, 1.0),
            // Whose place is taken says which.
            (true, false, true) if has(Role::Replaces) => (true, 0.95),
            (true, false, true) | (true, true, false) => (true, 0.8),
            _ => (false, 1.0),
        },
        Depart => (has(Role::Person) && (has(Role::Org) || has(Role::Role)), if has(Role::Org) { 1.0 } else { 0.8 }),
        Found => (has(Role::Org) && (has(Role::Founder) || has(Role::Date)), 1.0),
        Legal => match (has(Role::Claimant), has(Role::Defendant)) {
            (true, true) => (true, 1.0),
            (true, false) | (false, true) => (has(Role::Amount) || has(Role::Matter), 0.85),
            _ => (false, 1.0),
        },
        Regulate => match has(Role::Authority) {
            true if has(Role::Target) => (has(Role::Action), 1.0),
            // "approved the rule change": what an authority rules on may be a thing.
            true => {
                let named = matches!(candidate.role(Role::Authority), [Filler::Organisation(_), ..]);
                (has(Role::Object) && has(Role::Action), if named { 0.85 } else { 0.8 })
            }
            // "Acme was fined £5m", "is under investigation": an authority's deed, whosever.
            false => (
                candidate.punished
                    && matches!(candidate.role(Role::Target), [Filler::Organisation(_) | Filler::Person(_), ..])
                    && has(Role::Action),
                0.8,
            ),
        },
        Report => {
            // "The unemployment rate stood at 4%": nobody's that is named.
            let sure = match (has(Role::Org), candidate.of_market) {
                (true, _) => 1.0,
                (false, true) => 0.85,
                (false, false) => 0.6,
            };
            (has(Role::Metric) && (has(Role::Value) || has(Role::Change)), sure)
        }
        Forecast => match has(Role::Value) || has(Role::Change) {
            true => (has(Role::Metric), 1.0),
            // "expects to make a profit in 2026"
            false => (has(Role::Metric) && has(Role::Period) && has(Role::Org), 0.8),
        },
        Workforce => (has(Role::Org) && has(Role::Action) && (has(Role::Count) || has(Role::Object) || has(Role::Place)), 1.0),
    };
    candidate.confidence *= factor;
    whole
}

/// Whether a verb or noun names what authorities alone do.
pub fn is_punishment(site: &Site) -> bool {
    let verb = site.frame.filter(|_| site.noun.is_none()).and_then(|index| site.reading.verb(site.reading.frames.get(index)?.verb));
    let done = verb.is_some_and(|group| group.passive && one_of(&group.lemma, "fine|order|blacklist|penalise|penalize|investigate|ban|sanction|raid|bar|license|licence|authorise|authorize|exempt|reprimand|censure|subpoena"));
    // "was granted a licence"
    let granted = verb.is_some_and(|group| group.passive && matches!(group.lemma.as_str(), "grant" | "give" | "issue" | "award"))
        && site
            .second
            .iter()
            .filter_map(|&item| site.reading.head(item))
            .any(|unit| one_of(&unit.word, "licence|license|permit|permission"));
    let noun = site.noun.and_then(|noun| site.reading.head(noun)).map_or("", |unit| unit.word.as_str());
    let under = site.noun.is_some_and(|noun| noun > 0 && site.reading.word(noun - 1) == "under");
    let governing = site.frame.and_then(|index| site.reading.verb(site.reading.frames.get(index)?.verb));
    let suffered = governing.is_some_and(|group| one_of(&group.lemma, "face|receive|get|incur|risk|pay|be|hit"));
    // "has received a licence", "won antitrust approval"
    let units = site.noun.and_then(|noun| site.reading.items.get(noun)).and_then(|item| site.reading.units.get(item.units.clone()));
    let official = units.unwrap_or_default().iter().any(|unit| {
        one_of(&unit.word, "regulatory|antitrust|competition|planning|environmental|government|federal|marketing|licence|license|permit|permits|licences|licenses")
    });
    let permitted = official
        && one_of(
            noun,
            "licence|license|permit|licences|licenses|permits|approval|approvals|clearance|permission|authorisation|authorization|consent",
        )
        && governing.is_some_and(|group| one_of(&group.lemma, "receive|get|win|secure|obtain|gain"));
    let lost = verb.is_some_and(|group| group.lemma == "lose");
    done || lost
        || granted
        || permitted
        || matches!(noun, "investigation" | "probe") && under
        || matches!(noun, "fine" | "penalty") && suffered
}
