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

// A row a kind, a column a theme. Percentages, numbers and the like are figures, periods and times are dates, and look like them
// until they are given a style. What is a ground brings its ink, to be read on a terminal that is not as dark or light as the theme.
// In `mono` names are underlined, all that is counted is italic, what is dim beside that is unsure.
kinds! {
    Text         "text"         ""                       ""                       ""                        ""                   ""
    Title        "title"        "bold"                   "bold"                   "bold"                    "bold"               "bold"
    Heading      "heading"      "bold"                   "bold"                   "bold"                    "bold"               "bold"
    Quotation    "quotation"    "italic"                 "italic"                 "italic"                  "italic"             "italic"
    Caption      "caption"      "italic 245"             "italic 242"             "italic"                  "italic"             "italic dim"
    Meta         "meta"         "245"                    "242"                    "bold"                    "dim"                "dim"
    Furniture    "furniture"    "dim 242"                "dim 246"                "dim"                     "dim"                "bold dim"
    Organisation "organisation" "bold 117"               "bold 25"                "bold bright-cyan"        "bold cyan"          "bold underline"
    Person       "person"       "183"                    "91"                     "bold bright-magenta"     "magenta"            "underline"
    Money        "money"        "bold 114"               "bold 28"                "bold bright-green"       "bold green"         "bold italic underline"
    Figure       "figure"       "150"                    "64"                     "bright-green"            "green"              "bold italic"
    Date         "date"         "180"                    "130"                    "bright-yellow"           "yellow"             "italic underline"
    Percent      "percent"      ""                       ""                       ""                        ""                   ""
    Number       "number"       ""                       ""                       ""                        ""                   ""
    Quantity     "quantity"     ""                       ""                       ""                        ""                   ""
    Multiple     "multiple"     ""                       ""                       ""                        ""                   ""
    Ratio        "ratio"        ""                       ""                       ""                        ""                   ""
    Ordinal      "ordinal"      ""                       ""                       ""                        ""                   ""
    Duration     "duration"     ""                       ""                       ""                        ""                   ""
    Period       "period"       ""                       ""                       ""                        ""                   ""
    Time         "time"         ""                       ""                       ""                        ""                   ""
    Link         "link"         "underline"              "underline"              "underline"               "underline"          "dim underline"
    Low          "low"          "dim"                    "dim"                    "italic"                  "dim"                "dim"
    Hit          "hit"          "black on 179"           "black on 222"           "black on bright-yellow"  "black on yellow"    "reverse dim"
    CurrentHit   "current-hit"  "bold black on 215"      "bold black on 214"      "bold black on bright-white" "bold black on bright-yellow" "reverse bold dim"
    Evidence     "evidence"     "252 on 237"             "235 on 254"             "reverse"                 "reverse"            "reverse"
    Cursor       "cursor"       "bold 215"               "bold 166"               "bold bright-yellow"      "bold yellow"        "bold"
    Selected     "selected"     "252 on 236"             "235 on 255"             "reverse"                 "reverse"            "reverse"
    SelectedIdle "selected-idle" "252 on 234"            "235 on 255"             "underline"               "underline"          "underline"
    Unread       "unread"       "bold 215"               "bold 166"               "bold bright-yellow"      "bold yellow"        "bold"
    Read         "read"         "247"                    "240"                    ""                        ""                   ""
    Tag          "tag"          "109"                    "66"                     "bright-cyan"             "cyan"               "italic"
    Star         "star"         "220"                    "172"                    "bright-yellow"           "yellow"             "bold"
    Problem      "problem"      "203"                    "160"                    "bold bright-red"         "red"                "bold italic"
    Border       "border"       "238"                    "250"                    ""                        "dim"                "dim"
    BorderFocus  "border-focus" "bold 110"               "bold 25"                "bold bright-white"       "bold"               "bold"
    Group        "group"        "bold 110"               "bold 25"                "bold underline"          "bold"               "italic underline"
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
                if name == ThemeName::Mono { without_colour(*kind, style) } else { style }
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

/// A style without its colours. What is marked in the text keeps its look there whatever it is laid over: an underlined word in
/// an underlined one would be lost, and a bold heading would make a person an organisation.
fn without_colour(kind: Kind, style: Style) -> Style {
    const TOLD_BY: Modifier = Modifier::BOLD.union(Modifier::DIM).union(Modifier::ITALIC).union(Modifier::UNDERLINED);
    use Kind::{CurrentHit, Date, Figure, Hit, Link, Money, Organisation, Person};
    let style = Style { fg: None, bg: None, ..style };
    let marked = [Link, Organisation, Person, Money, Figure, Date, Hit, CurrentHit].contains(&kind);
    if marked { style.remove_modifier(TOLD_BY - style.add_modifier) } else { style }
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

    /// A kind, or one laid over another, and how it looks.
    fn laid(theme: &Theme, kinds: &[Kind]) -> (String, Modifier) {
        let style = kinds.iter().fold(Style::new(), |style, kind| style.patch(theme.style(*kind)));
        assert!(style.fg.is_none() && style.bg.is_none());
        (kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" under "), style.add_modifier)
    }

    fn assert_differ(looks: &[(String, Modifier)]) {
        for (n, (one, look)) in looks.iter().enumerate() {
            for (other, other_look) in &looks[n + 1..] {
                assert_ne!(look, other_look, "{one} and {other}");
            }
        }
    }

    #[test]
    fn what_has_a_ground_has_its_ink() {
        for &kind in Kind::ALL {
            for name in ThemeName::ALL {
                let style = parse_style(kind.built_in(name)).unwrap();
                assert!(style.bg.is_none() || style.fg.is_some(), "{} in {}", kind.name(), name.name());
            }
        }
    }

    #[test]
    fn without_colour_all_that_can_meet_in_the_text_still_differs() {
        use Kind::*;
        const RUNNING: [Kind; 6] = [Text, Title, Quotation, Caption, Meta, Furniture];
        const MARKED: [&[Kind]; 10] = [
            &[Link],
            &[Organisation],
            &[Organisation, Low],
            &[Person],
            &[Money],
            &[Money, Low],
            &[Figure],
            &[Figure, Low],
            &[Date],
            &[Date, Low],
        ];
        let theme = Theme::new(ThemeName::Mono, &BTreeMap::from([("tag".to_owned(), "strike red on blue".to_owned())]));
        let over = |base: Kind, marks: &[Kind]| laid(&theme, &[&[base], marks].concat());
        for base in RUNNING {
            let mut looks: Vec<_> = RUNNING.iter().map(|&kind| laid(&theme, &[kind])).collect();
            looks.extend(MARKED.map(|marks| over(base, marks)));
            // The words of a fact; names and figures in all rows are, their other words only in an article's own.
            let own = [Text, Title, Quotation, Caption].map(|kind| laid(&theme, &[kind, Evidence]));
            looks.extend(own.into_iter().chain(MARKED.map(|marks| over(base, &[&[Evidence], marks].concat()))));
            looks.extend([laid(&theme, &[Text, Hit]), laid(&theme, &[Text, CurrentHit])]);
            assert_differ(&looks);
            // A hit looks like a hit, whatever it is laid over.
            for marks in MARKED.into_iter().chain([&[][..]]) {
                for hit in [Hit, CurrentHit] {
                    assert_eq!(over(base, &[marks, &[hit]].concat()).1, laid(&theme, &[Text, hit]).1, "{}", base.name());
                    assert_eq!(over(base, &[&[Evidence], marks, &[hit]].concat()).1, laid(&theme, &[Text, hit]).1, "{}", base.name());
                }
            }
        }
    }

    #[test]
    fn without_colour_all_that_can_meet_in_the_other_panes_still_differs() {
        use Kind::*;
        let theme = Theme::new(ThemeName::Mono, &BTreeMap::new());
        let one_by_one = |kinds: &[Kind]| kinds.iter().map(|&kind| laid(&theme, &[kind])).collect::<Vec<_>>();
        // The list, the panel and the tables, the picker, the help, and what is typed or told in the status line.
        assert_differ(&one_by_one(&[Title, Read, Meta, Tag, Problem, Group, Organisation, Money, Selected, SelectedIdle]));
        assert_differ(&one_by_one(&[Text, Low, Group, Asserted, Selected, SelectedIdle]));
        assert_differ(&one_by_one(&[Text, Organisation, Meta, Selected]));
        assert_differ(&one_by_one(&[Text, Key, Meta, Group, Selected]));
        assert_differ(&[laid(&theme, &[Status]), laid(&theme, &[Status, Problem]), laid(&theme, &[Status, Message])]);
        assert_differ(&one_by_one(&[Border, BorderFocus, Text]));
        // A selected row lies under its words, which still differ.
        for ground in [Selected, SelectedIdle] {
            let words = [Title, Read, Meta, Tag, Problem].map(|kind| laid(&theme, &[ground, kind]));
            assert_differ(&[&words[..], &one_by_one(&[Title, Read, Meta, Tag, Problem])].concat());
        }
    }

    #[test]
    fn what_differs_without_colour_by_its_sign_has_one_of_its_own() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            let signs = [
                &[glyphs.asserted, glyphs.planned, glyphs.possible, glyphs.denied, glyphs.dot][..],
                &[glyphs.unread, glyphs.problem, glyphs.star, " "],
                &[glyphs.thumb, glyphs.tick, glyphs.bar_empty],
                &[glyphs.bullet, glyphs.quote_bar],
            ];
            for signs in signs {
                let distinct: std::collections::BTreeSet<_> = signs.iter().collect();
                assert_eq!(distinct.len(), signs.len(), "{signs:?}");
            }
        }
    }
}
