//! What is highlighted in the text: organisations, people, and figures of every kind, each switched alone or with its group.

use std::collections::BTreeSet;

use ratatui::style::Style;

use super::theme::{Kind, Theme};
use crate::extract::analysis::{Analysis, Entity};
use crate::extract::figure::{Confidence, FigureKind};

/// What can be highlighted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Organisations.
    Organisation,
    /// People.
    Person,
    /// Figures of a kind.
    Figure(FigureKind),
}

use Target::{Figure, Organisation, Person};

/// The names in the configuration, which are those of the actions that switch them, too: what each is called, and what it holds.
/// The first five hold everything, and are the defaults.
pub const SWITCHES: [(&str, &str, &[Target]); 15] = [
    ("organisations", "organisations", &[Organisation]),
    ("people", "people", &[Person]),
    ("money", "money", &[Figure(FigureKind::Money)]),
    (
        "figures",
        "other figures",
        &[
            Figure(FigureKind::Percent),
            Figure(FigureKind::Number),
            Figure(FigureKind::Quantity),
            Figure(FigureKind::Multiple),
            Figure(FigureKind::Ratio),
            Figure(FigureKind::Ordinal),
            Figure(FigureKind::Duration),
        ],
    ),
    ("dates", "dates", &[Figure(FigureKind::Date), Figure(FigureKind::DateRange), Figure(FigureKind::Time)]),
    ("percentages", "percentages", &[Figure(FigureKind::Percent)]),
    ("numbers", "numbers", &[Figure(FigureKind::Number)]),
    ("quantities", "quantities", &[Figure(FigureKind::Quantity)]),
    ("multiples", "multiples", &[Figure(FigureKind::Multiple)]),
    ("ratios", "ratios", &[Figure(FigureKind::Ratio)]),
    ("ordinals", "ordinals", &[Figure(FigureKind::Ordinal)]),
    ("durations", "durations", &[Figure(FigureKind::Duration)]),
    ("days", "single dates", &[Figure(FigureKind::Date)]),
    ("periods", "periods", &[Figure(FigureKind::DateRange)]),
    ("times", "times of day", &[Figure(FigureKind::Time)]),
];

/// How many of the switches are the defaults.
const DEFAULTS: usize = 5;

/// The names of the switches that are on when nothing is configured.
pub fn defaults() -> impl Iterator<Item = &'static str> {
    SWITCHES.iter().take(DEFAULTS).map(|(name, ..)| *name)
}

/// What is highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlights(BTreeSet<Target>);

impl Default for Highlights {
    fn default() -> Self {
        Highlights::named(defaults())
    }
}

impl Highlights {
    /// What the switches with these names hold.
    pub fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Highlights {
        Highlights(names.into_iter().flat_map(held).copied().collect())
    }

    /// Switches off what a switch holds, where any of it is on, else all of it on; answers what to tell the reader.
    pub fn switch(&mut self, name: &str) -> String {
        let held = held(name);
        let on = !held.iter().any(|target| self.0.contains(target));
        for target in held {
            if on {
                self.0.insert(*target)
            } else {
                self.0.remove(target)
            };
        }
        let title = SWITCHES.iter().find(|switch| switch.0 == name).map_or(name, |switch| switch.1);
        format!("{title} {}", if on { "highlighted" } else { "not highlighted" })
    }

    /// The style of a mention; `None` where its kind is switched off.
    pub fn style(&self, of: Entity, analysis: &Analysis, theme: &Theme) -> Option<Style> {
        let (target, style, low) = match of {
            Entity::Organisation(id) => {
                let low = analysis.organisation(id).is_some_and(|organisation| organisation.confidence == Confidence::Low);
                (Organisation, theme.style(Kind::Organisation), low)
            }
            Entity::Person(_) => (Person, theme.style(Kind::Person), false),
            Entity::Figure(id) => {
                let figure = analysis.figure(id)?;
                (Figure(figure.kind), of_figure(figure.kind, theme), figure.confidence == Confidence::Low)
            }
        };
        self.0.contains(&target).then(|| if low { style.patch(theme.style(Kind::Low)) } else { style })
    }
}

/// The style of a figure: its group's, and over it what is said of its kind alone.
fn of_figure(kind: FigureKind, theme: &Theme) -> Style {
    let (group, own) = match kind {
        FigureKind::Money => (Kind::Money, None),
        FigureKind::Percent => (Kind::Figure, Some(Kind::Percent)),
        FigureKind::Number => (Kind::Figure, Some(Kind::Number)),
        FigureKind::Quantity => (Kind::Figure, Some(Kind::Quantity)),
        FigureKind::Multiple => (Kind::Figure, Some(Kind::Multiple)),
        FigureKind::Ratio => (Kind::Figure, Some(Kind::Ratio)),
        FigureKind::Ordinal => (Kind::Figure, Some(Kind::Ordinal)),
        FigureKind::Duration => (Kind::Figure, Some(Kind::Duration)),
        FigureKind::Date => (Kind::Date, None),
        FigureKind::DateRange => (Kind::Date, Some(Kind::Period)),
        FigureKind::Time => (Kind::Date, Some(Kind::Time)),
    };
    own.map_or(theme.style(group), |own| theme.style(group).patch(theme.style(own)))
}

fn held(name: &str) -> &'static [Target] {
    SWITCHES.iter().find(|switch| switch.0 == name).map_or(&[], |switch| switch.2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::action::Action;
    use super::super::theme::ThemeName;
    use super::*;

    #[test]
    fn every_kind_has_a_switch_of_its_own_which_is_an_action() {
        let all = [Organisation, Person].into_iter().chain(FigureKind::ALL.map(Figure));
        for target in all {
            assert!(Highlights::default().0.contains(&target), "{target:?} is not on");
            assert!(SWITCHES.iter().any(|(_, _, held)| *held == [target]), "{target:?} cannot be switched alone");
        }
        for (name, ..) in SWITCHES {
            assert!(Action::from_name(name).is_some_and(|action| !action.default_keys().is_empty()), "{name}");
        }
    }

    #[test]
    fn a_group_is_switched_as_one_and_its_kinds_alone() {
        let mut highlights = Highlights::default();
        assert_eq!(highlights.switch("percentages"), "percentages not highlighted");
        assert_eq!(highlights.switch("figures"), "other figures not highlighted");
        assert_eq!(highlights, Highlights::named(["organisations", "people", "money", "dates"]));
        assert_eq!(highlights.switch("ratios"), "ratios highlighted");
        assert_eq!(highlights.switch("ratios"), "ratios not highlighted");
        assert_eq!(highlights.switch("figures"), "other figures highlighted");
        assert_eq!(highlights, Highlights::default());
    }

    #[test]
    fn a_kind_looks_like_its_group_unless_it_is_given_a_style() {
        for name in ThemeName::ALL {
            let theme = Theme::new(name, &BTreeMap::from([("ratio".to_owned(), "reverse".to_owned())]));
            assert_eq!(of_figure(FigureKind::Percent, &theme), theme.style(Kind::Figure));
            assert_eq!(of_figure(FigureKind::Ratio, &theme), theme.style(Kind::Figure).reversed());
            assert_eq!(of_figure(FigureKind::Time, &theme), theme.style(Kind::Date));
        }
    }
}
