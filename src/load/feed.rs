//! RSS (0.9 to 2.0) and Atom → one page an entry.
//!
//! The file is read as a stream of tags: entities that a feed declares itself are never expanded, and a feed that breaks off or
//! is not well formed gives the entries up to there.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rayon::prelude::*;

use super::clean;
use super::date;
use super::furniture;
use super::html;
use super::metadata;
use super::page::{Page, is_web};
use crate::article::{BlockKind, Layer, Metadata};

/// More entries than any feed has; what comes after is not read.
const ENTRIES: usize = 100_000;

/// As many bytes of entries are turned into pages at once.
const PORTION: usize = 1_000_000;

/// One entry of a feed.
pub struct Entry {
    /// Its own id, link or number: one in the file.
    pub key: String,
    /// What it says.
    pub page: Page,
}

/// The fields of an entry, or of the feed itself, as they were written.
#[derive(Default)]
struct Fields {
    title: String,
    link: String,
    id: String,
    published: String,
    updated: String,
    authors: Vec<String>,
    summary: String,
    content: String,
}

/// A feed while it is read.
pub struct Feed {
    /// What it says of itself.
    own: Fields,
    /// How many entries there were, and their keys.
    count: usize,
    keys: HashSet<String>,
    depth: usize,
}

impl Feed {
    /// One of which nothing is read yet; markup within its entries nests at most `depth` deep.
    pub fn new(depth: usize) -> Feed {
        Feed { own: Fields::default(), count: 0, keys: HashSet::new(), depth }
    }

    /// Reads the entries of what follows in the feed, in their order, and hands them on by the portion, so that a large feed is never
    /// there twice. Answers how many bytes were read for good: up to the end of the last entry, or all where there may be no more.
    pub fn read(&mut self, raw: &str, mut take: impl FnMut(Vec<Entry>)) -> usize {
        let mut reader = Reader::from_str(raw);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut entry: Option<Fields> = None;
        let mut entries = Vec::new();
        let (mut portion, mut read) = (0, 0);
        // The element whose words are being read, how deep within it, and where its markup begins.
        let mut field: Option<Field> = None;
        let mut within_author = false;
        while self.count < ENTRIES {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let Ok(event) = reader.read_event() else { break };
            let after = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    if let Some(field) = &mut field {
                        field.depth += 1;
                        field.markup = true;
                    } else if matches!(name.as_str(), "rss" | "channel" | "feed" | "rdf:RDF" | "RDF" | "atom:feed") {
                        // They hold the entries.
                    } else if is_entry(&name) {
                        entry = Some(Fields::default());
                    } else if name == "author" && entry.is_some() {
                        // Atom puts the name within, RSS the words themselves.
                        within_author = true;
                        field = None;
                    } else {
                        take_link(entry.as_mut().unwrap_or(&mut self.own), &name, &tag);
                        field = Some(Field { name, text: String::new(), depth: 0, markup: false, from: after });
                    }
                }
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    match &mut field {
                        Some(field) => field.markup = true,
                        None => take_link(entry.as_mut().unwrap_or(&mut self.own), &name, &tag),
                    }
                }
                Event::End(tag) => {
                    if field.as_ref().is_some_and(|field| field.depth > 0) {
                        if let Some(field) = &mut field {
                            field.depth -= 1;
                        }
                    } else if let Some(field) = field.take() {
                        // Markup that stands unescaped is taken as it is written.
                        let text = if field.markup { raw.get(field.from..before).unwrap_or_default().to_owned() } else { field.text };
                        let name = if within_author && field.name == "name" { "author" } else { &field.name };
                        store(entry.as_mut().unwrap_or(&mut self.own), name, text);
                    } else if tag.name().as_ref() == "author" {
                        within_author = false;
                    } else if is_entry(tag.name().as_ref())
                        && let Some(fields) = entry.take()
                    {
                        let key = key(&fields, self.count, &mut self.keys);
                        entries.push((key, fields));
                        self.count += 1;
                        read = after;
                        // What the feed says of itself stands before its entries.
                        if after.saturating_sub(portion) >= PORTION {
                            portion = after;
                            take(pages(std::mem::take(&mut entries), &self.own, self.depth));
                        }
                    }
                }
                Event::Text(text) => push(&mut field, &mut entry, within_author, &text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
                Event::CData(text) => push(&mut field, &mut entry, within_author, &text),
                Event::GeneralRef(reference) => {
                    let written = format!("&{};", &*reference);
                    push(&mut field, &mut entry, within_author, &htmlize::unescape(&written));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        take(pages(entries, &self.own, self.depth));
        if self.count < ENTRIES { read } else { raw.len() }
    }
}

/// Reads the entries of a feed that is there whole.
pub fn entries(raw: &str, depth: usize, take: impl FnMut(Vec<Entry>)) {
    Feed::new(depth).read(raw, take);
}

fn pages(entries: Vec<(String, Fields)>, feed: &Fields, depth: usize) -> Vec<Entry> {
    entries.into_par_iter().map(|(key, fields)| Entry { key, page: page(fields, feed, depth) }).collect()
}

/// A child element of an entry or of the feed, while it is read.
struct Field {
    name: String,
    text: String,
    depth: usize,
    markup: bool,
    from: usize,
}

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry" | "rss:item" | "atom:entry")
}

/// Adds words to the field that is open, or to the author whose words stand in the element itself.
fn push(field: &mut Option<Field>, entry: &mut Option<Fields>, within_author: bool, words: &str) {
    match (field, entry) {
        (Some(field), _) if field.depth == 0 => field.text.push_str(words),
        (None, Some(entry)) if within_author && !words.trim().is_empty() => entry.authors.push(words.trim().to_owned()),
        _ => {}
    }
}

/// Atom's links stand in attributes.
fn take_link(fields: &mut Fields, name: &str, tag: &BytesStart<'_>) {
    if !matches!(name, "link" | "atom:link") {
        return;
    }
    let value = |wanted: &str| {
        let attribute = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == wanted)?;
        Some(htmlize::unescape_attribute(attribute.value.as_ref()).trim().to_owned())
    };
    let own = value("rel").is_none_or(|rel| rel == "alternate");
    if let Some(url) = value("href").filter(|url| own && fields.link.is_empty() && is_web(url)) {
        fields.link = url;
    }
}

fn store(fields: &mut Fields, name: &str, text: String) {
    let slot = match name {
        "title" | "atom:title" => &mut fields.title,
        "link" => &mut fields.link,
        "guid" | "id" | "atom:id" => &mut fields.id,
        "pubDate" | "published" | "issued" | "dc:date" | "atom:published" => &mut fields.published,
        "updated" | "modified" | "dcterms:modified" | "atom:updated" => &mut fields.updated,
        "description" | "summary" | "atom:summary" => &mut fields.summary,
        "content:encoded" | "content" | "atom:content" => &mut fields.content,
        "author" | "dc:creator" | "itunes:author" => {
            let name = clean::line(&text);
            if !name.is_empty() && !fields.authors.contains(&name) {
                fields.authors.push(name);
            }
            return;
        }
        _ => return,
    };
    if slot.is_empty() {
        *slot = text.trim().to_owned();
    }
}

/// A name for an entry that no other of the file has.
fn key(fields: &Fields, number: usize, keys: &mut HashSet<String>) -> String {
    let own = [&fields.id, &fields.link].into_iter().map(|key| clean::line(key)).find(|key| !key.is_empty());
    let mut key = own.unwrap_or_else(|| (number + 1).to_string());
    if keys.contains(&key) {
        key = format!("{key} #{}", number + 1);
    }
    keys.insert(key.clone());
    key
}

fn page(fields: Fields, feed: &Fields, depth: usize) -> Page {
    let words = |text: &str| Some(html::words(text, depth)).filter(|words| !words.is_empty());
    let date = [&fields.published, &fields.updated].into_iter().find(|date| !date.is_empty());
    // RSS writes "ann@example.org (Ann Lee)".
    let named = |author: &String| match author.split_once('(') {
        Some((_, name)) => clean::line(name.trim_end_matches(')')),
        None => clean::line(author),
    };
    let authors: Vec<String> = fields.authors.iter().map(named).filter(|name| !name.is_empty() && !name.contains('@')).collect();
    let summary = words(&fields.summary);
    let full = !fields.content.is_empty();
    let meta = Metadata {
        title: words(&fields.title),
        standfirst: summary.filter(|_| full),
        source: words(&feed.title).map(paper),
        byline: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        published: date.and_then(|date| date::parse(date)),
        url: [&fields.link, &fields.id].into_iter().find(|url| is_web(url)).cloned(),
        tags: Vec::new(),
    };
    let text = if full { &fields.content } else { &fields.summary };
    let mut page = html::fragment(text, meta, depth);
    if page.blocks.is_empty() {
        // A title alone is still an entry of the list.
        let title = page.meta.title.clone().unwrap_or_default();
        page.push(BlockKind::Heading(1), Layer::Headline, &title, &[]);
    }
    furniture::mark_rest(&mut page);
    metadata::from_structure(&mut page);
    page
}

/// A feed's title without what only says that it is a feed: `The Courier: latest news`.
fn paper(title: String) -> String {
    const FEED: &[&str] = &["all", "articles", "atom", "feed", "headlines", "latest", "news", "rss", "stories", "the", "top", "updates"];
    let feed = |words: &str| words.split_whitespace().all(|word| FEED.contains(&word.to_lowercase().as_str()));
    let parted = [": ", " - ", " – ", " — ", " | "].iter().filter_map(|mark| title.rsplit_once(mark)).find(|(_, rest)| feed(rest));
    parted.map_or(title.clone(), |(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Vec<Entry> {
        let mut all = Vec::new();
        entries(raw, 64, |portion| all.extend(portion));
        all
    }

    fn told(raw: &str) -> Vec<(String, Option<String>, String)> {
        read(raw)
            .into_iter()
            .map(|entry| {
                let body: Vec<&str> =
                    entry.page.blocks.iter().filter(|block| block.layer == Layer::Body).map(|block| entry.page.words(block)).collect();
                (entry.key, entry.page.meta.title.clone(), body.join(" / "))
            })
            .collect()
    }

    #[test]
    fn entries_of_rss() {
        let raw = "<rss><channel><title>Ore Daily</title><link>https://ore.example</link><item><title>Mine &amp; mill sold</title>\
                   <link>https://ore.example/1</link><author>a@ore.example (Ann Lee)</author><pubDate>Tue, 05 Feb 2013 19:00:00 GMT</pubDate>\
                   <description>&lt;p&gt;A mine has been sold for &amp;pound;5m, its owner said.&lt;/p&gt;&lt;p&gt;The mill goes too.&lt;/p&gt;</description></item>\
                   <item><title>Mine &amp; mill sold</title><link>https://ore.example/1</link><description><![CDATA[Plain words & no tags.]]></description></item>";
        let page = read(raw).remove(0).page;
        assert_eq!(page.meta.source.as_deref(), Some("Ore Daily"));
        assert_eq!(page.meta.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(page.meta.url.as_deref(), Some("https://ore.example/1"));
        assert_eq!(page.meta.published.map(|date| date.to_string()).as_deref(), Some("2013-02-05"));
        let told = told(raw);
        assert_eq!(told[0].2, "A mine has been sold for £5m, its owner said. / The mill goes too.");
        assert_eq!(
            told[1],
            ("https://ore.example/1 #2".to_owned(), Some("Mine & mill sold".to_owned()), "Plain words & no tags.".to_owned())
        );
    }

    #[test]
    fn entries_of_atom() {
        let raw = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><author><name>Desk</name></author><entry><id>tag:1</id><title type='html'>Port &lt;b&gt;opens&lt;/b&gt;</title>\
                   <link rel='edit' href='https://w.example/e'/><link href='https://w.example/p?a=1&amp;b=2'/><updated>2020-03-04T05:06:07Z</updated>\
                   <author><name>Bo Chu</name><email>b@w.example</email></author><content type='xhtml'><div><p>The port has opened its gates.</p><ul><li>one quay</li></ul></div></content></entry></feed>";
        let page = read(raw).remove(0).page;
        assert_eq!(page.meta.url.as_deref(), Some("https://w.example/p?a=1&b=2"));
        assert_eq!(page.meta.byline.as_deref(), Some("Bo Chu"));
        assert_eq!(
            told(raw),
            [("tag:1".to_owned(), Some("Port opens".to_owned()), "The port has opened its gates. / one quay".to_owned())]
        );
    }

    #[test]
    fn a_large_feed_comes_in_portions_and_is_the_same() {
        let words = "The mill has been sold again, its owner said. ".repeat(200);
        let item = |number: usize| {
            format!("<item><title>Mill {number}</title><link>https://ore.example/1</link><description>{words}</description></item>")
        };
        let items: String = (0..1000).map(item).collect();
        let mut portions = Vec::new();
        entries(&format!("<rss><channel><title>Ore Daily</title>{items}</channel></rss>"), 64, |portion| portions.push(portion));
        assert!(portions.len() > 2 && portions.iter().all(|portion| portion.len() < 600), "{}", portions.len());
        let all: Vec<Entry> = portions.into_iter().flatten().collect();
        assert_eq!((all.len(), all[999].key.as_str()), (1000, "https://ore.example/1 #1000"));
        assert!(all.iter().all(|entry| entry.page.meta.source.as_deref() == Some("Ore Daily")));
    }

    #[test]
    fn bombs_and_breaks_do_no_harm() {
        let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>";
        assert_eq!(told(bomb).first().and_then(|entry| entry.1.clone()).as_deref(), Some("&b;"));
        assert_eq!(told("<rss><item><title>Whole</title></item><item><title>Broken off").len(), 1);
        assert_eq!(told("<rss><item><title>A & B</title></b></item>").len(), 1);
        assert_eq!(told("<rss").len(), 0);
    }
}
