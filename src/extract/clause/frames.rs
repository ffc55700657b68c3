//! Every verb with its subject, objects and prepositional slots.

use super::phrases::{Item, ItemKind, Mood, NounPhrase, VerbGroup, items};
use super::units::{Thing, Unit};
use super::words::one_of;
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

    /// The unit that says what a noun phrase with this head is: "Series" of "its Series C".
    pub fn naming(&self, head: usize) -> Option<&Unit> {
        let unit = self.units.get(head)?;
        let lettered = || self.units.get(head.checked_sub(1)?).filter(|before| before.thing == Thing::Word);
        if unit.span.len() == 1 && unit.thing == Thing::Word { lettered().or(Some(unit)) } else { Some(unit) }
    }

    /// The lower-case word of a noun phrase's head.
    pub fn word_of_head(&self, item: usize) -> &str {
        self.head(item).map_or("", |unit| unit.word.as_str())
    }

    /// The frame of a verb item.
    pub fn frame_of(&self, verb: usize) -> Option<&Frame> {
        self.frames.iter().find(|frame| frame.verb == verb)
    }

    pub(super) fn is(&self, item: usize, kind: fn(&ItemKind) -> bool) -> bool {
        self.items.get(item).is_some_and(|item| kind(&item.kind))
    }

    pub(super) fn is_comma(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Comma))
    }

    pub(super) fn is_preposition(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Preposition))
    }

    pub(super) fn is_and(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::And))
    }

    pub(super) fn is_noun(&self, item: usize) -> bool {
        self.noun(item).is_some()
    }

    pub(super) fn is_finite(&self, item: usize) -> bool {
        self.verb(item).is_some_and(|group| group.mood == Mood::Finite)
    }

    pub(super) fn is_boundary(&self, item: usize) -> bool {
        self.is(item, |kind| matches!(kind, ItemKind::Boundary))
    }

    /// The item before, adverbs and lone adjectives skipped.
    pub(super) fn before(&self, item: usize) -> Option<usize> {
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
        self.relative_object(&mut frame);
        self.left_slots(&mut frame);
        if group.mood == Mood::Finite {
            self.reporting(&mut frame);
        }
        let opener = (frame.start..verb).rev().find(|&at| self.is(at, |kind| matches!(kind, ItemKind::Subordinator)));
        let closer = Some(frame.end).filter(|&at| self.is(at, |kind| matches!(kind, ItemKind::Subordinator)));
        // "will examine whether" is no condition; "whether it will buy" is open.
        let is_condition = |at: usize| matches!(self.word(at), "if" | "unless");
        frame.conditional = opener.is_some_and(|at| is_condition(at) || self.word(at) == "whether") || closer.is_some_and(is_condition);
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

    /// A phrase with those joined to it on its right, as long as no verb claims the next one for its subject.
    pub fn joined_right(&self, item: usize) -> Vec<usize> {
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
            // "bought Brill in 2012 and Crest in 2015"
            let is_date = |item: usize| self.head(item).is_some_and(Unit::is_date);
            if is_date(item) != is_date(next) {
                break;
            }
            // "sales of £9m and a profit of £1m": a sum is joined to sums only.
            if self.is_sum(at) && !self.head(next).is_some_and(Unit::is_amount) {
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

    fn is_sum(&self, item: usize) -> bool {
        matches!(self.head(item).map(|unit| unit.thing), Some(Thing::Figure(_, FigureKind::Money | FigureKind::Percent)))
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

    /// "a tonne" behind a sum.
    fn is_rate(&self, item: usize) -> bool {
        let units = self.items.get(item).and_then(|item| self.units.get(item.units.clone())).unwrap_or_default();
        let measured = |unit: &Unit| {
            one_of(&unit.word, "share|tonne|ton|barrel|ounce|pound|kilo|kilogram|litre|gallon|bushel|unit|head|metre|mile|foot|user|carat")
        };
        matches!(units, [article, unit] if matches!(article.word.as_str(), "a" | "an") && measured(unit))
            && item > 0
            && self.head(item - 1).is_some_and(|unit| matches!(unit.thing, Thing::Figure(_, FigureKind::Money)))
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
                    // "a plant costing £5m will be built": the sum is no subject.
                    let described = at == frame.verb + 1
                        && self.verb(frame.verb).is_some_and(|group| group.mood == Mood::Gerund)
                        && frame.verb.checked_sub(1).is_some_and(|before| self.is_noun(before));
                    // "from £90 a tonne to £80": what the sum is by.
                    if self.is_rate(at) {
                        at += 1;
                        continue;
                    }
                    // "a plan to sell Brill was dropped": what was dropped is the plan.
                    let planned = at == frame.verb + 1 && self.is_complement(frame.verb);
                    if crossed_comma || (self.is_claimed(at) && !described && !planned) {
                        break;
                    }
                    let is_date = self.head(at).is_some_and(Unit::is_date);
                    let phrases = self.joined_right(at);
                    let last = phrases.last().copied().unwrap_or(at);
                    // "left a month later"
                    let later = objects == 0
                        && self.head(at).is_some_and(|unit| one_of(&unit.word, "week|weeks|month|months|year|years|day|days"))
                        && matches!(self.word(at + 1), "later" | "earlier" | "ago" | "after");
                    if is_date || later {
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
                    // "up from" counts by the last, "to between" by the first.
                    if self.is_preposition(noun) {
                        if !matches!(self.word(noun), "between" | "around" | "about" | "over" | "under" | "near" | "above" | "below")
                            || !self.is_noun(noun + 1)
                        {
                            at = noun;
                            continue;
                        }
                        noun += 1;
                    }
                    if !self.is_noun(noun) || self.is_claimed(noun) && crossed_comma {
                        if let Some(group) = self.verb(noun) {
                            frame.gerund = (group.mood == Mood::Gerund).then_some((at, noun));
                            break;
                        }
                        at += 1;
                        continue;
                    }
                    let phrases = self.joined_right(noun);
                    frame.slots.push(Slot { preposition: at, phrases });
                    at = frame.slots.last().and_then(|slot| slot.phrases.last().copied()).unwrap_or(noun) + 1;
                }
                // ", for £5m", ", up from £4m": the clause goes on after a comma with a preposition.
                ItemKind::Comma => {
                    let next = at + 1;
                    // "ordered 40 trams, worth £5m, from Acme"
                    let inserted = frame.slots.last().is_some_and(|slot| matches!(self.word(slot.preposition), "worth" | "including"));
                    if self.is_transfer(next) && self.is_inserted(frame.verb) {
                        break;
                    } else if self.is_preposition(next) && (!crossed_comma || inserted) {
                        crossed_comma = true;
                        at = next;
                    } else if let Some(after) = self.over_apposition(at) {
                        at = after;
                    } else if let Some(after) = self.over_relative(at).filter(|_| objects > 0) {
                        crossed_comma = true;
                        at = after;
                    } else {
                        break;
                    }
                }
                ItemKind::Verb(group) => {
                    if group.mood == Mood::Infinitive {
                        frame.infinitive = Some(at);
                    }
                    if group.mood == Mood::Participle && objects > 0 && !crossed_comma {
                        frame.slots.extend(self.price_behind(at));
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

    /// "to Acme", "for £5m", "from Acme": to whom something goes, and for what.
    fn is_transfer(&self, item: usize) -> bool {
        self.is_preposition(item) && matches!(self.word(item), "to" | "for" | "from") && self.is_noun(item + 1)
    }

    /// Whether a verb is that of a relative clause behind a comma: "Brill, which makes pumps,".
    fn is_inserted(&self, verb: usize) -> bool {
        (verb.saturating_sub(3)..verb)
            .any(|at| self.is(at, |kind| matches!(kind, ItemKind::Relative)) && at.checked_sub(1).is_some_and(|comma| self.is_comma(comma)))
    }

    /// "sold Brill, which makes pumps, to Crest": over what the object does, where the deed goes on.
    fn over_relative(&self, comma: usize) -> Option<usize> {
        if !self.is(comma + 1, |kind| matches!(kind, ItemKind::Relative)) {
            return None;
        }
        for at in comma + 2..comma + 24 {
            match &self.items.get(at)?.kind {
                ItemKind::Boundary | ItemKind::Relative | ItemKind::Subordinator => return None,
                ItemKind::Comma => return Some(at + 1).filter(|&next| self.is_transfer(next)),
                _ => {}
            }
        }
        None
    }

    /// "sold its units engaged in shipping for £5m": the price behind what describes the object is the deed's.
    fn price_behind(&self, participle: usize) -> Option<Slot> {
        let mut at = participle + 1;
        while self.is_preposition(at) && self.is_noun(at + 1) {
            if self.word(at) == "for" && self.is_sum(at + 1) {
                return Some(Slot { preposition: at, phrases: vec![at + 1] });
            }
            at += 2;
            while self.is_and(at) && self.is_noun(at + 1) {
                at += 2;
            }
        }
        None
    }

    /// "bought Brill in 2012 and Crest in 2015": a second object with slots of its own.
    fn next_object(&self, frame: &Frame) -> Option<Frame> {
        let object = frame.end + 1;
        if !self.is_and(frame.end) || frame.object.is_empty() || frame.slots.is_empty() || !self.is_noun(object) || self.is_claimed(object)
        {
            return None;
        }
        let mut next = Frame { object: self.joined_right(object), slots: Vec::new(), second: Vec::new(), end: object + 1, ..frame.clone() };
        let mut at = next.object.last().map_or(object, |&last| last) + 1;
        // ", the Leeds maker of pumps," may stand between.
        if self.is_comma(at) && self.is_noun(at + 1) {
            at += 2;
            if self.word(at) == "of" && self.is_noun(at + 1) {
                at += 2;
            }
            if self.is_comma(at) {
                at += 1;
            }
        }
        while self.is_preposition(at) && self.is_noun(at + 1) {
            next.slots.push(Slot { preposition: at, phrases: self.joined_right(at + 1) });
            at = next.slots.last().and_then(|slot| slot.phrases.last().copied()).unwrap_or(at + 1) + 1;
        }
        next.end = at;
        (!next.slots.is_empty()).then_some(next)
    }

    /// "Brill, which Acme bought": what the relative clause tells of is its object; "Brill, in which Acme invested": its slot.
    fn relative_object(&self, frame: &mut Frame) {
        let Some(&subject) = frame.subject.first().filter(|&&subject| subject < frame.verb) else { return };
        let Some(relative) = subject.checked_sub(1).filter(|&at| matches!(self.word(at), "which" | "that" | "whom")) else { return };
        if self.verb(frame.verb).is_none_or(|group| group.mood != Mood::Finite) {
            return;
        }
        let preposition = relative.checked_sub(1).filter(|&at| self.is_preposition(at));
        let Some(mut before) = preposition.unwrap_or(relative).checked_sub(1) else { return };
        if self.is_comma(before) && before > 0 {
            before -= 1;
        }
        if !self.is_noun(before) {
            return;
        }
        let antecedent = self.antecedent(before);
        match preposition {
            Some(preposition) => frame.slots.push(Slot { preposition, phrases: vec![antecedent] }),
            None if frame.object.is_empty() => frame.object = vec![antecedent],
            None => {}
        }
    }

    fn is_time(&self, slot: &Slot) -> bool {
        slot.phrases.iter().all(|&phrase| {
            self.head(phrase).is_some_and(|unit| unit.is_date() || matches!(unit.thing, Thing::Figure(_, FigureKind::Duration)))
        })
    }

    /// The item after ", the Leeds start-up," where the clause goes on with a preposition.
    fn over_apposition(&self, comma: usize) -> Option<usize> {
        let mut at = comma + 1;
        // ", formerly of Brill,"
        let adverb = self.is(at, |kind| matches!(kind, ItemKind::Adverb));
        if adverb && self.is_preposition(at + 1) && self.is_noun(at + 2) {
            at += 2;
        }
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
        // "produced 31 tons, down from 38, and the company posted": what stands before the joint is of the clause before.
        let joint = (frame.start..subject)
            .rev()
            .find(|&at| self.is_and(at) && frame.start > 0 && at > 0 && (self.is_comma(at - 1) || at + 1 == subject));
        let mut at = joint.map_or(frame.start, |joint| joint + 1);
        let mut slots = Vec::new();
        while at < subject {
            if self.is_preposition(at) && self.is_noun(at + 1) && at + 1 < subject {
                slots.push(Slot { preposition: at, phrases: vec![at + 1] });
                at += 2;
            } else if self.is_noun(at) && self.head(at).is_some_and(Unit::is_date) {
                slots.push(Slot { preposition: at, phrases: vec![at] });
                at += 1;
            } else if self.verb(at).is_some() {
                // "Founded in 2017 by Jane Roe, Acme …": what belongs to the opening verb, up to its comma.
                at = (at..subject).find(|&comma| self.is_comma(comma)).unwrap_or(subject);
            } else {
                at += 1;
            }
        }
        // Between the subject and the verb: "Acme on Monday said", "Acme, in partnership with Brill, said".
        let inner = (subject + 1..frame.verb).find(|&at| self.verb(at).is_some()).unwrap_or(frame.verb);
        for at in subject + 1..inner {
            // "Acme, together with Brill, …"
            let adverb = usize::from(matches!(self.word(at + 1), "together" | "along" | "jointly"));
            let (preposition, noun) = (at + 1 + adverb, at + 2 + adverb);
            if self.is_comma(at) && self.is_preposition(preposition) && self.is_noun(noun) && noun < frame.verb {
                slots.push(Slot { preposition, phrases: vec![noun] });
            }
            if self.is_noun(at) && self.head(at).is_some_and(Unit::is_date) && !frame.subject.contains(&at) {
                let preposition = if self.is_preposition(at - 1) { at - 1 } else { at };
                slots.push(Slot { preposition, phrases: vec![at] });
            }
        }
        slots.append(&mut frame.slots);
        frame.slots = slots;
    }
}
