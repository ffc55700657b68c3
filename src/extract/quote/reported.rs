//! Indirect quotes: the clause that a verb of speech reports, or that stands with "according to".

use std::ops::Range;

use super::model::Speaker;
use super::speaker::Speakers;
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::span::Span;

/// The fewest words of a reported clause.
const FEWEST: usize = 3;

/// The reported clauses of one sentence with their speakers, in order. `direct` are the article's direct quotes.
pub fn find(speakers: &mut Speakers, sentence: &Range<usize>, direct: &[Span]) -> Vec<(Span, Speaker)> {
    let mut found: Vec<(Span, Speaker)> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let hit = if speakers.is_quoted(at) {
            None
        } else {
            according(speakers, at, sentence).or_else(|| reports(speakers, at, sentence, direct))
        };
        match hit {
            Some((clause, speaker)) => {
                let span = speakers.runs.words.span(&clause);
                if clause.len() >= FEWEST && !found.iter().any(|(other, _)| other.overlaps(span)) {
                    found.push((span, speaker));
                }
                // What a reported clause reports belongs to it.
                at = clause.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// "According to X, …" and "…, according to X".
fn according(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    if !matches!(speakers.word(at, sentence), "According" | "according") || speakers.word(at + 1, sentence) != "to" {
        return None;
    }
    let speaker = speakers.named_from(at + 2, sentence.end, sentence)?;
    if at == sentence.start {
        let comma = (at..sentence.end).find(|&at| speakers.word(at, sentence) == ",")?;
        return Some((trim(speakers, comma + 1..sentence.end, sentence), speaker));
    }
    let from = (sentence.start..at).rev().find(|&at| speakers.is_quoted(at)).map_or(sentence.start, |at| at + 1);
    let mut clause = trim(speakers, from..at, sentence);
    // The search goes on behind the speaker.
    if clause.is_empty() {
        clause = at..at;
    }
    Some((clause, speaker))
}

/// `X said that …` and `…, X said.`
fn reports(speakers: &Speakers, at: usize, sentence: &Range<usize>, direct: &[Span]) -> Option<(Range<usize>, Speaker)> {
    let word = speakers.word(at, sentence);
    let small = speakers.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    if !small || !speakers.runs.lexicon.names().is(Class::Reported, word) && !is_point_out(speakers, at, sentence) {
        return None;
    }
    let before = speakers.word(at.wrapping_sub(1), sentence);
    if matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "the" | "a" | "an" | "its" | "their" | "to" | "of")
        && before != "to"
    {
        return None;
    }
    let mut next = at + 1 + usize::from(is_point_out(speakers, at, sentence));
    // "told CBR", "said on Monday", "said in a statement".
    if word == "told" && speakers.word(next, sentence) != "that" {
        let near = next..sentence.end.min(next + 8);
        let clause =
            near.clone().find(|&at| speakers.word(at, sentence) == "that" || speakers.is_quoted(at) || speakers.word(at, sentence) == ":");
        next = clause.or_else(|| near.skip(1).find(|&at| matches!(speakers.word(at, sentence), "he" | "she" | "it" | "they" | "we")))?;
    }
    if matches!(
        speakers.word(next, sentence),
        "on" | "in"
            | "at"
            | "during"
            | "earlier"
            | "last"
            | "yesterday"
            | "today"
            | "late"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
    ) {
        let that = (next..sentence.end.min(next + 9)).find(|&at| {
            matches!(speakers.word(at, sentence), "that" | "it" | "he" | "she" | "they" | "the" | "," | ":" | "its") && at > next + 1
        });
        next = that.unwrap_or(next);
    }
    let that = speakers.word(next, sentence) == "that";
    if that || speakers.word(next, sentence) == "," && speakers.word(next + 1, sentence) != "“" {
        next += 1;
    }
    let quoted =
        speakers.is_quoted(next) || speakers.word(next, sentence) == ":" || matches!(speakers.word(next, sentence), "" | "." | "“" | "\"");
    let noun = matches!(
        word,
        "claims"
            | "claim"
            | "estimates"
            | "estimate"
            | "notes"
            | "states"
            | "forecasts"
            | "finds"
            | "find"
            | "found"
            | "stress"
            | "suggests"
            | "believe"
            | "add"
            | "say"
    );
    if quoted {
        // `…, X said.`: the clause stands before, unless it is a direct quote's cue.
        if speakers.word(next, sentence) != "." && !speakers.word(next, sentence).is_empty() {
            return None;
        }
        let comma = (sentence.start..at).rev().find(|&at| speakers.word(at, sentence) == ",")?;
        let quote = (comma.saturating_sub(2)..comma + 1).any(|at| speakers.is_quoted(at)) || (comma..at).any(|at| speakers.is_quoted(at));
        if quote {
            return None;
        }
        let speaker = speakers.subject(at, comma + 1, sentence)?;
        let from = (sentence.start..comma).rev().find(|&at| speakers.is_quoted(at)).map_or(sentence.start, |at| at + 1);
        let clause = trim(speakers, from..comma, sentence);
        return (clause.len() >= FEWEST).then_some((clause.start..clause.end, speaker));
    }
    let clause_start = (sentence.start..at)
        .rev()
        .find(|&at| speakers.is_quoted(at) || matches!(speakers.word(at, sentence), ";" | ":"))
        .map_or(sentence.start, |at| at + 1);
    // `"…," said Berg, adding that …`: the subject stands behind a verb before.
    let subject = speakers.subject(at, clause_start, sentence)?;
    if noun && !that && !matches!(subject, Speaker::Person(_) | Speaker::Organisation(_)) {
        return None;
    }
    let end = direct
        .iter()
        .map(|quote| speakers.runs.words.at_offset(quote.start()))
        .find(|&quote| quote > next && quote < sentence.end)
        .unwrap_or(sentence.end);
    let clause = trim(speakers, next..end, sentence);
    // A clause has a verb; what is praised or stressed may be a thing.
    let object = matches!(
        word,
        "commended"
            | "welcomed"
            | "welcomes"
            | "hailed"
            | "commends"
            | "praised"
            | "praises"
            | "stressed"
            | "stresses"
            | "stress"
            | "emphasised"
            | "emphasises"
            | "emphasized"
            | "emphasizes"
            | "highlighted"
            | "highlights"
            | "underlined"
            | "underlines"
            | "underscored"
            | "underscores"
            | "predicted"
            | "predicts"
            | "predict"
            | "confirmed"
            | "denied"
            | "denies"
            | "estimates"
            | "estimated"
            | "forecasts"
    );
    (object || clause.clone().any(|at| is_verb(speakers, at, sentence))).then_some((clause, subject))
}

/// Whether a word is a finite verb, as far as its form and the commonest verbs tell.
fn is_verb(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    let word = speakers.word(at, sentence);
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "will"
            | "would"
            | "has"
            | "have"
            | "had"
            | "could"
            | "can"
            | "may"
            | "might"
            | "must"
            | "should"
            | "did"
            | "does"
            | "do"
            | "'s"
            | "’s"
            | "won't"
            | "won’t"
    ) || word.len() > 3 && word.ends_with("ed")
        || speakers.runs.lexicon.names().is(Class::OrganisationAct, word)
        || word.ends_with("n't")
        || word.ends_with("n’t")
        || word.contains('’')
        || word.contains('\'')
        || matches!(
            word,
            "make"
                | "get"
                | "go"
                | "see"
                | "need"
                | "want"
                | "take"
                | "give"
                | "come"
                | "work"
                | "expect"
                | "lead"
                | "grew"
                | "grow"
                | "rose"
                | "fell"
                | "came"
                | "took"
                | "made"
                | "went"
                | "left"
                | "means"
                | "mean"
                | "needs"
                | "looks"
                | "remain"
                | "remains"
                | "believe"
                | "felt"
                | "held"
                | "kept"
                | "met"
                | "saw"
                | "got"
                | "put"
                | "led"
                | "set"
                | "sees"
                | "hope"
                | "plan"
                | "rise"
                | "rises"
                | "fall"
                | "falls"
                | "help"
                | "helps"
                | "allow"
                | "allows"
                | "spend"
                | "pay"
                | "cost"
                | "costs"
        )
}

fn is_point_out(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    matches!(speakers.word(at, sentence), "point" | "points" | "pointed") && speakers.word(at + 1, sentence) == "out"
}

/// A clause without the signs and joining words at its ends.
fn trim(speakers: &Speakers, clause: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let mut clause = clause;
    while clause.start < clause.end
        && matches!(speakers.word(clause.start, sentence), "," | ":" | "-" | "–" | "—" | "that" | "and" | "but" | "”" | "\"" | "’")
    {
        clause.start += 1;
    }
    while clause.start < clause.end
        && matches!(
            speakers.word(clause.end - 1, sentence),
            "," | ":" | "." | ";" | "-" | "–" | "—" | "and" | "but" | "that" | "“" | "\"" | "‘" | "as" | "”"
        )
    {
        clause.end -= 1;
    }
    clause
}
