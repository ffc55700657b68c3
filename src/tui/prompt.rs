//! A line of input at the foot of the screen: the search in an article or in all of them, the filter of the list.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::keymap::Key;
use super::line::{self, Piece};
use super::theme::{Glyphs, Kind, Theme};
use crate::library::query;
use crate::load::clean;

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

/// The input so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is asked for.
    pub question: Question,
    /// What has been typed.
    pub input: String,
    /// The byte of the input that the cursor stands before.
    pub cursor: usize,
    /// What stood before, to come back to; of [`Question::SameAs`], the name that is corrected.
    pub before: String,
    /// Where the reader was, to come back to: the first visible byte and the cursor's.
    pub place: (usize, usize),
}

impl Prompt {
    /// A prompt whose input begins with what there is.
    pub fn new(question: Question, input: String) -> Prompt {
        Prompt { question, before: input.clone(), cursor: input.len(), input, place: (0, 0) }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Edit {
        edit_at(&mut self.input, &mut self.cursor, key)
    }

    /// What makes no sense in a query.
    pub fn fault(&self) -> Option<query::Fault> {
        matches!(self.question, Question::Filter | Question::All).then(|| query::parse_typed(&self.input).err()).flatten()
    }

    /// Takes pasted words: one line, printable.
    pub fn paste(&mut self, words: &str) {
        let words = clean::line(words);
        self.cursor = self.input.floor_char_boundary(self.cursor);
        self.input.insert_str(self.cursor, &words);
        self.cursor += words.len();
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

/// The rows by which a key moves the selection among what an input narrows; 0 for a key that is for the input.
pub fn steps(key: Key) -> isize {
    const PAGE: isize = 10;
    match key.plain() {
        Some(KeyCode::Down) => 1,
        Some(KeyCode::Up) => -1,
        Some(KeyCode::PageDown) => PAGE,
        Some(KeyCode::PageUp) => -PAGE,
        Some(KeyCode::Home) => isize::MIN,
        Some(KeyCode::End) => isize::MAX,
        _ if key.is_control('n') => 1,
        _ if key.is_control('p') => -1,
        _ if key.is_control('d') => PAGE,
        _ => 0,
    }
}

/// Types a key into an input whose cursor is always at its end.
pub fn edit(input: &mut String, key: Key) -> Edit {
    edit_at(input, &mut input.len(), key)
}

/// Types a key into an input, whose cursor moves with it.
fn edit_at(input: &mut String, cursor: &mut usize, key: Key) -> Edit {
    let at = input.floor_char_boundary(*cursor);
    let (before, after) = input.split_at(at);
    let previous = at - before.graphemes(true).next_back().map_or(0, str::len);
    let next = at + after.graphemes(true).next().map_or(0, str::len);
    let all = input.len();
    let word = before.trim_end().rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let mut cut = |range: std::ops::Range<usize>| {
        *cursor = range.start;
        let changed = !range.is_empty();
        input.drain(range);
        if changed { Edit::Changed } else { Edit::None }
    };
    match key.plain() {
        _ if key.is_control('c') => return Edit::Cancelled,
        Some(KeyCode::Esc) => return Edit::Cancelled,
        Some(KeyCode::Enter) => return Edit::Accepted,
        Some(KeyCode::Backspace) if next == 0 => return Edit::Cancelled,
        Some(KeyCode::Backspace) => return cut(previous..at),
        Some(KeyCode::Delete) => return cut(at..next),
        _ if key.is_control('w') => return cut(word..at),
        _ if key.is_control('u') => {
            cut(0..all);
            return Edit::Changed;
        }
        Some(KeyCode::Left) => *cursor = previous,
        Some(KeyCode::Right) => *cursor = next,
        Some(KeyCode::Home) => *cursor = 0,
        Some(KeyCode::End) => *cursor = input.len(),
        _ if key.is_control('a') => *cursor = 0,
        _ if key.is_control('e') => *cursor = input.len(),
        _ => {
            if let Some(c) = key.character() {
                input.insert(at, c);
                *cursor = at + c.len_utf8();
                return Edit::Changed;
            }
        }
    }
    Edit::None
}

/// Types pasted words into an input: one line, printable.
pub fn paste(input: &mut String, words: &str) {
    input.push_str(&clean::line(words));
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

#[cfg(test)]
mod tests {
    use super::super::keymap::Chord;
    use super::*;

    #[test]
    fn an_input_is_edited_wherever_the_cursor_is() {
        let cases = [
            ("a b Left x", "axb", Edit::Changed),
            ("a b Home x End y", "xaby", Edit::Changed),
            ("a b Ctrl-a Delete", "b", Edit::Changed),
            ("a Space b c Left Ctrl-w", "a c", Edit::Changed),
            ("a b Ctrl-a Backspace", "ab", Edit::None),
            ("a b Left Left Left Right Backspace", "b", Edit::Changed),
            ("é Left Backspace", "é", Edit::None),
            ("a Backspace Backspace", "", Edit::Cancelled),
            ("a b Left Ctrl-u c", "c", Edit::Changed),
            ("a Ctrl-e Enter", "a", Edit::Accepted),
            ("a Esc", "a", Edit::Cancelled),
        ];
        for (keys, input, last) in cases {
            let mut prompt = Prompt::new(Question::Note, String::new());
            let edit = Chord::parse(keys).unwrap().0.into_iter().map(|key| prompt.key(key)).last();
            assert_eq!((prompt.input.as_str(), edit), (input, Some(last)), "{keys}");
        }
        let mut prompt = Prompt { cursor: 1, ..Prompt::new(Question::Note, "ab".into()) };
        prompt.paste("x\ny");
        assert_eq!((prompt.input.as_str(), prompt.cursor), ("ax yb", 4));
    }
}
