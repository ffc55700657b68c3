//! Keys: their notation, chords, and the lookup from keys to actions.
//!
//! A binding is a chord: one or more keys pressed in turn, written with spaces (`g g`, `Ctrl-d`, `] o`). The map is a plain
//! list searched in order; what a chord may go on with is answered from the same list, so that the screen can show it.

use std::collections::BTreeMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Context};

/// One key with its modifiers. Shift is part of a letter (`G`), and named only for keys without a letter (`Shift-Tab`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    control: bool,
    alt: bool,
    shift: bool,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Space", KeyCode::Char(' ')),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
];

impl Key {
    /// The key of a terminal event.
    pub fn from_event(event: KeyEvent) -> Key {
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                shift = true;
                KeyCode::Tab
            }
            // Terminals send Ctrl-I as Tab; only the enhanced protocols tell them apart.
            KeyCode::Char(c) => {
                shift = false;
                KeyCode::Char(c)
            }
            other => other,
        };
        Key { code, control: event.modifiers.contains(KeyModifiers::CONTROL), alt: event.modifiers.contains(KeyModifiers::ALT), shift }
    }

    /// Reads the notation: `j`, `G`, `Ctrl-d`, `Alt-x`, `Shift-Tab`, `F1`, `Space`.
    pub fn parse(text: &str) -> Result<Key, String> {
        let mut key = Key { code: KeyCode::Null, control: false, alt: false, shift: false };
        let mut rest = text;
        while let Some((modifier, after)) = rest.split_once('-').filter(|(modifier, after)| !modifier.is_empty() && !after.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.control = true,
                "alt" | "a" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => return Err(format!("`{modifier}` is no modifier: Ctrl, Alt or Shift")),
            }
            rest = after;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => KeyCode::Char(c),
            _ => match NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)) {
                Some(&(_, code)) => code,
                None => rest
                    .strip_prefix(['F', 'f'])
                    .and_then(|number| number.parse().ok())
                    .filter(|number| (1..=24).contains(number))
                    .map(KeyCode::F)
                    .ok_or_else(|| format!("`{rest}` is no key: a character, F1 to F24, or one of {}", named_keys()))?,
            },
        };
        if key.shift && matches!(key.code, KeyCode::Char(_)) {
            return Err(format!("write the shifted character itself, not `{text}`"));
        }
        Ok(key)
    }

    /// The character, where it is one without Ctrl or Alt.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.control && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Its code, where no modifier is held.
    pub fn plain(self) -> Option<KeyCode> {
        (!self.control && !self.alt && !self.shift).then_some(self.code)
    }

    /// Whether it is this letter with Ctrl.
    pub fn is_control(self, letter: char) -> bool {
        self.control && self.code == KeyCode::Char(letter)
    }
}

fn named_keys() -> String {
    NAMED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (held, name) in [(self.control, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// Keys pressed in turn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Reads keys parted by spaces.
    pub fn parse(text: &str) -> Result<Chord, String> {
        let keys = text.split_whitespace().map(Key::parse).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err("no key is given".into()) } else { Ok(Chord(keys)) }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let keys: Vec<String> = self.0.iter().map(Key::to_string).collect();
        f.write_str(&keys.join(" "))
    }
}

/// What a configuration says that cannot be done: where, as a path of table names, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The names of the tables and the key: `["keys", "quit"]`.
    pub at: Vec<String>,
    /// What is wrong, for people.
    pub message: String,
    /// The names that would be right there, where it is a name that is wrong.
    pub valid: Vec<&'static str>,
}

/// What the keys pressed so far lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Hit(Action),
    /// A longer chord: what may follow, and where it leads.
    Prefix(Vec<(Key, Action)>),
    /// Nothing.
    Miss,
}

/// Which keys do what.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Context, Chord, Action)>,
}

impl Keymap {
    /// The map of a configuration: action name → chords. Two actions that could answer to the same keys are refused.
    pub fn new(keys: &BTreeMap<String, Vec<String>>) -> Result<Keymap, Complaint> {
        let complain = |name: &str, message: String| Complaint { at: vec!["keys".into(), name.into()], message, valid: Vec::new() };
        if let Some(name) = keys.keys().find(|name| Action::from_name(name).is_none()) {
            let valid = Action::ALL.iter().map(|action| action.name()).collect();
            return Err(Complaint { at: vec!["keys".into(), name.clone()], message: format!("there is no action `{name}`"), valid });
        }
        let mut bindings: Vec<(Context, Chord, Action)> = Vec::new();
        for &action in Action::ALL {
            for text in keys.get(action.name()).into_iter().flatten() {
                let chord = Chord::parse(text).map_err(|message| complain(action.name(), message))?;
                let context = action.context();
                if let Some((_, other_chord, other)) = bindings.iter().find(|(there, other, _)| *there == context && clash(other, &chord)) {
                    return Err(complain(
                        action.name(),
                        format!("`{chord}` cannot be told from `{other_chord}`, which is `{}`", other.name()),
                    ));
                }
                bindings.push((context, chord, action));
            }
        }
        Ok(Keymap { bindings })
    }

    /// What `pressed` leads to with the focus in `context`.
    pub fn lookup(&self, context: Context, pressed: &[Key]) -> Lookup {
        for context in [context, Context::Everywhere] {
            let mut next = Vec::new();
            for (there, chord, action) in &self.bindings {
                if *there != context || !chord.0.starts_with(pressed) {
                    continue;
                }
                match chord.0.get(pressed.len()) {
                    None => return Lookup::Hit(*action),
                    Some(&key) => next.push((key, *action)),
                }
            }
            if !next.is_empty() {
                return Lookup::Prefix(next);
            }
        }
        Lookup::Miss
    }

    /// The part of the screen, other than this one, in which keys lead somewhere.
    pub fn elsewhere(&self, context: Context, pressed: &[Key]) -> Option<Context> {
        let leads = |(there, chord, _): &&(Context, Chord, Action)| *there != context && chord.0.starts_with(pressed);
        self.bindings.iter().find(leads).map(|(there, ..)| *there)
    }

    /// The chords of an action, as written in the configuration.
    pub fn chords(&self, action: Action) -> Vec<String> {
        self.bindings.iter().filter(|(_, _, bound)| *bound == action).map(|(_, chord, _)| chord.to_string()).collect()
    }

    /// The first chord of an action, where it has one: to be told on the screen.
    pub fn chord(&self, action: Action) -> Option<String> {
        self.chords(action).into_iter().next()
    }
}

/// Whether one chord begins the other, so that only one of them could ever be reached.
fn clash(one: &Chord, other: &Chord) -> bool {
    one.0.starts_with(&other.0) || other.0.starts_with(&one.0)
}

/// The default keys of every action, by name.
pub fn default_keys() -> BTreeMap<String, Vec<String>> {
    Action::ALL.iter().map(|action| (action.name().to_owned(), action.default_keys().iter().map(|&key| key.to_owned()).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        Chord::parse(text).unwrap().0
    }

    #[test]
    fn notation_round_trips() {
        for text in ["j", "G", "Ctrl-d", "g g", "] o", "Shift-Tab", "F1", "Space", "-", "Ctrl--", "+", "Alt-x", "'", "é"] {
            assert_eq!(Chord::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "Hyper-x", "F99", "Entr", "Shift-g", "Ctrl-"] {
            assert!(Chord::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn chords_are_hit_prefixed_or_missed() {
        let map = Keymap::new(&default_keys()).unwrap();
        assert_eq!(map.lookup(Context::Text, &keys("j")), Lookup::Hit(Action::Down));
        assert_eq!(map.lookup(Context::Text, &keys("g g")), Lookup::Hit(Action::Top));
        assert_eq!(map.lookup(Context::Text, &keys("] o")), Lookup::Hit(Action::NextOrganisation));
        assert_eq!(map.lookup(Context::List, &keys("] o")), Lookup::Miss);
        assert!(matches!(map.lookup(Context::Text, &keys("]")), Lookup::Prefix(next) if next.len() == 5));
        assert_eq!(map.lookup(Context::Facts, &keys("}")), Lookup::Hit(Action::NextGroup));
    }

    #[test]
    fn what_cannot_be_reached_is_refused() {
        let mut keys = default_keys();
        keys.insert("help".into(), vec!["g".into()]);
        assert!(Keymap::new(&keys).unwrap_err().message.contains("`top`") || Keymap::new(&keys).unwrap_err().message.contains("`g g`"));
        keys.insert("help".into(), vec!["?".into()]);
        keys.insert("hlep".into(), vec!["F2".into()]);
        assert_eq!(Keymap::new(&keys).unwrap_err().at, ["keys", "hlep"]);
    }
}
