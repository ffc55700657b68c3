//! Names, before they are known to be organisations or people.
//!
//! The words of the article ([`word`]) are cut into capitalised runs ([`run`], [`joined`]); every run is weighed by its own words
//! ([`evidence`]) and by what stands around it ([`place`], [`frame`]); what the whole article says of a name decides ([`verdict`]). A headline in title case carries no evidence,
//! and nothing outside the article itself is read.

mod descriptor;
pub mod evidence;
pub mod frame;
pub mod hint;
pub mod introduced;
mod joined;
pub mod mark;
pub mod place;
pub mod run;
pub mod thing;
pub mod verdict;
pub mod word;
