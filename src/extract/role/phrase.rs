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
    /// "its".
    Its,
    /// "the company's", at the noun.
    The(usize),
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
pub(super) const REACH: usize = 12;

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

    /// The body that follows a preposition at once, or behind what describes it: "at the Leeds broker Acme".
    pub(super) fn body_behind(&self, preposition: usize) -> Option<&Place> {
        let sentence = self.runs.words.sentence_of(preposition);
        let mut at = preposition + 1;
        for _ in 0..6 {
            if let Some(place) = self.organisation_from(at) {
                return Some(place);
            }
            let text = self.word(at, &sentence);
            let form = self.runs.words.get(at).filter(|_| sentence.contains(&at))?.form;
            let plain = form == Form::Small && (matches!(text, "the" | "a" | "an") || self.is_modifier(at, &sentence));
            let place = self.geography(at, &sentence).map(|(length, _)| length);
            let clitic = self.is_clitic(at, &sentence) && self.geography(at - 1, &sentence).is_some();
            if !plain && place.is_none() && !clitic && text != "-" {
                return None;
            }
            at += place.unwrap_or(1);
        }
        None
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
        let listed = (1..=5).rev().filter(|length| at + length <= sentence.end).find(is_role).unwrap_or(0);
        listed.max(self.office_len(at, sentence, plural))
    }

    /// The number of words of an office of several fields: "chief technology and information officer".
    fn office_len(&self, at: usize, sentence: &Range<usize>, plural: bool) -> usize {
        if !matches!(self.word(at, sentence), "chief" | "Chief") {
            return 0;
        }
        let names = self.runs.words.get(at).is_some_and(|word| word.is_name());
        let field = |at: usize| {
            let alike = self.runs.words.get(at).is_some_and(|word| word.is_name() == names);
            matches!(self.word(at, sentence), "and" | "&" | ",") || alike && self.is_modifier(at, sentence)
        };
        let officer = |text: &str| text.eq_ignore_ascii_case(if plural { "officers" } else { "officer" });
        let end = (at + 1..at + 8).take_while(|&next| next == at + 1 || field(next - 1)).find(|&next| officer(self.word(next, sentence)));
        end.map_or(0, |end| end + 1 - at)
    }

    /// The head of a role that starts at a word, with the heads that follow it at once: "deputy" "chief executive".
    pub(super) fn head(&self, at: usize, sentence: &Range<usize>, plural: bool) -> Option<Range<usize>> {
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
    pub(super) fn is_modifier(&self, at: usize, sentence: &Range<usize>) -> bool {
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
    pub(super) fn stops(&self, at: usize, sentence: &Range<usize>) -> bool {
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

    pub(super) fn is_verb(&self, at: usize, sentence: &Range<usize>) -> bool {
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
    pub(super) fn geography(&self, at: usize, sentence: &Range<usize>) -> Option<(usize, Geography)> {
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
                // "Acme Workers Union (AWU) secretary": by its short name, too.
                let short = |end: usize| {
                    let (short, other) = self.organisation_from(end + 1)?;
                    (self.word(end, sentence) == "(" && other == id && self.word(short.end, sentence) == ")").then_some(short.end + 1)
                };
                let end = short(place.end).unwrap_or(place.end);
                let own = self.is_clitic(end, sentence);
                (owner, determined) = (Owner::Named(*id), true);
                at = end + usize::from(own);
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
                (owner, determined) = (self.described_before(at).map_or(Owner::The(at), Owner::Named), true);
                at += 2;
            } else if self.person_over(at).is_some_and(|place| self.is_clitic(place.end, sentence)) {
                return None;
            } else if owner == Owner::Unsaid
                && past.is_none()
                && self.is_clitic(at + 1, sentence)
                && self.runs.words.get(at).is_some_and(|word| word.is_name())
                && !lists.is(Class::Calendar, text)
            {
                // "Brakk’s chairman", where nothing tells what Brakk is: no other body's.
                (owner, determined) = (Owner::Elsewhere, true);
                at += 2;
            } else if determined
                && owner == Owner::Unsaid
                && self.is_clitic(at + 1, sentence)
                && self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
                && !lists.is(Class::NoRole, text)
            {
                // "the city's mayor", "the film's director"; "the study's lead author" is of no matter whom.
                owner = match text {
                    _ if body::is_elsewhere(text) => Owner::Elsewhere,
                    "office" | "panel" | "society" | "academy" | "league" | "board" | "service" | "inspectorate" => Owner::The(at),
                    _ => Owner::Unsaid,
                };
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
        if let Some((_, id)) = own.filter(|_| matches!(owner, Owner::Unsaid | Owner::Its | Owner::The(_))) {
            owner = Owner::Named(id);
        } else if owner == Owner::Unsaid && end > head.end && self.speaks_for(&head, end, sentence) {
            owner = Owner::Elsewhere;
        } else if owner == Owner::Unsaid && matches!(self.word(end, sentence), "at" | "with") && self.word(end + 1, sentence) == "the" {
            let kinds = reference::kinds(self.word(end + 2, sentence));
            owner = if kinds.is_empty() { owner } else { Owner::Kind(kinds) };
        }
        // "head of exploration at Brakk": said whose it is, by a name that is told for nobody's.
        let named = |at: usize| {
            let geography = self.geography(at, sentence).map(|(length, _)| at + length).filter(|&next| self.is_clitic(next, sentence));
            let at = geography.map_or(at, |next| next + 1);
            self.runs.words.get(at).is_some_and(|word| sentence.contains(&at) && word.is_name()) && self.geography(at, sentence).is_none()
        };
        if owner == Owner::Unsaid && self.word(end, sentence) == "at" && named(end + 1) && own.is_none() {
            owner = Owner::Elsewhere;
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
}
