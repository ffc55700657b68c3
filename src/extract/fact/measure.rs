//! Results and forecasts: what is measured, whose it is, against what it is held, and who foretells it.

use super::around::frame_of;
use super::candidate::Candidate;
use super::description::Class;
use super::fill;
use super::foreseen;
use super::scene::Scene;
use super::types::{FactKind, Filler, Role, Status};
use crate::extract::clause::frames::{Reading, Slot};
use crate::extract::clause::phrases::{Mood, span_of};
use crate::extract::clause::units::{Tag, Thing, Unit};
use crate::extract::clause::words::one_of;
use crate::extract::figure::{FigureId, FigureKind, Value};
use crate::extract::organisation::OrganisationId;

/// Verbs by which a measure moves.
pub const MOVES: &str = "rise|fall|increase|decrease|grow|decline|drop|climb|surge|soar|jump|slump|plunge|tumble|dip|shrink|double|triple|treble|halve|go up|go down";

/// "employs 500 people", "400 people work for Acme", "has 20% of its home market": what is counted is what is measured.
fn counted(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let Some(&Filler::Figure(value)) = candidate.role(Role::Value).first() else { return };
    let Some(phrase) = (0..reading.items.len()).find(|&item| fill::figures_in(reading, item).any(|(figure, _)| figure == value)) else {
        return;
    };
    let (Some(item), Some(noun)) = (reading.items.get(phrase), reading.noun(phrase)) else { return };
    let is_value = |at: &usize| matches!(reading.units[*at].thing, Thing::Figure(figure, _) if figure == value);
    let Some(figure) = item.units.clone().find(is_value) else { return };
    if matches!(reading.units[figure].thing, Thing::Figure(_, FigureKind::Money | FigureKind::Duration)) {
        return;
    }
    // "sold 49% of its unit" is a sale.
    let part = matches!(reading.units[figure].thing, Thing::Figure(_, FigureKind::Percent));
    if part && frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| group.lemma == "sell") {
        return;
    }
    // "took two steps": few of anything are no result, but few shops may be.
    let verb = frame_of(candidate, reading).and_then(|frame| reading.verb(frame.verb));
    let stands = verb.is_some_and(|group| one_of(&group.lemma, "have|own|run|operate|employ|count|be|work|house"));
    if !stands && is_few(scene, value) {
        return;
    }
    // Who was it that "three rockets were produced" by? Nobody is guessed.
    if verb.is_some_and(|group| group.passive) && candidate.role(Role::Org).is_empty() {
        return;
    }
    // "a 19-kilometre line": a quantity in front describes, it does not count.
    if figure < noun.head && matches!(reading.units[figure].thing, Thing::Figure(_, FigureKind::Quantity)) {
        return;
    }
    let amount = matches!(reading.units[figure].thing, Thing::Figure(_, FigureKind::Quantity));
    if amount
        && reading.word(phrase + 1) != "of"
        && verb.is_some_and(|group| one_of(&group.lemma, "produce|mine|ship|sell|generate|handle|make|brew|process|recycle|refine|turn out|smelt|harvest|export|import|store|move|carry|pump"))
    {
        // "produced 31,000 tons"
        candidate.add(Role::Metric, vec![Filler::Words(candidate.trigger)]);
    } else if figure < noun.head {
        candidate.add(Role::Metric, vec![Filler::Words(span_of(&reading.units, figure + 1..noun.head + 1))]);
    } else if reading.word(phrase + 1) == "of"
        && reading.head(phrase + 2).is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun)
    {
        candidate.add(Role::Metric, vec![Filler::Words(fill::bare_span(reading, phrase + 2))]);
    }
}

fn is_few(scene: &Scene, figure: FigureId) -> bool {
    scene
        .figures
        .get(figure.0 as usize)
        .is_some_and(|figure| figure.kind == FigureKind::Number && matches!(figure.value, Value::Number(value) if value < 10.into()))
}

/// "second-quarter profit", "2015 revenues": the time in front of a measure.
fn period_before(candidate: &mut Candidate, reading: &Reading, phrase: usize) {
    if !candidate.role(Role::Period).is_empty() {
        return;
    }
    let units = reading.items.get(phrase).and_then(|item| reading.units.get(item.units.clone())).unwrap_or_default();
    let found = units.iter().find_map(|unit| match unit.thing {
        Thing::Figure(id, FigureKind::Date | FigureKind::DateRange) => Some(Filler::Figure(id)),
        Thing::Word
            if unit.word.ends_with("-quarter")
                || one_of(
                    &unit.word,
                    "full-year|half-year|first-half|second-half|interim|annual|quarterly|nine-month|six-month|monthly",
                ) =>
        {
            Some(Filler::Words(unit.span))
        }
        _ => None,
    });
    if let Some(found) = found {
        candidate.add(Role::Period, vec![found]);
    }
}

/// "…, compared with £4m", "…, against £4m a year before".
fn compared(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    if !candidate.role(Role::Prior).is_empty() {
        return;
    }
    let Some(start) = frame_of(candidate, reading).map(|frame| frame.verb) else { return };
    let place = (start..reading.items.len()).find(|&item| holds_against(reading, item));
    let Some(place) =
        place.filter(|&place| !(start + 1..place).any(|item| reading.verb(item).is_some_and(|group| group.mood == Mood::Finite)))
    else {
        return;
    };
    let noun = (place + 1..reading.items.len().min(place + 4)).find(|&item| reading.noun(item).is_some());
    let slot = fill::Slot { sentence: candidate.sentence, kind: candidate.kind, role: Role::Prior, exclude: &[] };
    if let Some((fillers, _)) = noun.and_then(|noun| fill::fill(scene, &slot, &[noun])) {
        candidate.add(Role::Prior, fillers);
    }
}

/// "against £4m", "up from £4m", "rather than £4m", "more than double the £4m of a year before": what follows was before.
fn holds_against(reading: &Reading, item: usize) -> bool {
    let (word, next) = (reading.word(item), reading.word(item + 1));
    let multiplied = one_of(word, "double|twice|triple|treble|quadruple|half")
        && item.checked_sub(1).is_some_and(|before| one_of(reading.word(before), ",|than|nearly|almost|about|roughly|over"))
        && fill::figures_in(reading, item + 1).any(|(_, kind)| !kind.is_date());
    matches!(word, "compared" | "versus" | "against")
        || one_of(word, "up|down") && next == "from"
        || word == "rather" && next == "than"
        || word == "instead" && next == "of"
        || multiplied
}

/// "sales of £9m (2022: £8m)", "a profit of £9m (£8m)" is another currency's: a time stands before what was.
fn bracketed(scene: &Scene, candidate: &mut Candidate) {
    let &[Filler::Figure(value)] = candidate.role(Role::Value) else { return };
    if !candidate.role(Role::Prior).is_empty() {
        return;
    }
    let (place, text) = (value.0 as usize, &scene.document.text);
    let Some(value) = scene.figures.get(place) else { return };
    // "revenue of £9m in 2024 (2023: £8m)": a time may stand between.
    for time in [place + 1, place + 2] {
        let [Some(before), Some(date), Some(prior)] = [time - 1, time, time + 1].map(|at| scene.figures.get(at)) else { return };
        let between = |a: usize, b: usize| text.get(a..b).unwrap_or_default().trim();
        let opened = between(before.span.end(), date.span.start()) == "(" && (time == place + 1 || before.kind.is_date());
        if opened && between(date.span.end(), prior.span.start()) == ":" && date.kind.is_date() && prior.kind == value.kind {
            candidate.add(Role::Prior, vec![Filler::Figure(FigureId(time as u32 + 1))]);
            return;
        }
    }
}

/// "…, 5% more than a year before", "…, up 12% on the year".
fn changed(candidate: &mut Candidate, reading: &Reading) {
    if !candidate.role(Role::Change).is_empty() {
        return;
    }
    let Some(start) = frame_of(candidate, reading).map(|frame| frame.verb) else { return };
    let behind = (start + 1..reading.items.len())
        .take_while(|&item| reading.verb(item).is_none_or(|group| group.mood != Mood::Finite))
        .find(|&item| {
            let before = reading.word(item.saturating_sub(1));
            let after = reading.word(item + 1);
            let last = reading.head(item).map_or("", |unit| unit.word.as_str());
            matches!(before, "up" | "down")
                || matches!(before, "," | "–") && (is_comparative(after) || is_comparative(last))
                || matches!(before, "," | "–") && one_of(last, "increase|rise|decline|drop|fall|jump|decrease|gain|improvement")
        });
    let percent = behind.and_then(|item| fill::figures_in(reading, item).find(|(_, kind)| matches!(kind, FigureKind::Percent)));
    let by_so_much = || {
        let at = behind.filter(|&item| one_of(reading.word(item - 1), "up|down"))?;
        let sum = fill::figures_in(reading, at).find(|(_, kind)| matches!(kind, FigureKind::Money | FigureKind::Quantity));
        sum.or_else(|| stride(candidate, reading))
    };
    let percent = percent.or_else(by_so_much).or_else(|| stride(candidate, reading));
    if let Some((figure, _)) = percent.filter(|(figure, _)| !candidate.role(Role::Value).contains(&Filler::Figure(*figure))) {
        candidate.add(Role::Change, vec![Filler::Figure(figure)]);
    }
}

/// "leapt 47p to 391p": how far, where it is told how far it came.
fn stride(candidate: &Candidate, reading: &Reading) -> Option<(FigureId, FigureKind)> {
    let frame = frame_of(candidate, reading)?;
    let &[Filler::Figure(value)] = candidate.role(Role::Value) else { return None };
    let moves = reading.verb(frame.verb).is_some_and(|group| {
        !group.passive
            && (one_of(&group.lemma, MOVES)
                || one_of(
                    &group.lemma,
                    "leap|slip|slide|gain|lose|ease|edge|add|put on|sink|shed|advance|rocket|rally|retreat|close|finish|end|shoot up|put",
                ))
    });
    let arrives = frame.slots.iter().any(|slot| {
        matches!(reading.word(slot.preposition), "to" | "at")
            && slot.phrases.iter().any(|&item| fill::figures_in(reading, item).any(|(figure, _)| figure == value))
    });
    let put_on = frame.slots.iter().find(|slot| reading.word(slot.preposition) == "on").and_then(|slot| slot.phrases.first());
    let by = frame.object.first().or(put_on).filter(|_| moves && arrives)?;
    let bare = reading.head(*by).is_some_and(Unit::is_amount);
    fill::figures_in(reading, *by).find(|(figure, kind)| bare && *figure != value && !kind.is_date() && *kind != FigureKind::Duration)
}

/// "was 3% higher": a change, not a value.
fn held_against(candidate: &mut Candidate, reading: &Reading) {
    let &[Filler::Figure(value)] = candidate.role(Role::Value) else { return };
    let place = (0..reading.items.len()).find(|&item| fill::figures_in(reading, item).any(|(figure, _)| figure == value));
    let Some(place) = place else { return };
    let percent = fill::figures_in(reading, place).any(|(figure, kind)| figure == value && kind == FigureKind::Percent);
    let behind = one_of(reading.word(place + 1), "higher|lower|more|less|fewer|up|down|ahead|behind")
        || reading.head(place).is_some_and(|unit| one_of(&unit.word, "higher|lower"));
    if percent && behind && candidate.role(Role::Change).is_empty() {
        candidate.roles.retain(|(role, _)| *role != Role::Value);
        candidate.add(Role::Change, vec![Filler::Figure(value)]);
    }
}

/// "Deaths on the roads fell by 3%", "cut its guest list by a third", "tablets account for 66% of sales": what moves, or makes up a
/// part, is a measure, whether or not it is on the list of measures; tells whether it was taken for one.
fn moved(candidate: &mut Candidate, reading: &Reading, noun: Option<usize>) -> bool {
    let lacks = candidate.role(Role::Metric).is_empty();
    let Some(frame) = frame_of(candidate, reading).filter(|_| lacks) else { return false };
    let Some(group) = reading.verb(frame.verb) else { return false };
    let lemma = group.lemma.as_str();
    let moved_by = "raise|cut|increase|lift|lower|reduce|boost|grow|expand|improve|halve|double|triple|put up|trim|slash";
    let finite = group.mood == Mood::Finite;
    let changes = finite && !candidate.role(Role::Change).is_empty();
    // "will grow to 4.7 billion connections"
    let arrives = finite
        && !candidate.role(Role::Value).is_empty()
        && (lemma == "number" || frame.slots.iter().any(|slot| reading.word(slot.preposition) == "to"));
    let is_part = one_of(lemma, "account|make up|represent") && is_share(candidate, reading);
    // "Mobile games are a £20bn industry"
    let is_sized = noun.is_some_and(|noun| frame.object.contains(&noun)) && one_of(lemma, "be|become");
    let phrase = if changes && frame.object.first().is_some_and(|&object| is_named_noun(reading, object, false)) && one_of(lemma, moved_by)
    {
        frame.object.first()
    } else {
        frame.subject.first().filter(|_| is_part || is_sized || (changes || arrives) && (one_of(lemma, MOVES) || lemma == "number"))
    };
    // "Public networks will grow to": no businesses, but things of a kind.
    let of_kind = |phrase: usize| {
        reading.noun(phrase).is_some_and(|noun| !noun.definite) && reading.head(phrase).is_some_and(|unit| unit.word.ends_with('s'))
    };
    let named = |phrase: usize| is_named_noun(reading, phrase, !changes && of_kind(phrase));
    let Some(&phrase) = phrase.filter(|&&phrase| named(phrase)) else { return false };
    candidate.confidence *= 0.75;
    candidate.add(Role::Metric, vec![Filler::Words(fill::full_span(reading, phrase))]);
    true
}

/// Whether the value is a percentage.
fn is_share(candidate: &Candidate, reading: &Reading) -> bool {
    let &[Filler::Figure(value)] = candidate.role(Role::Value) else { return false };
    reading.units.iter().any(|unit| unit.thing == Thing::Figure(value, FigureKind::Percent))
}

/// A common noun that names something of its own, no figure, job or empty word, nor, unless told so, a business.
fn is_named_noun(reading: &Reading, phrase: usize, businesses: bool) -> bool {
    reading.head(phrase).is_some_and(|unit| {
        unit.thing == Thing::Word
            && unit.tag == Tag::Noun
            && !unit.is_amount()
            && !super::nouns::is_empty_noun(&unit.word)
            && !super::nouns::is_job(&unit.word)
            && (businesses || !super::nouns::is_business(&unit.word))
    })
}

fn is_comparative(word: &str) -> bool {
    one_of(word, "more|less|fewer|higher|lower|above|below")
}

/// Completes a result or a forecast; `noun` is the phrase of a noun trigger.
pub fn measure(scene: &Scene, candidate: &mut Candidate, reading: &Reading, noun: Option<usize>, counts: bool) {
    if counts && candidate.role(Role::Metric).is_empty() && !candidate.role(Role::Value).is_empty() {
        counted(scene, candidate, reading);
        // What will be counted is no result, but it may be foretold.
        let timed = |item: usize| reading.head(item).is_some_and(|unit| unit.is_date() || unit.word == "end");
        let by = |slot: &Slot| reading.word(slot.preposition) == "by" && slot.phrases.iter().any(|&item| timed(item));
        // "will deliver 50 engines to Brill by 2027" is an order.
        let given = |slot: &Slot| matches!(reading.word(slot.preposition), "to" | "for");
        let expected = frame_of(candidate, reading).is_some_and(|frame| {
            foreseen::forecasting(reading, frame).is_some()
                || foreseen::has_future(reading, frame) && frame.slots.iter().any(by) && !frame.slots.iter().any(given)
        });
        if candidate.kind == FactKind::Report && candidate.status != Status::Asserted && !expected {
            candidate.roles.retain(|(role, _)| *role != Role::Metric);
        }
    }
    // "Acme added £4m to its £30m fund": a fund is no price.
    let added = candidate.role(Role::Metric) == [Filler::Words(candidate.trigger)]
        && frame_of(candidate, reading).is_some_and(|frame| {
            frame.object.iter().any(|&item| fill::figures_in(reading, item).any(|(_, kind)| kind == FigureKind::Money))
                && frame.slots.iter().any(|slot| {
                    reading.word(slot.preposition) == "to"
                        && slot.phrases.iter().any(|&item| !reading.head(item).is_some_and(Unit::is_amount))
                })
                && candidate.kind == FactKind::Report
                && reading.verb(frame.verb).is_some_and(|group| one_of(&group.lemma, "add|lose|gain|shed|drop|raise"))
        });
    if added {
        candidate.confidence = 0.0;
    }
    // "Pay is $21 an hour" is a rate, no result.
    if let &[Filler::Figure(value)] = candidate.role(Role::Value) {
        let end = scene.figures.get(value.0 as usize).map_or(0, |figure| figure.span.end());
        let behind = scene.document.text.get(end..).unwrap_or_default();
        if ["an hour", "a day", "a week", "per hour", "a night"].iter().any(|rate| behind.trim_start().starts_with(rate)) {
            candidate.confidence *= 0.6;
        }
    }
    compared(scene, candidate, reading);
    bracketed(scene, candidate);
    held_against(candidate, reading);
    changed(candidate, reading);
    foreseen::expected(scene, candidate, reading, noun);
    let unlisted = moved(candidate, reading, noun);
    let metric = candidate.role(Role::Metric).first().copied();
    let phrase = metric.and_then(|metric| match metric {
        Filler::Words(span) => (0..reading.items.len()).find(|&item| {
            reading.noun(item).is_some()
                && scene.span(candidate.sentence, item, item).contains(crate::span::Span::new(span.start(), span.start() + 1))
        }),
        _ => None,
    });
    if let Some(phrase) = phrase {
        period_before(candidate, reading, phrase);
    }
    // "expects sales to decline"
    let unsaid = candidate.role(Role::Org).is_empty() && candidate.role(Role::Forecaster).is_empty();
    if candidate.kind == FactKind::Report || unsaid {
        // "The site, with 210 employees, will shut": what it has is no forecast.
        if !noun.is_some_and(|noun| noun > 0 && reading.word(noun - 1) == "with") {
            foreseen::foretell(scene, candidate, reading);
        }
    }
    let head = phrase.and_then(|phrase| reading.head(phrase)).map(|unit| unit.word.clone()).unwrap_or_default();
    let capital = metric
        .is_some_and(|metric| matches!(metric, Filler::Words(span) if scene.document.words(span).to_lowercase().starts_with("capital")));
    let words = metric.map_or_else(String::new, |metric| match metric {
        Filler::Words(span) => scene.document.words(span).to_lowercase(),
        _ => String::new(),
    });
    let economy =
        ["retail sales", "house prices", "consumer prices", "vacancy rate", "interest rates", "industrial production", "factory output"];
    let index = words.split([' ', '-']).any(super::metric::is_index);
    let is_market = index
        || super::metric::is_commodity(&head)
        || !capital
            && one_of(
                &head,
                "market|inflation|gdp|unemployment|economy|demand|exports|imports|industry|spending|vacancy|supply|installations|deployments|additions|emissions|consumption|arrivals",
            );
    // "Global capacity", "retail sales": a whole industry's, where nobody's name stands before it.
    let worldwide = one_of(words.split(' ').next().unwrap_or_default(), "global|worldwide|world|national|nationwide");
    let wide = !capital && (worldwide || economy.iter().any(|measure| words.contains(measure)));
    if let Some(phrase) = phrase
        && candidate.role(Role::Org).is_empty()
        && let Some((organisation, sure)) = owner_of_measure(scene, candidate, reading, phrase)
    {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
    // "Acme's guidance is for revenue of £5m"
    let guidance = frame_of(candidate, reading).and_then(|frame| frame.subject.first().copied()).filter(|&subject| {
        candidate.kind == FactKind::Forecast
            && candidate.role(Role::Org).is_empty()
            && reading.head(subject).is_some_and(|unit| one_of(&unit.word, "guidance|forecast|outlook|target|goal|budget|aim"))
    });
    if let Some((organisation, sure)) = guidance.and_then(|subject| scene.owner(candidate.sentence, subject, &[])) {
        candidate.confidence *= sure;
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
    let unsigned = candidate.kind == FactKind::Forecast && candidate.role(Role::Forecaster).is_empty();
    if unsigned {
        foreseen::according(scene, candidate, reading);
    }
    let foreteller = if unsigned { candidate.role(Role::Forecaster).to_vec() } else { Vec::new() };
    // "an astronaut's rate", "retail prices": another's, or nobody's.
    let owned = phrase
        .and_then(|phrase| reading.noun(phrase)?.owner.clone())
        .is_some_and(|owner| reading.units.get(owner.end.wrapping_sub(1)).is_some_and(|unit| unit.tag != Tag::Possessive));
    // "Shares in Tokyo fell": a whole exchange's.
    let abroad = one_of(&head, "share|shares|stock|stocks")
        && phrase.is_some_and(|phrase| {
            reading.word(phrase + 1) == "in"
                && reading.head(phrase + 2).is_some_and(|unit| unit.thing == Thing::Word && (unit.tag == Tag::Name || unit.capital))
        });
    if abroad {
        candidate.confidence = 0.0;
    }
    let anybodys = unlisted || wide || owned || abroad || one_of(&head, "price|prices|rate|rates|tax|rent|rents|interest|capacity");
    if owned && candidate.role(Role::Org).is_empty() && !is_market {
        candidate.confidence *= 0.7;
    }
    if candidate.role(Role::Org).is_empty() && !is_market && phrase.is_some() && !anybodys {
        // "With sales of £5m, Acme is …"; what Acme says of sales is of its own; else of whom the article is about.
        let frame = frame_of(candidate, reading);
        let led = noun.filter(|&noun| noun > 0 && reading.word(noun - 1) == "with").and_then(|noun| leads(scene, candidate, reading, noun));
        let said = frame.filter(|frame| frame.reported).and_then(|frame| reading.frames.get(frame.governor?)).and_then(|governor| {
            let lemma = reading.verb(governor.verb).map_or("", |group| group.lemma.as_str());
            let (id, sure) = scene.organisation(candidate.sentence, *governor.subject.first()?, &[])?;
            // "Brill predicts that shipments will fall" is of another's, or of nobody's.
            (!(foreseen::foretells(lemma) && scene.topic.is_some_and(|topic| topic != id))).then_some((id, sure * 0.95))
        });
        // "Revenues from the tariffs" are the tariffs'.
        let anothers = phrase.is_some_and(|phrase| {
            matches!(reading.word(phrase + 1), "from" | "of" | "for" | "at")
                && reading.head(phrase + 2).is_some_and(|unit| unit.thing == Thing::Word && unit.tag == Tag::Noun)
                && reading.noun(phrase + 2).is_some_and(|noun| noun.definite && noun.owner.is_none())
        });
        let topic = scene.at_hand(candidate.sentence, Class::Company).map(|(id, sure)| (id, if anothers { 0.6 } else { sure }));
        // "…, according to Brill" speaks of others.
        // "Acme's sales fell and profit slipped": whose the measure before it was.
        let beside = frame.and_then(|frame| {
            let before = reading.frames.iter().rev().find(|other| other.verb < frame.verb && !other.subject.is_empty())?;
            let &measured = before.subject.first()?;
            let is_measure = reading.head(measured).is_some_and(|unit| super::nouns::is_metric(&unit.word));
            let (id, sure) = is_measure.then(|| scene.owner(candidate.sentence, measured, &[])).flatten()?;
            Some((id, sure * 0.9))
        });
        let employer = candidate.role(Role::Forecaster).iter().find_map(|filler| match filler {
            Filler::Person(id) => foreseen::analysed_by(scene, *id),
            _ => None,
        });
        let subject =
            led.or(said).or(beside).or(topic).filter(|(id, _)| !foreteller.contains(&Filler::Organisation(*id)) && employer != Some(*id));
        if let Some((organisation, sure)) =
            subject.filter(|_| candidate.kind == FactKind::Report || !candidate.role(Role::Forecaster).is_empty())
        {
            candidate.confidence *= sure;
            candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
        }
    }
    let past = |filler: &Filler| match *filler {
        Filler::Words(span) => scene.document.words(span).to_lowercase().starts_with("last "),
        Filler::Figure(id) => {
            scene.figures.get(id.0 as usize).is_some_and(|figure| scene.document.words(figure.span).to_lowercase().starts_with("last "))
        }
        _ => false,
    };
    // "puts the market at £5m last year" tells what was.
    if candidate.kind == FactKind::Forecast && candidate.role(Role::Period).iter().any(past) {
        candidate.kind = FactKind::Report;
        candidate.roles.retain(|(role, _)| *role != Role::Forecaster);
    }
    candidate.of_market = is_market || wide || unlisted;
    // "if prices stay below £2"
    let conditional = frame_of(candidate, reading).is_some_and(|frame| frame.conditional && noun.is_none());
    if conditional && candidate.kind == FactKind::Report {
        candidate.confidence *= 0.6;
    }
    told_to_expect(scene, candidate, reading);
    foreseen::sign_off(scene, candidate, reading, phrase, noun);
    foreseen::time_of_value(reading, candidate);
    if foreseen::is_guidance(reading, candidate, noun) {
        candidate.kind = FactKind::Forecast;
    }
    if candidate.kind == FactKind::Forecast {
        // "thinks sales will rise" is as much a forecast as "expects".
        let thinks = frame_of(candidate, reading)
            .and_then(|frame| foreseen::forecasting(reading, frame))
            .and_then(|governor| reading.verb(governor.verb))
            .is_some_and(|group| matches!(group.lemma.as_str(), "think" | "believe") && !group.negative);
        let hedged = frame_of(candidate, reading)
            .and_then(|frame| reading.verb(frame.verb))
            .is_some_and(|group| matches!(group.modal.as_deref(), Some("may" | "might" | "could")));
        // "which would have been £5m": what never was is no forecast.
        let unreal = frame_of(candidate, reading)
            .and_then(|frame| reading.verb(frame.verb))
            .is_some_and(|group| group.perfect && group.modal.as_deref() == Some("would"));
        if unreal {
            candidate.confidence *= 0.5;
        }
        if candidate.status == Status::Planned || candidate.status == Status::Possible && thinks && !hedged {
            candidate.status = Status::Asserted;
        }
        // Its own guidance is the company's; another's forecast is a forecaster's.
        let (forecaster, org) = (candidate.role(Role::Forecaster).to_vec(), candidate.role(Role::Org).to_vec());
        if !forecaster.is_empty() && forecaster == org {
            candidate.roles.retain(|(role, _)| *role != Role::Forecaster);
        }
        if is_market && forecaster.is_empty() && !org.is_empty() {
            candidate.roles.retain(|(role, _)| *role != Role::Org);
            candidate.add(Role::Forecaster, org);
        }
    }
}

/// "told investors to expect profits of £5m": the company's own guidance, not theirs whom it tells.
fn told_to_expect(scene: &Scene, candidate: &mut Candidate, reading: &Reading) {
    let governor =
        frame_of(candidate, reading).filter(|_| candidate.kind == FactKind::Forecast).and_then(|frame| reading.frames.get(frame.governor?));
    let tells =
        governor.and_then(|frame| reading.verb(frame.verb)).is_some_and(|group| one_of(&group.lemma, "tell|advise|warn|caution|urge"));
    let Some(subject) = governor.filter(|_| tells).and_then(|governor| governor.subject.first().copied()) else { return };
    if let Some((organisation, _)) = scene.organisation(candidate.sentence, subject, &[]) {
        candidate.roles.retain(|(role, _)| !matches!(role, Role::Org | Role::Forecaster));
        candidate.add(Role::Org, vec![Filler::Organisation(organisation)]);
    }
}

/// "Acme's sales", "sales at Acme", "Acme sales".
fn owner_of_measure(scene: &Scene, candidate: &Candidate, reading: &Reading, phrase: usize) -> Option<(OrganisationId, f32)> {
    if let Some(owner) = scene.owner(candidate.sentence, phrase, &[]) {
        return Some(owner);
    }
    let mut next = phrase + 1;
    // "shares in Acme"
    let held = reading.word(next) == "in" && reading.head(phrase).is_some_and(|unit| one_of(&unit.word, "share|shares|stock"));
    if held && let Some(Thing::Organisation(organisation)) = reading.head(next + 1).map(|unit| unit.thing) {
        return Some((organisation, 1.0));
    }
    // "sales of pumps at Acme"
    for _ in 0..2 {
        if matches!(reading.word(next), "at" | "of" | "for" | "from" | "by")
            && let Some(Thing::Organisation(organisation)) = reading.head(next + 1).map(|unit| unit.thing)
        {
            return Some((organisation, 1.0));
        }
        next += 2;
    }
    let units = reading.units.get(reading.items.get(phrase)?.units.clone())?;
    units.iter().find_map(|unit| match unit.thing {
        Thing::Organisation(organisation) => Some((organisation, 0.95)),
        _ => None,
    })
}

/// "With sales of £5m, Acme is …": the subject of the clause that the phrase leads in.
fn leads(scene: &Scene, candidate: &Candidate, reading: &Reading, noun: usize) -> Option<(OrganisationId, f32)> {
    let frame = reading.frames.iter().find(|frame| frame.verb > noun && !frame.subject.is_empty())?;
    let &subject = frame.subject.first()?;
    (subject < noun + 8).then(|| scene.organisation(candidate.sentence, subject, &[]))?
}
