//! A word by itself: its hashed features and its vector, mixed into the 96 numbers that the convolutions read.
//!
//! What a word is mixed into depends on the word alone, so words once seen are kept, up to a bound; then all are forgotten.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use fearless_simd::Level;

use super::layers::Maxout;
use super::lexeme::Lexemes;
use super::murmur::hash128;
use super::tokeniser::Token;
use super::weights::{EMBEDDED, HASHED_ROWS, Keys, Table, WIDTH, Weights};

/// How many words are kept: 3 MB.
const KEPT: usize = 8192;

/// The seed of the first hashed table; each next one has the next.
const FIRST_SEED: u64 = 8;

/// A word as the network tells words apart: its number, and that of the norm an exception gave it (0 for none).
type Word = (u64, u64);

/// The network's first stage.
#[derive(Debug)]
pub struct Embedding {
    lexemes: Lexemes,
    hashed: [Table; 4],
    vectors: Table,
    keys: Keys,
    mixer: Maxout,
    kept: Mutex<HashMap<Word, [f32; WIDTH]>>,
}

impl Embedding {
    /// The first stage of trained weights.
    pub fn new(weights: &Weights) -> Self {
        Self {
            lexemes: Lexemes::embedded(),
            hashed: weights.hashed,
            vectors: weights.vectors,
            keys: weights.keys,
            mixer: Maxout::new(&weights.mixer),
            kept: Mutex::new(HashMap::new()),
        }
    }

    /// Writes what the tokens are mixed into to the rows of `output`.
    pub fn embed(&self, level: Level, text: &str, tokens: &[Token], output: &mut [[f32; WIDTH]]) {
        let words: Vec<Word> = tokens.iter().map(|token| self.word(text, token)).collect();
        let mut unknown: Vec<usize> = Vec::new();
        {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            for (at, (word, output)) in words.iter().zip(output.iter_mut()).enumerate() {
                match kept.get(word) {
                    Some(mixed) => *output = *mixed,
                    None => unknown.push(at),
                }
            }
        }
        if unknown.is_empty() {
            return;
        }
        let mut input = Vec::with_capacity(unknown.len() * EMBEDDED);
        for &at in &unknown {
            self.read(text, &tokens[at], words[at].0, &mut input);
        }
        let mut mixed = vec![[0.0; WIDTH]; unknown.len()];
        self.mixer.add(level, &input, EMBEDDED, &mut mixed, &mut Vec::new());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + unknown.len() > KEPT {
            kept.clear();
        }
        for (at, mixed) in unknown.into_iter().zip(mixed) {
            output[at] = mixed;
            kept.insert(words[at], mixed);
        }
    }

    fn word(&self, text: &str, token: &Token) -> Word {
        (self.lexemes.number(token.span.of(text)), token.norm.map_or(0, |norm| self.lexemes.number(norm)))
    }

    /// Appends what the mixer reads of a word: the sum of four rows of each hashed table, and its vector or zeros.
    fn read(&self, text: &str, token: &Token, number: u64, input: &mut Vec<f32>) {
        let start = input.len();
        input.resize(start + EMBEDDED, 0.0);
        let (parts, _) = input[start..].as_chunks_mut::<WIDTH>();
        let features = self.lexemes.features(token.span.of(text), token.norm);
        for (at, (feature, seed)) in features.into_iter().zip(FIRST_SEED..).enumerate() {
            for hash in hash128(feature, seed) {
                self.hashed[at].add(hash as usize % HASHED_ROWS[at], &mut parts[at]);
            }
        }
        if let Some(row) = self.keys.row(number) {
            self.vectors.add(row, &mut parts[features.len()]);
        }
    }
}
