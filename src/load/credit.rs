//! One line of date, byline and source, as papers set it above or below an article, and the dateline that opens one.
//!
//! Nothing is guessed: what the line does not show is `None`.

use jiff::civil::Date;

use super::clean;
use super::cues;
use super::date;
use super::furniture::{self, Shape};
use super::page::is_web;

/// Words that stand about a date or a name in a line of metadata.
#[rustfmt::skip]
const META_WORDS: &[&str] = &[
    "a.m", "a.m.", "am", "and", "at", "author", "bst", "by", "cest", "cet", "created", "date", "ed", "edited", "edt", "est", "et",
    "first", "fri", "friday", "from", "gmt", "hkt", "hrs", "ist", "issued", "jst", "last", "min", "mins", "minute", "minutes", "modified",
    "mon", "monday", "of", "on", "p.m", "p.m.", "pdt", "pm", "posted", "pst", "pt", "published", "read", "release", "released",
    "reporter", "sat", "saturday", "sgt", "sun", "sunday", "the", "thu", "thursday", "time", "today", "tue", "tuesday", "updated", "utc",
    "wed", "wednesday", "written",
];

/// Whether a short line is a date, a byline or both.
pub fn is_meta_line(words: &str) -> bool {
    let shape = Shape::of(words);
    if shape.words > 25 {
        return false;
    }
    if byline(words).is_some() {
        return true;
    }
    let Some((_, range)) = date::find(words) else { return false };
    let (before, after) = (words.get(..range.start).unwrap_or_default(), words.get(range.end..).unwrap_or_default());
    // A second date, and what only says what the first is.
    let after = date::find(after).map_or(after.to_owned(), |(_, range)| {
        format!("{} {}", after.get(..range.start).unwrap_or_default(), after.get(range.end..).unwrap_or_default())
    });
    let strange = [before, &after]
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '.'))
        .filter(|word| word.chars().any(char::is_alphabetic) && !META_WORDS.contains(&word.to_lowercase().as_str()))
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .count();
    strange <= 4 || before.trim_end().ends_with(['|', '·', '•'])
}

/// Whether a line is a date and nothing else.
pub fn is_day(words: &str) -> bool {
    let line = furniture::head(words, 40).trim();
    date::find(line).is_some_and(|(_, range)| range == (0..words.trim().len()))
}

/// The name behind "by", as it stands in a line of metadata, or another way to sign one.
pub fn byline(words: &str) -> Option<String> {
    let line = furniture::head(words, 300);
    let part = || line.split(['|', '·', '•']).find_map(|part| signed(part.trim()));
    signed(line).or_else(part).or_else(|| correspondents(line)).or_else(|| name_and_place(line))
}

/// `From Ann Lee in Oslo and Bo Chu in Rome`, `From our correspondent Ann Lee in Oslo`.
fn correspondents(line: &str) -> Option<String> {
    let rest = line.strip_prefix("From ").or_else(|| line.strip_prefix("FROM "))?;
    let rest = ["our correspondents ", "our correspondent ", "our own correspondent "]
        .iter()
        .find_map(|our| rest.strip_prefix(our))
        .unwrap_or(rest);
    let named = |part: &str| {
        let (name, place) = part.split_once(" in ").map_or((part, None), |(name, place)| (name, Some(place)));
        let capital = place.is_none_or(|place| place.split(' ').take(4).all(|word| word.starts_with(char::is_uppercase)));
        (is_name(name) && capital).then(|| clean::line(name))
    };
    let names: Option<Vec<String>> = rest.trim_end_matches([',', ':']).split(" and ").take(4).map(named).collect();
    names.filter(|_| rest.contains(" in ")).map(|names| names.join(" and "))
}

/// `Ann Lee, Oslo | 3 May 2024`, `Ann Lee, Systems Week, 3 May 2024`: a name, a place or a paper, and a day.
fn name_and_place(line: &str) -> Option<String> {
    let (_, day) = date::find(line)?;
    let before = line.get(..day.start)?.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | ','));
    let (name, place) = before.split_once(',')?;
    // "New York, NY, 3 May 2024" is where a release was issued.
    let city = CITIES.iter().any(|first| name.split(' ').next() == Some(first));
    let paper = paper(name).is_some();
    let short = place.split_whitespace().count() <= 5
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word == "|" || JOINTS.contains(&word));
    (is_name(name) && short && !city && !paper).then(|| clean::line(name))
}

/// First words of cities of more than one word.
const CITIES: &[&str] = &[
    "Abu",
    "Buenos",
    "Cape",
    "Den",
    "El",
    "Fort",
    "Ho",
    "Hong",
    "Kuala",
    "Las",
    "Los",
    "Mexico",
    "New",
    "Port",
    "Rio",
    "Saint",
    "Salt",
    "San",
    "Santa",
    "Sao",
    "São",
    "St",
    "St.",
    "Tel",
    "The",
    "Washington",
];

/// The name behind a cue: "by", "written by", "words:".
fn signed(line: &str) -> Option<String> {
    let lower = line.to_ascii_lowercase();
    const CUES: &[&str] = &[
        "by ",
        "by: ",
        "written by ",
        "words by ",
        "author: ",
        "authors: ",
        "posted by ",
        "story by ",
        "reported by ",
        "reporting by ",
        "text by ",
        "text: ",
        "words: ",
        "report by ",
    ];
    let from = CUES.iter().find(|cue| lower.starts_with(*cue)).map(|cue| cue.len()).or_else(|| {
        // "12 May 2020 | By Ann Lee", "Posted on 12 May 2020 by Ann Lee".
        let at = lower.find(" by ")?;
        date::find(line).filter(|(_, range)| range.start < at).map(|_| at + " by ".len())
    })?;
    let name = line.get(from..)?;
    let end = date::find(name).map_or(name.len(), |(_, range)| range.start);
    let name = name.get(..end)?;
    let stop = name.find(['|', '·', '•', ',', ';', '/', '—', '(']).unwrap_or(name.len());
    let name = name.get(..stop)?.split(" - ").next()?.split(" – ").next()?;
    let mut taken: Vec<&str> =
        name.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase) || JOINTS.contains(word)).take(10).collect();
    while taken.last().is_some_and(|word| {
        JOINTS.contains(word) || is_weekday(word) || META_WORDS.contains(&word.trim_end_matches(':').to_lowercase().as_str())
    }) {
        taken.pop();
    }
    let name = clean::line(&taken.join(" ")).trim_end_matches(['.', ':']).to_owned();
    // "By the end of the year": no name.
    (!taken.is_empty() && name.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some(name)
}

/// Small words inside names, and between two.
const JOINTS: &[&str] = &["and", "&", "de", "da", "di", "van", "von", "der", "den", "la", "le", "al", "bin", "ter", "dos", "du"];

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day) && (word.len() == 3 || word.ends_with("day")))
}

/// The name behind "source:".
pub fn source(words: &str) -> Option<String> {
    let at = words.to_ascii_lowercase().find("source:")?;
    let name = words.get(at + "source:".len()..)?;
    let stop = name.find(['|', '·', '•', ';', '\n']).unwrap_or(name.len());
    let name = clean::line(name.get(..stop)?);
    (!name.is_empty() && name.split(' ').count() <= 6 && !is_web(&name)).then_some(name)
}

/// Whether a line opens by saying when the article was published or changed.
pub fn is_stamp(norm: &str) -> bool {
    ["first published", "published", "updated", "last updated", "posted", "created", "last modified"]
        .iter()
        .any(|stamp| norm.starts_with(stamp))
}

/// Whether words are a bare name: two to four words in capitals, no section's name.
pub fn is_name(words: &str) -> bool {
    let parts: Vec<&str> = words.split_whitespace().collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|part| {
            part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
                && (part.starts_with(char::is_uppercase) || JOINTS.contains(part))
        })
        && !parts.iter().any(|part| cues::SECTIONS.contains(&part.to_lowercase().as_str()))
}

/// Words that papers, agencies and sites have in their names and people have not.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "agency", "bulletin", "business", "chronicle", "courier", "daily", "digest", "dispatch", "examiner", "express", "gazette", "herald",
    "independent", "insider", "journal", "ledger", "magazine", "media", "mercury", "monitor", "monthly", "news", "newspaper", "newswire",
    "observer", "online", "post", "press", "quarterly", "record", "register", "report", "reuters", "review", "standard", "star", "sun",
    "telegraph", "times", "today", "tribune", "week", "weekly", "wire", "world",
];

/// The paper among the parts of a line of credits: `The Courier | 3 May 2024 | Ann Lee`.
pub fn paper(words: &str) -> Option<String> {
    words.split(['|', '·', '•', '\n']).chain(words.split(", ")).map(clean::line).find(|part| {
        let parts: Vec<&str> = part.split(' ').collect();
        let last = parts.last().copied().unwrap_or_default().to_lowercase();
        (2..=5).contains(&parts.len())
            && (PAPERS.contains(&last.as_str()) || parts.first().is_some_and(|first| PAPERS.contains(&first.to_lowercase().as_str())))
            && parts.iter().all(|part| part.starts_with(char::is_uppercase) || matches!(*part, "of" | "the" | "and" | "&" | "for"))
            && date::find(part).is_none()
            && !part.contains(',')
            && !["correspondent", "desk", "editor", "reporter", "staff", "writer"].contains(&last.as_str())
            && !cues::SECTIONS.contains(&part.to_lowercase().as_str())
    })
}

/// The name and the day that a paper sets below an article: `— Ann Lee, 3 May 2024`, `(3 May 2024)`, `Ann Lee, Oslo`.
pub fn signature(words: &str) -> Option<(Option<String>, Option<Date>)> {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.'));
    let signed = bare.trim_start_matches(['—', '–', '-']).trim_start();
    if signed.split_whitespace().count() > 9 {
        return None;
    }
    let found = date::find(signed);
    let (before, after) = match &found {
        Some((_, range)) => (signed.get(..range.start).unwrap_or_default(), signed.get(range.end..).unwrap_or_default()),
        None => (signed, ""),
    };
    let quiet = |rest: &str| {
        rest.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| META_WORDS.contains(&word.to_lowercase().as_str()) || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let name = before.split([',', '|', '·', '(']).next().unwrap_or_default().trim();
    let place = before.get(name.len()..).unwrap_or_default().split_whitespace().count() <= 3;
    let dashed = signed.len() < bare.len();
    match found {
        Some((date, _)) if quiet(before) && quiet(after) => Some((None, Some(date))),
        Some((date, _)) if quiet(after) && place && is_name(name) => Some((Some(clean::line(name)), Some(date))),
        None if dashed && place && is_name(name) => Some((Some(clean::line(name)), None)),
        _ => None,
    }
}

/// The place, day and agency that open a report: `OSLO, 3 May 2019 (Agency) – …`, `OSLO, 3 May 2019. …`.
#[derive(Debug, Default, PartialEq)]
pub struct Dateline {
    /// The day.
    pub date: Option<Date>,
    /// The agency.
    pub agency: Option<String>,
}

/// Reads the dateline at the start of a paragraph.
pub fn dateline(paragraph: &str) -> Dateline {
    let start = furniture::head(paragraph, 160);
    let dash = ["--", " – ", " — ", "—", " - ", "/", "):", "|"].iter().filter_map(|dash| start.find(dash)).min();
    // "HANOVER, 11 September 2018. The company …", "OSLO/ROME, May 3 (Agency) - …": a day right behind places, then a stop or a dash.
    let day = date::find(start).filter(|(_, range)| {
        let (place, rest) = (start.get(..range.start).unwrap_or_default(), start.get(range.end..).unwrap_or_default());
        let words: Vec<&str> =
            place.split([' ', ',', '(', ')', '/']).filter(|word| !word.is_empty() && !matches!(*word, "–" | "—" | "-" | "and")).collect();
        (1..=7).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase))
            && place.trim_end().ends_with([',', '.', ')', '–', '—', '-'])
            && rest.trim_start().starts_with([':', '.', '–', '—', '-', '('])
    });
    let behind = day.map(|(_, range)| {
        let rest = start.get(range.end..).unwrap_or_default();
        let bracket = rest.trim_start().starts_with('(').then(|| rest.find(')').map(|close| close + 1)).flatten();
        range.end + bracket.unwrap_or_default()
    });
    let end = behind.or(dash);
    let Some(place) = end.and_then(|end| start.get(..end)) else { return Dateline::default() };
    let date = date::find(place).map(|(date, _)| date);
    let agency = place
        .split_once('(')
        .and_then(|(_, rest)| rest.split(')').next())
        .filter(|name| name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3 && date::find(name).is_none())
        .map(clean::line)
        .filter(|_| place.trim_start().starts_with(char::is_uppercase));
    let upper = place.split([',', ' ']).next().is_some_and(|city| city.chars().count() >= 3 && city.chars().all(|c| !c.is_lowercase()));
    Dateline { agency: agency.filter(|_| upper || date.is_some()), date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_by() {
        let cases = [
            ("By Ann Lee", Some("Ann Lee")),
            ("by Ann Lee and Bo Chu, Oslo", Some("Ann Lee and Bo Chu")),
            ("12 May 2020 | By Ann de la Cruz", Some("Ann de la Cruz")),
            ("Reporting by Ann Lee; editing by Bo Chu", Some("Ann Lee")),
            ("From Ann Lee in Oslo and Bo Chu in New Delhi", Some("Ann Lee and Bo Chu")),
            ("From our correspondent Ann Lee in Oslo", Some("Ann Lee")),
            ("From farm to fork in Oslo", None),
            ("Port & Quay | 3 May 2024 | Text: Ann Lee", Some("Ann Lee")),
            ("Ann Lee, Oslo | 3 May 2024", Some("Ann Lee")),
            ("Ann Lee, Systems Week, Friday 3 May 2024 10:15", Some("Ann Lee")),
            ("New York, NY, 3 May 2024", None),
            ("Ann Lee rose to fame in Oslo, on 3 May 2024", None),
            ("By the end of the year", None),
            ("Stand by", None),
        ];
        for (line, expected) in cases {
            assert_eq!(byline(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn papers_among_the_parts() {
        let cases = [
            ("The Harbour Courier | 3 May 2024 | By Ann Lee", Some("The Harbour Courier")),
            ("Ann Lee · Baltic Business Weekly · 3 May 2024", Some("Baltic Business Weekly")),
            ("By Ann Lee, Harbour News", Some("Harbour News")),
            ("The Harbour Standard, Hong Kong", Some("The Harbour Standard")),
            ("By Ann Lee, Business Editor", None),
            ("Ann Lee | 3 May 2024", None),
            ("World News | 3 May 2024", None),
        ];
        for (line, expected) in cases {
            assert_eq!(paper(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn signatures() {
        let day = Some(jiff::civil::date(2024, 5, 3));
        let ann = Some("Ann Lee".to_owned());
        let cases = [
            ("— Ann Lee, 3 May 2024", Some((ann.clone(), day))),
            ("(3 May 2024)", Some((None, day))),
            ("Published on 3 May 2024 at 10.15 am", Some((None, day))),
            ("– Ann Lee, Oslo", Some((ann.clone(), None))),
            ("Ann Lee, 3 May 2024", Some((ann, day))),
            ("Ann Lee", None),
            ("Acme opens on 3 May 2024", None),
            ("- two new quays", None),
        ];
        for (line, expected) in cases {
            assert_eq!(signature(line), expected, "{line}");
        }
    }

    #[test]
    fn datelines() {
        let cases = [
            ("OSLO, 3 May 2019 (Nordwire) – The port", Some("2019-05-03"), Some("Nordwire")),
            ("Hamburg, 3 May 2019. The port", Some("2019-05-03"), None),
            ("OSLO/ROME, May 3, 2019 (Nordwire) - The port", Some("2019-05-03"), Some("Nordwire")),
            ("OSLO, Norway, and TURIN, Italy – 3 May 2019 – The port", Some("2019-05-03"), None),
            ("OSLO – The port said on 3 May 2019 – late", None, None),
            ("ST JOHN’S, Newfoundland, May 3, 2019: The port", Some("2019-05-03"), None),
            ("BERGEN (Nordwire) - The port", None, Some("Nordwire")),
            ("The port said on 3 May 2019. It", None, None),
            ("In Oslo, 3 May 2019 was a day off", None, None),
        ];
        for (line, date, agency) in cases {
            let found = dateline(line);
            assert_eq!((found.date.map(|date| date.to_string()).as_deref(), found.agency.as_deref()), (date, agency), "{line}");
        }
    }
}
