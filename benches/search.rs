//! How fast articles are found: a library of articles in a cache on disk, as a search on the command line and as the picker asks it.
//! `GLEANER_ARTICLES` says how many there are (20,000 unless told). Prints the median and the 95th percentile of each query to its
//! first 20 hits with snippets, and of each letter typed in the picker.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up ends")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use gleaner::article::{Article, Source};
use gleaner::extract::{self, lexicon::Lexicon};
use gleaner::library::cache::Cache;
use gleaner::library::entry::FileState;
use gleaner::library::shelf::Sort;
use gleaner::library::{fuzzy, query, search};
use jiff::ToSpan;
use jiff::civil::date;

const FIRMS: [&str; 12] = [
    "Corvane",
    "Brill",
    "Norvia",
    "Tarnwick",
    "Seorim",
    "Maastrand",
    "Vellmar",
    "Hissivalmet",
    "Kagawa",
    "Leafstack",
    "Quillbank",
    "Yunlan",
];
const FORMS: [&str; 4] = ["Group plc", "Holdings Ltd", "Energy AG", "Logistics Inc"];
const DEEDS: [&str; 6] = [
    "has agreed to buy {} for £{}m, the two companies said on Monday",
    "posted revenue of €{}m, a rise of 7 per cent, and blamed {} for the rest",
    "denied that it would sell its stake in {} for ${}m",
    "will invest ${}m in a plant beside that of {}, its chief executive Jane Doe said",
    "won an order worth £{}m from {} for its smart city software",
    "appointed Ann Lee as chief financial officer; she joins from {}, where she ran a budget of £{}m",
];

/// A number that looks like chance, the same at every run.
fn chance(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

fn article(number: usize, words: &[&str], seed: &mut u64) -> Article {
    let firm = |seed: &mut u64| format!("{} {}", FIRMS[chance(seed) % FIRMS.len()], FORMS[chance(seed) % FORMS.len()]);
    let mut text = String::new();
    let title = format!("{} and {} no. {number}", firm(seed), firm(seed));
    for _ in 0..6 {
        let deed = DEEDS[chance(seed) % DEEDS.len()];
        let amount = (chance(seed) % 900 + 1).to_string();
        let filled = if deed.find("{}") < deed.find("{}m") { [firm(seed), amount] } else { [amount, firm(seed)] };
        let deed = filled.iter().fold(deed.to_owned(), |deed, value| deed.replacen("{}", value, 1));
        text.push_str(&format!("{} {deed}.", firm(seed)));
        for _ in 0..60 {
            text.push(' ');
            text.push_str(words[chance(seed) % words.len()]);
        }
        text.push_str(".\n\n");
    }
    let path = PathBuf::from(format!("/library/{:03}/{number}.txt", number / 1000));
    let mut article = Article::from_body(Source::File(path), text, Some(date(2018, 1, 1).saturating_add((number as i64 % 2400).days())));
    article.meta.title = Some(title);
    article.meta.source = Some(["Wire", "Harbour Daily", "Circuit Ledger"][number % 3].to_owned());
    article
}

fn library(cache: &Cache, count: usize) {
    let lexicon = Lexicon::default();
    let words: Vec<&str> = include_str!("article.txt").split_whitespace().filter(|word| word.chars().all(char::is_lowercase)).collect();
    let mut seed = 1;
    // Analysing is not what is measured: a few analyses serve for all.
    let made: Vec<_> =
        (0..400).map(|number| article(number, &words, &mut seed)).map(|article| (extract::analyse(&article, &lexicon), article)).collect();
    for portion in (0..count).collect::<Vec<_>>().chunks(1000) {
        cache
            .write(|writer| {
                for &number in portion {
                    let (analysis, template) = &made[number % made.len()];
                    let own = article(number, &words, &mut seed);
                    let meta = gleaner::article::Metadata {
                        title: own.meta.title.clone(),
                        published: own.meta.published,
                        ..template.meta.clone()
                    };
                    let own = Article { source: own.source, meta, ..template.clone() };
                    let path = own.source.path().map(std::path::Path::to_owned).unwrap_or_default();
                    let ids = writer.put(&FileState { path, size: 1, modified: 1 }, [&own])?;
                    ids.into_iter().try_for_each(|id| writer.analysed(id, &own, analysis))?;
                }
                Ok(())
            })
            .expect("a cache");
    }
}

fn told(name: &str, mut times: Vec<Duration>, note: &str) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or_default();
    println!("{name:44} p50 {:>9.2?}  p95 {:>9.2?}  {note}", at(50), at(95));
}

fn main() {
    let count = std::env::var("GLEANER_ARTICLES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("cache.db");
    let (cache, _) = Cache::open(Some(&file), 7).expect("a cache");
    let begun = Instant::now();
    library(&cache, count);
    let size = std::fs::metadata(&file).map_or(0, |file| file.len());
    println!("{count} articles stored in {:.1?}, {} MB", begun.elapsed(), size / 1_000_000);
    let today = date(2024, 8, 1);
    let mut all = Vec::new();
    let queries = [
        "tarnwick",
        "\"smart city\"",
        "plant -order",
        "org:\"Brill Energy\"",
        "revenue seorim OR kagawa",
        "lee jane doe",
        "money>800m type:acquire",
        "type:contract status:asserted after:2023",
        "source:harbour before:2019 invest*",
        "person:\"ann lee\" org:vellmar",
        "no. 77*",
        "on:2020-03",
    ];
    for words in queries {
        let query = query::parse(words).expect("a query");
        let mut times = Vec::new();
        let mut hits = 0;
        for _ in 0..15 {
            let begun = Instant::now();
            hits = search::search(&cache, &query, today, 20).expect("hits").len();
            times.push(begun.elapsed());
        }
        all.extend(times.iter().copied());
        let found = search::count(&cache, &query, today).expect("a count");
        told(words, times, &format!("{hits} of {found}"));
    }
    told("all searches", all, "");
    let begun = Instant::now();
    let names = cache.names(Sort::Date).expect("names");
    println!("{} names read in {:.1?}", names.len(), begun.elapsed());
    let mut times = Vec::new();
    for typed in ["tarnwick hold", "brill no 77", "seo log", "hissi plc 991"] {
        let mut within: Option<Vec<u32>> = None;
        for end in 1..=typed.len() {
            let begun = Instant::now();
            let found = fuzzy::rank(&names, within.as_deref(), &typed[..end], 500);
            times.push(begun.elapsed());
            within = Some(found.all).filter(|_| !typed[..end].ends_with(' '));
        }
    }
    told("a letter in the picker", times, "");
}
