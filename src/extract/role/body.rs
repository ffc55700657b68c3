//! Whose a role may be where nothing says it: what kind of body has such a role, and which one is near.

use std::ops::Range;

use super::phrase::Scene;
use crate::extract::organisation::{Organisation, OrganisationId, OrganisationKind};
use crate::extract::reference;

/// How many sentences back a body of the kind may have been named.
const NEAR: usize = 5;

/// The kinds of bodies that a role is held in, where it tells: a commissioner is an authority's, a professor a university's.
fn kinds(role: &str) -> &'static [OrganisationKind] {
    use OrganisationKind::{Government, Ngo, Regulator, Unit, University};
    let small = role.to_lowercase();
    // "rector", but not "director".
    let ends = |word: &str| small.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with([' ', '-']));
    let holds = |word: &str| small.contains(word);
    if ends("commissioner") && !["police", "county", "city", "district", "fire", "local"].iter().any(|&word| holds(word))
        || ends("ombudsman")
    {
        &[Regulator, Government]
    } else if ["professor", "prof", "prof.", "lecturer", "researcher", "postdoc", "author", "investigator", "dean", "provost", "rector"]
        .iter()
        .any(|&end| ends(end))
        || ["professor of", "dean of", "researcher in"].iter().any(|&word| holds(word))
    {
        &[University, Unit]
    } else if ends("minister") && small != "prime minister" || ends("undersecretary") || ends("state secretary") {
        &[Government]
    } else if ends("general secretary") || holds("steward") || holds("union ") {
        &[Ngo]
    } else {
        &[]
    }
}

/// The body of such a kind that was named last before a word.
pub fn nearest(scene: &Scene, organisations: &[Organisation], role: &str, at: usize) -> Option<OrganisationId> {
    let kinds = kinds(role);
    let authority = kinds.contains(&OrganisationKind::Regulator);
    let sentence = scene.runs.words.get(at)?.sentence as usize;
    let first = scene.runs.words.sentences.get(sentence.saturating_sub(NEAR)).filter(|_| !authority).map_or(0, |sentence| sentence.start);
    let before = scene.organisations.partition_point(|(place, _)| place.end <= at);
    let near = scene.organisations.get(..before)?.iter().rev().take_while(|(place, _)| place.start >= first);
    // A minister is a state's: OPEC and the UN have none.
    let state = |name: &str| {
        ["inistry", "epartment", "overnment", "Treasury", "Office", "Cabinet", "administration"].iter().any(|part| name.contains(part))
    };
    let minister = kinds == [OrganisationKind::Government];
    let fits = |id: OrganisationId| {
        organisations.get(id.0 as usize).is_some_and(|body| kinds.contains(&body.kind) && (!minister || state(&body.name)))
    };
    near.map(|&(_, id)| id).find(|&id| !kinds.is_empty() && fits(id))
}

/// Whether a role is that of somebody who studies firms or markets for a house.
pub fn is_of_a_house(role: &str) -> bool {
    let small = role.to_lowercase();
    ["analyst", "economist", "strategist", "researcher"].iter().any(|end| small.ends_with(end))
        && !["independent", "freelance", "military", "political"].iter().any(|word| small.contains(word))
}

/// The house of research, the broker or the bank that the paragraph spoke of last before a word, where it is said to be one or does what they do.
pub fn house(scene: &Scene, organisations: &[Organisation], at: usize) -> Option<OrganisationId> {
    const NAMED: &[&str] = &[
        "Securities",
        "Capital",
        "Research",
        "Partners",
        "Analytics",
        "Advisory",
        "Advisors",
        "Advisers",
        "Insight",
        "Insights",
        "Intelligence",
        "Markets",
        "Bank",
        "Consulting",
        "Economics",
        "Ratings",
        "Associates",
        "Brokers",
        "Equities",
        "Institute",
    ];
    const SAID: &[&str] = &[
        "agency",
        "broker",
        "brokerage",
        "stockbroker",
        "bank",
        "consultancy",
        "house",
        "consultants",
        "analysts",
        "economists",
        "strategists",
        "forecaster",
        "pollster",
        "researcher",
    ];
    const RATED: &[&str] = &["target", "rating", "forecast", "forecasts", "estimate", "estimates", "note"];
    let words = scene.runs.words;
    let number = words.get(at)?.sentence as usize;
    let block = |number: usize| scene.runs.document.sentences.get(number).map(|sentence| sentence.block);
    for back in 0..4 {
        let earlier = number.checked_sub(back)?;
        let here = block(earlier) == block(number);
        let sentence = words.sentences.get(earlier)?;
        let word = |at: usize| scene.word(at, sentence);
        let from = scene.organisations.partition_point(|(place, _)| place.start < sentence.start);
        let places = scene.organisations.get(from..)?.iter().take_while(|(place, _)| place.end <= sentence.end.min(at));
        let is_one = |place: &Range<usize>, id: OrganisationId| {
            let name = organisations.get(id.0 as usize).map_or("", |body| body.name.as_str());
            let ends = here && name.rsplit(' ').next().is_some_and(|last| NAMED.contains(&last));
            let before = |more: usize| place.start.checked_sub(more).map_or("", |at| word(at)).to_lowercase();
            let said = SAID.contains(&&*before(1))
                || matches!(&*before(1), "at" | "by" | "from") && (SAID.contains(&&*before(2)) || RATED.contains(&&*before(2)));
            let rates =
                (place.end..place.end + 7).take_while(|&at| !matches!(word(at), "," | "." | "")).any(|at| RATED.contains(&word(at)));
            let known_as =
                word(place.end) == "," && word(place.end + 1) == "as" && (place.end + 2..place.end + 6).any(|at| SAID.contains(&word(at)));
            ends || said || rates || known_as
        };
        if let Some((_, id)) = places.clone().find(|(place, id)| is_one(place, *id)) {
            return Some(*id);
        }
    }
    None
}

/// The noun of the body in a role: "ministry" of "spokesman for the ministry".
fn noun_of(role: &str) -> Option<&str> {
    let (_, noun) = role.split_once(" of the ").or_else(|| role.split_once(" for the ")).or_else(|| role.split_once(" at the "))?;
    Some(noun)
}

/// Whether a role is held in a body that it tells from others without its name: "chairman of the residents’ association".
pub fn is_anothers(role: &str) -> bool {
    noun_of(role).and_then(|noun| noun.rsplit_once(' ')).is_some_and(|(_, last)| !reference::kinds(last).is_empty())
}

/// The body that a role describes without its name: the last ministry before "spokesman for the ministry".
pub fn described(scene: &Scene, organisations: &[Organisation], role: &str, at: usize) -> Option<OrganisationId> {
    let noun = noun_of(role)?;
    // "chief executive of the French trainmaker".
    let people = noun.split_once(' ').filter(|(people, _)| scene.runs.lexicon.names().place(people).is_some());
    let noun = people.map_or(noun, |(_, noun)| noun);
    let kinds = reference::kinds(noun);
    let before = scene.organisations.partition_point(|(place, _)| place.end <= at);
    let fits = |id: OrganisationId| organisations.get(id.0 as usize).is_some_and(|body| kinds.contains(&body.kind));
    scene.organisations.get(..before)?.iter().rev().map(|&(_, id)| id).find(|&id| fits(id))
}

/// The firm that bears the person's surname: `Klaas Terwolde` beside `Terwolde Papier`.
pub fn of_the_family(scene: &Scene, organisations: &[Organisation], places: &[Range<usize>]) -> Option<OrganisationId> {
    let full = places.iter().max_by_key(|place| place.len()).filter(|place| place.len() > 1)?;
    let surname = scene.runs.words.get(full.end - 1).map(|word| scene.runs.text(word)).filter(|surname| surname.len() > 3)?;
    let bears = |body: &Organisation| {
        body.name.contains(' ')
            && body.name.split(' ').any(|word| word == surname)
            && scene.runs.lexicon.names().organisation(&body.name).is_none()
            && body.kind == OrganisationKind::Company
    };
    organisations.iter().zip(0..).find(|(body, _)| bears(body)).map(|(_, id)| OrganisationId(id))
}

/// What has its own heads, none of them the firm's.
const ELSEWHERE: &[&str] = &[
    "film",
    "fire",
    "hotel",
    "restaurant",
    "shop",
    "cafe",
    "pub",
    "boat",
    "festival",
    "gallery",
    "school",
    "campaign",
    "literary",
    "theatre",
    "team",
    "farm",
    "museum",
    "stage",
    "zoo",
    "marina",
];

/// Where people hold office, or what they make, none of it a firm: "the city’s mayor", "the film’s director".
pub fn is_elsewhere(noun: &str) -> bool {
    const PLACES: &[&str] = &[
        "city",
        "town",
        "village",
        "country",
        "nation",
        "state",
        "province",
        "region",
        "county",
        "borough",
        "district",
        "island",
        "territory",
        "kingdom",
        "republic",
        "prefecture",
        "capital",
        "municipality",
        "constituency",
        "diocese",
        "world",
        "continent",
        "book",
        "novel",
        "play",
        "show",
        "series",
        "album",
        "ship",
        "vessel",
    ];
    PLACES.contains(&noun) || ELSEWHERE.contains(&noun)
}

/// Whether a role is that of anybody who works for a firm.
pub fn is_of_staff(role: &str) -> bool {
    ["employee", "manager", "worker", "executive", "staffer", "salesman", "saleswoman"].iter().any(|end| role.ends_with(end))
}

/// Whether a role is held in one body, so that "chief executive" alone means that of the organisation spoken of.
pub fn is_of_one(role: &str) -> bool {
    const HELD: &[&str] = &[
        "chief",
        "president",
        "chair",
        "director",
        "founder",
        "ceo",
        "cfo",
        "cto",
        "coo",
        "cio",
        "head",
        "manager",
        "partner",
        "spokes",
        "boss",
        "dean",
        "provost",
        "rector",
        "officer",
        "vp",
        "treasurer",
        "owner",
        "executive",
        "counsel",
        "curator",
        "principal",
        "supervisor",
        "secretary general",
        "superintendent",
        "coordinator",
        "engineer",
        "controller",
        "secretary-general",
        "representative",
        "board member",
    ];
    const NOT: &[&str] = &[
        "former",
        "analyst",
        "prosecution",
        "ambassador",
        "trade representative",
        "minister",
        "professor",
        "us president",
        "vice-president of the",
        "u.s.",
        "police",
        "head of state",
    ];
    let small = role.to_lowercase();
    // "the film’s director", "the hotel manager": of what a firm may own, or of something else.
    let apart = small.split(|c: char| !c.is_alphanumeric()).any(|word| ELSEWHERE.contains(&word));
    HELD.iter().any(|word| small.contains(word)) && !NOT.iter().any(|word| small.contains(word)) && !apart && role != "President"
}
