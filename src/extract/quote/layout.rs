//! Speakers whom the layout tells rather than a clause: the label of an answer ("RM:", "A:"), the line that ends in a colon above a
//! quote, the sentence behind it ("That is how Berg puts it."), and the words between a quote and a stop that hold no verb of speech
//! the lists know ("…,” retorts Berg", "…” was Berg's reply").

use std::ops::Range;

use super::model::Speaker;
use super::speaker::{LABEL, Mention, Speakers};
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::span::Span;

/// How far from a quote's end an unlisted verb's subject may stand, in words.
const NEAR: usize = 5;

/// What words between marks may be called: "was Berg's verdict".
const REPLIES: &str = "reply|answer|response|verdict|view|advice|message|motto|rule|conclusion|retort|comment|summary|mantra|explanation\
    |assessment|description|opinion|promise|plea|warning|slogan|take|line";

impl Speakers<'_> {
    /// Who speaks right behind a quote, by a verb of no list: `…,” retorts Berg`, `…,” Berg shrugs`, `…” was Berg's reply`.
    pub fn close_behind(&self, quote: Span, sentence: &Range<usize>, limit: usize) -> Option<Speaker> {
        let mut at = self.runs.words.at_offset(quote.end());
        if !sentence.contains(&at) {
            return None;
        }
        let end = sentence.end.min(at + 16);
        let end = (at..end).find(|&at| self.runs.words.get(at).is_some_and(|word| word.span.start() >= limit)).unwrap_or(end);
        let tagged = matches!(self.word(at, sentence), "," | "–" | "—" | "-");
        if tagged {
            at += 1;
        }
        let inner = quote.of(self.runs.document.text).trim_end_matches(['”', '"', '’', '»', '“', '\'', ' ']);
        let open = tagged || inner.ends_with([',', '?', '!', '…', '–', '—']);
        if self.word(at, sentence) == "as" {
            let verb = (at + 1..end).find(|&at| self.is_speech(at, sentence))?;
            return self.subject(verb, at + 1, sentence);
        }
        if self.word(at, sentence) == "in" && self.word(at + 2, sentence) == "words" && self.word(at + 3, sentence) == "of" {
            return self.named_from(at + 4, end, sentence);
        }
        if matches!(self.word(at, sentence), "is" | "was" | "are" | "were") {
            return self.called(at, end, sentence);
        }
        if let Some(passive) = (at..end).find(|&at| self.word(at, sentence) == "quoted" && self.word(at + 1, sentence) == "as") {
            return self.subject(passive - 1, at, sentence);
        }
        if !open {
            return None;
        }
        let first = self.mentions_in(at, end).find(|mention| matches!(mention.speaker, Speaker::Person(_)));
        // "…,” an officer shouts."
        if one_of(self.word(at, sentence), "a|an|one|another|the") {
            let verb = (at + 2..end.min(at + 7)).find(|&verb| self.is_verb(verb, sentence) && !self.is_verb(verb + 1, sentence))?;
            let ends = verb + 1 >= end || self.runs.words.get(verb + 1).is_some_and(|word| word.form == Form::Sign);
            let plain = || self.is_plain(at, verb, sentence).then(|| self.unnamed(at, verb));
            return self.subject(verb, at, sentence).or_else(plain).filter(|_| ends);
        }
        if let Some(first) = first.as_ref().filter(|first| first.words.start == at) {
            return self.is_verb(first.words.end, sentence).then_some(first.speaker);
        }
        if matches!(self.word(at, sentence), "read" | "reads") {
            return self.named_from(at + 1, end, sentence);
        }
        let first = first?;
        let between = at + 1..first.words.start;
        let plain = between.len() <= NEAR
            && between.into_iter().all(|at| {
                let word = self.word(at, sentence);
                self.runs.words.get(at).is_some_and(|word| word.form != Form::Sign)
                    && !one_of(word, "in|on|for|with|of|from|at|by|to|about|that|and|but|when|while|as|after")
            });
        (self.is_verb(at, sentence) && plain).then_some(first.speaker)
    }

    /// "was Berg's reply", "is how Berg puts it".
    fn called(&self, at: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let mention = self.mentions_in(at, end).next()?;
        let owned = matches!(self.word(mention.words.end, sentence), "'s" | "’s" | "'" | "’")
            && (1..4).any(|ahead| one_of(self.word(mention.words.end + ahead, sentence), REPLIES));
        let told = mention.words.start <= at + 5 && one_of(self.word(at + 1, sentence), "how|what|all");
        let of = (at..mention.words.start).any(|at| one_of(self.word(at, sentence), REPLIES))
            && matches!(self.word(mention.words.start - 1, sentence), "of" | "from");
        (owned || told || of).then_some(mention.speaker)
    }

    /// Whether a small word looks like a verb of the third person or the past.
    fn is_verb(&self, at: usize, sentence: &Range<usize>) -> bool {
        let small = self.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
        let word = self.word(at, sentence);
        small
            && word.len() > 3
            && (word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed") || one_of(word, "read|spoke|wept|swore"))
    }

    /// Who is told in the sentence that follows a quote: "So says Berg.", "That is how Berg puts it.", "– Anna Berg, Acme".
    /// Where the quote is `cried`, ended by a mark of its own, "Berg asked." too.
    pub fn told_after(&self, next: &Range<usize>, cried: bool) -> Option<Speaker> {
        let word = |ahead: usize| self.word(next.start + ahead, next);
        let mention = self.mentions_in(next.start, next.end).next()?;
        // "“Is it safe?” Mr Berg asked on Monday."
        let verb = mention.words.end;
        let asked = mention.words.start <= next.start + 3
            && (next.start..mention.words.start).all(|at| self.runs.words.get(at).is_some_and(|word| word.is_name()))
            && one_of(self.word(verb, next), "asked|asks|wondered|wonders|said|says|replied|replies|joked|jokes|added|adds|shouted|shouts")
            && (matches!(self.word(verb + 1, next), "." | ",")
                || verb + 1 >= next.end
                || one_of(self.word(verb + 1, next), "on|in|at|during|of"))
            && (verb..next.end).all(|at| self.word(at, next) != "that" && !self.is_quoted(at));
        if asked && cried {
            return Some(mention.speaker);
        }
        let said = matches!(word(0), "So" | "Thus" | "Or" | "That" | "These" | "Those" | "Such" | "This")
            && (one_of(word(1), "says|said|speaks|spoke|wrote|writes")
                || one_of(word(1), "is|was|are|were") && one_of(word(2), "how|what|the")
                || one_of(word(1), "is|was|are|were") && matches!(self.word(mention.words.end, next), "'s" | "’s"));
        // "The words are those of Berg.", "Thus Berg, who heads Acme."
        let words = word(0) == "The"
            && one_of(
                word(1),
                "words|speaker|voice|sentiment|assessment|verdict|line|remark|remarks|comment|comments|sentence|warning|complaint",
            )
            && one_of(word(2), "is|are|was|were|comes|come|came|belongs|belong");
        let person = matches!(mention.speaker, Speaker::Person(_));
        let thus = matches!(word(0), "Thus" | "So")
            && mention.words.start == next.start + 1
            && (matches!(self.word(mention.words.end, next), "," | "." | "") || one_of(self.word(mention.words.end, next), "on|in|at"));
        if person && (words && mention.words.start <= next.start + 10 || thus) {
            return Some(mention.speaker);
        }
        let titled = usize::from(self.runs.lexicon.names().is(Class::Honorific, word(1)));
        let signed = matches!(word(0), "–" | "—" | "-" | "―")
            && (next.start + 1..=next.start + 1 + 2 * titled).contains(&mention.words.start)
            && next.len() <= 14;
        (signed || said && mention.words.start <= next.start + 7).then_some(mention.speaker)
    }

    /// Where a sentence begins behind the line that tells where from and by whom it is: "(Newswire) —", "OSLO, May 3 -".
    pub fn dateline(&self, sentence: &Range<usize>) -> usize {
        const LONGEST: usize = 16;
        let start = sentence.start;
        let apart = |at: usize| {
            self.runs.words.get(at - 1).zip(self.runs.words.get(at)).is_some_and(|(before, dash)| before.span.end() < dash.span.start())
        };
        let dash = (start + 1..sentence.end.min(start + LONGEST))
            .find(|&at| matches!(self.word(at, sentence), "–" | "—" | "-" | "--") && apart(at));
        // "MUMBAI: Acme said".
        let shouted = (start..sentence.end.min(start + 3)).find(|&at| self.word(at, sentence) == ":").filter(|&colon| {
            colon > start
                && (start..colon).all(|at| self.runs.words.get(at).is_some_and(|word| word.is_upper()))
                && self.runs.lexicon.names().place(&title(&self.runs.name(&(start..colon)))).is_some()
        });
        if let Some(colon) = shouted {
            return colon + 1;
        }
        let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let of_place = |at: usize| {
            let word = self.word(at, sentence);
            self.runs.words.get(at).is_some_and(|word| word.is_name()) || matches!(word, "," | "(" | ")" | "." | "/" | "-") || number(word)
        };
        let known = |at: usize| {
            let word = self.word(at, sentence);
            word == "("
                || number(word)
                || self.runs.lexicon.names().is(Class::Calendar, word)
                || self.runs.lexicon.names().place(word).is_some()
        };
        let upper = || {
            self.runs.words.get(start).is_some_and(|word| word.is_upper()) && (start..sentence.end).any(|at| self.word(at, sentence) == ",")
        };
        match dash {
            Some(dash) if (start..dash).all(of_place) && ((start..dash).any(known) || upper()) => dash + 1,
            _ => start,
        }
    }

    /// Who is told in the line above a quote that ends in a colon: "Anna Berg, head of Acme, said:".
    pub fn colon_above(&self, above: &Range<usize>) -> Option<Speaker> {
        let last = above.end.checked_sub(1).filter(|_| !above.is_empty())?;
        if self.word(last, above) != ":" {
            return None;
        }
        self.labelled(above.start, last, above)
            .or_else(|| self.main_speaker(last, above))
            .or_else(|| self.titled(above.start, last, above))
            .or_else(|| self.opening_name(above.start, last, above))
    }

    /// The label of an answer in an interview: a full name in capitals, initials, or "A".
    pub fn labelled(&self, start: usize, colon: usize, sentence: &Range<usize>) -> Option<Speaker> {
        if colon <= start || colon > start + LABEL || (start..colon).any(|at| !self.runs.words.get(at).is_some_and(|word| word.is_name())) {
            return None;
        }
        let label = self.runs.name(&(start..colon)).to_lowercase();
        let initials: String = label.chars().filter(|c| c.is_alphabetic()).collect();
        if matches!(initials.as_str(), "a" | "answer") {
            return self.interviewee(self.runs.words.get(start)?.span);
        }
        let known = self.of_label(&label, &initials);
        let upper = colon - start > 1 && (start..colon).all(|at| self.runs.words.get(at).is_some_and(|word| word.is_upper()));
        known.or_else(|| upper.then(|| self.written(start, colon))).filter(|_| !sentence.is_empty())
    }

    /// A name of no list with what it is between commas: "Luis Prado, chief executive of Tessaly, said".
    pub fn titled(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let mut at = start;
        while at < end {
            let stop = (at..end).find(|&at| !self.is_plain_name(at, sentence)).unwrap_or(end);
            let opens = at == start || matches!(self.word(at - 1, sentence), "," | ":");
            if opens && (2..=4).contains(&(stop - at)) && self.word(stop, sentence) == "," {
                return Some(self.written(at, stop));
            }
            at = stop.max(at) + 1;
        }
        None
    }

    /// A name that a sentence opens with, known or not: "Brandt was curt:".
    pub fn opening_name(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let stop = (start..end).find(|&at| !self.is_plain_name(at, sentence)).unwrap_or(end);
        let ordinary = stop == start + 1 && self.runs.lexicon.names().is_ordinary(self.word(start, sentence));
        ((1..=4).contains(&(stop - start)) && !ordinary).then(|| self.written(start, stop))
    }

    /// The relation or colleague whom a sentence brings in by a first name: "Her brother Rui, who keeps the books, is less poetic."
    pub fn relation(&self, sentence: &Range<usize>) -> Option<Speaker> {
        let (start, end) = (sentence.start, sentence.end);
        if !one_of(self.word(start, sentence), "Her|His|Their|Its|Our|My") {
            return None;
        }
        let name = (start + 1..end.min(start + 5)).find(|&at| self.is_plain_name(at, sentence))?;
        let stop = (name..end).find(|&at| !self.is_plain_name(at, sentence)).unwrap_or(end);
        let alone = self.mentions_in(name, stop).next().is_none() && name > start + 1 && stop - name <= 2;
        alone.then(|| self.written(name, stop))
    }

    fn is_plain_name(&self, at: usize, sentence: &Range<usize>) -> bool {
        let lists = self.runs.lexicon.names();
        let word = self.word(at, sentence);
        self.runs.words.get(at).is_some_and(|word| matches!(word.form, Form::Name(_)))
            && sentence.contains(&at)
            && !lists.is(Class::Opener, word)
            && !lists.is(Class::Calendar, word)
    }

    /// Whether a stretch of words between a mention and its verb only tells where somebody works: "Berg of Acme said".
    pub fn is_workplace(&self, person: &Mention, edge: usize, sentence: &Range<usize>) -> bool {
        let gap = person.words.end;
        let place = |at: usize| self.runs.words.get(at).is_some_and(|word| matches!(word.form, Form::Name(_)));
        if matches!(self.word(gap, sentence), "of" | "from" | "in" | "at")
            && (gap + 2..=gap + 4).contains(&edge)
            && (gap + 1..edge).all(place)
        {
            return true;
        }
        matches!(person.speaker, Speaker::Person(_))
            && matches!(self.word(gap, sentence), "of" | "from" | "at" | "with")
            && edge - gap <= 12
            && self.mentions_in(gap, edge).last().is_some_and(|mention| {
                let described = |at: usize| self.runs.words.get(at).is_some_and(|word| word.form == Form::Small || word.is_name());
                mention.words.end == edge
                    && matches!(mention.speaker, Speaker::Organisation(_))
                    && (gap + 1..mention.words.start).all(described)
            })
    }
}

/// Words in capitals as a name is written: "Mumbai" for "MUMBAI".
fn title(words: &str) -> String {
    let mut free = true;
    words
        .chars()
        .flat_map(|c| {
            let lower = !std::mem::replace(&mut free, !c.is_alphabetic());
            if lower { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}
