//! How fast pages are read: the saved pages and the plain texts of the tests, from bytes to articles with their furniture and
//! metadata told. Prints pages and bytes a second.

use std::path::Path;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gleaner::article::Source;
use gleaner::load::{self, Settings};

fn main() {
    divan::main();
}

#[divan::bench(args = ["html", "text"])]
fn pages(bencher: Bencher, folder: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(folder);
    let files = std::fs::read_dir(path).into_iter().flatten().flatten();
    let pages: Vec<(String, Vec<u8>)> =
        files.filter_map(|file| Some((format!("{}.{folder}", file.file_name().display()), std::fs::read(file.path()).ok()?))).collect();
    read(bencher, &pages);
}

/// The longest saved page of the tests, with the scripts and styles that real pages carry about it: 300 KB.
#[divan::bench]
fn heavy_page(bencher: Bencher) {
    let page = include_str!("../tests/pages/html/semantic.html");
    let script = format!("<script>{}</script><style>{}</style>", "var a=[1,2,3];\n".repeat(6000), ".a-b{color:red}\n".repeat(4000));
    let menus = "<nav><ul>".to_owned() + &"<li class=\"menu-item\"><a href=\"/section\">A section</a></li>".repeat(600) + "</ul></nav>";
    let page = page.replacen("<body", &format!("{script}<body"), 1) + &menus;
    read(bencher, &[("page.html".to_owned(), page.into_bytes())]);
}

fn read(bencher: Bencher, pages: &[(String, Vec<u8>)]) {
    let settings = Settings::default();
    let bytes: usize = pages.iter().map(|(_, page)| page.len()).sum();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| pages.iter().map(|(name, page)| load::bytes(page, Source::File(name.into()), &settings).len()).sum::<usize>());
}
