//! Names by a few of their letters: the letters typed stand in the name in their order, best where they stand together and at the
//! beginnings of words. Accents and case are of no account unless typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rayon::prelude::*;

/// How many names a core takes at a time.
const PORTION: usize = 4096;

/// The places of the names that hold what is typed, the best first and the first of equals first, at most `most`; and how many
/// hold it. Words apart from one another may stand in any order. `within` are the only places looked at.
pub fn rank<S: AsRef<str> + Sync>(names: &[S], within: Option<&[u32]>, typed: &str, most: usize) -> Found {
    let all: Vec<u32>;
    let places = match within {
        Some(places) => places,
        None => {
            all = (0..u32::try_from(names.len()).unwrap_or(u32::MAX)).collect();
            &all
        }
    };
    let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
    if pattern.atoms.is_empty() {
        return Found { best: places.iter().copied().take(most).collect(), all: places.to_vec() };
    }
    let portion = |portion: &[u32]| {
        let mut matcher = Matcher::new(config());
        let mut letters = Vec::new();
        let score = |&place: &u32| {
            let name = names.get(place as usize)?.as_ref();
            Some((pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?, place))
        };
        portion.iter().filter_map(score).collect::<Vec<_>>()
    };
    let mut scored: Vec<(u32, u32)> = places.par_chunks(PORTION).map(portion).collect::<Vec<_>>().concat();
    let all: Vec<u32> = scored.iter().map(|&(_, place)| place).collect();
    let order = |one: &(u32, u32), other: &(u32, u32)| other.0.cmp(&one.0).then(one.1.cmp(&other.1));
    if scored.len() > most && most > 0 {
        scored.select_nth_unstable_by(most - 1, order);
    }
    scored.truncate(most);
    scored.sort_unstable_by(order);
    Found { best: scored.into_iter().map(|(_, place)| place).collect(), all }
}

/// Names are read from their beginning.
fn config() -> Config {
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    config
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best, in their order.
    pub best: Vec<u32>,
    /// All that hold it, in the order of the names: the only ones that can hold it when more is typed.
    pub all: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_find_names() {
        let names = [
            "Zürich insurer buys a rival",
            "Rail order for Durban",
            "Imperial College London",
            "Ferry sinks off Bergen",
            "Bergen rail link",
        ];
        let cases: &[(&str, &[u32])] = &[
            ("", &[0, 1, 2, 3, 4]),
            ("icl", &[2, 0]),
            ("zur", &[0]),
            ("zür", &[0]),
            ("Rail", &[1]),
            ("rail berg", &[4]),
            ("bergen", &[4, 3]),
            ("xyz", &[]),
        ];
        for (typed, expected) in cases {
            assert_eq!(rank(&names, None, typed, 10).best, *expected, "{typed}");
        }
        let found = rank(&names, None, "e", 1);
        assert_eq!((found.best.len(), found.all.len()), (1, 5));
        assert_eq!(rank(&names, Some(&found.all), "er", 10).best, rank(&names, None, "er", 10).best);
    }
}
