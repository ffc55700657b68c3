//! Tags and text → a tree, with the standard's implied ends (`<p>` within `<p>`, `<li>` behind `<li>`, …) and its forgiveness.
//!
//! The tree lives in one vector: no depth of nesting costs stack, and what nests deeper than the limit is laid flat at that
//! depth. Deliberately absent: the rebuilding of misnested tables and of formatting elements, which change no words.

use std::borrow::Cow;

use super::token::{Token, Tokens, attributes};

/// The index of a node.
pub type Id = u32;

/// More nodes than the longest page has; what comes after is not read.
const NODES: usize = 500_000;
/// How much of an attribute is kept, in bytes; longer ones are embedded data.
const VALUE: usize = 4096;

/// An element or a text.
pub struct Node<'a> {
    /// Its parent; the root is its own.
    pub parent: Id,
    /// Its name in lower case; empty for a text.
    pub name: Cow<'a, str>,
    /// Its attributes as written, or the text with its character references resolved.
    pub content: Cow<'a, str>,
    /// Its children, in order.
    pub children: Vec<Id>,
}

impl Node<'_> {
    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    /// The value of an attribute, its references resolved; empty values are absent.
    pub fn attribute(&self, wanted: &str) -> Option<Cow<'_, str>> {
        if self.is_text() {
            return None;
        }
        let (_, value) = attributes(&self.content).find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        (!value.is_empty() && value.len() <= VALUE).then(|| htmlize::unescape_attribute(value))
    }

    /// Whether an attribute is there, empty or not.
    pub fn has(&self, wanted: &str) -> bool {
        !self.is_text() && attributes(&self.content).any(|(name, _)| name.eq_ignore_ascii_case(wanted))
    }
}

/// A page's tree. Node 0 is the root, which stands for the document.
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

#[rustfmt::skip]
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that end a paragraph that is open.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "ul", "li", "dd", "dt",
];

/// Formatting elements, which may end out of order.
#[rustfmt::skip]
const FORMATTING: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "label", "mark", "nobr", "q", "s", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u",
];

/// What a start tag ends before it opens: the elements, and those behind which nothing is ended.
fn implied_ends(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "tr" => (&["tr", "td", "th"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr", "td", "th"], &["table"]),
        "option" | "optgroup" => (&["option"], &["select"]),
        "a" => (&["a"], &["td", "th", "table"]),
        "body" => (&["head"], &[]),
        _ => (&[], &[]),
    }
}

impl<'a> Tree<'a> {
    /// Reads a page; elements nest at most `depth` deep.
    pub fn parse(page: &'a str, depth: usize) -> Self {
        let root = Node { parent: 0, name: Cow::Borrowed("#document"), content: Cow::Borrowed(""), children: Vec::new() };
        let mut builder = Builder { tree: Tree { nodes: vec![root] }, open: vec![0], deeper: 0, depth };
        for token in Tokens::new(page) {
            if builder.tree.nodes.len() >= NODES {
                break;
            }
            match token {
                Token::Open { name, attributes, closed } => builder.open(name, attributes, closed),
                Token::Close(name) => builder.close(name),
                Token::Text(text) => builder.text(text),
            }
        }
        builder.tree
    }

    /// A node; the root where there is no such node.
    pub fn node(&self, id: Id) -> &Node<'a> {
        self.nodes.get(id as usize).unwrap_or(&self.nodes[0])
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All nodes in document order: a parent always comes before its children.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// The nodes above a node, from its parent to the root.
    pub fn above(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut at = id;
        std::iter::from_fn(move || {
            let parent = self.node(at).parent;
            (parent != at).then(|| {
                at = parent;
                parent
            })
        })
    }

    /// The node behind all of a node's descendants, as nodes are numbered.
    pub fn end(&self, id: Id) -> Id {
        let mut last = id;
        while let Some(&child) = self.node(last).children.last() {
            last = child;
        }
        last + 1
    }

    /// All the words below a node, runs of white space as they are.
    pub fn text(&self, id: Id) -> String {
        (id..self.end(id)).map(|below| self.node(below)).filter(|node| node.is_text()).map(|node| node.content.as_ref()).collect()
    }
}

struct Builder<'a> {
    tree: Tree<'a>,
    open: Vec<Id>,
    /// How many elements were not opened because they lie too deep.
    deeper: usize,
    depth: usize,
}

impl<'a> Builder<'a> {
    fn name(&self, id: Id) -> &str {
        &self.tree.node(id).name
    }

    fn add(&mut self, name: Cow<'a, str>, content: Cow<'a, str>) -> Id {
        let parent = self.open.last().copied().unwrap_or_default();
        let id = u32::try_from(self.tree.nodes.len()).unwrap_or_default();
        self.tree.nodes.push(Node { parent, name, content, children: Vec::new() });
        if let Some(node) = self.tree.nodes.get_mut(parent as usize) {
            node.children.push(id);
        }
        id
    }

    /// The place on the stack of the nearest open element of these names, not looking behind a barrier.
    fn nearest(&self, names: &[&str], barriers: &[&str]) -> Option<usize> {
        for (place, &id) in self.open.iter().enumerate().skip(1).rev() {
            if names.contains(&self.name(id)) {
                return Some(place);
            }
            if barriers.contains(&self.name(id)) {
                return None;
            }
        }
        None
    }

    fn open(&mut self, name: &'a str, attributes: &'a str, closed: bool) {
        let name =
            if name.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
        if matches!(name.as_ref(), "html" | "body") && self.open.iter().any(|&id| self.name(id) == name) {
            return;
        }
        if BLOCKS.contains(&name.as_ref())
            && let Some(place) =
                self.nearest(&["p"], &["button", "td", "th", "caption", "table", "object", "div", "section", "li", "blockquote"])
        {
            self.open.truncate(place);
        }
        let (ends, barriers) = implied_ends(&name);
        // A heading never holds another.
        let heading = name.len() == 2 && name.starts_with('h') && name != "hr";
        if heading && self.open.last().is_some_and(|&id| matches!(self.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")) {
            self.open.pop();
        }
        while let Some(place) = self.nearest(ends, barriers) {
            if name == "a" {
                // Only the link ends, not the blocks within it.
                self.open.remove(place);
            } else {
                self.open.truncate(place);
            }
        }
        let foreign = closed
            && (name == "path" || name == "svg" || name == "use" || self.open.iter().any(|&id| matches!(self.name(id), "svg" | "math")));
        let void = foreign || VOID.contains(&name.as_ref());
        if !void && self.open.len() > self.depth {
            self.deeper += 1;
            return;
        }
        let id = self.add(name, Cow::Borrowed(attributes));
        if !void {
            self.open.push(id);
        }
    }

    fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if matches!(name.as_str(), "html" | "body" | "br") || VOID.contains(&name.as_str()) {
            return;
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let formatting = FORMATTING.contains(&name.as_str());
        let barriers: &[&str] = match name.as_str() {
            "li" => &["ul", "ol"],
            "td" | "th" | "tr" | "tbody" => &["table"],
            "table" => &[],
            _ => &["td", "th", "table"],
        };
        let Some(place) = self.nearest(&[&name], barriers) else { return };
        let crossed = self.open.get(place + 1..).unwrap_or_default().iter().any(|&id| !FORMATTING.contains(&self.name(id)));
        if formatting && crossed {
            self.open.remove(place);
        } else {
            self.open.truncate(place);
        }
    }

    fn text(&mut self, text: &'a str) {
        let inside = self.open.last().map(|&id| self.name(id)).unwrap_or_default();
        let words = if matches!(inside, "script" | "style") { Cow::Borrowed(text) } else { htmlize::unescape(text) };
        self.add(Cow::Borrowed(""), words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(tree: &Tree<'_>, id: Id) -> String {
        let node = tree.node(id);
        if node.is_text() {
            return node.content.to_string();
        }
        let inner: String = node.children.iter().map(|&child| told(tree, child)).collect();
        format!("{}({inner})", node.name)
    }

    #[test]
    fn trees_are_mended() {
        let cases = [
            ("<p>a<p>b</p>c", "p(a)p(b)c"),
            ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "ul(li(a)li(bul(li(c))))d"),
            ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(aul(li(b)))li(c))"),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a)td(b))tr(td(c)))d"),
            ("<div><b>x<p>y</b>z</p></div>w", "div(b(xp(yz)))w"),
            ("<a>x<div>y</a>z</div>w", "a(xdiv(yz))w"),
            ("<a>x<a>y</a>", "a(x)a(y)"),
            ("x</div>&amp;&nbsp;&pound;5", "x&\u{a0}£5"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
            ("<h2>a<h3>b</h3>", "h2(a)h3(b)"),
        ];
        for (page, expected) in cases {
            let tree = Tree::parse(page, 64);
            assert_eq!(told(&tree, 0), format!("#document({expected})"), "{page}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let page = "<div>".repeat(100_000) + "deep" + &"</div>".repeat(100_000) + "<p>after";
        let tree = Tree::parse(&page, 100);
        assert_eq!(tree.text(0), "deepafter");
        assert!(tree.ids().all(|id| tree.above(id).count() <= 102));
        let after = tree.ids().last().map(|id| tree.above(id).count());
        assert_eq!(after, Some(2));
    }
}
