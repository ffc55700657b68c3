//! What people are and for whom, in sentences of the kinds that the press writes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gleaner::article::{Article, Source};
use gleaner::extract;
use gleaner::extract::lexicon::Lexicon;

/// (text, person, role, organisation); an empty role or organisation is none.
type Case = (&'static str, &'static str, &'static str, &'static str);

const BEHIND: &[Case] = &[
    ("“Demand is back,” said Marta Lindqvist, chief executive of Norvia Rail.", "Marta Lindqvist", "chief executive", "Norvia Rail"),
    ("Tomás Echeverría, an analyst with Calder Securities, cut his target.", "Tomás Echeverría", "analyst", "Calder Securities"),
    (
        "“It is early,” said Priya Raman, head of battery research at Oxmoor Energy.",
        "Priya Raman",
        "head of battery research",
        "Oxmoor Energy",
    ),
    ("Henrik Aas, a senior fellow at the Oslo-based Fram Institute, called it a bluff.", "Henrik Aas", "senior fellow", "Fram Institute"),
    ("Lena Vogt, Norvia Rail’s head of signalling, said the software was ready.", "Lena Vogt", "head of signalling", "Norvia Rail"),
    ("Lena Vogt, who is Norvia Rail’s head of signalling, said the software was ready.", "Lena Vogt", "head of signalling", "Norvia Rail"),
    (
        "“We were slow,” said Piers Okafor, founder and chief executive of Brightwater Foods.",
        "Piers Okafor",
        "founder and chief executive",
        "Brightwater Foods",
    ),
    (
        "Joan Pell, chairman, president and chief executive of Calder Holdings, will retire in May.",
        "Joan Pell",
        "chairman, president and chief executive",
        "Calder Holdings",
    ),
    ("Ruth Abara, 52, a partner at the law firm Pell & Sons, advised the bank.", "Ruth Abara", "partner", "Pell & Sons"),
    ("Erik Dahl (chief scientist, Oxmoor Energy) presented the data.", "Erik Dahl", "chief scientist", "Oxmoor Energy"),
    ("“A fair result.” – Dr Amina Yusuf, Dean of Calder Business School", "Amina Yusuf", "Dean", "Calder Business School"),
    (
        "Professor Nils Berg, a chemist at the University of Uppsala, was not part of the study.",
        "Nils Berg",
        "chemist",
        "University of Uppsala",
    ),
    ("Carla Reis, a former engineer at Oxmoor Energy, started the workshop in 2019.", "Carla Reis", "former engineer", "Oxmoor Energy"),
    (
        "“Ore is not the problem,” said Dan Whitlock, vice president for mining at Calder Holdings.",
        "Dan Whitlock",
        "vice president for mining",
        "Calder Holdings",
    ),
    ("Mira Solano, Managing Director, Brightwater Foods, signed the agreement.", "Mira Solano", "Managing Director", "Brightwater Foods"),
    ("Ken Adebayo has been chairman of Brightwater Foods since 2014.", "Ken Adebayo", "chairman", "Brightwater Foods"),
];

const BEFORE: &[Case] = &[
    ("Oxmoor Energy chief executive Priya Raman blamed the weather.", "Priya Raman", "chief executive", "Oxmoor Energy"),
    ("Oxmoor Energy’s chief executive Priya Raman blamed the weather.", "Priya Raman", "chief executive", "Oxmoor Energy"),
    ("Oxmoor Energy’s head of research, Priya Raman, blamed the weather.", "Priya Raman", "head of research", "Oxmoor Energy"),
    ("The chairman of Brightwater Foods, Ken Adebayo, owns a third of it.", "Ken Adebayo", "chairman", "Brightwater Foods"),
    ("Former Oxmoor Energy finance director Colin Tran will lead the inquiry.", "Colin Tran", "Former finance director", "Oxmoor Energy"),
    (
        "Oxmoor Energy lost 40 million euros last year. “We had a bad winter,” finance director Colin Tran said.",
        "Colin Tran",
        "finance director",
        "Oxmoor Energy",
    ),
    ("Norvia Rail rejected the bid. Its chairwoman, Sanna Rautio, called it a joke.", "Sanna Rautio", "chairwoman", "Norvia Rail"),
    (
        "Calder Holdings said it would sue Norvia Rail. “This is theft,” its general counsel, Ed Marsh, said.",
        "Ed Marsh",
        "general counsel",
        "Calder Holdings",
    ),
    (
        "Brightwater Foods closed two plants. The company’s chief operating officer, Lotte Kuipers, apologised.",
        "Lotte Kuipers",
        "chief operating officer",
        "Brightwater Foods",
    ),
    (
        "Brightwater Foods’ new deputy chief executive, Lotte Kuipers, starts in June.",
        "Lotte Kuipers",
        "deputy chief executive",
        "Brightwater Foods",
    ),
    ("Britain’s energy minister, Hugh Ellery, met Norvia Rail.", "Hugh Ellery", "energy minister", ""),
    ("Calder Securities analyst Tomás Echeverría cut his target.", "Tomás Echeverría", "analyst", "Calder Securities"),
];

const RESOLVED: &[Case] = &[
    (
        "Brightwater Foods will close its Hull plant, its chief executive told staff on Monday. “I am sorry,” wrote Helen Marsh.",
        "Helen Marsh",
        "chief executive",
        "Brightwater Foods",
    ),
    (
        "The High Court of Kenya rejected the claim of Brightwater Foods. Justice Amina Yusuf said that it came too late.",
        "Amina Yusuf",
        "Justice",
        "High Court of Kenya",
    ),
    ("Hong Kong Chief Executive Paul Kwan met Norvia Rail in Oslo.", "Paul Kwan", "Hong Kong Chief Executive", ""),
    (
        "Norvia Rail will cut fares. Dana Holt, spokeswoman for Operation Dawn, welcomed it.",
        "Dana Holt",
        "spokeswoman for Operation Dawn",
        "",
    ),
    ("Carla Reis is a former engineer at the country’s grid operator, Oxmoor Energy.", "Carla Reis", "former engineer", "Oxmoor Energy"),
    ("Norvia Rail asked voters to see President Hugh Ellery.", "Hugh Ellery", "President", ""),
    (
        "Shares in Norvia Rail rose 4% after the company reported a profit of €40m. President Hugh Ellery said that taxes would fall.",
        "Hugh Ellery",
        "President",
        "",
    ),
    (
        "Norvia Rail will cut fares and hire staff. “It was a long night,” said the hotel manager, Dana Holt.",
        "Dana Holt",
        "hotel manager",
        "",
    ),
    (
        "Norvia Rail will close its depot. “We asked for a wall,” said Dana Holt, chairwoman of the residents’ association.",
        "Dana Holt",
        "chairwoman of the residents' association",
        "",
    ),
];

const MADE: &[Case] = &[
    ("Norvia Rail has named Sanna Rautio as its finance chief.", "Sanna Rautio", "finance chief", "Norvia Rail"),
    ("Norvia Rail has appointed Sanna Rautio chief executive.", "Sanna Rautio", "chief executive", "Norvia Rail"),
    ("Sanna Rautio will join Norvia Rail as chief technology officer in May.", "Sanna Rautio", "chief technology officer", "Norvia Rail"),
    ("Norvia Rail announced the appointment of Sanna Rautio as chairwoman.", "Sanna Rautio", "chairwoman", "Norvia Rail"),
    ("Ed Marsh steps down as chief executive of Calder Holdings.", "Ed Marsh", "chief executive", "Calder Holdings"),
    ("Sanna Rautio succeeds Ed Marsh as managing director of Calder Holdings.", "Sanna Rautio", "managing director", "Calder Holdings"),
];

const MORE: &[Case] = &[
    (
        "Oxmoor Energy has poached Priya Raman from Calder Holdings, where she was head of trading, to be its finance director.",
        "Priya Raman",
        "finance director",
        "Oxmoor Energy",
    ),
    ("Priya Raman is to become Oxmoor Energy’s finance director.", "Priya Raman", "finance director", "Oxmoor Energy"),
    (
        "Priya Raman, previously head of trading at Calder Holdings, becomes finance director of Oxmoor Energy.",
        "Priya Raman",
        "finance director",
        "Oxmoor Energy",
    ),
    (
        "Carla Reis, 44, who took over as chief executive of Oxmoor Energy in March, wants more.",
        "Carla Reis",
        "chief executive",
        "Oxmoor Energy",
    ),
    ("Ken Adebayo took the helm of Brightwater Foods in 2019.", "Ken Adebayo", "", "Brightwater Foods"),
    ("Dame Joan Pell, who chairs Calder Holdings, voted against.", "Joan Pell", "chair", "Calder Holdings"),
    (
        "“Never again,” Ken Adebayo told reporters. The Brightwater Foods chairman added that he was tired.",
        "Ken Adebayo",
        "chairman",
        "Brightwater Foods",
    ),
    ("Ken Adebayo (pictured), chairman of Brightwater Foods, was not amused.", "Ken Adebayo", "chairman", "Brightwater Foods"),
    ("Brightwater Foods’ two founders, Ken Adebayo and Carla Reis, will stay.", "Carla Reis", "founder", "Brightwater Foods"),
    ("Counsel for Calder Holdings, Ed Marsh, told the court so.", "Ed Marsh", "Counsel", "Calder Holdings"),
    (
        "Brightwater Foods has 300 shops. Ken Adebayo runs it with his co-founder, Carla Reis.",
        "Carla Reis",
        "co-founder",
        "Brightwater Foods",
    ),
];

const MOVES: &[Case] = &[
    (
        "Kestrel & Hobb, the stockbroker, has hired Tariq Doyle from Calder Securities to lead its mining team.",
        "Tariq Doyle",
        "lead its mining team",
        "Kestrel & Hobb",
    ),
    (
        "Dame Joan Pell, the former permanent secretary, joins the board of Thistle Water as a non-executive.",
        "Joan Pell",
        "non-executive",
        "Thistle Water",
    ),
    (
        "Researchers Karen Wynn and Marta Lindqvist, both of the University of Uppsala, checked the code.",
        "Karen Wynn",
        "Researcher",
        "University of Uppsala",
    ),
    ("Carla Reis built her first cell in a garage. Today her company, Oxmoor Energy, employs 90.", "Carla Reis", "", "Oxmoor Energy"),
    ("In June Oxmoor Energy lost its chairman, Ken Adebayo.", "Ken Adebayo", "chairman", "Oxmoor Energy"),
];

const TOLD: &[Case] = &[
    ("Sanna Rautio has run Norvia Rail since January.", "Sanna Rautio", "", "Norvia Rail"),
    (
        "Sanna Rautio, who leads Norvia Rail’s signalling team, disagreed.",
        "Sanna Rautio",
        "leads Norvia Rail's signalling team",
        "Norvia Rail",
    ),
    ("“Nobody asked us,” said Tomás Echeverría of Calder Securities.", "Tomás Echeverría", "", "Calder Securities"),
    ("Calder Securities’ Tomás Echeverría expects a rise.", "Tomás Echeverría", "", "Calder Securities"),
    ("Nobody was hurt, Carla Reis told reporters. She is works manager at Oxmoor Energy.", "Carla Reis", "works manager", "Oxmoor Energy"),
    ("Carla Reis founded Brightwater Foods in 2011.", "Carla Reis", "founder", "Brightwater Foods"),
    ("The co-founders of Brightwater Foods, Carla Reis and Ken Adebayo, met at school.", "Ken Adebayo", "co-founder", "Brightwater Foods"),
    (
        "Carla Reis and Ken Adebayo, both professors at the University of Uppsala, wrote the report.",
        "Carla Reis",
        "professor",
        "University of Uppsala",
    ),
];

#[test]
fn roles_are_read_with_their_organisations() {
    let lexicon = Lexicon::default();
    let mut wrong = Vec::new();
    for &(text, name, role, organisation) in [BEHIND, BEFORE, RESOLVED, MADE, MORE, MOVES, TOLD].into_iter().flatten() {
        let found = extract::analyse(&Article::from_body(Source::Stream("case".into()), text.to_owned(), None), &lexicon);
        let person = found.people.iter().find(|person| person.name == name);
        let seen = person.map(|person| {
            let of = person.organisation.and_then(|id| found.organisation(id)).map_or("", |organisation| organisation.name.as_str());
            (person.role.clone().unwrap_or_default(), of)
        });
        if seen != Some((role.to_owned(), organisation)) {
            wrong.push(format!(
                "{text}\n  {name}: {role:?} of {organisation:?}, not {seen:?}; {:?}",
                found.organisations.iter().map(|o| &o.name).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// What an article says of its people: name, role, organisation.
fn people(text: &str, lexicon: &Lexicon) -> Vec<(String, String, String)> {
    let found = extract::analyse(&Article::from_body(Source::Stream("case".into()), text.to_owned(), None), lexicon);
    let of = |person: &extract::person::Person| {
        person.organisation.and_then(|id| found.organisation(id)).map(|organisation| organisation.name.clone())
    };
    found
        .people
        .iter()
        .map(|person| (person.name.clone(), person.role.clone().unwrap_or_default(), of(person).unwrap_or_default()))
        .collect()
}

/// Reads `fixtures/roles.txt`: a text, and below it, indented, what it says of people.
#[test]
fn people_are_introduced_in_all_the_ways_of_the_press() {
    let lexicon = Lexicon::default();
    let mut wrong = Vec::new();
    let (mut found, mut text, mut told) = (Vec::new(), "", 0);
    for line in include_str!("fixtures/roles.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some(case) = line.strip_prefix("  ") else {
            (found, text) = (people(line, &lexicon), line);
            continue;
        };
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        told += 1;
        if !found.iter().any(|(name, role, body)| [name.as_str(), role.as_str(), body.as_str()] == expected[..]) {
            wrong.push(format!("{text}\n  {case}, not {found:?}"));
        }
    }
    assert!(told > 150 && wrong.is_empty(), "{} of {told} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Name, role and organisation of somebody.
type Told = (&'static str, &'static str, &'static str);

/// Articles of several bodies: whose chief executive it is, where the sentence does not say.
const ARTICLES: &[(&str, &[Told])] = &[
    (
        "Staithes Cement accepts £420m offer from Redpath Aggregates\n\nStaithes Cement has agreed to be bought by Redpath Aggregates for £420m.\n\n\
         “We held out for the right price,” said chairman Donald Fairweather.\n\nRedpath said it would keep the name. Chief executive Ines Carvalhal \
         told analysts that no quarry would close.\n\nHer finance director, Paul Stamp, put the savings at £18m a year.\n\nThe union Unite said it \
         had been promised nothing. “Words are cheap,” said its regional officer, Moira Kell.\n\n“It is a steal,” said Gregor Lund, whose fund \
         Ardent Value owns 4% of Staithes.",
        &[
            ("Ines Carvalhal", "Chief executive", "Redpath Aggregates"),
            ("Paul Stamp", "finance director", "Redpath Aggregates"),
            ("Moira Kell", "regional officer", "Unite"),
            ("Gregor Lund", "", "Ardent Value"),
        ],
    ),
    (
        "Online retailer Kestora is closing its call centre in Leipzig with the loss of 340 jobs.\n\nThe works council called the plan heartless.\n\n\
         “They will get an offer,” said Ralf Zorn of the services union Verdi. The city had paid €2m towards the building, according to its economics \
         chief, Clemens Schulz.\n\nKestora’s largest shareholder, the Swedish fund Nordstern Growth, supports the closure. Partner Eva Lindgren said \
         that it came late.",
        &[("Ralf Zorn", "", "Verdi"), ("Clemens Schulz", "economics chief", ""), ("Eva Lindgren", "Partner", "Nordstern Growth")],
    ),
    (
        "The metalworkers’ union said that Norvia Rail had given it forty minutes’ notice. The union does not rule out a strike. \
         “They told the exchange first,” said its local chairman, Bengt Niskanen.",
        &[("Bengt Niskanen", "local chairman", "")],
    ),
];

#[test]
fn roles_find_their_body_across_an_article() {
    let lexicon = Lexicon::default();
    for (text, expected) in ARTICLES {
        let found = people(text, &lexicon);
        for (name, role, body) in *expected {
            assert!(found.iter().any(|(n, r, b)| n == name && r == role && b == body), "{name}, {role:?} of {body:?}: {found:?}");
        }
    }
}
