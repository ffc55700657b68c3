//! What is carried out of the reader: copies, links, files for other programs.

use std::path::{Path, PathBuf};

use super::app::{App, Overlay};
use super::event::Effect;
use super::items::one_line;
use super::layout::Pane;
use super::prompt::{Prompt, Question};
use super::sheet::{Row, Sheet, Target};
use crate::article::{Article, Link};
use crate::load::clean;
use crate::span::Span;

/// The forms that facts can be exported in, by the ending of the file.
pub const FORMS: [&str; 3] = ["md", "csv", "json"];

impl App {
    /// The article that is meant, where it is read.
    fn article_meant(&self) -> Option<&Article> {
        let meant = self.meant()?;
        self.reader.article.as_deref().filter(|article| article.source == meant)
    }

    /// Copies what is selected: the title with its source, the sentence, or the fact with its source and quote.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let one = |span: Span| one_line(span.of(self.reader.text()));
        let (what, words) = match self.focus {
            Pane::List => ("the title", self.article_meant().map(|article| clean::line(&article.display_title()))),
            Pane::Text => ("the sentence", self.reader.sentence().map(one)),
            Pane::Facts => (
                "the fact with its quote, source and link",
                self.facts.item().zip(self.reader.article.as_ref()).map(|(item, article)| {
                    let place = item.evidence.get(self.facts.shown.unwrap_or(0)).copied().unwrap_or_default();
                    format!("{}\n“{}”\n{}", item.words, one(self.reader.sentence_around(place)), reference(article))
                }),
            ),
        };
        self.copied(what, words)
    }

    /// Copies the link that the cursor's row holds, else the article's address.
    pub(super) fn copy_link(&mut self) -> Vec<Effect> {
        let link = self.link_here().map(|(_, link)| link.url.clone());
        let url = link.or_else(|| self.article_meant().and_then(|article| article.meta.url.clone()));
        if url.is_none() {
            self.message = Some("this article has no address".into());
            return Vec::new();
        }
        self.copied("the link", url)
    }

    pub(super) fn copied(&mut self, what: &str, words: Option<String>) -> Vec<Effect> {
        match words.filter(|words| !words.is_empty()) {
            Some(words) => {
                self.message = Some(format!("copied {what}: {}", one_line(&words)));
                vec![Effect::Copy(words)]
            }
            None => {
                self.message = Some("nothing is selected to copy".into());
                Vec::new()
            }
        }
    }

    /// The link on the cursor's row at or after the cursor, else the first there, with its number from 1.
    pub(super) fn link_here(&self) -> Option<(usize, &Link)> {
        if self.focus != Pane::Text {
            return None;
        }
        let row = self.reader.rows().get(self.reader.row_of(self.reader.cursor))?.span;
        let links = || self.reader.links().filter(move |(_, link)| link.span.overlaps(row));
        links().find(|(_, link)| link.span.end() > self.reader.cursor).or_else(|| links().next())
    }

    /// Opens the link with this number, else the one at the cursor, else the article's own address.
    pub(super) fn open_link(&mut self, number: Option<usize>) -> Vec<Effect> {
        let url = match number {
            Some(number) => {
                let link = self.reader.links().find(|(n, _)| *n == number);
                if link.is_none() {
                    self.message = Some(match self.reader.links().count() {
                        0 => "this article has no links".into(),
                        1 => format!("there is no link {number}; there is one"),
                        links => format!("there is no link {number}; there are {links}"),
                    });
                    return Vec::new();
                }
                link.map(|(_, link)| link.url.clone())
            }
            None => {
                let here = self.link_here().map(|(_, link)| link.url.clone());
                here.or_else(|| self.article_meant().and_then(|article| article.meta.url.clone()))
            }
        };
        match url {
            Some(url) => self.browse(url),
            None => {
                self.message = Some("there is no link here, and the article has no address".into());
                Vec::new()
            }
        }
    }

    /// Opens an address; only of the web, whatever an article says.
    pub(super) fn browse(&mut self, url: String) -> Vec<Effect> {
        if !is_of_the_web(&url) {
            self.message = Some("only http and https addresses are opened".into());
            return Vec::new();
        }
        self.message = Some(format!("opening {url}"));
        vec![Effect::Browse(url)]
    }

    pub(super) fn show_links(&mut self) {
        let text = self.reader.text();
        let mut rows: Vec<Row> = Vec::new();
        if let Some(url) = self.reader.article.as_ref().and_then(|article| article.meta.url.clone()) {
            rows.push(Row::to(Target::Link(url.clone()), vec![String::new(), "the article itself".into(), url]));
        }
        let row = |(n, link): (usize, &Link)| {
            let cells = vec![n.to_string(), one_line(link.span.of(text)), link.url.clone()];
            Row::to(Target::Link(link.url.clone()), cells)
        };
        rows.extend(self.reader.links().map(row));
        let sheet = Sheet::new("Links", &["", "words", "address"], rows, "This article has no links.");
        self.overlay = Some(Overlay::Sheet(sheet));
    }

    /// Opens the article's file in the editor.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        let file = self.meant().and_then(|source| source.path().and_then(|path| std::path::absolute(path).ok()));
        match file {
            Some(file) => vec![Effect::Edit(file)],
            None => {
                self.message = Some("this article has no file to edit".into());
                Vec::new()
            }
        }
    }

    pub(super) fn ask_for_export(&mut self) {
        let Some(article) = self.reader.article.as_ref() else {
            self.message = Some("no article is open whose facts could be exported".into());
            return;
        };
        let name = file_name(&article.display_title());
        self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Export, format!("{name}.md"))));
    }

    /// Writes the open article's facts to a file.
    pub(super) fn export(&mut self, file: &str) -> Vec<Effect> {
        let file = PathBuf::from(file.trim());
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !FORMS.contains(&ending) {
            self.message = Some(format!("the file's ending says the form: {}", FORMS.map(|form| format!(".{form}")).join(", ")));
            return Vec::new();
        }
        match (&self.reader.article, &self.reader.analysis) {
            (Some(article), Some(analysis)) => vec![Effect::Export(article.clone(), analysis.clone(), file)],
            _ => {
                self.message = Some("this article is still being read".into());
                Vec::new()
            }
        }
    }
}

/// Whether an address is one that a browser may be given.
pub fn is_of_the_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Title, source, day and address, for a quotation.
fn reference(article: &Article) -> String {
    let meta = &article.meta;
    let day = meta.published.map(|day| day.strftime("%-d %B %Y").to_string());
    let file = article.source.path().and_then(Path::file_name).map(|name| clean::line(&name.to_string_lossy()));
    let parts = [Some(clean::line(&article.display_title())), meta.source.clone(), day, meta.url.clone().or(file)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A title as a file name: letters and digits, all else a hyphen.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if name.chars().count() + word.chars().count() > 60 {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word.to_lowercase());
    }
    if name.is_empty() { "facts".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_opened() {
        for url in ["http://a.example", "HTTPS://a.example/x?y=z"] {
            assert!(is_of_the_web(url), "{url}");
        }
        for url in ["file:///etc/passwd", "javascript:alert(1)", "a.example", "-h", "ftp://a", "http://a b", "https://a\u{1b}]0;x", ""] {
            assert!(!is_of_the_web(url), "{url}");
        }
    }

    #[test]
    fn titles_become_names_of_files() {
        let cases = [
            ("Acme puts £5m into Brill", "acme-puts-5m-into-brill"),
            ("../../etc/passwd", "etc-passwd"),
            ("…", "facts"),
            ("Zoë’s café", "zoë-s-café"),
        ];
        for (title, name) in cases {
            assert_eq!(file_name(title), name);
        }
    }
}
