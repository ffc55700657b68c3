//! A figure's normalised value in words, for people: `over GBP 1,300,000,000 per year`, `61%`, `2016–2018`.

use rust_decimal::Decimal;

use super::json;
use crate::extract::figure::{Approx, Figure, Value};
use crate::load::clean;

/// The decimal places that are shown of a fraction without end, such as two thirds.
const PLACES: u32 = 4;

/// The value with its bound and unit; empty where it has none.
pub fn value(figure: &Figure) -> String {
    let number = match figure.value {
        Value::Unknown => return String::new(),
        Value::Number(number) => grouped(number),
        Value::Range(low, high) => format!("{}–{}", grouped(low), grouped(high)),
        Value::When(when) => json::moment(when),
        Value::Between(from, to) => format!("{}–{}", json::moment(from), json::moment(to)),
        Value::Clock(time) => time.strftime("%H:%M").to_string(),
    };
    let with_unit = match figure.unit.as_deref() {
        None => number,
        Some("%") => format!("{number}%"),
        Some(code) if is_currency(code) => format!("{code} {number}"),
        Some(unit) => format!("{number} {unit}"),
    };
    let bound = figure.approx.map(bound).unwrap_or_default();
    let per = figure.per.as_deref().map(|per| format!("per {per}")).unwrap_or_default();
    clean::line(&[bound, &with_unit, &per].join(" "))
}

/// Whether a unit is an ISO 4217 code.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A number with its thousands parted: `1,300,000,000`, `-0.5`, `0.6667`.
fn grouped(number: Decimal) -> String {
    let text = json::decimal(number.round_dp(PLACES));
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    let mut grouped = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

fn bound(approx: Approx) -> &'static str {
    match approx {
        Approx::About => "about",
        Approx::Nearly => "nearly",
        Approx::Over => "over",
        Approx::Under => "under",
        Approx::UpTo => "up to",
        Approx::AtLeast | Approx::Plus => "at least",
        Approx::AtMost => "at most",
        Approx::From => "from",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_and_long_fractions_cut() {
        let cases = [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1300000000.50", "-1,300,000,000.5"),
            ("0.6666666666666666666666666667", "0.6667"),
            ("0.0001", "0.0001"),
            ("79228162514264337593543950335", "79,228,162,514,264,337,593,543,950,335"),
        ];
        for (number, expected) in cases {
            assert_eq!(grouped(number.parse().unwrap()), expected);
        }
    }
}
