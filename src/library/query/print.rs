//! A query in words again, as it would be typed.

use std::fmt;

use super::amount;
use super::ast::{Query, Term, Words};
use super::parse;

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Query::All => Ok(()),
            Query::And(parts) => joined(out, parts, " ", |part| matches!(part, Query::Or(_) | Query::And(_))),
            Query::Or(parts) => joined(out, parts, " OR ", |part| matches!(part, Query::Or(_))),
            Query::Not(inner) => {
                out.write_str("-")?;
                grouped(out, inner, matches!(**inner, Query::And(_) | Query::Or(_)))
            }
            Query::Term(term) => term.fmt(out),
        }
    }
}

fn joined(out: &mut fmt::Formatter, parts: &[Query], between: &str, group: impl Fn(&Query) -> bool) -> fmt::Result {
    for (nth, part) in parts.iter().enumerate() {
        if nth > 0 {
            out.write_str(between)?;
        }
        grouped(out, part, group(part))?;
    }
    Ok(())
}

fn grouped(out: &mut fmt::Formatter, part: &Query, group: bool) -> fmt::Result {
    if group { write!(out, "({part})") } else { write!(out, "{part}") }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Term::Text(words) if parse::reads_as_word(&words.words) => words.fmt(out),
            Term::Text(words) => quoted(out, words),
            Term::Field(field, words) => write!(out, "{}:{words}", field.name()),
            Term::Fact(kind) => write!(out, "type:{}", kind.name()),
            Term::Status(status) => write!(out, "status:{}", status.name()),
            Term::Amount { kind, compare, value, unit } => {
                write!(out, "{}{}{}", kind.name(), compare.sign(), amount::print(*value, unit.as_deref()))
            }
            Term::Before(day) => write!(out, "before:{}", day.print()),
            Term::After(day) => write!(out, "after:{}", day.print()),
            Term::On(day) => write!(out, "on:{}", day.print()),
            Term::Unread => out.write_str("unread"),
            Term::Starred => out.write_str("starred"),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if parse::needs_quotes(&self.words) {
            return quoted(out, self);
        }
        write!(out, "{}{}", self.words, if self.prefix { "*" } else { "" })
    }
}

fn quoted(out: &mut fmt::Formatter, words: &Words) -> fmt::Result {
    write!(out, "\"{}\"{}", words.words, if words.prefix { "*" } else { "" })
}
