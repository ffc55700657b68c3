//! Where a pattern's slots are: about a verb, in the order of the deed rather than of the sentence, or about a noun, with
//! what the verb that governs it adds.

use super::nouns::is_job;
use super::status::{Effect, Governors, weaker};
use super::types::Status;
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::span::Span;

/// Where a pattern's slots are found in one place of a sentence.
pub struct Site<'r> {
    /// The index of its sentence.
    pub sentence: usize,
    /// The sentence read.
    pub reading: &'r Reading,
    /// The frame of the verb, or of the verb that governs the noun.
    pub frame: Option<usize>,
    /// Who does it.
    pub subject: Vec<usize>,
    /// What is acted on.
    pub object: Vec<usize>,
    /// A second object.
    pub second: Vec<usize>,
    /// The noun phrase of a noun trigger, or the one a joint stands in.
    pub noun: Option<usize>,
    /// The unit of a joint: "-backed".
    pub joint: Option<usize>,
    /// Prepositions with their phrases; times without one have none.
    pub slots: Vec<(String, Vec<usize>)>,
    /// The infinitive behind.
    pub infinitive: Option<usize>,
    /// A preposition and the gerund behind it.
    pub gerund: Option<(usize, usize)>,
    /// The words that say it.
    pub trigger: Span,
    /// Whether it happened.
    pub status: Status,
    /// What the way it is said takes from the confidence.
    pub sure: f32,
    /// Whether the subject stands unsaid: a headline's, a participle's.
    pub subject_missing: bool,
}

fn slots_of(reading: &Reading, frame: &Frame) -> Vec<(String, Vec<usize>)> {
    frame
        .slots
        .iter()
        .map(|slot| {
            let word = if reading.noun(slot.preposition).is_some() { "" } else { reading.word(slot.preposition) };
            (word.to_owned(), slot.phrases.clone())
        })
        .collect()
}

/// The slots of a verb.
pub fn verb_site<'r>(reading: &'r Reading, sentence: usize, index: usize, frame: &Frame, governors: &Governors) -> Site<'r> {
    let group = reading.verb(frame.verb);
    let passive = group.is_some_and(|group| group.passive);
    let mut slots = slots_of(reading, frame);
    let (mut subject, mut object, mut second) = (frame.subject.clone(), frame.object.clone(), frame.second.clone());
    if passive {
        // The thing acted on stands before; who acts stands behind "by".
        let agent = slots.iter().position(|(word, _)| word == "by").map(|at| slots.remove(at).1);
        let agent = agent.or_else(|| agent_behind(reading, frame)).unwrap_or_default();
        second = std::mem::replace(&mut object, std::mem::replace(&mut subject, agent));
    }
    // "Another 12% of Acme belongs to Brill", "Acme, half of which belongs to Brill,"
    if group.is_some_and(|group| group.lemma == "belong") {
        let share =
            frame.subject.first().copied().or_else(|| frame.verb.checked_sub(3).filter(|_| reading.word(frame.verb - 1) == "which"));
        let of = share.filter(|&share| reading.word(share + 1) == "of" && is_share(reading, share));
        let whole = of.and_then(|share| match reading.word(share + 2) {
            "which" => share.checked_sub(2),
            _ => Some(share + 2),
        });
        if let (Some(share), Some(whole)) = (of, whole.filter(|&whole| reading.noun(whole).is_some())) {
            subject = vec![share];
            slots.push(("of".to_owned(), vec![whole]));
        }
    }
    let mut sure = 1.0;
    match group.map(|group| group.mood) {
        Some(Mood::Gerund) if frame.governor.is_none() => sure *= 0.9,
        Some(Mood::Participle) => sure *= 0.9,
        _ => {}
    }
    let subject_missing =
        frame.subject.is_empty() && !passive && group.is_some_and(|group| matches!(group.mood, Mood::Finite | Mood::Gerund));
    Site {
        sentence,
        reading,
        frame: Some(index),
        subject,
        object,
        second,
        noun: None,
        joint: None,
        slots,
        infinitive: frame.infinitive.or_else(|| spent(reading, frame)),
        gerund: frame.gerund,
        trigger: reading.items.get(frame.verb).map(|item| span_of(&reading.units, item.units.clone())).unwrap_or_default(),
        status: governors.of_frame(reading, frame),
        sure,
        subject_missing,
    }
}

/// "12%", "half", "most": so much of a thing.
fn is_share(reading: &Reading, phrase: usize) -> bool {
    reading.head(phrase).is_some_and(|unit| unit.is_amount() || one_of(&unit.word, "half|most|part|rest|remainder|majority|bulk"))
}

/// "will spend £5m upgrading its depots": what it is spent on.
fn spent(reading: &Reading, frame: &Frame) -> Option<usize> {
    let spends = reading.verb(frame.verb).is_some_and(|group| matches!(group.lemma.as_str(), "spend" | "invest"));
    let last = *frame.object.last().filter(|_| spends)?;
    // "will spend £5m this year upgrading its depots"
    let behind = last + 1 + usize::from(reading.head(last + 1).is_some_and(Unit::is_date));
    reading.verb(behind).filter(|group| group.mood == Mood::Gerund).map(|_| behind)
}

/// "was ordered to pay £5m by the court": who orders stands behind the infinitive.
fn agent_behind(reading: &Reading, frame: &Frame) -> Option<Vec<usize>> {
    let behind = reading.frame_of(frame.infinitive?)?;
    let active = reading.verb(behind.verb).is_some_and(|group| !group.passive);
    let slot = behind.slots.iter().find(|slot| reading.word(slot.preposition) == "by").filter(|_| active)?;
    let is_name = slot
        .phrases
        .iter()
        .all(|&phrase| reading.head(phrase).is_some_and(|unit| unit.tag == Tag::Name || !unit.is_date() && !unit.is_amount()));
    is_name.then(|| slot.phrases.clone())
}

/// Verbs whose subject is not a party to what their noun names.
fn is_other_peoples(lemma: &str) -> bool {
    one_of(lemma, "approve|clear|block|welcome|commend|celebrate|support|expect|forecast|report|confirm|advise|reveal|fall")
}

/// "Acme-backed Brill": a name, what hangs on it, and whom it describes.
pub fn joint_site<'r>(reading: &'r Reading, sentence: usize, item: usize, joint: usize) -> Site<'r> {
    Site {
        sentence,
        reading,
        frame: None,
        subject: Vec::new(),
        object: Vec::new(),
        second: Vec::new(),
        noun: Some(item),
        joint: Some(joint),
        slots: Vec::new(),
        infinitive: None,
        gerund: None,
        trigger: span_of(&reading.units, joint.saturating_sub(1)..joint + 1),
        status: Status::Asserted,
        sure: 1.0,
        subject_missing: false,
    }
}

/// The slots of a noun.
pub fn noun_site<'r>(reading: &'r Reading, sentence: usize, item: usize, governors: &Governors) -> Site<'r> {
    // The frame whose object, slot or subject the noun is.
    let as_object = reading.frames.iter().position(|frame| frame.object.contains(&item) || frame.second.contains(&item));
    // "reported sales of £9m and a profit": joined to the object.
    let joint = item.checked_sub(1).filter(|&joint| matches!(reading.word(joint), "and" | "&"));
    let as_object = as_object
        .or_else(|| joint.and_then(|joint| reading.frames.iter().position(|frame| frame.end == joint && !frame.object.is_empty())));
    let holds = |frame: &Frame| frame.slots.iter().any(|slot| slot.phrases.contains(&item));
    let in_slot = reading
        .frames
        .iter()
        .rposition(|frame| frame.verb < item && item < frame.end.max(frame.verb + 1) && holds(frame))
        // "In partnership with Brill, Acme will …"
        .or_else(|| reading.frames.iter().position(|frame| item < frame.verb && holds(frame)));
    let as_subject = reading
        .frames
        .iter()
        .position(|frame| frame.subject.contains(&item) && frame.subject.first().is_some_and(|&subject| subject < frame.verb));
    let mut site = Site {
        sentence,
        reading,
        frame: None,
        subject: Vec::new(),
        object: Vec::new(),
        second: Vec::new(),
        noun: Some(item),
        joint: None,
        slots: Vec::new(),
        infinitive: None,
        gerund: None,
        trigger: reading.items.get(item).map(|noun| span_of(&reading.units, noun.units.clone())).unwrap_or_default(),
        status: governors.of_noun(reading, item, None),
        sure: 0.9,
        subject_missing: false,
    };
    // "plans for an investment", "talks about a merger"
    let through = item.checked_sub(2).filter(|_| matches!(reading.word(item - 1), "for" | "about" | "on" | "over" | "of"));
    let of_plan = match through.and_then(|noun| governors.noun(&reading.head(noun)?.word)) {
        Some(Effect::Planned) => Status::Planned,
        Some(Effect::Possible) => Status::Possible,
        _ => Status::Asserted,
    };
    site.status = weaker(site.status, of_plan);
    // Its own prepositions: those right behind it, one after another.
    let mut at = item + 1;
    if matches!(reading.word(at), "of") && reading.head(at + 1).is_some_and(|unit| unit.word == "understanding") {
        at += 2;
    }
    // "founder and chief executive of Acme"
    if reading.head(item).is_some_and(|unit| is_job(&unit.word))
        && reading.word(at) == "and"
        && reading.head(at + 1).is_some_and(|unit| is_job(&unit.word))
    {
        at += 2;
    }
    let mut crossed = false;
    while let Some(next) = reading.items.get(at) {
        let unit = reading.units.get(next.units.start);
        match unit.map(|unit| unit.tag) {
            Some(Tag::Preposition | Tag::To) if reading.noun(at + 1).is_some() => {
                let phrases = joined(reading, at + 1);
                let last = phrases.last().copied().unwrap_or(at + 1);
                site.slots.push((reading.word(at).to_owned(), phrases));
                at = last + 1;
            }
            Some(Tag::Preposition) if reading.verb(at + 1).is_some_and(|group| group.mood == Mood::Gerund) => {
                site.gerund = Some((at, at + 1));
                break;
            }
            Some(Tag::Adverb) => at += 1,
            _ if reading.noun(at).is_some() && reading.head(at).is_some_and(Unit::is_date) => {
                site.slots.push((String::new(), vec![at]));
                at += 1;
            }
            // "valued at £5m", "worth £5m"
            Some(Tag::Verb)
                if unit.is_some_and(|unit| matches!(unit.word.as_str(), "valued" | "priced" | "brought" | "filed" | "lodged" | "made")) =>
            {
                at += 1
            }
            // "penalties totalling £5m on Acme"
            _ if reading.verb(at).is_some_and(|group| group.mood == Mood::Gerund && matches!(group.lemma.as_str(), "total" | "amount"))
                && reading.head(at + 1).is_some_and(Unit::is_amount) =>
            {
                site.slots.push(("of".to_owned(), vec![at + 1]));
                at += 2;
            }
            // "an offer to be made by Acme for Brill"
            _ if reading
                .verb(at)
                .is_some_and(|group| group.passive && matches!(group.lemma.as_str(), "make" | "file" | "submit" | "launch")) =>
            {
                at += 1;
            }
            // "a partnership begun in 2018 with Brill", "an order placed by Acme"
            _ if reading.verb(at).is_some_and(|group| {
                group.mood == Mood::Participle
                    && one_of(
                        &group.lemma,
                        "sign|agree|strike|reach|announce|begin|form|award|place|complete|seal|secure|negotiate|conclude|clinch|impose|issue|enter\
                         |hand|raise|close|propose|plan",
                    )
            }) =>
            {
                at += 1;
            }
            Some(Tag::Comma) if !crossed && matches!(reading.word(at + 1), "worth" | "for" | "with" | "valued") => {
                crossed = true;
                at += 1;
            }
            _ => break,
        }
    }
    if reading.verb(at).is_some_and(|group| group.mood == Mood::Infinitive) {
        site.infinitive = Some(at);
    }
    let frame_index = as_object.or(as_subject).or(in_slot);
    // "will build a plant, an investment of £5m": what the clause before comes to.
    let comes_to = as_object
        .is_none()
        .then(|| reading.frames.iter().rposition(|frame| frame.verb < item && frame.end + 1 == item && reading.word(frame.end) == ","))
        .flatten()
        .filter(|_| reading.head(item).is_some_and(|unit| matches!(unit.word.as_str(), "investment" | "deal" | "move" | "order")));
    if let Some(frame) = comes_to.and_then(|index| reading.frames.get(index)) {
        site.frame = comes_to;
        site.subject.clone_from(&frame.subject);
        site.object.clone_from(&frame.object);
        site.status = weaker(site.status, governors.of_frame(reading, frame));
        return site;
    }
    if as_object.is_none()
        && as_subject.is_none()
        && in_slot.is_none()
        && let Some(named) = described(reading, item)
    {
        site.subject = vec![named];
        return site;
    }
    let Some(frame) = frame_index.and_then(|index| reading.frames.get(index)) else {
        // A headline without a verb: "Acme in merger talks with Brill".
        let before = item.checked_sub(2).filter(|&before| reading.word(before + 1) == "in" && reading.noun(before).is_some());
        // "Acme and Brill in merger talks"
        let both = before == Some(2) && matches!(reading.word(1), "and" | "&") && reading.noun(0).is_some();
        if site.status != Status::Denied {
            site.subject.extend(both.then_some(0).into_iter().chain(before.filter(|&before| before == 0 || both)));
        }
        return site;
    };
    let Some(group) = reading.verb(frame.verb) else { return site };
    site.frame = frame_index;
    if as_object.is_some() {
        site.second.clone_from(&frame.second);
    }
    if as_object.is_some() || (as_subject.is_some() && group.passive) {
        site.status = governors.of_noun(reading, item, Some(frame));
        let by = frame.slots.iter().find(|slot| reading.word(slot.preposition) == "by");
        if group.passive && as_object.is_some() {
            // "Acme was given a loan by Brill".
            site.object.clone_from(&frame.subject);
            site.subject = by.map(|slot| slot.phrases.clone()).unwrap_or_default();
        } else if group.passive && as_subject.is_some() {
            // "A deal was announced by Acme".
            if let Some(slot) = frame.slots.iter().find(|slot| reading.word(slot.preposition) == "by") {
                site.subject.clone_from(&slot.phrases);
            }
        } else if !is_other_peoples(&group.lemma) {
            site.subject.clone_from(&frame.subject);
            site.subject_missing = frame.subject.is_empty() && group.mood != Mood::Infinitive;
        } else if matches!(group.lemma.as_str(), "report" | "confirm" | "expect" | "forecast" | "reveal") {
            site.subject.clone_from(&frame.subject);
            site.sure *= 0.9;
        } else {
            site.sure *= 0.85;
        }
        // "approved the takeover": it may go ahead, and has not yet.
        if matches!(group.lemma.as_str(), "approve" | "clear" | "authorise" | "authorize" | "wave through")
            && site.status == Status::Asserted
            && reading.head(item).is_some_and(|unit| {
                one_of(&unit.word, "takeover|acquisition|purchase|merger|sale|buyout|tie-up|combination|disposal|demerger")
            })
        {
            site.status = Status::Planned;
        }
        // The verb's own prepositions belong to the noun as well: "signed a deal on Monday with Brill".
        for slot in slots_of(reading, frame) {
            if !site.slots.contains(&slot) && slot.0 != "by" {
                site.slots.push(slot);
            }
        }
        // "gave Acme a loan"
        if frame.second.contains(&item) && !group.passive {
            site.object.clone_from(&frame.object);
        }
        site.infinitive = site.infinitive.or(frame.infinitive);
        site.gerund = site.gerund.or(frame.gerund);
    } else if as_subject.is_some() {
        // "Its customers include Acme", "the largest shareholder is Acme".
        site.object.clone_from(&frame.object);
        site.second.clone_from(&frame.second);
        // "An order went to Acme"
        let goes = group.lemma == "go";
        let kept = |word: &str| matches!(word, "for" | "with" | "") || goes && word == "to";
        site.slots.extend(slots_of(reading, frame).into_iter().filter(|(word, _)| kept(word)));
        site.status = weaker(site.status, if governed_away(reading, frame, governors) { Status::Denied } else { Status::Asserted });
        site.sure *= 0.9;
    } else {
        // "entered into a partnership", "in talks about a merger": a verb's slot.
        let through = frame.slots.iter().find(|slot| slot.phrases.contains(&item)).map_or("", |slot| reading.word(slot.preposition));
        let enters = matches!(
            (group.lemma.as_str(), through),
            ("enter", "into" | "in") | ("agree", "on" | "to") | ("sign", "up") | ("be" | "engage", "in") | ("work" | "embark", "on")
        );
        if enters || matches!(governors.verb(&group.lemma), Some(Effect::Undone)) {
            site.status = governors.of_noun(reading, item, Some(frame));
        } else {
            site.sure *= 0.85;
            if one_of(through, "with|through|by|via|into|for|from") {
                // "will pay for it with a bond": as real as the deed it serves.
                site.status = weaker(site.status, governors.of_frame(reading, frame));
            }
        }
        // "held talks with Acme about a merger", "ended talks over a takeover": what was talked of is as real as the talks.
        let talks = frame.object.first().copied().filter(|&object| {
            one_of(through, "about|on|over|for")
                && reading.head(object).is_some_and(|unit| governors.noun(&unit.word) == Some(Effect::Possible))
        });
        if let Some(talks) = talks {
            let ended = one_of(&group.lemma, "end|break off|abandon|drop|call off|terminate|suspend|halt|walk away|collapse");
            let talked = if ended { Status::Denied } else { weaker(Status::Possible, governors.of_noun(reading, talks, Some(frame))) };
            site.status = weaker(site.status, talked);
        }
        if !is_other_peoples(&group.lemma) {
            site.subject.clone_from(&frame.subject);
        }
        // "paid £5m for a stake"
        site.object.clone_from(&frame.object);
        // "is supported by a grant from Acme": what is acted on stands before.
        if group.passive && through == "by" {
            site.object.clone_from(&frame.subject);
        }
        for slot in slots_of(reading, frame) {
            if !site.slots.contains(&slot) && !slot.1.contains(&item) && matches!(slot.0.as_str(), "" | "on" | "in" | "with" | "for") {
                site.slots.push(slot);
            }
        }
    }
    site.status = weaker(site.status, of_plan);
    site
}

/// "Acme, a customer of Brill, …": the name that a phrase behind a comma describes.
fn described(reading: &Reading, item: usize) -> Option<usize> {
    let is_comma =
        |at: usize| reading.items.get(at).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma);
    let named = item.checked_sub(2).filter(|_| is_comma(item - 1))?;
    let opens = reading.items.get(item).and_then(|item| reading.units.get(item.units.start))?;
    let describes = opens.tag != Tag::Name && !matches!(opens.word.as_str(), "and" | "or");
    let is_name = matches!(reading.head(named)?.thing, Thing::Organisation(_) | Thing::Person(_));
    (describes && is_name).then_some(named)
}

/// Whether the verb a noun is subject of undoes it: "the merger collapsed".
fn governed_away(reading: &Reading, frame: &Frame, governors: &Governors) -> bool {
    reading.verb(frame.verb).is_some_and(|group| {
        !group.negative
            && (matches!(group.lemma.as_str(), "end" | "expire") || matches!(governors.verb(&group.lemma), Some(Effect::Undone)))
    })
}

/// A phrase and those joined to it: as the frames do, for a noun's own prepositions.
fn joined(reading: &Reading, item: usize) -> Vec<usize> {
    let known = reading
        .frames
        .iter()
        .flat_map(|frame| frame.slots.iter().map(|slot| &slot.phrases).chain([&frame.object]))
        .find(|phrases| phrases.first() == Some(&item));
    if let Some(known) = known {
        return known.clone();
    }
    let mut phrases = vec![item];
    let mut at = item;
    while matches!(reading.word(at + 1), "and" | "&") && reading.noun(at + 2).is_some() {
        let claimed = reading.frames.iter().any(|frame| {
            let finite = reading.verb(frame.verb).is_some_and(|group| group.mood == Mood::Finite);
            finite && frame.subject.first() == Some(&(at + 2)) && frame.verb > at + 2 && frame.verb <= at + 4
        });
        if claimed {
            break;
        }
        phrases.push(at + 2);
        at += 2;
    }
    phrases
}
