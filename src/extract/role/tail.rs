//! What follows the head of a role: its complements, the roles joined to it and whose it is.

use std::ops::Range;

use super::phrase::{Owner, Place, REACH, Scene};
use crate::extract::lexicon::names::{Class, Place as Geography};
use crate::extract::name::word::Form;
use crate::extract::organisation::{OrganisationId, OrganisationKind};

impl Scene<'_> {
    /// Reads on behind the head: its complements, roles joined to it and its organisation. Answers the index behind the phrase and, where an
    /// organisation is named, the index behind the role's own words with it.
    pub(super) fn tail(
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
                    // "its director of Consumer Protection": whose is said.
                    let said = matches!(owner, Owner::Its | Owner::The(_)) && matches!(word(end), "of" | "for");
                    if !said
                        && !matches!(owner, Owner::Named(_) | Owner::Elsewhere)
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
                    // "of Munich, Germany-based Acme".
                    let based = (next + 1..next + 5).any(|at| word(at) == "-" && word(at + 1) == "based" || word(at).ends_with("-based"));
                    let reaches = described
                        || based
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
        // "of Acme's Brill business": of the one that is owned.
        if self.is_clitic(end, sentence)
            && let Some((owned, other)) = self.organisation_from(end + 1)
        {
            (end, id) = (owned.end, *other);
        }
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
            // "Managing Director, Public Services, Acme India, said": a field, then the firm.
            let next = self
                .organisation_from(place.end + 1)
                .filter(|(next, _)| word(place.end) == "," && self.is_verb(next.end + usize::from(word(next.end) == ","), sentence));
            if let Some((next, id)) = next {
                return Some((next.end, place.end, *id));
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
