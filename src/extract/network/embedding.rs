//! A word by itself: its hashed features and its vector, mixed into the 96 numbers that stand for it.
//!
//! What a word is mixed into depends on the word alone, and so does its share in the first convolution of itself and of its neighbours.
//! Both are computed once for a word and kept as long as the word comes again, up to a bound.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use fearless_simd::{Level, dispatch};

use super::layers::{Matrix, Maxout};
use super::lexeme::Lexemes;
use super::murmur::hash128;
use super::tokeniser::Token;
use super::weights::{EMBEDDED, HASHED_ROWS, Keys, PIECES, Table, WIDTH, Weights};

/// How many words are met before those that have not come again are forgotten: 8 MB, and as much for those before.
const GENERATION: usize = 2048;

/// The seed of the first hashed table; each next one has the next.
const FIRST_SEED: u64 = 8;

/// A word as the network tells words apart: its number, and that of the norm an exception gave it (0 for none).
type Word = (u64, u64);

/// The sums that a convolution takes the maximum of.
pub type Sums = [f32; PIECES * WIDTH];

/// All that depends on a word alone.
#[derive(Debug)]
pub struct Mixed {
    /// What stands for the word.
    pub word: [f32; WIDTH],
    /// Its shares in the first convolution of the next word, of itself and of the word before.
    pub shares: [Sums; 3],
}

/// The network's first stage.
#[derive(Debug)]
pub struct Embedding {
    lexemes: Lexemes,
    hashed: [Table; 4],
    vectors: Table,
    keys: Keys,
    mixer: Maxout,
    /// Word → its shares in the first convolution.
    neighbours: Matrix,
    kept: Mutex<Kept>,
}

/// What was computed lately. When the young are a generation, they become the old, and the old that were not met again are forgotten.
#[derive(Debug, Default)]
struct Kept {
    young: HashMap<Word, Arc<Mixed>>,
    old: HashMap<Word, Arc<Mixed>>,
}

impl Kept {
    fn get(&mut self, word: Word) -> Option<Arc<Mixed>> {
        if let Some(mixed) = self.young.get(&word) {
            return Some(Arc::clone(mixed));
        }
        let mixed = self.old.remove(&word)?;
        self.keep([(word, Arc::clone(&mixed))]);
        Some(mixed)
    }

    fn keep(&mut self, words: impl IntoIterator<Item = (Word, Arc<Mixed>)>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.extend(words);
    }
}

impl Embedding {
    /// The first stage of trained weights.
    pub fn new(weights: &Weights) -> Self {
        // The first convolution's weights stand neighbour × word × sums; here a word's with all three neighbours stand in one row.
        let by_neighbour = &weights.convolutions[0].weights;
        let row = |neighbour: usize, at: usize| &by_neighbour[(neighbour * WIDTH + at) * PIECES * WIDTH..][..PIECES * WIDTH];
        let by_word: Vec<f32> = (0..WIDTH).flat_map(|at| (0..3).flat_map(move |neighbour| row(neighbour, at))).copied().collect();
        Self {
            lexemes: Lexemes::embedded(),
            hashed: weights.hashed,
            vectors: weights.vectors,
            keys: weights.keys,
            mixer: Maxout::new(&weights.mixer),
            neighbours: Matrix::new(&by_word, 3 * PIECES * WIDTH),
            kept: Mutex::default(),
        }
    }

    /// What the tokens are mixed into.
    pub fn mix(&self, level: Level, text: &str, tokens: &[Token]) -> Vec<Arc<Mixed>> {
        let words: Vec<Word> = tokens.iter().map(|token| self.word(text, token)).collect();
        let mut mixed: Vec<Option<Arc<Mixed>>> = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            words.iter().map(|word| kept.get(*word)).collect()
        };
        let mut unknown: Vec<usize> = (0..words.len()).filter(|&at| mixed[at].is_none()).collect();
        unknown.sort_by_key(|&at| words[at]);
        unknown.dedup_by_key(|at| words[*at]);
        let new: HashMap<Word, Arc<Mixed>> =
            unknown.iter().map(|&at| words[at]).zip(self.mix_new(level, text, tokens, &words, &unknown)).collect();
        for (word, mixed) in words.iter().zip(&mut mixed).filter(|(_, mixed)| mixed.is_none()) {
            *mixed = new.get(word).cloned();
        }
        if !new.is_empty() {
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).keep(new);
        }
        mixed.into_iter().flatten().collect()
    }

    fn word(&self, text: &str, token: &Token) -> Word {
        (self.lexemes.number(token.span.of(text)), token.norm.map_or(0, |norm| self.lexemes.number(norm)))
    }

    fn mix_new(&self, level: Level, text: &str, tokens: &[Token], words: &[Word], chosen: &[usize]) -> Vec<Arc<Mixed>> {
        let mut input = vec![[0.0; EMBEDDED]; chosen.len()];
        for (&at, input) in chosen.iter().zip(&mut input) {
            let rows = self.rows(text, &tokens[at], words[at].0);
            dispatch!(level, _simd => add_rows(&rows, input));
        }
        let mut mixed = vec![[0.0; WIDTH]; chosen.len()];
        let mut sums = Vec::new();
        self.mixer.add(level, input.as_flattened(), EMBEDDED, &mut mixed, &mut sums);
        self.neighbours.multiply(level, mixed.as_flattened(), WIDTH, mixed.len(), &mut sums);
        let shares = sums.as_chunks().0.as_chunks().0;
        mixed.into_iter().zip(shares).map(|(word, shares)| Arc::new(Mixed { word, shares: *shares })).collect()
    }

    /// The rows that the mixer reads of a word, and which part of its input each is added to: four of each hashed table, and its
    /// vector, if it has one.
    fn rows(&self, text: &str, token: &Token, number: u64) -> Vec<(usize, Table, usize)> {
        let features = self.lexemes.features(token.span.of(text), token.norm);
        let mut rows = Vec::with_capacity(4 * features.len() + 1);
        for (part, (feature, seed)) in features.into_iter().zip(FIRST_SEED..).enumerate() {
            rows.extend(hash128(feature, seed).map(|hash| (part, self.hashed[part], hash as usize % HASHED_ROWS[part])));
        }
        rows.extend(self.keys.row(number).map(|row| (features.len(), self.vectors, row)));
        rows
    }
}

#[inline(always)]
fn add_rows(rows: &[(usize, Table, usize)], input: &mut [f32; EMBEDDED]) {
    let parts = input.as_chunks_mut::<WIDTH>().0;
    for &(part, table, row) in rows {
        table.add(row, &mut parts[part]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_come_again_are_kept_and_the_others_forgotten() {
        let mixed = Arc::new(Mixed { word: [0.0; WIDTH], shares: [[0.0; PIECES * WIDTH]; 3] });
        let mut kept = Kept::default();
        for word in 0..3 * GENERATION as u64 {
            kept.keep([((word, 0), Arc::clone(&mixed))]);
            assert!(kept.get((0, 0)).is_some(), "forgotten after {word}");
            assert!(kept.young.len() + kept.old.len() <= 2 * GENERATION + 1);
        }
        assert!(kept.get((1, 0)).is_none());
    }
}
