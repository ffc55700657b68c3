//! What sites call the parts of their pages: the words in classes, ids and roles that tell an article from what is about it.
//! A table.

/// Elements whose content is no text of the page.
#[rustfmt::skip]
pub const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "embed", "frameset", "head", "iframe", "input", "map", "math", "meter", "noembed",
    "noframes", "noscript", "object", "progress", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that are about the page, not of the article.
#[rustfmt::skip]
pub const AROUND: &[&str] = &[
    "aside", "footer", "label", "menu", "nav", "search",
];

/// Roles that are about the page.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "tablist",
    "toolbar", "tooltip",
];

/// Words of a class or an id that make the element furniture when they are one of its words (parted by `-`, `_`, capitals).
#[rustfmt::skip]
pub const FURNITURE: &[&str] = &[
    "ad", "adbox", "ads", "adsense", "adslot", "advert", "advertisement", "advertising", "affiliate", "agree", "alsoread", "authorbio",
    "banner", "breadcrumb", "breadcrumbs", "button", "buttons", "byline", "bylines", "caption", "captions", "carousel", "categories",
    "comment", "commentlist", "comments", "consent", "contributors", "cookie", "cookies", "copyright", "credit", "credits", "cta",
    "dateline", "dfp", "disqus", "donate", "dropdown", "followus", "footer", "gdpr", "hidden", "imagecaption", "jump", "login",
    "masthead", "menu", "meta", "metadata", "modal", "mostread", "nav", "navbar", "navigation", "newsletter", "newsletters", "notice",
    "offscreen", "outbrain", "overlay", "pager", "pagination", "paging", "paywall", "permalink", "plea", "poll", "popover", "popular",
    "popup", "prevnext", "print", "printonly", "promo", "promos", "promotion", "rating", "ratings", "readalso", "readmore", "recirc",
    "recirculation", "recommend", "recommendation", "recommendations", "recommended", "register", "related", "relatedlinks",
    "relatedposts", "reply", "respond", "screenreader", "share", "sharebar", "sharedaddy", "shareit", "sharethis", "sharing", "shop",
    "sidebar", "sidenav", "signin", "signup", "skip", "social", "socials", "sponsor", "sponsored", "sponsors", "subnav", "subscribe",
    "subscription", "subscriptions", "taboola", "tag", "taglist", "tags", "taxonomy", "teaser", "teasers", "timestamp", "toc", "toolbar",
    "tools", "tooltip", "topics", "trending", "trinity", "upnext", "utility", "viewmore", "widget", "widgets", "zergnet",
];

/// Two words in a row that make the element furniture.
#[rustfmt::skip]
pub const FURNITURE_PAIRS: &[(&str, &str)] = &[
    ("also", "like"), ("also", "read"), ("article", "author"), ("article", "date"), ("article", "footer"), ("article", "header"),
    ("article", "info"), ("article", "link"), ("article", "links"), ("author", "bio"), ("author", "box"), ("author", "card"),
    ("author", "details"), ("author", "info"), ("author", "name"), ("bio", "box"), ("call", "out"), ("entry", "date"),
    ("entry", "footer"), ("entry", "utility"), ("follow", "us"), ("image", "credit"), ("in", "article"), ("inline", "link"),
    ("inline", "links"), ("inline", "video"), ("key", "points"), ("latest", "news"), ("link", "list"), ("link", "out"),
    ("list", "related"), ("more", "from"), ("more", "in"), ("more", "like"), ("more", "links"), ("more", "news"), ("more", "on"),
    ("more", "stories"), ("most", "popular"), ("most", "read"), ("most", "viewed"), ("next", "article"), ("next", "post"), ("next", "up"),
    ("o", "ad"), ("photo", "credit"), ("post", "author"), ("post", "date"), ("post", "footer"), ("post", "info"), ("post", "navigation"),
    ("pub", "date"), ("pull", "quote"), ("read", "also"), ("read", "full"), ("read", "more"), ("read", "next"), ("read", "this"),
    ("rich", "link"), ("screen", "reader"), ("see", "also"), ("site", "footer"), ("site", "header"), ("sr", "only"), ("story", "date"),
    ("story", "info"), ("story", "link"), ("story", "links"), ("top", "stories"), ("user", "info"), ("visually", "hidden"),
    ("you", "may"), ("you", "might"),
];

/// Words of a class, id or property that name the article's own text, when written together.
/// "Main content" and its like are missing on purpose: they name all of a page but its frame.
#[rustfmt::skip]
pub const CONTENT: &[&str] = &[
    "articlebody", "articlecontent", "articlecopy", "articlemain", "articletext", "bodycopy", "bodytext", "contentbody",
    "entrybody", "entrycontent", "mainarticle", "newsbody", "newscontent", "newsdetail", "newstext", "pagecontent",
    "postbody", "postcontent", "postentry", "posttext", "singlecontent", "storybody", "storycontent", "storytext",
    "thecontent",
];

/// Words of a class that make the article's first paragraph its standfirst.
#[rustfmt::skip]
pub const STANDFIRST: &[&str] = &[
    "deck", "dek", "lede", "standfirst", "strapline", "subdeck", "subhead", "subheading", "subheadline", "subline", "subtitle",
];

/// Words behind the name of the article's text that only say it is wrapped.
#[rustfmt::skip]
pub const WRAPPERS: &[&str] = &[
    "area", "block", "box", "col", "column", "container", "full", "group", "holder", "inner", "left", "main", "module", "section", "wrap",
    "wrapper",
];

/// Cuts a class or id into its words, in lower case: at signs, spaces, and where a capital follows a small letter.
pub fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars().take(400) {
        if (!c.is_alphanumeric() || (small && c.is_uppercase())) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(FURNITURE.is_sorted() && FURNITURE_PAIRS.is_sorted() && CONTENT.is_sorted() && STANDFIRST.is_sorted());
    }

    #[test]
    fn names_are_cut() {
        assert_eq!(words("c-ArticleBody__main-text adSlot"), ["c", "article", "body", "main", "text", "ad", "slot"]);
    }
}
