//! Whom references mean: "the company", "it", "he", "the two", and who speaks.

use super::description::Class;
use super::scene::{Resolved, Scene, Subjects};
use crate::extract::clause::units::Thing;
use crate::extract::clause::words::one_of;
use crate::extract::organisation::OrganisationId;
use crate::extract::person::PersonId;
use crate::extract::quote::{Quote, Speaker};
use crate::span::Span;

impl Scene<'_> {
    /// "Acme, whose customers …": the one before.
    pub(super) fn whose(&self, sentence: usize, phrase: usize, exclude: &[OrganisationId]) -> Resolved<OrganisationId> {
        let reading = self.readings.get(sentence)?;
        let mut before = phrase.checked_sub(1)?;
        if reading.noun(before).is_none() {
            before = before.checked_sub(1)?;
        }
        self.organisation(sentence, before, exclude)
    }

    /// The one that a reference at `phrase` means.
    pub(super) fn reference(
        &self,
        sentence: usize,
        phrase: usize,
        class: Class,
        exclude: &[OrganisationId],
        own: &Subjects,
    ) -> Resolved<OrganisationId> {
        let fits = |organisation: OrganisationId| {
            !exclude.contains(&organisation) && self.kind(organisation).is_some_and(|kind| class.holds(kind))
        };
        let topic = self.topic_of(class).filter(|&organisation| fits(organisation));
        // The same sentence first, then the few before it.
        let mut recent = own
            .organisations
            .iter()
            .filter(|(item, organisation)| *item < phrase && fits(*organisation))
            .min_by_key(|(_, organisation)| !self.is_company(*organisation))
            .map(|(_, id)| (*id, 0.92));
        // "accused Brill of fraud and sued it": not a subject, but not who acts either.
        if recent.is_none() && !exclude.is_empty() {
            let item = self.readings.get(sentence).and_then(|reading| reading.items.get(phrase));
            let before = item.and_then(|item| self.readings.get(sentence)?.units.get(..item.units.start)).unwrap_or_default();
            recent = before.iter().rev().find_map(|unit| match unit.thing {
                Thing::Organisation(id) if fits(id) => Some((id, 0.82)),
                _ => None,
            });
        }
        for (back, earlier) in (sentence.saturating_sub(3)..sentence).rev().enumerate() {
            if recent.is_some() {
                break;
            }
            let subjects = self.subjects.get(earlier);
            recent = subjects
                .and_then(|subjects| subjects.organisations.iter().rev().find(|(_, organisation)| fits(*organisation)))
                .map(|&(_, id)| (id, [0.85, 0.75, 0.7][back.min(2)]));
        }
        // "bought a quarter of Brill. It will not bid for the whole company": the other one that the sentence before names.
        if recent.is_none() && !exclude.is_empty() && sentence > 0 {
            let block = |sentence: usize| self.document.sentences.get(sentence).map(|sentence| sentence.block);
            let units =
                self.readings.get(sentence - 1).filter(|_| block(sentence - 1) == block(sentence)).map(|reading| &reading.units[..]);
            let mut named = units.unwrap_or_default().iter().filter_map(|unit| match unit.thing {
                Thing::Organisation(id) if fits(id) => Some(id),
                _ => None,
            });
            recent = named.next().filter(|first| named.all(|other| other == *first)).map(|id| (id, 0.82));
        }
        match (recent, topic) {
            (Some((recent, _)), Some(topic)) if recent == topic => Some((recent, 0.95)),
            (Some((recent, sure)), _) if sure > 0.8 => Some((recent, sure)),
            (Some((recent, sure)), None) => Some((recent, sure)),
            (_, Some(topic)) => Some((topic, 0.85)),
            (None, None) => None,
        }
    }

    /// Whom a sentence without a name speaks of: the last that its paragraph made its subject, else whom the article is about.
    pub fn at_hand(&self, sentence: usize, class: Class) -> Resolved<OrganisationId> {
        let block = |sentence: usize| self.document.sentences.get(sentence).map(|sentence| sentence.block);
        let topic = self.topic_of(class);
        let spoken = (sentence.saturating_sub(3)..sentence)
            .rev()
            .take_while(|&earlier| block(earlier) == block(sentence))
            .filter_map(|earlier| self.subjects.get(earlier))
            .find_map(|subjects| {
                subjects.organisations.iter().rev().find(|(_, id)| self.kind(*id).is_some_and(|kind| class.holds(kind))).map(|(_, id)| *id)
            });
        match spoken {
            Some(spoken) if Some(spoken) == topic => Some((spoken, 0.8)),
            Some(spoken) => Some((spoken, 0.72)),
            None => topic.map(|topic| (topic, 0.75)),
        }
    }

    /// The organisation of a class that the article is about.
    pub fn topic_of(&self, class: Class) -> Option<OrganisationId> {
        if let Some(topic) = self.topic.filter(|&topic| self.kind(topic).is_some_and(|kind| class.holds(kind))) {
            return Some(topic);
        }
        let mut fitting: Vec<(u32, OrganisationId)> = self
            .salience
            .iter()
            .zip(0..)
            .map(|(&weight, id)| (weight, OrganisationId(id)))
            .filter(|(weight, id)| *weight > 0 && self.kind(*id).is_some_and(|kind| class.holds(kind)))
            .collect();
        fitting.sort_by_key(|&(weight, id)| (std::cmp::Reverse(weight), id));
        match fitting[..] {
            [] => None,
            [(_, only)] => Some(only),
            // A class of few, such as universities, may have its own; a company must stand out.
            [(first, id), (second, _), ..] if class != Class::Company && class != Class::Any && first > second => Some(id),
            _ => None,
        }
    }

    /// The two that "the two companies", "both" or "they" mean: the last two named together.
    pub fn pair(&self, sentence: usize, phrase: usize) -> Option<[OrganisationId; 2]> {
        let reading = self.readings.get(sentence)?;
        let head = reading.head(phrase)?;
        let item = reading.items.get(phrase)?;
        let first = reading.units.get(item.units.start)?.word.as_str();
        let two = reading
            .units
            .get(item.units.clone())?
            .iter()
            .any(|unit| matches!(unit.word.as_str(), "two" | "both" | "pair" | "duo") || self.is_two(unit.thing));
        let plural = one_of(
            &head.word,
            "companies|firms|groups|parties|partners|sides|businesses|institutions|organisations|organizations|universities\
             |banks|pair|duo",
        );
        let means_two =
            head.word == "they" || head.word == "two" && first == "the" || (plural && (two || first == "the")) || head.word == "both";
        if !means_two {
            return None;
        }
        // The two that the article is about, if it is about two; else the last two named together.
        let mut ranked: Vec<(u32, u32)> = self.salience.iter().copied().zip(0..).collect();
        ranked.sort_by_key(|&(weight, id)| (std::cmp::Reverse(weight), id));
        if let [(_, a), (second, b), rest @ ..] = &ranked[..]
            && *second >= 3
            && rest.first().is_none_or(|(third, _)| third * 2 <= *second)
        {
            return Some([OrganisationId(*a), OrganisationId(*b)]);
        }
        for earlier in (sentence.saturating_sub(3)..=sentence).rev() {
            let end = if earlier == sentence { item.units.start } else { usize::MAX };
            let mut seen: Vec<OrganisationId> = Vec::new();
            for unit in self.readings.get(earlier)?.units.iter().take(end) {
                if let Thing::Organisation(id) = unit.thing
                    && !seen.contains(&id)
                {
                    seen.push(id);
                }
            }
            match seen[..] {
                [a, b] => return Some([a, b]),
                [] | [_] => {}
                _ => return None,
            }
        }
        None
    }

    fn is_two(&self, thing: Thing) -> bool {
        matches!(thing, Thing::Figure(id, _) if self.figures.get(id.0 as usize).is_some_and(|figure| self.document.words(figure.span).eq_ignore_ascii_case("two")))
    }

    /// The person that "he" or "she" means, or a name.
    pub fn person(&self, sentence: usize, phrase: usize) -> Resolved<PersonId> {
        let reading = self.readings.get(sentence)?;
        let head = reading.head(phrase)?;
        if let Thing::Person(person) = head.thing {
            return Some((person, 1.0));
        }
        // "Its founder, Jane Roe, keeps a third"
        if super::nouns::is_job(&head.word)
            && head.thing == Thing::Word
            && reading.word(phrase + 1) == ","
            && let Some(Thing::Person(person)) = reading.head(phrase + 2).map(|unit| unit.thing)
        {
            return Some((person, 0.95));
        }
        if !matches!(head.word.as_str(), "he" | "she" | "him" | "her") {
            return None;
        }
        // "replaces Jane Roe, who said that she would retire": who says it.
        let told = reading.frames.iter().find(|frame| frame.subject.contains(&phrase)).filter(|frame| frame.reported);
        let teller =
            told.and_then(|frame| reading.frames.get(frame.governor?)).and_then(|governor| reading.head(*governor.subject.first()?));
        if let Some(Thing::Person(person)) = teller.map(|unit| unit.thing) {
            return Some((person, 0.95));
        }
        // "Jane Roe will succeed her": somebody else.
        let own = reading.frames.iter().find(|frame| frame.object.contains(&phrase)).map_or(&[][..], |frame| &frame.subject);
        self.person_before(sentence, phrase, own)
    }

    /// The person that a pronoun before or at an item goes back to, who is none of `others`.
    pub fn person_before(&self, sentence: usize, phrase: usize, others: &[usize]) -> Resolved<PersonId> {
        for (back, earlier) in (sentence.saturating_sub(2)..=sentence).rev().enumerate() {
            let subjects = self.subjects.get(earlier)?;
            let found = subjects.people.iter().rev().find(|(item, _)| back > 0 || *item < phrase && !others.contains(item));
            if let Some(&(_, person)) = found {
                return Some((person, [0.92, 0.9, 0.75][back.min(2)]));
            }
        }
        None
    }

    /// The organisation that speaks, or whose person speaks, in the quote around a place.
    pub fn speakers_organisation(&self, place: Span) -> Resolved<OrganisationId> {
        match self.quote_at(place)?.speaker? {
            Speaker::Organisation(organisation) => Some((organisation, 0.9)),
            Speaker::Person(person) => {
                self.names.people.get(person.0 as usize).and_then(|person| person.organisation).map(|organisation| (organisation, 0.85))
            }
            Speaker::Unnamed(_) => None,
        }
    }

    /// "we" of a quote without a speaker, as in an interview, or of somebody whose house is not told: whom the article is about.
    pub(super) fn interviewed(&self, place: Span) -> Resolved<OrganisationId> {
        let sure = match self.quote_at(place)?.speaker {
            None => 0.8,
            Some(Speaker::Person(_)) => 0.7,
            Some(_) => return None,
        };
        self.topic_of(Class::Company).map(|organisation| (organisation, sure))
    }

    /// The quote that holds a place: the outermost.
    pub fn quote_at(&self, place: Span) -> Option<&Quote> {
        // Few quotes hold a place and they are in the order of the text: look back from the last that starts before it.
        let after = self.quotes.partition_point(|quote| quote.span.start() <= place.start());
        self.quotes[after.saturating_sub(8)..after].iter().find(|quote| quote.span.contains(place))
    }
}
