//! What each action does: the arms of the table in `action`.

use super::across::Table;
use super::action::Action;
use super::app::{App, Letter, Overlay};
use super::event::Effect;
use super::facts::FactsPane;
use super::help::Help;
use super::layout::{Border, Pane, Sizes, panes};
use super::picker::Picker;
use super::prompt::{Prompt, Question};
use super::theme::Theme;
use crate::extract::analysis::Entity;
use crate::library::entry::State;
use crate::library::shelf::Sort;

impl App {
    /// Does what the reader wants; `count` is the number typed before it.
    pub fn act(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let times = count.unwrap_or(1).max(1) as isize;
        match action {
            Action::Down => return self.step(times),
            Action::Up => return self.step(-times),
            Action::HalfPageDown => return self.page(times),
            Action::HalfPageUp => return self.page(-times),
            Action::PageDown => return self.page(2 * times),
            Action::PageUp => return self.page(-2 * times),
            Action::Top => return self.go_to_end(false, count),
            Action::Bottom => return self.go_to_end(true, count),
            Action::Open => return self.open(),
            Action::Back => return self.go_back(),
            Action::Quit => return self.leave_pane(),
            Action::QuitAtOnce => return self.quit(),
            Action::Suspend => {
                let mut effects = self.farewell();
                effects.push(Effect::Suspend);
                return effects;
            }
            Action::NextPane => self.focus = self.pane_after(1),
            Action::PreviousPane => self.focus = self.pane_after(-1),
            Action::ToggleFacts => {
                self.shape.facts = !self.shape.facts;
                if !self.shape.facts && self.focus == Pane::Facts {
                    self.focus = Pane::Text;
                }
            }
            Action::FactsPlace => {
                self.shape.instead = !self.shape.instead;
                let place = if self.shape.instead { "in place of the list" } else { "under the text" };
                self.message = Some(format!("where three panes have no room, the facts stand {place}"));
            }
            Action::GrowPane => self.resize_pane(times as i16),
            Action::ShrinkPane => self.resize_pane(-times as i16),
            Action::ResetPanes => {
                self.shape.sizes = Sizes::default();
                self.message = Some("the panes have their share of the screen again".into());
            }
            Action::OnlyText => {
                self.shape.only_text = !self.shape.only_text;
                if self.shape.only_text {
                    self.focus = Pane::Text;
                    return self.mark_read();
                }
            }
            Action::NextArticle => return self.next_article(times),
            Action::PreviousArticle => return self.next_article(-times),
            Action::Search => {
                let before = self.reader.search.query.clone();
                let place = (self.reader.top, self.reader.cursor);
                self.overlay = Some(Overlay::Prompt(Prompt { before, place, ..Prompt::new(Question::Search, String::new()) }));
            }
            Action::SearchAll => self.overlay = Some(Overlay::Prompt(Prompt::new(Question::All, String::new()))),
            Action::NextHit | Action::PreviousHit => {
                let by = if action == Action::NextHit { times } else { -times };
                if self.reader.search.query.is_empty() {
                    let key = self.keymap.chord(Action::Search).map_or_else(String::new, |key| format!("; {key} searches"));
                    self.message = Some(format!("nothing is searched for{key}"));
                } else if self.reader.step_hit(by) {
                    self.follow_text();
                } else {
                    self.message = Some(format!("`{}` is not in this article", self.reader.search.query));
                }
            }
            Action::JumpBack => return self.jump(true),
            Action::JumpForward => return self.jump(false),
            Action::ToggleStar => return self.toggle_star(),
            Action::ToggleRead => return self.toggle_read(),
            Action::Tag => self.ask_for_tags(),
            Action::Note => self.ask_for_note(),
            Action::Correct => self.ask_for_correction(),
            Action::Corrections => self.show_corrections(),
            Action::Dossier => return self.show_dossier_here(),
            Action::Searches => self.show_searches(),
            Action::Timeline => return self.gather(Table::Timeline),
            Action::FiguresTable => return self.gather(Table::Figures),
            Action::Undo => return self.undo(),
            Action::OpenLink => return self.open_link(count),
            Action::Links => self.show_links(),
            Action::Edit => return self.edit(),
            Action::Export => self.ask_for_export(),
            Action::CopyLink => return self.copy_link(),
            Action::Furniture => {
                self.furniture = !self.furniture;
                self.message = Some(if self.furniture { "the page's furniture is shown" } else { "the page's furniture is hidden" }.into());
            }
            Action::Organisations
            | Action::People
            | Action::Money
            | Action::Figures
            | Action::Dates
            | Action::Percentages
            | Action::Numbers
            | Action::Quantities
            | Action::Multiples
            | Action::Ratios
            | Action::Ordinals
            | Action::Durations
            | Action::Days
            | Action::Periods
            | Action::Times => self.message = Some(self.highlights.switch(action.name())),
            Action::Hyphenate => {
                self.setting.hyphenated = !self.setting.hyphenated;
                self.message = Some(if self.setting.hyphenated { "words are hyphenated" } else { "words are kept whole" }.into());
            }
            Action::Justify => {
                self.setting.justified = !self.setting.justified;
                self.message = Some(if self.setting.justified { "lines are justified" } else { "lines end where they end" }.into());
            }
            Action::Wider | Action::Narrower => {
                let by = if action == Action::Wider { 4 * times } else { -4 * times };
                self.width = (self.width as isize + by).clamp(20, 400) as u16;
                self.message = Some(format!("text width {}", self.width));
            }
            Action::NextTheme if self.colourless => self.message = Some("NO_COLOR is set: there are no colours".into()),
            Action::NextTheme => {
                self.theme = Theme::new(self.theme.name.next(), &self.settings.styles);
                self.message = Some(format!("theme {}", self.theme.name.name()));
            }
            Action::ToggleMouse => {
                self.mouse = !self.mouse;
                self.message = Some(if self.mouse { "mouse on" } else { "mouse off: the terminal's own selection works" }.into());
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::Copy => return self.copy(),
            Action::Picker => {
                self.overlay = Some(Overlay::Picker(Picker::waiting()));
                return vec![Effect::Names(self.shelf.sort())];
            }
            Action::Palette => self.overlay = Some(Overlay::Help(Help { runs: true, ..Help::default() })),
            Action::Help => self.overlay = Some(Overlay::Help(Help::default())),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Filter => {
                // What is shown is seen in the list.
                (self.focus, self.shape.only_text) = (Pane::List, false);
                self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Filter, self.shelf.filter().to_owned())));
            }
            Action::Group => return self.group(),
            Action::SortByDate => return self.sort(Sort::Date),
            Action::SortByTitle => return self.sort(Sort::Title),
            Action::SortBySource => return self.sort(Sort::Source),
            Action::SortByLength => return self.sort(Sort::Length),
            Action::SortByFacts => return self.sort(Sort::Facts),
            Action::NextParagraph => self.step_to(self.reader.paragraphs().collect(), times, "paragraph"),
            Action::PreviousParagraph => self.step_to(self.reader.paragraphs().collect(), -times, "paragraph"),
            Action::NextOrganisation => self.step_to(self.mentions(|of| matches!(of, Entity::Organisation(_))), times, "organisation"),
            Action::PreviousOrganisation => self.step_to(self.mentions(|of| matches!(of, Entity::Organisation(_))), -times, "organisation"),
            Action::NextFigure => self.step_to(self.mentions(|of| matches!(of, Entity::Figure(_))), times, "figure"),
            Action::PreviousFigure => self.step_to(self.mentions(|of| matches!(of, Entity::Figure(_))), -times, "figure"),
            Action::NextPerson => self.step_to(self.mentions(|of| matches!(of, Entity::Person(_))), times, "person"),
            Action::PreviousPerson => self.step_to(self.mentions(|of| matches!(of, Entity::Person(_))), -times, "person"),
            Action::NextFact => self.step_to(self.fact_places(), times, "fact"),
            Action::PreviousFact => self.step_to(self.fact_places(), -times, "fact"),
            Action::NextQuote => self.step_to(self.quote_places(), times, "quote"),
            Action::PreviousQuote => self.step_to(self.quote_places(), -times, "quote"),
            Action::SetMark => self.letter = Some(Letter::SetMark),
            Action::GoToMark => self.letter = Some(Letter::GoToMark),
            Action::Certainty => {
                self.certainty = self.certainty.next();
                self.facts.set_certainty(self.certainty);
                self.message = Some(self.certainty.title().into());
                self.light_selected();
            }
            Action::About => self.ask_for_about(),
            Action::NextGroup => self.select_fact(|facts| facts.step_group(times)),
            Action::PreviousGroup => self.select_fact(|facts| facts.step_group(-times)),
            Action::Group1 => self.select_fact(|facts| facts.select_group(0)),
            Action::Group2 => self.select_fact(|facts| facts.select_group(1)),
            Action::Group3 => self.select_fact(|facts| facts.select_group(2)),
            Action::Group4 => self.select_fact(|facts| facts.select_group(3)),
            Action::Group5 => self.select_fact(|facts| facts.select_group(4)),
            Action::Group6 => self.select_fact(|facts| facts.select_group(5)),
            Action::Group7 => self.select_fact(|facts| facts.select_group(6)),
            Action::Group8 => self.select_fact(|facts| facts.select_group(7)),
            Action::Group9 => self.select_fact(|facts| facts.select_group(8)),
        }
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.farewell();
        effects.push(Effect::Quit);
        effects
    }

    fn sort(&mut self, sort: Sort) -> Vec<Effect> {
        self.shelf.set_sort(sort);
        self.message = Some(sort.title().into());
        self.relist()
    }

    fn group(&mut self) -> Vec<Effect> {
        self.list.grouped = !self.list.grouped;
        self.message = Some(match (self.list.grouped, self.shelf.sort()) {
            (false, _) => "the list is not parted".into(),
            (true, Sort::Date) => "the list is parted by day".into(),
            (true, Sort::Source) => "the list is parted by source".into(),
            (true, _) => "the list is parted by day or source, where it is sorted so".into(),
        });
        Vec::new()
    }

    /// Makes the pane that has the focus wider or, where it lies below another, higher; the text takes it from the others.
    fn resize_pane(&mut self, by: i16) {
        let (border, sign) = match self.focus {
            Pane::List => (Border::List, 1),
            Pane::Facts if self.panes.rules[1].is_some() => (Border::Facts, 1),
            Pane::Facts if self.shape.instead => (Border::List, 1),
            Pane::Facts => (Border::Below, 1),
            Pane::Text if self.panes.rules[1].is_some() => (Border::Facts, -1),
            Pane::Text => (Border::List, -1),
        };
        let Some(size) = self.panes.size_at(border) else {
            self.message = Some("there is one pane, and it has all the screen".into());
            return;
        };
        let step = if border == Border::Below { 1 } else { 2 };
        self.set_size(border, size.saturating_add_signed(by.saturating_mul(sign * step)));
    }

    pub(super) fn set_size(&mut self, border: Border, size: u16) {
        let sizes = &mut self.shape.sizes;
        match border {
            Border::List => sizes.list = Some(size),
            Border::Facts => sizes.facts = Some(size),
            Border::Below => sizes.below = Some(size),
        }
        // What the layout made of it counts, or it would take as many keys to come back from beyond the end.
        self.panes = panes(self.screen(), self.focus, self.shape);
        let laid_out = self.panes.size_at(border);
        let sizes = &mut self.shape.sizes;
        match border {
            Border::List => sizes.list = laid_out,
            Border::Facts => sizes.facts = laid_out,
            Border::Below => sizes.below = laid_out,
        }
    }

    pub(super) fn step(&mut self, by: isize) -> Vec<Effect> {
        match self.focus {
            Pane::List => return self.select_row(self.list.row.saturating_add_signed(by)),
            Pane::Text => {
                self.reader.move_rows(by);
                self.follow_text();
            }
            Pane::Facts => self.select_fact(|facts| facts.step(by)),
        }
        Vec::new()
    }

    fn page(&mut self, halves: isize) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                let by = halves * self.rows_of_half_page();
                self.list.scroll(by);
                return self.select_row(self.list.row.saturating_add_signed(by));
            }
            Pane::Text => {
                self.reader.move_pages(halves);
                self.follow_text();
            }
            Pane::Facts => {
                let rows = self.panes.facts.unwrap_or_default().height.max(4) / 2;
                self.select_fact(|facts| facts.step(halves * rows as isize / 2));
            }
        }
        Vec::new()
    }

    /// The rows of the list that half a page is.
    pub(super) fn rows_of_half_page(&self) -> isize {
        let area = self.panes.list.unwrap_or_default();
        let rows = area.height.saturating_sub(1) / self.list.height_of_entry(area.width);
        (rows.max(2) / 2) as isize
    }

    fn go_to_end(&mut self, bottom: bool, count: Option<usize>) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                let row = count.map(|count| count - 1).unwrap_or(if bottom { usize::MAX } else { 0 });
                return self.select_row(row);
            }
            Pane::Text => {
                self.push_jump();
                match count {
                    // `50 G`: to half of the article, as pagers do.
                    Some(percent) => {
                        let rows = self.reader.rows().len();
                        self.reader.move_to_row(rows * percent.min(100) / 100);
                    }
                    None if bottom => self.reader.move_to_end(),
                    None => self.reader.move_to_start(),
                }
                self.follow_text();
            }
            Pane::Facts => self.select_fact(|facts| facts.select(if bottom { usize::MAX } else { 0 })),
        }
        Vec::new()
    }

    pub(super) fn select_row(&mut self, row: usize) -> Vec<Effect> {
        (self.wanted, self.landing, self.to_read) = (None, None, false);
        self.list.select(&self.shelf, row);
        Vec::new()
    }

    fn open(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                if let Some(State::Failed(reason)) = self.list.selected.and_then(|id| self.shelf.line(id)).map(|entry| &entry.state) {
                    self.message = Some(format!("it cannot be read: {reason}"));
                    return Vec::new();
                }
                if self.list.selected.is_none() {
                    return Vec::new();
                }
                self.focus = Pane::Text;
                // What is not read from its file yet is marked when it is.
                self.to_read = self.reader.article.is_none();
                self.mark_read()
            }
            Pane::Text => {
                self.follow_text();
                if self.facts.items().len() > 0 && self.panes.has_facts {
                    self.shape.facts = true;
                    self.focus = Pane::Facts;
                    self.light_selected();
                }
                Vec::new()
            }
            Pane::Facts => {
                self.push_jump();
                if let Some(evidence) = self.facts.next_evidence() {
                    self.light_selected();
                    self.reader.move_to(evidence.start());
                    self.reader.bring_into_view(evidence);
                    // Where there is one pane at a time, going to the words is going to their pane.
                    if self.panes.text.is_none() {
                        self.focus = Pane::Text;
                    }
                }
                Vec::new()
            }
        }
    }

    /// One level up, whatever is searched for; out of the program from the list.
    fn leave_pane(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::List => self.quit(),
            Pane::Text => {
                self.reader.search = Default::default();
                self.shape.only_text = false;
                self.go_back()
            }
            Pane::Facts => self.go_back(),
        }
    }

    fn go_back(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Facts if !self.facts.about().is_empty() => self.narrow_facts(""),
            Pane::Facts => self.focus = Pane::Text,
            Pane::Text => {
                if !self.reader.search.query.is_empty() {
                    self.reader.search = Default::default();
                } else if self.shape.only_text {
                    self.shape.only_text = false;
                } else {
                    self.focus = Pane::List;
                    self.reader.lit.clear();
                    return self.leave();
                }
            }
            Pane::List => {
                if !self.shelf.filter().is_empty() {
                    self.shelf.set_filter("");
                    return self.relist();
                }
                let quit = self.keymap.chord(Action::Quit).unwrap_or_else(|| "the palette".into());
                self.message = Some(format!("{quit} ends the program"));
            }
        }
        Vec::new()
    }

    fn pane_after(&self, by: isize) -> Pane {
        let mut order = vec![Pane::List, Pane::Text];
        if self.panes.has_facts {
            order.push(Pane::Facts);
        }
        if self.shape.only_text {
            order.retain(|&pane| pane == Pane::Text);
        }
        let here = order.iter().position(|&pane| pane == self.focus).unwrap_or(0) as isize;
        order[(here + by).rem_euclid(order.len() as isize) as usize]
    }

    fn next_article(&mut self, by: isize) -> Vec<Effect> {
        let before = self.list.selected;
        let effects = self.select_row(self.list.row.saturating_add_signed(by));
        if self.list.selected == before {
            self.message = Some(if by > 0 { "this is the last article" } else { "this is the first article" }.into());
            return effects;
        }
        if self.focus != Pane::List {
            self.focus = Pane::Text;
            self.to_read = true;
        }
        effects
    }

    pub(super) fn mark_read(&mut self) -> Vec<Effect> {
        let Some(source) = self.reader.source().cloned() else { return Vec::new() };
        match self.shelf.get(&source) {
            Some(entry) if !entry.read => self.remember(&source, |mark| mark.read = true),
            _ => Vec::new(),
        }
    }

    // Places in the text.

    fn mentions(&self, which: impl Fn(Entity) -> bool) -> Vec<usize> {
        let mentions = self.reader.analysis.iter().flat_map(|analysis| &analysis.mentions);
        mentions.filter(|mention| which(mention.of)).map(|mention| mention.span.start()).collect()
    }

    fn fact_places(&self) -> Vec<usize> {
        let facts = self.reader.analysis.iter().flat_map(|analysis| &analysis.facts);
        let mut places: Vec<usize> = facts.filter_map(|fact| fact.evidence.first()).map(|span| span.start()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn quote_places(&self) -> Vec<usize> {
        self.reader.analysis.iter().flat_map(|analysis| &analysis.quotes).map(|quote| quote.span.start()).collect()
    }

    fn step_to(&mut self, places: Vec<usize>, by: isize, what: &str) {
        if self.reader.step(places.into_iter(), by) {
            self.follow_text();
        } else {
            self.message = Some(format!("no {} {what}", if by > 0 { "further" } else { "earlier" }));
        }
    }

    /// The facts panel follows the text: what is said on the cursor's row is selected.
    pub(super) fn follow_text(&mut self) {
        self.reader.lit.clear();
        let row = self.reader.rows().get(self.reader.row_of(self.reader.cursor)).map(|row| row.span);
        if let Some(row) = row {
            self.facts.select_at(row);
        }
    }

    /// The text follows the facts panel: the selected item's words are lit and brought into view.
    pub(super) fn select_fact(&mut self, select: impl FnOnce(&mut FactsPane)) {
        select(&mut self.facts);
        self.light_selected();
        if let Some(first) = self.reader.lit.first().copied() {
            self.reader.bring_into_view(first);
        }
    }

    pub(super) fn light_selected(&mut self) {
        self.reader.lit = self.facts.item().map(|item| item.evidence.clone()).unwrap_or_default();
        // The one that was gone to stands first, so that it is the one brought into view.
        if let Some(shown) = self.facts.shown.filter(|&shown| shown < self.reader.lit.len()) {
            self.reader.lit.rotate_left(shown);
        }
    }
}
