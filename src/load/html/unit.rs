//! A page's tree → its units of text, in order: each paragraph, heading, item, caption or row with its words and links, and
//! the element it stands in. What is judged later, and shown at last, are these.

use std::ops::Range;

use super::names;
use super::tree::{Id, Tree};
use crate::article::BlockKind;
use crate::load::clean;

/// A run of words that stands on its own in the page.
pub struct Unit {
    /// The innermost block element it stands in.
    pub element: Id,
    /// Its form.
    pub kind: BlockKind,
    /// Its words, clean, runs of white space as one space, `<br>` as a line end.
    pub words: String,
    /// Its links: the place in `words` and the address as written.
    pub links: Vec<(Range<usize>, String)>,
}

impl Unit {
    /// The bytes of its words that are link.
    pub fn linked(&self) -> usize {
        self.links.iter().map(|(range, _)| range.len()).sum()
    }
}

/// Elements that stand within a line.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "label", "picture", "source", "amp-img", "bsp-line",
];

/// How long a cell of a table of figures may be, in bytes; longer ones are layout.
const CELL: usize = 160;

/// All the units of a page.
pub fn units(tree: &Tree<'_>) -> Vec<Unit> {
    let mut writer = Writer { tree, units: Vec::new(), words: String::new(), links: Vec::new(), link: None, breaks: 0, blocks: vec![0] };
    // Enter and leave without recursion: depth costs no stack.
    let mut steps = vec![(0, false)];
    while let Some((id, leaving)) = steps.pop() {
        if leaving {
            writer.leave(id);
            continue;
        }
        if writer.enter(id) {
            steps.push((id, true));
            steps.extend(tree.node(id).children.iter().rev().map(|&child| (child, false)));
        }
    }
    writer.flush();
    writer.units
}

struct Writer<'t> {
    tree: &'t Tree<'t>,
    units: Vec<Unit>,
    words: String,
    links: Vec<(Range<usize>, String)>,
    /// The link that is open: where its words begin, its address.
    link: Option<(usize, String)>,
    /// Line breaks since the last word.
    breaks: usize,
    /// The block elements that are open.
    blocks: Vec<Id>,
}

impl Writer<'_> {
    /// Takes a node in; answers whether its children are to be visited.
    fn enter(&mut self, id: Id) -> bool {
        let node = self.tree.node(id);
        if node.is_text() {
            self.text(id);
            return false;
        }
        match node.name.as_ref() {
            "br" => {
                self.breaks += 1;
                if self.breaks == 2 {
                    self.flush();
                }
                false
            }
            "a" => {
                let url = node.attribute("href").map(|url| url.trim().to_owned()).unwrap_or_default();
                self.link = Some((self.words.len(), url));
                true
            }
            "hr" => {
                self.flush();
                false
            }
            name if names::SILENT.contains(&name) => false,
            "tr" if self.is_row(id) => {
                self.flush();
                self.row(id);
                false
            }
            // A list of links inside a line is a menu that opens over it.
            "span" if self.is_popup(id) => false,
            name if INLINE.contains(&name) && !self.is_caption(id) => true,
            _ => {
                self.flush();
                self.blocks.push(id);
                true
            }
        }
    }

    fn leave(&mut self, id: Id) {
        let name = self.tree.node(id).name.as_ref();
        if name == "a" {
            self.close_link();
        } else if self.blocks.last() == Some(&id) && id != 0 {
            self.flush();
            self.blocks.pop();
        }
    }

    fn close_link(&mut self) {
        if let Some((from, url)) = self.link.take() {
            let from = from + self.words.get(from..).map_or(0, |words| words.len() - words.trim_start().len());
            if from < self.words.len() {
                self.links.push((from..self.words.len(), url));
            }
        }
    }

    fn text(&mut self, id: Id) {
        let words = clean::text(&self.tree.node(id).content);
        if words.is_empty() {
            return;
        }
        if self.blocks.iter().any(|&block| self.tree.node(block).name == "pre") {
            self.words.push_str(&words);
            return;
        }
        if words.starts_with(char::is_whitespace) && !self.words.is_empty() && !self.words.ends_with(char::is_whitespace) {
            self.words.push(' ');
        }
        for word in words.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty()) {
            if self.breaks > 0 && !self.words.trim_end().is_empty() {
                self.trim_end();
                self.words.push('\n');
            }
            self.breaks = 0;
            self.words.push_str(word);
            self.words.push(' ');
        }
        if !words.ends_with(char::is_whitespace) && self.words.ends_with(' ') {
            self.words.pop();
        }
    }

    /// Takes the white space from the end of the words, and from under the links on it.
    fn trim_end(&mut self) {
        let end = self.words.trim_end().len();
        self.words.truncate(end);
        for (range, _) in &mut self.links {
            *range = range.start.min(end)..range.end.min(end);
        }
        if let Some((from, _)) = &mut self.link {
            *from = (*from).min(end);
        }
    }

    /// Ends the unit at hand.
    fn flush(&mut self) {
        let open = self.link.as_ref().map(|(_, url)| url.clone());
        self.close_link();
        self.breaks = 0;
        let words = std::mem::take(&mut self.words);
        let links = std::mem::take(&mut self.links);
        // A link around several blocks goes on in the next.
        self.link = open.map(|url| (0, url));
        let lead = words.len() - words.trim_start().len();
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return;
        }
        let place = |at: usize| at.saturating_sub(lead).min(trimmed.len());
        let links = links
            .into_iter()
            .map(|(range, url)| (place(range.start)..place(range.end), url))
            .filter(|(range, _)| !range.is_empty())
            .collect();
        let element = self.blocks.last().copied().unwrap_or_default();
        self.units.push(Unit { element, kind: self.kind(), words: trimmed.to_owned(), links });
    }

    /// The form that the open blocks give a unit.
    fn kind(&self) -> BlockKind {
        for &id in self.blocks.iter().rev().take(4) {
            match self.tree.node(id).name.as_ref() {
                "h1" => return BlockKind::Heading(1),
                "h2" => return BlockKind::Heading(2),
                "h3" => return BlockKind::Heading(3),
                "h4" => return BlockKind::Heading(4),
                "h5" => return BlockKind::Heading(5),
                "h6" => return BlockKind::Heading(6),
                "li" | "dd" | "dt" => return BlockKind::Item,
                "blockquote" => return BlockKind::Quote,
                "figcaption" | "figure" | "caption" => return BlockKind::Caption,
                "pre" => return BlockKind::Code,
                _ => {}
            }
        }
        BlockKind::Paragraph
    }

    fn is_popup(&self, id: Id) -> bool {
        // Of several around one another, only the innermost is the menu.
        if self.tree.node(id).children.iter().any(|&child| self.tree.node(child).name == "span" && self.links_below(child) >= 3) {
            return false;
        }
        let mut links = 0;
        let (mut linked, mut all) = (0, 0);
        let mut skip = id;
        for below in id + 1..self.tree.end(id) {
            let node = self.tree.node(below);
            if node.is_text() {
                all += node.content.trim().len();
            } else if node.name == "a" && below >= skip {
                skip = self.tree.end(below);
                links += 1;
                linked += self.tree.text(below).trim().len();
            }
        }
        links >= 3 && linked * 5 >= all * 3 && linked >= 60
    }

    fn links_below(&self, id: Id) -> usize {
        (id..self.tree.end(id)).filter(|&below| self.tree.node(below).name == "a").count()
    }

    /// Whether an element within a line calls itself the words of a picture.
    fn is_caption(&self, id: Id) -> bool {
        let class = self.tree.node(id).attribute("class");
        class.is_some_and(|class| names::words(&class).iter().any(|word| matches!(word.as_str(), "caption" | "credit" | "copyright")))
    }

    /// Whether a row of a table holds two cells or more, all short and plain.
    fn is_row(&self, id: Id) -> bool {
        let cells = self.cells(id);
        cells.len() >= 2
            && cells.iter().all(|&cell| {
                let end = self.tree.end(cell);
                let plain = (cell + 1..end).all(|below| {
                    let node = self.tree.node(below);
                    node.is_text() || node.name == "br" || node.name == "p" || INLINE.contains(&node.name.as_ref())
                });
                plain
                    && (cell..end)
                        .map(|below| self.tree.node(below))
                        .filter(|node| node.is_text())
                        .map(|node| node.content.len())
                        .sum::<usize>()
                        <= CELL
            })
    }

    fn cells(&self, id: Id) -> Vec<Id> {
        self.tree.node(id).children.iter().copied().filter(|&child| matches!(self.tree.node(child).name.as_ref(), "td" | "th")).collect()
    }

    fn row(&mut self, id: Id) {
        let cells: Vec<String> =
            self.cells(id).into_iter().map(|cell| clean::line(&self.tree.text(cell))).filter(|cell| !cell.is_empty()).collect();
        let linked = (id..self.tree.end(id))
            .filter(|&below| self.tree.node(below).name == "a")
            .map(|link| clean::line(&self.tree.text(link)).len())
            .sum::<usize>();
        let words = cells.join(" | ");
        if !words.is_empty() {
            let links = if linked > 0 { vec![(0..linked.min(words.len()), String::new())] } else { Vec::new() };
            self.units.push(Unit { element: id, kind: BlockKind::Row, words, links });
        }
    }
}
