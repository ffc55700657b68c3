//! The terminal's background, asked for once behind the first frame (OSC 11). Terminals that know the question answer with
//! what looks like keys; the answer is picked out of them, however late it comes, and every other key is passed on.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What is asked.
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// How every answer begins.
const BEGINNING: &str = "11;rgb";

/// The longest answer there is, and some more.
const LONGEST: usize = 64;

/// What became of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// These keys are the reader's own.
    Keys(Vec<KeyEvent>),
    /// It was the last of the answer: whether the background is light.
    Light(bool),
}

/// Listens for the answer.
#[derive(Clone, Debug, Default)]
pub struct Ear {
    waits: bool,
    /// The keys that may be an answer.
    held: Vec<KeyEvent>,
    /// Whether an answer was ended by an escape that was read alone; its backslash is to come.
    tail: bool,
}

impl Ear {
    /// From here on an answer may come.
    pub fn listen(&mut self) {
        self.waits = true;
    }

    /// Whether an answer may still come.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// Takes a key.
    pub fn hear(&mut self, key: KeyEvent) -> Heard {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if std::mem::take(&mut self.tail) && key.code == KeyCode::Char('\\') && !alt {
            return Heard::Keys(Vec::new());
        }
        if !self.waits || (self.held.is_empty() && !(alt && key.code == KeyCode::Char(']'))) {
            return Heard::Keys(vec![key]);
        }
        let ends = matches!(key.code, KeyCode::Esc)
            || (alt && key.code == KeyCode::Char('\\'))
            || (key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('g'));
        let text: String = self.held.iter().skip(1).filter_map(|key| key.code.as_char()).collect();
        if ends && let Some(light) = is_light(&text) {
            (self.waits, self.tail) = (false, key.code == KeyCode::Esc);
            self.held.clear();
            return Heard::Light(light);
        }
        self.held.push(key);
        let text: String = self.held.iter().skip(1).filter_map(|key| key.code.as_char()).collect();
        let may_be = (text.starts_with(BEGINNING) || BEGINNING.starts_with(&text)) && self.held.len() < LONGEST && !ends;
        if may_be { Heard::Keys(Vec::new()) } else { Heard::Keys(std::mem::take(&mut self.held)) }
    }
}

/// Whether `11;rgb:ffff/ffff/ffff` is a light colour: by its luminance (Rec. 709).
fn is_light(answer: &str) -> Option<bool> {
    let (_, colour) = answer.strip_prefix(BEGINNING)?.split_once(':')?;
    let mut parts = colour.split('/').map(|part| {
        let digits = part.get(..part.len().min(4))?;
        let most = 16u32.checked_pow(digits.len() as u32)?.checked_sub(1).filter(|&most| most > 0)?;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most))
    });
    let mut next = || parts.next().flatten();
    let (red, green, blue) = (next()?, next()?, next()?);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the terminal library reads bytes: an escape before a character is Alt.
    fn keys(text: &str) -> Vec<KeyEvent> {
        let mut keys = Vec::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            keys.push(match c {
                '\x1b' => match chars.next() {
                    Some(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT),
                    None => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
                },
                '\x07' => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
            });
        }
        keys
    }

    fn hear(text: &str) -> (String, Option<bool>) {
        let mut ear = Ear::default();
        ear.listen();
        let (mut passed, mut light) = (String::new(), None);
        for key in keys(text) {
            match ear.hear(key) {
                Heard::Keys(keys) => passed.extend(keys.iter().filter_map(|key| key.code.as_char())),
                Heard::Light(is) => light = Some(is),
            }
        }
        (passed, light)
    }

    #[test]
    fn the_answer_is_picked_out_of_the_keys() {
        let cases = [
            ("j\x1b]11;rgb:ffff/ffff/ffff\x1b\\k", "jk", Some(true)),
            ("\x1b]11;rgb:16/18/1d\x07q", "q", Some(false)),
            ("\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x07", "", Some(true)),
            ("jjk", "jjk", None),
            ("\x1b]xq", "]xq", None),
            ("\x1b]11;rgb:zz/zz/zz\x07q", "]11;rgb:zz/zz/zzgq", None),
        ];
        for (typed, passed, light) in cases {
            assert_eq!(hear(typed), (passed.to_owned(), light), "{typed:?}");
        }
    }

    #[test]
    fn nothing_is_held_back_that_was_not_asked_for() {
        let mut ear = Ear::default();
        let [key] = keys("\x1b]")[..] else { panic!() };
        assert_eq!(ear.hear(key), Heard::Keys(vec![key]));
    }
}
