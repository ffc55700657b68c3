//! How an article and its analysis are written: the fields of every type, in order.
//!
//! A field or variant that one of the types gains is missing here until it is added, and the compiler says so.

use super::code::{Coded, choice, record};
use crate::article::{Block, BlockKind, Layer, Link, Metadata};
use crate::extract::analysis::{Analysis, Entity, Mention};
use crate::extract::fact::{Fact, FactKind, Filler, Role, Status};
use crate::extract::figure::{Approx, Change, ChangeRole, Confidence, Evidence, Figure, FigureId, FigureKind, Modifier, Moment, Value};
use crate::extract::organisation::{Naming, Organisation, OrganisationId, OrganisationKind, OrganisationMention};
use crate::extract::person::{Person, PersonId};
use crate::extract::quote::{Quote, QuoteKind, Speaker};

/// All of an article but its source and its text, which have columns of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// What the page says about itself.
    pub meta: Metadata,
    /// The text's blocks.
    pub blocks: Vec<Block>,
    /// The links.
    pub links: Vec<Link>,
    /// What to know of how it was read.
    pub remarks: Vec<String>,
}

record!(Layout { meta, blocks, links, remarks });
record!(Metadata { title, standfirst, source, byline, published, url, tags });
record!(Block { span, kind, layer });
choice!(BlockKind { 0 Paragraph, 1 Heading(level), 2 Item, 3 Quote, 4 Caption, 5 Row, 6 Code });
choice!(Layer { 0 Headline, 1 Standfirst, 2 Meta, 3 Body, 4 Furniture });
record!(Link { span, url });

record!(Analysis { sentences, organisations, people, figures, quotes, facts, mentions });
record!(Mention { span, of });
choice!(Entity { 0 Organisation(id), 1 Person(id), 2 Figure(id) });

record!(Organisation { name, aliases, kind, mentions, confidence });
choice!(OrganisationKind {
    0 Company, 1 University, 2 Government, 3 Regulator, 4 Media, 5 Exchange, 6 Club, 7 Ngo, 8 Unit
});
record!(OrganisationMention { span, how });
choice!(Naming { 0 Name, 1 Alias, 2 Acronym, 3 Reference });
record!(Person { name, role, organisation, mentions });

record!(Figure { span, kind, value, unit, unit_evidence, approx, per, noun, measures, of, change, moment, interval, confidence });
choice!(FigureKind {
    0 Money, 1 Percent, 2 Number, 3 Ordinal, 4 Quantity, 5 Duration, 6 Date, 7 DateRange, 8 Time, 9 Multiple, 10 Ratio
});
choice!(Value { 0 Unknown, 1 Number(n), 2 Range(low, high), 3 When(moment), 4 Between(first, last), 5 Clock(time) });
choice!(Moment {
    0 Day(date), 1 Month(year, month), 2 Year(year), 3 Quarter(year, quarter), 4 Half(year, half), 5 Decade(year), 6 FiscalYear(year),
    7 Yearless(month, day)
});
choice!(Evidence { 0 Explicit, 1 Context, 2 Default });
choice!(Approx { 0 About, 1 Nearly, 2 Over, 3 Under, 4 UpTo, 5 AtLeast, 6 AtMost, 7 From, 8 Plus });
record!(Change { role, of });
choice!(ChangeRole { 0 From, 1 To, 2 By });
choice!(Modifier { 0 Early, 1 Mid, 2 Late, 3 Start, 4 End, 5 Since, 6 By, 7 Before, 8 After });
choice!(Confidence { 0 High, 1 Low });

record!(Quote { span, kind, speaker });
choice!(QuoteKind { 0 Direct, 1 Indirect });
choice!(Speaker { 0 Person(id), 1 Organisation(id), 2 Unnamed(span) });

record!(Fact { kind, roles, status, attributed_to, date, line, evidence, confidence });
choice!(Filler { 0 Organisation(id), 1 Person(id), 2 Figure(id), 3 Words(span) });
choice!(Status { 0 Asserted, 1 Planned, 2 Possible, 3 Denied });

/// Ids: their number.
macro_rules! ids {
    ($($type:ident),+) => {$(
        impl Coded for $type {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                u32::get(bytes).map($type)
            }
        }
    )+};
}
ids!(OrganisationId, PersonId, FigureId);

/// Enums that list themselves: their place in the list.
macro_rules! listed {
    ($($type:ident),+) => {$(
        impl Coded for $type {
            fn put(&self, out: &mut Vec<u8>) {
                Self::ALL.iter().position(|one| one == self).unwrap_or_default().put(out);
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::get(bytes)?).copied()
            }
        }
    )+};
}
listed!(FactKind, Role);

#[cfg(test)]
mod tests {
    use super::super::code::{bytes_of, value_of};
    use super::*;
    use crate::article::{Article, Source};
    use crate::extract::lexicon::{self, Lexicon};

    const NEWS: &str = "Corvane Group plc will invest £5m in Brill Ltd over three years\n\n\
        Corvane Group plc (\"Corvane\") said on Tuesday it had agreed to buy a 60% stake in Brill Ltd, a Leeds maker of pumps, for between \
        £1.2bn and £1.3bn. \"We have waited for this since early 2019,\" said Jane Doe, chief executive of Corvane.\n\n\
        Brill's sales rose from $61.5m to about $80m in the third quarter of 2024, and it may cut up to 300 jobs by 17 March 2026 at 11:28pm.";

    fn analysed() -> (Article, Analysis) {
        let date = jiff::civil::date(2025, 2, 20);
        let article = Article::from_body(Source::Stream("a".into()), NEWS.into(), Some(date));
        let analysis = crate::extract::analyse(&article, &Lexicon::new(lexicon::Settings::default()));
        (article, analysis)
    }

    #[test]
    fn an_analysis_comes_back_as_it_was() {
        let (article, analysis) = analysed();
        assert!(analysis.facts.len() > 1 && analysis.figures.len() > 8 && !analysis.people.is_empty() && !analysis.quotes.is_empty());
        let bytes = bytes_of(&analysis);
        assert_eq!(value_of::<Analysis>(&bytes).as_ref(), Some(&analysis));
        let layout = Layout { meta: article.meta, blocks: article.blocks, links: Vec::new(), remarks: vec!["Only the head.".into()] };
        assert_eq!(value_of::<Layout>(&bytes_of(&layout)), Some(layout));
    }

    #[test]
    fn damaged_bytes_have_an_answer() {
        let bytes = bytes_of(&analysed().1);
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 0x55;
            let _ = value_of::<Analysis>(&bad);
            assert_eq!(value_of::<Analysis>(&bytes[..at]), None);
        }
    }
}
