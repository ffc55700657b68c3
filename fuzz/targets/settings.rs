//! Any text is a configuration or has a fault, any list of corrections is read, and no fault carries what a terminal obeys.
#![no_main]

#[path = "../../tests/hold/mod.rs"]
mod hold;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| hold::settings(text));
