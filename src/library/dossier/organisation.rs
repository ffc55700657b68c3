//! The dossier of one organisation: what its articles say of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::fact::{self, FactLine, When};
use super::figures::{self, FigureLine};
use super::names::{Names, Party};
use super::same::{self, Group};
use super::told::Told;
use crate::extract::fact::FactKind;
use crate::library::entry::ArticleId;

/// What is known of one organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// Its fullest name.
    pub name: String,
    /// Its other names, each with the number of articles that give it, the most frequent first.
    pub aliases: Vec<(String, usize)>,
    /// The articles that name it, the newest first.
    pub articles: Vec<ArticleLine>,
    /// The facts in which it has a role, the latest first. [`Dossier::groups`] tells which are one.
    pub facts: Vec<FactLine>,
    /// Which facts are one, by their places in `facts`.
    pub groups: Vec<Group>,
    /// Who has roles in the same facts, the most frequent first.
    pub counterparties: Vec<Counterparty>,
    /// Its figures.
    pub figures: Vec<FigureLine>,
    /// The people with a role in it, those of the newest article first.
    pub people: Vec<PersonLine>,
    /// The names behind every [`Party`].
    pub names: Names,
}

/// An article of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleLine {
    /// Its number.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Its publisher; empty where that is not known.
    pub source: String,
    /// The day it was published.
    pub published: Option<Date>,
    /// How often it names the organisation.
    pub mentions: usize,
}

/// Somebody of an organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    /// The name.
    pub name: String,
    /// The role, as the newest article that gives one says it.
    pub role: Option<String>,
    /// The articles that say so, the newest first.
    pub articles: Vec<ArticleId>,
}

/// An organisation that has to do with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterparty {
    /// Who.
    pub party: Party,
    /// How many facts they share, each counted once however many articles tell it.
    pub facts: usize,
    /// How many of each sort.
    pub kinds: BTreeMap<FactKind, usize>,
    /// How many articles tell them.
    pub articles: usize,
    /// When the latest happened.
    pub latest: When,
}

/// Who goes by a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One organisation.
    Found(Box<Dossier>),
    /// Several: their full names.
    Several(Vec<String>),
    /// Nobody.
    Nobody,
}

impl Dossier {
    /// The dossier of the organisation that goes by a name in these articles, which are the newest first.
    pub fn of(name: &str, told: &[Told]) -> Answer {
        let names = Names::new(told);
        match names.called(name).as_slice() {
            [] => Answer::Nobody,
            [party] => Answer::Found(Box::new(Dossier::new(*party, told, names.clone()))),
            several => Answer::Several(several.iter().map(|&party| names.name(party).to_owned()).collect()),
        }
    }

    fn new(party: Party, told: &[Told], names: Names) -> Dossier {
        let own: Vec<FactLine> = fact::facts(told, &names).into_iter().filter(|fact| fact.names(party)).collect();
        let facts = fact::timeline(own);
        let groups = same::groups(&facts);
        let mut aliases: Vec<(String, usize)> = names.aliases(party).map(|(name, count)| (name.to_owned(), count)).collect();
        aliases.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Dossier {
            name: names.name(party).to_owned(),
            aliases,
            articles: told.iter().enumerate().filter_map(|(at, told)| article(party, at, told, &names)).collect(),
            counterparties: counterparties(party, &facts, &groups),
            figures: figures::table(told, &names).into_iter().filter(|line| line.party == Some(party)).collect(),
            people: people(party, told, &names),
            facts,
            groups,
            names,
        }
    }
}

fn article(party: Party, at: usize, told: &Told, names: &Names) -> Option<ArticleLine> {
    let own = told.organisations().filter(|(id, _)| names.party(at, *id) == Some(party));
    let mentions = own.map(|(_, organisation)| organisation.mentions.len()).reduce(|one, other| one + other)?;
    Some(ArticleLine {
        id: told.id,
        title: told.article.display_title(),
        source: told.article.meta.source.clone().unwrap_or_default(),
        published: told.article.meta.published,
        mentions,
    })
}

fn people(party: Party, told: &[Told], names: &Names) -> Vec<PersonLine> {
    let mut people: Vec<PersonLine> = Vec::new();
    for (at, told) in told.iter().enumerate() {
        for person in &told.analysis.people {
            if person.organisation.and_then(|id| names.party(at, id)) != Some(party) {
                continue;
            }
            match people.iter_mut().find(|known| known.name.to_lowercase() == person.name.to_lowercase()) {
                Some(known) => {
                    known.articles.push(told.id);
                    known.role = known.role.take().or_else(|| person.role.clone());
                }
                None => people.push(PersonLine { name: person.name.clone(), role: person.role.clone(), articles: vec![told.id] }),
            }
        }
    }
    people
}

/// Who shares facts with an organisation. `groups` are those of `facts`.
pub fn counterparties(party: Party, facts: &[FactLine], groups: &[Group]) -> Vec<Counterparty> {
    let mut found: BTreeMap<Party, (Counterparty, BTreeSet<ArticleId>)> = BTreeMap::new();
    for group in groups {
        let members: Vec<&FactLine> = group.facts.iter().filter_map(|&at| facts.get(at)).filter(|fact| fact.names(party)).collect();
        let others: BTreeSet<Party> =
            members.iter().flat_map(|fact| &fact.parties).map(|&(_, other)| other).filter(|&other| other != party).collect();
        let Some(first) = members.first() else { continue };
        for other in others {
            let new =
                || (Counterparty { party: other, facts: 0, kinds: BTreeMap::new(), articles: 0, latest: When::default() }, BTreeSet::new());
            let (line, articles) = found.entry(other).or_insert_with(new);
            line.facts += 1;
            *line.kinds.entry(first.kind).or_default() += 1;
            articles.extend(members.iter().map(|fact| fact.article));
            line.latest = members.iter().map(|fact| fact.when).chain([line.latest]).max_by_key(|when| when.day()).unwrap_or_default();
        }
    }
    let mut lines: Vec<Counterparty> =
        found.into_values().map(|(line, articles)| Counterparty { articles: articles.len(), ..line }).collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.facts), std::cmp::Reverse(line.latest.day())));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::figure::Moment;
    use crate::library::dossier::told::tests::told;

    #[test]
    fn a_dossier_gathers_what_articles_say() {
        let mut articles = told(&[
            "Corvane Group plc bought Brill Ltd for £12m. Jane Doe is the chief executive of Corvane Group plc.",
            "Corvane Group plc has acquired Brill Ltd for £12m.",
            "Corvane Group plc bought Norvia Ltd for £3m in 2019.",
            "Norvia Ltd posted a profit of £5m.",
        ]);
        articles.reverse();
        let Answer::Found(dossier) = Dossier::of("corvane group", &articles) else { panic!("it is there") };
        assert_eq!(dossier.name, "Corvane Group plc");
        assert_eq!(dossier.articles.len(), 3);
        assert_eq!(dossier.facts.len(), 3, "{:?}", dossier.facts);
        assert_eq!(dossier.groups.len(), 2);
        let others: Vec<_> =
            dossier.counterparties.iter().map(|line| (dossier.names.name(line.party), line.facts, line.articles)).collect();
        assert_eq!(others, [("Brill Ltd", 1, 2), ("Norvia Ltd", 1, 1)]);
        assert_eq!(dossier.counterparties[1].latest, When { moment: Some(Moment::Year(2019)), resolved: true });
        assert_eq!(dossier.people.first().map(|person| person.name.as_str()), Some("Jane Doe"));
        assert_eq!(Dossier::of("Nobody", &articles), Answer::Nobody);
    }
}
