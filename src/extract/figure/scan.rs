//! The pass over the sentences: at each anchor the finders in their order, then the fields.

use crate::extract::document::Document;
use crate::extract::figure::change;
use crate::extract::figure::context::{self, Context};
use crate::extract::figure::date::{self, Frame};
use crate::extract::figure::draft::Draft;
use crate::extract::figure::phrasebook::{Opens, Phrasebook};
use crate::extract::figure::reading::{Mark, Reading};
use crate::extract::figure::types::{Figure, FigureKind, Value};
use crate::extract::figure::{amount, fields, measure, money, multiple, ordinal, quantity, range, relative, time, trap};
use crate::extract::lexicon::Lexicon;
use crate::extract::token::{Token, TokenKind};

/// Finds the figures of an article: sorted and disjoint.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Figure> {
    let book = lexicon.phrasebook();
    let mut marks = vec![Mark::default(); document.tokens.len()];
    for sentence in &document.sentences {
        for (mark, token) in marks.get_mut(sentence.tokens()).unwrap_or_default().iter_mut().zip(document.sentence_tokens(sentence)) {
            *mark = mark_of(*token, document.words(token.span), book);
        }
    }
    let mut context = Context::new(&lexicon.settings.figures);
    let mut figures = Vec::new();
    // The order of all-digit dates and the country of bare dollars are the whole text's.
    for sentence in &document.sentences {
        let reading = Reading::new(document, book, sentence.tokens().start, marks.get(sentence.tokens()).unwrap_or_default());
        context.read(&reading);
    }
    let frame = Frame { today: document.published, order: context.date_order() };
    for sentence in &document.sentences {
        let reading = Reading::new(document, book, sentence.tokens().start, marks.get(sentence.tokens()).unwrap_or_default());
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
        let mut opens = reading.mark(at).opens;
        if opens.article {
            opens = article(reading, at, opens);
        }
        if opens.nothing() {
            at += 1;
            continue;
        }
        if opens.trap
            && let Some(end) = trap::at(reading, at)
        {
            at = end.max(at + 1);
            continue;
        }
        let Some(draft) = draft(reading, at, frame, opens) else {
            at += 1;
            continue;
        };
        let draft = date::with_part(reading, draft, places.last().map_or(reading.first, |&(_, end)| end));
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

/// What the phrasebook knows of a token, and what may start there by its looks.
fn mark_of(token: Token, word: &str, book: &Phrasebook) -> Mark {
    if token.kind == TokenKind::Clitic {
        return Mark::unknown(word);
    }
    let mut mark = Mark::new(book, word);
    mark.dash = !token.is_word() && matches!(word, "-" | "–" | "—" | "‑" | "‐" | "−" | "‒");
    let opens = &mut mark.opens;
    match token.kind {
        TokenKind::Digits => (opens.trap, opens.date, opens.amount) = (true, true, true),
        TokenKind::Word(_) => opens.amount |= multiple::is_fold(word) || money::is_millions(word),
        _ => match word {
            "-" | "−" | "–" | "." => opens.amount = true,
            "+" => (opens.trap, opens.amount) = (true, true),
            "(" => opens.trap = true,
            "’" | "‘" | "'" => opens.date = true,
            _ => {}
        },
    }
    mark
}

/// What may start at an article, which is every tenth word of a text, by the word behind it.
fn article(reading: &Reading, at: usize, known: Opens) -> Opens {
    let next = at + 1;
    let dated = || {
        reading.digits(next).is_some()
            || reading.entry(next).ordinal.is_some()
            || matches!(reading.word(next), "'" | "’" | "‘")
            || reading.says(next, "weekend")
    };
    match reading.word(at) {
        "the" | "The" | "THE" => Opens { date: dated(), ..known },
        "a" | "an" | "A" | "An" | "another" | "Another" if !reading.entry(next).countable => Opens { trap: known.trap, ..Opens::default() },
        _ => known,
    }
}

/// The first finder that has an answer: dates and times, then amounts and their ranges, then ordinals.
fn draft<'a>(reading: &Reading<'a>, at: usize, frame: Frame, opens: Opens) -> Option<Draft<'a>> {
    let dated = if opens.date { time::at(reading, at).or_else(|| date::at(reading, at, frame)) } else { None };
    if dated.is_some() || !opens.amount {
        return dated;
    }
    let found = multiple::ratio(reading, at)
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
