//! What a figure measures, told by a verb: what happened on a date, what lasted, what was paid for.

use crate::extract::figure::measure::Place;
use crate::extract::figure::phrasebook::Role;
use crate::extract::token::TokenKind;

impl Place<'_, '_> {
    /// What happened on a date, where a verb of the list or one of saying tells it.
    pub fn event(&self) -> Option<String> {
        let reading = self.reading;
        let events = self.events();
        // "revenue in 2023", "the 2015 purchase": the date is its noun's.
        if reading.token(self.end).is_some_and(|token| token.kind == TokenKind::Clitic) {
            return None;
        }
        let attributive = reading.is_lower(self.end)
            && !reading.is(self.end, Role::Stop)
            && !reading.is(self.end, Role::Past)
            && !reading.is(self.end, Role::Change)
            && !events.is_verb(self.end)
            && !reading.before(self.first).is(Role::Preposition);
        if attributive && self.first > reading.first {
            return None;
        }
        if let Some(said) = events.saying(self.first) {
            return Some(said);
        }
        let behind = self.end + usize::from(reading.is(self.end, Role::Helper));
        if events.is_verb(behind) && self.first > reading.first {
            return events.told(behind, true, None);
        }
        if let Some(verb) = events.verb_before(self.before, self.first) {
            return events.told(verb, true, None);
        }
        // "bought Lumen in 2012 and Neural in 2015": the verb of the one before, with an object of its own.
        let and = self.before + usize::from(reading.word(self.before) == ",");
        if self.before > reading.first && reading.says(and, "and") && reading.is_capitalised(and + 1) {
            let verb = events.verb_before(reading.first, self.before)?;
            let object = events.words(and + 1, events.noun_end(and + 1))?;
            return events.told_of(verb, &object);
        }
        // "by ten years, to 2045"
        if reading.word(self.before) == "," && reading.says_any(self.before + 1, &["to", "until"]) && self.first == self.before + 2 {
            return self.passed();
        }
        // "bought 80% of Lumen from its founders in 2019": past another figure, in the same clause.
        if !self.joined() {
            return None;
        }
        events.told(events.verb_before(reading.first, self.before).filter(|_| self.before > reading.first)?, true, None)
    }

    /// Whether no other clause begins between the figure before and this one.
    fn joined(&self) -> bool {
        let reading = self.reading;
        (self.before..self.first).all(|at| {
            !matches!(reading.word(at), "," | ";" | ":" | "(" | ")" | "—")
                && !reading.is(at, Role::Break)
                && !reading.is(at, Role::Change)
                && !reading.is(at, Role::Past)
        })
    }

    /// "extended it by ten years", "invested over five years", "a two-year-old firm".
    pub fn lasting(&self) -> Option<String> {
        let reading = self.reading;
        let events = self.events();
        if reading.is_hyphen(self.end) && reading.says(self.end + 1, "old") {
            let hyphen = usize::from(reading.is_hyphen(self.end + 2));
            let start = self.end + 2 + hyphen;
            return Some(events.words(start, events.noun_end(start)).map_or("age".into(), |noun| format!("age of {noun}")));
        }
        let verb = |from: usize| events.verb_before(from, self.first);
        if reading.said_any(self.first, &["by"]) {
            let verb = verb(self.before).or_else(|| if self.joined() { verb(reading.first) } else { None });
            return verb.and_then(|verb| events.told(verb, false, None));
        }
        if reading.said_any(self.first, &["over", "for"]) {
            let told = verb(reading.first).and_then(|verb| events.told(verb, true, None))?;
            return Some(format!("period of {told}"));
        }
        None
    }

    /// "owns 51%", "a firm that holds 12%".
    pub fn stake(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.first;
        while at > reading.first && at > self.before && (reading.before(at).is(Role::Helper) || reading.is_bound(at - 1)) {
            at -= 1;
        }
        let owns = &["own", "owns", "owned", "owning", "hold", "holds", "held", "holding", "controls", "control", "controlled"];
        reading.said_any(at, owns).then(|| "stake".into())
    }

    /// What money is paid for: "bought Lumen for £3m", "invested £5m in Lumen", "raised £5m in a Series A round".
    pub fn price(&self) -> Option<String> {
        let reading = self.reading;
        let events = self.events();
        let mut at = self.first;
        while at > reading.first
            && at > self.before
            && !reading.says(at - 1, "at")
            && (reading.before(at).is(Role::Determiner) || reading.is_bound(at - 1) || reading.says_any(at - 1, &["to", "than", "just"]))
        {
            at -= 1;
        }
        let governor = at.checked_sub(1).filter(|&governor| governor >= reading.first)?;
        if self.end < reading.end && (reading.is_hyphen(self.end) || reading.is_lower(self.end) && !reading.is(self.end, Role::Stop)) {
            return None;
        }
        if reading.says(governor, "for") {
            let verb = events.verb_before(self.before, governor)?;
            let traded = reading
                .book
                .event(reading.entry(verb).event)
                .is_some_and(|(noun, _)| matches!(noun, "acquisition" | "purchase" | "takeover" | "sale" | "lease"));
            return if traded { events.told(verb, false, None) } else { None };
        }
        // "values the two-year-old firm at £5m"
        if reading.says(governor, "at")
            && let Some(verb) = events.verb_before(reading.first, governor)
            && reading.says_any(verb, &["value", "values", "valued", "valuing"])
        {
            return events.told(verb, false, None);
        }
        if reading.is(governor, Role::Funding) && reading.is_lower(governor) {
            return self.round().or_else(|| Some("funding".into()));
        }
        if events.is_verb(governor) && reading.says_any(governor, &["invest", "invests", "invested", "investing"]) {
            return events.told(governor, true, self.spent_on());
        }
        None
    }

    /// "in a Series A round", behind the same money in another currency or not.
    fn round(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.end;
        if reading.word(at) == "(" {
            at = (at..at + 8).find(|&at| reading.word(at) == ")")? + 1;
        }
        if !reading.says_any(at, &["in", "through", "via"]) {
            return None;
        }
        let start = self.past_determiner(at + 1);
        let end = self.events().noun_end(start);
        let noun = end.checked_sub(1)?;
        if reading.says_any(
            noun,
            &["round", "funding", "financing", "offering", "sale", "issue", "capital", "debt", "equity", "investment", "listing"],
        ) {
            self.events().words(start, end)
        } else {
            None
        }
    }

    /// "into the university", behind "over five years" or not.
    fn spent_on(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.end;
        if reading.is(at, Role::Preposition)
            && let Some(&(_, end)) = self.places.iter().find(|&&(first, _)| first == at + 1)
        {
            at = end;
        }
        if !reading.says_any(at, &["into", "in", "on", "towards", "toward"]) {
            return None;
        }
        let start = self.past_determiner(at + 1);
        let end = self.events().noun_end(start);
        self.events().words(start, end).map(|noun| format!("in {noun}"))
    }
}
