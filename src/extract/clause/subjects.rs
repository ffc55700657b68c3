//! The subject of every verb, and what governs it: whose deed it is, and within whose plan or saying it stands.

use super::context::takes_clause;
use super::frames::{Frame, Reading, Slot};
use super::phrases::{ItemKind, Mood};
use super::units::{Tag, Thing, Unit};
use super::words::one_of;

impl Reading {
    /// From a noun phrase left to the head it hangs on: "a stake" from "Brill" in "a stake in Brill".
    fn climb(&self, mut item: usize) -> Option<usize> {
        loop {
            let Some(before) = item.checked_sub(1) else { return Some(item) };
            // A coordinated phrase: climb from its first member.
            if self.is_and(before) && before > 0 && self.is_noun(before - 1) {
                let left = before - 1;
                // "rose to £40m and operating profit doubled": no pair.
                let amount = |item: usize| self.head(item).is_some_and(Unit::is_amount);
                if left > 0 && self.is_preposition(left - 1) && (amount(item) || !amount(left)) && !self.is_new_person(left, item) {
                    item = left;
                    continue;
                }
                return Some(item);
            }
            // "a plant costing £5m will be built", "a contract to build it was awarded"
            let costs = self.verb(before).is_some_and(|group| group.mood == Mood::Gerund);
            let to_do = self.verb(before).is_some_and(|group| group.mood == Mood::Infinitive);
            let task = |described: usize| {
                let deal = |unit: &Unit| {
                    one_of(&unit.word, "contract|contracts|order|orders|tender|deal|agreement|licence|franchise|bid|plan|plans|proposal")
                };
                to_do && self.head(described).is_some_and(deal) && described.checked_sub(1).is_none_or(|left| self.verb(left).is_none())
            };
            if let Some(described) = before.checked_sub(1).filter(|&described| self.is_noun(described) && (costs || task(described))) {
                item = described;
                continue;
            }
            // "a plan to sell Brill was dropped"
            if self.is_complement(before) {
                item = before - 1;
                continue;
            }
            if !self.is_preposition(before) {
                return Some(item);
            }
            // "Acme together with Brill"
            let head = self.before(before)?;
            if self.is_noun(head) {
                item = head;
            } else {
                // "the deal announced on Monday", "a plant costing £5m in Leeds": over the participle to what it describes.
                let described = self
                    .verb(head)
                    .is_some_and(|group| group.mood == Mood::Participle || group.mood == Mood::Gerund)
                    .then(|| self.before(head))
                    .flatten();
                item = described.filter(|&described| self.is_noun(described) && !self.head(described).is_some_and(Unit::is_date))?;
            }
        }
    }

    /// "steps down in May and Jane Roe will", "of Acme and Jane Roe will": a person is no pair with a time or a house.
    fn is_new_person(&self, left: usize, item: usize) -> bool {
        let is_person = |unit: &Unit| matches!(unit.thing, Thing::Person(_));
        let apart = self.head(left).is_some_and(|unit| unit.is_date() || matches!(unit.thing, Thing::Organisation(_)));
        self.head(item).is_some_and(is_person) && apart && left > 0 && one_of(self.word(left - 1), "in|on|of|at|from|by|after|until")
    }

    /// Whether an infinitive says what the noun right before it is for: "a plan to sell Brill", not "expects to say sales fell".
    pub(super) fn is_complement(&self, item: usize) -> bool {
        let says = |lemma: &str| takes_clause(lemma) || one_of(lemma, "see|ensure|let|help|make|have|watch|be|become|avoid|remain");
        self.verb(item).is_some_and(|group| group.mood == Mood::Infinitive && !says(&group.lemma))
            && item.checked_sub(1).is_some_and(|noun| {
                self.head(noun).is_some_and(|unit| unit.thing == Thing::Word && is_intention(&unit.word)) && self.opens(noun)
            })
    }

    /// Whether a noun phrase may be the subject of its clause: no verb or preposition of the clause has it for its own.
    fn opens(&self, noun: usize) -> bool {
        match noun.checked_sub(1) {
            None => true,
            Some(before) => match &self.items[before].kind {
                ItemKind::Verb(group) => group.mood == Mood::Finite && takes_clause(&group.lemma),
                ItemKind::Preposition => false,
                _ => true,
            },
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
        // "makes readers and its share has slid": right behind the verb of the clause before, too, unless that reports.
        let reported = |item: usize| self.verb(item).is_some_and(|group| takes_clause(&group.lemma));
        item > floor && (self.is_preposition(item - 1) || self.verb(item - 1).is_some())
            || item == floor && item > 0 && self.is_finite(item - 1) && !reported(item - 1)
    }

    pub(super) fn finite_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(mut left) = self.before(verb) else { return };
        // "Acme today announced"
        if self.head(left).is_some_and(Unit::is_date) && left > 0 && (self.is_noun(left - 1) || self.is_comma(left - 1)) {
            left -= 1;
        } else if self.head(left).is_some_and(Unit::is_date)
            && self.items[..left].last().is_some_and(|before| match before.kind {
                ItemKind::Relative => true,
                ItemKind::And | ItemKind::But => {
                    self.verb(verb).is_some_and(|group| !one_of(&group.lemma, "be|see|bring|mark|witness|become|end|start|begin"))
                }
                _ => false,
            })
        {
            // "Acme, which last year bought Brill": no year buys anything.
            frame.slots.push(Slot { preposition: left, phrases: vec![left] });
            left -= 1;
        }
        // "Acme itself sold shares"
        if matches!(self.word(left), "itself" | "himself" | "herself" | "themselves") && left > 0 && self.is_noun(left - 1) {
            left -= 1;
        }
        // "Among its customers are Acme and Brill"
        if verb > 1
            && self.verb(verb).is_some_and(|group| group.lemma == "be")
            && self.is_noun(verb - 1)
            && matches!(self.word(verb - 2), "among" | "amongst")
        {
            frame.subject = vec![verb - 1];
            return;
        }
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
                if let Some(subject) = self.restricted(left) {
                    frame.subject = subject;
                    return;
                }
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
    pub(super) fn antecedent(&self, item: usize) -> usize {
        let place = |item: usize| self.head(item).is_some_and(|unit| unit.tag == Tag::Name && unit.thing == Thing::Word);
        // "its studio in Malmö, Sweden, which"
        let item = if item > 1 && place(item) && self.is_comma(item - 1) && self.is_noun(item - 2) { item - 2 } else { item };
        let is_plain = place(item) || self.head(item).is_some_and(|unit| matches!(unit.thing, Thing::Figure(..)));
        if !is_plain {
            return item;
        }
        // "at its studio in Malmö, which": as far up as nouns go.
        let up = |item: usize| item.checked_sub(2).filter(|&head| self.is_preposition(item - 1) && self.is_noun(head));
        self.climb(item).unwrap_or_else(|| std::iter::successors(Some(item), |&item| up(item)).last().unwrap_or(item))
    }

    /// "A deal that gives Acme a stake in Brill should help": what a clause without commas describes is the subject of the verb behind it.
    fn restricted(&self, left: usize) -> Option<Vec<usize>> {
        for at in (left.saturating_sub(12)..left).rev() {
            match &self.items.get(at)?.kind {
                ItemKind::Relative => {
                    let noun = at.checked_sub(1).filter(|&noun| self.is_noun(noun))?;
                    let inner = self.frames.iter().find(|other| other.verb > at && other.verb < left)?;
                    let plain = self.verb(inner.verb).is_some_and(|group| group.mood == Mood::Finite && !takes_clause(&group.lemma));
                    return (plain && inner.subject.contains(&noun)).then(|| inner.subject.clone());
                }
                ItemKind::Comma | ItemKind::And | ItemKind::But | ItemKind::Subordinator | ItemKind::Boundary => return None,
                _ => {}
            }
        }
        None
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
                    if head.is_some() {
                        return head;
                    }
                }
            }
        }
        None
    }

    /// "Acme bought Brill and sold Crest": the subject of the verb before.
    fn shared_subject(&self, frame: &mut Frame, joint: usize) {
        let previous =
            self.frames.iter().rev().find(|other| other.verb < joint && self.is_finite(other.verb) && !other.reported_by_inversion(self));
        // "Acme took money from Brill, which owns a third, and used it": not what the inserted clause speaks of.
        let inserted = previous.filter(|previous| {
            joint > 0 && self.is_comma(joint - 1) && (previous.start..previous.verb).any(|at| matches!(self.word(at), "which" | "who"))
        });
        let main = inserted.and_then(|inserted| {
            let before = self.frames.iter().rev().filter(|other| other.verb < inserted.start && self.is_finite(other.verb));
            before.filter(|other| !other.reported_by_inversion(self)).find(|other| !other.subject.is_empty())
        });
        let previous = main.or(previous);
        if let Some(previous) = previous {
            frame.subject.clone_from(&previous.subject);
            frame.governor = previous.governor;
            frame.reported = previous.reported;
        }
    }

    pub(super) fn infinitive_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(left) = self.before(verb) else { return };
        // "to buy Brill and sell Crest" is tagged as plain forms; "and to sell" shares.
        let governing = self.frames.iter().rev().find(|other| other.verb < verb && !self.boundary_between(other.verb, verb));
        match &self.items[left].kind {
            ItemKind::Noun(_) => {
                if let Some(governor) = governing {
                    frame.governor = self.index_of(governor);
                    let control = self.verb(governor.verb).is_some_and(|group| object_controls(&group.lemma) && !group.passive);
                    // "expects sales for the full year to rise"
                    let held = governor.slots.iter().any(|slot| {
                        slot.phrases.contains(&left) && governor.object.last().is_some_and(|&object| object < slot.preposition)
                    });
                    if let Some(bidder) = self.bidder(governor, left) {
                        frame.subject = bidder;
                        let held = governor.second.contains(&left) || governor.object.contains(&left);
                        frame.governing_noun = if held { Some(left) } else { governor.object.last().copied() };
                    } else if control && !governor.object.is_empty() && (held || governor.object.contains(&left)) {
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
                    // "the market, which it expects to shrink"
                    let controls = self.verb(governor.verb).is_some_and(|group| object_controls(&group.lemma) && !group.passive);
                    let held = controls && governor.object.last().is_some_and(|&object| object < governor.verb);
                    frame.subject.clone_from(if held { &governor.object } else { &governor.subject });
                    frame.governor = self.index_of(governor);
                }
            }
        }
    }

    /// Whose the deed would be where another asks for it: "approved its application to buy", "received an offer from Brill to buy",
    /// "granted Brill an option to buy".
    fn bidder(&self, governor: &Frame, left: usize) -> Option<Vec<usize>> {
        let group = self.verb(governor.verb)?;
        let owned = |item: usize| self.noun(item).is_some_and(|noun| noun.owner.is_some());
        let bid = |item: usize| self.head(item).is_some_and(|unit| is_intention(&unit.word));
        if grants(&group.lemma) && governor.second.contains(&left) && bid(left) && !group.passive {
            return Some(governor.object.clone());
        }
        if !is_judged(&group.lemma) || group.passive {
            return None;
        }
        if governor.object.contains(&left) && bid(left) && owned(left) {
            return Some(vec![left]);
        }
        let from =
            governor.slots.iter().find(|slot| slot.phrases.contains(&left) && matches!(self.word(slot.preposition), "from" | "by"))?;
        governor.object.last().is_some_and(|&object| bid(object)).then(|| from.phrases.clone())
    }

    pub(super) fn gerund_subject(&self, frame: &mut Frame) {
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
                    // "speculation focused on Acme selling": within what governs it.
                    Some(governor) if left > 0 && matches!(self.word(left - 1), "on" | "about" | "of") && governor.verb < left => {
                        frame.subject = vec![left];
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
                    if matches!(left.map(|left| &self.items[left].kind), Some(ItemKind::Verb(_) | ItemKind::Comma)) {
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

    pub(super) fn participle_subject(&self, frame: &mut Frame) {
        let verb = frame.verb;
        let Some(left) = self.before(verb).filter(|&left| !self.is_boundary(left)) else {
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

    /// "Acme said (that) it would buy Brill": the verb of saying before a finite clause governs it.
    pub(super) fn reporting(&self, frame: &mut Frame) {
        if frame.governor.is_some() {
            return;
        }
        let Some(&subject) = frame.subject.first() else { return };
        if subject > frame.verb {
            return;
        }
        // Back from the subject over what stands before it in the clause, to "that" or the verb of saying.
        let mut at = subject;
        let mut claim = false;
        while at > 0 {
            at -= 1;
            match &self.items[at].kind {
                ItemKind::Relative if self.word(at) == "that" => {}
                ItemKind::Relative => return,
                ItemKind::Verb(group) => {
                    if claim || takes_clause(&group.lemma) || object_controls(&group.lemma) {
                        let index = self.frames.iter().position(|other| other.verb == at);
                        frame.governor = index;
                        frame.reported = index.is_some();
                    }
                    return;
                }
                ItemKind::Boundary | ItemKind::But => return,
                ItemKind::Subordinator if self.word(at) != "whether" => return,
                // "dismissed a report that it would buy": what is done to the report is done to the deed.
                ItemKind::Noun(_) if self.word(at + 1) == "that" && self.head(at).is_some_and(|unit| is_claim(&unit.word)) => claim = true,
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
    one_of(
        lemma,
        "ask|order|allow|force|require|compel|tell|urge|expect|forecast|predict|project|want|enable|permit|instruct|choose|select|appoint|hire\
             |contract|see|help|invite|authorise|authorize|cause|lead|get|license|tap|commission|award",
    )
}

/// Verbs of those to whom a bid is made or who decide on one.
fn is_judged(lemma: &str) -> bool {
    one_of(
        lemma,
        "approve|reject|clear|block|accept|receive|get|consider|review|examine|rebuff|spurn|dismiss|welcome|support|back|oppose\
             |endorse|thwart|veto|turn down|recommend|refuse|face|study|weigh",
    )
}

/// Verbs that give another the right to do something.
fn grants(lemma: &str) -> bool {
    one_of(lemma, "grant|give|offer|sell|hand|award|allow")
}

/// Nouns that say something of their own: "a report that".
fn is_claim(word: &str) -> bool {
    one_of(word, "report|reports|claim|claims|rumour|rumours|suggestion|suggestions|speculation|allegation|allegations|story|idea|notion")
}

/// Nouns that an infinitive completes: "plans to buy".
fn is_intention(word: &str) -> bool {
    one_of(
        word,
        "plan|plans|talks|deal|agreement|bid|offer|decision|proposal|move|option|right|attempt|effort|intention|pledge\
             |promise|commitment|contract|order|permission|approval|licence|license|refusal|failure|ability|need|application\
             |request|warrant|warrants|rights|options|bids|offers|proposals|efforts|attempts|moves|decisions|deals|campaign|drive|scheme",
    )
}
