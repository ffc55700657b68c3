//! The numbered classes of figures in short.

use super::notation::check;

#[test]
fn reads_press_magnitudes() {
    check(&[
        ("Turnover reached £1.3bn.", "money 1300000000 GBP"),
        ("It has raised $400m so far.", "money 400000000 USD"),
        ("The sector may be worth up to $1.5tr.", "money 1500000000000 USD up_to"),
        ("Debt stands at €5tn.", "money 5000000000000 EUR"),
        ("The network serves 400m people.", "number 400000000 [people]"),
        ("It paid Rs 1.25 lakh for each bike.", "money 125000 INR"),
        ("The mill cost 12 crore rupees.", "money 120000000 INR"),
    ]);
}

#[test]
fn leaves_names_alone() {
    check(&[
        ("The 5G and 4G networks follow 3GPP rules.", ""),
        ("Web3.0 and Wi-Fi 6 are on show.", ""),
        ("Support runs 24/7 for B2B clients of 3M and 7-Eleven.", ""),
        ("The Boeing 737 and the iPhone 15 run Windows 11.", ""),
        ("Staff in a 401(k) read Section 10b-5 and Article 50.", ""),
        ("Crowds stood outside 10 Downing Street.", ""),
        ("The flaw, CVE-2023-1111, sits in version 5.6.1.", ""),
        ("No one took the call on 020 7946 0000.", ""),
    ]);
}

#[test]
fn resolves_dates() {
    check(&[
        ("Talks began on Monday and end tomorrow.", "date 2024-06-10; date 2024-06-13"),
        ("It opened last November.", "date 2023-11"),
        ("Sales fell in Q3 2023 and in FY2024.", "date 2023-Q3; date FY2024"),
        ("Between 2013 and 2018 it grew.", "date_range 2013..2018"),
        ("The deal was signed on 17/03/2016.", "date 2016-03-17"),
        ("The fad of the 1990s is back.", "date 199X"),
    ]);
}
