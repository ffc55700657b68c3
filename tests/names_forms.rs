//! Firms' names of every make, in articles that name nobody else so: each is found wherever it stands, and listed once.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gleaner::article::{Article, Source};
use gleaner::extract;
use gleaner::extract::analysis::Analysis;
use gleaner::extract::lexicon::Lexicon;

fn read(text: &str, lexicon: &Lexicon) -> (String, Analysis) {
    let article = Article::from_body(Source::Stream("case".into()), text.to_owned(), None);
    let found = extract::analyse(&article, lexicon);
    (article.text, found)
}

/// Names that look like nothing else, like words, places, people, products; of many languages.
const FIRMS: &[&str] = &[
    "Zylentra",
    "Beacon",
    "Harvest",
    "Sable",
    "Severn",
    "Tamworth",
    "Becker",
    "Hollis Quarry",
    "Adler & Voss",
    "Bright Harvest",
    "Silver Birch",
    "Grupo Almarán",
    "Société Verrière du Nord",
    "Kaupmark",
    "Ødegård Fisk",
    "Çelikhan",
    "Norrbygg",
    "Bintang Jaya",
    "QVT",
    "PayKite",
    "7Peaks",
    "Pell & Sons",
    "Pell and Sons",
    "Weiss-Kemper",
    "Karla Foods",
    "Kiln & Clay",
    "Nova Terra",
    "Dunmore East",
    "Kilkenny Stout",
    "Los Robles",
    "Al Noor",
    "Samhwa",
    "Bharat Loom",
    "Okonkwo Mills",
    "Cuatro Vientos",
    "Petrolina",
    "Wisła Stal",
    "Danubia",
    "House of Marl",
    "Kolb GmbH & Co. KG",
    "H. Moser & Cie",
    "Molkerei Allgäu",
    "Van Loon",
    "D'Angelo",
    "Chen Foods",
    "García Hermanos",
    "Virtanen Puu",
];

/// What the press writes of a firm; `{}` is its name.
const REPORTS: &[&str] = &[
    "{} will close its factory outside the town and cut 300 of its 2,100 jobs, it said on Thursday.\n\nSales at {} fell 12% in the year to \
     June, to €410m. The company blamed weak demand from builders.\n\n“We had no choice,” said Dorothea Falk, {}’s chief executive. Shares in \
     {} lost 9%.\n\nStaff at {} will be told next week.",
    "{} has raised $48m from investors to expand in Asia.\n\nThe round was led by Northgate Ventures, which now owns 15% of {}. The start-up \
     was founded in 2019 by Ravi Kapoor.\n\nKapoor said {} would hire 200 engineers. Customers of {} pay €9 a month.",
];

#[test]
fn firms_of_every_form_are_found_wherever_they_stand() {
    let lexicon = Lexicon::default();
    let (mut all, mut found, mut wrong) = (0, 0, Vec::new());
    for firm in FIRMS {
        for report in REPORTS {
            let (text, analysis) = read(&report.replace("{}", firm), &lexicon);
            let marked: Vec<usize> = analysis
                .organisations
                .iter()
                .flat_map(|organisation| &organisation.mentions)
                .filter(|mention| mention.span.of(&text) == *firm)
                .map(|mention| mention.span.start())
                .collect();
            let missed = text.match_indices(firm).filter(|(at, _)| !marked.contains(at)).count();
            all += text.matches(firm).count();
            found += marked.len();
            if missed > 0 {
                wrong.push(format!("{firm}: {missed}"));
            }
        }
    }
    assert!(found * 100 >= all * 98, "{found} of {all} found; missed {wrong:?}");
}

#[test]
fn an_organisation_is_listed_once_with_its_aliases_and_mentions() {
    let text = "Brightlens Optics plc said that sales rose. The Financial Conduct Authority (FCA) had looked into Brightlens in May.\n\n\
                The FCA found nothing. Brightlens Optics welcomed it. Shares in Brightlens rose.";
    let (_, found) = read(text, &Lexicon::default());
    let named = |name: &str| found.organisations.iter().filter(|organisation| organisation.name == name).collect::<Vec<_>>();
    let [firm] = named("Brightlens Optics plc")[..] else { panic!("{:?}", found.organisations) };
    assert_eq!((firm.aliases.len(), firm.mentions.len()), (2, 4), "{firm:?}");
    let [authority] = named("Financial Conduct Authority")[..] else { panic!("{:?}", found.organisations) };
    assert_eq!((authority.aliases.as_slice(), authority.mentions.len()), (&["FCA".to_owned()][..], 3));
    assert_eq!(found.organisations.len(), 2, "{:?}", found.organisations);
}

/// (text, organisations, people), each by its name.
const KEPT_APART: &[(&str, &[&str], &[&str])] = &[
    // A surname that a firm bears too.
    (
        "Lutz Terwolde left Terwolde Papier GmbH in 2019. Terwolde, 61, said that he was tired. Terwolde Papier GmbH will be sold.",
        &["Terwolde Papier GmbH"],
        &["Lutz Terwolde"],
    ),
    // Of several given names, the surname has two words.
    (
        "Eleanor Moss Halloway runs the fund. Moss Halloway told Norvia Rail that it had paid too much for Calder Securities.",
        &["Norvia Rail", "Calder Securities"],
        &["Eleanor Moss Halloway"],
    ),
    ("The Science and Technology Council fined Norvia Rail on Monday.", &["Science and Technology Council", "Norvia Rail"], &[]),
    // A headline in title case proves nothing.
    (
        "Norvia Rail Names New Boss After Loss\n\nNorvia Rail has named Anna Berg chief executive. Norvia Rail lost €40m last year.",
        &["Norvia Rail"],
        &["Anna Berg"],
    ),
    // What opens a sentence is no part of a name.
    ("Customers of Norvia Rail pay more. Norvia Rail said that coal was dear.", &["Norvia Rail"], &[]),
    ("Brannigan’s said that sales fell. Prices at Brannigan’s will rise.", &["Brannigan's"], &[]),
    ("Norvia Rail’s reported loss was €4m. Norvia Rail’s announced cuts and Norvia Rail’s will to act are doubted.", &["Norvia Rail"], &[]),
    ("Ada King’s Tarnwick Holdings has bought Norvia Rail.", &["Tarnwick Holdings", "Norvia Rail"], &["Ada King"]),
    // A body's head with a capital, a bank's name without its head, a firm called by the name of its town.
    (
        "The Norwick Ceramics Research Institute has opened. Norvia Rail and the Institute will share it, and the Institute’s staff will run it.",
        &["Norwick Ceramics Research Institute", "Norvia Rail"],
        &[],
    ),
    (
        "Banco Vilares S.A. lost €40m. Banco Vilares blamed bad loans, and Vilares could therefore pay nothing to its shareholders.",
        &["Banco Vilares S.A."],
        &[],
    ),
    (
        "A jury found that Brno Motive had copied the brakes of Norvia Rail. It found that Brno had known it. Brno will appeal.",
        &["Brno Motive", "Norvia Rail"],
        &[],
    ),
    // No organisations: a storm, a people, a section of a page, an amount.
    ("Storm Hildur cut the lines of Norvia Rail. Europeans bought fewer tickets than last year.", &["Norvia Rail"], &[]),
    ("Norvia Rail may sell a tenth of its shares to a fund from the Gulf for Rs 2,400 crore.", &["Norvia Rail"], &[]),
    // A surname that is a word.
    ("Joe So runs Norvia Rail. According to So, trains will be late. For So the delay is no surprise.", &["Norvia Rail"], &["Joe So"]),
    ("US Commerce Secretary Laura Benitez met Norvia Rail on Monday.", &["Norvia Rail"], &["Laura Benitez"]),
];

#[test]
fn names_that_are_alike_are_kept_apart() {
    let lexicon = Lexicon::default();
    for (text, organisations, people) in KEPT_APART {
        let (_, found) = read(text, &lexicon);
        let mut bodies: Vec<&str> = found.organisations.iter().map(|organisation| organisation.name.as_str()).collect();
        let mut expected = organisations.to_vec();
        bodies.sort_unstable();
        expected.sort_unstable();
        assert_eq!(bodies, expected, "{text}");
        assert_eq!(found.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), *people, "{text}");
    }
}

/// Sentences, the organisations in them, in the order of their names.
const PHRASES: &[(&str, &[&str])] = &[
    // Codes, units and sums.
    ("Shares in Halden Foods Inc. (HLDF) rose 4% on Tuesday.", &["Halden Foods Inc."]),
    ("The yard delivered a ship of 12,000 TEU and an FLNG hull to Norvia Lines.", &["Norvia Lines"]),
    ("Shares of Karoo Platinum closed at R7.85 in Johannesburg.", &["Karoo Platinum"]),
    ("Shares in Norvia (NRVA) and Karoo Platinum (LON: KPLT) fell on Tuesday.", &["Karoo Platinum", "Norvia"]),
    ("Norvia Foods issues a Retail Trust Number (RTN) to each buyer, and the RTN is free.", &["Norvia Foods"]),
    // Things that are known, and what begins like a body's name.
    ("Norvia Lines moved its mail to Google Docs and its maps to Apple Watch apps, and the Nikkei 225 fell.", &["Norvia Lines"]),
    // Offices.
    ("Ada Voss, CTIO of Norvia Rail, met the Secretary for Innovation and Technology on Monday.", &["Norvia Rail"]),
    // One name with either sign, and a form with a stroke.
    ("Lawyers at Adler & Quine LLP lost. Adler & Quine said so, and Adler and Quine will appeal.", &["Adler & Quine LLP"]),
    ("Norvia Rail agreed to buy Brandt Skibe A/S. The price was $4m.", &["Brandt Skibe A/S", "Norvia Rail"]),
    // A board is its body's.
    ("The Board of Directors of Brightwater Foods met on Monday. The Board of Directors approved the merger.", &["Brightwater Foods"]),
    // Names with `and` and commas inside.
    ("The Tarnholm Port and Finance Authority approved a loan to Norvia Lines.", &["Norvia Lines", "Tarnholm Port and Finance Authority"]),
    (
        "Talks are run by the Commission for Conciliation, Mediation and Arbitration, the union said.",
        &["Commission for Conciliation, Mediation and Arbitration"],
    ),
    ("\"It is cheap,\" said Ada Voss, an analyst at Pellworth, Adler and Quine Inc.", &["Pellworth, Adler and Quine Inc"]),
    ("She was a lawyer at Adler, Voss and Quine LLP before she joined Norvia Rail.", &["Adler, Voss and Quine LLP", "Norvia Rail"]),
    (
        "The National Dockers' Congress (NDC) said on Monday it would strike at Norvia Lines.",
        &["National Dockers' Congress", "Norvia Lines"],
    ),
    // Newspapers, governments, what a country has and somebody buys.
    ("He edits the Tampa Standard and once ran the Cork Ledger.", &["Cork Ledger", "Tampa Standard"]),
    ("The Norwegian government has approved the sale of Brightwater Foods.", &["Brightwater Foods", "Norwegian government"]),
    ("The fund owns stakes in Kenya's Malipo and the Ghanaian delivery app Twende.", &["Malipo", "Twende"]),
    ("Brightwater Foods bought it from Tarnholm Gold for $40m in 2013.", &["Brightwater Foods", "Tarnholm Gold"]),
    ("Mira Solano, President Norvia North America, said Norvia would hire 40 people.", &["Norvia", "Norvia North America"]),
    // What is taught, insured, made; a family.
    ("She holds a degree in Electrical and Computer Engineering from the University of Oslo.", &["University of Oslo"]),
    ("The college runs four schools, including Creative Industries, Applied Trades and Nursing.", &[]),
    ("Staff may choose the BlueShore PPO or the BlueWave HDHP health care plans, Calder Holdings said.", &["Calder Holdings"]),
    ("The agency declined to approve Orvia, Calder Pharma's once-weekly skin patch for eczema.", &["Calder Pharma"]),
    // Commas and "and" inside a name.
    ("The Miners, Smelters and Allied Trades Union (MSATU) called a strike.", &["Miners, Smelters and Allied Trades Union"]),
    ("Staff of the Lock, Quay and Harbour Union (LQH) walked out at Norvia Lines.", &["Lock, Quay and Harbour Union", "Norvia Lines"]),
    ("A lawyer at Adler, Voss & Quine said that Norvia Lines would appeal.", &["Adler, Voss & Quine", "Norvia Lines"]),
    ("The Pemberton twins bought Calder Holdings in 2004.", &["Calder Holdings"]),
];

#[test]
fn organisations_are_told_from_what_stands_beside_them() {
    let lexicon = Lexicon::default();
    let mut wrong = Vec::new();
    for (text, expected) in PHRASES {
        let (_, found) = read(text, &lexicon);
        let mut names: Vec<&str> = found.organisations.iter().map(|organisation| organisation.name.as_str()).collect();
        names.sort_unstable();
        if names != *expected {
            wrong.push(format!("{text}: {names:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
