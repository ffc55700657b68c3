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

/// Lays out the panes of a screen.
pub fn panes(screen: Rect, focus: Pane, facts_shown: bool, only_text: bool) -> Panes {
    let status_height = u16::from(screen.height > 1);
    let main = Rect { height: screen.height - status_height, ..screen };
    let status = Rect { y: main.bottom(), height: status_height, ..screen };
    let base = Panes { status, has_facts: facts_shown, ..Panes::default() };
    if only_text {
        return Panes { text: Some(main), has_facts: false, ..base };
    }
    if screen.width >= WIDE {
        let list = (screen.width / 4).clamp(30, 48);
        let facts = if facts_shown { (screen.width * 3 / 10).clamp(36, 64) } else { 0 };
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
        let list = (screen.width * 3 / 10).max(26);
        let right = column(main, list, screen.width - list);
        let base = Panes { list: Some(column(main, 0, list - 1)), rules: [Some(main.x + list - 1), None], ..base };
        let facts = if facts_shown && main.height >= 14 { (main.height * 2 / 5).max(6) } else { 0 };
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
    fn panes_tile_the_screen_at_every_size() {
        for width in 0..200 {
            for height in 0..60 {
                let screen = Rect { x: 0, y: 0, width, height };
                for focus in [Pane::List, Pane::Text, Pane::Facts] {
                    for (facts, only) in [(true, false), (false, false), (true, true)] {
                        let panes = panes(screen, focus, facts, only);
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
