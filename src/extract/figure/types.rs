//! What a figure is: plain data, filled by the finders.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use crate::extract::organisation::OrganisationId;
use crate::span::Span;

/// How figures are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// ISO 4217 code of a bare `$` when nothing in the text tells.
    #[serde(deserialize_with = "currency")]
    pub dollar: String,
    /// How `03/04/2024` is read when nothing in the text tells.
    pub date_order: DateOrder,
    /// Words never to take for a figure.
    pub never: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { dollar: "USD".into(), date_order: DateOrder::Unresolved, never: Vec::new() }
    }
}

fn currency<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let code = String::deserialize(deserializer)?;
    let complaint = || D::Error::custom(format!("`{code}` is no ISO 4217 code: three capital letters, such as `USD`"));
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) { Ok(code) } else { Err(complaint()) }
}

/// What the table and each setting are about, for the annotated configuration.
pub const ABOUT: &[(&str, &str)] = &[
    ("", "How figures are read: money, percentages, counts, dates."),
    ("dollar", "The currency of a bare \"$\" when nothing in the text tells, by its ISO 4217 code."),
    (
        "date_order",
        "How 03/04/2024 is read when nothing in the text tells: \"day_first\", \"month_first\", or \"unresolved\" (found, no day given).",
    ),
    ("never", "Words that are never a figure, such as the name of a model: \"Series 7\"."),
];

/// How an all-digit date is read when the text has no evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is the fourth of March.
    MonthFirst,
    /// Found, but given no value.
    #[default]
    Unresolved,
}

/// The index of a figure in its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);

/// One figure. The span is sign, symbol or code, number, magnitude and unit; all else is in fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: FigureKind,
    /// Its normalised value.
    pub value: Value,
    /// ISO 4217 code, `%`, `pp`, `bp`, or the unit's English name in the singular.
    pub unit: Option<String>,
    /// How the unit is known.
    pub unit_evidence: Evidence,
    /// The bound that the words around it set.
    pub approx: Option<Approx>,
    /// `year` in "£5m a year", `share` in "$5 a share".
    pub per: Option<String>,
    /// The counted noun, as written.
    pub noun: Option<Span>,
    /// What it measures, in words of the text; rather none than wrong.
    pub measures: Option<String>,
    /// Whose it is.
    pub of: Option<OrganisationId>,
    /// Its part in a change ("from 61% to 58%").
    pub change: Option<Change>,
    /// "early 2024", "since 2019".
    pub moment: Option<Modifier>,
    /// The days that a duration or vague date covers, first and last, where they can be told.
    pub interval: Option<(Date, Date)>,
    /// How sure the finder is.
    pub confidence: Confidence,
}

/// What a figure is.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    Money,
    Percent,
    Number,
    Ordinal,
    Quantity,
    Duration,
    Date,
    DateRange,
    Time,
    Multiple,
    Ratio,
}

impl FigureKind {
    /// Every kind, in the order of the panel.
    pub const ALL: [FigureKind; 11] = [
        FigureKind::Money,
        FigureKind::Percent,
        FigureKind::Number,
        FigureKind::Quantity,
        FigureKind::Multiple,
        FigureKind::Ratio,
        FigureKind::Ordinal,
        FigureKind::Duration,
        FigureKind::Date,
        FigureKind::DateRange,
        FigureKind::Time,
    ];

    /// Its name in the output and the configuration.
    pub fn name(self) -> &'static str {
        match self {
            FigureKind::Money => "money",
            FigureKind::Percent => "percent",
            FigureKind::Number => "number",
            FigureKind::Ordinal => "ordinal",
            FigureKind::Quantity => "quantity",
            FigureKind::Duration => "duration",
            FigureKind::Date => "date",
            FigureKind::DateRange => "date_range",
            FigureKind::Time => "time",
            FigureKind::Multiple => "multiple",
            FigureKind::Ratio => "ratio",
        }
    }

    /// Whether it says when rather than how much.
    pub fn is_date(self) -> bool {
        matches!(self, FigureKind::Date | FigureKind::DateRange | FigureKind::Time)
    }
}

/// A normalised value. `low ≤ high` in every range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Vague, or unresolvable: "double-digit", "recently".
    Unknown,
    /// An exact number.
    Number(Decimal),
    /// A range of numbers.
    Range(Decimal, Decimal),
    /// A point of the calendar, as precise as the text.
    When(Moment),
    /// From one point of the calendar to another.
    Between(Moment, Moment),
    /// A time of day.
    Clock(Time),
}

/// A point of the calendar, as precise as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// `2016-03-17`
    Day(Date),
    /// `2016-03`
    Month(i16, i8),
    /// `2016`
    Year(i16),
    /// `2024-Q3`
    Quarter(i16, i8),
    /// `2024-H1`
    Half(i16, i8),
    /// `199X`, by its first year.
    Decade(i16),
    /// `FY2025`
    FiscalYear(i16),
    /// `XXXX-06`, `XXXX-06-17`: a month, or a day of it, of an article that does not tell its year.
    Yearless(i8, Option<i8>),
}

/// How a unit is known.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Evidence {
    #[default]
    Explicit,
    Context,
    Default,
}

/// A bound.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approx {
    About,
    Nearly,
    Over,
    Under,
    UpTo,
    AtLeast,
    AtMost,
    From,
    Plus,
}

impl Approx {
    /// Every bound.
    pub const ALL: [Approx; 9] = [
        Approx::About,
        Approx::Nearly,
        Approx::Over,
        Approx::Under,
        Approx::UpTo,
        Approx::AtLeast,
        Approx::AtMost,
        Approx::From,
        Approx::Plus,
    ];

    /// Its name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Approx::About => "about",
            Approx::Nearly => "nearly",
            Approx::Over => "over",
            Approx::Under => "under",
            Approx::UpTo => "up_to",
            Approx::AtLeast => "at_least",
            Approx::AtMost => "at_most",
            Approx::From => "from",
            Approx::Plus => "plus",
        }
    }
}

/// A figure's part in a change, and the figure it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its part.
    pub role: ChangeRole,
    /// The figure that the change leads to or starts from.
    pub of: FigureId,
}

/// Before, after, or the difference.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRole {
    From,
    To,
    By,
}

/// What part or side of a date is meant.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    Early,
    Mid,
    Late,
    Start,
    End,
    Since,
    By,
    Before,
    After,
}

/// How sure a finder is: shown normal or dim.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    #[default]
    High,
    Low,
}
