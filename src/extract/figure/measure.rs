//! What a figure measures, in words of its own clause: rather none than wrong.
//!
//! For a count the noun to its right; for an amount before its noun that noun ("a £1.3bn plan"); behind "of" the noun in
//! front ("a fine of £3m"); behind a verb its subject ("revenue rose 4% to £2bn"), or the verb with its object
//! ("invested £5m into the university"); for a date what happened then ("opened its investigation in May").

use crate::extract::figure::event::Events;
use crate::extract::figure::number;
use crate::extract::figure::phrasebook::Role;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Figure, FigureKind};
use crate::extract::token::TokenKind;

/// The most words a measure is said in.
const WORDS: usize = 8;

/// How many figures before and after a figure may end its clause.
const NEIGHBOURS: usize = 6;

/// Fills `measures` of the figures of one sentence, which stand at the token places given.
pub fn fill(reading: &Reading, figures: &mut [Figure], places: &[(usize, usize)]) {
    for index in 0..places.len() {
        let Some(&(first, end)) = places.get(index) else { return };
        let before = index.checked_sub(1).and_then(|before| places.get(before)).map_or(reading.first, |&(_, end)| end);
        let Some(figure) = figures.get(index) else { return };
        let previous = index.checked_sub(1).and_then(|before| figures.get(before)).and_then(|figure| figure.measures.as_deref());
        // Only its neighbours matter, however many figures a sentence has.
        let around = places.get(index.saturating_sub(NEIGHBOURS)..(index + NEIGHBOURS).min(places.len())).unwrap_or_default();
        let place = Place { reading, first, end, before, previous, places: around };
        let words = match figure.kind {
            FigureKind::Ordinal | FigureKind::Time => None,
            FigureKind::Date | FigureKind::DateRange => place.event().or_else(|| place.happening()),
            FigureKind::Duration if first <= reading.first + 3 && reading.said_any(first, &["next", "past", "last", "coming"]) => {
                place.happening()
            }
            FigureKind::Duration => place.lasting().or_else(|| place.amount()),
            FigureKind::Percent => place.modified().or_else(|| place.part_of()).or_else(|| place.stake()).or_else(|| place.led()),
            FigureKind::Money => place.price().or_else(|| place.amount()),
            FigureKind::Number => number::noun(reading, end).and_then(|(from, to)| place.counted(from, to)).or_else(|| place.amount()),
            _ => place.amount(),
        };
        // "sales of €236m in 2023", "the other 35": what the figure before measures.
        let dated = figure.kind.is_date()
            && (before..first).all(|at| {
                reading.is(at, Role::Preposition)
                    || reading.is(at, Role::Determiner)
                    || reading.is(at, Role::Helper)
                    || matches!(reading.word(at), "," | "-")
            });
        let other = figure.kind == FigureKind::Number && figure.noun.is_none() && reading.said_any(first, &["other", "remaining", "rest"]);
        let follows = index > 0 && (dated || other && first > before);
        let words = if follows && other { None } else { words };
        // The same money in another currency: "€3m ($3.3m)".
        let bracketed = reading.said_any(first, &["("]) && before + 1 == first;
        let twin = index.checked_sub(1).filter(|_| words.is_none() && (bracketed || follows));
        let shared = twin.and_then(|twin| figures.get(twin)).and_then(|twin| twin.measures.clone());
        if let Some(figure) = figures.get_mut(index) {
            figure.measures = words.or(shared);
        }
    }
}

/// A figure among the others of its sentence.
pub struct Place<'r, 'a> {
    /// Its sentence.
    pub reading: &'r Reading<'a>,
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// Where the figure before it ends.
    pub before: usize,
    /// What the figure before it measures.
    pub previous: Option<&'r str>,
    /// The figures around it.
    pub places: &'r [(usize, usize)],
}

impl Place<'_, '_> {
    /// What an amount measures.
    fn amount(&self) -> Option<String> {
        let modified = self.modified();
        // "speeds of 100 Mbit/s downlink": both say it.
        if let Some(word) = modified.as_ref().filter(|word| !word.contains(' ') && self.reading.said_any(self.first, &["of"]))
            && let Some(noun) = self.first.checked_sub(1).and_then(|of| self.possessed(of))
        {
            return Some(format!("{word} {noun}"));
        }
        modified.or_else(|| self.part_of()).or_else(|| self.led())
    }

    /// "low-floor trams", "apples an hour": what is counted, with what it is counted by.
    fn counted(&self, from: usize, to: usize) -> Option<String> {
        let rate = self.reading.says_any(to, &["a", "an", "per"])
            && self.reading.is_lower(to + 1)
            && self.reading.says_any(to + 1, &["hour", "day", "week", "month", "year", "minute", "second"]);
        let noun = self.words(from, if rate { to + 2 } else { to })?;
        Some(self.done().map_or_else(|| noun.clone(), |done| format!("{noun} {done}")))
    }

    /// "served" of "serves 400m people": what is done to the things counted, as a participle behind them.
    fn done(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.first;
        while at > reading.first && at > self.before && reading.is_bound(at - 1) {
            at -= 1;
        }
        let verb = at.checked_sub(1).filter(|&verb| verb >= reading.first && at > self.before && reading.is_lower(verb))?;
        let word = reading.word(verb);
        let plain = !reading.is(verb, Role::Stop) && !reading.is(verb, Role::Helper) && !reading.is(verb, Role::Preposition);
        if !plain || reading.is(verb, Role::Measuring) || reading.is(verb, Role::Saying) || reading.before(verb).is(Role::Determiner) {
            return None;
        }
        if word.len() > 4 && word.ends_with("ed") || reading.is(verb, Role::Past) {
            return Some(word.to_owned());
        }
        // Verbs whose past is regular; "sells" is "sold".
        let stem = reading.is(verb, Role::Regular).then(|| word.strip_suffix('s'))??;
        Some(if stem.ends_with('e') { format!("{stem}d") } else { format!("{stem}ed") })
    }

    /// "£1.3bn investment plan", "five-year agreement": the noun that the figure stands before.
    fn modified(&self) -> Option<String> {
        let reading = self.reading;
        let start = self.end
            + usize::from(reading.is_hyphen(self.end))
            + usize::from(
                matches!(reading.word(self.end), "“" | "‘" | "\"" | "’" | "'") && !matches!(reading.word(self.end + 1), "," | "."),
            );
        let to = self.noun_end(start);
        let word = reading.word(start);
        let adverb = reading.says_any(
            start,
            &[
                "more",
                "less",
                "higher",
                "lower",
                "apiece",
                "each",
                "ago",
                "earlier",
                "later",
                "annually",
                "respectively",
                "now",
                "today",
                "here",
                "there",
                "old",
                "long",
                "away",
                "next",
                "last",
                "off",
                "owned",
                "between",
                "compared",
                "until",
                "yesterday",
            ],
        );
        // A noun behind a figure has an article or an adjective's hyphen before the figure, or is the only word there.
        let verbish = reading.is(start, Role::Change) || word.ends_with("ed") || word.ends_with("ing") && !reading.is_lower(start + 1);
        // "a lease of 18 months ends": a unit in the plural modifies nothing.
        let last = self.end.saturating_sub(1);
        let many = reading.is_lower(last) && number::is_plural(reading.word(last)) && !reading.is_hyphen(self.end);
        if many && !matches!(reading.word(self.end), "“" | "‘" | "\"" | "’" | "'") {
            return None;
        }
        if to <= start || adverb || verbish || reading.is(start, Role::Stop) || reading.is(start, Role::Future) {
            return None;
        }
        // "in Campeche", "of dark matter": the noun's own complement.
        let complement = if reading.says_any(to, &["in", "of", "on"]) && reading.digits(to + 1).is_none() {
            self.noun_end(self.past_determiner(to + 1))
        } else {
            to
        };
        let to = if complement > to + 1 && complement - start <= WORDS && !reading.says_any(to + 1, &["which"]) { complement } else { to };
        self.words(start, to)
    }

    /// "20% of its home market", "two-thirds of the workforce".
    fn part_of(&self) -> Option<String> {
        let reading = self.reading;
        if !reading.says(self.end, "of") {
            return None;
        }
        let start = self.past_determiner(self.end + 1);
        let to = self.noun_end(start);
        (to > start).then(|| self.words(start, to)).flatten()
    }

    /// What leads up to the figure: the noun before "of", the subject of its verb, or the verb and its object.
    fn led(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.first;
        let mut linked = false;
        // Past bounds, determiners, helpers and prepositions, to the word that governs the figure.
        while at > reading.first && at > self.before {
            let before = at - 1;
            if self.is_light(before) {
                linked |= reading.says_any(before, &["of", "for", "worth"]);
                at = before;
            } else {
                break;
            }
        }
        // "was £4m, compared with £3m": the same a year before.
        if reading.said_any(self.first, &["with", "to"]) && reading.is(self.first.wrapping_sub(2), Role::Comparing)
            || reading.before(self.first).is(Role::Comparing)
        {
            return self.passed();
        }
        // "from 18.1%", "£5m to £9m": the other end of a change measures the same.
        if at <= self.before && at > reading.first {
            return self.passed();
        }
        let governor = at.checked_sub(1).filter(|&governor| governor >= reading.first)?;
        if matches!(reading.word(governor), "(" | ",") {
            return self.passed();
        }
        if let Some(noun) = self.changed(at).or_else(|| if linked { self.possessed(at) } else { None }) {
            return Some(noun);
        }
        let Some(clause) = self.clause(governor + 1) else {
            // "It has raised €9m from investors": the verb with what follows.
            let verb = (governor..self.first).rev().find(|&at| {
                reading.is_lower(at)
                    && (reading.is(at, Role::Past) || reading.word(at).ends_with("ed") || reading.word(at).ends_with("ing"))
                    && !reading.is(at, Role::Helper)
            })?;
            let complement = self.complement()?;
            return Some(format!("{} {complement}", reading.word(verb)));
        };
        // "invested £5m into the university": the verb alone says little.
        let short = clause.split(' ').count() < 4 && !linked;
        match self.complement().filter(|_| short) {
            Some(complement) => Some(format!("{clause} {complement}")),
            None => Some(clause),
        }
    }

    /// "raised prices by 6%", "doubled its workforce to 150": the noun between a verb of change and the figure.
    fn changed(&self, end: usize) -> Option<String> {
        let reading = self.reading;
        if !reading.says_any(end, &["by", "to", "from"]) {
            return None;
        }
        let events = self.events();
        let from = events.noun_start(end);
        let mut verb = from;
        while verb > reading.first && reading.before(verb).is(Role::Determiner) {
            verb -= 1;
        }
        let verb = verb.checked_sub(1)?;
        let changes = reading.is(verb, Role::Change) && reading.is_lower(verb) && !reading.says_any(verb, &["down", "up", "more"]);
        if changes && from < end { events.words(from, end) } else { None }
    }

    /// "a second increase of 4%", "imposed a fine of £3m": the noun before "of", with the verb it is the object of.
    fn possessed(&self, end: usize) -> Option<String> {
        let reading = self.reading;
        if !reading.says_any(end, &["of", "for", "worth"]) {
            return None;
        }
        let events = self.events();
        let from = events.noun_start(end);
        if from >= end || reading.is_capitalised(end - 1) && !reading.is_lower(end - 1) && end == from + 1 {
            return None;
        }
        let mut start = from;
        while start > reading.first && reading.before(start).is(Role::Determiner) {
            start -= 1;
        }
        let verb = start.checked_sub(1).filter(|&verb| {
            start < from
                && reading.is_lower(verb)
                && !reading.is(verb, Role::Stop)
                && !reading.is(verb, Role::Helper)
                && !reading.is(verb, Role::Preposition)
                && !reading.is(verb, Role::Break)
                && !reading.is(verb, Role::Saying)
                && !self.places.iter().any(|&(_, taken)| taken == start)
        });
        events.words(verb.unwrap_or(from), end)
    }

    /// The events of its sentence.
    pub fn events(&self) -> Events<'_, '_> {
        Events { reading: self.reading, places: self.places }
    }

    /// Whether a word between a figure and what governs it says nothing of what is measured.
    fn is_light(&self, at: usize) -> bool {
        let reading = self.reading;
        // What stands before "of" is a noun, whatever it might be elsewhere.
        if at + 1 < self.first && reading.says(at + 1, "of") && reading.is_lower(at) && !reading.is(at, Role::Preposition) {
            return reading.is_bound(at);
        }
        let noun = reading.before(at).is(Role::Determiner) && !reading.is(at, Role::Determiner);
        let transitive = reading.says_any(
            at,
            &["raise", "raises", "raised", "raising", "add", "added", "cut", "cuts", "cutting", "lose", "lost", "losing", "moved"],
        ) && at + 1 == self.first;
        let object = reading.says_any(at, &["it", "them", "us", "him", "me"])
            && at > reading.first
            && reading.is_lower(at - 1)
            && !reading.before(at).is(Role::Break)
            && !reading.before(at).is(Role::Preposition);
        reading.is(at, Role::Preposition)
            || reading.is(at, Role::Determiner)
            || reading.is(at, Role::Helper) && !noun
            || reading.is_bound(at)
            || reading.is(at, Role::Measuring) && !noun
            || (reading.is(at, Role::Change) || reading.is(at, Role::Future)) && !noun && !transitive
            || reading.token(at).is_some_and(|token| token.kind == TokenKind::Clitic) && at == self.before
            || object
    }

    /// "into the university", "for the plant": the preposition behind the figure with its noun.
    fn complement(&self) -> Option<String> {
        let reading = self.reading;
        if !reading.says_any(self.end, &["into", "in", "for", "from", "towards", "toward", "on"]) {
            return None;
        }
        let start = self.past_determiner(self.end + 1);
        let mut to = self.noun_end(start);
        if reading.says(to, "of") {
            to = self.noun_end(self.past_determiner(to + 1)).max(to);
        }
        let dated = self.places.iter().any(|&(first, end)| first < to && start < end);
        if dated || to <= start { None } else { self.words(self.end, to) }
    }

    /// The words of the clause up to `end`, without what only leads in.
    fn clause(&self, end: usize) -> Option<String> {
        let reading = self.reading;
        let mut end = end;
        // "the Centre for Photonics (CIP)": past what stands in brackets.
        if reading.said_any(end, &[")"])
            && let Some(open) = (end.saturating_sub(6).max(reading.first)..end).rev().find(|&at| reading.word(at) == "(")
        {
            end = open;
        }
        let mut from = end;
        while from > reading.first && end - from < WORDS + 4 {
            let before = from - 1;
            // "sales, which reached": what "which" stands for.
            let joins = reading.says(before, "that")
                && (reading.is(from, Role::Determiner) || reading.is(from, Role::Pronoun) || reading.is_capitalised(from));
            if reading.says_any(before, &["which", "that", "who"]) && before > reading.first + 1 && !joins {
                let comma = usize::from(reading.word(before - 1) == ",");
                return self.antecedent(before - comma);
            }
            let stop = matches!(reading.word(before), "," | ";" | ":" | "." | "(" | ")" | "—" | "–" | "“" | "”" | "\"" | "|")
                || reading.is(before, Role::Break)
                || reading.is(before, Role::Pronoun);
            if stop || self.places.iter().any(|&(_, taken)| taken == from) {
                break;
            }
            from = before;
        }
        if reading.is(end.saturating_sub(1), Role::Saying) {
            return None;
        }
        while from < end
            && (reading.is(from, Role::Determiner)
                || reading.is(from, Role::Helper)
                || reading.is(from, Role::Preposition)
                || reading.token(from).is_some_and(|token| token.kind == TokenKind::Clitic))
        {
            from += 1;
        }
        // Only the last words matter of a long clause.
        let from = from.max(end.saturating_sub(WORDS));
        self.words(from, end)
    }

    /// The noun phrase that ends at a token.
    fn antecedent(&self, end: usize) -> Option<String> {
        let reading = self.reading;
        let mut from = end;
        while from > reading.first && end - from < 5 {
            let before = from - 1;
            let noun = reading.is_word(before)
                || reading.is_hyphen(before)
                || reading.token(before).is_some_and(|token| token.kind == TokenKind::Clitic);
            if !noun
                || reading.is(before, Role::Stop)
                || reading.is(before, Role::Helper)
                || reading.is(before, Role::Determiner)
                || self.places.iter().any(|&(_, taken)| taken == from)
            {
                break;
            }
            from = before;
        }
        self.words(from, end)
    }

    /// What the figure before it measures: "a rise to 4% from 3%".
    pub fn passed(&self) -> Option<String> {
        let near = self.first.saturating_sub(self.before) <= 8;
        self.previous.filter(|_| near).map(str::to_owned)
    }

    /// What happened on a date: the clause that leads up to it, or the one that it opens.
    fn happening(&self) -> Option<String> {
        let reading = self.reading;
        let mut at = self.first;
        while at > reading.first
            && (reading.is(at - 1, Role::Preposition)
                || reading.says_any(at - 1, &["the", "of"])
                || reading.is(at - 1, Role::Next)
                || reading.is(at - 1, Role::Last)
                || reading.is_dash(at - 1))
        {
            at -= 1;
        }
        // "With 2015 revenues", "second-quarter profit": the date is its noun's.
        let start = self.end + usize::from(reading.token(self.end).is_some_and(|token| token.kind == TokenKind::Clitic));
        let to = self.noun_end(start);
        let attributive = to > start
            && reading.is_lower(start)
            && !reading.is(start, Role::Stop)
            && !reading.is(start, Role::Change)
            && !reading.word(start).ends_with("ed")
            && !reading.is(start, Role::Past);
        if attributive && self.first > reading.first {
            return self.words(start, to);
        }
        if at > reading.first && !matches!(reading.word(at - 1), "," | ";" | "“" | "\"" | "(" | "‘") {
            return self.clause(at);
        }
        let start = self.end + usize::from(reading.word(self.end) == ",");
        // "Next year, she said, the plant will open": what is said, not who says it.
        let said = (start..start + 4).find(|&at| reading.is(at, Role::Saying));
        let start = said.map_or(start, |said| said + 1 + usize::from(reading.says_any(said + 1, &["that", ","])));
        let mut to = start;
        while to < reading.end
            && to - start < WORDS + 1
            && (reading.is_word(to) || reading.is_hyphen(to) || reading.token(to).is_some_and(|token| token.kind == TokenKind::Clitic))
            && !self.places.iter().any(|&(first, _)| first == to)
        {
            to += 1;
        }
        let start = self.past_determiner(start);
        (to > start + 1).then(|| self.words(start, to)).flatten()
    }

    /// Past the articles at a token.
    pub fn past_determiner(&self, at: usize) -> usize {
        let mut at = at;
        while at < self.reading.end && self.reading.is(at, Role::Determiner) {
            at += 1;
        }
        at
    }

    /// The token after the noun phrase that starts at a token.
    fn noun_end(&self, start: usize) -> usize {
        let reading = self.reading;
        let mut at = start;
        while at < reading.end && at - start < WORDS {
            let clitic = reading.token(at).is_some_and(|token| token.kind == TokenKind::Clitic);
            let word = reading.is_word(at)
                && !reading.is(at, Role::Stop)
                && !(at > start
                    && (reading.is(at, Role::Change)
                        || reading.is(at, Role::Future) && !reading.says_any(at, &["plan", "plans", "forecast"])
                        || reading.is(at, Role::Past)
                        || reading.is_lower(at) && reading.word(at).len() > 4 && reading.word(at).ends_with("ed")));
            let joined = at > start
                && reading.says(at, "and")
                && reading.is_lower(at + 1)
                && !reading.is(at + 1, Role::Stop)
                && reading.is_lower(at + 2)
                && !reading.is(at + 2, Role::Stop);
            if !(word || clitic || reading.is_hyphen(at) || joined) {
                break;
            }
            at += 1;
        }
        at
    }

    /// The text of tokens, where they are few and hold a word.
    fn words(&self, from: usize, to: usize) -> Option<String> {
        let reading = self.reading;
        if from >= to || to - from > WORDS + 4 || !(from..to).any(|at| reading.is_word(at) && reading.word(at).len() > 2) {
            return None;
        }
        let words = reading.document.words(reading.span(from, to)?);
        let clean: Vec<&str> = words.split_whitespace().collect();
        let clean = clean.join(" ");
        (!clean.is_empty()).then_some(clean)
    }
}
