//! The panel of facts: which of its items are shown, which one is selected, and how it is drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::items::{Certainty, Group, Item};
use super::line::{self, Piece};
use super::theme::{Glyphs, Kind, Theme};
use super::wrap;
use crate::article::{Article, Block, BlockKind, Layer};
use crate::extract::analysis::Analysis;
use crate::extract::fact::Status;
use crate::extract::organisation::OrganisationId;
use crate::span::Span;

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct FactsPane {
    /// Every item of the article.
    all: Arc<[Item]>,
    /// The places there of those that are shown.
    items: Vec<usize>,
    /// How sure an item must be.
    certainty: Certainty,
    /// Words in the names of the organisations that the panel is narrowed to, and those organisations.
    about: (String, Vec<OrganisationId>),
    /// The selected item.
    pub selected: usize,
    /// Which of its evidences was last gone to.
    pub shown: Option<usize>,
    rows: Vec<PanelRow>,
    top: usize,
}

/// A row of the pane: a group's heading with its count, or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PanelRow {
    Heading(Group, usize),
    Item(usize),
}

impl FactsPane {
    /// The panel of what was found in an article.
    pub fn new(all: Arc<[Item]>, certainty: Certainty) -> FactsPane {
        let mut pane = FactsPane { all, certainty, ..FactsPane::default() };
        pane.narrow();
        pane
    }

    /// Shows what is so sure.
    pub fn set_certainty(&mut self, certainty: Certainty) {
        self.certainty = certainty;
        self.narrow();
    }

    /// Shows only what is about organisations with these words in their name or an alias; everything for none.
    pub fn set_about(&mut self, words: &str, analysis: &Analysis) {
        let wanted = words.trim().to_lowercase();
        let has = |name: &String| name.to_lowercase().contains(&wanted);
        let named = analysis.organisations.iter().zip(0..).filter(|(one, _)| has(&one.name) || one.aliases.iter().any(has));
        self.about = (words.trim().to_owned(), named.map(|(_, id)| OrganisationId(id)).collect());
        self.narrow();
    }

    /// The words that the panel is narrowed by; empty when it is not.
    pub fn about(&self) -> &str {
        &self.about.0
    }

    /// How many items that it might show are not sure enough.
    pub fn hidden(&self) -> usize {
        self.all.iter().filter(|item| self.is_about(item)).count() - self.items.len()
    }

    fn is_about(&self, item: &Item) -> bool {
        self.about.0.is_empty() || item.about.iter().any(|id| self.about.1.contains(id))
    }

    /// Chooses the items that are shown; what is selected stays so where it still is.
    fn narrow(&mut self) {
        let selected = self.items.get(self.selected).copied();
        let shown = |&(_, item): &(usize, &Item)| self.certainty.shows(item) && self.is_about(item);
        self.items = self.all.iter().enumerate().filter(shown).map(|(n, _)| n).collect();
        let place = selected.and_then(|selected| self.items.iter().position(|&item| item == selected));
        if place.is_none() {
            self.shown = None;
        }
        self.selected = place.unwrap_or(0);
        self.rows = rows(self.items());
    }

    /// Its items in order.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &Item> + Clone {
        self.items.iter().map(|&n| &self.all[n])
    }

    /// The selected item.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.selected).map(|&n| &self.all[n])
    }

    /// Moves the selection by items.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Selects an item.
    pub fn select(&mut self, item: usize) {
        let item = item.min(self.items.len().saturating_sub(1));
        if item != self.selected {
            (self.selected, self.shown) = (item, None);
        }
    }

    /// Selects the first item of another group, counted from the selected one.
    pub fn step_group(&mut self, by: isize) {
        let firsts = self.group_starts();
        let here = firsts.partition_point(|&first| first <= self.selected).saturating_sub(1);
        let next = here.saturating_add_signed(by).min(firsts.len().saturating_sub(1));
        self.select(firsts.get(next).copied().unwrap_or(0));
    }

    /// Selects the first item of the `n`th group shown, from 0; nothing where there are fewer.
    pub fn select_group(&mut self, n: usize) {
        if let Some(&first) = self.group_starts().get(n) {
            self.select(first);
        }
    }

    fn group_starts(&self) -> Vec<usize> {
        let mut last = None;
        let begins = |&(_, item): &(usize, &Item)| last.replace(item.group) != Some(item.group);
        self.items().enumerate().filter(begins).map(|(n, _)| n).collect()
    }

    /// The next of the selected item's places to go to: the first, or the one after the last shown.
    pub fn next_evidence(&mut self) -> Option<Span> {
        let evidence = &self.item()?.evidence;
        let next = self.shown.map_or(0, |shown| (shown + 1) % evidence.len().max(1));
        let place = evidence.get(next).copied();
        self.shown = Some(next);
        place
    }

    /// Selects the item whose words stand on a row of the text: a fact before a quote, a quote before a name or a figure,
    /// and the one with the shortest words there. What is selected stays so while nothing worth more is there.
    pub fn select_at(&mut self, row: Span) {
        let worth = |item: &Item| match (item.status, item.group) {
            (Some(_), _) => 0,
            (None, Group::Quotes) => 1,
            (None, Group::People | Group::Figures) => 2,
            (None, _) => 3,
        };
        let here = |item: &Item| item.evidence.iter().filter(|span| span.overlaps(row)).map(|span| span.len()).min();
        let ranked = self.items().enumerate().filter_map(|(n, item)| Some(((worth(item), here(item)?, n), n)));
        let Some((best, n)) = ranked.min() else { return };
        let stays = self.item().is_some_and(|item| here(item).is_some() && worth(item) == best.0);
        if !stays {
            self.select(n);
        }
    }

    /// Brings the selection into view. `height` is that of the whole pane below its heading.
    pub fn fit(&mut self, height: u16) {
        let visible = usize::from(height.saturating_sub(detail_height(height))).max(1);
        let rows = &self.rows;
        let row = rows.iter().position(|row| *row == PanelRow::Item(self.selected)).unwrap_or(0);
        // A group's heading is seen with its first item.
        let first = if row > 0 && matches!(rows.get(row - 1), Some(PanelRow::Heading(..))) { row - 1 } else { row };
        self.top = self.top.min(first).max((row + 1).saturating_sub(visible)).min(rows.len().saturating_sub(visible));
    }

    /// The item at a line of the pane, counted from 0 below its heading.
    pub fn item_at(&self, line: usize) -> Option<usize> {
        match self.rows.get(self.top + line) {
            Some(PanelRow::Item(n)) => Some(*n),
            _ => None,
        }
    }
}

/// The rows of items that stand in their groups.
fn rows<'i>(items: impl ExactSizeIterator<Item = &'i Item> + Clone) -> Vec<PanelRow> {
    let mut counts: BTreeMap<Group, usize> = BTreeMap::new();
    for item in items.clone() {
        *counts.entry(item.group).or_default() += 1;
    }
    let mut rows = Vec::with_capacity(items.len() + counts.len());
    let mut last = None;
    for (n, item) in items.enumerate() {
        if last.replace(item.group) != Some(item.group) {
            rows.push(PanelRow::Heading(item.group, counts[&item.group]));
        }
        rows.push(PanelRow::Item(n));
    }
    rows
}

/// The rows at the foot of the pane that show the selected item in full.
fn detail_height(height: u16) -> u16 {
    if height >= 12 { (height / 4).clamp(4, 8) } else { 0 }
}

/// Draws the pane below its heading.
pub fn draw(pane: &FactsPane, article: &Article, focused: bool, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let detail = detail_height(area.height);
    let list = Rect { height: area.height - detail, ..area };
    for (y, row) in (list.y..list.bottom()).zip(pane.rows.iter().skip(pane.top)) {
        let place = Rect { y, height: 1, ..list };
        match *row {
            PanelRow::Heading(group, count) => {
                let count = format!(" {count}");
                let pieces = [Piece(group.title(), theme.style(Kind::Group)), Piece(&count, theme.style(Kind::Meta))];
                line::draw(&pieces, glyphs, place, buffer);
            }
            PanelRow::Item(n) => {
                let Some(item) = pane.items().nth(n) else { continue };
                if n == pane.selected {
                    buffer.set_style(place, theme.style(if focused { Kind::Selected } else { Kind::SelectedIdle }));
                }
                draw_item(item, (n == pane.selected).then_some(pane.shown).flatten(), theme, glyphs, place, buffer);
            }
        }
    }
    if detail > 0 {
        draw_detail(pane, article, theme, glyphs, Rect { y: list.bottom(), height: detail, ..area }, buffer);
    }
}

fn draw_item(item: &Item, shown: Option<usize>, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let (glyph, kind) = sign(item.status, glyphs);
    let words = if item.unsure() { theme.style(Kind::Low) } else { theme.style(Kind::Text) };
    let evidences = match (shown, item.evidence.len()) {
        (_, 0 | 1) => String::new(),
        (Some(shown), all) => format!(" {}/{all}", shown + 1),
        (None, all) => format!(" {all}"),
    };
    let room = area.width.saturating_sub(evidences.len() as u16);
    let sign = format!(" {glyph} ");
    line::draw(&[Piece(&sign, theme.style(kind)), Piece(&item.words, words)], glyphs, Rect { width: room, ..area }, buffer);
    let right = Rect { x: area.x + room, width: area.width - room, ..area };
    line::draw(&[Piece(&evidences, theme.style(Kind::Meta))], glyphs, right, buffer);
}

/// The sign and the kind of a status.
pub fn sign(status: Option<Status>, glyphs: &Glyphs) -> (&'static str, Kind) {
    match status {
        Some(Status::Asserted) => (glyphs.asserted, Kind::Asserted),
        Some(Status::Planned) => (glyphs.planned, Kind::Planned),
        Some(Status::Possible) => (glyphs.possible, Kind::Possible),
        Some(Status::Denied) => (glyphs.denied, Kind::Denied),
        None => (glyphs.dot, Kind::Meta),
    }
}

fn draw_detail(pane: &FactsPane, article: &Article, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let rule: String = glyphs.bar_empty.repeat(usize::from(area.width));
    line::draw(&[Piece(&rule, theme.style(Kind::Border))], glyphs, Rect { height: 1, ..area }, buffer);
    let Some(item) = pane.item() else { return };
    let evidence = item.evidence.get(pane.shown.unwrap_or(0)).copied().unwrap_or_default();
    let whole =
        |text: &str, span: Span| wrap::wrap(text, &[Block { span, kind: BlockKind::Paragraph, layer: Layer::Body }], area.width, false);
    let mut y = area.y + 1;
    let mut put = |text: &str, rows: Vec<wrap::Row>, most: usize, kind: Kind| {
        let cut = rows.len() > most;
        for (n, row) in rows.into_iter().take(most).enumerate() {
            if y >= area.bottom() {
                return;
            }
            let words = row.span.of(text).replace('\n', " ");
            let end = if cut && n + 1 == most { glyphs.ellipsis } else { "" };
            let style = theme.style(kind);
            line::draw(&[Piece(&words, style), Piece(end, style)], glyphs, Rect { y, height: 1, ..area }, buffer);
            y += 1;
        }
    };
    let half = usize::from(area.height - 1) / 2;
    put(&item.words, whole(&item.words, Span::new(0, item.words.len())), half.max(1), Kind::Text);
    let sentence = article_sentence(article, evidence);
    put(&article.text, whole(&article.text, sentence), usize::from(area.height), Kind::Meta);
}

/// The evidence, or where it is short the block around it, cut to what is near.
fn article_sentence(article: &Article, evidence: Span) -> Span {
    let after = article.blocks.partition_point(|block| block.span.end() <= evidence.start());
    match article.blocks.get(after) {
        Some(block) if block.span.contains(evidence) && evidence.len() < 60 => {
            // From the beginning of the sentence before the evidence, so that it is read with its subject.
            let before = &article.text[block.span.start()..evidence.start()];
            let start = before.rfind([' ', '\n']).and_then(|_| before.rfind(". ").map(|stop| stop + 2)).unwrap_or(0);
            Span::new(block.span.start() + start, block.span.end())
        }
        _ => evidence,
    }
}
