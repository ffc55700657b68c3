//! How the reader wants the screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::keymap::{self, Complaint, Keymap};
use super::reader::Highlights;
use super::theme::{self, ThemeName};
use crate::library::shelf::Sort;

/// How the reader wants the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `auto`, `dark`, `light`, `contrast`, `ansi` or `mono`. `auto` is `mono` under NO_COLOR, else what the terminal says.
    pub theme: String,
    /// The widest the text may be, in columns, 20 to 400.
    pub width: u16,
    /// The order of the list: `date`, `title`, `source`, `length` or `facts`.
    pub sort: String,
    /// What is highlighted: `organisations`, `people`, `money`, `figures`, `dates`.
    pub highlight: Vec<String>,
    /// Whether the page's furniture is shown, dimmed.
    pub furniture: bool,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Whether every sign is plain ASCII.
    pub ascii: bool,
    /// Own styles: the name of a kind → `bold underline cyan on #202020`.
    pub styles: BTreeMap<String, String>,
    /// Keys: the name of an action → its chords. What is not named keeps its default.
    #[serde(deserialize_with = "keys_over_defaults")]
    pub keys: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            theme: "auto".into(),
            width: 76,
            sort: Sort::default().name().into(),
            highlight: HIGHLIGHTS.map(str::to_owned).to_vec(),
            furniture: false,
            mouse: true,
            ascii: false,
            styles: BTreeMap::new(),
            keys: keymap::default_keys(),
        }
    }
}

const HIGHLIGHTS: [&str; 5] = ["organisations", "people", "money", "figures", "dates"];

fn keys_over_defaults<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let own = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
    let mut keys = keymap::default_keys();
    keys.extend(own);
    Ok(keys)
}

impl Settings {
    /// Checks what the types cannot: names, ranges, keys, styles. The first thing that is wrong is told.
    pub fn check(&self) -> Result<(), Complaint> {
        let complain = |at: &str, message: String, valid: Vec<&'static str>| Err(Complaint { at: vec![at.to_owned()], message, valid });
        let themes: Vec<&str> = std::iter::once("auto").chain(ThemeName::ALL.map(ThemeName::name)).collect();
        if !themes.contains(&self.theme.as_str()) {
            return complain("theme", format!("there is no theme `{}`", self.theme), themes);
        }
        if !(20..=400).contains(&self.width) {
            return complain("width", format!("the width must be from 20 to 400, not {}", self.width), Vec::new());
        }
        if Sort::from_name(&self.sort).is_none() {
            return complain("sort", format!("the list cannot be sorted by `{}`", self.sort), Sort::ALL.map(Sort::name).to_vec());
        }
        if let Some(name) = self.highlight.iter().find(|name| !HIGHLIGHTS.contains(&name.as_str())) {
            return complain("highlight", format!("`{name}` cannot be highlighted"), HIGHLIGHTS.to_vec());
        }
        theme::check_styles(&self.styles)?;
        self.keymap().map(|_| ())
    }

    /// The keys as configured.
    pub fn keymap(&self) -> Result<Keymap, Complaint> {
        Keymap::new(&self.keys)
    }

    /// What is highlighted.
    pub fn highlights(&self) -> Highlights {
        let on = |name: &str| self.highlight.iter().any(|shown| shown == name);
        Highlights { organisations: on("organisations"), people: on("people"), money: on("money"), figures: on("figures"), dates: on("dates") }
    }

    /// The theme to start with. `no_colour`: whether NO_COLOR is set; `light`: whether the terminal says it is light.
    pub fn theme_name(&self, no_colour: bool, light: bool) -> ThemeName {
        if no_colour {
            return ThemeName::Mono;
        }
        let by_background = if light { ThemeName::Light } else { ThemeName::Dark };
        ThemeName::ALL.into_iter().find(|theme| theme.name() == self.theme).unwrap_or(by_background)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_in_order_and_what_is_wrong_is_told() {
        assert_eq!(Settings::default().check(), Ok(()));
        let at = |settings: Settings| settings.check().unwrap_err().at;
        assert_eq!(at(Settings { theme: "drak".into(), ..Settings::default() }), ["theme"]);
        assert_eq!(at(Settings { width: 4, ..Settings::default() }), ["width"]);
        assert_eq!(at(Settings { sort: "size".into(), ..Settings::default() }), ["sort"]);
        assert_eq!(at(Settings { highlight: vec!["verbs".into()], ..Settings::default() }), ["highlight"]);
        assert_eq!(at(Settings { styles: [("organisation".into(), "bold purpel".into())].into(), ..Settings::default() }), ["styles", "organisation"]);
        assert_eq!(at(Settings { keys: [("fly".into(), vec!["x".into()])].into(), ..Settings::default() }), ["keys", "fly"]);
    }
}
