//! What a saved page says about itself: JSON-LD first, then the `<meta>` tags of OpenGraph and its kin, then `<time>`, `<h1>`,
//! `<title>` and the parts that name themselves byline.

use serde_json::Value;

use super::names;
use super::tree::{Id, Tree};
use crate::article::Metadata;
use crate::load::clean;
use crate::load::credit;
use crate::load::date;
use crate::load::page::is_web;

/// How many values of JSON-LD are looked at.
const VALUES: usize = 20_000;
/// How many bytes of JSON-LD are read from one script.
const SCRIPT: usize = 1_000_000;

/// Types of JSON-LD that are an article.
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle",
    "Report", "ReportageNewsArticle", "ReviewNewsArticle", "SocialMediaPosting", "TechArticle",
];

/// What a page's head says.
pub struct Head {
    /// What the page says about itself.
    pub meta: Metadata,
    /// The article's whole text, where JSON-LD repeats it.
    pub text: Option<String>,
}

/// Reads a page's head.
pub fn read(tree: &Tree<'_>) -> Head {
    let (linked, text) = linked_data(tree);
    let metas = Metas::new(tree);
    let title = linked
        .title
        .clone()
        .or_else(|| metas.first(&["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title"]));
    let source = linked
        .source
        .or_else(|| metas.first(&["og:site_name", "application-name", "dc.publisher", "publisher", "cre"]))
        .filter(|name| !is_web(name));
    let title =
        title.or_else(|| only_heading(tree)).or_else(|| page_title(tree)).map(|title| without_site(&title, source.as_deref(), tree));
    let published = linked.published.or_else(|| {
        let keys = [
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "article.published",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "date",
            "publish-date",
            "publish_date",
            "publication_date",
            "originalpublicationdate",
            "dcterms.date",
            "article_date_original",
            "displaydate",
            "cxenseparse:recs:publishtime",
            "rnews:datepublished",
        ];
        metas.all(&keys).find_map(|value| date::parse(&value)).or_else(|| time(tree))
    });
    let byline = linked
        .byline
        .or_else(|| {
            metas.first(&[
                "author",
                "article:author",
                "parsely-author",
                "sailthru.author",
                "dc.creator",
                "byl",
                "dcterms.creator",
                "article.author",
            ])
        })
        .and_then(|name| person(&name));
    let credits = credits(tree);
    let source = source.or_else(|| credits.as_deref().and_then(credit::paper));
    let meta = Metadata {
        title: title.filter(|title| !title.is_empty()),
        standfirst: linked.standfirst.or_else(|| metas.first(&["og:description", "description", "twitter:description", "dc.description"])),
        source,
        byline: byline.or_else(|| named_byline(tree)),
        published: published.or_else(|| credits.as_deref().and_then(date::parse)),
        url: linked
            .url
            .or_else(|| canonical(tree))
            .or_else(|| metas.first(&["og:url", "twitter:url", "parsely-link"]))
            .filter(|url| is_web(url)),
        tags: Vec::new(),
    };
    Head { meta, text }
}

/// A name without "By"; nothing where it is an address or too long to be one.
fn person(name: &str) -> Option<String> {
    let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name).trim();
    let fits = !name.is_empty() && !name.contains("://") && !name.starts_with('@') && name.split(' ').count() <= 12;
    fits.then(|| name.to_owned())
}

/// The page's `<meta>` tags, names in lower case.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn new(tree: &Tree<'_>) -> Self {
        let metas = tree.ids().map(|id| tree.node(id)).filter(|node| node.name == "meta").filter_map(|node| {
            let name = node.attribute("property").or_else(|| node.attribute("name")).or_else(|| node.attribute("itemprop"))?;
            let content = clean::line(&node.attribute("content")?);
            (!content.is_empty()).then(|| (name.to_lowercase(), content))
        });
        Self(metas.take(1000).collect())
    }

    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        names.iter().flat_map(|wanted| self.0.iter().filter(move |(name, _)| name == wanted).map(|(_, content)| content.clone()))
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next()
    }
}

/// What the page's JSON-LD says of the first article in it.
fn linked_data(tree: &Tree<'_>) -> (Metadata, Option<String>) {
    let mut meta = Metadata::default();
    let mut text = None;
    for id in tree.ids() {
        let node = tree.node(id);
        if node.name != "script" || node.attribute("type").is_none_or(|kind| !kind.eq_ignore_ascii_case("application/ld+json")) {
            continue;
        }
        let script = tree.text(id);
        let Some(json) = Some(script.trim().trim_start_matches("<!--").trim_end_matches("-->")).filter(|json| json.len() <= SCRIPT) else {
            continue;
        };
        // Line ends inside strings are a common fault.
        let Ok(value) = serde_json::from_str::<Value>(json).or_else(|_| serde_json::from_str(&json.replace(['\n', '\r', '\t'], " ")))
        else {
            continue;
        };
        let mut open = vec![&value];
        let mut seen = 0;
        while let Some(value) = open.pop() {
            seen += 1;
            if seen > VALUES {
                break;
            }
            match value {
                Value::Array(list) => open.extend(list.iter().rev()),
                Value::Object(fields) => {
                    let kinds = fields.get("@type").map(words).unwrap_or_default();
                    if kinds.iter().any(|kind| ARTICLES.contains(&kind.as_str())) {
                        take_article(&mut meta, fields);
                        text = text.or_else(|| fields.get("articleBody").and_then(Value::as_str).map(str::to_owned));
                    }
                    open.extend(fields.values().filter(|value| value.is_object() || value.is_array()));
                }
                _ => {}
            }
        }
    }
    (meta, text)
}

fn take_article(meta: &mut Metadata, fields: &serde_json::Map<String, Value>) {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    let names = |key: &str| fields.get(key).map(names_in).filter(|names| !names.is_empty()).map(|names| names.join(", "));
    meta.title = meta.title.take().or_else(|| text("headline").or_else(|| text("name")));
    meta.standfirst = meta.standfirst.take().or_else(|| text("description"));
    meta.published = meta.published.or_else(|| text("datePublished").or_else(|| text("dateCreated")).and_then(|date| date::parse(&date)));
    meta.byline = meta.byline.take().or_else(|| names("author").or_else(|| names("creator")));
    meta.source = meta.source.take().or_else(|| names("publisher"));
    let page = fields.get("mainEntityOfPage");
    let page = page.and_then(|page| page.as_str().or_else(|| page.get("@id").and_then(Value::as_str))).map(str::to_owned);
    meta.url = meta.url.take().or_else(|| text("url").or(page).filter(|url| is_web(url)));
}

/// A string of JSON-LD, which may hold character references and tags.
fn plain(text: &str) -> String {
    let text = htmlize::unescape(text);
    if text.contains('<') { clean::line(&Tree::parse(&text, 32).text(0)) } else { clean::line(&text) }
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(word) => vec![word.clone()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The names of people or organisations, however they are given.
fn names_in(value: &Value) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(name) => Some(plain(name)),
        Value::Object(fields) => {
            fields.get("name").and_then(|name| name.as_str().or_else(|| name.get(0).and_then(Value::as_str))).map(plain)
        }
        _ => None,
    };
    let names: Vec<String> = match value {
        Value::Array(list) => list.iter().take(10).filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    };
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

/// The day in the first `<time>` that gives one, of what is said to be published where something is.
fn time(tree: &Tree<'_>) -> Option<jiff::civil::Date> {
    let times = || tree.ids().map(|id| (id, tree.node(id))).filter(|(_, node)| node.name == "time").take(50);
    let said = |id: Id| {
        let node = tree.node(id);
        node.attribute("datetime").and_then(|value| date::parse(&value)).or_else(|| date::parse(&tree.text(id)))
    };
    let published = times().find(|(_, node)| {
        node.has("pubdate")
            || ["itemprop", "class"].iter().filter_map(|key| node.attribute(key)).any(|value| value.to_lowercase().contains("publi"))
    });
    published.and_then(|(id, _)| said(id)).or_else(|| times().find_map(|(id, _)| said(id)))
}

fn canonical(tree: &Tree<'_>) -> Option<String> {
    let link = tree
        .ids()
        .map(|id| tree.node(id))
        .find(|node| node.name == "link" && node.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))?;
    link.attribute("href").map(|url| url.trim().to_owned())
}

/// What the page's `<title>` says.
pub fn page_title(tree: &Tree<'_>) -> Option<String> {
    first_text(tree, "title")
}

fn first_text(tree: &Tree<'_>, name: &str) -> Option<String> {
    let id = tree.ids().find(|&id| tree.node(id).name == name)?;
    Some(clean::line(&tree.text(id))).filter(|text| !text.is_empty())
}

/// The words of the page's `<h1>`, where there is one only.
fn only_heading(tree: &Tree<'_>) -> Option<String> {
    let mut headings =
        tree.ids().filter(|&id| tree.node(id).name == "h1").map(|id| clean::line(&tree.text(id))).filter(|text| !text.is_empty());
    headings.next().filter(|_| headings.next().is_none()).filter(|text| text.split(' ').count() >= 3)
}

/// A title without the name of its site behind a bar or a dash: where the site is known, or a heading of the page is the rest.
fn without_site(title: &str, site: Option<&str>, tree: &Tree<'_>) -> String {
    let headings: Vec<String> = tree
        .ids()
        .filter(|&id| matches!(tree.node(id).name.as_ref(), "h1" | "h2"))
        .take(40)
        .map(|id| clean::line(&tree.text(id)))
        .collect();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        let Some((rest, name)) = title.rsplit_once(mark) else { continue };
        let known = site.is_some_and(|site| name.eq_ignore_ascii_case(site));
        if known || headings.iter().any(|heading| heading == rest) {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The words of an element up to its first line break.
fn first_line(tree: &Tree<'_>, id: Id) -> String {
    let mut line = String::new();
    for node in (id..tree.end(id)).map(|below| tree.node(below)) {
        match node.name.as_ref() {
            "" => line.push_str(&node.content),
            "br" if !line.trim().is_empty() => break,
            _ => {}
        }
    }
    clean::line(&line)
}

/// The lines of the first short part of the page that calls itself byline.
fn credits(tree: &Tree<'_>) -> Option<String> {
    let named = |id: &Id| {
        let node = tree.node(*id);
        !node.is_text() && node.attribute("class").is_some_and(|class| names::words(&class).iter().any(|word| word == "byline"))
    };
    let id = tree.ids().skip(1).find(named).filter(|&id| tree.end(id) - id <= 20)?;
    let mut lines = String::new();
    for node in (id..tree.end(id)).map(|below| tree.node(below)) {
        lines.push_str(if node.name == "br" {
            "\n"
        } else if node.is_text() {
            &node.content
        } else {
            ""
        });
    }
    Some(lines)
}

/// The name in the first short part of the page that calls itself byline or author.
fn named_byline(tree: &Tree<'_>) -> Option<String> {
    for id in tree.ids().skip(1) {
        let node = tree.node(id);
        if node.is_text() || !matches!(node.name.as_ref(), "a" | "span" | "div" | "p" | "address" | "li" | "cite" | "strong") {
            continue;
        }
        let rel = node.attribute("rel").is_some_and(|rel| rel == "author");
        let prop = node.attribute("itemprop").is_some_and(|prop| prop == "author");
        let class = node.attribute("class").is_some_and(|class| {
            let words = names::words(&class);
            words.iter().any(|word| word == "byline") || words.windows(2).any(|pair| matches!(pair, [a, b] if a == "author" && b == "name"))
        });
        if !(rel || prop || class) || tree.end(id) - id > 20 {
            continue;
        }
        let name = person(&first_line(tree, id)).filter(|name| {
            let parts: Vec<&str> = name.split(' ').collect();
            (2..=6).contains(&parts.len())
                && parts.iter().filter(|part| part.starts_with(char::is_uppercase)).count() >= 2
                && date::find(name).is_none()
                && !name.contains([':', '|'])
        });
        if name.is_some() {
            return name;
        }
    }
    None
}
