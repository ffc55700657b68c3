//! Quotes in varied press wording against who says them.

use super::{Quote, QuoteKind, Speaker, find};
use crate::article::{Article, Source};
use crate::extract::document::Document;
use crate::extract::fact::staged;
use crate::extract::lexicon::Lexicon;
use crate::extract::organisation::Names;

/// The quotes of a text, `speaker: words`, the words of an indirect quote in brackets.
fn told(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let article = Article::from_body(Source::Stream("test".into()), text.into(), None);
    let document = Document::new(&article);
    let names = staged(text);
    find(&document, &names, lexicon).iter().map(|quote| line(quote, &names, text)).collect()
}

fn line(quote: &Quote, names: &Names, text: &str) -> String {
    let speaker = match quote.speaker {
        Some(Speaker::Person(id)) => &names.people[id.0 as usize].name,
        Some(Speaker::Organisation(id)) => &names.organisations[id.0 as usize].name,
        Some(Speaker::Unnamed(span)) => span.of(text),
        None => "?",
    };
    match quote.kind {
        QuoteKind::Direct => format!("{speaker}: {}", quote.span.of(text)),
        QuoteKind::Indirect => format!("{speaker}: ({})", quote.span.of(text)),
    }
}

fn check(cases: &[(&str, &[&str])]) {
    let lexicon = Lexicon::default();
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, told(text, &lexicon)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}\n    is   {found:?}\n    want {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_who_speaks_directly() {
    check(&[
        ("“We have sold out,” said Jane Roe.", &["Jane Roe: “We have sold out,”"]),
        ("“We have sold out,” Jane Roe said.", &["Jane Roe: “We have sold out,”"]),
        ("“We have sold out,” says Jane Roe, head of sales at Acme.", &["Jane Roe: “We have sold out,”"]),
        ("“We have sold out,” said its chief executive, Jane Roe.", &["Jane Roe: “We have sold out,”"]),
        ("“We have sold out,” said Acme’s finance director, Jane Roe, on Monday.", &["Jane Roe: “We have sold out,”"]),
        ("Jane Roe said: “We have sold out.”", &["Jane Roe: “We have sold out.”"]),
        ("Jane Roe, of Acme, told the Daily Ledger: “We have sold out.”", &["Jane Roe: “We have sold out.”"]),
        ("“We,” Jane Roe said, “have sold out of pumps.”", &["Jane Roe: “have sold out of pumps.”"]),
        (
            "“We have sold out,” said Jane Roe. “We shall hire more people.”",
            &["Jane Roe: “We have sold out,”", "Jane Roe: “We shall hire more people.”"],
        ),
        (
            "“We have sold out,” said Jane Roe.\n“We shall hire more people,” she added.",
            &["Jane Roe: “We have sold out,”", "Jane Roe: “We shall hire more people,”"],
        ),
        (
            "“We have sold out,” said Jane Roe.\nJohn Doe disagrees. “The shelves are full of pumps.”",
            &["Jane Roe: “We have sold out,”", "John Doe: “The shelves are full of pumps.”"],
        ),
        (
            "“We have sold out of pumps,” said Jane Roe. “Nobody saw it coming.\n“Next year will be worse.”",
            &["Jane Roe: “We have sold out of pumps,”", "Jane Roe: “Nobody saw it coming.", "Jane Roe: “Next year will be worse.”"],
        ),
        ("“We have sold out,” Acme said in a statement.", &["Acme: “We have sold out,”"]),
        ("“The price was too high,” said a person close to the talks.", &["a person close to the talks: “The price was too high,”"]),
        ("“The price was too high,” one analyst said.", &["one analyst: “The price was too high,”"]),
        ("“The price was too high,” according to John Doe.", &["John Doe: “The price was too high,”"]),
        ("“The price was too high,” said Okonkwo.", &["Okonkwo: “The price was too high,”"]),
        ("“The price was too high,” Okonkwo said.", &["Okonkwo: “The price was too high,”"]),
        ("“The price was too high,” Connolly said.", &["Connolly: “The price was too high,”"]),
        ("quick to say “the price was too high”", &["?: “the price was too high”"]),
        ("Roe met Jane Roe. She says: “We have sold out.”", &["Jane Roe: “We have sold out.”"]),
        (
            "Jane Roe runs Acme. John Doe and Ada Moss left it.\nWhy do you like pumps?\n“They never lie to you.”\nAnd what comes next for Jane Roe?\n“We shall build more of them.”",
            &["Jane Roe: “They never lie to you.”", "Jane Roe: “We shall build more of them.”"],
        ),
    ]);
}

#[test]
fn names_who_speaks_by_layout() {
    check(&[
        ("“Have I sold the shop? Not at all,” was Jane Roe’s reply.", &["Jane Roe: “Have I sold the shop? Not at all,”"]),
        ("“The shop is not for sale,” harrumphs Jane Roe.", &["Jane Roe: “The shop is not for sale,”"]),
        ("“The shop is not for sale,” chuckled Acme founder Jane Roe.", &["Jane Roe: “The shop is not for sale,”"]),
        ("“The shop is not for sale,” Jane Roe was quoted as saying.", &["Jane Roe: “The shop is not for sale,”"]),
        ("“The shop is not for sale,” stated Dr. Jane Roe.", &["Jane Roe: “The shop is not for sale,”"]),
        ("“Where has the shop gone?” asked one.", &["one: “Where has the shop gone?”"]),
        ("“The shop is not for sale,” read a statement from Acme.", &["a statement from Acme: “The shop is not for sale,”"]),
        ("“The shop is not for sale.” That is how Jane Roe puts it.", &["Jane Roe: “The shop is not for sale.”"]),
        ("“The shop is not for sale.”\nSo says Jane Roe.", &["Jane Roe: “The shop is not for sale.”"]),
        ("Jane Roe of Acme described the shop as “not for sale”.", &["Jane Roe: “not for sale”"]),
        (
            "The shop stays.\nCommenting on the sale, Jane Roe, head of Acme, said:\n“The shop is not for sale.”",
            &["Jane Roe: “The shop is not for sale.”"],
        ),
        (
            "The shop stays.\nCommenting on the sale, Lu Pardo, head of shops, said:\n“The shop is not for sale.”",
            &["Lu Pardo: “The shop is not for sale.”"],
        ),
        ("Jane Roe keeps a shop.\nJANE ROE: “The shop is not for sale.”", &["Jane Roe: “The shop is not for sale.”"]),
        ("Jane Roe met John Doe.\nJD: “The shop is not for sale.”", &["John Doe: “The shop is not for sale.”"]),
        ("Jane Roe met John Doe.\nDOE: “The shop is not for sale.”", &["John Doe: “The shop is not for sale.”"]),
        ("Jane Roe keeps a shop. John Doe buys.\nQ: Why?\nA: “It is not for sale.”", &["Jane Roe: “It is not for sale.”"]),
        ("Jane Roe keeps a shop. John Doe buys.\nJR: “It is not for sale.”", &["Jane Roe: “It is not for sale.”"]),
        (
            "Jane Roe met John Doe. It went badly.\n“The shop is not for sale,” she told him.\n“She asks too much,” he said.",
            &["Jane Roe: “The shop is not for sale,”", "John Doe: “She asks too much,”"],
        ),
        (
            "“The shop is mine,” said Jane Roe. Her brother Rui is less sure. “Half of it is hers.”",
            &["Jane Roe: “The shop is mine,”", "Rui: “Half of it is hers.”"],
        ),
        (
            "“The shop is not for sale,” Pixelry said. “It never was,” the company added.",
            &["Pixelry: “The shop is not for sale,”", "Pixelry: “It never was,”"],
        ),
    ]);
}

#[test]
fn names_who_is_reported() {
    check(&[
        ("Jane Roe said that Acme would hire 20 people.", &["Jane Roe: (Acme would hire 20 people)"]),
        ("Jane Roe said Acme would hire 20 people.", &["Jane Roe: (Acme would hire 20 people)"]),
        ("Acme said on Monday it would hire 20 people.", &["Acme: (it would hire 20 people)"]),
        ("Acme said on Monday that sales had risen.", &["Acme: (sales had risen)"]),
        ("Acme has won an order for pumps, the company said on Monday.", &["Acme: (Acme has won an order for pumps)"]),
        ("Acme has won an order for pumps, it said in a filing with the Harbour Authority.", &["Acme: (Acme has won an order for pumps)"]),
        ("Sales rose by a tenth, Acme said.", &["Acme: (Sales rose by a tenth)"]),
        ("Sales rose by a tenth, said Jane Roe, its head of sales.", &["Jane Roe: (Sales rose by a tenth)"]),
        ("Sales will rise again, Jane Roe told investors in a letter on Friday.", &["Jane Roe: (Sales will rise again)"]),
        ("Acme has bought Brill, it announced on Tuesday.", &["Acme: (Acme has bought Brill)"]),
        ("According to Crest, the market will shrink.", &["Crest: (the market will shrink)"]),
        ("The market will shrink, according to Crest.", &["Crest: (The market will shrink)"]),
        (
            "The plant will close, according to two people familiar with the matter.",
            &["two people familiar with the matter: (The plant will close)"],
        ),
        ("A spokesman for Acme confirmed that the plant would close.", &["A spokesman for Acme: (the plant would close)"]),
        ("Analysts at Crest said the price was too high.", &["Analysts at Crest: (the price was too high)"]),
        (
            "“We have sold out,” said Jane Roe, adding that the plant was full.",
            &["Jane Roe: “We have sold out,”", "Jane Roe: (the plant was full)"],
        ),
        ("Acme moved to Spain, complaining that rents were too high.", &["Acme: (rents were too high)"]),
        (
            "Acme denied that it was for sale but confirmed that it had hired Brill.",
            &["Acme: (it was for sale)", "Acme: (it had hired Brill)"],
        ),
        ("The merger, Acme said, would save £5m a year.", &["Acme: (The merger, Acme said, would save £5m a year)"]),
        ("Jane Roe argues that pumps are the future, and Acme builds them.", &["Jane Roe: (pumps are the future, and Acme builds them)"]),
        ("Jane Roe warned that the plant could close.", &["Jane Roe: (the plant could close)"]),
        ("Jane Roe estimates that half of the pumps fail.", &["Jane Roe: (half of the pumps fail)"]),
        ("A study found that half of the pumps fail.", &["A study: (half of the pumps fail)"]),
        ("Jane Roe told the Daily Ledger that Acme would hire.", &["Jane Roe: (Acme would hire)"]),
    ]);
}

#[test]
fn reports_nothing_where_nobody_speaks() {
    check(&[
        ("Acme found a larger market, though sales fell.", &[]),
        ("Jane Roe wrote a book about pumps that sold well.", &[]),
        ("The company's claims were rejected by a court.", &[]),
        ("Acme declined to comment.", &[]),
        ("Acme said nothing.", &[]),
        ("Acme is said to be for sale.", &[]),
    ]);
}

#[test]
fn reports_in_more_words() {
    check(&[
        ("Jane Roe promised staff that no plant would close.", &["Jane Roe: (no plant would close)"]),
        ("Acme expects that demand for pumps will fall.", &["Acme: (demand for pumps will fall)"]),
        ("The Daily Ledger reported that Acme had sold its plant.", &["Daily Ledger: (Acme had sold its plant)"]),
        ("Half of the pumps will be electric by 2030, predicts Jane Roe.", &["Jane Roe: (Half of the pumps will be electric by 2030)"]),
        ("The fine was too small, said Jane Roe of the Pumpers’ Union.", &["Jane Roe: (The fine was too small)"]),
        ("In Jane Roe’s view, the market will recover in spring.", &["Jane Roe: (the market will recover in spring)"]),
        ("Acme says its new pumps use a third less power.", &["Acme: (its new pumps use a third less power)"]),
        ("But a judge ruled that Acme had broken the rules.", &["a judge: (Acme had broken the rules)"]),
        ("Jane Roe, head of pumps at Brill, told the Daily Ledger that Acme would hire.", &["Jane Roe: (Acme would hire)"]),
    ]);
}

#[test]
fn a_fragment_in_marks_is_of_the_clause_around_it() {
    check(&[
        (
            "Acme said it was “surprised and disappointed” by the ruling.",
            &["Acme: (it was “surprised and disappointed” by the ruling)", "Acme: “surprised and disappointed”"],
        ),
        (
            "A settlement could come “this spring or next”, Jane Roe said.",
            &["Jane Roe: (A settlement could come “this spring or next”)", "Jane Roe: “this spring or next”"],
        ),
        (
            "A settlement could come “this spring or next,” Jane Roe said.",
            &["Jane Roe: (A settlement could come “this spring or next,”)", "Jane Roe: “this spring or next,”"],
        ),
        (
            "Brill will grow “by a tenth or so” next year, finance chief Jane Roe told investors last month.",
            &["Jane Roe: (Brill will grow “by a tenth or so” next year)", "Jane Roe: “by a tenth or so”"],
        ),
        (
            "The new head of pumps was “exactly the calm hand we need”, said Jane Roe.",
            &["Jane Roe: (The new head of pumps was “exactly the calm hand we need”)", "Jane Roe: “exactly the calm hand we need”"],
        ),
        (
            "A spokesman said the group “often looks at shops in Spain” but had made no bid.",
            &[
                "A spokesman: (the group “often looks at shops in Spain” but had made no bid)",
                "A spokesman: “often looks at shops in Spain”",
            ],
        ),
    ]);
}

#[test]
fn who_is_told_or_thanked_does_not_speak() {
    check(&[
        (
            "“The tests were faked,” the regulator’s head, Jane Roe, told reporters. “Nobody had checked them.”",
            &["Jane Roe: “The tests were faked,”", "Jane Roe: “Nobody had checked them.”"],
        ),
        ("Acme thanked Jane Roe “for all she has built” and wished her well.", &["Acme: “for all she has built”"]),
        ("Brill blamed John Doe “for years of neglect”.", &["Brill: “for years of neglect”"]),
        ("“A fine year for pumps,” the union’s president, Jane Roe, said.", &["Jane Roe: “A fine year for pumps,”"]),
        ("Acme did not confirm or deny the report.", &[]),
        ("The inquiry adds to the company’s headaches.", &[]),
        (
            "The idea, wrote Jane Roe, “was never going to fly”.",
            &["Jane Roe: (The idea, wrote Jane Roe, “was never going to fly”)", "Jane Roe: “was never going to fly”"],
        ),
    ]);
}

#[test]
fn somebody_unnamed_speaks_as_written() {
    check(&[
        ("Another backer, who asked not to be named, said the board was split.", &["Another backer: (the board was split)"]),
        (
            "A banker who has advised the family said the price was too low.",
            &["A banker who has advised the family: (the price was too low)"],
        ),
        (
            "People who have dealt with both sides say Brill wanted to float the unit.",
            &["People who have dealt with both sides: (Brill wanted to float the unit)"],
        ),
        (
            "The aim, the signatories said, is to test pumps at sea.",
            &["the signatories: (The aim, the signatories said, is to test pumps at sea)"],
        ),
        ("Acme dropped the plan, a step the union said it would have fought.", &["the union: (it would have fought)"]),
        ("The book is full, according to two people briefed on it.", &["two people briefed on it: (The book is full)"]),
        (
            "The sale was off in May, according to three people who were on the call.",
            &["three people who were on the call: (The sale was off in May)"],
        ),
        ("A source close to the talks tells me it's worth £30m.", &["A source close to the talks: (it's worth £30m)"]),
        ("Jane Roe said she'd be giving up her bonus.", &["Jane Roe: (she'd be giving up her bonus)"]),
        ("Law caps the stake of foreigners at 25%, noted Jane Roe of Brill.", &["Jane Roe: (Law caps the stake of foreigners at 25%)"]),
        ("Jane Roe has said publicly that pumps must last.", &["Jane Roe: (pumps must last)"]),
    ]);
}

#[test]
fn a_given_name_tells_whom_a_pronoun_means() {
    check(&[
        (
            "Jane Roe met John Doe.\n“Sell me the pumps,” he said.\n“Never in my life,” she replied.",
            &["John Doe: “Sell me the pumps,”", "Jane Roe: “Never in my life,”"],
        ),
        (
            "Acme said on Friday that it had “no intention whatever” of selling, after Brill said that it would.",
            &["Acme: (it had “no intention whatever” of selling, after Brill said that it would)", "Acme: “no intention whatever”"],
        ),
    ]);
}
