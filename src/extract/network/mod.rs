//! The embedded network: which words of a passage name something, and what.
//!
//! It is the named-entity network of spaCy's `en_core_web_md` 3.7.1 (MIT; its word vectors CC0), rebuilt from its documented shape: a
//! word is hashed into four tables and looked up among 514,157 word vectors (`embedding`), four residual convolutions show it four
//! neighbours on either side (`layers`), and a small machine that passes over the words once names the entities (`transitions`). Its
//! weights are made by `tools/network/weights.py`, its answers held against the original's by `tests/network.rs`.
//!
//! It knows nothing of the article: what the finders make of its answers is theirs. Its memory does
//! not grow with the text, and the same text always has the same answer. Deliberately absent: spaCy's tagger, parser and lemmatiser.

pub mod characters;
pub mod tokeniser;

mod affixes;
mod embedding;
mod label;
mod layers;
mod lexeme;
mod murmur;
mod transitions;
mod url;
mod weights;

use std::ops::Range;

use fearless_simd::Level;

use crate::span::Span;
use embedding::Embedding;
pub use label::Label;
use layers::{Maxout, Pieces};
use tokeniser::{Token, Tokeniser};
use transitions::{Classifier, Machine, Run, Scratch};
use weights::{DEPTH, PIECES, WIDTH, Weights};

/// How many words pass through the convolutions at a time.
const RUN_LENGTH: usize = 128;

/// Something that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its place, as the network sees it: often with "the" before it and `'s` behind it.
    pub span: Span,
    /// What it is.
    pub label: Label,
}

/// The network, ready to read. Making one decodes its weights (some milliseconds); it may be shared between threads.
#[derive(Debug)]
pub struct Network {
    level: Level,
    tokeniser: Tokeniser,
    embedding: Embedding,
    /// The first convolution behind its product, which the embedding takes word by word.
    first: Pieces,
    others: [Maxout; DEPTH - 1],
    classifier: Classifier,
}

impl Network {
    /// The network that is built into the program.
    pub fn embedded() -> Self {
        let weights = Weights::embedded();
        Self {
            level: Level::new(),
            tokeniser: Tokeniser::embedded(),
            embedding: Embedding::new(&weights),
            first: Pieces::new(&weights.convolutions[0]),
            others: std::array::from_fn(|at| Maxout::new(&weights.convolutions[at + 1])),
            classifier: Classifier::new(&weights),
        }
    }

    /// The entities of some passages of a text, in order. Each passage is read by itself: a paragraph is best, a sentence does. The
    /// time is linear in the passages, whatever stands in them.
    pub fn entities(&self, text: &str, passages: &[Span]) -> Vec<Entity> {
        let mut entities = Vec::new();
        let mut scratch = Buffers::default();
        for passage in passages {
            let tokens = self.tokeniser.tokenise(text, *passage);
            self.read(text, &tokens, &mut scratch, &mut entities);
        }
        entities
    }

    /// The words of a passage as the network cuts it.
    pub fn tokens(&self, text: &str, passage: Span) -> Vec<Token> {
        self.tokeniser.tokenise(text, passage)
    }

    fn read(&self, text: &str, tokens: &[Token], buffers: &mut Buffers, entities: &mut Vec<Entity>) {
        let mut machine = Machine::default();
        for first in (0..tokens.len()).step_by(RUN_LENGTH) {
            let end = (first + RUN_LENGTH).min(tokens.len());
            self.convolve(text, tokens, first..end, buffers);
            let is_blank = |token: &Token| token.span.of(text).chars().all(characters::is_space);
            let blank: Vec<bool> = tokens[first..end].iter().map(is_blank).collect();
            let run = Run { words: &buffers.words, blank: &blank, first, ends: end == tokens.len() };
            self.classifier.pass(self.level, &run, &mut machine, &mut buffers.scratch);
        }
        entities.extend(
            machine.found.iter().map(|found| Entity { span: tokens[found.first].span.join(tokens[found.last].span), label: found.label }),
        );
    }

    /// Leaves the words of `run` in context in `buffers.words`. Four rows on either side are read along; beyond the ends of the
    /// passage they are zero, and pass through the convolutions like words. Each convolution needs one row less on either side.
    fn convolve(&self, text: &str, tokens: &[Token], run: Range<usize>, buffers: &mut Buffers) {
        let Buffers { words, window, sums, .. } = buffers;
        let from = run.start.saturating_sub(DEPTH);
        let to = (run.end + DEPTH).min(tokens.len());
        let mixed = self.embedding.mix(self.level, text, &tokens[from..to]);
        let rows = run.len() + 2 * (DEPTH - 1);
        words.clear();
        words.resize(rows, [0.0; WIDTH]);
        sums.clear();
        sums.resize(rows * PIECES * WIDTH, 0.0);
        let (row_sums, _) = sums.as_chunks_mut::<{ PIECES * WIDTH }>();
        // The first row is that of the word three before the run.
        let before = from + DEPTH - run.start;
        for (mixed, row) in mixed.iter().zip(before..) {
            if let Some(word) = row.checked_sub(1).and_then(|row| words.get_mut(row)) {
                *word = mixed.word;
            }
            for (share, back) in mixed.shares.iter().zip(0..) {
                if let Some(sums) = row.checked_sub(back).and_then(|row| row_sums.get_mut(row)) {
                    sums.iter_mut().zip(share).for_each(|(sum, share)| *sum += share);
                }
            }
        }
        self.first.add(self.level, row_sums, words);
        for convolution in &self.others {
            std::mem::swap(words, window);
            words.clear();
            words.extend_from_slice(&window[1..window.len() - 1]);
            convolution.add(self.level, window.as_flattened(), WIDTH, words, sums);
        }
    }
}

/// Room for the numbers of a run, kept between runs.
#[derive(Debug, Default)]
struct Buffers {
    words: Vec<[f32; WIDTH]>,
    window: Vec<[f32; WIDTH]>,
    sums: Vec<f32>,
    scratch: Scratch,
}
