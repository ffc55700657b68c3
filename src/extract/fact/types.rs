//! What a fact is: its sixteen kinds, its roles, what fills them, and whether it happened.

use crate::extract::figure::{FigureId, Moment};
use crate::extract::organisation::OrganisationId;
use crate::extract::person::PersonId;
use crate::extract::quote::Speaker;
use crate::span::Span;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What sort of fact.
    pub kind: FactKind,
    /// Who and what fills its roles, in the order of the kind's own roles.
    pub roles: Vec<(Role, Vec<Filler>)>,
    /// Whether it happened.
    pub status: Status,
    /// Whose claim it is, where the article does not make it its own.
    pub attributed_to: Option<Speaker>,
    /// When, resolved against the article's date.
    pub date: Option<Moment>,
    /// It in plain words, one line: "Huawei will invest £5m in Imperial over five years".
    pub line: String,
    /// The words that say it, the plainest first; never empty.
    pub evidence: Vec<Span>,
    /// From 0 to 1; below [`SHOWN`] it is dimmed.
    pub confidence: f32,
}

/// The confidence from which a fact is shown undimmed.
pub const SHOWN: f32 = 0.6;

impl Fact {
    /// The fillers of a role; empty where it has none.
    pub fn role(&self, role: Role) -> &[Filler] {
        self.roles.iter().find(|(candidate, _)| *candidate == role).map_or(&[], |(_, fillers)| fillers)
    }
}

/// What fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// An organisation of the article.
    Organisation(OrganisationId),
    /// A person of the article.
    Person(PersonId),
    /// A figure of the article.
    Figure(FigureId),
    /// Words of the article.
    Words(Span),
}

/// Whether a fact happened.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    Asserted,
    Planned,
    Possible,
    Denied,
}

impl Status {
    /// Every one, the most real first.
    pub const ALL: &[Status] = &[Status::Asserted, Status::Planned, Status::Possible, Status::Denied];

    /// Its name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Status::Asserted => "asserted",
            Status::Planned => "planned",
            Status::Possible => "possible",
            Status::Denied => "denied",
        }
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $type { $($variant),+ }

        impl $type {
            /// Every one, in the order of the panel.
            pub const ALL: &[$type] = &[$($type::$variant),+];

            /// Its name in the output.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }

            /// The one with this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|candidate| candidate.name() == name)
            }
        }
    };
}

names! {
    /// The sixteen sorts of facts.
    FactKind {
        Invest = "invest", Raise = "raise", Acquire = "acquire", Merge = "merge", Divest = "divest", Partner = "partner", Contract = "contract",
        Launch = "launch", Report = "report", Forecast = "forecast", Workforce = "workforce", Regulate = "regulate", Legal = "legal",
        Appoint = "appoint", Depart = "depart", Found = "found",
    }
}

names! {
    /// The parts that are played in facts.
    Role {
        Investor = "investor", Target = "target", Org = "org", Acquirer = "acquirer", Parties = "parties", Seller = "seller", Asset = "asset",
        Buyer = "buyer", Supplier = "supplier", Customer = "customer", Product = "product", Person = "person", Role = "role",
        Founder = "founder", Claimant = "claimant", Defendant = "defendant", Authority = "authority", Action = "action", Object = "object",
        Forecaster = "forecaster", Metric = "metric", Value = "value", Change = "change", Prior = "prior", Count = "count", Amount = "amount",
        Stake = "stake", Valuation = "valuation", Round = "round", Lead = "lead", Investors = "investors", Instrument = "instrument",
        Price = "price", Matter = "matter", Reason = "reason", Purpose = "purpose", Signatories = "signatories", Replaces = "replaces",
        Period = "period", Date = "date", Place = "place",
    }
}
