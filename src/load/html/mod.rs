//! Saved pages: bytes of HTML → tags (`token`) → a tree (`tree`) → units of text (`unit`), of which some are the article
//! (`content`, by the names of `names`).

mod content;
mod head;
mod names;
mod token;
mod tree;
mod unit;

use super::clean;
use super::furniture::{self, Shape};
use super::metadata;
use super::page::Page;
use crate::article::{BlockKind, Layer, Metadata};
use tree::Tree;
use unit::Unit;

/// Reads a saved page; elements nest at most `depth` deep.
pub fn page(raw: &str, depth: usize) -> Page {
    let tree = Tree::parse(raw, depth);
    let units = unit::units(&tree);
    let chosen: Vec<&Unit> = content::choose(&tree, &units).into_iter().filter_map(|nth| units.get(nth)).collect();
    let head = head::read(&tree);
    let mut meta = head.meta;
    // A page that a script fills may hold its article in the head alone.
    let held: usize = chosen.iter().map(|unit| unit.words.len()).sum();
    if let Some(text) = head.text.filter(|text| text.len() >= 400 && held * 5 < text.len() * 2) {
        meta.standfirst = meta.standfirst.filter(|standfirst| !repeats(&text, standfirst));
        let marked = text.contains("</p>") || text.contains("<br");
        let text = if marked { text } else { text.replace("\n\n", "<p>").replace('\n', "<p>") };
        let mut page = fragment(&text, meta, depth);
        furniture::mark_rest(&mut page);
        metadata::from_structure(&mut page);
        return page;
    }
    let called = chosen.iter().copied().take(6).find(|unit| is_standfirst(&tree, unit));
    meta.standfirst = match called.or_else(|| subheading(&chosen, meta.standfirst.as_deref())) {
        Some(unit) => Some(clean::line(&unit.words)),
        // Many sites repeat their first paragraph as the description: that is no standfirst.
        None => meta.standfirst.filter(|standfirst| !chosen.iter().any(|unit| repeats(&unit.words, standfirst))),
    };
    let mut page = Page { meta, ..Page::default() };
    page.push_head();
    for unit in chosen {
        let layer = if unit.kind == BlockKind::Caption { Layer::Furniture } else { Layer::Body };
        if !is_head(&page.meta, unit) {
            page.push(unit.kind, layer, &unit.words, &unit.links);
        }
    }
    furniture::mark_rest(&mut page);
    metadata::from_structure(&mut page);
    page
}

/// Reads a piece of HTML that is an article and nothing else, such as a feed's entry, under what is known of it.
pub fn fragment(raw: &str, meta: Metadata, depth: usize) -> Page {
    let tree = Tree::parse(raw, depth);
    let mut page = Page { meta, ..Page::default() };
    page.push_head();
    for unit in unit::units(&tree) {
        if !is_head(&page.meta, &unit) {
            page.push(unit.kind, Layer::Body, &unit.words, &unit.links);
        }
    }
    page
}

/// Reads a chapter of a book: all of it is the article, and its first heading is its title.
pub fn chapter(raw: &str, meta: Metadata, depth: usize) -> Page {
    let tree = Tree::parse(raw, depth);
    let units = unit::units(&tree);
    let heading = units.iter().take(3).find(|unit| matches!(unit.kind, BlockKind::Heading(_)));
    let title = heading.map(|unit| clean::line(&unit.words)).or_else(|| head::page_title(&tree));
    let mut page = Page { meta: Metadata { title, ..meta }, ..Page::default() };
    page.push_head();
    for unit in units.iter().filter(|unit| !is_head(&page.meta, unit)).collect::<Vec<_>>() {
        page.push(unit.kind, Layer::Body, &unit.words, &unit.links);
    }
    page
}

/// The words of a piece of HTML, on one line.
pub fn words(raw: &str, depth: usize) -> String {
    super::clean::line(&Tree::parse(raw, depth).text(0))
}

/// Whether a unit says again what the head of the page has said.
fn is_head(meta: &Metadata, unit: &Unit) -> bool {
    let same = |known: &Option<String>| {
        known
            .as_deref()
            .is_some_and(|known| known.len().abs_diff(unit.words.len()) < 40 && Shape::of(known).norm == Shape::of(&unit.words).norm)
    };
    unit.kind == BlockKind::Heading(1) || same(&meta.title) || same(&meta.standfirst)
}

/// Whether a unit is called the article's standfirst.
fn is_standfirst(tree: &Tree<'_>, unit: &Unit) -> bool {
    let words = unit.words.split_whitespace().count();
    let named = tree.node(unit.element).attribute("class").is_some_and(|class| {
        let words = names::words(&class);
        words.iter().any(|word| names::STANDFIRST.binary_search(&word.as_str()).is_ok())
    });
    named && (5..=60).contains(&words)
}

/// What stands right below the headline as one more: a heading of seven words or more, or the page's own description where it is no
/// whole sentence, as the first paragraph would be.
fn subheading<'a>(chosen: &[&'a Unit], description: Option<&str>) -> Option<&'a Unit> {
    let title = chosen.iter().take(6).position(|unit| unit.kind == BlockKind::Heading(1))?;
    let below = *chosen.get(title + 1)?;
    let words = below.words.split_whitespace().count();
    let said = match below.kind {
        BlockKind::Heading(_) => chosen.get(title + 2).is_some_and(|next| !matches!(next.kind, BlockKind::Heading(_))),
        BlockKind::Paragraph => {
            description.is_some_and(|description| repeats(&below.words, description))
                && !below.words.trim_end().ends_with(['.', '!', '?', ':'])
        }
        _ => false,
    };
    (said && (7..=60).contains(&words)).then_some(below)
}

/// Whether a paragraph begins as a description does, which may be cut short.
fn repeats(paragraph: &str, description: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect::<String>();
    let (paragraph, description) = (letters(paragraph), letters(description));
    description.len() >= 20 && (paragraph.starts_with(&description) || (paragraph.len() >= 40 && description.starts_with(&paragraph)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lie_on_their_words_whatever_is_taken_from_around_them() {
        let cases = [
            ("<p>Ore <a href='https://a.example'>and mill</a> sold</p>", "and mill"),
            ("<p>Ore <a href='https://a.example'>\u{0}</a>é</p>", ""),
            ("<p>Ore\u{a0}\u{a0} <a href='https://a.example'><br>é mill</a></p>", "é mill"),
            ("<p><a href='https://a.example'>x\u{a0}</a><br>é</p>", "x"),
        ];
        for (html, words) in cases {
            let page = fragment(html, Metadata::default(), 64);
            let linked: Vec<&str> = page.links.iter().map(|link| link.span.of(&page.text)).collect();
            assert_eq!(linked.join("|"), words, "{html}");
        }
    }
}
