//! Amounts in a query: `>1m`, `<=€2.5bn`, `>10`.

use rust_decimal::Decimal;

use crate::extract::figure::FigureKind;

/// Kinds of figures that have a size.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Money,
    Percent,
    Number,
    Quantity,
    Duration,
    Multiple,
    Ratio,
}

impl Kind {
    /// Every one.
    pub const ALL: [Kind; 7] = [Kind::Money, Kind::Percent, Kind::Number, Kind::Quantity, Kind::Duration, Kind::Multiple, Kind::Ratio];

    /// The finder's name for it.
    pub fn figure(self) -> FigureKind {
        match self {
            Kind::Money => FigureKind::Money,
            Kind::Percent => FigureKind::Percent,
            Kind::Number => FigureKind::Number,
            Kind::Quantity => FigureKind::Quantity,
            Kind::Duration => FigureKind::Duration,
            Kind::Multiple => FigureKind::Multiple,
            Kind::Ratio => FigureKind::Ratio,
        }
    }

    /// Its name in a query.
    pub fn name(self) -> &'static str {
        self.figure().name()
    }
}

/// On which side of a value.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    More,
    MoreOrEqual,
    Less,
    LessOrEqual,
    Equal,
}

impl Compare {
    /// Every one, the longer signs first.
    pub const ALL: [Compare; 5] = [Compare::MoreOrEqual, Compare::LessOrEqual, Compare::More, Compare::Less, Compare::Equal];

    /// Its sign in a query.
    pub fn sign(self) -> &'static str {
        match self {
            Compare::More => ">",
            Compare::MoreOrEqual => ">=",
            Compare::Less => "<",
            Compare::LessOrEqual => "<=",
            Compare::Equal => "=",
        }
    }
}

/// Signs of currencies; `$` may be any dollar's, so it asks for none.
const SIGNS: &[(&str, &str)] =
    &[("£", "GBP"), ("€", "EUR"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"), ("₺", "TRY"), ("₽", "RUB"), ("$", "")];

/// Endings that multiply.
const MAGNITUDES: &[(&str, i64)] = &[
    ("trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("b", 1_000_000_000),
    ("million", 1_000_000),
    ("mn", 1_000_000),
    ("m", 1_000_000),
    ("thousand", 1_000),
    ("k", 1_000),
];

/// Reads `1m`, `€2.5bn`, `EUR5,000`, `10%`: the value and its currency.
pub fn parse(text: &str) -> Option<(Decimal, Option<String>)> {
    let (rest, unit) = currency(text);
    let rest = rest.trim_end_matches('%').to_lowercase();
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match rest.get(digits.len()..).unwrap_or_default() {
        "" => 1,
        ending => MAGNITUDES.iter().find(|(name, _)| *name == ending)?.1,
    };
    let number = digits.replace([',', '_'], "");
    let plain = number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value = number.parse::<Decimal>().ok().filter(|_| plain)?.checked_mul(Decimal::from(factor))?;
    Some((value.normalize(), unit))
}

fn currency(text: &str) -> (&str, Option<String>) {
    if let Some((rest, code)) = SIGNS.iter().find_map(|(sign, code)| Some((text.strip_prefix(sign)?, *code))) {
        return (rest, Some(code.to_owned()).filter(|code| !code.is_empty()));
    }
    match text.split_at_checked(3) {
        Some((code, rest)) if code.bytes().all(|byte| byte.is_ascii_uppercase()) => (rest, Some(code.to_owned())),
        _ => (text, None),
    }
}

/// An amount as it is read again: `EUR2500000`.
pub fn print(value: Decimal, unit: Option<&str>) -> String {
    format!("{}{}", unit.unwrap_or_default(), value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        let cases = [
            ("1m", Some(("1000000", None))),
            ("£2.5bn", Some(("2500000000", Some("GBP")))),
            ("$2.5BN", Some(("2500000000", None))),
            ("EUR5,000", Some(("5000", Some("EUR")))),
            ("10%", Some(("10", None))),
            ("-3", Some(("-3", None))),
            ("1.5trillion", Some(("1500000000000", None))),
            ("", None),
            ("m", None),
            ("1x", None),
            ("1e5", None),
            ("9999999999999999999999999999tn", None),
        ];
        for (text, expected) in cases {
            let found = parse(text).map(|(value, unit)| (value.to_string(), unit));
            assert_eq!(found, expected.map(|(value, unit)| (value.to_owned(), unit.map(str::to_owned))), "{text}");
        }
    }
}
