//! Kinds of things on the screen → styles. Nothing else in `tui/` names a colour.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use super::keymap::Complaint;

macro_rules! kinds {
    ($($kind:ident $name:literal $dark:literal $light:literal $contrast:literal $ansi:literal $mono:literal)+) => {
        /// What is shown, as far as its style is concerned.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($kind),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),+];

            /// Its name in the configuration.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name),+ }
            }

            fn built_in(self, theme: ThemeName) -> &'static str {
                match self { $(Kind::$kind => match theme {
                    ThemeName::Dark => $dark,
                    ThemeName::Light => $light,
                    ThemeName::Contrast => $contrast,
                    ThemeName::Ansi => $ansi,
                    ThemeName::Mono => $mono,
                }),+ }
            }
        }
    };
}

// A row a kind, a column a theme. In `mono` every kind of the text still differs from its neighbours. Percentages, numbers and the
// like are figures, periods and times are dates, and look like them until they are given a style.
kinds! {
    Text         "text"         ""                       ""                       ""                        ""                   ""
    Title        "title"        "bold"                   "bold"                   "bold"                    "bold"               "bold"
    Heading      "heading"      "bold"                   "bold"                   "bold"                    "bold"               "bold"
    Quotation    "quotation"    "italic"                 "italic"                 "italic"                  "italic"             "italic"
    Caption      "caption"      "italic 245"             "italic 242"             "italic"                  "italic"             "italic"
    Meta         "meta"         "245"                    "242"                    "bold"                    "dim"                "dim"
    Furniture    "furniture"    "dim 242"                "dim 246"                "dim"                     "dim"                "dim"
    Organisation "organisation" "bold 117"               "bold 25"                "bold bright-cyan"        "bold cyan"          "bold underline"
    Person       "person"       "183"                    "91"                     "bold bright-magenta"     "magenta"            "italic bold"
    Money        "money"        "bold 114"               "bold 28"                "bold bright-green"       "bold green"         "underline"
    Figure       "figure"       "150"                    "64"                     "bright-green"            "green"              "underline italic"
    Date         "date"         "180"                    "130"                    "bright-yellow"           "yellow"             "italic"
    Percent      "percent"      ""                       ""                       ""                        ""                   ""
    Number       "number"       ""                       ""                       ""                        ""                   ""
    Quantity     "quantity"     ""                       ""                       ""                        ""                   ""
    Multiple     "multiple"     ""                       ""                       ""                        ""                   ""
    Ratio        "ratio"        ""                       ""                       ""                        ""                   ""
    Ordinal      "ordinal"      ""                       ""                       ""                        ""                   ""
    Duration     "duration"     ""                       ""                       ""                        ""                   ""
    Period       "period"       ""                       ""                       ""                        ""                   ""
    Time         "time"         ""                       ""                       ""                        ""                   ""
    Link         "link"         "underline"              "underline"              "underline"               "underline"          "underline"
    Low          "low"          "dim"                    "dim"                    "italic"                  "dim"                "dim"
    Hit          "hit"          "black on 179"           "black on 222"           "black on bright-yellow"  "black on yellow"    "reverse"
    CurrentHit   "current-hit"  "bold black on 215"      "bold black on 214"      "bold black on bright-white" "bold black on bright-yellow" "reverse bold"
    Evidence     "evidence"     "on 237"                 "on 254"                 "reverse"                 "reverse"            "reverse"
    Cursor       "cursor"       "bold 215"               "bold 166"               "bold bright-yellow"      "bold yellow"        "bold"
    Selected     "selected"     "on 236"                 "on 255"                 "reverse"                 "reverse"            "reverse"
    SelectedIdle "selected-idle" "on 234"                "on 255"                 "underline"               "underline"          "underline"
    Unread       "unread"       "bold 215"               "bold 166"               "bold bright-yellow"      "bold yellow"        "bold"
    Read         "read"         "247"                    "240"                    ""                        ""                   ""
    Tag          "tag"          "109"                    "66"                     "bright-cyan"             "cyan"               "italic"
    Star         "star"         "220"                    "172"                    "bright-yellow"           "yellow"             "bold"
    Problem      "problem"      "203"                    "160"                    "bold bright-red"         "red"                "italic"
    Border       "border"       "238"                    "250"                    ""                        "dim"                "dim"
    BorderFocus  "border-focus" "bold 110"               "bold 25"                "bold bright-white"       "bold"               "bold"
    Group        "group"        "bold 110"               "bold 25"                "bold underline"          "bold"               "bold"
    Asserted     "asserted"     "114"                    "28"                     "bold bright-green"       "green"              "bold"
    Planned      "planned"      "117"                    "25"                     "bold bright-cyan"        "cyan"               "bold"
    Possible     "possible"     "180"                    "130"                    "bold bright-yellow"      "yellow"             "bold"
    Denied       "denied"       "203"                    "160"                    "bold bright-red"         "red"                "bold"
    Status       "status"       "250 on 236"             "236 on 254"             "reverse"                 "reverse"            "reverse"
    Message      "message"      "bold 215 on 236"        "bold 130 on 254"        "reverse bold"            "reverse bold"       "reverse bold"
    Prompt       "prompt"       "bold"                   "bold"                   "bold"                    "bold"               "bold"
    Key          "key"          "bold 215"               "bold 130"               "bold bright-yellow"      "bold yellow"        "bold"
}

/// A built-in set of styles.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeName {
    Dark,
    Light,
    Contrast,
    Ansi,
    /// No colours at all: what NO_COLOR asks for.
    Mono,
}

impl ThemeName {
    /// Every theme, in the order the key goes through them.
    pub const ALL: [ThemeName; 5] = [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast, ThemeName::Ansi, ThemeName::Mono];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            ThemeName::Dark => "dark",
            ThemeName::Light => "light",
            ThemeName::Contrast => "contrast",
            ThemeName::Ansi => "ansi",
            ThemeName::Mono => "mono",
        }
    }

    /// The one after it.
    pub fn next(self) -> ThemeName {
        let at = ThemeName::ALL.iter().position(|&name| name == self).unwrap_or(0);
        ThemeName::ALL[(at + 1) % ThemeName::ALL.len()]
    }
}

/// A style for every kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which built-in theme it starts from.
    pub name: ThemeName,
    styles: Vec<Style>,
}

impl Theme {
    /// A built-in theme with the reader's own styles over it. Under [`ThemeName::Mono`] the own styles keep their
    /// attributes and lose their colours.
    pub fn new(name: ThemeName, own: &BTreeMap<String, String>) -> Theme {
        let styles = Kind::ALL
            .iter()
            .map(|kind| {
                let built_in = parse_style(kind.built_in(name)).unwrap_or_default();
                let style = own.get(kind.name()).and_then(|text| parse_style(text).ok()).unwrap_or(built_in);
                if name == ThemeName::Mono { Style { fg: None, bg: None, ..style } } else { style }
            })
            .collect();
        Theme { name, styles }
    }

    /// A theme from which a test can read kinds off a screen: the `n`th kind has the `n`th indexed colour, as its ground
    /// where it is laid over others.
    pub fn for_tests() -> Theme {
        let over = [Kind::Hit, Kind::CurrentHit, Kind::Evidence, Kind::Selected, Kind::SelectedIdle, Kind::Status, Kind::Low];
        let style = |(n, kind): (usize, &Kind)| {
            let colour = Color::Indexed(n as u8);
            if over.contains(kind) { Style::new().bg(colour) } else { Style::new().fg(colour) }
        };
        Theme { name: ThemeName::Dark, styles: Kind::ALL.iter().enumerate().map(style).collect() }
    }

    /// The style of a kind.
    pub fn style(&self, kind: Kind) -> Style {
        self.styles.get(kind as usize).copied().unwrap_or_default()
    }
}

/// Checks the reader's own styles.
pub fn check_styles(own: &BTreeMap<String, String>) -> Result<(), Complaint> {
    for (name, text) in own {
        let at = vec!["styles".to_owned(), name.clone()];
        if !Kind::ALL.iter().any(|kind| kind.name() == name) {
            let valid = Kind::ALL.iter().map(|kind| kind.name()).collect();
            return Err(Complaint { at, message: format!("there is nothing called `{name}` to style"), valid });
        }
        if let Err(message) = parse_style(text) {
            return Err(Complaint { at, message, valid: Vec::new() });
        }
    }
    Ok(())
}

const COLOURS: &[(&str, Color)] = &[
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const ATTRIBUTES: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
    ("strike", Modifier::CROSSED_OUT),
];

/// Reads `bold underline cyan on #202020`: attributes, a colour by name, number (0–255) or `#rrggbb`, `on` and another.
pub fn parse_style(text: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut background = false;
    for word in text.split_whitespace() {
        if word == "on" {
            background = true;
        } else if let Some(&(_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(attribute);
        } else {
            let colour = parse_colour(word)?;
            style = if background { style.bg(colour) } else { style.fg(colour) };
        }
    }
    Ok(style)
}

fn parse_colour(word: &str) -> Result<Color, String> {
    if let Some(&(_, colour)) = COLOURS.iter().find(|(name, _)| *name == word) {
        return Ok(colour);
    }
    let hex = word.strip_prefix('#').filter(|hex| hex.len() == 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    if let Some(hex) = hex {
        let [_, red, green, blue] = hex.to_be_bytes();
        return Ok(Color::Rgb(red, green, blue));
    }
    word.parse().map(Color::Indexed).map_err(|_| format!("`{word}` is no attribute and no colour: a name, 0 to 255, or #rrggbb"))
}

/// The signs of the screen, in Unicode or plain ASCII.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub unread: &'static str,
    pub star: &'static str,
    pub problem: &'static str,
    pub bullet: &'static str,
    pub quote_bar: &'static str,
    pub cursor: &'static str,
    pub ellipsis: &'static str,
    pub dot: &'static str,
    pub asserted: &'static str,
    pub planned: &'static str,
    pub possible: &'static str,
    pub denied: &'static str,
    pub vertical: &'static str,
    pub thumb: &'static str,
    pub track: &'static str,
    pub tick: &'static str,
    pub bar_full: &'static str,
    pub bar_empty: &'static str,
}

impl Glyphs {
    /// For terminals with a Unicode font. Every sign is one column wide everywhere.
    pub const UNICODE: Glyphs = Glyphs {
        unread: "●",
        star: "★",
        problem: "!",
        bullet: "•",
        quote_bar: "▏",
        cursor: "▎",
        ellipsis: "…",
        dot: "·",
        asserted: "✓",
        planned: "»",
        possible: "?",
        denied: "✗",
        vertical: "│",
        thumb: "┃",
        track: "│",
        tick: "╂",
        bar_full: "━",
        bar_empty: "─",
    };

    /// For terminals without.
    pub const ASCII: Glyphs = Glyphs {
        unread: "*",
        star: "+",
        problem: "!",
        bullet: "-",
        quote_bar: "|",
        cursor: ">",
        ellipsis: "~",
        dot: "-",
        asserted: "v",
        planned: ">",
        possible: "?",
        denied: "x",
        vertical: "|",
        thumb: "#",
        track: "|",
        tick: "+",
        bar_full: "#",
        bar_empty: "-",
    };

    /// A sign as it is drawn; in ASCII, for those that are more than letters, one of the same width that every font has.
    pub fn plain<'g>(&self, grapheme: &'g str) -> &'g str {
        if *self != Glyphs::ASCII {
            return grapheme;
        }
        match grapheme {
            "·" | "–" | "—" => "-",
            "×" => "x",
            "≈" | "…" => "~",
            "≠" => "!",
            "→" => ">",
            "“" | "”" => "\"",
            "‘" | "’" => "'",
            other => other,
        }
    }

    /// What is drawn around an overlay.
    pub fn border(&self) -> border::Set<'static> {
        const CORNER: &str = "+";
        if *self != Glyphs::ASCII {
            return border::PLAIN;
        }
        let (vertical, horizontal) = (self.vertical, self.bar_empty);
        border::Set {
            top_left: CORNER,
            top_right: CORNER,
            bottom_left: CORNER,
            bottom_right: CORNER,
            vertical_left: vertical,
            vertical_right: vertical,
            horizontal_top: horizontal,
            horizontal_bottom: horizontal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_style_can_be_read() {
        for &kind in Kind::ALL {
            for name in ThemeName::ALL {
                assert!(parse_style(kind.built_in(name)).is_ok(), "{} in {}", kind.name(), name.name());
            }
        }
        assert!(parse_style("bold purpel").is_err());
        assert_eq!(parse_style("underline #102030 on 7"), Ok(Style::new().underlined().fg(Color::Rgb(16, 32, 48)).bg(Color::Indexed(7))));
    }

    #[test]
    fn without_colour_the_kinds_of_the_text_still_differ() {
        let theme = Theme::new(ThemeName::Mono, &BTreeMap::from([("date".to_owned(), "italic strike red".to_owned())]));
        let kinds = [Kind::Text, Kind::Organisation, Kind::Person, Kind::Money, Kind::Figure, Kind::Date, Kind::Hit];
        for (n, &one) in kinds.iter().enumerate() {
            assert!(theme.style(one).fg.is_none() && theme.style(one).bg.is_none());
            for &other in &kinds[n + 1..] {
                assert_ne!(theme.style(one), theme.style(other), "{} and {}", one.name(), other.name());
            }
        }
    }
}
