//! An article read for facts: its sentences as clauses, and whom its references mean.
//!
//! "the company", "it", "he" and a missing subject are resolved to the one that the article has just made its subject, or that
//! it is about; where neither fits, to nobody. Nothing is guessed between two that fit equally well.

use super::description::{Class, class_of, is_organ, is_part};
use super::salience::{salience, topic};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::document::Document;
use crate::extract::figure::Figure;
use crate::extract::organisation::{Names, OrganisationId, OrganisationKind};
use crate::extract::person::PersonId;
use crate::extract::quote::{Quote, Speaker};
use crate::span::Span;

/// An article read for facts.
pub struct Scene<'a> {
    /// Its text, tokens and sentences.
    pub document: &'a Document<'a>,
    /// Its organisations and people.
    pub names: &'a Names,
    /// Its figures.
    pub figures: &'a [Figure],
    /// Its quotes.
    pub quotes: &'a [Quote],
    /// Its sentences as clauses, in step with the document's.
    pub readings: &'a [Reading],
    /// The organisation that it is about, where one stands out.
    pub topic: Option<OrganisationId>,
    /// How much the article is about each organisation.
    pub salience: Vec<u32>,
    /// The organisation and person that each sentence makes its subject, last first to be asked.
    subjects: Vec<Subjects>,
}

#[derive(Clone, Debug, Default)]
struct Subjects {
    /// Subjects by the item of their phrase.
    organisations: Vec<(usize, OrganisationId)>,
    people: Vec<(usize, PersonId)>,
}

/// A phrase resolved, and how sure that is: 1 for a name.
pub type Resolved<T> = Option<(T, f32)>;

impl<'a> Scene<'a> {
    /// An article of whose sentences the clauses are known.
    pub fn new(document: &'a Document<'a>, names: &'a Names, figures: &'a [Figure], quotes: &'a [Quote], readings: &'a [Reading]) -> Self {
        let salience = salience(document, names);
        let topic = topic(&salience);
        let mut scene = Self { document, names, figures, quotes, readings, topic, salience, subjects: Vec::new() };
        for sentence in 0..scene.readings.len() {
            let subjects = scene.subjects_of(sentence);
            scene.subjects.push(subjects);
        }
        scene
    }

    /// The words of some items of a sentence.
    pub fn span(&self, sentence: usize, first: usize, last: usize) -> Span {
        let Some(reading) = self.readings.get(sentence) else { return Span::default() };
        match (reading.items.get(first), reading.items.get(last)) {
            (Some(first), Some(last)) => crate::extract::clause::phrases::span_of(&reading.units, first.units.start..last.units.end),
            _ => Span::default(),
        }
    }

    fn subjects_of(&self, sentence: usize) -> Subjects {
        let mut subjects = Subjects::default();
        let Some(reading) = self.readings.get(sentence) else { return subjects };
        // Whom a relative clause speaks of is less in mind than whom the sentence does; the last is asked first.
        let relative = |frame: &&Frame| {
            (frame.verb.saturating_sub(2)..frame.verb).any(|at| matches!(reading.word(at), "which" | "who" | "that" | "whose"))
        };
        for frame in reading.frames.iter().filter(relative).chain(reading.frames.iter().filter(|frame| !relative(frame))) {
            // "Acme and Brill took part": neither is "it" afterwards.
            if frame.subject.len() > 1
                && frame.subject.iter().all(|&phrase| matches!(reading.head(phrase).map(|unit| unit.thing), Some(Thing::Organisation(_))))
            {
                continue;
            }
            // "It is Acme's largest deal": a thing is spoken of.
            let is_thing = |&phrase: &usize| {
                reading.verb(frame.verb).is_some_and(|group| group.lemma == "be")
                    && reading.word(phrase) == "it"
                    && frame
                        .object
                        .first()
                        .and_then(|&object| reading.head(object))
                        .is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun && class_of(&unit.word).is_none())
            };
            let complement = frame.object.iter().filter(|_| reading.verb(frame.verb).is_some_and(|group| group.lemma == "be"));
            for &phrase in frame.subject.iter().filter(|phrase| !is_thing(phrase)).chain(complement) {
                if let Some((organisation, _)) = self.stands_for(sentence, phrase, &subjects) {
                    if !subjects.organisations.contains(&(phrase, organisation)) {
                        subjects.organisations.push((phrase, organisation));
                    }
                    continue;
                }
                if let Some((organisation, _)) = self.organisation_with(sentence, phrase, &[], &subjects) {
                    if !subjects.organisations.contains(&(phrase, organisation)) {
                        subjects.organisations.push((phrase, organisation));
                    }
                } else if let Some(Thing::Person(person)) = reading.head(phrase).map(|unit| unit.thing)
                    && !subjects.people.contains(&(phrase, person))
                {
                    subjects.people.push((phrase, person));
                } else if reading.word(phrase + 1) == ","
                    && let Some(Thing::Person(person)) = reading.head(phrase + 2).map(|unit| unit.thing)
                    && matches!(reading.word(phrase + 3), "," | "")
                {
                    // "Its finance director, Jane Roe, left"
                    subjects.people.push((phrase, person));
                }
            }
        }
        subjects
    }

    /// "Shares in Acme", "Its customers": whom a subject that is no organisation speaks of.
    fn stands_for(&self, sentence: usize, phrase: usize, own: &Subjects) -> Resolved<OrganisationId> {
        let reading = self.readings.get(sentence)?;
        let noun = reading.noun(phrase)?;
        if reading.units.get(noun.head)?.thing != Thing::Word || reading.units.get(noun.head)?.tag == Tag::Pronoun {
            return None;
        }
        if one_of(&reading.units.get(noun.head)?.word, "shares|stock") && matches!(reading.word(phrase + 1), "in" | "of") {
            return match reading.head(phrase + 2)?.thing {
                Thing::Organisation(organisation) => Some((organisation, 1.0)),
                _ => None,
            };
        }
        let owner = noun.owner.as_ref().and_then(|owner| reading.units.get(owner.end.checked_sub(1)?))?;
        match owner.thing {
            Thing::Organisation(organisation) => Some((organisation, 0.9)),
            Thing::Word if owner.word == "its" => self.reference(sentence, phrase, Class::Any, &[], own),
            _ => None,
        }
    }

    fn kind(&self, organisation: OrganisationId) -> Option<OrganisationKind> {
        self.names.organisations.get(organisation.0 as usize).map(|organisation| organisation.kind)
    }

    fn is_company(&self, organisation: OrganisationId) -> bool {
        self.kind(organisation).is_some_and(|kind| Class::Company.holds(kind))
    }

    /// The organisation that a noun phrase means; `exclude` are those it cannot mean.
    pub fn organisation(&self, sentence: usize, phrase: usize, exclude: &[OrganisationId]) -> Resolved<OrganisationId> {
        self.organisation_with(sentence, phrase, exclude, self.subjects.get(sentence).unwrap_or(&Subjects::default()))
    }

    fn organisation_with(&self, sentence: usize, phrase: usize, exclude: &[OrganisationId], own: &Subjects) -> Resolved<OrganisationId> {
        let reading = self.readings.get(sentence)?;
        let noun = reading.noun(phrase)?;
        let head = reading.units.get(noun.head)?;
        match head.thing {
            Thing::Organisation(organisation) => return Some((organisation, 1.0)),
            Thing::Person(_) | Thing::Figure(..) => return None,
            Thing::Word => {}
        }
        if let Some(organisation) = self.apposition(reading, phrase).or_else(|| self.apposed_to(reading, phrase)) {
            return Some((organisation, 0.95));
        }
        // "the central bank" is no bank of the article.
        let before = noun.head.checked_sub(1).and_then(|before| reading.units.get(before));
        if head.word == "bank" && before.is_some_and(|unit| unit.word == "central") {
            return None;
        }
        if head.tag == Tag::Pronoun {
            return match head.word.as_str() {
                "it" | "itself" => self.reference(sentence, phrase, Class::Any, exclude, own),
                "we" | "us" => self.speakers_organisation(head.span).or_else(|| self.interviewed(head.span)),
                "they" | "them" => self.reference(sentence, phrase, Class::Any, exclude, own).map(|(id, sure)| (id, sure * 0.7)),
                _ => None,
            };
        }
        // "Acme's board", "the Acme board", "the board of Acme" act for Acme.
        if is_organ(&head.word) {
            let owner = noun.owner.as_ref().and_then(|owner| reading.units.get(owner.end.checked_sub(1)?));
            let inside = reading.items.get(phrase).filter(|item| noun.head > item.units.start).and(before);
            if let Some(Thing::Organisation(organisation)) = owner.or(inside).map(|unit| unit.thing) {
                return Some((organisation, 0.9));
            }
            if reading.word(phrase + 1) == "of"
                && let Some(Thing::Organisation(organisation)) = reading.head(phrase + 2).map(|unit| unit.thing)
            {
                return Some((organisation, 0.9));
            }
        }
        // "its application to buy": who applies is who would buy.
        if one_of(&head.word, "application|bid|offer|proposal|request|plan|plans|attempt|approach|effort") && noun.owner.is_some() {
            let judge: Vec<OrganisationId> = reading
                .frames
                .iter()
                .filter(|frame| frame.object.contains(&phrase))
                .flat_map(|frame| frame.subject.iter().filter_map(|&item| reading.head(item)))
                .filter_map(|unit| if let Thing::Organisation(id) = unit.thing { Some(id) } else { None })
                .collect();
            return self.owner(sentence, phrase, &judge);
        }
        // "Acme's Swiss arm has bought": what a part does, the whole does.
        let acts = |frame: &Frame| {
            frame.subject.contains(&phrase) && reading.verb(frame.verb).is_some_and(|group| !group.passive && group.lemma != "be")
        };
        if is_part(&head.word)
            && reading.frames.iter().any(acts)
            && let Some(owner) = noun.owner.as_ref().and_then(|owner| reading.units.get(owner.end.checked_sub(1)?))
            && let Thing::Organisation(organisation) = owner.thing
        {
            return Some((organisation, 0.85));
        }
        // "the Brill chain"
        let before = reading.items.get(phrase).filter(|item| noun.head > item.units.start).and_then(|_| reading.units.get(noun.head - 1));
        if let Some(Thing::Organisation(organisation)) = before.map(|unit| unit.thing)
            && one_of(&head.word, "chain|group|brand|company|firm|bank|retailer|airline|network|conglomerate|empire|franchise")
        {
            return Some((organisation, 0.95));
        }
        let class = class_of(&head.word)?;
        if matches!(head.word.as_str(), "group" | "consortium" | "syndicate") && self.is_of_several(sentence, &head.word) {
            return None;
        }
        let first = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.start))?;
        // "a company" is some company; "the company", and a headline's bare "Company", are one of the article's.
        let pointed = noun.definite && noun.owner.is_none() && !matches!(first.word.as_str(), "these" | "those" | "both" | "all");
        if !pointed || head.word.ends_with('s') && head.word != "business" {
            return None;
        }
        // A description with another name in it ("the UK company") still means the one spoken of.
        self.reference(sentence, phrase, class, exclude, own)
    }

    /// "A group of New York investors … the group": some that have no name together.
    fn is_of_several(&self, sentence: usize, word: &str) -> bool {
        (sentence.saturating_sub(4)..=sentence).rev().filter_map(|earlier| self.readings.get(earlier)).any(|reading| {
            (0..reading.items.len()).any(|item| {
                let first = reading.items.get(item).and_then(|item| reading.units.get(item.units.start));
                first.is_some_and(|unit| matches!(unit.word.as_str(), "a" | "an"))
                    && reading.head(item).is_some_and(|unit| unit.word == word && unit.thing == Thing::Word)
                    && matches!(reading.word(item + 1), "of" | "led" | "including")
                    && (item + 2..item + 5).any(|at| {
                        reading.head(at).is_some_and(|unit| {
                            one_of(
                                &unit.word,
                                "investors|firms|companies|shareholders|banks|lenders|funds|creditors|bondholders|bidders|buyers",
                            )
                        })
                    })
            })
        })
    }

    /// "its rival, Brill,": the name beside a description.
    fn apposition(&self, reading: &Reading, phrase: usize) -> Option<OrganisationId> {
        let comma = reading.items.get(phrase + 1)?;
        let is_comma = reading.units.get(comma.units.start).is_some_and(|unit| unit.tag == Tag::Comma);
        let head = reading.head(phrase)?;
        let after = reading.items.get(phrase + 3);
        let closes =
            after.is_none_or(|item| reading.units.get(item.units.start).is_some_and(|unit| matches!(unit.tag, Tag::Comma | Tag::Boundary)));
        let common = head.tag == Tag::Noun && head.thing == Thing::Word && !super::nouns::is_metric(&head.word);
        let bare = reading.items.get(phrase + 2).is_some_and(|item| item.units.len() < 3);
        if !is_comma || !closes || !(class_of(&head.word).is_some() || common) || (reading.word(phrase + 2) == "the" && bare) {
            return None;
        }
        match reading.head(phrase + 2)?.thing {
            Thing::Organisation(organisation) => Some(organisation),
            _ => None,
        }
    }

    /// "Acme, the largest maker of pumps,": the name before a description.
    fn apposed_to(&self, reading: &Reading, phrase: usize) -> Option<OrganisationId> {
        let is_comma = |item: usize| {
            reading.items.get(item).and_then(|item| reading.units.get(item.units.start)).is_some_and(|unit| unit.tag == Tag::Comma)
        };
        let named = phrase.checked_sub(2).filter(|_| is_comma(phrase - 1))?;
        let head = reading.head(phrase)?;
        // In a list ("Acme, the company and Brill") nothing is described.
        let listed = matches!(reading.word(phrase + 1), "and" | "or") || (named > 0 && matches!(reading.word(named - 1), "and" | "or"));
        if listed || !(class_of(&head.word).is_some() || one_of(&head.word, "arm|house|boutique|vehicle")) {
            return None;
        }
        match reading.head(named)?.thing {
            Thing::Organisation(organisation) => Some(organisation),
            _ => None,
        }
    }

    /// Whose 'its' or "the company's" an owner is; names as they are.
    pub fn owner(&self, sentence: usize, phrase: usize, exclude: &[OrganisationId]) -> Resolved<OrganisationId> {
        let reading = self.readings.get(sentence)?;
        let noun = reading.noun(phrase)?;
        let owner = noun.owner.as_ref()?;
        let last = reading.units.get(owner.end.checked_sub(1)?)?;
        let subjects = Subjects::default();
        let own = self.subjects.get(sentence).unwrap_or(&subjects);
        match last.thing {
            Thing::Organisation(organisation) => Some((organisation, 1.0)),
            Thing::Person(_) | Thing::Figure(..) => None,
            Thing::Word if last.tag == Tag::Possessive => match last.word.as_str() {
                // "the Danish government because of its debts": the state's.
                "its" if self.is_states(reading, phrase) => None,
                "its" => self.reference(sentence, phrase, Class::Any, exclude, own),
                "our" => self.speakers_organisation(last.span).or_else(|| self.interviewed(last.span)),
                "whose" => self.whose(sentence, phrase, exclude),
                _ => None,
            },
            Thing::Word => {
                let definite = reading.units.get(owner.start).is_some_and(|unit| matches!(unit.word.as_str(), "the" | "this"));
                let class = class_of(&last.word).filter(|_| definite)?;
                self.reference(sentence, phrase, class, exclude, own)
            }
        }
    }

    /// Whether the nearest noun before a phrase is a state or a body of one that is no organisation of the article.
    fn is_states(&self, reading: &Reading, phrase: usize) -> bool {
        let nearest = (phrase.saturating_sub(6)..phrase)
            .rev()
            .filter_map(|item| reading.head(item))
            .find(|unit| matches!(unit.thing, Thing::Organisation(_)) || one_of(&unit.word, STATES));
        nearest.is_some_and(|unit| unit.thing == Thing::Word)
    }

    /// "Acme, whose customers …": the one before.
    fn whose(&self, sentence: usize, phrase: usize, exclude: &[OrganisationId]) -> Resolved<OrganisationId> {
        let reading = self.readings.get(sentence)?;
        let mut before = phrase.checked_sub(1)?;
        if reading.noun(before).is_none() {
            before = before.checked_sub(1)?;
        }
        self.organisation(sentence, before, exclude)
    }

    /// The one that a reference at `phrase` means.
    fn reference(
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
    fn interviewed(&self, place: Span) -> Resolved<OrganisationId> {
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

/// What "its" may be besides an organisation of the article.
const STATES: &str = "country|state|government|city|province|nation|county|town|region|church|team|party|army|island|economy";

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::told;

    #[test]
    fn tells_whom_references_mean() {
        let cases = [
            ("Acme makes pumps. It bought Brill in 2020.", "acquirer=Acme"),
            ("Acme makes pumps. The company bought Brill.", "acquirer=Acme"),
            ("Acme makes pumps. The British group will buy Brill.", "acquirer=Acme"),
            ("Leeds University met Acme. The university bought Brill.", "acquirer=Leeds University"),
            ("Acme said it had bought Brill.", "acquirer=Acme"),
            ("Acme's board agreed to buy Brill.", "acquirer=Acme"),
            ("Acme, which makes pumps, has bought Brill.", "acquirer=Acme"),
            ("Acme bought its rival, Brill, last year.", "target=Brill"),
            ("Jane Roe runs pumps. She joined Acme as finance director in May.", "person=Jane Roe"),
            ("Acme and Brill build ships. The two companies will collaborate on engines.", "parties=Acme+Brill"),
        ];
        for (text, expected) in cases {
            let facts = told(text);
            assert!(facts.iter().any(|fact| fact.contains(expected)), "{text}: {facts:?}");
        }
    }

    #[test]
    fn means_nobody_where_nobody_fits() {
        for text in [
            "The company bought a rival.",
            "A company bought Brill.",
            "Investors bought Brill and Acme.",
            "He joined the board as a member.",
        ] {
            let facts = told(text);
            assert!(!facts.iter().any(|fact| fact.contains("acquirer=Acme") || fact.contains("person=")), "{text}: {facts:?}");
        }
    }
}
