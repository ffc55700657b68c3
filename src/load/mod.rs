//! Bytes → articles.
//!
//! A path is **walked** to files ([`discover`]), a file is **read**, **decoded**, told by its **format**, turned into a page of
//! **clean** text in blocks, its **furniture** is told from its body, and what the page says about itself is its **metadata**
//! ([`file()`]). Invariants: no byte of a file reaches a text but printable characters, spaces and `\n`; one bad file never stops
//! the rest; memory is bounded by the settings' limit. Deliberately absent: a network, memory maps, threads of its own
//! (but for [`load`], which reads files side by side), PDF, and any judgement of what the text means.
//!
//! PDF would cost 31 crates more (pdf-extract, the lightest that gives text and not objects alone), and a process of its own
//! with a clock, because malformed files overflow its stack, which ends the program, or take minutes. A PDF in a folder stands
//! in the list with its reason instead; `pdftotext` makes a text of it.

pub mod clean;
mod credit;
mod cues;
mod date;
mod encoding;
mod epub;
mod feed;
mod format;
mod furniture;
mod html;
mod imprint;
mod markdown;
mod matter;
mod metadata;
mod mhtml;
mod page;
mod problem;
mod read;
mod settings;
mod text;
mod walk;
mod window;

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::{Article, Source};
use feed::Feed;
use format::Format;
use page::Page;
pub use problem::Problem;
pub use settings::{ABOUT, Settings};
pub use walk::{discover, glimpse};

/// The name under which standard input goes.
pub const STDIN: &str = "-";

/// Reads everything under the paths given, in their order; `-` is standard input.
pub fn load(paths: &[PathBuf], settings: &Settings) -> (Vec<Article>, Vec<Problem>) {
    let (files, mut problems) = discover(paths, settings);
    let read: Vec<_> = files.par_iter().map(|path| file(path, settings)).collect();
    let mut articles = Vec::new();
    for result in read {
        match result {
            Ok(of_file) => articles.extend(of_file),
            Err(problem) => problems.push(problem),
        }
    }
    (articles, problems)
}

/// Reads one file; `-` is standard input. A feed or a book holds several articles, every other file one.
///
/// # Errors
/// A [`Problem`] where it is no plain file, cannot be read, or holds no text.
pub fn file(path: &Path, settings: &Settings) -> Result<Vec<Article>, Problem> {
    let mut articles = Vec::new();
    portions(path, settings, &mut |portion| articles.extend(portion))?;
    Ok(articles)
}

/// Reads one file as [`file()`] does, and hands its articles on by the portion, each as soon as it is there: a feed of a hundred
/// thousand entries need not be in memory at once.
///
/// # Errors
/// Those of [`file()`]. Where its form cannot be made sense of, portions may have been handed on before.
pub fn portions(path: &Path, settings: &Settings, take: &mut dyn FnMut(Vec<Article>)) -> Result<(), Problem> {
    let (stdin, limit) = (path.as_os_str() == STDIN, settings.max_bytes());
    let io_problem = |error: std::io::Error| Problem::from_io(path, &error);
    let (source, input) = if stdin {
        (Source::Stream("standard input".to_owned()), Input::Whole(read::read_stdin(limit)?))
    } else {
        let (mut file, length) = read::open_plain(path)?;
        let large = window::is_large_feed(&mut file, path, length, limit).map_err(io_problem)?;
        let input = if large { Input::Feed(file, length > limit) } else { Input::Whole(read::read_file(file, path, limit, length)?) };
        (Source::File(path.to_owned()), input)
    };
    let (is_cut, is_empty) = match &input {
        Input::Whole(contents) => (contents.cut, contents.bytes.is_empty()),
        Input::Feed(_, cut) => (*cut, false),
    };
    let cut = is_cut.then(|| format!("Only the first {} MB of the file are shown.", limit / 1_000_000));
    let mut any = false;
    let mut each = |mut articles: Vec<Article>| {
        if !articles.is_empty() {
            any = true;
            cut.iter().for_each(|cut| articles.iter_mut().for_each(|article| article.remarks.push(cut.clone())));
            take(articles);
        }
    };
    // The parsers are others' work on strangers' bytes: a fault of theirs costs this file, not the session.
    let parsed = catch_unwind(AssertUnwindSafe(|| match input {
        Input::Whole(contents) => {
            parse(&contents.bytes, source, settings, &mut each);
            Ok(())
        }
        Input::Feed(file, _) => {
            let mut feed = Feed::new(settings.depth());
            window::windows(file.take(limit), |text| feed.read(text, |entries| each(articles_of(entries, &source))))
        }
    }));
    parsed.map_err(|_| Problem::new(path, "its form could not be made sense of"))?.map_err(io_problem)?;
    if !any {
        return Err(Problem::new(path, if is_empty { "it is empty" } else { "there is no text in it" }));
    }
    Ok(())
}

/// What a file is read from: its bytes, or, of a feed that is large, the file, and whether more is in it than is read.
enum Input {
    Whole(read::Contents),
    Feed(File, bool),
}

fn articles_of(entries: Vec<feed::Entry>, feed: &Source) -> Vec<Article> {
    let pages = entries.into_iter().filter(|entry| !entry.page.blocks.is_empty());
    pages.map(|entry| article(entry.page, entry_of(feed, entry.key))).collect()
}

/// Reads the bytes of one file; total: whatever the bytes, the answer is articles, or none where there is no text.
pub fn bytes(bytes: &[u8], source: Source, settings: &Settings) -> Vec<Article> {
    let mut articles = Vec::new();
    parse(bytes, source, settings, &mut |portion| articles.extend(portion));
    articles
}

fn parse(bytes: &[u8], source: Source, settings: &Settings, take: &mut dyn FnMut(Vec<Article>)) {
    if epub::is_book(bytes) {
        let chapters = epub::chapters(bytes, settings.max_bytes(), settings.depth());
        return take(chapters.into_iter().map(|chapter| article(chapter.page, entry_of(&source, chapter.key))).collect());
    }
    if let Some(saved) = mhtml::page(bytes) {
        let mut page = html::page(&encoding::decode(&saved.html).text, settings.depth());
        page.meta.url = page.meta.url.or(saved.url);
        return take(Some(page).filter(|page| !page.blocks.is_empty()).map(|page| article(page, source)).into_iter().collect());
    }
    let decoded = encoding::decode(bytes);
    let remark = decoded.replaced.then_some("Bytes that fit no encoding are shown as \u{FFFD}.");
    let mut each = |pages: Vec<(Source, Page)>| {
        let pages = pages.into_iter().filter(|(_, page)| !page.blocks.is_empty());
        let remarks = || remark.iter().map(|&remark| remark.to_owned()).collect();
        take(pages.map(|(source, page)| Article { remarks: remarks(), ..article(page, source) }).collect());
    };
    match format::of(&decoded.text, source.path()) {
        Format::Text => each(vec![(source, text::page(&decoded.text))]),
        Format::Markdown => each(vec![(source, markdown::page(&decoded.text))]),
        Format::Html => each(vec![(source, html::page(&decoded.text, settings.depth()))]),
        Format::Feed => feed::entries(&decoded.text, settings.depth(), |entries| {
            each(entries.into_iter().map(|entry| (entry_of(&source, entry.key), entry.page)).collect());
        }),
    }
}

/// The source of one entry of a feed, or of one chapter of a book.
fn entry_of(feed: &Source, key: String) -> Source {
    match feed {
        Source::File(path) | Source::Entry(path, _) => Source::Entry(path.clone(), key),
        Source::Stream(name) => Source::Stream(format!("{name}: {key}")),
    }
}

fn article(page: Page, source: Source) -> Article {
    Article { source, meta: page.meta, text: page.text, blocks: page.blocks, links: page.links, remarks: Vec::new() }
}
