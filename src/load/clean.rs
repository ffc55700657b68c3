//! Cleaning, once, before any offset is counted: what is left can be shown on a terminal as it is.
//!
//! Invariant: the result holds printable characters, spaces and `\n` only, and cleaning it again changes nothing. Letters are
//! never changed (no normalisation): a quotation stays what was written.

use unicode_width::UnicodeWidthChar;

/// Combining marks kept on one base character. Stacked diacritics of real languages stay below five.
const MARKS: usize = 8;

/// Cleans a text: line ends become `\n`, tabs spaces; controls, direction overrides, invisible and tag characters, soft
/// hyphens and all marks beyond eight on one base are dropped.
pub fn text(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    let mut marks = 0;
    let mut last = '\n';
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let kept = match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    continue;
                }
                '\n'
            }
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            '\n' => c,
            '\u{200D}' if joins(last) && chars.peek().is_some_and(|&next| pictograph(next)) => c,
            '\u{FE0F}' if pictograph(last) || matches!(last, '0'..='9' | '#' | '*') => c,
            _ if unseen(c) => continue,
            _ => c,
        };
        if kept.width() == Some(0) && !matches!(kept, '\u{200D}' | '\u{FE0F}') {
            marks += 1;
            if marks > MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        clean.push(kept);
        last = kept;
    }
    clean
}

/// Cleans a label that must stay on one line, such as a title or a file's name: every run of white space becomes one space.
pub fn line(raw: &str) -> String {
    let mut label = String::with_capacity(raw.len());
    for word in text(raw).split_whitespace() {
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    label
}

/// Whether a zero-width joiner may follow: a pictograph, its variation selector or its skin tone.
fn joins(c: char) -> bool {
    pictograph(c) || c == '\u{FE0F}'
}

/// Whether emoji sequences are built of it (Unicode's Extended_Pictographic, by its blocks).
fn pictograph(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}'
        | '\u{24C2}' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}'
        | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a character shows nothing, or changes how its neighbours are shown.
pub fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
        // Private use has no agreed shape (icon fonts of web pages), non-characters have none at all.
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_printable_text_is_left() {
        let cases = [
            ("one\r\ntwo\rthree\u{2028}four\u{85}five", "one\ntwo\nthree\nfour\nfive"),
            ("a\tb", "a b"),
            ("\u{1b}[31mred\u{1b}[0m\u{9b}2J", "[31mred[0m2J"),
            ("\u{1b}]52;c;aGk=\u{7}", "]52;c;aGk="),
            ("pay\u{202e}lap\u{2066}x\u{2069}", "paylapx"),
            ("zero\u{200b}width\u{feff}\u{2060}", "zerowidth"),
            ("tag\u{e0041}\u{e007f}ged", "tagged"),
            ("co\u{ad}operate", "cooperate"),
            ("Montréal – “Łódź”", "Montréal – “Łódź”"),
            ("no\u{a0}break", "no\u{a0}break"),
            ("icon \u{f09a} here", "icon  here"),
            ("👩\u{200d}💻 and 👨🏽\u{200d}🚀", "👩\u{200d}💻 and 👨🏽\u{200d}🚀"),
            ("❤\u{fe0f} 1\u{fe0f}\u{20e3} a\u{fe0f} x\u{200d}y", "❤\u{fe0f} 1\u{fe0f}\u{20e3} a xy"),
        ];
        for (raw, clean) in cases {
            assert_eq!(text(raw), clean, "{raw:?}");
            assert_eq!(text(clean), clean, "again: {raw:?}");
        }
    }

    #[test]
    fn marks_do_not_pile_up() {
        let tower = format!("e{}x", "\u{301}".repeat(100));
        assert_eq!(text(&tower), format!("e{}x", "\u{301}".repeat(8)));
    }

    #[test]
    fn a_label_stays_on_one_line() {
        assert_eq!(line("  two\r\n\tlines\u{7} "), "two lines");
    }
}
