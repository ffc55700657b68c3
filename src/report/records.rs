//! `extract --records`: JSON Lines in, one object out for each record, in order, each as soon as it is ready. No state
//! from one record to the next, and no more than one record in memory.

use std::io::{self, BufRead, Read, Write};

use jiff::civil::Date;
use serde::Deserialize;

use super::json::{self, ArticleReport, ProblemReport};
use crate::article::{Article, Source};
use crate::extract;
use crate::extract::lexicon::Lexicon;

/// The longest line that is read, in bytes; a longer one is a problem of its own and is passed over.
pub const LINE_LIMIT: u64 = 256 << 20;

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
pub fn run(input: &mut impl BufRead, out: &mut impl Write, lexicon: &Lexicon, mut complain: impl FnMut(&str)) -> io::Result<bool> {
    let mut whole = true;
    let mut line = Vec::new();
    for number in 1u64.. {
        line.clear();
        let result = match next_line(input, &mut line)? {
            Line::End => break,
            Line::TooLong => Err(format!("line {number}: longer than {LINE_LIMIT} bytes")),
            Line::Read if line.iter().all(u8::is_ascii_whitespace) => continue,
            Line::Read => parse(&line).map_err(|error| format!("line {number}: {error}")),
        };
        match result {
            Ok(article) => {
                let analysis = extract::analyse(&article, lexicon);
                json::write_line(out, &ArticleReport::new(&article, &analysis))?;
            }
            Err(problem) => {
                whole = false;
                complain(&problem);
                json::write_line(out, &ProblemReport::new(None, None, &problem))?;
            }
        }
        out.flush()?;
    }
    Ok(whole)
}

/// What was there to read.
enum Line {
    Read,
    TooLong,
    End,
}

fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    if input.by_ref().take(LINE_LIMIT).read_until(b'\n', line)? == 0 {
        return Ok(Line::End);
    }
    if line.len() as u64 == LINE_LIMIT && line.last() != Some(&b'\n') {
        line.clear();
        input.skip_until(b'\n')?;
        return Ok(Line::TooLong);
    }
    Ok(Line::Read)
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
        let whole = run(&mut input.as_bytes(), &mut out, &Lexicon::default(), |problem| complaints.push(problem.to_owned())).unwrap();
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
        assert!(objects.iter().all(|object| object["schema"] == json::SCHEMA));
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
