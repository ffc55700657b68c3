//! The network's arithmetic: matrix products, maxout and normalisation.
//!
//! Every sum is taken in one order whatever the width of the machine's vectors, and no multiplication is fused with an addition:
//! the same text gives the same numbers, to the bit, on every machine.

use fearless_simd::{Level, dispatch};

use super::weights::{MaxoutWeights, PIECES, WIDTH};

/// The columns of a panel of weights: as many sums as stay in registers for some rows at a time.
const COLUMNS: usize = 16;

/// How many rows are multiplied at a time.
const ROWS: usize = 4;

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
        dispatch!(level, _simd => self.multiply_rows(input, step, rows, output));
    }

    #[inline(always)]
    fn multiply_rows(&self, input: &[f32], step: usize, rows: usize, output: &mut [f32]) {
        let mut row = 0;
        while row < rows {
            if rows >= ROWS {
                // The last rows are taken together with some that are done already: the same sums again.
                row = row.min(rows - ROWS);
                self.multiply_tile::<ROWS>(&input[row * step..], step, &mut output[row * self.outputs..]);
                row += ROWS;
            } else {
                self.multiply_tile::<1>(&input[row * step..], step, &mut output[row * self.outputs..]);
                row += 1;
            }
        }
    }

    #[inline(always)]
    fn multiply_tile<const R: usize>(&self, input: &[f32], step: usize, output: &mut [f32]) {
        let rows: [&[f32]; R] = std::array::from_fn(|row| &input[row * step..][..self.inputs]);
        for (panel, weights) in self.panels.chunks_exact(self.inputs).enumerate() {
            let mut sums = [[0.0; COLUMNS]; R];
            for (at, weights) in weights.iter().enumerate() {
                for (sums, row) in sums.iter_mut().zip(rows) {
                    let factor = row[at];
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += factor * weight;
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                output[row * self.outputs + panel * COLUMNS..][..COLUMNS].copy_from_slice(sums);
            }
        }
    }
}

/// A maxout layer: three linear pieces, their maximum, normalised.
#[derive(Clone, Debug)]
pub struct Maxout {
    matrix: Matrix,
    bias: [f32; PIECES * WIDTH],
    gain: [f32; WIDTH],
    offset: [f32; WIDTH],
}

impl Maxout {
    /// A layer of trained weights.
    pub fn new(weights: &MaxoutWeights) -> Self {
        fn fixed<const N: usize>(values: &[f32]) -> [f32; N] {
            std::array::from_fn(|at| values.get(at).copied().unwrap_or_default())
        }
        Self {
            matrix: Matrix::new(&weights.weights, PIECES * WIDTH),
            bias: fixed(&weights.bias),
            gain: fixed(&weights.gain),
            offset: fixed(&weights.offset),
        }
    }

    /// Passes overlapping rows of `input` through the layer (see [`Matrix::multiply`]) and adds the outcomes to the rows of
    /// `output`; `scratch` is for the sums in between.
    pub fn add(&self, level: Level, input: &[f32], step: usize, output: &mut [[f32; WIDTH]], scratch: &mut Vec<f32>) {
        self.matrix.multiply(level, input, step, output.len(), scratch);
        dispatch!(level, _simd => {
            for (pieces, output) in scratch.as_chunks().0.iter().zip(output) {
                self.add_normalised(pieces, output);
            }
        });
    }

    #[inline(always)]
    fn add_normalised(&self, pieces: &[f32; PIECES * WIDTH], output: &mut [f32; WIDTH]) {
        const EPSILON: f32 = 1e-8;
        let sums: [f32; PIECES * WIDTH] = std::array::from_fn(|at| pieces[at] + self.bias[at]);
        let largest: [f32; WIDTH] = std::array::from_fn(|at| sums[at].max(sums[WIDTH + at]).max(sums[2 * WIDTH + at]));
        let mean = sum(&largest) / WIDTH as f32;
        let centred = largest.map(|value| value - mean);
        let variance = sum(&centred.map(|value| value * value)) / WIDTH as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        for (at, output) in output.iter_mut().enumerate() {
            *output += centred[at] * scale * self.gain[at] + self.offset[at];
        }
    }
}

/// A sum in sixteen columns, then of the columns: an order that vectors of any width can keep.
#[inline(always)]
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut columns = [0.0; COLUMNS];
    for row in values.as_chunks::<COLUMNS>().0 {
        for (column, value) in columns.iter_mut().zip(row) {
            *column += value;
        }
    }
    columns.iter().sum()
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
            assert_eq!(best, plain, "the same to the bit");
            for row in 0..rows {
                for column in 0..outputs {
                    let expected: f32 = (0..inputs).map(|at| input[row * step + at] * weights[at * outputs + column]).sum();
                    assert!((best[row * matrix.outputs() + column] - expected).abs() < 1e-4);
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
