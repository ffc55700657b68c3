//! What people are, and for whom: "X, chief executive of Acme" · "Acme's head of research, X" · "X has run Acme since".
//!
//! The noun phrase of a role is read forward from its first word ([`phrase`], [`tail`]); what stands around one place of a person makes claims of it
//! ([`claim`], [`several`], [`deed`], [`becoming`]); the claims of all places, and the article for "its" and for roles that name no body ([`focus`], [`body`]), decide ([`holder`]); who takes over from whom has the same post ([`succession`]).
//! Deliberately absent: what a person did in a role, and when; that is the facts' work.

mod becoming;
pub mod body;
pub mod claim;
pub mod deed;
mod focus;
pub mod holder;
pub mod phrase;
mod several;
pub mod succession;
mod tail;
