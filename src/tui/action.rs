//! The one table of what a reader can do. From it come the enum, its names in the configuration, the default keys, the
//! help, the palette and the README's key table.
//!
//! To add an action: one row here, and its arm in `App::act`; the compiler asks for the second.

/// Where a key is looked up: first in the pane that has the focus, then everywhere.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    Everywhere,
    List,
    Text,
    Facts,
}

impl Context {
    /// Its heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Context::Everywhere => "Everywhere",
            Context::List => "In the list",
            Context::Text => "In the text",
            Context::Facts => "In the facts",
        }
    }
}

macro_rules! actions {
    ($($context:ident { $($action:ident $name:literal $doc:literal [$($key:literal),*])+ })+) => {
        /// What the reader can be told to do; every one can be bound to keys.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($($action),+),+ }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Action] = &[$($(Action::$action),+),+];

            /// Its name in the configuration.
            pub fn name(self) -> &'static str {
                match self { $($(Action::$action => $name),+),+ }
            }

            /// What it does, in one line.
            pub fn doc(self) -> &'static str {
                match self { $($(Action::$action => $doc),+),+ }
            }

            /// Where its keys are looked up.
            pub fn context(self) -> Context {
                match self { $($(Action::$action => Context::$context),+),+ }
            }

            /// The keys it has when nothing is configured.
            pub fn default_keys(self) -> &'static [&'static str] {
                match self { $($(Action::$action => &[$($key),*]),+),+ }
            }

            /// What the configuration's file says about `[keys]`.
            pub const ABOUT: &'static [(&'static str, &'static str)] = &[
                ("", "What the keys do: an action's name and its chords, the keys of a chord parted by spaces. Modifiers are Ctrl-, Alt-\nand Shift-; write a shifted letter as itself (G). No chord may begin another of the same part of the screen."),
                $($(($name, $doc)),+),+
            ];

            /// The action with this name.
            pub fn from_name(name: &str) -> Option<Action> {
                Action::ALL.iter().copied().find(|action| action.name() == name)
            }
        }
    };
}

actions! {
    Everywhere {
        Down            "down"              "Next line or row"                                      ["j", "Down"]
        Up              "up"                "Line or row before"                                    ["k", "Up"]
        HalfPageDown    "half-page-down"    "Half a page on"                                        ["Ctrl-d"]
        HalfPageUp      "half-page-up"      "Half a page back"                                      ["Ctrl-u"]
        PageDown        "page-down"         "A page on"                                             ["Space", "PageDown"]
        PageUp          "page-up"           "A page back"                                           ["b", "PageUp"]
        Top             "top"               "To the first line or row"                              ["g g", "Home"]
        Bottom          "bottom"            "To the last line or row"                               ["G", "End"]
        Open            "open"              "Open; in the facts: go to the words that say it, again for the next" ["Enter", "l", "Right"]
        Back            "back"              "Back; clears search and filter first"                  ["h", "Esc", "Left"]
        Quit            "quit"              "Back, and out of the program from the list"            ["q"]
        QuitAtOnce      "quit-at-once"      "Out of the program"                                    ["Ctrl-c", "Z Z"]
        Suspend         "suspend"           "Out to the shell, back with `fg`"                      ["Ctrl-z"]
        NextPane        "next-pane"         "Next pane"                                             ["Tab"]
        PreviousPane    "previous-pane"     "Pane before"                                           ["Shift-Tab"]
        ToggleFacts     "toggle-facts"      "Show or hide the facts"                                ["i"]
        FactsPlace      "facts-place"       "Between 80 and 119 columns: the facts under the text, or in place of the list" ["I"]
        GrowPane        "grow-pane"         "More room for this pane"                               [">"]
        ShrinkPane      "shrink-pane"       "Less room for this pane"                               ["<"]
        ResetPanes      "reset-panes"       "The panes as wide as at first"                         []
        OnlyText        "only-text"         "Show only the text, or all panes again"                ["z"]
        NextArticle     "next-article"      "Next article"                                          ["J"]
        PreviousArticle "previous-article"  "Article before"                                        ["K"]
        Search          "search"            "Search in the article; n and N go to the next and previous hit" ["/"]
        SearchAll       "search-all"        "Search in all articles"                                ["Ctrl-f"]
        Filter          "filter"            "Show only articles that answer: words, org:, money>1m …"         ["f"]
        NextHit         "next-hit"          "Next hit of the search"                                ["n"]
        PreviousHit     "previous-hit"      "Hit before"                                            ["N"]
        JumpBack        "jump-back"         "Back to the place before the last jump"                ["Ctrl-o"]
        JumpForward     "jump-forward"      "Forward again"                                         ["Ctrl-i", "Alt-o"]
        ToggleStar      "toggle-star"       "Star the article, or take the star away"               ["s"]
        ToggleRead      "toggle-read"       "Mark the article unread, or read"                      ["u"]
        Tag             "tag"               "Tag the article: words to find it by"                  ["T"]
        Note            "note"              "Write a note on the article"                           ["W"]
        Correct         "correct"           "Correct the name here: an organisation, none, the same as another" ["a"]
        Corrections     "corrections"       "All corrections, to take back"                         ["C"]
        Dossier         "dossier"           "All that the articles say of the organisation here"    ["o"]
        Searches        "searches"          "Searches that you keep: show only what answers one, or keep the present filter" ["Q"]
        Timeline        "timeline"          "The facts of all articles by their day"                ["t"]
        FiguresTable    "figures-table"     "The figures of all articles: whose, what, when, how much" ["F"]
        Undo            "undo"              "Take back the last read, star, tag, note or correction" ["U"]
        OpenLink        "open-link"         "Open the link here, the third (3x), or the article in the browser" ["x"]
        Links           "links"             "All links of the article, numbered"                    ["L"]
        CopyLink        "copy-link"         "Copy the link here, or the article's address"          ["Y"]
        Edit            "edit"              "Open the article's file in the editor"                 ["e"]
        Export          "export"            "Write the article's facts to a file: Markdown, CSV or JSON" ["E"]
        Furniture       "furniture"         "Show or hide the page's furniture, dimmed"             ["v"]
        Organisations   "organisations"     "Highlight organisations, or not"                       ["H o"]
        People          "people"            "Highlight people, or not"                              ["H p"]
        Money           "money"             "Highlight money, or not"                               ["H m"]
        Figures         "figures"           "Highlight other figures of all kinds, or not"                       ["H f"]
        Dates           "dates"             "Highlight dates, periods and times, or not"            ["H d"]
        Percentages     "percentages"       "Highlight percentages, or not"                         ["H %"]
        Numbers         "numbers"           "Highlight plain numbers, or not"                       ["H n"]
        Quantities      "quantities"        "Highlight quantities with a unit, or not"              ["H q"]
        Multiples       "multiples"         "Highlight multiples (threefold), or not"               ["H x"]
        Ratios          "ratios"            "Highlight ratios (one in five), or not"                ["H r"]
        Ordinals        "ordinals"          "Highlight ordinals (third), or not"                    ["H #"]
        Durations       "durations"         "Highlight durations, or not"                           ["H l"]
        Days            "days"              "Highlight single dates, or not"                        ["H s"]
        Periods         "periods"           "Highlight periods, or not"                             ["H -"]
        Times           "times"             "Highlight times of day, or not"                        ["H t"]
        Wider           "wider"             "A wider text"                                          ["+", "="]
        Narrower        "narrower"          "A narrower text"                                       ["-"]
        Hyphenate       "hyphenate"         "Hyphenate words at line ends, or not"                  []
        Justify         "justify"           "Justify lines, or not"                                 []
        NextTheme       "next-theme"        "Next theme"                                            ["c"]
        ToggleMouse     "toggle-mouse"      "Mouse on or off (off: the terminal's own selection works)" ["M"]
        Copy            "copy"              "Copy what is selected: the sentence, or a fact with quote and source" ["y"]
        Picker          "picker"            "Go to an article or an organisation by a few letters"  ["p"]
        Palette         "palette"           "All actions, to search and run"                        [":"]
        Help            "help"              "This help; type to search it"                          ["?", "F1"]
        Redraw          "redraw"            "Draw the screen afresh"                                ["Ctrl-l"]
    }
    List {
        SortByDate      "sort-by-date"      "Newest first"                                          ["S d"]
        SortByTitle     "sort-by-title"     "By title"                                              ["S t"]
        SortBySource    "sort-by-source"    "By source"                                             ["S s"]
        SortByLength    "sort-by-length"    "Longest first"                                         ["S l"]
        SortByFacts     "sort-by-facts"     "Most facts first"                                      ["S f"]
        Group           "group"             "Part the list by day or source, as it is sorted"       ["S g"]
    }
    Text {
        NextParagraph        "next-paragraph"         "Next paragraph"                              ["}"]
        PreviousParagraph    "previous-paragraph"     "Paragraph before"                            ["{"]
        NextOrganisation     "next-organisation"      "Next organisation"                           ["] o"]
        PreviousOrganisation "previous-organisation"  "Organisation before"                         ["[ o"]
        NextFigure           "next-figure"            "Next figure"                                 ["] f"]
        PreviousFigure       "previous-figure"        "Figure before"                               ["[ f"]
        NextPerson           "next-person"            "Next person"                                 ["] p"]
        PreviousPerson       "previous-person"        "Person before"                               ["[ p"]
        NextFact             "next-fact"              "Next fact's words"                           ["] e"]
        PreviousFact         "previous-fact"          "Words of the fact before"                    ["[ e"]
        NextQuote            "next-quote"             "Next quote"                                  ["] q"]
        PreviousQuote        "previous-quote"         "Quote before"                                ["[ q"]
        SetMark              "set-mark"               "Set a mark: a letter follows"                ["m"]
        GoToMark             "go-to-mark"             "Go to a mark: a letter follows"              ["'"]
    }
    Facts {
        Certainty       "certainty"         "Show unsure facts too, the likely, or only the surest" ["d"]
        About           "about"             "Show only what is about one organisation"              ["f"]
        NextGroup       "next-group"        "Next group"                                            ["}"]
        PreviousGroup   "previous-group"    "Group before"                                          ["{"]
        Group1          "group-1"           "First group"                                           ["1"]
        Group2          "group-2"           "Second group"                                          ["2"]
        Group3          "group-3"           "Third group"                                           ["3"]
        Group4          "group-4"           "Fourth group"                                          ["4"]
        Group5          "group-5"           "Fifth group"                                           ["5"]
        Group6          "group-6"           "Sixth group"                                           ["6"]
        Group7          "group-7"           "Seventh group"                                         ["7"]
        Group8          "group-8"           "Eighth group"                                          ["8"]
        Group9          "group-9"           "Ninth group"                                           ["9"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for &action in Action::ALL {
            assert_eq!(Action::from_name(action.name()), Some(action));
            assert!(!action.doc().is_empty() && !action.doc().ends_with('.'));
        }
        assert_eq!(Action::from_name("fly"), None);
    }
}
