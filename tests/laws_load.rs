//! Laws of loading: whatever the bytes, the text is clean, the blocks cover it, and nothing panics.
#![allow(clippy::expect_used)]

mod hold;

use gleaner::article::{Article, Source};
use gleaner::load::{self, Settings, clean};
use proptest::prelude::*;

/// Pieces that pages and feeds are made of, well formed and not.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<p>", "</p>", "<div class=\"related-links\">", "<div class='article-body'>", "</div>", "<ul><li>", "<li>", "</ul>", "<table><tr><td>", "<td>", "</table>",
    "<a href=\"https://example.org/a\">", "<a href='javascript:x'>", "</a>", "<br>", "<br><br>", "<h1>", "</h1>", "<h2>", "<figure><figcaption>", "</figure>", "<pre>",
    "<script>", "</script>", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A\"}</script>", "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&", "&amp;",
    "&#x1b;", "&#0;", "&#8238;", "&nbsp;", "<title>", "</title>", "<time datetime=\"2020-01-02\">", "<item>", "</item>", "<entry>", "</entry>", "<link href=\"", "\"/>", "<description>",
    "<content type=\"xhtml\">", "<author><name>", "</name></author>", "---\n", "+++\n", "title: x\n", "# ", "## ", "- ", "> ", "```\n", "|a|b|\n|-|-|\n", "[x](http://y.z)", "![", "](", "\n", "\n\n",
    "By Ann Lee\n", "3 May 2019\n", "Related articles\n", "Share\n", "***END***\n", "Press contacts\n", "tel. 020 7946 0000\n", "The port was sold for £5m, its owner said on Monday. ",
    "Acme Ltd", "\u{1b}[31m", "\u{1b}]52;c;x\u{7}", "\u{202e}", "\u{200d}", "👩\u{200d}💻", "\u{301}\u{301}\u{301}", "\u{e0041}", "\u{feff}", "\u{2028}", "\u{85}", "\u{a0}", "é", "한국", "。", "\r\n", "\t", "\0",
];

fn messy() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()], 0..40)
        .prop_map(|parts| parts.concat())
}

fn load(bytes: &[u8], name: &str) -> Vec<Article> {
    load::bytes(bytes, Source::File(name.into()), &Settings::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: hold::cases(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_is_done_once(text in messy()) {
        let once = clean::text(&text);
        prop_assert_eq!(clean::text(&once), once.clone());
        prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
        let unseen = once.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{ad}', '\u{feff}', '\u{2028}']);
        prop_assert!(!unseen);
        prop_assert!(!clean::line(&text).contains('\n'));
    }

    #[test]
    fn every_format_keeps_an_articles_invariants(text in messy()) {
        for (prefix, name) in [("", "a.txt"), ("", "a.md"), ("", "a.html"), ("<html>", "b"), ("<rss><channel>", "c.xml"), ("<feed>", "d"), ("---\ntitle: t\n---\n", "e.txt")] {
            load(format!("{prefix}{text}").as_bytes(), name).iter().for_each(hold::article);
        }
    }

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        hold::bytes(&bytes);
    }
}

/// A feed that is larger than what is read of one at once.
#[test]
fn a_large_feed_is_read_by_windows_as_if_it_were_read_whole() {
    let words = "The mill at Ore has been sold for £5m, its owner said on Monday. ".repeat(300);
    let item = |number: usize| {
        let title = format!("<title>Mill {number}</title><link>https://ore.example/{}</link>", number % 40);
        format!("<item>{title}<description>&lt;p&gt;{words}&lt;/p&gt;</description></item>\n")
    };
    let items: String = (0..450).map(item).collect();
    let huge = format!("<item><title>All mills</title><description>{}</description></item>", words.repeat(300));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.xml");
    for mark in ["", "\u{feff}"] {
        let raw = format!("{mark}<?xml version=\"1.0\"?><rss><channel><title>Ore Daily</title>{items}{huge}{items}");
        std::fs::write(&file, &raw).unwrap();
        let whole = load::bytes(raw.as_bytes(), Source::File(file.clone()), &Settings::default());
        let by_windows = load::file(&file, &Settings::default()).unwrap();
        assert_eq!(whole.len(), 901);
        assert!(whole == by_windows);
        assert!(by_windows.iter().all(|article| article.remarks.is_empty() && article.meta.source.as_deref() == Some("Ore Daily")));
        let head = load::file(&file, &Settings { max_megabytes: 6, ..Settings::default() }).unwrap();
        assert!((1..450).contains(&head.len()), "{}", head.len());
        assert!(head.iter().zip(&whole).all(|(cut, whole)| cut.text == whole.text && cut.remarks.len() == 1));
    }
}
