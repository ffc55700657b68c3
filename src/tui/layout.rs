//! Where the panes are, for every size of the screen.
//!
//! ```text
//! 120 columns and more        80 to 119                  fewer
//! ┌ list ┬ text ─┬ facts ┐    ┌ list ┬ text ───────┐     ┌ one pane ┐
//! │      │       │       │    │      │             │     │          │
//! │      │       │       │    │      ├ facts ──────┤     │ Tab goes │
//! │      │       │       │    │      │             │     │  round   │
//! └ status ──────────────┘    └ status ────────────┘     └ status ──┘
//! ```

use ratatui::layout::Rect;

use super::action::Context;

/// The pane that keys go to.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    List,
    Text,
    Facts,
}

impl Pane {
    /// Where its keys are looked up.
    pub fn context(self) -> Context {
        match self {
            Pane::List => Context::List,
            Pane::Text => Context::Text,
            Pane::Facts => Context::Facts,
        }
    }
}

/// From this width on, the three panes stand side by side.
const WIDE: u16 = 120;
/// From this width on, list and text stand side by side.
const MEDIUM: u16 = 80;

/// Where the panes are. The first row of each is its heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The list.
    pub list: Option<Rect>,
    /// The text.
    pub text: Option<Rect>,
    /// The facts.
    pub facts: Option<Rect>,
    /// Where the text would be, while another pane has all the screen: it stays wrapped for it.
    pub hidden_text: Option<Rect>,
    /// The columns between panes that stand side by side.
    pub rules: [Option<u16>; 2],
    /// The status line.
    pub status: Rect,
    /// Whether there is a facts pane to go to, seen or not.
    pub has_facts: bool,
}

/// Sizes that the reader gave panes, in columns and rows; without one, a pane has its share of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The columns of the list.
    pub list: Option<u16>,
    /// The columns of the facts beside the text.
    pub facts: Option<u16>,
    /// The rows of the facts below the text.
    pub below: Option<u16>,
}

impl Sizes {
    /// As text for the session: three numbers or dashes.
    pub fn print(self) -> String {
        let size = |size: Option<u16>| size.map_or("-".to_owned(), |size| size.to_string());
        [self.list, self.facts, self.below].map(size).join(" ")
    }

    /// What [`Sizes::print`] printed; sizes that cannot be read are those of the screen's share.
    pub fn parse(text: &str) -> Sizes {
        let mut sizes = text.split(' ').map(|size| size.parse().ok());
        let mut next = || sizes.next().flatten();
        Sizes { list: next(), facts: next(), below: next() }
    }
}

/// What the reader wants of the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Whether the facts are shown.
    pub facts: bool,
    /// Whether there is nothing but the text.
    pub only_text: bool,
    /// Where there is no room for three columns, whether the facts take the list's place instead of a part of the text's.
    pub instead: bool,
    /// The sizes of the panes.
    pub sizes: Sizes,
}

/// A border that can be moved.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    List,
    Facts,
    Below,
}

impl Panes {
    /// The border at a place of the screen.
    pub fn border_at(&self, column: u16, row: u16) -> Option<Border> {
        let above = row < self.status.y;
        if above && self.rules[0] == Some(column) {
            return Some(Border::List);
        }
        if above && self.rules[1] == Some(column) {
            return Some(Border::Facts);
        }
        let (text, facts) = (self.text?, self.facts?);
        (facts.y == row && facts.y > text.y && facts.x == text.x && (facts.x..facts.right()).contains(&column)).then_some(Border::Below)
    }

    /// The size of the pane at a border, as it is laid out.
    pub fn size_at(&self, border: Border) -> Option<u16> {
        match border {
            Border::List => self.rules[0].map(|x| x + 1),
            Border::Facts => self.rules[1].and(self.facts).map(|facts| facts.width + 1),
            Border::Below => self.facts.map(|facts| facts.height),
        }
    }
}

/// The fewest columns and rows that a pane can be given.
const FEWEST: (u16, u16) = (14, 4);

/// Lays out the panes of a screen.
pub fn panes(screen: Rect, focus: Pane, shape: Shape) -> Panes {
    let (facts_shown, only_text, sizes) = (shape.facts, shape.only_text, shape.sizes);
    let status_height = u16::from(screen.height > 1);
    let main = Rect { height: screen.height - status_height, ..screen };
    let status = Rect { y: main.bottom(), height: status_height, ..screen };
    let base = Panes { status, has_facts: facts_shown, ..Panes::default() };
    if only_text {
        return Panes { text: Some(main), has_facts: false, ..base };
    }
    if screen.width >= WIDE {
        // No pane takes so much that the text would have less than the least of a pane.
        let side = |size: u16| size.clamp(FEWEST.0, (screen.width - FEWEST.0) / 2);
        let list = side(sizes.list.unwrap_or((screen.width / 4).clamp(30, 48)));
        let facts = if facts_shown { side(sizes.facts.unwrap_or((screen.width * 3 / 10).clamp(36, 64))) } else { 0 };
        let text = screen.width - list - facts;
        return Panes {
            list: Some(column(main, 0, list - 1)),
            text: Some(column(main, list, text)),
            facts: facts_shown.then(|| column(main, list + text + 1, facts - 1)),
            rules: [Some(main.x + list - 1), facts_shown.then_some(main.x + list + text)],
            ..base
        };
    }
    if screen.width >= MEDIUM {
        let list = sizes.list.unwrap_or((screen.width * 3 / 10).max(26)).clamp(FEWEST.0, screen.width - 2 * FEWEST.0);
        let left = column(main, 0, list - 1);
        let right = column(main, list, screen.width - list);
        let base = Panes { rules: [Some(main.x + list - 1), None], ..base };
        if facts_shown && shape.instead && focus != Pane::List {
            return Panes { text: Some(right), facts: Some(left), ..base };
        }
        let base = Panes { list: Some(left), ..base };
        if shape.instead {
            return Panes { text: Some(right), ..base };
        }
        let facts = if facts_shown && main.height >= 14 {
            sizes.below.unwrap_or((main.height * 2 / 5).max(6)).clamp(FEWEST.1, main.height - 2 * FEWEST.1)
        } else {
            0
        };
        let text = Rect { height: right.height - facts, ..right };
        if facts_shown && facts == 0 && focus == Pane::Facts {
            // Too low for both: the facts take the text's place while they have the focus.
            return Panes { facts: Some(right), hidden_text: Some(right), ..base };
        }
        let below = Rect { y: text.bottom(), height: facts, ..right };
        return Panes { text: Some(text), facts: (facts > 0).then_some(below), ..base };
    }
    match focus {
        Pane::List => Panes { list: Some(main), hidden_text: Some(main), ..base },
        Pane::Text => Panes { text: Some(main), ..base },
        Pane::Facts => Panes { facts: Some(main), hidden_text: Some(main), ..base },
    }
}

fn column(area: Rect, x: u16, width: u16) -> Rect {
    Rect { x: area.x + x, width, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_round_trip() {
        for sizes in [Sizes::default(), Sizes { list: Some(30), facts: None, below: Some(9) }] {
            assert_eq!(Sizes::parse(&sizes.print()), sizes);
        }
        assert_eq!(Sizes::parse("x 7"), Sizes { facts: Some(7), ..Sizes::default() });
    }

    #[test]
    fn panes_tile_the_screen_at_every_size() {
        for width in 0..200 {
            for height in 0..60 {
                let screen = Rect { x: 0, y: 0, width, height };
                for focus in [Pane::List, Pane::Text, Pane::Facts] {
                    let sizes = [Sizes::default(), Sizes::parse("1 1 1"), Sizes::parse("400 400 400")];
                    let shapes = sizes.into_iter().flat_map(|sizes| {
                        [(true, false, false), (false, false, true), (true, true, false), (true, false, true)]
                            .map(|(facts, only_text, instead)| Shape { facts, only_text, instead, sizes })
                    });
                    for shape in shapes {
                        let panes = panes(screen, focus, shape);
                        let seen: Vec<Rect> = [panes.list, panes.text, panes.facts, Some(panes.status)].into_iter().flatten().collect();
                        let rules = panes.rules.iter().flatten().count() as u32 * u32::from(height.saturating_sub(u16::from(height > 1)));
                        let cells: u32 = seen.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum();
                        assert_eq!(cells + rules, u32::from(width) * u32::from(height), "{width}x{height} {panes:?}");
                        for (n, one) in seen.iter().enumerate() {
                            assert_eq!(one.intersection(screen), *one);
                            assert!(seen[n + 1..].iter().all(|other| one.intersection(*other).area() == 0), "{width}x{height} {panes:?}");
                        }
                    }
                }
            }
        }
    }
}
