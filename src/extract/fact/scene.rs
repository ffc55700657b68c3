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
use crate::extract::quote::Quote;
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
    pub(super) subjects: Vec<Subjects>,
}

/// Whom a sentence makes its subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Subjects {
    /// Subjects by the item of their phrase.
    pub(super) organisations: Vec<(usize, OrganisationId)>,
    pub(super) people: Vec<(usize, PersonId)>,
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

    pub(super) fn kind(&self, organisation: OrganisationId) -> Option<OrganisationKind> {
        self.names.organisations.get(organisation.0 as usize).map(|organisation| organisation.kind)
    }

    pub(super) fn is_company(&self, organisation: OrganisationId) -> bool {
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
