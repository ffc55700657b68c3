//! Verbs that report, and where the clause they report begins.

use std::ops::Range;

use super::speaker::Speakers;
use super::subject::GLAD;
use crate::extract::clause::verbs::Forms;
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;

/// Verbs that report a clause only with "that": without it they find, write or show a thing.
pub(super) const STRICT: &str = "found|finds|find|wrote|writes|write|suggested|suggests|suggest|revealed|reveals|maintained|maintains|showed|shows\
    |show|observed|remarked|hinted|announced|announces|learned|complained|agreed|promised|highlighted|highlights\
    |underlined|underlines|reported|ruled|expects|testified|vowed|pledged|complain|disclosed|recalled|joked|assumes\
    |swears|replied|responded|retorted|replies|responds|retorts|held|holds|understands|understood|advised|advises|advise|indicated\
    |indicates|signalled|signals|signaled|boasted|boasts|laments|lamented|grumbles|grumbled|quips|jokes|recalls|confessed|confesses\
    |repeated|repeats|reasoned|testifies|discloses|countered|counters|suspects|suspected|projects|projected|foresees|clarifies|clarified|posited|asserts|concludes|concluded|agrees|disputes|disputed|dispute|expect|expected|forecast";

/// Verbs whose plain or -s form is a noun as often: only somebody named speaks with them, or "that" stands behind.
pub(super) const NOUNS: &str = "claims|claim|claimed|estimates|estimate|notes|states|forecasts|stress|believe|add|warns|figures|guesses|forecast|holds|signals|shows|show";

/// Verbs that may report a thing rather than a clause: what is praised, denied or foretold.
pub(super) const OF_THINGS: &str = "commended|welcomed|welcomes|hailed|commends|praised|praises|stressed|stresses|stress|emphasised|emphasises|emphasized\
    |emphasizes|highlighted|highlights|underlined|underlines|underscored|underscores|predicted|predicts|predict\
    |confirmed|denied|denies|estimates|estimated|forecasts";

/// Participles that go on with what somebody says: "…, adding that".
pub(super) const ADDING: &str = "adding|saying|arguing|warning|claiming|noting|stating|insisting|complaining|explaining|stressing|predicting|suggesting\
    |alleging|admitting|acknowledging|confirming|denying|telling|reminding|assuring|pointing";

/// Verbs that foretell a thing: "expects sales to fall".
const FORETELLING: &str = "expects|expect|expected|forecast|forecasts|foresees|foresaw|projects|projected";

/// Whom what is told may be told to, without an article: "told staff the plant would close".
pub(super) const TOLD: &str = "staff|investors|reporters|shareholders|analysts|employees|workers|parliament|Parliament|congress|Congress|lawmakers\
    |MPs|journalists|customers|creditors|colleagues|ministers|senators|councillors|members|suppliers|regulators|officials|prosecutors\
    |jurors|police|readers|delegates|clients|lenders|bondholders|bankers|visitors|listeners|viewers|residents|unions|me|us|him|them";

/// Verbs behind which stands who is told.
pub(super) const TELLING: &str = "told|tells|reminded|assured|informed|promised|warned";

/// Whether the word at a place is a verb that reports, and where what it reports may begin.
pub(super) fn cue(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = speakers.word(at, sentence);
    let small = speakers.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    if !small {
        return None;
    }
    let two = is_point_out(speakers, at, sentence);
    // "let it be known that", "made it clear that".
    let known = known(speakers, at, sentence);
    let reports = two
        || known > 0
        || speakers.runs.lexicon.names().is(Class::Reported, word)
        || matches!(word, "announced" | "announces" | "announce" | "complains" | "promised" | "agreed" | "learned")
        || one_of(word, ADDING);
    let before = speakers.word(at.wrapping_sub(1), sentence);
    let held =
        matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "the" | "a" | "an" | "its" | "their" | "of" | "to")
            || before.ends_with("'s")
            || before.ends_with("’s");
    // "are pleased to announce that".
    let glad = before == "to"
        && speakers.word(at + 1 + usize::from(two), sentence) == "that"
        && one_of(speakers.word(at.wrapping_sub(2), sentence), GLAD);
    let held = held && !glad;
    // "It is worth noting": a participle goes on only behind what it goes on with.
    let loose = one_of(word, ADDING)
        && !matches!(before, "," | "as" | "and" | "but" | "”" | "\"" | "–" | "—")
        && !speakers.is_quoted(at.wrapping_sub(1));
    // "added 20 points"
    let counts = speakers.word(at + 1, sentence).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'))
        && matches!(word, "added" | "adds" | "add" | "found")
        || matches!(word, "added" | "adds" | "add" | "adding") && speakers.word(at + 1, sentence) == "to"
        // "has added Acme to its customers"
        || word == "added" && matches!(before, "has" | "have" | "had") && speakers.word(at + 1, sentence) != "that";
    // "did not confirm or deny that": nothing is said.
    let denied = matches!(before, "or" | "nor")
        || matches!(before, "not" | "never")
            && matches!(word, "say" | "said" | "confirm" | "confirmed" | "disclose" | "explain" | "reveal");
    let denied = denied || before.ends_with("n't") || before.ends_with("n’t");
    let held = held || loose || counts || denied;
    (reports && !held).then_some(at + 1 + usize::from(two) + known)
}

/// The further words of a phrase that reports: "let it be known", "made clear".
fn known(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> usize {
    let words = |from: usize, phrase: &[&str]| phrase.iter().zip(at + from..).all(|(&word, at)| speakers.word(at, sentence) == word);
    match speakers.word(at, sentence) {
        "let" | "lets" if words(1, &["it", "be", "known"]) || words(1, &["it", "be", "understood"]) => 3,
        "made" | "makes" | "make" if words(1, &["it", "clear"]) || words(1, &["it", "known"]) => 2,
        "made" | "makes" | "make" if words(1, &["clear", "that"]) => 1,
        _ => 0,
    }
}

/// What stands behind a verb of speech.
pub(super) enum Complement {
    /// A clause or a thing, from a word on.
    Clause(usize),
    /// A direct quote: the verb is its cue.
    Quoted,
    /// No clause: what is said stands before.
    Nothing,
}

pub(super) fn complement(speakers: &Speakers, at: usize, behind: usize, sentence: &Range<usize>) -> Complement {
    let word = |at: usize| speakers.word(at, sentence);
    let mut next = behind;
    if let Some(clause) = foretold(speakers, at, next, sentence) {
        return clause;
    }
    // "told CBR", "said on Monday", "said in a statement".
    if matches!(word(at), "told" | "tells" | "tell" | "telling" | "reminded" | "reminding" | "assured" | "assuring" | "informed")
        && word(next) != "that"
    {
        match told(speakers, next, sentence) {
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
        let day = !matches!(word(next), "on" | "in" | "at" | "during" | "to" | "last" | "late");
        let that = (next..sentence.end.min(next + 10)).find(|at| opens(at) && (*at > next + 1 || day && *at == next + 1));
        next = that.unwrap_or(next);
    }
    // "said this month that", "argued for decades that"
    if matches!(word(next), "this" | "for" | "again" | "recently" | "repeatedly" | "after" | "before") {
        let that = (next + 1..sentence.end.min(next + 7)).find(|&at| word(at) == "that");
        next = that.filter(|&that| !has_verb(speakers, next..that, sentence)).unwrap_or(next);
    }
    let that = word(next) == "that";
    // "said on Monday, after a meeting, that": what stands between commas parts the two.
    let parted = || (next..sentence.end.min(next + 20)).find(|&at| word(at) == "," && word(at + 1) == "that");
    if !that
        && (is_adjunct(word(next)) || word(next) == ",")
        && let Some(comma) = parted()
    {
        let free = (next..comma).all(|at| !speakers.is_quoted(at) && !has_verb(speakers, at..at + 1, sentence));
        return if free { Complement::Clause(comma + 2) } else { Complement::Nothing };
    }
    // "said in a statement": nothing is said behind.
    if matches!(word(next), "in" | "at" | "during") && matches!(word(next + 1), "a" | "an" | "its" | "their" | "his" | "her") {
        return Complement::Nothing;
    }
    // "in a memo that was seen": no clause of the verb's own.
    if that && next > behind && matches!(word(next + 1), "was" | "were" | "is" | "are" | "has" | "had" | "will" | "would") {
        return Complement::Nothing;
    }
    // "said publicly that".
    let adverb = !that && word(next).ends_with("ly") && word(next + 1) == "that";
    next += usize::from(adverb);
    let that = that || adverb;
    // "says very little about it"
    if !that
        && (matches!(word(next), "little" | "nothing" | "something" | "anything" | "so" | "much") || word(next) == "very")
        && !is_verb(speakers, next + 1, sentence)
        && matches!(word(at), "said" | "says" | "say" | "saying")
    {
        return Complement::Nothing;
    }
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
    if strict && !that && !has_modal(speakers, at, next, sentence) {
        return Complement::Nothing;
    }
    // "confirmed the sale" tells what, not that; "denies selling below cost" both.
    let bare = matches!(word(at), "confirmed" | "denied" | "denies") && !(word(next).len() > 5 && word(next).ends_with("ing"));
    let thing = one_of(word(at), OF_THINGS) && !bare;
    // "says its kilns use less gas": what is said is a clause, though the verb is not seen.
    let said = matches!(word(at), "said" | "says")
        && word(behind) != ","
        && word(at.wrapping_sub(1)) != ","
        && sentence.end > next + 5
        && matches!(word(next), "its" | "their" | "his" | "her");
    // "said it stood by its story"
    let pronoun = matches!(word(at), "said" | "says" | "added" | "adds" | "told") && is_pronoun(word(next)) && sentence.end > next + 3;
    let clause = that || said || pronoun || has_verb(speakers, next..sentence.end, sentence);
    // "…, Acme said, and hired more": a verb cannot open what is said.
    let relative = is_verb(speakers, next, sentence) && is_relative(speakers, at, sentence);
    let headless = !that
        && !thing
        && !relative
        && (is_verb(speakers, next, sentence) && !is_pronoun(word(next))
            || one_of(word(next), ADDING)
            || opens_no_clause(word(next))
            || word(next - 1) == "," && word(next).len() > 5 && word(next).ends_with("ing"));
    // "…, saying it was late": a participle reports a clause of its own, with a verb before the next comma.
    let comma = (next + 1..sentence.end).find(|&at| word(at) == ",").unwrap_or(sentence.end);
    if one_of(word(at), ADDING) && !that && !has_verb(speakers, next + 1..comma, sentence) {
        return Complement::Nothing;
    }
    if (clause || thing) && !headless { Complement::Clause(next) } else { Complement::Nothing }
}

/// Whether what is announced without "that" is a clause all the same: "announced 38 of its staff will be laid off".
fn has_modal(speakers: &Speakers, at: usize, next: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| speakers.word(at, sentence);
    if !one_of(
        word(at),
        "announced|announces|announce|revealed|reveals|suggested|suggests|disclosed|reported|found|finds|concluded|learned",
    ) {
        return false;
    }
    let end = (next..sentence.end.min(next + 14)).find(|&at| {
        one_of(word(at), "that|which|who|whose|where|when|as|to|after|before|,|;|:|and|but|what|how|whether|if|–|—")
            || speakers.is_quoted(at)
    });
    (next + 1..end.unwrap_or(sentence.end.min(next + 14))).any(|at| one_of(word(at), "will|would|could|must|cannot"))
}

/// Words behind a verb of speech with which what is said does not begin: "said on Tuesday, after years of debate".
fn opens_no_clause(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "and",
        "but",
        "of",
        "after",
        "before",
        "because",
        "with",
        "by",
        "including",
        "citing",
        "following",
        "who",
        "which",
        "amid",
        "though",
    ];
    WORDS.contains(&word)
}

/// "expects sales to fall": the thing and what it will do.
fn foretold(speakers: &Speakers, at: usize, next: usize, sentence: &Range<usize>) -> Option<Complement> {
    let word = |at: usize| speakers.word(at, sentence);
    if !one_of(word(at), FORETELLING) || matches!(word(next), "to" | "that" | "," | "") {
        return None;
    }
    let end = sentence.end.min(next + 14);
    let end = (next..end).find(|&at| matches!(word(at), "," | ";" | ":" | "." | "that") || speakers.is_quoted(at)).unwrap_or(end);
    let small = |at: usize| speakers.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
    let opens =
        |&at: &usize| word(at) == "to" && small(at + 1) && !one_of(word(at + 1), "the|a|an|its|their|his|her|this|that|about|around|just");
    (next + 1..end).find(opens).map(|_| Complement::Clause(next))
}

/// Where what is told begins, behind whom it is told to: "told the Ledger that", "told investors sales would fall".
fn told(speakers: &Speakers, next: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = |at: usize| speakers.word(at, sentence);
    let near = next..sentence.end.min(next + 9);
    let parts = |at: usize| word(at) == "," && matches!(word(at + 1), "and" | "but" | "which" | "who" | "while" | "as");
    let near = near.start..near.clone().find(|&at| parts(at)).unwrap_or(near.end);
    let opens = |at: &usize| matches!(word(*at), "that" | ":");
    if let Some(clause) = near.clone().find(opens).or_else(|| near.clone().skip(1).find(|&at| is_pronoun(word(at)))) {
        return Some(clause);
    }
    let quoted = near.clone().find(|&at| speakers.is_quoted(at));
    object(speakers, next, sentence).filter(|&behind| quoted.is_none_or(|quoted| behind <= quoted)).or(quoted)
}

/// Where a clause begins behind an object without "that".
fn object(speakers: &Speakers, next: usize, sentence: &Range<usize>) -> Option<usize> {
    let word = |at: usize| speakers.word(at, sentence);
    // "told staff no jobs would go", "told the court the kiln was safe".
    let named = speakers.mentions_in(next, next + 2).next().filter(|mention| mention.words.start <= next + 1);
    let behind = match named {
        Some(mention) => mention.words.end,
        None if one_of(word(next), TOLD) => next + 1,
        None if one_of(word(next), "the|a|an|its|their|his|her|our|this") => {
            // "told the tale of a woman": no clause.
            let mut near = (next + 2..sentence.end.min(next + 5)).take_while(|&at| !one_of(word(at), "of|about|behind|to"));
            near.find(|&at| opens_clause(word(at)) || speakers.mentions_in(at, at + 1).next().is_some())?
        }
        None => return None,
    };
    let comma = (behind..sentence.end).find(|&at| word(at) == ",").unwrap_or(sentence.end);
    let free =
        !is_adjunct(word(behind)) && !one_of(word(behind), "of|about|for|,|and|or|as|how|what|why|where|whether|when|if|by|not|what");
    let quoted = |at: usize| speakers.quote_over(at).is_some_and(|quote| speakers.is_part(quote));
    let clause = || has_verb(speakers, behind + 1..comma.min(behind + 14), sentence) || (behind + 1..comma.min(behind + 8)).any(quoted);
    (free && (speakers.is_quoted(behind) || clause())).then_some(behind)
}

fn opens_clause(word: &str) -> bool {
    one_of(word, "the|a|an|its|their|his|her|no|all|every|each|this|these|some|most|there")
}

/// Whether what is said goes on from "which" or "that" before who says it: "a permit, which Berg said would cost", "a deal that two people
/// say was worth".
fn is_relative(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    let word = |at: usize| speakers.word(at, sentence);
    let from = at.saturating_sub(9).max(sentence.start);
    (from..at)
        .rev()
        .find(|&at| matches!(word(at), "which" | "that" | "whom"))
        .is_some_and(|relative| relative + 1 < at && (relative + 1..at).all(|at| !is_verb(speakers, at, sentence) && word(at) != ","))
}

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word.split(['\'', '’']).next().unwrap_or(word), "he" | "she" | "it" | "they" | "we" | "there")
}

/// Words that open what may stand between a verb of speech and its clause.
pub(super) fn is_adjunct(word: &str) -> bool {
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

pub(super) fn has_verb(speakers: &Speakers, mut range: Range<usize>, sentence: &Range<usize>) -> bool {
    range.any(|at| is_verb(speakers, at, sentence))
}

/// Past forms of no ending.
const PAST: &str = "stood|spoke|broke|chose|drove|ran|sank|sought|spent|struck|taught|threw|understood|wore|brought|caught|dealt|fought|heard\
    |meant|sent|shrank|stole|swung|stands|owes|hopes|runs|owns|aims|seeks|keeps|holds|faces|lacks|suits|remained";

/// Whether a word is a finite verb, as far as its form and the commonest verbs tell.
pub(super) fn is_verb(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
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
        || one_of(word, PAST)
}

fn is_point_out(speakers: &Speakers, at: usize, sentence: &Range<usize>) -> bool {
    matches!(speakers.word(at, sentence), "point" | "points" | "pointed") && speakers.word(at + 1, sentence) == "out"
}
