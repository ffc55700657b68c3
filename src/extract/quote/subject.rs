//! Who is the subject of a verb, before it, and who is named behind one.

use std::ops::Range;

use super::clause::is_verb;
use super::model::Speaker;
use super::speaker::{Mention, REACH, Speakers, is_article};
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;

/// Words between a subject and its verb.
const BETWEEN: &str = "also|later|had|has|have|then|previously|recently|repeatedly|now|further|himself|herself|themselves|itself|will|would\
    |did|not|today|yesterday|always|never|both|just|once|simply|first|still|since|only|even|too|therefore|thus|instead|again|already\
    |ever|often|soon|flat-out|does|do|could|can|must|should|however|meanwhile|nevertheless|nonetheless|too";

/// What stands between commas inside a clause and changes nothing: "did, however, confirm".
const ASIDES: &str = "however|meanwhile|too|though|nevertheless|nonetheless|moreover|therefore|instead|again|also";

/// Words that open what is said of a name between commas: "Acme, a brewer, said", "Berg, in a letter, said".
const APPOSED: &str =
    "a|an|the|its|his|her|their|one|formerly|now|also|in|at|on|for|during|with|from|of|after|by|through|via|not|both|part";

/// What a document is called: it speaks for whoever wrote it.
const DOCUMENTS: &str = "report|study|survey|research|figures|data|estimates|estimate|poll|analysis|note|paper|forecast|forecasts|index|review\
    |statement|filing|document|documents|letter|statistics|projections|numbers|results|release";

/// Who is not whom they work for, even where it is only called by a noun: "a source at the bank".
const INSIDERS: &str = "source|sources|person|people|insider|insiders|employee|employees|adviser|advisers|worker|workers|somebody|someone";

/// "is quick to say", "are pleased to announce".
pub(super) const GLAD: &str = "quick|pleased|delighted|proud|happy|glad|sorry";

/// Verbs that nobody but a speaker has for a subject.
const CERTAIN: &str = "said|says|say|told|tells|added|adds|insisted|insists|argued|argues|explained|warned|asked|asks|replied|replies";

/// Words that open a phrase behind a noun: "a lawyer for", "analysts at".
const HOLDS: &str = "at|to|with|from|by|of|for";

/// What an organisation speaks by: "according to Acme's figures".
const VOICES: &str = "spokesman|spokeswoman|spokesperson|board|data|figures|numbers|report|reports|results|accounts|records|website|survey\
    |study|research|estimates|estimate|forecast|forecasts|statement|filing|filings|management|bosses|executives|documents|page|site|review";

/// Participles of no ending that open what is said of a name between commas.
const PARTICIPLES: &str = "seen|led|known|built|set|held|run|written|sent|made|given|drawn|hit|cut|sold|born|backed|found";

impl Speakers<'_> {
    /// The subject that is named from `start` on: `said Acme chief executive Anna Berg`, `according to a person close to the talks`.
    pub fn named_from(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let stop = (start..end)
            .find(|&at| {
                matches!(
                    self.word(at, sentence),
                    "," | ";"
                        | ":"
                        | "“"
                        | "\""
                        | "‘"
                        | "”"
                        | "who"
                        | "in"
                        | "that"
                        | "as"
                        | "when"
                        | "after"
                        | "during"
                        | "("
                        | "–"
                        | "—"
                        | "--"
                ) || self.is_quoted(at)
                    || self.word(at, sentence) == "on" && self.word(at.wrapping_sub(1), sentence) != "briefed"
                    || self.word(at, sentence) == "."
                        && !self.runs.lexicon.names().is(Class::Honorific, self.word(at.wrapping_sub(1), sentence))
            })
            .unwrap_or(end);
        if stop <= start {
            return None;
        }
        // "according to a study released on Monday by Acme".
        let wrote = self.mentions_in(start, end.min(start + 16)).find(|mention| mention.words.start > start + 1);
        if let Some(mention) = wrote.filter(|mention| self.is_document(start, mention.words.start, sentence)) {
            return Some(mention.speaker);
        }
        // "said its chief executive, Anna Berg".
        if self.word(stop, sentence) == "," && self.is_unnamed(start, stop, sentence) {
            let named = self
                .mentions_in(stop, end)
                .find(|mention| mention.words.start == stop + 1 && matches!(mention.speaker, Speaker::Person(_)));
            if let Some(mention) = named {
                return Some(mention.speaker);
            }
            // "quipped its head of sales, Lu Pardo."
            let name = |at: usize| self.runs.words.get(at).is_some_and(|word| matches!(word.form, Form::Name(_)));
            let last = (stop + 1..end).find(|&at| !name(at)).unwrap_or(end);
            let alone =
                self.mentions_in(stop + 1, last).all(|mention| mention.words == (stop + 1..last)) && is_article(self.word(start, sentence));
            if alone && (2..=4).contains(&(last - stop - 1)) && matches!(self.word(last, sentence), "," | "." | "") {
                return Some(self.written(stop + 1, last));
            }
        }
        let here: Vec<&Mention> = self.mentions_in(start, stop).collect();
        let other = |mention: &Mention| self.is_of(mention, start, sentence) || self.is_possessor(mention, stop, sentence);
        let mut people = here.iter().filter(|mention| matches!(mention.speaker, Speaker::Person(_)));
        if let Some(mention) = people.clone().find(|mention| !other(mention)).or_else(|| people.next()) {
            let other = other(mention);
            return Some(if other && self.is_unnamed(start, stop, sentence) { self.unnamed(start, stop) } else { mention.speaker });
        }
        if let Some(mention) = here.first() {
            let lead = mention.words.start - start;
            // "said a person close to Acme": the words before the name tell that it is not Acme that speaks.
            let words = self.runs.name(&(start..mention.words.start)).into_owned();
            let own = lead == 0 || lead <= 4 && !words.contains("close to") && !words.contains("familiar") && !is_held(&words);
            let own =
                own && (!self.is_possessor(mention, stop, sentence) || stop - start > 8 || one_of(self.word(stop - 1, sentence), VOICES));
            let leader = self.leader(mention.words.end, stop, sentence);
            return Some(leader.unwrap_or(if own { mention.speaker } else { self.unnamed(start, stop) }));
        }
        match self.word(start, sentence) {
            "he" | "she" | "it" | "they" => self.pronoun_at(start, sentence),
            "him" if stop == start + 1 => self.pronoun_as("he", start, sentence),
            "her" if stop == start + 1 => self.pronoun_as("she", start, sentence),
            "them" if stop == start + 1 => self.pronoun_as("they", start, sentence),
            _ if self.is_unnamed(start, stop, sentence) => {
                // "three people who saw the plan": the clause tells which.
                let ends = |at: &usize| matches!(self.word(*at, sentence), "," | ";" | "." | ":" | "–" | "—" | "(") || self.is_quoted(*at);
                let whose = self.word(stop, sentence) == "who";
                let stop = if whose { (stop..end).find(ends).unwrap_or(end) } else { stop };
                Some(self.unnamed(start, stop))
            }
            _ => self.unknown_name(stop, start, sentence).filter(|speaker| {
                // The whole phrase is the name.
                matches!(speaker, Speaker::Unnamed(span) if self.runs.words.at_offset(span.start()) == start)
            }),
        }
    }

    /// A name of no list behind a title: "explains Acme Team Leader Nia Ngo-Ann".
    fn leader(&self, title: usize, stop: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let name = |at: usize| self.runs.words.get(at).is_some_and(|word| matches!(word.form, Form::Name(_)));
        let role = name(title) && self.runs.lexicon.names().is(Class::Role, &self.word(title, sentence).to_lowercase());
        (role && (2..=4).contains(&stop.saturating_sub(title + 1)) && (title + 1..stop).all(name)).then(|| self.written(title + 1, stop))
    }

    /// The subject before a verb, looked for from `from` on.
    pub fn subject(&self, verb: usize, from: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let word = |at: usize| self.word(at, sentence);
        let mut edge = verb;
        // "also", "later", "had", "has", "is quick to".
        loop {
            if edge > from && (one_of(word(edge - 1), BETWEEN) || self.is_adverb(edge - 1, sentence)) {
                edge -= 1;
            } else if edge > from + 3 && word(edge - 1) == "," && word(edge - 3) == "," && one_of(word(edge - 2), ASIDES) {
                edge -= 3;
            } else if let Some(earlier) = self.before_time(edge, from, sentence) {
                edge = earlier;
            } else {
                break;
            }
        }
        if word(edge.wrapping_sub(1)) == "to" && one_of(word(edge.wrapping_sub(2)), GLAD) {
            edge = edge.saturating_sub(3).max(from);
        }
        // "cut the dividend and said": the verb before has the subject.
        if edge == from || matches!(word(edge - 1), "and" | "but" | "or" | "We" | "we" | "You" | "you") {
            return None;
        }
        if matches!(word(edge - 1), "which" | "who") {
            return self.relative(edge, from, sentence);
        }
        // "Acme, whose management said".
        if let Some(whose) = (from.max(edge.saturating_sub(4))..edge.saturating_sub(1)).rev().find(|&at| word(at) == "whose")
            && self.mentions_in(whose + 1, edge).next().is_none()
            && one_of(word(edge - 1), VOICES)
        {
            return self.relative(whose + 1, from, sentence);
        }
        let familiar = edge > from + 1 && one_of(word(edge - 2), "with|of|about|on|in|for|to|by|from|at");
        if !familiar && let Some(speaker) = self.pronoun_at(edge - 1, sentence) {
            return Some(speaker);
        }
        let start = from.max(edge.saturating_sub(REACH));
        if let Some(speaker) = self.modified(edge, start, sentence) {
            return Some(speaker);
        }
        if let Some(head) = self.before_aside(edge, start, sentence) {
            return self.ends_at(head, start, sentence).or_else(|| self.unknown_name(head, from, sentence)).or_else(|| {
                let lead = self.noun_phrase(head, start, sentence);
                self.is_plain(lead, head, sentence).then(|| self.unnamed(lead, head))
            });
        }
        self.ends_at(edge, start, sentence).or_else(|| {
            let lead = self.noun_phrase(edge, start, sentence);
            let plain = (one_of(word(verb), CERTAIN) || word(verb + 1) == "that") && self.is_plain(lead, edge, sentence);
            if plain { Some(self.unnamed(lead, edge)) } else { self.unknown_name(edge, from, sentence) }
        })
    }

    /// Where a time or "for its part" between a subject and its verb begins: "Acme on Monday said", "Acme last week said".
    fn before_time(&self, edge: usize, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let word = |back: usize| if edge >= from + back { self.word(edge - back, sentence) } else { "" };
        let day = |back: usize| self.runs.lexicon.names().is(Class::Calendar, word(back));
        let number = |back: usize| word(back).starts_with(|c: char| c.is_ascii_digit());
        let back = match () {
            () if word(1) == "part" && word(3) == "for" && one_of(word(2), "its|his|her|their") => 3,
            () if one_of(word(1), "week|month|year") && one_of(word(2), "last|this|next") => 2,
            () if day(1) && word(2) == "on" => 2 + usize::from(one_of(word(3), "late|early")),
            () if (day(1) && number(2) || number(1) && day(2)) && word(3) == "on" => 3,
            () => return None,
        };
        (edge > from + back).then(|| edge - back)
    }

    /// Who "who" and "which" stand for: "Acme, which had argued that", "Anna Berg, its lawyer, who accused".
    fn relative(&self, edge: usize, from: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let head = if self.word(edge.wrapping_sub(2), sentence) == "," { edge - 2 } else { edge - 1 };
        let last = self.mentions_in(from, head).next_back()?;
        // "Anna Berg, an analyst at Acme, who reckons".
        let person = self.mentions_in(from, head).rfind(|mention| matches!(mention.speaker, Speaker::Person(_)));
        if let Some(person) = person.filter(|person| last.words.end == head && person.words.end < last.words.start)
            && self.word(person.words.end, sentence) == ","
            && is_article(self.word(person.words.end + 1, sentence))
            && head - person.words.end <= 14
            && self.word(edge - 1, sentence) == "who"
            && (person.words.end + 1..head).all(|at| self.word(at, sentence) != "," && !self.is_speech(at, sentence))
        {
            return Some(person.speaker);
        }
        let described = || {
            let comma = self.word(last.words.end, sentence) == ",";
            comma && head - last.words.end <= 8 && (last.words.end..head).all(|at| !self.is_speech(at, sentence))
        };
        let meant = last.words.end == head || matches!(last.speaker, Speaker::Person(_)) && described();
        meant.then_some(last.speaker)
    }

    /// Where what is said of a subject between commas begins: "Berg, who represents Lind, said", "the report, seen by Acme, said".
    fn before_aside(&self, edge: usize, from: usize, sentence: &Range<usize>) -> Option<usize> {
        if edge < from + 2 || self.word(edge - 1, sentence) != "," {
            return None;
        }
        let opens = |at: usize| {
            let word = self.word(at, sentence);
            let small = self.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
            word.starts_with(|c: char| c.is_ascii_digit())
                || one_of(word, "who|which|whose|where|whom|itself")
                || small && (one_of(word, PARTICIPLES) || word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")))
        };
        let mut comma = (from + 1..edge - 1).rev().filter(|&at| self.word(at, sentence) == ",");
        // "The shares, which have halved, could fall further, said": the words between commas end before the verb.
        let over = |at: usize| (at + 1..edge - 1).any(|at| self.word(at, sentence) == "," && is_verb(self, at + 1, sentence));
        let told = comma.clone().find(|&at| opens(at + 1) && !self.is_quoted(at)).filter(|&at| !self.is_quoted(at - 1) && !over(at));
        let apposed = || {
            comma.find_map(|at| {
                let head = self.before_brackets(at, from, sentence);
                (one_of(self.word(at + 1, sentence), APPOSED) && self.is_apposed(head, at, edge, sentence)).then_some(head)
            })
        };
        told.or_else(apposed)
    }

    /// The end of what stands before brackets that end at a place: "Acme (ACM)".
    fn before_brackets(&self, at: usize, from: usize, sentence: &Range<usize>) -> usize {
        if self.word(at.wrapping_sub(1), sentence) != ")" {
            return at;
        }
        (from.max(at.saturating_sub(8))..at).rev().find(|&at| self.word(at, sentence) == "(").unwrap_or(at)
    }

    /// Whether the words from a comma to a verb are said of the name that ends at `head`: they name nobody else at their end.
    fn is_apposed(&self, head: usize, comma: usize, edge: usize, sentence: &Range<usize>) -> bool {
        let named = self.mentions_in(head.saturating_sub(1), head).find(|mention| mention.words.end == head);
        let name = |at: usize| self.runs.words.get(at).is_some_and(|word| word.is_name());
        let unknown = || head >= sentence.start + 2 && name(head - 1) && name(head - 2);
        let free = |at: usize| !self.is_quoted(at) && self.word(at, sentence) != "," && !self.is_speech(at, sentence);
        let person = |mention: &&Mention| matches!(mention.speaker, Speaker::Person(_));
        (named.is_some() || unknown())
            && (comma + 1..edge - 1).all(free)
            && self.mentions_in(comma + 1, edge).find(person).is_none_or(|_| named.is_some_and(|named| person(&named)))
    }

    /// Whether something said of a subject stands between it and its verb.
    pub(super) fn has_aside(&self, verb: usize, sentence: &Range<usize>) -> bool {
        let start = sentence.start.max(verb.saturating_sub(REACH));
        self.before_aside(verb, start, sentence).is_some_and(|head| self.ends_at(head, start, sentence).is_some())
    }

    /// Who is named by the words that end at `edge`: a name, with what it is, or somebody unnamed.
    fn ends_at(&self, edge: usize, start: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let before: Vec<&Mention> = self.mentions_in(start, edge).collect();
        let between_ok = |mention: &Mention| {
            let gap = mention.words.end..edge;
            // Right before, or with an apposition between commas, and no other verb of speech.
            gap.is_empty()
                || matches!(self.word(gap.start, sentence), "," | "(" | "–" | "—")
                    && (matches!(self.word(edge - 1, sentence), "," | ")" | "–" | "—") || self.word(edge, sentence) == ",")
                || self.word(gap.start, sentence) == "," && self.word(gap.start + 1, sentence) == "who"
        };
        let person = before.iter().rev().find(|mention| {
            matches!(mention.speaker, Speaker::Person(_)) && (between_ok(mention) || self.is_workplace(mention, edge, sentence))
        });
        if let Some(mention) = person {
            // "a lawyer for Anna Berg said": not Berg herself.
            let lead = self.noun_phrase(mention.words.start, start, sentence);
            let other = self.is_of(mention, lead, sentence) && self.is_unnamed(lead, mention.words.end, sentence);
            return Some(if other { self.unnamed(lead, mention.words.end) } else { self.first_joined(mention) });
        }
        let organisation = before.iter().rev().find(|mention| {
            matches!(mention.speaker, Speaker::Organisation(_)) && (between_ok(mention) || self.is_workplace(mention, edge, sentence))
        });
        if let Some(mention) = organisation {
            if let Some(stranger) = self.stranger_at(mention, start, sentence) {
                return Some(stranger);
            }
            // "analysts at Acme said": not Acme itself, unless it is a spokesman's word.
            let lead = self.noun_phrase(mention.words.start, start, sentence);
            let words = self.runs.name(&(lead..mention.words.start)).into_owned();
            if self.is_document(lead, mention.words.start, sentence) {
                return Some(mention.speaker);
            }
            let other = mention.words.start > lead
                && (1..=2).any(|back| {
                    let word = self.word(mention.words.start.wrapping_sub(back), sentence);
                    mention.words.start >= lead + back && one_of(word, HOLDS)
                });
            let other = other || words.contains("close to") || words.contains("familiar");
            return Some(if other && self.is_unnamed(lead, edge, sentence) {
                self.unnamed(lead, edge)
            } else {
                self.first_joined(mention)
            });
        }
        // "a Huawei spokesman said".
        let lead = self.noun_phrase(edge, start, sentence);
        if let Some(mention) = before.iter().rev().find(|mention| mention.words.start >= lead)
            && matches!(mention.speaker, Speaker::Organisation(_))
            && matches!(
                self.word(edge - 1, sentence),
                "spokesman" | "spokeswoman" | "spokesperson" | "executives" | "officials" | "bosses" | "management"
            )
        {
            return Some(mention.speaker);
        }
        // "Acme's board said", "Acme's own survey found".
        let voiced = before.last().filter(|mention| {
            matches!(mention.speaker, Speaker::Organisation(_))
                && self.is_possessor(mention, edge, sentence)
                && edge - mention.words.end <= 5
                && one_of(self.word(edge - 1, sentence), VOICES)
        });
        if let Some(mention) = voiced {
            return Some(mention.speaker);
        }
        self.is_unnamed(lead, edge, sentence).then(|| self.unnamed(lead, edge))
    }

    /// A person of no list who works for the one named: "But Lu Pardo at Acme predicted".
    fn stranger_at(&self, mention: &Mention, start: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let at = mention.words.start.checked_sub(1).filter(|&at| one_of(self.word(at, sentence), "at|of|from"))?;
        let lists = self.runs.lexicon.names();
        let name = |at: &usize| {
            self.runs.words.get(*at).is_some_and(|word| matches!(word.form, Form::Name(_)))
                && !lists.is(Class::Opener, self.word(*at, sentence))
                && !lists.is(Class::Role, &self.word(*at, sentence).to_lowercase())
        };
        let first = (start..at).rev().take_while(name).last()?;
        let free = self.mentions_in(first, at).next().is_none() && lists.is_first_name(self.word(first, sentence));
        ((2..=3).contains(&(at - first)) && free).then(|| self.written(first, at))
    }

    /// Of two joined names the first speaks for both: "Acme and Brill said".
    fn first_joined(&self, mention: &Mention) -> Speaker {
        let sentence = self.runs.words.sentence_of(mention.words.start);
        let joined = mention.words.start.checked_sub(1).filter(|&at| self.word(at, &sentence) == "and");
        let first = joined.and_then(|at| self.mentions_in(at.saturating_sub(1), at).find(|first| first.words.end == at));
        let alike = |first: &&Mention| {
            std::mem::discriminant(&first.speaker) == std::mem::discriminant(&mention.speaker)
                && (first.words.start <= sentence.start + 1 || self.word(first.words.start - 1, &sentence) == ",")
        };
        first.filter(alike).map_or(mention.speaker, |first| first.speaker)
    }

    /// Whether the words before a name tell that it wrote what speaks: "a study by", "figures released on Monday by".
    pub(super) fn is_document(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let noun = (start..end.min(start + 5)).find(|&at| one_of(self.word(at, sentence), DOCUMENTS));
        let by = (start..end).rev().find(|&at| one_of(self.word(at, sentence), "by|from"));
        // "a filing seen by Acme": another wrote it.
        noun.zip(by).is_some_and(|(noun, by)| {
            noun < by
                && end - by <= 5
                && !one_of(self.word(by - 1, sentence), "seen|obtained|reviewed|viewed|cited|quoted|read|received|reported")
        }) && !(start..end).any(|at| one_of(self.word(at, sentence), INSIDERS) || self.word(at, sentence) == ",")
    }

    /// Whether a name only tells whose somebody is: "a lawyer for Anna Berg".
    fn is_of(&self, mention: &Mention, from: usize, sentence: &Range<usize>) -> bool {
        let mut at = mention.words.start;
        // "a lawyer for Ms Berg".
        at -= usize::from(at > from && self.runs.lexicon.names().is(Class::Honorific, self.word(at - 1, sentence)));
        at > from + 1 && one_of(self.word(at - 1, sentence), "at|to|with|from|by|for")
    }

    /// Whether a name only tells whose somebody is: "Anna Berg’s lawyer".
    pub(super) fn is_possessor(&self, mention: &Mention, end: usize, sentence: &Range<usize>) -> bool {
        mention.words.end + 1 < end && matches!(self.word(mention.words.end, sentence), "'s" | "’s" | "'" | "’")
    }

    /// Whether a word looks like an adverb of manner: "drily", not the "Kelly" of "Kelly said".
    pub(super) fn is_adverb(&self, at: usize, sentence: &Range<usize>) -> bool {
        let word = self.word(at, sentence);
        let noun = matches!(self.word(at.wrapping_sub(1), sentence), "the" | "a" | "an" | "The" | "its" | "his" | "her" | "their");
        word.len() > 4 && word.ends_with("ly") && !noun && self.runs.words.get(at).is_some_and(|word| word.form == Form::Small)
    }
}

/// Whether the words before a name make it another's: "a spokesman for" Acme.
fn is_held(words: &str) -> bool {
    ["for", "at", "of", "from", "with", "to", "by"].iter().any(|word| words.trim_end().rsplit(' ').next() == Some(word))
}
