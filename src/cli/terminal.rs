//! Words for whoever started the program.

use std::io::{self, Write};

use crate::load::clean;

/// Says on standard error what went wrong; if that is closed too, there is nobody to tell.
pub fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "gleaner: {}", plain(problem));
}

/// Prints text that the program itself made, or that went through [`plain`].
///
/// # Errors
/// Those of standard output.
pub fn print(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// Text of strangers, without whatever a terminal might obey.
pub fn plain(text: &str) -> String {
    clean::text(text)
}
