//! Any text has an analysis and rows, and both hold to their laws.
#![no_main]

#[path = "../../tests/hold/mod.rs"]
mod hold;

use std::sync::LazyLock;

use gleaner::extract::{self, lexicon::Lexicon};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Default::default()));

fuzz_target!(|input: (u8, &str)| {
    let article = hold::of_text(input.1);
    hold::article(&article);
    hold::analysis(&article, &extract::analyse(&article, &LEXICON));
    hold::rows(&article, u16::from(input.0).max(1));
});
