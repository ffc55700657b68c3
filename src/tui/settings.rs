//! How the reader wants the screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::command;
use super::highlight::{self, Highlights};
use super::items::Certainty;
use super::keymap::{self, Complaint, Keymap};
use super::list::Details;
use super::theme::{self, ThemeName};
use super::wrap::Setting;
use crate::library::shelf::Sort;

/// How the reader wants the screen: three tables of the configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// What is shown, and how.
    pub screen: ScreenSettings,
    /// Own styles: the name of a kind → `bold underline cyan on #202020`.
    pub styles: BTreeMap<String, String>,
    /// What the keys do.
    pub keys: KeySettings,
    /// The programs that open links and files.
    pub programs: ProgramSettings,
}

/// The programs that open links and files. A command is split into words, as a shell does it but without one; the address
/// or the file takes the place of a word `{}`, else it follows as the last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProgramSettings {
    /// Opens links; empty for $BROWSER, else the desktop's own.
    pub browser: String,
    /// Whether the browser runs in this terminal.
    pub browser_in_terminal: bool,
    /// Opens articles' files; empty for $VISUAL, $EDITOR, else vi.
    pub editor: String,
}

/// What the configuration's file says about `[programs]`.
pub const ABOUT_PROGRAMS: &[(&str, &str)] = &[
    (
        "",
        "The programs that open links and files. A command is split into words, \"quoted\" ones held together; no shell reads it.\nThe address or the file takes the place of a word {}, else it follows as the last word.",
    ),
    ("browser", "Opens links. Empty: $BROWSER, else the desktop's own (xdg-open, or open on macOS)."),
    ("browser_in_terminal", "Whether the browser runs in this terminal, as w3m and lynx do."),
    ("editor", "Opens the file of an article. Empty: $VISUAL, else $EDITOR, else vi."),
];

/// What is shown, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScreenSettings {
    /// `auto`, `dark`, `light`, `contrast`, `ansi` or `mono`. `auto` is `mono` under NO_COLOR, else what the terminal says.
    pub theme: String,
    /// The widest the text may be, in columns, 20 to 400.
    pub width: u16,
    /// The order of the list: `date`, `title`, `source`, `length` or `facts`.
    pub sort: String,
    /// What the list tells of an article beside its title: names of [`Details`].
    pub list: Vec<String>,
    /// How sure a fact must be to be shown: `all`, `likely` or `sure`.
    pub facts: String,
    /// What is highlighted: names of [`highlight::SWITCHES`].
    pub highlight: Vec<String>,
    /// Whether the page's furniture is shown, dimmed.
    pub furniture: bool,
    /// Whether words are hyphenated at line ends.
    pub hyphenate: bool,
    /// Whether lines are justified.
    pub justify: bool,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Whether every sign is plain ASCII.
    pub ascii: bool,
}

/// What the configuration's file says about `[screen]`.
pub const ABOUT_SCREEN: &[(&str, &str)] = &[
    ("", "What is shown, and how."),
    (
        "theme",
        "auto, dark, light, contrast (high contrast), ansi (the terminal's own 16 colours) or mono (no colour at all).\nauto is mono under NO_COLOR, else dark or light as the terminal tells.",
    ),
    ("width", "The widest the text may be, in columns, from 20 to 400."),
    ("sort", "The order of the list: date, title, source, length or facts. The key S changes it."),
    (
        "list",
        "What the list tells of each article beside its title, any of: tags, date, source, counts (of organisations, figures and facts).",
    ),
    ("facts", "How sure a fact must be to be shown: all (the unsure ones dimmed), likely or sure. The key d in the facts changes it."),
    (
        "highlight",
        "What is highlighted in the text; the key H switches each. \"figures\" are all of percentages, numbers, quantities, multiples,\nratios, ordinals and durations, \"dates\" all of days, periods and times; each of these can be named alone.",
    ),
    ("furniture", "Whether menus, share bars and related links of a page are shown, dimmed. The key v changes it."),
    ("hyphenate", "Whether words are hyphenated at line ends, as English is."),
    ("justify", "Whether lines are stretched to one width."),
    ("mouse", "Whether the mouse is taken; when not, the terminal's own selection works. The key M changes it."),
    ("ascii", "Whether every sign is plain ASCII, for terminals without a Unicode font."),
];

/// What the configuration's file says about `[styles]`.
pub const ABOUT_STYLES: &[(&str, &str)] = &[(
    "",
    "Own styles, laid over those of the theme: attributes (bold, dim, italic, underline, reverse, strike), a colour by name,\nnumber (0 to 255) or \"#rrggbb\", and \"on\" with another. An example: organisation = \"bold underline cyan\". To style:\ntext, title, heading, quotation, caption, meta, furniture, organisation, person, money, figure, date, link, low, hit,\ncurrent-hit, evidence, cursor, selected, selected-idle, unread, read, tag, star, problem, border, border-focus, group,\nasserted, planned, possible, denied, status, message, prompt, key; over figure: percent, number, quantity, multiple, ratio,\nordinal, duration; over date: period, time.",
)];

impl Default for ScreenSettings {
    fn default() -> Self {
        ScreenSettings {
            theme: "auto".into(),
            width: 76,
            sort: Sort::default().name().into(),
            list: Details::NAMES.map(str::to_owned).to_vec(),
            facts: Certainty::default().name().into(),
            highlight: highlight::defaults().map(str::to_owned).collect(),
            furniture: false,
            hyphenate: false,
            justify: false,
            mouse: true,
            ascii: false,
        }
    }
}

/// The name of an action → its chords. An action that the configuration does not name keeps its default.
#[derive(Clone, Debug, PartialEq)]
pub struct KeySettings(pub BTreeMap<String, Vec<String>>);

impl Default for KeySettings {
    fn default() -> Self {
        KeySettings(keymap::default_keys())
    }
}

/// In the order of the actions, which is the order of the help.
impl Serialize for KeySettings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Action::ALL.iter().filter_map(|action| self.0.get_key_value(action.name())))
    }
}

impl<'de> Deserialize<'de> for KeySettings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let own = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
        let mut keys = keymap::default_keys();
        keys.extend(own);
        Ok(KeySettings(keys))
    }
}

impl Settings {
    /// Checks what the types cannot: names, ranges, keys, styles. The first thing that is wrong is told.
    pub fn check(&self) -> Result<(), Complaint> {
        let complain = |at: &str, message: String, valid: Vec<&'static str>| {
            Err(Complaint { at: vec!["screen".to_owned(), at.to_owned()], message, valid })
        };
        let themes: Vec<&str> = std::iter::once("auto").chain(ThemeName::ALL.map(ThemeName::name)).collect();
        if !themes.contains(&self.screen.theme.as_str()) {
            return complain("theme", format!("there is no theme `{}`", self.screen.theme), themes);
        }
        if !(20..=400).contains(&self.screen.width) {
            return complain("width", format!("the width must be from 20 to 400, not {}", self.screen.width), Vec::new());
        }
        if Sort::from_name(&self.screen.sort).is_none() {
            return complain("sort", format!("the list cannot be sorted by `{}`", self.screen.sort), Sort::ALL.map(Sort::name).to_vec());
        }
        if Certainty::from_name(&self.screen.facts).is_none() {
            let valid = Certainty::ALL.map(Certainty::name).to_vec();
            return complain("facts", format!("facts cannot be `{}`", self.screen.facts), valid);
        }
        if let Some(name) = self.screen.list.iter().find(|name| !Details::NAMES.contains(&name.as_str())) {
            return complain("list", format!("the list cannot tell the `{name}` of an article"), Details::NAMES.to_vec());
        }
        let switches = highlight::SWITCHES.map(|(name, ..)| name);
        if let Some(name) = self.screen.highlight.iter().find(|name| !switches.contains(&name.as_str())) {
            return complain("highlight", format!("`{name}` cannot be highlighted"), switches.to_vec());
        }
        let programs = [("browser", &self.programs.browser), ("editor", &self.programs.editor)];
        if let Some((name, fault)) = programs.into_iter().find_map(|(name, command)| Some((name, command::words(command).err()?))) {
            let at = vec!["programs".to_owned(), name.to_owned()];
            return Err(Complaint { at, message: fault.to_owned(), valid: Vec::new() });
        }
        theme::check_styles(&self.styles)?;
        self.keymap().map(|_| ())
    }

    /// The keys as configured.
    pub fn keymap(&self) -> Result<Keymap, Complaint> {
        Keymap::new(&self.keys.0)
    }

    /// How lines are set.
    pub fn setting(&self) -> Setting {
        Setting { hyphenated: self.screen.hyphenate, justified: self.screen.justify }
    }

    /// What the list tells of an article.
    pub fn details(&self) -> Details {
        Details::named(&self.screen.list)
    }

    /// What is highlighted.
    pub fn highlights(&self) -> Highlights {
        Highlights::named(self.screen.highlight.iter().map(String::as_str))
    }

    /// The theme to start with. `no_colour`: whether NO_COLOR is set; `light`: whether the terminal says it is light.
    pub fn theme_name(&self, no_colour: bool, light: bool) -> ThemeName {
        if no_colour {
            return ThemeName::Mono;
        }
        let by_background = if light { ThemeName::Light } else { ThemeName::Dark };
        ThemeName::ALL.into_iter().find(|theme| theme.name() == self.screen.theme).unwrap_or(by_background)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_in_order_and_what_is_wrong_is_told() {
        assert_eq!(Settings::default().check(), Ok(()));
        let at = |settings: Settings| settings.check().unwrap_err().at;
        let screen = |screen: ScreenSettings| at(Settings { screen, ..Settings::default() });
        assert_eq!(screen(ScreenSettings { theme: "drak".into(), ..ScreenSettings::default() }), ["screen", "theme"]);
        assert_eq!(screen(ScreenSettings { width: 4, ..ScreenSettings::default() }), ["screen", "width"]);
        assert_eq!(screen(ScreenSettings { sort: "size".into(), ..ScreenSettings::default() }), ["screen", "sort"]);
        assert_eq!(screen(ScreenSettings { list: vec!["size".into()], ..ScreenSettings::default() }), ["screen", "list"]);
        assert_eq!(screen(ScreenSettings { facts: "some".into(), ..ScreenSettings::default() }), ["screen", "facts"]);
        let programs = ProgramSettings { browser: "say \"hello".into(), ..ProgramSettings::default() };
        assert_eq!(at(Settings { programs, ..Settings::default() }), ["programs", "browser"]);
        assert_eq!(screen(ScreenSettings { highlight: vec!["verbs".into()], ..ScreenSettings::default() }), ["screen", "highlight"]);
        assert_eq!(
            at(Settings { styles: [("organisation".into(), "bold purpel".into())].into(), ..Settings::default() }),
            ["styles", "organisation"]
        );
        assert_eq!(at(Settings { keys: KeySettings([("fly".into(), vec!["x".into()])].into()), ..Settings::default() }), ["keys", "fly"]);
    }

    #[test]
    fn every_kind_is_told_of() {
        for kind in super::super::theme::Kind::ALL {
            assert!(ABOUT_STYLES[0].1.contains(kind.name()), "{}", kind.name());
        }
    }
}
