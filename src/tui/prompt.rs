//! A line of input at the foot of the screen: the search in an article or in all of them, the filter of the list.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Widget};

use super::keymap::Key;
use super::line::{self, Piece};
use super::theme::{Glyphs, Kind, Theme};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Words to find in the article.
    Search,
    /// Words to filter the list by.
    Filter,
    /// What all articles are searched for.
    All,
    /// Words in the name of the organisation that the facts are to be about.
    About,
    /// The tags of an article.
    Tags,
    /// The reader's words about an article.
    Note,
    /// A name to be corrected.
    Correct,
    /// The name that another stands for.
    SameAs,
    /// The file to write facts to.
    Export,
}

impl Question {
    /// The sign before the input.
    pub fn sign(self) -> &'static str {
        match self {
            Question::Search => "/",
            Question::Filter => "filter: ",
            Question::All => "search all articles: ",
            Question::About => "facts about: ",
            Question::Tags => "tags: ",
            Question::Note => "note: ",
            Question::Correct => "correct the name: ",
            Question::SameAs => "is the same as: ",
            Question::Export => "export facts to (.md, .csv or .json): ",
        }
    }
}

/// The input so far; the cursor is at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is asked for.
    pub question: Question,
    /// What has been typed.
    pub input: String,
    /// What stood before, to come back to; of [`Question::SameAs`], the name that is corrected.
    pub before: String,
    /// Where the reader was, to come back to: the first visible byte and the cursor's.
    pub place: (usize, usize),
}

impl Prompt {
    /// A prompt whose input begins with what there is.
    pub fn new(question: Question, input: String) -> Prompt {
        Prompt { question, before: input.clone(), input, place: (0, 0) }
    }
}

/// What a key did to an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The input is another.
    Changed,
    /// It is taken.
    Accepted,
    /// It is given up.
    Cancelled,
    /// Nothing.
    None,
}

/// Types a key into an input.
pub fn edit(input: &mut String, key: Key) -> Edit {
    if key.is_control('c') || key.plain() == Some(KeyCode::Esc) {
        return Edit::Cancelled;
    }
    if key.is_control('u') {
        input.clear();
        return Edit::Changed;
    }
    if key.is_control('w') {
        let kept = input.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
        input.truncate(kept);
        return Edit::Changed;
    }
    match key.plain() {
        Some(KeyCode::Enter) => Edit::Accepted,
        Some(KeyCode::Backspace) => match input.pop() {
            Some(_) => Edit::Changed,
            None => Edit::Cancelled,
        },
        _ => match key.character() {
            Some(c) => {
                input.push(c);
                Edit::Changed
            }
            None => Edit::None,
        },
    }
}

/// Types pasted words into an input: one line, printable.
pub fn paste(input: &mut String, words: &str) {
    input.push_str(&crate::load::clean::line(words));
}
/// Draws the frame of an overlay with a line of input at its top, at most `rows` high, in the middle of the screen; answers the room
/// below the input, `None` where there is none.
pub fn draw_frame(title: &str, input: &str, rows: u16, theme: &Theme, glyphs: &Glyphs, screen: Rect, buffer: &mut Buffer) -> Option<Rect> {
    let width = screen.width.saturating_sub(4).min(110);
    let height = screen.height.saturating_sub(2).min(rows);
    if width < 20 || height < 4 {
        return None;
    }
    let area = Rect { x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width, height };
    Clear.render(area, buffer);
    Block::bordered().border_set(glyphs.border()).title(title).border_style(theme.style(Kind::BorderFocus)).render(area, buffer);
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 };
    let input = format!("{input}_");
    let pieces = [Piece("> ", theme.style(Kind::Prompt)), Piece(&input, theme.style(Kind::Text))];
    line::draw(&pieces, glyphs, Rect { height: 1, ..inner }, buffer);
    Some(Rect { y: inner.y + 1, height: inner.height - 1, ..inner })
}
