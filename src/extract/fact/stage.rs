//! A stage for the tests: sentences with names whose parts are known beforehand, so that a test of a pattern is no test of
//! the finders of names.

use std::collections::BTreeMap;

use super::types::{Fact, FactKind, Filler, Role};
use crate::article::{Article, Source};
use crate::extract::document::Document;
use crate::extract::figure::{Confidence, Figure};
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::{Names, Naming, Organisation, OrganisationKind, OrganisationMention};
use crate::extract::person::Person;
use crate::extract::quote::Quote;
use crate::span::Span;

const COMPANIES: &[&str] = &["Acme", "Brill", "Crest", "Dorn", "Norvia", "Telbridge"];
const OTHERS: &[(&str, OrganisationKind)] = &[
    ("Leeds University", OrganisationKind::University),
    ("Harbour Authority", OrganisationKind::Regulator),
    ("Ministry of Trade", OrganisationKind::Government),
    ("Daily Ledger", OrganisationKind::Media),
];
const PEOPLE: &[&str] = &["Jane Roe", "John Doe", "Ada Moss", "Roe", "Doe", "Moss"];

fn places(text: &str, name: &str) -> Vec<Span> {
    text.match_indices(name)
        .filter(|(at, _)| {
            !text[..*at].ends_with(|c: char| c.is_alphanumeric()) && !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric())
        })
        .map(|(at, _)| Span::new(at, at + name.len()))
        .collect()
}

/// The facts of a text in which only the names of the stage are names.
pub fn play(text: &str, check: impl FnOnce(&[Fact], &Cast)) {
    thread_local! {
        static LEXICON: Lexicon = Lexicon::default();
    }
    LEXICON.with(|lexicon| act(text, lexicon, check));
}

/// Who and what was on the stage.
pub struct Cast<'a> {
    /// How many organisations.
    pub organisations: usize,
    /// How many people.
    pub people: usize,
    /// How many figures.
    pub figures: usize,
    /// The words of a filler.
    pub words: &'a dyn Fn(Filler) -> String,
}

/// The organisations and people of the stage that a text names.
pub fn names(text: &str) -> Names {
    let all = COMPANIES.iter().map(|name| (*name, OrganisationKind::Company)).chain(OTHERS.iter().copied());
    let mut organisations: Vec<Organisation> = all
        .map(|(name, kind)| Organisation {
            name: name.into(),
            aliases: Vec::new(),
            kind,
            mentions: places(text, name).into_iter().map(|span| OrganisationMention { span, how: Naming::Name }).collect(),
            confidence: Confidence::High,
        })
        .filter(|organisation| !organisation.mentions.is_empty())
        .collect();
    organisations.sort_by_key(|organisation| std::cmp::Reverse(organisation.mentions.len()));
    let mut people: Vec<Person> = Vec::new();
    for name in PEOPLE {
        let mut spans = places(text, name);
        spans.retain(|span| !people.iter().any(|person| person.mentions.iter().any(|other| other.overlaps(*span))));
        if spans.is_empty() {
            continue;
        }
        match people.iter_mut().find(|person| person.name.ends_with(name)) {
            Some(person) => {
                person.mentions.extend(spans);
                person.mentions.sort();
            }
            None => people.push(Person { name: (*name).into(), role: None, organisation: None, mentions: spans }),
        }
    }
    Names { organisations, people }
}

fn act(text: &str, lexicon: &Lexicon, check: impl FnOnce(&[Fact], &Cast)) {
    let article = Article::from_body(Source::Stream("stage".into()), text.into(), "2024-05-15".parse().ok());
    let document = Document::new(&article);
    let figures: Vec<Figure> = crate::extract::figure::find(&document, lexicon);
    let names = names(text);
    let quotes: Vec<Quote> = crate::extract::quote::find(&document, &names, lexicon);
    let readings = crate::extract::clause::read(&document, &names, &figures, &quotes, lexicon);
    let facts = super::find::find(&document, &names, &figures, &quotes, &readings, lexicon);
    let words = |filler: Filler| match filler {
        Filler::Organisation(id) => names.organisations[id.0 as usize].name.clone(),
        Filler::Person(id) => names.people[id.0 as usize].name.clone(),
        Filler::Figure(id) => figures[id.0 as usize].span.of(text).to_owned(),
        Filler::Words(span) => span.of(text).to_owned(),
    };
    let cast = Cast { organisations: names.organisations.len(), people: names.people.len(), figures: figures.len(), words: &words };
    check(&facts, &cast);
}

/// `[role:words]` → the plain text and what is marked.
pub fn marked(example: &str) -> (String, BTreeMap<Role, Vec<String>>) {
    let (mut text, mut roles) = (String::new(), BTreeMap::<Role, Vec<String>>::new());
    let mut rest = example;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let (inside, after) = rest[open + 1..].split_once(']').expect("a mark is closed");
        let (role, words) = inside.split_once(':').expect("a mark names its role");
        roles.entry(Role::named(role).expect("a role")).or_default().push(words.to_owned());
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, roles)
}

/// The facts of a text in one line each: `kind role=words;… status`.
pub fn told(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    play(text, |facts, cast| {
        for fact in facts {
            let roles: Vec<String> = fact
                .roles
                .iter()
                .map(|(role, fillers)| {
                    format!("{}={}", role.name(), fillers.iter().map(|&filler| (cast.words)(filler)).collect::<Vec<_>>().join("+"))
                })
                .collect();
            lines.push(format!("{} {} {}", fact.kind.name(), roles.join("; "), fact.status.name()));
        }
    });
    lines
}

/// The roles of the facts of one kind in a text.
pub fn told_of(text: &str, kind: FactKind) -> Vec<BTreeMap<Role, Vec<String>>> {
    let mut found = Vec::new();
    play(text, |facts, cast| {
        for fact in facts.iter().filter(|fact| fact.kind == kind) {
            let roles = fact.roles.iter().map(|(role, fillers)| (*role, fillers.iter().map(|&filler| (cast.words)(filler)).collect()));
            found.push(roles.collect());
        }
    });
    found
}
