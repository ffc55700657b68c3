//! What joins the words of a name: how far a run of capitals goes over "of", "and", commas and brackets.

use std::ops::Range;

use super::run::Runs;
use super::word::{Form, Word};
use crate::extract::lexicon::names::{Class, Place};
use crate::extract::token::Case;

/// The longest run that is looked at, in words; behind it a new one starts.
const LONGEST: usize = 24;

/// The most words of a name that its acronym explains.
const SPELT: usize = 14;

impl Runs<'_> {
    /// The index behind a firm that is named for its partners: `Adler, Voss and Quine LLP`. Without `LLP` a list of firms looks the same: only
    /// behind a preposition is it one, and where each partner is one word.
    pub(super) fn partners(&self, first: usize, from: usize, end: usize) -> Option<usize> {
        let word = |at: usize| self.words.get(at).filter(|_| at < end).map_or("", |word| self.text(word));
        if from != first + 1 {
            return None;
        }
        let mut at = from;
        while word(at) == "," && self.is_name(at + 1, end) && !self.is_form(at + 1) {
            at += 2;
        }
        let several = at > from;
        at += usize::from(word(at) == ",");
        if !matches!(word(at), "and" | "&") || !self.is_name(at + 1, end) {
            return None;
        }
        let before = first.checked_sub(1).and_then(|at| self.words.get(at)).map_or("", |word| self.text(word));
        let at_work = matches!(before, "at" | "with" | "of" | "from" | "for" | "by" | "brokerage" | "firm" | "advisers" | "bank");
        if self.is_form(at + 2) {
            let only = matches!(word(at + 2), "LLP" | "LLC" | "LP");
            return (several && (only || at_work) || only && at_work).then_some(at + 3);
        }
        // `Adler, Voss & Quine`, `Adler, Voss & Co.`; but "at Tesco, Asda & Lidl".
        let known = |at: usize| self.lexicon.names().organisation(word(at)).is_some();
        let whole = !self.is_name(at + 2, end) && !matches!(word(at + 2), "," | "and" | "&");
        let partners = (first..=at + 1).all(|at| !known(at));
        let lists = self.lexicon.names();
        let plain = |at: usize| lists.place(word(at)).is_some() || lists.is_ordinary(word(at)) || lists.head(word(at)).is_some();
        // "Tom, Dick & Harry": of first names one may be a surname.
        let given = || (first..=at + 1).filter(|&at| lists.is_first_name(word(at))).count();
        let surnames = || (first..=at + 1).all(|at| !plain(at)) && given() < 2;
        (several && (at_work || surnames()) && word(at) == "&" && word(at - 1) != "," && whole && partners).then_some(at + 2)
    }

    /// The index behind the name that starts here and that the acronym in brackets behind it explains, where commas or "and" are in it.
    pub(super) fn spelt_out(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let word = |at: usize| self.at(at, sentence);
        let mut initials = String::new();
        let mut listed = false;
        let mut end = at;
        while end < sentence.end.min(at + SPELT) && word(end) != "(" {
            match word(end) {
                "," | "and" | "&" => listed = true,
                "of" | "for" | "the" => {}
                text if self.is_name(end, sentence.end) => initials.extend(text.chars().next()),
                _ => return None,
            }
            end += 1;
        }
        let short = word(end + 1).to_lowercase();
        let upper = self.words.get(end + 1).is_some_and(Word::is_upper);
        let spells = |initials: &str| initials.to_lowercase() == short;
        // `Rail, Maritime and Transport Union (RMT)`: a union may be left out.
        let head = if self.is_head(end - 1) { initials.strip_suffix(|_| true) } else { None };
        let told = short.chars().count() > 2 && (spells(&initials) || head.is_some_and(spells));
        (listed && upper && word(end + 2) == ")" && end > at + 2 && told).then_some(end)
    }

    /// The index behind the run that starts at `at`.
    pub(super) fn run_end(&self, at: usize, sentence_end: usize) -> usize {
        let end = sentence_end.min(at + LONGEST);
        let mut next = self.listed_end(at, end).unwrap_or(at + 1);
        let mut of_headed = (at..next).any(|at| self.words.get(at).is_some_and(|word| matches!(self.text(word), "of" | "for")));
        while next < end {
            let Some(word) = self.words.get(next) else { break };
            let text = self.text(word);
            let last = self.words.get(next - 1).map_or("", |word| self.text(word));
            if matches!(text, "," | "and" | "&")
                && let Some(end) = self.partners(at, next, end)
            {
                return end;
            }
            let joined = match text {
                _ if word.is_name() => {
                    next = self.listed_end(next, end).unwrap_or(next + 1);
                    continue;
                }
                "plc" => return next + 1,
                "." if self.is(Class::Honorific, last) || matches!(last, "St" | "Bros" | "Jr" | "Sr") => 1,
                // `Acme Co., Ltd.`
                "." if matches!(last, "Co" | "Corp")
                    && self.is_comma(next + 1)
                    && self.is_name(next + 2, end)
                    && self.is_form(next + 2) =>
                {
                    2
                }
                // `Kolb GmbH & Co. KG`.
                "." if last == "Co" && self.words.get(next + 1).is_some_and(|word| matches!(self.text(word), "KG" | "KGaA" | "OHG")) => 1,
                "." if matches!(last, "Inc" | "Corp" | "Co" | "Ltd") && self.is_name(next + 1, end) => {
                    // `Acme Inc. Group`? No: an abbreviation before a name ends a run.
                    break;
                }
                "&" | "+" => 1,
                "," if self.is_name(next + 1, end) && self.is_form(next + 1) => 1,
                "," if of_headed && self.is_topic_list(next, end) => 1,
                "(" => self.bracketed_place(next, end),
                // "Association for the Advancement of Science".
                "of" if of_headed && self.is(Class::Topic, last) && self.is_topic(next + 1) => 1,
                // "Financial Corp of Santa Barbara".
                "of" if matches!(last, "Corp" | "Co" | "Company" | "Corporation")
                    && next - at == 2
                    && self.lexicon.names().is_ordinary(self.words.get(at).map_or("", |word| self.text(word))) =>
                {
                    of_headed = true;
                    1
                }
                // "Norvia Group for HK$2bn", "Norvia Industries of New Bedford": a price, and where it is.
                "for" if self.is_sum(next + 1) => break,
                "of" if self.is_located(at, next, end) => break,
                // "Global Fund to Fight Malaria".
                "to" if matches!(last, "Coalition" | "Campaign" | "Committee" | "Fund" | "Alliance")
                    && next - at > 1
                    && self.is_name(next + 2, end)
                    && self.words.get(next + 1).is_some_and(|word| self.lexicon.names().is_plain(&self.text(word).to_lowercase())) =>
                {
                    1
                }
                // "University of Norwick at Overhill".
                "at" if of_headed && next > at + 2 && self.words.get(next - 3).is_some_and(|word| self.text(word) == "University") => 1,
                // "School of Oriental and African Studies".
                "and"
                    if of_headed
                        && self.is_people(next + 1)
                        && self.is_subject(next + 2)
                        && self.lexicon.names().place(last).is_none_or(|place| place == Place::Nationality) =>
                {
                    1
                }
                // "Court of Appeals for the Federal Circuit".
                "for" if last == "Appeals" && self.words.get(next + 1).is_some_and(|word| self.text(word) == "the") => 2,
                // "Royal College of Surveyors and Valuers".
                "and" if of_headed && self.are_members(next - 1, next + 1, end) => 1,
                "of" | "for" if self.is(Class::OfHead, last) => {
                    of_headed = true;
                    if self.words.get(next + 1).is_some_and(|word| self.text(word) == "the") { 2 } else { 1 }
                }
                // "National Institute on Ageing".
                "on" if matches!(last, "Institute" | "Council" | "Commission" | "Committee" | "Center" | "Centre" | "Forum" | "Board") => {
                    of_headed = true;
                    1
                }
                // "Bank of the Republic of Estonia".
                "of" if of_headed && matches!(last, "Republic" | "Kingdom" | "District" | "Province" | "County" | "City" | "State") => 1,
                // "Growers’ Association", "Magistrates’ Court", "Children's Hospital".
                "'" | "’" if last.ends_with('s') && self.is_head(next + 1) && self.lexicon.names().organisation(last).is_none() => 1,
                "'s" | "’s" if self.is_owned_head(next, end) => 1,
                "and" | "&amp;" if of_headed && self.is_subject(next - 1) && self.is_subject(next + 1) => 1,
                "and"
                    if !of_headed
                        && self.is_subject(next + 1)
                        && self.is_headed(next + 1, end)
                        && (at..next).all(|at| self.is_subject(at) || self.is_place(at)) =>
                {
                    1
                }
                // `Tarnholm Port and Finance Authority`: a place that no list knows.
                "and"
                    if !of_headed
                        && (2..=3).contains(&(next - at))
                        && self.is_topic(next - 1)
                        && self.is_topic(next + 1)
                        && self.words.get(next + 2).is_some_and(|word| {
                            use crate::extract::organisation::OrganisationKind::{Government, Ngo, Regulator};
                            matches!(self.lexicon.names().head(self.text(word)), Some(Government | Ngo | Regulator))
                        }) =>
                {
                    1
                }
                // "British and Harbour Shipping Co plc".
                "and" if !of_headed && next - at == 1 && self.is_people(at) && self.is_formed(next + 1, end) => 1,
                "and" if of_headed && self.is_headed_topic(next + 1, end) => 1,
                _ if word.form == Form::Small && self.is(Class::Particle, text) && next - at <= 3 => {
                    if self.is_name(next + 1, end) {
                        1
                    } else if self.words.get(next + 1).is_some_and(|word| self.is(Class::Particle, self.text(word))) {
                        2
                    } else {
                        0
                    }
                }
                _ => 0,
            };
            if joined == 0 || !self.is_name(next + joined, end) {
                break;
            }
            next += joined;
        }
        next
    }

    /// Whether a sum of money starts at a word: `HK$`, `$`, `Rs 2,400`.
    fn is_sum(&self, at: usize) -> bool {
        let sign = |at: usize| self.words.get(at).is_some_and(|word| matches!(self.text(word), "$" | "€" | "£" | "¥"));
        sign(at)
            || self.words.get(at).is_some_and(|word| word.span.len() < 4)
                && (sign(at + 1) || self.words.get(at + 1).is_some_and(|word| word.form == Form::Number))
    }

    /// Whether "of" at a word tells where a firm is, whose name no language has a word for: `Norvia Industries of New Bedford`.
    fn is_located(&self, first: usize, of: usize, end: usize) -> bool {
        let lists = self.lexicon.names();
        let word = |at: usize| self.words.get(at).map_or("", |word| self.text(word));
        let firm =
            matches!(word(of - 1), "Industries" | "Company" | "Group" | "Corporation" | "Corp" | "Co" | "Inc" | "Ltd" | "Partnership");
        let coined =
            of > first + 1 && !lists.is_ordinary(word(first)) && !lists.is(Class::Topic, word(first)) && lists.place(word(first)).is_none();
        firm && coined && (of + 2..=end.min(of + 4)).any(|close| lists.place(&self.name(&(of + 1..close))).is_some())
    }

    fn is_people(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.lexicon.names().place(self.text(word)) == Some(Place::Nationality))
    }

    /// Whether the capitals from a word on end in a company's legal form.
    fn is_formed(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 5)).take_while(|&at| self.is_name(at, end)).any(|at| self.is_form(at))
    }

    /// Whether two words name the members of a body: `Obstetricians` and `Gynaecologists`.
    fn are_members(&self, left: usize, right: usize, end: usize) -> bool {
        let lists = self.lexicon.names();
        let member = |at: usize| {
            let word = self.words.get(at).map_or("", |word| self.text(word));
            let people = ["ers", "ists", "ors", "ians", "eons", "ants", "ects", "yees", "nts"].iter().any(|end| word.ends_with(end));
            people && word.len() > 5 && lists.head(word).is_none() && lists.place(word).is_none() && lists.organisation(word).is_none()
        };
        member(left) && self.is_name(right, end) && member(right)
    }

    /// A head behind 's that belongs to the name: `Children's Hospital`, `Attorney-General's Office`; not `Acme's Institute`.
    fn is_owned_head(&self, clitic: usize, end: usize) -> bool {
        let owner = clitic.checked_sub(1).and_then(|at| self.words.get(at)).map_or("", |word| self.text(word));
        let common = matches!(
            owner,
            "Children"
                | "Women"
                | "Men"
                | "People"
                | "King"
                | "Queen"
                | "Attorney-General"
                | "General"
                | "Attorney"
                | "Prosecutor"
                | "Governor"
                | "Lloyd"
                | "Farmer"
                | "Consumer"
                | "Worker"
                | "Publican"
                | "Bishop"
                | "Prince"
                | "Princess"
        );
        let before = |back: usize| clitic.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", |word| self.text(word));
        // `St. Aldate's Brewery`, `King's Ferry`.
        let saint = before(2) == "St" || before(2) == "." && before(3) == "St";
        // `Ada King's Norvia`: a surname.
        let surname = clitic.checked_sub(2).is_some_and(|at| self.is_name(at, end));
        let crown = saint || matches!(owner, "King" | "Queen" | "Duke" | "Bishop" | "Prince") && !surname;
        if crown && self.is_name(clitic + 1, end) {
            return true;
        }
        (common || owner.ends_with("men"))
            && self.is_name(clitic + 1, end)
            && (self.is_head(clitic + 1) || self.is_head(clitic + 2) || owner == "Lloyd")
    }

    /// Whether a word is part of a place's name, or belongs to one.
    fn is_place(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            let text = self.text(word);
            self.lexicon.names().place(text).is_some()
                || matches!(text, "National" | "Royal" | "New" | "Hong" | "Kong" | "South" | "North" | "Great" | "HM")
        })
    }

    fn is_topic(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.is(Class::Topic, self.text(word)))
    }

    /// Whether a word tells what a body is for: `Ports` and `Harbours` before `Authority`.
    pub(super) fn is_subject(&self, at: usize) -> bool {
        let ordinary = |text: &str| !matches!(text, "The" | "A" | "An") && self.lexicon.names().is_ordinary(text);
        self.is_topic(at) || self.words.get(at).is_some_and(|word| word.form == Form::Name(Case::Capital) && ordinary(self.text(word)))
    }

    /// `, Trade and Industry` behind a topic.
    fn is_topic_list(&self, comma: usize, end: usize) -> bool {
        self.is_subject(comma - 1)
            && self.is_subject(comma + 1)
            && (comma + 2..end.min(comma + 8))
                .any(|at| self.words.get(at).is_some_and(|word| self.text(word) == "and") && self.is_subject(at + 1))
    }

    /// Whether the names from `at` on end in a head of a body: `Markets Authority`.
    fn is_headed(&self, at: usize, end: usize) -> bool {
        let names = (at..end).take_while(|&at| self.is_name(at, end)).take(4);
        names.skip(1).any(|at| {
            let head = self.words.get(at).and_then(|word| self.lexicon.names().head(self.text(word)));
            head.is_some() || self.words.get(at).is_some_and(|word| self.text(word) == "Corporation")
        })
    }

    /// `Technology` behind `Institute of Science and`, and nothing that starts a name of its own.
    fn is_headed_topic(&self, at: usize, end: usize) -> bool {
        self.is_topic(at) && !self.is_name(at + 1, end)
    }

    /// The words of `(Hong Kong)` inside a name that goes on behind it.
    fn bracketed_place(&self, open: usize, end: usize) -> usize {
        for close in open + 2..end.min(open + 5) {
            if self.words.get(close).is_some_and(|word| self.text(word) == ")") {
                let place = self.lexicon.names().place(&self.name(&(open + 1..close)));
                let names = (close + 1..end).take_while(|&at| self.is_name(at, end)).count();
                let headed = (close + 1..close + 1 + names).any(|at| {
                    let word = self.words.get(at).map_or("", |word| self.text(word));
                    self.lexicon.names().head(word).is_some() || self.is(Class::LegalForm, word)
                });
                return if place.is_some() && headed { close + 1 - open } else { 0 };
            }
        }
        0
    }
}
