//! Front matter: what a text says about itself between two lines of `---` (keys and values, YAML's plainest form) or `+++`
//! (TOML) at its very start.
//!
//! Deliberately absent: the rest of YAML (anchors, nesting, block scalars); a line that is no `key: value` is passed over.

use super::clean;
use super::date;
use super::page::is_web;
use crate::article::Metadata;

/// How many lines front matter may have; what never closes within is text.
const LINES: usize = 200;

/// Splits front matter from the text behind it; where there is none, the whole is text.
pub fn split(text: &str) -> (Metadata, &str) {
    let unmarked = text.trim_start_matches('\u{FEFF}');
    let mut lines = unmarked.split_inclusive('\n');
    let fence = lines.next().unwrap_or_default().trim_end();
    if fence != "---" && fence != "+++" {
        return (Metadata::default(), text);
    }
    let start = unmarked.find('\n').map_or(unmarked.len(), |end| end + 1);
    let mut end = start;
    for line in lines.take(LINES) {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let inner = unmarked.get(start..end).unwrap_or_default();
            let entries = if fence == "+++" { from_toml(inner) } else { from_lines(inner) };
            // A rule above a paragraph looks the same as a fence, but says nothing.
            return if entries.is_empty() {
                (Metadata::default(), text)
            } else {
                (metadata(&entries), unmarked.get(end + line.len()..).unwrap_or_default())
            };
        }
        end += line.len();
    }
    (Metadata::default(), text)
}

type Entry = (String, Vec<String>);

fn from_toml(inner: &str) -> Vec<Entry> {
    let Ok(table) = inner.parse::<toml::Table>() else { return Vec::new() };
    let plain = |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let values = |value: &toml::Value| value.as_array().map_or_else(|| vec![plain(value)], |list| list.iter().map(plain).collect());
    table.iter().map(|(key, value)| (key.to_lowercase(), values(value))).collect()
}

fn from_lines(inner: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in inner.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, values)) = entries.last_mut() {
                values.push(unquoted(item));
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        if key.is_empty() || key.starts_with([' ', '\t', '#']) || key.split_whitespace().count() > 2 {
            continue;
        }
        let value = value.trim();
        let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
        let values = match list {
            Some(list) => list.split(',').map(unquoted).filter(|value| !value.is_empty()).collect(),
            None => Some(unquoted(value)).filter(|value| !value.is_empty()).into_iter().collect(),
        };
        entries.push((key.trim().to_lowercase(), values));
    }
    entries
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let within = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    clean::line(within('"').or_else(|| within('\'')).unwrap_or(value))
}

fn metadata(entries: &[Entry]) -> Metadata {
    let first = |keys: &[&str]| {
        let hit = |key: &&str| entries.iter().find(|(name, values)| name == key && !values.is_empty());
        keys.iter().find_map(hit).map(|(_, values)| clean::line(&values.join(", ")))
    };
    let source = first(&["source", "publisher", "publication", "site", "website", "outlet"]);
    let url = first(&["url", "link", "canonical", "canonical_url", "source_url"]).or_else(|| source.clone()).filter(|url| is_web(url));
    let tags = ["tags", "keywords", "categories", "topics"].iter().flat_map(|key| entries.iter().filter(move |(name, _)| name == key));
    Metadata {
        title: first(&["title", "headline"]),
        standfirst: first(&["standfirst", "subtitle", "description", "summary", "excerpt", "dek"]),
        source: source.filter(|source| !is_web(source)),
        byline: first(&["byline", "author", "authors", "by", "creator"]),
        published: first(&["date", "published", "pubdate", "publish_date", "datepublished", "created"]).and_then(|date| date::parse(&date)),
        url,
        tags: tags.flat_map(|(_, values)| values.iter().flat_map(|value| value.split(',')).map(clean::line)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_front_matter() {
        let text = "---\ntitle: \"Grid deal: what it means\"\ndate: 2022-05-04\nauthor:\n  - Ann Lee\n  - Bo Chu\nsource: The Courier\n\
                    tags: [energy, 'grid']\nurl: https://example.org/a\n# note\n---\nBody.\n";
        let (meta, rest) = split(text);
        assert_eq!(rest, "Body.\n");
        assert_eq!(meta.title.as_deref(), Some("Grid deal: what it means"));
        assert_eq!(meta.published.map(|date| date.to_string()).as_deref(), Some("2022-05-04"));
        assert_eq!(meta.byline.as_deref(), Some("Ann Lee, Bo Chu"));
        assert_eq!((meta.source.as_deref(), meta.url.as_deref()), (Some("The Courier"), Some("https://example.org/a")));
        assert_eq!(meta.tags, ["energy", "grid"]);
    }

    #[test]
    fn toml_front_matter() {
        let (meta, rest) = split("+++\ntitle = \"Rail order\"\ndate = 2021-02-03\ntags = [\"rail\"]\n+++\nBody.");
        assert_eq!((meta.title.as_deref(), rest), (Some("Rail order"), "Body."));
        assert_eq!(meta.published.map(|date| date.to_string()).as_deref(), Some("2021-02-03"));
        assert_eq!(meta.tags, ["rail"]);
    }

    #[test]
    fn a_rule_is_no_fence() {
        for text in ["---\nOnly a rule above.\n---\nMore.", "---\ntitle: never closed", "No fence\n---\n", "---"] {
            assert_eq!(split(text), (Metadata::default(), text));
        }
    }
}
