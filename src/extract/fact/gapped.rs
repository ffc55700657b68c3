//! Results that share the verb of one before them: "Revenue rose 4% to £3bn and profit 8% to £200m", "sales were flat and margins
//! 8%", "Acme's sales rose 5% and Brill's 6%".

use super::candidate::Candidate;
use super::fill::figures_in;
use super::measure::MOVES;
use super::metric::metric;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::Thing;
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureId, FigureKind};

/// What a candidate's confidence is worth for what is told without a verb of its own.
const SHARED: f32 = 0.9;

/// How many further results one verb may have.
const MOST: usize = 4;

/// The results of a sentence that stand behind another's verb without one of their own.
pub fn gapped(scene: &Scene, sentence: usize, reading: &Reading, found: &[Candidate]) -> Vec<Candidate> {
    let mut more = Vec::new();
    for (index, frame) in reading.frames.iter().enumerate() {
        let Some(group) = reading.verb(frame.verb).filter(|group| is_measuring(&group.lemma)) else { continue };
        let trigger = scene.span(sentence, frame.verb, frame.verb);
        let lead = found.iter().find(|candidate| {
            candidate.frame == Some(index)
                && candidate.trigger == trigger
                && matches!(candidate.kind, FactKind::Report | FactKind::Forecast)
                && matches!(candidate.role(Role::Metric), [Filler::Words(_)])
        });
        let flat = || {
            let plain = group.mood == Mood::Finite && group.modal.is_none() && !group.negative && frame.governor.is_none();
            let measured = frame.subject.first().and_then(|&subject| metric(reading, &[subject]))?;
            let (owner, sure) = scene.owner(sentence, *frame.subject.first()?, &[])?;
            plain.then(|| Candidate {
                kind: FactKind::Report,
                roles: vec![(Role::Metric, measured.0), (Role::Org, vec![Filler::Organisation(owner)])],
                status: Status::Asserted,
                sentence,
                trigger,
                frame: Some(index),
                punished: false,
                of_market: false,
                listed: false,
                confidence: 0.8 * sure,
            })
        };
        let Some(lead) = lead.cloned().or_else(flat) else { continue };
        let moves = !stands(&group.lemma);
        let mut at = frame.verb + 1;
        while let Some(joint) = next_joint(reading, at) {
            if more.len() >= MOST * reading.frames.len() {
                break;
            }
            at = joint + 1;
            if let Some((candidate, end)) = shared(scene, reading, frame, &lead, joint, moves) {
                at = end;
                more.push(candidate);
            }
        }
    }
    more
}

/// Verbs of which a measure is the subject.
fn is_measuring(lemma: &str) -> bool {
    stands(lemma) || one_of(lemma, MOVES) || one_of(lemma, "slip|slide|gain|ease|advance|improve|expand|contract")
}

/// Verbs that say where a measure stands.
fn stands(lemma: &str) -> bool {
    one_of(lemma, "be|stand|total|reach|hit|amount|come in|average|account|hold|have|ship|sell")
}

/// The next "and", comma or "while" of the clause, before another verb.
fn next_joint(reading: &Reading, from: usize) -> Option<usize> {
    (from..reading.items.len())
        .take_while(|&item| reading.verb(item).is_none_or(|group| group.mood != Mood::Finite))
        .find(|&item| matches!(reading.word(item), "and" | "," | ";" | "while" | "but"))
}

/// The result behind a joint, with the item after its last.
fn shared(scene: &Scene, reading: &Reading, frame: &Frame, lead: &Candidate, joint: usize, moves: bool) -> Option<(Candidate, usize)> {
    let mut phrase = joint + 1;
    while matches!(reading.word(phrase), "and" | "at" | "with" | "while" | ",") && reading.noun(phrase).is_none() && phrase < joint + 3 {
        phrase += 1;
    }
    let head = reading.head(phrase)?;
    let mut candidate = lead.clone();
    candidate.roles.retain(|(role, _)| !matches!(role, Role::Value | Role::Change | Role::Prior));
    candidate.confidence *= SHARED;
    let mut at = phrase + 1;
    if let Thing::Organisation(id) = head.thing {
        // "and Brill 6%"
        if lead.role(Role::Org).is_empty() || lead.role(Role::Org).contains(&Filler::Organisation(id)) {
            return None;
        }
        candidate.roles.retain(|(role, _)| *role != Role::Org);
        candidate.add(Role::Org, vec![Filler::Organisation(id)]);
    } else if head.is_amount() {
        // "and Brill's 6%"
        reading.noun(phrase)?.owner.as_ref()?;
        let (id, _) = scene.owner(lead.sentence, phrase, &[])?;
        if lead.role(Role::Org).is_empty() || lead.role(Role::Org).contains(&Filler::Organisation(id)) {
            return None;
        }
        candidate.roles.retain(|(role, _)| *role != Role::Org);
        candidate.add(Role::Org, vec![Filler::Organisation(id)]);
        at = phrase;
    } else {
        let (measured, _) = metric(reading, &[phrase])?;
        if lead.role(Role::Metric) == measured || one_of(&verb_of(reading, frame), "have|ship|sell|hold|account") {
            return None;
        }
        candidate.roles.retain(|(role, _)| *role != Role::Metric);
        candidate.add(Role::Metric, measured);
        // "and profit at its mills 8%"
        if matches!(reading.word(at), "of" | "at" | "in" | "from" | "for")
            && reading.noun(at + 1).is_some()
            && !reading.head(at + 1).is_some_and(|unit| unit.is_amount() || unit.is_date())
        {
            at += 2;
        }
    }
    let end = amounts(reading, at, moves, &mut candidate)?;
    // What has a verb of its own is told by that.
    let own = (end..reading.items.len().min(end + 2)).any(|item| reading.verb(item).is_some_and(|group| group.mood == Mood::Finite));
    let like = candidate.role(Role::Metric) != lead.role(Role::Metric) || is_like(reading, lead, &candidate);
    (!own && like).then_some((candidate, end))
}

fn verb_of(reading: &Reading, frame: &Frame) -> String {
    reading.verb(frame.verb).map(|group| group.lemma.clone()).unwrap_or_default()
}

/// Whether both tell the same role by the same kind of figure: "shipped 50m phones and Brill 40m".
fn is_like(reading: &Reading, lead: &Candidate, other: &Candidate) -> bool {
    [Role::Value, Role::Change].iter().any(|&role| match (lead.role(role), other.role(role)) {
        (&[Filler::Figure(a)], &[Filler::Figure(b)]) => kind_of(reading, a).is_some() && kind_of(reading, a) == kind_of(reading, b),
        _ => false,
    })
}

fn kind_of(reading: &Reading, figure: FigureId) -> Option<FigureKind> {
    reading.units.iter().find_map(|unit| match unit.thing {
        Thing::Figure(id, kind) if id == figure => Some(kind),
        _ => None,
    })
}

/// "8% to £200m", "up 3% at £5m", "8%, against 9%": the amounts from an item on, with the item after the last.
fn amounts(reading: &Reading, from: usize, moves: bool, candidate: &mut Candidate) -> Option<usize> {
    let mut at = from;
    let mut end = None;
    let mut role = None;
    while at < reading.items.len().min(from + 12) {
        match reading.word(at) {
            "to" | "at" => role = Some(Role::Value),
            "up" | "down" | "by" => role = Some(Role::Change),
            "from" | "against" | "versus" | "compared" => role = Some(Role::Prior),
            "," if end.is_some() && matches!(reading.word(at + 1), "against" | "versus" | "compared" | "up" | "down" | "from") => {}
            "," if end.is_none() && at == from => {}
            "with" if role == Some(Role::Prior) => {}
            _ => {
                let Some((figure, kind)) = figures_in(reading, at).next().filter(|_| reading.noun(at).is_some()) else { break };
                if matches!(kind, FigureKind::Date | FigureKind::DateRange | FigureKind::Duration | FigureKind::Ordinal) {
                    break;
                }
                let bare = if moves && matches!(kind, FigureKind::Percent | FigureKind::Multiple) { Role::Change } else { Role::Value };
                let role = role.take().unwrap_or(bare);
                if end.is_none() && role == Role::Prior || !candidate.role(role).is_empty() {
                    break;
                }
                candidate.add(role, vec![Filler::Figure(figure)]);
                end = Some(at + 1);
            }
        }
        at += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::play;

    #[test]
    fn reads_results_without_a_verb_of_their_own() {
        let cases = [
            ("Acme makes pumps. Its revenue rose 4% to £3bn and profit 8% to £200m.", "Acme: profit £200m up 8%"),
            ("Acme's sales were flat and margins 8%, against 9% a year earlier.", "Acme: margins 8% (was 9%)"),
            ("Acme's sales rose 5% and Brill's 6%.", "Brill: sales up 6%"),
            ("Acme's sales rose 4%, with profit up 8% to £200m.", "Acme: profit £200m up 8%"),
        ];
        for (text, line) in cases {
            play(text, |facts, _| {
                assert!(
                    facts.iter().any(|fact| fact.line == line),
                    "{text}: {:?}",
                    facts.iter().map(|fact| &fact.line).collect::<Vec<_>>()
                );
            });
        }
        for (text, count) in [
            ("Acme's sales rose 4% and profit fell 8%.", 2),
            ("Acme's sales rose 4% in May and June.", 1),
            ("Acme's sales rose 4% and 40 shops closed.", 1),
        ] {
            play(text, |facts, _| {
                let told = facts.iter().filter(|fact| fact.kind == crate::extract::fact::FactKind::Report).count();
                assert_eq!(told, count, "{text}: {:?}", facts.iter().map(|fact| &fact.line).collect::<Vec<_>>());
            });
        }
    }
}
