//! Whose claim a fact is: the quote around it, the verb of saying that governs it, "according to".

use super::candidate::Candidate;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Frame, Reading};
use crate::extract::clause::units::{Tag, Thing};
use crate::extract::clause::words::one_of;
use crate::extract::quote::{QuoteKind, Speaker};

/// Who claims it, where the article does not say it in its own voice.
pub fn of(scene: &Scene, candidate: &Candidate) -> Option<Speaker> {
    if let Some(quote) = scene.quote_at(candidate.trigger)
        && let Some(speaker) = quote.speaker
    {
        // What an organisation announces or confirms of itself, the article tells as done: "Acme confirmed it had bought Brill".
        let own = matches!(speaker, Speaker::Organisation(id) if candidate.organisations().any(|party| party == id));
        let told = quote.kind == QuoteKind::Indirect && own && candidate.status != Status::Denied && announced(scene, candidate);
        let foretold = matches!(speaker, Speaker::Organisation(id) if candidate.role(Role::Forecaster).contains(&Filler::Organisation(id)));
        return (!told && !foretold).then_some(speaker);
    }
    let reading = scene.readings.get(candidate.sentence)?;
    governing(scene, candidate, reading).or_else(|| according(scene, candidate, reading)).or_else(|| behind(scene, candidate, reading))
}

/// Whether the sentence announces rather than claims.
fn announced(scene: &Scene, candidate: &Candidate) -> bool {
    let verbs = scene.readings.get(candidate.sentence).map_or(&[][..], |reading| &reading.frames[..]);
    let lemma = |frame: &Frame| scene.readings.get(candidate.sentence)?.verb(frame.verb).map(|group| group.lemma.clone());
    let says = |list: &str| verbs.iter().any(|frame| lemma(frame).is_some_and(|lemma| one_of(&lemma, list)));
    says("announce|confirm|reveal|disclose") && !says("say|tell|add|deny|warn|claim")
}

/// Verbs that hand a claim on rather than make it true: "announce" and "confirm" speak for the article.
fn is_claiming(lemma: &str) -> bool {
    one_of(
        lemma,
        "say|add|argue|claim|allege|believe|think|estimate|reckon|warn|insist|note|suggest|explain|tell|state|predict\
             |calculate|maintain|contend|write|comment|stress|emphasise|emphasize|report|admit|acknowledge|find|hint|boast\
             |deny|assert",
    )
}

fn governing(scene: &Scene, candidate: &Candidate, reading: &Reading) -> Option<Speaker> {
    let mut frame = reading.frames.get(candidate.frame?)?;
    for _ in 0..6 {
        let governor = reading.frames.get(frame.governor?)?;
        if governor.verb == frame.verb {
            return None;
        }
        if frame.reported && reading.verb(governor.verb).is_some_and(|group| is_claiming(&group.lemma) && !group.passive) {
            // A forecaster is a role of the fact, not who reports it.
            if candidate.kind == FactKind::Forecast
                && reading.verb(governor.verb).is_some_and(|group| matches!(group.lemma.as_str(), "estimate" | "predict" | "reckon"))
            {
                return None;
            }
            return speaker(scene, candidate.sentence, reading, *governor.subject.first()?);
        }
        frame = governor;
    }
    None
}

fn speaker(scene: &Scene, sentence: usize, reading: &Reading, phrase: usize) -> Option<Speaker> {
    // "Joe Bloggs, head of sales at Acme": the person, whatever hangs on the name.
    if let Some((person, _)) = scene.person(sentence, phrase) {
        return Some(Speaker::Person(person));
    }
    if let Some((organisation, _)) = scene.organisation(sentence, phrase, &[]) {
        return Some(Speaker::Organisation(organisation));
    }
    let head = reading.head(phrase)?;
    (head.tag != Tag::Pronoun && !matches!(head.thing, Thing::Figure(..)))
        .then(|| Speaker::Unnamed(super::fill::full_span(reading, phrase)))
}

/// "According to Acme, …", "…, according to analysts".
fn according(scene: &Scene, candidate: &Candidate, reading: &Reading) -> Option<Speaker> {
    // Who foretells is a role of the forecast.
    if candidate.kind == FactKind::Forecast && !candidate.role(Role::Forecaster).is_empty() {
        return None;
    }
    let at = (0..reading.items.len()).find(|&item| reading.word(item) == "according")?;
    let phrase = (at + 1..reading.items.len().min(at + 4)).find(|&item| reading.noun(item).is_some())?;
    speaker(scene, candidate.sentence, reading, phrase)
}

/// "…, Acme said.", "…, said Jane Roe": a verb of saying behind the clause, with nothing of its own to say.
fn behind(scene: &Scene, candidate: &Candidate, reading: &Reading) -> Option<Speaker> {
    let frame = reading.frames.iter().find(|frame| {
        let after = reading
            .items
            .get(frame.verb)
            .and_then(|item| reading.units.get(item.units.start))
            .is_some_and(|unit| unit.span.start() > candidate.trigger.end());
        let said = reading.verb(frame.verb).is_some_and(|group| is_claiming(&group.lemma) && !group.passive);
        let empty = frame.object.is_empty()
            && frame.infinitive.is_none()
            && !reading.frames.iter().any(|other| {
                other.governor.is_some_and(|index| reading.frames.get(index).is_some_and(|governor| governor.verb == frame.verb))
            });
        let apart =
            frame.subject.first().map(|&subject| subject.min(frame.verb)).and_then(|first| first.checked_sub(1)).is_some_and(|before| {
                reading
                    .items
                    .get(before)
                    .and_then(|item| reading.units.get(item.units.start))
                    .is_some_and(|unit| matches!(unit.tag, Tag::Comma | Tag::Boundary))
            });
        after && said && empty && apart
    })?;
    if candidate.kind == FactKind::Forecast && reading.verb(frame.verb).is_some_and(|group| group.lemma == "estimate") {
        return None;
    }
    speaker(scene, candidate.sentence, reading, *frame.subject.first()?)
}

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::play;
    use crate::extract::fact::types::Filler;
    use crate::extract::quote::Speaker;

    #[test]
    fn tells_whose_claim_a_fact_is() {
        let cases = [
            ("Acme bought Brill.", "nobody"),
            ("Acme announced that it had bought Brill.", "nobody"),
            ("Acme confirmed it had bought Brill.", "nobody"),
            ("Crest said Acme had bought Brill.", "Crest"),
            ("Crest said that Acme would buy Brill.", "Crest"),
            ("Acme has bought Brill, Jane Roe said.", "Jane Roe"),
            ("Acme has bought Brill, said Jane Roe.", "Jane Roe"),
            ("According to Crest, Acme has bought Brill.", "Crest"),
            ("Acme has bought Brill, according to Crest.", "Crest"),
            ("Jane Roe claimed that Acme had bought Brill.", "Jane Roe"),
            ("Jane Roe told the Daily Ledger that Acme would buy Brill.", "Jane Roe"),
            ("Analysts believe Acme will buy Brill.", "Analysts"),
            ("Crest denied that Acme had bought Brill.", "Crest"),
        ];
        for (text, expected) in cases {
            play(text, |facts, cast| {
                let found = match facts.first().map(|fact| fact.attributed_to) {
                    Some(Some(Speaker::Person(id))) => (cast.words)(Filler::Person(id)),
                    Some(Some(Speaker::Organisation(id))) => (cast.words)(Filler::Organisation(id)),
                    Some(Some(Speaker::Unnamed(span))) => span.of(text).to_owned(),
                    Some(None) => "nobody".to_owned(),
                    None => "no fact".to_owned(),
                };
                assert_eq!(found, expected, "{text}");
            });
        }
    }
}
