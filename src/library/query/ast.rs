//! A query as it is understood.

use rust_decimal::Decimal;

use super::amount::{Compare, Kind};
use super::day::Day;
use crate::extract::fact::{FactKind, Status};

/// What an article must be like.
///
/// Canonical, as the parser makes it: an [`Query::And`] or [`Query::Or`] has two parts or more, none of its own sort;
/// [`Query::All`] stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Query {
    /// Any article: nothing is asked.
    #[default]
    All,
    /// Every part holds.
    And(Vec<Query>),
    /// One part holds, or more.
    Or(Vec<Query>),
    /// It does not hold.
    Not(Box<Query>),
    /// One condition.
    Term(Term),
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Words of the title or the text.
    Text(Words),
    /// Words of one field.
    Field(Field, Words),
    /// A fact of this sort.
    Fact(FactKind),
    /// A fact of this status. Beside a sort it is the same fact's.
    Status(Status),
    /// A figure of this size. Several of a kind side by side are about one figure.
    Amount {
        /// What is counted.
        kind: Kind,
        /// On which side of the value.
        compare: Compare,
        /// The value.
        value: Decimal,
        /// The unit it must have: an ISO 4217 code. Without one, any: nothing is converted.
        unit: Option<String>,
    },
    /// Published before the day, or the first day of the month or year.
    Before(Day),
    /// Published after the day, or the last day of the month or year.
    After(Day),
    /// Published on the day, or within the month or year.
    On(Day),
    /// Not yet read.
    Unread,
    /// Starred by the reader.
    Starred,
}

/// Where words are looked for.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Organisation,
    Person,
    Title,
    Source,
    Tag,
}

impl Field {
    /// Every field, in the order of the help.
    pub const ALL: [Field; 5] = [Field::Organisation, Field::Person, Field::Title, Field::Source, Field::Tag];

    /// Its name in a query.
    pub fn name(self) -> &'static str {
        match self {
            Field::Organisation => "org",
            Field::Person => "person",
            Field::Title => "title",
            Field::Source => "source",
            Field::Tag => "tag",
        }
    }
}

/// Words one behind the other. They hold a letter or digit, no `"`, and no white space at either end or twice in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub words: String,
    /// Whether the last may go on: `cit*`.
    pub prefix: bool,
}
