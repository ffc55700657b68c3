//! Quotes with their speakers.
//!
//! Direct quotes stand between marks ([`marks`]) and have three words or more; a paragraph that opens with a mark and names nobody goes
//! on with who spoke last. Indirect quotes are the clauses that verbs of speech report ([`reported`]). Who speaks is
//! read from the words around ([`speaker`]); where they do not tell, nobody is guessed but the last speaker.

#[cfg(test)]
mod cases;
mod clause;
#[cfg(test)]
mod laws;
pub mod layout;
pub mod marks;
pub mod model;
mod pronouns;
pub mod reported;
pub mod sexes;
pub mod speaker;
mod subject;
mod unnamed;

pub use model::{Quote, QuoteKind, Speaker};

use std::ops::Range;

use super::document::Document;
use super::lexicon::Lexicon;
use super::name::run::Runs;
use super::name::word::Words;
use super::organisation::Names;
use crate::article::Layer;
use crate::span::Span;
use speaker::Speakers;

/// Finds the quotes of an article, in the order of the text.
pub fn find(document: &Document, names: &Names, lexicon: &Lexicon) -> Vec<Quote> {
    let words = Words::new(document, lexicon);
    let runs = Runs { document, words: &words, lexicon };
    let direct = marks::find(document);
    let mut speakers = Speakers::new(&runs, names, &direct);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut next = 0;
    let mut last: Option<(u32, Speaker)> = None;
    // The quotes that no mark closes and nobody is yet told to speak.
    let mut open: Vec<usize> = Vec::new();
    let interview = is_interview(document, &direct);
    for (number, sentence) in document.sentences.iter().enumerate() {
        if sentence.layer == Layer::Headline {
            next += direct.get(next..).unwrap_or_default().partition_point(|quote| quote.start() < sentence.span.end());
            continue;
        }
        let range = words.sentences.get(number).cloned().unwrap_or(0..0);
        let range = speakers.dateline(&range)..range.end;
        let first = next;
        while direct.get(next).is_some_and(|quote| quote.start() < sentence.span.end()) {
            next += 1;
        }
        let here = direct.get(first..next).unwrap_or_default();
        // The sentence in which a quote ends, where it began in an earlier one, may name the speaker too.
        for (index, &span) in here.iter().enumerate() {
            let from = here.get(..index).and_then(|before| before.last()).map_or(0, |before| before.end());
            if speakers.is_ours(span, &range, from) || speakers.is_of_stranger(span, &range) {
                quotes.push(Quote { span, kind: QuoteKind::Direct, speaker: None });
                continue;
            }
            let spoken = speaker_of(&mut speakers, span, &range, here, index).or_else(|| {
                let after = document.sentence_at(span.end().saturating_sub(1)).filter(|&after| after != number)?;
                let range = words.sentences.get(after).cloned()?;
                speaker_of(&mut speakers, span, &range, &[], 0)
            });
            // Paragraphs without a closing mark are of who is named behind the last of them.
            if let Some(speaker) = spoken {
                for open in open.drain(..) {
                    if let Some(quote) = quotes.get_mut(open) {
                        quote.speaker = Some(speaker);
                    }
                }
            }
            let goes_on = spoken.is_none() && marks::is_open(span.of(document.text));
            let block = sentence.block;
            let opens_sentence = words.span(&range).start() + 1 >= span.start();
            let spoken = spoken.or_else(|| {
                let after = document.sentence_at(span.end().saturating_sub(1))? + 1;
                let ends = document.sentences.get(after - 1).is_some_and(|last| last.span.end() <= span.end() + 1);
                let near = document.sentences.get(after).is_some_and(|after| after.block <= block + 1);
                let inner = span.of(document.text).trim_end_matches(['”', '"', '’', '»', '\'']);
                speakers.told_after(words.sentences.get(after)?, inner.ends_with(['?', '!'])).filter(|_| ends && near)
            });
            let spoken = spoken.or_else(|| {
                let above = document.sentences.get(number.checked_sub(1)?)?;
                speakers.colon_above(words.sentences.get(number - 1)?).filter(|_| opens_sentence && above.block != block)
            });
            let spoken = spoken.or_else(|| {
                let paragraph =
                    document.sentences[..number].iter().rposition(|before| before.block != block).map_or(0, |before| before + 1);
                let paragraph = document.sentences.get(paragraph).map_or(0, |first| first.span.start());
                speakers.subject_before(span, paragraph).filter(|_| opens_sentence)
            });
            // "Her brother Rui is less poetic. “…”"
            let spoken = spoken.or_else(|| {
                let before = document.sentences.get(number.checked_sub(1)?).filter(|before| before.block == block && opens_sentence)?;
                let range = words.sentences.get(number - 1).filter(|_| !direct.iter().any(|quote| quote.overlaps(before.span)))?;
                // "“Nonsense,” replies Berg. “…”": one word is no quote, but it has a speaker.
                let marked = document.words(before.span).contains(['“', '"', '‘', '«']);
                speakers.relation(range).or_else(|| if marked { speakers.main_speaker(range.end, range) } else { None })
            });
            let spoken = spoken.or_else(|| if interview { speakers.interviewee(span) } else { None });
            let spoken = spoken.or_else(|| {
                let (before, speaker) = last.or_else(|| Some((block, speakers.only_person(span)?)))?;
                let opens = opens_sentence || here.len() > 1 || before == block;
                (opens && block.saturating_sub(before) <= 2).then_some(speaker)
            });
            if let Some(speaker) = spoken {
                let end = document.sentence_at(span.end().saturating_sub(1)).and_then(|at| document.sentences.get(at));
                last = Some((end.map_or(block, |end| end.block), speaker));
                speakers.heard(speaker);
            }
            if goes_on {
                open.push(quotes.len());
            } else {
                open.clear();
            }
            quotes.push(Quote { span, kind: QuoteKind::Direct, speaker: spoken });
        }
        for (span, speaker) in reported::find(&mut speakers, &range, &direct) {
            open.clear();
            // Words in marks with which it ends may reach into the next sentence.
            let cut = direct.iter().find(|quote| span.contains(Span::new(quote.start(), quote.start() + 1)) && quote.end() > span.end());
            let span = cut.map_or(span, |quote| span.join(*quote));
            last = Some((sentence.block, speaker));
            speakers.heard(speaker);
            // A fragment inside a reported clause is of who says the clause.
            for fragment in
                quotes.iter_mut().rev().take_while(|quote| quote.span.end() > span.start()).filter(|quote| span.contains(quote.span))
            {
                fragment.speaker = Some(speaker);
            }
            quotes.push(Quote { span, kind: QuoteKind::Indirect, speaker: Some(speaker) });
        }
    }
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// Whether the article is an interview: two or more quotes open paragraphs behind a question.
fn is_interview(document: &Document, direct: &[Span]) -> bool {
    let answers = direct.iter().filter(|quote| {
        let before = document.sentences.partition_point(|sentence| sentence.span.end() <= quote.start()).checked_sub(1);
        let sentence = before.and_then(|before| document.sentences.get(before));
        let opens = document.sentence_at(quote.start()).and_then(|at| document.sentences.get(at));
        let parted = opens.zip(sentence).is_some_and(|(opens, before)| opens.block != before.block && opens.span.start() == quote.start());
        parted && sentence.is_some_and(|sentence| document.words(sentence.span).trim_end().ends_with('?'))
    });
    answers.count() >= 2
}

/// The speaker whom the sentence around a quote names: behind it, before it, in the sentence that follows.
fn speaker_of(speakers: &mut Speakers, quote: Span, sentence: &Range<usize>, here: &[Span], index: usize) -> Option<Speaker> {
    let from = here.get(..index).and_then(|before| before.last()).map_or(0, |before| before.end());
    let to = here.get(index + 1).map_or(usize::MAX, |after| after.start());
    // "Acme said it had “no plans” to sell, after the Ledger reported": words of a clause are of who speaks before it.
    if speakers.is_fragment(quote)
        && let Some(speaker) = speakers.told_before(quote, sentence, from)
    {
        return Some(speaker);
    }
    let behind = speakers.behind(quote, sentence, to).or_else(|| speakers.close_behind(quote, sentence, to));
    behind.or_else(|| speakers.before(quote, sentence, from))
}
