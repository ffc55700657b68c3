//! E-books (EPUB 2 and 3) → one page a chapter, in the order of the book's spine.
//!
//! An e-book is a zip archive of XHTML with a package document that lists its chapters. The book's title is the source of
//! each chapter, its creator the byline. Archives of strangers may unpack to any size: all chapters together take no more
//! than the limit of one file.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::clean;
use super::date;
use super::encoding;
use super::html;
use super::page::Page;
use crate::article::Metadata;

/// More chapters than any book has; what comes after is not read.
const CHAPTERS: usize = 5_000;
/// How long a chapter's text is at least, in bytes: title pages and dedications are none.
const SHORTEST: usize = 200;

/// One chapter.
pub struct Chapter {
    /// Its path in the archive.
    pub key: String,
    /// What it says.
    pub page: Page,
}

/// Whether bytes begin as an e-book does: its first file is named `mimetype` and says so.
pub fn is_book(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && head.get(30..58) == Some(b"mimetypeapplication/epub+zip")
}

/// Reads the chapters of a book; at most `limit` bytes are unpacked, and elements nest at most `depth` deep.
pub fn chapters(bytes: &[u8], limit: u64, depth: usize) -> Vec<Chapter> {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut book = Book { archive, left: limit };
    let package = book.text("META-INF/container.xml").and_then(|container| rootfile(&container)).unwrap_or_default();
    let Some(listing) = book.text(&package).map(|text| Listing::read(&text)) else { return Vec::new() };
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut chapters = Vec::new();
    let mut seen = HashSet::new();
    for key in listing.spine.iter().filter_map(|id| listing.files.get(id)).map(|file| joined(folder, file)).take(CHAPTERS) {
        if !seen.insert(key.clone()) {
            continue;
        }
        let Some(text) = book.text(&key) else { continue };
        let page = html::chapter(&text, listing.meta.clone(), depth);
        if page.text.len() >= SHORTEST {
            chapters.push(Chapter { key, page });
        }
    }
    chapters
}

struct Book<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Book<'_> {
    /// A file of the archive as text; one that breaks off gives what is there.
    fn text(&mut self, name: &str) -> Option<String> {
        let file = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        let _ = file.take(self.left).read_to_end(&mut bytes); // whatever was unpacked before a fault is kept
        self.left = self.left.saturating_sub(bytes.len() as u64);
        (!bytes.is_empty()).then(|| encoding::decode(&bytes).text.into_owned())
    }
}

/// The path of the package document.
fn rootfile(container: &str) -> Option<String> {
    let mut reader = Reader::from_str(container);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if local(&tag) == "rootfile" => return attribute(&tag, "full-path"),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// What a package document lists.
#[derive(Default)]
struct Listing {
    meta: Metadata,
    /// Files by their ids.
    files: HashMap<String, String>,
    /// The ids of the chapters, in order.
    spine: Vec<String>,
}

impl Listing {
    fn read(package: &str) -> Listing {
        let mut listing = Listing::default();
        let mut reader = Reader::from_str(package);
        reader.config_mut().check_end_names = false;
        let mut field = String::new();
        let mut words = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    listing.element(&tag);
                    field = local(&tag);
                    words.clear();
                }
                Ok(Event::Empty(tag)) => listing.element(&tag),
                Ok(Event::Text(text)) => words.push_str(&text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
                Ok(Event::GeneralRef(reference)) => words.push_str(&htmlize::unescape(format!("&{};", &*reference))),
                Ok(Event::End(_)) => listing.field(&std::mem::take(&mut field), &clean::line(&words)),
                Ok(Event::Eof) | Err(_) => return listing,
                Ok(_) => {}
            }
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>) {
        match local(tag).as_str() {
            "item" => {
                let page = attribute(tag, "media-type").is_some_and(|kind| kind.contains("html"));
                let menu = attribute(tag, "properties").is_some_and(|properties| properties.split(' ').any(|property| property == "nav"));
                if let (true, Some(id), Some(file)) = (page && !menu, attribute(tag, "id"), attribute(tag, "href")) {
                    self.files.insert(id, file);
                }
            }
            "itemref" => self.spine.extend(attribute(tag, "idref")),
            _ => {}
        }
    }

    fn field(&mut self, name: &str, words: &str) {
        let slot = match name {
            "title" => &mut self.meta.source,
            "creator" => &mut self.meta.byline,
            "date" => {
                self.meta.published = self.meta.published.or_else(|| date::parse(words));
                return;
            }
            _ => return,
        };
        if slot.is_none() && !words.is_empty() {
            *slot = Some(words.to_owned());
        }
    }
}

/// A tag's name without its namespace.
fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.name();
    let name: &str = name.as_ref();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let attribute = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == wanted)?;
    Some(htmlize::unescape_attribute(attribute.value.as_ref()).trim().to_owned())
}

/// A file named in a folder, as the archive names it: `..` goes up, `%20` is a space, what follows `#` is a place in it.
fn joined(folder: &str, file: &str) -> String {
    let file = unescaped(file.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn book(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (nth, (name, words)) in [("mimetype", "application/epub+zip")].iter().chain(files).enumerate() {
            let options = if nth == 0 { stored } else { SimpleFileOptions::default() };
            writer.start_file(*name, options).unwrap();
            writer.write_all(words.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const CONTAINER: (&str, &str) =
        ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>");

    #[test]
    fn chapters_come_in_the_order_of_the_spine() {
        let long = "The ferry had been sold twice before anybody looked at its hull. ".repeat(5);
        let chapter = |title: &str| format!("<html><head><title>x</title></head><body><h1>{title}</h1><p>{long}</p></body></html>");
        let (one, two) = (chapter("The hull"), chapter("The buyer"));
        let package = "<package><metadata><dc:title>Ferries &amp; Men</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2019-05-03</dc:date></metadata>\
            <manifest><item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/><item id='b' href='text/two%20b.xhtml' media-type='application/xhtml+xml'/>\
            <item id='a' href='text/../one.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/></spine></package>";
        let bytes = book(&[
            CONTAINER,
            ("OEBPS/book.opf", package),
            ("OEBPS/text/two b.xhtml", &two),
            ("OEBPS/one.xhtml", &one),
            ("OEBPS/nav.xhtml", &one),
        ]);
        assert!(is_book(&bytes));
        let found = chapters(&bytes, 1 << 20, 64);
        let told: Vec<_> = found.iter().map(|chapter| (chapter.key.as_str(), chapter.page.meta.title.as_deref())).collect();
        assert_eq!(told, [("OEBPS/one.xhtml", Some("The hull")), ("OEBPS/text/two b.xhtml", Some("The buyer"))]);
        let meta = &found[0].page.meta;
        assert_eq!((meta.source.as_deref(), meta.byline.as_deref()), (Some("Ferries & Men"), Some("Ann Lee")));
        assert_eq!(meta.published, Some(jiff::civil::date(2019, 5, 3)));
        assert_eq!(found[0].page.text.matches("The hull").count(), 1);
    }

    #[test]
    fn an_archive_unpacks_to_no_more_than_the_limit() {
        let bomb = format!("<p>{}</p>", "boom ".repeat(1_000_000));
        let package = "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
        let bytes = book(&[CONTAINER, ("OEBPS/book.opf", package), ("OEBPS/a.xhtml", &bomb)]);
        assert!(bytes.len() < 100_000);
        let found = chapters(&bytes, 50_000, 64);
        assert!(found.iter().map(|chapter| chapter.page.text.len()).sum::<usize>() <= 50_000);
    }

    #[test]
    fn a_broken_book_has_an_answer() {
        let whole = book(&[CONTAINER, ("OEBPS/book.opf", "<package><manifest/><spine/></package>")]);
        for end in 0..whole.len() {
            assert!(chapters(&whole[..end], 1 << 20, 64).is_empty());
        }
    }
}
