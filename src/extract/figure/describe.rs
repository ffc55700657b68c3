//! A figure in words for the reader: the line under the text and the short form of the panel.
//!
//! Nothing is summed, converted or rounded here: what is shown is the value of the text, its bound and its range.

use rust_decimal::Decimal;

use crate::extract::figure::types::{Approx, Evidence, Figure, FigureKind, Modifier, Moment, Value};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The line for a figure under the cursor: "£1.3bn = GBP 1,300,000,000 · over 2013–2018 · Huawei's investment". `words` are
/// those of the figure's span, `owner` is the name of the organisation that [`Figure::of`] stands for.
pub fn describe(figure: &Figure, words: &str, owner: Option<&str>) -> String {
    let mut parts = vec![match value(figure) {
        Some(value) if plain(&value) != plain(words) => format!("{} = {value}", flat(words)),
        Some(_) => flat(words),
        None => format!("{} · no value", flat(words)),
    }];
    if figure.unit_evidence != Evidence::Explicit
        && let Some(unit) = &figure.unit
    {
        let how = if figure.unit_evidence == Evidence::Context { "from the text" } else { "assumed" };
        parts.push(format!("{unit} {how}"));
    }
    if let Some(moment) = figure.moment {
        parts.push(side(moment).into());
    }
    if let Some((first, last)) = figure.interval {
        parts.push(format!("{first}–{last}"));
    }
    match (&figure.measures, owner) {
        (Some(measures), Some(owner)) if !measures.contains(owner) => parts.push(format!("{owner}’s {measures}")),
        (Some(measures), _) => parts.push(measures.clone()),
        (None, Some(owner)) => parts.push(owner.to_owned()),
        (None, None) => {}
    }
    parts.join(" · ")
}

/// The short form of the panel, value first: "over GBP 1.3bn", "58–61 %", "12 months", "2024-Q3".
pub fn compact(figure: &Figure, words: &str) -> String {
    let number = |number: Decimal| short(number);
    let amount = match figure.value {
        Value::Number(value) => Some(number(value)),
        Value::Range(low, high) => Some(format!("{}–{}", number(low), number(high))),
        Value::When(when) => Some(moment(when)),
        Value::Between(low, high) => Some(format!("{} – {}", moment(low), moment(high))),
        Value::Clock(time) => Some(time.strftime("%H:%M").to_string()),
        Value::Unknown => None,
    };
    let Some(amount) = amount else { return flat(words) };
    let mut out = match figure.approx.map(bound) {
        Some(bound) => format!("{bound} "),
        None => figure.moment.map(|moment| format!("{} ", side(moment))).unwrap_or_default(),
    };
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Money, Some(code)) => out += &format!("{code} {amount}"),
        (FigureKind::Percent, Some("%")) => out += &format!("{amount}%"),
        (FigureKind::Multiple, _) => out += &format!("{amount}×"),
        (FigureKind::Ordinal, _) => out += &format!("no. {amount}"),
        (_, Some(unit)) => out += &format!("{amount} {}", plural(unit, figure.value)),
        (_, None) => out += &amount,
    }
    if let Some(per) = &figure.per {
        out += &format!(" per {per}");
    }
    out
}

/// The normalised value in full: "GBP 1,300,000,000", "about 12 months", "March 2016"; `None` where it has none.
pub fn value(figure: &Figure) -> Option<String> {
    let amount = match figure.value {
        Value::Unknown => return None,
        Value::Number(number) => grouped(number),
        Value::Range(low, high) => format!("{} to {}", grouped(low), grouped(high)),
        Value::When(when) => spelled(when),
        Value::Between(low, high) => format!("{} to {}", spelled(low), spelled(high)),
        Value::Clock(time) => time.strftime("%H:%M").to_string(),
    };
    let bound = figure.approx.map(|approx| format!("{} ", bound(approx))).unwrap_or_default();
    let per = figure.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    Some(match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Money, Some(code)) => format!("{bound}{code} {amount}{per}"),
        (FigureKind::Percent, Some("%")) => format!("{bound}{amount}%{per}"),
        (FigureKind::Multiple, _) => format!("{bound}{amount} times{per}"),
        (_, Some(unit)) => format!("{bound}{amount} {}{per}", plural(unit, figure.value)),
        (_, None) => format!("{bound}{amount}{per}"),
    })
}

/// A number with its thousands parted by commas.
fn grouped(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("−", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.extend(part.chars().take(6));
    }
    out
}

/// A number as the press writes it: "1.3bn", "400m", "12,500". Only where nothing is lost.
fn short(number: Decimal) -> String {
    for (zeros, letters) in [(12, "tn"), (9, "bn"), (6, "m")] {
        let Some(factor) = 10i64.checked_pow(zeros).map(Decimal::from) else { continue };
        let scaled = number.checked_div(factor).unwrap_or(number).normalize();
        if number.abs() >= factor && scaled.scale() <= 3 {
            return format!("{}{letters}", grouped(scaled));
        }
    }
    grouped(number)
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

fn side(moment: Modifier) -> &'static str {
    match moment {
        Modifier::Early => "early",
        Modifier::Mid => "mid",
        Modifier::Late => "late",
        Modifier::Start => "start of",
        Modifier::End => "end of",
        Modifier::Since => "since",
        Modifier::By => "by",
        Modifier::Before => "before",
        Modifier::After => "after",
    }
}

/// A moment as the output prints it.
fn moment(when: Moment) -> String {
    match when {
        Moment::Day(date) => date.to_string(),
        Moment::Month(year, month) => format!("{year:04}-{month:02}"),
        Moment::Year(year) => format!("{year:04}"),
        Moment::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Moment::Half(year, half) => format!("{year:04}-H{half}"),
        Moment::Decade(year) => format!("{year:04}s"),
        Moment::FiscalYear(year) => format!("FY{year:04}"),
        Moment::Yearless(..) => spelled(when),
    }
}

/// A moment as one says it.
fn spelled(when: Moment) -> String {
    let name = |month: i8| usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or_default();
    match when {
        Moment::Day(date) => format!("{} {} {}", date.day(), name(date.month()), date.year()),
        Moment::Month(year, month) => format!("{} {year}", name(month)),
        Moment::Yearless(month, Some(day)) => format!("{day} {}", name(month)),
        Moment::Yearless(month, None) => name(month).to_owned(),
        _ => moment(when),
    }
}

/// A unit's name for a value: "12 months", "1 month", "1.2 gigawatts"; signs and "celsius" stay.
fn plural(unit: &str, value: Value) -> String {
    let one = matches!(value, Value::Number(number) if number == Decimal::ONE);
    let (head, rest) = unit.split_once(" per ").map_or((unit, None), |(head, rest)| (head, Some(rest)));
    let many = match head {
        _ if one => head.to_owned(),
        "foot" => "feet".into(),
        "square foot" => "square feet".into(),
        "cubic foot" => "cubic feet".into(),
        "inch" => "inches".into(),
        "century" => "centuries".into(),
        "pp" | "bp" | "celsius" | "fahrenheit" | "kelvin" | "hertz" | "horsepower" => head.to_owned(),
        _ if head.ends_with("hertz") => head.to_owned(),
        _ => format!("{head}s"),
    };
    match rest {
        Some(rest) => format!("{many} per {rest}"),
        None => many,
    }
}

/// Words on one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What two writings of the same value have in common.
fn plain(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '%')).collect::<String>().to_lowercase()
}
