//! Any text is a configuration or has a fault, any list of corrections is read, and no fault carries what a terminal obeys.
#![no_main]

use std::path::Path;

use gleaner::config::Config;
use gleaner::library::corrections::Corrections;
use gleaner::tui::{command, keymap::Chord};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(fault) = Config::parse(text, Path::new("config.toml")) {
        assert!(fault.to_string().chars().all(|c| c == '\n' || !c.is_control()));
    }
    for correction in Corrections::parse(text).iter() {
        assert_eq!(Corrections::parse(&correction.to_string()).iter().next(), Some(correction));
    }
    if let Ok(chord) = Chord::parse(text) {
        assert_eq!(Chord::parse(&chord.to_string()), Ok(chord));
    }
    let _ = command::words(text);
});
