//! The lines of what authorities and courts do.

use super::line::{Words, article, or_nobody};
use super::types::{Filler, Role, Status};
use crate::extract::clause::words::one_of;

/// What authorities give.
const GRANTS: &str = "approval|approvals|clearance|authorisation|authorization|permission|consent|permit|permits|licence|license|licences|licenses|light\
    |go-ahead|nod";

impl Words<'_, '_> {
    pub(super) fn regulate(&self) -> String {
        let (authority, action, target) = (self.words(Role::Authority), self.words(Role::Action), self.words(Role::Target));
        if let Some(line) = self.ruled(&authority, &action, &target) {
            return line;
        }
        if self.fact.status != Status::Asserted
            && let Some(plain) = self.plain_action()
        {
            let orders = one_of(&plain, "order|force|require|tell|instruct|compel|allow|permit");
            let object = self.words(Role::Object);
            let what = match (target.as_str(), object.as_str()) {
                (target, "") => target.to_owned(),
                ("", object) => object.to_owned(),
                (target, object) if orders => format!("{target} to {object}"),
                (target, object) if object.contains(target) => object.to_owned(),
                (target, object) => format!("{object} ({target})"),
            };
            let mut line = format!("{} {} {what}", or_nobody(&authority), self.verb("", &plain));
            self.tail(&mut line, &[("", &[Role::Amount]), ("for", &[Role::Reason])]);
            return line;
        }
        let on: Vec<String> = [target, self.words(Role::Object)].into_iter().filter(|words| !words.is_empty()).collect();
        let on = on.join(" – ");
        let mut line = match self.fact.status {
            Status::Asserted => format!("{authority}: {action} – {on}"),
            Status::Planned => format!("{authority} plans: {action} – {on}"),
            Status::Possible => format!("{authority} may: {action} – {on}"),
            Status::Denied => format!("{authority} will not: {action} – {on}"),
        };
        self.tail(&mut line, &[("", &[Role::Amount]), ("for", &[Role::Reason])]);
        line
    }

    /// What an authority did, in a plain sentence where its action is a verb in the past or a known noun.
    fn ruled(&self, authority: &str, action: &str, target: &str) -> Option<String> {
        let small = action.to_lowercase();
        let last = small.rsplit(' ').next().filter(|_| !small.contains(" the "))?;
        let (object, amount) = (self.words(Role::Object), self.words(Role::Amount));
        let is_under_way = small.ends_with("ing") && small != "looking";
        let is_present = small.ends_with('s') && self.plain_action().is_some_and(|plain| !plain.ends_with('s'));
        let many = matches!(self.fact.role(Role::Authority), [Filler::Words(_)]) && authority.ends_with('s')
            || self.fact.role(Role::Authority).len() > 1;
        let mut line = if one_of(last, "investigation|probe|inquiry|review|scrutiny") {
            format!("{authority} {} {} {action} into {target}", self.verb("opened", "open"), article(&small))
        } else if one_of(last, "fine|fines|penalty|penalties") && !amount.is_empty() {
            format!("{authority} {} {target} {amount}", self.verb("fined", "fine"))
        } else if one_of(last, "fine|fines|penalty|penalties") && !target.is_empty() && !authority.is_empty() {
            format!("{authority} {} {target}", self.verb("fined", "fine"))
        } else if one_of(last, "change|changes|amendment|amendments") && !object.is_empty() {
            return Some(format!("{authority} {} {action} to {object}", self.verb("proposed", "propose")));
        } else if one_of(last, "letter|notice|reprimand|warning") && !target.is_empty() && !authority.is_empty() {
            format!("{authority} {} {target} {} {action}", self.verb("sent", "send"), article(&small))
        } else if authority.is_empty() && small == "lost" && !object.is_empty() {
            return Some(format!("{target} lost {object}"));
        } else if authority.is_empty() && one_of(last, GRANTS) {
            format!("{target} {} {action}", self.verb("received", "receive"))
        } else if one_of(last, "ban|restriction|sanction|levy") {
            format!("{authority} {} {} {action} on {target}", self.verb("imposed", "impose"), article(&small))
        } else if one_of(last, GRANTS) {
            format!("{authority} {} {target} {action}", self.verb("gave", "give"))
        } else if small == "ordered" && authority.is_empty() && !amount.is_empty() {
            format!("{target} was ordered to pay {amount}")
        } else if small == "ordered" && object.is_empty() && !amount.is_empty() && self.fact.status == Status::Asserted {
            format!("{authority} ordered {target} to pay {amount}")
        } else if self.fact.status == Status::Asserted
            && !small.contains(' ')
            && (small.ends_with("ed") && small != "looked" || is_under_way || is_present || one_of(&small, "gave|withdrew|told"))
        {
            let action = if is_under_way { format!("{} {small}", if many { "are" } else { "is" }) } else { action.to_owned() };
            let orders = one_of(&small, "ordered|forced|required|told|instructed|compelled");
            if orders && authority.is_empty() && !object.is_empty() {
                return Some(format!("{target} was {action} to {object}"));
            }
            // "closed its investigation", "approved Acme's drug": what is acted on is the thing, not whom it concerns.
            if !orders
                && !object.is_empty()
                && (target.is_empty() || !one_of(&small, "fined|banned|barred|gave|granted|allowed|licensed|told"))
            {
                let mut line = format!("{authority} {action} {object}");
                if !target.is_empty() && !object.contains(target) && !target.split(' ').next().is_some_and(|word| object.contains(word)) {
                    line.push_str(&format!(" ({target})"));
                }
                self.tail(&mut line, &[("", &[Role::Amount]), ("for", &[Role::Reason])]);
                return Some(line);
            }
            let mut line = format!("{authority} {action} {target}");
            let to = if orders { "to" } else { "–" };
            self.tail(&mut line, &[(to, &[Role::Object]), ("", &[Role::Amount]), ("for", &[Role::Reason])]);
            return Some(line);
        } else {
            return None;
        };
        if !one_of(last, "fine|fines|penalty|penalties") {
            self.tail(&mut line, &[("–", &[Role::Object])]);
        }
        self.tail(&mut line, &[("for", &[Role::Reason])]);
        Some(line)
    }

    pub(super) fn legal(&self) -> String {
        let [claimant, defendant, matter] = [Role::Claimant, Role::Defendant, Role::Matter].map(|role| self.words(role));
        // What a court gives or refuses, and an appeal, is not always brought by who is named first.
        if let Some(line) = self.fought(&claimant, &defendant, &matter) {
            return line;
        }
        let decided = matter.split(' ').any(|word| matches!(word, "damages" | "compensation" | "costs" | "settlement"));
        if !defendant.is_empty() && (claimant.is_empty() || decided) {
            let mut line = if claimant.is_empty() { defendant } else { format!("{claimant} v {defendant}") };
            self.tail(&mut line, &[("–", &[Role::Matter]), ("–", &[Role::Amount])]);
            return line;
        }
        if matches!(matter.as_str(), "appeal" | "appeals" | "appealed" | "appealing") {
            return self.sentence(&[Role::Claimant], ("appealed", "appeal"), &[("against", &[Role::Defendant])]);
        }
        self.sentence(
            &[Role::Claimant],
            ("took legal action", "take legal action"),
            &[("against", &[Role::Defendant]), ("over", &[Role::Matter]), ("for", &[Role::Amount])],
        )
    }

    /// What became of a case, where the verb beside what it is about says so: "settled", "won", "ruled against".
    fn fought(&self, claimant: &str, defendant: &str, matter: &str) -> Option<String> {
        if one_of(matter, "ruled|rules|found|finds|decided|decides|sided|sides") {
            return match (claimant, defendant) {
                (for_whom, "") => Some(format!("court {} for {for_whom}", self.verb("ruled", "rule"))),
                ("", whom) => Some(format!("court {} against {whom}", self.verb("ruled", "rule"))),
                _ => None,
            };
        }
        let &[Filler::Words(span)] = self.fact.role(Role::Matter) else { return None };
        let sentence = self.scene.document.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let reading = self.scene.readings.get(sentence)?;
        let at = (0..reading.items.len()).find(|&item| self.scene.span(sentence, item, item).end() > span.start())?;
        // "agreed to pay £5m to settle a lawsuit": the matter is a deed of its own.
        if let Some(group) = reading.verb(at)
            && one_of(&group.lemma, "settle|resolve|end")
        {
            let mut line = format!("{defendant} {}", self.verb("paid", "pay"));
            self.tail(&mut line, &[("", &[Role::Claimant]), ("", &[Role::Amount]), ("to", &[Role::Matter])]);
            return Some(line);
        }
        let lemma_of = |verb: usize| reading.verb(verb).map(|group| group.lemma.as_str());
        let before = (at.saturating_sub(6)..at).rev().find_map(lemma_of).unwrap_or_default();
        let charged = match before {
            "charge" | "indict" | "prosecute" => Some((self.verb("was charged", "be charged"), "over")),
            "convict" => Some((self.verb("was convicted", "be convicted"), "of")),
            "clear" | "acquit" | "exonerate" => Some((self.verb("was cleared", "be cleared"), "of")),
            "sentence" | "jail" | "imprison" => Some((self.verb("was sentenced", "be sentenced"), "for")),
            _ => None,
        };
        let broken = match before {
            "infringe" => Some(("infringed", "infringe")),
            "breach" => Some(("breached", "breach")),
            "violate" => Some(("violated", "violate")),
            _ => None,
        };
        if let Some((past, plain)) = broken.filter(|_| claimant.is_empty() && !defendant.is_empty()) {
            return Some(format!("{defendant} {} {matter}", self.verb(past, plain)));
        }
        if matter == "trial" && one_of(before, "go|stand|put") && claimant.is_empty() {
            return Some(format!("{defendant} {} on trial", self.verb("went", "go")));
        }
        if let Some((verb, word)) = charged.filter(|_| !defendant.is_empty()) {
            return Some(format!("{defendant} {verb} {word} {matter}"));
        }
        let frame = reading.frames.iter().find(|frame| {
            let passive = reading.verb(frame.verb).is_some_and(|group| group.passive);
            let settles = lemma_of(frame.verb).is_some_and(|lemma| matches!(lemma, "settle" | "resolve"));
            frame.object.contains(&at)
                || passive && frame.subject.contains(&at)
                || settles && frame.slots.iter().any(|slot| slot.phrases.contains(&at))
        })?;
        let lemma = lemma_of(frame.verb)?;
        if one_of(lemma, "dismiss|reject|throw out|refuse|uphold|allow|hear") {
            let heard = self.fact.status != Status::Denied && one_of(lemma, "uphold|allow|hear");
            let done = if heard { "heard" } else { "dismissed" };
            let mut line = if claimant.is_empty() { matter.to_owned() } else { format!("{claimant}: {matter}") };
            self.tail(&mut line, &[("against", &[Role::Defendant]), ("for", &[Role::Amount])]);
            return Some(format!("{line} {done}"));
        }
        let (doer, verb) = match lemma {
            "settle" | "resolve" => (self.first(&[Role::Defendant, Role::Claimant]), self.verb("settled", "settle")),
            "win" | "obtain" | "secure" => (claimant.to_owned(), self.verb("won", "win")),
            "lose" => (claimant.to_owned(), self.verb("lost", "lose")),
            "face" | "await" => (defendant.to_owned(), self.verb("faces", "face")),
            "defeat" | "beat" | "fend off" => (defendant.to_owned(), self.verb("defeated", "defeat")),
            _ => return None,
        };
        if doer.is_empty() {
            return None;
        }
        let mut line = format!("{doer} {verb} {matter}");
        let other = if doer == claimant { defendant } else { claimant };
        if !other.is_empty() && !matter.contains(other) {
            let word = match lemma {
                "settle" | "resolve" => "with",
                "face" | "await" | "defeat" | "beat" | "fend off" => "from",
                _ => "against",
            };
            line.push_str(&format!(" {word} {other}"));
        }
        self.tail(&mut line, &[("for", &[Role::Amount])]);
        Some(line)
    }
}
