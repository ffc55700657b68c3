//! The language in which articles are searched and the list is filtered: text → [`Query`] → text.
//!
//! ```text
//! smart city           both words          "smart city"         one behind the other      cit*        words that begin so
//! city OR town         either              -football            not this                   (a OR b) c  grouping
//! org:huawei           an organisation     person:"joe so"      a person                   title: source: tag:
//! money>1m money<2bn   an amount between   money>=€5m           with its currency          percent> number> quantity> …
//! type:acquire         a sort of fact      status:denied        whether it happened        type:legal status:possible
//! after:2020-03        days behind March   before:2021 after:7d                            on:2020-03
//! unread  starred      the reader's marks
//! ```
//!
//! Spaces join with AND, which binds closer than OR. Case is of no account, nor are accents. A word that stands alone is
//! looked for as it is: to look for the word `unread`, or one with a colon, put it in quotes. Nothing is looked for here:
//! `search` turns a query into SQL.
//!
//! Laws: a query printed and parsed again is itself; parsing never panics and takes time linear in the text.

mod amount;
mod ast;
mod day;
mod fault;
mod parse;
mod print;

pub use amount::{Compare, Kind};
pub use ast::{Field, Query, Term, Words};
pub use day::Day;
pub use fault::Fault;
pub use parse::{FIELDS, parse, parse_typed};
