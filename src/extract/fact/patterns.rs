//! The pattern table: which verbs and nouns, with which slots, say which kind of fact.
//!
//! `patterns.txt` has one row a pattern. To teach the program a new way of saying something, add a row with its example: the
//! tests run every example and compare the roles marked in it. Nothing else needs to change.

use std::collections::HashMap;

use super::types::{FactKind, Role, Status};

/// The table, indexed by trigger.
#[derive(Clone, Debug)]
pub struct Patterns {
    rows: Vec<Pattern>,
    verbs: HashMap<String, Vec<usize>>,
    nouns: HashMap<String, Vec<usize>>,
    joints: HashMap<String, Vec<usize>>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What it says.
    pub kind: FactKind,
    /// Where each role is found; the first role whose type fits takes the slot.
    pub slots: Vec<(Place, Vec<Role>)>,
    /// Roles without which the row says nothing.
    pub required: Vec<Role>,
    /// What the heads of slots must be, or must not.
    pub conditions: Vec<Condition>,
    /// What its words make of the deed, whatever the clause says: talks make it possible.
    pub status: Status,
    /// How often it is right where it matches, from 0 to 1.
    pub prior: f32,
    /// A sentence it reads, the roles marked `[role:words]`.
    pub example: &'static str,
}

/// A place in a clause, or about a noun.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who does it, in the active voice as in the passive ("by").
    Subject,
    /// What is acted on.
    Object,
    Second,
    /// The possessor: "Acme's purchase".
    Owner,
    /// Names and figures inside the phrase before its head: "a £5m Acme investment".
    Modifier,
    /// The trigger's own words.
    Trigger,
    /// What a hyphened name describes: "Brill" in "Acme-backed Brill".
    Head,
    /// The verb that governs a noun.
    Verb,
    /// An adverb of the verb: "jointly".
    Adverb,
    /// The verb that governs a verb: "start" of "start selling".
    Governor,
    /// The infinitive behind: "to expand abroad".
    Infinitive,
    /// The preposition before a noun, in conditions: "under" of "under investigation"; "compared" for "compared with".
    Before,
    /// When it is done, in conditions: "future" of "will run", "progressive" of "is running".
    Tense,
    /// Any word of the subject or the object, in conditions: "new" of "the new chief executive".
    Within,
    /// The noun phrases of a preposition.
    Preposition(&'static str),
}

/// What the head of a slot must be, or must not.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Which slot.
    pub place: Place,
    /// The heads, lower case.
    pub heads: Vec<&'static str>,
    /// Whether they are asked for rather than excluded.
    pub wanted: bool,
}

impl Default for Patterns {
    fn default() -> Self {
        Self::parse(include_str!("patterns.txt"))
    }
}

impl Patterns {
    fn parse(table: &'static str) -> Self {
        let mut patterns = Self { rows: Vec::new(), verbs: HashMap::new(), nouns: HashMap::new(), joints: HashMap::new() };
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((pattern, trigger, triggers)) = row(line) else {
                debug_assert!(false, "a row that cannot be read: {line}");
                continue;
            };
            let index = patterns.rows.len();
            patterns.rows.push(pattern);
            let map = match trigger {
                Trigger::Verb => &mut patterns.verbs,
                Trigger::Noun => &mut patterns.nouns,
                Trigger::Joint => &mut patterns.joints,
            };
            for trigger in triggers {
                map.entry(trigger.replace('_', " ")).or_default().push(index);
            }
        }
        patterns
    }

    /// The rows of a verb, by its plain form.
    pub fn of_verb(&self, lemma: &str) -> impl Iterator<Item = &Pattern> {
        self.verbs.get(lemma).into_iter().flatten().filter_map(|&index| self.rows.get(index))
    }

    /// The rows of a noun, by its lower-case word in the singular.
    pub fn of_noun(&self, word: &str) -> impl Iterator<Item = &Pattern> {
        self.nouns.get(word).into_iter().flatten().filter_map(|&index| self.rows.get(index))
    }

    /// The rows of what hangs on a name with a hyphen: "-backed".
    pub fn of_joint(&self, word: &str) -> impl Iterator<Item = &Pattern> {
        self.joints.get(word).into_iter().flatten().filter_map(|&index| self.rows.get(index))
    }

    /// Whether a noun is a trigger.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains_key(word)
    }

    /// All rows, in the order of the table.
    pub fn rows(&self) -> &[Pattern] {
        &self.rows
    }
}

/// What sort of word a trigger is.
#[derive(Clone, Copy, Debug)]
enum Trigger {
    Verb,
    Noun,
    Joint,
}

/// `kind | verb|noun|joint triggers | slots | prior | example`
fn row(line: &'static str) -> Option<(Pattern, Trigger, Vec<&'static str>)> {
    let mut columns = line.splitn(5, '|').map(str::trim);
    let kind = FactKind::named(columns.next()?)?;
    let mut triggers = columns.next()?.split_whitespace();
    let trigger = match triggers.next()? {
        "verb" => Trigger::Verb,
        "noun" => Trigger::Noun,
        "joint" => Trigger::Joint,
        _ => return None,
    };
    let (mut slots, mut conditions, mut required, mut status) = (Vec::new(), Vec::new(), Vec::new(), Status::Asserted);
    for entry in columns.next()?.split_whitespace() {
        if let Some((place, roles)) = entry.split_once('=') {
            let names = roles.split('/').map(|name| (name.trim_start_matches('!'), name.starts_with('!')));
            let roles: Option<Vec<Role>> = names.clone().map(|(name, _)| Role::named(name)).collect();
            required.extend(names.filter(|(_, needed)| *needed).filter_map(|(name, _)| Role::named(name)));
            slots.push((self::place(place), roles?));
        } else if let Some(name) = entry.strip_prefix("status:") {
            status = Status::ALL.iter().copied().find(|status| status.name() == name)?;
        } else if let Some((place, heads)) = entry.split_once(':') {
            let wanted = !place.starts_with('!');
            let place = self::place(place.trim_start_matches('!'));
            conditions.push(Condition { place, heads: heads.split(',').collect(), wanted });
        } else {
            return None;
        }
    }
    let prior = columns.next()?.parse().ok()?;
    let example = columns.next()?;
    Some((Pattern { kind, slots, required, conditions, status, prior, example }, trigger, triggers.collect()))
}

fn place(name: &'static str) -> Place {
    match name {
        "subject" => Place::Subject,
        "object" => Place::Object,
        "second" => Place::Second,
        "owner" => Place::Owner,
        "modifier" => Place::Modifier,
        "trigger" => Place::Trigger,
        "head" => Place::Head,
        "verb" => Place::Verb,
        "governor" => Place::Governor,
        "adverb" => Place::Adverb,
        "infinitive" => Place::Infinitive,
        "before" => Place::Before,
        "tense" => Place::Tense,
        "within" => Place::Within,
        preposition => Place::Preposition(preposition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fact::stage::{marked, play};

    #[test]
    fn every_row_reads_its_example() {
        let patterns = Patterns::default();
        let mut wrong = Vec::new();
        for pattern in patterns.rows() {
            let (text, roles) = marked(pattern.example);
            play(&text, |facts, cast| {
                let read = facts.iter().filter(|fact| fact.kind == pattern.kind).any(|fact| {
                    roles.iter().all(|(&role, expected)| {
                        fact.role(role).iter().map(|&filler| (cast.words)(filler)).collect::<Vec<_>>() == *expected
                    })
                });
                if !read {
                    let found: Vec<String> = facts
                        .iter()
                        .map(|fact| {
                            let roles = fact.roles.iter().map(|(role, fillers)| {
                                format!(
                                    "{}={}",
                                    role.name(),
                                    fillers.iter().map(|&filler| (cast.words)(filler)).collect::<Vec<_>>().join("+")
                                )
                            });
                            format!("{} {}", fact.kind.name(), roles.collect::<Vec<_>>().join("; "))
                        })
                        .collect();
                    wrong.push(format!("{}\n    found {found:?}", pattern.example));
                }
            });
        }
        assert!(wrong.is_empty(), "{} examples are not read:\n{}", wrong.len(), wrong.join("\n"));
    }
}
