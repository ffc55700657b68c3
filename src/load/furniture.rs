//! Furniture told from the article: menus, share bars, related headlines, forms, contacts, notices.
//!
//! A line is judged by its own words (the table [`super::cues`]), its shape (does it read as prose?), its place, how often it
//! comes again, and how much of it is link. What a page's structure has already settled stays as it is. A line is left to the
//! article where nothing speaks against it: a lost sentence is worse than a menu too many.

use std::collections::HashMap;

use super::cues;
use super::date;
use super::page::Page;
use crate::article::{Block, BlockKind, Layer};

/// How much of a line is read for cues, in bytes: furniture is short, and lines of a megabyte must cost no more than others.
const READ: usize = 700;
/// How many headlines a list of other articles may have.
const LIST: usize = 14;

/// What judging needs to know of a block.
pub struct Shape {
    /// The words in lower case with straight apostrophes, without the signs at either end.
    pub norm: String,
    /// How many words.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub sentence: bool,
    /// Whether it reads as running text.
    pub prose: bool,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// The share of it that is link, 0 to 1.
    pub linked: f32,
}

impl Shape {
    /// Looks at some words. `gap` and `linked` are for the caller to say.
    pub fn of(words: &str) -> Self {
        let read = head(words, READ);
        let norm = read.to_lowercase().replace(['’', '‘'], "'");
        let norm = norm.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '@' | '+')).to_owned();
        // Chinese and Japanese put no spaces: two signs are about a word.
        let ideographs = read.chars().filter(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')).count();
        let count = read.split_whitespace().count().max(ideographs / 2);
        let sentence =
            words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '\u{a0}']).ends_with(['.', '!', '?', '…', '。', '！', '？']);
        Self { norm, words: count, sentence, prose: (count >= 6 && sentence) || count >= 28, gap: true, linked: 0.0 }
    }
}

/// What a line's own words say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Furniture by itself.
    Alone,
    /// The heading of a list of other articles.
    Opens,
    /// The end of the article; contacts and notices follow.
    Closes,
    /// The heading of what stands behind every article of its kind: what readers wrote, what lawyers ask for.
    Remarks,
}

/// Reads a line's own words.
pub fn cue(shape: &Shape, words: &str) -> Option<Cue> {
    let norm = shape.norm.as_str();
    if norm.is_empty() {
        return Some(if words.contains('#') { Cue::Closes } else { Cue::Alone });
    }
    let begins = |table: &[&str], most: usize| shape.words <= most && table.iter().any(|cue| begins_with(norm, cue));
    // A label above its list in one block: "Tags", "Read more".
    if let Some((label, _)) = words.split_once('\n')
        && cues::ALONE.binary_search(&Shape::of(label).norm.as_str()).is_ok()
        && shape.words <= 60
        && !shape.sentence
    {
        return Some(Cue::Alone);
    }
    let bare = norm.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | ','));
    // "12 comments", "Comments (3)".
    if (shape.words <= 4 && cues::REMARKS.contains(&bare)) || (begins(cues::REMARKS, 8) && !shape.prose && !norm.starts_with("comments ")) {
        return Some(Cue::Remarks);
    }
    if shape.words <= 10 && !shape.prose && cues::NOTICES.iter().any(|cue| begins_with(norm, cue)) {
        return Some(Cue::Remarks);
    }
    if shape.words <= 9 && !shape.prose {
        if begins(cues::OPENS, 9) && (shape.words <= 5 || words.trim_end().ends_with(':')) {
            return Some(Cue::Opens);
        }
        if cues::CLOSES.iter().any(|cue| norm == *cue || norm.strip_suffix('s') == Some(*cue))
            || (begins(cues::CLOSES, 9) && words.trim_end().ends_with(':'))
        {
            return Some(Cue::Closes);
        }
    }
    let alone = cues::ALONE.binary_search(&norm).is_ok()
        || cues::ALONE.binary_search(&bare).is_ok()
        || begins(cues::BEGINS, 16)
        || (shape.words <= 16 && cues::ENDS.iter().any(|cue| ends_with(norm, cue)))
        || ((3..=120).contains(&shape.words) && cues::ANYWHERE.iter().any(|cue| norm.contains(cue)))
        || ((3..=60).contains(&shape.words) && cues::WEAK.iter().filter(|cue| holds(norm, cue)).count() >= if shape.prose { 3 } else { 2 })
        || (shape.words <= 8 && norm.starts_with("copyright ") && norm.contains(|c: char| c.is_ascii_digit()))
        || (shape.words <= 3 && !shape.sentence && norm.starts_with("source "))
        || cues::LEGAL.iter().any(|cue| norm.starts_with(cue))
        || is_contact(norm, shape);
    alone.then_some(Cue::Alone)
}

fn begins_with(norm: &str, cue: &str) -> bool {
    // A cue that ends with a sign, or is the stem of a word, may be followed by anything.
    let open =
        || cue.ends_with(|c: char| !c.is_alphanumeric()) || matches!(cue, "cookie" | "related stor" | "editors pick" | "editor's pick");
    match norm.strip_prefix(cue) {
        Some(rest) => !rest.starts_with(char::is_alphabetic) || open(),
        None => norm.len() < cue.len() && norm == cue.trim_end_matches([' ', ':']),
    }
}

fn ends_with(norm: &str, cue: &str) -> bool {
    norm.strip_suffix(cue).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphabetic()))
}

/// Whether a phrase stands in a line as whole words.
fn holds(norm: &str, phrase: &str) -> bool {
    norm.match_indices(phrase).any(|(at, _)| {
        let before = norm.get(..at).and_then(|before| before.chars().next_back());
        let after = norm.get(at + phrase.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether a short line is an address to write to or call.
fn is_contact(norm: &str, shape: &Shape) -> bool {
    if shape.words > 12 || shape.prose {
        return false;
    }
    let mail = norm.split_whitespace().any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')));
    let digits = norm.chars().filter(char::is_ascii_digit).count();
    let letters = norm.chars().filter(|c| c.is_alphabetic()).count();
    let labelled =
        ["tel", "phone", "telephone", "fax", "mobile", "t:", "m:", "e:", "email:", "e-mail:"].iter().any(|label| begins_with(norm, label));
    // A bare number is a phone's where it has its length and its groups, and no sign of a sum.
    let groups = norm.split(|c: char| !c.is_ascii_digit()).filter(|group| group.len() >= 2).count();
    let bare = letters == 0 && (8..=15).contains(&digits) && groups >= 2 && !norm.contains([',', '.', '%', '$', '£', '€', ':', '/']);
    mail || (labelled && digits >= 5) || bare
}

/// Marks the furniture of a page of lines, where nothing but the lines themselves tells it.
pub fn mark(page: &mut Page) {
    let shapes = shapes(page);
    let mut furniture = by_cues(page, &shapes);
    repeated(page, &shapes, &mut furniture);
    tail(page, &shapes, &mut furniture);
    set(page, &furniture);
}

/// Marks what furniture is left in a page whose structure has told most of it.
pub fn mark_rest(page: &mut Page) {
    let shapes = shapes(page);
    let furniture = by_cues(page, &shapes);
    set(page, &furniture);
}

fn set(page: &mut Page, furniture: &[bool]) {
    for (block, flag) in page.blocks.iter_mut().zip(furniture) {
        if *flag && block.layer == Layer::Body {
            block.layer = Layer::Furniture;
        }
    }
}

/// Whether each block is furniture, by its words and by the words before it.
fn by_cues(page: &Page, shapes: &[Shape]) -> Vec<bool> {
    let words: Vec<usize> = shapes.iter().map(|shape| if shape.prose { shape.words } else { 0 }).collect();
    let total: usize = words.iter().sum();
    let mut furniture: Vec<bool> = page.blocks.iter().map(|block| block.layer == Layer::Furniture).collect();
    let set = |furniture: &mut Vec<bool>, at: usize| {
        if let Some(flag) = furniture.get_mut(at) {
            *flag = true;
        }
    };
    let mut seen = 0;
    let mut closed = false;
    let mut at = 0;
    while let (Some(block), Some(shape)) = (page.blocks.get(at), shapes.get(at)) {
        let cue = cue(shape, page.words(block)).filter(|_| block.layer == Layer::Body && block.kind != BlockKind::Code);
        // Only behind most of the article is the word "comments" the head of readers' comments.
        let late = seen * 10 >= total * 6;
        match cue {
            Some(Cue::Remarks) if late && total > 0 => {
                (at..shapes.len()).for_each(|rest| set(&mut furniture, rest));
                break;
            }
            Some(Cue::Closes) => {
                set(&mut furniture, at);
                closed = late;
            }
            Some(Cue::Opens) => {
                set(&mut furniture, at);
                // Above the article it is a section's name, and what follows may be the headline.
                let listed = if seen > 0 { listed(shapes, &page.blocks, at + 1) } else { 0 };
                (at + 1..at + 1 + listed).for_each(|item| set(&mut furniture, item));
            }
            Some(Cue::Alone | Cue::Remarks) => set(&mut furniture, at),
            // Behind the end only prose is still the article's: what a company says about itself, notes to editors.
            None if closed && !shape.prose && !heads_prose(shapes, at) => set(&mut furniture, at),
            // Several lines of links are a list of other articles.
            None if (shape.linked > 0.9 || (shape.linked > 0.6 && page.words(block).contains('\n')))
                && shape.words <= 40
                && block.layer == Layer::Body =>
            {
                set(&mut furniture, at);
            }
            None => {}
        }
        seen += words.get(at).copied().unwrap_or_default();
        at += 1;
    }
    furniture
}

/// The shape of each block.
pub fn shapes(page: &Page) -> Vec<Shape> {
    let mut links = page.links.iter().peekable();
    let mut end = 0;
    let mut shapes = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        let mut shape = Shape::of(page.words(block));
        shape.gap = page.text.get(end..block.span.start()).is_none_or(|between| between.matches('\n').count() != 1);
        let mut linked = 0;
        while let Some(link) = links.next_if(|link| link.span.start() < block.span.end()) {
            linked += link.span.len();
        }
        shape.linked = linked as f32 / block.span.len().max(1) as f32;
        end = block.span.end();
        shapes.push(shape);
    }
    shapes
}

/// How many blocks behind the heading of a list belong to it: those on the lines right below, else a run of headlines.
fn listed(shapes: &[Shape], blocks: &[Block], from: usize) -> usize {
    let rest = || shapes.get(from..).unwrap_or_default().iter().zip(blocks.get(from..).unwrap_or_default()).take(LIST);
    let items = rest().take_while(|(_, block)| block.kind == BlockKind::Item).count();
    if items > 0 {
        return items;
    }
    let below = rest().take_while(|(shape, _)| !shape.gap && shape.words <= 25 && !(shape.sentence && shape.words > 12)).count();
    if below > 0 {
        return below;
    }
    rest()
        .take_while(|(shape, block)| (4..=22).contains(&shape.words) && !shape.prose && !matches!(block.kind, BlockKind::Heading(_)))
        .count()
}

/// Whether a short line stands right above prose.
fn heads_prose(shapes: &[Shape], at: usize) -> bool {
    shapes
        .get(at)
        .is_some_and(|shape| shape.norm.starts_with("about ") || shape.norm.starts_with("note") || shape.norm.starts_with("background"))
        && shapes.get(at + 1).is_some_and(|next| next.prose)
}

/// A short line that comes three times is a button or a label, not a sentence.
fn repeated(page: &Page, shapes: &[Shape], furniture: &mut [bool]) {
    let mut count: HashMap<&str, usize> = HashMap::new();
    let label = |shape: &Shape, words: &str| {
        shape.words <= 6 && !shape.sentence && !words.trim_end().ends_with([':', '?']) && !shape.norm.contains(|c: char| c.is_ascii_digit())
    };
    for (shape, block) in shapes.iter().zip(&page.blocks) {
        if label(shape, page.words(block)) && block.kind == BlockKind::Paragraph {
            *count.entry(shape.norm.as_str()).or_default() += 1;
        }
    }
    for ((shape, block), flag) in shapes.iter().zip(&page.blocks).zip(furniture) {
        *flag |= block.kind == BlockKind::Paragraph
            && label(shape, page.words(block))
            && count.get(shape.norm.as_str()).is_some_and(|&n| n >= 3);
    }
}

/// Short lines behind the last prose: headlines of other articles and what is left of a menu.
fn tail(page: &Page, shapes: &[Shape], furniture: &mut [bool]) {
    let Some(last) =
        (0..shapes.len()).rev().find(|&at| shapes.get(at).is_some_and(|shape| shape.prose) && furniture.get(at) == Some(&false))
    else {
        return;
    };
    let behind: Vec<usize> = (last + 1..shapes.len()).filter(|&at| furniture.get(at) == Some(&false)).collect();
    let menu = |at: usize| {
        let (Some(shape), Some(block)) = (shapes.get(at), page.blocks.get(at)) else { return false };
        let figures = shape.norm.chars().any(|c| c.is_ascii_digit());
        let kept = matches!(block.kind, BlockKind::Item | BlockKind::Row | BlockKind::Code | BlockKind::Quote | BlockKind::Heading(_));
        !kept
            && !shape.sentence
            && !is_credit(&shape.norm)
            && if behind.len() == 1 { shape.words <= 3 && !figures } else { !figures || shape.words >= 5 }
    };
    for &at in &behind {
        if menu(at)
            && let Some(flag) = furniture.get_mut(at)
        {
            *flag = true;
        }
    }
}

/// Whether a line says who made the article.
pub fn is_credit(norm: &str) -> bool {
    [
        "by ",
        "reporting by",
        "editing by",
        "additional reporting",
        "writing by",
        "written by",
        "words by",
        "compiled by",
        "source: ",
        "posted by",
        "author",
    ]
    .iter()
    .any(|cue| norm.starts_with(cue))
}

/// Whether a line is a way through a site: `Home > News`, `1. Technology`.
pub fn is_crumb(words: &str) -> bool {
    let parts: Vec<&str> = words.split(['>', '»', '›', '/', '|', '→']).map(str::trim).collect();
    let path = parts.len() >= 2 && parts.iter().all(|part| part.split_whitespace().count() <= 3) && Shape::of(words).words <= 12;
    let numbered = words
        .split_once(". ")
        .is_some_and(|(number, name)| number.len() <= 2 && number.parse::<u8>().is_ok() && name.split_whitespace().count() <= 3);
    // "Home · Funding · Exits · Submit a tip"
    let menu: Vec<&str> = words.split(['·', '•']).map(str::trim).collect();
    let menu = menu.len() >= 4 && menu.iter().all(|part| part.split_whitespace().count() <= 3) && date::find(words).is_none();
    path || numbered || menu
}

/// The first `bytes` of a text, or a little less to end on a character.
pub fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
