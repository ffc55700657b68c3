//! Every verb with its subject, objects and prepositional slots.

use super::phrases::{Item, ItemKind, Mood, NounPhrase, VerbGroup, items};
use super::tagger::{Tag, Thing, Unit, takes_clause};
use crate::extract::figure::FigureKind;

/// A sentence read: units, the pieces made of them, and a frame for each verb.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The words, names and figures.
    pub units: Vec<Unit>,
    /// The pieces, in order.
    pub items: Vec<Item>,
    /// One for each verb group, in order.
    pub frames: Vec<Frame>,
}

/// A verb with all that hangs on it. Numbers are indices of items.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The verb group.
    pub verb: usize,
    /// The noun phrases of the subject as written ("Acme and Brill"); of a passive the thing acted on. Empty where none is said.
    pub subject: Vec<usize>,
    /// The noun phrases of the object.
    pub object: Vec<usize>,
    /// A second object: "£5m" in "fined Acme £5m", "chief executive" in "named Jane Roe chief executive".
    pub second: Vec<usize>,
    /// Prepositions with their noun phrases, those before the subject first.
    pub slots: Vec<Slot>,
    /// The verb group of an infinitive behind it: "to expand".
    pub infinitive: Option<usize>,
    /// A preposition and the verb group of the gerund behind it: "for polluting a river".
    pub gerund: Option<(usize, usize)>,
    /// The item after the last that belongs to it.
    pub end: usize,
    /// The first item that belongs to its clause.
    pub start: usize,
    /// The frame whose verb governs this one: "plans" of "plans to buy", "said" of "said it would buy".
    pub governor: Option<usize>,
    /// The noun that governs this one: "talks" of "in talks to buy".
    pub governing_noun: Option<usize>,
    /// Whether the governor reports the clause rather than being part of the deed: "said", "according to".
    pub reported: bool,
    /// Whether the clause depends on a condition: "if", "unless".
    pub conditional: bool,
}

/// A preposition with its noun phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The item of the preposition.
    pub preposition: usize,
    /// The items of its noun phrases.
    pub phrases: Vec<usize>,
}

impl Reading {
    /// Reads tagged units.
    pub fn new(units: Vec<Unit>) -> Self {
        let items = items(&units);
        let mut reading = Self { units, items, frames: Vec::new() };
        let verbs: Vec<usize> = (0..reading.items.len()).filter(|&at| reading.verb(at).is_some()).collect();
        for &verb in &verbs {
            let frame = reading.frame(verb);
            let next = reading.next_object(&frame);
            reading.frames.push(frame);
            reading.frames.extend(next);
        }
        reading
    }

    /// The noun phrase at an item.
    pub fn noun(&self, item: usize) -> Option<&NounPhrase> {
        match &self.items.get(item)?.kind {
            ItemKind::Noun(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// The verb group at an item.
    pub fn verb(&self, item: usize) -> Option<&VerbGroup> {
        match &self.items.get(item)?.kind {
            ItemKind::Verb(group) => Some(group),
            _ => None,
        }
    }

    /// The lower-case word of an item's first unit.
    pub fn word(&self, item: usize) -> &str {
        self.items.get(item).and_then(|item| self.units.get(item.units.start)).map_or("", |unit| unit.word.as_str())
    }

    /// The head unit of a noun phrase.
    pub fn head(&self, item: usize) -> Option<&Unit> {
        self.units.get(self.noun(item)?.head)
    }

    /// The frame of a verb item.
    pub fn frame_of(&self, verb: usize) -> Option<&Frame> {
        self.frames.iter().find(|frame| frame.verb == verb)
    }

    fn is(&self, item: usize, kind: fn(&ItemKind) -> bool) -> bool {
        self.items.get(item).is_some_and(|item| kind(&item.kind))
    }

    fn is_comma(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Comma))
    }

    fn is_preposition(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Preposition))
    }

    fn is_and(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::And))
    }

    fn is_noun(&self, item: usize) -> bool {
        self.noun(item).is_some()
    }

    fn is_finite(&self, item: usize) -> bool {
        self.verb(item).is_some_and(|group| group.mood == Mood::Finite)
    }

    fn is_boundary(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Boundary))
    }

    /// The item before, adverbs and lone adjectives skipped.
    fn before(&self, item: usize) -> Option<usize> {
        (0..item).rev().find(|&at| !self.is(at, |kind| matches!(kind, ItemKind::Adverb)))
    }

    fn frame(&self, verb: usize) -> Frame {
        let mut frame = Frame { verb, start: self.clause_start(verb), end: verb + 1, ..Frame::default() };
        let Some(group) = self.verb(verb) else { return frame };
        match group.mood {
            Mood::Finite => self.finite_subject(&mut frame),
            Mood::Infinitive => self.infinitive_subject(&mut frame),
            Mood::Gerund => self.gerund_subject(&mut frame),
            Mood::Participle => self.participle_subject(&mut frame),
        }
        self.right_side(&mut frame);
        self.left_slots(&mut frame);
        if group.mood == Mood::Finite {
            self.reporting(&mut frame);
        }
        let opener = (frame.start..verb).rev().find(|&at| self.is(at, |kind| matches!(kind, ItemKind::Subordinator)));
        let closer = Some(frame.end).filter(|&at| self.is(at, |kind| matches!(kind, ItemKind::Subordinator)));
        let is_condition = |at: usize| matches!(self.word(at), "if" | "unless" | "whether");
        frame.conditional = opener.is_some_and(is_condition) || closer.is_some_and(is_condition);
        frame
    }

    /// The first item of the clause that holds a verb.
    fn clause_start(&self, verb: usize) -> usize {
        (0..verb)
            .rev()
            .find(|&at| {
                self.is(at, |kind| matches!(kind, ItemKind::Boundary | ItemKind::Subordinator | ItemKind::Relative | ItemKind::But))
                    || self.is_finite(at)
            })
            .map_or(0, |at| if self.is_finite(at) { at + 1 } else { at })
    }

    /// From a noun phrase left to the head it hangs on: "a stake" from "Brill" in "a stake in Brill".
    fn climb(&self, mut item: usize) -> Option<usize> {
        loop {
            let Some(before) = item.checked_sub(1) else { return Some(item) };
            // A coordinated phrase: climb from its first member.
            if self.is_and(before) && before > 0 && self.is_noun(before - 1) {
                let left = before - 1;
                if left > 0 && self.is_preposition(left - 1) {
                    item = left;
                    continue;
                }
                return Some(item);
            }
            if !self.is_preposition(before) {
                return Some(item);
            }
            let head = before.checked_sub(1)?;
            if self.is_noun(head) {
                item = head;
            } else {
                return None;
            }
        }
    }

    /// A phrase with those joined to it on its left: "Acme and Brill", "Acme, Brill and Crest".
    fn joined_left(&self, item: usize, floor: usize) -> Vec<usize> {
        let mut phrases = vec![item];
        let mut at = item;
        let mut joint = false;
        while at >= floor + 2 {
            let (before, left) = (at - 1, at - 2);
            let left = if self.is_and(before) && self.is_comma(left) && left > floor { left - 1 } else { left };
            let joins = self.is_and(before) || (joint && self.is_comma(before));
            if !(joins && self.is_noun(left)) || self.is_object_place(left, floor) {
                break;
            }
            joint = true;
            phrases.push(left);
            at = left;
        }
        phrases.reverse();
        phrases
    }

    /// Whether a noun phrase is the object of a verb or preposition before it.
    fn is_object_place(&self, item: usize, floor: usize) -> bool {
        item > floor && (self.is_preposition(item - 1) || self.verb(item - 1).is_some())
    }

    /// A phrase with those joined to it on its right, as long as no verb claims the next one for its subject.
    fn joined_right(&self, item: usize) -> Vec<usize> {
        let mut phrases = vec![item];
        let mut at = item;
        loop {
            let mut next = at + 1;
            let comma = self.is_comma(next);
            if comma {
                next += 1;
            }
            let and = self.is_and(next);
            if and {
                next += 1;
            }
            if !(and || comma) || !self.is_noun(next) || self.is_claimed(next) {
                break;
            }
            if comma && !and && !self.list_goes_on(next) {
                break;
            }
            phrases.push(next);
            at = next;
            if and && !self.is_and(at + 1) {
                break;
            }
        }
        phrases
    }

    /// Whether the comma list at `item` ends in "and" and one more phrase.
    fn list_goes_on(&self, item: usize) -> bool {
        let mut at = item + 1;
        for _ in 0..12 {
            if self.is_comma(at) && self.is_noun(at + 1) {
                at += 2;
            } else if self.is_and(at) || (self.is_comma(at) && self.is_and(at + 1)) {
                let last = if self.is_comma(at) { at + 2 } else { at + 1 };
                return self.is_noun(last) && !self.is_claimed(last);
            } else {
                return false;
            }
        }
        false
    }

    /// Whether a finite verb follows, with only its own prepositions between: then the phrase is that verb's subject.
    fn is_claimed(&self, item: usize) -> bool {
        let mut at = item + 1;
        while at < self.items.len() {
            match &self.items[at].kind {
                ItemKind::Adverb => at += 1,
                ItemKind::Preposition if self.is_noun(at + 1) => at += 2,
                ItemKind::Verb(group) => return group.mood == Mood::Finite,
                _ => return false,
            }
        }
        false
    }

    fn finite_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(left) = self.before(verb) else { return };
        match &self.items[left].kind {
            ItemKind::Relative => {
                // "which", "who", "that": what stands before it.
                let Some(mut at) = left.checked_sub(1) else { return };
                if self.is_comma(at) && at > 0 {
                    at -= 1;
                }
                if self.is_noun(at) {
                    let antecedent = if self.word(left) == "who" { self.nearest_person(at) } else { self.antecedent(at) };
                    frame.subject = vec![antecedent];
                }
            }
            ItemKind::Noun(_) => {
                // "…, Brill said": the clause before is what is said; the subject is Brill.
                let Some(head) = self.climb(left) else { return };
                frame.subject = self.joined_left(head, frame.start.min(head));
            }
            ItemKind::Comma => {
                if let Some(head) = self.over_insertion(left, frame.start.min(left)) {
                    frame.subject = self.joined_left(head, 0);
                }
            }
            ItemKind::And | ItemKind::But => self.shared_subject(frame, left),
            _ => {}
        }
        // Inverted: "…, said Jane Roe of Acme".
        if frame.subject.is_empty()
            && let Some(group) = self.verb(verb)
            && takes_clause(&group.lemma)
            && self.is_noun(verb + 1)
        {
            frame.subject = vec![verb + 1];
        }
    }

    /// "which" mostly means the head of the phrase before it, unless that is a date or figure.
    fn antecedent(&self, item: usize) -> usize {
        let is_plain = self.head(item).is_some_and(|unit| matches!(unit.thing, Thing::Figure(..)));
        if is_plain { self.climb(item).unwrap_or(item) } else { item }
    }

    fn nearest_person(&self, item: usize) -> usize {
        (item.saturating_sub(6)..=item)
            .rev()
            .find(|&at| self.head(at).is_some_and(|unit| matches!(unit.thing, Thing::Person(_))))
            .unwrap_or(item)
    }

    /// The noun phrase before an insertion between commas: "Acme, based in Leeds, bought …".
    fn over_insertion(&self, comma: usize, floor: usize) -> Option<usize> {
        let mut at = comma;
        let lowest = floor.saturating_sub(12);
        while at > lowest {
            at -= 1;
            if self.is_boundary(at) {
                return None;
            }
            if self.is_comma(at) && at > 0 && self.is_noun(at - 1) {
                let opener = at + 1;
                let inserts = match &self.items[opener].kind {
                    ItemKind::Noun(_) | ItemKind::Relative | ItemKind::Preposition | ItemKind::Adverb | ItemKind::Adjective => true,
                    ItemKind::Verb(group) => group.mood != Mood::Finite,
                    ItemKind::Subordinator => true,
                    _ => false,
                };
                if inserts {
                    // "Acme, Brill and Crest, …" and chains of insertions: go on to the first.
                    let head = self.climb(at - 1);
                    if let Some(head) = head
                        && let Some(before) = head.checked_sub(1)
                        && self.is_comma(before)
                        && !self.is_and(before)
                        && let Some(first) = self.over_insertion(before, floor)
                    {
                        return Some(first);
                    }
                    return head;
                }
            }
        }
        None
    }

    /// "Acme bought Brill and sold Crest": the subject of the verb before.
    fn shared_subject(&self, frame: &mut Frame, joint: usize) {
        let previous =
            self.frames.iter().rev().find(|other| other.verb < joint && self.is_finite(other.verb) && !other.reported_by_inversion(self));
        if let Some(previous) = previous {
            frame.subject.clone_from(&previous.subject);
            frame.governor = previous.governor;
            frame.reported = previous.reported;
        }
    }

    fn infinitive_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(left) = self.before(verb) else { return };
        // "to buy Brill and sell Crest" is tagged as plain forms; "and to sell" shares.
        let governing = self.frames.iter().rev().find(|other| other.verb < verb && !self.boundary_between(other.verb, verb));
        match &self.items[left].kind {
            ItemKind::Noun(_) => {
                if let Some(governor) = governing {
                    frame.governor = self.index_of(governor);
                    let control = self.verb(governor.verb).is_some_and(|group| object_controls(&group.lemma) && !group.passive);
                    if control && governor.object.contains(&left) {
                        frame.subject.clone_from(&governor.object);
                    } else {
                        frame.subject.clone_from(&governor.subject);
                        frame.governing_noun = Some(left);
                    }
                } else {
                    // A headline: "Acme to buy Brill"; or "plans to buy Brill" without a verb: the noun's owner.
                    let head = self.climb(left).unwrap_or(left);
                    if self.head(left).is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun)
                        && is_intention(&self.head(left).map(|unit| unit.word.clone()).unwrap_or_default())
                    {
                        frame.governing_noun = Some(left);
                    } else {
                        frame.subject = self.joined_left(head, 0);
                    }
                }
            }
            ItemKind::And | ItemKind::Comma => {
                let previous = self
                    .frames
                    .iter()
                    .rev()
                    .find(|other| other.verb < left && self.verb(other.verb).is_some_and(|group| group.mood == Mood::Infinitive));
                if let Some(previous) = previous.filter(|_| self.is_and(left)) {
                    frame.subject.clone_from(&previous.subject);
                    frame.governor = previous.governor;
                    frame.governing_noun = previous.governing_noun;
                } else if let Some(governor) = governing {
                    frame.subject.clone_from(&governor.subject);
                    frame.governor = self.index_of(governor);
                }
            }
            _ => {
                if let Some(governor) = governing {
                    frame.subject.clone_from(&governor.subject);
                    frame.governor = self.index_of(governor);
                }
            }
        }
    }

    fn gerund_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let governing = self.frames.iter().rev().find(|other| other.verb < verb && !self.boundary_between(other.verb, verb));
        let left = self.before(verb);
        match left.map(|left| &self.items[left].kind) {
            Some(ItemKind::Noun(_)) => {
                let left = left.unwrap_or_default();
                match governing {
                    // "will see Acme supplying": the object does it. "Acme, making": see the comma.
                    Some(governor) if governor.object.contains(&left) => {
                        frame.subject.clone_from(&governor.object);
                        frame.governor = self.index_of(governor);
                    }
                    _ => frame.subject = vec![left],
                }
            }
            Some(ItemKind::Preposition) => {
                let preposition = left.unwrap_or_default();
                frame.governing_noun = preposition
                    .checked_sub(1)
                    .filter(|&at| self.is_noun(at) && matches!(self.word(preposition), "of" | "in" | "about" | "on" | "for" | "from"));
                let later = self.items.iter().enumerate().skip(verb).find(|(at, _)| self.is_finite(*at)).map(|(at, _)| at);
                match (governing, later) {
                    // "barred Acme from selling": the object would do it.
                    (Some(governor), _) if self.word(preposition) == "from" && !governor.object.is_empty() => {
                        frame.subject.clone_from(&governor.object);
                        frame.governor = self.index_of(governor);
                    }
                    (Some(governor), _) => {
                        frame.subject.clone_from(&governor.subject);
                        frame.governor = self.index_of(governor);
                    }
                    // "By buying Brill, Acme will …"
                    (None, Some(later)) => frame.subject = self.subject_of_later(later),
                    _ => {}
                }
            }
            Some(ItemKind::Comma | ItemKind::And | ItemKind::Subordinator | ItemKind::Verb(_)) if governing.is_some() => {
                if let Some(governor) = governing {
                    frame.subject.clone_from(&governor.subject);
                    if matches!(left.map(|left| &self.items[left].kind), Some(ItemKind::Verb(_))) {
                        frame.governor = self.index_of(governor);
                    }
                }
            }
            None | Some(ItemKind::Boundary | ItemKind::Subordinator) => {
                if let Some((later, _)) = self.items.iter().enumerate().skip(verb).find(|(at, _)| self.is_finite(*at)) {
                    frame.subject = self.subject_of_later(later);
                }
            }
            _ => {}
        }
    }

    /// The subject of a finite verb that is still to be read.
    fn subject_of_later(&self, verb: usize) -> Vec<usize> {
        let mut later = Frame { verb, start: verb, ..Frame::default() };
        if let Some(left) = self.before(verb).filter(|&left| self.is_noun(left))
            && let Some(head) = self.climb(left)
        {
            later.subject = self.joined_left(head, 0);
        }
        later.subject
    }

    fn participle_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(left) = self.before(verb) else {
            if let Some((later, _)) = self.items.iter().enumerate().skip(verb).find(|(at, _)| self.is_finite(*at)) {
                frame.subject = self.subject_of_later(later);
            }
            return;
        };
        match &self.items[left].kind {
            ItemKind::Noun(_) => frame.subject = vec![left],
            ItemKind::Comma if left > 0 && self.is_noun(left - 1) => {
                frame.subject = vec![self.antecedent(left - 1)];
            }
            ItemKind::And => {
                // "founded in 2015 and based in Leeds", "was bought and merged": shared.
                if let Some(previous) = self.frames.iter().rev().find(|other| other.verb < left) {
                    frame.subject.clone_from(&previous.subject);
                }
            }
            _ => {}
        }
    }

    fn boundary_between(&self, left: usize, right: usize) -> bool {
        (left..right).any(|at| self.is_boundary(at) || self.is(at, |kind| matches!(kind, ItemKind::But)))
    }

    fn index_of(&self, frame: &Frame) -> Option<usize> {
        self.frames.iter().position(|other| other.verb == frame.verb)
    }

    fn right_side(&self, frame: &mut Frame) {
        let inverted = frame.subject.first() == Some(&(frame.verb + 1));
        let mut at = frame.verb + 1 + usize::from(inverted);
        let mut crossed_comma = false;
        let mut objects = 0;
        while let Some(item) = self.items.get(at) {
            match &item.kind {
                ItemKind::Adverb | ItemKind::Adjective => at += 1,
                ItemKind::Noun(_) => {
                    if crossed_comma || self.is_claimed(at) {
                        break;
                    }
                    let is_date = self.head(at).is_some_and(Unit::is_date);
                    let phrases = self.joined_right(at);
                    let last = phrases.last().copied().unwrap_or(at);
                    if is_date {
                        frame.slots.push(Slot { preposition: at, phrases: vec![at] });
                        at += 1;
                    } else if objects == 0 && frame.slots.iter().all(|slot| self.is_time(slot)) && !inverted {
                        frame.object = phrases;
                        objects = 1;
                        at = last + 1;
                    } else if objects == 1 && self.is_noun(at - 1) {
                        frame.second = phrases;
                        objects = 2;
                        at = last + 1;
                    } else {
                        break;
                    }
                }
                ItemKind::Preposition => {
                    let mut noun = at + 1;
                    while self.is(noun, |kind| matches!(kind, ItemKind::Adverb | ItemKind::Adjective)) {
                        noun += 1;
                    }
                    // "up from", "from about": prepositions in a row count by the last.
                    if self.is_preposition(noun) {
                        at = noun;
                        continue;
                    }
                    if !self.is_noun(noun) || self.is_claimed(noun) && crossed_comma {
                        if let Some(group) = self.verb(noun) {
                            frame.gerund = (group.mood == Mood::Gerund).then_some((noun - 1, noun));
                            break;
                        }
                        at += 1;
                        continue;
                    }
                    let phrases = self.joined_right(noun);
                    at = phrases.last().copied().unwrap_or(noun) + 1;
                    frame.slots.push(Slot { preposition: noun - 1, phrases });
                    if noun - 1 != at.saturating_sub(2) {
                        // A joined list: keep the preposition itself.
                        if let Some(slot) = frame.slots.last_mut() {
                            slot.preposition = (0..noun).rev().find(|&p| self.is_preposition(p)).unwrap_or(noun - 1);
                        }
                    }
                }
                // ", for £5m", ", up from £4m": the clause goes on after a comma with a preposition.
                ItemKind::Comma => {
                    let next = at + 1;
                    if self.is_preposition(next) && !crossed_comma {
                        crossed_comma = true;
                        at = next;
                    } else if let Some(after) = self.over_apposition(at) {
                        at = after;
                    } else {
                        break;
                    }
                }
                ItemKind::Verb(group) => {
                    if group.mood == Mood::Infinitive {
                        frame.infinitive = Some(at);
                    }
                    break;
                }
                // "X in 2012 and Y in 2015", "from A and in B".
                ItemKind::And => {
                    if self.is_preposition(at + 1) {
                        at += 1;
                    } else {
                        break;
                    }
                }
                _ => break,
            }
        }
        frame.end = at;
    }

    /// "bought Brill in 2012 and Crest in 2015": a second object with slots of its own.
    fn next_object(&self, frame: &Frame) -> Option<Frame> {
        let object = frame.end + 1;
        if !self.is_and(frame.end) || frame.object.is_empty() || frame.slots.is_empty() || !self.is_noun(object) || self.is_claimed(object) {
            return None;
        }
        let mut next = Frame { object: self.joined_right(object), slots: Vec::new(), second: Vec::new(), end: object + 1, ..frame.clone() };
        let mut at = next.object.last().map_or(object, |&last| last) + 1;
        // ", the Leeds maker of pumps," may stand between.
        if self.is_comma(at) && self.is_noun(at + 1) {
            at += 2;
        }
        while self.is_preposition(at) && self.is_noun(at + 1) {
            next.slots.push(Slot { preposition: at, phrases: self.joined_right(at + 1) });
            at = next.slots.last().and_then(|slot| slot.phrases.last().copied()).unwrap_or(at + 1) + 1;
        }
        next.end = at;
        (!next.slots.is_empty()).then_some(next)
    }

    fn is_time(&self, slot: &Slot) -> bool {
        slot.phrases.iter().all(|&phrase| {
            self.head(phrase).is_some_and(|unit| unit.is_date() || matches!(unit.thing, Thing::Figure(_, FigureKind::Duration)))
        })
    }

    /// The item after ", the Leeds start-up," where the clause goes on with a preposition.
    fn over_apposition(&self, comma: usize) -> Option<usize> {
        let mut at = comma + 1;
        if !self.is_noun(at) || self.is_claimed(at) {
            return None;
        }
        at += 1;
        while self.is_preposition(at) && self.is_noun(at + 1) && !self.is_comma(at) {
            at += 2;
        }
        (self.is_comma(at) && self.is_preposition(at + 1)).then_some(at + 1)
    }

    /// "In March the company …", "Last week Acme …": slots before the subject.
    fn left_slots(&self, frame: &mut Frame) {
        if self.verb(frame.verb).is_none_or(|group| group.mood != Mood::Finite) {
            return;
        }
        let Some(&subject) = frame.subject.first() else { return };
        if subject > frame.verb {
            return;
        }
        let mut at = frame.start;
        let mut slots = Vec::new();
        while at < subject {
            if self.is_preposition(at) && self.is_noun(at + 1) && at + 1 < subject {
                slots.push(Slot { preposition: at, phrases: vec![at + 1] });
                at += 2;
            } else if self.is_noun(at) && self.head(at).is_some_and(Unit::is_date) {
                slots.push(Slot { preposition: at, phrases: vec![at] });
                at += 1;
            } else {
                at += 1;
            }
        }
        // Between the subject and the verb: "Acme on Monday said".
        for at in subject + 1..frame.verb {
            if self.is_noun(at) && self.head(at).is_some_and(Unit::is_date) && !frame.subject.contains(&at) {
                let preposition = if self.is_preposition(at - 1) { at - 1 } else { at };
                slots.push(Slot { preposition, phrases: vec![at] });
            }
        }
        slots.append(&mut frame.slots);
        frame.slots = slots;
    }

    /// "Acme said (that) it would buy Brill": the verb of saying before a finite clause governs it.
    fn reporting(&self, frame: &mut Frame) {
        if frame.governor.is_some() {
            return;
        }
        let Some(&subject) = frame.subject.first() else { return };
        if subject > frame.verb {
            return;
        }
        // Back from the subject over what stands before it in the clause, to "that" or the verb of saying.
        let mut at = subject;
        while at > 0 {
            at -= 1;
            match &self.items[at].kind {
                ItemKind::Relative if self.word(at) == "that" => {}
                ItemKind::Relative => return,
                ItemKind::Verb(group) => {
                    if takes_clause(&group.lemma) || object_controls(&group.lemma) {
                        let index = self.frames.iter().position(|other| other.verb == at);
                        frame.governor = index;
                        frame.reported = index.is_some();
                    }
                    return;
                }
                ItemKind::Boundary | ItemKind::But => return,
                ItemKind::Subordinator if self.word(at) != "whether" => return,
                ItemKind::Noun(_)
                    // "the company said on Monday it would": the object of another verb ends the search.
                    if at > 0 && !self.is_preposition(at - 1) && !self.head(at).is_some_and(Unit::is_date) && !is_told(self, at) => {
                        // A noun that says: "the claim that Acme had …".
                        return;
                    }
                _ => {}
            }
        }
    }
}

impl Frame {
    fn reported_by_inversion(&self, reading: &Reading) -> bool {
        self.subject.first().is_some_and(|&subject| subject > self.verb)
            && reading.verb(self.verb).is_some_and(|group| takes_clause(&group.lemma))
    }
}

/// Whether the noun at `item` is who is told: "told reporters it would".
fn is_told(reading: &Reading, item: usize) -> bool {
    item > 0 && reading.verb(item - 1).is_some_and(|group| group.lemma == "tell")
}

/// Verbs whose object does what the infinitive says: "asked Acme to pay".
fn object_controls(lemma: &str) -> bool {
    matches!(
        lemma,
        "ask"
            | "order"
            | "allow"
            | "force"
            | "require"
            | "compel"
            | "tell"
            | "urge"
            | "expect"
            | "want"
            | "enable"
            | "permit"
            | "instruct"
            | "choose"
            | "select"
            | "appoint"
            | "hire"
            | "contract"
            | "see"
            | "help"
            | "invite"
            | "authorise"
            | "authorize"
            | "cause"
            | "lead"
            | "get"
            | "license"
            | "tap"
            | "commission"
            | "award"
    )
}

/// Nouns that an infinitive completes: "plans to buy".
fn is_intention(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "plans"
            | "talks"
            | "deal"
            | "agreement"
            | "bid"
            | "offer"
            | "decision"
            | "proposal"
            | "move"
            | "option"
            | "right"
            | "attempt"
            | "effort"
            | "intention"
            | "pledge"
            | "promise"
            | "commitment"
            | "contract"
            | "order"
            | "permission"
            | "approval"
            | "licence"
            | "license"
            | "refusal"
            | "failure"
            | "ability"
            | "need"
    )
}
