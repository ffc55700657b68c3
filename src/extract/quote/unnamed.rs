//! Speakers that the finders of names do not know: "a person close to the talks", "the brewer", `Prakash`.

use std::ops::Range;

use super::model::Speaker;
use super::speaker::Speakers;
use crate::extract::clause::words::one_of;
use crate::extract::lexicon::names::Class;
use crate::extract::name::word::Form;
use crate::extract::organisation::{OrganisationId, OrganisationKind};
use crate::extract::person::PersonId;

/// Nouns of people and papers that speak without a name.
const UNNAMED: &str = "person|people|source|sources|official|officials|experts|expert|critics|campaigners|parties|insiders|insider\
    |company|companies|firm|firms|group|bank|university|regulator|regulators|watchdog|ministry|government\
    |authorities|report|study|survey|paper|document|statement|unions|union|investors|shareholders|bidders|rivals\
    |partners|analysts|economists|traders|executives|researchers|scientists|lawyers|ministers|lawmakers|officers\
    |managers|suppliers|customers|retailers|residents|staff|workers|prosecutors|judges|court|committee|team|board\
    |management|body|association|consultancy|retailer|operator|maker|chipmaker|carmaker|lender|insurer|airline\
    |start-up|startup|supplier|owner|manufacturer|agency|institute|trust|council|developer|department|commission\
    |newspaper|magazine|filing|letter|memo|friends|observers|sceptics|opponents|supporters|advisers|engineers\
    |developers|spokesman|spokeswoman|spokesperson|sides|pair|duo|brokers|bankers|dealers|founders|buyers|sellers\
    |owners|director|head|chairman|boss|founder|founders|executive|ceo|lawyer|analyst|economist|employee|employees\
    |members|member|minister|judge|journalists|passengers|drivers|farmers|students|parents|consumers|users|tenants\
    |neighbours|scientist|engineer|tracker|index|ruling|complaint|lawsuit|release|website|article|interview\
    |forecaster|one|another|third|landlord|officer|worker|fan|resident|trader|banker|broker|client|buyer|guest|driver|farmer\
    |passenger|student|teacher|doctor|nurse|pilot|adviser|aide|friend|neighbour|customer|critic|investor|insider|publisher|studio|signatories|backer|backers|negotiators|ones|others|half|some|many|most|historians|campaign|charity|club\
    |agent|rep|representative|representatives|husband|wife|brother|sister|father|mother|son|daughter|partner|colleague|colleagues\
    |attorney|attorneys|solicitor|barrister|uncle|aunt|cousin|family|families|relatives|neighbor|peer|peers|figures|data|records\
    |accounts|documents|research|poll|polls|statistics|minutes|emails|papers|filings|visitor|visitors|builder|maker|grower|growers\
    |brewer|baker|trainer|coach|author|co-author|professor|pollsters|strikers|protesters|demonstrators|locals|recruiter|headhunter\
    |decision|draft|notice|prospectus|presentation|transcript|order|audit|review|inquiry|analysis|forecast|model|email|note|post|blog\
    |message|parish|chamber|superintendency|bureau|federation|foundation|institution|jury|panel|tribunal|coalition|consortium|alliance\
    |exchange|vendor|arbitrageurs|strategist|strategists|consultant|consultants|academics|activists|fund|funds|creditors|bondholders\
    |landlords|operators|makers|carmakers|banks|lenders|insurers|airlines|miners|watchdogs|agencies|ministries|envoy|diplomats|lobbyists\
    |accountants|auditors|auditor|administrators|administrator|liquidator|monitors|forecasters|organisers|doctors|nurses|teachers\
    |delegates|councillor|councillors|dockers|commuters|shoppers|volunteers|veterans|pharmacists|physicians|recruiters";

impl Speakers<'_> {
    /// A name that no finder knows, as written: `Prakash said`.
    pub(super) fn unknown_name(&self, end: usize, from: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let lists = self.runs.lexicon.names();
        let name = |at: usize| {
            self.runs.words.get(at).is_some_and(|word| matches!(word.form, Form::Name(_)))
                && !lists.is(Class::Opener, self.word(at, sentence))
                && !lists.is(Class::Calendar, self.word(at, sentence))
        };
        let start = (from..end).rev().take_while(|&at| name(at)).last()?;
        // "the Secretary of State": a part of a title is no name.
        if start > from && one_of(self.word(start - 1, sentence), "of|for|at|in|with|from|to|by") {
            return None;
        }
        let opens = start == sentence.start || self.is_quoted(start.wrapping_sub(1));
        let plain = end - start == 1 && opens && lists.is_ordinary(self.word(start, sentence));
        (!plain && end - start <= 4).then(|| self.unnamed(start, end))
    }

    /// The start of the noun phrase that ends at `end`, at most ten words long.
    pub(super) fn noun_phrase(&self, end: usize, from: usize, sentence: &Range<usize>) -> usize {
        let mut start = end;
        while start > from && end - start < 10 {
            let word = self.word(start - 1, sentence);
            if matches!(
                word,
                "," | ";"
                    | ":"
                    | "."
                    | "“"
                    | "”"
                    | "\""
                    | "‘"
                    | "but"
                    | "and"
                    | "while"
                    | "that"
                    | "as"
                    | "because"
                    | "when"
                    | "if"
                    | "which"
                    | "after"
                    | "before"
                    | "since"
                    | "until"
                    | "although"
                    | "though"
                    | "where"
                    | "However"
                    | "Meanwhile"
                    | "what"
            ) || self.is_quoted(start - 1)
                || start < end && is_determiner(self.word(start, sentence)) && !leads_on(word)
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether a phrase names somebody without a name: it has a noun that speaks, and opens as a subject does.
    pub(super) fn is_unnamed(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let lists = self.runs.lexicon.names();
        // "by the company's own estimate": what stands behind is a noun.
        if end > start && self.word(end - 1, sentence) == "own" {
            return false;
        }
        let noun = (start..end).any(|at| {
            let word = self.word(at, sentence);
            // "the Rector", "the Secretary of State".
            let capital = at == start + 1 && is_determiner(self.word(start, sentence)) && lists.is(Class::Role, &word.to_lowercase());
            (capital || self.runs.words.get(at).is_some_and(|word| word.form == Form::Small || at == start))
                && (one_of(&word.to_lowercase(), UNNAMED)
                    || lists.is(Class::Role, word)
                    || lists.is(Class::Role, word.strip_suffix('s').unwrap_or(word)))
        });
        // "a message to the staff": a name or a noun phrase, not a verb, stands behind.
        let leads = |at: usize| {
            let name = self.runs.words.get(at + 1).is_some_and(|word| word.is_name());
            name || is_determiner(self.word(at + 1, sentence)) || self.word(at.wrapping_sub(1), sentence).ends_with("ed")
        };
        let verb = (start..end).any(|at| match self.word(at, sentence) {
            "to" => self.word(at.wrapping_sub(1), sentence) != "close" && !leads(at),
            "is" | "was" | "are" | "were" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "been" | "did" | "does" => true,
            word => self.is_speech(at, sentence) && !(at + 1 == end && one_of(word, UNNAMED)),
        });
        let verb = verb && !(start..end).any(|at| matches!(self.word(at, sentence), "close" | "familiar" | "briefed"));
        noun && !verb && end - start <= 12
    }

    /// Whether a phrase of a few small words may be anybody: "the signatories", "another backer".
    pub(super) fn is_plain(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let small = |at: usize| self.runs.words.get(at).is_some_and(|word| word.form == Form::Small);
        let time = matches!(self.word(end.wrapping_sub(1), sentence), "week" | "month" | "year" | "day" | "night" | "morning" | "evening");
        let opens = self.word(start, sentence).to_lowercase();
        let verb = |at: usize| {
            matches!(self.word(at, sentence), "is" | "was" | "are" | "were" | "has" | "have" | "will" | "would" | "to" | "can" | "could")
                || self.is_speech(at, sentence)
        };
        (is_determiner(&opens) || matches!(&*opens, "another" | "several" | "some" | "many" | "both" | "one" | "two" | "three"))
            && (2..6).contains(&(end - start))
            && (start + 1..end).all(|at| small(at) && !verb(at))
            && !time
    }

    /// Somebody unnamed with a clause of their own: "another backer, who asked not to be named," · "people who have worked with both".
    pub(super) fn modified(&self, edge: usize, from: usize, sentence: &Range<usize>) -> Option<Speaker> {
        let who = (from + 1..edge).rev().find(|&at| self.word(at, sentence) == "who")?;
        let apart = self.word(who - 1, sentence) == ",";
        let head = who - usize::from(apart);
        if head <= from || apart != (self.word(edge - 1, sentence) == ",") || (from..edge).any(|at| self.is_quoted(at)) {
            return None;
        }
        let lead = self.noun_phrase(head, from, sentence);
        let held = |start: usize| start > lead + 1 && one_of(self.word(start - 1, sentence), "at|to|with|from|by|of|for|inside");
        let named = self
            .mentions_in(lead, head)
            .any(|mention| matches!(mention.speaker, Speaker::Person(_)) || mention.words.end == head && !held(mention.words.start));
        let unnamed = !named && (self.is_unnamed(lead, head, sentence) || self.is_plain(lead, head, sentence));
        unnamed.then(|| self.unnamed(lead, if apart { head } else { edge }))
    }

    /// Whom a description means: "the brewer" the company that speaks or is spoken of most, "its finance director" the one who is it.
    fn described(&self, start: usize, end: usize) -> Option<Speaker> {
        let words = self.runs.name(&(start..end)).to_lowercase();
        let (first, rest) = words.split_once(' ')?;
        let noun = rest.rsplit(' ').next()?;
        if let Some(author) = self.author(noun, start) {
            return Some(author);
        }
        if !matches!(first, "the" | "its" | "their") || end - start > 5 {
            return None;
        }
        // "the secretary of state" of who is "secretary of state for energy".
        let opens = |role: &str| role.strip_prefix(rest).is_some_and(|rest| rest.starts_with([' ', ',']));
        let held = |role: &str| rest.ends_with(role) || role.ends_with(rest) || opens(role);
        let mut people =
            self.names.people.iter().zip(0..).filter(|(person, _)| person.role.as_ref().is_some_and(|role| held(&role.to_lowercase())));
        if let Some((_, id)) = people.next() {
            let person = Speaker::Person(PersonId(id));
            return if people.next().is_none() { Some(person) } else { self.last_person.filter(|_| first == "the") };
        }
        let kinds = crate::extract::reference::kinds(noun);
        let fits = |id: u32| self.names.organisations.get(id as usize).is_some_and(|organisation| kinds.contains(&organisation.kind));
        if first != "the" || kinds.is_empty() {
            return None;
        }
        if self.last_unknown.is_some() && kinds.contains(&OrganisationKind::Company) {
            return self.last_unknown;
        }
        // "Acme lost a tenth. The shoe chain said": whom the sentence before is about.
        let sentence = self.runs.words.sentence_of(start);
        let opened = sentence.start.checked_sub(1).filter(|_| start <= sentence.start + 1).and_then(|before| {
            let before = self.runs.words.sentence_of(before);
            let near = self.runs.document.sentence_at(self.runs.words.get(sentence.start)?.span.start())?;
            let apart = self.runs.document.sentences.get(near)?.block != self.runs.document.sentences.get(near.checked_sub(1)?)?.block;
            let first = self.mentions_in(before.start, before.end.min(before.start + 4)).next().filter(|_| !apart)?;
            let owner = self.is_possessor(first, before.end, &before);
            matches!(first.speaker, Speaker::Organisation(id) if fits(id.0) && !owner).then_some(first.speaker)
        });
        if opened.is_some() {
            return opened;
        }
        let last = self.last_organisation.filter(|speaker| matches!(speaker, Speaker::Organisation(id) if fits(id.0)));
        // Organisations stand in the order of their mentions.
        let first = |fits: &dyn Fn(u32) -> bool| (0u32..self.names.organisations.len() as u32).find(|&id| fits(id));
        // Boards and councils watch too, though their names do not say so.
        let board = |id: u32| {
            let watches = kinds.contains(&OrganisationKind::Regulator);
            let organisation = self.names.organisations.get(id as usize);
            watches && organisation.is_some_and(|organisation| organisation.kind == OrganisationKind::Ngo)
        };
        last.or_else(|| first(&fits).or_else(|| first(&board)).map(|id| Speaker::Organisation(OrganisationId(id))))
    }

    /// Who wrote "the report": the organisation that "a report by Acme" or "Acme's report" told of before.
    fn author(&self, noun: &str, at: usize) -> Option<Speaker> {
        const FURTHEST: usize = 64;
        if !one_of(noun, "report|study|survey|note|paper|analysis|forecast|index|poll|research") {
            return None;
        }
        let before = self.mentions.partition_point(|mention| mention.words.start < at);
        let near = self.mentions.get(before.saturating_sub(FURTHEST)..before)?;
        let told = near.iter().rev().find(|mention| {
            let sentence = self.runs.words.sentence_of(mention.words.start);
            let from = mention.words.start.saturating_sub(12).max(sentence.start);
            let written = || {
                (from..mention.words.start)
                    .rev()
                    .find(|&at| self.word(at, &sentence) == noun)
                    .is_some_and(|noun| self.is_document(noun, mention.words.start, &sentence))
            };
            let owned = || {
                self.is_possessor(mention, sentence.end, &sentence)
                    && (mention.words.end + 1..mention.words.end + 5).any(|at| self.word(at, &sentence) == noun)
            };
            matches!(mention.speaker, Speaker::Organisation(_)) && (written() || owned())
        });
        told.map(|mention| mention.speaker)
    }

    /// The speaker of such a phrase: whom it means, where that can be told, else the words themselves.
    pub(super) fn unnamed(&self, start: usize, end: usize) -> Speaker {
        if let Some(speaker) = self.described(start, end) {
            return speaker;
        }
        let (mut start, mut end) = (start, end);
        if self.runs.words.get(start).is_some_and(|word| word.form == Form::Sign) {
            start += 1;
        }
        let word = |at: usize| self.runs.words.get(at).map_or("", |word| self.runs.text(word));
        // "But a judge ruled", "the court last week ruled".
        start += usize::from(start + 1 < end && matches!(word(start), "But" | "And" | "Yet" | "Still" | "with" | "With"));
        if end > start + 2 && matches!(word(end - 2), "last" | "this" | "next") && matches!(word(end - 1), "week" | "month" | "year") {
            end -= 2;
        }
        Speaker::Unnamed(self.runs.words.span(&(start..end.max(start + 1))))
    }
}

/// Whether a word opens a noun phrase.
fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "A" | "an" | "An" | "its" | "Its" | "their" | "Their" | "another" | "Another")
}

/// Whether the noun phrase behind a word belongs to the one before it: "head of the bank", "lawyers advising the bank", "all the banks".
fn leads_on(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "of", "for", "at", "to", "with", "from", "by", "in", "on", "near", "about", "behind", "inside", "across", "within", "around",
        "against", "all", "both", "half",
    ];
    WORDS.contains(&word) || word.len() > 4 && word.ends_with("ing")
}
