//! A fact in one line of plain words, by a template for each kind and status.

use super::scene::Scene;
use super::types::{Fact, FactKind, Filler, Role, Status};
use crate::extract::clause::words::one_of;
use crate::extract::figure::Approx;
use crate::span::Span;

/// The line of a fact: no glyph, no line break, never empty.
pub fn line(scene: &Scene, fact: &Fact) -> String {
    let w = Words { scene, fact };
    let text = match fact.kind {
        FactKind::Invest if !fact.role(Role::Stake).is_empty() => w.sentence(
            &[Role::Investor],
            if fact.role(Role::Amount).is_empty() { ("holds", "hold") } else { ("took", "take") },
            &[(w.share(), &[Role::Stake]), (w.of_share(), &[Role::Target]), ("for", &[Role::Amount])],
        ),
        FactKind::Invest => w.sentence(&[Role::Investor], ("invested", "invest"), &[("", &[Role::Amount]), ("in", &[Role::Target])]),
        FactKind::Raise if fact.role(Role::Amount).is_empty() && w.words(Role::Instrument).to_lowercase().contains("flotation") => {
            w.sentence(&[Role::Org], ("floated", "float"), &[("at a valuation of", &[Role::Valuation])])
        }
        FactKind::Raise => w.sentence(
            &[Role::Org],
            ("raised", "raise"),
            &[
                ("", &[Role::Amount]),
                ("in", &[Role::Round, Role::Instrument]),
                ("from", &[Role::Lead, Role::Investors]),
                ("at a valuation of", &[Role::Valuation]),
            ],
        ),
        FactKind::Acquire => w.sentence(
            &[Role::Acquirer],
            ("acquired", "acquire"),
            &[
                (w.share(), &[Role::Stake]),
                (if fact.role(Role::Stake).is_empty() { "" } else { w.of_share() }, &[Role::Target]),
                ("for", &[Role::Amount]),
            ],
        ),
        FactKind::Merge => w.joint("merged", "merge", "merger", &[("for", &[Role::Amount])]),
        FactKind::Divest => {
            let line =
                w.sentence(&[Role::Seller], ("sold", "sell"), &[("", &[Role::Asset]), ("to", &[Role::Buyer]), ("for", &[Role::Amount])]);
            // "Acme sold Acme's mill"
            let own = ["'s ", "’s "].map(|clitic| format!(" {}{clitic}", w.words(Role::Seller)));
            own.iter().fold(line, |line, own| line.replacen(own.as_str(), " its ", 1))
        }
        FactKind::Partner => w.joint(
            "partnered",
            "partner",
            "partnership",
            &[("worth", &[Role::Amount]), ("–", &[Role::Instrument]), (w.purpose(), &[Role::Purpose])],
        ),
        FactKind::Contract => w.contract(),
        FactKind::Launch => w.sentence(&[Role::Org], ("launched", "launch"), &[("", &[Role::Product]), ("at", &[Role::Price])]),
        FactKind::Appoint => w.appoint(),
        FactKind::Depart => w.sentence(&[Role::Person], ("left", "leave"), &[("", &[Role::Org]), ("as", &[Role::Role])]),
        FactKind::Found => w.found(),
        FactKind::Legal => w.legal(),
        FactKind::Regulate => w.regulate(),
        FactKind::Report => w.measure(),
        FactKind::Forecast => w.measure(),
        FactKind::Workforce => w.workforce(),
    };
    let mut line = text;
    for (word, role) in [("over", Role::Period), ("in", Role::Place)] {
        let words = w.words(role);
        // "pulled out of Spain", "expanded into Spain"
        let word = match w.words(Role::Action).to_lowercase().split(' ').next() {
            Some("pulled" | "pull" | "pulling") if role == Role::Place => "of",
            Some("withdrew" | "withdrawn" | "withdraw") if role == Role::Place => "from",
            Some("expanded" | "expand" | "expanding") if role == Role::Place && w.words(Role::Object).is_empty() => "into",
            Some("entered" | "enter" | "left" | "quit" | "exited" | "exit") if role == Role::Place => "",
            // "only last week"
            _ if role == Role::Period && ["last ", "this ", "next "].iter().any(|when| words.starts_with(when)) => "",
            _ => word,
        };
        if words.is_empty() || matches!(fact.kind, FactKind::Report | FactKind::Forecast) {
            continue;
        }
        // "a ten-year contract"
        if role == Role::Period && ["-year", "-month", "-week"].iter().any(|unit| words.ends_with(unit)) {
            line.push_str(&format!(" under {} {words} deal", article(&words)));
        } else {
            line.push_str(&format!(" {word} {words}"));
        }
    }
    let line = tidy(&line);
    if line.is_empty() { fact.kind.name().to_owned() } else { line }
}

/// Words that say that a measure went up.
const RISES: &str = "up|rise|rises|rose|risen|rising|increase|increases|increased|increasing|grow|grows|grew|grown|growing|growth|jump|jumps|jumped\
    |climb|climbs|climbed|surge|surges|surged|soar|soars|soared|gain|gains|gained|leap|leaps|leapt|rebound|rebounded|recovered|recovery\
    |improve|improved|add|adds|added|higher|more|ahead|accelerated|advanced|rallied|raised|lifted|boosted";

/// Words that say that a measure went down.
const FALLS: &str = "down|fall|falls|fell|fallen|falling|drop|drops|dropped|decline|declines|declined|declining|decrease|decreases|decreased\
    |slip|slips|slipped|slide|slides|slid|plunge|plunges|plunged|tumble|tumbles|tumbled|slump|slumps|slumped|dip|dips|dipped|sink|sinks\
    |sank|shrink|shrinks|shrank|shed|sheds|lose|loses|lost|lower|less|fewer|behind|cut|cuts|reduce|reduces|reducing|reduced|lowers|lowering|lowered|trimmed|contraction|slid";

pub(super) struct Words<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) fact: &'s Fact,
}

impl Words<'_, '_> {
    /// The fillers of a role, joined: "Acme, Brill and Crest".
    pub(super) fn words(&self, role: Role) -> String {
        let words: Vec<String> = self.fact.role(role).iter().map(|&filler| self.filler(filler)).filter(|words| !words.is_empty()).collect();
        match &words[..] {
            [] => String::new(),
            [only] => only.clone(),
            [head @ .., last] => format!("{} and {last}", head.join(", ")),
        }
    }

    fn filler(&self, filler: Filler) -> String {
        let names = self.scene.names;
        match filler {
            Filler::Organisation(id) => {
                names.organisations.get(id.0 as usize).map(|organisation| organisation.name.clone()).unwrap_or_default()
            }
            Filler::Person(id) => names.people.get(id.0 as usize).map(|person| person.name.clone()).unwrap_or_default(),
            Filler::Words(span) => self.text(span),
            Filler::Figure(id) => {
                let Some(figure) = self.scene.figures.get(id.0 as usize) else { return String::new() };
                let bound = match figure.approx {
                    Some(Approx::About) => "about ",
                    Some(Approx::Nearly) => "nearly ",
                    Some(Approx::Over) => "over ",
                    Some(Approx::Under) => "under ",
                    Some(Approx::UpTo) => "up to ",
                    Some(Approx::AtLeast) => "at least ",
                    Some(Approx::AtMost) => "at most ",
                    Some(Approx::From | Approx::Plus) | None => "",
                };
                let counted = figure.noun.map(|noun| self.text(noun)).filter(|_| self.fact.kind == FactKind::Workforce);
                let words = self.text(figure.span);
                match counted.filter(|noun| !words.ends_with(noun.as_str())) {
                    Some(noun) => format!("{bound}{words} {noun}"),
                    // "between £5m and £6m"
                    None if words.contains(" and ") && self.follows_between(figure.span) => format!("between {words}"),
                    None => format!("{bound}{words}"),
                }
            }
        }
    }

    fn follows_between(&self, span: Span) -> bool {
        self.scene.document.text.get(..span.start()).is_some_and(|before| before.trim_end().ends_with("between"))
    }

    /// "up" or "down", as the words nearest to a change have it; nothing where the change says so itself.
    fn way(&self, change: Filler) -> Option<&'static str> {
        let Filler::Figure(id) = change else { return None };
        let figure = self.scene.figures.get(id.0 as usize)?;
        let sentences = &self.scene.document.sentences;
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.span.end() < figure.span.end()))?;
        let text = self.scene.document.text;
        let before = text.get(sentence.span.start()..figure.span.start())?;
        let behind = text.get(figure.span.end()..sentence.span.end())?;
        // "cut dust by 90%, improve safety": what follows a comma is another matter.
        let behind = if behind.starts_with(',') { "" } else { behind };
        let way = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
            if one_of(&word, RISES) {
                Some("up")
            } else if one_of(&word, FALLS) {
                Some("down")
            } else {
                None
            }
        };
        behind.split_whitespace().take(2).find_map(way).or_else(|| before.split_whitespace().rev().take(8).find_map(way))
    }

    fn text(&self, span: Span) -> String {
        self.scene.document.words(span).to_owned()
    }

    /// A verb as the status has it.
    pub(super) fn verb(&self, past: &str, plain: &str) -> String {
        match self.fact.status {
            Status::Asserted => past.to_owned(),
            Status::Planned => format!("will {plain}"),
            Status::Possible => format!("may {plain}"),
            Status::Denied => format!("will not {plain}"),
        }
    }

    pub(super) fn sentence(&self, subject: &[Role], (past, plain): (&str, &str), rest: &[(&str, &[Role])]) -> String {
        let who = self.first(subject);
        let mut line = format!("{} {}", or_nobody(&who), self.verb(past, plain));
        self.tail(&mut line, rest);
        line
    }

    pub(super) fn first(&self, roles: &[Role]) -> String {
        roles.iter().map(|&role| self.words(role)).find(|words| !words.is_empty()).unwrap_or_default()
    }

    pub(super) fn tail(&self, line: &mut String, rest: &[(&str, &[Role])]) {
        for (word, roles) in rest {
            let words = self.first(roles);
            if !words.is_empty() {
                line.push_str(&format!(" {word} {words}"));
            }
        }
    }

    fn joint(&self, past: &str, plain: &str, noun: &str, rest: &[(&str, &[Role])]) -> String {
        let parties = self.words(Role::Parties);
        let mut line = match self.fact.status {
            Status::Asserted | Status::Planned if !parties.contains(" and ") => format!("{parties}: {noun}"),
            _ => format!("{parties} {}", self.verb(past, plain)),
        };
        self.tail(&mut line, rest);
        line
    }

    /// "the" rest, "a" majority stake.
    fn share(&self) -> &'static str {
        match self.words(Role::Stake).as_str() {
            "rest" | "remainder" | "balance" | "remaining" => "the",
            "majority" | "minority" | "controlling" => "a",
            _ => "",
        }
    }

    /// What joins a share to what it is of: "40% of Acme", "a majority stake in Acme".
    fn of_share(&self) -> &'static str {
        if matches!(self.words(Role::Stake).as_str(), "majority" | "minority" | "controlling" | "remaining") { "stake in" } else { "of" }
    }

    /// "to" before a purpose that is a deed, "on" before one that is a thing.
    fn purpose(&self) -> &'static str {
        let Some(&Filler::Words(span)) = self.fact.role(Role::Purpose).first() else { return "to" };
        let before = self.scene.document.text.get(..span.start()).unwrap_or_default();
        if before.trim_end().ends_with(" to") || before.trim_end() == "to" { "to" } else { "on" }
    }

    fn contract(&self) -> String {
        let (supplier, customer) = (self.words(Role::Supplier), self.words(Role::Customer));
        let amount = self.words(Role::Amount);
        if !supplier.is_empty() && customer.is_empty() && self.words(Role::Object).is_empty() && !amount.is_empty() {
            return format!("{supplier} {} {} {amount} contract", self.verb("won", "win"), article(&amount));
        }
        let mut line = if supplier.is_empty() {
            format!("{customer} {}", self.verb("ordered", "order"))
        } else {
            let several = self.fact.role(Role::Supplier).len() > 1;
            format!("{supplier} {}", self.verb(if several { "supply" } else { "supplies" }, "supply"))
        };
        self.tail(
            &mut line,
            if supplier.is_empty() { &[("", &[Role::Object])] } else { &[("", &[Role::Customer]), ("–", &[Role::Object])] },
        );
        self.tail(&mut line, &[("for", &[Role::Amount])]);
        line
    }

    fn appoint(&self) -> String {
        let (person, org) = (self.words(Role::Person), self.words(Role::Org));
        let mut line = if org.is_empty() {
            format!("{person} {}", self.verb("was appointed", "be appointed"))
        } else {
            format!("{org} {} {person}", self.verb("appointed", "appoint"))
        };
        self.tail(&mut line, &[("as", &[Role::Role]), ("succeeding", &[Role::Replaces])]);
        line
    }

    fn found(&self) -> String {
        let (founder, org, date) = (self.words(Role::Founder), self.words(Role::Org), self.words(Role::Date));
        let mut line = if founder.is_empty() {
            format!("{org} {}", self.verb("was founded", "be founded"))
        } else {
            format!("{founder} {} {org}", self.verb("founded", "found"))
        };
        if !date.is_empty() {
            line.push_str(&format!(" in {date}"));
        }
        line
    }

    fn measure(&self) -> String {
        let (org, metric) = (self.words(Role::Org), self.words(Role::Metric));
        let (value, change, prior) = (self.words(Role::Value), self.words(Role::Change), self.words(Role::Prior));
        let (metric, value) = if is_count(&metric, &value) { (format!("{value} {metric}"), String::new()) } else { (metric, value) };
        // "Acme fell 3%": the change says so itself.
        let small = metric.to_lowercase();
        let metric =
            if !change.is_empty() && (small == "was" || one_of(&small, RISES) || one_of(&small, FALLS)) { String::new() } else { metric };
        let mut line = if org.is_empty() { metric } else { format!("{org}: {metric}") };
        if !value.is_empty() {
            line.push_str(&format!(" {value}"));
        }
        if !change.is_empty() {
            let way = self.fact.role(Role::Change).first().and_then(|&filler| self.way(filler)).unwrap_or_default();
            line.push_str(&format!(" {way} {change}"));
        }
        if !prior.is_empty() {
            line.push_str(&format!(" (was {prior})"));
        }
        self.tail(&mut line, &[("–", &[Role::Period])]);
        if self.fact.kind == FactKind::Forecast {
            let forecaster = self.words(Role::Forecaster);
            let several = matches!(self.fact.role(Role::Forecaster), [Filler::Words(_)]) && forecaster.ends_with('s')
                || self.fact.role(Role::Forecaster).len() > 1;
            line = match forecaster.as_str() {
                "" => format!("Forecast: {line}"),
                _ if several => format!("{forecaster} expect {line}"),
                _ => format!("{forecaster} expects {line}"),
            };
        }
        match self.fact.status {
            Status::Possible => format!("{line} (possible)"),
            Status::Denied => format!("Not so: {line}"),
            _ => line,
        }
    }

    /// The plain form of the verb that says what is done: "create" of "creating 1,000 jobs".
    pub(super) fn plain_action(&self) -> Option<String> {
        let &[Filler::Words(span)] = self.fact.role(Role::Action) else { return None };
        let sentence = self.scene.document.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let reading = self.scene.readings.get(sentence)?;
        let said = |item: &usize| self.scene.span(sentence, *item, *item).contains(span);
        (0..reading.items.len()).find(said).and_then(|item| reading.verb(item)).map(|group| group.lemma.clone())
    }

    fn workforce(&self) -> String {
        let [org, action, count, object] = [Role::Org, Role::Action, Role::Count, Role::Object].map(|role| self.words(role));
        let small = action.to_lowercase();
        // What the action is done to; the status of what befalls the jobs themselves stands in its words.
        let object = object.strip_prefix("No ").or_else(|| object.strip_prefix("no ")).unwrap_or(&object);
        let what = match (count.as_str(), object) {
            (count, "") => count.to_owned(),
            ("", object) => object.to_owned(),
            (count, object) if count.split(' ').next_back().is_some_and(|noun| object.ends_with(noun)) => count.to_owned(),
            (count, object) => format!("{object} ({count})"),
        };
        // "400 redundancies": counted by what is done.
        let action = if !small.is_empty() && what.to_lowercase().ends_with(&format!(" {small}")) { String::new() } else { action };
        let befalls = match small.as_str() {
            "go" | "goes" | "gone" | "went" => Some(self.verb("gone", "go")),
            "lose" | "loses" | "lost"
                if one_of(what.rsplit(' ').next().unwrap_or_default(), "people|workers|staff|employees|miners|drivers") =>
            {
                Some(self.verb("lost their jobs", "lose their jobs"))
            }
            "lose" | "loses" | "lost" => Some(self.verb("lost", "be lost")),
            "redundant" | "make" | "made" => Some(self.verb("made redundant", "be made redundant")),
            "cost" | "costs" => Some(self.verb("gone", "go")),
            "affect" | "affects" | "affected" | "hit" => Some(self.verb("affected", "be affected")),
            "loss" => Some(self.verb("lost", "be lost")),
            "strike" | "strikes" | "struck" | "striking" | "walkout" | "stoppage" | "walked out" | "walk out" | "walked off"
            | "downed tools" => Some(self.verb("went on strike", "go on strike")),
            "break" | "breaks" | "broke" | "broken" | "breaking" => {
                return tidy(&format!("{org} {} {what}", self.verb("began to build", "begin to build")));
            }
            "risk" => Some("at risk".to_owned()),
            "threat" => Some("under threat".to_owned()),
            word if word.starts_with("notice") => Some(self.verb("given notice", "be given notice")),
            word if one_of(word, "dismissal|redundancy|retrenchment|layoff") => Some(self.verb("dismissed", "be dismissed")),
            // "500 job cuts": a noun.
            word if word.ends_with("cuts") || word.ends_with("losses") || word.ends_with("closure") || word.ends_with("opening") => {
                return tidy(&format!("{org}: {what} {action}"));
            }
            word if word.starts_with("redundanc") || word.starts_with("layoff") => return tidy(&format!("{org}: {what} {action}")),
            _ => None,
        };
        if let Some(befalls) = befalls {
            return format!("{org}: {what} {befalls}");
        }
        let action = if self.fact.status == Status::Asserted { action } else { self.plain_action().unwrap_or(action) };
        match self.fact.status {
            Status::Asserted => format!("{org}: {action} {what}"),
            Status::Planned => format!("{org} plans to {action} {what}"),
            Status::Possible => format!("{org} may {action} {what}"),
            Status::Denied => format!("{org} will not {action} {what}"),
        }
    }
}

/// "64 people", "190 branches": what is counted stands behind its number; "sales 190" is a sum without its currency.
fn is_count(metric: &str, value: &str) -> bool {
    const SUMS: &[&str] = &["sales", "earnings", "revenues", "profits", "losses", "proceeds", "takings", "shares", "margins", "costs"];
    let number = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let small = metric.to_lowercase();
    let plural = matches!(small.as_str(), "people" | "staff") || small.ends_with('s') && !small.ends_with("ss") && !small.contains(' ');
    number && plural && !SUMS.contains(&small.as_str())
}

/// "an investigation", "a probe", "an £80m contract".
pub(super) fn article(noun: &str) -> &'static str {
    let sounded = noun.trim_start_matches(['£', '$', '€', '¥']);
    if sounded.starts_with(['a', 'e', 'i', 'o', 'u', '8']) { "an" } else { "a" }
}

pub(super) fn or_nobody(who: &str) -> &str {
    if who.is_empty() { "Someone" } else { who }
}

/// One space between words, none around.
pub(super) fn tidy(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::extract::fact::stage::play;

    #[test]
    fn says_each_thing_once_in_plain_words() {
        let cases = [
            ("The Harbour Authority gave the go-ahead to Acme's new terminal.", "Harbour Authority gave Acme – go-ahead"),
            ("The Harbour Authority fined Acme £5m for unfair fees.", "Harbour Authority fined Acme £5m for unfair fees"),
            ("The Harbour Authority ordered Acme to pay £5m.", "Harbour Authority ordered Acme to pay £5m"),
            ("The Harbour Authority ordered Acme to sell its stores.", "Harbour Authority ordered Acme to sell its stores"),
            ("The Harbour Authority opened an investigation into Acme.", "Harbour Authority opened an investigation into Acme"),
            ("Acme owns 20% of Brill.", "Acme holds 20% of Brill"),
            ("Acme's profit fell by 12% to £5m.", "Acme: profit £5m down 12%"),
            ("Revenue at Acme rose 12%.", "Acme: Revenue up 12%"),
            ("Acme fell 3%.", "Acme: down 3%"),
            ("Acme has won an £80m contract.", "Acme won an £80m contract"),
            ("The Harbour Authority signed a ten-year contract with Acme.", "Acme supplies Harbour Authority under a ten-year deal"),
            ("The Harbour Authority has closed its investigation into Acme.", "Harbour Authority closed its investigation (Acme)"),
            ("The Harbour Authority has capped ferry fares.", "Harbour Authority capped ferry fares"),
            ("The Harbour Authority may cap ferry fares.", "Harbour Authority may cap ferry fares"),
            ("The Harbour Authority is investigating Acme over late fees.", "Harbour Authority is investigating Acme for late fees"),
            ("Acme has settled the lawsuit for £5m.", "Acme settled lawsuit for £5m"),
            ("Acme won an injunction against Brill.", "Acme won injunction against Brill"),
            ("The court ruled against Acme.", "court ruled against Acme"),
            ("Some 300 workers at Acme walked out on Friday.", "Acme: about 300 workers went on strike"),
            ("Acme has pulled out of Spain.", "Acme: pulled out of Spain"),
            ("Acme will close its mill. The closure will cost 90 jobs.", "Acme: 90 jobs will go"),
        ];
        for (text, expected) in cases {
            play(text, |facts, _| {
                let lines: Vec<&str> = facts.iter().map(|fact| fact.line.as_str()).collect();
                assert!(lines.contains(&expected), "{text} → {lines:?}");
            });
        }
    }
}
