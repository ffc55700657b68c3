//! gleaner: a terminal reader for business and technology news. This is the map of its house.
//!
//! # The flow
//!
//! A folder is **loaded** into articles, an article is **extracted** into an analysis, and a library of both is **shown** or
//! **reported**.
//!
//! ```text
//! bytes ─ load ─▶ Article ─ extract ─▶ Analysis ─ library ─┬─ tui ────▶ the screen
//!                                                          └─ report ─▶ JSON, CSV, Markdown, text
//! ```
//!
//! | room | what it is for | what it never knows |
//! |---|---|---|
//! | [`span`], [`article`] | a place in a text; a text, its blocks and what its page says of itself | what is in it |
//! | [`extract`] | text → who, how much, when, who said what, and the facts made of them | a file, a clock, a thread, a screen |
//! | [`load`] | files of strangers → clean articles | what the text means |
//! | [`library`] | articles and analyses kept, kept up to date and found again; what the reader did with them | how they are shown |
//! | [`report`] | articles and analyses for other programs | how they came about |
//! | [`tui`] | the screen and its keys | the command line |
//! | [`config`] | one table for each room's own settings | |
//! | [`cli`] | what each command does | |
//!
//! A room knows only such as stand before it; `tests/house.rs` reads the sources and says so when one does not.
//!
//! # What is always true
//!
//! Whatever is known about a text is a byte range of that one text, which is cleaned once, at loading, and changed by
//! nobody after. Every text has an answer: extracting returns no error. One bad file is a [`load::Problem`], never the end of
//! the rest. No byte of a stranger reaches the terminal but printable text.
//!
//! # To add …
//!
//! | what | where |
//! |---|---|
//! | a unit or a currency | a line of `extract/figure/units.txt` or `currencies.txt` |
//! | a kind of figure | a file in `extract/figure/` and its name in [`extract::figure::FigureKind`]; the compiler shows the rest |
//! | a way to say a fact | a line of `extract/fact/patterns.txt` |
//! | a form of file | a file in `load/` and its signs in `load/format.rs` |
//! | an action, a key | one line of the table in [`tui::action`]: help, palette and configuration follow |
//! | a setting | a field of the room's `Settings` and its line in `ABOUT`; then `cargo run -- config default > config.toml` |
//! | a field of the output | [`report::json`] and `report/schema.json`; a test holds one against the other |
//! | what the reader keeps | a migration in [`library::marks`] |

pub mod article;
pub mod cli;
pub mod config;
pub mod extract;
pub mod library;
pub mod load;
pub mod report;
pub mod span;
pub mod tui;
