//! The same fact said twice is one fact with several evidences: headline, standfirst, lead and detail.

use super::candidate::Candidate;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::article::Layer;
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureId, Value};

/// Candidates that say the same, the plainest first.
pub type Group = Vec<Candidate>;

/// Among how many groups before it a candidate is looked for: more than an article has, so that a long list costs no square.
const NEAR: usize = 500;

/// With how many of a group's members a candidate is compared: what is said a thousand times costs no square either.
const MEMBERS: usize = 40;

/// Puts together the candidates that say the same.
pub fn merge(scene: &Scene, candidates: Vec<Candidate>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in candidates {
        let far = groups.len().saturating_sub(NEAR);
        match groups.iter_mut().skip(far).find(|group| {
            // Two that differ do not meet through a third that tells neither amount.
            let members = || group.iter().take(MEMBERS);
            members().any(|other| same(scene, other, &candidate)) && !members().any(|other| amounts_differ(scene, other, &candidate))
        }) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    for group in &mut groups {
        // The fullest and surest statement leads; the order of the text decides between equals.
        group.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.sentence.cmp(&b.sentence)));
    }
    groups
}

fn weight(candidate: &Candidate) -> f32 {
    let named = candidate.organisations().count().min(2);
    candidate.confidence + 0.08 * candidate.roles.len() as f32 + 0.1 * named as f32
}

/// The roles that make two facts of a kind the same.
fn core(kind: FactKind) -> &'static [Role] {
    match kind {
        FactKind::Invest => &[Role::Investor, Role::Target],
        FactKind::Raise => &[Role::Org],
        FactKind::Acquire => &[Role::Acquirer, Role::Target],
        FactKind::Merge | FactKind::Partner => &[Role::Parties],
        FactKind::Divest => &[Role::Seller, Role::Asset],
        FactKind::Contract => &[Role::Supplier, Role::Customer],
        FactKind::Launch => &[Role::Org, Role::Product],
        FactKind::Appoint | FactKind::Depart => &[Role::Person],
        FactKind::Found => &[Role::Org],
        FactKind::Legal => &[Role::Claimant, Role::Defendant],
        FactKind::Regulate => &[Role::Authority, Role::Target, Role::Action],
        FactKind::Report | FactKind::Forecast => &[Role::Metric, Role::Org],
        FactKind::Workforce => &[Role::Org, Role::Action],
    }
}

fn same(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    if a.kind != b.kind || amounts_differ(scene, a, b) {
        return false;
    }
    // A deal is the same while it goes from planned to done; what is denied is another fact, and so is a new plan of partners.
    let is_deal = matches!(
        a.kind,
        FactKind::Acquire | FactKind::Merge | FactKind::Divest | FactKind::Invest | FactKind::Raise | FactKind::Appoint | FactKind::Depart
    );
    let one_pact = a.kind == FactKind::Partner && a.sentence == b.sentence;
    if a.status != b.status && (!(is_deal || one_pact) || a.status == Status::Denied || b.status == Status::Denied) {
        return false;
    }
    if a.kind == FactKind::Partner && a.role(Role::Parties).len() != b.role(Role::Parties).len() {
        return false;
    }
    if matches!(a.kind, FactKind::Report | FactKind::Forecast) && periods_differ(scene, a, b) {
        return false;
    }
    core(a.kind).iter().all(|&role| {
        role == Role::Metric && same_profit(scene, a, b)
            || role == Role::Action && same_action(scene, a, b)
            || alike(scene, a.role(role), b.role(role), a.sentence == b.sentence)
            || named_later(scene, a, b, role)
    })
}

/// Names of one and the same result.
const RESULTS: &[&str] = &["profit|profits|income|earnings", "loss|losses", "revenue|revenues|sales|turnover"];

/// "net income of £5m", "a profit of £5m": one result by two names.
fn same_profit(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    let family = |candidate: &Candidate| match candidate.role(Role::Metric) {
        [Filler::Words(span)] => {
            let words = scene.document.words(*span).to_lowercase();
            let last = words.split_whitespace().next_back()?;
            RESULTS.iter().position(|names| one_of(last, names))
        }
        _ => None,
    };
    let equal = match (a.role(Role::Value), b.role(Role::Value)) {
        ([x], [y]) => equal(scene, *x, *y),
        _ => false,
    };
    equal && family(a).is_some() && family(a) == family(b)
}

/// "Acme to buy Brazilian grid firm": what a headline describes the text names.
fn named_later(scene: &Scene, a: &Candidate, b: &Candidate, role: Role) -> bool {
    let is_head =
        |candidate: &Candidate| scene.document.sentences.get(candidate.sentence).is_some_and(|sentence| sentence.layer != Layer::Body);
    let described = |candidate: &Candidate| matches!(candidate.role(role), [Filler::Words(_)]);
    let named = |candidate: &Candidate| matches!(candidate.role(role), [Filler::Organisation(_)]);
    is_head(a) != is_head(b) && ((is_head(a) && described(a) && named(b)) || (is_head(b) && described(b) && named(a)))
}

/// Words for one and the same action.
const ACTIONS: &[&str] = &[
    "cut axe eliminat lay shed slash reduc lose loss lost go going redundan layoff redundant made trim",
    "hir recruit add creat take taken taking took",
    "clos shut shutter mothball",
    "open reopen",
    "investigat prob look inquir",
    "fin penal",
    "approv clear",
    "ban bar block prohibit restrain",
    "order requir force forc tell told",
];

/// Whether two actions are the same, in whatever form and word: "cutting" and "job losses".
fn same_action(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    let class = |candidate: &Candidate| {
        let &Filler::Words(span) = candidate.role(Role::Action).first()? else { return None };
        let words = scene.document.words(span).to_lowercase();
        let stems = |stems: &&str| {
            stems.split(' ').any(|stem| words.split(' ').any(|word| word.strip_prefix(stem).is_some_and(|rest| rest.len() <= 4)))
        };
        ACTIONS.iter().position(stems)
    };
    class(a).is_some_and(|first| class(b) == Some(first))
}

/// Whether two lists of fillers agree: one may be missing or shorter, none may contradict.
fn alike(scene: &Scene, a: &[Filler], b: &[Filler], one_sentence: bool) -> bool {
    if a.is_empty() || b.is_empty() {
        return !one_sentence || a.is_empty() == b.is_empty();
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|filler| long.iter().any(|other| equal(scene, *filler, *other)))
}

fn equal(scene: &Scene, a: Filler, b: Filler) -> bool {
    match (a, b) {
        (Filler::Words(a), Filler::Words(b)) => {
            let (a, b) = (scene.document.words(a).to_lowercase(), scene.document.words(b).to_lowercase());
            let last = |words: &str| words.split_whitespace().next_back().unwrap_or_default().to_owned();
            a == b
                || a.contains(&b)
                || b.contains(&a)
                || (last(&a) == last(&b) && a.split_whitespace().count().min(b.split_whitespace().count()) > 1)
        }
        (Filler::Figure(a), Filler::Figure(b)) => value(scene, a) == value(scene, b),
        (a, b) => a == b,
    }
}

fn value(scene: &Scene, id: FigureId) -> Option<Value> {
    scene.figures.get(id.0 as usize).map(|figure| figure.value)
}

/// Whether both name an amount and the amounts are not the same.
fn amounts_differ(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    [Role::Amount, Role::Stake, Role::Value, Role::Change, Role::Count].iter().any(|&role| match (a.role(role), b.role(role)) {
        // "a third of staff" and "130 jobs" may be the same.
        ([Filler::Figure(x), ..], [Filler::Figure(y), ..]) => {
            let kind = |id: &FigureId| scene.figures.get(id.0 as usize).map(|figure| figure.kind);
            value(scene, *x) != value(scene, *y) && (role != Role::Count || kind(x) == kind(y))
        }
        _ => false,
    })
}

fn periods_differ(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    match (a.role(Role::Period), b.role(Role::Period)) {
        ([x, ..], [y, ..]) => !equal(scene, *x, *y),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::play;

    /// How many facts and how many places say the first.
    fn counted(text: &str) -> (usize, usize) {
        let mut counts = (0, 0);
        play(text, |facts, _| counts = (facts.len(), facts.first().map_or(0, |fact| fact.evidence.len())));
        counts
    }

    #[test]
    fn says_once_what_is_said_twice() {
        let cases = [
            ("Acme to buy Brill\nAcme has agreed to buy Brill for £5m.", (1, 2)),
            ("Acme will buy Brill. The acquisition of Brill by Acme will cost £5m.", (1, 2)),
            ("Acme bought Brill for £5m. Acme bought Brill for £9m.", (2, 1)),
            ("Acme bought Brill. Acme bought Crest.", (2, 1)),
            ("Acme bought Brill. Acme did not buy Brill.", (2, 1)),
            ("Acme has teamed up with Brill. Acme has partnered with Brill.", (1, 2)),
            ("Acme has teamed up with Brill. Acme has teamed up with Crest.", (2, 1)),
            ("Acme's profit fell 12%. Acme's revenue fell 12%.", (2, 1)),
            ("Acme reported revenue of £5m in 2023. Acme reported a loss of £5m in 2023.", (2, 1)),
            ("Acme reported revenue of £5m in 2023. Acme reported sales of £5m in 2023.", (1, 2)),
        ];
        for (text, expected) in cases {
            assert_eq!(counted(text), expected, "{text}");
        }
    }
}
