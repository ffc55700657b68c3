//! What was found in one text. Plain data; ids are indices into its own lists.

use super::document::Document;
use super::fact::Fact;
use super::figure::Figure;
use super::organisation::{Names, Organisation, OrganisationId};
use super::overlap;
use super::person::{Person, PersonId};
use super::quote::{Quote, Speaker};
use crate::extract::figure::FigureId;
use crate::span::Span;

/// All that was found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The sentences of the article itself, in order.
    pub sentences: Vec<Span>,
    /// Organisations, the most mentioned first; an [`OrganisationId`] is an index.
    pub organisations: Vec<Organisation>,
    /// People, in the order of their first mention; a [`PersonId`] is an index.
    pub people: Vec<Person>,
    /// Figures, in the order of the text, disjoint; a [`FigureId`] is an index.
    pub figures: Vec<Figure>,
    /// Quotes, in the order of the text.
    pub quotes: Vec<Quote>,
    /// Facts, the most useful first.
    pub facts: Vec<Fact>,
    /// Every place to be highlighted, sorted and disjoint.
    pub mentions: Vec<Mention>,
}

/// A place in the text that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The place.
    pub span: Span,
    /// What it names.
    pub of: Entity,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entity {
    /// An organisation.
    Organisation(OrganisationId),
    /// A person.
    Person(PersonId),
    /// A figure.
    Figure(FigureId),
}

impl Analysis {
    /// Gathers what the finders found; `mentions` are made here, longest first where two overlap.
    pub fn new(document: &Document, names: Names, figures: Vec<Figure>, quotes: Vec<Quote>, facts: Vec<Fact>) -> Self {
        let Names { organisations, people } = names;
        let organisation_mentions = organisations.iter().zip(0..).flat_map(|(organisation, id)| {
            organisation.mentions.iter().map(move |mention| Mention { span: mention.span, of: Entity::Organisation(OrganisationId(id)) })
        });
        let people_mentions = people
            .iter()
            .zip(0..)
            .flat_map(|(person, id)| person.mentions.iter().map(move |&span| Mention { span, of: Entity::Person(PersonId(id)) }));
        let figure_mentions = figures.iter().zip(0..).map(|(figure, id)| Mention { span: figure.span, of: Entity::Figure(FigureId(id)) });
        let all = organisation_mentions.chain(people_mentions).chain(figure_mentions).collect();
        let mentions = overlap::resolve(all, |mention| mention.span);
        let sentences = document.sentences.iter().map(|sentence| sentence.span).collect();
        Self { sentences, organisations, people, figures, quotes, facts, mentions }
    }

    /// The organisation with this id.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(id.0 as usize)
    }

    /// The person with this id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0 as usize)
    }

    /// The figure with this id.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.0 as usize)
    }

    /// The name of a speaker, else the words that stand for him in `text`, which is that of the article.
    pub fn speaker<'a>(&'a self, speaker: Speaker, text: &'a str) -> Option<&'a str> {
        match speaker {
            Speaker::Person(id) => self.person(id).map(|person| person.name.as_str()),
            Speaker::Organisation(id) => self.organisation(id).map(|organisation| organisation.name.as_str()),
            Speaker::Unnamed(span) => Some(span.of(text)),
        }
    }

    /// The mention that holds a byte.
    pub fn mention_at(&self, offset: usize) -> Option<Mention> {
        let after = self.mentions.partition_point(|mention| mention.span.end() <= offset);
        self.mentions.get(after).copied().filter(|mention| mention.span.holds(offset))
    }
}
