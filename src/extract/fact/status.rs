//! Whether a deed happened: from its verb group and what governs it, never from words that merely stand near.
//!
//! Each governor acts on the status of what it governs: a negation denies, an intention plans, talks make it possible. Denied
//! beats possible, possible beats planned, planned beats asserted; a negated refusal ("did not rule out") is possible.

use std::collections::HashMap;

use super::types::Status;
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::{Mood, VerbGroup};
use crate::extract::clause::words::one_of;

/// What a governor makes of what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It happened.
    Asserted,
    /// It is meant to happen.
    Planned,
    /// It may happen.
    Possible,
    /// It did not, or will not, happen.
    Undone,
}

/// The governing verbs, adjectives and nouns.
#[derive(Clone, Debug)]
pub struct Governors {
    verbs: HashMap<String, Effect>,
    nouns: HashMap<String, Effect>,
}

impl Default for Governors {
    fn default() -> Self {
        let mut governors = Self { verbs: HashMap::new(), nouns: HashMap::new() };
        let mut nouns = false;
        for line in include_str!("governors.txt").lines() {
            nouns |= line.starts_with("# nouns");
            let mut words = line.split_whitespace();
            let effect = match words.next() {
                Some("asserted") => Effect::Asserted,
                Some("planned") => Effect::Planned,
                Some("possible") => Effect::Possible,
                Some("undone") => Effect::Undone,
                _ => continue,
            };
            let map = if nouns { &mut governors.nouns } else { &mut governors.verbs };
            map.extend(words.map(|word| (word.replace('_', " "), effect)));
        }
        governors
    }
}

impl Governors {
    /// What a verb or predicate adjective makes of what it governs.
    pub fn verb(&self, lemma: &str) -> Option<Effect> {
        self.verbs.get(lemma).copied()
    }

    /// What a noun makes of what it governs, in the singular or plural.
    pub fn noun(&self, word: &str) -> Option<Effect> {
        self.nouns.get(word).or_else(|| self.nouns.get(word.strip_suffix('s')?)).copied()
    }

    /// The status of the deed that a frame's verb names.
    pub fn of_frame(&self, reading: &Reading, frame: &Frame) -> Status {
        let Some(group) = reading.verb(frame.verb) else { return Status::Asserted };
        let mut status = own(group, frame);
        if frame.conditional {
            status = weaker(status, Status::Possible);
        }
        // "Neither Acme nor Brill has bid", "No jobs will be lost"
        if is_nobodys(reading, frame) {
            status = Status::Denied;
        }
        // "decided against buying"
        let preposition = frame.verb.checked_sub(1).map_or("", |before| reading.word(before));
        if group.mood == Mood::Gerund && matches!(preposition, "against" | "without") {
            return Status::Denied;
        }
        // "has not decided whether to buy"
        if (frame.verb.saturating_sub(2)..frame.verb).any(|at| reading.word(at) == "whether") {
            return weaker(status, Status::Possible);
        }
        let mut current = frame;
        // A chain of governors is as long as the sentence has verbs; each is looked at once.
        for _ in 0..8 {
            let noun = current.governing_noun.and_then(|noun| reading.head(noun)).and_then(|unit| self.noun(&unit.word));
            if let Some(effect) = noun {
                status = apply(status, effect);
                // "no plans to buy"
                if current.governing_noun.and_then(|noun| reading.noun(noun)).is_some_and(|noun| noun.negative) {
                    status = Status::Denied;
                }
            }
            // "a plan to sell Brill was dropped"
            match current.governing_noun.and_then(|noun| self.fate(reading, noun)) {
                Some(Effect::Undone) => return Status::Denied,
                Some(_) => status = Status::Asserted,
                None => {}
            }
            let Some(governor) = current.governor.and_then(|index| reading.frames.get(index)) else { break };
            if governor.verb == current.verb {
                break;
            }
            let Some(group) = reading.verb(governor.verb) else { break };
            // "There was no truth in a report that Acme …"
            let baseless = reading.verb(governor.verb).is_some_and(|group| group.lemma == "be")
                && governor.object.iter().any(|&object| {
                    reading.noun(object).is_some_and(|noun| noun.negative)
                        && reading.head(object).is_some_and(|unit| one_of(&unit.word, "truth|basis|substance|foundation|merit"))
                });
            if baseless {
                return Status::Denied;
            }
            // "had hoped to raise £5m": and did not.
            if group.lemma == "hope" && group.perfect && group.past {
                return Status::Denied;
            }
            // "the speculation focused on Acme selling"
            if self.is_guessed(reading, governor) {
                status = weaker(status, Status::Possible);
            }
            status = if current.reported {
                reported(status, group, self.verb(&group.lemma))
            } else {
                self.governed(status, group, governor, noun.is_some(), current, reading)
            };
            current = governor;
        }
        status
    }

    /// What became of a plan, where the clause says it of the noun: undone, or done.
    fn fate(&self, reading: &Reading, noun: usize) -> Option<Effect> {
        let told = reading.frames.iter().find(|frame| frame.verb > noun && frame.subject.first() == Some(&noun))?;
        let group = reading.verb(told.verb).filter(|group| group.mood == Mood::Finite && group.modal.is_none() && !group.negative)?;
        match self.verb(&group.lemma) {
            Some(Effect::Undone) => Some(Effect::Undone),
            _ if group.passive && one_of(&group.lemma, "complete|conclude|finalise|finalize|close") => Some(Effect::Asserted),
            _ => None,
        }
    }

    /// The status of a deed governed by a verb that is not one of saying.
    fn governed(
        &self,
        status: Status,
        group: &VerbGroup,
        governor: &Frame,
        through_noun: bool,
        current: &Frame,
        reading: &Reading,
    ) -> Status {
        let effect = self.verb(&group.lemma);
        let is_gerund = reading.verb(current.verb).is_some_and(|group| group.mood == Mood::Gerund);
        let by = current.verb.checked_sub(1).is_some_and(|before| reading.word(before) == "by");
        let after = match effect {
            // "expanded by buying Brill": how, and as done as what it did.
            Some(Effect::Planned) if is_gerund && by => status,
            // "has not ruled out buying", "Nothing will stop Acme from buying"
            Some(Effect::Undone) if group.negative || is_nobodys(reading, governor) || self.is_undone(reading, governor) => {
                return weaker(status, Status::Possible);
            }
            Some(effect) => apply(status, effect),
            // "is in negotiations with Acme to buy": the noun is out of reach of the infinitive.
            None if group.lemma == "be"
                && governor.slots.iter().any(|slot| {
                    reading.word(slot.preposition) == "in"
                        && slot
                            .phrases
                            .first()
                            .and_then(|&noun| reading.head(noun))
                            .is_some_and(|unit| self.noun(&unit.word) == Some(Effect::Possible))
                }) =>
            {
                weaker(status, Status::Possible)
            }
            // "left Acme in 1997 to set up Brill": and did.
            None if one_of(&group.lemma, "leave|quit|resign") && group.past && group.modal.is_none() => status,
            // "is to buy"
            None if group.lemma == "be" && !is_gerund => weaker(status, Status::Planned),
            // "has agreed a deal to buy" is the noun's; "bought Brill to expand" is a purpose.
            None if through_noun || is_gerund => status,
            None => weaker(status, Status::Planned),
        };
        let governing = own(group, governor);
        if group.negative {
            Status::Denied
        } else {
            weaker(after, if governing == Status::Planned && after == Status::Planned { Status::Planned } else { governing })
        }
    }

    /// Whether the subject of a frame is a guess: "rumours", "speculation".
    fn is_guessed(&self, reading: &Reading, frame: &Frame) -> bool {
        let head = frame.subject.first().and_then(|&subject| reading.head(subject));
        head.is_some_and(|unit| one_of(&unit.word, "rumour|rumours|rumor|rumors|speculation|talk|gossip|chatter"))
    }

    /// Whether what governs a frame undoes it: "refused" of "refused to rule out".
    fn is_undone(&self, reading: &Reading, frame: &Frame) -> bool {
        let governor = frame.governor.filter(|_| !frame.reported).and_then(|index| reading.frames.get(index));
        governor.and_then(|governor| reading.verb(governor.verb)).is_some_and(|group| self.verb(&group.lemma) == Some(Effect::Undone))
    }

    /// The status of a deed that a noun names, by the verb the noun is an object or subject of, and its own adjectives.
    pub fn of_noun(&self, reading: &Reading, noun: usize, frame: Option<&Frame>) -> Status {
        let mut status = Status::Asserted;
        // "completed the previously announced purchase": done, whatever it was before.
        let done = frame.is_some_and(|frame| {
            let completes = reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "complete|conclude|finalise|finalize|close"));
            completes && (frame.object.contains(&noun) || frame.subject.contains(&noun))
        });
        if let Some(item) = reading.items.get(noun).filter(|_| !done) {
            for unit in reading.units.get(item.units.clone()).unwrap_or_default() {
                status = weaker(status, adjective(&unit.word));
            }
        }
        if reading.noun(noun).is_some_and(|noun| noun.negative) {
            return Status::Denied;
        }
        // "ahead of its launch of a carrier", "set a date for the debut": still to come.
        let ahead = noun > 2 && reading.word(noun - 1) == "of" && reading.word(noun - 2) == "ahead";
        let dated = reading.frames.iter().any(|frame| {
            let sets = reading.verb(frame.verb).is_some_and(|group| group.lemma == "set");
            sets && frame.slots.iter().any(|slot| slot.phrases.contains(&noun) && reading.word(slot.preposition) == "for")
        });
        if ahead || dated {
            status = weaker(status, Status::Planned);
        }
        // "talks on a takeover", "plans for a merger": the noun before governs it, and what governs that.
        let holder = noun
            .checked_sub(2)
            .filter(|_| one_of(reading.word(noun - 1), "on|about|over|for|of"))
            .filter(|&holder| reading.head(holder).is_some_and(|unit| self.noun(&unit.word).is_some()));
        if let Some(holder) = holder {
            if reading.noun(holder).is_some_and(|noun| noun.negative) {
                return Status::Denied;
            }
            if let Some(effect) = reading.head(holder).and_then(|unit| self.noun(&unit.word)) {
                status = apply(status, effect);
            }
            let governing = reading.frames.iter().find(|frame| frame.object.contains(&holder)).and_then(|frame| reading.verb(frame.verb));
            if governing.is_some_and(|group| self.verb(&group.lemma) == Some(Effect::Undone) && !group.negative) {
                return Status::Denied;
            }
        }
        let Some(frame) = frame else { return status };
        let Some(group) = reading.verb(frame.verb) else { return status };
        // Who opposes a deed, or does not, neither does nor undoes it.
        if one_of(&group.lemma, "oppose|criticise|challenge|question|support|back|welcome") {
            return status;
        }
        let effect = match group.lemma.as_str() {
            // The act itself done to the noun: "announced, signed, won a deal" as said by the verb's own status.
            "expect" | "want" | "propose" | "plan" | "seek" | "consider" | "agree" => self.verb(&group.lemma),
            "close" | "report" | "order" | "require" | "force" | "award" | "select" | "choose" | "commission" | "hire" | "contract"
            | "approve" | "clear" | "offer" | "bid" => None,
            // A contract lost is none; a case lost was one.
            "lose" if !reading.head(noun).is_some_and(|unit| one_of(&unit.word, "contract|order|deal|tender|bid|customer")) => None,
            lemma => self.verb(lemma),
        };
        let of_verb = self.of_frame(reading, frame);
        match effect {
            // "did not rule out", "refused to rule out"
            Some(Effect::Undone) if of_verb == Status::Denied => weaker(status, Status::Possible),
            // "may block the merger"
            Some(Effect::Undone) if of_verb == Status::Possible => Status::Possible,
            Some(Effect::Undone) => Status::Denied,
            Some(effect) => weaker(apply(status, effect), of_verb),
            None => weaker(status, of_verb),
        }
    }
}

/// The status that a verb group has by itself.
fn own(group: &VerbGroup, frame: &Frame) -> Status {
    let status = match group.modal.as_deref() {
        // "would have paid £5m": and did not.
        Some("would") if group.perfect => Status::Denied,
        Some("may" | "might" | "could" | "can") => Status::Possible,
        Some(_) => Status::Planned,
        None if group.mood == Mood::Infinitive && frame.governor.is_none() => Status::Planned,
        None => Status::Asserted,
    };
    if group.negative { Status::Denied } else { status }
}

fn apply(status: Status, effect: Effect) -> Status {
    match effect {
        Effect::Asserted => status,
        Effect::Planned => weaker(status, Status::Planned),
        Effect::Possible => weaker(status, Status::Possible),
        Effect::Undone => Status::Denied,
    }
}

/// What is said keeps its status; what is denied is denied; what is thought likely stays what it is.
fn reported(status: Status, group: &VerbGroup, effect: Option<Effect>) -> Status {
    match effect {
        Some(Effect::Undone) if group.negative => weaker(status, Status::Possible),
        Some(Effect::Undone) => Status::Denied,
        Some(Effect::Possible) => weaker(status, Status::Possible),
        Some(Effect::Planned) => weaker(status, Status::Planned),
        // "would not confirm that it will buy"
        _ if group.lemma == "confirm" && group.negative => weaker(status, Status::Possible),
        _ => status,
    }
}

/// Whether the subject of a frame denies it: "Nothing", "No rival", "Neither Acme nor Brill".
fn is_nobodys(reading: &Reading, frame: &Frame) -> bool {
    frame.subject.first().is_some_and(|&subject| {
        let first = reading.items.get(subject).and_then(|item| reading.units.get(item.units.start));
        reading.noun(subject).is_some_and(|noun| noun.negative)
            || first.is_some_and(|unit| unit.word == "neither")
            || subject > 0 && reading.word(subject - 1) == "neither"
    })
}

/// The less real of two.
pub fn weaker(a: Status, b: Status) -> Status {
    a.max(b)
}

fn adjective(word: &str) -> Status {
    match word {
        "planned" | "proposed" | "expected" | "upcoming" | "forthcoming" | "agreed" | "intended" | "imminent" | "announced" | "pending" => {
            Status::Planned
        }
        "possible" | "potential" | "rumoured" | "rumored" | "mooted" | "hypothetical" | "prospective" | "would-be" | "likely"
        | "attempted" => Status::Possible,
        "failed" | "abandoned" | "aborted" | "cancelled" | "canceled" | "scrapped" | "shelved" | "unsuccessful" | "rejected"
        | "collapsed" | "thwarted" => Status::Denied,
        _ => Status::Asserted,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::told;

    /// The status of the one deed in a sentence.
    fn status_of(text: &str) -> String {
        told(text).first().and_then(|line| line.rsplit(' ').next().map(str::to_owned)).unwrap_or_else(|| "none".into())
    }

    #[test]
    fn tells_whether_a_deed_happened() {
        let cases: &[(&str, &[&str])] = &[
            (
                "asserted",
                &[
                    "Acme bought Brill.",
                    "Acme has bought Brill.",
                    "Acme buys Brill.",
                    "Acme is buying Brill.",
                    "Brill was bought by Acme.",
                    "Brill has been acquired by Acme.",
                    "Acme managed to buy Brill.",
                    "Acme said it had bought Brill.",
                    "Acme completed the previously announced acquisition of Brill.",
                    "Acme announced the acquisition of Brill.",
                    "Acme completed its acquisition of Brill.",
                    "Acme confirmed that it had acquired Brill.",
                    "Acme, which bought Brill last year, makes pumps.",
                    "Acme did buy Brill.",
                    "After buying Brill, Acme grew.",
                    "Acme is understood to have bought Brill.",
                    "Acme said last week that it had bought Brill.",
                    "Acme reportedly bought Brill.",
                    "Acme succeeded in buying Brill.",
                    "Acme went ahead with its takeover of Brill.",
                    "Acme has finally bought Brill.",
                    "Acme sealed its takeover of Brill.",
                    "Acme closed its acquisition of Brill on Friday.",
                    "Having bought Brill, Acme makes ships.",
                    "Acme snaps up Brill",
                    "Acme wraps up the purchase of Brill.",
                    "It was Acme that bought Brill.",
                    "Acme ended up buying Brill.",
                    "Acme's completed acquisition of Brill pleased investors.",
                    "Acme was forced to sell its pump business to Brill.",
                ],
            ),
            (
                "planned",
                &[
                    "Acme will buy Brill.",
                    "Acme to buy Brill",
                    "Acme plans to buy Brill.",
                    "Acme has agreed to buy Brill.",
                    "Acme is to buy Brill.",
                    "Acme is set to buy Brill.",
                    "Acme intends to acquire Brill.",
                    "Acme said it would buy Brill.",
                    "Acme expects to acquire Brill.",
                    "Acme has agreed a deal to buy Brill.",
                    "Acme is going to acquire Brill, and it plans to buy Crest.",
                    "Brill will be bought by Acme.",
                    "Brill is to be acquired by Acme.",
                    "Acme announced plans to buy Brill.",
                    "Acme decided to buy Brill.",
                    "Acme announced the proposed acquisition of Brill.",
                    "Acme unveiled its planned takeover of Brill.",
                    "Acme agreed the acquisition of Brill.",
                    "Acme is expected to buy Brill.",
                    "Acme is due to buy Brill in May.",
                    "Acme has promised to buy Brill.",
                    "Acme has committed to buying Brill.",
                    "Acme has vowed to buy Brill.",
                    "Acme is preparing to buy Brill.",
                    "Acme is about to buy Brill.",
                    "Acme is poised to acquire Brill.",
                    "Acme has signed an agreement to buy Brill.",
                    "Acme has struck a deal to buy Brill.",
                    "Acme's planned purchase of Brill will cost £5m.",
                    "Acme still intends to buy Brill.",
                    "Acme has yet to complete its acquisition of Brill.",
                    "Acme has delayed its acquisition of Brill.",
                    "Acme has postponed the acquisition of Brill.",
                    "Brill has agreed to be bought by Acme.",
                    "Acme has been cleared to buy Brill.",
                    "Acme won approval to buy Brill.",
                    "Acme expects to complete the acquisition of Brill in June.",
                    "Acme hopes to buy Brill.",
                    "Acme would buy Brill in June.",
                    "Acme's forthcoming takeover of Brill worries unions.",
                    "Brill is set to be acquired by Acme.",
                ],
            ),
            (
                "possible",
                &[
                    "Acme may buy Brill.",
                    "Acme could buy Brill.",
                    "Acme might acquire Brill.",
                    "Acme is considering buying Brill.",
                    "Acme is in talks to buy Brill.",
                    "Acme is in talks about buying Brill.",
                    "Acme is weighing the acquisition of Brill.",
                    "Acme is exploring a takeover of Brill.",
                    "Acme has not ruled out buying Brill.",
                    "Acme did not rule out buying Brill.",
                    "Acme is likely to buy Brill.",
                    "Acme has an option to buy Brill.",
                    "Acme is seeking to acquire Brill.",
                    "Acme has offered to buy Brill.",
                    "Acme would buy Brill if Crest agreed, but it may buy Dorn.",
                    "Acme is mulling a possible takeover of Brill.",
                    "Acme would not confirm reports that it will buy Brill.",
                    "Acme said it might buy Brill.",
                    "Acme discussed a merger with Brill.",
                    "Acme wants to buy Brill.",
                    "Acme did not deny that it had bought Brill.",
                    "Acme is understood to be considering buying Brill.",
                    "Acme is said to be weighing a takeover of Brill.",
                    "Acme is in negotiations to buy Brill.",
                    "Acme may yet buy Brill.",
                    "Acme could be forced to sell its pump business to Brill.",
                    "Acme is looking to buy Brill.",
                    "Acme will buy Brill if the regulator agrees.",
                    "Unless Crest objects, Acme will buy Brill.",
                    "Acme is tempted to buy Brill.",
                    "Acme is studying a takeover of Brill.",
                    "Acme has held talks on a takeover of Brill.",
                    "Acme refused to rule out a takeover of Brill.",
                    "Acme would not rule out buying Brill.",
                    "Acme has not decided whether to buy Brill.",
                    "Nothing will stop Acme from buying Brill.",
                    "No rival has blocked Acme from buying Brill.",
                    "Acme is rumoured to be buying Brill.",
                    "Acme's possible acquisition of Brill worries unions.",
                    "Acme is trying to buy Brill.",
                    "Acme has threatened to buy Brill.",
                    "Acme said it was exploring a sale of its pump business to Brill.",
                    "Acme is evaluating an acquisition of Brill.",
                    "Acme thinks it might acquire Brill.",
                ],
            ),
            (
                "denied",
                &[
                    "Acme would have bought Brill.",
                    "Acme did not buy Brill.",
                    "Acme's plan to buy Brill was dropped.",
                    "Acme will not buy Brill.",
                    "Acme won't buy Brill.",
                    "Acme has no plans to buy Brill.",
                    "Acme denied it had bought Brill.",
                    "Acme denied buying Brill.",
                    "Acme ruled out buying Brill.",
                    "Acme abandoned its acquisition of Brill.",
                    "Acme scrapped plans to buy Brill.",
                    "Acme failed to buy Brill.",
                    "Acme declined to buy Brill.",
                    "Acme never bought Brill.",
                    "Acme does not plan to buy Brill.",
                    "Acme has not agreed to buy Brill.",
                    "Acme walked away from its takeover of Brill.",
                    "Acme withdrew its offer for Brill.",
                    "Acme's failed takeover of Brill hurt sales.",
                    "Acme refused to acquire Brill.",
                    "Acme has cancelled its acquisition of Brill.",
                    "Acme walked away from talks to buy Brill.",
                    "Acme has walked away from buying Brill.",
                    "Acme called off its takeover of Brill.",
                    "Acme dropped its plan to buy Brill.",
                    "Acme pulled out of a deal to buy Brill.",
                    "Acme said it would not buy Brill.",
                    "Acme has decided not to buy Brill.",
                    "Acme decided against buying Brill.",
                    "Acme said it had no intention of buying Brill.",
                    "Acme has no intention of buying Brill.",
                    "Acme is not buying Brill.",
                    "Acme shelved plans for a takeover of Brill.",
                    "Acme backed out of its acquisition of Brill.",
                    "Acme stopped short of buying Brill.",
                    "Acme has not bought Brill.",
                    "Acme could not buy Brill.",
                    "Acme's takeover of Brill collapsed.",
                    "Acme's takeover of Brill fell through.",
                    "Acme's planned takeover of Brill was abandoned.",
                    "Acme denied that it was in talks to buy Brill.",
                    "Acme dismissed a report that it would buy Brill.",
                    "Acme is no longer buying Brill.",
                    "Acme no longer plans to buy Brill.",
                    "Acme has ruled out a takeover of Brill.",
                    "Acme avoided buying Brill.",
                    "Acme was barred from buying Brill.",
                    "Acme's abandoned takeover of Brill cost £5m.",
                ],
            ),
        ];
        let mut wrong = Vec::new();
        for (expected, texts) in cases {
            for text in *texts {
                let found = status_of(text);
                if found != *expected {
                    wrong.push(format!("{text} → {found}, not {expected}: {:?}", told(text)));
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
