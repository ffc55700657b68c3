//! The words by which a page's furniture gives itself away: a table.
//!
//! All entries are lower case, with straight apostrophes and without the signs at either end. Words that an article may well
//! use itself stand in [`WEAK`], where one alone decides nothing.

/// Lines that are furniture when they are the whole line.
#[rustfmt::skip]
pub const ALONE: &[&str] = &[
    "about us", "accessibility", "account", "ad", "ad choices", "ads", "ads by google", "advert", "advertise", "advertise with us",
    "advertisement", "advertisement - scroll to continue", "advertisements", "advertising", "all news", "all rights reserved",
    "all topics", "app store", "archive", "archives", "article continues below", "article continues below advertisement", "back",
    "back to home", "back to news", "back to top", "bookmark", "breaking news", "careers", "close", "comment", "comments", "contact",
    "contact us", "continue", "continue reading", "continue reading below", "cookie policy", "cookie settings", "cookies", "copy link",
    "copy link to clipboard", "create account", "dark mode", "data protection", "digital edition", "disclaimer", "donate", "download",
    "download pdf", "e-mail", "e-paper", "edition", "editions", "email", "email address", "email this", "enlarge", "enlarge this image",
    "events", "facebook", "faq", "faqs", "favorites", "feedback", "flipboard", "follow", "follow us", "full screen", "gallery",
    "get the app", "gift this article", "give", "global", "go to top", "google news", "google plus", "google+", "help", "hide", "home",
    "home page", "homepage", "imprint", "instagram", "jobs", "latest", "latest news", "latest stories", "less", "like", "link copied",
    "linkedin", "listen", "listen to article", "listen to this article", "live", "load comments", "load more", "load more articles",
    "loading", "log in", "log out", "login", "mail", "main menu", "main navigation", "manage cookies", "media kit", "menu", "messenger",
    "more", "most popular", "most read", "most viewed", "my account", "my profile", "navigation", "newsletter", "newsletters", "next",
    "next article", "next story", "no comments", "notifications", "open", "open menu", "opens in new window", "permalink", "photos",
    "pinterest", "play", "play video", "pocket", "podcast", "podcasts", "post", "premium", "press enter to search", "prev", "previous",
    "previous article", "print", "print article", "print this article", "print this page", "privacy", "privacy notice",
    "privacy policy", "privacy settings", "read", "read article", "read full story", "read more", "read next", "reddit", "register",
    "related", "replay", "report an error", "reprints", "republish", "republish this article", "rss", "rss feed", "save",
    "save article", "save for later", "save this story", "saved", "scroll down", "scroll to top", "search", "see all", "see comments",
    "see more", "send", "settings", "share", "share article", "share by email", "share full article", "share on facebook",
    "share on linkedin", "share on twitter", "share on whatsapp", "share on x", "share story", "share this", "share this article",
    "share this page", "share this post", "share this story", "share via email", "sharing", "shop", "show all", "show caption",
    "show comments", "show less", "show more", "sign in", "sign out", "sign up", "sign up now", "site map", "sitemap", "skip",
    "skip ad", "skip advert", "skip to content", "skip to main content", "skip to navigation", "sms", "sponsored", "sponsored content",
    "store", "story continues below", "story continues below advertisement", "subscribe", "subscribe now", "subscribe today",
    "subscriber only", "subscribers only", "subscriptions", "support us", "supported by", "tags", "telegram", "terms",
    "terms and conditions", "terms of service", "terms of use", "text size", "top", "top stories", "translate", "trending",
    "trending now", "tumblr", "tweet", "twitter", "unsubscribe", "view all", "view all newsletters", "view all posts", "view comments",
    "view gallery", "view image in fullscreen", "view more", "view on facebook", "view on instagram", "view on twitter", "vk", "watch",
    "watch live", "watch now", "wechat", "weibo", "whatsapp", "x", "xing", "your account", "youtube", "zoom",
];

/// Beginnings of lines of at most sixteen words that are furniture.
#[rustfmt::skip]
pub const BEGINS: &[&str] = &[
    "a version of this article", "add as a preferred source", "add to favourites", "advertisement", "already a subscriber",
    "already have an account", "also read", "also see", "by submitting", "by subscribing", "check out our", "choose your plan",
    "click here", "click the link", "click to", "continue reading", "cookie", "copyright (c)", "copyright 1", "copyright 2",
    "copyright ©", "create a free account", "credit: ", "credits: ", "discover more", "don't have an account", "don't miss",
    "download our", "download the", "email this article", "enter your", "explore more", "file photo", "filed under", "find out more",
    "find us on", "follow @", "follow her on", "follow him on", "follow me on", "follow our", "follow the author", "follow us",
    "for more news", "for more stories", "forgot your password", "get alerts", "get all the latest", "get in touch", "get our",
    "get the day's", "get the latest", "get unlimited access", "getty images", "go deeper", "got a story", "got a tip", "have a tip",
    "have you got a story", "hear more", "image by", "image caption", "image copyright", "image credit", "image source", "image: ",
    "images: ", "interested in more", "join our", "join the conversation", "join us on", "last modified", "learn more about our",
    "leave a comment", "like this article", "like us on", "link to ", "listen to our", "listen to this", "loading", "looking for more",
    "manage your", "more on this story", "more:", "newsletter", "not a subscriber", "not registered", "now read", "graphic by", "graphics by", "illustration by", "illustrations by", "photo by", "photographs by", "photography by", "photos by",
    "photo courtesy", "photo credit", "photo via", "photo: ", "photograph: ", "photos: ", "pic: ", "picture by", "picture credit",
    "picture: ", "pictures: ", "please enable", "please log in", "please sign in", "please subscribe", "posted in:", "posted under",
    "read also", "read full", "read more", "read next", "read our", "read the full", "read the original", "read the rest", "read this",
    "read:", "receive our", "receive the", "register for", "register now", "register to", "related article", "related stor", "related:",
    "reply", "report this ad", "rights and permissions", "save this", "see also", "see more", "see our", "send us", "share on",
    "share this", "share tweet", "shareclose", "sign in", "sign up", "skip to", "source image", "source: ", "sponsored by",
    "story continues", "subscribe", "support our", "support quality journalism", "swipe", "tagged with", "tagged:", "tags:", "tell us",
    "terms of use", "thank you for", "thanks for", "this article is available to", "this article is for subscribers", "this content is",
    "this site uses", "tick the box", "to continue reading", "the views expressed", "the opinions expressed", "views expressed", "opinions expressed", "to read the full", "topics:", "try our", "tweet this", "unlock",
    "view all", "view comments", "view gallery", "view more", "visit our", "want more", "watch more", "watch now", "watch:",
    "we use cookies", "we value your", "we want to hear", "you are here", "you can unsubscribe", "you have 1", "you have reached",
    "you have read", "you must be", "you need to", "your browser", "your email", "your subscription", "©",
];

/// Endings of lines of at most sixteen words that are furniture.
#[rustfmt::skip]
pub const ENDS: &[&str] = &[
    "/afp", "/ap", "/getty", "/getty images", "/reuters", "/shutterstock", "all rights reserved", "comments", "getty images",
    "min read", "mins read", "minute read", "minutes read", "opens in new window", "read more", "shares", "shutterstock",
    "sign up here", "sign up now", "subscribe now", "via ap", "via getty images", "via reuters", "via shutterstock",
];

/// Words that make furniture of any line they stand in.
#[rustfmt::skip]
pub const ANYWHERE: &[&str] = &[
    "accept all cookies", "agree to our privacy", "agree to our terms", "agree to receive", "agree to the privacy",
    "agree to the terms", "collecting my details", "could not subscribe", "delivered directly to your inbox",
    "delivered straight to your inbox", "delivered to your inbox", "disable your ad blocker", "email address will not be published",
    "enable javascript", "enter your email", "for your security, we", "i agree to the", "i consent to", "i have read and",
    "i would like to receive", "in accordance with the privacy policy", "in your inbox", "may earn a commission",
    "may not be published, broadcast", "may not be reproduced", "no part of this publication may be", "opt out at any time",
    "our privacy policy", "reproduction in whole or in part", "sign up for our", "sign up for the", "sign up to our",
    "straight to your inbox", "subscribe to our", "supports javascript", "this form is protected",
    "this site is protected by recaptcha", "tick the boxes", "to your inbox", "unsubscribe at any time", "unsubscribe from",
    "update your browser", "use of cookies", "uses cookies", "cookies to improve", "cookies to give you", "necessary cookies", "cookies may", "view our privacy", "we and our partners", "we use cookies", "you agree to",
    "you can change your settings", "you consent to", "your inbox",
];

/// Words of which two make furniture of a line.
#[rustfmt::skip]
pub const WEAK: &[&str] = &[
    "all rights reserved", "click here", "cookies", "facebook", "inbox", "instagram", "newsletter", "newsletters", "our website",
    "personal data", "privacy policy", "register", "registered in england", "sign up", "subscribe", "terms and conditions",
    "terms of use", "this site", "this website", "tick", "twitter", "unsubscribe", "whatsapp", "your browser", "your data",
    "your details", "your email", "your experience", "youtube", "©",
];

/// Beginnings of lines of at most nine words that open a list of headlines of other articles.
#[rustfmt::skip]
pub const OPENS: &[&str] = &[
    "also in the news", "also in this", "also on", "around the web", "artículos relacionados", "best of", "content from our partners",
    "das könnte sie auch interessieren", "editor's pick", "editors pick", "editors' pick", "elsewhere on", "explore more",
    "featured stories", "from around the web", "from our partners", "from our sponsors", "from the archive", "further reading",
    "hot topics", "in case you missed it", "in other news", "in this section", "in this story", "keep reading", "keep up with",
    "latest from", "latest headlines", "latest in", "latest news", "latest on", "latest posts", "latest stories", "latest videos",
    "lee también", "leggi anche", "leia também", "lire aussi", "mehr zum thema", "more articles", "more by", "more coverage", "more from",
    "more headlines", "more in", "more like this", "more news", "more on this", "more stories", "more to explore", "more to read",
    "most commented", "most popular", "most read", "most recent", "most shared", "most viewed", "must read", "news in brief",
    "noticias relacionadas", "notícias relacionadas", "other articles", "other news", "other stories", "our picks", "paid content",
    "partner content", "popular articles", "popular in", "popular now", "popular on", "popular posts", "popular stories",
    "press release from partners", "previous articles", "promoted", "promoted content", "promoted stories", "read also", "read more",
    "read next", "read this next", "recent articles", "recent news", "recent posts", "recent stories", "recommended",
    "recommended for you", "recommended reading", "recommended stories", "related", "related articles", "related content",
    "related coverage", "related links", "related news", "related posts", "related reading", "related stories", "related topics",
    "related video", "see also", "similar articles", "similar stories", "special report", "sponsored", "sponsored content",
    "sponsored stories", "stories for you", "suggested reading", "te puede interesar", "the latest", "today's top", "top articles",
    "top headlines", "top news", "top picks", "top stories", "topics in this article", "trending", "up next", "veja também",
    "você pode gostar", "websites in our network", "what others are reading", "what to read next", "white papers", "whitepapers",
    "you may also", "you may be interested", "you may have missed", "you might also", "you might be interested", "à lire aussi",
    "читайте также", "関連記事",
];

/// Lines of at most nine words behind which nothing of the article comes but prose under a heading.
#[rustfmt::skip]
pub const CLOSES: &[&str] = &[
    "company contact", "contact details", "contact for media", "contact information", "contacts", "contacts for media",
    "corporate contact", "end", "ends", "enquiries", "for enquiries", "for further details", "for further information",
    "for media enquiries", "for media inquiries", "for more information", "for press enquiries", "further information", "image gallery",
    "inquiries", "investor contact", "investor relations contact", "media contact", "media enquiries", "media inquiries",
    "media office", "media relations", "photo gallery", "pr contact", "press contact", "press enquiries", "press inquiries",
    "press office", "public relations contact", "websites in our network", "written by",
];

/// Lines of at most eight words behind which everything is what readers wrote.
#[rustfmt::skip]
pub const REMARKS: &[&str] = &[
    "add a comment", "add your comment", "comment on this", "comments", "conversation", "discussion", "have your say",
    "join the conversation", "join the discussion", "leave a comment", "leave a reply", "leave your comment", "post a comment",
    "post a new comment", "post comment", "reader comments", "readers' comments", "view comments", "what do you think",
    "write a comment",
];

/// Beginnings of headings behind which everything is what lawyers ask for.
#[rustfmt::skip]
pub const NOTICES: &[&str] = &[
    "additional information and where to find it", "cautionary note", "cautionary statement", "disclaimer", "disclaimers",
    "forward looking statement", "forward looking statements", "forward-looking information", "forward-looking statement",
    "forward-looking statements", "important information", "important legal information", "important notice", "important notices",
    "legal disclaimer", "legal notice", "no offer or solicitation", "participants in the solicitation", "rule 26", "safe harbor",
    "safe harbour",
];

/// Beginnings of paragraphs that lawyers ask for, however long.
#[rustfmt::skip]
pub const LEGAL: &[&str] = &[
    "by accepting this", "certain statements contained in", "certain statements in this", "nothing in this announcement constitutes",
    "past performance is no", "past performance is not", "statements in this press release", "statements in this release",
    "the information contained in this announcement", "the information contained within this announcement",
    "the information in this announcement is", "the securities referred to", "the securities mentioned",
    "this announcement contains forward", "this announcement contains inside information", "this announcement does not constitute",
    "this announcement is not", "this announcement may contain", "this article was originally published", "this article first appeared",
    "this communication contains forward", "this communication does not constitute", "this communication is not",
    "this document does not constitute", "this material is provided for", "this news release contains forward",
    "this news release includes forward", "this news release may contain", "this press release contains",
    "this press release does not constitute", "this press release includes forward", "this press release is not",
    "this press release may contain", "this release contains forward", "this release does not constitute", "this release may contain",
];

/// Names of the sections of papers, as they stand alone above a headline.
#[rustfmt::skip]
pub const SECTIONS: &[&str] = &[
    "africa", "analysis", "asia", "asia pacific", "banking", "breaking", "business", "business news", "climate", "comment", "companies",
    "consumer", "corporate", "culture", "cybersecurity", "deals", "economics", "economy", "education", "energy", "entertainment",
    "environment", "europe", "exclusive", "feature", "features", "finance", "health", "home", "in brief", "industry", "innovation",
    "insight", "international", "interview", "investing", "latest", "lifestyle", "local", "local news", "long read", "markets", "media",
    "money", "national", "news", "news analysis", "news release", "opinion", "politics", "press release", "press releases", "property",
    "real estate", "regional", "report", "retail", "science", "special report", "sport", "sports", "startups", "tech", "technology",
    "telecoms", "top news", "top stories", "transport", "travel", "uk", "uk news", "us", "video", "world", "world news",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_is_sorted() {
        assert!(ALONE.is_sorted());
    }
}
