//! The noun phrase of a role, read forward from its first word: "its former head of battery research", "vice president for space at Acme".

use std::ops::Range;

use super::body;
use crate::extract::lexicon::names::{Class, Place as Geography};
use crate::extract::name::run::Runs;
use crate::extract::name::word::Form;
use crate::extract::organisation::{OrganisationId, OrganisationKind};
use crate::extract::reference;

/// A place of an organisation, in words.
pub type Place = (Range<usize>, OrganisationId);

/// Who a role belongs to, as its phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A named organisation.
    Named(OrganisationId),
    /// "its", "the company's".
    Its,
    /// One of these kinds, without its name: "head of research at the miner".
    Kind(&'static [OrganisationKind]),
    /// A house of research that was spoken of: "analyst Anna Berg said".
    House,
    /// A place or a person: "Britain's finance minister".
    Elsewhere,
    /// The phrase names none.
    Unsaid,
}

/// The phrase of a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The role without its organisation, as written.
    pub words: String,
    /// Whose it is.
    pub owner: Owner,
    /// Whether it is past: "former".
    pub former: bool,
    /// Whether "the", "a", "its" or an owner opens it.
    pub determined: bool,
    /// The index behind its last word.
    pub end: usize,
}

/// What a role is read from: the article's words with the places of its organisations and people, both sorted and disjoint.
pub struct Scene<'a> {
    /// The words.
    pub runs: &'a Runs<'a>,
    /// Names of organisations, and references to them without "the".
    pub organisations: &'a [Place],
    /// Names of people.
    pub people: &'a [Range<usize>],
}

/// The most words between the start of a phrase and the head of its role.
const MODIFIERS: usize = 5;

/// How far behind a head its organisation may stand, in words.
const REACH: usize = 12;

impl Scene<'_> {
    /// The text of a word of the sentence; empty outside it.
    pub fn word(&self, at: usize, sentence: &Range<usize>) -> &str {
        self.runs.at(at, sentence)
    }

    /// The organisation whose name starts at a word.
    pub fn organisation_from(&self, at: usize) -> Option<&Place> {
        self.organisation_over(at).filter(|(place, _)| place.start == at)
    }

    /// The organisation whose name covers a word.
    pub fn organisation_over(&self, at: usize) -> Option<&Place> {
        let after = self.organisations.partition_point(|(place, _)| place.end <= at);
        self.organisations.get(after).filter(|(place, _)| place.start <= at)
    }

    /// The place of a person that covers a word.
    pub fn person_over(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.people.partition_point(|place| place.end <= at);
        self.people.get(after).filter(|place| place.start <= at)
    }

    /// The places of people that start in a sentence.
    pub fn people_in(&self, sentence: &Range<usize>) -> &[Range<usize>] {
        let at = |word: usize| self.people.partition_point(|place| place.start < word);
        self.people.get(at(sentence.start)..at(sentence.end)).unwrap_or_default()
    }

    /// Whether a word is 's, or the sign that stands for it.
    pub fn is_clitic(&self, at: usize, sentence: &Range<usize>) -> bool {
        matches!(self.word(at, sentence), "'s" | "’s" | "'" | "’")
    }

    /// The number of words of the role that starts at a word: "vice president" is two. A plural is the role of each of several.
    fn head_len(&self, at: usize, sentence: &Range<usize>, plural: bool) -> usize {
        let lists = self.runs.lexicon.names();
        let is_role = |length: &usize| {
            let name = self.runs.name(&(at..at + length));
            if plural { name.strip_suffix('s').is_some_and(|one| lists.is(Class::Role, one)) } else { lists.is(Class::Role, &name) }
        };
        (1..=5).rev().filter(|length| at + length <= sentence.end).find(is_role).unwrap_or(0)
    }

    /// The head of a role that starts at a word, with the heads that follow it at once: "deputy" "chief executive".
    fn head(&self, at: usize, sentence: &Range<usize>, plural: bool) -> Option<Range<usize>> {
        let mut end = at;
        while end < sentence.end && self.person_over(end).is_none() && self.organisation_over(end).is_none() {
            let length = self.head_len(end, sentence, plural);
            if length > 0 {
                end += length;
                continue;
            }
            // "founder-chairman".
            if end > at && self.word(end, sentence) == "-" && self.head_len(end + 1, sentence, plural) > 0 {
                end += 1;
                continue;
            }
            // "chief Asia economist".
            let market = || self.geography(end, sentence).map(|(length, _)| end + length);
            if end > at
                && self.word(end - 1, sentence) == "chief"
                && let Some(next) = market().filter(|&next| self.head_len(next, sentence, plural) > 0)
            {
                end = next;
                continue;
            }
            // "consultant chest physician".
            let small = |at: usize| self.runs.words.get(at).is_some_and(|word| word.form == Form::Small) && self.is_modifier(at, sentence);
            let mut more = (end + 1..end + 3).take_while(|&next| end > at && small(next - 1));
            match more.find(|&next| self.head_len(next, sentence, plural) > 0) {
                Some(next) => end = next,
                None => break,
            }
        }
        (end > at).then_some(at..end)
    }

    /// Whether a word may stand before the head of a role and belong to it: "battery" of "battery research chief".
    fn is_modifier(&self, at: usize, sentence: &Range<usize>) -> bool {
        let lists = self.runs.lexicon.names();
        let Some(word) = self.runs.words.get(at).filter(|_| sentence.contains(&at)) else { return false };
        let text = self.runs.text(word);
        if self.organisation_over(at).is_some() || self.person_over(at).is_some() {
            return false;
        }
        match word.form {
            Form::Small => {
                let participle = text.ends_with("ed") && !matches!(text, "retired" | "listed" | "renowned");
                let act = lists.is(Class::OrganisationAct, text) && !matches!(text, "partners" | "trades");
                !participle && !act && !lists.is(Class::NoRole, text) && !lists.is(Class::Speech, text)
            }
            Form::Name(_) | Form::Coded => !(self.runs.opens_sentence(at, sentence) && lists.is(Class::Opener, text)),
            Form::Sign => matches!(text, "-" | "/" | "‑"),
            _ => false,
        }
    }

    /// Whether a word ends a phrase for good.
    fn stops(&self, at: usize, sentence: &Range<usize>) -> bool {
        let text = self.word(at, sentence);
        matches!(
            text,
            "" | ";"
                | ":"
                | "."
                | "“"
                | "”"
                | "\""
                | "–"
                | "—"
                | "who"
                | "whose"
                | "which"
                | "that"
                | "("
                | ")"
                | "!"
                | "?"
                | "["
                | "]"
                | "when"
                | "while"
                | "after"
                | "during"
                | "but"
                | "told"
                | "spoke"
                | "met"
                | "took"
                | "because"
                | "until"
                | "since"
        ) || self.is_verb(at, sentence)
            || self.person_over(at).is_some()
    }

    fn is_verb(&self, at: usize, sentence: &Range<usize>) -> bool {
        let text = self.word(at, sentence);
        let noun = |text: &str| {
            matches!(
                text,
                "reports"
                    | "report"
                    | "comment"
                    | "comments"
                    | "note"
                    | "state"
                    | "call"
                    | "calls"
                    | "claims"
                    | "estimates"
                    | "shows"
                    | "posts"
                    | "forecasts"
            )
        };
        self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
            && (matches!(
                text,
                "is" | "was" | "will" | "has" | "had" | "would" | "were" | "are" | "could" | "may" | "have" | "joined" | "left"
            ) || self.runs.lexicon.names().is(Class::Speech, text) && !noun(text))
    }

    /// The body that was last described by the noun at a word: of "Norvia, the campaign group that" Norvia is "the group".
    fn described_before(&self, at: usize) -> Option<OrganisationId> {
        let noun = self.runs.words.get(at).map(|word| self.runs.text(word))?;
        let before = self.organisations.partition_point(|(place, _)| place.end <= at);
        let near = self.organisations.get(..before)?.iter().rev().take(8).take_while(|(place, _)| place.end + 80 > at);
        near.filter(|(place, _)| {
            let sentence = self.runs.words.sentence_of(place.start);
            let word = |at: usize| self.word(at, &sentence);
            let open = matches!(word(place.end), "," | "(" | "–") && matches!(word(place.end + 1), "a" | "an" | "the");
            let stops =
                |at: &usize| !matches!(word(*at), "," | "" | "." | ")" | "–" | "of" | "that" | "which" | "whose" | "in" | "at" | "for");
            open && (place.end + 2..place.end + 9).take_while(stops).last().is_some_and(|last| word(last) == noun)
        })
        .map(|(_, id)| *id)
        .next()
    }

    /// The words of a place at a word, which an owner may be: `Hong Kong`, `South Korea`.
    fn geography(&self, at: usize, sentence: &Range<usize>) -> Option<(usize, Geography)> {
        (1..=3)
            .rev()
            .filter(|length| at + length <= sentence.end)
            .find_map(|length| self.runs.lexicon.names().place(&self.runs.name(&(at..at + length))).map(|place| (length, place)))
    }

    /// Reads the phrase of a role that starts at `start` and ends before `limit`. `plural`: it is said of several people.
    pub fn phrase(&self, start: usize, sentence: &Range<usize>, plural: bool) -> Option<Phrase> {
        let lists = self.runs.lexicon.names();
        let word = |at: usize| self.word(at, sentence);
        // "one of its three managing directors".
        if !plural && matches!(word(start), "one" | "One") && word(start + 1) == "of" {
            let phrase = self.phrase(start + 2, sentence, true)?;
            return Some(Phrase { determined: true, ..phrase });
        }
        let (mut at, mut owner, mut determined) = (start, Owner::Unsaid, false);
        let mut past: Option<&str> = None;
        let mut opened_by_people = false;
        loop {
            let text = word(at);
            if matches!((text, word(at + 1)), ("until", "recently" | "now")) && past.is_none() {
                past = Some("ex");
                at += 2;
            } else if lists.is(Class::Former, text) && past.is_none() {
                past = Some(text);
                at += 1 + usize::from(word(at + 1) == "-");
            } else if text.len() > 6 && text.contains('-') && (text.ends_with("ed") || text.ends_with("-born")) {
                at += 1;
            } else if word(at + 1) == "-" && (word(at + 2) == "born" || word(at + 2).len() > 3 && word(at + 2).ends_with("ed")) {
                // "the court-appointed administrator", "a Lagos-based trader".
                at += 3;
            } else if text.ends_with("ly") && word(at + 1).ends_with("ed") && word(at + 1).len() > 4 {
                // "its newly installed chairwoman".
                at += 2;
            } else if matches!((text, word(at + 1)), ("at", "present")) {
                at += 2;
            } else if word(at + 1) == "-" && word(at + 2).starts_with("year") {
                // "the 61-year-old chairman".
                at += 3 + 2 * usize::from(word(at + 3) == "-");
            } else if lists.is(Class::RoleOpener, text) {
                determined |= matches!(text, "the" | "The" | "a" | "an" | "A" | "An" | "our" | "Our" | "my" | "My");
                at += 1 + usize::from(word(at + 1) == "-" && text != "a");
            } else if matches!(text, "its" | "Its" | "their" | "Their") && owner == Owner::Unsaid {
                (owner, determined) = (Owner::Its, true);
                at += 1;
            } else if matches!(text, "his" | "her" | "His" | "Her") {
                // A founder's fellow is of the same firm; whose wife or lawyer somebody is, is no role.
                let fellow =
                    matches!(word(at + 1), "co-founder" | "cofounder" | "co-author" | "deputy" | "fellow" | "predecessor" | "successor");
                let officer = || {
                    self.head(at + 1, sentence, plural).or_else(|| self.head(at + 2, sentence, plural)).is_some_and(|head| {
                        matches!(
                            word(head.end - 1),
                            "director" | "officer" | "chief" | "president" | "head" | "chair" | "chairman" | "chairwoman"
                        )
                    })
                };
                if !fellow && !officer() {
                    return None;
                }
                (owner, determined) = (Owner::Its, true);
                at += 1 + usize::from(word(at + 1) == "fellow");
            } else if let Some((place, id)) = self.organisation_from(at).filter(|_| owner == Owner::Unsaid) {
                let own = self.is_clitic(place.end, sentence);
                (owner, determined) = (Owner::Named(*id), true);
                at = place.end + usize::from(own);
            } else if owner == Owner::Unsaid
                && let Some((length, place)) = self.geography(at, sentence)
                && (self.is_clitic(at + length, sentence) || place == Geography::Nationality)
            {
                // "Britain's finance minister"; but "Spanish" also stands before a company's role: only a state's office is its own.
                let own = self.is_clitic(at + length, sentence);
                if own {
                    (owner, determined) = (Owner::Elsewhere, true);
                } else if self.head(at + length, sentence, plural).is_some() {
                    (owner, opened_by_people) = (Owner::Elsewhere, true);
                }
                at += length + usize::from(own);
                // "Poland's consumer authority, its president": whose is what follows.
                if own && let Some((place, id)) = self.organisation_from(at) {
                    owner = Owner::Named(*id);
                    at = place.end + usize::from(self.is_clitic(place.end, sentence));
                }
            } else if lists.is(Class::CompanyNoun, text) && self.is_clitic(at + 1, sentence) && owner == Owner::Unsaid {
                (owner, determined) = (self.described_before(at).map_or(Owner::Its, Owner::Named), true);
                at += 2;
            } else if self.person_over(at).is_some_and(|place| self.is_clitic(place.end, sentence)) {
                return None;
            } else if determined
                && owner == Owner::Unsaid
                && self.is_clitic(at + 1, sentence)
                && self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
                && !lists.is(Class::NoRole, text)
            {
                // "the city's mayor", "the film's director"; "the study's lead author" is of no matter whom.
                owner = if body::is_elsewhere(text) { Owner::Elsewhere } else { Owner::Unsaid };
                at += 2;
            } else {
                break;
            }
        }
        let first = at;
        let mut head = None;
        for at in first..first + MODIFIERS {
            head = self.head(at, sentence, plural);
            if head.is_some() || !self.is_modifier(at, sentence) {
                break;
            }
        }
        let head = head.or_else(|| self.agent(first, sentence, plural))?;
        // "see President Berg": a small word is no part of a role with capitals.
        let capital = self.runs.words.get(head.start).is_some_and(|word| word.is_name());
        if capital && (first..head.start).any(|at| self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)) {
            return None;
        }
        // "the Danish finance director": of a company's office there, sooner than the state's.
        let last = self.word(head.end - 1, sentence);
        let post = matches!(
            last,
            "director" | "manager" | "executive" | "head" | "boss" | "chairman" | "chairwoman" | "partner" | "officer" | "editor"
        );
        if owner == Owner::Elsewhere && post && opened_by_people {
            owner = Owner::Unsaid;
        }
        // "Hong Kong Chief Executive": a place's.
        let state = matches!(&*self.runs.name(&head), "Chief Executive" | "President" | "Prime Minister" | "Governor" | "Premier");
        if state && owner == Owner::Unsaid && self.geography(first, sentence).is_some() {
            owner = Owner::Elsewhere;
        }
        let (mut end, own) = self.tail(&head, first, sentence, plural, owner);
        // "the founder's great-granddaughter".
        if end == head.end && self.is_clitic(end, sentence) {
            return None;
        }
        let words_end = own.map_or(end, |(words_end, _)| words_end);
        if let Some((_, id)) = own.filter(|_| matches!(owner, Owner::Unsaid | Owner::Its)) {
            owner = Owner::Named(id);
        } else if owner == Owner::Unsaid && end > head.end && self.speaks_for(&head, end, sentence) {
            owner = Owner::Elsewhere;
        } else if owner == Owner::Unsaid && matches!(self.word(end, sentence), "at" | "with") && self.word(end + 1, sentence) == "the" {
            let kinds = reference::kinds(self.word(end + 2, sentence));
            owner = if kinds.is_empty() { owner } else { Owner::Kind(kinds) };
        }
        // "head of the group's German business".
        let groups = |at: usize| lists.is(Class::CompanyNoun, self.word(at, sentence)) && self.is_clitic(at + 1, sentence);
        if owner == Owner::Unsaid && (head.end..end).any(|at| self.word(at, sentence) == "the" && groups(at + 1)) {
            owner = Owner::Its;
        }
        end = end.max(words_end);
        let mut words = self.runs.name(&(first..words_end)).trim_matches([',', ' ']).to_owned();
        if plural {
            words = self.singular(&head, first, words_end).unwrap_or(words);
        }
        if let Some(past) = past.filter(|past| !matches!(*past, "late" | "outgoing" | "ex" | "Ex")) {
            words = format!("{past} {words}");
        }
        // "a Cisco veteran": who was there.
        let left = matches!(self.word(head.end - 1, sentence), "veteran" | "alumnus" | "alumna");
        Some(Phrase { words, owner, former: left || past.is_some_and(|past| past != "outgoing"), determined, end })
    }

    /// Whether a role names whose it is in words that name no organisation: "spokesman for Operation Dawn", "president of Peru".
    fn speaks_for(&self, head: &Range<usize>, end: usize, sentence: &Range<usize>) -> bool {
        let last = self.word(head.end - 1, sentence).to_lowercase();
        let one = matches!(&*last, "president" | "chairman" | "chairwoman" | "chair" | "executive" | "governor" | "commander");
        (one || last.starts_with("spokes"))
            && matches!(self.word(head.end, sentence), "of" | "for")
            && (head.end + 1..end).any(|at| self.runs.words.get(at).is_some_and(|word| word.is_name()))
    }

    /// The words of a role said of several, for each: "co-founders" is "co-founder".
    fn singular(&self, head: &Range<usize>, first: usize, end: usize) -> Option<String> {
        let before = self.runs.name(&(first..head.end)).into_owned();
        let one = before.strip_suffix('s')?;
        let rest = if end > head.end { self.runs.name(&(head.end..end)).into_owned() } else { String::new() };
        Some(format!("{one} {rest}").trim().to_owned())
    }

    /// A noun that is known for one of people by its ending alone: "planetary geologist".
    fn agent(&self, first: usize, sentence: &Range<usize>, plural: bool) -> Option<Range<usize>> {
        let mut last = None;
        for at in first..first + MODIFIERS {
            if !self.is_modifier(at, sentence) {
                break;
            }
            last = Some(at);
        }
        let last = last?;
        let text = self.word(last, sentence);
        let one = text.strip_suffix('s').filter(|_| plural).unwrap_or(text);
        let small = self.runs.words.get(last).is_some_and(|word| word.form == Form::Small);
        let agent = one.len() > 5 && ["ist", "eer", "grapher", "woman", "sman", "keeper", "ician"].iter().any(|end| one.ends_with(end));
        (small && agent).then_some(last..last + 1)
    }

    /// Reads on behind the head: its complements, roles joined to it and its organisation. Answers the index behind the phrase and, where an
    /// organisation is named, the index behind the role's own words with it.
    fn tail(
        &self,
        head: &Range<usize>,
        first: usize,
        sentence: &Range<usize>,
        plural: bool,
        owner: Owner,
    ) -> (usize, Option<(usize, OrganisationId)>) {
        let word = |at: usize| self.word(at, sentence);
        let lists_date = |at: usize| self.runs.lexicon.names().is(Class::Calendar, word(at));
        // "adviser to the president", "ambassador to Norway".
        let is_noun = |at: usize| {
            matches!(word(at), "the" | "its" | "a" | "an" | "his" | "her" | "their" | "both" | "several")
                || self.runs.words.get(at).is_some_and(|word| word.is_name())
        };
        let mut end = head.end;
        let limit = sentence.end.min(head.end + 2 * REACH);
        while end < limit {
            match word(end) {
                "(" => {
                    // "Vice President (Research and Innovation)"; but "director (Acme)" names whose.
                    if let Some((place, id)) = self.organisation_from(end + 1).filter(|(place, _)| word(place.end) == ")") {
                        return (place.end + 1, Some((end, *id)));
                    }
                    let close = (end + 1..end + 7).find(|&at| word(at) == ")");
                    match close.filter(|_| self.runs.words.get(end + 1).is_some_and(|word| word.is_name())) {
                        Some(close) => end = close + 1,
                        None => break,
                    }
                }
                "emeritus" | "designate" | "elect" | "Emeritus" | "Designate" => end += 1,
                "-" | "–" if matches!(word(end + 1), "designate" | "elect") => end += 2,
                "and" | "&" | "/" => match self.joined(end + 1, sentence, plural) {
                    Some(next) => end = next,
                    None => break,
                },
                "," => {
                    // "chairman, president and chief executive of Acme".
                    let listed = self.joined(end + 1, sentence, plural).filter(|&next| {
                        matches!(word(next), "," | "and" | "&") && self.joined(next + 1, sentence, plural).is_some()
                            || word(end + 1) == "and" && self.joined(end + 2, sentence, plural).is_some()
                    });
                    if let Some(next) = listed {
                        end = next;
                    } else if word(end + 1) == "and"
                        && let Some(next) = self.joined(end + 2, sentence, plural)
                    {
                        end = next;
                    } else {
                        return self.behind_comma(end, sentence).map_or((end, None), |(end, words_end, id)| (end, Some((words_end, id))));
                    }
                }
                "of" | "for" | "at" | "with" | "in" | "from" | "to" | "on" | "representing" => {
                    if !matches!(owner, Owner::Named(_) | Owner::Elsewhere)
                        && let Some(found) = self.prepositional(end, first, sentence)
                    {
                        return found;
                    }
                    // "president in Brazil".
                    if word(end) == "in"
                        && let Some((length, place)) = self.geography(end + 1, sentence)
                        && place != Geography::Nationality
                        && matches!(word(end + 1 + length), "," | "" | "." | "of" | "at")
                        && !matches!(owner, Owner::Unsaid)
                    {
                        end += 1 + length;
                    } else if matches!(word(end), "on" | "in") && (lists_date(end + 1) || lists_date(end + 2))
                        || word(end) == "to" && !is_noun(end + 1)
                    {
                        // "chairman on 1 May", "chief executive to succeed".
                        break;
                    } else if matches!(word(end), "of" | "for" | "to" | "on") {
                        let next = self.complement(end + 1, sentence);
                        if next == end + 1 {
                            break;
                        }
                        end = next;
                    } else {
                        break;
                    }
                }
                _ => {
                    // "President Acme North America".
                    if let Some((place, id)) = self.organisation_from(end) {
                        let more = self.geography(place.end, sentence).map_or(0, |(length, _)| length);
                        if matches!(word(place.end + more), "," | "." | ")" | "") {
                            return (place.end + more, Some((end, *id)));
                        }
                    }
                    break;
                }
            }
        }
        (end.min(sentence.end), None)
    }

    /// The index behind one more role that starts here, with its own "a" and modifiers.
    fn joined(&self, at: usize, sentence: &Range<usize>, plural: bool) -> Option<usize> {
        let mut at = at;
        while matches!(self.word(at, sentence), "a" | "an" | "the" | "its" | "also" | "now" | "former" | "co" | "-") {
            at += 1;
        }
        (at..at + 3)
            .take_while(|&next| next == at || self.is_modifier(next - 1, sentence))
            .find_map(|at| self.head(at, sentence, plural))
            .map(|head| head.end)
    }

    /// "of", "at" and the like with an organisation behind: the index behind it, and the role's own end with it.
    fn prepositional(&self, at: usize, first: usize, sentence: &Range<usize>) -> Option<(usize, Option<(usize, OrganisationId)>)> {
        let lists = self.runs.lexicon.names();
        let word = |at: usize| self.word(at, sentence);
        let (mut preposition, mut next) = (at, at);
        let mut commas = 0;
        let (place, id) = loop {
            if next > at + REACH || self.stops(next, sentence) {
                return None;
            }
            if let Some(place) = self.organisation_from(next) {
                break place.clone();
            }
            match word(next) {
                "of" | "for" | "at" | "with" | "in" | "from" | "by" | "representing" => preposition = next,
                // "CTO of industry solutions, enterprise business group at Acme".
                "," => {
                    commas += 1;
                    // "at the country's water agency, Acme".
                    let described = lists.is(Class::CompanyNoun, word(next - 1)) && self.organisation_from(next + 1).is_some();
                    let reaches = described
                        || (next + 1..next + 9).take_while(|&at| !self.stops(at, sentence) && word(at) != ",").any(|at| {
                            matches!(word(at), "at" | "of")
                                && (self.organisation_from(at + 1).is_some() || self.organisation_from(at + 2).is_some())
                        });
                    let topics = self.runs.words.get(next + 1).is_some_and(|word| word.form == Form::Small || word.is_name())
                        && word(next + 1) != "and";
                    if commas > 2 || !reaches || !topics {
                        // "Dean of the School, Acme University".
                        return None;
                    }
                }
                "to" if word(next + 1) == "be" => return None,
                "favour" | "favor" => return None,
                "and" if self.joined(next + 1, sentence, false).is_some() => return None,
                _ => {}
            }
            next += 1;
        };
        let (mut end, mut own, mut id) = (place.end, preposition, id);
        // "chair of the Norvia Rail Board of Directors", "director of Norvia's board".
        let board = end + usize::from(self.is_clitic(end, sentence));
        if matches!(word(board), "Board" | "board") {
            end = board
                + 1
                + if word(board + 1) == "of" && matches!(word(board + 2), "Directors" | "directors" | "Trustees" | "trustees") {
                    2
                } else {
                    0
                };
        }
        let described = (preposition + 1..place.start).all(|at| word(at) != ",");
        if !described {
            own = preposition;
        }
        // "Director of Harbour Works for Acme": the body is what stands last; but a centre or school has its own head.
        let unit = place.len() > 1 && place.clone().any(|at| lists.head(word(at)) == Some(OrganisationKind::Unit));
        if matches!(word(preposition), "of" | "for")
            && !unit
            && matches!(word(end), "at" | "for")
            && let Some((second, other)) =
                self.organisation_from(end + 1).or_else(|| self.organisation_from(end + 2).filter(|_| word(end + 1) == "the"))
        {
            (own, end, id) = (end, second.end, *other);
        }
        // "Dean of the Acme School and Chair Professor of Computing": the whole is the role.
        if word(end) == "and"
            && let Some(next) = self.joined(end + 1, sentence, false)
        {
            // "chairman of Acme and founder of Norvia": two roles in two bodies, of which the first is told.
            let second = |at: usize| {
                let at = at + usize::from(word(at) == "the");
                let at = at + usize::from(lists.is(Class::CompanyNoun, word(at)) && self.organisation_from(at).is_none());
                self.organisation_from(at).map(|(place, _)| place.end)
            };
            let other = if matches!(word(next), "of" | "for" | "at") { second(next + 1) } else { None };
            if let Some(behind) = other {
                return Some((behind, Some((own, id))));
            }
            if (end + 1..next).any(|at| lists.is(Class::Former, word(at))) {
                return Some((next, Some((own, id))));
            }
            let next = if matches!(word(next), "of" | "for") { self.complement(next + 1, sentence) } else { next };
            if next > end {
                // Of "Dean of the Acme School and Chair Professor" Acme is the body of both.
                let parent = |first: &str| {
                    let one = |(place, _): &&Place| place.len() == 1 && &*self.runs.name(place) == first;
                    self.organisations.iter().find(one).map(|(_, id)| *id)
                };
                id = if place.len() > 1 { parent(word(place.start)) } else { None }.unwrap_or(id);
                return Some((next, Some((if own == at && first < at && word(at) == "of" { next } else { own }, id))));
            }
        }
        Some((end, Some((own, id))))
    }

    /// The index behind a complement: "battery research" of "head of battery research".
    fn complement(&self, from: usize, sentence: &Range<usize>) -> usize {
        let word = |at: usize| self.word(at, sentence);
        let mut end = from;
        while end < sentence.end.min(from + 8) && !self.stops(end, sentence) {
            match word(end) {
                "," | "at" | "with" | "from" | "in" | "as" | "by" | "has" | "to" | "including" | "such" => break,
                "and" | "&"
                    if self.joined(end + 1, sentence, false).is_some()
                        || matches!(word(end + 1), "a" | "an" | "its" | "his" | "her")
                        || self.runs.lexicon.names().is(Class::Honorific, word(end + 1))
                        || self.person_over(end + 1).is_some() =>
                {
                    break;
                }
                _ => {}
            }
            end += 1;
        }
        while end > from && matches!(word(end - 1), "the" | "a" | "and" | "of" | "for" | "its") {
            end -= 1;
        }
        end
    }

    /// "Director, Acme Securities," · "Manager, Public Affairs, Acme": the end, the role's own end, whose.
    fn behind_comma(&self, comma: usize, sentence: &Range<usize>) -> Option<(usize, usize, OrganisationId)> {
        let word = |at: usize| self.word(at, sentence);
        let at = comma + 1 + usize::from(word(comma + 1) == "the");
        let closes = |end: usize| matches!(word(end), "," | "." | ")" | "" | "”" | "\"" | ";" | "–" | "—") || self.is_verb(end, sentence);
        if let Some((place, id)) = self.organisation_from(at) {
            // "VP, Harbour Systems Group at Acme": what somebody heads there.
            let wider = self.organisation_from(place.end + 1).filter(|_| matches!(word(place.end), "at"));
            if let Some((outer, id)) = wider.filter(|(outer, _)| closes(outer.end)) {
                return Some((outer.end, place.end, *id));
            }
            return closes(place.end).then_some((place.end, comma, *id));
        }
        let topic =
            (at..at + 6).find(|&at| !self.runs.words.get(at).is_some_and(|word| word.is_name()) && !matches!(word(at), "and" | "&"))?;
        if topic > at && matches!(word(topic), "," | "at" | "of") {
            let (place, id) =
                self.organisation_from(topic + 1).or_else(|| self.organisation_from(topic + 2).filter(|_| word(topic + 1) == "the"))?;
            return closes(place.end).then_some((place.end, topic, *id));
        }
        None
    }
}
