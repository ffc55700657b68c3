//! The pass over the sentences: at each anchor the finders in their order, then the fields.

use crate::extract::document::Document;
use crate::extract::figure::change;
use crate::extract::figure::context::{self, Context};
use crate::extract::figure::date::{self, Frame};
use crate::extract::figure::draft::Draft;
use crate::extract::figure::reading::Reading;
use crate::extract::figure::types::{Figure, FigureKind, Value};
use crate::extract::figure::{amount, fields, measure, money, multiple, ordinal, quantity, range, relative, time, trap};
use crate::extract::lexicon::Lexicon;
use crate::extract::token::TokenKind;

/// Finds the figures of an article: sorted and disjoint.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Figure> {
    let book = lexicon.phrasebook();
    let mut ids = vec![0; document.tokens.len()];
    for sentence in &document.sentences {
        for at in sentence.tokens() {
            if let (Some(id), Some(token)) = (ids.get_mut(at), document.tokens.get(at)) {
                *id = if token.kind == TokenKind::Clitic { 0 } else { book.id(document.words(token.span)) };
            }
        }
    }
    let mut context = Context::new(&lexicon.settings.figures);
    let mut figures = Vec::new();
    // The order of all-digit dates and the country of bare dollars are the whole text's.
    for sentence in &document.sentences {
        let reading = Reading::new(document, book, sentence.tokens().start, ids.get(sentence.tokens()).unwrap_or_default());
        context.read(&reading);
    }
    let frame = Frame { today: document.published, order: context.date_order() };
    for sentence in &document.sentences {
        let reading = Reading::new(document, book, sentence.tokens().start, ids.get(sentence.tokens()).unwrap_or_default());
        sentence_figures(&reading, frame, &mut figures);
    }
    let never = &lexicon.settings.figures.never;
    if !never.is_empty() {
        change::keep(&mut figures, |figure| !never.iter().any(|word| word.eq_ignore_ascii_case(document.words(figure.span))));
    }
    context::settle(&mut figures, &context, document, book);
    figures
}

/// The figures of one sentence, pushed in order.
fn sentence_figures(reading: &Reading, frame: Frame, figures: &mut Vec<Figure>) {
    let from = figures.len();
    let mut places = Vec::new();
    let mut at = reading.first;
    while at < reading.end {
        if !is_anchor(reading, at) {
            at += 1;
            continue;
        }
        if let Some(end) = trap::at(reading, at) {
            at = end.max(at + 1);
            continue;
        }
        let Some(draft) = draft(reading, at, frame) else {
            at += 1;
            continue;
        };
        let end = draft.end.max(at + 1);
        if inside_word(reading, &draft) {
            at = end;
            continue;
        }
        if let Some(figure) = fields::finish(reading, &draft, frame.today) {
            figures.push(figure);
            places.push((draft.first, draft.end));
        }
        at = end;
    }
    let found = figures.get_mut(from..).unwrap_or_default();
    relative::tie(reading, found, &places);
    change::inherit(reading, found, &places);
    measure::fill(reading, found, &places);
    change::link(reading, figures, from, &places);
}

/// Whether a draft starts or ends in the middle of a run of letters and digits of any script: a code, not a figure.
fn inside_word(reading: &Reading, draft: &Draft) -> bool {
    let Some(span) = reading.span(draft.first, draft.end) else { return true };
    let text = reading.document.text;
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let words = span.of(text);
    let before = text.get(..span.start()).and_then(|text| text.chars().next_back());
    let after = text.get(span.end()..).and_then(|text| text.chars().next());
    letter(before) && letter(words.chars().next()) || letter(after) && letter(words.chars().next_back())
}

/// Whether a figure may start at a token.
fn is_anchor(reading: &Reading, at: usize) -> bool {
    reading.token(at).is_some_and(|token| match token.kind {
        TokenKind::Digits => true,
        TokenKind::Clitic => false,
        TokenKind::Sign => {
            reading.id(at) != 0 && reading.entry(at).anchor
                || matches!(reading.word(at), "-" | "−" | "–" | "+" | "." | "(" | "’" | "‘" | "'")
        }
        TokenKind::Word(_) => reading.entry(at).anchor || multiple::fold(reading, at).is_some() || reading.word(at).starts_with('M'),
    })
}

/// The first finder that has an answer: dates and times, then amounts and their ranges, then ordinals.
fn draft<'a>(reading: &Reading<'a>, at: usize, frame: Frame) -> Option<Draft<'a>> {
    let found = time::at(reading, at)
        .or_else(|| date::at(reading, at, frame))
        .or_else(|| multiple::ratio(reading, at))
        .or_else(|| multiple::fold(reading, at))
        .or_else(|| ordinal::at(reading, at).filter(|ordinal| ordinal.end > at))
        .or_else(|| quantity::article_duration(reading, at))
        .or_else(|| money::one(reading, at))
        .or_else(|| quantity::led(reading, at))
        .or_else(|| quantity::digit_growth(reading, at));
    if found.is_some() {
        return found;
    }
    let amount = amount::at(reading, at)?;
    let amount = range::extend(reading, amount)?;
    // A value that no decimal holds is no figure.
    (amount.value != Value::Unknown || amount.kind != FigureKind::Number).then_some(amount)
}
