//! A table over the panes: rows to move in, to search, to sort, and to go somewhere from. Links, corrections and everything
//! that is gathered over all articles is shown in one.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::action::{Action, Context};
use super::keymap::{Key, Keymap, Lookup};
use super::line::{self, Piece};
use super::prompt::{self, Edit};
use super::theme::{Glyphs, Kind, Theme};
use crate::library::corrections::Correction;
use crate::library::entry::ArticleId;

/// Where a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nowhere: a heading.
    Heading,
    /// To a byte of an article.
    Place(ArticleId, usize),
    /// To the first of these words in an article.
    Words(ArticleId, String),
    /// To an http or https address.
    Link(String),
    /// To what is known of an organisation.
    Organisation(String),
    /// To a correction, which can be taken back.
    Correction(Correction),
    /// To the articles that answer a search, which can be forgotten.
    Search(String),
    /// To keeping a search.
    Keep(String),
}

/// One row. A heading has one cell and parts the rows below it from those above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its cells, one a column.
    pub cells: Vec<String>,
    /// Where it leads.
    pub target: Target,
    /// How it is drawn.
    pub kind: Kind,
}

impl Row {
    /// A heading of the rows that follow.
    pub fn heading(words: impl Into<String>) -> Row {
        Row { cells: vec![words.into()], target: Target::Heading, kind: Kind::Group }
    }

    /// A row that leads somewhere.
    pub fn to(target: Target, cells: Vec<String>) -> Row {
        Row { cells, target, kind: Kind::Text }
    }

    fn is_heading(&self) -> bool {
        self.target == Target::Heading
    }
}

/// The state of the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is a table of.
    pub title: String,
    /// The headings of the columns; the last takes the room that is left.
    pub columns: Vec<&'static str>,
    /// Every row.
    pub rows: Vec<Row>,
    /// Why there are none, and what to do about it.
    pub empty: String,
    /// Words that the shown rows hold.
    pub filter: String,
    /// Whether they are being typed.
    pub typing: bool,
    /// The selected row among those shown.
    pub row: usize,
    sorted_by: Option<usize>,
    page: usize,
    pressed: Vec<Key>,
}

/// What a key did to the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It is closed.
    Closed,
    /// Go where the selected row leads.
    Go(Target),
    /// Take back what the selected row stands for.
    Remove(Target),
    /// Copy the selected row.
    Copy(String),
    /// It is closed, and this is to be done: something else is shown.
    Instead(Action),
    /// It stays, and this is to be done.
    Beside(Action),
    /// This key does nothing here.
    Nothing(Key),
}

impl Sheet {
    /// A table.
    pub fn new(title: impl Into<String>, columns: &[&'static str], rows: Vec<Row>, empty: impl Into<String>) -> Sheet {
        let mut sheet = Sheet {
            title: title.into(),
            columns: columns.to_vec(),
            rows,
            empty: empty.into(),
            filter: String::new(),
            typing: false,
            row: 0,
            sorted_by: None,
            page: 10,
            pressed: Vec::new(),
        };
        sheet.step(0);
        sheet
    }

    /// The rows that hold the words of the filter. Headings stay while something stands under them, and are left out where
    /// the rows are sorted.
    pub fn shown(&self) -> Vec<&Row> {
        let words: Vec<String> = self.filter.split_whitespace().map(str::to_lowercase).collect();
        let holds = |row: &Row| {
            if words.is_empty() {
                return true;
            }
            let hay = row.cells.join(" ").to_lowercase();
            words.iter().all(|word| hay.contains(word))
        };
        let mut shown: Vec<&Row> = Vec::new();
        for row in self.rows.iter().filter(|row| row.is_heading() || holds(row)) {
            if row.is_heading() && shown.last().is_some_and(|last| last.is_heading()) {
                shown.pop();
            }
            shown.push(row);
        }
        if shown.last().is_some_and(|last| last.is_heading()) {
            shown.pop();
        }
        if let Some(column) = self.sorted_by {
            shown.retain(|row| !row.is_heading());
            shown.sort_by_cached_key(|row| SortKey::of(row.cells.get(column).map_or("", String::as_str)));
        }
        shown
    }

    /// Whether it is the list of corrections.
    pub fn is_of_corrections(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.target, Target::Correction(_)))
    }

    /// The keys that are its own, with what they do, as the status line tells them.
    pub fn own_keys(&self) -> &'static str {
        match self.rows.first().map(|row| &row.target) {
            Some(Target::Correction(_)) => "d take back  s sort",
            Some(Target::Search(_)) => "d forget  s sort",
            _ => "s sort",
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.shown().get(self.row).copied().filter(|row| !row.is_heading())
    }

    /// Moves the selection, over headings.
    pub fn step(&mut self, by: isize) {
        let shown: Vec<bool> = self.shown().iter().map(|row| row.is_heading()).collect();
        let last = shown.len().saturating_sub(1);
        let mut row = self.row.saturating_add_signed(by).min(last);
        if shown.get(row) == Some(&true) {
            let on = (row..shown.len()).find(|&n| !shown[n]);
            let back = (0..row).rev().find(|&n| !shown[n]);
            row = if by < 0 { back.or(on) } else { on.or(back) }.unwrap_or(0);
        }
        self.row = row;
    }

    /// Takes a key. It does here what it does everywhere; `s` and `d` are the sheet's own, and the keys with names always work.
    pub fn key(&mut self, key: Key, keymap: &Keymap) -> Outcome {
        if self.typing {
            match prompt::edit(&mut self.filter, key) {
                Edit::Accepted => self.typing = false,
                Edit::Cancelled => {
                    self.filter.clear();
                    self.typing = false;
                }
                Edit::Changed | Edit::None => {}
            }
            self.row = 0;
            self.step(0);
            return Outcome::Open;
        }
        self.pressed.push(key);
        let action = match keymap.lookup(Context::Everywhere, &self.pressed) {
            Lookup::Prefix(_) => return Outcome::Open,
            Lookup::Hit(action) => Some(action),
            Lookup::Miss => None,
        };
        self.pressed.clear();
        let page = self.page.max(2) as isize;
        match (action, key.plain()) {
            (Some(Action::Down), _) => self.step(1),
            (Some(Action::Up), _) => self.step(-1),
            (Some(Action::HalfPageDown), _) => self.step(page / 2),
            (Some(Action::HalfPageUp), _) => self.step(-page / 2),
            (Some(Action::PageDown), _) => self.step(page),
            (Some(Action::PageUp), _) => self.step(-page),
            (Some(Action::Top), _) => self.step(isize::MIN),
            (Some(Action::Bottom), _) => self.step(isize::MAX),
            (Some(Action::Search), _) => self.typing = true,
            (Some(Action::Copy), _) => return self.selected().map_or(Outcome::Open, |row| Outcome::Copy(row.cells.join("  "))),
            (Some(Action::Open | Action::OpenLink), _) | (_, Some(KeyCode::Enter)) => {
                return self.selected().map_or(Outcome::Open, |row| Outcome::Go(row.target.clone()));
            }
            (Some(Action::Back), _) | (_, Some(KeyCode::Esc)) if !self.filter.is_empty() => {
                self.filter.clear();
                self.row = 0;
                self.step(0);
            }
            (Some(Action::Back | Action::Quit | Action::QuitAtOnce), _) | (_, Some(KeyCode::Esc)) => return Outcome::Closed,
            (_, Some(KeyCode::Down)) => self.step(1),
            (_, Some(KeyCode::Up)) => self.step(-1),
            (_, Some(KeyCode::PageDown)) => self.step(page),
            (_, Some(KeyCode::PageUp)) => self.step(-page),
            (_, Some(KeyCode::Char('s'))) => {
                let next = self.sorted_by.map_or(0, |column| column + 1);
                self.sorted_by = (next < self.columns.len()).then_some(next);
                self.row = 0;
                self.step(0);
            }
            (_, Some(KeyCode::Delete | KeyCode::Char('d'))) => {
                return self.selected().map_or(Outcome::Open, |row| Outcome::Remove(row.target.clone()));
            }
            (Some(action), _) if shows_something_else(action) => return Outcome::Instead(action),
            (Some(action @ (Action::Suspend | Action::Redraw | Action::NextTheme | Action::ToggleMouse)), _) => {
                return Outcome::Beside(action);
            }
            _ => return Outcome::Nothing(key),
        }
        Outcome::Open
    }

    /// Takes a press on a line of the screen: its row is selected, and gone to where it was selected already.
    pub fn press(&mut self, screen: Rect, line: u16) -> Outcome {
        let list = list_area(screen);
        let Some(below) = line.checked_sub(list.y).filter(|&below| below < list.height) else { return Outcome::Open };
        let shown = self.shown();
        let row = self.top(usize::from(list.height), shown.len()) + usize::from(below);
        let Some(target) = shown.get(row).filter(|row| !row.is_heading()).map(|row| row.target.clone()) else { return Outcome::Open };
        if std::mem::replace(&mut self.row, row) == row { Outcome::Go(target) } else { Outcome::Open }
    }

    /// The first row that is seen.
    fn top(&self, height: usize, rows: usize) -> usize {
        (self.row + 1 + height / 4).saturating_sub(height).min(rows.saturating_sub(height))
    }

    /// Says how many rows are seen at once.
    pub fn fit(&mut self, screen: Rect) {
        self.page = usize::from(screen.height.saturating_sub(5));
    }
}

/// Whether an action opens another table or another line of input over the panes.
fn shows_something_else(action: Action) -> bool {
    use Action::{Corrections, FiguresTable, Filter, Help, Links, Palette, Picker, SearchAll, Searches, Timeline};
    matches!(action, Corrections | FiguresTable | Filter | Help | Links | Palette | Picker | SearchAll | Searches | Timeline)
}

/// What a column is sorted by: numbers first, the largest first, then words by their letters; what is empty last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    empty: bool,
    words: Option<String>,
    number: std::cmp::Reverse<Option<Decimal>>,
}

impl SortKey {
    fn of(cell: &str) -> SortKey {
        let number = cell.replace(',', "").parse().ok();
        let words = if number.is_none() { Some(cell.to_lowercase()) } else { None };
        SortKey { empty: cell.is_empty(), words, number: std::cmp::Reverse(number) }
    }
}

/// Where the rows are: below the title and the columns' headings, above the status line.
fn list_area(screen: Rect) -> Rect {
    Rect { y: screen.y + 2, height: screen.height.saturating_sub(3), ..screen }
}

/// Draws the overlay over the whole screen but the status line.
pub fn draw(sheet: &Sheet, theme: &Theme, glyphs: &Glyphs, screen: Rect, buffer: &mut Buffer) {
    let area = Rect { height: screen.height.saturating_sub(1), ..screen };
    if area.height < 3 || area.width < 10 {
        return;
    }
    Clear.render(area, buffer);
    let shown = sheet.shown();
    let (meta, strong) = (theme.style(Kind::Meta), theme.style(Kind::BorderFocus));
    let line_at = |y: u16| Rect { x: area.x + 1, y, width: area.width - 2, height: 1 };
    let by = sheet.sorted_by.and_then(|column| Some((column, sheet.columns.get(column)?)));
    let by = by.map_or_else(String::new, |(n, name)| if name.is_empty() { format!("by column {} ", n + 1) } else { format!("by {name} ") });
    let count = format!(" {} {by}", shown.iter().filter(|row| !row.is_heading()).count());
    let filter = match (sheet.typing, sheet.filter.is_empty()) {
        (true, _) => format!("/{}_", sheet.filter),
        (false, true) => String::new(),
        (false, false) => format!("/{}", sheet.filter),
    };
    let pieces = [Piece(&sheet.title, strong), Piece(&count, meta), Piece(&filter, theme.style(Kind::Prompt))];
    line::draw(&pieces, glyphs, line_at(area.y), buffer);
    let widths = widths(sheet, area.width - 2);
    let draw_cells = |cells: &[&str], style, y: u16, buffer: &mut Buffer| {
        let mut x = area.x + 1;
        for (cell, &width) in cells.iter().zip(&widths) {
            let place = Rect { x, y, width: width.min((area.right() - 1).saturating_sub(x)), height: 1 };
            line::draw(&[Piece(cell, style)], glyphs, place, buffer);
            x = x.saturating_add(width + GAP);
            if x >= area.right() {
                break;
            }
        }
    };
    draw_cells(&sheet.columns, theme.style(Kind::Key), area.y + 1, buffer);
    let list = list_area(screen);
    if shown.is_empty() {
        let words = if sheet.filter.is_empty() { sheet.empty.as_str() } else { "Nothing here holds these words." };
        line::draw(&[Piece(words, meta)], glyphs, line_at(list.y), buffer);
    }
    let height = usize::from(list.height);
    let top = sheet.top(height, shown.len());
    for (y, (n, row)) in (list.y..list.bottom()).zip(shown.iter().enumerate().skip(top)) {
        let style = theme.style(row.kind);
        if n == sheet.row && !row.is_heading() {
            buffer.set_style(Rect { y, height: 1, ..area }, theme.style(Kind::Selected));
        }
        if row.is_heading() {
            line::draw(&[Piece(row.cells.first().map_or("", String::as_str), style)], glyphs, line_at(y), buffer);
        } else {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            draw_cells(&cells, style, y, buffer);
        }
    }
}

/// The columns between two cells.
const GAP: u16 = 2;

/// The columns in which words can still be told, and the column that is left out before others have fewer.
const READABLE: u16 = 12;
const LEAST: &str = "source";

/// As wide as what stands in them, as far as there is room; the column that matters least has a quarter of it at most.
fn widths(sheet: &Sheet, room: u16) -> Vec<u16> {
    let rows = || sheet.rows.iter().filter(|row| !row.is_heading()).take(2000);
    let wanted = |(n, heading): (usize, &&str)| {
        let widest = rows().filter_map(|row| row.cells.get(n)).map(|cell| cell.width()).max().unwrap_or(0);
        u16::try_from(widest.max(heading.width())).unwrap_or(u16::MAX)
    };
    let wanted: Vec<u16> = sheet.columns.iter().enumerate().map(wanted).collect();
    let mut capped = wanted.clone();
    if let (Some(&LEAST), Some(width)) = (sheet.columns.last(), capped.last_mut()) {
        *width = (*width).min((room / 4).max(READABLE));
    }
    let all = shared(capped, room);
    match (sheet.columns.split_last(), wanted.split_last()) {
        (Some((&LEAST, _)), Some((_, others))) if all.iter().zip(&wanted).any(|(&given, &wanted)| given < wanted.min(READABLE)) => {
            shared(others.to_vec(), room)
        }
        _ => all,
    }
}

/// Where the widths are too much, the room is shared out fairly: who wants less than an even share gets it whole; what is left over
/// is the last one's.
fn shared(mut widths: Vec<u16>, room: u16) -> Vec<u16> {
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|&n| widths.get(n).copied());
    let mut left = room.saturating_sub(GAP * (widths.len() as u16).saturating_sub(1));
    for (n, sharers) in order.into_iter().zip((1..=widths.len() as u16).rev()) {
        if let Some(width) = widths.get_mut(n) {
            *width = (*width).min(left / sharers);
            left -= *width;
        }
    }
    if let Some(last) = widths.last_mut() {
        *last += left;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::{Chord, default_keys};

    fn sheet() -> Sheet {
        let row = |a: &str, b: &str| Row::to(Target::Link(a.into()), vec![a.into(), b.into()]);
        let rows = vec![
            Row::heading("Deals"),
            row("Acme", "12"),
            row("Brill", "7"),
            Row::heading("Empty"),
            Row::heading("Results"),
            row("Corvane", "1,000"),
        ];
        Sheet::new("Test", &["name", "value"], rows, "none")
    }

    #[test]
    fn where_room_is_short_the_source_goes_before_a_day_is_cut() {
        let cells = ["≈2025-03-04", "✓", "Acme plc bought Brill Ltd for £12m", "The Harbour Wire"].map(str::to_owned);
        let sheet = Sheet::new("Test", &["when", "", "what", "source"], vec![Row::to(Target::Link("a".into()), cells.to_vec())], "none");
        assert_eq!(widths(&sheet, 100), [11, 1, 34, 48]);
        assert_eq!(widths(&sheet, 58), [11, 1, 26, 14]);
        assert_eq!(widths(&sheet, 38), [11, 1, 22]);
        assert_eq!(widths(&sheet, 9).len(), 3);
    }

    fn press(sheet: &mut Sheet, keys: &str) -> Outcome {
        let keymap = Keymap::new(&default_keys()).unwrap();
        Chord::parse(keys).unwrap().0.into_iter().map(|key| sheet.key(key, &keymap)).last().unwrap()
    }

    fn names(sheet: &Sheet) -> Vec<&str> {
        sheet.shown().iter().map(|row| row.cells[0].as_str()).collect()
    }

    #[test]
    fn headings_are_stepped_over_and_go_when_nothing_is_under_them() {
        let mut sheet = sheet();
        assert_eq!(names(&sheet), ["Deals", "Acme", "Brill", "Results", "Corvane"]);
        assert_eq!(press(&mut sheet, "j j Enter"), Outcome::Go(Target::Link("Corvane".into())));
        assert_eq!(press(&mut sheet, "k y"), Outcome::Copy("Brill  7".into()));
        assert_eq!(press(&mut sheet, "g g Enter"), Outcome::Go(Target::Link("Acme".into())));
        press(&mut sheet, "/ c o r Enter");
        assert_eq!(names(&sheet), ["Results", "Corvane"]);
        assert_eq!(press(&mut sheet, "d"), Outcome::Remove(Target::Link("Corvane".into())));
        assert_eq!((press(&mut sheet, "Esc"), press(&mut sheet, "Esc")), (Outcome::Open, Outcome::Closed));
    }

    #[test]
    fn its_keys_are_those_of_the_configuration() {
        let mut keys = default_keys();
        keys.insert("down".into(), vec!["Ctrl-j".into()]);
        keys.insert("next-article".into(), vec!["j".into()]);
        let keymap = Keymap::new(&keys).unwrap();
        let mut sheet = sheet();
        let mut press = |key: &str| Chord::parse(key).unwrap().0.into_iter().map(|key| sheet.key(key, &keymap)).last();
        press("j");
        assert_eq!(press("y"), Some(Outcome::Copy("Acme  12".into())));
        press("Ctrl-j");
        assert_eq!(press("y"), Some(Outcome::Copy("Brill  7".into())));
        press("Up");
        assert_eq!(press("y"), Some(Outcome::Copy("Acme  12".into())));
    }

    #[test]
    fn other_tables_can_be_opened_from_a_table_and_other_keys_say_that_they_do_nothing() {
        let mut sheet = sheet();
        assert_eq!(press(&mut sheet, "t"), Outcome::Instead(Action::Timeline));
        assert_eq!(press(&mut sheet, "?"), Outcome::Instead(Action::Help));
        assert_eq!(press(&mut sheet, "Ctrl-z"), Outcome::Beside(Action::Suspend));
        for key in ["u", "J", "9"] {
            assert_eq!(press(&mut sheet, key), Outcome::Nothing(Key::parse(key).unwrap()));
        }
    }

    #[test]
    fn a_press_selects_and_a_second_one_opens() {
        let mut sheet = sheet();
        let screen = Rect { x: 0, y: 0, width: 40, height: 20 };
        assert_eq!([sheet.press(screen, 4), sheet.press(screen, 4)], [Outcome::Open, Outcome::Go(Target::Link("Brill".into()))]);
        for line in [0, 2, 12, 19] {
            assert_eq!(sheet.press(screen, line), Outcome::Open, "the title, a heading, nothing, the status line");
        }
        assert_eq!(press(&mut sheet, "y"), Outcome::Copy("Brill  7".into()));
    }

    #[test]
    fn it_is_sorted_by_a_column_numbers_by_value() {
        let mut sheet = sheet();
        press(&mut sheet, "s s");
        assert_eq!(names(&sheet), ["Corvane", "Acme", "Brill"]);
        press(&mut sheet, "s");
        assert_eq!(names(&sheet).len(), 5);
    }
}
