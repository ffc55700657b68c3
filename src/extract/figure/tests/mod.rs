//! Case tables for every class of figure, positive and trap.

mod basics;
mod notation;
