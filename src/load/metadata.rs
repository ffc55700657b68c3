//! What a page says about itself, from its own lines where no structure says it: the lines above the first paragraph hold
//! title, standfirst, date and byline, and the first paragraph's dateline or the last lines hold what these do not.
//!
//! Nothing is guessed: a field that no line shows is `None`.

use super::clean;
use super::credit;
use super::cues;
use super::date;
use super::furniture::{self, Shape};
use super::imprint;
use super::page::Page;
use crate::article::{BlockKind, Layer};

/// How many blocks above the first prose may be the page's head.
const HEAD: usize = 40;

/// Finds title, standfirst, date, byline and source among the lines of a page whose furniture is marked, and gives those
/// lines their layer. What is known already is kept, and the line that repeats it is found.
pub fn from_lines(page: &mut Page) {
    let shapes = furniture::shapes(page);
    let prose = first_prose(page, &shapes);
    // A line of nothing but digits is furniture elsewhere, not where it is the day of the article.
    let head: Vec<usize> = (0..prose.min(HEAD)).filter(|&at| is_open(page, at) || credit::is_day(words_at(page, at))).collect();
    for &at in &head {
        read_meta_line(page, &shapes, at);
    }
    paper_line(page, &head);
    name_line(page, &head);
    title(page, &shapes, &head, prose);
    standfirst(page, &shapes, prose);
    menus(page, &shapes, prose);
    dateline(page);
    ending(page, &shapes);
    author_box(page, &shapes);
    imprint::masthead(page);
    imprint::imprint(page);
    imprint::own_voice(page);
    headings(page, &shapes);
}

/// The same for a page whose structure has told its title and its standfirst already: only lines of date and byline are left.
pub fn from_structure(page: &mut Page) {
    let shapes = furniture::shapes(page);
    let prose = first_prose(page, &shapes);
    for at in (0..prose.min(HEAD)).filter(|&at| is_open(page, at)).collect::<Vec<_>>() {
        read_meta_line(page, &shapes, at);
    }
    for at in (0..prose.min(HEAD)).filter(|&at| is_open(page, at)).collect::<Vec<_>>() {
        let paragraph = page.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Paragraph);
        if paragraph && words_at(page, at).contains(['>', '»', '›']) && furniture::is_crumb(words_at(page, at)) {
            set_layer(page, at, Layer::Furniture);
        }
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
    author_box(page, &shapes);
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
        let next_is_meta = open.get(nth + 1).is_some_and(|&next| credit::is_meta_line(words_at(page, next)));
        let first = open
            .get(..nth)
            .unwrap_or_default()
            .iter()
            .all(|&above| shapes.get(above).is_some_and(|shape| shape.words <= 4) || credit::is_meta_line(words_at(page, above)));
        let headline = first && shape.words <= 25 && (next_is_meta || (shape.words <= 18 && !words.ends_with('.') && open.len() > 1));
        // A line of date and byline may end with a full stop.
        if headline || credit::is_meta_line(words) {
            continue;
        }
        return at;
    }
    shapes.len()
}

/// Reads a line of date, byline and source.
fn read_meta_line(page: &mut Page, shapes: &[Shape], at: usize) {
    let words = words_at(page, at).to_owned();
    if shapes.get(at).is_none_or(|shape| shape.words > 25) || !credit::is_meta_line(&words) {
        return;
    }
    set_layer(page, at, Layer::Meta);
    if page.meta.published.is_none() {
        page.meta.published = date::parse(&words);
    }
    if page.meta.byline.is_none() {
        page.meta.byline = credit::byline(&words);
    }
    if page.meta.source.is_none() {
        page.meta.source = credit::source(&words).or_else(|| credit::paper(&words));
    }
}

/// A paper's name on a line of its own beside a line of date or byline is the source: `The Courier, Hong Kong`.
fn paper_line(page: &mut Page, head: &[usize]) {
    for (nth, &at) in head.iter().enumerate().skip(1) {
        let words = words_at(page, at);
        let paper = credit::paper(words).filter(|_| words.split_whitespace().count() <= 6 && !words.ends_with(['.', '?', '!', ':']));
        if let Some(paper) = paper.filter(|_| page.meta.source.is_none() && is_open(page, at) && is_beside_meta(page, head, nth)) {
            page.meta.source = Some(paper);
            set_layer(page, at, Layer::Meta);
        }
    }
}

/// Whether the line right above or below one of the head is of date or byline.
fn is_beside_meta(page: &Page, head: &[usize], nth: usize) -> bool {
    let beside = [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten().filter_map(|nth| head.get(nth));
    let at = head.get(nth).copied().unwrap_or_default();
    beside.filter(|other| other.abs_diff(at) == 1).any(|&other| page.blocks.get(other).is_some_and(|block| block.layer == Layer::Meta))
}

/// A bare name beside a date line is its byline: two to four words in capitals, no section's name; or two such names.
fn name_line(page: &mut Page, head: &[usize]) {
    if page.meta.byline.is_some() {
        return;
    }
    for (nth, &at) in head.iter().enumerate() {
        let beside = is_beside_meta(page, head, nth);
        let words = words_at(page, at);
        let first = words.split(',').next().unwrap_or_default();
        let name = first.split(" and ").take(3).all(credit::is_name);
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
    let section = |at: usize| {
        shapes.get(at).is_some_and(|shape| cues::SECTIONS.contains(&shape.norm.as_str())) || furniture::is_crumb(words_at(page, at))
    };
    // A press release says first that it is one.
    let open: Vec<usize> = open.into_iter().filter(|&at| !is_kicker(shapes, page, at)).collect();
    let heading = open.iter().copied().find(|&at| page.blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading(1))));
    let long = open.iter().copied().find(|&at| words(at) >= 5 && !furniture::is_crumb(words_at(page, at)));
    let short = || open.iter().copied().filter(|&at| !section(at) && words(at) >= 2).max_by_key(|&at| (words(at), std::cmp::Reverse(at)));
    // A line of several sentences is the standfirst of the short line above it: headlines hold no full stop.
    let above = long.filter(|&at| holds_stop(words_at(page, at))).and_then(|long| {
        open.iter().copied().take_while(|&at| at < long).filter(|&at| (2..=4).contains(&words(at)) && !section(at)).last()
    });
    let Some(at) = heading.or(above).or(long).or_else(short) else { return };
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

/// Whether a sentence ends within a line.
fn holds_stop(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
        before.chars().count() >= 4 && line.get(at + 2..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    })
}

/// Whether a line only says what sort of text follows: `PRESS RELEASE – FOR IMMEDIATE RELEASE`.
fn is_kicker(shapes: &[Shape], page: &Page, at: usize) -> bool {
    let words = words_at(page, at);
    shapes.get(at).is_some_and(|shape| shape.words <= 8)
        && words
            .split(['–', '—', '|', '/', ':', '·', '-', ','])
            .map(|part| Shape::of(part).norm)
            .filter(|part| !part.is_empty())
            .all(|part| cues::SECTIONS.contains(&part.as_str()) || part.ends_with("immediate release") || part.ends_with("immediate use"))
}

fn is_standfirst_alone(line: &str, words: usize) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    words > 15 && matches!(first, "The" | "This" | "These" | "It" | "Its" | "They" | "He" | "She")
}

/// The standfirst: what stands between the headline and the first paragraph, or the first paragraph itself where the page
/// sets it apart.
fn standfirst(page: &mut Page, shapes: &[Shape], prose: usize) {
    let Some(title) = page.blocks.iter().position(|block| block.layer == Layer::Headline) else { return };
    if page.blocks.iter().any(|block| block.layer == Layer::Standfirst) {
        return;
    }
    let between = (title + 1..prose).find(|&at| {
        is_open(page, at) && shapes.get(at).is_some_and(|shape| (7..=60).contains(&shape.words)) && !furniture::is_crumb(words_at(page, at))
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
    let follows = shapes.get(next).is_some_and(|shape| shape.words <= 25 && !shape.prose) && credit::is_meta_line(words_at(page, next));
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
        let menu = furniture::is_crumb(words)
            || (above && is_kicker(shapes, page, at))
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
        if is_open(page, prose + 1) && credit::is_meta_line(words_at(page, prose + 1)) {
            read_meta_line(page, shapes, prose + 1);
        }
    }
}

/// The place and day at the start of the first paragraph: `OSLO, 3 May 2019 (Agency) – …`.
fn dateline(page: &mut Page) {
    let Some(block) = page.blocks.iter().find(|block| block.layer == Layer::Body && matches!(block.kind, BlockKind::Paragraph)) else {
        return;
    };
    let credit::Dateline { date, agency } = credit::dateline(page.words(block));
    page.meta.published = page.meta.published.or(date);
    page.meta.source = page.meta.source.take().or(agency);
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
            page.meta.source = credit::source(words.trim_end_matches([')', ']']));
        }
        // "First published on 3 May 2019 at 10:15."
        if is_open(page, at) && at >= 2 && shape.words <= 14 && credit::is_stamp(&shape.norm) {
            read_meta_line(page, shapes, at);
        }
        if last && at >= 2 && is_open(page, at) && !shape.prose {
            sign(page, at, &words);
        }
        if !is_open(page, at) || !furniture::is_credit(&shape.norm) || at < 2 {
            continue;
        }
        if let Some(name) = credit::byline(&words) {
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

/// What is said of the writer behind the article: `Ann Lee covers ports.`
fn author_box(page: &mut Page, shapes: &[Shape]) {
    let Some(byline) = page.meta.byline.clone() else { return };
    let Some(last) = (0..page.blocks.len()).rev().find(|&at| is_open(page, at)) else { return };
    let rest = byline.split([',', '&']).next().and_then(|name| words_at(page, last).strip_prefix(name.trim_end())).unwrap_or_default();
    let verb = rest.split_whitespace().next().unwrap_or_default();
    let told = matches!(verb, "covers" | "is" | "writes" | "reports" | "has" | "was");
    if told && last >= 3 && shapes.get(last).is_some_and(|shape| shape.words <= 45) {
        set_layer(page, last, Layer::Furniture);
    }
}

/// Takes a signature for what it says.
fn sign(page: &mut Page, at: usize, words: &str) {
    let Some((name, date)) = credit::signature(words) else { return };
    page.meta.byline = page.meta.byline.take().or(name);
    page.meta.published = page.meta.published.or(date);
    set_layer(page, at, Layer::Meta);
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
