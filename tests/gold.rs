//! Floors under the scores on the annotated articles, the open and the blind apart; they only rise.
//!
//! An article is given as its own lines, furniture left out, so that this judges what is extracted and `tests/pages.rs` judges
//! what is loaded. A mention, a figure and a quote count where their spans agree (quotes by seven tenths of their length, indirect
//! ones by four), a person with role and organisation where both agree. A fact is found where its kind and a sentence that says it
//! agree and one of its core roles is filled rightly; it is right whole ("strict") where all of them are, and its status.
//! To see the scores: `cargo test --test gold -- --nocapture`.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use gleaner::article::{Article, Layer, Source};
use gleaner::extract::analyse;
use gleaner::extract::fact::{Fact, FactKind, Filler, Role as Part};
use gleaner::extract::lexicon::Lexicon;
use gleaner::extract::quote::{QuoteKind, Speaker};
use gleaner::extract::{analysis::Analysis, organisation::Naming};
use gleaner::span::Span;
use serde_json::Value;

/// The floors in hundredths of F1: open, blind. Raise one when its score has risen; never lower it, unless the articles are others.
const FLOORS: &[(&str, u32, u32)] = &[
    ("organisation mentions", 92, 96),
    ("organisations", 90, 95),
    ("figures", 96, 97),
    ("people", 96, 97),
    ("people with role and organisation", 77, 79),
    ("direct quotes with speaker", 97, 95),
    ("indirect quotes with speaker", 88, 86),
    ("facts found", 64, 67),
    ("facts whole", 40, 46),
    ("status of facts found", 97, 97),
];

/// Right, found, sought.
#[derive(Clone, Copy, Default)]
struct Score(usize, usize, usize);

impl Score {
    fn f1(self) -> f64 {
        2.0 * self.0 as f64 / (self.1 + self.2).max(1) as f64
    }
}

/// One annotated article: its own lines as one text, and where the annotation's offsets stand in it.
struct Gold {
    note: Value,
    text: String,
    /// The first code point of each kept line in the annotation, its byte in `text`, and its words.
    lines: Vec<(usize, usize, String)>,
}

impl Gold {
    fn read(path: &Path) -> Self {
        let note: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let whole: Vec<char> = note["text"].as_str().unwrap().chars().collect();
        let (mut text, mut lines) = (String::new(), Vec::new());
        for line in note["lines"].as_array().unwrap() {
            let kept = line["label"] == "body" || line["label"] == "meta" && text.is_empty();
            if kept {
                let start = number(&line["start"]);
                let words: String = whole[start..number(&line["end"])].iter().collect();
                lines.push((start, text.len(), words.clone()));
                text.push_str(&words);
                text.push('\n');
            }
        }
        Self { note, text, lines }
    }

    /// The place of an annotation; nothing where it stands in a line that is left out.
    fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (first, byte, words) = self.lines.iter().rev().find(|(first, ..)| *first <= start)?;
        let at = |offset: usize| words.char_indices().map(|(at, _)| at).chain([words.len()]).nth(offset - first);
        Some(Span::new(byte + at(start)?, byte + at(end)?))
    }

    fn place(&self, note: &Value) -> Option<Span> {
        self.span(number(&note["start"]), number(&note["end"]))
    }

    /// The annotations of a list that are asked for, with their places.
    fn asked(&self, list: &str) -> Vec<(&Value, Span)> {
        let notes = self.note[list].as_array().unwrap().iter().filter(|note| note["opt"] != true);
        notes.filter_map(|note| Some((note, self.place(note)?))).collect()
    }

    /// The names of what an annotation calls `@id`, or the words themselves.
    fn names(&self, value: &str) -> Vec<String> {
        let organisations = self.note["organisations"].as_array().unwrap();
        match value.strip_prefix('@').and_then(|id| organisations.iter().find(|organisation| organisation["id"] == id)) {
            Some(organisation) => organisation["aliases"].as_array().unwrap().iter().map(|name| small(name.as_str().unwrap())).collect(),
            None => vec![small(value)],
        }
    }
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

fn small(words: &str) -> String {
    words.to_lowercase().replace('’', "'").trim_start_matches("the ").to_owned()
}

/// Whether two ways to say a thing share most of their longer words.
fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let pieces = text.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_end_matches('s').to_owned());
        pieces.filter(|word| !matches!(word.as_str(), "" | "the" | "a" | "an" | "of" | "it" | "in" | "to" | "for")).collect()
    };
    let (a, b) = (words(&small(a)), words(&small(b)));
    let both = a.intersection(&b).count();
    both > 0 && 2 * both >= a.len().min(b.len()) + a.len().max(b.len()) / 3
}

/// How much two places share, of what both cover.
fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start())) as f64;
    shared / ((a.len() + b.len()) as f64 - shared).max(1.0)
}

/// All that may stand for somebody who speaks or fills a role.
fn spoken(found: &Analysis, text: &str, speaker: Speaker) -> Vec<String> {
    match speaker {
        Speaker::Person(id) => vec![found.people[id.0 as usize].name.clone()],
        Speaker::Organisation(id) => all_names(found, id.0 as usize),
        Speaker::Unnamed(span) => vec![span.of(text).to_owned()],
    }
}

fn all_names(found: &Analysis, organisation: usize) -> Vec<String> {
    let organisation = &found.organisations[organisation];
    std::iter::once(organisation.name.clone()).chain(organisation.aliases.iter().cloned()).collect()
}

fn filled(found: &Analysis, text: &str, filler: Filler) -> Vec<String> {
    match filler {
        Filler::Organisation(id) => all_names(found, id.0 as usize),
        Filler::Person(id) => vec![found.people[id.0 as usize].name.clone()],
        Filler::Figure(id) => vec![found.figures[id.0 as usize].span.of(text).to_owned()],
        Filler::Words(span) => vec![span.of(text).to_owned()],
    }
}

/// The roles that make a fact of its kind.
fn core(kind: FactKind) -> &'static [Part] {
    use Part::*;
    match kind {
        FactKind::Invest => &[Investor, Target],
        FactKind::Raise => &[Org, Amount],
        FactKind::Acquire => &[Acquirer, Target],
        FactKind::Merge | FactKind::Partner => &[Parties],
        FactKind::Divest => &[Seller, Asset],
        FactKind::Contract => &[Supplier, Customer],
        FactKind::Launch => &[Org, Product],
        FactKind::Appoint => &[Person, Role, Org],
        FactKind::Depart => &[Person, Org],
        FactKind::Found => &[Org],
        FactKind::Legal => &[Claimant, Defendant],
        FactKind::Regulate => &[Authority, Target, Action],
        FactKind::Report => &[Org, Metric, Value],
        FactKind::Forecast => &[Metric, Value],
        FactKind::Workforce => &[Org, Action],
    }
}

/// How many of a fact's core roles are right, of how many.
fn roles_right(gold: &Gold, note: &Value, found: &Analysis, fact: &Fact) -> (usize, usize) {
    let asked: Vec<Part> = core(fact.kind).iter().copied().filter(|role| note["roles"][role.name()].is_array()).collect();
    let right = asked.iter().filter(|role| {
        let wanted: Vec<&str> = note["roles"][role.name()].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect();
        let have: Vec<Vec<String>> = fact.role(**role).iter().map(|filler| filled(found, &gold.text, *filler)).collect();
        let met = |value: &&&str| {
            let names = gold.names(value);
            have.iter().flatten().any(|have| names.iter().any(|name| alike(have, name)))
        };
        wanted.iter().filter(met).count() == wanted.len() && have.len() <= wanted.len() + 1
    });
    (right.count(), asked.len())
}

fn score(gold: &Gold, scores: &mut BTreeMap<&'static str, Score>, lexicon: &Lexicon) {
    let day = gold.note["meta"]["date"].as_str().and_then(|day| day.parse().ok());
    let mut article = Article::from_body(Source::Stream("gold".into()), gold.text.clone(), day);
    if let Some(first) = article.blocks.first_mut() {
        first.layer = Layer::Headline;
    }
    let found = analyse(&article, lexicon);
    let mut add = |measure: &'static str, right: usize, found: usize, sought: usize| {
        let score = scores.entry(measure).or_default();
        *score = Score(score.0 + right, score.1 + found, score.2 + sought);
    };

    // Organisations.
    let organisations = gold.note["organisations"].as_array().unwrap();
    let named = |note: &&Value| note["nominal"] != true && note["boilerplate"] != true;
    let (mut sought, mut optional) = (BTreeMap::new(), Vec::new());
    for (index, organisation) in organisations.iter().enumerate() {
        for mention in organisation["mentions"].as_array().unwrap() {
            let Some(span) = gold.place(mention) else { continue };
            match organisation["opt"] != true && named(&mention) {
                true => drop(sought.insert(span, index)),
                false => optional.push(span),
            }
        }
    }
    let mut have = BTreeMap::new();
    for (index, organisation) in found.organisations.iter().enumerate() {
        for mention in organisation.mentions.iter().filter(|mention| mention.how != Naming::Reference) {
            if sought.contains_key(&mention.span) || !optional.iter().any(|span| span.overlaps(mention.span)) {
                have.insert(mention.span, index);
            }
        }
    }
    add("organisation mentions", have.keys().filter(|span| sought.contains_key(span)).count(), have.len(), sought.len());
    let (mut taken, entities): (BTreeSet<usize>, BTreeSet<usize>) = (BTreeSet::new(), have.values().copied().collect());
    let met = entities.iter().filter(|entity| {
        let own = have.iter().filter(|(_, index)| index == entity).find_map(|(span, _)| sought.get(span));
        own.is_some_and(|own| taken.insert(*own))
    });
    add("organisations", met.count(), entities.len(), sought.values().collect::<BTreeSet<_>>().len());

    // Figures.
    let notes = gold.note["figures"].as_array().unwrap().iter().filter(|note| note["in_boilerplate"] != true);
    let notes: Vec<(&Value, Span)> = notes.filter_map(|note| Some((note, gold.place(note)?))).collect();
    let free = |span: Span| !notes.iter().any(|(note, place)| note["opt"] == true && place.overlaps(span));
    let figures: Vec<Span> = found.figures.iter().map(|figure| figure.span).filter(|span| free(*span)).collect();
    let asked: Vec<Span> = notes.iter().filter(|(note, _)| note["opt"] != true).map(|(_, place)| *place).collect();
    let right = asked.iter().filter(|place| figures.iter().any(|span| overlap(*span, **place) >= 0.5)).count();
    add("figures", right, figures.len(), asked.len());

    // People.
    let all = gold.note["people"].as_array().unwrap();
    let is =
        |note: &Value, name: &str| note["aliases"].as_array().unwrap().iter().any(|alias| small(alias.as_str().unwrap()) == small(name));
    let (mut names, mut roles, mut people) = (0, 0, 0);
    for person in &found.people {
        let note = all.iter().find(|note| is(note, &person.name));
        if note.is_some_and(|note| note["opt"] == true) {
            continue;
        }
        people += 1;
        let Some(note) = note else { continue };
        names += 1;
        let role = note["role"].as_str().is_none_or(|role| person.role.as_deref().is_some_and(|own| alike(role, own)));
        let house = person.organisation.map(|id| all_names(&found, id.0 as usize)).unwrap_or_default();
        let at = match note["org"].as_str() {
            Some(id) => gold.names(id).iter().any(|name| house.iter().any(|own| alike(name, own))),
            None => house.is_empty(),
        };
        roles += usize::from(role && at);
    }
    let sought = all.iter().filter(|note| note["opt"] != true).count();
    add("people", names, people, sought);
    add("people with role and organisation", roles, people, sought);

    // Quotes.
    let quotes = gold.note["quotes"].as_array().unwrap();
    for (measure, kind, name, least) in [
        ("direct quotes with speaker", QuoteKind::Direct, "direct", 0.7),
        ("indirect quotes with speaker", QuoteKind::Indirect, "indirect", 0.4),
    ] {
        let asked: Vec<(&Value, Span)> = gold.asked("quotes").into_iter().filter(|(note, _)| note["kind"] == name).collect();
        let right = |(note, place): &&(&Value, Span)| {
            let hit = found.quotes.iter().find(|quote| quote.kind == kind && overlap(quote.span, *place) >= least);
            let speaker = hit.and_then(|quote| quote.speaker).map(|speaker| spoken(&found, &gold.text, speaker)).unwrap_or_default();
            let mut wanted = gold.names(note["speaker"].as_str().unwrap_or_default());
            wanted.extend(
                all.iter()
                    .filter(|person| person["name"] == note["speaker"])
                    .flat_map(|person| person["aliases"].as_array().unwrap().iter().map(|alias| small(alias.as_str().unwrap()))),
            );
            speaker.iter().any(|own| wanted.iter().any(|name| alike(own, name)))
        };
        // What the annotation leaves open, or counts as the other kind, is no fault.
        let judged = |span: Span| {
            let other = |note: &Value| note["kind"] != name || note["opt"] == true;
            !quotes
                .iter()
                .any(|note| other(note) && gold.place(note).is_some_and(|place| overlap(place, span) >= 0.4 || place.contains(span)))
        };
        let made = found.quotes.iter().filter(|quote| quote.kind == kind && judged(quote.span)).count();
        let right = asked.iter().filter(right).count();
        add(measure, right, made.max(right), asked.len());
    }

    // Facts.
    let facts = gold.note["facts"].as_array().unwrap();
    let evidence = |note: &Value| -> Vec<Span> {
        let spans = note["evidence"].as_array().unwrap();
        spans.iter().filter_map(|pair| gold.span(number(&pair[0]), number(&pair[1]))).collect()
    };
    let (mut met, mut whole, mut status, mut made) = (0, 0, 0, 0);
    let mut taken = BTreeSet::new();
    for fact in &found.facts {
        let mut best: Option<(usize, usize, usize)> = None;
        for (index, note) in facts.iter().enumerate().filter(|(index, _)| !taken.contains(index)) {
            let kinds = std::iter::once(&note["type"]).chain(note["alt_types"].as_array().unwrap());
            let same = kinds.into_iter().any(|kind| kind == fact.kind.name());
            let here = evidence(note).iter().any(|place| fact.evidence.iter().any(|span| span.overlaps(*place)));
            let (right, asked) = roles_right(gold, note, &found, fact);
            if same && here && (right > 0 || asked == 0) && best.is_none_or(|(_, most, _)| right > most) {
                best = Some((index, right, asked));
            }
        }
        let Some((index, right, asked)) = best else {
            made += 1;
            continue;
        };
        taken.insert(index);
        let note = &facts[index];
        if note["opt"] == true {
            continue;
        }
        let told = std::iter::once(&note["status"]).chain(note["alt_status"].as_array().unwrap());
        let as_told = told.into_iter().any(|status| status == fact.status.name());
        made += 1;
        met += 1;
        status += usize::from(as_told);
        whole += usize::from(as_told && right == asked);
    }
    let sought = facts.iter().filter(|note| note["opt"] != true).count();
    add("facts found", met, made, sought);
    add("facts whole", whole, made, sought);
    add("status of facts found", status, met, met);
}

#[test]
fn scores_hold_their_floors() {
    let lexicon = Lexicon::default();
    let (mut report, mut fallen) = (String::new(), Vec::new());
    for (folder, blind) in [("open", false), ("blind", true)] {
        let folder_path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(folder);
        let mut scores = BTreeMap::new();
        let files = std::fs::read_dir(folder_path).unwrap().map(|entry| entry.unwrap().path());
        for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            score(&Gold::read(&path), &mut scores, &lexicon);
        }
        for (measure, open, floor) in FLOORS {
            let floor = f64::from(if blind { *floor } else { *open }) / 100.0;
            let score = scores[measure];
            writeln!(
                report,
                "{folder:5} {measure:34} {:.3} (floor {floor:.2}; {} of {} found, {} sought)",
                score.f1(),
                score.0,
                score.1,
                score.2
            )
            .unwrap();
            if score.f1() < floor {
                fallen.push(format!("{folder}: {measure} fell to {:.3}, under {floor:.2}", score.f1()));
            }
        }
    }
    println!("{report}");
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
