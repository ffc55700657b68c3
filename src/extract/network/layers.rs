//! The network's arithmetic: matrix products, maxout and normalisation.
//!
//! Every sum is taken in one order whatever the width of the machine's vectors, so that a text has the same numbers to the bit
//! whenever it is read on a machine; machines that fuse a multiplication with an addition round once less than others.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x16};

use super::weights::{MaxoutWeights, PIECES, WIDTH};

/// The columns of a panel of weights: as many sums as stay in registers for some rows at a time.
const COLUMNS: usize = 16;

/// How many rows are multiplied at a time.
const ROWS: usize = 6;

/// A matrix of weights, inputs × outputs, kept in panels of 16 columns so that a product reads it from end to end.
#[derive(Clone, Debug)]
pub struct Matrix {
    inputs: usize,
    outputs: usize,
    panels: Vec<[f32; COLUMNS]>,
}

impl Matrix {
    /// A matrix of row-major weights, `outputs` in a row. Columns are added up to a whole panel.
    pub fn new(weights: &[f32], outputs: usize) -> Self {
        let inputs = weights.len() / outputs;
        let panel = |first: usize| {
            weights.chunks_exact(outputs).map(move |row| std::array::from_fn(|column| row.get(first + column).copied().unwrap_or_default()))
        };
        let panels: Vec<_> = (0..outputs).step_by(COLUMNS).flat_map(panel).collect();
        Self { inputs, outputs: panels.len() / inputs * COLUMNS, panels }
    }

    /// The length of a row of a product: the columns, in whole panels.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The products of overlapping rows of `input`: row r starts `step * r` floats from its start. `output` is made to hold `rows`
    /// rows.
    pub fn multiply(&self, level: Level, input: &[f32], step: usize, rows: usize, output: &mut Vec<f32>) {
        output.resize(rows * self.outputs, 0.0);
        dispatch!(level, simd => self.multiply_rows(simd, input, step, rows, output));
    }

    #[inline(always)]
    fn multiply_rows<S: Simd>(&self, simd: S, input: &[f32], step: usize, rows: usize, output: &mut [f32]) {
        for first in (0..rows).step_by(ROWS) {
            // Behind the last row it is taken again, and that sum is dropped.
            let row = |row: usize| &input[(first + row).min(rows - 1) * step..][..self.inputs];
            let rows = (rows - first).min(ROWS);
            let input: [&[f32]; ROWS] = [row(0), row(1), row(2), row(3), row(4), row(5)];
            for (panel, weights) in self.panels.chunks_exact(self.inputs).enumerate() {
                let sums = tile(simd, input, weights);
                for (row, sum) in sums.iter().enumerate().take(rows) {
                    sum.store_slice(&mut output[(first + row) * self.outputs + panel * COLUMNS..][..COLUMNS]);
                }
            }
        }
    }
}

/// The products of six rows with a panel. The sums are named one by one: they stay in registers.
#[inline(always)]
fn tile<S: Simd>(simd: S, [a, b, c, d, e, f]: [&[f32]; ROWS], panel: &[[f32; COLUMNS]]) -> [f32x16<S>; ROWS] {
    let zero = f32x16::splat(simd, 0.0);
    let (mut sum_a, mut sum_b, mut sum_c, mut sum_d, mut sum_e, mut sum_f) = (zero, zero, zero, zero, zero, zero);
    for ((((((weights, a), b), c), d), e), f) in panel.iter().zip(a).zip(b).zip(c).zip(d).zip(e).zip(f) {
        let weights = f32x16::simd_from(simd, *weights);
        sum_a = weights.mul_add(f32x16::splat(simd, *a), sum_a);
        sum_b = weights.mul_add(f32x16::splat(simd, *b), sum_b);
        sum_c = weights.mul_add(f32x16::splat(simd, *c), sum_c);
        sum_d = weights.mul_add(f32x16::splat(simd, *d), sum_d);
        sum_e = weights.mul_add(f32x16::splat(simd, *e), sum_e);
        sum_f = weights.mul_add(f32x16::splat(simd, *f), sum_f);
    }
    [sum_a, sum_b, sum_c, sum_d, sum_e, sum_f]
}

/// A maxout layer: three linear pieces, their maximum, normalised.
#[derive(Clone, Debug)]
pub struct Maxout {
    matrix: Matrix,
    pieces: Pieces,
}

impl Maxout {
    /// A layer of trained weights.
    pub fn new(weights: &MaxoutWeights) -> Self {
        Self { matrix: Matrix::new(&weights.weights, PIECES * WIDTH), pieces: Pieces::new(weights) }
    }

    /// Passes overlapping rows of `input` through the layer (see [`Matrix::multiply`]) and adds the outcomes to the rows of
    /// `output`; `sums` is room for what is in between.
    pub fn add(&self, level: Level, input: &[f32], step: usize, output: &mut [[f32; WIDTH]], sums: &mut Vec<f32>) {
        self.matrix.multiply(level, input, step, output.len(), sums);
        self.pieces.add(level, sums.as_chunks().0, output);
    }
}

/// What a maxout layer does behind its product.
#[derive(Clone, Debug)]
pub struct Pieces {
    bias: [f32; PIECES * WIDTH],
    gain: [f32; WIDTH],
    offset: [f32; WIDTH],
}

impl Pieces {
    /// The part of a layer's trained weights behind its product.
    pub fn new(weights: &MaxoutWeights) -> Self {
        fn fixed<const N: usize>(values: &[f32]) -> [f32; N] {
            std::array::from_fn(|at| values.get(at).copied().unwrap_or_default())
        }
        Self { bias: fixed(&weights.bias), gain: fixed(&weights.gain), offset: fixed(&weights.offset) }
    }

    /// Adds the outcomes of rows of sums to the rows of `output`.
    pub fn add(&self, level: Level, sums: &[[f32; PIECES * WIDTH]], output: &mut [[f32; WIDTH]]) {
        dispatch!(level, simd => {
            for (sums, output) in sums.iter().zip(output) {
                self.add_row(simd, sums, output);
            }
        });
    }

    /// The largest of the pieces, centred and scaled to a variance of one, then by what was trained.
    #[inline(always)]
    fn add_row<S: Simd>(&self, simd: S, sums: &[f32; PIECES * WIDTH], output: &mut [f32; WIDTH]) {
        const EPSILON: f32 = 1e-8;
        let mut parts = [f32x16::splat(simd, 0.0); PARTS];
        for (at, part) in parts.iter_mut().enumerate() {
            for piece in 0..PIECES {
                let sum = load(simd, sums, piece * PARTS + at) + load(simd, &self.bias, piece * PARTS + at);
                *part = if piece == 0 { sum } else { part.max(sum) };
            }
        }
        let middle = mean(simd, &parts);
        let mut squares = parts;
        for (part, square) in parts.iter_mut().zip(&mut squares) {
            *part -= middle;
            *square = *part * *part;
        }
        let scale = 1.0 / (mean(simd, &squares) + EPSILON).sqrt();
        for (at, part) in parts.into_iter().enumerate() {
            let outcome = load(simd, output, at) + (part * scale * load(simd, &self.gain, at) + load(simd, &self.offset, at));
            outcome.store_slice(&mut output[at * COLUMNS..][..COLUMNS]);
        }
    }
}

/// A word's numbers in whole vectors.
const PARTS: usize = WIDTH / COLUMNS;

#[inline(always)]
fn load<S: Simd>(simd: S, values: &[f32], part: usize) -> f32x16<S> {
    f32x16::from_slice(simd, &values[part * COLUMNS..][..COLUMNS])
}

/// The mean of a word's numbers, summed in sixteen columns, then the columns.
#[inline(always)]
fn mean<S: Simd>(simd: S, parts: &[f32x16<S>; PARTS]) -> f32 {
    let mut columns = f32x16::splat(simd, 0.0);
    for part in parts {
        columns += *part;
    }
    columns.as_slice().iter().sum::<f32>() / WIDTH as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: usize) -> Vec<f32> {
        (0..count).map(|at| ((at * 37 + seed * 11) % 101) as f32 / 50.0 - 1.0).collect()
    }

    #[test]
    fn products_are_those_of_the_definition_at_every_level() {
        let (inputs, outputs, step) = (20, 37, 10);
        let weights = numbers(inputs * outputs, 1);
        let matrix = Matrix::new(&weights, outputs);
        for rows in [1, 3, 4, 9] {
            let input = numbers(step * rows + inputs, 2);
            let (mut best, mut plain) = (Vec::new(), Vec::new());
            matrix.multiply(Level::new(), &input, step, rows, &mut best);
            matrix.multiply(Level::baseline(), &input, step, rows, &mut plain);
            for row in 0..rows {
                for column in 0..outputs {
                    let expected: f32 = (0..inputs).map(|at| input[row * step + at] * weights[at * outputs + column]).sum();
                    for product in [&best, &plain] {
                        assert!((product[row * matrix.outputs() + column] - expected).abs() < 1e-4);
                    }
                }
            }
        }
    }

    #[test]
    fn maxout_takes_the_largest_piece_and_normalises() {
        let weights = MaxoutWeights {
            weights: numbers(WIDTH * PIECES * WIDTH, 3),
            bias: numbers(PIECES * WIDTH, 4),
            gain: vec![1.0; WIDTH],
            offset: vec![0.5; WIDTH],
        };
        let layer = Maxout::new(&weights);
        let mut output = [[1.0; WIDTH]; 2];
        layer.add(Level::new(), &numbers(2 * WIDTH, 5), WIDTH, &mut output, &mut Vec::new());
        for row in output {
            let values: Vec<f32> = row.iter().map(|value| value - 1.5).collect();
            let mean = values.iter().sum::<f32>() / WIDTH as f32;
            let variance = values.iter().map(|value| value * value).sum::<f32>() / WIDTH as f32;
            assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
        }
    }
}
