//! Text → query, from left to right.

use std::ops::Range;

use super::amount::{self, Compare, Kind};
use super::ast::{Field, Query, Term, Words};
use super::day::Day;
use super::fault::{Fault, nearest};
use crate::extract::fact::{FactKind, Status};

/// How deep brackets and minus signs may nest.
const DEPTH: usize = 50;

/// Every field: how it is written, and what it asks for. The kinds of figures stand for one another.
pub const FIELDS: &[(&str, &str)] = &[
    ("org:NAME", "an organisation, by any of its names"),
    ("person:NAME", "a person"),
    ("title:WORDS", "words of the title"),
    ("source:NAME", "the paper or site"),
    ("tag:NAME", "a tag of yours"),
    ("type:KIND", "a fact of a kind: acquire, invest, launch, report …"),
    ("status:STATUS", "a fact asserted, planned, possible or denied"),
    ("money>AMOUNT", "a sum: 1m, €2.5bn; also <, >=, <=, =; and percent, number, quantity, duration, multiple, ratio"),
    ("before:DAY", "published before 2020, 2020-03, 2020-03-17, or 7d, 2w, 3m, 1y ago"),
    ("after:DAY", "published after it"),
    ("on:DAY", "published on it, or within the month or year"),
    ("unread", "not yet read"),
    ("starred", "with your star"),
];

/// Names in front of a colon that are no field of words.
const OTHERS: [&str; 5] = ["type", "status", "before", "after", "on"];

const STATUSES: [Status; 4] = [Status::Asserted, Status::Planned, Status::Possible, Status::Denied];

/// Every name that may stand in front of a colon or a comparison.
fn names() -> impl Iterator<Item = &'static str> {
    Field::ALL.into_iter().map(Field::name).chain(OTHERS).chain(Kind::ALL.into_iter().map(Kind::name))
}

/// Reads a query. White space alone asks for nothing.
///
/// # Errors
/// A [`Fault`] with the place of the first thing that makes no sense.
pub fn parse(text: &str) -> Result<Query, Fault> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let query = parser.any()?;
    match parser.peek() {
        Some(')') => Err(Fault::new(parser.at..parser.at + 1, "this bracket closes none")),
        _ => Ok(query),
    }
}

/// Reads a query that is still being typed: a word at its very end may go on.
///
/// # Errors
/// Those of [`parse`].
pub fn parse_typed(text: &str) -> Result<Query, Fault> {
    let mut query = parse(text)?;
    if text.ends_with(char::is_alphanumeric)
        && let Some(words) = last_words(&mut query)
    {
        words.prefix = true;
    }
    Ok(query)
}

fn last_words(query: &mut Query) -> Option<&mut Words> {
    match query {
        Query::And(parts) | Query::Or(parts) => last_words(parts.last_mut()?),
        Query::Not(inner) => last_words(inner),
        Query::Term(Term::Text(words) | Term::Field(Field::Organisation | Field::Person | Field::Title | Field::Tag, words)) => Some(words),
        _ => None,
    }
}

/// Whether words, unquoted, would be read as another thing or not as one word.
pub fn needs_quotes(words: &str) -> bool {
    words.is_empty() || words.contains(|c: char| c.is_whitespace() || is_bracket(c) || is_quote(c)) || words.ends_with('*')
}

/// Whether a text without a field in front, unquoted, is read as that word.
pub fn reads_as_word(words: &str) -> bool {
    !needs_quotes(words) && !words.starts_with('-') && !matches!(words, "OR" | "AND") && flag(words).is_none() && head(words).is_none()
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')')
}

/// Keyboards and papers write several.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

fn flag(word: &str) -> Option<Term> {
    match word {
        "unread" => Some(Term::Unread),
        "starred" => Some(Term::Starred),
        _ => None,
    }
}

/// A name, and the sign behind it: `org` `:`, `money` `>=`. Only letters are a name, so that `10:30` is a word.
fn head(word: &str) -> Option<(&str, &str)> {
    let end = word.find(|c: char| !c.is_ascii_alphabetic()).filter(|&end| end > 0)?;
    let (name, rest) = word.split_at(end);
    let sign = Compare::ALL.into_iter().map(Compare::sign).chain([":"]).find(|sign| rest.starts_with(sign))?;
    Some((name, sign))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is no white space.
    fn peek(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    /// A run without white space, brackets and quotes.
    fn run(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || is_bracket(c) || is_quote(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// Parts with OR between.
    fn any(&mut self) -> Result<Query, Fault> {
        let mut parts = Vec::new();
        loop {
            let part = self.all()?;
            let or = self.at..self.at + self.run().len();
            let more = self.run() == "OR";
            if part == Query::All && (more || !parts.is_empty()) {
                let place = if more { or } else { self.at.saturating_sub(2)..self.at };
                return Err(Fault::new(place, "OR stands between two parts"));
            }
            match part {
                Query::Or(inner) => parts.extend(inner),
                other => parts.push(other),
            }
            if !more {
                return Ok(if parts.len() > 1 { Query::Or(parts) } else { parts.pop().unwrap_or_default() });
            }
            self.at = or.end;
        }
    }

    /// Parts side by side.
    fn all(&mut self) -> Result<Query, Fault> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|c| c != ')') && self.run() != "OR" {
            if self.run() == "AND" {
                self.at += "AND".len();
                continue;
            }
            match self.one()? {
                Query::And(inner) => parts.extend(inner),
                other => parts.push(other),
            }
        }
        Ok(if parts.len() > 1 { Query::And(parts) } else { parts.pop().unwrap_or_default() })
    }

    fn one(&mut self) -> Result<Query, Fault> {
        let from = self.at;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Fault::new(from..from + 1, "brackets nest too deep"));
        }
        let query = match self.peek() {
            Some('(') => self.group(),
            Some('-') if self.rest().len() > 1 && !self.rest().starts_with("- ") => {
                self.at += 1;
                match self.peek() {
                    None | Some(')') => Err(Fault::new(from..self.at, "something must stand behind the minus")),
                    Some(_) if self.run() == "OR" => Err(Fault::new(from..self.at, "something must stand behind the minus")),
                    Some(_) => self.one().map(|inner| Query::Not(Box::new(inner))),
                }
            }
            _ => self.term().map(Query::Term),
        };
        self.depth -= 1;
        query
    }

    fn group(&mut self) -> Result<Query, Fault> {
        let from = self.at;
        self.at += 1;
        let inner = self.any()?;
        if self.peek() != Some(')') {
            return Err(Fault::new(from..from + 1, "this bracket is not closed"));
        }
        self.at += 1;
        if inner == Query::All { Err(Fault::new(from..self.at, "there is nothing in these brackets")) } else { Ok(inner) }
    }

    fn term(&mut self) -> Result<Term, Fault> {
        let run = self.run();
        if let Some(flag) = flag(run) {
            self.at += run.len();
            return Ok(flag);
        }
        let Some((name, sign)) = head(run) else { return self.words("a word").map(|(words, _)| Term::Text(words)) };
        let place = self.at..self.at + name.len() + sign.len();
        self.at = place.end;
        let lower = name.to_lowercase();
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == lower) {
            return self.amount(kind, sign, place);
        }
        if sign != ":" && names().any(|known| known == lower) {
            return Err(Fault::new(place, format!("only amounts can be compared; write {lower}:")));
        }
        if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == lower) {
            return self.words(&format!("what to look for behind {lower}:")).map(|(words, _)| Term::Field(field, words));
        }
        match lower.as_str() {
            "type" => self.choice(place, "kind of fact", FactKind::ALL.iter().map(|kind| kind.name()), FactKind::named).map(Term::Fact),
            "status" => {
                let named = |name: &str| STATUSES.into_iter().find(|status| status.name() == name);
                self.choice(place, "status", STATUSES.into_iter().map(Status::name), named).map(Term::Status)
            }
            "before" => self.day(place).map(Term::Before),
            "after" => self.day(place).map(Term::After),
            "on" => self.day(place).map(Term::On),
            _ => {
                let known = match nearest(&lower, names()) {
                    Some(name) if Kind::ALL.into_iter().any(|kind| kind.name() == name) => format!("did you mean {name}>?"),
                    Some(name) => format!("did you mean {name}:?"),
                    None => format!("there are {}; or put the word in quotes", names().collect::<Vec<_>>().join(", ")),
                };
                Err(Fault::new(place, format!("there is no field {name}: {known}")))
            }
        }
    }

    /// A word or a phrase, and its place.
    fn words(&mut self, wanted: &str) -> Result<(Words, Range<usize>), Fault> {
        let from = self.at;
        let missing = |place: Range<usize>| Fault::new(place, format!("{wanted} is missing"));
        let first = self.rest().chars().next();
        let raw = match first {
            Some(quote) if is_quote(quote) => {
                let inner = self.rest().get(quote.len_utf8()..).unwrap_or_default();
                let Some(end) = inner.find(is_quote) else {
                    return Err(Fault::new(from..from + quote.len_utf8(), "this quotation mark has no second"));
                };
                self.at = from + quote.len_utf8() + end;
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                inner.get(..end).unwrap_or_default()
            }
            _ => {
                let run = self.run();
                self.at += run.len();
                run.trim_end_matches('*')
            }
        };
        let mut prefix = self.text.get(..self.at).is_some_and(|before| self.at > from && before.ends_with('*'));
        if self.rest().starts_with('*') {
            self.at += 1;
            prefix = true;
        }
        let words = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return Err(missing(from.saturating_sub(usize::from(from == self.at))..self.at));
        }
        if !words.contains(char::is_alphanumeric) {
            return Err(Fault::new(from..self.at, "there is no letter or digit in it to look for"));
        }
        Ok((Words { words, prefix }, from..self.at))
    }

    fn amount(&mut self, kind: Kind, sign: &str, place: Range<usize>) -> Result<Term, Fault> {
        let compare = Compare::ALL.into_iter().find(|compare| compare.sign() == sign).unwrap_or(Compare::Equal);
        let run = self.run();
        let from = self.at;
        self.at += run.len();
        let whole = if run.is_empty() { place } else { from..self.at };
        let complaint = || Fault::new(whole, format!("an amount must stand here: {}>1m, {0}<2.5bn", kind.name()));
        let (value, unit) = amount::parse(run).ok_or_else(complaint)?;
        Ok(Term::Amount { kind, compare, value, unit })
    }

    fn day(&mut self, place: Range<usize>) -> Result<Day, Fault> {
        let run = self.run();
        let from = self.at;
        self.at += run.len();
        let whole = if run.is_empty() { place } else { from..self.at };
        Day::parse(run).ok_or_else(|| Fault::new(whole, "a day must stand here: 2020, 2020-03, 2020-03-17, 7d, 2w, 3m, 1y"))
    }

    fn choice<T>(
        &mut self,
        place: Range<usize>,
        what: &str,
        names: impl Iterator<Item = &'static str> + Clone,
        named: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        let run = self.run();
        let from = self.at;
        self.at += run.len();
        if let Some(found) = named(&run.to_lowercase()) {
            return Ok(found);
        }
        let known = match nearest(run, names.clone()).filter(|_| !run.is_empty()) {
            Some(name) => format!("did you mean {name}?"),
            None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
        };
        let whole = if run.is_empty() { place } else { from..self.at };
        let said = if run.is_empty() { format!("a {what} is missing") } else { format!("there is no {what} {run}") };
        Err(Fault::new(whole, format!("{said}: {known}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    #[test]
    fn queries_are_understood() {
        // What is typed, and how it is said back.
        let cases = [
            ("", ""),
            ("  smart   city ", "smart city"),
            ("\"smart  city\"", "\"smart city\""),
            ("“smart city”", "\"smart city\""),
            ("\"city\"", "city"),
            ("cit* \"smart cit\"*", "cit* \"smart cit\"*"),
            ("a AND b OR c d", "a b OR c d"),
            ("(a OR b) c", "(a OR b) c"),
            ("((a)) (b (c d))", "a b c d"),
            ("a OR (b OR c)", "a OR b OR c"),
            ("-football -(a b) --c", "-football -(a b) --c"),
            ("ORG:Huawei org:\"Imperial College\"", "org:Huawei org:\"Imperial College\""),
            ("money>1m money<=€2.5bn percent=10%", "money>1000000 money<=EUR2500000000 percent=10"),
            ("money:£5m", "money=GBP5000000"),
            ("type:Acquire status:denied", "type:acquire status:denied"),
            ("before:2020 after:2020-3 on:7D", "before:2020 after:2020-03 on:7d"),
            ("unread starred -unread", "unread starred -unread"),
            ("\"unread\" \"OR\" \"a:b\" 10:30 “-x”", "\"unread\" \"OR\" \"a:b\" 10:30 \"-x\""),
            ("source:ft.com tag:5g title:outlook", "source:ft.com tag:5g title:outlook"),
            ("co-operate £5m C++", "co-operate £5m C++"),
        ];
        for (typed, said) in cases {
            assert_eq!(parse(typed).map(|query| query.to_string()).as_deref(), Ok(said), "{typed}");
        }
    }

    #[test]
    fn a_word_that_is_being_typed_may_go_on() {
        let prints = [("smart ci", "smart ci*"), ("smart ci ", "smart ci"), ("a OR org:hua", "a OR org:hua*"), ("-foot", "-foot*")];
        let whole = [("\"smart ci\"", "\"smart ci\""), ("city money>1m", "city money>1m"), ("city unread", "city unread"), ("", "")];
        for (typed, meant) in prints.into_iter().chain(whole) {
            assert_eq!(parse_typed(typed), parse(meant), "{typed}");
        }
        assert!(parse_typed("money>").is_err());
    }

    #[test]
    fn faults_point_at_their_place() {
        let cases = [
            ("a colour:red", "colour:", "there is no field colour: there are org"),
            ("ogr:Acme", "ogr:", "did you mean org:?"),
            ("mony>1m", "mony>", "did you mean money>?"),
            ("org>Acme", "org>", "write org:"),
            ("money>lots", "lots", "an amount must stand here"),
            ("money>", "money>", "an amount must stand here"),
            ("type:aquire", "aquire", "did you mean acquire?"),
            ("type:", "type:", "a kind of fact is missing"),
            ("status:perhaps", "perhaps", "there is no status perhaps: there are asserted"),
            ("before:2020-13", "2020-13", "a day must stand here"),
            ("x (a OR b", "(", "this bracket is not closed"),
            ("a) b", ")", "this bracket closes none"),
            ("a ()", "()", "there is nothing in these brackets"),
            ("a OR", "OR", "OR stands between two parts"),
            ("OR a", "OR", "OR stands between two parts"),
            ("a \"b c", "\"", "this quotation mark has no second"),
            ("a £ b", "£", "no letter or digit"),
            ("org:", ":", "what to look for behind org: is missing"),
        ];
        for (typed, place, message) in cases {
            let fault = parse(typed).expect_err(typed);
            assert_eq!((typed.get(fault.place.clone()), fault.message.contains(message)), (Some(place), true), "{typed}: {fault:?}");
        }
        assert!(parse(&"(".repeat(100_000)).is_err() && parse(&"-".repeat(100_000)).is_err());
    }

    fn words() -> impl Strategy<Value = Words> {
        let word = prop_oneof![
            "[a-zA-Zäß0-9:<>=*£.+-]{0,6}[a-z0-9][*:]?",
            Just("OR".to_owned()),
            Just("unread".to_owned()),
            Just("org:x".to_owned())
        ];
        (prop::collection::vec(word, 1..3), any::<bool>()).prop_map(|(words, prefix)| Words { words: words.join(" "), prefix })
    }

    fn day() -> impl Strategy<Value = Day> {
        let units = prop::sample::select(super::super::day::Unit::ALL.to_vec());
        prop_oneof![
            (1i16..9999).prop_map(Day::Year),
            (1i16..9999, 1i8..13).prop_map(|(year, month)| Day::Month(year, month)),
            (1i16..9999, 1i8..13, 1i8..29).prop_map(|(year, month, day)| Day::Day(jiff::civil::date(year, month, day))),
            (any::<u16>(), units).prop_map(|(count, unit)| Day::Ago(count, unit)),
        ]
    }

    fn term() -> impl Strategy<Value = Term> {
        let amount = (
            prop::sample::select(Kind::ALL.to_vec()),
            prop::sample::select(Compare::ALL.to_vec()),
            (-1_000_000_000i64..1_000_000_000, 0u32..4),
            prop::option::of("[A-Z]{3}"),
        );
        prop_oneof![
            words().prop_map(Term::Text),
            (prop::sample::select(Field::ALL.to_vec()), words()).prop_map(|(field, words)| Term::Field(field, words)),
            prop::sample::select(FactKind::ALL.to_vec()).prop_map(Term::Fact),
            prop::sample::select(STATUSES.to_vec()).prop_map(Term::Status),
            amount.prop_map(|(kind, compare, (number, scale), unit)| Term::Amount {
                kind,
                compare,
                value: Decimal::new(number, scale).normalize(),
                unit
            }),
            day().prop_map(Term::Before),
            day().prop_map(Term::After),
            day().prop_map(Term::On),
            Just(Term::Unread),
            Just(Term::Starred),
        ]
    }

    /// Canonical queries.
    fn query() -> impl Strategy<Value = Query> {
        term().prop_map(Query::Term).prop_recursive(4, 24, 4, |inner| {
            let flat = |parts: Vec<Query>, and: bool| {
                let parts: Vec<Query> = parts
                    .into_iter()
                    .flat_map(|part| match part {
                        Query::And(inner) if and => inner,
                        Query::Or(inner) if !and => inner,
                        other => vec![other],
                    })
                    .collect();
                if and { Query::And(parts) } else { Query::Or(parts) }
            };
            prop_oneof![
                prop::collection::vec(inner.clone(), 2..4).prop_map(move |parts| flat(parts, true)),
                prop::collection::vec(inner.clone(), 2..4).prop_map(move |parts| flat(parts, false)),
                inner.prop_map(|inner| Query::Not(Box::new(inner))),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_query_printed_is_read_again(query in query()) {
            prop_assert_eq!(parse(&query.to_string()), Ok(query));
        }

        #[test]
        fn any_text_has_an_answer(text in "(\\PC|org:|money>|OR |\\(|\"|-|after:|7d| ){0,24}") {
            match parse(&text) {
                Ok(query) => prop_assert_eq!(parse(&query.to_string()), Ok(query)),
                Err(fault) => drop(fault.shown(&text)),
            }
        }
    }
}
