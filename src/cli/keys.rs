//! `gleaner config keys`.

use crate::config::Config;
use crate::tui::action::Action;

/// What every key does, by the part of the screen it does it in. An action without a key stands there too: the palette
/// knows it.
pub fn table(config: &Config) -> String {
    let none = Vec::new();
    let mut table = String::new();
    let mut context = None;
    for action in Action::ALL {
        if context != Some(action.context()) {
            context = Some(action.context());
            table.push_str(&format!("{}{}\n", if table.is_empty() { "" } else { "\n" }, action.context().title()));
        }
        let keys = config.keys.0.get(action.name()).unwrap_or(&none);
        table.push_str(&format!("  {:24} {:24} {}\n", keys.join(", "), action.name(), action.doc()));
    }
    table
}
