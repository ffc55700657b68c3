//! Indirect quotes: the clause that a verb of speech reports, or that stands with "according to".

use std::ops::Range;

use super::clause::{ADDING, Complement, NOUNS, OF_THINGS, TELLING, TOLD, complement, cue, has_verb, is_adjunct, is_pronoun, is_verb};
use super::model::Speaker;
use super::speaker::Speakers;
use crate::extract::clause::words::one_of;
use crate::extract::name::word::Form;
use crate::span::Span;

/// The fewest words of a reported clause.
const FEWEST: usize = 3;

/// The reported clauses of one sentence with their speakers, in order. `direct` are the article's direct quotes.
pub fn find(speakers: &mut Speakers, sentence: &Range<usize>, direct: &[Span]) -> Vec<(Span, Speaker)> {
    let mut found: Vec<(Span, Speaker)> = Vec::new();
    if let Some((clause, speaker)) = outer(speakers, sentence) {
        return vec![(speakers.runs.words.span(&clause), speaker)];
    }
    let mut at = sentence.start;
    while at < sentence.end {
        let hit = if speakers.is_quoted(at) {
            None
        } else {
            let told = according(speakers, at, sentence).or_else(|| puts(speakers, at, sentence));
            told.or_else(|| reports(speakers, at, sentence, direct))
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

/// "Researchers have found that …, the university said on Monday": the sentence is of who is told last.
fn outer(speakers: &Speakers, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    const LAST: usize = 14;
    let from = sentence.start.max(sentence.end.saturating_sub(LAST));
    if (sentence.start..sentence.end).any(|at| speakers.is_quoted(at)) {
        return None;
    }
    let last = (from..sentence.end).rev().find(|&at| cue(speakers, at, sentence).is_some())?;
    let ends = matches!(complement(speakers, last, last + 1, sentence), Complement::Nothing)
        && speakers.word(last.wrapping_sub(1), sentence) != ",";
    let (clause, speaker) = preceding(speakers, last, sentence).filter(|_| ends)?;
    let inner = clause.clone().any(|at| {
        cue(speakers, at, sentence).is_some_and(|behind| matches!(complement(speakers, at, behind, sentence), Complement::Clause(_)))
    });
    (inner && clause.start == sentence.start && clause.len() > FEWEST).then_some((clause, speaker))
}

/// "Berg puts the cost at £4m": the thing with its figure.
fn puts(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let word = |at: usize| speakers.word(at, sentence);
    if !matches!(word(at), "put" | "puts") || one_of(word(at + 1), "it|up|off|on|in|out|down|forward|back|together|to|into|at|an|a|,") {
        return None;
    }
    let plain = !one_of(word(at + 1), "the|its|their|his|her|this|that|total");
    let end = sentence.end.min(at + 16);
    let to = (at + 2..end).take_while(|&at| !matches!(word(at), "," | ";" | "into" | "on" | "up")).find(|&at| word(at) == "at")?;
    let figure = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit() && !plain || matches!(c, '$' | '£' | '€' | '¥'))
            || one_of(word, "million|billion|tonnes")
    };
    let speaker = speakers.subject(at, clause_start(speakers, at, sentence), sentence)?;
    let clause = trim(speakers, at + 1..end_of(speakers, to, sentence), sentence);
    (to + 1..to + 5).any(|at| figure(word(at))).then_some((clause, speaker))
}

/// Where the clause of a verb begins: behind a stop or a quote.
fn clause_start(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> usize {
    let word = |at: usize| speakers.word(at, sentence);
    // "(NYSE: ACM)": the colon parts nothing.
    let parts = |at: &usize| {
        speakers.is_quoted(*at) || word(*at) == ";" || word(*at) == ":" && !(at.saturating_sub(3)..*at).any(|at| word(at) == "(")
    };
    (sentence.start..at).rev().find(parts).map_or(sentence.start, |at| at + 1)
}

/// Where what is said ends at the latest: at a semicolon, or where somebody else speaks.
fn end_of(speakers: &Speakers, from: usize, sentence: &Range<usize>) -> usize {
    let ends = |at: &usize| !speakers.is_quoted(*at) && (speakers.word(*at, sentence) == ";" || other_speaks(speakers, *at, sentence));
    (from..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// Whether somebody else named speaks from a joining word on: "…, and Berg says that".
fn other_speaks(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    if !matches!(speakers.word(at, sentence), "and" | "but" | "while" | "whereas" | "though" | "although") {
        return false;
    }
    let named = speakers.mentions_in(at + 1, at + 3).next();
    named.is_some_and(|mention| cue(speakers, mention.words.end, sentence).is_some())
}

/// "According to X, …" and "…, according to X".
fn according(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    if at == sentence.start
        && matches!(speakers.word(at, sentence), "In" | "To" | "For")
        && let Some(told) = in_view(speakers, at, sentence)
    {
        return Some(told);
    }
    let word = |at: usize| speakers.word(at, sentence);
    let per = word(at) == "per" && word(at.wrapping_sub(1)) == ",";
    let per = per && speakers.mentions_in(at + 1, at + 3).next().is_some_and(|mention| mention.words.start <= at + 2);
    let according = matches!(word(at), "According" | "according") && word(at + 1) == "to";
    if !per && !according {
        return None;
    }
    let named = at + 2 - usize::from(per);
    // "according to its own figures"
    if one_of(word(named), "its|his|her|their") && word(named + 1) == "own" {
        return None;
    }
    let speaker = speakers.named_from(named, sentence.end, sentence)?;
    let comma = |from: usize| (from..sentence.end).find(|&at| word(at) == ",");
    // "According to his aunt, Anna Berg, he was": the name is hers.
    let named_twice = |comma: usize| speakers.mentions_in(comma + 1, comma + 2).find(|mention| mention.speaker == speaker);
    let close = comma(named).map(|first| match named_twice(first) {
        Some(mention) if word(mention.words.end) == "," => mention.words.end,
        _ => first,
    });
    // "where according to Berg it saved three hours"
    if at > sentence.start && one_of(word(at - 1), "where|which|that|who|because|as|while|although|since") {
        let mention = speakers.mentions_in(named, named + 6).next()?;
        let behind = mention.words.end + usize::from(word(mention.words.end) == ",");
        return Some((trim(speakers, behind..end_of(speakers, behind, sentence), sentence), speaker));
    }
    // "The rest were glum: according to Berg, the kiln is lost."
    let parted = at > sentence.start && matches!(word(at - 1), ":" | ";");
    if at == sentence.start
        || parted && close.is_some()
        || at == sentence.start + 1 && matches!(word(sentence.start), "But" | "And" | "Yet" | "Still" | "However")
    {
        // "According to Berg, “It is late.”": the words are told in marks.
        if speakers.quote_over(close? + 1).is_some_and(|quote| !speakers.is_part(quote)) {
            return None;
        }
        return Some((trim(speakers, close? + 1..end_of(speakers, close?, sentence), sentence), speaker));
    }
    let from = (sentence.start..at).rev().find(|&at| speakers.is_quoted(at)).map_or(sentence.start, |at| at + 1);
    if word(at - 1) == ","
        && let Some(close) = close
    {
        // "… and, according to Berg, values it at": what is said stands behind.
        if at >= 2 && matches!(word(at - 2), "and" | "but" | "while" | "that") {
            return Some((trim(speakers, close + 1..end_of(speakers, close, sentence), sentence), speaker));
        }
        // "has, according to Berg, bought a kiln": the words around are one clause.
        if at >= 2 && one_of(word(at - 2), "has|have|had|is|are|was|were|will|would|which|who|can|could") {
            return Some((at..at, speaker));
        }
        // "Two kilns, according to Berg, have never been lit."
        if is_verb(speakers, close + 1, sentence) && !has_verb(speakers, from..at - 1, sentence) {
            return Some((trim(speakers, from..end_of(speakers, close, sentence), sentence), speaker));
        }
    }
    // "It is worth £5m, according to Berg, twice as much as last year."
    let to = close.filter(|&close| goes_round(speakers, close, sentence)).map_or(at, |close| tail(speakers, close + 1, sentence));
    let mut clause = trim(speakers, from..to, sentence);
    // The search goes on behind the speaker.
    if clause.is_empty() {
        clause = at..at;
    }
    Some((clause, speaker))
}

/// Where what goes on behind an inserted speaker ends: before the next one who speaks, or a quote of its own.
fn tail(speakers: &Speakers, from: usize, sentence: &Range<usize>) -> usize {
    let word = |at: usize| speakers.word(at, sentence);
    let end = end_of(speakers, from, sentence);
    let speaks = |&at: &usize| match speakers.quote_over(at) {
        Some(quote) => !speakers.is_part(quote),
        None => word(at) == "according" || cue(speakers, at, sentence).is_some() || one_of(word(at), DOES),
    };
    match (from..end).find(speaks) {
        Some(next) if speakers.is_quoted(next) => next,
        Some(next) => (from..next).rev().find(|&at| matches!(word(at), "," | "and" | "but" | "while")).unwrap_or(from),
        None => end,
    }
}

/// Whether what is said goes on behind the comma that closes an inserted speaker, and not what the speaker did.
fn goes_round(speakers: &Speakers, comma: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| speakers.word(at, sentence);
    let next = word(comma + 1);
    let manner = next.len() > 5 && next.ends_with("ing");
    comma + 2 < sentence.end
        && !manner
        && !one_of(next, "in|on|at|during|who|whose|which|citing|when|speaking|a|an|the|its|his|her|their")
        && !speakers.mentions_in(comma + 1, comma + 2).any(|mention| matches!(mention.speaker, Speaker::Person(_)))
        && tail(speakers, comma + 1, sentence) > comma + 2
}

/// Whether a verb that names who is told may do without: "…, warned Berg".
fn is_free(verb: &str) -> bool {
    matches!(verb, "warned" | "promised")
}

/// What a speaker does besides speaking.
const DOES: &str = "called|declined|refused|urged|demanded|dismissed|rejected|thanked|blamed|criticised|criticized|accused";

/// "In X’s view, …".
fn in_view(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let word = |at: usize| speakers.word(at, sentence);
    let view =
        (at + 2..sentence.end.min(at + 9)).find(|&at| matches!(word(at), "view" | "opinion" | "estimation" | "judgment" | "mind"))?;
    let mention = speakers.mentions_in(at + 1, view).next().filter(|mention| mention.words.start <= at + 2)?;
    let owns = matches!(word(mention.words.end), "'s" | "’s" | "'" | "’") && mention.words.end + 2 >= view && word(view + 1) == ",";
    owns.then(|| (trim(speakers, view + 2..sentence.end, sentence), mention.speaker))
}

/// `X said that …` and `…, X said.`
fn reports(speakers: &Speakers, at: usize, sentence: &Range<usize>, direct: &[Span]) -> Option<(Range<usize>, Speaker)> {
    let behind = cue(speakers, at, sentence)?;
    // "…, said Bo Lind of the Potters’ Union": who stands behind speaks.
    let closes = |at: usize| {
        let sign = speakers.runs.words.get(at).is_none_or(|word| word.form == Form::Sign);
        at >= sentence.end || sign || matches!(speakers.word(at, sentence), "of" | "at" | "from" | "in" | "on" | "who")
    };
    let inverted = speakers.word(at.wrapping_sub(1), sentence) == ","
        && !speakers.has_aside(at, sentence)
        && !one_of(speakers.word(at, sentence), ADDING)
        && (!one_of(speakers.word(at, sentence), TELLING) || is_free(speakers.word(at, sentence)))
        && speakers
            .mentions_in(behind, sentence.end)
            .next()
            .is_some_and(|mention| mention.words.start <= behind + 1 && closes(mention.words.end));
    if inverted && let Some(told) = inverse(speakers, at, sentence) {
        return Some(told);
    }
    // "No kiln will close, Berg told analysts, “but …”".
    if one_of(speakers.word(at, sentence), TELLING)
        && (one_of(speakers.word(behind, sentence), TOLD) || speakers.mentions_in(behind, behind + 1).next().is_some())
        && matches!(speakers.word(behind + 1, sentence), "," | ".")
        && speakers.word(at.wrapping_sub(1), sentence) != ","
        && let Some(told) = preceding(speakers, at, sentence).filter(|(clause, _)| !clause.is_empty())
    {
        return Some(told);
    }
    // "Two kilns are lit, Berg says, one of them for good": what is said stands around who says it.
    if speakers.word(behind, sentence) == ","
        && !speakers.is_quoted(at.wrapping_sub(1))
        && !one_of(speakers.word(at, sentence), ADDING)
        && let Some(told) = preceding(speakers, at, sentence).filter(|(clause, _)| !clause.is_empty())
    {
        return Some(told);
    }
    match complement(speakers, at, behind, sentence) {
        Complement::Clause(start) => following(speakers, at, start, sentence, direct).or_else(|| {
            // "…, said Acme's new chair Anna Berg in an email that was seen".
            let turned = speakers.word(at.wrapping_sub(1), sentence) == "," && matches!(speakers.word(at, sentence), "said" | "says");
            if turned { preceding(speakers, at, sentence) } else { None }
        }),
        Complement::Quoted => None,
        Complement::Nothing => preceding(speakers, at, sentence),
    }
}

/// "She said", where nobody is named whom "she" may mean.
fn somebody(speakers: &Speakers, verb: usize, sentence: &Range<usize>) -> Option<Speaker> {
    let at = verb.checked_sub(1)?;
    matches!(speakers.word(at, sentence), "he" | "she" | "He" | "She").then(|| speakers.written(at, verb))
}

/// Who is quoted "as saying": "cited two bankers as saying that", "Berg was quoted as saying that".
fn quoted(speakers: &Speakers, end: usize, sentence: &Range<usize>) -> Option<Speaker> {
    let word = |at: usize| speakers.word(at, sentence);
    let verb = (sentence.start..end).rev().take(16).find(|&at| one_of(word(at), "quoted|quotes|quoting|cited|cites|citing"))?;
    if verb + 1 < end {
        return speakers.named_from(verb + 1, end, sentence);
    }
    let passive = matches!(word(verb.wrapping_sub(1)), "was" | "is" | "were" | "been" | "are");
    passive.then(|| speakers.subject(verb - 1, clause_start(speakers, verb, sentence), sentence))?
}

/// What a verb of speech reports behind it.
fn following(speakers: &Speakers, at: usize, start: usize, sentence: &Range<usize>, direct: &[Span]) -> Option<(Range<usize>, Speaker)> {
    let word = speakers.word(at, sentence);
    let that = speakers.word(start.wrapping_sub(1), sentence) == "that";
    let clause_start = clause_start(speakers, at, sentence);
    let adverb = usize::from(speakers.is_adverb(at.wrapping_sub(1), sentence));
    let shares = matches!(speakers.word(at.wrapping_sub(1 + adverb), sentence), "and" | "but" | "also" | "later");
    let subject = if word == "saying" && speakers.word(at.wrapping_sub(1), sentence) == "as" {
        quoted(speakers, at - 1, sentence)?
    } else if one_of(word, ADDING) {
        // `"…," said Berg, adding that …`: who spoke before in the sentence.
        speakers.main_speaker(at, sentence)?
    } else {
        let own = speakers.subject(at, clause_start, sentence);
        let opens = || (sentence.start + 1..at).find(|&at| is_verb(speakers, at, sentence) && !speakers.is_quoted(at));
        let shared = || speakers.main_speaker(at, sentence).or_else(|| speakers.subject(opens()?, sentence.start, sentence));
        own.or_else(|| if shares { shared() } else { None }).or_else(|| somebody(speakers, at, sentence))?
    };
    // "but expect more of the same": nobody speaks.
    if shares && !that && matches!(word, "expect" | "forecast") {
        return None;
    }
    if one_of(word, NOUNS) && !that && !matches!(subject, Speaker::Person(_) | Speaker::Organisation(_)) {
        return None;
    }
    // A fragment of the speaker's own words is of the clause.
    let end = direct
        .iter()
        .filter(|quote| !speakers.is_part(**quote) && !is_continued(speakers, **quote, start, sentence))
        .map(|quote| speakers.runs.words.at_offset(quote.start()))
        .find(|&quote| quote > start && quote < sentence.end)
        .unwrap_or(sentence.end);
    let goes_on = |next: &usize| !speakers.is_quoted(*next) && goes_on(speakers, *next, sentence);
    let end = (start + 2..end).find(goes_on).map_or(end, |next| next - 1).min(end_of(speakers, start + 1, sentence));
    let clause = trim(speakers, start..end, sentence);
    let thing = one_of(word, OF_THINGS);
    let said = matches!(word, "said" | "says") && clause.len() > 5;
    let quoted = clause.clone().any(|at| speakers.quote_over(at).is_some_and(|quote| speakers.is_part(quote)));
    let told = thing
        || that
        || said
        || quoted
        || is_pronoun(speakers.word(start, sentence)) && clause.len() >= FEWEST
        || has_verb(speakers, clause.clone(), sentence)
        || clause.clone().any(|at| speakers.word(at, sentence) == "to");
    told.then_some((clause, subject))
}

/// Whether a quote of several sentences is what the clause before it goes on with: "Berg said he “always knew. It was late.”"
fn is_continued(speakers: &Speakers, quote: Span, start: usize, sentence: &Range<usize>) -> bool {
    let at = speakers.runs.words.at_offset(quote.start());
    let small = speakers.runs.words.get(at + 1).is_some_and(|word| word.form == Form::Small);
    small && at > start && at < start + 3 && !matches!(speakers.word(at - 1, sentence), ":" | "," | "that")
}

/// Whether another verb of speech takes over: "denied that it was pulling out but confirmed it had …", "…, adding that".
fn goes_on(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| speakers.word(at, sentence);
    if one_of(word(at), ADDING) {
        return word(at - 1) == ",";
    }
    if !matches!(word(at - 1), "and" | "but" | "also") {
        return false;
    }
    // "said it would help and called for talks": what the speaker did besides.
    if one_of(word(at), DOES) {
        return true;
    }
    cue(speakers, at, sentence).is_some_and(|behind| {
        let opens = word(behind) == "that" || is_pronoun(word(behind));
        opens && matches!(complement(speakers, at, behind, sentence), Complement::Clause(_))
    })
}

/// `…, X said on Monday.` and `…, said X.`: what is said stands before.
fn preceding(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let word = |at: usize| speakers.word(at, sentence);
    if one_of(word(at), ADDING) || one_of(word(at), OF_THINGS) && !matches!(word(at), "confirmed" | "estimates" | "estimated" | "predicts")
    {
        return None;
    }
    let joins = |comma: &usize| {
        const JOINTS: &[&str] =
            &["as", "which", "who", "but", "and", "while", "where", "when", "if", "because", "although", "that", "whose"];
        JOINTS.contains(&word(comma + 1))
    };
    const CLAUSES: &str = "agreed|agrees|disputes|disputed|dispute|learned|highlighted|highlights|underlined|underlines|expect|expected|expects|forecast|held|holds|assumes\
        |vowed|pledged|understood|advised|signalled|signaled|testified|testifies|responded|responds|repeated";
    if one_of(word(at), CLAUSES) {
        return None;
    }
    let telling = one_of(word(at), TELLING) && !is_free(word(at));
    let inverted = word(at.wrapping_sub(1)) == "," && !telling && !speakers.has_aside(at, sentence);
    let two = usize::from(word(at + 1) == "out");
    if !inverted && !one_of(word(at), TELLING) && !is_last(speakers, at + 1 + two, sentence) {
        return None;
    }
    let commas = (sentence.start..at).rev().filter(|&at| word(at) == ",").take_while(|comma| !joins(comma)).take(4);
    // "Acme, a maker of tiles, announced a new kiln": no kiln speaks.
    let finds =
        one_of(word(at), "announced|announces|announce|reported|found|finds|find|showed|shows|show|revealed|reveals|ruled|disclosed");
    let turns = |speaker: &Speaker| !matches!(speaker, Speaker::Unnamed(_)) || !finds;
    let (comma, speaker) = if inverted && let Some(speaker) = speakers.named_from(at + 1, sentence.end, sentence).filter(turns) {
        (at - 1, speaker)
    } else {
        commas.into_iter().find_map(|comma| {
            let near = || if comma + 2 == at { somebody(speakers, at, sentence) } else { None };
            speakers.subject(at, comma + 1, sentence).or_else(near).map(|speaker| (comma, speaker))
        })?
    };
    if (comma + 1..at).any(|at| speakers.is_quoted(at) && !speakers.is_quoted(comma)) {
        return None;
    }
    // A fragment of the speaker's own words is of the clause; behind a whole sentence in marks stands only who says it.
    let whole =
        |at: &usize| speakers.quote_over(*at).is_some_and(|quote| !speakers.is_part(quote) || opens_with(speakers, quote, sentence));
    let from = match (sentence.start..comma + 1).rev().find(whole) {
        Some(quoted) if matches!(word(quoted.saturating_sub(1)), "," | "!" | "?") || comma < quoted + 3 => return None,
        Some(quoted) => quoted + 1,
        None => sentence.start,
    };
    // "…, its head of sales, Jane Roe, said": the description is of who speaks.
    let mut end = comma;
    let described = (from..comma).rev().find(|&at| word(at) == ",").filter(|&before| {
        before + 1 < comma
            && comma - before < 9
            && matches!(word(before + 1), "its" | "the" | "their" | "his" | "her")
            && !has_verb(speakers, before + 1..comma, sentence)
    });
    if let Some(before) = described.filter(|_| !inverted) {
        end = before;
    }
    // "“We,” Berg said, “have”": one quote about a tag.
    let marked = [comma.wrapping_sub(1), comma, comma + 1].iter().any(|&at| speakers.is_quoted(at) || matches!(word(at), "”" | "\"" | "’"));
    // "The merger, Acme said, would save £5m": what is said goes on behind.
    let goes_on = is_verb(speakers, at + 2, sentence) && !has_verb(speakers, from..end, sentence)
        || speakers.quote_over(at + 2).is_some_and(|quote| speakers.is_part(quote)) && !marked
        || one_of(word(at + 2), "one|as|though|although|because|unless|if|half|most|some|many|up|down|compared|especially|despite|not");
    let whom = usize::from(one_of(word(at), TELLING));
    let around = word(at + 1 + whom) == "," && !inverted && !(marked && speakers.is_quoted(at + 2 + whom));
    if around && (goes_on || goes_round(speakers, at + 1 + whom, sentence)) {
        let whole = |at: &usize| speakers.quote_over(*at).is_some_and(|quote| !speakers.is_part(quote));
        let end = end_of(speakers, at + 2, sentence);
        let to = if goes_on { (at + 2..end).find(whole).unwrap_or(end) } else { tail(speakers, at + 2 + whom, sentence) };
        let clause = trim(speakers, from..to, sentence);
        return is_told(speakers, &clause, sentence).then_some((clause, speaker));
    }
    // "… “this year or next,” she said": the mark behind the comma is of the clause.
    end += 2 * usize::from(end == comma && speakers.is_quoted(comma) && comma + 2 < at);
    let clause = trim(speakers, from..end, sentence);
    is_told(speakers, &clause, sentence).then_some((clause, speaker))
}

/// Whether nothing but when and where stands behind a verb of speech that closes what it reports: "…, X said on Monday".
fn is_last(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    const WORDS: &str = "|.|,|;|:|)|–|—|”|\"|’|after|before|when|as|while|by|of|with|through|via|and|but|citing|without|recently|again|here|there\
        |then|afterwards|previously|this|following|for|under|from|ahead|outside|once|upon|simply|too|himself|herself|itself|tonight|now|later\
        |amid|because|since|until|about";
    let word = speakers.word(at, sentence);
    at >= sentence.end
        || one_of(word, WORDS)
        || is_adjunct(word)
        || speakers.is_quoted(at)
        || speakers.is_adverb(at, sentence)
        || speakers.runs.lexicon.names().is(crate::extract::lexicon::names::Class::Calendar, word)
}

/// Whether a quote opens its sentence.
fn opens_with(speakers: &Speakers, quote: Span, sentence: &Range<usize>) -> bool {
    speakers.runs.words.at_offset(quote.start()) <= sentence.start
}

/// Whether words before a verb of speech are a clause: they have a verb, or are many and no adjunct.
fn is_told(speakers: &Speakers, clause: &Range<usize>, sentence: &Range<usize>) -> bool {
    const ADJUNCTS: &[&str] = &[
        "In",
        "On",
        "At",
        "During",
        "After",
        "Before",
        "Since",
        "With",
        "By",
        "From",
        "For",
        "Under",
        "Despite",
        "Speaking",
        "Asked",
        "Commenting",
        "Responding",
        "Writing",
        "Citing",
    ];
    let opens = clause.start == sentence.start && !ADJUNCTS.contains(&speakers.word(clause.start, sentence));
    // "When Acme announced its plans, Berg said": no clause of its own.
    let sub = one_of(speakers.word(clause.start, sentence), "When|While|As|If|Although|Though|Because|Once|Until|Where")
        && clause.clone().all(|at| speakers.word(at, sentence) != ",");
    // "Asked about the price, Berg said".
    let asked = one_of(
        speakers.word(clause.start, sentence),
        "Asked|Speaking|Commenting|Responding|Writing|Citing|Questioned|Pressed|Reacting|Addressing",
    ) && clause.clone().all(|at| speakers.word(at, sentence) != ",");
    !sub && !asked && clause.len() >= FEWEST && (has_verb(speakers, clause.clone(), sentence) || opens && clause.len() > 6)
}

/// `…, predicts X.`: the words before the comma, up to a stop or a quote.
fn inverse(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let comma = at - 1;
    if (comma.saturating_sub(2)..comma + 1).any(|at| speakers.is_quoted(at)) {
        return None;
    }
    let speaker = speakers.named_from(at + 1, sentence.end, sentence)?;
    let from = (sentence.start..comma).rev().find(|&at| speakers.is_quoted(at)).map_or(sentence.start, |at| at + 1);
    // "The idea, wrote Jane Roe, “was never going to fly”": what is said goes on in marks.
    let goes_on = (at + 1..sentence.end).any(|at| speakers.quote_over(at).is_some_and(|quote| speakers.is_part(quote)));
    if goes_on && from == sentence.start {
        return Some((trim(speakers, from..sentence.end, sentence), speaker));
    }
    let clause = trim(speakers, from..comma, sentence);
    is_told(speakers, &clause, sentence).then_some((clause, speaker))
}

/// A clause without the signs and joining words at its ends.
fn trim(speakers: &Speakers, clause: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let mut clause = clause;
    let words = speakers.runs.words;
    // The marks of a fragment inside the clause belong to it.
    let is_inside = |at: usize, clause: &Range<usize>| {
        speakers.quote_over(at).is_some_and(|quote| {
            let start = words.at_offset(quote.start());
            clause.contains(&start) && words.get(clause.end - 1).is_some_and(|last| quote.end() <= last.span.end())
        })
    };
    while clause.start < clause.end
        && !is_inside(clause.start, &clause)
        && matches!(speakers.word(clause.start, sentence), "," | ":" | "-" | "–" | "—" | "that" | "and" | "but" | "”" | "\"" | "’")
    {
        clause.start += 1;
    }
    while clause.start < clause.end
        && !is_inside(clause.end - 1, &clause)
        && matches!(
            speakers.word(clause.end - 1, sentence),
            "," | ":" | "." | ";" | "-" | "–" | "—" | "and" | "but" | "that" | "“" | "\"" | "‘" | "as" | "”"
        )
    {
        clause.end -= 1;
    }
    clause
}
