//! What the finders know of the world: the embedded word lists and the reader's own, compiled once at start.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the reader may tell the finders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How figures are read.
    pub figures: super::figure::Settings,
    /// Which names are organisations.
    pub organisations: OrganisationSettings,
}

/// The reader's own lists; they win over every rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrganisationSettings {
    /// Names that are always organisations.
    pub always: Vec<String>,
    /// Names that never are.
    pub never: Vec<String>,
    /// Another name → the name it stands for.
    pub same_as: BTreeMap<String, String>,
}

/// The word lists and settings that the finders read.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// What the reader said.
    pub settings: Settings,
}

impl Lexicon {
    /// Compiles the embedded lists with the reader's own.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }
}
