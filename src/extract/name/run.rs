//! Capitalised runs, and their cut into candidates: pieces that may each be one name.

use std::borrow::Cow;
use std::ops::Range;

use super::thing;
use super::word::{Form, Word, Words};
use crate::extract::document::Document;
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::names::{Class, Place};

/// How many words of an article are asked whether a name stands there too.
const FURTHEST: usize = 2_000;

/// The key of a name: straight apostrophes, single spaces.
pub fn key(name: &str) -> Cow<'_, str> {
    let odd = |c: char| c == '’' || c.is_whitespace() && c != ' ';
    if name.contains(odd) || name.contains("  ") {
        Cow::Owned(name.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'"))
    } else {
        Cow::Borrowed(name)
    }
}

/// Whether a word is of bodies that bear numbers.
fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "Division"
            | "Battalion"
            | "Brigade"
            | "Regiment"
            | "Squadron"
            | "Wing"
            | "Corps"
            | "Army"
            | "Fleet"
            | "Infantry"
            | "Cavalry"
            | "Circuit"
            | "District"
            | "Airborne"
            | "Artillery"
    )
}

/// Reads the words of one article for its candidates.
pub struct Runs<'a> {
    /// The article.
    pub document: &'a Document<'a>,
    /// Its words.
    pub words: &'a Words,
    /// The lists.
    pub lexicon: &'a Lexicon,
}

impl Runs<'_> {
    /// The candidates of the article, in order and disjoint. Those of title-case lines are left out.
    pub fn candidates(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for sentence in &self.words.sentences {
            if self.is_title_case(sentence) {
                continue;
            }
            let mut at = sentence.start;
            while at < sentence.end {
                // `Belt and Road Initiative`, and `500 Norvians` where that is a firm's name: what no capitals hold together.
                if let Some(end) = self.listed_whole(at, sentence) {
                    found.push(at..end);
                    at = end;
                    continue;
                }
                if !self.opens(at, sentence) {
                    at += 1;
                    continue;
                }
                let first = at + usize::from(self.at(at, sentence) == "The");
                if let Some(end) = self.spelt_out(first, sentence) {
                    found.push(first..end);
                    at = end;
                    continue;
                }
                let end = self.run_end(at, sentence.end);
                self.cut(at..end, sentence, &mut found);
                at = end;
            }
        }
        found
    }

    /// Whether the article is likely in English: elsewhere neither the lists nor the network know what they see.
    pub fn is_english(&self) -> bool {
        let small: Vec<Word> = self.words.all.iter().copied().filter(|word| word.form == Form::Small).take(400).collect();
        let known = small.iter().filter(|word| self.lexicon.names().is_ordinary(self.text(**word))).count();
        small.len() < 25 || known * 5 >= small.len() * 2
    }

    /// Whether the article is likely about business: there a name that nothing is known of is sooner a firm's than a person's or a place's.
    pub fn is_business(&self) -> bool {
        let small = self.words.all.iter().filter(|word| word.form == Form::Small);
        let money = self.words.all.iter().filter(|word| matches!(self.text(**word), "$" | "€" | "£" | "¥")).count();
        let (all, told) =
            small.fold((0, money), |(all, told), word| (all + 1, told + usize::from(self.is(Class::Business, self.text(*word)))));
        told >= 3 && told * 60 >= all
    }

    /// Whether most longer words of a sentence have capitals, as headlines in title case or in capitals have.
    pub fn is_title_case(&self, sentence: &Range<usize>) -> bool {
        let (mut capital, mut all) = (0, 0);
        for word in self.words.all.get(sentence.clone()).unwrap_or_default() {
            if matches!(word.form, Form::Name(_) | Form::Small) && word.span.len() > 3 {
                all += 1;
                capital += usize::from(word.is_name());
            }
        }
        let first = self.words.all.get(sentence.start).map_or("", |word| self.text(*word));
        let stop = self.words.all.get(sentence.end.wrapping_sub(1)).is_some_and(|last| matches!(self.text(*last), "." | ":"));
        // A line that opens with a dash names who said what stands before.
        let told = matches!(first, "–" | "—" | "-" | "--") || self.tells_a_role(sentence);
        let shouted = || self.words.all.get(sentence.clone()).unwrap_or_default().iter().all(|word| word.form != Form::Small);
        // "And the Norwick Roads Authority?": a question amid a paragraph.
        let block = |sentence: usize| self.document.sentences.get(sentence).map(|sentence| sentence.block);
        let number = self.words.get(sentence.start).map_or(0, |word| word.sentence as usize);
        let asks = self.words.get(sentence.end.wrapping_sub(1)).is_some_and(|last| self.text(last) == "?");
        let amid =
            asks && (number.checked_sub(1).is_some_and(|before| block(before) == block(number)) || block(number + 1) == block(number));
        // "Acme Acquires Norvia", a line of its own.
        let acts = || {
            let verb = |at: usize| {
                let word = self.at(at, sentence);
                word.ends_with('s') && self.is(Class::OrganisationAct, word) && self.lexicon.names().head(word).is_none()
            };
            let own = number.checked_sub(1).is_none_or(|before| block(before) != block(number)) && block(number + 1) != block(number);
            own && sentence.len() > 2
                && sentence.len() < 8
                && sentence.clone().all(|at| self.words.get(at).is_some_and(|word| word.is_name()))
                && (sentence.start + 1..sentence.end - 1).any(verb)
        };
        !(told || amid && all < 6)
            && (acts() || all >= 4 && capital * 10 >= all * 7 && !stop || all >= 5 && capital == all && (!stop || shouted()))
    }

    /// Whether a sentence is a line in capitals.
    pub fn is_shouted(&self, sentence: &Range<usize>) -> bool {
        let words = self.words.all.get(sentence.clone()).unwrap_or_default();
        words.len() > 2 && words.iter().all(|word| word.form != Form::Small) && self.is_title_case(sentence)
    }

    /// Whether a role stands behind a comma of a short line: "Anna Berg, Chief Financial Officer".
    fn tells_a_role(&self, sentence: &Range<usize>) -> bool {
        let named = |at: usize| {
            at < sentence.start + 5 && (at + 1..at + 4).any(|at| self.is(Class::Role, self.at(at, sentence)) && sentence.len() < 24)
        };
        sentence.clone().skip(2).take(22).any(|at| {
            let role = |length: usize| at + length < sentence.end && self.is(Class::TitleRole, &self.name(&(at + 1..at + 1 + length)));
            self.at(at, sentence) == "," && (sentence.len() < 16 && (1..=3).any(role) || named(at))
        })
    }

    /// The words of a word.
    pub fn text(&self, word: Word) -> &str {
        self.document.words(word.span)
    }

    /// The words of the word at an index; empty outside the sentence.
    pub fn at(&self, index: usize, sentence: &Range<usize>) -> &str {
        if sentence.contains(&index) { self.words.get(index).map_or("", |word| self.text(word)) } else { "" }
    }

    /// The text of some words.
    pub fn name(&self, words: &Range<usize>) -> Cow<'_, str> {
        key(self.document.words(self.words.span(words)))
    }

    pub(super) fn is_name(&self, index: usize, end: usize) -> bool {
        index < end && self.words.get(index).is_some_and(Word::is_name)
    }

    /// The index behind a listed thing that starts here, or a listed organisation whose name opens with a number, where no capital follows.
    fn listed_whole(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let word = self.words.get(at)?;
        let end = match word.form {
            Form::Name(_) => thing::begins(self, at, sentence)?,
            Form::Number => self.listed_end(at, sentence.end)?,
            _ => return None,
        };
        (!self.is_name(end, sentence.end)).then_some(end)
    }

    /// Whether a listed name of several words starts here; the index behind it.
    pub(super) fn listed_end(&self, at: usize, end: usize) -> Option<usize> {
        let first = self.text(self.words.get(at)?);
        let most = self.lexicon.names().words_behind(first);
        // A listed name may hold signs and endings that are words of their own here.
        (at + 2..=end.min(at + 1 + most * 2)).rev().find(|&end| {
            let known = self.lexicon.names().organisation(&self.name(&(at..end)));
            known.is_some_and(|known| !known.ambiguous)
        })
    }

    /// The index behind the listed organisation that starts here and can be nothing else.
    pub fn well_known(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let single = || {
            let known = self.words.get(at).and_then(|word| self.lexicon.names().organisation(self.text(word)));
            known.filter(|known| !known.ambiguous).map(|_| at + 1)
        };
        self.listed_end(at, sentence.end).or_else(single)
    }

    fn opens(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.is_name()) else { return false };
        match word.form {
            // `5G networks`, but `5G Innovation Centre`, and `4Front` with a word in it.
            Form::Coded => {
                let text = self.text(word);
                let count = |is: fn(char) -> bool| text.chars().filter(|&letter| is(letter)).count();
                count(char::is_lowercase) > 2
                    || count(char::is_lowercase) > 1 && count(char::is_uppercase) > 1
                    || self.is_name(at + 1, sentence.end)
                    || self.lexicon.names().organisation(text).is_some()
            }
            _ => true,
        }
    }

    pub(super) fn is(&self, class: Class, words: &str) -> bool {
        self.lexicon.names().is(class, words)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.text(word) == ",")
    }

    pub(super) fn is_form(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.is(Class::LegalForm, self.text(word)) && self.text(word) != "Company")
    }

    /// Whether a word is the head of a body's name.
    pub(super) fn is_head(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.lexicon.names().head(self.text(word)).is_some())
    }

    /// Cuts a run at titles, roles and days, strips what only opens a sentence, and keeps the pieces.
    fn cut(&self, run: Range<usize>, sentence: &Range<usize>, found: &mut Vec<Range<usize>>) {
        let mut start = run.start;
        let mut at = run.start;
        // `Norwick Anna Berg` behind "Mayor of".
        if let Some(person) = self.governs(&run, sentence) {
            self.keep(start..person, sentence, found);
            (start, at) = (person, person);
        }
        while at < run.end {
            let listed = self.listed_end(at, run.end);
            let single = self.words.get(at).map_or("", |word| self.text(word));
            let dividers = if listed.is_some() { 0 } else { self.divider(at, &run) };
            if dividers > 0 {
                if !self.names_an_office(&(start..at), at + dividers) {
                    self.keep(start..at, sentence, found);
                }
                at += dividers;
                start = at;
            } else if let Some(end) = listed.filter(|_| self.starts_person(listed, &run)) {
                // `Huawei Victor Zhang`.
                self.keep(start..end, sentence, found);
                (start, at) = (end, end);
            } else if at == start
                && self.lexicon.names().organisation(single).is_some_and(|known| !known.ambiguous)
                && self.starts_person(Some(at + 1), &run)
            {
                self.keep(at..at + 1, sentence, found);
                at += 1;
                start = at;
            } else {
                at = listed.unwrap_or(at + 1);
            }
        }
        self.keep(start..run.end, sentence, found);
    }

    /// `US Commerce` before `Secretary`: a country and what its minister is for.
    pub fn names_an_office(&self, piece: &Range<usize>, end: usize) -> bool {
        let last = self.words.get(end - 1).map_or("", |word| self.text(word));
        matches!(last, "Secretary" | "Minister")
            && piece.len() > 1
            && self.lexicon.names().place(&self.name(&(piece.start..piece.start + 1))).is_some()
            && (piece.start + 1..piece.end).all(|at| self.is_subject(at))
    }

    /// Where the person starts in a run that opens with what the person governs: "Mayor of Norwick Anna Berg".
    fn governs(&self, run: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let office = run.start.checked_sub(2).is_some_and(|at| {
            self.is(Class::TitleRole, self.at(at, sentence))
                && self.at(at + 1, sentence) == "of"
                && self.lexicon.names().head(self.at(at, sentence)).is_none()
        });
        (run.start + 1..run.end).filter(|_| office).find(|&at| self.starts_person(Some(at), run))
    }

    /// Whether a first name and one or two more words are all that is left.
    fn starts_person(&self, at: Option<usize>, run: &Range<usize>) -> bool {
        let Some(at) = at else { return false };
        (2..=3).contains(&run.end.saturating_sub(at))
            && self.words.get(at).is_some_and(|word| self.lexicon.names().is_first_name(self.text(word)))
            && self.words.get(run.end - 1).is_some_and(|word| self.lexicon.names().head(self.text(word)).is_none())
    }

    /// The number of words at `at` that divide a run: a title, a role, a day.
    fn divider(&self, at: usize, run: &Range<usize>) -> usize {
        let word = self.words.get(at).map_or("", |word| self.text(word));
        // `Chief Port Planning Officer`, whatever is planned.
        if word == "Chief" {
            let officer = (at + 2..run.end.min(at + 6)).find(|&at| self.words.get(at).is_some_and(|word| self.text(word) == "Officer"));
            if let Some(officer) = officer {
                return officer + 1 - at;
            }
        }
        for length in (1..=5.min(run.end - at)).rev() {
            let words = at..at + length;
            let name = self.name(&words);
            let office = name.ends_with(" Minister") || name.ends_with(" Secretary");
            if self.is(Class::TitleRole, &name) || length == 2 && office && self.is_subject(at) {
                // A role behind "Institute of" is part of the name.
                let after_of = at > run.start && self.words.get(at - 1).is_some_and(|word| self.text(word) == "of");
                return if after_of { 0 } else { length };
            }
        }
        // `Mr Justice Berg`.
        if self.is(Class::Honorific, word)
            && at + 2 < run.end
            && self.words.get(at + 1).is_some_and(|next| self.text(next) == "Justice")
            && self.lexicon.names().head(self.words.get(at + 2).map_or("", |word| self.text(word))).is_none()
        {
            return 2;
        }
        // `Norvia Rail Board of Directors`: whose board it is.
        if at > run.start && word == "Board" && at + 2 < run.end && self.is(Class::Generic, &self.name(&(at..at + 3))) {
            return 3;
        }
        if self.is(Class::Honorific, word) {
            let stop = usize::from(self.words.get(at + 1).is_some_and(|next| self.text(next) == "."));
            let next = self.words.get(at + 1 + stop).filter(|_| at + 1 + stop < run.end).map_or("", |word| self.text(word));
            let title = word.len() <= 5 || at == run.start;
            let named = !next.is_empty() && self.lexicon.names().head(next).is_none() && !matches!(next, "Electric" | "Motors" | "Mills");
            return if title && named { 1 + stop } else { 0 };
        }
        if self.is(Class::Calendar, word) {
            // `March 2016`; but `April Jones` and `August Home`.
            let person = matches!(word, "April" | "May" | "June" | "August" | "Summer" | "Autumn" | "Spring" | "Jan");
            // "In June Acme bought".
            let before = at.checked_sub(1).and_then(|at| self.words.get(at)).map_or("", |word| self.text(word));
            let dated = matches!(
                before,
                "In" | "in"
                    | "Since"
                    | "since"
                    | "By"
                    | "by"
                    | "Until"
                    | "until"
                    | "From"
                    | "from"
                    | "Last"
                    | "last"
                    | "Next"
                    | "next"
                    | "Early"
                    | "early"
                    | "Late"
                    | "late"
            );
            return usize::from(!person || dated || run.len() == 1);
        }
        usize::from(matches!(word, "," | "(" | ")"))
            * usize::from(self.words.get(at + 1).is_none_or(|next| !next.is_name()) || at == run.start)
    }

    /// Strips what is no part of the name and keeps the rest.
    fn keep(&self, piece: Range<usize>, sentence: &Range<usize>, found: &mut Vec<Range<usize>>) {
        let mut piece = piece;
        let text = |at: usize| self.words.get(at).map_or("", |word| self.text(word));
        let is_connector = |at: usize| self.words.get(at).is_some_and(|word| !word.is_name());
        loop {
            while piece.start < piece.end && is_connector(piece.start) {
                piece.start += 1;
            }
            if piece.is_empty() {
                return;
            }
            let first = text(piece.start);
            let whole = self.lexicon.names().organisation(&self.name(&piece)).is_some();
            let last = text(piece.end - 1);
            // "American Nursery Products Inc", but "Swedish Brill AB".
            let plain = || (piece.start + 1..piece.end - 1).all(|at| self.lexicon.names().is_ordinary(text(at)));
            let formed = piece.len() > 2
                && self.is(Class::LegalForm, last)
                && (plain() || self.lexicon.names().place(first) != Some(Place::Nationality));
            let said_again = self.is_said_again(&piece, sentence);
            let headed =
                piece.len() > 1 && (self.lexicon.names().head(last).is_some() || self.is_of_headed(&piece) || formed || said_again);
            // "In Acme Inc" opens with no name, "Four Seasons Hotels Inc" and a pair said again do.
            let opener = self.is(Class::Opener, first) && !said_again && !(formed && plain());
            let more = piece.len() > 1;
            let opens_sentence = self.opens_sentence(piece.start, sentence);
            // "In Singapore Acme & Sons welcomes": where, then who.
            let placed = piece.start > sentence.start
                && self.at(piece.start - 1, sentence) == "In"
                && piece.len() > 2
                && matches!(self.lexicon.names().place(first), Some(Place::Country | Place::City))
                && (self.is(Class::LegalForm, last) || piece.clone().any(|at| text(at) == "&"));
            // "SOUTHERN PINE chairman Anna Berg": a name that is written in capitals amid small words.
            let loud = more && self.is_loud(&piece, sentence);
            // "the American Food and Drug Administration": whose it is.
            let owned = piece.len() > 2
                && self.lexicon.names().place(first) == Some(Place::Nationality)
                && !self.is_national(last)
                && !matches!(
                    text(piece.start + 1),
                    "Central" | "National" | "Federal" | "Supreme" | "State" | "Royal" | "General" | "Public"
                )
                && self.lexicon.names().organisation(&self.name(&(piece.start + 1..piece.end))).is_some_and(|known| !known.ambiguous);
            let strip = !whole
                && (!loud || matches!(first, "THE" | "A" | "AN"))
                && (placed
                    || owned
                    || matches!(first, "The" | "A" | "An" | "Its" | "Their" | "Our" | "His" | "Her" | "THE")
                    || opens_sentence && opener
                    || more
                        && opens_sentence
                        && !headed
                        && self.lexicon.names().is_ordinary(first)
                        && !self.lexicon.names().is_first_name(first)
                        && !is_connector(piece.start + 1)
                    || more && opens_sentence && self.is(Class::CompanyNoun, first)
                    || more && !headed && self.lexicon.names().place(first) == Some(Place::Nationality) && !self.is_of_headed(&piece)
                    || more
                        && self.is(Class::Generic, first)
                        && !self.is(Class::LegalForm, last)
                        && (!headed || piece.len() > 2 && !matches!(first, "AI" | "IT" | "IP")));
            if !strip {
                break;
            }
            piece.start += 1;
        }
        while piece.len() > 1 && self.lexicon.names().organisation(&self.name(&piece)).is_none() {
            let last = text(piece.end - 1);
            let drop = is_connector(piece.end - 1) && !last.starts_with(['\'', '’']) && last != "plc"
                || self.is(Class::Generic, last) && self.lexicon.names().organisation(&self.name(&piece)).is_none();
            if !drop {
                break;
            }
            piece.end -= 1;
        }
        if !piece.is_empty() && self.words.get(piece.start).is_some_and(Word::is_name) {
            // The stop of `Inc.` is part of the name where the sentence goes on.
            let stop = piece.len() > 1
                && matches!(text(piece.end - 1), "Inc" | "Corp" | "Ltd" | "Co" | "Bros" | "Cos")
                && self.at(piece.end, sentence) == "."
                && piece.end + 1 < sentence.end
                && !matches!(self.at(piece.end + 1, sentence), "\"" | "”" | "’" | "''");
            if stop && self.words.get(piece.end).is_some_and(|word| word.span.start() == self.words.span(&piece).end()) {
                piece.end += 1;
            }
            // `7th Quillon Division`, `3rd Circuit Court of Appeals`: the ending is a word of its own.
            let number = piece.start.checked_sub(2).filter(|at| {
                let digits = self.words.get(*at).is_some_and(|word| word.form == Form::Number && sentence.contains(at));
                digits && matches!(self.at(at + 1, sentence), "st" | "nd" | "rd" | "th") && piece.clone().any(|at| is_counted(text(at)))
            });
            piece.start = number.unwrap_or(piece.start);
            found.push(piece);
        }
    }

    /// Whether the first two words of a piece stand together with capitals elsewhere too, where no sentence opens.
    fn is_said_again(&self, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
        let pair = |at: usize| Some((self.text(self.words.get(at)?), self.text(self.words.get(at + 1)?)));
        let Some(wanted) = pair(piece.start).filter(|_| piece.len() > 1 && self.opens_sentence(piece.start, sentence)) else {
            return false;
        };
        let mut seen = 0;
        let near = self.words.sentences.iter().take_while(|other| {
            seen += other.len();
            seen < FURTHEST
        });
        near.filter(|other| !self.is_title_case(other))
            .any(|other| (other.start + 1..other.end).any(|at| pair(at) == Some(wanted) && !self.opens_sentence(at, other)))
    }

    /// Whether a head is of what every country has: `Quillonian Foreign Ministry`.
    fn is_national(&self, head: &str) -> bool {
        matches!(
            head,
            "Ministry"
                | "Department"
                | "Treasury"
                | "Army"
                | "Navy"
                | "Force"
                | "Forces"
                | "Guard"
                | "Guards"
                | "Police"
                | "Court"
                | "Parliament"
                | "Senate"
                | "Congress"
                | "Assembly"
                | "Council"
                | "Party"
                | "Government"
                | "Bank"
                | "Office"
                | "Service"
                | "Board"
        )
    }

    /// Whether all words of a piece are in capitals in a sentence that has small words too.
    fn is_loud(&self, piece: &Range<usize>, sentence: &Range<usize>) -> bool {
        let all = self.words.all.get(sentence.clone()).unwrap_or_default();
        piece.clone().all(|at| self.words.get(at).is_some_and(|word| word.is_upper() && word.span.len() > 3))
            && all.iter().filter(|word| word.form == Form::Small).count() > 3
    }

    fn is_of_headed(&self, piece: &Range<usize>) -> bool {
        piece.clone().any(|at| self.words.get(at).is_some_and(|word| matches!(self.text(word), "of" | "for")))
    }

    /// Whether nothing but signs stands between the start of the sentence, or of a quote in it, and a word.
    pub fn opens_sentence(&self, at: usize, sentence: &Range<usize>) -> bool {
        match at.checked_sub(1).filter(|before| sentence.contains(before)) {
            None => true,
            Some(before) => {
                let word = self.at(before, sentence);
                matches!(word, "“" | "\"" | "‘" | "'" | "«" | "•" | ":" | "*" | "…")
                    || (sentence.start..at).all(|at| self.words.get(at).is_some_and(|word| word.form == Form::Sign))
            }
        }
    }
}
