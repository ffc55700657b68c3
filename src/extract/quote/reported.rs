//! Indirect quotes: the clause that a verb of speech reports, or that stands with "according to".

use std::ops::Range;

use super::model::Speaker;
use super::speaker::Speakers;
use crate::extract::clause::verbs::Forms;
use crate::extract::clause::words::one_of;
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
    if at == sentence.start
        && matches!(speakers.word(at, sentence), "In" | "To" | "For")
        && let Some(told) = in_view(speakers, at, sentence)
    {
        return Some(told);
    }
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

/// "In X’s view, …".
fn in_view(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let word = |at: usize| speakers.word(at, sentence);
    let view =
        (at + 2..sentence.end.min(at + 9)).find(|&at| matches!(word(at), "view" | "opinion" | "estimation" | "judgment" | "mind"))?;
    let mention = speakers.mentions_in(at + 1, view).next().filter(|mention| mention.words.start <= at + 2)?;
    let owns = matches!(word(mention.words.end), "'s" | "’s" | "'" | "’") && mention.words.end + 2 >= view && word(view + 1) == ",";
    owns.then(|| (trim(speakers, view + 2..sentence.end, sentence), mention.speaker))
}

/// Verbs that report a clause only with "that": without it they find, write or show a thing.
const STRICT: &str = "found|finds|find|wrote|writes|write|suggested|suggests|suggest|revealed|reveals|maintained|maintains|showed|shows\
    |show|observed|remarked|hinted|announced|announces|learned|complained|agreed|promised|highlighted|highlights\
    |underlined|underlines|reported|ruled|expects|testified|vowed|pledged|complain|disclosed|recalled|joked|assumes\
    |swears|replied|responded|retorted";

/// Verbs whose plain or -s form is a noun as often: only somebody named speaks with them, or "that" stands behind.
const NOUNS: &str = "claims|claim|estimates|estimate|notes|states|forecasts|stress|believe|add|warns";

/// Verbs that may report a thing rather than a clause: what is praised, denied or foretold.
const OF_THINGS: &str = "commended|welcomed|welcomes|hailed|commends|praised|praises|stressed|stresses|stress|emphasised|emphasises|emphasized\
    |emphasizes|highlighted|highlights|underlined|underlines|underscored|underscores|predicted|predicts|predict\
    |confirmed|denied|denies|estimates|estimated|forecasts";

/// Participles that go on with what somebody says: "…, adding that".
const ADDING: &str = "adding|saying|arguing|warning|claiming|noting|stating|insisting|complaining|explaining|stressing|predicting|suggesting\
    |alleging|admitting|acknowledging|confirming";

/// Verbs behind which stands who is told.
const TELLING: &str = "told|tells|reminded|assured|informed|promised|warned";

/// Whether the word at a place is a verb that reports, and where what it reports may begin.
fn cue(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = speakers.word(at, sentence);
    let small = speakers.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    if !small {
        return None;
    }
    let two = is_point_out(speakers, at, sentence);
    let reports = two
        || speakers.runs.lexicon.names().is(Class::Reported, word)
        || matches!(word, "announced" | "announces" | "complains" | "promised" | "agreed" | "learned")
        || one_of(word, ADDING);
    let before = speakers.word(at.wrapping_sub(1), sentence);
    let held =
        matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "the" | "a" | "an" | "its" | "their" | "of" | "to")
            || before.ends_with("'s")
            || before.ends_with("’s");
    // "It is worth noting": a participle goes on only behind what it goes on with.
    let loose =
        one_of(word, ADDING) && !matches!(before, "," | "and" | "but" | "”" | "\"" | "–" | "—") && !speakers.is_quoted(at.wrapping_sub(1));
    // "added 20 points"
    let counts = speakers.word(at + 1, sentence).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'))
        && matches!(word, "added" | "adds" | "add" | "found")
        || matches!(word, "added" | "adds" | "add") && speakers.word(at + 1, sentence) == "to";
    // "did not confirm or deny that": nothing is said.
    let denied = matches!(before, "or" | "nor")
        || matches!(before, "not" | "never")
            && matches!(word, "say" | "said" | "confirm" | "confirmed" | "disclose" | "explain" | "reveal");
    let denied = denied || before.ends_with("n't") || before.ends_with("n’t");
    let held = held || loose || counts || denied;
    (reports && !held).then_some(at + 1 + usize::from(two))
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
        && !one_of(speakers.word(at, sentence), ADDING)
        && !one_of(speakers.word(at, sentence), TELLING)
        && speakers
            .mentions_in(behind, sentence.end)
            .next()
            .is_some_and(|mention| mention.words.start <= behind + 1 && closes(mention.words.end));
    if inverted && let Some(told) = inverse(speakers, at, sentence) {
        return Some(told);
    }
    match complement(speakers, at, behind, sentence) {
        Complement::Clause(start) => following(speakers, at, start, sentence, direct),
        Complement::Quoted => None,
        Complement::Nothing => preceding(speakers, at, sentence),
    }
}

/// What stands behind a verb of speech.
enum Complement {
    /// A clause or a thing, from a word on.
    Clause(usize),
    /// A direct quote: the verb is its cue.
    Quoted,
    /// No clause: what is said stands before.
    Nothing,
}

fn complement(speakers: &Speakers, at: usize, behind: usize, sentence: &Range<usize>) -> Complement {
    let word = |at: usize| speakers.word(at, sentence);
    let mut next = behind;
    // "told CBR", "said on Monday", "said in a statement".
    if matches!(word(at), "told" | "tells" | "reminded" | "assured" | "informed") && word(next) != "that" {
        let near = next..sentence.end.min(next + 9);
        let opens = |at: &usize| word(*at) == "that" || speakers.is_quoted(*at) || word(*at) == ":";
        match near.clone().find(opens).or_else(|| near.skip(1).find(|&at| is_pronoun(word(at)))) {
            Some(clause) => next = clause,
            None => return Complement::Nothing,
        }
    }
    // "promised staff that", "warned of its investors that".
    if matches!(word(at), "promised" | "warned") && word(next) != "that" && !is_adjunct(word(next)) {
        next = (next + 1..next + 4).find(|&at| word(at) == "that").unwrap_or(next);
    }
    if is_adjunct(word(next)) {
        let opens = |at: &usize| matches!(word(*at), "that" | "the" | "," | ":" | "its" | "there") || is_pronoun(word(*at));
        let that = (next..sentence.end.min(next + 10)).find(|at| opens(at) && *at > next + 1);
        next = that.unwrap_or(next);
    }
    // "said this month that", "argued for decades that"
    if matches!(word(next), "this" | "for" | "again" | "recently" | "repeatedly" | "after" | "before") {
        let that = (next + 1..sentence.end.min(next + 7)).find(|&at| word(at) == "that");
        next = that.filter(|&that| !has_verb(speakers, next..that, sentence)).unwrap_or(next);
    }
    let that = word(next) == "that";
    // "in a memo that was seen": no clause of the verb's own.
    if that && matches!(word(next + 1), "was" | "were" | "is" | "are" | "has" | "had" | "will" | "would") {
        return Complement::Nothing;
    }
    // "said publicly that".
    let adverb = !that && word(next).ends_with("ly") && word(next + 1) == "that";
    next += usize::from(adverb);
    let that = that || adverb;
    if word(next) == "," && speakers.is_quoted(next + 1) {
        return Complement::Quoted;
    }
    if that || word(next) == "," {
        next += 1;
    }
    if speakers.is_quoted(next) || matches!(word(next), ":" | "“" | "\"") {
        // A quote inside the reported clause is of it: "said that “technology” is".
        return if that { Complement::Clause(next) } else { Complement::Quoted };
    }
    if next >= sentence.end || matches!(word(next), "" | "." | ";") {
        return Complement::Nothing;
    }
    let strict = one_of(word(at), STRICT) || matches!(word(at), "complaining" | "confirming" | "announces");
    if strict && !that {
        return Complement::Nothing;
    }
    let thing = one_of(word(at), OF_THINGS);
    // "says its kilns use less gas": what is said is a clause, though the verb is not seen.
    let said = matches!(word(at), "said" | "says")
        && word(behind) != ","
        && word(at.wrapping_sub(1)) != ","
        && sentence.end > next + 5
        && matches!(word(next), "its" | "their" | "his" | "her");
    let clause = that || said || has_verb(speakers, next..sentence.end, sentence);
    // "…, Acme said, and hired more": a verb cannot open what is said.
    let headless = !that
        && !thing
        && (is_verb(speakers, next, sentence) && !is_pronoun(word(next)) || one_of(word(next), ADDING) || opens_no_clause(word(next)));
    if (clause || thing) && !headless { Complement::Clause(next) } else { Complement::Nothing }
}

/// Words behind a verb of speech with which what is said does not begin: "said on Tuesday, after years of debate".
fn opens_no_clause(word: &str) -> bool {
    const WORDS: &[&str] =
        &["and", "but", "after", "before", "because", "with", "by", "including", "citing", "following", "who", "which", "amid", "though"];
    WORDS.contains(&word)
}

fn is_pronoun(word: &str) -> bool {
    matches!(word.split(['\'', '’']).next().unwrap_or(word), "he" | "she" | "it" | "they" | "we" | "there")
}

/// Words that open what may stand between a verb of speech and its clause.
fn is_adjunct(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "on",
        "in",
        "at",
        "during",
        "to",
        "earlier",
        "last",
        "yesterday",
        "today",
        "late",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    WORDS.contains(&word)
}

/// "She said", where nobody is named whom "she" may mean.
fn somebody(speakers: &Speakers, verb: usize, sentence: &Range<usize>) -> Option<Speaker> {
    let at = verb.checked_sub(1)?;
    matches!(speakers.word(at, sentence), "he" | "she" | "He" | "She").then(|| speakers.written(at, verb))
}

/// What a verb of speech reports behind it.
fn following(speakers: &Speakers, at: usize, start: usize, sentence: &Range<usize>, direct: &[Span]) -> Option<(Range<usize>, Speaker)> {
    let word = speakers.word(at, sentence);
    let that = speakers.word(start.wrapping_sub(1), sentence) == "that";
    let clause_start = (sentence.start..at)
        .rev()
        .find(|&at| speakers.is_quoted(at) || matches!(speakers.word(at, sentence), ";" | ":"))
        .map_or(sentence.start, |at| at + 1);
    let shares = matches!(speakers.word(at.wrapping_sub(1), sentence), "and" | "but" | "also");
    let subject = if one_of(word, ADDING) {
        // `"…," said Berg, adding that …`: who spoke before in the sentence.
        speakers.main_speaker(at, sentence)?
    } else {
        let own = speakers.subject(at, clause_start, sentence);
        own.or_else(|| if shares { speakers.main_speaker(at, sentence) } else { None }).or_else(|| somebody(speakers, at, sentence))?
    };
    if one_of(word, NOUNS) && !that && !matches!(subject, Speaker::Person(_) | Speaker::Organisation(_)) {
        return None;
    }
    // A fragment of the speaker's own words is of the clause.
    let end = direct
        .iter()
        .filter(|quote| !speakers.is_part(**quote))
        .map(|quote| speakers.runs.words.at_offset(quote.start()))
        .find(|&quote| quote > start && quote < sentence.end)
        .unwrap_or(sentence.end);
    let goes_on = |next: &usize| !speakers.is_quoted(*next) && goes_on(speakers, *next, sentence);
    let end = (start + 2..end).find(goes_on).map_or(end, |next| next - 1);
    let clause = trim(speakers, start..end, sentence);
    let thing = one_of(word, OF_THINGS);
    let said = matches!(word, "said" | "says") && clause.len() > 5;
    (thing || that || said || has_verb(speakers, clause.clone(), sentence)).then_some((clause, subject))
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
    if one_of(word(at), STRICT)
        && !matches!(word(at), "found" | "finds" | "wrote" | "writes" | "announced" | "showed" | "shows" | "reported" | "ruled")
    {
        return None;
    }
    let commas = (sentence.start..at).rev().filter(|&at| word(at) == ",").take_while(|comma| !joins(comma)).take(4);
    let inverted = word(at.wrapping_sub(1)) == "," && !one_of(word(at), TELLING);
    let (comma, speaker) = if inverted && let Some(speaker) = speakers.named_from(at + 1, sentence.end, sentence) {
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
    // "The merger, Acme said, would save £5m": what is said goes on behind.
    if word(at + 1) == "," && (is_verb(speakers, at + 2, sentence)) && !has_verb(speakers, from..end, sentence) {
        let clause = trim(speakers, from..sentence.end, sentence);
        return Some((clause, speaker));
    }
    // "… “this year or next,” she said": the mark behind the comma is of the clause.
    end += 2 * usize::from(end == comma && speakers.is_quoted(comma) && comma + 2 < at);
    let clause = trim(speakers, from..end, sentence);
    is_told(speakers, &clause, sentence).then_some((clause, speaker))
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
    clause.len() >= FEWEST && (has_verb(speakers, clause.clone(), sentence) || opens && clause.len() > 6)
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

fn has_verb(speakers: &Speakers, mut range: Range<usize>, sentence: &Range<usize>) -> bool {
    range.any(|at| is_verb(speakers, at, sentence))
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
        || speakers
            .runs
            .lexicon
            .facts()
            .verbs
            .get(word)
            .is_some_and(|verb| !verb.noun && verb.forms.any(Forms::BASE | Forms::THIRD | Forms::PAST))
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
                | "won"
                | "sold"
                | "built"
                | "drew"
                | "cut"
                | "cuts"
                | "hit"
                | "lost"
                | "paid"
                | "bought"
                | "began"
                | "gave"
                | "became"
                | "makes"
                | "takes"
                | "gives"
                | "comes"
                | "goes"
                | "wants"
                | "expects"
                | "plans"
                | "works"
                | "knew"
                | "knows"
                | "thought"
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
