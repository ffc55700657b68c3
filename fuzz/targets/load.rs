//! Any bytes under any name are read, and what is read holds to the laws of articles.
#![no_main]

#[path = "../../tests/hold/mod.rs"]
mod hold;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| hold::bytes(bytes));
