//! What the panel says of an article: its items, each in a group, with the words of the text that it can be pointed at.
//!
//! Nothing is shown that cannot be pointed at in the text: an item without evidence is never made.

use std::collections::HashMap;

use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, FactKind, Filler, SHOWN, Status};
use crate::extract::figure::{Confidence, Figure, FigureKind, Value, compact};
use crate::extract::organisation::{OrganisationId, OrganisationMention};
use crate::extract::quote::Speaker;
use crate::report::tables::attributed;
use crate::span::Span;

/// The confidence of the surest facts.
const SUREST: f32 = 0.8;

/// The confidence of names and figures that their finder is unsure of, and of quotes without a speaker.
const UNSURE: f32 = 0.5;

/// The most key facts there are.
const KEY_FACTS: usize = 5;

macro_rules! groups {
    ($($group:ident $title:literal)+) => {
        /// A group of the panel, the most useful first.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Group { $($group),+ }

        impl Group {
            /// Its heading.
            pub fn title(self) -> &'static str {
                match self { $(Group::$group => $title),+ }
            }
        }
    };
}

groups! {
    Key "Key facts"
    Deals "Deals"
    Results "Results & forecasts"
    Rules "Rules & courts"
    People "People"
    Figures "Figures"
    Quotes "Quotes"
    Dates "Dates"
    Names "Names"
}

/// One line of the panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The group it stands in.
    pub group: Group,
    /// Whether it happened, for facts.
    pub status: Option<Status>,
    /// It in plain words.
    pub words: String,
    /// Where it stands in the text: never empty.
    pub evidence: Vec<Span>,
    /// How sure it is, from 0 to 1; never shown as a number.
    pub confidence: f32,
    /// The organisations it is about.
    pub about: Vec<OrganisationId>,
}

impl Item {
    /// Shown dim.
    pub fn unsure(&self) -> bool {
        self.confidence < SHOWN
    }
}

/// How sure an item must be to be shown.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// Everything, what is unsure dimmed.
    All,
    /// No unsure facts.
    #[default]
    Likely,
    Sure,
}

impl Certainty {
    /// Every one, in the order the key goes through them.
    pub const ALL: [Certainty; 3] = [Certainty::All, Certainty::Likely, Certainty::Sure];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::All => "all",
            Certainty::Likely => "likely",
            Certainty::Sure => "sure",
        }
    }

    /// It in words.
    pub fn title(self) -> &'static str {
        match self {
            Certainty::All => "all facts, the unsure ones dimmed",
            Certainty::Likely => "facts that are likely right",
            Certainty::Sure => "only the surest facts",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Certainty> {
        Certainty::ALL.into_iter().find(|certainty| certainty.name() == name)
    }

    /// The one after it.
    pub fn next(self) -> Certainty {
        let at = Certainty::ALL.iter().position(|&other| other == self).unwrap_or(0);
        Certainty::ALL[(at + 1) % Certainty::ALL.len()]
    }

    /// Whether it lets an item through.
    pub fn shows(self, item: &Item) -> bool {
        match self {
            Certainty::All => true,
            // Figures, quotes and names stand in the text whatever they mean; a fact may be wrong.
            Certainty::Likely => !item.unsure() || item.status.is_none(),
            Certainty::Sure => item.confidence >= SUREST,
        }
    }
}

/// The items of an article, group by group.
pub fn items(article: &Article, analysis: &Analysis) -> Vec<Item> {
    let mut items = Vec::new();
    let key: Vec<usize> = key_facts(analysis);
    for (n, fact) in analysis.facts.iter().enumerate() {
        let group = if key.contains(&n) { Group::Key } else { group_of(fact.kind) };
        items.push(fact_item(fact, group, article, analysis));
    }
    people(analysis, &mut items);
    figures(article, analysis, &mut items);
    quotes(article, analysis, &mut items);
    names(analysis, &mut items);
    items.retain(|item: &Item| !item.evidence.is_empty());
    items.sort_by_key(|item| item.group);
    items
}

/// Up to five sure facts of the most mentioned organisation that happened or are planned and name a figure or a second party.
fn key_facts(analysis: &Analysis) -> Vec<usize> {
    let main = OrganisationId(0);
    let is_key = |fact: &Fact| {
        let fillers = || fact.roles.iter().flat_map(|(_, fillers)| fillers);
        let parties = fillers().filter(|filler| matches!(filler, Filler::Organisation(_))).count();
        let figure = fillers().any(|filler| matches!(filler, Filler::Figure(_)));
        fact.confidence >= SHOWN
            && matches!(fact.status, Status::Asserted | Status::Planned)
            && fillers().any(|filler| *filler == Filler::Organisation(main))
            && (figure || parties > 1)
    };
    (0..analysis.facts.len()).filter(|&n| is_key(&analysis.facts[n])).take(KEY_FACTS).collect()
}

fn group_of(kind: FactKind) -> Group {
    match kind {
        FactKind::Report | FactKind::Forecast | FactKind::Workforce => Group::Results,
        FactKind::Regulate | FactKind::Legal => Group::Rules,
        FactKind::Appoint | FactKind::Depart => Group::People,
        FactKind::Invest
        | FactKind::Raise
        | FactKind::Acquire
        | FactKind::Merge
        | FactKind::Divest
        | FactKind::Partner
        | FactKind::Contract
        | FactKind::Launch
        | FactKind::Found => Group::Deals,
    }
}

fn fact_item(fact: &Fact, group: Group, article: &Article, analysis: &Analysis) -> Item {
    let speaker = fact.attributed_to.map(|speaker| speaker_name(speaker, article, analysis));
    let words = attributed(&fact.line, speaker.as_deref());
    let fillers = fact.roles.iter().flat_map(|(_, fillers)| fillers.iter().copied());
    let mut about: Vec<OrganisationId> = fillers
        .filter_map(|filler| match filler {
            Filler::Organisation(id) => Some(id),
            Filler::Person(id) => analysis.person(id).and_then(|person| person.organisation),
            Filler::Figure(_) | Filler::Words(_) => None,
        })
        .chain(fact.attributed_to.and_then(|speaker| speaks_for(speaker, analysis)))
        .collect();
    about.sort_unstable();
    about.dedup();
    Item { group, status: Some(fact.status), words, evidence: fact.evidence.clone(), confidence: fact.confidence, about }
}

/// The organisation of a speaker.
fn speaks_for(speaker: Speaker, analysis: &Analysis) -> Option<OrganisationId> {
    match speaker {
        Speaker::Person(id) => analysis.person(id)?.organisation,
        Speaker::Organisation(id) => Some(id),
        Speaker::Unnamed(_) => None,
    }
}

fn sureness(sure: bool) -> f32 {
    if sure { 1.0 } else { UNSURE }
}

fn speaker_name(speaker: Speaker, article: &Article, analysis: &Analysis) -> String {
    analysis.speaker(speaker, &article.text).map(one_line).unwrap_or_default()
}

fn people(analysis: &Analysis, items: &mut Vec<Item>) {
    for person in &analysis.people {
        let organisation = person.organisation.and_then(|id| analysis.organisation(id)).map(|organisation| organisation.name.as_str());
        let role = person.role.as_deref();
        let words = match (role, organisation) {
            (Some(role), Some(organisation)) if role.contains(organisation) => format!("{} — {role}", person.name),
            (Some(role), Some(organisation)) => format!("{} — {role}, {organisation}", person.name),
            (Some(role), None) => format!("{} — {role}", person.name),
            (None, Some(organisation)) => format!("{} — {organisation}", person.name),
            (None, None) => person.name.clone(),
        };
        let about = person.organisation.into_iter().collect();
        items.push(Item { group: Group::People, status: None, words, evidence: person.mentions.clone(), confidence: 1.0, about });
    }
}

fn figures(article: &Article, analysis: &Analysis, items: &mut Vec<Item>) {
    let mut merged: Vec<(&Figure, Item)> = Vec::new();
    // Only those that are written alike can be the same, and a hostile article may have a hundred thousand that are not.
    let mut alike: HashMap<(FigureKind, &str, String), Vec<usize>> = HashMap::new();
    for kind in FigureKind::ALL {
        for figure in analysis.figures.iter().filter(|figure| figure.kind == kind) {
            let same = |other: &Figure| {
                (other.value, &other.unit, other.approx, &other.per) == (figure.value, &figure.unit, figure.approx, &figure.per)
                    && (other.value != Value::Unknown || other.span.of(&article.text) == figure.span.of(&article.text))
            };
            let key = (kind, figure.measures.as_deref().unwrap_or_default(), compact(figure, figure.span.of(&article.text)));
            let places = alike.entry(key).or_default();
            match places.iter().copied().find(|&place| merged.get(place).is_some_and(|(other, _)| same(other))) {
                Some(place) => merged[place].1.evidence.push(figure.span),
                None => {
                    places.push(merged.len());
                    let group = if figure.kind.is_date() { Group::Dates } else { Group::Figures };
                    let words = figure_words(figure, article, analysis);
                    let confidence = sureness(figure.confidence != Confidence::Low);
                    let about = figure.of.into_iter().collect();
                    merged.push((figure, Item { group, status: None, words, evidence: vec![figure.span], confidence, about }));
                }
            }
        }
    }
    items.extend(merged.into_iter().map(|(_, item)| item));
}

fn figure_words(figure: &Figure, article: &Article, analysis: &Analysis) -> String {
    let owner = figure.of.and_then(|id| analysis.organisation(id)).map(|organisation| organisation.name.as_str());
    let mut words = compact(figure, figure.span.of(&article.text));
    for part in [figure.measures.as_deref(), owner].into_iter().flatten() {
        words.push_str(" · ");
        words.push_str(&one_line(part));
    }
    words
}

fn quotes(article: &Article, analysis: &Analysis, items: &mut Vec<Item>) {
    for quote in &analysis.quotes {
        let said = one_line(quote.span.of(&article.text));
        // What is quoted word for word brings its quotation marks.
        let words = match quote.speaker {
            Some(speaker) => format!("{}: {said}", speaker_name(speaker, article, analysis)),
            None => said,
        };
        let confidence = sureness(quote.speaker.is_some());
        let about = quote.speaker.and_then(|speaker| speaks_for(speaker, analysis)).into_iter().collect();
        items.push(Item { group: Group::Quotes, status: None, words, evidence: vec![quote.span], confidence, about });
    }
}

fn names(analysis: &Analysis, items: &mut Vec<Item>) {
    for (organisation, id) in analysis.organisations.iter().zip(0..) {
        let mut words = organisation.name.clone();
        if !organisation.aliases.is_empty() {
            words.push_str(&format!(" ({})", organisation.aliases.join(", ")));
        }
        let evidence = organisation.mentions.iter().map(|mention: &OrganisationMention| mention.span).collect();
        let confidence = sureness(organisation.confidence != Confidence::Low);
        items.push(Item { group: Group::Names, status: None, words, evidence, confidence, about: vec![OrganisationId(id)] });
    }
}

/// The words with every run of white space as one space.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;
    use crate::extract::analyse;

    #[test]
    fn a_figure_stands_once_for_each_thing_that_it_measures() {
        let text = "Norvia paid £5m for Brill. The £5.0m was paid in cash. Norvia has 40 cranes and 40 sheds, and a handful of quays.";
        let article = Article::from_body(Source::Stream("a".into()), text.into(), None);
        let analysis = analyse(&article, &Default::default());
        let items = items(&article, &analysis);
        let figures: Vec<&Item> = items.iter().filter(|item| item.group == Group::Figures).collect();
        let shown: usize = figures.iter().map(|item| item.evidence.len()).sum();
        assert_eq!(shown, analysis.figures.len(), "each is the evidence of one item");
        assert!(
            figures.iter().any(|item| item.words.contains("40 · cranes")) && figures.iter().any(|item| item.words.contains("40 · sheds"))
        );
    }

    #[test]
    fn many_figures_take_no_longer_than_they_are_many() {
        let article = Article::from_body(Source::Stream("a".into()), "7 ".repeat(60_000), None);
        let figure = analyse(&Article::from_body(Source::Stream("b".into()), "It has 7 cranes.".into(), None), &Default::default())
            .figures
            .remove(0);
        let numbered =
            |n: u32| Figure { span: Span::new(2 * n as usize, 2 * n as usize + 1), value: Value::Number(n.into()), ..figure.clone() };
        let analysis = Analysis { figures: (0..60_000).map(numbered).collect(), ..Analysis::default() };
        let started = std::time::Instant::now();
        assert_eq!(items(&article, &analysis).len(), 60_000);
        assert!(started.elapsed() < std::time::Duration::from_secs(10), "{:?}", started.elapsed());
    }
}
