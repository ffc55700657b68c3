//! A line of input at the foot of the screen: the search in an article or in all of them, the filter of the list.

use crossterm::event::KeyCode;

use super::keymap::Key;

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
