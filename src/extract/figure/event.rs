//! What happened, said as a noun of it: "Acme’s acquisition of Lumen" where the text says "Acme has acquired Lumen".
//!
//! The verb is the nearest before a figure that the list of events knows; its subject and object are the plain noun
//! phrases on either side. Deliberately absent: subjects that only a pronoun names.

use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::token::TokenKind;

/// How far before a figure its verb is sought, in tokens.
const FAR: usize = 16;

/// The most words a subject or object is said in.
const WORDS: usize = 6;

/// A sentence, and where its figures stand.
#[derive(Clone, Copy)]
pub struct Events<'r, 'a> {
    /// The sentence.
    pub reading: &'r Reading<'a>,
    /// Token places of figures.
    pub places: &'r [(usize, usize)],
}

impl Events<'_, '_> {
    /// The verb nearest before a token that the list knows, no further back than `from`.
    pub fn verb_before(&self, from: usize, first: usize) -> Option<usize> {
        let reading = self.reading;
        let from = from.max(first.saturating_sub(FAR));
        let mut end = first;
        while end > from {
            let at = end - 1;
            end = at;
            match reading.word(at) {
                ";" | ":" | "“" | "”" | "\"" | "(" | "—" => return None,
                // Past what stands in brackets.
                ")" => end = (from..at).rev().find(|&open| reading.word(open) == "(")?,
                _ => {}
            }
            // "the variety, sold as Dura": a participle behind a comma tells of something else.
            if self.is_verb(at) && reading.word(at.wrapping_sub(1)) != "," {
                return Some(at);
            }
        }
        None
    }

    /// Whether a token is a verb of the list, and no noun of the same letters.
    pub fn is_verb(&self, at: usize) -> bool {
        let reading = self.reading;
        if reading.entry(at).event == 0 || !reading.is_lower(at) {
            return false;
        }
        let word = reading.word(at);
        let before = reading.before(at);
        let led = before.is(Role::Helper) || before.is(Role::Future) || reading.said_any(at, &["to"]);
        let finite = word.ends_with("ed") || reading.is(at, Role::Past) || word.ends_with('s');
        (led || finite || word.ends_with("ing") && !before.is(Role::Determiner))
            && !before.is(Role::Determiner)
            && !reading.is_hyphen(at + 1)
    }

    /// The event of a verb: whose it is, if that is wanted and known, what it is, and what it is done to, for which
    /// `else_to` stands in ("into the university").
    pub fn told(&self, verb: usize, owned: bool, else_to: Option<String>) -> Option<String> {
        let reading = self.reading;
        let (noun, preposition) = reading.book.event(reading.entry(verb).event)?;
        let passive = (verb.saturating_sub(3)..verb).any(|at| reading.says_any(at, &["is", "are", "was", "were", "be", "been", "being"]))
            && !reading.word(verb).ends_with("ing");
        let subject = self.subject(verb);
        if passive {
            return subject.map(|subject| format!("{noun} of {subject}"));
        }
        let object = self.object(verb).map(|object| format!(" {preposition} {object}")).or_else(|| else_to.map(|to| format!(" {to}")));
        let owner = subject.filter(|_| owned || object.is_none());
        match (owner, object) {
            (None, None) => None,
            (Some(owner), object) => Some(format!("{owner}’s {noun}{}", object.unwrap_or_default())),
            (None, Some(object)) => Some(format!("{noun}{object}")),
        }
    }

    /// The event of a verb with another object: "in 2012 and Neural in 2015".
    pub fn told_of(&self, verb: usize, object: &str) -> Option<String> {
        let (noun, preposition) = self.reading.book.event(self.reading.entry(verb).event)?;
        let owner = self.subject(verb).map_or(String::new(), |subject| format!("{subject}’s "));
        Some(format!("{owner}{noun} {preposition} {object}"))
    }

    /// "announcement", where nothing but a place or a listener stands between a verb of saying and the figure.
    pub fn saying(&self, first: usize) -> Option<String> {
        let reading = self.reading;
        let from = first.saturating_sub(8).max(reading.first);
        let verb = (from..first).rev().find(|&at| reading.is(at, Role::Saying) || !reading.is_word(at) || self.is_verb(at))?;
        let alone = !self.places.iter().any(|&(place, _)| (verb..first).contains(&place));
        let plain = alone
            && (verb + 1..first).all(|at| {
                !reading.is(at, Role::Break)
                    && !reading.is(at, Role::Change)
                    && !reading.is(at, Role::Past)
                    && !reading.is(at, Role::Pronoun)
            });
        if !reading.is(verb, Role::Saying) || !plain || reading.says_any(verb, &["reported", "wrote", "writes"]) {
            return None;
        }
        let subject = self.subject(verb).filter(|subject| subject.split(' ').count() < 4);
        Some(subject.map_or("announcement".into(), |subject| format!("{subject}’s announcement")))
    }

    /// The noun phrase that a verb follows.
    fn subject(&self, verb: usize) -> Option<String> {
        let reading = self.reading;
        let mut at = verb;
        while at > reading.first {
            let before = at - 1;
            if let Some(&(first, _)) = self.places.iter().find(|&&(_, end)| end == at) {
                at = first;
            } else if reading.is(before, Role::Helper)
                || reading.is(before, Role::Future)
                || reading.is(before, Role::Preposition) && at < verb
                || reading.says_any(before, &["to", "agreed", "wants", "wanted", "decided", "decision", "took", "the"]) && at <= verb
                || reading.is_lower(before) && reading.word(before).ends_with("ly")
            {
                at = before;
            } else {
                break;
            }
        }
        if reading.said_any(at, &["which", "who", "that"]) {
            at -= 1;
            at -= usize::from(at > reading.first && reading.word(at - 1) == ",");
        }
        let from = self.noun_start(at);
        self.words(from, at)
    }

    /// Where the plain noun phrase starts that ends at a token.
    pub fn noun_start(&self, end: usize) -> usize {
        let reading = self.reading;
        let mut from = end;
        while from > reading.first && end - from < WORDS {
            let before = from - 1;
            let small = reading.is_lower(before);
            let bars = &[Role::Stop, Role::Break, Role::Pronoun, Role::Determiner];
            let steers = &[Role::Preposition, Role::Future];
            let acts = from < end && (reading.is(before, Role::Past) || reading.is(before, Role::Change));
            let part = reading.is_word(before)
                && !bars.iter().any(|&role| reading.is(before, role))
                && !(small && (acts || steers.iter().any(|&role| reading.is(before, role))))
                && !self.is_verb(before);
            let clitic = reading.token(before).is_some_and(|token| token.kind == TokenKind::Clitic) && from < end;
            let joint = (reading.is_hyphen(before) || reading.word(before) == "&") && from < end;
            if !(part || clitic || joint) || self.places.iter().any(|&(_, taken)| taken == from) {
                break;
            }
            from = before;
        }
        while from < end && !reading.is_word(from) {
            from += 1;
        }
        from
    }

    /// The noun phrase that follows a verb, past an amount of it: "bought 80% of Lumen".
    fn object(&self, verb: usize) -> Option<String> {
        let reading = self.reading;
        let mut start = verb + 1;
        let mut money = false;
        for _ in 0..6 {
            if let Some(&(_, end)) = self.places.iter().find(|&&(first, _)| first == start) {
                start = end;
                money = true;
                start +=
                    usize::from(reading.says(start, "of")) + 2 * usize::from(reading.is_hyphen(start) && reading.says(start + 1, "old"));
            } else if reading.is(start, Role::Determiner)
                || matches!(reading.word(start), "“" | "‘" | "\"")
                || reading.is_lower(start) && reading.word(start).ends_with("ly")
                || reading.is(start, Role::Saying)
                || reading.says_any(start, &["up", "out"])
            {
                start += 1;
            } else {
                break;
            }
        }
        let end = self.noun_end(start);
        // "invested £5m into": the amount is no object of its own.
        if money && end <= start {
            return None;
        }
        self.words(start, end)
    }

    /// Where the plain noun phrase ends that starts at a token.
    pub fn noun_end(&self, start: usize) -> usize {
        let reading = self.reading;
        let mut at = start;
        while at < reading.end && at - start < WORDS {
            let leads = reading.is(at, Role::Preposition) && reading.is_lower(at);
            let barred = leads || reading.is(at, Role::Stop) || reading.is(at, Role::Pronoun);
            let part = reading.is_word(at) && !barred && !self.places.iter().any(|&(first, _)| first == at);
            let clitic = reading.token(at).is_some_and(|token| token.kind == TokenKind::Clitic);
            // "the sale of the business", "of" leads to what is done to.
            let of = at > start && reading.says(at, "of") && !self.places.iter().any(|&(first, _)| first == at + 1);
            let inner = at > start && reading.is(at, Role::Determiner) && reading.said_any(at, &["of"]);
            if !(part || clitic || of || inner || reading.is_hyphen(at)) {
                break;
            }
            at += 1;
        }
        while at > start && (reading.says(at - 1, "of") || reading.is(at - 1, Role::Determiner)) {
            at -= 1;
        }
        at
    }

    /// The text of tokens that hold a word of some length.
    pub fn words(&self, from: usize, to: usize) -> Option<String> {
        let reading = self.reading;
        if from >= to || !(from..to).any(|at| reading.is_word(at) && reading.word(at).len() > 1) {
            return None;
        }
        let words = reading.document.words(reading.span(from, to)?);
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
