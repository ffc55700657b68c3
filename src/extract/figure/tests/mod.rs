//! Case tables for every class of figure, positive and trap.

mod amounts;
mod counts;
mod dates;
mod notation;
mod settings;
mod shown;
mod traps;
