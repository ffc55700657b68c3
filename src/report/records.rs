//! `extract --records`: JSON Lines in, one object out for each record, in order, each as soon as it is ready. No state
//! from one record to the next, and no more than a few records in memory.

use std::io::{self, BufRead, Read, Write};

use jiff::civil::Date;
use serde::Deserialize;

use super::output::{Format, Output};
use super::stream;
use crate::article::{Article, Source};
use crate::extract::lexicon::Lexicon;

/// The longest line that is read, in bytes; a longer one is a problem of its own and is passed over.
pub const LINE_LIMIT: u64 = 128 << 20;

/// A record of another program; fields of other names are passed over.
#[derive(Deserialize)]
struct Record {
    id: Id,
    text: String,
    #[serde(default)]
    reference_date: Option<String>,
}

/// An id as other programs give it; it goes out as a string.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Extracts every record of `input` and writes its object to `out`; what could not be read is also told to `complain`.
/// Answers whether every record could be read.
///
/// # Errors
/// Those of reading `input` and writing `out`.
pub fn run(input: impl BufRead + Send, out: &mut impl Write, lexicon: &Lexicon, mut complain: impl FnMut(&str)) -> io::Result<bool> {
    let mut whole = true;
    let work = |(number, line): (u64, io::Result<Line>)| {
        let mut output = Output::default();
        match line? {
            Line::TooLong => malformed(&mut output, number, &format!("longer than {LINE_LIMIT} bytes")),
            Line::Read(line) if line.iter().all(u8::is_ascii_whitespace) => {}
            Line::Read(line) => match parse(&line) {
                Ok(article) => output.article(&article, lexicon, Format::Json),
                Err(problem) => malformed(&mut output, number, &problem),
            },
        }
        Ok(output)
    };
    stream::in_order((1..).zip(Lines(input)), work, |output: io::Result<Output>| {
        whole &= output?.print(out, &mut complain)?;
        Ok(())
    })?;
    Ok(whole)
}

fn malformed(output: &mut Output, number: u64, problem: &str) {
    let problem = format!("line {number}: {problem}");
    output.problem(None, &problem, &problem, Format::Json);
}

/// The lines of an input, none longer than [`LINE_LIMIT`].
struct Lines<R>(R);

enum Line {
    Read(Vec<u8>),
    TooLong,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        match self.0.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) if line.len() as u64 == LINE_LIMIT && line.last() != Some(&b'\n') => {
                Some(self.0.skip_until(b'\n').map(|_| Line::TooLong))
            }
            Ok(_) => Some(Ok(Line::Read(line))),
            Err(error) => Some(Err(error)),
        }
    }
}

fn parse(line: &[u8]) -> Result<Article, String> {
    let Record { id, text, reference_date } = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let published = match &reference_date {
        Some(date) => Some(date.parse::<Date>().map_err(|error| format!("reference_date: {error}"))?),
        None => None,
    };
    let id = match id {
        Id::Text(id) => id,
        Id::Number(number) => number.to_string(),
    };
    Ok(Article::from_body(Source::Stream(id), text, published))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(input: &str) -> (Vec<serde_json::Value>, Vec<String>, bool) {
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        let whole = run(input.as_bytes(), &mut out, &Lexicon::default(), |problem| complaints.push(problem.to_owned())).unwrap();
        let objects = String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (objects, complaints, whole)
    }

    #[test]
    fn a_bad_line_is_an_object_of_its_own_and_the_rest_goes_on() {
        let (objects, complaints, whole) = printed(
            "{\"id\":7,\"text\":\"one\"}\n{\"id\":\n\n{\"id\":\"b\",\"text\":\"two\",\"reference_date\":\"2020-13-01\"}\n{\"id\":\"c\",\"text\":\"\"}",
        );
        assert!(!whole);
        assert_eq!(complaints.len(), 2);
        let ids: Vec<_> = objects.iter().map(|object| object["id"].as_str()).collect();
        assert_eq!(ids, [Some("7"), None, None, Some("c")]);
        assert!(objects[1]["problem"].as_str().unwrap().starts_with("line 2: "));
        assert!(objects[2]["problem"].as_str().unwrap().starts_with("line 4: reference_date: "));
        assert!(objects.iter().all(|object| object["schema"] == "gleaner-1"));
    }

    #[test]
    fn the_text_comes_back_as_it_was_and_the_date_is_kept() {
        let text = "A\t“first”\r\n\u{9b}31m line\u{202e}\u{e0041}";
        let record = serde_json::json!({"id": "x", "text": text, "reference_date": "2024-02-29"}).to_string();
        let (objects, _, whole) = printed(&record);
        assert!(whole);
        assert_eq!(objects[0]["text"], text);
        assert_eq!(objects[0]["meta"]["date"], "2024-02-29");
        assert_eq!(objects[0]["body"], serde_json::json!([[0, 9], [11, 22]]));
    }
}
