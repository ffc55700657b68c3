//! What happened on a date, or lasted a while.

use super::place::{Part, Place};
use crate::extract::clause::frames::Frame;
use crate::extract::clause::phrases::Mood;
use crate::extract::clause::units::Tag;
use crate::extract::clause::words::one_of;
use crate::extract::figure::FigureKind;

/// Nouns of what happens.
const HAPPENINGS: &str = "sale|purchase|acquisition|takeover|merger|departure|arrival|launch|opening|closure|meeting|election|ruling|decision|announcement\
     |appointment|founding|listing|flotation|offering|deal|agreement|bid|offer|strike|fire|crash|accident|outage|collapse|death|birth|report|letter\
     |statement|interview|review|raid|hearing|trial|vote|referendum|summit|conference|fair|ceremony|recall|split|spin-off|buyout|round|visit|attack\
     |hack|breach|earthquake|flood|storm|privatisation|privatization|bankruptcy|insolvency|resignation|dismissal|filing|release|publication|completion|delivery|order|study|survey|poll|test|trip|tour|memo|email|blog|tweet|note";

impl Place<'_> {
    /// What happened on a date.
    pub(super) fn date(&self) -> Option<String> {
        // "its 2015 revenues", "second-quarter profit"
        if let Some(head) = self.noun_behind() {
            let noun = self.words(self.unit + 1, head)?;
            return Some(self.completion(self.item).map_or_else(|| noun.clone(), |more| format!("{noun} {more}")));
        }
        if let Some(noun) = self.happening() {
            return Some(noun);
        }
        let (frame, part) = self.frame()?;
        if part == Part::Subject {
            return None;
        }
        // "a study by Acme last May found": the date of the noun before it.
        if let Some(&subject) = frame.subject.first()
            && subject < self.item
            && self.item < frame.verb
            && one_of(self.reading.word_of_head(subject), HAPPENINGS)
        {
            return self.whole(subject);
        }
        self.said(frame).or_else(|| self.told_by(frame)).or_else(|| self.beside(frame))
    }

    /// What lasted a while, or took it.
    pub(super) fn duration(&self) -> Option<String> {
        if let Some(head) = self.noun_behind() {
            let old = self.reading.units.get(self.unit + 1).is_some_and(|unit| unit.word.starts_with("-old"));
            let empty = one_of(self.reading.word_of_head(self.item), "period|term|time|stretch|spell");
            let noun = self.words(self.unit + 1, head).filter(|_| !old && !empty)?;
            return Some(self.completion(self.item).map_or_else(|| noun.clone(), |more| format!("{noun} {more}")));
        }
        let next = self.reading.word(self.item + 1);
        if next == "of" {
            return self.noun(self.item + 2);
        }
        let (frame, part) = self.frame()?;
        let group = self.reading.verb(frame.verb)?;
        match part {
            Part::Subject => None,
            Part::Object => {
                let deed = self.deeds.of(&group.lemma)?;
                if deed.is && !self.is_acted(frame) { self.subject(frame) } else { None }
            }
            Part::Slot(item) => {
                if matches!(self.reading.word(item), "of") {
                    return item.checked_sub(1).and_then(|noun| self.whole(noun));
                }
                let over = self.reading.word(item) == "over";
                if matches!(self.reading.word(item), "over" | "in" | "during" | "within" | "after") {
                    let told = self.beside(frame).or_else(|| self.told_by(frame))?;
                    return Some(if over { format!("period of {told}") } else { told });
                }
                self.told_by(frame).or_else(|| self.beside(frame))
            }
        }
    }

    /// "following the sale of its pumps to Lumen in May": the noun of what happened that the date hangs on.
    fn happening(&self) -> Option<String> {
        let mut at = self.item.checked_sub(1)?;
        let mut found = None;
        for _ in 0..4 {
            if !self.is_preposition(at) {
                break;
            }
            let Some(noun) = at.checked_sub(1).filter(|&noun| self.reading.noun(noun).is_some()) else { break };
            if one_of(self.reading.word_of_head(noun), HAPPENINGS) {
                found = Some(noun);
            }
            let Some(before) = noun.checked_sub(1) else { break };
            at = before;
        }
        let noun = found?;
        let led = noun.checked_sub(1).map_or("", |before| self.reading.word(before));
        let way =
            one_of(self.reading.word_of_head(noun), "decision|ceremony|conference|deal") && matches!(led, "in" | "at" | "by" | "with");
        let bound = !way && noun > 0 && self.is_preposition(noun - 1) && !matches!(led, "of" | "to");
        bound.then(|| self.whole(noun)).flatten()
    }

    /// What the verb tells that happened.
    fn told_by(&self, frame: &Frame) -> Option<String> {
        let group = self.reading.verb(frame.verb)?;
        let object = || self.object(frame);
        let deed = self.deeds.of(&group.lemma);
        if let Some(deed) = deed {
            let behind = frame.object.first().is_some_and(|&object| object > frame.verb);
            if deed.light
                && !group.passive
                && behind
                && let Some(object) = object()
            {
                return Some(object);
            }
            if deed.change.is_some() && deed.event.is_none() || deed.is && !group.passive {
                let moved = self.beside(frame);
                if moved.is_none() && group.passive {
                    return self.suffered(frame);
                }
                return moved.or_else(|| if self.is_acted(frame) { None } else { self.subject(frame) }).or_else(object);
            }
            if deed.change.is_some() && deed.event.is_some() && (frame.object.is_empty() || !self.is_acted(frame) && !group.passive) {
                return self.beside(frame).or_else(|| if self.is_acted(frame) { None } else { self.subject(frame) });
            }
            if let Some((noun, preposition)) = deed.event {
                let what = if group.passive || deed.own {
                    self.subject(frame)
                } else {
                    object().or_else(|| if frame.object.is_empty() { self.subject(frame) } else { None })
                };
                // "the arrival of Jane Roe at Acme"
                let whence = match noun {
                    "arrival" => " at ",
                    "departure" => " from ",
                    _ => "",
                };
                let named = frame
                    .object
                    .first()
                    .filter(|&&object| !whence.is_empty() && self.head(object).is_some_and(|unit| unit.tag == Tag::Name));
                let whence = named.and_then(|&object| self.noun(object)).map_or_else(String::new, |object| format!("{whence}{object}"));
                // A deal is no shop.
                let deal = noun == "closure"
                    && frame.subject.first().is_some_and(|&subject| {
                        one_of(
                            self.reading.word_of_head(subject),
                            "deal|takeover|acquisition|merger|sale|purchase|transaction|offer|round|buyout",
                        )
                    });
                let noun = if deal { "completion" } else { noun };
                return match what {
                    Some(what) => Some(format!("{noun} {preposition} {what}{whence}")),
                    None => self.beside(frame).or_else(|| Some(noun.to_owned())),
                };
            }
        }
        if group.lemma == "say" || group.lemma == "tell" || group.lemma == "be" || group.lemma == "have" {
            return None;
        }
        let done = self.participle(frame);
        if group.passive {
            // "was hit with a fine"
            if let Some(what) = self.slot(frame, &["with"]) {
                return Some(what);
            }
            return self.suffered(frame);
        }
        if let Some(object) = object() {
            return Some(done.map_or_else(|| object.clone(), |done| format!("{object} {done}")));
        }
        if !self.is_acted(frame) && frame.object.is_empty() {
            return self.subject(frame);
        }
        None
    }

    /// "ban dropped": what a passive is about, with its verb.
    fn suffered(&self, frame: &Frame) -> Option<String> {
        let subject = self.subject(frame)?;
        Some(self.participle(frame).map_or_else(|| subject.clone(), |done| format!("{subject} {done}")))
    }

    /// What the amount beside it measures: "sales of €236m in 2023".
    fn beside(&self, frame: &Frame) -> Option<String> {
        let near = |kind: FigureKind| !kind.is_date() && !matches!(kind, FigureKind::Duration | FigureKind::Ordinal);
        let subject = |item: usize| frame.subject.contains(&item);
        let told = self.before.iter().rev().find(|told| near(told.kind) && (told.item > frame.verb || subject(told.item)))?;
        told.measure.clone()
    }

    /// What was said on a date.
    fn said(&self, frame: &Frame) -> Option<String> {
        let group = self.reading.verb(frame.verb)?;
        if !one_of(&group.lemma, "say|tell|announce|report|confirm") || group.mood != Mood::Finite || group.passive {
            return None;
        }
        if group.lemma != "tell" && self.object(frame).is_some() {
            return None;
        }
        let index = self.reading.frames.iter().position(|other| std::ptr::eq(other, frame))?;
        let told = self.reading.frames.iter().find(|other| other.governor == Some(index) && other.reported);
        let what = told.and_then(|told| {
            let group = self.reading.verb(told.verb)?;
            let (noun, preposition) = self.deeds.of(&group.lemma)?.event?;
            let what = if group.passive { self.subject(told) } else { self.object(told) }?;
            Some(format!("{noun} {preposition} {what}"))
        });
        Some(what.map_or_else(|| "announcement".into(), |what| format!("announcement of {what}")))
    }
}
