//! Saved pages: bytes of HTML → tags (`token`) → a tree (`tree`) → units of text (`unit`), of which some are the article
//! (`content`, by the names of `names`).

mod content;
mod names;
mod token;
mod tree;
mod unit;

use super::furniture;
use super::metadata;
use super::page::Page;
use crate::article::{BlockKind, Layer};
use tree::Tree;

/// Reads a saved page; elements nest at most `depth` deep.
pub fn page(raw: &str, depth: usize) -> Page {
    let tree = Tree::parse(raw, depth);
    let units = unit::units(&tree);
    let mut page = Page::default();
    for nth in content::choose(&tree, &units) {
        let Some(unit) = units.get(nth) else { continue };
        let layer = if unit.kind == BlockKind::Caption { Layer::Furniture } else { Layer::Body };
        page.push(unit.kind, layer, &unit.words, &unit.links);
    }
    furniture::mark(&mut page);
    metadata::from_lines(&mut page);
    page
}
