//! The trained numbers, as `tools/network/weights.py` writes them.
//!
//! Half-precision floats in a fixed order, then the keys of the word vectors. The large tables stay in the binary's own pages and
//! are decoded a row at a time; only what every word passes through is decoded when the network is made. That the file has the
//! length that this order needs is checked by the compiler.

/// The width of a word's vector throughout the network.
pub const WIDTH: usize = 96;

/// The rows of the four hashed tables: norm, prefix, suffix, shape.
pub const HASHED_ROWS: [usize; 4] = [5000, 1000, 2500, 2500];

/// The rows of the word vectors.
const VECTORS: usize = 20_000;

/// The words that have a vector.
const KEYS: usize = 514_157;

/// Maxout pieces of the mixer and of the convolutions.
pub const PIECES: usize = 3;

/// What the mixer reads: a row of each hashed table and a vector.
pub const EMBEDDED: usize = 5 * WIDTH;

/// What a convolution reads: a word and its two neighbours.
pub const WINDOW: usize = 3 * WIDTH;

/// How many convolutions there are, and so how many neighbours on either side a word is seen with.
pub const DEPTH: usize = 4;

/// What the classifier's state is made of: two maxout pieces of 64.
pub const STATE: usize = 128;

/// The words a state is made of: the next one, the first of the open entity, the one before.
pub const ROLES: usize = 3;

/// The classifier's actions: begin, in, last and unit for each label, one that never is allowed, out.
pub const ACTIONS: usize = 74;

static BYTES: &[u8] = include_bytes!("weights.bin");

const MAXOUT: usize = PIECES * WIDTH + 2 * WIDTH;
const HALVES: usize = (5000 + 1000 + 2500 + 2500 + VECTORS) * WIDTH
    + EMBEDDED * PIECES * WIDTH
    + DEPTH * WINDOW * PIECES * WIDTH
    + (1 + DEPTH) * MAXOUT
    + (WIDTH + 2) * ROLES * STATE
    + STATE
    + (STATE / 2 + 1) * ACTIONS;
const _: () = assert!(BYTES.len() == 2 * HALVES + 8 * KEYS, "weights.bin is not of this network");

/// A table of half-precision rows.
#[derive(Clone, Copy, Debug)]
pub struct Table(&'static [u8]);

impl Table {
    /// Adds a row to `sum`; a row beyond the table adds nothing.
    #[inline(always)]
    pub fn add(self, row: usize, sum: &mut [f32; WIDTH]) {
        let Some(halves) = self.0.get(row * 2 * WIDTH..).and_then(|rest| rest.first_chunk::<{ 2 * WIDTH }>()) else { return };
        for (sum, half) in sum.iter_mut().zip(halves.as_chunks::<2>().0) {
            *sum += decode(*half);
        }
    }
}

/// The rows of the word vectors by word.
#[derive(Clone, Copy, Debug)]
pub struct Keys(&'static [[u8; 8]]);

impl Keys {
    /// The row of the word with this number. The file keeps the lower 48 bits of a number: enough to tell its words apart.
    pub fn row(self, number: u64) -> Option<usize> {
        let record = |at: usize| self.0.get(at).map(|bytes| u64::from_le_bytes(*bytes));
        let key = number & ((1 << 48) - 1);
        let at = self.0.partition_point(|bytes| u64::from_le_bytes(*bytes) >> 16 < key);
        record(at).filter(|record| record >> 16 == key).map(|record| (record & 0xffff) as usize)
    }
}

/// A maxout layer with its normalisation. The weights stand inputs × pieces × outputs.
#[derive(Clone, Debug)]
pub struct MaxoutWeights {
    /// inputs × 3 × 96.
    pub weights: Vec<f32>,
    /// 3 × 96.
    pub bias: Vec<f32>,
    /// 96: the factor after normalisation.
    pub gain: Vec<f32>,
    /// 96: the offset after normalisation.
    pub offset: Vec<f32>,
}

/// All of the network's numbers.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The hashed tables: norm, prefix, suffix, shape.
    pub hashed: [Table; 4],
    /// The word vectors, already projected to the network's width.
    pub vectors: Table,
    /// The words that have a vector.
    pub keys: Keys,
    /// Embedding → word.
    pub mixer: MaxoutWeights,
    /// Word and neighbours → word.
    pub convolutions: [MaxoutWeights; DEPTH],
    /// 96 × (3 roles × 128): a word's share of a state in each role.
    pub lower: Vec<f32>,
    /// 3 × 128: added to the share.
    pub lower_bias: Vec<f32>,
    /// 3 × 128: the share of a role that no word plays.
    pub missing: Vec<f32>,
    /// 128: added to every state.
    pub state_bias: Vec<f32>,
    /// 64 × 74: state → actions.
    pub upper: Vec<f32>,
    /// 74.
    pub upper_bias: Vec<f32>,
}

impl Weights {
    /// Decodes the embedded file.
    pub fn embedded() -> Self {
        let mut reader = Reader(BYTES);
        let hashed = HASHED_ROWS.map(|rows| Table(reader.take(2 * rows * WIDTH)));
        let vectors = Table(reader.take(2 * VECTORS * WIDTH));
        let mixer = reader.maxout(EMBEDDED);
        let convolutions = std::array::from_fn(|_| reader.maxout(WINDOW));
        let lower = reader.floats(WIDTH * ROLES * STATE);
        let lower_bias = reader.floats(ROLES * STATE);
        let missing = reader.floats(ROLES * STATE);
        let state_bias = reader.floats(STATE);
        let upper = reader.floats(STATE / 2 * ACTIONS);
        let upper_bias = reader.floats(ACTIONS);
        let keys = Keys(reader.0.as_chunks().0);
        Self { hashed, vectors, keys, mixer, convolutions, lower, lower_bias, missing, state_bias, upper, upper_bias }
    }
}

/// What is left of the file. Its length is known to be right.
struct Reader(&'static [u8]);

impl Reader {
    fn take(&mut self, bytes: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(bytes);
        self.0 = rest;
        taken
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        self.take(2 * count).as_chunks().0.iter().map(|half| decode(*half)).collect()
    }

    fn maxout(&mut self, inputs: usize) -> MaxoutWeights {
        MaxoutWeights {
            weights: self.floats(inputs * PIECES * WIDTH),
            bias: self.floats(PIECES * WIDTH),
            gain: self.floats(WIDTH),
            offset: self.floats(WIDTH),
        }
    }
}

/// A finite half-precision float, exactly: its exponent and fraction read as those of a float that is 2¹¹² times too small.
#[inline(always)]
fn decode(half: [u8; 2]) -> f32 {
    const TWO_TO_112: f32 = f32::from_bits((127 + 112) << 23);
    let half = u32::from(u16::from_le_bytes(half));
    let magnitude = f32::from_bits((half & 0x7fff) << 13) * TWO_TO_112;
    f32::from_bits(magnitude.to_bits() | (half & 0x8000) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_decoded_exactly() {
        let cases: [(u16, f32); 7] = [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
            (0x7bff, 65504.0),
            (0x8400, -6.103_515_6e-5),
        ];
        for (half, expected) in cases {
            assert_eq!(decode(half.to_le_bytes()), expected, "{half:#x}");
        }
    }

    #[test]
    fn keys_are_sorted_and_lead_into_the_table() {
        let Weights { keys, .. } = Weights::embedded();
        let records: Vec<u64> = keys.0.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect();
        assert!(records.is_sorted_by(|a, b| a >> 16 < b >> 16));
        assert!(records.iter().all(|record| (record & 0xffff) < VECTORS as u64));
        let apple = super::super::murmur::hash64("apple".as_bytes());
        assert!(keys.row(apple).is_some() && keys.row(apple ^ 1).is_none());
    }
}
