//! Classes 1 to 3, 6 and 7: magnitudes, ranges, currencies, grouping and sign, per cents and points; and changes.

use super::notation::check;

/// Class 1: press magnitudes.
#[test]
fn press_magnitudes() {
    check(&[
        ("Turnover reached £1.3bn.", "money 1300000000 GBP"),
        ("It has raised $400m so far.", "money 400000000 USD"),
        ("The sector may be worth up to $1.5tr.", "money 1500000000000 USD up_to"),
        ("Debt stands at €5tn.", "money 5000000000000 EUR"),
        ("The network serves 400m people.", "number 400000000 [people]"),
        ("It paid Rs 1.25 lakh for each bike.", "money 125000 INR"),
        ("The mill cost 12 crore rupees.", "money 120000000 INR"),
        ("Followers of the channel passed 30k.", "number 30000"),
        ("The bank booked a 3mn franc charge.", "money 3000000 CHF"),
        ("A $2.4 billion bond was sold.", "money 2400000000 USD"),
        ("The fund manages £18bn for pensioners.", "money 18000000000 GBP"),
        ("Losses widened to ¥40bn.", "money 40000000000 JPY"),
        ("Its 2.5-million users pay nothing.", "number 2500000 [users]"),
        ("The city has 21 million residents.", "number 21000000 [residents]"),
        ("Nearly 1.4m tonnes of steel were shipped.", "quantity 1400000 tonne nearly"),
        ("The plant needs 5 thousand bolts.", "number 5000 [bolts]"),
        ("It sold 1.1 trillion won of shares.", "money 1100000000000 KRW"),
        ("The prize is worth SFr 2m.", "money 2000000 CHF"),
        ("The lender set aside 3,400 million pesos.", "money 3400000000 ARS"),
        ("The app was opened 7 billion times.", "number 7000000000"),
        ("Shares worth $1.25M changed hands.", "money 1250000 USD"),
        ("The grant of 250K euros runs out soon.", "money 250000 EUR"),
        ("They bought 60 lakh tonnes of rice.", "quantity 6000000 tonne"),
        ("It owes suppliers 900mn yuan.", "money 900000000 CNY"),
        ("The round values the start-up at $3.2B.", "money 3200000000 USD"),
        ("The state spent 1.7 billion kroner in Norway on it.", "money 1700000000 NOK"),
        ("Exports hit $88.1 bn.", "money 88100000000 USD"),
        ("The reserve holds 8 million barrels.", "quantity 8000000 barrel"),
        ("The site draws 12m visits a month.", "number 12000000 [visits]"),
        ("The order covers 40 thousand chips.", "number 40000 [chips]"),
    ]);
}

/// Class 2: a range is one figure.
#[test]
fn ranges() {
    check(&[
        ("More than 100 but fewer than 300 clerks came.", "number 100..300 over [clerks]"),
        ("The bill is above £1,000 and below £1,500.", "money 1000..1500 GBP over"),
        ("The bid values it at $41bn–$60bn.", "money 41000000000..60000000000 USD"),
        ("Profit will be $50-60m.", "money 50000000..60000000 USD"),
        ("The stake is worth between £1m and £2m.", "money 1000000..2000000 GBP"),
        ("Rates may settle at 3.5-4%.", "percent 3.5..4"),
        ("The van covers 300–350 miles.", "quantity 300..350 mile"),
        ("Growth of one to two per cent is likely.", "percent 1..2"),
        ("Staff get a rise of 3 to 5 per cent.", "percent 3..5"),
        ("It plans 15 to 20 new stores.", "number 15..20 [new stores]"),
        ("Between 200 and 250 jobs are at risk.", "number 200..250 [jobs]"),
        ("Spending will total $30 million to $45 million.", "money 30000000..45000000 USD"),
        ("Delivery takes two to three weeks.", "duration 2..3 week"),
        ("The work lasts 18-24 months.", "duration 18..24 month"),
        ("It seeks from 100 to 120 engineers.", "number 100..120 [engineers]"),
        ("Guests pay €80 to €95 a night.", "money 80..95 EUR /night"),
        ("The lake is 8- to 12-metres deep.", "quantity 8..12 metre"),
        ("They want two or three partners.", "number 2..3 [partners] ~"),
        ("A fine of £500,000 to £1m is possible.", "money 500000..1000000 GBP"),
        ("Output of 7-9 lakh units is planned.", "number 700000..900000 [units]"),
        ("Analysts see margins at 11%–13%.", "percent 11..13"),
        ("The chip draws 5 to 7 watts.", "quantity 5..7 watt"),
        ("Temperatures of -18 to -12 degrees Celsius were logged.", "quantity -18..-12 celsius"),
        ("Prices ranged from $4 to $9.", "money 4..9 USD"),
        ("The tunnel costs between 2.1 and 2.4 billion francs.", "money 2100000000..2400000000 CHF"),
        ("It hopes for 2–3 million downloads.", "number 2000000..3000000 [downloads]"),
        ("The index fell 3-1 on fouls.", ""),
        ("Pages 12-15 tell the story.", ""),
        ("The loan runs for 5 to 10 years.", "duration 5..10 year"),
        ("The home side won 2-1.", ""),
        ("The vote was 12-7.", ""),
    ]);
}

/// Class 3: whose money it is, by sign, code, name and context.
#[test]
fn currencies() {
    check(&[
        ("It paid HK$5m to a vendor.", "money 5000000 HKD"),
        ("It was an AUD 16 billion buyout.", "money 16000000000 AUD"),
        ("The fine is N1.85bn, on top of N5,000 a day.", "money 1850000000 NGN; money 5000 NGN /day"),
        ("The N7 runs north.", ""),
        ("Net was 79 mln dlrs and 27 mln stg.", "money 79000000 USD; money 27000000 GBP"),
        ("On profit of €9m it pays 40 cents.", "money 9000000 EUR; money 0.4 EUR (context)"),
        ("On sales of $9m and €3m it pays 40 cents.", "money 9000000 USD; money 3000000 EUR; money 0.4 USD"),
        ("The Rabat firm charges 20 dirhams.", "money 20 MAD (context)"),
        ("He was fined $9 million and six others nothing.", "money 9000000 USD; number 6 [others] ~"),
        ("US$3bn was wired at once.", "money 3000000000 USD"),
        ("The Sydney firm lost A$12m.", "money 12000000 AUD"),
        ("NZ$4.5m went to a farm.", "money 4500000 NZD"),
        ("A Toronto fund gave C$90m.", "money 90000000 CAD"),
        ("The Singapore arm made S$7m.", "money 7000000 SGD"),
        ("NT$12.8 billion was booked.", "money 12800000000 TWD"),
        ("The São Paulo bank holds R$2bn.", "money 2000000000 BRL"),
        ("The mine lost R310 million.", "money 310000000 ZAR"),
        ("The mill cost R1.6bn.", "money 1600000000 ZAR"),
        ("A contract of £4m was signed under a €120m facility.", "money 4000000 GBP; money 120000000 EUR"),
        ("They spent Rmb1.2bn.", "money 1200000000 CNY"),
        ("They owe RMB 300m.", "money 300000000 CNY"),
        ("The deal cost 40 million yuan.", "money 40000000 CNY"),
        ("CN¥5bn was set aside.", "money 5000000000 CNY"),
        ("A ¥900 lunch is a bargain.", "money 900 JPY"),
        ("The €15 ticket sold out.", "money 15 EUR"),
        ("₹450 crore was raised.", "money 4500000000 INR"),
        ("Rs. 20 buys a tea.", "money 20 INR"),
        ("A fee of kr 500 applies.", "money 500 SEK"),
        ("The Swedish unit paid 12m kronor.", "money 12000000 SEK"),
        ("CHF 1.2m was seized.", "money 1200000 CHF"),
        ("It costs 49 zł in Warsaw.", "money 49 PLN"),
        ("₩30bn went to Seoul.", "money 30000000000 KRW"),
        ("The Ankara office took ₺2m.", "money 2000000 TRY"),
        ("All sums are in Australian dollars. The mine earned $400m.", "money 400000000 AUD (context)"),
        ("The group, which reports in Canadian dollars, made $7m.", "money 7000000 CAD (context)"),
        ("It spent $9m last year.", "money 9000000 USD; date 2023"),
        ("Mexico’s brewer lost 40m pesos.", "money 40000000 MXN (context)"),
        ("The Chilean miner earned 3bn pesos.", "money 3000000000 CLP (context)"),
        ("Pakistan’s lender wrote off 9bn rupees.", "money 9000000000 PKR (context)"),
        ("A pint costs 95p.", "money 0.95 GBP"),
        ("A sweet costs 10 cents.", "money 0.1 USD"),
        ("Each call costs five pence.", "money 0.05 GBP"),
        ("They paid 3 dollars and 50 cents.", "money 3.5 USD"),
        ("It needs half a million dollars.", "money 500000 USD"),
        ("The 12.5 million Swiss francs went missing.", "money 12500000 CHF"),
        ("The unit sold for 10m Hong Kong dollars.", "money 10000000 HKD"),
        ("GBP 350 is due.", "money 350 GBP"),
        ("The estimate is 120 MEUR.", "money 120000000 EUR"),
        ("Banks hold 75 USD million.", "money 75000000 USD"),
        ("The fee is €3m ($3.3m).", "money 3000000 EUR; money 3300000 USD"),
        ("He found 1,000 bitcoin on a laptop.", "money 1000 BTC"),
        ("The firm paid 2bn Indian rupees.", "money 2000000000 INR"),
        ("The note trades at $1.08 to the euro.", "money 1.08 USD"),
        ("The plan costs 5m pounds sterling.", "money 5000000 GBP"),
        ("It was 11 won.", "money 11 KRW"),
        ("The buyer offered 115USD for it.", "money 115 USD"),
        ("Chinese rivals spent ¥2bn in Beijing.", "money 2000000000 CNY (context)"),
        ("The bill came to £0.", "money 0 GBP"),
        ("A $5 note bought it.", "money 5 USD"),
        ("The trust gave a dollar for each tree.", "money 1 USD"),
    ]);
}

/// Class 6: grouping, decimal signs, minus signs and accounts.
#[test]
fn grouping_and_sign() {
    check(&[
        ("The total is 1,234.56.", "number 1234.56"),
        ("The total is 1.234,56.", "number 1234.56"),
        ("They repaid 1 234 567 euros.", "money 1234567 EUR"),
        ("A fine of CHF 1'250'000 was imposed.", "money 1250000 CHF"),
        ("Free cash flow was -$12.4m.", "money -12400000 USD"),
        ("Output shrank minus 0.4 per cent.", "percent -0.4"),
        ("The result was (12.4m).", "number -12400000"),
        ("The loss was ($99.99).", "money -99.99 USD"),
        ("Sales were $40m ($38m).", "money 40000000 USD; money 38000000 USD"),
        ("A sum of 12,34,567 rupees was paid.", "money 1234567 INR"),
        ("It counted 1.234.567 votes.", "number 1234567 [votes]"),
        ("The rate is 0.75%.", "percent 0.75"),
        ("The yield fell to -0.25%.", "percent -0.25"),
        ("A rate of 3,5 per cent is likely.", "percent 3.5"),
        ("It is worth €1.250,75.", "money 1250.75 EUR"),
        ("Some 3 400 workers left.", "number 3400 about [workers]"),
        ("It rose +5%.", "percent 5"),
        ("The gap is −3%.", "percent -3"),
        ("They sold 10 000 cars.", "number 10000 [cars]"),
        ("The tally was 1 000 000.", "number 1000000"),
        ("A pay-out of £1,250,000 was agreed.", "money 1250000 GBP"),
        ("The answer is .75.", "number 0.75"),
        ("The figure was 2.48×10−5.", "number 0.000025"),
        ("Lights swing at 4e14 hertz.", "quantity 400000000000000 hertz"),
        ("The count is 1,674,200.5.", "number 1674200.5"),
        ("In 2019 400 shops closed.", "date 2019; number 400 [shops]"),
        ("On May 3 400 shops closed.", "date 2024-05-03; number 400 [shops]"),
        ("The list has 22,24,26 in it.", "number 22; number 24; number 26"),
    ]);
}

/// Class 7: percentage points and basis points are not per cent.
#[test]
fn per_cents_and_points() {
    check(&[
        ("Revenue rose 5.2% in May.", "percent 5.2; date 2024-05"),
        ("Margins widened by 0.3 percentage points.", "percent 0.3 pp"),
        ("The bank cut rates by 25 basis points.", "percent 25 bp"),
        ("The rate is 4.25 per cent.", "percent 4.25"),
        ("Shares ended 0.1pp ahead.", "percent 0.1 pp"),
        ("The spread is 40bps.", "percent 40 bp"),
        ("It owns 51 percent of the shares.", "percent 51"),
        ("Turnout was ninety per cent.", "percent 90"),
        ("It pays a 20 per cent premium.", "percent 20"),
        ("A ten-percentage-point lead is large.", "percent 10 pp"),
        ("Up to 80% of users agree.", "percent 80 up_to"),
        ("At least 3% was lost.", "percent 3 at_least"),
        ("No more than 7 pct is due.", "percent 7 at_most"),
        ("It fell to 2% from 3%.", "percent 2 ^to; percent 3 ^from"),
        ("Inflation of under 2% is the aim.", "percent 2 under"),
        ("Double-digit growth is likely.", "percent ? ~"),
        ("The stake is just over 10%.", "percent 10 over"),
        ("It fell 100 bp.", "percent 100 bp"),
        ("Nearly 100% are covered.", "percent 100 nearly"),
        ("The poll gave her 48.5 per cent.", "percent 48.5"),
        ("Some 60% said yes and 40% no.", "percent 60 about; percent 40"),
        ("Interest of 5% a year is paid.", "percent 5 /year"),
    ]);
}

/// After a verb of change there are two or three figures, linked.
#[test]
fn changes() {
    check(&[
        ("Shares put on 5p to 212p.", "money 0.05 GBP; money 2.12 GBP"),
        ("Losses widened as well, from $6m to $8.3m.", "money 6000000 USD ^from; money 8300000 USD ^to"),
        (
            "Sales were €90 million, profit 58 million, from 71 million.",
            "money 90000000 EUR; money 58000000 EUR (context); money 71000000 EUR (context)",
        ),
        ("It pays 4 cents, down from 6.", "money 0.04 USD (context); money 0.06 USD (context)"),
        ("Its share fell from 61% to 58%.", "percent 61 ^from; percent 58 ^to"),
        ("Sales rose by $43.6bn to $419.2bn.", "money 43600000000 USD ^by; money 419200000000 USD ^to"),
        ("Sales rose 4% to £1.2bn.", "percent 4 ^by; money 1200000000 GBP ^to"),
        ("Profit fell to £1.3bn from £1.7bn.", "money 1300000000 GBP ^to; money 1700000000 GBP ^from"),
        ("It cut rates by 25 basis points to 4.25%.", "percent 25 bp ^by; percent 4.25 ^to"),
        ("The fee rises by £2.50 to £15.", "money 2.5 GBP ^by; money 15 GBP ^to"),
        ("Headcount grew from 400 to 650.", "number 400 ^from; number 650 ^to"),
        ("The price went from $4 to $9.", "money 4 USD ^from; money 9 USD ^to"),
        ("Costs range from $4 to $9.", "money 4..9 USD"),
        ("The yield edged up 2 basis points to 4.1%.", "percent 2 bp ^by; percent 4.1 ^to"),
        (
            "Net profit jumped 12 per cent to 300m euros from 268m.",
            "percent 12 ^by; money 300000000 EUR ^to; money 268000000 EUR (context) ^from",
        ),
        ("The stake was raised to 10% from 8%.", "percent 10 ^to; percent 8 ^from"),
        ("Forecasts were cut to $8 billion from 10.2 billion.", "money 8000000000 USD ^to; money 10200000000 USD (context) ^from"),
    ]);
}
