//! What an amount measures: the noun it stands before or behind, or what its verb tells.

use rust_decimal::Decimal;

use super::place::{Part, Place};
use crate::extract::clause::frames::Frame;
use crate::extract::clause::phrases::ItemKind;
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureKind, Value};

impl Place<'_> {
    /// Whether it is a part of a whole: a percentage or a fraction.
    pub(super) fn is_part(&self) -> bool {
        let fraction = |value: Decimal| !value.is_integer() && value < Decimal::ONE;
        self.kind == FigureKind::Percent
            || self.kind == FigureKind::Number && matches!(self.figure.value, Value::Number(value) if fraction(value))
            || self.kind == FigureKind::Ratio
    }

    /// What an amount measures.
    pub(super) fn amount(&self) -> Option<String> {
        // "speeds of 100 Mbit/s downhill": both nouns are told by the words around.
        if self.kind == FigureKind::Quantity
            && self.noun_behind().is_some()
            && self.item.checked_sub(1).is_some_and(|of| self.reading.word(of) == "of")
        {
            return None;
        }
        self.before_noun().or_else(|| self.again()).or_else(|| self.of_whole()).or_else(|| self.behind_noun()).or_else(|| {
            let verb = self.frame().and_then(|(frame, part)| self.by_verb(frame, part));
            verb.or_else(|| self.apposed())
        })
    }

    /// "a £6m investment from partners": the noun that it stands before.
    fn before_noun(&self) -> Option<String> {
        let head = self.noun_behind().filter(|_| self.kind != FigureKind::Number)?;
        let noun = self.words(self.unit + 1, head)?;
        // "a £5m investment and training plan"
        let next = self.item + 2;
        let bare = |item: usize| {
            self.reading.noun(item).is_some_and(|phrase| {
                !phrase.definite && phrase.owner.is_none() && self.head(item).is_some_and(|unit| unit.thing == Thing::Word)
            })
        };
        let single = self
            .reading
            .items
            .get(self.item)
            .and_then(|item| self.reading.units.get(item.units.start))
            .is_some_and(|unit| matches!(unit.word.as_str(), "a" | "an"));
        if single
            && self.reading.word(self.item + 1) == "and"
            && bare(next)
            && let Some(item) = self.reading.items.get(next)
            && self.reading.units.get(item.units.start).is_some_and(|unit| unit.tag != Tag::Determiner)
            && let Some(second) = self.noun(next)
        {
            // The finders may have seen further: "investment and training plan for".
            let further = self.figure.measures.as_deref().filter(|told| told.starts_with(&noun) && told.contains(" and "));
            return Some(further.map_or_else(|| format!("{noun} and {second}"), str::to_owned));
        }
        let more = self.completion(self.item);
        Some(more.map_or_else(|| noun.clone(), |more| format!("{noun} {more}")))
    }

    /// "up from £4m", "compared with 7%", "from 16% to 20%": the same as the figure before.
    fn again(&self) -> Option<String> {
        let near = self.item.saturating_sub(9);
        let same = |kind: FigureKind| kind == self.kind;
        let word = |back: usize| self.item.checked_sub(back).map_or("", |item| self.reading.word(item));
        let compared = matches!(word(1), "with" | "to" | "from" | "than" | "against" | "versus")
            && matches!(word(2), "compared" | "up" | "down" | "," | "against" | "versus" | "higher" | "lower" | "more" | "less");
        let or = word(1) == "or" && word(2) == ",";
        let end = word(1) == "to" && self.before.last().is_some_and(|told| told.item + 2 == self.item && told.kind == self.kind);
        if compared || or || end || word(1) == "against" {
            return self.told(near, same);
        }
        self.listed()
    }

    /// "40% in May and 20% in June", "Acme 40%, Brill 30%": the same as the last of a list without verbs of its own.
    fn listed(&self) -> Option<String> {
        let last = self.before.iter().rev().find(|told| !told.kind.is_date())?;
        let gap = last.item + 1..self.item;
        if last.kind != self.kind || gap.len() > 12 || gap.clone().any(|item| self.reading.verb(item).is_some()) {
            return None;
        }
        let before = self.item.checked_sub(1)?;
        let next = self.reading.word(self.item + 1);
        let measure = last.measure.as_deref()?;
        // "34% by banks, 31% by shops": whose share it is.
        if self.is_joint(before) && self.is_part() && matches!(next, "by" | "for" | "each") {
            let each = usize::from(next == "each");
            if let Some(whose) = self.noun(self.item + 2 + each) {
                return Some(format!("share of {whose}"));
            }
        }
        let direct = self.is_joint(before);
        let led = self.reading.noun(before).is_some() && before > last.item + 1 && self.is_joint(before - 1);
        (direct && gap.len() < 7 || led).then(|| measure.to_owned())
    }

    /// "the balance of connections, 10%", "its first dividend, of £2m": the noun that it stands behind, past a comma.
    fn apposed(&self) -> Option<String> {
        let led = self.item.checked_sub(1).map_or("", |led| self.reading.word(led));
        let of = usize::from(matches!(led, "of" | "up" | "down" | "worth"));
        let comma = self.item.checked_sub(1 + of)?;
        if !matches!(self.reading.word(comma), "," | ":" | "?" | "–" | "—") {
            return None;
        }
        let noun = self.chain(comma.checked_sub(1)?);
        let named = self.head(noun).is_none_or(|unit| unit.tag == Tag::Name || unit.is_date());
        let next = self.reading.items.get(self.item + 1).is_none_or(|item| !matches!(item.kind, ItemKind::Verb(_)));
        if named || !next {
            return None;
        }
        let noun = self.whole(noun)?;
        Some(match led {
            "up" => format!("rise in {noun}"),
            "down" => format!("fall in {noun}"),
            _ => noun,
        })
    }

    /// "72% of connections", "€20m of debt", "€62m in milestone payments": what it is a part or an amount of.
    fn of_whole(&self) -> Option<String> {
        let next = self.reading.word(self.item + 1);
        if self.noun_behind().is_some() {
            return None;
        }
        if next == "of" {
            let whole = self.noun(self.item + 2)?;
            if !self.is_part() {
                return (self.kind != FigureKind::Number).then_some(whole);
            }
            let frame = self.frame().filter(|&(_, part)| part != Part::Subject);
            let lemma = frame.and_then(|(frame, _)| self.reading.verb(frame.verb)).map_or("", |group| group.lemma.as_str());
            let deed = self.deeds.of(lemma);
            let named = self.head(self.item + 2).is_some_and(|unit| matches!(unit.thing, Thing::Organisation(_)));
            if deed.is_some_and(|deed| deed.stake)
                && (named
                    || one_of(
                        self.reading.word_of_head(self.item + 2),
                        "company|firm|business|group|shares|unit|subsidiary|venture|bank|club|start-up|startup|equity|stock",
                    ))
            {
                return Some(format!("stake in {whole}"));
            }
            if let Some((frame, _)) = frame.filter(|_| deed.is_some_and(|deed| deed.share))
                && !self.is_acted(frame)
                && let Some(subject) =
                    frame.subject.first().and_then(|&subject| self.noun(subject)).filter(|subject| subject.split(' ').count() < 6)
            {
                return Some(format!("{subject}’s share of {whole}"));
            }
            if one_of(self.reading.word_of_head(self.item + 2), "stake|stakes|holding|shareholding|interest") {
                return self.whole(self.item + 2);
            }
            // "lay off a third of its staff": what is done to the part.
            let done = frame.filter(|&(frame, part)| {
                part == Part::Object
                    && !deed.is_some_and(|deed| deed.is || deed.share || deed.light)
                    && !one_of(lemma, "do|be|have|see|say|give|let|find|leave")
                    && !self.reading.verb(frame.verb).is_some_and(|group| group.passive)
            });
            let done = done.and_then(|(frame, _)| self.participle(frame)).map_or_else(String::new, |done| format!(" {done}"));
            return Some(format!("share of {whole}{done}"));
        }
        let money = matches!(self.kind, FigureKind::Money | FigureKind::Quantity);
        if next == "in" && money {
            let bare = self.reading.noun(self.item + 2).is_some_and(|phrase| !phrase.definite && phrase.owner.is_none());
            let head = self.reading.word_of_head(self.item + 2);
            let sums = "payments|payment|fees|revenue|revenues|debt|funding|cash|costs|savings|sales|loans|equity|stock|shares|profit|profits|aid|grants\
                 |subsidies|damages|compensation|assets|deposits|orders|investment|investments|bonds|financing|royalties|capital|earnings|income|taxes|tax\
                 |interest|losses|spending|exports|imports|bonuses|dividends|fines|penalties|penalty|benefits|support|round|offering|sale|securities|turnover\
                 |incentives|credits|claims|premiums|rent|contracts|goods|trade|wages|backing|value|output|salary|bookings";
            if bare && one_of(head, sums) {
                return self.noun(self.item + 2);
            }
        }
        None
    }

    /// "a fine of £3m", "a contract worth £5m": the noun that it stands behind.
    fn behind_noun(&self) -> Option<String> {
        let preposition = self.item.checked_sub(1)?;
        let noun = preposition.checked_sub(1)?;
        let contract = || {
            one_of(
                self.reading.word_of_head(noun),
                "contract|contracts|deal|order|orders|bid|offer|budget|estimate|price|bill|claim|loan|grant",
            )
        };
        let takes = match self.reading.word(preposition) {
            "of" | "worth" => true,
            "for" | "at" => contract() && self.kind == FigureKind::Money,
            _ => false,
        };
        if !takes || !self.is_preposition(preposition) {
            return None;
        }
        if one_of(
            self.reading.word_of_head(noun),
            "figure|maximum|minimum|total|average|sum|region|excess|record|rate|level|value|cost|price|peak|low|high",
        ) {
            // "at a cost of £5m": what has it, where the clause says so.
            let (frame, _) = self.frame()?;
            return self.by_verb(frame, Part::Object).or_else(|| self.whole(noun));
        }
        // "will create a market worth £5m": what is done to it.
        let done = self.frame().filter(|(frame, _)| {
            let group = self.reading.verb(frame.verb);
            self.reading.word(preposition) == "worth"
                && frame.object.contains(&noun)
                && group.is_some_and(|group| !group.passive && !self.deeds.of(&group.lemma).is_some_and(|deed| deed.light || deed.is))
        });
        let done = done.and_then(|(frame, _)| self.participle(frame)).map_or_else(String::new, |done| format!(" {done}"));
        self.whole(noun).map(|noun| format!("{noun}{done}"))
    }

    /// What the verb tells that it is about.
    fn by_verb(&self, frame: &Frame, part: Part) -> Option<String> {
        let group = self.reading.verb(frame.verb)?;
        let deed = self.deeds.of(&group.lemma)?;
        let slot = match part {
            Part::Slot(item) => self.reading.word(item),
            _ => "",
        };
        let money = self.kind == FigureKind::Money;
        let before = frame.verb > self.item;
        if deed.stake && self.is_part() && part == Part::Object {
            return Some("stake".into());
        }
        if let Some(change) = deed.change
            && part != Part::Subject
            && !before
            && matches!(
                slot,
                "" | "by" | "to" | "from" | "at" | "over" | "under" | "about" | "around" | "up" | "down" | "above" | "below" | "between"
            )
        {
            let moved = self.object(frame).or_else(|| if self.is_acted(frame) { None } else { self.subject(frame) });
            let by = matches!(slot, "" | "by") && (self.is_part() || slot == "by") || self.kind == FigureKind::Multiple;
            return match moved {
                Some(moved) => Some(if by { format!("{change} in {moved}") } else { moved }),
                // "Acme rose 3% to £12": its shares did.
                None if matches!(change, "rise" | "fall")
                    && self.is_named(frame)
                    && frame.object.first().is_none_or(|&object| object == self.item) =>
                {
                    match by {
                        true if self.kind == FigureKind::Percent => Some(format!("{change} in shares")),
                        false if money => Some("share price".into()),
                        _ => None,
                    }
                }
                None => None,
            };
        }
        if deed.share && self.is_part() && part != Part::Subject && !self.is_acted(frame) {
            return self.subject(frame).map(|subject| format!("share of {subject}"));
        }
        if let Some((noun, preposition, places)) = &deed.paid
            && (part == Part::Object || part == Part::Subject && group.passive || slot == "at" && money)
            && (money || self.kind == FigureKind::Quantity || *noun == "fine")
        {
            let what = places.iter().find_map(|place| match *place {
                "subject" => self.subject(frame),
                "object" if group.passive => self.subject(frame),
                "object" => self.object(frame),
                preposition => self.slot(frame, &[preposition]),
            });
            return Some(what.map_or_else(|| (*noun).to_owned(), |what| format!("{noun} {preposition} {what}")));
        }
        if deed.trade && slot == "for" && money {
            let (noun, preposition) = deed.event?;
            let what = if group.passive { self.subject(frame) } else { self.object(frame) };
            return what.map(|what| format!("{noun} {preposition} {what}"));
        }
        // "Acme was up 3%"
        if group.lemma == "be" && self.kind == FigureKind::Percent && matches!(slot, "up" | "down") && self.is_named(frame) {
            return Some(if slot == "up" { "rise in shares".into() } else { "fall in shares".into() });
        }
        // "agreed the sale of the yard for £3m"
        if deed.light && slot == "for" && money && !group.passive {
            return self.object(frame);
        }
        if group.passive && slot == "with" && money {
            return None;
        }
        if deed.is
            && !group.passive
            && !before
            && part != Part::Subject
            && matches!(slot, "" | "at" | "of" | "to" | "for" | "about" | "around" | "over" | "under" | "between" | "below" | "above")
        {
            return if self.is_acted(frame) { None } else { self.subject(frame) };
        }
        if group.passive && matches!(slot, "with" | "at" | "for") && money && !self.is_acted(frame) {
            return self.subject(frame);
        }
        if slot == "at" && money {
            return self.object(frame);
        }
        None
    }

    /// Whether the subject of a frame is the name of an organisation.
    fn is_named(&self, frame: &Frame) -> bool {
        frame.subject.first().and_then(|&subject| self.head(subject)).is_some_and(|unit| matches!(unit.thing, Thing::Organisation(_)))
    }
}
