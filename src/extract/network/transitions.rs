//! From words in context to entities: a machine that passes over the words once and takes an action at each.
//!
//! With no entity open it may begin one, mark a single word, or pass; with one open it may go on or end it. A state is the sum of
//! three words' shares: the next word, the first of the open entity, the word before; the last two are missing while none is open,
//! so that the scores of a closed state depend on one word only and are computed for many at once.

use fearless_simd::Level;

use super::label::Label;
use super::layers::Matrix;
use super::weights::{ACTIONS, ROLES, STATE, WIDTH, Weights};

/// The outputs of a state's maxout.
const HIDDEN: usize = STATE / 2;

/// How many labels there are.
const LABELS: usize = Label::ALL.len();

/// Where the actions stand in the trained order.
const BEGIN: usize = 0;
const IN: usize = LABELS;
const LAST: usize = 2 * LABELS;
const UNIT: usize = 3 * LABELS;
const OUT: usize = ACTIONS - 1;

/// The trained classifier.
#[derive(Clone, Debug)]
pub struct Classifier {
    /// Word → its share of a state in each role.
    lower: Matrix,
    /// What is added to the share of the next word while no entity is open: all biases, and the two missing words.
    closed_bias: [f32; STATE],
    /// What is added to the three shares while one is open.
    open_bias: [f32; STATE],
    /// Maxout of a closed state → the actions it allows: begin, unit, out.
    closed: Matrix,
    closed_scores_bias: [f32; 2 * LABELS + 1],
    /// For each label the weights of "in" and of "last", with their biases.
    open: Vec<[([f32; HIDDEN], f32); 2]>,
}

/// Some words of a passage in context, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The words.
    pub words: &'a [[f32; WIDTH]],
    /// Which of them are white space: no entity starts there.
    pub blank: &'a [bool],
    /// The index of the first in the passage.
    pub first: usize,
    /// Whether the passage ends with the run: an open entity ends there.
    pub ends: bool,
}

/// What is remembered from word to word of a passage.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// The entities so far, in order.
    pub found: Vec<Found>,
    open: Option<Open>,
}

#[derive(Clone, Debug)]
struct Open {
    label: Label,
    /// The index of its first word.
    first: usize,
    /// The shares of its first word and of the word before the next.
    shares: [[f32; STATE]; 2],
}

/// An entity as a range of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The index of its first word.
    pub first: usize,
    /// The index of its last word.
    pub last: usize,
    /// What it is.
    pub label: Label,
}

/// Room for the products of a run of words, kept between runs.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    shares: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

impl Classifier {
    /// The classifier of trained weights.
    pub fn new(weights: &Weights) -> Self {
        let part = |values: &[f32], role: usize, at: usize| values.get(role * STATE + at).copied().unwrap_or_default();
        let bias = |at: usize, role: usize| part(&weights.lower_bias, role, at);
        let missing = |at: usize, role: usize| part(&weights.missing, role, at);
        let state_bias = |at: usize| part(&weights.state_bias, 0, at);
        let column = |action: usize| weights.upper.chunks_exact(ACTIONS).map(move |row| row[action]);
        let allowed: Vec<usize> = (BEGIN..BEGIN + LABELS).chain(UNIT..UNIT + LABELS).chain([OUT]).collect();
        let closed: Vec<f32> = weights.upper.chunks_exact(ACTIONS).flat_map(|row| allowed.iter().map(|&action| row[action])).collect();
        let dot = |action: usize| {
            let mut values = [0.0; HIDDEN];
            values.iter_mut().zip(column(action)).for_each(|(value, weight)| *value = weight);
            (values, weights.upper_bias[action])
        };
        Self {
            lower: Matrix::new(&weights.lower, ROLES * STATE),
            closed_bias: std::array::from_fn(|at| state_bias(at) + bias(at, 0) + missing(at, 1) + missing(at, 2)),
            open_bias: std::array::from_fn(|at| state_bias(at) + (0..ROLES).map(|role| bias(at, role)).sum::<f32>()),
            closed: Matrix::new(&closed, allowed.len()),
            closed_scores_bias: std::array::from_fn(|at| weights.upper_bias[allowed[at]]),
            open: (0..LABELS).map(|label| [dot(IN + label), dot(LAST + label)]).collect(),
        }
    }

    /// Passes the machine over a run of words.
    pub fn pass(&self, level: Level, run: &Run, machine: &mut Machine, scratch: &mut Scratch) {
        let Scratch { shares, hidden, scores } = scratch;
        let count = run.words.len();
        self.lower.multiply(level, run.words.as_flattened(), WIDTH, count, shares);
        let (shares, _) = shares.as_chunks::<STATE>();
        hidden.clear();
        for shares in shares.iter().step_by(ROLES) {
            hidden.extend(maxout(std::array::from_fn(|at| shares[at] + self.closed_bias[at])));
        }
        self.closed.multiply(level, hidden, HIDDEN, count, scores);
        for (at, scores) in scores.chunks_exact(self.closed.outputs()).enumerate() {
            let word = run.first + at;
            let last_of_passage = run.ends && at + 1 == count;
            let [next, as_first, as_before] = [0, 1, 2].map(|role| shares[ROLES * at + role]);
            match machine.open.take() {
                Some(mut open) => {
                    let state = |at: usize| next[at] + open.shares[0][at] + open.shares[1][at] + self.open_bias[at];
                    if last_of_passage || self.is_last(open.label, &maxout(std::array::from_fn(state))) {
                        machine.found.push(Found { first: open.first, last: word, label: open.label });
                    } else {
                        open.shares[1] = as_before;
                        machine.open = Some(open);
                    }
                }
                None => match self.act(scores, !run.blank[at], !last_of_passage) {
                    Action::Begin(label) => {
                        machine.open = Some(Open { label, first: word, shares: [as_first, as_before] });
                    }
                    Action::Unit(label) => machine.found.push(Found { first: word, last: word, label }),
                    Action::Out => {}
                },
            }
        }
    }

    fn is_last(&self, label: Label, hidden: &[f32; HIDDEN]) -> bool {
        let [goes_on, ends] =
            [0, 1].map(|action| self.open.get(label as usize).map_or(0.0, |actions| dot(hidden, &actions[action].0) + actions[action].1));
        ends > goes_on
    }

    /// The best action of a closed state; of equals the first in the trained order.
    fn act(&self, scores: &[f32], may_start: bool, may_begin: bool) -> Action {
        let score = |at: usize| scores[at] + self.closed_scores_bias[at];
        let mut best = (f32::NEG_INFINITY, Action::Out);
        let mut consider = |at: usize, action: Action| {
            if score(at) > best.0 {
                best = (score(at), action);
            }
        };
        if may_start && may_begin {
            Label::ALL.into_iter().enumerate().for_each(|(at, label)| consider(at, Action::Begin(label)));
        }
        if may_start {
            Label::ALL.into_iter().enumerate().for_each(|(at, label)| consider(LABELS + at, Action::Unit(label)));
        }
        consider(2 * LABELS, Action::Out);
        best.1
    }
}

#[derive(Clone, Copy, Debug)]
enum Action {
    Begin(Label),
    Unit(Label),
    Out,
}

fn maxout(pieces: [f32; STATE]) -> [f32; HIDDEN] {
    std::array::from_fn(|at| pieces[at].max(pieces[HIDDEN + at]))
}

fn dot(left: &[f32; HIDDEN], right: &[f32; HIDDEN]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
