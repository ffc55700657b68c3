//! Phrases that tell what the name in them names, as a table: `lexicon/frames.txt`, whose head explains its notation.
//!
//! A phrase is looked up by the word right beside the name, so a place costs a few look-ups however long the table is.

use std::collections::HashMap;
use std::ops::Range;

use super::evidence::{Label, Votes};
use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Place;

const FRAMES: &str = include_str!("../lexicon/frames.txt");

/// The weight of a phrase that has no other reading.
const SURE: f32 = 4.0;
/// The most words that `*` stands for.
const GAP: usize = 3;
/// The most words that `~` stands for.
const TENSE: usize = 5;

/// One part of a phrase.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Words(Vec<&'static str>),
    Number,
    Gap,
    Tense,
    Passive,
}

#[derive(Clone, Debug, PartialEq)]
struct Piece {
    part: Part,
    optional: bool,
}

/// Which names may stand in a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Slot {
    Any,
    NoPlace,
    NoGreatPlace,
    Single,
}

#[derive(Clone, Debug)]
struct Frame {
    label: Label,
    weight: f32,
    slot: Slot,
    /// From the name backwards.
    left: Vec<Piece>,
    /// From the name on.
    right: Vec<Piece>,
}

/// The table, by the words that stand right beside the name.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    /// By the word before the name.
    before: HashMap<&'static str, Vec<usize>>,
    /// By the word behind it.
    behind: HashMap<&'static str, Vec<usize>>,
    /// By the first word behind it that does more than tell the tense.
    tensed: HashMap<&'static str, Vec<usize>>,
}

impl Frames {
    /// Parses the embedded table.
    pub fn new() -> Self {
        let mut frames = Self::default();
        let mut sets: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut section = (Label::Other, 0.0);
        for line in FRAMES.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((name, words)) = line.strip_prefix('@').and_then(|line| line.split_once(" = ")) {
                sets.insert(name, words.split('|').collect());
            } else if let Some((label, weight)) = line.strip_prefix('[').and_then(|line| line.trim_end_matches(']').split_once(' ')) {
                let label = match label {
                    "organisation" => Label::Organisation,
                    "person" => Label::Person,
                    "place" => Label::Place,
                    _ => Label::Other,
                };
                section = (label, weight.parse().unwrap_or(0.0));
            } else {
                frames.add(line, section, &sets);
            }
        }
        frames
    }

    fn add(&mut self, line: &'static str, (label, weight): (Label, f32), sets: &HashMap<&str, Vec<&'static str>>) {
        let Some(at) = line.split(' ').position(|piece| piece.starts_with('_')) else { return };
        let mut pieces: Vec<Piece> = Vec::new();
        let mut slot = Slot::Any;
        for text in line.split(' ') {
            let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
            let part = match text {
                "9" => Part::Number,
                "*" => Part::Gap,
                "~" => Part::Tense,
                "~be" => Part::Passive,
                _ => {
                    slot = match text {
                        "_!" => Slot::NoPlace,
                        "_^" => Slot::NoGreatPlace,
                        "_1" => Slot::Single,
                        _ => slot,
                    };
                    let words = text.split('|').flat_map(|word| match word.strip_prefix('@').and_then(|name| sets.get(name)) {
                        Some(set) => set.clone(),
                        None => vec![word],
                    });
                    Part::Words(words.collect())
                }
            };
            pieces.push(Piece { part, optional });
        }
        let right = pieces.split_off(at + 1);
        pieces.pop();
        pieces.reverse();
        let number = self.frames.len();
        let table = match (pieces.first(), right.first()) {
            (Some(_), _) => &mut self.before,
            (None, Some(Piece { part: Part::Tense | Part::Passive, .. })) => &mut self.tensed,
            _ => &mut self.behind,
        };
        let side = if pieces.is_empty() { &right } else { &pieces };
        for piece in side.iter().skip_while(|piece| matches!(piece.part, Part::Tense | Part::Passive)) {
            if let Part::Words(words) = &piece.part {
                for word in words {
                    table.entry(word).or_default().push(number);
                }
            }
            if !piece.optional {
                break;
            }
        }
        self.frames.push(Frame { label, weight, slot, left: pieces, right });
    }

    /// What the phrases around one place of a name say: for each label the surest.
    pub fn votes(&self, runs: &Runs, name: &Range<usize>, sentence: &Range<usize>) -> Votes {
        let scene = Scene { runs, sentence };
        // "non-EU", "al-Sisi": a part of something.
        let first = scene.word(name.start);
        if first.starts_with(char::is_lowercase) && first.contains('-') {
            return Votes::default();
        }
        let mut near = self.tensed(&scene, name.end);
        near.extend(self.behind.get(scene.small(name.end).as_ref()).into_iter().flatten());
        if let Some(before) = name.start.checked_sub(1) {
            near.extend(self.before.get(scene.small(before).as_ref()).into_iter().flatten());
        }
        let mut votes = self.surest(&scene, near, name, name.end);
        // "Norvia of Bergen had bought a stake": where it is stands between.
        if scene.word(name.end) == "of" {
            let town =
                (name.end + 2..=name.end + 4).rev().find(|&end| runs.lexicon.names().place(&runs.name(&(name.end + 1..end))).is_some());
            if let Some(end) = town.filter(|&end| sentence.contains(&end)) {
                votes.strongest(self.resumed(runs, name, end, sentence));
            }
        }
        votes
    }

    /// What the clause says that goes on at `at`, behind a remark in commas: "Acme, its main rival, will open a plant".
    pub fn resumed(&self, runs: &Runs, name: &Range<usize>, at: usize, sentence: &Range<usize>) -> Votes {
        let scene = Scene { runs, sentence };
        let near = self.tensed(&scene, at);
        self.surest(&scene, near, name, at)
    }

    /// The phrases whose first word that does more than tell the tense stands at `at` or soon behind.
    fn tensed(&self, scene: &Scene, at: usize) -> Vec<usize> {
        let mut near = Vec::new();
        for at in at..=at + TENSE {
            near.extend(self.tensed.get(scene.small(at).as_ref()).into_iter().flatten());
            if !scene.tells_tense(at) && !scene.is_be(at) {
                break;
            }
        }
        near
    }

    fn surest(&self, scene: &Scene, near: Vec<usize>, name: &Range<usize>, end: usize) -> Votes {
        let mut votes = Votes::default();
        let place = || scene.runs.lexicon.names().place(&scene.runs.name(name));
        let little = || place().is_none_or(|place| place == Place::Town);
        for frame in near.into_iter().filter_map(|number| self.frames.get(number)) {
            let fits = match frame.slot {
                // "Seoul expects": the capital for its government.
                Slot::Any => frame.weight >= SURE || frame.label != Label::Organisation || little(),
                Slot::NoPlace => place().is_none(),
                Slot::NoGreatPlace => little(),
                Slot::Single => name.len() == 1,
            };
            if votes.of(frame.label) < frame.weight && fits && scene.back(&frame.left, name.start) && scene.forth(&frame.right, end) {
                let more = frame.weight - votes.of(frame.label);
                votes.add(frame.label, more);
            }
        }
        votes
    }
}

/// The words of one sentence.
struct Scene<'a> {
    runs: &'a Runs<'a>,
    sentence: &'a Range<usize>,
}

impl Scene<'_> {
    fn word(&self, at: usize) -> &str {
        self.runs.at(at, self.sentence)
    }

    /// A word in small letters with a straight apostrophe.
    fn small(&self, at: usize) -> std::borrow::Cow<'_, str> {
        let word = self.word(at);
        if word == "’s" {
            "'s".into()
        } else if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            word.to_lowercase().into()
        } else {
            word.into()
        }
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.small(at);
        !word.is_empty() && words.contains(&word.as_ref())
    }

    fn is_number(&self, at: usize) -> bool {
        self.sentence.contains(&at) && self.runs.words.get(at).is_some_and(|word| word.form == Form::Number)
    }

    fn is_be(&self, at: usize) -> bool {
        matches!(self.word(at), "is" | "was" | "are" | "were" | "be" | "been" | "being")
    }

    /// Whether a word does no more than tell the tense or the mood of something that the name does: "has", "plans to", "recently".
    fn tells_tense(&self, at: usize) -> bool {
        let word = self.word(at);
        // "is buying", "is to buy", "was in talks"; not "was bought".
        let progressive = |next: &str| {
            next.ends_with("ing")
                || matches!(next, "to" | "in" | "set" | "due" | "likely" | "about" | "not" | "also" | "still" | "now" | "once")
        };
        self.is_be(at) && progressive(self.word(at + 1))
            || one_of(
                word,
                "has|have|had|will|would|may|might|could|can|must|should|also|now|since|to|not|already|just|plans|plan|planned|expects\
                |expected|agreed|aims|hopes|wants|intends|decided|set|due|likely|about|going|still|later|then|soon|never|once|first\
                |did|does|do|in|itself|last|this|month|week|year|yesterday|today|looking|preparing|considering|trying|forced|refused",
            )
            || word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
    }

    /// Whether the words up to one tell the tense of something done to the name: "has been", "was recently".
    fn is_passive(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_be(at)) && (from..to).all(|at| self.is_be(at) || self.tells_tense(at))
    }

    /// Whether `*` may stand for a word.
    fn passes(&self, at: usize) -> bool {
        let Some(word) = self.runs.words.get(at).filter(|_| self.sentence.contains(&at)) else { return false };
        match word.form {
            Form::Sign => matches!(self.word(at), "-" | "%" | "$" | "€" | "£" | "&" | "’" | "'"),
            _ => true,
        }
    }

    fn forth(&self, pieces: &[Piece], at: usize) -> bool {
        let Some((piece, rest)) = pieces.split_first() else { return true };
        if piece.optional && self.forth(rest, at) {
            return true;
        }
        match &piece.part {
            Part::Words(words) => self.is_one_of(at, words) && self.forth(rest, at + 1),
            Part::Number => self.sum_end(at).is_some_and(|end| self.forth(rest, end)),
            Part::Gap => (0..=GAP).take_while(|&more| more == 0 || self.passes(at + more - 1)).any(|more| self.forth(rest, at + more)),
            Part::Passive => (1..=TENSE).any(|more| self.is_passive(at, at + more) && self.forth(rest, at + more)),
            Part::Tense => {
                (0..=TENSE).take_while(|&more| more == 0 || self.tells_tense(at + more - 1)).any(|more| self.forth(rest, at + more))
            }
        }
    }

    /// The same towards the start of the sentence; `end` is behind the word to be read.
    fn back(&self, pieces: &[Piece], end: usize) -> bool {
        let Some((piece, rest)) = pieces.split_first() else { return true };
        if piece.optional && self.back(rest, end) {
            return true;
        }
        let Some(at) = end.checked_sub(1).filter(|at| self.sentence.contains(at)) else {
            return piece.part == Part::Gap && self.back(rest, end);
        };
        let step = |most: usize, passes: &dyn Fn(usize) -> bool| {
            (0..=most).take_while(|&more| more == 0 || end >= more && passes(end - more)).any(|more| self.back(rest, end - more))
        };
        match &piece.part {
            Part::Words(words) => self.is_one_of(at, words) && self.back(rest, at),
            Part::Number => {
                let scale = usize::from(matches!(self.word(at), "million" | "billion" | "m" | "bn" | "trillion"));
                let Some(digits) = at.checked_sub(scale).filter(|&at| self.is_number(at)) else { return false };
                let sign = digits.checked_sub(1).is_some_and(|at| matches!(self.word(at), "$" | "€" | "£" | "¥"));
                self.back(rest, digits - usize::from(sign))
            }
            Part::Gap => step(GAP, &|at| self.passes(at)),
            Part::Tense | Part::Passive => step(TENSE, &|at| self.tells_tense(at)),
        }
    }

    /// The index behind a number or a sum: "about £3m", "40", "two".
    fn sum_end(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while matches!(
            self.word(at),
            "about" | "some" | "around" | "nearly" | "almost" | "over" | "up" | "to" | "more" | "than" | "another" | "a" | "further"
        ) {
            at += 1;
        }
        while matches!(self.word(at), "$" | "€" | "£" | "¥")
            || self.word(at).len() <= 3
                && self.runs.words.get(at + 1).is_some_and(|word| word.form == Form::Number)
                && self.runs.words.get(at).is_some_and(Word::is_upper)
        {
            at += 1;
        }
        let spelt = matches!(
            self.word(at),
            "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "twelve"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "several"
        );
        if !self.is_number(at) && !spelt {
            return None;
        }
        at += 1;
        while matches!(
            self.word(at),
            "million"
                | "billion"
                | "trillion"
                | "m"
                | "bn"
                | "hundred"
                | "thousand"
                | "%"
                | "p"
                | "of"
                | "percent"
                | "hundreds"
                | "thousands"
        ) || self.is_number(at)
            || matches!(self.word(at), "." | ",") && self.is_number(at + 1)
        {
            at += 1;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::name::organisations;

    #[test]
    fn a_name_of_no_known_shape_is_proven_by_what_only_firms_do_and_have() {
        const CASES: &[&str] = &[
            "Shares in _ fell 4% after its chairman resigned.",
            "_ shares closed down 3% on Tuesday.",
            "Profit at _ rose to $40m.",
            "_ will cut 300 jobs at its plant.",
            "Analysts expect _ to report a loss of €4m.",
            "_, which makes valves, said sales had doubled.",
            "The company, _, was founded in 1987.",
            "Rivals such as _ and Dunbrick have followed.",
            "_ said on Monday that it would appeal.",
            "The order went to _.",
            "It competes with _.",
            "It completed the acquisition of _ in June.",
            "The chief executive of _ wants a larger plant.",
            "_ has signed a five-year agreement with the city.",
            "_ was founded in 1987 in Cork.",
            "_ reported revenue of €40m.",
            "_, based in Leeds, makes pumps.",
            "_-owned shops will close.",
            "_ went into administration in May.",
            "_ has filed for bankruptcy protection.",
            "_ issued a profit warning on Monday.",
            "_ paid a dividend of 4p a share.",
            "The firm was spun out of _ in 2017.",
            "Its main rival, _, went bust.",
            "It has sold its stake to _.",
            "Talks between _ and its lenders broke down.",
            "_ and Dunbrick have agreed to merge.",
            "_ did not respond to a request for comment.",
            "_ was bought by a Swiss fund in 2019.",
            "_ overtook a Danish rival last year.",
            "_ is suing its former supplier.",
            "_, its oldest rival, has 300 employees.",
        ];
        for case in CASES {
            for name in ["Quillon", "Harrow Vale"] {
                let text = case.replace('_', name);
                assert!(organisations(&text).iter().any(|found| found == name), "{text}: {:?}", organisations(&text));
            }
        }
    }

    #[test]
    fn a_town_a_country_a_person_or_a_plain_word_stands_in_some_of_them_too() {
        for text in [
            "Shares in Tokyo fell 2%.",
            "The fund has invested €8m in Poland.",
            "Staff at Birmingham walked out.",
            "Loans to Greece were repaid.",
            "Workers at Manchester went home.",
            "Seoul expects exports to rise, and Madrid has cut its forecast.",
            "Anna Lindqvist opened a factory in May and sold 40 cars.",
            "Couriers told the paper that they had no contract.",
            "Tilting adds eleven kilos and costs €300.",
            "Refinery director Paul Moss closed a plant.",
            "Landlords raised £4m for the court case.",
        ] {
            assert_eq!(organisations(text), Vec::<String>::new(), "{text}");
        }
    }
}
