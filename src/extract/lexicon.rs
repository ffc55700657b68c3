//! What the finders know of the world: the embedded word lists and the reader's own, compiled once at start.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

pub mod names;

use super::fact::tables::Tables;
use super::figure::phrasebook::Phrasebook;
use super::name::frame::Frames;
use super::network::Network;
use names::NameLists;

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

/// What the table of [`OrganisationSettings`] and each of its settings are about, for the annotated configuration.
pub const ABOUT_ORGANISATIONS: &[(&str, &str)] = &[
    ("", "Which names are organisations. These lists win over every rule."),
    ("always", "Names that always are."),
    ("never", "Names that never are."),
    ("same_as", "Another name, and the name that it stands for:\n\"IC London\" = \"Imperial College London\""),
];

/// The word lists and settings that the finders read.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// What the reader said.
    pub settings: Settings,
    /// Made when it is first asked for; clones share it.
    network: Arc<OnceLock<Network>>,
    phrasebook: Arc<OnceLock<Phrasebook>>,
    /// Hashed when first asked for; clones share them.
    names: Arc<OnceLock<NameLists>>,
    /// Parsed when first asked for; clones share them.
    frames: Arc<OnceLock<Frames>>,
    /// Parsed when first asked for; clones share them.
    facts: Arc<OnceLock<Tables>>,
}

impl Lexicon {
    /// Compiles the embedded lists with the reader's own.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            network: Arc::default(),
            phrasebook: Arc::default(),
            names: Arc::default(),
            frames: Arc::default(),
            facts: Arc::default(),
        }
    }

    /// The same with other settings; what is compiled already is shared.
    pub fn with(&self, settings: Settings) -> Self {
        Self { settings, ..self.clone() }
    }

    /// The embedded network. The first call takes some milliseconds.
    pub fn network(&self) -> &Network {
        self.network.get_or_init(Network::embedded)
    }

    /// The words that figures are made of, compiled at the first call.
    pub fn phrasebook(&self) -> &Phrasebook {
        self.phrasebook.get_or_init(Phrasebook::default)
    }

    /// The lists that names are told by. The first call takes about a millisecond.
    pub fn names(&self) -> &NameLists {
        self.names.get_or_init(NameLists::new)
    }

    /// The phrases that names are told by. The first call takes about a millisecond.
    pub fn frames(&self) -> &Frames {
        self.frames.get_or_init(Frames::new)
    }

    /// The tables that facts are told by. The first call takes about a millisecond.
    pub fn facts(&self) -> &Tables {
        self.facts.get_or_init(Tables::default)
    }
}
