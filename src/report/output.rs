//! One input → what is printed for it, whatever happens.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::json::{self, ArticleReport, ProblemReport};
use super::tables;
use crate::article::{Article, Source};
use crate::extract;
use crate::extract::lexicon::Lexicon;

/// The form in which articles are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One JSON object a line: all that is known, for programs
    #[default]
    Json,
    /// Rows under one header, for spreadsheets
    Csv,
    /// Tables, for notes
    Markdown,
    /// Plain lines, for the eye
    Text,
}

impl Format {
    /// What stands above everything.
    pub fn header(self) -> Vec<u8> {
        match self {
            Format::Csv => tables::csv_header(),
            Format::Json | Format::Markdown | Format::Text => Vec::new(),
        }
    }
}

/// What is printed for one input.
#[derive(Debug, Default)]
pub struct Output {
    /// For standard output.
    printed: Vec<u8>,
    /// For standard error, a line each.
    said: Vec<String>,
    /// Whether something could not be read.
    failed: bool,
}

impl Output {
    /// Adds what is in an article.
    pub fn article(&mut self, article: &Article, lexicon: &Lexicon, format: Format) {
        // A fault in a finder costs this article, not the run.
        let Ok(analysis) = catch_unwind(AssertUnwindSafe(|| extract::analyse(article, lexicon))) else {
            let id = json::id(&article.source);
            return self.problem(Some(&article.source), &format!("{id}: the analysis failed"), "the analysis failed", format);
        };
        match format {
            Format::Json => self.line(&ArticleReport::new(article, &analysis)),
            Format::Csv => self.printed.extend(tables::csv(article, &analysis)),
            Format::Markdown => self.printed.extend(tables::markdown(article, &analysis).into_bytes()),
            Format::Text => self.printed.extend(tables::text(article, &analysis).into_bytes()),
        }
    }

    /// Adds a problem with an input: `said` in full, `reason` for those who know the input.
    pub fn problem(&mut self, source: Option<&Source>, said: &str, reason: &str, format: Format) {
        self.failed = true;
        self.remark(said);
        if format == Format::Json {
            let id = source.filter(|source| source.path().is_none()).map(json::id);
            self.line(&ProblemReport::new(id.as_deref(), source.and_then(Source::path), reason));
        }
    }

    /// Adds something to be said, which is no failure.
    pub fn remark(&mut self, remark: &str) {
        self.said.push(remark.to_owned());
    }

    fn line(&mut self, value: &impl serde::Serialize) {
        // Writing to memory fails for no reason but a value that JSON cannot hold, and the reports have none.
        if let Err(error) = json::write_line(&mut self.printed, value) {
            self.failed = true;
            self.remark(&error.to_string());
        }
    }

    /// Prints it, at once; answers whether all was well.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn print(self, out: &mut impl Write, complain: &mut impl FnMut(&str)) -> io::Result<bool> {
        self.said.iter().for_each(|words| complain(words));
        out.write_all(&self.printed)?;
        out.flush()?;
        Ok(!self.failed)
    }
}
