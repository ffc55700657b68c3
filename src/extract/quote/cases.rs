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
        ("“The shop is not for sale,” read a statement from Acme.", &["Acme: “The shop is not for sale,”"]),
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
        ("Acme makes a third of all pumps, by the company's own estimate.", &[]),
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

#[test]
fn an_aside_does_not_speak() {
    check(&[
        ("Rui Paz, who represents Jane Roe, said his client would appeal.", &["Rui Paz: (his client would appeal)"]),
        ("The memo, which was obtained by Brill, said that the plant would close.", &["The memo: (the plant would close)"]),
        ("The report, seen by Brill, said the plant would close.", &["The report: (the plant would close)"]),
        ("Jane Roe, head of pumps at Brill, which lost the case, argued that the judge was wrong.", &["Jane Roe: (the judge was wrong)"]),
        (
            "Jane Roe, who led the talks for Acme, said three buyers had been turned away.",
            &["Jane Roe: (three buyers had been turned away)"],
        ),
        (
            "“A tick is a tick,” said Jane Roe, its lawyer, who accused Brill of “moving the goalposts again”.",
            &["Jane Roe: “A tick is a tick,”", "Jane Roe: “moving the goalposts again”"],
        ),
        ("The plant was safe, a lawyer for Jane Roe said.", &["a lawyer for Jane Roe: (The plant was safe)"]),
        ("Jane Roe’s agent said that the price was too low.", &["Jane Roe’s agent: (the price was too low)"]),
        ("“She works too much,” says her husband.", &["her husband: “She works too much,”"]),
        (
            "A spokeswoman for Brill confirmed the closure but said that staff would be offered transfers.",
            &["A spokeswoman for Brill: (staff would be offered transfers)"],
        ),
        ("It also raised its payout to 27 cents a share and said the board was content.", &[]),
        ("Acme, a maker of pumps, announced a new pump with Brill, a maker of pipes, for wells at sea.", &[]),
        ("“We will not sell,” Acme said in a separate statement to the Daily Ledger.", &["Acme: “We will not sell,”"]),
    ]);
}

#[test]
fn what_is_told_to_somebody_or_said_late() {
    check(&[
        ("While the board was split, Jane Roe told staff no jobs would go.", &["Jane Roe: (no jobs would go)"]),
        ("Jane Roe told the court the pump was safe.", &["Jane Roe: (the pump was safe)"]),
        ("Jane Roe said on Monday, after a meeting in Spain, that the plant would close.", &["Jane Roe: (the plant would close)"]),
        (
            "Three sites were seen in May, Jane Roe said, one of them “with a roof like a sieve”.",
            &[
                "Jane Roe: (Three sites were seen in May, Jane Roe said, one of them “with a roof like a sieve”)",
                "Jane Roe: “with a roof like a sieve”",
            ],
        ),
        (
            "Researchers have found that pumps remember heat, Acme said on Monday.",
            &["Acme: (Researchers have found that pumps remember heat)"],
        ),
        (
            "Two of the pumps, according to Jane Roe, have never run.",
            &["Jane Roe: (Two of the pumps, according to Jane Roe, have never run)"],
        ),
        ("Pumps sold less last year, per Crest.", &["Crest: (Pumps sold less last year)"]),
        ("Sales fell by 4 per cent, per cent being the word.", &[]),
        ("Acme says it will appeal; the union says that it will win.", &["Acme: (it will appeal)", "the union: (it will win)"]),
        (
            "Jane Roe says the plant will open and John Doe says it will not.",
            &["Jane Roe: (the plant will open)", "John Doe: (it will not)"],
        ),
        (
            "The permit, which Jane Roe said would add “a million or so” to the bill, is late.",
            &["Jane Roe: (would add “a million or so” to the bill, is late)", "Jane Roe: “a million or so”"],
        ),
    ]);
}

#[test]
fn what_is_foretold_or_reckoned() {
    check(&[
        ("Jane Roe of Crest expects demand to grow by 6% a year.", &["Jane Roe: (demand to grow by 6% a year)"]),
        ("Acme expects to open the plant in May.", &[]),
        ("Demand is expected to grow by 6% a year.", &[]),
        (
            "Jane Roe puts the cost of the plant at £4m, half of what was feared.",
            &["Jane Roe: (the cost of the plant at £4m, half of what was feared)"],
        ),
        ("Jane Roe puts the pump at the door.", &[]),
        ("Official figures showed that pumps were dear.", &["Official figures: (pumps were dear)"]),
        ("Jane Roe retorts that pumps are cheap.", &["Jane Roe: (pumps are cheap)"]),
        ("Acme is pleased to announce that it has bought Brill.", &["Acme: (it has bought Brill)"]),
        ("Jane Roe confirmed the sale in a filing on Friday.", &[]),
        ("Acme denies selling pumps below cost.", &["Acme: (selling pumps below cost)"]),
    ]);
}

#[test]
fn a_pronoun_means_who_is_known_to_fit_or_nobody() {
    check(&[
        (
            "Jane Roe has run Acme for 20 years. “It was like a birth,” she says.\nHer rival John Doe runs Brill. “I light mine late,” he says.\n\
            She has heard this before. “He should buy a better match.”",
            &["Jane Roe: “It was like a birth,”", "John Doe: “I light mine late,”", "Jane Roe: “He should buy a better match.”"],
        ),
        ("“That is no investment,” she said. John Doe runs Brill.", &["?: “That is no investment,”"]),
        (
            "Analysts at Crest, led by Rui Paz, said that pumps would sell.\n“Air has had its day,” they write.",
            &["Analysts at Crest: (pumps would sell)", "Analysts at Crest: “Air has had its day,”"],
        ),
        ("We called Acme on Monday. We found the new pump “a very large kettle indeed”.", &["?: “a very large kettle indeed”"]),
        ("“How much is a pump?” the visitor asks.", &["the visitor: “How much is a pump?”"]),
        ("“How much is a pump?” Mr Roe asked. Jane Roe smiled.", &["Jane Roe: “How much is a pump?”"]),
        ("“The pump has had its day,” as one rival puts it.", &["one rival: “The pump has had its day,”"]),
        ("The pump has “had its long day”, in the words of Jane Roe.", &["Jane Roe: “had its long day”"]),
        ("The study’s first author, Jane Roe, agrees. “We forgot it for a while.”", &["Jane Roe: “We forgot it for a while.”"]),
        ("“Clay is the oldest plastic.”\n– Prof. Jane Roe, Acme", &["Jane Roe: “Clay is the oldest plastic.”"]),
    ]);
}

#[test]
fn verbs_that_look_like_speech_report_nothing() {
    check(&[
        ("As the doors were shut, Jane Roe testified before the committee.", &[]),
        ("Though many remain calm, Jane Roe has responded with a strike.", &[]),
        ("Of the two only Jane Roe will speak, but expect John Doe to make some noise.", &[]),
        ("Jane Roe told the tale of a man who saw a pump in a dream.", &[]),
        ("The family claimed Jane Roe’s papers and left.", &[]),
        ("The shop has, according to friends, been sold.", &[]),
        ("Acme says putting pumps at sea would help.", &["Acme: (putting pumps at sea would help)"]),
        ("“We are late,” Jane Roe added, speaking of the pumps.", &["Jane Roe: “We are late,”"]),
        ("According to his aunt, Jane Roe, he was quick.", &["Jane Roe: (he was quick)"]),
    ]);
}

#[test]
fn paragraphs_left_open_are_of_who_is_named_behind_them() {
    check(&[
        (
            "John Doe runs Acme.\n“We loaded the pumps ourselves. We even waved.\n“Where did they go?” said Jane Roe.",
            &["Jane Roe: “We loaded the pumps ourselves. We even waved.", "Jane Roe: “Where did they go?”"],
        ),
        ("“We loaded the pumps ourselves.” The words are those of Jane Roe.", &["Jane Roe: “We loaded the pumps ourselves.”"]),
        ("“We loaded the pumps ourselves.” Thus Jane Roe, who runs Acme.", &["Jane Roe: “We loaded the pumps ourselves.”"]),
        ("The pump is, in the words of sales chief Jane Roe, “one summer away”.", &["Jane Roe: “one summer away”"]),
        ("“Nobody buys a pump for fun,” quipped its sales chief, Lu Pardo.", &["Lu Pardo: “Nobody buys a pump for fun,”"]),
        ("\"\"We loaded the pumps ourselves,\" Jane Roe said.", &["Jane Roe: \"\"We loaded the pumps ourselves,\""]),
        ("»We loaded the pumps ourselves«, said Jane Roe.", &["Jane Roe: »We loaded the pumps ourselves«"]),
        (
            "“The shop is mine,” said Jane Roe. Her brother Rui, who joined late, is less sure. “Half of it is hers,” he says.",
            &["Jane Roe: “The shop is mine,”", "Rui: “Half of it is hers,”"],
        ),
    ]);
}

#[test]
fn reads_past_what_stands_between_speaker_and_verb() {
    check(&[
        ("LEEDS, March 4 (Northwire) - Acme said it would sell Brill.", &["Acme: (it would sell Brill)"]),
        ("(Newswire) -Acme said it would sell Brill.", &["Acme: (it would sell Brill)"]),
        ("Acme on Wednesday said its board had approved the sale.", &["Acme: (its board had approved the sale)"]),
        ("Acme for its part said it was ready to sell.", &["Acme: (it was ready to sell)"]),
        ("Jane Roe, in a letter to staff, wrote that the pumps were late.", &["Jane Roe: (the pumps were late)"]),
        ("Acme did, however, confirm that it would sell Brill.", &["Acme: (it would sell Brill)"]),
        ("Acme let it be known in May that it would sell Brill.", &["Acme: (it would sell Brill)"]),
        ("Asked about the price of pumps, Jane Roe said nothing.", &[]),
        ("According to a study released on Monday by Acme, pumps will sell.", &["Acme: (pumps will sell)"]),
        ("The paper cited two bankers as saying that Acme would sell Brill.", &["two bankers: (Acme would sell Brill)"]),
        (
            "Few pumps go bad, Jane Roe claims, against a tenth in the trade.",
            &["Jane Roe: (Few pumps go bad, Jane Roe claims, against a tenth in the trade)"],
        ),
        ("The pumps, which have aged, could fail, warned Jane Roe of Acme.", &["Jane Roe: (The pumps, which have aged, could fail)"]),
        ("Acme has added pumps to its range, which will be sold by Brill.", &[]),
        ("Jane Roe says very little about pumps, but they were sold.", &[]),
    ]);
}
