//! The verb table: every form of the verbs of business news, generated once from `verbs.txt`.

use std::collections::HashMap;
use std::ops::BitOr;

/// Which forms of a verb a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// "buy"
    pub const BASE: Forms = Forms(1);
    /// "buys"
    pub const THIRD: Forms = Forms(2);
    /// "bought", as in "Acme bought it"
    pub const PAST: Forms = Forms(4);
    /// "bought", as in "was bought"
    pub const PARTICIPLE: Forms = Forms(8);
    /// "buying"
    pub const GERUND: Forms = Forms(16);

    /// Whether it may be any of `other`.
    pub fn any(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is nothing but `other`.
    pub fn only(self, other: Forms) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }
}

impl BitOr for Forms {
    type Output = Forms;

    fn bitor(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

/// What a word is as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The form without an ending.
    pub lemma: &'static str,
    /// Which forms the word may be.
    pub forms: Forms,
    /// Whether the word may be a noun as well: "plans", "bid".
    pub noun: bool,
}

/// All forms of the known verbs.
#[derive(Clone, Debug)]
pub struct Verbs(HashMap<String, Reading>, HashMap<&'static str, String>);

impl Default for Verbs {
    fn default() -> Self {
        Self::parse(include_str!("verbs.txt"))
    }
}

impl Verbs {
    /// Generates the forms of a table: white space between verbs, `lemma/past/participle`, `*` also a noun, `~` doubles.
    fn parse(table: &'static str) -> Self {
        let mut forms = HashMap::new();
        let mut participles: HashMap<&'static str, String> = HashMap::new();
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for entry in lines.flat_map(str::split_whitespace) {
            let bare = entry.trim_end_matches(['*', '~']);
            let (noun, doubles) = (entry[bare.len()..].contains('*'), entry[bare.len()..].contains('~'));
            let mut parts = bare.split('/');
            let Some(lemma) = parts.next() else { continue };
            let mut add = |word: String, form: Forms, noun: bool| {
                let reading = forms.entry(word).or_insert(Reading { lemma, forms: form, noun });
                if reading.lemma == lemma {
                    reading.forms = reading.forms | form;
                    reading.noun |= noun;
                }
            };
            let past = parts.next().map(str::to_owned);
            let participle = parts.next().map(str::to_owned).or_else(|| past.clone());
            // The past of one verb goes before the plain form of another: "found", "saw", "felt".
            for doubling in if doubles { &[true, false][..] } else { &[false][..] } {
                let regular = with_ed(lemma, *doubling);
                // "a cut" is a noun, "a led" is none.
                add(past.clone().unwrap_or_else(|| regular.clone()), Forms::PAST, noun && past.as_deref() == Some(lemma));
                let participle = participle.clone().unwrap_or(regular);
                participles.entry(lemma).or_insert_with(|| participle.clone());
                add(participle, Forms::PARTICIPLE, false);
                add(with_ing(lemma, *doubling), Forms::GERUND, false);
            }
            add(lemma.to_owned(), Forms::BASE, noun);
            add(with_s(lemma), Forms::THIRD, noun);
        }
        for (word, lemma) in [("found", "find"), ("fell", "fall"), ("left", "leave"), ("saw", "see")] {
            forms.insert(word.into(), Reading { lemma, forms: Forms::PAST | Forms::PARTICIPLE, noun: false });
        }
        forms.insert("fell".into(), Reading { lemma: "fall", forms: Forms::PAST, noun: false });
        Self(forms, participles)
    }

    /// The participle of a plain form: "laid" of "lay".
    pub fn participle(&self, lemma: &str) -> Option<&str> {
        self.1.get(lemma).map(String::as_str)
    }

    /// What a lower-case word is as a verb; a verb with `re-`, `co-` or `over-` before it is known by the rest.
    pub fn get(&self, word: &str) -> Option<Reading> {
        self.0.get(word).copied().or_else(|| {
            let rest = ["re-", "co-", "over-", "pre-"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
            self.0.get(rest).copied()
        })
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether the last consonant doubles by rule: one syllable that ends consonant, vowel, consonant.
fn doubles_by_rule(lemma: &str) -> bool {
    let chars: Vec<char> = lemma.chars().collect();
    let [.., a, b, c] = chars[..] else { return false };
    let one_syllable = chars.iter().filter(|&&c| is_vowel(c)).count() == 1;
    one_syllable && !is_vowel(a) && is_vowel(b) && !is_vowel(c) && !matches!(c, 'w' | 'x' | 'y')
}

fn doubled(lemma: &str, doubling: bool) -> String {
    let last = lemma.chars().next_back().filter(|_| doubling || doubles_by_rule(lemma));
    lemma.chars().chain(last).collect()
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !lemma.chars().rev().nth(1).is_some_and(is_vowel)
}

fn with_ed(lemma: &str, doubling: bool) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", lemma.trim_end_matches('y'))
    } else {
        doubled(lemma, doubling) + "ed"
    }
}

fn with_ing(lemma: &str, doubling: bool) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") && !lemma.ends_with("ye") && lemma.len() > 2 {
        format!("{}ing", lemma.trim_end_matches('e'))
    } else {
        doubled(lemma, doubling) + "ing"
    }
}

fn with_s(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", lemma.trim_end_matches('y'))
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| lemma.ends_with(ending)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_verbs() {
        let verbs = Verbs::default();
        let past = Forms::PAST | Forms::PARTICIPLE;
        let cases: &[(&str, &str, Forms)] = &[
            ("bought", "buy", past),
            ("acquires", "acquire", Forms::THIRD),
            ("planned", "plan", past),
            ("committed", "commit", past),
            ("offered", "offer", past),
            ("cancelled", "cancel", past),
            ("canceled", "cancel", past),
            ("rose", "rise", Forms::PAST),
            ("risen", "rise", Forms::PARTICIPLE),
            ("tying", "tie", Forms::GERUND),
            ("eyeing", "eye", Forms::GERUND),
            ("agreed", "agree", past),
            ("agreeing", "agree", Forms::GERUND),
            ("supplies", "supply", Forms::THIRD),
            ("found", "find", past),
            ("founded", "found", past),
            ("during", "", Forms::GERUND),
            ("cut", "cut", Forms::BASE | past),
            ("re-elected", "elect", past),
            ("launches", "launch", Forms::THIRD),
            ("shipped", "ship", past),
            ("fell", "fall", Forms::PAST),
        ];
        for (word, lemma, forms) in cases {
            let found = verbs.get(word).map(|reading| (reading.lemma, reading.forms));
            assert_eq!(found, (!lemma.is_empty()).then_some((*lemma, *forms)), "{word}");
        }
    }
}
