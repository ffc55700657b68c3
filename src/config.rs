//! The configuration: one table for each room's own settings. Rooms do not know it; only the command line does.
//!
//! It is found, in this order, where `--config` says, at `./config.toml`, and in the user's configuration directory;
//! where there is none, every setting has its default. The whole default, each setting with a comment, is
//! [`default_text`]: made of the rooms' `Default` and of their `ABOUT` tables, so neither can go stale.

mod annotate;
mod fault;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::tui::action::Action;
use crate::tui::settings::{self as tui, KeySettings, ProgramSettings, ScreenSettings};
use crate::{extract, library, load};
pub use fault::Fault;

/// All settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where articles are.
    pub library: library::Settings,
    /// How files are read.
    pub load: load::Settings,
    /// How figures are read.
    pub figures: extract::figure::Settings,
    /// Which names are organisations.
    pub organisations: extract::lexicon::OrganisationSettings,
    /// What is shown, and how.
    pub screen: ScreenSettings,
    /// The programs that open links and files.
    pub programs: ProgramSettings,
    /// Own styles.
    pub styles: BTreeMap<String, String>,
    /// What the keys do.
    pub keys: KeySettings,
}

/// What the user's file is called, in `./` and in the configuration directory.
const FILE: &str = "config.toml";

/// A room's words about its table (under the empty name) and about each of its settings.
type About = &'static [(&'static str, &'static str)];

/// Each table of the configuration, and what its room says of it.
const TABLES: &[(&str, About)] = &[
    ("library", library::ABOUT),
    ("load", load::ABOUT),
    ("figures", extract::figure::ABOUT),
    ("organisations", extract::lexicon::ABOUT_ORGANISATIONS),
    ("screen", tui::ABOUT_SCREEN),
    ("programs", tui::ABOUT_PROGRAMS),
    ("styles", tui::ABOUT_STYLES),
    ("keys", Action::ABOUT),
];

const HEAD: &str = "\
# The configuration of gleaner, with every setting at its default. gleaner reads the first of these that is there:
# the file after --config, ./config.toml, and gleaner/config.toml in your configuration directory. What you leave out
# keeps its default. `gleaner config check` says whether a file is right.
";

impl Config {
    /// The configuration of `path`, else of the first file in the usual places, else the default; and the file it was
    /// read from. Relative folders count from that file.
    ///
    /// # Errors
    /// A [`Fault`] where the file cannot be read or says something wrong.
    pub fn find(path: Option<&Path>) -> Result<(Self, Option<PathBuf>), Fault> {
        let Some(file) = path.map(Path::to_owned).or_else(usual_file) else { return Ok((Self::default(), None)) };
        let text = std::fs::read_to_string(&file).map_err(|error| Fault::unread(&file, &error))?;
        let mut config = Self::parse(&text, &file)?;
        let base = file.parent().unwrap_or(Path::new(""));
        for folder in &mut config.library.folders {
            *folder = base.join(library::settings::at_home(folder));
        }
        Ok((config, Some(file)))
    }

    /// The configuration that `text` says; `file` is named in faults.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn parse(text: &str, file: &Path) -> Result<Self, Fault> {
        let config: Self = toml::from_str(text).map_err(|error| Fault::new(text, file, &error))?;
        config.tui().check().map_err(|complaint| Fault::complained(text, file, &complaint))?;
        Ok(config)
    }

    /// How the screen is wanted.
    pub fn tui(&self) -> tui::Settings {
        tui::Settings { screen: self.screen.clone(), styles: self.styles.clone(), keys: self.keys.clone(), programs: self.programs.clone() }
    }

    /// What the finders are told.
    pub fn lexicon(&self) -> extract::lexicon::Settings {
        extract::lexicon::Settings { figures: self.figures.clone(), organisations: self.organisations.clone() }
    }
}

/// The annotated default: what `config.toml` in the root of the project is.
pub fn default_text() -> String {
    let about = TABLES.iter().flat_map(|(table, settings)| {
        let path = move |setting: &str| if setting.is_empty() { (*table).to_owned() } else { format!("{table}.{setting}") };
        settings.iter().map(move |(setting, about)| (path(setting), *about))
    });
    annotate::annotate(HEAD, &toml::to_string(&Config::default()).unwrap_or_default(), &about.collect(), "keys")
}

fn usual_file() -> Option<PathBuf> {
    let here = PathBuf::from(FILE);
    let user = etcetera::choose_base_strategy().ok().map(|places| places.config_dir().join("gleaner").join(FILE));
    [Some(here), user].into_iter().flatten().find(|file| file.exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_text_says_the_default() {
        assert_eq!(Config::parse(&default_text(), Path::new(FILE)).unwrap(), Config::default());
    }

    #[test]
    fn every_setting_is_in_the_default_text_and_every_line_has_its_comment() {
        let parsed: toml::Table = default_text().parse().unwrap();
        for (table, settings) in TABLES {
            let here = parsed[*table].as_table().unwrap();
            let about: Vec<_> = settings.iter().map(|(setting, _)| *setting).filter(|setting| !setting.is_empty()).collect();
            // serde names every field of a table when it meets a wrong one; a table of free names takes any.
            let wrong = toml::from_str::<Config>(&format!("[{table}]\nno-such-setting = []"));
            let fields: Vec<_> = match wrong.as_ref().map_err(|error| error.message()) {
                Err(message) if message.starts_with("unknown field") => message.split('`').skip(3).step_by(2).collect(),
                _ => here.keys().map(String::as_str).collect(),
            };
            for field in &fields {
                assert!(here.contains_key(*field), "{table}.{field} is not in the default text");
                assert!(about.contains(field), "{table}.{field} has no comment");
            }
            assert!(about.iter().all(|about| fields.contains(about)), "{table} explains what is no setting: {about:?}");
            assert!(settings.iter().any(|(setting, _)| setting.is_empty()), "{table} has no comment");
        }
    }
}
