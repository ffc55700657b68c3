//! Which units of a page are the article.
//!
//! Prose speaks for the element it stands in, menus and lists of links against it; the element with the best balance holds the
//! article, unless the page itself names a part that holds nearly as much. Within it, what names itself furniture is left out.

use std::collections::{HashMap, HashSet};

use super::names;
use super::token::attributes;
use super::tree::{Id, Tree};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::load::furniture::{self, Shape};

/// What is known of an element beside its words.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// It, or one above it, calls itself furniture.
    furniture: bool,
    /// It, or one above it, is not to be seen.
    unseen: bool,
    /// It, or one above it, calls itself the article's text.
    content: bool,
}

/// The article's units, in order.
pub fn choose(tree: &Tree<'_>, units: &[Unit]) -> Vec<usize> {
    let prose: Vec<usize> = units.iter().map(prose).collect();
    let sums = sums(tree, units, &prose);
    let total = sums.first().copied().unwrap_or_default();
    let cards = cards(tree, units, &sums);
    let lists = lists(tree, units, &prose, &sums);
    let marks = marks(tree, &sums, total, &cards, &lists);
    let mark = |unit: &Unit| marks.get(unit.element as usize).copied().unwrap_or_default();

    let balance: Vec<i64> = units
        .iter()
        .zip(&prose)
        .map(|(unit, &prose)| if mark(unit).furniture || mark(unit).unseen { -10 } else { balance(unit, prose) })
        .collect();
    let balances = sums_of(tree, units, &balance);
    let own: Vec<usize> =
        units.iter().zip(&prose).map(|(unit, &prose)| if mark(unit).furniture || mark(unit).unseen { 0 } else { prose }).collect();
    let own_sums = sums_of(tree, units, &own);
    let at = |sums: &[usize], id: Id| sums.get(id as usize).copied().unwrap_or_default();
    // The last of the best is the deepest.
    let best = tree
        .ids()
        .filter(|&id| holds_blocks(&tree.node(id).name))
        .max_by_key(|&id| (balances.get(id as usize).copied().unwrap_or(i64::MIN), id))
        .unwrap_or_default();

    let named: usize = units.iter().zip(&own).filter(|(unit, _)| mark(unit).content).map(|(_, &prose)| prose).sum();
    let by_name = named * 10 >= at(&own_sums, best) * 6 && named > 0;
    let inside =
        |unit: &Unit| if by_name { mark(unit).content } else { unit.element == best || tree.above(unit.element).any(|id| id == best) };
    let chosen: Vec<usize> = (0..units.len())
        .filter(|&nth| units.get(nth).is_some_and(|unit| inside(unit) && !mark(unit).furniture && !mark(unit).unseen))
        .collect();
    chosen
}

/// How much prose a unit holds, in bytes: none where it is short, no sentence, or mostly link.
fn prose(unit: &Unit) -> usize {
    let free = unit.words.len().saturating_sub(unit.linked());
    let sentence = unit.words.trim_end_matches(['"', '”', '’', ')', ' ']).ends_with(['.', '!', '?', '…', ':', '。', '다']);
    // Markup that was written as text.
    if unit.words.starts_with('<') && unit.words.ends_with('>') {
        return 0;
    }
    let long = free >= 80 || (free >= 35 && sentence);
    let told = long && free * 2 > unit.words.len() && unit.kind != BlockKind::Caption;
    if told && furniture::cue(&Shape::of(&unit.words), &unit.words).is_none() { free } else { 0 }
}

/// Whether an element may hold a whole article.
fn holds_blocks(name: &str) -> bool {
    matches!(name, "#document" | "html" | "body" | "div" | "section" | "article" | "main" | "td" | "form" | "center" | "tbody" | "table")
        || (name.contains('-') && name.len() > 3)
}

/// What a unit says for or against the element it stands in.
fn balance(unit: &Unit, prose: usize) -> i64 {
    if prose > 0 {
        return i64::try_from(prose).unwrap_or(i64::MAX / 4);
    }
    let linked = unit.linked() * 2 > unit.words.len();
    match unit.kind {
        _ if is_linked_headline(unit) => -150,
        _ if linked => -25,
        BlockKind::Heading(_) | BlockKind::Caption | BlockKind::Quote | BlockKind::Code => 0,
        BlockKind::Item | BlockKind::Row => -2,
        BlockKind::Paragraph => -8,
    }
}

/// For each element, the sum over the units below it.
fn sums_of<T: Copy + Default + std::ops::AddAssign>(tree: &Tree<'_>, units: &[Unit], values: &[T]) -> Vec<T> {
    let mut sums = vec![T::default(); tree.len()];
    for (unit, &value) in units.iter().zip(values) {
        if let Some(sum) = sums.get_mut(unit.element as usize) {
            *sum += value;
        }
    }
    // Children are numbered behind their parents: one pass from the back carries every sum up.
    for id in tree.ids().rev() {
        let (parent, sum) = (tree.node(id).parent, sums.get(id as usize).copied().unwrap_or_default());
        if parent != id
            && let Some(above) = sums.get_mut(parent as usize)
        {
            *above += sum;
        }
    }
    sums
}

fn sums(tree: &Tree<'_>, units: &[Unit], prose: &[usize]) -> Vec<usize> {
    sums_of(tree, units, prose)
}

/// Whether a unit is a link of four words or more: the headline of another article.
fn is_linked_headline(unit: &Unit) -> bool {
    let longest = unit.links.iter().max_by_key(|(range, _)| range.len());
    let words = longest.and_then(|(range, _)| unit.words.get(range.clone())).unwrap_or_default();
    words.len() * 2 > unit.words.len() && words.split_whitespace().nth(3).is_some()
}

/// How much prose a card may hold, in bytes.
const TEASER: usize = 700;

/// The elements that are cards: one linked headline each with at most a teaser, three or more of the same make.
fn cards(tree: &Tree<'_>, units: &[Unit], sums: &[usize]) -> HashSet<Id> {
    let headlines: Vec<u32> = units.iter().map(|unit| u32::from(is_linked_headline(unit))).collect();
    let count = sums_of(tree, units, &headlines);
    let at = |id: Id| count.get(id as usize).copied().unwrap_or_default();
    let mut makes: HashMap<(&str, &str), Vec<Id>> = HashMap::new();
    for unit in units.iter().filter(|unit| is_linked_headline(unit)) {
        // The highest element that holds this headline alone.
        let alone = std::iter::once(unit.element).chain(tree.above(unit.element)).take_while(|&id| at(id) == 1).last();
        let Some(card) = alone.filter(|&id| sums.get(id as usize).is_some_and(|&prose| prose <= TEASER)) else { continue };
        let node = tree.node(card);
        let class = attributes(&node.content).find(|(name, _)| name.eq_ignore_ascii_case("class")).map_or("", |(_, class)| class);
        makes.entry((node.name.as_ref(), class)).or_default().push(card);
    }
    makes.into_values().filter(|cards| cards.len() >= 3).flatten().collect()
}

/// The elements that begin with a heading such as "You may also like": lists of other articles, however much prose these quote.
fn lists(tree: &Tree<'_>, units: &[Unit], prose: &[usize], sums: &[usize]) -> HashSet<Id> {
    let mut first = vec![usize::MAX; tree.len()];
    for (nth, unit) in units.iter().enumerate().rev() {
        if let Some(place) = first.get_mut(unit.element as usize) {
            *place = nth;
        }
    }
    for id in tree.ids().rev() {
        let (parent, own) = (tree.node(id).parent, first.get(id as usize).copied().unwrap_or(usize::MAX));
        if let Some(above) = first.get_mut(parent as usize) {
            *above = own.min(*above);
        }
    }
    let mut before = 0;
    let mut lists = HashSet::new();
    for (nth, (unit, prose)) in units.iter().zip(prose).enumerate() {
        let heading = matches!(unit.kind, BlockKind::Heading(_)) && unit.words.split_whitespace().count() <= 5;
        if heading && before > 0 && furniture::cue(&Shape::of(&unit.words), &unit.words) == Some(furniture::Cue::Opens) {
            let begun = std::iter::once(unit.element).chain(tree.above(unit.element));
            // A heading without its list in one element is told by the lines themselves.
            let next = units.get(nth + 1).map(|next| next.element);
            let holds = |id: Id| next.is_some_and(|next| (id..tree.end(id)).contains(&next));
            let section = begun.take_while(|&id| first.get(id as usize) == Some(&nth)).last().filter(|&id| holds(id));
            // What stands before is the article, so this must not be what is left of it behind a misread heading.
            lists.extend(section.filter(|&id| sums.get(id as usize).is_some_and(|&prose| prose <= before * 8)));
        }
        before += prose;
    }
    lists
}

/// What each element says of itself or has from above.
fn marks(tree: &Tree<'_>, sums: &[usize], total: usize, cards: &HashSet<Id>, lists: &HashSet<Id>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(tree.len());
    for id in tree.ids() {
        let node = tree.node(id);
        let mut mark = if id == 0 { Mark::default() } else { marks.get(node.parent as usize).copied().unwrap_or_default() };
        if !node.is_text() && id != 0 {
            let share = sums.get(id as usize).copied().unwrap_or_default();
            // Most of the page's prose is never furniture, whatever it is called.
            let major = share * 10 > total * 4;
            mark.furniture |= lists.contains(&id) || (!major && (cards.contains(&id) || is_furniture(tree, id)));
            mark.unseen |= !major && is_unseen(tree, id);
            mark.content |= is_content(tree, id);
        }
        marks.push(mark);
    }
    marks
}

fn is_furniture(tree: &Tree<'_>, id: Id) -> bool {
    let node = tree.node(id);
    let name = node.name.as_ref();
    if names::AROUND.contains(&name) || node.attribute("role").is_some_and(|role| names::ROLES.contains(&role.as_ref())) {
        return true;
    }
    if matches!(name, "body" | "html" | "main" | "p" | "strong" | "em" | "b" | "i" | "h1") {
        return false;
    }
    ["class", "id", "data-component", "data-module", "data-testid"].iter().filter_map(|key| node.attribute(key)).any(|value| {
        value.split_whitespace().any(|class| {
            let words = names::words(class);
            // WordPress writes an article's tags among the classes of its element.
            if matches!(words.as_slice(), [first, _, ..] if first == "tag" || first == "category") && class.contains('-') {
                return false;
            }
            // A post of a network that the article shows is a quotation.
            let shown = words.iter().any(|word| word.starts_with("embed"));
            let single = words.iter().any(|word| names::FURNITURE.binary_search(&word.as_str()).is_ok() && !(shown && word == "social"));
            let pair = words
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if names::FURNITURE_PAIRS.binary_search(&(a.as_str(), b.as_str())).is_ok()));
            (single || pair) && !words.iter().any(|word| word == "elementor" || word == "no" || word == "has" || word == "with")
        })
    })
}

fn is_unseen(tree: &Tree<'_>, id: Id) -> bool {
    let node = tree.node(id);
    let style = node.attribute("style").map(|style| style.replace(' ', "").to_ascii_lowercase()).unwrap_or_default();
    node.has("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || node.attribute("aria-hidden").is_some_and(|value| value == "true")
}

fn is_content(tree: &Tree<'_>, id: Id) -> bool {
    let node = tree.node(id);
    if matches!(node.name.as_ref(), "body" | "html") {
        return false;
    }
    if node.attribute("itemprop").is_some_and(|property| property.split_whitespace().any(|word| word.eq_ignore_ascii_case("articleBody"))) {
        return true;
    }
    ["class", "id"].iter().filter_map(|key| node.attribute(key)).any(|value| {
        value.split_whitespace().any(|class| {
            let words = names::words(class);
            // "entry-content-views" names something else.
            let core = words.iter().rposition(|word| !names::WRAPPERS.contains(&word.as_str())).map_or(0, |last| last + 1);
            match words.get(..core) {
                Some([.., a, b]) => is_named(b) || is_named(&format!("{a}{b}")),
                Some([a]) => is_named(a),
                _ => false,
            }
        })
    })
}

fn is_named(name: &str) -> bool {
    names::CONTENT.binary_search(&name).is_ok()
}
