//! Which names are of one organisation: acronyms, later short forms, legal forms, the reader's own word.
//!
//! Never joined: two names that share only an acronym or a generic head.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lexicon::Lexicon;
use super::lexicon::names::{Class, Place};
use super::name::run::Runs;
use super::organisation::OrganisationKind;

/// An acronym explained in the text: `Long Name (LN)` or `LN (Long Name)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The acronym as a key.
    pub short: String,
    /// The long name as a key.
    pub long: String,
    /// The place of the long name, in words.
    pub long_place: std::ops::Range<usize>,
    /// The place of the acronym, in words.
    pub short_place: std::ops::Range<usize>,
}

/// Finds the acronyms that the article explains. `candidates` are the capitalised pieces of the article.
pub fn definitions(runs: &Runs, candidates: &[std::ops::Range<usize>]) -> Vec<Definition> {
    let mut found = Vec::new();
    for pair in candidates.windows(2) {
        let [left, right] = pair else { continue };
        let sentence = runs.words.sentence_of(left.start);
        if !sentence.contains(&right.start) || right.start > left.end + 4 {
            continue;
        }
        // "…, known as CADE".
        let between: Vec<&str> = (left.end..right.start).map(|at| runs.at(at, &sentence)).collect();
        if let [",", "known", "as"] | [",", "also", "known", "as"] | [",", "or"] | ["or"] | ["known", "as"] | [",", "known", "as", "the"] =
            between.as_slice()
        {
            let acronym = right.len() == 1 && is_acronym(&runs.name(right)) && left.len() > 1;
            if acronym && (between.contains(&"known") || stands_for(&runs.name(right), &runs.name(left))) {
                let (long, short) = (runs.name(left).into_owned(), runs.name(right).into_owned());
                found.push(Definition { short, long, long_place: left.clone(), short_place: right.clone() });
            }
            continue;
        }
        let closed = right.end + usize::from(matches!(runs.at(right.end, &sentence), "”" | "\"" | "’" | "'"));
        if runs.at(closed, &sentence) != ")" {
            continue;
        }
        let quoted = right.start.saturating_sub(left.end);
        let opened = runs.at(left.end, &sentence) == "("
            && (quoted == 1 || quoted == 2 && matches!(runs.at(left.end + 1, &sentence), "the" | "“" | "\"" | "‘" | "'"));
        if !opened {
            continue;
        }
        let (one, two) = (runs.name(left), runs.name(right));
        if stands_for(&two, &one) && right.len() == 1 {
            found.push(Definition {
                short: two.into_owned(),
                long: one.into_owned(),
                long_place: left.clone(),
                short_place: right.clone(),
            });
        } else if stands_for(&one, &two) && left.len() == 1 {
            found.push(Definition {
                short: one.into_owned(),
                long: two.into_owned(),
                long_place: right.clone(),
                short_place: left.clone(),
            });
        }
    }
    found
}

/// Whether `short` can be made of the beginnings of the words of `long`, in order: `CIP`, `PolyU`, `BaFin`.
pub fn stands_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let words: Vec<&str> = long.split([' ', '-', '/']).filter(|word| !word.is_empty()).collect();
    // `Demra`, said as a word.
    if capitals == 1 && letters.len() > 3 && short.starts_with(char::is_uppercase) && words.len() > 3 {
        return is_initials(short, long);
    }
    if capitals < 2 || letters.len() < 2 || letters.len() > 10 || words.len() < 2 || short.contains(' ') {
        return false;
    }
    let initials: String = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let all: String = words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
    let small: String = letters.iter().collect();
    if small == initials || small == all {
        return true;
    }
    // `NOU` is the University of Norwick Overhill's, said the other way about.
    if let [head, "of", rest @ ..] = words.as_slice()
        && rest
            .iter()
            .chain([head])
            .filter(|word| word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_lowercase)
            .eq(small.chars())
    {
        return true;
    }
    // Letters taken in order from the words, each word from its beginning; place names may be left out (`PolyU`).
    (0..words.len().min(4)).any(|skip| spell(&letters, &words[skip..]))
}

/// Whether an acronym is made of the first letters of a name's words, small ones left out or not: surer than [`stands_for`], for what no text explains.
fn is_initials(short: &str, long: &str) -> bool {
    let initials = |small: bool| -> String {
        long.split([' ', '-', '/'])
            .filter(|word| small || word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let same = |letters: String| letters.to_lowercase() == short.to_lowercase();
    same(initials(false)) || same(initials(true))
}

/// Whether letters are spelt by beginnings of words, in order, no word but small ones left out inside.
fn spell(letters: &[char], words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    if letters.is_empty() {
        // A last word may stay over, and a place: `CA` is the Communications Authority of Kenya.
        return rest.is_empty() || matches!(*word, "of" | "for" | "in");
    }
    let chars: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let same = letters.iter().zip(&chars).take_while(|(left, right)| left == right).count().min(4);
    let small = word.starts_with(char::is_lowercase);
    (1..=same).rev().any(|taken| spell(&letters[taken..], rest)) || small && spell(letters, rest)
}

/// One name of an organisation, as the grouping sees it.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name as a key.
    pub key: String,
    /// Whether its votes alone prove it.
    pub proven: bool,
}

/// Groups names into organisations: the answer holds, for every name, the number of its group.
pub fn group(names: &[Name], definitions: &[Definition], lexicon: &Lexicon) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..names.len()).collect();
    let index: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.key.as_str(), at)).collect();
    let join = |groups: &mut Vec<usize>, left: usize, right: usize| {
        let (from, to) = (groups[left], groups[right]);
        if from != to {
            for group in groups.iter_mut().filter(|group| **group == from) {
                *group = to;
            }
        }
    };
    // Joins a short form to the one organisation among some names, if it is one.
    let join_only = |groups: &mut Vec<usize>, short: usize, longer: &mut dyn Iterator<Item = usize>| {
        let mut wholes: Vec<(usize, usize)> = longer.map(|long| (groups[long], long)).collect();
        wholes.sort_unstable();
        wholes.dedup_by_key(|(group, _)| *group);
        if let [(_, long)] = wholes.as_slice() {
            join(groups, short, *long);
        }
    };
    for (other, name) in &lexicon.settings.organisations.same_as {
        if let (Some(&other), Some(&name)) = (index.get(other.as_str()), index.get(name.as_str())) {
            join(&mut groups, other, name);
        }
    }
    for definition in definitions {
        if let (Some(&short), Some(&long)) = (index.get(definition.short.as_str()), index.get(definition.long.as_str())) {
            join(&mut groups, short, long);
        }
    }
    let defined: HashSet<&str> = definitions.iter().map(|definition| definition.short.as_str()).collect();
    let one_sign = |word| if word == "and" { "&" } else { word };
    let mut pieces: Vec<Vec<&str>> = names.iter().map(|name| name.key.split_whitespace().map(one_sign).collect()).collect();
    for piece in &mut pieces {
        if piece.len() > 1 && piece.first().is_some_and(|first| *first == "The") {
            piece.remove(0);
        }
    }
    // `Adler and Voss` is `Adler & Voss`.
    for (at, name) in names.iter().enumerate() {
        if let Some(&other) = index.get(name.key.replace(" & ", " and ").as_str()).filter(|&&other| other != at) {
            join(&mut groups, at, other);
        }
    }
    // `NORVIA RAIL` in a headline is `Norvia Rail`, `Nor-Via` is `Norvia`.
    let mut plain: HashMap<String, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.key.len() > 4) {
        let bare: String = name.key.chars().filter(|c| *c != '-').flat_map(char::to_lowercase).collect();
        match plain.get(&bare) {
            Some(&other) => join(&mut groups, at, other),
            None => {
                plain.insert(bare, at);
            }
        }
    }
    // Listed and plain acronyms.
    for (at, name) in names.iter().enumerate() {
        if let Some(long) = lexicon.names().organisation(&name.key).and_then(|known| known.stands_for).and_then(|long| index.get(long)) {
            join(&mut groups, at, *long);
        } else if pieces[at].len() == 1
            && name.key.len() >= 2
            && !defined.contains(name.key.as_str())
            && name.key.chars().all(char::is_uppercase)
        {
            let mut long =
                (0..names.len()).filter(|&long| pieces[long].len() >= name.key.len().min(3) && is_initials(&name.key, &names[long].key));
            // `NORMEX` is the Norwick Mercantile Exchange.
            let mut spelt = (0..names.len()).filter(|&long| {
                name.key.len() > 3
                    && pieces[long].len() > 2
                    && kind_of_head(&pieces[long], lexicon).is_some()
                    && names[long].key.chars().next() == name.key.chars().next()
                    && stands_for(&name.key, &names[long].key)
            });
            match (long.next(), long.next()) {
                (Some(long), None) => join(&mut groups, at, long),
                (None, _) => {
                    if let (Some(long), None) = (spelt.next(), spelt.next()) {
                        join(&mut groups, at, long);
                    }
                }
                _ => {}
            }
        }
    }
    // Shorter forms, the longest first, so that what they may join is already together.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(pieces[at].len()));
    let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(first) = piece.first() {
            by_first.entry(first.to_lowercase()).or_default().push(at);
        }
    }
    for &short in &order {
        let piece = &pieces[short];
        let Some(first) = piece.first() else { continue };
        let known = lexicon.names().organisation(&names[short].key).is_some_and(|known| !known.ambiguous);
        let longer: Vec<usize> = by_first
            .get(&first.to_lowercase())
            .into_iter()
            .flatten()
            .copied()
            .filter(|&long| pieces[long].len() > piece.len() && starts_with(&pieces[long], piece))
            .collect();
        let plain = longer.iter().copied().filter(|&long| is_plain_tail(&pieces[long][piece.len()..], lexicon)).collect::<Vec<_>>();
        // `King's College London` is `King's College`; `Brill UK` need not be `Brill`.
        let institution = piece.len() > 1 && kind_of_head(piece, lexicon) == Some(OrganisationKind::University);
        let body = longer.iter().copied().filter(|&long| {
            (institution || !known)
                && kind_of_head(&pieces[long], lexicon) != Some(OrganisationKind::Unit)
                && (institution || !is_place_tail(&pieces[long][piece.len()..], lexicon))
                && match lexicon.names().place(&names[short].key) {
                    None => true,
                    // `Ostrava`, found to be no town here, is `Ostrava Motive`; `Leeds` need not be `Leeds City Council`.
                    Some(Place::City | Place::Town) => {
                        matches!(kind_of_head(&pieces[long], lexicon), None | Some(OrganisationKind::Company))
                    }
                    Some(_) => false,
                }
        });
        let mut wholes: Vec<usize> = if plain.is_empty() { body.collect() } else { plain };
        let located = |whole: &usize| institution && is_place_tail(&pieces[*whole][piece.len()..], lexicon);
        if wholes.iter().any(located) {
            wholes.retain(located);
        }
        // A part of one of them (`King's College Business School`) is not what the short form means.
        let all = wholes.clone();
        let is_part = |whole: usize, of: usize| {
            groups[whole] != groups[of] && pieces[whole].len() > pieces[of].len() && starts_with(&pieces[whole], &pieces[of])
        };
        wholes.retain(|&whole| !all.iter().any(|&other| is_part(whole, other)));
        let mut distinct: Vec<usize> = wholes.iter().map(|&whole| groups[whole]).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if let ([_], Some(&whole)) = (distinct.as_slice(), wholes.first()) {
            join(&mut groups, short, whole);
        }
    }
    // `Marajó` is what tells `Lojas Marajó SA` from others.
    let mut by_stem: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        let stem = piece.iter().take_while(|word| !is_plain_tail(&[word], lexicon)).count();
        if let Some(last) = piece.get(stem.wrapping_sub(1)).filter(|_| stem > 1) {
            by_stem.entry(last).or_default().push(at);
        }
    }
    for &short in &order {
        let [last] = pieces[short].as_slice() else { continue };
        if lexicon.names().head(last).is_some() || lexicon.names().place(last).is_some() || lexicon.names().is_ordinary(last) {
            continue;
        }
        join_only(&mut groups, short, &mut by_stem.get(last).into_iter().flatten().copied());
    }
    // "the Institute", where only one body is so headed.
    let mut by_head: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let [_, .., head] = piece.as_slice() {
            by_head.entry(head).or_default().push(at);
        }
    }
    for &short in &order {
        let [head] = pieces[short].as_slice() else { continue };
        if lexicon.names().head(head).is_some() && lexicon.names().organisation(head).is_none() {
            join_only(&mut groups, short, &mut by_head.get(head).into_iter().flatten().copied());
        }
    }
    // `Business School` is the end of `Imperial College Business School`; `Oxford University` is `University of Oxford`.
    let mut by_end: HashMap<[&str; 2], Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let [.., _, before, last] = *piece.as_slice() {
            by_end.entry([before, last]).or_default().push(at);
        }
    }
    for &short in &order {
        let piece = &pieces[short];
        let [.., before, last] = *piece.as_slice() else { continue };
        let headed = lexicon.names().head(last).is_some();
        let longer = by_end.get(&[before, last]).filter(|_| headed);
        let mut whole = longer.into_iter().flatten().copied().filter(|&long| {
            let long = &pieces[long];
            long.len() > piece.len()
                && long.ends_with(piece)
                && !matches!(long.get(long.len() - piece.len() - 1), Some(&"of" | &"for" | &"and" | &"&"))
        });
        if let (Some(long), None) = (whole.next(), whole.next()) {
            join(&mut groups, short, long);
        }
        if let [place, "University"] = piece.as_slice()
            && let Some(&other) = index.get(format!("University of {place}").as_str())
        {
            join(&mut groups, short, other);
        }
    }
    groups
}

fn starts_with(long: &[&str], short: &[&str]) -> bool {
    short.iter().zip(long).all(|(left, right)| left == right || left.len() > 3 && left.to_lowercase() == right.to_lowercase())
}

/// Words that close a company's full name and say nothing more.
const TAILS: &[&str] = &[
    "Group",
    "Holdings",
    "Holding",
    "Technologies",
    "Technology",
    "Corporation",
    "International",
    "Motor",
    "Motors",
    "Company",
    "Industries",
    "Pharmaceuticals",
    "Therapeutics",
    "Platforms",
    "Stores",
    "Airlines",
    "Airways",
    "Bancorp",
    "Communications",
    "Semiconductor",
    "Semiconductors",
    "Software",
    "Inc",
    "Incorporated",
    "Enterprises",
    "Brands",
    "Companies",
    "Corp",
    "&",
    "Co",
    "Worldwide",
    "Global",
    "Biotechnology",
    "Networks",
    "Labs",
    "Laboratories",
    "Systems",
    "Solutions",
    ",",
    "Inc.",
    "Corp.",
    "Ltd.",
    "Co.",
];

fn is_plain_tail(tail: &[&str], lexicon: &Lexicon) -> bool {
    tail.iter().all(|word| TAILS.contains(word) || *word != "de" && lexicon.names().is(Class::LegalForm, word.trim_matches(',')))
}

fn is_place_tail(tail: &[&str], lexicon: &Lexicon) -> bool {
    let bare = tail.join(" ");
    lexicon.names().place(bare.trim_matches(['(', ')'])).is_some_and(|place| place != Place::Nationality)
}

fn kind_of_head(pieces: &[&str], lexicon: &Lexicon) -> Option<OrganisationKind> {
    pieces.last().and_then(|head| lexicon.names().head(head))
}

/// What an organisation is, by its names: the lists, else the head of the longest.
pub fn kind(names: &[&str], lexicon: &Lexicon) -> OrganisationKind {
    if let Some(known) = names.iter().find_map(|name| lexicon.names().organisation(name)) {
        return known.kind;
    }
    let mut heads: BTreeMap<usize, OrganisationKind> = BTreeMap::new();
    for name in names {
        let pieces: Vec<&str> = name.split_whitespace().collect();
        let of = pieces.iter().position(|piece| matches!(*piece, "of" | "for")).and_then(|at| at.checked_sub(1));
        let first = of.and_then(|at| pieces.get(at)).and_then(|head| lexicon.names().head(head));
        if let Some(kind) = first.or_else(|| kind_of_head(&pieces, lexicon)) {
            heads.insert(pieces.len(), kind);
        } else if matches!(pieces.last(), Some(&"government" | &"administration")) {
            heads.insert(pieces.len(), OrganisationKind::Government);
        }
    }
    heads.into_values().next_back().unwrap_or_default()
}

/// Whether a key looks like an acronym.
pub fn is_acronym(key: &str) -> bool {
    !key.contains(' ') && key.len() <= 10 && key.chars().filter(|c| c.is_uppercase()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_stand_for_names() {
        let cases = [
            ("CIP", "Centre for Integrated Photonics", true),
            ("PolyU", "Hong Kong Polytechnic University", true),
            ("CMA", "Competition and Markets Authority", true),
            ("MoTIE", "Ministry of Trade, Industry and Energy", true),
            ("FDA", "Food and Drug Administration", true),
            ("BaFin", "Bundesanstalt für Finanzdienstleistungsaufsicht", false),
            ("SEC", "Acme Holdings", false),
            ("AI", "Artificial Intelligence", true),
            ("Acme", "Acme Corporation", false),
        ];
        for (short, long, expected) in cases {
            assert_eq!(stands_for(short, long), expected, "{short} = {long}");
        }
    }

    #[test]
    fn short_forms_join_their_body() {
        let lexicon = Lexicon::default();
        let cases: &[(&[&str], &[&[usize]])] = &[
            (
                &["Norwick College London", "Norwick", "Norwick College", "Norwick College Business School", "Business School"],
                &[&[0, 1, 2], &[3, 4]],
            ),
            (&["China Mobile", "China Mobile Hong Kong Company Limited", "China Mobile Hong Kong"], &[&[0], &[1, 2]]),
            (&["Huawei", "Huawei Technologies"], &[&[0, 1]]),
            // Letters of more than one byte.
            (&["ČNEXBA", "Čenovska National Export Bank", "ŠKODEX"], &[&[0, 1], &[2]]),
            (&["University of Surrey", "Surrey University"], &[&[0, 1]]),
            (&["Delta Research Institute", "Omega Research Institute"], &[&[0], &[1]]),
            (&["Siemens", "Siemens Energy"], &[&[0], &[1]]),
            (&["Competition and Markets Authority", "CMA"], &[&[0, 1]]),
        ];
        for (keys, expected) in cases {
            let names: Vec<Name> = keys.iter().map(|key| Name { key: (*key).to_owned(), proven: true }).collect();
            let groups = group(&names, &[], &lexicon);
            for set in *expected {
                assert!(set.windows(2).all(|pair| groups[pair[0]] == groups[pair[1]]), "{keys:?}: {groups:?}");
            }
            let firsts: Vec<usize> = expected.iter().map(|set| groups[set[0]]).collect();
            let mut distinct = firsts.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), firsts.len(), "{keys:?}: {groups:?}");
        }
    }
}
