//! Classes 5, 9 and the rest of 10: fractions and words, adjectival forms, quantities, multiples, rates and bounds.

use super::notation::check;

/// Class 5: fractions and numbers in words.
#[test]
fn fractions_and_words() {
    check(&[
        ("Half a billion dollars went missing.", "money 500000000 USD"),
        ("Five million and three quarters were counted.", "number 5750000"),
        ("Roughly two-thirds of the workforce left.", "number 0.666667 about"),
        ("A couple of hundred clerks were let go.", "number 200 about [clerks]"),
        ("One in five shops is empty.", "ratio 0.2"),
        ("A dozen banks lined up.", "number 12 [banks]"),
        ("Three-quarters of the town voted.", "number 0.75"),
        ("A quarter of voters stayed home.", "number 0.25 [voters]"),
        ("Sales rose by a quarter.", "number 0.25"),
        ("The quarter was weak.", ""),
        ("A quarter of a million users signed up.", "number 250000 [users]"),
        ("Nine thousand jobs will go.", "number 9000 [jobs]"),
        ("Forty-two cases were opened.", "number 42 [cases]"),
        ("Two and a half million litres leaked.", "quantity 2500000 litre"),
        ("Four hundred and six people came.", "number 406 [people]"),
        ("The fund holds one hundred million shares.", "number 100000000 [shares]"),
        ("A third of the staff left.", "number 0.333333 [staff]"),
        ("The third runway was built.", "ordinal 3 ~"),
        ("One-tenth of output is lost.", "number 0.1"),
        ("Half of suppliers agreed.", "number 0.5 [suppliers]"),
        ("A million people marched.", "number 1000000 [people]"),
        ("Several hundred fans waited.", ""),
        ("Two out of ten drivers quit.", "ratio 0.2"),
        ("Three in four buyers pay cash.", "ratio 0.75"),
        ("Zero complaints were upheld.", "number 0 [complaints] ~"),
        ("It hired twenty-one engineers.", "number 21 [engineers]"),
        ("Half a dozen firms bid.", "number 6 [firms]"),
        ("Seven people spoke.", "number 7 [people] ~"),
        ("The two firms merged.", ""),
        ("Profits halved in a year.", "duration 1 year"),
        ("Output doubled.", ""),
        ("It makes 1½ tonnes a day.", "quantity 1.5 tonne /day"),
        ("About 3/4 of them agreed.", "number 0.75 about"),
        ("Two dozen stores closed.", "number 24 [stores]"),
        ("Twelve hundred workers struck.", "number 1200 [workers]"),
        ("One point five million homes lost power.", "number 1500000 [homes]"),
        ("Five eighths of the pipe is laid.", "number 0.625"),
        ("The company has three plants.", "number 3 [plants] ~"),
        ("Both plants are shut.", ""),
        ("A hundred workers left.", "number 100 [workers]"),
        ("Ninety-nine per cent of firms pay.", "percent 99"),
    ]);
}

/// Quantities in their units, adjectival forms (class 9) among them.
#[test]
fn quantities() {
    check(&[
        ("A 27\" monitor costs $899.", "quantity 27 inch; money 899 USD"),
        ("He weighs 11 stone 4 pounds.", "quantity 158 pound"),
        ("It was 49.6C in Lytton and -12F in Minot.", "quantity 49.6 celsius; quantity -12 fahrenheit"),
        ("A 777F and a 5C part were sold.", ""),
        ("The car burns 5.4 litres per 100 km.", "quantity 5.4 litre per 100 kilometres"),
        ("Flows reached 1.2 bcf/d.", "quantity 1.2 billion cubic feet per day"),
        ("The rope is 2 yards 7 feet long.", "quantity 13 foot"),
        ("The farm makes 1.2 gigawatts.", "quantity 1.2 gigawatt"),
        ("It holds 75kWh.", "quantity 75 kilowatt hour"),
        ("A 22,000-square-metre shed burned.", "quantity 22000 square metre"),
        ("The link runs at 100 Mbit/s.", "quantity 100 megabit per second"),
        ("Downloads hit 2.5 Gbps.", "quantity 2.5 gigabit per second"),
        ("The hall hit 38°C.", "quantity 38 celsius"),
        ("The drone flies at 120 km/h.", "quantity 120 kilometre per hour"),
        ("It weighs 2.5kg.", "quantity 2.5 kilogram"),
        ("Chips use 2nm transistors.", "quantity 2 nanometre"),
        ("The pipe is 300 miles long.", "quantity 300 mile"),
        ("It spans 40 hectares.", "quantity 40 hectare"),
        ("They ship 5m tonnes a year.", "quantity 5000000 tonne /year"),
        ("The well yields 40,000 barrels a day.", "quantity 40000 barrel per day"),
        ("The tank holds 500 litres.", "quantity 500 litre"),
        ("The site covers 12 sq km.", "quantity 12 square kilometre"),
        ("It uses 30 MWh.", "quantity 30 megawatt hour"),
        ("The disk stores 20 terabytes.", "quantity 20 terabyte"),
        ("The tower is 310m tall.", "quantity 310 metre"),
        ("A 16-bit chip ran it.", "quantity 16 bit"),
        ("The lift has a 2-tonne limit.", "quantity 2 tonne"),
        ("He is 5 ft 11 in tall.", "quantity 71 inch"),
        ("The truck hauls 20 tons.", "quantity 20 ton"),
        ("The band is 3.5 GHz wide.", "quantity 3.5 gigahertz"),
        ("The ship carries 24,000 TEU.", "quantity 24000 container"),
        ("A 65-inch screen costs more.", "quantity 65 inch"),
        ("The camera has 48 megapixels.", "quantity 48 megapixel"),
        ("The mine yields 90,000 ounces.", "quantity 90000 ounce"),
        ("A plot of 3 acres was sold.", "quantity 3 acre"),
        ("It weighs two pounds.", "quantity 2 pound"),
        ("The bag holds 50 pounds of rice.", "quantity 50 pound"),
        ("It cost two pounds.", "money 2 GBP"),
        ("The engine makes 400 horsepower.", "quantity 400 horsepower"),
        ("The pool is 50 metres long.", "quantity 50 metre"),
        ("A load of 30kg fell.", "quantity 30 kilogram"),
        ("The device needs 5 volts.", "quantity 5 volt"),
        ("It emits 95 g/km.", "quantity 95 gram per kilometre"),
        ("The cell makes 20 kW.", "quantity 20 kilowatt"),
        ("A two-mile queue formed.", "quantity 2 mile"),
    ]);
}

/// Multiples, ratios and ordinals.
#[test]
fn multiples_ratios_and_ordinals() {
    check(&[
        ("The chip is 2x faster.", "multiple 2"),
        ("Sales grew threefold.", "multiple 3"),
        ("Rents are 1.5 times higher.", "multiple 1.5"),
        ("The backlog grew tenfold.", "multiple 10"),
        ("It trades at 12 times earnings.", "multiple 12"),
        ("It was four times oversubscribed.", "multiple 4"),
        ("It rose 10-fold.", "multiple 10"),
        ("The bank marks its 150th year.", "ordinal 150"),
        ("It was its second loss.", "ordinal 2 ~"),
        ("Ireland ranked twenty-first.", "ordinal 21"),
        ("It came 3rd.", "ordinal 3"),
        ("A 3:1 split was agreed.", "ratio 3"),
        ("The ratio of three to one is high.", "ratio 3"),
        ("This is the fifth cut.", "ordinal 5 ~"),
        ("For the third time it fell.", "ordinal 3 ~"),
        ("She won the 20th prize.", "ordinal 20"),
        ("He met them four times.", "number 4 ~"),
    ]);
}

/// Class 9: adjectival forms; what stands around a figure: bounds, rates, counted nouns.
#[test]
fn bounds_rates_and_nouns() {
    check(&[
        ("It pays $5-a-share.", "money 5 USD /share"),
        ("A $70-a-share bid came.", "money 70 USD /share"),
        ("It earns £60m a year.", "money 60000000 GBP /year"),
        ("The plan costs £9.99 a month.", "money 9.99 GBP /month"),
        ("They pay $15 per hour.", "money 15 USD /hour"),
        ("It costs €4/kg.", "money 4 EUR /kilogram"),
        ("It makes $2 per share.", "money 2 USD /share"),
        ("Drivers get $20 an hour.", "money 20 USD /hour"),
        ("They cost $11m apiece.", "money 11000000 USD /item"),
        ("Sales were over $5m.", "money 5000000 USD over"),
        ("Sales were just under $5m.", "money 5000000 USD under"),
        ("Sales were nearly $5m.", "money 5000000 USD nearly"),
        ("Up to $5m is due.", "money 5000000 USD up_to"),
        ("At least $5m is due.", "money 5000000 USD at_least"),
        ("At most 30 staff will go.", "number 30 at_most [staff]"),
        ("As much as $5m is due.", "money 5000000 USD up_to"),
        ("No fewer than 30 people left.", "number 30 at_least [people]"),
        ("About 2,300-odd firms pay.", "number 2300 about [firms]"),
        ("It has 50-plus sites.", "number 50 plus [sites]"),
        ("More than 30 countries signed.", "number 30 over [countries]"),
        ("Some 40 ships waited.", "number 40 about [ships]"),
        ("Fewer than 10 staff remain.", "number 10 under [staff]"),
        ("An estimated 300 birds died.", "number 300 about [birds]"),
        ("A record 400 ships passed.", "number 400 [ships]"),
        ("A 10-member board met.", "number 10 [member]"),
        ("A 1.5 million-strong crowd came.", "number 1500000 [crowd]"),
        ("It has 1,200 machines.", "number 1200 [machines]"),
        ("Two Boeing 787s and 14 Airbus A350s landed.", "number 2 [Boeing 787s] ~; number 14 [Airbus A350s]"),
        ("Around £3m or so is left.", "money 3000000 GBP about"),
        ("It has 500 or more sites.", "number 500 at_least"),
        ("Prices start from £20.", "money 20 GBP from"),
        ("It has 300 software engineers.", "number 300 [software engineers]"),
        ("The fund has £5m in excess of needs.", "money 5000000 GBP"),
        ("It has more than 5,000 employees worldwide.", "number 5000 over [employees]"),
        ("Each of its 40 plants is full.", "number 40 [plants]"),
    ]);
}

/// Class 10: sentences as articles have them.
#[test]
fn whole_sentences() {
    check(&[
        ("The firm owed €2m; it paid €1m at once and the rest in May 2023.", "money 2000000 EUR; money 1000000 EUR; date 2023-05"),
        ("Shares fell 3.1% to £2.04, valuing the group at £1.9bn.", "percent 3.1 ^by; money 2.04 GBP ^to; money 1900000000 GBP"),
        ("The bank will cut 1,200 of its 9,800 jobs by 2026.", "number 1200 [jobs]; number 9800 [jobs]; date 2026 <by"),
        ("Two-thirds of its £400m debt falls due within 18 months.", "number 0.666667; money 400000000 GBP; duration 18 month"),
        ("Sales of the drug rose 14% to $2.1bn in the first quarter.", "percent 14 ^by; money 2100000000 USD ^to; date 2024-Q1"),
        (
            "It bought 51% of the chain for £30m in 2019 and the rest for £45m.",
            "percent 51; money 30000000 GBP; date 2019; money 45000000 GBP",
        ),
        ("Ofgem fined the supplier £12.5m, its third penalty in two years.", "money 12500000 GBP; ordinal 3 ~; duration 2 year"),
        ("The plant, built in 1987, makes 300,000 tonnes of paper a year.", "date 1987; quantity 300000 tonne"),
        ("It will hire 250 engineers over the next three years.", "number 250 [engineers]; duration 3 year"),
        ("A court in Lyon ordered it to pay €7.4m within 30 days.", "money 7400000 EUR; duration 30 day"),
        ("Net debt was 2.3 times earnings, down from 3.1 times.", "multiple 2.3; multiple 3.1"),
        ("The fund put £20m into the five-year-old start-up.", "money 20000000 GBP; duration 5 year"),
        (
            "Rents rose 6.5% in the year to March, the fastest since 2008.",
            "percent 6.5; date_range 2023-04-01..2024-03-31; date 2008 <since",
        ),
        ("The 40-storey tower has 500,000 square feet of offices.", "number 40 [storey]; quantity 500000 square foot"),
        ("Pay rose by 4% to £38,000 on average.", "percent 4 ^by; money 38000 GBP ^to"),
    ]);
}
