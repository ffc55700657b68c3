//! The closed classes of English: the words whose part is known without looking at their neighbours.

use super::units::Tag;

/// Whether a word is in a list parted by `|`.
pub fn one_of(word: &str, list: &str) -> bool {
    list.split('|').any(|candidate| candidate == word)
}

/// The tag of a closed-class word, lower case.
pub(super) fn closed(word: &str) -> Option<Tag> {
    Some(match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "some" | "any" | "no" | "every" | "each" | "another" | "both" | "all"
        | "such" | "many" | "several" | "most" | "few" => Tag::Determiner,
        "my" | "your" | "his" | "its" | "our" | "their" | "whose" => Tag::Possessive,
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "me" | "him" | "us" | "them" | "itself" | "himself" | "herself"
        | "themselves" | "there" | "one" | "everyone" | "someone" | "nobody" | "anyone" | "everything" | "nothing" | "something"
        | "none" => Tag::Pronoun,
        "her" => Tag::Possessive,
        "of" | "in" | "on" | "at" | "by" | "for" | "from" | "with" | "into" | "onto" | "over" | "under" | "between" | "among"
        | "amongst" | "about" | "through" | "throughout" | "during" | "via" | "within" | "without" | "across" | "against" | "towards"
        | "toward" | "alongside" | "behind" | "beyond" | "despite" | "per" | "versus" | "amid" | "amidst" | "upon" | "including"
        | "regarding" | "concerning" | "following" | "worth" | "besides" | "beside" | "near" | "outside" | "inside" | "around"
        | "above" | "below" | "except" | "up" | "down" | "out" | "off" | "like" | "plus" | "than" | "unlike" | "according" => {
            Tag::Preposition
        }
        "to" => Tag::To,
        "and" | "&" => Tag::And,
        "or" | "nor" => Tag::Or,
        "but" | "yet" => Tag::But,
        "if" | "whether" | "while" | "whilst" | "although" | "though" | "because" | "unless" | "as" | "after" | "before" | "since"
        | "until" | "till" | "when" | "once" | "whereas" | "so" => Tag::Subordinator,
        "which" | "who" | "whom" | "where" | "what" | "that" | "how" | "why" => Tag::Relative,
        "will" | "would" | "shall" | "should" | "may" | "might" | "can" | "could" | "must" | "won't" | "wouldn't" | "shouldn't"
        | "can't" | "cannot" | "couldn't" | "mustn't" | "'ll" | "'d" => Tag::Modal,
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "isn't" | "aren't" | "wasn't" | "weren't" | "'re" | "'m" => {
            Tag::Be
        }
        "have" | "has" | "had" | "having" | "haven't" | "hasn't" | "hadn't" | "'ve" => Tag::Have,
        "do" | "does" | "did" | "don't" | "doesn't" | "didn't" => Tag::Do,
        "not" | "never" => Tag::Not,
        _ if is_adverb(word) => Tag::Adverb,
        _ if is_adjective(word) => Tag::Adjective,
        _ => return None,
    })
}

fn is_adverb(word: &str) -> bool {
    match word {
        "also" | "already" | "still" | "now" | "then" | "just" | "soon" | "later" | "earlier" | "again" | "however" | "meanwhile"
        | "instead" | "too" | "even" | "ever" | "often" | "thus" | "therefore" | "further" | "together" | "ahead" | "away" | "back"
        | "almost" | "nearly" | "about-turn" | "today" | "yesterday" | "tomorrow" | "tonight" | "here" | "there" | "more" | "less"
        | "very" | "quite" | "rather" | "far" | "ago" | "along" | "forward" | "moreover" | "furthermore" | "nonetheless"
        | "nevertheless" | "otherwise" | "perhaps" | "maybe" | "roughly" | "abroad" | "overseas" | "elsewhere" | "apart" | "aside"
        | "alone" | "else" | "instead-of" | "sometimes" | "always" | "twice" | "long" | "first" | "well" | "much" | "only" => true,
        "family" | "supply" | "assembly" | "july" | "reply" | "italy" | "early" | "monopoly" | "friendly" | "weekly" | "monthly"
        | "quarterly" | "yearly" | "daily" | "likely" | "unlikely" | "costly" | "elderly" | "hourly" | "subsidy" | "ally" | "rally"
        | "anomaly" | "only-child" | "fly" | "apply" | "rely" | "comply" | "imply" | "multiply" => false,
        _ => word.len() > 4 && word.ends_with("ly") && word.bytes().all(|byte| byte.is_ascii_lowercase()),
    }
}

fn is_adjective(word: &str) -> bool {
    one_of(
        word,
        "new|big|large|larger|largest|small|smaller|major|global|local|strategic|joint|annual|quarterly|net|gross\
             |strong|weak|record|key|early|late|likely|unlikely|able|unable|due|ready|keen|willing|unwilling|eager|free\
             |subject|responsible|private|public|digital|financial|domestic|foreign|international|national|former|current\
             |previous|next|last|other|same|own|potential|possible|first-half|second-half|full-year|year-on-year|pre-tax\
             |pretax|non-binding|definitive|exclusive|available|certain|poised|high|higher|low|long-term|multi-year\
             |multiyear|direct|undisclosed|initial|final|main|senior|junior|independent|close|additional|total\
             |entire|whole|full|overall|organic|massive|huge|significant|substantial|modest|fresh|recent|average|minimum|maximum|whopping\
             |nationwide|single|liquefied|hefty|stellar|considerable|equal|one-off|one-time|up-front|upfront|respective|sole",
    )
}

/// Words in -ing that are nouns or adjectives far more often than verbs.
pub(super) fn is_nominal_ing(word: &str) -> bool {
    one_of(
        word,
        "engineering|marketing|building|funding|financing|offering|meeting|housing|banking|computing|networking\
             |manufacturing|mining|shipping|advertising|publishing|broadcasting|pricing|filing|hearing|ruling|listing\
             |pending|outstanding|upcoming|ongoing|underlying|leading|operating|existing|morning|evening|string|spring|king\
             |thing|wing|emerging|remaining|founding|warning|understanding|crossing|landing|holding|trading|lending\
             |catering|gaming|streaming|training|farming|ceiling|briefing|bing|beijing|boeing|rolling|managing|hiring\
             |spending|packaging|clothing|lighting|gambling|betting|staffing|cleaning|fishing|heating|cooling|wiring|ticketing|timing|setting|sentencing|fundraising",
    )
}

/// Whether a word without an ending of its own is plural.
pub(super) fn is_plural(word: &str) -> bool {
    one_of(word, "people|staff|police|men|women|children|media|data")
        || (word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)))
}
