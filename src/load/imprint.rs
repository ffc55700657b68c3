//! The paper that made a page, where no line is there to say it: its line of copyright, or the way it speaks of itself.

use super::clean;
use super::credit;
use super::furniture;
use super::page::Page;
use crate::article::Layer;

/// The paper's name as the first line of the page.
pub fn masthead(page: &mut Page) {
    if page.meta.source.is_some() {
        return;
    }
    let Some(first) = page.blocks.first().filter(|block| matches!(block.layer, Layer::Furniture | Layer::Meta)) else { return };
    let words = clean::line(furniture::head(page.words(first), 80));
    let shouted = !words.chars().any(char::is_lowercase);
    let name = if shouted {
        let capitalised = |word: &str| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
        };
        words.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
    } else {
        words.clone()
    };
    page.meta.source = credit::paper(&name).filter(|paper| *paper == name);
}

/// The owner named in a line of copyright: `© 2024 The Courier. All rights reserved.`
pub fn imprint(page: &mut Page) {
    if page.meta.source.is_some() {
        return;
    }
    let mut names = page.blocks.iter().filter(|block| block.layer == Layer::Furniture).filter_map(|block| {
        let words = furniture::head(page.words(block), 300);
        let (_, after) = words.split_once('©')?;
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':'));
        let after = after.trim_start_matches("Copyright ").trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let mut name: Vec<&str> = after.split(['.', '|', ',', ';', '–', '—', '·']).next()?.split_whitespace().collect();
        name.truncate(
            name.iter().rposition(|word| !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')).map_or(0, |last| last + 1),
        );
        let named = (1..=5).contains(&name.len()) && name.first()?.starts_with(char::is_uppercase) && !name.contains(&"All");
        named.then(|| clean::line(&name.join(" ")))
    });
    page.meta.source = names.next_back();
}

/// A paper that speaks of itself: it "speaks to" someone in the standfirst or the first lines, and someone "told" it.
pub fn own_voice(page: &mut Page) {
    if page.meta.source.is_some() {
        return;
    }
    let mut told: Vec<String> = Vec::new();
    let mut speaks: Vec<String> = Vec::new();
    let mut seen = 0;
    for block in page.blocks.iter().filter(|block| matches!(block.layer, Layer::Headline | Layer::Standfirst | Layer::Body)).take(200) {
        let words: Vec<&str> = page.words(block).split_whitespace().take(2000).collect();
        seen += 1;
        for (at, word) in words.iter().enumerate() {
            if matches!(*word, "told" | "tells") {
                told.extend(words.get(at + 1..).and_then(|rest| name_from(rest.iter().copied())));
            }
            let to = words.get(at + 1).is_some_and(|next| matches!(*next, "to" | "with"));
            if seen <= 4 && to && matches!(*word, "speaks" | "spoke" | "talks" | "talked") {
                let before = words
                    .get(..at)
                    .unwrap_or_default()
                    .iter()
                    .rev()
                    .take_while(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':']))
                    .count();
                speaks.extend(words.get(at - before..at).and_then(|name| name_from(name.iter().copied())));
            }
        }
    }
    page.meta.source = speaks.into_iter().find(|name| told.contains(name));
}

/// The capitalised words that open a run of words, as a name.
fn name_from<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut name = Vec::new();
    for word in words.take(5) {
        let bare = word.trim_end_matches(['.', ',', ';', ':', '"', '”', '’', ')']).trim_end_matches("’s");
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        name.push(bare);
        if bare.len() != word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| clean::line(&name.join(" ")))
}
