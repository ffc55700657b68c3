//! What a page says about itself, from its own lines where no structure says it: the lines above the first paragraph hold
//! title, standfirst, date and byline, and the first paragraph's dateline or the last lines hold what these do not.
//!
//! Nothing is guessed: a field that no line shows is `None`.

use super::clean;
use super::cues;
use super::date;
use super::furniture::{self, Shape};
use super::page::Page;
use crate::article::{BlockKind, Layer};

/// How many blocks above the first prose may be the page's head.
const HEAD: usize = 40;

/// Finds title, standfirst, date, byline and source among the lines of a page whose furniture is marked, and gives those
/// lines their layer. What is known already is kept, and the line that repeats it is found.
pub fn from_lines(page: &mut Page) {
    let shapes = furniture::shapes(page);
    let prose = first_prose(page, &shapes);
    let head: Vec<usize> = (0..prose.min(HEAD)).filter(|&at| is_open(page, at)).collect();
    for &at in &head {
        read_meta_line(page, &shapes, at);
    }
    name_line(page, &head);
    title(page, &shapes, &head, prose);
    standfirst(page, &shapes, prose);
    menus(page, &shapes, prose);
    dateline(page);
    ending(page, &shapes);
    imprint(page);
    own_voice(page);
    headings(page, &shapes);
}

/// The same for a page whose structure has told its title and its standfirst already: only lines of date and byline are left.
pub fn from_structure(page: &mut Page) {
    let shapes = furniture::shapes(page);
    let prose = first_prose(page, &shapes);
    for at in (0..prose.min(HEAD)).filter(|&at| is_open(page, at)).collect::<Vec<_>>() {
        read_meta_line(page, &shapes, at);
    }
    // A whole sentence set as a heading above the first paragraph is the standfirst.
    let lead = (0..shapes.len()).find(|&at| is_open(page, at));
    if let Some(at) = lead.filter(|&at| shapes.get(at).is_some_and(|shape| shape.prose && shape.words <= 60)) {
        let heading = page.blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        if heading && page.blocks.iter().all(|block| block.layer != Layer::Standfirst) {
            set_layer(page, at, Layer::Standfirst);
            page.meta.standfirst = Some(clean::line(words_at(page, at)));
        }
    }
    title(page, &shapes, &[], prose);
    dateline(page);
    ending(page, &shapes);
}

/// Whether a block is still to be told: not furniture, not given a layer by structure.
fn is_open(page: &Page, at: usize) -> bool {
    page.blocks.get(at).is_some_and(|block| block.layer == Layer::Body)
}

fn set_layer(page: &mut Page, at: usize, layer: Layer) {
    if let Some(block) = page.blocks.get_mut(at) {
        block.layer = layer;
    }
}

fn words_at(page: &Page, at: usize) -> &str {
    page.blocks.get(at).map(|block| page.words(block)).unwrap_or_default()
}

/// The first block that reads as running text: where the head ends. A first line that asks or cries and stands alone is a
/// headline all the same.
fn first_prose(page: &Page, shapes: &[Shape]) -> usize {
    let open: Vec<usize> = (0..shapes.len()).filter(|&at| is_open(page, at)).collect();
    for (nth, &at) in open.iter().enumerate() {
        let Some(shape) = shapes.get(at) else { continue };
        if !shape.prose || page.blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_))) {
            continue;
        }
        let words = words_at(page, at);
        let next_is_meta = open.get(nth + 1).is_some_and(|&next| is_meta_line(words_at(page, next)));
        let first = open
            .get(..nth)
            .unwrap_or_default()
            .iter()
            .all(|&above| shapes.get(above).is_some_and(|shape| shape.words <= 4) || is_meta_line(words_at(page, above)));
        let headline = first && shape.words <= 25 && (next_is_meta || (shape.words <= 18 && !words.ends_with('.') && open.len() > 1));
        // A line of date and byline may end with a full stop.
        if headline || is_meta_line(words) {
            continue;
        }
        return at;
    }
    shapes.len()
}

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
fn is_meta_line(words: &str) -> bool {
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

/// Reads a line of date, byline and source.
fn read_meta_line(page: &mut Page, shapes: &[Shape], at: usize) {
    let words = words_at(page, at).to_owned();
    if shapes.get(at).is_none_or(|shape| shape.words > 25) || !is_meta_line(&words) {
        return;
    }
    set_layer(page, at, Layer::Meta);
    if page.meta.published.is_none() {
        page.meta.published = date::parse(&words);
    }
    if page.meta.byline.is_none() {
        page.meta.byline = byline(&words);
    }
    if page.meta.source.is_none() {
        page.meta.source = source(&words);
    }
}

/// The name behind "by", as it stands in a line of metadata.
fn byline(words: &str) -> Option<String> {
    let line = furniture::head(words, 300);
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
fn source(words: &str) -> Option<String> {
    let at = words.to_ascii_lowercase().find("source:")?;
    let name = words.get(at + "source:".len()..)?;
    let stop = name.find(['|', '·', '•', ';', '\n']).unwrap_or(name.len());
    let name = clean::line(name.get(..stop)?);
    (!name.is_empty() && name.split(' ').count() <= 6 && !super::page::is_web(&name)).then_some(name)
}

/// A bare name beside a date line is its byline: two to four words in capitals, no section's name.
fn name_line(page: &mut Page, head: &[usize]) {
    if page.meta.byline.is_some() {
        return;
    }
    for (nth, &at) in head.iter().enumerate() {
        let beside = [nth.checked_sub(1), Some(nth + 1)]
            .into_iter()
            .flatten()
            .filter_map(|nth| head.get(nth))
            .any(|&other| other.abs_diff(at) == 1 && page.blocks.get(other).is_some_and(|block| block.layer == Layer::Meta));
        let words = words_at(page, at);
        let first = words.split(',').next().unwrap_or_default();
        let parts: Vec<&str> = first.split_whitespace().collect();
        let name = (2..=4).contains(&parts.len())
            && parts.iter().all(|part| {
                part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
                    && (part.starts_with(char::is_uppercase) || JOINTS.contains(part))
            })
            && !parts.iter().any(|part| cues::SECTIONS.contains(&part.to_lowercase().as_str()));
        // What stands behind the comma must be an office, and what stands first must not be the only headline there is.
        let role = words.split_once(',').is_none_or(|(_, role)| {
            ["correspondent", "editor", "reporter", "writer", "columnist", "journalist"]
                .iter()
                .any(|office| role.to_lowercase().contains(office))
        });
        let office = role && words.contains(',');
        if is_open(page, at) && (beside || office) && name && role && nth > 0 {
            page.meta.byline = Some(clean::line(first));
            set_layer(page, at, Layer::Meta);
            return;
        }
    }
}

/// The headline: the line that says what is known to be the title, else the first line of the head long enough to be one.
fn title(page: &mut Page, shapes: &[Shape], head: &[usize], prose: usize) {
    if page.blocks.iter().any(|block| block.layer == Layer::Headline) {
        return;
    }
    if let Some(title) = page.meta.title.clone() {
        let same = Shape::of(&title).norm;
        let found = (0..shapes.len().min(HEAD)).find(|&at| is_open(page, at) && shapes.get(at).is_some_and(|shape| shape.norm == same));
        if let Some(at) = found {
            set_layer(page, at, Layer::Headline);
        }
        return;
    }
    let open: Vec<usize> = head.iter().copied().filter(|&at| is_open(page, at)).collect();
    let words = |at: usize| shapes.get(at).map_or(0, |shape| shape.words);
    let section =
        |at: usize| shapes.get(at).is_some_and(|shape| cues::SECTIONS.contains(&shape.norm.as_str())) || is_crumb(words_at(page, at));
    let heading = open.iter().copied().find(|&at| page.blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading(1))));
    let long = open.iter().copied().find(|&at| words(at) >= 5 && !is_crumb(words_at(page, at)));
    let short = || open.iter().copied().filter(|&at| !section(at) && words(at) >= 2).max_by_key(|&at| (words(at), std::cmp::Reverse(at)));
    let Some(at) = heading.or(long).or_else(short) else { return };
    // A line alone in a file is a text, not the headline of nothing.
    if prose >= shapes.len() && open.len() == 1 && words(at) > 25 {
        return;
    }
    let line = clean::line(words_at(page, at));
    // Headlines leave their articles out: a whole sentence that opens with one, about a thing not named yet, is the
    // standfirst of a headline that was lost.
    if is_standfirst_alone(&line, words(at)) && open.iter().filter(|&&other| other > at).count() == 0 {
        set_layer(page, at, Layer::Standfirst);
        page.meta.standfirst.get_or_insert(line);
        return;
    }
    set_layer(page, at, Layer::Headline);
    page.meta.title = Some(line);
}

fn is_standfirst_alone(line: &str, words: usize) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    words > 15 && matches!(first, "The" | "This" | "These" | "It" | "Its" | "They" | "He" | "She")
}

/// Whether a line is a way through a site: `Home > News`, `1. Technology`.
fn is_crumb(words: &str) -> bool {
    let parts: Vec<&str> = words.split(['>', '»', '›', '/', '|', '→']).map(str::trim).collect();
    let path = parts.len() >= 2 && parts.iter().all(|part| part.split_whitespace().count() <= 3) && Shape::of(words).words <= 12;
    let numbered = words
        .split_once(". ")
        .is_some_and(|(number, name)| number.len() <= 2 && number.parse::<u8>().is_ok() && name.split_whitespace().count() <= 3);
    path || numbered
}

/// The standfirst: what stands between the headline and the first paragraph, or the first paragraph itself where the page
/// sets it apart.
fn standfirst(page: &mut Page, shapes: &[Shape], prose: usize) {
    let Some(title) = page.blocks.iter().position(|block| block.layer == Layer::Headline) else { return };
    if page.blocks.iter().any(|block| block.layer == Layer::Standfirst) {
        return;
    }
    let between = (title + 1..prose).find(|&at| {
        is_open(page, at) && shapes.get(at).is_some_and(|shape| (7..=60).contains(&shape.words)) && !is_crumb(words_at(page, at))
    });
    let at = match between {
        Some(at) => at,
        None if prose < shapes.len() && prose <= title + 2 && is_set_apart(page, shapes, prose) => prose,
        None => return,
    };
    if page.blocks.get(at).is_some_and(|block| block.kind != BlockKind::Paragraph && !matches!(block.kind, BlockKind::Heading(_))) {
        return;
    }
    let line = clean::line(words_at(page, at));
    let known = page.meta.standfirst.get_or_insert_with(|| line.clone());
    if *known == line {
        set_layer(page, at, Layer::Standfirst);
    }
}

/// Whether the first paragraph is set apart from the next ones: the day and the writer come behind it, or a wider gap does.
fn is_set_apart(page: &Page, shapes: &[Shape], at: usize) -> bool {
    let Some(shape) = shapes.get(at).filter(|shape| shape.words <= 45) else { return false };
    let next = (at + 1..shapes.len()).find(|&next| page.blocks.get(next).is_some_and(|block| block.layer != Layer::Furniture));
    let Some(next) = next else { return false };
    let follows = shapes.get(next).is_some_and(|shape| shape.words <= 25 && !shape.prose) && is_meta_line(words_at(page, next));
    let gap = |first: usize| match (page.blocks.get(first), page.blocks.get(first + 1)) {
        (Some(above), Some(below)) => {
            page.text.get(above.span.end()..below.span.start()).map_or(0, |between| between.matches('\n').count())
        }
        _ => 0,
    };
    let usual = {
        let mut gaps: Vec<usize> = (next..shapes.len().saturating_sub(1).min(next + 60)).map(gap).collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 2).copied().unwrap_or(usize::MAX)
    };
    follows || (next == at + 1 && (gap(at) > usual || !shape.sentence))
}

/// What else stands above the first paragraph and is short: sections, buttons, the way through the site.
fn menus(page: &mut Page, shapes: &[Shape], prose: usize) {
    let title = page.blocks.iter().position(|block| matches!(block.layer, Layer::Headline | Layer::Standfirst));
    if prose >= shapes.len() && title.is_none() {
        return;
    }
    for at in 0..prose.min(shapes.len()) {
        let Some(shape) = shapes.get(at) else { continue };
        let kind = page.blocks.get(at).map(|block| block.kind);
        let above = title.is_some_and(|title| at < title);
        let words = words_at(page, at);
        let menu = is_crumb(words)
            || cues::SECTIONS.contains(&shape.norm.as_str())
            || (above && shape.words <= 4)
            || (shape.words <= 3 && !matches!(kind, Some(BlockKind::Heading(_))));
        let form = matches!(kind, Some(BlockKind::Paragraph | BlockKind::Item)) || (above && matches!(kind, Some(BlockKind::Heading(_))));
        if menu && form && !shape.sentence && is_open(page, at) {
            set_layer(page, at, Layer::Furniture);
        }
    }
    // A date or a name behind the first paragraph's standfirst.
    if let (Some(standfirst), Some(meta)) =
        (page.blocks.get(prose).filter(|block| block.layer == Layer::Standfirst), page.blocks.get(prose + 1))
    {
        debug_assert!(standfirst.span < meta.span);
        if is_open(page, prose + 1) && is_meta_line(words_at(page, prose + 1)) {
            read_meta_line(page, shapes, prose + 1);
        }
    }
}

/// The place and day at the start of the first paragraph: `OSLO, 3 May 2019 (Agency) – …`.
fn dateline(page: &mut Page) {
    let Some(block) = page.blocks.iter().find(|block| block.layer == Layer::Body && matches!(block.kind, BlockKind::Paragraph)) else {
        return;
    };
    let start = furniture::head(page.words(block), 160);
    let end = ["--", " – ", " — ", "—", " - ", "/", "):", "|"].iter().filter_map(|dash| start.find(dash)).min();
    let Some(place) = end.and_then(|end| start.get(..end)) else { return };
    let date = date::find(place).map(|(date, _)| date);
    let agency = place
        .split_once('(')
        .and_then(|(_, rest)| rest.split(')').next())
        .filter(|name| name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3 && date::find(name).is_none());
    let agency = agency.map(clean::line).filter(|_| place.trim_start().starts_with(|c: char| c.is_uppercase()));
    let upper = place.split([',', ' ']).next().is_some_and(|city| city.chars().count() >= 3 && city.chars().all(|c| !c.is_lowercase()));
    if page.meta.published.is_none() && date.is_some() {
        page.meta.published = date;
    }
    if page.meta.source.is_none() && (upper || date.is_some()) {
        page.meta.source = agency;
    }
}

/// Lines behind the article that say who made it.
fn ending(page: &mut Page, shapes: &[Shape]) {
    let from = page.blocks.len().saturating_sub(12);
    for at in (from..page.blocks.len()).rev() {
        let Some(shape) = shapes.get(at).filter(|shape| shape.words <= 25) else { continue };
        let words = words_at(page, at).trim_start_matches(['(', '[']).to_owned();
        let behind = shapes.get(at + 1..).unwrap_or_default().iter().zip(page.blocks.get(at + 1..).unwrap_or_default());
        let last = behind.into_iter().all(|(shape, block)| !shape.prose || block.layer != Layer::Body);
        if last && shape.norm.starts_with("source: ") && page.meta.source.is_none() {
            page.meta.source = source(words.trim_end_matches([')', ']']));
        }
        // "First published on 3 May 2019 at 10:15."
        if is_open(page, at) && at >= 2 && shape.words <= 14 && is_stamp(&shape.norm) {
            read_meta_line(page, shapes, at);
        }
        if !is_open(page, at) || !furniture::is_credit(&shape.norm) || at < 2 {
            continue;
        }
        if let Some(name) = byline(&words) {
            page.meta.byline.get_or_insert(name);
            set_layer(page, at, Layer::Meta);
        } else if ["reporting by", "editing by", "additional reporting", "writing by", "compiled by"]
            .iter()
            .any(|cue| shape.norm.starts_with(cue))
        {
            set_layer(page, at, Layer::Meta);
        }
    }
}

/// Whether a line opens by saying when the article was published or changed.
fn is_stamp(norm: &str) -> bool {
    ["first published", "published", "updated", "last updated", "posted", "created", "last modified"]
        .iter()
        .any(|stamp| norm.starts_with(stamp))
}

/// The owner named in a line of copyright: `© 2024 The Courier. All rights reserved.`
fn imprint(page: &mut Page) {
    if page.meta.source.is_some() {
        return;
    }
    let mut names = page.blocks.iter().filter(|block| block.layer == Layer::Furniture).filter_map(|block| {
        let words = furniture::head(page.words(block), 300);
        let (_, after) = words.split_once('©')?;
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':'));
        let after = after.trim_start_matches("Copyright ").trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let name: Vec<&str> = after.split(['.', '|', ',', ';', '–', '—', '·']).next()?.split_whitespace().collect();
        let named = (1..=5).contains(&name.len()) && name.first()?.starts_with(char::is_uppercase) && !name.contains(&"All");
        named.then(|| clean::line(&name.join(" ")))
    });
    page.meta.source = names.next_back();
}

/// A paper that speaks of itself: it "speaks to" someone in the standfirst or the first lines, and someone "told" it.
fn own_voice(page: &mut Page) {
    if page.meta.source.is_some() {
        return;
    }
    let mut told: Vec<String> = Vec::new();
    let mut speaks: Vec<String> = Vec::new();
    let mut seen = 0;
    for block in page.blocks.iter().filter(|block| matches!(block.layer, Layer::Headline | Layer::Standfirst | Layer::Body)).take(200) {
        let words: Vec<&str> = page.words(block).split_whitespace().take(2000).collect();
        seen += 1;
        for (at, word) in words.iter().enumerate() {
            if matches!(*word, "told" | "tells") {
                told.extend(words.get(at + 1..).and_then(|rest| name_from(rest.iter().copied())));
            }
            let to = words.get(at + 1).is_some_and(|next| matches!(*next, "to" | "with"));
            if seen <= 4 && to && matches!(*word, "speaks" | "spoke" | "talks" | "talked") {
                let before = words
                    .get(..at)
                    .unwrap_or_default()
                    .iter()
                    .rev()
                    .take_while(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':']))
                    .count();
                speaks.extend(words.get(at - before..at).and_then(|name| name_from(name.iter().copied())));
            }
        }
    }
    page.meta.source = speaks.into_iter().find(|name| told.contains(name));
}

/// The capitalised words that open a run of words, as a name.
fn name_from<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut name = Vec::new();
    for word in words.take(5) {
        let bare = word.trim_end_matches(['.', ',', ';', ':', '"', '”', '’', ')']).trim_end_matches("’s");
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        name.push(bare);
        if bare.len() != word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| clean::line(&name.join(" ")))
}

/// Short lines between paragraphs are headings, where the page's structure did not say so.
fn headings(page: &mut Page, shapes: &[Shape]) {
    for at in 1..shapes.len().saturating_sub(1) {
        let shape_at = |at: usize| shapes.get(at).filter(|_| page.blocks.get(at).is_some_and(|block| block.layer != Layer::Furniture));
        let (Some(above), Some(shape), Some(below)) = (shapes.get(at - 1), shapes.get(at), shape_at(at + 1)) else { continue };
        let words = words_at(page, at);
        let short = shape.words <= 12
            && !shape.sentence
            && words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "‘“\"'".contains(c));
        let apart = shape.gap || above.prose;
        let plain = page.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Paragraph && block.layer == Layer::Body);
        if plain
            && short
            && apart
            && below.prose
            && !words.ends_with([',', ';', ':', '”', '"', '-'])
            && let Some(block) = page.blocks.get_mut(at)
        {
            block.kind = BlockKind::Heading(2);
        }
    }
}
