//! Any bytes under any name are read, and what is read holds to the laws of articles.
#![no_main]

#[path = "../../tests/hold/mod.rs"]
mod hold;

use gleaner::article::Source;
use gleaner::load;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a.xml", "a"] {
        load::bytes(bytes, Source::File(name.into()), &load::Settings::default()).iter().for_each(hold::article);
    }
});
